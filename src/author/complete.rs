//! Which words fit at a place of a text: identifiers of the kind that the field wants, fields that the record lacks, values with names.
//!
//! Deliberately not here: how an editor is told (`cli`).

use std::ops::Range;

use super::names::{ID, Names};
use super::place::{Slot, open, slot};
use crate::base::text::Lang;
use crate::scenario::edit::{TokenKind, tokens};
use crate::scenario::meaning::{Form, Meaning};
use crate::scenario::schema::{Choice, Field, Inside, Record, Type};

/// Most fields that a record is offered with where none of them has to be given.
const FEW: usize = 2;

/// What a suggestion is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A thing of the scenario.
    Thing,
    /// A field of the record.
    Field,
    /// A value with a name.
    Value,
    /// A record with the fields that it needs.
    Record,
}

/// Words that fit.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// What it is.
    pub sort: Sort,
    /// What is shown.
    pub label: String,
    /// A word about it.
    pub about: About,
    /// What it means, as the reference says.
    pub meaning: Option<Meaning>,
    /// What is written.
    pub text: String,
    /// The same with `$1`, `$2` … where something is to be typed, if anything is.
    pub snippet: Option<String>,
}

/// A word about a suggestion.
#[derive(Clone, PartialEq, Debug)]
pub enum About {
    /// Nothing.
    Nothing,
    /// What a thing is called.
    Called(String),
    /// How a field or a record is written, and what it is where it is left out.
    Written(Form, Option<String>),
}

/// Words that fit, and the bytes in whose place they are written.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestions {
    /// The bytes.
    pub replaces: Range<usize>,
    /// The words, the likeliest first.
    pub list: Vec<Suggestion>,
}

/// What is being typed at a place.
enum Typed {
    /// Something in quotes, which are closed already or not.
    Quoted(bool),
    /// A word, or nothing yet.
    Word,
}

/// Words that fit at a byte of a text.
pub fn suggestions(
    text: &str,
    at: usize,
    is_head: bool,
    names: &Names,
    lang: Lang,
) -> Option<Suggestions> {
    if text.trim().is_empty() {
        // Nothing is open yet: the record that the whole file is.
        let list = record(Type::of_file(is_head)).into_iter().collect();
        return Some(Suggestions {
            replaces: at..at,
            list,
        });
    }
    let (typed, replaces) = typed(text, at)?;
    let fits = slot(open(&text[..begin(&typed, &replaces)]), is_head)?;
    let list = match (typed, fits) {
        (Typed::Quoted(closed), Slot::Value(holds, field)) => {
            let end = if closed { "" } else { "\"" };
            things(holds, field, names, lang)
                .into_iter()
                .map(|s| Suggestion {
                    text: format!("{}{end}", s.text),
                    ..s
                })
                .collect()
        }
        (Typed::Quoted(_), Slot::Name(..)) => return None,
        (Typed::Word, Slot::Name(record, given)) => {
            let colon = text[replaces.end..].trim_start().starts_with(':');
            fields(record, &given, colon)
        }
        (Typed::Word, Slot::Value(holds, field)) => {
            let quoted = |s: Suggestion| Suggestion {
                text: format!("\"{}\"", s.text),
                label: format!("\"{}\"", s.label),
                ..s
            };
            let things = things(holds, field, names, lang).into_iter().map(quoted);
            let choices = holds.choices().into_iter().map(value);
            things.chain(choices).chain(record(holds)).collect()
        }
    };
    Some(Suggestions { replaces, list })
}

/// Where what is being typed begins, quotes included.
fn begin(typed: &Typed, replaces: &Range<usize>) -> usize {
    match typed {
        Typed::Quoted(_) => replaces.start - 1,
        Typed::Word => replaces.start,
    }
}

/// What is being typed at a byte, and its bytes without quotes; none inside a comment.
fn typed(text: &str, at: usize) -> Option<(Typed, Range<usize>)> {
    let before = text.get(..at)?;
    let last = tokens(before).pop();
    let identifier = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let rest = |from: &str| from.find(|c| !identifier(c)).unwrap_or(from.len());
    let end = at + rest(&text[at..]);
    let Some(last) = last else {
        return Some((Typed::Word, at..end));
    };
    match last.kind {
        TokenKind::LineComment | TokenKind::BlockComment => None,
        TokenKind::Wrong if before[last.span.clone()].starts_with('"') => {
            let closed = text[end..].starts_with('"');
            Some((Typed::Quoted(closed), last.span.start + 1..end))
        }
        TokenKind::Word => Some((Typed::Word, last.span.start..end)),
        TokenKind::Text => None,
        TokenKind::Blank
        | TokenKind::Open
        | TokenKind::Close
        | TokenKind::Comma
        | TokenKind::Colon
        | TokenKind::Attribute
        | TokenKind::Wrong => Some((Typed::Word, at..end)),
    }
}

