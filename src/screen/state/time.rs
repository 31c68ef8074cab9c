//! Which stretch of time the time panel shows, and its lanes.
//!
//! Deliberately not here: the panel, drawing its marks.

use crate::evaluate::timeline::Lane;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::screen::state::act::TimeMove;
use crate::screen::state::ui::Ui;
use crate::session::player::Snapshot;

/// Shortest stretch that is shown, milliseconds.
const SHORTEST: i64 = 120_000;

/// The stretch that is shown, in milliseconds.
pub(crate) fn span(ui: &Ui, s: &Scenario) -> (i64, i64) {
    ui.time
        .span
        .unwrap_or((s.head.start.millis(), s.head.end.millis()))
}

/// The lanes for the eyes through which one looks.
pub(crate) fn lanes(snap: &Snapshot) -> Vec<Lane> {
    let s = &snap.scenario;
    if snap.eyes.viewer != s.excon().id {
        return vec![Lane::Seat(snap.eyes.viewer.clone())];
    }
    let mut seats: Vec<_> = s.seats.values().collect();
    seats.sort_by_key(|x| (x.role == Role::Excon, x.role, x.id.clone()));
    let seats = seats.into_iter().map(|x| Lane::Seat(x.id.clone()));
    std::iter::once(Lane::Script).chain(seats).collect()
}

/// Moves the stretch of time that is shown.
pub(crate) fn shift(ui: &mut Ui, snap: Option<&Snapshot>, m: TimeMove) {
    let Some(snap) = snap else { return };
    let s = &snap.scenario;
    let (start, end) = (s.head.start.millis(), s.head.end.millis());
    let (a, b) = span(ui, s);
    let width = b - a;
    match m {
        TimeMove::Whole => ui.time.span = None,
        TimeMove::Lanes(by) => {
            let most = lanes(snap).len().saturating_sub(4);
            ui.time.first_lane = ui
                .time
                .first_lane
                .saturating_add_signed(by as isize)
                .min(most);
        }
        TimeMove::Shift(share) => {
            let by = (width as f64 * f64::from(share)) as i64;
            let from = (a + by).clamp(start, (end - width).max(start));
            ui.time.span = Some((from, from + width)).filter(|_| width < end - start);
        }
        TimeMove::Stretch(factor) => {
            let now = (snap.at.millis() - a) as f32 / width.max(1) as f32;
            let at = if (0.0..=1.0).contains(&now) { now } else { 0.5 };
            shift(ui, Some(snap), TimeMove::Zoom(factor, at));
        }
        TimeMove::Zoom(factor, at) => {
            let new = ((width as f64 / f64::from(factor)) as i64)
                .clamp(SHORTEST.min(end - start), end - start);
            // What is under the pointer stays there; without one, the present moment is kept in sight.
            let held = a + (width as f64 * f64::from(at)) as i64;
            let from = held - (new as f64 * f64::from(at)) as i64;
            let from = from.clamp(start, end - new);
            ui.time.span = Some((from, from + new)).filter(|_| new < end - start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::testing::snapshot;

    #[test]
    fn the_stretch_of_time_stays_within_the_exercise() {
        let snap = snapshot("first-steps");
        let (start, end) = (
            snap.scenario.head.start.millis(),
            snap.scenario.head.end.millis(),
        );
        let mut ui = Ui::default();
        for m in [
            TimeMove::Stretch(2.0),
            TimeMove::Shift(0.9),
            TimeMove::Zoom(4.0, 0.1),
            TimeMove::Shift(-5.0),
            TimeMove::Zoom(100.0, 1.0),
            TimeMove::Zoom(0.3, 0.0),
            TimeMove::Shift(0.5),
        ] {
            shift(&mut ui, Some(&snap), m);
            let (a, b) = span(&ui, &snap.scenario);
            assert!(
                a >= start && b <= end && b - a >= SHORTEST,
                "{m:?}: {a} {b}"
            );
        }
        shift(&mut ui, Some(&snap), TimeMove::Whole);
        assert_eq!(span(&ui, &snap.scenario), (start, end));
    }
}
