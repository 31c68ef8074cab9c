//! The part of a measure that is people's: cases of seats that they held. Ratings rest on it alone.
//!
//! Deliberately not here: which cases there are (`gather`), which seats could bear on a case (`evaluate::answerable`).

use std::collections::BTreeSet;

use crate::base::ids::{ExpectedId, SeatId};
use crate::base::time::SimTime;
use crate::evaluate::answerable;
use crate::evaluate::expected::Expectation;
use crate::evaluate::measures::cases::{Case, Evidence};
use crate::evaluate::measures::owner::Owner;
use crate::evaluate::staffing::Staffing;
use crate::record::fact::{Fact, FactEntry};
use crate::record::measure::MeasureKind;

/// Who held which seat, for the cases of measures.
pub(crate) struct People<'a> {
    evidence: &'a Evidence<'a>,
    staffing: &'a Staffing,
    observed: BTreeSet<&'a ExpectedId>,
}

impl<'a> People<'a> {
    pub(crate) fn of(
        evidence: &'a Evidence<'a>,
        expected: &'a [Expectation],
        staffing: &'a Staffing,
    ) -> Self {
        let observed = expected.iter().filter(|x| x.observed()).map(|x| &x.id);
        Self {
            evidence,
            staffing,
            observed: observed.collect(),
        }
    }

    /// Whether they held no seat at all.
    pub(crate) fn nobody(&self) -> bool {
        self.staffing.ever().is_empty()
    }

    /// Whether a case belongs to a seat that people held when it was.
    pub(crate) fn did(&self, kind: MeasureKind, c: &Case) -> bool {
        let Some(f) = self.evidence.facts.get(c.fact as usize - 1) else {
            return false;
        };
        let (s, powers) = (self.evidence.s, kind.powers());
        let mut owners = c.owners.iter().chain(&c.doing).peekable();
        if owners.peek().is_none() {
            return self.any(answerable::with_power(s, powers), f);
        }
        owners.any(|owner| match owner {
            Owner::Seat(id) => self.any([id], f),
            Owner::Municipality(id) => self.any(answerable::for_municipality(s, id, powers), f),
            Owner::Storyline(_) | Owner::Objective(_) => match &f.fact {
                Fact::ExpectedMet { expected, .. }
                | Fact::OutcomeReached { expected, .. }
                | Fact::ExpectedMissed { expected, .. } => self.observed.contains(expected),
                _ => false,
            },
        })
    }

    /// Whether people held one of these seats when a fact was.
    fn any<'s>(&self, seats: impl IntoIterator<Item = &'s SeatId>, f: &FactEntry) -> bool {
        let (from, to) = self.stretch(f);
        seats.into_iter().any(|id| self.staffing.held(id, from, to))
    }

    /// The time that a fact tells of: a tally of all before it, the beginning of something of all after it.
    fn stretch(&self, f: &FactEntry) -> (SimTime, SimTime) {
        match &f.fact {
            Fact::CentreTally { .. }
            | Fact::TurnoutBySex { .. }
            | Fact::WomenUnsearched { .. }
            | Fact::CheckpointTally { .. }
            | Fact::CheckpointDelay { .. }
            | Fact::Waits { .. } => (SimTime::ZERO, f.at),
            Fact::ExerciseStarted
            | Fact::IncidentBegan { .. }
            | Fact::RumourBegan { .. }
            | Fact::ReadinessReached { .. }
            | Fact::ConfidenceChanged { .. } => (f.at, self.evidence.end),
            _ => (f.at, f.at),
        }
    }
}
