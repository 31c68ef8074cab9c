//! Things of which the parse works something out: what was left out is filled in from the kind, the role, the settings or the
//! directorate.
//!
//! Deliberately not here: how (`scenario::parse`).

use std::collections::BTreeMap;

use super::overview::Overview;
use super::settings::Duration;
use crate::base::geo::LatLon;
use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::states::{Audience, Capability, Channel, Power, Role, UnitKind};

/// Title, times, seed.
#[derive(Clone, Debug)]
pub struct Head {
    /// Identifier of the scenario.
    pub id: String,
    /// Whom it is for.
    pub audience: Audience,
    /// Title.
    pub title: Text,
    /// What is rehearsed, in a few sentences.
    pub summary: Text,
    /// The general situation, as those who rehearse are told it beforehand.
    pub situation: Text,
    /// What reports say of it as a whole.
    pub overview: Overview,
    /// Date of the first day as year-month-day; shown, not computed with.
    pub date: String,
    /// STARTEX.
    pub start: SimTime,
    /// ENDEX.
    pub end: SimTime,
    /// Seed of all chance when none is given at the start.
    pub seed: u64,
    /// Quiet stretches, such as nights, each from its first moment to the one after its last.
    pub nights: Vec<(SimTime, SimTime)>,
    /// Whose data the scenario uses, as their licences ask to be named.
    pub credits: Vec<Text>,
}

/// A place of the map.
#[derive(Clone, Debug)]
pub struct Place {
    /// Identifier.
    pub id: PlaceId,
    /// Name.
    pub name: Text,
    /// Where it is.
    pub at: LatLon,
    /// People who live there, if known.
    pub population: Option<u32>,
    /// The directorate that answers for it: that of the municipality seated there, else the one seated there, else that of the
    /// nearest municipality that has one. None only where no municipality has any.
    pub directorate: Option<DirectorateId>,
}

/// A municipality.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// Identifier.
    pub id: MunicipalityId,
    /// Name.
    pub name: Text,
    /// Its main place.
    pub seat: PlaceId,
    /// The directorate that answers for it, if one of the exercise does.
    pub directorate: Option<DirectorateId>,
    /// The district in which it lies.
    pub district: Option<DistrictId>,
    /// Outline: closed rings of (longitude, latitude) in degrees.
    pub outline: Vec<Vec<(f64, f64)>>,
    /// Channels that differ here from the settings.
    pub links: BTreeMap<Channel, Link>,
}

/// A channel of a municipality that differs from the settings.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Whether it exists there at all.
    pub there: bool,
    /// From speaking or writing to being understood.
    pub delay: Duration,
    /// Share of words that are lost, 0 to 1.
    pub dropout: f64,
}

/// A seat: a role that sees a picture and gives orders.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Identifier.
    pub id: SeatId,
    /// Name.
    pub name: Text,
    /// What it is for.
    pub role: Role,
    /// Its area; none: everywhere.
    pub directorate: Option<DirectorateId>,
    /// Where it sits, for its channels: its own place, or its directorate's seat; one without is never cut off.
    pub place: Option<PlaceId>,
    /// What it may order inside its area.
    pub powers: Vec<Power>,
    /// What it is called on the radio of the exercise.
    pub call_sign: Text,
    /// Its telephone in the exercise: an extension, no real number.
    pub telephone: String,
}

/// A unit of the forces or services.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Name.
    pub name: Text,
    /// Kind.
    pub kind: UnitKind,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Where it is stationed.
    pub base: PlaceId,
    /// The centre that it protects; it stands there at STARTEX.
    pub centre: Option<CentreId>,
    /// People.
    pub strength: u32,
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// Speed as a multiple of the road's, above 0.
    pub speed: f64,
    /// Not in service until an inject adds it.
    pub later: bool,
    /// How long its people have been on duty at STARTEX.
    pub on_duty: Span,
    /// Rested crews that can relieve it, one after the other.
    pub reliefs: u32,
    /// Women among them who search women where it was sent.
    pub women: u32,
}

impl Seat {
    /// What the seat may order inside its area.
    pub fn powers(&self) -> &[Power] {
        &self.powers
    }
}
