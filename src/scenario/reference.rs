//! The author's field reference, made from the types of `scenario::format` and their doc comments.
//!
//! `scenarios/README.md` holds it; a test keeps the two equal. Deliberately not here: the guide around it, what is built into the
//! program (`library`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use schemars::SchemaGenerator;
use serde_json::{Map, Value};

use super::format::{Head, Part};
use crate::base::time::{SimTime, Span};
use crate::record::order::Order;

/// Names that a message about a mistake can mention: the fields of each type, and the values that a field can have.
#[derive(Default)]
struct Names {
    fields: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, BTreeSet<String>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut generator = SchemaGenerator::default();
    let roots = [
        generator.root_schema_for::<Head>(),
        generator.root_schema_for::<Part>(),
        generator.root_schema_for::<Order>(),
    ];
    let mut defs = Map::new();
    for root in &roots {
        if let Some(Value::Object(more)) = root.get("$defs") {
            defs.extend(more.clone());
        }
    }
    let mut names = Names::default();
    defs.iter()
        .for_each(|(name, schema)| names.take(name, schema, &defs));
    names
});

impl Names {
    fn take(&mut self, name: &str, schema: &Value, defs: &Map<String, Value>) {
        let needed = schema["required"].as_array();
        let is_needed = |f: &&String| needed.is_some_and(|r| r.iter().any(|x| x == *f));
        if let Some(fields) = schema["properties"].as_object() {
            // Where nothing is needed, as in a text, all are worth naming.
            let list: Vec<String> = fields
                .keys()
                .filter(|f| is_needed(f) || needed.is_none())
                .cloned()
                .collect();
            self.fields.insert(name.to_owned(), list);
        }
        self.of_fields(schema, defs);
        for v in schema["oneOf"].as_array().into_iter().flatten() {
            v["properties"]
                .as_object()
                .into_iter()
                .flatten()
                .for_each(|(_, inner)| self.of_fields(inner, defs));
        }
    }

    fn of_fields(&mut self, record: &Value, defs: &Map<String, Value>) {
        for (field, s) in record["properties"].as_object().into_iter().flatten() {
            let mut refs = Vec::new();
            kind(s, &mut refs);
            let variants = refs
                .iter()
                .filter_map(|r| defs.get(r))
                .flat_map(variants)
                .collect::<Vec<_>>();
            self.values
                .entry(field.clone())
                .or_default()
                .extend(variants);
        }
    }
}

