//! Roads between places from lines of a map: lengths along the lines, junctions where lines meet, and of the whole network only
//! what joins a place to its neighbours.
//!
//! Lines without junctions are taken together first. From each place the shortest ways lead to the places that are reached without
//! passing through another one, and of those to the nearest. Roads that are hardly shorter than two over a third place are left out.
//! Deliberately not here: roads from tables (`lists`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use geo::Coord;

use super::classes::class;
use super::columns::{Columns, Field};
use super::found::{Found, Input};
use super::lists::{Place, Road};
use super::names::fold;
use super::records::Records;
use super::shapes::off_earth;
use crate::base::geo::{LatLon, distance_km};
use crate::base::message::msg;

const INPUT: Input = Input::Roads;
/// Most points of all lines, those put in between counted.
const POINTS: usize = 1_500_000;
/// Longest piece between two points, in km; longer ones are cut, so that a place finds the road that passes it.
const PIECE: f64 = 1.0;
/// Farthest from a place to the road that serves it, in km.
const NEAR: f64 = 10.0;
/// How near an end must lie to another road to meet it, in km.
const MEETS: f64 = 0.02;
/// A road is left out if the way over a third place is at most so much longer.
const DETOUR: f64 = 1.15;
/// To how many places at most roads lead from one.
const NEIGHBOURS: usize = 16;
/// Most junctions that are passed for all places together.
const PASSED: usize = 60_000_000;
/// Side of the cells in which points are looked for, in degrees.
const CELL: f64 = 0.02;
/// What no vehicle drives on.
const NO_ROADS: [&str; 12] = [
    "footway",
    "path",
    "steps",
    "cycleway",
    "pedestrian",
    "bridleway",
    "corridor",
    "service",
    "construction",
    "proposed",
    "platform",
    "abandoned",
];

type Node = u32;

/// A piece of road: whither, how long in metres, of which class.
#[derive(Clone, Copy)]
struct Piece {
    to: Node,
    metres: u64,
    class: u8,
}

const CLASSES: [&str; 5] = ["Coastal", "Jebel", "Desert", "Local", "Track"];

#[derive(Default)]
struct Network {
    at: Vec<LatLon>,
    next: Vec<Vec<Piece>>,
    numbers: BTreeMap<(i64, i64), Node>,
}

fn metres(a: LatLon, b: LatLon) -> u64 {
    // Distances on the earth are far below the bounds of the integer.
    ((distance_km(a, b) * 1000.0).round() as u64).max(1)
}

fn place_of(c: Coord<f64>) -> LatLon {
    LatLon { lat: c.y, lon: c.x }
}

fn cell(at: LatLon) -> (i32, i32) {
    (
        (at.lon / CELL).floor() as i32,
        (at.lat / CELL).floor() as i32,
    )
}

impl Network {
    /// The number of a point; points less than a decimetre apart are one.
    fn node(&mut self, at: LatLon) -> Node {
        let key = ((at.lon * 1e6).round() as i64, (at.lat * 1e6).round() as i64);
        // There are fewer points than numbers, by the bound above.
        let new = self.at.len() as Node;
        let number = *self.numbers.entry(key).or_insert(new);
        if number == new {
            self.at.push(at);
            self.next.push(Vec::new());
        }
        number
    }

    fn join(&mut self, a: Node, b: Node, class: u8) {
        if a == b {
            return;
        }
        let metres = metres(self.at[a as usize], self.at[b as usize]);
        self.next[a as usize].push(Piece {
            to: b,
            metres,
            class,
        });
        self.next[b as usize].push(Piece {
            to: a,
            metres,
            class,
        });
    }

    /// Puts in a line, cut into short pieces.
    fn line(&mut self, corners: &[Coord<f64>], class: u8) {
        for pair in corners.windows(2) {
            let (a, b) = (place_of(pair[0]), place_of(pair[1]));
            let pieces = (distance_km(a, b) / PIECE).ceil().clamp(1.0, 5000.0) as u32;
            let mut last = self.node(a);
            for n in 1..=pieces {
                let part = f64::from(n) / f64::from(pieces);
                let at = if n == pieces {
                    b
                } else {
                    LatLon {
                        lat: a.lat + (b.lat - a.lat) * part,
                        lon: a.lon + (b.lon - a.lon) * part,
                    }
                };
                let node = self.node(at);
                self.join(last, node, class);
                last = node;
            }
            if self.at.len() > POINTS {
                return;
            }
        }
    }

    fn grid(&self) -> BTreeMap<(i32, i32), Vec<Node>> {
        let mut grid: BTreeMap<(i32, i32), Vec<Node>> = BTreeMap::new();
        for (n, at) in self.at.iter().enumerate() {
            grid.entry(cell(*at)).or_default().push(n as Node);
        }
        grid
    }

