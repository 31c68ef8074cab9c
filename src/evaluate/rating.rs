//! Ratings in the terms of HSEEP: performed without challenges, with some, with major challenges, unable to be performed.
//!
//! A proposal with its reasons, for an evaluator to accept or to change. It rests on the expected actions of a critical task and on
//! the targets that the scenario gives it; what was never tested is not observed. Deliberately not here: the measures themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use super::expected::{Expectation, State};
use super::measures::Measure;
use crate::base::ids::{ExpectedId, ObjectiveId, TaskId};
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Text;
use crate::record::measure::{MeasureKind, Unit};
use crate::record::rating::Judgement;
pub use crate::record::rating::Rating;
use crate::scenario::Scenario;
use crate::scenario::model::{Task, TaskTarget};
use crate::wording::names::Names;

/// Something that a rating rests on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum Reason {
    /// Of the expected actions that were asked for, so many were taken in time.
    Expected {
        /// Taken in time.
        met: usize,
        /// Not taken in time.
        missed: Vec<ExpectedId>,
        /// What that alone would be rated.
        rating: Rating,
    },
    /// A measure with a target.
    Measured {
        /// Which.
        kind: MeasureKind,
        /// Its value.
        value: f64,
        /// The target.
        good: f64,
        /// What is as bad as not done.
        poor: f64,
        /// Cases it rests on.
        cases: usize,
        /// What that alone would be rated.
        rating: Rating,
    },
}

impl Reason {
    /// What it alone would be rated.
    pub fn rating(&self) -> Rating {
        match self {
            Self::Expected { rating, .. } | Self::Measured { rating, .. } => *rating,
        }
    }

    /// What it says, without the rating that it alone would be.
    pub fn message(&self, names: Names<'_>) -> Message {
        match self {
            Self::Expected { met, missed, .. } => {
                let n = met + missed.len();
                if missed.is_empty() {
                    return msg!("rating-expected", met = met.to_string(), n = n);
                }
                let missed: Vec<Arg> = missed.iter().map(|id| names.expected(id)).collect();
                msg!(
                    "rating-expected-missed",
                    met = met.to_string(),
                    n = n,
                    missed = missed
                )
            }
            Self::Measured {
                kind,
                value,
                good,
                poor,
                cases,
                ..
            } => msg!(
                "rating-measured",
                measure = kind.name(),
                value = kind.value(*value),
                good = kind.value(*good),
                poor = kind.value(*poor),
                cases = cases.to_string(),
            ),
        }
    }
}

/// A target of a task.
pub fn target(x: &TaskTarget) -> Message {
    msg!(
        "rating-target",
        measure = x.measure.name(),
        good = x.measure.value(x.good),
        poor = x.measure.value(x.poor),
    )
}

/// The name of a critical task; its identifier if the scenario has no such task.
pub fn task_name(s: &Scenario, id: &TaskId) -> Text {
    s.task(id).map_or_else(
        || Text::new(id.as_str(), id.as_str()),
        |(_, task)| task.name.clone(),
    )
}

/// The rating of a critical task.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TaskRating {
    /// Which.
    pub task: TaskId,
    /// The rating that counts: the evaluator's, or the proposal; nothing if the task was not observed.
    pub rating: Option<Rating>,
    /// What was proposed.
    pub proposed: Option<Rating>,
    /// Why the evaluator decided, if one did.
    pub judgement: Option<String>,
    /// What the proposal rests on.
    pub reasons: Vec<Reason>,
    /// Expected actions of the task in the script.
    pub scripted: usize,
    /// Of those, asked for and decided.
    pub tested: usize,
}

impl TaskRating {
    /// What an evaluator decided, if one did.
    pub fn decision(&self) -> Option<Message> {
        let why = self.judgement.as_ref()?;
        let proposed = self.proposed.map_or('—', Rating::letter).to_string();
        Some(msg!("rating-decision", proposed = proposed, why = why))
    }
}

/// The rating of an objective.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ObjectiveRating {
    /// Which.
    pub objective: ObjectiveId,
    /// The mean of its tasks, rounded down; nothing if none was observed.
    pub rating: Option<Rating>,
    /// Its tasks.
    pub tasks: Vec<TaskRating>,
}

