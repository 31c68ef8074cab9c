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
/// Comparisons of edges after which a ring is repaired unseen.
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
}

impl Fault {
    pub(super) fn words(self) -> Message {
        match self {
            Self::Unread => msg!("import-coordinates-cannot-read"),
            Self::Absent => msg!("import-osm-no-corners"),
            Self::Open(n) => msg!("import-osm-open", n = n),
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
    let (mut parts, mut mended, mut short, mut crossing) = (Vec::new(), Vec::new(), 0, false);
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
        if crosses(&area) {
            crossing = true;
            let repaired = MultiPolygon::new(vec![area]).union(&MultiPolygon::new(Vec::new()));
            parts.extend(repaired);
        } else {
            parts.push(area);
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
    if parts.len() < before && !crossing {
        mended.push(msg!("import-tiny-parts-left-out", n = before - parts.len()));
    }
    if crossing {
        mended.push(msg!("import-crossing-mended"));
    }
    let holes: usize = parts.iter().map(|p| p.interiors().len()).sum();
    if holes > 0 {
        mended.push(msg!("import-holes-filled", n = holes));
    }
    let points: usize = parts.iter().map(|p| p.exterior().0.len()).sum();
    if points > POINTS || parts.len() > RINGS {
        return Err(msg!(
            "import-too-many-points",
            points = points,
            most = POINTS
        ));
    }
    let shape = MultiPolygon::new(parts).orient(Direction::Default);
    Ok(Outline {
        shape,
        mended,
        turned,
    })
}

fn rings(p: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(p.exterior()).chain(p.interiors())
}

/// Whether edges of an area cross or lie on each other, or there are too many to look at.
fn crosses(area: &Polygon<f64>) -> bool {
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
                return true;
            }
            let apart = b.start.y.max(b.end.y) < south || b.start.y.min(b.end.y) > north;
            if !apart && crossing(*a, *b) {
                return true;
            }
        }
    }
    false
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

    #[test]
    fn very_many_edges_over_each_other_take_bounded_work() {
        let zigzag: Vec<(f64, f64)> = (0..20_000)
            .map(|n| {
                (
                    if n % 2 == 0 { 10.0 } else { 11.0 },
                    30.0 + f64::from(n) * 1e-5,
                )
            })
            .collect();
        assert!(outline(&[ring(&zigzag)]).is_ok());
    }
}
