//! What the script remembers: how it stands with each inject, what reached whom, which actions are watched for.
//!
//! Deliberately not here: when the script looks and acts (`script`), what a step does (`steps`), what it looks for (`matching`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{ExpectedId, FlagId, InjectId, ModuleId, RumourId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::{InjectView, MessageView};
use crate::record::fact::{Fact, LeftOut, Refusal};
use crate::record::order::{About, Order, OrderKind, Target, same_matter};
use crate::record::rules::Rules;
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Effect, Inject, Test, When};
use crate::sim::kernel::agenda::{Agenda, ScriptWake};
use crate::sim::kernel::context::{Outbox, directorate_of};
use crate::sim::kernel::digest::unset;
use crate::sim::messages::message::ScriptMessage;

/// A step of the script that has its turn: one at a time, in the order in which they are written.
#[derive(Clone, Debug, Serialize)]
pub(super) enum Cue {
    /// An inject is released, by hand or not.
    Release(InjectId, bool),
    /// The effect of an inject with this position acts.
    Effect(InjectId, usize),
}

/// How it stands with an inject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(super) enum Status {
    /// It waits for something whose time is not known.
    Waiting,
    /// It comes at this time.
    Due(SimTime),
    /// It was released at this time.
    Released(SimTime),
    /// Left out by chance, or for another one of its group.
    LeftOut,
    /// Left out by hand.
    Skipped,
}

/// A message that reached a seat.
#[derive(Serialize)]
pub(super) struct Received {
    /// Which message. Constant.
    pub(super) message: ScriptMessage,
    /// Whom it reached. Constant.
    pub(super) seat: SeatId,
    /// Exercise time when it came. Constant.
    pub(super) at: SimTime,
    /// Exercise time when the seat confirmed it, if it did. State.
    pub(super) acknowledged: Option<SimTime>,
}

/// An expected action that is watched for.
#[derive(Serialize)]
pub(super) struct Watched {
    /// Which one. Constant.
    pub(super) id: ExpectedId,
    /// The inject that expects it. Constant.
    pub(super) inject: InjectId,
    /// Its parts.
    pub(super) parts: Vec<Watch>,
    /// Exercise time when its inject was released. Constant.
    pub(super) since: SimTime,
    /// Exercise time until which it can be met. Constant.
    pub(super) until: SimTime,
    /// How long before the release an order counts. Constant.
    pub(super) before: Span,
    /// How it stands. State.
    pub(super) state: Standing,
}

/// How an expected action stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(super) enum Standing {
    /// Its inject was released, and what was ordered before has not been looked at yet.
    New,
    /// It is neither met nor missed.
    Open,
    /// It was met.
    Met,
    /// It was missed.
    Missed,
}

/// One part of an expected action.
#[derive(Serialize)]
pub(super) struct Watch {
    /// What is looked for. Constant.
    pub(super) test: Test,
    /// Whether it is one of those of which one is enough. Constant.
    pub(super) alternative: bool,
    /// The order that is it, as a position in the list of orders accepted. State.
    pub(super) order: Option<usize>,
    /// Exercise time since which the condition has held. State.
    pub(super) holds_since: Option<SimTime>,
}

impl Watch {
    /// A part of which nothing is known yet.
    pub(super) fn of((test, alternative): (Test, bool)) -> Self {
        Self {
            test,
            alternative,
            order: None,
            holds_since: None,
        }
    }
}

impl Taken {
    /// Whether an order as it went to those on the spot is this one, or all that this one comes to: the unit that it lends or sends for
    /// what is held. A convoy that is told to start has been told so, whatever becomes of its escort.
    pub(super) fn went_as(&self, order: &Order) -> bool {
        let sent = match order {
            Order::Dispatch { unit, .. } | Order::Redirect { unit, .. } => Some(unit),
            _ => None,
        };
        let lends = match &self.order {
            Order::AnswerSupport { unit, .. } | Order::HandOver { to: unit, .. } => unit.as_ref(),
            _ => None,
        };
        self.order == *order || sent.is_some() && sent == lends
    }

    /// Whether an order to one checkpoint is a part of this one, which is a plan for all of them.
    fn plans(&self, order: &Order, s: &Scenario) -> bool {
        let Order::SetPosture {
            checkpoint,
            posture,
        } = order
        else {
            return false;
        };
        let area = || directorate_of(s, &Target::Checkpoint(checkpoint.clone()));
        matches!(&self.order, Order::SetPosturePlan { directorate, posture: planned }
            if planned == posture && area().as_ref() == Some(directorate))
    }

