//! What arrives takes effect: an order with whom it concerns, a report in a seat's knowledge, a call with an answer.
//!
//! Deliberately not here: how it travelled (`messages::exchange`), whether it was allowed (`seats::orders`).

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::{CentreId, PlaceId, SeatId, UnitId};
use crate::base::time::SimTime;
use crate::picture::{Freshness, LinkView, SeatMessageView};
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{About, Instruction, Order, Party};
use crate::record::states::{Channel, Power, UnitState};
use crate::sim::kernel::chance;
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Register, SimTick, Turn};
use crate::sim::messages::message::{
    ChannelChoice, Delivery, LookoutNotice, News, Payload, Report, SeatMessage, Seen, Sending,
};
use crate::sim::requests::Outgoing;
use crate::sim::script::requests::MessageArrived;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::movement::Force;
use crate::sim::world::requests::{
    CheckpointRequest, ConvoyRequest, HoldingRequest, PollingRequest, ReadinessRequest,
    ResultRequest, UnitRequest, VehicleRequest,
};

/// How often a head of centre obeys an order to stop from a room that has no power to give it (estimate).
const OBEYS: f64 = 0.7;

/// Whether a head of centre obeys an order to stop from a room that has no power to give it.
pub(crate) fn obeys(seed: u64, centre: &CentreId) -> bool {
    chance(seed, "obeys", centre.as_str()) < OBEYS
}

/// Registers deliveries.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Delivery>()
        .before_look(|world| {
            world.run_system_cached(run).expect("a system of this file");
        })
        .add_systems(SimTick, run.in_set(Turn::Deliver).run_if(asked::<Delivery>));
}

/// What delivering needs.
struct Desk<'a, 'w, 's, 'o> {
    /// Exercise time.
    now: SimTime,
    /// Scenario, seed and edition of the rules.
    brief: &'a Brief,
    /// Units and all else by their names.
    index: &'a Index,
    /// Units as they are.
    units: &'a Query<'w, 's, &'static Force>,
    /// What seats know.
    knowledge: &'a mut Knowledge,
    /// What is asked of the mechanisms.
    requests: &'a mut Outgoing<'o>,
    /// Where facts are said.
    out: &'a mut Outbox,
}

/// Takes all that arrived in this pass.
pub(crate) fn run(
    (now, brief): (Res<Now>, Res<Brief>),
    index: Res<Index>,
    mut knowledge: ResMut<Knowledge>,
    mut inbox: ResMut<Requests<Delivery>>,
    mut requests: Outgoing<'_>,
    mut out: ResMut<Outbox>,
    units: Query<'_, '_, &'static Force>,
) {
    if inbox.is_empty() {
        return;
    }
    let mut desk = Desk {
        now: now.0,
        brief: &brief,
        index: &index,
        units: &units,
        knowledge: &mut knowledge,
        requests: &mut requests,
        out: &mut out,
    };
    inbox.take().into_iter().for_each(|d| desk.take(d));
}

impl Desk<'_, '_, '_, '_> {
    /// Lets one thing that arrived take effect. What came to someone for whom it was not meant does nothing; nothing is sent so.
    fn take(&mut self, d: Delivery) {
        match d.cargo {
            Payload::Order {
                seat,
                order,
                command,
            } => self.order(seat, order, command, d.to, (d.channel, d.asked)),
            Payload::Report(r) => {
                if let Party::Seat(seat) = d.to {
                    self.report(&seat, d.from, (d.channel, d.at), &r);
                }
            }
            Payload::Words(m) => self.words(d.from, d.to, (d.channel, d.asked), &m),
            Payload::Confirm(number) => {
                if let Party::Seat(seat) = d.from {
                    self.knowledge.open.remove(&(number, seat));
                }
            }
            Payload::Message(message) => {
                if let Party::Seat(seat) = d.to {
                    self.requests
                        .messages
                        .push(MessageArrived { message, seat });
                }
            }
            Payload::Support(request) => {
                if let Party::Seat(seat) = d.to {
                    self.knowledge.of(&seat).request(request);
                    self.knowledge.news.insert(seat);
                }
            }
            Payload::Lookout(lookout) => self.lookout(lookout, d.to),
            Payload::HandOver(lookout) => {
                if let (Party::Checkpoint(from), Party::Checkpoint(to)) = (d.from, &d.to) {
                    let fact = Fact::LookoutHandedOver {
                        vehicle: lookout.vehicle.clone(),
                        from,
                        to: to.clone(),
                    };
                    self.out.say(self.now, fact);
                }
                self.lookout(lookout, d.to);
            }
            Payload::Cancel(vehicle) => {
                if let Party::Checkpoint(checkpoint) = d.to {
                    self.requests.vehicles.push(VehicleRequest::Cancel {
                        checkpoint,
                        vehicle,
                    });
                }
            }
            Payload::Announce(convoy) => {
                if let Party::Checkpoint(checkpoint) = d.to {
                    self.requests
                        .checkpoints
                        .push(CheckpointRequest::Announce(checkpoint, convoy));
                }
            }
            Payload::Call { seat, channel } => {
                if let Party::Post(place) = d.to {
                    self.call(seat, place, channel);
                }
            }
            Payload::Answer { place, channel } => {
                if let Party::Seat(seat) = d.to {
                    self.answer(&seat, place, channel, d.at);
                }
            }
        }
    }

