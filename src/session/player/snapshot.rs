//! What can be seen of an exercise at a moment, as whoever draws it gets it: plain data, cheap to copy.
//!
//! The thread of an exercise keeps one [`Snapshot`] as its own state of what is shown, changes it and hands out copies; so there is
//! one place in which a snapshot is made. Deliberately not here: the threads (`live`, `replay`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Attendance, Emergency, Givers, Mode};
use crate::base::ids::{SeatId, TaskId, UnitId};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::Evaluation;
use crate::evaluate::discussion::{Discussion, Whose};
use crate::evaluate::expected::{Asked, Expectation, asked_by_task};
use crate::evaluate::hotwash::Moment;
use crate::evaluate::outcome::Outcome;
use crate::evaluate::room::RoomWash;
use crate::picture::{Estimate, Picture};
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::observation::Observed;
use crate::record::order::{Order, Target};
use crate::record::rating::Judgement;
use crate::record::states::Manner;
use crate::scenario::Scenario;
use crate::scenario::image::Image;
use crate::scenario::model::{Module, Pictured};
use crate::session::Rerun;
use crate::session::fact_log::FactLog;
use crate::session::store::{Origin, Seal};
use crate::sim::Simulation;

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
    pub failed: Option<Message>,
}

/// Travel times that were asked for, and to where.
#[derive(Clone, PartialEq, Debug)]
pub struct Estimates {
    /// The sender's token.
    pub token: u64,
    /// Who asked.
    pub seat: SeatId,
    /// Where to.
    pub to: Target,
    /// The time of each unit that has a way.
    pub times: BTreeMap<UnitId, Estimate>,
}

/// The evaluation of an exercise as it was at a moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// Up to which moment.
    pub at: SimTime,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// What is expected of each critical task, by the time of the script.
    pub asked: BTreeMap<TaskId, Vec<Asked>>,
}

