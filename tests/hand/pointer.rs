//! What a hand must not do by accident, with a real pointer and keyboard.

use serde_json::Value;

use crate::desk::{Desk, RETURN, SPACE};
use crate::keyboard::Layout;

/// Keys by their numbers.
const SIX: u8 = 15;
const F9: u8 = 75;

/// Where words stand on the screen.
fn place(s: &Value, words: &str) -> Option<Value> {
    s["words"]
        .as_array()?
        .iter()
        .find(|w| w[0] == words)
        .map(|w| w[1].clone())
}

fn shows(s: &Value, words: &str) -> bool {
    s["words"].as_array().is_some_and(|all| {
        all.iter()
            .any(|w| w[0].as_str().is_some_and(|t| t.contains(words)))
    })
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn only_the_main_button_of_the_pointer_presses() {
    let desk = Desk::open("first-steps", "ar", Layout::Arabic);
    desk.begin();
    let at = place(
        &desk.wait("the language", |s| place(s, "English").is_some()),
        "English",
    )
    .unwrap();
    for button in ["3", "2"] {
        desk.click_at(&at, button, 1);
    }
    // What was pressed before this has been taken in when the dialog is there.
    desk.press('o');
    assert_eq!(desk.wait_field("Note")["lang"], "ar");
    desk.click("shut");
    desk.wait("no dialog", |s| s["dialog"].is_null());
    desk.click_at(&at, "1", 1);
    desk.wait("English", |s| s["lang"] == "en");
    desk.close();
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_real_emergency_is_not_left_by_the_keys_that_everybody_presses() {
    let desk = Desk::open("first-steps", "ar", Layout::Arabic);
    desk.begin();
    desk.key(F9);
    let s = desk.wait("the emergency", |s| s["mode"] == "Emergency");
    assert!(
        shows(&s, "REAL EMERGENCY") && shows(&s, "حالة طارئة حقيقية"),
        "{s}"
    );
    // Had one of these ended it, Shift+F9 would begin it anew.
    for key in [SPACE, RETURN, F9, SPACE, RETURN] {
        desk.key(key);
    }
    desk.strokes(&[(F9, true, false)], 12);
    desk.wait("the end of the emergency", |s| s["mode"] == "Ready");
    desk.close();
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn a_rooms_eyes_see_no_notes_and_open_nothing_of_exercise_control() {
    let desk = Desk::open("first-steps", "ar", Layout::Arabic);
    desk.begin();
    desk.press('o');
    desk.wait_field("Note");
    desk.types_then("الغرفة نائمة", &[RETURN], 12);
    desk.wait("the note", |s| s["dialog"].is_null());
    desk.key(SIX);
    desk.wait("the note in the list", |s| shows(s, "الغرفة نائمة"));
    desk.press('x');
    // What was on the screen before the key goes when the room's picture comes.
    desk.wait("a room's eyes", |s| {
        s["eyes"] == "room" && !shows(s, "الغرفة نائمة")
    });
    // The first would open a live inject; the second opens a note of the room's own.
    desk.press('a');
    desk.press('o');
    let s = desk.wait_field("Note");
    assert!(!shows(&s, "الغرفة نائمة"), "{s}");
    desk.click("shut");
    desk.wait("no dialog", |s| s["dialog"].is_null());
    assert_eq!(desk.close().notes(), ["الغرفة نائمة"]);
}
