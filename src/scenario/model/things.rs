//! The map, the places where people vote, and what moves or spreads among them: whole as they are typed, for what may be left out
//! is filled in while they are read.
//!
//! Deliberately not here: what is resolved only when all is known (`model::resolved`), figures, the script.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::script::Condition;
use super::settings::Duration;
use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::states::*;

/// A district.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Identifier.
    pub id: DistrictId,
    /// Name.
    pub name: Text,
    /// Outline: closed rings of (longitude, latitude) in degrees.
    #[serde(default, deserialize_with = "crate::scenario::several::rings")]
    pub outline: Vec<Vec<(f64, f64)>>,
}

/// A security directorate.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Directorate {
    /// Identifier.
    pub id: DirectorateId,
    /// Name.
    pub name: Text,
    /// Where its sub-room sits.
    pub seat: PlaceId,
    /// Readiness at STARTEX.
    #[serde(default = "normal")]
    pub readiness: Readiness,
}

fn normal() -> Readiness {
    Readiness::Normal
}

/// A road between two places.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Road {
    /// Identifier.
    pub id: RoadId,
    /// One end. The room of its directorate hears first of what happens on the road; the rooms of both ends may send units there and
    /// close it.
    pub from: PlaceId,
    /// The other end.
    pub to: PlaceId,
    /// Length in km, above 0.
    pub km: f64,
    /// Class.
    pub class: RoadClass,
    /// Name, if it has one.
    #[serde(default)]
    pub name: Option<Text>,
}

/// A polling centre.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    /// Identifier.
    pub id: CentreId,
    /// Name.
    pub name: Text,
    /// The place where it is.
    pub place: PlaceId,
    /// Its municipality.
    pub municipality: MunicipalityId,
    /// Stations, at least one.
    pub stations: Vec<Station>,
    /// The gate where everyone is checked.
    #[serde(default = "gate")]
    pub gate: Gate,
    /// Roads by which voters come; a share that is not listed lives near by.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Whether ballots and boxes are there at STARTEX.
    #[serde(default = "yes")]
    pub materials: bool,
}

fn yes() -> bool {
    true
}

fn gate() -> Gate {
    Gate {
        lanes: 1,
        posture: Posture::Identity,
        women: None,
    }
}

/// A polling station inside a centre.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// Registered voters.
    pub voters: u32,
    /// Whom it serves.
    #[serde(default = "mixed")]
    pub serves: Voters,
    /// Desks.
    #[serde(default = "one_desk")]
    pub desks: u32,
}

fn mixed() -> Voters {
    Voters::Mixed
}

fn one_desk() -> u32 {
    1
}

/// The gate of a polling centre.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Lanes.
    pub lanes: u32,
    /// Posture at STARTEX.
    pub posture: Posture,
    /// Women at the gate who search women; none given: whether women can be searched is not looked at.
    #[serde(default)]
    pub women: Option<u32>,
}

/// A road by which some of a centre's voters come; they pass the checkpoints on it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The road.
    pub road: RoadId,
    /// Share of the centre's voters, 0 to 1.
    pub share: f64,
}

/// A checkpoint on a road, at the entrance or exit of a place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Identifier.
    pub id: CheckpointId,
    /// Name.
    pub name: Text,
    /// The road.
    pub road: RoadId,
    /// The end of the road at which it stands.
    pub near: PlaceId,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Lanes.
    pub lanes: u32,
    /// People; they limit the lanes in use.
    pub staff: u32,
    /// Posture at STARTEX.
    pub posture: Posture,
    /// Posture at STARTEX for those who leave the place near which it stands, if another one.
    #[serde(default)]
    pub outward: Option<Posture>,
    /// Women among the staff who search women; none given: whether women can be searched is not looked at.
    #[serde(default)]
    pub women: Option<u32>,
    /// Background vehicles an hour, both directions together.
    #[serde(default)]
    pub traffic: f64,
    /// How long its people have been on duty at STARTEX.
    #[serde(default)]
    pub on_duty: Span,
    /// Rested crews that can relieve them, one after the other.
    #[serde(default = "one_relief")]
    pub reliefs: u32,
    /// When shifts change by plan: rested people take over without an order.
    #[serde(default)]
    pub shifts: Vec<SimTime>,
}

/// One crew, as a unit has.
fn one_relief() -> u32 {
    1
}

/// A kind of incident.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Identifier.
    pub id: KindId,
    /// Name.
    pub name: Text,
    /// Stages from the first to the worst, at least one.
    pub stages: Vec<Stage>,
    /// Time until the room in charge has a report.
    pub noticed: Span,
    /// Time after which it ends by itself, if it does.
    #[serde(default)]
    pub fades: Option<Span>,
    /// What it leaves behind where it ends by itself because nobody settled it.
    #[serde(default)]
    pub unanswered: Option<Unanswered>,
    /// Whom and what those who settle it hold afterwards, until it is handed over.
    #[serde(default)]
    pub custody: Option<Detained>,
}

/// People and evidence that a settled incident yields. Persons are counted and never named.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Detained {
    /// People detained.
    #[serde(default)]
    pub people: u32,
    /// Evidence.
    #[serde(default)]
    pub evidence: Option<EvidenceKind>,
}

