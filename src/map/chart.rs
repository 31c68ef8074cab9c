//! What of the map never changes while an exercise runs: where places, borders and roads are, in kilometres.
//!
//! Deliberately not here: what stands and happens there (`symbols`), drawing (`ground`).

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy_math::{Rect, Vec2};

use super::projection::Projection;
use crate::base::geo::LatLon;
use crate::base::ids::{DirectorateId, MunicipalityId, PlaceId, RoadId};
use crate::record::states::RoadClass;
use crate::scenario::Scenario;

/// Radius of the round stand-in for a municipality whose outline is not known, km.
const STAND_IN: f32 = 5.0;

/// An area: its outline and the triangles that fill it.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Its outline: rings of corners, km.
    pub rings: Vec<Vec<Vec2>>,
    /// Corners of the triangles, km.
    pub corners: Vec<Vec2>,
    /// Triples of corners by their number.
    pub triangles: Vec<u32>,
}

/// A municipality on the map.
#[derive(Clone, Debug)]
pub struct Area {
    /// Which one.
    pub municipality: MunicipalityId,
    /// To whom it belongs, if a directorate has it.
    pub directorate: Option<DirectorateId>,
    /// The place from which it is run.
    pub seat: PlaceId,
    /// Its ground.
    pub shape: Shape,
}

/// A road on the map.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which one.
    pub road: RoadId,
    /// Where it begins and ends, km.
    pub ends: [Vec2; 2],
    /// What it is built for.
    pub class: RoadClass,
}

/// What of the map never changes.
#[derive(Default, Debug)]
pub struct Chart {
    made_of: Option<Arc<Scenario>>,
    /// Rises with every chart, so that who draws it sees that it is another one.
    pub version: u32,
    /// From degrees to km.
    pub projection: Projection,
    /// Where places are, km.
    pub places: BTreeMap<PlaceId, Vec2>,
    /// Municipalities.
    pub areas: Vec<Area>,
    /// The country around them.
    pub land: Vec<Shape>,
    /// Roads.
    pub roads: Vec<Line>,
    /// The box of all places.
    pub bounds: Rect,
}

impl Chart {
    /// Whether it is of this scenario.
    pub fn is_of(&self, s: &Arc<Scenario>) -> bool {
        self.made_of.as_ref().is_some_and(|m| Arc::ptr_eq(m, s))
    }

    /// The chart of a scenario, which remembers of which it is.
    pub fn new(s: &Arc<Scenario>, version: u32) -> Self {
        Self {
            made_of: Some(s.clone()),
            version,
            ..Self::of(s)
        }
    }

    /// The chart of a scenario.
    pub fn of(s: &Scenario) -> Self {
        let projection = Projection::around(s.places.values().map(|p| p.at));
        let places: BTreeMap<PlaceId, Vec2> = s
            .places
            .values()
            .map(|p| (p.id.clone(), projection.km(p.at)))
            .collect();
        let within = places.values().fold(None, |b: Option<Rect>, p| {
            Some(b.map_or(Rect::from_corners(*p, *p), |b| b.union_point(*p)))
        });
        let within = reach(within.unwrap_or_default());
        let ring = |r: &Vec<(f64, f64)>| -> Vec<Vec2> {
            let points = r
                .iter()
                .map(|&(lon, lat)| projection.km(LatLon { lat, lon }))
                .filter(|p| !p.is_nan());
            points.map(|p| p.clamp(within.min, within.max)).collect()
        };
        let shape = |rings: &[Vec<(f64, f64)>]| Shape::new(rings.iter().map(ring).collect());
        let area = |m: &crate::scenario::model::Municipality| Area {
            municipality: m.id.clone(),
            directorate: m.directorate.clone(),
            seat: m.seat.clone(),
            shape: if m.outline.is_empty() {
                Shape::round(places.get(&m.seat).copied().unwrap_or_default())
            } else {
                shape(&m.outline)
            },
        };
        let around = |p: &Vec2| {
            Rect::from_center_half_size(
                *p,
                Vec2::splat(if s.municipalities.values().any(|m| m.outline.is_empty()) {
                    STAND_IN
                } else {
                    0.0
                }),
            )
        };
        let bounds = places.values().fold(None, |b: Option<Rect>, p| {
            Some(b.map_or(around(p), |b| b.union(around(p))))
        });
        let line = |r: &crate::scenario::model::Road| Line {
            road: r.id.clone(),
            ends: [places[&r.from], places[&r.to]],
            class: r.class,
        };
        Self {
            areas: s.municipalities.values().map(area).collect(),
            land: s
                .districts
                .values()
                .filter(|d| !d.outline.is_empty())
                .map(|d| shape(&d.outline))
                .collect(),
            roads: s.roads.values().map(line).collect(),
            bounds: bounds.unwrap_or_default(),
            made_of: None,
            version: 0,
            projection,
            places,
        }
    }

