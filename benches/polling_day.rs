//! Seconds for one simulated national polling day, beside two references in the same run:
//! the time only to draw the same three variates for each voter, and a minimal event-heap version without ECS.
//!
//! `cargo bench --bench polling_day`. Ratios are medians over rounds in which the three take turns.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/draws.rs"]
mod draws;
#[path = "support/national.rs"]
mod national;
#[path = "support/text.rs"]
mod text;
#[path = "support/timing.rs"]
mod timing;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::hint::black_box;
use std::sync::Arc;

use draws::{Draws, draws};
use tamrin::base::rng::Stream;
use tamrin::record::Fact;
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use text::scenario_of;
use timing::{median, seconds};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Arrives { centre: u32, station: u32 },
    ThroughGate { centre: u32, station: u32 },
    Voted { station: u32 },
}

/// An arrival for each voter, in the order of centres; and how many stations there are.
fn arrivals(scenario: &Scenario, s: &mut Stream) -> (BinaryHeap<Reverse<(u32, u32, Event)>>, u32) {
    let mut heap = BinaryHeap::new();
    let (mut seq, mut station) = (0u32, 0u32);
    for (c, centre) in scenario.centres.values().enumerate() {
        for st in &centre.stations {
            for _ in 0..st.voters {
                seq += 1;
                heap.push(Reverse((
                    Draws::arrival(s),
                    seq,
                    Event::Arrives {
                        centre: c as u32,
                        station,
                    },
                )));
            }
            station += 1;
        }
    }
    (heap, station)
}

/// The same day with one event for each arrival, each passage of a gate and each vote.
fn event_heap(scenario: &Scenario) -> u64 {
    let d = Draws::new();
    let mut s = Stream::new(1, "heap", "");
    let (mut heap, stations) = arrivals(scenario, &mut s);
    let mut seq = heap.len() as u32;
    let mut gates: Vec<(bool, VecDeque<u32>)> =
        vec![(false, VecDeque::new()); scenario.centres.len()];
    let mut desks: Vec<(bool, u32)> = vec![(false, 0); stations as usize];
    let mut served = 0;
    while let Some(Reverse((t, _, event))) = heap.pop() {
        seq += 1;
        match event {
            Event::Arrives { centre, station } => {
                let gate = &mut gates[centre as usize];
                if gate.0 {
                    gate.1.push_back(station);
                } else {
                    gate.0 = true;
                    heap.push(Reverse((
                        t + Draws::gate(&mut s),
                        seq,
                        Event::ThroughGate { centre, station },
                    )));
                }
            }
            Event::ThroughGate { centre, station } => {
                let gate = &mut gates[centre as usize];
                match gate.1.pop_front() {
                    Some(next) => heap.push(Reverse((
                        t + Draws::gate(&mut s),
                        seq,
                        Event::ThroughGate {
                            centre,
                            station: next,
                        },
                    ))),
                    None => gate.0 = false,
                }
                let desk = &mut desks[station as usize];
                if desk.0 {
                    desk.1 += 1;
                } else {
                    desk.0 = true;
                    heap.push(Reverse((t + d.desk(&mut s), seq, Event::Voted { station })));
                }
            }
            Event::Voted { station } => {
                served += 1;
                let desk = &mut desks[station as usize];
                if desk.1 > 0 {
                    desk.1 -= 1;
                    heap.push(Reverse((t + d.desk(&mut s), seq, Event::Voted { station })));
                } else {
                    desk.0 = false;
                }
            }
        }
    }
    served
}

fn simulate(scenario: &Arc<Scenario>) -> u64 {
    let mut sim = Simulation::new(scenario.clone(), 1);
    sim.run_until(scenario.head.end);
    sim.facts()
        .iter()
        .map(|f| {
            if let Fact::CentreTally { served, .. } = f.fact {
                u64::from(served)
            } else {
                0
            }
        })
        .sum()
}

fn main() {
    let scenario = scenario_of(national::scenario(1));
    assert_eq!(
        (simulate(&scenario), event_heap(&scenario)),
        (137_700, 137_700),
        "all who came are served"
    );
    let (mut sim, mut draw, mut heap) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..31 {
        draw.push(seconds(|| {
            black_box(draws(&scenario));
        }));
        sim.push(seconds(|| {
            black_box(simulate(&scenario));
        }));
        heap.push(seconds(|| {
            black_box(event_heap(&scenario));
        }));
    }
    let ratio = |a: &[f64], b: &[f64]| median(a.iter().zip(b).map(|(a, b)| a / b).collect());
    let (to_draws, from_heap) = (ratio(&sim, &draw), ratio(&heap, &sim));
    println!("national polling day, 137,700 voters, medians of 31 rounds");
    println!("  simulation          {:8.2} ms", median(sim) * 1e3);
    println!("  draws only          {:8.2} ms", median(draw) * 1e3);
    println!("  event heap, no ECS  {:8.2} ms", median(heap) * 1e3);
    println!("  simulation / draws      {to_draws:5.2}   (target: at most 4)");
    println!("  event heap / simulation {from_heap:5.2}   (target: at least 3)");
}
