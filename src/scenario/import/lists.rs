//! Places, roads and municipalities from the rows of tables, and places from the points of maps: what a row is, and what it cannot be.
//!
//! Deliberately not here: outlines, roads from lines (`network`).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::classes::{Read, class};
use super::columns::{Columns, Field};
use super::found::{Found, Input, Spot};
use super::names::{Taken, fold, from_name, identifier, is_number};
use super::numbers::{Mark, decimal, people};
use super::records::{Record, Records, Sheet};
use super::shapes::{Fault, off_earth};
use crate::base::diag::nearest;
use crate::base::geo::{LatLon, distance_km};
use crate::base::message::msg;
use crate::base::text::Text;

pub(super) struct Place {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) at: LatLon,
    pub(super) population: Option<u32>,
    /// The id as the file has it, by which other files may name the place.
    pub(super) written: String,
    /// Where the file has it; none of a map that was there already.
    pub(super) spot: Option<(Input, Spot)>,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) struct Road {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) km: f64,
    pub(super) class: &'static str,
    /// Where the list has it; one that was made of the lines of a map stands nowhere.
    pub(super) spot: Option<Spot>,
}

pub(super) struct Municipality {
    pub(super) place: String,
    pub(super) name: Text,
    pub(super) directorate: Option<String>,
    /// The number of its outline, if it is known.
    pub(super) outline: Option<usize>,
    /// Where a file has it.
    pub(super) spot: (Input, Spot),
}

/// Finds places by whatever other files call them: the id, the id as it was written, a name.
pub(super) struct Lookup<'a> {
    by: BTreeMap<String, &'a Place>,
    /// Names of several places.
    several: BTreeSet<String>,
    /// Ids and names as they are compared, each with how it is written.
    names: Vec<(String, &'a str)>,
    /// What was near to words that are looked for, and how many names were compared with them.
    near: RefCell<(BTreeMap<String, Option<&'a str>>, usize)>,
}

/// Most comparisons by which it is looked for what may have been meant: nobody reads hundreds of proposals.
const COMPARED: usize = 1_000_000;

impl<'a> Lookup<'a> {
    pub(super) fn new(places: &'a [Place]) -> Self {
        let (mut by, mut several) = (BTreeMap::new(), BTreeSet::new());
        for p in places {
            for name in [&p.name.en, &p.name.ar] {
                let name = fold(name);
                let twice = by
                    .insert(name.clone(), p)
                    .is_some_and(|q: &Place| q.id != p.id);
                if twice {
                    several.insert(name);
                }
            }
        }
        for name in &several {
            by.remove(name);
        }
        // What is written as an id means that place, whatever others are called.
        for p in places {
            by.insert(fold(&p.written), p);
        }
        for p in places {
            by.insert(fold(&p.id), p);
        }
        by.remove("");
        let names = places
            .iter()
            .flat_map(|p| [p.id.as_str(), &p.name.en, &p.name.ar]);
        let names = names.map(|n| (fold(n), n)).filter(|(n, _)| !n.is_empty());
        Self {
            by,
            several,
            names: names.collect(),
            near: RefCell::default(),
        }
    }

    pub(super) fn get(&self, written: &str) -> Option<&'a Place> {
        self.by.get(&fold(written)).copied()
    }

    /// The name or id of a place that is nearest to what is written, if one is near enough to be meant.
    fn near(&self, written: &str) -> Option<&'a str> {
        let wanted = fold(written);
        let mut known = self.near.borrow_mut();
        let (known, compared) = &mut *known;
        if let Some(near) = known.get(&wanted) {
            return *near;
        }
        *compared += self.names.len();
        if *compared > COMPARED {
            return None;
        }
        let near = nearest(&wanted, self.names.iter().map(|(n, _)| n.as_str()));
        let written = |near: &str| self.names.iter().find(|(n, _)| n == near);
        let near = near.and_then(written).map(|(_, name)| *name);
        known.insert(wanted, near);
        near
    }

    /// Whether several places are called so, or none is and one is called nearly so: then that one is meant, or one of those.
    pub(super) fn is_doubtful(&self, written: &str) -> bool {
        !written.is_empty()
            && self.get(written).is_none()
            && (self.several.contains(&fold(written)) || self.near(written).is_some())
    }

    /// A place that a row names, or a complaint.
    pub(super) fn named(
        &self,
        (input, spot): (Input, Spot),
        column: &str,
        written: &str,
        found: &mut Found,
    ) -> Option<&'a Place> {
        let place = self.get(written);
        if place.is_none() {
            let near = || self.near(written);
            let said = if written.is_empty() {
                msg!("import-column-empty", column = column)
            } else if self.several.contains(&fold(written)) {
                msg!("import-several-such-places", written = written)
            } else if let Some(near) = near() {
                msg!("import-no-such-place-near", written = written, near = near)
            } else {
                msg!("import-no-such-place", written = written)
            };
            found.wrong_at(input, spot, said);
        }
        place
    }
}

