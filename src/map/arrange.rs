//! Where signs and names go, so that they do not cover each other: side by side at their place, as a few signs with numbers where
//! there is less room, and places together where there is none.
//!
//! Pure geometry in pixels from the map's origin, upwards: the same signs at the same scale give the same arrangement.
//! Deliberately not here: what a sign means (`symbols`), drawing (`draw`).

use std::collections::BTreeMap;

use bevy_math::{Rect, Vec2};

pub use super::arrangement::{Arrangement, Found, Hit, Label, Look, Mark, Name, Plate};
use super::color_role::ColorRole;
use super::entity_ref::EntityRef;
use super::icons::Icon;
use super::labels::put_names;
use super::symbols::{Spot, Symbol};
use crate::base::ids::PlaceId;

/// Side of a sign, pixels.
const SIGN: f32 = 24.0;
/// Room of a sign in a block, with its number under it.
const CELL: Vec2 = Vec2::new(28.0, 36.0);
/// Room of a sign with its number beside it.
const PAIR: Vec2 = Vec2::new(42.0, 24.0);
/// Signs in a row of a block.
const ACROSS: usize = 9;
/// Signs that stand side by side at most; more are always counted.
const MOST: usize = 54;
/// Signs on the road nearer than this share one sign, pixels.
const CROWD: f32 = 16.0;
/// A sign nearer to a place than this stands with the others there, pixels.
const BESIDE: f32 = 26.0;

/// Signs of one place, or of several that share one.
struct Group<'a> {
    places: Vec<PlaceId>,
    at: Vec2,
    symbols: Vec<&'a Symbol>,
    rank: (u8, usize),
    style: Style,
    room: Rect,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Block,
    Counts,
}

/// Arranges signs and names.
pub fn arrange(symbols: &[Symbol], names: &[Name], look: &Look<'_>) -> Arrangement {
    let mut out = Arrangement::default();
    let mut groups = groups(symbols, look);
    let alone = alone(symbols, look, &mut groups);
    let mut taken: Vec<Rect> = Vec::new();
    for g in &groups {
        match g.style {
            Style::Block => block(g, &mut out, look),
            Style::Counts => counts(g, &mut out),
        }
        taken.push(g.room);
    }
    on_the_road(alone, look, &mut out, &mut taken);
    // Names cover no place's dot.
    taken.extend(
        look.places
            .values()
            .filter(|p| look.visible.contains(**p))
            .map(|p| Rect::from_center_size(*p * look.scale, Vec2::splat(6.0))),
    );
    let covered: Vec<&PlaceId> = groups
        .iter()
        .flat_map(|g| g.places.iter().skip(1))
        .collect();
    put_names(names, look, &covered, &mut out, taken);
    out
}

/// The place at which a sign stands, or near which it is too near to stand alone.
fn home<'a>(s: &'a Symbol, look: &Look<'a>) -> Option<&'a PlaceId> {
    match &s.spot {
        Spot::Place(p) => Some(p),
        Spot::Km(_) if look.selected == Some(&s.thing) || s.icon == Icon::Incident => None,
        Spot::Km(km) => {
            let far = |p: &Vec2| p.distance(*km) * look.scale;
            look.places
                .iter()
                .map(|(id, p)| (far(p), id))
                .filter(|(d, _)| *d < BESIDE)
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, id)| id)
        }
    }
}

/// Signs that stand at a point of their own, and are in no group's way.
fn alone<'a>(
    symbols: &'a [Symbol],
    look: &Look<'a>,
    groups: &mut [Group<'a>],
) -> Vec<(Vec2, Vec<&'a Symbol>)> {
    let mut placed: Vec<(Vec2, Vec<&Symbol>)> = Vec::new();
    for s in symbols {
        let Spot::Km(km) = s.spot else { continue };
        if !look.visible.contains(km) || home(s, look).is_some() {
            continue;
        }
        let at = km * look.scale;
        let chosen = look.selected == Some(&s.thing);
        let room = Rect::from_center_size(at, Vec2::splat(SIGN));
        // What lies on a group that is only counted is counted too.
        let host = groups
            .iter_mut()
            .find(|g| g.style == Style::Counts && !g.room.intersect(room).is_empty());
        if let Some(host) = host.filter(|_| !chosen && s.icon != Icon::Incident) {
            host.symbols.push(s);
            continue;
        }
        let alike = |o: &&mut (Vec2, Vec<&Symbol>)| {
            !chosen
                && o.0.distance(at) < CROWD
                && sort(o.1[0]) == sort(s)
                && look.selected != Some(&o.1[0].thing)
        };
        match placed.iter_mut().find(alike) {
            Some(o) => o.1.push(s),
            None => placed.push((at, vec![s])),
        }
    }
    // Groups that took something in may need more room.
    for g in groups.iter_mut().filter(|g| g.style == Style::Counts) {
        g.room = counts_room(g, look);
    }
    placed
}

