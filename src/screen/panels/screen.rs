//! The whole screen: the bar, the docks around the map, and what lies over them.
//!
//! Deliberately not here: the docks' contents, when it is made again (the renderers).

use std::path::Path;
use std::sync::Arc;

use crate::screen::layout::*;

use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::{
    discussion, feed, inspector, known, lists, msel, notes, staffing, time, top,
};
use crate::screen::panels::overlays::{attendance, map_edges};
use crate::screen::panels::parts::{panel, take_away};
use crate::screen::panels::screens::{choosing, editor, hall, waiting};
use crate::screen::panels::turns::Turns;
use crate::screen::panels::{dialogs, overlays};
use crate::screen::state::act::{Act, Panel};
use crate::screen::state::map_view::MapView;
use crate::screen::state::place::Place;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::{ScriptTab, SideTab, Stage, Ui};
use crate::screen::theme::{ColorRole, NARROW, space};
use crate::screen::view::flow;
use crate::screen::view::{Slot, View, ViewKind, button, column, row, sign, text};
use crate::session::player::{Mode, Snapshot};
use crate::wording::Prose;

/// The whole screen.
pub(crate) fn screen(
    ui: &Ui,
    snap: Option<&Arc<Snapshot>>,
    view: &MapView,
    file: Option<&Path>,
) -> View {
    screen_until(ui, snap, view, file).0
}

/// The whole screen, and the moment from which on it says something else though nothing happens.
pub(crate) fn screen_until(
    ui: &Ui,
    snap: Option<&Arc<Snapshot>>,
    view: &MapView,
    file: Option<&Path>,
) -> (View, Turns) {
    let say = crate::wording::say(ui.lang);
    let mut turns = Turns::default();
    let mut v = match snap.filter(|_| ui.stage == Stage::Running) {
        None if ui.stage == Stage::Waiting => {
            let parts = [choosing::top(ui, say), waiting::body(ui, say)];
            let dialog = dialogs::open(ui, say, view.window, None);
            column(parts.into_iter().chain(dialog)).fill(ColorRole::Ground)
        }
        None if ui.stage == Stage::Editing => {
            let parts = editor::body(ui, say, view.window);
            let dialog = dialogs::open(ui, say, view.window, None);
            let all = column(parts.into_iter().chain(dialog));
            // The map is behind the screen.
            if ui.editor().is_some() {
                all
            } else {
                all.fill(ColorRole::Ground)
            }
        }
        None => {
            let parts = [choosing::top(ui, say), choosing::body(ui, say, view.window)];
            let dialog = dialogs::open(ui, say, view.window, None);
            column(parts.into_iter().chain(dialog)).fill(ColorRole::Ground)
        }
        Some(snap) => {
            let prose = Prose {
                scenario: &snap.named,
                lang: ui.lang,
            };
            let ctx = PanelContext {
                snap,
                ui,
                say,
                prose,
                window: view.window,
                room: view.room,
                file,
                turns,
            };
            let made = running(&ctx);
            turns = ctx.turns;
            made
        }
    };
    v.children
        .extend(overlays::everywhere(ui, say, view.window, view.room));
    v.node.width = percent(100);
    v.node.height = percent(100);
    v.node.position_type = PositionType::Absolute;
    v.open = ui.stage == Stage::Running || ui.editor().is_some();
    if let Some(snap) = snap.filter(|_| ui.stage == Stage::Running) {
        take_away(&mut v, Hands::of(ui, snap));
    }
    (v.key("screen"), turns)
}

