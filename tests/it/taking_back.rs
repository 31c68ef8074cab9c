//! What is said to one party arrives in the order in which it was said, and what is taken back on its way has no effect.

use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::record::fact::Refusal;
use tamrin::record::order::{Order, OrderEntry};
use tamrin::record::states::{CentreState, ConvoyState, Posture, UnitState};
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::convoys_and_rumours::CONVOY;
use crate::small_world::{CENTRE, NOBODY, ordered, orders, play, play_by, world};
use crate::support::running::{at, count, picture};

/// Channels on which each word takes another time, two minutes on average.
const SLOW: &str = r#"settings: [(polling: (opens: "08:00", closes: "11:00", turnout: 0.0), comms: (
    mobile_voice: (delay: Exponential("2m"), dropout: 0.0), mobile_data: (delay: Exponential("2m"), dropout: 0.0), fixed_line: (delay: Exponential("2m"), dropout: 0.0),
    radio: (delay: Exponential("2m"), dropout: 0.0), satellite: (delay: Exponential("2m"), dropout: 0.0),
), reports: (wrong: 0.0, duplicate: 0.0))],"#;

/// Plays with that luck.
fn with_seed(s: &Arc<Scenario>, rules: Rules, seed: u64, text: &str) -> Simulation {
    let mut sim = ordered(s, rules, seed, orders(text));
    sim.run_until(s.head.end);
    sim
}

/// How often of sixty seeds something came of the orders.
fn of_sixty(more: &str, rules: Rules, text: &str, came: impl Fn(&mut Simulation) -> bool) -> usize {
    let s = world(&format!("{SLOW}{NOBODY}{more}"));
    (0..60)
        .filter(|seed| came(&mut with_seed(&s, rules, *seed, text)))
        .count()
}

#[test]
fn a_unit_that_is_sent_and_stood_down_a_second_later_does_not_go() {
    let text = r#"
        (at: "08:30:00", seat: "r1", order: Dispatch(unit: "rapid", to: Centre("b1"))),
        (at: "08:30:01", seat: "r1", order: StandDown(unit: "rapid")),
    "#;
    let goes = |sim: &mut Simulation| {
        count(
            sim,
            |f| matches!(f, Fact::UnitDeparted { unit, .. } if unit.as_str() == "rapid"),
        ) > 0
            || picture(sim, "excon").unit(&"rapid".into()).unwrap().state != UnitState::Available
    };
    assert_eq!(of_sixty(CENTRE, Rules::PRESENT, text, goes), 0);
    let before = of_sixty(CENTRE, Rules::Edition4, text, goes);
    assert!(before > 10, "{before} of 60 by the fourth edition");
    // What was taken back on its way is on the record.
    let replaced = |sim: &mut Simulation| {
        count(sim, |f| {
            matches!(
                f,
                Fact::OrderReplaced {
                    order: Order::Dispatch { .. },
                    ..
                }
            )
        }) == 1
    };
    assert!(of_sixty(CENTRE, Rules::PRESENT, text, replaced) > 50);
}

#[test]
fn the_newer_of_two_postures_holds_and_a_slip_can_be_taken_back_at_once() {
    // The gate looks; nobody has reported yet that it searches when it is to look again.
    let text = r#"
        (at: "08:30:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)),
        (at: "08:30:01", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Look)),
        (at: "08:30:00", seat: "r1", order: SetGate(centre: "b1", posture: Search)),
        (at: "08:30:01", seat: "r1", order: SetGate(centre: "b1", posture: Identity)),
        (at: "08:30:00", seat: "com", order: SuspendVoting(centre: "b1")),
        (at: "08:30:01", seat: "com", order: ResumeVoting(centre: "b1")),
    "#;
    let otherwise = |sim: &mut Simulation| {
        sim.run_until(at("09:30"));
        let rejected = count(sim, |f| matches!(f, Fact::OrderRejected { .. }));
        let p = picture(sim, "excon");
        let gate = p.checkpoint(&"gate".into()).unwrap().posture;
        let c = p.centre(&"b1".into()).unwrap();
        (rejected, gate, c.gate, c.state)
            != (0, Posture::Look, Posture::Identity, CentreState::Open)
    };
    let s = world(&format!("{SLOW}{NOBODY}{CENTRE}"));
    for seed in 0..60 {
        let mut sim = ordered(&s, Rules::PRESENT, seed, orders(text));
        assert!(!otherwise(&mut sim), "seed {seed}");
    }
    // What is so already, and was not ordered otherwise, is refused as ever.
    let twice = r#"
        (at: "08:30:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Look)),
        (at: "08:31:00", seat: "com", order: ResumeVoting(centre: "b1")),
    "#;
    let refused = |sim: &mut Simulation| {
        count(sim, |f| {
            matches!(
                f,
                Fact::OrderRejected {
                    why: Refusal::AlreadySo,
                    ..
                }
            )
        }) == 2
    };
    assert_eq!(of_sixty(CENTRE, Rules::PRESENT, twice, refused), 60);
}

#[test]
fn the_end_of_a_lookout_does_not_come_before_the_lookout() {
    let car = r#"vehicles: [(id: "car", name: (ar: "سيارة بيضاء", en: "White car"), route: ["a", "b"])],
        injects: [(id: "m", name: (ar: "ر", en: "Message"), when: At("08:10"), effects: [Message(from: (ar: "ر", en: "F"), to: ["r1"], channel: Other, text: (ar: "ر", en: "A car"), tells: Vehicle("car"))])],"#;
    let text = r#"
        (at: "08:30:00", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "13:00")),
        (at: "08:30:01", seat: "r1", order: CancelLookout(vehicle: "car")),
    "#;
    let car = &format!("{CENTRE}{car}");
    let stays = |sim: &mut Simulation| {
        let p = picture(sim, "excon");
        !p.checkpoint(&"gate".into()).unwrap().lookouts.is_empty()
    };
    assert_eq!(of_sixty(car, Rules::PRESENT, text, stays), 0);
    assert!(of_sixty(car, Rules::Edition4, text, stays) > 10);
}

