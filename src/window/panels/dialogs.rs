//! The small dialogs: run until, another time for an inject, a note, ENDEX, closing the window.
//!
//! Deliberately not here: the larger ones (`adhoc`, `summary`, `search`, `help`).

use super::Scene;
use crate::base::ids::InjectId;
use crate::base::time::Span;
use crate::record::observation::NoteKind;
use crate::record::states::Role;
use crate::session::player::PACES;
use crate::window::act::Act;
use crate::window::control::understood;
use crate::window::field::MOST;
use crate::window::keys::ANSWER;
use crate::window::theme::{Size, Tone, space};
use crate::window::ui::{Field, Sort, Ui};
use crate::window::view::{View, What, button, column, field, flow, note, row, spring, text};
use crate::wording::Say;

/// Buttons at the end of a dialog.
pub(super) fn buttons(parts: impl IntoIterator<Item = View>) -> View {
    let mut all = vec![spring()];
    all.extend(parts);
    row(all).gap(space::NEAR).firm()
}

/// The button that does what the dialog is for.
pub(super) fn main_button(words: String, act: Act) -> View {
    let mut b = button(words.clone(), act).fill(Tone::Good);
    b.children[0] = text(words).tone(Tone::OnColour).bold().line();
    b
}

/// A field, and below it why what is typed there cannot be taken.
pub(super) fn entry(ui: &Ui, say: Say, field: View) -> View {
    let which = if let What::Field(t) = &field.what {
        Some(t.field)
    } else {
        None
    };
    match ui.wrong.filter(|w| Some(w.0) == which) {
        Some((_, key)) => {
            let words = say.with(key, &[("n", MOST.to_string())]);
            column([
                field.edge(Tone::Bad),
                text(words).size(Size::Small).tone(Tone::Bad).key("wrong"),
            ])
            .gap(2.0)
        }
        None => column([field]).gap(2.0),
    }
}

pub(super) fn run_until(scene: &Scene<'_>) -> Vec<View> {
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

/// Which events the buttons of a replay go to.
pub(super) fn sort(scene: &Scene<'_>) -> Vec<View> {
    let all = Sort::ALL
        .map(|s| button(sort_words(scene.say, s), Act::Sort(s)).chosen(scene.ui.sort == s));
    vec![
        note(scene.say.t("sort-explained")),
        flow(all).gap(space::NEAR),
    ]
}

/// A sort of events in words.
pub(super) fn sort_words(say: Say, s: Sort) -> String {
    say.t(match s {
        Sort::All => "sort-all",
        Sort::Injects => "sort-injects",
        Sort::Incidents => "sort-incidents",
        Sort::Reports => "sort-reports",
        Sort::Orders => "sort-orders",
        Sort::Missed => "sort-missed",
        Sort::Notes => "sort-notes",
    })
}

/// Going on from the moment that is looked at: who holds which seat.
pub(super) fn branch(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    let mut seats: Vec<_> = scene
        .scenario()
        .seats
        .values()
        .filter(|x| x.role != Role::Excon)
        .collect();
    seats.sort_by_key(|x| (x.role, x.id.clone()));
    let seats = seats.into_iter().map(|x| {
        let held = scene.ui.choice.staffed.contains(&x.id);
        let words = format!(
            "{} {}",
            if held { "☑" } else { "☐" },
            x.name.get(scene.ui.lang)
        );
        button(words, Act::ToggleSeat(x.id.clone()))
            .chosen(held)
            .key(x.id.as_str())
    });
    vec![
        text(say.with("branch-words", &[("time", scene.snap.at.to_string())])),
        note(say.t("branch-seats")),
        flow(seats.collect::<Vec<_>>()),
        buttons([
            button(say.t("cancel"), Act::Escape),
            main_button(say.t("branch-now"), Act::Branch).key(ANSWER),
        ]),
    ]
}

pub(super) fn pace(scene: &Scene<'_>) -> Vec<View> {
    let paces = PACES.map(|p| {
        let mut b = button(String::new(), Act::Pace(p)).chosen((scene.snap.pace - p).abs() < 1e-9);
        b.children[0] = text(format!("×{p:.0}")).line().ltr();
        b
    });
    vec![note(scene.say.t("pace-hint")), flow(paces).gap(space::NEAR)]
}

pub(super) fn retime(scene: &Scene<'_>, inject: &InjectId) -> Vec<View> {
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

pub(super) fn note_parts(scene: &Scene<'_>, kind: NoteKind) -> Vec<View> {
    let say = scene.say;
    let mut about = vec![scene.time(scene.snap.at)];
    if !scene.is_control() {
        about.push(scene.seat().name.get(scene.ui.lang).to_owned());
    }
    about.extend(
        scene
            .ui
            .selected
            .as_ref()
            .filter(|t| t.about().is_some())
            .map(|t| t.name(&scene.prose)),
    );
    let save = |objective| Act::SaveNote(kind, objective);
    let hint = say.t(if kind == NoteKind::Bookmark {
        "bookmark-words"
    } else {
        "observation-words"
    });
    // The name of a bookmark is short; what one saw may be long.
    let lines = if kind == NoteKind::Bookmark { 1 } else { 3 };
    let words = field(
        Field::Note,
        scene.ui.typed(Field::Note),
        hint,
        Some(save(None)),
    )
    .lines(lines);
    let mut parts = vec![note(about.join(" · ")), entry(scene.ui, say, words)];
    // What is looked for is not a room's to see.
    if kind == NoteKind::Observation
        && scene.is_control()
        && !scene.scenario().objectives.is_empty()
    {
        parts.push(note(say.t("note-objective")));
        let all = scene.scenario().objectives.values();
        parts.push(flow(
            all.map(|o| button(o.name.get(scene.ui.lang), save(Some(o.id.clone()))))
                .collect::<Vec<_>>(),
        ));
    }
    parts.push(buttons([main_button(say.t("save"), save(None))]));
    parts
}

pub(super) fn end(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    vec![
        text(say.with("end-words", &[("time", scene.snap.at.short())])),
        buttons([
            button(say.t("cancel"), Act::Escape),
            button(say.t("end-now"), Act::End)
                .fill(Tone::Bad)
                .key("end now"),
        ]),
    ]
}

/// Whether the truth may be shown on a screen that a room has looked at. What has the focus leaves it as it is.
pub(super) fn truth(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    vec![
        text(say.t("truth-words")),
        buttons([
            button(say.t("truth-not"), Act::Escape).key(ANSWER),
            button(say.t("truth-show"), Act::LookAsControl)
                .fill(Tone::Bad)
                .key("show the truth"),
        ]),
    ]
}

pub(super) fn close(ui: &Ui, say: Say) -> Vec<View> {
    let words = if ui.stage == crate::window::ui::Stage::Running {
        "close-words-running"
    } else {
        "close-words"
    };
    // Closing loses nothing, so it is what Enter does.
    let close = main_button(say.t("close-now"), Act::CloseNow).key(ANSWER);
    vec![
        text(say.t(words)),
        buttons([button(say.t("stay"), Act::Escape), close]),
    ]
}
