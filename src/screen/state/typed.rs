//! What is understood of what is typed: times, and words in one language.
//!
//! Deliberately not here: the fields (`input::field`).

use crate::base::text::{Lang, Text, western_digits};
use crate::base::time::{SimTime, Span};

/// What is understood by a time that is typed: a clock time, or minutes from now (`+15`, or `15`, which no clock shows).
pub(crate) fn understood(typed: &str, now: SimTime) -> Option<SimTime> {
    let typed = western_digits(typed.trim());
    let minutes = typed
        .strip_prefix('+')
        .map(str::trim)
        .or((typed.len() < 3).then_some(typed.as_str()));
    let plain = |m: &str| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit());
    match minutes.filter(|m| plain(m)) {
        Some(minutes) => minutes
            .parse::<i64>()
            .ok()
            .filter(|m| *m <= 40_000)
            .map(|m| now + Span::from_mins(m)),
        None => SimTime::parse_typed(&typed),
    }
}

/// Text that was typed in one language.
pub(crate) fn typed_text(lang: Lang, words: &str) -> Text {
    if lang == Lang::Ar {
        Text::new(words, "")
    } else {
        Text::new("", words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_as_it_is_typed() {
        let at = |t| SimTime::parse(t).unwrap();
        let cases = [
            ("09:20", Some("09:20")),
            ("٠٩:٢٠", Some("09:20")),
            ("0917", Some("09:17")),
            ("917", Some("09:17")),
            ("+15", Some("09:17")),
            ("+١٥", Some("09:17")),
            ("15", Some("09:17")),
            ("۱۵", Some("09:17")),
            ("+ 120", Some("11:02")),
            ("1+00:10", Some("1+00:10")),
            ("", None),
            ("+", None),
            ("+-5", None),
            ("-5", None),
            ("+99999", None),
            ("25:00", None),
            ("9 o'clock", None),
        ];
        for (typed, wanted) in cases {
            assert_eq!(understood(typed, at("09:02")), wanted.map(at), "{typed:?}");
        }
    }
}
