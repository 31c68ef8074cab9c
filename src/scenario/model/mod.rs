//! What a checked scenario is made of: the types that all other rooms compute with.
//!
//! [`resolved`] is what the parse works out (defaults by kind, places, powers, areas), [`index`] finds injects, incidents, expected
//! actions and tasks by their names. The other types say the same typed and checked and are read as they are.
//! Deliberately not here: what an author types (`scenario::format`); no other room sees that.

pub use crate::record::order::OrderKind;
mod date;
pub mod discussion;
pub mod doctrine;
pub mod effect;
pub mod index;
pub mod overview;
mod paper;
pub mod resolved;
pub mod script;
pub mod settings;
pub mod things;

pub use discussion::*;
pub use doctrine::*;
pub use effect::*;
pub use index::{PlannedIncident, Script};
pub use overview::Overview;
pub use resolved::*;
pub use script::*;
pub use settings::*;
pub use things::*;
