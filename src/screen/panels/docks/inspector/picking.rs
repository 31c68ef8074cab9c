//! While something is still to be pointed at: who could be picked, with travel times, the nearest first.
//!
//! Deliberately not here: what picking does (`act`).

use crate::map::icons::Icon;
use crate::map::symbols::unit_color;
use crate::picture::UnitView;
use crate::record::order::{Order, Target};
use crate::record::states::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::ui::Pick;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, button, column, flow, heading, icon, note, row, text};

/// While something is to be pointed at: what, and who could be picked.
pub(crate) fn picking(ctx: &PanelContext<'_>, pick: &Pick) -> Vec<View> {
    let say = ctx.say;
    let cancel = button(say.t("cancel"), Act::Escape);
    let mut parts = match pick {
        Pick::Target(u) => vec![
            heading(say.with("pick-target", &[("unit", ctx.prose.unit(u))])),
            note(say.t("pick-target-hint")),
        ],
        Pick::Unit(to) => {
            let mut v = vec![
                heading(say.with("pick-unit", &[("target", ctx.prose.target(to))])),
                note(say.t("pick-unit-hint")),
            ];
            v.extend(candidates(ctx, to, None));
            v
        }
        Pick::Escort(c) => {
            let mut v = vec![
                heading(say.with("pick-escort", &[("convoy", ctx.prose.convoy(c))])),
                note(say.t("pick-unit-hint")),
            ];
            v.extend(candidates(
                ctx,
                &Target::Convoy(c.clone()),
                Some(Capability::Escort),
            ));
            v
        }
        Pick::Lend(n) => {
            let request = ctx.picture().request(*n);
            let mut v = vec![
                heading(say.with("pick-lend", &[("n", n.to_string())])),
                note(say.t("pick-unit-hint")),
            ];
            v.extend(
                request
                    .map(|r| candidates(ctx, &r.to, Some(r.capability)))
                    .unwrap_or_default(),
            );
            v
        }
        Pick::Support(to) => support(ctx, to),
        Pick::PassOn(thing) => {
            let mut v = vec![heading(
                say.with("pick-pass-on", &[("thing", thing.name(&ctx.prose))]),
            )];
            let about = thing.about();
            let others = ctx
                .scenario()
                .seats
                .values()
                .filter(|s| s.id != ctx.seat().id && s.role != Role::Excon);
            v.extend(others.filter_map(|s| {
                let order = Order::PassOn {
                    about: about.clone()?,
                    to: s.id.clone(),
                };
                Some(button(s.name.get(ctx.ui.lang), Act::Give(order)).firm())
            }));
            v
        }
    };
    parts.push(cancel.firm());
    parts
}

/// Units that could go, the nearest first; those that are free before those that are not.
fn candidates(ctx: &PanelContext<'_>, to: &Target, can: Option<Capability>) -> Vec<View> {
    let say = ctx.say;
    let times = ctx.snap.estimated(&ctx.seat().id, to);
    let needed = needed(ctx, to, can);
    let mine = |u: &&UnitView| u.command == ctx.seat().id || ctx.seat().directorate.is_none();
    let usable = |u: &&UnitView| {
        u.state != UnitState::OutOfService && can.is_none_or(|c| u.capabilities.contains(&c))
    };
    let mut list: Vec<&UnitView> = ctx
        .picture()
        .units
        .iter()
        .filter(mine)
        .filter(usable)
        .collect();
    let time = |u: &UnitView| times.and_then(|t| t.times.get(&u.id)).copied();
    let fits = |u: &UnitView| needed.iter().any(|c| u.capabilities.contains(c));
    let free = |u: &UnitView| {
        matches!(u.state, UnitState::Available | UnitState::Returning) && u.guards.is_none()
    };
    list.sort_by_key(|u| {
        (
            !free(u),
            !fits(u),
            time(u).map_or(i64::MAX, |t| t.total().millis()),
        )
    });
    let rows = list.into_iter().map(|u| {
        let plan = ctx.scenario().units.get(&u.id);
        let sign = plan.map_or(Icon::Rapid, |p| Icon::unit(p.kind));
        let when = time(u).map_or_else(
            || say.t("no-way"),
            |t| say.with("arrives-in", &[("span", t.total())]),
        );
        let can: Vec<String> = u
            .capabilities
            .iter()
            .map(|c| ctx.prose.capability(*c))
            .collect();
        let under = format!(
            "{} · {} · {}",
            ctx.say.name(u.state),
            say.with("people", &[("n", u.strength)]),
            can.join(&ctx.say.t("list-separator"))
        );
        let name = row([
            text(ctx.prose.unit(&u.id)).bold().grow(),
            text(when).bold().line(),
        ])
        .gap(space::NEAR);
        let mut v = row([
            icon(sign, u.word.stale, unit_color(u.state)),
            column([name, note(under)]).grow(),
        ])
        .gap(space::NEAR);
        v = v
            .fill(if fits(u) || needed.is_empty() {
                ColorRole::Raised
            } else {
                ColorRole::Field
            })
            .pad(space::NEAR, space::TIGHT)
            .round()
            .firm();
        v.press(Act::PickUnit(u.id.clone())).key(u.id.as_str())
    });
    rows.collect()
}

/// What a unit should be able to do to be of use there: what is asked for, or what the incident needs.
fn needed(ctx: &PanelContext<'_>, to: &Target, can: Option<Capability>) -> Vec<Capability> {
    match (to, can) {
        (_, Some(c)) => vec![c],
        (Target::Incident(id), None) => ctx
            .picture()
            .incident(id)
            .map(|i| i.needs.iter().map(|n| n.0).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Of whom support can be asked, and what sort.
fn support(ctx: &PanelContext<'_>, to: &Target) -> Vec<View> {
    let say = ctx.say;
    let mut parts = vec![heading(
        say.with("pick-support", &[("target", ctx.prose.target(to))]),
    )];
    let wanted: Vec<Capability> = match to {
        Target::Incident(id) => {
            let i = ctx.picture().incident(id);
            let list: Vec<Capability> = i
                .map(|i| i.uncovered.iter().chain(&i.needs).map(|n| n.0).collect())
                .unwrap_or_default();
            if list.is_empty() {
                Capability::ALL.to_vec()
            } else {
                list
            }
        }
        Target::Convoy(_) => vec![Capability::Escort],
        _ => Capability::ALL.to_vec(),
    };
    let mut seen = Vec::new();
    let asked = ctx.scenario().seats.values().filter(|s| {
        s.id != ctx.seat().id && s.role != Role::Excon && s.powers().contains(&Power::Units)
    });
    for s in asked {
        parts.push(text(s.name.get(ctx.ui.lang)).bold());
        seen.clear();
        let buttons = wanted.iter().filter(|c| {
            let new = !seen.contains(*c);
            seen.push(**c);
            new
        });
        parts.push(flow(
            buttons
                .map(|c| button(ctx.prose.capability(*c), Act::AskSupport(s.id.clone(), *c)))
                .collect::<Vec<_>>(),
        ));
    }
    parts
}
