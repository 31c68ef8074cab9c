//! What rooms know and do in concert: lookouts, postures, and every mechanism in the shipped scenarios.
//!
//! Deliberately not here: channels and reports (`channels`), convoys and rumours (`convoys_and_rumours`).

use tamrin::base::ids::SeatId;
use tamrin::base::text::Lang;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::fact::Refusal;
use tamrin::record::order::{Order, OrderEntry, Party, Target};
use tamrin::record::states::Posture;
use tamrin::record::{Fact, Rules};
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::scenarios::sweep;
use crate::small_world::{CENTRE, NOBODY, QUIET, play, play_by, world};
use crate::support::running::{CAR, at, count, picture};
use crate::support::shipped_scenario;

const OFF: &str = r#"
    (id: "i", name: (ar: "س", en: "The car"), when: At("08:20"), effects: [
        Vehicle("car"),
        Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Other, text: (ar: "س", en: "X"), tells: Vehicle("car")),
    ]),
"#;

fn caught(more: &str, orders: &str) -> (usize, Vec<String>) {
    let s = world(&format!("{CAR}{CENTRE}{NOBODY}injects: [{OFF}{more}],"));
    let sim = play(&s, orders);
    let why = sim.facts().iter().filter_map(|f| {
        if let Fact::VehicleMissed { why, .. } = &f.fact {
            Some(format!("{why:?}"))
        } else {
            None
        }
    });
    (
        count(&sim, |f| matches!(f, Fact::VehicleIntercepted { .. })),
        why.collect(),
    )
}

#[test]
fn a_lookout_a_minute_early_catches_and_a_minute_late_misses() {
    let lookout = |t: &str| {
        format!(
            r#"(at: "{t}", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "10:00")),"#
        )
    };
    // The check ends at 08:41:41; the word takes a minute.
    assert_eq!(
        caught("", &lookout("08:39:41")),
        (1, vec![]),
        "the gate knows at 08:40:41"
    );
    assert_eq!(
        caught("", &lookout("08:41:41")),
        (0, vec!["NotTold".to_owned()]),
        "the gate knows at 08:42:41"
    );
    // With the first channel down the same order waits for it, and misses; by radio it is in time.
    let down = r#"(id: "o", name: (ar: "س", en: "Outage"), when: At("08:30"), effects: [Outage(at: "b", channels: [MobileVoice])]),"#;
    assert_eq!(
        caught(down, &lookout("08:39:41")),
        (0, vec!["NotTold".to_owned()])
    );
    let radio = |t: &str| {
        format!(
            r#"(at: "08:39", seat: "r1", order: UseChannel(channel: Radio, with: None)),{}"#,
            lookout(t)
        )
    };
    assert_eq!(caught(down, &radio("08:39:41")), (1, vec![]));
    assert_eq!(
        caught(down, &radio("08:41:41")),
        (0, vec!["NotTold".to_owned()])
    );
}

#[test]
fn a_seat_that_does_not_know_of_a_vehicle_cannot_ask_for_it_and_a_lookout_runs_out() {
    let (n, why) = caught(
        "",
        r#"(at: "08:30", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "08:40")),"#,
    );
    assert_eq!((n, why), (0, vec!["Expired".to_owned()]));
    let s = world(&format!("{CAR}{CENTRE}{NOBODY}injects: [{OFF}],"));
    let sim = play(
        &s,
        r#"(at: "08:30", seat: "main", order: IssueLookout(vehicle: "car", checkpoints: [], until: "09:40")),"#,
    );
    assert_eq!(
        count(&sim, |f| matches!(f, Fact::OrderRejected { .. })),
        1,
        "nobody told the main room"
    );
    let passed = r#"(at: "08:30", seat: "r1", order: PassOn(about: Vehicle("car"), to: "main")),
        (at: "08:35", seat: "main", order: IssueLookout(vehicle: "car", checkpoints: [], until: "09:40")),"#;
    assert_eq!(
        count(&play(&s, passed), |f| matches!(
            f,
            Fact::VehicleIntercepted { .. }
        )),
        1
    );
}

