//! A RON text that is changed by place.
//!
//! Deliberately not here: the layout of whole texts (`layout`).

use std::fmt;
use std::ops::Range;

use super::token::{Token, TokenKind, tokens};
use super::tree::{Group, Node, SyntaxError, tree};

/// Blanks by which a line inside brackets is set in where there is no other to go by.
const INDENT: &str = "    ";

/// A step from a value to one inside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<'a> {
    /// The value of a field of a struct.
    Field(&'a str),
    /// An item of a list or tuple, or the value of an entry of a map; from 0.
    Item(usize),
}

/// A change cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EditError {
    /// There is no such place.
    NoPlace,
    /// What stands there has no brackets, or those of another sort.
    NoGroup,
    /// What is to be put there is no value.
    NoValue(SyntaxError),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlace => f.write_str("there is no such place"),
            Self::NoGroup => f.write_str("nothing can stand inside of it"),
            Self::NoValue(e) => write!(f, "it is no value: {e}"),
        }
    }
}

impl std::error::Error for EditError {}

/// A RON text with its tree.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    tokens: Vec<Token>,
    root: Node,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    /// If it is not written rightly.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let tokens = tokens(text);
        let root = tree(text, &tokens)?;
        Ok(Self {
            text: text.to_owned(),
            tokens,
            root,
        })
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its pieces.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The whole value.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The value at a place. Through `Some(…)` and other brackets around one value a field is found too.
    pub fn node(&self, place: &[Step<'_>]) -> Option<&Node> {
        let mut node = &self.root;
        for step in place {
            node = match step {
                Step::Field(name) => match node.field(&self.text, name) {
                    Some(value) => value,
                    None => {
                        let inside = node.group().filter(|g| g.entries.len() == 1)?;
                        inside.entries[0].value.field(&self.text, name)?
                    }
                },
                Step::Item(n) => node.item(*n)?,
            };
        }
        Some(node)
    }

    /// What was typed at a place.
    pub fn typed(&self, place: &[Step<'_>]) -> Option<&str> {
        self.node(place).map(|n| &self.text[n.span.clone()])
    }

    /// Puts a value in the place of another. Lines of it after the first are set in as the line is on which it begins.
    ///
    /// # Errors
    /// If there is no such place, or it is no value.
    pub fn set(&mut self, place: &[Step<'_>], value: &str) -> Result<(), EditError> {
        checked(value)?;
        let span = self.node(place).ok_or(EditError::NoPlace)?.span.clone();
        let value = set_in(value, self.indent_of(span.start), self.line_break());
        self.replace(span, &value)
    }

    /// Puts a field's value in place of the one that it has, or inserts the field. Of `order`, the names in their usual order, those
    /// before it say behind which it is put; without any it is put last.
    ///
    /// # Errors
    /// If there is no struct at the place, or it is no value.
    pub fn set_field(
        &mut self,
        place: &[Step<'_>],
        name: &str,
        value: &str,
        order: &[&str],
    ) -> Result<(), EditError> {
        checked(value)?;
        let node = self.node(place).ok_or(EditError::NoPlace)?;
        if node.field(&self.text, name).is_some() {
            let deeper: Vec<Step<'_>> = place.iter().copied().chain([Step::Field(name)]).collect();
            return self.set(&deeper, value);
        }
        let group = node.group().ok_or(EditError::NoGroup)?;
        let before = order.iter().take_while(|n| **n != name);
        let last = before.filter_map(|n| node.field_at(&self.text, n)).max();
        let at = match (last, order.contains(&name)) {
            (Some(n), _) => n + 1,
            (None, true) => 0,
            (None, false) => group.entries.len(),
        };
        self.insert(place, at, &format!("{name}: {value}"))
    }

    /// Takes a field out with its comma, and with its line and the comment behind it where it has the line to itself.
    ///
    /// # Errors
    /// If there is no such field.
    pub fn remove_field(&mut self, place: &[Step<'_>], name: &str) -> Result<(), EditError> {
        let node = self.node(place).ok_or(EditError::NoPlace)?;
        let n = node.field_at(&self.text, name).ok_or(EditError::NoPlace)?;
        self.remove(place, n)
    }

    /// Puts an item before the `n`th of a list, or behind the last.
    ///
    /// # Errors
    /// If there is no list, or it is no value.
    pub fn insert_item(
        &mut self,
        place: &[Step<'_>],
        n: usize,
        value: &str,
    ) -> Result<(), EditError> {
        checked(value)?;
        self.insert(place, n, value)
    }

    /// Puts an item behind the last of a list, behind comments that stand there.
    ///
    /// # Errors
    /// If there is no list, or it is no value.
    pub fn append(&mut self, place: &[Step<'_>], value: &str) -> Result<(), EditError> {
        self.insert_item(place, usize::MAX, value)
    }

    /// Puts several items behind the last of a list at once.
    ///
    /// # Errors
    /// If there is no list, or one of them is no value.
    pub fn append_all(&mut self, place: &[Step<'_>], values: &[String]) -> Result<(), EditError> {
        for value in values {
            checked(value)?;
        }
        if values.is_empty() {
            return Ok(());
        }
        self.insert(place, usize::MAX, &values.join(",\n"))
    }

    /// Takes an item out, as [`Document::remove_field`] does a field.
    ///
    /// # Errors
    /// If there is no such item.
    pub fn remove_item(&mut self, place: &[Step<'_>], n: usize) -> Result<(), EditError> {
        self.remove(place, n)
    }

    fn group(&self, place: &[Step<'_>]) -> Result<&Group, EditError> {
        let node = self.node(place).ok_or(EditError::NoPlace)?;
        node.group().ok_or(EditError::NoGroup)
    }

    /// Puts an entry, with its name if it has one, before the `n`th.
    fn insert(&mut self, place: &[Step<'_>], n: usize, entry: &str) -> Result<(), EditError> {
        let group = self.group(place)?.clone();
        let n = n.min(group.entries.len());
        let span = group.open + 1..group.close;
        let Some(before) = n.checked_sub(1).map(|n| &group.entries[n]) else {
            return self.insert_first(&group, entry);
        };
        let next = group.entries.get(n);
        let gap = before.after()..next.map_or(span.end, |e| e.start());
        let own_line = self.breaks(gap.clone());
        let comma = if before.comma.is_none() { "," } else { "" };
        if !own_line {
            let closed = next.is_some() || before.comma.is_some();
            let entry = set_in(entry, self.indent_of(before.start()), self.line_break());
            let end = if closed { "," } else { "" };
            return self.splice(&[
                (before.end(), comma.to_owned()),
                (before.after(), format!(" {entry}{end}")),
            ]);
        }
        // Behind the comment on the same line; at the end also behind comments that follow on their own lines.
        let at = match next {
            Some(_) => self.line_end(before.after()),
            None => self.last_comment(gap.clone()).unwrap_or(before.after()),
        };
        let indent = self.indent_among(&group, n - 1).to_owned();
        let entry = set_in(entry, &indent, self.line_break());
        let new = format!("{}{indent}{entry},", self.line_break());
        self.splice(&[(before.end(), comma.to_owned()), (at, new)])
    }

    /// Puts an entry before the first of a group, or into an empty one.
    fn insert_first(&mut self, group: &Group, entry: &str) -> Result<(), EditError> {
        let inside = group.open + 1..group.close;
        let nl = self.line_break();
        if let Some(first) = group.entries.first() {
            let own_line = self.breaks(inside.start..first.start());
            let indent = self.indent_of(first.start()).to_owned();
            let entry = set_in(entry, &indent, self.line_break());
            let line = self.line_start(first.start());
            let alone = self.text[line..first.start()].trim().is_empty();
            // Comments above the first are its own.
            if own_line && alone {
                let new = format!("{indent}{entry},{nl}");
                return self.splice(&[(self.own_comments(line), new)]);
            }
            let new = if own_line {
                format!("{entry},{nl}{indent}")
            } else {
                format!("{entry}, ")
            };
            return self.splice(&[(first.start(), new)]);
        }
        let outer = self.indent_of(group.open).to_owned();
        let indent = format!("{outer}{INDENT}");
        let comments = self.last_comment(inside.clone());
        if comments.is_none() && !entry.contains('\n') {
            let one_line = !self.breaks(inside.clone());
            let new = if one_line {
                entry.to_owned()
            } else {
                format!("{nl}{indent}{entry},{nl}{outer}")
            };
            return self.replace(inside, &new);
        }
        let entry = set_in(entry, &indent, self.line_break());
        match comments {
            Some(at) => {
                let new = format!("{nl}{indent}{entry},");
                let rest = if self.breaks(at..inside.end) {
                    String::new()
                } else {
                    format!("{nl}{outer}")
                };
                self.splice(&[(at, new + &rest)])
            }
            None => self.replace(inside, &format!("{nl}{indent}{entry},{nl}{outer}")),
        }
    }

    fn remove(&mut self, place: &[Step<'_>], n: usize) -> Result<(), EditError> {
        let group = self.group(place)?.clone();
        let entry = group.entries.get(n).ok_or(EditError::NoPlace)?;
        let line = self.line_start(entry.start());
        let alone = self.text[line..entry.start()].trim().is_empty();
        let end = self.line_end(entry.after());
        if alone
            && line > group.open
            && end < group.close
            && self.text[end..].starts_with(['\r', '\n'])
        {
            let line = self.own_comments(line);
            let next = end + self.text[end..].find('\n').map_or(0, |i| i + 1);
            let empty =
                group.entries.len() == 1 && self.last_comment(group.open + 1..line).is_none();
            let rest = self.text[next..group.close].trim().is_empty();
            if empty && rest {
                return self.replace(group.open + 1..group.close, "");
            }
            return self.replace(line..next, "");
        }
        let comment = |span: Range<usize>| self.last_comment(span).is_some();
        match (
            group.entries.get(n + 1),
            n.checked_sub(1).map(|n| &group.entries[n]),
        ) {
            (Some(next), _)
                if !comment(entry.end()..next.start())
                    && !self.breaks(entry.after()..next.start()) =>
            {
                self.replace(entry.start()..next.start(), "")
            }
            (Some(_), Some(before))
                if !comment(before.after()..entry.start())
                    && !self.breaks(before.after()..entry.start()) =>
            {
                self.replace(before.after()..entry.after(), "")
            }
            (Some(_), _) => self.replace(entry.start()..entry.after(), ""),
            (None, Some(before)) if !comment(before.end()..entry.start()) => {
                self.replace(before.end()..entry.end(), "")
            }
            (None, _) => self.replace(entry.start()..entry.after(), ""),
        }
    }

    /// Whether a line break stands in a stretch of blanks and comments, outside of the comments.
    fn breaks(&self, span: Range<usize>) -> bool {
        let blanks = self.between(span).filter(|t| t.kind == TokenKind::Blank);
        blanks
            .into_iter()
            .any(|t| self.text[t.span.clone()].contains('\n'))
    }

    /// The byte after the last comment of a stretch of blanks and comments.
    fn last_comment(&self, span: Range<usize>) -> Option<usize> {
        let comments = self.between(span).filter(|t| t.kind.is_comment());
        comments.last().map(|t| t.span.end)
    }

    fn between(&self, span: Range<usize>) -> impl Iterator<Item = &Token> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        self.tokens[first..]
            .iter()
            .take_while(move |t| t.span.end <= span.end)
    }

    /// The byte behind the comment that follows on the same line, if nothing else does; else the byte itself.
    fn line_end(&self, at: usize) -> usize {
        let mut end = at;
        let first = self.tokens.partition_point(|t| t.span.start < at);
        for t in &self.tokens[first..] {
            match t.kind {
                TokenKind::Blank if self.text[t.span.clone()].contains('\n') => return end,
                TokenKind::Blank => {}
                TokenKind::LineComment | TokenKind::BlockComment => end = t.span.end,
                _ => return at,
            }
        }
        end
    }

    /// The first byte of the comments that stand directly above a line, each on lines of its own; else of the line.
    fn own_comments(&self, line: usize) -> usize {
        let mut top = line;
        let end = self.tokens.partition_point(|t| t.span.start < line);
        for t in self.tokens[..end].iter().rev() {
            let start = self.line_start(t.span.start);
            let alone = self.text[start..t.span.start].trim().is_empty();
            match t.kind {
                // A comment of a line ends before its break: with two there is an empty line between.
                TokenKind::Blank if self.text[t.span.clone()].matches('\n').count() == 1 => {}
                kind if kind.is_comment() && alone => top = start,
                _ => break,
            }
        }
        top
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |i| i + 1)
    }

    /// The blanks with which the line of a byte begins.
    fn indent_of(&self, at: usize) -> &str {
        let line = &self.text[self.line_start(at)..];
        let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
        &line[..end]
    }

    /// How far entries of a group that stand on lines of their own are set in: as the one at `n`, or another one.
    fn indent_among(&self, group: &Group, n: usize) -> &str {
        let first_in_line = |at: usize| self.text[self.line_start(at)..at].trim().is_empty();
        let near = group.entries[..=n].iter().rev().chain(&group.entries[n..]);
        let mut own = near.map(|e| e.start()).filter(|at| first_in_line(*at));
        own.next()
            .map_or_else(|| self.indent_of(group.open), |at| self.indent_of(at))
    }

    /// The line break that the text uses.
    fn line_break(&self) -> &'static str {
        let first = self.text.find('\n');
        if first.is_some_and(|i| self.text[..i].ends_with('\r')) {
            "\r\n"
        } else {
            "\n"
        }
    }

    fn replace(&mut self, span: Range<usize>, with: &str) -> Result<(), EditError> {
        let mut text = String::with_capacity(self.text.len() + with.len());
        text.push_str(&self.text[..span.start]);
        text.push_str(with);
        text.push_str(&self.text[span.end..]);
        *self = Self::parse(&text).map_err(EditError::NoValue)?;
        Ok(())
    }

    /// Puts several pieces in, each at its byte, in the order of the text.
    fn splice(&mut self, pieces: &[(usize, String)]) -> Result<(), EditError> {
        let (mut text, mut done) = (String::new(), 0);
        for (at, piece) in pieces {
            text.push_str(&self.text[done..*at]);
            text.push_str(piece);
            done = *at;
        }
        text.push_str(&self.text[done..]);
        *self = Self::parse(&text).map_err(EditError::NoValue)?;
        Ok(())
    }
}

fn checked(value: &str) -> Result<(), EditError> {
    let pieces = tokens(value);
    let behind = pieces
        .last()
        .is_some_and(|t| t.kind == TokenKind::LineComment);
    let node = tree(value, &pieces).map_err(EditError::NoValue)?;
    // A comment at the end would hide the comma that follows.
    if behind {
        let at = node.span.end;
        let wrong = super::tree::Wrong::Trailing;
        return Err(EditError::NoValue(SyntaxError { at, wrong }));
    }
    Ok(())
}

/// A value whose lines after the first are set in; lines inside of texts and comments stay.
fn set_in(value: &str, indent: &str, line_break: &str) -> String {
    if !value.contains('\n') {
        return value.to_owned();
    }
    let mut out = String::new();
    for t in tokens(value) {
        let piece = &value[t.span];
        if t.kind == TokenKind::Blank {
            let lines = piece.replace("\r\n", "\n");
            out.push_str(&lines.replace('\n', &format!("{line_break}{indent}")));
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// Words as RON writes them, in quotes.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", escaped(words))
}

/// Words as they stand between quotes of RON.
pub fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Step::{Field, Item};
    use super::*;

    fn after(text: &str, change: impl FnOnce(&mut Document) -> Result<(), EditError>) -> String {
        let mut d = Document::parse(text).unwrap();
        change(&mut d).unwrap();
        d.text().to_owned()
    }

    const LIST: &str = "(\n    a: [\n        1, // one\n        // two\n        2 // last\n        // end\n    ],\n)\n";

    #[test]
    fn a_list_of_lines_grows_by_a_line() {
        let got = after(LIST, |d| d.append(&[Field("a")], "(\n    x: 3,\n)"));
        assert_eq!(
            got,
            "(\n    a: [\n        1, // one\n        // two\n        2, // last\n        // end\n        (\n            x: 3,\n        ),\n    ],\n)\n"
        );
        let got = after(LIST, |d| d.insert_item(&[Field("a")], 1, "9"));
        assert_eq!(
            got,
            "(\n    a: [\n        1, // one\n        9,\n        // two\n        2 // last\n        // end\n    ],\n)\n"
        );
        let got = after(LIST, |d| d.insert_item(&[Field("a")], 0, "9"));
        assert!(
            got.starts_with("(\n    a: [\n        9,\n        1, // one\n"),
            "{got}"
        );
    }

    #[test]
    fn a_list_on_one_line_stays_on_it() {
        for (text, n, want) in [
            ("[1, 2]", 2, "[1, 2, 9]"),
            ("[1, 2, ]", 2, "[1, 2, 9, ]"),
            ("[1, 2]", 1, "[1, 9, 2]"),
            ("[1, 2]", 0, "[9, 1, 2]"),
            ("[]", 0, "[9]"),
            ("[ ]", 0, "[9]"),
            ("[\n]", 0, "[\n    9,\n]"),
            ("[ // c\n]", 0, "[ // c\n    9,\n]"),
            ("[/* c */]", 0, "[/* c */\n    9,\n]"),
        ] {
            assert_eq!(after(text, |d| d.insert_item(&[], n, "9")), want, "{text}");
        }
        assert_eq!(
            after("  []", |d| d.append(&[], "(\n    1,\n)")),
            "  [\n      (\n          1,\n      ),\n  ]"
        );
    }

    #[test]
    fn what_is_taken_out_takes_its_comma_and_its_line_along() {
        let got = after(LIST, |d| d.remove_item(&[Field("a")], 0));
        assert_eq!(
            got,
            "(\n    a: [\n        // two\n        2 // last\n        // end\n    ],\n)\n"
        );
        for (text, n, want) in [
            ("[1, 2, 3]", 0, "[2, 3]"),
            ("[1, 2, 3]", 1, "[1, 3]"),
            ("[1, 2, 3]", 2, "[1, 2]"),
            ("[1, 2,]", 1, "[1,]"),
            ("[1]", 0, "[]"),
            ("[\n    1,\n]", 0, "[]"),
            ("[1, /* c */ 2]", 1, "[1, /* c */ ]"),
        ] {
            assert_eq!(after(text, |d| d.remove_item(&[], n)), want, "{text}");
        }
    }

    #[test]
    fn comments_above_an_entry_are_its_own() {
        let text = "[\n    // all\n\n    // allow: x because\n    // one\n    1, // first\n    // two\n    2,\n]";
        let got = after(text, |d| d.remove_item(&[], 0));
        assert_eq!(got, "[\n    // all\n\n    // two\n    2,\n]");
        let got = after(&got, |d| d.remove_item(&[], 0));
        assert_eq!(got, "[\n    // all\n\n]");
        let got = after(text, |d| d.insert_item(&[], 0, "9"));
        let want = text.replace("    // allow", "    9,\n    // allow");
        assert_eq!(got, want);
        let got = after(text, |d| d.remove_item(&[], 1));
        assert_eq!(got, text.replace("    // two\n    2,\n", ""));
    }

    #[test]
    fn a_field_comes_behind_those_that_it_usually_follows() {
        let text = "(\n    id: \"a\", name: \"b\",\n    notes: \"n\",\n)";
        let order = ["id", "name", "when", "effects", "notes"];
        let got = after(text, |d| d.set_field(&[], "effects", "[]", &order));
        assert_eq!(
            got,
            "(\n    id: \"a\", name: \"b\",\n    effects: [],\n    notes: \"n\",\n)"
        );
        let got = after(text, |d| {
            d.set_field(&[], "notes", &quoted("ن \"x\"\n"), &order)
        });
        assert_eq!(
            got,
            "(\n    id: \"a\", name: \"b\",\n    notes: \"ن \\\"x\\\"\\n\",\n)"
        );
        let got = after("(id: 1, notes: 2)", |d| {
            d.set_field(&[], "name", "3", &order)
        });
        assert_eq!(got, "(id: 1, name: 3, notes: 2)");
        let got = after("(notes: 2)", |d| d.set_field(&[], "id", "3", &order));
        assert_eq!(got, "(id: 3, notes: 2)");
        let got = after(text, |d| d.remove_field(&[], "name"));
        assert_eq!(got, "(\n    id: \"a\",\n    notes: \"n\",\n)");
        let got = after("(text: Some((ar: \"x\")))", |d| {
            d.set(&[Field("text"), Field("ar")], "\"y\"")
        });
        assert_eq!(got, "(text: Some((ar: \"y\")))");
    }

    #[test]
    fn a_text_of_windows_keeps_its_line_breaks() {
        let got = after("[\r\n    1,\r\n]\r\n", |d| d.append(&[], "2"));
        assert_eq!(got, "[\r\n    1,\r\n    2,\r\n]\r\n");
    }

    #[test]
    fn what_is_no_value_changes_nothing() {
        let mut d = Document::parse("[1]").unwrap();
        for bad in ["", "1 2", "(", "1 // c", ","] {
            assert!(
                matches!(d.append(&[], bad), Err(EditError::NoValue(_))),
                "{bad}"
            );
        }
        assert_eq!(d.set(&[Item(4)], "1"), Err(EditError::NoPlace));
        assert_eq!(d.set(&[Field("x")], "1"), Err(EditError::NoPlace));
        assert_eq!(d.append(&[Item(0)], "1"), Err(EditError::NoGroup));
        assert_eq!(d.text(), "[1]");
    }
}
