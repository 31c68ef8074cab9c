//! An order that was not carried out meets nothing that is expected: one that was declined by whom it went to, that he could not carry
//! out, or that a newer one took back before he heard of it. Of each sort of order that can come to that, the smallest case.
//!
//! Orders that are refused when they are given are accepted nowhere, so nothing looks for them (`expectations`).

use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::convoys_and_rumours::CONVOY;
use crate::small_world::{CENTRE, NOBODY, ordered, orders, world};

/// Channels on which each word takes a minute.
const MINUTE: &str = r#"settings: [(polling: (opens: "08:00", closes: "11:00", turnout: 0.0, count_base: "10m", count_each: "10s"), comms: (
    mobile_voice: (delay: Fixed("60s"), dropout: 0.0), mobile_data: (delay: Fixed("60s"), dropout: 0.0), fixed_line: (delay: Fixed("60s"), dropout: 0.0),
    radio: (delay: Fixed("60s"), dropout: 0.0), satellite: (delay: Fixed("60s"), dropout: 0.0),
), reports: (wrong: 0.0, duplicate: 0.0), results: (patience: "20m"))],"#;

/// A fight that nobody ends keeps the centre shut; who is far away hears of it three minutes later than that voting stopped.
const FIGHT: &str = r#"incident_kinds: [Kind(id: "queue_disorder", name: (ar: "س", en: "Fight"), noticed: "3m", stages: [
        (name: (ar: "س", en: "A"), grows: 0.0, needs: [(capability: Crowd, strength: 4)], settle: "15m", suspends: true),
        (name: (ar: "س", en: "B"), grows: 0.0, needs: [(capability: Crowd, strength: 40)], settle: "15m", suspends: true),
    ])],"#;
const FIGHTS: &str = r#"Incident(id: "fight", kind: "queue_disorder", at: Centre("b1"), stage: 1)"#;

/// An inject at a time, with what it expects.
fn inject(at: &str, effects: &str, expected: &str, more: &str) -> String {
    format!(
        r#"injects: [(id: "i", name: (ar: "س", en: "I"), when: At("{at}"), effects: [{effects}],
            expected: [(id: "x", name: (ar: "س", en: "X"), within: "40m", {expected})]), {more}],"#
    )
}

/// A unit is lost while an order to it is on its way.
fn lost(unit: &str) -> String {
    format!(
        r#"(id: "lost", name: (ar: "س", en: "Lost"), when: At("08:35:30"), effects: [LoseUnit("{unit}")])"#
    )
}

