//! An exercise that was kept in a file, to be played again: the causes, and what they caused then.
//!
//! A [`Recording`] is read once and never written; a [`Replay`] is a simulation of it that can be moved to any moment.
//! Moving back plays again from STARTEX: a whole day takes about as long as a blink, so nothing is kept in between
//! (`benches/replay.rs` measures it). [`Recording::verify`] compares what was with what is.
//! Deliberately not here: the file (`store`), playing on from a moment (`branch`), drawing.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::control::Control;
use super::people::Givers;
use super::progress::{self, Watch};
use super::store::{self, Condition, Journalled, Kept, Part, Saved};
use super::{SessionError, pace};
use crate::base::ids::{SeatId, TaskId, UnitId};
use crate::base::time::SimTime;
use crate::picture::{Estimate, Picture};
use crate::record::fact::FactEntry;
use crate::record::order::Target;
use crate::record::rating::Judgement;
use crate::scenario::{self, Scenario};
use crate::sim::{Digest, Simulation};

/// An exercise read from its file.
pub struct Recording {
    /// Where it was read from.
    pub path: PathBuf,
    /// The scenario, as it was at STARTEX.
    pub scenario: Arc<Scenario>,
    /// What the file holds.
    pub saved: Saved,
}

impl Recording {
    /// Reads an exercise file.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or its scenario is not understood.
    pub fn open(path: &Path) -> Result<Self, SessionError> {
        Self::of(path, store::read(path)?)
    }

    /// An exercise whose file was read.
    pub(super) fn of(path: &Path, saved: Saved) -> Result<Self, SessionError> {
        let Some(scenario) = scenario::from_played(saved.texts.clone()).scenario else {
            return Err(SessionError::Scenario);
        };
        let mut recording = Self {
            path: path.to_path_buf(),
            scenario: Arc::new(scenario),
            saved,
        };
        if recording.orders_missing() {
            return Err(SessionError::OrdersMissing);
        }
        if matches!(
            recording.saved.condition,
            Condition::Mended | Condition::Missing
        ) {
            let mut sim = recording.simulation();
            sim.run_until(recording.end());
            recording.saved.facts = sim.facts().to_vec();
        }
        Ok(recording)
    }

    /// Who of several people at a seat gave which order, with the names beside the file, where there are any.
    pub fn givers(&self) -> Givers {
        Givers::of(&self.path, &self.saved.requests)
    }

    /// When play was stopped for a real emergency, and when it was over. It is no part of what was rehearsed, and so no fact.
    pub fn emergencies(&self) -> impl Iterator<Item = (SimTime, bool)> {
        self.saved.controls.iter().filter_map(|(at, c)| match c {
            Control::Emergency(on) => Some((*at, *on)),
            Control::Play
            | Control::Pause
            | Control::Pace(_)
            | Control::Step
            | Control::RunUntil(_)
            | Control::Rewind
            | Control::Seek(_)
            | Control::Discuss(_)
            | Control::Said(_)
            | Control::Slept(_) => None,
        })
    }

