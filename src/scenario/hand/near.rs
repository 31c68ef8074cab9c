//! What is near a place: what a new thing there belongs to, and about how long a new road is.
//!
//! Deliberately not here: what an author decides instead (`figure`).

use crate::base::geo::{distance_km, inside};
use crate::base::ids::{CentreId, MunicipalityId, PlaceId, RoadId, SeatId};
use crate::record::states::UnitKind;
use crate::scenario::Scenario;

/// How much longer a road is than the straight line, as an estimate to begin with.
const WINDING: f64 = 1.25;

/// The municipality of a place: the one seated there, else the one in whose outline it lies, else the one with the nearest seat.
pub fn municipality_of(s: &Scenario, place: &PlaceId) -> Option<MunicipalityId> {
    let at = s.places.get(place)?.at;
    let seated = s.municipalities.values().find(|m| m.seat == *place);
    let around = || {
        let holds = |ring: &Vec<(f64, f64)>| inside(ring, at);
        s.municipalities
            .values()
            .find(|m| m.outline.iter().any(holds))
    };
    let nearest = || {
        let far = |seat: &PlaceId| Some(distance_km(at, s.places.get(seat)?.at));
        let all = s.municipalities.values();
        let all = all.filter_map(|m| Some((far(&m.seat)?, m)));
        all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, m)| m)
    };
    let found = seated.or_else(around).or_else(nearest)?;
    Some(found.id.clone())
}

/// The seat that would command what is new at a place.
pub fn seat_of(s: &Scenario, place: &PlaceId) -> Option<SeatId> {
    let directorate = s.directorate_of_place(place);
    let room = s.room_of(directorate.as_ref());
    let any = || s.seats.values().find(|x| s.is_played(&x.id));
    room.or_else(any).map(|x| x.id.clone())
}

/// The centre at a place that a new protection team would protect: one without a team, else any.
pub fn centre_at(s: &Scenario, place: &PlaceId) -> Option<CentreId> {
    let there = || s.centres.values().filter(|c| c.place == *place);
    let guarded = |id: &CentreId| {
        let teams = s.units.values();
        let mut teams = teams.filter(|u| u.kind == UnitKind::ProtectionTeam);
        teams.any(|u| u.centre.as_ref() == Some(id))
    };
    let free = there().find(|c| !guarded(&c.id));
    free.or_else(|| there().next()).map(|c| c.id.clone())
}

/// The road that joins two places already.
pub fn road_between(s: &Scenario, a: &PlaceId, b: &PlaceId) -> Option<RoadId> {
    let mut all = s.roads.values();
    let found = all.find(|r| (&r.from, &r.to) == (a, b) || (&r.from, &r.to) == (b, a));
    found.map(|r| r.id.clone())
}

/// About how long a road between two places is, in km to a tenth.
pub fn road_km(s: &Scenario, from: &PlaceId, to: &PlaceId) -> Option<f64> {
    let (a, b) = (s.places.get(from)?.at, s.places.get(to)?.at);
    let km = distance_km(a, b) * WINDING;
    Some((km * 10.0).round().max(1.0) / 10.0)
}