fn play(s: &Arc<Scenario>, rules: Rules, seed: u64, text: &str) -> Simulation {
    let staffed = ["main", "r1", "r2", "com"].map(|seat| {
        format!(r#"(at: "08:00", seat: "excon", order: Staff(seat: "{seat}", staffed: true)),"#)
    });
    let all = orders(&format!("{}{text}", staffed.concat()));
    let mut sim = ordered(s, rules, seed, all);
    sim.run_until(s.head.end);
    sim
}

/// What became of the expected action.
fn became(sim: &Simulation) -> Vec<String> {
    let word = |f: &Fact| match f {
        Fact::ExpectedMet { .. } => Some("met"),
        Fact::ExpectedTakenBack {
            not_carried_out: true,
            ..
        } => Some("not carried out"),
        Fact::ExpectedTakenBack { .. } => Some("taken back"),
        Fact::ExpectedMissed { .. } => Some("missed"),
        _ => None,
    };
    let said = sim
        .facts()
        .iter()
        .filter_map(|f| Some(format!("{} {}", f.at, word(&f.fact)?)));
    said.collect()
}

/// By the rules of now nothing is met in the end, by those of exercises that were played before it stays met.
fn meets_nothing(world_of: &str, text: &str, wanted: [&str; 3]) {
    let s = world(&format!("{MINUTE}{NOBODY}{world_of}"));
    assert_eq!(became(&play(&s, Rules::PRESENT, 1, text)), wanted, "{text}");
    let before = became(&play(&s, Rules::Edition7, 1, text));
    assert_eq!(
        before,
        wanted[..1],
        "{text}: files that were played keep it"
    );
}

#[test]
fn a_unit_that_was_lost_before_it_heard_the_order() {
    let wanted = [
        "08:35:00 met",
        "08:36:00 not carried out",
        "09:10:00 missed",
    ];
    let case = |unit: &str, expected: &str| {
        let injects = inject("08:30", "", &format!("action: ({expected})"), &lost(unit));
        format!("{CENTRE}{injects}")
    };
    meets_nothing(
        &case(
            "rapid",
            r#"order: Send, about: Centre("b1"), able_to: Armed"#,
        ),
        r#"(at: "08:35", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),"#,
        wanted,
    );
    meets_nothing(
        &case("rapid", "order: Relieve"),
        r#"(at: "08:35", seat: "r1", order: Relieve(unit: "rapid")),"#,
        wanted,
    );
    // Who lends a unit that never hears of it has sent nobody; who asked has asked.
    let lent = r#"
        (at: "08:31", seat: "r1", order: RequestSupport(from: "r2", capability: Armed, strength: 10, to: Centre("b1"))),
        (at: "08:35", seat: "r2", order: AnswerSupport(request: 1, unit: Some("other"))),
    "#;
    meets_nothing(&case("other", r#"order: Send, seat: "r2""#), lent, wanted);
    let asked = case("other", r#"order: RequestSupport, able_to: Armed"#);
    let s = world(&format!("{MINUTE}{NOBODY}{asked}"));
    let asks = became(&play(&s, Rules::PRESENT, 1, lent));
    assert_eq!(asks, ["08:31:00 met"]);
}

#[test]
fn a_relief_for_a_checkpoint_to_which_no_way_leads_any_more() {
    let close = ["ab", "cb"].map(|road| {
        format!(r#"(at: "08:35:20", seat: "main", order: CloseRoad(road: "{road}")),"#)
    });
    let relief = r#"(at: "08:35", seat: "main", order: RelievePost(checkpoint: "gate")),"#;
    let expected = r#"action: (order: Relieve, subject: Checkpoint("gate"))"#;
    let injects = inject("08:30", "", expected, "");
    meets_nothing(
        &format!("{CENTRE}{injects}"),
        &format!("{relief}{}", close.concat()),
        [
            "08:35:00 met",
            "08:36:00 not carried out",
            "09:10:00 missed",
        ],
    );
}

#[test]
fn what_is_held_and_cannot_be_brought_in() {
    let car = r#"vehicles: [(id: "car", name: (ar: "س", en: "Car"), route: ["a", "b"])],"#;
    let more = r#"
        (id: "go", name: (ar: "س", en: "Go"), when: At("08:00"), effects: [Vehicle("car"), Message(from: (ar: "س", en: "F"), to: ["r1"], channel: Other, text: (ar: "س", en: "A car"), tells: Vehicle("car"))]),
        (id: "cut", name: (ar: "س", en: "Cut"), when: At("08:35:30"), effects: [BlockRoad("ab"), BlockRoad("cb")]),
    "#;
    let injects = inject("08:30", "", "action: (order: HandOver)", more);
    let text = r#"
        (at: "08:01", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "12:00")),
        (at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)),
        (at: "08:35", seat: "r1", order: HandOver(held: 1, to: None)),
    "#;
    meets_nothing(
        &format!("{CENTRE}{car}{injects}"),
        text,
        [
            "08:35:00 met",
            "08:36:00 not carried out",
            "09:10:00 missed",
        ],
    );
}

#[test]
fn voting_that_cannot_go_on() {
    let case = |expected: &str| {
        let injects = inject("09:10", FIGHTS, &format!("action: ({expected})"), "");
        format!("{CENTRE}{FIGHT}{injects}")
    };
    // At 09:12 the commission knows that voting stopped and not why.
    let wanted = [
        "09:12:00 met",
        "09:13:00 not carried out",
        "09:50:00 missed",
    ];
    meets_nothing(
        &case(r#"order: ExtendVoting, about: Centre("b1")"#),
        r#"(at: "09:12", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),"#,
        wanted,
    );
    meets_nothing(
        &case(r#"order: ResumeVoting, about: Centre("b1")"#),
        r#"(at: "09:12", seat: "com", order: ResumeVoting(centre: "b1")),"#,
        wanted,
    );
    // Refused where it is given it was never met.
    let s = world(&format!("{MINUTE}{NOBODY}{}", case("order: ExtendVoting")));
    let late = r#"(at: "09:20", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),"#;
    assert_eq!(
        became(&play(&s, Rules::PRESENT, 1, late)),
        ["09:50:00 missed"]
    );
}

#[test]
fn a_stop_that_the_head_of_centre_declines() {
    let expected = r#"action: (order: SuspendVoting, about: Centre("b1"))"#;
    let s = world(&format!(
        "{MINUTE}{NOBODY}{CENTRE}{}",
        inject("08:30", "", expected, "")
    ));
    let text = r#"(at: "08:35", seat: "r1", order: SuspendVoting(centre: "b1")),"#;
    let (mut obeyed, mut declined) = (0, 0);
    for seed in 0..30 {
        let sim = play(&s, Rules::PRESENT, seed, text);
        let beyond = |f: &Fact| matches!(f, Fact::OrderBeyondPowers { .. });
        if sim.facts().iter().any(|f| beyond(&f.fact)) {
            obeyed += 1;
            assert_eq!(became(&sim), ["08:35:00 met"]);
        } else {
            declined += 1;
            let wanted = [
                "08:35:00 met",
                "08:36:00 not carried out",
                "09:10:00 missed",
            ];
            assert_eq!(became(&sim), wanted);
        }
    }
    assert!(obeyed > 10 && declined > 3, "{obeyed} {declined}");
}

#[test]
fn a_ruling_on_a_count_that_goes_on_already() {
    let expected = r#"action: (order: RuleOnCount, about: Centre("b1"), ruling: Record)"#;
    let injects = inject("11:04", r#"DisputeCount("b1")"#, expected, "");
    meets_nothing(
        &format!("{CENTRE}{injects}"),
        r#"(at: "11:23:30", seat: "com", order: RuleOnCount(centre: "b1", ruling: Record)),"#,
        [
            "11:23:30 met",
            "11:24:30 not carried out",
            "11:44:00 missed",
        ],
    );
}

#[test]
fn a_convoy_that_is_told_to_go_on_while_it_is_attacked() {
    let expected = r#"action: (order: ProceedConvoy, subject: Convoy("out"))"#;
    let attack = r#"Incident(id: "attack", kind: "convoy_attack", at: Convoy("out"))"#;
    meets_nothing(
        &format!("{CONVOY}{}", inject("08:12", attack, expected, "")),
        r#"
            (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
            (at: "08:20", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),
        "#,
        [
            "08:20:00 met",
            "08:21:00 not carried out",
            "08:52:00 missed",
        ],
    );
}

#[test]
fn of_two_units_one_is_called_back_and_the_other_is_on_its_way() {
    let expected = r#"action: (order: Send, about: Centre("b1"))"#;
    let s = world(&format!(
        "{MINUTE}{NOBODY}{CENTRE}{}",
        inject("08:30", "", expected, "")
    ));
    let both = r#"
        (at: "08:35", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),
        (at: "08:36", seat: "r1", order: Dispatch(unit: "medic", to: Centre("b1"))),
        (at: "08:38", seat: "r1", order: StandDown(unit: "rapid")),
    "#;
    assert_eq!(became(&play(&s, Rules::PRESENT, 1, both)), ["08:35:00 met"]);
    let before = ["08:35:00 met", "08:38:00 taken back", "09:10:00 missed"];
    assert_eq!(became(&play(&s, Rules::Edition7, 1, both)), before);
    // Who was sent too late does not stand in for who was sent in time.
    let late = both.replace("08:35", "09:05");
    let late = late.replace("08:36", "09:15").replace("08:38", "09:20");
    let wanted = ["09:05:00 met", "09:20:00 taken back", "09:20:00 missed"];
    assert_eq!(became(&play(&s, Rules::PRESENT, 1, &late)), wanted);
}

/// Nothing goes over any channel at the room's place.
const SILENCE: &str =
    r#"Outage(at: "a", channels: [MobileVoice, MobileData, FixedLine, Radio, Satellite])"#;

fn set(at: &str, posture: &str) -> String {
    format!(
        r#"(at: "{at}", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
    )
}

#[test]
fn an_order_that_waits_for_its_channel_and_gives_way_to_a_newer_one() {
    let expected = r#"action: (order: SetPosture, about: Checkpoint("gate"), at_least: 3)"#;
    let of = format!("{CENTRE}{}", inject("08:30", SILENCE, expected, ""));
    meets_nothing(
        &of,
        &(set("08:35", "Search") + &set("08:45", "Look")),
        [
            "08:35:00 met",
            "08:45:00 not carried out",
            "09:10:00 missed",
        ],
    );
    // Said again, and made stricter still, it stays what it was.
    let s = world(&format!("{MINUTE}{NOBODY}{of}"));
    for again in ["Search", "Closed"] {
        let text = set("08:35", "Search") + &set("08:45", again);
        let all = became(&play(&s, Rules::PRESENT, 1, &text));
        assert_eq!(all, ["08:35:00 met"], "{again}");
    }
}

#[test]
fn another_order_may_stand_in_its_place_and_who_waits_for_one_is_told() {
    let calm = r#"
        (id: "calm", name: (ar: "س", en: "Calm"), when: At("09:20"), effects: [EndIncident("fight")]),
        (id: "call", name: (ar: "س", en: "Call"), when: If(condition: Missing(action: (order: ExtendVoting), since: "i", within: "10m")), effects: [SetFlag("called")]),
    "#;
    let expected = r#"action: (order: ExtendVoting, about: Centre("b1"))"#;
    let s = world(&format!(
        "{MINUTE}{NOBODY}{CENTRE}{FIGHT}{}",
        inject("09:10", FIGHTS, expected, calm)
    ));
    let extend = |at: &str| {
        format!(r#"(at: "{at}", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),"#)
    };
    let text = extend("09:12") + &extend("09:30");
    let sim = play(&s, Rules::PRESENT, 1, &text);
    let wanted = ["09:12:00 met", "09:13:00 not carried out", "09:30:00 met"];
    assert_eq!(became(&sim), wanted);
    let called = |sim: &Simulation| {
        let flag = |f: &Fact| matches!(f, Fact::FlagChanged { .. });
        sim.facts().iter().any(|f| flag(&f.fact))
    };
    assert!(called(&sim) && !called(&play(&s, Rules::Edition7, 1, &text)));
    // It is told as what it is, and rated as missed where nothing else was ordered.
    let alone = play(&s, Rules::PRESENT, 1, &extend("09:12"));
    let prose = Prose {
        scenario: &s,
        lang: Lang::En,
    };
    let not_done = alone
        .facts()
        .iter()
        .find(|f| matches!(f.fact, Fact::ExpectedTakenBack { .. }));
    assert_eq!(
        prose.fact(&not_done.unwrap().fact),
        "an order of Commission was not carried out and no longer meets the expected action: X"
    );
    let all = tamrin::evaluate::Evaluation::of(&s, alone.facts(), &[]);
    let state = &all.expected[0].state;
    assert_eq!(*state, tamrin::evaluate::expected::State::Missed);
    assert!(all.expected[0].observed());
}
