//! From facts to the cases of each measure.
//!
//! Deliberately not here: how cases become a number (`super`).

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Whose};
use crate::base::ids::{
    CentreId, CheckpointId, ExpectedId, IncidentId, InjectId, MunicipalityId, RumourId, SeatId,
    UnitId,
};
use crate::base::time::SimTime;
use crate::evaluate::course::courses;
use crate::record::fact::{Fact, FactEntry, Line};
use crate::record::order::Order;
use crate::record::states::{MeasureKind as M, Readiness};
use crate::scenario::Scenario;

/// Cases by measure.
pub(super) type Cases = BTreeMap<M, Vec<Case>>;

/// What is remembered while facts go by.
struct Gather<'a> {
    s: &'a Scenario,
    cases: Cases,
    /// Incidents not yet reached: when they began, in which fact, where.
    begun: BTreeMap<IncidentId, (SimTime, u64, Option<MunicipalityId>)>,
    answered: BTreeSet<IncidentId>,
    /// Rooms that know of an incident already are not asked again.
    known: BTreeSet<(IncidentId, SeatId)>,
    ordered: BTreeMap<UnitId, SimTime>,
    rumours: BTreeMap<(RumourId, MunicipalityId), (SimTime, u64, bool)>,
    missing_team: BTreeSet<CentreId>,
    /// Whether the hour of opening came: before it nothing about polling was tested.
    polled: bool,
    /// Road checkpoints that voters passed.
    passed: BTreeSet<CheckpointId>,
}

/// The cases of all measures.
pub(super) fn cases(s: &Scenario, facts: &[FactEntry]) -> Cases {
    let mut g = Gather {
        s,
        cases: Cases::new(),
        begun: BTreeMap::new(),
        answered: BTreeSet::new(),
        known: BTreeSet::new(),
        ordered: BTreeMap::new(),
        rumours: BTreeMap::new(),
        missing_team: BTreeSet::new(),
        polled: facts
            .last()
            .is_some_and(|f| f.at >= s.settings.polling.opens),
        passed: BTreeSet::new(),
    };
    for f in facts {
        g.incidents(f);
        g.polling(f);
        g.words(f);
        g.concert(f);
    }
    g.ready(facts);
    for c in courses(facts) {
        g.put(
            M::NeverKnown,
            c.n,
            f64::from(u8::from(c.known.is_none())),
            1.0,
            c.municipality.map(Whose::Municipality),
        );
    }
    g.strained(facts);
    g.silent(facts);
    g.away(facts);
    g.left_over();
    g.cases
}

