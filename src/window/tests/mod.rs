//! The panels against snapshots, without a renderer: this press asks for that, this picture shows those words, in both languages.

mod habits;
mod inviting;
mod lines;
mod opening;
mod orders;
mod random_hands;
mod script;
mod worded;

use crate::testing::Pick as _;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;

use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::picture::*;
use crate::record::observation::NoteKind;
use crate::record::order::Order;
use crate::screen::panels;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::{Field, MenuOn, ScriptTab, SideTab, Stage, Ui};
use crate::session::player::{Control, Mode, SessionRequest, Snapshot};
use crate::window::testing::*;

const BOTH: [Lang; 2] = [Lang::Ar, Lang::En];

fn at(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

fn order(seat: &str, order: Order) -> impl Fn(&SessionRequest) -> bool {
    let seat = SeatId::from(seat);
    move |a| matches!(a, SessionRequest::Order { seat: s, order: o, .. } if *s == seat && *o == order)
}

fn asked_for(app: &mut App, wanted: impl Fn(&SessionRequest) -> bool) {
    let asks = asked(app);
    assert!(asks.iter().any(wanted), "{asks:?}");
}

#[test]
fn the_bar_says_what_it_is_what_time_it_is_and_what_the_clock_does() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let shown = words(&mut app);
        for w in [
            lang.pick("تمرين", "EXERCISE"),
            "09:00:00",
            lang.pick("لم يبدأ", "not started"),
            lang.pick("الاقتراع", "voting"),
            "×1",
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        press(&mut app, &Act::PlayPause);
        asked_for(&mut app, |a| *a == SessionRequest::Control(Control::Play));
        let mut playing = snapshot("first-steps");
        playing.mode = Mode::Playing;
        playing.pace = 60.0;
        show(&mut app, playing);
        assert!(words(&mut app).contains("×60"));
        press(&mut app, &Act::PlayPause);
        press(&mut app, &Act::Faster(true));
        press(&mut app, &Act::Faster(false));
        press(&mut app, &Act::Step);
        let asks = asked(&mut app);
        let wanted = [
            SessionRequest::Control(Control::Pause),
            SessionRequest::Faster(true),
            SessionRequest::Faster(false),
            SessionRequest::Control(Control::Step),
        ];
        assert_eq!(asks, wanted);
    }
}

#[test]
fn what_a_seat_does_not_know_is_on_no_panel_and_the_script_is_not_its_to_see() {
    for lang in BOTH {
        let accident = lang.pick("حادث مرور", "Road accident");
        let mut control = app(
            played("first-steps", Some("09:16"), "excon", &["room"]),
            lang,
        );
        assert!(words(&mut control).contains(accident));
        assert!(offers(&mut control, &Act::Script(ScriptTab::Injects)));
        let mut room = app(
            played("first-steps", Some("09:16"), "room", &["room"]),
            lang,
        );
        let shown = words(&mut room);
        assert!(!shown.contains(accident), "{shown}");
        for inject in [
            "Journalists visit",
            "زيارة صحفيين",
            "A second, sharper call",
            "اتصال ثانٍ",
        ] {
            assert!(!shown.contains(inject), "{inject} in {shown}");
        }
        assert!(!offers(&mut room, &Act::Script(ScriptTab::Injects)));
        // Not even by searching.
        ui(&mut room).dialog = Some(Dialog::Search);
        ui(&mut room)
            .fields
            .insert(Field::Search, accident.to_owned());
        room.update();
        assert!(words(&mut room).contains(lang.pick("لا شيء بهذا الاسم", "Nothing has this name")));
    }
}

