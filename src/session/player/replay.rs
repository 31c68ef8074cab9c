//! The thread of a replay: the same requests and snapshots as of a live exercise, but time may go back, and nothing is ordered.
//!
//! Facts of a snapshot are those up to its moment, so that every panel shows what was then; [`Recorded`] has them all, for the
//! time panel and for finding the next event. Of several moments that are asked for at once, as when a hand drags along the time
//! panel, only the last is gone to. Deliberately not here: playing again (`session::recording`).

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use super::live::{BEAT, PACE_LEAST, PACE_MOST};
use super::serving::{AT_REST, Served, Viewers};
use super::snapshot::staffed_after;
use super::telling::Telling;
use super::{
    Answer, Caller, Control, Emergency, FactLog, Judged, Mode, Recorded, SessionRequest, Snapshot,
    Talk, next_pace,
};
use crate::base::ids::SeatId;
use crate::base::message::msg;
use crate::base::time::{SimTime, Span};
use crate::evaluate::Evaluation;
use crate::evaluate::discussion::Discussion;
use crate::evaluate::expected::expectations;
use crate::evaluate::outcome::{self, Outcome};
use crate::record::fact::FactEntry;
use crate::record::observation::{Observation, Observed};
use crate::record::rating::Judgement;
use crate::session::SessionError;
use crate::session::pace::{self, Pace};
use crate::session::progress::Watch;
use crate::session::recording::{Recording, Replay, first_difference, rate};
use crate::session::store::Store;

/// What the thread owns.
pub(super) struct ReplayThread {
    replay: Replay,
    recorded: Arc<Recorded>,
    viewers: Viewers,
    clock: Option<(Pace, SimTime)>,
    goal: Option<SimTime>,
    /// How far what was said is told.
    telling: Telling,
    judgements: Vec<Judgement>,
    outcome: Arc<Outcome>,
    /// What can be seen; its pictures are made anew before each is handed out.
    shown: Snapshot,
}

impl Served for ReplayThread {
    fn wait(&self) -> Duration {
        if self.clock.is_some() { BEAT } else { AT_REST }
    }

    fn awake(&mut self) {}

    fn take(&mut self, request: SessionRequest) {
        match request {
            SessionRequest::Order {
                seat,
                order,
                token,
                request: _,
            } => {
                let words = SessionError::IsReplay.words();
                let at = self.replay.sim().now();
                self.shown.answer(Answer {
                    token,
                    seat,
                    order,
                    at,
                    refused: None,
                    failed: Some(words),
                });
            }
            SessionRequest::Control(Control::Emergency(on)) => self.emergency(on, None),
            SessionRequest::Control(c) => self.control(c),
            SessionRequest::Faster(faster) => {
                if let Some(pace) = next_pace(self.shown.pace, faster) {
                    self.control(Control::Pace(pace));
                }
            }
            SessionRequest::Emergency(on, by) => self.emergency(on, Some(by)),
            SessionRequest::ViewAs(seat) => {
                self.viewers
                    .view_as(&self.replay.recording().scenario, seat);
            }
            SessionRequest::Watch(seats) => {
                self.viewers.watch(&self.replay.recording().scenario, seats);
            }
            // How long it would have taken then.
            SessionRequest::Estimate {
                seat,
                units,
                to,
                token,
            } => {
                self.advance();
                let times = self.replay.estimate(&seat, units, &to);
                self.shown.estimate(token, seat, to, times);
            }
            SessionRequest::Observe(note) => {
                if let Err(e) = self.observe(&note) {
                    self.shown.trouble = Some(e.words());
                }
            }
            SessionRequest::Attend(_) | SessionRequest::PlayNights => {}
            SessionRequest::Names(names) => Arc::make_mut(&mut self.shown.givers).call(names),
            // Those who look from elsewhere are held by somebody else.
            SessionRequest::Replay(_)
            | SessionRequest::EndReplay
            | SessionRequest::Branch { .. } => {}
            SessionRequest::Judge => self.judge(),
            SessionRequest::Rate(judgement) => self.rate(judgement),
        }
    }

    fn settle(&mut self) {
        self.advance();
    }

