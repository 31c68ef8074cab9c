//! What exercise control does to the script while it runs: other times, injects written live; and what a seat may ask beforehand.

use expect_test::expect;
use tamrin::base::ids::{SeatId, UnitId};
use tamrin::base::text::Lang;
use tamrin::base::time::{SimTime, Span};
use tamrin::evaluate::expected::{State, expectations};
use tamrin::picture::Picture;
use tamrin::record::Fact;
use tamrin::record::order::{Order, OrderEntry, Target};
use tamrin::record::rules::Rules;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::small_world::{CENTRE, NOBODY, QUIET, check, play, world};

fn at(text: &str) -> SimTime {
    SimTime::parse(text).unwrap()
}

fn picture(sim: &mut Simulation, seat: &str) -> Picture {
    sim.picture(&SeatId::from(seat)).unwrap()
}

const SCRIPT: &str = r#"injects: [
    (id: "one", name: (ar: "١", en: "One"), when: At("08:10")),
    (id: "two", name: (ar: "٢", en: "Two"), when: At("08:20")),
    (id: "then", name: (ar: "ثم", en: "Then"), when: After(inject: "two", delay: "5m")),
    (id: "three", name: (ar: "٣", en: "Three"), when: At("08:40")),
    (id: "hand", name: (ar: "باليد", en: "By hand"), when: ByHand),
],"#;

