//! How each expected action stands: not asked for yet, still open, taken in time, missed, cut off by ENDEX; and whether people were
//! there to take it.
//!
//! Deliberately not here: whether an order matches (the script decides that and says so as a fact), which seats could have given it
//! (`answerable`).

use std::collections::{BTreeMap, BTreeSet};

use super::answerable;
use super::schedule::{Due, schedule};
use super::staffing::Staffing;
use crate::base::ids::{ExpectedId, InjectId, SeatId, TaskId};
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order_kind::OrderKind;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Expected, Inject, Test};

/// How an expected action stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Its inject was not released yet.
    NotYet,
    /// It has time until then.
    Pending(SimTime),
    /// It was taken, by whom, unless it is an outcome alone, and how long after the inject; before it: less than zero.
    Met(Option<SeatId>, Span),
    /// It was not taken in time.
    Missed,
    /// ENDEX came while it still had time: nobody can say whether it would have been taken.
    CutOff,
}

/// Whose an expected action is: only what people could do is rated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Players {
    /// People held a seat that could take it while it was open, and if it was taken, the seat that took it.
    Held,
    /// Nobody did: standing orders, exercise control or chance had it alone.
    Nobody,
}

/// An expected action and how it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expectation {
    /// Which.
    pub id: ExpectedId,
    /// The inject that it answers.
    pub inject: InjectId,
    /// How it stands.
    pub state: State,
    /// Whether people held the seat that it was up to, by then.
    pub players: Players,
    /// Whether words can meet it, of which the program sees that they were said and not what they say: evaluators judge that.
    pub words: bool,
}

impl Expectation {
    /// Whether it was decided, and people were there to decide it.
    pub fn observed(&self) -> bool {
        self.decided() && self.players == Players::Held
    }

    /// Whether it was decided while nobody held the seat: it is not rated.
    pub fn unobserved(&self) -> bool {
        self.decided() && self.players == Players::Nobody
    }

    /// Whether it was met, maybe by words alone.
    pub fn met_by_words(&self) -> bool {
        self.words && matches!(self.state, State::Met(..))
    }

    fn decided(&self) -> bool {
        matches!(self.state, State::Met(..) | State::Missed)
    }
}

/// An expected action as the script asks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Which.
    pub id: ExpectedId,
    /// When its inject comes, if the script gives a time.
    pub at: Option<SimTime>,
    /// Name of its inject.
    pub inject: Text,
    /// Its own name.
    pub action: Text,
    /// How much time it has.
    pub within: Span,
    /// Whether words can meet it, which evaluators read.
    pub words: bool,
}

/// Whether words can meet an expected action, or a part of it: what is written to another seat or said to the media.
pub fn by_words(x: &Expected) -> bool {
    x.tests().any(|(test, _)| match &test {
        Test::Order(a) => in_words(a),
        Test::Holds(c) | Test::HoldsFor(c, _) => said(c),
    })
}

fn in_words(a: &Action) -> bool {
    matches!(a.order, OrderKind::SendMessage | OrderKind::BriefMedia)
}

/// Whether a condition holds because of words.
fn said(c: &Condition) -> bool {
    match c {
        Condition::All(list) | Condition::Any(list) => list.iter().any(said),
        Condition::Ordered { action, .. } => in_words(action),
        // That nothing was said is seen.
        _ => false,
    }
}

/// The seats that an expected action is up to.
pub fn up_to<'s>(s: &'s Scenario, x: &Expected) -> BTreeSet<&'s SeatId> {
    answerable::for_expected(s, x)
}

/// What is expected of each critical task, by the time of the script; what has no time comes last.
pub fn asked_by_task(s: &Scenario) -> BTreeMap<TaskId, Vec<Asked>> {
    let planned = schedule(s);
    let tasks = s.tasks.keys();
    tasks
        .map(|task| (task.clone(), asked_of(s, &planned, task)))
        .collect()
}

/// What is expected of one critical task, in the same order.
pub fn expected_of(s: &Scenario, task: &TaskId) -> Vec<Asked> {
    asked_of(s, &schedule(s), task)
}

fn asked_of(s: &Scenario, planned: &[(Due, &Inject)], task: &TaskId) -> Vec<Asked> {
    let mut rows: Vec<Asked> = Vec::new();
    for (i, x) in s.injects.tests_of(task) {
        let due = planned.iter().find(|(_, other)| other.id == i.id);
        let at = due.and_then(|(due, _)| due.time());
        rows.push(Asked {
            id: x.id.clone(),
            at,
            inject: i.name.clone(),
            action: x.name.clone(),
            within: x.within,
            words: by_words(x),
        });
    }
    rows.sort_by_key(|r| (r.at.is_none(), r.at));
    rows
}

