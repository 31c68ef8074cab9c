//! Any text as an orders file: it is read, and what it orders is played.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use tamrin::record::OrderEntry;
use tamrin::scenario::{Scenario, read};
use tamrin::session::{OrdersFile, catalog};
use tamrin::sim::Simulation;

static SCENARIO: LazyLock<Arc<Scenario>> =
    LazyLock::new(|| catalog::offer(std::path::Path::new("first-steps")).scenario.expect("a shipped scenario"));

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(file) = read::read_one::<OrdersFile>("orders.ron", text) else { return };
    let mut sim = Simulation::new(SCENARIO.clone(), 1);
    let (start, end) = (SCENARIO.head.start, SCENARIO.head.end);
    let mut orders: Vec<_> = file.orders.into_iter().filter(|o| o.at >= start && o.at <= end).take(64).collect();
    orders.sort_by_key(|o| o.at);
    for (seq, o) in (1..).zip(orders) {
        let entry = OrderEntry { at: o.at, seq, seat: o.seat, order: o.order };
        sim.submit(entry).expect("in the order of time");
    }
    sim.run_until(end);
    assert!(sim.over(), "the exercise has an end");
});
