//! The screens, each a function from what is known and chosen to a [`View`].
//!
//! A panel asks nothing and changes nothing: it reads the newest snapshot and the window's own state.
//! Deliberately not here: the interface's entities (`view::apply`), what a press does (`act`).

pub(crate) mod adhoc;
mod chooser;
mod dialogs;
mod feed;
mod form;
mod help;
mod inspector;
mod known;
mod legend;
mod measures;
mod msel;
mod notes;
pub(crate) mod offers;
mod over;
mod picking;
pub(crate) mod search;
mod seats;
mod summary;
pub(crate) mod time;
mod top;
mod waiting;

pub(crate) use feed::subject;

use std::path::Path;
use std::sync::Arc;

use bevy::prelude::*;

use super::act::{Act, Panel};
use super::link::Link;
use super::map::view::MapView;
use super::rights::Hands;
use super::theme::{Tone, space};
use super::ui::{ScriptTab, SideTab, Stage, Ui};
use super::view::{Slot, View, What, apply, button, column, row, sign};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::picture::Picture;
use crate::record::observation::Observed;
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::session::player::Snapshot;
use crate::wording::Prose;
use crate::wording::Say;

/// What a panel of a running exercise reads.
pub(crate) struct Scene<'a> {
    pub(crate) snap: &'a Arc<Snapshot>,
    pub(crate) ui: &'a Ui,
    pub(crate) say: Say,
    pub(crate) prose: Prose<'a>,
    /// The window, logical pixels.
    pub(crate) window: Vec2,
    /// The map's room.
    pub(crate) room: Rect,
    pub(crate) file: Option<&'a Path>,
}

impl<'a> Scene<'a> {
    /// The scenario.
    pub(crate) fn scenario(&self) -> &'a Scenario {
        &self.snap.scenario
    }

    /// The picture of the seat through whose eyes one looks.
    pub(crate) fn picture(&self) -> &'a Picture {
        &self.snap.eyes
    }

    /// The seat through whose eyes one looks.
    pub(crate) fn seat(&self) -> &'a Seat {
        let s = self.scenario();
        s.seats
            .get(&self.snap.eyes.viewer)
            .unwrap_or_else(|| s.excon())
    }

    /// Whether one looks as exercise control.
    pub(crate) fn is_control(&self) -> bool {
        self.seat().id == self.scenario().excon().id
    }

    /// What evaluators wrote, as far as these eyes may see it.
    pub(crate) fn notes(&self) -> &'a [Observed] {
        notes_for(self.snap)
    }

    /// A time of day; of another day than today with the day before it.
    pub(crate) fn time(&self, t: SimTime) -> String {
        clock(self.say, t, self.snap.at)
    }

    /// An arrow in the direction in which one reads.
    pub(crate) fn arrow(&self) -> &'static str {
        self.ui.lang.pick("←", "→")
    }

    /// Time until a moment, or since it, in words.
    pub(crate) fn until(&self, t: SimTime) -> String {
        let d = t - self.snap.at;
        if d >= Span::ZERO {
            self.say.with("in-time", &[("span", d.to_string())])
        } else {
            self.say
                .with("ago", &[("span", (self.snap.at - t).to_string())])
        }
    }

    /// How old a word is, if that is worth saying.
    pub(crate) fn age(&self, word: crate::picture::Freshness) -> Option<String> {
        let old = self.snap.at - word.as_of;
        (!self.is_control() && old > Span::from_secs(30)).then(|| {
            let key = if word.stale { "word-stale" } else { "word-age" };
            self.say.with(
                key,
                &[("time", self.time(word.as_of)), ("span", old.to_string())],
            )
        })
    }
}

/// What evaluators wrote, for the eyes through which one looks: a room never sees it, for it is about the room.
pub(crate) fn notes_for(snap: &Snapshot) -> &[Observed] {
    if snap.eyes.viewer == snap.scenario.excon().id {
        &snap.observations
    } else {
        &[]
    }
}

