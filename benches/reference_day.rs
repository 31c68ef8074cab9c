//! What the reference scenario costs with everything on, beside drawing the variates of its own voters, in the same run.
//!
//! `cargo bench --bench reference_day`. All seats are played by standing orders. The breakdown names the mechanism after whose
//! turn the clock was read, so it also counts what that turn costs when there is nothing to do.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/draws.rs"]
mod draws;
#[path = "support/timing.rs"]
mod timing;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use tamrin::scenario::{self, Scenario, shipped};
use tamrin::sim::Simulation;
use timing::{median, seconds};

fn day(scenario: &Arc<Scenario>) -> usize {
    let mut sim = Simulation::new(scenario.clone(), 2024);
    sim.run_until(scenario.head.end);
    sim.facts().len()
}

fn main() {
    let texts = shipped::with_library(shipped::texts(shipped::REFERENCE).expect("it is built in"));
    let scenario = Arc::new(
        scenario::from_texts(texts)
            .scenario
            .expect("it has no errors"),
    );
    let (mut sim, mut draw) = (Vec::new(), Vec::new());
    for _ in 0..21 {
        draw.push(seconds(|| {
            black_box(draws::draws(&scenario));
        }));
        sim.push(seconds(|| {
            black_box(day(&scenario));
        }));
    }
    let ratio = median(sim.iter().zip(&draw).map(|(a, b)| a / b).collect());
    println!(
        "{}: {} voters, {} facts",
        shipped::REFERENCE,
        scenario.registered(),
        day(&scenario)
    );
    println!("  simulation  {:8.2} ms", median(sim) * 1e3);
    println!("  draws only  {:8.2} ms", median(draw) * 1e3);
    println!("  simulation / draws {ratio:5.2}   (target: at most 10)");
    breakdown(&scenario);
}

/// Milliseconds of each mechanism's turns in one day.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures wall time")]
fn breakdown(scenario: &Arc<Scenario>) {
    type Spent = BTreeMap<&'static str, (f64, u32)>;
    let spent: Arc<Mutex<Spent>> = Arc::default();
    let (into, mut last) = (spent.clone(), Instant::now());
    let probe = move |name: &'static str| {
        let now = Instant::now();
        let mut spent = into.lock().expect("one thread");
        let entry = spent.entry(name).or_default();
        *entry = (entry.0 + (now - last).as_secs_f64(), entry.1 + 1);
        last = Instant::now();
    };
    let began = Instant::now();
    let mut sim = Simulation::probed(scenario.clone(), 2024, Box::new(probe));
    let made = began.elapsed().as_secs_f64();
    sim.run_until(scenario.head.end);
    let spent = spent.lock().expect("one thread");
    let mut list: Vec<_> = spent.iter().collect();
    list.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    let passes = list.iter().map(|x| x.1.1).max().unwrap_or(0);
    println!("  of it, in one day of {passes} passes, with the clock read after each turn:");
    println!("    {:16} {:7.2} ms", "making the day", made * 1e3);
    for (name, (seconds, _)) in list {
        println!("    {name:16} {:7.2} ms", seconds * 1e3);
    }
}
