//! What those who look at the same share, and what is theirs alone; and that nothing is made while nothing happens.
//!
//! Deliberately not here: what goes over lines (`tests/it/seats*.rs`).

use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use super::admission::{Admitted, By};
use super::classes::Classes;
use super::codes::Station;
use super::host::{Host, Refused, Seated, lock};
use super::html;
use super::input::{Input, Sent};
use super::update::Told;
use super::viewer::NotDone;
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::map::entity_ref::EntityRef;
use crate::picture::Picture;
use crate::record::order::Order;
use crate::scenario::{self, shipped};
use crate::screen::panels::screen::screen_until;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::{ScriptTab, SideTab, Stage, Ui};
use crate::screen::testing::{nobody, played, wait};
use crate::session::player::{Control, Mode, Opening, Player, SessionRequest, Snapshot};

/// An exercise with its host, without lines.
struct Open {
    player: Player,
    host: Arc<Host>,
    _dir: TempDir,
}

impl Open {
    /// The smallest exercise, at a quiet time hours before anything happens.
    fn quiet() -> Self {
        let mut texts = shipped::texts("first-steps").unwrap();
        texts[0].1 = texts[0]
            .1
            .replacen(r#"start: "09:00""#, r#"start: "05:00""#, 1);
        let checked = scenario::from_texts(shipped::with_library(texts));
        let dir = TempDir::new().unwrap();
        let opening = Opening::Begin {
            scenario: Arc::new(checked.scenario.unwrap()),
            seed: 1,
            staffed: Vec::new(),
            folder: dir.path().to_path_buf(),
            file: None,
        };
        let player = Player::open(opening, nobody());
        let first = wait(&player, "an open exercise", |_| true);
        let host = Host::new(player.handle(), &first).unwrap();
        let open = Self {
            player,
            host,
            _dir: dir,
        };
        open.control(Control::RunUntil(SimTime::parse("07:11").unwrap()));
        open.wait("a quiet time", |s| {
            s.mode == Mode::Paused && s.at.short() == "07:11"
        });
        open
    }

    fn control(&self, what: Control) {
        self.player.request(SessionRequest::Control(what)).unwrap();
    }

    fn wait(&self, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
        wait(&self.player, what, holds)
    }

    /// Somebody sits down at a station.
    fn sit(&self, station: &Station, browser: &str) -> Arc<Seated> {
        {
            let mut people = lock(&self.host.people);
            people.sit_down(browser, "", None);
        }
        let who = Admitted {
            station: station.clone(),
            browser: browser.to_owned(),
            by: By::Code,
        };
        self.host.page(&who, "tab", Lang::En)
    }

    /// Two at the room's seat who have been told its screen, and were told of each other.
    fn two(&self) -> [(Arc<Seated>, Told); 2] {
        let two = ["one", "two"].map(|b| self.sit(&room(), b));
        // That people sit there is a fact, and is shown.
        let seat = SeatId::from("room");
        self.wait("people at the seat", |s| {
            s.staffed.contains(&seat) && s.seats.contains_key(&seat)
        });
        two.map(|seated| {
            let told = self
                .host
                .update(&seated, true)
                .told
                .expect("a first screen");
            (seated, told)
        })
    }
}

fn room() -> Station {
    Station::Team("room".into())
}

fn words(told: &Told) -> String {
    let all = [&told.own[..], &told.shared[..]].concat();
    String::from_utf8(all).unwrap()
}

/// A value of what was told.
fn number(told: &Told, key: &str) -> u64 {
    let json: serde_json::Value =
        serde_json::from_str(words(told).strip_prefix("data: ").unwrap()).unwrap();
    json[key].as_u64().unwrap()
}

fn same_bytes(a: &Told, b: &Told) -> bool {
    (a.shared.as_ptr(), a.shared.len()) == (b.shared.as_ptr(), b.shared.len())
}

/// A note of the room, which stands in its log.
fn note(open: &Open, text: &str) {
    let order = Order::Note { text: text.into() };
    let request = SessionRequest::Order {
        seat: "room".into(),
        order,
        token: 1,
        request: None,
    };
    open.player.request(request).unwrap();
    let is_it = |o: &Order| matches!(o, Order::Note { text: t } if t == text);
    open.wait("the note", |s| {
        let seen = s.seats.get(&SeatId::from("room"));
        seen.is_some_and(|p| p.orders.iter().any(|o| is_it(&o.order)))
    });
}

#[test]
fn who_look_at_the_same_have_one_screen_and_are_told_with_the_same_bytes() {
    let open = Open::quiet();
    let [(one, first), (two, second)] = open.two();
    assert!(same_bytes(&first, &second), "made and worded once");
    assert_ne!(
        first.own, second.own,
        "by its own name each page knows that it was forgotten"
    );
    for page in [&one, &two] {
        lock(&page.viewer).ui.side_tab = SideTab::Feed;
    }
    let before = open.host.scenes.making();
    let told = [&one, &two].map(|p| open.host.update(p, true).told.unwrap());
    assert!(same_bytes(&told[0], &told[1]));
    assert_eq!(open.host.scenes.making(), before + 1);
    // What comes is told to both alike, by whoever looks whether there is anything.
    let turns = [&one, &two].map(|p| open.host.update(p, false));
    let mut scenes = turns.map(|t| t.scene.unwrap());
    note(&open, "the east gate is closed");
    open.host.show_all();
    assert!(scenes.iter_mut().all(|s| s.has_changed().unwrap()));
    let told = [&one, &two].map(|p| open.host.update(p, false).told.unwrap());
    assert!(same_bytes(&told[0], &told[1]) && words(&told[0]).contains("the east gate is closed"));
    assert_eq!(open.host.scenes.making(), before + 2);
    // Others' screens are others': the big screen's is made of another station.
    let hall = open.sit(&Station::BigScreen, "hall");
    open.wait("its picture", |s| !s.seats.is_empty());
    let shown = open.host.update(&hall, true).told;
    assert!(shown.is_none_or(|s| !same_bytes(&s, &told[0])));
}

#[test]
fn what_one_opens_or_chooses_changes_no_other_page() {
    let open = Open::quiet();
    let [(one, _), (two, _)] = open.two();
    let is_told = |page: &Seated| {
        open.host.show_all();
        open.host.update(page, false).told
    };
    let _looked_at = [&one, &two].map(|p| open.host.update(p, false).scene);
    lock(&one.viewer).ui.dialog = Some(Dialog::Legend);
    let opened = open.host.update(&one, true).told.expect("a dialog");
    assert!(words(&opened).contains("aria-modal"));
    assert_eq!(is_told(&two), None);
    lock(&one.viewer).ui.dialog = None;
    let closed = open
        .host
        .update(&one, true)
        .told
        .expect("the screen as it was");
    assert_eq!(is_told(&two), None);
    let shown = lock(&two.viewer).scene().unwrap().current().unwrap().number;
    assert_eq!(number(&closed, "v"), shown, "they share a screen again");
    lock(&one.viewer).ui.lang = Lang::Ar;
    let arabic = open.host.update(&one, true).told.expect("in Arabic");
    assert!(words(&arabic).contains(r#""lang":"ar","dir":"rtl""#));
    assert_eq!(is_told(&two), None);
    // What is typed is nobody else's.
    lock(&one.viewer).ui.fields.insert(
        crate::screen::state::ui::Field::Search,
        "something of my own".into(),
    );
    open.host.update(&one, true);
    assert_eq!(is_told(&two), None);
    let two_sees = lock(&two.viewer).scene().unwrap().current().unwrap();
    assert!(!two_sees.view.words().contains("something of my own"));
}

/// Hours before the vote, with a unit whose age runs in the page and time that passes.
#[test]
fn while_nothing_happens_no_screen_is_made() {
    let open = Open::quiet();
    let [(one, _), (two, _)] = open.two();
    let unit = open.player.newest().unwrap().truth.units[0].id.clone();
    lock(&one.viewer).ui.selected = Some(EntityRef::Unit(unit));
    open.control(Control::Pace(10.0));
    open.control(Control::Play);
    open.wait("play", |s| s.mode == Mode::Playing);
    let looks = |seconds: u64| {
        let mut looked_at = Vec::new();
        for _ in 0..seconds * 10 {
            open.host.show_all();
            looked_at = [&one, &two]
                .map(|p| open.host.update(p, false).scene)
                .into();
            std::thread::sleep(Duration::from_millis(100));
        }
        looked_at
    };
    looks(1);
    let (before, from) = (open.host.scenes.making(), open.player.newest().unwrap().at);
    let _looked_at = looks(3);
    let passed = open.player.newest().unwrap().at - from;
    assert!(passed.secs() > 20, "time passed: {passed}");
    assert_eq!(open.host.scenes.making(), before, "in {passed}");
    note(&open, "something happens");
    open.host.show_all();
    assert!(open.host.scenes.making() > before);
}

#[test]
fn a_press_means_what_it_meant_on_the_screen_that_this_page_was_shown_and_nothing_on_any_other() {
    let open = Open::quiet();
    let [(one, first), (two, _)] = open.two();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let press = |page: &Seated, id: &str, v: u64, at: &str| {
        let sent = Sent {
            tab: "tab".into(),
            id: id.into(),
            v,
            inputs: vec![Input::Press { at: at.into() }],
        };
        runtime.block_on(open.host.take_in(page, sent))
    };
    let offered = |page: &Seated| {
        let made = lock(&page.viewer).scene().unwrap().current().unwrap();
        let acts = made.offers.iter().filter(|(_, o)| o.press.is_some());
        let acts: Vec<String> = acts.map(|(id, _)| id.clone()).collect();
        (made.number, acts)
    };
    let (old, ids) = offered(&one);
    assert_eq!(number(&first, "v"), old);
    let feed = ids.iter().find(|id| id.contains("/side/")).unwrap().clone();
    // The other one opens something: what can be pressed there is offered to nobody else.
    lock(&two.viewer).ui.dialog = Some(Dialog::Legend);
    open.host.update(&two, true).told.expect("a dialog");
    let (of_two, in_dialog) = offered(&two);
    let own = in_dialog.iter().find(|id| !ids.contains(id)).unwrap();
    let refused = |why| Err(Refused::NotDone(why));
    assert_eq!(
        press(&one, "press-number-1", of_two, own),
        refused(NotDone::Stale)
    );
    assert_eq!(
        press(&one, "press-number-2", old, own),
        refused(NotDone::NothingThere)
    );
    // The screen goes on, and a press on the one before still means something.
    lock(&one.viewer).ui.side_tab = SideTab::Notes;
    let later = open.host.update(&one, true).told.expect("another screen");
    assert_ne!(number(&later, "v"), old);
    assert_eq!(press(&one, "press-number-3", old, &feed), Ok(()));
    // For as many screens as are kept.
    for n in 0..12 {
        lock(&one.viewer)
            .ui
            .fields
            .insert(crate::screen::state::ui::Field::Search, format!("{n}"));
        lock(&one.viewer).ui.dialog = Some(Dialog::Search);
        open.host.update(&one, true).told.expect("another screen");
    }
    assert_eq!(
        press(&one, "press-number-4", old, &feed),
        refused(NotDone::Stale)
    );
}

/// On a page so narrow that the bar has no room for the words of the mode, nothing that is seen changes at ENDEX.
#[test]
fn a_narrow_page_opens_the_hot_wash_though_nothing_else_on_it_changed() {
    let open = Open::quiet();
    let [(one, _), _] = open.two();
    {
        let mut viewer = lock(&one.viewer);
        let size = Input::Size {
            w: 240.0,
            h: 640.0,
            map: None,
        };
        viewer.take_in(0, vec![size]).unwrap();
        viewer.ui.side_tab = SideTab::Notes;
    }
    let turn = open.host.update(&one, true);
    turn.told.expect("a narrow screen");
    let mut looked_at = turn.scene.unwrap();
    looked_at.borrow_and_update();
    let shown = || lock(&one.viewer).scene().unwrap().current().unwrap();
    let before = shown();
    let end = SessionRequest::Order {
        seat: before.snapshot.scenario.excon().id.clone(),
        order: Order::EndExercise,
        token: 2,
        request: None,
    };
    open.player.request(end).unwrap();
    open.wait("the end", |s| s.mode == Mode::Over);
    open.host.show_all();
    assert_eq!(shown().snapshot.mode, Mode::Over);
    assert_eq!(shown().number, before.number, "it looks as it did");
    assert!(looked_at.has_changed().unwrap(), "the page is woken");
    let told = open.host.update(&one, false).told.expect("the hot wash");
    let dialog = lock(&one.viewer).ui.dialog.clone();
    assert_eq!(dialog, Some(Dialog::Summary));
    assert!(number(&told, "v") > before.number);
}

/// The same moment later, of which nothing is different but the time.
fn later(snap: &Snapshot, by: Span) -> Arc<Snapshot> {
    let at = snap.at + by;
    let moved = |p: &Arc<Picture>| {
        Arc::new(Picture {
            at,
            ..(**p).clone()
        })
    };
    Arc::new(Snapshot {
        at,
        truth: moved(&snap.truth),
        eyes: moved(&snap.eyes),
        ..snap.clone()
    })
}

/// What could be looked at: all panels, and one of each sort of thing.
fn looks(snap: &Snapshot) -> Vec<Ui> {
    let p = &snap.eyes;
    let sorts: [Option<EntityRef>; 6] = [
        p.units.first().map(|u| EntityRef::Unit(u.id.clone())),
        p.centres.first().map(|c| EntityRef::Centre(c.id.clone())),
        p.checkpoints
            .first()
            .map(|c| EntityRef::Checkpoint(c.id.clone())),
        p.incidents
            .first()
            .map(|i| EntityRef::Incident(i.id.clone())),
        p.vehicles.first().map(|v| EntityRef::Vehicle(v.id.clone())),
        snap.scenario
            .municipalities
            .keys()
            .next()
            .map(|m| EntityRef::Municipality(m.clone())),
    ];
    let sides = [SideTab::Inspector, SideTab::Feed, SideTab::Notes];
    let tabs = [
        ScriptTab::Injects,
        ScriptTab::Expected,
        ScriptTab::Units,
        ScriptTab::Centres,
        ScriptTab::Checkpoints,
    ];
    let control = p.viewer == snap.scenario.excon().id;
    let of = |selected: Option<EntityRef>, side_tab, script_tab, dialog| Ui {
        stage: Stage::Running,
        place: if control {
            Station::Control.place()
        } else {
            room().place()
        },
        eyes: Some(p.viewer.clone()),
        selected,
        side_tab,
        script_tab,
        dialog,
        ..Ui::default()
    };
    let dialogs = [
        Dialog::Unanswered,
        Dialog::End,
        Dialog::RunUntil,
        Dialog::Pace,
    ];
    let panels = sides
        .iter()
        .flat_map(|side| tabs.map(|tab| of(None, *side, tab, None)));
    let things = sorts.into_iter().flatten();
    let things = things.map(|t| of(Some(t), SideTab::Inspector, ScriptTab::Units, None));
    let dialogs = dialogs.map(|d| of(None, SideTab::Inspector, ScriptTab::Units, Some(d)));
    panels.chain(things).chain(dialogs).collect()
}

/// Whatever on a screen follows from the time says when it does: until then a page that shows it shows what a later one would.
#[test]
fn a_screen_stays_as_it_is_until_the_moment_that_it_names() {
    for (name, at, eyes) in [
        ("first-steps", Some("09:12"), "room"),
        ("first-steps", None, "excon"),
        ("first-steps", Some("09:31"), "excon"),
        ("libya-2024", Some("12:03"), "room-butnan"),
        ("libya-2024", Some("06:58"), "excon"),
    ] {
        let mut snap = played(name, at, eyes, &[eyes]);
        snap.mode = Mode::Playing;
        let snap = Arc::new(snap);
        for ui in looks(&snap) {
            let (made, turns) = screen_until(&ui, Some(&snap), &MapView::default(), None);
            let until = turns.next().map_or(3_600_000, |t| (t - snap.at).millis());
            assert!(until > 0);
            for share in [1, until / 3, until / 2, until - 1].map(|t: i64| t.min(until - 1)) {
                let then = later(&snap, Span::from_millis(share));
                let (shown, _) = screen_until(&ui, Some(&then), &MapView::default(), None);
                let changed = html::changes(&made, &shown, &mut Classes::default());
                let looked = (ui.selected.as_ref(), ui.side_tab, ui.script_tab, &ui.dialog);
                assert!(
                    changed.is_empty(),
                    "{name} {at:?} {eyes} {looked:?} after {share} ms of {until}: {changed:?}"
                );
            }
        }
    }
}
