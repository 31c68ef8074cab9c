//! Makes a map file from outlines (GeoJSON) and lists of places, roads and municipalities (CSV), as QGIS and spreadsheets write them.
//!
//! A municipality without an outline gets the Voronoi cell of its seat among the seats of its district, cut to the district;
//! such an outline is an approximation and is marked so in the file.
//! Deliberately not here: reading files, drawing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::{BooleanOps, Contains, Coord, LineString, MultiPolygon, Point, Polygon};
use serde_json::Value;

use crate::base::text::Text;

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
}

struct Area {
    id: String,
    name: Text,
    level: i64,
    shape: MultiPolygon<f64>,
}

type Row = BTreeMap<String, String>;

/// Makes the map file.
///
/// # Errors
/// A sentence that names the list and line that cannot be used.
pub fn map(sources: &Sources) -> Result<Imported, Text> {
    let areas = areas(&sources.outlines)?;
    let places = rows("places", &sources.places, &["id", "name_en", "name_ar", "lat", "lon"])?;
    let roads = rows("roads", &sources.roads, &["from_id", "to_id", "km", "class"])?;
    let mut municipalities = match &sources.municipalities {
        Some(text) => rows("municipalities", text, &["municipality_en", "municipality_ar", "place_id"])?,
        None => Vec::new(),
    };
    let kept = |r: &Row| sources.groups.is_empty() || sources.groups.iter().any(|g| r.get("vote_group") == Some(g));
    municipalities.retain(|r| kept(r) && !r["place_id"].is_empty());
    let mut out =
        String::from("// Made by `tamrin import`. Outlines marked approximate are Voronoi cells of the seats, cut to the district.\n(\n");
    let districts: Vec<&Area> = areas.iter().filter(|a| a.level == 1).collect();
    let mut w = |line: String| out.push_str(&line);
    w("    districts: [\n".to_owned());
    for d in &districts {
        w(format!("        (id: {:?}, name: {}, outline: {}),\n", slug(&d.id), text(&d.name), outline(&d.shape)));
    }
    w("    ],\n    places: [\n".to_owned());
    let mut at: BTreeMap<String, Point<f64>> = BTreeMap::new();
    for (n, p) in places.iter().enumerate() {
        let (lat, lon) = (number("places", n, p, "lat")?, number("places", n, p, "lon")?);
        at.insert(p["id"].clone(), Point::new(lon, lat));
        let population = p.get("population").filter(|x| !x.is_empty()).map_or_else(String::new, |x| format!(", population: {x}"));
        let name = text(&Text::new(&p["name_ar"], &p["name_en"]));
        w(format!("        (id: {:?}, name: {name}, lat: {lat}, lon: {lon}{population}),\n", slug(&p["id"])));
    }
    w("    ],\n    roads: [\n".to_owned());
    for (n, r) in roads.iter().enumerate() {
        let km = number("roads", n, r, "km")?;
        let (a, b) = (slug(&r["from_id"]), slug(&r["to_id"]));
        for end in [&r["from_id"], &r["to_id"]] {
            if !at.contains_key(end) {
                return Err(bad("roads", n, &format!("«{end}» ليس في قائمة الأماكن"), &format!("{end:?} is not in the list of places")));
            }
        }
        let class = class(&r["class"]).ok_or_else(|| {
            bad("roads", n, "الصنف أحد: coastal, jebel, desert, local, track", "the class is one of coastal, jebel, desert, local, track")
        })?;
        w(format!("        (id: \"{a}--{b}\", from: {a:?}, to: {b:?}, km: {km}, class: {class}),\n"));
    }
    w("    ],\n    municipalities: [\n".to_owned());
    let (mut voronoi, seats) = (0, seats(&municipalities, &at, &districts)?);
    for (n, m) in municipalities.iter().enumerate() {
        let (district, seat) = seats[n];
        let name = Text::new(&m["municipality_ar"], &m["municipality_en"]);
        let own = areas.iter().find(|a| a.level == 2 && (a.id == m["place_id"] || a.name.en == name.en));
        let shape = match (own, district) {
            (Some(a), _) => a.shape.clone(),
            (None, Some(d)) => {
                voronoi += 1;
                cell(seat, seats.iter().filter(|s| s.0 == Some(d)).map(|s| s.1), &districts[d].shape)
            }
            (None, None) => MultiPolygon::new(Vec::new()),
        };
        let mark = if own.is_none() { " // approximate outline" } else { "" };
        let option =
            |key: &str, v: Option<String>| v.filter(|x| !x.is_empty()).map_or_else(String::new, |x| format!(", {key}: {:?}", slug(&x)));
        w(format!(
            "        (id: {:?}, name: {}, seat: {:?}{}{}, outline: {}),{mark}\n",
            slug(&m["place_id"]),
            text(&name),
            slug(&m["place_id"]),
            option("directorate", m.get("directorate").cloned()),
            option("district", district.map(|d| districts[d].id.clone())),
            outline(&shape),
        ));
    }
    w("    ],\n)\n".to_owned());
    let counts = (places.len(), roads.len(), municipalities.len(), districts.len());
    Ok(Imported { text: out, places: counts.0, roads: counts.1, municipalities: counts.2, districts: counts.3, voronoi })
}

