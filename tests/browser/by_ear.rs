//! A room and exercise control as who hears the page has them: by what a screen reader is given and by the keyboard alone.
//!
//! Chromium's own tree of what it gives to screen readers is read, and keys are pressed as a hand presses them. Deliberately not here:
//! how a certain screen reader says it, which people have to try.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::chromium::{Browser, Heard, Page};
use crate::{Host, free_port, join};

/// Parts that are pressed or typed into.
const CONTROLS: [&str; 4] = ["button", "link", "textbox", "combobox"];
/// Stops of the tab key after which it surely has gone round.
const ROUND: usize = 120;

/// Whether a name says something in the language of its page.
fn says(lang: &str, name: &str) -> bool {
    // What leads to another language is named in that language.
    if ["العربية", "English"].contains(&name) {
        return true;
    }
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    match letters.peek() {
        // A time, a pace.
        None => name.chars().any(char::is_numeric),
        Some(_) if lang == "ar" => letters.any(arabic),
        Some(_) => letters.any(|c| c.is_ascii_alphabetic()),
    }
}

/// Everything that can be pressed or typed into has a name in the language of the page.
fn all_have_names(page: &mut Page, lang: &str, what: &str) {
    let bad: Vec<Heard> = page
        .heard()
        .into_iter()
        .filter(|h| CONTROLS.contains(&h.role.as_str()) && !says(lang, &h.name))
        .collect();
    assert_eq!(bad, [], "{what}");
}

/// What has the focus, as it is heard; nothing where nothing has it.
fn focused(page: &mut Page) -> Option<Heard> {
    let all = page.heard();
    all.into_iter()
        .rfind(|h| h.focused && h.role != "RootWebArea")
}

fn at(page: &mut Page) -> String {
    let id = page.value("document.activeElement?.id || document.activeElement?.tagName || ''");
    id.as_str().unwrap_or_default().to_owned()
}

/// Goes round the page with the tab key: each stop says what it is, and the key leads out again.
fn tab_goes_round(page: &mut Page, what: &str) -> BTreeSet<String> {
    page.value("document.activeElement?.blur()");
    let mut stops = BTreeSet::new();
    let mut first = String::new();
    for n in 0..ROUND {
        page.stroke("Tab", false);
        let here = at(page);
        if n > 3 && (here == first || here == "BODY") {
            return stops;
        }
        if n == 0 {
            first.clone_from(&here);
        }
        if let Some(heard) = focused(page) {
            assert!(!heard.name.trim().is_empty(), "{what}: {heard:?} at {here}");
        }
        stops.insert(here);
    }
    panic!("{what}: the tab key does not lead out: {stops:?}");
}

/// In every list and bar the arrows reach everything that can be pressed in it.
fn arrows_reach_all(page: &mut Page, what: &str) {
    let boxes = page.value(
        "[...document.querySelectorAll('#frame [data-rove]')].filter((b) => b.querySelectorAll('button:not(:disabled)').length > 1).map((b) => b.id)",
    );
    let boxes: Vec<String> = serde_json::from_value(boxes).unwrap();
    assert!(boxes.len() > 1, "{what}: {boxes:?}");
    for id in boxes {
        let many = page.value(&format!(
            "(() => {{ const b = document.getElementById('{id}').querySelectorAll('button:not(:disabled)'); b[0].focus(); return b.length; }})()"
        ));
        let mut reached = BTreeSet::from([at(page)]);
        for _ in 1..many.as_u64().unwrap() {
            page.stroke("ArrowDown", false);
            reached.insert(at(page));
        }
        assert_eq!(Value::from(reached.len()), many, "{what}: {id} {reached:?}");
    }
}

/// A dialog takes the focus, keeps it, and gives it back to what had it.
fn dialog_keeps_and_returns_focus(page: &mut Page, what: &str) {
    page.value("document.querySelector('#frame [data-rove] button:not(:disabled)').focus()");
    let before = at(page);
    page.key("Slash", true);
    page.until(
        "a dialog with the focus",
        "document.querySelector('[aria-modal]')?.contains(document.activeElement) === true",
    );
    let dialog = page.heard().into_iter().find(|h| h.role == "dialog");
    let dialog = dialog.expect("a dialog that is heard as one");
    assert!(dialog.modal && !dialog.name.is_empty(), "{dialog:?}");
    for shift in [false, true] {
        for _ in 0..25 {
            page.stroke("Tab", shift);
            let inside = "document.querySelector('[aria-modal]').contains(document.activeElement)";
            assert_eq!(page.value(inside), true, "{what}: {}", at(page));
        }
    }
    page.stroke("Escape", false);
    page.until("gone", "document.querySelector('[aria-modal]') === null");
    page.until(
        "the focus back where it was",
        &format!("document.activeElement?.id === '{before}'"),
    );
}

