//! Writing an inject live: a message, an incident, an outage, a road.
//!
//! Where an incident, an outage or a road block happens is what is selected on the map.
//! Deliberately not here: whether the exercise accepts it.

use super::{Scene, dialogs};
use crate::base::text::western_digits;
use crate::base::time::Span;
use crate::map::thing::Thing;
use crate::record::order::{AdHoc, Target};
use crate::record::states::{Channel, Role};
use crate::session::player::Snapshot;
use crate::window::act::Act;
use crate::window::control::typed_text;
use crate::window::theme::{Tone, space};
use crate::window::ui::{AdHocKind, Field, Ui};
use crate::window::view::{View, button, field, flow, note, row, text};

/// The dialog's parts.
pub(super) fn body(scene: &Scene<'_>) -> Vec<View> {
    let (say, d) = (scene.say, &scene.ui.draft);
    let kinds = AdHocKind::ALL.map(|k| {
        let key = match k {
            AdHocKind::Message => "ad-hoc-message",
            AdHocKind::Incident => "ad-hoc-incident",
            AdHocKind::Outage => "ad-hoc-outage",
            AdHocKind::Road => "ad-hoc-road",
        };
        button(say.t(key), Act::DraftKind(k))
            .chosen(d.kind == k)
            .grow()
    });
    let mut parts = vec![row(kinds).gap(space::TIGHT).firm()];
    parts.extend(match d.kind {
        AdHocKind::Message => message(scene),
        AdHocKind::Incident => incident(scene),
        AdHocKind::Outage => outage(scene),
        AdHocKind::Road => road(scene),
    });
    parts.push(note(say.t("ad-hoc-when")));
    let when = field(
        Field::InjectTime,
        scene.ui.typed(Field::InjectTime),
        say.t("ad-hoc-now-hint"),
        Some(Act::Improvise),
    );
    parts.push(dialogs::entry(scene.ui, say, when));
    parts.push(dialogs::buttons([
        button(say.t("cancel"), Act::Escape),
        dialogs::main_button(say.t("ad-hoc-release"), Act::Improvise).key("improvise"),
    ]));
    parts
}

fn channels(
    scene: &Scene<'_>,
    chosen: impl Fn(Channel) -> bool,
    act: impl Fn(Channel) -> Act,
    other: bool,
) -> View {
    let all = Channel::ALL
        .iter()
        .filter(|c| other || **c != Channel::Other);
    flow(
        all.map(|c| button(scene.prose.channel(*c), act(*c)).chosen(chosen(*c)))
            .collect::<Vec<_>>(),
    )
}

fn message(scene: &Scene<'_>) -> Vec<View> {
    let (say, d, ui) = (scene.say, &scene.ui.draft, scene.ui);
    let seats = scene
        .scenario()
        .seats
        .values()
        .filter(|s| s.role != Role::Excon);
    let to = flow(
        seats
            .map(|s| {
                button(s.name.get(ui.lang), Act::DraftTo(s.id.clone())).chosen(d.to.contains(&s.id))
            })
            .collect::<Vec<_>>(),
    );
    let words = field(
        Field::MessageText,
        ui.typed(Field::MessageText),
        say.t("message-text"),
        None,
    )
    .lines(3);
    vec![
        dialogs::entry(
            ui,
            say,
            field(
                Field::MessageFrom,
                ui.typed(Field::MessageFrom),
                say.t("message-from"),
                None,
            ),
        ),
        dialogs::entry(ui, say, words),
        note(say.t("message-to")),
        to,
        note(say.t("message-channel")),
        channels(scene, |c| d.channel == c, Act::DraftChannel, true),
    ]
}

fn incident(scene: &Scene<'_>) -> Vec<View> {
    let (say, d, lang) = (scene.say, &scene.ui.draft, scene.ui.lang);
    let kinds = flow(
        scene
            .scenario()
            .kinds
            .values()
            .map(|k| {
                button(k.name.get(lang), Act::DraftIncident(k.id.clone()))
                    .chosen(d.incident.as_ref() == Some(&k.id))
            })
            .collect::<Vec<_>>(),
    );
    let mut parts = vec![note(say.t("incident-kind")), kinds];
    if let Some(k) = d
        .incident
        .as_ref()
        .and_then(|k| scene.scenario().kinds.get(k))
    {
        let stages = k.stages.iter().zip(0u32..).map(|(s, n)| {
            button(
                format!("{}. {}", n + 1, s.name.get(lang)),
                Act::DraftStage(n),
            )
            .chosen(d.stage == n)
        });
        parts.push(note(say.t("incident-stage")));
        parts.push(flow(stages.collect::<Vec<_>>()));
    }
    parts.push(place(scene, at(scene.ui).is_some()));
    parts
}

