//! The script: injects are released when their time or condition comes, expected actions are watched.
//!
//! The script is the one part that reads facts: at the end of each pass it looks at what is new.
//! Conditions are looked at again whenever there is a new fact or a time named in one has come, and once a minute while a
//! waiting inject asks for a centre's numbers.
//! Deliberately not here: what effects do (mechanisms do them on request).

mod matching;
pub(crate) mod requests;
mod steps;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{ExpectedId, FlagId, InjectId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::{InjectView, MessageView};
use crate::record::fact::{Fact, LeftOut, Refusal};
use crate::record::order::{About, Order, Target};
use crate::record::rules::Rules;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Inject, When};
use crate::sim::kernel::agenda::{Agenda, Due, ScriptWake};
use crate::sim::kernel::context::{Brief, Now, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests, waiting};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::messages::channels::Comms;
use crate::sim::messages::message::ScriptMessage;
use crate::sim::requests::Outgoing;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;
use matching::{about, holds, met_by};
use requests::{ImproviseRequest, InjectRequest, MessageArrived};

/// A step of the script that has its turn: one at a time, in the order in which they are written.
#[derive(Clone, Debug, Serialize)]
enum Cue {
    /// An inject is released, by hand or not.
    Release(InjectId, bool),
    /// The effect of an inject with this position acts.
    Effect(InjectId, usize),
}

/// How it stands with an inject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
enum Status {
    /// It waits for something whose time is not known.
    Waiting,
    /// It comes at this time.
    Due(SimTime),
    Released(SimTime),
    LeftOut,
    /// Left out by hand.
    Skipped,
}

/// A message that reached a seat.
#[derive(Serialize)]
struct Received {
    /// Which message.
    message: ScriptMessage,
    /// Whom it reached.
    seat: SeatId,
    /// When it came.
    at: SimTime,
    /// When the seat confirmed it, if it did.
    acknowledged: Option<SimTime>,
}

/// An expected action that is watched for.
#[derive(Serialize)]
struct Watched {
    id: ExpectedId,
    inject: InjectId,
    action: Action,
    since: SimTime,
    open: bool,
}

/// An accepted order, with the target that it is about.
#[derive(Serialize)]
struct Taken {
    at: SimTime,
    seat: SeatId,
    order: Order,
    about: Option<Target>,
}

