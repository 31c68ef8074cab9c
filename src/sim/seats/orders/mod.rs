//! Orders come in: each ends in exactly one fact, accepted or refused with a reason, and if accepted goes to whom it concerns.
//!
//! A seat orders inside its powers and its area, and is judged by what it knows: an order is not refused for a reason that the
//! seat could not give itself. Human, scripted and standing orders go the same way. Exercise control needs no channel.
//! Deliberately not here: orders about words, lookouts, convoys and rumours (`intake::concert`), what an order then does.

mod coordination;

pub(crate) use coordination::described;

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::ids::{CentreId, DirectorateId, RoadId, SeatId, UnitId};
use crate::base::time::SimTime;
use crate::picture::{CentreView, Freshness, RequestView, UnitView};
use crate::record::Rules;
use crate::record::fact::{Fact, Missing, Refusal};
use crate::record::order::{AdHoc, Order, Party, Target};
use crate::record::states::{Capability, CentreState, Channel, Power, RoadState, Role, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::sim::kernel::agenda::Agenda;
use crate::sim::kernel::context::{Outbox, directorate_of, places_of};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Incoming, Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::messages::message::{ChannelChoice, News, Payload, Report, Sending};
use crate::sim::requests::Outgoing;
use crate::sim::script::Script;
use crate::sim::script::requests::{ImproviseRequest, InjectRequest};
use crate::sim::seats::doctrine::Standing;
use crate::sim::seats::knowledge::{Knowledge, Known};
use crate::sim::seats::pictures::TruthView;
use crate::sim::world::requests::{ReadinessRequest, RoadRequest};

/// Requests for support, by number from 1.
#[derive(Resource, Default, Serialize)]
pub(crate) struct Support(pub(crate) Vec<RequestView>);

type Verdict = Result<(), Refusal>;

/// Registers the intake of orders.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Incoming>()
        .init_resource::<Support>()
        .add_part(Part {
            name: "orders",
            before: None,
            all: digest::resource::<Support>,
        })
        .add_systems(SimTick, run.in_set(Turn::Intake).run_if(busy));
}

/// Whether there is any order.
fn busy(orders: Res<Requests<Incoming>>) -> bool {
    !orders.is_empty()
}

/// Takes the orders of this pass.
fn run(
    mut eyes: TruthView<'_, '_>,
    mut orders: ResMut<'_, Requests<Incoming>>,
    mut requests: Outgoing<'_>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
    mut script: ResMut<'_, Script>,
    mut standing: ResMut<'_, Standing>,
    mut support: ResMut<'_, Support>,
    mut knowledge: ResMut<'_, Knowledge>,
) {
    for Incoming {
        seat,
        seq,
        rule,
        order,
    } in orders.take()
    {
        let mut desk = Desk {
            eyes: &mut eyes,
            requests: &mut requests,
            agenda: &mut agenda,
            script: &mut script,
            standing: &mut standing,
            answers: Vec::new(),
            support: &mut support,
            knowledge: &mut knowledge,
        };
        let verdict = desk.take(&seat, &order);
        let answers = std::mem::take(&mut desk.answers);
        let (at, rules) = (eyes.at(), eyes.brief.rules);
        match verdict {
            Ok(()) => out.say(
                at,
                Fact::OrderAccepted {
                    seat,
                    seq,
                    rule,
                    order,
                },
            ),
            Err(why) => out.say(
                at,
                Fact::OrderRejected {
                    seat,
                    seq,
                    rule,
                    why: if rules >= Rules::Edition3 {
                        why
                    } else {
                        why.untyped(&order)
                    },
                    order,
                },
            ),
        }
        answers.into_iter().for_each(|f| out.say(at, f));
    }
}

/// What is needed to judge an order.
struct Desk<'a, 'w, 's, 'o> {
    eyes: &'a mut TruthView<'w, 's>,
    requests: &'a mut Outgoing<'o>,
    agenda: &'a mut Agenda,
    script: &'a mut Script,
    standing: &'a mut Standing,
    answers: Vec<Fact>,
    support: &'a mut Support,
    knowledge: &'a mut Knowledge,
}

