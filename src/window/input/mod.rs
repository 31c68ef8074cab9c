//! The keyboard, and fields that are typed into.
//!
//! Deliberately not here: the pointer on buttons (`view`) and on the map (`map`).

pub(crate) mod field;
pub(crate) mod keys;
