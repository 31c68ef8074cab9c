//! Communications: channels by place, their delay, loss and outage; everything that is said over a distance goes through here.
//!
//! Each place belongs to a hub: the nearest seat of a municipality or directorate. A channel works between two parties if it
//! works at both hubs. A report tries one channel after the other; an order goes by the one channel that its seat chose.
//! What finds no channel waits, and goes when one works again; a newer order to the same party takes the place of one that waits.
//! Deliberately not here: what a word means to whom it reaches (`deliver`), the range of a radio.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{PlaceId, SeatId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::{Order, Party};
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::scenario::model::Duration;
use crate::sim::kernel::agenda::{Agenda, CommsWake, Due};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{
    ChannelChoice, ChoiceRequest, Delivery, LinkChange, LinkRequest, Payload, Sending,
};
use crate::sim::world::flow::Service;
use crate::sim::world::movement::Mover;
use crate::sim::world::roads::RoadNet;

/// A channel at a hub.
#[derive(Clone, Debug, Serialize)]
struct Line {
    there: bool,
    delay: Service,
    mean_ms: i64,
    dropout: f64,
    /// What makes it fail now, and since when it fails.
    down: BTreeSet<Source>,
    since: SimTime,
}

impl Line {
    fn works(&self) -> bool {
        self.there && self.down.is_empty()
    }
}

/// Something on its way or waiting.
#[derive(Clone, Debug, Serialize)]
struct InTransit {
    from: Party,
    to: Party,
    ends: [Option<usize>; 2],
    wish: ChannelChoice,
    channel: Channel,
    cargo: Payload,
    asked: SimTime,
}

/// What a channel carried.
#[derive(Clone, Copy, Default, Debug, Serialize)]
struct Tally {
    sent: u32,
    delivered: u32,
    lost: u32,
    ms: i64,
}

/// Hubs, their channels, and what is on its way.
#[derive(Resource, Clone, Debug, Serialize)]
pub(crate) struct Comms {
    seed: u64,
    hubs: Vec<PlaceId>,
    /// Hub of each place, by the place's number on the road network.
    hub_of: BTreeMap<PlaceId, usize>,
    lines: Vec<Vec<Line>>,
    flights: BTreeMap<u32, InTransit>,
    /// Times and numbers of flights that wake nobody: they are taken in when something happens or someone looks.
    #[serde(serialize_with = "by_time")]
    mail: BinaryHeap<Reverse<(SimTime, u32)>>,
    next: u32,
    held: Vec<InTransit>,
    /// Luck of each pair of parties, by the hash of their names.
    pairs: BTreeMap<u64, Stream>,
    tally: [Tally; 5],
    /// Channels that seats chose: toward their posts and units (none), or toward another seat.
    chosen: BTreeMap<(SeatId, Option<SeatId>), Channel>,
    field: Vec<Channel>,
    rooms: Vec<Channel>,
    public: Vec<Channel>,
    switch: Span,
}

