//! Writing an inject live: a message, an incident, an outage, a road.
//!
//! Where an incident, an outage or a road block happens is what is selected on the map.
//! Deliberately not here: whether the exercise accepts it.

use crate::map::entity_ref::EntityRef;
use crate::record::states::{Channel, Role};
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts;
use crate::screen::state::act::Act;
use crate::screen::state::draft::{AdHocKind, at, place_of};
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, button, field, flow, note, row, text};

/// The dialog's parts.
pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, d) = (ctx.say, &ctx.ui.draft);
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
        AdHocKind::Message => message(ctx),
        AdHocKind::Incident => incident(ctx),
        AdHocKind::Outage => outage(ctx),
        AdHocKind::Road => road(ctx),
    });
    parts.push(note(say.t("ad-hoc-when")));
    let when = field(
        Field::InjectTime,
        ctx.ui.typed(Field::InjectTime),
        say.t("ad-hoc-now-hint"),
        Some(Act::Improvise),
    );
    parts.push(parts::entry(ctx.ui, say, when));
    parts.push(parts::buttons([
        button(say.t("cancel"), Act::Escape),
        parts::main_button(say.t("ad-hoc-release"), Act::Improvise).key("improvise"),
    ]));
    parts
}

fn channels(
    ctx: &PanelContext<'_>,
    chosen: impl Fn(Channel) -> bool,
    act: impl Fn(Channel) -> Act,
    other: bool,
) -> View {
    let all = Channel::ALL
        .iter()
        .filter(|c| other || **c != Channel::Other);
    flow(
        all.map(|c| button(ctx.prose.channel(*c), act(*c)).chosen(chosen(*c)))
            .collect::<Vec<_>>(),
    )
}

fn message(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, d, ui) = (ctx.say, &ctx.ui.draft, ctx.ui);
    let seats = ctx
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
        parts::entry(
            ui,
            say,
            field(
                Field::MessageFrom,
                ui.typed(Field::MessageFrom),
                say.t("message-from"),
                None,
            ),
        ),
        parts::entry(ui, say, words),
        note(say.t("message-to")),
        to,
        note(say.t("message-channel")),
        channels(ctx, |c| d.channel == c, Act::DraftChannel, true),
    ]
}

fn incident(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, d, lang) = (ctx.say, &ctx.ui.draft, ctx.ui.lang);
    let kinds = flow(
        ctx.scenario()
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
        .and_then(|k| ctx.scenario().kinds.get(k))
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
    parts.push(place(ctx, at(ctx.ui).is_some()));
    parts
}

fn outage(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, d, ui) = (ctx.say, &ctx.ui.draft, ctx.ui);
    let mut parts = vec![
        undo(ctx, "outage-fails", "outage-restored"),
        channels(ctx, |c| d.channels.contains(&c), Act::DraftOutage, false),
        place(ctx, place_of(ui, ctx.snap).is_some()),
    ];
    if !d.undo {
        let minutes = field(
            Field::OutageMinutes,
            ui.typed(Field::OutageMinutes),
            say.t("outage-minutes"),
            Some(Act::Improvise),
        );
        parts.push(parts::entry(ui, say, minutes));
    }
    parts
}

fn road(ctx: &PanelContext<'_>) -> Vec<View> {
    vec![
        undo(ctx, "road-gets-blocked", "road-gets-cleared"),
        place(ctx, matches!(ctx.ui.selected, Some(EntityRef::Road(_)))),
    ]
}

fn undo(ctx: &PanelContext<'_>, does: &str, undoes: &str) -> View {
    let d = &ctx.ui.draft;
    let part = |key: &str, undo| {
        button(ctx.say.t(key), Act::DraftUndo(undo))
            .chosen(d.undo == undo)
            .grow()
    };
    row([part(does, false), part(undoes, true)])
        .gap(space::TIGHT)
        .firm()
}

/// Where it happens: what is selected, or that something must be selected.
fn place(ctx: &PanelContext<'_>, fits: bool) -> View {
    let say = ctx.say;
    match &ctx.ui.selected {
        Some(t) if fits => text(say.with("ad-hoc-at", &[("place", t.name(&ctx.prose))])).bold(),
        _ => note(say.t("ad-hoc-select")).color(ColorRole::Warn),
    }
}
