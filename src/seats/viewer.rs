//! One who looks from a browser: what is chosen there, what was shown there, and what a press on it means.
//!
//! A viewer is kept between two connections, so that a page that was loaded again or lost its line goes on where it was. The screens
//! themselves are those of its scene, which it shares with whoever looks at the same.
//! Deliberately not here: connections (`web`), whose pictures there are (`host`), making screens (`scenes`).

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::codes::Station;
use super::html::{self, Offer};
use super::input::Input;
use super::lanes::DrawnLanes;
use super::maps::DrawnMap;
use super::scenes::{Group, Made, STEP, Scene, room, scale};
use super::update::{Own, Told};
use crate::base::ids::{MunicipalityId, SeatId};
use crate::base::text::Lang;
use crate::map::chart::Chart;
use crate::map::svg::{Found, LiveMap};
use crate::scenario::Scenario;
use crate::screen::background::Wake;
use crate::screen::handlers::documents::DocumentWriter;
use crate::screen::handlers::inviting::Inviter;
use crate::screen::handlers::{self, ActHandler, toast};
use crate::screen::keys::{self, KeyCode};
use crate::screen::layout::{Rect, Vec2};
use crate::screen::state::act::Act;
use crate::screen::state::companions::Doing;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::{MapCommand, MapCommands, MapView};
use crate::screen::state::ui::{MOST, Stage, Ui};
use crate::session::player::{Person, SessionRequest, Snapshot};

/// Screens that are kept to find out what a press meant: a press may come while the next screen is on its way.
const KEPT: usize = 12;
/// Steps of the map's scale beyond the whole map.
const STEPS: i32 = 12;
/// To how many steps at most the map is brought by itself.
const HOME: i32 = 5;

/// Characters of a field that are kept until they are shortened: what is longer than can be sent is said at the field.
const TYPED: usize = 3 * MOST;
/// To so many pixels a page's size is taken, so that those who look at pages of nearly one size share them.
const GRAIN: f32 = 8.0;

/// Why what was sent was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NotDone {
    /// The screen that it was done on is gone.
    Stale,
    /// There is nothing to press there.
    NothingThere,
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
    /// What this one shares with others that look from the same station, and with those that look at the same.
    group: Arc<Group>,
    scene: Option<Arc<Scene>>,
    /// The screen that the page shows.
    shown: Option<Arc<Made>>,
    /// What could be done on it and on those before it, maps and lanes, the newest last.
    past: VecDeque<(u64, Arc<BTreeMap<String, Offer>>)>,
    maps: VecDeque<Arc<DrawnMap>>,
    lanes: VecDeque<Arc<DrawnLanes>>,
    /// The number by which a page knows it from one that was forgotten.
    began: u64,
    /// The page has nothing yet.
    fresh: bool,
    clock: Clock,
    zoom: i32,
    /// Whether the map was brought to the room's own area, which is done once.
    at_home: bool,
    /// The point of the map that the page is to bring to its middle, km; and whether its scale was changed here.
    to: Option<Vec2>,
    moved: bool,
    /// Which connection is the newest: older ones end.
    pub(super) connection: u64,
    /// Which short message is shown, and since when.
    said: Option<(u64, Instant)>,
}

/// Keeps what is shown for a press that is on its way while the next is.
fn keep<T>(all: &mut VecDeque<T>, new: T) {
    all.push_back(new);
    if all.len() > KEPT {
        all.pop_front();
    }
}

