//! What single words and marks of a text were meant to be: a number of another keyboard, quotes inside a text, a blank that is none.
//!
//! Deliberately not here: what belongs together (`cut`), what is said of it (`scenario::explain`).

use crate::base::text;

/// The Arabic sign of percent.
pub(super) const PERCENT: char = '٪';
/// The Arabic decimal and thousands separators.
const SEPARATORS: [char; 2] = ['٫', '٬'];

/// Whether a word is a number, with digits, separators or a sign of percent of any keyboard.
pub(super) fn is_number(word: &str) -> bool {
    let word = word.trim_start_matches(['-', '+', PERCENT]);
    let part = |c: char| {
        c.is_numeric() || matches!(c, '.' | '_') || SEPARATORS.contains(&c) || c == PERCENT
    };
    word.starts_with(char::is_numeric) && word.chars().all(part)
}

/// A number as it is to be written, and the same as a share of one where it is a number of percent.
pub(in crate::scenario) fn written(word: &str, percent: bool) -> Option<String> {
    let plain: String = text::western_digits(word)
        .chars()
        .filter(|c| !matches!(c, '٬' | '_' | '%' | '+') && *c != PERCENT)
        .map(|c| if c == '٫' { '.' } else { c })
        .collect();
    let number: f64 = plain.parse().ok()?;
    match percent {
        true => Some((number / 100.0).to_string()),
        false => Some(plain),
    }
}

/// Whether a character looks like a blank and is none to the reader of RON, such as the blank that does not break.
pub(super) fn is_no_blank(c: char) -> bool {
    let blank = matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    );
    (c.is_whitespace() || c == '\u{feff}') && !blank
}

/// Whether what stands between quotes ends where another text begins, as in `x, en: `: then the first lacks its closing quotes.
pub(super) fn begins_another(text: &str) -> bool {
    let end = text.trim_end();
    let Some(before) = end.strip_suffix([':', '=']) else {
        return end.ends_with([',', '(', '[']);
    };
    let name = before.trim_end();
    let outside = name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let outside_name = outside.len() < name.len();
    outside_name && outside.trim_end().ends_with([',', '(', '[', ')', ']'])
}

/// How much of the rest of a line belongs to a text: up to quotes behind which it can have ended.
pub(super) fn end_of_text(rest: &str) -> Option<usize> {
    let line = rest.split('\n').next().unwrap_or_default();
    let ends = |n: &usize| {
        let behind = line[n + 1..].trim_start();
        behind.is_empty() || behind.starts_with([',', ')', ']', '}'])
    };
    let quotes = line.match_indices('"').map(|(n, _)| n);
    quotes
        .filter(|&n| !line[..n].ends_with('\\'))
        .find(ends)
        .map(|n| n + 1)
}

/// Whether a text begins with the name of a field and its colon.
pub(super) fn begins_field(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    rest.len() < text.len() && rest.trim_start().starts_with([':', '='])
}

/// Whether what stands behind closed quotes belongs to the text: words that are neither a field nor a value of one.
pub(super) fn goes_on(text: &str, rest: &str) -> bool {
    let word = rest
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next();
    let word = word.unwrap_or_default();
    let behind = rest[word.len()..].trim_start();
    !word.is_empty() && !begins_another(text) && !behind.starts_with([':', '=', '(', ',', ')', ']'])
}

/// Whether a text goes on with a part of a word.
pub(super) fn goes_on_word(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_any_keyboard_is_known_and_written_as_the_format_wants_it() {
        for (word, plain) in [
            ("٠٫٠٣", "0.03"),
            ("0٫5", "0.5"),
            ("۱۲", "12"),
            ("١٬٢٠٠", "1200"),
            ("-٣", "-3"),
        ] {
            assert!(is_number(word), "{word}");
            assert_eq!(written(word, false).as_deref(), Some(plain));
        }
        assert_eq!(written("٦٠٪", true).as_deref(), Some("0.6"));
        assert_eq!(written("60", true).as_deref(), Some("0.6"));
        for word in ["x1", "", "1m", "م٥", "-"] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn text_that_runs_into_another_one_lacks_its_quotes_and_other_text_has_some_inside() {
        for missing in [
            "x, en: ",
            "a, ",
            "09:30), effects: [Message(from: (ar: ",
            "x\",\n  (id: ",
        ] {
            assert!(begins_another(missing), "{missing}");
        }
        for inner in ["The ", "He said: ", "", "جهاز "] {
            assert!(!begins_another(inner), "{inner}");
        }
        assert_eq!(end_of_text("white\" car\"), en: \"x\")"), Some(11));
        assert_eq!(end_of_text("white car"), None);
        assert!(goes_on("The ", "voter\" device"));
        assert!(
            !goes_on("x", "en: \"y\"") && !goes_on("x", "At(\"09:00\")") && !goes_on("x", "true)")
        );
    }
}
