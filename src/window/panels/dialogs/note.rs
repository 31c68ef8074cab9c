//! The dialog of an observation or a bookmark.
//!
//! Deliberately not here: the list of notes (`docks::notes`).

use crate::record::observation::NoteKind;
use crate::window::panels::context::PanelContext;
use crate::window::panels::parts::{buttons, entry, main_button};
use crate::window::state::act::Act;
use crate::window::state::ui::Field;
use crate::window::view::{View, button, field, flow, note};

pub(crate) fn note_parts(ctx: &PanelContext<'_>, kind: NoteKind) -> Vec<View> {
    let say = ctx.say;
    let mut about = vec![ctx.time(ctx.snap.at)];
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
