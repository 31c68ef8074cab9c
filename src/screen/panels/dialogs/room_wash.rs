//! A room's own part of the hot wash: what happened in its area beside when it knew, and what was expected of it.
//!
//! Deliberately not here: what belongs there (`evaluate::room`), the five numbers above it (`summary`).

use crate::base::time::Span;
use crate::evaluate::room::{AskedOfRoom, Became, Happened};
use crate::screen::layout::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts;
use crate::screen::state::act::Act;
use crate::screen::state::ui::SideTab;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{View, badge, button, column, flow, heading, judged, note, row, text};

/// Everything below the numbers.
pub(super) fn parts(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let Some(wash) = ctx.snap.washes.get(&ctx.seat().id) else {
        return Vec::new();
    };
    let mut all = vec![heading(say.t("room-wash-happened"))];
    if wash.incidents.is_empty() {
        all.push(note(say.t("room-wash-quiet")));
    }
    all.extend(wash.incidents.iter().map(|h| happened(ctx, h)));
    all.push(heading(say.t("room-wash-expected")));
    if wash.expected.is_empty() {
        all.push(note(say.t("room-wash-nothing")));
    }
    all.extend(wash.expected.iter().map(|x| asked(ctx, x)));
    all.push(note(say.with(
        "room-wash-orders",
        &[
            ("given", (wash.accepted + wash.refused).to_string()),
            ("refused", wash.refused.to_string()),
            ("unanswered", wash.unanswered.to_string()),
        ],
    )));
    let ends = [
        button(say.t("room-wash-beside"), Act::Side(SideTab::Known)).key("beside"),
        parts::main_button(say.t("look-around"), Act::Escape),
    ];
    all.push(if ctx.window.x < NARROW {
        flow(ends).gap(space::NEAR).firm()
    } else {
        parts::buttons(ends)
    });
    all
}

/// An incident: what was true, and what the room knew of it when.
fn happened(ctx: &PanelContext<'_>, h: &Happened) -> View {
    let say = ctx.say;
    let at = |key: &str, t| say.with(key, &[("time", ctx.time(t))]);
    let (knew, color) = match (h.known, h.after()) {
        (Some(t), Some(after)) => (
            say.with(
                "room-wash-knew",
                &[("time", ctx.time(t)), ("span", say.arg(&after.into()))],
            ),
            ColorRole::Busy,
        ),
        _ => (say.t("room-wash-never"), ColorRole::Bad),
    };
    let reached = match (h.reached, h.repair_asked) {
        (Some(t), _) => at("room-wash-reached", t),
        (None, Some(t)) => at("room-wash-repair", t),
        (None, None) => say.t("room-wash-alone"),
    };
    let end = match h.ended {
        Some(e) if e.settled => at("room-wash-settled", e.at),
        Some(e) => at("room-wash-faded", e.at),
        None => say.t("room-wash-open"),
    };
    let what = format!(
        "{} · {}",
        h.kind.get(ctx.ui.lang),
        ctx.prose.target(&h.site)
    );
    let mut parts = row([
        text(ctx.time(h.began)).bold().line().firm(),
        column([text(what), note(format!("{reached} · {end}"))]).grow(),
    ])
    .gap(space::NEAR);
    parts.node.align_items = AlignItems::FlexStart;
    judged(parts, badge(knew, color)).card()
}

/// An expected action and what the room did.
fn asked(ctx: &PanelContext<'_>, x: &AskedOfRoom) -> View {
    let say = ctx.say;
    let length = |after: Span| say.arg(&Span::from_secs(after.secs().abs()).into());
    let early = |after: Span| after < Span::ZERO;
    let (words, color) = match &x.became {
        Became::Missed => (say.t("room-wash-missed"), ColorRole::Bad),
        Became::Done(after) => {
            let key = if early(*after) {
                "room-wash-ahead"
            } else {
                "room-wash-done"
            };
            (say.with(key, &[("span", length(*after))]), ColorRole::Good)
        }
        Became::DoneBy(by, after) => {
            let key = if early(*after) {
                "room-wash-by-other-ahead"
            } else {
                "room-wash-by-other"
            };
            let words = [("seat", ctx.prose.seat(by)), ("span", length(*after))];
            (say.with(key, &words), ColorRole::Busy)
        }
        Became::CameAbout(after) if *after <= Span::ZERO => {
            (say.t("room-wash-was-so"), ColorRole::Muted)
        }
        Became::CameAbout(after) => (
            say.with("room-wash-came-about", &[("span", length(*after))]),
            ColorRole::Muted,
        ),
    };
    let action = x.action.get(ctx.ui.lang);
    let mut parts = vec![text(action).size(Size::Body)];
    // Many actions are called alike: what each is about tells them apart.
    let about = x.about.as_ref().map(|a| ctx.prose.about(a));
    parts.extend(about.filter(|a| !action.contains(a.as_str())).map(note));
    judged(column(parts), badge(words, color)).card()
}

#[cfg(test)]
mod tests {
    use crate::base::text::Lang;
    use crate::screen::state::dialog::Dialog;
    use crate::screen::testing::*;
    use crate::testing::Pick as _;

    #[test]
    fn a_room_sees_its_own_hot_wash_with_what_it_knew_beside_what_was_true() {
        let over = played("first-steps", Some("10:00"), "room", &["room"]);
        let wash = over.washes[&over.eyes.viewer].clone();
        assert!(!wash.incidents.is_empty() && !wash.expected.is_empty());
        for lang in [Lang::Ar, Lang::En] {
            let mut room = app(over.clone(), lang);
            // It opens by itself at ENDEX.
            assert_eq!(ui(&mut room).dialog, Some(Dialog::Summary));
            let shown = words(&mut room);
            for h in &wash.incidents {
                assert!(shown.contains(h.kind.get(lang)), "{shown}");
            }
            for x in &wash.expected {
                assert!(shown.contains(x.action.get(lang)), "{shown}");
            }
            assert!(offers(&mut room, &super::Act::Side(super::SideTab::Known)));
            act(&mut room, super::Act::Side(super::SideTab::Known));
            assert!(
                words(&mut room).contains(lang.pick("ما كان واقعاً", "What was true")),
                "{}",
                words(&mut room)
            );
        }
    }
}
