//! Duty beyond a shift costs and reliefs are an order; what was taken into custody is handed over, or the chain is broken.

use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::record::fact::Refusal;
use tamrin::record::order::{Order, OrderEntry};
use tamrin::record::states::UnitState;
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::convoys_and_rumours::CONVOY;
use crate::small_world::{CENTRE, INSTANT, NOBODY, QUIET, ordered, orders, play, play_by, world};
use crate::support::running::{at, count, picture};

/// Shifts of an hour and a half, by which everybody of the world is beyond it at 09:30.
const SHORT: &str = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 0.0), comms: INSTANT, reports: (wrong: 0.0, duplicate: 0.0),
    readiness: (shift: "90m", overtime: 0.3, muster: "10m", hand_over: "15m"))],"#;

/// The facts of duty, or of custody, as lines.
fn log(sim: &Simulation, of: &[&str]) -> String {
    let prose = Prose {
        scenario: sim.scenario(),
        lang: Lang::En,
    };
    let about = |f: &&tamrin::record::FactEntry| {
        let said = serde_json::to_value(&f.fact).unwrap()["kind"].to_string();
        of.iter().any(|kind| said == format!("\"{kind}\""))
    };
    let lines = sim
        .facts()
        .iter()
        .filter(about)
        .map(|f| prose.line(f) + "\n");
    lines.collect()
}

const DUTY: [&str; 4] = [
    "DutyBeyondShift",
    "ReliefSent",
    "UnitRelieved",
    "OrderRejected",
];
const CUSTODY: [&str; 4] = [
    "TakenIntoCustody",
    "HeldHandedOver",
    "HeldGap",
    "OrderRejected",
];