#[test]
fn a_checkpoint_that_cannot_stop_a_car_warns_its_neighbour() {
    let second = r#"checkpoints: [
        (id: "gate", name: (ar: "بوابة", en: "Gate"), road: "ab", near: "b", seat: "r1", lanes: 1, staff: 2, posture: Open),
        (id: "south", name: (ar: "جنوب", en: "South"), road: "cb", near: "c", seat: "r2", lanes: 1, staff: 2, posture: Look),
    ],"#;
    let car = CAR.replace(r#"route: ["a", "b"]"#, r#"route: ["a", "b", "c"]"#);
    let only = crate::small_world::WORLD
        .split("checkpoints:")
        .next()
        .unwrap()
        .to_owned();
    let text = format!("({only}{second}{car}{CENTRE}{NOBODY}injects: [{OFF}],)");
    let checked = tamrin::scenario::from_texts(tamrin::scenario::shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text,
    )]));
    let s = std::sync::Arc::new(checked.scenario.unwrap());
    let sim = play(
        &s,
        r#"(at: "08:25", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "11:00")),"#,
    );
    assert_eq!(
        count(&sim, |f| matches!(f, Fact::LookoutHandedOver { .. })),
        1
    );
    assert_eq!(
        count(
            &sim,
            |f| matches!(f, Fact::VehicleIntercepted { checkpoint, .. } if checkpoint.as_str() == "south")
        ),
        1
    );
}

#[test]
fn a_posture_plan_reaches_every_checkpoint_of_a_directorate() {
    let s = shipped_scenario("libya-2024");
    let plan = Order::SetPosturePlan {
        directorate: "ubari".into(),
        posture: Posture::Search,
    };
    let mut sim = Simulation::new(s.clone(), 3);
    sim.submit(OrderEntry {
        at: at("07:30"),
        seq: 1,
        seat: "room-ubari".into(),
        order: plan.clone(),
    })
    .unwrap();
    sim.submit(OrderEntry {
        at: at("07:30"),
        seq: 2,
        seat: "room-murzuq".into(),
        order: plan,
    })
    .unwrap();
    sim.run_until(at("07:50"));
    let own = s
        .checkpoints
        .values()
        .filter(|c| c.seat.as_str() == "room-ubari")
        .count();
    let set = count(&sim, |f| {
        matches!(
            f,
            Fact::PostureSet {
                posture: Posture::Search,
                ..
            }
        )
    });
    let lost = count(
        &sim,
        |f| matches!(f, Fact::TransmissionLost { from: Party::Seat(s), to: Party::Checkpoint(_), .. } if s.as_str() == "room-ubari"),
    );
    assert_eq!(
        (set + lost, set > own / 2),
        (own, true),
        "each gets the order, or it is lost on the way"
    );
    assert_eq!(
        count(&sim, |f| matches!(f, Fact::OrderRejected { .. })),
        1,
        "not its directorate"
    );
}

/// Detection rises with the posture and voters served fall, over the same seeds; the table over 200 of them is docs/posture-sweep.md.
#[test]
fn a_stricter_posture_stops_more_and_serves_fewer() {
    let sums: Vec<[f64; 5]> = sweep::POSTURES.iter().map(|p| sweep::at(*p, 25)).collect();
    assert!(
        sums.windows(2)
            .all(|w| w[0][1] >= w[1][1] && w[0][3] <= w[1][3]),
        "{sums:?}"
    );
    // A search of every vehicle by people who tire makes lines in which some of those looked for still wait at the end.
    let searched = sums[3][0];
    assert!(
        sums[..3].windows(2).all(|w| w[0][0] <= w[1][0]) && searched >= 0.9 * sums[2][0],
        "{sums:?}"
    );
    assert!(
        sums[0][0] == 0.0 && sums[2][0] > sums[1][0] && sums[3][1] < sums[0][1] * 0.9,
        "{sums:?}"
    );
}

