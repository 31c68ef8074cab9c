//! Whether files belong together, and which outline belongs to which municipality.
//!
//! Deliberately not here: reading, writing.

use std::collections::{BTreeMap, BTreeSet};

use geo::{BoundingRect, Contains, InteriorPoint, Intersects, Point, Rect};

use super::found::{Found, Input};
use super::lists::{Municipality, Place};
use super::made::Parts;
use super::names::{Taken, fold};
use super::outlines::Area;
use crate::base::geo::LatLon;
use crate::base::message::msg;

/// Outlines and places that do not lie in the same region were not meant for each other, or have their degrees exchanged. So may single
/// places; gives the numbers of those of which it is said.
pub(super) fn same(areas: &[Area], places: &[Place], found: &mut Found) -> BTreeSet<usize> {
    let boxes = areas.iter().filter_map(|a| a.shape.bounding_rect());
    let Some(all) = boxes.reduce(|a, b| {
        let (low, high) = (
            (a.min().x.min(b.min().x), a.min().y.min(b.min().y)),
            (a.max().x.max(b.max().x), a.max().y.max(b.max().y)),
        );
        Rect::new(low, high)
    }) else {
        return BTreeSet::new();
    };
    // A degree of room, for places beyond the border.
    let near = |x: f64, y: f64| {
        (all.min().x - 1.0..=all.max().x + 1.0).contains(&x)
            && (all.min().y - 1.0..=all.max().y + 1.0).contains(&y)
    };
    let (inside, exchanged) = places.iter().fold((0, 0), |n, p| {
        (
            n.0 + usize::from(near(p.at.lon, p.at.lat)),
            n.1 + usize::from(near(p.at.lat, p.at.lon)),
        )
    });
    let n = places.len();
    if n == 0 || inside * 2 >= n {
        let alone = |p: &Place| near(p.at.lat, p.at.lon) && !near(p.at.lon, p.at.lat);
        let alone: BTreeSet<usize> = (0..n).filter(|n| alone(&places[*n])).collect();
        for p in alone.iter().map(|n| &places[*n]) {
            let LatLon { lat, lon } = p.at;
            let said = msg!("import-place-exchanged", id = &p.id, lat = lat, lon = lon);
            found.of_place(p.spot, true, said);
        }
        return alone;
    }
    if exchanged > inside {
        found.wrong(
            None,
            msg!(
                "import-only-places-lie-region",
                inside = inside,
                n = n,
                exchanged = exchanged
            ),
        );
    } else {
        found.wrong(
            None,
            msg!(
                "import-only-places-lie-region-outlines",
                inside = inside,
                n = n
            ),
        );
    }
    BTreeSet::new()
}

/// Numbers of outlines by what they are called.
type Firsts = BTreeMap<String, usize>;

/// Finds the outlines of municipalities of a list, by id or name; outlines that belong to none are noted.
pub(super) fn outlines_of(list: &mut [Municipality], areas: &[Area], found: &mut Found) {
    let mut used = BTreeSet::new();
    // The first outline of each id and name.
    let (mut ids, mut english, mut arabic): (Firsts, Firsts, Firsts) = Default::default();
    for (n, a) in areas.iter().enumerate().filter(|(_, a)| a.level == 2) {
        ids.entry(a.id.clone()).or_insert(n);
        for (of, name) in [(&mut english, &a.name.en), (&mut arabic, &a.name.ar)] {
            of.entry(fold(name)).or_insert(n);
        }
    }
    for of in [&mut english, &mut arabic] {
        of.remove("");
    }
    for m in list {
        let by_id = ids.get(m.place.as_str());
        let by_name =
            [(&english, &m.name.en), (&arabic, &m.name.ar)].map(|(of, name)| of.get(&fold(name)));
        m.outline = by_name.into_iter().chain([by_id]).flatten().min().copied();
        used.extend(m.outline);
    }
    for (n, a) in areas.iter().enumerate() {
        if a.level == 2 && !used.contains(&n) {
            let said = msg!("import-outline-municipality-belongs-row", id = &a.id);
            found.changed(Input::Outlines, a.spot, said);
        }
    }
}