impl Judged {
    /// Judges what happened up to a moment.
    pub(super) fn of(
        s: &Scenario,
        facts: &[FactEntry],
        decisions: &[Judgement],
        at: SimTime,
    ) -> Arc<Self> {
        Arc::new(Self {
            at,
            evaluation: Evaluation::of(s, facts, decisions),
            asked: asked_by_task(s),
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
    /// The scenario as far as words are made of it: for a seat's eyes what the seat may have of it, so that no sentence names what
    /// has not reached it.
    pub named: Arc<Scenario>,
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
    /// What the seats see that are watched from elsewhere.
    pub seats: Arc<BTreeMap<SeatId, Arc<Picture>>>,
    /// All facts so far.
    pub facts: FactLog,
    /// How the expected actions stand.
    pub expected: Arc<Vec<Expectation>>,
    /// Seats that people hold.
    pub staffed: Arc<BTreeSet<SeatId>>,
    /// Who is at the seats.
    pub attendance: Arc<Attendance>,
    /// Who of several people at a seat gave which order.
    pub givers: Arc<Givers>,
    /// What was said in the discussion so far.
    pub discussion: Arc<Discussion>,
    /// The module of the discussion that is open, as far as it may be seen.
    pub module: Option<Arc<Module>>,
    /// For a seat: that the question that is put is with others.
    pub elsewhere: Option<Elsewhere>,
    /// The picture that it shows, in each language in which there is one.
    pub images: Arc<BTreeMap<Lang, Arc<Image>>>,
    /// The clock of the discussion.
    pub talk: Talk,
    /// Observations and bookmarks.
    pub observations: Arc<Vec<Observed>>,
    /// Answers to the last orders, newest last.
    pub answers: Arc<Vec<Answer>>,
    /// The travel times that were asked for, the newest last.
    pub estimates: Arc<Vec<Estimates>>,
    /// Ratings, as they were asked for last.
    pub judged: Option<Arc<Judged>>,
    /// The outcome, once ENDEX has come.
    pub outcome: Option<Arc<Outcome>>,
    /// The seal of the record, once ENDEX has come, if the file has one.
    pub seal: Option<Seal>,
    /// Moments to talk about first, once ENDEX has come.
    pub moments: Arc<Vec<Moment>>,
    /// What each room talks about first, once ENDEX has come.
    pub washes: Arc<BTreeMap<SeatId, RoomWash>>,
    /// Why the exercise cannot go on, if it cannot.
    pub trouble: Option<Message>,
    /// Whether that is only that the machine stood still: it goes on when it is told to.
    pub slept: bool,
    /// The real emergency for which everything stands still, if there is one.
    pub emergency: Option<Arc<Emergency>>,
    /// From which moment of which earlier exercise this one goes on, if it is a branch.
    pub branched: Option<Arc<Origin>>,
    /// The whole exercise, if this is a replay.
    pub replay: Option<Arc<Recorded>>,
    /// What is different since its scenario was changed, if it was.
    pub rerun: Option<Arc<Rerun>>,
}

/// A question that is put to others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elsewhere {
    /// Its number in the module, from 1.
    pub number: usize,
    /// Who is asked.
    pub seats: Vec<SeatId>,
}

/// The clock of a discussion as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Talk {
    /// What it shows.
    pub reading: Span,
    /// Whether it runs: while a module is open and exercise time stands.
    pub runs: bool,
    /// Whether exercise control holds it.
    pub held: bool,
}

/// A recorded exercise from STARTEX to the last moment that was played.
#[derive(Clone, Debug)]
pub struct Recorded {
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

/// Answers that are kept for those who asked: enough for all seats of an exercise to order at once.
const ANSWERS: usize = 512;

impl Snapshot {
    /// Of an exercise of which nothing was looked at yet; its clock stands.
    pub(super) fn new(sim: &Simulation, observations: Vec<Observed>) -> Self {
        let scenario = sim.scenario().clone();
        let nothing = Arc::new(Picture::empty(scenario.excon().id.clone(), sim.now()));
        Self {
            serial: 0,
            named: scenario.clone(),
            scenario,
            at: sim.now(),
            mode: Mode::Paused,
            pace: 1.0,
            truth: nothing.clone(),
            eyes: nothing,
            seats: Arc::default(),
            facts: FactLog::default(),
            expected: Arc::default(),
            staffed: Arc::default(),
            attendance: Arc::default(),
            givers: Arc::default(),
            discussion: Arc::default(),
            module: None,
            elsewhere: None,
            images: Arc::default(),
            talk: Talk::default(),
            observations: Arc::new(observations),
            answers: Arc::default(),
            estimates: Arc::default(),
            judged: None,
            outcome: None,
            seal: None,
            moments: Arc::default(),
            washes: Arc::default(),
            trouble: None,
            slept: false,
            emergency: None,
            branched: None,
            replay: None,
            rerun: None,
        }
    }

    /// The next snapshot: what a simulation shows now. `eyes` is none where one looks as exercise control.
    pub(super) fn look(&mut self, sim: &Simulation, truth: Picture, eyes: Option<Picture>) {
        self.serial += 1;
        self.named = self.named_for(sim.scenario(), eyes.as_ref());
        self.scenario = sim.scenario().clone();
        self.at = sim.now();
        self.truth = Arc::new(truth);
        self.eyes = eyes.map_or_else(|| self.truth.clone(), Arc::new);
    }

    /// What words are made of for these eyes; what was made before where that is the same. After ENDEX nothing is a secret any more.
    fn named_for(&self, scenario: &Arc<Scenario>, eyes: Option<&Picture>) -> Arc<Scenario> {
        let Some(eyes) = eyes.filter(|_| !self.is_after_endex()) else {
            return scenario.clone();
        };
        let same = self.named.of_seat
            && self.eyes.viewer == eyes.viewer
            && Arc::ptr_eq(&self.scenario, scenario)
            && Scenario::same_for(&self.eyes, eyes);
        if same {
            self.named.clone()
        } else {
            Arc::new(scenario.known_to(eyes))
        }
    }

