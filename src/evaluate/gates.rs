//! What shows beside tests whether something was well performed: harm that people did, and what became of their incidents.
//!
//! After HSEEP a rating says whether the objective was achieved without harm to other activities, added risk, or breach of plans,
//! policies or law; counts and times alone do not show that. Deliberately not here: ratings (`rating`, `objective`).

use serde::Serialize;

use super::answerable;
use super::expected::{Expectation, State};
use super::incident_history::IncidentHistory;
use super::staffing::Staffing;
use crate::base::ids::{CentreId, IncidentId, RumourId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::measure::MeasureKind;
use crate::record::order::{About, Order, OrderKind, Target};
use crate::record::rating::Rating;
use crate::record::states::Power;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Task, Test};
use crate::wording::names::Names;

/// Harm that people did while they performed something: to other activities, to people's safety, or against plans and law.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Harm {
    /// More force at an incident than it bears.
    OutOfProportion(IncidentId),
    /// A rumour was denied that was true.
    WrongCorrection(RumourId),
    /// Voting was suspended where no incident was, and nothing asked for it.
    NeedlessSuspension(CentreId),
}

/// Harm that was done, and the fact that shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Harmed {
    /// What.
    pub harm: Harm,
    /// Number of the fact.
    pub fact: u64,
}

impl Harm {
    /// A task in which it was done is rated no better: as HSEEP defines it, performed with harm, risk or breach.
    pub const RATING: Rating = Rating::M;

    /// What was done.
    pub fn message(&self, names: Names<'_>) -> Message {
        match self {
            Self::OutOfProportion(id) => {
                msg!("rating-harm-force", incident = names.incident(id))
            }
            Self::WrongCorrection(id) => {
                let rumour = names.about(&About::Rumour(id.clone()));
                msg!("rating-harm-correction", rumour = rumour)
            }
            Self::NeedlessSuspension(id) => {
                let centre = names.target(&Target::Centre(id.clone()));
                msg!("rating-harm-suspension", centre = centre)
            }
        }
    }

    /// Whether a task is one in whose performance it was done: a target of it shows such performance, or an expected action of it
    /// is about the same thing.
    pub(super) fn bears_on(&self, s: &Scenario, task: &Task) -> bool {
        let shown = task.targets.iter().any(|x| self.shown_by(x.measure));
        let mut mine = s.injects.tests_of(&task.id);
        let about = |test| matches!(test, Test::Order(a) if self.is_about(&a));
        shown || mine.any(|(_, x)| x.tests().any(|(test, _)| about(test)))
    }

    fn shown_by(&self, kind: MeasureKind) -> bool {
        use MeasureKind as M;
        match self {
            Self::OutOfProportion(_) => kind.of_response(),
            Self::WrongCorrection(_) => kind.powers() == [Power::Information],
            Self::NeedlessSuspension(_) => {
                matches!(
                    kind,
                    M::CentreHoursLost | M::Voted | M::KeptAway | M::GaveUp
                )
            }
        }
    }

    fn is_about(&self, a: &Action) -> bool {
        let at = |t: Target| a.about.as_ref().is_none_or(|x| *x == t);
        let power = a.order.power();
        match self {
            Self::OutOfProportion(id) => {
                power == Some(Power::Units) && at(Target::Incident(id.clone()))
            }
            Self::WrongCorrection(id) => {
                let about = About::Rumour(id.clone());
                let same = a.subject.as_ref().is_none_or(|x| *x == about);
                power == Some(Power::Information) && same
            }
            Self::NeedlessSuspension(id) => {
                power == Some(Power::Voting) && at(Target::Centre(id.clone()))
            }
        }
    }
}

