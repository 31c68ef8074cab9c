//! What the editions of the simulation's rules do differently, each in its smallest case: the present one, and the first one, by
//! which files that were played by it must come out the same for ever.

use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::record::fact::Refusal;
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::wording::Prose;

use crate::convoys_and_rumours::CONVOY;
use crate::small_world::{CENTRE, NOBODY, QUIET, play_by, world};

/// The log of those facts that a test is about.
fn log(rules: Rules, s: &Arc<Scenario>, orders: &str, about: impl Fn(&Fact) -> bool) -> String {
    let sim = play_by(rules, s, orders);
    let prose = Prose {
        scenario: sim.scenario(),
        lang: Lang::En,
    };
    sim.facts()
        .iter()
        .filter(|f| about(&f.fact))
        .map(|f| prose.line(f) + "\n")
        .collect()
}

#[test]
fn an_escort_is_released_when_its_convoy_has_delivered_everything() {
    let s = world(&format!("{QUIET}{CONVOY}{NOBODY}"));
    let orders = r#"
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
        (at: "09:00", seat: "r1", order: Dispatch(unit: "medic", to: Convoy("out"))),
    "#;
    let about = |f: &Fact| {
        matches!(
            f,
            Fact::ConvoyDelivered { .. }
                | Fact::UnitReleased { .. }
                | Fact::UnitReturned { .. }
                | Fact::UnitArrived { .. }
        )
    };
    // The ambulance is sent when everything is done, and is told that nobody needs it.
    expect_test::expect![[r#"
        08:10:00  Rapid arrived: Materials convoy
        08:39:05  Materials convoy delivered everything, the last signature is given
        08:39:05  Rapid is released and returns
        09:00:00  Medic is released and returns
        09:03:40  Rapid is back at its base
    "#]]
    .assert_eq(&log(Rules::PRESENT, &s, orders, about));
    expect_test::expect![[r#"
        08:10:00  Rapid arrived: Materials convoy
        08:39:05  Materials convoy delivered everything, the last signature is given
        09:10:00  Medic arrived: Materials convoy
    "#]]
    .assert_eq(&log(Rules::Edition1, &s, orders, about));
}

#[test]
fn before_doors_that_never_opened_nobody_is_in_line_once_the_hour_of_closing_has_come() {
    let busy = QUIET.replace("turnout: 0.0", "turnout: 0.5");
    let s = world(&format!("{busy}{CONVOY}{NOBODY}"));
    let lines = |rules| {
        let sim = play_by(rules, &s, "");
        let closed = sim.facts().iter().find_map(|f| {
            if let Fact::CentreClosed { in_line, .. } = f.fact {
                Some(in_line)
            } else {
                None
            }
        });
        let tally = sim.facts().iter().find_map(|f| match f.fact {
            Fact::CentreTally {
                came,
                gave_up,
                in_line,
                served,
                ..
            } => Some((came, gave_up, in_line, served)),
            _ => None,
        });
        (closed.unwrap(), tally.unwrap())
    };
    let (closed, (came, gave_up, in_line, served)) = lines(Rules::PRESENT);
    assert!(
        came > 100 && closed == 0 && gave_up == came && (in_line, served) == (0, 0),
        "{closed} {came} {gave_up} {in_line}"
    );
    let (closed, (_, _, in_line, _)) = lines(Rules::Edition1);
    assert!(
        closed > 0 && in_line > 0,
        "the first edition keeps them as long as their patience lasts: {closed} {in_line}"
    );
}

/// What becomes of extensions that are ordered.
fn extensions(rules: Rules, s: &Arc<Scenario>, orders: &str) -> String {
    let extends =
        |o: &tamrin::record::Order| matches!(o, tamrin::record::Order::ExtendVoting { .. });
    log(rules, s, orders, |f| match f {
        Fact::OrderAccepted { order, .. }
        | Fact::OrderRejected { order, .. }
        | Fact::OrderNotCarriedOut { order, .. } => extends(order),
        Fact::CentreExtended { .. } | Fact::CentreClosed { .. } => true,
        _ => false,
    })
}

#[test]
fn voting_is_not_extended_at_a_centre_that_never_opened() {
    let s = world(&format!("{QUIET}{CONVOY}{NOBODY}"));
    let orders = r#"
        (at: "08:30", seat: "com", order: ExtendVoting(centre: "b1", until: "11:10")),
        (at: "09:30", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),
        (at: "09:31", seat: "excon", order: ExtendVoting(centre: "b1", until: "11:40")),
    "#;
    // Before the hour nobody knows that it will not open.
    expect_test::expect![[r#"
        08:30:00  Commission: extend voting at Centre until 11:10
        08:30:00  Centre stays open until 11:10
        09:30:00  refused, Commission: extend voting at Centre until 11:30, because there can be no voting at the centre now
        09:31:00  refused, Exercise control: extend voting at Centre until 11:40, because there can be no voting at the centre now
        11:10:00  Centre closed its doors with 0 in line
    "#]]
    .assert_eq(&extensions(Rules::PRESENT, &s, orders));
    expect_test::expect![[r#"
        08:30:00  Commission: extend voting at Centre until 11:10
        08:30:00  Centre stays open until 11:10
        09:30:00  Commission: extend voting at Centre until 11:30
        09:30:00  Centre stays open until 11:30
        09:31:00  Exercise control: extend voting at Centre until 11:40
        09:31:00  Centre stays open until 11:40
        11:40:00  Centre closed its doors with 0 in line
    "#]]
    .assert_eq(&extensions(Rules::Edition1, &s, orders));
}

/// A fight that nobody ends keeps the centre shut.
const FIGHT: &str = r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Centre("b1"), stage: 1)])],
    incident_kinds: [Kind(id: "queue_disorder", name: (ar: "س", en: "Fight"), noticed: "3m", stages: [
        (name: (ar: "س", en: "A"), grows: 0.0, needs: [(capability: Crowd, strength: 4)], settle: "15m", suspends: true),
        (name: (ar: "س", en: "B"), grows: 0.0, needs: [(capability: Crowd, strength: 40)], settle: "15m", suspends: true),
    ])],"#;

#[test]
fn voting_is_not_extended_where_an_incident_keeps_the_doors_shut() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{FIGHT}"));
    // At 09:11 the commission knows that voting is suspended and not why: the head of centre has to say no. At 09:20 it knows.
    let orders = r#"
        (at: "09:11", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),
        (at: "09:20", seat: "com", order: ExtendVoting(centre: "b1", until: "11:40")),
        (at: "09:21", seat: "excon", order: ExtendVoting(centre: "b1", until: "11:50")),
    "#;
    expect_test::expect![[r#"
        09:11:00  Commission: extend voting at Centre until 11:30
        09:11:00  the head of Centre cannot carry out: extend voting at Centre until 11:30, because there can be no voting at the centre now
        09:20:00  refused, Commission: extend voting at Centre until 11:40, because there can be no voting at the centre now
        09:21:00  refused, Exercise control: extend voting at Centre until 11:50, because there can be no voting at the centre now
        11:00:00  Centre closed its doors with 0 in line
    "#]]
    .assert_eq(&extensions(Rules::PRESENT, &s, orders));
    let first = extensions(Rules::Edition1, &s, orders);
    assert!(
        first.contains("09:11:00  Centre stays open until 11:30")
            && first.contains("09:21:00  Centre stays open until 11:50"),
        "{first}"
    );
}

#[test]
fn standing_orders_extend_no_voting_that_cannot_go_on() {
    let doctrine = r#"doctrine: [(id: "extend", roles: [Commission], does: ExtendLostTime(at_least: "30m"), reaction: "1m")],"#;
    let s = world(&format!("{QUIET}{CENTRE}{doctrine}{FIGHT}"));
    let shut = extensions(Rules::PRESENT, &s, "unstaffed");
    assert_eq!(shut, "11:00:00  Centre closed its doors with 0 in line\n");
    let first = extensions(Rules::Edition1, &s, "unstaffed");
    assert!(first.contains("stays open until"), "{first}");
    // An order that suspends is no incident: what it cost is given back.
    let quiet = world(&format!("{QUIET}{CENTRE}{doctrine}"));
    let by_hand = r#"unstaffed (at: "09:30", seat: "com", order: SuspendVoting(centre: "b1")),"#;
    assert!(extensions(Rules::PRESENT, &quiet, by_hand).contains("stays open until"));
}

#[test]
fn effects_act_and_are_logged_in_the_order_in_which_they_are_written() {
    let s = world(&format!(
        r#"{QUIET}{CENTRE}{NOBODY}
        vehicles: [(id: "car", name: (ar: "س", en: "Car"), route: ["a", "b"])],
        injects: [
            (id: "one", name: (ar: "س", en: "One"), when: At("08:10"), effects: [
                Vehicle("car"),
                BlockRoad("ac"),
                SetFlag("f"),
                Outage(at: "a", channels: [Radio]),
                Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Radio, text: (ar: "س", en: "X")),
                ClearRoad("ac"),
                ClearFlag("f"),
            ]),
            (id: "two", name: (ar: "س", en: "Two"), when: At("08:10"), effects: [SetFlag("g")]),
            (id: "last", name: (ar: "س", en: "Last"), when: At("12:00"), effects: [BlockRoad("ac"), SetFlag("g2"), BlockRoad("cb")]),
        ],"#
    ));
    let about = |f: &Fact| {
        matches!(
            f,
            Fact::InjectReleased { .. }
                | Fact::VehicleAppeared { .. }
                | Fact::RoadBlocked { .. }
                | Fact::RoadCleared { .. }
                | Fact::FlagChanged { .. }
                | Fact::ChannelDown { .. }
                | Fact::MessageReceived { .. }
                | Fact::TransmissionHeld { .. }
                | Fact::ExerciseEnded
        )
    };
    // The message comes after the outage and has to wait for its channel.
    expect_test::expect![[r#"
        08:10:00  inject released: one (One)
        08:10:00  sets out from A: Car
        08:10:00  the road A – C is blocked
        08:10:00  an internal flag of the script is set
        08:10:00  radio fails at A and around it
        08:10:00  no radio between Room 1 and Room 1; what is to be said waits
        08:10:00  the road A – C is free again
        08:10:00  an internal flag of the script is cleared
        08:10:00  inject released: two (Two)
        08:10:00  an internal flag of the script is set
        12:00:00  inject released: last (Last)
        12:00:00  the road A – C is blocked
        12:00:00  an internal flag of the script is set
        12:00:00  the road C – B is blocked
        12:00:00  ENDEX: the exercise is over
    "#]]
    .assert_eq(&log(Rules::PRESENT, &s, "", about));
    let first = log(Rules::Edition1, &s, "", about);
    let place = |what: &str| {
        first
            .find(what)
            .unwrap_or_else(|| panic!("{what} is missing: {first}"))
    };
    assert!(
        place("flag of the script is set") < place("Car"),
        "the first edition has its own order: {first}"
    );
}

#[test]
fn many_effects_at_once_come_to_rest() {
    let many: String = (0..3000)
        .map(|n| format!(r#"(id: "i{n}", name: (ar: "س", en: "X"), when: At("08:10"), effects: [BlockRoad("ac"), SetFlag("f{n}"), ClearRoad("ac")]),"#))
        .collect();
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}injects: [{many}],"));
    let sim = play_by(Rules::PRESENT, &s, "");
    let count = |wanted: fn(&Fact) -> bool| sim.facts().iter().filter(|f| wanted(&f.fact)).count();
    assert_eq!(count(|f| matches!(f, Fact::RoadBlocked { .. })), 3000);
    assert_eq!(count(|f| matches!(f, Fact::RoadCleared { .. })), 3000);
    assert!(sim.over());
}

#[test]
fn the_refusal_has_words_in_both_languages() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let [ar, en] =
        [Lang::Ar, Lang::En].map(|lang| Prose { scenario: &s, lang }.refusal(&Refusal::NoVoting));
    assert!(ar.contains("الاقتراع") && en.contains("voting"), "{ar} {en}");
}

/// What cuts the radio, keeps a centre shut, and unsettles people.
const CUTTER: &str = r#"incident_kinds: [Kind(id: "cutter", name: (ar: "س", en: "Cutter"), noticed: "3m", stages: [
    (name: (ar: "س", en: "A"), grows: 0.0, needs: [(capability: Crowd, strength: 99)], settle: "15m", suspends: true, cuts: [Radio]),
])],"#;

#[test]
fn an_outage_ends_with_what_made_it_however_incidents_are_called() {
    let outage = |name: &str| {
        let s = world(&format!(
            r#"{QUIET}{CENTRE}{NOBODY}{CUTTER}
            injects: [
                (id: "cut", name: (ar: "س", en: "Cut"), when: At("08:10"), effects: [Outage(at: "a", channels: [Radio])]),
                (id: "short", name: (ar: "س", en: "Short"), when: At("08:11"), effects: [Outage(at: "a", channels: [Radio], lasts: "5m")]),
                (id: "begins", name: (ar: "س", en: "Begins"), when: At("08:20"), effects: [Incident(id: "{name}", kind: "cutter", at: Place("a"))]),
                (id: "ends", name: (ar: "س", en: "Ends"), when: At("08:30"), effects: [EndIncident("{name}")]),
                (id: "mend", name: (ar: "س", en: "Mend"), when: At("08:40"), effects: [Restore(at: "a", channels: [Radio])]),
            ],"#
        ));
        [Rules::PRESENT, Rules::Edition2].map(|rules| {
            let sim = play_by(rules, &s, "");
            let changes = sim.facts().iter().filter_map(|f| match &f.fact {
                Fact::ChannelDown { .. } => Some(format!("{} fails", f.at)),
                Fact::ChannelUp { .. } => Some(format!("{} works", f.at)),
                _ => None,
            });
            changes.collect::<Vec<_>>()
        })
    };
    let (named, other) = (outage("inject"), outage("other"));
    let whole = ["08:10:00 fails", "08:40:00 works"];
    assert_eq!(
        (&named[0][..], &other[0][..]),
        (&whole.map(String::from)[..], &whole.map(String::from)[..])
    );
    // The first two editions took all injects for one source, and an incident called `inject` too.
    let old = [
        "08:10:00 fails",
        "08:16:00 works",
        "08:20:00 fails",
        "08:30:00 works",
    ];
    assert_eq!(named[1], old);
}

#[test]
fn a_centre_is_kept_shut_by_an_incident_however_it_is_called() {
    let answer = |rules, name: &str| {
        let s = world(&format!(
            r#"{QUIET}{CENTRE}{NOBODY}{CUTTER}
            injects: [(id: "i", name: (ar: "س", en: "X"), when: At("09:10"), effects: [Incident(id: "{name}", kind: "cutter", at: Centre("b1"))])],"#
        ));
        let resume = r#"(at: "09:30", seat: "excon", order: ResumeVoting(centre: "b1")),"#;
        log(rules, &s, resume, |f| {
            matches!(f, Fact::CentreResumed { .. })
        })
    };
    for name in ["confidence", "other"] {
        assert_eq!(answer(Rules::PRESENT, name), "");
    }
    assert_eq!(answer(Rules::Edition2, "other"), "");
    assert!(
        answer(Rules::Edition2, "confidence").contains("Centre"),
        "lost confidence took the incident's place"
    );
}
