//! Dialogs of a replay: which events are gone to, and branching off.
//!
//! Deliberately not here: what is done then (`handlers::replay`).

use crate::record::states::Role;
use crate::window::input::keys::ANSWER;
use crate::window::panels::context::Scene;
use crate::window::panels::parts::{buttons, main_button};
use crate::window::state::act::Act;
use crate::window::state::ui::Sort;
use crate::window::theme::space;
use crate::window::view::{View, button, flow, note, text};
use crate::wording::Say;

/// Which events the buttons of a replay go to.
pub(crate) fn sort(scene: &Scene<'_>) -> Vec<View> {
    let all = Sort::ALL
        .map(|s| button(sort_words(scene.say, s), Act::Sort(s)).chosen(scene.ui.sort == s));
    vec![
        note(scene.say.t("sort-explained")),
        flow(all).gap(space::NEAR),
    ]
}

/// A sort of events in words.
pub(crate) fn sort_words(say: Say, s: Sort) -> String {
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
pub(crate) fn branch(scene: &Scene<'_>) -> Vec<View> {
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