impl Gather<'_> {
    fn put(
        &mut self,
        kind: M,
        fact: u64,
        value: f64,
        weight: f64,
        whose: impl IntoIterator<Item = Whose>,
    ) {
        self.cases.entry(kind).or_default().push(Case {
            value,
            weight,
            fact,
            whose: whose.into_iter().collect(),
        });
    }

    /// One more of something; the case in which it happened is counted elsewhere.
    fn more(&mut self, kind: M, fact: u64, value: f64, whose: Option<Whose>) {
        self.put(kind, fact, value, 0.0, whose);
    }

    fn one(&mut self, kind: M, fact: u64, whose: Option<Whose>) {
        self.put(kind, fact, 1.0, 1.0, whose);
    }

    /// Nothing happened where it could have.
    fn none(&mut self, kind: M, fact: u64) {
        self.put(kind, fact, 0.0, 1.0, None);
    }

    fn seconds(&mut self, kind: M, fact: u64, seconds: i64, whose: Option<Whose>) {
        self.put(kind, fact, seconds as f64, 1.0, whose);
    }

    fn place_of(&self, incident: &IncidentId) -> Option<Whose> {
        self.begun
            .get(incident)
            .and_then(|b| b.2.clone())
            .map(Whose::Municipality)
    }

    fn incidents(&mut self, f: &FactEntry) {
        match &f.fact {
            Fact::IncidentBegan {
                incident,
                municipality,
                ..
            } => {
                self.begun
                    .insert(incident.clone(), (f.at, f.n, municipality.clone()));
                self.none(M::Injured, f.n);
            }
            Fact::ResponseBegan {
                incident,
                after_seconds,
                ..
            } => {
                self.answered.insert(incident.clone());
                let whose = self.place_of(incident);
                self.seconds(M::FirstResponse, f.n, *after_seconds, whose);
                self.none(M::OutOfProportion, f.n);
                self.none(M::Unanswered, f.n);
            }
            Fact::IncidentSettled { incident, .. } => {
                let whose = self.place_of(incident);
                self.one(M::Settled, f.n, whose);
                self.answered.insert(incident.clone());
                self.begun.remove(incident);
            }
            Fact::IncidentReported { incident, seat } => {
                let began = self.begun.get(incident).map(|b| b.0);
                if let Some(began) =
                    began.filter(|_| self.known.insert((incident.clone(), seat.clone())))
                {
                    self.seconds(
                        M::Knowledge,
                        f.n,
                        (f.at - began).secs(),
                        Some(Whose::Seat(seat.clone())),
                    );
                }
            }
            Fact::PeopleInjured { incident, count } => {
                let whose = self.place_of(incident);
                self.more(M::Injured, f.n, f64::from(*count), whose);
            }
            Fact::ForceOutOfProportion { incident, .. } => {
                let whose = self.place_of(incident);
                self.more(M::OutOfProportion, f.n, 1.0, whose);
            }
            Fact::OrderAccepted {
                order: Order::Dispatch { unit, .. } | Order::Redirect { unit, .. },
                ..
            } => {
                self.ordered.insert(unit.clone(), f.at);
            }
            Fact::UnitDeparted { unit, .. } => {
                if let Some(t) = self.ordered.remove(unit) {
                    let whose = self.s.units.get(unit).map(|u| Whose::Seat(u.seat.clone()));
                    self.seconds(M::TurnOut, f.n, (f.at - t).secs(), whose);
                }
            }
            _ => {}
        }
    }

    fn polling(&mut self, f: &FactEntry) {
        match &f.fact {
            Fact::CentreNotOpened {
                centre, team: true, ..
            } => drop(self.missing_team.insert(centre.clone())),
            Fact::CentreOpened {
                centre,
                late_seconds,
            } => {
                let whose = self
                    .s
                    .centres
                    .get(centre)
                    .map(|c| Whose::Municipality(c.municipality.clone()));
                self.seconds(M::OpenedLate, f.n, (*late_seconds).max(0), whose);
            }
            Fact::CentreTally {
                centre,
                came,
                served,
                gave_up,
                kept_away,
                lost_seconds,
                ..
            } if self.polled => {
                let whose = self
                    .s
                    .centres
                    .get(centre)
                    .map(|c| Whose::Municipality(c.municipality.clone()));
                // A centre that is given no team cannot be without it.
                if self
                    .s
                    .units
                    .values()
                    .any(|u| u.centre.as_ref() == Some(centre))
                {
                    let covered = f64::from(u8::from(!self.missing_team.contains(centre)));
                    self.put(M::TeamCoverage, f.n, covered, 1.0, whose.clone());
                }
                self.put(
                    M::CentreHoursLost,
                    f.n,
                    *lost_seconds as f64 / 3600.0,
                    1.0,
                    whose.clone(),
                );
                self.put(M::Voted, f.n, f64::from(*served), 1.0, whose.clone());
                self.put(
                    M::GaveUp,
                    f.n,
                    f64::from(*gave_up),
                    f64::from(*came),
                    whose.clone(),
                );
                self.put(
                    M::KeptAway,
                    f.n,
                    f64::from(*kept_away),
                    f64::from(came + kept_away),
                    whose,
                );
            }
            Fact::Waits {
                line,
                count,
                by_second,
                ..
            } if *count > 0 => {
                let kind = match line {
                    Line::Checkpoint => M::GateWait,
                    Line::Station => M::StationWait,
                    Line::Road => M::RoadWait,
                };
                let p95 = crate::evaluate::outcome::quantile(by_second, *count, 95);
                self.put(kind, f.n, f64::from(p95), 1.0, None);
            }
            Fact::CheckpointTally {
                checkpoint, voters, ..
            } if *voters > 0 => drop(self.passed.insert(checkpoint.clone())),
            // Where no voter passed, none could be delayed.
            Fact::CheckpointDelay {
                checkpoint,
                voter_seconds,
                ..
            } if *voter_seconds > 0 || self.passed.contains(checkpoint) => {
                let whose = self.s.checkpoints.get(checkpoint).and_then(|c| {
                    self.s
                        .room_of(self.s.directorate_of_place(&c.near).as_ref())
                });
                let whose = whose.map(|s| Whose::Seat(s.id.clone()));
                self.put(
                    M::VoterDelay,
                    f.n,
                    *voter_seconds as f64 / 3600.0,
                    1.0,
                    whose,
                );
            }
            _ => {}
        }
    }

    fn words(&mut self, f: &FactEntry) {
        let seat = |s: &SeatId| Some(Whose::Seat(s.clone()));
        match &f.fact {
            Fact::ReportReceived {
                seat: s,
                seen_seconds_ago,
                ..
            } => {
                self.none(M::WordsLost, f.n);
                self.seconds(M::ReportAge, f.n, *seen_seconds_ago, seat(s));
                self.put(M::Unconfirmed, f.n, 0.0, 1.0, seat(s));
            }
            Fact::ReportUnanswered { seat: s, .. } => self.more(M::Unconfirmed, f.n, 1.0, seat(s)),
            Fact::ReportAcknowledged {
                seat: s,
                after_seconds,
                ..
            }
            | Fact::MessageAcknowledged {
                seat: s,
                after_seconds,
                ..
            } => {
                self.seconds(M::Confirmation, f.n, *after_seconds, seat(s));
            }
            Fact::OrderDelivered { .. } => self.none(M::WordsLost, f.n),
            Fact::TransmissionLost { .. } => self.one(M::WordsLost, f.n, None),
            Fact::OrderAccepted {
                seat: s,
                rule: None,
                ..
            } if self.s.is_played(s) => self.put(M::Refused, f.n, 0.0, 1.0, seat(s)),
            Fact::OrderRejected {
                seat: s,
                rule: None,
                ..
            } if self.s.is_played(s) => self.one(M::Refused, f.n, seat(s)),
            Fact::ExpectedMet {
                expected, inject, ..
            } => {
                let whose = self.asked_by(expected, inject);
                self.put(M::ExpectedMet, f.n, 1.0, 1.0, whose);
            }
            Fact::ExpectedMissed { expected, inject } => {
                let whose = self.asked_by(expected, inject);
                self.put(M::ExpectedMet, f.n, 0.0, 1.0, whose);
            }
            _ => {}
        }
    }

    /// The storyline of an expected action and the objective of its task.
    fn asked_by(&self, expected: &ExpectedId, inject: &InjectId) -> Vec<Whose> {
        let Some(i) = self.s.inject(inject) else {
            return Vec::new();
        };
        let task = i
            .expected
            .iter()
            .find(|x| x.id == *expected)
            .and_then(|x| x.task.as_ref());
        let objectives = self
            .s
            .objectives
            .values()
            .filter(|o| o.tasks.iter().any(|t| Some(&t.id) == task));
        i.storyline
            .clone()
            .map(Whose::Storyline)
            .into_iter()
            .chain(objectives.map(|o| Whose::Objective(o.id.clone())))
            .collect()
    }

    fn concert(&mut self, f: &FactEntry) {
        match &f.fact {
            Fact::LookoutReceived { after_seconds, .. } => {
                self.seconds(M::LookoutTime, f.n, *after_seconds, None);
                self.none(M::LookoutsLate, f.n);
            }
            Fact::LookoutTooLate { .. } => self.more(M::LookoutsLate, f.n, 1.0, None),
            Fact::VehicleIntercepted { .. } => self.one(M::Intercepted, f.n, None),
            Fact::VehicleEscaped { .. } => self.put(M::Intercepted, f.n, 0.0, 1.0, None),
            Fact::ConvoyPassed { announced, .. } => self.put(
                M::Announced,
                f.n,
                f64::from(u8::from(*announced)),
                1.0,
                None,
            ),
            Fact::CustodySigned { .. } => self.none(M::CustodyGaps, f.n),
            Fact::CustodyGap { .. } => self.one(M::CustodyGaps, f.n, None),
            Fact::RumourBegan {
                rumour,
                municipality,
            } => {
                self.rumours
                    .insert((rumour.clone(), municipality.clone()), (f.at, f.n, false));
            }
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature,
                wrong,
            } => {
                let whose = Some(Whose::Municipality(municipality.clone()));
                if *premature || *wrong {
                    self.one(M::BadCorrections, f.n, whose);
                } else if let Some((began, _, done)) = self
                    .rumours
                    .get_mut(&(rumour.clone(), municipality.clone()))
                    && !std::mem::replace(done, true)
                {
                    let seconds = (f.at - *began).secs();
                    self.none(M::BadCorrections, f.n);
                    self.one(M::RumoursCorrected, f.n, whose.clone());
                    self.seconds(M::CorrectionTime, f.n, seconds, whose);
                }
            }
            _ => {}
        }
    }

    /// Directorates that were at the highest level when polling opened.
    fn ready(&mut self, facts: &[FactEntry]) {
        let opens = self.s.settings.polling.opens;
        let last = facts.last().map_or(SimTime::ZERO, |f| f.at);
        if last < opens {
            return;
        }
        let start = facts.first().map_or(1, |f| f.n);
        let ids: Vec<_> = self
            .s
            .directorates
            .values()
            .map(|d| (d.id.clone(), d.readiness))
            .collect();
        for (id, at_start) in ids {
            let mut reached =
                facts
                    .iter()
                    .filter(|f| f.at <= opens)
                    .filter_map(|f| match &f.fact {
                        Fact::ReadinessReached { directorate, level } if *directorate == id => {
                            Some((*level, f.n))
                        }
                        _ => None,
                    });
            let (level, n) = reached.next_back().unwrap_or((at_start, start));
            let whose = self.s.room_of(Some(&id)).map(|s| Whose::Seat(s.id.clone()));
            self.put(
                M::Ready,
                n,
                f64::from(u8::from(level == Readiness::Maximum)),
                1.0,
                whose,
            );
        }
    }

    /// How long directorates were at the highest level.
    fn strained(&mut self, facts: &[FactEntry]) {
        let (Some(first), Some(last)) = (facts.first(), facts.last()) else {
            return;
        };
        let s = self.s;
        for d in s.directorates.values() {
            let reached = facts.iter().filter_map(|f| match &f.fact {
                Fact::ReadinessReached { directorate, level } if *directorate == d.id => {
                    Some((f.at, *level, f.n))
                }
                _ => None,
            });
            let mut levels = vec![(first.at, d.readiness, first.n)];
            levels.extend(reached);
            let n = levels[levels.len() - 1].2;
            levels.push((last.at, Readiness::Normal, n));
            let strained = levels.windows(2).filter(|w| w[0].1 == Readiness::Maximum);
            let ms: i64 = strained.map(|w| (w[1].0 - w[0].0).millis()).sum();
            let whose = s.room_of(Some(&d.id)).map(|s| Whose::Seat(s.id.clone()));
            self.put(M::ReadyHours, n, ms as f64 / 3_600_000.0, 1.0, whose);
        }
    }

    /// Longest times between two reports to a seat, the beginning and the end counted; each with the report that ended it, or with
    /// the last one if nothing ended it.
    fn silent(&mut self, facts: &[FactEntry]) {
        let (Some(first), Some(last)) = (facts.first(), facts.last()) else {
            return;
        };
        let mut heard: BTreeMap<SeatId, Vec<(SimTime, u64)>> = BTreeMap::new();
        for f in facts {
            if let Fact::ReportReceived { seat, .. } = &f.fact {
                heard
                    .entry(seat.clone())
                    .or_insert_with(|| vec![(first.at, f.n)])
                    .push((f.at, f.n));
            }
        }
        for (seat, mut times) in heard {
            let end = (last.at, times[times.len() - 1].1);
            times.push(end);
            let gaps = times.windows(2).map(|w| ((w[1].0 - w[0].0).secs(), w[1].1));
            let (most, n) = gaps
                .max_by_key(|(gap, n)| (*gap, std::cmp::Reverse(*n)))
                .unwrap_or_default();
            self.seconds(M::Silence, n, most, Some(Whose::Seat(seat)));
        }
    }

    /// How long units were away from their bases, each time that they left.
    fn away(&mut self, facts: &[FactEntry]) {
        let last = facts.last().map_or(SimTime::ZERO, |f| f.at);
        let mut left: BTreeMap<UnitId, (SimTime, u64)> = BTreeMap::new();
        let mut stretches = Vec::new();
        for f in facts {
            match &f.fact {
                Fact::UnitDeparted { unit, .. } => {
                    left.entry(unit.clone()).or_insert((f.at, f.n));
                }
                Fact::UnitReturned { unit } | Fact::UnitLost { unit } => {
                    stretches.extend(
                        left.remove(unit)
                            .map(|(at, n)| (unit.clone(), n, f.at - at)),
                    );
                }
                _ => {}
            }
        }
        stretches.extend(left.into_iter().map(|(unit, (at, n))| (unit, n, last - at)));
        for (unit, n, span) in stretches {
            let whose = self.s.units.get(&unit).map(|u| Whose::Seat(u.seat.clone()));
            self.seconds(M::LongestDuty, n, span.secs(), whose);
        }
    }

    /// What never happened: incidents that were not settled or not answered, rumours that were not corrected.
    fn left_over(&mut self) {
        for (id, (_, n, municipality)) in std::mem::take(&mut self.begun) {
            let whose = municipality.map(Whose::Municipality);
            self.put(M::Settled, n, 0.0, 1.0, whose.clone());
            if !self.answered.contains(&id) {
                self.one(M::Unanswered, n, whose);
            }
        }
        for ((_, municipality), (_, n, done)) in std::mem::take(&mut self.rumours) {
            if !done {
                self.put(
                    M::RumoursCorrected,
                    n,
                    0.0,
                    1.0,
                    Some(Whose::Municipality(municipality)),
                );
            }
        }
    }
}
