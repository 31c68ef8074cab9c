//! What drives: units, convoys and vehicles as they are at a moment, and where checkpoints stand on their way.
//!
//! Deliberately not here: how they move on (`movement`).

use std::collections::BTreeSet;
use std::ops::Deref;

use bevy_ecs::prelude::*;
use serde::{Serialize, Serializer};

use super::shift::Duty;
use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, ConvoyId, DirectorateId, SeatId, UnitId, VehicleId};
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::states::{Capability, Readiness, UnitKind, UnitState};
use crate::scenario::model::ReadinessTable;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::roads::RoadNet;

/// Where a unit is.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) enum Place {
    /// At a node.
    Node(usize),
    /// On a road, driving from one end to the other.
    Road(Leg),
}

/// A road being driven.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct Leg {
    /// Number of the road.
    pub(crate) edge: usize,
    /// Whether from the first end to the second.
    pub(crate) forward: bool,
    /// Share of the road behind the unit when it was last at a point.
    pub(crate) done: f64,
    /// When that was.
    pub(crate) since: SimTime,
    /// The next point, as a share of the road.
    pub(crate) next: f64,
    /// When the next point is reached.
    pub(crate) reached: SimTime,
    /// The checkpoint in whose line the unit stands. It is at the point where the unit is, which the digest has.
    #[serde(serialize_with = "whether")]
    pub(crate) waiting: Option<Entity>,
}

/// What it is that drives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum Moves {
    /// A unit of the forces; it is a [`Force`] too.
    Unit(UnitId),
    /// A convoy.
    Convoy(ConvoyId),
    /// A vehicle that may be looked for.
    Vehicle(VehicleId),
}

impl Moves {
    /// Its identifier, for its luck and for messages of faults.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Unit(id) => id.as_str(),
            Self::Convoy(id) => id.as_str(),
            Self::Vehicle(id) => id.as_str(),
        }
    }
}

/// By whose knowledge of the roads something plans.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum Planner {
    /// By what a seat was told.
    Seat(SeatId),
    /// By nothing but what it meets itself.
    Itself,
}

/// Something that drives: a unit, a convoy, a vehicle.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Mover {
    /// Constant.
    pub(crate) what: Moves,
    /// Multiple of the roads' speeds: constant.
    pub(crate) speed: f64,
    /// State.
    pub(crate) planner: Planner,
    /// State.
    pub(crate) place: Place,
    /// Places of the network to one of which it drives: state.
    pub(crate) goals: Vec<usize>,
    /// Roads that it means to take, the last one first: state.
    pub(crate) way: Vec<usize>,
    /// Roads found blocked on the present task: state.
    pub(crate) met: BTreeSet<usize>,
    /// Wakes of earlier generations are void.
    pub(crate) generation: u32,
}

/// A unit of the forces or services; it drives as a [`Mover`].
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Force {
    /// Constant.
    pub(crate) id: UnitId,
    /// Constant.
    pub(crate) kind: UnitKind,
    /// Constant.
    pub(crate) capabilities: Vec<Capability>,
    /// People: constant.
    pub(crate) strength: u32,
    /// The seat that it belongs to: constant.
    pub(crate) owner: SeatId,
    /// The seat that commands it now: state.
    pub(crate) command: SeatId,
    /// The directorate whose level of readiness it keeps: constant.
    pub(crate) directorate: Option<DirectorateId>,
    /// Place of the network where it is based: constant.
    pub(crate) base: usize,
    /// The centre that it protects: constant.
    pub(crate) post: Option<CentreId>,
    /// State.
    pub(crate) state: UnitState,
    /// Where it was sent: state.
    pub(crate) task: Option<Target>,
    /// Where its policewomen search now, if it has any: state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) searches: Option<Target>,
    /// The convoy with which it drives: state; the digest has its task.
    #[serde(serialize_with = "whether")]
    pub(crate) riding: Option<Entity>,
    /// Its level of readiness: state.
    pub(crate) level: Readiness,
    /// From 0, rested, to 1, when it was last looked at: state.
    pub(crate) fatigue: f64,
    /// When that was.
    pub(crate) tired_at: SimTime,
    /// Since when its people are on duty, and who relieves them: state; none before the sixth edition of the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) duty: Option<Duty>,
}

/// A unit as it is: what it is, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit<'a> {
    /// What it is.
    pub(crate) force: &'a Force,
    /// Where it is.
    pub(crate) mover: &'a Mover,
}

