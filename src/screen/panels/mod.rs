//! The screens, each a function from what is known and chosen to a `View`.
//!
//! A panel asks nothing and changes nothing: it reads the newest snapshot and the window's own state.
//! Deliberately not here: the interface's entities (`view::apply`), what a press does (`handlers`).

pub(crate) mod actions;
pub(crate) mod context;
mod dialogs;
pub(crate) mod docks;
mod findings;
mod overlays;
mod parts;
pub(crate) mod screen;
mod screens;
pub(crate) mod turns;
