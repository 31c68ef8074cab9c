//! The one place where wall time enters: how fast exercise time runs, and when an order was written down.
//!
//! Nothing of it reaches the simulation. Deliberately not here: exercise time.

use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::time::{SimTime, Span};

/// Milliseconds since 1970, for the record of when an order was given.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the file where wall time enters"
)]
pub fn wall_millis() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}

/// Exercise time that follows the wall clock, `factor` times as fast.
pub struct Pace {
    factor: f64,
    began: Instant,
    from: SimTime,
    pulse: Pulse,
    /// The exercise time at the last beat.
    seen: SimTime,
}

impl Pace {
    /// Begins now at an exercise time. `factor` is above 0.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the file where wall time enters"
    )]
    pub fn new(factor: f64, from: SimTime) -> Self {
        assert!(factor > 0.0, "a pace of {factor} would never arrive");
        Self {
            factor,
            began: Instant::now(),
            from,
            pulse: Pulse::start(),
            seen: from,
        }
    }

    /// Goes on from an exercise time as if it had just been reached: what lies before it is jumped over.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the file where wall time enters"
    )]
    pub fn jump_to(&mut self, t: SimTime) {
        (self.from, self.seen) = (t, t);
        self.began = Instant::now();
        self.pulse = Pulse::start();
    }

    /// Waits until the wall clock reaches an exercise time.
    ///
    /// # Errors
    /// If the machine stood still meanwhile, or since the last waiting: then the exercise is to stop at the moment before.
    pub fn wait_for(&mut self, t: SimTime) -> Result<(), StoodStill> {
        loop {
            if let Some(gone) = self.pulse.beat() {
                return Err(StoodStill {
                    at: self.seen.min(t),
                    gone,
                });
            }
            self.seen = self.reached();
            let left = self.until(t);
            if left.is_zero() {
                return Ok(());
            }
            thread::sleep(left.min(SLICE));
        }
    }

    /// How long on the wall clock until an exercise time.
    pub fn until(&self, t: SimTime) -> Duration {
        let millis = (t - self.from).millis().max(0) as f64 / self.factor;
        let due = self.began + Duration::from_micros((millis * 1000.0) as u64);
        due.saturating_duration_since(now())
    }

    /// The exercise time that the wall clock has reached.
    pub fn reached(&self) -> SimTime {
        let millis =
            now().saturating_duration_since(self.began).as_secs_f64() * 1000.0 * self.factor;
        self.from + Span::from_millis(millis as i64)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the file where wall time enters"
)]
fn now() -> Instant {
    Instant::now()
}

/// Longest sleep between two looks at whether the machine stood still.
const SLICE: Duration = Duration::from_millis(200);
/// From this time between two beats on the machine is taken to have stood still: lid closed, process stopped, machine suspended.
/// Far above what a loaded machine needs for a beat, and at 600 times the clock still less than an hour of exercise time.
const STILL: Duration = Duration::from_secs(5);

/// The machine stood still while an exercise was played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StoodStill {
    /// The exercise time at which it did.
    pub at: SimTime,
    /// For how long, on the wall.
    pub gone: Duration,
}

/// Notices that the machine stood still: a program that looks several times a second finds more than seconds gone by.
///
/// The monotonic clock does not count the time of a suspended machine on every system, the wall clock does but may be set; the longer
/// of the two counts.
pub struct Pulse {
    last: Instant,
    wall_ms: i64,
}

impl Pulse {
    /// Starts now.
    pub fn start() -> Self {
        Self {
            last: now(),
            wall_ms: wall_millis(),
        }
    }

    /// To be called several times a second; how long nothing ran since the last time, if that is too long.
    pub fn beat(&mut self) -> Option<Duration> {
        let beat = Self::start();
        let wall = u64::try_from(beat.wall_ms - self.wall_ms)
            .map_or(Duration::ZERO, Duration::from_millis);
        let gone = beat.last.saturating_duration_since(self.last).max(wall);
        *self = beat;
        (gone >= STILL).then_some(gone)
    }

    /// As if the last beat had been so long ago. For tests.
    #[cfg(test)]
    pub(super) fn backdate(&mut self, by: Duration) {
        self.wall_ms -= i64::try_from(by.as_millis()).expect("a short time");
    }
}

/// A moment on the wall in words: date and time, universal time.
pub fn utc(wall_ms: i64) -> String {
    let (days, in_day) = (
        wall_ms.div_euclid(86_400_000),
        wall_ms.rem_euclid(86_400_000) / 60_000,
    );
    // Days since 1 March of year 0, in eras of 400 years; years begin in March, so that a leap day is the last one.
    let day = days + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (d, m) = (
        of_year - (153 * month + 2) / 5 + 1,
        if month < 10 { month + 3 } else { month - 9 },
    );
    let y = year + era * 400 + i64::from(m <= 2);
    format!(
        "{y:04}-{m:02}-{d:02} {:02}:{:02} UTC",
        in_day / 60,
        in_day % 60
    )
}

/// The clock of a discussion: time on the wall while it is let run.
pub struct TalkClock {
    /// What had passed when it was let run last.
    spent: Span,
    since: Option<Instant>,
}

impl TalkClock {
    /// One that stands and shows so much.
    pub fn at(spent: Span) -> Self {
        Self { spent, since: None }
    }

    /// What it shows.
    pub fn reading(&self) -> Span {
        let passed = self.since.map_or(Duration::ZERO, |since| {
            now().saturating_duration_since(since)
        });
        self.spent + Span::from_millis(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX / 2))
    }

    /// Lets it run, or holds it.
    pub fn let_run(&mut self, runs: bool) {
        if runs != self.since.is_some() {
            self.spent = self.reading();
            self.since = runs.then(now);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_on_the_wall_are_worded() {
        assert_eq!(utc(0), "1970-01-01 00:00 UTC");
        assert_eq!(utc(951_782_400_000), "2000-02-29 00:00 UTC");
        assert_eq!(utc(1_795_785_524_000), "2026-11-27 13:18 UTC");
        assert_eq!(utc(-1), "1969-12-31 23:59 UTC");
    }

    #[test]
    fn the_clock_of_a_discussion_counts_only_while_it_runs() {
        let mut clock = TalkClock::at(Span::from_mins(3));
        thread::sleep(Duration::from_millis(20));
        assert_eq!(clock.reading(), Span::from_mins(3));
        clock.let_run(true);
        thread::sleep(Duration::from_millis(20));
        clock.let_run(true);
        clock.let_run(false);
        let held = clock.reading();
        assert!(held >= Span::from_mins(3) + Span::from_millis(20));
        thread::sleep(Duration::from_millis(5));
        assert_eq!(clock.reading(), held);
    }

    #[test]
    fn a_machine_that_stood_still_is_noticed_once() {
        let mut pulse = Pulse::start();
        assert_eq!(pulse.beat(), None);
        pulse.backdate(Duration::from_secs(3600));
        assert!(
            pulse
                .beat()
                .is_some_and(|gone| gone >= Duration::from_secs(3600))
        );
        assert_eq!(pulse.beat(), None);
    }
}
