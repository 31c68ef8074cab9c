//! One exercise as browsers see it: who looks, what each may have, and what each requests of the exercise.
//!
//! ```text
//! browser ─ what was pressed ─► Viewer ─ SessionRequest ─► exercise's thread
//!    ▲                             ▲                              │
//!    └──── what has changed ───────┴── snapshot of the seat ◄─────┘
//! ```
//!
//! Here is the one place where a seat's snapshot is made: of its picture and what it did itself, after ENDEX with the truth beside it. A viewer of a team never holds
//! anything else, so no panel can show more. Deliberately not here: HTTP (`web`), panels (`screen`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, watch};

use super::admission::{Admitted, By};
use super::alarm::Alarm;
use super::codes::{Codes, Station, random};
use super::error::SeatsError;
use super::input::Sent;
pub(super) use super::locks::lock;
use super::maps::Pictures;
use super::players::Players;
use super::scenes::Scenes;
use super::sendings::{Begun, Sendings};
use super::viewer::{NotDone, Viewer};
use super::wall::now;
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::evaluate::discussion::Whose;
use crate::map::chart::Chart;
use crate::picture::Picture;
use crate::record::order::Order;
use crate::scenario::Scenario;
use crate::screen::state::companions::{Companion, Doing};
use crate::session::RequestId;
use crate::session::people::{NoNames, People};
use crate::session::player::{Answer, Mode, Person, Phase, PlayerHandle, SessionRequest, Snapshot};

/// Viewers at most: more than a ministry has screens. Beyond them those go that were not heard longest.
const VIEWERS: usize = 2000;
/// How long a page is kept that is not heard, and a seat that no program asks for is watched. What was chosen on the page is lost
/// then, and nothing else: what it sent is in the file under its name, and its screens are numbered anew.
const FORGOTTEN: Duration = Duration::from_secs(600);
/// How long an answer of the exercise is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A browser's page: the browser and which of its pages.
type PageId = (String, String);

/// One who looks, with what the host needs to reach the page.
pub(super) struct Seated {
    pub(super) station: Station,
    /// By which code they were let in.
    by: By,
    /// Who sits there.
    pub(super) person: Person,
    /// What they are about to do.
    pub(super) doing: Mutex<Doing>,
    pub(super) viewer: Mutex<Viewer>,
    /// When something was last heard of the page.
    heard: Mutex<Instant>,
    /// Nobody sits there any more: expelled, or not heard for long.
    gone: AtomicBool,
    /// Told when something was done that the page should show at once.
    pub(super) poked: Notify,
    /// What was sent; held while something is done, so that what comes twice at once waits.
    sendings: tokio::sync::Mutex<Sendings>,
}

/// A seat's scenario, kept until what the seat knows changes.
struct Known {
    picture: Arc<Picture>,
    full: Arc<Scenario>,
    scenario: Arc<Scenario>,
}

/// One exercise as browsers see it.
pub(super) struct Host {
    pub(super) players: Players,
    pub(super) codes: Mutex<Codes>,
    pub(super) people: Mutex<People>,
    /// Held while their files are written.
    pub(super) writing: Mutex<()>,
    /// How many browsers look from each seat, as the exercise was told last.
    pub(super) attending: Mutex<Option<BTreeMap<SeatId, u32>>>,
    pub(super) chart: Arc<Chart>,
    pub(super) pages: Mutex<BTreeMap<PageId, Arc<Seated>>>,
    known: Mutex<BTreeMap<SeatId, Known>>,
    pub(super) pictures: Mutex<Pictures>,
    /// What the host itself says of a real emergency.
    pub(super) alarm: Alarm,
    /// Screens that are shared.
    pub(super) scenes: Scenes,
    /// Who sits at each seat and what they are about to do, as it was looked last.
    pub(super) company: Mutex<BTreeMap<SeatId, Arc<Vec<Companion>>>>,
    /// Told when something of that is new, which no exercise tells.
    pub(super) stirred: Notify,
    watched: Mutex<BTreeSet<SeatId>>,
    /// Seats that programs ask for, and when one last did.
    pub(super) programs: Mutex<BTreeMap<SeatId, Instant>>,
    /// Rises with everything that is new.
    pub(super) news: watch::Receiver<u64>,
    tokens: Mutex<u64>,
    /// Where screens begin to be numbered: another place with every start, so that no press of before means anything. A screen has a
    /// number of its own, and a page's presses mean what they mean on the screens that it was shown.
    epoch: u64,
}

