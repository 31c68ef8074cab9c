//! Hands that know nothing of the window: any key, any button, any order, in exercises that really run.

use bevy::prelude::*;
use rand::{RngExt, SeedableRng};

use crate::base::text::Lang;
use crate::screen::state::act::Act;
use crate::screen::state::ui::Stage;
use crate::session::{Exercise, store};
use crate::window::testing::*;
use crate::window::view::behave::{Menu, Press};

const CODES: [KeyCode; 35] = [
    KeyCode::Space,
    KeyCode::KeyN,
    KeyCode::KeyU,
    KeyCode::BracketLeft,
    KeyCode::BracketRight,
    KeyCode::F9,
    KeyCode::KeyX,
    KeyCode::Digit0,
    KeyCode::Digit1,
    KeyCode::Digit2,
    KeyCode::Digit3,
    KeyCode::Digit4,
    KeyCode::Digit5,
    KeyCode::Digit6,
    KeyCode::Slash,
    KeyCode::Comma,
    KeyCode::Period,
    KeyCode::KeyS,
    KeyCode::KeyM,
    KeyCode::Enter,
    KeyCode::Escape,
    KeyCode::KeyA,
    KeyCode::KeyO,
    KeyCode::KeyB,
    KeyCode::ArrowLeft,
    KeyCode::ArrowUp,
    KeyCode::ArrowDown,
    KeyCode::KeyE,
    KeyCode::KeyR,
    KeyCode::KeyF,
    KeyCode::KeyC,
    KeyCode::KeyK,
    KeyCode::KeyL,
    KeyCode::F2,
    KeyCode::Tab,
];

#[test]
fn whatever_is_pressed_the_window_stands_and_the_exercise_file_can_be_read() {
    // Each seed presses something else; what one of them finds stays in the list.
    for seed in [4, 17, 2024] {
        press_at_random(seed, 600);
    }
}

fn press_at_random(seed: u64, presses: u32) {
    let dir = tempfile::TempDir::new().unwrap();
    let mut app = app(snapshot("first-steps"), Lang::Ar);
    ui(&mut app).folder = dir.path().to_owned();
    act(&mut app, Act::BackToChoice);
    settle(&mut app);
    let mut dice = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(seed);
    for _ in 0..presses {
        // Nobody waits for hands that know nothing; now and then they press while something opens or closes.
        if ui(&mut app).stage == Stage::Waiting && dice.random_bool(0.7) {
            settle(&mut app);
            // The program would have ended here.
            if ui(&mut app).stage == Stage::Waiting {
                act(&mut app, Act::BackToChoice);
                settle(&mut app);
            }
        }
        if ui(&mut app).stage == Stage::Choosing && dice.random_bool(0.2) {
            act(&mut app, Act::Begin);
        }
        if dice.random_bool(0.4) {
            key(&mut app, CODES[dice.random_range(0..CODES.len())]);
            continue;
        }
        // Leaving is pressed less often than it is offered, so that exercises get somewhere.
        let leaves = |a: &Act| matches!(a, Act::CloseNow | Act::End | Act::BackToChoice);
        let mut presses = app.world_mut().query::<&Press>();
        let mut offered: Vec<Act> = presses.iter(app.world()).map(|p| p.0.clone()).collect();
        if !dice.random_bool(0.1) {
            offered.retain(|a| !leaves(a));
        }
        let mut menus = app.world_mut().query::<&Menu>();
        offered.extend(menus.iter(app.world()).map(|m| m.0.clone()));
        if !offered.is_empty() {
            act(
                &mut app,
                offered.swap_remove(dice.random_range(0..offered.len())),
            );
        }
    }
    act(&mut app, Act::BackToChoice);
    settle(&mut app);
    let files = store::files(dir.path());
    assert!(!files.is_empty());
    for file in files {
        Exercise::resume(&file).unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
    }
}
