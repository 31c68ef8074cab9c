//! What someone asks of a running exercise: the only way in.
//!
//! Every order ends in exactly one fact, `OrderAccepted` or `OrderRejected`.
//! Deliberately not here: whether it is allowed (`sim::intake`) and what it does (the mechanisms).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::{Capability, Posture, Readiness};
use crate::base::ids::{CentreId, CheckpointId, DirectorateId, IncidentId, InjectId, PlaceId, RoadId, SeatId, UnitId};
use crate::base::time::SimTime;

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
}

/// One thing that a seat asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
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
    /// EXCON: skip an inject for good.
    Skip {
        /// The inject.
        inject: InjectId,
    },
    /// EXCON: end the exercise now.
    EndExercise,
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