/// The things of the kind that is wanted. Where a thing gets its own identifier there are none to choose from.
fn things(holds: Type, field: Option<Field>, names: &Names, lang: Lang) -> Vec<Suggestion> {
    let Some(kind) = holds
        .identifies()
        .filter(|_| field.is_none_or(|f| f.name != ID))
    else {
        return Vec::new();
    };
    let one = |t: &super::names::Thing| Suggestion {
        sort: Sort::Thing,
        label: t.id.clone(),
        about: About::Called(t.name.get(lang).to_owned()),
        meaning: None,
        text: t.id.clone(),
        snippet: None,
    };
    names.all(kind).iter().map(one).collect()
}

/// The fields that a record does not have yet; those that it needs come first.
fn fields(record: Record, given: &[&str], colon: bool) -> Vec<Suggestion> {
    let mut left: Vec<Field> = record
        .fields()
        .filter(|f| !given.contains(&f.name))
        .collect();
    left.sort_by_key(|f| !f.needed);
    let one = |f: Field| Suggestion {
        sort: Sort::Field,
        label: f.name.to_owned(),
        about: About::Written(f.holds.form(), f.default()),
        meaning: f.holds.meaning(),
        text: if colon {
            f.name.to_owned()
        } else {
            format!("{}: ", f.name)
        },
        snippet: (!colon).then(|| format!("{}: {}", f.name, blank(f.holds, &mut 1))),
    };
    left.into_iter().map(one).collect()
}

/// A value with a name.
fn value(c: Choice) -> Suggestion {
    let (label, text, snippet) = match &c.inside {
        None => (c.name.to_owned(), c.name.to_owned(), None),
        Some(inside) => (
            format!("{}(…)", c.name),
            format!("{}(", c.name),
            Some(format!("{}({})", c.name, filling(inside, &mut 1))),
        ),
    };
    Suggestion {
        sort: Sort::Value,
        label,
        about: About::Nothing,
        meaning: c.meaning,
        text,
        snippet,
    }
}

/// A record with the fields that it needs.
fn record(holds: Type) -> Option<Suggestion> {
    let inside = holds.inside(None)?;
    let Inside::Fields(fields) = &inside else {
        return None;
    };
    let named: Vec<&str> = wanted(*fields).map(|f| f.name).collect();
    (!named.is_empty()).then(|| Suggestion {
        sort: Sort::Record,
        label: format!("({}: …)", named.join(": …, ")),
        about: About::Written(holds.form(), None),
        meaning: holds.meaning(),
        text: "(".to_owned(),
        snippet: Some(format!("({})", filling(&inside, &mut 1))),
    })
}

/// The fields that a record needs, or all of a small one that needs none.
fn wanted(record: Record) -> impl Iterator<Item = Field> {
    let needs = record.fields().any(|f| f.needed);
    let few = record.fields().count() <= FEW;
    record.fields().filter(move |f| f.needed || !needs && few)
}

/// What is typed inside of brackets, with numbered places for what is not known.
fn filling(inside: &Inside, n: &mut u32) -> String {
    let parts: Vec<String> = match inside {
        Inside::Fields(record) => wanted(*record)
            .map(|f| format!("{}: {}", f.name, blank(f.holds, n)))
            .collect(),
        Inside::Tuple(parts) => parts.iter().map(|t| blank(*t, n)).collect(),
        Inside::Items(item) => return format!("[{}]", blank(*item, n)),
        Inside::One(value) => vec![blank(*value, n)],
    };
    parts.join(", ")
}

/// A numbered place for a value, with the quotes or brackets that it has in any case.
fn blank(holds: Type, n: &mut u32) -> String {
    if holds.is_text() {
        return format!("\"{}\"", place(n));
    }
    match holds.inside(None) {
        Some(Inside::Items(_)) => format!("[{}]", place(n)),
        Some(Inside::Fields(record)) if is_small(record) => {
            let parts: Vec<String> = wanted(record)
                .map(|f| format!("{}: {}", f.name, blank(f.holds, n)))
                .collect();
            format!("({})", parts.join(", "))
        }
        Some(Inside::Fields(_) | Inside::Tuple(_) | Inside::One(_)) | None => place(n),
    }
}