/// Every mechanism of the second half leaves facts in the shipped scenarios with nobody at the seats, worded in both languages.
#[test]
fn every_mechanism_speaks_in_both_languages_with_nobody_at_the_seats() {
    let mut seen = std::collections::BTreeSet::new();
    for name in ["libya-2024", "checkpoint-relay", "eve-of-the-vote"] {
        let s = shipped_scenario(name);
        for seed in [s.head.seed, 1, 2] {
            let mut sim = Simulation::new(s.clone(), seed);
            sim.run_until(s.head.end);
            for f in sim.facts() {
                let kind = serde_json::to_value(&f.fact).unwrap()["kind"]
                    .as_str()
                    .unwrap()
                    .to_owned();
                for lang in [Lang::Ar, Lang::En] {
                    let line = Prose { scenario: &s, lang }.line(f);
                    assert!(line.len() > 12, "{kind}");
                    let latin = line.chars().skip(10).any(|c| c.is_ascii_alphabetic());
                    let named = line.contains('(') || matches!(f.fact, Fact::FlagChanged { .. });
                    assert!(lang == Lang::En || named || !latin, "{line}");
                }
                seen.insert(kind);
            }
        }
    }
    for kind in [
        "ChannelDown",
        "ChannelUp",
        "TransmissionHeld",
        "TransmissionLost",
        "OrderDelivered",
        "CommsChecked",
        "ChannelSilent",
        "ChannelTally",
        "ReportReceived",
        "ReportAcknowledged",
        "ReportUnanswered",
        "LookoutIssued",
        "LookoutReceived",
        "LookoutTooLate",
        "VehicleAppeared",
        "VehicleIntercepted",
        "VehicleMissed",
        "CheckpointDelay",
        "ConvoyStarted",
        "ConvoyHalted",
        "ConvoyResumed",
        "ConvoyReached",
        "CustodySigned",
        "CustodyGap",
        "ConvoyDelivered",
        "ConvoyAnnounced",
        "ConvoyPassed",
        "RumourBegan",
        "RumourSpread",
        "RumourVerified",
        "RumourCorrected",
        "RumourEnded",
        "MediaBriefed",
        "ConfidenceChanged",
    ] {
        assert!(seen.contains(kind), "nothing says {kind}");
    }
}

