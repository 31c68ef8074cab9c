//! Small charts as SVG, for pages and paper: lines over time, spans of incidents, values beside each other.
//!
//! Lines differ by dash as well as by colour, marks by their shape. In Arabic all runs from right to left.
//! Deliberately not here: what is drawn.

use std::fmt::{Arguments, Write as _};

use super::doc::Picture;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::map::svg::{FONT, escape};

/// Size of a chart of lines, and room for its words, pixels.
const SIZE: (f64, f64) = (420.0, 190.0);
const LEFT: f64 = 46.0;
const TOP: f64 = 26.0;
pub(super) const BOTTOM: f64 = 24.0;
pub(super) const RIGHT: f64 = 22.0;
/// Width of a chart with a row for each thing, room for the names, height of a row, pixels.
pub(super) const WIDE: f64 = 860.0;
const NAMES: f64 = 330.0;
pub(super) const ROW: f64 = 20.0;
/// Letters of a name that fit into its room.
const LETTERS: usize = 46;

/// Colours and dashes of the lines, in order: blue and full, orange and broken.
pub(super) const LINES: [(&str, &str); 2] = [("#0b5fa5", ""), ("#b8470b", "6 4")];
/// Colours of words, of what is said less loudly, and of rules.
pub(super) const INK: &str = "#161c24";
pub(super) const QUIET: &str = "#54606e";
pub(super) const RULE: &str = "#c6ced8";

/// A line: its name and its points.
pub struct Line<'a> {
    /// Its name.
    pub name: &'a str,
    /// Moments and values.
    pub points: &'a [(SimTime, f64)],
}

/// An incident in a chart: from when to when, when the first room knew and the first unit came.
pub struct IncidentSpan {
    /// Its name.
    pub name: String,
    /// When it began.
    pub began: SimTime,
    /// When the first room knew.
    pub known: Option<SimTime>,
    /// When the first unit came.
    pub reached: Option<SimTime>,
    /// When it ended, or the last moment.
    pub ended: SimTime,
}

/// A drawing that is being made. Places are given from where one begins to read.
pub(super) struct Drawing {
    out: String,
    width: f64,
    rtl: bool,
}

/// Where a text stands from its place.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    pub(super) fn new((width, height): (f64, f64), title: &str, what: &str, lang: Lang) -> Self {
        let what = escape(what);
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" direction=\"ltr\" aria-label=\"{what}\" class=\"chart\" font-family=\"{FONT}, sans-serif\"><title>{what}</title>"
        );
        let mut d = Self {
            out,
            width,
            rtl: lang.rtl(),
        };
        if !title.is_empty() {
            d.text((4.0, 14.0), 13, Anchor::Start, INK, true, title);
        }
        d
    }

    pub(super) fn put(&mut self, s: Arguments<'_>) {
        self.out.write_fmt(s).expect("a string takes everything");
    }

    pub(super) fn x(&self, x: f64) -> f64 {
        if self.rtl { self.width - x } else { x }
    }

    pub(super) fn text(
        &mut self,
        (x, y): (f64, f64),
        size: u8,
        anchor: Anchor,
        colour: &str,
        bold: bool,
        words: &str,
    ) {
        let x = self.x(x);
        let anchor = match (anchor, self.rtl) {
            (Anchor::Middle, _) => "middle",
            (Anchor::Start, false) | (Anchor::End, true) => "start",
            (Anchor::Start, true) | (Anchor::End, false) => "end",
        };
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        // The marks give a line that begins or ends with a number or a sign its direction.
        let mark = if self.rtl { "\u{200f}" } else { "" };
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\"{weight} text-anchor=\"{anchor}\" fill=\"{colour}\">{mark}{}{mark}</text>",
            escape(words)
        ));
    }

    pub(super) fn flat(&mut self, from: f64, to: f64, y: f64, colour: &str, thick: f64) {
        let (a, b) = (self.x(from), self.x(to));
        self.put(format_args!(
            "<path d=\"M{a:.1} {y:.1}H{b:.1}\" stroke=\"{colour}\" stroke-width=\"{thick}\"/>"
        ));
    }

    /// Times below an axis that lies at `y`, with a rule upwards of some length.
    pub(super) fn clock(&mut self, first: i64, last: i64, y: f64, up: f64, x: &dyn Fn(i64) -> f64) {
        for t in hours(first, last) {
            let at = self.x(x(t));
            self.put(format_args!(
                "<path d=\"M{at:.1} {:.1}v{:.1}\" stroke=\"{RULE}\"/>",
                y - up,
                up + 4.0
            ));
            self.text(
                (x(t), y + 17.0),
                11,
                Anchor::Middle,
                QUIET,
                false,
                &SimTime::from_millis(t).of_day().short(),
            );
        }
    }

    fn disc(&mut self, x: f64, y: f64) {
        let x = self.x(x);
        self.put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"2\"/>"));
    }

    fn triangle(&mut self, x: f64, y: f64) {
        let (x, y) = (self.x(x), y + 5.0);
        self.put(format_args!(
            "<path d=\"M{x:.1} {:.1}l6 11h-12z\" fill=\"{}\" stroke=\"#fff\"/>",
            y - 11.0,
            LINES[1].0
        ));
    }

    /// What a bar, a disc and a triangle stand for, below the title.
    fn key(&mut self, [bar, disc, triangle]: [String; 3]) {
        let (y, places) = (28.0, [4.0, 300.0, 580.0]);
        self.flat(places[0], places[0] + 16.0, y, LINES[0].0, 5.0);
        self.disc(places[1] + 10.0, y);
        self.triangle(places[2] + 10.0, y);
        for (at, name) in places.into_iter().zip([bar, disc, triangle]) {
            self.text((at + 22.0, y + 4.0), 11, Anchor::Start, INK, false, &name);
        }
    }

    pub(super) fn end(mut self, what: &str) -> Picture {
        self.out.push_str("</svg>");
        Picture {
            svg: self.out,
            alt: what.to_owned(),
        }
    }
}

