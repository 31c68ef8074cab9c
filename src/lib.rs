//! Tamrin: a tabletop exercise simulator for election-day security.

pub mod base;
pub mod cli;
pub mod evaluate;
pub mod map;
pub mod picture;
pub mod record;
pub mod report;
pub mod scenario;
pub mod session;
pub mod sim;
#[cfg(feature = "window")]
pub mod window;
pub mod wording;
