//! Shapes as files have them, and outlines made of them that are on the earth, closed, and do not cross themselves.
//!
//! Deliberately not here: forms of files, names.

use geo::orient::{Direction, Orient};
use geo::{
    Area as _, BooleanOps, Coord, Line, LineIntersection, LineString, MultiPolygon, Polygon,
    RemoveRepeatedPoints, line_intersection::line_intersection,
};

use crate::base::message::{Message, msg};

/// Most points of one outline, as the check of a scenario has it.
const POINTS: usize = 50_000;
/// Most rings of one outline, as the check of a scenario has it.
const RINGS: usize = 2_000;
/// Comparisons of edges after which a ring is redrawn unseen.
const COMPARISONS: usize = 20_000_000;
/// The least area of a ring in square degrees that is drawn: some ten by ten metres.
const LEAST: f64 = 1e-8;

/// A shape: any of points, lines and areas.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) points: Vec<Coord<f64>>,
    pub(super) lines: Vec<LineString<f64>>,
    pub(super) areas: Vec<Polygon<f64>>,
    /// Parts that cannot be read.
    pub(super) faults: Vec<Fault>,
}

/// Why a part of a shape cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// Its coordinates are no numbers, too few, or of a sort that nobody knows.
    Unread,
    /// It refers to nodes or ways that the file does not have.
    Absent,
    /// So many of its lines do not close.
    Open(usize),
    /// So many of its holes were not looked at: there are too many.
    Holes(usize),
}

impl Fault {
    pub(super) fn words(self) -> Message {
        match self {
            Self::Unread => msg!("import-coordinates-cannot-read"),
            Self::Absent => msg!("import-osm-no-corners"),
            Self::Open(n) => msg!("import-osm-open", n = n),
            Self::Holes(n) => msg!("import-osm-holes", n = n),
        }
    }
}

impl Shape {
    /// Takes in the parts of another shape.
    pub(super) fn join(&mut self, other: Self) {
        self.points.extend(other.points);
        self.lines.extend(other.lines);
        self.areas.extend(other.areas);
        self.faults.extend(other.faults);
    }

    /// Whether it has nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.points.is_empty() && self.lines.is_empty() && self.areas.is_empty()
    }

    /// What it is made of, for a sentence.
    pub(super) fn sort(&self) -> &'static str {
        match (self.areas.is_empty(), self.lines.is_empty()) {
            (false, _) => "Polygon",
            (true, false) => "LineString",
            (true, true) => "Point",
        }
    }

    /// All its points.
    pub(super) fn corners(&self) -> impl Iterator<Item = Coord<f64>> + '_ {
        let lines = self.lines.iter().flat_map(|l| &l.0);
        let areas = self.areas.iter().flat_map(|p| {
            let rings = std::iter::once(p.exterior()).chain(p.interiors());
            rings.flat_map(|r| &r.0)
        });
        self.points.iter().chain(lines).chain(areas).copied()
    }
}

/// Why a point cannot be one of the earth, with what to do; nothing if it can.
pub(super) fn off_earth(c: Coord<f64>) -> Option<Message> {
    if (-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y) {
        return None;
    }
    let said = if c.x.abs() > 1000.0 || c.y.abs() > 1000.0 {
        msg!("import-they-seem-metres-degrees")
    } else if c.x.abs() <= 90.0 && c.y.abs() <= 180.0 {
        msg!("import-seem-exchanged")
    } else {
        msg!("import-not-on-earth")
    };
    let (x, y) = (c.x, c.y);
    Some(msg!("import-bad-point", x = x, y = y, said = said))
}

/// An outline, and what was mended in it.
pub(super) struct Outline {
    pub(super) shape: MultiPolygon<f64>,
    pub(super) mended: Vec<Message>,
    /// Whether a ring ran the other way round.
    pub(super) turned: bool,
}

