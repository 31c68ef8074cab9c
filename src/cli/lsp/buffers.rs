//! Texts as editors count in them: lines from 0, and in a line units of UTF-16, of which most letters are one and some signs two.
//!
//! Deliberately not here: what stands in the texts.

use std::ops::Range;

use gen_lsp_types as lsp;

/// The byte of a place; behind the end of a line it is its end.
pub(super) fn byte_of(text: &str, place: lsp::Position) -> usize {
    let mut start = 0;
    for _ in 0..place.line {
        match text[start..].find('\n') {
            Some(end) => start += end + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or("");
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut units = 0;
    for (at, c) in line.char_indices() {
        if units >= place.character as usize {
            return start + at;
        }
        units += c.len_utf16();
    }
    start + line.len()
}

/// The place of a byte.
pub(super) fn place_of(text: &str, at: usize) -> lsp::Position {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line = text[..start].bytes().filter(|&b| b == b'\n').count();
    let units = text[start..at].encode_utf16().count();
    lsp::Position {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        character: u32::try_from(units).unwrap_or(u32::MAX),
    }
}

/// The places of a stretch of bytes.
pub(super) fn range_of(text: &str, span: &Range<usize>) -> lsp::Range {
    lsp::Range {
        start: place_of(text, span.start),
        end: place_of(text, span.end),
    }
}

/// The byte of a character of a line, both counted from 1, as findings do.
pub(super) fn byte_of_character(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let rest = text[start..].split('\n').next().unwrap_or("");
    let mut characters = rest.char_indices().map(|(at, _)| at);
    start
        + characters
            .nth(column.saturating_sub(1))
            .unwrap_or(rest.len())
}

/// Changes a text as an editor says.
pub(super) fn change(text: &mut String, change: lsp::TextDocumentContentChangeEvent) {
    use lsp::TextDocumentContentChangeEvent as Change;
    match change {
        Change::TextDocumentContentChangeWholeDocument(whole) => *text = whole.text,
        Change::TextDocumentContentChangePartial(part) => {
            let start = byte_of(text, part.range.start);
            let end = byte_of(text, part.range.end).max(start);
            text.replace_range(start..end, &part.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_units_of_utf_16_in_any_script() {
        let text = "(a: \"غرفة 🚓\", b: 1)\r\nx\n";
        for (at, c) in text.char_indices().filter(|(_, c)| *c != '\r') {
            let place = place_of(text, at);
            if c != '\n' {
                assert_eq!(byte_of(text, place), at, "{c}");
            }
        }
        let b = text.find("b:").unwrap();
        assert_eq!(place_of(text, b).character, 4 + 1 + 5 + 2 + 1 + 2);
        assert_eq!(byte_of_character(text, 1, text[..b].chars().count() + 1), b);
        let place = |line, character| lsp::Position { line, character };
        assert_eq!(byte_of(text, place(0, 999)), text.find('\r').unwrap());
        assert_eq!(byte_of(text, place(9, 0)), text.len());
        let mut changed = text.to_owned();
        let range = lsp::Range {
            start: place(0, 10),
            end: place(0, 12),
        };
        let part = lsp::TextDocumentContentChangePartial {
            range,
            text: "٣".to_owned(),
            ..Default::default()
        };
        let part = lsp::TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part);
        change(&mut changed, part);
        assert!(changed.starts_with("(a: \"غرفة ٣\", b"), "{changed}");
    }
}
