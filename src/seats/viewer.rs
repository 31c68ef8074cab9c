//! One who looks from a browser: what is chosen there, what was shown there, and what a press on it means.
//!
//! A viewer is kept between two connections, so that a page that was loaded again or lost its line goes on where it was.
//! Deliberately not here: connections (`web`), whose pictures there are (`host`).

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::classes::Classes;
use super::clock::Clock;
use super::codes::Station;
use super::html::{self, Offer};
use super::input::Input;
use super::lanes::LanesShown;
use super::maps::{DrawnMap, Maps, Splice};
use super::news::Heard;
use super::page;
use super::update::{MapUpdate, Update};
use super::wall::now;
use crate::base::ids::{MunicipalityId, SeatId};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::map::chart::Chart;
use crate::map::svg::{Found, LiveMap};
use crate::scenario::Scenario;
use crate::screen::background::Wake;
use crate::screen::handlers::documents::DocumentWriter;
use crate::screen::handlers::inviting::Inviter;
use crate::screen::handlers::{self, ActHandler, toast};
use crate::screen::keys::{self, KeyCode};
use crate::screen::layout::{Rect, Vec2};
use crate::screen::panels::screen::screen;
use crate::screen::state::act::Act;
use crate::screen::state::companions::Companion;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::{MapCommand, MapCommands, MapView};
use crate::screen::state::ui::{MOST, Stage, Ui};
use crate::screen::view::{Slot, View};
use crate::session::player::{Mode, Person, SessionRequest, Snapshot};

/// Screens that are kept to find out what a press meant: a press may come while the next screen is on its way.
const KEPT: usize = 12;
/// Pixels in a kilometre that a step of the map's scale is of the one before.
const STEP: f32 = 1.5;
/// Steps of the map's scale beyond the whole map.
const STEPS: i32 = 12;
/// To how many steps at most the map is brought by itself.
const HOME: i32 = 5;

/// Characters of a field that are kept until they are shortened: what is longer than can be sent is said at the field.
const TYPED: usize = 3 * MOST;
/// How long what follows from the time alone may be shown as it was.
const TIME_ALONE: Duration = Duration::from_secs(2);

/// What a screen is made from besides what was done on it, as far as it has to be compared: numbers and places instead of contents.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Basis {
    /// Number of the picture: the same while nothing but its time has changed.
    pub(super) picture: u64,
    pub(super) mode: Mode,
    /// Exercise time while it stands: what runs is run by the page.
    pub(super) at: Option<SimTime>,
    pub(super) pace: f64,
    /// Facts, for those who see them.
    pub(super) facts: usize,
    /// Answers that this viewer has not shown.
    pub(super) answers: usize,
    /// Where the other parts of the snapshot lie: elsewhere when they are others.
    pub(super) parts: [usize; 11],
    /// Whether the clock of the discussion runs, and whether it is held.
    pub(super) talks: bool,
    pub(super) held: bool,
    /// Whether the time that rooms have for themselves has passed.
    pub(super) together: bool,
    /// Whether there is trouble.
    pub(super) trouble: bool,
}

/// Why what was sent was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NotDone {
    /// The screen that it was done on is gone.
    Stale,
    /// There is nothing to press there.
    NothingThere,
}

/// What a page has of the map.
#[derive(Default)]
struct MapShown {
    step: i32,
    /// What was drawn, the newest last, each with its number.
    shown: VecDeque<(u64, Arc<DrawnMap>)>,
    number: u64,
    /// The page has none yet.
    fresh: bool,
}

