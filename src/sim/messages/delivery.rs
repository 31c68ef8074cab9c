//! What arrives takes effect: an order with whom it concerns, a report in a seat's knowledge, a call with an answer.
//!
//! Deliberately not here: how it travelled (`model::comms`), whether it was allowed (`intake`).

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::picture::{Freshness, LinkView, ReportView};
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{About, Order, Party};
use crate::record::states::{Channel, UnitState};
use crate::sim::kernel::context::{Index, Now, Outbox};
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Register, SimTick, Turn};
use crate::sim::messages::message::{
    ChannelChoice, Delivery, News, Payload, Report, Seen, Sending,
};
use crate::sim::requests::Outgoing;
use crate::sim::script::requests::MessageArrived;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::movement::Force;
use crate::sim::world::requests::{
    CheckpointRequest, ConvoyRequest, PollingRequest, ReadinessRequest, UnitRequest, VehicleRequest,
};
use crate::sim::world::roads::RoadNet;

/// Registers deliveries.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Delivery>()
        .before_look(|world| {
            world.run_system_cached(run).expect("a system of this file");
        })
        .add_systems(SimTick, run.in_set(Turn::Deliver).run_if(asked::<Delivery>));
}

struct Desk<'a, 'w, 's, 'o> {
    now: SimTime,
    index: &'a Index,
    units: &'a Query<'w, 's, &'static Force>,
    net: &'a mut RoadNet,
    knowledge: &'a mut Knowledge,
    requests: &'a mut Outgoing<'o>,
    out: &'a mut Outbox,
}

/// Takes all that arrived in this pass.
pub(crate) fn run(
    now: Res<Now>,
    index: Res<Index>,
    mut net: ResMut<RoadNet>,
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
        index: &index,
        units: &units,
        net: &mut net,
        knowledge: &mut knowledge,
        requests: &mut requests,
        out: &mut out,
    };
    inbox.take().into_iter().for_each(|d| desk.take(d));
}

