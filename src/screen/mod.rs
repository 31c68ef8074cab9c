//! Layer 5: the screen of an exercise as data, for whoever looks: the trainer's window and the browsers of the rooms.
//!
//! ```text
//! newest Snapshot ─► panels ─► View ─► window: pixels; seats: HTML ─┐
//!                                                                  ▼
//!      SessionRequest ◄─ handlers ◄─ Act ◄─ pointer, keys, touch ──┘
//! ```
//!
//! Panels are functions from a snapshot, the choices of one who looks and words to a tree of [`view::View`]s, with acts on its
//! buttons; handlers do the acts. A new panel is written once and is then in window and browser.
//! Deliberately not here: anything of a renderer (`window`, `seats`), rules, files.

pub(crate) mod background;
pub(crate) mod handlers;
pub(crate) mod keys;
pub(crate) mod layout;
pub(crate) mod panels;
pub(crate) mod state;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod theme;
pub(crate) mod view;