#[test]
fn one_inject_is_moved_and_what_waits_for_it_moves_with_it() {
    check(
        SCRIPT,
        r#"
        (at: "08:05", seat: "excon", order: Retime(inject: "two", at: "08:12")),
        (at: "08:05", seat: "excon", order: Retime(inject: "hand", at: "08:50")),
        (at: "08:06", seat: "excon", order: Retime(inject: "one", at: "08:01")),
        (at: "08:06", seat: "r1", order: Retime(inject: "one", at: "08:30")),
        (at: "08:11", seat: "excon", order: Retime(inject: "one", at: "08:30")),
    "#,
        expect![[r#"
            08:05:00  Exercise control: move inject two (Two) to 08:12
            08:05:00  inject two (Two) will come at 08:12
            08:05:00  Exercise control: move inject hand (By hand) to 08:50
            08:05:00  inject hand (By hand) will come at 08:50
            08:06:00  refused, Exercise control: move inject one (One) to 08:01, because the time asked for is not possible
            08:06:00  refused, Room 1: move inject one (One) to 08:30, because the seat does not have this power
            08:10:00  inject released: one (One)
            08:11:00  refused, Exercise control: move inject one (One) to 08:30, because the present state does not allow it
            08:12:00  inject released: two (Two)
            08:17:00  inject released: then (Then)
            08:40:00  inject released: three (Three)
            08:50:00  inject released: hand (By hand)
        "#]],
    );
}

#[test]
fn all_that_follow_are_moved_by_as_much() {
    check(
        SCRIPT,
        r#"
        (at: "08:05", seat: "excon", order: Retime(inject: "two", at: "08:30", following: true)),
        (at: "08:36", seat: "excon", order: Retime(inject: "three", at: "08:45")),
    "#,
        expect![[r#"
            08:05:00  Exercise control: move inject two (Two) and all that follow to 08:30
            08:05:00  inject two (Two) will come at 08:30
            08:05:00  inject three (Three) will come at 08:50
            08:10:00  inject released: one (One)
            08:30:00  inject released: two (Two)
            08:35:00  inject released: then (Then)
            08:36:00  Exercise control: move inject three (Three) to 08:45
            08:36:00  inject three (Three) will come at 08:45
            08:45:00  inject released: three (Three)
        "#]],
    );
}

#[test]
fn what_was_skipped_by_hand_can_still_be_released_by_hand() {
    let orders = r#"
        (at: "08:05", seat: "excon", order: Skip(inject: "two")),
        (at: "08:06", seat: "excon", order: Skip(inject: "two")),
        (at: "08:30", seat: "excon", order: Release(inject: "two")),
        (at: "08:31", seat: "excon", order: Release(inject: "two")),
    "#;
    check(
        SCRIPT,
        orders,
        expect![[r#"
            08:05:00  Exercise control: skip inject two (Two)
            08:05:00  inject left out, skipped by exercise control: two (Two)
            08:06:00  refused, Exercise control: skip inject two (Two), because the present state does not allow it
            08:10:00  inject released: one (One)
            08:30:00  Exercise control: release inject two (Two)
            08:30:00  inject released by hand: two (Two)
            08:31:00  refused, Exercise control: release inject two (Two), because the present state does not allow it
            08:35:00  inject released: then (Then)
            08:40:00  inject released: three (Three)
        "#]],
    );
    // By the first edition of the rules it is gone for good.
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{SCRIPT}"));
    let mut old = Simulation::by_rules(s, 1, Rules::Edition1);
    let entry = |at_: &str, seq, order| OrderEntry {
        at: at(at_),
        seq,
        seat: "excon".into(),
        order,
    };
    old.submit(entry(
        "08:05",
        1,
        Order::Skip {
            inject: "two".into(),
        },
    ))
    .unwrap();
    old.submit(entry(
        "08:30",
        2,
        Order::Release {
            inject: "two".into(),
        },
    ))
    .unwrap();
    old.run_until(at("09:00"));
    let refused = |f: &Fact| {
        matches!(
            f,
            Fact::OrderRejected {
                order: Order::Release { .. },
                ..
            }
        )
    };
    assert!(old.facts().iter().any(|f| refused(&f.fact)));
}

#[test]
fn an_inject_is_written_live_and_is_like_any_other() {
    check(
        SCRIPT,
        r#"
        (at: "08:02", seat: "excon", order: Improvise(what: Message(from: (ar: "س", en: "The mayor"), to: ["r1"], channel: Other, text: (ar: "س", en: "Call me.")))),
        (at: "08:03", seat: "r1", order: Acknowledge(message: "adhoc-1")),
        (at: "08:04", seat: "excon", order: Improvise(what: BlockRoad("ab"), at: Some("08:15"))),
        (at: "08:05", seat: "excon", order: Retime(inject: "adhoc-2", at: "08:16")),
        (at: "08:17", seat: "excon", order: Improvise(what: Incident(kind: "queue_disorder", at: Centre("nowhere")))),
        (at: "08:17", seat: "excon", order: Improvise(what: Outage(at: "b", channels: []))),
        (at: "08:17", seat: "r1", order: Improvise(what: ClearRoad("ab"))),
        (at: "08:18", seat: "excon", order: Improvise(what: ClearRoad("ab"))),
    "#,
        expect![[r#"
            08:02:00  Exercise control: ad hoc inject: message from The mayor to Room 1: Call me.
            08:02:00  inject released by hand: adhoc-1 (ad hoc message: The mayor)
            08:02:00  message adhoc-1 (ad hoc message: The mayor) reached Room 1
            08:03:00  Room 1: acknowledge message adhoc-1 (ad hoc message: The mayor)
            08:03:00  Room 1 acknowledged message adhoc-1 (ad hoc message: The mayor) after 1 min
            08:04:00  Exercise control: ad hoc inject at 08:15: block the road A – B
            08:05:00  Exercise control: move inject adhoc-2 (ad hoc road block) to 08:16
            08:05:00  inject adhoc-2 (ad hoc road block) will come at 08:16
            08:10:00  inject released: one (One)
            08:16:00  inject released: adhoc-2 (ad hoc road block)
            08:16:00  the road A – B is blocked
            08:17:00  refused, Exercise control: ad hoc inject: “Queue disorder” (`nowhere`), because there is no `nowhere`, or the seat does not know of it
            08:17:00  refused, Exercise control: ad hoc inject: outage of  at B, because this is not a channel that can be chosen or cut
            08:17:00  refused, Room 1: ad hoc inject: clear the road A – B, because the seat does not have this power
            08:18:00  Exercise control: ad hoc inject: clear the road A – B
            08:18:00  inject released by hand: adhoc-3 (ad hoc road clearance)
            08:18:00  the road A – B is free again
            08:18:00  report 1 to Room 1 from a citizen at A by mobile telephone, 0 s old: the road A – B
            08:20:00  inject released: two (Two)
            08:25:00  inject released: then (Then)
            08:40:00  inject released: three (Three)
        "#]],
    );
}

#[test]
fn an_incident_written_live_is_reported_and_can_be_answered() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let sim = play(
        &s,
        r#"
        (at: "08:02", seat: "excon", order: Improvise(what: Incident(kind: "queue_disorder", at: Centre("b1")))),
        (at: "08:20", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("adhoc-1"))),
    "#,
    );
    let arrived = |f: &Fact| matches!(f, Fact::UnitArrived { to: Target::Incident(i), .. } if i.as_str() == "adhoc-1");
    assert!(sim.facts().iter().any(|f| arrived(&f.fact)));
    // Whoever reads the facts later with the scenario as it was written finds the same names.
    let read_again = (*s).clone().improvised(sim.facts());
    for lang in [Lang::En, Lang::Ar] {
        for f in sim.facts() {
            let (now, later) = (
                Prose {
                    scenario: sim.scenario(),
                    lang,
                },
                Prose {
                    scenario: &read_again,
                    lang,
                },
            );
            assert_eq!(now.line(f), later.line(f));
            assert!(
                !now.line(f).contains("adhoc-1") || now.line(f).contains('('),
                "{}",
                now.line(f)
            );
        }
    }
}

#[test]
fn a_message_in_a_picture_carries_its_words_and_only_for_those_who_got_it() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let mut sim = play(
        &s,
        r#"(at: "08:02", seat: "excon", order: Improvise(what: Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Other, text: (ar: "ع", en: "Words"))))"#,
    );
    assert_eq!(picture(&mut sim, "r1").messages[0].text.en, "Words");
    assert!(picture(&mut sim, "r2").messages.is_empty());
    let injects = picture(&mut sim, "excon").injects;
    assert_eq!(injects.last().unwrap().id.as_str(), "adhoc-1");
    assert!(picture(&mut sim, "r1").injects.is_empty());
}

#[test]
fn a_seat_sees_its_own_orders_and_exercise_control_all() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let mut sim = play(
        &s,
        r#"
        (at: "08:02", seat: "r1", order: CloseRoad(road: "ab")),
        (at: "08:03", seat: "r2", order: SetPosture(checkpoint: "gate", posture: Open)),
    "#,
    );
    let own = picture(&mut sim, "r1").orders;
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].refused, None);
    assert!(picture(&mut sim, "r2").orders[0].refused.is_some());
    // Four seats were staffed, then the two orders.
    assert_eq!(picture(&mut sim, "excon").orders.len(), 6);
}

/// The estimate is what then happens, when nothing comes in between.
#[test]
fn a_travel_time_asked_for_is_the_travel_time_that_comes() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let mut sim = Simulation::new(s.clone(), 1);
    sim.run_until(at("08:05"));
    let (r1, to) = (SeatId::from("r1"), Target::Place("c".into()));
    let units: Vec<UnitId> = ["rapid", "medic", "nobody", "other"]
        .map(UnitId::from)
        .to_vec();
    let times = sim.estimate(&r1, units.clone(), &to);
    // 25 km at 50 km/h from A and from B; the other room's unit is not known to be anywhere.
    let of = |id: &str| times.iter().find(|t| t.0.as_str() == id).map(|t| t.1);
    assert_eq!(of("rapid").unwrap().drive, Span::from_mins(30));
    assert_eq!(of("rapid").unwrap().turn_out, Span::from_mins(10));
    assert_eq!(of("nobody"), None);
    assert_eq!(of("other"), None);
    sim.submit(OrderEntry {
        at: at("08:05"),
        seq: 1,
        seat: "main".into(),
        order: Order::Dispatch {
            unit: "rapid".into(),
            to,
        },
    })
    .unwrap();
    sim.run_until(at("10:00"));
    let arrived = sim
        .facts()
        .iter()
        .find(|f| matches!(f.fact, Fact::UnitArrived { .. }))
        .unwrap()
        .at;
    assert_eq!(arrived, at("08:45"));
}

#[test]
fn expected_actions_are_not_yet_then_pending_then_met_or_missed() {
    let expected = r#"injects: [(id: "i", name: (ar: "س", en: "I"), when: At("08:10"), expected: [
        (id: "a", name: (ar: "س", en: "A"), action: (order: CloseRoad), within: "5m"),
        (id: "b", name: (ar: "س", en: "B"), action: (order: Note), within: "5m"),
    ])],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{expected}"));
    let sim = play(
        &s,
        r#"(at: "08:12", seat: "r1", order: CloseRoad(road: "ab"))"#,
    );
    let states = |until: &str| {
        let facts = sim.facts().iter().filter(|f| f.at <= at(until));
        expectations(&s, facts)
            .into_iter()
            .map(|x| x.state)
            .collect::<Vec<_>>()
    };
    assert_eq!(states("08:00"), [State::NotYet, State::NotYet]);
    assert_eq!(
        states("08:10"),
        [State::Pending(at("08:15")), State::Pending(at("08:15"))]
    );
    assert_eq!(
        states("08:16"),
        [
            State::Met(Some("r1".into()), Span::from_mins(2)),
            State::Missed
        ]
    );
}
