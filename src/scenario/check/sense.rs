//! Forces and map that contradict what is asked of them: warnings, each with advice.
//!
//! Deliberately not here: the script (`idle`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::geo::{LatLon, distance_km};
use crate::base::ids::{CentreId, PlaceId};
use crate::base::message::msg;
use crate::record::states::{Capability, Freight, Posture, Role, UnitKind};
use crate::scenario::Scenario;
use crate::scenario::model::{Centre, Convoy, Effect, Unit};
use crate::scenario::read::{Draft, Located};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    nights(c, draft, s);
    seats(c, draft);
    places(c, draft);
    roads(c, draft, s);
    outlines(c, draft, s);
    cordons(c, draft, s);
    forces(c, draft, s);
    centres(c, draft, s);
    convoys(c, draft, s);
    incidents(c, draft, s);
}

fn nights(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let polling = &s.settings.polling;
    let over = s
        .head
        .nights
        .iter()
        .any(|(from, to)| *from < polling.closes && *to > polling.opens);
    if let Some(settings) = draft.settings.first().filter(|_| over) {
        let what = msg!("check-quiet-stretch-lies-polling");
        let help = msg!("check-quiet-stretches-jumped-over");
        c.warn(
            At::of(settings).field("polling").field("opens"),
            CheckRule::NightInPolling,
            what,
            help,
        );
    }
}

/// Approaches without a checkpoint of municipalities that are to be closed on all sides: a checkpoint stands at their end of the road.
fn cordons(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in draft.municipalities.iter().filter(|l| l.value.cordon) {
        let seat = &l.value.seat;
        let approaches = s
            .roads
            .values()
            .filter(|r| r.from == *seat || r.to == *seat);
        for road in approaches {
            let mut gates = s.checkpoints.values();
            if !gates.any(|g| g.road == road.id && g.near == *seat) {
                let what = msg!("check-approach-without-checkpoint", road = &road.id);
                let help = msg!("check-add-checkpoint-near", place = seat);
                c.warn(
                    At::of(l).field("cordon"),
                    CheckRule::ApproachUnguarded,
                    what,
                    help,
                );
            }
        }
    }
}

fn seats(c: &mut Checker<'_>, draft: &Draft) {
    let mut rooms = BTreeSet::new();
    for l in draft.seats.iter().filter(|l| l.value.role == Role::SubRoom) {
        if let Some(d) = l.value.directorate.as_ref().filter(|d| !rooms.insert(*d)) {
            let what = msg!("check-directorate-another-sub-room", d = d);
            c.warn(
                At::of(l).field("directorate"),
                CheckRule::SubRoomTwice,
                what,
                msg!("check-keep-sub-room-each"),
            );
        }
    }
}

/// The middle of some numbers.
fn median(mut list: Vec<f64>) -> Option<f64> {
    list.sort_by(f64::total_cmp);
    list.get(list.len() / 2).copied()
}

/// A place that lies far from all others, and not with latitude and longitude exchanged.
fn places(c: &mut Checker<'_>, draft: &Draft) {
    let points = || draft.places.iter().map(|l| &l.value);
    let (lat, lon) = (
        median(points().map(|p| p.lat).collect()),
        median(points().map(|p| p.lon).collect()),
    );
    let (Some(lat), Some(lon)) = (lat, lon) else {
        return;
    };
    let middle = LatLon { lat, lon };
    for l in draft.places.iter().filter(|_| draft.places.len() >= 3) {
        let p = &l.value;
        let (here, exchanged) = (
            distance_km(
                LatLon {
                    lat: p.lat,
                    lon: p.lon,
                },
                middle,
            ),
            distance_km(
                LatLon {
                    lat: p.lon.clamp(-90.0, 90.0),
                    lon: p.lat,
                },
                middle,
            ),
        );
        if here > 500.0 && exchanged < here / 4.0 {
            let what = msg!("check-latitude-longitude-seem-exchanged");
            let help = msg!("check-write-lat-lon", lon = p.lon, lat = p.lat);
            c.warn(
                At::of(l).field("lat"),
                CheckRule::CoordinatesExchanged,
                what,
                help,
            );
        }
    }
}

/// A road that is shorter than the straight line between its ends by more than places on a map are off, or very much longer.
fn roads(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.roads {
        let r = &l.value;
        let (Some(a), Some(b)) = (s.places.get(&r.from), s.places.get(&r.to)) else {
            continue;
        };
        let straight = distance_km(a.at, b.at);
        let (short, long) = (r.km < straight * 0.95 - 0.5, r.km > straight * 5.0 + 20.0);
        if short || long {
            let what = msg!(
                "check-road-km-long-ends",
                km = r.km,
                straight = format!("{:.0}", straight)
            );
            let help = msg!("check-look-where-ends");
            c.warn(At::of(l).field("km"), CheckRule::RoadLengthOdd, what, help);
        }
    }
}

