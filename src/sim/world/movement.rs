//! Units: turn-out, travel on the fastest road they know to be open, arrival, return, fatigue.
//!
//! A leg is one road. On it a unit passes points: checkpoints near the ends, the middle, the far end. What blocks a road stands
//! in its middle: there a unit that did not know of it finds out, turns back and plans anew; its seat knows from then on.
//! Weather takes hold from the next point. Convoys and vehicles that are looked for drive by the same rules; what they do on the
//! way is asked of `custody` and `vehicles`.
//!
//! Deliberately not here: whether a seat may send a unit (`intake`), what it does on the scene (`incidents`).

mod unit;

use bevy_ecs::prelude::*;

use crate::base::ids::{PlaceId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::states::{RoadState, UnitState};
use crate::scenario::model::ReadinessTable;
use crate::sim::kernel::agenda::{
    Agenda, CheckpointRequest, ConvoyRequest, Due, PollingRequest, Requests, UnitRequest,
    VehicleRequest, Wake,
};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, places_of, site_of};
use crate::sim::world::roads::RoadNet;
pub(crate) use unit::{Gates, Leg, Place, Rolls, TURN_AROUND, Unit};

/// What the systems of this file need to move a unit.
struct Mover<'a> {
    now: SimTime,
    net: &'a mut RoadNet,
    gates: &'a Gates,
    agenda: &'a mut Agenda,
    requests: &'a mut Requests,
    out: &'a mut Outbox,
    table: ReadinessTable,
}

/// Takes what is asked of units, then moves those whose time has come.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    gates: Res<Gates>,
    mut net: ResMut<RoadNet>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut units: Query<&mut Unit>,
) {
    let (todo, named) = (
        std::mem::take(&mut requests.units),
        std::mem::take(&mut requests.named_units),
    );
    let wakes = due
        .0
        .iter()
        .any(|w| matches!(w, Wake::Depart(..) | Wake::Waypoint(..)));
    if todo.is_empty() && named.is_empty() && !wakes {
        return;
    }
    let table = brief.scenario.settings.readiness;
    let mut m = Mover {
        now: now.0,
        net: &mut net,
        gates: &gates,
        agenda: &mut agenda,
        requests: &mut requests,
        out: &mut out,
        table,
    };
    for ask in todo {
        if let UnitRequest::Sending { unit, .. } | UnitRequest::StandDown(unit) = ask {
            alight(&mut units, unit, now.0);
        }
        match ask {
            UnitRequest::Sending { unit, to, command } => {
                let goals = goals(&brief, &index, m.net, &units, &to);
                with(&mut units, unit, |e, u| {
                    m.send(e, u, Some(to), goals, command)
                });
            }
            UnitRequest::Drive { vehicle, to } => {
                with(&mut units, vehicle, |e, u| m.drive_to(e, u, to))
            }
            UnitRequest::Stop(e) => with(&mut units, e, |_, u| m.stop(u)),
            UnitRequest::Turn(e) => with(&mut units, e, |e, u| m.turn(e, u)),
            UnitRequest::StandDown(unit) => with(&mut units, unit, |e, u| m.stand_down(e, u)),
            UnitRequest::Passed { unit, checkpoint } => {
                with(&mut units, unit, |e, u| m.passed(e, u, checkpoint))
            }
        }
    }
    for (id, add) in named {
        with(&mut units, index.units[&id], |_, u| {
            if add { m.add(u) } else { m.lose(u) }
        });
    }
    for wake in &due.0 {
        match *wake {
            Wake::Depart(e, g) => with(&mut units, e, |e, u| {
                if u.generation == g {
                    m.depart(e, u)
                }
            }),
            Wake::Waypoint(e, g) => with(&mut units, e, |e, u| {
                if u.generation == g {
                    m.waypoint(e, u)
                }
            }),
            _ => {}
        }
    }
}

/// The places where a target can be reached; a convoy is where it is now.
fn goals(
    brief: &Brief,
    index: &Index,
    net: &RoadNet,
    units: &Query<&mut Unit>,
    to: &Target,
) -> Vec<usize> {
    let site = if let Target::Incident(id) = to {
        site_of(&brief.scenario, id)
    } else {
        Some(to.clone())
    };
    if let Some(Target::Convoy(id)) = site
        && let Some(u) = index.convoys.get(&id).and_then(|&e| units.get(e).ok())
    {
        return u.reach(net);
    }
    places_of(&brief.scenario, to)
        .iter()
        .map(|p| net.node(p))
        .collect()
}

