//! Exercise time: whole milliseconds, counted from midnight before the exercise's first day.
//!
//! Integers, so that sums are exact and equal on every machine.
//! Deliberately not here: the wall clock (it enters in `session::pace` only) and dates (a scenario states its date as text).

use std::fmt;
use std::ops::{Add, Neg, Sub};

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::western_digits;

/// A moment of the exercise, in milliseconds since midnight of its first day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SimTime(i64);

/// A length of exercise time in milliseconds; may be negative as a difference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span(i64);

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

impl SimTime {
    /// What a reader of any format says that it expected where a text is no time.
    pub const WRITTEN: &str = "a time such as \"09:30\"";

    /// Midnight before the exercise's first day.
    pub const ZERO: Self = Self(0);
    /// Later than anything an exercise reaches: 49 days, the reach of the voters' 32-bit times.
    pub const MAX: Self = Self(u32::MAX as i64);

    /// The moment this many milliseconds after midnight of the first day.
    pub const fn from_millis(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since midnight of the first day.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// On which day it is, from 0.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// The same time of the first day.
    pub const fn of_day(self) -> Self {
        Self(self.0.rem_euclid(DAY))
    }

    /// Milliseconds as the compact form used for voters.
    ///
    /// # Panics
    /// If the moment is before midnight of the first day or more than 49 days after it; the scenario check prevents both.
    pub fn compact(self) -> u32 {
        u32::try_from(self.0)
            .unwrap_or_else(|_| panic!("exercise time {} ms does not fit 32 bits", self.0))
    }

    /// The moment as `HH:MM`, without seconds, for people.
    pub fn short(self) -> String {
        let full = self.to_string();
        let end = full.rfind(':').expect("a clock time has colons");
        full[..end].to_owned()
    }

    /// The moment to the millisecond, as files keep it: `HH:MM:SS` or `HH:MM:SS.mmm`.
    pub fn exact(self) -> String {
        let ms = self.0.rem_euclid(1000);
        if ms == 0 {
            self.to_string()
        } else {
            format!("{self}.{ms:03}")
        }
    }

    /// Reads `HH:MM`, `HH:MM:SS` (also with `.mmm`), or `N+HH:MM` for a later day (`1+08:30` is 08:30 on the second day).
    pub fn parse(text: &str) -> Option<Self> {
        let (day, clock) = match text.split_once('+') {
            Some((d, rest)) => (digits(d)?, rest),
            None => (0, text),
        };
        let mut parts = clock.split(':');
        let h = digits(parts.next()?)?;
        let m = digits(parts.next()?)?;
        let (s, ms) = match parts
            .next()
            .map(|s| s.split_once('.').unwrap_or((s, "000")))
        {
            Some((s, ms)) if ms.len() == 3 => (digits(s)?, digits(ms)?),
            Some(_) => return None,
            None => (0, 0),
        };
        let fits = parts.next().is_none() && day <= 40 && h <= 24 && m < 60 && s < 60;
        (fits && (h < 24 || (m == 0 && s == 0 && ms == 0)))
            .then(|| Self((((day * 24 + h) * 60 + m) * 60 + s) * 1000 + ms))
    }
}

impl SimTime {
    /// Reads a time as people type it: as [`SimTime::parse`] does, also with Arabic or Persian digits, and without its colon (`0917`, `917`).
    /// Files keep to [`SimTime::parse`].
    pub fn parse_typed(text: &str) -> Option<Self> {
        let plain = western_digits(text.trim());
        let clock = plain
            .split_once('+')
            .map_or(plain.as_str(), |(_, clock)| clock);
        let bare = matches!(clock.len(), 3 | 4) && clock.bytes().all(|b| b.is_ascii_digit());
        if !bare {
            return Self::parse(&plain);
        }
        let (hour, minute) = plain.split_at(plain.len() - 2);
        Self::parse(&format!("{hour}:{minute}"))
    }
}

fn digits(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.0.div_euclid(1000);
        let (day, s) = (s.div_euclid(86_400), s.rem_euclid(86_400));
        if day != 0 {
            write!(f, "{day}+")?;
        }
        write!(f, "{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
    }
}

impl Span {
    /// What a reader of any format says that it expected where a text is no length of time.
    pub const WRITTEN: &str = "a length of time such as \"1h30m\"";

    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// This many milliseconds.
    pub const fn from_millis(ms: i64) -> Self {
        Self(ms)
    }

