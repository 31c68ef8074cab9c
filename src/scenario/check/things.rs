//! Checks of the map, the forces and the centres: references, numbers, languages.
//!
//! Deliberately not here: the settings (`figures`), the script and the road graph.

use std::collections::BTreeMap;

use super::{At, Checker, bounds, moving, named};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::record::states::{Power, Role};
use crate::scenario::Scenario;
use crate::scenario::format::{self, Unit};
use crate::scenario::model::{Centre, Checkpoint, Kind, Seat, Stage};
use crate::scenario::read::{Draft, Located};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    map(c, draft, s);
    called(c, draft, s);
    for l in &draft.seats {
        let (x, at) = (&l.value, At::of(l));
        c.name(at.field("name"), &x.name);
        if let Some(p) = &x.place {
            named::place(c, at.field("place"), s, p);
        }
        if let Some(d) = &x.directorate {
            named::directorate(c, at.field("directorate"), s, d);
        } else if x.role == Role::SubRoom {
            c.error(
                at.field("role"),
                CheckRule::SubRoomNowhere,
                msg!("check-sub-room-needs-directorate"),
            );
        }
        bounds::few(
            c,
            at.field("powers"),
            "powers",
            x.powers.as_ref().map_or(0, Vec::len),
            50,
        );
    }
    draft.units.iter().for_each(|l| unit(c, l, s));
    draft.centres.iter().for_each(|l| centre(c, l, s));
    draft.checkpoints.iter().for_each(|l| checkpoint(c, l, s));
    draft.incident_kinds.iter().for_each(|l| kind(c, l));
    if s.registered() > 20_000_000
        && let Some(l) = draft.centres.last()
    {
        c.error(
            At::of(l),
            CheckRule::TooManyVoters,
            msg!("check-more-20-million-voters"),
        );
    }
}

/// Call signs and telephones that two seats have, and telephones that might be real ones.
fn called(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let same = |a: &str, b: &str| !a.trim().is_empty() && a.trim().eq_ignore_ascii_case(b.trim());
    let place = draft.seats.iter().enumerate();
    let place: BTreeMap<_, _> = place.map(|(n, l)| (&l.value.id, n)).collect();
    // Of two that chose the same the second is named; what a seat has by itself it chose never.
    let before = |o: &Seat, n: usize, chose: fn(&format::Seat) -> bool| {
        let there = place.get(&o.id).map(|n| (*n, &draft.seats[*n].value));
        there.is_none_or(|(m, seat)| m < n || !chose(seat))
    };
    for (n, l) in draft.seats.iter().enumerate() {
        let (x, at) = (&l.value, At::of(l));
        let others = || s.seats.values().filter(|o| o.id != x.id);
        if let Some(sign) = &x.call_sign {
            c.name(at.field("call_sign"), sign);
            let has =
                |o: &&Seat| same(&o.call_sign.ar, &sign.ar) || same(&o.call_sign.en, &sign.en);
            let mut others = others().filter(|o| before(o, n, |x| x.call_sign.is_some()));
            if let Some(other) = others.find(has) {
                let what = msg!("check-call-sign-twice", seat = &other.id);
                let help = msg!("check-give-each-seat-own");
                c.newer(at.field("call_sign"), CheckRule::CalledTwice, what, help);
            }
        }
        if let Some(number) = &x.telephone {
            let place = at.field("telephone");
            let short = (2..=6).contains(&number.len());
            if !short || !number.bytes().all(|b| b.is_ascii_digit()) {
                let what = msg!("check-telephone-no-extension");
                let help = msg!("check-write-short-extension");
                c.newer(place, CheckRule::TelephoneReal, what, help);
            } else if let Some(other) = others()
                .filter(|o| before(o, n, |x| x.telephone.is_some()))
                .find(|o| o.telephone == *number)
            {
                let what = msg!("check-telephone-twice", seat = &other.id);
                let help = msg!("check-give-each-seat-own");
                c.newer(place, CheckRule::CalledTwice, what, help);
            }
        }
    }
}

