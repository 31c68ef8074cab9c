//! Screens that were made, each once for all who look at the same in the same way.
//!
//! ```text
//! viewers ── look, window, step of the map ──► Scene ── when something on it changes ──► Made ── from one to another ──► bytes
//! ```
//!
//! A [`Scene`] is what those have in common who look from one station with the same look, so that they need one screen; whoever opens
//! something has a scene of their own. It is made anew where what it is made from has changed, or the moment has come at which it says
//! something else by the time alone, and is told only where a page would show anything else. What becomes of the screen before is put
//! into bytes once, whoever gets them.
//! Deliberately not here: who looks (`viewer`), what a seat may have and when it is looked whether anything is new (`host`).

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::watch;

use super::classes::Classes;
use super::clock::Clock;
use super::codes::Station;
use super::html::{self, Offer};
use super::lanes::{DrawnLanes, Lanes, LanesUpdate};
use super::locks::lock;
use super::maps::{DrawnMap, Maps};
use super::news::news;
use super::page;
use super::update::{MapUpdate, Shared, ShownMap};
use super::wall::now;
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::map::chart::Chart;
use crate::map::svg::LiveMap;
use crate::map::symbols::goes_at;
use crate::screen::layout::Vec2;
use crate::screen::panels::screen::screen_until;
use crate::screen::state::companions::Companion;
use crate::screen::state::look::Look;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::Ui;
use crate::screen::view::{Slot, View};
use crate::session::player::{Attendance, Mode, Snapshot};

/// How soon after it was made a screen is made again because somebody who shares it pressed something.
const HASTE: Duration = Duration::from_millis(100);
/// From how many other screens the way to one is kept in bytes.
const WAYS: usize = 8;
/// Pixels in a kilometre that a step of the map's scale is of the one before.
pub(super) const STEP: f32 = 1.5;

/// A part of what a screen is made from, compared by where it lies: it is kept, so that nothing else comes to lie there. Nothing where
/// it is not there, or does not matter.
#[derive(Clone, Default)]
pub(super) struct Piece(Option<Arc<dyn Any + Send + Sync>>);

impl Piece {
    /// A part that is there.
    pub(super) fn of<T: Send + Sync + 'static>(part: &Arc<T>) -> Self {
        Self(Some(part.clone()))
    }

    /// A part that may be there.
    pub(super) fn some<T: Send + Sync + 'static>(part: Option<&Arc<T>>) -> Self {
        part.map_or_else(Self::default, Self::of)
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        let place = |p: &Self| p.0.as_ref().map(|p| Arc::as_ptr(p).cast::<()>());
        place(self) == place(other)
    }
}

#[cfg(test)]
impl Default for Basis {
    fn default() -> Self {
        Self {
            picture: 0,
            mode: Mode::Paused,
            at: None,
            pace: 1.0,
            facts: 0,
            parts: Default::default(),
            estimated: None,
            attendance: None,
            talks: false,
            held: false,
            together: false,
            trouble: false,
        }
    }
}

/// What a screen is made from besides its look, as far as it has to be compared: numbers and places instead of contents.
#[derive(Clone, PartialEq)]
pub(super) struct Basis {
    /// Number of the picture: the same while nothing but its time has changed.
    pub(super) picture: u64,
    pub(super) mode: Mode,
    /// Exercise time while it stands: what runs is run by the page.
    pub(super) at: Option<SimTime>,
    pub(super) pace: f64,
    /// Facts, for those who see them.
    pub(super) facts: usize,
    /// The other parts of the snapshot.
    pub(super) parts: [Piece; 11],
    /// The travel times that were asked for last.
    pub(super) estimated: Option<u64>,
    /// Who is at a room, whose alone it is.
    pub(super) attendance: Option<Attendance>,
    /// Whether the clock of the discussion runs, and whether it is held.
    pub(super) talks: bool,
    pub(super) held: bool,
    /// Whether the time that rooms have for themselves has passed.
    pub(super) together: bool,
    /// Whether there is trouble.
    pub(super) trouble: bool,
}

