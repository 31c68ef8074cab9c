//! One exercise in progress: the simulation and its file together.
//!
//! An order is committed to the file before the simulation gets it. So whatever kills the process, an accepted order is in the
//! file, and everything else is computed again from it.
//! Deliberately not here: the thread on which it is played (`player`), the file's layout (`store`).

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::control::Control;
use super::error::SessionError;
use super::orders_file::{OrdersFile, Planned};
use super::progress::{self, Watch};
use super::recording::{FactDiffers, Recording, first_difference};
use super::request_id::{RequestId, Taken};
use super::store::{Beginning, Origin, Saved, Seal, Store};
use super::{pace, recording};
use crate::base::ids::{SeatId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::evaluate::outcome::{self, Outcome};
use crate::picture::{Estimate, Picture};
use crate::record::Rules;
use crate::record::fact::{Fact, FactEntry};
use crate::record::observation::{Observation, Observed};
use crate::record::order::{Order, OrderEntry, Target};
use crate::record::rating::Judgement;
use crate::scenario::Scenario;
use crate::sim::{Restless, Simulation};

/// One exercise in progress.
pub struct Exercise {
    sim: Simulation,
    store: Store,
    seed: u64,
    plan: Vec<Planned>,
    next_planned: usize,
    next_seq: u64,
    stored: usize,
    observations: Vec<Observed>,
    judgements: Vec<Judgement>,
    origin: Option<Origin>,
    /// How far the file says that the exercise came.
    reached: SimTime,
    /// What the discussion's clock showed last, by the file.
    discussed: Span,
    /// Since when there has been a real emergency, by the file as it was opened.
    emergency: Option<SimTime>,
    /// The pace at which it ran last.
    pace: Option<f64>,
    /// Orders by the names that clients gave to their requests, each with its number in the journal.
    requests: Taken,
}

/// Facts are written to the file in portions of this many, or when asked.
const PORTION: usize = 2000;

impl Exercise {
    /// Begins an exercise in a new file.
    ///
    /// # Errors
    /// If the file exists or cannot be written.
    pub fn create(
        path: &Path,
        scenario: Arc<Scenario>,
        seed: u64,
        orders: OrdersFile,
        until: Option<SimTime>,
    ) -> Result<Self, SessionError> {
        let plan = plan(&scenario, orders, until);
        let beginning = Beginning {
            scenario: &scenario.head.id,
            texts: &scenario.texts,
            seed,
            reached: scenario.head.start,
            plan: &plan,
            journal: &[],
            observations: &[],
            judgements: &[],
            origin: None,
            rules: Rules::PRESENT,
            controls: &[],
            causes_only: false,
        };
        let store = Store::create(path, &beginning)?;
        let reached = scenario.head.start;
        let sim = Simulation::new(scenario, seed);
        Ok(Self {
            sim,
            store,
            seed,
            plan,
            next_planned: 0,
            next_seq: 1,
            stored: 0,
            observations: Vec::new(),
            judgements: Vec::new(),
            origin: None,
            reached,
            discussed: Span::ZERO,
            emergency: None,
            pace: None,
            requests: Taken::default(),
        })
    }

    /// Goes on with an exercise where its file stops.
    ///
    /// # Errors
    /// If the file cannot be read, or playing its orders again gives other facts than it holds.
    pub fn resume(path: &Path) -> Result<Self, SessionError> {
        let mut watch = |_| ControlFlow::Continue(());
        let resumed = Self::resume_watched(path, &mut watch)?;
        Ok(resumed.expect("nobody gave up"))
    }

    /// The same, telling how far it has come. Nothing if it was given up on the way; then the file is as it was.
    ///
    /// # Errors
    /// As [`Self::resume`].
    pub fn resume_watched(path: &Path, watch: Watch<'_>) -> Result<Option<Self>, SessionError> {
        let (store, saved) = Store::open(path)?;
        let recording = Recording::of(path, saved)?;
        let mut sim = recording.simulation();
        if progress::play(&mut sim, recording.end(), watch).is_break() {
            return Ok(None);
        }
        let saved = recording.saved;
        if let Some(FactDiffers { n, at, .. }) = first_difference(&saved.facts, sim.facts()) {
            return Err(SessionError::Differs(n, at));
        }
        // Orders that were given before the moment of a branch were planned in another file.
        let shared = saved.origin.as_ref().map_or(0, |o| o.seq);
        let next_planned = saved
            .journal
            .iter()
            .filter(|j| j.planned && j.entry.seq > shared)
            .count();
        let next_seq = saved.journal.last().map_or(0, |j| j.entry.seq) + 1;
        let stored = saved.facts.len();
        let pace = saved.pace();
        let emergency = saved.emergency();
        let Saved {
            seed,
            plan,
            observations,
            judgements,
            origin,
            reached,
            discussed,
            requests,
            ..
        } = saved;
        let judgements = judgements.into_iter().map(|j| j.1).collect();
        Ok(Some(Self {
            sim,
            store,
            seed,
            plan,
            next_planned,
            next_seq,
            stored,
            observations,
            judgements,
            origin,
            reached,
            discussed,
            emergency,
            pace,
            requests: Taken::of(requests),
        }))
    }

    /// What a seat sees now.
    ///
    /// # Errors
    /// If there is no such seat; then the seats are named.
    pub fn picture(&mut self, viewer: &SeatId) -> Result<Picture, Vec<SeatId>> {
        self.sim.picture(viewer)
    }

    /// How long units would need to a target, as far as a seat can know.
    pub fn estimate(
        &mut self,
        seat: &SeatId,
        units: Vec<UnitId>,
        to: &Target,
    ) -> Vec<(UnitId, Estimate)> {
        self.sim.estimate(seat, units, to)
    }

    /// Writes down an observation or a bookmark.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn observe(&mut self, note: Observation) -> Result<(), SessionError> {
        let (written, wall_ms) = (self.sim.now(), pace::wall_millis());
        let note = note.tidied();
        let n = self.store.observe(written, wall_ms, &note)?;
        self.observations.push(Observed {
            n,
            written,
            wall_ms,
            note,
        });
        Ok(())
    }

    /// Observations and bookmarks, in the order in which they were written.
    pub fn observations(&self) -> &[Observed] {
        &self.observations
    }

    /// Writes down what an evaluator decided about a critical task.
    ///
    /// # Errors
    /// If there is no such task, or the file cannot be written.
    pub fn rate(&mut self, judgement: Judgement) -> Result<(), SessionError> {
        recording::has_task(self.sim.scenario(), &judgement.task)?;
        let judgement = judgement.tidied();
        self.store.rate(pace::wall_millis(), &judgement)?;
        self.judgements.push(judgement);
        Ok(())
    }

    /// What evaluators decided, in the order in which they did.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// Notes in the file what the trainer did with the clock, and with it how far the exercise came.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn note_control(&mut self, what: Control) -> Result<(), SessionError> {
        // What happened up to now goes with it: the file is never said to be further than its facts.
        self.save()?;
        self.store
            .control(self.sim.now(), pace::wall_millis(), what)?;
        Ok(())
    }

    /// Since which exercise time there has been a real emergency that nobody had ended when the file was opened.
    pub fn emergency(&self) -> Option<SimTime> {
        self.emergency
    }

    /// What the discussion's clock showed last, by the file.
    pub fn discussed(&self) -> Span {
        self.discussed
    }

    /// Notes what the discussion's clock shows, so that it goes on from there when the process was killed.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn note_discussed(&mut self, reading: Span) -> Result<(), SessionError> {
        if reading != self.discussed {
            self.store.note_discussed(reading)?;
            self.discussed = reading;
        }
        Ok(())
    }

    /// The pace at which it ran when it was played last, if the file says so.
    pub fn pace(&self) -> Option<f64> {
        self.pace
    }

    /// The last value of the chain of hashes over head, orders and facts as far as they were written: after ENDEX it proves the file.
    pub fn seal(&self) -> Seal {
        self.store.seal()
    }

    /// Where this exercise came from, if it is a branch.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// Number that the next order in the journal will have.
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// The simulation, to look at.
    pub fn sim(&self) -> &Simulation {
        &self.sim
    }

    /// Seed of the exercise's chance.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether ENDEX has come.
    pub fn over(&self) -> bool {
        self.sim.over()
    }

    /// When something happens next, planned orders included.
    pub fn next_event(&self) -> Option<SimTime> {
        let planned = self.plan.get(self.next_planned).map(|p| p.at);
        match (self.sim.next_event(), planned) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Whether the time up to `next` may be jumped over: it is night, and for an hour nothing has happened that people would act on.
    pub fn may_jump(&self, next: SimTime) -> bool {
        let news = |f: &Fact| {
            matches!(
                f,
                Fact::IncidentBegan { .. }
                    | Fact::InjectReleased { .. }
                    | Fact::IncidentEscalated { .. }
            )
        };
        let recent = self
            .sim
            .facts()
            .iter()
            .rev()
            .take_while(|f| f.at + Span::from_mins(60) >= next);
        self.sim.scenario().is_night(next) && !recent.into_iter().any(|f| news(&f.fact))
    }

    /// Gives an order now: first to the file, then to the simulation.
    ///
    /// # Errors
    /// If the exercise is over or the file cannot be written; then the simulation does not get the order.
    pub fn order(&mut self, seat: SeatId, order: Order) -> Result<(), SessionError> {
        self.order_named(seat, order, None)
    }

    /// The number in the journal of the order that came with a client's request of this name, if one did.
    pub fn has_taken(&self, request: &RequestId) -> Option<u64> {
        self.requests.get(request)
    }

    /// The list of all of them, which goes on with the exercise.
    pub(super) fn taken(&self) -> &Taken {
        &self.requests
    }

    /// The same, keeping with it the name that a client gave to its request.
    ///
    /// # Errors
    /// As [`Self::order`].
    pub fn order_named(
        &mut self,
        seat: SeatId,
        order: Order,
        request: Option<RequestId>,
    ) -> Result<(), SessionError> {
        if self.over() {
            return Err(SessionError::Over);
        }
        self.rest()?;
        let entry = OrderEntry {
            at: self.sim.now(),
            seq: self.next_seq,
            seat,
            order,
        };
        self.accept(entry, false, request)
    }

    /// Whether the exercise came to rest. If not, what was played is written, and it cannot go on.
    fn rest(&mut self) -> Result<(), SessionError> {
        let Some(why) = self.sim.restless().map(restless) else {
            return Ok(());
        };
        self.save()?;
        Err(why)
    }

    fn accept(
        &mut self,
        entry: OrderEntry,
        planned: bool,
        request: Option<RequestId>,
    ) -> Result<(), SessionError> {
        let entry = OrderEntry {
            order: entry.order.tidied(),
            ..entry
        };
        self.store
            .journal(&entry, planned, pace::wall_millis(), request.clone())?;
        if let Some(request) = request {
            self.requests.insert(request, entry.seq);
        }
        self.next_seq += 1;
        self.next_planned += usize::from(planned);
        let at = entry.at;
        if self.sim.submit(entry).is_err() {
            return Err(SessionError::Late);
        }
        self.sim.run_until(at);
        self.rest()
    }

    /// Plays up to and including `until`, giving planned orders when their time comes.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn run_until(&mut self, until: SimTime) -> Result<(), SessionError> {
        while let Some(p) = self
            .plan
            .get(self.next_planned)
            .filter(|p| p.at <= until)
            .cloned()
        {
            self.sim.run_until(p.at);
            self.rest()?;
            if self.over() {
                break;
            }
            let at = p.at.max(self.sim.now());
            self.accept(
                OrderEntry {
                    at,
                    seq: self.next_seq,
                    seat: p.seat,
                    order: p.order,
                },
                true,
                None,
            )?;
        }
        self.sim.run_until(until);
        self.rest()?;
        if self.sim.facts().len() - self.stored >= PORTION {
            self.save()?;
        }
        Ok(())
    }

    /// Writes what is not yet in the file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&mut self) -> Result<(), SessionError> {
        // While something is still due at this very moment, its state is not yet that of the moment.
        let settled = self.sim.next_event().is_none_or(|t| t > self.sim.now());
        let digest = settled.then(|| self.sim.digest());
        let facts = &self.sim.facts()[self.stored..];
        self.store
            .save(self.sim.now(), facts, digest.as_ref(), self.next_seq - 1)?;
        self.stored = self.sim.facts().len();
        self.reached = self.sim.now();
        Ok(())
    }

    /// Writes what is not yet in the file; if nothing happened since, only how far the exercise came.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn keep_up(&mut self) -> Result<(), SessionError> {
        if self.sim.facts().len() > self.stored {
            return self.save();
        }
        if self.sim.now() > self.reached {
            self.store.reach(self.sim.now())?;
            self.reached = self.sim.now();
        }
        Ok(())
    }

    /// The outcome so far.
    pub fn outcome(&mut self) -> Outcome {
        let state = self.sim.digest().short();
        let facts: &[FactEntry] = self.sim.facts();
        let digest = outcome::fingerprint(facts, &state);
        outcome::outcome(self.sim.scenario(), self.seed, facts, digest)
    }
}

/// Orders by time; people take their seats first, and the exercise ends where it was asked to.
fn plan(scenario: &Scenario, file: OrdersFile, until: Option<SimTime>) -> Vec<Planned> {
    let excon = scenario.excon().id.clone();
    let start = scenario.head.start;
    let staff = |seat: SeatId| Planned {
        at: start,
        seat: excon.clone(),
        order: Order::Staff {
            seat,
            staffed: true,
        },
    };
    let mut plan: Vec<Planned> = file.staffed.into_iter().map(staff).collect();
    plan.extend(file.orders.into_iter().map(|p| Planned {
        at: p.at.max(start),
        ..p
    }));
    plan.extend(until.map(|at| Planned {
        at,
        seat: excon.clone(),
        order: Order::EndExercise,
    }));
    plan.sort_by_key(|p| p.at);
    plan
}

/// Why an exercise that does not come to rest cannot go on.
fn restless(r: &Restless) -> SessionError {
    SessionError::Restless {
        at: r.at,
        count: r.injects.len(),
        last: r.injects[r.injects.len().saturating_sub(5)..].to_vec(),
    }
}
