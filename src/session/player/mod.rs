//! An exercise on a thread of its own: requests go in by a bounded queue, what can be seen comes out as the newest snapshot.
//!
//! ```text
//! window ──SessionRequest──► queue ──► thread: Exercise ──► file
//!    ▲                                    │
//!    └─────────── newest Snapshot ◄───────┘
//! ```
//!
//! Opening and closing are the thread's work too: reading and writing files, and playing again what was played. So whoever draws
//! waits for nothing: [`Player::open`] returns at once and [`Player::phase`] says how far it is; whoever is slow misses snapshots
//! and no order. A replay has the same requests and snapshots as a live exercise.
//! Deliberately not here: how the thread keeps time ([`live`], of a replay [`replay`]), drawing.

mod live;
mod opening;
mod replay;
mod serving;
mod snapshot;
mod talk;
mod telling;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

pub use super::attendance::{Attend, Attendance, CommsCheck, Incoming, Person};
pub use super::control::Control;
pub use super::emergency::{Caller, Emergency, Post};
pub use super::fact_log::FactLog;
pub use super::people::Givers;
pub use super::progress::Progress;
pub use super::store::{Origin, Seal};
use crate::base::ids::{SeatId, UnitId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::observation::Observation;
use crate::record::order::{Order, Target};
use crate::record::rating::Judgement;
use crate::session::request_id::Taken;
use crate::session::{RequestId, SessionError};
pub use live::BEFORE_END;
use opening::Opened;
pub use opening::{Opening, OpeningKind};
pub use snapshot::{Answer, Elsewhere, Estimates, Judged, Recorded, Snapshot, Talk};

/// Slowest and fastest pace, as a multiple of the wall clock.
pub use crate::scenario::form::PACES;

/// The offered pace next to one, faster or else slower; none beyond the last.
fn next_pace(now: f64, faster: bool) -> Option<f64> {
    if faster {
        PACES.iter().copied().find(|p| *p > now)
    } else {
        PACES.iter().rev().copied().find(|p| *p < now)
    }
}

/// Requests that may wait at a time. People and their clicks never fill it; if they do, the sender keeps what it has and tries again.
const QUEUE: usize = 1024;

/// What can be requested of an open exercise.
#[derive(Clone, PartialEq, Debug)]
pub enum SessionRequest {
    /// Give an order as a seat, now. `token` comes back with the answer.
    Order {
        /// Who orders.
        seat: SeatId,
        /// What.
        order: Order,
        /// Chosen by the sender.
        token: u64,
        /// The name that a client gave to its request: what has this name is done once, however often it is sent.
        request: Option<RequestId>,
    },
    /// Do something with the clock.
    Control(Control),
    /// To the next faster (else slower) of [`PACES`], from the pace that the clock has once this is reached: two in a row are two steps.
    Faster(bool),
    /// Somebody says that a real emergency has begun, or that it is over; after ENDEX and in a replay too.
    Emergency(bool, Caller),
    /// From now on make this seat's picture too.
    ViewAs(SeatId),
    /// From now on make the pictures of these seats too, for those who look from elsewhere.
    Watch(BTreeSet<SeatId>),
    /// How long would these units need to a target?
    Estimate {
        /// Who asks.
        seat: SeatId,
        /// The units.
        units: Vec<UnitId>,
        /// Where to.
        to: Target,
        /// Chosen by the sender.
        token: u64,
    },
    /// Who is at the seats, who is ready, who hears, who takes care of what; a replay has none of it.
    Attend(Attend),
    /// From now on play the nights too, of which otherwise what nobody acts on is jumped over: exercises that are played side by
    /// side stay together. A replay jumps over nothing.
    PlayNights,
    /// What people at the seats are called, by their numbers; it is not kept in the file.
    Names(BTreeMap<u32, String>),
    /// Write down an observation or a bookmark.
    Observe(Observation),
    /// Propose ratings from what happened so far; in a replay from the whole exercise.
    Judge,
    /// Write down what an evaluator decided about a critical task.
    Rate(Judgement),
    /// Show the exercise again to all who look from elsewhere, from a moment or from STARTEX. It is up to whoever holds them; the
    /// exercise's own thread does nothing.
    Replay(Option<SimTime>),
    /// End that.
    EndReplay,
    /// Go on from a moment of it in a new exercise file, with these seats held by people. It is up to whoever holds those who look.
    Branch {
        /// The moment.
        at: SimTime,
        /// Seats that people hold from then on; standing orders play the others.
        staffed: Vec<SeatId>,
    },
}

impl SessionRequest {
    /// Whether it is about what is shown, which may be a replay for all: the replay has the clock, everything that is kept is the
    /// exercise's.
    pub fn is_about_what_is_shown(&self) -> bool {
        match self {
            Self::Control(_) | Self::Faster(_) | Self::Estimate { .. } => true,
            Self::Order { .. }
            | Self::ViewAs(_)
            | Self::Watch(_)
            // It is about the room and not about what is shown there.
            | Self::Emergency(..)
            | Self::Attend(_)
            | Self::PlayNights
            | Self::Names(_)
            | Self::Observe(_)
            | Self::Judge
            | Self::Rate(_)
            | Self::Replay(_)
            | Self::EndReplay
            | Self::Branch { .. } => false,
        }
    }
}

/// What the clock is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// STARTEX has not been given.
    Ready,
    /// Time passes.
    Playing,
    /// Time runs backwards, in a replay.
    Rewinding,
    /// Going to a time as fast as possible.
    Hurrying(SimTime),
    /// Time stands still.
    Paused,
    /// Time stands still because of a real emergency.
    Emergency,
    /// ENDEX has come.
    Over,
}

