//! Dialogs that ask once more: ENDEX, the truth after a room's eyes, closing the window.
//!
//! Deliberately not here: what is done then (`handlers`).

use crate::screen::keys::ANSWER;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::ui::Ui;
use crate::screen::theme::ColorRole;
use crate::screen::view::{View, button, text};
use crate::wording::Say;

pub(crate) fn end(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    vec![
        text(say.with("end-words", &[("time", ctx.time(ctx.now()))])),
        buttons([
            button(say.t("cancel"), Act::Escape),
            button(say.t("end-now"), Act::End)
                .fill(ColorRole::Bad)
                .key("end now"),
        ]),
    ]
}

/// Whether the clock may run on to the planned end, with which ENDEX comes. What has the focus leaves it where it is.
pub(crate) fn run_to_end(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let time = ctx.time(ctx.scenario().head.end);
    vec![
        text(say.with("run-to-end-words", &[("time", time)])),
        buttons([
            button(say.t("cancel"), Act::Escape).key(ANSWER),
            button(say.t("run-to-end"), Act::RunToEnd)
                .fill(ColorRole::Bad)
                .key("run to end"),
        ]),
    ]
}

/// Whether the truth may be shown on a screen that a room has looked at. What has the focus leaves it as it is.
pub(crate) fn truth(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    vec![
        text(say.t("truth-words")),
        buttons([
            button(say.t("truth-not"), Act::Escape).key(ANSWER),
            button(say.t("truth-show"), Act::LookAsControl)
                .fill(ColorRole::Bad)
                .key("show the truth"),
        ]),
    ]
}

pub(crate) fn close(ui: &Ui, say: Say) -> Vec<View> {
    let words = if ui.stage == crate::screen::state::ui::Stage::Running {
        "close-words-running"
    } else {
        "close-words"
    };
    // Closing loses nothing, so it is what Enter does.
    let close = main_button(say.t("close-now"), Act::CloseNow).key(ANSWER);
    vec![
        text(say.t(words)),
        buttons([button(say.t("stay"), Act::Escape), close]),
    ]
}