    /// What is shown of a replay while the exercise itself is open: what is written goes into the exercise, and what is real is so
    /// whatever is shown.
    #[must_use]
    pub fn beside(&self, live: &Self) -> Self {
        Self {
            serial: self.serial + live.serial,
            observations: live.observations.clone(),
            judged: live.judged.clone(),
            answers: live.answers.clone(),
            attendance: live.attendance.clone(),
            givers: live.givers.clone(),
            emergency: live.emergency.clone(),
            ..self.clone()
        }
    }

    /// Makes the pictures of the seats that are watched from elsewhere. `picture` makes one.
    pub(super) fn watch(
        &mut self,
        seats: &BTreeSet<SeatId>,
        truth: &Picture,
        mut picture: impl FnMut(&SeatId) -> Picture,
    ) {
        let of = |seat: &SeatId| {
            let made = if *seat == truth.viewer {
                truth.clone()
            } else {
                picture(seat)
            };
            (seat.clone(), Arc::new(made))
        };
        self.seats = Arc::new(seats.iter().map(of).collect());
    }

    /// The snapshot as a seat may have it: its picture in place of the truth, what it ordered and asked itself, and nothing of what
    /// exercise control, evaluators and other seats have. After ENDEX the truth is no secret any more: a room talks about what it knew
    /// beside what was true. `scenario` is the scenario as the seat may have it.
    pub fn of_seat(&self, eyes: Arc<Picture>, scenario: Arc<Scenario>) -> Self {
        let seat = eyes.viewer.clone();
        let own = |staffed: &&SeatId| **staffed == seat;
        let after = self.is_after_endex();
        // Of the recording a seat is told that it is one, and how long it is.
        let replay = self.replay.as_ref().map(|r| {
            Arc::new(Recorded {
                scenario: scenario.clone(),
                facts: FactLog::default(),
                origin: None,
                ..(**r).clone()
            })
        });
        let wash = self.washes.get(&seat).cloned();
        Self {
            named: scenario.clone(),
            scenario,
            truth: if after {
                self.truth.clone()
            } else {
                eyes.clone()
            },
            seats: Arc::default(),
            facts: FactLog::default(),
            expected: Arc::default(),
            staffed: Arc::new(self.staffed.iter().filter(own).cloned().collect()),
            attendance: Arc::new(self.attendance.of_seat(&seat)),
            givers: Arc::new(self.givers.only(eyes.orders.iter().filter_map(|o| o.seq))),
            discussion: Arc::new(self.discussion.for_players(&Whose::Seat(seat.clone()))),
            module: self.module_for(Some(&seat)).map(Arc::new),
            elsewhere: self.asked_elsewhere(&seat),
            images: self.images.clone(),
            observations: Arc::default(),
            answers: Arc::new(
                self.answers
                    .iter()
                    .filter(|a| a.seat == seat)
                    .cloned()
                    .collect(),
            ),
            estimates: Arc::new(
                self.estimates
                    .iter()
                    .filter(|e| e.seat == seat)
                    .cloned()
                    .collect(),
            ),
            judged: None,
            outcome: self.outcome.clone().filter(|_| after),
            seal: None,
            moments: Arc::default(),
            washes: Arc::new(wash.into_iter().map(|w| (seat.clone(), w)).collect()),
            // What went wrong is exercise control's to mend; that it does not go on is everybody's to know.
            trouble: (self.trouble.is_some() && !self.slept).then(|| msg!("session-trouble-seat")),
            branched: self.branched.clone(),
            emergency: self.emergency.clone(),
            replay,
            rerun: None,
            eyes,
            ..*self
        }
    }

    /// Whether everything stands still for a real emergency.
    pub fn is_stopped(&self) -> bool {
        self.emergency.is_some() || self.mode == Mode::Emergency
    }

