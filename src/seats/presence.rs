//! Who looks from where, and what those at one seat see of each other.
//!
//! Deliberately not here: what is done with it (`session::attendance`), how it is shown (`screen`).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::codes::Station;
use super::host::{Host, Seated};
use super::locks::lock;
use crate::screen::state::companions::Companion;
use crate::session::player::{Attend, SessionRequest};

/// Who was heard within this time is there: a page that lives is heard every few seconds.
const HERE: Duration = Duration::from_secs(30);

impl Host {
    /// Those who were heard in the last half minute, by station.
    pub(super) fn present(&self) -> BTreeMap<Station, usize> {
        let mut present = BTreeMap::new();
        for seated in lock(&self.pages).values() {
            if lock(&seated.viewer).heard.elapsed() < HERE {
                *present.entry(seated.station.clone()).or_default() += 1;
            }
        }
        present
    }

    /// Tells the exercise how many browsers look from each seat, if that has changed.
    pub(super) fn attend(&self) {
        // What a full queue refused is asked for again.
        self.watch();
        let mut now = BTreeMap::new();
        for (station, n) in self.present() {
            if let Station::Team(seat) = station {
                now.insert(seat, u32::try_from(n).unwrap_or(u32::MAX));
            }
        }
        let mut told = lock(&self.attending);
        if told.as_ref() == Some(&now) {
            return;
        }
        let request = SessionRequest::Attend(Attend::Present(now.clone()));
        if self.players.live().request(request).is_ok() {
            *told = Some(now);
        }
    }

    /// Asks all rooms that are connected whether they hear exercise control.
    pub(super) fn check_comms(&self) {
        self.attend();
        // A queue that is full is full of orders; the button is still there.
        let check = SessionRequest::Attend(Attend::Check);
        self.players.live().request(check).ok();
    }

    /// Those who sit at the same seat with somebody, and what they are about to do.
    pub(super) fn companions(&self, of: &Seated) -> Vec<Companion> {
        if !matches!(of.station, Station::Team(_)) {
            return Vec::new();
        }
        let pages = lock(&self.pages);
        let others = pages.values().filter(|s| {
            // One person with two pages is one person.
            s.station == of.station && s.person.number != of.person.number
        });
        let here = |s: &Arc<Seated>| {
            // Whose page is being made at this moment is there.
            let heard = s.viewer.try_lock().map(|v| v.heard);
            heard.map_or(true, |at| at.elapsed() < HERE)
        };
        let mut all: BTreeMap<u32, Companion> = BTreeMap::new();
        for s in others.filter(|s| here(s)) {
            let companion = Companion {
                person: s.person.clone(),
                doing: lock(&s.doing).clone(),
            };
            all.insert(s.person.number, companion);
        }
        all.into_values().collect()
    }

    /// Has the pages of those who sit at the same seat show what somebody is about to do.
    pub(super) fn tell_companions(&self, of: &Seated) {
        if matches!(of.station, Station::Team(_)) {
            let pages = lock(&self.pages);
            let others = pages.values().filter(|s| s.station == of.station);
            others.for_each(|s| s.nudged.notify_one());
        }
    }
}