    /// Words reach a seat.
    fn words(
        &mut self,
        from: Party,
        to: Party,
        (channel, asked): (Channel, SimTime),
        m: &SeatMessage,
    ) {
        let seat_of = |p: Party| match p {
            Party::Seat(seat) => Some(seat),
            Party::Control => Some(self.brief.scenario.excon().id.clone()),
            _ => None,
        };
        let (Some(from), Some(to)) = (seat_of(from), seat_of(to)) else {
            return;
        };
        let now = self.now;
        let view = SeatMessageView {
            number: m.number,
            at: now,
            sent: asked,
            from: from.clone(),
            purpose: m.purpose,
            regarding: m.regarding.clone(),
            answers: m.answers,
            channel,
            text: m.text.clone(),
            situation_report: m.situation_report.clone(),
        };
        self.knowledge.of(&to).wrote(view);
        let fact = Fact::SeatMessageReceived {
            message: m.number,
            from,
            to,
            purpose: m.purpose,
            regarding: m.regarding.clone(),
            answers: m.answers,
            channel,
            after_seconds: (now - asked).secs(),
            text: m.text.clone(),
            situation_report: m.situation_report.clone(),
        };
        self.out.say(now, fact);
    }

    /// A checkpoint learns of a lookout.
    fn lookout(&mut self, lookout: LookoutNotice, to: Party) {
        let Party::Checkpoint(checkpoint) = to else {
            return;
        };
        let LookoutNotice {
            number,
            vehicle,
            until,
            issued,
        } = lookout;
        self.requests.vehicles.push(VehicleRequest::Lookout {
            checkpoint,
            number,
            vehicle,
            until,
            issued,
        });
    }

    /// A post answers a call by the channel by which it came.
    fn call(&mut self, seat: SeatId, place: PlaceId, channel: Channel) {
        let cargo = Payload::Answer {
            place: place.clone(),
            channel,
        };
        self.requests.sends.push(Sending {
            from: Party::Post(place),
            to: Party::Seat(seat),
            wish: ChannelChoice::Only(channel),
            cargo,
        });
    }

    /// A seat hears that a channel works at a place.
    fn answer(&mut self, seat: &SeatId, place: PlaceId, channel: Channel, at: SimTime) {
        self.knowledge.of(seat).tried(LinkView {
            place: place.clone(),
            channel,
            works: true,
            word: Freshness::at(at),
        });
        if let Some((_, waiting)) = self.knowledge.checks.get_mut(seat) {
            waiting.remove(&(place, channel));
        }
    }

    /// An order reaches whom it is for.
    fn order(
        &mut self,
        seat: SeatId,
        order: Order,
        command: Option<SeatId>,
        to: Party,
        (channel, asked): (Channel, SimTime),
    ) {
        let now = self.now;
        if now > asked {
            let fact = Fact::OrderDelivered {
                seat: seat.clone(),
                order: order.clone(),
                to,
                channel,
                after_seconds: (now - asked).secs(),
            };
            self.out.say(now, fact);
        }
        self.carry_out(seat, &order, command);
    }

