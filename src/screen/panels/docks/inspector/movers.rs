//! What moves: units, convoys, wanted vehicles.
//!
//! Deliberately not here: what can be ordered of them (`panels::actions`).

use crate::base::ids::UnitId;
use crate::base::message::Arg;
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::map::icons::Icon;
use crate::map::symbols::{boxes_on_board, convoy_color, unit_color};
use crate::picture::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::duty::{duty, fatigue, holds};
use crate::screen::panels::docks::inspector::facts::{age, go, line, unknown, where_is};
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, icon, note, row, text};

/// What is known of a unit.
pub(super) fn unit(ctx: &PanelContext<'_>, id: &UnitId) -> Vec<View> {
    let (say, s) = (ctx.say, ctx.scenario());
    let Some(plan) = s.units.get(id) else {
        return unknown(ctx);
    };
    let mut parts = vec![
        row([
            icon(Icon::unit(plan.kind), false, ColorRole::Text),
            text(ctx.say.name(plan.kind)),
        ])
        .gap(space::NEAR),
    ];
    let Some(u) = ctx.picture().unit(id) else {
        parts.extend(unknown(ctx));
        return parts;
    };
    parts.push(row([badge(ctx.say.name(u.state), unit_color(u.state))]));
    parts.extend(age(ctx, u.word));
    parts.push(line(say.t("at"), where_is(ctx, &u.from, &u.to, u.done)));
    if let Some(t) = &u.task {
        parts.push(go(ctx, say.t("task"), EntityRef::of_target(t)));
    }
    if let Some(since) = u.unconfirmed {
        parts.push(
            note(say.with("unconfirmed", &[("time", ctx.time(since))])).color(ColorRole::Warn),
        );
    }
    parts.push(line(say.t("command"), ctx.prose.seat(&u.command)));
    parts.push(line(
        say.t("strength"),
        say.with("people", &[("n", u.strength)]),
    ));
    let can: Vec<String> = u
        .capabilities
        .iter()
        .map(|c| ctx.prose.capability(*c))
        .collect();
    parts.push(line(say.t("can"), can.join(&ctx.say.t("list-separator"))));
    let women = ctx.scenario().units.get(&u.id).map_or(0, |x| x.women);
    if women > 0 {
        parts.push(line(say.t("women-searchers"), women.to_string()));
    }
    parts.push(fatigue(ctx, u.fatigue));
    parts.extend(u.duty.into_iter().flat_map(|d| duty(ctx, d)));
    parts.extend(holds(ctx, &u.holds));
    if let Some(c) = &u.guards {
        parts.push(go(ctx, say.t("guards"), EntityRef::Centre(c.clone())));
    }
    parts
}

/// What is known of a convoy.
pub(super) fn convoy(ctx: &PanelContext<'_>, c: &ConvoyView) -> Vec<View> {
    let say = ctx.say;
    let mut parts = vec![
        row([
            icon(Icon::Convoy, c.word.stale, convoy_color(c.state)),
            badge(ctx.say.name(c.state), convoy_color(c.state)),
        ])
        .gap(space::NEAR),
    ];
    parts.extend(age(ctx, c.word));
    if let Some(h) = c.halted {
        parts.push(note(ctx.prose.halt(h)).color(ColorRole::Bad));
    }
    if let Some(since) = c.unconfirmed {
        let words = say.with("unconfirmed", &[("time", ctx.time(since))]);
        parts.push(note(words).color(ColorRole::Warn));
    }
    if let Some(d) = &c.detour {
        let args = [
            ("road", Arg::from(ctx.prose.road(&d.road))),
            ("drive", d.drive.into()),
            ("longer", d.longer.into()),
        ];
        parts.push(note(say.with("convoy-detour", &args)));
    }
    parts.push(line(say.t("at"), where_is(ctx, &c.from, &c.to, c.done)));
    parts.push(line(say.t("command"), ctx.prose.seat(&c.seat)));
    match &c.escort {
        Some(u) => parts.push(go(ctx, say.t("escort"), EntityRef::Unit(u.clone()))),
        None => parts.push(line(say.t("escort"), say.t("none"))),
    }
    if let Some(n) = boxes_on_board(ctx.scenario(), ctx.picture(), &c.id) {
        parts.push(note(say.with("boxes-on-board", &[("n", n)])));
    }
    if c.announced {
        parts.push(note(say.t("announced")));
    }
    for (n, x) in c.left.iter().enumerate() {
        parts.push(go(
            ctx,
            if n == 0 {
                say.t("calls-at")
            } else {
                String::new()
            },
            EntityRef::Centre(x.clone()),
        ));
    }
    parts
}

/// What is known of a wanted vehicle.
pub(super) fn vehicle(ctx: &PanelContext<'_>, v: &VehicleView) -> Vec<View> {
    let say = ctx.say;
    let state = say.name(v.state);
    let mut parts = vec![text(state)];
    parts.extend(age(ctx, v.word));
    if let Some(p) = &v.seen_at {
        parts.push(go(ctx, say.t("seen-at"), EntityRef::Place(p.clone())));
    }
    if let Some(c) = &v.seen_by {
        parts.push(go(ctx, say.t("seen-by"), EntityRef::Checkpoint(c.clone())));
    }
    if let Some(t) = v.lookout.filter(|t| !ctx.has_come(*t)) {
        parts.push(line(say.t("lookout-until"), SimTime::short(t)));
    }
    parts
}
