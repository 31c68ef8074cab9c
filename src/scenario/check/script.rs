//! Checks of the script: injects, their triggers, conditions, effects and expected actions; objectives.
//!
//! Deliberately not here: what is on the map, standing orders (`doctrine`), the order of injects (`chain`), what never happens
//! (`idle`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker, bounds, doctrine, moving, named};
use crate::base::diag::Sort;
use crate::base::ids::{ExpectedId, IncidentId, InjectId, KindId, SeatId, TaskId, UnitId};
use crate::base::message::msg;
use crate::base::time::{SimTime, Span};
use crate::record::measure::Better;
use crate::record::order::{About, Target};
use crate::scenario::model::{Action, Condition, Effect, Expected, Inject, TaskTarget, When};
use crate::scenario::read::{Draft, Located};
use crate::scenario::{Scenario, load};

/// What the script itself defines.
struct Names<'d> {
    incidents: BTreeMap<IncidentId, KindId>,
    tasks: BTreeSet<TaskId>,
    expected: BTreeSet<ExpectedId>,
    injects: BTreeSet<&'d str>,
}

/// What a check of the script looks at besides the value.
struct Scene<'s> {
    s: &'s Scenario,
    names: Names<'s>,
    attached: &'s dyn Fn(&str) -> bool,
}

pub(super) fn check(
    c: &mut Checker<'_>,
    draft: &Draft,
    s: &Scenario,
    attached: &dyn Fn(&str) -> bool,
) {
    for l in &draft.storylines {
        c.name(At::of(l).field("name"), &l.value.name);
        bounds::length(c, At::of(l).field("notes"), &l.value.notes, bounds::PROSE);
    }
    let injects = draft.injects.iter().map(|l| l.value.id.as_str()).collect();
    let names = Names {
        incidents: BTreeMap::new(),
        tasks: BTreeSet::new(),
        expected: BTreeSet::new(),
        injects,
    };
    let mut scene = Scene { s, names, attached };
    objectives(c, draft, &mut scene);
    for l in &draft.injects {
        for (n, e) in l.value.effects.iter().enumerate() {
            if let Effect::Incident { id, kind, .. } = e
                && scene
                    .names
                    .incidents
                    .insert(id.clone(), kind.clone())
                    .is_some()
            {
                c.twice(At::of(l).field("effects").item(n).field("id"), id.as_str());
            }
        }
    }
    draft.injects.iter().for_each(|l| inject(c, l, &mut scene));
    draft.doctrine.iter().for_each(|l| doctrine::check(c, l));
}

fn objectives(c: &mut Checker<'_>, draft: &Draft, scene: &mut Scene<'_>) {
    for l in &draft.objectives {
        c.name(At::of(l).field("name"), &l.value.name);
        let tasks = At::of(l).field("tasks");
        bounds::few(c, tasks, "tasks", l.value.tasks.len(), 100);
        for (n, t) in l.value.tasks.iter().enumerate() {
            let at = tasks.item(n);
            c.name(at.field("name"), &t.name);
            if !scene.names.tasks.insert(t.id.clone()) {
                c.twice(at.field("id"), t.id.as_str());
            }
            bounds::few(c, at.field("targets"), "targets", t.targets.len(), 100);
            t.targets
                .iter()
                .enumerate()
                .for_each(|(i, x)| task_target(c, at.field("targets").item(i), t.id.as_str(), x));
        }
    }
}

fn task_target(c: &mut Checker<'_>, at: At<'_>, task: &str, x: &TaskTarget) {
    c.bound(at.field("good"), "good", x.good, -1e7, 1e7);
    c.bound(at.field("poor"), "poor", x.poor, -1e7, 1e7);
    let more = x.measure.better() == Better::More;
    let apart = if more {
        x.good > x.poor
    } else {
        x.good < x.poor
    };
    if !x.good.is_finite() || !x.poor.is_finite() || !apart {
        let name = format!("{:?}", x.measure);
        let said = if more {
            msg!("check-good-above")
        } else {
            msg!("check-good-below")
        };
        c.error(
            at.field("good"),
            Sort::Clash,
            msg!(
                "check-target-task-good-must",
                task = task,
                name = name,
                said = said
            ),
        );
    }
}