    /// The discussion as all may have it who look at a screen in the hall or write down what is said: the questions to everybody, and
    /// these answers.
    #[must_use]
    pub fn with_all_questions(self, of: &Self, whose: &Whose) -> Self {
        Self {
            discussion: Arc::new(of.discussion.for_players(whose)),
            module: of.module_for(None).map(Arc::new),
            ..self
        }
    }

    /// The open module as a seat may have it, or, with none, all who look at one screen. Where all talk together a question is there
    /// once it is put, so that nobody reads ahead.
    pub fn module_for(&self, seat: Option<&SeatId>) -> Option<Module> {
        let mut module = self.module.as_ref()?.for_players(seat);
        if module.manner == Manner::Plenary {
            let put = &self.discussion.put;
            module.questions.retain(|q| put.contains(&q.id));
        }
        Some(module)
    }

    /// That the question that is put is with others than this seat: who is asked, and nothing of what.
    pub fn asked_elsewhere(&self, seat: &SeatId) -> Option<Elsewhere> {
        let (module, asked) = (self.module.as_ref()?, self.discussion.asked.as_ref()?);
        let found = module.questions.iter().position(|q| q.id == *asked);
        let Some(n) = found else {
            return self.elsewhere.clone();
        };
        let question = &module.questions[n];
        (!question.asks(seat)).then(|| Elsewhere {
            number: n + 1,
            seats: question.seats.clone(),
        })
    }

    /// Takes in what a simulation tells of the discussion, as far as that is new.
    pub(super) fn discuss(&mut self, s: &Scenario, discussion: Discussion) {
        if *self.discussion == discussion {
            return;
        }
        if self.discussion.open != discussion.open {
            let open = discussion.open.as_ref().and_then(|id| s.module(id));
            self.module = open.cloned().map(Arc::new);
            let shown = open.and_then(|m| m.picture.as_ref());
            let image = |p: &Pictured| {
                let of = |lang| Some((lang, Arc::new(s.image(&p.file, lang)?)));
                Lang::all().filter_map(of).collect()
            };
            self.images = Arc::new(shown.map(image).unwrap_or_default());
        }
        self.discussion = Arc::new(discussion);
    }

    /// The time that rooms have for themselves in the module that is open, and whether it has passed by the discussion's clock.
    pub fn break_out(&self) -> Option<(Span, bool)> {
        let time = self.module.as_ref()?.apart()?;
        Some((time, self.talk.reading >= time))
    }

    /// Whether what is shown is over, so that the truth is no secret any more.
    pub fn is_after_endex(&self) -> bool {
        self.mode == Mode::Over || self.replay.as_ref().is_some_and(|r| r.over)
    }

    /// Says that the thread has stopped by a fault of the program; what was seen last still stands.
    pub(super) fn fault(&mut self, words: Message) {
        self.serial += 1;
        self.mode = Mode::Paused;
        self.trouble = Some(words);
        self.slept = false;
    }

    /// Adds travel times; only the last ones are kept.
    pub(super) fn estimate(
        &mut self,
        token: u64,
        seat: SeatId,
        to: Target,
        times: Vec<(UnitId, Estimate)>,
    ) {
        let all = Arc::make_mut(&mut self.estimates);
        all.push(Estimates {
            token,
            seat,
            to,
            times: times.into_iter().collect(),
        });
        let surplus = all.len().saturating_sub(ANSWERS);
        all.drain(..surplus);
    }

    /// The travel times to a target that a seat asked for last.
    pub fn estimated(&self, seat: &SeatId, to: &Target) -> Option<&Estimates> {
        self.estimates
            .iter()
            .rev()
            .find(|e| e.seat == *seat && e.to == *to)
    }

    /// Adds the answer to an order; only the last ones are kept.
    pub(super) fn answer(&mut self, answer: Answer) {
        let answers = Arc::make_mut(&mut self.answers);
        answers.push(answer);
        let surplus = answers.len().saturating_sub(ANSWERS);
        answers.drain(..surplus);
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
