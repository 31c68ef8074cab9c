//! What someone asks of a running exercise: the only way in.
//!
//! Every order ends in exactly one fact, `OrderAccepted` or `OrderRejected`.
//! Deliberately not here: whether it is allowed (`sim::seats::orders`) and what it does (the mechanisms).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::states::{Capability, Channel, Posture, Readiness};
use crate::base::clean;
use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, IncidentId, InjectId, KindId, MunicipalityId,
    PlaceId, RoadId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};

/// Where a unit is sent or an incident happens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Target {
    /// To an incident, wherever it is.
    Incident(IncidentId),
    /// To a polling centre.
    Centre(CentreId),
    /// To a checkpoint.
    Checkpoint(CheckpointId),
    /// To a place of the map.
    Place(PlaceId),
    /// To a road; the nearer end is meant.
    Road(RoadId),
    /// To a convoy, wherever it is.
    Convoy(ConvoyId),
}

impl Target {
    /// The identifier as written.
    pub fn id(&self) -> &str {
        match self {
            Self::Incident(x) => x.as_str(),
            Self::Centre(x) => x.as_str(),
            Self::Checkpoint(x) => x.as_str(),
            Self::Place(x) => x.as_str(),
            Self::Road(x) => x.as_str(),
            Self::Convoy(x) => x.as_str(),
        }
    }
}

/// What a report is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub enum About {
    /// An incident.
    Incident(IncidentId),
    /// A polling centre.
    Centre(CentreId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// A unit.
    Unit(UnitId),
    /// A road.
    Road(RoadId),
    /// A vehicle that is looked for.
    Vehicle(VehicleId),
    /// A convoy.
    Convoy(ConvoyId),
    /// A rumour.
    Rumour(RumourId),
    /// The whole of the sender's area: its situation report.
    Situation,
}

/// Who sends or receives something over a channel.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Party {
    /// A seat.
    Seat(SeatId),
    /// A unit.
    Unit(UnitId),
    /// The head of a polling centre.
    Centre(CentreId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// A convoy.
    Convoy(ConvoyId),
    /// A citizen at a place.
    Public(PlaceId),
    /// The communications post of a place.
    Post(PlaceId),
    /// Exercise control, who needs no channel.
    Control,
}

/// What an inject does that exercise control writes while the exercise runs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum AdHoc {
    /// Brings a message to seats.
    Message {
        /// Who is said to send it.
        from: Text,
        /// The seats that receive it, at least one.
        to: Vec<SeatId>,
        /// The means by which it comes.
        channel: Channel,
        /// The words.
        text: Text,
    },
    /// Begins an incident.
    Incident {
        /// Its kind.
        kind: KindId,
        /// Where: a centre, checkpoint, place or road.
        at: Target,
        /// Stage at which it begins, counted from 0.
        #[serde(default)]
        stage: u32,
    },
    /// Makes channels fail at a place and around it.
    Outage {
        /// The place.
        at: PlaceId,
        /// The channels, at least one.
        channels: Vec<Channel>,
        /// How long; none: until something restores them.
        #[serde(default)]
        lasts: Option<Span>,
    },
    /// Makes channels work again.
    Restore {
        /// The place.
        at: PlaceId,
        /// The channels, at least one.
        channels: Vec<Channel>,
    },
    /// Blocks a road.
    BlockRoad(
        /// The road.
        RoadId,
    ),
    /// Clears a blocked road.
    ClearRoad(
        /// The road.
        RoadId,
    ),
}

