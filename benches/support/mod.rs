//! What the benchmarks share.

pub(crate) mod draws;
pub(crate) mod national;
pub(crate) mod sweep;

use std::sync::Arc;
use std::time::Instant;

use tamrin::scenario::{self, Scenario};

/// A scenario from its text.
pub(crate) fn scenario_of(text: String) -> Arc<Scenario> {
    let texts = scenario::shipped::with_library(vec![("scenario.ron".to_owned(), text)]);
    let checked = scenario::from_texts(texts);
    let first = checked.findings.first().map(|f| f.render(tamrin::base::text::Lang::En));
    Arc::new(checked.scenario.unwrap_or_else(|| panic!("{first:?}")))
}

/// Seconds that a piece of work takes.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures wall time")]
pub(crate) fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// The middle one.
pub(crate) fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list[list.len() / 2]
}