/// One who looks from a browser.
pub(super) struct Viewer {
    pub(super) station: Station,
    /// The eyes through which this one looks and no other.
    eyes: Option<SeatId>,
    /// The number after which its tokens begin.
    first: u64,
    pub(super) ui: Ui,
    link: Link,
    commands: MapCommands,
    writer: DocumentWriter,
    inviter: Inviter,
    view: MapView,
    chart: Arc<Chart>,
    /// What is shown, with its number.
    shown: Option<(u64, View)>,
    /// What could be done on the screens before it, the newest last.
    past: VecDeque<(u64, BTreeMap<String, Offer>)>,
    number: u64,
    /// The number with which its screens began, by which a page knows it from one that was forgotten.
    began: u64,
    /// From what the screen was made last, and when; none if something was done since.
    made: Option<(Basis, Instant, Arc<Snapshot>)>,
    /// The page has nothing yet.
    fresh: bool,
    classes: usize,
    map: MapShown,
    lanes: LanesShown,
    came: Heard,
    zoom: i32,
    /// Whether the map was brought to the room's own area, which is done once.
    at_home: bool,
    /// Which connection is the newest: older ones end.
    pub(super) connection: u64,
    /// When something was last heard.
    pub(super) heard: Instant,
    clock: Clock,
    /// Which short message is shown, and since when.
    said: Option<(u64, Instant)>,
}

impl Viewer {
    /// One who begins to look. The numbers are those after which tokens of what is requested, and screens, begin.
    pub(super) fn new(
        station: Station,
        eyes: Option<SeatId>,
        lang: Lang,
        (first, number): (u64, u64),
        chart: Arc<Chart>,
    ) -> Self {
        let ui = Ui {
            place: station.place(),
            large: station == Station::BigScreen,
            stage: Stage::Running,
            lang,
            reported: first,
            eyes: eyes.clone(),
            ..Ui::default()
        };
        Self {
            station,
            eyes,
            first,
            ui,
            link: Link::elsewhere(first),
            commands: MapCommands::default(),
            writer: DocumentWriter::default(),
            inviter: Inviter::default(),
            view: MapView::default(),
            chart,
            shown: None,
            past: VecDeque::new(),
            number,
            began: number,
            made: None,
            fresh: true,
            classes: 0,
            map: MapShown {
                number,
                ..MapShown::default()
            },
            lanes: LanesShown::default(),
            came: Heard::default(),
            zoom: 0,
            at_home: false,
            connection: 0,
            heard: now(),
            clock: Clock::default(),
            said: None,
        }
    }

    /// Takes away what was said and has been read by now.
    pub(super) fn expire(&mut self, now: Instant) {
        let shown = self.ui.toast.as_ref().map(|t| t.n);
        let since = match (shown, self.said) {
            (Some(n), Some((m, since))) if m == n => since,
            _ => now,
        };
        self.said = shown.map(|n| (n, since));
        self.ui.toast_for = now.saturating_duration_since(since).as_secs_f32();
        if toast::has_expired(&self.ui) {
            (self.ui.toast, self.said, self.made) = (None, None, None);
        }
    }

    /// The seat through whose eyes this one looks; exercise control's where none.
    pub(super) fn looks_as(&self) -> Option<&SeatId> {
        self.eyes.as_ref().or(self.ui.eyes.as_ref())
    }

    /// Who sits here, and who else does.
    pub(super) fn meet(&mut self, person: &Person, companions: Vec<Companion>) {
        if self.ui.companions != companions {
            // They are shown, whatever else is the same.
            self.made = None;
        }
        self.ui.person = person.clone();
        self.ui.companions = companions;
    }

    /// Takes what is new of the exercise, as this viewer may have it.
    pub(super) fn take(&mut self, snapshot: Arc<Snapshot>) {
        let replays = |s: &Snapshot| s.replay.is_some();
        let before = self.link.snapshot().is_some_and(|s| replays(s));
        if replays(&snapshot) && !before {
            // What is shown to all is not covered by what one had open.
            (self.ui.dialog, self.ui.menu) = (None, None);
        }
        self.link.show(snapshot);
        toast::report_answers(&self.link, &mut self.ui);
    }

    /// The page begins anew and has nothing yet.
    pub(super) fn forget_page(&mut self) {
        // What it showed is kept: a press on that may still be on its way.
        self.fresh = true;
        self.made = None;
        self.classes = 0;
        self.map.fresh = true;
        self.lanes.forget_page();
        self.came.forget_page();
    }

