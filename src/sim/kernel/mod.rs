//! What every wing of the simulation stands on: the agenda, the requests that mechanisms make of each other, the schedule of a pass,
//! the loop that plays an instant, the digest, and what all share.
//!
//! Deliberately not here: any rule of the exercise.

pub(crate) mod agenda;
pub(crate) mod context;
pub(crate) mod digest;
pub(crate) mod instant;
pub(crate) mod requests;
pub(crate) mod schedule;
pub(crate) mod source;

use crate::base::rng::Stream;

/// A uniform number that belongs to a name, for choices of the script.
pub(crate) fn chance(seed: u64, purpose: &str, id: &str) -> f64 {
    Stream::new(seed, purpose, id).uniform()
}
