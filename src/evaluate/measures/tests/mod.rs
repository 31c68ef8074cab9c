//! Exercises made by hand, and beside each measure how its value is worked out.

mod coordination;
mod incidents;

use super::*;
use crate::base::time::SimTime;
use crate::evaluate::incident_history::histories;
use crate::record::fact::{Fact, Line};
use crate::record::order::{Order, Target};
use crate::record::states::Readiness;
use crate::scenario::{self, shipped};

fn of_facts(s: &Scenario, facts: &[FactEntry]) -> Vec<Measure> {
    measures(s, facts, &histories(facts))
}

/// The measures of an exercise of `first-steps` with these facts.
fn measured<'a>(story: impl IntoIterator<Item = (&'a str, Fact)>) -> Vec<Measure> {
    let s = scenario::from_texts(shipped::with_library(
        shipped::texts("first-steps").unwrap(),
    ))
    .scenario
    .unwrap();
    let fact = |(n, (at, fact)): (u64, (&str, Fact))| FactEntry {
        n,
        at: SimTime::parse(at).unwrap(),
        fact,
    };
    of_facts(&s, &(1..).zip(story).map(fact).collect::<Vec<_>>())
}

fn of(measures: &[Measure], kind: MeasureKind) -> &Measure {
    measures.iter().find(|m| m.kind == kind).unwrap()
}

/// What there is none of cannot be covered, late or lost: a centre without a team, checkpoints that no voter passed, polling that
/// had not begun.
#[test]
fn what_could_not_happen_has_no_value() {
    use MeasureKind as M;
    let s = scenario::from_texts(shipped::with_library(
        shipped::texts("national-polling-day").unwrap(),
    ))
    .scenario
    .unwrap();
    let tally = || Fact::CentreTally {
        centre: "c0000".into(),
        registered: 534,
        came: 10,
        served: 10,
        gave_up: 0,
        kept_away: 0,
        in_line: 0,
        open_seconds: 3600,
        lost_seconds: 0,
    };
    let delay = || Fact::CheckpointDelay {
        checkpoint: "gate".into(),
        vehicle_seconds: 900,
        voter_seconds: 0,
    };
    let passed = |voters| Fact::CheckpointTally {
        checkpoint: "gate".into(),
        passed: 9,
        voters,
        turned_back: 0,
        mean_wait_ms: 0,
    };
    let at = |clock: &str, list: Vec<Fact>| {
        let all = (1..).zip(list).map(|(n, fact)| FactEntry {
            n,
            at: SimTime::parse(clock).unwrap(),
            fact,
        });
        of_facts(&s, &all.collect::<Vec<_>>())
    };
    let all = at("10:00", vec![tally(), passed(0), delay()]);
    assert_eq!(
        of(&all, M::TeamCoverage).value,
        None,
        "no centre was given a team"
    );
    assert_eq!(of(&all, M::VoterDelay).value, None, "no voter came by");
    assert_eq!(of(&all, M::CentreHoursLost).value, Some(0.0));
    assert_eq!(
        of(&at("10:00", vec![passed(3), delay()]), M::VoterDelay).value,
        Some(0.0)
    );
    // At 08:30 polling has not begun: nothing about it was tested.
    let early = at("08:30", vec![tally()]);
    for kind in [
        M::TeamCoverage,
        M::CentreHoursLost,
        M::Voted,
        M::GaveUp,
        M::KeptAway,
        M::Ready,
    ] {
        assert_eq!(of(&early, kind).value, None, "{kind:?}");
    }
}

/// The last step that was told counts; a municipality of which none was told has that of STARTEX.
#[test]
fn the_lowest_confidence_at_the_end_is_that_of_the_municipality_that_lost_most() {
    let told = |percent| Fact::ConfidenceChanged {
        municipality: "abraq".into(),
        percent,
    };
    let all = measured([
        ("09:00", Fact::ExerciseStarted),
        ("09:10", told(45)),
        ("09:40", told(60)),
        ("10:00", Fact::ExerciseEnded),
    ]);
    let m = of(&all, MeasureKind::ConfidenceLowest);
    assert_eq!((m.value, m.facts.as_slice()), (Some(60.0), &[3][..]));
    let all = measured([
        ("09:00", Fact::ExerciseStarted),
        ("10:00", Fact::ExerciseEnded),
    ]);
    let m = of(&all, MeasureKind::ConfidenceLowest);
    assert_eq!((m.value, m.facts.as_slice()), (Some(70.0), &[1][..]));
}

/// Silence lasts from the beginning to the first report, from one to the next, from the last to the end; the longest counts.
#[test]
fn the_longest_silence_of_the_seat_that_heard_least() {
    let report = |seat: &str| Fact::ReportReceived {
        report: 1,
        seat: seat.into(),
        about: crate::record::order::About::Centre("abraq-1".into()),
        from: crate::record::order::Party::Centre("abraq-1".into()),
        channel: crate::record::states::Channel::Radio,
        seen_seconds_ago: 5,
    };
    let story = [
        ("09:00", Fact::ExerciseStarted),
        ("09:10", report("room")),
        ("09:40", report("room")),
        ("09:45", report("commission")),
        ("10:00", Fact::ExerciseEnded),
    ];
    let all = measured(story);
    let m = of(&all, MeasureKind::Silence);
    // The room: 10, 30 and 20 minutes; the commission: 45 and 15.
    assert_eq!((m.value, m.cases), (Some(2700.0), 2));
    let parts: Vec<_> = m.parts.iter().map(|p| (p.owner.clone(), p.value)).collect();
    let seat = |s: &str| Owner::Seat(s.into());
    assert_eq!(
        parts,
        [(seat("commission"), 2700.0), (seat("room"), 1800.0)]
    );
    assert_eq!(m.facts, [4], "the report that ended it");
    // Where nothing ended it, the last one that came before it.
    let all = measured([
        ("09:00", Fact::ExerciseStarted),
        ("09:10", report("room")),
        ("10:00", Fact::ExerciseEnded),
    ]);
    let m = of(&all, MeasureKind::Silence);
    assert_eq!((m.value, m.facts.as_slice()), (Some(3000.0), &[2][..]));
    let all = measured([
        ("09:00", Fact::ExerciseStarted),
        ("09:10", report("room")),
        ("09:15", report("room")),
        ("10:00", Fact::ExerciseEnded),
    ]);
    assert_eq!(of(&all, MeasureKind::Silence).facts, [3]);
}
