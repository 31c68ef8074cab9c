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
    Control, Notify, Opening, OpeningKind, Phase, Player, PlayerHandle, Progress, SessionRequest,
    Snapshot,
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

/// A replay that all who sit at the seats are shown, while the exercise stays open: whoever serves the seats holds it.
pub trait ShownToAll: Send + Sync {
    /// Shows the exercise again to all, from a moment or from STARTEX.
    fn begin(&self, at: Option<SimTime>);
    /// Ends that.
    fn end(&self);
    /// The replay that is shown, once it is open.
    fn replay(&self) -> Option<PlayerHandle>;
    /// From which moment exercise control, in a browser, wants to go on, and with which seats held by people; told once.
    fn branch_wanted(&self) -> Option<(SimTime, Vec<SeatId>)>;
    /// Calls this whenever there is something new of it.
    fn listen(&self, notify: Notify);
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
    /// What all who sit at the seats are shown, where seats are open.
    all: Option<Arc<dyn ShownToAll>>,
    /// The seat through whose eyes one looks last, for a replay that begins later; exercise control's where none.
    viewed: Option<SeatId>,
    /// Whether that replay was shown when it was last looked.
    replaying: bool,
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
        self.poll_exercise();
        self.poll_opening();
        self.poll_closing();
        self.events.drain(..).collect()
    }

    /// From now on a replay is shown to all who sit at the seats, or to nobody but here.
    pub(crate) fn show_to(&mut self, all: Option<Arc<dyn ShownToAll>>) {
        (self.all, self.replaying) = (all, false);
    }

    fn poll_exercise(&mut self) {
        let Some(player) = &self.player else { return };
        let replay = self.all.as_ref().and_then(|all| all.replay());
        if let Some(replay) = replay.as_ref().filter(|_| !self.replaying)
            && let Some(eyes) = self.viewed.clone()
        {
            // It is a queue that is empty.
            replay.request(SessionRequest::ViewAs(eyes)).ok();
        }
        self.replaying = replay.is_some();
        let shown = Shown {
            player,
            replay: replay.as_ref(),
            all: self.all.as_deref(),
        };
        shown.flush(&mut self.waiting);
        let (live, replay) = (player.newest(), replay.and_then(|r| r.newest()));
        let newest = match (live, replay) {
            (Some(live), Some(replay)) => {
                let serial = live.serial + replay.serial;
                let same = self.snapshot.as_ref().is_some_and(|s| s.serial == serial);
                (!same).then(|| Arc::new(replay.beside(&live)))
            }
            (live, _) => live,
        };
        self.snapshot = newest.or(self.snapshot.take());
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
            let alone = Shown {
                player: &c.player,
                replay: None,
                all: None,
            };
            alone.flush(&mut c.waiting);
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
        if let SessionRequest::ViewAs(seat) = &request {
            self.viewed = Some(seat.clone());
        }
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

/// The exercise, and what is shown of it.
struct Shown<'a> {
    player: &'a Player,
    /// The replay that all are shown, if one is.
    replay: Option<&'a PlayerHandle>,
    all: Option<&'a dyn ShownToAll>,
}

