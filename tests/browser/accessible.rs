//! Every kind of page in both languages, narrow and broad, read by axe-core: nothing on it keeps people out who do not see or point.
//!
//! axe-core finds what a program can find: names, roles, contrast, order. Deliberately not here: whether a page is pleasant to use,
//! which pictures in the target directory show to those who look.

use std::fmt::Write as _;

use serde_json::Value;

use crate::chromium::{Browser, Page};
use crate::{Host, fits, free_port, join, pictures};

/// axe-core as it came.
const AXE: &str = include_str!("vendor/axe.min.js");
/// Whether it is in the page.
const THERE: &str = "typeof axe === 'object'";
/// What it finds.
const RUN: &str = "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => \
    ({ rule: v.id, impact: v.impact, at: n.target.join(' '), html: n.html.slice(0, 240), why: n.failureSummary }))))";

/// Contrast alone.
const CONTRAST: &str = "axe.run(document, { resultTypes: ['violations'], runOnly: ['color-contrast'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => \
    ({ rule: v.id, impact: v.impact, at: n.target.join(' '), html: n.html.slice(0, 240), why: n.failureSummary }))))";

/// A narrow and a broad screen.
const SIZES: [(u32, u32); 3] = [(360, 740), (1280, 800), (1920, 1080)];

/// What was found so far.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) faults: String,
    pages: usize,
}

impl Found {
    /// Reads a page as it is now.
    pub(crate) fn read(&mut self, page: &mut Page, what: &str) {
        if page.value(THERE) != Value::Bool(true) {
            page.value(AXE);
        }
        self.pages += 1;
        // What differs between them is contrast alone.
        for how in ["light", "dark"] {
            page.shown(how);
            let all = page.value(if how == "light" { RUN } else { CONTRAST });
            let all = all
                .as_array()
                .unwrap_or_else(|| panic!("axe did not run on {what}: {all}"));
            self.keep(all, &format!("{what}, {how}"));
        }
    }

    fn keep(&mut self, all: &[Value], what: &str) {
        for v in all {
            let text = |key: &str| v[key].as_str().unwrap_or_default();
            writeln!(
                self.faults,
                "{what}: {} ({}) at {}\n    {}\n    {}",
                text("rule"),
                text("impact"),
                text("at"),
                text("html"),
                text("why").replace('\n', " ")
            )
            .unwrap();
        }
    }
}

/// A page with what is known about it.
struct Read<'a> {
    page: &'a mut Page,
    lang: &'a str,
    size: (u32, u32),
    who: &'a str,
}

impl Read<'_> {
    fn words(&self, en: &'static str, ar: &'static str) -> &'static str {
        if self.lang == "ar" { ar } else { en }
    }

    fn narrow(&self) -> bool {
        self.size.0 < 760
    }

    fn read(&mut self, found: &mut Found, what: &str) {
        let name = format!("{}-{}-{}-{what}", self.who, self.lang, self.size.0);
        settled(self.page);
        found.read(self.page, &name);
        fits(self.page, &name);
        // Each language in one of the two, so that both are looked at.
        self.page
            .shown(if self.lang == "ar" { "light" } else { "dark" });
        self.page.picture(&pictures().join(format!("{name}.png")));
    }

    /// A dialog that a key opens is read and put away.
    fn dialog(&mut self, found: &mut Found, what: &str, code: &str, shift: bool) {
        self.page.key(code, shift);
        self.opened(found, what);
    }

    /// What lies over the screen is read and put away.
    fn opened(&mut self, found: &mut Found, what: &str) {
        self.page
            .until(what, "document.querySelector('[aria-modal]') !== null");
        self.page.until(
            "the focus inside",
            "document.querySelector('[aria-modal]').contains(document.activeElement)",
        );
        self.read(found, what);
        self.page.key("Escape", false);
        self.page
            .until("gone", "document.querySelector('[aria-modal]') === null");
    }
}

/// Nothing is on its way between page and host.
fn settled(page: &mut Page) {
    page.until(
        "rest",
        "new Promise((d) => { const at = (n) => setTimeout(() => d(n), 250); at(true); })",
    );
}

/// A page speaks a language, which its key chooses.
fn spoken(page: &mut Page, lang: &str) {
    page.until("a screen", "document.querySelector('#s button.p') !== null");
    if page.value("document.documentElement.lang") != lang {
        page.key("KeyL", false);
        page.until(
            lang,
            &format!("document.documentElement.lang === '{lang}' && document.querySelector('#s button.p') !== null"),
        );
    }
}

