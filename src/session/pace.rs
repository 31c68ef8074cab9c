//! The one place where wall time enters: how fast exercise time runs, and when an order was written down.
//!
//! Nothing of it reaches the simulation. Deliberately not here: exercise time.

use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::time::{SimTime, Span};

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
        thread::sleep(self.until(t));
    }

    /// How long on the wall clock until an exercise time.
    pub fn until(&self, t: SimTime) -> Duration {
        let millis = (t - self.from).millis().max(0) as f64 / self.factor;
        let due = self.began + Duration::from_micros((millis * 1000.0) as u64);
        due.saturating_duration_since(now())
    }

    /// The exercise time that the wall clock has reached.
    pub fn reached(&self) -> SimTime {
        let millis = now().saturating_duration_since(self.began).as_secs_f64() * 1000.0 * self.factor;
        self.from + Span::from_millis(millis as i64)
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the file where wall time enters")]
fn now() -> Instant {
    Instant::now()
}

/// Measures how long something takes, for those who may not read the clock themselves.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self(now())
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        now().saturating_duration_since(self.0)
    }
}
