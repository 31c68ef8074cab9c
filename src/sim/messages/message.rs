//! What is said over a distance: sendings and deliveries, reports and the news in them.
//!
//! Deliberately not here: how it travels (`messages::exchange`), what it changes (`delivery`), who says it (`seats`, `script`).

use std::sync::Arc;

use serde::Serialize;

use crate::base::ids::{ConvoyId, InjectId, PlaceId, RoadId, SeatId, UnitId, VehicleId};
use crate::base::time::{SimTime, Span};
use crate::picture::*;
use crate::record::fact::Refusal;
use crate::record::order::{About, Order, Party};
use crate::record::situation::SituationReport;
use crate::record::states::{Channel, Purpose};
use crate::sim::kernel::source::Source;

/// By which channel something is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ChannelChoice {
    /// By the first that works.
    AnyOf,
    /// By this one, or not before it works.
    Only(Channel),
    /// By the one that the sending seat has chosen for it.
    Chosen,
}

/// Something to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Sending {
    /// Who sends it.
    pub(crate) from: Party,
    /// Whom it is for.
    pub(crate) to: Party,
    /// By which channels it may go.
    pub(crate) wish: ChannelChoice,
    /// What is said.
    pub(crate) cargo: Payload,
}

/// Something that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    /// Who sent it.
    pub(crate) from: Party,
    /// Whom it reaches.
    pub(crate) to: Party,
    /// The channel that carried it.
    pub(crate) channel: Channel,
    /// Exercise time when it was to be sent.
    pub(crate) asked: SimTime,
    /// When it arrived; now, or a little earlier for what nobody was waiting for.
    pub(crate) at: SimTime,
    /// What is said.
    pub(crate) cargo: Payload,
}

/// What is said.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum Payload {
    /// An order of a seat to whom it concerns. A unit that is lent comes under `command`.
    Order {
        seat: SeatId,
        order: Order,
        command: Option<SeatId>,
    },
    /// A report.
    Report(Arc<Report>),
    /// A message of a seat to another one, in words.
    Words(Arc<SeatMessage>),
    /// A seat confirms a report.
    Confirm(u32),
    /// A message of the script.
    Message(ScriptMessage),
    /// A request for support, or an answer to one.
    Support(RequestView),
    /// A lookout for a checkpoint.
    Lookout(LookoutNotice),
    /// A lookout is over.
    Cancel(VehicleId),
    /// One checkpoint warns the next of a vehicle that it did not stop.
    HandOver(LookoutNotice),
    /// A convoy comes.
    Announce(ConvoyId),
    /// A call of a comms check.
    Call { seat: SeatId, channel: Channel },
    /// The answer to it.
    Answer { place: PlaceId, channel: Channel },
}

impl Payload {
    /// Whether it only changes what a seat knows, and gives nobody a reason to act: then it may lie until someone looks.
    pub(crate) fn can_lie(&self) -> bool {
        match self {
            Self::Report(r) => r.deferred,
            Self::Answer { .. } | Self::Confirm(_) => true,
            _ => false,
        }
    }

    /// Whether it takes the place of an older one that still waits for a channel: an order that decides the same.
    pub(crate) fn supersedes(&self, old: &Self) -> bool {
        let (Self::Order { order: new, .. }, Self::Order { order: old, .. }) = (self, old) else {
            return false;
        };
        let (new, old) = (new.row().instruction, old.row().instruction);
        new.is_some_and(|n| old.is_some_and(|o| n.decides_the_same(&o)))
    }

    /// Whether an older one that is still on its way to the same party has no effect once this one is sent after it: an order that
    /// takes it back, a lookout and its end. Who lends a unit cannot take that back by an order of its own.
    pub(crate) fn takes_back(&self, old: &Self) -> bool {
        match (self, old) {
            (
                Self::Order { order: new, .. },
                Self::Order {
                    order: old,
                    command: None,
                    ..
                },
            ) => {
                let (new, old) = (new.row().instruction, old.row().instruction);
                new.is_some_and(|n| old.is_some_and(|o| n.takes_back(&o)))
            }
            (Self::Cancel(new), Self::Lookout(old)) => *new == old.vehicle,
            (Self::Lookout(new), Self::Cancel(old)) => new.vehicle == *old,
            _ => false,
        }
    }

