//! Which seats people held, and when. What nobody held is played by standing orders, and is rated for nobody.
//!
//! Deliberately not here: which seat could have done what (`answerable`), ratings.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Order;

/// Who held which seat when, as far as facts have been noted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Staffing {
    /// Of each seat that was ever held: since when people held it, or held it no longer.
    changes: BTreeMap<SeatId, Vec<(SimTime, bool)>>,
}

impl Staffing {
    /// From facts.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a FactEntry>) -> Self {
        let mut all = Self::default();
        facts.into_iter().for_each(|f| all.note(f));
        all
    }

    /// Takes in the next fact.
    pub(super) fn note(&mut self, f: &FactEntry) {
        if let Fact::OrderAccepted {
            order: Order::Staff { seat, staffed },
            ..
        } = &f.fact
        {
            let changes = self.changes.entry(seat.clone()).or_default();
            changes.push((f.at, *staffed));
        }
    }

    /// Whether people held a seat at any moment of a stretch, its ends counted.
    pub fn held(&self, seat: &SeatId, from: SimTime, to: SimTime) -> bool {
        let Some(changes) = self.changes.get(seat) else {
            return false;
        };
        let before = changes.iter().rev().find(|(t, _)| *t < from);
        let within = |(t, held): &(SimTime, bool)| *held && (from..=to).contains(t);
        before.is_some_and(|(_, held)| *held) || changes.iter().any(within)
    }

    /// The seats that people held, at least for a time.
    pub fn ever(&self) -> BTreeSet<&SeatId> {
        let held = |(seat, changes): (_, &Vec<(SimTime, bool)>)| {
            changes.iter().any(|(_, held)| *held).then_some(seat)
        };
        self.changes.iter().filter_map(held).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_held_from_when_it_is_taken_to_when_it_is_left() {
        let at = |t: &str| SimTime::parse(t).unwrap();
        let staff = |(n, (t, seat, staffed)): (u64, (&str, &str, bool))| FactEntry {
            n,
            at: at(t),
            fact: Fact::OrderAccepted {
                seat: "excon".into(),
                seq: Some(n),
                rule: None,
                order: Order::Staff {
                    seat: seat.into(),
                    staffed,
                },
            },
        };
        let list = [
            ("09:00", "a", true),
            ("09:10", "a", false),
            ("09:20", "b", false),
            ("09:30", "a", true),
        ];
        let facts: Vec<FactEntry> = (1..).zip(list).map(staff).collect();
        let all = Staffing::of(&facts);
        let held = |seat: &str, from, to| all.held(&seat.into(), at(from), at(to));
        assert!(held("a", "09:00", "09:00") && held("a", "09:05", "09:06"));
        assert!(
            held("a", "09:10", "09:12"),
            "to the moment at which it is left"
        );
        assert!(!held("a", "09:11", "09:29") && held("a", "09:11", "09:30"));
        assert!(held("a", "10:00", "11:00"));
        assert!(!held("b", "08:00", "11:00") && !held("c", "08:00", "11:00"));
        assert_eq!(all.ever(), BTreeSet::from([&SeatId::from("a")]));
    }
}
