//! How the cases of each measure are gathered: the table, and below it a function for each measure.
//!
//! Deliberately not here: how cases become a number (`super`), units (`record::measure`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cases::{Case, Evidence, seat};
use super::owner::Owner;
use super::{cordon, duty, results, scripted};
use crate::base::ids::{
    CentreId, CheckpointId, DirectorateId, IncidentId, MunicipalityId, RumourId, SeatId, UnitId,
};
use crate::base::time::SimTime;
use crate::evaluate::statistics::quantile;
use crate::record::fact::{Fact, FactEntry, Line};
use crate::record::measure::MeasureKind as M;
use crate::record::order::Order;
use crate::record::states::Readiness;
use crate::scenario::model::Directorate;

/// The cases of a measure.
pub(super) fn cases(kind: M, x: &Evidence<'_>) -> Vec<Case> {
    match kind {
        M::FirstResponse => first_response(x),
        M::Unanswered => unanswered(x),
        M::Settled => settled(x),
        M::Injured => injured(x),
        M::OutOfProportion => out_of_proportion(x),
        M::TurnOut => turn_out(x),
        M::TeamCoverage => team_coverage(x),
        M::OpenedLate => opened_late(x),
        M::CentreHoursLost => centres(x, |c| Some(Case::new(c.n, hours(c.lost_seconds)))),
        M::Voted => centres(x, |c| Some(Case::new(c.n, f64::from(c.served)))),
        M::GaveUp => centres(x, |c| Some(Case::share(c.n, c.gave_up, c.came))),
        M::KeptAway => centres(x, |c| {
            Some(Case::share(c.n, c.kept_away, c.came + c.kept_away))
        }),
        M::GateWait => wait(x, Line::Checkpoint),
        M::StationWait => wait(x, Line::Station),
        M::RoadWait => wait(x, Line::Road),
        M::VoterDelay => voter_delay(x),
        M::WomenVoted => cordon::voted(x, true),
        M::MenVoted => cordon::voted(x, false),
        M::Found => cordon::found(x),
        M::WomenUnsearched => cordon::unsearched(x),
        M::Knowledge => knowledge(x),
        M::NeverKnown => never_known(x),
        M::Silence => silence(x),
        M::ReportAge => report_age(x),
        M::Confirmation => confirmation(x),
        M::Unconfirmed => unconfirmed(x),
        M::WordsLost => words_lost(x),
        M::Refused => refused(x),
        M::LookoutTime => lookout_time(x),
        M::LookoutsLate => lookouts_late(x),
        M::Intercepted => intercepted(x),
        M::Announced => announced(x),
        M::CustodyGaps => custody_gaps(x),
        M::RumoursCorrected => rumours_corrected(x),
        M::CorrectionTime => correction_time(x),
        M::BadCorrections => bad_corrections(x),
        M::Ready => ready(x),
        M::ReadyHours => ready_hours(x),
        M::LongestDuty => longest_duty(x),
        M::ConfidenceLowest => confidence_lowest(x),
        M::ExpectedMet => scripted::expected_met(x),
        M::BeyondShift => duty::beyond_shift(x),
        M::HeldCustody => duty::custody(x),
        M::ResultsEntered => results::entered(x),
        M::RulingTime => results::rulings(x),
    }
}

fn first_response(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ResponseBegan {
            incident,
            after_seconds,
            ..
        } => Some(Case::seconds(f.n, *after_seconds).of(x.place_of(incident))),
        _ => None,
    })
}

/// Each response is a case in which it was answered; each incident that was left alone is one more.
fn unanswered(x: &Evidence<'_>) -> Vec<Case> {
    let mut all = x.each(|f| match &f.fact {
        Fact::ResponseBegan { incident, .. } => Some(Case::nothing(f.n).by(x.place_of(incident))),
        _ => None,
    });
    all.extend(x.each_incident(|h| {
        h.left_alone(x.s, x.end)
            .map(|_| Case::happened(h.n).of(h.municipality.clone().map(Owner::Municipality)))
    }));
    all
}

