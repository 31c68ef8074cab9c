//! How something is sent: by which channel, how long it takes, whether it is lost or waits; everything that is said over a
//! distance goes through here.
//!
//! A report tries one channel after the other; an order goes by the one channel that its seat chose. What finds no channel
//! waits, and goes when one works again; a newer order to the same party takes the place of one that waits.
//! Deliberately not here: the channels themselves (`channels`), what a word means to whom it reaches (`delivery`).

use std::cmp::Reverse;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::PlaceId;
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Party;
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::sim::kernel::agenda::{Agenda, CommsWake, Due};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::messages::channels::{Comms, InTransit, Line};
use crate::sim::messages::message::{
    ChannelChoice, ChoiceRequest, Delivery, LinkChange, LinkRequest, Payload, Sending,
};
use crate::sim::world::flow::Service;
use crate::sim::world::movement::Mover;
use crate::sim::world::requests::NotDone;
use crate::sim::world::roads::RoadNet;

/// Where parties are, for their hubs.
struct Whereabouts<'a, 'w, 's> {
    /// The scenario, for places that never change.
    scenario: &'a Scenario,
    /// Units and convoys by their names.
    index: &'a Index,
    /// The road network, for the names of its nodes.
    net: &'a RoadNet,
    /// Units and convoys where they are now.
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

/// What sending and arriving need.
struct Exchange<'a> {
    /// Exercise time.
    now: SimTime,
    /// Edition of the rules that the exercise is played by.
    rules: Rules,
    /// The channels.
    comms: &'a mut Comms,
    /// Where wakes are scheduled.
    agenda: &'a mut Agenda,
    /// Where what arrives is put.
    inbox: &'a mut Requests<Delivery>,
    /// Where facts are said.
    out: &'a mut Outbox,
    /// Where the script is told of orders that were not carried out.
    undone: &'a mut Requests<NotDone>,
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
            since: Rules::Edition1,
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
    (mut inbox, mut undone): (ResMut<Requests<Delivery>>, ResMut<Requests<NotDone>>),
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
        undone: &mut undone,
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
            let rules = self.rules;
            let void = |old: &Payload| match rules {
                Rules::Edition1 | Rules::Edition2 | Rules::Edition3 | Rules::Edition4 => {
                    cargo.supersedes(old)
                }
                Rules::Edition5
                | Rules::Edition6
                | Rules::Edition7
                | Rules::Edition8
                | Rules::Edition9 => cargo.takes_back(old),
            };
            let gives_way = |f: &mut InTransit| f.to == to && f.from == from && void(&f.cargo);
            let old: Vec<InTransit> = self.comms.held.extract_if(.., gives_way).collect();
            old.iter().for_each(|f| self.not_done(f, &cargo));
        }
        self.dispatch(InTransit {
            from,
            to,
            ends,
            wish,
            channel,
            cargo,
            asked: self.now,
            due: SimTime::ZERO,
            void: false,
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
            return self.lost(f);
        }
        let took = i64::from(delay.time(d)) + self.comms.switch.millis() * tried as i64;
        let drawn = self.now + Span::from_millis(took);
        let at = if self.rules >= Rules::Edition5 {
            self.take_back(&f);
            self.in_order(&mut f, drawn)
        } else {
            drawn
        };
        if at == self.now {
            return self.arrive(f, self.now);
        }
        self.comms.next += 1;
        let n = self.comms.next;
        if f.cargo.can_lie() {
            self.comms.mail.push(Reverse((at, n)));
        } else {
            self.agenda.at(at, CommsWake::Delivered(n));
        }
        self.comms.flights.insert(n, f);
    }

    /// Says that something was lost on the way, if anybody would write it down.
    fn lost(&mut self, f: InTransit) {
        if !f.cargo.routine() {
            let fact = Fact::TransmissionLost {
                from: f.from,
                to: f.to,
                channel: f.channel,
            };
            self.out.say(self.now, fact);
        }
    }

    /// What is on its way between the same two and is taken back by this arrives without effect.
    fn take_back(&mut self, new: &InTransit) {
        if new.cargo.routine() {
            return;
        }
        let same = |f: &InTransit| f.from == new.from && f.to == new.to && !f.void;
        let flights = self.comms.flights.values_mut();
        for old in flights.filter(|f| new.cargo.takes_back(&f.cargo) && same(f)) {
            old.void = true;
            if let Payload::Order { seat, order, .. } = &old.cargo {
                if !matches!(&new.cargo, Payload::Order { order: new, .. } if new == order) {
                    self.undone.tell(self.rules, order.clone());
                }
                let fact = Fact::OrderReplaced {
                    seat: seat.clone(),
                    order: order.clone(),
                    to: old.to.clone(),
                };
                self.out.say(self.now, fact);
            }
        }
    }

    /// Tells the script of an order that does not reach whom it was for, because a newer one takes its place. Said again it is the same.
    fn not_done(&mut self, old: &InTransit, new: &Payload) {
        if let (Payload::Order { order, .. }, Payload::Order { order: new, .. }) = (&old.cargo, new)
            && order != new
        {
            self.undone.tell(self.rules, order.clone());
        }
    }

    /// When it arrives: not before what the same party said to the same one earlier. Routine words say themselves of which moment
    /// they are.
    fn in_order(&self, f: &mut InTransit, drawn: SimTime) -> SimTime {
        if f.cargo.routine() {
            return drawn;
        }
        let before = |x: &&InTransit| x.due > drawn && !x.void && x.from == f.from && x.to == f.to;
        let earlier = self.comms.flights.values().filter(before).map(|x| x.due);
        f.due = earlier.max().unwrap_or(drawn);
        f.due
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
        if f.void {
            return;
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
