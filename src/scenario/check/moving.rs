//! Checks of what moves and spreads: channels, vehicles, convoys, rumours, and their figures.
//!
//! Deliberately not here: when they begin (`script`).

use super::{Checker, things};
use crate::base::ids::PlaceId;
use crate::base::time::Span;
use crate::record::words::{Channel, Power};
use crate::scenario::Scenario;
use crate::scenario::raw::{Municipality, Settings};
use crate::scenario::read::{Draft, Located};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.vehicles {
        let v = &l.value;
        c.text(l, "name", &v.name);
        v.route.iter().for_each(|p| things::place(c, l, s, p));
        if v.route.len() < 2 {
            c.field(l, "route", "مسار المركبة يحتاج إلى مكانين على الأقل", "a vehicle's route needs at least two places");
        }
        if v.route.windows(2).any(|w| w[0] == w[1]) {
            c.field(l, "route", "المكان نفسه مرتين متتاليتين في المسار", "the route names the same place twice in a row");
        }
        c.range(l, "speed", v.speed, 0.05, 5.0);
    }
    for l in &draft.convoys {
        let v = &l.value;
        c.text(l, "name", &v.name);
        things::seat(c, l, s, &v.seat, Power::Convoys);
        things::place(c, l, s, &v.from);
        v.centres.iter().for_each(|id| things::centre_id(c, l, s, id));
        if v.centres.is_empty() {
            c.field(l, "centres", "القافلة لا تقصد أي مركز", "the convoy calls at no centre");
        }
        c.range(l, "speed", v.speed, 0.05, 5.0);
    }
    for l in &draft.rumours {
        let r = &l.value;
        c.text(l, "name", &r.name);
        c.range(l, "spreads", r.spreads, 0.0, 60.0);
        c.range(l, "stifles", r.stifles, 0.001, 60.0);
        c.range(l, "leaks", r.leaks, 0.0, 1.0);
        c.range(l, "deters", r.deters, 0.0, 1.0);
        c.range(l, "unsettles", r.unsettles, 0.0, 1.0);
    }
}

/// Figures of channels, reports, detection, corrections and confidence.
pub(super) fn figures(c: &mut Checker<'_>, l: &Located<Settings>) {
    let s = &l.value;
    let m = &s.comms;
    let zero = |d: crate::scenario::raw::Duration| d == crate::scenario::raw::Duration::Fixed(Span::ZERO);
    for k in [m.mobile_voice, m.mobile_data, m.fixed_line, m.radio, m.satellite] {
        c.range(l, "dropout", k.dropout, 0.0, 1.0);
        if !zero(k.delay) {
            things::duration(c, l, "delay", k.delay);
        }
    }
    for (name, list) in [("field", &m.field), ("rooms", &m.rooms), ("public", &m.public)] {
        if list.is_empty() || list.contains(&Channel::Other) {
            c.field(l, name, "اذكر قناة واحدة على الأقل، وليس Other منها", "name at least one channel, and not `Other`");
        }
    }
    let r = &s.reports;
    c.range(l, "routine", r.routine.millis() as f64 / 60_000.0, 1.0, 1440.0);
    c.range(l, "wrong", r.wrong, 0.0, 1.0);
    c.range(l, "duplicate", r.duplicate, 0.0, 1.0);
    c.range(l, "repeats", f64::from(r.repeats), 0.0, 10.0);
    s.detection.told.iter().for_each(|p| c.range(l, "told", *p, 0.0, 1.0));
    s.detection.untold.iter().for_each(|p| c.range(l, "untold", *p, 0.0, 1.0));
    c.range(l, "slows", s.correction.slows, 0.0, 1.0);
    c.range(l, "slows_unverified", s.correction.slows_unverified, 0.0, 1.0);
    c.range(l, "outage", s.correction.outage, 0.0, 1.0);
    c.range(l, "wins_back", s.correction.wins_back, 0.0, 60.0);
    let f = &s.confidence;
    if f.half_life <= Span::ZERO {
        c.field(l, "half_life", "مدة النصف يجب أن تكون أكبر من صفر", "the half-life must be above 0");
    }
    for (name, v) in [
        ("base", f.base),
        ("disorder", f.disorder),
        ("injury", f.injury),
        ("force", f.force),
        ("closure", f.closure),
        ("closed_gate", f.closed_gate),
        ("wrong_correction", f.wrong_correction),
        ("premature_correction", f.premature_correction),
        ("queues", f.queues),
        ("settled", f.settled),
        ("briefing", f.briefing),
        ("keeps_away", f.keeps_away),
    ] {
        c.range(l, name, v, 0.0, 1.0);
    }
    c.range(l, "unrest", f.unrest, 0.0, 100.0);
}

/// Channels of a municipality that differ.
pub(super) fn links(c: &mut Checker<'_>, l: &Located<Municipality>) {
    for k in &l.value.links {
        if k.channel == Channel::Other {
            c.field(l, "channel", "القناة Other لا تنقطع", "`Other` is not a channel that can differ");
        }
        if let Some(d) = k.delay {
            things::duration(c, l, "delay", d);
        }
        if let Some(p) = k.dropout {
            c.range(l, "dropout", p, 0.0, 1.0);
        }
    }
}

/// Channels that an effect names.
pub(super) fn channels<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, at: &PlaceId, list: &[Channel]) {
    things::place(c, l, s, at);
    if list.is_empty() || list.contains(&Channel::Other) {
        c.field(l, "channels", "اذكر قناة واحدة على الأقل، وليس Other منها", "name at least one channel, and not `Other`");
    }
}
