//! The hot wash, what is talked about first after ENDEX: five numbers and five moments.
//!
//! Moments are losses, late knowledge, expected actions missed, orders of people refused, and incidents to which nobody came; the
//! worst of each sort in turn, until there are five. One source for the report and the window.
//! Deliberately not here: ratings, layout.

use serde::Serialize;

use super::incident_history::{IncidentHistory, Lacked};
use super::outcome::Outcome;
use crate::base::message::{Arg, Message, msg};
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry, Refusal, SuspendedBy};
use crate::scenario::Scenario;
use crate::wording::names::Names;
use crate::wording::refusals::refusal;

/// Moments that are shown.
const MOMENTS: usize = 5;
/// A room that knew within this time was not late; a report by telephone takes about as long. Estimate.
const LATE: Span = Span::from_mins(3);

/// A number and what it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Number {
    /// The number as it is shown.
    pub value: Arg,
    /// What it counts.
    pub name: Message,
}

/// The five numbers. Voters are given, for an exercise that did not come to ENDEX has them from its last moment.
pub fn numbers(o: &Outcome, voted: u64, lost: u64) -> [Number; 5] {
    let response = o.response_seconds.map_or_else(
        || Arg::from('—'),
        |r| Span::from_secs(r.median.round() as i64).into(),
    );
    let (settled, incidents) = (o.incidents.settled, o.incidents.all());
    let met = o.injects.expected_met;
    let expected = met + o.injects.expected_missed;
    let number = |value: Arg, name: Message| Number { value, name };
    [
        number(voted.to_string().into(), msg!("hotwash-voted")),
        number(lost.to_string().into(), msg!("hotwash-lost")),
        number(response, msg!("hotwash-response")),
        number(
            format!("{settled}/{incidents}").into(),
            msg!("hotwash-settled"),
        ),
        number(format!("{met}/{expected}").into(), msg!("hotwash-expected")),
    ]
}

/// What a moment is talked about for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum MomentKind {
    /// People were hurt, or something was lost.
    Loss,
    /// A room learned of an incident after so long.
    KnownLate(Span),
    /// No room ever learned of an incident.
    NeverKnown,
    /// An expected action was not taken in time.
    Missed,
    /// An order of people was refused.
    Refused,
    /// No unit came to an incident.
    NobodyCame,
    /// An incident that needs no unit: nobody asked for its repair.
    NoRepair,
}

/// A moment to talk about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Moment {
    /// When; for what is about an incident, its beginning, from where the delay can be watched.
    pub at: SimTime,
    /// The fact that it is.
    pub n: u64,
    /// What it is talked about for.
    #[serde(rename = "why")]
    pub kind: MomentKind,
}

/// A moment with how bad it was, within its sort.
type Weighed = (i64, Moment);

/// The moments, in the order of time. Empty if all went well.
pub(super) fn moments(
    s: &Scenario,
    facts: &[FactEntry],
    histories: &[IncidentHistory],
) -> Vec<Moment> {
    let end = facts.last().map_or(SimTime::ZERO, |f| f.at);
    let mut sorts: [Vec<Weighed>; 5] = [
        losses(facts),
        late(histories, end),
        plain(facts, &missed),
        refusals(s, facts),
        alone(s, histories, end),
    ];
    for sort in &mut sorts {
        sort.sort_by_key(|(weight, m)| (std::cmp::Reverse(*weight), m.n));
    }
    let most = sorts.iter().map(Vec::len).max().unwrap_or(0);
    let mut chosen: Vec<Moment> = Vec::new();
    for turn in 0..most {
        for (_, m) in sorts.iter().filter_map(|x| x.get(turn)) {
            // One incident is talked about once.
            if chosen.len() < MOMENTS && !chosen.iter().any(|c| c.n == m.n) {
                chosen.push(m.clone());
            }
        }
    }
    chosen.sort_by_key(|m| (m.at, m.n));
    chosen
}

/// What was lost, the worst of it first: how many people, or what the like of it weighs beside them. Weights are estimates.
fn losses(facts: &[FactEntry]) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = Vec::new();
    let mut hurt = std::collections::BTreeSet::new();
    for f in facts {
        let weight = match &f.fact {
            Fact::PeopleInjured { incident, count } if hurt.insert(incident.clone()) => {
                i64::from(*count) * 10
            }
            Fact::UnitLost { .. } => 40,
            Fact::CentreSuspended {
                by: SuspendedBy::Incident,
                ..
            } => 30,
            Fact::VehicleEscaped { .. } => 20,
            Fact::CustodyGap { .. } => 20,
            Fact::LookoutTooLate { .. } => 10,
            _ => continue,
        };
        all.push((
            weight,
            Moment {
                at: f.at,
                n: f.n,
                kind: MomentKind::Loss,
            },
        ));
    }
    all
}

