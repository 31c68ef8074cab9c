//! An exercise on its own thread: what is asked goes in by a bounded queue, what can be seen comes out as the newest snapshot.
//!
//! ```text
//! window ──Ask──► queue ──► thread: Exercise ──► file
//!    ▲                         │
//!    └──── newest Snapshot ◄───┘
//! ```
//!
//! Whoever draws takes the newest snapshot and never waits; whoever is slow misses snapshots and no order.
//! A replay has the same asks and snapshots.
//! Deliberately not here: how the thread keeps time ([`stage`], of a replay [`rerun`]), drawing.

mod rerun;
mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::Exercise;
pub use super::control::Control;
pub use super::fact_log::FactLog;
use super::recording::Recording;
pub use super::store::{Origin, Seal};
use crate::base::ids::{SeatId, UnitId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::evaluate::expected::{Expectation, expectations};
use crate::evaluate::hotwash::Moment;
use crate::evaluate::measures::{Measure, measures};
use crate::evaluate::outcome::Outcome;
use crate::evaluate::rating::{ObjectiveRating, ratings};
use crate::picture::{Estimate, Picture};
use crate::record::fact::{FactEntry, Refusal};
use crate::record::observation::{Observation, Observed};
use crate::record::order::{Order, Target};
use crate::record::rating::Judgement;
use crate::scenario::Scenario;

/// Slowest and fastest pace, as a multiple of the wall clock.
pub const PACES: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 60.0, 120.0, 300.0, 600.0];

/// Asks that may wait at a time. People and their clicks never fill it; if they do, the sender keeps what it has and tries again.
const QUEUE: usize = 1024;

/// What can be asked of an exercise in progress.
#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// Give an order as a seat, now. `token` comes back with the answer.
    Order {
        /// Who orders.
        seat: SeatId,
        /// What.
        order: Order,
        /// Chosen by the sender.
        token: u64,
    },
    /// Do something with the clock.
    Control(Control),
    /// From now on make this seat's picture too.
    Look(SeatId),
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
    /// Write down an observation or a bookmark.
    Observe(Observation),
    /// Propose ratings from what happened so far; in a replay from the whole exercise.
    Judge,
    /// Write down what an evaluator decided about a critical task.
    Rate(Judgement),
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

/// What became of an order.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The sender's token.
    pub token: u64,
    /// Who ordered.
    pub seat: SeatId,
    /// What.
    pub order: Order,
    /// When.
    pub at: SimTime,
    /// Why it was refused, if it was.
    pub refused: Option<Refusal>,
    /// Why it could not be taken at all, if so: then nothing is in the file.
    pub failed: Option<Text>,
}

/// Travel times that were asked for, and to where.
#[derive(Clone, PartialEq, Debug)]
pub struct Estimates {
    /// The sender's token.
    pub token: u64,
    /// Where to.
    pub to: Target,
    /// The time of each unit that has a way.
    pub times: BTreeMap<UnitId, Estimate>,
}

/// Ratings of the objectives, measures and expected actions, as they were at a moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// Up to which moment.
    pub at: SimTime,
    /// The ratings.
    pub ratings: Vec<ObjectiveRating>,
    /// The measures that they rest on, and all others.
    pub measures: Vec<Measure>,
    /// How the expected actions stand.
    pub expected: Vec<Expectation>,
}

impl Judged {
    /// Judges what happened up to a moment.
    fn of(s: &Scenario, facts: &[FactEntry], judgements: &[Judgement], at: SimTime) -> Arc<Self> {
        let measures = measures(s, facts);
        Arc::new(Self {
            at,
            ratings: ratings(s, facts, &measures, judgements),
            measures,
            expected: expectations(s, facts),
        })
    }
}

/// Everything that can be seen of an exercise at a moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Rises with every snapshot.
    pub serial: u64,
    /// The scenario, with what was added to it since STARTEX.
    pub scenario: Arc<Scenario>,
    /// Exercise time.
    pub at: SimTime,
    /// What the clock is doing.
    pub mode: Mode,
    /// How many times as fast as the wall clock it runs when it runs.
    pub pace: f64,
    /// The truth: what exercise control sees.
    pub truth: Arc<Picture>,
    /// What the seat sees that was last asked for.
    pub eyes: Arc<Picture>,
    /// All facts so far.
    pub facts: FactLog,
    /// How the expected actions stand.
    pub expected: Arc<Vec<Expectation>>,
    /// Seats that people hold.
    pub staffed: Arc<BTreeSet<SeatId>>,
    /// Observations and bookmarks.
    pub observations: Arc<Vec<Observed>>,
    /// Answers to the last orders, newest last.
    pub answers: Arc<Vec<Answer>>,
    /// The travel times that were asked for last.
    pub estimates: Option<Arc<Estimates>>,
    /// Ratings, as they were asked for last.
    pub judged: Option<Arc<Judged>>,
    /// The outcome, once ENDEX has come.
    pub outcome: Option<Arc<Outcome>>,
    /// The seal of the record, once ENDEX has come, if the file has one.
    pub seal: Option<Seal>,
    /// Moments to talk about first, once ENDEX has come.
    pub moments: Arc<Vec<Moment>>,
    /// Why the exercise cannot go on, if it cannot.
    pub trouble: Option<Text>,
    /// Whether that is only that the machine stood still: it goes on when it is told to.
    pub slept: bool,
    /// The whole exercise, if this is a replay.
    pub tape: Option<Arc<Tape>>,
}

