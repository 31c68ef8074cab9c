//! What a thousand days cost beside one, on one thread and on all cores, and whether memory grows with their number.
//!
//! `cargo bench --bench batch [-- SCENARIO [DAYS]]`. The scenario is `first-steps` if none is named, played by standing orders at seats
//! that people hold; a day is judged as `tamrin batch` judges it. The ratio is the time of all days to that of one, times their number
//! and divided by the threads: 1.0 is a batch that costs nothing of its own. On one thread a tenth of the days is played.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/timing.rs"]
mod timing;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;

use tamrin::batch::day::Day;
use tamrin::batch::player::{BuiltIn, Player};
use tamrin::batch::pool;
use tamrin::scenario::{self, shipped};
use timing::{median, seconds};

/// The most memory that the process had so far, MiB; 0 where the system does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:"));
    let kib = line.and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

fn main() {
    // What cargo itself passes on begins with a dash.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let days: usize = words.iter().find_map(|a| a.parse().ok()).unwrap_or(1000);
    let name = words.iter().find(|a| a.parse::<usize>().is_err());
    let name = name.map_or("first-steps", String::as_str);
    let texts = shipped::with_library(shipped::texts(name).expect("it is built in"));
    let checked = scenario::from_texts(texts);
    let scenario = Arc::new(checked.scenario.expect("it has no errors"));
    let player = Player::BuiltIn(BuiltIn::Standing);
    let day = |n: usize| Day::of(&scenario, &player, n as u64 + 1, false);
    let one = median(
        (0..21)
            .map(|n| {
                seconds(|| {
                    black_box(day(n));
                })
            })
            .collect(),
    );
    println!(
        "one day of {name}: {:.2} ms, {} MiB at most",
        one * 1000.0,
        memory()
    );
    let cores = pool::cores();
    for (threads, part) in [(1, days / 10), (cores, days / 10), (cores, days)] {
        let all = seconds(|| {
            let each = &mut |_, d| {
                black_box(d);
                ControlFlow::Continue(())
            };
            pool::play(part, threads, &day, each).expect("every day can be played");
        });
        println!(
            "{part} days on {threads} threads: {all:.2} s, ratio {:.2}, {} MiB at most",
            all * threads as f64 / (one * part as f64),
            memory()
        );
    }
}
