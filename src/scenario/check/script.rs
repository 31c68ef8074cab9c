//! Checks of the script: injects, their triggers, conditions, effects and expected actions; objectives; standing orders.
//!
//! Deliberately not here: what is on the map.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, moving, things};
use crate::base::diag::Severity;
use crate::base::ids::{ExpectedId, IncidentId, InjectId, KindId, SeatId, TaskId, UnitId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::order::{About, Target};
use crate::scenario::Scenario;
use crate::scenario::raw::{Action, Condition, Doctrine, Effect, Inject, Rule, TaskTarget, When};
use crate::scenario::read::{Draft, Located};

/// What the script itself defines.
struct Names {
    incidents: BTreeMap<IncidentId, KindId>,
    tasks: BTreeSet<TaskId>,
    expected: BTreeSet<ExpectedId>,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.storylines {
        c.text(l, "name", &l.value.name);
    }
    let mut names = Names { incidents: BTreeMap::new(), tasks: BTreeSet::new(), expected: BTreeSet::new() };
    for l in &draft.objectives {
        c.text(l, "name", &l.value.name);
        for t in &l.value.tasks {
            c.text(l, "tasks", &t.name);
            if !names.tasks.insert(t.id.clone()) {
                twice(c, l, t.id.as_str());
            }
            t.targets.iter().for_each(|x| task_target(c, l, t.id.as_str(), x));
        }
    }
    for l in &draft.injects {
        for e in &l.value.effects {
            if let Effect::Incident { id, kind, .. } = e
                && names.incidents.insert(id.clone(), kind.clone()).is_some()
            {
                twice(c, l, id.as_str());
            }
        }
    }
    for l in &draft.injects {
        inject(c, l, s, &mut names);
    }
    loops(c, draft);
    draft.doctrine.iter().for_each(|l| rule(c, l));
}

fn task_target<T>(c: &mut Checker<'_>, l: &Located<T>, task: &str, x: &TaskTarget) {
    let more = x.measure.more_is_better();
    let apart = if more { x.good > x.poor } else { x.good < x.poor };
    if !x.good.is_finite() || !x.poor.is_finite() || !apart {
        let name = format!("{:?}", x.measure);
        let byte = l.node.find_text(task).map_or(l.node.start, |n| n.start);
        let (ar, en) = if more { ("أكبر من", "above") } else { ("أصغر من", "below") };
        c.node(
            l,
            byte,
            &format!("هدف المهمة «{task}»: في {name} يجب أن تكون good {ar} poor"),
            &format!("target of the task `{task}`: for {name}, good must be {en} poor"),
        );
    }
}

fn twice<T>(c: &mut Checker<'_>, l: &Located<T>, id: &str) {
    let byte = l.node.find_text(id).map_or(l.node.start, |n| n.start);
    c.node(l, byte, &format!("المعرف «{id}» مستعمل من قبل"), &format!("the identifier `{id}` is used twice"));
}

fn inject(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &mut Names) {
    let i = &l.value;
    c.text(l, "name", &i.name);
    if let Some(line) = &i.storyline {
        let all = s.storylines.keys().map(|k| k.as_str()).collect();
        c.known(l, ("خط أحداث", "storyline"), line.as_str(), s.storylines.contains_key(line), all);
    }
    c.range(l, "chance", i.chance, 0.0001, 1.0);
    c.range(l, "weight", i.weight, 0.0001, 1e6);
    match &i.when {
        When::At(t) => inside(c, l, s, *t),
        When::After { inject, .. } => inject_id(c, l, s, inject),
        When::If { condition: x, .. } => condition(c, l, s, names, x),
        When::ByHand => {}
    }
    for e in &i.effects {
        effect(c, l, s, names, e);
    }
    for x in &i.expected {
        c.text(l, "expected", &x.name);
        if !names.expected.insert(x.id.clone()) {
            twice(c, l, x.id.as_str());
        }
        if let Some(t) = &x.task {
            let all = names.tasks.iter().map(TaskId::as_str).collect();
            c.known(l, ("مهمة حرجة", "critical task"), t.as_str(), names.tasks.contains(t), all);
        }
        action(c, l, s, names, &x.action);
        if let When::At(t) = i.when
            && t + x.within > s.head.end
        {
            let byte = l.node.find_field("expected").map_or(l.node.start, |n| n.start);
            let what = ("مهلة الإجراء المتوقع تنتهي بعد نهاية التمرين", "the time allowed for this action ends after the exercise");
            c.at(l.file, byte, Severity::Warning, what.0, what.1, Text::default());
        }
    }
}

fn inside<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, t: SimTime) {
    if t < s.head.start || t > s.head.end {
        let (a, b) = (s.head.start, s.head.end);
        let byte = l.node.find_field("when").or_else(|| l.node.find_field("at")).map_or(l.node.start, |n| n.start);
        c.node(l, byte, &format!("الوقت {t} خارج التمرين ({a} إلى {b})"), &format!("the time {t} lies outside the exercise ({a} to {b})"));
    }
}

