//! The hot wash at ENDEX: five numbers, and five moments that each lead into the replay; for a room its own.
//!
//! Deliberately not here: which moments these are (`evaluate::hotwash`), ratings (`form`) and the after-action report.

use crate::screen::layout::*;

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::hotwash;
use crate::evaluate::hotwash::{Moment, Number};
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::dialogs::{room_wash, wash_discussion};
use crate::screen::panels::parts;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{View, button, column, flow, heading, note, row, text};
use crate::wording;

/// Least width of one of the five numbers, logical pixels: two of them stand beside each other on the narrowest screen.
const LEAST_NUMBER: f32 = 110.0;

pub(super) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let Some(o) = &ctx.snap.outcome else {
        return vec![note(say.t("wash-not-yet"))];
    };
    let numbers = hotwash::numbers(o, o.voters.served, o.voters.gave_up + o.voters.kept_away);
    let numbers = numbers.map(|n| number(&n, ctx.ui.lang));
    // Five side by side have no room on a narrow screen.
    let numbers = if ctx.window.x < NARROW {
        // Two beside each other; the last has a line of its own.
        flow(numbers.map(|n| {
            n.node(|x| (x.flex_basis, x.min_width) = (px(LEAST_NUMBER), px(LEAST_NUMBER)))
        }))
        .node(|x| x.align_items = AlignItems::Stretch)
        .firm()
    } else {
        let mut all = row(numbers).gap(space::NEAR).firm();
        all.node.align_items = AlignItems::Stretch;
        all
    };
    let mut parts = vec![
        text(say.t("exercise-mark-long"))
            .color(ColorRole::Exercise)
            .bold(),
    ];
    // What a room did itself stands below.
    parts.extend((!ctx.is_control()).then(|| note(say.t("room-wash-whole"))));
    parts.push(numbers);
    parts.extend(wash_discussion::parts(ctx));
    if !ctx.is_control() {
        parts.extend(room_wash::parts(ctx));
        return parts;
    }
    parts.push(heading(say.t("wash-moments")));
    if ctx.snap.moments.is_empty() {
        parts.push(note(wording::say(ctx.ui.lang).message(&hotwash::none())));
    } else if ctx.may(&Act::ReplayFrom(SimTime::ZERO)) {
        parts.push(note(say.t("wash-moments-hint")));
    }
    parts.extend(ctx.snap.moments.iter().map(|m| moment(ctx, m)));
    // Whoever looks from elsewhere has no use for a name on the host's disk.
    parts.extend(ctx.file.map(|f| {
        let file = f.display().to_string();
        note(say.with("wash-file", &[("file", file)]))
    }));
    parts.extend(
        ctx.snap
            .seal
            .as_ref()
            .map(|seal| note(say.with("wash-seal", &[("seal", seal.to_string())]))),
    );
    let mut ends = vec![
        button(say.t("look-around"), Act::Escape),
        button(say.t("form-open"), Act::Show(Dialog::Form)).key("form"),
    ];
    ends.push(
        button(say.t("report-write"), Act::WriteReport)
            .hint(say.t("report-write-hint"))
            .key("report"),
    );
    if ctx.snap.replay.is_none() {
        ends.push(
            button(say.t("replay-this"), Act::Replay(None))
                .hint(say.t("replay-this-hint"))
                .key("replay"),
        );
    }
    ends.push(parts::main_button(
        say.t("close-exercise"),
        Act::BackToChoice,
    ));
    parts.push(parts::buttons(ends));
    parts
}

fn number(n: &Number, lang: Lang) -> View {
    let words = [
        text(wording::say(lang).arg(&n.value))
            .size(Size::Large)
            .bold()
            .centred(),
        note(wording::say(lang).message(&n.name)).centred(),
    ];
    let mut c = column(words)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .grow();
    c.node.align_items = AlignItems::Center;
    c
}

/// A moment, which leads to itself in the replay.
fn moment(ctx: &PanelContext<'_>, m: &Moment) -> View {
    let facts = ctx
        .snap
        .replay
        .as_ref()
        .map_or(&ctx.snap.facts, |t| &t.facts);
    let words = facts
        .get(m.n)
        .map(|f| wording::say(ctx.ui.lang).message(&m.message(ctx.prose.names(), f)))
        .unwrap_or_default();
    let card = row([
        text(ctx.time(m.at)).bold().line().firm(),
        text(words).grow(),
    ])
    .card();
    // Where one may not look again, the moments are there to talk about.
    let again = Act::ReplayFrom(m.at);
    let card = if ctx.may(&again) {
        card.press(again).hint(ctx.say.t("wash-replay-hint"))
    } else {
        card
    };
    card.key(format!("moment {}", m.n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::testing::*;
    use crate::session::player::{Control, SessionRequest};

    #[test]
    fn moments_of_the_hot_wash_lead_into_the_replay() {
        let over = played("first-steps", Some("10:00"), "excon", &["room"]);
        let moments = over.moments.clone();
        assert!(moments.len() >= 2, "the room did nothing: {moments:?}");
        let mut live = app(over, Lang::En);
        let shown = words(&mut live);
        assert!(
            shown.contains("Expected action missed: ") && shown.contains(&moments[0].at.short()),
            "{shown}"
        );
        for m in moments.iter() {
            assert!(offers(&mut live, &Act::ReplayFrom(m.at)));
        }
        let (snap, ..) = replayed("first-steps", "10:00", "excon");
        let first = snap
            .moments
            .first()
            .expect("standing orders are not perfect")
            .at;
        let mut again = app(snap, Lang::Ar);
        act(&mut again, Act::Show(Dialog::Summary));
        press(&mut again, &Act::ReplayFrom(first));
        assert!(asked(&mut again).contains(&SessionRequest::Control(Control::Seek(first))));
        assert_eq!(
            ui(&mut again).dialog,
            None,
            "what is looked at is not covered"
        );
    }
}
