//! Ratings in the terms of HSEEP: performed without challenges, with some, with major challenges, unable to be performed.
//!
//! A proposal with its reasons, for an evaluator to accept or to change. It rests on the expected actions of a critical task and on
//! the targets that the scenario gives it, of what people did alone; what was never tested, or was up to seats that nobody held, is
//! not observed. Deliberately not here: the measures themselves, objectives (`objective`).

use serde::Serialize;

use super::expected::{Expectation, State};
use super::gates::{Harm, Harmed};
use super::measures::Measure;
use crate::base::ids::{ExpectedId, TaskId};
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Text;
use crate::record::measure::{MeasureKind, Unit};
pub use crate::record::rating::Rating;
use crate::record::rating::{Evaluator, Judgement};
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
        /// Of those taken, so many maybe by words alone, of which only that they were said is seen.
        words: usize,
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
    /// Harm that was done in performing it.
    Harm(Harmed),
}

/// A proposal that rests on fewer tests says so.
const ENOUGH: usize = 3;

impl Reason {
    /// What it alone would be rated.
    pub fn rating(&self) -> Rating {
        match self {
            Self::Expected { rating, .. } | Self::Measured { rating, .. } => *rating,
            Self::Harm(_) => Harm::RATING,
        }
    }

    /// How many tests it is: expected actions, or cases of a measure.
    fn tests(&self) -> usize {
        match self {
            Self::Expected { met, missed, .. } => met + missed.len(),
            Self::Measured { cases, .. } => *cases,
            Self::Harm(_) => 0,
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
            Self::Harm(x) => x.harm.message(names),
        }
    }
}

/// A target of a task, and where it comes from.
pub fn target(x: &TaskTarget) -> Message {
    let (measure, good, poor) = (
        x.measure.name(),
        x.measure.value(x.good),
        x.measure.value(x.poor),
    );
    match &x.source {
        None => msg!("rating-target", measure = measure, good = good, poor = poor),
        Some(source) => msg!(
            "rating-target-source",
            measure = measure,
            good = good,
            poor = poor,
            source = source,
        ),
    }
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
    /// What single evaluators say, the last word of each; the lead decides between them.
    pub opinions: Vec<Judgement>,
    /// What the proposal rests on.
    pub reasons: Vec<Reason>,
    /// Expected actions of the task in the script.
    pub scripted: usize,
    /// Of those, asked for and decided while people held a seat that could take them.
    pub tested: usize,
    /// Of those, decided while nobody did.
    pub unobserved: usize,
}

impl TaskRating {
    /// What an evaluator decided, if one did.
    pub fn decision(&self) -> Option<Message> {
        let why = self.judgement.as_ref()?;
        let proposed = self.proposed.map_or('—', Rating::letter).to_string();
        Some(msg!("rating-decision", proposed = proposed, why = why))
    }

    /// What an evaluator said of it last, if anything; nobody in particular is the lead.
    pub fn said_by(&self, by: Option<&Evaluator>) -> Option<(Option<Rating>, &str)> {
        match by {
            None => self.judgement.as_deref().map(|why| (self.rating, why)),
            Some(_) => {
                let own = self.opinions.iter().find(|x| x.evaluator.as_ref() == by)?;
                Some((own.rating, own.reason.as_str()))
            }
        }
    }

    /// What single evaluators say, in words.
    pub fn opinions(&self) -> Vec<Message> {
        let one = |x: &Judgement| {
            let evaluator = x.evaluator.as_ref().map(Evaluator::called);
            let evaluator = evaluator.unwrap_or_else(|| msg!("rating-evaluator-lead"));
            let rating = x.rating.map_or('—', Rating::letter).to_string();
            msg!(
                "rating-opinion",
                evaluator = evaluator,
                rating = rating,
                why = &x.reason,
            )
        };
        self.opinions.iter().map(one).collect()
    }

    /// Whether the lead evaluator rated it; until then what is said of it is proposed.
    pub fn confirmed(&self) -> bool {
        self.judgement.is_some()
    }

    /// What has to be known of the proposal before it is relied on: that it rests on little, that nobody read what was written, that
    /// nobody was there.
    pub fn caveats(&self) -> Vec<Message> {
        let mut all = Vec::new();
        let tests: usize = self.reasons.iter().map(Reason::tests).sum();
        if self.proposed.is_some() && tests < ENOUGH {
            all.push(msg!("rating-thin", n = tests));
        }
        let words = |r: &Reason| match r {
            Reason::Expected { words, .. } => *words,
            Reason::Measured { .. } | Reason::Harm(_) => 0,
        };
        let words: usize = self.reasons.iter().map(words).sum();
        if words > 0 {
            all.push(msg!("rating-words", n = words));
        }
        if self.unobserved > 0 {
            all.push(msg!("rating-unobserved", n = self.unobserved));
        }
        all
    }
}

