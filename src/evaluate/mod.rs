//! Layer 3: what facts mean. What was expected ([`expected`]), where they stand on the
//! time panel ([`timeline`]), what a seat knew beside what was true ([`gap`]), what they add up to ([`outcome`]), two exercises side by side ([`compare`]), measures with the facts
//! they rest on ([`measures`](mod@measures)), proposed ratings ([`rating`]), the courses of incidents ([`course`]), and what is talked about first
//! ([`hotwash`]).
//!
//! Works on facts and the scenario alone, so that a file can be judged without simulating anything.
//! Deliberately not here: the simulation, windows, files.

pub mod compare;
pub mod course;
pub mod discrepancy;
pub mod expected;
pub mod hotwash;
pub mod judged;
pub mod measures;
pub mod outcome;
pub mod rating;
pub mod timeline;
