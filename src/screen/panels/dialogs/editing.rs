//! Dialogs of the editor: the names of what is added, what names a thing that was to be taken out, leaving without saving, saving with
//! errors, and files that somebody else has changed.
//!
//! Deliberately not here: the editor's screen (`panels::screens`).

use crate::base::message::msg;
use crate::record::states::UnitKind;
use crate::scenario::hand::thing_at;
use crate::screen::keys::ANSWER;
use crate::screen::panels::findings::excerpt;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::editor::{Adding, EditorAct, Leaving, ref_of};
use crate::screen::state::ui::{Field, Ui};
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, button, column, field, flow, note, text};
use crate::wording::{Prose, Say};

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
    let prose = Prose {
        scenario: &e.scenario,
        lang: ui.lang,
    };
    let mut parts = vec![text(say.t("editor-named-words"))];
    let all = e.named_by.iter().enumerate();
    parts.extend(all.map(|(n, f)| {
        let by = thing_at(e.bench.texts(), &f.file, f.line);
        let by = by.map(|t| text(ref_of(&t).name(&prose)).bold());
        let place = note(format!("{}:{}", f.file, f.line)).ltr();
        column(by.into_iter().chain([place, excerpt(f)]))
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

/// Whether what has errors is to be saved.
pub(crate) fn errors(say: Say, to: Option<Leaving>) -> Vec<View> {
    let save = Act::Edit(EditorAct::SaveWithErrors(to));
    vec![
        text(say.t("editor-errors-words")),
        buttons([
            button(say.t("editor-errors-save"), save).key("save with errors"),
            main_button(say.t("stay"), Act::Escape).key(ANSWER),
        ]),
    ]
}

/// Whether one goes on with what somebody else has written.
pub(crate) fn meanwhile(ui: &Ui, say: Say) -> Option<Vec<View>> {
    let theirs = ui.editor()?.theirs.as_ref()?;
    let mut parts = vec![text(say.t("editor-meanwhile-words"))];
    let fit = theirs.edits - theirs.unfit;
    if fit > 0 {
        parts.push(text(say.message(&msg!("editor-meanwhile-fit", n = fit))));
    }
    if theirs.unfit > 0 {
        let words = say.message(&msg!("editor-meanwhile-unfit", n = theirs.unfit));
        parts.push(text(words).color(ColorRole::Warn));
    }
    parts.push(buttons([
        button(say.t("stay"), Act::Escape),
        main_button(
            say.t("editor-meanwhile-take"),
            Act::Edit(EditorAct::TakeTheirs),
        )
        .key(ANSWER),
    ]));
    Some(parts)
}
