//! Dialogs of the editor: the names of what is added, what names a thing that was to be taken out, leaving without saving, saving with
//! errors, and files that somebody else has changed.
//!
//! Deliberately not here: the editor's screen (`panels::screens`).

use crate::base::diag::Severity;
use crate::base::message::msg;
use crate::record::states::{Channel, UnitKind};
use crate::scenario::hand::thing_at;
use crate::screen::keys::ANSWER;
use crate::screen::layout::*;
use crate::screen::panels::findings::excerpt;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::draft::AdHocKind;
use crate::screen::state::editor::{
    Adding, Editor, EditorAct, EditorTab, Leaving, Writing, ref_of,
};
use crate::screen::state::ui::{Field, Ui};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, button, column, field, flow, note, row, text};
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
        Adding::Inject => return inject(ui, say, &create),
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

/// A new inject: its names, its time, its storyline, what it does.
fn inject(ui: &Ui, say: Say, create: &Act) -> Vec<View> {
    let Some(e) = ui.editor() else {
        return Vec::new();
    };
    let line = |which: Field| line(ui, say, which, create);
    let mut parts = vec![
        pair(
            under(say, "editor-name-ar", line(Field::NewAr)),
            under(say, "editor-name-en", line(Field::NewEn)),
        ),
        under(say, "editor-when", line(Field::NewTime)).firm(),
    ];
    if !e.scenario.storylines.is_empty() {
        let stories = e.scenario.storylines.values().map(|x| {
            let mut b = button("", write(Writing::Storyline(x.id.clone())))
                .chosen(e.storyline.as_ref() == Some(&x.id));
            b.children[0] = text(x.name.get(ui.lang)).size(Size::Small).line();
            b
        });
        parts.push(note(say.t("editor-storyline")));
        parts.push(flow(stories.collect::<Vec<_>>()));
    }
    let kinds = AdHocKind::ALL.map(|k| {
        let key = match k {
            AdHocKind::Message => "ad-hoc-message",
            AdHocKind::Incident => "ad-hoc-incident",
            AdHocKind::Outage => "ad-hoc-outage",
            AdHocKind::Road => "editor-blocks-road",
        };
        let b = button(say.t(key), write(Writing::Does(k))).chosen(ui.draft.kind == k);
        b.grow().key(format!("does {k:?}"))
    });
    parts.push(row(kinds).gap(space::TIGHT).firm());
    parts.extend(effect(ui, say, e, create));
    parts.push(buttons([
        button(say.t("cancel"), Act::Escape),
        main_button(say.t("editor-add"), create.clone()).key("create"),
    ]));
    parts
}

fn write(what: Writing) -> Act {
    Act::Edit(EditorAct::Write(what))
}

fn line(ui: &Ui, say: Say, which: Field, create: &Act) -> View {
    let typed = field(which, ui.typed(which), "", Some(create.clone()));
    entry(ui, say, typed)
}

fn under(say: Say, key: &str, entry: View) -> View {
    column([note(say.t(key)), entry]).gap(2.0)
}

/// The same in two languages.
fn pair(ar: View, en: View) -> View {
    let mut both = row([ar.grow(), en.grow()]).gap(space::NEAR).firm();
    both.node.align_items = AlignItems::FlexStart;
    both
}

