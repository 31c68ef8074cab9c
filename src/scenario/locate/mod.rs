//! Where things stand in a RON text: a tree of spans beside the values that the `ron` library reads.
//!
//! With it a file is cut into its list items, so that each item's mistakes are found on their own, and a finding about a
//! value can point at the value. A slip, such as a missing comma, is noted and the cutting goes on behind it, so that one slip
//! is one finding and hides nothing else. It accepts more than RON does; `ron` decides what is valid.
//!
//! Deliberately not here: values, types, messages to people.

mod cut;
mod mend;
mod signs;

pub use cut::parse;
pub(super) use signs::written;

/// A value's place in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it is. Of `Some(…)` it is what stands inside.
    pub shape: Shape,
}

/// The outer form of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Text in quotes, as written between them.
    Text(String),
    /// A list, or the unnamed fields of a tuple.
    Items(Vec<Node>),
    /// Named fields.
    Fields(Vec<Field>),
    /// A number, an identifier or anything else.
    Other,
}

/// A named field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// First byte of the name.
    pub start: usize,
    /// Its value.
    pub value: Node,
}

/// A text cut up, as far as it can be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
    /// The one value of the text.
    pub root: Node,
    /// What is written wrongly, in the order of the text: of each list item the first, for what follows it may be its consequence.
    pub slips: Vec<Slip>,
}

/// Something that is written wrongly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slip {
    /// Byte at which it stands.
    pub at: usize,
    /// What it is.
    pub what: What,
}

/// A way to write something wrongly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A comma is missing before this.
    Comma,
    /// A decimal comma, as in `0,6`.
    DecimalComma,
    /// A number with digits or a decimal sign of another keyboard, as in `٠٫٦`.
    ForeignNumber,
    /// A number with a sign of percent.
    Percent,
    /// A character that shows nothing, outside of a text.
    Invisible(char),
    /// A comma of another script.
    ForeignComma(char),
    /// `=` in place of `:`.
    Equals,
    /// A field's name in quotes.
    QuotedField,
    /// This bracket is never closed.
    Unclosed(char),
    /// This bracket is not closed before the field that begins at a byte.
    UnclosedBefore(char, usize),
    /// This bracket is closed by one of another form.
    OtherClose(char, char),
    /// A list of records without the bracket that opens it.
    BareList,
    /// This bracket closes nothing.
    Unopened(char),
    /// These quotes are never closed.
    Quote,
    /// These quotes stand inside a text, and end it.
    InnerQuote,
    /// Quotes of a word processor.
    CurlyQuote(char),
    /// This comment is never closed.
    Comment,
    /// Brackets inside brackets, more than a hundred deep.
    TooDeep,
    /// A value without a field's name among named fields.
    NoField,
    /// Named fields inside square brackets.
    SquareRecord,
    /// A character that begins no value.
    Character(char),
    /// There is nothing.
    Empty,
    /// Something stands behind the end.
    Trailing,
}

impl Node {
    /// The value of a named field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Fields(fields) => fields.iter().find(|f| f.name == name).map(|f| &f.value),
            _ => None,
        }
    }

    /// The item at a position of a list or tuple.
    pub fn item(&self, n: usize) -> Option<&Self> {
        if let Shape::Items(items) = &self.shape {
            items.get(n)
        } else {
            None
        }
    }

    /// The parts, one level down.
    pub fn parts(&self) -> Vec<&Self> {
        match &self.shape {
            Shape::Items(items) => items.iter().collect(),
            Shape::Fields(fields) => fields.iter().map(|f| &f.value).collect(),
            Shape::Text(_) | Shape::Other => Vec::new(),
        }
    }

    /// The innermost part that holds a byte or ends at it, and the name of the innermost field around it.
    pub fn around(&self, at: usize) -> (&Self, Option<&str>) {
        let (mut node, mut name) = (self, None);
        loop {
            let inner = match &node.shape {
                Shape::Items(items) => items.iter().find(|n| (n.start..=n.end).contains(&at)),
                Shape::Fields(fields) => fields
                    .iter()
                    .find(|f| (f.value.start..=f.value.end).contains(&at))
                    .map(|f| {
                        name = Some(f.name.as_str());
                        &f.value
                    }),
                Shape::Text(_) | Shape::Other => None,
            };
            match inner {
                Some(n) => node = n,
                None => return (node, name),
            }
        }
    }
}

/// Line and column (in characters) of a byte, both from 1, and the line's text.
pub fn position(text: &str, at: usize) -> (usize, usize, &str) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = text[..start].bytes().filter(|&b| b == b'\n').count() + 1;
    (
        line,
        text[start..at].chars().count() + 1,
        text[start..end].trim_end_matches('\r'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_items_are_found_where_they_stand() {
        let text = "// c\nHead(a: 1, list: [Unit(id: \"x\"), (id: Some(\"y\"))] /* n /* m */ */, r: r#\"z\"#)";
        let tree = parse(text);
        assert_eq!(tree.slips, []);
        let y = tree
            .root
            .field("list")
            .and_then(|n| n.item(1))
            .and_then(|n| n.field("id"))
            .unwrap();
        assert_eq!(
            (&text[y.start..y.end], &y.shape),
            ("Some(\"y\")", &Shape::Text("y".to_owned()))
        );
        assert_eq!(
            position(text, y.start),
            (2, 39, text.lines().nth(1).unwrap())
        );
        assert_eq!(tree.root.around(text.find("\"x\"").unwrap()).1, Some("id"));
    }
}