/// Why what was sent was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// It is not what it should be.
    Malformed,
    /// It was done on a screen that is gone, or on nothing.
    NotDone(NotDone),
    /// The exercise takes no requests any more, or none now.
    Closed,
    /// The exercise's queue is full: it is kept, and goes on when it is sent again.
    Busy,
    /// Whoever sent it was expelled meanwhile.
    Expelled,
}

impl Host {
    /// For an exercise that is open.
    ///
    /// # Errors
    /// If the codes cannot be read, written or made.
    pub(super) fn new(player: PlayerHandle, snapshot: &Snapshot) -> Result<Arc<Self>, SeatsError> {
        let codes = Codes::open(player.file().as_deref(), &snapshot.scenario)?;
        let people = People::open(player.file().as_deref());
        let mut people = people.map_err(|e| match e {
            NoNames::Unread(e) => SeatsError::Codes(e),
            NoNames::Damaged(path) => SeatsError::DamagedNames(path),
        })?;
        people.begin_after(snapshot.givers.highest());
        // What people are called is told with the orders that they gave.
        let names = SessionRequest::Names(people.names());
        player.request(names).ok();
        let (players, news) = Players::new(player);
        let chart = Arc::new(Chart::of(&snapshot.scenario));
        let epoch = u64::from(u32::from_be_bytes(random().map_err(SeatsError::Codes)?)) << 16;
        Ok(Arc::new(Self {
            players,
            codes: Mutex::new(codes),
            people: Mutex::new(people),
            writing: Mutex::default(),
            attending: Mutex::default(),
            scenes: Scenes::new(chart.clone(), epoch),
            chart,
            pages: Mutex::default(),
            known: Mutex::default(),
            pictures: Mutex::default(),
            alarm: Alarm::default(),
            company: Mutex::default(),
            stirred: Notify::new(),
            watched: Mutex::default(),
            programs: Mutex::default(),
            news,
            tokens: Mutex::new(0),
            epoch,
        }))
    }

    /// Whether the exercise takes requests: its thread has not ended.
    pub(super) fn lives(&self) -> bool {
        self.players.live().phase() == Phase::Open
    }

    /// The newest snapshot of the exercise that is played, with what the host says of a real emergency.
    pub(super) fn live(&self) -> Option<Arc<Snapshot>> {
        let live = self.players.live().newest()?;
        let real = self.alarm.is(live.emergency.as_ref(), self.lives());
        if real == live.emergency {
            return Some(live);
        }
        Some(Arc::new(Snapshot {
            emergency: real,
            ..(*live).clone()
        }))
    }

    /// The newest snapshot of everything. What leaves the host is made from [`Self::snapshot_for`].
    pub(super) fn newest(&self) -> Option<Arc<Snapshot>> {
        self.players.newest()
    }