/// A time of day as one says it at another time: with the day where that differs.
pub(crate) fn clock(say: Say, t: SimTime, now: SimTime) -> String {
    let short = t.short();
    let day = |x: SimTime| x.millis().div_euclid(86_400_000);
    match short.split_once('+') {
        Some((_, time)) if day(t) == day(now) => time.to_owned(),
        Some((d, time)) => {
            let n = d.parse::<i64>().map_or(1, |d| d + 1).to_string();
            say.with("day-time", &[("n", n), ("time", time.to_owned())])
        }
        None if day(t) == day(now) => short,
        None => say.with("day-time", &[("n", "1".to_owned()), ("time", short)]),
    }
}

/// Whether the screen has to be made again.
#[derive(Resource, Default)]
pub(crate) struct Refresh {
    serial: u64,
    window: Vec2,
    room: Rect,
}

/// Makes the screen again when what it shows has changed.
pub(crate) fn refresh(world: &mut World) {
    let snap = world.resource::<Link>().snapshot().cloned();
    let view = world.resource::<MapView>().clone();
    let last = world.resource::<Refresh>();
    let serial = snap.as_ref().map_or(0, |s| s.serial);
    let moved = last.serial != serial || last.window != view.window || last.room != view.room;
    if !moved && !world.is_resource_changed::<Ui>() {
        return;
    }
    *world.resource_mut::<Refresh>() = Refresh {
        serial,
        window: view.window,
        room: view.room,
    };
    let (ui, link) = (world.resource::<Ui>(), world.resource::<Link>());
    let made = screen(ui, snap.as_ref(), &view, link.file().as_deref());
    let rtl = world.resource::<Ui>().lang == Lang::Ar;
    apply::show(world, made, rtl);
}

/// The whole screen.
pub(crate) fn screen(
    ui: &Ui,
    snap: Option<&Arc<Snapshot>>,
    view: &MapView,
    file: Option<&Path>,
) -> View {
    let say = crate::wording::say(ui.lang);
    let mut v = match snap.filter(|_| ui.stage == Stage::Running) {
        None if ui.stage == Stage::Waiting => {
            column([chooser::top(ui, say), waiting::body(ui, say)]).fill(Tone::Ground)
        }
        None => {
            column([chooser::top(ui, say), chooser::body(ui, say, view.window)]).fill(Tone::Ground)
        }
        Some(snap) => {
            let prose = Prose {
                scenario: &snap.scenario,
                lang: ui.lang,
            };
            let scene = Scene {
                snap,
                ui,
                say,
                prose,
                window: view.window,
                room: view.room,
                file,
            };
            running(&scene)
        }
    };
    v.children.extend(over::everywhere(ui, say, view.window));
    v.node.width = percent(100);
    v.node.height = percent(100);
    v.node.position_type = PositionType::Absolute;
    v.open = ui.stage == Stage::Running;
    if let Some(snap) = snap.filter(|_| ui.stage == Stage::Running) {
        take_away(&mut v, Hands::of(ui, snap));
    }
    v.key("screen")
}

/// What these hands may not do is not there.
fn take_away(v: &mut View, hands: Hands) {
    v.children
        .retain(|c| c.press.as_ref().is_none_or(|a| hands.refuse(a).is_none()));
    v.children.iter_mut().for_each(|c| take_away(c, hands));
}

fn running(scene: &Scene<'_>) -> View {
    let away = scene.ui.away;
    let mut middle = Vec::new();
    if !away.script {
        middle.push(script_panel(scene));
    }
    middle.push(map_room(scene));
    if !away.side {
        middle.push(side_panel(scene));
    }
    let mut middle = row(middle).grow().key("middle");
    middle.node.align_items = AlignItems::Stretch;
    middle.open = true;
    let mut parts = vec![top::bar(scene), middle];
    if !away.time {
        parts.push(time::panel(scene));
    }
    parts.extend(over::running(scene));
    column(parts)
}

/// Width of the panels beside the map.
fn side_width(scene: &Scene<'_>) -> f32 {
    let large = if scene.ui.large { 1.2 } else { 1.0 };
    let wanted = (scene.window.x * 0.245).clamp(290.0, 430.0) * large;
    // A third of a narrow window is left to the map.
    wanted.min(scene.window.x / 3.0)
}

