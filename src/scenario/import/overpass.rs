//! Features from an answer of Overpass in JSON: nodes, ways and relations of OpenStreetMap, with `out geom` or with their nodes.
//!
//! Deliberately not here: what tags mean.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, Coord, Intersects, LineString, Point, Polygon, Rect};
use serde_json::Value;

use super::geojson::as_text;
use super::records::Records;
use super::shapes::{Fault, Shape};

/// Most rings and corners that are looked at to find where the holes of a relation are.
const HOLES: usize = 20_000_000;

/// Whether JSON is such an answer.
pub(super) fn is_one(root: &Value) -> bool {
    root["elements"].is_array()
}

/// Reads the elements that have tags; those without are parts of others.
pub(super) fn read(root: &Value) -> Records {
    let elements = root["elements"].as_array().map_or(&[][..], Vec::as_slice);
    let parts = Parts::new(elements);
    let mut records = Records::default();
    for (n, e) in elements.iter().enumerate() {
        let tags = e["tags"].as_object().into_iter().flatten();
        let mut values: BTreeMap<String, String> = tags
            .filter_map(|(k, v)| Some((k.clone(), as_text(v)?)))
            .collect();
        if values.is_empty() {
            continue;
        }
        let sort = e["type"].as_str().unwrap_or("");
        let id = as_text(&e["id"]).unwrap_or_default();
        let shape = match sort {
            "node" => Shape {
                points: lat_lon(e).into_iter().collect(),
                ..Shape::default()
            },
            "way" => parts.way(e, &values),
            "relation" => parts.relation(e),
            _ => continue,
        };
        values.insert("@id".to_owned(), format!("{sort}/{id}"));
        records.feature(n + 1, values, shape);
    }
    records
}

fn lat_lon(v: &Value) -> Option<Coord<f64>> {
    let (x, y) = (v["lon"].as_f64()?, v["lat"].as_f64()?);
    (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
}

/// Nodes and ways by their numbers, for those that refer to them.
struct Parts<'a> {
    nodes: BTreeMap<i64, Coord<f64>>,
    ways: BTreeMap<i64, &'a Value>,
}

impl<'a> Parts<'a> {
    fn new(elements: &'a [Value]) -> Self {
        let of = |sort: &'static str| {
            let is = move |e: &&Value| e["type"] == sort;
            elements
                .iter()
                .filter(is)
                .filter_map(|e| Some((e["id"].as_i64()?, e)))
        };
        Self {
            nodes: of("node")
                .filter_map(|(id, e)| Some((id, lat_lon(e)?)))
                .collect(),
            ways: of("way").collect(),
        }
    }

    /// The corners of a way: its own, or those of its nodes.
    fn corners(&self, way: &Value) -> Vec<Coord<f64>> {
        if let Some(own) = way["geometry"].as_array() {
            return own.iter().filter_map(lat_lon).collect();
        }
        let nodes = way["nodes"].as_array().into_iter().flatten();
        nodes
            .filter_map(|n| self.nodes.get(&n.as_i64()?).copied())
            .collect()
    }

    /// A way is an area if it is closed and no road.
    fn way(&self, e: &Value, tags: &BTreeMap<String, String>) -> Shape {
        let corners = self.corners(e);
        let mut shape = Shape::default();
        match corners.as_slice() {
            [] => shape.faults.push(Fault::Absent),
            [one] => shape.points.push(*one),
            [first, .., last] => {
                let closed = first == last && corners.len() > 3;
                if closed && !tags.contains_key("highway") {
                    let ring = LineString::new(corners);
                    shape.areas.push(Polygon::new(ring, Vec::new()));
                } else {
                    shape.lines.push(LineString::new(corners));
                }
            }
        }
        shape
    }

    /// A relation is the areas that its members surround, without those that inner members do.
    fn relation(&self, e: &Value) -> Shape {
        let members = || e["members"].as_array().into_iter().flatten();
        let of_role = |inner: bool| -> Vec<Vec<Coord<f64>>> {
            members()
                .filter(|m| m["type"] == "way" && (m["role"] == "inner") == inner)
                .map(|m| {
                    let own = self.corners(m);
                    let referred = || m["ref"].as_i64().and_then(|id| self.ways.get(&id));
                    if own.is_empty() {
                        referred().map_or_else(Vec::new, |w| self.corners(w))
                    } else {
                        own
                    }
                })
                .collect()
        };
        let mut shape = Shape::default();
        let (outer, inner) = (of_role(false), of_role(true));
        if outer.iter().all(Vec::is_empty) {
            shape.faults.push(Fault::Absent);
            return shape;
        }
        let (rings, open) = join(outer);
        let (holes, _) = join(inner);
        let (areas, left) = with_holes(rings, holes, HOLES);
        shape.areas = areas;
        if left > 0 {
            shape.faults.push(Fault::Holes(left));
        }
        if open > 0 {
            shape.faults.push(Fault::Open(open));
        }
        shape
    }
}

