//! How the pieces of a RON text belong together: values, what stands inside brackets, and where.
//!
//! Deliberately not here: the values of values, and slips (`locate`): one thing written wrongly and there is no tree.

use std::fmt;
use std::ops::Range;

use super::token::{Token, TokenKind};

/// Deepest nesting that is read, so that a hostile text cannot exhaust the stack.
const DEEPEST: usize = 100;

/// A value and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Its bytes, from a name before a bracket to the closing bracket.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a value is by its form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A number, a character, a name such as `true` or `Radio`.
    Word,
    /// What stands in brackets.
    Group(Group),
}

/// What stands in brackets: a struct, a tuple, a list or a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The name before the bracket, as in `Message(…)`.
    pub name: Option<Range<usize>>,
    /// The brackets.
    pub bracket: Bracket,
    /// Byte of the opening bracket.
    pub open: usize,
    /// Byte of the closing bracket.
    pub close: usize,
    /// What stands between them.
    pub entries: Vec<Entry>,
}

/// A pair of brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bracket {
    /// `( )`: a struct or a tuple.
    Round,
    /// `[ ]`: a list.
    Square,
    /// `{ }`: a map.
    Curly,
}

impl Bracket {
    /// The opening and the closing one.
    pub fn signs(self) -> (char, char) {
        match self {
            Self::Round => ('(', ')'),
            Self::Square => ('[', ']'),
            Self::Curly => ('{', '}'),
        }
    }
}

/// One of those that stand in brackets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What stands before its colon.
    pub label: Label,
    /// Its value.
    pub value: Node,
    /// Byte of the comma behind it, if there is one.
    pub comma: Option<usize>,
}

/// What stands before the colon of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Label {
    /// Nothing: an item of a list or tuple.
    None,
    /// A field's name.
    Field(Range<usize>),
    /// A key of a map.
    Key(Node),
}

impl Entry {
    /// Its first byte.
    pub fn start(&self) -> usize {
        match &self.label {
            Label::None => self.value.span.start,
            Label::Field(name) => name.start,
            Label::Key(key) => key.span.start,
        }
    }

    /// The byte after its value.
    pub fn end(&self) -> usize {
        self.value.span.end
    }

    /// The byte after its comma, or after its value where there is none.
    pub fn after(&self) -> usize {
        self.comma.map_or(self.end(), |c| c + 1)
    }
}

impl Node {
    /// What stands in it, if it has brackets.
    pub fn group(&self) -> Option<&Group> {
        match &self.kind {
            Kind::Group(g) => Some(g),
            Kind::Text | Kind::Word => None,
        }
    }

    /// The place of a field among the entries of a struct.
    pub fn field_at(&self, text: &str, name: &str) -> Option<usize> {
        let is = |e: &Entry| matches!(&e.label, Label::Field(n) if bare(&text[n.clone()]) == name);
        self.group()?.entries.iter().position(is)
    }

    /// The value of a field of a struct.
    pub fn field(&self, text: &str, name: &str) -> Option<&Self> {
        let n = self.field_at(text, name)?;
        Some(&self.group()?.entries[n].value)
    }

    /// An item of a list or tuple.
    pub fn item(&self, n: usize) -> Option<&Self> {
        self.group()?.entries.get(n).map(|e| &e.value)
    }
}

/// A name without the sign of a raw one.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A text is not written rightly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The byte at which it shows.
    pub at: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It holds no value.
    Empty,
    /// A value was expected here.
    NoValue,
    /// A comma or the closing bracket was expected here.
    NoComma,
    /// A bracket, quote or comment is not closed, or closes nothing.
    Unbalanced,
    /// Something stands behind the end.
    Trailing,
    /// Too many brackets inside brackets.
    TooDeep,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}", self.at)
    }
}

impl std::error::Error for SyntaxError {}