    /// Joins ends of lines to roads that they touch without a common point.
    fn meet(&mut self) -> usize {
        let grid = self.grid();
        let ends: Vec<Node> = (0..self.at.len() as Node)
            .filter(|n| self.next[*n as usize].len() == 1)
            .collect();
        let (mut met, mut looked) = (0, 0);
        for end in ends {
            looked += grid.get(&cell(self.at[end as usize])).map_or(0, Vec::len);
            if looked > MOST_LOOKED {
                break;
            }
            if let Some((a, b, class)) = self.touched(end, &grid) {
                self.join(end, a, class);
                self.join(end, b, class);
                met += 1;
            }
        }
        met
    }

    /// The piece of another road on which a point lies.
    fn touched(
        &self,
        end: Node,
        grid: &BTreeMap<(i32, i32), Vec<Node>>,
    ) -> Option<(Node, Node, u8)> {
        let at = self.at[end as usize];
        let own = self.next[end as usize].first()?.to;
        let (x, y) = cell(at);
        let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let nodes = near.filter_map(|c| grid.get(&c)).flatten().take(MOST_NEAR);
        let mut best: Option<(f64, (Node, Node, u8))> = None;
        for &a in nodes.filter(|a| **a != end && **a != own) {
            for piece in &self.next[a as usize] {
                if piece.to < a || piece.to == end || piece.to == own {
                    continue;
                }
                let apart = aside(at, self.at[a as usize], self.at[piece.to as usize]);
                if apart < MEETS && best.is_none_or(|(d, _)| apart < d) {
                    best = Some((apart, (a, piece.to, piece.class)));
                }
            }
        }
        best.map(|(_, piece)| piece)
    }

    /// The point of the network that is nearest to a place, and how far it is in km.
    fn nearest(&self, p: LatLon, grid: &BTreeMap<(i32, i32), Vec<Node>>) -> Option<(Node, f64)> {
        let (x, y) = cell(p);
        let squeeze = libm::cos(p.lat.to_radians()).max(0.1);
        let reach = (NEAR / 111.0 / CELL / squeeze).ceil() as i32;
        let mut best: Option<(Node, f64)> = None;
        for r in 0..=reach {
            // What lies in this ring of cells is at least so far away.
            let least = f64::from(r - 1) * CELL * 111.0 * squeeze;
            if best.is_some_and(|(_, km)| km < least) {
                break;
            }
            let rows = (x - r..=x + r).flat_map(|cx| (y - r..=y + r).map(move |cy| (cx, cy)));
            let ring = rows.filter(|(cx, cy)| (cx - x).abs().max((cy - y).abs()) == r);
            for &n in ring.filter_map(|c| grid.get(&c)).flatten() {
                let km = distance_km(p, self.at[n as usize]);
                if km <= NEAR && best.is_none_or(|(_, d)| km < d) {
                    best = Some((n, km));
                }
            }
        }
        best
    }
}

/// Most points near an end that are looked at, and near all of them.
const MOST_NEAR: usize = 5_000;
const MOST_LOOKED: usize = 30_000_000;

/// How far a point lies from a short piece, in km.
fn aside(p: LatLon, a: LatLon, b: LatLon) -> f64 {
    let squeeze = libm::cos(p.lat.to_radians());
    let flat = |q: LatLon| ((q.lon - p.lon) * squeeze, q.lat - p.lat);
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    libm::hypot(ax + dx * along, ay + dy * along) * 111.195
}

/// Metres on roads of each class.
type OfClass = [u64; CLASSES.len()];

/// A way between two junctions, or between a junction and a place.
#[derive(Clone, Copy)]
struct Way {
    to: u32,
    metres: u64,
    of_class: OfClass,
}

/// The network without the points at which nothing is decided.
struct Junctions {
    ways: Vec<Vec<Way>>,
    /// The place that is at a junction.
    place: Vec<Option<u32>>,
}

