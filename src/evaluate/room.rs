//! A room's own hot wash: what happened where the room answers for it and when it knew, what was expected of it and what it did.
//!
//! It is made for every seat at ENDEX, from facts alone, and is all that a room is shown of the script afterwards: what was asked of
//! it, not what else was held ready. Deliberately not here: ratings, which are exercise control's; what differed in the end
//! (`discrepancy`).

use std::collections::BTreeMap;

use super::answerable;
use super::expected::{Expectation, State};
use super::incident_history::{Ended, IncidentHistory};
use crate::base::ids::{IncidentId, SeatId};
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::{About, Order, Target};
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Expected, Seat, Test};

/// A room's own hot wash.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RoomWash {
    /// Incidents that were the room's to know, in the order of their beginning.
    pub incidents: Vec<Happened>,
    /// Expected actions that were up to the room and are decided, in the order of the script.
    pub expected: Vec<AskedOfRoom>,
    /// Orders of people in the room that were accepted.
    pub accepted: u32,
    /// Orders of people in the room that were refused, but for those that a colleague had given already.
    pub refused: u32,
    /// Reports that asked the room for a confirmation and got none in time.
    pub unanswered: u32,
}

/// An incident as it was, and when a room knew of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happened {
    /// Of which kind, by its name: a room's scenario need not have it.
    pub kind: Text,
    /// Where.
    pub site: Target,
    /// When it began.
    pub began: SimTime,
    /// When the room first heard of it; none: never.
    pub known: Option<SimTime>,
    /// When the first unit came.
    pub reached: Option<SimTime>,
    /// When repair was first asked for.
    pub repair_asked: Option<SimTime>,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
}

impl Happened {
    /// How long after its beginning the room knew.
    pub fn after(&self) -> Option<Span> {
        self.known.map(|at| at - self.began)
    }
}

/// An expected action that was up to a room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskedOfRoom {
    /// What was expected.
    pub action: Text,
    /// What it is about, where that is one thing.
    pub about: Option<About>,
    /// What became of it.
    pub became: Became,
}

/// What became of an expected action. Lengths of time are counted from its inject; less than zero: before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Became {
    /// It was not done in time.
    Missed,
    /// The room did it.
    Done(Span),
    /// Another room did it.
    DoneBy(SeatId, Span),
    /// It came about, and no order of anybody shows whose doing that was.
    CameAbout(Span),
}

/// The hot washes of all seats of those who rehearse.
pub fn washes(
    s: &Scenario,
    facts: &[FactEntry],
    histories: &[IncidentHistory],
    expected: &[Expectation],
) -> BTreeMap<SeatId, RoomWash> {
    let played = s.seats.values().filter(|x| s.is_played(&x.id));
    let mut all: BTreeMap<SeatId, RoomWash> = played
        .map(|x| {
            let wash = RoomWash {
                expected: asked(s, x, expected),
                ..RoomWash::default()
            };
            (x.id.clone(), wash)
        })
        .collect();
    for f in facts {
        count(&mut all, &f.fact);
    }
    let known = first_known(facts);
    for (seat, wash) in &mut all {
        let Some(seat) = s.seats.get(seat) else {
            continue;
        };
        for h in histories {
            let known = known.get(&(&seat.id, &h.incident)).copied();
            if known.is_some() || is_of(s, seat, h) {
                wash.incidents.push(Happened {
                    kind: s
                        .kinds
                        .get(&h.kind)
                        .map(|k| k.name.clone())
                        .unwrap_or_default(),
                    site: h.site.clone(),
                    began: h.began,
                    known,
                    reached: h.reached,
                    repair_asked: h.repair_asked,
                    ended: h.ended,
                });
            }
        }
    }
    all
}

type Heard<'f> = BTreeMap<(&'f SeatId, &'f IncidentId), SimTime>;

/// When each seat first heard of each incident.
fn first_known(facts: &[FactEntry]) -> Heard<'_> {
    let mut known = Heard::new();
    for f in facts {
        if let Fact::IncidentReported { incident, seat } = &f.fact {
            known.entry((seat, incident)).or_insert(f.at);
        }
    }
    known
}

/// Whether an incident lies in the area of a room; one without an area answers for what lies in none.
fn is_of(s: &Scenario, seat: &Seat, h: &IncidentHistory) -> bool {
    let there = h
        .municipality
        .as_ref()
        .and_then(|m| s.municipalities.get(m)?.directorate.as_ref());
    let room = s.room_of(there);
    room.is_some_and(|r| r.id == seat.id)
}

fn asked(s: &Scenario, seat: &Seat, expected: &[Expectation]) -> Vec<AskedOfRoom> {
    let one = |e: &Expectation| {
        let (_, x) = s.expected(&e.id)?;
        let became = match &e.state {
            State::NotYet | State::Pending(_) | State::CutOff => return None,
            State::Missed => Became::Missed,
            State::Met(Some(by), after) if *by == seat.id => Became::Done(*after),
            State::Met(Some(by), after) => Became::DoneBy(by.clone(), *after),
            State::Met(None, after) => Became::CameAbout(*after),
        };
        // What a room did is its own, whoever was asked.
        let own = matches!(became, Became::Done(_))
            || answerable::asked_of(s, &e.inject, x).contains(&seat.id);
        own.then(|| AskedOfRoom {
            action: x.name.clone(),
            about: about(x),
            became,
        })
    };
    expected.iter().filter_map(one).collect()
}

