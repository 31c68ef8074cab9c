//! Two shipped exercises rehearsed by people at seats in both languages, from the first module or STARTEX to the report: a discussion
//! (`ttx-elections`) and an afternoon (`afternoon-2024`).
//!
//! Facts and the report are checked, not only that pages open; pictures of the pages are left for those who look. Deliberately not
//! here: the same at the window (`tests/shots`), lines that are lost (`line`), what a seat may not know (`tests/it/discussion.rs`).

use std::path::{Path, PathBuf};

use serde_json::json;
use tamrin::record::Fact;
use tamrin::record::fact::FactEntry;
use tamrin::record::order::Order;
use tamrin::record::states::Purpose;
use tamrin::session::recording::Recording;

use crate::chromium::{Browser, Page};
use crate::{Host, fits, free_port, join, pictures};

/// The part of a page in which one types an answer, and the one in a dialog.
const ANSWER: &str = "#s textarea";
const DIALOG: &str = "[aria-modal] textarea";

/// Presses the part with this key, once it is there.
fn touch(page: &mut Page, key: &str) {
    let part = json!(format!("#s [id$=\"/{key}\"]"));
    page.until(
        &format!("a part {key}"),
        &format!("(() => {{ const x = document.querySelector({part}); x?.click(); return Boolean(x); }})()"),
    );
}

/// Presses the button with these words in the dialog that is open.
fn choose(page: &mut Page, words: &str) {
    let words_json = json!(words);
    page.until(
        &format!("“{words}” in a dialog"),
        &format!(
            "(() => {{ const x = [...document.querySelectorAll('[aria-modal] button')].find((b) => b.textContent.trim() === {words_json}); \
             x?.click(); return Boolean(x); }})()"
        ),
    );
}

/// Saves what a dialog asks for, and sees it closed: what is pressed before that is pressed in the dialog.
fn saved(page: &mut Page, words: &str) {
    choose(page, words);
    page.until(
        "no dialog",
        "document.querySelector('[aria-modal]') === null",
    );
}

/// Presses a line of a list, by its name.
fn listed(page: &mut Page, name: &str) {
    let quoted = json!(name);
    page.until(
        &format!("“{name}” in a list"),
        &format!(
            "(() => {{ const x = [...document.querySelectorAll('#frame [id$=\"/list\"] button')].find((b) => b.textContent.includes({quoted})); \
             x?.click(); return Boolean(x); }})()"
        ),
    );
}

/// Types into a field, and waits until the host has it.
fn fill(page: &mut Page, field: &str, words: &str) {
    let (field, said) = (json!(field), json!(words));
    page.until(
        "a field",
        &format!("(() => {{ const f = document.querySelector({field}); f?.focus(); return document.activeElement === f && f !== null; }})()"),
    );
    page.write(words);
    page.until(
        words,
        &format!("document.querySelector({field})?.value === {said}"),
    );
}

/// A room, or who writes for all, gives an answer to the question that is put.
fn answers(page: &mut Page, (begin, give): (&str, &str), whose: Option<&str>, words: &str) {
    page.press(begin);
    if let Some(whose) = whose {
        touch(page, whose);
        page.until(
            "another field",
            &format!(
                "document.querySelector('{ANSWER}')?.closest('[id$=\"/answer {whose}\"]') != null"
            ),
        );
    }
    fill(page, ANSWER, words);
    page.press(give);
    page.until(
        "the answer on the page",
        &format!(
            "document.querySelector('{ANSWER}') === null && document.body.innerText.includes({})",
            json!(words)
        ),
    );
}

const AR: (&str, &str) = ("كتابة إجابة", "تقديم الإجابة");
const EN: (&str, &str) = ("Write an answer", "Give the answer");

/// Leaves a picture of a page, on which nothing is cut off.
fn looked_at(page: &mut Page, name: &str) {
    page.until("rest", "new Promise((d) => setTimeout(() => d(true), 300))");
    fits(page, name);
    page.picture(&folder().join(format!("{name}.png")));
}