#[test]
fn keys_do_what_buttons_do_but_not_while_something_is_typed() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
    key(&mut app, KeyCode::Space);
    key(&mut app, KeyCode::KeyN);
    key(&mut app, KeyCode::BracketRight);
    assert_eq!(
        asked(&mut app),
        [
            SessionRequest::Control(Control::Play),
            SessionRequest::Control(Control::Step),
            SessionRequest::Faster(true),
        ]
    );
    key(&mut app, KeyCode::KeyB);
    assert_eq!(ui(&mut app).dialog, Some(Dialog::Note(NoteKind::Bookmark)));
    // The dialog is open: keys do not reach the clock behind it.
    key(&mut app, KeyCode::KeyN);
    assert!(asked(&mut app).is_empty());
    ui(&mut app).fields.insert(Field::Note, "here".to_owned());
    app.update();
    press(&mut app, &Act::SaveNote(NoteKind::Bookmark, None));
    asked_for(
        &mut app,
        |a| matches!(a, SessionRequest::Observe(n) if n.text == "here" && n.kind == NoteKind::Bookmark && n.about == at("09:12")),
    );
    key(&mut app, KeyCode::KeyL);
    assert!(words(&mut app).contains("المُدخلات"));
    for (code, tab) in [
        (KeyCode::Digit2, ScriptTab::Expected),
        (KeyCode::Digit3, ScriptTab::Seats),
        (KeyCode::Digit1, ScriptTab::Injects),
    ] {
        key(&mut app, code);
        assert_eq!(ui(&mut app).script_tab, tab);
    }
    key(&mut app, KeyCode::F1);
    assert!(words(&mut app).contains("المساعدة"));
    key(&mut app, KeyCode::Escape);
    assert_eq!(ui(&mut app).dialog, None);
}

#[test]
fn the_hot_wash_comes_by_itself_at_endex_with_the_numbers_of_the_outcome() {
    for lang in BOTH {
        let over = played("first-steps", Some("10:00"), "excon", &[]);
        let outcome = over.outcome.clone().unwrap();
        let mut app = app(over, lang);
        assert_eq!(ui(&mut app).dialog, Some(Dialog::Summary));
        let shown = words(&mut app);
        assert!(shown.contains(&outcome.voters.served.to_string()));
        let met = format!(
            "{}/{}",
            outcome.injects.expected_met,
            outcome.injects.expected_met + outcome.injects.expected_missed
        );
        assert!(shown.contains(&met), "{met} in {shown}");
        assert!(shown.contains(lang.pick("تمرين، ليس حدثاً حقيقياً", "EXERCISE, not real")));
    }
}

#[test]
fn trouble_is_told_with_the_file_in_which_everything_is() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let mut broken = snapshot("first-steps");
        broken.trouble = Some(crate::base::message::msg!("session-over"));
        show(&mut app, broken);
        let said = crate::wording::say(lang).t("session-over");
        assert!(words(&mut app).contains(&said));
    }
}

#[test]
fn readings_without_a_word_of_the_other_language() {
    let mut app = app(
        played("first-steps", Some("09:20"), "excon", &["room"]),
        Lang::Ar,
    );
    for tab in [ScriptTab::Injects, ScriptTab::Expected, ScriptTab::Seats] {
        act(&mut app, Act::Script(tab));
        for side in [SideTab::Inspector, SideTab::Feed, SideTab::Notes] {
            act(&mut app, Act::Side(side));
            for thing in [
                EntityRef::Centre("abraq-1".into()),
                EntityRef::Unit("rapid-1".into()),
                EntityRef::Checkpoint("east-gate".into()),
                EntityRef::Incident("push".into()),
            ] {
                ui(&mut app).selected = Some(thing);
                app.update();
                let shown = words(&mut app);
                let latin = shown.split(|c: char| !c.is_alphanumeric()).find(|w| {
                    w.len() > 2 && w.chars().all(|c| c.is_ascii_alphabetic()) && *w != "English"
                });
                assert_eq!(latin, None, "{shown}");
            }
        }
    }
}

