//! Outlines from GeoJSON: what a feature is, and what it cannot be.
//!
//! Deliberately not here: which municipality an outline belongs to.

use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::Value;

use super::{Found, doubled, identifier, no_identifier};
use crate::base::clean;
use crate::base::message::msg;
use crate::base::text::Text;

/// An outline with its name.
pub(super) struct Area {
    pub(super) id: String,
    pub(super) name: Text,
    /// 1: a district, 2: a municipality.
    pub(super) level: u8,
    pub(super) shape: MultiPolygon<f64>,
}

/// Most points of one outline, as the check of a scenario has it.
const POINTS: usize = 50_000;

/// Reads the outlines.
pub(super) fn read(geojson: &str, found: &mut Found) -> Vec<Area> {
    let root: Value = match serde_json::from_str(geojson.trim_start_matches('\u{feff}')) {
        Ok(root) => root,
        Err(e) => {
            let (line, column) = (e.line(), e.column());
            found.wrong(msg!(
                "import-outlines-line-column-json",
                line = line,
                column = column
            ));
            return Vec::new();
        }
    };
    let Some(features) = root["features"].as_array() else {
        found.wrong(match root["type"].as_str().filter(|t| !blank(t)) {
            Some(sort) => msg!(
                "import-outlines-type-geojson-featurecollection",
                sort = clean::one_line(sort)
            ),
            None => msg!("import-outlines-no-type"),
        });
        return Vec::new();
    };
    projection(&root, found);
    let any_level = features.iter().any(|f| !f["properties"]["level"].is_null());
    if !any_level && !features.is_empty() {
        found.note(msg!("import-outline-property-all-read"));
    }
    let areas: Vec<Area> = features
        .iter()
        .enumerate()
        .filter_map(|(n, f)| feature(n, f, any_level, found))
        .collect();
    for level in [1, 2] {
        let ids = areas
            .iter()
            .map(|a| if a.level == level { a.id.as_str() } else { "" });
        doubled(ids, |_, id| {
            found.wrong(msg!("import-outlines-id-comes-twice", id = id))
        });
    }
    areas
}

/// Degrees have a name of their own in files of older programs; anything else is metres.
fn projection(root: &Value, found: &mut Found) {
    let name = root["crs"]["properties"]["name"].as_str().unwrap_or("");
    if !(name.is_empty() || name.contains("CRS84") || name.ends_with("4326")) {
        found.wrong(msg!(
            "import-outlines-coordinate-system-export",
            name = name
        ));
    }
}

/// Whether a text would leave its place in a sentence empty.
fn blank(text: &str) -> bool {
    clean::one_line(text).trim().is_empty()
}

