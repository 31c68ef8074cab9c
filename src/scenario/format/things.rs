//! What an author may leave to be worked out from other things: places, municipalities, seats and units as they are typed.
//!
//! Deliberately not here: what comes of it (`scenario::model`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::Span;
use crate::record::states::*;
use crate::scenario::model::Duration;

/// A municipality.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Identifier.
    pub id: MunicipalityId,
    /// Name.
    pub name: Text,
    /// Its main place.
    pub seat: PlaceId,
    /// The directorate that answers for it, if one of the exercise does.
    #[serde(default)]
    pub directorate: Option<DirectorateId>,
    /// The district in which it lies.
    #[serde(default)]
    pub district: Option<DistrictId>,
    /// Outline: closed rings of (longitude, latitude) in degrees.
    #[serde(default, deserialize_with = "crate::scenario::several::rings")]
    pub outline: Vec<Vec<(f64, f64)>>,
    /// Whether every road into it is to have a checkpoint; `check` then names those that have none.
    #[serde(default)]
    pub cordon: bool,
    /// Channels that differ here from the settings.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A channel of a municipality that differs from the settings.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The channel.
    pub channel: Channel,
    /// Whether it exists there at all.
    #[serde(default = "yes")]
    pub there: bool,
    /// Its delay, in place of that of the settings.
    #[serde(default)]
    pub delay: Option<Duration>,
    /// Its dropout, in place of that of the settings.
    #[serde(default)]
    pub dropout: Option<f64>,
}

/// A place of the map.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Identifier.
    pub id: PlaceId,
    /// Name.
    pub name: Text,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// People who live there, if known.
    #[serde(default)]
    pub population: Option<u32>,
}

/// A seat: a role that sees a picture and gives orders.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Identifier.
    pub id: SeatId,
    /// Name.
    pub name: Text,
    /// What it is for; decides its powers.
    pub role: Role,
    /// Its area; none: everywhere. A sub-room must have one.
    #[serde(default)]
    pub directorate: Option<DirectorateId>,
    /// Where it sits, for its channels; a sub-room sits at its directorate's seat, another seat without a place is never cut off.
    #[serde(default)]
    pub place: Option<PlaceId>,
    /// Powers in place of those of its role.
    #[serde(default)]
    pub powers: Option<Vec<Power>>,
    /// What it is called on the radio of the exercise; none: “Exercise” and its number among the seats as they are written, of which
    /// exercise control is no. 0.
    #[serde(default)]
    pub call_sign: Option<Text>,
    /// Its telephone in the exercise, an extension of 2 to 6 digits and no real number; none: 100 and its number among the seats.
    #[serde(default)]
    pub telephone: Option<String>,
}

/// A unit of the forces or services.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Name.
    pub name: Text,
    /// Kind; decides the defaults below.
    pub kind: UnitKind,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Where it is stationed.
    pub base: PlaceId,
    /// The centre that it protects; it stands there at STARTEX.
    #[serde(default)]
    pub centre: Option<CentreId>,
    /// People.
    pub strength: u32,
    /// What it can do, in place of its kind's.
    #[serde(default)]
    pub capabilities: Option<Vec<Capability>>,
    /// Speed as a multiple of the road's, in place of its kind's.
    #[serde(default)]
    pub speed: Option<f64>,
    /// Not in service until an inject adds it.
    #[serde(default)]
    pub later: bool,
    /// How long its people have been on duty at STARTEX.
    #[serde(default)]
    pub on_duty: Span,
    /// Rested crews that can relieve it, one after the other.
    #[serde(default = "one_relief")]
    pub reliefs: u32,
    /// Women among them who search women: at the checkpoint or the gate of the centre to which the unit was sent, as long as it is there.
    #[serde(default, skip_serializing_if = "none")]
    pub women: u32,
}

fn none(n: &u32) -> bool {
    *n == 0
}

/// What a kind of unit can do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitAbilities {
    /// The kind.
    pub kind: UnitKind,
    /// What its units can do, where they say nothing else.
    pub able: Vec<Capability>,
}

fn one_relief() -> u32 {
    1
}

fn yes() -> bool {
    true
}