impl Shown<'_> {
    /// Hands over what waits, as far as there is room.
    fn flush(&self, waiting: &mut VecDeque<SessionRequest>) {
        while let Some(request) = waiting.pop_front() {
            if let Err(back) = self.pass_on(request) {
                waiting.push_front(*back);
                return;
            }
        }
    }

    /// Gives back what there is no room for.
    fn pass_on(&self, request: SessionRequest) -> Result<(), Box<SessionRequest>> {
        if let (SessionRequest::Replay(at), Some(all)) = (&request, self.all) {
            all.begin(*at);
            return Ok(());
        }
        if let (SessionRequest::EndReplay, Some(all)) = (&request, self.all) {
            all.end();
            return Ok(());
        }
        let Some(replay) = self.replay else {
            return self.player.request(request).map_err(Box::new);
        };
        if request.is_about_what_is_shown() {
            return replay.request(request).map_err(Box::new);
        }
        match &request {
            // The exercise and its replay are looked at through the same eyes.
            SessionRequest::ViewAs(_) => {
                replay.request(request.clone()).ok();
            }
            SessionRequest::Emergency(true, _) => {
                let pause = SessionRequest::Control(Control::Pause);
                replay.request(pause).ok();
            }
            SessionRequest::Order { .. }
            | SessionRequest::Control(_)
            | SessionRequest::Faster(_)
            | SessionRequest::Emergency(false, _)
            | SessionRequest::Watch(_)
            | SessionRequest::Estimate { .. }
            | SessionRequest::Attend(_)
            | SessionRequest::PlayNights
            | SessionRequest::Names(_)
            | SessionRequest::Observe(_)
            | SessionRequest::Judge
            | SessionRequest::Rate(_)
            | SessionRequest::Replay(_)
            | SessionRequest::EndReplay
            | SessionRequest::Branch { .. } => {}
        }
        self.player.request(request).map_err(Box::new)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, PoisonError};

    use super::*;
    use crate::record::observation::{Analysis, NoteKind, Observation};
    use crate::screen::testing::nobody;
    use crate::session::catalog;

    /// Whoever serves the seats, without seats.
    #[derive(Default)]
    struct Served {
        file: PathBuf,
        replay: Mutex<Option<Player>>,
    }

    fn held<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
        of.lock().unwrap_or_else(PoisonError::into_inner)
    }

    impl ShownToAll for Served {
        fn begin(&self, at: Option<SimTime>) {
            let file = self.file.clone();
            *held(&self.replay) = Some(Player::open(Opening::Replay { file, at }, nobody()));
        }

        fn end(&self) {
            *held(&self.replay) = None;
        }

        fn replay(&self) -> Option<PlayerHandle> {
            let replay = held(&self.replay);
            let open = replay.as_ref().filter(|r| r.phase() == Phase::Open);
            open.map(Player::handle)
        }

        fn branch_wanted(&self) -> Option<(SimTime, Vec<SeatId>)> {
            None
        }

        fn listen(&self, _: Notify) {}
    }

    fn until(link: &mut Link, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        for _ in 0..3000 {
            link.poll();
            if let Some(s) = link.snapshot().filter(|s| holds(s)) {
                return s.clone();
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("never: {what}")
    }

    #[test]
    fn a_replay_that_all_are_shown_is_steered_from_here_and_the_exercise_stays_open() {
        let dir = tempfile::TempDir::new().unwrap();
        let scenario = catalog::offer(std::path::Path::new("first-steps")).scenario;
        let (mut exercise, file) =
            catalog::begin(scenario.unwrap(), 1, Vec::new(), dir.path(), None).unwrap();
        let end = exercise.sim().scenario().head.end;
        exercise.run_until(end).unwrap();
        exercise.save().unwrap();
        let mut link = Link::default();
        link.open(
            Opening::Exercise(Box::new(exercise), file.clone()),
            nobody(),
        );
        until(&mut link, "an exercise that is over", |s| s.at == end);
        link.request(SessionRequest::ViewAs("room".into()));
        let served = Arc::new(Served {
            file,
            ..Served::default()
        });
        link.show_to(Some(served.clone()));
        let at = SimTime::parse("09:20").unwrap();
        link.request(SessionRequest::Replay(Some(at)));
        until(&mut link, "the replay, through the same eyes", |s| {
            s.replay.is_some() && s.at == at && s.eyes.viewer.as_str() == "room"
        });
        let there = SimTime::parse("09:40").unwrap();
        link.request(SessionRequest::Control(Control::Seek(there)));
        link.request(SessionRequest::Observe(Observation {
            kind: NoteKind::Bookmark,
            about: there,
            seat: None,
            subject: None,
            objective: None,
            text: "here".to_owned(),
            analysis: Analysis::default(),
            by: None,
        }));
        let shown = until(&mut link, "what was written, at that moment", |s| {
            s.at == there && s.observations.len() == 1
        });
        assert!(shown.replay.is_some());
        link.request(SessionRequest::EndReplay);
        let after = until(&mut link, "the exercise as it ended", |s| {
            s.replay.is_none()
        });
        assert_eq!((after.at, after.observations.len()), (end, 1));
    }
}
