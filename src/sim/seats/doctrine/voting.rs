//! What standing orders do about voting: suspend it where it is impossible, resume it, make up for lost time.
//!
//! Deliberately not here: what makes voting impossible (`world::polling`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::CentreId;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::order::{Order, Target};
use crate::record::states::CentreState;

impl DoctrineView<'_> {
    /// Whether an incident that the seat knows of makes voting at a centre impossible.
    fn threatened(&self, c: &CentreId) -> bool {
        self.known
            .incidents
            .values()
            .any(|i| i.suspends && matches!(&i.site, Target::Centre(x) if x == c))
    }

    /// Voting to suspend and to resume.
    pub(super) fn voting_orders(&self) -> Plans {
        let mut orders = Plans::new();
        for c in self.known.centres.values() {
            match c.state {
                CentreState::Open if self.threatened(&c.id) => orders.push((
                    Subject::Centre(c.id.clone()),
                    vec![Order::SuspendVoting {
                        centre: c.id.clone(),
                    }],
                )),
                CentreState::Suspended if !self.threatened(&c.id) => {
                    orders.push((
                        Subject::Centre(c.id.clone()),
                        vec![Order::ResumeVoting {
                            centre: c.id.clone(),
                        }],
                    ));
                }
                _ => {}
            }
        }
        orders
    }

    /// Centres to keep open longer.
    pub(super) fn extensions(&self, at_least: Span) -> Plans {
        let regular = self.s.settings.polling.closes;
        let soon = self.now + Span::from_mins(60) >= regular;
        let mut orders = Plans::new();
        for c in self.known.centres.values() {
            let lost = Span::from_secs(c.lost_seconds);
            let shut = self.rules >= Rules::Edition2 && self.threatened(&c.id);
            let voting = matches!(c.state, CentreState::Open | CentreState::Suspended) && !shut;
            if soon && voting && c.closes == regular && lost >= at_least {
                let minutes = lost.millis() / 60_000 / 15 * 15 + 15;
                let until: SimTime =
                    (regular + Span::from_mins(minutes.min(180))).min(self.s.head.end);
                if until > c.closes {
                    orders.push((
                        Subject::Centre(c.id.clone()),
                        vec![Order::ExtendVoting {
                            centre: c.id.clone(),
                            until,
                        }],
                    ));
                }
            }
        }
        orders
    }
}
