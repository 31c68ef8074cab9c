//! People at the seats: a room is ready, hears exercise control, takes care of something that came in.
//!
//! Deliberately not here: who is connected, which the seats' host knows (`seats`).

use crate::base::ids::SeatId;
use crate::screen::handlers::ActHandler;
use crate::session::player::{Attend, Incoming, SessionRequest};

impl ActHandler<'_> {
    /// The seat through whose eyes one looks.
    fn own_seat(&self) -> Option<SeatId> {
        let shown = self.link.snapshot();
        shown.map(|s| s.eyes.viewer.clone())
    }

    pub(super) fn ready(&mut self, ready: bool) {
        if let Some(seat) = self.own_seat() {
            self.attend(Attend::Ready(seat, ready));
        }
    }

    pub(super) fn hear(&mut self) {
        if let Some(seat) = self.own_seat() {
            self.attend(Attend::Hear(seat));
        }
    }

    pub(super) fn take_care(&mut self, what: Incoming, mine: bool) {
        if let Some(seat) = self.own_seat() {
            let person = mine.then(|| self.ui.person.clone());
            self.attend(Attend::Take(seat, what, person));
        }
    }

    fn attend(&mut self, what: Attend) {
        self.link.request(SessionRequest::Attend(what));
    }
}
