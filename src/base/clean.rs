//! What may stand in a text that people read, wherever it came from: no control characters, nothing that is no character, and
//! marks of direction that close what they open.
//!
//! [`fault`] says what is wrong and where, [`lines`] mends a text of several lines, [`one_line`] a name; [`plain`] makes a text
//! safe for a terminal or a cell, where no text may steer what follows it.
//! Line breaks of other programs (the vertical tab of a word processor, U+2028) are no fault: they become line breaks.
//! Deliberately not here: escapes of a format (HTML, SVG, CSV), fonts, layout.

use std::borrow::Cow;

use super::message::{Message, msg};

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// A control character (C0, DEL or C1) that is neither a tab nor a line break.
    Control(char),
    /// A code point that is no character and never will be, such as U+FFFE.
    NoCharacter(char),
    /// A mark that sets the direction of text and is not closed before the end of its line.
    Unclosed(char),
    /// A mark that closes a direction which nothing opened.
    Unopened(char),
    /// A line break of another program, such as the vertical tab of a word processor; it becomes a line break.
    SoftBreak(char),
    /// A line break or tab in a name, which stands on one line; it becomes a space.
    SecondLine(char),
}

/// The first thing wrong with a text, and the byte at which it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What is wrong.
    pub wrong: Wrong,
    /// Byte of the text.
    pub at: usize,
}

impl Wrong {
    /// Whether the text is used as it is meant once it is mended, so that a warning will do.
    pub fn is_mended(self) -> bool {
        matches!(self, Self::SoftBreak(_) | Self::SecondLine(_))
    }

    /// What is wrong, in words.
    pub fn words(self) -> Message {
        let code = |c: char| format!("U+{:04X}", u32::from(c));
        match self {
            Self::Control(c) => {
                let c = code(c);
                msg!("check-text-holds-invisible-control", c = c)
            }
            Self::NoCharacter(c) => {
                let c = code(c);
                msg!("check-text-no-character", c = c)
            }
            Self::Unclosed(c) => {
                msg!(
                    "check-invisible-mark-direction-closed",
                    c = code(c),
                    said = mark(c)
                )
            }
            Self::Unopened(c) => {
                let c = code(c);
                msg!("check-invisible-mark-direction-closes", c = c)
            }
            Self::SoftBreak(c) => {
                let c = code(c);
                msg!("check-text-holds-line-break", c = c)
            }
            Self::SecondLine(_) => msg!("check-name-one-line"),
        }
    }

    /// What to do about it.
    pub fn advice(self) -> Message {
        match self {
            Self::Control(_) | Self::NoCharacter(_) => msg!("check-delete-type-text-anew"),
            Self::Unclosed(_) | Self::Unopened(_) => msg!("check-delete-mark-where-needed"),
            Self::SoftBreak(_) => msg!("check-write-n-place"),
            Self::SecondLine(_) => msg!("check-write-name-line"),
        }
    }
}

