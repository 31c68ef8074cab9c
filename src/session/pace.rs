//! The one place where wall time enters: how fast exercise time runs, and when an order was written down.
//!
//! Nothing of it reaches the simulation. Deliberately not here: exercise time.

use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::time::SimTime;

/// Milliseconds since 1970, for the record of when an order was given.
#[expect(clippy::disallowed_methods, reason = "this is the file where wall time enters")]
pub fn wall_millis() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}

/// Exercise time that follows the wall clock, `factor` times as fast.
pub struct Pace {
    factor: f64,
    began: Instant,
    from: SimTime,
}

impl Pace {
    /// Begins now at an exercise time. `factor` is above 0.
    #[expect(clippy::disallowed_methods, reason = "this is the file where wall time enters")]
    pub fn new(factor: f64, from: SimTime) -> Self {
        assert!(factor > 0.0, "a pace of {factor} would never arrive");
        Self { factor, began: Instant::now(), from }
    }

    /// Goes on from an exercise time as if it had just been reached: what lies before it is jumped over.
    #[expect(clippy::disallowed_methods, reason = "this is the file where wall time enters")]
    pub fn jump_to(&mut self, t: SimTime) {
        self.from = t;
        self.began = Instant::now();
    }

    /// Waits until the wall clock reaches an exercise time.
    pub fn wait_for(&self, t: SimTime) {
        let millis = (t - self.from).millis().max(0) as f64 / self.factor;
        let due = self.began + Duration::from_micros((millis * 1000.0) as u64);
        thread::sleep(due.saturating_duration_since(now()));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the file where wall time enters")]
fn now() -> Instant {
    Instant::now()
}