/// District (as a position) and seat of each municipality.
fn seats(list: &[Row], at: &BTreeMap<String, Point<f64>>, districts: &[&Area]) -> Result<Vec<(Option<usize>, Point<f64>)>, Text> {
    let find = |(n, m): (usize, &Row)| {
        let seat = at.get(&m["place_id"]).copied();
        let seat = seat.ok_or_else(|| {
            let p = &m["place_id"];
            bad("municipalities", n, &format!("«{p}» ليس في قائمة الأماكن"), &format!("{p:?} is not in the list of places"))
        })?;
        Ok((districts.iter().position(|d| d.shape.contains(&seat)), seat))
    };
    list.iter().enumerate().map(find).collect()
}

/// The part of a district that is nearer to this seat than to any other, on a map where a degree of longitude is shortened by latitude.
fn cell(seat: Point<f64>, seats: impl Iterator<Item = Point<f64>>, district: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let squeeze = libm::cos(seat.y().to_radians());
    let mut ring = vec![(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)];
    for other in seats.filter(|o| *o != seat) {
        // Points with (p - middle) · direction <= 0 are nearer to the seat.
        let middle = ((seat.x() + other.x()) / 2.0, (seat.y() + other.y()) / 2.0);
        let direction = ((other.x() - seat.x()) * squeeze * squeeze, other.y() - seat.y());
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

fn areas(geojson: &str) -> Result<Vec<Area>, Text> {
    let wrong = || Text::new("ملف الحدود ليس GeoJSON من نوع FeatureCollection", "the outlines are not a GeoJSON FeatureCollection");
    let root: Value = serde_json::from_str(geojson).map_err(|_| wrong())?;
    let features = root["features"].as_array().ok_or_else(wrong)?;
    let read = |f: &Value| {
        let p = &f["properties"];
        let string = |k: &str| p[k].as_str().unwrap_or("").to_owned();
        let coordinates = &f["geometry"]["coordinates"];
        let polygons = match f["geometry"]["type"].as_str() {
            Some("Polygon") => vec![polygon(coordinates)?],
            Some("MultiPolygon") => coordinates.as_array()?.iter().map(polygon).collect::<Option<_>>()?,
            _ => return None,
        };
        let id = if string("id").is_empty() { f["id"].as_str().unwrap_or("").to_owned() } else { string("id") };
        Some(Area {
            id,
            name: Text { ar: string("name_ar"), en: string("name_en") },
            level: p["level"].as_i64().unwrap_or(1),
            shape: MultiPolygon::new(polygons),
        })
    };
    features.iter().map(|f| read(f).ok_or_else(wrong)).collect()
}

fn polygon(v: &Value) -> Option<Polygon<f64>> {
    let ring = |r: &Value| -> Option<LineString<f64>> {
        let corner = |c: &Value| Some(Coord { x: c[0].as_f64()?, y: c[1].as_f64()? });
        Some(LineString::new(r.as_array()?.iter().map(corner).collect::<Option<_>>()?))
    };
    let mut rings = v.as_array()?.iter().map(ring);
    let outer = rings.next()??;
    Some(Polygon::new(outer, rings.collect::<Option<_>>()?))
}

fn rows(list: &str, csv_text: &str, needed: &[&str]) -> Result<Vec<Row>, Text> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(csv_text.trim_start_matches('\u{feff}').as_bytes());
    let heads: Vec<String> = reader.headers().map_err(|_| bad(list, 0, "لا يُقرأ", "it cannot be read"))?.iter().map(str::to_owned).collect();
    if let Some(missing) = needed.iter().find(|n| !heads.iter().any(|h| h == *n)) {
        return Err(Text::new(&format!("قائمة {list} ينقصها العمود {missing}"), &format!("the list of {list} has no column {missing}")));
    }
    let mut all = Vec::new();
    for (n, record) in reader.records().enumerate() {
        let record = record.map_err(|_| bad(list, n, "السطر لا يُقرأ", "the line cannot be read"))?;
        let mut row: Row = heads.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        for h in &heads {
            row.entry(h.clone()).or_default();
        }
        all.push(row);
    }
    Ok(all)
}

fn number(list: &str, n: usize, row: &Row, column: &str) -> Result<f64, Text> {
    let value = row[column].parse::<f64>().ok().filter(|x| x.is_finite());
    value.ok_or_else(|| {
        let v = &row[column];
        bad(list, n, &format!("العمود {column} ليس عدداً: «{v}»"), &format!("{column} is not a number: {v:?}"))
    })
}

/// A complaint about a data row, counted from 0 after the header.
fn bad(list: &str, n: usize, ar: &str, en: &str) -> Text {
    let line = n + 2;
    Text::new(&format!("قائمة {list}، السطر {line}: {ar}"), &format!("{list}, line {line}: {en}"))
}

fn class(text: &str) -> Option<&'static str> {
    ["Coastal", "Jebel", "Desert", "Local", "Track"].into_iter().find(|c| c.eq_ignore_ascii_case(text))
}

/// An identifier in the form that scenarios use.
fn slug(text: &str) -> String {
    let mut out: String = text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    while out.starts_with(['-', '_']) {
        out.remove(0);
    }
    out
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