#[test]
fn a_relief_musters_at_the_base_drives_to_the_unit_and_takes_over_on_the_spot() {
    let s = world(&format!("{SHORT}{CENTRE}{NOBODY}"));
    let orders = r#"
        (at: "08:10", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),
        (at: "09:40", seat: "r1", order: Relieve(unit: "rapid")),
        (at: "09:41", seat: "r1", order: Relieve(unit: "rapid")),
        (at: "11:00", seat: "r1", order: Relieve(unit: "rapid")),
        (at: "11:01", seat: "r2", order: Relieve(unit: "rapid")),
    "#;
    let sim = play(&s, orders);
    // Ten minutes until it has mustered, 24 on the road, a quarter of an hour for the hand-over; there is one relief and no more.
    expect_test::expect![[r#"
        09:30:00  Medic has been on duty for longer than a shift
        09:30:00  Other has been on duty for longer than a shift
        09:30:00  Rapid has been on duty for longer than a shift
        09:30:00  Team has been on duty for longer than a shift
        09:40:00  a relief sets out for Rapid, expected at 10:14
        09:41:00  refused, Room 1: relieve Rapid by a rested crew, because it is so already
        10:29:00  Rapid is relieved after 2 h 29 min on duty
        11:00:00  refused, Room 1: relieve Rapid by a rested crew, because no relief is left for it
        11:01:00  refused, Room 2: relieve Rapid by a rested crew, because the unit is under another seat's command
        11:59:00  Rapid has been on duty for longer than a shift
    "#]]
    .assert_eq(&log(&sim, &DUTY));
    // Files that were played know nothing of shifts.
    assert_eq!(log(&play_by(Rules::Edition5, &s, ""), &DUTY), "");
}

const POSTS: [&str; 4] = [
    "PostBeyondShift",
    "PostReliefSent",
    "PostRelieved",
    "OrderRejected",
];

#[test]
fn people_at_a_checkpoint_are_relieved_by_an_order_or_by_plan() {
    let relieve = |at: &str, seat: &str| {
        format!(r#"(at: "{at}", seat: "{seat}", order: RelievePost(checkpoint: "gate")),"#)
    };
    let orders = [
        ("09:40", "r1"),
        ("09:41", "r1"),
        ("11:00", "r1"),
        ("11:01", "r2"),
        ("11:02", "com"),
    ]
    .map(|(at, seat)| relieve(at, seat))
    .concat();
    let s = world(&format!("{SHORT}{CENTRE}{NOBODY}"));
    // Ten minutes until it has mustered, 24 on the road from the directorate's seat, a quarter of an hour for the hand-over.
    expect_test::expect![[r#"
        09:30:00  the people at Gate have been on duty for longer than a shift
        09:40:00  a relief sets out for Gate, expected at 10:14
        09:41:00  refused, Room 1: relieve the people at Gate by a rested crew, because it is so already
        10:29:00  the people at Gate are relieved after 2 h 29 min on duty
        11:00:00  refused, Room 1: relieve the people at Gate by a rested crew, because no relief is left for it
        11:01:00  refused, Room 2: relieve the people at Gate by a rested crew, because it is outside the seat's area; request support instead
        11:02:00  refused, Commission: relieve the people at Gate by a rested crew, because the seat does not have this power
        11:59:00  the people at Gate have been on duty for longer than a shift
    "#]]
    .assert_eq(&log(&play(&s, &orders), &POSTS));
    let by_plan = crate::small_world::written(&format!("{SHORT}{CENTRE}{NOBODY}")).replace(
        "posture: Look)",
        r#"posture: Look, on_duty: "45m", shifts: ["09:30"])"#,
    );
    let texts = vec![("scenario.ron".to_owned(), by_plan)];
    let texts = tamrin::scenario::shipped::with_library(texts);
    let planned = Arc::new(tamrin::scenario::from_texts(texts).scenario.unwrap());
    expect_test::expect![[r#"
        08:45:00  the people at Gate have been on duty for longer than a shift
        09:30:00  the people at Gate are relieved after 2 h 15 min on duty
        11:00:00  the people at Gate have been on duty for longer than a shift
    "#]]
    .assert_eq(&log(&play(&planned, ""), &POSTS));
    // Files that were played know nothing of it.
    let old = log(
        &play_by(Rules::Edition6, &s, &relieve("09:40", "r1")),
        &POSTS,
    );
    assert_eq!(
        old,
        "09:40:00  refused, Room 1: relieve the people at Gate by a rested crew, because it is not able to do what was asked for\n"
    );
}

#[test]
fn tired_people_at_a_checkpoint_check_more_slowly_and_find_less() {
    let busy = |more: &str| {
        let text = crate::small_world::written(&format!("{SHORT}{CENTRE}{NOBODY}"))
            .replace(
                "posture: Look)",
                &format!("posture: Search, traffic: 40.0{more})"),
            )
            .replace(
                "settings: [(",
                "settings: [(finds: (weapons: (per_1000: 900.0, found: (0.1, 0.3, 0.6))), ",
            );
        let texts = vec![("scenario.ron".to_owned(), text)];
        let texts = tamrin::scenario::shipped::with_library(texts);
        Arc::new(tamrin::scenario::from_texts(texts).scenario.unwrap())
    };
    let of = |s: &Arc<Scenario>, rules| {
        let mut sim = play_by(rules, s, "");
        let delay = sim.facts().iter().find_map(|f| match f.fact {
            Fact::CheckpointDelay {
                vehicle_seconds, ..
            } => Some(vehicle_seconds),
            _ => None,
        });
        let fatigue = picture(&mut sim, "excon").checkpoints[0].fatigue;
        let found = count(&sim, |f| matches!(f, Fact::ThingFound { .. }));
        (fatigue, found, delay.unwrap())
    };
    let tired = of(&busy(""), Rules::PRESENT);
    let relieved = of(&busy(r#", shifts: ["09:30", "11:00"]"#), Rules::PRESENT);
    let old = of(&busy(""), Rules::Edition6);
    assert!(
        tired.0 > Some(0.8) && relieved.0 < Some(0.1),
        "{tired:?} {relieved:?}"
    );
    assert_eq!(old.0, None);
    // What rested people find is found by the same luck, and more.
    assert!(
        tired.1 < relieved.1 && relieved.1 <= old.1,
        "{tired:?} {relieved:?} {old:?}"
    );
    assert!(
        tired.2 > relieved.2 && relieved.2 > old.2,
        "{tired:?} {relieved:?} {old:?}"
    );
}

/// How tired a unit is at a time.
fn tired(sim: &mut Simulation, unit: &str, time: &str) -> f64 {
    sim.run_until(at(time));
    picture(sim, "excon").unit(&unit.into()).unwrap().fatigue
}

#[test]
fn beyond_a_shift_people_tire_faster_and_a_relief_is_rested() {
    let s = world(&format!("{SHORT}{CENTRE}{NOBODY}"));
    let text = r#"
        (at: "08:00", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),
        (at: "09:30", seat: "r1", order: Relieve(unit: "rapid")),
    "#;
    let mut sim = ordered(&s, Rules::PRESENT, 1, orders(text));
    let [start, shift, hour] = ["08:30", "09:30", "10:15"].map(|t| tired(&mut sim, "rapid", t));
    let (before, beyond) = ((shift - start) / 60.0, (hour - shift) / 45.0);
    assert!(beyond > before + 0.004, "{before} {beyond} a minute");
    assert!(tired(&mut sim, "rapid", "10:40") < 0.05);
    // Who stands at a post all day tires as well; by older editions only who began something else.
    let team = |rules| {
        let mut sim = Simulation::by_rules(s.clone(), 1, rules);
        tired(&mut sim, "team", "11:30")
    };
    assert!(team(Rules::PRESENT) > 0.4 && team(Rules::Edition5) < 0.01);
    // A tired unit turns out more slowly.
    let leaves = |rules| {
        let late =
            r#"(at: "11:30", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),"#;
        let sim = play_by(rules, &s, late);
        let facts = sim.facts().iter();
        let left = |f: &&tamrin::record::FactEntry| matches!(f.fact, Fact::UnitDeparted { .. });
        facts.clone().find(left).map(|f| f.at)
    };
    assert!(leaves(Rules::PRESENT) > leaves(Rules::Edition5));
}

#[test]
fn after_a_night_everybody_begins_a_shift_rested() {
    let night = r#"nights: [("10:00", "11:00")],"#;
    let s = world(&format!("{SHORT}{CENTRE}{NOBODY}{night}"));
    let sim = play(
        &s,
        r#"(at: "10:40", seat: "r1", order: Relieve(unit: "team")),"#,
    );
    assert_eq!(count(&sim, |f| matches!(f, Fact::UnitRelieved { .. })), 0);
    let mut sim = Simulation::new(s.clone(), 1);
    let [evening, morning] = ["09:59", "11:00"].map(|t| tired(&mut sim, "team", t));
    assert!(
        evening > 0.05 && morning.abs() < 1e-9,
        "{evening} {morning}"
    );
    let p = picture(&mut sim, "excon");
    assert_eq!(
        p.unit(&"team".into()).unwrap().duty.unwrap().ends,
        at("12:30")
    );
}

#[test]
fn standing_orders_relieve_who_is_beyond_a_shift_and_a_room_sees_when() {
    let rule = r#"doctrine: [(id: "relieve", roles: [SubRoom], does: RelieveUnits(beyond: "10m"), reaction: "5m")],"#;
    let s = world(&format!("{SHORT}{CENTRE}{rule}"));
    let mut sim = Simulation::new(s.clone(), 1);
    sim.run_until(at("10:00"));
    let room = picture(&mut sim, "r1");
    let duty = room.unit(&"rapid".into()).unwrap().duty.unwrap();
    assert_eq!(duty.ends, at("09:30"));
    assert!(duty.relief.is_some() && duty.reliefs == 0);
    sim.run_until(s.head.end);
    let relieved = |f: &Fact| matches!(f, Fact::UnitRelieved { .. });
    assert_eq!(count(&sim, relieved), 4, "{}", log(&sim, &DUTY));
}

#[test]
fn a_relief_whose_order_was_lost_can_be_ordered_again() {
    let lossy = SHORT.replace("INSTANT", &INSTANT.replace("dropout: 0.0", "dropout: 0.99"));
    let s = world(&format!("{lossy}{CENTRE}{NOBODY}"));
    let again = |t: &str| format!(r#"(at: "{t}", seat: "r1", order: Relieve(unit: "rapid")),"#);
    let restored = again("08:30") + &again("08:35");
    let sim = play(&s, &restored);
    let refused = |f: &Fact| {
        matches!(
            f,
            Fact::OrderRejected {
                why: Refusal::AlreadySo,
                ..
            }
        )
    };
    assert_eq!(count(&sim, refused), 1, "it counts as coming for a while");
}

/// A gate that searches a road on which every second vehicle carries weapons, with an investigation unit at the other end.
fn gate(more: &str) -> Arc<Scenario> {
    let often = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 0.0), comms: INSTANT, reports: (wrong: 0.0, duplicate: 0.0), finds: (
        weapons: (per_1000: 3, found: (1.0, 1.0, 1.0)), contraband: (per_1000: 0, found: (0.0, 0.0, 0.0)), wanted: (per_1000: 0, found: (0.0, 0.0, 0.0))))],"#;
    let s = world(&format!("{often}{CENTRE}{NOBODY}{more}"));
    let mut s = Arc::unwrap_or_clone(s);
    let gate = s.checkpoints.get_mut(&"gate".into()).unwrap();
    (gate.traffic, gate.staff, gate.lanes) = (200.0, 6, 3);
    let rapid = s.units.get_mut(&"rapid".into()).unwrap();
    rapid.capabilities = vec![tamrin::record::states::Capability::Investigation];
    Arc::new(s)
}

#[test]
fn what_a_checkpoint_found_is_handed_over_to_investigation_or_brought_to_the_directorate() {
    let s = gate("");
    let orders = r#"
        (at: "08:00", seat: "r1", order: HandOver(held: 1, to: None)),
        (at: "08:58", seat: "r1", order: HandOver(held: 1, to: Some("medic"))),
        (at: "09:00", seat: "r1", order: HandOver(held: 1, to: Some("rapid"))),
        (at: "09:50", seat: "r1", order: StandDown(unit: "rapid")),
        (at: "10:10", seat: "r1", order: HandOver(held: 2, to: None)),
        (at: "10:11", seat: "r1", order: HandOver(held: 2, to: Some("rapid"))),
    "#;
    let sim = play(&s, orders);
    expect_test::expect![[r#"
        08:00:00  refused, Room 1: bring custody 1 to the directorate, because nothing is held under number 1, or the seat does not know of it
        08:28:26  Gate holds 1 person and evidence: weapons (custody 1)
        08:58:00  refused, Room 1: hand over custody 1 to Medic, because the unit cannot investigate, so it cannot take over what is held
        09:39:04  custody 1: Gate handed over to Rapid and signed, after 1 h 10 min 37 s
        09:59:33  Gate holds 1 person and evidence: weapons (custody 2)
        10:39:00  custody 2: Gate handed over at the directorate and signed, after 39 min 26 s
    "#]]
    .assert_eq(&log(&sim, &CUSTODY));
    assert_eq!(log(&play_by(Rules::Edition5, &s, ""), &CUSTODY), "");
}

#[test]
fn people_of_a_checkpoint_who_watch_are_missing_at_its_lanes() {
    let s = gate("");
    let mut sim = play(&s, "");
    let p = picture(&mut sim, "r1");
    let held = &p.checkpoint(&"gate".into()).unwrap().holds;
    assert!(!held.is_empty() && held.iter().all(|h| h.people == 1 && !h.leaves));
    let wait = |rules| {
        let sim = play_by(
            rules,
            &s,
            r#"(at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Identity)),"#,
        );
        sim.facts().iter().find_map(|f| match f.fact {
            Fact::CheckpointTally { mean_wait_ms, .. } => Some(mean_wait_ms),
            _ => None,
        })
    };
    assert!(wait(Rules::PRESENT) > wait(Rules::Edition5));
}

/// A fight that a patrol settles, and after which somebody is detained.
const FIGHT: &str = r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("08:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Place("b"), stage: 0)])],
    incident_kinds: [Kind(id: "queue_disorder", name: (ar: "س", en: "Fight"), noticed: "1m", custody: (people: 2, evidence: ElectoralMaterial), stages: [
        (name: (ar: "س", en: "A"), grows: 0.0, needs: [(capability: Crowd, strength: 4)], settle: "15m"),
    ])],"#;

#[test]
fn a_unit_that_holds_people_is_bound_and_breaks_the_chain_if_it_leaves() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{FIGHT}"));
    let go = r#"(at: "08:15", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("x"))),"#;
    let leaves = play(
        &s,
        &format!(r#"{go} (at: "09:30", seat: "r1", order: StandDown(unit: "rapid")),"#),
    );
    expect_test::expect![[r#"
        09:04:10  Rapid holds 2 people and evidence: electoral material (custody 1)
        09:30:00  gap in the chain of custody 1, Rapid: those who held it left
        12:00:00  gap in the chain of custody 1, Rapid: not handed over by the end
    "#]]
    .assert_eq(&log(&leaves, &CUSTODY));
    let brings = play(
        &s,
        &format!(r#"{go} (at: "09:30", seat: "r1", order: HandOver(held: 1, to: None)),"#),
    );
    expect_test::expect![[r#"
        09:04:10  Rapid holds 2 people and evidence: electoral material (custody 1)
        09:59:35  custody 1: Rapid handed over at the directorate and signed, after 55 min 24 s
    "#]]
    .assert_eq(&log(&brings, &CUSTODY));
    // Who brought it in is free again.
    let mut brings = brings;
    let p = picture(&mut brings, "r1");
    let rapid = p.unit(&"rapid".into()).unwrap();
    assert!(rapid.holds.is_empty() && rapid.state == UnitState::Available);
}

#[test]
fn standing_orders_have_what_is_held_handed_over() {
    let rule = r#"doctrine: [(id: "hand", roles: [SubRoom], does: HandOverHeld, reaction: "5m"), (id: "idle", roles: [SubRoom], does: ReleaseIdle, reaction: "5m")],"#;
    let s = world(&format!("{QUIET}{CENTRE}{FIGHT}{rule}"));
    let go = r#"unstaffed (at: "08:15", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("x"))),"#;
    let sim = play(&s, go);
    expect_test::expect![[r#"
        09:04:10  Rapid holds 2 people and evidence: electoral material (custody 1)
        09:38:45  custody 1: Rapid handed over at the directorate and signed, after 34 min 35 s
    "#]]
    .assert_eq(&log(&sim, &CUSTODY));
}

#[test]
fn a_convoy_that_did_not_hear_to_go_on_is_known_to_stand_and_is_told_again() {
    let block = r#"injects: [
        (id: "i", name: (ar: "س", en: "Block"), when: At("08:12"), effects: [BlockRoad("ab")]),
    ],"#;
    // What is said by mobile telephone is lost, and the convoy itself speaks by radio.
    let lossy = INSTANT.replacen("dropout: 0.0", "dropout: 0.9999", 1);
    let lossy = lossy.replacen('(', "(field: [Radio, MobileVoice], ", 1);
    let quiet = QUIET.replace("INSTANT", &lossy);
    let s = world(&format!("{quiet}{NOBODY}{CONVOY}{block}"));
    let text = r#"
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
        (at: "08:40", seat: "r1", order: UseChannel(channel: MobileVoice, with: None)),
        (at: "08:41", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),
    "#;
    let known = |rules| {
        // What is confirmed is not reported again.
        let confirm = |n: u32| {
            format!(r#"(at: "08:30", seat: "r1", order: AcknowledgeReport(report: {n})),"#)
        };
        let confirmed: String = (1..9).map(confirm).collect();
        let mut all = orders(&format!("{text}{confirmed}"));
        all.sort_by_key(|p| p.at);
        let mut sim = ordered(&s, rules, 1, all);
        sim.run_until(at("09:20"));
        let view = picture(&mut sim, "r1").convoy(&"out".into()).cloned();
        let truth = picture(&mut sim, "excon").convoy(&"out".into()).cloned();
        (view.unwrap(), truth.unwrap().state, sim)
    };
    use tamrin::record::states::ConvoyState;
    let (view, truth, mut sim) = known(Rules::PRESENT);
    assert_eq!(truth, ConvoyState::Halted, "the order was lost");
    assert_eq!(view.state, ConvoyState::Halted);
    assert_eq!(view.unconfirmed, Some(at("08:41")));
    let order = |order| OrderEntry {
        at: at("09:20"),
        seq: 0,
        seat: "r1".into(),
        order,
    };
    let radio = Order::UseChannel {
        channel: tamrin::record::states::Channel::Radio,
        with: None,
    };
    let go = Order::ProceedConvoy {
        convoy: "out".into(),
        skip: false,
    };
    for (seq, o) in (100..).zip([radio, go]) {
        sim.submit(OrderEntry { seq, ..order(o) }).unwrap();
    }
    sim.run_until(at("09:25"));
    let view = picture(&mut sim, "r1").convoy(&"out".into()).cloned();
    let view = view.unwrap();
    assert_eq!((view.state, view.unconfirmed), (ConvoyState::Moving, None));
    // Files that were played believed it on its way for ever.
    assert_eq!(known(Rules::Edition5).0.state, ConvoyState::Moving);
}

#[test]
fn a_level_of_readiness_whose_order_may_be_lost_can_be_ordered_again() {
    let lossy = QUIET.replace(
        "INSTANT",
        &INSTANT.replace("dropout: 0.0", "dropout: 0.9999"),
    );
    let s = world(&format!("{lossy}{CENTRE}{NOBODY}"));
    let twice = r#"
        (at: "08:10", seat: "main", order: SetReadiness(directorate: "d1", level: High)),
        (at: "08:40", seat: "main", order: SetReadiness(directorate: "d1", level: High)),
    "#;
    let rejected = |rules| {
        let sim = play_by(rules, &s, twice);
        count(&sim, |f| matches!(f, Fact::OrderRejected { .. }))
    };
    assert_eq!(
        (rejected(Rules::PRESENT), rejected(Rules::Edition5)),
        (0, 1)
    );
}
