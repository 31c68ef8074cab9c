//! Times as people write them in lists: by the clock, by the day, or counted from the beginning.
//!
//! `D` and `J` (يوم) are the day of polling, `T` and `H` count from STARTEX, `M` minutes more. Days of the exercise are counted from 1.
//! Deliberately not here: whether a time lies in the exercise.

use super::headings::plain_words;
use super::rows::DAY;
use crate::base::message::{Message, msg};
use crate::base::text::western_digits;
use crate::base::time::{SimTime, Span};
use crate::scenario::Scenario;
use crate::scenario::sheet::{Cell, day_of};

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;

/// What times of a list are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    /// STARTEX.
    start: SimTime,
    /// ENDEX.
    end: SimTime,
    /// The day of polling, from 0.
    polling: i64,
    /// The first day of the exercise in days since 1970: its date, or the first date of the list where that is far from it.
    first_day: Option<i64>,
}

impl Base {
    /// Of a scenario, and of the days that its list says; with what is said where the list is of other days.
    pub(super) fn new(s: &Scenario, said: &Dates) -> (Self, Option<Message>) {
        let mut parts = s.head.date.split('-').map(|p| p.parse::<i64>().ok());
        let mut next = || parts.next().flatten();
        let date = match (next(), next(), next()) {
            (Some(y), Some(m), Some(d)) => day_of(y, m, d),
            _ => None,
        };
        let last = s.head.end.millis().div_euclid(DAY);
        // One date that is mistyped moves no other; only where none fits the list is of another day.
        let fits = |first: i64| {
            said.dates
                .iter()
                .any(|d| (first..=first + last).contains(d))
        };
        let earliest = said.dates.iter().min().copied();
        let other = date.zip(earliest);
        let other = other.filter(|(own, _)| !fits(*own) && said.are_the_list_s());
        let note = other.map(|(own, first)| {
            let shown = |day| {
                let day = Some(day);
                Cell::Moment { day, ms: 0 }.words()
            };
            msg!("msel-other-dates", date = shown(own), first = shown(first))
        });
        let base = Self {
            start: s.head.start,
            end: s.head.end,
            polling: s.settings.polling.opens.millis().div_euclid(DAY),
            first_day: other.map(|(_, first)| first).or(date).or(earliest),
        };
        (base, note)
    }

    /// The days of the exercise on which a time of day lies, from 0.
    fn days_with(&self, ms: i64) -> impl Iterator<Item = i64> {
        let last = self.end.millis().div_euclid(DAY);
        let (start, end) = (self.start.millis(), self.end.millis());
        (0..=last).filter(move |d| (start..=end).contains(&(d * DAY + ms)))
    }
}

/// How the rows of a list say their day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Dates {
    /// The dates, in days since 1970.
    dates: Vec<i64>,
    /// How many rows count their day, from the first of the exercise or the day of polling.
    counted: usize,
    /// How many rows say no day.
    silent: usize,
}

impl Dates {
    /// Of the cells of the time and of the day of each row.
    pub(super) fn of<'c>(rows: impl Iterator<Item = (&'c Cell, &'c Cell)>) -> Self {
        let mut all = Self::default();
        for (time, day) in rows {
            let counts = |s: Said| s.day.or(s.from_polling).is_some();
            let counted = || {
                let of_time = match time {
                    Cell::Text(words) => said(words),
                    _ => None,
                };
                of_time.is_some_and(counts) || day_said(day).is_ok_and(counts)
            };
            match date_of(time).or_else(|| date_of(day)) {
                Some(date) => all.dates.push(date),
                None if counted() => all.counted += 1,
                None => all.silent += 1,
            }
        }
        all
    }

    /// Whether the list is one of dates: then they may be those of another day, and else one of them is mistyped.
    fn are_the_list_s(&self) -> bool {
        self.counted == 0 && self.dates.len() >= self.silent
    }
}