/// On a narrow screen the map or one panel fills it, and a row of buttons at the foot chooses which.
fn narrow(ctx: &PanelContext<'_>) -> View {
    let (say, front) = (ctx.say, ctx.ui.front);
    let lists = if ctx.is_control() {
        "front-script"
    } else {
        "front-lists"
    };
    let choice = |key: &str, panel| {
        tab(say.t(key), Act::Front(panel))
            .chosen(front == panel)
            .grow()
    };
    let body = match front {
        Some(Panel::Script) => script_panel(ctx, ctx.window.x),
        Some(Panel::Side) => side_panel(ctx, ctx.window.x),
        Some(Panel::Time) | None => map_room(ctx),
    };
    // The time line stands below the map, which it explains.
    let time = (front == Some(Panel::Time)).then(|| time::panel(ctx));
    let mut middle = row([body]).grow().key("middle");
    middle.node.align_items = AlignItems::Stretch;
    middle.open = true;
    let panels = row([
        choice("front-map", None),
        choice("front-time", Some(Panel::Time)),
        choice("front-side", Some(Panel::Side)),
        choice(lists, Some(Panel::Script)),
    ])
    .gap(space::TIGHT)
    .pad(space::TIGHT, space::TIGHT)
    .fill(ColorRole::Panel)
    .firm()
    .key("front");
    let said = overlays::in_line(ctx);
    column(
        std::iter::once(top::bar(ctx))
            .chain(attendance::line(ctx))
            .chain([middle])
            .chain(time)
            .chain(said)
            .chain([panels])
            .chain(overlays::running(ctx))
            .chain(dialogs::open(ctx.ui, ctx.say, ctx.window, Some(ctx)))
            .chain(overlays::above_dialogs(ctx)),
    )
}

fn running(ctx: &PanelContext<'_>) -> View {
    if ctx.ui.place == Place::BigScreen || ctx.ui.projecting && ctx.snap.module.is_some() {
        return big_screen(ctx);
    }
    if ctx.window.x < NARROW {
        return narrow(ctx);
    }
    let away = ctx.ui.away;
    let mut middle = Vec::new();
    if !away.script {
        middle.push(script_panel(ctx, script_width(ctx)));
    }
    middle.push(map_room(ctx));
    if !away.side {
        middle.push(side_panel(ctx, side_width(ctx)));
    }
    let mut middle = row(middle).grow().key("middle");
    middle.node.align_items = AlignItems::Stretch;
    middle.open = true;
    let mut parts = vec![top::bar(ctx)];
    parts.extend(attendance::line(ctx));
    parts.push(middle);
    if !away.time {
        parts.push(time::panel(ctx));
    }
    parts.extend(overlays::running(ctx));
    parts.extend(dialogs::open(ctx.ui, ctx.say, ctx.window, Some(ctx)));
    parts.extend(overlays::above_dialogs(ctx));
    column(parts)
}

/// For all who are in the hall: what it is, the clock, the map, what came in last. After ENDEX the hot wash in the map's place.
fn big_screen(ctx: &PanelContext<'_>) -> View {
    let parts = if let Some(open) = discussion::open(ctx) {
        vec![hall::top(ctx), hall::module(ctx, &open, map_room(ctx))]
    } else if ctx.snap.mode == Mode::Over {
        vec![hall::top(ctx), hall::wash(ctx)]
    } else {
        let mut middle = if ctx.window.x < NARROW {
            column([map_room(ctx), hall::news(ctx)])
        } else {
            row([map_room(ctx), hall::news(ctx)])
        };
        middle = middle.grow().key("middle");
        middle.node.align_items = AlignItems::Stretch;
        middle.open = true;
        vec![hall::top(ctx), middle]
    };
    column(parts.into_iter().chain(overlays::above_dialogs(ctx)))
}

/// Width of the panels beside the map.
fn side_width(ctx: &PanelContext<'_>) -> f32 {
    let large = if ctx.ui.large { 1.2 } else { 1.0 };
    let wanted = (ctx.window.x * 0.245).clamp(290.0, 430.0) * large;
    // A third of a narrow window is left to the map.
    wanted.min(ctx.window.x / 3.0)
}

/// Width of the panel at the start of the line: a discussion is read and written, so it gets more.
fn script_width(ctx: &PanelContext<'_>) -> f32 {
    if ctx.ui.script_tab == ScriptTab::Discussion && discussion::is_there(ctx) {
        (ctx.window.x * 0.4).clamp(side_width(ctx), 720.0)
    } else {
        side_width(ctx)
    }
}

/// A button of several side by side that share a width: long words go on in a second line.
fn tab(words: String, act: Act) -> View {
    let mut v = button(words.clone(), act).pad(space::TIGHT, space::TIGHT);
    v.children = vec![text(words).centred()];
    v
}

/// Tabs of a panel.
fn tabs(parts: impl IntoIterator<Item = (String, Act, bool)>, put_away: View) -> View {
    let mut tabs: Vec<View> = parts
        .into_iter()
        .map(|(words, act, chosen)| tab(words, act).chosen(chosen).share())
        .collect();
    let many = tabs.len() > 3;
    tabs.push(put_away);
    // Four have no room in one line.
    if many { flow(tabs) } else { row(tabs) }
        .gap(space::TIGHT)
        .firm()
}

