//! The discussion: modules, the two clocks, who is shown what, answers that are kept.
//!
//! Deliberately not here: pages in a real browser (`tests/browser`), the report's section on it (`report`).

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tamrin::base::ids::{ModuleId, QuestionId, SeatId};
use tamrin::base::text::Lang;
use tamrin::base::time::{SimTime, Span};
use tamrin::evaluate::discussion::Discussion;
use tamrin::record::Order;
use tamrin::record::fact::Refusal;
use tamrin::report::aar::AfterAction;
use tamrin::report::compare::Comparison;
use tamrin::report::html;
use tamrin::report::trend::Trend;
use tamrin::scenario::Scenario;
use tamrin::seats::Station;
use tamrin::session::player::{Control, Mode, Opening, Player, SessionRequest, Snapshot};
use tamrin::session::recording::Recording;

use crate::seats::{Served, button};
use crate::support::http::{Browser, request};
use crate::support::small_scenario::{brief, checked, findings, small};

/// A small scenario with two modules, of which the second leads into a piece of play. What players must not get says "unseen".
const MODULES: &str = r#"
 modules: [
  (id: "m1", title: (ar: "ا", en: "First module"), at: "07:00", situation: (ar: "ا", en: "What is read out"), time_box: "20m",
   notes: (ar: "ا", en: "unseen-notes"), objectives: ["o"],
   handouts: [
    (title: (ar: "ا", en: "A telegram"), number: "77", text: (ar: "ا", en: "Words for all")),
    (title: (ar: "ا", en: "Paper"), seats: ["com"], text: (ar: "ا", en: "unseen-from-main-paper")),
   ],
   questions: [
    (id: "q1", text: (ar: "ا", en: "Who decides?"), time_box: "10m", task: "t", prompts: [(ar: "ا", en: "unseen-prompt")],
     expected: [(id: "p1", text: (ar: "ا", en: "unseen-point")), (id: "p2", text: (ar: "ا", en: "unseen-point-two"))]),
    (id: "q2", text: (ar: "ا", en: "unseen-from-main-question"), seats: ["com"], expected: [(id: "p3", text: (ar: "ا", en: "unseen-x"))]),
   ]),
  (id: "m2", title: (ar: "ا", en: "unseen-second-module"), situation: (ar: "ا", en: "Later"), time_box: "5m", manner: BreakOut,
   questions: [(id: "q3", text: (ar: "ا", en: "And now?"), expected: [(id: "p4", text: (ar: "ا", en: "unseen-y"))])],
   play: (until: "07:30", pace: 600)),
 ],
 objectives: [(id: "o", name: (ar: "ا", en: "unseen-objective"), tasks: [(id: "t", name: (ar: "ا", en: "unseen-task"))])],
"#;

fn text() -> String {
    small("")
        .replace(" injects: [", &format!("{MODULES} injects: ["))
        .replace(
            "role: MainRoom)]",
            "role: MainRoom), (id: \"com\", name: (ar: \"ا\", en: \"Commission\"), role: Commission)]",
        )
}

fn scenario() -> Arc<Scenario> {
    let found = checked(&text());
    assert_eq!(found.errors(), 0, "{:?}", brief(&found.findings));
    Arc::new(found.scenario.unwrap())
}

