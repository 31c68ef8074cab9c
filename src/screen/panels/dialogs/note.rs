//! The dialog of an observation or a bookmark.
//!
//! Deliberately not here: the list of notes (`docks::notes`).

use crate::record::observation::{Finding, NoteKind};
use crate::scenario::model::Task;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::draft::NoteOf;
use crate::screen::state::ui::Field;
use crate::screen::view::{View, button, field, flow, note};

pub(crate) fn note_parts(ctx: &PanelContext<'_>, kind: NoteKind) -> Vec<View> {
    let say = ctx.say;
    let mut about = vec![ctx.time(ctx.now())];
    if !ctx.is_control() {
        about.push(ctx.seat().name.get(ctx.ui.lang).to_owned());
    }
    about.extend(
        ctx.ui
            .selected
            .as_ref()
            .filter(|t| t.about().is_some())
            .map(|t| t.name(&ctx.prose)),
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
        ctx.ui.typed(Field::Note),
        hint,
        Some(save(None)),
    )
    .lines(lines);
    let mut parts = vec![note(about.join(" · ")), entry(ctx.ui, say, words)];
    // What is looked for is not a room's to see.
    if kind == NoteKind::Observation && ctx.is_control() {
        parts.extend(analysis(ctx));
    }
    if kind == NoteKind::Observation && ctx.is_control() && !ctx.scenario().objectives.is_empty() {
        parts.push(note(say.t("note-objective")));
        let all = ctx.scenario().objectives.values();
        parts.push(flow(
            all.map(|o| button(o.name.get(ctx.ui.lang), save(Some(o.id.clone()))))
                .collect::<Vec<_>>(),
        ));
    }
    parts.push(buttons([main_button(say.t("save"), save(None))]));
    parts
}

/// What the observation shows, the task that it bears on, and what is made of it.
fn analysis(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, draft) = (ctx.say, &ctx.ui.noted);
    let finding = |f: Finding| {
        button(say.message(&f.name()), Act::NoteOf(NoteOf::Finding(f)))
            .chosen(draft.finding == Some(f))
            .key(format!("finding {f:?}"))
    };
    let tasks = ctx.scenario().objectives.values().flat_map(|o| &o.tasks);
    let task = |t: &Task| {
        let of = NoteOf::Task(t.id.clone());
        button(t.name.get(ctx.ui.lang), Act::NoteOf(of))
            .chosen(draft.task.as_ref() == Some(&t.id))
            .key(format!("task {}", t.id))
    };
    let tasks: Vec<View> = tasks.map(task).collect();
    let mut parts = vec![flow(
        Finding::ALL
            .iter()
            .copied()
            .map(finding)
            .collect::<Vec<_>>(),
    )];
    if !tasks.is_empty() {
        parts.push(note(say.t("note-task")));
        parts.push(flow(tasks));
    }
    for (of, hint) in [
        (Field::Consequence, "note-consequence"),
        (Field::RootCause, "note-root-cause"),
        (Field::Reference, "note-reference"),
        (Field::Recommendation, "note-recommendation"),
    ] {
        let line = field(of, ctx.ui.typed(of), say.t(hint), None);
        parts.push(entry(ctx.ui, say, line));
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::screen::keys::KeyCode;

    use super::*;
    use crate::base::text::Lang;
    use crate::screen::testing::*;
    use crate::session::player::SessionRequest;

    #[test]
    fn what_is_made_of_an_observation_is_saved_with_it() {
        let snap = played("first-steps", Some("09:12"), "excon", &["room"]);
        let mut app = app(snap, Lang::En);
        key(&mut app, KeyCode::KeyO);
        let improve = Act::NoteOf(NoteOf::Finding(Finding::Improvement));
        press(&mut app, &improve);
        press(
            &mut app,
            &Act::NoteOf(NoteOf::Task("first-response".into())),
        );
        for (field, words) in [(Field::Note, "late"), (Field::Recommendation, " a board ")] {
            ui(&mut app).fields.insert(field, words.to_owned());
        }
        press(&mut app, &Act::SaveNote(NoteKind::Observation, None));
        let saved = |a: &SessionRequest| {
            matches!(a, SessionRequest::Observe(n) if n.analysis.finding == Some(Finding::Improvement)
                && n.analysis.recommendation == "a board" && n.objective == Some("respond".into()))
        };
        assert!(asked(&mut app).iter().any(saved));
        // The next one begins anew, and what was chosen can be taken back.
        key(&mut app, KeyCode::KeyO);
        assert_eq!(ui(&mut app).noted.finding, None);
        press(&mut app, &improve);
        press(&mut app, &improve);
        assert_eq!(ui(&mut app).noted.finding, None);
    }
}
