//! The window's only tie to the exercise: requests go out, the newest snapshot comes in, and what became of opening and closing.
//!
//! Nothing here waits. An exercise opens and closes on its own thread; what has come of it is asked for once a frame ([`Link::poll`]).
//! What the exercise's queue cannot take at once waits here and is tried again with every frame, so a slow exercise or a slow
//! frame loses nothing. Deliberately not here: what is requested (`act`), how it is shown (the panels).

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::ids::SeatId;
use crate::base::message::Message;
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::session::player::{
    Notify, Opening, OpeningKind, Phase, Player, PlayerHandle, Progress, SessionRequest, Snapshot,
};

/// What is to happen once an exercise is closed.
pub(crate) enum After {
    /// Nothing: another one has taken its place.
    Nothing,
    /// The first screen is shown.
    Choice,
    /// The program ends with this exit code.
    Exit(u8),
    /// Its file is replayed, from a moment or from STARTEX.
    Replay(PathBuf, Option<SimTime>),
}

/// What has come of opening or closing an exercise.
pub(crate) enum LinkEvent {
    /// It is open, and this is seen of it.
    Opened(Arc<Snapshot>),
    /// It could not be opened, and why.
    Failed(Message),
    /// It was given up before it was open.
    Cancelled,
    /// It is closed, its file is whole.
    Closed(After),
}

/// What the window is waiting for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Busy {
    /// An exercise is being opened; how far playing has come, where that is known.
    Opening(OpeningKind, Option<Progress>),
    /// An exercise is being closed.
    Closing,
}

/// An exercise that is being closed.
struct Closing {
    player: Player,
    waiting: VecDeque<SessionRequest>,
    after: After,
}

/// The tie to the exercise.
#[derive(Default)]
pub(crate) struct Link {
    player: Option<Player>,
    opening: Option<Player>,
    closing: Vec<Closing>,
    events: VecDeque<LinkEvent>,
    waiting: VecDeque<SessionRequest>,
    snapshot: Option<Arc<Snapshot>>,
    tokens: u64,
}

impl Link {
    /// Begins to open an exercise. One that is open stays so until the new one is.
    pub(crate) fn open(&mut self, opening: Opening, notify: Notify) {
        if let Some(given_up) = self.opening.take() {
            given_up.cancel();
            self.leave(given_up, VecDeque::new(), After::Nothing);
        }
        self.opening = Some(Player::open(opening, notify));
    }

    /// Gives up opening an exercise.
    pub(crate) fn cancel_opening(&mut self) {
        if let Some(opening) = &self.opening {
            opening.cancel();
        }
    }

    /// Begins to close the exercise; everything requested so far is still done.
    pub(crate) fn close(&mut self, after: After) {
        self.cancel_opening();
        let waiting = std::mem::take(&mut self.waiting);
        match self.player.take() {
            Some(player) => self.leave(player, waiting, after),
            None => self.events.push_back(LinkEvent::Closed(after)),
        }
    }

    fn leave(&mut self, player: Player, waiting: VecDeque<SessionRequest>, after: After) {
        self.closing.push(Closing {
            player,
            waiting,
            after,
        });
    }

    /// What the window is waiting for, if it is.
    pub(crate) fn busy(&self) -> Option<Busy> {
        if let Some(opening) = &self.opening {
            let progress = match opening.phase() {
                Phase::Opening(progress) => progress,
                Phase::Open | Phase::Failed(_) | Phase::Cancelled | Phase::Closed => None,
            };
            return Some(Busy::Opening(opening.kind(), progress));
        }
        let waited_for = |c: &Closing| !matches!(c.after, After::Nothing);
        self.closing.iter().any(waited_for).then_some(Busy::Closing)
    }

    /// Whether [`Self::poll`] has anything to do.
    pub(crate) fn idle(&self) -> bool {
        self.player.is_none()
            && self.opening.is_none()
            && self.closing.is_empty()
            && self.events.is_empty()
    }

