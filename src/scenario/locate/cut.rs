//! Cuts a text into its parts, and finds its way again behind what is written wrongly.
//!
//! What a slip most likely was is decided by what follows it: a record where a field should stand was preceded by a bracket that
//! is missing; behind quotes that are not closed the next line that begins a record is sought.
//! Deliberately not here: what the parts are (`locate`).

use super::signs;
use super::{Field, Node, Shape, Slip, Tree, What};
use crate::base::clean;
use crate::scenario::edit::{TokenKind, is_blank, piece};

/// Deepest nesting that is read, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 100;

/// Cuts up a whole text that holds one value.
pub fn parse(text: &str) -> Tree {
    let mut p = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        slips: Vec::new(),
        quiet: false,
        lost: Lost::No,
    };
    p.blank();
    while p.peek() == Some(b'#') {
        p.at = p.bytes[p.at..]
            .iter()
            .position(|&b| b == b']')
            .map_or(p.bytes.len(), |i| p.at + i + 1);
        p.blank();
    }
    if p.at == text.len() {
        p.slip(p.at, What::Empty);
    }
    let root = p.value();
    p.quiet = !p.slips.is_empty();
    p.blank();
    if p.at < text.len() {
        p.slip(p.at, What::Trailing);
    }
    p.slips.sort_by_key(|s| s.at);
    Tree {
        root,
        slips: p.slips,
    }
}

