//! The time panel: a lane for the script and one for each seat, which stretch of time is shown, and the names beside the lanes.
//!
//! In Arabic time runs from right to left, as the line is read. Deliberately not here: drawing the marks (`lanes`).

use crate::screen::layout::*;

use crate::evaluate::timeline::{Lane, MarkKind};
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::dialogs::replaying;
use crate::screen::state::act::{Act, Panel, TimeMove};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::place::Place;
use crate::screen::state::time::lanes;
use crate::screen::state::ui::Ui;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{
    Slot, View, ViewKind, badge, button, column, flow, note, row, sign, spring, text,
};
use crate::session::player::{Origin, Recorded};

/// Height of a lane and of the line of hours above them, logical pixels.
pub(crate) const LANE: f32 = 18.0;
/// Height of the line of hours.
pub(crate) const HOURS: f32 = 18.0;
/// Lanes that are visible at a time in a window of this height.
pub(crate) fn visible(window: f32) -> usize {
    ((window * 0.2 - 56.0) / LANE).clamp(4.0, 12.0) as usize
}

/// The sign of a sort of mark in words, and its colour.
pub(crate) fn look(kind: MarkKind) -> (&'static str, ColorRole) {
    match kind {
        MarkKind::Inject => ("▶", ColorRole::Info),
        MarkKind::Incident => ("▲", ColorRole::Bad),
        MarkKind::Ended => ("▼", ColorRole::Good),
        MarkKind::Message => ("■", ColorRole::Exercise),
        MarkKind::Report => ("▪", ColorRole::Busy),
        MarkKind::Order => ("●", ColorRole::Accent),
        MarkKind::Standing => ("·", ColorRole::Muted),
        MarkKind::Refused => ("✗", ColorRole::Bad),
        MarkKind::Met => ("◆", ColorRole::Good),
        MarkKind::Missed => ("◇", ColorRole::Warn),
    }
}

/// What the marks mean.
pub(crate) fn key(ctx: &PanelContext<'_>) -> View {
    let line = |k: MarkKind| {
        let (sign, color) = look(k);
        let words = ctx.say.t(match k {
            MarkKind::Inject => "mark-inject",
            MarkKind::Incident => "mark-incident",
            MarkKind::Ended => "mark-ended",
            MarkKind::Message => "mark-message",
            MarkKind::Report => "mark-report",
            MarkKind::Order => "mark-order",
            MarkKind::Standing => "mark-standing",
            MarkKind::Refused => "mark-refused",
            MarkKind::Met => "mark-met",
            MarkKind::Missed => "mark-missed",
        });
        row([
            text(sign).color(color).bold(),
            text(words).size(Size::Small),
        ])
        .gap(space::TIGHT)
    };
    flow(MarkKind::ALL.iter().map(|k| line(*k)).collect::<Vec<_>>()).gap(space::WIDE)
}

/// Whether there is one lane alone on a narrow screen: a room's own, which needs no name beside it and has the whole width.
fn alone(window: Vec2, lanes: usize) -> bool {
    window.x < NARROW && lanes == 1
}

/// Lines on which the marks of a lane stand: where one has the screen for itself what came in stands above what was done about it.
pub(crate) fn tracks(window: Vec2, lanes: usize) -> usize {
    if alone(window, lanes) { 2 } else { 1 }
}

/// On which of the lines of a lane a mark stands, where there are several.
pub(crate) fn track(kind: MarkKind) -> usize {
    match kind {
        MarkKind::Inject
        | MarkKind::Incident
        | MarkKind::Ended
        | MarkKind::Message
        | MarkKind::Report => 0,
        MarkKind::Order
        | MarkKind::Standing
        | MarkKind::Refused
        | MarkKind::Met
        | MarkKind::Missed => 1,
    }
}

/// Width of the names beside the lanes.
pub(crate) fn names_width(window: Vec2, large: bool, lanes: usize) -> f32 {
    if alone(window, lanes) {
        return 0.0;
    }
    let large = if large { 1.25 } else { 1.0 };
    let wanted = if window.x < NARROW {
        // The lanes have most of a narrow screen.
        window.x * 0.36
    } else {
        // Rooms have long names.
        (window.x * 0.19).clamp(240.0, 300.0)
    };
    wanted * large
}

/// Lanes that are shown: where eyes change as many with few seats as with many, so that the map keeps its place.
pub(crate) fn rows(ui: &Ui, lanes: usize, window: Vec2) -> usize {
    let visible = visible(window.y);
    match ui.place {
        Place::Window | Place::Control | Place::Looking | Place::Evaluator => visible,
        Place::Team | Place::NoteTaker | Place::BigScreen => visible.min(lanes),
    }
}