    /// What happened; where the file holds only what people put in, computed from that.
    pub fn facts(&self) -> Cow<'_, [FactEntry]> {
        let (saved, reached) = (&self.saved, self.end());
        if saved.facts.is_empty() && saved.causes_only && reached > self.start() {
            let mut sim = self.simulation();
            sim.run_until(reached);
            return Cow::Owned(sim.facts().to_vec());
        }
        Cow::Borrowed(&saved.facts)
    }

    fn orders_missing(&self) -> bool {
        let journal = &self.saved.journal;
        let numbered = (1..).zip(journal).all(|(n, j)| j.entry.seq == n);
        let in_time = journal
            .first()
            .is_none_or(|j| j.entry.at >= self.scenario.head.start);
        !numbered || !in_time || journal.windows(2).any(|w| w[0].entry.at > w[1].entry.at)
    }

    /// STARTEX.
    pub fn start(&self) -> SimTime {
        self.scenario.head.start
    }

    /// The last moment that was played.
    pub fn end(&self) -> SimTime {
        let saved = &self.saved;
        let last = saved.journal.last().map_or(self.start(), |j| j.entry.at);
        let stopped = saved.controls.last().map_or(self.start(), |c| c.0);
        let written = saved
            .observations
            .last()
            .map_or(self.start(), |o| o.written);
        saved
            .reached
            .max(last)
            .max(stopped)
            .max(written)
            .min(self.scenario.head.end)
    }

    /// Orders up to and including a moment.
    pub fn orders_until(&self, at: SimTime) -> &[Journalled] {
        let journal = &self.saved.journal;
        &journal[..journal.partition_point(|j| j.entry.at <= at)]
    }

    /// A simulation at STARTEX that has all orders before it.
    pub fn simulation(&self) -> Simulation {
        let mut sim = self.bare();
        submit(&mut sim, &self.saved.journal);
        sim
    }

    fn bare(&self) -> Simulation {
        Simulation::by_rules(self.scenario.clone(), self.saved.seed, self.saved.rules)
    }

    /// Plays again and compares with what the file says.
    pub fn verify(&self) -> Verdict {
        let mut sim = self.bare();
        let mut given = 0;
        let journal = &self.saved.journal;
        let mut state = None;
        for kept in &self.saved.digests {
            let seen = self.check(&mut sim, &mut given, kept);
            state = state.or(seen);
        }
        submit(&mut sim, &journal[given..]);
        sim.run_until(self.end());
        let kept = &self.saved.facts;
        let fact = first_difference(kept, sim.facts()).or_else(|| self.first_missing(&sim));
        let facts = kept.len();
        let scenario = sim.scenario().clone();
        let digests = self.saved.digests.len();
        let changed = match self.saved.condition {
            Condition::Changed(part) => Some(part),
            // Facts and state hashes were written in one with the end; without any hash the end has none.
            _ if sim.over() && facts > 0 && digests == 0 => Some(Part::Digests),
            _ => None,
        };
        Verdict {
            facts,
            digests,
            fact,
            state,
            changed,
            mended: matches!(self.saved.condition, Condition::Mended | Condition::Missing),
            conditions: self.conditions(),
            scenario,
        }
    }

    /// The first fact that the file must have and has not. It has all facts up to the moment that it says was reached, for both are
    /// written together; those of this very moment only if ENDEX came, for an order may have come after the last writing.
    fn first_missing(&self, sim: &Simulation) -> Option<FactDiffers> {
        let (kept, reached) = (&self.saved.facts, self.saved.reached);
        let next = sim.facts().get(kept.len())?;
        let ended = reached >= self.end() && sim.over();
        // A branch, or what `rescue` saved, has causes only until it is gone on with.
        let causes_only =
            self.saved.causes_only && kept.is_empty() && self.saved.digests.is_empty();
        (!causes_only && (next.at < reached || ended)).then(|| FactDiffers {
            n: next.n,
            at: next.at,
            kept: None,
            played: Some(next.clone()),
        })
    }

    /// Plays on to a moment at which a state hash was kept; the mechanisms whose state differs.
    fn check(&self, sim: &mut Simulation, given: &mut usize, kept: &Kept) -> Option<StateDiffers> {
        let journal = &self.saved.journal;
        let mut give = |sim: &mut Simulation, wanted: &dyn Fn(&Journalled) -> bool| {
            let upto = *given + journal[*given..].iter().take_while(|j| wanted(j)).count();
            submit(sim, &journal[*given..upto]);
            *given = upto;
            sim.run_until(kept.at);
            mechanisms(&kept.digest, &sim.digest())
        };
        let mut differs = match kept.seq {
            Some(seq) => give(sim, &|j| j.entry.seq <= seq),
            None => give(sim, &|j| j.entry.at < kept.at),
        };
        // A file of format 1 does not say whether the orders of this very moment were in it.
        if kept.seq.is_none() && !differs.is_empty() {
            differs = give(sim, &|j| j.entry.at <= kept.at);
        }
        (!differs.is_empty()).then_some(StateDiffers {
            at: kept.at,
            mechanisms: differs,
        })
    }

    fn conditions(&self) -> Conditions {
        let same = |kept: &Option<String>, now: String| kept.as_ref().map(|k| *k == now);
        Conditions {
            scenario: same(
                &self.saved.texts_hash,
                store::hash_of_texts(&self.saved.texts),
            ),
            seed: same(&self.saved.seed_hash, store::hash_of_seed(self.saved.seed)),
            written_by: self.saved.program.clone(),
            this: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// Writes down in an exercise file what an evaluator decided about a critical task.
///
/// # Errors
/// If the scenario has no such task, or the file cannot be read or written.
pub fn rate(path: &Path, judgement: &Judgement) -> Result<(), SessionError> {
    let (mut store, saved) = store::Store::open(path)?;
    has_task(&Recording::of(path, saved)?.scenario, &judgement.task)?;
    store.rate(pace::wall_millis(), &judgement.clone().tidied())?;
    Ok(())
}

/// Whether a scenario has a critical task; if not, its tasks are named.
pub(super) fn has_task(s: &Scenario, task: &TaskId) -> Result<(), SessionError> {
    if s.task(task).is_some() {
        return Ok(());
    }
    let all = s.objectives.values().flat_map(|o| &o.tasks);
    let all = all.map(|t| t.id.clone()).collect();
    Err(SessionError::NoTask(task.clone(), all))
}

fn submit(sim: &mut Simulation, journal: &[Journalled]) {
    for j in journal {
        sim.submit(j.entry.clone())
            .expect("the order of orders was checked");
    }
}

/// Names of the mechanisms whose hashes differ.
fn mechanisms(a: &Digest, b: &Digest) -> Vec<String> {
    let names = a
        .parts
        .keys()
        .chain(b.parts.keys().filter(|k| !a.parts.contains_key(*k)));
    names
        .filter(|k| a.parts.get(*k) != b.parts.get(*k))
        .cloned()
        .collect()
}

/// The first place at which two lists of facts differ. That the second one goes on is no difference: a file that was cut off holds
/// fewer facts than its orders cause.
pub(super) fn first_difference(kept: &[FactEntry], played: &[FactEntry]) -> Option<FactDiffers> {
    let n = kept
        .iter()
        .zip(played)
        .position(|(a, b)| a != b)
        .or_else(|| (kept.len() > played.len()).then_some(played.len()))?;
    Some(FactDiffers {
        n: kept[n].n,
        at: kept[n].at,
        kept: Some(kept[n].clone()),
        played: played.get(n).cloned(),
    })
}

/// Whether an exercise played again is the exercise that was.
pub struct Verdict {
    /// Facts compared.
    pub facts: usize,
    /// State hashes compared.
    pub digests: usize,
    /// The first fact that differs.
    pub fact: Option<FactDiffers>,
    /// The first state that differs.
    pub state: Option<StateDiffers>,
    /// Which part of the file is not what was written, if one is not.
    pub changed: Option<Part>,
    /// Whether the file could be read only in part, so that there was nothing to compare with.
    pub mended: bool,
    /// What may be to blame.
    pub conditions: Conditions,
    /// The scenario with what was added to it since STARTEX, to word facts with.
    pub scenario: Arc<Scenario>,
}

impl Verdict {
    /// Whether nothing differs.
    pub fn same(&self) -> bool {
        self.fact.is_none() && self.state.is_none() && self.changed.is_none() && !self.mended
    }
}

/// A fact that differs.
#[derive(Clone, Debug)]
pub struct FactDiffers {
    /// Its number.
    pub n: u64,
    /// Exercise time.
    pub at: SimTime,
    /// As the file has it; nothing if the file lacks it.
    pub kept: Option<FactEntry>,
    /// As it came now; nothing if the exercise has no such fact now.
    pub played: Option<FactEntry>,
}

/// A state that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StateDiffers {
    /// When.
    pub at: SimTime,
    /// In which mechanisms.
    pub mechanisms: Vec<String>,
}

/// Whether the causes are those of then; nothing where the file does not say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conditions {
    /// Whether the scenario's text is the one that the exercise began with.
    pub scenario: Option<bool>,
    /// Whether the seed is.
    pub seed: Option<bool>,
    /// Version of the program that wrote the file.
    pub written_by: String,
    /// Version of this program.
    pub this: String,
}

