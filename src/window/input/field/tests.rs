//! Fields under a hand: whole words and the enter key within one frame, by the keys of an Arabic layout.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::window::{Ime, PrimaryWindow, WindowEvent};

use crate::base::text::Lang;
use crate::record::observation::NoteKind;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::draft::AdHocKind;
use crate::screen::state::ui::Field;
use crate::screen::state::ui::MOST;
use crate::session::player::{Control, SessionRequest};
use crate::window::input::field::edit::clean;
use crate::window::input::field::scroll::axis;
use crate::window::testing::*;

/// A key that is pressed or released.
fn send(
    app: &mut App,
    key_code: KeyCode,
    logical_key: Key,
    text: Option<&str>,
    state: ButtonState,
) {
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    let key = KeyboardInput {
        key_code,
        logical_key,
        state,
        text: text.map(Into::into),
        repeat: false,
        window,
    };
    app.world_mut()
        .write_message(WindowEvent::KeyboardInput(key.clone()));
    app.world_mut().write_message(key);
}

fn tap(app: &mut App, code: KeyCode, key: Key, text: Option<&str>) {
    send(app, code, key.clone(), text, ButtonState::Pressed);
    send(app, code, key, text, ButtonState::Released);
}

/// Types words; a frame comes only when the test makes one.
fn types(app: &mut App, words: &str) {
    for c in words.chars() {
        let c = c.to_string();
        match c.as_str() {
            " " => tap(app, KeyCode::Space, Key::Space, Some(" ")),
            _ => tap(
                app,
                KeyCode::F24,
                Key::Character(c.as_str().into()),
                Some(&c),
            ),
        }
    }
}

/// With a key held down.
fn with(app: &mut App, held: (KeyCode, Key), what: impl FnOnce(&mut App)) {
    send(app, held.0, held.1.clone(), None, ButtonState::Pressed);
    what(app);
    send(app, held.0, held.1, None, ButtonState::Released);
}

const SHIFT: (KeyCode, Key) = (KeyCode::ShiftLeft, Key::Shift);
const CONTROL: (KeyCode, Key) = (KeyCode::ControlLeft, Key::Control);

fn frames(app: &mut App) {
    for _ in 0..4 {
        app.update();
    }
}

fn enter(app: &mut App) {
    tap(app, KeyCode::Enter, Key::Enter, Some("\r"));
}

/// A window with the dialog of a note open, and its field having the focus.
fn note() -> App {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::Ar);
    act(&mut app, Act::Show(Dialog::Note(NoteKind::Observation)));
    app
}

fn value(app: &mut App, field: Field) -> String {
    ui(app).typed(field).to_owned()
}

fn observed(app: &mut App) -> Vec<String> {
    let texts = asked(app).into_iter().filter_map(|a| {
        if let SessionRequest::Observe(o) = a {
            Some(o.text)
        } else {
            None
        }
    });
    texts.collect()
}

const HARD: &str = "ونفدت أوراق الاقتراع (ورقة) أ إ آ ؟ ؛";

#[test]
fn everything_typed_before_the_enter_key_is_there_however_slow_the_machine() {
    let mut app = note();
    types(&mut app, HARD);
    enter(&mut app);
    frames(&mut app);
    assert_eq!(observed(&mut app), [HARD]);
    assert_eq!(ui(&mut app).dialog, None);
}

#[test]
fn words_after_the_key_that_opens_their_dialog_go_into_it() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::Ar);
    // `x` would look through other eyes, `l` would change the language.
    tap(
        &mut app,
        KeyCode::KeyB,
        Key::Character("b".into()),
        Some("b"),
    );
    tap(
        &mut app,
        KeyCode::KeyX,
        Key::Character("x".into()),
        Some("x"),
    );
    tap(
        &mut app,
        KeyCode::KeyL,
        Key::Character("l".into()),
        Some("l"),
    );
    enter(&mut app);
    tap(
        &mut app,
        KeyCode::KeyU,
        Key::Character("u".into()),
        Some("u"),
    );
    types(&mut app, "٠٩:٢٠");
    enter(&mut app);
    frames(&mut app);
    frames(&mut app);
    let asks = asked(&mut app);
    assert!(
        matches!(&asks[0], SessionRequest::Observe(o) if o.text == "xl"),
        "{asks:?}"
    );
    let at = crate::base::time::SimTime::parse("09:20").unwrap();
    assert_eq!(asks[1..], [SessionRequest::Control(Control::RunUntil(at))]);
    assert_eq!(ui(&mut app).lang, Lang::Ar);
}