/// The harm that people did, in the order of time.
pub(super) fn harms(
    s: &Scenario,
    facts: &[FactEntry],
    histories: &[IncidentHistory],
    expected: &[Expectation],
) -> Vec<Harmed> {
    let mut orders: Vec<&Order> = Vec::new();
    let mut all = Vec::new();
    for f in facts {
        let harm = match &f.fact {
            Fact::OrderAccepted {
                seat,
                rule: None,
                order,
                ..
            } if s.is_played(seat) => {
                orders.push(order);
                needless(s, histories, expected, (f.at, order))
            }
            Fact::ForceOutOfProportion { incident, .. } => {
                let history = histories.iter().find(|h| h.incident == *incident);
                let sent = history.is_some_and(|h| orders.iter().any(|o| sends(o, h)));
                sent.then(|| Harm::OutOfProportion(incident.clone()))
            }
            Fact::RumourCorrected {
                rumour,
                wrong: true,
                ..
            } => {
                let order = Order::CorrectRumour {
                    rumour: rumour.clone(),
                };
                let ordered = orders.contains(&&order);
                ordered.then(|| Harm::WrongCorrection(rumour.clone()))
            }
            _ => None,
        };
        // Of harm that goes on the first fact is enough.
        all.extend(
            harm.filter(|h| !all.iter().any(|x: &Harmed| x.harm == *h))
                .map(|harm| Harmed { harm, fact: f.n }),
        );
    }
    all
}

/// Whether an order sends a unit to an incident or to where it is.
fn sends(order: &Order, h: &IncidentHistory) -> bool {
    let row = order.row();
    let there = |t: &Target| *t == h.site || *t == Target::Incident(h.incident.clone());
    row.kind == Some(OrderKind::Send) && row.target.as_ref().is_some_and(there)
}

/// A suspension of voting without an incident at the centre or in its municipality, which the script does not ask for either.
fn needless(
    s: &Scenario,
    histories: &[IncidentHistory],
    expected: &[Expectation],
    (at, order): (SimTime, &Order),
) -> Option<Harm> {
    let Order::SuspendVoting { centre } = order else {
        return None;
    };
    let municipality = s.centres.get(centre).map(|c| &c.municipality);
    let near = |h: &IncidentHistory| {
        h.site == Target::Centre(centre.clone())
            || h.municipality.is_some() && h.municipality.as_ref() == municipality
    };
    let open = |h: &IncidentHistory| h.began <= at && h.ended.is_none_or(|e| e.at >= at);
    let here = |a: &Action| {
        a.order == OrderKind::SuspendVoting
            && a.about
                .as_ref()
                .is_none_or(|t| *t == Target::Centre(centre.clone()))
    };
    let asked = |x: &Expectation| {
        x.state != State::NotYet
            && s.expected(&x.id).is_some_and(|(_, e)| {
                e.tests()
                    .any(|(test, _)| matches!(test, Test::Order(a) if here(&a)))
            })
    };
    let needed = histories.iter().any(|h| near(h) && open(h)) || expected.iter().any(asked);
    (!needed).then(|| Harm::NeedlessSuspension(centre.clone()))
}

/// What became of the incidents that were people's to settle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Response {
    /// Those of which a room learned.
    pub(super) reported: usize,
    /// Of those, settled by a response.
    pub(super) settled: usize,
}

impl Response {
    pub(super) fn of(
        s: &Scenario,
        facts: &[FactEntry],
        histories: &[IncidentHistory],
        staffing: &Staffing,
    ) -> Self {
        let end = facts.last().map_or(SimTime::ZERO, |f| f.at);
        let units = &[Power::Units];
        let peoples = |h: &&IncidentHistory| {
            let seats = h.municipality.as_ref().map_or_else(
                || answerable::with_power(s, units),
                |m| answerable::for_municipality(s, m, units),
            );
            let to = h.ended.map_or(end, |e| e.at);
            seats.iter().any(|id| staffing.held(id, h.began, to))
        };
        let known = histories.iter().filter(|h| h.known.is_some());
        known.filter(peoples).fold(Self::default(), |all, h| Self {
            reported: all.reported + 1,
            settled: all.settled + usize::from(h.settled()),
        })
    }
}
