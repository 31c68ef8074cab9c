//! Layer 1: the vocabulary of the journal. What can be asked ([`order`]) and what can happen ([`fact`]).
//!
//! Deliberately not here: Bevy, rules, prose. A fact carries identifiers and numbers; wording is made where it is shown.
//!
//! The meaning of a variant never changes once an exercise file may hold it; a new meaning is a new variant.

pub mod ad_hoc;
pub mod fact;
mod fact_lists;
pub mod given;
pub mod kind;
pub mod measure;
pub mod observation;
pub mod order;
pub mod order_kind;
pub mod rating;
pub mod reference;
pub mod refusal;
pub mod row;
pub mod rules;
pub mod situation;
pub mod states;
mod tidied;

pub use fact::{Fact, FactEntry};
pub use kind::{FactKind, MarkKind, Mechanism, Notice};
pub use observation::{NoteKind, Observation, Observed};
pub use order::{About, AdHoc, Order, OrderEntry, Party, Target};
pub use rules::Rules;
