//! What stands on the map: centres, checkpoints, roads, places, and the areas around them.
//!
//! Deliberately not here: what can be ordered about them (`panels::actions`).

use crate::screen::layout::*;

use crate::map::entity_ref::EntityRef;
use crate::map::symbols::{centre_color, posture_color};
use crate::picture::*;
use crate::record::states::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::duty::{duty, fatigue, holds};
use crate::screen::panels::docks::inspector::facts::{age, go, line, unknown};
use crate::screen::state::ui::Fill;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, note, row};

/// How far the result of a centre is, and what was ruled on its count.
fn result(ctx: &PanelContext<'_>, c: &CentreView) -> Vec<View> {
    let say = ctx.say;
    let mut parts = Vec::new();
    if let Some(result) = c.result {
        let mut words = say.name(result.state);
        if let Some(doubt) = result.doubt {
            words = say.with(
                "result-in-doubt",
                &[("state", words), ("why", say.name(doubt))],
            );
        }
        parts.push(line(say.t("result-of-centre"), words));
    }
    if let Some((order, ruling)) = ctx.picture().ruled(&c.id) {
        let words = [("ruling", say.name(ruling)), ("time", ctx.time(order.at))];
        let key = if order.at >= c.word.as_of {
            "ruling-on-its-way"
        } else {
            "ruling-given"
        };
        parts.push(line(say.t("ruling-of-centre"), say.with(key, &words)));
    }
    parts
}

/// What is known of a polling centre.
pub(super) fn centre(ctx: &PanelContext<'_>, c: &CentreView) -> Vec<View> {
    let (say, s) = (ctx.say, ctx.scenario());
    let mut parts = vec![row([badge(ctx.say.name(c.state), centre_color(c.state))])];
    parts.extend(age(ctx, c.word));
    if let Some(plan) = s.centres.get(&c.id) {
        parts.push(line(
            say.t("at"),
            format!(
                "{} · {}",
                ctx.prose.place(&plan.place),
                ctx.prose.municipality(&plan.municipality)
            ),
        ));
        parts.push(line(say.t("stations"), plan.stations.len().to_string()));
    }
    let gate = row([
        note(say.t("gate")).node(|n| n.width = percent(40)),
        badge(ctx.prose.posture(c.gate), posture_color(c.gate)),
    ]);
    parts.push(gate.gap(space::NEAR).firm());
    parts.push(line(say.t("closes"), ctx.time(c.closes)));
    let told = ctx.told(c.word);
    let figure = |words: String| if told { words } else { say.t("figure-unknown") };
    parts.push(line(say.t("in-line"), figure(c.in_line.to_string())));
    let share = (c.served * 100).checked_div(c.registered).unwrap_or(0);
    parts.push(line(
        say.t("voted"),
        figure(say.with(
            "of",
            &[
                ("n", c.served.to_string()),
                ("all", c.registered.to_string()),
                ("percent", share.to_string()),
            ],
        )),
    ));
    parts.push(line(say.t("gave-up"), figure(c.gave_up.to_string())));
    if let Some(n) = c.kept_away {
        parts.push(line(say.t("kept-away"), n.to_string()));
    }
    if c.lost_seconds > 0 {
        parts.push(line(
            say.t("voting-lost"),
            say.arg(&crate::base::time::Span::from_secs(c.lost_seconds).into()),
        ));
    }
    parts.extend(result(ctx, c));
    for u in ctx
        .picture()
        .units
        .iter()
        .filter(|u| u.guards.as_ref() == Some(&c.id))
    {
        parts.push(go(
            ctx,
            say.t("protected-by"),
            EntityRef::Unit(u.id.clone()),
        ));
    }
    parts
}

/// What is known of a checkpoint.
pub(super) fn checkpoint(ctx: &PanelContext<'_>, c: &CheckpointView) -> Vec<View> {
    let say = ctx.say;
    let mut parts = vec![row([badge(
        ctx.prose.posture(c.posture),
        posture_color(c.posture),
    )])];
    parts.extend(age(ctx, c.word));
    if let Some(plan) = ctx.scenario().checkpoints.get(&c.id) {
        parts.push(go(ctx, say.t("at"), EntityRef::Road(plan.road.clone())));
        parts.push(line(say.t("lanes"), plan.lanes.to_string()));
    }
    if let Some(p) = c.outward {
        parts.push(line(say.t("group-outward"), ctx.prose.posture(p)));
    }
    parts.push(line(say.t("usual-posture"), ctx.prose.posture(c.usual)));
    if let Some(n) = ctx.scenario().checkpoints.get(&c.id).and_then(|x| x.women) {
        parts.push(line(say.t("women-searchers"), n.to_string()));
    }
    if c.found > 0 {
        parts.push(line(say.t("found"), c.found.to_string()));
    }
    let told = ctx.told(c.word);
    let queue = if told {
        say.with("vehicles", &[("n", c.queue)])
    } else {
        say.t("figure-unknown")
    };
    parts.push(line(say.t("in-line"), queue));
    parts.push(line(say.t("staff"), say.with("people", &[("n", c.staff)])));
    parts.extend(c.fatigue.map(|f| fatigue(ctx, f)));
    parts.extend(c.duty.map(|d| duty(ctx, d)).into_iter().flatten());
    parts.push(line(say.t("command"), ctx.prose.seat(&c.seat)));
    parts.extend(holds(ctx, &c.holds));
    for v in &c.lookouts {
        parts.push(go(
            ctx,
            say.t("looks-out-for"),
            EntityRef::Vehicle(v.clone()),
        ));
    }
    parts
}