/// The name of a row in both languages; one in a single language is noted, none at all is refused.
fn name(input: Input, sheet: &Sheet<'_>, record: &Record, found: &mut Found) -> Text {
    let name = sheet.name(record);
    let missing = match (name.ar.is_empty(), name.en.is_empty()) {
        (true, true) => {
            found.wrong_at(input, record.spot, msg!("import-no-name"));
            return name;
        }
        (true, false) => msg!("import-arabic"),
        (false, true) => msg!("import-english"),
        (false, false) => return name,
    };
    found.note_at(
        input,
        record.spot,
        msg!("import-name-missing", missing = missing),
    );
    name
}

/// What OpenStreetMap calls places that people live in and name.
const SETTLED: [&str; 4] = ["city", "town", "village", "hamlet"];

/// Reads places: rows of a table, or points of a map.
pub(super) fn places(records: &Records, columns: &Columns, found: &mut Found) -> Vec<Place> {
    let input = Input::Places;
    let sheet = records.choose(input, columns, found);
    if !records.is_map() && !sheet.needs(input, &[Field::Lat, Field::Lon], found) {
        return Vec::new();
    }
    let (before, is_map) = (found.refused(), records.is_map());
    let (mut all, mut at): (Vec<Place>, BTreeMap<(u64, u64), Spot>) = Default::default();
    let mut taken = Taken::default();
    for record in &records.all {
        if is_map && is_left_out(&sheet, record, found) {
            continue;
        }
        let Some(place) = place(&sheet, record, &mut taken, found) else {
            continue;
        };
        taken.insert(&place.id);
        let key = (place.at.lat.to_bits(), place.at.lon.to_bits());
        if let Some(other) = at.insert(key, record.spot) {
            let n = match other {
                Spot::Row(n) | Spot::Feature(n) => n,
            };
            found.note_at(
                input,
                record.spot,
                msg!("import-places-line-same-point", other = n),
            );
        }
        all.push(place);
    }
    if all.is_empty() && found.refused() == before {
        found.wrong(None, msg!("import-list-places-holds-place"));
    }
    all
}

/// Whether a feature of a map is no place where people live; it is listed then.
fn is_left_out(sheet: &Sheet<'_>, record: &Record, found: &mut Found) -> bool {
    let input = Input::Places;
    let shape = record.shape.as_ref();
    if shape.is_none_or(|s| s.points.is_empty()) {
        let said = match shape.filter(|s| !s.is_empty()) {
            Some(s) => msg!("import-no-point", sort = s.sort()),
            None => msg!("import-left-out-no-geometry"),
        };
        found.changed(input, record.spot, said);
        return true;
    }
    let kind = sheet.get(record, Field::Kind);
    if sheet.has(Field::Kind) && !SETTLED.contains(&kind.as_str()) {
        found.changed(
            input,
            record.spot,
            msg!("import-no-settlement", kind = kind),
        );
        return true;
    }
    if sheet.name(record) == Text::default() {
        found.changed(input, record.spot, msg!("import-point-without-name"));
        return true;
    }
    false
}