fn exercise_control(found: &mut Found, on: &mut Read<'_>) {
    if on.narrow() {
        on.page.press(on.words("Script", "السيناريو"));
    }
    on.read(found, "script");
    on.dialog(found, "help", "Slash", true);
    on.dialog(found, "ad-hoc", "KeyA", false);
    on.dialog(found, "run-until", "KeyU", false);
    on.dialog(found, "note", "KeyO", false);
    on.dialog(found, "guide", "KeyE", false);
    on.dialog(found, "search", "Slash", false);
    on.dialog(found, "legend", "KeyK", false);
    if on.narrow() {
        on.page
            .press(on.words("Details and messages", "التفاصيل والوارد"));
    }
    for (code, what) in [("Digit5", "feed"), ("Digit6", "notes")] {
        on.page.key(code, false);
        on.read(found, what);
    }
}

fn room(found: &mut Found, on: &mut Read<'_>) {
    if on.narrow() {
        on.page
            .press(on.words("Details and messages", "التفاصيل والوارد"));
    }
    on.page.key("Digit5", false);
    on.read(found, "feed");
    if !on.narrow() {
        on.page
            .print(&pictures().join(format!("seat-{}.pdf", on.lang)));
    }
    on.page
        .press(on.words("Message to another seat", "رسالة إلى دور آخر"));
    on.opened(found, "message");
    if on.narrow() {
        on.page.press(on.words("Lists", "القوائم"));
    }
    for (en, ar) in [
        ("Centres", "المراكز"),
        ("Checkpoints", "نقاط التفتيش"),
        ("Units", "الوحدات"),
    ] {
        on.page.press(on.words(en, ar));
        on.read(found, en);
    }
    on.dialog(found, "help", "Slash", true);
    on.dialog(found, "note", "KeyO", false);
    on.dialog(found, "search", "Slash", false);
    on.page
        .value("document.querySelector('#frame [id$=\"/list\"] button').click()");
    settled(on.page);
    on.read(found, "unit");
    on.dialog(found, "menu", "KeyM", false);
    // The form of an order: a unit, then where it goes, then the order with its travel time.
    on.page.key("KeyS", false);
    settled(on.page);
    on.read(found, "where-to");
    if on.narrow() {
        on.page.press(on.words("Lists", "القوائم"));
    }
    let list = on.words("Checkpoints", "نقاط التفتيش");
    on.page.press(list);
    on.page.until(
        "that list",
        &format!("[...document.querySelectorAll('[aria-current]')].some((b) => b.textContent === '{list}')"),
    );
    on.page
        .value("document.querySelector('#frame [id$=\"/list\"] button').click()");
    on.page.until(
        "an order to confirm",
        "document.getElementById('s/order to confirm') !== null",
    );
    on.read(found, "order");
    on.page.key("Escape", false);
    if on.narrow() {
        on.page.press(on.words("Map", "الخريطة"));
        on.read(found, "map");
    }
}

/// The hot wash of a room, what it knew beside what was true, and those who sit in no room.
fn after_endex(
    found: &mut Found,
    host: &Host,
    browser: &Browser,
    port: u16,
    control: &mut Page,
    abraq: &mut Page,
) {
    let others = [
        ("Evaluator", 5, "evaluator"),
        ("Note-taker", 6, "note-taker"),
        ("Big screen", 7, "big-screen"),
    ];
    let mut others: Vec<(Page, &str)> = others
        .into_iter()
        .map(|(name, n, who)| {
            let code = host.code(name);
            (join(browser, n, port, code, "en", SIZES[1]), who)
        })
        .collect();
    let read_all = |found: &mut Found, pages: &mut [(&mut Page, &str)], what: &str| {
        for (page, who) in pages {
            for (lang, size) in [("en", SIZES[1]), ("ar", SIZES[0])] {
                page.front();
                page.resize(size.0, size.1);
                settled(page);
                let on = &mut Read {
                    page,
                    lang,
                    size,
                    who,
                };
                on.read(found, what);
            }
        }
    };
    let mut before: Vec<(&mut Page, &str)> = others.iter_mut().map(|(p, w)| (p, *w)).collect();
    read_all(found, &mut before, "play");
    control.go(&format!("http://127.0.0.1:{port}/seat"));
    control.until("a screen", "document.querySelector('#s button.p') !== null");
    control.front();
    control.key("KeyU", false);
    control.until("a time", "document.activeElement?.matches('.in')");
    control.write("11:00");
    control.value("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }))");
    // Running on to the planned end asks first.
    let sure = "document.querySelector('[aria-modal] [id$=\"run to end\"]')";
    control.until("a question", &format!("{sure} !== null"));
    control.value(&format!("{sure}.click()"));
    abraq.front();
    abraq.until(
        "a hot wash",
        "document.querySelector('[aria-modal]') !== null && document.querySelector('.clock').textContent >= '11:00:00'",
    );
    let mut after: Vec<(&mut Page, &str)> = others.iter_mut().map(|(p, w)| (p, *w)).collect();
    after.push((abraq, "abraq"));
    read_all(found, &mut after, "hot-wash");
    let (room, _) = &mut after[3];
    room.value("document.querySelector('[id$=\"/beside\"]').click()");
    room.until("gone", "document.querySelector('[aria-modal]') === null");
    read_all(found, &mut after[3..], "known");
}