/// What a new inject does.
fn effect(ui: &Ui, say: Say, e: &Editor, create: &Act) -> Vec<View> {
    let (s, d) = (&e.scenario, &ui.draft);
    let prose = Prose {
        scenario: s,
        lang: ui.lang,
    };
    let line = |which: Field| line(ui, say, which, create);
    let words = |which: Field| {
        let typed = field(which, ui.typed(which), "", None).lines(4);
        entry(ui, say, typed)
    };
    match d.kind {
        AdHocKind::Message => {
            let seats = s.seats.values().filter(|seat| s.is_played(&seat.id));
            let seats = seats.map(|seat| {
                button(seat.name.get(ui.lang), write(Writing::To(seat.id.clone())))
                    .chosen(d.to.contains(&seat.id))
                    .key(format!("to {}", seat.id))
            });
            let by = |c| write(Writing::By(c));
            vec![
                pair(
                    under(say, "editor-words-ar", words(Field::NewWordsAr)),
                    under(say, "editor-words-en", words(Field::NewWordsEn)),
                ),
                pair(
                    under(say, "editor-sender-ar", line(Field::NewSenderAr)),
                    under(say, "editor-sender-en", line(Field::NewSenderEn)),
                ),
                note(say.t("message-to")),
                flow(seats.collect::<Vec<_>>()),
                note(say.t("message-channel")),
                channels(&prose, |c| d.channel == c, by, true),
            ]
        }
        AdHocKind::Incident => {
            let kinds = s.kinds.values().map(|k| {
                button(k.name.get(ui.lang), write(Writing::Begins(k.id.clone())))
                    .chosen(d.incident.as_ref() == Some(&k.id))
            });
            let kinds = flow(kinds.collect::<Vec<_>>());
            vec![
                note(say.t("incident-kind")),
                kinds,
                selected(ui, say, &prose),
            ]
        }
        AdHocKind::Outage => {
            let fails = |c| d.channels.contains(&c);
            let all = channels(&prose, fails, |c| write(Writing::Fails(c)), false);
            vec![note(say.t("outage-fails")), all, selected(ui, say, &prose)]
        }
        AdHocKind::Road => vec![selected(ui, say, &prose)],
    }
}

fn channels(
    prose: &Prose<'_>,
    chosen: impl Fn(Channel) -> bool,
    act: impl Fn(Channel) -> Act,
    other: bool,
) -> View {
    let all = Channel::ALL.iter().copied();
    let all = all.filter(|c| other || *c != Channel::Other);
    let all = all.map(|c| button(prose.channel(c), act(c)).chosen(chosen(c)));
    flow(all.collect::<Vec<_>>())
}

/// Where it happens: what is selected on the map.
fn selected(ui: &Ui, say: Say, prose: &Prose<'_>) -> View {
    match &ui.selected {
        Some(thing) if thing.target().is_some() => {
            text(say.with("ad-hoc-at", &[("place", thing.name(prose))])).bold()
        }
        _ => note(say.t("editor-select-first")).color(ColorRole::Warn),
    }
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

/// Errors, and changes that do not fit, that a dialog names.
const MOST: usize = 3;

/// Whether what has errors is to be saved: the first of them, and where all are seen.
pub(crate) fn errors(ui: &Ui, say: Say, to: Option<Leaving>) -> Vec<View> {
    let save = Act::Edit(EditorAct::SaveWithErrors(to));
    let found = ui.editor().into_iter().flat_map(|e| &e.findings);
    let found = found.filter(|f| f.severity == Severity::Error).take(MOST);
    let mut parts = vec![text(say.t("editor-errors-words"))];
    parts.extend(found.map(|f| {
        let place = note(format!("{}:{}", f.file, f.line)).ltr();
        column([place, text(say.message(&f.message)).color(ColorRole::Bad)])
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .firm()
    }));
    let show = Act::Edit(EditorAct::Show(EditorTab::Findings));
    parts.push(buttons([
        button(say.t("editor-errors-save"), save).key("save with errors"),
        main_button(say.t("editor-errors-show"), show).key(ANSWER),
    ]));
    parts
}

/// Whether one goes on with what somebody else has written.
pub(crate) fn meanwhile(ui: &Ui, say: Say) -> Option<Vec<View>> {
    let e = ui.editor()?;
    let theirs = e.theirs.as_ref()?;
    let mut parts = vec![text(say.t("editor-meanwhile-words"))];
    let fit = theirs.edits - theirs.unfit;
    if fit > 0 {
        parts.push(text(say.message(&msg!("editor-meanwhile-fit", n = fit))));
    }
    if theirs.unfit > 0 {
        let words = say.message(&msg!("editor-meanwhile-unfit", n = theirs.unfit));
        parts.push(text(words).color(ColorRole::Warn));
        let prose = Prose {
            scenario: &e.scenario,
            lang: ui.lang,
        };
        let left = theirs.left.iter().take(MOST);
        parts.extend(left.map(|thing| note(ref_of(thing).name(&prose))));
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
