//! The thread of a live exercise: takes what is asked, lets time pass, says what can be seen.
//!
//! Before anything asked is done, the exercise is brought up to the moment that the clock shows, so that an order is given at the
//! time at which the person gave it. Deliberately not here: the queue and the snapshot's meaning (`live`).

use std::sync::Arc;
use std::time::Duration;

use super::serving::{AT_REST, Served, Viewers};
use super::snapshot::staffed_after;
use super::talk::Talking;
use super::{
    Answer, Caller, Control, Emergency, Judged, Mode, SessionRequest, Snapshot, next_pace,
};
use crate::base::ids::SeatId;
use crate::base::message::msg;
use crate::base::time::{SimTime, Span};
use crate::evaluate::Evaluation;
use crate::evaluate::expected::expectations;
use crate::evaluate::timeline::worth_a_stop;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::Order;
use crate::session::pace::{Pace, Pulse, Stopwatch, wall_millis};
use crate::session::request_id::Taken;
use crate::session::{Exercise, RequestId, SessionError};

/// Time on the wall between two snapshots while the clock runs.
pub(super) const BEAT: Duration = Duration::from_millis(100);
/// Facts, and how far the exercise came, are written to the file at least this often while it is played.
const SAVE: Duration = Duration::from_secs(2);
/// A step to the next event stops this long before the planned end: ENDEX comes only when it is asked for, or when the clock gets there.
pub const BEFORE_END: Span = Span::from_millis(1000);
/// Exercise time passed between two looks at the queue while going to a time as fast as possible.
const STRIDE: Span = Span::from_mins(2);
/// Time on the wall between two snapshots while the clock of a discussion runs.
const TALK: Duration = Duration::from_secs(1);

/// What the thread owns.
pub(super) struct LiveThread {
    pub(super) exercise: Exercise,
    viewers: Viewers,
    /// The mode to go back to when a real emergency is over.
    before: Mode,
    /// Runs while it is played.
    clock: Option<Pace>,
    /// What can be seen; its pictures are made anew before each is handed out.
    pub(super) shown: Snapshot,
    saved: Stopwatch,
    /// The clock of the discussion.
    pub(super) talk: Talking,
    /// Seats whose people only look on while the exercise goes on to the moment of a module: standing orders play them.
    pub(super) looking_on: Vec<SeatId>,
    /// Notices that the machine stood still while the clock ran.
    pulse: Pulse,
    /// No night is jumped over.
    nights: bool,
}

impl Served for LiveThread {
    fn wait(&self) -> Duration {
        match self.shown.mode {
            Mode::Ready | Mode::Paused if self.shown.talk.runs => TALK,
            Mode::Playing => BEAT,
            Mode::Hurrying(_) => Duration::ZERO,
            // Nothing changes until someone asks.
            Mode::Ready | Mode::Rewinding | Mode::Paused | Mode::Emergency | Mode::Over => AT_REST,
        }
    }

    fn awake(&mut self) {
        self.notice_sleep();
        self.advance();
    }

    fn take(&mut self, request: SessionRequest) {
        match request {
            SessionRequest::Order {
                seat,
                order,
                token,
                request,
            } => self.order(seat, order, token, request),
            SessionRequest::Watch(seats) => {
                self.viewers.watch(self.exercise.sim().scenario(), seats);
            }
            SessionRequest::Control(Control::Emergency(on)) => self.emergency(on, None),
            SessionRequest::Control(c) => self.control(c),
            SessionRequest::Faster(faster) => {
                if let Some(pace) = next_pace(self.shown.pace, faster) {
                    self.control(Control::Pace(pace));
                }
            }
            SessionRequest::PlayNights => self.nights = true,
            SessionRequest::Emergency(on, by) => self.emergency(on, Some(by)),
            SessionRequest::ViewAs(seat) => {
                self.viewers.view_as(self.exercise.sim().scenario(), seat);
            }
            SessionRequest::Estimate {
                seat,
                units,
                to,
                token,
            } => {
                let times = self.exercise.estimate(&seat, units, &to);
                self.shown.estimate(token, seat, to, times);
            }
            SessionRequest::Attend(what) => Arc::make_mut(&mut self.shown.attendance).take(what),
            SessionRequest::Names(names) => Arc::make_mut(&mut self.shown.givers).call(names),
            SessionRequest::Observe(note) => {
                let done = self.exercise.observe(note);
                if self.check(done) {
                    self.shown.observations = Arc::new(self.exercise.observations().to_vec());
                }
            }
            // Those who look from elsewhere are held by somebody else.
            SessionRequest::Replay(_)
            | SessionRequest::EndReplay
            | SessionRequest::Branch { .. } => {}
            SessionRequest::Judge => self.judge(),
            SessionRequest::Rate(judgement) => {
                let done = self.exercise.rate(judgement);
                if self.check(done) {
                    self.judge();
                }
            }
        }
    }

