//! Where, what about, and who: what orders, facts and reports point at.
//!
//! Deliberately not here: things by their sort alone (`refusal::EntityId`), sides of the map (`map`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, IncidentId, PlaceId, RoadId, RumourId, SeatId, UnitId,
    VehicleId,
};

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