fn late(histories: &[IncidentHistory], end: SimTime) -> Vec<Weighed> {
    let one = |c: &IncidentHistory| match &c.known {
        Some((at, ..)) if *at - c.began >= LATE => {
            let after = *at - c.began;
            Some((
                after.secs(),
                Moment {
                    at: c.began,
                    n: c.n,
                    kind: MomentKind::KnownLate(after),
                },
            ))
        }
        Some(_) => None,
        None if c.young(end) => None,
        None => Some((
            i64::MAX,
            Moment {
                at: c.began,
                n: c.n,
                kind: MomentKind::NeverKnown,
            },
        )),
    };
    histories.iter().filter_map(one).collect()
}

fn plain(facts: &[FactEntry], kind: &dyn Fn(&Fact) -> Option<MomentKind>) -> Vec<Weighed> {
    facts
        .iter()
        .filter_map(|f| {
            Some((
                0,
                Moment {
                    at: f.at,
                    n: f.n,
                    kind: kind(&f.fact)?,
                },
            ))
        })
        .collect()
}

/// Orders of people that were refused; one that was given again and refused again is talked about once.
fn refusals(s: &Scenario, facts: &[FactEntry]) -> Vec<Weighed> {
    let mut all = plain(facts, &|f| refused(s, f));
    let mut given = std::collections::BTreeSet::new();
    let by_number = |n: u64| facts.iter().find(|f| f.n == n);
    all.retain(|(_, m)| {
        let order = by_number(m.n).and_then(|f| f.fact.given());
        order.is_none_or(|o| given.insert((o.seat.clone(), o.order.clone())))
    });
    all
}

fn missed(f: &Fact) -> Option<MomentKind> {
    matches!(f, Fact::ExpectedMissed { .. }).then_some(MomentKind::Missed)
}

fn refused(s: &Scenario, f: &Fact) -> Option<MomentKind> {
    let Fact::OrderRejected {
        seat,
        rule: None,
        why,
        ..
    } = f
    else {
        return None;
    };
    // What a colleague had done a moment before is nothing to talk about.
    (s.is_played(seat) && *why != Refusal::AlreadySo).then_some(MomentKind::Refused)
}

fn alone(s: &Scenario, histories: &[IncidentHistory], end: SimTime) -> Vec<Weighed> {
    let one = |c: &IncidentHistory| {
        let over = c.ended.map_or(end, |e| e.at) - c.began;
        let kind = match c.left_alone(s, end)? {
            Lacked::Units => MomentKind::NobodyCame,
            Lacked::Repair => MomentKind::NoRepair,
        };
        let (at, n) = (c.began, c.n);
        Some((over.secs(), Moment { at, n, kind }))
    };
    histories.iter().filter_map(one).collect()
}

impl Moment {
    /// What is said of it; `f` is its fact.
    pub fn message(&self, names: Names<'_>, f: &FactEntry) -> Message {
        let what: Arg = match &f.fact {
            Fact::IncidentBegan { incident, .. } => names.incident(incident),
            Fact::ExpectedMissed { expected, .. } => names.expected(expected),
            Fact::OrderRejected {
                seat, order, why, ..
            } => msg!(
                "hotwash-order-refused",
                seat = names.seat(seat),
                order = names.order(order),
                why = refusal(why),
            )
            .into(),
            other => names.fact(other).into(),
        };
        match self.kind {
            MomentKind::Loss => msg!("hotwash-loss", what = what),
            MomentKind::KnownLate(after) => {
                msg!("hotwash-known-late", span = after, what = what)
            }
            MomentKind::NeverKnown => msg!("hotwash-never-known", what = what),
            MomentKind::Missed => msg!("hotwash-missed", what = what),
            MomentKind::Refused => msg!("hotwash-refused", what = what),
            MomentKind::NobodyCame => msg!("hotwash-nobody-came", what = what),
            MomentKind::NoRepair => msg!("hotwash-no-repair", what = what),
        }
    }
}