/// An outline that lies far from the seat of its municipality.
fn outlines(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in draft
        .municipalities
        .iter()
        .filter(|l| !l.value.outline.is_empty())
    {
        let Some(seat) = s.places.get(&l.value.seat) else {
            continue;
        };
        let points = || l.value.outline.iter().flatten();
        let span = |f: fn(&(f64, f64)) -> f64| {
            points()
                .map(f)
                .fold((f64::MAX, f64::MIN), |b, x| (b.0.min(x), b.1.max(x)))
        };
        let ((west, east), (south, north)) = (span(|p| p.0), span(|p| p.1));
        let nearest = LatLon {
            lat: seat.at.lat.clamp(south, north.max(south)),
            lon: seat.at.lon.clamp(west, east.max(west)),
        };
        if distance_km(seat.at, nearest) > 100.0 {
            let what = msg!("check-outline-lies-far-municipality");
            let help = msg!("check-point-longitude-latitude-longitude");
            c.warn(
                At::of(l).field("outline"),
                CheckRule::OutlineFar,
                what,
                help,
            );
        }
    }
}

/// Centres that no protection team has, where others have one and people vote while it is played.
fn unguarded(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let polling = &s.settings.polling;
    if polling.opens >= s.head.end || polling.closes <= s.head.start {
        return;
    }
    let teams = draft.units.iter().map(|l| &l.value);
    let teams = teams.filter(|u| u.kind == UnitKind::ProtectionTeam);
    let teams: Vec<_> = teams.collect();
    let guarded: BTreeSet<&CentreId> = teams.iter().filter_map(|u| u.centre.as_ref()).collect();
    // A team whose centre is not said is a finding of its own.
    let waiting = teams.iter().filter(|u| u.centre.is_none());
    let waiting: BTreeSet<&PlaceId> = waiting.map(|u| &u.base).collect();
    if guarded.is_empty() {
        return;
    }
    for l in &draft.centres {
        if !guarded.contains(&l.value.id) && !waiting.contains(&l.value.place) {
            c.warn(
                At::of(l),
                CheckRule::CentreWithoutTeam,
                msg!("check-centre-without-protection-team"),
                msg!("check-write-protection-team", id = l.value.id.as_str()),
            );
        }
    }
}

fn forces(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in draft
        .units
        .iter()
        .filter(|l| l.value.kind == UnitKind::ProtectionTeam && l.value.centre.is_none())
    {
        let what = msg!("check-protection-team-without-centre");
        c.warn(
            At::of(l),
            CheckRule::TeamWithoutCentre,
            what,
            msg!("check-write-centre"),
        );
    }
    unguarded(c, draft, s);
    for l in &draft.checkpoints {
        let x = &l.value;
        if x.posture == Posture::Closed {
            let what = msg!("check-checkpoint-closed-beginning-nobody");
            c.warn(
                At::of(l).field("posture"),
                CheckRule::CheckpointClosed,
                what,
                msg!("check-write-identity"),
            );
        } else if x.staff == 0 {
            let what = msg!("check-checkpoint-without-staff-lane");
            c.warn(
                At::of(l).field("staff"),
                CheckRule::CheckpointWithoutStaff,
                what,
                msg!("check-write-how-many-people"),
            );
        }
    }
}

fn centres(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let mut brought: BTreeSet<_> = s
        .convoys
        .values()
        .filter(|v| v.carries == Freight::Materials)
        .flat_map(|v| &v.centres)
        .collect();
    brought.extend(
        s.injects
            .iter()
            .flat_map(|i| &i.effects)
            .filter_map(|e| match e {
                Effect::Materials {
                    centre,
                    there: true,
                } => Some(centre),
                _ => None,
            }),
    );
    let seats: BTreeMap<_, _> = s
        .municipalities
        .values()
        .map(|m| (&m.seat, &m.id))
        .collect();
    for l in &draft.centres {
        let (x, at) = (&l.value, At::of(l));
        if x.stations.iter().all(|t| t.voters == 0) {
            let what = msg!("check-voters-registered-centre");
            c.warn(
                at.field("stations"),
                CheckRule::CentreWithoutVoters,
                what,
                msg!("check-write-each-station"),
            );
        }
        if x.gate.posture == Posture::Closed {
            let what = msg!("check-gate-closed-beginning-nobody");
            c.warn(
                at.field("gate").field("posture"),
                CheckRule::GateClosed,
                what,
                msg!("check-write-identity"),
            );
        }
        if !x.materials && !brought.contains(&x.id) {
            let what = msg!("check-convoy-inject-brings-centre");
            c.warn(
                at.field("materials"),
                CheckRule::MaterialsNever,
                what,
                msg!("check-add-convoy-materials"),
            );
        }
        if let Some(m) = seats.get(&x.place).filter(|m| ***m != x.municipality) {
            let what = msg!("check-centre-s-place-seat", m = *m);
            c.warn(
                at.field("municipality"),
                CheckRule::CentreElsewhere,
                what,
                msg!("check-look-at-municipality"),
            );
        }
        access(c, s, l);
    }
}