/// What a mark of direction is called.
fn mark(c: char) -> Message {
    match c {
        '\u{202a}' | '\u{202b}' => msg!("check-mark-embedding"),
        '\u{202d}' | '\u{202e}' => msg!("check-mark-override"),
        _ => msg!("check-mark-isolate"),
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Line breaks of other programs: vertical tab, form feed, next line, line and paragraph separator.
fn is_soft_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether it is no character: U+FDD0 to U+FDEF and the last two of every plane.
fn is_no_character(c: char) -> bool {
    let n = u32::from(c);
    (0xfdd0..=0xfdef).contains(&n) || n & 0xfffe == 0xfffe
}

fn opens(c: char) -> bool {
    matches!(
        c,
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}'
    )
}

fn closes(c: char) -> bool {
    matches!(c, '\u{202c}' | '\u{2069}')
}

/// Whether a closing mark closes what an opening one opened: isolates have a closing mark of their own.
fn pairs(open: char, close: char) -> bool {
    ('\u{2066}'..='\u{2068}').contains(&open) == (close == '\u{2069}')
}

/// Most directions that a text opens inside each other; more are no text of a person.
const DEEPEST: usize = 60;

/// The first thing wrong with a text that may have several lines. What has to be mended by hand comes before what is mended
/// by reading it.
pub fn fault(text: &str) -> Option<Fault> {
    find(text, false)
}

/// The same for a name, which stands on one line.
pub fn fault_of_name(text: &str) -> Option<Fault> {
    find(text, true)
}

fn find(text: &str, name: bool) -> Option<Fault> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let (mut soft, mut previous) = (None, ' ');
    for (at, c) in text.char_indices() {
        let unclosed = |open: &[(usize, char)]| {
            open.last().map(|&(at, c)| Fault {
                wrong: Wrong::Unclosed(c),
                at,
            })
        };
        let ends = is_break(c) || is_soft_break(c);
        if ends && !open.is_empty() {
            return unclosed(&open);
        }
        let wrong = match c {
            '\n' if !name || previous == '\r' => None,
            '\r' if !name && text[at + 1..].starts_with('\n') => None,
            '\t' if !name => None,
            '\n' | '\r' | '\t' if name => Some(Wrong::SecondLine(c)),
            c if is_soft_break(c) || c == '\r' => Some(if name {
                Wrong::SecondLine(c)
            } else {
                Wrong::SoftBreak(c)
            }),
            c if c.is_control() => Some(Wrong::Control(c)),
            c if is_no_character(c) => Some(Wrong::NoCharacter(c)),
            c if opens(c) => {
                open.push((at, c));
                (open.len() > DEEPEST).then_some(Wrong::Unclosed(c))
            }
            c if closes(c) => {
                (!open.pop().is_some_and(|(_, o)| pairs(o, c))).then_some(Wrong::Unopened(c))
            }
            _ => None,
        };
        match wrong {
            Some(wrong) if wrong.is_mended() => soft = soft.or(Some(Fault { wrong, at })),
            Some(wrong) => return Some(Fault { wrong, at }),
            None => {}
        }
        previous = c;
    }
    open.last()
        .map(|&(at, c)| Fault {
            wrong: Wrong::Unclosed(c),
            at,
        })
        .or(soft)
}

/// A text of several lines without anything wrong: line breaks of other programs become line breaks, control characters and what
/// is no character are left out, and so are marks of direction in a text where they do not pair.
pub fn lines(text: &str) -> Cow<'_, str> {
    if fault(text).is_none() && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let directed = !matches!(
        fault(text).map(|f| f.wrong),
        Some(Wrong::Unclosed(_) | Wrong::Unopened(_))
    );
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' if text[at + 1..].starts_with('\n') => {}
            c if is_break(c) || is_soft_break(c) => out.push('\n'),
            c if c.is_control() || is_no_character(c) || (!directed && (opens(c) || closes(c))) => {
            }
            c => out.push(c),
        }
    }
    // What stood before the first fault hid nothing; what stands after it may.
    if directed && fault(&out).is_some() {
        Cow::Owned(undirected(&out))
    } else {
        Cow::Owned(out)
    }
}

/// A name without anything wrong: as [`lines`], and line breaks and tabs become spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if fault_of_name(text).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(lines(text).replace(['\n', '\t'], " "))
}

/// A text for a place where no text may steer what follows it, such as a terminal or a cell: as [`one_line`], and without any
/// embedding, override or isolate. LRM, RLM and ALM stay.
pub fn plain(text: &str) -> Cow<'_, str> {
    let line = one_line(text);
    if line.chars().any(|c| opens(c) || closes(c)) {
        Cow::Owned(undirected(&line))
    } else {
        line
    }
}

/// What a spreadsheet would compute begins with one of these.
const COMPUTES: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would run a cell with these words. A number stays one.
pub fn is_run(words: &str) -> bool {
    // The first sign that is seen decides, whatever blanks stand before it.
    let runs = words.trim_start().starts_with(COMPUTES) || words.starts_with(['\t', '\r', '\n']);
    runs && words.trim().parse::<f64>().is_err()
}

/// A text of several lines for a cell of a spreadsheet: what it would run begins with an apostrophe, which it does not show.
pub fn cell(words: &str) -> Cow<'_, str> {
    let plain = lines(words);
    if is_run(words) {
        Cow::Owned(format!("'{plain}"))
    } else {
        plain
    }
}