/// The state of the script.
#[derive(Resource, Serialize)]
pub(crate) struct Script {
    /// The scenario with what was added to it live, each of which has its status here.
    #[serde(skip)]
    scenario: Arc<Scenario>,
    /// Of all chance: constant.
    seed: u64,
    /// Steps whose turn comes when what is before them has done all that it does at once.
    cues: VecDeque<Cue>,
    status: BTreeMap<InjectId, Status>,
    flags: BTreeSet<FlagId>,
    messages: Vec<Received>,
    watched: Vec<Watched>,
    taken: Vec<Taken>,
    /// Injects that wait for a condition, as positions in the scenario.
    conditional: Vec<usize>,
    measures: bool,
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
            let slow = |c: &Condition| matches!(c, Condition::Measure { .. } | Condition::RumourHeard(..) | Condition::ConfidenceBelow(..));
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
            flags: BTreeSet::new(),
            messages: Vec::new(),
            watched: Vec::new(),
            taken: Vec::new(),
            conditional,
            measures,
        }
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
        if !self.conditional.is_empty() {
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

    fn released(&self, inject: &InjectId) -> Option<SimTime> {
        if let Some(Status::Released(t)) = self.status.get(inject) {
            Some(*t)
        } else {
            None
        }
    }

    /// ENDEX: what was expected by now and has not come was missed; what had time left is missed too, for the exercise is over.
    pub(crate) fn at_end(&mut self, now: SimTime, out: &mut Outbox) {
        for w in self.watched.iter_mut().filter(|w| w.open) {
            w.open = false;
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
            .num(self.watched.iter().filter(|w| w.open).count() as i64);
    }
}

fn each_part<'a>(c: &'a Condition, f: &mut impl FnMut(&'a Condition)) {
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

/// What an effect tells whom it reaches, if it is a message that tells something.
fn told(e: &Effect) -> Option<&About> {
    if let Effect::Message { tells, .. } = e {
        tells.as_ref()
    } else {
        None
    }
}

/// Whether an effect is a message to a seat.
fn is_for(e: &Effect, seat: &SeatId) -> bool {
    matches!(e, Effect::Message { to, .. } if to.contains(seat))
}

/// What the script needs, and the script.
#[derive(SystemParam)]
struct Context<'w> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: ResMut<'w, Brief>,
    /// The script.
    script: ResMut<'w, Script>,
    /// The channels.
    comms: Res<'w, Comms>,
    /// What seats know.
    knowledge: ResMut<'w, Knowledge>,
    /// What is asked of everyone.
    requests: Outgoing<'w>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
}

/// Registers the script: injects at their turn, conditions at the end of a pass.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<InjectRequest>()
        .add_requests::<ImproviseRequest>()
        .add_requests::<MessageArrived>()
        .add_backlog(|world| !world.resource::<Script>().cues.is_empty())
        .at_start(Turn::Script, start)
        .at_end(Count::Script, |world| {
            world.resource_scope(|world, mut script: Mut<Script>| {
                let now = world.resource::<Now>().0;
                script.at_end(now, &mut world.resource_mut::<Outbox>());
            });
        })
        .add_part(Part {
            name: "script",
            before: Some(|world, h| {
                world.resource::<Script>().hash(h);
                true
            }),
            all: digest::resource::<Script>,
        })
        .add_systems(
            SimTick,
            (
                (
                    release.run_if(has_work),
                    play.run_if(has_cues),
                    miss.run_if(has_wakes),
                )
                    .chain()
                    .in_set(Turn::Script),
                watch.in_set(Turn::Conditions).run_if(busy),
            ),
        );
}

/// Whether anything is due, asked for, or has arrived.
fn has_work(
    due: Res<Due>,
    injects: Res<Requests<InjectRequest>>,
    improvised: Res<Requests<ImproviseRequest>>,
    messages: Res<Requests<MessageArrived>>,
) -> bool {
    let asked = !injects.is_empty() || !improvised.is_empty() || !messages.is_empty();
    asked || !due.script.is_empty()
}

fn has_cues(script: Res<Script>) -> bool {
    !script.cues.is_empty()
}

fn has_wakes(due: Res<Due>) -> bool {
    !due.script.is_empty()
}

fn start(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    let mut script = Script::new(s, brief.seed);
    let mut agenda = world.resource_mut::<Agenda>();
    for inject in &s.injects {
        if let When::At(t) = inject.when {
            agenda.at(t, ScriptWake::Inject(inject.id.clone()));
        }
    }
    script.at_start(world, s.head.start);
    world.insert_resource(script);
}

/// Takes in messages that arrived, injects that are due and those that were asked for.
fn release(mut stage: Context, due: Res<Due>) {
    let now = stage.now.0;
    let delivered = stage.requests.messages.take();
    let asked = stage.requests.injects.take().into_iter();
    let mut todo: Vec<_> = asked.map(|r| (r.inject, r.by_hand)).collect();
    // An inject that was re-timed has left an old wake behind.
    let ready = |id: &InjectId| stage.script.due(id).is_some_and(|t| t <= now);
    todo.extend(due.script.iter().filter_map(|w| match w {
        ScriptWake::Inject(id) => Some((id.clone(), false)).filter(|_| ready(id)),
        ScriptWake::Deadline(_) | ScriptWake::Look => None,
    }));
    for ImproviseRequest { what, at } in stage.requests.improvised.take() {
        let id = Arc::make_mut(&mut stage.brief.scenario).improvise(&what, at);
        stage.script.scenario = stage.brief.scenario.clone();
        match at.filter(|t| *t > now) {
            Some(t) => {
                stage.script.status.insert(id.clone(), Status::Due(t));
                stage.agenda.at(t, ScriptWake::Inject(id));
            }
            None => {
                stage.script.status.insert(id.clone(), Status::Due(now));
                todo.push((id, true));
            }
        }
    }
    for MessageArrived { message, seat } in delivered {
        stage.receive(message, &seat);
    }
    let cues = todo
        .into_iter()
        .map(|(id, by_hand)| Cue::Release(id, by_hand));
    if stage.brief.rules >= Rules::Edition2 {
        stage.script.cues.extend(cues);
    } else {
        // The first edition plays all steps at once.
        let mut cues: VecDeque<Cue> = cues.collect();
        while let Some(cue) = cues.pop_front() {
            let follows = stage.act(cue);
            follows.into_iter().rev().for_each(|c| cues.push_front(c));
        }
    }
}