/// The proposal for a critical task, from its expected actions, the measures of what people did and the harm that they did in it.
pub(super) fn propose(
    t: &Task,
    expected: &[&Expectation],
    measures: &[Measure],
    harms: Vec<Harmed>,
) -> TaskRating {
    let observed = || expected.iter().filter(|x| x.observed());
    let met = observed()
        .filter(|x| matches!(x.state, State::Met(..)))
        .count();
    let missed: Vec<ExpectedId> = observed()
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
            words: observed().filter(|x| x.met_by_words()).count(),
            rating,
        });
    }
    // Where the script had something for the task and never asked for it, a count of nothing shows nothing: that nobody was injured
    // is no first aid. Waits or shares that were measured show how it was done all the same.
    // And where the script asked others alone, what every seat bears on a little was not theirs either.
    let asked = expected.is_empty() || tested > 0;
    let unobserved = expected.iter().filter(|x| x.unobserved()).count();
    reasons.extend(
        t.targets
            .iter()
            .filter(|x| asked || !counts_nothing(x.measure, measures))
            .filter(|x| asked || unobserved == 0 || !x.measure.powers().is_empty())
            .filter_map(|x| measured(x, measures)),
    );
    // Harm limits what was performed; it is no performance by itself.
    if !reasons.is_empty() {
        reasons.extend(harms.into_iter().map(Reason::Harm));
    }
    // The worst counts: a task is not done well that has one part undone.
    let rating = reasons.iter().map(Reason::rating).min();
    TaskRating {
        task: t.id.clone(),
        rating,
        proposed: rating,
        judgement: None,
        opinions: Vec::new(),
        reasons,
        scripted: expected.len(),
        tested,
        unobserved,
    }
}

/// Whether a measure only counts, and counted nothing.
fn counts_nothing(kind: MeasureKind, measures: &[Measure]) -> bool {
    matches!(kind.unit(), Unit::Number | Unit::Hours)
        && measures
            .iter()
            .any(|m| m.kind == kind && m.value == Some(0.0))
}

/// What the lead evaluator decided stands in place of the proposal; what others say stands beside it.
pub fn decided(mut t: TaskRating, judgements: &[Judgement]) -> TaskRating {
    let mine = || judgements.iter().rev().filter(|v| v.task == t.task);
    let mut opinions: Vec<Judgement> = Vec::new();
    for v in mine().filter(|v| v.evaluator.is_some()) {
        if !opinions.iter().any(|x| x.evaluator == v.evaluator) {
            opinions.push(v.clone());
        }
    }
    opinions.sort_by(|a, b| a.evaluator.cmp(&b.evaluator));
    let lead = mine().find(|v| v.evaluator.is_none()).cloned();
    if let Some(v) = lead {
        t.rating = v.rating;
        t.judgement = Some(v.reason);
    }
    t.opinions = opinions;
    t
}

/// All without challenges; up to a third undone with some, up to half with major ones.
fn share(met: usize, of: usize) -> Rating {
    let undone = of - met;
    match undone {
        0 => Rating::P,
        n if n * 3 <= of => Rating::S,
        n if n * 2 <= of => Rating::M,
        _ => Rating::U,
    }
}

