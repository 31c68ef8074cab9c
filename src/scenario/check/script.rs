//! Checks of the script: injects, their triggers, conditions, effects and expected actions; objectives.
//!
//! Deliberately not here: what is on the map, standing orders (`doctrine`), the order of injects (`chain`), what never happens
//! (`idle`).

use std::collections::{BTreeMap, BTreeSet};

use super::scene::{
    Names, Scene, condition, inject_id, inside, known_about, named, seat, stage_exists, unit,
};
use super::{At, Checker, bounds, doctrine, expected, moving, named};
use crate::base::diag::CheckRule;
use crate::base::ids::{KindId, TaskId};
use crate::base::message::msg;
use crate::record::measure::Better;
use crate::record::order::{About, Target};
use crate::record::states::Role;
use crate::scenario::load::{self, Source};
use crate::scenario::model::{Effect, Expected, Inject, Named, Rumour, TaskTarget, When};
use crate::scenario::read::{Draft, Located};
use crate::scenario::{Scenario, attached};

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, source: Option<&Source>) {
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
    let mut scene = Scene { s, names, source };
    objectives(c, draft, &mut scene);
    for l in &draft.rumours {
        rumour(c, At::of(l), &scene, &l.value);
    }
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

/// What a rumour's truth follows, and when it is over.
fn rumour(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, x: &Rumour) {
    if let Some(while_) = &x.true_while {
        condition(c, at.field("true_while"), scene, while_);
    }
    c.range(at.field("network"), "network", x.network, 0.0, 10.0);
    if let Some(t) = x.until {
        inside(c, at.field("until"), scene.s, t);
    }
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
    if let Some(source) = &x.source {
        c.name(at.field("source"), source);
    }
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
            CheckRule::TargetBackwards,
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
    for (n, id) in i.unstaffed.iter().enumerate() {
        seat(c, at.field("unstaffed").item(n), s, id);
        if s.seats.get(id).is_some_and(|x| x.role == Role::Excon) {
            let what = msg!("check-control-always-there", id = id);
            let help = msg!("check-delete-who-is-always-there");
            c.newer(
                at.field("unstaffed").item(n),
                CheckRule::ControlAlwaysThere,
                what,
                help,
            );
        }
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
    expected::tests(c, at, scene, x);
    if let When::At(t) = i.when
        && (scene.s.head.start..=scene.s.head.end).contains(&t)
        && t + x.within > scene.s.head.end
    {
        let what = msg!("check-time-allowed-action-ends");
        c.warn(
            at.field("within"),
            CheckRule::ExpectedAfterEndex,
            what,
            msg!("check-allow-less-release-inject"),
        );
    }
}

fn effect(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, e: &Effect) {
    for (field, thing) in e.row().names {
        let here = field.map_or_else(|| at.item(0), |f| at.field(f));
        exists(c, here, scene, thing);
    }
    if let Effect::Message { .. } = e {
        message(c, at, scene, e);
    }
    if let Effect::Incident {
        id,
        kind,
        at: target,
        stage,
    } = e
    {
        c.identifier(at.field("id"), id.as_str());
        incident(c, at, scene, (kind, target, *stage));
    }
    figures(c, at, e);
}

/// Something that an effect names has to be there.
fn exists(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, thing: Named<'_>) {
    let s = scene.s;
    match thing {
        Named::Centre(id) => named::centre(c, at, s, id),
        Named::Checkpoint(id) => named(c, at, scene, &Target::Checkpoint(id.clone())),
        Named::Road(id) => named::road(c, at, s, id),
        Named::Directorate(id) => named::directorate(c, at, s, id),
        Named::Municipality(id) => named::municipality(c, at, s, id),
        Named::Place(id) => named::place(c, at, s, id),
        Named::Unit(id) => unit(c, at, s, id),
        Named::Incident(id) => named(c, at, scene, &Target::Incident(id.clone())),
        Named::Vehicle(id) => known_about(c, at, scene, &About::Vehicle(id.clone())),
        Named::Rumour(id) => known_about(c, at, scene, &About::Rumour(id.clone())),
    }
}

/// The numbers of an effect, and its channels.
fn figures(c: &mut Checker<'_>, at: At<'_>, e: &Effect) {
    if let Effect::Weather {
        speed_percent,
        keeps_home,
        ..
    } = e
    {
        let speed = f64::from(*speed_percent);
        c.range(
            at.field("speed_percent"),
            "speed_percent",
            speed,
            5.0,
            100.0,
        );
        c.range(at.field("keeps_home"), "keeps_home", *keeps_home, 0.0, 1.0);
    }
    if let Effect::Outage { channels, .. } | Effect::Restore { channels, .. } = e {
        moving::channels(c, at, channels);
    }
    if let Effect::Outage { lasts: Some(t), .. } = e {
        c.span(at.field("lasts"), "lasts", *t, ("1s", "960h"));
    }
    if let Effect::Rumour { share, .. } = e {
        c.range(at.field("share"), "share", *share, 1e-6, 1.0);
    }
    if let Effect::SetStaff { staff, .. } = e {
        c.range(at.field("staff"), "staff", f64::from(*staff), 0.0, 1000.0);
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
            CheckRule::IncidentAtIncident,
            msg!("check-incident-cannot-happen-another"),
        );
    } else {
        named(c, at.field("at").item(0), scene, target);
    }
}

/// Whether a file that the scenario brings along is where it can be found; if not, that is said.
pub(super) fn brought(
    c: &mut Checker<'_>,
    at: At<'_>,
    source: Option<&Source>,
    file: &str,
) -> bool {
    let help = msg!("check-write-path-scenario-s");
    if !load::stays_inside(file) {
        let what = msg!("check-attachment-lies-outside-scenario");
        c.newer(at, CheckRule::AttachmentOutside, what, help);
    } else if attached::names(file).any(|n| c.is_own_file(&n)) {
        let what = msg!("check-attachment-is-of-scenario", file = file);
        c.newer(at, CheckRule::AttachmentOutside, what, help);
    } else if !source.is_none_or(|s| s.has_attached(file)) {
        let what = msg!("check-attachment-missing", file = file);
        c.warn(at, CheckRule::AttachmentMissing, what, help);
    } else {
        return true;
    }
    false
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
            CheckRule::MessageToNobody,
            msg!("check-message-goes-nobody"),
        );
    }
    if let Some(file) = attachment {
        brought(c, at.field("attachment"), scene.source, file);
    }
    if let Some(a) = tells {
        known_about(c, at.field("tells").item(0), scene, a);
    }
}