/// What an incident leaves behind that nobody settled.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unanswered {
    /// Whether the centre where it was cannot be used any more on that day.
    #[serde(default)]
    pub closes: bool,
    /// People injured.
    #[serde(default)]
    pub injured: u32,
    /// Share of voters of the municipality who stay away from then on, 0 to 1.
    #[serde(default)]
    pub deters_around: f64,
}

/// Who mends what the police cannot, on request.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// Who.
    pub by: Repairer,
    /// Time from the request until it works again.
    pub takes: Duration,
}

/// A stage of an incident.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What a responder sees.
    pub name: Text,
    /// Chance an hour that it grows to the next stage while no sufficient response is there, as a rate (1.0: once an hour on average).
    #[serde(default)]
    pub grows: f64,
    /// What settles it: people with each capability.
    pub needs: Vec<Need>,
    /// Work of a sufficient response until it is settled.
    pub settle: Span,
    /// Voting at the centre is impossible.
    #[serde(default)]
    pub suspends: bool,
    /// The road is blocked.
    #[serde(default)]
    pub blocks: bool,
    /// Channels that do not work at the place and around it.
    #[serde(default)]
    pub cuts: Vec<Channel>,
    /// Share of voters whom it keeps away from the centre where it is, 0 to 1.
    #[serde(default)]
    pub deters: f64,
    /// Share of voters whom it keeps away in the rest of the municipality, 0 to 1.
    #[serde(default)]
    pub deters_around: f64,
    /// People injured in an hour, as a rate at the beginning of the stage; it halves every 45 minutes, for who can leaves.
    #[serde(default)]
    pub injures: f64,
    /// People on the scene above which the force is out of proportion.
    #[serde(default)]
    pub proportion: Option<u32>,
    /// Share by which everybody at the centre is served more slowly, 0 to below 1: 0.5 is half as fast.
    #[serde(default)]
    pub slows: f64,
    /// Probability that the rested protection team of the centre holds it without any other unit, if it is as strong as needed; a
    /// tired or smaller team less often. None: always.
    #[serde(default)]
    pub gate_holds: Option<f64>,
    /// What must be there before units that cannot do it come near: until then they wait and do not count.
    #[serde(default)]
    pub held_first: Option<Capability>,
    /// Share by which the work of settling it is longer or shorter by chance, 0 to below 1.
    #[serde(default)]
    pub varies: f64,
    /// Who mends it on request, besides what `needs` can do.
    #[serde(default)]
    pub repair: Option<Repair>,
}

/// People with a capability.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The capability.
    pub capability: Capability,
    /// People of units that have it.
    pub strength: u32,
}

/// A vehicle that may be looked for. It drives its route once an inject sends it off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vehicle {
    /// Identifier.
    pub id: VehicleId,
    /// Its description, as a lookout gives it.
    pub name: Text,
    /// Where it sets out, the places that it calls at, where it goes; at least two.
    pub route: Vec<PlaceId>,
    /// Speed as a multiple of the road's.
    #[serde(default = "one")]
    pub speed: f64,
    /// Posture at which it turns back before a checkpoint and looks for another way; none: it never does.
    #[serde(default)]
    pub avoids: Option<Posture>,
}

fn one() -> f64 {
    1.0
}

/// A convoy of materials out to centres or of boxes back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Convoy {
    /// Identifier.
    pub id: ConvoyId,
    /// Name.
    pub name: Text,
    /// The seat that commands it.
    pub seat: SeatId,
    /// The office where it starts and, with boxes, ends.
    pub from: PlaceId,
    /// What it carries.
    pub carries: Freight,
    /// The centres that it calls at, in this order.
    pub centres: Vec<CentreId>,
    /// When standing orders start it, in place of the time that they say.
    #[serde(default)]
    pub departs: Option<SimTime>,
    /// Speed as a multiple of the road's.
    #[serde(default = "convoy_speed")]
    pub speed: f64,
}

fn convoy_speed() -> f64 {
    0.8
}

/// A rumour.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rumour {
    /// Identifier.
    pub id: RumourId,
    /// What it says.
    pub name: Text,
    /// Whether it is true.
    #[serde(default)]
    pub truth: bool,
    /// It is true as long as this holds, whatever `truth` says.
    #[serde(default)]
    pub true_while: Option<Condition>,
    /// How fast those who pass it on reach people in all other municipalities over mobile data, as a share of `spreads`.
    #[serde(default)]
    pub network: f64,
    /// When events overtake it: from then on nobody passes it on.
    #[serde(default)]
    pub until: Option<SimTime>,
    /// Rate an hour at which one who passes it on tells others (Daley and Kendall's beta).
    #[serde(default = "rate")]
    pub spreads: f64,
    /// Rate an hour at which one who passes it on stops on meeting someone who has heard it (Daley and Kendall's gamma).
    #[serde(default = "rate")]
    pub stifles: f64,
    /// Share of a neighbouring municipality's telling that reaches this one, 0 to 1.
    #[serde(default = "leak")]
    pub leaks: f64,
    /// Share of those who believe it that stay away from voting, 0 to 1.
    #[serde(default)]
    pub deters: f64,
    /// Pressure on confidence if all believe it, 0 to 1.
    #[serde(default)]
    pub unsettles: f64,
}

fn rate() -> f64 {
    1.4
}

fn leak() -> f64 {
    0.02
}
