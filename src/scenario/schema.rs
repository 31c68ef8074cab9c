//! What may be typed where in a scenario's files: the types of `scenario::format` as their schema says them, walked along brackets and
//! fields as an author writes them.
//!
//! Deliberately not here: the text (`author` walks both), the reference as a page (`reference`).

use std::sync::LazyLock;

use serde_json::Value;

use super::meaning::{self, DESCRIBED, Form, Meaning};
use crate::base::ids::IdKind;

/// The head's file, in which the lists may stand too.
static HEAD: LazyLock<Value> = LazyLock::new(|| {
    let mut whole = DESCRIBED.head.clone();
    if let (Some(fields), Some(lists)) = (
        whole["properties"].as_object_mut(),
        DESCRIBED.part["properties"].as_object(),
    ) {
        fields.extend(lists.clone());
    }
    whole
});

/// What may be typed at a place.
#[derive(Clone, Copy, Debug)]
pub struct Type(&'static Value);

/// A record's fields.
#[derive(Clone, Copy, Debug)]
pub struct Record(&'static Value);

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What may be typed there.
    pub holds: Type,
    /// Whether it has to be given.
    pub needed: bool,
}

/// What stands inside a pair of brackets.
#[derive(Clone, Debug)]
pub enum Inside {
    /// Fields with names.
    Fields(Record),
    /// A list.
    Items(Type),
    /// So many values, each with a type of its own.
    Tuple(Vec<Type>),
    /// One value.
    One(Type),
}

/// A value with a name.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// What it means, where something is said of it.
    pub meaning: Option<Meaning>,
    /// What stands in brackets behind it, if something does.
    pub inside: Option<Inside>,
}

impl Type {
    /// The whole of a file: of the one that is the scenario's head, or of one that it includes.
    pub fn of_file(is_head: bool) -> Self {
        Self(if is_head { &HEAD } else { &DESCRIBED.part })
    }

    /// What it can be, with names looked up; more than one where an author may write it in several ways.
    fn ways(self) -> Vec<&'static Value> {
        let (mut found, mut todo) = (Vec::new(), vec![self.0]);
        while let Some(v) = todo.pop() {
            let several = v["anyOf"].as_array().or_else(|| v["allOf"].as_array());
            if let Some(name) = v["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
                todo.extend(DESCRIBED.named.get(name));
            } else if let Some(several) = several {
                todo.extend(several.iter().filter(|v| v["type"] != "null").rev());
            } else {
                found.push(v);
            }
        }
        found
    }

    /// What stands inside of brackets, with the name before them if there is one.
    pub fn inside(self, name: Option<&str>) -> Option<Inside> {
        if name == Some("Some") {
            return Some(Inside::One(self));
        }
        let ways = self.ways();
        let variant = |v: &&'static Value| {
            let all = v["oneOf"].as_array()?;
            all.iter().find_map(|one| one["properties"].get(name?))
        };
        if let Some(body) = ways.iter().find_map(variant) {
            return Some(match Self(body).body() {
                // Its brackets stand around those of the list, as in `All([…])`.
                Inside::Items(_) => Inside::One(Self(body)),
                inside => inside,
            });
        }
        let bracketed = |v: &&'static Value| {
            let inside = Self(v).body();
            (!matches!(inside, Inside::One(_))).then_some(inside)
        };
        ways.iter().find_map(bracketed)
    }

    /// What it has inside of its brackets by its own form, names not looked up.
    fn body(self) -> Inside {
        let v = self.0;
        let fixed = v["prefixItems"].as_array();
        if v["properties"].is_object() {
            Inside::Fields(Record(v))
        } else if let Some(parts) = fixed {
            Inside::Tuple(parts.iter().map(Self).collect())
        } else if v["items"].is_object() {
            Inside::Items(Self(&v["items"]))
        } else {
            Inside::One(self)
        }
    }

    /// The kind of thing of which an identifier is typed here, if one is.
    pub fn identifies(self) -> Option<IdKind> {
        let kind = |v: &&'static Value| v["x-id"].as_str().and_then(IdKind::named);
        kind(&self.0).or_else(|| self.ways().iter().find_map(kind))
    }

    /// Whether it is text in quotes.
    pub fn is_text(self) -> bool {
        self.ways()
            .iter()
            .any(|v| has_type(v, "string") && v["enum"].is_null())
    }

    /// The values with names that may be typed here.
    pub fn choices(self) -> Vec<Choice> {
        let mut found = Vec::new();
        for v in self.ways() {
            if has_type(v, "boolean") {
                found.extend(["true", "false"].map(|name| Choice {
                    name,
                    meaning: None,
                    inside: None,
                }));
            }
            names(v, &mut found);
            for one in v["oneOf"].as_array().into_iter().flatten() {
                names(one, &mut found);
                let variant = one["properties"].as_object().and_then(|p| p.iter().next());
                found.extend(variant.map(|(name, body)| Choice {
                    name,
                    meaning: Self(one).meaning(),
                    inside: Some(Self(body).body()),
                }));
            }
        }
        found
    }

    /// What is said of it, or else of the type that it is of.
    pub fn meaning(self) -> Option<Meaning> {
        Meaning::of(self.0).or_else(|| self.ways().into_iter().find_map(Meaning::of))
    }

    /// How it is written.
    pub fn form(self) -> Form {
        Form::of(self.0)
    }
}

