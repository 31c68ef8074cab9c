//! What standing orders do about support: ask for it, and lend units.
//!
//! Deliberately not here: what a unit does.

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::{IncidentId, SeatId};
use crate::picture::IncidentView;
use crate::record::order::{Order, Target};
use crate::record::states::Role;
use crate::scenario::model::Seat;

impl DoctrineView<'_> {
    /// Asks for repair where the seat knows of something that only others can mend, and has not asked.
    pub(super) fn request_repairs(&self) -> Plans {
        let open = self.known.incidents.values().filter(|i| {
            let stage = self.s.stage(&i.kind, i.stage);
            let ongoing = i.state.ongoing();
            let theirs = stage.is_some_and(|s| s.repair.is_some());
            ongoing
                && theirs
                && self.mine(i.directorate.as_ref())
                && !self.known.repairs.contains(&i.id)
        });
        let plan = |i: &IncidentView| {
            let incident = i.id.clone();
            (
                Subject::Incident(incident.clone()),
                vec![Order::RequestRepair { incident }],
            )
        };
        open.map(plan).collect()
    }

    /// Asks for what an incident needs and the seat does not have.
    pub(super) fn ask_for(&self, id: &IncidentId) -> Option<Order> {
        self.known.incidents.get(id).and_then(|i| self.ask(i))
    }

    /// Asks the main room first, then the neighbours by distance, one at a time.
    fn ask(&self, i: &IncidentView) -> Option<Order> {
        let to = Target::Incident(i.id.clone());
        let (capability, strength) = self
            .known
            .uncovered(i)
            .into_iter()
            .find(|(c, _)| self.free(*c, &to).is_empty())?;
        let mut asked = self
            .known
            .requests
            .values()
            .filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability);
        if asked.any(|r| r.open) {
            return None;
        }
        let before: Vec<&SeatId> = self
            .known
            .requests
            .values()
            .filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability)
            .map(|r| &r.from)
            .collect();
        let from = self
            .helpers()
            .into_iter()
            .take(4)
            .find(|s| !before.contains(&s))?;
        Some(Order::RequestSupport {
            from,
            capability,
            strength,
            to,
        })
    }

    fn helpers(&self) -> Vec<SeatId> {
        let home = self
            .seat
            .directorate
            .as_ref()
            .and_then(|d| self.s.directorates.get(d))
            .and_then(|d| self.s.places.get(&d.seat));
        let distance = |x: &Seat| {
            let there = x
                .directorate
                .as_ref()
                .and_then(|d| self.s.directorates.get(d))
                .and_then(|d| self.s.places.get(&d.seat));
            match (home, there) {
                (Some(a), Some(b)) => crate::base::geo::distance_km(a.at, b.at),
                _ => 0.0,
            }
        };
        let mut all: Vec<&Seat> = self
            .s
            .seats
            .values()
            .filter(|x| x.id != self.seat.id && matches!(x.role, Role::MainRoom | Role::SubRoom))
            .collect();
        all.sort_by(|a, b| {
            (a.role, distance(a))
                .partial_cmp(&(b.role, distance(b)))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| a.id.cmp(&b.id))
        });
        all.into_iter().map(|x| x.id.clone()).collect()
    }

    /// Answers a request with the nearest free unit, or with none.
    pub(super) fn lend(&self, number: u32) -> Option<Order> {
        let r = self.known.requests.get(&number).filter(|r| r.open)?;
        let unit = self.free(r.capability, &r.to).first().map(|u| u.id.clone());
        Some(Order::AnswerSupport {
            request: r.number,
            unit,
        })
    }
}
