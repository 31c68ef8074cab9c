//! Checks of the map, the forces, the centres and the figures: references, numbers, languages.
//!
//! Deliberately not here: the script and the road graph.

use super::{Checker, moving};
use crate::base::ids::{CentreId, DirectorateId, MunicipalityId, PlaceId, RoadId, SeatId};
use crate::base::time::Span;
use crate::record::words::{Power, Role};
use crate::scenario::Scenario;
use crate::scenario::raw::{Centre, Checkpoint, Checks, Duration, Kind, Settings, Unit};
use crate::scenario::read::{Draft, Located};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.settings {
        settings(c, l);
    }
    map(c, draft, s);
    for l in &draft.seats {
        c.text(l, "name", &l.value.name);
        if let Some(p) = &l.value.place {
            place(c, l, s, p);
        }
        if let Some(d) = &l.value.directorate {
            directorate(c, l, s, d);
        } else if l.value.role == Role::SubRoom {
            c.field(l, "role", "الغرفة الفرعية تحتاج إلى مديرية", "a sub-room needs a directorate");
        }
    }
    draft.units.iter().for_each(|l| unit(c, l, s));
    draft.centres.iter().for_each(|l| centre(c, l, s));
    draft.checkpoints.iter().for_each(|l| checkpoint(c, l, s));
    draft.incident_kinds.iter().for_each(|l| kind(c, l));
    total_voters(c, draft, s);
}

fn map(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.districts {
        c.text(l, "name", &l.value.name);
    }
    for l in &draft.directorates {
        c.text(l, "name", &l.value.name);
        place(c, l, s, &l.value.seat);
    }
    for l in &draft.municipalities {
        let m = &l.value;
        c.text(l, "name", &m.name);
        place(c, l, s, &m.seat);
        moving::links(c, l);
        if let Some(d) = &m.directorate {
            directorate(c, l, s, d);
        }
        if let Some(d) = &m.district {
            let all = s.districts.keys().map(|k| k.as_str()).collect();
            c.known(l, ("حي أو منطقة", "district"), d.as_str(), s.districts.contains_key(d), all);
        }
    }
    for l in &draft.places {
        c.text(l, "name", &l.value.name);
        c.range(l, "lat", l.value.lat, -90.0, 90.0);
        c.range(l, "lon", l.value.lon, -180.0, 180.0);
    }
    for l in &draft.roads {
        let r = &l.value;
        place(c, l, s, &r.from);
        place(c, l, s, &r.to);
        if r.from == r.to {
            c.field(l, "to", "الطريق يبدأ وينتهي في المكان نفسه", "the road leads to where it begins");
        }
        c.range(l, "km", r.km, 0.01, 5000.0);
    }
}

fn settings(c: &mut Checker<'_>, l: &Located<Settings>) {
    let s = &l.value;
    let p = &s.polling;
    if p.opens >= p.closes {
        c.field(l, "closes", "إغلاق المراكز ليس بعد فتحها", "polling does not close after it opens");
    }
    c.range(l, "turnout", p.turnout, 0.0, 1.0);
    let sum: f64 = p.arrivals.iter().sum();
    if p.arrivals.iter().any(|w| !w.is_finite() || *w < 0.0) || !(sum.is_finite() && sum > 0.0) || p.arrivals.len() > 1000 {
        let what = (
            "أوزان الوصول أعداد غير سالبة ومجموعها أكبر من صفر",
            "arrivals are weights of at least 0 with a sum above 0, at most 1000 of them",
        );
        c.field(l, "arrivals", what.0, what.1);
    }
    duration(c, l, "desk", p.desk);
    if let Some(d) = p.patience {
        duration(c, l, "patience", d);
    }
    for (name, k) in [("gate_checks", s.gate_checks), ("road_checks", s.road_checks)] {
        let Checks { look, identity, search } = k;
        [look, identity, search].into_iter().for_each(|d| duration(c, l, name, d));
    }
    for (name, v) in [
        ("coastal", s.speeds.coastal),
        ("jebel", s.speeds.jebel),
        ("desert", s.speeds.desert),
        ("local", s.speeds.local),
        ("track", s.speeds.track),
    ] {
        c.range(l, name, v, 1.0, 200.0);
    }
    s.readiness.tiring.iter().for_each(|t| c.range(l, "tiring", *t, -1.0, 1.0));
    c.range(l, "work", s.readiness.work, 0.0, 1.0);
    c.range(l, "staff_per_lane", f64::from(s.staff_per_lane), 1.0, 100.0);
    c.range(l, "turn_back_at", f64::from(s.turn_back_at), 1.0, 10_000.0);
    moving::figures(c, l);
}

pub(super) fn duration<T>(c: &mut Checker<'_>, l: &Located<T>, field: &str, d: Duration) {
    let (mean, cv) = match d {
        Duration::Fixed(m) | Duration::Exponential(m) => (m, 1.0),
        Duration::LogNormal { mean, cv } => (mean, cv),
    };
    let day = Span::from_mins(24 * 60);
    if mean <= Span::ZERO || mean > day || !(cv > 0.0 && cv <= 10.0) {
        let what = (
            "المدة المتوسطة يجب أن تكون بين 1ms و 24h، ومعامل التشتت بين 0 و 10",
            "a mean must be from 1ms to 24h, and cv above 0 and at most 10",
        );
        c.field(l, field, what.0, what.1);
    }
}