fn need(holds: bool, otherwise: Refusal) -> Verdict {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn unknown(what: impl Into<Missing>) -> Refusal {
    Refusal::NotKnown(what.into())
}

impl Desk<'_, '_, '_, '_> {
    fn scenario(&self) -> std::sync::Arc<Scenario> {
        self.eyes.brief.scenario.clone()
    }

    fn take(&mut self, seat: &SeatId, order: &Order) -> Verdict {
        let s = self.scenario();
        let seat = s.seats.get(seat).ok_or(Refusal::UnknownSeat)?;
        match order {
            Order::Dispatch { unit, to } => self.send(seat, unit, to, order, false),
            Order::Redirect { unit, to } => self.send(seat, unit, to, order, true),
            Order::StandDown { unit } => self.stand_down(seat, unit, order),
            Order::SetGate { centre, posture } => {
                let view = self.centre(seat, Power::Postures, centre)?;
                need(view.gate != *posture, Refusal::AlreadySo)?;
                self.post(seat, Party::Centre(centre.clone()), order);
                Ok(())
            }
            Order::CloseRoad { road } | Order::OpenRoad { road } => {
                self.road(seat, road, matches!(order, Order::CloseRoad { .. }))
            }
            Order::SetReadiness { directorate, level } => {
                need(
                    s.directorates.contains_key(directorate),
                    unknown(directorate),
                )?;
                self.may(seat, Power::Readiness, Some(directorate))?;
                let believed = self
                    .known(seat)
                    .and_then(|k| k.directorates.get(directorate))
                    .map(|d| d.ordered);
                let truth = self
                    .eyes
                    .directorates
                    .get(self.eyes.index.directorates[directorate])
                    .map(|d| d.target)
                    .ok();
                let now = if seat.role == Role::Excon {
                    truth
                } else {
                    believed
                };
                need(now != Some(*level), Refusal::AlreadySo)?;
                self.set_readiness(seat, directorate, order);
                Ok(())
            }
            Order::SuspendVoting { centre } | Order::ResumeVoting { centre } => {
                self.voting(seat, centre, order)
            }
            Order::ExtendVoting { centre, until } => self.extend(seat, centre, *until, order),
            Order::RequestSupport {
                from,
                capability,
                strength,
                to,
            } => self.request(seat, from, *capability, *strength, to),
            Order::AnswerSupport { request, unit } => self.answer(seat, *request, unit.as_ref()),
            Order::Acknowledge { message } => {
                let (now, rules) = (self.eyes.at(), self.eyes.brief.rules);
                let facts = self.script.acknowledge(message, &seat.id, now, rules)?;
                self.answers.extend(facts);
                Ok(())
            }
            Order::Note { .. } => Ok(()),
            Order::Staff { .. }
            | Order::Release { .. }
            | Order::Skip { .. }
            | Order::Retime { .. }
            | Order::Improvise { .. }
            | Order::EndExercise => self.control(seat, order),
            other => self.concert(seat, other),
        }
    }

    /// What a seat knows; exercise control sees the truth instead.
    fn known(&self, seat: &Seat) -> Option<&Known> {
        self.knowledge
            .seats
            .get(&seat.id)
            .filter(|_| seat.role != Role::Excon)
    }

    /// Whether a seat has a power over an area.
    fn may(&self, seat: &Seat, power: Power, area: Option<&DirectorateId>) -> Verdict {
        need(seat.powers().contains(&power), Refusal::NoPower)?;
        need(
            seat.directorate.is_none() || seat.directorate.as_ref() == area,
            Refusal::OutOfArea,
        )
    }

    /// Sends an order to whom it concerns.
    fn post(&mut self, seat: &Seat, to: Party, order: &Order) {
        self.post_as(seat, to, order, None);
    }

    fn post_as(&mut self, seat: &Seat, to: Party, order: &Order, command: Option<SeatId>) {
        let cargo = Payload::Order {
            seat: seat.id.clone(),
            order: order.clone(),
            command,
        };
        let from = self.party(seat);
        self.requests.sends.push(Sending {
            from,
            to,
            wish: ChannelChoice::Chosen,
            cargo,
        });
    }

    fn party(&self, seat: &Seat) -> Party {
        if seat.role == Role::Excon {
            Party::Control
        } else {
            Party::Seat(seat.id.clone())
        }
    }

    /// A unit as the seat knows it.
    fn unit(&self, seat: &Seat, id: &UnitId) -> Result<UnitView, Refusal> {
        if seat.role == Role::Excon {
            return self
                .eyes
                .unit_named(id)
                .map(|u| self.eyes.unit(u))
                .ok_or_else(|| unknown(id));
        }
        need(self.eyes.index.units.contains_key(id), unknown(id))?;
        let own = self.known(seat).and_then(|k| k.units.get(id)).cloned();
        // Who commands a unit is written in the plan, whether one has heard of it since or not.
        let foreign =
            own.as_ref().is_none_or(|u| u.command != seat.id) && seat.directorate.is_some();
        need(!foreign, Refusal::NotYourUnit)?;
        own.ok_or_else(|| unknown(id))
    }

    fn commands(&self, seat: &Seat, u: &UnitView) -> Verdict {
        need(seat.powers().contains(&Power::Units), Refusal::NoPower)?;
        need(
            u.command == seat.id || seat.directorate.is_none(),
            Refusal::NotYourUnit,
        )
    }

    /// A target must exist; an incident must be known to the seat.
    fn target(&self, seat: &Seat, to: &Target) -> Verdict {
        let s = self.scenario();
        let exists = match to {
            Target::Incident(id) if seat.role == Role::Excon => {
                self.eyes.index.incidents.contains_key(id)
            }
            Target::Incident(id) => self
                .known(seat)
                .is_some_and(|k| k.incidents.contains_key(id)),
            other => !places_of(&s, other).is_empty(),
        };
        need(exists, unknown(to))
    }

    fn send(
        &mut self,
        seat: &Seat,
        unit: &UnitId,
        to: &Target,
        order: &Order,
        again: bool,
    ) -> Verdict {
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        self.target(seat, to)?;
        let s = self.scenario();
        let lent = u.command == seat.id && s.units[unit].seat != seat.id;
        // A convoy is escorted from wherever it starts.
        let anywhere = lent || seat.directorate.is_none() || matches!(to, Target::Convoy(_));
        need(
            anywhere || seat.directorate == directorate_of(&s, to),
            Refusal::OutOfArea,
        )?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let free = matches!(u.state, UnitState::Available | UnitState::Returning);
        let repeats = u.unconfirmed.is_some() && u.task.as_ref() == Some(to);
        need(again || free || repeats, Refusal::Busy)?;
        need(!again || !free, Refusal::Idle)?;
        need(u.task.as_ref() != Some(to) || repeats, Refusal::AlreadySo)?;
        self.route(seat, &u, to)?;
        self.post(seat, Party::Unit(unit.clone()), order);
        let now = self.eyes.at();
        if seat.role != Role::Excon {
            self.knowledge
                .of(&seat.id)
                .ordered(unit, Some(to.clone()), now);
        }
        Ok(())
    }

    /// A way must be known to be open. Where a convoy or its trouble is now, only those on the spot know.
    fn route(&self, seat: &Seat, u: &UnitView, to: &Target) -> Verdict {
        let net = &self.eyes.net;
        let goals: Vec<usize> = places_of(&self.scenario(), to)
            .iter()
            .map(|p| net.node(p))
            .collect();
        let way = net.fastest(net.node(&u.to), &goals, 1.0, |x| net.usable(x, &seat.id));
        need(
            way.is_some() || matches!(to, Target::Convoy(_)),
            Refusal::NoRoute,
        )
    }

    fn stand_down(&mut self, seat: &Seat, unit: &UnitId, order: &Order) -> Verdict {
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let home = self.scenario().units[unit].base == u.to && u.from == u.to;
        need(
            !matches!(u.state, UnitState::Available | UnitState::Returning) || !home,
            Refusal::Idle,
        )?;
        self.post(seat, Party::Unit(unit.clone()), order);
        let now = self.eyes.at();
        if seat.role != Role::Excon {
            self.knowledge.of(&seat.id).ordered(unit, None, now);
        }
        Ok(())
    }

    /// A room's own directorate takes a level at once; another's room has to be told.
    fn set_readiness(&mut self, seat: &Seat, directorate: &DirectorateId, order: &Order) {
        let s = self.scenario();
        let room = s.room_of(Some(directorate)).map(|x| x.id.clone());
        let own = seat.role == Role::Excon || seat.directorate.as_ref() == Some(directorate);
        match room.filter(|r| !own && *r != seat.id) {
            Some(room) => self.post(seat, Party::Seat(room), order),
            None => {
                if let Order::SetReadiness { level, .. } = order {
                    self.requests.readiness.push(ReadinessRequest {
                        directorate: directorate.clone(),
                        level: *level,
                    });
                }
            }
        }
        if let (Some(d), Order::SetReadiness { level, .. }) = (
            self.knowledge
                .of(&seat.id)
                .directorates
                .get_mut(directorate),
            order,
        ) {
            d.ordered = *level;
        }
    }

    /// A centre as the seat knows it.
    fn centre(&mut self, seat: &Seat, power: Power, id: &CentreId) -> Result<CentreView, Refusal> {
        let s = self.scenario();
        need(s.centres.contains_key(id), unknown(id))?;
        let area = directorate_of(&s, &Target::Centre(id.clone()));
        self.may(seat, power, area.as_ref())?;
        if seat.role == Role::Excon {
            return self.eyes.centre(id, true).ok_or_else(|| unknown(id));
        }
        self.known(seat)
            .and_then(|k| k.centres.get(id))
            .cloned()
            .ok_or_else(|| unknown(id))
    }

    fn voting(&mut self, seat: &Seat, centre: &CentreId, order: &Order) -> Verdict {
        let view = self.centre(seat, Power::Voting, centre)?;
        if matches!(order, Order::SuspendVoting { .. }) {
            need(view.state != CentreState::Suspended, Refusal::AlreadySo)?;
            need(view.state == CentreState::Open, Refusal::WrongState)?;
        } else {
            need(view.state != CentreState::Open, Refusal::AlreadySo)?;
            need(
                view.state == CentreState::Suspended && !self.impossible(seat, centre),
                Refusal::WrongState,
            )?;
        }
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Whether an incident that the seat knows of, or for exercise control any, makes voting impossible.
    fn impossible(&self, seat: &Seat, centre: &CentreId) -> bool {
        let site = Target::Centre(centre.clone());
        match self.known(seat) {
            Some(k) => k.incidents.values().any(|i| i.suspends && i.site == site),
            None => self
                .eyes
                .centres
                .get(self.eyes.index.centres[centre])
                .is_ok_and(|c| c.impossible()),
        }
    }

    fn extend(&mut self, seat: &Seat, centre: &CentreId, until: SimTime, order: &Order) -> Verdict {
        let view = self.centre(seat, Power::Voting, centre)?;
        let admits = matches!(
            view.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        );
        need(admits, Refusal::WrongState)?;
        if self.eyes.brief.rules >= Rules::Edition2 {
            let opens = self.scenario().settings.polling.opens;
            let goes_on = match view.state {
                // What was seen before the hour says nothing about the doors after it.
                CentreState::NotOpen | CentreState::Ready => view.word.as_of < opens,
                _ => !self.impossible(seat, centre),
            };
            need(goes_on, Refusal::NoVoting)?;
        }
        need(
            until > view.closes && until > self.eyes.at() && until <= self.scenario().head.end,
            Refusal::BadTime,
        )?;
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    fn road(&mut self, seat: &Seat, road: &RoadId, close: bool) -> Verdict {
        let s = self.scenario();
        let r = s.roads.get(road).ok_or_else(|| unknown(road))?;
        need(seat.powers().contains(&Power::Roads), Refusal::NoPower)?;
        let ends = [&r.from, &r.to].map(|p| s.directorate_of_place(p));
        need(
            seat.directorate.is_none() || ends.contains(&seat.directorate),
            Refusal::OutOfArea,
        )?;
        let closed = match self.known(seat) {
            Some(k) => k.roads.get(road).is_some_and(|r| r.closed),
            None => self.eyes.net.edges[self.eyes.net.edge(road)].is_closed(),
        };
        need(close != closed, Refusal::AlreadySo)?;
        self.requests.roads.push(if close {
            RoadRequest::Close(road.clone())
        } else {
            RoadRequest::Open(road.clone())
        });
        self.announce_road(seat, road, close);
        Ok(())
    }

    /// The room that closes or opens a road knows it at once and announces it to the other rooms that command units.
    fn announce_road(&mut self, seat: &Seat, road: &RoadId, close: bool) {
        let (s, now) = (self.scenario(), self.eyes.at());
        let view = News::Closure(road.clone(), close, now);
        if seat.role != Role::Excon
            && let Some((road, state)) = self.knowledge.of(&seat.id).hear(&view, now)
        {
            self.requests
                .roads
                .push(RoadRequest::Told(seat.id.clone(), road, state));
        }
        let about = crate::record::order::About::Road(road.clone());
        let report = Report {
            number: 0,
            about,
            news: vec![view],
            as_of: now,
            confirm: false,
            routine: true,
            deferred: false,
        };
        let report = std::sync::Arc::new(report);
        let rooms = s.seats.values().filter(|x| {
            x.id != seat.id && x.role != Role::Excon && x.powers().contains(&Power::Units)
        });
        for room in rooms {
            let (from, to) = (self.party(seat), Party::Seat(room.id.clone()));
            self.requests.sends.push(Sending {
                from,
                to,
                wish: ChannelChoice::AnyOf,
                cargo: Payload::Report(report.clone()),
            });
        }
    }

    fn request(
        &mut self,
        seat: &Seat,
        from: &SeatId,
        capability: Capability,
        strength: u32,
        to: &Target,
    ) -> Verdict {
        let s = self.scenario();
        need(
            seat.powers().contains(&Power::Units) || matches!(to, Target::Convoy(_)),
            Refusal::NoPower,
        )?;
        let asked = s.seats.get(from).ok_or_else(|| unknown(from))?;
        need(
            asked.id != seat.id && asked.powers().contains(&Power::Units) && strength > 0,
            Refusal::NotCapable,
        )?;
        self.target(seat, to)?;
        need(
            seat.directorate.is_none() || seat.directorate == directorate_of(&s, to),
            Refusal::OutOfArea,
        )?;
        let number = self.support.0.len() as u32 + 1;
        let request = RequestView {
            number,
            by: seat.id.clone(),
            from: from.clone(),
            capability,
            strength,
            to: to.clone(),
            open: true,
        };
        let RequestView { by, from, to, .. } = request.clone();
        self.answers.push(Fact::SupportRequested {
            request: number,
            by,
            from: from.clone(),
            capability,
            strength,
            to: to.clone(),
        });
        self.support.0.push(request.clone());
        self.knowledge
            .of(&seat.id)
            .requests
            .insert(number, request.clone());
        // Who is asked to help with an incident is told what it is.
        let incident = if let Target::Incident(id) = &to {
            self.known(seat).and_then(|k| k.incidents.get(id)).cloned()
        } else {
            None
        };
        let sender = self.party(seat);
        if let Some(view) = incident {
            let about = crate::record::order::About::Incident(view.id.clone());
            let (number, as_of) = (self.knowledge.number(), view.word.as_of);
            let report = Report {
                number,
                about,
                news: vec![News::Incident(view)],
                as_of,
                confirm: false,
                routine: false,
                deferred: false,
            };
            let cargo = Payload::Report(std::sync::Arc::new(report));
            self.requests.sends.push(Sending {
                from: sender.clone(),
                to: Party::Seat(from.clone()),
                wish: ChannelChoice::Chosen,
                cargo,
            });
        }
        self.requests.sends.push(Sending {
            from: sender,
            to: Party::Seat(from),
            wish: ChannelChoice::Chosen,
            cargo: Payload::Support(request),
        });
        Ok(())
    }

    fn answer(&mut self, seat: &Seat, number: u32, unit: Option<&UnitId>) -> Verdict {
        let excon = seat.role == Role::Excon;
        let known = match self.known(seat) {
            Some(k) => k.requests.get(&number).cloned(),
            None if excon => (number as usize)
                .checked_sub(1)
                .and_then(|i| self.support.0.get(i))
                .cloned(),
            None => None,
        };
        let request = known.ok_or(Refusal::NotKnown(Missing::Request(number)))?;
        need(request.from == seat.id || excon, Refusal::NoPower)?;
        need(
            request.open && self.support.0[number as usize - 1].open,
            Refusal::AlreadySo,
        )?;
        let Some(unit) = unit else {
            self.close(seat, number);
            self.answers.push(Fact::SupportDeclined { request: number });
            return Ok(());
        };
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        need(
            matches!(u.state, UnitState::Available | UnitState::Returning),
            Refusal::Busy,
        )?;
        need(
            u.capabilities.contains(&request.capability),
            Refusal::NotCapable,
        )?;
        self.route(seat, &u, &request.to)?;
        self.close(seat, number);
        self.answers.push(Fact::SupportGranted {
            request: number,
            unit: unit.clone(),
        });
        let order = Order::Dispatch {
            unit: unit.clone(),
            to: request.to.clone(),
        };
        self.post_as(
            seat,
            Party::Unit(unit.clone()),
            &order,
            Some(request.by.clone()),
        );
        let now = self.eyes.at();
        if !excon {
            self.knowledge
                .of(&seat.id)
                .ordered(unit, Some(request.to.clone()), now);
        }
        // The one who asked is told which unit comes, under its command.
        let told = UnitView {
            command: request.by.clone(),
            task: Some(request.to),
            state: UnitState::Assigned,
            word: Freshness::at(now),
            ..u
        };
        let about = crate::record::order::About::Unit(unit.clone());
        let report = Report {
            number: 0,
            about,
            news: vec![News::Unit(told)],
            as_of: now,
            confirm: false,
            routine: true,
            deferred: false,
        };
        let (from, to) = (self.party(seat), Party::Seat(request.by));
        self.requests.sends.push(Sending {
            from,
            to,
            wish: ChannelChoice::Chosen,
            cargo: Payload::Report(std::sync::Arc::new(report)),
        });
        Ok(())
    }

    /// A request is answered; the one who asked hears of it.
    fn close(&mut self, seat: &Seat, number: u32) {
        let request = &mut self.support.0[number as usize - 1];
        request.open = false;
        let request = request.clone();
        if let Some(r) = self.knowledge.of(&seat.id).requests.get_mut(&number) {
            r.open = false;
        }
        let (from, to) = (self.party(seat), Party::Seat(request.by.clone()));
        self.requests.sends.push(Sending {
            from,
            to,
            wish: ChannelChoice::Chosen,
            cargo: Payload::Support(request),
        });
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
                need(
                    self.script.can_be_released(inject, self.eyes.brief.rules),
                    Refusal::WrongState,
                )?;
                self.requests.injects.push(InjectRequest {
                    inject: inject.clone(),
                    by_hand: true,
                });
            }
            Order::Skip { inject } => {
                need(s.inject(inject).is_some(), unknown(inject))?;
                need(self.script.waits(inject), Refusal::WrongState)?;
                self.answers.push(self.script.skip(inject));
            }
            Order::Retime {
                inject,
                at,
                following,
            } => {
                need(s.inject(inject).is_some(), unknown(inject))?;
                need(self.script.waits(inject), Refusal::WrongState)?;
                need(*at >= self.eyes.at() && *at <= s.head.end, Refusal::BadTime)?;
                need(self.script.due(inject) != Some(*at), Refusal::AlreadySo)?;
                self.answers
                    .extend(self.script.retime(inject, *at, *following, self.agenda));
            }
            Order::Improvise { what, at } => {
                possible(&s, what)?;
                need(
                    at.is_none_or(|t| t >= self.eyes.at() && t <= s.head.end),
                    Refusal::BadTime,
                )?;
                self.requests.improvised.push(ImproviseRequest {
                    what: what.clone(),
                    at: *at,
                });
            }
            Order::EndExercise => self.requests.ending.0 = true,
            _ => unreachable!("{order:?} is not an order of control"),
        }
        Ok(())
    }
}

/// Whether all that an inject written live names exists, and can be where it says.
fn possible(s: &Scenario, what: &AdHoc) -> Verdict {
    match what {
        AdHoc::Message { to, .. } => {
            need(!to.is_empty(), Refusal::NotCapable)?;
            to.iter()
                .try_for_each(|x| need(s.seats.contains_key(x), unknown(x)))
        }
        AdHoc::Incident { kind, at, stage } => {
            let k = s.kinds.get(kind).ok_or_else(|| unknown(kind))?;
            need((*stage as usize) < k.stages.len(), Refusal::NotCapable)?;
            need(
                !matches!(at, Target::Incident(_) | Target::Convoy(_)),
                Refusal::NotCapable,
            )?;
            need(!places_of(s, at).is_empty(), unknown(at))
        }
        AdHoc::Outage { at, channels, .. } | AdHoc::Restore { at, channels } => {
            need(s.places.contains_key(at), unknown(at))?;
            need(
                !channels.is_empty() && !channels.contains(&Channel::Other),
                Refusal::NotCapable,
            )
        }
        AdHoc::BlockRoad(road) | AdHoc::ClearRoad(road) => {
            need(s.roads.contains_key(road), unknown(road))
        }
    }
}

/// Whether a road is open as the world has it, for the script.
pub(crate) fn road_state(eyes: &TruthView<'_, '_>, road: &RoadId) -> RoadState {
    eyes.net.edges[eyes.net.edge(road)].state()
}
