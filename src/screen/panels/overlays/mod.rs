//! What lies over everything: menus, the card and the hint under the pointer, the order to be confirmed, messages, trouble, what was
//! found in a scenario that was saved, and the stop for a real emergency.
//!
//! Deliberately not here: dialogs (`panels::dialogs`).

pub(crate) mod attendance;
mod emergency;
pub(crate) mod layers;
pub(crate) mod map_edges;
mod messages;
mod order;
mod watched;

use crate::screen::layout::*;

use crate::screen::panels::context::PanelContext;
use crate::screen::state::ui::Ui;
use crate::screen::view::View;
use crate::wording::Say;

/// What lies over every screen.
pub(crate) fn everywhere(ui: &Ui, say: Say, window: Vec2, room: Rect) -> Vec<View> {
    let said =
        messages::toast(ui, say, window, room).filter(|_| !messages::stands_in_line(ui, window));
    let parts = [said, messages::hint(ui, window, room)];
    parts.into_iter().flatten().collect()
}

/// What was said last, on a narrow screen: in a line of its own.
pub(crate) fn in_line(ctx: &PanelContext<'_>) -> Option<View> {
    messages::toast(ctx.ui, ctx.say, ctx.window, ctx.room)
        .filter(|_| messages::stands_in_line(ctx.ui, ctx.window))
}

/// What lies over a running exercise, below its dialogs.
pub(crate) fn running(ctx: &PanelContext<'_>) -> Vec<View> {
    let parts = [order::card(ctx), order::confirm(ctx), order::menu(ctx)];
    parts.into_iter().flatten().collect()
}

/// What lies over a running exercise and its dialogs.
pub(crate) fn above_dialogs(ctx: &PanelContext<'_>) -> Vec<View> {
    let mut parts = Vec::new();
    parts.extend(watched::watched(ctx));
    parts.extend(messages::trouble(ctx));
    if ctx.snap.is_stopped() {
        parts.push(emergency::emergency(ctx));
    }
    parts
}
