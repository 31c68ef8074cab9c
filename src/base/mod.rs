//! Layer 0: what every other layer may use. Time, identifiers, random streams, geography, text in two languages and what may stand in it, diagnostics and the rules they break.
//!
//! Deliberately not here: Bevy, files, clocks of the wall. Nothing in this layer reads or writes anything.

pub mod cause;
pub mod clean;
pub mod diag;
pub mod digest;
pub mod geo;
pub mod ids;
pub mod message;
pub mod rng;
pub mod rule;
pub mod text;
pub mod time;