    fn settle(&mut self) {
        self.take_seats_again();
        self.keep(false);
    }

    fn snapshot(&mut self) -> Snapshot {
        self.take_in_facts();
        self.follow_talk();
        if self.shown.mode == Mode::Over {
            if self.shown.outcome.is_none() {
                self.shown.outcome = Some(Arc::new(self.exercise.outcome()));
                let sim = self.exercise.sim();
                let evaluation = Evaluation::of(sim.scenario(), sim.facts(), &[]);
                self.shown.moments = Arc::new(evaluation.moments);
                self.shown.washes = Arc::new(evaluation.washes);
            }
            self.shown.seal = Some(self.exercise.seal());
        }
        let picture = |seat: &SeatId| self.exercise.picture(seat);
        let (truth, eyes) = self.viewers.look(&mut self.shown, picture);
        self.shown.look(self.exercise.sim(), truth, eyes);
        self.shown.clone()
    }

    fn close(&mut self) {
        self.keep(true);
    }

    fn faulted(mut self) -> Snapshot {
        // The simulation's own state may be broken; what was published last is not.
        self.shown.fault(msg!("session-fault-live"));
        self.shown
    }
}

impl LiveThread {
    pub(super) fn new(exercise: Exercise) -> Self {
        let sim = exercise.sim();
        let viewers = Viewers::new(sim.scenario(), None);
        let mut shown = Snapshot::new(sim, exercise.observations().to_vec());
        shown.branched = exercise.origin().cloned().map(Arc::new);
        shown.mode = if exercise.over() {
            Mode::Over
        } else if sim.now() > sim.scenario().head.start {
            Mode::Paused
        } else {
            Mode::Ready
        };
        // One that has not begun is played as its form is; one that was begun without a word about it ran as the wall did.
        let usual = match shown.mode {
            Mode::Ready => sim.scenario().usual_pace(),
            Mode::Playing
            | Mode::Rewinding
            | Mode::Hurrying(_)
            | Mode::Paused
            | Mode::Emergency
            | Mode::Over => 1.0,
        };
        shown.pace = exercise
            .pace()
            .filter(|p| p.is_finite())
            .map_or(usual, |p| p.clamp(PACE_LEAST, PACE_MOST));
        let givers = Arc::make_mut(&mut shown.givers);
        exercise
            .taken()
            .each(|request, seq| givers.add(request, seq));
        let mut thread = Self {
            viewers,
            before: shown.mode,
            clock: None,
            shown,
            saved: Stopwatch::start(),
            talk: Talking::default(),
            looking_on: Vec::new(),
            pulse: Pulse::start(),
            nights: false,
            exercise,
        };
        thread.take_in_facts();
        thread.resume_talk();
        thread.resume_emergency();
        thread
    }

    /// If the machine stood still while the clock ran, play pauses at the moment before: nobody was there to rehearse what came
    /// due meanwhile.
    fn notice_sleep(&mut self) {
        let Some(gone) = self.pulse.beat() else {
            return;
        };
        // Nothing runs while time stands, so nothing was missed.
        if self.shown.mode != Mode::Playing {
            return;
        }
        self.stop();
        let millis = i64::try_from(gone.as_millis()).unwrap_or(i64::MAX);
        let done = self.exercise.note_control(Control::Slept(millis));
        let gone = Span::from_millis(millis);
        if self.check(done) {
            self.shown.slept = true;
            self.shown.trouble = Some(msg!("session-stood-still", gone = gone));
        }
    }

    /// Lets the exercise catch up with the clock.
    fn advance(&mut self) {
        let end = self.exercise.sim().scenario().head.end;
        match self.shown.mode {
            Mode::Playing => {
                let stop = self.end_of_piece().unwrap_or(end);
                let next = self.exercise.next_event().unwrap_or(end).min(stop);
                let Some(clock) = &mut self.clock else { return };
                if !self.nights && next > clock.reached() && self.exercise.may_jump(next) {
                    clock.jump_to(next);
                }
                let to = clock.reached().min(stop);
                self.run_until(to);
                if to == stop && stop < end {
                    self.stop();
                }
            }
            Mode::Hurrying(goal) => {
                let to = (self.exercise.sim().now() + STRIDE).min(goal);
                self.run_until(to);
                if self.exercise.sim().now() >= goal {
                    self.stop();
                }
            }
            Mode::Ready | Mode::Rewinding | Mode::Paused | Mode::Emergency | Mode::Over => {}
        }
        if self.exercise.over() && self.shown.mode != Mode::Over {
            self.shown.mode = Mode::Over;
            self.clock = None;
            self.keep(true);
        }
    }

