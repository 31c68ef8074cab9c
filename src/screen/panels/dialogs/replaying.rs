//! Dialogs of a replay: which events are gone to, and branching off.
//!
//! Deliberately not here: what is done then (`handlers::replay`).

use crate::record::states::Role;
use crate::screen::keys::ANSWER;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::ui::EventFilter;
use crate::screen::theme::space;
use crate::screen::view::{View, button, flow, note, text};
use crate::wording::Say;

/// Which events the buttons of a replay go to.
pub(crate) fn sort(ctx: &PanelContext<'_>) -> Vec<View> {
    let all = EventFilter::ALL.map(|s| {
        button(sort_words(ctx.say, s), Act::FilterEvents(s)).chosen(ctx.ui.event_filter == s)
    });
    vec![
        note(ctx.say.t("sort-explained")),
        flow(all).gap(space::NEAR),
    ]
}

/// A sort of events in words.
pub(crate) fn sort_words(say: Say, s: EventFilter) -> String {
    say.t(match s {
        EventFilter::All => "sort-all",
        EventFilter::Injects => "sort-injects",
        EventFilter::Incidents => "sort-incidents",
        EventFilter::Reports => "sort-reports",
        EventFilter::Orders => "sort-orders",
        EventFilter::Missed => "sort-missed",
        EventFilter::Notes => "sort-notes",
    })
}

/// Going on from the moment that is looked at: who holds which seat.
pub(crate) fn branch(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let mut seats: Vec<_> = ctx
        .scenario()
        .seats
        .values()
        .filter(|x| x.role != Role::Excon)
        .collect();
    seats.sort_by_key(|x| (x.role, x.id.clone()));
    let seats = seats.into_iter().map(|x| {
        let held = ctx.ui.choice.staffed.contains(&x.id);
        let words = format!(
            "{} {}",
            if held { "☑" } else { "☐" },
            x.name.get(ctx.ui.lang)
        );
        button(words, Act::ToggleSeat(x.id.clone()))
            .chosen(held)
            .key(x.id.as_str())
    });
    vec![
        text(say.with("branch-words", &[("time", say.second(ctx.second()))])),
        note(say.t("branch-seats")),
        flow(seats.collect::<Vec<_>>()),
        buttons([
            button(say.t("cancel"), Act::Escape),
            main_button(say.t("branch-now"), Act::Branch).key(ANSWER),
        ]),
    ]
}
