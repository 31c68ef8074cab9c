//! Which municipalities are neighbours by road: over these a rumour leaks.
//!
//! Deliberately not here: how it spreads (`rumours`).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::{MunicipalityId, PlaceId};
use crate::scenario::Scenario;

/// Municipalities whose main places a road joins without another's in between.
pub(super) fn neighbours(s: &Scenario) -> BTreeMap<MunicipalityId, Vec<MunicipalityId>> {
    let seats: BTreeMap<&PlaceId, &MunicipalityId> = s
        .municipalities
        .values()
        .map(|m| (&m.seat, &m.id))
        .collect();
    let mut next: BTreeMap<&PlaceId, Vec<&PlaceId>> = BTreeMap::new();
    for r in s.roads.values() {
        next.entry(&r.from).or_default().push(&r.to);
        next.entry(&r.to).or_default().push(&r.from);
    }
    let reached = |m: &crate::scenario::model::Municipality| {
        let (mut seen, mut todo, mut found) =
            (BTreeSet::from([&m.seat]), vec![&m.seat], BTreeSet::new());
        while let Some(p) = todo.pop() {
            for &n in next.get(p).into_iter().flatten() {
                if seen.insert(n) {
                    match seats.get(n) {
                        Some(&other) => {
                            found.insert(other.clone());
                        }
                        None => todo.push(n),
                    }
                }
            }
        }
        (m.id.clone(), found.into_iter().collect())
    };
    s.municipalities.values().map(reached).collect()
}