/// An escort that gets a new task leaves its convoy where that is.
fn alight(units: &mut Query<&mut Unit>, e: Entity, now: SimTime) {
    let Some(convoy) = units.get(e).ok().and_then(|u| u.riding) else {
        return;
    };
    let Some(mut place) = units.get(convoy).ok().map(|c| c.place.clone()) else {
        return;
    };
    if let Place::Road(leg) = &mut place {
        leg.done = leg.done_at(now);
        leg.since = now;
        leg.reached = now;
        leg.waiting = None;
    }
    with(units, e, |_, u| {
        u.place = place;
        u.riding = None;
    });
}

fn with(units: &mut Query<&mut Unit>, e: Entity, f: impl FnOnce(Entity, &mut Unit)) {
    let mut u = units
        .get_mut(e)
        .unwrap_or_else(|_| panic!("{e} is not a unit"));
    f(e, &mut u);
}

impl Mover<'_> {
    fn change(&mut self, u: &mut Unit, state: UnitState) {
        u.tire(self.now, &self.table);
        let was_there = u.at_post();
        u.state = state;
        if let Some(c) = &u.post
            && was_there != u.at_post()
        {
            self.requests.polling.push(PollingRequest::Guard(c.clone()));
        }
        self.requests.scenes = true;
        self.requests.company = true;
    }

    /// Something that is no unit drives off, at once.
    fn drive_to(&mut self, e: Entity, u: &mut Unit, to: Vec<usize>) {
        u.goals = to;
        u.met.clear();
        match u.place {
            Place::Road(_) => self.plan_on_road(e, u),
            Place::Node(at) => {
                u.way.clear();
                self.at_node(e, u, at);
            }
        }
    }

    /// It stops where it is, and leaves any line.
    fn stop(&mut self, u: &mut Unit) {
        u.generation += 1;
        if let Place::Road(leg) = &mut u.place {
            leg.done = leg.done_at(self.now);
            leg.since = self.now;
            leg.reached = self.now;
            leg.waiting = None;
        }
    }

    /// It turns round before a checkpoint and looks for another way.
    fn turn(&mut self, e: Entity, u: &mut Unit) {
        let Place::Road(leg) = u.place.clone() else {
            return;
        };
        u.met.insert(leg.edge);
        u.way.clear();
        self.drive(e, u, leg.edge, !leg.forward, 1.0 - leg.done, leg.waiting);
    }

    fn send(
        &mut self,
        e: Entity,
        u: &mut Unit,
        to: Option<Target>,
        goals: Vec<usize>,
        command: Option<SeatId>,
    ) {
        if let Some(seat) = command {
            u.command = seat;
        }
        if u.state == UnitState::OutOfService || u.task == to && u.state != UnitState::Returning {
            return;
        }
        let delay = u.turn_out(&self.table);
        u.met.clear();
        let driving = matches!(u.place, Place::Road(_));
        u.task = to;
        u.goals = goals;
        if driving {
            // A unit on the road turns its mind at once, and its vehicle where it is.
            self.change(u, UnitState::EnRoute);
            self.plan_on_road(e, u);
        } else {
            u.generation += 1;
            self.change(u, UnitState::Assigned);
            self.agenda
                .at(self.now + delay, Wake::Depart(e, u.generation));
        }
    }

    fn stand_down(&mut self, e: Entity, u: &mut Unit) {
        let idle =
            matches!(u.state, UnitState::Available | UnitState::Returning) && u.task.is_none();
        if u.state == UnitState::OutOfService || idle && u.place == Place::Node(u.base) {
            return;
        }
        self.out
            .say(self.now, Fact::UnitReleased { unit: u.id.clone() });
        u.met.clear();
        u.task = None;
        u.goals = vec![u.base];
        match u.place {
            Place::Road(_) => {
                self.change(u, UnitState::Returning);
                self.plan_on_road(e, u);
            }
            Place::Node(n) if n == u.base => self.returned(u),
            Place::Node(_) => {
                self.change(u, UnitState::Returning);
                u.generation += 1;
                self.agenda
                    .at(self.now + TURN_AROUND, Wake::Depart(e, u.generation));
            }
        }
    }

    fn lose(&mut self, u: &mut Unit) {
        u.generation += 1;
        u.task = None;
        self.change(u, UnitState::OutOfService);
        self.out
            .say(self.now, Fact::UnitLost { unit: u.id.clone() });
    }

    fn add(&mut self, u: &mut Unit) {
        u.place = Place::Node(u.base);
        u.command = u.owner.clone();
        self.change(u, UnitState::Available);
        self.out
            .say(self.now, Fact::UnitAdded { unit: u.id.clone() });
    }

    fn depart(&mut self, e: Entity, u: &mut Unit) {
        let Place::Node(at) = u.place else {
            unreachable!("unit {} departs while driving", u.id)
        };
        if u.state == UnitState::Assigned {
            self.change(u, UnitState::EnRoute);
        }
        if let Some(eta) = self.plan_from(u, at)
            && let Some(to) = u.task.clone()
        {
            self.out.say(
                self.now,
                Fact::UnitDeparted {
                    unit: u.id.clone(),
                    to,
                    eta,
                },
            );
        }
        self.at_node(e, u, at);
    }

    /// Plans from a node; the time of arrival if nothing comes in between.
    fn plan_from(&mut self, u: &mut Unit, from: usize) -> Option<SimTime> {
        let (seat, net) = (u.command.clone(), &*self.net);
        let (_, (way, ms)) = net.fastest(from, &u.goals, u.speed, |x| {
            net.usable(x, &seat) && !u.met.contains(&x)
        })?;
        u.way = way;
        u.way.reverse();
        Some(self.now + Span::from_millis(ms.cast_signed()))
    }

    /// Goes on from a node, or ends there.
    fn at_node(&mut self, e: Entity, u: &mut Unit, at: usize) {
        u.place = Place::Node(at);
        if u.goals.contains(&at) {
            return self.arrived(e, u, at);
        }
        let seat = u.command.clone();
        let broken = u.way.is_empty()
            || u.way
                .iter()
                .any(|&x| !self.net.usable(x, &seat) || u.met.contains(&x));
        if broken && self.plan_from(u, at).is_none() {
            return self.stranded(e, u, at);
        }
        let Some(edge) = u.way.pop() else {
            return self.stranded(e, u, at);
        };
        let forward = self.net.edges[edge].ends[0] == at;
        self.drive(e, u, edge, forward, 0.0, None);
    }

    /// Drives on along a road from a share of it to the next point.
    fn drive(
        &mut self,
        e: Entity,
        u: &mut Unit,
        edge: usize,
        forward: bool,
        done: f64,
        passed: Option<Entity>,
    ) {
        let (next, _) = self.gates.next(edge, forward, done, passed);
        let ms = self.net.edges[edge].millis(u.speed) as f64 * (next - done).max(0.0);
        let reached = self.now + Span::from_millis((ms + 0.5) as i64);
        u.place = Place::Road(Leg {
            edge,
            forward,
            done,
            since: self.now,
            next,
            reached,
            waiting: None,
        });
        u.generation += 1;
        self.agenda.at(reached, Wake::Waypoint(e, u.generation));
    }

    fn waypoint(&mut self, e: Entity, u: &mut Unit) {
        let Place::Road(leg) = u.place.clone() else {
            unreachable!("unit {} reaches a point at a node", u.id)
        };
        let [a, b] = self.net.edges[leg.edge].ends;
        if leg.next >= 1.0 {
            return self.at_node(e, u, if leg.forward { b } else { a });
        }
        let (_, gate) = self.gates.next(leg.edge, leg.forward, leg.done, None);
        if let Some(checkpoint) = gate.filter(|_| leg.next != 0.5) {
            u.place = Place::Road(Leg {
                done: leg.next,
                since: self.now,
                reached: self.now,
                waiting: Some(checkpoint),
                ..leg
            });
            if u.rolls == Rolls::Vehicle {
                self.requests.vehicles.push(VehicleRequest::Sees {
                    vehicle: e,
                    checkpoint,
                });
            } else {
                self.requests.checkpoints.push(CheckpointRequest::Join {
                    checkpoint,
                    unit: e,
                });
            }
        } else if self.net.edges[leg.edge].state() == RoadState::Blocked {
            self.met_block(e, u, &leg);
        } else {
            self.drive(e, u, leg.edge, leg.forward, leg.next, None);
        }
    }

    /// A checkpoint lets a unit go; one that was redirected meanwhile and stands there no longer is not concerned.
    fn passed(&mut self, e: Entity, u: &mut Unit, gate: Entity) {
        if let Place::Road(leg) = u.place.clone()
            && leg.waiting == Some(gate)
            && u.state != UnitState::OutOfService
        {
            let (next, other) = self.gates.next(leg.edge, leg.forward, leg.done, Some(gate));
            match other.filter(|_| next <= leg.done) {
                Some(checkpoint) => {
                    u.place = Place::Road(Leg {
                        waiting: Some(checkpoint),
                        ..leg
                    });
                    self.requests.checkpoints.push(CheckpointRequest::Join {
                        checkpoint,
                        unit: e,
                    });
                }
                None => self.drive(e, u, leg.edge, leg.forward, leg.done, Some(gate)),
            }
        }
    }

    fn met_block(&mut self, e: Entity, u: &mut Unit, leg: &Leg) {
        let road = self.net.edges[leg.edge].id.clone();
        u.met.insert(leg.edge);
        match u.rolls {
            Rolls::Unit => self.out.say(
                self.now,
                Fact::UnitMetBlock {
                    unit: u.id.clone(),
                    road,
                },
            ),
            Rolls::Convoy => {
                // It stands before the block, not past it.
                u.place = Place::Road(Leg {
                    done: leg.next - 1e-6,
                    since: self.now,
                    reached: self.now,
                    ..leg.clone()
                });
                return self.requests.convoys.push(ConvoyRequest::Blocked(e));
            }
            Rolls::Vehicle => {}
        }
        u.way.clear();
        self.drive(e, u, leg.edge, !leg.forward, 1.0 - leg.next, None);
    }

    /// Plans for a unit on the road: on, or back, whichever is faster.
    fn plan_on_road(&mut self, e: Entity, u: &mut Unit) {
        let Place::Road(leg) = u.place.clone() else {
            unreachable!("unit {} is not on a road", u.id)
        };
        let done = leg.done_at(self.now);
        let [a, b] = self.net.edges[leg.edge].ends;
        let (behind, ahead) = if leg.forward { (a, b) } else { (b, a) };
        let whole = self.net.edges[leg.edge].millis(u.speed) as f64;
        let seat = u.command.clone();
        let net = &*self.net;
        let plan = |from: usize, share: f64| {
            let (_, (way, ms)) = net.fastest(from, &u.goals, u.speed, |x| {
                net.usable(x, &seat) && !u.met.contains(&x)
            })?;
            Some((ms + (whole * share) as u64, way))
        };
        let free = net.usable(leg.edge, &seat) && !u.met.contains(&leg.edge);
        let onward = plan(ahead, 1.0 - done).filter(|_| done >= 0.5 || free);
        let back = plan(behind, done).filter(|_| done < 0.5 || free);
        let turn = match (&onward, &back) {
            (Some(o), Some(b)) => b.0 < o.0,
            (None, Some(_)) => true,
            _ => false,
        };
        let chosen = if turn { back } else { onward };
        if let (Some((ms, _)), Some(to)) = (&chosen, &u.task) {
            let eta = self.now + Span::from_millis(ms.cast_signed());
            self.out.say(
                self.now,
                Fact::UnitDeparted {
                    unit: u.id.clone(),
                    to: to.clone(),
                    eta,
                },
            );
        }
        u.way = chosen.map(|(_, way)| way).unwrap_or_default();
        u.way.reverse();
        let (forward, from) = if turn {
            (!leg.forward, 1.0 - done)
        } else {
            (leg.forward, done)
        };
        self.drive(e, u, leg.edge, forward, from, leg.waiting);
    }

    fn arrived(&mut self, e: Entity, u: &mut Unit, at: usize) {
        match u.rolls {
            Rolls::Unit => {}
            Rolls::Convoy => {
                return self.requests.convoys.push(ConvoyRequest::At {
                    convoy: e,
                    node: at,
                });
            }
            Rolls::Vehicle => {
                return self.requests.vehicles.push(VehicleRequest::At {
                    vehicle: e,
                    node: at,
                });
            }
        }
        match u.task.clone() {
            Some(to) => {
                self.change(u, UnitState::OnScene);
                self.out.say(
                    self.now,
                    Fact::UnitArrived {
                        unit: u.id.clone(),
                        to,
                    },
                );
            }
            None => {
                self.out
                    .say(self.now, Fact::UnitReturned { unit: u.id.clone() });
                self.returned(u);
            }
        }
    }

    fn returned(&mut self, u: &mut Unit) {
        u.command = u.owner.clone();
        u.generation += 1;
        self.change(u, UnitState::Available);
    }

    fn stranded(&mut self, e: Entity, u: &mut Unit, at: usize) {
        match u.rolls {
            Rolls::Unit => {}
            Rolls::Convoy => {
                return self.requests.convoys.push(ConvoyRequest::At {
                    convoy: e,
                    node: at,
                });
            }
            // It waits there for a chance that does not come.
            Rolls::Vehicle => return,
        }
        let place: PlaceId = self.net.nodes[at].clone();
        self.out.say(
            self.now,
            Fact::UnitStranded {
                unit: u.id.clone(),
                place,
            },
        );
        u.task = None;
        u.generation += 1;
        self.change(u, UnitState::Available);
    }
}

/// Units with their entities, in the order of identifiers.
pub(crate) fn in_order<'a>(
    index: &'a Index,
    units: &'a Query<&Unit>,
) -> impl Iterator<Item = &'a Unit> {
    index.units.values().filter_map(|&e| units.get(e).ok())
}
