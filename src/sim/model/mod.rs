//! The mechanisms, in the order in which they act within an instant.
//!
//! | mechanism | owns |
//! |---|---|
//! | [`readiness`] | levels of directorates |
//! | [`roads`] | the road network, closures, blocks, weather |
//! | [`movement`] | units: turn-out, travel, arrival, fatigue |
//! | [`incidents`] | incidents: growth, response, end |
//! | [`checkpoints`] | road checkpoints and their lines |
//! | [`polling`] | polling centres and their voters |
//! | [`comms`] | channels, and all that is said over a distance |
//! | [`vehicles`] | vehicles that are looked for, lookouts, what a check finds |
//! | [`custody`] | convoys of materials and boxes |
//! | [`rumours`] | who has heard what, corrections |
//! | [`confidence`] | voters' confidence by municipality |
//! | [`standing`] | orders of unstaffed seats |
//!
//! [`flow`] is the queueing that checkpoints and centres share, [`voters`] draws who comes.
//! Deliberately not here: how orders come in (`intake`) and arrive (`deliver`), the script (`script`), who reports what
//! (`information`), who sees what (`observe`).

pub(super) mod checkpoints;
pub(super) mod comms;
pub(super) mod confidence;
pub(super) mod custody;
pub(super) mod flow;
pub(super) mod incidents;
pub(super) mod movement;
pub(super) mod polling;
pub(super) mod readiness;
pub(super) mod roads;
pub(super) mod rumours;
pub(super) mod standing;
pub(super) mod vehicles;
pub(super) mod voters;
