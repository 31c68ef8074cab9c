//! The screen's state as resources of the window's world.
//!
//! The screen knows nothing of Bevy, so each of its states stands in a shell here. Deliberately not here: the states (`screen::state`).

use bevy::prelude::*;

/// A state of the screen.
#[derive(Resource, Default, Deref, DerefMut)]
pub(crate) struct OfScreen<T: Send + Sync + 'static>(pub(crate) T);