    fn snapshot(&mut self) -> Snapshot {
        let picture = |seat: &SeatId| self.replay.picture(seat);
        let (truth, eyes) = self.viewers.look(&mut self.shown, picture);
        let told = self.told();
        let sim = self.replay.sim();
        let mut staffed = BTreeSet::new();
        sim.facts()
            .iter()
            .for_each(|f| staffed_after(&mut staffed, f));
        let shown = &mut self.shown;
        shown.staffed = Arc::new(staffed);
        shown.facts = self.recorded.facts.upto(told);
        shown.expected = Arc::new(expectations(sim.scenario(), sim.facts()));
        shown.outcome = sim.over().then(|| self.outcome.clone());
        let s = sim.scenario();
        let discussion = Discussion::of(s, &sim.facts()[..told]);
        // Between two things that were said the clock goes on.
        let next = self.telling.after(told).map(|s| s.spent);
        let passed = self.telling.reading().zip(next);
        let reading = passed.map_or(Span::ZERO, |(reading, next)| reading.min(next));
        shown.talk = Talk {
            reading: discussion.reading.max(reading),
            ..Talk::default()
        };
        shown.discuss(s, discussion);
        shown.look(sim, truth, eyes);
        shown.clone()
    }

    fn close(&mut self) {}

    fn faulted(mut self) -> Snapshot {
        // Nothing was changed by looking; what was shown last still stands.
        self.shown.fault(msg!("session-fault-replay"));
        self.shown
    }
}

impl ReplayThread {
    /// Plays the recording once to its end, for all its facts, and goes to a moment, or to STARTEX. Breaks off when told to.
    pub(super) fn new(
        recording: Arc<Recording>,
        at: Option<SimTime>,
        viewer: Option<SeatId>,
        watch: Watch<'_>,
    ) -> ControlFlow<(), Self> {
        let mut whole = Replay::new(recording.clone());
        whole.play_to_end(watch)?;
        let state = whole.digest().short();
        let sim = whole.sim();
        let mut facts = FactLog::default();
        facts.follow(sim.facts());
        let outcome = outcome::outcome(
            sim.scenario(),
            recording.saved.seed,
            sim.facts(),
            outcome::fingerprint(sim.facts(), &state),
        );
        let recorded = Arc::new(Recorded {
            scenario: sim.scenario().clone(),
            facts,
            end: recording.end(),
            over: sim.over(),
            origin: recording.saved.origin.clone(),
            differs: first_difference(&recording.saved.facts, sim.facts()).map(|d| d.at),
        });
        let evaluation = Evaluation::of(sim.scenario(), sim.facts(), &[]);
        let mut telling = Telling::of(&recorded.scenario, &recorded.facts);
        telling.all_of(at.unwrap_or_else(|| recording.start()), recording.start());
        let mut replay = Replay::new(recording.clone());
        replay.seek(at.unwrap_or_else(|| recording.start()));
        let saved = &recording.saved;
        let shown = Snapshot {
            pace: 10.0,
            moments: Arc::new(evaluation.moments),
            washes: Arc::new(evaluation.washes),
            seal: saved.seal.clone().filter(|_| recorded.over),
            replay: Some(recorded.clone()),
            givers: Arc::new(recording.givers()),
            ..Snapshot::new(replay.sim(), saved.observations.clone())
        };
        ControlFlow::Continue(Self {
            replay,
            recorded,
            viewers: Viewers::new(&recording.scenario, viewer),
            clock: None,
            goal: None,
            telling,
            judgements: saved.judgements.iter().map(|j| j.1.clone()).collect(),
            outcome: Arc::new(outcome),
            shown,
        })
    }

    /// Writes down a decision in the file that is looked at.
    fn rate(&mut self, judgement: Judgement) {
        match rate(&self.replay.recording().path, &judgement) {
            Ok(()) => {
                self.judgements.push(judgement);
                self.judge();
            }
            Err(e) => self.shown.trouble = Some(e.words()),
        }
    }

    /// Judges the whole exercise, for that is what evaluators decide about, whatever moment is looked at.
    fn judge(&mut self) {
        let facts: Vec<FactEntry> = self.recorded.facts.iter().cloned().collect();
        self.shown.judged = Some(Judged::of(
            &self.recorded.scenario,
            &facts,
            &self.judgements,
            self.recorded.end,
        ));
    }

    /// A real emergency begins, or is over: until then the replay stands.
    fn emergency(&mut self, on: bool, by: Option<Caller>) {
        if on == self.shown.emergency.is_some() {
            return;
        }
        self.stop();
        let at = self.replay.sim().now();
        let wall_ms = pace::wall_millis();
        self.shown.emergency = on.then(|| Arc::new(Emergency { by, at, wall_ms }));
    }

