//! What an exercise is made of: scenarios, orders and facts, what seats know, its wording, evaluation and map.
//!
//! What plays it is the crate `tamrin-sim`; the program around both, with files, window, seats and reports, is the crate `tamrin`,
//! which names these layers as its own; how they are used stands there. They are a crate of their own so that a line changed in the program compiles without them.
//! Deliberately not here: anything but the list of the layers.

pub mod author;
pub mod base;
pub mod evaluate;
pub mod map;
pub mod picture;
pub mod record;
pub mod scenario;
pub mod wording;