/// A time as it is written: its parts, as far as they are said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Said {
    /// Day of the exercise, from 0.
    day: Option<i64>,
    /// Date in days since 1970.
    date: Option<i64>,
    /// Days from the day of polling.
    from_polling: Option<i64>,
    /// Time of day.
    clock: Option<i64>,
    /// From STARTEX.
    from_start: Option<i64>,
}

/// The date that a cell holds, if it holds one.
pub(super) fn date_of(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Moment { day, .. } => *day,
        Cell::Text(words) => said(words).and_then(|s| s.date),
        _ => None,
    }
}

/// Whether a cell looks like a time.
pub(super) fn looks_like_one(cell: &Cell) -> bool {
    match cell {
        Cell::Moment { .. } => true,
        Cell::Text(words) => {
            said(words).is_some_and(|s| s.clock.is_some() || s.from_start.is_some())
        }
        Cell::Number(n) => (0.0..1.0).contains(n) && *n > 0.0,
        _ => false,
    }
}

/// The time that a cell means; `day` is what another column says of the day, `own` the day of the exercise, from 0, where neither says
/// one. None where it is no time that is understood.
pub(super) fn time(cell: &Cell, day: &Cell, own: Option<i64>, base: &Base) -> Option<SimTime> {
    let mut said = match cell {
        Cell::Moment { day, ms } => Said {
            date: *day,
            clock: Some(*ms),
            ..Said::default()
        },
        Cell::Number(n) => number(*n)?,
        Cell::Text(words) => said(words)?,
        Cell::Empty | Cell::Truth(_) | Cell::Fault(_) => return None,
    };
    if said.day.is_none() && said.date.is_none() && said.from_polling.is_none() {
        match day_said(day) {
            Ok(other) => {
                said.day = other.day;
                said.date = other.date;
                said.from_polling = other.from_polling;
            }
            Err(()) => return None,
        }
    }
    let day = said
        .day
        .or_else(|| Some(said.date? - base.first_day?))
        .or_else(|| Some(base.polling + said.from_polling?));
    let ms = match (said.clock, said.from_start, day) {
        (Some(clock), None, Some(day)) => day * DAY + clock,
        (Some(clock), None, None) if clock >= DAY => clock,
        // Without a day it is its own, or the first on which the exercise has this time.
        (Some(clock), None, None) => {
            let own = own.filter(|own| base.days_with(clock).any(|d| d == *own));
            let day = own.or_else(|| base.days_with(clock).next());
            day.unwrap_or(0) * DAY + clock
        }
        (None, Some(span), None) => base.start.millis() + span,
        (None, Some(span), Some(day)) => day * DAY + base.start.millis().rem_euclid(DAY) + span,
        _ => return None,
    };
    Some(SimTime::from_millis(ms))
}

/// A number: a part of a day, or hours and minutes without their colon.
fn number(n: f64) -> Option<Said> {
    let clock = if (0.0..1.0).contains(&n) {
        Some((n * DAY as f64).round() as i64)
    } else if n.fract() == 0.0 {
        bare(&n.to_string())
    } else {
        None
    };
    clock.map(|c| Said {
        clock: Some(c),
        ..Said::default()
    })
}

/// What a cell of a column of days says; nothing is no mistake.
fn day_said(cell: &Cell) -> Result<Said, ()> {
    let of_day = |day| Said {
        day: Some(day),
        ..Said::default()
    };
    match cell {
        Cell::Empty => Ok(Said::default()),
        Cell::Number(n) if n.fract() == 0.0 && (1.0..=60.0).contains(n) => {
            Ok(of_day(*n as i64 - 1))
        }
        Cell::Moment { day: Some(day), .. } => Ok(Said {
            date: Some(*day),
            ..Said::default()
        }),
        Cell::Text(words) => {
            let plain = western_digits(words);
            match plain.trim().parse::<i64>() {
                Ok(n) if (1..=60).contains(&n) => Ok(of_day(n - 1)),
                _ => said(words).filter(|s| s.clock.is_none()).ok_or(()),
            }
        }
        Cell::Number(_) | Cell::Moment { .. } | Cell::Truth(_) | Cell::Fault(_) => Err(()),
    }
}

