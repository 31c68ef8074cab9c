//! What stands of a thing in the texts: where, its values as they are typed, and what of it is changed in the text alone.
//!
//! Deliberately not here: changing it (`change`).

use super::figure::{Figure, Form, MOST, Several};
use super::thing::{Sort, Thing, find, find_in, id_of, meant};
use crate::scenario::edit::{Document, Entry, Label, Node, Step};
use crate::scenario::read::Texts;

/// What stands of a thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The thing.
    pub thing: Thing,
    /// The file, relative to the scenario's folder.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its values: words without quotes, all else as it is typed; nothing where it is left out and means nothing.
    pub figures: Vec<(Figure, String)>,
    /// Its other fields, each with its line: they are changed in the text.
    pub rest: Vec<(String, usize)>,
}

impl Sheet {
    /// A value.
    pub fn value(&self, figure: Figure) -> Option<&str> {
        let found = self.figures.iter().find(|(f, _)| *f == figure);
        found.map(|(_, value)| value.as_str())
    }
}

/// What stands of a thing, if it stands anywhere.
pub fn sheet(texts: &Texts, thing: &Thing) -> Option<Sheet> {
    let found = find(texts, thing)?;
    let d = &found.document;
    let item = [Step::Field(thing.sort().list()), Step::Item(found.item)];
    let node = d.node(&item)?;
    let figures = Figure::of(thing.sort(), &several(d, &item));
    let figures: Vec<(Figure, String)> = figures
        .into_iter()
        .filter_map(|f| Some((f, value(d, &item, f)?)))
        .collect();
    let rest = rest(d, node, &figures);
    Some(Sheet {
        thing: thing.clone(),
        file: texts[found.file].0.clone(),
        line: line_of(d.text(), node.span.start),
        rest,
        figures,
    })
}

/// The entries of one of its lists.
fn list_of<'d>(d: &'d Document, item: &[Step<'_>], list: &'static str) -> &'d [Entry] {
    let way: Vec<Step<'_>> = item.iter().copied().chain([Step::Field(list)]).collect();
    let group = d.node(&way).and_then(Node::group);
    group.map_or(&[][..], |g| &g.entries)
}

/// What a thing has several of, as far as it is shown.
fn several(d: &Document, item: &[Step<'_>]) -> Several {
    let many = |list| {
        let n = list_of(d, item, list).len();
        u8::try_from(n).map_or(MOST, |n| n.min(MOST))
    };
    let effects = list_of(d, item, "effects").iter().zip(0..MOST);
    let messages = effects.filter(|(e, _)| name_of(d, &e.value) == Some("Message"));
    Several {
        stations: many("stations"),
        messages: messages.map(|(_, n)| n).collect(),
        expected: many("expected"),
    }
}

/// The name before the brackets of a value.
pub(super) fn name_of<'d>(d: &'d Document, node: &Node) -> Option<&'d str> {
    Some(&d.text()[node.group()?.name.clone()?])
}

/// The fields of which nothing is among the values, effects that are no messages, and how expected actions are shown; each with its
/// line.
fn rest(d: &Document, node: &Node, figures: &[(Figure, String)]) -> Vec<(String, usize)> {
    let shown = |name: &str| {
        name == "id"
            || figures
                .iter()
                .any(|(f, _)| f.way().first() == Some(&Step::Field(name)))
    };
    let mut rest = Vec::new();
    for e in node.group().map_or(&[][..], |g| &g.entries) {
        let Label::Field(name) = &e.label else {
            continue;
        };
        let field = &d.text()[name.clone()];
        let parts = e.value.group().map_or(&[][..], |g| &g.entries);
        let at = |part: &Node| line_of(d.text(), part.span.start);
        match field {
            "effects" if !parts.is_empty() => {
                let others = parts.iter().map(|p| &p.value);
                let others = others.map(|v| (name_of(d, v).unwrap_or(field), at(v)));
                let others = others.filter(|(effect, _)| *effect != "Message");
                rest.extend(others.map(|(effect, line)| (effect.to_owned(), line)));
            }
            "expected" if !parts.is_empty() => {
                for p in parts {
                    let tests = ["action", "all_of", "any_of"].into_iter();
                    let found = tests.filter_map(|t| Some((t, p.value.field(d.text(), t)?)));
                    rest.extend(found.map(|(t, v)| (t.to_owned(), at(v))));
                }
            }
            _ if !shown(field) => rest.push((field.to_owned(), line_of(d.text(), name.start))),
            _ => {}
        }
    }
    rest
}

