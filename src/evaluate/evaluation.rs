//! The evaluation of an exercise: histories, measures, ratings, expected actions and moments, computed once from its facts.
//!
//! The window, the after-action report and the trend all take it from here, so that they cannot differ.
//! Deliberately not here: how each part is computed, the outcome (which needs the final state's digest).

use std::collections::BTreeMap;

use super::expected::{Expectation, expectations};
use super::hotwash::{Moment, moments};
use super::incident_history::{IncidentHistory, histories};
use super::measures::{Measure, measures};
use super::objective::{Basis, ObjectiveRating, ratings};
use super::room::{RoomWash, washes};
use crate::base::ids::SeatId;
use crate::record::fact::FactEntry;
use crate::record::rating::Judgement;
use crate::scenario::Scenario;

/// What the facts of an exercise come to, with what evaluators decided.
#[derive(Clone, PartialEq, Debug)]
pub struct Evaluation {
    /// The history of each incident, in the order of their beginning.
    pub histories: Vec<IncidentHistory>,
    /// The expected actions in the order of the script, and how each stands.
    pub expected: Vec<Expectation>,
    /// All measures, in the order of [`MeasureKind::ALL`](crate::record::measure::MeasureKind::ALL).
    pub measures: Vec<Measure>,
    /// The rating of each objective and of its tasks, of what people did alone.
    pub ratings: Vec<ObjectiveRating>,
    /// Moments to talk about first, in the order of time.
    pub moments: Vec<Moment>,
    /// What each room talks about first.
    pub washes: BTreeMap<SeatId, RoomWash>,
}

impl Evaluation {
    /// Evaluates an exercise from its facts so far. Of several decisions about a task the last one counts.
    pub fn of(scenario: &Scenario, facts: &[FactEntry], decisions: &[Judgement]) -> Self {
        let histories = histories(facts);
        let expected = expectations(scenario, facts);
        let measures = measures(scenario, facts, &histories);
        let basis = Basis::of(scenario, facts, &histories, &expected);
        Self {
            ratings: ratings(scenario, &basis, decisions),
            moments: moments(scenario, facts, &histories),
            washes: washes(scenario, facts, &histories, &expected),
            histories,
            expected,
            measures,
        }
    }
}
