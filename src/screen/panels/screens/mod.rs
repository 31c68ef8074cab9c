//! Screens of their own: the editor, the choice with the way through an exercise, waiting for an exercise to open or close, the big screen of the hall.
//!
//! Deliberately not here: the screen of a running exercise (`panels::screen`).

pub(crate) mod choosing;
pub(crate) mod editor;
pub(crate) mod editor_lane;
mod editor_lists;
mod editor_rows;
mod editor_sheet;
pub(crate) mod hall;
mod road;
pub(crate) mod waiting;
