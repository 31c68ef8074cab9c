//! What is said of the types that authors write: the doc comments of `scenario::format` and of orders, each with the key under which
//! its translations stand.
//!
//! A key is made of the names on the way: `Inject-when`, `When-After`, `When-After-delay`. A comment that is new has one at once, and
//! a test names what no language file says. Deliberately not here: the translations (`wording::guide`), the walk along a text
//! (`schema`), the sections of the reference (`reference`).

use std::sync::LazyLock;

use schemars::SchemaGenerator;
use serde_json::{Map, Value};

use super::format::{Head, Part};
use crate::base::time::{FORM_OF_LENGTH, FORM_OF_TIME, SimTime, Span};
use crate::record::order::Order;

/// Where a schema holds the key of its description.
const KEY: &str = "x-key";

/// Longest default that is worth showing, in characters.
const SHOWN: usize = 60;

/// The schemas of all that authors write, with a key at each description.
pub(super) struct Described {
    /// The head of a scenario.
    pub(super) head: Value,
    /// The lists.
    pub(super) part: Value,
    /// An order.
    pub(super) order: Value,
    /// Types that have names.
    pub(super) named: Map<String, Value>,
}

pub(super) static DESCRIBED: LazyLock<Described> = LazyLock::new(|| {
    let mut generator = SchemaGenerator::default();
    let mut head = generator.root_schema_for::<Head>().to_value();
    let mut part = generator.root_schema_for::<Part>().to_value();
    let mut order = generator.root_schema_for::<Order>().to_value();
    let mut named = Map::new();
    for root in [&mut head, &mut part, &mut order] {
        let Some(whole) = root.as_object_mut() else {
            continue;
        };
        if let Some(Value::Object(more)) = whole.remove("$defs") {
            named.extend(more);
        }
    }
    for (name, root) in [
        ("Head", &mut head),
        ("Part", &mut part),
        ("Order", &mut order),
    ] {
        mark(name, root);
    }
    named.iter_mut().for_each(|(name, v)| mark(name, v));
    Described {
        head,
        part,
        order,
        named,
    }
});

/// Gives each description in a schema its key.
fn mark(key: &str, v: &mut Value) {
    let Some(all) = v.as_object_mut() else { return };
    if all.contains_key("description") {
        all.insert(KEY.to_owned(), Value::from(key));
    }
    if let Some(fields) = all.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, field) in fields {
            mark(&format!("{key}-{name}"), field);
        }
    }
    for one in all
        .get_mut("oneOf")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        let Some(name) = variant(one) else { continue };
        let key = format!("{key}-{name}");
        if let Some(body) = one.get_mut("properties").and_then(|p| p.get_mut(&name)) {
            // What is said of the type of what stands in the brackets is said of the value.
            if let Some(body) = body.as_object_mut() {
                body.remove("description");
            }
            mark(&key, body);
        }
        if let Some(one) = one
            .as_object_mut()
            .filter(|o| o.contains_key("description"))
        {
            one.insert(KEY.to_owned(), Value::from(key));
        }
    }
}

/// The name of a value; none where it stands for several of which nothing is said.
fn variant(v: &Value) -> Option<String> {
    let name = match v["properties"].as_object() {
        Some(body) => body.keys().next().map(String::as_str),
        None => v["const"].as_str(),
    };
    name.map(str::to_owned)
}

/// What is said of a type, a field or a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// The key under which translations stand.
    pub key: &'static str,
    /// The doc comment, with its line breaks.
    english: &'static str,
}

impl Meaning {
    /// What is said of what a schema describes; none where nothing is.
    pub(super) fn of(v: &'static Value) -> Option<Self> {
        Some(Self {
            key: v[KEY].as_str()?,
            english: v["description"].as_str()?,
        })
    }

    /// The English on one line.
    pub fn english(self) -> String {
        let lines: Vec<&str> = self.english.lines().map(str::trim).collect();
        lines.join(" ")
    }

    /// All that is said of anything, in the order of the keys.
    pub fn all() -> Vec<Self> {
        let roots = [&DESCRIBED.head, &DESCRIBED.part, &DESCRIBED.order];
        let mut found = Vec::new();
        for v in roots.into_iter().chain(DESCRIBED.named.values()) {
            gather(v, &mut found);
        }
        found
    }
}

fn gather(v: &'static Value, into: &mut Vec<Meaning>) {
    into.extend(Meaning::of(v));
    match v {
        Value::Object(all) => all.values().for_each(|v| gather(v, into)),
        Value::Array(all) => all.iter().for_each(|v| gather(v, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How something is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// As a type with a name is.
    Named(&'static str),
    /// In one of several ways.
    Either(Vec<Self>),
    /// So many values between round brackets.
    Tuple(Vec<Self>),
    /// A list.
    List(Box<Self>),
    /// Text in quotes.
    Text,
    /// A time.
    Time,
    /// A length of time.
    Length,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// As a record with fields of its own.
    Record,
}

impl Form {
    /// How what a schema describes is written.
    pub(super) fn of(v: &'static Value) -> Self {
        if let Some(name) = v["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
            return Self::Named(name);
        }
        if let Some(all) = v["anyOf"].as_array().or_else(|| v["allOf"].as_array()) {
            let mut ways: Vec<Self> = all
                .iter()
                .filter(|x| x["type"] != "null")
                .map(Self::of)
                .collect();
            return match ways.pop() {
                Some(last) if ways.is_empty() => last,
                last => Self::Either(ways.into_iter().chain(last).collect()),
            };
        }
        if let Some(parts) = v["prefixItems"].as_array() {
            return Self::Tuple(parts.iter().map(Self::of).collect());
        }
        let name = match &v["type"] {
            Value::String(t) => t.as_str(),
            Value::Array(list) => {
                let mut names = list.iter().filter_map(Value::as_str);
                names.find(|t| *t != "null").unwrap_or("")
            }
            _ => "",
        };
        match name {
            "array" => {
                let item = || Self::of(&v["items"]);
                let fixed = v["minItems"]
                    .as_u64()
                    .filter(|n| Some(*n) == v["maxItems"].as_u64());
                match fixed {
                    Some(n) => Self::Tuple((0..n).map(|_| item()).collect()),
                    None => Self::List(Box::new(item())),
                }
            }
            "string" => match v["format"].as_str() {
                Some(FORM_OF_TIME) => Self::Time,
                Some(FORM_OF_LENGTH) => Self::Length,
                _ => Self::Text,
            },
            "integer" => Self::Whole,
            "number" => Self::Number,
            "boolean" => Self::YesNo,
            _ => Self::Record,
        }
    }
}

impl Form {
    /// The types with names that stand in it, in their order.
    pub(super) fn types(&self, into: &mut Vec<&'static str>) {
        match self {
            Self::Named(name) => into.push(name),
            Self::Either(parts) | Self::Tuple(parts) => parts.iter().for_each(|p| p.types(into)),
            Self::List(item) => item.types(into),
            Self::Text
            | Self::Time
            | Self::Length
            | Self::Whole
            | Self::Number
            | Self::YesNo
            | Self::Record => {}
        }
    }
}

/// What a field is where it is left out, as an author types it; none where nothing stands for it.
pub(super) fn default(schema: &Value) -> Option<String> {
    typed(&schema["default"]).filter(|t| {
        t.len() <= SHOWN && !matches!(t.as_str(), "[]" | "\"\"" | "(ar: \"\", en: \"\")")
    })
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