/// What a screen is made from now.
pub(super) struct Source<'a> {
    pub(super) basis: Basis,
    pub(super) at: SimTime,
    /// Who sits at the seat.
    pub(super) company: &'a [Companion],
    /// The snapshot as the station may have it, made when it is needed.
    pub(super) snapshot: &'a dyn Fn() -> Arc<Snapshot>,
}

/// A screen that was made.
pub(super) struct Made {
    /// Which of all that were made.
    pub(super) number: u64,
    pub(super) view: View,
    /// What can be done on it, by the identities of its parts.
    pub(super) offers: Arc<BTreeMap<String, Offer>>,
    /// Of what it was made, without anybody's answers.
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) map: Arc<DrawnMap>,
    step: i32,
    size: (f32, f32),
    pub(super) lanes: Option<Arc<DrawnLanes>>,
    /// How many rules of the style sheet a page has that shows it.
    rules: usize,
    clock: Clock,
    large: bool,
    lang: crate::base::text::Lang,
    /// What a page is told that comes from another screen, or has none.
    ways: Mutex<Vec<(Option<u64>, Bytes)>>,
}

impl Made {
    fn map(&self) -> ShownMap<'_> {
        ShownMap {
            drawn: &self.map,
            step: self.step,
            size: self.size,
        }
    }

    /// What becomes of another screen, or of none, and what it takes in bytes.
    fn after<T>(
        &self,
        old: Option<&Self>,
        classes: &mut Classes,
        f: impl FnOnce(&Shared<'_>) -> T,
    ) -> T {
        let parts = match old {
            Some(old) => html::changes(&old.view, &self.view, classes),
            None => vec![html::whole(&self.view, classes)],
        };
        let snap = &self.snapshot;
        let lanes = self
            .lanes
            .as_ref()
            .and_then(|new| LanesUpdate::between(old.and_then(|o| o.lanes.as_deref()), new));
        f(&Shared {
            v: self.number,
            lang: self.lang.tag(),
            dir: if self.lang.rtl() { "rtl" } else { "ltr" },
            title: snap.scenario.head.title.get(self.lang),
            css: classes.since(old.map_or(0, |o| o.rules)).0,
            parts,
            map: MapUpdate::between(old.map(Self::map), self.map()),
            lanes,
            news: old.and_then(|o| news(&o.snapshot, snap, self.lang)),
            large: self.large,
            replay: snap.replay.is_some(),
            branched: snap.branched.as_ref().map(|o| page::branched(self.lang, o)),
            real: snap.emergency.as_ref().map(|e| e.wall_ms),
        })
    }

    /// What a page is told that shows another screen, or has none: the same bytes for all of which that is so.
    pub(super) fn way(&self, old: Option<&Self>, group: &Group) -> Bytes {
        let from = old.map(|o| o.number);
        let mut ways = lock(&self.ways);
        if let Some((_, bytes)) = ways.iter().find(|(f, _)| *f == from) {
            return bytes.clone();
        }
        let bytes = self.after(old, &mut lock(&group.classes), |shared| shared.bytes());
        if ways.len() >= WAYS {
            ways.remove(0);
        }
        ways.push((from, bytes.clone()));
        bytes
    }
}

/// What a scene shows now.
#[derive(Default)]
struct Now {
    made: Option<Arc<Made>>,
    basis: Option<Basis>,
    /// The exercise time at which it was looked at last, and from when on it says something else by the time alone.
    at: SimTime,
    until: Option<SimTime>,
    /// When it was made last.
    since: Option<Instant>,
    lanes: Lanes,
}

impl Now {
    /// Whether it may show anything else than was made.
    fn is_due(&self, source: &Source<'_>) -> bool {
        let turned = self.until.is_some_and(|t| source.at >= t) || source.at < self.at;
        self.made.is_none() || turned || self.basis.as_ref() != Some(&source.basis)
    }
}