/// Draws signs at their points. Those of one sort that crowd share a sign with a number.
fn on_the_road(
    placed: Vec<(Vec2, Vec<&Symbol>)>,
    look: &Look<'_>,
    out: &mut Arrangement,
    taken: &mut Vec<Rect>,
) {
    for (at, group) in placed {
        let first = group[0];
        let room = Rect::from_center_size(at, Vec2::splat(SIGN));
        sign(first, at, SIGN, look, out);
        // A number covers none of those on a plate.
        let aside = Vec2::new(0.0, SIGN * 0.5 + 7.0);
        let words = |at| Rect::from_center_size(at, Vec2::new(24.0, 12.0));
        let covers = |at| {
            out.plates
                .iter()
                .any(|p| !p.room.intersect(words(at)).is_empty())
        };
        let numbered = group.len() > 1 || first.number.is_some();
        let below = if numbered && covers(at - aside) {
            taken.push(words(at + aside));
            at + aside
        } else {
            at - aside
        };
        if group.len() > 1 {
            out.labels.push(number(
                first,
                below,
                format!("×{}", group.len()),
                ColorRole::MapText,
            ));
            let things = group.iter().map(|s| s.thing.clone()).collect();
            out.hits.push(Hit {
                room,
                what: Found::Many(things, Vec::new()),
            });
        } else {
            if let Some(n) = &first.number {
                out.labels
                    .push(number(first, below, n.clone(), ColorRole::MapText));
            }
            out.hits.push(Hit {
                room,
                what: Found::One(first.thing.clone()),
            });
        }
        taken.push(room);
    }
}

/// What sorts of things are counted together.
fn sort(s: &Symbol) -> u8 {
    match s.icon {
        Icon::Incident => 0,
        Icon::Outage | Icon::Block => 1,
        Icon::Rumour => 2,
        Icon::Centre => 3,
        Icon::Convoy => 4,
        Icon::Vehicle => 5,
        Icon::Checkpoint => 6,
        Icon::Held => 7,
        _ => 8,
    }
}

/// Places with their signs, and how much room each gets. Places that find no room join a neighbour.
fn groups<'a>(symbols: &'a [Symbol], look: &Look<'a>) -> Vec<Group<'a>> {
    let mut by_place: BTreeMap<&PlaceId, Vec<&Symbol>> = BTreeMap::new();
    for s in symbols {
        if let Some(p) = home(s, look) {
            by_place.entry(p).or_default().push(s);
        }
    }
    let mut waiting: Vec<Group<'_>> = Vec::new();
    for (place, mut list) in by_place {
        let Some(km) = look
            .places
            .get(place)
            .filter(|km| look.visible.contains(**km))
        else {
            continue;
        };
        list.sort_by_key(|s| (std::cmp::Reverse(s.rank), sort(s)));
        let chosen = look.selected == Some(&EntityRef::Place(place.clone()))
            || list.iter().any(|s| look.selected == Some(&s.thing));
        let rank = (list[0].rank + if chosen { 20 } else { 0 }, list.len());
        let at = *km * look.scale;
        waiting.push(Group {
            places: vec![place.clone()],
            at,
            symbols: list,
            rank,
            style: Style::Block,
            room: Rect::default(),
        });
    }
    waiting.sort_by_key(|g| std::cmp::Reverse(g.rank));
    let dots: Vec<Vec2> = waiting.iter().map(|g| g.at).collect();
    let mut done: Vec<Group<'_>> = Vec::new();
    for mut g in waiting {
        let clear = |room: &Rect, done: &[Group<'_>]| {
            !done.iter().any(|o| !o.room.intersect(*room).is_empty())
        };
        let block = block_room(&g);
        // A block must not cover another place.
        let covers = dots
            .iter()
            .any(|d| *d != g.at && block.inflate(4.0).contains(*d));
        if g.symbols.len() <= MOST && !covers && clear(&block, &done) {
            g.room = block;
            done.push(g);
            continue;
        }
        (g.style, g.room) = (Style::Counts, counts_room(&g, look));
        settle(g, &mut done, look);
    }
    done
}