impl Deref for Unit<'_> {
    type Target = Force;

    fn deref(&self) -> &Force {
        self.force
    }
}

/// Share of a road at which a checkpoint stands, from the end it belongs to.
const GATE: f64 = 0.1;
/// Time until a unit that is already out takes a new task.
pub(crate) const TURN_AROUND: Span = Span::from_secs(30);

impl Mover {
    /// Something that stands at a place.
    pub(crate) fn new(what: Moves, planner: Planner, node: usize, speed: f64) -> Self {
        Self {
            what,
            speed,
            planner,
            place: Place::Node(node),
            goals: Vec::new(),
            way: Vec::new(),
            met: BTreeSet::new(),
            generation: 0,
        }
    }

    /// Whether it would plan to use a road.
    pub(crate) fn would_use(&self, net: &RoadNet, knowledge: &Knowledge, edge: usize) -> bool {
        let believed_open = match &self.planner {
            Planner::Seat(seat) => knowledge.believes_open(seat, &net.edges[edge].id),
            Planner::Itself => true,
        };
        believed_open && !self.met.contains(&edge)
    }

    /// Where it is now, between the two ends of its road: (end behind, end ahead, share done); both ends equal at a node.
    pub(crate) fn whereabouts(&self, net: &RoadNet, now: SimTime) -> (usize, usize, f64) {
        match &self.place {
            Place::Node(n) => (*n, *n, 0.0),
            Place::Road(leg) => {
                let [a, b] = net.edges[leg.edge].ends;
                let (from, to) = if leg.forward { (a, b) } else { (b, a) };
                (from, to, leg.done_at(now))
            }
        }
    }

    /// The node from which it would plan: where it is, or the end ahead.
    pub(crate) fn node(&self, net: &RoadNet) -> usize {
        match &self.place {
            Place::Node(n) => *n,
            Place::Road(leg) => net.edges[leg.edge].ends[usize::from(leg.forward)],
        }
    }

    /// The ends of the road it is on, or the place where it stands: where others can reach it.
    pub(crate) fn reach(&self, net: &RoadNet) -> Vec<usize> {
        match &self.place {
            Place::Node(n) => vec![*n],
            Place::Road(leg) => net.edges[leg.edge].ends.to_vec(),
        }
    }

    /// Where it is stays as it is now: it no longer drives and stands in no line.
    pub(crate) fn halt(&mut self, now: SimTime) {
        if let Place::Road(leg) = &mut self.place {
            leg.done = leg.done_at(now);
            leg.since = now;
            leg.reached = now;
            leg.waiting = None;
        }
    }

    /// What the first two editions put into the digest, with state and fatigue of a unit.
    pub(crate) fn hash(&self, force: Option<&Force>, h: &mut Hasher) {
        let state = force.map_or(UnitState::Available, |f| f.state);
        h.text(self.what.name())
            .num(state as i64)
            .float(force.map_or(0.0, |f| f.fatigue))
            .num(i64::from(self.generation));
        match &self.place {
            Place::Node(n) => h.num(*n as i64),
            Place::Road(l) => h
                .num(-1)
                .num(l.edge as i64)
                .float(l.done)
                .num(l.reached.millis()),
        };
    }
}

impl Force {
    /// A unit at STARTEX.
    pub(crate) fn new(
        u: &crate::scenario::model::Unit,
        node: usize,
        directorate: Option<DirectorateId>,
        level: Readiness,
        start: SimTime,
    ) -> Self {
        Self {
            id: u.id.clone(),
            kind: u.kind,
            capabilities: u.capabilities.clone(),
            strength: u.strength,
            owner: u.seat.clone(),
            command: u.seat.clone(),
            directorate,
            base: node,
            post: u.centre.clone(),
            state: if u.later {
                UnitState::OutOfService
            } else {
                UnitState::Available
            },
            task: None,
            searches: None,
            riding: None,
            level,
            fatigue: 0.0,
            tired_at: start,
            duty: None,
        }
    }

    /// Whether it stands at the centre it protects, if it is at a place.
    pub(crate) fn at_post(&self, place: &Place) -> bool {
        self.post.is_some()
            && self.state == UnitState::Available
            && *place == Place::Node(self.base)
    }

    /// Brings fatigue up to now, before level or state change.
    pub(crate) fn tire(&mut self, now: SimTime, table: &ReadinessTable) {
        self.fatigue = self.tired_by(now, table);
        self.tired_at = now;
    }