fn folder() -> PathBuf {
    let folder = pictures().join("rehearsal");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The report of what was played in a language, kept beside the pictures; the words of its rows.
fn reported(page: &mut Page, lang: &str, name: &str) -> (String, Vec<String>) {
    let html = page.value(&format!(
        "fetch('report?lang={lang}').then((r) => r.text())"
    ));
    let html = html.as_str().unwrap().to_owned();
    std::fs::write(folder().join(format!("{name}-{lang}.html")), &html).unwrap();
    let rows = page.value(&format!(
        "(() => {{ const d = new DOMParser().parseFromString({}, 'text/html'); \
         return [...d.querySelectorAll('tr')].map((r) => r.textContent.replace(/[\\u2066-\\u2069]/g, '')); }})()",
        json!(html)
    ));
    (html, serde_json::from_value(rows).unwrap())
}

/// There is a row that holds all of these words.
fn has_row(rows: &[String], words: &[&str]) {
    let found = rows.iter().any(|r| words.iter().all(|w| r.contains(w)));
    assert!(found, "no row with {words:?}");
}

/// The picture of the module that is open has come, and is drawn.
fn is_shown(page: &mut Page) {
    page.until(
        "the module's picture",
        "(() => { const i = document.querySelector('#s img.photo'); return Boolean(i?.complete && i.naturalWidth > 100 && i.alt); })()",
    );
}

/// A copy of the discussion in which the rooms' own time is short enough to wait for.
fn with_little_time_apart(dir: &Path) -> PathBuf {
    let (from, to) = (
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ttx-elections"),
        dir.join("ttx-elections"),
    );
    for part in ["", "pictures"] {
        std::fs::create_dir_all(to.join(part)).unwrap();
        for file in std::fs::read_dir(from.join(part))
            .unwrap()
            .map(Result::unwrap)
        {
            if file.path().is_file() {
                std::fs::copy(file.path(), to.join(part).join(file.file_name())).unwrap();
            }
        }
    }
    let modules = to.join("modules.ron");
    let text = std::fs::read_to_string(&modules).unwrap();
    let short = text.replacen("break_out: Some(\"14m\")", "break_out: Some(\"1m\")", 1);
    assert_ne!(text, short);
    std::fs::write(modules, short).unwrap();
    to
}

/// Waits until the rooms' own time is over.
fn all_together(hall: &mut Page) {
    let over = "document.body.innerText.includes('انتهى وقت الغرف: الجميع معاً الآن')";
    // Longer than other things are waited for: it is a minute by the discussion's clock.
    for _ in 0..180 {
        if hall.value(over) == true {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    hall.until("all together", over);
}

/// Sits down at one seat after the other, by its name, in a language and on a page of a size.
fn sitting(
    browser: &Browser,
    host: &Host,
    port: u16,
) -> impl FnMut(&str, &str, (u32, u32)) -> Page {
    let mut n = 0;
    move |name, lang, size| {
        n += 1;
        join(browser, n, port, host.code(name), lang, size)
    }
}

/// What happened, by the exercise file.
fn facts_of(file: &Path) -> Vec<FactEntry> {
    let recording = Recording::open(file).unwrap();
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    sim.facts().to_vec()
}

/// All who sit at the discussion.
struct Table {
    control: Page,
    sabha: Page,
    shati: Page,
    commission: Page,
    notes: Page,
    evaluator: Page,
    hall: Page,
}

impl Table {
    fn sit(browser: &Browser, host: &Host, port: u16) -> Self {
        let mut at = sitting(browser, host, port);
        Self {
            control: at("Exercise control", "en", (1280, 720)),
            sabha: at("Sabha sub-room", "ar", (1024, 768)),
            shati: at("Ash Shati sub-room", "en", (1280, 800)),
            commission: at("Commission operations room", "ar", (360, 740)),
            notes: at("Note-taker", "ar", (1280, 800)),
            evaluator: at("Evaluator", "en", (1280, 800)),
            hall: at("Big screen", "ar", (1280, 720)),
        }
    }

    /// A module is opened, and all have it on their pages.
    fn open(&mut self, module: &str, ar: &str, en: &str) {
        touch(&mut self.control, &format!("open {module}"));
        self.control.says("discussion runs");
        for page in [&mut self.shati, &mut self.evaluator] {
            page.says(en);
        }
        for page in [
            &mut self.sabha,
            &mut self.commission,
            &mut self.notes,
            &mut self.hall,
        ] {
            page.says(ar);
        }
    }

    fn end_module(&mut self) {
        self.control.press("End the module");
        touch(&mut self.control, "confirm");
        self.control.says("took");
    }

    /// Each room by itself, then all together.
    fn plan(&mut self) {
        self.open(
            "plan",
            "الخطة الأمنية والجاهزية",
            "Security plan and readiness",
        );
        self.hall.says("كل غرفة على حدة");
        looked_at(&mut self.hall, "ttx-hall-ar-1280-plan");
        self.control.press("Next question");
        self.hall.says("السؤال 1 من 6");
        looked_at(&mut self.hall, "ttx-hall-ar-1280-plan-question");
        answers(&mut self.sabha, AR, None, SABHA);
        answers(&mut self.shati, EN, None, SHATI);
        answers(&mut self.commission, AR, None, COMMISSION);
        touch(&mut self.control, "point reserve-by-main");
        looked_at(&mut self.sabha, "ttx-sabha-ar-1024-plan");
        looked_at(&mut self.shati, "ttx-shati-en-1280-plan");
        looked_at(&mut self.commission, "ttx-commission-ar-360-plan");
        all_together(&mut self.hall);
        // Then who writes down what was said in the hall.
        self.notes.says(SABHA);
        answers(&mut self.notes, AR, Some("of all"), TOGETHER);
        self.sabha.says(TOGETHER);
        looked_at(&mut self.notes, "ttx-notes-ar-1280-plan");
        looked_at(&mut self.control, "ttx-control-en-1280-plan");
        self.end_module();
    }

    /// All together, with a piece of play in which a room asks and the commission answers.
    fn halt(&mut self) {
        self.open(
            "halt",
            "أمر الوقف والأخبار الكاذبة",
            "The halt order and false news",
        );
        for page in [&mut self.hall, &mut self.sabha, &mut self.shati] {
            is_shown(page);
        }
        looked_at(&mut self.hall, "ttx-hall-ar-1280-halt");
        self.control.press("Next question");
        self.shati.says("The telegram lies before you.");
        looked_at(&mut self.hall, "ttx-hall-ar-1280-halt-question");
        looked_at(&mut self.sabha, "ttx-sabha-ar-1024-halt");
        looked_at(&mut self.commission, "ttx-commission-ar-360-halt");
        answers(&mut self.shati, EN, None, FIRST);
        touch(&mut self.control, "piece");
        self.control.says("exercise runs");
        self.faster("×10");
        self.shati.key("Digit5", false);
        self.shati.says("do we go on?");
        self.shati.press("Acknowledge");
        self.shati.press("Message to another seat");
        choose(&mut self.shati, "Commission operations room");
        fill(&mut self.shati, DIALOG, ASKED);
        looked_at(&mut self.shati, "ttx-shati-en-1280-asks");
        choose(&mut self.shati, "Ask to confirm");
        self.commission.press("التفاصيل والوارد");
        self.commission.key("Digit5", false);
        self.commission.says(ASKED);
        self.commission.press("أجب…");
        fill(&mut self.commission, DIALOG, DENIED);
        looked_at(&mut self.commission, "ttx-commission-ar-360-denies");
        choose(&mut self.commission, "نفي");
        self.shati.says(DENIED);
        looked_at(&mut self.shati, "ttx-shati-en-1280-told");
        self.faster("×60");
        self.control.says("discussion runs");
        self.observe();
        self.end_module();
    }

    /// Exercise control goes two paces on, with no wait between.
    fn faster(&mut self, pace: &str) {
        for _ in 0..2 {
            self.control.key("BracketRight", false);
        }
        self.control.says(pace);
    }

    /// The evaluator notes something, and decides on a task.
    fn observe(&mut self) {
        let page = &mut self.evaluator;
        page.key("KeyO", false);
        fill(page, DIALOG, SEEN);
        looked_at(page, "ttx-evaluator-en-1280-note");
        saved(page, "Save");
        page.key("KeyE", false);
        touch(page, "rate source S");
        fill(page, DIALOG, REASON);
        choose(page, "Save");
        page.says(REASON);
        looked_at(page, "ttx-evaluator-en-1280-form");
        page.key("Escape", false);
    }

    fn count(&mut self) {
        self.open(
            "count",
            "الفرز والصناديق والنتائج",
            "Counting, boxes and results",
        );
        is_shown(&mut self.hall);
        looked_at(&mut self.hall, "ttx-hall-ar-1280-count");
        self.control.press("Next question");
        self.hall.says("رئيس المركز 32009 يطلب دخول الفريق");
        looked_at(&mut self.hall, "ttx-hall-ar-1280-count-question");
        self.end_module();
        touch(&mut self.control, "endex");
        touch(&mut self.control, "end now");
        self.control.says("What was discussed");
    }

    /// Each room has its own answers and those of all, and none of another's.
    fn washes(&mut self) {
        for (page, title, own, other) in [
            (&mut self.sabha, "ما دار في النقاش", SABHA, SHATI),
            (&mut self.shati, "What was discussed", SHATI, SABHA),
            (&mut self.commission, "ما دار في النقاش", COMMISSION, SABHA),
        ] {
            page.says(title);
            page.says(own);
            page.says(TOGETHER);
            let seen = page.value("document.body.innerText");
            assert!(!seen.as_str().unwrap().contains(other), "{seen}");
        }
        looked_at(&mut self.sabha, "ttx-sabha-ar-1024-wash");
        looked_at(&mut self.shati, "ttx-shati-en-1280-wash");
        looked_at(&mut self.commission, "ttx-commission-ar-360-wash");
        looked_at(&mut self.control, "ttx-control-en-1280-wash");
        looked_at(&mut self.hall, "ttx-hall-ar-1280-wash");
    }
}

const SABHA: &str =
    "ينوب عن قائد المديرية رئيس العمليات، ونبلّغ الغرفة الرئيسية باسمه قبل منتصف الليل.";
const SHATI: &str =
    "The head of operations takes over. Rapid response moves by our order; reserves do not.";
const COMMISSION: &str = "التعليق والاستئناف لنا وحدنا، ومن يسأل يجدنا على رقم الدليل.";
const TOGETHER: &str = "لا يتحرك الاحتياط إلا بأمر الغرفة الرئيسية.";
const FIRST: &str =
    "Nothing is carried out before the commission has answered on its known number.";
const ASKED: &str = "An order to stop polling has come, number 17/4/2022. Is it yours?";
const DENIED: &str = "لم يصدر عنا أي أمر. الاقتراع مستمر حتى 18:00.";
const SEEN: &str = "The room asked before it acted";
const REASON: &str = "asked within three minutes, on a known number";

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn a_discussion_goes_from_its_first_module_to_the_report_at_seats_in_both_languages() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("talk.tamrin");
    let (path, scenario) = (
        file.display().to_string(),
        with_little_time_apart(dir.path()),
    );
    let (port, browser) = (free_port(), Browser::start());
    let args = ["run", &scenario.display().to_string(), "-o", &path];
    let mut host = Host::start(&args, port);
    let mut table = Table::sit(&browser, &host, port);
    table.plan();
    table.halt();
    table.count();
    table.washes();
    for (lang, question, task) in [
        ("en", "From now until the last box", "Say who decides what"),
        ("ar", "من الآن حتى استلام آخر صندوق", "تحديد من يقرر ماذا"),
    ] {
        let (html, rows) = reported(&mut table.control, lang, "ttx-report");
        has_row(&rows, &[question, task, SABHA, SHATI, COMMISSION, TOGETHER]);
        for words in [FIRST, SEEN, REASON] {
            assert!(html.contains(words), "{lang}: {words}");
        }
        let pictures = html.matches("data:image/png;base64,").count();
        assert!(pictures >= 2, "{lang}: {pictures}");
    }
    host.kill();
    let facts = facts_of(&file);
    let given: Vec<(&str, Option<&str>, &str)> = facts
        .iter()
        .filter_map(|f| match &f.fact {
            Fact::OrderAccepted {
                seat,
                order: Order::AnswerQuestion { of, text, .. },
                ..
            } => Some((
                seat.as_str(),
                of.as_ref().map(|s| s.as_str()),
                text.as_str(),
            )),
            _ => None,
        })
        .collect();
    let expected = [
        ("room-sabha", None, SABHA),
        ("room-shati", None, SHATI),
        ("commission", None, COMMISSION),
        ("excon", None, TOGETHER),
        ("room-shati", None, FIRST),
    ];
    assert_eq!(given, expected);
    let words = |seat: &str, purpose: Purpose| sent(&facts, seat, purpose);
    assert_eq!(words("room-shati", Purpose::AskToConfirm), [ASKED]);
    assert_eq!(words("commission", Purpose::Deny), [DENIED]);
}

/// The words that a seat wrote for a purpose.
fn sent(facts: &[FactEntry], by: &str, what_for: Purpose) -> Vec<String> {
    let words = |f: &FactEntry| match &f.fact {
        Fact::OrderAccepted {
            seat,
            order: Order::SendMessage { purpose, text, .. },
            ..
        } if seat.as_str() == by && *purpose == what_for => Some(text.clone()),
        _ => None,
    };
    facts.iter().filter_map(words).collect()
}

/// All who sit in the afternoon.
struct Afternoon {
    control: Page,
    main: Page,
    benghazi: Page,
    kufra: Page,
    commission: Page,
    evaluator: Page,
    hall: Page,
}

const SITUATION: &str = "Two centres open, lines short";
const CALM: &str = "سألت المفوضية قبل أن تجيب";
const IN_TIME: &str = "سُئلت الغرفة فأجابت في وقتها";
const STOPPED: &str = "Has any centre stopped? Please confirm.";

impl Afternoon {
    fn sit(browser: &Browser, host: &Host, port: u16) -> Self {
        let mut at = sitting(browser, host, port);
        Self {
            control: at("Exercise control", "en", (1280, 720)),
            main: at("Main operations room", "ar", (1920, 1080)),
            benghazi: at("Greater Benghazi sub-room", "en", (1280, 800)),
            kufra: at("Al Kufrah sub-room", "ar", (1024, 768)),
            commission: at("Commission operations room", "en", (360, 740)),
            evaluator: at("Evaluator", "ar", (1280, 800)),
            hall: at("Big screen", "en", (1280, 720)),
        }
    }

    /// The exercise runs to a time and stands there, as exercise control has it do.
    fn on_to(&mut self, time: &str) {
        self.control.key("KeyU", false);
        fill(&mut self.control, "[aria-modal] input", time);
        self.control.stroke("Enter", false);
        self.control.until(
            time,
            &format!("document.querySelector('.clock').textContent >= '{time}' && document.body.innerText.includes('paused')"),
        );
    }

    /// The situation is asked for: rooms confirm, and one writes it in the form that rooms use.
    fn first_orders(&mut self) {
        self.control.press("STARTEX");
        self.control.says("running");
        self.control.press("❚❚");
        self.on_to("15:35");
        self.benghazi.key("Digit5", false);
        self.benghazi.press("Acknowledge");
        self.benghazi.press("Message to another seat");
        choose(&mut self.benghazi, "Main operations room");
        choose(&mut self.benghazi, "As a situation report");
        fill(&mut self.benghazi, DIALOG, SITUATION);
        looked_at(&mut self.benghazi, "afternoon-benghazi-en-1280-report");
        choose(&mut self.benghazi, "Inform");
        self.kufra.key("Digit5", false);
        self.kufra.press("تأكيد الاستلام");
        looked_at(&mut self.kufra, "afternoon-kufra-ar-1024-orders");
    }

    /// A bag in a yard, a bus at a gate, a question of the tally centre.
    fn decisions(&mut self) {
        self.on_to("15:50");
        self.kufra.press("نقاط التفتيش");
        listed(&mut self.kufra, "بوابة تازربو – جالو");
        self.kufra.press("تدقيق الهوية");
        self.kufra.says("صدر:");
        self.benghazi.press("Units");
        listed(&mut self.benghazi, "Greater Benghazi rapid response");
        self.benghazi.key("KeyS", false);
        self.benghazi.press("Centres");
        listed(&mut self.benghazi, "Al Mulaytaniyah centre 34154");
        touch(&mut self.benghazi, "confirm");
        self.benghazi.says("ordered at 15:50");
        self.commission.press("Details and messages");
        self.commission.key("Digit5", false);
        self.commission.press("Message to another seat");
        choose(&mut self.commission, "Main operations room");
        fill(&mut self.commission, DIALOG, STOPPED);
        choose(&mut self.commission, "Ask to confirm");
        self.on_to("16:00");
        self.main.key("Digit5", false);
        self.main.says(STOPPED);
        looked_at(&mut self.control, "afternoon-control-en-1280-1600");
        looked_at(&mut self.main, "afternoon-main-ar-1920-1600");
        looked_at(&mut self.benghazi, "afternoon-benghazi-en-1280-1600");
        looked_at(&mut self.kufra, "afternoon-kufra-ar-1024-1600");
        looked_at(&mut self.commission, "afternoon-commission-en-360-1600");
        looked_at(&mut self.hall, "afternoon-hall-en-1280-1600");
    }

    fn judged(&mut self) {
        let page = &mut self.evaluator;
        page.key("KeyO", false);
        fill(page, DIALOG, CALM);
        saved(page, "حفظ");
        page.key("KeyE", false);
        touch(page, "rate situation S");
        fill(page, DIALOG, IN_TIME);
        choose(page, "حفظ");
        page.says(IN_TIME);
        looked_at(page, "afternoon-evaluator-ar-1280-form");
        page.key("Escape", false);
    }

    fn ends(&mut self) {
        self.on_to("18:05");
        looked_at(&mut self.hall, "afternoon-hall-en-1280-closed");
        self.control.key("KeyU", false);
        fill(&mut self.control, "[aria-modal] input", "18:30");
        self.control.stroke("Enter", false);
        choose(&mut self.control, "Run to ENDEX");
        self.control.says("Moments to discuss first");
        for (page, words) in [
            (&mut self.benghazi, "This is NOT"),
            (&mut self.kufra, "تمرين"),
        ] {
            page.until(
                words,
                "document.querySelector('#s [id$=\"/beside\"]') !== null",
            );
        }
        looked_at(&mut self.control, "afternoon-control-en-1280-wash");
        looked_at(&mut self.main, "afternoon-main-ar-1920-wash");
        looked_at(&mut self.benghazi, "afternoon-benghazi-en-1280-wash");
        looked_at(&mut self.kufra, "afternoon-kufra-ar-1024-wash");
        looked_at(&mut self.commission, "afternoon-commission-en-360-wash");
        looked_at(&mut self.hall, "afternoon-hall-en-1280-wash");
    }
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn an_afternoon_goes_from_startex_to_the_report_at_seats_in_both_languages() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("afternoon.tamrin");
    let path = file.display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let mut host = Host::start(&["run", "afternoon-2024", "-o", &path], port);
    let mut rooms = Afternoon::sit(&browser, &host, port);
    rooms.first_orders();
    rooms.decisions();
    rooms.judged();
    rooms.ends();
    for lang in ["en", "ar"] {
        let (html, _) = reported(&mut rooms.control, lang, "afternoon-report");
        for words in [CALM, IN_TIME] {
            assert!(html.contains(words), "{lang}: {words}");
        }
    }
    host.kill();
    let facts = facts_of(&file);
    let given = |by: &str, is: &dyn Fn(&Order) -> bool| {
        facts.iter().any(|f| {
            matches!(&f.fact, Fact::OrderAccepted { seat, order, rule: None, .. } if seat.as_str() == by && is(order))
        })
    };
    let confirms =
        |o: &Order| matches!(o, Order::Acknowledge { message } if message.as_str() == "a1");
    assert!(given("room-benghazi", &confirms) && given("room-kufra", &confirms));
    assert!(given(
        "room-kufra",
        &|o| matches!(o, Order::SetPosture { checkpoint, .. } if checkpoint.as_str() == "cp-tazirbu-jalu")
    ));
    assert!(given(
        "room-benghazi",
        &|o| matches!(o, Order::Dispatch { unit, .. } if unit.as_str() == "rapid-benghazi")
    ));
    assert_eq!(sent(&facts, "commission", Purpose::AskToConfirm), [STOPPED]);
    assert_eq!(sent(&facts, "room-benghazi", Purpose::Inform).len(), 1);
    // What was expected of a room, and what it did, is counted as that.
    let met = |id: &str| {
        facts.iter().any(|f| match &f.fact {
            Fact::ExpectedMet { expected, .. } | Fact::OutcomeReached { expected, .. } => {
                expected.as_str() == id
            }
            _ => false,
        })
    };
    for id in ["a1-benghazi", "kf1-ease"] {
        assert!(met(id), "{id}");
    }
    assert!(!met("a1-kufra"), "it confirmed and reported nothing");
}