fn script_panel(ctx: &PanelContext<'_>, width: f32) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    // What is exercise control's, or a seat's, is not there for the other.
    let chosen = match (ui.script_tab, ctx.is_control()) {
        (tab @ ScriptTab::Discussion, _) if discussion::is_there(ctx) => tab,
        (tab @ (ScriptTab::Injects | ScriptTab::Expected), true) => tab,
        (tab @ (ScriptTab::Units | ScriptTab::Centres | ScriptTab::Checkpoints), false) => tab,
        _ if ctx.is_control() || ui.place == Place::Window => ScriptTab::Seats,
        _ => ScriptTab::Units,
    };
    let tab = |key: &str, tab| (say.t(key), Act::Script(tab), chosen == tab);
    let put_away = sign(
        if ui.lang.rtl() { "▸" } else { "◂" },
        say.t("put-away"),
        Act::PutAway(Panel::Script),
    )
    .key("away");
    let mut head = vec![];
    if discussion::is_there(ctx) {
        head.push(tab("tab-discussion", ScriptTab::Discussion));
    }
    // The script is exercise control's; a seat has its own list of what it must not know.
    if ctx.is_control() {
        head.extend([
            tab("tab-injects", ScriptTab::Injects),
            tab("tab-expected", ScriptTab::Expected),
        ]);
    }
    if ctx.is_control() || ctx.ui.place == Place::Window {
        head.push(tab("tab-seats", ScriptTab::Seats));
    }
    if !ctx.is_control() {
        head.extend([
            tab("tab-units", ScriptTab::Units),
            tab("tab-centres", ScriptTab::Centres),
            tab("tab-checkpoints", ScriptTab::Checkpoints),
        ]);
    }
    let body = match chosen {
        ScriptTab::Injects => msel::injects(ctx),
        ScriptTab::Expected => msel::expected(ctx),
        ScriptTab::Seats => staffing::list(ctx),
        ScriptTab::Discussion => discussion::body(ctx),
        ScriptTab::Units => lists::units(ctx),
        ScriptTab::Centres => lists::centres(ctx),
        ScriptTab::Checkpoints => lists::checkpoints(ctx),
    };
    let mut parts = vec![tabs(head, put_away)];
    parts.extend(body);
    panel("script", width, parts)
}

fn side_panel(ctx: &PanelContext<'_>, width: f32) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    let tab = |key: &str, tab| (say.t(key), Act::Side(tab), ui.side_tab == tab);
    let put_away = sign(
        if ui.lang.rtl() { "◂" } else { "▸" },
        say.t("put-away"),
        Act::PutAway(Panel::Side),
    )
    .key("away");
    let unread = feed::unread(ctx);
    let mut feed = tab("tab-feed", SideTab::Feed);
    if unread > 0 {
        feed.0 = say.with("tab-feed-unread", &[("n", unread.to_string())]);
    }
    let mut head = vec![
        tab("tab-inspector", SideTab::Inspector),
        feed,
        tab("tab-notes", SideTab::Notes),
    ];
    if ctx.snap.replay.is_some() || ctx.snap.mode == Mode::Over {
        head.push(tab("tab-known", SideTab::Known));
    }
    let head = tabs(head, put_away);
    let body = match ui.side_tab {
        SideTab::Inspector => inspector::body(ctx),
        SideTab::Feed => feed::body(ctx),
        SideTab::Notes => notes::body(ctx),
        SideTab::Known => known::body(ctx),
    };
    let mut parts = vec![head];
    parts.extend(body);
    panel("side", width, parts)
}

/// The map's room, with what lies over its edges.
fn map_room(ctx: &PanelContext<'_>) -> View {
    let mut slot = View {
        what: ViewKind::Slot(Slot::Map),
        ..Default::default()
    };
    slot.node.position_type = PositionType::Absolute;
    slot.node.width = percent(100);
    slot.node.height = percent(100);
    let mut v = column([slot]).grow().key("map");
    v.node.overflow = Overflow::clip();
    v.open = true;
    v.children.extend(map_edges::on_map(ctx));
    v
}
