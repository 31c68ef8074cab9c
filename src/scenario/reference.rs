//! The author's field reference, made from the types of `scenario::raw` and their doc comments.
//!
//! `scenarios/README.md` holds it; a test keeps the two equal. Deliberately not here: the guide around it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use schemars::SchemaGenerator;
use serde_json::{Map, Value};

use super::raw::{Head, Part};
use crate::record::order::Order;

/// The reference as Markdown.
pub fn markdown() -> String {
    let mut generator = SchemaGenerator::default();
    let roots = [
        ("The head", generator.root_schema_for::<Head>()),
        ("The lists", generator.root_schema_for::<Part>()),
        ("Orders", generator.root_schema_for::<Order>()),
    ];
    let mut defs = Map::new();
    for (_, root) in &roots {
        if let Some(Value::Object(more)) = root.get("$defs") {
            defs.extend(more.clone());
        }
    }
    let (mut out, mut seen, mut next) = (String::new(), BTreeSet::new(), Vec::new());
    for (title, root) in &roots {
        section(&mut out, title, &root.clone().to_value(), &mut next);
    }
    // Each type is described after the one that first uses it.
    let mut i = 0;
    while i < next.len() {
        let name = next[i].clone();
        i += 1;
        if seen.insert(name.clone())
            && let Some(schema) = defs.get(&name)
        {
            section(&mut out, &name, schema, &mut next);
        }
    }
    out
}

fn section(out: &mut String, title: &str, schema: &Value, next: &mut Vec<String>) {
    let mut w = |text: String| out.push_str(&text);
    w(format!("### {title}\n\n"));
    if let Some(d) = schema["description"].as_str() {
        w(format!("{}\n\n", one_line(d)));
    }
    if let Some(fields) = schema["properties"].as_object() {
        w("| field | type | needed | meaning |\n|---|---|---|---|\n".to_owned());
        let needed = schema["required"].as_array();
        for (name, s) in fields {
            let must = needed.is_some_and(|r| r.iter().any(|x| x == name));
            let meaning = one_line(s["description"].as_str().unwrap_or(""));
            w(format!("| `{name}` | {} | {} | {meaning} |\n", kind(s, next), if must { "yes" } else { default(s) }));
        }
        w("\n".to_owned());
    }
    if let Some(variants) = schema["oneOf"].as_array() {
        w("| value | meaning |\n|---|---|\n".to_owned());
        for v in variants {
            w(variant(v, next));
        }
        w("\n".to_owned());
    }
}

fn default(schema: &Value) -> &'static str {
    match &schema["default"] {
        Value::Bool(true) => "no: true",
        Value::Bool(false) => "no: false",
        _ => "no",
    }
}

/// One value of an enumeration, as an author types it.
fn variant(v: &Value, next: &mut Vec<String>) -> String {
    let meaning = one_line(v["description"].as_str().unwrap_or(""));
    if let Some(name) = v["const"].as_str() {
        return format!("| `{name}` | {meaning} |\n");
    }
    if let Some(list) = v["enum"].as_array() {
        return list.iter().filter_map(Value::as_str).map(|n| format!("| `{n}` | {meaning} |\n")).collect();
    }
    let Some((name, inner)) = v["properties"].as_object().and_then(|p| p.iter().next()) else { return String::new() };
    let body = match inner["properties"].as_object() {
        Some(fields) => {
            let needed = inner["required"].as_array();
            let list: Vec<String> = fields
                .iter()
                .map(|(f, s)| {
                    let optional = if needed.is_some_and(|r| r.iter().any(|x| x == f)) { "" } else { ", may be left out" };
                    format!("`{f}`: {}{optional}", kind(s, next))
                })
                .collect();
            list.join("; ")
        }
        None => kind(inner, next),
    };
    format!("| `{name}(…)` with {body} | {meaning} |\n")
}

/// A type in words, linked to its own section where it has one.
fn kind(s: &Value, next: &mut Vec<String>) -> String {
    if let Some(name) = s["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
        next.push(name.to_owned());
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(all) = s["anyOf"].as_array().or_else(|| s["allOf"].as_array()) {
        return all.iter().filter(|x| x["type"] != "null").map(|x| kind(x, next)).collect::<Vec<_>>().join(" or ");
    }
    if let Some(parts) = s["prefixItems"].as_array() {
        return format!("({})", parts.iter().map(|p| kind(p, next)).collect::<Vec<_>>().join(", "));
    }
    let name = match &s["type"] {
        Value::String(t) => t.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).find(|t| *t != "null").unwrap_or("").to_owned(),
        _ => String::new(),
    };
    match name.as_str() {
        "array" => format!("list of {}", kind(&s["items"], next)),
        "string" => s["format"].as_str().map_or_else(|| "text".to_owned(), str::to_owned),
        "integer" => "whole number".to_owned(),
        "number" => "number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        other => other.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        write!(out, "{}{}", if out.is_empty() { "" } else { " " }, line.trim()).expect("writing to a string");
    }
    out.replace('|', "\\|")
}
