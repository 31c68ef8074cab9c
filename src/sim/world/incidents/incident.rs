//! An incident as it is at a moment, what its stage needs and who is there.
//!
//! Deliberately not here: how it goes on (`incidents`).

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{IncidentId, KindId, MunicipalityId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::states::{Capability, IncidentState, UnitState};
use crate::scenario::model::Stage;
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
    /// Whether anyone came: state.
    pub(super) responded: bool,
    /// Whether force out of proportion was used: state.
    pub(super) heavy: bool,
    /// Whether it blocks its road now: state.
    pub(super) blocking: bool,
    /// Share of the stage's work that is done: state.
    pub(super) work: f64,
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
        matches!(self.state, IncidentState::Active | IncidentState::Contained)
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

/// Whether a unit stands at an incident.
pub(crate) fn on_scene(u: Unit<'_>, id: &IncidentId, site: &Target) -> bool {
    let sent = u.state == UnitState::OnScene
        && u.task
            .as_ref()
            .is_some_and(|t| *t == Target::Incident(id.clone()) || t == site);
    let protects = u.at_post() && matches!((site, &u.post), (Target::Centre(c), Some(p)) if c == p);
    sent || protects
}
