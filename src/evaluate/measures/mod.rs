//! Measures: what an exercise comes to in numbers, each with the facts it rests on.
//!
//! Computed from facts and the scenario alone. A measure without a single case has no value: what was never tested is not good.
//! Deliberately not here: which measures there are (`record::measure`), what is good enough (the scenario's targets), ratings
//! (`rating`).

mod cases;
mod cordon;
mod duty;
mod gather;
mod owner;
mod people;
mod results;
mod scripted;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use self::cases::{Case, Evidence};
pub use self::owner::Owner;
use self::people::People;
use super::expected::Expectation;
use super::incident_history::IncidentHistory;
use super::staffing::Staffing;
use super::statistics::median;
use crate::record::fact::FactEntry;
use crate::record::measure::{Aggregation, MeasureKind};
use crate::scenario::Scenario;

/// A measure of an exercise.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Measure {
    /// What is measured.
    pub kind: MeasureKind,
    /// The value in its unit; nothing if there was no case.
    pub value: Option<f64>,
    /// Cases, counting those where nothing happened and something could have.
    pub cases: usize,
    /// Sorted numbers of the facts it rests on: of a sum those that add to it, of a greatest or least value those that have it.
    pub facts: Vec<u64>,
    /// The same for each owner of a part of it.
    pub parts: Vec<Part>,
}

/// The part of a measure that belongs to one owner.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Part {
    /// Whom it belongs to.
    #[serde(rename = "whose")]
    pub owner: Owner,
    /// The value in the measure's unit.
    pub value: f64,
    /// Cases.
    pub cases: usize,
}

/// All measures of an exercise, in the order of [`MeasureKind::ALL`].
pub(super) fn measures(
    s: &Scenario,
    facts: &[FactEntry],
    histories: &[IncidentHistory],
) -> Vec<Measure> {
    let evidence = Evidence::of(s, facts, histories);
    MeasureKind::ALL
        .iter()
        .map(|kind| measure(*kind, &gather::cases(*kind, &evidence)))
        .collect()
}

/// These measures, of what people did at the seats that they held; none where they held no seat.
pub(super) fn of_people(
    s: &Scenario,
    facts: &[FactEntry],
    histories: &[IncidentHistory],
    (expected, staffing): (&[Expectation], &Staffing),
    kinds: &BTreeSet<MeasureKind>,
) -> Vec<Measure> {
    let evidence = Evidence::of(s, facts, histories);
    let people = People::of(&evidence, expected, staffing);
    if people.nobody() {
        return Vec::new();
    }
    let one = |kind: &MeasureKind| {
        let mut cases = gather::cases(*kind, &evidence);
        cases.retain(|c| people.did(*kind, c));
        measure(*kind, &cases)
    };
    kinds.iter().map(one).collect()
}

fn measure(kind: MeasureKind, cases: &[Case]) -> Measure {
    let mut parts: BTreeMap<&Owner, Vec<&Case>> = BTreeMap::new();
    for c in cases {
        for owner in &c.owners {
            parts.entry(owner).or_default().push(c);
        }
    }
    let part = |(owner, list): (&Owner, Vec<&Case>)| {
        Some(Part {
            owner: owner.clone(),
            value: value(kind, &list)?,
            cases: number(&list),
        })
    };
    let parts = parts.into_iter().filter_map(part).collect();
    let all: Vec<&Case> = cases.iter().collect();
    let value = value(kind, &all);
    let bears = |c: &&Case| match kind.aggregation() {
        Aggregation::Sum => c.value != 0.0,
        Aggregation::Greatest | Aggregation::Least => Some(c.value) == value,
        Aggregation::Median | Aggregation::Share => true,
    };
    let mut facts: Vec<u64> = cases.iter().filter(bears).map(|c| c.fact).collect();
    facts.sort_unstable();
    facts.dedup();
    Measure {
        kind,
        value,
        cases: number(&all),
        facts,
        parts,
    }
}

/// How many cases there were; what only adds to one is none of its own.
fn number(cases: &[&Case]) -> usize {
    cases.iter().filter(|c| c.weight > 0.0).count()
}

fn value(kind: MeasureKind, cases: &[&Case]) -> Option<f64> {
    if cases.is_empty() {
        return None;
    }
    let values = || cases.iter().map(|c| c.value);
    Some(match kind.aggregation() {
        Aggregation::Sum => values().sum(),
        Aggregation::Greatest => values().fold(0.0, f64::max),
        Aggregation::Least => values().fold(f64::INFINITY, f64::min),
        Aggregation::Share => {
            let whole: f64 = cases.iter().map(|c| c.weight).sum();
            if whole <= 0.0 {
                return None;
            }
            values().sum::<f64>() * 100.0 / whole
        }
        Aggregation::Median => {
            let mut all: Vec<f64> = values().collect();
            all.sort_by(f64::total_cmp);
            return median(&all);
        }
    })
}
