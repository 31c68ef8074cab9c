//! How often one address may give a wrong code: a few at once, then one at a time, ever more slowly.
//!
//! Codes have 40 bits, so guessing at this pace takes longer than there are elections. Addresses that gave right codes are not
//! held up by others: each has its own count. Deliberately not here: codes, the clock (whoever asks says what time it is).

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Wrong codes in a row that cost nothing: a hand slips.
const FREE: u32 = 5;
/// Wait after the first wrong code beyond those; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// Longest wait.
const LONGEST: Duration = Duration::from_secs(300);
/// Addresses that are kept; beyond them the one that was quiet longest is forgotten.
const KEPT: usize = 4096;

/// Wrong codes of an address.
struct Wrong {
    many: u32,
    last: Instant,
}

/// Wrong codes by address.
#[derive(Default)]
pub(super) struct Tries(BTreeMap<IpAddr, Wrong>);

fn wait_after(many: u32) -> Duration {
    let beyond = many.saturating_sub(FREE);
    if beyond == 0 {
        return Duration::ZERO;
    }
    FIRST_WAIT
        .saturating_mul(1 << (beyond - 1).min(16))
        .min(LONGEST)
}

impl Tries {
    /// How long an address has to wait before it may try again.
    pub(super) fn wait(&self, from: IpAddr, now: Instant) -> Option<Duration> {
        let wrong = self.0.get(&from)?;
        let until = wrong.last + wait_after(wrong.many);
        until.checked_duration_since(now).filter(|d| !d.is_zero())
    }

    /// An address gave a wrong code.
    pub(super) fn wrong(&mut self, from: IpAddr, now: Instant) {
        if self.0.len() >= KEPT && !self.0.contains_key(&from) {
            let oldest = self.0.iter().min_by_key(|(_, w)| w.last).map(|(a, _)| *a);
            if let Some(oldest) = oldest {
                self.0.remove(&oldest);
            }
        }
        let wrong = self.0.entry(from).or_insert(Wrong { many: 0, last: now });
        wrong.many += 1;
        wrong.last = now;
    }

    /// An address gave a right code.
    pub(super) fn right(&mut self, from: IpAddr) {
        self.0.remove(&from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_becomes_slow_and_others_are_not_held_up() {
        let (a, b): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        let mut tries = Tries::default();
        let mut now = crate::seats::wall::now();
        let mut guesses = 0;
        let end = now + Duration::from_secs(24 * 3600);
        while now < end {
            match tries.wait(a, now) {
                Some(wait) => now += wait,
                None => {
                    tries.wrong(a, now);
                    guesses += 1;
                }
            }
        }
        assert!(guesses < 400, "{guesses} in a day");
        assert_eq!(tries.wait(b, now), None);
        tries.right(a);
        assert_eq!(tries.wait(a, now), None);
    }

    #[test]
    fn many_addresses_take_bounded_room() {
        let mut tries = Tries::default();
        let now = crate::seats::wall::now();
        for n in 0..10_000u32 {
            tries.wrong(IpAddr::from(n.to_be_bytes()), now);
        }
        assert_eq!(tries.0.len(), KEPT);
    }
}