/// Those that were settled rest on the fact of their end, the others on that of their beginning. Those that ENDEX cut off are no case.
fn settled(x: &Evidence<'_>) -> Vec<Case> {
    x.each_incident(|h| {
        if h.cut_off(x.end) {
            return None;
        }
        let end = h.ended.filter(|e| e.settled);
        let case = Case::whether(end.map_or(h.n, |e| e.n), end.is_some());
        Some(case.of(h.municipality.clone().map(Owner::Municipality)))
    })
}

fn injured(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::IncidentBegan { incident, .. } => Some(Case::nothing(f.n).by(x.place_of(incident))),
        Fact::PeopleInjured { incident, count } => {
            Some(Case::extra(f.n, f64::from(*count)).of(x.place_of(incident)))
        }
        _ => None,
    })
}

fn out_of_proportion(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ResponseBegan { incident, .. } => Some(Case::nothing(f.n).by(x.place_of(incident))),
        Fact::ForceOutOfProportion { incident, .. } => {
            Some(Case::extra(f.n, 1.0).of(x.place_of(incident)))
        }
        _ => None,
    })
}

fn turn_out(x: &Evidence<'_>) -> Vec<Case> {
    let mut ordered: BTreeMap<&UnitId, SimTime> = BTreeMap::new();
    let mut all = Vec::new();
    for f in x.facts {
        match &f.fact {
            Fact::OrderAccepted {
                order: Order::Dispatch { unit, .. } | Order::Redirect { unit, .. },
                ..
            } => drop(ordered.insert(unit, f.at)),
            Fact::UnitDeparted { unit, .. } => {
                if let Some(t) = ordered.remove(unit) {
                    all.push(Case::seconds(f.n, (f.at - t).secs()).of(x.commander(unit)));
                }
            }
            _ => {}
        }
    }
    all
}

/// What became of a centre's voters and hours by the last moment.
struct Tally<'a> {
    n: u64,
    centre: &'a CentreId,
    came: u32,
    served: u32,
    gave_up: u32,
    kept_away: u32,
    lost_seconds: i64,
}

/// A case of each centre that is one, once polling has begun.
fn centres(x: &Evidence<'_>, case: impl Fn(Tally<'_>) -> Option<Case>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::CentreTally {
            centre,
            came,
            served,
            gave_up,
            kept_away,
            lost_seconds,
            ..
        } if x.polled() => {
            let tally = Tally {
                n: f.n,
                centre,
                came: *came,
                served: *served,
                gave_up: *gave_up,
                kept_away: *kept_away,
                lost_seconds: *lost_seconds,
            };
            case(tally).map(|c| c.of(x.municipality_of(centre)))
        }
        _ => None,
    })
}

fn hours(seconds: i64) -> f64 {
    seconds as f64 / 3600.0
}

/// A centre that is given no team cannot be without it.
fn team_coverage(x: &Evidence<'_>) -> Vec<Case> {
    let missing = x.facts.iter().filter_map(|f| match &f.fact {
        Fact::CentreNotOpened {
            centre, team: true, ..
        } => Some(centre),
        _ => None,
    });
    let missing: BTreeSet<&CentreId> = missing.collect();
    let given: BTreeSet<&CentreId> =
        x.s.units
            .values()
            .filter_map(|u| u.centre.as_ref())
            .collect();
    centres(x, |c| {
        let covered = Case::whether(c.n, !missing.contains(c.centre));
        given.contains(c.centre).then_some(covered)
    })
}

fn opened_late(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::CentreOpened {
            centre,
            late_seconds,
        } => Some(Case::seconds(f.n, (*late_seconds).max(0)).of(x.municipality_of(centre))),
        _ => None,
    })
}

/// What the waits of 95 in 100 in lines of a kind stayed below.
fn wait(x: &Evidence<'_>, kind: Line) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::Waits {
            line,
            count,
            by_second,
            ..
        } if *line == kind && *count > 0 => {
            let p95 = quantile(by_second, *count, 95);
            Some(Case::seconds(f.n, p95.into()))
        }
        _ => None,
    })
}

