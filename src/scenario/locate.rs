//! Where things stand in a RON text: a tree of spans beside the values that the `ron` library reads.
//!
//! With it a file is cut into its list items, so that each item's mistakes are found on their own, and a finding about a
//! value can point at the value. It accepts more than RON does; `ron` decides what is valid.
//!
//! Deliberately not here: values, types, messages to people.

/// A value's place in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it is.
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

/// The text cannot be cut up; says where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    /// Byte at which it went wrong.
    pub at: usize,
}

/// Deepest nesting that is read, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 100;

impl Node {
    /// The value of a named field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Fields(fields) => fields.iter().find(|f| f.name == name).map(|f| &f.value),
            _ => None,
        }
    }

    /// The first text in quotes, at any depth, that reads `wanted`.
    pub fn find_text(&self, wanted: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Text(t) => (t == wanted).then_some(self),
            Shape::Items(items) => items.iter().find_map(|n| n.find_text(wanted)),
            Shape::Fields(fields) => fields.iter().find_map(|f| f.value.find_text(wanted)),
            Shape::Other => None,
        }
    }

    /// The value of the first field of that name at any depth.
    pub fn find_field(&self, name: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Fields(fields) => self.field(name).or_else(|| fields.iter().find_map(|f| f.value.find_field(name))),
            Shape::Items(items) => items.iter().find_map(|n| n.find_field(name)),
            _ => None,
        }
    }
}

/// Cuts up a whole text that holds one value.
pub fn parse(text: &str) -> Result<Node, Broken> {
    let mut p = Parser { text: text.as_bytes(), at: 0, depth: 0 };
    p.blank()?;
    while p.peek() == Some(b'#') {
        p.until(b']')?;
        p.blank()?;
    }
    let node = p.value()?;
    p.blank()?;
    if p.at == text.len() { Ok(node) } else { Err(Broken { at: p.at }) }
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
    (line, text[start..at].chars().count() + 1, text[start..end].trim_end_matches('\r'))
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn fail<T>(&self) -> Result<T, Broken> {
        Err(Broken { at: self.at })
    }

    fn rest_starts(&self, with: &[u8]) -> bool {
        self.text[self.at..].starts_with(with)
    }

    fn until(&mut self, end: u8) -> Result<(), Broken> {
        match self.text[self.at..].iter().position(|&b| b == end) {
            Some(i) => {
                self.at += i + 1;
                Ok(())
            }
            None => self.fail(),
        }
    }

    /// Skips blanks and comments; block comments nest.
    fn blank(&mut self) -> Result<(), Broken> {
        loop {
            if self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
                self.at += 1;
            } else if self.rest_starts("\u{feff}".as_bytes()) {
                self.at += 3;
            } else if self.rest_starts(b"//") {
                self.at += self.text[self.at..].iter().position(|&b| b == b'\n').unwrap_or(self.text.len() - self.at);
            } else if self.rest_starts(b"/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Result<(), Broken> {
        let mut open = 0usize;
        loop {
            if self.rest_starts(b"/*") {
                open += 1;
                self.at += 2;
            } else if self.rest_starts(b"*/") {
                open -= 1;
                self.at += 2;
                if open == 0 {
                    return Ok(());
                }
            } else if self.at < self.text.len() {
                self.at += 1;
            } else {
                return self.fail();
            }
        }
    }

    fn value(&mut self) -> Result<Node, Broken> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fail();
        }
        let shape = match self.peek() {
            Some(b'"') => self.quoted()?,
            Some(b'r') if self.rest_starts(b"r\"") || self.rest_starts(b"r#") => self.raw()?,
            Some(b'(') => self.group(b')')?,
            Some(b'[') => self.group(b']')?,
            Some(b'{') => self.group(b'}')?,
            Some(_) => self.word()?,
            None => return self.fail(),
        };
        self.depth -= 1;
        Ok(Node { start, end: self.at, shape })
    }

    fn quoted(&mut self) -> Result<Shape, Broken> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(Broken { at: start - 1 }),
            }
        }
        self.at += 1;
        Ok(Shape::Text(String::from_utf8_lossy(&self.text[start..self.at - 1]).into_owned()))
    }

    fn raw(&mut self) -> Result<Shape, Broken> {
        let hashes = self.text[self.at + 1..].iter().take_while(|&&b| b == b'#').count();
        let start = self.at + 1 + hashes;
        if self.text.get(start) != Some(&b'"') {
            return self.word();
        }
        let mut close = vec![b'"'];
        close.resize(1 + hashes, b'#');
        match self.text[start + 1..].windows(close.len()).position(|w| w == close) {
            Some(i) => {
                self.at = start + 1 + i + close.len();
                Ok(Shape::Text(String::from_utf8_lossy(&self.text[start + 1..start + 1 + i]).into_owned()))
            }
            None => self.fail(),
        }
    }

    /// A number, an identifier, or an identifier with a group behind it.
    fn word(&mut self) -> Result<Shape, Broken> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b"_.+-#'".contains(&b) || b >= 0x80) {
            self.at += 1;
        }
        if self.at == start {
            return self.fail();
        }
        let after = self.at;
        self.blank()?;
        if self.peek() == Some(b'(') {
            return self.group(b')');
        }
        self.at = after;
        Ok(Shape::Other)
    }

    fn group(&mut self, close: u8) -> Result<Shape, Broken> {
        let open = self.at;
        self.at += 1;
        let (mut items, mut fields) = (Vec::new(), Vec::new());
        loop {
            self.blank()?;
            match self.peek() {
                Some(b) if b == close => break,
                Some(_) => {}
                None => return Err(Broken { at: open }),
            }
            let node = self.value()?;
            self.blank()?;
            if self.peek() == Some(b':') {
                self.at += 1;
                self.blank()?;
                let name = String::from_utf8_lossy(&self.text[node.start..node.end]).into_owned();
                fields.push(Field { name, start: node.start, value: self.value()? });
                self.blank()?;
            } else {
                items.push(node);
            }
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b) if b == close => {}
                _ => return self.fail(),
            }
        }
        self.at += 1;
        Ok(if fields.is_empty() { Shape::Items(items) } else { Shape::Fields(fields) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_items_are_found_where_they_stand() {
        let text = "// c\nHead(a: 1, list: [Unit(id: \"x\"), (id: \"y\")] /* n /* m */ */, r: r#\"z\"#)";
        let node = parse(text).unwrap();
        let y = node.find_text("y").unwrap();
        assert_eq!(&text[y.start..y.end], "\"y\"");
        assert_eq!(position(text, y.start), (2, 39, text.lines().nth(1).unwrap()));
        assert!(node.find_text("z").is_some());
        assert!(node.field("list").is_some());
    }

    #[test]
    fn broken_texts_say_where() {
        for (text, at) in [("(a: [1, 2)", 9), ("(a: \"x", 4), ("(", 0), ("", 0), ("(a: 1) x", 7), ("/* ", 3)] {
            assert_eq!(parse(text), Err(Broken { at }), "{text}");
        }
        assert!(parse(&"(".repeat(100_000)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_or_refused_without_panic(text in "[a-z(){}\\[\\],:\"\\\\r#/* \n0-9é]{0,80}") {
            if let Err(b) = parse(&text) {
                proptest::prop_assert!(b.at <= text.len() + 1);
                position(&text, b.at);
            }
        }
    }
}