    /// Moves a place with the ends of its roads, as long as a hand holds it.
    pub fn shift(&mut self, place: &PlaceId, to: Vec2) {
        let Some(s) = self.made_of.clone() else {
            return;
        };
        self.version += 1;
        self.places.insert(place.clone(), to);
        for line in &mut self.roads {
            let Some(r) = s.roads.get(&line.road) else {
                continue;
            };
            for (n, end) in [&r.from, &r.to].into_iter().enumerate() {
                if end == place {
                    line.ends[n] = to;
                }
            }
        }
    }

    /// Whether it is of an earlier state of the same scenario.
    pub fn is_of_like(&self, s: &Scenario) -> bool {
        self.made_of
            .as_ref()
            .is_some_and(|m| m.head.id == s.head.id)
    }

    /// The place nearest to a point, with its distance in km.
    pub fn place_near(&self, km: Vec2) -> Option<(&PlaceId, f32)> {
        let all = self.places.iter().map(|(id, at)| (id, at.distance(km)));
        all.min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The municipality at a point.
    pub fn area_at(&self, km: Vec2) -> Option<&Area> {
        self.areas.iter().find(|a| a.shape.holds(km))
    }

    /// The road nearest to a point, with its distance in km.
    pub fn road_near(&self, km: Vec2) -> Option<(&Line, f32)> {
        let far = |l: &Line| {
            let [a, b] = l.ends;
            let t = ((km - a).dot(b - a) / (b - a).length_squared().max(1e-6)).clamp(0.0, 1.0);
            (km - a.lerp(b, t)).length()
        };
        self.roads
            .iter()
            .map(|l| (l, far(l)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// How far outlines are drawn around the places. What lies beyond is never seen; a point nowhere on the earth must not make a
/// drawing of any size.
fn reach(places: Rect) -> Rect {
    places.inflate(5.0 * places.size().max_element() + 500.0)
}

/// Most strokes of one hatching, and most of its strokes times corners.
const STROKES: f32 = 20_000.0;
const WORK: f32 = 2e7;

impl Shape {
    fn new(rings: Vec<Vec<Vec2>>) -> Self {
        let (mut corners, mut triangles) = (Vec::new(), Vec::new());
        for ring in &rings {
            let flat: Vec<f32> = ring.iter().flat_map(|p| [p.x, p.y]).collect();
            let first = corners.len() as u32;
            // An outline that crosses itself is filled as far as it can be.
            let cut = earcutr::earcut(&flat, &[], 2).unwrap_or_default();
            triangles.extend(cut.into_iter().map(|i| first + i as u32));
            corners.extend(ring);
        }
        Self {
            rings,
            corners,
            triangles,
        }
    }

    fn round(middle: Vec2) -> Self {
        let ring = (0..40)
            .map(|i| middle + STAND_IN * Vec2::from_angle(std::f32::consts::TAU * i as f32 / 40.0))
            .collect();
        Self::new(vec![ring])
    }

    /// Whether a point lies inside, by the even-odd rule.
    pub fn holds(&self, p: Vec2) -> bool {
        let mut inside = false;
        for ring in &self.rings {
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
                {
                    inside = !inside;
                }
            }
        }
        inside
    }

    /// Parallel strokes inside it, `gap` km apart, rising or falling.
    pub fn hatch(&self, gap: f32, rising: bool) -> Vec<[Vec2; 2]> {
        // Turned so that the strokes lie flat, cut at the outline, turned back.
        let turn = Vec2::from_angle(if rising {
            -std::f32::consts::FRAC_PI_4
        } else {
            std::f32::consts::FRAC_PI_4
        });
        let back = Vec2::new(turn.x, -turn.y);
        let rings: Vec<Vec<Vec2>> = self
            .rings
            .iter()
            .map(|r| r.iter().map(|p| turn.rotate(*p)).collect())
            .collect();
        let points = rings.iter().flatten();
        let (low, high) = points.fold((f32::MAX, f32::MIN), |b, p| (b.0.min(p.y), b.1.max(p.y)));
        let mut strokes = Vec::new();
        // Farther apart where there would be more of them than anybody sees.
        let most = STROKES
            .min(WORK / rings.iter().map(Vec::len).sum::<usize>().max(1) as f32)
            .max(1.0);
        let gap = gap.max((high - low) / most);
        let mut y = (low / gap).ceil() * gap;
        while y < high {
            let mut cuts: Vec<f32> = Vec::new();
            for ring in &rings {
                for (i, a) in ring.iter().enumerate() {
                    let b = ring[(i + 1) % ring.len()];
                    if (a.y > y) != (b.y > y) {
                        cuts.push((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
                    }
                }
            }
            cuts.sort_by(f32::total_cmp);
            strokes.extend(cuts.chunks_exact(2).map(|c| {
                [
                    back.rotate(Vec2::new(c[0], y)),
                    back.rotate(Vec2::new(c[1], y)),
                ]
            }));
            y += gap;
        }
        strokes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: f32) -> Shape {
        Shape::new(vec![vec![
            Vec2::ZERO,
            Vec2::new(side, 0.0),
            Vec2::new(side, side),
            Vec2::new(0.0, side),
        ]])
    }

    #[test]
    fn a_place_that_is_held_takes_the_ends_of_its_roads_along() {
        let texts = crate::scenario::shipped::texts("first-steps").unwrap();
        let texts = crate::scenario::shipped::with_library(texts);
        let s = Arc::new(crate::scenario::from_texts(texts).scenario.unwrap());
        let mut chart = Chart::new(&s, 3);
        let (abraq, to) = (PlaceId::from("abraq"), Vec2::new(7.0, -3.0));
        chart.shift(&abraq, to);
        assert_eq!((chart.version, chart.places[&abraq]), (4, to));
        let ends = chart.roads.iter().flat_map(|l| l.ends);
        assert_eq!(ends.filter(|e| *e == to).count(), 2, "two roads end there");
        assert_eq!(chart.place_near(Vec2::new(7.1, -3.0)).unwrap().0, &abraq);
        assert!(chart.is_of(&s) && chart.is_of_like(&s));
    }

    #[test]
    fn triangles_cover_the_whole_area() {
        // A concave outline: an L of area 3.
        let l = [(0., 0.), (2., 0.), (2., 1.), (1., 1.), (1., 2.), (0., 2.)].map(Vec2::from);
        let shape = Shape::new(vec![l.to_vec()]);
        let area: f32 = shape
            .triangles
            .chunks_exact(3)
            .map(|t| {
                let [a, b, c] = [0, 1, 2].map(|i| shape.corners[t[i] as usize]);
                ((b - a).perp_dot(c - a) / 2.0).abs()
            })
            .sum();
        assert!((area - 3.0).abs() < 1e-5, "{area}");
        assert!(shape.holds(Vec2::new(0.5, 1.5)) && !shape.holds(Vec2::new(1.5, 1.5)));
    }

    #[test]
    fn strokes_stay_inside_and_the_two_directions_cross() {
        let s = square(10.0);
        let (up, down) = (s.hatch(1.0, true), s.hatch(1.0, false));
        assert!(up.len() > 8 && down.len() > 8);
        for [a, b] in up.iter().chain(&down) {
            let middle = a.lerp(*b, 0.5);
            assert!(s.holds(middle), "{middle}");
        }
        let dir = |s: &[Vec2; 2]| (s[1] - s[0]).normalize();
        assert!(dir(&up[4]).dot(dir(&down[4])).abs() < 1e-3);
        assert!(dir(&up[4]).x * dir(&up[4]).y > 0.0, "rising");
    }

    #[test]
    fn an_outline_nowhere_on_the_earth_is_drawn_with_bounded_work() {
        let mut s = crate::scenario::open(std::path::Path::new("first-steps"))
            .unwrap()
            .scenario
            .unwrap();
        let m = s.municipalities.values_mut().next().unwrap();
        let id = m.id.clone();
        let far = [
            (f64::INFINITY, 0.0),
            (22.0, 1e308),
            (f64::NAN, f64::NAN),
            (22.0, 65_535.0),
            (-1e9, -1e9),
        ];
        m.outline = vec![far.to_vec()];
        let chart = Chart::of(&s);
        let area = chart.areas.iter().find(|a| a.municipality == id).unwrap();
        assert!(
            area.shape.rings[0].len() == 4 && area.shape.rings[0].iter().all(|p| p.is_finite())
        );
        for gap in [20.0, 1e-3, 1e-9] {
            assert!(
                area.shape.hatch(gap, true).len() <= 2 * STROKES as usize,
                "{gap}"
            );
        }
        assert!(square(1e9).hatch(0.01, false).len() <= 2 * STROKES as usize);
    }

    #[test]
    fn the_shipped_map_is_charted_whole() {
        let checked = crate::scenario::open(std::path::Path::new("libya-2024")).unwrap();
        let s = Arc::new(checked.scenario.unwrap());
        let chart = Chart::new(&s, 1);
        assert_eq!(chart.areas.len(), 17);
        assert_eq!(chart.places.len(), s.places.len());
        for a in &chart.areas {
            assert!(!a.shape.triangles.is_empty(), "{}", a.municipality);
            assert!(
                chart.area_at(chart.places[&a.seat]).is_some(),
                "the seat of {} lies in no area",
                a.municipality
            );
        }
        let road = &chart.roads[0];
        let middle = road.ends[0].lerp(road.ends[1], 0.5);
        assert!(chart.road_near(middle).unwrap().1 < 0.01);
    }
}