/// What those have in common who look at the same in the same way.
pub(super) struct Scene {
    pub(super) group: Arc<Group>,
    /// The seat through whose eyes they look; exercise control's where none.
    pub(super) eyes: Option<SeatId>,
    look: Look,
    view: MapView,
    zoom: i32,
    now: Mutex<Now>,
    told: watch::Sender<u64>,
}

impl Scene {
    /// Whether it is that of somebody.
    pub(super) fn is_of(&self, ui: &Ui, matters: bool, view: &MapView, zoom: i32) -> bool {
        self.zoom == zoom && self.view == *view && self.look.is_of(ui, matters)
    }

    /// What it shows.
    pub(super) fn current(&self) -> Option<Arc<Made>> {
        lock(&self.now).made.clone()
    }

    /// Tells whoever holds it when it shows something else.
    pub(super) fn told(&self) -> watch::Receiver<u64> {
        self.told.subscribe()
    }

    /// Whether somebody waits to be told of it.
    pub(super) fn is_looked_at(&self) -> bool {
        self.told.receiver_count() > 0
    }

    /// Makes the screen anew if it may show anything else than it does.
    pub(super) fn look_again(&self, source: &Source<'_>) {
        let mut now = lock(&self.now);
        if now.is_due(source) {
            self.make(&mut now, source);
        }
    }

    /// The same for somebody who pressed something and waits; what was made just now for those who share it stands a while.
    pub(super) fn look_at_once(&self, source: &Source<'_>) {
        let mut last = lock(&self.now);
        let soon = last
            .since
            .is_some_and(|t| now().saturating_duration_since(t) < HASTE);
        if last.is_due(source) && !(soon && last.made.is_some()) {
            self.make(&mut last, source);
        }
    }

    fn make(&self, last: &mut Now, source: &Source<'_>) {
        self.group.making.fetch_add(1, Ordering::Relaxed);
        let snapshot = (source.snapshot)();
        let ui = self.look.ui(source.company.to_vec());
        let (view, turns) = screen_until(&ui, Some(&snapshot), &self.view, None);
        for t in snapshot.eyes.incidents.iter().filter_map(goes_at) {
            turns.after(snapshot.at, t);
        }
        (last.at, last.until) = (source.at, turns.next());
        (last.basis, last.since) = (Some(source.basis.clone()), Some(now()));
        let next = || self.group.next();
        let map = LiveMap {
            scenario: &snapshot.scenario,
            picture: &snapshot.eyes,
            chart: &self.group.chart,
            lang: self.look.lang(),
            fill: self.look.fill(),
            selected: self.look.selected(),
            scale: scale(&self.view, &self.group.chart, self.zoom),
        };
        let size = map.size();
        let drawn = lock(&self.group.maps).of(&map, source.basis.picture, &next);
        let lanes = view
            .has_slot(Slot::Lanes)
            .then(|| last.lanes.of(&snapshot, &ui, self.view.window, &next));
        let mut made = Made {
            number: next(),
            offers: Arc::new(html::offers(&view)),
            view,
            map: drawn,
            step: self.zoom,
            size: (size.x, size.y),
            lanes,
            rules: 0,
            clock: Clock::of(&snapshot),
            large: ui.large,
            lang: ui.lang,
            snapshot,
            ways: Mutex::default(),
        };
        let mut classes = lock(&self.group.classes);
        let told = last.made.as_ref().map(|old| {
            let told = made.after(Some(old), &mut classes, |shared| {
                (shared.is_nothing(), shared.bytes())
            });
            (old, told)
        });
        made.rules = classes.since(0).1;
        drop(classes);
        match told {
            Some((old, (true, _))) if made.clock.goes_on_from(&old.clock) => {
                // Pages have it already, but what it was made of may open something there: the exercise may be over.
                made.number = old.number;
                made.map = old.map.clone();
                made.lanes = old.lanes.clone();
                made.rules = old.rules;
                made.ways = Mutex::new(lock(&old.ways).clone());
            }
            Some((old, (_, bytes))) => made.ways = Mutex::new(vec![(Some(old.number), bytes)]),
            None => {}
        }
        let number = made.number;
        last.made = Some(Arc::new(made));
        self.told.send_replace(number);
    }
}

