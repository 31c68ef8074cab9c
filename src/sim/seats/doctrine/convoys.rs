//! What standing orders do about convoys: start them, and let them go on.
//!
//! Deliberately not here: how a convoy drives.

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::ConvoyId;
use crate::base::time::Span;
use crate::picture::{ConvoyView, IncidentView};
use crate::record::order::{Order, Target};
use crate::record::states::{Capability, ConvoyState, Freight, Halt};

/// A way longer than this is not worth going; then waiting is better (estimate).
const DETOUR: Span = Span::from_mins(120);

/// Time without a word after which a start is taken for lost (estimate).
const UNHEARD: Span = Span::from_mins(12);

impl DoctrineView<'_> {
    /// Convoys to start: of materials so long before voting opens, of boxes so long after it closes.
    pub(super) fn convoys_to_start(
        &self,
        before: Span,
        after: Span,
    ) -> impl Iterator<Item = &ConvoyView> {
        let now = self.now;
        let own = self
            .known
            .convoys
            .values()
            .filter(|c| c.seat == self.seat.id && c.state == ConvoyState::Waiting);
        let polling = &self.s.settings.polling;
        own.filter(move |c| {
            let plan = &self.s.convoys[&c.id];
            match (plan.departs, plan.carries) {
                (Some(t), _) => now >= t,
                (None, Freight::Materials) => now + before >= polling.opens,
                (None, Freight::Boxes) => now >= polling.closes + after,
            }
        })
    }

    /// What starts a convoy: its posts hear of it, and an escort that is free goes with it.
    pub(super) fn start_convoy(&self, convoy: &ConvoyId) -> Vec<Order> {
        let convoy = convoy.clone();
        let free = self.free(Capability::Escort, &Target::Convoy(convoy.clone()));
        let escort = free.first().map(|u| u.id.clone());
        let announce = Order::AnnounceConvoy {
            convoy: convoy.clone(),
            checkpoints: Vec::new(),
        };
        vec![announce, Order::StartConvoy { convoy, escort }]
    }

    /// Convoys to let go on.
    pub(super) fn proceed_convoys(&self) -> Plans {
        let own = self
            .known
            .convoys
            .values()
            .filter(|c| c.seat == self.seat.id && c.state == ConvoyState::Halted);
        let mut plans = Plans::new();
        // What was ordered and not heard of is given time, and then ordered again, by the next channel.
        let waits = |c: &&ConvoyView| c.unconfirmed.is_some_and(|t| self.now < t + UNHEARD);
        for c in own.filter(|c| !waits(c)) {
            let other = self.next_channel.filter(|_| c.unconfirmed.is_some());
            let other = other.map(|channel| Order::UseChannel {
                channel,
                with: None,
            });
            let to = Target::Convoy(c.id.clone());
            let go = Order::ProceedConvoy {
                convoy: c.id.clone(),
                skip: false,
            };
            let orders = match c.halted {
                Some(Halt::NoEscort) => {
                    let coming = self
                        .known
                        .units
                        .values()
                        .any(|u| u.task.as_ref() == Some(&to));
                    let free = self
                        .free(Capability::Escort, &to)
                        .first()
                        .map(|u| u.id.clone());
                    free.filter(|_| !coming).map(|unit| {
                        vec![Order::Dispatch {
                            unit,
                            to: to.clone(),
                        }]
                    })
                }
                Some(Halt::Attacked) => {
                    let going_on = |i: &IncidentView| i.site == to && i.state.ongoing();
                    (!self.known.incidents.values().any(going_on)).then(|| vec![go])
                }
                Some(Halt::Blocked) => self.another_way(c).then(|| vec![go]),
                // Nothing was heard since it was told to start: it is told again, by the next channel.
                None if self.now >= c.word.heard + UNHEARD => {
                    let start = Order::StartConvoy {
                        convoy: c.id.clone(),
                        escort: None,
                    };
                    Some(
                        self.next_channel
                            .map(|channel| Order::UseChannel {
                                channel,
                                with: None,
                            })
                            .into_iter()
                            .chain([start])
                            .collect(),
                    )
                }
                Some(Halt::Ordered) | None => None,
            };
            let orders = orders.map(|o| other.into_iter().chain(o).collect());
            plans.extend(orders.map(|o| (Subject::Convoy(c.id.clone()), o)));
        }
        plans
    }

    /// Whether the seat knows a way for a convoy to its next centre, or its office, that is worth going.
    fn another_way(&self, c: &ConvoyView) -> bool {
        let office = self.s.convoys[&c.id].from.clone();
        let goal = c
            .left
            .first()
            .map_or(office, |id| self.s.centres[id].place.clone());
        let speed = self.s.convoys[&c.id].speed;
        let way = self.roads.millis(&c.from, &[goal], speed);
        way.is_some_and(|ms| ms <= DETOUR.millis().cast_unsigned())
    }
}
