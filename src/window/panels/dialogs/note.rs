//! The dialog of an observation or a bookmark.
//!
//! Deliberately not here: the list of notes (`docks::notes`).

use crate::record::observation::NoteKind;
use crate::window::panels::context::Scene;
use crate::window::panels::parts::{buttons, entry, main_button};
use crate::window::state::act::Act;
use crate::window::state::ui::Field;
use crate::window::view::{View, button, field, flow, note};

pub(crate) fn note_parts(scene: &Scene<'_>, kind: NoteKind) -> Vec<View> {
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
