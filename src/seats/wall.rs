//! The time on the wall, for the seats: how long somebody waits, how fast somebody asks, who has gone.
//!
//! Deliberately not here: exercise time, which no wall clock touches but in `session::pace`.

use std::time::Instant;

/// Now.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where seats read the wall clock"
)]
pub(super) fn now() -> Instant {
    Instant::now()
}
