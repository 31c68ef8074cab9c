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
//! | [`results`] | counts in dispute, result forms until they are entered |
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
pub(crate) mod results;
pub(crate) mod roads;
pub(crate) mod rumours;
pub(crate) mod vehicles;
pub(crate) mod voters;
pub(crate) mod waits;

use bevy_app::App;

/// All mechanisms of the world, in the order in which they act in a pass.
pub(crate) fn plugin(app: &mut App) {
    app.add_plugins((
        readiness::plugin,
        roads::plugin,
        incidents::plugin,
        movement::plugin,
        checkpoints::plugin,
        vehicles::plugin,
        convoys::plugin,
        holdings::plugin,
        rumours::plugin,
        confidence::plugin,
        polling::plugin,
        results::plugin,
        waits::plugin,
    ));
}