/// The one value that the pieces of a text are.
pub(super) fn tree(text: &str, tokens: &[Token]) -> Result<Node, SyntaxError> {
    let means = |t: &&Token| !t.kind.is_trivia() && t.kind != TokenKind::Attribute;
    let mut p = Parser {
        text,
        tokens: tokens.iter().filter(means).collect(),
        at: 0,
        depth: 0,
    };
    if p.tokens.is_empty() {
        return p.wrong(Wrong::Empty);
    }
    let root = p.value()?;
    if p.at < p.tokens.len() {
        return p.wrong(Wrong::Trailing);
    }
    Ok(root)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<&'a Token>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn wrong<T>(&self, wrong: Wrong) -> Result<T, SyntaxError> {
        let at = self.tokens.get(self.at);
        Err(SyntaxError {
            at: at.map_or(self.text.len(), |t| t.span.start),
            wrong: match at.map(|t| t.kind) {
                Some(TokenKind::Wrong) => Wrong::Unbalanced,
                _ => wrong,
            },
        })
    }

    fn peek(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|t| t.kind)
    }

    fn take(&mut self) -> Range<usize> {
        let span = self.tokens[self.at].span.clone();
        self.at += 1;
        span
    }

    fn value(&mut self) -> Result<Node, SyntaxError> {
        match self.peek(0) {
            Some(TokenKind::Text) => Ok(Node {
                span: self.take(),
                kind: Kind::Text,
            }),
            Some(TokenKind::Word) => {
                let name = self.take();
                let round = self.peek(0) == Some(TokenKind::Open)
                    && self.text[self.tokens[self.at].span.clone()] == *"(";
                if round {
                    self.group(Some(name))
                } else {
                    Ok(Node {
                        span: name,
                        kind: Kind::Word,
                    })
                }
            }
            Some(TokenKind::Open) => self.group(None),
            Some(_) => self.wrong(Wrong::NoValue),
            None => self.wrong(Wrong::Unbalanced),
        }
    }

    fn group(&mut self, name: Option<Range<usize>>) -> Result<Node, SyntaxError> {
        if self.depth >= DEEPEST {
            return self.wrong(Wrong::TooDeep);
        }
        self.depth += 1;
        let open = self.take();
        let bracket = match &self.text[open.clone()] {
            "(" => Bracket::Round,
            "[" => Bracket::Square,
            _ => Bracket::Curly,
        };
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            match self.peek(0) {
                Some(TokenKind::Close) => break,
                None => return self.wrong(Wrong::Unbalanced),
                Some(_) if entries.last().is_some_and(|e| e.comma.is_none()) => {
                    return self.wrong(Wrong::NoComma);
                }
                Some(_) => {
                    let mut entry = self.entry(bracket)?;
                    if self.peek(0) == Some(TokenKind::Comma) {
                        entry.comma = Some(self.take().start);
                    }
                    entries.push(entry);
                }
            }
        }
        let closes = self.text[self.tokens[self.at].span.clone()].starts_with(bracket.signs().1);
        if !closes {
            return self.wrong(Wrong::Unbalanced);
        }
        let close = self.take();
        self.depth -= 1;
        let start = name.as_ref().map_or(open.start, |n| n.start);
        Ok(Node {
            span: start..close.end,
            kind: Kind::Group(Group {
                name,
                bracket,
                open: open.start,
                close: close.start,
                entries,
            }),
        })
    }

    fn entry(&mut self, bracket: Bracket) -> Result<Entry, SyntaxError> {
        let named = self.peek(0) == Some(TokenKind::Word) && self.peek(1) == Some(TokenKind::Colon);
        let label = match bracket {
            Bracket::Round if named => {
                let name = self.take();
                self.at += 1;
                Label::Field(name)
            }
            Bracket::Round | Bracket::Square => Label::None,
            Bracket::Curly => {
                let key = self.value()?;
                if self.peek(0) != Some(TokenKind::Colon) {
                    return self.wrong(Wrong::NoValue);
                }
                self.at += 1;
                Label::Key(key)
            }
        };
        Ok(Entry {
            label,
            value: self.value()?,
            comma: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn parse(text: &str) -> Result<Node, SyntaxError> {
        tree(text, &tokens(text))
    }

    #[test]
    fn values_are_found_by_place() {
        let text = "#![enable(implicit_some)]\n// c\nHead(a: 1, /* x */ list: [U(id: \"x\"), (2, r#\"z\"#)], m: {\"k\": V})";
        let root = parse(text).unwrap();
        let list = root.field(text, "list").unwrap();
        let id = list.item(0).and_then(|n| n.field(text, "id")).unwrap();
        assert_eq!(&text[id.span.clone()], "\"x\"");
        let raw = list.item(1).and_then(|n| n.item(1)).unwrap();
        assert_eq!(
            (&text[raw.span.clone()], &raw.kind),
            ("r#\"z\"#", &Kind::Text)
        );
        let map = root.field(text, "m").and_then(Node::group).unwrap();
        assert!(matches!(&map.entries[0].label, Label::Key(_)));
        assert_eq!(root.group().unwrap().entries[1].comma, text.find(", m:"));
    }

    #[test]
    fn what_is_written_wrongly_has_a_place() {
        for (text, at, wrong) in [
            ("", 0, Wrong::Empty),
            ("// c", 4, Wrong::Empty),
            ("(a: 1 b: 2)", 6, Wrong::NoComma),
            ("(a: )", 4, Wrong::NoValue),
            ("(a: 1]", 5, Wrong::Unbalanced),
            ("(a: \"x)", 4, Wrong::Unbalanced),
            ("(a: 1", 5, Wrong::Unbalanced),
            ("(a: 1) 2", 7, Wrong::Trailing),
            ("[,]", 1, Wrong::NoValue),
        ] {
            assert_eq!(parse(text), Err(SyntaxError { at, wrong }), "{text}");
        }
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        assert_eq!(parse(&deep).unwrap_err().wrong, Wrong::TooDeep);
    }
}