/// The names of the values of an enumeration.
fn variants(schema: &Value) -> Vec<String> {
    let one = |v: &Value| -> Vec<String> {
        match (
            v["const"].as_str(),
            v["enum"].as_array(),
            v["properties"].as_object(),
        ) {
            (Some(name), ..) => vec![name.to_owned()],
            (_, Some(list), _) => list
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            (_, _, Some(p)) => p.keys().map(|k| format!("{k}(…)")).collect(),
            _ => Vec::new(),
        }
    };
    schema["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(one)
        .collect()
}

/// The fields that a type needs, or all of one that needs none.
pub(super) fn fields_of(name: &str) -> Vec<String> {
    NAMES.fields.get(name).cloned().unwrap_or_default()
}

/// The values that a field can have, wherever it stands; none if it is not one of several.
pub(super) fn values_of(field: &str) -> Vec<String> {
    NAMES
        .values
        .get(field)
        .map(|v| v.iter().cloned().collect())
        .unwrap_or_default()
}

/// The reference of all fields as Markdown.
pub(super) fn markdown() -> String {
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
            w(format!(
                "| `{name}` | {} | {} | {meaning} |\n",
                kind(s, next),
                if must { "yes".to_owned() } else { default(s) }
            ));
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

/// What a field is where it is left out.
pub(super) fn default(schema: &Value) -> String {
    let said = typed(&schema["default"])
        .filter(|t| t.len() <= 60 && !matches!(t.as_str(), "[]" | "\"\"" | "(ar: \"\", en: \"\")"));
    said.map_or_else(|| "no".to_owned(), |t| format!("no: `{t}`"))
}

/// A value as an author types it; nothing for one that is not there.
fn typed(v: &Value) -> Option<String> {
    Some(match v {
        Value::Null => return None,
        Value::Bool(b) => b.to_string(),
        // Values of enumerations are words that begin with a capital; times and texts do not.
        Value::String(s) if s.starts_with(|c: char| c.is_ascii_uppercase()) => s.clone(),
        Value::String(s) => match (
            s.strip_suffix("ms").and_then(|n| n.parse().ok()),
            SimTime::parse(s),
        ) {
            (Some(ms), _) => format!("\"{}\"", length(Span::from_millis(ms))),
            (None, Some(t)) => format!("\"{}\"", t.short()),
            (None, None) => format!("\"{s}\""),
        },
        Value::Number(n) => n.to_string(),
        Value::Array(list) => format!(
            "[{}]",
            list.iter().filter_map(typed).collect::<Vec<_>>().join(", ")
        ),
        Value::Object(fields) => {
            let one = fields.iter().next().filter(|(k, _)| {
                fields.len() == 1 && k.starts_with(|c: char| c.is_ascii_uppercase())
            });
            match one {
                Some((variant, Value::Object(inner))) => {
                    format!("{variant}{}", typed(&Value::Object(inner.clone()))?)
                }
                Some((variant, inner)) => format!("{variant}({})", typed(inner)?),
                None => {
                    let parts = fields
                        .iter()
                        .filter_map(|(k, v)| Some(format!("{k}: {}", typed(v)?)));
                    format!("({})", parts.collect::<Vec<_>>().join(", "))
                }
            }
        }
    })
}

/// A length of time as an author types it.
fn length(t: Span) -> String {
    let s = t.secs();
    let parts = [(s / 3600, "h"), (s / 60 % 60, "m"), (s % 60, "s")];
    let text: String = parts
        .iter()
        .filter(|p| p.0 > 0)
        .map(|(n, unit)| format!("{n}{unit}"))
        .collect();
    if text.is_empty() {
        "0s".to_owned()
    } else {
        text
    }
}

/// One value of an enumeration, as an author types it.
fn variant(v: &Value, next: &mut Vec<String>) -> String {
    let meaning = one_line(v["description"].as_str().unwrap_or(""));
    if let Some(name) = v["const"].as_str() {
        return format!("| `{name}` | {meaning} |\n");
    }
    if let Some(list) = v["enum"].as_array() {
        return list
            .iter()
            .filter_map(Value::as_str)
            .map(|n| format!("| `{n}` | {meaning} |\n"))
            .collect();
    }
    let Some((name, inner)) = v["properties"].as_object().and_then(|p| p.iter().next()) else {
        return String::new();
    };
    let body = match inner["properties"].as_object() {
        Some(fields) => {
            let needed = inner["required"].as_array();
            let list: Vec<String> = fields
                .iter()
                .map(|(f, s)| {
                    let optional = if needed.is_some_and(|r| r.iter().any(|x| x == f)) {
                        ""
                    } else {
                        ", may be left out"
                    };
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
    in_words(s, &mut |name| {
        next.push(name.to_owned());
        format!("[{name}](#{})", name.to_lowercase())
    })
}

/// A type in words; `named` says how one that has a section of its own is written.
pub(super) fn in_words(s: &Value, named: &mut dyn FnMut(&str) -> String) -> String {
    if let Some(name) = s["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
        return named(name);
    }
    if let Some(all) = s["anyOf"].as_array().or_else(|| s["allOf"].as_array()) {
        return all
            .iter()
            .filter(|x| x["type"] != "null")
            .map(|x| in_words(x, named))
            .collect::<Vec<_>>()
            .join(" or ");
    }
    if let Some(parts) = s["prefixItems"].as_array() {
        return format!(
            "({})",
            parts
                .iter()
                .map(|p| in_words(p, named))
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    let name = match &s["type"] {
        Value::String(t) => t.clone(),
        Value::Array(list) => list
            .iter()
            .filter_map(Value::as_str)
            .find(|t| *t != "null")
            .unwrap_or("")
            .to_owned(),
        _ => String::new(),
    };
    match name.as_str() {
        "array" => match s["minItems"]
            .as_u64()
            .filter(|n| Some(*n) == s["maxItems"].as_u64())
        {
            Some(n) => format!(
                "({})",
                vec![in_words(&s["items"], named); n as usize].join(", ")
            ),
            None => format!("list of {}", in_words(&s["items"], named)),
        },
        "string" => s["format"]
            .as_str()
            .map_or_else(|| "text".to_owned(), str::to_owned),
        "integer" => "whole number".to_owned(),
        "number" => "number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        other => other.to_owned(),
    }
}

/// A description on one line, as a cell of a table has it.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        write!(
            out,
            "{}{}",
            if out.is_empty() { "" } else { " " },
            line.trim()
        )
        .expect("writing to a string");
    }
    out.replace('|', "\\|")
}