/// Values that are nothing but a name.
fn names(v: &'static Value, into: &mut Vec<Choice>) {
    let list = v["enum"].as_array().into_iter().flatten();
    let all = list.chain([&v["const"]]).filter_map(Value::as_str);
    into.extend(all.map(|name| Choice {
        name,
        meaning: Type(v).meaning(),
        inside: None,
    }));
}

fn has_type(v: &Value, name: &str) -> bool {
    match &v["type"] {
        Value::String(t) => t == name,
        Value::Array(list) => list.iter().any(|t| t == name),
        _ => false,
    }
}

impl Record {
    /// Its fields, in the order of the reference.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        let all = self.0["properties"].as_object().into_iter().flatten();
        all.map(move |(name, schema)| Field {
            name,
            holds: Type(schema),
            needed: self.needs(name),
        })
    }

    /// A field by its name.
    pub fn field(self, name: &str) -> Option<Field> {
        self.fields().find(|f| f.name == name)
    }

    fn needs(self, name: &str) -> bool {
        let needed = self.0["required"].as_array();
        needed.is_some_and(|r| r.iter().any(|x| x == name))
    }
}

impl Field {
    /// What it is where it is left out, as an author types it; none where nothing stands for it.
    pub fn default(self) -> Option<String> {
        meaning::default(self.holds.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(record: Option<Inside>, name: &str) -> Field {
        match record {
            Some(Inside::Fields(r)) => r.field(name).unwrap_or_else(|| panic!("no {name}")),
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn a_walk_along_brackets_comes_to_the_types_that_are_read() {
        let injects = field(Type::of_file(true).inside(None), "injects");
        let Some(Inside::Items(inject)) = injects.holds.inside(None) else {
            panic!("{injects:?}");
        };
        let when = field(inject.inside(None), "when");
        assert!(when.needed);
        let Some(Inside::One(time)) = when.holds.inside(Some("At")) else {
            panic!("{when:?}");
        };
        assert!(time.is_text());
        let condition = field(when.holds.inside(Some("If")), "condition").holds;
        let Some(Inside::Tuple(parts)) = condition.inside(Some("CentreIs")) else {
            panic!("{condition:?}");
        };
        assert_eq!(parts[0].identifies(), Some(IdKind::CentreId));
        assert!(parts[1].choices().iter().any(|c| c.name == "NotOpen"));
        let Some(Inside::One(list)) = condition.inside(Some("All")) else {
            panic!("{condition:?}");
        };
        let Some(Inside::Items(inner)) = list.inside(None) else {
            panic!("{list:?}");
        };
        assert!(
            inner
                .choices()
                .iter()
                .any(|c| c.name == "ByHand" || c.name == "Flag")
        );
        let storyline = field(inject.inside(None), "storyline").holds;
        assert_eq!(storyline.identifies(), Some(IdKind::StorylineId));
        assert_eq!(
            storyline
                .inside(Some("Some"))
                .map(|i| matches!(i, Inside::One(_))),
            Some(true)
        );
    }

    #[test]
    fn the_lists_stand_in_both_sorts_of_file_and_the_head_in_one() {
        let named = |is_head, name: &str| match Type::of_file(is_head).inside(None) {
            Some(Inside::Fields(r)) => r.field(name).is_some(),
            _ => false,
        };
        assert!(named(true, "seats") && named(false, "seats"));
        assert!(named(true, "start") && !named(false, "start"));
    }
}