#[test]
fn words_from_seat_to_seat_come_in_the_order_in_which_they_were_written() {
    let text = r#"
        (at: "08:30:00", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "Close the road")),
        (at: "08:30:01", seat: "r1", order: SendMessage(to: "main", purpose: Inform, text: "No, leave it open")),
    "#;
    let turned = |sim: &mut Simulation| {
        let came: Vec<u32> = sim
            .facts()
            .iter()
            .filter_map(|f| match f.fact {
                Fact::SeatMessageReceived { message, .. } => Some(message),
                _ => None,
            })
            .collect();
        assert_eq!(came.len(), 2);
        came != [1, 2]
    };
    assert_eq!(of_sixty(CENTRE, Rules::PRESENT, text, turned), 0);
    assert!(of_sixty(CENTRE, Rules::Edition4, text, turned) > 10);
}

#[test]
fn a_convoy_that_is_stopped_a_second_after_its_start_stays() {
    let text = r#"
        (at: "08:30:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
        (at: "08:30:01", seat: "r1", order: HaltConvoy(convoy: "out")),
    "#;
    let drives = |sim: &mut Simulation| count(sim, |f| matches!(f, Fact::ConvoyResumed { .. })) > 0;
    assert_eq!(of_sixty(CONVOY, Rules::PRESENT, text, drives), 0);
    assert!(of_sixty(CONVOY, Rules::Edition4, text, drives) > 10);
    // One that waits for its escort is stopped too, and goes on when it is told to.
    let later = r#"
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: None)),
        (at: "08:20", seat: "r1", order: HaltConvoy(convoy: "out")),
        (at: "08:40", seat: "r1", order: Dispatch(unit: "rapid", to: Convoy("out"))),
    "#;
    assert_eq!(of_sixty(CONVOY, Rules::PRESENT, later, drives), 0);
    let on = format!(
        r#"{later} (at: "09:30", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),"#
    );
    assert_eq!(of_sixty(CONVOY, Rules::PRESENT, &on, drives), 60);
}

/// Channels on which each word takes a minute.
const MINUTE: &str = r#"settings: [(polling: (opens: "08:00", closes: "11:00", turnout: 0.0), comms: (
    mobile_voice: (delay: Fixed("60s"), dropout: 0.0), mobile_data: (delay: Fixed("60s"), dropout: 0.0), fixed_line: (delay: Fixed("60s"), dropout: 0.0),
    radio: (delay: Fixed("60s"), dropout: 0.0), satellite: (delay: Fixed("60s"), dropout: 0.0),
), reports: (wrong: 0.0, duplicate: 0.0))],"#;