    fn control(&mut self, c: Control) {
        if self.shown.emergency.is_some() {
            return;
        }
        self.shown.trouble = None;
        match c {
            Control::Play => self.go(Mode::Playing),
            Control::Rewind => self.go(Mode::Rewinding),
            Control::Pause => self.stop(),
            Control::Pace(p) => {
                self.shown.pace = p.clamp(PACE_LEAST, PACE_MOST);
                if self.clock.is_some() {
                    self.advance();
                    if self.clock.is_some() {
                        self.go(self.shown.mode);
                    }
                }
            }
            Control::Said(n) => {
                self.goal = self.telling.up_to(n).or(self.goal);
                self.clock = None;
                self.shown.mode = Mode::Paused;
            }
            Control::RunUntil(t) | Control::Seek(t) => {
                self.goal = Some(t);
                self.telling.all_of(t, self.replay.recording().start());
                if self.clock.is_some() {
                    // It plays on from there.
                    self.advance();
                    self.go(self.shown.mode);
                }
            }
            // Which event is the next one depends on what is looked for; whoever asks knows the moment.
            Control::Step | Control::Emergency(_) | Control::Slept(_) | Control::Discuss(_) => {}
        }
    }

    fn go(&mut self, mode: Mode) {
        self.shown.mode = mode;
        let now = self.goal.unwrap_or_else(|| self.replay.sim().now());
        self.clock = Some((Pace::new(self.shown.pace, now), now));
        self.telling.hold();
    }

    fn stop(&mut self) {
        self.shown.mode = Mode::Paused;
        self.clock = None;
        self.telling.hold();
    }

    /// Goes to the moment that was asked for, or that the clock shows.
    fn advance(&mut self) {
        if let Some(t) = self.goal.take() {
            return self.replay.seek(t);
        }
        match self.shown.mode {
            Mode::Rewinding => self.rewind(),
            Mode::Playing => while self.play_on() {},
            Mode::Ready | Mode::Paused | Mode::Emergency | Mode::Over | Mode::Hurrying(_) => {}
        }
    }

    fn rewind(&mut self) {
        let Some((clock, from)) = &self.clock else {
            return;
        };
        let start = self.replay.recording().start();
        let to = *from + -(clock.reached() - *from);
        self.telling.all_of(to, start);
        self.replay.seek(to);
        if to <= start {
            self.stop();
        }
    }

    /// Plays up to where the clock is, or to what was said before that, which is told by a clock of its own. Whether there is more to
    /// do at once.
    fn play_on(&mut self) -> bool {
        let Some((clock, from)) = &self.clock else {
            return false;
        };
        let (now, pace) = (self.replay.sim().now(), self.shown.pace);
        let next = self.telling.after(self.told());
        if let Some(reading) = self.telling.reading() {
            match next.filter(|s| s.at == now) {
                Some(said) if said.spent > reading => return false,
                Some(said) => {
                    self.telling.tell(said, pace);
                    if let Some(moment) = said.moment.filter(|t| *t > now) {
                        self.replay.seek(moment);
                        self.telling.gone_on(said, self.replay.sim().now());
                    }
                }
                None => {
                    // All is told, and the exercise goes on.
                    self.telling.all_of(now, SimTime::ZERO);
                    self.clock = Some((Pace::new(pace, now), now));
                }
            }
            return true;
        }
        let to = *from + (clock.reached() - *from);
        if let Some(said) = next.filter(|s| s.at <= to) {
            self.replay.seek(said.at);
            self.telling.begin(said, self.shown.talk.reading, pace);
            return true;
        }
        self.telling.all_of(to, SimTime::ZERO);
        self.replay.seek(to);
        if to >= self.recorded.end {
            self.stop();
        }
        false
    }

    /// How many of the facts so far are shown.
    fn told(&self) -> usize {
        self.telling.shown(self.replay.sim().facts().len())
    }

    /// Writes a note down in the file, as one that was written after the exercise.
    fn observe(&mut self, note: &Observation) -> Result<(), SessionError> {
        let recording = self.replay.recording();
        let (mut store, _) = Store::open(&recording.path)?;
        let (written, wall_ms) = (recording.end(), pace::wall_millis());
        let note = note.clone().tidied();
        let n = store.observe(written, wall_ms, &note)?;
        Arc::make_mut(&mut self.shown.observations).push(Observed {
            n,
            written,
            wall_ms,
            note,
        });
        Ok(())
    }
}
