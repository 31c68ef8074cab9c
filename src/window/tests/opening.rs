//! The first screen, and the ways into an exercise and out of it.
//!
//! Deliberately not here: the thread that opens and closes (`session::player`).

use crate::testing::Pick as _;
use bevy::app::AppExit;
use bevy::input::ButtonState;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested};

use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::{Field, Stage, Tone};
use crate::window::resources::OfScreen;
use crate::window::testing::*;
use crate::window::tests::BOTH;

#[test]
fn closing_the_window_asks_first() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    app.add_message::<WindowCloseRequested>()
        .add_systems(Update, crate::window::close_requested);
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    app.world_mut()
        .write_message(WindowCloseRequested { window });
    app.update();
    app.update();
    assert!(app.should_exit().is_none());
    assert!(words(&mut app).contains("Close the window?"));
    press(&mut app, &Act::Escape);
    assert_eq!(ui(&mut app).dialog, None);
    act(&mut app, Act::Show(Dialog::Close));
    press(&mut app, &Act::CloseNow);
    assert_eq!(app.should_exit(), Some(AppExit::Success));
}

#[test]
fn the_window_closes_with_two_keys_even_if_a_frame_takes_longer_than_the_hand() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    for state in [ButtonState::Pressed, ButtonState::Released] {
        for code in [KeyCode::ControlLeft, KeyCode::KeyQ] {
            tell_key(&mut app, code, state);
        }
    }
    app.update();
    app.update();
    assert_eq!(ui(&mut app).dialog, Some(Dialog::Close));
    key(&mut app, KeyCode::Enter);
    assert_eq!(app.should_exit(), Some(AppExit::Success));
}

#[test]
fn the_first_screen_offers_scenarios_checks_seats_and_seed() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        {
            let mut ui = ui(&mut app);
            ui.stage = Stage::Choosing;
            ui.folder = "no-such-folder".into();
            crate::screen::handlers::catalog::list_again(&mut ui);
        }
        app.update();
        app.update();
        let reading = lang.pick("تُقرأ السيناريوهات", "Reading and checking the scenarios");
        assert!(words(&mut app).contains(reading));
        settle(&mut app);
        let shown = words(&mut app);
        for w in [
            lang.pick("الخطوات الأولى", "First steps"),
            lang.pick("فُحص السيناريو", "Checked"),
            lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room"),
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        assert!(ui(&mut app).choice.staffed.contains(&SeatId::from("room")));
        press(&mut app, &Act::ToggleSeat("room".into()));
        assert!(ui(&mut app).choice.staffed.is_empty());
        ui(&mut app).fields.insert(Field::Seed, "one".to_owned());
        app.update();
        press(&mut app, &Act::Begin);
        assert!(words(&mut app).contains(lang.pick("عدداً صحيحاً موجباً", "A whole number")));
        assert_eq!(ui(&mut app).stage, Stage::Choosing);
    }
}

/// Opening plays hours of exercise time, writes files and may take long: the screen comes at once and says what is being done.
#[test]
fn an_exercise_is_opened_and_closed_behind_a_screen_that_says_so() {
    for lang in BOTH {
        let dir = tempfile::TempDir::new().unwrap();
        let mut app = app(snapshot("first-steps"), lang);
        ui(&mut app).folder = dir.path().to_path_buf();
        act(&mut app, Act::BackToChoice);
        settle(&mut app);
        app.world_mut()
            .resource_mut::<OfScreen<Inbox>>()
            .push(Act::Begin);
        app.update();
        assert_eq!(ui(&mut app).stage, Stage::Waiting);
        assert!(words(&mut app).contains(lang.pick("فتح التمرين", "Opening the exercise")));
        settle(&mut app);
        assert_eq!(ui(&mut app).stage, Stage::Running);
        // What is asked for before it is closed is still done.
        press(&mut app, &Act::PlayPause);
        app.world_mut()
            .resource_mut::<OfScreen<Inbox>>()
            .push(Act::BackToChoice);
        app.update();
        assert_eq!(ui(&mut app).stage, Stage::Waiting);
        assert!(words(&mut app).contains(lang.pick("إغلاق التمرين", "Closing the exercise")));
        settle(&mut app);
        assert_eq!(ui(&mut app).stage, Stage::Choosing);
        let file = crate::session::store::files(dir.path()).remove(0);
        assert_eq!(
            crate::session::store::read(&file).unwrap().controls.len(),
            1
        );
    }
}

#[test]
fn an_exercise_that_cannot_be_opened_is_told_and_one_is_where_one_was() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    ui(&mut app).folder = "no/such/folder".into();
    act(&mut app, Act::BackToChoice);
    settle(&mut app);
    act(&mut app, Act::Begin);
    settle(&mut app);
    assert_eq!(ui(&mut app).stage, Stage::Choosing);
    assert!(
        ui(&mut app)
            .toast
            .as_ref()
            .is_some_and(|s| s.tone == Tone::Bad)
    );
}

/// Exercise files are listed beside the window's work; one that another process has open says so and is only looked at.
#[test]
fn the_first_screen_lists_exercise_files_and_which_are_open_elsewhere() {
    let (snap, recording, dir) = crate::window::testing::replayed("first-steps", "09:12", "excon");
    let held = crate::session::Exercise::resume(&recording.path).unwrap();
    let mut app = app(snap, Lang::En);
    {
        let mut ui = ui(&mut app);
        ui.stage = Stage::Choosing;
        ui.folder = dir.path().to_path_buf();
        crate::screen::handlers::catalog::list_again(&mut ui);
    }
    let mut tries = 0;
    while ui(&mut app).choice.recorded.is_empty() {
        app.update();
        std::thread::sleep(std::time::Duration::from_millis(2));
        tries += 1;
        assert!(tries < 2000, "{}", words(&mut app));
    }
    app.update();
    if cfg!(target_os = "linux") {
        assert!(
            words(&mut app).contains("Open elsewhere"),
            "{}",
            words(&mut app)
        );
    }
    drop(held);
}
