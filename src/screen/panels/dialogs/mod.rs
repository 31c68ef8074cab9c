//! Dialogs: one at a time, in the middle of the screen over a veil.
//!
//! Title, width and what each needs stand in its row (`state::dialog`); here is what each shows.
//! Deliberately not here: which dialog is open (`state::ui`).

mod adhoc;
mod asking;
mod attachment;
mod clock;
mod editing;
mod form;
mod help;
mod invite;
mod legend;
mod measures;
mod note;
pub(crate) mod replaying;
mod room_wash;
mod search;
mod summary;
mod unanswered;
mod wash_discussion;
mod words;

use crate::screen::layout::*;

use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::{telegram, top};
use crate::screen::panels::overlays::layers::DIALOG;
use crate::screen::panels::parts;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::Ui;
use crate::screen::theme::{ColorRole, NARROW, space};
use crate::screen::view::{View, column, heading, row, sign, spring};
use crate::wording::Say;

/// The dialog that is open. Without an exercise there are only those that need none.
pub(crate) fn open(
    ui: &Ui,
    say: Say,
    window: Vec2,
    ctx: Option<&PanelContext<'_>>,
) -> Option<View> {
    let dialog = ui.dialog.as_ref()?;
    let parts = match dialog {
        Dialog::Help => {
            let hands = ctx.map(|c| Hands::of(c.ui, c.snap));
            help::body(say, ui.large, window.x < NARROW, hands)
        }
        Dialog::Close => asking::close(ui, say),
        Dialog::Search => search::body(ctx?),
        Dialog::RunUntil => clock::run_until(ctx?),
        Dialog::RunToEnd => asking::run_to_end(ctx?),
        Dialog::Pace => clock::pace(ctx?),
        Dialog::Retime(inject) => clock::retime(ctx?, inject),
        Dialog::AdHoc => adhoc::body(ctx?),
        Dialog::Note(kind) => note::note_parts(ctx?, *kind),
        Dialog::End => asking::end(ctx?),
        Dialog::Summary => summary::body(ctx?),
        Dialog::Form => form::body(ctx?),
        Dialog::Measures => measures::body(ctx?),
        Dialog::Rate(task, rating) => form::decide(ctx?, task, *rating),
        Dialog::Legend => legend::key(ctx?),
        Dialog::EventFilter => replaying::sort(ctx?),
        Dialog::Branch => replaying::branch(ctx?),
        Dialog::Truth => asking::truth(ctx?),
        Dialog::Invite => invite::body(ctx?)?,
        Dialog::Unanswered => unanswered::body(ctx?),
        Dialog::Words(words) => words::body(ctx?, words),
        Dialog::Attachment(file) => attachment::body(ctx?, file),
        Dialog::SituationReport(number) => telegram::report(ctx?, *number),
        Dialog::Adding(what) => editing::adding(ui, say, what),
        Dialog::NamedBy => editing::named_by(ui, say)?,
        Dialog::LeaveEditor(to) => editing::leave(say, *to),
        Dialog::SaveErrors(to) => editing::errors(ui, say, *to),
        Dialog::Meanwhile => editing::meanwhile(ui, say)?,
        Dialog::More => top::folded(ctx?),
    };
    let is_replay = ctx.is_some_and(|s| s.snap.replay.is_some());
    let about = dialog.row(is_replay);
    Some(frame(say, say.t(about.title), about.width, window, parts))
}

/// A box in the middle of the screen over a veil.
fn frame(say: Say, title: String, width: f32, window: Vec2, body: Vec<View>) -> View {
    let head = row([
        heading(title),
        spring(),
        sign("×", say.t("close-hint"), Act::Escape).key("shut"),
    ])
    .gap(space::NEAR)
    .firm();
    let mut list = parts::scroll_if_tall(body, window.y - 150.0);
    list.node.max_height = px(window.y - 150.0);
    // Room for the ring of what has the focus.
    list.node.padding = UiRect::all(px(space::TIGHT));
    let mut frame = column([head, list])
        .fill(ColorRole::Panel)
        .edge(ColorRole::Border)
        .round()
        .pad(space::WIDE, space::WIDE)
        .gap(space::NEAR);
    frame.node.width = px(width.min(window.x - 40.0));
    frame.node.max_height = px(window.y - 40.0);
    let mut veil = column([frame])
        .fill(ColorRole::Veil)
        .layer(DIALOG)
        .key("dialog");
    veil.modal = true;
    veil.node.position_type = PositionType::Absolute;
    veil.node.width = percent(100);
    veil.node.height = percent(100);
    veil.node.align_items = AlignItems::Center;
    veil.node.justify_content = JustifyContent::Center;
    veil
}