/// Puts a group that is only counted among the others; whatever it would cover joins it, or it joins what matters more.
fn settle<'a>(mut g: Group<'a>, done: &mut Vec<Group<'a>>, look: &Look<'_>) {
    while let Some(n) = done
        .iter()
        .position(|o| !o.room.intersect(g.room).is_empty())
    {
        let mut host = done.remove(n);
        host.places.append(&mut g.places);
        host.symbols.append(&mut g.symbols);
        host.style = Style::Counts;
        host.room = counts_room(&host, look);
        g = host;
    }
    done.push(g);
}

/// Signs in a block, left to right and downwards.
fn columns(n: usize) -> usize {
    match n {
        0..=3 => n,
        4..=8 => n.div_ceil(2),
        _ => (libm::sqrtf(n as f32 * 1.7) as usize).clamp(4, ACROSS),
    }
}

fn block_room(g: &Group<'_>) -> Rect {
    let (n, across) = (g.symbols.len(), columns(g.symbols.len()));
    let size = Vec2::new(across as f32 * CELL.x, n.div_ceil(across) as f32 * CELL.y);
    let top = g.at.y - 8.0;
    Rect::new(
        g.at.x - size.x / 2.0,
        top - size.y,
        g.at.x + size.x / 2.0,
        top,
    )
}

/// Sorts with their numbers, the most urgent first.
fn tallies<'a>(g: &Group<'a>) -> Vec<(&'a Symbol, usize)> {
    let mut sorts: BTreeMap<u8, (&Symbol, usize)> = BTreeMap::new();
    for s in &g.symbols {
        let e = sorts.entry(sort(s)).or_insert((s, 0));
        e.1 += 1;
        // The sign shows the worst of its sort.
        if worse(s.color) > worse(e.0.color) {
            e.0 = s;
        }
    }
    sorts.into_values().collect()
}

/// How bad a colour is.
fn worse(t: ColorRole) -> u8 {
    match t {
        ColorRole::Bad => 4,
        ColorRole::Warn => 3,
        ColorRole::Busy => 2,
        ColorRole::Muted => 0,
        _ => 1,
    }
}

fn counts_room(g: &Group<'_>, look: &Look<'_>) -> Rect {
    let n = tallies(g).len().min(4) as f32;
    let rows = (tallies(g).len() as f32 / 4.0).ceil();
    let size = Vec2::new(n * PAIR.x + 6.0, rows * PAIR.y + 4.0);
    let top = g.at.y - 6.0;
    let room = Rect::new(
        g.at.x - size.x / 2.0,
        top - size.y,
        g.at.x + size.x / 2.0,
        top,
    );
    look.frame.map_or(room, |frame| within(room, frame))
}

/// A room moved aside until it lies in a frame.
fn within(room: Rect, frame: Rect) -> Rect {
    let by = (frame.min.x - room.min.x).max(0.0) + (frame.max.x - room.max.x).min(0.0);
    Rect::new(room.min.x + by, room.min.y, room.max.x + by, room.max.y)
}

fn block(g: &Group<'_>, out: &mut Arrangement, look: &Look<'_>) {
    let across = columns(g.symbols.len());
    let room = block_room(g);
    for (n, s) in g.symbols.iter().enumerate() {
        let (c, r) = ((n % across) as f32, (n / across) as f32);
        let at = Vec2::new(
            room.min.x + (c + 0.5) * CELL.x,
            room.max.y - r * CELL.y - SIGN / 2.0,
        );
        sign(s, at, SIGN, look, out);
        if let Some(text) = &s.number {
            out.labels.push(number(
                s,
                at - Vec2::new(0.0, SIGN / 2.0 + 6.0),
                text.clone(),
                ColorRole::MapText,
            ));
        }
        out.hits.push(Hit {
            room: Rect::from_center_size(at, Vec2::new(CELL.x, CELL.x)),
            what: Found::One(s.thing.clone()),
        });
    }
}