    /// This many seconds.
    pub const fn from_secs(s: i64) -> Self {
        Self(s * 1000)
    }

    /// This many minutes.
    pub const fn from_mins(m: i64) -> Self {
        Self(m * 60_000)
    }

    /// Milliseconds.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds, rounded down.
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Reads `90s`, `15m`, `2h`, `250ms` and sums of them such as `1h30m`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut total = 0i64;
        let mut rest = text;
        while !rest.is_empty() {
            let split = rest.find(|c: char| !c.is_ascii_digit())?;
            let value = digits(&rest[..split])?;
            rest = &rest[split..];
            let end = rest
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(rest.len());
            let unit = match &rest[..end] {
                "ms" => 1,
                "s" => 1000,
                "m" => 60_000,
                "h" => 3_600_000,
                _ => return None,
            };
            total = total.checked_add(value.checked_mul(unit)?)?;
            rest = &rest[end..];
        }
        (!text.is_empty() && total <= SimTime::MAX.0).then_some(Self(total))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.0 / 1000;
        let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
        if h > 0 {
            write!(f, "{h}:{m:02}:{s:02}")
        } else {
            write!(f, "{m}:{s:02}")
        }
    }
}

impl Add<Span> for SimTime {
    type Output = Self;
    #[inline]
    fn add(self, span: Span) -> Self {
        Self(self.0 + span.0)
    }
}

impl Sub for SimTime {
    type Output = Span;
    #[inline]
    fn sub(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

impl Neg for Span {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Add for Span {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Serialize for SimTime {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.exact())
    }
}

impl<'de> Deserialize<'de> for SimTime {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &Self::WRITTEN))
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&format!("{}ms", self.0))
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &Self::WRITTEN))
    }
}

/// How the schema of a field says that it holds a [`SimTime`].
pub const FORM_OF_TIME: &str = "time \"HH:MM\"";
/// How the schema of a field says that it holds a [`Span`].
pub const FORM_OF_LENGTH: &str = "length \"1h30m\"";

impl schemars::JsonSchema for SimTime {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "time".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": FORM_OF_TIME})
    }
}

impl schemars::JsonSchema for Span {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "length of time".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": FORM_OF_LENGTH})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_are_read_and_shown() {
        assert_eq!(SimTime::parse("09:05").unwrap().to_string(), "09:05:00");
        assert_eq!(
            SimTime::parse("1+08:30:10").unwrap().to_string(),
            "1+08:30:10"
        );
        assert_eq!(
            SimTime::parse("24:00"),
            Some(SimTime::from_millis(86_400_000))
        );
        for bad in [
            "",
            "9",
            "25:00",
            "24:01",
            "09:60",
            "09:00:00:00",
            "-1:00",
            "٠٩:٠٠",
            "99999999999:00",
        ] {
            assert_eq!(SimTime::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn people_type_times_in_their_own_digits_and_without_a_colon() {
        for typed in [
            "09:20",
            "٠٩:٢٠",
            "۰۹:۲۰",
            "0920",
            "920",
            "٠٩٢٠",
            "٩٢٠",
            " 9:20 ",
            "\u{200f}٠٩:٢٠",
        ] {
            assert_eq!(
                SimTime::parse_typed(typed),
                SimTime::parse("09:20"),
                "{typed:?}"
            );
        }
        assert_eq!(SimTime::parse_typed("١+٠٨٣٠"), SimTime::parse("1+08:30"));
        assert_eq!(SimTime::parse_typed("09:20:30"), SimTime::parse("09:20:30"));
        for bad in [
            "",
            "9",
            "15",
            "2460",
            "09200",
            "+0920",
            "9.20",
            "٩٩:٩٩",
            "ا٩٢٠",
        ] {
            assert_eq!(SimTime::parse_typed(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn lengths_of_time_are_read_and_shown() {
        assert_eq!(Span::parse("1h30m"), Some(Span::from_mins(90)));
        assert_eq!(Span::parse("250ms"), Some(Span::from_millis(250)));
        assert_eq!(Span::from_secs(3_725).to_string(), "1:02:05");
        for bad in ["", "90", "m", "1x", "-5m", "999999999h"] {
            assert_eq!(Span::parse(bad), None, "{bad:?}");
        }
    }
}
