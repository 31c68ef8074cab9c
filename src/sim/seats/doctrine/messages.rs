//! What standing orders do about messages and reports: pass on what is known to those who have to know, report the situation.
//!
//! Deliberately not here: lookouts (`lookouts`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::time::Span;
use crate::record::order::{About, Order, Party};
use crate::record::states::Role;

impl DoctrineView<'_> {
    /// Reports to pass on to seats of some roles.
    pub(super) fn pass_reports(&self, roles: &[Role]) -> Plans {
        let mut plans = Plans::new();
        for to in self.seats(roles) {
            for r in &self.known.reports {
                let worth = matches!(
                    r.about,
                    About::Incident(_) | About::Rumour(_) | About::Road(_)
                );
                let from_there = matches!(&r.from, Party::Seat(from) if *from == to);
                if !worth || from_there || r.passed_to.contains(&to) {
                    continue;
                }
                let subject = Subject::PassOn(r.about.clone(), to.clone());
                if plans.iter().all(|p| p.0 != subject) {
                    plans.push((
                        subject,
                        vec![Order::PassOn {
                            about: r.about.clone(),
                            to: to.clone(),
                        }],
                    ));
                }
            }
        }
        plans
    }

    /// The situation report of this period, for seats of some roles.
    pub(super) fn report_situation(&self, roles: &[Role], every: Span) -> Plans {
        let slot = (self.now - self.s.head.start).millis() / every.millis();
        if slot <= 0 || self.s.is_night(self.now) {
            return Plans::new();
        }
        let plan = |to: crate::base::ids::SeatId| {
            let subject = Subject::Situation(slot, to.clone());
            let about = About::Situation;
            (subject, vec![Order::PassOn { about, to }])
        };
        self.seats(roles).into_iter().map(plan).collect()
    }
}
