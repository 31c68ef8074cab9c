//! Dialogs of the editor: the names of what is added, what names a thing that was to be taken out, leaving without saving.
//!
//! Deliberately not here: the editor's screen (`panels::screens`).

use crate::record::states::UnitKind;
use crate::screen::keys::ANSWER;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::editor::{Adding, EditorAct, Leaving};
use crate::screen::state::ui::{Field, Ui};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, button, column, field, flow, note, text};
use crate::wording::Say;

/// The names of what is added; of a unit its kind too.
pub(crate) fn adding(ui: &Ui, say: Say, what: &Adding) -> Vec<View> {
    let create = Act::Edit(EditorAct::Create(what.clone()));
    let name = |which: Field, key: &str| {
        let typed = field(which, ui.typed(which), "", Some(create.clone()));
        [note(say.t(key)), entry(ui, say, typed)]
    };
    let words = match what {
        Adding::Place => "editor-adding-place",
        Adding::Centre(_) => "editor-adding-centre",
        Adding::Checkpoint(_) => "editor-adding-checkpoint",
        Adding::Unit(_) => "editor-adding-unit",
    };
    let mut parts = vec![text(say.t(words))];
    parts.extend(name(Field::NewAr, "editor-name-ar"));
    parts.extend(name(Field::NewEn, "editor-name-en"));
    if let (Adding::Unit(_), Some(e)) = (what, ui.editor()) {
        parts.push(note(say.t("editor-kind")));
        let kinds = UnitKind::ALL
            .iter()
            .map(|k| button(say.name(*k), Act::Edit(EditorAct::Kind(*k))).chosen(e.kind == *k));
        parts.push(flow(kinds.collect::<Vec<_>>()));
    }
    parts.push(buttons([
        button(say.t("cancel"), Act::Escape),
        main_button(say.t("editor-add"), create).key("create"),
    ]));
    parts
}

/// What names a thing that was to be taken out.
pub(crate) fn named_by(ui: &Ui, say: Say) -> Option<Vec<View>> {
    let e = ui.editor()?;
    let mut parts = vec![text(say.t("editor-named-words"))];
    let all = e.named_by.iter().enumerate();
    parts.extend(all.map(|(n, f)| {
        // What is written there is code, which is read from left to right in every language.
        let place = note(format!("{}:{}", f.file, f.line)).ltr();
        let written = text(f.source.trim()).size(Size::Small).ltr();
        column([place, written])
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .press(Act::Edit(EditorAct::Naming(n)))
            .firm()
    }));
    parts.push(buttons([
        button(say.t("close-hint"), Act::Escape).key(ANSWER)
    ]));
    Some(parts)
}

/// Whether what is not saved is to be saved.
pub(crate) fn leave(say: Say, to: Leaving) -> Vec<View> {
    let save = Act::Edit(EditorAct::SaveAndLeave(to));
    vec![
        text(say.t("editor-leave-words")),
        buttons([
            button(say.t("stay"), Act::Escape),
            button(say.t("editor-discard"), Act::Edit(EditorAct::Discard(to)))
                .fill(ColorRole::Bad)
                .key("discard"),
            main_button(say.t("editor-save-leave"), save).key(ANSWER),
        ]),
    ]
}
