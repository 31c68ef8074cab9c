//! What the script names: conditions, orders looked for, incidents, things that are told of; whether each is there.
//!
//! Deliberately not here: what names them (`script`, `expected`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker, bounds, named};
use crate::base::diag::CheckRule;
use crate::base::ids::{ExpectedId, IncidentId, InjectId, KindId, SeatId, TaskId, UnitId};
use crate::base::message::msg;
use crate::base::time::{SimTime, Span};
use crate::record::order::{About, Target};
use crate::scenario::Scenario;
use crate::scenario::load::Source;
use crate::scenario::model::{Action, Condition};

/// What the script itself defines.
pub(super) struct Names<'d> {
    pub(super) incidents: BTreeMap<IncidentId, KindId>,
    pub(super) tasks: BTreeSet<TaskId>,
    pub(super) expected: BTreeSet<ExpectedId>,
    pub(super) injects: BTreeSet<&'d str>,
}

/// What a check of the script looks at besides the value.
pub(super) struct Scene<'s> {
    pub(super) s: &'s Scenario,
    pub(super) names: Names<'s>,
    /// Where the files are that messages bring along.
    pub(super) source: Option<&'s Source>,
}

pub(super) fn inside(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, t: SimTime) {
    let (a, b) = (s.head.start, s.head.end);
    // Where the exercise itself ends before it starts, that is said at the head.
    if a < b && (t < a || t > b) {
        let what = msg!(
            "check-time-lies-outside-exercise",
            time = t.to_string(),
            start = a.to_string(),
            end = b.to_string()
        );
        let day = Span::from_mins(24 * 60);
        let later = (1..40)
            .map(|n| (n, t + Span::from_millis(day.millis() * n)))
            .find(|(_, t)| (a..=b).contains(t));
        let help = later.map(|(_, t)| msg!("check-did-you-mean-time", time = t.short()));
        let help = help.or_else(|| {
            Some(if t < a {
                msg!("check-start-exercise-earlier")
            } else {
                msg!("check-end-exercise-later")
            })
        });
        c.say(
            at,
            (crate::base::diag::Severity::Error, CheckRule::TimeOutside),
            (what, help),
        );
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each condition")]
pub(super) fn condition(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, x: &Condition) {
    let s = scene.s;
    let first = at.item(0);
    match x {
        Condition::All(list) | Condition::Any(list) => {
            bounds::few(c, first, "All/Any", list.len(), 200);
            list.iter()
                .enumerate()
                .for_each(|(n, x)| condition(c, first.item(n), scene, x));
        }
        Condition::Not(x) => condition(c, first, scene, x),
        Condition::Flag(_) => {}
        Condition::Since(t) => inside(c, first, s, *t),
        Condition::Released(i) => inject_id(c, first, scene, i),
        Condition::Ordered { action: a, since }
        | Condition::Missing {
            action: a, since, ..
        } => {
            action(c, at.field("action"), scene, a);
            inject_id(c, at.field("since"), scene, since);
        }
        Condition::Unacknowledged {
            inject, seat: id, ..
        } => {
            inject_id(c, at.field("inject"), scene, inject);
            seat(c, at.field("seat"), s, id);
        }
        Condition::UnitIs(u, _) => unit(c, first, s, u),
        Condition::CentreIs(id, _) => named::centre(c, first, s, id),
        Condition::Measure { centre: id, .. } => named::centre(c, at.field("centre"), s, id),
        Condition::CheckpointIs(id, _) | Condition::CheckpointAtMost(id, _) => {
            named(c, first, scene, &Target::Checkpoint(id.clone()))
        }
        Condition::RoadIs(id, _) => named::road(c, first, s, id),
        Condition::IncidentIs(id, _) => named(c, first, scene, &Target::Incident(id.clone())),
        Condition::StageReached(id, stage) => {
            named(c, first, scene, &Target::Incident(id.clone()));
            if let Some(kind) = scene.names.incidents.get(id) {
                stage_exists(c, at.item(1), s, kind, *stage);
            }
        }
        Condition::ReadinessIs(d, _) => named::directorate(c, first, s, d),
        Condition::ConvoyIs(id, _) => named(c, first, scene, &Target::Convoy(id.clone())),
        Condition::VehicleIs(id, _) | Condition::HandedOver(id) => {
            known_about(c, first, scene, &About::Vehicle(id.clone()));
        }
        Condition::ChannelIsDown(p, _) => named::place(c, first, s, p),
        Condition::Arrived {
            at: to, strength, ..
        } => {
            named(c, at.field("at").item(0), scene, to);
            c.bound(
                at.field("strength"),
                "strength",
                f64::from(*strength),
                1.0,
                10_000.0,
            );
        }
        Condition::Reported { about, to } => {
            known_about(c, at.field("about").item(0), scene, about);
            seat(c, at.field("to"), s, to);
        }
        Condition::QueueAtMost(id, _) => named(c, first, scene, &Target::Checkpoint(id.clone())),
        Condition::RumourHeard(r, m, percent) => {
            known_about(c, first, scene, &About::Rumour(r.clone()));
            named::municipality(c, at.item(1), s, m);
            c.range(at.item(2), "RumourHeard", f64::from(*percent), 0.0, 100.0);
        }
        Condition::ConfidenceBelow(m, percent) => {
            named::municipality(c, first, s, m);
            c.bound(
                at.item(1),
                "ConfidenceBelow",
                f64::from(*percent),
                0.0,
                100.0,
            );
        }
    }
}

pub(super) fn stage_exists(
    c: &mut Checker<'_>,
    at: At<'_>,
    s: &Scenario,
    kind: &KindId,
    stage: u32,
) {
    if let Some(k) = s.kinds.get(kind)
        && stage as usize >= k.stages.len()
    {
        let last = k.stages.len().saturating_sub(1);
        let said = msg!("check-stage-last", stage = stage, kind = kind, last = last);
        c.error(at, CheckRule::StageUnknown, said);
    }
}

pub(super) fn action(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, a: &Action) {
    if let Some(id) = &a.seat {
        seat(c, at.field("seat"), scene.s, id);
    }
    if let Some(t) = &a.about {
        named(c, at.field("about").item(0), scene, t);
    }
    if let Some(i) = &a.message {
        inject_id(c, at.field("message"), scene, i);
    }
    if let Some(i) = &a.answers {
        inject_id(c, at.field("answers"), scene, i);
    }
    if let Some(x) = &a.subject {
        known_about(c, at.field("subject").item(0), scene, x);
    }
    if let Some(id) = &a.to {
        seat(c, at.field("to"), scene.s, id);
    }
    if let Some(n) = a.at_least {
        c.bound(at.field("at_least"), "at_least", f64::from(n), 0.0, 4.0);
    }
    if let Some(n) = a.at_most {
        c.bound(at.field("at_most"), "at_most", f64::from(n), 0.0, 4.0);
    }
    if let (Some(low), Some(high)) = (a.at_least, a.at_most)
        && low > high
    {
        let what = msg!(
            "check-bounds-cross",
            low = low.to_string(),
            high = high.to_string()
        );
        let help = msg!("check-swap-bounds");
        c.newer(at.field("at_least"), CheckRule::BoundsCross, what, help);
    }
    if let Some(n) = a.women {
        c.bound(at.field("women"), "women", f64::from(n), 1.0, 10_000.0);
    }
    if let Some(n) = a.strength {
        c.bound(
            at.field("strength"),
            "strength",
            f64::from(n),
            1.0,
            10_000.0,
        );
    }
}

/// Whether what a target names is there; `at` is the name itself.
pub(super) fn named(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, t: &Target) {
    let (s, incidents) = (scene.s, &scene.names.incidents);
    match t {
        Target::Incident(id) => {
            let what = msg!("check-what-incident");
            c.known(at, what, id.as_str(), incidents.contains_key(id), || {
                incidents.keys().map(IncidentId::as_str).collect()
            });
        }
        Target::Centre(id) => named::centre(c, at, s, id),
        Target::Checkpoint(id) => {
            let all = || s.checkpoints.keys().map(|k| k.as_str()).collect();
            c.known(
                at,
                msg!("check-what-checkpoint"),
                id.as_str(),
                s.checkpoints.contains_key(id),
                all,
            );
        }
        Target::Place(id) => named::place(c, at, s, id),
        Target::Road(id) => named::road(c, at, s, id),
        Target::Convoy(id) => {
            let all = || s.convoys.keys().map(|k| k.as_str()).collect();
            c.known(
                at,
                msg!("check-what-convoy"),
                id.as_str(),
                s.convoys.contains_key(id),
                all,
            );
        }
    }
}

/// Whether what something is about is there; `at` is the name itself.
pub(super) fn known_about(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, a: &About) {
    let s = scene.s;
    match a {
        About::Incident(id) => named(c, at, scene, &Target::Incident(id.clone())),
        About::Centre(id) => named::centre(c, at, s, id),
        About::Checkpoint(id) => named(c, at, scene, &Target::Checkpoint(id.clone())),
        About::Convoy(id) => named(c, at, scene, &Target::Convoy(id.clone())),
        About::Unit(id) => unit(c, at, s, id),
        About::Road(id) => named::road(c, at, s, id),
        About::Vehicle(id) => {
            let all = || s.vehicles.keys().map(|k| k.as_str()).collect();
            c.known(
                at,
                msg!("check-what-vehicle"),
                id.as_str(),
                s.vehicles.contains_key(id),
                all,
            );
        }
        About::Rumour(id) => {
            let all = || s.rumours.keys().map(|k| k.as_str()).collect();
            c.known(
                at,
                msg!("check-what-rumour"),
                id.as_str(),
                s.rumours.contains_key(id),
                all,
            );
        }
        About::Situation => {}
    }
}

pub(super) fn inject_id(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, id: &InjectId) {
    let all = &scene.names.injects;
    c.known(
        at,
        msg!("check-what-inject"),
        id.as_str(),
        all.contains(id.as_str()),
        || all.iter().copied().collect(),
    );
}

pub(super) fn seat(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &SeatId) {
    c.known(
        at,
        msg!("check-what-seat"),
        id.as_str(),
        s.seats.contains_key(id),
        || s.seats.keys().map(SeatId::as_str).collect(),
    );
}

pub(super) fn unit(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &UnitId) {
    c.known(
        at,
        msg!("check-what-unit"),
        id.as_str(),
        s.units.contains_key(id),
        || s.units.keys().map(UnitId::as_str).collect(),
    );
}
