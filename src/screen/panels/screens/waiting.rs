//! The screen while an exercise is opened or closed: what is being done, how far it is, and how to give it up.
//!
//! Deliberately not here: doing it (the exercise's thread), what comes next (`start`).

use crate::screen::layout::*;

use crate::screen::state::act::Act;
use crate::screen::state::link::Busy;
use crate::screen::state::ui::Ui;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, button, column, note, row, text};
use crate::session::player::{OpeningKind, Progress};
use crate::wording::Say;

/// Width of the bar that shows how much is done, logical pixels.
const BAR: f32 = 420.0;

/// The body of the screen.
pub(crate) fn body(ui: &Ui, say: Say) -> View {
    let mut parts = Vec::new();
    match ui.busy {
        Some(Busy::Opening(kind, progress)) => {
            let key = match kind {
                OpeningKind::Begin => "opening-begin",
                OpeningKind::Resume => "opening-resume",
                OpeningKind::Replay => "opening-replay",
                OpeningKind::Branch => "opening-branch",
                OpeningKind::Changed => "opening-changed",
            };
            parts.push(text(say.t(key)).size(Size::Large).bold());
            match progress {
                Some(progress) => {
                    parts.push(bar(progress.share()));
                    parts.push(note(played(say, progress)));
                }
                None => parts.push(note(say.t("opening-file"))),
            }
            if kind.can_be_cancelled() {
                parts.push(row([
                    button(say.t("cancel"), Act::CancelOpening).key("cancel opening")
                ]));
            }
        }
        Some(Busy::Closing) | None => {
            parts.push(text(say.t("closing")).size(Size::Large).bold());
            parts.push(note(say.t("closing-file")));
        }
    }
    let frame = column(parts)
        .fill(ColorRole::Panel)
        .round()
        .pad(space::WIDE, space::WIDE)
        .gap(space::NEAR)
        .key("waiting");
    let mut v = column([frame]).grow();
    v.node.align_items = AlignItems::Center;
    v.node.justify_content = JustifyContent::Center;
    v
}

/// How much of the exercise's time has been played.
fn played(say: Say, progress: Progress) -> String {
    let percent = (progress.share() * 100.0).floor();
    say.with(
        "opening-progress",
        &[
            ("time", progress.reached.short()),
            ("end", progress.to.short()),
            ("percent", percent.to_string()),
        ],
    )
}

/// A bar of which a share is filled, from the side where one begins to read.
fn bar(share: f32) -> View {
    let done = row([]).fill(ColorRole::Busy).width(BAR * share).height(8.0);
    row([done])
        .fill(ColorRole::Field)
        .width(BAR)
        .height(8.0)
        .round()
        .firm()
}
