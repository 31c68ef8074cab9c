//! The master scenario events list as a table: written for colleagues who live in spreadsheets, and read back from theirs.
//!
//! [`fn@rows`] says what stands in the list; [`fn@xlsx`] and [`fn@csv`] set it. [`fn@propose`] finds out what the columns of a table hold,
//! [`fn@plan`] what of it would change a scenario: it compares each cell with what [`fn@rows`] would have written there, so that what nobody
//! touched changes nothing, and changes the texts of the scenario by place (`scenario::edit`).
//! Deliberately not here: files, questions to people, the after-action report's list of what was played (`aar`).

mod added;
mod apply;
mod columns;
mod follow;
mod found;
mod headings;
mod known;
mod made;
mod mapping;
mod names;
mod origin;
mod plan;
mod planner;
mod records;
mod rows;
mod set;
mod stale;
mod times;
mod was;

pub use columns::{Column, Part};
pub use found::{Change, Plan, What, Wrong};
pub use mapping::{Holds, Mapping, Proposal, Sure, propose};
pub use origin::Origin;
pub use plan::plan;
pub use planner::Allowed;
pub use rows::{List, Row, rows};
pub use set::{csv, xlsx};
