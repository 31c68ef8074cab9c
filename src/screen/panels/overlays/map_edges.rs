//! What lies on the map's edges: buttons to look closer, the fill and its legend, a small key, and the panels that were put away.
//!
//! Deliberately not here: the map.

use crate::screen::layout::*;

use crate::map::fill::steps;
use crate::map::icons::Icon;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::{Act, Panel};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::place::Place;
use crate::screen::state::ui::Fill;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{View, button, column, flow, icon, icon_button, note, row, sign, text};
use crate::wording::Say;

/// Everything that lies over the map.
pub(crate) fn on_map(ctx: &PanelContext<'_>) -> Vec<View> {
    let rtl = ctx.ui.lang == crate::base::text::Lang::Ar;
    // Between the time line and the head of a narrow screen the map has what room there is.
    let beneath = ctx.window.x < NARROW && ctx.ui.front == Some(Panel::Time);
    let squeezed = beneath || below_picture(ctx);
    let fills = (!squeezed).then(|| fills(ctx)).flatten();
    [Some(looks(ctx.say, rtl, true)), fills, handles(ctx)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether the map has the room alone that a module's picture leaves to it in the hall, where nobody chooses a fill.
fn below_picture(ctx: &PanelContext<'_>) -> bool {
    let hall = ctx.ui.place == Place::BigScreen || ctx.ui.projecting;
    hall && ctx
        .snap
        .module
        .as_ref()
        .is_some_and(|m| m.picture.is_some())
}

fn at(mut v: View, f: impl FnOnce(&mut Node)) -> View {
    v.node.position_type = PositionType::Absolute;
    f(&mut v.node);
    v
}

/// Buttons at the upper edge, at the end of the line.
pub(crate) fn looks(say: Say, rtl: bool, searches: bool) -> View {
    let search = icon_button(
        Icon::Search,
        say.t("search-hint"),
        Act::Show(Dialog::Search),
    )
    .key("search");
    let looks = [
        sign("+", say.t("zoom-in-hint"), Act::Map(MapCommand::Zoom(1.6))).key("zoom in"),
        sign(
            "−",
            say.t("zoom-out-hint"),
            Act::Map(MapCommand::Zoom(1.0 / 1.5)),
        )
        .key("zoom out"),
        sign("▣", say.t("fit-hint"), Act::Map(MapCommand::Fit)).key("fit"),
    ];
    let all = looks.into_iter().chain(searches.then_some(search));
    let buttons = column(all).gap(space::TIGHT).key("looks");
    at(buttons, |n| {
        n.top = px(8);
        if rtl { n.left = px(8) } else { n.right = px(8) }
    })
}

/// The choice of the fill and what its steps mean.
fn fills(ctx: &PanelContext<'_>) -> Option<View> {
    let (say, ui) = (ctx.say, ctx.ui);
    let rtl = ui.lang == crate::base::text::Lang::Ar;
    let choice = flow(Fill::ALL.iter().map(|&f| {
        let key = match f {
            Fill::Readiness => "fill-readiness",
            Fill::Confidence => "fill-confidence",
            Fill::Turnout => "fill-turnout",
        };
        let mut b = button(say.t(key), Act::Fill(f)).chosen(ui.fill == f);
        b.children[0] = text(say.t(key)).size(Size::Small).line();
        b.firm()
    }));
    let steps = steps(ui.fill, &ctx.prose);
    let step = |(n, words): (u8, String)| {
        let mut box_ = column([]).width(14.0).height(14.0).edge(ColorRole::Border);
        box_.fill = ColorRole::Step(n);
        row([
            box_,
            if ui.fill == Fill::Readiness {
                text(words)
            } else {
                text(words).ltr()
            }
            .size(Size::Small)
            .line(),
        ])
        .gap(space::TIGHT)
    };
    let mut steps: Vec<View> = steps.into_iter().map(step).collect();
    if ui.fill == Fill::Confidence && !ctx.is_control() {
        steps = vec![note(say.t("known-to-control"))];
    }
    // Of what and whose it is, and that nobody measured it.
    let of = (ui.fill == Fill::Confidence).then(|| note(say.t("confidence-estimate")));
    let key = button(say.t("key"), Act::Show(Dialog::Legend)).hint(say.t("key-hint"));
    let signs = [
        (Icon::Centre, "sort-centre"),
        (Icon::Checkpoint, "sort-checkpoint"),
        (Icon::Rapid, "sort-unit"),
        (Icon::Incident, "sort-incident"),
    ];
    let mini = signs.map(|(i, k)| {
        row([
            icon(i, false, ColorRole::Text).width(16.0).height(16.0),
            text(say.t(k)).size(Size::Small).line(),
        ])
        .gap(3.0)
    });
    let head = row([choice, key.firm()]).gap(space::TIGHT);
    let below = [flow(steps).gap(space::NEAR), flow(mini).gap(space::NEAR)];
    let body = column([head].into_iter().chain(of).chain(below)).gap(space::TIGHT);
    let panel = body
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .key("fills");
    let room = (ctx.room.width() - 16.0).max(120.0);
    Some(at(panel, |n| {
        n.max_width = px(room);
        n.bottom = px(8);
        if rtl { n.right = px(8) } else { n.left = px(8) }
    }))
}

/// Handles that bring put-away panels back.
fn handles(ctx: &PanelContext<'_>) -> Option<View> {
    let (say, away) = (ctx.say, ctx.ui.away);
    let rtl = ctx.ui.lang.rtl();
    // What is shown large for the hall has no panels beside it.
    if ctx.ui.projecting && ctx.snap.module.is_some() {
        return None;
    }
    let mut parts = Vec::new();
    if away.script {
        // What the panel shows to these eyes: a room has no script.
        let lists = if ctx.is_control() {
            "tab-injects"
        } else {
            "tab-units"
        };
        parts.push(button(say.t(lists), Act::PutAway(Panel::Script)));
    }
    if away.side {
        parts.push(button(say.t("tab-inspector"), Act::PutAway(Panel::Side)));
    }
    if away.time {
        parts.push(button(say.t("time-panel"), Act::PutAway(Panel::Time)));
    }
    if parts.is_empty() {
        return None;
    }
    Some(at(row(parts).gap(space::TIGHT).key("handles"), |n| {
        n.top = px(8);
        if rtl { n.right = px(8) } else { n.left = px(8) }
    }))
}
