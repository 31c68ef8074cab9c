//! Checks that roads lead to everything that is used: otherwise a unit sent there could never arrive.
//!
//! Deliberately not here: the fastest way (`sim::model::roads`).

use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use crate::base::ids::PlaceId;
use crate::scenario::Scenario;
use crate::scenario::read::{Draft, Located};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    if !c.unread.is_empty() {
        // Roads may be missing only because they could not be read.
        return;
    }
    let main = largest_component(s);
    fn look<T>(c: &mut Checker<'_>, main: &BTreeSet<&PlaceId>, s: &Scenario, l: &Located<T>, field: &str, place: &PlaceId) {
        if s.places.contains_key(place) && !main.contains(place) {
            let (ar, en) = (
                format!("لا طريق يصل إلى «{place}» من بقية الأماكن المستعملة"),
                format!("no road leads to `{place}` from the other places in use"),
            );
            c.field(l, field, &ar, &en);
        }
    }
    draft.directorates.iter().for_each(|l| look(c, &main, s, l, "seat", &l.value.seat));
    draft.units.iter().for_each(|l| look(c, &main, s, l, "base", &l.value.base));
    draft.centres.iter().for_each(|l| look(c, &main, s, l, "place", &l.value.place));
    draft.checkpoints.iter().for_each(|l| look(c, &main, s, l, "near", &l.value.near));
    draft.convoys.iter().for_each(|l| look(c, &main, s, l, "from", &l.value.from));
    draft.vehicles.iter().for_each(|l| l.value.route.iter().for_each(|p| look(c, &main, s, l, "route", p)));
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
