//! What standing orders do with units: send them to incidents, release them, repeat orders that were not confirmed, raise readiness.
//!
//! Deliberately not here: units of others (`support`), escorts (`convoys`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::IncidentId;
use crate::base::time::Span;
use crate::picture::{DirectorateView, IncidentView, UnitView};
use crate::record::order::{Order, Target};
use crate::record::states::{IncidentState, Readiness, UnitState};
use crate::sim::kernel::context::places_of;

impl DoctrineView<'_> {
    /// Directorates in the seat's area that were not told to reach a level.
    fn below(&self, level: Readiness) -> impl Iterator<Item = &DirectorateView> {
        let all = self.known.directorates.values();
        all.filter(move |d| self.mine(Some(&d.id)) && d.ordered < level)
    }

    /// Whether it is time to raise readiness, and something is to be raised.
    pub(super) fn readiness_due(&self, before: Span, level: Readiness) -> bool {
        self.now + before >= self.s.settings.polling.opens && self.below(level).next().is_some()
    }

    /// Orders that raise readiness.
    pub(super) fn raise_readiness(&self, level: Readiness) -> Vec<Order> {
        let order = |d: &DirectorateView| Order::SetReadiness {
            directorate: d.id.clone(),
            level,
        };
        self.below(level).map(order).collect()
    }

    /// Incidents in the seat's area that nobody covers yet.
    pub(super) fn open_incidents(&self) -> impl Iterator<Item = &IncidentView> {
        let open = move |i: &&IncidentView| {
            matches!(i.state, IncidentState::Active) && !self.known.uncovered(i).is_empty()
        };
        self.known
            .incidents
            .values()
            .filter(open)
            .filter(|i| self.mine(i.directorate.as_ref()))
    }

    /// Sends free units to an incident, and keeps some.
    pub(super) fn send_to(&self, id: &IncidentId, keep: u32) -> Vec<Order> {
        let found = self.known.incidents.get(id);
        found.map_or_else(Vec::new, |i| self.send(i, keep as usize))
    }

    fn send(&self, i: &IncidentView, keep: usize) -> Vec<Order> {
        let to = Target::Incident(i.id.clone());
        let all_free = self.known.units.values().filter(|u| {
            u.command == self.seat.id && u.state == UnitState::Available && u.guards.is_none()
        });
        let mut spare = all_free.count().saturating_sub(keep);
        let mut sent: Vec<&UnitView> = Vec::new();
        for (capability, strength) in &self.known.uncovered(i) {
            let have: u32 = sent
                .iter()
                .filter(|u| u.capabilities.contains(capability))
                .map(|u| u.strength)
                .sum();
            let mut left = strength.saturating_sub(have);
            for u in self.free(*capability, &to) {
                if left == 0 || spare == 0 {
                    break;
                }
                if !sent.iter().any(|x| x.id == u.id) {
                    left = left.saturating_sub(u.strength);
                    spare -= 1;
                    sent.push(u);
                }
            }
        }
        sent.into_iter()
            .map(|u| Order::Dispatch {
                unit: u.id.clone(),
                to: to.clone(),
            })
            .collect()
    }

    /// A unit that stands at an incident which needs nobody any more.
    pub(super) fn idle(&self, u: &UnitView) -> bool {
        let Some(Target::Incident(id)) = &u.task else {
            return false;
        };
        let over = self
            .known
            .incidents
            .get(id)
            .is_some_and(|i| matches!(i.state, IncidentState::Settled | IncidentState::Faded));
        u.command == self.seat.id
            && over
            && u.holds.is_empty()
            && matches!(
                u.state,
                UnitState::OnScene | UnitState::EnRoute | UnitState::Assigned
            )
    }

    /// An order that a unit has not confirmed is given again, by the next channel.
    pub(super) fn repeat_orders(&self, after: Span) -> Plans {
        let now = self.now;
        let late = self.known.units.values().filter(|u| {
            u.command == self.seat.id && u.unconfirmed.is_some_and(|t| now >= t + after)
        });
        let plan = |u: &UnitView| {
            let to = u.task.clone().filter(|t| self.still_there(t))?;
            let channel = self.next_channel?;
            let again = Order::Redirect {
                unit: u.id.clone(),
                to,
            };
            Some((
                Subject::Unit(u.id.clone()),
                vec![
                    Order::UseChannel {
                        channel,
                        with: None,
                    },
                    again,
                ],
            ))
        };
        late.filter_map(plan).collect()
    }

    fn still_there(&self, t: &Target) -> bool {
        match t {
            Target::Incident(id) => self
                .known
                .incidents
                .get(id)
                .is_some_and(|i| i.state.ongoing()),
            other => !places_of(self.s, other).is_empty(),
        }
    }
}
