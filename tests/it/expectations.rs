//! Expected actions mean what their words say: who, with what, how strictly, what came of it, when, and whether it still stands.

use tamrin::evaluate::expected::State;
use tamrin::record::{Fact, Rules};
use tamrin::wording::Prose;

use crate::small_world::{CENTRE, NOBODY, QUIET, checked, play_by, world};

/// People take the seat of the room.
const HELD: &str = r#"(at: "08:00", seat: "excon", order: Staff(seat: "r1", staffed: true)),"#;

/// A fight at the centre at 08:30, and what is expected of it.
fn fight(expected: &str) -> String {
    format!(
        r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("08:30"), effects: [Incident(id: "fight", kind: "armed_threat", at: Centre("b1"))],
            expected: [(id: "x", name: (ar: "س", en: "What is expected"), within: "40m", {expected})])],"#
    )
}

/// What became of the expected action, as facts say it, by an edition of the rules.
fn became_by(rules: Rules, more: &str, orders: &str) -> Vec<String> {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{more}"));
    let sim = play_by(rules, &s, orders);
    let prose = Prose {
        scenario: sim.scenario(),
        lang: tamrin::base::text::Lang::En,
    };
    let about = |f: &Fact| {
        matches!(
            f,
            Fact::ExpectedMet { .. }
                | Fact::ExpectedMissed { .. }
                | Fact::ExpectedTakenBack { .. }
                | Fact::OutcomeReached { .. }
        )
    };
    sim.facts()
        .iter()
        .filter(|f| about(&f.fact))
        .map(|f| {
            let words = prose.fact(&f.fact).replace(": What is expected", "");
            let plain = |c: &char| !matches!(c, '\u{2066}'..='\u{2069}');
            format!(
                "{} {}",
                f.at.short(),
                words.chars().filter(plain).collect::<String>()
            )
        })
        .collect()
}

fn became(expected: &str, orders: &str) -> Vec<String> {
    became_by(Rules::PRESENT, &fight(expected), orders)
}

/// Whether the last word on it is that it was met.
fn met(expected: &str, orders: &str) -> bool {
    let all = became(expected, orders);
    let last = all.last().expect("something became of it");
    last.contains("met") || last.contains("reached")
}