fn place(
    sheet: &Sheet<'_>,
    record: &Record,
    taken: &mut Taken,
    found: &mut Found,
) -> Option<Place> {
    let (input, spot) = (Input::Places, record.spot);
    let before = found.refused();
    let name = name(input, sheet, record, found);
    let written = sheet.get(record, Field::Id);
    let id = id(&written, &name, spot, taken, found);
    let at = point(input, sheet, record, found);
    let people_written = sheet.get(record, Field::Population);
    let population = people(&people_written);
    if !people_written.is_empty() && population.is_none() {
        let said = msg!("import-population-number", w = &people_written);
        // A map of others says all sorts of things there; a list was made for this.
        match spot {
            Spot::Row(_) => found.wrong_at(input, spot, said),
            Spot::Feature(_) => found.changed(input, spot, said),
        }
    }
    if found.refused() > before {
        return None;
    }
    Some(Place {
        id: id?,
        name,
        at: at?,
        population,
        written,
        spot: Some((input, spot)),
    })
}

/// The id of a place: as it is written, or made of its name.
fn id(
    written: &str,
    name: &Text,
    spot: Spot,
    taken: &mut Taken,
    found: &mut Found,
) -> Option<String> {
    let input = Input::Places;
    if written.is_empty() || is_number(written) {
        let id = from_name(name).map(|id| taken.distinct(&id));
        match &id {
            Some(id) => found.changed(input, spot, msg!("import-id-from-name", id = id)),
            None if *name == Text::default() => {}
            None => found.wrong_at(input, spot, msg!("import-no-id")),
        }
        return id;
    }
    let id = identifier(written);
    match &id {
        Some(id) if taken.contains(id) => {
            found.wrong_at(input, spot, msg!("import-id-comes-twice", id = id));
        }
        Some(id) if *id != written.to_lowercase() => {
            let said = msg!("import-id-rewritten", written = written, id = id);
            found.changed(input, spot, said);
        }
        Some(_) => {}
        None => found.wrong_at(input, spot, msg!("import-bad-id", text = written)),
    }
    id
}

/// Where a row or point is.
pub(super) fn point(
    input: Input,
    sheet: &Sheet<'_>,
    record: &Record,
    found: &mut Found,
) -> Option<LatLon> {
    let faults = record.shape.iter().flat_map(|s| &s.faults);
    for fault in faults.filter(|f| **f == Fault::Unread) {
        found.wrong_at(input, record.spot, fault.words());
    }
    let (lat, lon) = sheet.point(record);
    for (field, value, most) in [(Field::Lat, lat, 90.0), (Field::Lon, lon, 180.0)] {
        let column = sheet.called(input, field);
        let written = sheet.get(record, field);
        let said = match value {
            Some(x) if f64::abs(x) <= most => continue,
            Some(x) if record.shape.is_none() => msg!(
                "import-out-of-range",
                column = column,
                x = x,
                low = -most,
                high = most
            ),
            Some(_) => continue,
            None if written.is_empty() => msg!("import-column-empty", column = column),
            None => msg!("import-no-number", column = column, v = written),
        };
        found.wrong_at(input, record.spot, said);
    }
    let at = LatLon {
        lat: lat?,
        lon: lon?,
    };
    if record.shape.is_some()
        && let Some(said) = off_earth(geo::Coord {
            x: at.lon,
            y: at.lat,
        })
    {
        found.wrong_at(input, record.spot, said);
    }
    Some(at)
}

/// From where on a place is far from the others, in km, if it is far beyond what they are from each other; and from where on it is
/// whatever they are.
const FAR: f64 = 100.0;
const REFUSED: f64 = 300.0;
const ALWAYS: f64 = 500.0;
/// How many times as far from the middle as the others a place is that is far beyond them.
const BEYOND: f64 = 10.0;

