//! What the parse works out: what was left out is filled in from the kind, the role, the settings or the directorate.
//!
//! Deliberately not here: whether references lead somewhere (`scenario::check` refuses a scenario in which one does not).

use std::collections::BTreeMap;

use super::{Directorate, Duration, Settings};
use crate::base::geo::{LatLon, distance_km};
use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::states::{Capability, Channel, Power, Role, UnitKind};
use crate::scenario::{defaults, format};

/// Title, times, seed.
#[derive(Clone, Debug)]
pub struct Head {
    /// Identifier of the scenario.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What is rehearsed, in a few sentences.
    pub summary: Text,
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
}

impl Head {
    pub(in crate::scenario) fn of(h: &format::Head) -> Self {
        Self {
            id: h.id.clone(),
            title: h.title.clone(),
            summary: h.summary.clone(),
            date: h.date.clone(),
            start: h.start,
            end: h.end,
            seed: h.seed,
            nights: h.nights.clone(),
            credits: h.credits.clone(),
        }
    }

    /// What stands in for a head that could not be read, so that the rest can be checked.
    pub(in crate::scenario) fn unread() -> Self {
        Self {
            id: String::new(),
            title: Text::default(),
            summary: Text::default(),
            date: String::new(),
            start: SimTime::ZERO,
            end: SimTime::MAX,
            seed: 1,
            nights: Vec::new(),
            credits: Vec::new(),
        }
    }
}

impl Place {
    /// Without the directorate, which is known once all municipalities are.
    pub(in crate::scenario) fn of(p: &format::Place) -> Self {
        Self {
            id: p.id.clone(),
            name: p.name.clone(),
            at: LatLon {
                lat: p.lat,
                lon: p.lon,
            },
            population: p.population,
            directorate: None,
        }
    }
}

impl Municipality {
    pub(in crate::scenario) fn of(m: &format::Municipality, settings: &Settings) -> Self {
        // The first entry for a channel counts.
        let mut links = BTreeMap::new();
        for l in &m.links {
            let usual = settings.comms.carrier(l.channel);
            links.entry(l.channel).or_insert(Link {
                there: l.there,
                delay: l.delay.unwrap_or(usual.delay),
                dropout: l.dropout.unwrap_or(usual.dropout),
            });
        }
        Self {
            id: m.id.clone(),
            name: m.name.clone(),
            seat: m.seat.clone(),
            directorate: m.directorate.clone(),
            district: m.district.clone(),
            outline: m.outline.clone(),
            links,
        }
    }
}

impl Seat {
    pub(in crate::scenario) fn of(
        s: &format::Seat,
        directorates: &BTreeMap<DirectorateId, Directorate>,
    ) -> Self {
        let of_directorate = || Some(directorates.get(s.directorate.as_ref()?)?.seat.clone());
        Self {
            id: s.id.clone(),
            name: s.name.clone(),
            role: s.role,
            directorate: s.directorate.clone(),
            place: s.place.clone().or_else(of_directorate),
            powers: s
                .powers
                .clone()
                .unwrap_or_else(|| defaults::powers(s.role).to_vec()),
        }
    }

    /// What the seat may order inside its area.
    pub fn powers(&self) -> &[Power] {
        &self.powers
    }
}

impl Unit {
    pub(in crate::scenario) fn of(u: &format::Unit) -> Self {
        let capabilities = u.capabilities.as_deref();
        Self {
            id: u.id.clone(),
            name: u.name.clone(),
            kind: u.kind,
            seat: u.seat.clone(),
            base: u.base.clone(),
            centre: u.centre.clone(),
            strength: u.strength,
            capabilities: capabilities
                .unwrap_or_else(|| defaults::capabilities(u.kind))
                .to_vec(),
            speed: u.speed.unwrap_or_else(|| defaults::speed(u.kind)),
            later: u.later,
        }
    }
}

/// Finds the directorate of every place, once.
pub(in crate::scenario) fn find_areas(
    places: &mut BTreeMap<PlaceId, Place>,
    municipalities: &BTreeMap<MunicipalityId, Municipality>,
    directorates: &BTreeMap<DirectorateId, Directorate>,
) {
    // The first in the order of identifiers counts, as it always did.
    let mut own: BTreeMap<&PlaceId, Option<&DirectorateId>> = BTreeMap::new();
    for m in municipalities.values() {
        own.entry(&m.seat).or_insert(m.directorate.as_ref());
    }
    let mut seated: BTreeMap<&PlaceId, &DirectorateId> = BTreeMap::new();
    for d in directorates.values() {
        seated.entry(&d.seat).or_insert(&d.id);
    }
    let seats: Vec<_> = municipalities
        .values()
        .filter_map(|m| Some((m.directorate.as_ref()?, places.get(&m.seat)?.at)))
        .collect();
    for p in places.values_mut() {
        let known = own.get(&p.id).copied().flatten();
        let known = known.or_else(|| seated.get(&p.id).copied());
        p.directorate = known.or_else(|| nearest_directorate(p.at, &seats)).cloned();
    }
}

/// The directorate of the municipality whose seat is nearest.
fn nearest_directorate<'a>(
    at: LatLon,
    seats: &[(&'a DirectorateId, LatLon)],
) -> Option<&'a DirectorateId> {
    let far = seats.iter().map(|(d, seat)| (distance_km(at, *seat), *d));
    far.min_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, d)| d)
}
