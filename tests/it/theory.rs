//! Many days against theory: intervals that a batch states hold the means that the theory of queues gives, as often as they say.
//!
//! Deliberately not here: one line against theory (`sim/world/flow_tests.rs`), intervals of numbers drawn alone
//! (`batch/statistics.rs`).

use std::ops::ControlFlow;
use std::sync::Arc;

use tamrin::batch::day::Day;
use tamrin::batch::player::{BuiltIn, Player};
use tamrin::batch::pool;
use tamrin::batch::statistics::Mean;
use tamrin::evaluate::compare::FigureKind;
use tamrin::scenario::{self, Scenario, shipped};

/// Seconds that polling lasts.
const OPEN: f64 = 9.0 * 3600.0;

/// Voters of the one station; all of them come, at any time of the day alike.
const VOTERS: f64 = 900.0;

/// A centre whose gate has two lanes at 45 s a person, and whose one station takes 18 s: exponential both.
fn tandem() -> Arc<Scenario> {
    let text = r#"(format: 1, id: "tandem", title: (ar: "ا", en: "T"), summary: (ar: "ا", en: "S"),
 date: "2031-01-01", start: "08:00", end: "20:00",
 settings: [(
  polling: (
   opens: "09:00", closes: "18:00", turnout: 1.0, arrivals: [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
   desk: Exponential("18s"), patience: None,
  ),
  gate_checks: (look: Fixed("1s"), identity: Exponential("45s"), search: Fixed("1s")),
 )],
 places: [(id: "p", name: (ar: "ا", en: "P"), lat: 0, lon: 34)],
 municipalities: [(id: "m", name: (ar: "ا", en: "M"), seat: "p")],
 centres: [
  (id: "c", name: (ar: "ا", en: "C"), place: "p", municipality: "m", gate: (lanes: 2, posture: Identity), stations: [(voters: 900)]),
 ],
)"#;
    let checked = scenario::from_texts(shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text.to_owned(),
    )]));
    let found = checked.findings;
    Arc::new(checked.scenario.unwrap_or_else(|| panic!("{found:#?}")))
}

/// Mean wait in a line of `lanes`, each of which takes `mean` seconds a person: Erlang's C by the rate at which people leave.
fn erlang(lanes: i32, mean: f64) -> f64 {
    let arrivals = VOTERS / OPEN;
    let load = arrivals * mean;
    let term = |k: i32| load.powi(k) / (1..=k).map(f64::from).product::<f64>();
    let last = term(lanes) / (1.0 - load / f64::from(lanes));
    let waits = last / ((0..lanes).map(term).sum::<f64>() + last);
    waits / (f64::from(lanes) / mean - arrivals)
}

#[test]
fn intervals_of_a_batch_hold_the_means_of_a_network_of_queues_ninety_five_times_in_a_hundred() {
    // By Burke's theorem people leave the gate as they came, so both lines are as if each were alone.
    const BATCHES: usize = 100;
    const DAYS: usize = 12;
    let expected = [
        (FigureKind::GateWait, erlang(2, 45.0)),
        (FigureKind::StationWait, erlang(1, 18.0)),
    ];
    assert!((expected[0].1 - 28.846).abs() < 0.001, "{expected:?}");
    assert!((expected[1].1 - 18.0).abs() < 0.001, "{expected:?}");
    let s = tandem();
    let player = Player::BuiltIn(BuiltIn::Idle);
    let run = |n: usize| Day::of(&s, &player, n as u64 + 1, false);
    let mut days = Vec::new();
    let each = &mut |_, day: Day| {
        days.push(day.figures);
        ControlFlow::Continue(())
    };
    pool::play(BATCHES * DAYS, pool::cores(), &run, each).unwrap();
    for (kind, theory) in expected {
        let at = FigureKind::ALL.iter().position(|k| *k == kind).unwrap();
        let batches: Vec<Mean> = days
            .chunks(DAYS)
            .map(|days| {
                let waits: Vec<f64> = days.iter().map(|d| d[at].unwrap()).collect();
                Mean::of(&waits).unwrap()
            })
            .collect();
        let holds = |m: &&Mean| {
            let (low, high) = m.interval().unwrap();
            (low..=high).contains(&theory)
        };
        // Of a hundred intervals at 95 % as many hold it as heads of such a coin: 95, give or take 2.2; three of those are allowed.
        let held = batches.iter().filter(holds).count();
        assert!((88..=100).contains(&held), "{kind:?}: {held} of {BATCHES}");
        // An interval that holds everything says nothing.
        let half = batches.iter().filter_map(|m| m.half).sum::<f64>() / BATCHES as f64;
        assert!(half < 0.2 * theory, "{kind:?}: {half:.2} s to both sides");
    }
}
