//! The map file: what was read, written as a scenario has it.
//!
//! A municipality without an outline gets the Voronoi cell of its seat among the seats of its district, cut to the district; such an
//! outline is an approximation and is marked so in the file.
//! Deliberately not here: reading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::{BooleanOps, Contains, Coord, LineString, MultiPolygon, Point, Polygon};

use super::found::{Input, Spot};
use super::lists::{Municipality, Place, Road};
use super::outlines::Area;
use crate::base::text::Text;

/// All parts of a map.
pub(super) struct Parts {
    pub(super) areas: Vec<Area>,
    pub(super) places: Vec<Place>,
    pub(super) roads: Vec<Road>,
    pub(super) municipalities: Vec<Municipality>,
}

/// A municipality as it stands in the file.
pub(super) struct Drawn {
    pub(super) shape: MultiPolygon<f64>,
    district: Option<usize>,
    approximate: bool,
}

impl Parts {
    pub(super) fn districts(&self) -> Vec<&Area> {
        self.areas.iter().filter(|a| a.level == 1).collect()
    }

    /// The outline of each municipality: its own, or a cell of its district.
    pub(super) fn drawn(&self) -> Vec<Drawn> {
        let places: BTreeMap<&str, Point<f64>> = self
            .places
            .iter()
            .map(|p| (p.id.as_str(), Point::new(p.at.lon, p.at.lat)))
            .collect();
        let districts = self.districts();
        let seats: Vec<(Option<usize>, Point<f64>)> = self
            .municipalities
            .iter()
            .map(|m| {
                let seat = places.get(m.place.as_str()).copied().unwrap_or_default();
                (districts.iter().position(|d| d.shape.contains(&seat)), seat)
            })
            .collect();
        let drawn = |(m, &(district, seat)): (&Municipality, &(Option<usize>, Point<f64>))| {
            let own = m.outline.map(|n| self.areas[n].shape.clone());
            let approximate = own.is_none();
            let cut = |d: usize| {
                let others = seats.iter().filter(|s| s.0 == Some(d)).map(|s| s.1);
                cell(seat, others, &districts[d].shape)
            };
            let shape = own.or_else(|| district.map(cut));
            Drawn {
                shape: shape.unwrap_or_else(|| MultiPolygon::new(Vec::new())),
                district,
                approximate,
            }
        };
        self.municipalities.iter().zip(&seats).map(drawn).collect()
    }

    /// The file, how many of the outlines are cells, and where the files have what stands on its lines.
    pub(super) fn file(&self) -> (String, usize, Lines) {
        let mut out = Written::new(
            "// Made by `tamrin import`. Outlines marked approximate are Voronoi cells of the seats, cut to the district.\n(\n",
        );
        let districts = self.districts();
        out.head("    districts: [");
        for d in &districts {
            let (id, name, outline) = (&d.id, text(&d.name), outline(&d.shape));
            out.line(
                Some((Input::Outlines, d.spot)),
                format_args!("(id: {id:?}, name: {name}, outline: {outline}),"),
            );
        }
        out.head("    ],\n    places: [");
        for p in &self.places {
            let population = p
                .population
                .map_or_else(String::new, |x| format!(", population: {x}"));
            let (id, name, lat, lon) = (&p.id, text(&p.name), p.at.lat, p.at.lon);
            out.line(
                p.spot,
                format_args!("(id: {id:?}, name: {name}, lat: {lat}, lon: {lon}{population}),"),
            );
        }
        out.head("    ],\n    roads: [");
        for Road {
            from,
            to,
            km,
            class,
            spot,
        } in &self.roads
        {
            out.line(
                spot.map(|spot| (Input::Roads, spot)),
                format_args!(
                    "(id: {:?}, from: {from:?}, to: {to:?}, km: {km}, class: {class}),",
                    road_id(from, to)
                ),
            );
        }
        out.head("    ],\n    municipalities: [");
        let mut voronoi = 0;
        for (m, drawn) in self.municipalities.iter().zip(self.drawn()) {
            let option = |key: &str, v: Option<&str>| {
                v.map_or_else(String::new, |x| format!(", {key}: {x:?}"))
            };
            let directorate = option("directorate", m.directorate.as_deref());
            let district = option("district", drawn.district.map(|d| districts[d].id.as_str()));
            voronoi += usize::from(drawn.approximate && drawn.district.is_some());
            let mark = if drawn.approximate && drawn.district.is_some() {
                " // approximate outline"
            } else {
                ""
            };
            let (id, name, outline) = (&m.place, text(&m.name), outline(&drawn.shape));
            out.line(
                Some(m.spot),
                format_args!(
                    "(id: {id:?}, name: {name}, seat: {id:?}{directorate}{district}, outline: {outline}),{mark}"
                ),
            );
        }
        out.head("    ],\n)");
        (out.text, voronoi, out.lines)
    }
}

