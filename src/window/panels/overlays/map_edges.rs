//! What lies on the map's edges: buttons to look closer, the fill and its legend, a small key, and the panels that were put away.
//!
//! Deliberately not here: the map.

use bevy::prelude::*;

use crate::map::fill::steps;
use crate::map::icons::Icon;
use crate::window::map::view::Wish;
use crate::window::panels::context::Scene;
use crate::window::state::act::{Act, Panel};
use crate::window::state::dialog::Dialog;
use crate::window::state::ui::Fill;
use crate::window::theme::{Size, Tone, space};
use crate::window::view::{View, button, column, flow, icon, icon_button, note, row, sign, text};

/// Everything that lies over the map.
pub(crate) fn on_map(scene: &Scene<'_>) -> Vec<View> {
    vec![looks(scene), fills(scene), handles(scene)]
        .into_iter()
        .flatten()
        .collect()
}

fn at(mut v: View, f: impl FnOnce(&mut Node)) -> View {
    v.node.position_type = PositionType::Absolute;
    f(&mut v.node);
    v
}

/// Buttons at the upper edge, at the end of the line.
fn looks(scene: &Scene<'_>) -> Option<View> {
    let say = scene.say;
    let rtl = scene.ui.lang == crate::base::text::Lang::Ar;
    let buttons = column([
        sign("+", say.t("zoom-in-hint"), Act::Map(Wish::Zoom(1.6))).key("zoom in"),
        sign("−", say.t("zoom-out-hint"), Act::Map(Wish::Zoom(1.0 / 1.5))).key("zoom out"),
        sign("▣", say.t("fit-hint"), Act::Map(Wish::Fit)).key("fit"),
        icon_button(
            Icon::Search,
            say.t("search-hint"),
            Act::Show(Dialog::Search),
        )
        .key("search"),
    ])
    .gap(space::TIGHT)
    .key("looks");
    Some(at(buttons, |n| {
        n.top = px(8);
        if rtl { n.left = px(8) } else { n.right = px(8) }
    }))
}

/// The choice of the fill and what its steps mean.
fn fills(scene: &Scene<'_>) -> Option<View> {
    let (say, ui) = (scene.say, scene.ui);
    let rtl = ui.lang == crate::base::text::Lang::Ar;
    let choice = flow(Fill::ALL.map(|f| {
        let key = match f {
            Fill::Readiness => "fill-readiness",
            Fill::Confidence => "fill-confidence",
            Fill::Turnout => "fill-turnout",
        };
        let mut b = button(say.t(key), Act::Fill(f)).chosen(ui.fill == f);
        b.children[0] = text(say.t(key)).size(Size::Small).line();
        b.firm()
    }));
    let steps = steps(ui.fill, &scene.prose);
    let step = |(n, words): (u8, String)| {
        let mut box_ = column([]).width(14.0).height(14.0).edge(Tone::Border);
        box_.fill = Tone::Step(n);
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
    if ui.fill == Fill::Confidence && !scene.is_control() {
        steps = vec![note(say.t("known-to-control"))];
    }
    let key = button(say.t("key"), Act::Show(Dialog::Legend)).hint(say.t("key-hint"));
    let signs = [
        (Icon::Centre, "sort-centre"),
        (Icon::Checkpoint, "sort-checkpoint"),
        (Icon::Rapid, "sort-unit"),
        (Icon::Incident, "sort-incident"),
    ];
    let mini = signs.map(|(i, k)| {
        row([
            icon(i, false, Tone::Text).width(16.0).height(16.0),
            text(say.t(k)).size(Size::Small).line(),
        ])
        .gap(3.0)
    });
    let body = column([
        row([choice, key.firm()]).gap(space::TIGHT),
        flow(steps).gap(space::NEAR),
        flow(mini).gap(space::NEAR),
    ])
    .gap(space::TIGHT);
    let panel = body
        .fill(Tone::Panel)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .key("fills");
    let room = (scene.room.width() - 16.0).max(120.0);
    Some(at(panel, |n| {
        n.max_width = px(room);
        n.bottom = px(8);
        if rtl { n.right = px(8) } else { n.left = px(8) }
    }))
}

/// Handles that bring put-away panels back.
fn handles(scene: &Scene<'_>) -> Option<View> {
    let (say, away) = (scene.say, scene.ui.away);
    let rtl = scene.ui.lang == crate::base::text::Lang::Ar;
    let mut parts = Vec::new();
    if away.script {
        parts.push(button(say.t("tab-injects"), Act::PutAway(Panel::Script)));
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