impl Comms {
    pub(crate) fn new(s: &Scenario, seed: u64) -> Self {
        let c = &s.settings.comms;
        let seats = s
            .municipalities
            .values()
            .map(|m| &m.seat)
            .chain(s.directorates.values().map(|d| &d.seat));
        let hubs: Vec<PlaceId> = seats
            .chain(s.seats.values().filter_map(|x| x.place.as_ref()))
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let nearest = |p: &crate::scenario::model::Place| {
            let far = |h: &PlaceId| {
                s.places
                    .get(h)
                    .map_or(f64::INFINITY, |x| crate::base::geo::distance_km(p.at, x.at))
            };
            (0..hubs.len()).min_by(|&a, &b| far(&hubs[a]).total_cmp(&far(&hubs[b])))
        };
        let hub_of = s
            .places
            .values()
            .filter_map(|p| {
                Some((
                    p.id.clone(),
                    hubs.binary_search(&p.id).ok().or_else(|| nearest(p))?,
                ))
            })
            .collect();
        let usual = |k: Channel| c.carrier(k);
        let lines = hubs.iter().map(|h| {
            let town = s.municipalities.values().find(|m| m.seat == *h);
            let line = |&k: &Channel| {
                let own = town.and_then(|m| m.links.get(&k));
                let delay = own.map_or(usual(k).delay, |l| l.delay);
                Line {
                    there: own.is_none_or(|l| l.there),
                    delay: delay.into(),
                    mean_ms: mean(delay).millis(),
                    dropout: own.map_or(usual(k).dropout, |l| l.dropout),
                    down: BTreeSet::new(),
                    since: SimTime::ZERO,
                }
            };
            Channel::CARRIED.iter().map(line).collect()
        });
        Self {
            seed,
            lines: lines.collect(),
            hubs,
            hub_of,
            flights: BTreeMap::new(),
            mail: BinaryHeap::new(),
            next: 0,
            held: Vec::new(),
            pairs: BTreeMap::new(),
            tally: [Tally::default(); 5],
            chosen: BTreeMap::new(),
            field: c.field.clone(),
            rooms: c.rooms.clone(),
            public: c.public.clone(),
            switch: c.switch,
        }
    }

    /// The hub of a place.
    pub(crate) fn hub(&self, place: &PlaceId) -> Option<usize> {
        self.hub_of.get(place).copied()
    }

    /// A hub's place.
    pub(crate) fn hub_place(&self, hub: usize) -> &PlaceId {
        &self.hubs[hub]
    }

    /// Whether a channel works at a hub.
    pub(crate) fn works(&self, hub: Option<usize>, channel: Channel) -> bool {
        hub.is_none_or(|h| self.lines[h].get(channel as usize).is_none_or(Line::works))
    }

    /// Whether a channel exists at a hub at all.
    pub(crate) fn exists(&self, hub: usize, channel: Channel) -> bool {
        self.lines[hub]
            .get(channel as usize)
            .is_some_and(|l| l.there)
    }

    /// The channel by which a seat gives orders to its posts and units, or speaks to another seat, if it chose one for that.
    pub(crate) fn channel(&self, seat: &SeatId, with: Option<&SeatId>) -> Option<Channel> {
        let chosen = self.chosen.get(&(seat.clone(), with.cloned())).copied();
        if with.is_none() {
            chosen.or_else(|| self.field.first().copied())
        } else {
            chosen
        }
    }

    /// What a seat's choice means for one sending.
    fn wish(&self, from: &Party, to: &Party) -> ChannelChoice {
        let Party::Seat(seat) = from else {
            return ChannelChoice::AnyOf;
        };
        let with = if let Party::Seat(other) = to {
            Some(other)
        } else {
            None
        };
        self.channel(seat, with)
            .map_or(ChannelChoice::AnyOf, ChannelChoice::Only)
    }

    /// The channel after this one in the order of use between rooms and field.
    pub(crate) fn after(&self, channel: Channel) -> Channel {
        let at = self
            .field
            .iter()
            .position(|c| *c == channel)
            .map_or(0, |i| i + 1);
        self.field[at % self.field.len()]
    }

    /// Channels that do not work now, by place.
    pub(crate) fn down(&self) -> Vec<(PlaceId, Channel)> {
        let all = self.hubs.iter().zip(&self.lines);
        let failing = |(h, l): (&PlaceId, &Vec<Line>)| {
            let down = Channel::CARRIED
                .iter()
                .zip(l)
                .filter(|(_, x)| !x.down.is_empty());
            down.map(|(c, _)| (h.clone(), *c)).collect::<Vec<_>>()
        };
        all.flat_map(failing).collect()
    }

    fn tries(&self, from: &Party, to: &Party) -> &[Channel] {
        match (from, to) {
            (Party::Public(_), _) | (_, Party::Public(_)) => &self.public,
            (Party::Seat(_), Party::Seat(_)) => &self.rooms,
            _ => &self.field,
        }
    }

