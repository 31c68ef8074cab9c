//! Only the variates of every registered voter: arrival, check at the gate, time at the desk.
//!
//! The yardstick of the benchmarks. Deliberately not here: what becomes of the voters.

use tamrin::base::rng::Stream;
use tamrin::scenario::Scenario;

const WEIGHTS: [f64; 9] = [12.0, 12.0, 12.0, 11.0, 11.0, 10.0, 11.0, 11.0, 10.0];

/// Draws as the workload states them, ms.
pub(crate) struct Draws {
    mu: f64,
    sigma: f64,
}

impl Draws {
    pub(crate) fn new() -> Self {
        let var = libm::log(1.25);
        Self {
            mu: libm::log(120_000.0) - var / 2.0,
            sigma: libm::sqrt(var),
        }
    }

    pub(crate) fn arrival(s: &mut Stream) -> u32 {
        let mut left = s.uniform() * 100.0;
        for (hour, w) in WEIGHTS.iter().enumerate() {
            if left < *w {
                return ((9.0 + hour as f64 + left / w) * 3_600_000.0) as u32;
            }
            left -= w;
        }
        18 * 3_600_000 - 1
    }

    pub(crate) fn gate(s: &mut Stream) -> u32 {
        (12_000.0 * s.exponential() + 0.5) as u32
    }

    pub(crate) fn desk(&self, s: &mut Stream) -> u32 {
        (libm::exp(self.mu + self.sigma * s.normal()) + 0.5) as u32
    }
}

/// Only the draws.
pub(crate) fn draws(scenario: &Scenario) -> u64 {
    let d = Draws::new();
    let mut sum = 0u64;
    for c in scenario.centres.values() {
        let mut s = Stream::new(1, "draws", c.id.as_str());
        for _ in 0..c.stations.iter().map(|s| s.voters).sum() {
            sum += u64::from(Draws::arrival(&mut s))
                + u64::from(Draws::gate(&mut s))
                + u64::from(d.desk(&mut s));
        }
    }
    sum
}