/// The lobby of exercise control, ordinary and for a projector.
fn lobby(found: &mut Found, page: &mut Page, port: u16, lang: &str, size: (u32, u32)) {
    for (path, what) in [("lobby", "lobby"), ("lobby?large", "lobby-large")] {
        let mark = if path.contains('?') { '&' } else { '?' };
        page.go(&format!("http://127.0.0.1:{port}/{path}{mark}lang={lang}"));
        page.until("codes", "document.querySelectorAll('.code').length > 3");
        let name = format!("{what}-{lang}-{}", size.0);
        found.read(page, &name);
        page.picture(&pictures().join(format!("{name}.png")));
        if size == SIZES[1] {
            page.print(&pictures().join(format!("{what}-{lang}.pdf")));
        }
    }
}

fn door(found: &mut Found, browser: &Browser, port: u16, lang: &str, size: (u32, u32)) {
    let mut page = browser.page(size.0, size.1);
    page.go(&format!("http://127.0.0.9:{port}/?lang={lang}"));
    page.until("a door", "document.activeElement?.id === 'code'");
    found.read(&mut page, &format!("door-{lang}-{}", size.0));
    page.write("AAAAAAAA");
    page.value("document.querySelector('form').requestSubmit()");
    page.until("a refusal", "document.querySelector('#why') !== null");
    found.read(&mut page, &format!("door-wrong-{lang}-{}", size.0));
    page.picture(&pictures().join(format!("door-wrong-{lang}-{}.png", size.0)));
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn every_page_is_there_for_those_who_do_not_see_or_point() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("read.tamrin").display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let mut found = Found::default();
    let mut control = join(
        &browser,
        1,
        port,
        host.code("Exercise control"),
        "en",
        SIZES[1],
    );
    let mut abraq = join(&browser, 2, port, host.code("Al Abraq"), "en", SIZES[1]);
    // Something has happened by then, so that lists and messages are there.
    control.key("KeyU", false);
    control.until("a time", "document.activeElement?.matches('.in')");
    control.write("09:45");
    control.value("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }))");
    control.until(
        "a quarter to ten",
        "document.querySelector('.clock').textContent >= '09:45:00'",
    );
    for lang in ["en", "ar"] {
        control.go(&format!("http://127.0.0.1:{port}/seat"));
        for page in [&mut control, &mut abraq] {
            spoken(page, lang);
        }
        for size in SIZES {
            for (page, who) in [(&mut control, "control"), (&mut abraq, "abraq")] {
                page.front();
                page.resize(size.0, size.1);
                page.until(
                    "a screen of this size and language",
                    &format!(
                        "document.documentElement.lang === '{lang}' && document.querySelector('#s button.p') !== null && \
                         (document.querySelector('[id$=\"/front\"]') !== null) === {}",
                        size.0 < 760
                    ),
                );
                let on = &mut Read {
                    page,
                    lang,
                    size,
                    who,
                };
                if who == "control" {
                    exercise_control(&mut found, on);
                } else {
                    room(&mut found, on);
                }
            }
            door(&mut found, &browser, port, lang, size);
        }
        for size in SIZES {
            control.resize(size.0, size.1);
            lobby(&mut found, &mut control, port, lang, size);
        }
    }
    after_endex(&mut found, &host, &browser, port, &mut control, &mut abraq);
    assert!(found.pages > 80, "{}", found.pages);
    assert!(found.faults.is_empty(), "{}", found.faults);
}
