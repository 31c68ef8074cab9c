//! Orders come in: each ends in exactly one fact, accepted or refused with a reason, and if accepted becomes requests to mechanisms.
//!
//! A seat orders inside its powers and its area. Human, scripted and standing orders go the same way.
//! Deliberately not here: what an accepted order then does.

use bevy_ecs::prelude::*;

use crate::base::ids::{CentreId, DirectorateId, SeatId, UnitId};
use crate::base::time::SimTime;
use crate::picture::RequestView;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{Order, Target};
use crate::record::words::{Capability, CentreState, Power, RoadState, Role, UnitState};
use crate::scenario::Scenario;
use crate::scenario::raw::Seat;
use crate::sim::agenda::{Asks, CheckpointAsk, Incoming, PollingAsk, RoadAsk, UnitAsk};
use crate::sim::core::{Outbox, directorate_of, places_of};
use crate::sim::model::movement::Unit;
use crate::sim::model::standing::Standing;
use crate::sim::observe::Eyes;
use crate::sim::script::Script;

/// Requests for support, by number from 1.
#[derive(Resource, Default)]
pub(super) struct Support(pub(super) Vec<RequestView>);

impl Support {
    /// Requests made by or to a seat; exercise control sees all.
    pub(super) fn of(&self, seat: &Seat) -> Vec<RequestView> {
        let all = seat.role == Role::Excon;
        self.0.iter().filter(|r| all || r.by == seat.id || r.from == seat.id).cloned().collect()
    }
}

type Verdict = Result<(), Refusal>;

/// Takes the orders of this pass.
pub(super) fn run(
    mut eyes: Eyes<'_, '_>,
    mut asks: ResMut<'_, Asks>,
    mut out: ResMut<'_, Outbox>,
    mut script: ResMut<'_, Script>,
    mut standing: ResMut<'_, Standing>,
    mut support: ResMut<'_, Support>,
) {
    let orders = std::mem::take(&mut asks.orders);
    for Incoming { seat, seq, rule, order } in orders {
        let mut desk = Desk {
            eyes: &mut eyes,
            asks: &mut asks,
            script: &mut script,
            standing: &mut standing,
            answers: Vec::new(),
            support: &mut support,
        };
        let verdict = desk.take(&seat, &order);
        let answers = std::mem::take(&mut desk.answers);
        let at = eyes.at();
        match verdict {
            Ok(()) => out.say(at, Fact::OrderAccepted { seat, seq, rule, order }),
            Err(why) => out.say(at, Fact::OrderRejected { seat, seq, rule, order, why }),
        }
        answers.into_iter().for_each(|f| out.say(at, f));
    }
}

/// What is needed to judge an order.
struct Desk<'a, 'w, 's> {
    eyes: &'a mut Eyes<'w, 's>,
    asks: &'a mut Asks,
    script: &'a mut Script,
    standing: &'a mut Standing,
    answers: Vec<Fact>,
    support: &'a mut Support,
}

