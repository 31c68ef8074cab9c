//! The window's interface made from a screen's [`View`](crate::screen::view::View)s: its entities, what a press does, hints.
//!
//! Deliberately not here: what is on a screen (`screen`).

pub(crate) mod apply;
pub(crate) mod behave;
pub(crate) mod layout;
pub(crate) mod press;
pub(crate) mod slide;

use bevy::prelude::Component;

use crate::screen::view::Slot;

/// Room for something that is drawn by someone else.
#[derive(Component, Clone, Copy)]
pub(crate) struct InSlot(pub(crate) Slot);