/// Ratings of all objectives of a scenario. Of several judgements about a task the last one counts.
pub(super) fn ratings(
    s: &Scenario,
    expected: &[Expectation],
    measures: &[Measure],
    judgements: &[Judgement],
) -> Vec<ObjectiveRating> {
    let by_task = by_task(s, expected);
    let one = |o: &crate::scenario::model::Objective| {
        let tasks: Vec<TaskRating> = o
            .tasks
            .iter()
            .map(|t| {
                decided(
                    task(
                        t,
                        by_task.get(&t.id).map_or(&[][..], Vec::as_slice),
                        measures,
                    ),
                    judgements,
                )
            })
            .collect();
        ObjectiveRating {
            objective: o.id.clone(),
            rating: together(tasks.iter().filter_map(|t| t.rating)),
            tasks,
        }
    };
    s.objectives.values().map(one).collect()
}

fn by_task<'a>(
    s: &Scenario,
    expected: &'a [Expectation],
) -> BTreeMap<TaskId, Vec<&'a Expectation>> {
    let mut by: BTreeMap<TaskId, Vec<&Expectation>> = BTreeMap::new();
    for x in expected {
        let written = s
            .inject(&x.inject)
            .and_then(|i| i.expected.iter().find(|e| e.id == x.id));
        if let Some(t) = written.and_then(|e| e.task.clone()) {
            by.entry(t).or_default().push(x);
        }
    }
    by
}

/// Several ratings in one: their mean, rounded down, for a chain is not stronger than most of its links.
fn together(all: impl Iterator<Item = Rating>) -> Option<Rating> {
    let ranks: Vec<usize> = all.map(|r| r as usize).collect();
    (!ranks.is_empty()).then(|| Rating::from_rank(ranks.iter().sum::<usize>() / ranks.len()))
}

fn task(t: &Task, expected: &[&Expectation], measures: &[Measure]) -> TaskRating {
    let met = expected
        .iter()
        .filter(|x| matches!(x.state, State::Met(..)))
        .count();
    let missed: Vec<ExpectedId> = expected
        .iter()
        .filter(|x| x.state == State::Missed)
        .map(|x| x.id.clone())
        .collect();
    let tested = met + missed.len();
    let mut reasons = Vec::new();
    if tested > 0 {
        let rating = share(met, tested);
        reasons.push(Reason::Expected {
            met,
            missed,
            rating,
        });
    }
    // Where the script had something for the task and never asked for it, a count of nothing shows nothing: that nobody was injured
    // is no first aid. Waits or shares that were measured show how it was done all the same.
    let asked = expected.is_empty() || tested > 0;
    reasons.extend(
        t.targets
            .iter()
            .filter(|x| asked || !counts_nothing(x.measure, measures))
            .filter_map(|x| measured(x, measures)),
    );
    // The worst counts: a task is not done well that has one part undone.
    let rating = reasons.iter().map(Reason::rating).min();
    TaskRating {
        task: t.id.clone(),
        rating,
        proposed: rating,
        judgement: None,
        reasons,
        scripted: expected.len(),
        tested,
    }
}

/// Whether a measure only counts, and counted nothing.
fn counts_nothing(kind: MeasureKind, measures: &[Measure]) -> bool {
    matches!(kind.unit(), Unit::Number | Unit::Hours)
        && measures
            .iter()
            .any(|m| m.kind == kind && m.value == Some(0.0))
}

/// What an evaluator decided stands in place of the proposal.
fn decided(mut t: TaskRating, judgements: &[Judgement]) -> TaskRating {
    if let Some(v) = judgements.iter().rev().find(|v| v.task == t.task) {
        t.rating = v.rating;
        t.judgement = Some(v.reason.clone());
    }
    t
}

/// Nine in ten are without challenges, seven in ten with some, four in ten with major ones.
fn share(met: usize, of: usize) -> Rating {
    match met * 10 {
        n if n >= of * 9 => Rating::P,
        n if n >= of * 7 => Rating::S,
        n if n >= of * 4 => Rating::M,
        _ => Rating::U,
    }
}

