//! The ways to an open exercise: begin one, resume one, replay a recording, branch off one.
//!
//! Each reads or writes a file and may have to play hours of exercise time first, so it is done on the exercise's own thread and
//! tells how far it has come. Deliberately not here: the thread itself (`player`).

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::live::LiveThread;
use super::replay::ReplayThread;
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::session::branch::{self, Future};
use crate::session::progress::Watch;
use crate::session::recording::Recording;
use crate::session::rerun;
use crate::session::store::beside::{self, Beside};
use crate::session::{Exercise, OrdersFile, SessionError, catalog, store};

/// What is to be opened.
pub enum Opening {
    /// An exercise that is open already, and its file.
    Exercise(Box<Exercise>, PathBuf),
    /// A new exercise.
    Begin {
        /// The scenario.
        scenario: Arc<Scenario>,
        /// Seed of its chance.
        seed: u64,
        /// Seats that people hold.
        staffed: Vec<SeatId>,
        /// Where its file is kept, if no file is named.
        folder: PathBuf,
        /// The file.
        file: Option<PathBuf>,
    },
    /// An exercise that is not over, to be resumed where its file stops.
    Resume(PathBuf),
    /// An exercise file, to be replayed.
    Replay {
        /// The file.
        file: PathBuf,
        /// The moment to look at first; STARTEX if none.
        at: Option<SimTime>,
    },
    /// The same, of a file that was read.
    Recording {
        /// What was read.
        recording: Arc<Recording>,
        /// The moment to look at first; STARTEX if none.
        at: Option<SimTime>,
        /// The seat as which one looks first; exercise control if none.
        viewer: Option<SeatId>,
    },
    /// A new exercise that shares a recorded one's past up to a moment.
    Branch {
        /// The recorded one's file.
        parent: PathBuf,
        /// The moment.
        at: SimTime,
        /// Seats that people hold from then on; standing orders play the others.
        staffed: Vec<SeatId>,
        /// Where the new file is kept.
        folder: PathBuf,
    },
    /// An exercise whose scenario was changed: the same seed and orders, played again to a moment in a new file.
    Changed {
        /// The file of the exercise as it was.
        parent: PathBuf,
        /// The moment.
        at: SimTime,
        /// The changed scenario.
        scenario: Arc<Scenario>,
        /// Where the new file is kept.
        folder: PathBuf,
    },
}

/// Which of the ways it is, for whoever says what is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpeningKind {
    /// A new exercise.
    Begin,
    /// Going on with an exercise.
    Resume,
    /// A replay.
    Replay,
    /// A branch.
    Branch,
    /// On in a changed scenario.
    Changed,
}

impl OpeningKind {
    /// Whether it can be given up half way: only what leaves no file behind.
    pub fn can_be_cancelled(self) -> bool {
        match self {
            Self::Resume | Self::Replay => true,
            Self::Begin | Self::Branch | Self::Changed => false,
        }
    }
}

/// An exercise that is open, as its thread takes it over.
pub(super) enum Opened {
    Live(Box<LiveThread>),
    Replay(Box<ReplayThread>),
}

impl Opening {
    /// Which of the ways it is.
    pub fn kind(&self) -> OpeningKind {
        match self {
            Self::Exercise(..) | Self::Resume(_) => OpeningKind::Resume,
            Self::Begin { .. } => OpeningKind::Begin,
            Self::Replay { .. } | Self::Recording { .. } => OpeningKind::Replay,
            Self::Branch { .. } => OpeningKind::Branch,
            Self::Changed { .. } => OpeningKind::Changed,
        }
    }

    /// Opens it. With it comes its file; nothing if it was given up on the way.
    pub(super) fn open(self, watch: Watch<'_>) -> Result<Option<(Opened, PathBuf)>, SessionError> {
        match self {
            Self::Exercise(exercise, file) => Ok(Some((live(*exercise), file))),
            Self::Begin {
                scenario,
                seed,
                staffed,
                folder,
                file,
            } => {
                let (exercise, file) = catalog::begin(scenario, seed, staffed, &folder, file)?;
                Ok(Some((live(exercise), file)))
            }
            Self::Resume(file) => resume(file, watch),
            Self::Replay { file, at } => {
                let recording = Arc::new(Recording::open(&file)?);
                Ok(replay(recording, at, None, watch))
            }
            Self::Recording {
                recording,
                at,
                viewer,
            } => Ok(replay(recording, at, viewer, watch)),
            Self::Branch {
                parent,
                at,
                staffed,
                folder,
            } => {
                let file = begin_branch(&parent, at, staffed, &folder)?;
                resume(file, watch)
            }
            Self::Changed {
                parent,
                at,
                scenario,
                folder,
            } => {
                let opened = rerun::rerun(&parent, at, &scenario, &folder, watch)?;
                Ok(opened.map(|(exercise, file, rerun)| {
                    let mut thread = LiveThread::new(exercise);
                    thread.shown.rerun = Some(Arc::new(rerun));
                    (Opened::Live(Box::new(thread)), file)
                }))
            }
        }
    }
}

fn live(exercise: Exercise) -> Opened {
    Opened::Live(Box::new(LiveThread::new(exercise)))
}

fn resume(file: PathBuf, watch: Watch<'_>) -> Result<Option<(Opened, PathBuf)>, SessionError> {
    let resumed = Exercise::resume_watched(&file, watch)?;
    Ok(resumed.map(|exercise| (live(exercise), file)))
}

fn replay(
    recording: Arc<Recording>,
    at: Option<SimTime>,
    viewer: Option<SeatId>,
    watch: Watch<'_>,
) -> Option<(Opened, PathBuf)> {
    let file = recording.path.clone();
    match ReplayThread::new(recording, at, viewer, watch) {
        ControlFlow::Continue(thread) => Some((Opened::Replay(Box::new(thread)), file)),
        ControlFlow::Break(()) => None,
    }
}

/// The same people go on at the same seats: what stands beside the exercise file about who may sit where, and who they are, is beside the
/// branch too. It may be lost without loss to the exercise, and then there are new codes.
fn take_along(parent: &Path, branch: &Path) {
    for ending in beside::OF_PEOPLE {
        let (from, to) = (Beside::of(parent, ending), Beside::of(branch, ending));
        if let Ok(Some(kept)) = from.read() {
            to.write(&kept).ok();
        }
    }
}

/// Writes the file of a branch, which holds only what the two share.
fn begin_branch(
    parent: &Path,
    at: SimTime,
    staffed: Vec<SeatId>,
    folder: &Path,
) -> Result<PathBuf, SessionError> {
    let recording = Recording::open(parent)?;
    let file = store::free_name(folder, &branch::name(parent, at));
    let future = Future {
        orders: OrdersFile {
            staffed,
            orders: Vec::new(),
        },
        standing: true,
        later_orders: false,
    };
    branch::create(&recording, at, future, &file)?;
    take_along(parent, &file);
    Ok(file)
}
