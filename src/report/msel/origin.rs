//! Which cell of a table something in a scenario's files comes from, so that what the check says of it can be told by its cell.
//!
//! Deliberately not here: the check, what it says.

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

/// The cell from which comes what stands at a line and column of a file, both from 1; none where it comes from no cell.
pub(super) fn cell_at<'o>(
    origins: &'o [Origin],
    texts: &Texts,
    file: &str,
    (line, column): (usize, usize),
) -> Option<&'o str> {
    let (_, text) = texts.iter().find(|(path, _)| path == file)?;
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let rest: usize = text[before..]
        .chars()
        .take(column - 1)
        .map(char::len_utf8)
        .sum();
    let at = before + rest;
    let d = Document::parse(text).ok()?;
    let holds = |o: &Origin, lang: Option<Lang>| span(&d, o, lang).is_some_and(|s| s.contains(&at));
    let exactly = origins.iter().find(|o| holds(o, o.lang));
    // What is said of a text as a whole, such as that it lacks a language, is said of a cell with some of its words.
    let found = exactly.or_else(|| origins.iter().find(|o| holds(o, None)));
    found.map(|o| o.cell.as_str())
}

/// Where the value of a cell stands in a file: of words in several languages those of one, or all of them.
fn span(d: &Document, o: &Origin, lang: Option<Lang>) -> Option<Range<usize>> {
    let mut place = vec![INJECTS, Step::Item(number_of(d, &o.inject)?)];
    if let Some(n) = o.message {
        place.extend([Step::Field("effects"), Step::Item(n)]);
    }
    place.push(Step::Field(field(o.part)?));
    let whole = d.node(&place)?.span.clone();
    let Some(lang) = lang else {
        return Some(whole);
    };
    place.push(Step::Field(lang.tag()));
    Some(d.node(&place).map_or(whole, |n| n.span.clone()))
}
