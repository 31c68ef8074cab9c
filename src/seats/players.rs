//! What all who look are shown: the exercise that is played, or, after ENDEX, its replay, which exercise control steers for all.
//!
//! Deliberately not here: what each may see of it (`host`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::locks::lock;
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::record::observation::Observed;
use crate::report::aar::AfterAction;
use crate::report::html::html;
use crate::session::SessionError;
use crate::session::player::{
    Givers, Judged, Mode, Notify, Opening, Phase, Player, PlayerHandle, SessionRequest, Snapshot,
};
use crate::session::recording::Recording;

/// What a report is made from, as far as it may still change after ENDEX: what evaluators and people wrote and what people are called.
/// The parts are kept, so that nothing else comes to lie where they lie.
struct Basis(Arc<Vec<Observed>>, Option<Arc<Judged>>, Arc<Givers>);

impl Basis {
    fn of(s: &Snapshot) -> Self {
        Self(s.observations.clone(), s.judged.clone(), s.givers.clone())
    }
}

impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        let judged = match (&self.1, &other.1) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, Some(_)) | (Some(_), None) => false,
        };
        judged && Arc::ptr_eq(&self.0, &other.0) && Arc::ptr_eq(&self.2, &other.2)
    }
}

/// The exercise and its replay.
pub(super) struct Players {
    live: PlayerHandle,
    replay: Mutex<Option<Player>>,
    /// The report as it was made last, by language, with what it was made from.
    reports: Mutex<BTreeMap<Lang, (Basis, Arc<str>)>>,
    /// Counts what is new of either.
    tell: Arc<watch::Sender<u64>>,
}

impl Players {
    /// An exercise that is open, and whoever is told of what is new.
    pub(super) fn new(live: PlayerHandle) -> (Self, watch::Receiver<u64>) {
        let (tell, news) = watch::channel(0);
        let players = Self {
            live,
            replay: Mutex::default(),
            reports: Mutex::default(),
            tell: Arc::new(tell),
        };
        players.live.listen(players.notify());
        (players, news)
    }

    /// Tells those who look that there is something new.
    fn notify(&self) -> Notify {
        let tell = self.tell.clone();
        Box::new(move || tell.send_modify(|n| *n += 1))
    }

    /// The exercise file, once ENDEX has come.
    pub(super) fn file_after_endex(&self) -> Option<PathBuf> {
        let newest = self.live.newest()?;
        self.live.file().filter(|_| newest.mode == Mode::Over)
    }

    /// The exercise that is played.
    pub(super) fn live(&self) -> &PlayerHandle {
        &self.live
    }

    /// What is shown: the replay once it is open, else the exercise.
    pub(super) fn shown(&self) -> PlayerHandle {
        let replay = lock(&self.replay);
        let open = replay.as_ref().filter(|r| r.phase() == Phase::Open);
        open.map_or_else(|| self.live.clone(), Player::handle)
    }

    /// The newest snapshot of what is shown.
    pub(super) fn newest(&self) -> Option<Arc<Snapshot>> {
        self.shown().newest()
    }

    /// Shows the exercise again to all, from a moment or from STARTEX, with the pictures of these seats. Before ENDEX it does nothing.
    pub(super) fn begin_replay(&self, at: Option<SimTime>, watched: BTreeSet<SeatId>) {
        let Some(file) = self.file_after_endex() else {
            return;
        };
        let mut replay = lock(&self.replay);
        let there = |r: &Player| matches!(r.phase(), Phase::Opening(_) | Phase::Open);
        if replay.as_ref().is_some_and(there) {
            return;
        }
        let player = Player::open(Opening::Replay { file, at }, self.notify());
        // It is a queue that is empty.
        player.request(SessionRequest::Watch(watched)).ok();
        *replay = Some(player);
    }

    /// Who takes a request: the replay has the clock, everything that is kept is the exercise's.
    pub(super) fn for_request(&self, request: &SessionRequest) -> PlayerHandle {
        match request {
            SessionRequest::Control(_) | SessionRequest::Estimate { .. } => self.shown(),
            SessionRequest::Order { .. }
            | SessionRequest::ViewAs(_)
            | SessionRequest::Watch(_)
            // It is about the room and not about what is shown there.
            | SessionRequest::Emergency(..)
            | SessionRequest::Attend(_)
            | SessionRequest::PlayNights
            | SessionRequest::Names(_)
            | SessionRequest::Observe(_)
            | SessionRequest::Judge
            | SessionRequest::Rate(_)
            | SessionRequest::Replay(_)
            | SessionRequest::EndReplay => self.live.clone(),
        }
    }

    /// Passes on to the replay, if there is one.
    pub(super) fn to_replay(&self, request: SessionRequest) {
        if let Some(replay) = lock(&self.replay).as_ref() {
            replay.request(request).ok();
        }
    }

    /// All are shown the exercise again as it ended.
    pub(super) fn end_replay(&self) {
        if let Some(mut replay) = lock(&self.replay).take() {
            // Its thread ends by itself; nobody waits for it.
            replay.finish();
            std::thread::Builder::new()
                .name("end of a replay".to_owned())
                .spawn(move || drop(replay))
                .ok();
        }
        self.notify()();
    }

    /// The report of what was played, as a page; none before ENDEX. It takes a while and belongs on a thread of its own.
    ///
    /// # Errors
    /// If the exercise file cannot be read.
    pub(super) fn report(&self, lang: Lang) -> Result<Option<Arc<str>>, SessionError> {
        let (Some(file), Some(newest)) = (self.file_after_endex(), self.live.newest()) else {
            return Ok(None);
        };
        let basis = Basis::of(&newest);
        // Held while it is made, so that of many who ask at once only the first makes it.
        let mut reports = lock(&self.reports);
        if let Some((made_from, page)) = reports.get(&lang)
            && *made_from == basis
        {
            return Ok(Some(page.clone()));
        }
        let recording = Arc::new(Recording::open(&file)?);
        let page: Arc<str> = html(&[AfterAction::of(recording).doc(lang)]).into();
        reports.insert(lang, (basis, page.clone()));
        Ok(Some(page))
    }
}
