//! Screens without an open exercise: the choice, and waiting for one to open or close.
//!
//! Deliberately not here: the screen of a running exercise (`panels::screen`).

pub(crate) mod choosing;
pub(crate) mod waiting;