    /// The page of a browser; it begins to look if it did not yet.
    pub(super) fn page(&self, who: &Admitted, tab: &str, lang: Lang) -> Arc<Seated> {
        let (station, browser) = (&who.station, who.browser.as_str());
        let id = (browser.to_owned(), tab.to_owned());
        let mut pages = lock(&self.pages);
        if let Some(seated) = pages.get(&id) {
            return seated.clone();
        }
        if pages.len() >= VIEWERS {
            let quiet = pages
                .iter()
                .min_by_key(|(_, s)| s.heard_at())
                .map(|(id, _)| id.clone());
            if let Some(gone) = quiet.and_then(|q| pages.remove(&q)) {
                gone.leave();
            }
        }
        let first = self.next_token();
        let newest = self.players.newest();
        // Another name for every page, by which it knows that it was forgotten.
        let began = random().map_or(self.epoch, |r| u64::from(u32::from_be_bytes(r)) << 16);
        let seated = Arc::new(Seated {
            station: station.clone(),
            by: who.by,
            person: lock(&self.people).at(browser),
            doing: Mutex::new(Doing::Looking),
            viewer: Mutex::new({
                let eyes = newest.and_then(|s| station.eyes(&s.scenario));
                let group = self.scenes.of(station);
                let mut viewer = Viewer::new(eyes, lang, (first, began), self.chart.clone(), group);
                viewer.ui.branches = self.players.can_branch();
                viewer
            }),
            gone: AtomicBool::new(false),
            heard: Mutex::new(now()),
            poked: Notify::new(),
            sendings: tokio::sync::Mutex::default(),
        });
        pages.insert(id, seated.clone());
        drop(pages);
        self.watch();
        self.take_seat(station);
        self.attend();
        seated
    }

    /// People sit at a seat from the moment at which the first of them looks: then its standing orders rest.
    fn take_seat(&self, station: &Station) {
        let (Station::Team(seat), Some(newest)) = (station, self.players.live().newest()) else {
            return;
        };
        if newest.staffed.contains(seat) || newest.mode == Mode::Over {
            return;
        }
        let order = Order::Staff {
            seat: seat.clone(),
            staffed: true,
        };
        let request = SessionRequest::Order {
            seat: newest.scenario.excon().id.clone(),
            order,
            token: self.next_token(),
            request: None,
        };
        // A queue that is full is full of orders; then exercise control can still say that people sit there.
        self.players.live().request(request).ok();
    }

    /// Those pages that do not stay end.
    fn keep_pages(&self, stays: impl Fn(&PageId, &Seated) -> bool) {
        lock(&self.pages).retain(|id, s| {
            let stays = stays(id, s);
            if !stays {
                s.leave();
            }
            stays
        });
        self.look_who_is_there();
    }

    /// Nobody sits at a station any more who sat there until now by its code.
    pub(super) fn expel(&self, station: &Station) {
        self.keep_pages(|_, s| s.station != *station || s.by == By::Trainer);
        self.watch();
    }

    /// Has whoever shows the codes look at them again: something is new of the exercise, though it is the same.
    pub(super) fn codes_have_changed(&self) {
        let names = SessionRequest::Names(lock(&self.people).names());
        // A queue that is full makes enough that is new.
        self.players.live().request(names).ok();
    }

    /// Nobody looks any more who was let in as the trainer of all teams.
    pub(super) fn expel_trainers(&self) {
        self.keep_pages(|_, s| s.by != By::Trainer);
        self.watch();
        self.attend();
    }

    /// A browser has left: its pages end.
    pub(super) fn leave(&self, browser: &str) {
        self.keep_pages(|(of, _), _| of != browser);
        self.watch();
        self.attend();
    }

    /// Forgets pages that were not heard for long, and has no pictures made any more for whom nobody asks.
    pub(super) fn forget(&self, now: Instant) {
        let old = |at: Instant| now.duration_since(at) >= FORGOTTEN;
        self.keep_pages(|_, s| !old(s.heard_at()));
        lock(&self.programs).retain(|_, at| !old(*at));
        self.watch();
    }

    /// Has the exercise make the pictures of all seats through whose eyes somebody looks.
    pub(super) fn watch(&self) {
        // Held until it is told, so that of two who tell at once the later has the last word.
        let mut watched = lock(&self.watched);
        let mut seats: BTreeSet<SeatId> = lock(&self.pages)
            .values()
            .filter_map(|s| lock(&s.viewer).looks_as().cloned())
            .collect();
        seats.extend(lock(&self.programs).keys().cloned());
        if *watched == seats {
            return;
        }
        let watch = SessionRequest::Watch(seats.clone());
        self.players.to_replay(watch.clone());
        // Of an exercise that is closed no picture is made any more; its replay may be open.
        let live = self.players.live();
        // What a full queue refused is told again when it is next looked who is there.
        if live.request(watch).is_ok() || live.phase() != Phase::Open {
            *watched = seats;
        }
    }

