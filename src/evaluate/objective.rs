//! The rating of an objective: what its critical tasks come to together, and what limits that.
//!
//! A task is critical because the objective cannot be achieved without it, so the worst of them counts and nothing is averaged; and
//! where no incident was settled, responding was not performed well.
//! Deliberately not here: the ratings of tasks (`rating`), what shows harm and outcome (`gates`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::expected::Expectation;
use super::gates::{self, Harmed, Response};
use super::incident_history::IncidentHistory;
use super::measures::{self, Measure};
use super::rating::{Rating, TaskRating, decided, propose, task_name};
use super::staffing::Staffing;
use crate::base::ids::{ObjectiveId, TaskId};
use crate::base::message::{Message, msg};
use crate::record::fact::FactEntry;
use crate::record::measure::MeasureKind;
use crate::record::rating::Judgement;
use crate::scenario::Scenario;
use crate::scenario::model::{Objective, Task};

/// The rating of an objective.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ObjectiveRating {
    /// Which.
    pub objective: ObjectiveId,
    /// What its tasks come to together, within its limits; nothing if none was observed.
    pub rating: Option<Rating>,
    /// Why it is not better, where its tasks alone would make it so.
    pub limits: Vec<Limit>,
    /// Its tasks.
    pub tasks: Vec<TaskRating>,
}

/// What ratings rest on.
pub(super) struct Basis<'a> {
    expected: &'a [Expectation],
    /// Measures that have a target, of what people did alone.
    measures: Vec<Measure>,
    harms: Vec<Harmed>,
    response: Response,
}

impl<'a> Basis<'a> {
    pub(super) fn of(
        s: &Scenario,
        facts: &[FactEntry],
        histories: &[IncidentHistory],
        expected: &'a [Expectation],
    ) -> Self {
        let tasks = s.objectives.values().flat_map(|o| &o.tasks);
        let targets = tasks.flat_map(|t| &t.targets).map(|x| x.measure);
        let kinds: BTreeSet<MeasureKind> = targets.collect();
        let staffing = Staffing::of(facts);
        Self {
            measures: measures::of_people(s, facts, histories, (expected, &staffing), &kinds),
            harms: gates::harms(s, facts, histories, expected),
            response: Response::of(s, facts, histories, &staffing),
            expected,
        }
    }
}

/// Ratings of all objectives of a scenario. Of several judgements about a task the last one counts.
pub(super) fn ratings(
    s: &Scenario,
    basis: &Basis<'_>,
    judgements: &[Judgement],
) -> Vec<ObjectiveRating> {
    let by_task = by_task(s, basis.expected);
    let one = |o: &Objective| {
        let of = |t: &Task| {
            let expected = by_task.get(&t.id).map_or(&[][..], Vec::as_slice);
            let harms = basis.harms.iter().filter(|h| h.harm.bears_on(s, t));
            let harms: Vec<Harmed> = harms.cloned().collect();
            decided(propose(t, expected, &basis.measures, harms), judgements)
        };
        let tasks: Vec<TaskRating> = o.tasks.iter().map(of).collect();
        let (rating, limits) = together(o, &tasks, basis.response);
        ObjectiveRating {
            objective: o.id.clone(),
            rating,
            limits,
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
        if let Some(t) = s.expected(&x.id).and_then(|(_, e)| e.task.clone()) {
            by.entry(t).or_default().push(x);
        }
    }
    by
}

/// Why an objective is not rated better, where its tasks together would be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Limit {
    /// As its worst critical task, though others are rated better.
    Weakest {
        /// The task.
        task: TaskId,
        /// How it is rated.
        rating: Rating,
    },
    /// It is about responding, and none of the incidents was settled.
    NothingSettled {
        /// How many were reported.
        reported: usize,
    },
}

impl Limit {
    /// What it says.
    pub fn message(&self, s: &Scenario) -> Message {
        match self {
            Self::Weakest { task, rating } => msg!(
                "rating-limit-weakest",
                task = task_name(s, task),
                rating = rating.letter().to_string(),
            ),
            Self::NothingSettled { reported } => {
                msg!("rating-limit-nothing-settled", n = *reported)
            }
        }
    }
}

