//! Layer 3: what facts mean. [`Evaluation`] is all of it at once: the histories of incidents
//! ([`incident_history`]), what was expected ([`expected`]), measures with the facts they rest on
//! ([`measures`](mod@measures)), proposed ratings ([`rating`], [`objective`], [`gates`]) and what is talked about first ([`hotwash`], in each room [`room`]). Only what
//! people did is rated: who held which seat stands in [`staffing`].
//! What was said in a discussion is in [`discussion`].
//! Beside it stand the marks of the time panel ([`timeline`]), what a seat knew and what was true ([`discrepancy`]), what the
//! facts add up to ([`outcome`]) and two exercises side by side ([`compare`]).
//!
//! Works on facts and the scenario alone, so that a file can be evaluated without simulating anything.
//! Deliberately not here: the simulation, windows, files.

mod answerable;
pub mod compare;
pub mod discrepancy;
pub mod discussion;
mod evaluation;
pub mod expected;
pub mod gates;
pub mod hotwash;
pub mod incident_history;
pub mod measures;
pub mod objective;
pub mod outcome;
pub mod rating;
pub mod room;
pub mod schedule;
pub mod staffing;
mod statistics;
pub mod timeline;

pub use evaluation::Evaluation;
