//! Search: a place, unit or anything else by its name in either language; and the things that are like the one selected.
//!
//! Only what the seat may know is found. Deliberately not here: going there (`act`).

use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::find::find;
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, column, field, note, row, text};

/// The dialog's parts.
pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let found = find(ctx.snap, ctx.ui);
    let mut parts = vec![field(
        Field::Search,
        ctx.ui.typed(Field::Search),
        say.t("search-words"),
        Some(Act::Find(0)),
    )];
    if found.is_empty() && !ctx.ui.typed(Field::Search).trim().is_empty() {
        parts.push(note(say.t("search-nothing")));
    }
    let rows = found.iter().enumerate().map(|(n, t)| {
        let sort = ctx.sort(t);
        row([text(t.name(&ctx.prose)).grow(), note(sort).line()])
            .gap(space::NEAR)
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .press(Act::Find(n))
            .menu(Act::OpenMenu(t.clone()))
            .firm()
    });
    parts.push(column(rows).gap(2.0));
    parts
}