    /// Sends what waits, takes what is new, and tells what has come of opening and closing.
    pub(crate) fn poll(&mut self) -> Vec<LinkEvent> {
        if let Some(player) = &self.player {
            flush(player, &mut self.waiting);
            if let Some(newest) = player.newest() {
                self.snapshot = Some(newest);
            }
        }
        self.poll_opening();
        self.poll_closing();
        self.events.drain(..).collect()
    }

    fn poll_opening(&mut self) {
        let Some(opening) = &self.opening else { return };
        let event = match opening.phase() {
            Phase::Opening(_) => return,
            Phase::Open | Phase::Closed => match opening.newest() {
                Some(snapshot) => LinkEvent::Opened(snapshot),
                None => LinkEvent::Cancelled,
            },
            Phase::Failed(why) => LinkEvent::Failed(why),
            Phase::Cancelled => LinkEvent::Cancelled,
        };
        let opened = self.opening.take();
        if let LinkEvent::Opened(snapshot) = &event {
            self.snapshot = Some(snapshot.clone());
            let waiting = std::mem::take(&mut self.waiting);
            if let Some(old) = std::mem::replace(&mut self.player, opened) {
                self.leave(old, waiting, After::Nothing);
            }
        }
        self.events.push_back(event);
    }

    fn poll_closing(&mut self) {
        for mut c in std::mem::take(&mut self.closing) {
            flush(&c.player, &mut c.waiting);
            let stuck = c.player.newest().is_none_or(|s| s.trouble.is_some());
            if c.waiting.is_empty() || stuck {
                c.player.finish();
            }
            match c.player.phase() {
                Phase::Opening(_) | Phase::Open => self.closing.push(c),
                Phase::Failed(_) | Phase::Cancelled | Phase::Closed => {
                    self.events.push_back(LinkEvent::Closed(c.after));
                }
            }
        }
    }

    /// Requests something of the exercise.
    pub(crate) fn request(&mut self, request: SessionRequest) {
        self.waiting.push_back(request);
    }

    /// Gives an order; the token of its answer.
    pub(crate) fn order(&mut self, seat: SeatId, order: Order) -> u64 {
        let token = self.token();
        self.request(SessionRequest::Order {
            seat,
            order,
            token,
            request: None,
        });
        token
    }

    /// A token that was not used yet.
    pub(crate) fn token(&mut self) -> u64 {
        self.tokens += 1;
        self.tokens
    }

    /// Whether a token is one of those that were given here: others who look have ranges of their own.
    pub(crate) fn asked(&self, token: u64) -> bool {
        token >> 32 == self.tokens >> 32
    }

    /// The newest snapshot.
    pub(crate) fn snapshot(&self) -> Option<&Arc<Snapshot>> {
        self.snapshot.as_ref()
    }

    /// A way to the exercise for those who look from elsewhere.
    pub(crate) fn handle(&self) -> Option<PlayerHandle> {
        self.player.as_ref().map(Player::handle)
    }

    /// The exercise file.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        self.player.as_ref().and_then(Player::file)
    }

    /// A tie for one who looks from elsewhere, without an exercise of its own: whoever holds it shows it snapshots and passes on
    /// what it requests. `first` is the number after which its tokens begin.
    #[cfg(any(feature = "seats", test))]
    pub(crate) fn elsewhere(first: u64) -> Self {
        Self {
            tokens: first,
            ..Self::default()
        }
    }

    /// What was requested and not yet taken.
    #[cfg(any(feature = "seats", test))]
    pub(crate) fn taken(&mut self) -> Vec<SessionRequest> {
        self.waiting.drain(..).collect()
    }

    /// Shows a snapshot.
    #[cfg(any(feature = "seats", test))]
    pub(crate) fn show(&mut self, snapshot: Arc<Snapshot>) {
        self.snapshot = Some(snapshot);
    }

    /// Shows a snapshot that was made up.
    #[cfg(test)]
    pub(crate) fn pretend(&mut self, snapshot: Snapshot) {
        self.show(Arc::new(snapshot));
    }
}

/// Hands over what waits, as far as there is room.
fn flush(player: &Player, waiting: &mut VecDeque<SessionRequest>) {
    while let Some(request) = waiting.pop_front() {
        if let Err(back) = player.request(request) {
            waiting.push_front(back);
            return;
        }
    }
}
