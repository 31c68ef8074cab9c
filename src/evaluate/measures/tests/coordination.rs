//! One story of lookouts, convoys, rumours, reports and readiness, and what it comes to.

use super::*;
use crate::base::ids::SeatId;

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

/// Finds are added up over checkpoints, of which one that found nothing is a case too; turnout is by sex.
#[test]
fn what_checkpoints_find_and_who_votes_of_each_sex() {
    use crate::record::states::{Direction, Find};
    let found = || Fact::ThingFound {
        checkpoint: "east-gate".into(),
        direction: Direction::Out,
        find: Find::Weapons,
        tip: false,
    };
    let tally = Fact::CheckpointTally {
        checkpoint: "east-gate".into(),
        passed: 9,
        voters: 0,
        turned_back: 0,
        mean_wait_ms: 0,
    };
    let sexes = Fact::TurnoutBySex {
        centre: "abraq-1".into(),
        men: 200,
        men_served: 100,
        women: 100,
        women_served: 25,
    };
    let all = measured([
        ("09:00", found()),
        ("09:10", found()),
        ("10:00", tally.clone()),
        ("10:00", sexes),
    ]);
    let value = |kind| (of(&all, kind).value, of(&all, kind).facts.clone());
    assert_eq!(value(MeasureKind::Found), (Some(2.0), vec![2]));
    assert_eq!(value(MeasureKind::WomenVoted), (Some(25.0), vec![4]));
    assert_eq!(value(MeasureKind::MenVoted), (Some(50.0), vec![4]));
    assert_eq!(
        of(&all, MeasureKind::WomenUnsearched).value,
        None,
        "who searches women is not told"
    );
    let nothing = measured([("10:00", tally)]);
    assert_eq!(of(&nothing, MeasureKind::Found).value, None);
}
