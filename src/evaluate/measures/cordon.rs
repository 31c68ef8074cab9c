//! What checks of the traffic bring, whom they cannot search, and who votes of each sex.
//!
//! Deliberately not here: how long checks take (`gather`).

use std::collections::BTreeMap;

use super::cases::{Case, Evidence};
use super::owner::Owner;
use crate::base::ids::CheckpointId;
use crate::record::fact::{Fact, FactEntry};

fn room(x: &Evidence<'_>, checkpoint: &CheckpointId) -> Option<Owner> {
    let near = x.s.checkpoints.get(checkpoint).map(|c| &c.near)?;
    x.room(x.s.directorate_of_place(near).as_ref())
}

/// Of each checkpoint that anyone passed, what it found.
pub(super) fn found(x: &Evidence<'_>) -> Vec<Case> {
    let mut finds: BTreeMap<&CheckpointId, (u64, u32)> = BTreeMap::new();
    for f in x.facts {
        if let Fact::ThingFound { checkpoint, .. } = &f.fact {
            let (last, n) = finds.entry(checkpoint).or_default();
            (*last, *n) = (f.n, *n + 1);
        }
    }
    // Exercises of the first four editions looked for nothing; what only later ones record tells that there was nothing to find.
    let later = |f: &FactEntry| {
        matches!(
            f.fact,
            Fact::TurnoutBySex { .. } | Fact::WomenUnsearched { .. } | Fact::DutyBeyondShift { .. }
        )
    };
    if finds.is_empty() && !x.facts.iter().any(later) {
        return Vec::new();
    }
    x.each(|f| match &f.fact {
        Fact::CheckpointTally {
            checkpoint, passed, ..
        } if *passed > 0 => {
            let (fact, n) = finds.get(checkpoint).copied().unwrap_or((f.n, 0));
            Some(Case::new(fact, f64::from(n)).of(room(x, checkpoint)))
        }
        _ => None,
    })
}

/// Of each checkpoint of which it is known who can search women, the vehicles that passed unsearched.
pub(super) fn unsearched(x: &Evidence<'_>) -> Vec<Case> {
    let gaps: BTreeMap<&CheckpointId, (u64, u32)> = x
        .facts
        .iter()
        .filter_map(|f| match &f.fact {
            Fact::WomenUnsearched {
                checkpoint,
                vehicles,
            } => Some((checkpoint, (f.n, *vehicles))),
            _ => None,
        })
        .collect();
    let told = |c: &CheckpointId| x.s.checkpoints.get(c).is_some_and(|p| p.women.is_some());
    x.each(|f| match &f.fact {
        Fact::CheckpointTally {
            checkpoint, passed, ..
        } if *passed > 0 && told(checkpoint) => {
            let (fact, n) = gaps.get(checkpoint).copied().unwrap_or((f.n, 0));
            Some(Case::new(fact, f64::from(n)).of(room(x, checkpoint)))
        }
        _ => None,
    })
}

/// Of each centre with stations for each sex, the registered of one sex who voted.
pub(super) fn voted(x: &Evidence<'_>, of_women: bool) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::TurnoutBySex {
            centre,
            men,
            men_served,
            women,
            women_served,
        } if x.polled() => {
            let (part, whole) = if of_women {
                (*women_served, *women)
            } else {
                (*men_served, *men)
            };
            Some(Case::share(f.n, part, whole).of(x.municipality_of(centre)))
        }
        _ => None,
    })
}
