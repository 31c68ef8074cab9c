//! Layer 3: the map of a picture, before anything draws it: where things are, which signs and names stand for them and where they
//! find room, in which colours. The window and the printed map are made from the same.
//!
//! Deliberately not here: screens, files, rules.
#![cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window uses more of it")
)]

pub(crate) mod arrange;
mod arrangement;
pub(crate) mod chart;
pub(crate) mod color_role;
pub(crate) mod entity_ref;
pub mod fill;
pub(crate) mod icons;
mod labels;
pub(crate) mod names;
pub(crate) mod outline;
pub mod photo;
pub mod png;
pub(crate) mod projection;
pub mod svg;
pub(crate) mod symbols;
