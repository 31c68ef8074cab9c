//! The mechanisms, in the order in which they act within an instant.
//!
//! | mechanism | owns |
//! |---|---|
//! | [`readiness`] | levels of directorates |
//! | [`roads`] | the road network, closures, blocks, weather |
//! | [`movement`] | what drives; units: turn-out, arrival, fatigue |
//! | [`incidents`] | incidents: growth, response, end |
//! | [`checkpoints`] | road checkpoints and their lines |
//! | [`polling`] | polling centres and their voters |
//! | [`vehicles`] | vehicles that are looked for, lookouts, what a check finds |
//! | [`convoys`] | convoys of materials and boxes |
//! | [`holdings`] | detained people and evidence, until they are handed over |
//! | [`rumours`] | who has heard what, corrections |
//! | [`confidence`] | voters' confidence by municipality |
//!
//! [`requests`] is what may be asked of them. [`flow`] is the queueing that checkpoints and centres share, [`voters`] draws who comes,
//! [`waits`] counts at ENDEX how long people waited.
//! Deliberately not here: how orders come in and who knows, reports and sees what (`seats`), how messages travel (`messages`),
//! the script (`script`).

pub(crate) mod checkpoints;
pub(crate) mod confidence;
pub(crate) mod convoys;
pub(crate) mod flow;
pub(crate) mod holdings;
pub(crate) mod incidents;
pub(crate) mod movement;
pub(crate) mod polling;
pub(crate) mod readiness;
pub(crate) mod requests;
pub(crate) mod roads;
pub(crate) mod rumours;
pub(crate) mod vehicles;
pub(crate) mod voters;
pub(crate) mod waits;
