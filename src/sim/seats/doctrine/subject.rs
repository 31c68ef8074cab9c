//! What a rule of the standing orders reacts to: one reaction for each rule and subject at a time.
//!
//! Deliberately not here: rules.

use serde::Serialize;

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, IncidentId, InjectId, MunicipalityId, RoadId, RumourId,
    SeatId, UnitId, VehicleId,
};
use crate::record::order::About;
use crate::record::states::{Readiness, VehicleState};

/// What a rule reacts to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) enum Subject {
    /// The messages of an inject.
    Message(InjectId),
    /// A report, by its number.
    Report(u32),
    /// A request for support, by its number.
    Request(u32),
    /// A level of readiness that should be reached.
    Readiness(Readiness),
    /// An incident.
    Incident(IncidentId),
    /// A unit.
    Unit(UnitId),
    /// A road.
    Road(RoadId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// A polling centre.
    Centre(CentreId),
    /// What is known of something, for another seat.
    PassOn(About, SeatId),
    /// The situation report of a period, counted from STARTEX, for another seat.
    Situation(i64, SeatId),
    /// A vehicle that is looked for.
    Vehicle(VehicleId),
    /// How a vehicle stands, for another seat.
    VehicleNews(VehicleId, VehicleState, SeatId),
    /// A convoy.
    Convoy(ConvoyId),
    /// A rumour.
    Rumour(RumourId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// Communications.
    Comms,
    /// What is held, by its number.
    Held(u32),
}
