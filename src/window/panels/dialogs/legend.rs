//! The whole key of the map and of the time panel.
//!
//! Deliberately not here: the small key at the map's edge (`overlays::map_edges`).

use bevy::prelude::*;

use crate::map::icons::Icon;
use crate::map::symbols::{centre_tone, incident_tone, posture_tone, unit_tone};
use crate::record::states::{CentreState, IncidentState, Posture, UnitState};
use crate::window::panels::context::Scene;
use crate::window::theme::{Size, Tone, space};
use crate::window::view::{View, badge, column, flow, heading, icon, note, row, text};

/// The whole key, as a dialog.
pub(crate) fn key(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    let line = |i: Icon, tone: Tone, words: String| {
        row([icon(i, false, tone), text(words).size(Size::Small)]).gap(space::NEAR)
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
        .map(|k| line(Icon::unit(*k), Tone::Text, scene.say.name(*k)));
    let states = |list: Vec<(String, Tone)>| {
        flow(
            list.into_iter()
                .map(|(w, t)| badge(w, t))
                .collect::<Vec<_>>(),
        )
    };
    let centres = CentreState::ALL
        .iter()
        .map(|s| (scene.say.name(*s), centre_tone(*s)))
        .collect();
    let units = UnitState::ALL
        .iter()
        .map(|s| (scene.say.name(*s), unit_tone(*s)))
        .collect();
    let postures = Posture::ALL
        .iter()
        .map(|p| (scene.prose.posture(*p), posture_tone(*p)))
        .collect();
    let incidents = IncidentState::ALL
        .iter()
        .map(|s| (scene.say.name(*s), incident_tone(*s)))
        .collect();
    let left = column(things.map(|(i, k)| line(i, Tone::Text, say.t(k))))
        .gap(2.0)
        .grow();
    let right = column(kinds).gap(2.0).grow();
    let hollow = row([
        icon(Icon::Rapid, true, Tone::Good),
        text(say.t("key-hollow")).size(Size::Small),
    ])
    .gap(space::NEAR);
    let badges = flow([
        line(Icon::Moving, Tone::Busy, say.t("key-moving")),
        line(Icon::Cross, Tone::Bad, say.t("key-cross")),
        line(Icon::Tick, Tone::Good, say.t("key-tick")),
        line(Icon::Team, Tone::Bad, say.t("key-no-team")),
    ])
    .gap(space::WIDE);
    vec![
        row([left, right])
            .gap(space::WIDE)
            .node(|n| n.align_items = AlignItems::FlexStart),
        hollow,
        badges,
        heading(say.t("sort-centre")),
        states(centres),
        heading(say.t("sort-unit")),
        states(units),
        heading(say.t("sort-checkpoint")),
        states(postures),
        heading(say.t("sort-incident")),
        states(incidents),
        note(say.t("key-hatch")),
        note(say.t("key-roads")),
        heading(say.t("time-panel")),
        crate::window::panels::docks::time::key(scene),
    ]
}