fn outage(scene: &Scene<'_>) -> Vec<View> {
    let (say, d, ui) = (scene.say, &scene.ui.draft, scene.ui);
    let mut parts = vec![
        undo(scene, "outage-fails", "outage-restored"),
        channels(scene, |c| d.channels.contains(&c), Act::DraftOutage, false),
        place(scene, place_of(ui, scene.snap).is_some()),
    ];
    if !d.undo {
        let minutes = field(
            Field::OutageMinutes,
            ui.typed(Field::OutageMinutes),
            say.t("outage-minutes"),
            Some(Act::Improvise),
        );
        parts.push(dialogs::entry(ui, say, minutes));
    }
    parts
}

fn road(scene: &Scene<'_>) -> Vec<View> {
    vec![
        undo(scene, "road-gets-blocked", "road-gets-cleared"),
        place(scene, matches!(scene.ui.selected, Some(Thing::Road(_)))),
    ]
}

fn undo(scene: &Scene<'_>, does: &str, undoes: &str) -> View {
    let d = &scene.ui.draft;
    let part = |key: &str, undo| {
        button(scene.say.t(key), Act::DraftUndo(undo))
            .chosen(d.undo == undo)
            .grow()
    };
    row([part(does, false), part(undoes, true)])
        .gap(space::TIGHT)
        .firm()
}

/// Where it happens: what is selected, or that something must be selected.
fn place(scene: &Scene<'_>, fits: bool) -> View {
    let say = scene.say;
    match &scene.ui.selected {
        Some(t) if fits => text(say.with("ad-hoc-at", &[("place", t.name(&scene.prose))])).bold(),
        _ => note(say.t("ad-hoc-select")).tone(Tone::Warn),
    }
}

/// Where an incident would happen.
fn at(ui: &Ui) -> Option<Target> {
    ui.selected
        .as_ref()
        .and_then(Thing::target)
        .filter(|t| !matches!(t, Target::Incident(_) | Target::Convoy(_)))
}

/// The place at which channels would fail.
fn place_of(ui: &Ui, s: &Snapshot) -> Option<crate::base::ids::PlaceId> {
    let s = &s.scenario;
    match ui.selected.as_ref()? {
        Thing::Place(p) => Some(p.clone()),
        Thing::Municipality(m) => s.municipalities.get(m).map(|m| m.seat.clone()),
        Thing::Directorate(d) => s.directorates.get(d).map(|d| d.seat.clone()),
        Thing::Centre(c) => s.centres.get(c).map(|c| c.place.clone()),
        Thing::Checkpoint(c) => s.checkpoints.get(c).map(|c| c.near.clone()),
        _ => None,
    }
}

/// What the inject would do, or the key of what is missing.
pub(crate) fn effect(ui: &Ui, s: &Snapshot) -> Result<AdHoc, &'static str> {
    let d = &ui.draft;
    let typed = |f| typed_text(ui.lang, ui.typed(f).trim());
    match d.kind {
        AdHocKind::Message => {
            if ui.typed(Field::MessageText).trim().is_empty()
                || ui.typed(Field::MessageFrom).trim().is_empty()
            {
                return Err("missing-words");
            }
            if d.to.is_empty() {
                return Err("missing-seats");
            }
            Ok(AdHoc::Message {
                from: typed(Field::MessageFrom),
                to: d.to.iter().cloned().collect(),
                channel: d.channel,
                text: typed(Field::MessageText),
            })
        }
        AdHocKind::Incident => {
            let kind = d.incident.clone().ok_or("missing-kind")?;
            let at = at(ui).ok_or("missing-place")?;
            Ok(AdHoc::Incident {
                kind,
                at,
                stage: d.stage,
            })
        }
        AdHocKind::Outage => {
            let at = place_of(ui, s).ok_or("missing-place")?;
            let channels: Vec<Channel> = d.channels.iter().copied().collect();
            if channels.is_empty() {
                return Err("missing-channels");
            }
            if d.undo {
                return Ok(AdHoc::Restore { at, channels });
            }
            let minutes = western_digits(ui.typed(Field::OutageMinutes).trim());
            let lasts = match minutes.parse::<i64>() {
                Ok(m) if (1..=10_000).contains(&m) => Some(Span::from_mins(m)),
                _ if minutes.is_empty() => None,
                _ => return Err("bad-minutes"),
            };
            Ok(AdHoc::Outage {
                at,
                channels,
                lasts,
            })
        }
        AdHocKind::Road => match &ui.selected {
            Some(Thing::Road(r)) if d.undo => Ok(AdHoc::ClearRoad(r.clone())),
            Some(Thing::Road(r)) => Ok(AdHoc::BlockRoad(r.clone())),
            _ => Err("missing-road"),
        },
    }
}