impl Viewer {
    /// One who begins to look. The numbers are that after which tokens of what is requested begin, and that by which the page knows
    /// it.
    pub(super) fn new(
        eyes: Option<SeatId>,
        lang: Lang,
        (first, began): (u64, u64),
        chart: Arc<Chart>,
        group: Arc<Group>,
    ) -> Self {
        let station = group.station.clone();
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
            group,
            scene: None,
            shown: None,
            past: VecDeque::new(),
            maps: VecDeque::new(),
            lanes: VecDeque::new(),
            began,
            fresh: true,
            clock: Clock::default(),
            zoom: 0,
            at_home: false,
            to: None,
            moved: false,
            connection: 0,
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
            (self.ui.toast, self.said) = (None, None);
        }
    }

    /// How long what was said still stands, if anything is.
    pub(super) fn says_for(&self) -> Option<Duration> {
        let left = toast::stands_for(&self.ui)?;
        Some(Duration::from_secs_f32(left.max(0.0)) + Duration::from_millis(20))
    }

    /// The seat through whose eyes this one looks; exercise control's where none.
    pub(super) fn looks_as(&self) -> Option<&SeatId> {
        self.eyes.as_ref().or(self.ui.eyes.as_ref())
    }

    /// Who sits here.
    pub(super) fn meet(&mut self, person: &Person) {
        if self.ui.person != *person {
            self.ui.person = person.clone();
        }
    }

    /// Whether it matters for the screen who looks: not for those of a room who only look and have taken nothing.
    fn matters(&self, snap: &Snapshot) -> bool {
        let mine = |p: &Person| *p == self.ui.person;
        !matches!(self.station, Station::Team(_))
            || self.ui.doing() != Doing::Looking
            || snap.attendance.taken.values().any(mine)
    }

    /// The scene of this one as it is now; none before there is anything to see.
    pub(super) fn scene(&mut self) -> Option<Arc<Scene>> {
        let snap = self.link.snapshot()?.clone();
        self.steer(&snap);
        let matters = self.matters(&snap);
        let eyes = self.eyes.as_ref().or(self.ui.eyes.as_ref());
        let is = |s: &&Arc<Scene>| {
            s.eyes.as_ref() == eyes && s.is_of(&self.ui, matters, &self.view, self.zoom)
        };
        if let Some(scene) = self.scene.as_ref().filter(is) {
            return Some(scene.clone());
        }
        let look = (&self.ui, matters);
        let scene = self.group.scene(eyes, look, &self.view, self.zoom);
        self.scene = Some(scene.clone());
        Some(scene)
    }

    /// Whether this one knows nothing of the exercise yet, or of what became of something that was asked for here.
    pub(super) fn lacks(&self, newest: &Snapshot) -> bool {
        let unsaid =
            |a: &crate::session::player::Answer| self.asked(a.token) && a.token > self.ui.reported;
        self.link.snapshot().is_none() || newest.answers.iter().any(unsaid)
    }

    /// Whether the page is to be told everything.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Takes what is new of the exercise, as this viewer may have it.
    pub(super) fn take(&mut self, snapshot: Arc<Snapshot>) {
        let replays = |s: &Snapshot| s.replay.is_some();
        let before = self.link.snapshot().is_some_and(|s| replays(s));
        if replays(&snapshot) && !before {
            // What is shown to all is not covered by what one had open.
            (self.ui.dialog, self.ui.menu) = (None, None);
        }
        let older = self
            .link
            .snapshot()
            .is_some_and(|s| replays(s) == replays(&snapshot) && s.serial > snapshot.serial);
        if older {
            return;
        }
        self.link.show(snapshot);
        toast::report_answers(&self.link, &mut self.ui);
    }

    /// The page begins anew and has nothing yet.
    pub(super) fn forget_page(&mut self) {
        // What it showed is kept: a press on that may still be on its way.
        self.fresh = true;
    }

    /// Does what a browser sent. What it requests of the exercise is left for the host.
    ///
    /// # Errors
    /// If the screen that it was done on is gone or holds nothing to press there.
    pub(super) fn take_in(&mut self, on: u64, inputs: Vec<Input>) -> Result<(), NotDone> {
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

    /// What can be done on a part of a screen that was shown.
    fn part(&self, on: u64, at: &str) -> Result<Offer, NotDone> {
        let screen = self.past.iter().find(|(v, _)| *v == on);
        let (_, offers) = screen.ok_or(NotDone::Stale)?;
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
                let shown = self.maps.iter().find(|m| m.number == on);
                let drawn = shown.ok_or(NotDone::Stale)?;
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
                let drawn = self.lanes.iter().find(|l| l.number == by.on);
                let acts = drawn.and_then(|l| l.pressed(&snap, &mut self.ui, &by));
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
                    let size = Vec2::new(w.clamp(200.0, 8000.0), h.clamp(200.0, 8000.0));
                    self.view.window = grained(size);
                    if let Some([x, y, w, h]) = map.filter(|m| m.iter().all(|n| n.is_finite())) {
                        let (from, size) = (Vec2::new(x, y), Vec2::new(w, h));
                        let from = grained(from);
                        self.view.room = Rect::from_corners(from, from + grained(size));
                    }
                }
                Ok(None)
            }
        }
    }

    /// What the page is to be told so that it shows a screen that was made, if anything; its clocks run from the one of this moment.
    pub(super) fn tell(&mut self, made: &Arc<Made>, clock: Clock) -> Option<Told> {
        let whole = std::mem::take(&mut self.fresh);
        let focus = self.ui.focus.take();
        let focus = focus.and_then(|field| html::of_field(&made.view, field));
        let to = self.to.take().map(|km| {
            let p = self.map_of(made).pixel(km);
            (p.x, p.y)
        });
        let moved = std::mem::take(&mut self.moved);
        let old = self.shown.as_ref().filter(|_| !whole);
        let same = old.is_some_and(|o| o.number == made.number);
        let stands = clock.goes_on_from(&self.clock);
        if same && stands && focus.is_none() && to.is_none() && !moved {
            return None;
        }
        let shared = made.way(old.map(|o| &**o), &self.group);
        self.clock = clock;
        if !self.past.iter().any(|(n, _)| *n == made.number) {
            keep(&mut self.past, (made.number, made.offers.clone()));
        }
        if !self.maps.iter().any(|m| m.number == made.map.number) {
            keep(&mut self.maps, made.map.clone());
        }
        if let Some(new) = &made.lanes
            && self.lanes.iter().all(|l| l.number != new.number)
        {
            keep(&mut self.lanes, new.clone());
        }
        self.shown = Some(made.clone());
        let own = Own {
            viewer: self.began.to_string(),
            whole,
            clock,
            focus,
            to,
            moved,
        };
        Some(Told {
            own: own.bytes(),
            shared,
        })
    }

    /// The map that a screen shows.
    fn map_of<'a>(&'a self, made: &'a Made) -> LiveMap<'a> {
        LiveMap {
            scenario: &made.snapshot.scenario,
            picture: &made.snapshot.eyes,
            chart: &self.chart,
            lang: self.ui.lang,
            fill: self.ui.fill,
            selected: self.ui.selected.as_ref(),
            scale: scale(&self.view, &self.chart, self.zoom),
        }
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

    /// Does what is wanted of the map.
    fn steer(&mut self, snap: &Snapshot) {
        let asked = self.zoom;
        let whole = scale(&self.view, &self.chart, 0);
        let home = self.home(&snap.scenario, room(&self.view), whole);
        self.to = home.or(self.to);
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
                    self.to = at.map(|p| self.chart.projection.km(p));
                    self.zoom = self.zoom.max(3);
                }
                MapCommand::Around(bounds) => {
                    self.to = Some(bounds.center());
                }
            }
        }
        self.moved |= asked != self.zoom;
    }

    /// Whether this viewer asked what was answered with a token.
    pub(super) fn asked(&self, token: u64) -> bool {
        token >> 32 == self.first >> 32
    }
}