    /// What waits for a channel, for the tally.
    fn waiting(&self, channel: Channel) -> u32 {
        let held = self.held.iter().filter(|f| f.channel == channel).count();
        (held
            + self
                .flights
                .values()
                .filter(|f| f.channel == channel)
                .count()) as u32
    }

    /// What each channel carried, if it carried anything.
    pub(crate) fn tallies(&self) -> Vec<Fact> {
        let all = Channel::CARRIED
            .iter()
            .zip(&self.tally)
            .map(|(&channel, t)| (channel, t, self.waiting(channel)));
        let used = all.filter(|(_, t, waiting)| t.sent + waiting > 0);
        used.map(|(channel, t, undelivered)| {
            let mean_ms = if t.delivered == 0 {
                0
            } else {
                t.ms / i64::from(t.delivered)
            };
            Fact::ChannelTally {
                channel,
                sent: t.sent,
                delivered: t.delivered,
                lost: t.lost,
                undelivered,
                mean_ms,
            }
        })
        .collect()
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        for l in self.lines.iter().flatten() {
            h.num(l.down.len() as i64);
        }
        h.num(self.flights.len() as i64)
            .num(self.held.len() as i64)
            .num(i64::from(self.next));
        for t in &self.tally {
            h.num(i64::from(t.sent)).num(i64::from(t.lost)).num(t.ms);
        }
    }
}

/// Mail by time and number.
fn by_time<S: serde::Serializer>(
    mail: &BinaryHeap<Reverse<(SimTime, u32)>>,
    out: S,
) -> Result<S::Ok, S::Error> {
    let mut all: Vec<(SimTime, u32)> = mail.iter().map(|m| m.0).collect();
    all.sort_unstable();
    all.serialize(out)
}

fn mean(d: Duration) -> Span {
    match d {
        Duration::Fixed(m) | Duration::Exponential(m) | Duration::LogNormal { mean: m, .. } => m,
    }
}

/// Where parties are, for their hubs.
struct Whereabouts<'a, 'w, 's> {
    scenario: &'a Scenario,
    index: &'a Index,
    net: &'a RoadNet,
    movers: &'a Query<'w, 's, &'static Mover>,
}

impl Whereabouts<'_, '_, '_> {
    fn place(&self, party: &Party) -> Option<PlaceId> {
        let s = self.scenario;
        let of = |e: Option<&Entity>| {
            self.movers
                .get(*e?)
                .ok()
                .map(|u| self.net.nodes[u.node(self.net)].clone())
        };
        match party {
            Party::Seat(id) => s.seats.get(id).and_then(|x| x.place.clone()),
            Party::Unit(id) => of(self.index.units.get(id)),
            Party::Convoy(id) => of(self.index.convoys.get(id)),
            Party::Centre(id) => s.centres.get(id).map(|c| c.place.clone()),
            Party::Checkpoint(id) => s.checkpoints.get(id).map(|c| c.near.clone()),
            Party::Public(p) | Party::Post(p) => Some(p.clone()),
            Party::Control => None,
        }
    }
}

struct Exchange<'a> {
    now: SimTime,
    rules: Rules,
    comms: &'a mut Comms,
    agenda: &'a mut Agenda,
    inbox: &'a mut Requests<Delivery>,
    out: &'a mut Outbox,
}

/// What others ask of communications: sendings, channels that fail or work again, channels that seats choose.
type Queues<'w> = (
    ResMut<'w, Requests<Sending>>,
    ResMut<'w, Requests<LinkRequest>>,
    ResMut<'w, Requests<ChoiceRequest>>,
);