/// Places that lie far from all others, and among them with their degrees exchanged; of those in `told` it is said already. Where the
/// others lie close together it is sure even if it is not very far: along the line on which both degrees are the same, places and
/// their exchanged ones are neighbours.
pub(super) fn far_off(all: &[Place], told: &BTreeSet<usize>, found: &mut Found) {
    let middle = |mut list: Vec<f64>| {
        list.sort_by(f64::total_cmp);
        list.get(list.len() / 2).copied()
    };
    let of = |of: fn(&Place) -> f64| middle(all.iter().map(of).collect());
    let (Some(lat), Some(lon)) = (of(|p| p.at.lat), of(|p| p.at.lon)) else {
        return;
    };
    let from_middle = |at: LatLon| distance_km(at, LatLon { lat, lon });
    let usual = middle(all.iter().map(|p| from_middle(p.at)).collect()).unwrap_or_default();
    let many = all.len() >= 5;
    let others = all
        .iter()
        .enumerate()
        .filter(|(n, _)| many && !told.contains(n));
    for (_, p) in others {
        let LatLon { lat: y, lon: x } = p.at;
        let here = from_middle(p.at);
        let exchanged = LatLon {
            lat: x.clamp(-90.0, 90.0),
            lon: y,
        };
        let beyond = here > BEYOND * usual;
        if from_middle(exchanged) >= here / 4.0 || here < FAR || here < ALWAYS && !beyond {
            continue;
        }
        let said = msg!("import-place-exchanged", id = &p.id, lat = y, lon = x);
        found.of_place(p.spot, here > REFUSED, said);
    }
}

/// Reads roads from a table.
pub(super) fn roads(
    records: &Records,
    places: &[Place],
    columns: &Columns,
    found: &mut Found,
) -> Vec<Road> {
    let input = Input::Roads;
    let sheet = records.choose(input, columns, found);
    if !sheet.needs(
        input,
        &[Field::From, Field::To, Field::Km, Field::Class],
        found,
    ) {
        return Vec::new();
    }
    let lookup = Lookup::new(places);
    let mark = sheet.mark(Field::Km, Mark::Point);
    let (mut all, mut seen, mut read) = (Vec::new(), BTreeSet::new(), Read::default());
    for record in &records.all {
        let spot = record.spot;
        let km = km(&sheet, record, mark, found);
        let written = sheet.get(record, Field::Class);
        let class = class(&written);
        match class {
            Some(class) => read.add(&written, class),
            None if written.is_empty() => {
                let column = sheet.called(input, Field::Class);
                found.wrong_at(input, spot, msg!("import-column-empty", column = column));
            }
            None => found.wrong_at(input, spot, msg!("import-no-class", written = written)),
        }
        let ends = [Field::From, Field::To].map(|f| {
            let (column, written) = (sheet.called(input, f), sheet.get(record, f));
            lookup.named((input, spot), &column, &written, found)
        });
        let ([Some(from), Some(to)], Some(km), Some(class)) = (ends, km, class) else {
            continue;
        };
        if from.id == to.id {
            found.wrong_at(input, spot, msg!("check-road-leads-where-begins"));
        }
        let pair = [&from.id, &to.id];
        let twice = !seen.insert((pair[0].min(pair[1]), pair[0].max(pair[1])));
        if twice {
            let said = msg!(
                "import-road-between-comes-twice",
                from = pair[0],
                to = pair[1]
            );
            found.wrong_at(input, spot, said);
        }
        let straight = distance_km(from.at, to.at);
        if km < straight * 0.7 - 1.0 || km > straight * 5.0 + 20.0 {
            let straight = format!("{straight:.0}");
            let said = msg!("import-roads-line-km-but", km = km, straight = straight);
            found.note_at(input, spot, said);
        }
        all.push(Road {
            from: from.id.clone(),
            to: to.id.clone(),
            km,
            class,
            spot: Some(spot),
        });
    }
    read.tell(input, found);
    all
}

