//! The channels of communication as they stand: which work where, what is on its way or waits, what each has carried.
//!
//! Each place belongs to a hub: the nearest seat of a municipality or directorate. A channel works between two parties if it
//! works at both hubs.
//! Deliberately not here: how something is sent and arrives (`exchange`), the range of a radio.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{PlaceId, SeatId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::order::Party;
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::sim::kernel::digest::unset;
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{ChannelChoice, Payload};
use crate::sim::world::flow::Service;

/// A channel at a hub.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Line {
    /// Whether the channel exists at this hub. Constant.
    there: bool,
    /// Time that something takes on the channel. Constant.
    pub(super) delay: Service,
    /// Mean of that time in milliseconds. Constant.
    pub(super) mean_ms: i64,
    /// Share of what is sent that is lost, from 0 to 1. Constant.
    pub(super) dropout: f64,
    /// What makes it fail now; empty while it works. State.
    pub(super) down: BTreeSet<Source>,
    /// Exercise time since when it fails; of a channel that works, when it last failed. State.
    pub(super) since: SimTime,
}

impl Line {
    fn works(&self) -> bool {
        self.there && self.down.is_empty()
    }
}

/// Something on its way or waiting.
#[derive(Clone, Debug, Serialize)]
pub(super) struct InTransit {
    /// Who sends it. Constant.
    pub(super) from: Party,
    /// Whom it is for. Constant.
    pub(super) to: Party,
    /// Hubs of sender and receiver when it was sent; none where a party has no place. Constant.
    pub(super) ends: [Option<usize>; 2],
    /// By which channels it may go. Constant.
    pub(super) wish: ChannelChoice,
    /// The channel that carries it, or the first that it was meant for while it waits. State.
    pub(super) channel: Channel,
    /// What is said. Constant.
    pub(super) cargo: Payload,
    /// Exercise time when it was to be sent. Constant.
    pub(super) asked: SimTime,
    /// Exercise time when it arrives, of what keeps its place among what the same party says to the same one; otherwise zero.
    /// Constant once it is on its way.
    #[serde(skip_serializing_if = "unset")]
    pub(super) due: SimTime,
    /// Whether a newer order has taken it back on its way: it arrives and has no effect. State.
    #[serde(skip_serializing_if = "unset")]
    pub(super) void: bool,
}

/// What a channel carried.
#[derive(Clone, Copy, Default, Debug, Serialize)]
pub(super) struct Tally {
    /// How many were sent. Output.
    pub(super) sent: u32,
    /// How many arrived. Output.
    pub(super) delivered: u32,
    /// How many were lost on the way. Output.
    pub(super) lost: u32,
    /// Milliseconds from asking to arriving, summed over all that arrived. Output.
    pub(super) ms: i64,
}

/// Hubs, their channels, and what is on its way.
#[derive(Resource, Clone, Debug, Serialize)]
pub(crate) struct Comms {
    /// Seed of all chance. Constant.
    pub(super) seed: u64,
    /// The hubs' places, in order of their names. Constant.
    pub(super) hubs: Vec<PlaceId>,
    /// Hub of each place, as position in `hubs`. Constant.
    hub_of: BTreeMap<PlaceId, usize>,
    /// Of each hub, its channels in the order of `Channel::CARRIED`. State.
    pub(super) lines: Vec<Vec<Line>>,
    /// What is on its way, by its number. State.
    pub(super) flights: BTreeMap<u32, InTransit>,
    /// Times and numbers of flights that wake nobody: they are taken in when something happens or someone looks. State.
    #[serde(serialize_with = "by_time")]
    pub(super) mail: BinaryHeap<Reverse<(SimTime, u32)>>,
    /// Number that was last given to a flight; 0 before the first. State.
    pub(super) next: u32,
    /// What waits for a channel, in the order in which it began to wait. State.
    pub(super) held: Vec<InTransit>,
    /// Luck of each pair of parties, by the hash of their names. State.
    pub(super) pairs: BTreeMap<u64, Stream>,
    /// What each channel carried, in the order of `Channel::CARRIED`. Output.
    pub(super) tally: [Tally; 5],
    /// Channels that seats chose: toward their posts and units (none), or toward another seat. State.
    pub(super) chosen: BTreeMap<(SeatId, Option<SeatId>), Channel>,
    /// Channels that rooms and the field try, in this order. Constant.
    field: Vec<Channel>,
    /// Channels that rooms try among each other, in this order. Constant.
    rooms: Vec<Channel>,
    /// Channels that citizens try, in this order. Constant.
    public: Vec<Channel>,
    /// Time that each further try of another channel takes. Constant.
    pub(super) switch: Span,
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
                    mean_ms: delay.mean().millis(),
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
    pub(super) fn wish(&self, from: &Party, to: &Party) -> ChannelChoice {
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

    pub(super) fn tries(&self, from: &Party, to: &Party) -> &[Channel] {
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
