//! Text fields under a real keyboard, in Arabic and Latin layouts.

use crate::desk::{BACKSPACE, Desk, END, HOME, RETURN, SPACE};
use crate::keyboard::Layout;

/// Signs with and without shift, spaces between them.
const HARD: &str = "ونفدت أوراق الاقتراع (ورقة) أ إ آ ؟ ؛";

/// Opens the dialog of an observation and waits until one can type.
fn observation(desk: &Desk) {
    desk.press('o');
    desk.wait_field("Note");
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn an_observation_typed_at_speed_is_kept_to_the_letter() {
    let desk = Desk::open("first-steps", "ar", Layout::Arabic);
    desk.begin();
    for apart in [1, 12, 40] {
        observation(&desk);
        desk.types_then(HARD, &[RETURN], apart);
        desk.wait("the note saved", |s| s["dialog"].is_null());
    }
    // Even the key that opens the dialog goes in the same breath, and the key with two letters on it gives both.
    desk.types_then("خ\u{fefb}", &[RETURN], 1);
    desk.wait("the note saved", |s| s["dialog"].is_null());
    assert_eq!(desk.close().notes(), [HARD, HARD, HARD, "لا"]);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn space_and_backspace_work_under_shift() {
    let desk = Desk::open("first-steps", "ar", Layout::Arabic);
    desk.begin();
    observation(&desk);
    desk.types("ورقةأ");
    desk.shift(SPACE);
    desk.types("بب");
    desk.shift(BACKSPACE);
    desk.wait_typed("Note", "ورقةأ ب");
    desk.shift(RETURN);
    desk.types_then("سطر", &[RETURN], 12);
    desk.wait("the note saved", |s| s["dialog"].is_null());
    assert_eq!(desk.close().notes(), ["ورقةأ ب\nسطر"]);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn the_end_of_a_long_line_and_its_caret_are_seen() {
    let long = "في المركز صف طويل أمام البوابة والناس ينتظرون منذ الصباح ولا أحد يعرف متى تصل الأوراق الجديدة من المخزن";
    for (lang, layout, words) in [
        ("ar", Layout::Arabic, long),
        ("en", Layout::Us, &*"a long line at the gate ".repeat(5)),
    ] {
        let desk = Desk::open("first-steps", lang, layout);
        desk.begin();
        // The name of a bookmark has but one line.
        desk.press('b');
        desk.wait_field("Note");
        desk.types(words);
        let s = desk.wait_typed("Note", words);
        let at_end = s["fields"]["Note"].clone();
        assert_eq!(at_end["caret_seen"], true, "{at_end}");
        let end = at_end["scroll"][0].as_f64().unwrap();
        // From right to left it goes on to the left of its room.
        assert!(
            if lang == "ar" {
                end < -50.0
            } else {
                end > 50.0
            },
            "{end}"
        );
        desk.key(HOME);
        desk.wait("its beginning", |s| {
            s["fields"]["Note"]["scroll"][0]
                .as_f64()
                .is_some_and(|x| x.abs() < 10.0)
        });
        desk.key(END);
        let s = desk.wait("its end", |s| {
            s["fields"]["Note"]["scroll"][0].as_f64() == Some(end)
        });
        assert_eq!(s["fields"]["Note"]["caret_seen"], true);
        desk.key(RETURN);
        desk.wait("the bookmark saved", |s| s["dialog"].is_null());
        assert_eq!(desk.close().notes(), [words.trim()]);
    }
}

#[test]
#[ignore = "needs Xvfb, xdotool and xclip"]
fn shortcuts_go_by_place_and_the_clipboard_is_the_systems() {
    for layout in [Layout::Arabic, Layout::Us] {
        let mut desk = Desk::open("first-steps", "ar", layout);
        desk.begin();
        observation(&desk);
        let (first, second) = if layout == Layout::Us {
            ("first", "second")
        } else {
            ("الأولى", "الثانية")
        };
        desk.types(first);
        desk.wait_typed("Note", first);
        desk.control('a');
        desk.control('c');
        desk.wait("all selected", |s| s["fields"]["Note"]["selected"] == first);
        desk.wait_clipboard(first);
        desk.types(second);
        desk.wait_typed("Note", second);
        desk.control('z');
        desk.control('z');
        desk.wait_typed("Note", "");
        desk.control('y');
        desk.wait_typed("Note", first);
        desk.control('a');
        desk.control('x');
        desk.wait_typed("Note", "");
        desk.copy_elsewhere("من برنامج آخر\r\nسطر ثانٍ");
        desk.control('v');
        desk.wait_typed("Note", "من برنامج آخر\nسطر ثانٍ");
        desk.key(RETURN);
        desk.wait("the note saved", |s| s["dialog"].is_null());
        assert_eq!(desk.close().notes(), ["من برنامج آخر\nسطر ثانٍ"]);
    }
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn times_are_typed_in_the_digits_of_the_keyboard() {
    let mut desk = Desk::open("first-steps", "ar", Layout::ArabicDigits);
    // The seed as well.
    let seed = desk.see()["fields"]["Seed"]["at"].clone();
    desk.click_at(&seed, "1", 3);
    desk.wait("the seed selected", |s| {
        s["fields"]["Seed"]["selected"]
            .as_str()
            .is_some_and(|w| !w.is_empty())
    });
    desk.types_then("٢٠٢٤", &[RETURN], 12);
    desk.wait("an exercise", |s| {
        s["stage"] == "Running" && s["mode"] == "Ready"
    });
    for (typed, at, layout) in [
        ("٠٩:٢٠", "09:20:00", Layout::ArabicDigits),
        ("0922", "09:22:00", Layout::Us),
        ("+3", "09:25:00", Layout::Us),
    ] {
        desk.speak(layout);
        desk.press('u');
        desk.wait_field("RunUntil");
        desk.types_then(typed, &[RETURN], 12);
        desk.wait(at, |s| s["at"] == at && s["mode"] == "Paused");
    }
    // What is no time is said at its field.
    desk.press('u');
    desk.wait_field("RunUntil");
    desk.types_then("9x", &[RETURN], 12);
    desk.wait("a complaint", |s| s["wrong"] == "bad-time");
    let report = desk.close().report();
    assert_eq!(report["outcome"]["seed"], 2024);
}
