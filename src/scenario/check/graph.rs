//! Checks that roads lead to everything that is used: otherwise a unit sent there could never arrive.
//!
//! Deliberately not here: the fastest way (`sim::model::roads`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::PlaceId;
use crate::base::message::msg;
use crate::scenario::Scenario;
use crate::scenario::read::Draft;

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    // Roads may be missing only because they could not be read, or because an end of theirs is misspelt.
    if c.hides()
        || s.roads
            .values()
            .any(|r| !s.places.contains_key(&r.from) || !s.places.contains_key(&r.to))
    {
        return;
    }
    let main = largest_component(s);
    let mut look = |at: At<'_>, place: &PlaceId| {
        if s.places.contains_key(place) && !main.contains(place) {
            let said = msg!("check-road-leads-other-places", place = place);
            c.error(at, CheckRule::PlaceUnreached, said);
        }
    };
    draft
        .directorates
        .iter()
        .for_each(|l| look(At::of(l).field("seat"), &l.value.seat));
    draft
        .units
        .iter()
        .for_each(|l| look(At::of(l).field("base"), &l.value.base));
    draft
        .centres
        .iter()
        .for_each(|l| look(At::of(l).field("place"), &l.value.place));
    draft
        .checkpoints
        .iter()
        .for_each(|l| look(At::of(l).field("near"), &l.value.near));
    draft
        .convoys
        .iter()
        .for_each(|l| look(At::of(l).field("from"), &l.value.from));
    for l in &draft.vehicles {
        l.value
            .route
            .iter()
            .enumerate()
            .for_each(|(n, p)| look(At::of(l).field("route").item(n), p));
    }
}

/// The largest set of places that roads join; of two equal ones, that with the first place.
fn largest_component(s: &Scenario) -> BTreeSet<&PlaceId> {
    let mut next: BTreeMap<&PlaceId, Vec<&PlaceId>> = BTreeMap::new();
    for r in s.roads.values() {
        next.entry(&r.from).or_default().push(&r.to);
        next.entry(&r.to).or_default().push(&r.from);
    }
    let mut seen: BTreeSet<&PlaceId> = BTreeSet::new();
    let mut best: BTreeSet<&PlaceId> = BTreeSet::new();
    for start in s.places.keys() {
        let (mut part, mut todo) = (BTreeSet::new(), vec![start]);
        while let Some(p) = todo.pop() {
            if seen.insert(p) {
                part.insert(p);
                todo.extend(next.get(p).into_iter().flatten().copied());
            }
        }
        if part.len() > best.len() {
            best = part;
        }
    }
    best
}
