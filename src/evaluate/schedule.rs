//! When injects come by the plan: what has a time, what comes at the earliest when, what waits for a hand.
//!
//! So that a script can be read in the order of time, contingencies behind what they follow.
//! Deliberately not here: what became of it in an exercise (facts).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Inject, When};

/// When an inject comes by the plan, in the order of a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Due {
    /// At a time, or on a condition not before it: the second is true then.
    At(SimTime, bool),
    /// When exercise control releases it.
    ByHand,
}

impl Due {
    /// The time, if the script gives one that depends on nothing.
    pub fn time(self) -> Option<SimTime> {
        match self {
            Self::At(t, false) => Some(t),
            Self::At(_, true) | Self::ByHand => None,
        }
    }
}

/// The injects of a scenario in the order of the plan; of one time in that of the script.
pub fn schedule(s: &Scenario) -> Vec<(Due, &Inject)> {
    let mut plan = Plan {
        s,
        known: BTreeMap::new(),
        way: BTreeSet::new(),
    };
    let mut all: Vec<_> = s.injects.iter().map(|i| (plan.due(i), i)).collect();
    all.sort_by_key(|(due, _)| *due);
    all
}

struct Plan<'s> {
    s: &'s Scenario,
    known: BTreeMap<&'s InjectId, Due>,
    /// Injects whose time is being looked for, so that those that wait for each other end.
    way: BTreeSet<&'s InjectId>,
}

impl<'s> Plan<'s> {
    fn due(&mut self, i: &'s Inject) -> Due {
        if let Some(known) = self.known.get(&i.id) {
            return *known;
        }
        if !self.way.insert(&i.id) {
            return Due::ByHand;
        }
        let due = match &i.when {
            When::At(t) => Due::At(*t, false),
            When::After { inject, delay } => match self.of(inject) {
                Due::At(t, depends) => Due::At(t + *delay, depends),
                Due::ByHand => Due::ByHand,
            },
            When::If { condition, delay } => match self.earliest(condition) {
                Due::At(t, _) => Due::At(t + *delay, true),
                Due::ByHand => Due::ByHand,
            },
            When::ByHand => Due::ByHand,
        };
        self.way.remove(&i.id);
        self.known.insert(&i.id, due);
        due
    }

    fn of(&mut self, id: &InjectId) -> Due {
        self.s
            .inject(id)
            .map_or(Due::ByHand, |inject| self.due(inject))
    }

    /// When a condition can hold at the earliest, as far as the script says so.
    fn earliest(&mut self, c: &'s Condition) -> Due {
        let start = Due::At(self.s.head.start, true);
        let later = |due: Due, span| match due {
            Due::At(t, depends) => Due::At(t + span, depends),
            Due::ByHand => Due::ByHand,
        };
        match c {
            Condition::All(list) => list.iter().map(|c| self.earliest(c)).max().unwrap_or(start),
            Condition::Any(list) => list.iter().map(|c| self.earliest(c)).min().unwrap_or(start),
            Condition::Since(t) => Due::At(*t, true),
            Condition::Released(id) | Condition::Ordered { since: id, .. } => self.of(id),
            Condition::Missing {
                since: id, within, ..
            }
            | Condition::Unacknowledged {
                inject: id, within, ..
            } => later(self.of(id), *within),
            Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => self
                .s
                .injects
                .incident(id)
                .map_or(start, |planned| self.of(&planned.inject)),
            Condition::Not(_)
            | Condition::Flag(_)
            | Condition::UnitIs(..)
            | Condition::CentreIs(..)
            | Condition::CheckpointIs(..)
            | Condition::CheckpointAtMost(..)
            | Condition::RoadIs(..)
            | Condition::ReadinessIs(..)
            | Condition::ConvoyIs(..)
            | Condition::VehicleIs(..)
            | Condition::HandedOver(_)
            | Condition::ChannelIsDown(..)
            | Condition::RumourHeard(..)
            | Condition::ConfidenceBelow(..)
            | Condition::Arrived { .. }
            | Condition::Reported { .. }
            | Condition::QueueAtMost(..)
            | Condition::Measure { .. } => start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{from_texts, shipped};

    #[test]
    fn contingencies_stand_behind_what_they_follow_and_what_waits_for_a_hand_stands_last() {
        let texts = shipped::with_library(shipped::texts("first-steps").unwrap());
        let s = from_texts(texts).scenario.unwrap();
        let all = schedule(&s);
        let order: Vec<&str> = all.iter().map(|(_, i)| i.id.as_str()).collect();
        assert_eq!(order, ["m1", "m3", "m2", "m4", "m5"]);
        let at = |text| SimTime::parse(text).unwrap();
        assert_eq!(
            all[2].0,
            Due::At(at("09:16"), false),
            "six minutes after m1"
        );
        assert_eq!(
            all[3].0,
            Due::At(at("09:26"), true),
            "ten minutes after m2 at the earliest"
        );
        assert_eq!((all[4].0, all[4].0.time()), (Due::ByHand, None));
    }

    /// In every shipped scenario what follows another inject does not stand before it.
    #[test]
    fn what_follows_stands_behind() {
        for name in shipped::names() {
            let texts = shipped::with_library(shipped::texts(name).unwrap());
            let s = from_texts(texts).scenario.unwrap();
            let all = schedule(&s);
            assert_eq!(all.len(), s.injects.len(), "{name}");
            let place = |id: &InjectId| all.iter().position(|(_, i)| i.id == *id).unwrap();
            for (n, (_, i)) in all.iter().enumerate() {
                if let When::After { inject, .. } = &i.when {
                    assert!(place(inject) <= n, "{name}: {} before {inject}", i.id);
                }
            }
        }
    }
}
