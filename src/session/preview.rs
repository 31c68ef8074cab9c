//! The plan as everybody has it before STARTEX, without an exercise file: for maps on paper.
//!
//! Deliberately not here: what seats learn while an exercise is played.

use std::sync::Arc;

use crate::picture::Picture;
use crate::scenario::Scenario;
use crate::sim::Simulation;

/// Where things stand at STARTEX, seen from the main room, or from the first seat where there is none. What an inject brings into
/// service later is left out.
pub fn plan(scenario: &Arc<Scenario>) -> Picture {
    let excon = scenario.excon().id.clone();
    let mut sim = Simulation::new(scenario.clone(), scenario.head.seed);
    let truth = sim
        .picture(&excon)
        .expect("exercise control has a seat in every scenario");
    let viewer = scenario.shown_room();
    let mut units = truth.units;
    units.retain(|u| scenario.units.get(&u.id).is_some_and(|x| !x.later));
    Picture {
        directorates: truth.directorates,
        units,
        centres: truth.centres,
        checkpoints: truth.checkpoints,
        ..Picture::empty(viewer.map_or(excon, |s| s.id.clone()), truth.at)
    }
}