/// Where no voter passed, none could be delayed.
fn voter_delay(x: &Evidence<'_>) -> Vec<Case> {
    let passed = x.facts.iter().filter_map(|f| match &f.fact {
        Fact::CheckpointTally {
            checkpoint, voters, ..
        } if *voters > 0 => Some(checkpoint),
        _ => None,
    });
    let passed: BTreeSet<&CheckpointId> = passed.collect();
    x.each(|f| match &f.fact {
        Fact::CheckpointDelay {
            checkpoint,
            voter_seconds,
            ..
        } if *voter_seconds > 0 || passed.contains(checkpoint) => {
            let near = x.s.checkpoints.get(checkpoint).map(|c| &c.near);
            let room = near.and_then(|p| x.room(x.s.directorate_of_place(p).as_ref()));
            Some(Case::new(f.n, hours(*voter_seconds)).of(room))
        }
        _ => None,
    })
}

/// The first report of an incident to each seat, as long as nothing had settled it.
fn knowledge(x: &Evidence<'_>) -> Vec<Case> {
    let mut known: BTreeSet<(&IncidentId, &SeatId)> = BTreeSet::new();
    let mut all = Vec::new();
    for f in x.facts {
        let Fact::IncidentReported { incident, seat: s } = &f.fact else {
            continue;
        };
        let open = x.history(incident).filter(|h| !h.settled_before(f.n));
        if let Some(h) = open.filter(|h| h.n < f.n)
            && known.insert((incident, s))
        {
            all.push(Case::seconds(f.n, (f.at - h.began).secs()).of(seat(s)));
        }
    }
    all
}

fn never_known(x: &Evidence<'_>) -> Vec<Case> {
    x.each_incident(|h| {
        let owner = h.municipality.clone().map(Owner::Municipality);
        let told = h.known.is_some() || !h.young(x.end);
        told.then(|| Case::whether(h.n, h.known.is_none()).of(owner))
    })
}

/// The longest time between two reports to each seat, the beginning and the end counted; with the report that ended it, or with
/// the last one if nothing ended it.
fn silence(x: &Evidence<'_>) -> Vec<Case> {
    let Some(first) = x.facts.first() else {
        return Vec::new();
    };
    let mut heard: BTreeMap<&SeatId, Vec<(SimTime, u64)>> = BTreeMap::new();
    for f in x.facts {
        if let Fact::ReportReceived { seat, .. } = &f.fact {
            let times = heard.entry(seat).or_insert_with(|| vec![(first.at, f.n)]);
            times.push((f.at, f.n));
        }
    }
    let longest = |(s, mut times): (&SeatId, Vec<(SimTime, u64)>)| {
        let last = times.last()?.1;
        times.push((x.end, last));
        let gaps = times.windows(2).map(|w| ((w[1].0 - w[0].0).secs(), w[1].1));
        let (most, n) = gaps.max_by_key(|(gap, n)| (*gap, Reverse(*n)))?;
        Some(Case::seconds(n, most).of(seat(s)))
    };
    heard.into_iter().filter_map(longest).collect()
}

fn report_age(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ReportReceived {
            seat: s,
            seen_seconds_ago,
            ..
        } => Some(Case::seconds(f.n, *seen_seconds_ago).of(seat(s))),
        _ => None,
    })
}

fn confirmation(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ReportAcknowledged {
            seat: s,
            after_seconds,
            ..
        }
        | Fact::MessageAcknowledged {
            seat: s,
            after_seconds,
            ..
        } => Some(Case::seconds(f.n, *after_seconds).of(seat(s))),
        _ => None,
    })
}

fn unconfirmed(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ReportReceived { seat: s, .. } => Some(Case::nothing(f.n).of(seat(s))),
        Fact::ReportUnanswered { seat: s, .. } => Some(Case::extra(f.n, 1.0).of(seat(s))),
        _ => None,
    })
}

fn words_lost(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ReportReceived { .. } | Fact::OrderDelivered { .. } => Some(Case::nothing(f.n)),
        Fact::TransmissionLost { .. } => Some(Case::happened(f.n)),
        _ => None,
    })
}

