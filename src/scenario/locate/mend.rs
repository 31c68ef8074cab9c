//! Finds the way again behind what is written wrongly, and says what it most likely was: brackets that close something else, a comma
//! that is none, quotes inside a text, the next record of a list.
//!
//! Deliberately not here: reading what is written rightly (`cut`), what single words are (`signs`).

use super::cut::{Inside, Lost, Parser};
use super::{Shape, What, signs};

impl Parser<'_> {
    /// Whether a closing bracket of the other form ends this group: it holds nothing but records, or what follows is the next
    /// list of the whole text.
    pub(super) fn closes_as_other(&self, b: u8, records: bool, inside: &Inside) -> bool {
        let only_records = inside.fields.is_empty() && !inside.items.is_empty() && !inside.others;
        if inside.bare || !only_records {
            return false;
        }
        let behind = self.text[self.at + 1..].trim_start_matches([',', ' ', '\t', '\r', '\n']);
        match (self.open.last(), b) {
            (Some(b')'), b']') => true,
            (Some(b']'), b')') => records && signs::begins_field(behind),
            _ => false,
        }
    }

    /// Whether a closing bracket that is not awaited here ends something further out. One too many behind a record does not.
    pub(super) fn closes_outer(&self, b: u8, records: bool) -> bool {
        if !self.open.contains(&b) {
            return false;
        }
        let next = self.bytes[self.at + 1..]
            .iter()
            .find(|b| !b.is_ascii_whitespace() && **b != b',');
        !(records && b == b')' && next.is_some_and(|n| b"(]".contains(n)))
    }

    /// Whether reading goes on in this group after the way was lost; if so, where it goes on.
    pub(super) fn found_again(&mut self, close: u8, records: bool, inside: &Inside) -> bool {
        match self.lost {
            Lost::No => {}
            Lost::ToList if close == b']' => {}
            Lost::ToRecords if records => match self.next_record(inside.column) {
                Some(at) => self.at = at,
                None => return false,
            },
            Lost::ToRecords if self.open.len() == 1 => match self.next_field() {
                Some(at) => self.at = at,
                None => self.at = self.bytes.len(),
            },
            Lost::ToList | Lost::ToRecords => return false,
        }
        self.lost = Lost::No;
        true
    }

    /// The next line that begins a record with an `id`, as far in as the first one, or ends the list.
    fn next_record(&self, column: Option<usize>) -> Option<usize> {
        // A list whose first record begins on its own line may be over where the next list begins.
        let within = |(_, line): &(usize, &str)| {
            let name = line.trim_start();
            let list = name
                .split_once('[')
                .is_some_and(|(field, _)| field.trim_end().ends_with(':'));
            column.is_some() || line.len() - name.len() > 4 || !(list && signs::begins_field(name))
        };
        self.lines_on()
            .take_while(within)
            .find_map(|(start, line)| {
                let trimmed = line.trim_start();
                let indent = line.len() - trimmed.len();
                if trimmed.starts_with(']') && column.is_none_or(|c| indent < c) {
                    return Some(start + indent);
                }
                let inner = trimmed
                    .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                    .strip_prefix('(')?;
                let from = self.text.len().min(start + line.len() - inner.len());
                let begins = self.text[from..]
                    .trim_start()
                    .strip_prefix("id")
                    .is_some_and(|r| r.trim_start().starts_with(':'));
                (begins && column.is_none_or(|c| indent == c)).then_some(start + indent)
            })
    }

    /// The next line that begins a field of the whole text.
    fn next_field(&self) -> Option<usize> {
        self.lines_on().find_map(|(start, line)| {
            let trimmed = line.trim_start();
            let indent = line.len() - trimmed.len();
            let rest = trimmed.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
            (indent <= 4 && rest.len() < trimmed.len() && rest.trim_start().starts_with(':'))
                .then_some(start + indent)
        })
    }

    /// The lines after the present one, with their first byte.
    fn lines_on(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = self.bytes[self.at..]
            .iter()
            .position(|&b| b == b'\n')
            .map_or(self.bytes.len(), |i| self.at + i + 1);
        self.text[start..].split_inclusive('\n').map(move |line| {
            let here = start;
            start += line.len();
            (here, line)
        })
    }

    /// A comma of another script behind a value that ends at a byte; between two digits it begins a fraction.
    pub(super) fn foreign_comma(&mut self, after: usize) {
        let c = self.char();
        let rest = &self.text[self.at + c.len_utf8()..];
        let digits = |text: &str| text.len() - text.trim_start_matches(char::is_numeric).len();
        let before = self.text[..after].trim_end_matches(char::is_numeric);
        if after == self.at
            && before.len() < after
            && digits(rest) > 0
            && before.ends_with([' ', ':'])
        {
            self.slip(before.len(), What::DecimalComma);
            self.at += c.len_utf8() + digits(rest);
            self.blank();
            self.at += usize::from(self.peek() == Some(b','));
            return;
        }
        self.slip(self.at, What::ForeignComma(c));
        self.at += c.len_utf8();
    }

    /// Quotes at a byte that stand inside a text; it goes on to the last quotes of the line that can end it.
    fn inner_quote(&mut self, at: usize) {
        self.slip(at, What::InnerQuote);
        match signs::end_of_text(&self.text[at + 1..]) {
            Some(length) => {
                self.at = at + 1 + length;
                self.blank();
                self.at += usize::from(self.peek() == Some(b','));
            }
            None => self.lost = Lost::ToRecords,
        }
    }

    /// Something that is neither a comma nor an end behind a value that ends at a byte.
    pub(super) fn no_comma(&mut self, after: usize, inside: &Inside) {
        let value = inside.fields.last().map(|f| &f.value);
        let value = value.or(inside.items.last());
        let text = match value.map(|n| &n.shape) {
            Some(Shape::Text(text)) if self.bytes[after - 1] == b'"' => Some(text),
            _ => None,
        };
        let touches = after == self.at;
        let rest = &self.text[self.at..];
        match text {
            // A word that touches closed quotes: a quotation mark is missing on this line, or these stand inside a text.
            Some(text) if touches && self.char().is_alphanumeric() => {
                if signs::begins_another(text) {
                    self.slip(after - 1, What::Quote);
                    self.lost = Lost::ToRecords;
                } else {
                    self.inner_quote(after - 1);
                }
            }
            Some(text)
                if signs::goes_on(text, rest) && !self.text[after..self.at].contains('\n') =>
            {
                self.inner_quote(after - 1);
            }
            _ => {
                // Marks that show nothing, in the middle of a word.
                let mark = self.text[after..self.at].chars().next();
                let within = mark.filter(|&c| !c.is_whitespace() && signs::goes_on_word(rest));
                match within {
                    Some(c) if text.is_none() => {
                        self.slip(after, What::Invisible(c));
                        self.word();
                    }
                    _ => self.slip(self.at, What::Comma),
                }
            }
        }
    }
}
