//! Features from GeoJSON as QGIS, geoBoundaries, OCHA and other programs write it.
//!
//! Deliberately not here: what the properties mean, whether shapes are possible.

use std::collections::BTreeMap;

use geo::{Coord, LineString, Polygon};
use serde_json::{Map, Value};

use super::found::{Found, Input};
use super::records::Records;
use super::shapes::{Fault, Shape};
use crate::base::clean;
use crate::base::message::msg;

/// What the number or name of a feature itself is called among its properties.
const OWN: &str = "feature id";
/// How deep collections of shapes may lie in each other.
const DEPTH: usize = 20;

/// Reads a collection of features, or a feature alone.
pub(super) fn read(root: &Value, input: Input, found: &mut Found) -> Records {
    let sort = root["type"].as_str().unwrap_or("");
    let features: &[Value] = match (root["features"].as_array(), sort) {
        (Some(features), _) => features,
        (None, "Feature") => std::slice::from_ref(root),
        (None, "Topology") => {
            found.wrong(input, msg!("import-topojson"));
            return Records::default();
        }
        (None, sort) if clean::one_line(sort).trim().is_empty() => {
            found.wrong(input, msg!("import-outlines-no-type"));
            return Records::default();
        }
        (None, sort) => {
            let sort = clean::one_line(sort);
            found.wrong(
                input,
                msg!(
                    "import-outlines-type-geojson-featurecollection",
                    sort = sort
                ),
            );
            return Records::default();
        }
    };
    if !projection(root, input, found) {
        return Records::default();
    }
    let mut records = Records::default();
    for (n, f) in features.iter().enumerate() {
        let mut values: BTreeMap<String, String> = f["properties"]
            .as_object()
            .map(Map::iter)
            .into_iter()
            .flatten()
            .filter_map(|(k, v)| Some((k.clone(), as_text(v)?)))
            .collect();
        if let Some(id) = as_text(&f["id"]) {
            values.insert(OWN.to_owned(), id);
        }
        records.feature(n + 1, values, geometry(&f["geometry"], 0));
    }
    records
}

/// Degrees have a name of their own in files of older programs; anything else is metres.
fn projection(root: &Value, input: Input, found: &mut Found) -> bool {
    let named = &root["crs"]["properties"];
    let name = as_text(&named["name"])
        .or_else(|| as_text(&named["code"]).map(|code| format!("EPSG:{code}")))
        .unwrap_or_default();
    let plain = name.to_uppercase().replace(' ', "");
    let number = plain.rsplit(':').next().unwrap_or("");
    let degrees = plain.is_empty()
        || plain.contains("CRS84")
        || plain == "WGS84"
        || matches!(number, "4326" | "4979" | "CRS84");
    if !degrees {
        found.wrong(
            input,
            msg!("import-outlines-coordinate-system-export", name = name),
        );
    }
    degrees
}

/// Text, a number or yes and no, as text on one line; nothing if it is empty.
pub(super) fn as_text(v: &Value) -> Option<String> {
    let text = match v {
        Value::String(s) => clean::one_line(s).trim().to_owned(),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => b.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn geometry(g: &Value, depth: usize) -> Shape {
    let mut shape = Shape::default();
    let c = &g["coordinates"];
    let each = || c.as_array().into_iter().flatten();
    let read = match g["type"].as_str() {
        Some("Point") => point(c).map(|p| shape.points.push(p)),
        Some("MultiPoint") => points(c).map(|all| shape.points.extend(all)),
        Some("LineString") => points(c).map(|all| shape.lines.push(LineString::new(all))),
        Some("MultiLineString") => each()
            .map(|l| points(l).map(LineString::new))
            .collect::<Option<Vec<_>>>()
            .map(|all| shape.lines.extend(all)),
        Some("Polygon") => polygon(c).map(|p| shape.areas.push(p)),
        Some("MultiPolygon") => each()
            .map(polygon)
            .collect::<Option<Vec<_>>>()
            .filter(|all| !all.is_empty())
            .map(|all| shape.areas.extend(all)),
        Some("GeometryCollection") if depth < DEPTH => {
            let parts = g["geometries"].as_array().into_iter().flatten();
            for part in parts {
                shape.join(geometry(part, depth + 1));
            }
            Some(())
        }
        Some(_) => None,
        None => Some(()),
    };
    if read.is_none() {
        shape.faults.push(Fault::Unread);
    }
    shape
}

/// Longitude and latitude; a height behind them is not used.
fn point(c: &Value) -> Option<Coord<f64>> {
    let (x, y) = (c[0].as_f64()?, c[1].as_f64()?);
    (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
}

fn points(c: &Value) -> Option<Vec<Coord<f64>>> {
    c.as_array()?.iter().map(point).collect()
}

fn polygon(c: &Value) -> Option<Polygon<f64>> {
    let mut rings = c.as_array()?.iter().map(|r| points(r).map(LineString::new));
    let outer = rings.next()??;
    // Rings are closed by this, whether the file closes them or not.
    Some(Polygon::new(outer, rings.collect::<Option<_>>()?))
}