/// At the target: without challenges; half of the way to poor: with some; up to poor: with major ones; beyond: unable.
fn measured(x: &TaskTarget, measures: &[Measure]) -> Option<Reason> {
    let m = measures
        .iter()
        .find(|m| m.kind == x.measure)
        .filter(|m| m.cases > 0)?;
    let value = m.value?;
    let off = (value - x.good) / (x.poor - x.good);
    let rating = match off {
        o if o <= 0.0 => Rating::P,
        o if o <= 0.5 => Rating::S,
        o if o <= 1.0 => Rating::M,
        _ => Rating::U,
    };
    Some(Reason::Measured {
        kind: x.measure,
        value,
        good: x.good,
        poor: x.poor,
        cases: m.cases,
        rating,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(measure: MeasureKind, good: f64, poor: f64) -> TaskTarget {
        TaskTarget {
            measure,
            good,
            poor,
            source: None,
        }
    }

    fn of(kind: MeasureKind, value: f64, cases: usize) -> Vec<Measure> {
        vec![Measure {
            kind,
            value: Some(value),
            cases,
            facts: Vec::new(),
            parts: Vec::new(),
        }]
    }

    #[test]
    fn a_measure_is_rated_by_how_far_it_is_from_its_target() {
        let t = target(MeasureKind::FirstResponse, 600.0, 1800.0);
        let rate = |v: f64| measured(&t, &of(MeasureKind::FirstResponse, v, 3)).map(|r| r.rating());
        assert_eq!(
            [300.0, 600.0, 1200.0, 1800.0, 1801.0].map(rate),
            [Rating::P, Rating::P, Rating::S, Rating::M, Rating::U].map(Some)
        );
        // Where more is better the target is above what is poor.
        let t = target(MeasureKind::Settled, 90.0, 50.0);
        let rate = |v: f64| measured(&t, &of(MeasureKind::Settled, v, 3)).map(|r| r.rating());
        assert_eq!(
            [100.0, 90.0, 70.0, 50.0, 49.0].map(rate),
            [Rating::P, Rating::P, Rating::S, Rating::M, Rating::U].map(Some)
        );
        assert_eq!(
            measured(&t, &of(MeasureKind::Settled, 0.0, 0)),
            None,
            "what was never tested is not observed"
        );
    }

    /// A task with an expected action and a target: what was never asked for is not rated, though the measure has a value.
    #[test]
    fn a_task_whose_only_inject_never_came_has_no_rating() {
        let t = Task {
            id: "ambulance".into(),
            name: crate::base::text::Text::new("إسعاف", "Ambulance"),
            targets: vec![target(MeasureKind::Injured, 0.0, 4.0)],
        };
        let measures = of(MeasureKind::Injured, 0.0, 3);
        let rated = |state: State| {
            let x = Expectation {
                id: "sent".into(),
                inject: "i".into(),
                state,
            };
            let r = task(&t, &[&x], &measures);
            (r.rating, r.proposed, r.reasons.len(), r.scripted, r.tested)
        };
        assert_eq!(rated(State::NotYet), (None, None, 0, 1, 0));
        assert_eq!(
            rated(State::Missed),
            (Some(Rating::U), Some(Rating::U), 2, 1, 1)
        );
        // What was measured of others shows how it was done: some who were injured, or how long vehicles had to wait.
        let x = Expectation {
            id: "sent".into(),
            inject: "i".into(),
            state: State::NotYet,
        };
        assert_eq!(
            task(&t, &[&x], &of(MeasureKind::Injured, 5.0, 3)).rating,
            Some(Rating::U)
        );
        let waits = Task {
            targets: vec![target(MeasureKind::RoadWait, 300.0, 1200.0)],
            ..t.clone()
        };
        assert_eq!(
            task(&waits, &[&x], &of(MeasureKind::RoadWait, 0.0, 1)).rating,
            Some(Rating::P)
        );
        // A task without expected actions rests on its measures alone.
        let alone = task(&t, &[], &measures);
        assert_eq!((alone.rating, alone.scripted), (Some(Rating::P), 0));
    }

    #[test]
    fn shares_and_means() {
        assert_eq!(
            [(9, 10), (7, 10), (4, 10), (3, 10), (1, 1), (0, 1)].map(|(m, n)| share(m, n)),
            [
                Rating::P,
                Rating::S,
                Rating::M,
                Rating::U,
                Rating::P,
                Rating::U
            ]
        );
        assert_eq!(
            together([Rating::P, Rating::P].into_iter()),
            Some(Rating::P)
        );
        assert_eq!(
            together([Rating::P, Rating::M].into_iter()),
            Some(Rating::S)
        );
        assert_eq!(
            together([Rating::P, Rating::P, Rating::U].into_iter()),
            Some(Rating::S)
        );
        assert_eq!(together(std::iter::empty()), None);
    }
}
