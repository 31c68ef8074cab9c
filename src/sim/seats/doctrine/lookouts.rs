//! What standing orders do about vehicles that are looked for.
//!
//! Deliberately not here: who is stopped.

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::SeatId;
use crate::base::time::Span;
use crate::picture::VehicleView;
use crate::record::order::{About, Order, Party};
use crate::record::states::{Role, VehicleState};

impl DoctrineView<'_> {
    /// Lookouts to issue, and to cancel for vehicles that were found.
    pub(super) fn lookouts(&self, holds: Span) -> Plans {
        let all = || self.known.vehicles.values();
        let open = all().filter(|v| {
            v.state == VehicleState::Driving && v.lookout.is_none_or(|t| t <= self.now)
        });
        let over = all().filter(|v| v.state == VehicleState::Held && v.lookout.is_some());
        let issue = |v: &VehicleView| Order::IssueLookout {
            vehicle: v.id.clone(),
            checkpoints: Vec::new(),
            until: (self.now + holds).min(self.s.head.end),
        };
        let cancel = |v: &VehicleView| Order::CancelLookout {
            vehicle: v.id.clone(),
        };
        let plan = |v: &VehicleView, order| (Subject::Vehicle(v.id.clone()), vec![order]);
        open.map(|v| plan(v, issue(v)))
            .chain(over.map(|v| plan(v, cancel(v))))
            .collect()
    }

    /// Lookouts to pass on, up or down.
    pub(super) fn pass_lookouts(&self) -> Plans {
        let roles: &[Role] = if self.seat.role == Role::MainRoom {
            &[Role::SubRoom]
        } else {
            &[Role::MainRoom]
        };
        let mut plans = Plans::new();
        for v in self.known.vehicles.values() {
            let about = About::Vehicle(v.id.clone());
            let told = |to: &SeatId| {
                self.known
                    .reports
                    .iter()
                    .any(|r| r.about == about && r.from == Party::Seat(to.clone()))
            };
            for to in self.seats(roles) {
                // Who told it knows; that it was found is worth telling everyone.
                if v.state == VehicleState::Driving && told(&to) || v.state == VehicleState::Gone {
                    continue;
                }
                plans.push((
                    Subject::VehicleNews(v.id.clone(), v.state, to.clone()),
                    vec![Order::PassOn {
                        about: About::Vehicle(v.id.clone()),
                        to,
                    }],
                ));
            }
        }
        plans
    }
}
