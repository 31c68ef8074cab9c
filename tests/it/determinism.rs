//! The same scenario, seed and orders give the same facts, whatever else differs; the first difference is named.

use tamrin::base::ids::SeatId;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::order::{Order, OrderEntry, Target};
use tamrin::record::states::{Posture, Readiness};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;

use crate::support::shipped_scenario;

/// All facts as text, and the digest.
fn play(mut sim: Simulation, orders: &[OrderEntry], step: Option<Span>) -> (Vec<String>, String) {
    for o in orders {
        sim.submit(o.clone()).unwrap();
    }
    let end = sim.scenario().head.end;
    match step {
        None => sim.run_until(end),
        Some(step) => {
            while !sim.over() {
                let next = sim.now() + step;
                sim.run_until(next.min(end));
                // Looking must change nothing.
                let seat = SeatId::from("excon");
                sim.picture(&seat).unwrap();
                sim.digest();
            }
        }
    }
    let digest = sim.digest().short();
    (
        sim.facts()
            .iter()
            .map(|f| serde_json::to_string(f).unwrap())
            .collect(),
        digest,
    )
}

/// Names the first difference, or passes.
fn same(a: &(Vec<String>, String), b: &(Vec<String>, String), what: &str) {
    if let Some((i, (x, y))) = a.0.iter().zip(&b.0).enumerate().find(|(_, (x, y))| x != y) {
        panic!("{what}: fact {} differs:\n{x}\n{y}", i + 1);
    }
    assert_eq!((a.0.len(), &a.1), (b.0.len(), &b.1), "{what}");
}

#[test]
fn the_same_day_twice_is_the_same() {
    let s = shipped_scenario("libya-2024");
    same(
        &play(Simulation::new(s.clone(), 7), &[], None),
        &play(Simulation::new(s, 7), &[], None),
        "again",
    );
}

#[test]
fn the_order_in_which_entities_are_made_makes_no_difference() {
    let s = shipped_scenario("libya-2024");
    let reversed = Simulation::with_spawn_order(s.clone(), 7, true);
    same(
        &play(Simulation::new(s, 7), &[], None),
        &play(reversed, &[], None),
        "entities made in reverse",
    );
}

#[test]
fn stopping_and_looking_on_the_way_makes_no_difference() {
    let s = shipped_scenario("libya-2024");
    let once = play(Simulation::new(s.clone(), 7), &[], None);
    same(
        &once,
        &play(Simulation::new(s, 7), &[], Some(Span::from_secs(97))),
        "in steps, looked at",
    );
}

#[test]
fn another_thread_makes_no_difference() {
    let s = shipped_scenario("libya-2024");
    let here = play(Simulation::new(s.clone(), 3), &[], None);
    let there = std::thread::Builder::new()
        .name("other".into())
        .spawn(move || play(Simulation::new(s, 3), &[], None))
        .unwrap()
        .join()
        .unwrap();
    same(&here, &there, "on another thread");
}

#[test]
fn another_seed_makes_another_day() {
    let s = shipped_scenario("libya-2024");
    assert_ne!(
        play(Simulation::new(s.clone(), 1), &[], None).1,
        play(Simulation::new(s, 2), &[], None).1
    );
}

#[test]
fn all_other_luck_stays_when_one_decision_differs() {
    let s = shipped_scenario("libya-2024");
    let note = OrderEntry {
        at: s.head.start,
        seq: 1,
        seat: "excon".into(),
        order: Order::Note {
            text: "hello".into(),
        },
    };
    let tallies = |facts: &[String]| {
        facts
            .iter()
            .filter(|f| f.contains("CentreTally"))
            .map(|f| f.split_once("\"at\"").unwrap().1.to_owned())
            .collect::<Vec<_>>()
    };
    let (a, b) = (
        play(Simulation::new(s.clone(), 7), &[], None),
        play(Simulation::new(s, 7), &[note], None),
    );
    assert_eq!(tallies(&a.0), tallies(&b.0), "a note changes nobody's luck");
}

pub(crate) fn any_order(n: u32) -> (&'static str, Order) {
    match n % 10 {
        0 => (
            "room",
            Order::Dispatch {
                unit: "rapid-1".into(),
                to: Target::Place("qayqab".into()),
            },
        ),
        1 => (
            "room",
            Order::Redirect {
                unit: "rapid-1".into(),
                to: Target::Centre("abraq-1".into()),
            },
        ),
        2 => (
            "room",
            Order::StandDown {
                unit: "rapid-1".into(),
            },
        ),
        3 => (
            "room",
            Order::SetPosture {
                checkpoint: "east-gate".into(),
                posture: Posture::ALL[n as usize / 10 % 5],
            },
        ),
        4 => (
            "commission",
            Order::SuspendVoting {
                centre: "abraq-1".into(),
            },
        ),
        5 => (
            "commission",
            Order::ResumeVoting {
                centre: "abraq-1".into(),
            },
        ),
        6 => (
            "room",
            Order::CloseRoad {
                road: "lamludah-abraq".into(),
            },
        ),
        7 => (
            "room",
            Order::OpenRoad {
                road: "lamludah-abraq".into(),
            },
        ),
        8 => (
            "room",
            Order::SetReadiness {
                directorate: "qubbah".into(),
                level: Readiness::ALL[n as usize / 10 % 3],
            },
        ),
        _ => (
            "nobody",
            Order::Dispatch {
                unit: "ghost".into(),
                to: Target::Incident("push".into()),
            },
        ),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]
    #[test]
    fn random_orders_replay_to_the_same_facts_and_each_ends_in_one_fact(
        mut list in proptest::collection::vec((0i64..3600, 0u32..100), 0..40), step in 1i64..900,
    ) {
        list.sort_unstable();
        let s = shipped_scenario("first-steps");
        let start = s.head.start;
        let orders: Vec<OrderEntry> = list.iter().enumerate().map(|(i, (at, n))| {
            let (seat, order) = any_order(*n);
            OrderEntry { at: start + Span::from_secs(*at), seq: i as u64 + 1, seat: seat.into(), order }
        }).collect();
        let whole = play(Simulation::new(s.clone(), 5), &orders, None);
        same(&whole, &play(Simulation::new(s.clone(), 5), &orders, Some(Span::from_secs(step))), "in steps");
        // Live: each order arrives only when its time has come.
        let mut live = Simulation::new(s.clone(), 5);
        for o in &orders {
            live.run_until(o.at);
            live.submit(o.clone()).unwrap();
            live.run_until(o.at);
        }
        same(&whole, &play(live, &[], None), "live");
        let ended = whole.0.iter().filter(|f| f.contains("\"seq\":") && !f.contains("\"seq\":null")).count();
        proptest::prop_assert_eq!(ended, orders.len());
    }
}