/// The rating of an objective: as its worst critical task, within its limits; nothing if none was observed.
///
/// In HSEEP's words an objective is achieved (P, S, M) or not (U). One whose critical task could not be performed was not achieved,
/// and harm, added risk or a breach in one task is harm, added risk or a breach in reaching the objective, however well the others went.
fn together(
    o: &Objective,
    tasks: &[TaskRating],
    response: Response,
) -> (Option<Rating>, Vec<Limit>) {
    let rated = || tasks.iter().filter_map(|t| Some((t.rating?, t)));
    let Some((mut rating, weakest)) = rated().min_by_key(|(r, _)| *r) else {
        return (None, Vec::new());
    };
    let mut limits = Vec::new();
    if rated().any(|(r, _)| r > rating) {
        limits.push(Limit::Weakest {
            task: weakest.task.clone(),
            rating,
        });
    }
    // Whoever confirmed all that it rests on has seen the outcome too.
    let of_response = |t: &&TaskRating| {
        let task = o.tasks.iter().find(|x| x.id == t.task);
        task.is_some_and(|x| x.targets.iter().any(|x| x.measure.of_response()))
    };
    let open = tasks.iter().filter(of_response).any(|t| !t.confirmed());
    if open && rating > Rating::M && response.reported > 0 && response.settled == 0 {
        rating = Rating::M;
        limits.push(Limit::NothingSettled {
            reported: response.reported,
        });
    }
    (Some(rating), limits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Text;
    use crate::scenario::model::TaskTarget;

    /// An objective with a task for each rating; those with `response` have a target on it.
    fn objective(
        ratings: &[Option<Rating>],
        response: bool,
        confirmed: bool,
    ) -> (Objective, Vec<TaskRating>) {
        let id = |n: usize| TaskId::from(format!("t{n}").as_str());
        let target = TaskTarget {
            measure: MeasureKind::FirstResponse,
            good: 600.0,
            poor: 1800.0,
            source: None,
        };
        let task = |n: usize| Task {
            id: id(n),
            name: Text::new("مهمة", "Task"),
            targets: if response {
                vec![target.clone()]
            } else {
                Vec::new()
            },
        };
        let rated = |(n, rating): (usize, &Option<Rating>)| TaskRating {
            task: id(n),
            rating: *rating,
            proposed: *rating,
            judgement: confirmed.then(|| "seen".to_owned()),
            opinions: Vec::new(),
            reasons: Vec::new(),
            scripted: 0,
            tested: 0,
            unobserved: 0,
        };
        let o = Objective {
            id: "o".into(),
            name: Text::new("هدف", "Objective"),
            tasks: (0..ratings.len()).map(task).collect(),
        };
        (o, ratings.iter().enumerate().map(rated).collect())
    }

    fn of(ratings: &[Option<Rating>]) -> Option<Rating> {
        let (o, tasks) = objective(ratings, false, false);
        together(&o, &tasks, Response::default()).0
    }

    #[test]
    fn a_critical_task_that_failed_is_not_averaged_away() {
        let [p, s, m, u] = [Rating::P, Rating::S, Rating::M, Rating::U].map(Some);
        assert_eq!(of(&[p, p]), p);
        assert_eq!(of(&[p, m]), m, "harm, risk or a breach in one of two");
        assert_eq!(
            of(&[p, p, u]),
            u,
            "without it the objective is not achieved"
        );
        assert_eq!(of(&[p, p, p, p, m]), m);
        assert_eq!(of(&[p, s, p]), s, "achieved, and could be done better");
        assert_eq!(of(&[p, None, s]), s, "what was not observed does not count");
        assert_eq!((of(&[None]), of(&[])), (None, None));
        let (o, tasks) = objective(&[p, p, u], false, false);
        let weakest = Limit::Weakest {
            task: "t2".into(),
            rating: Rating::U,
        };
        assert_eq!(together(&o, &tasks, Response::default()).1, [weakest]);
        let (o, tasks) = objective(&[m, None, m], false, false);
        assert_eq!(together(&o, &tasks, Response::default()), (m, Vec::new()));
    }

    #[test]
    fn a_day_in_which_no_incident_was_settled_is_no_good_response() {
        let [p, m, u] = [Rating::P, Rating::M, Rating::U].map(Some);
        let none = Response {
            reported: 2,
            settled: 0,
        };
        let (o, tasks) = objective(&[p, p], true, false);
        let (rating, limits) = together(&o, &tasks, none);
        assert_eq!(
            (rating, limits),
            (m, vec![Limit::NothingSettled { reported: 2 }])
        );
        let one = Response { settled: 1, ..none };
        assert_eq!(together(&o, &tasks, one).0, p);
        assert_eq!(
            together(&o, &tasks, Response::default()).0,
            p,
            "there was nothing to settle"
        );
        // It makes nothing better, and an objective about something else has nothing to do with it.
        let (o, tasks) = objective(&[u], true, false);
        assert_eq!(together(&o, &tasks, none), (u, Vec::new()));
        let (o, tasks) = objective(&[p], false, false);
        assert_eq!(together(&o, &tasks, none).0, p);
        // An evaluator who confirmed its tasks has seen the outcome.
        let (o, tasks) = objective(&[p], true, true);
        assert_eq!(together(&o, &tasks, none).0, p);
    }
}
