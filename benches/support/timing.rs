//! Wall time of a piece of work, and the middle of many.

use std::time::Instant;

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
