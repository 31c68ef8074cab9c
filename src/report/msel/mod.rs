//! The master scenario events list as a table: written for colleagues who live in spreadsheets, and read back from theirs.
//!
//! [`fn@rows`] says what stands in the list; [`fn@xlsx`] and [`fn@csv`] set it. [`fn@propose`] finds out what the columns of a table hold,
//! [`fn@plan`] what of it would change a scenario: it compares each cell with what [`fn@rows`] would have written there, so that what nobody
//! touched changes nothing, and changes the texts of the scenario by place (`scenario::edit`).
//! Deliberately not here: files, questions to people, the after-action report's list of what was played (`aar`).

mod apply;
mod columns;
mod follow;
mod found;
mod headings;
mod made;
mod mapping;
mod names;
mod plan;
mod records;
mod rows;
mod set;
mod stale;
mod times;

pub use columns::{Column, Part};
pub use found::{Change, Plan, What, Wrong};
pub use mapping::{Holds, Mapping, Proposal, Sure, propose};
pub use plan::{Allowed, plan};
pub use rows::{List, Row, rows};
pub use set::{csv, xlsx};