    /// Its fatigue if it went on as it does until a time.
    fn tired_by(&self, now: SimTime, table: &ReadinessTable) -> f64 {
        let hours = (now - self.tired_at).millis() as f64 / 3_600_000.0;
        let busy = !matches!(self.state, UnitState::Available | UnitState::OutOfService);
        let rate = table.tiring[self.level as usize] + if busy { table.work } else { 0.0 };
        let over = |d: &Duty| d.hours_beyond(self.tired_at, now);
        let beyond = self.duty.as_ref().map_or(0.0, over) * table.overtime;
        (self.fatigue + hours * rate + beyond).clamp(0.0, 1.0)
    }

    /// How tired its people are now. Before the sixth edition of the rules: when they last began something else.
    pub(crate) fn tiredness(&self, now: SimTime, table: &ReadinessTable) -> f64 {
        if self.duty.is_some() {
            self.tired_by(now, table)
        } else {
            self.fatigue
        }
    }

    /// How long it takes to depart.
    pub(crate) fn turn_out(&self, now: SimTime, table: &ReadinessTable) -> Span {
        let relief = self.duty.as_ref().and_then(Duty::handing_over);
        let relief = relief.map_or(Span::ZERO, |t| t - now);
        self.gets_ready(now, table).max(relief)
    }

    fn gets_ready(&self, now: SimTime, table: &ReadinessTable) -> Span {
        if self.state != UnitState::Available {
            return TURN_AROUND;
        }
        let rested = table.turn_out[self.level as usize].millis() as f64;
        Span::from_millis((rested * (1.0 + self.tiredness(now, table))) as i64)
    }
}

impl Unit<'_> {
    /// Whether it stands at the centre it protects.
    pub(crate) fn at_post(&self) -> bool {
        self.force.at_post(&self.mover.place)
    }

    /// Whether it can watch what happens where it stands.
    pub(crate) fn on_watch(&self) -> bool {
        let there = matches!(self.state, UnitState::Available | UnitState::OnScene);
        there && self.kind == UnitKind::Patrol && matches!(self.mover.place, Place::Node(_))
    }
}

/// Of an entity, whose number means nothing outside, only whether there is one.
fn whether<S: Serializer>(entity: &Option<Entity>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_bool(entity.is_some())
}

impl Leg {
    /// Share of the road behind the unit at `now`.
    pub(crate) fn done_at(&self, now: SimTime) -> f64 {
        let whole = (self.reached - self.since).millis();
        if self.waiting.is_some() || whole <= 0 {
            return self.done;
        }
        let part = ((now - self.since).millis() as f64 / whole as f64).clamp(0.0, 1.0);
        self.done + (self.next - self.done) * part
    }
}

/// Where checkpoints stand: for each road, (share of the road from its first end, entity), sorted.
#[derive(Resource, Default)]
pub(crate) struct Gates(pub(crate) Vec<Vec<(f64, Entity)>>);

impl Gates {
    pub(crate) fn new(net: &RoadNet, stands: impl Iterator<Item = (usize, usize, Entity)>) -> Self {
        let mut gates = vec![Vec::new(); net.edges.len()];
        for (edge, near, entity) in stands {
            let share = if net.edges[edge].ends[0] == near {
                GATE
            } else {
                1.0 - GATE
            };
            gates[edge].push((share, entity));
        }
        gates
            .iter_mut()
            .for_each(|g: &mut Vec<(f64, Entity)>| g.sort_by(|a, b| a.0.total_cmp(&b.0)));
        Self(gates)
    }

    /// The next point on a leg after `done`, and the checkpoint there.
    pub(crate) fn next(
        &self,
        edge: usize,
        forward: bool,
        done: f64,
        passed: Option<Entity>,
    ) -> (f64, Option<Entity>) {
        let along = |s: f64| if forward { s } else { 1.0 - s };
        let mut points: Vec<(f64, Option<Entity>)> = self.0[edge]
            .iter()
            .map(|&(s, e)| (along(s), Some(e)))
            .collect();
        points.push((0.5, None));
        points.push((1.0, None));
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        // A second checkpoint at the same spot comes after the first; one that was passed does not come again.
        let skip = passed
            .and_then(|p| points.iter().position(|x| x.1 == Some(p)))
            .map_or(0, |i| i + 1);
        let rest = points.into_iter().skip(skip).find(|p| {
            if skip > 0 {
                p.0 >= done
            } else {
                p.0 > done + 1e-9
            }
        });
        rest.unwrap_or((1.0, None))
    }
}
