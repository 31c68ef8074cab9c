//! What is said over a distance: sendings and deliveries, reports and the news in them.
//!
//! Deliberately not here: how it travels (`model::comms`), what it changes (`deliver`), who says it (`information`).

use std::sync::Arc;

use serde::Serialize;

use crate::base::ids::{ConvoyId, InjectId, PlaceId, RoadId, SeatId, UnitId, VehicleId};
use crate::base::time::{SimTime, Span};
use crate::picture::*;
use crate::record::order::{About, Order, Party};
use crate::record::states::Channel;
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
    pub(crate) from: Party,
    pub(crate) to: Party,
    pub(crate) wish: ChannelChoice,
    pub(crate) cargo: Payload,
}

/// Something that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    pub(crate) from: Party,
    pub(crate) to: Party,
    pub(crate) channel: Channel,
    pub(crate) asked: SimTime,
    /// When it arrived; now, or a little earlier for what nobody was waiting for.
    pub(crate) at: SimTime,
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
    pub(crate) number: u32,
    pub(crate) about: About,
    pub(crate) news: Vec<News>,
    pub(crate) as_of: SimTime,
    /// Whether the sender waits for a confirmation.
    pub(crate) confirm: bool,
    pub(crate) routine: bool,
    /// Whether it gives nobody a reason to act, so that it may lie until someone looks.
    pub(crate) deferred: bool,
}

/// One thing that a report says.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum News {
    Directorate(DirectorateView),
    Unit(UnitView),
    Centre(CentreView),
    Checkpoint(CheckpointView),
    Road(RoadView),
    /// A road was closed or opened by order.
    Closure(RoadId, bool, SimTime),
    Incident(IncidentView),
    Vehicle(VehicleView),
    Convoy(ConvoyView),
    Rumour(RumourView),
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
    pub(crate) at: PlaceId,
    pub(crate) channels: Vec<Channel>,
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
