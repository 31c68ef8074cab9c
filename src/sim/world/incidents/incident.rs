//! An incident as it is at a moment, what its stage needs and who is there.
//!
//! Deliberately not here: how it goes on (`incidents`).

use std::collections::BTreeSet;

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{IncidentId, KindId, MunicipalityId, UnitId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::states::{Capability, IncidentState, UnitState};
use crate::scenario::model::Stage;
use crate::sim::kernel::chance;
use crate::sim::kernel::digest::unset;
use crate::sim::world::movement::Unit;

/// An incident.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Incident {
    /// Constant.
    pub(crate) id: IncidentId,
    /// Its kind in the library: constant.
    pub(crate) kind: KindId,
    /// Where the script says that it happens: constant.
    pub(crate) site: Target,
    /// Whose voters it touches, if it is in a municipality: constant.
    pub(crate) municipality: Option<MunicipalityId>,
    /// Stage of its kind, from 0: state.
    pub(crate) stage: u32,
    /// State.
    pub(crate) state: IncidentState,
    /// When it began: constant.
    pub(crate) began: SimTime,
    /// Whether anyone knows of it: state.
    pub(crate) noticed: bool,
    /// Channels that fail because of it now: state.
    pub(super) cutting: Vec<crate::record::states::Channel>,
    /// By how much it dented confidence so far: state.
    pub(super) dented: f64,
    /// Units that wait until the scene is held: state.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) waiting: BTreeSet<UnitId>,
    /// Whether repair was asked for: state.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) repair_asked: bool,
    /// Whether anyone came: state.
    pub(super) responded: bool,
    /// Whether force out of proportion was used: state.
    pub(super) heavy: bool,
    /// Whether it blocks its road now: state.
    pub(super) blocking: bool,
    /// Share of the stage's work that is done: state.
    pub(super) work: f64,
    /// When its stage began: state; not kept before the sixth edition of the rules.
    #[serde(skip_serializing_if = "unset")]
    pub(super) staged: SimTime,
    /// When it was last contained: state.
    pub(super) contained: SimTime,
    /// Length of the whole stage's work by those on the scene: state.
    pub(super) pace: Span,
    /// Its luck: state.
    pub(super) chance: Stream,
    /// Wakes of earlier generations are void.
    pub(super) generation: u32,
}

impl Incident {
    pub(crate) fn ongoing(&self) -> bool {
        self.state.ongoing()
    }

    /// Whether a protection team can hold the present stage: a number from 0 to 1 that belongs to the incident and its stage.
    pub(crate) fn luck(&self, seed: u64) -> f64 {
        chance(seed, "gate", &format!("{} {}", self.id, self.stage))
    }

    /// What the first two editions put into the digest.
    pub(super) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(i64::from(self.stage))
            .num(self.state as i64)
            .float(self.work)
            .num(i64::from(self.generation));
    }
}

/// What this stage still needs, given people on the scene: capability and missing strength.
pub(crate) fn missing<'a>(
    stage: &Stage,
    there: impl Iterator<Item = Unit<'a>> + Clone,
) -> Vec<(Capability, u32)> {
    stage
        .needs
        .iter()
        .filter_map(|n| {
            let have: u32 = there
                .clone()
                .filter(|u| u.capabilities.contains(&n.capability))
                .map(|u| u.strength)
                .sum();
            (have < n.strength).then(|| (n.capability, n.strength - have))
        })
        .collect()
}

/// Those of the units on the scene who count for a stage: who must wait until it is held does not, nor a protection team that
/// cannot hold it. `luck` is a number from 0 to 1 that belongs to the incident and its stage.
pub(crate) fn effective<'a>(
    stage: &Stage,
    there: &[Unit<'a>],
    luck: f64,
    tired: impl Fn(&Unit<'_>) -> f64,
) -> Vec<Unit<'a>> {
    let holds = |u: &Unit<'_>| {
        let needed = stage.needs.first().map_or(1, |n| n.strength.max(1));
        let size = (f64::from(u.strength) / f64::from(needed)).min(1.0);
        stage
            .gate_holds
            .is_none_or(|p| luck < p * size * (1.0 - TIRED * tired(u)))
    };
    // Others beside it stand by the team.
    let alone = there.iter().all(|u| u.at_post());
    let mut able: Vec<Unit<'a>> = there.to_vec();
    able.retain(|u| !alone || holds(u));
    if let Some(first) = stage.held_first {
        let lacks = missing(stage, able.iter().copied());
        if lacks.iter().any(|(c, _)| *c == first) {
            able.retain(|u| u.capabilities.contains(&first));
        }
    }
    able
}

/// By how much a team at the end of its strength holds a stage less often (estimate).
const TIRED: f64 = 0.5;

/// Whether a unit stands at an incident.
pub(crate) fn on_scene(u: Unit<'_>, id: &IncidentId, site: &Target) -> bool {
    let sent = u.state == UnitState::OnScene
        && u.task
            .as_ref()
            .is_some_and(|t| matches!(t, Target::Incident(x) if x == id) || t == site);
    let protects = u.at_post() && matches!((site, &u.post), (Target::Centre(c), Some(p)) if c == p);
    sent || protects
}
