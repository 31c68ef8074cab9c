//! Checks of the settings: every figure has bounds.
//!
//! Deliberately not here: what the figures mean (`docs/model.md`).

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::base::time::Span;
use crate::record::states::Channel;
use crate::scenario::model::{
    Checks, Comms, Confidence, Correction, Duration, Finds, Polling, ReadinessTable, Reports,
    Results, Settings,
};
use crate::scenario::read::Draft;

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft) {
    for l in &draft.settings {
        settings(c, At::of(l), &l.value);
    }
}

fn settings(c: &mut Checker<'_>, at: At<'_>, s: &Settings) {
    polling(c, at.field("polling"), &s.polling);
    for (
        name,
        Checks {
            look,
            identity,
            search,
        },
    ) in [
        ("gate_checks", s.gate_checks),
        ("road_checks", s.road_checks),
    ] {
        for (posture, d) in [("look", look), ("identity", identity), ("search", search)] {
            duration(c, at.field(name).field(posture), d);
        }
    }
    readiness(c, at.field("readiness"), &s.readiness);
    let v = &s.speeds;
    for (name, v) in [
        ("coastal", v.coastal),
        ("jebel", v.jebel),
        ("desert", v.desert),
        ("local", v.local),
        ("track", v.track),
    ] {
        c.range(at.field("speeds").field(name), name, v, 1.0, 200.0);
    }
    c.range(
        at.field("staff_per_lane"),
        "staff_per_lane",
        f64::from(s.staff_per_lane),
        1.0,
        100.0,
    );
    c.range(
        at.field("turn_back_at"),
        "turn_back_at",
        f64::from(s.turn_back_at),
        1.0,
        10_000.0,
    );
    comms(c, at.field("comms"), &s.comms);
    reports(c, at.field("reports"), &s.reports);
    for (name, list) in [("told", &s.detection.told), ("untold", &s.detection.untold)] {
        for (n, p) in list.iter().enumerate() {
            c.range(
                at.field("detection").field(name).item(n),
                name,
                *p,
                0.0,
                1.0,
            );
        }
    }
    finds(c, at.field("finds"), &s.finds);
    c.span(at.field("sign"), "sign", s.sign, ("0s", "4h"));
    let custody = at.field("custody");
    let watch = f64::from(s.custody.watch);
    c.bound(custody.field("watch"), "watch", watch, 0.0, 1000.0);
    let most = custody.field("on_the_spot");
    c.span(most, "on_the_spot", s.custody.on_the_spot, ("1m", "48h"));
    results(c, at.field("results"), &s.results);
    correction(c, at.field("correction"), &s.correction);
    confidence(c, at.field("confidence"), &s.confidence);
}

fn finds(c: &mut Checker<'_>, at: At<'_>, f: &Finds) {
    for (name, y) in [
        ("weapons", f.weapons),
        ("contraband", f.contraband),
        ("wanted", f.wanted),
    ] {
        let here = at.field(name);
        c.range(here.field("per_1000"), "per_1000", y.per_1000, 0.0, 1000.0);
        for (n, p) in y.found.iter().enumerate() {
            c.range(here.field("found").item(n), "found", *p, 0.0, 1.0);
        }
    }
    let share = f.women_aboard;
    c.range(at.field("women_aboard"), "women_aboard", share, 0.0, 1.0);
    for (name, longer) in [
        ("waits_for_woman", f.waits_for_woman),
        ("waits_for_staff", f.waits_for_staff),
    ] {
        c.range(at.field(name), name, longer, 1.0, 100.0);
    }
}

fn results(c: &mut Checker<'_>, at: At<'_>, r: &Results) {
    let clerks = f64::from(r.clerks);
    c.bound(at.field("clerks"), "clerks", clerks, 1.0, 1000.0);
    c.span(at.field("entry"), "entry", r.entry, ("1s", "4h"));
    c.range(at.field("unclear"), "unclear", r.unclear, 0.0, 1.0);
    c.span(at.field("recount"), "recount", r.recount, ("1m", "12h"));
    c.span(at.field("patience"), "patience", r.patience, ("1m", "12h"));
    c.range(at.field("dent"), "dent", r.dent, 0.0, 1.0);
}

fn polling(c: &mut Checker<'_>, at: At<'_>, p: &Polling) {
    if p.since.is_some_and(|t| t > p.opens) {
        c.error(
            at.field("since"),
            CheckRule::EndsBeforeStart,
            msg!("check-polling-since-after-opens"),
        );
    }
    if p.opens >= p.closes {
        c.error(
            at.field("closes"),
            CheckRule::EndsBeforeStart,
            msg!("check-polling-does-close-after"),
        );
    }
    c.range(at.field("turnout"), "turnout", p.turnout, 0.0, 1.0);
    let sum: f64 = p.arrivals.iter().sum();
    if p.arrivals.iter().any(|w| !w.is_finite() || *w < 0.0)
        || !(sum.is_finite() && sum > 0.0)
        || p.arrivals.len() > 1000
    {
        c.error(
            at.field("arrivals"),
            CheckRule::ArrivalsWeights,
            msg!("check-arrivals-weights-least-0"),
        );
    }
    for (n, w) in p.arrivals.iter().enumerate() {
        c.bound(at.field("arrivals").item(n), "arrivals", *w, 0.0, 1e9);
    }
    duration(c, at.field("desk"), p.desk);
    if let Some(d) = p.patience {
        duration(c, at.field("patience"), d);
    }
    c.span(
        at.field("count_base"),
        "count_base",
        p.count_base,
        ("0s", "24h"),
    );
    c.span(
        at.field("count_each"),
        "count_each",
        p.count_each,
        ("0s", "1h"),
    );
}

