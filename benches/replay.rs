//! How immediate looking back is: going to random moments of the reference day, and opening the file of a day with 2,000 orders.
//!
//! `cargo bench --bench replay`; `cargo bench --profile dev --bench replay` for the build that `cargo run` uses. Times are of this
//! machine; the ratios beside them are taken in the same run and say how much of playing the whole day a look back costs.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/timing.rs"]
mod timing;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tamrin::base::ids::SeatId;
use tamrin::base::rng::Stream;
use tamrin::base::time::Span;
use tamrin::record::order::{Order, Target};
use tamrin::record::states::Posture;
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::session::recording::{Recording, Replay};
use tamrin::session::{Exercise, OrdersFile, Planned};
use timing::{median, seconds};

/// Orders in the large file.
const ORDERS: usize = 2000;
/// Moments that are gone to.
const SEEKS: usize = 300;

/// An exercise file of the reference scenario, played to its end.
fn file(folder: &Path, scenario: &Arc<Scenario>, name: &str, orders: Vec<Planned>) -> PathBuf {
    let path = folder.join(name);
    let staffed = if orders.is_empty() {
        Vec::new()
    } else {
        vec![SeatId::from("main")]
    };
    let mut e = Exercise::create(
        &path,
        scenario.clone(),
        2024,
        OrdersFile { staffed, orders },
        None,
    )
    .expect("a new file");
    e.run_until(scenario.head.end).expect("a disk with room");
    e.save().expect("a disk with room");
    path
}

/// Orders that someone with every power might give through a day.
fn orders(s: &Scenario) -> Vec<Planned> {
    let mut rng = Stream::new(1, "bench", "orders");
    let mut pick = |n: usize| (rng.uniform() * n as f64) as usize;
    let (units, posts): (Vec<_>, Vec<_>) =
        (s.units.keys().collect(), s.checkpoints.keys().collect());
    let places: Vec<_> = s.places.keys().collect();
    let length = (s.head.end - s.head.start).millis() as usize;
    let order = |_| {
        let at = s.head.start + Span::from_millis(pick(length) as i64);
        let order = match pick(4) {
            0 => Order::Redirect {
                unit: units[pick(units.len())].clone(),
                to: Target::Place(places[pick(places.len())].clone()),
            },
            1 => Order::Dispatch {
                unit: units[pick(units.len())].clone(),
                to: Target::Place(places[pick(places.len())].clone()),
            },
            2 => Order::SetPosture {
                checkpoint: posts[pick(posts.len())].clone(),
                posture: Posture::ALL[pick(Posture::ALL.len())],
            },
            _ => Order::Note {
                text: "seen and noted".into(),
            },
        };
        Planned {
            at,
            seat: "excon".into(),
            order,
        }
    };
    (0..ORDERS).map(order).collect()
}

fn main() {
    let texts = shipped::with_library(shipped::texts(shipped::REFERENCE).expect("it is built in"));
    let scenario = Arc::new(
        scenario::from_texts(texts)
            .scenario
            .expect("it has no errors"),
    );
    let folder = tempfile::TempDir::new().expect("a folder for exercise files");
    println!(
        "going to {SEEKS} random moments, forward and back, with the picture of exercise control:"
    );
    for (name, orders) in [
        ("standing orders only", Vec::new()),
        ("2,000 orders of people", orders(&scenario)),
    ] {
        let path = file(
            folder.path(),
            &scenario,
            &format!("{}.tamrin", orders.len()),
            orders,
        );
        let recording = Arc::new(Recording::open(&path).expect("a whole file"));
        let mut day = Vec::new();
        for _ in 0..7 {
            day.push(seconds(|| {
                let mut sim = recording.simulation();
                sim.run_until(recording.end());
                black_box(sim.facts().len());
            }));
        }
        let day = median(day);
        let mut seeks = seeks(&recording);
        seeks.sort_by(f64::total_cmp);
        let (half, most) = (seeks[SEEKS / 2], seeks[SEEKS * 95 / 100]);
        println!("  {name}: the whole day takes {:.1} ms", day * 1e3);
        println!(
            "    half within {:6.1} ms, 95 in 100 within {:6.1} ms (target: 100 ms); {:.2} of the whole day",
            half * 1e3,
            most * 1e3,
            most / day
        );
    }
    let path = folder.path().join(format!("{ORDERS}.tamrin"));
    let (mut open, mut read) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        read.push(seconds(|| {
            black_box(Recording::open(&path).expect("a whole file"));
        }));
        open.push(seconds(|| {
            let recording = Arc::new(Recording::open(&path).expect("a whole file"));
            let mut replay = Replay::new(recording.clone());
            replay.seek(recording.end());
            black_box(
                replay
                    .picture(&"excon".into())
                    .expect("exercise control has a seat"),
            );
        }));
    }
    let (open, read) = (median(open), median(read));
    let size = std::fs::metadata(&path).map_or(0, |m| m.len() / 1024);
    println!(
        "opening a file of 14 hours with {ORDERS} orders ({size} KiB), up to its last moment:"
    );
    println!(
        "  {:.0} ms (target: 1,000 ms), of which reading and checking the scenario {:.2}",
        open * 1e3,
        read / open
    );
}

/// Seconds that going to each of many random moments takes.
fn seeks(recording: &Arc<Recording>) -> Vec<f64> {
    let mut rng = Stream::new(7, "bench", "seeks");
    let length = (recording.end() - recording.start()).millis() as f64;
    let mut replay = Replay::new(recording.clone());
    let excon = recording.scenario.excon().id.clone();
    (0..SEEKS)
        .map(|_| {
            let at = recording.start() + Span::from_millis((rng.uniform() * length) as i64);
            seconds(|| {
                replay.seek(at);
                black_box(replay.picture(&excon).expect("exercise control has a seat"));
            })
        })
        .collect()
}