#[test]
fn space_and_backspace_work_while_shift_is_down() {
    let mut app = note();
    types(&mut app, "أ");
    with(&mut app, SHIFT, |app| {
        tap(app, KeyCode::Space, Key::Space, Some(" "));
        types(app, "؟xy");
        tap(app, KeyCode::Backspace, Key::Backspace, None);
    });
    tap(&mut app, KeyCode::Backspace, Key::Backspace, None);
    app.update();
    assert_eq!(value(&mut app, Field::Note), "أ ؟");
}

/// Shift counts as it was when the key was pressed, not as it is at the end of the frame.
#[test]
fn a_selection_by_shift_is_one_only_while_shift_is_down() {
    let mut app = note();
    types(&mut app, "abc");
    with(&mut app, SHIFT, |app| {
        tap(app, KeyCode::ArrowLeft, Key::ArrowLeft, None)
    });
    types(&mut app, "d");
    tap(&mut app, KeyCode::ArrowLeft, Key::ArrowLeft, None);
    types(&mut app, "e");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "abed");
}

/// The letters that stand where A, C, X, V, Z and Y are, in an Arabic layout.
fn by_place(app: &mut App, code: KeyCode, letter: &str) {
    with(app, CONTROL, |app| {
        tap(app, code, Key::Character(letter.into()), Some(letter))
    });
}

#[test]
fn shortcuts_are_taken_by_place_in_an_arabic_layout_and_by_letter_in_a_latin_one() {
    let mut app = note();
    types(&mut app, "مركز الأبرق");
    by_place(&mut app, KeyCode::KeyA, "ش");
    by_place(&mut app, KeyCode::KeyC, "ؤ");
    types(&mut app, "القبة");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "القبة");
    by_place(&mut app, KeyCode::KeyV, "ر");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "القبةمركز الأبرق");
    by_place(&mut app, KeyCode::KeyA, "ش");
    by_place(&mut app, KeyCode::KeyX, "ء");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "");
    by_place(&mut app, KeyCode::KeyZ, "ئ");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "القبةمركز الأبرق");
    by_place(&mut app, KeyCode::KeyY, "غ");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "");
    // In a French layout A stands where Q is, and closing the window is not meant.
    by_place(&mut app, KeyCode::KeyZ, "z");
    by_place(&mut app, KeyCode::KeyQ, "a");
    types(&mut app, "x");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "x");
    assert_eq!(
        ui(&mut app).dialog,
        Some(Dialog::Note(NoteKind::Observation))
    );
}

#[test]
fn undo_goes_back_word_by_word_and_redo_forward_again() {
    let mut app = note();
    types(&mut app, "one two  three");
    tap(&mut app, KeyCode::Backspace, Key::Backspace, None);
    tap(&mut app, KeyCode::Backspace, Key::Backspace, None);
    let mut steps = Vec::new();
    for _ in 0..5 {
        with(&mut app, CONTROL, |app| {
            tap(app, KeyCode::KeyZ, Key::Character("z".into()), Some("z"))
        });
        app.update();
        steps.push(value(&mut app, Field::Note));
    }
    assert_eq!(steps, ["one two  three", "one two  ", "one ", "", ""]);
    for wanted in [
        "one ",
        "one two  ",
        "one two  three",
        "one two  thr",
        "one two  thr",
    ] {
        with(&mut app, CONTROL, |app| {
            with(app, SHIFT, |app| {
                tap(app, KeyCode::KeyZ, Key::Character("Z".into()), Some("Z"))
            })
        });
        app.update();
        assert_eq!(value(&mut app, Field::Note), wanted);
    }
}

