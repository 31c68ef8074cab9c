//! From what a page's own clocks run, so that nothing is sent while nothing happens.
//!
//! Deliberately not here: the clocks themselves (`assets/web/seat.js`).

use serde::Serialize;

use crate::session::player::Snapshot;

/// From which the page's clocks run.
#[derive(Serialize, Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    /// Exercise time, milliseconds.
    at: i64,
    /// Exercise time passed in a second of the wall; nothing while it stands.
    pace: f64,
    /// What the clock of the discussion shows, milliseconds.
    talk: i64,
    /// Whether it runs.
    talks: bool,
}

impl Clock {
    /// As they are in a snapshot.
    pub(super) fn of(snap: &Snapshot) -> Self {
        Self {
            at: snap.at.millis(),
            pace: if snap.mode.moves() { snap.pace } else { 0.0 },
            talk: snap.talk.reading.millis(),
            talks: snap.talk.runs,
        }
    }

    /// Whether a page that runs from an earlier one shows the same by itself.
    pub(super) fn goes_on_from(&self, old: &Self) -> bool {
        let exercise = self.pace == old.pace && (self.pace > 0.0 || self.at == old.at);
        let talk = self.talks == old.talks && (self.talks || self.talk == old.talk);
        exercise && talk
    }
}
