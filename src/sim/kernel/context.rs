//! The resources that every mechanism shares: the scenario, the clock, the facts, and where each thing's entity is.
//!
//! Deliberately not here: any rule.

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy_ecs::prelude::*;

use crate::base::ids::*;
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Target;
use crate::scenario::Scenario;

/// The scenario that is played and the seed of its chance.
#[derive(Resource, Clone)]
pub(crate) struct Brief {
    /// Constant, but for injects that are added live.
    pub(crate) scenario: Arc<Scenario>,
    /// Constant.
    pub(crate) seed: u64,
    /// By which edition of the rules it is played.
    pub(crate) rules: Rules,
}

/// Whether the exercise ends once the script has nothing more to do at this moment.
#[derive(Resource, Default)]
pub(crate) struct Ending(pub(crate) bool);

/// The order in which entities are made, which must make no difference to anything that is said.
#[derive(Resource, Clone, Copy)]
pub(crate) struct SpawnOrder {
    /// Last first, for the test of that.
    pub(crate) reverse: bool,
}

impl SpawnOrder {
    /// A list in the order in which its entities are to be made.
    pub(crate) fn of<T>(self, list: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut list: Vec<T> = list.into_iter().collect();
        if self.reverse {
            list.reverse();
        }
        list
    }
}

/// Exercise time.
#[derive(Resource, Default)]
pub(crate) struct Now(pub(crate) SimTime);

/// Facts so far. Mechanisms write it and never read it; the script reads what is new at the end of a pass.
#[derive(Resource, Default)]
pub(crate) struct Outbox {
    /// In the order in which they happened: output.
    pub(crate) facts: Vec<FactEntry>,
    /// How many of them the script has read.
    pub(crate) seen_by_script: usize,
    /// How many of them those on the spot have read.
    pub(crate) seen_by_observers: usize,
}

impl Outbox {
    pub(crate) fn say(&mut self, at: SimTime, fact: Fact) {
        debug_assert!(
            self.facts.last().is_none_or(|f| f.at <= at),
            "facts run backwards at {at}"
        );
        let n = self.facts.len() as u64 + 1;
        self.facts.push(FactEntry { n, at, fact });
    }
}

/// Entities by identifier. Iteration is in the order of identifiers, which is the order of everything that is said.
#[derive(Resource, Default)]
pub(crate) struct Index {
    /// Constant.
    pub(crate) units: BTreeMap<UnitId, Entity>,
    /// Constant.
    pub(crate) centres: BTreeMap<CentreId, Entity>,
    /// Constant.
    pub(crate) checkpoints: BTreeMap<CheckpointId, Entity>,
    /// Constant.
    pub(crate) directorates: BTreeMap<DirectorateId, Entity>,
    /// Those that have begun, whether they are over or not: state.
    pub(crate) incidents: BTreeMap<IncidentId, Entity>,
    /// Constant.
    pub(crate) vehicles: BTreeMap<VehicleId, Entity>,
    /// Constant.
    pub(crate) convoys: BTreeMap<ConvoyId, Entity>,
}

/// Where a target is: the place to drive to, or two for the ends of a road.
pub(crate) fn places_of(scenario: &Scenario, target: &Target) -> Vec<PlaceId> {
    match target {
        Target::Incident(id) => {
            site_of(scenario, id).map_or_else(Vec::new, |t| places_of(scenario, &t))
        }
        Target::Centre(id) => scenario
            .centres
            .get(id)
            .map(|c| c.place.clone())
            .into_iter()
            .collect(),
        Target::Checkpoint(id) => scenario
            .checkpoints
            .get(id)
            .map(|c| c.near.clone())
            .into_iter()
            .collect(),
        Target::Place(id) => scenario
            .places
            .get(id)
            .map(|p| p.id.clone())
            .into_iter()
            .collect(),
        Target::Road(id) => scenario
            .roads
            .get(id)
            .map_or_else(Vec::new, |r| vec![r.from.clone(), r.to.clone()]),
        // A convoy moves; who has to know where it is asks the simulation, and plans that need a fixed place take its office.
        Target::Convoy(id) => scenario
            .convoys
            .get(id)
            .map(|c| c.from.clone())
            .into_iter()
            .collect(),
    }
}

/// Where the script says that an incident happens.
pub(crate) fn site_of(scenario: &Scenario, incident: &IncidentId) -> Option<Target> {
    scenario.injects.incident(incident).map(|i| i.at.clone())
}

/// The directorate that answers for a target.
pub(crate) fn directorate_of(scenario: &Scenario, target: &Target) -> Option<DirectorateId> {
    if let Target::Centre(id) = target
        && let Some(d) = scenario
            .centres
            .get(id)
            .and_then(|c| scenario.municipalities.get(&c.municipality))
            .and_then(|m| m.directorate.clone())
    {
        return Some(d);
    }
    if let Target::Incident(id) = target {
        return site_of(scenario, id).and_then(|t| directorate_of(scenario, &t));
    }
    places_of(scenario, target)
        .first()
        .and_then(|p| scenario.directorate_of_place(p))
}

/// Whether a target lies in a directorate. A road between two, and what happens on it, lies in both, from the ninth edition of the rules
/// on; before, in the one at which the road begins.
pub(crate) fn lies_in(
    scenario: &Scenario,
    target: &Target,
    directorate: &DirectorateId,
    rules: Rules,
) -> bool {
    match target {
        Target::Incident(id) => {
            site_of(scenario, id).is_some_and(|site| lies_in(scenario, &site, directorate, rules))
        }
        Target::Road(id) if rules >= Rules::Edition9 => {
            let ends = scenario.roads.get(id).map(|r| [&r.from, &r.to]);
            let of = |p: &PlaceId| scenario.directorate_of_place(p);
            ends.is_some_and(|ends| ends.iter().any(|p| of(p).as_ref() == Some(directorate)))
        }
        Target::Road(_)
        | Target::Centre(_)
        | Target::Checkpoint(_)
        | Target::Place(_)
        | Target::Convoy(_) => directorate_of(scenario, target).as_ref() == Some(directorate),
    }
}

/// The municipality of a target: its centre's, or the one seated at its place.
pub(crate) fn municipality_of(scenario: &Scenario, target: &Target) -> Option<MunicipalityId> {
    if let Target::Centre(id) = target {
        return scenario.centres.get(id).map(|c| c.municipality.clone());
    }
    let places = places_of(scenario, target);
    let at = |p: &PlaceId| {
        scenario
            .municipalities
            .values()
            .find(|m| m.seat == *p)
            .map(|m| m.id.clone())
    };
    places.iter().find_map(at)
}
