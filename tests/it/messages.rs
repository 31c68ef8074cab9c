//! What messages of the script bring to whom: to its seats, all of it, and nothing to anyone else.

use std::collections::BTreeMap;

use expect_test::expect;
use proptest::prelude::*;
use tamrin::base::ids::SeatId;
use tamrin::base::text::Lang;
use tamrin::picture::Picture;
use tamrin::record::fact::{EntityId, Refusal};
use tamrin::record::order::{Order, OrderEntry, WORDS_MOST};
use tamrin::record::states::Purpose;
use tamrin::record::{Fact, Rules};
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::small_world::{CENTRE, NOBODY, QUIET, play_by, world};

/// One inject with messages to two seats, one of which tells of a road, and a second one to the first seat.
const TWO: &str = r#"injects: [(id: "i", name: (ar: "س", en: "Calls"), when: At("08:10"), effects: [
    Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Other, text: (ar: "أ", en: "first")),
    Message(from: (ar: "س", en: "Y"), to: ["com", "r1"], channel: Other, text: (ar: "ب", en: "second"), tells: Rumour("talk")),
    Message(from: (ar: "س", en: "Z"), to: ["com"], channel: Other, text: (ar: "ج", en: "third"), tells: Road("ab")),
])],
rumours: [(id: "talk", name: (ar: "إشاعة", en: "Talk"))],"#;

fn seen(sim: &mut Simulation, seat: &str) -> Picture {
    sim.picture(&SeatId::from(seat)).unwrap()
}

/// What a seat has in hand: the texts of its messages, whether confirmed, and the roads and rumours that it knows.
fn told(p: &Picture) -> String {
    let mut all: Vec<String> = p
        .messages
        .iter()
        .map(|m| {
            format!(
                "{}{}",
                m.text.en,
                if m.acknowledged { " (confirmed)" } else { "" }
            )
        })
        .collect();
    all.extend(p.roads.iter().map(|r| r.id.to_string()));
    all.extend(p.rumours.iter().map(|r| r.id.to_string()));
    all.join(", ")
}

#[test]
fn a_seat_learns_only_what_its_own_messages_tell_and_sees_all_of_them() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{TWO}"));
    let mut sim = play_by(Rules::PRESENT, &s, "");
    assert_eq!(told(&seen(&mut sim, "r1")), "first, second, talk");
    assert_eq!(told(&seen(&mut sim, "com")), "second, third, ab, talk");
    assert_eq!(told(&seen(&mut sim, "r2")), "");
    // By the second edition everyone learned everything, and saw the first of its messages twice.
    let mut old = play_by(Rules::Edition2, &s, "");
    assert_eq!(told(&seen(&mut old, "r1")), "first, first, ab, talk");
    assert_eq!(told(&seen(&mut old, "com")), "second, second, ab, talk");
}

#[test]
fn messages_of_one_inject_are_confirmed_together_and_once() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{TWO}"));
    let orders = r#"
        (at: "08:15", seat: "r1", order: Acknowledge(message: "i")),
        (at: "08:16", seat: "r1", order: Acknowledge(message: "i")),
        (at: "08:17", seat: "r2", order: Acknowledge(message: "i")),
    "#;
    let ends = |rules| {
        let mut sim = play_by(rules, &s, orders);
        let count =
            |wanted: fn(&Fact) -> bool| sim.facts().iter().filter(|f| wanted(&f.fact)).count();
        let confirmed = count(|f| matches!(f, Fact::MessageAcknowledged { .. }));
        let refused = count(|f| matches!(f, Fact::OrderRejected { .. }));
        (confirmed, refused, told(&seen(&mut sim, "r1")))
    };
    let both = "first (confirmed), second (confirmed), talk".to_owned();
    assert_eq!(ends(Rules::PRESENT), (2, 2, both));
    let one = "first (confirmed), first, ab, talk".to_owned();
    assert_eq!(ends(Rules::Edition2), (1, 2, one));
}

