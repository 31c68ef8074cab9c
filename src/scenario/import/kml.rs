//! Features from KML as Google Earth, Google My Maps and QGIS write it.
//!
//! Deliberately not here: styles, tours, overlays, links to other files, archives (`form`).

use std::collections::BTreeMap;

use geo::{Coord, LineString, Polygon};
use roxmltree::{Document, Node, ParsingOptions};

use super::found::{Found, Input};
use super::records::Records;
use super::shapes::{Fault, Shape};
use crate::base::clean;
use crate::base::message::msg;

/// Most elements and texts of a file.
const NODES: u32 = 3_000_000;

/// Reads all placemarks.
pub(super) fn read(text: &str, input: Input, found: &mut Found) -> Records {
    let options = ParsingOptions {
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(e) => {
            let at = e.pos();
            let (line, column) = (at.row, at.col);
            found.wrong(input, msg!("import-no-xml", line = line, column = column));
            return Records::default();
        }
    };
    let root = document.root_element();
    if !is(root, "kml") && !is(root, "Document") && !is(root, "Placemark") {
        let name = root.tag_name().name();
        found.wrong(input, msg!("import-no-kml", name = name));
        return Records::default();
    }
    let mut records = Records::default();
    let mut end = None;
    for mark in document.descendants().filter(|n| is(*n, "Placemark")) {
        // One inside of another is a part of that.
        if end.is_some_and(|end| mark.id().get_usize() <= end) {
            continue;
        }
        end = mark
            .descendants()
            .next_back()
            .map(|last| last.id().get_usize());
        let n = records.all.len() + 1;
        records.feature(n, values(mark), shape(mark));
    }
    if records.all.is_empty() {
        found.wrong(input, msg!("import-kml-empty"));
    }
    records
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn words(node: Node<'_, '_>) -> String {
    clean::one_line(node.text().unwrap_or("")).trim().to_owned()
}

/// What a placemark says: its name, and its data under their own names.
fn values(mark: Node<'_, '_>) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for node in mark.descendants() {
        let own = node.parent() == Some(mark);
        let name = node.attribute("name").map(str::to_owned);
        match (name, node.tag_name().name()) {
            (_, "name") if own => {
                values.insert("name".to_owned(), words(node));
            }
            (Some(name), "SimpleData") => {
                values.insert(name, words(node));
            }
            (Some(name), "Data") => {
                let value = node.children().find(|c| is(*c, "value"));
                values.insert(name, value.map_or_else(String::new, words));
            }
            (_, _) => {}
        }
    }
    if let Some(id) = mark.attribute("id") {
        values.insert("feature id".to_owned(), id.to_owned());
    }
    values.retain(|_, v| !v.is_empty());
    values
}

/// The shape of a placemark, its parts in any depth.
fn shape(mark: Node<'_, '_>) -> Shape {
    let mut shape = Shape::default();
    for node in mark.descendants().filter(Node::is_element) {
        let read = match node.tag_name().name() {
            "Point" => corners(node).and_then(|c| {
                shape.points.push(*c.first()?);
                Some(())
            }),
            "LineString" => corners(node).map(|c| shape.lines.push(LineString::new(c))),
            "Polygon" => polygon(node).map(|p| shape.areas.push(p)),
            _ => Some(()),
        };
        if read.is_none() {
            shape.faults.push(Fault::Unread);
        }
    }
    shape
}

fn polygon(node: Node<'_, '_>) -> Option<Polygon<f64>> {
    let ring = |n: Node<'_, '_>| {
        let ring = n.children().find(|d| is(*d, "LinearRing"))?;
        corners(ring).map(LineString::new)
    };
    let outer = node.children().find(|c| is(*c, "outerBoundaryIs"))?;
    let inner = node.children().filter(|c| is(*c, "innerBoundaryIs"));
    Some(Polygon::new(
        ring(outer)?,
        inner.map(ring).collect::<Option<_>>()?,
    ))
}

/// `longitude,latitude,height` with blanks between.
fn corners(node: Node<'_, '_>) -> Option<Vec<Coord<f64>>> {
    let list = node.children().find(|c| is(*c, "coordinates"))?;
    let text = list.text()?;
    let corner = |words: &str| {
        let mut numbers = words.split(',').map(|n| n.trim().parse::<f64>().ok());
        let (x, y) = (numbers.next()??, numbers.next()??);
        (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
    };
    let all: Vec<Coord<f64>> = text.split_whitespace().map(corner).collect::<Option<_>>()?;
    (!all.is_empty()).then_some(all)
}