/// At the target: without challenges; up to half of the way to poor: with some; short of poor: with major ones; from poor on: as bad
/// as not done.
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
        o if o < 1.0 => Rating::M,
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
    use crate::evaluate::expected::Players;

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
            [300.0, 600.0, 1200.0, 1799.0, 1800.0].map(rate),
            [Rating::P, Rating::P, Rating::S, Rating::M, Rating::U].map(Some)
        );
        // Where more is better the target is above what is poor.
        let t = target(MeasureKind::Settled, 90.0, 50.0);
        let rate = |v: f64| measured(&t, &of(MeasureKind::Settled, v, 3)).map(|r| r.rating());
        assert_eq!(
            [100.0, 90.0, 70.0, 51.0, 50.0].map(rate),
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
            let x = expectation(state, Players::Held);
            let r = propose(&t, &[&x], &measures, Vec::new());
            (r.rating, r.proposed, r.reasons.len(), r.scripted, r.tested)
        };
        assert_eq!(rated(State::NotYet), (None, None, 0, 1, 0));
        assert_eq!(
            rated(State::Missed),
            (Some(Rating::U), Some(Rating::U), 2, 1, 1)
        );
        // What was measured of others shows how it was done: some who were injured, or how long vehicles had to wait.
        let x = expectation(State::NotYet, Players::Nobody);
        assert_eq!(
            propose(&t, &[&x], &of(MeasureKind::Injured, 5.0, 3), Vec::new()).rating,
            Some(Rating::U)
        );
        let waits = Task {
            targets: vec![target(MeasureKind::RoadWait, 300.0, 1200.0)],
            ..t.clone()
        };
        assert_eq!(
            propose(
                &waits,
                &[&x],
                &of(MeasureKind::RoadWait, 0.0, 1),
                Vec::new()
            )
            .rating,
            Some(Rating::P)
        );
        // A task without expected actions rests on its measures alone.
        let alone = propose(&t, &[], &measures, Vec::new());
        assert_eq!((alone.rating, alone.scripted), (Some(Rating::P), 0));
    }

    #[test]
    fn all_is_without_challenges_and_up_to_a_third_may_be_undone_with_some() {
        let of = [
            (10, 10),
            (9, 10),
            (7, 10),
            (6, 10),
            (4, 10),
            (2, 3),
            (1, 2),
            (1, 3),
            (1, 1),
            (0, 1),
        ];
        let letters: String = of.iter().map(|(m, n)| share(*m, *n).letter()).collect();
        assert_eq!(letters, "PSSMUSMUPU");
    }

    fn expectation(state: State, players: Players) -> Expectation {
        Expectation {
            id: "sent".into(),
            inject: "i".into(),
            state,
            players,
            words: false,
        }
    }

    #[test]
    fn what_words_say_is_for_people_to_judge_and_the_proposal_says_how_much_rests_on_them() {
        let t = Task {
            id: "tell".into(),
            name: crate::base::text::Text::new("إبلاغ", "Tell"),
            targets: Vec::new(),
        };
        let met = State::Met(Some("room".into()), crate::base::time::Span::ZERO);
        let of = |state: &State, players, words| Expectation {
            words,
            ..expectation(state.clone(), players)
        };
        let words = |all: &[Expectation]| {
            let all: Vec<&Expectation> = all.iter().collect();
            let r = propose(&t, &all, &[], Vec::new());
            let keys: Vec<&str> = r.caveats().iter().map(|m| m.key).collect();
            keys.contains(&"rating-words")
        };
        assert!(words(&[of(&met, Players::Held, true)]));
        assert!(!words(&[of(&met, Players::Held, false)]));
        assert!(
            !words(&[of(&State::Missed, Players::Held, true)]),
            "that nothing was said is seen"
        );
        assert!(!words(&[of(&met, Players::Nobody, true)]));
    }

    #[test]
    fn what_nobody_was_there_to_do_is_not_rated_and_says_so() {
        let t = Task {
            id: "ambulance".into(),
            name: crate::base::text::Text::new("إسعاف", "Ambulance"),
            targets: Vec::new(),
        };
        let met = State::Met(Some("room".into()), crate::base::time::Span::ZERO);
        for state in [met.clone(), State::Missed] {
            let nobody = expectation(state.clone(), Players::Nobody);
            let r = propose(&t, &[&nobody], &[], Vec::new());
            assert_eq!((r.rating, r.tested, r.unobserved), (None, 0, 1));
            assert_eq!(r.caveats().len(), 1);
            let held = expectation(state, Players::Held);
            let r = propose(&t, &[&held], &[], Vec::new());
            assert_eq!((r.rating.is_some(), r.tested, r.unobserved), (true, 1, 0));
            assert_eq!(r.caveats().len(), 1, "it rests on one test alone");
        }
        let three = [(); 3].map(|()| expectation(met.clone(), Players::Held));
        let r = propose(&t, &three.each_ref(), &[], Vec::new());
        assert_eq!((r.rating, r.caveats().len()), (Some(Rating::P), 0));
    }

    #[test]
    fn evaluators_are_kept_apart_and_the_lead_decides() {
        let t = Task {
            id: "respond".into(),
            name: crate::base::text::Text::new("استجابة", "Respond"),
            targets: Vec::new(),
        };
        let says = |evaluator: Option<&str>, rating: Rating| Judgement {
            task: "respond".into(),
            rating: Some(rating),
            reason: "seen".to_owned(),
            evaluator: evaluator.map(|post| Evaluator::Post(post.to_owned())),
        };
        let rated = |all: &[Judgement]| decided(propose(&t, &[], &[], Vec::new()), all);
        let two = [
            says(Some("gate"), Rating::U),
            says(Some("desk"), Rating::P),
            says(Some("gate"), Rating::M),
        ];
        let r = rated(&two);
        assert_eq!((r.rating, r.confirmed()), (None, false), "nobody decided");
        let letters: Vec<_> = r.opinions.iter().map(|x| x.rating).collect();
        assert_eq!(
            letters,
            [Some(Rating::P), Some(Rating::M)],
            "the last word of each"
        );
        let r = rated(&[&two[..], &[says(None, Rating::S)]].concat());
        assert_eq!((r.rating, r.opinions.len()), (Some(Rating::S), 2));
        assert!(r.confirmed());
    }

    #[test]
    fn harm_limits_what_was_performed_and_is_no_performance_by_itself() {
        let t = Task {
            id: "respond".into(),
            name: crate::base::text::Text::new("استجابة", "Respond"),
            targets: Vec::new(),
        };
        let harm = || {
            let harm = Harm::OutOfProportion("push".into());
            vec![Harmed { harm, fact: 7 }]
        };
        let met = State::Met(Some("room".into()), crate::base::time::Span::ZERO);
        let held = expectation(met, Players::Held);
        assert_eq!(propose(&t, &[&held], &[], harm()).rating, Some(Rating::M));
        assert_eq!(propose(&t, &[], &[], harm()).rating, None);
    }
}