#[test]
fn a_head_of_centre_hears_an_order_before_he_declines_it_and_the_answer_travels() {
    let s = world(&format!("{MINUTE}{NOBODY}{CENTRE}"));
    let text = r#"(at: "08:30", seat: "r1", order: SuspendVoting(centre: "b1")),"#;
    let (mut obeyed, mut declined) = (0, 0);
    for seed in 0..60 {
        let mut sim = with_seed(&s, Rules::PRESENT, seed, text);
        let facts = sim.facts().to_vec();
        let when = |wanted: &dyn Fn(&Fact) -> bool| {
            let found = facts.iter().find(|f| wanted(&f.fact));
            found.map(|f| f.at.to_string())
        };
        let beyond = when(&|f| matches!(f, Fact::OrderBeyondPowers { .. }));
        let not = when(&|f| {
            matches!(
                f,
                Fact::OrderNotCarriedOut {
                    why: Refusal::OnlyCommission,
                    ..
                }
            )
        });
        let one_minute = Some("08:31:00".to_owned());
        assert!(beyond == one_minute && not.is_none() || beyond.is_none() && not == one_minute);
        if beyond.is_some() {
            obeyed += 1;
            continue;
        }
        declined += 1;
        let answer = when(&|f| {
            matches!(f, Fact::ReportReceived { seat, from, .. }
                if seat.as_str() == "r1" && *from == tamrin::record::order::Party::Centre("b1".into()))
        });
        assert_eq!(answer.as_deref(), Some("08:32:00"));
        let p = picture(&mut sim, "r1");
        assert_eq!(p.orders[0].refused, Some(Refusal::OnlyCommission));
        let mut early = Simulation::new(s.clone(), seed);
        let entry = OrderEntry {
            at: at("08:30"),
            seq: 1,
            seat: "r1".into(),
            order: p.orders[0].order.clone(),
        };
        early.submit(entry).unwrap();
        early.run_until(at("08:31:30"));
        assert_eq!(picture(&mut early, "r1").orders[0].refused, None);
        let said = Fact::OrderNotCarriedOut {
            seat: "r1".into(),
            order: p.orders[0].order.clone(),
            by: tamrin::record::order::Party::Centre("b1".into()),
            why: Refusal::OnlyCommission,
        };
        let prose = Prose {
            scenario: &s,
            lang: Lang::En,
        };
        assert_eq!(
            prose.fact(&said),
            "the head of Centre declined an order that only Commission can give: suspend voting at Centre"
        );
    }
    assert!(obeyed > 30 && declined > 8, "{obeyed} {declined}");
}

#[test]
fn a_convoy_that_is_told_to_go_on_before_a_block_says_which_way_it_goes_and_how_long() {
    let block = r#"injects: [
        (id: "i", name: (ar: "س", en: "Block"), when: At("08:12"), effects: [BlockRoad("ab")]),
        (id: "j", name: (ar: "س", en: "Block"), when: Manual, effects: [BlockRoad("cb")]),
    ],"#;
    let quiet = crate::small_world::QUIET;
    let s = world(&format!("{quiet}{NOBODY}{CONVOY}{block}").replace("Manual", "ByHand"));
    let start =
        r#"(at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),"#;
    let go = r#"(at: "08:40", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),"#;
    let sim = play(&s, &format!("{start}{go}"));
    let prose = Prose {
        scenario: &s,
        lang: Lang::En,
    };
    let said: Vec<String> = sim
        .facts()
        .iter()
        .filter(|f| {
            matches!(
                f.fact,
                Fact::ConvoyHalted { .. }
                    | Fact::ConvoyDetours { .. }
                    | Fact::ConvoyResumed { .. }
                    | Fact::ConvoyReached { .. }
            )
        })
        .map(|f| prose.line(f))
        .collect();
    expect_test::expect![[r#"
        08:10:00  Materials convoy is on its way
        08:22:00  Materials convoy stands still: the road is blocked
        08:40:00  Materials convoy goes round the road A – B: 1 h 11 min 59 s to drive, 59 min 59 s more than by that road
        08:40:00  Materials convoy is on its way
        09:51:59  Materials convoy reached Centre"#]].assert_eq(&said.join("\n"));
    let mut sim = ordered(&s, Rules::PRESENT, 1, orders(&format!("{start}{go}")));
    sim.run_until(at("08:50"));
    let view = picture(&mut sim, "r1").convoy(&"out".into()).cloned();
    let view = view.unwrap();
    assert_eq!(view.state, ConvoyState::Moving);
    assert_eq!(view.detour.unwrap().road.as_str(), "ab");
    // Nothing is said where the road is free again, and where no way is known the order is refused.
    let free = r#"(at: "08:39", seat: "r1", order: OpenRoad(road: "ab")),"#;
    let closed = r#"(at: "08:39", seat: "main", order: CloseRoad(road: "cb")),"#;
    let refused = play(&s, &format!("{start}{closed}{go}"));
    let no_route = |f: &Fact| {
        matches!(
            f,
            Fact::OrderRejected {
                why: Refusal::NoRoute,
                ..
            }
        )
    };
    assert_eq!(count(&refused, no_route), 1);
    let old = play_by(Rules::Edition4, &s, &format!("{start}{free}{go}"));
    let detours = |f: &Fact| matches!(f, Fact::ConvoyDetours { .. });
    assert_eq!(count(&old, detours), 0);
}