/// Registers communications: once at the beginning of a pass, and again at its end for what was said in it.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Sending>()
        .add_requests::<LinkRequest>()
        .add_requests::<ChoiceRequest>()
        .at_start(Turn::Comms, |world| {
            let brief = world.resource::<Brief>();
            let comms = Comms::new(&brief.scenario, brief.seed);
            world.insert_resource(comms);
        })
        .at_end(Count::Comms, |world| {
            let (now, facts) = (
                world.resource::<Now>().0,
                world.resource::<Comms>().tallies(),
            );
            let mut out = world.resource_mut::<Outbox>();
            facts.into_iter().for_each(|f| out.say(now, f));
        })
        .before_look(|world| {
            world.run_system_cached(run).expect("a system of this file");
        })
        .add_part(Part {
            name: "comms",
            before: Some(|world, h| {
                world.resource::<Comms>().hash(h);
                true
            }),
            all: digest::resource::<Comms>,
        })
        .add_systems(SimTick, run.in_set(Turn::Comms))
        .add_systems(SimTick, run.in_set(Turn::Post).run_if(asked::<Sending>));
}

/// Changes channels, sends what is asked for, lets arrive what is due.
fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    net: Res<RoadNet>,
    mut comms: ResMut<Comms>,
    (mut sends, mut links, mut choices): Queues<'_>,
    mut inbox: ResMut<Requests<Delivery>>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    movers: Query<'_, '_, &'static Mover>,
) {
    let mail = comms.mail.peek().is_some_and(|Reverse((t, _))| *t <= now.0);
    let due_here = mail || !due.comms.is_empty();
    if sends.is_empty() && links.is_empty() && choices.is_empty() && !due_here {
        return;
    }
    let mut x = Exchange {
        now: now.0,
        rules: brief.rules,
        comms: &mut comms,
        agenda: &mut agenda,
        inbox: &mut inbox,
        out: &mut out,
    };
    x.take_mail();
    for c in choices.take() {
        x.comms.chosen.insert((c.seat, c.with), c.channel);
    }
    for ask in links.take() {
        x.link(ask);
    }
    for wake in &due.comms {
        match wake {
            CommsWake::OutageEnds(source, place, channels) => {
                x.link(LinkRequest {
                    at: place.clone(),
                    channels: channels.clone(),
                    change: LinkChange::Ends(source.clone()),
                });
            }
            CommsWake::Delivered(n) => {
                if let Some(f) = x.comms.flights.remove(n) {
                    x.arrive(f, now.0);
                }
            }
        }
    }
    let at = Whereabouts {
        scenario: &brief.scenario,
        index: &index,
        net: &net,
        movers: &movers,
    };
    for send in sends.take() {
        let hub = |p: &Party, c: &Comms| at.place(p).and_then(|p| c.hub(&p));
        let ends = [hub(&send.from, x.comms), hub(&send.to, x.comms)];
        x.send(send, ends);
    }
}

