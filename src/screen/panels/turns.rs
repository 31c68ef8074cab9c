//! The moments at which a screen says something else though nothing happens: a shift is over, a word gets old, the next minute begins.
//!
//! They are gathered while the screen is made, by whatever on it depends on the time. Until the next of them a screen that was made stays
//! as it is, but for what a renderer's own clock writes; so nothing is made again while nothing happens.
//! Deliberately not here: what depends on the time (the panels), who waits for the moment (the renderers).

use std::cell::Cell;

use crate::base::time::SimTime;

/// A minute, milliseconds.
const MINUTE: i64 = 60_000;
/// How many minutes ahead it is looked whether something becomes another.
const AHEAD: i64 = 60;

/// The next moment at which a screen says something else though nothing happens.
#[derive(Default, Debug)]
pub(crate) struct Turns(Cell<Option<SimTime>>);

impl Turns {
    /// Something becomes another at a moment, if that is still to come.
    pub(crate) fn at(&self, now: SimTime, t: SimTime) {
        if t > now {
            self.0.set(Some(self.0.get().map_or(t, |next| next.min(t))));
        }
    }

    /// Something becomes another once a moment has passed.
    pub(crate) fn after(&self, now: SimTime, t: SimTime) {
        self.at(now, SimTime::from_millis(t.millis() + 1));
    }

    /// What follows from the minute: it is looked for the next one with which it becomes another.
    pub(crate) fn by_minute<T: PartialEq>(&self, now: SimTime, of: impl Fn(SimTime) -> T) -> T {
        let is = of(now);
        let begun = now.millis().div_euclid(MINUTE);
        let minute = |n| SimTime::from_millis((begun + n) * MINUTE);
        let other = (1..AHEAD).map(minute).find(|t| of(*t) != is);
        self.at(now, other.unwrap_or(minute(AHEAD)));
        is
    }

    /// The next one; none if time alone changes nothing.
    #[cfg(any(feature = "seats", test))]
    pub(crate) fn next(&self) -> Option<SimTime> {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_moment_is_the_first_that_is_still_to_come() {
        let at = |t| SimTime::parse(t).unwrap();
        let (turns, now) = (Turns::default(), at("10:00"));
        turns.at(now, at("09:59"));
        turns.at(now, now);
        assert_eq!(turns.next(), None);
        turns.after(now, now);
        assert_eq!(turns.next(), Some(SimTime::from_millis(now.millis() + 1)));
        let turns = Turns::default();
        turns.at(now, at("10:30"));
        assert!(!turns.by_minute(now, |t| t >= at("10:07")));
        assert_eq!(turns.next(), Some(at("10:07")));
        let quiet = Turns::default();
        quiet.by_minute(now, |_| ());
        assert_eq!(quiet.next(), Some(at("11:00")));
    }
}
