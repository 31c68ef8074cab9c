//! Exercises as they are led, kept and reported, one or many at once.
//!
//! A crate of its own because whoever changes a panel does not change it: the compiler then has half as much to look through.
//! Deliberately not here: anything but the three layers, under the names that they have everywhere, beside those that they stand on.

use tamrin_exercise::{base, evaluate, map, picture, record, scenario, wording};
use tamrin_sim::sim;

#[path = "../batch/mod.rs"]
pub mod batch;
#[path = "../report/mod.rs"]
pub mod report;
#[path = "mod.rs"]
pub mod session;
#[cfg(test)]
#[path = "../testing.rs"]
mod testing;