fn counts(g: &Group<'_>, out: &mut Arrangement) {
    let room = g.room;
    let place = EntityRef::Place(g.places[0].clone());
    out.plates.push(Plate {
        key: (place.clone(), 9),
        room,
    });
    for (n, (s, count)) in tallies(g).into_iter().enumerate() {
        let (c, r) = ((n % 4) as f32, (n / 4) as f32);
        let at = Vec2::new(
            room.min.x + 4.0 + c * PAIR.x + 10.0,
            room.max.y - 2.0 - (r + 0.5) * PAIR.y,
        );
        let shown = Symbol {
            badge: None,
            hollow: false,
            ..s.clone()
        };
        let key = (place.clone(), 10 + n as u16);
        mark(&shown, key.clone(), at, 19.0, 12.0, out);
        out.labels.push(Label {
            key,
            at: at + Vec2::new(20.0, 0.0),
            text: count.to_string(),
            rem: 0.75,
            color: ColorRole::MapText,
            bold: true,
        });
    }
    let things = g.symbols.iter().map(|s| s.thing.clone()).collect();
    out.hits.push(Hit {
        room,
        what: Found::Many(things, g.places.clone()),
    });
}

/// A sign with its badge, and a ring if it is the one selected.
fn sign(s: &Symbol, at: Vec2, side: f32, look: &Look<'_>, out: &mut Arrangement) {
    let layer = 10.0 + f32::from(s.rank);
    mark(s, s.key(0), at, side, layer, out);
    if let Some((icon, color)) = s.badge {
        let at = at + Vec2::new(side * 0.42, side * 0.36);
        out.marks.push(Mark {
            key: s.key(1),
            at,
            icon,
            hollow: false,
            color,
            side: side * 0.55,
            layer: layer + 0.5,
        });
    }
    if look.selected == Some(&s.thing) {
        out.marks.push(Mark {
            key: s.key(2),
            at,
            icon: Icon::Ring,
            hollow: false,
            color: ColorRole::Accent,
            side: side * 1.55,
            layer: layer + 0.6,
        });
    }
}

fn mark(s: &Symbol, key: (EntityRef, u16), at: Vec2, side: f32, layer: f32, out: &mut Arrangement) {
    out.marks.push(Mark {
        key,
        at,
        icon: s.icon,
        hollow: s.hollow,
        color: s.color,
        side,
        layer,
    });
}