fn map(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.districts {
        c.name(At::of(l).field("name"), &l.value.name);
        bounds::outline(c, At::of(l).field("outline"), &l.value.outline);
    }
    for l in &draft.directorates {
        c.name(At::of(l).field("name"), &l.value.name);
        named::place(c, At::of(l).field("seat"), s, &l.value.seat);
    }
    for l in &draft.municipalities {
        let (m, at) = (&l.value, At::of(l));
        c.name(at.field("name"), &m.name);
        named::place(c, at.field("seat"), s, &m.seat);
        bounds::outline(c, at.field("outline"), &m.outline);
        moving::links(c, at.field("links"), &m.links);
        if let Some(d) = &m.directorate {
            named::directorate(c, at.field("directorate"), s, d);
        }
        if let Some(d) = &m.district {
            let exists = s.districts.contains_key(d);
            c.known(
                at.field("district"),
                msg!("check-what-district"),
                d.as_str(),
                exists,
                || s.districts.keys().map(|k| k.as_str()).collect(),
            );
        }
    }
    for l in &draft.places {
        let (p, at) = (&l.value, At::of(l));
        c.name(at.field("name"), &p.name);
        c.range(at.field("lat"), "lat", p.lat, -90.0, 90.0);
        c.range(at.field("lon"), "lon", p.lon, -180.0, 180.0);
        c.bound(
            at.field("population"),
            "population",
            f64::from(p.population.unwrap_or(0)),
            0.0,
            50_000_000.0,
        );
    }
    for l in &draft.roads {
        let (r, at) = (&l.value, At::of(l));
        named::place(c, at.field("from"), s, &r.from);
        named::place(c, at.field("to"), s, &r.to);
        if r.from == r.to {
            c.error(
                at.field("to"),
                CheckRule::RoadToItself,
                msg!("check-road-leads-where-begins"),
            );
        }
        c.range(at.field("km"), "km", r.km, 0.01, 5000.0);
        if let Some(name) = &r.name {
            c.name(at.field("name"), name);
        }
    }
}

fn unit(c: &mut Checker<'_>, l: &Located<Unit>, s: &Scenario) {
    let (u, at) = (&l.value, At::of(l));
    c.name(at.field("name"), &u.name);
    named::place(c, at.field("base"), s, &u.base);
    named::seat(c, at.field("seat"), s, &u.seat, Power::Units);
    c.range(
        at.field("strength"),
        "strength",
        f64::from(u.strength),
        1.0,
        5000.0,
    );
    bounds::few(
        c,
        at.field("capabilities"),
        "capabilities",
        u.capabilities.as_ref().map_or(0, Vec::len),
        50,
    );
    c.span(at.field("on_duty"), "on_duty", u.on_duty, ("0s", "48h"));
    let women = f64::from(u.women);
    c.bound(
        at.field("women"),
        "women",
        women,
        0.0,
        f64::from(u.strength),
    );
    let reliefs = f64::from(u.reliefs);
    c.bound(at.field("reliefs"), "reliefs", reliefs, 0.0, 20.0);
    if let Some(v) = u.speed {
        c.range(at.field("speed"), "speed", v, 0.05, 5.0);
    }
    if let Some(id) = &u.centre {
        named::centre(c, at.field("centre"), s, id);
        if s.centres.get(id).is_some_and(|x| x.place != u.base) {
            c.error(
                at.field("base"),
                CheckRule::TeamElsewhere,
                msg!("check-team-protects-centre-must"),
            );
        }
    }
}

fn centre(c: &mut Checker<'_>, l: &Located<Centre>, s: &Scenario) {
    let (x, at) = (&l.value, At::of(l));
    c.name(at.field("name"), &x.name);
    named::place(c, at.field("place"), s, &x.place);
    named::municipality(c, at.field("municipality"), s, &x.municipality);
    let stations = at.field("stations");
    if x.stations.is_empty() {
        c.error(
            stations,
            CheckRule::CentreWithoutStation,
            msg!("check-centre-needs-least-station"),
        );
    }
    c.range(stations, "stations", x.stations.len() as f64, 0.0, 200.0);
    for (n, st) in x.stations.iter().enumerate() {
        c.range(
            stations.item(n).field("voters"),
            "voters",
            f64::from(st.voters),
            0.0,
            100_000.0,
        );
        c.range(
            stations.item(n).field("desks"),
            "desks",
            f64::from(st.desks),
            1.0,
            64.0,
        );
    }
    c.range(
        at.field("gate").field("lanes"),
        "lanes",
        f64::from(x.gate.lanes),
        1.0,
        64.0,
    );
    let access = at.field("access");
    bounds::few(c, access, "access", x.access.len(), 200);
    for (n, a) in x.access.iter().enumerate() {
        named::road(c, access.item(n).field("road"), s, &a.road);
        c.range(access.item(n).field("share"), "share", a.share, 0.0, 1.0);
    }
    let sum: f64 = x.access.iter().map(|a| a.share).sum();
    if sum > 1.000_001 {
        c.error(
            access,
            CheckRule::SharesOver,
            msg!("check-shares-add-up-more"),
        );
    }
}

