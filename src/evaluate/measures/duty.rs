//! How long units and checkpoints were on duty beyond a shift, and what became of people and evidence that were held.
//!
//! Deliberately not here: turn-out and time away from base (`gather`).

use std::collections::BTreeMap;

use super::cases::{Case, Evidence};
use super::owner::Owner;
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Party;

/// Of each unit and checkpoint that was beyond a shift, for how long: until it was relieved, was lost, or the end.
pub(super) fn beyond_shift(x: &Evidence<'_>) -> Vec<Case> {
    let mut since: BTreeMap<Party, &FactEntry> = BTreeMap::new();
    let mut all = Vec::new();
    let case = |who: &Party, began: &FactEntry, end: SimTime| {
        let hours = (end - began.at).millis() as f64 / 3_600_000.0;
        Case::new(began.n, hours).of(owner(x, who))
    };
    for f in x.facts {
        let (who, over) = match &f.fact {
            Fact::DutyBeyondShift { unit } => (Party::Unit(unit.clone()), false),
            Fact::PostBeyondShift { checkpoint } => (Party::Checkpoint(checkpoint.clone()), false),
            Fact::UnitRelieved { unit, .. } | Fact::UnitLost { unit } => {
                (Party::Unit(unit.clone()), true)
            }
            Fact::PostRelieved { checkpoint, .. } => (Party::Checkpoint(checkpoint.clone()), true),
            _ => continue,
        };
        if over {
            all.extend(since.remove(&who).map(|began| case(&who, began, f.at)));
        } else {
            since.entry(who).or_insert(f);
        }
    }
    all.extend(since.into_iter().map(|(who, f)| case(&who, f, x.end)));
    all
}

/// Of all that was held, whether it was handed over and the chain was whole. What may still be handed over in time at the last moment
/// is no case.
pub(super) fn custody(x: &Evidence<'_>) -> Vec<Case> {
    let mut held: BTreeMap<u32, (Option<Owner>, bool)> = BTreeMap::new();
    let mut all = Vec::new();
    for f in x.facts {
        match &f.fact {
            Fact::TakenIntoCustody { held: n, by, .. } => {
                held.insert(*n, (owner(x, by), false));
            }
            Fact::HeldGap { held: n, .. } => {
                if let Some((owner, broken)) = held.get_mut(n)
                    && !std::mem::replace(broken, true)
                {
                    all.push(Case::whether(f.n, false).of(owner.clone()));
                }
            }
            Fact::HeldHandedOver { held: n, .. } => {
                if let Some((owner, false)) = held.remove(n) {
                    all.push(Case::whether(f.n, true).of(owner));
                }
            }
            _ => {}
        }
    }
    all
}

/// The room whose people they are.
fn owner(x: &Evidence<'_>, by: &Party) -> Option<Owner> {
    match by {
        Party::Unit(unit) => x.commander(unit),
        Party::Checkpoint(id) => Some(Owner::Seat(x.s.checkpoints.get(id)?.seat.clone())),
        _ => None,
    }
}
