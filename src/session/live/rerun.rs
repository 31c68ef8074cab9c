//! The thread of a replay: the same asks and snapshots as of a live exercise, but time may go back, and nothing is ordered.
//!
//! Facts of a snapshot are those up to its moment, so that every panel shows what was then; the [`Tape`] has them all, for the
//! time panel and for finding the next event. Of several moments that are asked for at once, as when a hand drags along the time
//! panel, only the last is gone to. Deliberately not here: playing again (`session::recording`).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::stage::{BEAT, PACE_LEAST, PACE_MOST, staffed_after};
use super::{Answer, Ask, Control, Estimates, FactLog, Judged, Mode, Snapshot, Tape};
use crate::base::clean;
use crate::base::ids::SeatId;
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::evaluate::expected::expectations;
use crate::evaluate::hotwash::{self, Moment};
use crate::evaluate::outcome::{self, Outcome};
use crate::record::fact::FactEntry;
use crate::record::observation::{Observation, Observed};
use crate::record::rating::Judgement;
use crate::session::SessionError;
use crate::session::pace::{self, Pace};
use crate::session::recording::{Recording, Replay, first_difference, rate};
use crate::session::store::Store;

/// What the thread owns.
pub(super) struct Rerun {
    replay: Replay,
    tape: Arc<Tape>,
    excon: SeatId,
    viewer: SeatId,
    mode: Mode,
    pace: f64,
    clock: Option<(Pace, SimTime)>,
    goal: Option<SimTime>,
    serial: u64,
    observations: Arc<Vec<Observed>>,
    answers: Arc<Vec<Answer>>,
    estimates: Option<Arc<Estimates>>,
    judgements: Vec<Judgement>,
    judged: Option<Arc<Judged>>,
    outcome: Arc<Outcome>,
    moments: Arc<Vec<Moment>>,
    trouble: Option<Text>,
}

/// Runs until nobody can ask any more.
pub(super) fn run(
    mut rerun: Rerun,
    first: Snapshot,
    asks: &Receiver<Ask>,
    publish: &dyn Fn(Snapshot),
) {
    let mut last = first;
    let ended = catch_unwind(AssertUnwindSafe(|| {
        rerun.play(asks, &mut |s: Snapshot| {
            last = s.clone();
            publish(s);
        })
    }));
    if ended.is_err() {
        // Nothing was changed by looking; what was shown last still stands.
        let words = Text::new(
            "توقفت إعادة العرض بخطأ في البرنامج؛ ملف التمرين كما هو، أغلقها ثم افتحها من جديد",
            "the replay stopped by a fault of the program; the exercise file is as it was: close it and open it again",
        );
        publish(Snapshot {
            serial: last.serial + 1,
            mode: Mode::Paused,
            trouble: Some(words),
            ..last
        });
    }
}

impl Rerun {
    /// Plays the recording once to its end, for the tape, and goes to a moment, or to STARTEX.
    pub(super) fn new(recording: Arc<Recording>, at: Option<SimTime>) -> Self {
        let mut whole = Replay::new(recording.clone());
        whole.seek(recording.end());
        let mut facts = FactLog::default();
        facts.follow(whole.sim().facts());
        let differs = first_difference(&recording.saved.facts, whole.sim().facts()).map(|d| d.at);
        let state = whole.digest().short();
        let digest = outcome::fingerprint(whole.sim().facts(), &state);
        let outcome = Arc::new(outcome::outcome(
            whole.sim().scenario(),
            recording.saved.seed,
            whole.sim().facts(),
            digest,
        ));
        let moments = Arc::new(hotwash::moments(
            whole.sim().scenario(),
            whole.sim().facts(),
        ));
        let tape = Tape {
            scenario: whole.sim().scenario().clone(),
            facts,
            end: recording.end(),
            over: whole.sim().over(),
            origin: recording.saved.origin.clone(),
            differs,
        };
        let mut replay = Replay::new(recording.clone());
        replay.seek(at.unwrap_or_else(|| recording.start()));
        let excon = recording.scenario.excon().id.clone();
        Self {
            replay,
            tape: Arc::new(tape),
            viewer: excon.clone(),
            excon,
            mode: Mode::Paused,
            pace: 10.0,
            clock: None,
            goal: None,
            serial: 0,
            observations: Arc::new(recording.saved.observations.clone()),
            answers: Arc::default(),
            estimates: None,
            judgements: recording
                .saved
                .judgements
                .iter()
                .map(|j| j.1.clone())
                .collect(),
            judged: None,
            outcome,
            moments,
            trouble: None,
        }
    }

