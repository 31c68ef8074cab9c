//! Orders about lookouts for vehicles.
//!
//! Deliberately not here: who is stopped (`world::vehicles`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{CheckpointId, VehicleId};
use crate::base::time::SimTime;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::Party;
use crate::record::states::{Power, Role};
use crate::scenario::model::Seat;
use crate::sim::messages::message::{LookoutNotice, Payload};

impl Desk<'_, '_, '_, '_> {
    fn knows_vehicle(&self, seat: &Seat, id: &VehicleId) -> Verdict {
        let exists = match self.known(seat) {
            Some(k) => k.vehicles.contains_key(id),
            None => self.scenario().vehicles.contains_key(id),
        };
        need(exists, unknown(id))
    }

    /// Issues a lookout.
    pub(super) fn lookout(
        &mut self,
        seat: &Seat,
        vehicle: &VehicleId,
        list: &[CheckpointId],
        until: SimTime,
    ) -> Verdict {
        need(seat.powers().contains(&Power::Postures), Refusal::NoPower)?;
        self.knows_vehicle(seat, vehicle)?;
        let now = self.eyes.at();
        need(until > now, Refusal::BadTime)?;
        let checkpoints = self.addressed_checkpoints(seat, list)?;
        let number = self.knowledge.lookout();
        let count = checkpoints.len() as u32;
        let (id, seat_id) = (vehicle.clone(), seat.id.clone());
        self.answers.push(Fact::LookoutIssued {
            lookout: number,
            seat: seat_id,
            vehicle: id,
            checkpoints: count,
            until,
        });
        for c in checkpoints {
            let cargo = Payload::Lookout(LookoutNotice {
                number,
                vehicle: vehicle.clone(),
                until,
                issued: now,
            });
            self.send_to(seat, Party::Checkpoint(c), cargo);
        }
        if seat.role != Role::Excon {
            self.knowledge.of(&seat.id).looks_out(vehicle, Some(until));
        }
        Ok(())
    }

    /// Tells the seat's checkpoints that a vehicle is no longer looked for.
    pub(super) fn cancel_lookout(&mut self, seat: &Seat, vehicle: &VehicleId) -> Verdict {
        need(seat.powers().contains(&Power::Postures), Refusal::NoPower)?;
        self.knows_vehicle(seat, vehicle)?;
        for c in self.own_checkpoints(seat) {
            self.send_to(seat, Party::Checkpoint(c), Payload::Cancel(vehicle.clone()));
        }
        self.knowledge.of(&seat.id).looks_out(vehicle, None);
        Ok(())
    }
}
