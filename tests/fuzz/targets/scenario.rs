//! Any text as a scenario: it is checked, its findings are worded in both languages, and if it has no error an hour of it is played.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::base::text::Lang;
use tamrin_exercise::base::time::Span;
use tamrin_exercise::scenario::{from_texts, shipped};
use tamrin_exercise::wording::findings::lines;
use tamrin_sim::sim::Simulation;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let checked = from_texts(shipped::with_library(vec![("scenario.ron".to_owned(), text.to_owned())]));
    for finding in &checked.findings {
        lines(finding, Lang::Ar);
        lines(finding, Lang::En);
    }
    let Some(scenario) = checked.scenario else { return };
    // Who writes millions of voters waits; that is no fault.
    if scenario.registered() > 20_000 {
        return;
    }
    let start = scenario.head.start;
    let mut sim = Simulation::new(Arc::new(scenario), 1);
    sim.run_until(start + Span::from_mins(60));
    sim.digest();
});