/// What to say where there is no moment.
pub fn none() -> Message {
    msg!("hotwash-none")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::evaluate::incident_history::histories;
    use crate::record::order::{Order, Target};
    use crate::scenario::{self, shipped};

    fn began(id: &str) -> Fact {
        Fact::IncidentBegan {
            incident: id.into(),
            incident_kind: "queue_disorder".into(),
            site: Target::Centre("abraq-1".into()),
            municipality: Some("abraq".into()),
        }
    }

    fn refused(seat: &str) -> Fact {
        let order = Order::SuspendVoting {
            centre: "abraq-1".into(),
        };
        Fact::OrderRejected {
            seat: seat.into(),
            seq: Some(1),
            rule: None,
            order,
            why: Refusal::NoPower,
        }
    }

    fn reported(id: &str) -> Fact {
        Fact::IncidentReported {
            incident: id.into(),
            seat: "room".into(),
        }
    }

    fn reached(id: &str, after_seconds: i64) -> Fact {
        Fact::ResponseBegan {
            incident: id.into(),
            unit: "rapid-1".into(),
            after_seconds,
        }
    }

    fn injured(id: &str, count: u32) -> Fact {
        Fact::PeopleInjured {
            incident: id.into(),
            count,
        }
    }

    fn story() -> Vec<FactEntry> {
        let missed = Fact::ExpectedMissed {
            expected: "sent".into(),
            inject: "x".into(),
        };
        let list = [
            ("09:00", Fact::ExerciseStarted),
            ("09:10", began("late")),
            ("09:11", refused("excon")),
            ("09:12", began("later")),
            ("09:13", reported("late")),
            ("09:20", reported("later")),
            ("09:21", reached("late", 660)),
            ("09:22", reached("later", 600)),
            ("09:23", refused("room")),
            ("09:24", refused("room")),
            ("09:25", injured("late", 1)),
            ("09:26", injured("later", 3)),
            ("09:30", missed),
            ("09:31", began("alone")),
            ("09:32", reported("alone")),
            ("09:55", began("young")),
            ("09:56", reported("young")),
            ("10:00", Fact::ExerciseEnded),
        ];
        let fact = |(n, (at, fact)): (u64, (&str, Fact))| FactEntry {
            n,
            at: SimTime::parse(at).unwrap(),
            fact,
        };
        (1..).zip(list).map(fact).collect()
    }

    fn first_steps() -> Scenario {
        scenario::from_texts(shipped::with_library(
            shipped::texts("first-steps").unwrap(),
        ))
        .scenario
        .unwrap()
    }

    #[test]
    fn the_worst_of_each_sort_is_talked_about_in_the_order_of_time() {
        let (s, facts) = (first_steps(), story());
        let found: Vec<(u64, MomentKind)> = moments(&s, &facts, &histories(&facts))
            .into_iter()
            .map(|m| (m.n, m.kind))
            .collect();
        // The first order refused is exercise control's; of two equal ones of the room the first counts. Three people weigh more
        // than one; eight minutes are later than three; the youngest incident cannot be called forgotten.
        let expected = [
            (4, MomentKind::KnownLate(Span::from_mins(8))),
            (9, MomentKind::Refused),
            (12, MomentKind::Loss),
            (13, MomentKind::Missed),
            (14, MomentKind::NobodyCame),
        ];
        assert_eq!(found, expected);
        let all = moments(&s, &facts, &histories(&facts));
        assert_eq!(
            all[0].at,
            SimTime::parse("09:12").unwrap(),
            "from where the delay can be watched"
        );
        let message = all[0].message(Names(&s), &facts[3]);
        let words = crate::wording::plain(Lang::En).message(&message);
        assert!(
            words.starts_with("The first room knew after 8 min: "),
            "{words}"
        );
    }

    #[test]
    fn sorts_that_are_empty_leave_room_for_more_of_the_others_and_good_exercises_have_none() {
        let s = first_steps();
        let facts: Vec<FactEntry> = story()
            .into_iter()
            .filter(|f| !matches!(f.fact, Fact::ExpectedMissed { .. }))
            .collect();
        let found = moments(&s, &facts, &histories(&facts));
        assert_eq!(
            (
                found.len(),
                found.iter().filter(|m| m.kind == MomentKind::Loss).count()
            ),
            (5, 2)
        );
        // The same order that was refused twice is talked about once.
        let again = found.iter().filter(|m| m.kind == MomentKind::Refused);
        assert_eq!(again.count(), 1);
        assert!(moments(&s, &facts[..1], &[]).is_empty());
    }
}