/// A chart of up to two lines from zero upwards, and downwards where they go below. `what` says in words what it shows, for those who cannot see it.
pub fn lines(title: &str, what: &str, series: &[Line<'_>], lang: Lang) -> Picture {
    let all = || series.iter().flat_map(|s| s.points);
    let top = nice(all().map(|p| p.1).fold(1.0, f64::max));
    let least = all().map(|p| p.1).fold(0.0, f64::min);
    let low = if least < 0.0 { -nice(-least) } else { 0.0 };
    let first = all().map(|p| p.0.millis()).min().unwrap_or(0);
    let last = all()
        .map(|p| p.0.millis())
        .max()
        .unwrap_or(0)
        .max(first + 1);
    let (w, h) = SIZE;
    let x = |t: i64| LEFT + (t - first) as f64 / (last - first) as f64 * (w - LEFT - RIGHT);
    let y = |v: f64| h - BOTTOM - (v - low) / (top - low) * (h - TOP - BOTTOM);
    let mut d = Drawing::new(SIZE, title, what, lang);
    d.clock(first, last, h - BOTTOM, 0.0, &x);
    for v in if low < 0.0 {
        [low, 0.0, top]
    } else {
        [0.0, top / 2.0, top]
    } {
        d.flat(LEFT, w - RIGHT, y(v), RULE, 1.0);
        d.text(
            (LEFT - 5.0, y(v) + 4.0),
            11,
            Anchor::End,
            QUIET,
            false,
            &number(v),
        );
    }
    for (s, (colour, dash)) in series.iter().zip(LINES) {
        let path: Vec<String> = s
            .points
            .iter()
            .map(|p| format!("{:.1} {:.1}", d.x(x(p.0.millis())), y(p.1)))
            .collect();
        d.put(format_args!(
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" stroke-linejoin=\"round\"/>",
            path.join("L")
        ));
    }
    d.end(what)
}

/// Who knew what when: each incident from its beginning to its end, with a disc where the first room knew and a triangle where
/// the first unit came. `marks` are the names of the three in this order.
pub fn incident_spans(
    title: &str,
    what: &str,
    marks: [String; 3],
    all: &[IncidentSpan],
    lang: Lang,
) -> Picture {
    let first = all.iter().map(|c| c.began.millis()).min().unwrap_or(0);
    let last = all
        .iter()
        .map(|c| c.ended.millis())
        .max()
        .unwrap_or(0)
        .max(first + 1);
    let head = 44.0;
    let bottom = head + ROW * all.len() as f64;
    let mut d = Drawing::new((WIDE, bottom + BOTTOM), title, what, lang);
    let x = |t: i64| NAMES + (t - first) as f64 / (last - first) as f64 * (WIDE - NAMES - RIGHT);
    d.clock(first, last, bottom, bottom - head, &x);
    d.key(marks);
    for (n, c) in all.iter().enumerate() {
        let y = head + ROW * (n as f64 + 0.5);
        d.text(
            (4.0, y + 4.0),
            11,
            Anchor::Start,
            INK,
            false,
            &shortened(&c.name),
        );
        let (from, to) = (x(c.began.millis()), x(c.ended.millis()));
        d.flat(from, to.max(from + 2.0), y, LINES[0].0, 5.0);
        if let Some(t) = c.reached {
            d.triangle(x(t.millis()), y);
        }
        if let Some(t) = c.known {
            d.disc(x(t.millis()), y);
        }
    }
    d.end(what)
}

/// A value for each of a few things, as a bar with its words; a dash where there is none.
pub fn ranks(
    title: &str,
    what: &str,
    all: &[(String, Option<f64>, String)],
    lang: Lang,
) -> Picture {
    let top = all.iter().filter_map(|r| r.1).fold(0.0, f64::max).max(1e-9);
    let head = 24.0;
    let mut d = Drawing::new(
        (WIDE, head + ROW * all.len() as f64 + 6.0),
        title,
        what,
        lang,
    );
    let room = WIDE - NAMES - 90.0;
    for (n, (name, value, words)) in all.iter().enumerate() {
        let y = head + ROW * (n as f64 + 0.5);
        d.text(
            (4.0, y + 4.0),
            11,
            Anchor::Start,
            INK,
            false,
            &shortened(name),
        );
        let long = value.map_or(0.0, |v| (v / top * room).max(1.0));
        if value.is_some() {
            d.flat(NAMES, NAMES + long, y, LINES[0].0, 11.0);
        }
        d.text(
            (NAMES + long + 6.0, y + 4.0),
            11,
            Anchor::Start,
            INK,
            false,
            words,
        );
    }
    d.end(what)
}

/// A bar for each of a few values from zero upwards, and nothing where there is none.
pub fn bars(what: &str, values: &[Option<f64>], lang: Lang) -> Picture {
    let top = values
        .iter()
        .flatten()
        .copied()
        .fold(0.0, f64::max)
        .max(1e-9);
    let wide = values.len() as f64 * 16.0;
    let mut d = Drawing::new((wide, 30.0), "", what, lang);
    d.flat(0.0, wide, 29.5, QUIET, 1.0);
    for (i, v) in values.iter().enumerate() {
        if let Some(v) = v {
            let h = (v / top * 28.0).max(1.0);
            let middle = d.x(i as f64 * 16.0 + 8.0);
            d.put(format_args!(
                "<path d=\"M{middle:.1} 29v-{h:.1}\" stroke=\"{}\" stroke-width=\"12\"/>",
                LINES[0].0
            ));
        }
    }
    d.end(what)
}

/// A name cut to the room there is.
fn shortened(name: &str) -> String {
    cut(name, LETTERS)
}

/// A name cut to so many letters.
pub(super) fn cut(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    name.chars().take(letters - 1).chain(['…']).collect()
}

/// A line of the key: what a dash and colour stand for.
pub fn key(series: usize, name: &str) -> String {
    let (colour, dash) = LINES[series.min(1)];
    format!(
        "<span class=\"key\"><svg viewBox=\"0 0 34 10\" width=\"34\" height=\"10\" aria-hidden=\"true\"><path d=\"M1 5H33\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"{dash}\"/></svg> {}</span>",
        escape(name)
    )
}

/// The next of 1, 2, 5, 10, 20, 50, … that is not below a value.
fn nice(v: f64) -> f64 {
    let mut step = 1.0;
    loop {
        for m in [1.0, 2.0, 5.0] {
            if step * m >= v {
                return step * m;
            }
        }
        step *= 10.0;
    }
}

/// A number without needless digits.
pub fn number(v: f64) -> String {
    if (v - v.round()).abs() < 0.05 {
        format!("{:.0}", v.round())
    } else {
        format!("{v:.1}")
    }
}

/// Round times between two moments, at most seven.
fn hours(first: i64, last: i64) -> Vec<i64> {
    const STEPS: [i64; 9] = [5, 10, 15, 30, 60, 120, 180, 360, 720];
    let minutes = (last - first) / 60_000;
    let step = STEPS.into_iter().find(|s| minutes / s <= 6).unwrap_or(1440) * 60_000;
    let begin = (first + step - 1).div_euclid(step) * step;
    (0..)
        .map(|n| begin + n * step)
        .take_while(|t| *t <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_round() {
        assert_eq!(
            [0.3, 1.0, 7.0, 12.0, 230.0, 5100.0].map(nice),
            [1.0, 1.0, 10.0, 20.0, 500.0, 10_000.0]
        );
        let day = hours(6 * 3_600_000, 20 * 3_600_000);
        assert_eq!(day.len(), 5);
        assert!(day.iter().all(|t| t % 3_600_000 == 0));
    }

    #[test]
    fn both_lines_are_there_and_differ_without_their_colours() {
        let points = |k: f64| {
            (0..5)
                .map(|n| (SimTime::from_millis(n * 600_000), n as f64 * k))
                .collect::<Vec<_>>()
        };
        let (a, b) = (points(1.0), points(2.0));
        let both = [
            Line {
                name: "A",
                points: &a,
            },
            Line {
                name: "B",
                points: &b,
            },
        ];
        for lang in [Lang::Ar, Lang::En] {
            let Picture { svg, alt } = lines("Votes", "Votes over time", &both, lang);
            assert_eq!(alt, "Votes over time");
            assert_eq!(svg.matches("stroke-width=\"2\"").count(), 2);
            assert!(
                svg.contains("stroke-dasharray=\"6 4\"")
                    && svg.contains("aria-label=\"Votes over time\"")
            );
        }
    }
}
