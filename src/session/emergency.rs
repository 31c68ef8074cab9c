//! A real emergency: who stopped play for it, and when.
//!
//! Before ENDEX the clock stops with it; after ENDEX and while a replay is shown there is no clock to stop, and it covers the
//! screens all the same. Deliberately not here: the screens.

use super::attendance::Person;
use crate::base::ids::SeatId;
use crate::base::time::SimTime;

/// Where somebody sits who can stop play.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Post {
    /// At the machine that plays.
    Machine,
    /// As exercise control, elsewhere.
    Control,
    /// At a seat of the exercise.
    Seat(SeatId),
    /// As an evaluator.
    Evaluator,
    /// As a note-taker.
    NoteTaker,
}

/// Who stopped play.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caller {
    /// Where they sit.
    pub post: Post,
    /// Which of those who sit there.
    pub person: Person,
}

/// A real emergency that goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Emergency {
    /// Who said so; nobody where a program did.
    pub by: Option<Caller>,
    /// The exercise time at which it was said.
    pub at: SimTime,
    /// The same on the wall, milliseconds since 1970; after the process was killed meanwhile, when the exercise was opened again.
    pub wall_ms: i64,
}
