//! The author's field reference, made from the types of `scenario::format` and their doc comments: its sections, and the names that
//! messages about mistakes mention.
//!
//! `scenarios/README.md` holds it; a test keeps the two equal. Deliberately not here: its words (`wording::guide`), what is built into
//! the program (`library`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::meaning::{DESCRIBED, Form, Meaning, default};

/// Names that a message about a mistake can mention: the fields of each type, and the values that a field can have.
#[derive(Default)]
struct Names {
    fields: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, BTreeSet<String>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let (mut names, defs) = (Names::default(), &DESCRIBED.named);
    defs.iter()
        .for_each(|(name, schema)| names.take(name, schema, defs));
    names
});

impl Names {
    fn take(&mut self, name: &str, schema: &'static Value, defs: &Map<String, Value>) {
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

    fn of_fields(&mut self, record: &'static Value, defs: &Map<String, Value>) {
        for (field, s) in record["properties"].as_object().into_iter().flatten() {
            let mut refs = Vec::new();
            Form::of(s).types(&mut refs);
            let variants = refs
                .iter()
                .filter_map(|r| defs.get(*r))
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

/// A section of the reference.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is about.
    pub of: Titled,
    /// What is said of the whole.
    pub meaning: Option<Meaning>,
    /// Its fields, of a record.
    pub fields: Vec<Row>,
    /// Its values, of one that is one of several.
    pub values: Vec<Choice>,
}

/// What a section is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Titled {
    /// The head of a scenario.
    Head,
    /// The lists.
    Lists,
    /// Orders.
    Orders,
    /// A type, by its name.
    Type(&'static str),
}

/// A field.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub form: Form,
    /// Whether it has to be given.
    pub needed: bool,
    /// What it is where it is left out.
    pub default: Option<String>,
    /// What is said of it.
    pub meaning: Option<Meaning>,
}

/// A value out of several.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// What stands in brackets behind it.
    pub body: Body,
    /// What is said of it.
    pub meaning: Option<Meaning>,
}

/// What stands in brackets behind the name of a value.
#[derive(Clone, Debug)]
pub enum Body {
    /// Nothing, nor are there brackets.
    Nothing,
    /// Fields.
    Fields(Vec<Row>),
    /// A value.
    One(Form),
}

/// All sections: head, lists and orders, and each type after the one that first uses it.
pub fn sections() -> Vec<Section> {
    let roots = [
        (Titled::Head, &DESCRIBED.head),
        (Titled::Lists, &DESCRIBED.part),
        (Titled::Orders, &DESCRIBED.order),
    ];
    let mut all: Vec<Section> = roots.into_iter().map(|(of, v)| section(of, v)).collect();
    let mut next: VecDeque<&'static str> = all.iter().flat_map(Section::types).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = next.pop_front() {
        if seen.insert(name)
            && let Some(v) = DESCRIBED.named.get(name)
        {
            let one = section(Titled::Type(name), v);
            next.extend(one.types());
            all.push(one);
        }
    }
    all
}

impl Section {
    /// The types that it names, in the order in which it does.
    fn types(&self) -> Vec<&'static str> {
        let mut found = Vec::new();
        self.fields.iter().for_each(|f| f.form.types(&mut found));
        for choice in &self.values {
            match &choice.body {
                Body::Nothing => {}
                Body::Fields(fields) => fields.iter().for_each(|f| f.form.types(&mut found)),
                Body::One(form) => form.types(&mut found),
            }
        }
        found
    }
}

fn section(of: Titled, v: &'static Value) -> Section {
    let several = v["oneOf"].as_array().into_iter().flatten();
    Section {
        of,
        meaning: Meaning::of(v),
        fields: rows(v),
        values: several.flat_map(choices).collect(),
    }
}

/// The fields of a record.
fn rows(v: &'static Value) -> Vec<Row> {
    let needed = v["required"].as_array();
    let fields = v["properties"].as_object().into_iter().flatten();
    let one = |(name, s): (&'static String, &'static Value)| Row {
        name,
        form: Form::of(s),
        needed: needed.is_some_and(|r| r.iter().any(|x| x == name)),
        default: default(s),
        meaning: Meaning::of(s),
    };
    fields.map(one).collect()
}

/// The values of an entry of an enumeration, which may hold several of which nothing is said.
fn choices(v: &'static Value) -> Vec<Choice> {
    let meaning = Meaning::of(v);
    if let Some((name, body)) = v["properties"].as_object().and_then(|p| p.iter().next()) {
        let fields = rows(body);
        let body = if fields.is_empty() {
            Body::One(Form::of(body))
        } else {
            Body::Fields(fields)
        };
        return vec![Choice {
            name,
            body,
            meaning,
        }];
    }
    let list = v["enum"].as_array().into_iter().flatten();
    let names = list.chain([&v["const"]]).filter_map(Value::as_str);
    let one = |name| Choice {
        name,
        body: Body::Nothing,
        meaning,
    };
    names.map(one).collect()
}
