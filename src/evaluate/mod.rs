//! Layer 3: what facts mean. [`Evaluation`] is all of it at once: the histories of incidents
//! ([`incident_history`]), what was expected ([`expected`]), measures with the facts they rest on
//! ([`measures`](mod@measures)), proposed ratings ([`rating`]) and what is talked about first ([`hotwash`]).
//! Beside it stand the marks of the time panel ([`timeline`]), what a seat knew and what was true ([`discrepancy`]), what the
//! facts add up to ([`outcome`]) and two exercises side by side ([`compare`]).
//!
//! Works on facts and the scenario alone, so that a file can be evaluated without simulating anything.
//! Deliberately not here: the simulation, windows, files.

pub mod compare;
pub mod discrepancy;
mod evaluation;
pub mod expected;
pub mod hotwash;
pub mod incident_history;
pub mod measures;
pub mod outcome;
pub mod rating;
mod statistics;
pub mod timeline;

pub use evaluation::Evaluation;
