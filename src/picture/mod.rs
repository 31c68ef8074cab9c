//! Layer 1: what a viewer may see, as plain data.
//!
//! Made by `sim::observe` only, which is the one filter. Lists are in the order of identifiers.
//! Deliberately not here: Bevy, rules, wording, the means to change anything.

use serde::Serialize;

use crate::base::ids::*;
use crate::base::time::SimTime;
use crate::record::order::Target;
use crate::record::words::*;

/// What a seat sees at a moment.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Picture {
    /// Whose eyes.
    pub viewer: SeatId,
    /// When.
    pub at: SimTime,
    /// Whether the exercise is over.
    pub over: bool,
    /// Levels of the directorates in view.
    pub directorates: Vec<DirectorateView>,
    /// Units in view.
    pub units: Vec<UnitView>,
    /// Centres in view.
    pub centres: Vec<CentreView>,
    /// Checkpoints in view.
    pub checkpoints: Vec<CheckpointView>,
    /// Roads that are not open, as far as known.
    pub roads: Vec<RoadView>,
    /// Incidents known.
    pub incidents: Vec<IncidentView>,
    /// Messages received.
    pub messages: Vec<MessageView>,
    /// Requests for support made by or to this seat.
    pub requests: Vec<RequestView>,
    /// The script, for exercise control only.
    pub injects: Vec<InjectView>,
}

/// A directorate.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DirectorateView {
    /// Which.
    pub id: DirectorateId,
    /// Its level.
    pub level: Readiness,
    /// The level ordered.
    pub ordered: Readiness,
}

/// A unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct UnitView {
    /// Which.
    pub id: UnitId,
    /// The seat that commands it now.
    pub command: SeatId,
    /// What it is doing.
    pub state: UnitState,
    /// The place behind it, or where it stands.
    pub from: PlaceId,
    /// The place ahead of it, or where it stands.
    pub to: PlaceId,
    /// Share of the road between them that is done, 0 to 1.
    pub done: f64,
    /// Its task.
    pub task: Option<Target>,
    /// People.
    pub strength: u32,
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// Fatigue as a share of exhaustion, 0 to 1.
    pub fatigue: f64,
    /// Whether it stands at the centre it protects.
    pub guards: Option<CentreId>,
}

/// A polling centre.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CentreView {
    /// Which.
    pub id: CentreId,
    /// Its state.
    pub state: CentreState,
    /// The posture of its gate.
    pub gate: Posture,
    /// When it closes.
    pub closes: SimTime,
    /// Seconds of voting lost so far.
    pub lost_seconds: i64,
    /// Registered voters.
    pub registered: u32,
    /// Voters served.
    pub served: u32,
    /// People in line.
    pub in_line: u32,
    /// Voters who gave up waiting.
    pub gave_up: u32,
    /// Voters kept away; known to exercise control only.
    pub kept_away: Option<u32>,
}

/// A checkpoint.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CheckpointView {
    /// Which.
    pub id: CheckpointId,
    /// How it checks.
    pub posture: Posture,
    /// How it checked at STARTEX.
    pub usual: Posture,
    /// Vehicles in line.
    pub queue: u32,
    /// People.
    pub staff: u32,
    /// The seat that commands it.
    pub seat: SeatId,
}

/// A road that is not open.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RoadView {
    /// Which.
    pub id: RoadId,
    /// Its state, as far as known.
    pub state: RoadState,
}

/// An incident.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IncidentView {
    /// Which.
    pub id: IncidentId,
    /// Its kind.
    pub kind: KindId,
    /// Where.
    pub site: Target,
    /// The directorate that answers.
    pub directorate: Option<DirectorateId>,
    /// Its stage, counted from 0.
    pub stage: u32,
    /// How it stands.
    pub state: IncidentState,
    /// Whether voting at its centre is impossible.
    pub suspends: bool,
    /// Whether its road is blocked.
    pub blocks: Option<RoadId>,
    /// What the units sent and on the scene do not cover yet.
    pub uncovered: Vec<(Capability, u32)>,
}

/// A message.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MessageView {
    /// The inject that brought it.
    pub inject: InjectId,
    /// When it came.
    pub at: SimTime,
    /// Whether this seat confirmed it.
    pub acknowledged: bool,
}

/// A request for support.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RequestView {
    /// Its number.
    pub number: u32,
    /// Who asks.
    pub by: SeatId,
    /// Who is asked.
    pub from: SeatId,
    /// What for.
    pub capability: Capability,
    /// How many people.
    pub strength: u32,
    /// Where to.
    pub to: Target,
    /// Whether it waits for an answer.
    pub open: bool,
}

/// An inject.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct InjectView {
    /// Which.
    pub id: InjectId,
    /// When it was released.
    pub released: Option<SimTime>,
    /// Whether it was left out.
    pub left_out: bool,
    /// When it is due, if a time is known.
    pub due: Option<SimTime>,
}
