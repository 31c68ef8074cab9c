//! Small charts over time as SVG, for pages that open anywhere.
//!
//! Lines differ by dash as well as by colour. In Arabic time runs from right to left. Deliberately not here: what is drawn.

use std::fmt::Write as _;

use crate::atlas::svg::escape;
use crate::base::text::Lang;
use crate::base::time::SimTime;

/// Size of a chart, and room for its words, pixels.
const SIZE: (f64, f64) = (420.0, 190.0);
const LEFT: f64 = 46.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 24.0;
const RIGHT: f64 = 22.0;

/// Colours and dashes of the lines, in order: blue and full, orange and broken.
const LINES: [(&str, &str); 2] = [("#0b5fa5", ""), ("#b8470b", "6 4")];

/// A line: its name and its points.
pub struct Series<'a> {
    /// Its name.
    pub name: &'a str,
    /// Moments and values.
    pub points: &'a [(SimTime, f64)],
}

/// A chart of up to two lines from zero upwards, and downwards where they go below. `what` says in words what it shows, for those who cannot see it.
pub fn lines(title: &str, what: &str, series: &[Series<'_>], lang: Lang) -> String {
    let all = || series.iter().flat_map(|s| s.points);
    let top = nice(all().map(|p| p.1).fold(1.0, f64::max));
    let least = all().map(|p| p.1).fold(0.0, f64::min);
    let low = if least < 0.0 { -nice(-least) } else { 0.0 };
    let first = all().map(|p| p.0.millis()).min().unwrap_or(0);
    let last = all().map(|p| p.0.millis()).max().unwrap_or(0).max(first + 1);
    let (w, h) = SIZE;
    let x = |t: i64| {
        let share = (t - first) as f64 / (last - first) as f64;
        let x = LEFT + share * (w - LEFT - RIGHT);
        if lang == Lang::Ar { w - x } else { x }
    };
    let y = |v: f64| h - BOTTOM - (v - low) / (top - low) * (h - TOP - BOTTOM);
    let rtl = lang == Lang::Ar;
    let (from, to) = if rtl { (RIGHT, w - LEFT) } else { (LEFT, w - RIGHT) };
    let (axis, anchor) = if rtl { (w - LEFT + 5.0, "start") } else { (LEFT - 5.0, "end") };
    let (head, head_anchor, mark) = if rtl { (w - 4.0, "end", "\u{200f}") } else { (4.0, "start", "") };
    let mut out = format!("<svg viewBox=\"0 0 {w} {h}\" role=\"img\" direction=\"ltr\" aria-label=\"{}\" class=\"chart\">", escape(what));
    let mut put = |s: std::fmt::Arguments<'_>| out.write_fmt(s).expect("a string takes everything");
    put(format_args!("<title>{}</title>", escape(what)));
    put(format_args!(
        "<text x=\"{head}\" y=\"14\" font-size=\"13\" font-weight=\"bold\" text-anchor=\"{head_anchor}\" fill=\"#161c24\">{mark}{}</text>",
        escape(title)
    ));
    for v in if low < 0.0 { [low, 0.0, top] } else { [0.0, top / 2.0, top] } {
        let at = y(v);
        put(format_args!("<path d=\"M{from:.1} {at:.1}H{to:.1}\" stroke=\"#c6ced8\" stroke-width=\"1\"/>"));
        put(format_args!(
            "<text x=\"{axis:.1}\" y=\"{:.1}\" font-size=\"11\" text-anchor=\"{anchor}\" fill=\"#54606e\">{}</text>",
            at + 4.0,
            number(v)
        ));
    }
    for t in hours(first, last) {
        let at = x(t);
        let clock = SimTime::from_millis(t).short();
        put(format_args!("<path d=\"M{at:.1} {:.1}v4\" stroke=\"#54606e\"/>", h - BOTTOM));
        put(format_args!(
            "<text x=\"{at:.1}\" y=\"{:.1}\" font-size=\"11\" text-anchor=\"middle\" fill=\"#54606e\">{clock}</text>",
            h - 7.0
        ));
    }
    for (s, (colour, dash)) in series.iter().zip(LINES) {
        let d: Vec<String> = s.points.iter().map(|p| format!("{:.1} {:.1}", x(p.0.millis()), y(p.1))).collect();
        put(format_args!(
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" stroke-linejoin=\"round\"/>",
            d.join("L")
        ));
    }
    out + "</svg>"
}

/// A bar for each of a few values from zero upwards, and nothing where there is none.
pub fn bars(what: &str, values: &[Option<f64>], lang: Lang) -> String {
    let top = values.iter().flatten().copied().fold(0.0, f64::max).max(1e-9);
    let n = values.len();
    let mut out = format!(
        "<svg viewBox=\"0 0 {} 30\" width=\"{}\" height=\"30\" role=\"img\" direction=\"ltr\" aria-label=\"{}\">",
        n * 16,
        n * 16,
        escape(what)
    );
    write!(out, "<title>{}</title><path d=\"M0 29.5H{}\" stroke=\"#54606e\"/>", escape(what), n * 16).expect("a string takes everything");
    for (i, v) in values.iter().enumerate() {
        let place = if lang == Lang::Ar { n - 1 - i } else { i };
        if let Some(v) = v {
            let h = (v / top * 28.0).max(1.0);
            write!(out, "<rect x=\"{}\" y=\"{:.1}\" width=\"12\" height=\"{h:.1}\" fill=\"#0b5fa5\"/>", place * 16 + 2, 29.0 - h)
                .expect("a string takes everything");
        }
    }
    out + "</svg>"
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
    if (v - v.round()).abs() < 0.05 { format!("{:.0}", v.round()) } else { format!("{v:.1}") }
}

/// Round times between two moments, at most seven.
fn hours(first: i64, last: i64) -> Vec<i64> {
    const STEPS: [i64; 9] = [5, 10, 15, 30, 60, 120, 180, 360, 720];
    let minutes = (last - first) / 60_000;
    let step = STEPS.into_iter().find(|s| minutes / s <= 6).unwrap_or(1440) * 60_000;
    let begin = (first + step - 1).div_euclid(step) * step;
    (0..).map(|n| begin + n * step).take_while(|t| *t <= last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_round() {
        assert_eq!([0.3, 1.0, 7.0, 12.0, 230.0, 5100.0].map(nice), [1.0, 1.0, 10.0, 20.0, 500.0, 10_000.0]);
        let day = hours(6 * 3_600_000, 20 * 3_600_000);
        assert_eq!(day.len(), 5);
        assert!(day.iter().all(|t| t % 3_600_000 == 0));
    }

    #[test]
    fn both_lines_are_there_and_differ_without_their_colours() {
        let points = |k: f64| (0..5).map(|n| (SimTime::from_millis(n * 600_000), n as f64 * k)).collect::<Vec<_>>();
        let (a, b) = (points(1.0), points(2.0));
        let both = [Series { name: "A", points: &a }, Series { name: "B", points: &b }];
        for lang in [Lang::Ar, Lang::En] {
            let svg = lines("Votes", "Votes over time", &both, lang);
            assert_eq!(svg.matches("stroke-width=\"2\"").count(), 2);
            assert!(svg.contains("stroke-dasharray=\"6 4\"") && svg.contains("aria-label=\"Votes over time\""));
        }
    }
}
