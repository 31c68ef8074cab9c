//! Values as people write them in a scenario: times, lengths of time, texts in the languages that they have, degrees.
//!
//! Deliberately not here: where they stand (`document`).

use super::document::quoted;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};

/// A time as short as it can be written.
pub fn time(t: SimTime) -> String {
    if t.millis() % 60_000 == 0 {
        t.short()
    } else {
        t.exact()
    }
}

/// A length of time as people write it: `1h30m`.
pub fn span(span: Span) -> String {
    let ms = span.millis();
    let parts = [
        (ms / 3_600_000, "h"),
        (ms / 60_000 % 60, "m"),
        (ms / 1000 % 60, "s"),
        (ms % 1000, "ms"),
    ];
    let said = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{n}{unit}"));
    let said: String = said.collect();
    if said.is_empty() {
        "0s".to_owned()
    } else {
        said
    }
}

/// A text in the languages that it has.
pub fn in_languages(text: &Text) -> String {
    let one = |(tag, words): (&str, &String)| {
        (!words.is_empty()).then(|| format!("{tag}: {}", quoted(words)))
    };
    let all = [("ar", &text.ar), ("en", &text.en)]
        .into_iter()
        .filter_map(one);
    format!("({})", all.collect::<Vec<_>>().join(", "))
}

/// Degrees to the nearest metre.
pub fn degrees(d: f64) -> String {
    let written = format!("{d:.5}");
    let short = written.trim_end_matches('0');
    if short.ends_with('.') {
        format!("{short}0")
    } else {
        short.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_times_and_degrees_are_written_as_people_write_them() {
        let t = |text| SimTime::parse(text).unwrap();
        assert_eq!(time(t("07:05")), "07:05");
        assert_eq!(time(t("1+07:05:09")), "1+07:05:09");
        for (text, want) in [
            ("90m", "1h30m"),
            ("45s", "45s"),
            ("0s", "0s"),
            ("250ms", "250ms"),
        ] {
            assert_eq!(span(Span::parse(text).unwrap()), want);
        }
        assert_eq!(degrees(32.78), "32.78");
        assert_eq!(degrees(-1.000_001), "-1.0");
        assert_eq!(
            in_languages(&Text::new("", "a \"b\"")),
            r#"(en: "a \"b\"")"#
        );
    }
}
