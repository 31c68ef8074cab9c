//! Findings about a scenario as lines of text for a terminal, and as data for other programs; each bears the name of its rule.
//!
//! Deliberately not here: what is a finding (`scenario::check`), printing.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{plain, rules};
use crate::base::clean;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::scenario::notes::{Rest, by_sort};

/// A finding as lines: where, what, the line of the source with a mark under the place, what to do.
pub fn lines(d: &Diagnostic, lang: Lang) -> String {
    let say = plain(lang);
    let severity = rules::severity(d.severity, lang);
    let file = clean::plain(&d.file);
    let mut out = format!(
        "{file}:{}:{}: {}: {} [{}]\n",
        d.line,
        d.column,
        severity,
        say.message(&d.message),
        d.rule.code()
    );
    if !d.source.trim().is_empty() {
        writeln!(out, "    | {}", d.source).expect("writing to a string");
        writeln!(out, "    | {}^", " ".repeat(d.column - 1 - d.skipped))
            .expect("writing to a string");
    }
    if let Some(help) = &d.help {
        writeln!(out, "    = {}", say.message(help)).expect("writing to a string");
    }
    out
}

/// A finding about what a cell of a table says, in a line: nobody has the file yet in which it would stand.
pub fn at_cell(d: &Diagnostic, cell: &str, lang: Lang) -> String {
    let say = plain(lang);
    let (cell, severity) = (clean::plain(cell), rules::severity(d.severity, lang));
    let (said, code) = (say.message(&d.message), d.rule.code());
    match &d.help {
        Some(help) => format!(
            "{cell}: {severity}: {said} [{code}]\n    = {}\n",
            say.message(help)
        ),
        None => format!("{cell}: {severity}: {said} [{code}]\n"),
    }
}

/// A finding for other programs, its words in every language.
pub fn data(d: &Diagnostic) -> Value {
    json!({
        "severity": d.severity,
        "rule": d.rule,
        "sort": d.rule.sort(),
        "file": d.file,
        "line": d.line,
        "column": d.column,
        "source": d.source,
        "skipped": d.skipped,
        "message": every_language(Some(&d.message)),
        "help": every_language(d.help.as_ref()),
    })
}

/// A sentence by language; of none empty ones.
pub(super) fn every_language(said: Option<&Message>) -> Value {
    let one = |lang: Lang| {
        let words = said.map_or_else(String::new, |m| plain(lang).message(m));
        (lang.tag().to_owned(), Value::from(words))
    };
    Lang::all()
        .map(one)
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// "And 7,992 more", with what they are about; nothing if there are none.
pub fn more(rest: &[Rest]) -> Option<Message> {
    let total: usize = rest.iter().map(|r| r.count).sum();
    let parts: Vec<Message> = by_sort(rest).map(|(sort, n)| sort.count(n)).collect();
    (total > 0).then(|| msg!("check-and-more", total = total, parts = parts))
}
