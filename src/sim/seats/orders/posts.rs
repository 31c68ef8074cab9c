//! Orders about postures: of checkpoints, of all checkpoints of a directorate, of centres' gates.
//!
//! Deliberately not here: what a posture does (`world::checkpoints`, `world::polling`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{CentreId, CheckpointId, DirectorateId};
use crate::record::fact::Refusal;
use crate::record::order::{Order, Party};
use crate::record::states::{Posture, Power};
use crate::scenario::model::{Checkpoint, Seat};

impl Desk<'_, '_, '_, '_> {
    /// Sets the posture of a checkpoint.
    pub(super) fn set_posture(
        &mut self,
        seat: &Seat,
        checkpoint: &CheckpointId,
        posture: Posture,
    ) -> Verdict {
        self.checkpoint(seat, checkpoint)?;
        need(
            self.posture(seat, checkpoint) != Some(posture),
            Refusal::AlreadySo,
        )?;
        self.post_posture(seat, checkpoint.clone(), posture);
        Ok(())
    }

    fn post_posture(&mut self, seat: &Seat, checkpoint: CheckpointId, posture: Posture) {
        let order = Order::SetPosture {
            checkpoint: checkpoint.clone(),
            posture,
        };
        self.post(seat, Party::Checkpoint(checkpoint), order);
    }

    /// Sets the posture of all checkpoints of a directorate that have another one.
    pub(super) fn set_posture_plan(
        &mut self,
        seat: &Seat,
        directorate: &DirectorateId,
        posture: Posture,
    ) -> Verdict {
        let s = self.scenario();
        self.over(seat, Power::Postures, directorate)?;
        let area = |c: &&Checkpoint| {
            s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref()) == Some(directorate)
        };
        let all = s.checkpoints.values().filter(area).map(|c| &c.id);
        let differ: Vec<CheckpointId> = all
            .filter(|c| self.posture(seat, c) != Some(posture))
            .cloned()
            .collect();
        need(!differ.is_empty(), Refusal::AlreadySo)?;
        for checkpoint in differ {
            self.post_posture(seat, checkpoint, posture);
        }
        Ok(())
    }

    /// Sets the posture of a centre's gate.
    pub(super) fn set_gate(&mut self, seat: &Seat, centre: &CentreId, posture: Posture) -> Verdict {
        let view = self.centre(seat, Power::Postures, centre)?;
        need(view.gate != posture, Refusal::AlreadySo)?;
        let order = Order::SetGate {
            centre: centre.clone(),
            posture,
        };
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Whether the seat may instruct a checkpoint.
    pub(super) fn checkpoint(&self, seat: &Seat, id: &CheckpointId) -> Verdict {
        let s = self.scenario();
        let c = s.checkpoints.get(id).ok_or_else(|| unknown(id))?;
        let area = s.seats.get(&c.seat).and_then(|x| x.directorate.clone());
        self.may(seat, Power::Postures, area.as_ref())
    }

    /// The posture of a checkpoint as the seat knows it.
    fn posture(&self, seat: &Seat, id: &CheckpointId) -> Option<Posture> {
        if let Some(k) = self.known(seat) {
            return k.checkpoints.get(id).map(|c| c.posture);
        }
        self.eyes.posture(id)
    }

    /// Checkpoints that a seat may instruct.
    pub(super) fn own_checkpoints(&self, seat: &Seat) -> Vec<CheckpointId> {
        let s = self.scenario();
        s.checkpoints
            .keys()
            .filter(|c| self.checkpoint(seat, c).is_ok())
            .cloned()
            .collect()
    }

    /// The checkpoints that an order names, or all of the seat's own if it names none; there has to be one.
    pub(super) fn addressed_checkpoints(
        &self,
        seat: &Seat,
        list: &[CheckpointId],
    ) -> Result<Vec<CheckpointId>, Refusal> {
        let checkpoints = if list.is_empty() {
            self.own_checkpoints(seat)
        } else {
            list.to_vec()
        };
        for c in &checkpoints {
            self.checkpoint(seat, c)?;
        }
        need(!checkpoints.is_empty(), Refusal::NoCheckpoints)?;
        Ok(checkpoints)
    }
}
