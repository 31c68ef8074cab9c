//! Layer 3: the map of a picture, before anything draws it: where things are, which signs and names stand for them and where they
//! find room, in which colours. The window and the printed map are made from the same.
//!
//! Deliberately not here: screens, files, rules.

pub mod arrange;
mod arrangement;
pub mod chart;
pub mod color_role;
pub mod entity_ref;
pub mod fill;
pub mod icons;
mod labels;
pub mod names;
pub mod outline;
pub mod photo;
pub mod png;
pub mod projection;
pub mod svg;
pub mod symbols;
