//! What was typed becomes what others compute with: what was left out is filled in, and the directorate of each place is found.
//!
//! Every function is total, so that a scenario with mistakes can be checked to its end.
//! Deliberately not here: whether references lead somewhere (`scenario::check` refuses a scenario in which one does not).

use std::collections::BTreeMap;

use super::model::{Directorate, Head, Link, Municipality, Overview, Place, Seat, Settings, Unit};
use super::read::Located;
use super::{defaults, format, names};
use crate::base::geo::{LatLon, distance_km};
use crate::base::ids::{DirectorateId, MunicipalityId, PlaceId, SeatId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::states::{Audience, Role};

/// The head without what only reading needs.
pub(super) fn head(h: &format::Head) -> Head {
    Head {
        id: h.id.clone(),
        audience: h.audience,
        title: h.title.clone(),
        summary: h.summary.clone(),
        situation: h.situation.clone(),
        overview: h.overview.clone(),
        date: h.date.clone(),
        start: h.start,
        end: h.end,
        seed: h.seed,
        nights: h.nights.clone(),
        credits: h.credits.clone(),
    }
}

/// What stands in for a head that could not be read, so that the rest can be checked.
pub(super) fn no_head() -> Head {
    Head {
        id: String::new(),
        audience: Audience::Training,
        title: Text::default(),
        summary: Text::default(),
        situation: Text::default(),
        overview: Overview::default(),
        date: String::new(),
        start: SimTime::ZERO,
        end: SimTime::MAX,
        seed: 1,
        nights: Vec::new(),
        credits: Vec::new(),
    }
}

/// A place without its directorate, which is known once all municipalities are.
pub(super) fn place(p: &format::Place) -> Place {
    Place {
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

/// A municipality; its channels have the figures of the settings where it gives none.
pub(super) fn municipality(m: &format::Municipality, settings: &Settings) -> Municipality {
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
    Municipality {
        id: m.id.clone(),
        name: m.name.clone(),
        seat: m.seat.clone(),
        directorate: m.directorate.clone(),
        district: m.district.clone(),
        outline: m.outline.clone(),
        links,
    }
}

/// The numbers of seats in the order in which they are written; exercise control is counted by none and has 0.
pub(super) fn numbers(seats: &[Located<format::Seat>]) -> BTreeMap<SeatId, usize> {
    let played = seats.iter().map(|l| &l.value);
    let played = played.filter(|s| s.role != Role::Excon);
    let mut numbers = BTreeMap::new();
    for (n, s) in played.enumerate() {
        numbers.entry(s.id.clone()).or_insert(n + 1);
    }
    numbers
}

/// A seat with the powers of its role, the place of its directorate, and a call sign and telephone by its number, where it has none
/// of its own.
pub(super) fn seat(
    s: &format::Seat,
    directorates: &BTreeMap<DirectorateId, Directorate>,
    number: usize,
) -> Seat {
    let of_directorate = || Some(directorates.get(s.directorate.as_ref()?)?.seat.clone());
    Seat {
        id: s.id.clone(),
        name: s.name.clone(),
        role: s.role,
        directorate: s.directorate.clone(),
        place: s.place.clone().or_else(of_directorate),
        powers: s
            .powers
            .clone()
            .unwrap_or_else(|| defaults::powers(s.role).to_vec()),
        call_sign: s
            .call_sign
            .clone()
            .unwrap_or_else(|| names::call_sign(number)),
        telephone: s
            .telephone
            .clone()
            .unwrap_or_else(|| names::telephone(number)),
    }
}

/// A unit with the capabilities and the speed of its kind, where it has none of its own.
pub(super) fn unit(u: &format::Unit, kinds: &[Located<format::UnitAbilities>]) -> Unit {
    let own = u.capabilities.as_deref();
    let of_kind = kinds.iter().find(|k| k.value.kind == u.kind);
    let capabilities = own.or_else(|| of_kind.map(|k| k.value.able.as_slice()));
    Unit {
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
        on_duty: u.on_duty,
        reliefs: u.reliefs,
        women: u.women,
    }
}

/// Finds the directorate of every place, once.
pub(super) fn find_areas(
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
