//! Dialogs of the clock: run until a time, the pace, another time for an inject.
//!
//! Deliberately not here: what is done then (`handlers::clock`).

use crate::base::ids::InjectId;
use crate::base::time::Span;
use crate::session::player::PACES;
use crate::window::panels::context::Scene;
use crate::window::panels::parts::{buttons, entry, main_button};
use crate::window::state::act::Act;
use crate::window::state::typed::understood;
use crate::window::state::ui::Field;
use crate::window::theme::space;
use crate::window::view::{View, button, field, flow, note, text};

pub(crate) fn run_until(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    let words = scene.ui.typed(Field::RunUntil);
    let typed = |act| field(Field::RunUntil, words, say.t("time-hint"), Some(act));
    if scene.snap.replay.is_some() {
        return vec![
            note(say.t("go-to-time-explained")),
            entry(scene.ui, say, typed(Act::RunUntil)),
            buttons([main_button(say.t("go-there"), Act::RunUntil)]),
        ];
    }
    // The button says how what is typed is understood.
    let until =
        understood(words, scene.snap.at).map_or_else(|| words.to_owned(), |t| scene.time(t));
    let soon = [5, 15, 30, 60].map(|m| scene.snap.at + Span::from_mins(m));
    let soon = soon.into_iter().filter(|t| *t < scene.scenario().head.end);
    let soon: Vec<View> = soon
        .map(|t| button(t.short(), Act::Type(Field::RunUntil, t.short())))
        .collect();
    vec![
        note(say.t("run-until-explained")),
        entry(scene.ui, say, typed(Act::RunUntil)),
        flow(soon),
        buttons([main_button(
            say.with("run-until", &[("time", until)]),
            Act::RunUntil,
        )]),
    ]
}

pub(crate) fn pace(scene: &Scene<'_>) -> Vec<View> {
    let paces = PACES.map(|p| {
        let mut b = button(String::new(), Act::Pace(p)).chosen((scene.snap.pace - p).abs() < 1e-9);
        b.children[0] = text(format!("×{p:.0}")).line().ltr();
        b
    });
    vec![note(scene.say.t("pace-hint")), flow(paces).gap(space::NEAR)]
}

pub(crate) fn retime(scene: &Scene<'_>, inject: &InjectId) -> Vec<View> {
    let say = scene.say;
    let name = scene.prose.inject(inject);
    vec![
        text(name).bold(),
        entry(
            scene.ui,
            say,
            field(
                Field::Retime,
                scene.ui.typed(Field::Retime),
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