impl Mode {
    /// Whether time moves.
    pub fn moves(self) -> bool {
        match self {
            Self::Playing | Self::Rewinding | Self::Hurrying(_) => true,
            Self::Ready | Self::Paused | Self::Emergency | Self::Over => false,
        }
    }

    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Ready => msg!("mode-ready"),
            Self::Playing => msg!("mode-playing"),
            Self::Rewinding => msg!("mode-rewinding"),
            Self::Hurrying(_) => msg!("mode-hurrying"),
            Self::Paused => msg!("mode-paused"),
            Self::Emergency => msg!("mode-emergency"),
            Self::Over => msg!("mode-over"),
        }
    }
}

/// How far the thread of an exercise is.
#[derive(Clone, PartialEq, Debug)]
pub enum Phase {
    /// It is being opened. Nothing is known of how far it is while its file is read or written.
    Opening(Option<Progress>),
    /// It is open: there are snapshots, and requests are taken.
    Open,
    /// It could not be opened, and why.
    Failed(Message),
    /// It was given up before it was open.
    Cancelled,
    /// Everything requested was done, and its file is whole.
    Closed,
}

/// Called from the exercise's thread whenever there is something new: a snapshot, another phase, progress.
pub type Notify = Box<dyn Fn() + Send>;

/// What the thread and whoever draws both see.
struct Shared {
    phase: Phase,
    newest: Option<Arc<Snapshot>>,
    file: Option<PathBuf>,
    /// The queue's end for those who request; none once no more requests are taken.
    inbox: Option<SyncSender<SessionRequest>>,
    /// Who is told that there is something new, besides whoever opened it.
    listeners: Vec<Notify>,
    /// What clients sent that was taken; none before it is open, and in a replay.
    taken: Option<Taken>,
}

/// A way to an exercise for those who did not open it: it takes requests and shows snapshots for as long as the exercise is open.
#[derive(Clone)]
pub struct PlayerHandle {
    shared: Arc<Mutex<Shared>>,
}

impl PlayerHandle {
    /// How far the exercise's thread is.
    pub fn phase(&self) -> Phase {
        lock(&self.shared).phase.clone()
    }

    /// The exercise file, once that is known.
    pub fn file(&self) -> Option<PathBuf> {
        lock(&self.shared).file.clone()
    }

    /// The newest snapshot; none until it is open.
    pub fn newest(&self) -> Option<Arc<Snapshot>> {
        lock(&self.shared).newest.clone()
    }

    /// Requests something.
    ///
    /// # Errors
    /// Gives back what was requested if the queue is full, so that the sender can try again, or if the exercise was closed.
    #[expect(
        clippy::result_large_err,
        reason = "what comes back is tried again at once and goes no further"
    )]
    pub fn request(&self, request: SessionRequest) -> Result<(), SessionRequest> {
        let Some(inbox) = lock(&self.shared).inbox.clone() else {
            return Err(request);
        };
        inbox.try_send(request).map_err(|e| match e {
            TrySendError::Full(request) | TrySendError::Disconnected(request) => request,
        })
    }

    /// Whether the order of a client's request was taken, be it before the program was started again.
    pub fn has_taken(&self, request: &RequestId) -> bool {
        let shared = lock(&self.shared);
        shared
            .taken
            .as_ref()
            .is_some_and(|t| t.get(request).is_some())
    }

    /// Calls this from the exercise's thread too, whenever there is something new.
    pub fn listen(&self, notify: Notify) {
        lock(&self.shared).listeners.push(notify);
    }
}

