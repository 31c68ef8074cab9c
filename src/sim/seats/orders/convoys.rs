//! Orders about convoys.
//!
//! Deliberately not here: how a convoy drives and hands over (`world::convoys`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{CheckpointId, ConvoyId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::picture::DetourView;
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal};
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

    /// From when on an order to a convoy waits for a word of it; before the sixth edition of the rules it was taken as heard.
    fn waits_for_word(&self) -> Option<SimTime> {
        let waits = self.eyes.brief.rules >= Rules::Edition6;
        waits.then(|| self.eyes.at())
    }

    /// Stops a convoy.
    pub(super) fn halt_convoy(&mut self, seat: &Seat, convoy: &ConvoyId) -> Verdict {
        let state = self.own_convoy(seat, convoy)?;
        need(
            !matches!(state, ConvoyState::Waiting | ConvoyState::Delivered),
            Refusal::WrongState,
        )?;
        if let Some(now) = self.waits_for_word() {
            self.knowledge.of(&seat.id).stops(convoy, now);
        }
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
        let detour = if self.eyes.brief.rules >= Rules::Edition5 {
            self.way_round(seat, convoy, skip)?
        } else {
            None
        };
        if let Some(d) = &detour {
            self.answers.push(Fact::ConvoyDetours {
                convoy: convoy.clone(),
                road: d.road.clone(),
                seat: seat.id.clone(),
                drive_seconds: d.drive.secs(),
                longer_seconds: d.longer.secs(),
            });
        }
        let waits = self.waits_for_word();
        self.knowledge.of(&seat.id).proceeds(convoy, detour, waits);
        let order = Order::ProceedConvoy {
            convoy: convoy.clone(),
            skip,
        };
        self.post(seat, Party::Convoy(convoy.clone()), order);
        Ok(())
    }

    /// The way round that a convoy takes from where the seat knows it, if a road on its way is known not to be open.
    ///
    /// # Errors
    /// If no way is known at all.
    fn way_round(
        &self,
        seat: &Seat,
        convoy: &ConvoyId,
        skip: bool,
    ) -> Result<Option<DetourView>, Refusal> {
        let (s, net) = (self.scenario(), &self.eyes.net);
        let view = match self.known(seat) {
            Some(k) => k.convoys.get(convoy).cloned(),
            None => self.eyes.convoy(convoy),
        };
        let v = view.ok_or_else(|| unknown(convoy))?;
        let plan = &s.convoys[convoy];
        let next = v.left.get(usize::from(skip));
        let goal = next.map_or(&plan.from, |id| &s.centres[id].place);
        let (goals, ends) = ([net.node(goal)], [net.node(&v.from), net.node(&v.to)]);
        // Which of several roads between the same ends it is on, is not known; one that is not open is more likely.
        let between = |e: &usize| ends[0] != ends[1] && net.joins(*e, ends);
        let roads = || (0..net.edges.len()).filter(between);
        let usable = |e: usize| self.knowledge.believes_open(&plan.seat, &net.edges[e].id);
        let on = roads().find(|e| !usable(*e));
        let on = on.or_else(|| roads().next());
        let fastest = |usable: &dyn Fn(usize) -> bool| {
            let from = |end: usize, share: f64, free: bool| {
                let part = on.map_or(0.0, |e| net.edges[e].millis(plan.speed) as f64 * share);
                let way = net.fastest(ends[end], &goals, plan.speed, usable);
                let way = way.filter(|_| free || on.is_none_or(usable));
                way.map(|(_, (roads, ms))| (ms + part as u64, roads))
            };
            let ahead = from(1, 1.0 - v.done, v.done >= 0.5);
            let behind = from(0, v.done, v.done < 0.5);
            ahead.into_iter().chain(behind).min_by_key(|w| w.0)
        };
        let (ms, _) = fastest(&usable).ok_or(Refusal::NoRoute)?;
        let Some((straight, roads)) = fastest(&|_| true).filter(|w| w.0 < ms) else {
            return Ok(None);
        };
        let blocked = on.into_iter().chain(roads).find(|e| !usable(*e));
        let span = |ms: u64| Span::from_millis(ms.cast_signed());
        Ok(blocked.map(|e| DetourView {
            road: net.edges[e].id.clone(),
            drive: span(ms),
            longer: span(ms - straight),
        }))
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