fn condition(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &Names, x: &Condition) {
    match x {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|x| condition(c, l, s, names, x)),
        Condition::Not(x) => condition(c, l, s, names, x),
        Condition::Flag(_) => {}
        Condition::Since(t) => inside(c, l, s, *t),
        Condition::Released(i) => inject_id(c, l, s, i),
        Condition::Ordered { action: a, since } | Condition::Missing { action: a, since, .. } => {
            action(c, l, s, names, a);
            inject_id(c, l, s, since);
        }
        Condition::Unacknowledged { inject, seat: id, .. } => {
            inject_id(c, l, s, inject);
            seat(c, l, s, id);
        }
        Condition::UnitIs(u, _) => unit(c, l, s, u),
        Condition::CentreIs(id, _) | Condition::Measure { centre: id, .. } => things::centre_id(c, l, s, id),
        Condition::CheckpointIs(id, _) => target(c, l, s, names, &Target::Checkpoint(id.clone())),
        Condition::RoadIs(id, _) => things::road(c, l, s, id),
        Condition::IncidentIs(id, _) => target(c, l, s, names, &Target::Incident(id.clone())),
        Condition::StageReached(id, stage) => {
            target(c, l, s, names, &Target::Incident(id.clone()));
            if let Some(kind) = names.incidents.get(id) {
                stage_exists(c, l, s, kind, *stage);
            }
        }
        Condition::ReadinessIs(d, _) => things::directorate(c, l, s, d),
        Condition::ConvoyIs(id, _) => target(c, l, s, names, &Target::Convoy(id.clone())),
        Condition::VehicleIs(id, _) => about(c, l, s, names, &About::Vehicle(id.clone())),
        Condition::ChannelIsDown(p, _) => things::place(c, l, s, p),
        Condition::RumourHeard(r, m, percent) => {
            about(c, l, s, names, &About::Rumour(r.clone()));
            things::municipality(c, l, s, m);
            c.range(l, "condition", f64::from(*percent), 0.0, 100.0);
        }
        Condition::ConfidenceBelow(m, _) => things::municipality(c, l, s, m),
    }
}

fn effect(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &Names, e: &Effect) {
    match e {
        Effect::Message { from, to, text, tells, .. } => {
            c.text(l, "from", from);
            c.text(l, "text", text);
            to.iter().for_each(|id| seat(c, l, s, id));
            if to.is_empty() {
                c.field(l, "to", "الرسالة بلا متلقٍّ", "the message goes to nobody");
            }
            if let Some(a) = tells {
                about(c, l, s, names, a);
            }
        }
        Effect::Incident { id, kind, at, stage } => {
            c.identifier(l, id.as_str());
            let all = s.kinds.keys().map(KindId::as_str).collect();
            c.known(l, ("نوع حادث", "kind of incident"), kind.as_str(), s.kinds.contains_key(kind), all);
            stage_exists(c, l, s, kind, *stage);
            if matches!(at, Target::Incident(_)) {
                c.field(l, "at", "مكان الحادث لا يكون حادثاً آخر", "an incident cannot happen at another incident");
            }
            target(c, l, s, names, at);
        }
        Effect::EndIncident(id) => target(c, l, s, names, &Target::Incident(id.clone())),
        Effect::BlockRoad(r) | Effect::ClearRoad(r) => things::road(c, l, s, r),
        Effect::Weather { directorate, speed_percent, keeps_home } => {
            things::directorate(c, l, s, directorate);
            c.range(l, "speed_percent", f64::from(*speed_percent), 5.0, 100.0);
            c.range(l, "keeps_home", *keeps_home, 0.0, 1.0);
        }
        Effect::Outage { at, channels, .. } | Effect::Restore { at, channels } => moving::channels(c, l, s, at, channels),
        Effect::Vehicle(id) => about(c, l, s, names, &About::Vehicle(id.clone())),
        Effect::Rumour { rumour, municipality, share } => {
            about(c, l, s, names, &About::Rumour(rumour.clone()));
            things::municipality(c, l, s, municipality);
            c.range(l, "share", *share, 0.000_001, 1.0);
        }
        Effect::LoseUnit(u) | Effect::AddUnit(u) => unit(c, l, s, u),
        Effect::SetStaff { checkpoint, staff } => {
            target(c, l, s, names, &Target::Checkpoint(checkpoint.clone()));
            c.range(l, "staff", f64::from(*staff), 0.0, 1000.0);
        }
        Effect::Materials { centre, .. } => things::centre_id(c, l, s, centre),
        Effect::SetFlag(_) | Effect::ClearFlag(_) => {}
    }
}

