//! The window's own state, and what works on it without any screen: what is chosen, what acts there are, who may do what, the tie
//! to the exercise.
//!
//! Deliberately not here: what acts do (`handlers`), how it all looks (`panels`, `map`).

pub(crate) mod act;
pub(crate) mod companions;
pub(crate) mod dialog;
pub(crate) mod draft;
pub(crate) mod editor;
pub(crate) mod editor_line;
pub(crate) mod find;
pub(crate) mod inbox;
pub(crate) mod invitation;
pub(crate) mod link;
#[cfg(feature = "seats")]
pub(crate) mod look;
pub(crate) mod map_view;
pub(crate) mod needs;
pub(crate) mod place;
pub(crate) mod rights;
pub(crate) mod scene;
pub(crate) mod time;
pub(crate) mod typed;
pub(crate) mod ui;
pub(crate) mod watched;
pub(crate) mod weight;
