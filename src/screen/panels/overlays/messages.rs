//! Short messages: the toast, the hint under the pointer, and why the exercise cannot go on.
//!
//! Deliberately not here: what is said (`handlers::toast`).

use std::path::PathBuf;

use crate::screen::layout::*;

use crate::screen::panels::context::PanelContext;
use crate::screen::panels::overlays::layers::{CONFIRM, HINT, SAID, absolute, inside};
use crate::screen::panels::parts;
use crate::screen::panels::screens::editor_lane;
use crate::screen::state::act::Act;
use crate::screen::state::ui::{Stage, Tone, Ui};
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{View, button, column, heading, note, row, sign, text};
use crate::wording::Say;

/// Characters of what is said that are shown: the whole of it stands where it was written.
const MOST: usize = 240;
/// Least width of a map over which it finds room, logical pixels.
const LEAST: f32 = 280.0;

/// The beginning of what is said.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// What was said to the person last. `room` is the map's, logical pixels.
pub(super) fn toast(ui: &Ui, say: Say, window: Vec2, room: Rect) -> Option<View> {
    let toast = ui.toast.as_ref()?;
    let (mark, color) = match toast.tone {
        Tone::Good => ("✓", ColorRole::Good),
        Tone::Bad => ("✗", ColorRole::Bad),
        Tone::Plain => ("·", ColorRole::Info),
    };
    let mut parts = vec![
        text(mark).bold().color(color),
        text(shortened(toast.words(ui.lang))).grow(),
    ];
    let open = |file: &PathBuf| {
        let open = Act::OpenWritten(file.clone());
        button(say.t("toast-open"), open).firm().key("open")
    };
    parts.extend(toast.opens.as_ref().map(open));
    parts.push(sign("×", say.t("close-hint"), Act::DismissToast(toast.n)).key("shut"));
    let mut v = row(parts)
        .fill(ColorRole::Raised)
        .edge(color)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .gap(space::NEAR)
        .key("said");
    // On a narrow screen it has a line of its own between the panel and the foot, and covers neither.
    if stands_in_line(ui, window) {
        v.node.margin = UiRect::all(px(space::TIGHT));
        return Some(v.firm());
    }
    // Over the map, if there is one, and not over the panels beside it.
    let over_map = ui.stage == Stage::Running && ui.dialog.is_none() && room.width() > LEAST;
    let (most, centre) = if over_map {
        (room.width() - 2.0 * space::NEAR, room.center().x)
    } else {
        (window.x, window.x / 2.0)
    };
    let width = (window.x * 0.46).min(600.0).min(most);
    v.node.width = px(width);
    let mut v = absolute(v, Vec2::new(centre - width / 2.0, 0.0), SAID);
    // Over the map's lower edge, where it covers nothing that one works with.
    // A dialog lies there; then it stands above that.
    if ui.dialog.is_some() {
        v.node.top = px(6);
        return Some(v);
    }
    v.node.top = Val::Auto;
    v.node.bottom = px(if ui.stage == Stage::Editing {
        let tall = ui.editor().is_some_and(|e| e.line.tall);
        editor_lane::height(tall, ui.large, window) + space::NEAR
    } else if ui.stage == Stage::Running && !ui.away.time {
        120.0
            + crate::screen::panels::docks::time::LANE
                * crate::screen::panels::docks::time::visible(window.y) as f32
    } else {
        70.0
    });
    Some(v)
}

/// Whether what was said stands in the screen's column, not over it.
pub(crate) fn stands_in_line(ui: &Ui, window: Vec2) -> bool {
    ui.stage == Stage::Running && window.x < NARROW && ui.dialog.is_none()
}

pub(super) fn hint(ui: &Ui, window: Vec2, room: Rect) -> Option<View> {
    let (words, centre, size) = ui.hint.as_ref()?;
    let mut v = column([text(words.clone()).size(Size::Small)])
        .fill(ColorRole::Raised)
        .edge(ColorRole::Line)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .key("hint");
    v.open = true;
    v.node.max_width = px(280);
    let lines = (words.chars().count() as f32 / 38.0).ceil();
    let guess = Vec2::new(
        (words.chars().count() as f32 * 7.0 + 20.0).min(280.0),
        14.0 + 18.0 * lines,
    );
    let below = centre.y + size.y / 2.0 + 6.0;
    let y = if below + guess.y > window.y {
        centre.y - size.y / 2.0 - guess.y - 6.0
    } else {
        below
    };
    let mut at = inside(Vec2::new(centre.x - guess.x / 2.0, y), guess, window);
    // What the bar over an editor says of itself lies over the map, and not over what the panel beside it is about.
    if ui.stage == Stage::Editing && at.y < room.min.y + LEAST / 4.0 && room.width() > LEAST {
        at.x = at.x.clamp(room.min.x, room.max.x - guess.x);
    }
    Some(absolute(v, at, HINT))
}

/// Why the exercise cannot go on.
pub(super) fn trouble(ctx: &PanelContext<'_>) -> Option<View> {
    let words = ctx.snap.trouble.as_ref()?;
    let slept = ctx.snap.slept;
    let color = if slept {
        ColorRole::Warn
    } else {
        ColorRole::Bad
    };
    let mut parts = vec![
        heading(ctx.say.t(if slept { "slept" } else { "trouble" })).color(color),
        text(crate::wording::say(ctx.ui.lang).message(words)),
    ];
    // Who looks from elsewhere has not the file.
    parts.extend(ctx.file.map(|f| {
        let file = f.display().to_string();
        note(ctx.say.with("trouble-file", &[("file", file)]))
    }));
    if slept {
        parts.push(parts::buttons([parts::main_button(
            ctx.say.t("slept-go-on"),
            Act::PlayPause,
        )]));
    }
    let mut v = column(parts)
        .fill(ColorRole::Panel)
        .edge(color)
        .round()
        .pad(space::WIDE, space::WIDE)
        .gap(space::NEAR)
        .key("trouble");
    let width = (ctx.window.x - 2.0 * space::NEAR).min(460.0);
    v.node.width = px(width);
    let at = Vec2::new((ctx.window.x - width) / 2.0, ctx.window.y * 0.3);
    Some(absolute(v, at, CONFIRM))
}