/// Text or a number, as text.
fn as_text(v: &Value) -> Option<String> {
    match v {
        Value::String(s) => Some(clean::one_line(s).trim().to_owned()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// A property, whatever the case of its name.
fn property(f: &Value, name: &str) -> Option<String> {
    let all = f["properties"].as_object()?;
    let value = all.get(name).or_else(|| {
        all.iter()
            .find(|(k, _)| k.eq_ignore_ascii_case(name))
            .map(|(_, v)| v)
    });
    value.and_then(as_text).filter(|t| !t.is_empty())
}

fn feature(n: usize, f: &Value, any_level: bool, found: &mut Found) -> Option<Area> {
    let before = found.wrong.len();
    let written = property(f, "id")
        .or_else(|| as_text(&f["id"]))
        .unwrap_or_default();
    let id = identifier(&written);
    if id.is_none() {
        let said = no_identifier(&written);
        let there: Vec<&str> = f["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(k, _)| k.as_str())
            .filter(|k| !blank(k))
            .take(12)
            .collect();
        let said = if there.is_empty() {
            said
        } else {
            msg!("import-with-properties", said = said, there = there)
        };
        found.feature(n, said);
    }
    let name = Text {
        ar: property(f, "name_ar").unwrap_or_default(),
        en: property(f, "name_en").unwrap_or_default(),
    };
    if name.ar.is_empty() && name.en.is_empty() {
        found.feature(n, msg!("import-feature-no-name"));
    } else if name.ar.is_empty() || name.en.is_empty() {
        let lang = if name.ar.is_empty() {
            "name_ar"
        } else {
            "name_en"
        };
        found.note(msg!(
            "import-outlines-feature-missing",
            n = n + 1,
            lang = lang
        ));
    }
    let level = level(n, f, any_level, found);
    let shape = shape(n, f, found);
    if found.wrong.len() > before {
        return None;
    }
    Some(Area {
        id: id?,
        name,
        level: level?,
        shape: shape?,
    })
}

/// 1 or 2, also as `1.0` or `"1"`.
fn level(n: usize, f: &Value, any_level: bool, found: &mut Found) -> Option<u8> {
    let written = property(f, "level");
    let value = written.as_deref().and_then(|t| t.parse::<f64>().ok());
    match value {
        Some(1.0) => Some(1),
        Some(2.0) => Some(2),
        None if written.is_none() && !any_level => Some(1),
        _ => {
            let said = match written {
                Some(w) => msg!("import-1-district-2-municipality", w = w),
                None => msg!("import-level-missing"),
            };
            found.feature(n, said);
            None
        }
    }
}

fn shape(n: usize, f: &Value, found: &mut Found) -> Option<MultiPolygon<f64>> {
    let coordinates = &f["geometry"]["coordinates"];
    let polygons: Option<Vec<Polygon<f64>>> = match f["geometry"]["type"].as_str() {
        Some("Polygon") => polygon(coordinates).map(|p| vec![p]),
        Some("MultiPolygon") => coordinates
            .as_array()
            .and_then(|all| all.iter().map(polygon).collect()),
        Some(other) if !blank(other) => {
            let other = clean::one_line(other);
            found.feature(
                n,
                msg!("import-outlines-polygon-multipolygon", other = other),
            );
            return None;
        }
        _ => {
            found.feature(n, msg!("import-no-geometry"));
            return None;
        }
    };
    let Some(polygons) = polygons.filter(|p| !p.is_empty()) else {
        found.feature(n, msg!("import-coordinates-cannot-read"));
        return None;
    };
    let shape = MultiPolygon::new(polygons);
    corners(n, &shape, found).then_some(shape)
}

/// Whether all corners are on the earth and make rings.
fn corners(n: usize, shape: &MultiPolygon<f64>, found: &mut Found) -> bool {
    let rings = || {
        shape
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
    };
    let wrong =
        |c: &&Coord<f64>| !((-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y));
    if let Some(c) = rings().flat_map(|r| &r.0).find(wrong) {
        let (x, y) = (c.x, c.y);
        let metres = x.abs() > 1000.0 || y.abs() > 1000.0;
        let said = if metres {
            msg!("import-they-seem-metres-degrees")
        } else {
            msg!("import-not-on-earth")
        };
        found.feature(n, msg!("import-bad-point", x = x, y = y, said = said));
        return false;
    }
    if rings().any(|r| r.0.len() < 4) {
        found.feature(n, msg!("check-ring-fewer-three-points"));
        return false;
    }
    let points: usize = rings().map(|r| r.0.len()).sum();
    if points > POINTS {
        found.feature(
            n,
            msg!("import-too-many-points", points = points, most = POINTS),
        );
        return false;
    }
    true
}

fn polygon(v: &Value) -> Option<Polygon<f64>> {
    let ring = |r: &Value| -> Option<LineString<f64>> {
        let corner = |c: &Value| {
            Some(Coord {
                x: c[0].as_f64()?,
                y: c[1].as_f64()?,
            })
        };
        Some(LineString::new(
            r.as_array()?.iter().map(corner).collect::<Option<_>>()?,
        ))
    };
    let mut rings = v.as_array()?.iter().map(ring);
    let outer = rings.next()??;
    // Rings are closed by this, whether the file closes them or not.
    Some(Polygon::new(outer, rings.collect::<Option<_>>()?))
}
