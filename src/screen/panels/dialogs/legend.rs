//! The whole key of the map and of the time panel.
//!
//! Deliberately not here: the small key at the map's edge (`overlays::map_edges`).

use crate::screen::layout::*;

use crate::map::icons::Icon;
use crate::map::symbols::{centre_color, incident_color, posture_color, unit_color};
use crate::record::states::{CentreState, IncidentState, Posture, UnitState};
use crate::screen::panels::context::PanelContext;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, badge, column, flow, heading, icon, note, row, text};

/// The whole key, as a dialog.
pub(crate) fn key(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let line = |i: Icon, color: ColorRole, words: String| {
        row([icon(i, false, color), text(words).size(Size::Small)]).gap(space::NEAR)
    };
    let things = [
        (Icon::Centre, "sort-centre"),
        (Icon::Checkpoint, "sort-checkpoint"),
        (Icon::Incident, "sort-incident"),
        (Icon::Convoy, "sort-convoy"),
        (Icon::Vehicle, "sort-vehicle"),
        (Icon::Rumour, "sort-rumour"),
        (Icon::Outage, "sort-outage"),
        (Icon::Block, "key-block"),
    ];
    let kinds = crate::record::states::UnitKind::ALL
        .iter()
        .map(|k| line(Icon::unit(*k), ColorRole::Text, ctx.say.name(*k)));
    let left = column(things.map(|(i, k)| line(i, ColorRole::Text, say.t(k))))
        .gap(2.0)
        .grow();
    let right = column(kinds).gap(2.0).grow();
    let hollow = row([
        icon(Icon::Rapid, true, ColorRole::Good),
        text(say.t("key-hollow")).size(Size::Small),
    ])
    .gap(space::NEAR);
    let badges = flow([
        line(Icon::Moving, ColorRole::Busy, say.t("key-moving")),
        line(Icon::Cross, ColorRole::Bad, say.t("key-cross")),
        line(Icon::Tick, ColorRole::Good, say.t("key-tick")),
        line(Icon::Team, ColorRole::Bad, say.t("key-no-team")),
        line(Icon::Held, ColorRole::Warn, say.t("key-held")),
        line(Icon::Boxes, ColorRole::Info, say.t("key-boxes")),
    ])
    .gap(space::WIDE);
    let mut all = vec![
        row([left, right])
            .gap(space::WIDE)
            .node(|n| n.align_items = AlignItems::FlexStart),
        hollow,
        badges,
    ];
    all.extend(states(ctx));
    all.extend([
        note(say.t("key-hatch")),
        note(say.t("key-roads")),
        heading(say.t("time-panel")),
        crate::screen::panels::docks::time::key(ctx),
    ]);
    all
}

/// The colours of the states, sort by sort.
fn states(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let states = |list: Vec<(String, ColorRole)>| {
        flow(
            list.into_iter()
                .map(|(w, t)| badge(w, t))
                .collect::<Vec<_>>(),
        )
    };
    let centres = CentreState::ALL
        .iter()
        .map(|s| (ctx.say.name(*s), centre_color(*s)))
        .collect();
    let units = UnitState::ALL
        .iter()
        .map(|s| (ctx.say.name(*s), unit_color(*s)))
        .collect();
    let postures = Posture::ALL
        .iter()
        .map(|p| (ctx.prose.posture(*p), posture_color(*p)))
        .collect();
    let incidents = IncidentState::ALL
        .iter()
        .map(|s| (ctx.say.name(*s), incident_color(*s)))
        .collect();
    vec![
        heading(say.t("sort-centre")),
        states(centres),
        heading(say.t("sort-unit")),
        states(units),
        heading(say.t("sort-checkpoint")),
        states(postures),
        heading(say.t("sort-incident")),
        states(incidents),
    ]
}
