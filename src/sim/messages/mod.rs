//! What is said over a distance: what can be said, by which channel and how long it takes, and what it does on arrival.
//!
//! Deliberately not here: who says what when (`seats`, `script`), what a seat makes of it (`seats::knowledge`).

pub(crate) mod channels;
pub(crate) mod delivery;
pub(crate) mod exchange;
pub(crate) mod message;