/// Only what people ordered, and not exercise control.
fn refused(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::OrderAccepted {
            seat: s,
            rule: None,
            ..
        } if x.s.is_played(s) => Some(Case::nothing(f.n).of(seat(s))),
        Fact::OrderRejected {
            seat: s,
            rule: None,
            ..
        } if x.s.is_played(s) => Some(Case::happened(f.n).of(seat(s))),
        _ => None,
    })
}

fn lookout_time(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::LookoutReceived { after_seconds, .. } => Some(Case::seconds(f.n, *after_seconds)),
        _ => None,
    })
}

fn lookouts_late(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::LookoutReceived { .. } => Some(Case::nothing(f.n)),
        Fact::LookoutTooLate { .. } => Some(Case::extra(f.n, 1.0)),
        _ => None,
    })
}

fn intercepted(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::VehicleIntercepted { .. } => Some(Case::happened(f.n)),
        Fact::VehicleEscaped { .. } => Some(Case::nothing(f.n)),
        _ => None,
    })
}

fn announced(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::ConvoyPassed { announced, .. } => Some(Case::whether(f.n, *announced)),
        _ => None,
    })
}

fn custody_gaps(x: &Evidence<'_>) -> Vec<Case> {
    x.each(|f| match &f.fact {
        Fact::CustodySigned { .. } => Some(Case::nothing(f.n)),
        Fact::CustodyGap { .. } => Some(Case::happened(f.n)),
        _ => None,
    })
}

/// A rumour in a municipality, and the first proper correction of it there: neither before verification nor of what is true.
struct Spread<'a> {
    municipality: &'a MunicipalityId,
    began: &'a FactEntry,
    corrected: Option<&'a FactEntry>,
}

fn spreads<'a>(x: &Evidence<'a>) -> Vec<Spread<'a>> {
    let mut all: BTreeMap<(&RumourId, &MunicipalityId), Spread<'_>> = BTreeMap::new();
    for f in x.facts {
        match &f.fact {
            Fact::RumourBegan {
                rumour,
                municipality,
            } => {
                let spread = Spread {
                    municipality,
                    began: f,
                    corrected: None,
                };
                all.insert((rumour, municipality), spread);
            }
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature: false,
                wrong: false,
            } => {
                if let Some(spread) = all.get_mut(&(rumour, municipality)) {
                    spread.corrected.get_or_insert(f);
                }
            }
            _ => {}
        }
    }
    all.into_values().collect()
}

/// One that began so late that it could not be verified and corrected before the end is no case.
fn rumours_corrected(x: &Evidence<'_>) -> Vec<Case> {
    let figures = &x.s.settings.correction;
    let time = figures.verify + figures.delay;
    let over = |s: &Spread<'_>| s.corrected.is_some() || x.end - s.began.at >= time;
    let case = |s: Spread<'_>| {
        let fact = s.corrected.unwrap_or(s.began);
        let owner = Owner::Municipality(s.municipality.clone());
        Case::whether(fact.n, s.corrected.is_some()).of([owner])
    };
    spreads(x).into_iter().filter(over).map(case).collect()
}

fn correction_time(x: &Evidence<'_>) -> Vec<Case> {
    let case = |s: Spread<'_>| {
        let corrected = s.corrected?;
        let owner = Owner::Municipality(s.municipality.clone());
        let seconds = (corrected.at - s.began.at).secs();
        Some(Case::seconds(corrected.n, seconds).of([owner]))
    };
    spreads(x).into_iter().filter_map(case).collect()
}

fn bad_corrections(x: &Evidence<'_>) -> Vec<Case> {
    let proper = spreads(x).into_iter().filter_map(|s| s.corrected);
    let mut all: Vec<Case> = proper.map(|f| Case::nothing(f.n)).collect();
    all.extend(x.each(|f| match &f.fact {
        Fact::RumourCorrected {
            municipality,
            premature,
            wrong,
            ..
        } if *premature || *wrong => {
            let owner = Owner::Municipality(municipality.clone());
            Some(Case::happened(f.n).of([owner]))
        }
        _ => None,
    }));
    all
}