    /// The seats of which pictures are made now.
    pub(super) fn watched_now(&self) -> BTreeSet<SeatId> {
        lock(&self.watched).clone()
    }

    /// What a station may have of the newest snapshot through these eyes, without anybody's answers; none while its seat's picture is
    /// still to be made.
    pub(super) fn snapshot_of(
        &self,
        station: &Station,
        eyes: Option<&SeatId>,
    ) -> Option<Arc<Snapshot>> {
        let newest = self.players.newest()?;
        let picture = picture_for(&newest, station, eyes)?;
        Some(Arc::new(self.filtered(&newest, picture, station)))
    }

    /// The same for a viewer, with the answers to what was asked there.
    pub(super) fn snapshot_for(&self, viewer: &Viewer) -> Option<Arc<Snapshot>> {
        let newest = self.players.newest()?;
        let picture = picture_for(&newest, &viewer.station, viewer.looks_as())?;
        let mut own = self.filtered(&newest, picture, &viewer.station);
        // An answer is told to whoever asked, not to all who sit there.
        let asked = |a: &&Answer| viewer.asked(a.token);
        own.answers = Arc::new(newest.answers.iter().filter(asked).cloned().collect());
        Some(Arc::new(own))
    }

    /// Of a snapshot what a station may have.
    pub(super) fn filtered(
        &self,
        newest: &Snapshot,
        picture: Arc<Picture>,
        station: &Station,
    ) -> Snapshot {
        let mut own = match station {
            Station::Control | Station::Observer | Station::Evaluator => Snapshot {
                // Whoever sees the truth has the words for it through any eyes.
                named: newest.scenario.clone(),
                eyes: picture,
                ..newest.clone()
            },
            Station::Team(_) | Station::NoteTaker | Station::BigScreen => {
                // After ENDEX things have names that the seat never heard of.
                let known = if newest.is_after_endex() {
                    &newest.truth
                } else {
                    &picture
                };
                let scenario = self.scenario_for(newest, known);
                let own = newest.of_seat(picture, scenario);
                match station {
                    Station::NoteTaker => own.with_all_questions(newest, &Whose::All),
                    Station::BigScreen => own.with_all_questions(newest, &Whose::Together),
                    _ => own,
                }
            }
        };
        // What is written while a replay is shown goes into the exercise file, which is not the replay's.
        if let Some(live) = self.live() {
            if *station == Station::NoteTaker || newest.replay.is_some() && station.sees_truth() {
                own.observations = live.observations.clone();
            }
            // What is real is so whatever is shown.
            own.emergency = live.emergency.clone();
            own.branched = live.branched.clone();
            if newest.replay.is_some() && station.sees_truth() {
                own.judged = live.judged.clone();
            }
        }
        own.answers = Arc::default();
        own
    }

    fn scenario_for(&self, newest: &Snapshot, picture: &Arc<Picture>) -> Arc<Scenario> {
        let mut known = lock(&self.known);
        if let Some(k) = known.get(&picture.viewer)
            && Arc::ptr_eq(&k.full, &newest.scenario)
            && Scenario::same_for(&k.picture, picture)
        {
            return k.scenario.clone();
        }
        let scenario = Arc::new(newest.scenario.known_to(picture));
        let new = Known {
            picture: picture.clone(),
            full: newest.scenario.clone(),
            scenario: scenario.clone(),
        };
        known.insert(picture.viewer.clone(), new);
        scenario
    }

