//! Hands that press by habit: what must not end a real emergency, and signs that stay readable when the language changes.

use bevy::input::ButtonState;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::screen::state::act::Act;
use crate::session::player::{Mode, Post, SessionRequest};
use crate::window::testing::*;

fn asked_for(app: &mut App, wanted: impl Fn(&SessionRequest) -> bool) {
    let asks = asked(app);
    assert!(asks.iter().any(wanted), "{asks:?}");
}

#[test]
fn a_real_emergency_covers_the_screen_until_it_is_over() {
    for lang in [Lang::Ar, Lang::En] {
        let mut app = app(snapshot("first-steps"), lang);
        key(&mut app, KeyCode::F9);
        asked_for(
            &mut app,
            |a| matches!(a, SessionRequest::Emergency(true, by) if by.post == Post::Machine),
        );
        let mut stopped = snapshot("first-steps");
        stopped.mode = Mode::Emergency;
        show(&mut app, stopped);
        let shown = words(&mut app);
        for w in [
            "حالة طارئة حقيقية: أوقفوا التمرين",
            "REAL EMERGENCY: STOP PLAY",
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        // Nothing that one presses by habit ends it, also where a key has brought the focus somewhere just before.
        for code in [
            KeyCode::Space,
            KeyCode::Enter,
            KeyCode::Tab,
            KeyCode::Space,
            KeyCode::Enter,
            KeyCode::Escape,
            KeyCode::KeyN,
        ] {
            key(&mut app, code);
        }
        for code in [KeyCode::Tab, KeyCode::Space] {
            tell_key(&mut app, code, ButtonState::Pressed);
        }
        app.update();
        app.update();
        act(&mut app, Act::PlayPause);
        assert!(asked(&mut app).is_empty());
        // One press of the pointer asks, the next one at the same place takes it back.
        press(&mut app, &Act::AskOver(true));
        assert!(!offers(&mut app, &Act::AskOver(true)) && offers(&mut app, &Act::AskOver(false)));
        press(&mut app, &Act::AskOver(false));
        assert!(asked(&mut app).is_empty());
        press(&mut app, &Act::AskOver(true));
        press(&mut app, &Act::Emergency(false));
        asked_for(&mut app, |a| {
            matches!(a, SessionRequest::Emergency(false, _))
        });
        // The key asks too, and takes the question back.
        key(&mut app, KeyCode::F9);
        assert!(asked(&mut app).is_empty() && offers(&mut app, &Act::AskOver(false)));
        key(&mut app, KeyCode::F9);
        assert!(asked(&mut app).is_empty() && offers(&mut app, &Act::AskOver(true)));
    }
}

/// A key that is held down sends itself again and again; the stop must not end by that.
#[test]
fn a_key_that_is_held_down_stops_once() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    key(&mut app, KeyCode::F9);
    let mut stopped = snapshot("first-steps");
    stopped.mode = Mode::Emergency;
    show(&mut app, stopped);
    asked(&mut app);
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    let logical_key = bevy::input::keyboard::Key::F9;
    let held = bevy::input::keyboard::KeyboardInput {
        key_code: KeyCode::F9,
        logical_key,
        state: ButtonState::Pressed,
        text: None,
        repeat: true,
        window,
    };
    app.world_mut().write_message(held);
    app.update();
    app.update();
    assert!(asked(&mut app).is_empty());
}

/// Signs alone have no direction of their own: they are laid out again when that of the screen changes.
#[test]
fn signs_turn_with_the_language() {
    let mut arabic = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::Ar);
    act(&mut arabic, Act::Select(EntityRef::Inject("m2".into())));
    let marked = |app: &mut App, mark: char| {
        let mut texts = app.world_mut().query::<&Text>();
        texts
            .iter(app.world())
            .filter(|t| !t.0.is_empty() && t.0.starts_with(mark))
            .map(|t| t.0.clone())
            .collect::<Vec<_>>()
    };
    assert!(
        marked(&mut arabic, '\u{200e}')
            .iter()
            .any(|t| t.ends_with("−5")),
        "a sign is read from left to right in Arabic too"
    );
    act(&mut arabic, Act::Speak(Lang::En));
    assert_eq!(
        marked(&mut arabic, '\u{200f}'),
        Vec::<String>::new(),
        "nothing is read from right to left any more"
    );
}
