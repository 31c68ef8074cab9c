//! Injects that follow others, where those get another time.
//!
//! An inject that nobody touched comes as long after the one that it follows as before, through any number of them; one that was given a
//! time has it whatever the others do.
//! Deliberately not here: which times a table gives (`plan`).

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{Edit, Value};
use super::rows::List;
use crate::base::ids::InjectId;
use crate::base::time::{SimTime, Span};
use crate::scenario::Scenario;
use crate::scenario::model::When;

/// Counts the spans of edits from when the injects before them come now. `moved` are the times that a table gives. Gives the injects
/// that move along with others, with their new times, in the order of the list.
pub(super) fn followed(
    s: &Scenario,
    list: &List,
    moved: &BTreeMap<InjectId, SimTime>,
    edits: &mut [Edit],
) -> Vec<(InjectId, SimTime)> {
    let mut shifts = Shifts::new(s, list, moved);
    for e in edits {
        let Value::After(after, delay) = &e.value else {
            continue;
        };
        let delay = delay.millis() - shifts.of(after);
        e.value = match moved.get(&e.inject) {
            // Before the one that it follows it cannot come by a span.
            Some(at) if delay < 0 => Value::At(*at),
            _ => Value::After(after.clone(), Span::from_millis(delay)),
        };
    }
    let first = list.rows.iter().filter(|r| r.first);
    let timed = first.filter_map(|r| Some((r.inject.clone(), r.time?)));
    let others: Vec<_> = timed.filter(|(id, _)| !moved.contains_key(id)).collect();
    let now = others.into_iter().map(|(id, was)| {
        let shift = shifts.of(&id);
        (id, shift, was + Span::from_millis(shift))
    });
    let along = now.filter(|(_, shift, _)| *shift != 0);
    along.map(|(id, _, at)| (id, at)).collect()
}

/// How much later injects come than they did, in milliseconds.
struct Shifts<'a> {
    s: &'a Scenario,
    known: BTreeMap<InjectId, i64>,
}

impl<'a> Shifts<'a> {
    fn new(s: &'a Scenario, list: &List, moved: &BTreeMap<InjectId, SimTime>) -> Self {
        let timed = list.rows.iter().filter(|r| r.first);
        let given = timed.filter_map(|r| {
            let (now, was) = (moved.get(&r.inject)?, r.time?);
            Some((r.inject.clone(), (*now - was).millis()))
        });
        Self {
            s,
            known: given.collect(),
        }
    }

    /// Of an inject that was given no time it is that of the one that it follows.
    fn of(&mut self, id: &InjectId) -> i64 {
        let (mut way, mut at) = (BTreeSet::new(), id.clone());
        let shift = loop {
            if let Some(known) = self.known.get(&at) {
                break *known;
            }
            let when = self.s.inject(&at).map(|i| &i.when);
            let (Some(When::After { inject, .. }), true) = (when, way.insert(at)) else {
                break 0;
            };
            at = inject.clone();
        };
        self.known.extend(way.into_iter().map(|id| (id, shift)));
        shift
    }
}