const SEATS: [&str; 4] = ["main", "r1", "r2", "com"];
const CHANNELS: [&str; 3] = ["Other", "MobileVoice", "Radio"];
const TELLS: [&str; 5] = [
    "",
    "tells: Road(\"ab\")",
    "tells: Road(\"cb\")",
    "tells: Rumour(\"talk\")",
    "tells: Vehicle(\"car\")",
];

/// A message: to which seats (by their bits), by which channel, and what it tells.
type Bring = (usize, usize, usize);

/// The scenario with these injects, one every ten minutes, and an outage at one seat's place. With `only`, what is not sent to that
/// seat is left out.
fn scenario(injects: &[Vec<Bring>], outage: usize, only: Option<&str>) -> String {
    let mut text = format!(
        r#"injects: [(id: "cut", name: (ar: "س", en: "Cut"), when: At("08:12"), effects: [
            SetFlag("cut"), Outage(at: "{}", channels: [MobileVoice], lasts: Some("25m")),
        ]),"#,
        ["a", "b", "c"][outage % 3]
    );
    for (n, messages) in injects.iter().enumerate() {
        text += &format!(
            r#"(id: "i{n}", name: (ar: "س", en: "I"), when: At("08:{:02}"), effects: [SetFlag("f{n}"),"#,
            5 + 10 * n
        );
        for (k, (to, channel, tells)) in messages.iter().enumerate() {
            let seats = SEATS.iter().enumerate();
            let to: Vec<String> = seats
                .filter(|(bit, seat)| to >> bit & 1 == 1 && only.is_none_or(|o| o == **seat))
                .map(|(_, seat)| format!("\"{seat}\""))
                .collect();
            // What is left out keeps its place, so that the messages of both scenarios have the same names.
            if to.is_empty() {
                text += &format!(r#"SetFlag("n{n}k{k}"),"#);
            } else {
                text += &format!(
                    r#"Message(from: (ar: "س", en: "X"), to: [{}], channel: {}, text: (ar: "س", en: "{n} {k}"), {}),"#,
                    to.join(", "),
                    CHANNELS[*channel],
                    TELLS[*tells]
                );
            }
        }
        text += "]),";
    }
    format!(
        r#"{QUIET}{CENTRE}{NOBODY}{text}],
        rumours: [(id: "talk", name: (ar: "إشاعة", en: "Talk"))],
        vehicles: [(id: "car", name: (ar: "سيارة", en: "Car"), route: ["a", "b"])],"#
    )
}

/// Plays with confirmations by the seats, or by one of them only, and looks at what a seat sees.
fn looks(text: &str, confirms: &[(usize, usize, i64)], seat: &str, alone: bool) -> Vec<Picture> {
    let s = world(text);
    let mut sim = Simulation::new(s.clone(), 3);
    let mut seq = 0;
    for staffed in SEATS {
        seq += 1;
        let order = Order::Staff {
            seat: staffed.into(),
            staffed: true,
        };
        sim.submit(OrderEntry {
            at: s.head.start,
            seq,
            seat: "excon".into(),
            order,
        })
        .unwrap();
    }
    let mut looks = BTreeMap::new();
    for (who, n, minute) in confirms {
        let at = s.head.start + tamrin::base::time::Span::from_mins(*minute);
        if alone && SEATS[*who] != seat {
            continue;
        }
        seq += 1;
        let order = Order::Acknowledge {
            message: format!("i{n}").as_str().into(),
        };
        sim.submit(OrderEntry {
            at,
            seq,
            seat: SEATS[*who].into(),
            order,
        })
        .unwrap();
    }
    for minute in [6, 16, 26, 50, 90] {
        let at = s.head.start + tamrin::base::time::Span::from_mins(minute);
        sim.run_until(at);
        looks.insert(minute, seen(&mut sim, seat));
    }
    looks.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_seat_sees_what_it_would_if_nothing_else_had_been_sent_to_anyone(
        injects in prop::collection::vec(prop::collection::vec((1usize..16, 0usize..3, 0usize..5), 1..5), 1..5),
        outage in 0usize..3,
        mut confirms in prop::collection::vec((0usize..4, 0usize..4, 1i64..80), 0..6),
    ) {
        confirms.sort_by_key(|c| c.2);
        let whole = scenario(&injects, outage, None);
        for seat in SEATS {
            let own = scenario(&injects, outage, Some(seat));
            prop_assert_eq!(looks(&whole, &confirms, seat, false), looks(&own, &confirms, seat, true), "{}", seat);
        }
    }
}

