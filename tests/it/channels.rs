//! Channels between rooms: what travels, waits or is lost, what reports tell, and who finds out that a channel is silent.
//!
//! Deliberately not here: what the rooms decide by it (`coordination`).

use expect_test::expect;
use tamrin::picture::Picture;
use tamrin::record::Fact;
use tamrin::record::order::{Order, OrderEntry, Party};
use tamrin::record::states::{Channel, Posture};
use tamrin::sim::Simulation;

use crate::small_world::{CENTRE, NOBODY, QUIET, check, play, world};
use crate::support::running::{CAR, at, count, picture};

#[test]
fn orders_travel_and_what_is_lost_or_held_never_takes_effect_or_takes_it_late() {
    let s = world(&format!(
        r#"{CAR}{CENTRE}{NOBODY}injects: [(id: "o", name: (ar: "س", en: "Outage"), when: At("08:10"), effects: [Outage(at: "b", channels: [MobileVoice], lasts: "30m")])],"#
    ));
    let sim = play(
        &s,
        r#"
        (at: "08:05", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)),
        (at: "08:12", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Open)),
        (at: "08:13", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Identity)),
    "#,
    );
    let set: Vec<(String, Posture)> = sim
        .facts()
        .iter()
        .filter_map(|f| {
            if let Fact::PostureSet { posture, .. } = &f.fact {
                Some((f.at.to_string(), *posture))
            } else {
                None
            }
        })
        .collect();
    // Of two orders that wait for a channel, the newer one holds.
    assert_eq!(
        set,
        [
            ("08:06:00".to_owned(), Posture::Search),
            ("08:41:00".to_owned(), Posture::Identity)
        ]
    );
    let deaf = CAR.replace("dropout: 0.0", "dropout: 1.0");
    let sim = play(
        &world(&format!("{deaf}{CENTRE}{NOBODY}")),
        r#"(at: "08:05", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)),"#,
    );
    assert_eq!(
        count(&sim, |f| matches!(f, Fact::TransmissionLost { .. })),
        1
    );
    assert_eq!(count(&sim, |f| matches!(f, Fact::PostureSet { .. })), 0);
}

#[test]
fn cutting_a_rooms_channels_freezes_its_picture_and_restoring_delivers_what_waited() {
    let cut = r#"injects: [
        (id: "o", name: (ar: "س", en: "Cut"), when: At("08:30"), effects: [Outage(at: "a", channels: [MobileVoice, MobileData, FixedLine, Radio, Satellite])]),
        (id: "x", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Centre("b1"))]),
        (id: "r", name: (ar: "س", en: "Back"), when: At("10:30"), effects: [Restore(at: "a", channels: [MobileVoice, MobileData, FixedLine, Radio, Satellite])]),
    ],"#;
    let doctrine = r#"doctrine: [(id: "situation", roles: [SubRoom], does: ReportSituation(to: [MainRoom], every: "15m"), reaction: "0s")],"#;
    let s = world(&format!("{QUIET}{CENTRE}{doctrine}{cut}"));
    let mut sim = Simulation::new(s, 1);
    sim.run_until(at("08:31"));
    let before = picture(&mut sim, "r1");
    sim.run_until(at("10:29"));
    let (during, main) = (picture(&mut sim, "r1"), picture(&mut sim, "main"));
    assert_eq!(
        (before.centres[0].state, before.centres[0].word.heard),
        (during.centres[0].state, during.centres[0].word.heard)
    );
    assert!(
        during.incidents.is_empty() && during.reports.is_empty(),
        "{:?}",
        during.incidents
    );
    let own = |p: &Picture, c: &str| {
        p.checkpoints
            .iter()
            .find(|x| x.id.as_str() == c)
            .unwrap()
            .word
    };
    assert!(
        own(&main, "gate").stale && own(&main, "gate").heard < at("08:31"),
        "{:?}",
        own(&main, "gate")
    );
    assert!(
        !picture(&mut sim, "com").incidents.is_empty(),
        "the commission is not cut off"
    );
    sim.run_until(at("10:31"));
    let after = picture(&mut sim, "r1");
    assert_eq!(
        (
            after.incidents.len(),
            after.incidents[0].word.as_of < at("10:30")
        ),
        (1, true),
        "the old report came now"
    );
    assert!(after.centres[0].word.heard > at("10:29"));
}