/// Words that say nothing of a time beside it.
const AROUND: [&str; 14] = [
    "hrs",
    "hours",
    "h",
    "hr",
    "local",
    "lt",
    "at",
    "time",
    "ساعه",
    "توقيت",
    "في",
    "س",
    "تمام",
    "على",
];
/// Ordinals of days.
const ORDINALS: [[&str; 2]; 7] = [
    ["first", "اول"],
    ["second", "ثاني"],
    ["third", "ثالث"],
    ["fourth", "رابع"],
    ["fifth", "خامس"],
    ["sixth", "سادس"],
    ["seventh", "سابع"],
];

/// What words say; none where a part of them is not understood.
fn said(words: &str) -> Option<Said> {
    let words = western_digits(words).to_lowercase();
    let words = words
        .replace(['−', '–', '—', '\u{2011}'], "-")
        .replace(['،', ',', '\n', '_', 'ـ'], " ");
    if let Some(t) = SimTime::parse(words.trim()).filter(|_| words.contains('+')) {
        let ms = t.millis();
        return Some(Said {
            day: Some(ms.div_euclid(DAY)),
            clock: Some(ms.rem_euclid(DAY)),
            ..Said::default()
        });
    }
    if let Some(ms) = counted(words.trim()) {
        return Some(Said {
            from_start: Some(ms),
            ..Said::default()
        });
    }
    // A sign belongs to what stands around it: `D - 1` is `D-1`.
    let mut tokens: Vec<String> = Vec::new();
    for token in words.split_whitespace() {
        let joins =
            matches!(token, "+" | "-") || tokens.last().is_some_and(|t| t.ends_with(['+', '-']));
        match tokens.last_mut() {
            Some(last) if joins => last.push_str(token),
            _ => tokens.push(token.to_owned()),
        }
    }
    let mut out = Said::default();
    let mut n = 0;
    while n < tokens.len() {
        n += take(&tokens, n, &mut out)?;
    }
    (out != Said::default()).then_some(out)
}

/// A time that is counted from the beginning and says so by its sign alone: `+ 00:05:00`, `+ 1 02:00:00` with days before it,
/// `- 00:10:00`. So Crucible Blueprint writes its times.
fn counted(words: &str) -> Option<i64> {
    let (sign, rest) = match words.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, words.strip_prefix('-')?),
    };
    let parts: Vec<&str> = rest.split_whitespace().collect();
    let (days, at) = match parts[..] {
        [at] => (0, at),
        [days, at] => (days.parse::<u16>().ok()?, at),
        _ => return None,
    };
    // Without seconds it might be a range or a time of the clock.
    let at = (at.matches(':').count() == 2).then(|| clock(at))??;
    Some(sign * (i64::from(days) * DAY + at))
}

/// Takes in the token at `n`, with the one behind it where they belong together; says how many they were.
fn take(tokens: &[String], n: usize, out: &mut Said) -> Option<usize> {
    let token = tokens[n].as_str();
    let plain = plain_words(token);
    if let Some(half) = half(&plain) {
        out.clock = Some(noon(out.clock?, half)?);
        return Some(1);
    }
    if AROUND.contains(&plain.as_str()) {
        return Some(1);
    }
    if matches!(plain.as_str(), "day" | "يوم" | "jour") && !token.contains(['+', '-']) {
        let next = tokens.get(n + 1)?;
        let ordinal = ORDINALS
            .iter()
            .position(|o| o.contains(&plain_words(next).as_str()));
        let number = next.parse::<i64>().ok().filter(|d| (1..=60).contains(d));
        out.day = Some(ordinal.map(|o| o as i64).or_else(|| Some(number? - 1))?);
        return Some(2);
    }
    if let Some(signed) = offset(token, out) {
        return signed.then_some(1);
    }
    if let Some(date) = date(token) {
        out.date = Some(date);
        return Some(1);
    }
    if out.clock.is_some() {
        return None;
    }
    // "6 pm"
    let hour = token.parse::<i64>().ok().filter(|h| (0..=12).contains(h));
    let half = tokens.get(n + 1).and_then(|next| half(&plain_words(next)));
    if let (Some(hour), Some(half)) = (hour, half) {
        out.clock = Some(noon(hour * HOUR, half)?);
        return Some(2);
    }
    out.clock = Some(clock(token)?);
    Some(1)
}

