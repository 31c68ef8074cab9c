//! The stop for a real emergency, which covers everything.
//!
//! Deliberately not here: what may still be done (`state::rights`).

use crate::screen::layout::*;

use crate::base::text::Lang;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::overlays::attendance;
use crate::screen::panels::overlays::layers::HINT;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{Reads, View, button, column, note, row, text};
use crate::session::player::{Emergency, Mode, Post};

/// Who said so, and when.
fn raised(ctx: &PanelContext<'_>, e: &Emergency) -> View {
    let say = ctx.say;
    let time = ctx.time(e.at);
    let words = match &e.by {
        None => say.with("emergency-since", &[("time", time)]),
        Some(by) => {
            let post = match &by.post {
                Post::Machine => say.t("emergency-at-machine"),
                Post::Control => ctx.prose.seat(&ctx.scenario().excon().id),
                Post::Seat(seat) => ctx.prose.seat(seat),
                Post::Evaluator => say.t("seats-evaluator"),
                Post::NoteTaker => say.t("seats-note-taker"),
            };
            // Who sits at the machine that plays is nobody's number.
            let who = if by.person.number == 0 {
                post
            } else {
                let words = [("seat", post), ("who", attendance::called(ctx, &by.person))];
                say.with("who-at-seat", &words)
            };
            say.with("emergency-by", &[("who", who), ("time", time)])
        }
    };
    text(words).bold().centred()
}

/// A real emergency: nothing of the exercise can be taken for real now. It is for everybody in the room, so it is said in all
/// languages, the one of the window first, as large as there is room for. A key that one presses by habit does not end it.
pub(super) fn emergency(ctx: &PanelContext<'_>) -> View {
    let say = ctx.say;
    let own = ctx.ui.lang;
    let others = Lang::all().filter(|l| *l != own);
    // 96 pixels where the window is 1300 by 740: four lines, with what is said below them and the way back.
    let large = (ctx.window.x * 0.074).min(ctx.window.y * 0.13) as u16;
    let mut parts = Vec::new();
    for lang in std::iter::once(own).chain(others) {
        let reads = if lang.rtl() {
            Reads::RightToLeft
        } else {
            Reads::LeftToRight
        };
        let own = crate::wording::say(lang);
        parts.push(
            text(own.t("emergency-title"))
                .size(Size::Room(large))
                .bold()
                .color(ColorRole::Bad)
                .centred()
                .reads(reads),
        );
        parts.push(
            text(own.t("emergency-words"))
                .size(Size::Room((large * 3 / 10).max(14)))
                .centred()
                .reads(reads),
        );
    }
    parts.extend(ctx.snap.emergency.iter().map(|e| raised(ctx, e)));
    let end = if ctx.ui.asked_over {
        // There is nothing to play on after ENDEX and in a replay.
        let key = if ctx.snap.mode == Mode::Emergency {
            "emergency-over-yes"
        } else {
            "emergency-over-after"
        };
        let mut over = button(say.t(key), Act::Emergency(false));
        over.children = vec![text(say.t(key)).color(ColorRole::OnColour)];
        vec![
            button(say.t("emergency-goes-on"), Act::AskOver(false)).key("emergency goes on"),
            over.fill(ColorRole::Bad).key("emergency over"),
        ]
    } else {
        vec![button(say.t("emergency-over"), Act::AskOver(true)).key("emergency over?")]
    };
    parts.push(row(end).gap(space::WIDE).firm());
    if ctx.may(&Act::Emergency(false)) {
        parts.push(note(say.t("emergency-key")));
    }
    let mut v = column(parts)
        .fill(ColorRole::Ground)
        .layer(HINT + 10)
        .gap(space::WIDE)
        .pad(24.0, 16.0)
        .key("emergency");
    v.node.position_type = PositionType::Absolute;
    v.node.width = percent(100);
    v.node.height = percent(100);
    v.node.align_items = AlignItems::Center;
    v.node.justify_content = JustifyContent::Center;
    v
}
