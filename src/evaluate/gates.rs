//! What shows beside tests whether something was well performed: harm that people did, and what became of their incidents.
//!
//! After HSEEP a rating says whether the objective was achieved without harm to other activities, added risk, or breach of plans,
//! policies or law; counts and times alone do not show that. Deliberately not here: ratings (`rating`, `objective`).

use std::collections::BTreeMap;

use serde::Serialize;

use super::answerable;
use super::expected::{Expectation, State};
use super::incident_history::IncidentHistory;
use super::staffing::Staffing;
use crate::base::geo::distance_km;
use crate::base::ids::{CentreId, IncidentId, PlaceId, RoadId, RumourId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry, SuspendedBy};
use crate::record::measure::MeasureKind;
use crate::record::order::{About, Order, OrderKind, Target};
use crate::record::rating::Rating;
use crate::record::states::{Capability, Power};
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Road, Task, Test};
use crate::wording::names::Names;

/// Harm that people did while they performed something: to other activities, to people's safety, or against plans and law.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Harm {
    /// More force at an incident than it bears.
    OutOfProportion(IncidentId),
    /// A rumour was denied that was true.
    WrongCorrection(RumourId),
    /// Voting was suspended by order where no incident called for it, and nothing asked for it.
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
    let mut stops = Stops::default();
    let mut all = Vec::new();
    for f in facts {
        stops.note(s, f);
        let harm = match &f.fact {
            Fact::OrderAccepted {
                seat,
                rule: None,
                order,
                ..
            } if s.is_played(seat) => {
                orders.push(order);
                None
            }
            Fact::CentreSuspended {
                centre,
                by: SuspendedBy::Order,
            } => {
                let ordered = stops.by_person(centre);
                ordered.and_then(|t| needless(s, histories, expected, (centre, t, f.at)))
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

/// The orders to suspend voting that were given, and which of them reached each centre last.
#[derive(Default)]
struct Stops<'a> {
    /// Who gave it, for which centre, when, and whether a person of the exercise did.
    given: Vec<(&'a SeatId, &'a CentreId, SimTime, bool)>,
    /// Position of the one that reached a centre last.
    reached: BTreeMap<&'a CentreId, usize>,
}

impl<'a> Stops<'a> {
    fn note(&mut self, s: &Scenario, f: &'a FactEntry) {
        match &f.fact {
            Fact::OrderAccepted {
                seat,
                rule,
                order: Order::SuspendVoting { centre },
                ..
            } => {
                // One that needs no channel is there at once.
                self.reached.insert(centre, self.given.len());
                let person = rule.is_none() && s.is_played(seat);
                self.given.push((seat, centre, f.at, person));
            }
            Fact::OrderDelivered {
                seat,
                order: Order::SuspendVoting { centre },
                ..
            } => {
                let same = |x: &(&SeatId, &CentreId, _, _)| x.0 == seat && x.1 == centre;
                if let Some(n) = self.given.iter().rposition(same) {
                    self.reached.insert(centre, n);
                }
            }
            _ => {}
        }
    }

    /// When the order was given by which a centre is suspended now, if a person gave it.
    fn by_person(&self, centre: &CentreId) -> Option<SimTime> {
        let (_, _, at, person) = self.given[*self.reached.get(centre)?];
        person.then_some(at)
    }
}

/// How near an incident elsewhere must be to bear on a centre, in km (estimate).
const NEAR_KM: f64 = 5.0;

/// Share of voters that an incident at a centre keeps away, from which it is a reason to stop (estimate).
const HEAVY: f64 = 0.25;

/// Whether an incident, as it was at a moment, is a reason to suspend voting at a centre: at the centre, one that makes voting
/// impossible, injures people or keeps many away; elsewhere one within five kilometres, or on a road by which its voters come,
/// that takes an armed force or the disposal of explosives.
fn calls_for_it(s: &Scenario, h: &IncidentHistory, centre: &CentreId, at: SimTime) -> bool {
    let (Some(stage), Some(c)) = (h.stage_at(s, at), s.centres.get(centre)) else {
        return false;
    };
    if h.site == Target::Centre(centre.clone()) {
        return stage.suspends || stage.injures > 0.0 || stage.deters >= HEAVY;
    }
    let on_the_way = |r: &RoadId| c.access.iter().any(|a| a.road == *r);
    let close = |p: &PlaceId| {
        let both = s.places.get(p).zip(s.places.get(&c.place));
        both.is_some_and(|(a, b)| distance_km(a.at, b.at) <= NEAR_KM)
    };
    let near = match &h.site {
        Target::Centre(other) => s.centres.get(other).is_some_and(|x| close(&x.place)),
        Target::Checkpoint(id) => s
            .checkpoints
            .get(id)
            .is_some_and(|x| on_the_way(&x.road) || close(&x.near)),
        Target::Road(id) => {
            let ends = |r: &Road| close(&r.from) || close(&r.to);
            on_the_way(id) || s.roads.get(id).is_some_and(ends)
        }
        Target::Place(id) => close(id),
        Target::Incident(_) | Target::Convoy(_) => false,
    };
    let armed = |c| matches!(c, Capability::Armed | Capability::Disposal);
    near && stage.needs.iter().any(|n| armed(n.capability))
}

/// A suspension of voting at `suspended`, by an order of `ordered`, that no incident called for, nor the script.
fn needless(
    s: &Scenario,
    histories: &[IncidentHistory],
    expected: &[Expectation],
    (centre, ordered, suspended): (&CentreId, SimTime, SimTime),
) -> Option<Harm> {
    let called = |h: &IncidentHistory| {
        let open = h.began <= suspended && h.ended.is_none_or(|e| e.at >= ordered);
        open && (calls_for_it(s, h, centre, ordered) || calls_for_it(s, h, centre, suspended))
    };
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
    let needed = histories.iter().any(called) || expected.iter().any(asked);
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
        let known = histories
            .iter()
            .filter(|h| h.known.is_some() && !h.cut_off(end));
        known.filter(peoples).fold(Self::default(), |all, h| Self {
            reported: all.reported + 1,
            settled: all.settled + usize::from(h.settled()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::incident_history::histories;
    use crate::record::fact::Refusal;
    use crate::record::order::Party;
    use crate::record::states::Channel;
    use crate::scenario::{self, shipped};

    /// The centre that is suspended.
    const CENTRE: &str = "abraq-1";

    /// The harm in a made day of `first-steps` of which a person holds all seats.
    fn harmed(story: Vec<(&str, Fact)>) -> Vec<Harm> {
        let texts = shipped::with_library(shipped::texts("first-steps").unwrap());
        let s = scenario::from_texts(texts).scenario.unwrap();
        let fact = |(n, (at, fact)): (u64, (&str, Fact))| FactEntry {
            n,
            at: SimTime::parse(at).unwrap(),
            fact,
        };
        let facts: Vec<FactEntry> = (1..).zip(story).map(fact).collect();
        let all = harms(&s, &facts, &histories(&facts), &[]);
        all.into_iter().map(|h| h.harm).collect()
    }

    fn order(rule: Option<&str>) -> Fact {
        Fact::OrderAccepted {
            seat: "commission".into(),
            seq: None,
            rule: rule.map(Into::into),
            order: stop(),
        }
    }

    fn stop() -> Order {
        Order::SuspendVoting {
            centre: CENTRE.into(),
        }
    }

    fn suspended(by: SuspendedBy) -> Fact {
        let centre = CENTRE.into();
        Fact::CentreSuspended { centre, by }
    }

    fn began(kind: &str, site: Target) -> Fact {
        Fact::IncidentBegan {
            incident: "made-up".into(),
            incident_kind: kind.into(),
            site,
            municipality: Some("abraq".into()),
        }
    }

    fn needless() -> Vec<Harm> {
        vec![Harm::NeedlessSuspension(CENTRE.into())]
    }

    #[test]
    fn an_order_that_nobody_obeyed_suspended_nothing() {
        let declined = Fact::OrderNotCarriedOut {
            seat: "commission".into(),
            order: stop(),
            by: Party::Centre(CENTRE.into()),
            why: Refusal::OnlyCommission,
        };
        assert_eq!(
            harmed(vec![("09:00", order(None)), ("09:01", declined)]),
            []
        );
        let obeyed = vec![
            ("09:00", order(None)),
            ("09:01", suspended(SuspendedBy::Order)),
        ];
        assert_eq!(harmed(obeyed), needless());
        // What an incident or a standing order did is nobody's.
        for (rule, by) in [
            (None, SuspendedBy::Incident),
            (Some("rule"), SuspendedBy::Order),
        ] {
            let story = vec![("09:00", order(rule)), ("09:01", suspended(by))];
            assert_eq!(harmed(story), []);
        }
        // Of two orders, the one that came to the centre.
        let delivered = Fact::OrderDelivered {
            seat: "commission".into(),
            order: stop(),
            to: Party::Centre(CENTRE.into()),
            channel: Channel::Radio,
            after_seconds: 60,
        };
        let both = vec![
            ("09:00", order(None)),
            ("09:01", delivered),
            ("09:01", suspended(SuspendedBy::Order)),
        ];
        assert_eq!(harmed(both), needless());
    }

    #[test]
    fn an_argument_is_no_reason_to_suspend_voting_and_shots_near_by_are() {
        let with = |kind: &str, site: Target| {
            harmed(vec![
                ("08:50", began(kind, site)),
                ("09:00", order(None)),
                ("09:01", suspended(SuspendedBy::Order)),
            ])
        };
        let here = || Target::Centre(CENTRE.into());
        let at = |place: &str| Target::Place(place.into());
        assert_eq!(with("station_dispute", here()), needless(), "an argument");
        assert_eq!(with("power_cut", here()), needless());
        assert_eq!(with("armed_threat", here()), []);
        assert_eq!(with("armed_threat", at("abraq")), [], "near by");
        assert_eq!(with("queue_disorder", at("abraq")), needless(), "not here");
        assert_eq!(with("armed_threat", at("lamludah")), needless(), "far away");
        // It may begin while the order is on its way; once it has ended it is no reason any more.
        let fight = || began("armed_threat", here());
        let meanwhile = vec![
            ("09:00", order(None)),
            ("09:01", fight()),
            ("09:02", suspended(SuspendedBy::Order)),
        ];
        assert_eq!(harmed(meanwhile), []);
        let over = Fact::IncidentSettled {
            incident: "made-up".into(),
            stage: 0,
            after_seconds: 60,
        };
        let before = vec![
            ("08:00", fight()),
            ("08:30", over),
            ("09:00", order(None)),
            ("09:02", suspended(SuspendedBy::Order)),
        ];
        assert_eq!(harmed(before), needless());
        // A dispute that has grown into threats is one.
        let grown = vec![
            ("08:00", began("station_dispute", here())),
            (
                "08:30",
                Fact::IncidentEscalated {
                    incident: "made-up".into(),
                    stage: 1,
                },
            ),
            ("09:00", order(None)),
            ("09:02", suspended(SuspendedBy::Order)),
        ];
        assert_eq!(harmed(grown), []);
    }
}
