//! Observations and bookmarks: the list, the two buttons that write one, and the way to the evaluator's form.
//!
//! What was written is shown through exercise control's eyes alone; writing is possible through any.
//! Deliberately not here: ratings (`form`).

use crate::map::entity_ref::EntityRef;
use crate::record::observation::{NoteKind, Observed};
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, button, column, note, row, scroll, text};

pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let write = row([
        button(
            say.t("observation"),
            Act::Show(Dialog::Note(NoteKind::Observation)),
        )
        .hint(say.t("observation-hint"))
        .grow(),
        button(
            say.t("bookmark"),
            Act::Show(Dialog::Note(NoteKind::Bookmark)),
        )
        .hint(say.t("bookmark-hint"))
        .grow(),
    ])
    .gap(space::TIGHT)
    .firm();
    let form = button(say.t("form-open"), Act::Show(Dialog::Form))
        .hint(say.t("form-hint"))
        .firm();
    let mut list: Vec<View> = ctx.notes().iter().rev().map(|o| card(ctx, o)).collect();
    if list.is_empty() {
        list.push(note(say.t(if ctx.is_control() {
            "no-notes"
        } else {
            "notes-of-control"
        })));
    }
    let mut parts = vec![write];
    // It shows the script.
    parts.extend(ctx.is_control().then_some(form));
    parts.push(scroll(list).gap(space::TIGHT).key("notes"));
    parts
}

fn card(ctx: &PanelContext<'_>, o: &Observed) -> View {
    let n = &o.note;
    let (sign, color) = if n.kind == NoteKind::Bookmark {
        ("⚑", ColorRole::Exercise)
    } else {
        ("✎", ColorRole::Busy)
    };
    let words = if n.text.is_empty() {
        ctx.say.t("bookmark")
    } else {
        n.text.clone()
    };
    let mut about = Vec::new();
    about.extend(n.seat.as_ref().map(|s| ctx.prose.seat(s)));
    let thing = n.subject.as_ref().and_then(EntityRef::of_about);
    about.extend(thing.as_ref().map(|t| t.name(&ctx.prose)));
    about.extend(
        n.objective
            .as_ref()
            .and_then(|x| ctx.scenario().objectives.get(x))
            .map(|x| x.name.get(ctx.ui.lang).to_owned()),
    );
    about.extend(n.by.map(|by| ctx.say.message(&by.called())));
    let mut body = vec![text(words)];
    if !about.is_empty() {
        body.push(note(about.join(" · ")));
    }
    let v = row([
        text(ctx.time(n.about)).bold().line(),
        badge(sign, color),
        column(body).grow(),
    ])
    .card()
    .key(format!("note {}", o.n));
    match thing {
        _ if ctx.snap.replay.is_some() => v.press(Act::Seek(n.about)).hint(ctx.say.t("seek-hint")),
        Some(t) => v.press(Act::GoTo(t)),
        None => v,
    }
}