fn number(s: &Symbol, at: Vec2, text: String, color: ColorRole) -> Label {
    Label {
        key: s.key(3),
        at,
        text,
        rem: 0.68,
        color,
        bold: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(n: usize, spot: Spot, icon: Icon) -> Symbol {
        let thing = EntityRef::Unit(format!("u{n:03}").as_str().into());
        Symbol {
            thing,
            copy: 0,
            spot,
            icon,
            color: ColorRole::Good,
            hollow: false,
            badge: None,
            number: None,
            rank: 1,
        }
    }

    fn world(places: usize, each: usize) -> (BTreeMap<PlaceId, Vec2>, Vec<Symbol>, Vec<Name>) {
        let id = |i: usize| PlaceId::from(format!("p{i:02}").as_str());
        let map: BTreeMap<PlaceId, Vec2> = (0..places)
            .map(|i| {
                (
                    id(i),
                    Vec2::new((i % 5) as f32 * 30.0, (i / 5) as f32 * 30.0),
                )
            })
            .collect();
        let icons = [Icon::Centre, Icon::Rapid, Icon::Incident];
        let symbols = (0..places * each)
            .map(|n| symbol(n, Spot::Place(id(n / each)), icons[n % 3]))
            .collect();
        let name = |(p, km): (&PlaceId, &Vec2)| Name {
            thing: EntityRef::Place(p.clone()),
            km: *km,
            text: "Al Abraq".to_owned(),
            below: None,
            rank: 1,
        };
        let names = map.iter().map(name).collect();
        (map, symbols, names)
    }

    fn look<'a>(
        scale: f32,
        places: &'a BTreeMap<PlaceId, Vec2>,
        selected: Option<&'a EntityRef>,
    ) -> Look<'a> {
        Look {
            scale,
            root: 16.0,
            visible: Rect::new(-1e4, -1e4, 1e4, 1e4),
            frame: None,
            selected,
            places,
        }
    }

    fn things(a: &Arrangement) -> Vec<EntityRef> {
        let mut all: Vec<EntityRef> = a
            .hits
            .iter()
            .flat_map(|h| match &h.what {
                Found::One(t) => vec![t.clone()],
                Found::Many(list, _) => list.clone(),
            })
            .filter(|t| matches!(t, EntityRef::Unit(_)))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn at_every_scale_each_thing_can_be_found_exactly_once() {
        let (places, symbols, names) = world(20, 7);
        for scale in [0.2, 1.0, 3.0, 8.0, 30.0] {
            let a = arrange(&symbols, &names, &look(scale, &places, None));
            let wanted: Vec<EntityRef> = symbols.iter().map(|s| s.thing.clone()).collect();
            assert_eq!(things(&a), wanted, "scale {scale}");
        }
    }

    #[test]
    fn far_away_signs_are_counted_and_close_by_they_stand_alone() {
        let (places, symbols, names) = world(20, 7);
        let far = arrange(&symbols, &names, &look(0.5, &places, None));
        let near = arrange(&symbols, &names, &look(30.0, &places, None));
        assert!(far.marks.len() < symbols.len() / 4, "{}", far.marks.len());
        assert_eq!(near.marks.len(), symbols.len());
        assert!(near.hits.iter().all(|h| matches!(h.what, Found::One(_))));
    }

    #[test]
    fn no_two_rooms_overlap() {
        let (places, symbols, names) = world(20, 7);
        for scale in [0.5, 2.0, 5.0, 12.0] {
            let a = arrange(&symbols, &names, &look(scale, &places, None));
            for (i, h) in a.hits.iter().enumerate() {
                for o in &a.hits[i + 1..] {
                    let both = h.room.intersect(o.room);
                    assert!(
                        both.is_empty() || both.size().min_element() < 1.0,
                        "scale {scale}: {h:?} {o:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_selected_thing_has_a_ring_and_keeps_its_own_sign_on_the_road() {
        let km = Vec2::new(3.0, 3.0);
        let symbols: Vec<Symbol> = (0..5)
            .map(|n| symbol(n, Spot::Km(km), Icon::Rapid))
            .collect();
        let places = BTreeMap::new();
        let all = arrange(&symbols, &[], &look(2.0, &places, None));
        assert_eq!(all.marks.len(), 1);
        assert!(all.labels.iter().any(|l| l.text == "×5"));
        let chosen = symbols[3].thing.clone();
        let a = arrange(&symbols, &[], &look(2.0, &places, Some(&chosen)));
        assert!(a.marks.iter().any(|m| m.key == (chosen.clone(), 0)));
        assert!(
            a.marks
                .iter()
                .any(|m| m.icon == Icon::Ring && m.key.0 == chosen)
        );
    }

    #[test]
    fn a_plate_stays_in_its_frame_and_no_number_lies_on_it() {
        let places = BTreeMap::from([(PlaceId::from("a"), Vec2::ZERO)]);
        let at = || Spot::Place("a".into());
        let mut symbols: Vec<Symbol> = (0..80).map(|n| symbol(n, at(), Icon::Rapid)).collect();
        // Two incidents beside the place share a sign with a number.
        let beside = Spot::Km(Vec2::new(0.0, 0.5));
        symbols.extend((80..82).map(|n| symbol(n, beside.clone(), Icon::Incident)));
        let frame = Rect::new(-300.0, -300.0, 8.0, 300.0);
        let look = Look {
            frame: Some(frame),
            ..look(2.0, &places, None)
        };
        let a = arrange(&symbols, &[], &look);
        assert!(a.plates.iter().all(|p| p.room.max.x <= frame.max.x));
        let number = a.labels.iter().find(|l| l.text == "×2").unwrap();
        assert!(a.plates.len() == 1 && !a.plates[0].room.contains(number.at));
    }

    #[test]
    fn names_give_way_to_more_important_names() {
        let places = BTreeMap::from([
            (PlaceId::from("a"), Vec2::ZERO),
            (PlaceId::from("b"), Vec2::new(2.0, 0.0)),
        ]);
        let name = |p: &str, x: f32, rank| Name {
            thing: EntityRef::Place(p.into()),
            km: Vec2::new(x, 0.0),
            text: p.repeat(8),
            below: None,
            rank,
        };
        let a = arrange(
            &[],
            &[name("a", 0.0, 1), name("b", 2.0, 9)],
            &look(1.0, &places, None),
        );
        assert_eq!(a.labels.len(), 1);
        assert_eq!(a.labels[0].text, "bbbbbbbb");
    }
}
