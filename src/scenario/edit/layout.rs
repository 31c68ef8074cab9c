//! The usual layout of a RON text: what fits stays on a line, what does not has a line for each field; comments stay.
//!
//! - Four blanks a level, one behind colons and commas, a comma behind the last on lines of their own and none on one line.
//! - Brackets that were opened over several lines stay open, and fields that were typed on one line together stay together, as long
//!   as they fit into [`WIDTH`] columns: how something is grouped is the author's word.
//! - What does not fit gets a line for each field or item. Texts are never broken and so do not count: a list of records that has a
//!   line for each stays one, though names are long. Lists of numbers and other small things, such as coordinates, stay as typed.
//! - Comments stay before, behind or between what they stood at, with the blanks before them; of several empty lines one is left.
//!
//! Laid out again it is the same.
//! Deliberately not here: an order of fields, words.

use std::ops::Range;

use super::token::{Token, TokenKind, tokens};
use super::tree::{Bracket, Entry, Group, Kind, Label, Node, SyntaxError, tree};

/// Columns into which a line is to fit; texts and lists of numbers are not counted.
pub const WIDTH: usize = 120;
/// Columns by which a level is set in.
const LEVEL: usize = 4;
/// Columns up to which an item of a list is small.
const SMALL: usize = 24;

/// A text in the usual layout, with the same meaning.
///
/// # Errors
/// If it is not written rightly.
pub fn laid_out(text: &str) -> Result<String, SyntaxError> {
    laid_out_within(text, WIDTH)
}

/// The same for a text that the program itself has written: one that could not be laid out stays as it is.
pub fn in_layout(text: String) -> String {
    laid_out(&text).unwrap_or(text)
}

/// The same, within so many columns: for a value that is set in among others.
///
/// # Errors
/// If it is not written rightly.
pub fn laid_out_within(text: &str, width: usize) -> Result<String, SyntaxError> {
    let pieces = tokens(text);
    let root = tree(text, &pieces)?;
    let first = text.find('\n');
    let windows = first.is_some_and(|i| text[..i].ends_with('\r'));
    let mut w = Writer {
        text,
        tokens: &pieces,
        out: String::new(),
        column: 0,
        width,
        line_break: if windows { "\r\n" } else { "\n" },
    };
    w.whole(&root);
    debug_assert!(same(text, &w.out), "the layout changed more than blanks");
    Ok(w.out)
}

/// Whether two texts differ in nothing but blanks, also those at the end of comments, and commas before closing brackets.
fn same(one: &str, other: &str) -> bool {
    let means = |text: &str| {
        let pieces: Vec<Token> = tokens(text)
            .into_iter()
            .filter(|t| t.kind != TokenKind::Blank)
            .collect();
        let closes = |n: usize| {
            let mut rest = pieces[n + 1..].iter().filter(|t| !t.kind.is_comment());
            rest.next().is_some_and(|t| t.kind == TokenKind::Close)
        };
        let kept = |n: &usize| pieces[*n].kind != TokenKind::Comma || !closes(*n);
        let all = (0..pieces.len()).filter(kept).map(|n| &pieces[n]);
        let (comments, others): (Vec<&Token>, Vec<&Token>) = all.partition(|t| t.kind.is_comment());
        let words = |t: &&Token| text[t.span.clone()].trim_end().to_owned();
        let words = |all: Vec<&Token>| all.iter().map(words).collect::<Vec<_>>();
        (words(comments), words(others))
    };
    means(one) == means(other)
}

/// Columns of a text or of a list of numbers: of their brackets.
const UNCOUNTED: usize = 2;

struct Writer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    out: String,
    column: usize,
    width: usize,
    line_break: &'static str,
}

/// Comments and line breaks between two neighbours.
#[derive(Default)]
struct Gap {
    /// Comments on the line of the first.
    behind: Vec<Range<usize>>,
    /// Comments on lines of their own, each with whether an empty line stands before it.
    own: Vec<(bool, Range<usize>)>,
    /// Comments on the line of the second.
    before: Vec<Range<usize>>,
    /// Whether an empty line stands before the second.
    empty_line: bool,
    /// Whether the second stands on another line than the first.
    breaks: bool,
}

impl Gap {
    fn has_comments(&self) -> bool {
        !(self.behind.is_empty() && self.own.is_empty() && self.before.is_empty())
    }
}

