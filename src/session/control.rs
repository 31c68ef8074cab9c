//! What a trainer does with the clock.
//!
//! Deliberately not here: how the clock is kept (`live`, `pace`).

use serde::{Deserialize, Serialize};

use crate::base::time::SimTime;

/// What a trainer does with the clock.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum Control {
    /// Let it run. The first time this is STARTEX.
    Play,
    /// Stop it.
    Pause,
    /// Let it run this many times as fast as the wall clock.
    Pace(f64),
    /// Go to the next event worth looking at, and stop there.
    Step,
    /// Go to a time as fast as possible, and stop there.
    RunUntil(SimTime),
    /// A real emergency begins, or is over: while it lasts nothing moves.
    Emergency(bool),
    /// Only in a replay: let time run backwards.
    Rewind,
    /// Only in a replay: go to a moment, and go on as before.
    Seek(SimTime),
    /// The program noticed that the machine stood still for so many milliseconds on the wall, and paused at the moment before.
    Slept(i64),
    /// Let the clock of the discussion run, or hold it.
    Discuss(bool),
    /// Only in a replay: go to what was said in a discussion, by the number of its fact, for all that is said stands at one moment.
    Said(u64),
}