fn inject(c: &mut Checker<'_>, l: &Located<Inject>, scene: &mut Scene<'_>) {
    let (i, at, s) = (&l.value, At::of(l), scene.s);
    c.name(at.field("name"), &i.name);
    bounds::length(c, at.field("controller"), &i.controller, bounds::NAME);
    bounds::length(c, at.field("notes"), &i.notes, bounds::PROSE);
    if let Some(line) = &i.storyline {
        let exists = s.storylines.contains_key(line);
        let all = || s.storylines.keys().map(|k| k.as_str()).collect();
        c.known(
            at.field("storyline"),
            msg!("check-what-storyline"),
            line.as_str(),
            exists,
            all,
        );
    }
    c.range(at.field("chance"), "chance", i.chance, 0.0001, 1.0);
    c.range(at.field("weight"), "weight", i.weight, 0.0001, 1e6);
    let when = at.field("when");
    match &i.when {
        When::At(t) => inside(c, when.item(0), s, *t),
        When::After { inject, .. } => inject_id(c, when.field("inject"), scene, inject),
        When::If { condition: x, .. } => condition(c, when.field("condition"), scene, x),
        When::ByHand => {}
    }
    bounds::few(c, at.field("effects"), "effects", i.effects.len(), 500);
    bounds::few(c, at.field("expected"), "expected", i.expected.len(), 100);
    for (n, e) in i.effects.iter().enumerate() {
        effect(c, at.field("effects").item(n), scene, e);
    }
    for (n, x) in i.expected.iter().enumerate() {
        expected(c, at.field("expected").item(n), scene, i, x);
    }
}

fn expected(c: &mut Checker<'_>, at: At<'_>, scene: &mut Scene<'_>, i: &Inject, x: &Expected) {
    c.name(at.field("name"), &x.name);
    if !scene.names.expected.insert(x.id.clone()) {
        c.twice(at.field("id"), x.id.as_str());
    }
    if let Some(t) = &x.task {
        let tasks = &scene.names.tasks;
        c.known(
            at.field("task"),
            msg!("check-what-task"),
            t.as_str(),
            tasks.contains(t),
            || tasks.iter().map(TaskId::as_str).collect(),
        );
    }
    action(c, at.field("action"), scene, &x.action);
    if let When::At(t) = i.when
        && (scene.s.head.start..=scene.s.head.end).contains(&t)
        && t + x.within > scene.s.head.end
    {
        let what = msg!("check-time-allowed-action-ends");
        c.warn(
            at.field("within"),
            Sort::Idle,
            what,
            msg!("check-allow-less-release-inject"),
        );
    }
}

fn inside(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, t: SimTime) {
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
        c.say(
            at,
            (crate::base::diag::Severity::Error, Sort::Range),
            (what, help),
        );
    }
}

