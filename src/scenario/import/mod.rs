//! Makes a map file from outlines (GeoJSON) and lists of places, roads and municipalities (CSV), as QGIS and spreadsheets write them.
//!
//! What cannot have been meant is refused, with the number of the feature or line; what may have been is noted. So a file that is
//! written is a map.
//! A municipality without an outline gets the Voronoi cell of its seat among the seats of its district, cut to the district;
//! such an outline is an approximation and is marked so in the file.
//! Deliberately not here: reading files, drawing.

mod lists;
mod outlines;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use geo::{
    BooleanOps, BoundingRect, Contains, Coord, LineString, MultiPolygon, Point, Polygon, Rect,
};

use crate::base::clean;
use crate::base::ids::well_formed;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Text;
use lists::{Municipality, Place, Road};
use outlines::Area;

/// The texts to import.
pub struct Sources {
    /// GeoJSON of districts (property `level` 1) and, if known, municipalities (property `level` 2).
    pub outlines: String,
    /// CSV with `id,name_en,name_ar,lat,lon` and optionally `population`.
    pub places: String,
    /// CSV with `from_id,to_id,km,class` and optionally `name`.
    pub roads: String,
    /// CSV with `municipality_en,municipality_ar,place_id` and optionally `directorate` and `vote_group`.
    pub municipalities: Option<String>,
    /// Vote groups to keep; all if empty.
    pub groups: Vec<String>,
}

/// A map file and what is in it.
#[derive(Debug)]
pub struct Imported {
    /// The file.
    pub text: String,
    /// How many places.
    pub places: usize,
    /// How many roads.
    pub roads: usize,
    /// How many municipalities.
    pub municipalities: usize,
    /// How many districts.
    pub districts: usize,
    /// How many outlines are Voronoi cells.
    pub voronoi: usize,
    /// What should be looked at.
    pub notes: Vec<Message>,
}

/// What was found while lists and outlines were read.
#[derive(Default)]
struct Found {
    wrong: Vec<Message>,
    notes: Vec<Message>,
}

/// Most sentences of one sort that are said.
const MOST: usize = 20;

impl Found {
    fn wrong(&mut self, said: Message) {
        self.wrong.push(plain(said));
    }

    fn note(&mut self, said: Message) {
        self.notes.push(plain(said));
    }

    /// A complaint about a data row, counted from 0 after the header.
    fn row(&mut self, list: &'static str, n: usize, said: Message) {
        let line = n + 2;
        self.wrong(msg!("import-in-row", list = list, line = line, said = said));
    }

    /// A complaint about a feature, counted from 0.
    fn feature(&mut self, n: usize, said: Message) {
        let n = n + 1;
        self.wrong(msg!("import-in-feature", n = n, said = said));
    }

    /// Everything wrong, if anything is.
    fn result(&mut self) -> Result<(), Vec<Message>> {
        if self.wrong.is_empty() {
            Ok(())
        } else {
            Err(few(std::mem::take(&mut self.wrong)))
        }
    }
}

/// A sentence whose quotations, which come from files of others, steer no terminal.
fn plain(said: Message) -> Message {
    let args = said.args.into_iter().map(|(name, arg)| (name, quoted(arg)));
    Message::new(said.key, args.collect())
}

fn quoted(arg: Arg) -> Arg {
    match arg {
        Arg::Plain(text) => Arg::Plain(clean::plain(&text).into_owned()),
        Arg::Message(inner) => Arg::Message(Box::new(plain(*inner))),
        Arg::List(several) => Arg::List(several.into_iter().map(quoted).collect()),
        other => other,
    }
}

/// The first of many sentences, and how many there are besides.
fn few(mut all: Vec<Message>) -> Vec<Message> {
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(msg!("import-and-more", more = more));
    }
    all
}

/// Makes the map file.
///
/// # Errors
/// Sentences that name the list, line or feature that cannot be used.
pub fn map(sources: &Sources) -> Result<Imported, Vec<Message>> {
    let mut found = Found::default();
    let areas = outlines::read(&sources.outlines, &mut found);
    let places = lists::places(&sources.places, &mut found);
    let at: BTreeMap<String, Point<f64>> = places
        .iter()
        .map(|p| (p.id.clone(), Point::new(p.lon, p.lat)))
        .collect();
    let roads = lists::roads(&sources.roads, &at, &mut found);
    let municipalities = match &sources.municipalities {
        Some(text) => lists::municipalities(text, &sources.groups, &at, &mut found),
        None => without_list(&areas, &mut found),
    };
    same_region(&areas, &at, &mut found);
    found.result()?;
    let districts: Vec<&Area> = areas.iter().filter(|a| a.level == 1).collect();
    unused(&areas, &municipalities, &mut found);
    let mut out = String::from(
        "// Made by `tamrin import`. Outlines marked approximate are Voronoi cells of the seats, cut to the district.\n(\n",
    );
    out.push_str("    districts: [\n");
    for d in &districts {
        write_line(
            &mut out,
            format_args!(
                "        (id: {:?}, name: {}, outline: {}),\n",
                d.id,
                text(&d.name),
                outline(&d.shape)
            ),
        );
    }
    out.push_str("    ],\n    places: [\n");
    places.iter().for_each(|p| place(&mut out, p));
    out.push_str("    ],\n    roads: [\n");
    roads.iter().for_each(|r| road(&mut out, r));
    out.push_str("    ],\n    municipalities: [\n");
    let voronoi = write_municipalities(&mut out, &municipalities, &areas, &districts, &at);
    out.push_str("    ],\n)\n");
    let counts = (
        places.len(),
        roads.len(),
        municipalities.len(),
        districts.len(),
    );
    let notes = few(found.notes);
    Ok(Imported {
        text: out,
        places: counts.0,
        roads: counts.1,
        municipalities: counts.2,
        districts: counts.3,
        voronoi,
        notes,
    })
}