/// One thing that a seat asks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Order {
    /// Send a free unit.
    Dispatch {
        /// The unit.
        unit: UnitId,
        /// Where to.
        to: Target,
    },
    /// Send a unit that has a task elsewhere.
    Redirect {
        /// The unit.
        unit: UnitId,
        /// Where to.
        to: Target,
    },
    /// Release a unit from its task; it returns to its base.
    StandDown {
        /// The unit.
        unit: UnitId,
    },
    /// Change how a road checkpoint checks.
    SetPosture {
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// The new posture.
        posture: Posture,
    },
    /// Change how a polling centre's gate checks.
    SetGate {
        /// The centre.
        centre: CentreId,
        /// The new posture.
        posture: Posture,
    },
    /// Close a road to the public and the forces.
    CloseRoad {
        /// The road.
        road: RoadId,
    },
    /// Open a road that was closed by order.
    OpenRoad {
        /// The road.
        road: RoadId,
    },
    /// Set a directorate's level of readiness; a higher one needs time.
    SetReadiness {
        /// The directorate.
        directorate: DirectorateId,
        /// The level asked for.
        level: Readiness,
    },
    /// Suspend voting at a centre.
    SuspendVoting {
        /// The centre.
        centre: CentreId,
    },
    /// Resume voting at a centre.
    ResumeVoting {
        /// The centre.
        centre: CentreId,
    },
    /// Let a centre close later.
    ExtendVoting {
        /// The centre.
        centre: CentreId,
        /// The new closing time.
        until: SimTime,
    },
    /// Ask another seat for a unit.
    RequestSupport {
        /// The seat asked.
        from: SeatId,
        /// What the unit must be able to do.
        capability: Capability,
        /// People needed, at least 1.
        strength: u32,
        /// Where to.
        to: Target,
    },
    /// Answer a request for support: with a unit, which goes at once, or with none.
    AnswerSupport {
        /// Number of the request.
        request: u32,
        /// The unit lent, or none to decline.
        unit: Option<UnitId>,
    },
    /// Confirm that a message was read.
    Acknowledge {
        /// The inject that brought it.
        message: InjectId,
    },
    /// Confirm a report, so that the sender knows it came.
    AcknowledgeReport {
        /// Number of the report.
        report: u32,
    },
    /// Pass on what the seat knows of something to another seat.
    PassOn {
        /// What about.
        about: About,
        /// To whom.
        to: SeatId,
    },
    /// Use a channel from now on for orders to the seat's own posts and units, or for words to another seat.
    UseChannel {
        /// The channel.
        channel: Channel,
        /// The other seat; none: all posts and units.
        with: Option<SeatId>,
    },
    /// Call the posts of every place in the area on every channel, and see who answers within five minutes.
    CheckComms,
    /// Set the posture of every checkpoint of a directorate.
    SetPosturePlan {
        /// The directorate.
        directorate: DirectorateId,
        /// The new posture.
        posture: Posture,
    },
    /// Tell checkpoints to look out for a vehicle.
    IssueLookout {
        /// The vehicle.
        vehicle: VehicleId,
        /// The checkpoints; none listed: all in the seat's area.
        checkpoints: Vec<CheckpointId>,
        /// Until when it holds.
        until: SimTime,
    },
    /// Tell checkpoints that a vehicle is no longer looked for.
    CancelLookout {
        /// The vehicle.
        vehicle: VehicleId,
    },
    /// Start a convoy, with a unit as escort. Without one it waits for an escort.
    StartConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// The escort, sent to the convoy if it is not there.
        escort: Option<UnitId>,
    },
    /// Stop a convoy at the next place.
    HaltConvoy {
        /// The convoy.
        convoy: ConvoyId,
    },
    /// Let a halted convoy go on: by another way, without its escort, or past a centre that cannot be reached.
    ProceedConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// Whether the next centre is left out.
        skip: bool,
    },
    /// Tell checkpoints that a convoy comes, so that it passes at once.
    AnnounceConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// The checkpoints; none listed: all in the seat's area.
        checkpoints: Vec<CheckpointId>,
    },
    /// Find out whether a rumour is true.
    VerifyRumour {
        /// The rumour.
        rumour: RumourId,
    },
    /// Correct a rumour in public.
    CorrectRumour {
        /// The rumour.
        rumour: RumourId,
    },
    /// Brief the media on the situation in a municipality.
    BriefMedia {
        /// The municipality.
        municipality: MunicipalityId,
    },
    /// Write something down for the record.
    Note {
        /// The note.
        text: String,
    },
    /// EXCON: say that a person holds a seat, or no longer does; then standing orders stop or play it.
    Staff {
        /// The seat.
        seat: SeatId,
        /// Whether a person holds it.
        staffed: bool,
    },
    /// EXCON: release an inject now.
    Release {
        /// The inject.
        inject: InjectId,
    },
    /// EXCON: skip an inject. It comes no more, unless it is released by hand.
    Skip {
        /// The inject.
        inject: InjectId,
    },
    /// EXCON: let an inject come at another time.
    Retime {
        /// The inject.
        inject: InjectId,
        /// Its new time, not before now and not after ENDEX.
        at: SimTime,
        /// Whether all injects that were due at its old time or later move by as much.
        #[serde(default)]
        following: bool,
    },
    /// EXCON: add an inject to the script that is not in the scenario.
    Improvise {
        /// What it does.
        what: AdHoc,
        /// When it comes; none: now.
        #[serde(default)]
        at: Option<SimTime>,
    },
    /// EXCON: end the exercise now.
    EndExercise,
}

