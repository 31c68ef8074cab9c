//! The simulation of an exercise: orders go in, facts come out.
//!
//! It is a crate of its own because it is what the program spends its time in: it is compiled as one unit, so that what is small is
//! put where it is used, while the crates around it are compiled in many, so that a changed line is quick (`Cargo.toml`).
//! Deliberately not here: anything but the layer, under the name that it has everywhere, beside those that it stands on.

use tamrin_exercise::{base, picture, record, scenario};

#[path = "mod.rs"]
pub mod sim;