#[test]
fn a_long_field_takes_line_breaks_and_a_short_one_none() {
    let mut app = note();
    types(&mut app, "أ");
    with(&mut app, SHIFT, enter);
    types(&mut app, "ب");
    enter(&mut app);
    frames(&mut app);
    assert_eq!(observed(&mut app), ["أ\nب"]);
    assert_eq!(clean("a\r\nb\u{b}c\u{2028}d\te", true), "a\nb\nc\nd e");
    assert_eq!(clean("a\r\nb\u{b}c\n", false), "a b c");
    assert_eq!(
        clean(
            "\u{feff}\u{202e}x\u{202c}\u{7}\u{2067}y\u{2069}\u{200f}",
            false
        ),
        "xy\u{200f}"
    );
    // The key with lam and alef on it, as some systems give it.
    assert_eq!(
        clean("\u{fefb} \u{fef7} \u{fef9} \u{fef5}", false),
        "لا لأ لإ لآ"
    );
}

#[test]
fn what_does_not_fit_is_left_out_and_that_is_said_at_the_field() {
    let mut app = note();
    let long: String = "كلمة ".repeat(MOST / 5);
    types(&mut app, &long);
    app.update();
    assert_eq!(
        (
            value(&mut app, Field::Note).chars().count(),
            ui(&mut app).wrong
        ),
        (MOST, None)
    );
    types(&mut app, "x");
    frames(&mut app);
    assert_eq!(ui(&mut app).wrong, Some((Field::Note, "field-full")));
    assert!(words(&mut app).contains("2000"));
    tap(&mut app, KeyCode::Backspace, Key::Backspace, None);
    frames(&mut app);
    assert_eq!(ui(&mut app).wrong, None);
}

#[test]
fn the_old_time_of_an_inject_is_written_over() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
    act(&mut app, Act::Show(Dialog::Retime("m2".into())));
    assert_eq!(value(&mut app, Field::Retime), "09:16");
    types(&mut app, "917");
    app.update();
    assert_eq!(value(&mut app, Field::Retime), "917");
}

#[test]
fn an_inject_written_live_is_typed_at_once() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::Ar);
    act(&mut app, Act::Show(Dialog::AdHoc));
    types(&mut app, "رئيس المركز");
    app.update();
    assert_eq!(value(&mut app, Field::MessageFrom), "رئيس المركز");
    // Another sort, and back: now the words are missing.
    press(&mut app, &Act::DraftKind(AdHocKind::Outage));
    types(&mut app, "٣٠");
    app.update();
    assert_eq!(value(&mut app, Field::OutageMinutes), "٣٠");
    press(&mut app, &Act::DraftKind(AdHocKind::Message));
    types(&mut app, "نفدت الأوراق");
    app.update();
    assert_eq!(value(&mut app, Field::MessageText), "نفدت الأوراق");
}

#[test]
fn what_cannot_be_taken_is_said_at_its_field_until_it_is_changed() {
    for (lang, told) in [(Lang::Ar, "اكتب الوقت"), (Lang::En, "Write the time")] {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
        act(&mut app, Act::Show(Dialog::RunUntil));
        types(&mut app, "9 o'clock");
        enter(&mut app);
        frames(&mut app);
        assert!(words(&mut app).contains(told));
        assert_eq!(ui(&mut app).toast, None);
        types(&mut app, "!");
        frames(&mut app);
        assert!(!words(&mut app).contains(told));
    }
}

#[test]
fn what_one_types_is_not_covered_by_a_hint() {
    let mut app = note();
    ui(&mut app).hint = Some(("words".to_owned(), Vec2::ZERO, Vec2::ONE));
    types(&mut app, "x");
    app.update();
    assert_eq!(ui(&mut app).hint, None);
    // And none appears: the field's own words stand in it.
    let mut hints = app.world_mut().query::<(
        &crate::window::view::behave::Hint,
        &crate::window::view::apply::Keyed,
    )>();
    assert!(hints.iter(app.world()).all(|(_, k)| k.0 != "Note"));
}