    /// Asks the mechanisms for what an order tells those on the spot; what the room that gave it does itself has been done.
    fn carry_out(&mut self, seat: SeatId, order: &Order, command: Option<SeatId>) {
        let Some(instruction) = order.row().instruction else {
            return;
        };
        let requests = &mut *self.requests;
        match instruction {
            Instruction::Task(unit, to) => {
                let entity = self.index.units[unit];
                let request = match to.cloned() {
                    Some(to) => UnitRequest::Sending {
                        unit: entity,
                        to,
                        command,
                    },
                    None => UnitRequest::StandDown(entity),
                };
                self.tell_unit(seat, unit, order, request);
            }
            Instruction::Relief(unit) => {
                let request = UnitRequest::Relieve(self.index.units[unit]);
                self.tell_unit(seat, unit, order, request);
            }
            Instruction::PostRelief(checkpoint) => requests
                .checkpoints
                .push(CheckpointRequest::Relieve(checkpoint.clone(), seat)),
            Instruction::BringIn(held) => requests.holdings.push(HoldingRequest::BringIn(held)),
            Instruction::Ruling(centre, ruling) => requests.results.push(ResultRequest::Ruled {
                centre: centre.clone(),
                ruling,
                by: seat,
            }),
            Instruction::Posture(checkpoint, posture) => requests.checkpoints.push(
                CheckpointRequest::Posture(checkpoint.clone(), None, posture),
            ),
            Instruction::OneWay(checkpoint, way, posture) => requests.checkpoints.push(
                CheckpointRequest::Posture(checkpoint.clone(), Some(way), posture),
            ),
            Instruction::Gate(centre, posture) => requests
                .polling
                .push(PollingRequest::Gate(centre.clone(), posture)),
            Instruction::Voting(centre, false) => self.stop_voting(seat, centre, order),
            Instruction::Voting(centre, true) => requests
                .polling
                .push(PollingRequest::Resume(centre.clone())),
            Instruction::Closing(centre, until) => requests.polling.push(PollingRequest::Extend {
                centre: centre.clone(),
                until,
                by: seat,
            }),
            Instruction::Readiness(directorate, level) => {
                requests.readiness.push(ReadinessRequest {
                    directorate: directorate.clone(),
                    level,
                });
            }
            Instruction::Start(convoy, escort) => requests.convoys.push(ConvoyRequest::Start {
                convoy: convoy.clone(),
                escort: escort.cloned(),
            }),
            Instruction::Halt(convoy) => requests.convoys.push(ConvoyRequest::Halt(convoy.clone())),
            Instruction::Proceed(convoy, skip) => requests.convoys.push(ConvoyRequest::Proceed {
                convoy: convoy.clone(),
                skip,
            }),
        }
    }

    /// A head of centre is told to stop voting. Who has no power to order that is obeyed or not; a refusal goes back as a report.
    fn stop_voting(&mut self, seat: SeatId, centre: &CentreId, order: &Order) {
        let giver = self.brief.scenario.seats.get(&seat);
        let entitled = giver.is_none_or(|x| x.powers().contains(&Power::Voting));
        // Before, it was decided when the order was given.
        if !entitled && self.brief.rules >= Rules::Edition5 {
            if !obeys(self.brief.seed, centre) {
                let fact = Fact::OrderNotCarriedOut {
                    seat,
                    order: order.clone(),
                    by: Party::Centre(centre.clone()),
                    why: Refusal::OnlyCommission,
                };
                return self.out.say(self.now, fact);
            }
            let centre = centre.clone();
            let fact = Fact::OrderBeyondPowers { seat, centre };
            self.out.say(self.now, fact);
        }
        let request = PollingRequest::Suspend(centre.clone());
        self.requests.polling.push(request);
    }

    /// A unit hears an order and says that it has understood; one that is out of service cannot carry it out.
    fn tell_unit(&mut self, seat: SeatId, unit: &UnitId, order: &Order, request: UnitRequest) {
        let e = self.index.units[unit];
        let lost = |u: &Force| u.state == UnitState::OutOfService;
        if self.units.get(e).is_ok_and(lost) {
            let fact = Fact::OrderNotCarriedOut {
                seat,
                order: order.clone(),
                by: Party::Unit(unit.clone()),
                why: Refusal::OutOfService,
            };
            self.out.say(self.now, fact);
        } else {
            self.requests.units.push(request);
        }
        self.requests.seen.push(Seen::Unit(unit.clone()));
    }

    /// A report reaches a seat.
    fn report(
        &mut self,
        seat: &SeatId,
        from: Party,
        (channel, now): (Channel, SimTime),
        r: &Report,
    ) {
        let known = self.knowledge.of(seat);
        let new_incident = match &r.about {
            About::Incident(id) => !known.incidents.contains_key(id),
            _ => false,
        };
        let incident = |n: &News| match n {
            News::Incident(i) if !known.incidents.contains_key(&i.id) => Some(i.id.clone()),
            _ => None,
        };
        let fresh: Vec<_> = r.news.iter().filter_map(incident).collect();
        for news in &r.news {
            known.apply(news, now);
        }
        if !r.routine {
            known.reported(r, &from, channel, now);
            let (report, about, seen_seconds_ago) =
                (r.number, r.about.clone(), (now - r.as_of).secs());
            self.out.say(
                now,
                Fact::ReportReceived {
                    report,
                    seat: seat.clone(),
                    about,
                    from,
                    channel,
                    seen_seconds_ago,
                },
            );
        }
        for incident in fresh {
            let seat = seat.clone();
            self.out.say(now, Fact::IncidentReported { incident, seat });
        }
        if !r.routine || new_incident || !r.deferred && matches!(r.about, About::Unit(_)) {
            self.knowledge.news.insert(seat.clone());
        }
    }
}
