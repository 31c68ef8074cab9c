//! What belongs to the thing under the pointer: its card, its menu, and the order that is ready to be given.
//!
//! Deliberately not here: which actions a menu offers (`panels::actions`).

use crate::screen::layout::*;

use crate::screen::panels::actions;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::card;
use crate::screen::panels::overlays::layers::{CARD, CONFIRM, MENU, absolute, inside};
use crate::screen::state::act::Act;
use crate::screen::state::weight::{Weight, weight};
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, button, column, note, row, text};

/// The card of the thing under the pointer.
pub(super) fn card(ctx: &PanelContext<'_>) -> Option<View> {
    let (thing, at) = ctx.ui.hover.as_ref()?;
    if ctx.ui.menu.is_some() || ctx.ui.dialog.is_some() {
        return None;
    }
    let mut v = column(card::card(ctx, thing))
        .fill(ColorRole::Panel)
        .edge(ColorRole::Border)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .gap(2.0)
        .key("card");
    v.node.width = px(250);
    v.open = true;
    let at = inside(
        *at + Vec2::new(16.0, 14.0),
        Vec2::new(250.0, 120.0),
        ctx.window,
    );
    Some(absolute(v, at, CARD))
}

/// The menu on a thing.
pub(super) fn menu(ctx: &PanelContext<'_>) -> Option<View> {
    let menu = ctx.ui.menu.as_ref()?;
    let mut parts = vec![text(menu.thing.name(&ctx.prose)).bold()];
    let mut group = String::new();
    let mut lines = 1;
    for o in actions::actions(ctx, &menu.thing) {
        if o.group != group && !o.group.is_empty() {
            parts.push(note(o.group.clone()));
            lines += 1;
        }
        group.clone_from(&o.group);
        let mut b = button(o.words, o.act);
        b.node.justify_content = JustifyContent::FlexStart;
        parts.push(b.firm());
        lines += 1;
    }
    let mut inspect = button(ctx.say.t("inspect"), Act::Select(menu.thing.clone())).firm();
    inspect.node.justify_content = JustifyContent::FlexStart;
    parts.push(inspect);
    let tall = (lines as f32 + 2.0) * 32.0;
    let mut list = crate::screen::panels::parts::scroll_if_tall(parts, ctx.window.y * 0.7);
    list = list.gap(2.0);
    let mut v = column([list])
        .fill(ColorRole::Panel)
        .edge(ColorRole::Border)
        .round()
        .pad(space::NEAR, space::NEAR)
        .key("menu");
    v.modal = true;
    v.node.width = px(260);
    v.node.max_height = px(ctx.window.y * 0.75);
    let at = inside(
        menu.at,
        Vec2::new(260.0, tall.min(ctx.window.y * 0.75)),
        ctx.window,
    );
    Some(absolute(v, at, MENU))
}

/// The order that is ready to be given, with its travel time.
pub(super) fn confirm(ctx: &PanelContext<'_>) -> Option<View> {
    let c = ctx.ui.confirm.as_ref()?;
    let say = ctx.say;
    let mut words = vec![text(ctx.prose.order(&c.order)).bold()];
    if let Some((unit, to)) = &c.trip {
        let known = ctx.snap.estimated(&ctx.seat().id, to);
        let time = match known.map(|e| e.times.get(unit)) {
            Some(Some(t)) => {
                let arrives = ctx.now() + t.total();
                say.with(
                    "trip",
                    &[
                        ("turn", t.turn_out.to_string()),
                        ("drive", t.drive.to_string()),
                        ("time", ctx.time(arrives)),
                    ],
                )
            }
            Some(None) => say.t("trip-no-way"),
            None => say.t("trip-unknown"),
        };
        words.push(note(time));
    }
    match weight(&c.order, ctx.snap) {
        Weight::Light => {}
        Weight::Checkpoints(n) => {
            words.push(text(say.with("reaches-checkpoints", &[("n", n)])).color(ColorRole::Warn))
        }
        Weight::Units(n) => {
            words.push(text(say.with("holds-for-units", &[("n", n)])).color(ColorRole::Warn))
        }
        Weight::Script => words.push(text(say.t("skip-means")).color(ColorRole::Warn)),
    }
    words.push(note(
        say.with("ordered-as", &[("seat", ctx.prose.seat(&c.seat))]),
    ));
    let mut yes = button(say.t("confirm"), Act::Confirm)
        .fill(ColorRole::Good)
        .key("confirm");
    yes.children[0] = text(say.t("confirm"))
        .color(ColorRole::OnColour)
        .bold()
        .line();
    let buttons = row([yes, button(say.t("cancel"), Act::Escape)])
        .gap(space::NEAR)
        .firm();
    // On a narrow screen the map may not be there at all.
    let width = (ctx.room.width() - 110.0)
        .clamp(300.0, 620.0)
        .min(ctx.window.x - 12.0);
    // Beside the words, or below them where there is little room.
    let parts = if width < 460.0 {
        column([column(words), buttons])
    } else {
        row([column(words).grow(), buttons])
    };
    let mut v = parts
        .fill(ColorRole::Panel)
        .edge(ColorRole::Busy)
        .round()
        .pad(space::WIDE, space::NEAR)
        .gap(space::WIDE)
        .key("order to confirm");
    // Beside the buttons at the map's edge.
    v.node.width = px(width);
    let at = Vec2::new(ctx.room.center().x - width / 2.0, ctx.room.min.y + 10.0);
    let at = inside(at, Vec2::new(width, 150.0), ctx.window);
    Some(absolute(v, at, CONFIRM))
}