#[test]
fn an_order_for_the_past_is_an_error_value() {
    let mut sim = Simulation::new(shipped_scenario("first-steps"), 1);
    sim.run_until(SimTime::parse("09:30").unwrap());
    let late = OrderEntry {
        at: SimTime::parse("09:29").unwrap(),
        seq: 1,
        seat: "room".into(),
        order: Order::EndExercise,
    };
    assert!(sim.submit(late).is_err());
}

/// Incidents of the country that an order may be about.
const INCIDENTS: [&str; 5] = [
    "storm-a",
    "qubbah-fire",
    "murzuq-block",
    "imsaad-power",
    "border-crash",
];

/// An order that someone might give somewhere in the country, sensible or not.
fn any_order_in_the_country(s: &Scenario, rng: &mut tamrin::base::rng::Stream) -> (SeatId, Order) {
    fn one<'a, T>(
        rng: &mut tamrin::base::rng::Stream,
        all: impl ExactSizeIterator<Item = &'a T>,
    ) -> &'a T {
        let n = (rng.uniform() * all.len() as f64) as usize;
        all.into_iter().nth(n).unwrap()
    }
    let seat = one(rng, s.seats.keys()).clone();
    let unit = one(rng, s.units.keys()).clone();
    let centre = one(rng, s.centres.keys()).clone();
    let incidents = INCIDENTS.map(tamrin::base::ids::IncidentId::from);
    let to = match (rng.uniform() * 5.0) as u32 {
        0 => Target::Place(one(rng, s.places.keys()).clone()),
        1 => Target::Centre(centre.clone()),
        2 => Target::Road(one(rng, s.roads.keys()).clone()),
        3 => Target::Checkpoint(one(rng, s.checkpoints.keys()).clone()),
        _ => Target::Incident(one(rng, incidents.iter()).clone()),
    };
    let order = match (rng.uniform() * 16.0) as u32 {
        0..=2 => Order::Dispatch { unit, to },
        3..=4 => Order::Redirect { unit, to },
        5 => Order::StandDown { unit },
        6 => Order::SetPosture {
            checkpoint: one(rng, s.checkpoints.keys()).clone(),
            posture: *one(rng, Posture::ALL.iter()),
        },
        7 => Order::SetGate {
            centre,
            posture: *one(rng, Posture::ALL.iter()),
        },
        8 => Order::CloseRoad {
            road: one(rng, s.roads.keys()).clone(),
        },
        9 => Order::OpenRoad {
            road: one(rng, s.roads.keys()).clone(),
        },
        10 => Order::SetReadiness {
            directorate: one(rng, s.directorates.keys()).clone(),
            level: *one(rng, Readiness::ALL.iter()),
        },
        11 => Order::SuspendVoting { centre },
        12 => Order::ResumeVoting { centre },
        13 => Order::ExtendVoting {
            centre,
            until: SimTime::parse("19:30").unwrap(),
        },
        14 => Order::RequestSupport {
            from: one(rng, s.seats.keys()).clone(),
            capability: tamrin::record::states::Capability::Armed,
            strength: 5,
            to,
        },
        _ => Order::AnswerSupport {
            request: (rng.uniform() * 12.0) as u32,
            unit: Some(unit),
        },
    };
    // Half of them come from someone with every power, so that many are accepted.
    let seat = if rng.uniform() < 0.5 {
        "excon".into()
    } else {
        seat
    };
    (seat, order)
}

#[test]
fn a_day_of_wild_orders_breaks_no_invariant_and_replays() {
    let s = shipped_scenario("libya-2024");
    let mut accepted = 0;
    for seed in 0..6 {
        let mut rng = tamrin::base::rng::Stream::new(seed, "test", "wild");
        let mut times: Vec<i64> = (0..400)
            .map(|_| (rng.uniform() * 14.0 * 3600.0) as i64)
            .collect();
        times.sort_unstable();
        let orders: Vec<OrderEntry> = times
            .into_iter()
            .enumerate()
            .map(|(i, at)| {
                let (seat, order) = any_order_in_the_country(&s, &mut rng);
                OrderEntry {
                    at: s.head.start + Span::from_secs(at),
                    seq: i as u64 + 1,
                    seat,
                    order,
                }
            })
            .collect();
        let once = play(Simulation::new(s.clone(), seed), &orders, None);
        same(
            &once,
            &play(
                Simulation::with_spawn_order(s.clone(), seed, true),
                &orders,
                Some(Span::from_mins(23)),
            ),
            "wild orders",
        );
        accepted += once
            .0
            .iter()
            .filter(|f| f.contains("OrderAccepted") && !f.contains("\"seq\":null"))
            .count();
    }
    assert!(
        accepted > 400,
        "most wild orders should not be refused outright: {accepted} of 2400"
    );
}
