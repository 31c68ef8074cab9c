//! The thread of a live exercise: takes what is asked, lets time pass, says what can be seen.
//!
//! Before anything asked is done, the exercise is brought up to the moment that the clock shows, so that an order is given at the
//! time at which the person gave it. Deliberately not here: the queue and the snapshot's meaning (`live`).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Answer, Ask, Control, Estimates, FactLog, Judged, Mode, Snapshot};
use crate::base::ids::SeatId;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::evaluate::expected::{Expectation, expectations};
use crate::evaluate::hotwash::{self, Moment};
use crate::evaluate::outcome::Outcome;
use crate::evaluate::timeline::worth_a_stop;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::observation::Observed;
use crate::record::order::Order;
use crate::session::pace::{Pace, Pulse, Stopwatch};
use crate::session::{Exercise, SessionError};

/// Time on the wall between two snapshots while the clock runs.
pub(super) const BEAT: Duration = Duration::from_millis(100);
/// Facts, and how far the exercise came, are written to the file at least this often while it is played.
const SAVE: Duration = Duration::from_secs(2);
/// Exercise time passed between two looks at the queue while going to a time as fast as possible.
const STRIDE: Span = Span::from_mins(2);
/// Answers that are kept for those who ask.
const ANSWERS: usize = 32;

/// What the thread owns.
pub(super) struct Stage {
    exercise: Exercise,
    excon: SeatId,
    viewer: SeatId,
    mode: Mode,
    /// The mode to go back to when a real emergency is over.
    before: Mode,
    pace: f64,
    clock: Option<Pace>,
    serial: u64,
    facts: FactLog,
    staffed: Arc<BTreeSet<SeatId>>,
    expected: Arc<Vec<Expectation>>,
    observations: Arc<Vec<Observed>>,
    answers: Arc<Vec<Answer>>,
    estimates: Option<Arc<Estimates>>,
    judged: Option<Arc<Judged>>,
    outcome: Option<Arc<Outcome>>,
    moments: Arc<Vec<Moment>>,
    trouble: Option<Text>,
    /// Whether the trouble is only that the machine stood still.
    slept: bool,
    saved: Stopwatch,
    /// Notices that the machine stood still while the clock ran.
    pulse: Pulse,
}

/// Runs until nobody can ask any more; then the file is brought up to the end.
pub(super) fn run(mut stage: Stage, asks: &Receiver<Ask>, publish: &dyn Fn(Snapshot)) {
    let ended = catch_unwind(AssertUnwindSafe(|| stage.play(asks, publish)));
    if ended.is_err() {
        // The simulation's own state may be broken; what was published last is not.
        stage.trouble = Some(Text::new(
            "توقف التمرين بخطأ في البرنامج؛ كل أمر قُبل محفوظ في ملف التمرين، أغلق النافذة ثم أكمل الملف",
            "the exercise stopped by a fault of the program; every accepted order is in the exercise file: close the window, then resume the file",
        ));
        publish(stage.last_words());
    }
}

impl Stage {
    pub(super) fn new(exercise: Exercise) -> Self {
        let excon = exercise.sim().scenario().excon().id.clone();
        let started = exercise.sim().now() > exercise.sim().scenario().head.start;
        let mode = if exercise.over() {
            Mode::Over
        } else if started {
            Mode::Paused
        } else {
            Mode::Ready
        };
        let mut stage = Self {
            excon: excon.clone(),
            viewer: excon,
            mode,
            before: mode,
            pace: exercise
                .pace()
                .filter(|p| p.is_finite())
                .map_or(1.0, |p| p.clamp(PACE_LEAST, PACE_MOST)),
            clock: None,
            serial: 0,
            facts: FactLog::default(),
            staffed: Arc::default(),
            expected: Arc::default(),
            observations: Arc::new(exercise.observations().to_vec()),
            answers: Arc::default(),
            estimates: None,
            judged: None,
            outcome: None,
            moments: Arc::default(),
            trouble: None,
            slept: false,
            saved: Stopwatch::start(),
            pulse: Pulse::start(),
            exercise,
        };
        stage.digest_facts();
        stage
    }