impl Desk<'_, '_, '_, '_> {
    fn take(&mut self, d: Delivery) {
        let now = self.now;
        match (d.cargo, d.to) {
            (
                Payload::Order {
                    seat,
                    order,
                    command,
                },
                to,
            ) => self.order(seat, order, command, to, (d.channel, d.asked)),
            (Payload::Report(r), Party::Seat(seat)) => {
                self.report(&seat, d.from, (d.channel, d.at), &r)
            }
            (Payload::Confirm(number), _) => {
                if let Party::Seat(seat) = d.from {
                    self.knowledge.open.remove(&(number, seat));
                }
            }
            (Payload::Message(message), Party::Seat(seat)) => self
                .requests
                .messages
                .push(MessageArrived { message, seat }),
            (Payload::Support(request), Party::Seat(seat)) => {
                self.knowledge
                    .of(&seat)
                    .requests
                    .insert(request.number, request);
                self.knowledge.news.insert(seat);
            }
            (
                Payload::Lookout {
                    number,
                    vehicle,
                    until,
                    issued,
                },
                Party::Checkpoint(checkpoint),
            ) => {
                self.requests.vehicles.push(VehicleRequest::Lookout {
                    checkpoint,
                    number,
                    vehicle,
                    until,
                    issued,
                });
            }
            (
                Payload::HandOver {
                    number,
                    vehicle,
                    until,
                    issued,
                },
                Party::Checkpoint(checkpoint),
            ) => {
                if let Party::Checkpoint(from) = d.from {
                    let fact = Fact::LookoutHandedOver {
                        vehicle: vehicle.clone(),
                        from,
                        to: checkpoint.clone(),
                    };
                    self.out.say(now, fact);
                }
                self.requests.vehicles.push(VehicleRequest::Lookout {
                    checkpoint,
                    number,
                    vehicle,
                    until,
                    issued,
                });
            }
            (Payload::Cancel(vehicle), Party::Checkpoint(checkpoint)) => {
                self.requests.vehicles.push(VehicleRequest::Cancel {
                    checkpoint,
                    vehicle,
                })
            }
            (Payload::Announce(convoy), Party::Checkpoint(checkpoint)) => {
                self.requests
                    .checkpoints
                    .push(CheckpointRequest::Announce(checkpoint, convoy));
            }
            (Payload::Call { seat, channel }, Party::Post(place)) => {
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
            (Payload::Answer { place, channel }, Party::Seat(seat)) => {
                let view = LinkView {
                    place: place.clone(),
                    channel,
                    works: true,
                    word: Freshness::at(d.at),
                };
                self.knowledge
                    .of(&seat)
                    .links
                    .insert((place.clone(), channel), view);
                if let Some((_, waiting)) = self.knowledge.checks.get_mut(&seat) {
                    waiting.remove(&(place, channel));
                }
            }
            (cargo, to) => unreachable!("{cargo:?} for {to:?}"),
        }
    }

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
            let after_seconds = (now - asked).secs();
            let (seat, order, to) = (seat.clone(), order.clone(), to.clone());
            self.out.say(
                now,
                Fact::OrderDelivered {
                    seat,
                    order,
                    to,
                    channel,
                    after_seconds,
                },
            );
        }
        match &order {
            Order::Dispatch { unit, .. }
            | Order::Redirect { unit, .. }
            | Order::StandDown { unit } => {
                let e = self.index.units[unit];
                if self
                    .units
                    .get(e)
                    .is_ok_and(|u| u.state == UnitState::OutOfService)
                {
                    let by = Party::Unit(unit.clone());
                    self.out.say(
                        now,
                        Fact::OrderNotCarriedOut {
                            seat,
                            order: order.clone(),
                            by,
                            why: Refusal::OutOfService,
                        },
                    );
                } else if let Order::Dispatch { to, .. } | Order::Redirect { to, .. } = &order {
                    self.requests.units.push(UnitRequest::Sending {
                        unit: e,
                        to: to.clone(),
                        command,
                    });
                } else {
                    self.requests.units.push(UnitRequest::StandDown(e));
                }
                // The unit says that it has understood.
                self.requests.seen.push(Seen::Unit(unit.clone()));
            }
            Order::SetPosture {
                checkpoint,
                posture,
            } => self
                .requests
                .checkpoints
                .push(CheckpointRequest::Posture(checkpoint.clone(), *posture)),
            Order::SetGate { centre, posture } => self
                .requests
                .polling
                .push(PollingRequest::Gate(centre.clone(), *posture)),
            Order::SuspendVoting { centre } => self
                .requests
                .polling
                .push(PollingRequest::Suspend(centre.clone())),
            Order::ResumeVoting { centre } => self
                .requests
                .polling
                .push(PollingRequest::Resume(centre.clone())),
            Order::ExtendVoting { centre, until } => {
                self.requests.polling.push(PollingRequest::Extend {
                    centre: centre.clone(),
                    until: *until,
                    by: seat,
                });
            }
            Order::SetReadiness { directorate, level } => {
                self.requests.readiness.push(ReadinessRequest {
                    directorate: directorate.clone(),
                    level: *level,
                });
            }
            Order::StartConvoy { convoy, escort } => {
                self.requests.convoys.push(ConvoyRequest::Start {
                    convoy: convoy.clone(),
                    escort: escort.clone(),
                });
            }
            Order::HaltConvoy { convoy } => self
                .requests
                .convoys
                .push(ConvoyRequest::Halt(convoy.clone())),
            Order::ProceedConvoy { convoy, skip } => {
                self.requests.convoys.push(ConvoyRequest::Proceed {
                    convoy: convoy.clone(),
                    skip: *skip,
                })
            }
            other => unreachable!("{other:?} is not for anyone on the spot"),
        }
    }

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
        let fresh: Vec<_> = r
            .news
            .iter()
            .filter(|n| matches!(n, News::Incident(i) if !known.incidents.contains_key(&i.id)))
            .cloned()
            .collect();
        for news in &r.news {
            if let Some((road, state)) = known.hear(news, now) {
                self.net.learn(seat, &road, state);
            }
        }
        if !r.routine {
            match known.reports.iter_mut().find(|v| v.number == r.number) {
                Some(again) => again.times += 1,
                None => known.reports.push(ReportView {
                    number: r.number,
                    about: r.about.clone(),
                    from: from.clone(),
                    channel,
                    as_of: r.as_of,
                    received: now,
                    times: 1,
                    wants_confirmation: r.confirm,
                    confirmed: false,
                    passed_to: Vec::new(),
                }),
            }
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
        for news in fresh {
            if let News::Incident(i) = news {
                self.out.say(
                    now,
                    Fact::IncidentReported {
                        incident: i.id,
                        seat: seat.clone(),
                    },
                );
            }
        }
        if !r.routine || new_incident || !r.deferred && matches!(r.about, About::Unit(_)) {
            self.knowledge.news.insert(seat.clone());
        }
    }
}
