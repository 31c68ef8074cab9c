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
use super::classes::Classes;
use super::codes::{Codes, Station, random};
use super::error::SeatsError;
use super::input::Sent;
pub(super) use super::locks::lock;
use super::maps::Maps;
use super::players::Players;
use super::sendings::{Begun, Sendings};
use super::update::Update;
use super::viewer::{Basis, NotDone, Viewer};
use super::wall::now;
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::evaluate::discussion::Whose;
use crate::map::chart::Chart;
use crate::picture::Picture;
use crate::record::order::Order;
use crate::scenario::Scenario;
use crate::screen::state::companions::Doing;
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
    /// Nobody sits there any more: expelled, or not heard for long.
    gone: AtomicBool,
    /// Told when something was done that the page should show at once.
    pub(super) poked: Notify,
    /// Told when another one at the seat is about to do something else.
    pub(super) nudged: Notify,
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
    drawing: Mutex<(Classes, Maps)>,
    watched: Mutex<BTreeSet<SeatId>>,
    /// Seats that programs ask for, and when one last did.
    pub(super) programs: Mutex<BTreeMap<SeatId, Instant>>,
    /// Rises with everything that is new.
    pub(super) news: watch::Receiver<u64>,
    tokens: Mutex<u64>,
    /// Where screens begin to be numbered: another place with every start, so that no press of before means anything.
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
        Ok(Arc::new(Self {
            players,
            codes: Mutex::new(codes),
            people: Mutex::new(people),
            writing: Mutex::default(),
            attending: Mutex::default(),
            chart: Arc::new(Chart::of(&snapshot.scenario)),
            pages: Mutex::default(),
            known: Mutex::default(),
            drawing: Mutex::default(),
            watched: Mutex::default(),
            programs: Mutex::default(),
            news,
            tokens: Mutex::new(0),
            epoch: u64::from(u32::from_be_bytes(random().map_err(SeatsError::Codes)?)) << 16,
        }))
    }

    /// Whether the exercise takes requests: its thread has not ended.
    pub(super) fn lives(&self) -> bool {
        self.players.live().phase() == Phase::Open
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
                .min_by_key(|(_, s)| lock(&s.viewer).heard)
                .map(|(id, _)| id.clone());
            if let Some(gone) = quiet.and_then(|q| pages.remove(&q)) {
                gone.leave();
            }
        }
        let first = self.next_token();
        let newest = self.players.newest();
        // Another place for every page: no press on a screen of a page that was forgotten means anything on this one.
        let number = random().map_or(self.epoch, |r| u64::from(u32::from_be_bytes(r)) << 16);
        let seated = Arc::new(Seated {
            station: station.clone(),
            by: who.by,
            person: lock(&self.people).at(browser),
            doing: Mutex::new(Doing::Looking),
            viewer: Mutex::new({
                let eyes = newest.and_then(|s| station.eyes(&s.scenario));
                let chart = self.chart.clone();
                let mut viewer = Viewer::new(station.clone(), eyes, lang, (first, number), chart);
                viewer.ui.branches = self.players.can_branch();
                viewer
            }),
            gone: AtomicBool::new(false),
            poked: Notify::new(),
            nudged: Notify::new(),
            sendings: tokio::sync::Mutex::default(),
        });
        pages.insert(id, seated.clone());
        drop(pages);
        self.watch();
        self.take_seat(station);
        self.attend();
        self.tell_companions(&seated);
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
        self.keep_pages(|_, s| !old(lock(&s.viewer).heard));
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

    /// What a viewer may have of the newest snapshot; none while its seat's picture is still to be made.
    pub(super) fn snapshot_for(&self, viewer: &Viewer) -> Option<Arc<Snapshot>> {
        let newest = self.players.newest()?;
        let picture = picture_for(&newest, viewer)?;
        Some(self.filtered(&newest, picture, viewer))
    }

    /// Of a snapshot what a viewer may have.
    fn filtered(&self, newest: &Snapshot, picture: Arc<Picture>, viewer: &Viewer) -> Arc<Snapshot> {
        let mut own = match &viewer.station {
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
                match &viewer.station {
                    Station::NoteTaker => own.with_all_questions(newest, &Whose::All),
                    Station::BigScreen => own.with_all_questions(newest, &Whose::Together),
                    _ => own,
                }
            }
        };
        // What is written while a replay is shown goes into the exercise file, which is not the replay's.
        if let Some(live) = self.players.live().newest() {
            if viewer.station == Station::NoteTaker
                || newest.replay.is_some() && viewer.station.sees_truth()
            {
                own.observations = live.observations.clone();
            }
            // What is real is so whatever is shown.
            own.emergency = live.emergency.clone();
            own.branched = live.branched.clone();
            if newest.replay.is_some() && viewer.station.sees_truth() {
                own.judged = live.judged.clone();
            }
        }
        // An answer is told to whoever asked, not to all who sit there.
        let asked = |a: &&Answer| viewer.asked(a.token);
        own.answers = Arc::new(own.answers.iter().filter(asked).cloned().collect());
        Arc::new(own)
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

    /// Has a viewer see what is new, and what its page is to be told of it.
    pub(super) fn update(&self, seated: &Seated) -> Option<Update> {
        let companions = self.companions(seated);
        let mut viewer = lock(&seated.viewer);
        let newest = self.players.newest()?;
        let picture = picture_for(&newest, &viewer)?;
        let number = lock(&self.drawing).1.number(&picture);
        let live = self.players.live().newest();
        let basis = basis(&newest, live.as_deref(), number, &viewer);
        viewer.meet(&seated.person, companions);
        viewer.expire(now());
        if !viewer.is_due(basis, &newest, now()) {
            return None;
        }
        let snapshot = self.filtered(&newest, picture, &viewer);
        viewer.take(snapshot);
        // Panels are made by all at once; only looks and maps are shared.
        let made = viewer.screen()?;
        let mut drawing = lock(&self.drawing);
        let (classes, maps) = &mut *drawing;
        viewer.update(made, number, classes, maps)
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
            self.tell_companions(seated);
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

/// The picture of a snapshot that a viewer may have; none while it is still to be made.
fn picture_for(newest: &Snapshot, viewer: &Viewer) -> Option<Arc<Picture>> {
    match viewer.looks_as() {
        Some(seat) if *seat != newest.scenario.excon().id => newest.seats.get(seat).cloned(),
        // Without eyes of their own those who rehearse see nothing.
        _ => viewer.station.sees_truth().then(|| newest.truth.clone()),
    }
}

/// What a viewer's screen is made from.
fn basis(newest: &Snapshot, live: Option<&Snapshot>, picture: u64, viewer: &Viewer) -> Basis {
    fn place<T>(of: &Arc<T>) -> usize {
        Arc::as_ptr(of).addr()
    }
    // While a replay is shown, what evaluators write goes into the exercise.
    let live = live.unwrap_or(newest);
    let all = viewer.station.sees_truth() || viewer.station == Station::NoteTaker;
    let unsaid = |a: &&Answer| viewer.asked(a.token) && a.token > viewer.ui.reported;
    let of_control = |at: usize| if all { at } else { 0 };
    Basis {
        picture,
        mode: newest.mode,
        at: (!newest.mode.moves()).then_some(newest.at),
        pace: newest.pace,
        facts: of_control(newest.facts.len()),
        answers: newest.answers.iter().filter(unsaid).count(),
        parts: [
            place(&newest.scenario),
            place(&newest.staffed),
            place(&newest.estimates),
            of_control(place(&newest.expected)),
            of_control(place(&live.observations)),
            of_control(live.judged.as_ref().map_or(0, place)),
            place(&live.attendance),
            place(&live.givers),
            newest.replay.as_ref().map_or(0, place),
            live.emergency.as_ref().map_or(0, place),
            place(&newest.discussion),
        ],
        talks: newest.talk.runs,
        held: newest.talk.held,
        together: newest.break_out().is_some_and(|(_, over)| over),
        trouble: newest.trouble.is_some(),
    }
}

impl Seated {
    /// Nobody sits there any more: its stream ends.
    fn leave(&self) {
        self.gone.store(true, Ordering::Release);
        self.poked.notify_waiters();
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
