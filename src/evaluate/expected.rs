//! How each expected action stands: not asked for yet, still open, taken in time, missed.
//!
//! Deliberately not here: whether an order matches (the script decides that and says so as a fact).

use std::collections::BTreeMap;

use crate::base::ids::{ExpectedId, InjectId, SeatId, TaskId};
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
use crate::scenario::Scenario;
use crate::scenario::model::When;

/// How an expected action stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Its inject was not released yet.
    NotYet,
    /// It has time until then.
    Pending(SimTime),
    /// It was taken, by whom, unless it is an outcome alone, and how long after the inject; before it: less than zero.
    Met(Option<SeatId>, Span),
    /// It was not taken in time.
    Missed,
}

/// An expected action and how it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expectation {
    /// Which.
    pub id: ExpectedId,
    /// The inject that it answers.
    pub inject: InjectId,
    /// How it stands.
    pub state: State,
}

/// An expected action as the script asks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Which.
    pub id: ExpectedId,
    /// When its inject comes, if the script gives a time.
    pub at: Option<SimTime>,
    /// Name of its inject.
    pub inject: Text,
    /// Its own name.
    pub action: Text,
    /// How much time it has.
    pub within: Span,
}

/// What is expected of a critical task, by the time of the script; what has no time comes last.
pub fn expected_of(s: &Scenario, task: &TaskId) -> Vec<Asked> {
    let mut rows: Vec<Asked> = Vec::new();
    for i in &s.injects {
        for x in i.expected.iter().filter(|x| x.task.as_ref() == Some(task)) {
            let at = if let When::At(t) = i.when {
                Some(t)
            } else {
                None
            };
            rows.push(Asked {
                id: x.id.clone(),
                at,
                inject: i.name.clone(),
                action: x.name.clone(),
                within: x.within,
            });
        }
    }
    rows.sort_by_key(|r| (r.at.is_none(), r.at));
    rows
}

/// All expected actions of a scenario in the order of the script, as the facts so far leave them.
pub fn expectations<'a>(
    s: &Scenario,
    facts: impl IntoIterator<Item = &'a FactEntry>,
) -> Vec<Expectation> {
    let mut at = BTreeMap::new();
    let mut all: Vec<Expectation> = Vec::new();
    for i in &s.injects {
        for x in &i.expected {
            at.insert(x.id.clone(), all.len());
            all.push(Expectation {
                id: x.id.clone(),
                inject: i.id.clone(),
                state: State::NotYet,
            });
        }
    }
    let mut until = vec![SimTime::ZERO; all.len()];
    for f in facts {
        match &f.fact {
            Fact::InjectReleased { inject, .. } => {
                let expected = s
                    .inject(inject)
                    .map(|i| i.expected.as_slice())
                    .unwrap_or_default();
                for x in expected {
                    until[at[&x.id]] = f.at + x.within;
                    all[at[&x.id]].state = State::Pending(f.at + x.within);
                }
            }
            Fact::ExpectedMet {
                expected,
                seat,
                after_seconds,
                ..
            } => {
                if let Some(&n) = at.get(expected) {
                    all[n].state = State::Met(Some(seat.clone()), Span::from_secs(*after_seconds));
                }
            }
            Fact::OutcomeReached {
                expected,
                after_seconds,
                ..
            } => {
                if let Some(&n) = at.get(expected) {
                    all[n].state = State::Met(None, Span::from_secs(*after_seconds));
                }
            }
            Fact::ExpectedTakenBack { expected, .. } => {
                if let Some(&n) = at.get(expected) {
                    all[n].state = State::Pending(until[n]);
                }
            }
            Fact::ExpectedMissed { expected, .. } => {
                if let Some(&n) = at.get(expected) {
                    all[n].state = State::Missed;
                }
            }
            _ => {}
        }
    }
    all
}