    /// Whether it takes back an older order. Its sort is looked at first, for most orders have nothing to do with each other.
    pub(super) fn takes_back(&self, old: &Self, s: &Scenario, rules: Rules) -> bool {
        let sorts = self.kind.zip(old.kind);
        let plan = |k: &Option<OrderKind>| *k == Some(OrderKind::SetPosturePlan);
        if !sorts.is_some_and(|(new, old)| same_matter(new, old, rules)) {
            return false;
        }
        if rules >= Rules::Edition5 && (plan(&self.kind) || plan(&old.kind)) {
            return checks_otherwise(&self.order, &old.order, s);
        }
        self.order.row().takes_back(&old.order.row())
    }
}

/// Whether two orders set other postures in one directorate: two plans, or a plan and an order to one of its checkpoints.
fn checks_otherwise(new: &Order, old: &Order, s: &Scenario) -> bool {
    let sets = |order: &Order| match order {
        Order::SetPosturePlan {
            directorate,
            posture,
        } => Some((directorate.clone(), *posture)),
        Order::SetPosture {
            checkpoint,
            posture,
        }
        | Order::SetDirection {
            checkpoint,
            posture,
            ..
        } => {
            let area = directorate_of(s, &Target::Checkpoint(checkpoint.clone()));
            Some((area?, *posture))
        }
        _ => None,
    };
    let both = sets(new).zip(sets(old));
    both.is_some_and(|(new, old)| new.0 == old.0 && new.1 != old.1)
}

impl Watched {
    /// Whether it can still be met.
    pub(super) fn open(&self) -> bool {
        matches!(self.state, Standing::New | Standing::Open)
    }
}

/// An accepted order, with the target that it is about.
#[derive(Serialize)]
pub(super) struct Taken {
    /// Exercise time when it was accepted. Constant.
    pub(super) at: SimTime,
    /// Who gave it. Constant.
    pub(super) seat: SeatId,
    /// The order. Constant.
    pub(super) order: Order,
    /// Of which sort it is. Constant.
    pub(super) kind: Option<OrderKind>,
    /// The target that it is about, if it has one. Constant.
    pub(super) about: Option<Target>,
    /// Whether the unit that it sends has arrived. State.
    pub(super) arrived: bool,
    /// Whether it was not carried out: from the eighth edition of the rules on, it meets nothing then. State.
    #[serde(skip_serializing_if = "unset")]
    pub(super) failed: bool,
}

/// The state of the script.
#[derive(Resource, Serialize)]
pub(crate) struct Script {
    /// The scenario with what was added to it live, each of which has its status here. State.
    #[serde(skip)]
    pub(super) scenario: Arc<Scenario>,
    /// Seed of all chance. Constant.
    pub(super) seed: u64,
    /// Steps whose turn comes when what is before them has done all that it does at once. State.
    pub(super) cues: VecDeque<Cue>,
    /// How it stands with each inject. State.
    pub(super) status: BTreeMap<InjectId, Status>,
    /// The module of the discussion that is open. State.
    #[serde(skip_serializing_if = "unset")]
    pub(crate) module: Option<ModuleId>,
    /// Flags that are set now. State.
    pub(super) flags: BTreeSet<FlagId>,
    /// Messages that reached seats, in the order in which they came. State.
    pub(super) messages: Vec<Received>,
    /// Expected actions of all injects released so far. State.
    pub(super) watched: Vec<Watched>,
    /// Orders accepted so far, in their order. State.
    pub(super) taken: Vec<Taken>,
    /// Positions of the orders of each sort among them: output of `take`.
    #[serde(skip)]
    by_sort: BTreeMap<OrderKind, Vec<usize>>,
    /// What was reported to whom so far, as far as anything looks for it. State.
    pub(super) reported: BTreeSet<(About, SeatId)>,
    /// Seats that people hold. State.
    pub(super) staffed: BTreeSet<SeatId>,
    /// Whether each rumour whose truth follows a condition is true now. State.
    pub(super) truths: BTreeMap<RumourId, bool>,
    /// When expected outcomes are looked at again, if any is. State.
    pub(super) next_look: Option<SimTime>,
    /// Injects that wait for a condition, as positions in the scenario. State.
    pub(super) conditional: Vec<usize>,
    /// Whether a condition asks for numbers that change without a fact, so that it is looked at each minute. Constant.
    pub(super) measures: bool,
}

