//! Orders about convoys.
//!
//! Deliberately not here: how a convoy drives and hands over (`world::convoys`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{CheckpointId, ConvoyId, UnitId};
use crate::record::fact::Refusal;
use crate::record::order::{Order, Party, Target};
use crate::record::states::{ConvoyState, Power};
use crate::scenario::model::Seat;
use crate::sim::messages::message::Payload;

impl Desk<'_, '_, '_, '_> {
    /// The state of a convoy, as far as the seat knows it.
    fn convoy_state(&self, seat: &Seat, convoy: &ConvoyId) -> Result<ConvoyState, Refusal> {
        need(
            self.scenario().convoys.contains_key(convoy),
            unknown(convoy),
        )?;
        let state = match self.known(seat) {
            Some(k) => k.convoys.get(convoy).map(|v| v.state),
            None => self.eyes.convoy(convoy).map(|v| v.state),
        };
        state.ok_or_else(|| unknown(convoy))
    }

    /// The state of a convoy that the seat may command.
    fn own_convoy(&self, seat: &Seat, convoy: &ConvoyId) -> Result<ConvoyState, Refusal> {
        let state = self.convoy_state(seat, convoy)?;
        need(seat.powers().contains(&Power::Convoys), Refusal::NoPower)?;
        let own = self.scenario().convoys[convoy].seat == seat.id;
        need(own || seat.directorate.is_none(), Refusal::OutOfArea)?;
        Ok(state)
    }

    /// Starts a convoy, with a unit as escort or none.
    pub(super) fn start_convoy(
        &mut self,
        seat: &Seat,
        convoy: &ConvoyId,
        escort: Option<&UnitId>,
    ) -> Verdict {
        let state = self.own_convoy(seat, convoy)?;
        // A start of which nothing was heard may have been lost.
        let unheard = self
            .known(seat)
            .and_then(|k| k.convoys.get(convoy))
            .is_some_and(|v| v.state == ConvoyState::Halted && v.halted.is_none());
        need(
            state == ConvoyState::Waiting || unheard,
            Refusal::WrongState,
        )?;
        if let Some(unit) = escort {
            let to = Target::Convoy(convoy.clone());
            if self.unit(seat, unit)?.task.as_ref() != Some(&to) {
                self.dispatch(seat, unit, &to, false)?;
            }
        }
        // Known as started, so that nobody starts it twice.
        let now = self.eyes.at();
        self.knowledge.of(&seat.id).started(convoy, now);
        let order = Order::StartConvoy {
            convoy: convoy.clone(),
            escort: escort.cloned(),
        };
        self.post(seat, Party::Convoy(convoy.clone()), order);
        Ok(())
    }

    /// Stops a convoy.
    pub(super) fn halt_convoy(&mut self, seat: &Seat, convoy: &ConvoyId) -> Verdict {
        let state = self.own_convoy(seat, convoy)?;
        need(
            !matches!(state, ConvoyState::Waiting | ConvoyState::Delivered),
            Refusal::WrongState,
        )?;
        let order = Order::HaltConvoy {
            convoy: convoy.clone(),
        };
        self.post(seat, Party::Convoy(convoy.clone()), order);
        Ok(())
    }

    /// Lets a halted convoy go on.
    pub(super) fn proceed_convoy(&mut self, seat: &Seat, convoy: &ConvoyId, skip: bool) -> Verdict {
        let state = self.own_convoy(seat, convoy)?;
        need(
            matches!(state, ConvoyState::Halted | ConvoyState::AtCentre),
            Refusal::WrongState,
        )?;
        self.knowledge.of(&seat.id).proceeds(convoy);
        let order = Order::ProceedConvoy {
            convoy: convoy.clone(),
            skip,
        };
        self.post(seat, Party::Convoy(convoy.clone()), order);
        Ok(())
    }

    /// Tells checkpoints that a convoy comes.
    pub(super) fn announce_convoy(
        &mut self,
        seat: &Seat,
        convoy: &ConvoyId,
        list: &[CheckpointId],
    ) -> Verdict {
        self.convoy_state(seat, convoy)?;
        let checkpoints = self.addressed_checkpoints(seat, list)?;
        for c in checkpoints {
            let cargo = Payload::Announce(convoy.clone());
            self.send_to(seat, Party::Checkpoint(c), cargo);
        }
        self.knowledge.of(&seat.id).announced(convoy);
        Ok(())
    }
}