/// Whether a record is so small that it is written out inside of another, as a text in two languages is.
fn is_small(record: Record) -> bool {
    record.fields().count() <= FEW && record.fields().all(|f| f.holds.is_text())
}

fn place(n: &mut u32) -> String {
    *n += 1;
    format!("${}", *n - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_is_offered_the_whole_record() {
        let found = suggestions("\n", 0, true, &Names::default(), Lang::En).unwrap();
        assert_eq!(found.list.len(), 1);
        let snippet = found.list[0].snippet.as_ref().unwrap();
        assert!(snippet.contains("format:"), "{snippet}");
    }

    /// The words that fit where `|` stands.
    fn at(text: &str) -> (Suggestions, String) {
        let place = text.find('|').unwrap();
        let text = text.replace('|', "");
        let texts = vec![("scenario.ron".to_owned(), text.clone())];
        let names = Names::of(&texts);
        let found = suggestions(&text, place, true, &names, Lang::En);
        (
            found.unwrap_or_else(|| panic!("nothing fits in {text}")),
            text,
        )
    }

    fn labels(s: &Suggestions) -> Vec<&str> {
        s.list.iter().map(|s| s.label.as_str()).collect()
    }

    const SEATS: &str = "(seats: [(id: \"room\", name: (ar: \"غرفة\", en: \"Main room\")), (id: \"media\", name: (ar: \"\", en: \"\"))]";

    #[test]
    fn identifiers_of_the_kind_that_the_field_wants_take_the_place_of_what_is_typed() {
        let (s, text) = at(&format!(
            "{SEATS}, units: [(id: \"u\", seat: \"ro|x\", base: \"b\")])"
        ));
        assert_eq!(labels(&s), ["room", "media"]);
        assert_eq!(&text[s.replaces.clone()], "rox");
        assert_eq!(
            (&s.list[0].about, s.list[0].text.as_str()),
            (&About::Called("Main room".to_owned()), "room")
        );
        let (s, _) = at(&format!("{SEATS}, units: [(id: \"u\", seat: \"|\n)])"));
        assert_eq!(s.list[0].text, "room\"", "quotes that are open are closed");
        let (s, _) = at(&format!("{SEATS}, units: [(id: \"u\", seat: |)])"));
        assert_eq!(s.list[0].text, "\"room\"");
        // Its own identifier is nobody else's.
        let (s, _) = at(&format!("{SEATS}, units: [(id: \"|\")])"));
        assert_eq!(labels(&s), [""; 0]);
    }

    #[test]
    fn fields_that_are_there_are_not_offered_and_needed_ones_come_first() {
        let (s, text) = at("(units: [(id: \"u\", name: (ar: \"أ\", en: \"a\"), stre|)])");
        let first: Vec<&str> = labels(&s)[..4].to_vec();
        assert_eq!(first, ["kind", "seat", "base", "strength"]);
        assert!(!labels(&s).contains(&"id") && labels(&s).contains(&"reliefs"));
        assert_eq!(&text[s.replaces.clone()], "stre");
        assert_eq!(s.list[1].snippet.as_deref(), Some("seat: \"$1\""));
        let (s, _) = at("(units: [(id: \"u\", |: 3)])");
        assert_eq!(
            s.list[0].text, "name",
            "a colon that is there stays the only one"
        );
    }

    #[test]
    fn values_with_names_and_records_are_offered_with_what_they_need() {
        let (s, _) = at("(injects: [(id: \"x\", when: |)])");
        assert_eq!(labels(&s), ["At(…)", "After(…)", "If(…)", "ByHand"]);
        assert_eq!(s.list[0].snippet.as_deref(), Some("At(\"$1\")"));
        assert_eq!(
            s.list[1].snippet.as_deref(),
            Some("After(inject: \"$1\", delay: \"$2\")")
        );
        let (s, _) = at("(injects: [|])");
        assert_eq!(
            s.list[0].snippet.as_deref(),
            Some("(id: \"$1\", name: (ar: \"$2\", en: \"$3\"), when: $4)")
        );
        let (s, _) = at("(convoys: [(materials: |)])"
            .replace("convoys", "centres")
            .as_str());
        assert_eq!(labels(&s), ["true", "false"]);
        let texts = suggestions("// (", 4, true, &Names::default(), Lang::En);
        assert_eq!(texts, None, "nothing fits in a comment");
    }
}