pub(super) fn duration(c: &mut Checker<'_>, at: At<'_>, d: Duration) {
    let (mean, cv) = match d {
        Duration::Fixed(m) | Duration::Exponential(m) => (m, 1.0),
        Duration::LogNormal { mean, cv } => (mean, cv),
    };
    let day = Span::from_mins(24 * 60);
    if mean <= Span::ZERO || mean > day || !(cv > 0.0 && cv <= 10.0) {
        c.error(at, CheckRule::DurationOdd, msg!("check-mean-must-1ms-24h"));
    }
}

fn readiness(c: &mut Checker<'_>, at: At<'_>, r: &ReadinessTable) {
    for (n, t) in r.turn_out.iter().enumerate() {
        c.span(at.field("turn_out").item(n), "turn_out", *t, ("0s", "24h"));
    }
    for (n, t) in r.tiring.iter().enumerate() {
        c.range(at.field("tiring").item(n), "tiring", *t, -1.0, 1.0);
    }
    c.range(at.field("work"), "work", r.work, 0.0, 1.0);
    c.span(at.field("lead"), "lead", r.lead, ("0s", "48h"));
    c.span(at.field("shift"), "shift", r.shift, ("1h", "48h"));
    c.range(at.field("overtime"), "overtime", r.overtime, 0.0, 1.0);
    c.span(at.field("muster"), "muster", r.muster, ("0s", "24h"));
    let hand_over = at.field("hand_over");
    c.span(hand_over, "hand_over", r.hand_over, ("0s", "12h"));
}

fn comms(c: &mut Checker<'_>, at: At<'_>, m: &Comms) {
    let carriers = [
        ("mobile_voice", m.mobile_voice),
        ("mobile_data", m.mobile_data),
        ("fixed_line", m.fixed_line),
        ("radio", m.radio),
        ("satellite", m.satellite),
    ];
    for (name, k) in carriers {
        c.range(
            at.field(name).field("dropout"),
            "dropout",
            k.dropout,
            0.0,
            1.0,
        );
        if k.delay != Duration::Fixed(Span::ZERO) {
            duration(c, at.field(name).field("delay"), k.delay);
        }
    }
    for (name, list) in [
        ("field", &m.field),
        ("rooms", &m.rooms),
        ("public", &m.public),
    ] {
        if list.is_empty() || list.contains(&Channel::Other) {
            let what = msg!("check-name-least-channel");
            c.error(at.field(name), CheckRule::ChannelMissing, what);
        }
        super::bounds::few(c, at.field(name), name, list.len(), 20);
    }
    c.span(at.field("switch"), "switch", m.switch, ("0s", "12h"));
}

fn reports(c: &mut Checker<'_>, at: At<'_>, r: &Reports) {
    c.range(
        at.field("routine"),
        "routine",
        r.routine.millis() as f64 / 60_000.0,
        1.0,
        1440.0,
    );
    c.span(at.field("confirm"), "confirm", r.confirm, ("1s", "24h"));
    c.range(
        at.field("repeats"),
        "repeats",
        f64::from(r.repeats),
        0.0,
        10.0,
    );
    c.range(at.field("wrong"), "wrong", r.wrong, 0.0, 1.0);
    c.range(at.field("duplicate"), "duplicate", r.duplicate, 0.0, 1.0);
    c.span(at.field("stale"), "stale", r.stale, ("1s", "96h"));
}

fn correction(c: &mut Checker<'_>, at: At<'_>, k: &Correction) {
    c.span(at.field("verify"), "verify", k.verify, ("0s", "48h"));
    c.span(at.field("delay"), "delay", k.delay, ("0s", "48h"));
    for (name, v) in [
        ("slows", k.slows),
        ("slows_unverified", k.slows_unverified),
        ("outage", k.outage),
    ] {
        c.range(at.field(name), name, v, 0.0, 1.0);
    }
    c.range(at.field("wins_back"), "wins_back", k.wins_back, 0.0, 60.0);
}

fn confidence(c: &mut Checker<'_>, at: At<'_>, f: &Confidence) {
    if f.half_life <= Span::ZERO {
        c.error(
            at.field("half_life"),
            CheckRule::OutOfRange,
            msg!("check-half-life-must-above"),
        );
    }
    for (name, v) in [
        ("base", f.base),
        ("disorder", f.disorder),
        ("injury", f.injury),
        ("force", f.force),
        ("closure", f.closure),
        ("closed_gate", f.closed_gate),
        ("searched", f.searched),
        ("wrong_correction", f.wrong_correction),
        ("premature_correction", f.premature_correction),
        ("queues", f.queues),
        ("settled", f.settled),
        ("briefing", f.briefing),
        ("keeps_away", f.keeps_away),
    ] {
        c.range(at.field(name), name, v, 0.0, 1.0);
    }
    c.range(at.field("unrest"), "unrest", f.unrest, 0.0, 100.0);
}