fn checkpoint(c: &mut Checker<'_>, l: &Located<Checkpoint>, s: &Scenario) {
    let (x, at) = (&l.value, At::of(l));
    c.name(at.field("name"), &x.name);
    named::road(c, at.field("road"), s, &x.road);
    named::place(c, at.field("near"), s, &x.near);
    named::seat(c, at.field("seat"), s, &x.seat, Power::Postures);
    // An end that does not exist was named at the road.
    let ends = s
        .roads
        .get(&x.road)
        .filter(|r| s.places.contains_key(&r.from) && s.places.contains_key(&r.to));
    if s.places.contains_key(&x.near)
        && ends.is_some_and(|r| r.from != r.to && r.from != x.near && r.to != x.near)
    {
        c.error(
            at.field("near"),
            CheckRule::CheckpointNotAtRoad,
            msg!("check-place-end-road"),
        );
    }
    c.range(at.field("lanes"), "lanes", f64::from(x.lanes), 1.0, 64.0);
    c.range(at.field("staff"), "staff", f64::from(x.staff), 0.0, 1000.0);
    c.range(at.field("traffic"), "traffic", x.traffic, 0.0, 20_000.0);
    c.span(at.field("on_duty"), "on_duty", x.on_duty, ("0s", "48h"));
    let reliefs = f64::from(x.reliefs);
    c.bound(at.field("reliefs"), "reliefs", reliefs, 0.0, 20.0);
    bounds::few(c, at.field("shifts"), "shifts", x.shifts.len(), 100);
}

fn kind(c: &mut Checker<'_>, l: &Located<Kind>) {
    let (k, at) = (&l.value, At::of(l));
    c.name(at.field("name"), &k.name);
    c.span(at.field("noticed"), "noticed", k.noticed, ("0s", "48h"));
    if let Some(f) = k.fades {
        c.span(at.field("fades"), "fades", f, ("1s", "960h"));
    }
    if let Some(held) = &k.custody {
        let people = f64::from(held.people);
        let at = at.field("custody").field("people");
        c.bound(at, "people", people, 0.0, 1000.0);
    }
    if let Some(u) = &k.unanswered {
        let at = at.field("unanswered");
        c.range(
            at.field("deters_around"),
            "deters_around",
            u.deters_around,
            0.0,
            1.0,
        );
        c.bound(
            at.field("injured"),
            "injured",
            f64::from(u.injured),
            0.0,
            1000.0,
        );
    }
    let stages = at.field("stages");
    if k.stages.is_empty() {
        c.error(
            stages,
            CheckRule::IncidentWithoutStage,
            msg!("check-incident-needs-least-stage"),
        );
    }
    bounds::few(c, stages, "stages", k.stages.len(), 20);
    for (n, s) in k.stages.iter().enumerate() {
        stage(c, stages.item(n), k, s);
    }
}

fn stage(c: &mut Checker<'_>, at: At<'_>, k: &Kind, s: &Stage) {
    c.name(at.field("name"), &s.name);
    c.range(at.field("grows"), "grows", s.grows, 0.0, 100.0);
    c.range(at.field("deters"), "deters", s.deters, 0.0, 1.0);
    c.range(
        at.field("deters_around"),
        "deters_around",
        s.deters_around,
        0.0,
        1.0,
    );
    c.range(at.field("injures"), "injures", s.injures, 0.0, 1000.0);
    c.span(at.field("settle"), "settle", s.settle, ("0s", "96h"));
    bounds::few(c, at.field("cuts"), "cuts", s.cuts.len(), 20);
    c.bound(
        at.field("proportion"),
        "proportion",
        f64::from(s.proportion.unwrap_or(1)),
        0.0,
        100_000.0,
    );
    c.range(at.field("slows"), "slows", s.slows, 0.0, 0.95);
    c.range(at.field("varies"), "varies", s.varies, 0.0, 0.95);
    if let Some(p) = s.gate_holds {
        c.range(at.field("gate_holds"), "gate_holds", p, 0.0, 1.0);
    }
    let needs = at.field("needs");
    bounds::few(c, needs, "needs", s.needs.len(), 20);
    for (n, need) in s.needs.iter().enumerate() {
        c.range(
            needs.item(n).field("strength"),
            "strength",
            f64::from(need.strength),
            1.0,
            5000.0,
        );
    }
    if s.needs.is_empty() && k.fades.is_none() && s.repair.is_none() {
        let what = msg!("check-stage-needs-nobody-can");
        c.error(needs, CheckRule::StageNeverEnds, what);
    }
}