impl Exchange<'_> {
    fn link(&mut self, ask: LinkRequest) {
        let Some(hub) = self.comms.hub(&ask.at) else {
            return;
        };
        let place = self.comms.hubs[hub].clone();
        let rules = self.rules;
        let mut restored = false;
        for &channel in ask.channels.iter().filter(|c| **c != Channel::Other) {
            let line = &mut self.comms.lines[hub][channel as usize];
            let before = line.down.is_empty();
            match &ask.change {
                LinkChange::Fails { source, .. } => {
                    line.down.insert(source.clone().by(rules));
                }
                LinkChange::Ends(source) => {
                    line.down.remove(&source.clone().by(rules));
                }
                LinkChange::Repaired => line.down.retain(|s| !s.is_script()),
            }
            if before && !line.down.is_empty() {
                line.since = self.now;
                self.out.say(
                    self.now,
                    Fact::ChannelDown {
                        place: place.clone(),
                        channel,
                    },
                );
            } else if !before && line.down.is_empty() {
                restored = true;
                let after_seconds = (self.now - line.since).secs();
                self.out.say(
                    self.now,
                    Fact::ChannelUp {
                        place: place.clone(),
                        channel,
                        after_seconds,
                    },
                );
            }
        }
        if let LinkChange::Fails {
            source,
            lasts: Some(lasts),
        } = ask.change
        {
            self.agenda.at(
                self.now + lasts,
                CommsWake::OutageEnds(source, ask.at, ask.channels),
            );
        }
        if restored {
            for f in std::mem::take(&mut self.comms.held) {
                self.dispatch(f);
            }
        }
    }

    fn send(&mut self, send: Sending, ends: [Option<usize>; 2]) {
        let Sending {
            from,
            to,
            wish,
            cargo,
        } = send;
        let wish = if wish == ChannelChoice::Chosen {
            self.comms.wish(&from, &to)
        } else {
            wish
        };
        let channel = match wish {
            ChannelChoice::Only(c) => c,
            ChannelChoice::AnyOf | ChannelChoice::Chosen => self
                .comms
                .tries(&from, &to)
                .first()
                .copied()
                .unwrap_or(Channel::Other),
        };
        // A newer order makes void an older one that still waits for a channel.
        if let Payload::Order { .. } = cargo {
            self.comms
                .held
                .retain(|f| !(f.to == to && f.from == from && supersedes(&cargo, &f.cargo)));
        }
        self.dispatch(InTransit {
            from,
            to,
            ends,
            wish,
            channel,
            cargo,
            asked: self.now,
        });
    }

    /// Sends by the first channel that works, or keeps it.
    fn dispatch(&mut self, mut f: InTransit) {
        if f.from == Party::Control || f.channel == Channel::Other {
            return self.arrive(f, self.now);
        }
        let works = |c: &Channel| f.ends.iter().all(|&e| self.comms.works(e, *c));
        let found = match f.wish {
            ChannelChoice::Only(c) => works(&c).then_some((0, c)),
            ChannelChoice::AnyOf | ChannelChoice::Chosen => self
                .comms
                .tries(&f.from, &f.to)
                .iter()
                .enumerate()
                .find(|(_, c)| works(c))
                .map(|(i, c)| (i, *c)),
        };
        let Some((tried, channel)) = found else {
            if !f.cargo.routine() && f.asked == self.now {
                self.out.say(
                    self.now,
                    Fact::TransmissionHeld {
                        from: f.from.clone(),
                        to: f.to.clone(),
                        channel: f.channel,
                    },
                );
            }
            self.hold(f);
            return;
        };
        f.channel = channel;
        let (delay, dropout) = self.figures(&f);
        let seed = self.comms.seed;
        let pair = pair(&f.from, &f.to);
        let luck = self
            .comms
            .pairs
            .entry(pair)
            .or_insert_with(|| Stream::new(seed, "comms", &format!("{pair:016x}")));
        let (d, u) = ((luck.bits() >> 32) as u32, luck.uniform());
        let t = &mut self.comms.tally[channel as usize];
        t.sent += 1;
        if u < dropout {
            t.lost += 1;
            if !f.cargo.routine() {
                self.out.say(
                    self.now,
                    Fact::TransmissionLost {
                        from: f.from,
                        to: f.to,
                        channel,
                    },
                );
            }
            return;
        }
        let took = i64::from(delay.time(d)) + self.comms.switch.millis() * tried as i64;
        if took == 0 {
            return self.arrive(f, self.now);
        }
        self.comms.next += 1;
        let (n, at) = (self.comms.next, self.now + Span::from_millis(took));
        if f.cargo.can_lie() {
            self.comms.mail.push(Reverse((at, n)));
        } else {
            self.agenda.at(at, CommsWake::Delivered(n));
        }
        self.comms.flights.insert(n, f);
    }

    /// Keeps what cannot be sent. Of routine reports about the same, only the last is worth keeping.
    fn hold(&mut self, f: InTransit) {
        if f.cargo.routine() {
            self.comms
                .held
                .retain(|h| !(h.cargo.routine() && h.from == f.from && h.to == f.to));
        }
        self.comms.held.push(f);
    }

    /// Delay and loss between two hubs are those of the worse end.
    fn figures(&self, f: &InTransit) -> (Service, f64) {
        let k = f.channel as usize;
        let ends: Vec<&Line> = f
            .ends
            .iter()
            .flatten()
            .map(|&h| &self.comms.lines[h][k])
            .collect();
        let slow = ends
            .iter()
            .max_by_key(|l| l.mean_ms)
            .map_or(Service::None, |l| l.delay);
        (slow, ends.iter().map(|l| l.dropout).fold(0.0, f64::max))
    }

    /// Takes in what has come since the last look.
    fn take_mail(&mut self) {
        while let Some(Reverse((at, n))) = self
            .comms
            .mail
            .peek()
            .copied()
            .filter(|Reverse((t, _))| *t <= self.now)
        {
            self.comms.mail.pop();
            if let Some(f) = self.comms.flights.remove(&n) {
                self.arrive(f, at);
            }
        }
    }

    fn arrive(&mut self, f: InTransit, at: SimTime) {
        if f.from != Party::Control
            && let Some(t) = self.comms.tally.get_mut(f.channel as usize)
        {
            t.delivered += 1;
            t.ms += (at - f.asked).millis();
        }
        self.inbox.push(Delivery {
            from: f.from,
            to: f.to,
            channel: f.channel,
            asked: f.asked,
            at,
            cargo: f.cargo,
        });
    }
}

