//! Which cell of a table something in a scenario's files comes from, so that what the check says of it can be told by its cell.
//!
//! Deliberately not here: the check, what it says.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::Part;
use crate::base::text::Lang;
use crate::scenario::edit::{Document, Step};
use crate::scenario::read::{Texts, dialect};

/// A value that came from a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The inject.
    pub inject: String,
    /// Which of its effects is the message whose value it is; none: the inject's own.
    pub message: Option<usize>,
    /// What it is.
    pub part: Part,
    /// The language of words.
    pub lang: Option<Lang>,
    /// The cell, with the sheet where there are several.
    pub cell: String,
}

/// The list of injects in a file.
pub(super) const INJECTS: Step<'static> = Step::Field("injects");

/// The field of a scenario that a part is.
pub(super) fn field(part: Part) -> Option<&'static str> {
    match part {
        Part::Time => Some("when"),
        Part::Storyline => Some("storyline"),
        Part::Name => Some("name"),
        Part::From => Some("from"),
        Part::To => Some("to"),
        Part::Channel => Some("channel"),
        Part::Text => Some("text"),
        Part::Controller => Some("controller"),
        Part::Notes => Some("notes"),
        Part::Number
        | Part::Day
        | Part::Trigger
        | Part::Effect
        | Part::Expected
        | Part::Task
        | Part::Kind
        | Part::Status
        | Part::Was
        | Part::Id
        | Part::Ignored => None,
    }
}

/// The number of an inject in the list of a file.
pub(super) fn number_of(d: &Document, id: &str) -> Option<usize> {
    let list = d.node(&[INJECTS])?.group()?;
    let is = |k: &usize| {
        let typed = d.typed(&[INJECTS, Step::Item(*k), Step::Field("id")]);
        typed.is_some_and(|t| dialect().from_str::<String>(t).is_ok_and(|t| t == id))
    };
    (0..list.entries.len()).find(is)
}

/// Where in the files of a scenario the values of cells stand, found once for all that is asked.
#[derive(Debug)]
pub struct Cells<'o> {
    texts: &'o Texts,
    /// By file: the span of the words that a cell says, of all languages together, and the cell.
    spans: BTreeMap<&'o str, Vec<Span<'o>>>,
}

#[derive(Debug)]
struct Span<'o> {
    own: Range<usize>,
    whole: Range<usize>,
    cell: &'o str,
}

impl<'o> Cells<'o> {
    /// Of these values in these files.
    pub(super) fn of(origins: &'o [Origin], texts: &'o Texts) -> Self {
        let mut spans = BTreeMap::new();
        for (path, text) in texts {
            let Ok(d) = Document::parse(text) else {
                continue;
            };
            let numbers = numbers(&d);
            let of = |o: &'o Origin| span(&d, *numbers.get(&o.inject)?, o);
            let all: Vec<Span<'o>> = origins.iter().filter_map(of).collect();
            spans.insert(path.as_str(), all);
        }
        Self { texts, spans }
    }

    /// The cell from which comes what stands at a line and column of a file, both from 1; none where it comes from no cell.
    pub fn at(&self, file: &str, (line, column): (usize, usize)) -> Option<&'o str> {
        let (_, text) = self.texts.iter().find(|(path, _)| path == file)?;
        let lines = text.split_inclusive('\n');
        let before: usize = lines.take(line - 1).map(str::len).sum();
        let rest = text[before..].chars().take(column - 1);
        let at = before + rest.map(char::len_utf8).sum::<usize>();
        let all = self.spans.get(file)?;
        let exactly = all.iter().find(|s| s.own.contains(&at));
        // What is said of a text as a whole, such as that it lacks a language, is said of a cell with some of its words.
        let found = exactly.or_else(|| all.iter().find(|s| s.whole.contains(&at)));
        found.map(|s| s.cell)
    }
}

/// The numbers of the injects in the list of a file.
fn numbers(d: &Document) -> BTreeMap<String, usize> {
    let list = d.node(&[INJECTS]).and_then(|n| n.group());
    let count = list.map_or(0, |g| g.entries.len());
    let id = |k: usize| {
        let typed = d.typed(&[INJECTS, Step::Item(k), Step::Field("id")])?;
        Some((dialect().from_str::<String>(typed).ok()?, k))
    };
    // Of two of one name the first counts.
    (0..count).rev().filter_map(id).collect()
}

/// Where the value of a cell stands in a file whose list has its inject at a number.
fn span<'o>(d: &Document, n: usize, o: &'o Origin) -> Option<Span<'o>> {
    let mut place = vec![INJECTS, Step::Item(n)];
    if let Some(n) = o.message {
        place.extend([Step::Field("effects"), Step::Item(n)]);
    }
    place.push(Step::Field(field(o.part)?));
    let whole = d.node(&place)?.span.clone();
    let own = o.lang.and_then(|lang| {
        place.push(Step::Field(lang.tag()));
        d.node(&place).map(|n| n.span.clone())
    });
    Some(Span {
        own: own.unwrap_or_else(|| whole.clone()),
        whole,
        cell: &o.cell,
    })
}