fn send(at: &str, unit: &str) -> String {
    format!(r#"(at: "{at}", seat: "r1", order: Dispatch(unit: "{unit}", to: Centre("b1"))),"#)
}

#[test]
fn an_armed_force_is_not_an_ambulance() {
    let armed = r#"action: (order: Send, about: Incident("fight"), able_to: Armed)"#;
    assert!(!met(armed, &send("08:35", "medic")));
    assert!(met(armed, &send("08:35", "rapid")));
    let strong = r#"action: (order: Send, about: Incident("fight"), able_to: Armed, strength: 11)"#;
    assert!(
        !met(strong, &send("08:35", "rapid")),
        "ten people are not eleven"
    );
    let kind = r#"action: (order: Send, about: Incident("fight"), unit_kind: Ambulance)"#;
    assert!(met(kind, &send("08:35", "medic")) && !met(kind, &send("08:35", "rapid")));
}

#[test]
fn what_still_had_time_at_endex_was_not_missed() {
    let late = |within: &str| {
        fight(r#"action: (order: Send, about: Incident("fight"), able_to: Armed)"#)
            .replace(r#"At("08:30")"#, r#"At("11:45")"#)
            .replace(r#"within: "40m""#, &format!(r#"within: "{within}""#))
    };
    let by = |rules, within: &str| became_by(rules, &late(within), "");
    assert!(by(Rules::PRESENT, "40m").is_empty());
    assert_eq!(
        by(Rules::PRESENT, "15m"),
        ["12:00 expected action missed"],
        "its time was up"
    );
    assert_eq!(by(Rules::PRESENT, "10m"), ["11:55 expected action missed"]);
    assert_eq!(
        by(Rules::Edition6, "40m"),
        ["12:00 expected action missed"],
        "exercises that were played keep it"
    );
    // Neither form, report nor rating has it as missed; done in time it is met.
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{}", late("40m")));
    let state = |orders: &str| {
        let sim = play_by(Rules::PRESENT, &s, orders);
        let all = tamrin::evaluate::Evaluation::of(&s, sim.facts(), &[]);
        assert!(!all.expected[0].unobserved());
        (all.expected[0].state.clone(), all.expected[0].observed())
    };
    assert_eq!(state(HELD), (State::CutOff, false));
    let (done, observed) = state(&format!("{HELD}{}", send("11:50", "rapid")));
    assert!(matches!(done, State::Met(..)) && observed);
}

#[test]
fn a_stricter_check_is_not_an_eased_one() {
    let eased = r#"action: (order: SetPosture, about: Checkpoint("gate"), at_most: 1)"#;
    let set = |posture: &str| {
        format!(
            r#"(at: "08:35", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
        )
    };
    assert!(!met(eased, &set("Search")));
    assert!(met(eased, &set("Open")));
    let stricter =
        r#"action: (order: SetPosture, about: Checkpoint("gate"), at_least: 2, at_most: 3)"#;
    assert!(met(stricter, &set("Search")));
    assert!(!met(stricter, &set("Closed")));
}

#[test]
fn the_channel_that_is_chosen_and_who_is_relieved_are_those_that_are_named() {
    let radio = r#"action: (order: UseChannel, seat: "r1", channel: Radio)"#;
    let choose = |channel: &str| {
        format!(r#"(at: "08:35", seat: "r1", order: UseChannel(channel: {channel})),"#)
    };
    assert!(met(radio, &choose("Radio")) && !met(radio, &choose("Satellite")));
    let unit = r#"action: (order: Relieve, subject: Unit("rapid"))"#;
    let relieve =
        |unit: &str| format!(r#"(at: "08:35", seat: "r1", order: Relieve(unit: "{unit}")),"#);
    assert!(met(unit, &relieve("rapid")) && !met(unit, &relieve("medic")));
    let gate = r#"action: (order: Relieve, subject: Checkpoint("gate"))"#;
    let post = r#"(at: "08:35", seat: "r1", order: RelievePost(checkpoint: "gate")),"#;
    assert!(met(gate, post) && !met(gate, &relieve("rapid")) && !met(unit, post));
    // Of another order nothing can match it.
    let (_, said) = checked(&format!(
        "{QUIET}{CENTRE}{NOBODY}{}",
        fight(r#"action: (order: Send, channel: Radio)"#)
    ));
    assert!(said.contains("channel"), "{said}");
}

#[test]
fn sending_ones_own_force_and_asking_for_support_are_alternatives() {
    let either = r#"any_of: [
        Order((order: Send, about: Incident("fight"), able_to: Armed)),
        Order((order: RequestSupport, about: Incident("fight"), able_to: Armed, strength: 20, to: "r2")),
    ]"#;
    let ask = |from: &str, what: &str, n: u32| {
        format!(
            r#"(at: "08:40", seat: "main", order: RequestSupport(from: "{from}", capability: {what}, strength: {n}, to: Centre("b1"))),"#
        )
    };
    assert!(met(either, &send("08:35", "rapid")));
    assert!(met(either, &ask("r2", "Armed", 20)));
    assert!(!met(either, &ask("r2", "Armed", 19)));
    assert!(!met(either, &ask("r2", "Medical", 20)));
    assert!(!met(either, &ask("r1", "Armed", 20)));
    let both = r#"all_of: [
        Order((order: Send, about: Incident("fight"), able_to: Armed)),
        Order((order: Send, about: Incident("fight"), able_to: Medical)),
    ]"#;
    assert!(!met(both, &send("08:35", "rapid")));
    let all = format!("{}{}", send("08:35", "rapid"), send("08:50", "medic"));
    assert_eq!(
        became(both, &all),
        ["08:50 expected action met after 20 min by Room 1"]
    );
}

#[test]
fn what_was_done_in_anticipation_counts_if_it_still_holds() {
    let armed = r#"action: (order: Send, about: Incident("fight"), able_to: Armed)"#;
    assert_eq!(
        became(armed, &send("08:20", "rapid")),
        ["08:30 expected action met 10 min before the inject by Room 1"]
    );
    let home = r#"(at: "08:28", seat: "r1", order: StandDown(unit: "rapid")),"#;
    let sent_home = format!("{}{home}", send("08:20", "rapid"));
    assert!(!met(armed, &sent_home));
    let short = r#"before: "5m", action: (order: Send, about: Incident("fight"), able_to: Armed)"#;
    assert!(!met(short, &send("08:20", "rapid")));
    // Old exercises keep the rule by which only what came after counted.
    assert_eq!(
        became_by(Rules::Edition3, &fight(armed), &send("08:20", "rapid")),
        ["09:10 expected action missed"]
    );
}

#[test]
fn the_angry_call_does_not_come_where_the_force_is_under_way_already() {
    let call = r#"injects: [
        (id: "i", name: (ar: "س", en: "Fight"), when: At("08:30"), effects: [Incident(id: "fight", kind: "armed_threat", at: Centre("b1"))]),
        (id: "angry", name: (ar: "س", en: "Where is the force?"), when: If(condition: Missing(
            action: (order: Send, about: Incident("fight")), since: "i", within: "10m")), effects: [SetFlag("angry")]),
    ],"#;
    let came = |rules, orders: &str| {
        let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{call}"));
        let sim = play_by(rules, &s, orders);
        let mut facts = sim.facts().iter();
        facts.any(|f| matches!(f.fact, Fact::FlagChanged { .. }))
    };
    assert!(came(Rules::PRESENT, ""));
    assert!(!came(Rules::PRESENT, &send("08:20", "rapid")));
    assert!(came(Rules::Edition3, &send("08:20", "rapid")));
    // Sent and called back a second later is not sent.
    let back = r#"(at: "08:31:01", seat: "r1", order: StandDown(unit: "rapid")),"#;
    assert!(came(
        Rules::PRESENT,
        &format!("{}{back}", send("08:31", "rapid"))
    ));
}

#[test]
fn an_order_that_is_taken_back_before_it_had_effect_does_not_count() {
    let armed = r#"action: (order: Send, about: Incident("fight"), able_to: Armed)"#;
    let back = r#"(at: "08:35:01", seat: "r1", order: StandDown(unit: "rapid")),"#;
    assert_eq!(
        became(armed, &format!("{}{back}", send("08:35", "rapid"))),
        [
            "08:35 expected action met after 5 min by Room 1",
            "08:35 Room 1 took back what had met the expected action",
            "09:10 expected action missed",
        ]
    );
    // Another one may be sent in its place, and a unit that has arrived may go home.
    let again = format!("{}{back}{}", send("08:35", "rapid"), send("08:40", "rapid"));
    assert!(met(armed, &again));
    let home = r#"(at: "11:00", seat: "r1", order: StandDown(unit: "rapid")),"#;
    assert!(met(armed, &format!("{}{home}", send("08:35", "rapid"))));
    let strict = r#"action: (order: SetPosture, about: Checkpoint("gate"), at_least: 3)"#;
    let set = |at: &str, posture: &str| {
        format!(
            r#"(at: "{at}", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
        )
    };
    assert!(!met(
        strict,
        &format!("{}{}", set("08:35", "Search"), set("08:36", "Look"))
    ));
    assert!(met(
        strict,
        &format!("{}{}", set("08:35", "Search"), set("08:50", "Look"))
    ));
    assert!(met(
        strict,
        &format!("{}{}", set("08:35", "Search"), set("08:36", "Closed"))
    ));
}

#[test]
fn an_outcome_is_met_when_it_comes_about_and_not_when_it_is_ordered() {
    let arrived =
        r#"all_of: [Holds(Arrived(at: Incident("fight"), able_to: Armed, strength: 10))]"#;
    let all = became(arrived, &send("08:35", "rapid"));
    assert!(all[0].contains("expected outcome reached after"), "{all:?}");
    assert!(
        all[0].as_str() > "08:50",
        "the way takes twenty minutes: {all:?}"
    );
    let stronger =
        r#"all_of: [Holds(Arrived(at: Incident("fight"), able_to: Armed, strength: 50))]"#;
    assert!(!met(stronger, &send("08:35", "rapid")));
    let reported = r#"all_of: [Holds(Reported(about: Incident("fight"), to: "main"))]"#;
    assert!(!met(reported, ""));
    let pass = r#"(at: "08:50", seat: "r1", order: PassOn(about: Incident("fight"), to: "main")),"#;
    assert_eq!(
        became(reported, pass),
        ["08:50 expected outcome reached after 20 min"]
    );
    // To ask before one acts: the question is asked while no order to close has been given.
    let asks_first = r#"all_of: [
        Order((order: SendMessage, seat: "r1", to: "main", purpose: AskToConfirm)),
        Holds(Not(Ordered(action: (order: SetGate, at_least: 4), since: "i"))),
    ]"#;
    let ask = |at: &str| {
        format!(
            r#"(at: "{at}", seat: "r1", order: SendMessage(to: "main", purpose: AskToConfirm, text: "?")),"#
        )
    };
    let stop = r#"(at: "09:02", seat: "r1", order: SetGate(centre: "b1", posture: Closed)),"#;
    assert!(met(asks_first, &ask("08:40")));
    assert!(met(asks_first, &ask("09:05")));
    assert!(!met(asks_first, &format!("{stop}{}", ask("09:05"))));
}

#[test]
fn a_line_that_stays_short_for_a_time_is_looked_at_each_minute() {
    let short = r#"all_of: [HoldsFor(QueueAtMost("gate", 0), "10m")]"#;
    assert_eq!(
        became(short, ""),
        ["08:40 expected outcome reached after 10 min"]
    );
}

#[test]
fn a_posture_plan_takes_back_a_single_posture_and_the_reverse() {
    let set = |at: &str, posture: &str| {
        format!(
            r#"(at: "{at}", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
        )
    };
    let plan = |at: &str, posture: &str| {
        format!(
            r#"(at: "{at}", seat: "r1", order: SetPosturePlan(directorate: "d1", posture: {posture})),"#
        )
    };
    let eased = r#"any_of: [
        Order((order: SetPosture, about: Checkpoint("gate"), at_most: 1)),
        Order((order: SetPosturePlan, seat: "r1", at_most: 1)),
    ]"#;
    assert!(met(eased, &plan("08:35", "Open")));
    let back = [
        plan("08:35", "Open") + &set("08:35:01", "Search"),
        plan("08:35", "Open") + &plan("08:35:01", "Search"),
        set("08:35", "Open") + &plan("08:35:01", "Search"),
    ];
    for orders in back {
        assert!(!met(eased, &orders), "{orders}");
        // Files that were played keep what they say.
        let before = became_by(Rules::Edition4, &fight(eased), &orders);
        assert!(before.last().unwrap().contains("met"), "{before:?}");
    }
    let stays = [
        plan("08:35", "Open") + &set("08:35:01", "Look"),
        plan("08:35", "Open") + &plan("08:45", "Search"),
    ];
    for orders in stays {
        assert!(met(eased, &orders), "{orders}");
    }
}

#[test]
fn a_check_that_is_eased_for_a_second_is_not_eased_for_ten_minutes() {
    let eased = r#"all_of: [HoldsFor(CheckpointAtMost("gate", Look), "10m")]"#;
    let set = |at: &str, posture: &str| {
        format!(
            r#"(at: "{at}", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
        )
    };
    let strict = set("08:10", "Search");
    assert!(!met(eased, &strict));
    for enough in ["Look", "Open"] {
        assert!(met(eased, &(strict.clone() + &set("08:35", enough))));
    }
    assert!(!met(eased, &(strict.clone() + &set("08:35", "Identity"))));
    let second = set("08:35", "Look") + &set("08:35:01", "Search");
    assert!(!met(eased, &(strict + &second)));
}

#[test]
fn bounds_that_cross_and_control_that_is_away_are_errors_and_a_bad_number_names_its_field() {
    let wrong = |more: &str| {
        let (scenario, said) = checked(&format!("{QUIET}{CENTRE}{NOBODY}{more}"));
        assert!(scenario.is_none(), "{more}: {said}");
        said
    };
    let posture = |bounds: &str| {
        fight(&format!(
            r#"action: (order: SetPosture, about: Some(Checkpoint("gate")), {bounds})"#
        ))
    };
    let said = wrong(&posture("at_least: 3, at_most: 1"));
    assert!(
        said.contains("nothing is at least 3 and at most 1"),
        "{said}"
    );
    let said = wrong(&posture("at_most: -1"));
    assert!(said.contains("`at_most`: "), "{said}");
    let said = wrong(&posture("at_least: 1.5"));
    assert!(said.contains("`at_least`: "), "{said}");
    let said = wrong(
        r#"injects: [(id: "i", name: (ar: "س", en: "I"), when: At("08:30"), unstaffed: ["r1", "excon"], effects: [])],"#,
    );
    assert!(said.contains("`excon` is exercise control"), "{said}");
    let (scenario, _) = checked(&format!(
        "{QUIET}{CENTRE}{NOBODY}{}",
        posture("at_least: 1, at_most: 1")
    ));
    assert!(scenario.is_some());
}

/// A question to the room at 08:30, about which it writes to the commission; the commission is to answer the room.
const ASKED: &str = r#"injects: [
        (id: "i", name: (ar: "س", en: "Question"), when: At("08:30"), effects: [Message(from: (ar: "س", en: "Head"), to: ["r1"], channel: Radio, text: (ar: "س", en: "Q"))],
            expected: [(id: "x", name: (ar: "س", en: "What is expected"), within: "40m", action: (order: SendMessage, seat: "com", to: "r1", answers: "i"))]),
        (id: "j", name: (ar: "س", en: "Other"), when: At("08:30"), effects: [Message(from: (ar: "س", en: "Head"), to: ["r1", "com"], channel: Radio, text: (ar: "س", en: "O"))]),
    ],"#;

fn writes(at: &str, from: &str, to: &str, more: &str) -> String {
    format!(
        r#"(at: "{at}", seat: "{from}", order: SendMessage(to: "{to}", purpose: Inform, {more} text: "words")),"#
    )
}

#[test]
fn an_answer_answers_what_was_asked_and_nothing_else() {
    let came = |orders: &[String]| {
        let all = became_by(Rules::PRESENT, ASKED, &orders.concat());
        all.last().is_some_and(|last| last.contains("met"))
    };
    let asks = || writes("08:32", "r1", "com", r#"regarding: "i","#);
    let says = |at: &str, more: &str| writes(at, "com", "r1", more);
    assert!(came(&[asks(), says("08:35", "answers: 1,")]));
    assert!(came(&[asks(), says("08:35", "")]), "it says nothing else");
    assert!(!came(&[says("08:35", "")]), "nobody asked");
    assert!(
        !came(&[says("08:31", ""), asks()]),
        "before it was asked nothing is an answer"
    );
    assert!(!came(&[asks(), says("08:35", r#"regarding: "j","#)]));
    // It answers something else, though the question was put too.
    let other = || writes("08:33", "r1", "com", r#"regarding: "j","#);
    assert!(!came(&[asks(), other(), says("08:35", "answers: 2,")]));
    // A question back is not what is asked for by purpose, but what is said in the end is about the same thing.
    let back = [
        asks(),
        says("08:33", "answers: 1,"),
        writes("08:34", "r1", "com", "answers: 2,"),
        says("08:36", "answers: 3,"),
    ];
    assert!(came(&back));
    let of_another = [writes("08:32", "r2", "com", ""), says("08:35", "")];
    assert!(!came(&of_another), "another room asked");
}

#[test]
fn a_situation_report_in_its_form_is_a_situation_report() {
    let expected = |more: &str| {
        fight(&format!(
            r#"action: (order: PassOn, seat: "r1", to: "main", subject: Situation{more})"#
        ))
    };
    let form = r#"situation_report: Some((action: "sent", request: "")),"#;
    let came = |more: &str, orders: &str| {
        let all = became_by(Rules::PRESENT, &expected(more), orders);
        all.last().is_some_and(|last| last.contains("met"))
    };
    let passes =
        r#"(at: "08:35", seat: "r1", order: PassOn(about: Situation, to: "main")),"#.to_owned();
    let written = writes("08:35", "r1", "main", form);
    let or = ", or_written: true";
    assert!(came(or, &passes) && came(or, &written));
    assert!(came("", &passes) && !came("", &written));
    assert!(
        !came(or, &writes("08:35", "r1", "main", "")),
        "words are no report"
    );
    assert!(
        !came(or, &writes("08:35", "r1", "com", form)),
        "another seat"
    );
    assert!(
        !came(or, &writes("08:35", "r2", "main", form)),
        "by another"
    );
    // A condition looks for it in the same way.
    let call = r#"injects: [
        (id: "i", name: (ar: "س", en: "I"), when: At("08:30")),
        (id: "call", name: (ar: "س", en: "Call"), when: If(condition: Ordered(action: (order: PassOn, seat: "r1", subject: Situation, or_written: true), since: "i")), effects: [SetFlag("called")]),
    ],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{call}"));
    let called = |orders: &str| {
        let sim = play_by(Rules::PRESENT, &s, orders);
        let flag = |f: &Fact| matches!(f, Fact::FlagChanged { .. });
        sim.facts().iter().any(|f| flag(&f.fact))
    };
    assert!(called(&written) && !called(&writes("08:35", "r1", "main", "")));
}

#[test]
fn what_is_held_is_with_who_inquires_whoever_came_first() {
    let car = r#"vehicles: [(id: "car", name: (ar: "س", en: "Car"), route: ["a", "b"])],
        injects: [
            (id: "go", name: (ar: "س", en: "Go"), when: At("08:00"), effects: [Vehicle("car"), Message(from: (ar: "س", en: "F"), to: ["r1"], channel: Other, text: (ar: "س", en: "A car"), tells: Vehicle("car"))]),
            (id: "i", name: (ar: "س", en: "I"), when: If(condition: VehicleIs("car", Held), delay: "20m"), effects: [],
                expected: [(id: "x", name: (ar: "س", en: "What is expected"), within: "1h", all_of: [Holds(HandedOver("car"))])]),
        ],"#;
    let mut s = std::sync::Arc::unwrap_or_clone(world(&format!("{QUIET}{CENTRE}{NOBODY}{car}")));
    let rapid = s.units.get_mut(&"rapid".into()).unwrap();
    rapid.capabilities = vec![tamrin::record::states::Capability::Investigation];
    let s = std::sync::Arc::new(s);
    let of = |orders: &str| {
        let told = r#"(at: "08:01", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "12:00")),
            (at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)),"#;
        let sim = play_by(Rules::PRESENT, &s, &format!("{told}{orders}"));
        let held = |f: &Fact| matches!(f, Fact::VehicleIntercepted { .. });
        assert!(sim.facts().iter().any(|f| held(&f.fact)));
        let word = |f: &Fact| match f {
            Fact::OutcomeReached { after_seconds, .. } => Some(format!("after {after_seconds}")),
            Fact::ExpectedMissed { .. } => Some("missed".to_owned()),
            _ => None,
        };
        let all = sim.facts().iter().filter_map(|f| word(&f.fact));
        all.collect::<Vec<_>>()
    };
    let first =
        r#"(at: "08:01", seat: "r1", order: Dispatch(unit: "rapid", to: Checkpoint("gate"))),"#;
    assert_eq!(of(first), ["after 0"], "who inquires was there already");
    let sent = of(r#"(at: "08:50", seat: "r1", order: HandOver(held: 1, to: Some("rapid"))),"#);
    let brought = of(r#"(at: "08:50", seat: "r1", order: HandOver(held: 1, to: None)),"#);
    for all in [&sent, &brought] {
        assert!(all.len() == 1 && all[0].starts_with("after "), "{all:?}");
    }
    assert_eq!(of(""), ["missed"]);
}
