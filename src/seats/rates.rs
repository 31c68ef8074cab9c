//! How fast one address may ask: a bucket that fills steadily and empties with each request.
//!
//! Deliberately not here: wrong codes (`tries`), the clock (whoever asks says what time it is).

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::locks::lock;

/// Requests of an address at once, and in a second after that. A team behind one address shares them.
const BURST: f64 = 200.0;
const RATE: f64 = 100.0;
/// Addresses that are kept.
const KEPT: usize = 4096;

/// Requests by address: what each may still do, and when that was counted.
#[derive(Default)]
pub(super) struct Rates(Mutex<BTreeMap<IpAddr, (f64, Instant)>>);

impl Rates {
    /// Whether an address may do one thing more now.
    pub(super) fn allow(&self, from: IpAddr, now: Instant) -> bool {
        let mut all = lock(&self.0);
        if all.len() >= KEPT && !all.contains_key(&from) {
            all.retain(|_, (_, at)| now.duration_since(*at) < Duration::from_secs(60));
        }
        let (left, at) = all.entry(from).or_insert((BURST, now));
        *left = (*left + now.duration_since(*at).as_secs_f64() * RATE).min(BURST);
        *at = now;
        let allowed = *left >= 1.0;
        if allowed {
            *left -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_fast_waits_and_others_do_not() {
        let rates = Rates::default();
        let (a, b) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        let now = crate::seats::wall::now();
        let allowed = (0..1000).filter(|_| rates.allow(a, now)).count();
        assert_eq!(allowed, BURST as usize);
        assert!(rates.allow(b, now));
        assert!(rates.allow(a, now + Duration::from_secs(1)));
    }
}
