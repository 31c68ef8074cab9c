//! The panels around the map: the bar, the script, what is known of a thing, what came in, notes, the time.
//!
//! Deliberately not here: where they stand (`panels::screen`).

pub(crate) mod discussion;
pub(crate) mod feed;
pub(crate) mod inspector;
pub(crate) mod known;
pub(crate) mod lanes;
pub(crate) mod lists;
pub(crate) mod msel;
pub(crate) mod notes;
pub(crate) mod staffing;
pub(crate) mod telegram;
pub(crate) mod time;
pub(crate) mod top;
