//! Search: a place, unit or anything else by its name in either language; and the things that are like the one selected.
//!
//! Only what the seat may know is found. Deliberately not here: going there (`act`).

use crate::map::thing::Thing;
use crate::window::panels::context::Scene;
use crate::window::state::act::Act;
use crate::window::state::find::find;
use crate::window::state::ui::Field;
use crate::window::theme::{Tone, space};
use crate::window::view::{View, column, field, note, row, text};

/// The dialog's parts.
pub(crate) fn body(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    let found = find(scene.snap, scene.ui);
    let mut parts = vec![field(
        Field::Search,
        scene.ui.typed(Field::Search),
        say.t("search-words"),
        Some(Act::Find(0)),
    )];
    if found.is_empty() && !scene.ui.typed(Field::Search).trim().is_empty() {
        parts.push(note(say.t("search-nothing")));
    }
    let rows = found.iter().enumerate().map(|(n, t)| {
        let sort = say.t(sort_key(t));
        row([text(t.name(&scene.prose)).grow(), note(sort).line()])
            .gap(space::NEAR)
            .fill(Tone::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .press(Act::Find(n))
            .menu(Act::OpenMenu(t.clone()))
            .firm()
    });
    parts.push(column(rows).gap(2.0));
    parts
}

fn sort_key(t: &Thing) -> &'static str {
    match t {
        Thing::Unit(_) => "sort-unit",
        Thing::Centre(_) => "sort-centre",
        Thing::Checkpoint(_) => "sort-checkpoint",
        Thing::Incident(_) => "sort-incident",
        Thing::Convoy(_) => "sort-convoy",
        Thing::Vehicle(_) => "sort-vehicle",
        Thing::Rumour(_) => "sort-rumour",
        Thing::Road(_) => "sort-road",
        Thing::Municipality(_) => "sort-municipality",
        Thing::Directorate(_) => "sort-directorate",
        _ => "sort-place",
    }
}