/// Longest road, in km.
const LONGEST: f64 = 5000.0;

fn km(sheet: &Sheet<'_>, record: &Record, mark: Mark, found: &mut Found) -> Option<f64> {
    let (input, field) = (Input::Roads, Field::Km);
    let (written, column) = (sheet.get(record, field), sheet.called(input, field));
    let bare = written.to_lowercase();
    let bare = bare.trim_end_matches("km").trim_end_matches("كم").trim();
    let said = match decimal(bare, mark) {
        Some(x) if (0.01..=LONGEST).contains(&x) => return Some(x),
        Some(x) => msg!(
            "import-out-of-range",
            column = column,
            x = x,
            low = 0.01,
            high = LONGEST
        ),
        None if written.is_empty() => msg!("import-column-empty", column = column),
        None => msg!("import-no-number", column = column, v = written),
    };
    found.wrong_at(input, record.spot, said);
    None
}

/// Reads the list of municipalities; of groups those that are asked for.
pub(super) fn municipalities(
    records: &Records,
    groups: &[String],
    places: &[Place],
    columns: &Columns,
    found: &mut Found,
) -> Vec<Municipality> {
    let input = Input::Municipalities;
    let sheet = records.choose(input, columns, found);
    if !sheet.needs(input, &[Field::Place], found) {
        return Vec::new();
    }
    let before = found.refused();
    let lookup = Lookup::new(places);
    let (mut all, mut seats) = (Vec::new(), BTreeSet::new());
    let kept = |r: &&Record| groups.is_empty() || groups.contains(&sheet.get(r, Field::Group));
    for record in records.all.iter().filter(kept) {
        let (spot, written) = (record.spot, sheet.get(record, Field::Place));
        if written.is_empty() {
            found.changed(input, spot, msg!("import-municipalities-line-place-id"));
            continue;
        }
        let column = sheet.called(input, Field::Place);
        let place = lookup.named((input, spot), &column, &written, found);
        let name = name(input, &sheet, record, found);
        let written = sheet.get(record, Field::Directorate);
        let directorate = identifier(&written);
        match &directorate {
            None if written.is_empty() => {}
            None => found.wrong_at(input, spot, msg!("import-bad-id", text = written)),
            Some(id) if *id != written.to_lowercase() => {
                let said = msg!("import-directorate-id", written = written, id = id);
                found.changed(input, spot, said);
            }
            Some(_) => {}
        }
        let Some(place) = place else { continue };
        if !seats.insert(&place.id) {
            let said = msg!("import-seat-two-municipalities", id = &place.id);
            found.wrong_at(input, spot, said);
        }
        all.push(Municipality {
            place: place.id.clone(),
            name,
            directorate,
            outline: None,
            spot: (input, spot),
        });
    }
    if all.is_empty() && found.refused() == before {
        found.wrong(None, msg!("import-list-holds-municipality-asked"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_id_by_the_id_as_written_and_by_a_name_that_is_its_own() {
        let place = |id: &str, ar: &str, en: &str, written: &str| Place {
            id: id.to_owned(),
            name: Text::new(ar, en),
            at: LatLon { lat: 0.0, lon: 0.0 },
            population: None,
            written: written.to_owned(),
            spot: None,
        };
        let all = [
            place("alba", "ألبا", "Alba", "17"),
            place("nova", "نوفا", "Nova", "18"),
            place("nova-2", "نوفا", "Nova", "19"),
        ];
        let lookup = Lookup::new(&all);
        let id = |written: &str| lookup.get(written).map(|p| p.id.as_str());
        for written in ["alba", "ALBA", "17", "٠", "البا"] {
            let wanted = (written != "٠").then_some("alba");
            assert_eq!(id(written), wanted, "{written}");
        }
        assert_eq!((id("Nova"), id("19")), (Some("nova"), Some("nova-2")));
        assert_eq!(id("نوفا"), None);
    }
}
