//! Orders about duty and custody: people and evidence that are held are handed over.
//!
//! Deliberately not here: what is held and how it is handed over (`world::holdings`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::UnitId;
use crate::picture::{CheckpointView, HeldView, UnitView};
use crate::record::fact::{EntityId, Refusal};
use crate::record::order::{Order, Party, Target};
use crate::record::states::{Capability, Power, Role, UnitState};
use crate::scenario::model::Seat;

/// Something that is held, as a seat knows it.
struct Known {
    /// Who holds it.
    by: Party,
    /// Where it is held.
    at: Target,
    /// What it is.
    held: HeldView,
}

impl Desk<'_, '_, '_, '_> {
    /// What is held under a number, as far as the seat knows.
    fn held(&mut self, seat: &Seat, number: u32) -> Result<Known, Refusal> {
        let (units, checkpoints) = if seat.role == Role::Excon {
            (self.eyes.units_in(seat), self.eyes.checkpoints_in(seat))
        } else {
            let known = self.known(seat);
            let units = known.map(|k| k.units.values().cloned().collect());
            let checkpoints = known.map(|k| k.checkpoints.values().cloned().collect());
            (units.unwrap_or_default(), checkpoints.unwrap_or_default())
        };
        let of_unit = |u: UnitView| {
            let held = *u.holds.iter().find(|h| h.number == number)?;
            let (by, at) = (Party::Unit(u.id), Target::Place(u.to));
            Some(Known { by, at, held })
        };
        let of_checkpoint = |c: CheckpointView| {
            let held = *c.holds.iter().find(|h| h.number == number)?;
            let (by, at) = (Party::Checkpoint(c.id.clone()), Target::Checkpoint(c.id));
            Some(Known { by, at, held })
        };
        let found = units.into_iter().find_map(of_unit);
        let found = found.or_else(|| checkpoints.into_iter().find_map(of_checkpoint));
        found.ok_or_else(|| unknown(EntityId::Held(number)))
    }

    /// Has what is held handed over: to a unit, which is sent there, or to the directorate, to which those who hold it bring it.
    pub(super) fn hand_over(&mut self, seat: &Seat, number: u32, to: Option<&UnitId>) -> Verdict {
        need(seat.powers().contains(&Power::Units), Refusal::NoPower)?;
        let known = self.held(seat, number)?;
        need(!known.held.leaves, Refusal::AlreadySo)?;
        if let Some(unit) = to {
            let u = self.unit(seat, unit)?;
            let able = u.capabilities.contains(&Capability::Investigation);
            need(able, Refusal::NotForCustody)?;
            let free = matches!(u.state, UnitState::Available | UnitState::Returning);
            return self.dispatch(seat, unit, &known.at, !free);
        }
        match &known.by {
            Party::Unit(unit) => {
                let u = self.unit(seat, unit)?;
                self.commands(seat, &u)?;
                need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
            }
            Party::Checkpoint(checkpoint) => self.checkpoint(seat, checkpoint)?,
            _ => {}
        }
        let order = Order::HandOver {
            held: number,
            to: None,
        };
        self.post(seat, known.by, order);
        Ok(())
    }
}
