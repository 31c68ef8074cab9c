//! Dialogs of the clock: run until a time, the pace, another time for an inject.
//!
//! Deliberately not here: what is done then (`handlers::clock`).

use crate::base::ids::InjectId;
use crate::base::time::Span;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::typed::understood;
use crate::screen::state::ui::Field;
use crate::screen::theme::space;
use crate::screen::view::{View, button, field, flow, note, text};
use crate::session::player::PACES;

pub(crate) fn run_until(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let words = ctx.ui.typed(Field::RunUntil);
    let typed = |act| field(Field::RunUntil, words, say.t("time-hint"), Some(act));
    if ctx.snap.replay.is_some() {
        return vec![
            note(say.t("go-to-time-explained")),
            entry(ctx.ui, say, typed(Act::RunUntil)),
            buttons([main_button(say.t("go-there"), Act::RunUntil)]),
        ];
    }
    // The button says how what is typed is understood.
    let until = understood(words, ctx.now()).map_or_else(|| words.to_owned(), |t| ctx.time(t));
    let soon = [5, 15, 30, 60].map(|m| ctx.now() + Span::from_mins(m));
    let soon = soon.into_iter().filter(|t| *t < ctx.scenario().head.end);
    let soon: Vec<View> = soon
        .map(|t| button(t.short(), Act::Type(Field::RunUntil, t.short())))
        .collect();
    vec![
        note(say.t("run-until-explained")),
        entry(ctx.ui, say, typed(Act::RunUntil)),
        flow(soon),
        buttons([main_button(
            say.with("run-until", &[("time", until)]),
            Act::RunUntil,
        )]),
    ]
}

pub(crate) fn pace(ctx: &PanelContext<'_>) -> Vec<View> {
    let paces = PACES.map(|p| {
        let mut b = button(String::new(), Act::Pace(p)).chosen((ctx.snap.pace - p).abs() < 1e-9);
        b.children[0] = text(format!("×{p:.0}")).line().ltr();
        b
    });
    vec![note(ctx.say.t("pace-hint")), flow(paces).gap(space::NEAR)]
}

pub(crate) fn retime(ctx: &PanelContext<'_>, inject: &InjectId) -> Vec<View> {
    let say = ctx.say;
    let name = ctx.prose.inject(inject);
    vec![
        text(name).bold(),
        entry(
            ctx.ui,
            say,
            field(
                Field::Retime,
                ctx.ui.typed(Field::Retime),
                say.t("time-hint"),
                Some(Act::Retime(inject.clone(), false)),
            ),
        ),
        note(say.t("retime-explained")),
        buttons([
            button(say.t("retime-following"), Act::Retime(inject.clone(), true)),
            main_button(say.t("retime-one"), Act::Retime(inject.clone(), false)),
        ]),
    ]
}