/// A recorded exercise from STARTEX to the last moment that was played.
#[derive(Clone, Debug)]
pub struct Tape {
    /// The scenario, with all that was added to it since STARTEX.
    pub scenario: Arc<Scenario>,
    /// All facts.
    pub facts: FactLog,
    /// The last moment.
    pub end: SimTime,
    /// Whether that was ENDEX.
    pub over: bool,
    /// Where it came from, if it is a branch.
    pub origin: Option<Origin>,
    /// From when on the replay differs from what the file says happened, if it does.
    pub differs: Option<SimTime>,
}

impl Mode {
    /// Whether time moves.
    pub fn moves(self) -> bool {
        matches!(self, Self::Playing | Self::Rewinding | Self::Hurrying(_))
    }
}

/// Called whenever there is a new snapshot, from the exercise's thread.
pub type Notify = Box<dyn Fn() + Send>;

/// An exercise in progress on its own thread.
pub struct Live {
    inbox: Option<SyncSender<Ask>>,
    newest: Arc<Mutex<Arc<Snapshot>>>,
    thread: Option<JoinHandle<()>>,
    file: PathBuf,
}

impl Live {
    /// Starts the thread. The exercise stands at its present time until it is told to play.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(exercise: Exercise, file: PathBuf, notify: Notify) -> std::io::Result<Self> {
        let mut stage = stage::Stage::new(exercise);
        let first = stage.snapshot();
        Self::spawn(first, file, notify, move |asks, publish| {
            stage::run(stage, asks, publish)
        })
    }

    /// Starts the thread of a replay, at a moment or at STARTEX. Time stands until it is told to move.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn replay(
        recording: Arc<Recording>,
        at: Option<SimTime>,
        notify: Notify,
    ) -> std::io::Result<Self> {
        let file = recording.path.clone();
        let mut rerun = rerun::Rerun::new(recording, at);
        let first = rerun.snapshot();
        let shown = first.clone();
        Self::spawn(first, file, notify, move |asks, publish| {
            rerun::run(rerun, shown, asks, publish)
        })
    }

    fn spawn(
        first: Snapshot,
        file: PathBuf,
        notify: Notify,
        work: impl FnOnce(&Receiver<Ask>, &dyn Fn(Snapshot)) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (inbox, asks) = sync_channel(QUEUE);
        let newest = Arc::new(Mutex::new(Arc::new(first)));
        let catalog = newest.clone();
        let publish = move |s: Snapshot| {
            *catalog.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(s);
            notify();
        };
        let thread = std::thread::Builder::new()
            .name("exercise".to_owned())
            .spawn(move || work(&asks, &publish))?;
        Ok(Self {
            inbox: Some(inbox),
            newest,
            thread: Some(thread),
            file,
        })
    }

    /// The exercise file.
    pub fn file(&self) -> &PathBuf {
        &self.file
    }

    /// The newest snapshot. Never waits for the simulation.
    pub fn newest(&self) -> Arc<Snapshot> {
        self.newest
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Asks something.
    ///
    /// # Errors
    /// Gives back what was asked if the queue is full, so that the sender can try again, or if the exercise has stopped.
    #[expect(
        clippy::result_large_err,
        reason = "what comes back is tried again at once and goes no further"
    )]
    pub fn ask(&self, ask: Ask) -> Result<(), Ask> {
        let Some(inbox) = &self.inbox else {
            return Err(ask);
        };
        inbox.try_send(ask).map_err(|e| match e {
            TrySendError::Full(ask) | TrySendError::Disconnected(ask) => ask,
        })
    }

    /// Ends the thread, after everything asked so far was done and the file is whole.
    pub fn close(&mut self) {
        self.inbox = None;
        if let Some(thread) = self.thread.take() {
            // A panic on the thread was already told as trouble.
            thread.join().ok();
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.close();
    }
}