fn at(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

fn order(player: &Player, seat: &str, order: Order) {
    player
        .request(SessionRequest::Order {
            seat: seat.into(),
            order,
            token: 1,
            request: None,
        })
        .unwrap();
}

fn open(module: &str) -> Order {
    Order::OpenModule {
        module: module.into(),
    }
}

fn ask(question: &str) -> Order {
    Order::AskQuestion {
        question: question.into(),
        spent: Span::ZERO,
    }
}

fn answer(question: &str, of: Option<&str>, text: &str) -> Order {
    Order::AnswerQuestion {
        question: question.into(),
        of: of.map(SeatId::from),
        text: text.to_owned(),
        spent: Span::ZERO,
    }
}

fn control(player: &Player, c: Control) {
    player.request(SessionRequest::Control(c)).unwrap();
}

/// Whether one of the two clocks runs, and which.
fn runs(s: &Snapshot) -> (bool, bool) {
    (s.mode.moves(), s.talk.runs)
}

#[test]
fn one_clock_stands_while_the_other_runs_and_a_piece_of_play_comes_back() {
    let served = Served::of(scenario());
    let player = &served.player;
    order(player, "excon", open("m1"));
    let s = served.wait("the moment of the first module", |s| s.talk.runs);
    assert_eq!((s.at, s.mode), (at("07:00"), Mode::Paused));
    served.wait("a discussion whose clock goes on", |s| {
        s.talk.reading >= Span::from_millis(1500)
    });
    control(player, Control::Discuss(false));
    let held = served.wait("a discussion that is held", |s| s.talk.held);
    assert_eq!(runs(&held), (false, false));
    control(player, Control::Discuss(true));
    served.wait("a discussion that goes on", |s| s.talk.runs);
    // The second module has no moment: the exercise stays where it is until its piece is played.
    order(player, "excon", open("m2"));
    let s = served.wait("the second module", |s| {
        s.discussion.open == Some(ModuleId::from("m2")) && s.talk.runs
    });
    assert_eq!((s.at, s.pace), (at("07:00"), 600.0));
    assert!(
        s.talk.reading < Span::from_millis(1500),
        "a clock of its own"
    );
    control(player, Control::Play);
    let s = served.wait("play", |s| s.mode == Mode::Playing);
    assert!(!s.talk.runs);
    let s = served.wait("the discussion after the piece", |s| s.talk.runs);
    assert_eq!((s.at, s.mode), (at("07:30"), Mode::Paused));
    // Who goes back to a module goes on with its clock.
    order(player, "excon", open("m1"));
    let s = served.wait("the first module again", |s| {
        s.discussion.open == Some(ModuleId::from("m1"))
    });
    let spent = s.talk.reading;
    assert!(
        spent >= Span::from_millis(1500) && spent < Span::from_mins(1),
        "{spent:?}"
    );
}

#[test]
fn answers_are_kept_with_the_clock_and_a_discussion_goes_on_where_it_was() {
    let served = Served::of(scenario());
    let player = &served.player;
    order(player, "excon", open("m1"));
    order(player, "excon", ask("q1"));
    served.wait("a clock that shows something", |s| {
        s.talk.reading >= Span::from_millis(1200)
    });
    order(player, "main", answer("q1", None, "the commission"));
    order(player, "excon", answer("q1", Some("com"), "we do"));
    let point = Order::NotePoint {
        point: "p1".into(),
        raised: true,
        spent: Span::ZERO,
    };
    order(player, "excon", point);
    let s = served.wait("a point that was raised", |s| {
        !s.discussion.raised.is_empty()
    });
    let (q, main) = (QuestionId::from("q1"), SeatId::from("main"));
    let given = s.discussion.answer(&q, Some(&main)).unwrap();
    assert_eq!(given.text, "the commission");
    assert!(given.spent >= Span::from_millis(1000), "{:?}", given.spent);
    served.wait("a reading", |s| s.talk.reading >= Span::from_millis(4000));
    let (file, dir) = served.close();
    let served = Served::opened(Opening::Resume(file.clone()), dir);
    let s = served.wait("the discussion again", |s| s.discussion.open.is_some());
    assert!(s.talk.held && !s.talk.runs);
    assert!(s.talk.reading >= Span::from_millis(3000), "{:?}", s.talk);
    assert_eq!((s.discussion.asked.clone(), s.at), (Some(q), at("07:00")));
    assert_eq!(s.discussion.answers.len(), 2);
    let (file, dir) = served.close();
    let recorded_file = file.clone();
    let replayed = Opening::Replay { file, at: None };
    let replay = Player::open(replayed, Box::new(|| {}));
    let recorded = loop {
        if let Some(s) = replay.newest() {
            break s;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let all: Vec<_> = recorded
        .replay
        .as_ref()
        .unwrap()
        .facts
        .iter()
        .cloned()
        .collect();
    let said = Discussion::of(&recorded.scenario, &all);
    assert_eq!((said.answers.len(), said.raised.len()), (2, 1));
    let recording = Arc::new(Recording::open(&recorded_file).unwrap());
    for (lang, words) in [(Lang::En, "Discussion"), (Lang::Ar, "النقاش")] {
        let report = AfterAction::of(recording.clone());
        let page = html::html(&[report.doc(lang)]);
        for expected in [words, "the commission", "we do", "✓ ", "✗ "] {
            assert!(page.contains(expected), "{expected}");
        }
        assert_eq!(report.json()["discussion"]["answers"][1]["text"], "we do");
        let beside = Comparison::of(recording.clone(), recording.clone());
        let page = beside.html(lang, at("07:00"));
        assert!(page.contains("the commission"), "said beside what was done");
    }
    drop(dir);
}

#[test]
fn what_is_said_where_it_does_not_belong_is_refused() {
    let served = Served::of(scenario());
    let player = &served.player;
    let refused = |seat: &str, what: Order| {
        let before = served.player.newest().unwrap().answers.len();
        order(player, seat, what);
        let s = served.wait("an answer", |s| s.answers.len() > before);
        s.answers.last().unwrap().refused.clone()
    };
    let close = || Order::CloseModule { spent: Span::ZERO };
    let point = |id: &str| Order::NotePoint {
        point: id.into(),
        raised: true,
        spent: Span::ZERO,
    };
    assert_eq!(refused("excon", close()), Some(Refusal::NothingOpen));
    let none = Some(Refusal::NoQuestion("q1".into()));
    assert_eq!(refused("main", answer("q1", None, "x")), none);
    assert_eq!(refused("main", open("m1")), Some(Refusal::NoPower));
    let no_module = Some(Refusal::NoModule("m9".into()));
    assert_eq!(refused("excon", open("m9")), no_module);
    assert_eq!(refused("excon", open("m1")), None);
    assert_eq!(refused("excon", open("m1")), Some(Refusal::AlreadySo));
    assert_eq!(refused("main", ask("q1")), Some(Refusal::NoPower));
    let other = Some(Refusal::NoQuestion("q3".into()));
    assert_eq!(refused("excon", ask("q3")), other);
    let others = Some(Refusal::OthersAsked);
    assert_eq!(refused("main", answer("q2", None, "x")), others);
    assert_eq!(refused("excon", answer("q2", Some("main"), "x")), others);
    let not_ours = refused("main", answer("q1", Some("com"), "x"));
    assert_eq!(not_ours, Some(Refusal::NoPower));
    assert_eq!(
        refused("main", answer("q1", None, "  ")),
        Some(Refusal::NoWords)
    );
    assert_eq!(refused("main", point("p1")), Some(Refusal::NoPower));
    let no_point = Some(Refusal::NoPoint("p4".into()));
    assert_eq!(refused("excon", point("p4")), no_point);
    assert_eq!(refused("com", answer("q2", None, "yes")), None);
    assert_eq!(refused("excon", close()), None);
}

fn press(browser: &mut Browser, words: &str) {
    let at = button(&browser.received, words).unwrap_or_else(|| panic!("no button {words}"));
    let answer = browser.send(&json!([{ "press": { "at": at } }]));
    assert_eq!(answer.status, 204);
}

fn sit(served: &Served, station: &Station) -> Browser {
    let mut browser = Browser::join(served.to(), &served.code(station));
    browser.open();
    browser.update().expect("a first screen");
    browser
}

fn told(browser: &Browser) -> String {
    let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
    String::from_utf8_lossy(&browser.received).replace(isolates, "")
}

fn until(browser: &mut Browser, words: &str) {
    for _ in 0..60 {
        if told(browser).contains(words) {
            return;
        }
        browser.update();
    }
    panic!("never told: {words}");
}

#[test]
fn a_seat_gets_its_questions_and_gives_its_answer_and_gets_nothing_else() {
    let served = Served::of(scenario());
    let mut main = sit(&served, &Station::Team("main".into()));
    let mut com = sit(&served, &Station::Team("com".into()));
    let mut notes = sit(&served, &Station::NoteTaker);
    let mut screen = sit(&served, &Station::BigScreen);
    let mut control = sit(&served, &Station::Control);
    until(&mut control, "unseen-second-module");
    order(&served.player, "excon", open("m1"));
    for browser in [&mut main, &mut com, &mut notes, &mut screen, &mut control] {
        until(browser, "What is read out");
    }
    until(&mut control, "unseen-prompt");
    order(&served.player, "excon", ask("q1"));
    until(&mut screen, "Who decides?");
    until(&mut main, "Who decides?");
    press(&mut main, "Write an answer");
    until(&mut main, "Give the answer");
    let at = {
        let text = told(&main);
        let (before, _) = text.rsplit_once("/in\\\"").expect("a field");
        let (_, id) = before.rsplit_once("id=\\\"").expect("an identity");
        id.to_owned()
    };
    let typed = json!([{ "type": { "at": at, "words": "word-of-main" } }]);
    assert_eq!(main.send(&typed).status, 204);
    press(&mut main, "Give the answer");
    let s = served.wait("the answer", |s| !s.discussion.answers.is_empty());
    let given = &s.discussion.answers[0];
    assert_eq!(
        (given.text.as_str(), &given.of),
        ("word-of-main", &Some("main".into()))
    );
    until(&mut control, "word-of-main");
    until(&mut notes, "word-of-main");
    order(&served.player, "excon", answer("q1", None, "word-of-all"));
    for browser in [&mut main, &mut com, &mut notes, &mut control] {
        until(browser, "word-of-all");
    }
    // Where all talk together a question is there once it is put.
    assert!(!told(&com).contains("unseen-from-main-question"));
    order(&served.player, "excon", ask("q2"));
    until(&mut com, "unseen-from-main-question");
    // Whoever is not asked is told who is.
    until(&mut main, "Question 2 is with: Commission");
    // What was for others never went out.
    for (who, browser, own) in [
        ("main", &main, vec![]),
        (
            "com",
            &com,
            vec!["unseen-from-main-question", "unseen-from-main-paper"],
        ),
        (
            "note-taker",
            &notes,
            vec!["unseen-from-main-question", "unseen-from-main-paper"],
        ),
        (
            "big screen",
            &screen,
            vec!["unseen-from-main-question", "unseen-from-main-paper"],
        ),
    ] {
        let mut seen = told(browser);
        own.iter().for_each(|words| seen = seen.replace(words, ""));
        let found = seen
            .find("unseen-")
            .map(|n| &seen[n..(n + 40).min(seen.len())]);
        assert_eq!(found, None, "{who}");
        let others = who == "com" || who == "big screen";
        assert!(!(others && seen.contains("word-of-main")), "{who}");
    }
}

/// What a program with a station's code is answered.
fn program(served: &Served, station: &Station, what: &str, body: &str) -> (u16, Value) {
    let lines = [
        format!("Authorization: Bearer {}", served.code(station)),
        "Content-Type: application/json".to_owned(),
    ];
    let answer = request(served.to(), what, &lines, body);
    let body = serde_json::from_slice(&answer.body).unwrap_or_default();
    (answer.status, body)
}

#[test]
fn programs_read_the_discussion_as_their_seat_may_and_answer_and_lead_it() {
    let served = Served::of(scenario());
    let (main, com) = (Station::Team("main".into()), Station::Team("com".into()));
    let control = Station::Control;
    let look = |station: &Station| program(&served, station, "GET /api/v1/discussion", "").1;
    let given = |station: &Station, id: &str, order: Order| {
        let body = json!({ "id": id, "order": order }).to_string();
        program(&served, station, "POST /api/v1/orders", &body).1["accepted"] == true
    };
    let turn = |station: &Station, what: Value| {
        let what = what.to_string();
        program(&served, station, "POST /api/v1/discussion", &what)
    };
    assert_eq!(look(&main)["state"], "Closed");
    assert_eq!(look(&control)["modules"][1]["opened"], false);
    assert_eq!(turn(&control, json!("Hold")).0, 409);
    assert!(given(&control, "open-the-first", open("m1")));
    served.wait("a discussion", |s| s.talk.runs);
    assert!(given(&control, "ask-the-first", ask("q1")));
    let seen = look(&main);
    assert_eq!(
        (&seen["question"], &seen["state"]),
        (&json!("q1"), &json!("Running"))
    );
    assert_eq!(seen["module"]["title"]["en"], "First module");
    assert!(
        seen["left"]
            .as_i64()
            .is_some_and(|s| (1100..=1200).contains(&s)),
        "{seen}"
    );
    assert!(given(&main, "answer-of-main", answer("q1", None, "ours")));
    assert!(given(&com, "answer-of-com", answer("q1", None, "theirs")));
    assert!(given(&control, "ask-the-second", ask("q2")));
    let seen = look(&main);
    assert_eq!(
        (&seen["question"], &seen["elsewhere"]["number"]),
        (&Value::Null, &json!(2))
    );
    assert_eq!(seen["elsewhere"]["seats"], json!(["com"]));
    let all = seen.to_string();
    assert!(all.contains("ours") && !all.contains("theirs"), "{all}");
    assert!(!all.contains("unseen-") && !all.contains("q2"), "{all}");
    let led = look(&control);
    assert!(led.to_string().contains("unseen-prompt") && led.to_string().contains("theirs"));
    assert_eq!(turn(&main, json!("Hold")).0, 403);
    assert_eq!(turn(&control, json!("Hold")).1["state"], "Standing");
    assert_eq!(turn(&control, json!("Resume")).1["state"], "Running");
    let described = program(&served, &main, "GET /api/v1/openapi.json", "").1;
    assert!(described["components"]["schemas"]["Discussion"]["properties"]["left"].is_object());
    let end = Order::CloseModule { spent: Span::ZERO };
    assert!(given(&control, "end-of-the-first", end));
    assert_eq!(look(&main)["module"], Value::Null);
}

/// An exercise in which one answer was given, and a point raised or not.
fn talked(own: &str, raised: bool) -> (std::path::PathBuf, tempfile::TempDir) {
    let served = Served::of(scenario());
    let player = &served.player;
    order(player, "excon", open("m1"));
    order(player, "excon", ask("q1"));
    order(player, "main", answer("q1", None, own));
    if raised {
        let point = Order::NotePoint {
            point: "p1".into(),
            raised,
            spent: Span::ZERO,
        };
        order(player, "excon", point);
    }
    served.wait("an answer", |s| {
        let d = &s.discussion;
        (d.answers.len(), d.raised.len()) == (1, usize::from(raised))
    });
    served.close()
}

#[test]
fn what_teams_answered_stands_side_by_side_by_question() {
    let (a, b) = (talked("We call first", true), talked("They wait", false));
    let read = |x: &(std::path::PathBuf, _)| Arc::new(Recording::open(&x.0).unwrap());
    let compared = Comparison::of(read(&a), read(&b));
    let said = compared.text(Lang::En);
    let (of_a, of_b) = (
        "We call first · Expected points raised: 1 of 2",
        "They wait · Expected points raised: 0 of 2",
    );
    for line in ["Answers to the questions", "  Who decides?", of_a, of_b] {
        assert!(said.contains(line), "{line}: {said}");
    }
    // A question to which nobody came is none to compare.
    assert!(!said.contains("unseen-from-main-question"), "{said}");
    let sides = &compared.json()["answers"][0]["exercises"];
    assert_eq!(sides[0]["said"], json!([["main", "We call first"]]));
    assert_eq!(
        (&sides[0]["raised"], &sides[1]["raised"]),
        (&json!(1), &json!(0))
    );
    let page = compared.html(Lang::Ar, at("07:00"));
    assert!(
        page.contains("الإجابات عن أسئلة النقاش") && page.contains("We call first"),
        "{page}"
    );
    // Of all teams together: side by side, or one below the other where they are many.
    for many in [2, 6] {
        let all = [&a, &b, &a, &b, &a, &b].into_iter().take(many).map(read);
        let trend = Trend::of(all.collect());
        let page = html::html(&[trend.doc(Lang::En)]);
        assert!(page.contains("Answers to the questions"), "{page}");
        assert_eq!(page.matches("We call first").count(), many / 2, "{page}");
        assert!(
            trend.text(Lang::En).contains(&format!("2: Main: {of_b}")),
            "{}",
            trend.text(Lang::En)
        );
    }
}

#[test]
fn a_replay_tells_what_was_said_one_by_one() {
    let served = Served::of(scenario());
    let player = &served.player;
    order(player, "excon", open("m1"));
    served.wait("a clock that shows something", |s| {
        s.talk.reading >= Span::from_millis(1200)
    });
    order(player, "excon", ask("q1"));
    order(player, "main", answer("q1", None, "ours"));
    served.wait("an answer", |s| !s.discussion.answers.is_empty());
    let (file, _dir) = served.close();
    let replay = Player::open(Opening::Replay { file, at: None }, Box::new(|| {}));
    let wait = |what: &str, holds: &dyn Fn(&Snapshot) -> bool| {
        for _ in 0..3000 {
            if let Some(s) = replay.newest().filter(|s| holds(s)) {
                return s;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("never: {what}");
    };
    let s = wait("a replay", &|_| true);
    assert_eq!(s.discussion.open, None);
    let said: Vec<u64> = {
        let facts = s.replay.as_ref().unwrap().facts.clone();
        let said = facts.iter().filter(|f| f.fact.discussed().is_some());
        said.map(|f| f.n).collect()
    };
    assert_eq!(said.len(), 3);
    // At one moment of the exercise, one by one.
    let told = |s: &Snapshot| {
        let d = &s.discussion;
        (d.open.is_some(), d.asked.is_some(), d.answers.len())
    };
    for (n, expected) in said
        .iter()
        .zip([(true, false, 0), (true, true, 0), (true, true, 1)])
    {
        control(&replay, Control::Said(*n));
        let s = wait("what was said", &|s| told(s) == expected);
        assert_eq!(s.at, s.replay.as_ref().unwrap().facts.get(*n).unwrap().at);
    }
    // Played, it is told by the clock of the discussion, and the exercise stands meanwhile.
    let start = s.replay.as_ref().unwrap().scenario.head.start;
    control(&replay, Control::Seek(start));
    wait("the beginning", &|s| s.discussion.open.is_none());
    control(&replay, Control::Pace(0.1));
    control(&replay, Control::Play);
    let s = wait("the module", &|s| s.discussion.open.is_some());
    // It went on to the moment at once, as it did then.
    assert_eq!((told(&s), s.at), ((true, false, 0), at("07:00")));
    control(&replay, Control::Pace(600.0));
    let s = wait("the end", &|s| !s.discussion.answers.is_empty());
    assert_eq!(told(&s), (true, true, 1));
}

#[test]
fn mistakes_in_modules_are_found() {
    let clean = findings(&text());
    assert_eq!(brief(&clean), Vec::<String>::new());
    let cases = [
        (
            "time_box: \"20m\"",
            "time_box: \"5m\"",
            "together are given 10 min",
        ),
        (
            "seats: [\"com\"], expected",
            "seats: [\"con\"], expected",
            "no seat",
        ),
        ("task: \"t\",", "task: \"u\",", "task"),
        ("objectives: [\"o\"],", "objectives: [\"x\"],", "objective"),
        ("id: \"p2\"", "id: \"p1\"", "used twice"),
        ("id: \"q2\"", "id: \"q1\"", "used twice"),
        (
            "until: \"07:30\"",
            "until: \"06:30\"",
            "ends before it begins",
        ),
        ("pace: 600", "pace: 0", "pace"),
        ("at: \"07:00\"", "at: \"17:00\"", "outside"),
        (
            "seats: [\"com\"], expected",
            "seats: [\"excon\"], expected",
            "exercise control",
        ),
        ("id: \"m2\"", "id: \"m1\"", "used twice"),
        (
            ",\n     expected: [(id: \"p1\", text: (ar: \"ا\", en: \"unseen-point\")), (id: \"p2\", text: (ar: \"ا\", en: \"unseen-point-two\"))]",
            "",
            "nothing is expected",
        ),
        ("en: \"Later\"", "en: \"\"", "English text"),
        (
            "time_box: \"5m\", manner: BreakOut",
            "time_box: \"5m\", manner: BreakOut, break_out: \"6m\"",
            "for themselves",
        ),
        (
            "time_box: \"20m\"",
            "time_box: \"20m\", break_out: \"6m\"",
            "all discuss this module together",
        ),
    ];
    for (from, to, said) in cases {
        let whole = text();
        assert!(whole.contains(from), "{from}");
        let found = brief(&findings(&whole.replacen(from, to, 1)));
        assert!(
            found.iter().any(|f| f.contains(said)),
            "{from} → {to}: {found:?}"
        );
    }
}
