//! The script: injects are released when their time or condition comes, expected actions are watched.
//!
//! The script is the one part that reads facts: at the end of each pass it looks at what is new.
//! Conditions are looked at again whenever there is a new fact or a time named in one has come, and once a minute while a
//! waiting inject asks for a centre's numbers.
//! Deliberately not here: what effects do (mechanisms do them on request).

mod matching;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{ExpectedId, FlagId, InjectId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::{InjectView, MessageView};
use crate::record::fact::{Fact, LeftOut, Refusal};
use crate::record::order::{About, Order, Party, Target};
use crate::record::rules::Rules;
use crate::record::states::{Channel, RoadState, Role};
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Inject, When};
use crate::sim::kernel::agenda::{
    Agenda, CheckpointRequest, Cue, Due, IncidentRequest, PollingRequest, Requests, RoadRequest,
    RumourRequest, VehicleRequest, Wake,
};
use crate::sim::kernel::context::{Brief, Now, Outbox, directorate_of};
use crate::sim::kernel::source::Source;
use crate::sim::messages::channels::Comms;
use crate::sim::messages::message::{
    ChannelChoice, LinkChange, LinkRequest, News, Payload, ScriptMessage, Sending,
};
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::orders::Support;
use crate::sim::seats::pictures::TruthView;
use matching::{about, holds, met_by};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

struct Watched {
    id: ExpectedId,
    inject: InjectId,
    action: Action,
    since: SimTime,
    open: bool,
}

/// An accepted order, with the target that it is about.
struct Taken {
    at: SimTime,
    seat: SeatId,
    order: Order,
    about: Option<Target>,
}

/// The state of the script.
#[derive(Resource)]
pub(crate) struct Script {
    scenario: Arc<Scenario>,
    seed: u64,
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
                        agenda.at(*t, Wake::Look);
                    }
                });
            }
        }
        if !self.conditional.is_empty() {
            agenda.at(start, Wake::Look);
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
                agenda.at(due, Wake::Inject(inject.clone()));
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

struct Stage<'a> {
    now: SimTime,
    script: &'a mut Script,
    comms: &'a Comms,
    knowledge: &'a mut Knowledge,
    requests: &'a mut Requests,
    agenda: &'a mut Agenda,
    out: &'a mut Outbox,
    rules: Rules,
}

/// Releases what is due and what was asked for.
pub(crate) fn release(
    now: Res<Now>,
    mut brief: ResMut<Brief>,
    due: Res<Due>,
    comms: Res<Comms>,
    mut script: ResMut<Script>,
    mut knowledge: ResMut<Knowledge>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
) {
    let delivered = std::mem::take(&mut requests.messages);
    let mut todo = std::mem::take(&mut requests.injects);
    // An inject that was re-timed has left an old wake behind.
    let ready = |id: &InjectId| script.due(id).is_some_and(|t| t <= now.0);
    todo.extend(due.0.iter().filter_map(|w| {
        if let Wake::Inject(id) = w {
            Some((id.clone(), false)).filter(|_| ready(id))
        } else {
            None
        }
    }));
    for (what, at) in std::mem::take(&mut requests.improvised) {
        let id = Arc::make_mut(&mut brief.scenario).improvise(&what, at);
        script.scenario = brief.scenario.clone();
        match at.filter(|t| *t > now.0) {
            Some(t) => {
                script.status.insert(id.clone(), Status::Due(t));
                agenda.at(t, Wake::Inject(id));
            }
            None => {
                script.status.insert(id.clone(), Status::Due(now.0));
                todo.push((id, true));
            }
        }
    }
    let mut stage = Stage {
        now: now.0,
        script: &mut script,
        comms: &comms,
        knowledge: &mut knowledge,
        requests: &mut requests,
        agenda: &mut agenda,
        out: &mut out,
        rules: brief.rules,
    };
    for (message, seat) in delivered {
        stage.receive(message, &seat);
    }
    if brief.rules >= Rules::Edition2 {
        stage.requests.cues.extend(
            todo.into_iter()
                .map(|(id, by_hand)| Cue::Release(id, by_hand)),
        );
        stage.play(&brief.scenario);
    } else {
        for (id, by_hand) in todo {
            if let Some(inject) = stage.release(&brief.scenario, &id, by_hand) {
                (0..inject.effects.len()).for_each(|n| stage.apply(&brief.scenario, inject, n));
                stage.follow(&brief.scenario, &id);
            }
        }
    }
    for wake in &due.0 {
        let Wake::Deadline(id) = wake else { continue };
        for w in stage
            .script
            .watched
            .iter_mut()
            .filter(|w| w.open && w.id == *id)
        {
            w.open = false;
            stage.out.say(
                now.0,
                Fact::ExpectedMissed {
                    expected: w.id.clone(),
                    inject: w.inject.clone(),
                },
            );
        }
    }
}

