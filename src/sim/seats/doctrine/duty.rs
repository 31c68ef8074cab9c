//! What standing orders do about duty and custody: relieve units that are beyond a shift, have what is held handed over.
//!
//! Deliberately not here: incidents (`units`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::time::Span;
use crate::picture::{DutyView, HeldView, UnitView};
use crate::record::order::{Order, Target};
use crate::record::states::{Capability, UnitState};

impl DoctrineView<'_> {
    /// Units and checkpoints under the seat's command whose people are on duty for longer than a shift, and for which a relief is
    /// left.
    pub(super) fn relieve_units(&self, beyond: Span) -> Plans {
        let left = |d: DutyView| self.now >= d.ends + beyond && d.relief.is_none() && d.reliefs > 0;
        let due = |u: &&UnitView| {
            u.command == self.seat.id
                && u.state != UnitState::OutOfService
                && u.duty.is_some_and(left)
        };
        let plan = |u: &UnitView| {
            let unit = u.id.clone();
            (Subject::Unit(u.id.clone()), vec![Order::Relieve { unit }])
        };
        let mut plans: Plans = self.known.units.values().filter(due).map(plan).collect();
        let own = self.known.checkpoints.values();
        let own = own.filter(|c| c.seat == self.seat.id && c.duty.is_some_and(left));
        plans.extend(own.map(|c| {
            let checkpoint = c.id.clone();
            let order = Order::RelievePost { checkpoint };
            (Subject::Checkpoint(c.id.clone()), vec![order])
        }));
        plans
    }

    /// What the seat's own units and checkpoints hold goes to the nearest free unit that can investigate, or to the directorate.
    pub(super) fn hand_over_held(&self) -> Plans {
        let units = self.known.units.values();
        let own = units.filter(|u| u.command == self.seat.id);
        // A team does not leave its centre for it.
        let of_units = own.map(|u| {
            let at = Target::Place(u.to.clone());
            (at, u.guards.is_none(), &u.holds)
        });
        let checkpoints = self.known.checkpoints.values();
        let own = checkpoints.filter(|c| c.seat == self.seat.id);
        let of_checkpoints = own.map(|c| (Target::Checkpoint(c.id.clone()), true, &c.holds));
        let mut plans = Plans::new();
        let all = of_units.chain(of_checkpoints);
        for (at, may_leave, holds) in all.filter(|(_, _, holds)| holds.iter().any(|h| !h.leaves)) {
            let coming = self.known.units.values().any(|u| {
                u.task.as_ref() == Some(&at) && u.capabilities.contains(&Capability::Investigation)
            });
            let open = |h: &&HeldView| !h.leaves && !coming;
            let nearest = self.free(Capability::Investigation, &at).into_iter().next();
            if nearest.is_none() && !may_leave {
                continue;
            }
            for h in holds.iter().filter(open) {
                let order = Order::HandOver {
                    held: h.number,
                    to: nearest.map(|u| u.id.clone()),
                };
                plans.push((Subject::Held(h.number), vec![order]));
            }
        }
        plans
    }
}