/// Morning or afternoon.
#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

fn half(word: &str) -> Option<Half> {
    match word {
        "am" | "a m" | "ص" | "صباحا" | "صباح" | "فجرا" => Some(Half::Am),
        "pm" | "p m" | "م" | "مساء" | "مساءا" | "ظهرا" | "ليلا" | "عصرا" | "ظهر" => {
            Some(Half::Pm)
        }
        _ => None,
    }
}

/// A time of twelve hours as one of twenty-four.
fn noon(clock: i64, half: Half) -> Option<i64> {
    let (hour, rest) = (clock / HOUR, clock % HOUR);
    match half {
        Half::Am if hour == 12 => Some(rest),
        Half::Am if hour < 12 => Some(clock),
        Half::Pm if hour < 12 => Some(clock + 12 * HOUR),
        // "18:30 PM" is said twice.
        Half::Pm if hour < 24 => Some(clock),
        Half::Am | Half::Pm => None,
    }
}

/// `T+01:20`, `D-1`, `J+1`, `H+2`, `M-5`, and `D-day`. None where it is none of these; whether it is understood.
fn offset(token: &str, out: &mut Said) -> Option<bool> {
    let first = token.chars().next()?;
    let rest = &token[first.len_utf8()..];
    let days = ["يوم", "day", "jour"];
    let named = days
        .iter()
        .find_map(|d| Some(('d', token.strip_prefix(d)?)));
    let (letter, rest) = named.unwrap_or((first, rest));
    let is_offset = rest.starts_with(['+', '-']) && rest.len() > 1;
    if matches!(token, "d" | "j" | "d-day" | "dday" | "d+day") {
        out.from_polling = Some(0);
        return Some(true);
    }
    if !is_offset {
        return None;
    }
    let (sign, amount) = rest.split_at(1);
    let sign = if sign == "-" { -1 } else { 1 };
    let whole = amount.parse::<i64>().ok().filter(|n| (0..1000).contains(n));
    let add = |to: &mut Option<i64>, ms: i64| *to = Some(to.unwrap_or(0) + sign * ms);
    match letter {
        'd' | 'j' | 'ي' => match whole {
            Some(n) => out.from_polling = Some(sign * n),
            None => return Some(false),
        },
        't' | 'ت' => match whole.map(|m| m * MINUTE).or_else(|| length(amount)) {
            Some(ms) => add(&mut out.from_start, ms),
            None => return Some(false),
        },
        'h' | 'س' => match whole.map(|h| h * HOUR).or_else(|| length(amount)) {
            Some(ms) => add(&mut out.from_start, ms),
            None => return Some(false),
        },
        'm' | 'د' => match whole {
            Some(m) => add(&mut out.from_start, m * MINUTE),
            None => return Some(false),
        },
        _ => return None,
    }
    Some(true)
}

/// A length of time: `01:20`, `1:20:30`, `1h30m`, `90m`.
fn length(words: &str) -> Option<i64> {
    Span::parse(words)
        .map(Span::millis)
        .or_else(|| clock(words))
}