    fn play(&mut self, asks: &Receiver<Ask>, publish: &dyn Fn(Snapshot)) {
        loop {
            let wait = match self.mode {
                Mode::Playing => BEAT,
                Mode::Hurrying(_) => Duration::ZERO,
                // Nothing changes until someone asks.
                _ => Duration::from_secs(3600),
            };
            let asked = asks.recv_timeout(wait);
            self.feel_the_pulse();
            match asked {
                Ok(ask) => {
                    self.advance();
                    self.take(ask);
                    while let Ok(more) = asks.try_recv() {
                        self.take(more);
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.advance(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.keep(false);
            let snapshot = self.snapshot();
            publish(snapshot);
        }
        self.keep(true);
    }

    /// If the machine stood still while the clock ran, play pauses at the moment before: nobody was there to rehearse what came
    /// due meanwhile.
    fn feel_the_pulse(&mut self) {
        let Some(gone) = self.pulse.beat() else {
            return;
        };
        // Nothing runs while time stands, so nothing was missed.
        if self.mode != Mode::Playing {
            return;
        }
        self.stop();
        let millis = i64::try_from(gone.as_millis()).unwrap_or(i64::MAX);
        let done = self.exercise.note_control(Control::Slept(millis));
        let gone = Span::from_millis(millis);
        if self.check(done) {
            self.slept = true;
            self.trouble = Some(Text::new(
                &format!(
                    "توقف الجهاز مدة {gone}، فأُوقف التمرين مؤقتاً عند ما كان عليه؛ تابعوا حين تكونون جاهزين"
                ),
                &format!(
                    "the machine stood still for {gone}, so the exercise was paused where it was; go on when everybody is ready"
                ),
            ));
        }
    }

    /// Lets the exercise catch up with the clock.
    fn advance(&mut self) {
        let end = self.exercise.sim().scenario().head.end;
        match self.mode {
            Mode::Playing => {
                let Some(clock) = &mut self.clock else {
                    unreachable!("the clock runs while playing")
                };
                let next = self.exercise.next_event().unwrap_or(end).min(end);
                if next > clock.reached() && self.exercise.may_jump(next) {
                    clock.jump_to(next);
                }
                let to = clock.reached().min(end);
                self.run_until(to);
            }
            Mode::Hurrying(goal) => {
                let to = (self.exercise.sim().now() + STRIDE).min(goal);
                self.run_until(to);
                if self.exercise.sim().now() >= goal {
                    self.stop();
                }
            }
            _ => {}
        }
        if self.exercise.over() && self.mode != Mode::Over {
            self.mode = Mode::Over;
            self.clock = None;
            self.keep(true);
        }
    }

    fn run_until(&mut self, t: SimTime) {
        let done = self.exercise.run_until(t);
        self.check(done);
    }

    fn stop(&mut self) {
        self.clock = None;
        if !matches!(self.mode, Mode::Over | Mode::Emergency) {
            self.mode = Mode::Paused;
        }
    }

    /// If something could not be done, time stands still until people have read why.
    fn check(&mut self, done: Result<(), SessionError>) -> bool {
        let Err(e) = done else { return true };
        self.trouble = Some(e.words());
        self.stop();
        false
    }

    fn take(&mut self, ask: Ask) {
        match ask {
            Ask::Order { seat, order, token } => self.order(seat, order, token),
            Ask::Control(c) => self.control(c),
            Ask::Look(seat) => {
                if self.exercise.sim().scenario().seats.contains_key(&seat) {
                    self.viewer = seat;
                }
            }
            Ask::Estimate {
                seat,
                units,
                to,
                token,
            } => {
                let times = self
                    .exercise
                    .estimate(&seat, units, &to)
                    .into_iter()
                    .collect();
                self.estimates = Some(Arc::new(Estimates { token, to, times }));
            }
            Ask::Observe(note) => {
                let done = self.exercise.observe(note);
                if self.check(done) {
                    self.observations = Arc::new(self.exercise.observations().to_vec());
                }
            }
            Ask::Judge => self.judge(),
            Ask::Rate(judgement) => {
                let done = self.exercise.rate(judgement);
                if self.check(done) {
                    self.judge();
                }
            }
        }
    }

    fn judge(&mut self) {
        let sim = self.exercise.sim();
        self.judged = Some(Judged::of(
            sim.scenario(),
            sim.facts(),
            self.exercise.judgements(),
            sim.now(),
        ));
    }

    fn order(&mut self, seat: SeatId, order: Order, token: u64) {
        let (seq, had, at) = (
            self.exercise.next_seq(),
            self.exercise.sim().facts().len(),
            self.exercise.sim().now(),
        );
        let mut answer = Answer {
            token,
            seat: seat.clone(),
            order: order.clone(),
            at,
            refused: None,
            failed: None,
        };
        match self.exercise.order(seat, order) {
            Ok(()) => answer.refused = verdict(&self.exercise.sim().facts()[had..], seq),
            Err(e) => {
                answer.failed = Some(e.words());
                if !self.exercise.over() {
                    self.trouble = answer.failed.clone();
                    self.stop();
                }
            }
        }
        let mut answers = self.answers.to_vec();
        answers.push(answer);
        let surplus = answers.len().saturating_sub(ANSWERS);
        self.answers = Arc::new(answers.split_off(surplus));
        self.advance();
    }

    fn control(&mut self, c: Control) {
        let allowed = match (self.mode, c) {
            (_, Control::Pace(_)) => true,
            (Mode::Over, _) | (_, Control::Rewind | Control::Seek(_) | Control::Slept(_)) => false,
            (Mode::Emergency, Control::Emergency(false)) => true,
            (Mode::Emergency, _) => false,
            _ => true,
        };
        if !allowed {
            return;
        }
        self.trouble = None;
        self.slept = false;
        let done = self.exercise.note_control(c);
        if !self.check(done) {
            return;
        }
        match c {
            Control::Play => self.go(),
            Control::Pause => self.stop(),
            Control::Pace(p) => {
                self.pace = p.clamp(PACE_LEAST, PACE_MOST);
                if self.mode == Mode::Playing {
                    self.go();
                }
            }
            Control::Step => {
                self.stop();
                self.step();
            }
            Control::RunUntil(t) => {
                self.stop();
                let end = self.exercise.sim().scenario().head.end;
                if t > self.exercise.sim().now() {
                    self.mode = Mode::Hurrying(t.min(end));
                }
            }
            Control::Emergency(true) => {
                self.before = if self.mode == Mode::Ready {
                    Mode::Ready
                } else {
                    Mode::Paused
                };
                self.clock = None;
                self.mode = Mode::Emergency;
            }
            // It does not run on by itself: people first take their seats again.
            Control::Emergency(false) => self.mode = self.before,
            // A live exercise has only one direction, and nobody asks for a sleep.
            Control::Rewind | Control::Seek(_) | Control::Slept(_) => {}
        }
    }

    fn go(&mut self) {
        self.mode = Mode::Playing;
        self.pulse = Pulse::start();
        self.clock = Some(Pace::new(self.pace, self.exercise.sim().now()));
    }

    /// Goes on instant by instant until something happens that is worth a stop.
    fn step(&mut self) {
        let end = self.exercise.sim().scenario().head.end;
        let had = self.exercise.sim().facts().len();
        while !self.exercise.over() && self.trouble.is_none() {
            let next = self.exercise.next_event().unwrap_or(end).min(end);
            self.run_until(next);
            let news = &self.exercise.sim().facts()[had..];
            if news.iter().any(|f| worth_a_stop(&f.fact)) || self.exercise.sim().now() >= end {
                break;
            }
        }
        if self.mode == Mode::Ready {
            self.mode = Mode::Paused;
        }
        self.advance();
    }

    /// Writes to the file what is not there yet, now and then or at once.
    fn keep(&mut self, at_once: bool) {
        if at_once || self.saved.elapsed() >= SAVE {
            let done = if at_once {
                self.exercise.save()
            } else {
                self.exercise.keep_up()
            };
            self.check(done);
            self.saved = Stopwatch::start();
        }
    }

    /// Takes in facts that are new.
    fn digest_facts(&mut self) {
        let had = self.facts.len();
        let all = self.exercise.sim().facts();
        if all.len() == had && had > 0 {
            return;
        }
        self.facts.follow(all);
        for f in &all[had..] {
            if matches!(
                f.fact,
                Fact::OrderAccepted {
                    order: Order::Staff { .. },
                    ..
                }
            ) {
                staffed_after(Arc::make_mut(&mut self.staffed), f);
            }
        }
        let about = |f: &FactEntry| {
            let order = matches!(
                f.fact,
                Fact::OrderAccepted {
                    order: Order::Improvise { .. },
                    ..
                }
            );
            order
                || matches!(
                    f.fact,
                    Fact::InjectReleased { .. }
                        | Fact::ExpectedMet { .. }
                        | Fact::ExpectedMissed { .. }
                )
        };
        if had == 0 || all[had..].iter().any(about) {
            self.expected = Arc::new(expectations(self.exercise.sim().scenario(), all));
        }
    }

    /// What can be seen now.
    pub(super) fn snapshot(&mut self) -> Snapshot {
        self.digest_facts();
        if self.mode == Mode::Over && self.outcome.is_none() {
            self.outcome = Some(Arc::new(self.exercise.outcome()));
            let sim = self.exercise.sim();
            self.moments = Arc::new(hotwash::moments(sim.scenario(), sim.facts()));
        }
        let truth = Arc::new(
            self.exercise
                .picture(&self.excon)
                .expect("exercise control has a seat"),
        );
        let eyes = if self.viewer == self.excon {
            truth.clone()
        } else {
            Arc::new(
                self.exercise
                    .picture(&self.viewer)
                    .expect("only seats that exist are taken"),
            )
        };
        self.serial += 1;
        Snapshot {
            serial: self.serial,
            scenario: self.exercise.sim().scenario().clone(),
            at: self.exercise.sim().now(),
            mode: self.mode,
            pace: self.pace,
            truth,
            eyes,
            facts: self.facts.clone(),
            expected: self.expected.clone(),
            staffed: self.staffed.clone(),
            observations: self.observations.clone(),
            answers: self.answers.clone(),
            estimates: self.estimates.clone(),
            judged: self.judged.clone(),
            outcome: self.outcome.clone(),
            seal: (self.mode == Mode::Over).then(|| self.exercise.seal()),
            moments: self.moments.clone(),
            trouble: self.trouble.clone(),
            slept: self.slept,
            tape: None,
        }
    }

    /// A snapshot that asks nothing of the simulation.
    fn last_words(&self) -> Snapshot {
        let nothing = Arc::new(crate::picture::Picture::empty(
            self.excon.clone(),
            self.exercise.sim().now(),
        ));
        Snapshot {
            serial: self.serial + 1,
            scenario: self.exercise.sim().scenario().clone(),
            at: self.exercise.sim().now(),
            mode: Mode::Paused,
            pace: self.pace,
            truth: nothing.clone(),
            eyes: nothing,
            facts: self.facts.clone(),
            expected: self.expected.clone(),
            staffed: self.staffed.clone(),
            observations: self.observations.clone(),
            answers: self.answers.clone(),
            estimates: None,
            judged: self.judged.clone(),
            outcome: None,
            seal: None,
            moments: self.moments.clone(),
            trouble: self.trouble.clone(),
            slept: self.slept,
            tape: None,
        }
    }
}

/// Which seats people hold after a fact.
pub(super) fn staffed_after(set: &mut BTreeSet<SeatId>, f: &FactEntry) {
    if let Fact::OrderAccepted {
        order: Order::Staff { seat, staffed },
        ..
    } = &f.fact
    {
        if *staffed {
            set.insert(seat.clone());
        } else {
            set.remove(seat);
        }
    }
}

pub(super) const PACE_LEAST: f64 = 0.1;
pub(super) const PACE_MOST: f64 = 600.0;

/// Why the order with a number was refused, if it was.
fn verdict(news: &[FactEntry], number: u64) -> Option<Refusal> {
    news.iter().find_map(|f| match &f.fact {
        Fact::OrderRejected { seq, why, .. } if *seq == Some(number) => Some(why.clone()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{OrdersFile, catalog};

    #[test]
    fn after_a_sleep_play_stands_where_it_was_and_goes_on_when_told() {
        let dir = tempfile::tempdir().unwrap();
        let scenario = catalog::offer(std::path::Path::new("first-steps"))
            .scenario
            .unwrap();
        let start = scenario.head.start;
        let exercise = Exercise::create(
            &dir.path().join("x.tamrin"),
            scenario,
            1,
            OrdersFile::default(),
            None,
        )
        .unwrap();
        let mut stage = Stage::new(exercise);
        stage.control(Control::Pace(600.0));
        stage.control(Control::Play);
        stage.pulse.backdate(Duration::from_secs(3600));
        stage.feel_the_pulse();
        stage.advance();
        assert_eq!(stage.mode, Mode::Paused);
        assert!(
            stage.exercise.sim().now() < start + Span::from_mins(10),
            "it ran on to {}",
            stage.exercise.sim().now()
        );
        assert!(
            stage
                .trouble
                .as_ref()
                .is_some_and(|t| t.en.contains("stood still for 1:00:")),
            "{:?}",
            stage.trouble
        );
        stage.control(Control::Play);
        assert_eq!((stage.mode, &stage.trouble), (Mode::Playing, &None));
        // Nothing is missed while time stands anyhow.
        stage.control(Control::Pause);
        stage.pulse.backdate(Duration::from_secs(3600));
        stage.feel_the_pulse();
        assert_eq!((stage.mode, &stage.trouble), (Mode::Paused, &None));
    }
}
