//! The editor's line of time: which stretch of it is shown, what its lanes are, which moment is pointed at.
//!
//! Deliberately not here: where the injects stand on it (`panels`), dragging them (the renderers).

use crate::base::time::SimTime;
use crate::scenario::Scenario;

/// Shortest stretch that is shown, milliseconds.
const SHORTEST: i64 = 600_000;
/// To what a moment that is pointed at is rounded, milliseconds.
const MINUTE: i64 = 60_000;

/// What the injects of one lane have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum LanesBy {
    /// Their storyline.
    #[default]
    Storyline,
    /// The seat that receives their message.
    Seat,
}

/// A change of what is shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum LineAct {
    /// So many times as close, about a share of the stretch.
    Zoom(f32, f32),
    /// Later by a share of the stretch; earlier below none.
    Shift(f32),
    /// The whole exercise.
    Whole,
    /// The lane that is shown first.
    First(usize),
    /// Whether many lanes are shown.
    Tall(bool),
    /// Other lanes.
    By(LanesBy),
    /// A moment is pointed at, as a share of the stretch.
    Point(f32),
}

/// What is shown of the line of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct LineView {
    /// First and last moment in milliseconds; none: the whole exercise.
    span: Option<(i64, i64)>,
    /// Lanes above the visible ones; of fewer lanes than these the last.
    pub(crate) first: usize,
    pub(crate) tall: bool,
    pub(crate) by: LanesBy,
    /// Whether the lane of the selected inject is to be in sight.
    pub(crate) reveals: bool,
    /// The moment that is pointed at.
    pub(crate) point: Option<SimTime>,
}

impl LineView {
    /// The stretch that is shown, in milliseconds.
    pub(crate) fn span(&self, s: &Scenario) -> (i64, i64) {
        let (start, end) = (s.head.start.millis(), s.head.end.millis());
        let (a, b) = self.span.unwrap_or((start, end));
        // The exercise may have become shorter meanwhile.
        if a >= end || b <= start {
            return (start, end);
        }
        (a.max(start), b.min(end))
    }

    /// What of the stretch stays where it is when a key or button stretches it: the moment that is pointed at, if it is in sight.
    pub(crate) fn held(&self, s: &Scenario) -> f32 {
        let (a, b) = self.span(s);
        let share = |t: SimTime| (t.millis() - a) as f32 / (b - a).max(1) as f32;
        let found = self.point.map(share);
        found.filter(|x| (0.0..=1.0).contains(x)).unwrap_or(0.5)
    }

    /// Makes a change.
    pub(crate) fn apply(&mut self, act: LineAct, s: &Scenario) {
        let (start, end) = (s.head.start.millis(), s.head.end.millis());
        let (a, b) = self.span(s);
        let width = b - a;
        let along = |share: f32| (width as f64 * f64::from(share)) as i64;
        match act {
            LineAct::Zoom(factor, at) => {
                let whole = end - start;
                let new = (width as f64 / f64::from(factor.max(0.01))) as i64;
                let new = new.clamp(SHORTEST.min(whole), whole);
                let held = a + along(at);
                let from = held - (new as f64 * f64::from(at)) as i64;
                let from = from.clamp(start, end - new);
                self.span = Some((from, from + new)).filter(|_| new < whole);
            }
            LineAct::Shift(share) => {
                let from = (a + along(share)).clamp(start, (end - width).max(start));
                self.span = Some((from, from + width)).filter(|_| width < end - start);
            }
            LineAct::Whole => self.span = None,
            LineAct::First(n) => (self.first, self.reveals) = (n, false),
            LineAct::Tall(tall) => self.tall = tall,
            LineAct::By(by) => (self.by, self.first) = (by, 0),
            LineAct::Point(share) => {
                let at = a + along(share.clamp(0.0, 1.0));
                let at = (at + MINUTE / 2).div_euclid(MINUTE) * MINUTE;
                self.point = Some(SimTime::from_millis(at.clamp(start, end)));
            }
        }
    }

    /// Shows a moment, if it is not in sight.
    pub(crate) fn show(&mut self, at: SimTime, s: &Scenario) {
        let (a, b) = self.span(s);
        let at = at.millis();
        if (a..=b).contains(&at) {
            return;
        }
        let (start, end) = (s.head.start.millis(), s.head.end.millis());
        let from = (at - (b - a) / 2).clamp(start, (end - (b - a)).max(start));
        self.span = Some((from, from + (b - a)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{from_texts, shipped};

    #[test]
    fn the_stretch_stays_within_the_exercise_and_a_moment_is_a_whole_minute() {
        let texts = shipped::with_library(shipped::texts("first-steps").unwrap());
        let s = from_texts(texts).scenario.unwrap();
        let whole = (s.head.start.millis(), s.head.end.millis());
        let mut line = LineView::default();
        assert_eq!(line.span(&s), whole);
        line.apply(LineAct::Zoom(2.0, 0.0), &s);
        let (a, b) = line.span(&s);
        assert_eq!((a, b - a), (whole.0, (whole.1 - whole.0) / 2));
        line.apply(LineAct::Shift(9.0), &s);
        assert_eq!(line.span(&s).1, whole.1);
        line.apply(LineAct::Zoom(1000.0, 1.0), &s);
        assert_eq!(line.span(&s).1 - line.span(&s).0, SHORTEST);
        line.apply(LineAct::Point(0.501), &s);
        assert_eq!(line.point.unwrap().millis() % MINUTE, 0);
        assert!((line.held(&s) - 0.5).abs() < 0.1);
        // A moment out of sight is brought there.
        line.show(s.head.start, &s);
        assert_eq!(line.span(&s), (whole.0, whole.0 + SHORTEST));
        line.apply(LineAct::Zoom(0.001, 0.5), &s);
        assert_eq!(line.span(&s), whole);
        line.apply(LineAct::First(3), &s);
        line.apply(LineAct::By(LanesBy::Seat), &s);
        assert_eq!((line.first, line.by), (0, LanesBy::Seat));
    }
}