/// Where files have what stands on the lines of one that is made, by the number of the line, from 1.
pub(super) type Lines = BTreeMap<usize, (Input, Spot)>;

/// A file as it is written, line by line.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) lines: Lines,
    /// How many lines it has.
    count: usize,
}

impl Written {
    /// A file that begins with whole lines.
    pub(super) fn new(head: &str) -> Self {
        Self {
            text: head.to_owned(),
            lines: Lines::new(),
            count: head.lines().count(),
        }
    }

    /// Lines that come from nowhere.
    pub(super) fn head(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
        self.count += words.lines().count();
    }

    /// A line of a list, and where a file has what stands in it.
    pub(super) fn line(&mut self, at: Option<(Input, Spot)>, words: std::fmt::Arguments<'_>) {
        writeln!(self.text, "        {words}").expect("writing to a string");
        self.count += 1;
        if let Some(at) = at {
            self.lines.insert(self.count, at);
        }
    }
}

/// The id of a road by its ends. Those that would be too long are cut at their ends, and a hash tells them apart.
fn road_id(from: &str, to: &str) -> String {
    let whole = format!("{from}--{to}");
    if whole.len() <= 64 {
        return whole;
    }
    let hash = blake3::hash(whole.as_bytes()).to_hex();
    format!(
        "{}--{}-{}",
        &from[..from.len().min(24)],
        &to[..to.len().min(24)],
        &hash[..8]
    )
}

/// The part of a district that is nearer to this seat than to any other, on a map where a degree of longitude is shortened by latitude.
fn cell(
    seat: Point<f64>,
    seats: impl Iterator<Item = Point<f64>>,
    district: &MultiPolygon<f64>,
) -> MultiPolygon<f64> {
    let squeeze = libm::cos(seat.y().to_radians());
    let mut ring = vec![
        (-180.0, -90.0),
        (180.0, -90.0),
        (180.0, 90.0),
        (-180.0, 90.0),
    ];
    for other in seats.filter(|o| *o != seat) {
        // Points with (p - middle) · direction <= 0 are nearer to the seat.
        let middle = ((seat.x() + other.x()) / 2.0, (seat.y() + other.y()) / 2.0);
        let direction = (
            (other.x() - seat.x()) * squeeze * squeeze,
            other.y() - seat.y(),
        );
        let side = |p: (f64, f64)| (p.0 - middle.0) * direction.0 + (p.1 - middle.1) * direction.1;
        let mut cut = Vec::new();
        for (i, &a) in ring.iter().enumerate() {
            let b = ring[(i + 1) % ring.len()];
            let (sa, sb) = (side(a), side(b));
            if sa <= 0.0 {
                cut.push(a);
            }
            if (sa < 0.0 && sb > 0.0) || (sa > 0.0 && sb < 0.0) {
                let t = sa / (sa - sb);
                cut.push((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
            }
        }
        ring = cut;
    }
    let outer = LineString::new(ring.into_iter().map(|(x, y)| Coord { x, y }).collect());
    Polygon::new(outer, Vec::new()).intersection(district)
}

/// A text in both languages.
pub(super) fn text(t: &Text) -> String {
    format!("(ar: {:?}, en: {:?})", t.ar, t.en)
}

fn outline(shape: &MultiPolygon<f64>) -> String {
    let mut out = String::from("[");
    for p in shape {
        out.push('[');
        for c in &p.exterior().0 {
            write!(out, "({:.4}, {:.4}), ", c.x, c.y).expect("writing to a string");
        }
        out.push_str("], ");
    }
    out.push(']');
    out
}
