//! One story of incidents, orders and polling, and what it comes to.

use super::*;
use crate::base::ids::SeatId;

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
    // From 09:00 to 10:00, for the directorate begins with the highest level.
    assert!((of(&all, M::ReadyHours).value.unwrap() - 1.0).abs() < 1e-9);
    is(M::Ready, 100.0, &[1]);
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

/// What ENDEX cut off shows nothing: an incident of a few minutes, one at which those who suffice are at work, a rumour that there
/// was no time to verify.
#[test]
fn what_had_no_time_before_the_end_is_no_case() {
    use MeasureKind as M;
    let began = |id: &str| Fact::IncidentBegan {
        incident: id.into(),
        incident_kind: "queue_disorder".into(),
        site: Target::Centre("abraq-1".into()),
        municipality: Some("abraq".into()),
    };
    let rumour = |municipality: &str| Fact::RumourBegan {
        rumour: "r".into(),
        municipality: municipality.into(),
    };
    let response = Fact::ResponseBegan {
        incident: "worked-at".into(),
        unit: "rapid-1".into(),
        after_seconds: 600,
    };
    let suffices = Fact::ResponseSufficient {
        incident: "worked-at".into(),
    };
    let lost = Fact::ResponseLost {
        incident: "worked-at".into(),
    };
    let story = |worked: Option<&Fact>, end: &'static str| {
        let mut all = vec![
            ("09:00:00", Fact::ExerciseStarted),
            ("09:00:00", rumour("abraq")),
            ("09:10:00", began("worked-at")),
            ("09:20:00", response.clone()),
            ("09:20:00", suffices.clone()),
            ("09:50:00", began("late")),
            ("09:50:00", rumour("qubbah")),
        ];
        all.extend(worked.map(|f| ("09:51:00", f.clone())));
        all.push((end, Fact::ExerciseEnded));
        let all = measured(all);
        [
            M::Settled,
            M::Unanswered,
            M::NeverKnown,
            M::RumoursCorrected,
        ]
        .map(|k| {
            let m = of(&all, k);
            (m.value, m.cases)
        })
    };
    // Of the other one it is known at once that a unit came, and that nobody told of it.
    assert_eq!(
        story(None, "09:55:00"),
        [(None, 0), (Some(0.0), 1), (Some(1.0), 1), (Some(0.0), 1)]
    );
    assert_eq!(story(Some(&lost), "09:55:00")[0], (Some(0.0), 1));
    assert_eq!(
        story(None, "10:30:00"),
        [
            (Some(0.0), 1),
            (Some(1.0), 2),
            (Some(2.0), 2),
            (Some(0.0), 2)
        ]
    );
}

/// What needs no unit is not left alone for want of one: what can be mended is, if nobody asked for repair.
#[test]
fn what_needs_no_unit_is_left_alone_where_nobody_asks_for_repair() {
    let began = |kind: &str| {
        let fact = Fact::IncidentBegan {
            incident: "devices".into(),
            incident_kind: kind.into(),
            site: Target::Centre("abraq-1".into()),
            municipality: Some("abraq".into()),
        };
        ("09:05:00", fact)
    };
    let asked = Fact::RepairRequested {
        seat: "commission".into(),
        incident: "devices".into(),
        repairer: crate::record::states::Repairer::Commission,
    };
    let ended = ("10:00:00", Fact::ExerciseEnded);
    let count = |story: &[(&'static str, Fact)]| {
        let story = story.iter().map(|(at, fact)| (*at, fact.clone()));
        of(&measured(story), MeasureKind::Unanswered).value
    };
    let (started, devices) = (("09:00:00", Fact::ExerciseStarted), began("device_failure"));
    let neglected = [started.clone(), devices.clone(), ended.clone()];
    assert_eq!(count(&neglected), Some(1.0));
    let mended = [
        started.clone(),
        devices,
        ("09:20:00", asked.clone()),
        ended.clone(),
    ];
    assert_eq!(
        count(&mended),
        None,
        "there was nothing for units to answer"
    );
    // Asking for repair is no answer to what asks for units.
    let crowd = [started, began("queue_disorder"), ("09:20:00", asked), ended];
    assert_eq!(count(&crowd), Some(1.0));
}