/// A recording at a moment.
pub struct Replay {
    recording: Arc<Recording>,
    sim: Simulation,
}

impl Replay {
    /// At STARTEX.
    pub fn new(recording: Arc<Recording>) -> Self {
        let sim = recording.simulation();
        Self { recording, sim }
    }

    /// What is replayed.
    pub fn recording(&self) -> &Arc<Recording> {
        &self.recording
    }

    /// Goes to a moment, forward or back; not beyond what was played.
    pub fn seek(&mut self, at: SimTime) {
        let at = at.clamp(self.recording.start(), self.recording.end());
        if at < self.sim.now() {
            self.sim = self.recording.simulation();
        }
        self.sim.run_until(at);
    }

    /// Plays from where it is to the last moment that was played, and tells how far it has come. Breaks off when told to.
    pub(super) fn play_to_end(&mut self, watch: Watch<'_>) -> ControlFlow<()> {
        progress::play(&mut self.sim, self.recording.end(), watch)
    }

    /// The simulation, to look at.
    pub fn sim(&self) -> &Simulation {
        &self.sim
    }

    /// Hash of the state of each mechanism.
    pub fn digest(&mut self) -> Digest {
        self.sim.digest()
    }

    /// How long units would have needed to a target, as far as a seat could know.
    pub fn estimate(
        &mut self,
        seat: &SeatId,
        units: Vec<UnitId>,
        to: &Target,
    ) -> Vec<(UnitId, Estimate)> {
        self.sim.estimate(seat, units, to)
    }

    /// What a seat saw at this moment.
    ///
    /// # Errors
    /// If there is no such seat; then the seats are named.
    pub fn picture(&mut self, viewer: &SeatId) -> Result<Picture, Vec<SeatId>> {
        self.sim.picture(viewer)
    }
}