/// Pixels in a kilometre, at a step of the map's scale.
pub(super) fn scale(view: &MapView, chart: &Chart, zoom: i32) -> f32 {
    let span = chart.bounds.size().max(Vec2::splat(1.0));
    (room(view) / span).min_element() * STEP.powi(zoom)
}

/// The room of the map, without that of names beside the outermost places.
pub(super) fn room(view: &MapView) -> Vec2 {
    let room = if view.room.is_empty() {
        view.window
    } else {
        view.room.size()
    };
    (room - Vec2::new(150.0, 110.0)).clamp(Vec2::splat(160.0), Vec2::splat(4000.0))
}

/// Those who look from one station: what they share besides screens. What one station's pages are told says nothing of another's, the
/// rules of the style sheet included.
pub(super) struct Group {
    pub(super) station: Station,
    classes: Mutex<Classes>,
    maps: Mutex<Maps>,
    scenes: Mutex<Vec<Weak<Scene>>>,
    chart: Arc<Chart>,
    numbers: Arc<AtomicU64>,
    /// Screens that were made for them so far.
    pub(super) making: AtomicU64,
}

impl Group {
    fn next(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// The scene of somebody; a new one where nobody else has it.
    pub(super) fn scene(
        self: &Arc<Self>,
        eyes: Option<&SeatId>,
        (ui, matters): (&Ui, bool),
        view: &MapView,
        zoom: i32,
    ) -> Arc<Scene> {
        let mut scenes = lock(&self.scenes);
        scenes.retain(|s| s.strong_count() > 0);
        let is = |s: &Arc<Scene>| s.eyes.as_ref() == eyes && s.is_of(ui, matters, view, zoom);
        if let Some(scene) = scenes.iter().filter_map(Weak::upgrade).find(is) {
            return scene;
        }
        let scene = Arc::new(Scene {
            group: self.clone(),
            eyes: eyes.cloned(),
            look: Look::of(ui, matters),
            view: view.clone(),
            zoom,
            now: Mutex::default(),
            told: watch::Sender::new(0),
        });
        scenes.push(Arc::downgrade(&scene));
        scene
    }
}

/// All scenes of an exercise.
pub(super) struct Scenes {
    groups: Mutex<BTreeMap<Station, Arc<Group>>>,
    chart: Arc<Chart>,
    numbers: Arc<AtomicU64>,
}

impl Scenes {
    /// None yet; what is made is numbered from `first` on.
    pub(super) fn new(chart: Arc<Chart>, first: u64) -> Self {
        Self {
            groups: Mutex::default(),
            chart,
            numbers: Arc::new(AtomicU64::new(first)),
        }
    }

    /// Those who look from a station.
    pub(super) fn of(&self, station: &Station) -> Arc<Group> {
        let new = || {
            Arc::new(Group {
                station: station.clone(),
                classes: Mutex::default(),
                maps: Mutex::default(),
                scenes: Mutex::default(),
                chart: self.chart.clone(),
                numbers: self.numbers.clone(),
                making: AtomicU64::new(0),
            })
        };
        lock(&self.groups)
            .entry(station.clone())
            .or_insert_with(new)
            .clone()
    }

    /// Those that somebody waits to be told of.
    pub(super) fn looked_at(&self) -> Vec<Arc<Scene>> {
        let groups: Vec<Arc<Group>> = lock(&self.groups).values().cloned().collect();
        let of = |g: &Arc<Group>| -> Vec<Arc<Scene>> {
            lock(&g.scenes).iter().filter_map(Weak::upgrade).collect()
        };
        groups
            .iter()
            .flat_map(of)
            .filter(|s| s.is_looked_at())
            .collect()
    }

    /// Screens that were made so far.
    #[cfg(test)]
    pub(super) fn making(&self) -> u64 {
        let groups = lock(&self.groups);
        groups
            .values()
            .map(|g| g.making.load(Ordering::Relaxed))
            .sum()
    }
}
