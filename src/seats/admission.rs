//! Who was let in to an exercise: where they sit, at which browser, by which code.
//!
//! Deliberately not here: who is let in (`codes`, `trainer`), how a request says who it is (`app`).

use super::codes::Station;

/// By which code somebody was let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// That of the station.
    Code,
    /// That of the trainer of all teams, who is exercise control of each.
    Trainer,
}

/// One who was let in to an exercise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Admitted {
    pub(super) station: Station,
    /// The name of the browser.
    pub(super) browser: String,
    pub(super) by: By,
}
