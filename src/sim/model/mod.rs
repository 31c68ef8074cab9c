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
//! | [`standing`] | orders of unstaffed seats |
//!
//! [`flow`] is the queueing that checkpoints and centres share, [`voters`] draws who comes.
//! Deliberately not here: how orders come in (`intake`), the script (`script`), who sees what (`observe`).

pub(super) mod checkpoints;
pub(super) mod flow;
pub(super) mod incidents;
pub(super) mod movement;
pub(super) mod polling;
pub(super) mod readiness;
pub(super) mod roads;
pub(super) mod standing;
pub(super) mod voters;
