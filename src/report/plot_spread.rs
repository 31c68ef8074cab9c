//! Charts of many days: how much there was when, how numbers spread, how far differences reach.
//!
//! What a shade says, a number at the end of its row says too; in Arabic all runs from right to left.
//! Deliberately not here: charts of one exercise (`plot`), what is drawn.

use super::doc::Picture;
use super::plot::{Anchor, BOTTOM, Drawing, INK, LINES, QUIET, RIGHT, ROW, RULE, WIDE, cut};
use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::batch::dry_run::Spread;
use crate::record::measure::MeasureKind;
use crate::wording::Say;

/// Room for the names of rows, and how many letters fit into it; room for words at the end of a row, pixels.
const NAMES: f64 = 235.0;
const LETTERS: usize = 33;
const WORDS: f64 = 120.0;
const HEAD: f64 = 26.0;

/// A row of a map of heat: its name, a value for each slot, and words at its end.
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// A value for each slot, from zero upwards.
    pub values: Vec<f64>,
    /// What is said at its end, such as its greatest value.
    pub words: String,
}

/// How much there was in each slot of time, by row: the darker, the more, from none to `top`, the greatest
/// value of all charts that are to be compared.
pub fn heat(
    title: &str,
    what: &str,
    rows: &[HeatRow],
    top: f64,
    (start, slot): (SimTime, Span),
    lang: Lang,
) -> Picture {
    let slots = rows
        .iter()
        .map(|r| r.values.len())
        .max()
        .unwrap_or(0)
        .max(1);
    let top = top.max(1e-9);
    let bottom = HEAD + ROW * rows.len() as f64;
    let mut d = Drawing::new((WIDE, bottom + BOTTOM), title, what, lang);
    let (first, long) = (start.millis(), slot.millis() * slots as i64);
    let room = WIDE - NAMES - WORDS;
    let x = |t: i64| NAMES + (t - first) as f64 / long as f64 * room;
    d.clock(first, first + long, bottom, 0.0, &x);
    let each = room / slots as f64;
    for (n, row) in rows.iter().enumerate() {
        let y = HEAD + ROW * n as f64;
        words(&mut d, (4.0, y + 14.0), &cut(&row.name, LETTERS));
        for (i, v) in row.values.iter().enumerate().filter(|(_, v)| **v > 0.0) {
            let (from, to) = (NAMES + each * i as f64, NAMES + each * (i + 1) as f64);
            let left = d.x(from).min(d.x(to));
            // The faintest shade can still be seen.
            let shade = 0.08 + 0.92 * v / top;
            let (wide, high) = (each, ROW - 2.0);
            d.put(format_args!(
                "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{wide:.2}\" height=\"{high:.1}\" fill=\"{}\" fill-opacity=\"{shade:.2}\"/>",
                y + 1.0,
                LINES[0].0
            ));
        }
        d.flat(NAMES, NAMES + room, y + ROW, RULE, 0.5);
        words(&mut d, (NAMES + room + 6.0, y + 14.0), &row.words);
    }
    d.end(what)
}

/// A row of a chart of spreads: its name, how its numbers spread, and what is said at its end.
pub type Strip = (String, Spread, String);

/// How a measure spreads; nothing where it is the same everywhere. `said` is how a row is told to who cannot see the chart.
pub fn of_measure(
    kind: MeasureKind,
    rows: &[Strip],
    said: &dyn Fn(&Strip) -> String,
    say: Say,
) -> Option<Picture> {
    let first = rows.first()?.1.least;
    let same = |s: &Spread| s.least == first && s.greatest == first;
    if rows.iter().all(|r| same(&r.1)) {
        return None;
    }
    let title = say.message(&kind.name());
    let told = rows.iter().map(|r| format!("{}: {}", r.0, said(r)));
    let told: Vec<Arg> = told.map(Arg::from).collect();
    let what = say.message(&msg!("batch-spread-of", title = &title, medians = told));
    let value = |v| say.arg(&kind.value(v));
    Some(strips(&title, &what, rows, &value, say.lang()))
}

/// Words of a row, from a place on.
fn words(d: &mut Drawing, at: (f64, f64), words: &str) {
    d.text(at, 11, Anchor::Start, INK, false, words);
}

/// Numbers under a scale, where they are on it.
fn scale(
    d: &mut Drawing,
    at: &[f64],
    bottom: f64,
    x: &dyn Fn(f64) -> f64,
    value: &dyn Fn(f64) -> String,
) {
    for v in at {
        let place = (x(*v), bottom + 16.0);
        d.text(place, 11, Anchor::Middle, QUIET, false, &value(*v));
    }
}