/// Makes an outline of areas.
pub(super) fn outline(areas: &[Polygon<f64>]) -> Result<Outline, Message> {
    let corners = areas.iter().flat_map(rings).flat_map(|r| &r.0);
    if let Some(said) = corners.copied().find_map(off_earth) {
        return Err(said);
    }
    let (mut parts, mut mended, mut short) = (Vec::new(), Vec::new(), 0);
    let (mut crossing, mut unseen) = (false, false);
    let mut turned = false;
    for area in areas {
        let area = area.remove_repeated_points();
        let (outer, inner) = area.into_inner();
        if outer.0.len() < 4 {
            short += 1;
            continue;
        }
        let inner = inner.into_iter().filter(|r| r.0.len() >= 4).collect();
        let area = Polygon::new(outer, inner);
        let signed = area.signed_area();
        turned |= signed < 0.0;
        let edges = edges(&area);
        crossing |= edges == Edges::Cross;
        unseen |= edges == Edges::TooMany;
        if edges == Edges::Apart {
            parts.push(area);
        } else {
            let repaired = MultiPolygon::new(vec![area]).union(&MultiPolygon::new(Vec::new()));
            parts.extend(repaired);
        }
    }
    if parts.is_empty() && short > 0 {
        return Err(msg!("check-ring-fewer-three-points"));
    }
    if short > 0 {
        mended.push(msg!("import-short-rings-left-out", n = short));
    }
    let drawn =
        |p: &Polygon<f64>| Polygon::new(p.exterior().clone(), Vec::new()).unsigned_area() > LEAST;
    let before = parts.len();
    parts.retain(drawn);
    if parts.is_empty() {
        return Err(msg!("import-no-area"));
    }
    if parts.len() < before && !crossing && !unseen {
        mended.push(msg!("import-tiny-parts-left-out", n = before - parts.len()));
    }
    if crossing {
        mended.push(msg!("import-crossing-mended"));
    }
    if unseen {
        mended.push(msg!("import-crossing-unseen"));
    }
    let holes: usize = parts.iter().map(|p| p.interiors().len()).sum();
    if holes > 0 {
        mended.push(msg!("import-holes-filled", n = holes));
    }
    bounded(areas, &parts)?;
    let shape = MultiPolygon::new(parts).orient(Direction::Default);
    Ok(Outline {
        shape,
        mended,
        turned,
    })
}

/// Refuses an outline of too many points or parts. One that falls apart because it crosses itself has no more points in the file.
fn bounded(areas: &[Polygon<f64>], parts: &[Polygon<f64>]) -> Result<(), Message> {
    let corners = |all: &[Polygon<f64>]| all.iter().map(|p| p.exterior().0.len()).sum::<usize>();
    let points = corners(parts);
    let n = parts.len();
    if n > RINGS && corners(areas) <= POINTS {
        return Err(msg!("import-too-many-parts", n = n, most = RINGS));
    }
    if points > POINTS {
        let said = msg!("import-too-many-points", points = points, most = POINTS);
        return Err(said);
    }
    if n > RINGS {
        return Err(msg!("import-too-many-parts", n = n, most = RINGS));
    }
    Ok(())
}

/// How the edges of an area lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edges {
    /// They have at most ends in common.
    Apart,
    /// Some cross or lie on each other.
    Cross,
    /// There are too many beside each other to look at.
    TooMany,
}

fn rings(p: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(p.exterior()).chain(p.interiors())
}

/// How the edges of an area lie, found in bounded work.
fn edges(area: &Polygon<f64>) -> Edges {
    let mut edges: Vec<Line<f64>> = rings(area)
        .flat_map(LineString::lines)
        .filter(|l| l.start != l.end)
        .collect();
    let west = |l: &Line<f64>| l.start.x.min(l.end.x);
    edges.sort_by(|a, b| west(a).total_cmp(&west(b)));
    let mut compared = 0;
    for (n, a) in edges.iter().enumerate() {
        let east = a.start.x.max(a.end.x);
        let (south, north) = (a.start.y.min(a.end.y), a.start.y.max(a.end.y));
        for b in edges[n + 1..].iter().take_while(|b| west(b) <= east) {
            compared += 1;
            if compared > COMPARISONS {
                return Edges::TooMany;
            }
            let apart = b.start.y.max(b.end.y) < south || b.start.y.min(b.end.y) > north;
            if !apart && crossing(*a, *b) {
                return Edges::Cross;
            }
        }
    }
    Edges::Apart
}