/// Counts from now on what is said in the places that a screen reader listens to.
fn listen(page: &mut Page) {
    page.value(
        "(() => { globalThis.spoken = []; for (const id of ['said', 'warned', 'news']) new MutationObserver(() => { \
         const t = document.getElementById(id).textContent; if (t) spoken.push(id + ': ' + t); })\
         .observe(document.getElementById(id), { childList: true, characterData: true, subtree: true }); })()",
    );
}

fn spoken(page: &mut Page) -> Vec<String> {
    serde_json::from_value(page.value("globalThis.spoken")).unwrap()
}

/// What comes in is said once, when there is a pause, and the focus stays where it is while the page changes around it.
fn news_are_said_once(control: &mut Page, room: &mut Page) {
    let live: Vec<(String, String)> = room
        .heard()
        .into_iter()
        .filter(|h| ["status", "alert"].contains(&h.role.as_str()))
        .map(|h| (h.role, h.live))
        .collect();
    for (role, how) in [("status", "polite"), ("alert", "assertive")] {
        assert!(
            live.iter().any(|l| *l == (role.to_owned(), how.to_owned())),
            "{live:?}"
        );
    }
    listen(room);
    room.value("document.querySelector('#frame [data-rove] button:not(:disabled)').focus()");
    let before = at(room);
    control.key("KeyU", false);
    control.until("a time", "document.activeElement?.matches('.in')");
    control.write("10:15");
    control.stroke("Enter", false);
    room.until(
        "a quarter past ten",
        "document.querySelector('.clock').textContent >= '10:15:00'",
    );
    room.until("something that came", "globalThis.spoken.length > 0");
    assert_eq!(at(room), before, "the focus is where it was");
    let said = spoken(room);
    let apart: BTreeSet<&String> = said.iter().collect();
    assert_eq!(apart.len(), said.len(), "nothing is said twice: {said:?}");
    assert!(said.iter().all(|s| s.starts_with("news: ")), "{said:?}");
}

/// What can be pressed on the map is reached by its name in the search, in words.
fn map_is_in_the_search(page: &mut Page) {
    let names = page.value(
        "[...new Set([...document.querySelectorAll('[data-hit] title')].map((t) => t.textContent).filter((t) => !t.includes(' · ')))].slice(0, 12)",
    );
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        page.key("Slash", false);
        page.until(
            "a search",
            "document.activeElement?.matches('[aria-modal] .in')",
        );
        page.write(&name);
        let quoted = Value::from(name.as_str()).to_string();
        page.until(
            &format!("{name} in the search"),
            &format!("[...document.querySelectorAll('[aria-modal] button')].some((b) => b.textContent.includes({quoted}))"),
        );
        page.stroke("Escape", false);
        page.until("gone", "document.querySelector('[aria-modal]') === null");
    }
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn who_hears_the_page_and_has_a_keyboard_has_all_of_it() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("heard.tamrin").display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let wide = (1280, 800);
    let code = host.code("Exercise control");
    let mut control = join(&browser, 1, port, code, "en", wide);
    let mut abraq = join(&browser, 2, port, host.code("Al Abraq"), "ar", wide);
    control.front();
    control.key("KeyU", false);
    control.until("a time", "document.activeElement?.matches('.in')");
    control.write("09:45");
    control.stroke("Enter", false);
    abraq.until(
        "a quarter to ten",
        "document.querySelector('.clock').textContent >= '09:45:00'",
    );
    for (page, lang, what) in [(&mut control, "en", "control"), (&mut abraq, "ar", "room")] {
        page.front();
        all_have_names(page, lang, what);
        let stops = tab_goes_round(page, what);
        assert!(stops.len() > 6, "{what}: {stops:?}");
        assert!(
            stops.iter().any(|s| s.starts_with("mark-")),
            "the time line: {stops:?}"
        );
        arrows_reach_all(page, what);
        dialog_keeps_and_returns_focus(page, what);
        let map = page.heard();
        let map = map.iter().find(|h| h.role == "image" && h.name.len() > 10);
        assert!(map.is_some(), "the map says what it is");
        map_is_in_the_search(page);
        for (key, shift) in [("Slash", true), ("KeyO", false), ("KeyK", false)] {
            page.key(key, shift);
            page.until(
                "a dialog",
                "document.querySelector('[aria-modal]') !== null",
            );
            all_have_names(page, lang, &format!("{what} {key}"));
            page.stroke("Escape", false);
            page.until("gone", "document.querySelector('[aria-modal]') === null");
        }
    }
    news_are_said_once(&mut control, &mut abraq);
}
