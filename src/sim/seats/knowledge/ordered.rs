//! What a seat knows because it ordered it: units and reliefs sent, levels, postures, voting, lookouts, convoys.
//!
//! What was ordered may have been lost, so a later word of those on the spot counts more. Deliberately not here: reports
//! (`knowledge`).

use super::Known;
use crate::base::ids::{CentreId, CheckpointId, ConvoyId, DirectorateId, UnitId, VehicleId};
use crate::base::time::SimTime;
use crate::picture::{DetourView, Freshness};
use crate::record::order::Target;
use crate::record::states::{ConvoyState, Posture, Readiness, UnitState};

impl Known {
    /// The seat has ordered a relief for a unit, which should come at a time.
    pub(crate) fn ordered_relief(&mut self, unit: &UnitId, comes: SimTime, now: SimTime) {
        let found = self.things.units.get_mut(unit);
        if let Some(duty) = found.and_then(|u| u.duty.as_mut()) {
            duty.relief = Some(comes);
            let all = &mut self.things.awaited.reliefs;
            all.insert(unit.clone(), now);
        }
    }

    /// The seat has ordered a relief for a checkpoint, which should have taken over at a time.
    pub(crate) fn ordered_post_relief(
        &mut self,
        checkpoint: &CheckpointId,
        comes: SimTime,
        now: SimTime,
    ) {
        let found = self.things.checkpoints.get_mut(checkpoint);
        if let Some(duty) = found.and_then(|c| c.duty.as_mut()) {
            duty.relief = Some(comes);
            let all = &mut self.things.awaited.post_reliefs;
            all.insert(checkpoint.clone(), now);
        }
    }

    /// The seat has ordered a unit somewhere, or home.
    pub(crate) fn ordered(&mut self, unit: &UnitId, to: Option<Target>, now: SimTime) {
        if let Some(u) = self.things.units.get_mut(unit) {
            u.state = if to.is_some() {
                UnitState::Assigned
            } else {
                UnitState::Returning
            };
            u.task = to;
            u.unconfirmed = Some(now);
        }
    }

    /// The seat has ordered a directorate to a level of readiness.
    pub(crate) fn ordered_readiness(&mut self, directorate: &DirectorateId, level: Readiness) {
        if let Some(d) = self.things.directorates.get_mut(directorate) {
            d.ordered = level;
        }
    }

    /// The seat has ordered postures of a checkpoint.
    pub(crate) fn ordered_posture(&mut self, checkpoint: &CheckpointId, postures: [Posture; 2]) {
        let all = &mut self.things.awaited.checkpoints;
        all.insert(checkpoint.clone(), postures);
    }

    /// The seat has ordered a posture of a centre's gate.
    pub(crate) fn ordered_gate(&mut self, centre: &CentreId, posture: Posture) {
        self.things.awaited.gates.insert(centre.clone(), posture);
    }

    /// The seat has ordered a centre to vote, or not to.
    pub(crate) fn ordered_voting(&mut self, centre: &CentreId, votes: bool) {
        self.things.awaited.voting.insert(centre.clone(), votes);
    }

    /// The seat has issued a lookout until a time, or cancelled it.
    pub(crate) fn looks_out(&mut self, vehicle: &VehicleId, until: Option<SimTime>) {
        if let Some(v) = self.things.vehicles.get_mut(vehicle) {
            v.lookout = until;
        }
    }

    /// The seat has told a convoy to start; it is taken as halted until it is heard of.
    pub(crate) fn started(&mut self, convoy: &ConvoyId, now: SimTime) {
        if let Some(v) = self.things.convoys.get_mut(convoy) {
            v.state = ConvoyState::Halted;
            v.word = Freshness::at(now);
        }
    }

    /// The seat has told a convoy to go on, without its next centre or not, by a way round if that is known. From the sixth edition
    /// of the rules on it is known to stand until it is heard of.
    pub(crate) fn proceeds(
        &mut self,
        convoy: &ConvoyId,
        detour: Option<DetourView>,
        waits: Option<SimTime>,
    ) {
        if let Some(v) = self.things.convoys.get_mut(convoy) {
            if waits.is_none() {
                v.state = ConvoyState::Moving;
            }
            v.unconfirmed = waits;
            v.detour = detour;
        }
    }

    /// The seat has told a convoy to stop, which is not known to have heard it.
    pub(crate) fn stops(&mut self, convoy: &ConvoyId, now: SimTime) {
        if let Some(v) = self.things.convoys.get_mut(convoy) {
            v.unconfirmed = Some(now);
        }
    }

    /// The seat has announced a convoy.
    pub(crate) fn announced(&mut self, convoy: &ConvoyId) {
        if let Some(v) = self.things.convoys.get_mut(convoy) {
            v.announced = true;
        }
    }
}