/// The levels of readiness that a directorate had, each with the fact by which it came; the first one is that of STARTEX.
fn levels<'a>(
    x: &Evidence<'a>,
    id: &DirectorateId,
    at_start: Readiness,
) -> Vec<(&'a FactEntry, Readiness)> {
    let reached = x.facts.iter().filter_map(|f| match &f.fact {
        Fact::ReadinessReached { directorate, level } if directorate == id => Some((f, *level)),
        _ => None,
    });
    let start = x.facts.first().map(|f| (f, at_start));
    start.into_iter().chain(reached).collect()
}

/// Directorates that were at the highest level when polling opened.
fn ready(x: &Evidence<'_>) -> Vec<Case> {
    let opens = x.s.settings.polling.opens;
    let case = |d: &Directorate| {
        let levels = levels(x, &d.id, d.readiness);
        let (first, then) = levels.split_first()?;
        let reached = then.iter().rev().find(|(f, _)| f.at <= opens);
        let (fact, level) = reached.unwrap_or(first);
        let ready = Case::whether(fact.n, *level == Readiness::Maximum);
        Some(ready.of(x.room(Some(&d.id))))
    };
    let all = x.s.directorates.values().filter(|_| x.polled());
    all.filter_map(case).collect()
}

/// How long directorates were at the highest level; with the fact of the last change.
fn ready_hours(x: &Evidence<'_>) -> Vec<Case> {
    let case = |d: &Directorate| {
        let levels = levels(x, &d.id, d.readiness);
        let last = levels.last()?.0.n;
        let ends = levels.iter().skip(1).map(|l| l.0.at).chain([x.end]);
        let highest = levels
            .iter()
            .zip(ends)
            .filter(|(l, _)| l.1 == Readiness::Maximum);
        let ms: i64 = highest.map(|(l, end)| (end - l.0.at).millis()).sum();
        Some(Case::new(last, ms as f64 / 3_600_000.0).of(x.room(Some(&d.id))))
    };
    x.s.directorates.values().filter_map(case).collect()
}

/// How long units were away from their bases, each time that they left.
fn longest_duty(x: &Evidence<'_>) -> Vec<Case> {
    let mut left: BTreeMap<&UnitId, &FactEntry> = BTreeMap::new();
    let mut all = Vec::new();
    let case = |unit: &UnitId, began: &FactEntry, end: SimTime| {
        Case::seconds(began.n, (end - began.at).secs()).of(x.commander(unit))
    };
    for f in x.facts {
        match &f.fact {
            Fact::UnitDeparted { unit, .. } => drop(left.entry(unit).or_insert(f)),
            Fact::UnitReturned { unit } | Fact::UnitLost { unit } => {
                all.extend(left.remove(unit).map(|began| case(unit, began, f.at)));
            }
            _ => {}
        }
    }
    all.extend(
        left.into_iter()
            .map(|(unit, began)| case(unit, began, x.end)),
    );
    all
}

/// The last confidence that was told of each municipality with a centre; where none was, that of STARTEX.
fn confidence_lowest(x: &Evidence<'_>) -> Vec<Case> {
    let Some(start) = x.facts.first() else {
        return Vec::new();
    };
    // Told in steps of five in 100, as the facts are.
    let base = (x.s.settings.confidence.base * 20.0).round() * 5.0;
    let centres = x.s.centres.values();
    let mut last: BTreeMap<&MunicipalityId, (u64, f64)> = centres
        .map(|c| (&c.municipality, (start.n, base)))
        .collect();
    for f in x.facts {
        if let Fact::ConfidenceChanged {
            municipality,
            percent,
        } = &f.fact
            && let Some(told) = last.get_mut(municipality)
        {
            *told = (f.n, f64::from(*percent));
        }
    }
    let case = |(m, (n, percent)): (&MunicipalityId, (u64, f64))| {
        Case::new(n, percent).of([Owner::Municipality(m.clone())])
    };
    last.into_iter().map(case).collect()
}