    /// Whether nobody would write it down.
    pub(crate) fn routine(&self) -> bool {
        match self {
            Self::Report(r) => r.routine,
            Self::Call { .. } | Self::Answer { .. } | Self::Confirm(_) => true,
            _ => false,
        }
    }
}

/// A lookout for a vehicle, on its way to a checkpoint.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LookoutNotice {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// The vehicle.
    pub(crate) vehicle: VehicleId,
    /// Until when it holds.
    pub(crate) until: SimTime,
    /// When a seat issued it.
    pub(crate) issued: SimTime,
}

/// A message from seat to seat, in words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SeatMessage {
    /// Its number, from 1. Constant.
    pub(crate) number: u32,
    /// What it is for. Constant.
    pub(crate) purpose: Purpose,
    /// The inject whose message it is about. Constant.
    pub(crate) regarding: Option<InjectId>,
    /// Number of the message that it answers. Constant.
    pub(crate) answers: Option<u32>,
    /// The words. Constant.
    pub(crate) text: String,
    /// What else a situation report says. Constant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) situation_report: Option<SituationReport>,
}

/// One message of an inject, which may bring several, to different seats.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ScriptMessage {
    /// The inject that brings it.
    pub(crate) inject: InjectId,
    /// Its position among the inject's effects.
    pub(crate) effect: usize,
}

/// A report: what someone saw, or what a seat passes on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    /// Its number, from 1; 0: it is not counted. Constant.
    pub(crate) number: u32,
    /// What it is about. Constant.
    pub(crate) about: About,
    /// What it says, in this order. Constant.
    pub(crate) news: Vec<News>,
    /// Exercise time when what it says was seen. Constant.
    pub(crate) as_of: SimTime,
    /// Whether the sender waits for a confirmation.
    pub(crate) confirm: bool,
    /// Whether it only says how things stand; of those that wait for a channel, the last is enough. Constant.
    pub(crate) routine: bool,
    /// Whether it gives nobody a reason to act, so that it may lie until someone looks.
    pub(crate) deferred: bool,
}

/// One thing that a report says.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum News {
    /// How a directorate stands.
    Directorate(DirectorateView),
    /// How a unit stands.
    Unit(UnitView),
    /// How a polling centre stands.
    Centre(CentreView),
    /// How a checkpoint stands.
    Checkpoint(CheckpointView),
    /// Whether a road is blocked.
    Road(RoadView),
    /// A road was closed or opened by order.
    Closure(RoadId, bool, SimTime),
    /// How an incident stands.
    Incident(IncidentView),
    /// Where a vehicle was seen.
    Vehicle(VehicleView),
    /// How a convoy stands.
    Convoy(ConvoyView),
    /// What is known of a rumour.
    Rumour(RumourView),
    /// Whoever it was for did not carry out an order of the seat, at this time.
    Declined(Box<Order>, Refusal, SimTime),
}

/// A seat chooses the channel by which it speaks to its posts and units, or to another seat.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceRequest {
    /// Who chooses.
    pub(crate) seat: SeatId,
    /// The other seat; none: the seat's posts and units.
    pub(crate) with: Option<SeatId>,
    /// The channel.
    pub(crate) channel: Channel,
}

/// A change of channels at a place.
#[derive(Clone, Debug)]
pub(crate) struct LinkRequest {
    /// The place; its hub is meant.
    pub(crate) at: PlaceId,
    /// Which channels.
    pub(crate) channels: Vec<Channel>,
    /// What happens to them.
    pub(crate) change: LinkChange,
}

/// What happens to channels.
#[derive(Clone, Debug)]
pub(crate) enum LinkChange {
    /// They fail because of something, for a time or until it ends.
    Fails { source: Source, lasts: Option<Span> },
    /// What made them fail has ended.
    Ends(Source),
    /// The script repairs them: whatever injects made of them has ended.
    Repaired,
}

/// Something that observers saw which no fact tells.
#[derive(Clone, Debug)]
pub(crate) enum Seen {
    /// An incident has been noticed.
    Incident(crate::base::ids::IncidentId),
    /// A checkpoint saw a vehicle that it was told of, or found.
    Vehicle {
        vehicle: VehicleId,
        checkpoint: crate::base::ids::CheckpointId,
        held: bool,
    },
    /// A rumour has grown loud in a municipality.
    Rumour(crate::base::ids::RumourId, crate::base::ids::MunicipalityId),
    /// A unit reports its state: it did not understand or could not do what it was told.
    Unit(UnitId),
}