/// What [`cell`] was made of.
pub fn uncell(words: &str) -> &str {
    words
        .strip_prefix('\'')
        .filter(|w| is_run(w))
        .unwrap_or(words)
}

/// Whether a character steers what shows it: a control character, none at all, or a mark that sets the direction of what follows.
pub fn steers(c: char) -> bool {
    c.is_control() || is_no_character(c) || is_soft_break(c) || opens(c) || closes(c)
}

/// Whether a character shows nothing: a blank, a control character, a mark of direction or another one of format, a filler.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || steers(c)
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The first character of an identifier or a time that shows nothing, and would be looked for in vain.
pub fn unseen(text: &str) -> Option<char> {
    text.chars().find(|&c| is_unseen(c) && c != ' ')
}

/// Whether nothing of a text shows.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

fn undirected(text: &str) -> String {
    text.chars().filter(|&c| !opens(c) && !closes(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_fault_is_named_with_its_place() {
        let cases = [
            ("أهلاً\tthere\nsecond\r\nthird \u{200f}(\u{200e})", None),
            ("a\u{2067}ب\u{2069} \u{202b}ج\u{202c}", None),
            ("two\u{b}lines", Some((Wrong::SoftBreak('\u{b}'), 3))),
            ("two\u{2028}lines", Some((Wrong::SoftBreak('\u{2028}'), 3))),
            ("lone\rreturn", Some((Wrong::SoftBreak('\r'), 4))),
            ("a\u{1b}[2J", Some((Wrong::Control('\u{1b}'), 1))),
            ("a\u{b}b\u{7}", Some((Wrong::Control('\u{7}'), 3))),
            ("c1 \u{9b}", Some((Wrong::Control('\u{9b}'), 3))),
            ("x\u{fffe}", Some((Wrong::NoCharacter('\u{fffe}'), 1))),
            ("x\u{1ffff}", Some((Wrong::NoCharacter('\u{1ffff}'), 1))),
            ("a\u{202e}b", Some((Wrong::Unclosed('\u{202e}'), 1))),
            (
                "a\u{202e}b\n\u{202c}",
                Some((Wrong::Unclosed('\u{202e}'), 1)),
            ),
            ("a\u{2069}", Some((Wrong::Unopened('\u{2069}'), 1))),
            ("\u{2066}a\u{202c}", Some((Wrong::Unopened('\u{202c}'), 4))),
        ];
        for (text, wanted) in cases {
            assert_eq!(fault(text).map(|f| (f.wrong, f.at)), wanted, "{text:?}");
        }
        assert_eq!(
            fault_of_name("a\nb").map(|f| f.wrong),
            Some(Wrong::SecondLine('\n'))
        );
    }

    #[test]
    fn a_mended_text_keeps_its_words_and_has_no_fault() {
        assert_eq!(
            lines("two\u{b}lines\r\nthree\rfour"),
            "two\nlines\nthree\nfour"
        );
        assert_eq!(one_line("a\u{b}b\r\nc\td"), "a b c d");
        assert_eq!(
            plain("\u{1b}[31mred\u{2067}x\u{2069}\u{200f}"),
            "[31mredx\u{200f}"
        );
        assert_eq!(lines("a\u{202e}b"), "ab");
    }

    #[test]
    fn a_text_of_blanks_and_marks_shows_nothing() {
        for blank in [
            "",
            " \t\n\u{a0}\u{3000}",
            "\u{200f}\u{200e}\u{61c}",
            "\u{2067}\u{2069}",
            "\u{202e}\u{202c}\u{200b}\u{feff}\u{2060}\u{ad}",
            "\u{3164}\u{2800}",
            "\u{1b}\u{7}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for shown in ["a", "\u{200f}ب", "؟", " . ", "١"] {
            assert!(!is_blank(shown), "{shown:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_mended(text in "[a\u{7}\u{b}\r\n\t\u{85}\u{2028}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{fffe}ب]{0,24}") {
            proptest::prop_assert_eq!(fault(&lines(&text)), None);
            proptest::prop_assert_eq!(fault_of_name(&one_line(&text)), None);
            proptest::prop_assert!(!plain(&text).chars().any(|c| c.is_control() || opens(c) || closes(c)));
        }
    }
}
