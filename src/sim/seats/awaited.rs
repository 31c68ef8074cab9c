//! What a seat has ordered and has not heard of yet, so that it can take it back at once.
//!
//! Deliberately not here: what it knows (`knowledge`), how orders travel (`messages`).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::ids::{CentreId, CheckpointId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::picture::{CentreView, CheckpointView, UnitView};
use crate::record::states::{CentreState, Direction, Posture};

/// What a seat has ordered and no report has shown to be so yet; state. Kept from the fifth edition of the rules on.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Awaited {
    /// Postures of checkpoints, of those who come in and of those who go out.
    pub(crate) checkpoints: BTreeMap<CheckpointId, [Posture; 2]>,
    /// Postures of centres' gates.
    pub(crate) gates: BTreeMap<CentreId, Posture>,
    /// Whether centres vote.
    pub(crate) voting: BTreeMap<CentreId, bool>,
    /// Units for which a relief was ordered, and when.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) reliefs: BTreeMap<UnitId, SimTime>,
    /// Checkpoints for which a relief was ordered, and when.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) post_reliefs: BTreeMap<CheckpointId, SimTime>,
}

/// How long a relief that was ordered counts as coming, whatever the unit says, for its base may not have heard of it yet (estimate).
const RELIEF_HEARD: Span = Span::from_mins(10);

impl Awaited {
    /// A centre was heard of.
    pub(super) fn centre(&mut self, v: &CentreView) {
        if self.gates.get(&v.id) == Some(&v.gate) {
            self.gates.remove(&v.id);
        }
        let votes = match v.state {
            CentreState::Open => Some(true),
            CentreState::Suspended => Some(false),
            _ => None,
        };
        if votes.is_none() || self.voting.get(&v.id).copied() == votes {
            self.voting.remove(&v.id);
        }
    }

    /// A unit was heard of: whether a relief that it does not know of may still come.
    pub(super) fn unit(&mut self, v: &UnitView) -> bool {
        let known = v.duty.is_some_and(|d| d.relief.is_some());
        let late = |t: &SimTime| v.word.as_of >= *t + RELIEF_HEARD;
        if known || self.reliefs.get(&v.id).is_some_and(late) {
            self.reliefs.remove(&v.id);
        }
        self.reliefs.contains_key(&v.id)
    }

    /// A checkpoint was heard of: whether a relief that it does not know of may still come.
    pub(super) fn checkpoint(&mut self, v: &CheckpointView) -> bool {
        let known = v.duty.is_some_and(|d| d.relief.is_some());
        let late = |t: &SimTime| v.word.as_of >= *t + RELIEF_HEARD;
        if known || self.post_reliefs.get(&v.id).is_some_and(late) {
            self.post_reliefs.remove(&v.id);
        }
        let now = [Direction::In, Direction::Out].map(|d| v.posture_of(d));
        if self.checkpoints.get(&v.id) == Some(&now) {
            self.checkpoints.remove(&v.id);
        }
        self.post_reliefs.contains_key(&v.id)
    }
}
