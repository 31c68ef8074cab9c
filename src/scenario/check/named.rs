//! Checks that what is named is there: places, roads, directorates, municipalities, centres, seats with their powers.
//!
//! Deliberately not here: what is checked of the things themselves (`things`, `moving`).

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::{CentreId, DirectorateId, MunicipalityId, PlaceId, RoadId, SeatId};
use crate::base::message::msg;
use crate::record::states::Power;
use crate::scenario::Scenario;

/// A place of that name has to be there.
pub(super) fn place(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &PlaceId) {
    c.known(
        at,
        msg!("check-what-place"),
        id.as_str(),
        s.places.contains_key(id),
        || s.places.keys().map(|k| k.as_str()).collect(),
    );
}

/// A road of that name has to be there.
pub(super) fn road(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &RoadId) {
    c.known(
        at,
        msg!("check-what-road"),
        id.as_str(),
        s.roads.contains_key(id),
        || s.roads.keys().map(|k| k.as_str()).collect(),
    );
}

/// A directorate of that name has to be there.
pub(super) fn directorate(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &DirectorateId) {
    let exists = s.directorates.contains_key(id);
    c.known(
        at,
        msg!("check-what-directorate"),
        id.as_str(),
        exists,
        || s.directorates.keys().map(|k| k.as_str()).collect(),
    );
}

/// A municipality of that name has to be there.
pub(super) fn municipality(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &MunicipalityId) {
    let exists = s.municipalities.contains_key(id);
    c.known(
        at,
        msg!("check-what-municipality"),
        id.as_str(),
        exists,
        || s.municipalities.keys().map(|k| k.as_str()).collect(),
    );
}

/// A polling centre of that name has to be there.
pub(super) fn centre(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &CentreId) {
    c.known(
        at,
        msg!("check-what-centre"),
        id.as_str(),
        s.centres.contains_key(id),
        || s.centres.keys().map(|k| k.as_str()).collect(),
    );
}

/// A seat that has a power of that name has to be there.
pub(super) fn seat(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &SeatId, power: Power) {
    c.known(
        at,
        msg!("check-what-seat"),
        id.as_str(),
        s.seats.contains_key(id),
        || s.seats.keys().map(|k| k.as_str()).collect(),
    );
    if s.seats.get(id).is_some_and(|x| !x.powers.contains(&power)) {
        let said = msg!("check-seat-power-command", id = id);
        c.error(at, CheckRule::SeatWithoutPower, said);
    }
}