fn unit(c: &mut Checker<'_>, l: &Located<Unit>, s: &Scenario) {
    let u = &l.value;
    c.text(l, "name", &u.name);
    place(c, l, s, &u.base);
    seat(c, l, s, &u.seat, Power::Units);
    c.range(l, "strength", f64::from(u.strength), 1.0, 5000.0);
    if let Some(v) = u.speed {
        c.range(l, "speed", v, 0.05, 5.0);
    }
    if let Some(id) = &u.centre {
        centre_id(c, l, s, id);
        if s.centres.get(id).is_some_and(|x| x.place != u.base) {
            c.field(
                l,
                "base",
                "قاعدة فريق الحماية يجب أن تكون مكان مركزه",
                "a team that protects a centre must have its base at the centre's place",
            );
        }
    }
}

fn centre(c: &mut Checker<'_>, l: &Located<Centre>, s: &Scenario) {
    let x = &l.value;
    c.text(l, "name", &x.name);
    place(c, l, s, &x.place);
    municipality(c, l, s, &x.municipality);
    if x.stations.is_empty() {
        c.field(l, "stations", "المركز يحتاج إلى محطة واحدة على الأقل", "a centre needs at least one station");
    }
    c.range(l, "stations", x.stations.len() as f64, 0.0, 200.0);
    for st in &x.stations {
        c.range(l, "voters", f64::from(st.voters), 0.0, 100_000.0);
        c.range(l, "desks", f64::from(st.desks), 1.0, 64.0);
    }
    c.range(l, "lanes", f64::from(x.gate.lanes), 1.0, 64.0);
    for a in &x.access {
        road(c, l, s, &a.road);
        c.range(l, "share", a.share, 0.0, 1.0);
    }
    let sum: f64 = x.access.iter().map(|a| a.share).sum();
    if sum > 1.000_001 {
        c.field(l, "access", "مجموع الحصص أكبر من 1", "the shares add up to more than 1");
    }
}

fn checkpoint(c: &mut Checker<'_>, l: &Located<Checkpoint>, s: &Scenario) {
    let x = &l.value;
    c.text(l, "name", &x.name);
    road(c, l, s, &x.road);
    place(c, l, s, &x.near);
    seat(c, l, s, &x.seat, Power::Postures);
    if s.roads.get(&x.road).is_some_and(|r| r.from != x.near && r.to != x.near) {
        c.field(l, "near", "نقطة التفتيش ليست عند أحد طرفي هذا الطريق", "this place is not an end of that road");
    }
    c.range(l, "lanes", f64::from(x.lanes), 1.0, 64.0);
    c.range(l, "staff", f64::from(x.staff), 0.0, 1000.0);
    c.range(l, "traffic", x.traffic, 0.0, 20_000.0);
}

fn kind(c: &mut Checker<'_>, l: &Located<Kind>) {
    let k = &l.value;
    c.text(l, "name", &k.name);
    if k.stages.is_empty() {
        c.field(l, "stages", "الحادث يحتاج إلى مرحلة واحدة على الأقل", "an incident needs at least one stage");
    }
    for s in &k.stages {
        c.text(l, "stages", &s.name);
        c.range(l, "grows", s.grows, 0.0, 100.0);
        c.range(l, "deters", s.deters, 0.0, 1.0);
        c.range(l, "deters_around", s.deters_around, 0.0, 1.0);
        c.range(l, "injures", s.injures, 0.0, 1000.0);
        s.needs.iter().for_each(|n| c.range(l, "strength", f64::from(n.strength), 1.0, 5000.0));
        if s.needs.is_empty() && k.fades.is_none() {
            c.field(l, "needs", "مرحلة لا تحتاج إلى أحد ولا تنتهي من نفسها", "a stage that needs nobody can only end if the kind `fades`");
        }
    }
}

fn total_voters(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    if s.registered() > 20_000_000
        && let Some(l) = draft.centres.last()
    {
        c.node(l, l.node.start, "مجموع الناخبين أكبر من 20 مليوناً", "more than 20 million voters in all");
    }
}

pub(super) fn place<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &PlaceId) {
    let all = s.places.keys().map(|k| k.as_str()).collect();
    c.known(l, ("مكان", "place"), id.as_str(), s.places.contains_key(id), all);
}

pub(super) fn road<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &RoadId) {
    let all = s.roads.keys().map(|k| k.as_str()).collect();
    c.known(l, ("طريق", "road"), id.as_str(), s.roads.contains_key(id), all);
}

pub(super) fn directorate<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &DirectorateId) {
    let all = s.directorates.keys().map(|k| k.as_str()).collect();
    c.known(l, ("مديرية", "directorate"), id.as_str(), s.directorates.contains_key(id), all);
}

pub(super) fn municipality<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &MunicipalityId) {
    let all = s.municipalities.keys().map(|k| k.as_str()).collect();
    c.known(l, ("بلدية", "municipality"), id.as_str(), s.municipalities.contains_key(id), all);
}

pub(super) fn centre_id<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &CentreId) {
    let all = s.centres.keys().map(|k| k.as_str()).collect();
    c.known(l, ("مركز اقتراع", "polling centre"), id.as_str(), s.centres.contains_key(id), all);
}

pub(super) fn seat<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &SeatId, power: Power) {
    let all = s.seats.keys().map(|k| k.as_str()).collect();
    c.known(l, ("مقعد", "seat"), id.as_str(), s.seats.contains_key(id), all);
    if s.seats.get(id).is_some_and(|x| !x.powers().contains(&power)) {
        let (ar, en) = (format!("المقعد «{id}» لا يملك صلاحية ذلك"), format!("the seat `{id}` has no power to command this"));
        c.field(l, "seat", &ar, &en);
    }
}
