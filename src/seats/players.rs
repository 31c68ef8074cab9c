//! What all who look are shown: the exercise that is played, or, after ENDEX, its replay, which exercise control steers for all.
//!
//! Deliberately not here: what each may see of it (`host`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
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
    Givers, Judged, Mode, Notify, Opening, Origin, Phase, Player, PlayerHandle, SessionRequest,
    Snapshot,
};
use crate::session::recording::Recording;

/// What a report is made from, as far as it may still change after ENDEX: what evaluators and people wrote and what people are called.
/// The parts are kept, so that nothing else comes to lie where they lie.
#[derive(Clone)]
pub(super) struct Basis(Arc<Vec<Observed>>, Option<Arc<Judged>>, Arc<Givers>);

impl Basis {
    pub(super) fn of(s: &Snapshot) -> Self {
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
    /// Who else is told of that.
    listeners: Arc<Mutex<Vec<Notify>>>,
    branches: AtomicBool,
    wanted: Mutex<Option<BranchWanted>>,
}

/// That exercise control, in a browser, wants to go on from a moment of what was played in a new exercise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BranchWanted {
    /// The moment.
    pub at: SimTime,
    /// Seats that people hold from then on; standing orders play the others.
    pub staffed: Vec<SeatId>,
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
            listeners: Arc::default(),
            branches: AtomicBool::new(false),
            wanted: Mutex::default(),
        };
        players.live.listen(players.notify());
        (players, news)
    }

    /// Tells those who look that there is something new.
    fn notify(&self) -> Notify {
        let (tell, listeners) = (self.tell.clone(), self.listeners.clone());
        Box::new(move || {
            tell.send_modify(|n| *n += 1);
            lock(&listeners).iter().for_each(|tell| tell());
        })
    }

    /// Tells those who look that there is something new of which no exercise tells.
    pub(super) fn tell(&self) {
        self.notify()();
    }

    /// What may still change of what is made of an exercise after ENDEX.
    pub(super) fn basis(&self) -> Option<Basis> {
        self.live.newest().map(|s| Basis::of(&s))
    }

    /// The exercise file, once ENDEX has come.
    pub(super) fn file_after_endex(&self) -> Option<PathBuf> {
        let newest = self.live.newest()?;
        self.live.file().filter(|_| newest.mode == Mode::Over)
    }

    /// The exercise file from which this one was branched off, where it lies beside it; that it is still the same exercise shows
    /// when it is read.
    pub(super) fn parent(&self) -> Option<(Arc<Origin>, PathBuf)> {
        let origin = self.live.newest()?.branched.clone()?;
        // The name comes out of a file, and names nothing elsewhere.
        let name = Path::new(&origin.file);
        let plain = name.file_name().is_some_and(|n| n == name.as_os_str());
        let file = self.live.file()?.with_file_name(&origin.file);
        (plain && file.is_file()).then_some((origin, file))
    }

    /// The report of the exercise from which this one was branched off, as a page; none where that is not there any more. It takes
    /// a while and belongs on a thread of its own.
    ///
    /// # Errors
    /// If its file cannot be read.
    pub(super) fn report_of_parent(&self, lang: Lang) -> Result<Option<String>, SessionError> {
        let Some((origin, file)) = self.parent() else {
            return Ok(None);
        };
        let recording = Recording::open(&file)?;
        let same = recording.saved.id == origin.id;
        Ok(same.then(|| html(&[AfterAction::of(Arc::new(recording)).doc(lang)])))
    }

    /// The exercise that is played.
    pub(super) fn live(&self) -> &PlayerHandle {
        &self.live
    }

    /// What is shown: the replay once it is open, else the exercise.
    pub(super) fn shown(&self) -> PlayerHandle {
        self.replay().unwrap_or_else(|| self.live.clone())
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
        if request.is_about_what_is_shown() {
            self.shown()
        } else {
            self.live.clone()
        }
    }

    /// The replay that is shown to all, once it is open.
    pub(super) fn replay(&self) -> Option<PlayerHandle> {
        let replay = lock(&self.replay);
        let open = replay.as_ref().filter(|r| r.phase() == Phase::Open);
        open.map(Player::handle)
    }

    /// Calls this too whenever there is something new of what is shown.
    pub(super) fn listen(&self, notify: Notify) {
        lock(&self.listeners).push(notify);
    }

    /// Whoever opened the exercise can go on with another one in its place.
    pub(super) fn allow_branches(&self) {
        self.branches.store(true, Ordering::Release);
    }

    /// Whether exercise control can go on from a moment of the replay.
    pub(super) fn can_branch(&self) -> bool {
        self.branches.load(Ordering::Acquire)
    }

    /// Exercise control wants to go on from a moment; whoever opened the exercise is told.
    pub(super) fn want_branch(&self, wanted: BranchWanted) {
        *lock(&self.wanted) = Some(wanted);
        self.notify()();
    }

    /// What is wanted, once.
    pub(super) fn branch_wanted(&self) -> Option<BranchWanted> {
        lock(&self.wanted).take()
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