impl Stage<'_> {
    /// Plays the script's steps in the order in which they are written. A step that asks something of a mechanism is followed by the
    /// next one only when all that came of it at once has been done.
    fn play(&mut self, s: &Scenario) {
        while !self.requests.at_work() {
            match self.requests.cues.pop_front() {
                Some(Cue::Release(id, by_hand)) => {
                    if let Some(i) = self.release(s, &id, by_hand) {
                        (0..i.effects.len()).rev().for_each(|n| {
                            self.requests.cues.push_front(Cue::Effect(id.clone(), n))
                        });
                        self.follow(s, &id);
                    }
                }
                Some(Cue::Effect(id, n)) => {
                    if let Some(i) = s.inject(&id) {
                        self.apply(s, i, n);
                    }
                }
                None => return,
            }
        }
    }

    /// Releases an inject that still waits, or by hand one that was skipped; none if it does not, or if its chance did not come up.
    fn release<'s>(&mut self, s: &'s Scenario, id: &InjectId, by_hand: bool) -> Option<&'s Inject> {
        let may = if by_hand {
            self.script.can_be_released(id, self.rules)
        } else {
            self.script.waits(id)
        };
        let i = s.inject(id).filter(|_| may)?;
        let now = self.now;
        if !by_hand
            && crate::sim::kernel::chance(self.script.seed, "chance", i.id.as_str()) >= i.chance
        {
            self.script.status.insert(i.id.clone(), Status::LeftOut);
            self.out.say(
                now,
                Fact::InjectLeftOut {
                    inject: i.id.clone(),
                    why: LeftOut::ByChance,
                },
            );
            return None;
        }
        self.script
            .status
            .insert(i.id.clone(), Status::Released(now));
        self.out.say(
            now,
            Fact::InjectReleased {
                inject: i.id.clone(),
                by_hand,
            },
        );
        for x in &i.expected {
            let watched = Watched {
                id: x.id.clone(),
                inject: i.id.clone(),
                action: x.action.clone(),
                since: now,
                open: true,
            };
            self.script.watched.push(watched);
            self.agenda.at(now + x.within, Wake::Deadline(x.id.clone()));
        }
        Some(i)
    }

    /// Schedules what comes after an inject: injects that wait for it, and conditions with a time counted from it.
    fn follow(&mut self, s: &Scenario, id: &InjectId) {
        for other in &s.injects {
            match &other.when {
                // One that was given a time by hand keeps it.
                When::After { inject, delay }
                    if inject == id
                        && self.script.status.get(&other.id) == Some(&Status::Waiting) =>
                {
                    self.script
                        .status
                        .insert(other.id.clone(), Status::Due(self.now + *delay));
                    self.agenda
                        .at(self.now + *delay, Wake::Inject(other.id.clone()));
                }
                When::If { condition, .. } => each_part(condition, &mut |c| match c {
                    Condition::Missing { since, within, .. }
                    | Condition::Unacknowledged {
                        inject: since,
                        within,
                        ..
                    } if since == id => {
                        self.agenda.at(self.now + *within, Wake::Look);
                    }
                    _ => {}
                }),
                _ => {}
            }
        }
    }

    /// Lets the effect of an inject at a position act.
    fn apply(&mut self, s: &Scenario, i: &Inject, n: usize) {
        let Some(e) = i.effects.get(n) else { return };
        match e {
            Effect::Message { to, channel, .. } => {
                let message = ScriptMessage {
                    inject: i.id.clone(),
                    effect: n,
                };
                to.iter()
                    .for_each(|seat| self.bring(s, &message, seat, *channel));
            }
            Effect::Outage {
                at,
                channels,
                lasts,
            } => {
                let ask = LinkRequest {
                    at: at.clone(),
                    channels: channels.clone(),
                    change: LinkChange::Fails {
                        source: Source::Inject(i.id.clone()),
                        lasts: *lasts,
                    },
                };
                self.requests.links.push(ask);
            }
            Effect::Restore { at, channels } => {
                let ask = LinkRequest {
                    at: at.clone(),
                    channels: channels.clone(),
                    change: LinkChange::Repaired,
                };
                self.requests.links.push(ask);
            }
            Effect::Vehicle(id) => self
                .requests
                .vehicles
                .push(VehicleRequest::SetOut(id.clone())),
            Effect::Rumour {
                rumour,
                municipality,
                share,
            } => {
                let ask = RumourRequest::Begin {
                    rumour: rumour.clone(),
                    municipality: municipality.clone(),
                    share: *share,
                };
                self.requests.rumours.push(ask);
            }
            Effect::Incident {
                id,
                kind,
                at,
                stage,
            } => {
                self.requests.incidents.push(IncidentRequest::Begin {
                    id: id.clone(),
                    kind: kind.clone(),
                    at: at.clone(),
                    stage: *stage,
                });
            }
            Effect::EndIncident(id) => self
                .requests
                .incidents
                .push(IncidentRequest::End(id.clone())),
            Effect::BlockRoad(r) => self.requests.roads.push(RoadRequest::Block(r.clone())),
            Effect::ClearRoad(r) => self.requests.roads.push(RoadRequest::Clear(r.clone())),
            Effect::Weather {
                directorate,
                speed_percent,
                keeps_home,
            } => {
                self.requests.roads.push(RoadRequest::Weather {
                    directorate: directorate.clone(),
                    speed_percent: *speed_percent,
                });
                for c in s.centres.values() {
                    if directorate_of(s, &Target::Centre(c.id.clone())).as_ref()
                        == Some(directorate)
                    {
                        self.requests.polling.push(PollingRequest::Disturb {
                            source: Source::Weather(directorate.clone()),
                            centre: c.id.clone(),
                            suspends: false,
                            deters: *keeps_home,
                        });
                    }
                }
            }
            Effect::LoseUnit(u) => self.requests.named_units.push((u.clone(), false)),
            Effect::AddUnit(u) => self.requests.named_units.push((u.clone(), true)),
            Effect::SetStaff { checkpoint, staff } => self
                .requests
                .checkpoints
                .push(CheckpointRequest::Staff(checkpoint.clone(), *staff)),
            Effect::Materials { centre, there } => self
                .requests
                .polling
                .push(PollingRequest::Materials(centre.clone(), *there)),
            Effect::SetFlag(f) => self.flag(f, true),
            Effect::ClearFlag(f) => self.flag(f, false),
        }
    }

    fn works(&self, s: &Scenario, seat: &SeatId, channel: Channel) -> bool {
        let hub = s.seats[seat].place.as_ref().and_then(|p| self.comms.hub(p));
        self.comms.works(hub, channel)
    }

    /// Brings a message to a seat. The author's time is when it comes; only a channel that is down makes it later.
    fn bring(&mut self, s: &Scenario, message: &ScriptMessage, seat: &SeatId, channel: Channel) {
        if s.seats[seat].role == Role::Excon || self.works(s, seat, channel) {
            return self.receive(message.clone(), seat);
        }
        let to = Party::Seat(seat.clone());
        self.requests.sends.push(Sending {
            from: to.clone(),
            to,
            wish: ChannelChoice::Only(channel),
            cargo: Payload::Message(message.clone()),
        });
    }

    /// A message reaches a seat, which then knows of what it tells.
    fn receive(&mut self, mut message: ScriptMessage, seat: &SeatId) {
        let scenario = self.script.scenario.clone();
        let effects = scenario
            .inject(&message.inject)
            .map_or(&[][..], |i| &i.effects);
        let tells = if self.rules >= Rules::Edition3 {
            effects
                .get(message.effect)
                .and_then(told)
                .into_iter()
                .collect()
        } else {
            // Up to then every message was the first one to its seat, and told what all of its inject tell.
            if let Some(first) = effects.iter().position(|e| is_for(e, seat)) {
                message.effect = first;
            }
            effects.iter().filter_map(told).collect::<Vec<_>>()
        };
        self.out.say(
            self.now,
            Fact::MessageReceived {
                inject: message.inject.clone(),
                seat: seat.clone(),
            },
        );
        self.script.messages.push(Received {
            message,
            seat: seat.clone(),
            at: self.now,
            acknowledged: None,
        });
        for about in tells {
            self.learns(seat, about);
        }
        self.knowledge.news.insert(seat.clone());
    }

    fn learns(&mut self, seat: &SeatId, about: &About) {
        let word = crate::picture::Freshness::at(self.now);
        let known = self.knowledge.of(seat);
        let news = match about {
            About::Vehicle(id) if !known.vehicles.contains_key(id) => {
                News::Vehicle(crate::sim::seats::orders::described(id, self.now))
            }
            About::Rumour(id) => News::Rumour(crate::picture::RumourView {
                id: id.clone(),
                municipalities: Vec::new(),
                truth: None,
                corrected: false,
                heard: Vec::new(),
                word,
            }),
            About::Road(id) => News::Road(crate::picture::RoadView {
                id: id.clone(),
                state: RoadState::Blocked,
                closed: false,
                word,
            }),
            _ => return,
        };
        if let Some((road, state)) = known.hear(&news, self.now) {
            self.requests
                .roads
                .push(RoadRequest::Told(seat.clone(), road, state));
        }
    }

    fn flag(&mut self, flag: &FlagId, on: bool) {
        let changed = if on {
            self.script.flags.insert(flag.clone())
        } else {
            self.script.flags.remove(flag)
        };
        if changed {
            self.out.say(
                self.now,
                Fact::FlagChanged {
                    flag: flag.clone(),
                    on,
                },
            );
        }
    }
}

/// Whether there is a new fact, or it is time to look.
pub(crate) fn busy(due: Res<Due>, out: Res<Outbox>) -> bool {
    out.seen_by_script < out.facts.len() || due.0.iter().any(|w| matches!(w, Wake::Look))
}

/// Reads new facts, marks expected actions as met, and looks at conditions.
pub(crate) fn watch(
    mut eyes: TruthView<'_, '_>,
    due: Res<'_, Due>,
    support: Res<'_, Support>,
    mut script: ResMut<'_, Script>,
    mut requests: ResMut<'_, Requests>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
) {
    let look = due.0.iter().any(|w| matches!(w, Wake::Look));
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
                agenda.at(now + *delay, Wake::Inject(inject.id.clone()));
            } else {
                requests.injects.push((inject.id.clone(), false));
            }
        } else {
            still.push(n);
        }
    }
    script.conditional = still;
    if look && script.measures && !script.conditional.is_empty() {
        agenda.at(now + Span::from_mins(1), Wake::Look);
    }
}