impl AdHoc {
    /// The same with its words as they may stand in a record: control characters and what steers the direction of other words are
    /// taken out. People paste what they write from anywhere.
    #[must_use]
    pub fn tidied(self) -> Self {
        let Self::Message {
            from,
            to,
            channel,
            text,
        } = self
        else {
            return self;
        };
        let from = Text {
            ar: clean::one_line(&from.ar).into_owned(),
            en: clean::one_line(&from.en).into_owned(),
        };
        let text = Text {
            ar: clean::lines(&text.ar).into_owned(),
            en: clean::lines(&text.en).into_owned(),
        };
        Self::Message {
            from,
            to,
            channel,
            text,
        }
    }
}

impl Order {
    /// The same with its words as they may stand in a record.
    #[must_use]
    pub fn tidied(self) -> Self {
        match self {
            Self::Note { text } => Self::Note {
                text: clean::lines(&text).into_owned(),
            },
            Self::Improvise { what, at } => Self::Improvise {
                what: what.tidied(),
                at,
            },
            other => other,
        }
    }
}

/// Declares the sorts of order that a script can look for, each with the orders that are of it; the last line has those of none.
/// An order that stands in no line does not compile.
macro_rules! order_kinds {
    ($($(#[$doc:meta])* $kind:ident: $order:pat,)* @none: $none:pat,) => {
        /// Sorts of order that a script can look for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
        pub enum OrderKind { $($(#[$doc])* $kind,)* }

        impl OrderKind {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];
        }

        impl Order {
            /// Of which sort it is, if a script can look for it.
            pub fn kind(&self) -> Option<OrderKind> {
                match self {
                    $($order => Some(OrderKind::$kind),)*
                    $none => None,
                }
            }
        }
    };
}

order_kinds! {
    /// A unit is sent or redirected, or lent on request.
    Send: Order::Dispatch { .. } | Order::Redirect { .. } | Order::AnswerSupport { unit: Some(_), .. },
    /// A unit is released.
    StandDown: Order::StandDown { .. },
    /// A checkpoint's posture is set.
    SetPosture: Order::SetPosture { .. },
    /// A gate's posture is set.
    SetGate: Order::SetGate { .. },
    /// A road is closed.
    CloseRoad: Order::CloseRoad { .. },
    /// A road is opened.
    OpenRoad: Order::OpenRoad { .. },
    /// A level of readiness is set.
    SetReadiness: Order::SetReadiness { .. },
    /// Voting is suspended.
    SuspendVoting: Order::SuspendVoting { .. },
    /// Voting is resumed.
    ResumeVoting: Order::ResumeVoting { .. },
    /// Voting is extended.
    ExtendVoting: Order::ExtendVoting { .. },
    /// Support is requested.
    RequestSupport: Order::RequestSupport { .. },
    /// A message is acknowledged.
    Acknowledge: Order::Acknowledge { .. },
    /// A report is acknowledged.
    AcknowledgeReport: Order::AcknowledgeReport { .. },
    /// A report is passed on.
    PassOn: Order::PassOn { .. },
    /// A channel is chosen.
    UseChannel: Order::UseChannel { .. },
    /// Channels are checked.
    CheckComms: Order::CheckComms,
    /// A posture plan is set.
    SetPosturePlan: Order::SetPosturePlan { .. },
    /// A lookout is issued.
    IssueLookout: Order::IssueLookout { .. },
    /// A lookout is cancelled.
    CancelLookout: Order::CancelLookout { .. },
    /// A convoy is started.
    StartConvoy: Order::StartConvoy { .. },
    /// A convoy is halted.
    HaltConvoy: Order::HaltConvoy { .. },
    /// A convoy is let go on.
    ProceedConvoy: Order::ProceedConvoy { .. },
    /// A convoy is announced.
    AnnounceConvoy: Order::AnnounceConvoy { .. },
    /// A rumour is verified.
    VerifyRumour: Order::VerifyRumour { .. },
    /// A rumour is corrected.
    CorrectRumour: Order::CorrectRumour { .. },
    /// The media are briefed.
    BriefMedia: Order::BriefMedia { .. },
    /// Something is noted.
    Note: Order::Note { .. },
    @none: Order::AnswerSupport { unit: None, .. }
        | Order::Staff { .. }
        | Order::Release { .. }
        | Order::Skip { .. }
        | Order::Retime { .. }
        | Order::Improvise { .. }
        | Order::EndExercise,
}

/// An order in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OrderEntry {
    /// Exercise time at which it is applied.
    pub at: SimTime,
    /// Number in the journal, from 1.
    pub seq: u64,
    /// The seat that asks.
    pub seat: SeatId,
    /// What it asks.
    pub order: Order,
}
