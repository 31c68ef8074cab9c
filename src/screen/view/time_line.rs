//! What a part of the screen is on a line of time: the line itself, or a mark that is dragged along it.
//!
//! Deliberately not here: moving them under the pointer (the renderers), what comes of it (`handlers`).

use crate::base::ids::InjectId;

/// A mark of an inject that can be dragged along a line of time, where the renderer can do that.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Slide {
    pub(crate) inject: InjectId,
    /// Logical pixels in a minute.
    pub(crate) minute: f32,
}

/// A line of time with lanes, on which the pointer goes through time, where the renderer can do that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// The lane that is shown first, and the last one that can be.
    pub(crate) first: usize,
    pub(crate) last: usize,
}
