//! Cost and memory per voter as the country grows 1×, 4×, 16× and 56×, the most centres that a scenario may
//! have (19,712, with 7.7 million voters): both should stay flat.
//!
//! `cargo bench --bench scaling`. Memory is the peak of the process on Linux, elsewhere it is left out.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/national.rs"]
mod national;
#[path = "support/text.rs"]
mod text;
#[path = "support/timing.rs"]
mod timing;

use tamrin::sim::Simulation;
use text::scenario_of;
use timing::{median, seconds};

/// Resident memory in KiB, where the system tells.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() {
    println!("size  municipalities  voters     ns per voter  ratio  bytes per voter");
    let mut first = None;
    for size in [1, 4, 16, 56] {
        let scenario = scenario_of(national::scenario(size));
        let voters = scenario.registered() as f64;
        let mut memory = None;
        let rounds = (0..(32 / size).max(5)).map(|_| {
            let before = resident();
            seconds(|| {
                let mut sim = Simulation::new(scenario.clone(), 1);
                sim.run_until(scenario.head.end);
                memory = memory.or_else(|| Some((resident()? - before?) * 1024.0 / voters));
            })
        });
        let each = median(rounds.collect()) * 1e9 / voters;
        let base = *first.get_or_insert(each);
        let memory = memory.map_or_else(|| "-".to_owned(), |m| format!("{m:.0}"));
        let ratio = each / base;
        println!(
            "{size:4}  {:14}  {voters:9.0}  {each:12.0}  {ratio:5.2}  {memory:>15}",
            scenario.municipalities.len()
        );
    }
}
