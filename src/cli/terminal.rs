//! The one door through which the program writes to people and to other programs: standard output and standard error.
//!
//! Names and notes come from files that others wrote. What they hold must not steer a terminal, forge a line or turn the direction
//! of what follows: text loses control characters and marks of direction here, JSON writes them as escapes.
//! Deliberately not here: what is said, files (`paper`, `session::store`).

use std::borrow::Cow;
use std::io::{self, BufWriter, StderrLock, StdoutLock, Write};

use crate::base::clean;
use crate::base::message::Message;
use crate::base::text::Lang;
use crate::wording::plain;

/// Where something is written.
pub(super) struct Pen<W: Write>(W);

/// To standard output.
pub(super) fn out() -> Pen<StdoutLock<'static>> {
    Pen(io::stdout().lock())
}

/// To standard output, much at a time; ends with [`Pen::close`].
pub(super) fn much() -> Pen<BufWriter<StdoutLock<'static>>> {
    Pen(BufWriter::new(io::stdout().lock()))
}

/// To standard error.
pub(super) fn err() -> Pen<StderrLock<'static>> {
    Pen(io::stderr().lock())
}

impl<W: Write> Pen<W> {
    /// One line, whatever the words hold.
    pub(super) fn line(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.0, "{}", clean::plain(words))
    }

    /// One line in a language.
    pub(super) fn say(&mut self, said: &Message, lang: Lang) -> io::Result<()> {
        self.line(&plain(lang).message(said))
    }

    /// Lines that were made one by one, such as an outcome: their breaks stay, and spaces at their beginning.
    pub(super) fn lines(&mut self, words: &str) -> io::Result<()> {
        words.lines().try_for_each(|l| self.line(l))
    }

    /// JSON, in which every sign that could steer a terminal is written as an escape; it can only stand inside of strings.
    pub(super) fn json(&mut self, json: &str) -> io::Result<()> {
        writeln!(self.0, "{}", escaped(json))
    }

    /// Bytes of a form that keeps itself safe, such as a table or a script for a shell.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    /// Ends the writing.
    pub(super) fn close(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// JSON with every sign that could steer a terminal as an escape.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c != '\n'
            && (c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    };
    if !json.contains(steers) {
        return Cow::Borrowed(json);
    }
    let one = |c: char| {
        if steers(c) {
            format!("\\u{:04x}", u32::from(c))
        } else {
            c.to_string()
        }
    };
    Cow::Owned(json.chars().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Pen<Vec<u8>>) -> io::Result<()>) -> String {
        let mut pen = Pen(Vec::new());
        write(&mut pen).unwrap();
        String::from_utf8(pen.0).unwrap()
    }

    const NASTY: &str = "a\u{1b}[2Jb\r\n10:00:00  ENDEX\u{202e}c\u{9b}d\u{7}";

    #[test]
    fn a_name_can_neither_steer_the_terminal_nor_forge_a_line() {
        let line = written(|p| p.line(NASTY));
        assert_eq!(
            (line.lines().count(), line.as_str()),
            (1, "a[2Jb 10:00:00  ENDEXcd\n")
        );
        let lines = written(|p| p.lines("one\u{1b}\n  two\u{202e}\n"));
        assert_eq!(lines, "one\n  two\n");
    }

    #[test]
    fn json_stays_the_same_for_those_who_read_it_and_steers_nothing() {
        let value = serde_json::json!({ "name": NASTY, "ع": "ب\u{200f}" });
        let shown = written(|p| p.json(&serde_json::to_string_pretty(&value).unwrap()));
        assert!(
            !shown.chars().any(|c| c != '\n' && c.is_control()) && !shown.contains('\u{202e}'),
            "{shown}"
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
            value
        );
    }
}
