//! The order of what is done in a frame.
//!
//! Deliberately not here: what is done.

use bevy::prelude::SystemSet;

/// What is done in a frame, in this order.
#[derive(SystemSet, Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Turn {
    /// Acts are taken from the inbox and done.
    Acts,
    /// The screen is made again, if what it shows has changed.
    Screen,
    /// What looks at the parts of the screen that stand.
    AfterScreen,
}