/// All expected actions of a scenario in the order of the script, as the facts so far leave them.
pub fn expectations<'a>(
    s: &Scenario,
    facts: impl IntoIterator<Item = &'a FactEntry>,
) -> Vec<Expectation> {
    let mut all = Following::of(s);
    facts.into_iter().for_each(|f| all.note(f));
    all.told()
}

/// An expected action while facts are read.
struct Followed<'s> {
    plan: &'s Expected,
    inject: &'s InjectId,
    released: SimTime,
    state: State,
    players: Players,
}

/// All of them, and who held which seat so far.
struct Following<'s> {
    s: &'s Scenario,
    at: BTreeMap<&'s ExpectedId, usize>,
    all: Vec<Followed<'s>>,
    staffing: Staffing,
    now: SimTime,
}

impl<'s> Following<'s> {
    fn of(s: &'s Scenario) -> Self {
        let mut at = BTreeMap::new();
        let mut all = Vec::new();
        for i in &s.injects {
            for plan in &i.expected {
                at.insert(&plan.id, all.len());
                all.push(Followed {
                    plan,
                    inject: &i.id,
                    released: SimTime::ZERO,
                    state: State::NotYet,
                    players: Players::Nobody,
                });
            }
        }
        Self {
            s,
            at,
            all,
            staffing: Staffing::default(),
            now: SimTime::ZERO,
        }
    }

    fn note(&mut self, f: &FactEntry) {
        self.staffing.note(f);
        self.now = f.at;
        match &f.fact {
            Fact::InjectReleased { inject, .. } => self.released(inject, f.at),
            Fact::ExpectedMet {
                expected,
                seat,
                after_seconds,
                ..
            } => {
                let met = State::Met(Some(seat.clone()), Span::from_secs(*after_seconds));
                self.decided(expected, met);
            }
            Fact::OutcomeReached {
                expected,
                after_seconds,
                ..
            } => self.decided(expected, State::Met(None, Span::from_secs(*after_seconds))),
            Fact::ExpectedMissed { expected, .. } => self.decided(expected, State::Missed),
            Fact::ExpectedTakenBack { expected, .. } => {
                if let Some(&n) = self.at.get(expected) {
                    let x = &mut self.all[n];
                    x.state = State::Pending(x.released + x.plan.within);
                }
            }
            Fact::ExerciseEnded => {
                let pending = |x: &&mut Followed<'_>| matches!(x.state, State::Pending(_));
                let open = self.all.iter_mut().filter(pending);
                open.for_each(|x| x.state = State::CutOff);
            }
            _ => {}
        }
    }

    fn released(&mut self, inject: &InjectId, at: SimTime) {
        let expected = self.s.inject(inject).map_or(&[][..], |i| &i.expected);
        for plan in expected {
            let x = &mut self.all[self.at[&plan.id]];
            x.released = at;
            x.state = State::Pending(at + plan.within);
        }
    }

    fn decided(&mut self, id: &ExpectedId, state: State) {
        let Some(&n) = self.at.get(id) else {
            return;
        };
        let x = &self.all[n];
        let held = match &state {
            State::Met(Some(seat), _) => {
                self.s.is_played(seat) && self.staffing.held(seat, self.now, self.now)
            }
            State::NotYet
            | State::Pending(_)
            | State::CutOff
            | State::Met(None, _)
            | State::Missed => self.could(x),
        };
        let x = &mut self.all[n];
        x.state = state;
        x.players = if held { Players::Held } else { Players::Nobody };
    }

    /// Whether people held a seat that could take it, at any moment since it was asked for.
    fn could(&self, x: &Followed<'_>) -> bool {
        let seats = answerable::for_expected(self.s, x.plan);
        let held = |seat: &&SeatId| self.staffing.held(seat, x.released, self.now);
        seats.iter().any(held)
    }

    /// How all of them stand. Those that are still open are whose they would be now.
    fn told(self) -> Vec<Expectation> {
        let one = |x: &Followed<'_>| {
            let open = matches!(x.state, State::Pending(_));
            let players = match (open, x.players) {
                (true, _) if self.could(x) => Players::Held,
                (true, _) => Players::Nobody,
                (false, players) => players,
            };
            Expectation {
                id: x.plan.id.clone(),
                inject: x.inject.clone(),
                state: x.state.clone(),
                players,
                words: by_words(x.plan),
            }
        };
        self.all.iter().map(one).collect()
    }
}