/// Puts each hole into the first ring around it, and says for how many holes that was too much work. `most` bounds the rings and
/// corners that are looked at.
fn with_holes(
    rings: Vec<LineString<f64>>,
    holes: Vec<LineString<f64>>,
    most: usize,
) -> (Vec<Polygon<f64>>, usize) {
    let whole = rings.into_iter().map(|r| Polygon::new(r, Vec::new()));
    let mut areas: Vec<(Option<Rect<f64>>, Polygon<f64>)> =
        whole.map(|p| (p.bounding_rect(), p)).collect();
    let mut inside: Vec<Vec<LineString<f64>>> = vec![Vec::new(); areas.len()];
    let (mut looked, mut left) = (0_usize, 0);
    for hole in holes {
        let Some(point) = hole.0.first().map(|c| Point(*c)) else {
            continue;
        };
        if looked > most {
            left += 1;
            continue;
        }
        let around = areas.iter().position(|(rect, area)| {
            looked += 1;
            let near = rect.is_some_and(|r| r.intersects(&point));
            looked += if near { area.exterior().0.len() } else { 0 };
            near && area.contains(&point)
        });
        if let Some(n) = around {
            inside[n].push(hole);
        }
    }
    for ((_, area), holes) in areas.iter_mut().zip(inside) {
        holes.into_iter().for_each(|h| area.interiors_push(h));
    }
    (areas.into_iter().map(|(_, area)| area).collect(), left)
}

/// Joins lines at their ends to rings; says how many lines stay open.
fn join(lines: Vec<Vec<Coord<f64>>>) -> (Vec<LineString<f64>>, usize) {
    let key = |c: &Coord<f64>| ((c.x * 1e7).round() as i64, (c.y * 1e7).round() as i64);
    let mut lines: Vec<Option<Vec<Coord<f64>>>> = lines
        .into_iter()
        .map(|l| (l.len() > 1).then_some(l))
        .collect();
    let mut at: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (n, l) in lines.iter().enumerate() {
        if let Some([first, .., last]) = l.as_deref() {
            at.entry(key(first)).or_default().push(n);
            at.entry(key(last)).or_default().push(n);
        }
    }
    let (mut rings, mut open) = (Vec::new(), 0);
    for n in 0..lines.len() {
        let Some(mut ring) = lines[n].take() else {
            continue;
        };
        while key(&ring[0]) != key(&ring[ring.len() - 1]) {
            let end = key(&ring[ring.len() - 1]);
            let waiting = at.entry(end).or_default();
            let next = std::iter::from_fn(|| waiting.pop()).find_map(|m| lines[m].take());
            let Some(mut next) = next else {
                break;
            };
            if key(&next[0]) != end {
                next.reverse();
            }
            ring.extend(next.into_iter().skip(1));
        }
        if key(&ring[0]) == key(&ring[ring.len() - 1]) && ring.len() > 3 {
            rings.push(LineString::new(ring));
        } else {
            open += 1;
        }
    }
    (rings, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_any_order_and_direction_become_rings() {
        let c = |x: i32, y: i32| Coord {
            x: f64::from(x),
            y: f64::from(y),
        };
        let (rings, open) = join(vec![
            vec![c(0, 0), c(1, 0)],
            vec![c(0, 1), c(1, 1)],
            vec![c(0, 1), c(0, 0)],
            vec![c(1, 0), c(1, 1)],
            vec![c(5, 5), c(6, 6)],
        ]);
        assert_eq!((rings.len(), rings[0].0.len(), open), (1, 5, 1));
    }

    #[test]
    fn each_hole_goes_into_one_ring_and_too_many_are_counted() {
        let square = |x: f64, y: f64, r: f64| {
            let corners = [
                (x - r, y - r),
                (x + r, y - r),
                (x + r, y + r),
                (x - r, y + r),
            ];
            let mut ring = LineString::from(corners.to_vec());
            ring.close();
            ring
        };
        let rings = || {
            vec![
                square(0.0, 0.0, 1.0),
                square(5.0, 0.0, 1.0),
                square(5.0, 0.0, 2.0),
            ]
        };
        let holes = || {
            vec![
                square(5.0, 0.0, 0.5),
                square(0.0, 0.0, 0.5),
                square(9.0, 9.0, 0.5),
            ]
        };
        let (areas, left) = with_holes(rings(), holes(), HOLES);
        let inside: Vec<usize> = areas.iter().map(|p| p.interiors().len()).collect();
        assert_eq!((inside, left), (vec![1, 1, 0], 0));
        let (areas, left) = with_holes(rings(), holes(), 3);
        let inside: Vec<usize> = areas.iter().map(|p| p.interiors().len()).collect();
        assert_eq!((inside, left), (vec![0, 1, 0], 2));
    }
}