    fn run_until(&mut self, t: SimTime) {
        let done = self.exercise.run_until(t);
        self.check(done);
    }

    pub(super) fn stop(&mut self) {
        self.clock = None;
        if !matches!(self.shown.mode, Mode::Over | Mode::Emergency) {
            self.shown.mode = Mode::Paused;
        }
    }

    /// If something could not be done, time stands still until people have read why.
    pub(super) fn check(&mut self, done: Result<(), SessionError>) -> bool {
        let Err(e) = done else { return true };
        self.shown.trouble = Some(e.words());
        self.stop();
        false
    }

    fn judge(&mut self) {
        let sim = self.exercise.sim();
        self.shown.judged = Some(Judged::of(
            sim.scenario(),
            sim.facts(),
            self.exercise.judgements(),
            sim.now(),
        ));
    }

    /// What clients sent that was taken.
    pub(super) fn taken(&self) -> Taken {
        self.exercise.taken().clone()
    }

    fn order(&mut self, seat: SeatId, order: Order, token: u64, request: Option<RequestId>) {
        let order = order.at_reading(self.talk.reading());
        if let Some(seq) = request.as_ref().and_then(|r| self.exercise.has_taken(r)) {
            // It was sent again: what became of it is told again, and nothing is done.
            let facts = self.exercise.sim().facts();
            let answer = Answer {
                token,
                at: self.exercise.sim().now(),
                refused: verdict(facts, seq),
                failed: None,
                seat,
                order,
            };
            return self.shown.answer(answer);
        }
        self.before_order(&seat, &order);
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
        let named = request.clone();
        match self.exercise.order_named(seat, order, request) {
            Ok(()) => {
                if let Some(request) = &named {
                    Arc::make_mut(&mut self.shown.givers).add(request, seq);
                }
                answer.refused = verdict(&self.exercise.sim().facts()[had..], seq);
            }
            Err(e) => {
                answer.failed = Some(e.words());
                if !self.exercise.over() {
                    self.shown.trouble = answer.failed.clone();
                    self.stop();
                }
            }
        }
        if answer.refused.is_none() && answer.failed.is_none() {
            self.after_order(&answer.order);
        }
        self.shown.answer(answer);
        self.advance();
    }

    pub(super) fn control(&mut self, c: Control) {
        let allowed = match (self.shown.mode, c) {
            (_, Control::Pace(_)) => true,
            (Mode::Over, _)
            | (_, Control::Rewind | Control::Seek(_) | Control::Said(_) | Control::Slept(_)) => {
                false
            }
            (Mode::Emergency, _) => false,
            _ => true,
        };
        if !allowed {
            return;
        }
        self.shown.trouble = None;
        self.shown.slept = false;
        let done = self.exercise.note_control(c);
        if !self.check(done) {
            return;
        }
        match c {
            Control::Play => self.go(),
            Control::Pause => self.stop(),
            Control::Pace(p) => {
                self.shown.pace = p.clamp(PACE_LEAST, PACE_MOST);
                if self.shown.mode == Mode::Playing {
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
                    self.shown.mode = Mode::Hurrying(t.min(end));
                }
            }
            Control::Discuss(runs) => self.talk.hold(!runs),
            // A live exercise has only one direction, and nobody asks for a sleep; who stopped play is told with it.
            Control::Rewind
            | Control::Seek(_)
            | Control::Said(_)
            | Control::Slept(_)
            | Control::Emergency(_) => {}
        }
    }

    /// What was real when the process was killed still is: who raised it is not on record, nor when by the wall.
    fn resume_emergency(&mut self) {
        let Some(at) = self.exercise.emergency() else {
            return;
        };
        self.shown.emergency = Some(Arc::new(Emergency {
            by: None,
            at,
            wall_ms: wall_millis(),
        }));
        if self.shown.mode != Mode::Over {
            self.before = self.shown.mode;
            self.shown.mode = Mode::Emergency;
        }
    }

