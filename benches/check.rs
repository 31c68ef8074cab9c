//! How long the check takes of a script as large as it may be: 10,000 injects and 100 municipalities, and a quarter of that; then with
//! as many municipalities, rooms, centres, units and checkpoints as a scenario may have.
//!
//! `cargo bench --bench check`. Prints the time of each, per inject, and beside reading the same text as RON alone; both sizes in one
//! run, so that what grows faster than the scenario is seen on any machine.
//! Deliberately not here: whether what is found is right (`tests/it/broken.rs`).
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "../tests/it/support/large_script.rs"]
mod large_script;

use std::hint::black_box;
use std::time::{Duration, Instant};

use tamrin::scenario::{from_texts, shipped};

/// The best of some tries, which is what the work takes where nothing else runs.
fn best(tries: u32, mut work: impl FnMut()) -> Duration {
    let one = |work: &mut dyn FnMut()| {
        #[expect(
            clippy::disallowed_methods,
            reason = "a benchmark measures the time of the wall"
        )]
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..tries).map(|_| one(&mut work)).min().unwrap_or_default()
}

fn main() {
    println!(
        "| injects | municipalities, each with centre, unit, checkpoint | check | an inject | times reading the RON alone |"
    );
    println!("|--:|--:|--:|--:|--:|");
    for (injects, municipalities) in [(2_500, 25), (10_000, 100), (2_500, 500), (10_000, 500)] {
        let text = large_script::text(injects, municipalities);
        let texts = || shipped::with_library(vec![("scenario.ron".to_owned(), text.clone())]);
        let checked = from_texts(texts());
        assert_eq!(checked.errors(), 0);
        // Where there are more rooms than the day has news for, rooms wait: that is said.
        assert!(checked.warnings() == 0 || municipalities >= 500);
        let check = best(5, || {
            black_box(from_texts(texts()));
        });
        let read = best(5, || {
            black_box(ron::from_str::<ron::Value>(&text).expect("it is RON"));
        });
        println!(
            "| {injects} | {municipalities} | {:.0} ms | {:.1} µs | {:.1} |",
            check.as_secs_f64() * 1e3,
            check.as_secs_f64() * 1e6 / f64::from(injects),
            check.as_secs_f64() / read.as_secs_f64()
        );
    }
}
