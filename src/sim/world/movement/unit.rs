//! What drives: units, convoys and vehicles as they are at a moment, and where checkpoints stand on their way.
//!
//! Deliberately not here: how they move on (`movement`).

use std::collections::BTreeSet;

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, CheckpointId, DirectorateId, SeatId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::states::{Capability, Readiness, UnitKind, UnitState};
use crate::scenario::model::ReadinessTable;
use crate::sim::world::roads::RoadNet;

/// Where a unit is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Place {
    /// At a node.
    Node(usize),
    /// On a road, driving from one end to the other.
    Road(Leg),
}

/// A road being driven.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Leg {
    pub(crate) edge: usize,
    /// Whether from the first end to the second.
    pub(crate) forward: bool,
    /// Share of the road behind the unit when it was last at a point.
    pub(crate) done: f64,
    pub(crate) since: SimTime,
    /// The next point, as a share of the road, and when it is reached.
    pub(crate) next: f64,
    pub(crate) reached: SimTime,
    /// The checkpoint in whose line the unit stands.
    pub(crate) waiting: Option<Entity>,
}

/// What sort of thing drives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rolls {
    /// A unit of the forces.
    Unit,
    /// A convoy.
    Convoy,
    /// A vehicle that may be looked for.
    Vehicle,
}

/// A unit, or something else that drives.
#[derive(Component, Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) rolls: Rolls,
    pub(crate) id: UnitId,
    pub(crate) kind: UnitKind,
    pub(crate) capabilities: Vec<Capability>,
    pub(crate) strength: u32,
    pub(crate) speed: f64,
    pub(crate) owner: SeatId,
    pub(crate) command: SeatId,
    pub(crate) directorate: Option<DirectorateId>,
    pub(crate) base: usize,
    pub(crate) post: Option<CentreId>,
    pub(crate) state: UnitState,
    pub(crate) place: Place,
    pub(crate) task: Option<Target>,
    /// The convoy with which it drives.
    pub(crate) riding: Option<Entity>,
    pub(crate) level: Readiness,
    pub(crate) fatigue: f64,
    pub(crate) tired_at: SimTime,
    pub(crate) goals: Vec<usize>,
    pub(crate) way: Vec<usize>,
    /// Roads found blocked on the present task.
    pub(crate) met: BTreeSet<usize>,
    pub(crate) generation: u32,
}

/// Share of a road at which a checkpoint stands, from the end it belongs to.
const GATE: f64 = 0.1;
/// Time until a unit that is already out takes a new task.
pub(crate) const TURN_AROUND: Span = Span::from_secs(30);

impl Unit {
    pub(crate) fn new(
        u: &crate::scenario::model::Unit,
        node: usize,
        directorate: Option<DirectorateId>,
        level: Readiness,
        start: SimTime,
    ) -> Self {
        Self {
            rolls: Rolls::Unit,
            id: u.id.clone(),
            kind: u.kind,
            capabilities: u.capabilities.clone(),
            strength: u.strength,
            speed: u.speed,
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
            place: Place::Node(node),
            task: None,
            riding: None,
            level,
            fatigue: 0.0,
            tired_at: start,
            goals: Vec::new(),
            way: Vec::new(),
            met: BTreeSet::new(),
            generation: 0,
        }
    }

    /// Something that drives and is no unit. It plans by what `seat` knows.
    pub(crate) fn rolling(
        rolls: Rolls,
        id: &str,
        node: usize,
        speed: f64,
        seat: SeatId,
        start: SimTime,
    ) -> Self {
        Self {
            rolls,
            id: id.into(),
            kind: UnitKind::Escort,
            capabilities: Vec::new(),
            strength: 0,
            speed,
            owner: seat.clone(),
            command: seat,
            directorate: None,
            base: node,
            post: None,
            state: UnitState::Available,
            place: Place::Node(node),
            task: None,
            riding: None,
            level: Readiness::Normal,
            fatigue: 0.0,
            tired_at: start,
            goals: Vec::new(),
            way: Vec::new(),
            met: BTreeSet::new(),
            generation: 0,
        }
    }

    /// Whether it stands at the centre it protects.
    pub(crate) fn at_post(&self) -> bool {
        self.post.is_some()
            && self.state == UnitState::Available
            && self.place == Place::Node(self.base)
    }

    /// Whether it can watch what happens where it stands.
    pub(crate) fn on_watch(&self) -> bool {
        let there = matches!(self.state, UnitState::Available | UnitState::OnScene);
        there && self.kind == UnitKind::Patrol && matches!(self.place, Place::Node(_))
    }

    /// Brings fatigue up to now, before level or state change.
    pub(crate) fn tire(&mut self, now: SimTime, table: &ReadinessTable) {
        let hours = (now - self.tired_at).millis() as f64 / 3_600_000.0;
        let busy = !matches!(self.state, UnitState::Available | UnitState::OutOfService);
        let rate = table.tiring[self.level as usize] + if busy { table.work } else { 0.0 };
        self.fatigue = (self.fatigue + hours * rate).clamp(0.0, 1.0);
        self.tired_at = now;
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

    pub(crate) fn turn_out(&self, table: &ReadinessTable) -> Span {
        if self.state != UnitState::Available {
            return TURN_AROUND;
        }
        let rested = table.turn_out[self.level as usize].millis() as f64;
        Span::from_millis((rested * (1.0 + self.fatigue)) as i64)
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(self.state as i64)
            .float(self.fatigue)
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
    pub(crate) fn new(
        net: &RoadNet,
        stands: impl Iterator<Item = (usize, usize, CheckpointId, Entity)>,
    ) -> Self {
        let mut gates = vec![Vec::new(); net.edges.len()];
        for (edge, near, _, entity) in stands {
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