/// What can be selected; of units and centres some.
fn things(snap: &Snapshot) -> Vec<EntityRef> {
    let p = &snap.eyes;
    let s = &snap.scenario;
    let mut things: Vec<EntityRef> = Vec::new();
    things.extend(
        p.units
            .iter()
            .map(|x| EntityRef::Unit(x.id.clone()))
            .take(40),
    );
    things.extend(
        p.centres
            .iter()
            .map(|x| EntityRef::Centre(x.id.clone()))
            .take(20),
    );
    things.extend(
        p.checkpoints
            .iter()
            .map(|x| EntityRef::Checkpoint(x.id.clone())),
    );
    things.extend(
        p.incidents
            .iter()
            .map(|x| EntityRef::Incident(x.id.clone())),
    );
    things.extend(p.convoys.iter().map(|x| EntityRef::Convoy(x.id.clone())));
    things.extend(p.vehicles.iter().map(|x| EntityRef::Vehicle(x.id.clone())));
    things.extend(p.rumours.iter().map(|x| EntityRef::Rumour(x.id.clone())));
    things.extend(p.reports.iter().map(|x| EntityRef::Report(x.number)));
    things.extend(
        p.messages
            .iter()
            .map(|x| EntityRef::Message(x.inject.clone())),
    );
    things.extend(p.requests.iter().map(|x| EntityRef::Request(x.number)));
    things.extend(s.roads.keys().cloned().map(EntityRef::Road));
    things.extend(s.places.keys().cloned().map(EntityRef::Place));
    things.extend(
        s.municipalities
            .keys()
            .cloned()
            .map(EntityRef::Municipality),
    );
    things.extend(s.directorates.keys().cloned().map(EntityRef::Directorate));
    things.extend(s.seats.keys().cloned().map(EntityRef::Seat));
    things.extend(s.injects.iter().map(|x| EntityRef::Inject(x.id.clone())));
    things
}

/// Everything that can be selected, seen by several seats, in both languages: no word is missing, nothing panics.
#[test]
fn everything_of_a_whole_day_can_be_inspected_by_anyone() {
    let key_like = |w: &str| {
        w.contains('-')
            && w.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && !w.starts_with('-')
    };
    for seat in ["excon", "main", "commission", "media"] {
        let snap = played("libya-2024", Some("11:40"), seat, &[]);
        let things = things(&snap);
        let view = MapView::default();
        let snap = std::sync::Arc::new(snap);
        for lang in BOTH {
            for thing in &things {
                let mut ui = Ui {
                    stage: Stage::Running,
                    lang,
                    eyes: Some(seat.into()),
                    selected: Some(thing.clone()),
                    ..Ui::default()
                };
                ui.menu = Some(MenuOn {
                    thing: thing.clone(),
                    at: Vec2::ZERO,
                });
                ui.hover = None;
                let made = panels::screen::screen(&ui, Some(&snap), &view, None);
                for part in made.parts() {
                    let said = part.words();
                    assert!(
                        !said.split_whitespace().any(key_like)
                            || said.contains(' ') && lang == Lang::En,
                        "{thing:?}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn asks_that_find_no_room_wait_and_keep_their_order() {
    let mut link = Link::default();
    for n in 0..5u64 {
        link.order(
            "room".into(),
            Order::Note {
                text: n.to_string(),
            },
        );
    }
    let notes: Vec<String> = link
        .taken()
        .into_iter()
        .filter_map(|a| {
            if let SessionRequest::Order {
                order: Order::Note { text },
                ..
            } = a
            {
                Some(text)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(notes, ["0", "1", "2", "3", "4"]);
}

/// A snapshot without anything, for what must not depend on there being something.
#[test]
fn an_empty_picture_is_no_obstacle() {
    let mut snap: Snapshot = snapshot("first-steps");
    let nothing = std::sync::Arc::new(Picture::empty("room".into(), snap.at));
    (snap.truth, snap.eyes) = (nothing.clone(), nothing);
    for lang in BOTH {
        let mut app = app(snap.clone(), lang);
        act(&mut app, Act::Select(EntityRef::Unit("rapid-1".into())));
        assert!(
            words(&mut app)
                .contains(lang.pick("لا علم للدور", "This seat has no information about it"))
        );
    }
}
