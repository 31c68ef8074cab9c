//! What people write down about an exercise while it runs or later: observations and bookmarks.
//!
//! They say nothing to the simulation. Deliberately not here: ratings, where they are kept (`session::store`).

use serde::{Deserialize, Serialize};

use super::order::About;
use crate::base::ids::{ObjectiveId, SeatId};
use crate::base::time::SimTime;

/// What sort of note it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NoteKind {
    /// Something that an evaluator saw.
    Observation,
    /// A moment to come back to.
    Bookmark,
}

/// An observation or a bookmark as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Observation {
    /// Which of the two.
    pub kind: NoteKind,
    /// The exercise time that it is about.
    pub about: SimTime,
    /// The seat that it is about, if one.
    #[serde(default)]
    pub seat: Option<SeatId>,
    /// The thing that it is about, if one.
    #[serde(default)]
    pub subject: Option<About>,
    /// The objective that it bears on, if one.
    #[serde(default)]
    pub objective: Option<ObjectiveId>,
    /// The words.
    pub text: String,
}

/// An observation or a bookmark as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Observed {
    /// Its number in the exercise file, from 1.
    pub n: u64,
    /// The exercise time at which it was written.
    pub written: SimTime,
    /// Milliseconds since 1970 when it was written.
    pub wall_ms: i64,
    /// What was written.
    #[serde(flatten)]
    pub note: Observation,
}
