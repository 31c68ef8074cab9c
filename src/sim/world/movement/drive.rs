//! Driving: from point to point along a road, from road to road to a goal, round what is blocked.
//!
//! Deliberately not here: what a unit does before it departs and after it arrived (`movement`).

use bevy_ecs::prelude::*;

use super::unit::{Leg, Mover, Moves, Place};
use super::{Context, Driven};
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::states::{RoadState, UnitState};
use crate::sim::kernel::agenda::MovementWake;
use crate::sim::world::requests::{CheckpointRequest, ConvoyRequest, VehicleRequest};

impl Context<'_> {
    /// Something that is no unit drives off, at once.
    pub(super) fn drive_to(&mut self, d: &mut Driven<'_>, to: Vec<usize>) {
        d.m.goals = to;
        d.m.met.clear();
        match d.m.place {
            Place::Road(_) => self.plan_on_road(d),
            Place::Node(at) => {
                d.m.way.clear();
                self.at_node(d, at);
            }
        }
    }

    /// It turns round before a checkpoint and looks for another way.
    pub(super) fn turn(&mut self, e: Entity, m: &mut Mover) {
        let Place::Road(leg) = m.place.clone() else {
            return;
        };
        m.met.insert(leg.edge);
        m.way.clear();
        self.drive(e, m, (leg.edge, !leg.forward), 1.0 - leg.done, leg.waiting);
    }

    /// Plans from a node; the time of arrival if nothing comes in between.
    pub(super) fn plan_from(&mut self, m: &mut Mover, from: usize) -> Option<SimTime> {
        let (net, known) = (&*self.net, &*self.knowledge);
        let usable = |x| m.would_use(net, known, x);
        let (_, (way, ms)) = net.fastest(from, &m.goals, m.speed, usable)?;
        m.way = way;
        m.way.reverse();
        Some(self.now.0 + Span::from_millis(ms.cast_signed()))
    }

    /// Goes on from a node, or ends there.
    pub(super) fn at_node(&mut self, d: &mut Driven<'_>, at: usize) {
        d.m.place = Place::Node(at);
        if d.m.goals.contains(&at) {
            return self.arrived(d, at);
        }
        let avoids = |x: &usize| !d.m.would_use(&self.net, &self.knowledge, *x);
        let broken = d.m.way.is_empty() || d.m.way.iter().any(avoids);
        if broken && self.plan_from(d.m, at).is_none() {
            return self.stranded(d, at);
        }
        let Some(edge) = d.m.way.pop() else {
            return self.stranded(d, at);
        };
        let forward = self.net.edges[edge].ends[0] == at;
        self.drive(d.e, d.m, (edge, forward), 0.0, None);
    }

    /// Drives on along a road from a share of it to the next point.
    fn drive(
        &mut self,
        e: Entity,
        m: &mut Mover,
        (edge, forward): (usize, bool),
        done: f64,
        passed: Option<Entity>,
    ) {
        let (next, _) = self.gates.next(edge, forward, done, passed);
        let ms = self.net.edges[edge].millis(m.speed) as f64 * (next - done).max(0.0);
        let reached = self.now.0 + Span::from_millis((ms + 0.5) as i64);
        m.place = Place::Road(Leg {
            edge,
            forward,
            done,
            since: self.now.0,
            next,
            reached,
            waiting: None,
        });
        m.generation += 1;
        let wake = MovementWake::Waypoint(e, m.generation);
        self.agenda.at(reached, wake);
    }

    /// It reaches the next point of its leg.
    pub(super) fn waypoint(&mut self, d: &mut Driven<'_>) {
        let Place::Road(leg) = d.m.place.clone() else {
            panic!("{} reaches a point at a node", d.m.what.name())
        };
        let [a, b] = self.net.edges[leg.edge].ends;
        if leg.next >= 1.0 {
            return self.at_node(d, if leg.forward { b } else { a });
        }
        let (_, gate) = self.gates.next(leg.edge, leg.forward, leg.done, None);
        if let Some(checkpoint) = gate.filter(|_| leg.next != 0.5) {
            d.m.place = Place::Road(Leg {
                done: leg.next,
                since: self.now.0,
                reached: self.now.0,
                waiting: Some(checkpoint),
                ..leg
            });
            match d.m.what {
                Moves::Vehicle(_) => self.vehicles.push(VehicleRequest::Sees {
                    vehicle: d.e,
                    checkpoint,
                }),
                Moves::Unit(_) | Moves::Convoy(_) => {
                    self.checkpoints.push(CheckpointRequest::Join {
                        checkpoint,
                        unit: d.e,
                    });
                }
            }
        } else if self.net.edges[leg.edge].state() == RoadState::Blocked {
            self.met_block(d, &leg);
        } else {
            self.drive(d.e, d.m, (leg.edge, leg.forward), leg.next, None);
        }
    }

    /// A checkpoint lets it go; what was redirected meanwhile and stands there no longer is not concerned.
    pub(super) fn passed(&mut self, d: &mut Driven<'_>, gate: Entity) {
        let Place::Road(leg) = d.m.place.clone() else {
            return;
        };
        let gone =
            d.f.as_ref()
                .is_some_and(|f| f.state == UnitState::OutOfService);
        if leg.waiting != Some(gate) || gone {
            return;
        }
        let (next, other) = self.gates.next(leg.edge, leg.forward, leg.done, Some(gate));
        match other.filter(|_| next <= leg.done) {
            Some(checkpoint) => {
                d.m.place = Place::Road(Leg {
                    waiting: Some(checkpoint),
                    ..leg
                });
                self.checkpoints.push(CheckpointRequest::Join {
                    checkpoint,
                    unit: d.e,
                });
            }
            None => self.drive(d.e, d.m, (leg.edge, leg.forward), leg.done, Some(gate)),
        }
    }

    fn met_block(&mut self, d: &mut Driven<'_>, leg: &Leg) {
        let road = self.net.edges[leg.edge].id.clone();
        d.m.met.insert(leg.edge);
        match &d.m.what {
            Moves::Unit(id) => {
                let unit = id.clone();
                self.out.say(self.now.0, Fact::UnitMetBlock { unit, road });
            }
            Moves::Convoy(_) => {
                // It stands before the block, not past it.
                d.m.place = Place::Road(Leg {
                    done: leg.next - 1e-6,
                    since: self.now.0,
                    reached: self.now.0,
                    ..leg.clone()
                });
                return self.convoys.push(ConvoyRequest::Blocked(d.e));
            }
            Moves::Vehicle(_) => {}
        }
        d.m.way.clear();
        self.drive(d.e, d.m, (leg.edge, !leg.forward), 1.0 - leg.next, None);
    }

    /// Plans for something on the road: on, or back, whichever is faster.
    pub(super) fn plan_on_road(&mut self, d: &mut Driven<'_>) {
        let Place::Road(leg) = d.m.place.clone() else {
            panic!("{} is not on a road", d.m.what.name())
        };
        let m = &mut *d.m;
        let done = leg.done_at(self.now.0);
        let (net, known) = (&*self.net, &*self.knowledge);
        let usable = |x: usize| m.would_use(net, known, x);
        let [a, b] = net.edges[leg.edge].ends;
        let (behind, ahead) = if leg.forward { (a, b) } else { (b, a) };
        let whole = net.edges[leg.edge].millis(m.speed) as f64;
        let plan = |from: usize, share: f64| {
            let (_, (way, ms)) = net.fastest(from, &m.goals, m.speed, usable)?;
            Some((ms + (whole * share) as u64, way))
        };
        let free = usable(leg.edge);
        let onward = plan(ahead, 1.0 - done).filter(|_| done >= 0.5 || free);
        let back = plan(behind, done).filter(|_| done < 0.5 || free);
        let turn = match (&onward, &back) {
            (Some(o), Some(b)) => b.0 < o.0,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let chosen = if turn { back } else { onward };
        let task =
            d.f.as_ref()
                .and_then(|f| Some((f.id.clone(), f.task.clone()?)));
        if let (Some((ms, _)), Some((unit, to))) = (&chosen, task) {
            let eta = self.now.0 + Span::from_millis(ms.cast_signed());
            self.out
                .say(self.now.0, Fact::UnitDeparted { unit, to, eta });
        }
        m.way = chosen.map(|(_, way)| way).unwrap_or_default();
        m.way.reverse();
        let (forward, from) = if turn {
            (!leg.forward, 1.0 - done)
        } else {
            (leg.forward, done)
        };
        self.drive(d.e, d.m, (leg.edge, forward), from, leg.waiting);
    }

    /// It is at one of its goals.
    fn arrived(&mut self, d: &mut Driven<'_>, at: usize) {
        let (vehicle, convoy, node) = (d.e, d.e, at);
        match &d.m.what {
            Moves::Unit(_) => {
                if let Some(f) = d.f.as_deref_mut() {
                    self.unit_arrived(d.m, f);
                }
            }
            Moves::Convoy(_) => self.convoys.push(ConvoyRequest::At { convoy, node }),
            Moves::Vehicle(_) => self.vehicles.push(VehicleRequest::At { vehicle, node }),
        }
    }

    /// It finds no way to any of its goals.
    fn stranded(&mut self, d: &mut Driven<'_>, at: usize) {
        let (convoy, node) = (d.e, at);
        match &d.m.what {
            Moves::Unit(_) => {
                if let Some(f) = d.f.as_deref_mut() {
                    self.unit_stranded(d.m, f, at);
                }
            }
            Moves::Convoy(_) => self.convoys.push(ConvoyRequest::At { convoy, node }),
            // It waits there for a chance that does not come.
            Moves::Vehicle(_) => {}
        }
    }
}