/// Makes municipalities of outlines of level 2, each with a place inside as its seat: that of the same id or name, else that with most
/// people, else one that is made in its middle.
pub(super) fn without_list(
    areas: &[Area],
    places: &mut Vec<Place>,
    found: &mut Found,
) -> Vec<Municipality> {
    let mut list = Vec::new();
    let mut seats: BTreeSet<String> = BTreeSet::new();
    let mut taken = Taken::default();
    places.iter().for_each(|p| taken.insert(&p.id));
    for (n, a) in areas.iter().enumerate().filter(|(_, a)| a.level == 2) {
        let around = a.shape.bounding_rect();
        let inside = places.iter().filter(|p| {
            let point = Point::new(p.at.lon, p.at.lat);
            around.is_some_and(|r| r.intersects(&point))
                && !seats.contains(&p.id)
                && a.shape.contains(&point)
        });
        let (en, ar) = (fold(&a.name.en), fold(&a.name.ar));
        let rank = |p: &&Place| {
            let same = |x: &str, y: &str| !x.is_empty() && fold(x) == y;
            let named = p.id == a.id || same(&p.name.en, &en) || same(&p.name.ar, &ar);
            (named, p.population.unwrap_or(0))
        };
        // Of equal ones the first.
        let seat = inside.rev().max_by_key(rank).map(|p| p.id.clone());
        let seat = match seat {
            Some(id) => {
                found.changed(
                    Input::Outlines,
                    a.spot,
                    msg!("import-seat-chosen", place = &id),
                );
                id
            }
            None => {
                let Some(middle) = a.shape.interior_point() else {
                    continue;
                };
                let id = taken.distinct(&a.id);
                found.changed(
                    Input::Outlines,
                    a.spot,
                    msg!("import-seat-made", place = &id),
                );
                places.push(Place {
                    id: id.clone(),
                    name: a.name.clone(),
                    at: LatLon {
                        lat: (middle.y() * 1e5).round() / 1e5,
                        lon: (middle.x() * 1e5).round() / 1e5,
                    },
                    population: None,
                    written: String::new(),
                    spot: Some((Input::Outlines, a.spot)),
                });
                taken.insert(&id);
                id
            }
        };
        seats.insert(seat.clone());
        list.push(Municipality {
            place: seat,
            name: a.name.clone(),
            directorate: None,
            outline: Some(n),
            spot: (Input::Outlines, a.spot),
        });
    }
    if list.is_empty() {
        found.note(None, msg!("import-map-municipalities-give-their"));
    }
    list
}

/// Notes directorates that municipalities name: a map has none, so the scenario has to.
pub(super) fn directorates(parts: &Parts, found: &mut Found) {
    let named = parts
        .municipalities
        .iter()
        .filter_map(|m| m.directorate.as_deref());
    let all: BTreeSet<&str> = named.collect();
    if !all.is_empty() {
        let all: Vec<&str> = all.into_iter().collect();
        found.note(
            Input::Municipalities,
            msg!("import-directorates-named", all = all),
        );
    }
}

/// Notes places to which no road leads from the others.
pub(super) fn connected(parts: &Parts, found: &mut Found) {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for r in &parts.roads {
        next.entry(&r.from).or_default().push(&r.to);
        next.entry(&r.to).or_default().push(&r.from);
    }
    let (mut seen, mut main): (BTreeSet<&str>, BTreeSet<&str>) = Default::default();
    for p in &parts.places {
        let (mut part, mut todo) = (BTreeSet::new(), vec![p.id.as_str()]);
        while let Some(id) = todo.pop() {
            if seen.insert(id) {
                part.insert(id);
                todo.extend(next.get(id).into_iter().flatten().copied());
            }
        }
        if part.len() > main.len() {
            main = part;
        }
    }
    let apart = parts
        .places
        .iter()
        .filter(|p| !main.contains(p.id.as_str()));
    let apart: Vec<&str> = apart.map(|p| p.id.as_str()).collect();
    if !parts.roads.is_empty() && !apart.is_empty() {
        let n = apart.len();
        let some: Vec<&str> = apart.into_iter().take(12).collect();
        found.note(None, msg!("import-places-apart", n = n, some = some));
    }
}