/// Takes lines together up to the next junction, end or place.
fn junctions(network: &Network, places: &BTreeMap<Node, usize>) -> Junctions {
    let mut number = vec![None; network.at.len()];
    let mut kept = Vec::new();
    for (n, pieces) in network.next.iter().enumerate() {
        let node = n as Node;
        if pieces.len() != 2 || places.contains_key(&node) {
            number[n] = Some(kept.len() as u32);
            kept.push(node);
        }
    }
    let mut out = Junctions {
        ways: vec![Vec::new(); kept.len()],
        place: kept
            .iter()
            .map(|n| places.get(n).map(|p| *p as u32))
            .collect(),
    };
    for (n, &start) in kept.iter().enumerate() {
        for piece in &network.next[start as usize] {
            let (mut last, mut piece) = (start, *piece);
            let (mut metres, mut of_class) = (0, OfClass::default());
            loop {
                metres += piece.metres;
                of_class[usize::from(piece.class)] += piece.metres;
                let here = piece.to;
                if let Some(to) = number[here as usize] {
                    out.ways[n].push(Way {
                        to,
                        metres,
                        of_class,
                    });
                    break;
                }
                let on = network.next[here as usize].iter().find(|p| p.to != last);
                let Some(on) = on else { break };
                (last, piece) = (here, *on);
            }
        }
    }
    out
}

/// The nearest places of one, with how far they are and on roads of which classes; what was passed is counted.
fn neighbours(junctions: &Junctions, start: u32, passed: &mut usize) -> Vec<(u32, u64, OfClass)> {
    let mut best: BTreeMap<u32, (u64, Option<(u32, OfClass)>)> = BTreeMap::new();
    let mut heap = BinaryHeap::from([Reverse((0, start))]);
    best.insert(start, (0, None));
    let mut reached = Vec::new();
    while let Some(Reverse((metres, node))) = heap.pop() {
        if best.get(&node).is_none_or(|(d, _)| metres > *d) {
            continue;
        }
        *passed += 1;
        if let (Some(place), true) = (junctions.place[node as usize], node != start) {
            reached.push((place, metres, along(&best, node)));
            if reached.len() == NEIGHBOURS || *passed > PASSED {
                break;
            }
            continue;
        }
        for way in &junctions.ways[node as usize] {
            let far = metres + way.metres;
            if best.get(&way.to).is_none_or(|(d, _)| far < *d) {
                best.insert(way.to, (far, Some((node, way.of_class))));
                heap.push(Reverse((far, way.to)));
            }
        }
    }
    reached
}

/// On roads of which classes one comes to a junction.
fn along(best: &BTreeMap<u32, (u64, Option<(u32, OfClass)>)>, node: u32) -> OfClass {
    let (mut sum, mut here) = (OfClass::default(), node);
    while let Some((_, Some((from, of_class)))) = best.get(&here) {
        for (all, metres) in sum.iter_mut().zip(of_class) {
            *all += metres;
        }
        here = *from;
    }
    sum
}

/// A road for each two places that are neighbours; none if the network is too large.
fn joined(junctions: &Junctions, places: &[Place], aside: &[f64]) -> Option<Vec<Road>> {
    let (mut passed, mut best) = (0, BTreeMap::<(u32, u32), (u64, OfClass)>::new());
    let starts = junctions.place.iter().enumerate();
    for (node, a) in starts.filter_map(|(n, p)| Some((n as u32, (*p)?))) {
        for (b, metres, of_class) in neighbours(junctions, node, &mut passed) {
            best.entry((a.min(b), a.max(b)))
                .or_insert((metres, of_class));
        }
        if passed > PASSED {
            return None;
        }
    }
    let road = |((a, b), (metres, of_class)): ((u32, u32), (u64, OfClass))| {
        let most = (0..CLASSES.len()).max_by_key(|c| (of_class[*c], Reverse(*c)));
        let (a, b) = (a as usize, b as usize);
        let km = metres as f64 / 1000.0 + aside[a] + aside[b];
        between(&places[a], &places[b], km, CLASSES[most.unwrap_or(3)])
    };
    Some(best.into_iter().map(road).collect())
}

/// Makes roads between places of the lines of a map.
pub(super) fn roads(
    records: &Records,
    places: &[Place],
    columns: &Columns,
    found: &mut Found,
) -> Vec<Road> {
    let before = found.refused();
    let mut network = Network::default();
    put_in(records, columns, &mut network, found);
    if network.at.len() > POINTS {
        found.wrong(INPUT, msg!("import-roads-too-large", most = POINTS));
    }
    if found.refused() > before || network.at.is_empty() {
        if found.refused() == before {
            found.wrong(INPUT, msg!("import-no-roads"));
        }
        return Vec::new();
    }
    let met = network.meet();
    if met > 0 {
        found.note(INPUT, msg!("import-roads-met", n = met));
    }
    let grid = network.grid();
    let (mut aside, mut shared) = (vec![0.0; places.len()], Vec::new());
    let mut at: BTreeMap<Node, usize> = BTreeMap::new();
    for (n, p) in places.iter().enumerate() {
        let Some((node, km)) = network.nearest(p.at, &grid) else {
            found.note(
                INPUT,
                msg!("import-place-without-road", id = &p.id, km = NEAR),
            );
            continue;
        };
        aside[n] = km;
        let other = *at.entry(node).or_insert(n);
        if other != n {
            // Both are reached at one point: a road joins them there.
            let km = distance_km(places[other].at, p.at);
            shared.push(between(&places[other], p, km, "Local"));
        }
    }
    let Some(mut roads) = joined(&junctions(&network, &at), places, &aside) else {
        found.wrong(INPUT, msg!("import-roads-too-large", most = POINTS));
        return Vec::new();
    };
    let all = roads.len();
    thin(&mut roads);
    let left = all - roads.len();
    roads.extend(shared);
    found.note(
        INPUT,
        msg!("import-roads-reduced", n = roads.len(), left = left),
    );
    roads
}