#[test]
fn a_seat_that_cannot_pass_something_on_is_told_so_in_plain_words() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let order = r#"(at: "08:05", seat: "r1", order: PassOn(about: Road("ab"), to: "main")),"#;
    let why = |rules, lang| {
        let sim = play_by(rules, &s, order);
        let refused = sim.facts().iter().find_map(|f| match &f.fact {
            Fact::OrderRejected { why, .. } => Some(why.clone()),
            _ => None,
        });
        let prose = Prose { scenario: &s, lang };
        prose.refusal(&refused.unwrap())
    };
    expect!["there is no `ab`, or the seat does not know of it"]
        .assert_eq(&why(Rules::PRESENT, Lang::En));
    expect!["لا شيء باسم «ab» أو لا علم للدور به"].assert_eq(&why(Rules::PRESENT, Lang::Ar));
    let refusal = |why: &Refusal, lang| Prose { scenario: &s, lang }.refusal(why);
    let report = Refusal::NotKnown(EntityId::Report(999));
    expect!["there is no report number 999, or the seat does not know of it"]
        .assert_eq(&refusal(&report, Lang::En));
    expect!["لا بلاغ برقم 999 أو لا علم للدور به"].assert_eq(&refusal(&report, Lang::Ar));
    let request = Refusal::NotKnown(EntityId::Request(999));
    expect!["there is no request for support number 999, or the seat does not know of it"]
        .assert_eq(&refusal(&request, Lang::En));
    // Files of older editions hold what they held.
    expect!["nothing has the number 999, or the seat does not know of it"]
        .assert_eq(&refusal(&Refusal::Unknown("999".to_owned()), Lang::En));
    expect![[r#"there is no `Road(RoadId("ab"))`, or the seat does not know of it"#]]
        .assert_eq(&why(Rules::Edition2, Lang::En));
}

/// What a seat has received in words from other seats: when it came, from whom, the words.
fn in_words(p: &Picture) -> Vec<String> {
    let all = p.seat_messages.iter();
    all.map(|m| format!("{} {} {}", m.at.short(), m.from, m.text))
        .collect()
}

#[test]
fn words_reach_the_seat_to_which_they_were_sent_over_a_channel_and_no_other() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{TWO}"));
    let mut sim = play_by(
        Rules::PRESENT,
        &s,
        r#"
        (at: "08:20", seat: "r1", order: SendMessage(to: "com", purpose: AskToConfirm, regarding: Some("i"), text: "Is it \u{202e}true?")),
        (at: "08:40", seat: "com", order: SendMessage(to: "r1", purpose: Deny, answers: Some(1), text: "It is not.")),
        (at: "08:45", seat: "com", order: SendMessage(to: "r1", purpose: Deny, answers: Some(9), text: "No such message came.")),
        (at: "08:46", seat: "r2", order: SendMessage(to: "r1", purpose: Inform, regarding: Some("i"), text: "It never came here.")),
        (at: "08:47", seat: "r2", order: SendMessage(to: "r1", purpose: Inform, text: " ")),
        (at: "08:48", seat: "r2", order: SendMessage(to: "excon", purpose: Inform, text: "A call to the outside.")),
        (at: "08:49", seat: "excon", order: SendMessage(to: "r2", purpose: Inform, text: "Heard.")),
    "#,
    );
    let refused = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::OrderRejected { why, .. } => Some(format!("{why:?}")),
        _ => None,
    });
    expect![[r#"
        [
            "NotKnown(SeatMessage(9))",
            "NotKnown(Inject(InjectId(\"i\")))",
            "NoWords",
        ]
    "#]]
    .assert_debug_eq(&refused.collect::<Vec<_>>());
    // It takes time, and what steers the direction of other words is taken out.
    expect![[r#"
        (
            [
                "08:20 r1 Is it \u{202e}true?",
            ],
            [
                "08:40 com It is not.",
            ],
            [
                "08:49 excon Heard.",
            ],
            [
                "08:48 r2 A call to the outside.",
            ],
            [],
        )
    "#]]
    .assert_debug_eq(&(
        in_words(&seen(&mut sim, "com")),
        in_words(&seen(&mut sim, "r1")),
        in_words(&seen(&mut sim, "r2")),
        in_words(&seen(&mut sim, "excon")),
        in_words(&seen(&mut sim, "main")),
    ));
}

#[test]
fn a_situation_report_comes_with_each_of_its_parts_and_an_empty_part_says_nothing() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{TWO}"));
    let mut sim = play_by(
        Rules::PRESENT,
        &s,
        r#"
        (at: "08:20", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "A crowd at the gate.",
            situation_report: Some((action: "Team sent.", request: "\u{202e}An ambulance.")))),
        (at: "08:21", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "It goes home.", situation_report: Some((request: " ")))),
        (at: "08:22", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "Too much.", situation_report: Some((action: "LONG")))),
    "#
        .replace("LONG", &"a".repeat(2001))
        .as_str(),
    );
    let refused = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::OrderRejected { why, .. } => Some(format!("{why:?}")),
        _ => None,
    });
    assert_eq!(refused.collect::<Vec<_>>(), ["TooLong { most: 2000 }"]);
    let came = seen(&mut sim, "main").seat_messages;
    let prose = Prose {
        scenario: &s,
        lang: Lang::En,
    };
    let said = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::SeatMessageReceived { .. } => Some(prose.fact(&f.fact)),
        _ => None,
    });
    expect![[r#"
        (
            [
                (
                    "A crowd at the gate.",
                    Some(
                        SituationReport {
                            action: "Team sent.",
                            request: "\u{202e}An ambulance.",
                        },
                    ),
                ),
                (
                    "It goes home.",
                    Some(
                        SituationReport {
                            action: "",
                            request: " ",
                        },
                    ),
                ),
            ],
            [
                "Main received message 1 from Room 1 by fixed line after 0 s (for information): “Situation: A crowd at the gate. · Action: Team sent. · Request: \u{202e}An ambulance.”",
                "Main received message 2 from Room 1 by fixed line after 0 s (for information): “Situation: It goes home.”",
            ],
        )
    "#]]
    .assert_debug_eq(&(
        came.iter()
            .map(|m| (&m.text, &m.situation_report))
            .collect::<Vec<_>>(),
        said.collect::<Vec<_>>(),
    ));
}

#[test]
fn a_message_in_plain_words_is_written_down_as_ever() {
    let order = Order::SendMessage {
        to: "main".into(),
        purpose: Purpose::Inform,
        regarding: None,
        answers: None,
        text: "x".to_owned(),
        situation_report: None,
    };
    let written = serde_json::to_string(&order).unwrap();
    assert!(!written.contains("situation_report"), "{written}");
}

#[test]
fn words_wait_while_the_channel_is_down() {
    let outage = r#"injects: [(id: "o", name: (ar: "س", en: "Outage"), when: At("08:10"), effects: [
        Outage(at: "a", channels: [MobileVoice, MobileData, FixedLine, Radio, Satellite], lasts: Some("30m")),
    ])],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{outage}"));
    let said = r#"(at: "08:20", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "We are cut off.")),"#;
    let mut sim = play_by(Rules::PRESENT, &s, said);
    let came = seen(&mut sim, "main").seat_messages;
    assert_eq!(came.len(), 1);
    assert!(came[0].at.short().as_str() >= "08:40" && came[0].sent.short() == "08:20");
    let delays = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::SeatMessageReceived { after_seconds, .. } => Some(*after_seconds),
        _ => None,
    });
    assert_eq!(delays.collect::<Vec<_>>(), [1200]);
}