#[test]
fn an_exercise_may_begin_days_before_and_posts_rest_at_night() {
    let s = shipped_scenario("eve-of-the-vote");
    let mut sim = Simulation::new(s.clone(), 1);
    // Before the lookouts of the night are renewed, whose answer is news too.
    sim.run_until(at("1+00:50"));
    let heard = picture(&mut sim, "room").checkpoints[0].word.heard;
    assert!(
        heard <= at("22:05"),
        "no routine report came in the night: {heard}"
    );
    sim.run_until(at("1+07:00"));
    assert!(picture(&mut sim, "room").checkpoints[0].word.heard > at("1+06:00"));
    sim.run_until(s.head.end);
    let opened = count(&sim, |f| matches!(f, Fact::CentreOpened { .. }));
    assert_eq!(
        (
            opened,
            count(&sim, |f| matches!(f, Fact::ConvoyDelivered { .. }))
        ),
        (s.centres.len(), s.convoys.len()),
        "materials came in the days before"
    );
    let began = count(&sim, |f| matches!(f, Fact::IncidentBegan { .. }));
    let settled = count(&sim, |f| matches!(f, Fact::IncidentSettled { .. }));
    assert!(began > 10 && settled * 2 > began, "{settled} of {began}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(6))]

    /// A room that is cut off learns nothing, whatever others do and whatever happens: its picture is the same in both worlds.
    /// So no picture holds anything that no report brought.
    #[test]
    fn a_picture_holds_nothing_that_no_report_brought(seed in 0u64..1000, hour in 9i64..16, room in 0usize..9, unit in 0usize..40) {
        let s = shipped_scenario("libya-2024");
        let rooms: Vec<&SeatId> = s.seats.keys().filter(|x| x.as_str().starts_with("room-")).collect();
        let viewer = rooms[room];
        let home = s.directorates[s.seats[viewer].directorate.as_ref().unwrap()].seat.clone();
        let cut = Span::from_mins(60 * hour);
        let text = s.texts.clone();
        let more = format!(
            "(injects: [(id: \"zz-cut\", name: (ar: \"س\", en: \"X\"), when: At(\"{hour:02}:00\"), effects: [Outage(at: \"{home}\", channels: [MobileVoice, MobileData, FixedLine, Radio, Satellite])])])"
        );
        let mut texts = text;
        texts.push(("cut.ron".to_owned(), more));
        let s = std::sync::Arc::new(tamrin::scenario::from_texts(texts).scenario.unwrap());
        let run = |wild: bool| {
            let mut sim = Simulation::new(s.clone(), seed);
            let person = Order::Staff { seat: viewer.clone(), staffed: true };
            sim.submit(OrderEntry { at: s.head.start, seq: 1, seat: "excon".into(), order: person }).unwrap();
            if wild {
                // The truth goes another way: units of the room are moved by exercise control, checkpoints close, everything starts.
                let own: Vec<_> = s.units.values().filter(|u| u.seat == *viewer).collect();
                let t = SimTime::ZERO + cut + Span::from_mins(2);
                let mut list = vec![Order::Dispatch { unit: own[unit % own.len()].id.clone(), to: Target::Place("sabha".into()) }];
                list.extend(s.checkpoints.values().filter(|c| c.seat == *viewer).map(|c| Order::SetPosture { checkpoint: c.id.clone(), posture: Posture::Closed }));
                list.extend(s.centres.keys().take(30).map(|c| Order::SuspendVoting { centre: c.clone() }));
                list.extend(s.injects.iter().map(|i| Order::Release { inject: i.id.clone() }));
                for (i, order) in list.into_iter().enumerate() {
                    sim.submit(OrderEntry { at: t, seq: i as u64 + 2, seat: "excon".into(), order }).unwrap();
                }
            }
            let mut seen = Vec::new();
            for quarter in 1..8 {
                sim.run_until(SimTime::ZERO + cut + Span::from_mins(15 * quarter));
                let mut p = sim.picture(viewer).unwrap();
                // Messages said to come by other means than a channel are in the author's hand.
                p.messages.clear();
                seen.push(serde_json::to_string(&p).unwrap());
            }
            (seen, sim.facts().len())
        };
        let (calm, wild) = (run(false), run(true));
        proptest::prop_assert_ne!(calm.1, wild.1, "the two worlds differ");
        proptest::prop_assert_eq!(calm.0, wild.0);
    }
}

/// A road between two directorates lies in both, and so does what happens on it: since the ninth edition of the rules. Files that were
/// played before keep that only the room of the end at which it begins may send units there.
#[test]
fn the_rooms_of_both_ends_of_a_road_may_send_units_and_ask_for_support() {
    let s = world(&format!("{QUIET}{NOBODY}{CENTRE}"));
    let text = r#"(at: "08:10", seat: "r2", order: Dispatch(unit: "other", to: Road("ac"))),
        (at: "08:11", seat: "r2", order: RequestSupport(from: "main", capability: Crowd, strength: 4, to: Road("ac"))),
        (at: "08:12", seat: "r2", order: RequestSupport(from: "main", capability: Crowd, strength: 4, to: Road("ab"))),"#;
    let accepted = |rules: Rules| -> Vec<bool> {
        let sim = play_by(rules, &s, text);
        let of = |f: &Fact| match f {
            Fact::OrderAccepted { seat, .. } if seat.as_str() == "r2" => Some(true),
            Fact::OrderRejected { seat, why, .. } if seat.as_str() == "r2" => {
                assert_eq!(*why, Refusal::OutOfArea);
                Some(false)
            }
            _ => None,
        };
        sim.facts().iter().filter_map(|f| of(&f.fact)).collect()
    };
    assert_eq!(accepted(Rules::PRESENT), [true, true, false]);
    assert_eq!(accepted(Rules::Edition8), [false, false, false]);
}