/// A size in whole grains.
fn grained(size: Vec2) -> Vec2 {
    (size / GRAIN).floor() * GRAIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimTime;
    use crate::screen::panels::screen::screen;
    use crate::screen::state::ui::{Field, Tone};
    use crate::screen::testing::snapshot;
    use crate::seats::scenes::{Basis, Scenes, Source};
    use crate::session::player::Origin;

    fn viewer() -> Viewer {
        let snap = snapshot("first-steps");
        let chart = Arc::new(Chart::of(&snap.scenario));
        let group = Scenes::new(chart.clone(), 1).of(&Station::Control);
        let mut viewer = Viewer::new(None, Lang::En, (0, 0), chart, group);
        viewer.take(Arc::new(snap));
        viewer
    }

    #[test]
    fn what_was_said_goes_by_itself_though_nothing_is_new() {
        let mut v = viewer();
        let start = crate::seats::wall::now();
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
        assert!(v.ui.toast.is_none() && v.says_for().is_none());
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
            let group = Scenes::new(chart.clone(), 1).of(&station);
            let mut v = Viewer::new(None, Lang::En, (0, 0), chart.clone(), group);
            v.take(snap.clone());
            let phone = Rect::new(0.0, 100.0, 360.0, 640.0);
            (v.view.window, v.view.room) = (Vec2::new(360.0, 740.0), phone);
            let scene = v.scene().unwrap();
            scene.look_again(&Source {
                basis: Basis::default(),
                at: snap.at,
                company: &[],
                snapshot: &|| snap.clone(),
            });
            let made = scene.current().unwrap();
            let told = v.tell(&made, Clock::of(&snap)).unwrap();
            let all = [&told.own[..], &told.shared[..]].concat();
            let event = String::from_utf8(all).unwrap();
            let json = event.strip_prefix("data: ").unwrap();
            serde_json::from_str::<serde_json::Value>(json).unwrap()
        };
        let whole = seen(Station::Control);
        assert!(whole["branched"].as_str().unwrap().contains("10:15"));
        let own = seen(Station::Team("room-butnan".into()));
        assert!(whole["to"].is_null() && own["to"].is_array());
        let step = |told: &serde_json::Value| told["map"]["step"].as_i64().unwrap();
        assert!(step(&own) > step(&whole));
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
            let words = screen(&v.ui, v.link.snapshot(), &v.view, None).words();
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