fn condition(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, x: &Condition) {
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
        Condition::CheckpointIs(id, _) => named(c, first, scene, &Target::Checkpoint(id.clone())),
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
        Condition::VehicleIs(id, _) => known_about(c, first, scene, &About::Vehicle(id.clone())),
        Condition::ChannelIsDown(p, _) => named::place(c, first, s, p),
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

fn effect(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, e: &Effect) {
    let s = scene.s;
    let first = at.item(0);
    match e {
        Effect::Message { .. } => message(c, at, scene, e),
        Effect::Incident {
            id,
            kind,
            at: target,
            stage,
        } => {
            c.identifier(at.field("id"), id.as_str());
            incident(c, at, scene, (kind, target, *stage));
        }
        Effect::EndIncident(id) => named(c, first, scene, &Target::Incident(id.clone())),
        Effect::BlockRoad(r) | Effect::ClearRoad(r) => named::road(c, first, s, r),
        Effect::Weather {
            directorate,
            speed_percent,
            keeps_home,
        } => {
            named::directorate(c, at.field("directorate"), s, directorate);
            c.range(
                at.field("speed_percent"),
                "speed_percent",
                f64::from(*speed_percent),
                5.0,
                100.0,
            );
            c.range(at.field("keeps_home"), "keeps_home", *keeps_home, 0.0, 1.0);
        }
        Effect::Outage {
            at: place,
            channels,
            lasts,
        } => {
            moving::channels(c, at, s, place, channels);
            if let Some(t) = lasts {
                c.span(at.field("lasts"), "lasts", *t, ("1s", "960h"));
            }
        }
        Effect::Restore {
            at: place,
            channels,
        } => moving::channels(c, at, s, place, channels),
        Effect::Vehicle(id) => known_about(c, first, scene, &About::Vehicle(id.clone())),
        Effect::Rumour {
            rumour,
            municipality,
            share,
        } => {
            known_about(c, at.field("rumour"), scene, &About::Rumour(rumour.clone()));
            named::municipality(c, at.field("municipality"), s, municipality);
            c.range(at.field("share"), "share", *share, 1e-6, 1.0);
        }
        Effect::LoseUnit(u) | Effect::AddUnit(u) => unit(c, first, s, u),
        Effect::SetStaff { checkpoint, staff } => {
            named(
                c,
                at.field("checkpoint"),
                scene,
                &Target::Checkpoint(checkpoint.clone()),
            );
            c.range(at.field("staff"), "staff", f64::from(*staff), 0.0, 1000.0);
        }
        Effect::Materials { centre, .. } => named::centre(c, at.field("centre"), s, centre),
        Effect::SetFlag(_) | Effect::ClearFlag(_) => {}
    }
}

/// The kind, the stage and the place of an incident that begins.
fn incident(
    c: &mut Checker<'_>,
    at: At<'_>,
    scene: &Scene<'_>,
    (kind, target, stage): (&KindId, &Target, u32),
) {
    let s = scene.s;
    let exists = s.kinds.contains_key(kind);
    c.known(
        at.field("kind"),
        msg!("check-what-kind"),
        kind.as_str(),
        exists,
        || s.kinds.keys().map(KindId::as_str).collect(),
    );
    stage_exists(c, at.field("stage"), s, kind, stage);
    if matches!(target, Target::Incident(_)) {
        c.error(
            at.field("at"),
            Sort::Clash,
            msg!("check-incident-cannot-happen-another"),
        );
    } else {
        named(c, at.field("at").item(0), scene, target);
    }
}

fn message(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, e: &Effect) {
    let Effect::Message {
        from,
        to,
        text,
        attachment,
        tells,
        ..
    } = e
    else {
        return;
    };
    c.name(at.field("from"), from);
    c.prose(at.field("text"), text);
    to.iter()
        .enumerate()
        .for_each(|(n, id)| seat(c, at.field("to").item(n), scene.s, id));
    bounds::few(c, at.field("to"), "to", to.len(), 500);
    if to.is_empty() {
        c.error(
            at.field("to"),
            Sort::Field,
            msg!("check-message-goes-nobody"),
        );
    }
    if let Some(file) = attachment {
        let help = msg!("check-write-path-scenario-s");
        if !load::stays_inside(file) {
            let what = msg!("check-attachment-lies-outside-scenario");
            c.newer(at.field("attachment"), Sort::File, what, help);
        } else if !(scene.attached)(file) {
            let what = msg!("check-attachment-missing", file = file);
            c.warn(at.field("attachment"), Sort::File, what, help);
        }
    }
    if let Some(a) = tells {
        known_about(c, at.field("tells").item(0), scene, a);
    }
}

fn stage_exists(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, kind: &KindId, stage: u32) {
    if let Some(k) = s.kinds.get(kind)
        && stage as usize >= k.stages.len()
    {
        let last = k.stages.len().saturating_sub(1);
        let said = msg!("check-stage-last", stage = stage, kind = kind, last = last);
        c.error(at, Sort::Range, said);
    }
}

fn action(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, a: &Action) {
    if let Some(id) = &a.seat {
        seat(c, at.field("seat"), scene.s, id);
    }
    if let Some(t) = &a.about {
        named(c, at.field("about").item(0), scene, t);
    }
    if let Some(i) = &a.message {
        inject_id(c, at.field("message"), scene, i);
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
}

/// Whether what a target names is there; `at` is the name itself.
fn named(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, t: &Target) {
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
fn known_about(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, a: &About) {
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

fn inject_id(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, id: &InjectId) {
    let all = &scene.names.injects;
    c.known(
        at,
        msg!("check-what-inject"),
        id.as_str(),
        all.contains(id.as_str()),
        || all.iter().copied().collect(),
    );
}

fn seat(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &SeatId) {
    c.known(
        at,
        msg!("check-what-seat"),
        id.as_str(),
        s.seats.contains_key(id),
        || s.seats.keys().map(SeatId::as_str).collect(),
    );
}

fn unit(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, id: &UnitId) {
    c.known(
        at,
        msg!("check-what-unit"),
        id.as_str(),
        s.units.contains_key(id),
        || s.units.keys().map(UnitId::as_str).collect(),
    );
}