fn panel(key: &str, width: f32, parts: impl IntoIterator<Item = View>) -> View {
    let mut v = column(parts)
        .fill(Tone::Panel)
        .width(width)
        .pad(space::NEAR, space::NEAR)
        .gap(space::TIGHT)
        .key(key);
    v.node.border = UiRect::horizontal(px(1));
    v.edge = Tone::Line;
    v.node.overflow = Overflow::clip();
    v
}

/// Tabs of a panel.
fn tabs(parts: impl IntoIterator<Item = (String, Act, bool)>, put_away: View) -> View {
    let mut tabs: Vec<View> = parts
        .into_iter()
        .map(|(words, act, chosen)| button(words, act).chosen(chosen).grow())
        .collect();
    tabs.push(put_away);
    row(tabs).gap(space::TIGHT).firm()
}

fn script_panel(scene: &Scene<'_>) -> View {
    let (say, ui) = (scene.say, scene.ui);
    let tab = |key: &str, tab| (say.t(key), Act::Script(tab), ui.script_tab == tab);
    let put_away = sign(
        ui.lang.pick("▸", "◂"),
        say.t("put-away"),
        Act::PutAway(Panel::Script),
    )
    .key("away");
    let mut head = vec![];
    // The script is exercise control's; a seat has its own list of what it must not know.
    if scene.is_control() {
        head.extend([
            tab("tab-injects", ScriptTab::Injects),
            tab("tab-expected", ScriptTab::Expected),
        ]);
    }
    head.push(tab("tab-seats", ScriptTab::Seats));
    let body = match ui.script_tab {
        ScriptTab::Injects if scene.is_control() => msel::injects(scene),
        ScriptTab::Expected if scene.is_control() => msel::expected(scene),
        _ => seats::list(scene),
    };
    let mut parts = vec![tabs(head, put_away)];
    parts.extend(body);
    panel("script", side_width(scene), parts)
}

fn side_panel(scene: &Scene<'_>) -> View {
    let (say, ui) = (scene.say, scene.ui);
    let tab = |key: &str, tab| (say.t(key), Act::Side(tab), ui.side_tab == tab);
    let put_away = sign(
        ui.lang.pick("◂", "▸"),
        say.t("put-away"),
        Act::PutAway(Panel::Side),
    )
    .key("away");
    let unread = feed::unread(scene);
    let mut feed = tab("tab-feed", SideTab::Feed);
    if unread > 0 {
        feed.0 = say.with("tab-feed-unread", &[("n", unread.to_string())]);
    }
    let mut head = vec![
        tab("tab-inspector", SideTab::Inspector),
        feed,
        tab("tab-notes", SideTab::Notes),
    ];
    if scene.snap.replay.is_some() {
        head.push(tab("tab-known", SideTab::Known));
    }
    let head = tabs(head, put_away);
    let body = match ui.side_tab {
        SideTab::Inspector => inspector::body(scene),
        SideTab::Feed => feed::body(scene),
        SideTab::Notes => notes::body(scene),
        SideTab::Known => known::body(scene),
    };
    let mut parts = vec![head];
    parts.extend(body);
    panel("side", side_width(scene), parts)
}

/// The map's room, with what lies over its edges.
fn map_room(scene: &Scene<'_>) -> View {
    let mut slot = View {
        what: What::Slot(Slot::Map),
        ..default()
    };
    slot.node.position_type = PositionType::Absolute;
    slot.node.width = percent(100);
    slot.node.height = percent(100);
    let mut v = column([slot]).grow().key("map");
    v.node.overflow = Overflow::clip();
    v.open = true;
    v.children.extend(legend::on_map(scene));
    v
}

/// A column that is as tall as its parts, and scrolls where that is too tall.
fn scroll_if_tall(parts: Vec<View>, most: f32) -> View {
    let mut v = column(parts).gap(space::NEAR);
    v.what = What::Scroll;
    v.node.max_height = px(most);
    v.node.min_height = px(0);
    v
}
