//! Exercises made by hand, and beside each measure how its value is worked out.

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
fn measured<const N: usize>(story: [(&str, Fact); N]) -> Vec<Measure> {
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

/// An exercise of `first-steps` made by hand: the facts, and beside each measure how its value is worked out.
#[test]
#[expect(clippy::too_many_lines, reason = "one story and what it comes to")]
fn an_exercise_made_by_hand_comes_to_the_numbers_worked_out_beside_it() {
    use MeasureKind as M;
    let (room, excon): (SeatId, SeatId) = ("room".into(), "excon".into());
    let place = || Target::Centre("abraq-1".into());
    let began = |id: &str| Fact::IncidentBegan {
        incident: id.into(),
        incident_kind: "queue_disorder".into(),
        site: place(),
        municipality: Some("abraq".into()),
    };
    let send = |seat: &SeatId, unit: &str| Fact::OrderAccepted {
        seat: seat.clone(),
        seq: Some(1),
        rule: None,
        order: Order::Dispatch {
            unit: unit.into(),
            to: place(),
        },
    };
    let story = [
        ("09:00:00", Fact::ExerciseStarted),
        (
            "09:00:00",
            Fact::CentreOpened {
                centre: "abraq-1".into(),
                late_seconds: 0,
            },
        ),
        (
            "09:05:00",
            Fact::ReadinessReached {
                directorate: "qubbah".into(),
                level: Readiness::Maximum,
            },
        ),
        ("09:10:00", began("a")),
        (
            "09:12:00",
            Fact::IncidentReported {
                incident: "a".into(),
                seat: room.clone(),
            },
        ),
        ("09:13:00", send(&room, "rapid-1")),
        (
            "09:17:00",
            Fact::UnitDeparted {
                unit: "rapid-1".into(),
                to: place(),
                eta: SimTime::parse("09:25").unwrap(),
            },
        ),
        ("09:20:00", began("b")),
        ("09:21:00", began("c")),
        (
            "09:25:00",
            Fact::ResponseBegan {
                incident: "a".into(),
                unit: "rapid-1".into(),
                after_seconds: 900,
            },
        ),
        (
            "09:26:00",
            Fact::PeopleInjured {
                incident: "b".into(),
                count: 3,
            },
        ),
        (
            "09:30:00",
            Fact::ResponseBegan {
                incident: "b".into(),
                unit: "rapid-1".into(),
                after_seconds: 600,
            },
        ),
        (
            "09:31:00",
            Fact::ForceOutOfProportion {
                incident: "b".into(),
                strength: 40,
                limit: 20,
            },
        ),
        (
            "09:40:00",
            Fact::IncidentSettled {
                incident: "a".into(),
                stage: 0,
                after_seconds: 1800,
            },
        ),
        (
            "09:41:00",
            Fact::MessageAcknowledged {
                inject: "m1".into(),
                seat: room.clone(),
                after_seconds: 60,
            },
        ),
        (
            "09:42:00",
            Fact::MessageAcknowledged {
                inject: "m2".into(),
                seat: room.clone(),
                after_seconds: 240,
            },
        ),
        ("09:43:00", send(&excon, "amb")),
        (
            "09:44:00",
            Fact::OrderRejected {
                seat: room.clone(),
                seq: Some(3),
                rule: None,
                order: Order::SuspendVoting {
                    centre: "abraq-1".into(),
                },
                why: crate::record::fact::Refusal::NoPower,
            },
        ),
        (
            "10:00:00",
            Fact::Waits {
                line: Line::Station,
                count: 10,
                sum_ms: 0,
                by_second: vec![(30, 9), (120, 1)],
            },
        ),
        (
            "10:00:00",
            Fact::CentreTally {
                centre: "abraq-1".into(),
                registered: 400,
                came: 80,
                served: 60,
                gave_up: 8,
                kept_away: 20,
                in_line: 12,
                open_seconds: 2700,
                lost_seconds: 900,
            },
        ),
        ("10:00:00", Fact::ExerciseEnded),
    ];
    let all = measured(story);
    let is = |kind: M, value: f64, facts: &[u64]| {
        let m = of(&all, kind);
        assert_eq!(
            (m.value, m.facts.as_slice()),
            (Some(value), facts),
            "{kind:?}"
        );
    };
    // 900 s and 600 s: of two the mean, which rests on both.
    is(M::FirstResponse, 750.0, &[10, 12]);
    // a and b were reached, c was not.
    is(M::Unanswered, 1.0, &[9]);
    // One of three, in 100.
    assert!((of(&all, M::Settled).value.unwrap() - 100.0 / 3.0).abs() < 1e-9);
    is(M::Injured, 3.0, &[11]);
    is(M::OutOfProportion, 1.0, &[13]);
    // Ordered 09:13, departed 09:17.
    is(M::TurnOut, 240.0, &[7]);
    // Departed 09:17 and never came back.
    is(M::LongestDuty, 2580.0, &[7]);
    // Began 09:10, the room knew at 09:12.
    is(M::Knowledge, 120.0, &[5]);
    // 60 s and 240 s.
    is(M::Confirmation, 150.0, &[15, 16]);
    // One of the room's two orders; exercise control's does not count.
    is(M::Refused, 50.0, &[6, 18]);
    is(M::TeamCoverage, 100.0, &[20]);
    is(M::OpenedLate, 0.0, &[2]);
    // 900 s are a quarter of an hour.
    is(M::CentreHoursLost, 0.25, &[20]);
    is(M::Voted, 60.0, &[20]);
    // 8 of 80 who came; 20 of the 100 who meant to.
    is(M::GaveUp, 10.0, &[20]);
    is(M::KeptAway, 20.0, &[20]);
    // The tenth of ten.
    is(M::StationWait, 120.0, &[19]);
    // a was known to the room, b and c to nobody.
    is(M::NeverKnown, 2.0, &[8, 9]);
    // From 09:05 to 10:00.
    assert!((of(&all, M::ReadyHours).value.unwrap() - 55.0 / 60.0).abs() < 1e-9);
    // The highest level was reached after polling had opened: the directorate began with another.
    is(M::Ready, 0.0, &[1]);
    // What was never tested has no value.
    for kind in [
        M::LookoutTime,
        M::LookoutsLate,
        M::Intercepted,
        M::CustodyGaps,
        M::RumoursCorrected,
        M::GateWait,
        M::ExpectedMet,
        M::WordsLost,
        M::Silence,
    ] {
        assert_eq!(
            (of(&all, kind).value, of(&all, kind).cases),
            (None, 0),
            "{kind:?}"
        );
    }
    assert_eq!(
        (
            of(&all, M::Injured).cases,
            of(&all, M::OutOfProportion).cases
        ),
        (3, 2),
        "three incidents, two responses"
    );
    let part = &of(&all, M::Knowledge).parts[0];
    assert_eq!(
        (&part.owner, part.value, part.cases),
        (&Owner::Seat(room), 120.0, 1)
    );
}

/// The measures of working together, of waits and of readiness, in a second story made by hand.
#[test]
#[expect(clippy::too_many_lines, reason = "one story and what it comes to")]
fn working_together_comes_to_the_numbers_worked_out_beside_it() {
    use crate::record::order::{About, Party};
    use crate::record::states::{Channel, Gap};
    use MeasureKind as M;
    let room: SeatId = "room".into();
    let learned = |after_seconds| Fact::LookoutReceived {
        lookout: 1,
        vehicle: "car".into(),
        checkpoint: "east-gate".into(),
        after_seconds,
    };
    let stopped = || Fact::VehicleIntercepted {
        vehicle: "car".into(),
        checkpoint: "east-gate".into(),
        after_seconds: 900,
    };
    let passed = |announced| Fact::ConvoyPassed {
        convoy: "c".into(),
        checkpoint: "east-gate".into(),
        announced,
        waited_seconds: 0,
    };
    let began = |m: &str| Fact::RumourBegan {
        rumour: "r".into(),
        municipality: m.into(),
    };
    let corrected = |m: &str, premature| Fact::RumourCorrected {
        rumour: "r".into(),
        municipality: m.into(),
        premature,
        wrong: false,
    };
    let report = |seen_seconds_ago| Fact::ReportReceived {
        report: 1,
        seat: room.clone(),
        about: About::Centre("abraq-1".into()),
        from: Party::Centre("abraq-1".into()),
        channel: Channel::Radio,
        seen_seconds_ago,
    };
    let unanswered = || Fact::ReportUnanswered {
        report: 1,
        seat: room.clone(),
        about: About::Centre("abraq-1".into()),
        after_seconds: 600,
    };
    let tally = Fact::CentreTally {
        centre: "abraq-1".into(),
        registered: 400,
        came: 0,
        served: 0,
        gave_up: 0,
        kept_away: 0,
        in_line: 0,
        open_seconds: 3480,
        lost_seconds: 120,
    };
    let story = [
        ("09:00:00", Fact::ExerciseStarted),
        (
            "09:00:00",
            Fact::ReadinessReached {
                directorate: "qubbah".into(),
                level: Readiness::Maximum,
            },
        ),
        (
            "09:00:00",
            Fact::CentreNotOpened {
                centre: "abraq-1".into(),
                materials: false,
                team: true,
            },
        ),
        (
            "09:02:00",
            Fact::CentreOpened {
                centre: "abraq-1".into(),
                late_seconds: 120,
            },
        ),
        ("09:03:00", learned(60)),
        ("09:04:00", learned(300)),
        (
            "09:05:00",
            Fact::LookoutTooLate {
                lookout: 1,
                vehicle: "car".into(),
                checkpoint: "east-gate".into(),
                by_seconds: 30,
            },
        ),
        ("09:06:00", stopped()),
        (
            "09:07:00",
            Fact::VehicleEscaped {
                vehicle: "van".into(),
                place: "abraq".into(),
            },
        ),
        ("09:08:00", stopped()),
        ("09:09:00", passed(true)),
        ("09:10:00", passed(false)),
        (
            "09:11:00",
            Fact::CustodySigned {
                convoy: "c".into(),
                centre: "abraq-1".into(),
            },
        ),
        (
            "09:12:00",
            Fact::CustodyGap {
                convoy: "c".into(),
                gap: Gap::Unescorted,
            },
        ),
        ("09:13:00", began("abraq")),
        ("09:14:00", began("qubbah")),
        ("09:20:00", corrected("qubbah", true)),
        ("09:33:00", corrected("abraq", false)),
        ("09:34:00", report(10)),
        ("09:35:00", report(50)),
        ("09:36:00", unanswered()),
        (
            "09:37:00",
            Fact::ReportAcknowledged {
                report: 1,
                seat: room.clone(),
                after_seconds: 90,
            },
        ),
        (
            "09:38:00",
            Fact::OrderDelivered {
                seat: room.clone(),
                order: Order::CheckComms,
                to: Party::Unit("rapid-1".into()),
                channel: Channel::Radio,
                after_seconds: 5,
            },
        ),
        (
            "09:39:00",
            Fact::TransmissionLost {
                from: Party::Seat(room.clone()),
                to: Party::Unit("rapid-1".into()),
                channel: Channel::Radio,
            },
        ),
        (
            "09:40:00",
            Fact::ExpectedMet {
                expected: "e1".into(),
                inject: "m1".into(),
                seat: room.clone(),
                after_seconds: 60,
            },
        ),
        (
            "09:41:00",
            Fact::ExpectedMissed {
                expected: "e2".into(),
                inject: "m2".into(),
            },
        ),
        (
            "10:00:00",
            Fact::CheckpointDelay {
                checkpoint: "east-gate".into(),
                vehicle_seconds: 9000,
                voter_seconds: 5400,
            },
        ),
        (
            "10:00:00",
            Fact::Waits {
                line: Line::Checkpoint,
                count: 20,
                sum_ms: 0,
                by_second: vec![(5, 18), (9, 2)],
            },
        ),
        (
            "10:00:00",
            Fact::Waits {
                line: Line::Road,
                count: 10,
                sum_ms: 0,
                by_second: vec![(7, 10)],
            },
        ),
        ("10:00:00", tally),
        ("10:00:00", Fact::ExerciseEnded),
    ];
    let all = measured(story);
    let is = |kind: M, value: f64, facts: &[u64]| {
        let m = of(&all, kind);
        assert!(
            m.value.is_some_and(|v| (v - value).abs() < 1e-9),
            "{kind:?}: {:?}",
            m.value
        );
        assert_eq!(m.facts, facts, "{kind:?}");
    };
    // At the hour of opening, and from then to the end.
    is(M::Ready, 100.0, &[2]);
    is(M::ReadyHours, 1.0, &[2]);
    // Its team was missing at the hour.
    is(M::TeamCoverage, 0.0, &[30]);
    is(M::OpenedLate, 120.0, &[4]);
    // 60 and 300 s: of two the mean, and both bear it; one of three came too late.
    is(M::LookoutTime, 180.0, &[5, 6]);
    is(M::LookoutsLate, 1.0, &[7]);
    // Two of three.
    is(M::Intercepted, 200.0 / 3.0, &[8, 9, 10]);
    is(M::Announced, 50.0, &[11, 12]);
    is(M::CustodyGaps, 1.0, &[14]);
    // One of two municipalities, twenty minutes after it came up there; the other correction was premature.
    is(M::RumoursCorrected, 50.0, &[16, 18]);
    is(M::CorrectionTime, 1200.0, &[18]);
    is(M::BadCorrections, 1.0, &[17]);
    // 10 and 50 s: of two the mean; one time in two reports not confirmed in time.
    is(M::ReportAge, 30.0, &[19, 20]);
    is(M::Unconfirmed, 50.0, &[19, 20, 21]);
    is(M::Confirmation, 90.0, &[22]);
    is(M::WordsLost, 1.0, &[24]);
    is(M::ExpectedMet, 50.0, &[25, 26]);
    // 5,400 s are an hour and a half.
    is(M::VoterDelay, 1.5, &[27]);
    // The nineteenth of twenty; the tenth of ten.
    is(M::GateWait, 9.0, &[28]);
    is(M::RoadWait, 7.0, &[29]);
    // From 09:00 to 09:34, one minute, and from 09:35 to the end.
    is(M::Silence, 2040.0, &[19]);
    let owners: Vec<&Owner> = of(&all, M::ExpectedMet)
        .parts
        .iter()
        .map(|p| &p.owner)
        .collect();
    assert_eq!(
        owners,
        [
            &Owner::Storyline("queue".into()),
            &Owner::Objective("respond".into())
        ]
    );
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