/// A time of the clock: `18:30`, `18:30:15`, `18:30:15.250`, `18.30`, `1830`, `9h30`, `6pm`, `9:20ص`.
fn clock(token: &str) -> Option<i64> {
    let end = token.trim_end_matches(|c: char| c.is_alphabetic() && c != 'h' || c == '.');
    let suffix = token[end.len()..].replace('.', "");
    if !suffix.is_empty() {
        let clock = match end.parse::<i64>() {
            Ok(hour) if (0..=12).contains(&hour) => hour * HOUR,
            _ => clock(end)?,
        };
        return match (half(&plain_words(&suffix)), suffix.as_str()) {
            (Some(half), _) => noon(clock, half),
            (None, "hrs" | "hr" | "z" | "lt") => Some(clock),
            (None, _) => None,
        };
    }
    if let Some((h, m)) = token.split_once('h') {
        let (h, m) = (
            h.parse::<i64>().ok()?,
            if m.is_empty() {
                Some(0)
            } else {
                m.trim_end_matches('m').parse::<i64>().ok()
            }?,
        );
        return ((0..24).contains(&h) && (0..60).contains(&m)).then_some(h * HOUR + m * MINUTE);
    }
    if let Some(ms) = bare(token) {
        return Some(ms);
    }
    let mut parts = token.split([':', '.']);
    let number = |p: Option<&str>| {
        p.filter(|p| p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|p| p.parse::<i64>().ok())
    };
    let (h, m) = (number(parts.next())?, number(parts.next())?);
    let s = match parts.next() {
        Some(s) => number(Some(s))?,
        None => 0,
    };
    let ms = match parts.next() {
        Some(ms) if ms.len() == 3 && ms.bytes().all(|b| b.is_ascii_digit()) => ms.parse().ok()?,
        Some(_) => return None,
        None => 0,
    };
    let fits = parts.next().is_none()
        && (0..=24).contains(&h)
        && (0..60).contains(&m)
        && (0..60).contains(&s);
    (fits && (h < 24 || m + s + ms == 0)).then_some(((h * 60 + m) * 60 + s) * 1000 + ms)
}

/// Hours and minutes without a mark between them: `1830`, `0915`.
fn bare(token: &str) -> Option<i64> {
    let digits = matches!(token.len(), 3 | 4) && token.bytes().all(|b| b.is_ascii_digit());
    let n = digits.then(|| token.parse::<i64>().ok())??;
    let (h, m) = (n / 100, n % 100);
    (h < 24 && m < 60).then_some(h * HOUR + m * MINUTE)
}

