//! What happens: incidents and rumours.
//!
//! Deliberately not here: what can be ordered about them (`panels::actions`).

use crate::base::message::msg;
use crate::map::entity_ref::EntityRef;
use crate::map::icons::Icon;
use crate::map::symbols::incident_color;
use crate::picture::*;
use crate::record::order::Target;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::facts::{age, go, line, needs};
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, icon, note, row, text};

/// What is known of an incident, and who is on it.
pub(super) fn incident(ctx: &PanelContext<'_>, i: &IncidentView) -> Vec<View> {
    let say = ctx.say;
    let mut parts = vec![
        row([
            icon(Icon::Incident, i.word.stale, incident_color(i.state)),
            badge(ctx.say.name(i.state), incident_color(i.state)),
        ])
        .gap(space::NEAR),
    ];
    parts.extend(age(ctx, i.word));
    if let Some(kind) = ctx.scenario().kinds.get(&i.kind) {
        let stage = kind
            .stages
            .get(i.stage as usize)
            .map_or("", |s| s.name.get(ctx.ui.lang));
        let words = say.with(
            "stage",
            &[
                ("n", (i.stage + 1).to_string()),
                ("all", kind.stages.len().to_string()),
                ("name", stage.to_owned()),
            ],
        );
        parts.push(line(say.t("severity"), words));
    }
    parts.push(go(ctx, say.t("at"), EntityRef::of_target(&i.site)));
    if let Some(d) = &i.directorate {
        parts.push(line(say.t("answers"), ctx.prose.directorate(d)));
    }
    if !i.needs.is_empty() {
        parts.push(line(say.t("needs"), needs(ctx, &i.needs)));
        let missing = if i.uncovered.is_empty() {
            say.t("covered")
        } else {
            needs(ctx, &i.uncovered)
        };
        parts.push(line(say.t("missing"), missing));
    }
    if i.suspends {
        parts.push(note(say.t("makes-voting-impossible")).color(ColorRole::Bad));
    }
    if let Some(r) = &i.blocks {
        parts.push(go(ctx, say.t("blocks"), EntityRef::Road(r.clone())));
    }
    let on_it = |u: &&UnitView| {
        u.task
            .as_ref()
            .is_some_and(|t| *t == Target::Incident(i.id.clone()))
    };
    for u in ctx.picture().units.iter().filter(on_it) {
        parts.push(go(
            ctx,
            ctx.say.name(u.state),
            EntityRef::Unit(u.id.clone()),
        ));
    }
    parts
}

/// What is known of a rumour, and where it was heard.
pub(super) fn rumour(ctx: &PanelContext<'_>, r: &RumourView) -> Vec<View> {
    let say = ctx.say;
    let truth = say.t(match r.truth {
        None => "rumour-unverified",
        Some(true) => "rumour-true",
        Some(false) => "rumour-false",
    });
    let mut parts = vec![text(truth)];
    parts.extend(age(ctx, r.word));
    if r.corrected {
        parts.push(note(say.t("rumour-corrected")).color(ColorRole::Good));
    }
    for m in &r.municipalities {
        let heard = r
            .heard
            .iter()
            .find(|h| h.0 == *m)
            .map(|h| msg!("percent", n = h.1));
        let name = ctx.prose.municipality(m);
        parts.push(match heard {
            Some(n) => line(name, say.with("heard", &[("percent", n)])),
            None => note(name),
        });
    }
    parts
}
