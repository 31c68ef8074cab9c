//! What an order costs until it is safe on the disk, beside the two other ways to keep it: a write-ahead log that leaves the newest
//! part in a second file, and the same brought into the one file after each order.
//!
//! The times are those of the disk's own flush, so only the ratios of one run mean anything.
#![expect(
    clippy::print_stdout,
    reason = "a benchmark reports on the standard output"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use tamrin::record::order::Order;
use tamrin::session::pace::Stopwatch;
use tamrin::session::{Exercise, OrdersFile, catalog};

/// Orders a run.
const ORDERS: u32 = 300;

fn sqlite(path: &Path, after_each: &str) -> Duration {
    let db = Connection::open(path).expect("a new file");
    db.execute_batch("PRAGMA journal_mode = wal; PRAGMA synchronous = full; CREATE TABLE journal (seq INTEGER PRIMARY KEY, json TEXT)")
        .expect("a new table");
    let watch = Stopwatch::start();
    for n in 0..ORDERS {
        db.execute(
            "INSERT INTO journal VALUES (?, ?)",
            (n, r#"{"Note":{"text":"an order of usual length"}}"#),
        )
        .expect("room on the disk");
        db.execute_batch(after_each).expect("room on the disk");
    }
    watch.elapsed()
}

fn ours(path: &Path) -> Duration {
    let scenario = catalog::offer(Path::new("first-steps"))
        .scenario
        .expect("a shipped scenario");
    let mut exercise =
        Exercise::create(path, Arc::clone(&scenario), 1, OrdersFile::default(), None)
            .expect("a new file");
    let seat = scenario.excon().id.clone();
    let watch = Stopwatch::start();
    for _ in 0..ORDERS {
        exercise
            .order(
                seat.clone(),
                Order::Note {
                    text: "an order of usual length".to_owned(),
                },
            )
            .expect("room on the disk");
    }
    watch.elapsed()
}

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut rounds = Vec::new();
    for n in 0..5 {
        let at = |name: &str| dir.path().join(format!("{name}-{n}.tamrin"));
        rounds.push((
            sqlite(&at("wal"), ""),
            sqlite(&at("merged"), "PRAGMA wal_checkpoint(TRUNCATE)"),
            ours(&at("ours")),
        ));
    }
    let middle = |pick: &dyn Fn(&(Duration, Duration, Duration)) -> Duration| {
        let mut all: Vec<Duration> = rounds.iter().map(pick).collect();
        all.sort();
        all[all.len() / 2] / ORDERS
    };
    let (wal, merged, ours) = (middle(&|r| r.0), middle(&|r| r.1), middle(&|r| r.2));
    let ratio = |d: Duration| d.as_secs_f64() / wal.as_secs_f64();
    println!("an order, flushed to the disk; medians of five rounds of {ORDERS} orders");
    println!("  write-ahead log, newest part in a second file   {wal:>10.1?}   1.0");
    println!(
        "  the same, brought into the file after each      {merged:>10.1?}   {:.1}",
        ratio(merged)
    );
    println!(
        "  an order of an exercise, whole in its one file  {ours:>10.1?}   {:.1}",
        ratio(ours)
    );
}
