//! Numbers as people and spreadsheets write them: digits of Arabic and Persian, decimal commas, marks between thousands, degrees with
//! minutes and seconds.
//!
//! Deliberately not here: which numbers are possible.

use crate::base::text::western_digits;

/// What parts whole from broken in the numbers of one column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// A point; a comma stands between thousands.
    Point,
    /// A comma; a point stands between thousands.
    Comma,
}

impl Mark {
    /// The mark of a column, by its values; one that no value shows is `otherwise`.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a str>, otherwise: Self) -> Self {
        let (mut point, mut comma) = (0_usize, 0_usize);
        for value in values {
            let value = plain(value);
            match (value.rfind('.'), value.rfind(',')) {
                (Some(p), Some(c)) if p > c => point += 1,
                (Some(_), Some(_)) => comma += 1,
                (Some(p), None) => point += usize::from(!thousands(&value, '.', p)),
                (None, Some(c)) => comma += usize::from(!thousands(&value, ',', c)),
                (None, None) => {}
            }
        }
        match point.cmp(&comma) {
            std::cmp::Ordering::Greater => Self::Point,
            std::cmp::Ordering::Less => Self::Comma,
            std::cmp::Ordering::Equal => otherwise,
        }
    }
}

/// Whether a mark, the last of its sort at `at`, may stand between thousands: three digits follow each, one to three come first.
fn thousands(value: &str, mark: char, at: usize) -> bool {
    let groups: Vec<&str> = value.trim_start_matches(['-', '+']).split(mark).collect();
    let digits = |g: &&str| g.bytes().all(|b| b.is_ascii_digit());
    value.len() == at + 4
        && groups.iter().all(digits)
        && (1..=3).contains(&groups[0].len())
        && groups[0] != "0"
        && groups.iter().skip(1).all(|g| g.len() == 3)
}

/// A text of a number with Western digits and marks, and without spaces and apostrophes.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '٫' => Some('.'),
        '٬' | '،' => Some(','),
        '−' | '–' => Some('-'),
        '\'' | '’' | '_' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    };
    western_digits(text.trim())
        .chars()
        .filter_map(one)
        .collect()
}

/// A number of a column with that mark.
pub(super) fn decimal(text: &str, mark: Mark) -> Option<f64> {
    // Degrees are bounded by whoever asks; a text this long is none.
    if text.len() > 60 {
        return None;
    }
    let text = plain(text);
    let (whole, broken) = match mark {
        Mark::Point => (',', '.'),
        Mark::Comma => ('.', ','),
    };
    let only = |c: char, t: &str| t.contains(c) && !t.contains(broken);
    let text = match text.rfind(whole) {
        // The other mark where it cannot stand between thousands is meant as this one.
        Some(at) if only(whole, &text) && !thousands(&text, whole, at) => text.replace(whole, "."),
        _ => text.replace(whole, "").replace(broken, "."),
    };
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number = text.parse::<f64>().ok().filter(|x| x.is_finite());
    number.filter(|_| text.chars().all(sign))
}

/// Degrees: a number, or degrees with minutes and seconds and a letter for the side of the earth.
pub(super) fn degrees(text: &str) -> Option<f64> {
    // There are no thousands of degrees: a comma alone is a decimal one.
    let comma = text.contains([',', '،']) && !text.contains(['.', '٫']);
    let text = if comma {
        text.replace([',', '،'], ".")
    } else {
        text.to_owned()
    };
    // A sign inside parts degrees from minutes.
    let number = decimal(text.trim().trim_end_matches(['°', 'º']), Mark::Point);
    number.or_else(|| in_minutes(&text))
}