fn at_first(i: &Inject) -> Status {
    if let When::At(t) = i.when {
        Status::Due(t)
    } else {
        Status::Waiting
    }
}

impl Script {
    pub(crate) fn new(scenario: &Arc<Scenario>, seed: u64) -> Self {
        let conditional: Vec<usize> = scenario
            .injects
            .iter()
            .enumerate()
            .filter(|(_, i)| matches!(i.when, When::If { .. }))
            .map(|(n, _)| n)
            .collect();
        let measures = conditional.iter().any(|&n| {
            let slow = |c: &Condition| matches!(c, Condition::Measure { .. } | Condition::RumourHeard(..) | Condition::ConfidenceBelow(..) | Condition::QueueAtMost(..));
            matches!(&scenario.injects[n].when, When::If { condition, .. } if any_part(condition, &slow))
        });
        Self {
            scenario: scenario.clone(),
            seed,
            cues: VecDeque::new(),
            status: scenario
                .injects
                .iter()
                .map(|i| (i.id.clone(), at_first(i)))
                .collect(),
            module: None,
            flags: BTreeSet::new(),
            messages: Vec::new(),
            watched: Vec::new(),
            taken: Vec::new(),
            by_sort: BTreeMap::new(),
            reported: BTreeSet::new(),
            staffed: BTreeSet::new(),
            truths: BTreeMap::new(),
            next_look: None,
            conditional,
            measures,
        }
    }

    /// Takes in an order that was accepted.
    pub(super) fn take(&mut self, order: Taken) {
        if let Some(kind) = order.kind {
            let list = self.by_sort.entry(kind).or_default();
            list.push(self.taken.len());
        }
        self.taken.push(order);
    }