/// How numbers spread, a row for each name on one scale: a thin line from the least to the greatest, a thick one over the eight in
/// ten in the middle, a stroke at the middle one. What is third stands at the end of a row; `value` says what the ends of the scale are.
pub fn strips(
    title: &str,
    what: &str,
    rows: &[Strip],
    value: &dyn Fn(f64) -> String,
    lang: Lang,
) -> Picture {
    let all = || rows.iter().map(|r| &r.1);
    let low = all().map(|s| s.least).fold(f64::INFINITY, f64::min);
    let high = all().map(|s| s.greatest).fold(f64::NEG_INFINITY, f64::max);
    let bottom = HEAD + ROW * rows.len() as f64;
    let (wide, names, ends) = (560.0, 150.0, 110.0);
    let mut d = Drawing::new((wide, bottom + BOTTOM), title, what, lang);
    let room = wide - names - ends;
    let x = |v: f64| names + (v - low) / (high - low).max(1e-9) * room;
    d.flat(names, names + room, bottom, RULE, 1.0);
    // Where nothing spreads there is one end.
    let ends = if low < high {
        vec![low, high]
    } else {
        vec![low]
    };
    let ends: Vec<f64> = ends.into_iter().filter(|v| v.is_finite()).collect();
    scale(&mut d, &ends, bottom, &x, value);
    for (n, (name, s, said)) in rows.iter().enumerate() {
        let y = HEAD + ROW * (n as f64 + 0.5);
        words(&mut d, (4.0, y + 4.0), &cut(name, 21));
        d.flat(
            x(s.least),
            x(s.greatest).max(x(s.least) + 1.0),
            y,
            LINES[0].0,
            1.5,
        );
        d.flat(x(s.low), x(s.high).max(x(s.low) + 1.0), y, LINES[0].0, 7.0);
        let middle = d.x(x(s.median));
        d.put(format_args!(
            "<path d=\"M{middle:.1} {:.1}v14\" stroke=\"{INK}\" stroke-width=\"2.5\"/>",
            y - 7.0
        ));
        words(&mut d, (names + room + 8.0, y + 4.0), said);
    }
    d.end(what)
}

/// A difference with how far it may reach: its name, the difference, its interval, and its words.
pub struct Reach {
    /// Its name.
    pub name: String,
    /// The difference.
    pub mean: f64,
    /// From where to where it may lie.
    pub interval: (f64, f64),
    /// What is said of it.
    pub words: String,
    /// Whether it is shown to be one.
    pub shown: bool,
}

/// Differences on one scale around nothing: a disc at each, filled where it is shown to be one, and a line as far as it may reach.
pub fn reaches(
    title: &str,
    what: &str,
    rows: &[Reach],
    value: &dyn Fn(f64) -> String,
    lang: Lang,
) -> Picture {
    let far = rows
        .iter()
        .flat_map(|r| [r.interval.0.abs(), r.interval.1.abs()]);
    let far = far.fold(0.0, f64::max).max(1e-9);
    let bottom = HEAD + ROW * rows.len() as f64;
    let mut d = Drawing::new((WIDE, bottom + BOTTOM), title, what, lang);
    let room = WIDE - NAMES - 250.0 - RIGHT;
    let x = |v: f64| NAMES + (v / far + 1.0) / 2.0 * room;
    let nothing = d.x(x(0.0));
    d.put(format_args!(
        "<path d=\"M{nothing:.1} {HEAD}V{bottom}\" stroke=\"{QUIET}\" stroke-dasharray=\"3 3\"/>"
    ));
    scale(&mut d, &[-far, 0.0, far], bottom, &x, value);
    for (n, r) in rows.iter().enumerate() {
        let y = HEAD + ROW * (n as f64 + 0.5);
        words(&mut d, (4.0, y + 4.0), &cut(&r.name, LETTERS));
        let (low, high) = (x(r.interval.0), x(r.interval.1));
        d.flat(low, high.max(low + 1.0), y, LINES[0].0, 2.0);
        let (at, fill) = (d.x(x(r.mean)), if r.shown { LINES[0].0 } else { "#fff" });
        d.put(format_args!(
            "<circle cx=\"{at:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"2\"/>",
            LINES[0].0
        ));
        words(&mut d, (NAMES + room + 14.0, y + 4.0), &r.words);
    }
    d.end(what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plot::number;

    #[test]
    fn what_a_shade_says_stands_at_the_end_of_its_row_too() {
        let row = |name: &str, values: Vec<f64>| HeatRow {
            name: name.to_owned(),
            words: number(values.iter().copied().fold(0.0, f64::max)),
            values,
        };
        let rows = [row("one", vec![0.0, 2.0, 4.0]), row("two", vec![0.0; 3])];
        let when = (SimTime::ZERO, Span::from_mins(15));
        for lang in [Lang::Ar, Lang::En] {
            let Picture { svg, alt } = heat("Load", "what", &rows, 4.0, when, lang);
            assert_eq!(alt, "what");
            // Nothing is not drawn; the greatest is full.
            assert_eq!(svg.matches("<rect").count(), 2);
            assert!(svg.contains("fill-opacity=\"1.00\"") && svg.contains("fill-opacity=\"0.54\""));
            assert!(
                svg.contains("one") && (svg.contains(">4<") || svg.contains("4\u{200f}")),
                "{svg}"
            );
        }
    }

    #[test]
    fn nothing_is_drawn_outside_of_its_room() {
        let spread = |v: f64| Spread {
            least: v,
            low: v + 1.0,
            median: v + 2.0,
            high: v + 3.0,
            greatest: v + 4.0,
        };
        let one = |v| (String::from("name"), spread(v), String::from("words"));
        let reach = Reach {
            name: "name".to_owned(),
            mean: 2.0,
            interval: (-1.0, 5.0),
            words: "2".to_owned(),
            shown: false,
        };
        for lang in [Lang::Ar, Lang::En] {
            for svg in [
                strips("t", "w", &[one(-3.0), one(40.0)], &number, lang).svg,
                strips("t", "w", &[], &number, lang).svg,
                reaches("t", "w", std::slice::from_ref(&reach), &number, lang).svg,
                reaches("t", "w", &[], &number, lang).svg,
            ] {
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
                let numbers = svg.split("cx=\"").skip(1);
                let mut places =
                    numbers.map(|n| n.split('"').next().unwrap().parse::<f64>().unwrap());
                assert!(places.all(|x| (0.0..=WIDE).contains(&x)));
            }
        }
    }
}