/// What is known of a road, and the checkpoints on it.
pub(super) fn road(ctx: &PanelContext<'_>, id: &crate::base::ids::RoadId) -> Vec<View> {
    let (say, s) = (ctx.say, ctx.scenario());
    let Some(r) = s.roads.get(id) else {
        return unknown(ctx);
    };
    let known = ctx.picture().road(id);
    let (state, color) = match known.map(|v| (v.state, v.closed)) {
        Some((RoadState::Blocked, _)) => (RoadState::Blocked, ColorRole::Bad),
        Some((RoadState::Closed, _) | (_, true)) => (RoadState::Closed, ColorRole::Warn),
        _ => (RoadState::Open, ColorRole::Good),
    };
    let class = say.name(r.class);
    let mut parts = vec![row([badge(say.name(state), color)])];
    parts.extend(known.and_then(|v| age(ctx, v.word)));
    parts.push(line(say.t("class"), class));
    parts.push(line(
        say.t("length"),
        say.with("km", &[("n", format!("{:.0}", r.km))]),
    ));
    for c in s.checkpoints.values().filter(|c| c.road == *id) {
        parts.push(go(
            ctx,
            say.t("sort-checkpoint"),
            EntityRef::Checkpoint(c.id.clone()),
        ));
    }
    parts
}

/// What is known of a place: what stands there and which channels fail.
pub(super) fn place(ctx: &PanelContext<'_>, id: &crate::base::ids::PlaceId) -> Vec<View> {
    let (say, s, p) = (ctx.say, ctx.scenario(), ctx.picture());
    let mut parts = Vec::new();
    if let Some(m) = s.municipalities.values().find(|m| m.seat == *id) {
        parts.push(go(
            ctx,
            say.t("sort-municipality"),
            EntityRef::Municipality(m.id.clone()),
        ));
    }
    for l in p.links.iter().filter(|l| l.place == *id && !l.works) {
        parts.push(
            note(say.with(
                "channel-fails",
                &[("channel", ctx.prose.channel(l.channel))],
            ))
            .color(ColorRole::Bad),
        );
    }
    for c in p
        .centres
        .iter()
        .filter(|c| s.centres.get(&c.id).is_some_and(|x| x.place == *id))
    {
        parts.push(go(
            ctx,
            ctx.say.name(c.state),
            EntityRef::Centre(c.id.clone()),
        ));
    }
    for u in p.units.iter().filter(|u| u.from == *id && u.to == *id) {
        parts.push(go(
            ctx,
            ctx.say.name(u.state),
            EntityRef::Unit(u.id.clone()),
        ));
    }
    parts
}

/// What is known of a municipality: turnout, confidence, its centres.
pub(super) fn municipality(
    ctx: &PanelContext<'_>,
    id: &crate::base::ids::MunicipalityId,
) -> Vec<View> {
    use crate::map::fill::percent_of;
    let (say, s, p) = (ctx.say, ctx.scenario(), ctx.picture());
    let Some(m) = s.municipalities.get(id) else {
        return unknown(ctx);
    };
    let mut parts = Vec::new();
    if let Some(d) = &m.directorate {
        parts.push(go(
            ctx,
            say.t("sort-directorate"),
            EntityRef::Directorate(d.clone()),
        ));
    }
    let own = |c: &&CentreView| s.centres.get(&c.id).is_some_and(|x| x.municipality == *id);
    let words = p.centres.iter().filter(own).map(|c| c.word);
    let oldest = words.filter(|w| ctx.told(*w)).min_by_key(|w| w.as_of);
    match percent_of(Fill::Turnout, s, p, id).zip(oldest) {
        Some((n, word)) => {
            let words = ctx.figure(word, say.with("percent", &[("n", n)]));
            parts.push(line(say.t("fill-turnout"), words));
        }
        None if p.centres.iter().any(|c| own(&c)) => {
            parts.push(line(say.t("fill-turnout"), say.t("figure-unknown")));
        }
        None => {}
    }
    match percent_of(Fill::Confidence, s, p, id) {
        Some(n) => parts.push(line(
            say.t("confidence-estimate"),
            say.with("percent", &[("n", n)]),
        )),
        None => parts.push(line(
            say.t("confidence-estimate"),
            say.t("known-to-control"),
        )),
    }
    for c in p
        .centres
        .iter()
        .filter(|c| s.centres.get(&c.id).is_some_and(|x| x.municipality == *id))
    {
        parts.push(go(
            ctx,
            ctx.say.name(c.state),
            EntityRef::Centre(c.id.clone()),
        ));
    }
    parts
}

/// What is known of a directorate: its readiness and its municipalities.
pub(super) fn directorate(
    ctx: &PanelContext<'_>,
    id: &crate::base::ids::DirectorateId,
) -> Vec<View> {
    let (say, p) = (ctx.say, ctx.picture());
    let mut parts = Vec::new();
    if let Some(d) = p.directorate(id) {
        parts.push(line(say.t("fill-readiness"), ctx.prose.readiness(d.level)));
        if d.ordered != d.level {
            parts.push(line(say.t("ordered"), ctx.prose.readiness(d.ordered)));
        }
        parts.extend(age(ctx, d.word));
    }
    for m in ctx
        .scenario()
        .municipalities
        .values()
        .filter(|m| m.directorate.as_ref() == Some(id))
    {
        parts.push(go(
            ctx,
            say.t("sort-municipality"),
            EntityRef::Municipality(m.id.clone()),
        ));
    }
    parts
}
