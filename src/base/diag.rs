//! Findings about what an author wrote: where it stands, what was expected, what was found, what to do; in both languages.
//!
//! Findings are collected, never thrown: an author sees all of them at once.
//! Deliberately not here: reading files, printing.

use std::fmt::Write as _;

use serde::Serialize;

use super::text::{Lang, Text};

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario can be played; something should be mended.
    Warning,
    /// The scenario cannot be played until this is mended.
    Error,
}

/// One finding about one place in one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the scenario's folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line of the source as written.
    pub source: String,
    /// What is wrong: what was found and what was expected.
    pub message: Text,
    /// What to do, such as "did you mean"; may be empty.
    pub help: Text,
}

impl Diagnostic {
    /// The finding as lines of text for a terminal.
    pub fn render(&self, lang: Lang) -> String {
        let word = match self.severity {
            Severity::Warning => lang.pick("تنبيه", "warning"),
            Severity::Error => lang.pick("خطأ", "error"),
        };
        let mut out = format!("{}:{}:{}: {word}: {}\n", self.file, self.line, self.column, self.message.get(lang));
        if !self.source.trim().is_empty() {
            // Long lines are cut around the place, so that a terminal shows it.
            let skip = self.column.saturating_sub(60);
            let shown: String = self.source.chars().skip(skip).take(110).collect();
            writeln!(out, "    | {}", shown.trim_end()).expect("writing to a string");
            writeln!(out, "    | {}^", " ".repeat(self.column - 1 - skip)).expect("writing to a string");
        }
        let help = self.help.get(lang);
        if !help.is_empty() {
            writeln!(out, "    = {help}").expect("writing to a string");
        }
        out
    }
}

/// The candidate nearest in spelling to `wrong`, if one is near enough to be meant.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(wrong, c), c))
        .filter(|(d, c)| *d <= (c.chars().count().max(3) / 3).max(1))
        .min()
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_suggests_only_what_is_near() {
        assert_eq!(nearest("qubah", ["qubbah", "ubari"]), Some("qubbah"));
        assert_eq!(nearest("zzz", ["qubbah", "ubari"]), None);
    }
}