    fn play(&mut self, asks: &Receiver<Ask>, publish: &mut dyn FnMut(Snapshot)) {
        loop {
            let wait = if self.clock.is_some() {
                BEAT
            } else {
                Duration::from_secs(3600)
            };
            match asks.recv_timeout(wait) {
                Ok(ask) => {
                    self.take(ask);
                    while let Ok(more) = asks.try_recv() {
                        self.take(more);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.advance();
            let snapshot = self.snapshot();
            publish(snapshot);
        }
    }

    fn take(&mut self, ask: Ask) {
        match ask {
            Ask::Order { seat, order, token } => {
                let words = Text::new(
                    "هذه إعادة عرض ولا أوامر فيها؛ للمضي من هنا اضغط «تفرع»",
                    "this is a replay and takes no orders; to go on from here press “Branch”",
                );
                let at = self.replay.sim().now();
                let answers = Arc::make_mut(&mut self.answers);
                answers.push(Answer {
                    token,
                    seat,
                    order,
                    at,
                    refused: None,
                    failed: Some(words),
                });
                let surplus = answers.len().saturating_sub(8);
                answers.drain(..surplus);
            }
            Ask::Control(c) => self.control(c),
            Ask::Look(seat) => {
                if self.replay.recording().scenario.seats.contains_key(&seat) {
                    self.viewer = seat;
                }
            }
            // How long it would have taken then.
            Ask::Estimate {
                seat,
                units,
                to,
                token,
            } => {
                self.advance();
                let times = self
                    .replay
                    .estimate(&seat, units, &to)
                    .into_iter()
                    .collect();
                self.estimates = Some(Arc::new(Estimates { token, to, times }));
            }
            Ask::Observe(note) => {
                if let Err(e) = self.observe(&note) {
                    self.trouble = Some(e.words());
                }
            }
            Ask::Judge => self.judge(),
            Ask::Rate(judgement) => match rate(&self.replay.recording().path, &judgement) {
                Ok(()) => {
                    self.judgements.push(judgement);
                    self.judge();
                }
                Err(e) => self.trouble = Some(e.words()),
            },
        }
    }

    /// Judges the whole exercise, for that is what evaluators decide about, whatever moment is looked at.
    fn judge(&mut self) {
        let facts: Vec<FactEntry> = self.tape.facts.iter().cloned().collect();
        self.judged = Some(Judged::of(
            &self.tape.scenario,
            &facts,
            &self.judgements,
            self.tape.end,
        ));
    }

    fn control(&mut self, c: Control) {
        self.trouble = None;
        match c {
            Control::Play => self.go(Mode::Playing),
            Control::Rewind => self.go(Mode::Rewinding),
            Control::Pause => self.stop(),
            Control::Pace(p) => {
                self.pace = p.clamp(PACE_LEAST, PACE_MOST);
                if self.clock.is_some() {
                    self.advance();
                    if self.clock.is_some() {
                        self.go(self.mode);
                    }
                }
            }
            Control::RunUntil(t) | Control::Seek(t) => {
                self.goal = Some(t);
                if self.clock.is_some() {
                    // It plays on from there.
                    self.advance();
                    self.go(self.mode);
                }
            }
            // Which event is the next one depends on what is looked for; whoever asks knows the moment.
            Control::Step | Control::Emergency(_) | Control::Slept(_) => {}
        }
    }

    fn go(&mut self, mode: Mode) {
        self.mode = mode;
        let now = self.goal.unwrap_or_else(|| self.replay.sim().now());
        self.clock = Some((Pace::new(self.pace, now), now));
    }

    fn stop(&mut self) {
        self.mode = Mode::Paused;
        self.clock = None;
    }

    /// Goes to the moment that was asked for, or that the clock shows.
    fn advance(&mut self) {
        let (start, end) = (self.replay.recording().start(), self.tape.end);
        if let Some(t) = self.goal.take() {
            self.replay.seek(t);
        } else if let Some((clock, from)) = &self.clock {
            let passed = clock.reached() - *from;
            let to = if self.mode == Mode::Rewinding {
                *from + -passed
            } else {
                *from + passed
            };
            self.replay.seek(to);
            if to <= start && self.mode == Mode::Rewinding
                || to >= end && self.mode == Mode::Playing
            {
                self.stop();
            }
        }
    }

    /// Writes a note down in the file, as one that was written after the exercise.
    fn observe(&mut self, note: &Observation) -> Result<(), SessionError> {
        let recording = self.replay.recording();
        let (mut store, _) = Store::open(&recording.path)?;
        let (written, wall_ms) = (recording.end(), pace::wall_millis());
        let note = Observation {
            text: clean::lines(&note.text).into_owned(),
            ..note.clone()
        };
        let n = store.observe(written, wall_ms, &note)?;
        Arc::make_mut(&mut self.observations).push(Observed {
            n,
            written,
            wall_ms,
            note,
        });
        Ok(())
    }

    pub(super) fn snapshot(&mut self) -> Snapshot {
        let truth = Arc::new(
            self.replay
                .picture(&self.excon)
                .expect("exercise control has a seat"),
        );
        let eyes = if self.viewer == self.excon {
            truth.clone()
        } else {
            Arc::new(
                self.replay
                    .picture(&self.viewer)
                    .expect("only seats that exist are taken"),
            )
        };
        let sim = self.replay.sim();
        let mut staffed = BTreeSet::new();
        sim.facts()
            .iter()
            .for_each(|f| staffed_after(&mut staffed, f));
        self.serial += 1;
        Snapshot {
            serial: self.serial,
            scenario: sim.scenario().clone(),
            at: sim.now(),
            mode: self.mode,
            pace: self.pace,
            truth,
            eyes,
            facts: self.tape.facts.upto(sim.facts().len()),
            expected: Arc::new(expectations(sim.scenario(), sim.facts())),
            staffed: Arc::new(staffed),
            observations: self.observations.clone(),
            answers: self.answers.clone(),
            estimates: self.estimates.clone(),
            judged: self.judged.clone(),
            outcome: sim.over().then(|| self.outcome.clone()),
            seal: self
                .replay
                .recording()
                .saved
                .seal
                .clone()
                .filter(|_| self.tape.over),
            moments: self.moments.clone(),
            trouble: self.trouble.clone(),
            slept: false,
            tape: Some(self.tape.clone()),
        }
    }
}