    /// A real emergency begins, or is over. After ENDEX no clock stops with it, and the screens tell of it all the same.
    fn emergency(&mut self, on: bool, by: Option<Caller>) {
        if on == self.shown.emergency.is_some() {
            return;
        }
        self.shown.trouble = None;
        self.shown.slept = false;
        let (ready, played) = (
            self.shown.mode == Mode::Ready,
            self.shown.mode != Mode::Over,
        );
        let done = self.exercise.note_control(Control::Emergency(on));
        // What cannot be written down is told, and is no reason to play on.
        self.check(done);
        if on {
            self.shown.emergency = Some(Arc::new(Emergency {
                by,
                at: self.exercise.sim().now(),
                wall_ms: wall_millis(),
            }));
            self.before = if ready { Mode::Ready } else { Mode::Paused };
            self.clock = None;
            if played {
                self.shown.mode = Mode::Emergency;
            }
        } else {
            self.shown.emergency = None;
            // It does not run on by itself: people first take their seats again.
            if played {
                self.shown.mode = self.before;
            }
        }
    }

    fn go(&mut self) {
        self.shown.mode = Mode::Playing;
        self.pulse = Pulse::start();
        self.clock = Some(Pace::new(self.shown.pace, self.exercise.sim().now()));
    }

    /// Goes on instant by instant until something happens that is worth a stop.
    fn step(&mut self) {
        let last = self.exercise.sim().scenario().head.end + -BEFORE_END;
        let had = self.exercise.sim().facts().len();
        while !self.exercise.over() && self.shown.trouble.is_none() {
            let next = self.exercise.next_event().unwrap_or(last).min(last);
            if next <= self.exercise.sim().now() && next == last {
                break;
            }
            self.run_until(next);
            let news = &self.exercise.sim().facts()[had..];
            if news.iter().any(|f| worth_a_stop(&f.fact)) || self.exercise.sim().now() >= last {
                break;
            }
        }
        if self.shown.mode == Mode::Ready {
            self.shown.mode = Mode::Paused;
        }
        self.advance();
    }

    /// Writes to the file what is not there yet, now and then or at once; while time stands all of it, for whoever reads the file.
    fn keep(&mut self, at_once: bool) {
        let due = at_once || self.saved.elapsed() >= SAVE;
        if due {
            self.keep_talk();
            self.saved = Stopwatch::start();
        }
        let done = match (at_once, due || !self.shown.mode.moves()) {
            (true, _) => self.exercise.save(),
            (false, true) => self.exercise.keep_up(),
            (false, false) => Ok(()),
        };
        self.check(done);
    }

    /// Takes in facts that are new.
    pub(super) fn take_in_facts(&mut self) {
        let had = self.shown.facts.len();
        let all = self.exercise.sim().facts();
        if all.len() == had && had > 0 {
            return;
        }
        self.shown.facts.follow(all);
        let mut discussion = (*self.shown.discussion).clone();
        let s = self.exercise.sim().scenario();
        let talked = all[had..].iter().filter(|f| discussion.take(s, f)).count();
        if talked > 0 {
            self.shown.discuss(s, discussion);
        }
        for f in &all[had..] {
            if matches!(
                f.fact,
                Fact::OrderAccepted {
                    order: Order::Staff { .. },
                    ..
                }
            ) {
                staffed_after(Arc::make_mut(&mut self.shown.staffed), f);
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
                        | Fact::OutcomeReached { .. }
                        | Fact::ExpectedTakenBack { .. }
                        | Fact::ExpectedMissed { .. }
                )
        };
        if had == 0 || all[had..].iter().any(about) {
            self.shown.expected = Arc::new(expectations(self.exercise.sim().scenario(), all));
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
        let mut thread = LiveThread::new(exercise);
        thread.control(Control::Pace(600.0));
        thread.control(Control::Play);
        thread.pulse.backdate(Duration::from_secs(3600));
        thread.notice_sleep();
        thread.advance();
        assert_eq!(thread.shown.mode, Mode::Paused);
        assert!(
            thread.exercise.sim().now() < start + Span::from_mins(10),
            "it ran on to {}",
            thread.exercise.sim().now()
        );
        assert!(
            thread
                .shown
                .trouble
                .as_ref()
                .is_some_and(|t| t.key == "session-stood-still"),
            "{:?}",
            thread.shown.trouble
        );
        thread.control(Control::Play);
        assert_eq!(
            (thread.shown.mode, &thread.shown.trouble),
            (Mode::Playing, &None)
        );
        // Nothing is missed while time stands anyhow.
        thread.control(Control::Pause);
        thread.pulse.backdate(Duration::from_secs(3600));
        thread.notice_sleep();
        assert_eq!(
            (thread.shown.mode, &thread.shown.trouble),
            (Mode::Paused, &None)
        );
    }
}
