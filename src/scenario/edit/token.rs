//! A RON text in pieces: every byte of it belongs to exactly one.
//!
//! Deliberately not here: how pieces belong together.

use std::ops::Range;

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes.
    pub span: Range<usize>,
}

/// What a piece of a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Blanks and line breaks, and the mark at the beginning of a file.
    Blank,
    /// `// …` without its line break.
    LineComment,
    /// `/* … */`, which nests.
    BlockComment,
    /// Text in quotes, also raw or of bytes.
    Text,
    /// A number, a name, a character in quotes.
    Word,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// `#![…]` at the beginning.
    Attribute,
    /// What begins nothing, or is never closed.
    Wrong,
}

impl TokenKind {
    /// Whether it means nothing: blanks and comments.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Blank) || self.is_comment()
    }

    /// Whether it is a comment.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }
}

/// The pieces of a text, in their order. Put together they are the text.
pub fn tokens(text: &str) -> Vec<Token> {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let (kind, length) = piece(&text[at..]);
        all.push(Token {
            kind,
            span: at..at + length,
        });
        at += length;
    }
    all
}

/// Whether a character is a blank, a line break, or one of the marks that show nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200e}' || c == '\u{200f}'
}

/// The piece at the beginning of a text that is not empty, and how many bytes it has. What is never closed goes on to the end.
pub fn piece(text: &str) -> (TokenKind, usize) {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    let kind = match first {
        c if is_blank(c) => {
            let end = text.find(|c| !is_blank(c));
            return (TokenKind::Blank, end.unwrap_or(text.len()));
        }
        '/' if text.starts_with("//") => {
            let end = text.find('\n').unwrap_or(text.len());
            let end = end - usize::from(text[..end].ends_with('\r'));
            return (TokenKind::LineComment, end);
        }
        '/' if text.starts_with("/*") => return block(text),
        '#' if text.starts_with("#!") => {
            return match text.find(']') {
                Some(end) => (TokenKind::Attribute, end + 1),
                None => (TokenKind::Wrong, text.len()),
            };
        }
        '(' | '[' | '{' => TokenKind::Open,
        ')' | ']' | '}' => TokenKind::Close,
        ',' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        '"' => return quotes(text, 0),
        '\'' => return character(text),
        'b' if text.starts_with("b'") => {
            let (kind, length) = character(&text[1..]);
            return (kind, length + 1);
        }
        'b' if text.starts_with("b\"") => return quotes(text, 1),
        'r' | 'b' if raw(text).is_some() => return raw(text).unwrap_or((TokenKind::Wrong, 1)),
        _ => return word(text),
    };
    (kind, first.len_utf8())
}

fn block(text: &str) -> (TokenKind, usize) {
    let (mut depth, mut at) = (0usize, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return (TokenKind::BlockComment, at);
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (TokenKind::Wrong, text.len())
}

/// Text in quotes that begin at a byte.
fn quotes(text: &str, start: usize) -> (TokenKind, usize) {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(b) = bytes.get(at) {
        match b {
            b'\\' => at += 2,
            b'"' => return (TokenKind::Text, at + 1),
            _ => at += 1,
        }
    }
    (TokenKind::Wrong, text.len())
}

/// `r"…"`, `r#"…"#`, `br"…"`; none where it is a word.
fn raw(text: &str) -> Option<(TokenKind, usize)> {
    let rest = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let body = rest[hashes..].strip_prefix('"')?;
    let start = text.len() - body.len();
    let end = format!("\"{}", "#".repeat(hashes));
    Some(match body.find(&end) {
        Some(n) => (TokenKind::Text, start + n + end.len()),
        None => (TokenKind::Wrong, text.len()),
    })
}

/// A character in single quotes.
fn character(text: &str) -> (TokenKind, usize) {
    let mut chars = text.char_indices().skip(1);
    let mut escaped = false;
    for (at, c) in chars.by_ref().take(12) {
        match c {
            '\\' if !escaped => escaped = true,
            '\'' if !escaped && at > 1 => return (TokenKind::Word, at + 1),
            '\n' => break,
            _ => escaped = false,
        }
    }
    (TokenKind::Wrong, 1)
}

fn word(text: &str) -> (TokenKind, usize) {
    let begins = text.strip_prefix("r#").unwrap_or(text);
    let skipped = text.len() - begins.len();
    let part = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '\u{200c}' | '\u{200d}')
    };
    let end = begins.find(|c| !part(c)).unwrap_or(begins.len());
    if end == 0 {
        let wrong = text.chars().next().map_or(1, char::len_utf8);
        return (TokenKind::Wrong, wrong);
    }
    (TokenKind::Word, skipped + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        let all = tokens(text);
        let whole: String = all.iter().map(|t| &text[t.span.clone()]).collect();
        assert_eq!(whole, text);
        all.iter()
            .filter(|t| t.kind != TokenKind::Blank)
            .map(|t| (t.kind, &text[t.span.clone()]))
            .collect()
    }

    #[test]
    fn every_sort_of_piece_is_known_by_how_it_begins_and_ends() {
        use TokenKind::*;
        let text = "\u{feff}#![enable(implicit_some)]\nA(x: -1.5e-3, /* a /* b */ c */ y: r#\"q\"# // t\r\n, b\"z\", '\\'', 'ع', \"a\\\"b\", r#type: {})";
        assert_eq!(
            kinds(text),
            [
                (Attribute, "#![enable(implicit_some)]"),
                (Word, "A"),
                (Open, "("),
                (Word, "x"),
                (Colon, ":"),
                (Word, "-1.5e-3"),
                (Comma, ","),
                (BlockComment, "/* a /* b */ c */"),
                (Word, "y"),
                (Colon, ":"),
                (Text, "r#\"q\"#"),
                (LineComment, "// t"),
                (Comma, ","),
                (Text, "b\"z\""),
                (Comma, ","),
                (Word, "'\\''"),
                (Comma, ","),
                (Word, "'ع'"),
                (Comma, ","),
                (Text, "\"a\\\"b\""),
                (Comma, ","),
                (Word, "r#type"),
                (Colon, ":"),
                (Open, "{"),
                (Close, "}"),
                (Close, ")"),
            ]
        );
    }

    #[test]
    fn what_is_never_closed_is_wrong_and_still_a_piece() {
        for text in [
            "\"abc",
            "/* a /* b */",
            "r#\"x\"",
            "'",
            "\"a\\",
            "&",
            "#![x",
            "b'",
        ] {
            let last = kinds(text).last().unwrap().0;
            assert_eq!(last, TokenKind::Wrong, "{text}");
        }
    }
}