/// A date: `2024-11-16`, `16/11/2024`, `16.11.2024`.
fn date(token: &str) -> Option<i64> {
    let parts: Vec<&str> = token.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |p: &str| p.parse::<i64>().ok();
    match (a.len(), c.len()) {
        (4, 1 | 2) => day_of(number(a)?, number(b)?, number(c)?),
        (1 | 2, 4) => day_of(number(c)?, number(b)?, number(a)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Base {
        let at = |t| SimTime::parse(t).unwrap();
        Base {
            start: at("07:00"),
            end: at("1+20:00"),
            polling: 1,
            first_day: day_of(2024, 11, 15),
        }
    }

    fn read(words: &str) -> Option<String> {
        let cell = Cell::of(words);
        time(&cell, &Cell::Empty, None, &base()).map(|t| t.to_string())
    }

    #[test]
    fn milliseconds_are_read_and_no_number_is_too_large() {
        let exact = |words| time(&Cell::of(words), &Cell::Empty, None, &base());
        assert_eq!(
            exact("15:18:00.250").map(|t| t.exact()).as_deref(),
            Some("15:18:00.250")
        );
        for bad in [
            "-9999999999999pm",
            "-5pm",
            "T+-9999999999999999",
            "H--9223372036854775807",
            "D+-9223372036854775808 10:00",
            "15:18:00.25",
            "-5:30",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn without_a_day_a_time_is_of_its_own_day_where_the_exercise_has_it_then() {
        let on = |words: &str, own| {
            let read = time(&Cell::of(words), &Cell::Empty, own, &base());
            read.map(|t| t.to_string()).unwrap()
        };
        assert_eq!(on("08:30", Some(1)), "1+08:30:00");
        assert_eq!(on("08:30", None), "08:30:00");
        assert_eq!(on("21:00", Some(1)), "21:00:00");
        assert_eq!(on("D-1 08:30", Some(1)), "08:30:00");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (words, want) in [
            ("18:30", "18:30:00"),
            ("18:30:15", "18:30:15"),
            ("18.30", "18:30:00"),
            ("1830", "18:30:00"),
            ("1830 hrs", "18:30:00"),
            ("9h30", "09:30:00"),
            ("9h", "09:00:00"),
            ("6pm", "18:00:00"),
            ("6 PM", "18:00:00"),
            ("6:30 p.m.", "18:30:00"),
            ("12:15 am", "1+00:15:00"),
            ("12 pm", "12:00:00"),
            ("٠٦:٣٠ م", "18:30:00"),
            ("٩:٢٠ص", "09:20:00"),
            ("الساعة 9:20 صباحاً", "09:20:00"),
            ("T+01:20", "08:20:00"),
            ("+ 01:20:00", "08:20:00"),
            ("+ 1 01:20:30", "1+08:20:30"),
            ("- 00:10:00", "06:50:00"),
            ("T + 80", "08:20:00"),
            ("T-00:10", "06:50:00"),
            ("T+1h20m", "08:20:00"),
            ("D-1 18:00", "18:00:00"),
            ("D 08:00", "1+08:00:00"),
            ("D+0 08:00", "1+08:00:00"),
            ("J+1 H+2 M-5", "2+08:55:00"),
            ("H+2", "09:00:00"),
            ("H+2 M-5", "08:55:00"),
            ("ي-1 18:00", "18:00:00"),
            ("يوم-1 18:00", "18:00:00"),
            ("1+08:30", "1+08:30:00"),
            ("Day 2 08:30", "1+08:30:00"),
            ("اليوم الثاني 08:30", "1+08:30:00"),
            ("2024-11-16 08:30", "1+08:30:00"),
            ("16/11/2024 08:30", "1+08:30:00"),
            ("02:00", "1+02:00:00"),
        ] {
            assert_eq!(read(words).as_deref(), Some(want), "{words}");
        }
        for bad in [
            "",
            "soon",
            "25:00",
            "9:75",
            "18:30 later",
            "T+",
            "T+x",
            "D-x 18:00",
            "13 pm x",
            "18:30 19:00",
            "2024-13-40 08:00",
            "D-1",
            "5",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn cells_that_are_times_and_columns_of_days_are_read() {
        let at = |cell: Cell, day: Cell| time(&cell, &day, None, &base()).map(|t| t.to_string());
        let moment = |day, ms| Cell::Moment { day, ms };
        let half_past = 66_600_000;
        assert_eq!(
            at(moment(None, half_past), Cell::Empty).unwrap(),
            "18:30:00"
        );
        assert_eq!(
            at(moment(day_of(2024, 11, 16), half_past), Cell::Empty).unwrap(),
            "1+18:30:00"
        );
        assert_eq!(
            at(Cell::Number(0.770_833_333_333), Cell::Empty).unwrap(),
            "18:30:00"
        );
        assert_eq!(
            at(Cell::Number(1830.0), Cell::Number(2.0)).unwrap(),
            "1+18:30:00"
        );
        assert_eq!(
            at(Cell::of("18:30"), Cell::of("D+0")).unwrap(),
            "1+18:30:00"
        );
        assert_eq!(
            at(Cell::of("18:30"), moment(day_of(2024, 11, 16), 0)).unwrap(),
            "1+18:30:00"
        );
        assert_eq!(at(Cell::of("18:30"), Cell::of("٢")).unwrap(), "1+18:30:00");
        assert_eq!(at(Cell::of("18:30"), Cell::of("later")), None);
        assert_eq!(at(Cell::Number(18.5), Cell::Empty), None);
        assert_eq!(at(Cell::Fault("#REF!".into()), Cell::Empty), None);
    }
}