fn need(holds: bool, otherwise: Refusal) -> Verdict {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn unknown(id: impl std::fmt::Display) -> Refusal {
    Refusal::Unknown(id.to_string())
}

impl Desk<'_, '_, '_> {
    fn scenario(&self) -> std::sync::Arc<Scenario> {
        self.eyes.brief.scenario.clone()
    }

    fn take(&mut self, seat: &SeatId, order: &Order) -> Verdict {
        let s = self.scenario();
        let seat = s.seats.get(seat).ok_or(Refusal::UnknownSeat)?;
        match order {
            Order::Dispatch { unit, to } => self.send(seat, unit, to, false),
            Order::Redirect { unit, to } => self.send(seat, unit, to, true),
            Order::StandDown { unit } => self.stand_down(seat, unit),
            Order::SetPosture { checkpoint, posture } => {
                let c = s.checkpoints.get(checkpoint).ok_or_else(|| unknown(checkpoint))?;
                let area = s.seats.get(&c.seat).and_then(|x| x.directorate.clone());
                self.may(seat, Power::Postures, area.as_ref())?;
                let now = self.eyes.checkpoints.get(self.eyes.index.checkpoints[checkpoint]).map(|c| c.posture);
                need(now != Ok(*posture), Refusal::AlreadySo)?;
                self.asks.checkpoints.push(CheckpointAsk::Posture(checkpoint.clone(), *posture));
                Ok(())
            }
            Order::SetGate { centre, posture } => {
                let view = self.centre(seat, Power::Postures, centre)?;
                need(view.0 != *posture, Refusal::AlreadySo)?;
                self.asks.polling.push(PollingAsk::Gate(centre.clone(), *posture));
                Ok(())
            }
            Order::CloseRoad { road } | Order::OpenRoad { road } => self.road(seat, road, matches!(order, Order::CloseRoad { .. })),
            Order::SetReadiness { directorate, level } => {
                need(s.directorates.contains_key(directorate), unknown(directorate))?;
                self.may(seat, Power::Readiness, Some(directorate))?;
                let now = self.eyes.directorates.get(self.eyes.index.directorates[directorate]).map(|d| d.target);
                need(now != Ok(*level), Refusal::AlreadySo)?;
                self.asks.readiness.push((directorate.clone(), *level));
                Ok(())
            }
            Order::SuspendVoting { centre } | Order::ResumeVoting { centre } => {
                self.voting(seat, centre, matches!(order, Order::SuspendVoting { .. }))
            }
            Order::ExtendVoting { centre, until } => self.extend(seat, centre, *until),
            Order::RequestSupport { from, capability, strength, to } => self.request(seat, from, *capability, *strength, to),
            Order::AnswerSupport { request, unit } => self.answer(seat, *request, unit.as_ref()),
            Order::Acknowledge { message } => {
                let fact = self.script.acknowledge(message, &seat.id, self.eyes.at())?;
                self.answers.push(fact);
                Ok(())
            }
            Order::Note { .. } => Ok(()),
            Order::Staff { .. } | Order::Release { .. } | Order::Skip { .. } | Order::EndExercise => self.control(seat, order),
        }
    }

    /// Whether a seat has a power over an area.
    fn may(&self, seat: &Seat, power: Power, area: Option<&DirectorateId>) -> Verdict {
        need(seat.powers().contains(&power), Refusal::NoPower)?;
        need(seat.directorate.is_none() || seat.directorate.as_ref() == area, Refusal::OutOfArea)
    }

    fn unit(&self, id: &UnitId) -> Result<(Entity, Unit), Refusal> {
        let e = *self.eyes.index.units.get(id).ok_or_else(|| unknown(id))?;
        self.eyes.units.get(e).map(|u| (e, u.clone())).map_err(|_| unknown(id))
    }

    fn commands(&self, seat: &Seat, u: &Unit) -> Verdict {
        need(seat.powers().contains(&Power::Units), Refusal::NoPower)?;
        let whole = seat.directorate.is_none();
        need(u.command == seat.id || whole, Refusal::NotYourUnit)
    }

    /// A target must exist, and lie in the seat's area unless the seat asks for help there.
    fn target(&self, to: &Target) -> Verdict {
        let s = self.scenario();
        let exists = match to {
            Target::Incident(id) => self.eyes.index.incidents.contains_key(id),
            other => !places_of(&s, other).is_empty(),
        };
        let name = match to {
            Target::Incident(x) => x.to_string(),
            Target::Centre(x) => x.to_string(),
            Target::Checkpoint(x) => x.to_string(),
            Target::Place(x) => x.to_string(),
            Target::Road(x) => x.to_string(),
        };
        need(exists, Refusal::Unknown(name))
    }

    fn send(&mut self, seat: &Seat, unit: &UnitId, to: &Target, again: bool) -> Verdict {
        let (e, u) = self.unit(unit)?;
        self.commands(seat, &u)?;
        self.target(to)?;
        let s = self.scenario();
        let known = seat.role == Role::Excon || !matches!(to, Target::Incident(_)) || self.knows(seat, to);
        need(known, Refusal::Unknown(format!("{to:?}")))?;
        let lent = u.command == seat.id && u.owner != seat.id;
        need(lent || seat.directorate.is_none() || seat.directorate == directorate_of(&s, to), Refusal::OutOfArea)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let free = matches!(u.state, UnitState::Available | UnitState::Returning);
        need(again || free, Refusal::Busy)?;
        need(!again || !free, Refusal::Idle)?;
        need(u.task.as_ref() != Some(to), Refusal::AlreadySo)?;
        self.route(&u, to)?;
        self.asks.units.push(UnitAsk::Send { unit: e, to: to.clone(), command: None });
        Ok(())
    }

    fn knows(&self, seat: &Seat, to: &Target) -> bool {
        let Target::Incident(id) = to else { return true };
        let e = self.eyes.index.incidents.get(id);
        e.and_then(|&e| self.eyes.incidents.get(e).ok()).is_some_and(|i| i.known_to.contains(&seat.id))
    }

    fn route(&self, u: &Unit, to: &Target) -> Verdict {
        let net = &self.eyes.net;
        let goals: Vec<usize> = places_of(&self.scenario(), to).iter().map(|p| net.node(p)).collect();
        let way = net.fastest(u.node(net), &goals, u.speed, |x| net.usable(x, &u.command));
        need(way.is_some(), Refusal::NoRoute)
    }

    fn stand_down(&mut self, seat: &Seat, unit: &UnitId) -> Verdict {
        let (e, u) = self.unit(unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        need(!matches!(u.state, UnitState::Available | UnitState::Returning) || u.node(&self.eyes.net) != u.base, Refusal::Idle)?;
        self.asks.units.push(UnitAsk::StandDown(e));
        Ok(())
    }

    fn centre(&mut self, seat: &Seat, power: Power, id: &CentreId) -> Result<(crate::record::words::Posture, CentreState), Refusal> {
        let s = self.scenario();
        need(s.centres.contains_key(id), unknown(id))?;
        let area = directorate_of(&s, &Target::Centre(id.clone()));
        self.may(seat, power, area.as_ref())?;
        let view = self.eyes.centre(id, true).ok_or_else(|| unknown(id))?;
        Ok((view.gate, view.state))
    }

    fn voting(&mut self, seat: &Seat, centre: &CentreId, suspend: bool) -> Verdict {
        let (_, state) = self.centre(seat, Power::Voting, centre)?;
        if suspend {
            need(state != CentreState::Suspended, Refusal::AlreadySo)?;
            need(state == CentreState::Open, Refusal::WrongState)?;
            self.asks.polling.push(PollingAsk::Suspend(centre.clone()));
        } else {
            need(state != CentreState::Open, Refusal::AlreadySo)?;
            let impossible = self.eyes.centres.get(self.eyes.index.centres[centre]).is_ok_and(|c| c.impossible());
            need(state == CentreState::Suspended && !impossible, Refusal::WrongState)?;
            self.asks.polling.push(PollingAsk::Resume(centre.clone()));
        }
        Ok(())
    }

    fn extend(&mut self, seat: &Seat, centre: &CentreId, until: SimTime) -> Verdict {
        let (_, state) = self.centre(seat, Power::Voting, centre)?;
        let admits = matches!(state, CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended);
        need(admits, Refusal::WrongState)?;
        let closes = self.eyes.centres.get(self.eyes.index.centres[centre]).map_or(SimTime::MAX, |c| c.closes);
        need(until > closes && until > self.eyes.at() && until <= self.scenario().head.end, Refusal::BadTime)?;
        self.asks.polling.push(PollingAsk::Extend(centre.clone(), until));
        Ok(())
    }

    fn road(&mut self, seat: &Seat, road: &crate::base::ids::RoadId, close: bool) -> Verdict {
        let s = self.scenario();
        let r = s.roads.get(road).ok_or_else(|| unknown(road))?;
        need(seat.powers().contains(&Power::Roads), Refusal::NoPower)?;
        let ends = [&r.from, &r.to].map(|p| s.directorate_of_place(p));
        need(seat.directorate.is_none() || ends.contains(&seat.directorate), Refusal::OutOfArea)?;
        let usable = self.eyes.net.usable(self.eyes.net.edge(road), &SeatId::from(""));
        need(close == usable, Refusal::AlreadySo)?;
        self.asks.roads.push(if close { RoadAsk::Close(road.clone()) } else { RoadAsk::Open(road.clone()) });
        Ok(())
    }

    fn request(&mut self, seat: &Seat, from: &SeatId, capability: Capability, strength: u32, to: &Target) -> Verdict {
        let s = self.scenario();
        need(seat.powers().contains(&Power::Units), Refusal::NoPower)?;
        let asked = s.seats.get(from).ok_or_else(|| unknown(from))?;
        need(asked.id != seat.id && asked.powers().contains(&Power::Units) && strength > 0, Refusal::NotCapable)?;
        self.target(to)?;
        need(self.knows(seat, to), Refusal::Unknown(format!("{to:?}")))?;
        need(seat.directorate.is_none() || seat.directorate == directorate_of(&s, to), Refusal::OutOfArea)?;
        let number = self.support.0.len() as u32 + 1;
        let request = RequestView { number, by: seat.id.clone(), from: from.clone(), capability, strength, to: to.clone(), open: true };
        let RequestView { by, from, to, .. } = request.clone();
        self.answers.push(Fact::SupportRequested { request: number, by, from, capability, strength, to });
        self.support.0.push(request);
        Ok(())
    }

    fn answer(&mut self, seat: &Seat, number: u32, unit: Option<&UnitId>) -> Verdict {
        let position = (number as usize).checked_sub(1);
        let request = position.and_then(|i| self.support.0.get(i)).cloned().ok_or_else(|| unknown(number))?;
        need(request.from == seat.id || seat.role == Role::Excon, Refusal::NoPower)?;
        need(request.open, Refusal::AlreadySo)?;
        let Some(unit) = unit else {
            self.close(number);
            self.answers.push(Fact::SupportDeclined { request: number });
            return Ok(());
        };
        let (e, u) = self.unit(unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        need(matches!(u.state, UnitState::Available | UnitState::Returning), Refusal::Busy)?;
        need(u.capabilities.contains(&request.capability), Refusal::NotCapable)?;
        self.route(&u, &request.to)?;
        self.close(number);
        self.answers.push(Fact::SupportGranted { request: number, unit: unit.clone() });
        self.asks.units.push(UnitAsk::Send { unit: e, to: request.to, command: Some(request.by) });
        Ok(())
    }

    fn close(&mut self, request: u32) {
        self.support.0[request as usize - 1].open = false;
    }

    fn control(&mut self, seat: &Seat, order: &Order) -> Verdict {
        need(seat.powers().contains(&Power::Control), Refusal::NoPower)?;
        let s = self.scenario();
        match order {
            Order::Staff { seat, staffed } => {
                need(s.seats.contains_key(seat), unknown(seat))?;
                self.standing.staff(seat, *staffed);
            }
            Order::Release { inject } => {
                need(s.inject(inject).is_some(), unknown(inject))?;
                need(self.script.waits(inject), Refusal::WrongState)?;
                self.asks.injects.push((inject.clone(), true));
            }
            Order::Skip { inject } => {
                need(s.inject(inject).is_some(), unknown(inject))?;
                need(self.script.waits(inject), Refusal::WrongState)?;
                self.answers.push(self.script.skip(inject));
            }
            Order::EndExercise => self.asks.end = true,
            _ => unreachable!("{order:?} is not an order of control"),
        }
        Ok(())
    }
}

/// Whether a road is open as the world has it, for the script.
pub(super) fn road_state(eyes: &Eyes<'_, '_>, road: &crate::base::ids::RoadId) -> RoadState {
    eyes.net.edges[eyes.net.edge(road)].state()
}