#[test]
fn a_report_may_be_wrong_or_come_twice_and_is_repeated_until_confirmed() {
    let noisy = QUIET.replace(
        "wrong: 0.0, duplicate: 0.0",
        "wrong: 1.0, duplicate: 1.0, confirm: \"5m\", repeats: 1",
    );
    let fight = r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "station_dispute", at: Centre("b1"))])],"#;
    let s = world(&format!("{noisy}{CENTRE}{NOBODY}{fight}"));
    let (mut wrong, mut twice) = (0, 0);
    for seed in 0..20 {
        let mut sim = Simulation::new(s.clone(), seed);
        sim.submit(OrderEntry {
            at: at("08:00"),
            seq: 1,
            seat: "excon".into(),
            order: Order::Staff {
                seat: "r1".into(),
                staffed: true,
            },
        })
        .unwrap();
        sim.run_until(at("09:14:30"));
        let (believed, truth) = (
            picture(&mut sim, "r1").incidents[0].stage,
            picture(&mut sim, "excon").incidents[0].stage,
        );
        wrong += usize::from(believed != truth);
        sim.run_until(at("09:24"));
        let citizen = |f: &Fact| {
            matches!(
                f,
                Fact::ReportReceived {
                    from: Party::Public(_),
                    ..
                }
            )
        };
        twice += count(&sim, citizen);
        assert!(
            count(
                &sim,
                |f| matches!(f, Fact::ReportUnanswered { seat, .. } if seat.as_str() == "r1")
            ) >= 1
        );
        assert_eq!(
            picture(&mut sim, "r1").reports[0].times,
            2,
            "it was repeated"
        );
    }
    assert!((5..=20).contains(&wrong) && twice == 20, "{wrong} {twice}");
    let confirmed = play(
        &world(&format!("{QUIET}{CENTRE}{NOBODY}{fight}")),
        r#"(at: "09:16", seat: "r1", order: AcknowledgeReport(report: 1)), (at: "09:17", seat: "com", order: AcknowledgeReport(report: 1)),"#,
    );
    assert_eq!(
        count(&confirmed, |f| matches!(f, Fact::ReportUnanswered { .. })),
        0
    );
}

#[test]
fn nothing_climbs_unless_it_is_passed_on() {
    let fight = r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "station_dispute", at: Centre("b1"))])],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{fight}"));
    let alone = play(&s, "");
    let reached = |sim: &Simulation, seat: &str| {
        count(
            sim,
            |f| matches!(f, Fact::IncidentReported { seat: x, .. } if x.as_str() == seat),
        )
    };
    assert_eq!(
        (
            reached(&alone, "r1"),
            reached(&alone, "main"),
            reached(&alone, "r2")
        ),
        (1, 0, 0)
    );
    let passed = play(
        &s,
        r#"(at: "09:20", seat: "r1", order: PassOn(about: Incident("x"), to: "main")),
           (at: "09:25", seat: "main", order: PassOn(about: Incident("x"), to: "r2")),
           (at: "09:25", seat: "r2", order: PassOn(about: Incident("ghost"), to: "main")),"#,
    );
    assert_eq!((reached(&passed, "main"), reached(&passed, "r2")), (1, 1));
    assert_eq!(
        count(&passed, |f| matches!(f, Fact::OrderRejected { .. })),
        1
    );
}

#[test]
fn a_comms_check_tells_which_channel_is_silent() {
    check(
        r#"injects: [(id: "o", name: (ar: "س", en: "Mast"), when: At("08:00"), effects: [Outage(at: "b", channels: [MobileVoice, MobileData])])],"#,
        r#"(at: "08:01", seat: "r1", order: CheckComms), (at: "08:02", seat: "r1", order: CheckComms),"#,
        expect![[r#"
            08:00:00  inject released: o (Mast)
            08:00:00  mobile telephone fails at B and around it
            08:00:00  mobile data fails at B and around it
            08:01:00  Room 1: check comms
            08:02:00  refused, Room 1: check comms, because it is so already
            08:06:00  comms check of Room 1: no answer from B by mobile telephone
            08:06:00  comms check of Room 1: no answer from B by mobile data
            08:06:00  comms check of Room 1: 3 of 5 answered
        "#]],
    );
}

#[test]
fn technicians_bring_channels_back() {
    let cable = r#"injects: [
        (id: "o", name: (ar: "س", en: "Cable"), when: At("08:00"), effects: [Incident(id: "cut", kind: "cable_cut", at: Place("b"))]),
        (id: "t", name: (ar: "س", en: "Team"), when: At("08:00"), effects: [AddUnit("late")]),
    ],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{cable}").replace("NOTHING", ""));
    let restored = |orders: &str| {
        let sim = play(&s, orders);
        sim.facts()
            .iter()
            .find(|f| matches!(f.fact, Fact::ChannelUp { .. }))
            .map(|f| f.at)
    };
    assert_eq!(restored(""), None, "nobody repairs it before the end");
    assert!(
        restored(
            r#"(at: "08:20", seat: "excon", order: Dispatch(unit: "late", to: Incident("cut"))),"#
        ) < Some(at("11:00"))
    );
}

#[test]
fn a_channel_is_listed_when_it_fails() {
    let s = world(&format!(
        r#"{QUIET}{CENTRE}{NOBODY}injects: [(id: "o", name: (ar: "س", en: "X"), when: At("08:10"), effects: [Outage(at: "b", channels: [Radio], lasts: "10m")])],"#
    ));
    let mut sim = Simulation::new(s, 1);
    sim.run_until(at("08:15"));
    let links = picture(&mut sim, "excon").links;
    assert_eq!(
        links
            .iter()
            .map(|l| (l.place.as_str(), l.channel, l.works))
            .collect::<Vec<_>>(),
        [("b", Channel::Radio, false)]
    );
    assert!(
        picture(&mut sim, "r1").links.is_empty(),
        "nobody has tried it"
    );
    sim.run_until(at("08:21"));
    assert!(picture(&mut sim, "excon").links.is_empty());
}