/// What an expected action is about: the first thing that one of its orders names.
fn about(x: &Expected) -> Option<About> {
    x.tests().find_map(|(test, _)| match test {
        // That all of a room's reports are about the situation says nothing.
        Test::Order(a) => a
            .subject
            .filter(|about| *about != About::Situation)
            .or_else(|| about_target(a.about?)),
        Test::Holds(Condition::ConvoyIs(id, _)) => Some(About::Convoy(id)),
        Test::Holds(_) | Test::HoldsFor(..) => None,
    })
}

fn about_target(target: Target) -> Option<About> {
    Some(match target {
        Target::Incident(id) => About::Incident(id),
        Target::Centre(id) => About::Centre(id),
        Target::Checkpoint(id) => About::Checkpoint(id),
        Target::Road(id) => About::Road(id),
        Target::Convoy(id) => About::Convoy(id),
        // Nobody reports on a place.
        Target::Place(_) => return None,
    })
}

fn count(all: &mut BTreeMap<SeatId, RoomWash>, fact: &Fact) {
    match fact {
        // What a room said in a discussion is no order to anybody.
        Fact::OrderAccepted {
            order: Order::AnswerQuestion { .. },
            ..
        }
        | Fact::OrderRejected {
            order: Order::AnswerQuestion { .. },
            ..
        } => {}
        Fact::OrderAccepted {
            seat, rule: None, ..
        } => {
            if let Some(w) = all.get_mut(seat) {
                w.accepted += 1;
            }
        }
        Fact::OrderRejected {
            seat,
            rule: None,
            why,
            ..
        } if *why != Refusal::AlreadySo => {
            if let Some(w) = all.get_mut(seat) {
                w.refused += 1;
            }
        }
        Fact::ReportUnanswered { seat, .. } => {
            if let Some(w) = all.get_mut(seat) {
                w.unanswered += 1;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::Evaluation;
    use crate::scenario::{self, shipped};

    fn facts() -> Vec<FactEntry> {
        let began = |id: &str, centre: &str, municipality: &str| Fact::IncidentBegan {
            incident: id.into(),
            incident_kind: "queue_disorder".into(),
            site: Target::Centre(centre.into()),
            municipality: Some(municipality.into()),
        };
        let reported = |id: &str, seat: &str| Fact::IncidentReported {
            incident: id.into(),
            seat: seat.into(),
        };
        let order = Order::SuspendVoting {
            centre: "abraq-1".into(),
        };
        let refused = |rule: Option<&str>| Fact::OrderRejected {
            seat: "room".into(),
            seq: Some(1),
            rule: rule.map(Into::into),
            order: order.clone(),
            why: Refusal::NoPower,
        };
        let list = [
            ("09:00", Fact::ExerciseStarted),
            ("09:10", began("known", "abraq-1", "abraq")),
            ("09:12", reported("known", "room")),
            ("09:14", reported("known", "commission")),
            ("09:15", reported("known", "room")),
            ("09:20", began("unknown", "abraq-1", "abraq")),
            ("09:21", refused(None)),
            ("09:22", refused(Some("rule"))),
            (
                "09:23",
                Fact::ReportUnanswered {
                    report: 1,
                    seat: "room".into(),
                    about: About::Situation,
                    after_seconds: 60,
                },
            ),
            ("10:00", Fact::ExerciseEnded),
        ];
        let fact = |(n, (at, fact)): (u64, (&str, Fact))| FactEntry {
            n,
            at: SimTime::parse(at).unwrap(),
            fact,
        };
        (1..).zip(list).map(fact).collect()
    }

    #[test]
    fn a_room_is_shown_what_was_its_to_know_and_when_it_knew() {
        let s = scenario::from_texts(shipped::with_library(
            shipped::texts("first-steps").unwrap(),
        ))
        .scenario
        .unwrap();
        let washes = Evaluation::of(&s, &facts(), &[]).washes;
        assert!(!washes.contains_key(&s.excon().id));
        let after = |seat: &str| -> Vec<Option<Span>> {
            let incidents = &washes[&SeatId::from(seat)].incidents;
            incidents.iter().map(Happened::after).collect()
        };
        assert_eq!(after("room"), [Some(Span::from_mins(2)), None]);
        assert_eq!(
            after("commission"),
            [Some(Span::from_mins(4))],
            "of what others answer for it is shown what it heard of"
        );
        let room = &washes[&SeatId::from("room")];
        assert_eq!(
            (room.accepted, room.refused, room.unanswered),
            (0, 1, 1),
            "standing orders are not the room's people"
        );
    }
}