#[test]
fn keys_that_type_nothing_in_a_field_do_nothing_elsewhere_either() {
    let mut app = note();
    let (lang, eyes) = (ui(&mut app).lang, ui(&mut app).eyes.clone());
    for code in [KeyCode::KeyL, KeyCode::KeyX, KeyCode::KeyE] {
        with(&mut app, (KeyCode::AltLeft, Key::Alt), |app| {
            tap(app, code, Key::Character("x".into()), Some("x"))
        });
        tap(&mut app, code, Key::Dead(None), None);
        tap(&mut app, KeyCode::PageUp, Key::PageUp, None);
    }
    frames(&mut app);
    assert_eq!((ui(&mut app).lang, ui(&mut app).eyes.clone()), (lang, eyes));
    assert_eq!(
        (value(&mut app, Field::Note), observed(&mut app)),
        (String::new(), Vec::new())
    );
    // The second alt key types.
    with(&mut app, (KeyCode::AltRight, Key::AltGraph), |app| {
        types(app, "«")
    });
    app.update();
    assert_eq!(value(&mut app, Field::Note), "«");
}

#[test]
fn an_input_method_commits_words_before_the_key_that_follows() {
    let mut app = note();
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    types(&mut app, "في ");
    app.world_mut()
        .write_message(WindowEvent::Ime(Ime::Preedit {
            window,
            value: "مر".into(),
            cursor: Some((4, 4)),
        }));
    app.update();
    assert_eq!(
        value(&mut app, Field::Note),
        "في ",
        "what is not finished is not typed"
    );
    app.world_mut().write_message(WindowEvent::Ime(Ime::Commit {
        window,
        value: "مركز".into(),
    }));
    enter(&mut app);
    frames(&mut app);
    assert_eq!(observed(&mut app), ["في مركز"]);
}

#[test]
fn from_the_search_the_arrows_lead_to_what_was_found() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
    act(&mut app, Act::Show(Dialog::Search));
    types(&mut app, "abraq");
    frames(&mut app);
    let before = app.world().resource::<InputFocus>().get();
    tap(&mut app, KeyCode::ArrowDown, Key::ArrowDown, None);
    frames(&mut app);
    let after = app.world().resource::<InputFocus>().get().unwrap();
    assert_ne!(before, Some(after));
    assert_eq!(
        app.world()
            .get::<crate::window::view::behave::Press>(after)
            .map(|p| p.0.clone()),
        Some(Act::Find(0))
    );
}

#[test]
fn the_caret_is_in_view_whichever_way_a_long_line_runs() {
    let room = 100.0;
    // From left to right: the line goes from 0 to 300.
    assert_eq!(axis(0.0, room, (300.0, 303.0), (0.0, 303.0)), 203.0);
    assert_eq!(axis(203.0, room, (150.0, 153.0), (0.0, 303.0)), 150.0);
    assert_eq!(axis(150.0, room, (0.0, 3.0), (0.0, 303.0)), 0.0);
    // From right to left: it begins at the right edge and goes on to −200.
    assert_eq!(axis(0.0, room, (-200.0, -197.0), (-200.0, 103.0)), -200.0);
    assert_eq!(axis(-200.0, room, (100.0, 103.0), (-200.0, 103.0)), 3.0);
    assert_eq!(
        axis(-200.0, room, (-150.0, -147.0), (-200.0, 103.0)),
        -200.0,
        "it moves no more than it must"
    );
    // What is short does not move.
    assert_eq!(axis(-200.0, room, (60.0, 63.0), (0.0, 100.0)), 0.0);
}

#[test]
fn a_field_keeps_its_text_when_the_language_changes() {
    let mut app = note();
    types(&mut app, "مركز");
    app.update();
    ui(&mut app).lang = Lang::En;
    frames(&mut app);
    types(&mut app, " 3");
    app.update();
    assert_eq!(value(&mut app, Field::Note), "مركز 3");
}

#[test]
fn what_was_written_over_comes_back_at_once() {
    let mut app = note();
    types(&mut app, "first");
    by_place(&mut app, KeyCode::KeyA, "ش");
    types(&mut app, "second");
    for wanted in ["first", ""] {
        by_place(&mut app, KeyCode::KeyZ, "ئ");
        app.update();
        assert_eq!(value(&mut app, Field::Note), wanted);
    }
}

#[test]
fn a_question_that_takes_the_place_of_a_dialog_is_answered_by_the_enter_key() {
    let mut app = note();
    by_place(&mut app, KeyCode::KeyQ, "ض");
    frames(&mut app);
    assert_eq!(ui(&mut app).dialog, Some(Dialog::Close));
    enter(&mut app);
    frames(&mut app);
    assert!(app.should_exit().is_some());
}