fn between(a: &Place, b: &Place, km: f64, class: &'static str) -> Road {
    Road {
        from: a.id.clone(),
        to: b.id.clone(),
        km: (km.max(0.1) * 10.0).round() / 10.0,
        class,
        spot: None,
    }
}

/// Puts the lines of a file into the network.
fn put_in(records: &Records, columns: &Columns, network: &mut Network, found: &mut Found) {
    let sheet = records.choose(INPUT, columns, found);
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for record in &records.all {
        let Some(shape) = record.shape.as_ref() else {
            continue;
        };
        for fault in &shape.faults {
            found.changed(INPUT, record.spot, fault.words());
        }
        if shape.lines.is_empty() {
            if !shape.is_empty() {
                let said = msg!("import-no-line", sort = shape.sort());
                found.changed(INPUT, record.spot, said);
            }
            continue;
        }
        if let Some(said) = shape.corners().find_map(off_earth) {
            found.wrong_at(INPUT, record.spot, said);
            continue;
        }
        let written = sheet.get(record, Field::Class);
        if NO_ROADS.contains(&fold(&written).as_str()) {
            found.changed(INPUT, record.spot, msg!("import-no-road", class = written));
            continue;
        }
        let class = class(&written).unwrap_or_else(|| {
            *unknown.entry(written).or_default() += 1;
            "Local"
        });
        let number = CLASSES.iter().position(|c| *c == class).unwrap_or(3) as u8;
        for line in &shape.lines {
            network.line(&line.0, number);
        }
        if network.at.len() > POINTS {
            return;
        }
    }
    for (class, n) in unknown.into_iter().take(20) {
        let said = if class.is_empty() {
            msg!("import-class-missing", n = n)
        } else {
            msg!("import-class-unknown", class = class, n = n)
        };
        found.note(INPUT, said);
    }
}

/// Leaves out roads that are hardly shorter than two others over a third place, the longest first.
fn thin(roads: &mut Vec<Road>) {
    let mut next: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for r in roads.iter() {
        for (a, b) in [(&r.from, &r.to), (&r.to, &r.from)] {
            next.entry(a.clone()).or_default().insert(b.clone(), r.km);
        }
    }
    let mut order: Vec<usize> = (0..roads.len()).collect();
    order.sort_by(|a, b| roads[*b].km.total_cmp(&roads[*a].km));
    let mut left_out = vec![false; roads.len()];
    for n in order {
        let Road { from, to, km, .. } = &roads[n];
        let (a, b) = (&next[from], &next[to]);
        let over = a.iter().filter_map(|(c, d)| Some(d + b.get(c)?));
        if over.fold(f64::MAX, f64::min) <= km * DETOUR {
            left_out[n] = true;
            for (a, b) in [(from, to), (to, from)] {
                if let Some(of) = next.get_mut(a) {
                    of.remove(b);
                }
            }
        }
    }
    let mut left_out = left_out.into_iter();
    roads.retain(|_| !left_out.next().unwrap_or(false));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_road_that_another_place_lies_on_is_left_out() {
        let road = |from: &str, to: &str, km: f64| Road {
            from: from.to_owned(),
            to: to.to_owned(),
            km,
            class: "Local",
            spot: None,
        };
        let mut roads = vec![
            road("a", "b", 10.0),
            road("b", "c", 10.0),
            road("a", "c", 19.9),
            road("c", "d", 5.0),
            road("a", "d", 12.0),
        ];
        thin(&mut roads);
        let left: Vec<f64> = roads.iter().map(|r| r.km).collect();
        assert_eq!(left, [10.0, 10.0, 5.0, 12.0]);
    }

    #[test]
    fn how_far_a_point_lies_beside_a_piece() {
        let p = |lat: f64, lon: f64| LatLon { lat, lon };
        let d = aside(p(0.01, 0.5), p(0.0, 0.0), p(0.0, 1.0));
        assert!((d - 1.112).abs() < 0.01, "{d}");
    }
}