    /// Does what a browser sent. What it requests of the exercise is left for the host.
    ///
    /// # Errors
    /// If the screen that it was done on is gone or holds nothing to press there.
    pub(super) fn take_in(&mut self, on: u64, inputs: Vec<Input>) -> Result<(), NotDone> {
        self.heard = now();
        self.made = None;
        for input in inputs {
            if let Some(act) = self.meaning(on, input)? {
                self.act(act);
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act) {
        let mut on = ActHandler {
            ui: &mut self.ui,
            link: &mut self.link,
            map_commands: &mut self.commands,
            writer: &mut self.writer,
            inviter: &mut self.inviter,
            wake: &Wake::default(),
        };
        handlers::run(&mut on, [act]);
    }

    /// What was requested of the exercise.
    pub(super) fn requests(&mut self) -> Vec<SessionRequest> {
        self.link.taken()
    }

    /// Whether a screen would show anything new: something was done here, or there is more to tell than the time. What follows from
    /// the time alone (what is late, what is due soon) need not be shown at once.
    /// The snapshot is kept, so that nothing else comes to lie where its parts lie.
    pub(super) fn is_due(&mut self, basis: Basis, newest: &Arc<Snapshot>, now: Instant) -> bool {
        let stands = |(old, at, _): &(Basis, Instant, Arc<Snapshot>)| {
            let soon = now.saturating_duration_since(*at) < TIME_ALONE;
            *old == basis && (soon || !basis.mode.moves())
        };
        let due = !self.made.as_ref().is_some_and(stands);
        if due {
            self.made = Some((basis, now, newest.clone()));
        }
        due
    }

    /// What can be done on a part of a screen that was shown.
    fn part(&self, on: u64, at: &str) -> Result<Offer, NotDone> {
        if let Some((_, view)) = self.shown.as_ref().filter(|(v, _)| *v == on) {
            return html::find(view, at)
                .map(Offer::of)
                .ok_or(NotDone::NothingThere);
        }
        let (_, offers) = self
            .past
            .iter()
            .find(|(v, _)| *v == on)
            .ok_or(NotDone::Stale)?;
        offers.get(at).cloned().ok_or(NotDone::NothingThere)
    }

    fn meaning(&mut self, on: u64, input: Input) -> Result<Option<Act>, NotDone> {
        match input {
            Input::Press { at } => {
                let act = self.part(on, &at)?.press;
                act.map(Some).ok_or(NotDone::NothingThere)
            }
            Input::Menu { at, x, y } => {
                let act = self.part(on, &at)?.menu;
                self.ui.pointer = Vec2::new(x, y);
                act.map(Some).ok_or(NotDone::NothingThere)
            }
            Input::Submit { at } => {
                let (_, submit) = self.part(on, &at)?.field.ok_or(NotDone::NothingThere)?;
                Ok(submit)
            }
            Input::Type { at, words } => {
                let (field, _) = self.part(on, &at)?.field.ok_or(NotDone::NothingThere)?;
                let words: String = words.chars().take(TYPED).collect();
                Ok(Some(Act::Type(field, words)))
            }
            Input::Key {
                code,
                shift,
                control,
            } => {
                let covered = self.ui.dialog.is_some() || self.ui.menu.is_some();
                Ok(KeyCode::named(&code).and_then(|code| {
                    keys::meaning(code, shift, control, covered, &self.ui, &self.link)
                }))
            }
            Input::Hit { on, n, menu, x, y } => {
                let shown = self.map.shown.iter().find(|(number, _)| *number == on);
                let (_, drawn) = shown.ok_or(NotDone::Stale)?;
                let hit = drawn.hits.get(n).ok_or(NotDone::NothingThere)?;
                let thing = match &hit.what {
                    Found::One(thing) => thing.clone(),
                    // Of several the first is shown; the list of all is a press away in the search.
                    Found::Many(things, _) => things.first().cloned().ok_or(NotDone::Stale)?,
                };
                self.ui.pointer = Vec2::new(x, y);
                Ok(Some(if menu {
                    Act::OpenMenu(thing)
                } else {
                    Act::Select(thing)
                }))
            }
            Input::Lanes(by) => {
                let snap = self.link.snapshot().cloned().ok_or(NotDone::Stale)?;
                let acts = self.lanes.pressed(&snap, &mut self.ui, &by);
                for act in acts.ok_or(NotDone::Stale)? {
                    self.act(act);
                }
                Ok(None)
            }
            Input::Zoom { step } => {
                self.zoom = step.clamp(0, STEPS);
                Ok(None)
            }
            Input::Size { w, h, map } => {
                if w.is_finite() && h.is_finite() {
                    self.view.window = Vec2::new(w.clamp(200.0, 8000.0), h.clamp(200.0, 8000.0));
                    if let Some([x, y, w, h]) = map.filter(|m| m.iter().all(|n| n.is_finite())) {
                        self.view.room = Rect::new(x, y, x + w, y + h);
                    }
                }
                Ok(None)
            }
        }
    }

    /// The screen as it is now; none before there is anything to see.
    pub(super) fn screen(&self) -> Option<View> {
        let snap = self.link.snapshot()?;
        Some(screen(&self.ui, Some(snap), &self.view, None))
    }

    /// What the page is to be told of a screen that was made, if anything has changed.
    pub(super) fn update(
        &mut self,
        made: View,
        picture: u64,
        classes: &mut Classes,
        maps: &mut Maps,
    ) -> Option<Update> {
        let snap = self.link.snapshot()?.clone();
        let whole = std::mem::take(&mut self.fresh);
        let parts = match &self.shown {
            Some((_, old)) if !whole => html::changes(old, &made, classes),
            _ => vec![html::whole(&made, classes)],
        };
        let map = self.map_update(&snap, picture, maps);
        let lanes = if made.has_slot(Slot::Lanes) {
            self.lanes.update(&snap, &self.ui, self.view.window)
        } else {
            // Where they are shown again the page has none.
            self.lanes.forget_page();
            None
        };
        let news = self.came.news(&snap, self.ui.lang);
        let clock = Clock::of(&snap);
        let stands = clock.goes_on_from(&self.clock);
        if parts.is_empty()
            && map.is_none()
            && lanes.is_none()
            && news.is_none()
            && stands
            && !whole
        {
            return None;
        }
        self.clock = clock;
        if !parts.is_empty() {
            self.number += 1;
            if let Some((n, old)) = self.shown.replace((self.number, made)) {
                self.past.push_back((n, html::offers(&old)));
            }
            while self.past.len() > KEPT {
                self.past.pop_front();
            }
        }
        let (rules, many) = classes.since(self.classes);
        let css = rules.to_vec();
        self.classes = many;
        let lang = self.ui.lang;
        let focus = self.ui.focus.take().and_then(|field| {
            let (_, view) = self.shown.as_ref()?;
            html::of_field(view, field)
        });
        Some(Update {
            v: self.number,
            viewer: self.began.to_string(),
            whole,
            lang: lang.tag(),
            dir: if lang.rtl() { "rtl" } else { "ltr" },
            title: snap.scenario.head.title.get(lang).to_owned(),
            css,
            parts,
            map,
            lanes,
            news,
            clock,
            focus,
            large: self.ui.large,
            replay: snap.replay.is_some(),
            branched: snap.branched.as_ref().map(|o| page::branched(lang, o)),
            real: snap.emergency.as_ref().map(|e| e.wall_ms),
        })
    }

    /// Where the centres and checkpoints lie for which a room answers, km; none for a room without an area.
    fn own_area(&self, s: &Scenario) -> Option<Rect> {
        let Station::Team(seat) = &self.station else {
            return None;
        };
        let own = s.seats.get(seat)?.directorate.as_ref()?;
        let of = |id: &MunicipalityId| s.municipalities.get(id)?.directorate.as_ref();
        let centres = s.centres.values();
        let centres = centres.filter(|c| of(&c.municipality) == Some(own));
        let posts = s.checkpoints.values().filter(|c| c.seat == *seat);
        centres
            .map(|c| &c.place)
            .chain(posts.map(|c| &c.near))
            .filter_map(|id| self.chart.places.get(id))
            .map(|km| Rect::from_corners(*km, *km))
            .reduce(|a, b| a.union(b))
    }

    /// Brings the map to a room's own area, once: its middle, km. `room` is in pixels, `whole` the scale that shows everything.
    fn home(&mut self, s: &Scenario, room: Vec2, whole: f32) -> Option<Vec2> {
        if self.at_home || self.view.room.is_empty() {
            return None;
        }
        self.at_home = true;
        let area = self.own_area(s)?;
        let closer = (room / area.size().max(Vec2::splat(1.0))).min_element() / whole;
        let steps = (closer.max(1.0).ln() / STEP.ln()).floor() as i32;
        // Some of what lies around is shown too.
        self.zoom = steps.clamp(0, HOME);
        Some(area.center())
    }

    fn map_update(&mut self, snap: &Snapshot, picture: u64, maps: &mut Maps) -> Option<MapUpdate> {
        // Names beside the outermost places need room too.
        let room = if self.view.room.is_empty() {
            self.view.window
        } else {
            self.view.room.size()
        };
        let room = (room - Vec2::new(150.0, 110.0)).clamp(Vec2::splat(160.0), Vec2::splat(4000.0));
        let span = self.chart.bounds.size().max(Vec2::splat(1.0));
        let whole = (room / span).min_element();
        let asked = self.zoom;
        let mut to = self.home(&snap.scenario, room, whole);
        for command in self.commands.take() {
            match command {
                MapCommand::Fit => self.zoom = 0,
                MapCommand::Zoom(factor) => {
                    let by = if factor > 1.0 { 1 } else { -1 };
                    self.zoom = (self.zoom + by).clamp(0, STEPS);
                }
                // The browser moves the map by itself.
                MapCommand::Pan(_) => {}
                MapCommand::Show(thing) => {
                    let at = thing.at(&snap.scenario, &snap.eyes);
                    to = at.map(|p| self.chart.projection.km(p));
                    self.zoom = self.zoom.max(3);
                }
                MapCommand::Around(bounds) => {
                    to = Some(bounds.center());
                }
            }
        }
        let map = LiveMap {
            scenario: &snap.scenario,
            picture: &snap.eyes,
            chart: &self.chart,
            lang: self.ui.lang,
            fill: self.ui.fill,
            selected: self.ui.selected.as_ref(),
            scale: whole * STEP.powi(self.zoom),
        };
        let size = map.size();
        let to = to.map(|p| {
            let p = map.pixel(p);
            (p.x, p.y)
        });
        let drawn = maps.of(&map, picture);
        let fresh = std::mem::take(&mut self.map.fresh);
        let old = self.map.shown.back().filter(|_| !fresh).map(|(_, d)| &**d);
        let changed = |old: Option<&String>, new: &String| (old != Some(new)).then(|| new.clone());
        let ground = changed(old.map(|d| &d.ground), &drawn.ground);
        let had = old.map_or("", |d| &d.signs);
        let signs =
            (old.is_none() || had != drawn.signs).then(|| Splice::between(had, &drawn.signs));
        let moved = std::mem::replace(&mut self.map.step, self.zoom) != self.zoom;
        if signs.is_some() {
            self.map.number += 1;
            self.map.shown.push_back((self.map.number, drawn));
            while self.map.shown.len() > KEPT {
                self.map.shown.pop_front();
            }
        }
        (ground.is_some() || signs.is_some() || to.is_some() || moved || fresh).then_some(
            MapUpdate {
                number: self.map.number,
                step: self.zoom,
                moved: asked != self.zoom,
                w: size.x,
                h: size.y,
                ground,
                signs,
                to,
            },
        )
    }

    /// Whether this viewer asked what was answered with a token.
    pub(super) fn asked(&self, token: u64) -> bool {
        token >> 32 == self.first >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::state::ui::{Field, Tone};
    use crate::screen::testing::snapshot;
    use crate::session::player::Origin;

    fn viewer() -> Viewer {
        let snap = snapshot("first-steps");
        let chart = Arc::new(Chart::of(&snap.scenario));
        let mut viewer = Viewer::new(Station::Control, None, Lang::En, (0, 0), chart);
        viewer.take(Arc::new(snap));
        viewer
    }

    #[test]
    fn what_was_said_goes_by_itself_though_nothing_is_new() {
        let mut v = viewer();
        let start = now();
        let after = |secs| start + Duration::from_secs(secs);
        v.ui.say(Tone::Plain, |_| "once".to_owned());
        v.expire(start);
        v.expire(after(4));
        assert!(v.ui.toast.is_some());
        // Another one stands as long from when it was said.
        v.ui.say(Tone::Plain, |_| "again".to_owned());
        v.expire(after(6));
        v.expire(after(10));
        assert!(v.ui.toast.is_some());
        v.expire(after(12));
        assert!(v.ui.toast.is_none() && v.made.is_none());
        v.ui.say(Tone::Bad, |_| "an error".to_owned());
        v.expire(after(13));
        v.expire(after(25));
        assert!(v.ui.toast.is_some(), "an error stands longer");
    }

    /// A room is shown its own area first, and whoever was taken along to a branch is told of it.
    #[test]
    fn a_room_sees_its_own_area_first_and_a_branch_says_that_it_is_one() {
        let mut snap = snapshot("libya-2024");
        snap.branched = Some(Arc::new(Origin {
            file: "day.tamrin".to_owned(),
            id: None,
            at: SimTime::parse("10:15").unwrap(),
            seq: 0,
        }));
        let snap = Arc::new(snap);
        let chart = Arc::new(Chart::of(&snap.scenario));
        let seen = |station: Station| {
            let mut v = Viewer::new(station, None, Lang::En, (0, 0), chart.clone());
            v.take(snap.clone());
            let phone = Rect::new(0.0, 100.0, 360.0, 640.0);
            (v.view.window, v.view.room) = (Vec2::new(360.0, 740.0), phone);
            let made = v.screen().unwrap();
            let update = v
                .update(made, 0, &mut Classes::default(), &mut Maps::default())
                .unwrap();
            (update.branched, update.map.unwrap())
        };
        let (branched, whole) = seen(Station::Control);
        assert!(branched.unwrap().contains("10:15"));
        let (_, own) = seen(Station::Team("room-butnan".into()));
        assert!(whole.to.is_none() && own.to.is_some() && own.step > whole.step);
    }

    #[test]
    fn what_is_typed_is_kept_until_it_is_shortened() {
        let mut v = viewer();
        let long = "x".repeat(MOST + 5);
        v.act(Act::Show(crate::screen::state::dialog::Dialog::Note(
            crate::record::observation::NoteKind::Observation,
        )));
        v.act(Act::Type(Field::Note, long.clone()));
        let shown = |v: &Viewer| {
            let words = v.screen().unwrap().words();
            words.replace(['\u{2068}', '\u{2069}'], "")
        };
        let words = shown(&v);
        assert!(words.contains("5 characters too many"), "{words}");
        let save = Act::SaveNote(crate::record::observation::NoteKind::Observation, None);
        v.act(save.clone());
        assert_eq!(v.ui.typed(Field::Note), long);
        assert!(v.requests().is_empty(), "nothing is sent");
        v.act(Act::Type(Field::Note, "x".repeat(MOST - 1)));
        let words = shown(&v);
        assert!(words.contains("One more character"), "{words}");
        v.act(save);
        assert_eq!(v.requests().len(), 1);
    }
}