/// `32°53'14"N`, `32 53 14.5 N`, `13° 10' شرقاً`.
fn in_minutes(text: &str) -> Option<f64> {
    if text.len() > 60 {
        return None;
    }
    let text = western_digits(text.trim()).to_uppercase();
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '٫');
    let parts: Vec<f64> = text
        .split(|c: char| !number(c))
        .filter(|p| p.chars().any(|c| c.is_ascii_digit()))
        .map(|p| p.replace([',', '٫'], ".").parse::<f64>().ok())
        .collect::<Option<_>>()?;
    let rest: String = text
        .chars()
        .filter(|c| !number(*c) && !c.is_whitespace())
        .filter(|c| !"°º'′’\"″”:D".contains(*c))
        .collect();
    let sign = match rest.as_str() {
        "" | "N" | "E" | "ش" | "ق" | "شمال" | "شمالا" | "شمالاً" | "شرق" | "شرقا" | "شرقاً" => {
            1.0
        }
        "S" | "W" | "ج" | "غ" | "جنوب" | "جنوبا" | "جنوباً" | "غرب" | "غربا" | "غرباً" => {
            -1.0
        }
        _ => return None,
    };
    let (d, m, s) = match parts.as_slice() {
        [d] => (*d, 0.0, 0.0),
        [d, m] => (*d, *m, 0.0),
        [d, m, s] => (*d, *m, *s),
        _ => return None,
    };
    let sixty = 0.0..60.0;
    let whole = d.abs() + m / 60.0 + s / 3600.0;
    (sixty.contains(&m) && sixty.contains(&s)).then_some(if d.is_sign_negative() {
        -whole
    } else {
        sign * whole
    })
}

/// A count of people, also with marks between thousands; nothing if it is none.
pub(super) fn people(text: &str) -> Option<u32> {
    let text = western_digits(text.trim());
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let is_mark = |c: char| {
        matches!(
            c,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ',' | '.' | '\'' | '’' | '_' | '٬' | '،'
        )
    };
    let groups: Vec<&str> = text.split(is_mark).collect();
    let digits = |g: &&str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let whole = groups.iter().all(digits)
        && groups.iter().skip(1).all(|g| g.len() == 3)
        && (groups.len() == 1 || groups[0].len() <= 3);
    whole
        .then(|| groups.concat().parse().ok())
        .flatten()
        .filter(|n| *n <= 50_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_however_the_number_is_written() {
        for (text, n) in [
            ("272801", 272_801),
            ("272 801", 272_801),
            ("272,801", 272_801),
            ("272.801", 272_801),
            ("٢٧٢٬٨٠١", 272_801),
            ("12,000", 12_000),
            ("12000.0", 12_000),
            ("7", 7),
        ] {
            assert_eq!(people(text), Some(n), "{text}");
        }
        for text in [
            "1), (id: \"x\"",
            "12.5",
            "1e5",
            "-3",
            "many",
            "99999999999",
            "1,2,3",
            "NaN",
        ] {
            assert_eq!(people(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_says_what_its_commas_are() {
        let mark = |values: &[&str], other| Mark::of(values.iter().copied(), other);
        assert_eq!(mark(&["32,8872", "1,5"], Mark::Point), Mark::Comma);
        assert_eq!(mark(&["1,234", "5.5"], Mark::Comma), Mark::Point);
        assert_eq!(mark(&["1.234,5"], Mark::Point), Mark::Comma);
        assert_eq!(mark(&["1,234"], Mark::Comma), Mark::Comma);
        assert_eq!(decimal("1,234", Mark::Point), Some(1234.0));
        assert_eq!(decimal("1,234", Mark::Comma), Some(1.234));
        assert_eq!(decimal("٣٢٫٨٨", Mark::Point), Some(32.88));
        assert_eq!(decimal("32,88", Mark::Point), Some(32.88));
        assert_eq!(decimal("1 234.5", Mark::Point), Some(1234.5));
        for text in ["NaN", "inf", "1e999", "", "x", "1.2.3", "--1"] {
            assert_eq!(decimal(text, Mark::Point), None, "{text}");
        }
    }

    #[test]
    fn degrees_may_have_minutes_and_seconds() {
        let near = |text: &str, x: f64| {
            let d = degrees(text).unwrap_or_else(|| panic!("{text}"));
            assert!((d - x).abs() < 1e-6, "{text}: {d}");
        };
        near("32°53'14\"N", 32.887_222_2);
        near("13° 10' شرقاً", 13.166_666_7);
        near("5°30'W", -5.5);
        near("٣٢°٣٠'", 32.5);
        near("32,887", 32.887);
        near("32.887", 32.887);
        near("-5.5", -5.5);
        near("-0°30'15\"", -0.504_166_7);
        near("0°30'15\"", 0.504_166_7);
        assert_eq!(degrees("32°75'"), None);
        assert_eq!(degrees("about 32"), None);
    }
}