    /// Positions of the orders of a sort that were accepted at a time or later.
    pub(super) fn taken_of(&self, kind: OrderKind, from: SimTime) -> &[usize] {
        let all = self.by_sort.get(&kind).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|&n| self.taken[n].at < from);
        &all[first..]
    }

    /// Chooses one inject of each group, and schedules looks at the times that conditions name.
    pub(crate) fn at_start(&mut self, world: &mut World, start: SimTime) {
        let scenario = self.scenario.clone();
        let mut groups: BTreeMap<&str, Vec<&Inject>> = BTreeMap::new();
        for i in &scenario.injects {
            if let Some(g) = &i.group {
                groups.entry(g).or_default().push(i);
            }
        }
        for (group, members) in groups {
            let total: f64 = members.iter().map(|i| i.weight).sum();
            let mut left = crate::sim::kernel::chance(self.seed, "group", group) * total;
            let mut chosen = members[members.len() - 1];
            for m in &members {
                if left < m.weight {
                    chosen = m;
                    break;
                }
                left -= m.weight;
            }
            for m in members.iter().filter(|m| m.id != chosen.id) {
                self.status.insert(m.id.clone(), Status::LeftOut);
                let fact = Fact::InjectLeftOut {
                    inject: m.id.clone(),
                    why: LeftOut::Alternative,
                };
                world.resource_mut::<Outbox>().say(start, fact);
            }
        }
        let mut agenda = world.resource_mut::<Agenda>();
        for &n in &self.conditional {
            if let When::If { condition, .. } = &scenario.injects[n].when {
                each_part(condition, &mut |c| {
                    if let Condition::Since(t) = c {
                        agenda.at(*t, ScriptWake::Look);
                    }
                });
            }
        }
        let follows = scenario.rumours.values().any(|r| r.true_while.is_some());
        if !self.conditional.is_empty() || follows {
            agenda.at(start, ScriptWake::Look);
        }
    }

    /// Whether an inject may still be released or skipped.
    pub(crate) fn waits(&self, inject: &InjectId) -> bool {
        matches!(
            self.status.get(inject),
            Some(Status::Waiting | Status::Due(_))
        )
    }

    /// Whether an inject may still be released by hand: what was skipped by hand may be too.
    pub(crate) fn can_be_released(&self, inject: &InjectId, rules: Rules) -> bool {
        let skipped = self.status.get(inject) == Some(&Status::Skipped);
        self.waits(inject) || skipped && rules >= Rules::Edition2
    }

    /// When an inject is due, if that is known.
    pub(crate) fn due(&self, inject: &InjectId) -> Option<SimTime> {
        if let Some(Status::Due(t)) = self.status.get(inject) {
            Some(*t)
        } else {
            None
        }
    }

    /// Lets an inject come at another time, and with `following` all that were due at its old time or later by as much later or
    /// earlier. Wakes of the old times find it not due.
    pub(crate) fn retime(
        &mut self,
        inject: &InjectId,
        at: SimTime,
        following: bool,
        agenda: &mut Agenda,
    ) -> Vec<Fact> {
        let old = self.due(inject);
        let mut moved = vec![(inject.clone(), at)];
        if let Some(old) = old.filter(|_| following) {
            let shift = at - old;
            let later = self
                .scenario
                .injects
                .iter()
                .map(|i| &i.id)
                .filter(|i| *i != inject);
            moved.extend(
                later.filter_map(|i| Some((i.clone(), self.due(i).filter(|t| *t >= old)? + shift))),
            );
        }
        let end = self.scenario.head.end;
        let set = |(inject, due): (InjectId, SimTime)| {
            self.status.insert(inject.clone(), Status::Due(due));
            // What would come after ENDEX stays in the list and never comes.
            if due <= end {
                agenda.at(due, ScriptWake::Inject(inject.clone()));
            }
            Fact::InjectRetimed { inject, due }
        };
        moved.into_iter().map(set).collect()
    }

    pub(crate) fn skip(&mut self, inject: &InjectId) -> Fact {
        self.status.insert(inject.clone(), Status::Skipped);
        Fact::InjectLeftOut {
            inject: inject.clone(),
            why: LeftOut::ByHand,
        }
    }

    /// A seat confirms what an inject brought it: all messages that have come and wait for it.
    pub(crate) fn acknowledge(
        &mut self,
        inject: &InjectId,
        seat: &SeatId,
        now: SimTime,
        rules: Rules,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut found: Vec<&mut Received> = self
            .messages
            .iter_mut()
            .filter(|m| m.message.inject == *inject && m.seat == *seat)
            .collect();
        if found.is_empty() {
            return Err(Refusal::NotKnown(inject.into()));
        }
        if rules < Rules::Edition3 {
            found.truncate(1);
        }
        found.retain(|m| m.acknowledged.is_none());
        if found.is_empty() {
            return Err(Refusal::AlreadySo);
        }
        let confirm = |m: &mut Received| {
            m.acknowledged = Some(now);
            Fact::MessageAcknowledged {
                inject: inject.clone(),
                seat: seat.clone(),
                after_seconds: (now - m.at).secs(),
            }
        };
        Ok(found.into_iter().map(confirm).collect())
    }

    /// Whether a message of an inject reached a seat.
    pub(crate) fn has_received(&self, inject: &InjectId, seat: &SeatId) -> bool {
        let mut messages = self.messages.iter();
        messages.any(|m| m.message.inject == *inject && m.seat == *seat)
    }

    /// An order was not carried out: of several that are the same, the newest. What is a part of a plan for many posts leaves the plan as
    /// it is. Says whether there is one that counted.
    pub(super) fn not_done(&mut self, order: &Order) -> bool {
        let s = &self.scenario;
        let newest = self.taken.iter_mut().rev();
        let mut found = newest.filter(|t| !t.failed && (t.went_as(order) || t.plans(order, s)));
        match found.next() {
            Some(t) if t.went_as(order) => {
                t.failed = true;
                true
            }
            _ => false,
        }
    }

    /// Injects whose messages a seat has not confirmed, in the order in which they came.
    pub(crate) fn unread(&self, seat: &SeatId) -> Vec<InjectId> {
        let open = self
            .messages
            .iter()
            .filter(|m| m.seat == *seat && m.acknowledged.is_none());
        open.map(|m| m.message.inject.clone()).collect()
    }

    pub(crate) fn messages_of(&self, seat: &SeatId) -> Vec<MessageView> {
        let view = |m: &Received| {
            let ScriptMessage { inject, effect } = &m.message;
            let Effect::Message {
                from,
                channel,
                text,
                attachment,
                ..
            } = self.scenario.inject(inject)?.effects.get(*effect)?
            else {
                return None;
            };
            Some(MessageView {
                inject: inject.clone(),
                effect: *effect,
                at: m.at,
                from: from.clone(),
                channel: *channel,
                text: text.clone(),
                attachment: attachment.clone(),
                acknowledged: m.acknowledged.is_some(),
            })
        };
        self.messages
            .iter()
            .filter(|m| m.seat == *seat)
            .filter_map(view)
            .collect()
    }

    pub(crate) fn injects(&self) -> Vec<InjectView> {
        let view = |i: &Inject| {
            let status = self.status.get(&i.id);
            InjectView {
                id: i.id.clone(),
                released: if let Some(Status::Released(t)) = status {
                    Some(*t)
                } else {
                    None
                },
                left_out: matches!(status, Some(Status::LeftOut | Status::Skipped)),
                due: self.due(&i.id),
            }
        };
        self.scenario.injects.iter().map(view).collect()
    }

    pub(super) fn released(&self, inject: &InjectId) -> Option<SimTime> {
        if let Some(Status::Released(t)) = self.status.get(inject) {
            Some(*t)
        } else {
            None
        }
    }

    /// ENDEX: what was expected by now and has not come was missed. What has time left was not, for the exercise is over; up to the
    /// sixth edition of the rules it was missed too.
    pub(crate) fn at_end(&mut self, now: SimTime, rules: Rules, out: &mut Outbox) {
        let due = |w: &Watched| rules < Rules::Edition7 || w.until <= now;
        for w in self.watched.iter_mut().filter(|w| w.open() && due(w)) {
            w.state = Standing::Missed;
            out.say(
                now,
                Fact::ExpectedMissed {
                    expected: w.id.clone(),
                    inject: w.inject.clone(),
                },
            );
        }
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        for (id, s) in &self.status {
            let n = match s {
                Status::Waiting => -1,
                // As in the first edition of the rules, which knew no difference.
                Status::LeftOut | Status::Skipped => -2,
                Status::Due(t) => -3 - t.millis(),
                Status::Released(t) => t.millis(),
            };
            h.text(id.as_str()).num(n);
        }
        self.flags.iter().for_each(|f| {
            h.text(f.as_str());
        });
        h.num(self.messages.len() as i64)
            .num(self.taken.len() as i64)
            .num(self.watched.iter().filter(|w| w.open()).count() as i64);
    }
}

