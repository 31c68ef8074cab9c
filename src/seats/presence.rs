//! Who looks from where, and who sits at one seat with whom.
//!
//! Deliberately not here: what is done with it (`session::attendance`), how it is shown (`screen`).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::codes::Station;
use super::host::Host;
use super::locks::lock;
use crate::base::ids::SeatId;
use crate::screen::state::companions::{Companion, Doing};
use crate::session::player::{Attend, SessionRequest};

/// Who was heard within this time is there: a page that lives is heard every few seconds.
const HERE: Duration = Duration::from_secs(30);

impl Host {
    /// Those who were heard in the last half minute, by station.
    pub(super) fn present(&self) -> BTreeMap<Station, usize> {
        let mut present = BTreeMap::new();
        for seated in lock(&self.pages).values() {
            if seated.heard_at().elapsed() < HERE {
                *present.entry(seated.station.clone()).or_default() += 1;
            }
        }
        present
    }

    /// Tells the exercise how many browsers look from each seat, if that has changed.
    pub(super) fn attend(&self) {
        // What a full queue refused is asked for again.
        self.watch();
        self.look_who_is_there();
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

    /// Looks who sits at each seat and what they are about to do, and has their pages show it where that is new.
    pub(super) fn look_who_is_there(&self) {
        let mut there: BTreeMap<SeatId, BTreeMap<u32, Companion>> = BTreeMap::new();
        for s in lock(&self.pages).values() {
            if let Station::Team(seat) = &s.station
                && s.heard_at().elapsed() < HERE
            {
                let companion = Companion {
                    person: s.person.clone(),
                    doing: lock(&s.doing).clone(),
                };
                // One person with two pages is one person.
                let at_seat = there.entry(seat.clone()).or_default();
                let known = at_seat.entry(s.person.number);
                let looks = companion.doing == Doing::Looking;
                let latest = known.or_insert_with(|| companion.clone());
                if !looks {
                    *latest = companion;
                }
            }
        }
        let mut company = lock(&self.company);
        let before = company.len();
        company.retain(|seat, _| there.contains_key(seat));
        let mut stirred = company.len() != before;
        for (seat, all) in there {
            let all: Vec<Companion> = all.into_values().collect();
            if company.get(&seat).is_none_or(|c| **c != all) {
                company.insert(seat, Arc::new(all));
                stirred = true;
            }
        }
        if stirred {
            self.stirred.notify_one();
        }
    }
}