/// A number that belongs to a pair of parties.
fn pair(from: &Party, to: &Party) -> u64 {
    let mut h = Hasher::default();
    for p in [from, to] {
        let (sort, id) = match p {
            Party::Seat(id) => (0, id.as_str()),
            Party::Unit(id) => (1, id.as_str()),
            Party::Centre(id) => (2, id.as_str()),
            Party::Checkpoint(id) => (3, id.as_str()),
            Party::Convoy(id) => (4, id.as_str()),
            Party::Public(id) => (5, id.as_str()),
            Party::Post(id) => (6, id.as_str()),
            Party::Control => (7, ""),
        };
        h.num(sort).text(id);
    }
    h.finish()
}

/// What an order that waits for a channel decides; a newer order to the same party that decides the same takes its place.
#[derive(PartialEq, Eq)]
enum Decision {
    Task,
    Posture,
    Gate,
    Voting,
    Closing,
    Readiness,
    Start,
    Halt,
    Proceed,
}

/// What an order decides that is carried to those on the spot; none for orders that the room itself carries out.
fn decision(order: &Order) -> Option<Decision> {
    match order {
        Order::Dispatch { .. } | Order::Redirect { .. } | Order::StandDown { .. } => {
            Some(Decision::Task)
        }
        Order::SetPosture { .. } => Some(Decision::Posture),
        Order::SetGate { .. } => Some(Decision::Gate),
        Order::SuspendVoting { .. } | Order::ResumeVoting { .. } => Some(Decision::Voting),
        Order::ExtendVoting { .. } => Some(Decision::Closing),
        Order::SetReadiness { .. } => Some(Decision::Readiness),
        Order::StartConvoy { .. } => Some(Decision::Start),
        Order::HaltConvoy { .. } => Some(Decision::Halt),
        Order::ProceedConvoy { .. } => Some(Decision::Proceed),
        Order::CloseRoad { .. }
        | Order::OpenRoad { .. }
        | Order::RequestSupport { .. }
        | Order::AnswerSupport { .. }
        | Order::Acknowledge { .. }
        | Order::AcknowledgeReport { .. }
        | Order::PassOn { .. }
        | Order::UseChannel { .. }
        | Order::CheckComms
        | Order::SetPosturePlan { .. }
        | Order::IssueLookout { .. }
        | Order::CancelLookout { .. }
        | Order::AnnounceConvoy { .. }
        | Order::VerifyRumour { .. }
        | Order::CorrectRumour { .. }
        | Order::BriefMedia { .. }
        | Order::Note { .. }
        | Order::Staff { .. }
        | Order::Release { .. }
        | Order::Skip { .. }
        | Order::Retime { .. }
        | Order::Improvise { .. }
        | Order::EndExercise => None,
    }
}

/// Whether an order decides the same as an older one.
fn supersedes(new: &Payload, old: &Payload) -> bool {
    let (Payload::Order { order: a, .. }, Payload::Order { order: b, .. }) = (new, old) else {
        return false;
    };
    decision(a).is_some_and(|a| decision(b) == Some(a))
}
