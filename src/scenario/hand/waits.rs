//! Which inject waits for which: by `After`, or by a condition that asks for another inject, its incident or its flag.
//!
//! Deliberately not here: injects that wait for themselves (`check`).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::InjectId;
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Effect, When};

/// For each inject that waits for others, those.
pub fn waits(s: &Scenario) -> BTreeMap<InjectId, BTreeSet<InjectId>> {
    let mut all = BTreeMap::new();
    for i in s.injects.iter() {
        let mut others = BTreeSet::new();
        match &i.when {
            When::At(_) | When::ByHand => {}
            When::After { inject, .. } => {
                others.insert(inject.clone());
            }
            When::If { condition, .. } => look(s, condition, &mut others),
        }
        others.remove(&i.id);
        if !others.is_empty() {
            all.insert(i.id.clone(), others);
        }
    }
    all
}

/// All that an inject waits for, directly or by way of others, and all that waits for it in the same way.
pub fn chain(s: &Scenario, of: &InjectId) -> (BTreeSet<InjectId>, BTreeSet<InjectId>) {
    let before = waits(s);
    let mut behind: BTreeMap<InjectId, BTreeSet<InjectId>> = BTreeMap::new();
    for (id, others) in &before {
        for other in others {
            behind.entry(other.clone()).or_default().insert(id.clone());
        }
    }
    (reached(&before, of), reached(&behind, of))
}

/// All that is reached from one by steps.
fn reached(steps: &BTreeMap<InjectId, BTreeSet<InjectId>>, of: &InjectId) -> BTreeSet<InjectId> {
    let mut found = BTreeSet::new();
    let mut open = vec![of];
    while let Some(id) = open.pop() {
        for next in steps.get(id).into_iter().flatten() {
            if next != of && found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found
}

fn look(s: &Scenario, c: &Condition, others: &mut BTreeSet<InjectId>) {
    match c {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|c| look(s, c, others));
        }
        Condition::Not(c) => look(s, c, others),
        Condition::Released(inject)
        | Condition::Ordered { since: inject, .. }
        | Condition::Missing { since: inject, .. }
        | Condition::Unacknowledged { inject, .. } => {
            others.insert(inject.clone());
        }
        Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => {
            others.extend(s.injects.incident(id).map(|p| p.inject.clone()));
        }
        Condition::Flag(flag) => {
            let sets = |e: &Effect| matches!(e, Effect::SetFlag(f) if f == flag);
            let who = s.injects.iter().filter(|i| i.effects.iter().any(sets));
            others.extend(who.map(|i| i.id.clone()));
        }
        Condition::Since(_)
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
        | Condition::Measure { .. } => {}
    }
}