/// An exercise on its own thread.
pub struct Player {
    kind: OpeningKind,
    handle: PlayerHandle,
    cancelled: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Player {
    /// Starts the thread, which opens the exercise. Returns at once. The clock stands until it is told to move.
    ///
    /// That no thread can be started is told by the phase, as everything else that goes wrong on the way.
    pub fn open(opening: Opening, notify: Notify) -> Self {
        let kind = opening.kind();
        let (inbox, requests) = sync_channel(QUEUE);
        let shared = Arc::new(Mutex::new(Shared {
            phase: Phase::Opening(None),
            newest: None,
            file: None,
            inbox: Some(inbox),
            listeners: Vec::new(),
            taken: None,
        }));
        let cancelled = Arc::new(AtomicBool::new(false));
        let thread = Thread {
            shared: shared.clone(),
            cancelled: cancelled.clone(),
            notify,
        };
        let started = std::thread::Builder::new()
            .name("exercise".to_owned())
            .spawn(move || thread.run(opening, &requests));
        let thread = started
            .map_err(|e| lock(&shared).phase = Phase::Failed(SessionError::NoThread(e).words()))
            .ok();
        Self {
            kind,
            handle: PlayerHandle { shared },
            cancelled,
            thread,
        }
    }

    /// By which way it was opened, or is being.
    pub fn kind(&self) -> OpeningKind {
        self.kind
    }

    /// How far it is.
    pub fn phase(&self) -> Phase {
        self.handle.phase()
    }

    /// The exercise file, once that is known.
    pub fn file(&self) -> Option<PathBuf> {
        self.handle.file()
    }

    /// The newest snapshot; none until it is open. Never waits for the simulation.
    pub fn newest(&self) -> Option<Arc<Snapshot>> {
        self.handle.newest()
    }

    /// Requests something.
    ///
    /// # Errors
    /// As [`PlayerHandle::request`].
    #[expect(
        clippy::result_large_err,
        reason = "what comes back is tried again at once and goes no further"
    )]
    pub fn request(&self, request: SessionRequest) -> Result<(), SessionRequest> {
        self.handle.request(request)
    }

    /// A way to it for those who did not open it.
    pub fn handle(&self) -> PlayerHandle {
        self.handle.clone()
    }

    /// Gives up opening it, where that is still going on and can be given up.
    pub fn cancel(&self) {
        if self.kind.can_be_cancelled() {
            self.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Takes no more requests. Everything requested so far is done, then the file is whole and the phase says `Closed`.
    pub fn finish(&mut self) {
        lock(&self.handle.shared).inbox = None;
    }

    /// Finishes, and waits until the thread has ended.
    pub fn close(&mut self) {
        self.finish();
        if let Some(thread) = self.thread.take() {
            // A panic on the thread was already told as trouble.
            thread.join().ok();
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.cancel();
        self.close();
    }
}

/// The thread's end of what it shares.
struct Thread {
    shared: Arc<Mutex<Shared>>,
    cancelled: Arc<AtomicBool>,
    notify: Notify,
}

impl Thread {
    fn run(&self, opening: Opening, requests: &Receiver<SessionRequest>) {
        let mut watch = |progress: Progress| {
            self.enter(Phase::Opening(Some(progress)));
            if self.cancelled.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let opened = catch_unwind(AssertUnwindSafe(|| opening.open(&mut watch)));
        let opened = match opened {
            Ok(Ok(Some((opened, file)))) => {
                let mut shared = lock(&self.shared);
                shared.file = Some(file);
                if let Opened::Live(thread) = &opened {
                    shared.taken = Some(thread.taken());
                }
                opened
            }
            Ok(Ok(None)) => return self.enter(Phase::Cancelled),
            Ok(Err(e)) => return self.enter(Phase::Failed(e.words())),
            Err(_) => return self.enter(Phase::Failed(fault())),
        };
        let publish = |s: Snapshot| {
            {
                let mut shared = lock(&self.shared);
                shared.newest = Some(Arc::new(s));
                shared.phase = Phase::Open;
            }
            self.tell();
        };
        match opened {
            Opened::Live(thread) => serving::serve(*thread, requests, &publish),
            Opened::Replay(thread) => serving::serve(*thread, requests, &publish),
        }
        self.enter(Phase::Closed);
    }

    fn enter(&self, phase: Phase) {
        lock(&self.shared).phase = phase;
        self.tell();
    }

    /// Tells all who listen. They are called outside of the lock, so that they may look at once.
    fn tell(&self) {
        (self.notify)();
        let listeners = std::mem::take(&mut lock(&self.shared).listeners);
        listeners.iter().for_each(|tell| tell());
        let mut shared = lock(&self.shared);
        let added = std::mem::replace(&mut shared.listeners, listeners);
        shared.listeners.extend(added);
    }
}

fn fault() -> Message {
    msg!("session-fault-opening")
}