/// Whether the parser has lost its way, and up to where it has to give up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    No,
    /// Up to the innermost list, which goes on here.
    ToList,
    /// Up to the list of records, which goes on at the next line that begins one.
    ToRecords,
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// The closing brackets that are awaited, outermost first.
    pub(super) open: Vec<u8>,
    slips: Vec<Slip>,
    /// Whether a slip of this item was noted already.
    pub(super) quiet: bool,
    pub(super) lost: Lost,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn char(&self) -> char {
        self.text
            .get(self.at..)
            .and_then(|t| t.chars().next())
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    pub(super) fn slip(&mut self, at: usize, what: What) {
        if !self.quiet {
            self.slips.push(Slip { at, what });
        }
        // Behind these the text is read as it was meant, so that another one is worth saying.
        let sure = matches!(
            what,
            What::Comma
                | What::DecimalComma
                | What::ForeignComma(_)
                | What::ForeignNumber
                | What::Percent
                | What::Invisible(_)
                | What::Equals
                | What::QuotedField
        );
        self.quiet |= !sure;
    }

    fn rest_starts(&self, with: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(with)
    }

    /// Skips blanks and comments.
    pub(super) fn blank(&mut self) {
        // Nothing but these begins so; any other piece is not looked at twice.
        while is_blank(self.char()) || self.peek() == Some(b'/') {
            let c = self.char();
            if signs::is_no_blank(c) && self.at > 0 {
                self.slip(self.at, What::Invisible(c));
            }
            match piece(&self.text[self.at..]) {
                (TokenKind::Wrong, length) if self.rest_starts(b"/*") => {
                    self.slip(self.at, What::Comment);
                    self.at += length;
                }
                (kind, length) if kind.is_trivia() => self.at += length,
                _ => return,
            }
        }
    }

    fn value(&mut self) -> Node {
        let start = self.at;
        if self.open.len() >= DEEPEST {
            self.slip(start, What::TooDeep);
            self.lost = Lost::ToRecords;
            return Node {
                start,
                end: start,
                shape: Shape::Other,
            };
        }
        let shape = match self.peek() {
            Some(b'"') => self.quoted(),
            Some(b'r') if self.rest_starts(b"r\"") || self.rest_starts(b"r#") => self.raw(),
            Some(b'(') => self.group(b')'),
            Some(b'[') => self.group(b']'),
            Some(b'{') => self.group(b'}'),
            Some(_) => self.word(),
            None => Shape::Other,
        };
        Node {
            start,
            end: self.at,
            shape,
        }
    }

    fn quoted(&mut self) -> Shape {
        let start = self.at + 1;
        let (TokenKind::Text, length) = piece(&self.text[self.at..]) else {
            return self.unclosed_quote(start);
        };
        self.at += length;
        let inside = &self.bytes[start..self.at - 1];
        // Quotes over several lines with something behind them that cannot stand there were meant to end earlier.
        let next = self.bytes[self.at..]
            .iter()
            .find(|b| !b.is_ascii_whitespace());
        let inner = String::from_utf8_lossy(inside);
        if inside.contains(&b'\n')
            && next.is_some_and(|b| !b",)]}:/".contains(b))
            && (signs::begins_another(&inner) || !self.char().is_alphanumeric())
        {
            return self.unclosed_quote(start);
        }
        Shape::Text(String::from_utf8_lossy(inside).into_owned())
    }

    fn unclosed_quote(&mut self, start: usize) -> Shape {
        self.at = self.bytes[start..]
            .iter()
            .position(|&b| b == b'\n')
            .map_or(self.bytes.len(), |i| start + i);
        self.slip(start - 1, What::Quote);
        self.lost = Lost::ToRecords;
        Shape::Text(String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned())
    }

    /// Raw text, or an identifier that begins like it.
    fn raw(&mut self) -> Shape {
        let rest = &self.text[self.at..];
        let hashes = rest[1..].bytes().take_while(|&b| b == b'#').count();
        let start = self.at + hashes + 2;
        match piece(rest) {
            (TokenKind::Text, length) => {
                self.at += length;
                Shape::Text(self.text[start..self.at - hashes - 1].to_owned())
            }
            (TokenKind::Wrong, _) if self.bytes.get(start - 1) == Some(&b'"') => {
                self.unclosed_quote(start)
            }
            _ => self.word(),
        }
    }

    /// A number, an identifier, or an identifier with a group behind it.
    pub(super) fn word(&mut self) -> Shape {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|b| b.is_ascii_alphanumeric() || b"_.+-#'".contains(&b))
            || (self.peek().is_some_and(|b| b >= 0x80)
                && !is_foreign_comma(self.char())
                && !is_blank(self.char()))
        {
            if self.peek().is_some_and(|b| b >= 0x80) {
                let c = self.char();
                if clean::is_unseen(c) {
                    self.slip(self.at, What::Invisible(c));
                }
                if is_curly(c) {
                    return self.curly(c);
                }
                self.at += c.len_utf8() - 1;
            }
            self.at += 1;
        }
        if self.at == start && self.char() == '%' {
            // One sign of percent stands before a number; more are no word.
            while self.peek() == Some(b'%') {
                self.at += 1;
            }
            if self.peek().is_some_and(|b| b.is_ascii_alphanumeric()) {
                return self.word();
            }
            self.slip(start, What::Character('%'));
            return Shape::Other;
        }
        if self.at == start {
            let c = self.char();
            self.slip(start, What::Character(c));
            self.at = (self.at + c.len_utf8()).min(self.bytes.len());
            return Shape::Other;
        }
        self.number(start);
        let after = self.at;
        self.blank();
        if self.peek() == Some(b'(') {
            let some = &self.bytes[start..after] == b"Some";
            return match self.group(b')') {
                Shape::Items(mut items) if some && items.len() == 1 => items.remove(0).shape,
                shape => shape,
            };
        }
        self.at = after;
        Shape::Other
    }

    /// Looks at a word that may be a number of another keyboard, or one with a sign of percent.
    fn number(&mut self, start: usize) {
        let first = self.bytes[..start].last() == Some(&b'%');
        let word = &self.text[start..self.at];
        if signs::is_number(word) {
            let behind = self.char() == '%';
            self.at += usize::from(behind);
            if first || behind || word.contains(signs::PERCENT) {
                self.slip(start, What::Percent);
            } else if !word.is_ascii() {
                self.slip(start, What::ForeignNumber);
            }
        } else if first {
            self.slip(start - 1, What::Character('%'));
        }
    }

    /// Text in quotes of a word processor, to its end or that of its line.
    fn curly(&mut self, c: char) -> Shape {
        self.slip(self.at, What::CurlyQuote(c));
        let start = self.at + c.len_utf8();
        let rest = &self.text[start..];
        let end = rest
            .find(|c: char| is_curly(c) || matches!(c, '"' | '\n' | '\r'))
            .unwrap_or(rest.len());
        self.at = start + end;
        if !matches!(self.char(), '\n' | '\r') && self.at < self.bytes.len() {
            self.at += self.char().len_utf8();
        }
        Shape::Text(rest[..end].to_owned())
    }
}

fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '«' | '»' | '‘' | '’')
}

fn is_foreign_comma(c: char) -> bool {
    matches!(c, '،' | '؛' | '，' | '、' | ';')
}