fn stage_exists(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, kind: &KindId, stage: u32) {
    if let Some(k) = s.kinds.get(kind)
        && stage as usize >= k.stages.len()
    {
        let last = k.stages.len().saturating_sub(1);
        let (ar, en) =
            (format!("المرحلة {stage} غير موجودة في «{kind}»؛ آخرها {last}"), format!("`{kind}` has no stage {stage}; its last is {last}"));
        c.field(l, "stage", &ar, &en);
    }
}

fn action(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &Names, a: &Action) {
    if let Some(id) = &a.seat {
        seat(c, l, s, id);
    }
    if let Some(t) = &a.about {
        target(c, l, s, names, t);
    }
    if let Some(i) = &a.message {
        inject_id(c, l, s, i);
    }
    if let Some(x) = &a.subject {
        about(c, l, s, names, x);
    }
    if let Some(id) = &a.to {
        seat(c, l, s, id);
    }
}

fn target(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &Names, t: &Target) {
    match t {
        Target::Incident(id) => {
            let all = names.incidents.keys().map(IncidentId::as_str).collect();
            c.known(l, ("حادث في هذا السيناريو", "incident in this script"), id.as_str(), names.incidents.contains_key(id), all);
        }
        Target::Centre(id) => things::centre_id(c, l, s, id),
        Target::Checkpoint(id) => {
            let all = s.checkpoints.keys().map(|k| k.as_str()).collect();
            c.known(l, ("نقطة تفتيش", "checkpoint"), id.as_str(), s.checkpoints.contains_key(id), all);
        }
        Target::Place(id) => things::place(c, l, s, id),
        Target::Road(id) => things::road(c, l, s, id),
        Target::Convoy(id) => {
            let all = s.convoys.keys().map(|k| k.as_str()).collect();
            c.known(l, ("قافلة", "convoy"), id.as_str(), s.convoys.contains_key(id), all);
        }
    }
}

fn about(c: &mut Checker<'_>, l: &Located<Inject>, s: &Scenario, names: &Names, a: &About) {
    match a {
        About::Incident(id) => target(c, l, s, names, &Target::Incident(id.clone())),
        About::Centre(id) => things::centre_id(c, l, s, id),
        About::Checkpoint(id) => target(c, l, s, names, &Target::Checkpoint(id.clone())),
        About::Convoy(id) => target(c, l, s, names, &Target::Convoy(id.clone())),
        About::Unit(id) => unit(c, l, s, id),
        About::Road(id) => things::road(c, l, s, id),
        About::Vehicle(id) => {
            let all = s.vehicles.keys().map(|k| k.as_str()).collect();
            c.known(l, ("مركبة", "vehicle"), id.as_str(), s.vehicles.contains_key(id), all);
        }
        About::Rumour(id) => {
            let all = s.rumours.keys().map(|k| k.as_str()).collect();
            c.known(l, ("إشاعة", "rumour"), id.as_str(), s.rumours.contains_key(id), all);
        }
        About::Situation => {}
    }
}

fn inject_id<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &InjectId) {
    let all = s.injects.iter().map(|i| i.id.as_str()).collect();
    c.known(l, ("مُدخَل", "inject"), id.as_str(), s.inject(id).is_some(), all);
}

fn seat<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &SeatId) {
    let all = s.seats.keys().map(SeatId::as_str).collect();
    c.known(l, ("مقعد", "seat"), id.as_str(), s.seats.contains_key(id), all);
}

fn unit<T>(c: &mut Checker<'_>, l: &Located<T>, s: &Scenario, id: &UnitId) {
    let all = s.units.keys().map(UnitId::as_str).collect();
    c.known(l, ("وحدة", "unit"), id.as_str(), s.units.contains_key(id), all);
}

/// An inject that waits for itself, through any number of others, can never be released.
fn loops(c: &mut Checker<'_>, draft: &Draft) {
    let after: BTreeMap<&InjectId, &InjectId> = draft
        .injects
        .iter()
        .filter_map(|l| if let When::After { inject, .. } = &l.value.when { Some((&l.value.id, inject)) } else { None })
        .collect();
    for l in &draft.injects {
        let mut at = &l.value.id;
        for _ in 0..=after.len() {
            let Some(next) = after.get(at) else { break };
            at = next;
            if *at == l.value.id {
                c.field(l, "when", "هذا المُدخَل ينتظر نفسه ولن يُطلق أبداً", "this inject waits for itself and can never be released");
                break;
            }
        }
    }
}

fn rule(c: &mut Checker<'_>, l: &Located<Rule>) {
    match &l.value.does {
        Doctrine::ReportSituation { every, .. } | Doctrine::RepeatOrders { after: every } if every.millis() < 60_000 => {
            c.field(l, "does", "المدة أقصر من دقيقة", "the time is shorter than a minute");
        }
        Doctrine::EaseCheckpoints { above, below } if below >= above => {
            c.field(l, "below", "الحد الأدنى ليس أقل من الأعلى", "`below` is not less than `above`");
        }
        _ => {}
    }
}