#[test]
fn an_expected_question_is_met_by_asking_who_is_to_be_asked_and_not_by_confirming() {
    let expected = r#"injects: [(id: "i", name: (ar: "س", en: "Halt order"), when: At("08:10"), effects: [
        Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Other, text: (ar: "أ", en: "Stop the vote.")),
    ], expected: [(id: "ask", name: (ar: "س", en: "The room asks the main room"), within: "20m",
        action: (order: SendMessage, seat: Some("r1"), to: Some("main"), message: Some("i"), purpose: Some(AskToConfirm)))])],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{expected}"));
    let met = |order: &str| {
        let order = format!(r#"(at: "08:15", seat: "r1", order: {order}),"#);
        let sim = play_by(Rules::PRESENT, &s, &order);
        sim.facts()
            .iter()
            .any(|f| matches!(f.fact, Fact::ExpectedMet { .. }))
    };
    let ask = |to: &str, purpose: &str, regarding: &str| {
        met(&format!(
            r#"SendMessage(to: "{to}", purpose: {purpose}, regarding: {regarding}, text: "?")"#
        ))
    };
    assert!(ask("main", "AskToConfirm", r#"Some("i")"#));
    assert!(!ask("com", "AskToConfirm", r#"Some("i")"#));
    assert!(!ask("main", "Inform", r#"Some("i")"#));
    assert!(!ask("main", "AskToConfirm", "None"));
    assert!(!met(r#"Acknowledge(message: "i")"#));
}

/// Why each of some orders of a seat is refused, by an edition of the rules; `-` for those that are accepted.
fn verdicts(rules: Rules, orders: &[String]) -> Vec<String> {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{TWO}"));
    let lines: String = orders.iter().map(|o| format!("{o},\n")).collect();
    let sim = play_by(rules, &s, &lines);
    let said = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::OrderRejected { why, .. } => Some(format!("{why:?}")),
        Fact::OrderAccepted { rule: None, .. } => Some("-".to_owned()),
        _ => None,
    });
    said.collect()
}

#[test]
fn words_that_show_nothing_or_never_end_are_refused_and_each_refusal_says_why() {
    let say = |to: &str, text: &str| {
        format!(
            r#"(at: "08:20", seat: "r1", order: SendMessage(to: "{to}", purpose: Inform, text: "{text}"))"#
        )
    };
    let other = |order: &str| format!(r#"(at: "08:20", seat: "r1", order: {order})"#);
    let most = WORDS_MOST as usize;
    let orders = [
        say("main", r"\u{200f}\u{200e} \u{2067}\u{2069}\u{200b}"),
        say("main", &"ب".repeat(most)),
        say("main", &"ب".repeat(most + 1)),
        say("r1", "To myself."),
        other(r#"Note(text: "\u{feff} ")"#),
        other(r#"PassOn(about: Situation, to: "r1")"#),
        other(r#"UseChannel(channel: Other)"#),
        other(r#"RequestSupport(from: "r1", capability: Armed, strength: 2, to: Centre("b1"))"#),
        other(r#"RequestSupport(from: "com", capability: Armed, strength: 2, to: Centre("b1"))"#),
        other(r#"RequestSupport(from: "main", capability: Armed, strength: 0, to: Centre("b1"))"#),
    ];
    expect![[r#"
        [
            "-",
            "-",
            "-",
            "-",
            "NoWords",
            "-",
            "TooLong { most: 2000 }",
            "ToItself",
            "NoWords",
            "ToItself",
            "NoSuchChannel",
            "ToItself",
            "NoUnits",
            "NoStrength",
        ]
    "#]]
    .assert_debug_eq(&verdicts(Rules::PRESENT, &orders));
    expect![[r#"
        [
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "NotCapable",
            "-",
            "AlreadySo",
            "NotCapable",
            "NotCapable",
            "NotCapable",
            "NotCapable",
        ]
    "#]]
    .assert_debug_eq(&verdicts(Rules::Edition3, &orders));
}