/// Calls `f` with a condition and all parts of it.
pub(super) fn each_part<'a>(c: &'a Condition, f: &mut impl FnMut(&'a Condition)) {
    f(c);
    match c {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|c| each_part(c, f)),
        Condition::Not(c) => each_part(c, f),
        _ => {}
    }
}

fn any_part(c: &Condition, f: &impl Fn(&Condition) -> bool) -> bool {
    let mut found = false;
    each_part(c, &mut |c| found |= f(c));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::states::Posture;
    use crate::scenario::shipped;

    fn taken(order: Order) -> Taken {
        Taken {
            at: SimTime::ZERO,
            seat: "r1".into(),
            kind: order.row().kind,
            order,
            about: None,
            arrived: false,
            failed: false,
        }
    }

    #[test]
    fn a_unit_that_is_lent_or_fetches_what_is_held_is_all_that_was_ordered_and_an_escort_is_not() {
        let to = Target::Convoy("out".into());
        let sent = Order::Dispatch {
            unit: "u".into(),
            to,
        };
        let unit = || Some("u".into());
        let lends = Order::AnswerSupport {
            request: 1,
            unit: unit(),
        };
        let fetches = Order::HandOver {
            held: 1,
            to: unit(),
        };
        for order in [sent.clone(), lends, fetches] {
            assert!(taken(order).went_as(&sent));
        }
        let starts = Order::StartConvoy {
            convoy: "out".into(),
            escort: unit(),
        };
        let brings = Order::HandOver { held: 1, to: None };
        for order in [starts, brings] {
            assert!(!taken(order).went_as(&sent));
        }
    }

    #[test]
    fn one_post_of_a_plan_that_is_told_otherwise_leaves_the_plan_and_what_was_ordered_before_it() {
        let texts = shipped::with_library(shipped::texts("first-steps").expect("it is shipped"));
        let s = Arc::new(
            crate::scenario::from_texts(texts)
                .scenario
                .expect("no errors"),
        );
        let checkpoint = s.checkpoints.values().next().expect("it has some").clone();
        let directorate = directorate_of(&s, &Target::Checkpoint(checkpoint.id.clone()));
        let alone = Order::SetPosture {
            checkpoint: checkpoint.id,
            posture: Posture::Search,
        };
        let plan = Order::SetPosturePlan {
            directorate: directorate.expect("of a directorate"),
            posture: Posture::Search,
        };
        let mut script = Script::new(&s, 1);
        script.taken = vec![taken(alone.clone()), taken(plan)];
        assert!(!script.not_done(&alone));
        assert!(script.taken.iter().all(|t| !t.failed));
        script.taken.pop();
        assert!(script.not_done(&alone) && script.taken[0].failed);
        assert!(!script.not_done(&alone), "once");
    }
}
