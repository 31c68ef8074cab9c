//! Observations and bookmarks: the list, the two buttons that write one, and the way to the evaluator's form.
//!
//! What was written is shown through exercise control's eyes alone; writing is possible through any.
//! Deliberately not here: ratings (`form`).

use bevy::prelude::*;

use crate::map::thing::Thing;
use crate::record::observation::{NoteKind, Observed};
use crate::window::panels::context::Scene;
use crate::window::state::act::Act;
use crate::window::state::dialog::Dialog;
use crate::window::theme::{Tone, space};
use crate::window::view::{View, badge, button, column, note, row, scroll, text};

pub(crate) fn body(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
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
    let mut list: Vec<View> = scene.notes().iter().rev().map(|o| card(scene, o)).collect();
    if list.is_empty() {
        list.push(note(say.t(if scene.is_control() {
            "no-notes"
        } else {
            "notes-of-control"
        })));
    }
    let mut parts = vec![write];
    // It shows the script.
    parts.extend(scene.is_control().then_some(form));
    parts.push(scroll(list).gap(space::TIGHT).key("notes"));
    parts
}

fn card(scene: &Scene<'_>, o: &Observed) -> View {
    let n = &o.note;
    let (sign, tone) = if n.kind == NoteKind::Bookmark {
        ("⚑", Tone::Exercise)
    } else {
        ("✎", Tone::Busy)
    };
    let words = if n.text.is_empty() {
        scene.say.t("bookmark")
    } else {
        n.text.clone()
    };
    let mut about = Vec::new();
    about.extend(n.seat.as_ref().map(|s| scene.prose.seat(s)));
    let thing = n.subject.as_ref().and_then(Thing::of_about);
    about.extend(thing.as_ref().map(|t| t.name(&scene.prose)));
    about.extend(
        n.objective
            .as_ref()
            .and_then(|x| scene.scenario().objectives.get(x))
            .map(|x| x.name.get(scene.ui.lang).to_owned()),
    );
    let mut body = vec![text(words)];
    if !about.is_empty() {
        body.push(note(about.join(" · ")));
    }
    let mut v = row([
        text(scene.time(n.about)).bold().line(),
        badge(sign, tone),
        column(body).grow(),
    ])
    .gap(space::NEAR)
    .fill(Tone::Raised)
    .pad(space::NEAR, space::TIGHT)
    .round()
    .firm();
    v.node.align_items = AlignItems::FlexStart;
    let v = v.key(format!("note {}", o.n));
    match thing {
        _ if scene.snap.replay.is_some() => {
            v.press(Act::Seek(n.about)).hint(scene.say.t("seek-hint"))
        }
        Some(t) => v.press(Act::GoTo(t)),
        None => v,
    }
}
