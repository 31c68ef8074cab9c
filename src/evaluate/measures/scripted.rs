//! The measure of expected actions: each that was decided is a case.
//!
//! Deliberately not here: whether an order meets one (the simulation says so).

use std::collections::BTreeMap;

use super::cases::{Case, Evidence};
use super::owner::Owner;
use crate::base::ids::ExpectedId;
use crate::record::fact::Fact;

/// Of an expected action that was met, taken back and met again, the last counts.
pub(super) fn expected_met(x: &Evidence<'_>) -> Vec<Case> {
    let mut last: BTreeMap<&ExpectedId, Case> = BTreeMap::new();
    for f in x.facts {
        match &f.fact {
            Fact::ExpectedMet { expected, .. } | Fact::OutcomeReached { expected, .. } => {
                let case = Case::happened(f.n).of(asked_by(x, expected));
                last.insert(expected, case);
            }
            Fact::ExpectedMissed { expected, .. } => {
                let case = Case::nothing(f.n).of(asked_by(x, expected));
                last.insert(expected, case);
            }
            Fact::ExpectedTakenBack { expected, .. } => drop(last.remove(expected)),
            _ => {}
        }
    }
    let mut all: Vec<Case> = last.into_values().collect();
    all.sort_by_key(|c| c.fact);
    all
}

/// The storyline of an expected action and the objective of its task.
fn asked_by(x: &Evidence<'_>, expected: &ExpectedId) -> Vec<Owner> {
    let Some((i, written)) = x.s.expected(expected) else {
        return Vec::new();
    };
    let task = written.task.as_ref().and_then(|t| x.s.task(t));
    let objectives = task.map(|(o, _)| o).into_iter();
    let storyline = i.storyline.clone().map(Owner::Storyline);
    storyline
        .into_iter()
        .chain(objectives.map(|o| Owner::Objective(o.id.clone())))
        .collect()
}