    /// Does what a browser sent. Orders are in the file before this returns.
    ///
    /// # Errors
    /// If it is malformed, was done on a screen that is gone, or the exercise takes no requests.
    pub(super) async fn take_in(&self, seated: &Seated, sent: Sent) -> Result<(), Refused> {
        RequestId::parse(&sent.id).ok_or(Refused::Malformed)?;
        let mut sendings = seated.sendings.lock().await;
        // Meanwhile whoever sits there may have been expelled.
        if !seated.stays() {
            return Err(Refused::Expelled);
        }
        if sendings.has(&sent.id) {
            return Ok(());
        }
        seated.hear();
        let (looks_elsewhere, doing, begun) = {
            let mut viewer = lock(&seated.viewer);
            let eyes_before = viewer.looks_as().cloned();
            if let Some(snapshot) = self.snapshot_for(&viewer) {
                viewer.take(snapshot);
            }
            let person = seated.person.number;
            let begun = match sendings.begun() {
                // It was pressed already, and waits for room in the exercise's queue.
                Some(begun) if begun.id() == sent.id => begun,
                Some(begun) => {
                    sendings.put_off(begun);
                    return Err(Refused::Busy);
                }
                None => {
                    if let Err(why) = viewer.take_in(sent.v, sent.inputs) {
                        // Before the program was started again it may have been done.
                        let name = RequestId::of_person(person, &sent.id);
                        let done = name.is_some_and(|n| self.players.live().has_taken(&n));
                        return if done {
                            Ok(())
                        } else {
                            Err(Refused::NotDone(why))
                        };
                    }
                    Begun::new(sent.id, person, viewer.requests())
                }
            };
            let looks_elsewhere = viewer.looks_as() != eyes_before.as_ref();
            (looks_elsewhere, viewer.ui.doing(), begun)
        };
        let passed = self.pass_on(begun);
        let before = std::mem::replace(&mut *lock(&seated.doing), doing.clone());
        if before != doing {
            self.look_who_is_there();
        }
        if looks_elsewhere {
            self.watch();
        }
        let begun = match passed {
            Ok(begun) => begun,
            Err(left) => {
                // The page says that it has not arrived, and sends it again under the same name.
                sendings.put_off(left);
                return Err(Refused::Busy);
            }
        };
        // While its answer is waited for it stands as begun: who waits no longer, and sends it again, waits for the same answer.
        let (id, tokens) = (begun.id().to_owned(), begun.tokens().to_vec());
        sendings.put_off(begun);
        self.answered(&tokens).await?;
        sendings.begun();
        sendings.note(id);
        drop(sendings);
        seated.poked.notify_one();
        Ok(())
    }
}

/// The name of a request of somebody, which nobody else's can be.
pub(super) fn named(by: &str, id: &str) -> Option<RequestId> {
    let whole = format!("{by}-{id}");
    // What is too long is told apart by its hash.
    let short = || RequestId::parse(&blake3::hash(whole.as_bytes()).to_hex());
    RequestId::parse(&whole).or_else(short)
}

/// The picture of a snapshot that a station may have through these eyes; none while it is still to be made.
pub(super) fn picture_for(
    newest: &Snapshot,
    station: &Station,
    eyes: Option<&SeatId>,
) -> Option<Arc<Picture>> {
    match eyes {
        Some(seat) if *seat != newest.scenario.excon().id => newest.seats.get(seat).cloned(),
        // Without eyes of their own those who rehearse see nothing.
        _ => station.sees_truth().then(|| newest.truth.clone()),
    }
}

impl Seated {
    /// Nobody sits there any more: its stream ends.
    fn leave(&self) {
        self.gone.store(true, Ordering::Release);
        self.poked.notify_waiters();
    }

    /// When something was last heard of the page.
    pub(super) fn heard_at(&self) -> Instant {
        *lock(&self.heard)
    }

    /// Something was heard of the page now.
    pub(super) fn hear(&self) {
        *lock(&self.heard) = now();
    }

    /// Whether somebody may still look.
    pub(super) fn stays(&self) -> bool {
        !self.gone.load(Ordering::Acquire)
    }
}

impl Host {
    /// The number after which the tokens of one who looks begin.
    pub(super) fn next_token(&self) -> u64 {
        let mut tokens = lock(&self.tokens);
        *tokens += 1 << 32;
        *tokens
    }
}