/// The line above the lanes: its name, what a replay says of itself, and the buttons that move the stretch of time.
fn head(ctx: &PanelContext<'_>, lanes: &[Lane], visible: usize, first: usize) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    let mut head = vec![text(say.t("time-panel")).size(Size::Small).bold().line()];
    if lanes.len() > visible {
        head.push(
            sign("▲", say.t("lanes-up"), Act::Time(TimeMove::Lanes(-1))).disabled(first == 0),
        );
        head.push(
            sign("▼", say.t("lanes-down"), Act::Time(TimeMove::Lanes(1)))
                .disabled(first + visible >= lanes.len()),
        );
    }
    if let Some(recorded) = &ctx.snap.replay {
        head.extend(of_replay(ctx, recorded));
    } else if let Some(o) = ctx.snap.branched.as_ref().filter(|_| ctx.is_control()) {
        head.push(came_from(ctx, o));
    }
    head.push(spring());
    head.extend([
        sign("−", say.t("time-out"), Act::Time(TimeMove::Stretch(0.5))),
        sign("+", say.t("time-in"), Act::Time(TimeMove::Stretch(2.0))),
        sign(
            if ui.lang.rtl() { "▸" } else { "◂" },
            say.t("time-earlier"),
            Act::Time(TimeMove::Shift(-0.5)),
        ),
        sign(
            if ui.lang.rtl() { "◂" } else { "▸" },
            say.t("time-later"),
            Act::Time(TimeMove::Shift(0.5)),
        ),
        button(say.t("time-whole"), Act::Time(TimeMove::Whole)),
        button(say.t("key"), Act::Show(Dialog::Legend)),
    ]);
    let narrow = ctx.window.x < NARROW;
    let put_away = if narrow {
        Act::Front(None)
    } else {
        Act::PutAway(Panel::Time)
    };
    head.push(sign("▾", say.t("put-away"), put_away));
    // On a narrow screen the buttons go on in a second line.
    let mut head = if narrow { flow(head) } else { row(head) }
        .gap(space::TIGHT)
        .fill(ColorRole::Panel)
        .pad(space::NEAR, 2.0)
        .firm();
    head.node.border = UiRect::top(px(1));
    head.edge = ColorRole::Line;
    head
}

/// What a replay says of itself: which events are gone to, where it came from, from when on it differs.
fn of_replay(ctx: &PanelContext<'_>, recorded: &Recorded) -> Vec<View> {
    let (say, ui) = (ctx.say, ctx.ui);
    let mut head = Vec::new();
    let words = format!(
        "{}: {}",
        say.t("events"),
        replaying::sort_words(say, ui.event_filter)
    );
    head.push(
        button(words, Act::Show(Dialog::EventFilter))
            .hint(say.t("sort-explained"))
            .key("sort"),
    );
    head.extend(recorded.origin.as_ref().map(|o| came_from(ctx, o)));
    head.extend(recorded.differs.map(|t| {
        badge(
            say.with("replay-differs", &[("time", ctx.time(t))]),
            ColorRole::Bad,
        )
    }));
    head
}

/// From which exercise this one was branched off, and where.
fn came_from(ctx: &PanelContext<'_>, o: &Origin) -> View {
    let words = ctx.say.with(
        "branched-from",
        &[("file", o.file.clone()), ("time", ctx.time(o.at))],
    );
    // It is long, and gives way to the buttons.
    let mut v = row([note(words.clone()).line()]).grow().hint(words);
    v.node.overflow = Overflow::clip();
    v
}

/// The panel.
pub(crate) fn panel(ctx: &PanelContext<'_>) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    let lanes = lanes(ctx.snap);
    let visible = rows(ui, lanes.len(), ctx.window);
    let first = ui.time.first_lane.min(lanes.len().saturating_sub(visible));
    let head = head(ctx, &lanes, visible, first);
    let name = |l: &Lane| {
        let words = match l {
            Lane::Script => say.t("lane-script"),
            Lane::Seat(id) => ctx.prose.seat(id),
        };
        let mut v = row([text(words.clone()).size(Size::Small).line()])
            .height(LANE)
            .hint(words);
        v.node.overflow = Overflow::clip();
        v
    };
    let width = names_width(ctx.window, ui.large, lanes.len());
    let names = (width > 0.0).then(|| {
        let hours = row([]).height(HOURS);
        let named = lanes.iter().skip(first).take(visible).map(name);
        column(std::iter::once(hours).chain(named))
            .fill(ColorRole::Panel)
            .width(width)
            .pad(space::NEAR, 0.0)
            .key("lane-names")
    });
    let mut slot = View {
        what: ViewKind::Slot(Slot::Lanes),
        ..Default::default()
    }
    .grow();
    let lines = visible * tracks(ctx.window, lanes.len());
    slot.node.height = px(HOURS + LANE * lines as f32);
    slot.node.flex_basis = px(0);
    let mut body = row(names.into_iter().chain([slot])).firm();
    body.open = true;
    body.node.align_items = AlignItems::Stretch;
    let mut v = column([head, body]).firm().key("time");
    v.open = true;
    v
}