/// Whether two edges have more than an end in common.
fn crossing(a: Line<f64>, b: Line<f64>) -> bool {
    match line_intersection(a, b) {
        Some(LineIntersection::SinglePoint { is_proper, .. }) => is_proper,
        Some(LineIntersection::Collinear { intersection }) => {
            intersection.start != intersection.end
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Polygon<f64> {
        Polygon::new(LineString::from(points.to_vec()), Vec::new())
    }

    #[test]
    fn a_bow_tie_becomes_two_triangles() {
        let bow = ring(&[(10.0, 30.0), (11.0, 31.0), (11.0, 30.0), (10.0, 31.0)]);
        let made = outline(&[bow])
            .map_err(|m| m.key)
            .unwrap_or_else(|k| panic!("{k}"));
        assert_eq!(made.shape.0.len(), 2);
        assert_eq!(made.mended, [msg!("import-crossing-mended")]);
        assert!((made.shape.unsigned_area() - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_ring_that_runs_the_other_way_is_turned_and_a_spike_has_no_area() {
        let back = ring(&[(10.0, 30.0), (10.0, 31.0), (11.0, 31.0), (11.0, 30.0)]);
        let made = outline(&[back]).unwrap_or_else(|m| panic!("{}", m.key));
        assert!(made.turned && made.mended.is_empty());
        assert!(made.shape.0[0].signed_area() > 0.0);
        let spike = ring(&[(10.0, 30.0), (11.0, 31.0), (12.0, 32.0)]);
        assert_eq!(
            outline(&[spike]).map(|_| ()).unwrap_err().key,
            "import-no-area"
        );
    }

    /// Corners from side to side, each higher than the last.
    fn zigzag(n: u32) -> Vec<(f64, f64)> {
        let corner = |n: u32| (10.0 + f64::from(n % 2), 30.0 + f64::from(n) * 1e-5);
        (0..n).map(corner).collect()
    }

    #[test]
    fn very_many_edges_over_each_other_take_bounded_work() {
        // Closed around its side: nothing crosses, but that is too much to see.
        let mut comb = zigzag(20_000);
        comb.extend([(12.0, 30.2), (12.0, 29.9)]);
        let area = ring(&comb);
        assert_eq!(edges(&area), Edges::TooMany);
        let made = outline(&[area]).unwrap_or_else(|m| panic!("{}", m.key));
        assert_eq!(made.mended, [msg!("import-crossing-unseen")]);
        assert_eq!(made.shape.0.len(), 1);
    }

    #[test]
    fn an_outline_of_too_many_parts_is_told_from_one_of_too_many_points() {
        let refused = |areas: &[Polygon<f64>]| outline(areas).map(|_| ()).unwrap_err();
        // Closed straight through: it falls apart into as many pieces as it has edges, though it has few points.
        let said = refused(&[ring(&zigzag(5_000))]);
        assert_eq!(said.key, "import-too-many-parts");
        let island = |n: u32| {
            let (x, y) = (f64::from(n % 100), f64::from(n / 100));
            ring(&[(x, y), (x + 0.5, y), (x + 0.5, y + 0.5), (x, y + 0.5)])
        };
        let islands: Vec<_> = (0..2_001).map(island).collect();
        let wanted = msg!("import-too-many-parts", n = 2_001_usize, most = RINGS);
        assert_eq!(refused(&islands), wanted);
        assert!(outline(&islands[..2_000]).is_ok());
        let round = |n: u32| {
            let turn = f64::from(n) / 50_001.0 * std::f64::consts::TAU;
            (10.0 + libm::cos(turn), 30.0 + libm::sin(turn))
        };
        let round: Vec<_> = (0..50_001).map(round).collect();
        assert_eq!(refused(&[ring(&round)]).key, "import-too-many-points");
    }
}
