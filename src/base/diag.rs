//! Findings about what an author wrote: where it stands, what was expected, what was found, what to do; in both languages.
//!
//! Findings are collected, never thrown: an author sees all of them at once.
//! Deliberately not here: reading files, printing.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean;
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

/// What a finding is about, so that many of them can be counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A file that is missing or cannot be read.
    File,
    /// How something is written: brackets, commas, quotes.
    Syntax,
    /// A field or value that is missing, unknown or of another sort.
    Field,
    /// A name that leads nowhere.
    Reference,
    /// An identifier that is used twice or is not well formed.
    Identifier,
    /// A number, length or time outside what is possible.
    Range,
    /// A text: a language that is missing, characters that may not stand in it.
    Text,
    /// Two things that do not fit each other.
    Clash,
    /// Something that never happens, or is never used.
    Idle,
}

impl Sort {
    /// What it is called when findings are counted.
    pub fn words(self) -> Text {
        let (ar, en) = match self {
            Self::File => ("ملفات", "about files"),
            Self::Syntax => ("طريقة الكتابة", "about how it is written"),
            Self::Field => ("حقول", "about fields"),
            Self::Reference => ("أسماء لا وجود لها", "names that lead nowhere"),
            Self::Identifier => ("معرفات", "about identifiers"),
            Self::Range => ("أعداد خارج الحدود", "numbers out of range"),
            Self::Text => ("نصوص", "about texts"),
            Self::Clash => ("أشياء لا تتفق", "things that do not fit each other"),
            Self::Idle => ("ما لا يحدث أبداً", "what never happens"),
        };
        Text::new(ar, en)
    }
}

/// One finding about one place in one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub sort: Sort,
    /// The file, relative to the scenario's folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line of the source, or of a long one what stands around the place; what cannot be shown is U+FFFD.
    pub source: String,
    /// Characters of the line that are left out before `source`.
    pub skipped: usize,
    /// What is wrong: what was found and what was expected.
    pub message: Text,
    /// What to do, such as "did you mean"; may be empty.
    pub help: Text,
}

/// Characters of the source that are kept before and after the place of a finding.
const BEFORE: usize = 60;
const AFTER: usize = 60;
/// Characters of a message that are kept: what it quotes may be of any length.
const LONGEST: usize = 600;

impl Diagnostic {
    /// A finding at a character of a line, both counted from 1. Of the line a short excerpt is kept, and nothing of it steers a
    /// terminal.
    pub fn new(
        what: (Severity, Sort),
        file: &str,
        (line, column): (usize, usize),
        source: &str,
        (message, help): (Text, Text),
    ) -> Self {
        let skipped = (column - 1).saturating_sub(BEFORE);
        let shown = source.chars().skip(skipped).take(BEFORE + AFTER);
        let shown: String = shown
            .map(|c| if c == '\t' { ' ' } else { c })
            .map(|c| if clean::steers(c) { '\u{fffd}' } else { c })
            .collect();
        let (severity, sort) = what;
        let source = shown.trim_end().to_owned();
        Self {
            severity,
            sort,
            file: file.to_owned(),
            line,
            column,
            source,
            skipped,
            message: short(message),
            help: short(help),
        }
    }

    /// The finding as lines of text for a terminal.
    pub fn render(&self, lang: Lang) -> String {
        let word = match self.severity {
            Severity::Warning => lang.pick("تنبيه", "warning"),
            Severity::Error => lang.pick("خطأ", "error"),
        };
        let file = clean::plain(&self.file);
        let mut out = format!(
            "{file}:{}:{}: {word}: {}\n",
            self.line,
            self.column,
            self.message.get(lang)
        );
        if !self.source.trim().is_empty() {
            writeln!(out, "    | {}", self.source).expect("writing to a string");
            writeln!(out, "    | {}^", " ".repeat(self.column - 1 - self.skipped))
                .expect("writing to a string");
        }
        let help = self.help.get(lang);
        if !help.is_empty() {
            writeln!(out, "    = {help}").expect("writing to a string");
        }
        out
    }
}

/// A text of a finding on one line that steers nothing, cut where what it quotes is very long.
fn short(text: Text) -> Text {
    let cut = |t: String| {
        let t = clean::plain(&t);
        if t.chars().count() > LONGEST {
            t.chars().take(LONGEST).chain(['…']).collect()
        } else {
            t.into_owned()
        }
    };
    Text {
        ar: cut(text.ar),
        en: cut(text.en),
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

    #[test]
    fn of_a_long_line_an_excerpt_is_kept_that_steers_no_terminal() {
        let line = format!(
            "{}\u{1b}[2J HERE{}",
            "a".repeat(100_000),
            "b".repeat(100_000)
        );
        let message = Text::new(
            "خطأ",
            &format!("`{}\u{202e}` is wrong", "x".repeat(100_000)),
        );
        let what = (Severity::Error, Sort::Reference);
        let d = Diagnostic::new(
            what,
            "s.ron",
            (1, 100_006),
            &line,
            (message, Text::default()),
        );
        assert!(d.source.len() < 400 && d.message.en.len() < 700, "{d:?}");
        let text = d.render(Lang::En);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        let (source, mark) = (text.lines().nth(1).unwrap(), text.lines().nth(2).unwrap());
        assert_eq!(
            source.chars().position(|c| c == 'H'),
            mark.chars().position(|c| c == '^')
        );
    }
}