/// A value of an item; none if the item has none of this sort.
pub(super) fn value(d: &Document, item: &[Step<'_>], figure: Figure) -> Option<String> {
    if !fits(d, item, figure) {
        return None;
    }
    let Some(node) = written(d, item, figure) else {
        return figure.left_out().map(str::to_owned).or_else(|| {
            // A name may be given in one language.
            matches!(figure.form(), Form::Words | Form::Lines).then(String::new)
        });
    };
    let typed = &d.text()[node.span.clone()];
    match figure.form() {
        Form::Words | Form::Lines | Form::Name | Form::Time | Form::Span => meant(typed),
        Form::Names => {
            let entries = node.group().map_or(&[][..], |g| &g.entries);
            let one = |e: &Entry| meant(&d.text()[e.value.span.clone()]);
            let all: Option<Vec<String>> = entries.iter().map(one).collect();
            all.map(|ids| ids.join(", "))
        }
        Form::Whole | Form::Decimal | Form::Choice => Some(typed.to_owned()),
    }
}

/// The value as it is written, without a `Some` around it.
pub(super) fn written<'d>(d: &'d Document, item: &[Step<'_>], figure: Figure) -> Option<&'d Node> {
    let way: Vec<Step<'_>> = item.iter().copied().chain(figure.way()).collect();
    let node = d.node(&way)?;
    let inside = node.group().filter(|g| {
        let name = g.name.clone().map(|n| &d.text()[n]);
        name == Some("Some") && g.entries.len() == 1
    });
    if d.text()[node.span.clone()] == *"None" {
        return None;
    }
    Some(inside.map_or(node, |g| &g.entries[0].value))
}

/// Whether an item has such a value: an inject comes at a time or some time after something, a protection team has a centre.
pub(super) fn fits(d: &Document, item: &[Step<'_>], figure: Figure) -> bool {
    let way: Vec<Step<'_>> = item.iter().copied().chain([Step::Field("when")]).collect();
    let when = || name_of(d, d.node(&way)?);
    let part = |list, n: u8| list_of(d, item, list).get(usize::from(n));
    match figure {
        Figure::SenderAr(n)
        | Figure::SenderEn(n)
        | Figure::Receivers(n)
        | Figure::Channel(n)
        | Figure::WordsAr(n)
        | Figure::WordsEn(n) => {
            let effect = part("effects", n);
            effect.and_then(|e| name_of(d, &e.value)) == Some("Message")
        }
        Figure::ExpectedAr(n) | Figure::ExpectedEn(n) | Figure::Within(n) | Figure::Task(n) => {
            part("expected", n).is_some()
        }
        Figure::When => when() == Some("At"),
        Figure::Delay => matches!(when(), Some("After" | "If")),
        Figure::Centre => {
            let kind: Vec<Step<'_>> = item.iter().copied().chain([Step::Field("kind")]).collect();
            d.typed(&kind) == Some("ProtectionTeam") || written(d, item, figure).is_some()
        }
        _ => true,
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The thing that stands on a line of a file, if it is one that can be changed by hand.
pub fn thing_at(texts: &Texts, file: &str, line: usize) -> Option<Thing> {
    let (_, text) = texts.iter().find(|(name, _)| name == file)?;
    let d = Document::parse(text).ok()?;
    let on_line = |node: &Node| {
        let lines = line_of(text, node.span.start)..=line_of(text, node.span.end);
        lines.contains(&line)
    };
    Sort::ALL.iter().find_map(|sort| {
        let list = d.node(&[Step::Field(sort.list())])?.group()?;
        let item = list.entries.iter().position(|e| on_line(&e.value))?;
        Some(sort.named(&id_of(&d, sort.list(), item)?))
    })
}

/// The file and line of what has an identifier in a list, also of what is changed in the text alone.
pub fn stands_at(texts: &Texts, list: &str, id: &str) -> Option<(String, usize)> {
    let found = find_in(texts, list, id)?;
    let node = found
        .document
        .node(&[Step::Field(list), Step::Item(found.item)])?;
    let line = line_of(found.document.text(), node.span.start);
    Some((texts[found.file].0.clone(), line))
}