impl Writer<'_> {
    fn put(&mut self, words: &str) {
        self.out.push_str(words);
        self.column = match words.rfind('\n') {
            Some(at) => words[at + 1..].chars().count(),
            None => self.column + words.chars().count(),
        };
    }

    fn line(&mut self, indent: usize) {
        self.out.push_str(self.line_break);
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }

    fn empty_line(&mut self) {
        self.out.push_str(self.line_break);
    }

    fn typed(&self, span: &Range<usize>) -> &str {
        &self.text[span.clone()]
    }

    fn between(&self, span: Range<usize>) -> &[Token] {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        &self.tokens[first..end.max(first)]
    }

    /// The whole text: what stands before the value, the value, what stands behind it.
    fn whole(&mut self, root: &Node) {
        if self.text.starts_with('\u{feff}') {
            self.out.push('\u{feff}');
        }
        let head = 0..root.span.start;
        let mut breaks = 0;
        for t in self.between(head).to_vec() {
            match t.kind {
                TokenKind::Blank => breaks = self.typed(&t.span).matches('\n').count(),
                _ => {
                    if breaks > 1 && self.column == 0 && self.out.contains('\n') {
                        self.empty_line();
                    }
                    let words = self.typed(&t.span).trim_end().to_owned();
                    self.put(&words);
                    self.line(0);
                    breaks = 0;
                }
            }
        }
        if breaks > 1 && self.out.contains('\n') {
            self.empty_line();
        }
        self.node(root, 0, 0);
        let mut gap = self.gap(root.span.end..self.text.len());
        let last = std::mem::take(&mut gap.before);
        if gap.breaks {
            gap.own
                .extend(last.into_iter().map(|c| (gap.empty_line, c)));
        } else {
            gap.behind.extend(last);
        }
        for c in &gap.behind {
            self.comment(c, true);
        }
        for (empty, c) in &gap.own {
            if *empty {
                self.empty_line();
            }
            self.line(0);
            self.comment(c, false);
        }
        self.line(0);
    }

    fn comment(&mut self, span: &Range<usize>, behind: bool) {
        if behind {
            // Comments one below the other stay so.
            let before = &self.text[..span.start];
            let blanks = before.len() - before.trim_end_matches(' ').len();
            self.put(&" ".repeat(blanks.max(1)));
        }
        let words = self.typed(span).trim_end().to_owned();
        self.put(&words);
    }

    fn gap(&self, span: Range<usize>) -> Gap {
        let mut gap = Gap::default();
        let (mut same_line, mut before_comma) = (Vec::new(), 0);
        let (mut breaks, mut since) = (false, 0);
        for t in self.between(span) {
            match t.kind {
                TokenKind::Blank => {
                    let n = self.typed(&t.span).matches('\n').count();
                    breaks |= n > 0;
                    since += n;
                }
                TokenKind::Comma => before_comma = same_line.len(),
                _ if breaks => {
                    gap.own.push((since > 1, t.span.clone()));
                    since = 0;
                }
                _ => same_line.push(t.span.clone()),
            }
        }
        gap.breaks = breaks;
        gap.empty_line = since > 1;
        if breaks {
            gap.behind = same_line;
            if since == 0 {
                // The last stands on the line of what follows.
                gap.before.extend(gap.own.pop().map(|(empty, c)| {
                    gap.empty_line = empty;
                    c
                }));
            }
        } else {
            gap.before = same_line.split_off(before_comma);
            gap.behind = same_line;
        }
        gap
    }

    /// A value on one line; none where it has to stand on several: a bracket that was opened over several lines, a comment, a text
    /// over several lines.
    fn flat(&self, node: &Node) -> Option<String> {
        let Kind::Group(g) = &node.kind else {
            let typed = self.typed(&node.span);
            return (!typed.contains('\n')).then(|| typed.to_owned());
        };
        let commented = |t: &Token| t.kind.is_comment();
        if self.is_open(g) || self.between(node.span.clone()).iter().any(commented) {
            return None;
        }
        let entries = g.entries.iter().map(|e| self.flat_entry(e));
        let entries = entries.collect::<Option<Vec<_>>>()?.join(", ");
        let (open, close) = g.bracket.signs();
        let name = g.name.as_ref().map_or("", |n| self.typed(n));
        // `(1,)` is a tuple of one.
        let one =
            matches!(g.entries.as_slice(), [e] if e.comma.is_some() && e.label == Label::None);
        let comma = if one && g.bracket == Bracket::Round {
            ","
        } else {
            ""
        };
        Some(match g.bracket {
            Bracket::Curly if !entries.is_empty() => format!("{name}{open} {entries} {close}"),
            _ => format!("{name}{open}{entries}{comma}{close}"),
        })
    }

    fn flat_entry(&self, e: &Entry) -> Option<String> {
        let value = self.flat(&e.value)?;
        match &e.label {
            Label::None => Some(value),
            Label::Field(name) => Some(format!("{}: {value}", self.typed(name))),
            Label::Key(key) => Some(format!("{}: {value}", self.flat(key)?)),
        }
    }

    /// Columns of a value on one line, as far as they count.
    fn columns(&self, node: &Node) -> usize {
        match &node.kind {
            Kind::Text => UNCOUNTED,
            Kind::Word => node.span.len(),
            Kind::Group(_) if self.is_numbers(node) => UNCOUNTED,
            Kind::Group(g) => {
                let name = g.name.as_ref().map_or(0, Range::len);
                let entries = g.entries.iter().map(|e| self.columns_of_entry(e) + 2);
                name + 2 + entries.sum::<usize>().saturating_sub(2)
            }
        }
    }

    fn columns_of_entry(&self, e: &Entry) -> usize {
        let label = match &e.label {
            Label::None => 0,
            Label::Field(name) => name.len() + 2,
            Label::Key(key) => self.columns(key) + 2,
        };
        label + self.columns(&e.value)
    }

    /// Whether a value is a list of numbers, of pairs of them, or of such lists.
    fn is_numbers(&self, node: &Node) -> bool {
        let plain =
            |g: &Group| g.name.is_none() && g.entries.iter().all(|e| e.label == Label::None);
        let number = |n: &Node| {
            let typed = self.typed(&n.span);
            n.kind == Kind::Word && !typed.starts_with(|c: char| c.is_alphabetic() || c == '_')
        };
        let pair = |n: &Node| {
            let inner = n
                .group()
                .filter(|g| g.bracket == Bracket::Round && plain(g));
            inner.is_some_and(|g| g.entries.iter().all(|e| number(&e.value)))
        };
        let list = node
            .group()
            .filter(|g| g.bracket == Bracket::Square && plain(g));
        let one = |e: &Entry| number(&e.value) || pair(&e.value) || self.is_numbers(&e.value);
        list.is_some_and(|g| !g.entries.is_empty() && g.entries.iter().all(one))
    }

    /// Whether a group was opened over several lines.
    fn is_open(&self, g: &Group) -> bool {
        let first = g.entries.first().map(Entry::start);
        first.is_some_and(|at| self.gap(g.open + 1..at).breaks)
    }

    /// Whether a list holds nothing but small things and was typed on one line, or on lines of many.
    fn is_small(&self, g: &Group) -> bool {
        g.entries.iter().all(|e| {
            let flat = self.flat(&e.value);
            e.label == Label::None && flat.is_some_and(|f| f.chars().count() <= SMALL)
        })
    }

    /// A value where the line stands now; `behind` columns follow it.
    fn node(&mut self, node: &Node, indent: usize, behind: usize) {
        let flat = self.flat(node);
        match (&node.kind, flat) {
            (_, Some(flat)) if self.column + self.columns(node) + behind <= self.width => {
                let column = self.column + self.columns(node);
                self.put(&flat);
                self.column = column;
            }
            (Kind::Group(g), _) if !self.is_odd(g) => self.group(g, indent),
            (Kind::Group(_) | Kind::Text | Kind::Word, _) => {
                let typed = self.typed(&node.span).to_owned();
                self.put(&typed);
            }
        }
    }

    /// Whether a comment stands between a name and its bracket: then all stays as it is.
    fn is_odd(&self, g: &Group) -> bool {
        let name = g.name.as_ref();
        name.is_some_and(|n| {
            self.between(n.end..g.open)
                .iter()
                .any(|t| t.kind.is_comment())
        })
    }

    fn group(&mut self, g: &Group, indent: usize) {
        let (open, close) = g.bracket.signs();
        if let Some(name) = &g.name {
            let name = self.typed(name).to_owned();
            self.put(&name);
        }
        self.put(open.encode_utf8(&mut [0; 4]));
        if let Some(inner) = self.only(g) {
            self.node(inner, indent, 1);
            self.put(close.encode_utf8(&mut [0; 4]));
            return;
        }
        let inner = indent + LEVEL;
        let gaps = self.gaps(g);
        for c in &gaps[0].behind {
            self.comment(c, true);
        }
        for run in self.lines(g, &gaps, inner) {
            let (n, end) = (run.start, run.end);
            self.own_comments(&gaps[n], n > 0, inner);
            self.line(inner);
            for c in &gaps[n].before {
                self.comment(c, false);
                self.put(" ");
            }
            self.entries(&g.entries[run], inner);
            for c in &gaps[end].behind {
                self.comment(c, true);
            }
        }
        let last = &gaps[g.entries.len()];
        for (empty, c) in &last.own {
            if *empty {
                self.empty_line();
            }
            self.line(inner);
            self.comment(c, false);
        }
        for c in &last.before {
            self.line(inner);
            self.comment(c, false);
        }
        if !g.entries.is_empty() || last.has_comments() {
            self.line(indent);
        }
        self.put(close.encode_utf8(&mut [0; 4]));
    }

    /// Comments on their own lines before an entry, and the empty line before it.
    fn own_comments(&mut self, gap: &Gap, may_be_empty: bool, indent: usize) {
        let mut may = may_be_empty;
        for (empty, c) in &gap.own {
            if *empty && may {
                self.empty_line();
            }
            self.line(indent);
            self.comment(c, false);
            may = true;
        }
        if gap.empty_line && may {
            self.empty_line();
        }
    }

    /// The value of a bracket around nothing but another bracket, as in `Some((…))`: they open and close together.
    fn only<'g>(&self, g: &'g Group) -> Option<&'g Node> {
        let [e] = g.entries.as_slice() else {
            return None;
        };
        let plain = e.label == Label::None && !self.is_open(g);
        let inner = e.value.group().filter(|inner| !inner.entries.is_empty());
        let commented = self.gap(g.open + 1..e.start()).has_comments()
            || self.gap(e.end()..g.close).has_comments();
        inner
            .filter(|_| plain && !commented && e.comma.is_none())
            .map(|_| &e.value)
    }

    /// What stands before each entry, and before the closing bracket.
    fn gaps(&self, g: &Group) -> Vec<Gap> {
        let starts = g.entries.iter().map(Entry::start).chain([g.close]);
        let ends = [g.open + 1]
            .into_iter()
            .chain(g.entries.iter().map(Entry::end));
        ends.zip(starts)
            .map(|(end, start)| self.gap(end..start))
            .collect()
    }

    /// Which entries stand on a line together.
    fn lines(&self, g: &Group, gaps: &[Gap], indent: usize) -> Vec<Range<usize>> {
        let small = self.is_small(g);
        let widths: Vec<Option<usize>> = g
            .entries
            .iter()
            .map(|e| self.flat_entry(e).map(|_| self.columns_of_entry(e)))
            .collect();
        let (mut lines, mut n) = (Vec::new(), 0);
        while n < g.entries.len() {
            let parted = |k: &usize| {
                gaps[*k].breaks
                    || gaps[*k].has_comments()
                    || widths[*k].is_none()
                    || widths[*k - 1].is_none()
            };
            let end = (n + 1..g.entries.len()).find(parted);
            let end = end.unwrap_or(g.entries.len());
            let run = widths[n..end].iter().map(|w| w.unwrap_or(0) + 2);
            let fits = indent + run.sum::<usize>() - 1 <= self.width;
            if small || self.is_open(g) && fits {
                lines.push(n..end);
            } else {
                lines.extend((n..end).map(|k| k..k + 1));
            }
            n = end;
        }
        lines
    }

    /// Entries on a line, each with its comma.
    fn entries(&mut self, entries: &[Entry], indent: usize) {
        for (n, e) in entries.iter().enumerate() {
            if n > 0 {
                self.put(" ");
            }
            let label = match &e.label {
                Label::None => None,
                Label::Field(name) => Some(name.clone()),
                Label::Key(key) => Some(key.span.clone()),
            };
            let odd = label.as_ref().is_some_and(|l| {
                let between = self.between(l.end..e.value.span.start);
                between.iter().any(|t| t.kind.is_comment())
            });
            match label {
                // A comment between a name and its value stays where it is.
                Some(_) if odd => {
                    let typed = self.typed(&(e.start()..e.end())).to_owned();
                    self.put(&typed);
                }
                Some(label) => {
                    let label = format!("{}: ", self.typed(&label));
                    self.put(&label);
                    self.node(&e.value, indent, 1);
                }
                None => self.node(&e.value, indent, 1),
            }
            self.put(",");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str) -> String {
        let once = laid_out(text).unwrap();
        assert_eq!(laid_out(&once).unwrap(), once, "laid out again");
        once
    }

    #[test]
    fn what_fits_stays_on_a_line_and_what_does_not_has_a_line_for_each_field() {
        assert_eq!(
            laid("( a :1 ,b:[ 1,2 , ],c : {\"k\":V} ,)"),
            "(a: 1, b: [1, 2], c: { \"k\": V })\n"
        );
        let long = "x".repeat(70);
        assert_eq!(
            laid(&format!(
                "(a: {long}, b: T(c: {long}, d: Some((e: {long}, f: ()))))"
            )),
            format!(
                "(\n    a: {long},\n    b: T(\n        c: {long},\n        d: Some((e: {long}, f: ())),\n    ),\n)\n"
            )
        );
    }

    #[test]
    fn blanks_at_the_end_of_a_comment_go() {
        assert_eq!(laid("(\n    a: 1, // x  \n)"), "(\n    a: 1, // x\n)\n");
        assert_eq!(laid("x// y "), "x // y\n");
    }

    #[test]
    fn fields_that_were_typed_together_stay_together_while_they_fit() {
        let text = "(\n  id: 1,name:2,\n\n\n  list: [\n    1, 2,\n    3],\n)";
        assert_eq!(
            laid(text),
            "(\n    id: 1, name: 2,\n\n    list: [\n        1, 2,\n        3,\n    ],\n)\n"
        );
        let long = "y".repeat(100);
        assert_eq!(
            laid(&format!("(\n id: 1, name: {long}, z: 3,\n)")),
            format!("(\n    id: 1,\n    name: {long},\n    z: 3,\n)\n")
        );
    }

    #[test]
    fn texts_do_not_count_and_small_items_stay_as_they_were_typed() {
        let words = "x".repeat(200);
        let row = format!("(id: \"a\", name: (ar: \"{words}\", en: \"{words}\"))");
        let list = format!("[\n    {row},\n    {row},\n]\n");
        assert_eq!(laid(&list), list);
        let pairs: Vec<String> = (0..40).map(|n| format!("({n}.5, {n}.25)")).collect();
        let outline = format!("(o: [[{}]], p: \"{words}\")\n", pairs.join(", "));
        assert_eq!(laid(&outline), outline);
        let names = vec!["Name"; 40].join(", ");
        let got = laid(&format!("[{names}]"));
        assert_eq!(got, format!("[\n    {names},\n]\n"));
    }

    #[test]
    fn comments_stay_where_they_stand() {
        let text = "// head\n\n\n#![enable(implicit_some)]\n// more\n(\n  // one\n  a: 1, // behind\n\n  /* own */\n  b: [ // open\n  ], /* lead */ c: /* odd */ 3 // no comma\n  // end\n)\n// tail";
        assert_eq!(
            laid(text),
            "// head\n\n#![enable(implicit_some)]\n// more\n(\n    // one\n    a: 1, // behind\n\n    /* own */\n    b: [ // open\n    ],\n    /* lead */ c: /* odd */ 3, // no comma\n    // end\n)\n// tail\n"
        );
    }

    #[test]
    fn texts_and_tuples_of_one_are_not_touched() {
        let text = "(\r\n    a: \"one\n  two\",\r\n    b: (1,), c: r#\"x\n y\"#,\r\n)\r\n";
        assert_eq!(
            laid(text),
            "(\r\n    a: \"one\n  two\",\r\n    b: (1,),\r\n    c: r#\"x\n y\"#,\r\n)\r\n"
        );
    }
}
