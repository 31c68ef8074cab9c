//! What standing orders think with: what the seat knows, the plan, the time, and how long known roads take. It cannot hold the truth.
//!
//! Deliberately not here: rules.

use crate::base::ids::{DirectorateId, InjectId, PlaceId, SeatId};
use crate::base::time::SimTime;
use crate::picture::UnitView;
use crate::record::Rules;
use crate::record::order::{Order, Target};
use crate::record::states::{Capability, Channel, Role, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::sim::kernel::context::places_of;
use crate::sim::seats::knowledge::Known;
use crate::sim::world::roads::RoadNet;

use super::subject::Subject;

/// What there is to do: what about, and the orders for it.
pub(super) type Plans = Vec<(Subject, Vec<Order>)>;

/// The roads as a seat believes them: which are open, and how long they take.
pub(super) struct SeatRoads<'a> {
    /// The road network.
    net: &'a RoadNet,
    /// What the seat knows whose belief is meant.
    known: &'a Known,
}

impl<'a> SeatRoads<'a> {
    pub(super) fn new(net: &'a RoadNet, known: &'a Known) -> Self {
        Self { net, known }
    }

    /// Time from a place to the nearest of several by roads that the seat believes open, at a multiple of the roads' speed: ms.
    pub(super) fn millis(&self, from: &PlaceId, to: &[PlaceId], speed: f64) -> Option<u64> {
        let goals: Vec<usize> = to.iter().map(|p| self.net.node(p)).collect();
        let usable = |x: usize| self.known.believes_open(&self.net.edges[x].id);
        let found = self.net.fastest(self.net.node(from), &goals, speed, usable);
        found.map(|(_, (_, ms))| ms)
    }
}

/// A seat as standing orders see it.
pub(super) struct DoctrineView<'a> {
    /// The plan that every seat has.
    pub(super) s: &'a Scenario,
    /// The seat.
    pub(super) seat: &'a Seat,
    /// What it knows.
    pub(super) known: &'a Known,
    /// Injects whose messages it has not confirmed.
    pub(super) unread: Vec<InjectId>,
    /// Exercise time.
    pub(super) now: SimTime,
    /// By which edition of the rules it is played.
    pub(super) rules: Rules,
    /// The roads as it believes them.
    pub(super) roads: SeatRoads<'a>,
    /// The channel after the one that it uses for its posts and units.
    pub(super) next_channel: Option<Channel>,
}

impl DoctrineView<'_> {
    /// Whether a directorate is in the seat's area.
    pub(super) fn mine(&self, directorate: Option<&DirectorateId>) -> bool {
        self.seat.directorate.is_none() || self.seat.directorate.as_ref() == directorate
    }

    /// Free units under the seat's command that can do something, nearest first; teams at their posts stay there.
    pub(super) fn free(&self, capability: Capability, to: &Target) -> Vec<&UnitView> {
        let goals = places_of(self.s, to);
        // Names are compared last: most units drop out before.
        let able = |u: &&UnitView| {
            matches!(u.state, UnitState::Available | UnitState::Returning)
                && u.guards.is_none()
                && u.holds.is_empty()
                && u.unconfirmed.is_none()
                && u.capabilities.contains(&capability)
                && u.command == self.seat.id
        };
        let timed = self
            .known
            .units
            .values()
            .filter(able)
            .filter_map(|u| Some((self.drive_ms(u, &goals)?, u)));
        let mut list: Vec<_> = timed.collect();
        list.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        list.into_iter().map(|(_, u)| u).collect()
    }

    /// Time for a unit to drive from where the seat believes it to one of several places, ms.
    fn drive_ms(&self, u: &UnitView, goals: &[PlaceId]) -> Option<u64> {
        let unit = &self.s.units[&u.id];
        let speed = unit.speed;
        self.roads.millis(&u.to, goals, speed)
    }

    /// Other seats of some roles whose area touches this seat's.
    pub(super) fn seats(&self, roles: &[Role]) -> Vec<SeatId> {
        let near = |x: &&Seat| {
            x.directorate.is_none()
                || self.seat.directorate.is_none()
                || x.directorate == self.seat.directorate
        };
        let all = self
            .s
            .seats
            .values()
            .filter(|x| roles.contains(&x.role) && x.id != self.seat.id);
        all.filter(near).map(|x| x.id.clone()).collect()
    }
}