/// What a group has read so far.
#[derive(Default)]
pub(super) struct Inside {
    /// Where it opens.
    pub(super) open: usize,
    /// Whether it ends here although no bracket closes it.
    pub(super) ended: bool,
    /// Whether it is a list whose opening bracket is missing.
    pub(super) bare: bool,
    pub(super) items: Vec<Node>,
    /// Whether an item is no record.
    pub(super) others: bool,
    pub(super) fields: Vec<Field>,
    /// How far the first item stands from the beginning of its line.
    pub(super) column: Option<usize>,
}

impl Inside {
    fn push(&mut self, item: Node) {
        self.others |= !matches!(item.shape, Shape::Fields(_));
        self.items.push(item);
    }

    /// Whether the last field has a record as its value.
    fn ends_in_record(&self) -> bool {
        let last = self.fields.last();
        last.is_some_and(|f| matches!(f.value.shape, Shape::Fields(_)))
    }
}

impl Parser<'_> {
    fn group(&mut self, close: u8) -> Shape {
        let inside = Inside {
            open: self.at,
            ..Inside::default()
        };
        self.at += 1;
        self.group_from(close, inside)
    }

    /// The rest of a group of which something was read.
    fn group_from(&mut self, close: u8, mut inside: Inside) -> Shape {
        let open = inside.open;
        self.open.push(close);
        let records = self.open.len() == 2 && close == b']';
        while !inside.ended {
            self.blank();
            if (records || self.open.len() == 1) && self.at < self.bytes.len() {
                self.quiet = false;
            }
            match self.peek() {
                Some(b) if b == close => {
                    self.at += 1;
                    break;
                }
                // Records of a list of which the opening bracket is missing.
                Some(b'(' | b']') if self.open.len() == 1 && inside.ends_in_record() => {
                    self.bare_list(&mut inside);
                }
                Some(b @ (b']' | b')')) if self.closes_as_other(b, records, &inside) => {
                    self.slip(
                        open,
                        What::OtherClose(char::from(self.bytes[open]), char::from(b)),
                    );
                    self.at += 1;
                    break;
                }
                Some(b) if b")]}".contains(&b) => {
                    if self.closes_outer(b, records) {
                        self.slip(open, What::Unclosed(char::from(self.bytes[open])));
                        break;
                    }
                    self.slip(self.at, What::Unopened(char::from(b)));
                    self.at += 1;
                    self.blank();
                    self.at += usize::from(self.peek() == Some(b','));
                }
                // A record where a field's name should stand: what is open here was meant to be closed before.
                Some(b'(')
                    if close == b')' && !inside.fields.is_empty() && self.open.contains(&b']') =>
                {
                    self.slip(open, What::Unclosed('('));
                    self.lost = Lost::ToList;
                    break;
                }
                Some(_) => self.part(close, &mut inside),
                None => {
                    self.slip(open, What::Unclosed(char::from(self.bytes[open])));
                    break;
                }
            }
            if self.lost != Lost::No && !self.found_again(close, records, &inside) {
                break;
            }
        }
        self.open.pop();
        if inside.fields.is_empty() {
            Shape::Items(inside.items)
        } else {
            Shape::Fields(inside.fields)
        }
    }

    /// Reads on in a list whose first record was read as the value of a field, for want of a bracket.
    fn bare_list(&mut self, inside: &mut Inside) {
        let Some(mut field) = inside.fields.pop() else {
            return;
        };
        self.slip(field.start, What::BareList);
        let (start, end) = (field.value.start, field.value.end);
        let nothing = Node {
            start,
            end,
            shape: Shape::Other,
        };
        let list = Inside {
            open: start,
            bare: true,
            items: vec![std::mem::replace(&mut field.value, nothing)],
            ..Inside::default()
        };
        field.value.shape = self.group_from(b']', list);
        field.value.end = self.at;
        self.blank();
        self.at += usize::from(self.peek() == Some(b','));
        inside.fields.push(field);
    }

    /// One item or field with the comma behind it.
    fn part(&mut self, close: u8, inside: &mut Inside) {
        let start = self.at;
        if self.peek() == Some(b',') || is_foreign_comma(self.char()) {
            self.slip(start, What::Character(self.char()));
            self.at += self.char().len_utf8();
            return;
        }
        if inside.items.is_empty() && inside.fields.is_empty() {
            // Only blanks are gone back over, so that a long line is not read again for each part of it.
            let before =
                self.text[..start].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
            let begins_line = before.is_empty() || before.ends_with('\n');
            inside.column = begins_line.then(|| start - before.len());
        }
        let node = self.value();
        if self.lost != Lost::No {
            inside.push(node);
            return;
        }
        let after = self.at;
        self.blank();
        let names = matches!(node.shape, Shape::Other | Shape::Text(_))
            && matches!(self.peek(), Some(b':' | b'='));
        let in_record =
            close == b')' || (close == b']' && self.open.iter().nth_back(1) == Some(&b')'));
        if names && in_record && !inside.items.is_empty() && inside.fields.is_empty() {
            // A field behind a value without a name belongs to the record outside: `At("09:00", effects: […]`.
            if !inside.bare {
                let bracket = char::from(self.bytes[inside.open]);
                self.slip(inside.open, What::UnclosedBefore(bracket, node.start));
            }
            // The comma that ends it was read already.
            self.quiet = true;
            self.at = node.start;
            inside.ended = true;
            return;
        } else if names {
            self.field(&node, close, inside);
        } else if close == b')' && !inside.fields.is_empty() {
            self.stray(&node, inside);
            inside.push(node);
        } else {
            inside.push(node);
        }
        if self.lost != Lost::No {
            return;
        }
        let after = if names {
            inside.fields.last().map_or(after, |f| f.value.end)
        } else {
            after
        };
        self.blank();
        match self.peek() {
            Some(b',') => self.at += 1,
            Some(b) if b")]}".contains(&b) => {}
            Some(_) if is_foreign_comma(self.char()) => self.foreign_comma(after),
            Some(_) => self.no_comma(after, inside),
            None => {}
        }
    }

    fn field(&mut self, name: &Node, close: u8, inside: &mut Inside) {
        if self.peek() == Some(b'=') {
            self.slip(self.at, What::Equals);
        }
        if matches!(name.shape, Shape::Text(_)) {
            self.slip(name.start, What::QuotedField);
        }
        if close == b']' && inside.fields.is_empty() {
            self.slip(name.start, What::SquareRecord);
        }
        self.at += 1;
        self.blank();
        let words = String::from_utf8_lossy(&self.bytes[name.start..name.end])
            .trim_matches('"')
            .to_owned();
        let value = match self.peek() {
            None | Some(b',' | b')' | b']' | b'}') => Node {
                start: self.at,
                end: self.at,
                shape: Shape::Other,
            },
            Some(_) => self.value(),
        };
        inside.fields.push(Field {
            name: words,
            start: name.start,
            value,
        });
    }

    /// A value without a name among named fields.
    fn stray(&mut self, node: &Node, inside: &Inside) {
        let number = |n: &Node| {
            n.shape == Shape::Other
                && n.end > n.start
                && self.text[n.start..n.end].chars().all(char::is_numeric)
        };
        match inside.fields.last() {
            Some(before) if number(node) && number(&before.value) => {
                self.slip(before.value.start, What::DecimalComma)
            }
            _ => self.slip(node.start, What::NoField),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::position;
    use super::*;

    /// The slips of a text: the text from their place on, and what they are.
    fn slips(text: &str) -> Vec<(&str, What)> {
        parse(text)
            .slips
            .iter()
            .map(|s| (text[s.at..].split(['\n', ' ']).next().unwrap_or(""), s.what))
            .collect()
    }

    /// Wrong items, the place of the slip as far as the next blank, and what it is.
    const CASES: [(&str, &str, What); 29] = [
        ("(id: \"b\", km: 3 class: X)", "class:", What::Comma),
        ("(id: \"b\", km: 0,6)", "0,6),", What::DecimalComma),
        ("(id: \"b\"، km: 6)", "،", What::ForeignComma('،')),
        ("(id = \"b\")", "=", What::Equals),
        ("(\"id\": \"b\")", "\"id\":", What::QuotedField),
        (
            "(id: \"b\", t: (ar: \"x\", en: \"y\")",
            "(id:",
            What::Unclosed('('),
        ),
        ("(id: \"b\", t: [\"x\")", "[\"x\"),", What::Unclosed('[')),
        ("(id: \"b\"))", "),", What::Unopened(')')),
        (
            "(id: \"b\", when: At(\"x\", km: 3)",
            "(\"x\",",
            What::UnclosedBefore('(', 80),
        ),
        (
            "(id: \"b\", t: (ar: \"x, en: \"y\"))",
            "\"y\")),",
            What::Quote,
        ),
        ("(id: \"b, km: 3)", "\"b,", What::Quote),
        ("(id: “b”)", "“b”),", What::CurlyQuote('“')),
        (
            "(id: \"b\", t: (ar: \"x \"z\" w\", en: \"y\"))",
            "\"z\"",
            What::InnerQuote,
        ),
        (
            "(id: \"b\", t: (ar: \"\"z\" w\", en: \"y\"))",
            "\"z\"",
            What::InnerQuote,
        ),
        (
            "(id: \"b\", t: (ar: \"x \"z\"\", en: \"y\"))",
            "\"z\"\",",
            What::InnerQuote,
        ),
        (
            "(id: \"b\", t: (ar: \"س \" ع \" ص\", en: \"y\"))",
            "\"",
            What::InnerQuote,
        ),
        (
            "(id: \"b\", t: [\"x\", km: 3)",
            "[\"x\",",
            What::UnclosedBefore('[', 75),
        ),
        (
            "(id: \"b\", t: ((a: 1), (a: 2)], km: 3)",
            "((a:",
            What::OtherClose('(', ']'),
        ),
        ("(id: \"b\", km: ٠٫٦)", "٠٫٦),", What::ForeignNumber),
        ("(id: \"b\", km: 0،6)", "0،6),", What::DecimalComma),
        ("(id: \"b\", km: 60%)", "60%),", What::Percent),
        ("(id: \"b\", km: ٪٦٠)", "٪٦٠),", What::Percent),
        ("(id: \"b\"; km: 6)", ";", What::ForeignComma(';')),
        (
            "(id: \"b\", km: 6\u{200f}5)",
            "\u{200f}5),",
            What::Invisible('\u{200f}'),
        ),
        (
            "(id: \"b\",\u{a0}km: 6)",
            "\u{a0}km:",
            What::Invisible('\u{a0}'),
        ),
        ("(id: \"b\", 3)", "3),", What::NoField),
        ("[id: \"b\"]", "id:", What::SquareRecord),
        ("(id: \"b\",, km: 3)", ",", What::Character(',')),
        ("(id: \"b\", km: @)", "@),", What::Character('@')),
    ];

    #[test]
    fn each_slip_is_one_and_is_found_at_its_place() {
        let item = |wrong: &str| {
            format!(
                "(\n list: [\n  (id: \"a\", km: 1, t: (ar: \"x\", en: \"y\")),\n  {wrong},\n  (id: \"z\", km: 2),\n ],\n other: [(id: \"o\")],\n)"
            )
        };
        for (wrong, place, what) in CASES {
            let text = item(wrong);
            let found = slips(&text);
            assert_eq!(found.len(), 1, "{wrong}: {found:?}");
            assert_eq!(found[0].1, what, "{wrong}: {found:?}");
            let quoted = what == What::Quote || found[0].0 == place;
            assert!(quoted, "{wrong}: {found:?}");
            let tree = parse(&text);
            let list = tree.root.field("list").unwrap();
            assert!(
                list.parts()
                    .iter()
                    .any(|n| text[n.start..n.end] == *"(id: \"z\", km: 2)"),
                "{wrong}: what follows is found"
            );
            assert!(
                tree.root.field("other").is_some(),
                "{wrong}: what follows the list is found"
            );
        }
        assert_eq!(slips(""), [("", What::Empty)]);
        assert_eq!(slips("(a: 1) x"), [("x", What::Trailing)]);
        assert_eq!(slips("(a: 1 /* x"), [("/*", What::Comment)]);
        assert_eq!(slips(&"(".repeat(100_000)).len(), 1);
    }

    /// Hashes without quotes are no raw text, also at the end of a file.
    #[test]
    fn what_begins_like_raw_text_and_is_none_is_a_word() {
        let open = |text: &str| parse(text).slips.iter().any(|s| s.what == What::Quote);
        for text in ["r#", "r##", "(a: r##", "(a: r##, b: 1)", "[r#1]"] {
            assert!(!open(text), "{text}");
        }
        for many in [
            format!("(id: {})", "%".repeat(300_000)),
            "(id: %5, b: %%)".to_owned(),
        ] {
            assert!(!parse(&many).slips.is_empty());
        }
        assert!(open("(a: r##\"x\"#") && open("r\"x"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_without_panic(text in "[a-z(){}\\[\\],:=\"\\\\r#/* \n0-9é،“]{0,80}") {
            for s in parse(&text).slips {
                proptest::prop_assert!(s.at <= text.len());
                position(&text, s.at);
            }
        }
    }
}
