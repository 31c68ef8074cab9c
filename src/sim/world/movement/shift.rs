//! The shift of a unit's people, and the relief that is on its way to them, as they are at a moment.
//!
//! Deliberately not here: what comes of it (`duty`, `unit`).

use serde::Serialize;

use crate::base::time::SimTime;

/// Since when a unit's people are on duty, and who comes to relieve them; state. Kept from the sixth edition of the rules on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Duty {
    /// When their shift is over, or was.
    pub(crate) ends: SimTime,
    /// Reliefs that are left.
    pub(crate) reliefs: u32,
    /// The relief that was sent.
    pub(crate) relief: Option<Relief>,
    /// Wakes of earlier generations are void.
    pub(super) generation: u32,
}

/// A relief on its way; state.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Relief {
    /// When it arrives, or has taken over.
    pub(crate) comes: SimTime,
    /// Place of the network to which it drives, or where it is.
    pub(super) at: usize,
    /// Whether it has met the unit and is taking over.
    pub(super) taking_over: bool,
}

impl Duty {
    /// A shift that is over at a time.
    pub(super) fn until(ends: SimTime, reliefs: u32) -> Self {
        Self {
            ends,
            reliefs,
            relief: None,
            generation: 0,
        }
    }

    /// Hours beyond its end, from a time to a later one.
    pub(super) fn hours_beyond(&self, from: SimTime, to: SimTime) -> f64 {
        (to - self.ends.max(from)).millis().max(0) as f64 / 3_600_000.0
    }

    /// Until when a relief is taking over.
    pub(super) fn handing_over(&self) -> Option<SimTime> {
        let relief = self.relief?;
        relief.taking_over.then_some(relief.comes)
    }
}