/// Plays the script's steps in the order in which they are written. A step that asks something of a mechanism is followed by the
/// next one only when all that came of it at once has been done.
fn play(world: &mut World) {
    while !world.resource::<Script>().cues.is_empty() && !waiting(world) {
        world
            .run_system_cached(step)
            .expect("a system of this file");
    }
}

fn step(mut stage: Context) {
    if let Some(cue) = stage.script.cues.pop_front() {
        let follows = stage.act(cue);
        let cues = &mut stage.script.cues;
        follows.into_iter().rev().for_each(|c| cues.push_front(c));
    }
}

/// Says of expected actions whose time is up that they were missed.
fn miss(now: Res<Now>, due: Res<Due>, mut script: ResMut<Script>, mut out: ResMut<Outbox>) {
    for wake in &due.script {
        let ScriptWake::Deadline(id) = wake else {
            continue;
        };
        for w in script.watched.iter_mut().filter(|w| w.open && w.id == *id) {
            w.open = false;
            out.say(
                now.0,
                Fact::ExpectedMissed {
                    expected: w.id.clone(),
                    inject: w.inject.clone(),
                },
            );
        }
    }
}

/// Whether there is a new fact, or it is time to look.
fn busy(due: Res<Due>, out: Res<Outbox>) -> bool {
    out.seen_by_script < out.facts.len() || due.script.contains(&ScriptWake::Look)
}

/// Reads new facts, marks expected actions as met, and looks at conditions.
fn watch(
    mut eyes: TruthView<'_, '_>,
    due: Res<'_, Due>,
    support: Res<'_, Support>,
    mut script: ResMut<'_, Script>,
    mut requests: ResMut<'_, Requests<InjectRequest>>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
) {
    let look = due.script.contains(&ScriptWake::Look);
    let new = out.seen_by_script..out.facts.len();
    let now = eyes.at();
    for n in new {
        if let Fact::OrderAccepted { seat, order, .. } = &out.facts[n].fact {
            let taken = Taken {
                at: now,
                seat: seat.clone(),
                order: order.clone(),
                about: about(order, &support),
            };
            let met = met_by(&mut script, &eyes, &taken);
            script.taken.push(taken);
            met.into_iter().for_each(|f| out.say(now, f));
        }
    }
    out.seen_by_script = out.facts.len();
    let scenario = script.scenario.clone();
    let mut still = Vec::new();
    for n in std::mem::take(&mut script.conditional) {
        let inject = &scenario.injects[n];
        let When::If { condition, delay } = &inject.when else {
            continue;
        };
        if script.status.get(&inject.id) != Some(&Status::Waiting) {
            continue;
        }
        if holds(condition, &script, &mut eyes) {
            script
                .status
                .insert(inject.id.clone(), Status::Due(now + *delay));
            if *delay > Span::ZERO {
                agenda.at(now + *delay, ScriptWake::Inject(inject.id.clone()));
            } else {
                requests.push(InjectRequest {
                    inject: inject.id.clone(),
                    by_hand: false,
                });
            }
        } else {
            still.push(n);
        }
    }
    script.conditional = still;
    if look && script.measures && !script.conditional.is_empty() {
        agenda.at(now + Span::from_mins(1), ScriptWake::Look);
    }
}
