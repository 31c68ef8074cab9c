//! The time on the wall, for the seats: how long somebody waits, how fast somebody asks, who has gone.
//!
//! Deliberately not here: exercise time, which no wall clock touches but in `session::pace`.

use std::time::{Instant, SystemTime};

/// Now.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where seats read the wall clock"
)]
pub(super) fn now() -> Instant {
    Instant::now()
}

/// The date, for how long a certificate holds.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where seats read the calendar"
)]
pub(super) fn date() -> SystemTime {
    SystemTime::now()
}