/// Roads by which voters are said to come, and that do not touch the centre's place.
fn access(c: &mut Checker<'_>, s: &Scenario, l: &Located<Centre>) {
    let (x, at) = (&l.value, At::of(l));
    for (n, a) in x.access.iter().enumerate() {
        if s.roads
            .get(&a.road)
            .is_some_and(|r| r.from != x.place && r.to != x.place)
        {
            let what = msg!("check-road-does-touch-centre");
            c.warn(
                at.field("access").item(n).field("road"),
                CheckRule::AccessElsewhere,
                what,
                msg!("check-name-road-ends"),
            );
        }
    }
}

fn can_escort(u: &Unit) -> bool {
    u.capabilities.contains(&Capability::Escort)
}

fn convoys(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let escorts: BTreeSet<_> = s
        .units
        .values()
        .filter(|u| can_escort(u))
        .map(|u| &u.seat)
        .collect();
    for l in &draft.convoys {
        let (v, at) = (&l.value, At::of(l));
        if !escorts.contains(&v.seat) {
            let what = msg!("check-seat-unit-can-escort", seat = &v.seat);
            c.warn(
                at.field("seat"),
                CheckRule::ConvoyWithoutEscort,
                what,
                msg!("check-give-unit-kind"),
            );
        }
        let mut seen = BTreeSet::new();
        for (n, id) in v.centres.iter().enumerate() {
            if !seen.insert(id) {
                let what = msg!("check-convoy-calls-centre-twice");
                c.warn(
                    at.field("centres").item(n),
                    CheckRule::ConvoyCallsTwice,
                    what,
                    msg!("check-delete-two"),
                );
            }
        }
        departs(c, l, s);
        there_already(c, l, s);
    }
}

/// A convoy of materials that sets out before opening, for centres that lack none: what it rehearses at other times, that more of
/// something comes, it does not rehearse then.
fn there_already(c: &mut Checker<'_>, l: &Located<Convoy>, s: &Scenario) {
    let v = &l.value;
    let early = v.departs.is_some_and(|t| t < s.settings.polling.opens);
    if v.carries != Freight::Materials || !early || v.centres.is_empty() {
        return;
    }
    let taken = |id: &CentreId| {
        let mut effects = s.injects.iter().flat_map(|i| &i.effects);
        effects.any(|e| matches!(e, Effect::Materials { centre, there: false } if centre == id))
    };
    let has = |id: &CentreId| s.centres.get(id).is_some_and(|x| x.materials) && !taken(id);
    if v.centres.iter().all(has) {
        c.warn(
            At::of(l).field("carries"),
            CheckRule::MaterialsThereAlready,
            msg!("check-materials-there-already"),
            msg!("check-write-materials-false"),
        );
    }
}

fn departs(c: &mut Checker<'_>, l: &Located<Convoy>, s: &Scenario) {
    let Some(t) = l.value.departs else { return };
    let (polling, materials) = (&s.settings.polling, l.value.carries == Freight::Materials);
    // One that brings more of what is there already may go at any time.
    let awaited = l
        .value
        .centres
        .iter()
        .any(|id| s.centres.get(id).is_some_and(|x| !x.materials));
    let what = if t < s.head.start || t > s.head.end {
        msg!("check-convoy-departs-outside-exercise")
    } else if materials && awaited && t >= polling.opens {
        msg!("check-convoy-materials-departs-after")
    } else if !materials && t < polling.closes {
        msg!("check-convoy-boxes-departs-before")
    } else {
        return;
    };
    c.warn(
        At::of(l).field("departs"),
        CheckRule::ConvoyDepartsOddly,
        what,
        msg!("check-look-day-1-05"),
    );
}

/// Incidents that need more people than all units together have.
fn incidents(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let mut people: BTreeMap<Capability, u64> = BTreeMap::new();
    for u in s.units.values() {
        for k in u.capabilities.iter().collect::<BTreeSet<_>>() {
            *people.entry(*k).or_default() += u64::from(u.strength);
        }
    }
    for l in &draft.injects {
        for (n, e) in l.value.effects.iter().enumerate() {
            let Effect::Incident { kind, stage, .. } = e else {
                continue;
            };
            let begins = s
                .kinds
                .get(kind)
                .and_then(|k| k.stages.get(*stage as usize));
            let short = begins.and_then(|x| {
                x.needs.iter().find(|n| {
                    people.get(&n.capability).copied().unwrap_or(0) < u64::from(n.strength)
                })
            });
            if let Some(need) = short {
                let (k, n_people, have) = (
                    need.capability,
                    need.strength,
                    people.get(&need.capability).copied().unwrap_or(0),
                );
                let what = msg!(
                    "check-incident-needs-people-all",
                    n_people = n_people,
                    k = format!("{k:?}"),
                    have = have
                );
                c.warn(
                    At::of(l).field("effects").item(n).field("kind"),
                    CheckRule::IncidentBeyondForces,
                    what,
                    msg!("check-add-unit-raise"),
                );
            }
        }
    }
}