fn write_line(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("writing to a string");
}

/// No list of municipalities: outlines of level 2 would be lost.
fn without_list(areas: &[Area], found: &mut Found) -> Vec<Municipality> {
    if areas.iter().any(|a| a.level == 2) {
        found.wrong(msg!("import-outlines-hold-municipalities-level"));
    } else {
        found.note(msg!("import-map-municipalities-give-their"));
    }
    Vec::new()
}

/// Outlines and places that do not lie in the same region were not meant for each other, or have their degrees exchanged.
fn same_region(areas: &[Area], at: &BTreeMap<String, Point<f64>>, found: &mut Found) {
    let boxes = areas.iter().filter_map(|a| a.shape.bounding_rect());
    let Some(all) = boxes.reduce(|a, b| {
        let (low, high) = (
            (a.min().x.min(b.min().x), a.min().y.min(b.min().y)),
            (a.max().x.max(b.max().x), a.max().y.max(b.max().y)),
        );
        Rect::new(low, high)
    }) else {
        return;
    };
    // A degree of room, for places beyond the border.
    let near = |p: &Point<f64>| {
        (all.min().x - 1.0..=all.max().x + 1.0).contains(&p.x())
            && (all.min().y - 1.0..=all.max().y + 1.0).contains(&p.y())
    };
    let (inside, exchanged) = at.values().fold((0, 0), |n, p| {
        (
            n.0 + usize::from(near(p)),
            n.1 + usize::from(near(&Point::new(p.y(), p.x()))),
        )
    });
    if at.is_empty() || inside * 2 >= at.len() {
        return;
    }
    let n = at.len();
    if exchanged > inside {
        found.wrong(msg!(
            "import-only-places-lie-region",
            inside = inside,
            n = n,
            exchanged = exchanged
        ));
    } else {
        found.wrong(msg!(
            "import-only-places-lie-region-outlines",
            inside = inside,
            n = n
        ));
    }
}

/// Outlines of municipalities that no row of the list belongs to.
fn unused(areas: &[Area], municipalities: &[Municipality], found: &mut Found) {
    for a in areas
        .iter()
        .filter(|a| a.level == 2 && !municipalities.iter().any(|m| fits(a, m)))
    {
        let id = &a.id;
        found.note(msg!("import-outline-municipality-belongs-row", id = id));
    }
}

fn fits(a: &Area, m: &Municipality) -> bool {
    a.level == 2 && (a.id == m.place || (!m.name.en.is_empty() && a.name.en == m.name.en))
}

fn place(out: &mut String, p: &Place) {
    let population = p
        .population
        .map_or_else(String::new, |x| format!(", population: {x}"));
    write_line(
        out,
        format_args!(
            "        (id: {:?}, name: {}, lat: {}, lon: {}{population}),\n",
            p.id,
            text(&p.name),
            p.lat,
            p.lon
        ),
    );
}

fn road(out: &mut String, r: &Road) {
    let Road {
        from,
        to,
        km,
        class,
    } = r;
    write_line(
        out,
        format_args!(
            "        (id: \"{from}--{to}\", from: {from:?}, to: {to:?}, km: {km}, class: {class}),\n"
        ),
    );
}

/// Writes the municipalities; how many outlines are approximate.
fn write_municipalities(
    out: &mut String,
    list: &[Municipality],
    areas: &[Area],
    districts: &[&Area],
    at: &BTreeMap<String, Point<f64>>,
) -> usize {
    let seats: Vec<(Option<usize>, Point<f64>)> = list
        .iter()
        .map(|m| {
            let seat = at.get(&m.place).copied().unwrap_or_default();
            (districts.iter().position(|d| d.shape.contains(&seat)), seat)
        })
        .collect();
    let mut voronoi = 0;
    for (m, &(district, seat)) in list.iter().zip(&seats) {
        let own = areas.iter().find(|a| fits(a, m));
        let shape = match (own, district) {
            (Some(a), _) => a.shape.clone(),
            (None, Some(d)) => {
                voronoi += 1;
                cell(
                    seat,
                    seats.iter().filter(|s| s.0 == Some(d)).map(|s| s.1),
                    &districts[d].shape,
                )
            }
            (None, None) => MultiPolygon::new(Vec::new()),
        };
        let mark = if own.is_none() {
            " // approximate outline"
        } else {
            ""
        };
        let option =
            |key: &str, v: Option<&str>| v.map_or_else(String::new, |x| format!(", {key}: {x:?}"));
        write_line(
            out,
            format_args!(
                "        (id: {:?}, name: {}, seat: {:?}{}{}, outline: {}),{mark}\n",
                m.place,
                text(&m.name),
                m.place,
                option("directorate", m.directorate.as_deref()),
                option("district", district.map(|d| districts[d].id.as_str())),
                outline(&shape),
            ),
        );
    }
    voronoi
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

/// An identifier in the form that scenarios use; nothing for one that has letters of another script, or none.
fn identifier(text: &str) -> Option<String> {
    let mut out: String = text
        .trim()
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    while out.starts_with(['-', '_']) {
        out.remove(0);
    }
    well_formed(&out).then_some(out)
}

/// What is wrong with an identifier.
fn no_identifier(text: &str) -> Message {
    if text.trim().is_empty() {
        return msg!("import-no-id");
    }
    msg!("import-bad-id", text = text)
}

/// Complains about identifiers that come twice.
fn doubled<'a>(ids: impl Iterator<Item = &'a str>, mut complain: impl FnMut(usize, &str)) {
    let mut seen = BTreeSet::new();
    for (n, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
        if !seen.insert(id) {
            complain(n, id);
        }
    }
}

fn text(t: &Text) -> String {
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
