//! The stations besides the rooms, and people at one seat: who may do what, who is ready, who hears, who takes care of what.
//!
//! Deliberately not here: what reaches a room's page (`seats`).

use std::time::Duration;

use serde_json::{Value, json};
use tamrin::base::ids::SeatId;
use tamrin::seats::Station;
use tamrin::session::player::Mode;

use crate::seats::{Served, button};
use crate::support::http::{Browser, request};

pub(crate) fn sit(served: &Served, station: &Station) -> Browser {
    let mut browser = Browser::join(served.to(), &served.code(station));
    browser.open();
    browser.update().expect("a first screen");
    browser
}

pub(crate) fn press(browser: &mut Browser, words: &str) -> u16 {
    let at = button(&browser.received, words).unwrap_or_else(|| panic!("no button {words}"));
    browser.send(&json!([{ "press": { "at": at } }])).status
}

/// Reads until something stands on a screen.
pub(crate) fn until(browser: &mut Browser, words: &str) {
    for _ in 0..40 {
        let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
        let told = String::from_utf8_lossy(&browser.received).replace(isolates, "");
        if told.contains(words) {
            return;
        }
        browser.update();
    }
    panic!("never told: {words}");
}

pub(crate) fn key(code: &str) -> Value {
    json!([{ "key": { "code": code, "shift": false, "control": false } }])
}

/// The buttons of a page's last whole screen.
fn shows(browser: &Browser, words: &str) -> bool {
    button(&browser.received, words).is_some()
}

#[test]
fn rooms_say_that_they_are_ready_and_hear_before_startex() {
    let served = Served::begin("checkpoint-relay");
    let control = sit(&served, &Station::Control);
    let mut room = sit(&served, &Station::Team("main".into()));
    let main = SeatId::from("main");
    served.wait("a room that is connected", |s| {
        s.attendance.present.get(&main) == Some(&1)
    });
    until(&mut room, "We are ready");
    assert_eq!(press(&mut room, "We are ready"), 204);
    let s = served.wait("a room that is ready", |s| {
        s.attendance.ready.contains(&main)
    });
    assert_eq!((s.mode, s.attendance.not_ready().count()), (Mode::Ready, 0));
    let lines = [
        format!("Origin: http://{}", served.to()),
        format!("Cookie: {}", control.cookie),
    ];
    assert_eq!(
        request(served.to(), "POST /lobby/check", &lines, "").status,
        303
    );
    served.wait("a room that is asked", |s| s.attendance.is_asked(&main));
    until(&mut room, "We hear you");
    assert_eq!(press(&mut room, "We hear you"), 204);
    served.wait("a room that hears", |s| {
        s.attendance
            .check
            .as_ref()
            .is_some_and(|c| c.heard.contains(&main))
    });
    let lobby = request(served.to(), "GET /lobby?lang=en", &lines, "").text();
    assert!(lobby.contains("answered the comms check"), "{lobby}");
    // A room asks nobody.
    let of_room = [
        format!("Origin: http://{}", served.to()),
        format!("Cookie: {}", room.cookie),
    ];
    assert_eq!(
        request(served.to(), "POST /lobby/check", &of_room, "").status,
        403
    );
}

#[test]
fn an_observer_looks_a_note_taker_writes_an_evaluator_rates_and_none_of_them_steers() {
    let served = Served::begin("checkpoint-relay");
    served.run_until("09:05");
    let before = served.player.newest().unwrap();
    for (station, writes, judges) in [
        (Station::Observer, false, false),
        (Station::NoteTaker, true, false),
        (Station::BigScreen, false, false),
        (Station::Evaluator, true, true),
    ] {
        let mut browser = sit(&served, &station);
        for words in ["STARTEX", "ENDEX", "Comms check", "We are ready"] {
            assert!(!shows(&browser, words), "{station:?}: {words}");
        }
        for code in ["Space", "KeyN", "KeyA", "KeyU", "BracketRight"] {
            assert_eq!(browser.send(&key(code)).status, 204);
        }
        browser.received.clear();
        assert_eq!(browser.send(&key("KeyO")).status, 204);
        let noted = (0..6).any(|_| {
            browser.update();
            String::from_utf8_lossy(&browser.received).contains("aria-modal")
        });
        assert_eq!(noted, writes, "{station:?} writes notes");
        assert_eq!(browser.send(&key("Escape")).status, 204);
        let lines = [
            format!("Origin: http://{}", served.to()),
            format!("Authorization: Bearer {}", served.code(&station)),
            "Content-Type: application/json".to_owned(),
        ];
        let order = json!({ "id": "order-of-nobody", "order": "EndExercise" }).to_string();
        let given = request(served.to(), "POST /api/v1/orders", &lines, &order).status;
        assert!(matches!(given, 400 | 403 | 422), "{station:?}: {given}");
        let cookie = [format!("Cookie: {}", browser.cookie)];
        let report = request(served.to(), "GET /report", &cookie, "");
        assert_eq!(report.status == 200, judges, "{station:?} reads the report");
    }
    std::thread::sleep(Duration::from_millis(200));
    let after = served.player.newest().unwrap();
    assert_eq!(
        (after.mode, after.at, after.facts.len()),
        (before.mode, before.at, before.facts.len()),
        "nothing has happened"
    );
}

#[test]
fn the_report_is_read_in_the_browser_once_endex_has_come() {
    let served = Served::begin("first-steps");
    let control = sit(&served, &Station::Control);
    let ask = |lang: &str| {
        let cookie = [format!("Cookie: {}", control.cookie)];
        request(
            served.to(),
            &format!("GET /report?lang={lang}"),
            &cookie,
            "",
        )
    };
    let early = ask("en").text();
    assert!(
        early.contains("ENDEX") && !early.contains("<style"),
        "{early}"
    );
    served.run_until("10:00");
    for (lang, words) in [("en", "After-action report"), ("ar", "dir=\"rtl\"")] {
        let answer = ask(lang);
        assert!(answer.text().contains(words), "{}", answer.text());
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            !policy.contains("script"),
            "a report runs nothing: {policy}"
        );
    }
}

#[test]
fn two_at_one_seat_see_what_the_other_is_about_to_do_and_who_takes_care_of_what() {
    let served = Served::begin("checkpoint-relay");
    served.run_until("09:05");
    let mut one = Browser::join_as(
        served.to(),
        &served.code(&Station::Team("main".into())),
        "Duty officer",
    );
    one.open();
    one.update().expect("a first screen");
    let mut two = sit(&served, &Station::Team("main".into()));
    until(&mut two, "Here: Duty officer, person 2");
    until(&mut one, "Here: Duty officer, person 2");
    assert_eq!(press(&mut one, "Feed"), 204);
    // People sit there, so nobody confirms what comes in.
    served.run_until("10:30");
    until(&mut one, "I take this");
    assert_eq!(press(&mut one, "Message to another seat"), 204);
    until(&mut two, "Duty officer is writing a message");
    assert_eq!(one.send(&key("Escape")).status, 204);
    assert_eq!(press(&mut two, "Feed"), 204);
    assert_eq!(press(&mut one, "I take this"), 204);
    until(&mut two, "Duty officer takes care of it");
    let s = served.player.newest().unwrap();
    assert_eq!(s.attendance.taken.len(), 1);
}

#[test]
fn exercise_control_shows_the_exercise_again_to_all_and_steers_it() {
    let served = Served::begin("first-steps");
    served.run_until("10:00");
    let mut control = sit(&served, &Station::Control);
    let mut room = sit(&served, &Station::Team("room".into()));
    let mut evaluator = sit(&served, &Station::Evaluator);
    until(&mut room, "What was expected of us");
    assert!(!shows(&room, "Replay it"), "a room does not begin it");
    assert_eq!(press(&mut control, "Replay it"), 204);
    for browser in [&mut control, &mut room, &mut evaluator] {
        browser.received.clear();
        until(browser, "REPLAY");
    }
    assert!(
        !shows(&room, "▶|") && !shows(&evaluator, "▶|"),
        "nor steers it"
    );
    room.received.clear();
    assert_eq!(control.send(&key("Space")).status, 204);
    until(&mut room, "running");
    let live = served.player.newest().unwrap();
    assert_eq!((live.mode, live.replay.is_none()), (Mode::Over, true));
    // What is written meanwhile goes into the exercise file.
    assert_eq!(evaluator.send(&key("KeyO")).status, 204);
    until(&mut evaluator, "aria-modal");
    assert_eq!(evaluator.send(&key("Escape")).status, 204);
    room.received.clear();
    assert_eq!(press(&mut control, "Close"), 204);
    until(&mut room, "after ENDEX");
}

#[test]
fn who_leaves_is_gone_and_exercise_control_can_change_its_own_code() {
    let served = Served::begin("first-steps");
    let mut room = sit(&served, &Station::Team("room".into()));
    let cookie = |b: &Browser| {
        vec![
            format!("Origin: http://{}", served.to()),
            format!("Cookie: {}", b.cookie),
        ]
    };
    assert_eq!(
        request(served.to(), "GET /seat", &cookie(&room), "").status,
        200
    );
    assert_eq!(
        request(served.to(), "POST /leave", &cookie(&room), "").status,
        303
    );
    assert_eq!(
        request(served.to(), "GET /seat", &cookie(&room), "").status,
        303
    );
    assert_eq!(room.send(&key("KeyO")).status, 401);
    let first = sit(&served, &Station::Control);
    let second = sit(&served, &Station::Control);
    let code = served.code(&Station::Control);
    let mut lines = cookie(&first);
    lines.push("Content-Type: application/x-www-form-urlencoded".to_owned());
    let renewed = request(
        served.to(),
        "POST /renew",
        &lines,
        &format!("code={code}&sure=yes"),
    );
    assert_eq!(renewed.status, 303);
    assert_ne!(served.code(&Station::Control), code);
    let new = renewed
        .head
        .lines()
        .find_map(|l| {
            l.strip_prefix("set-cookie: ")
                .filter(|c| c.starts_with("tamrin="))
        })
        .and_then(|c| c.split(';').next())
        .unwrap();
    let lobby = |cookie: &str| {
        let lines = [format!("Cookie: {cookie}")];
        request(served.to(), "GET /lobby", &lines, "").status
    };
    assert_eq!(lobby(new), 200, "who changed it goes on");
    assert_eq!((lobby(&first.cookie), lobby(&second.cookie)), (303, 303));
}

#[test]
fn a_program_reads_the_exercise_where_the_truth_may_be_seen() {
    let served = Served::begin("first-steps");
    served.run_until("09:10");
    let ask = |station: &Station, from: u64| {
        let lines = [format!("Authorization: Bearer {}", served.code(station))];
        request(
            served.to(),
            &format!("GET /api/v1/facts?from={from}"),
            &lines,
            "",
        )
    };
    let all: Value = serde_json::from_slice(&ask(&Station::Control, 1).body).unwrap();
    let facts = served.player.newest().unwrap().facts.clone();
    assert_eq!(
        all["facts"].as_array().unwrap().len(),
        facts.len().min(1000)
    );
    assert_eq!(all["facts"][0]["kind"], "ExerciseStarted");
    let next = all["next"].as_u64().unwrap();
    let rest: Value = serde_json::from_slice(&ask(&Station::Evaluator, next).body).unwrap();
    assert_eq!(
        rest["facts"].as_array().unwrap().len(),
        facts.len().saturating_sub(1000)
    );
    for station in [
        Station::Team("room".into()),
        Station::NoteTaker,
        Station::BigScreen,
    ] {
        assert_eq!(ask(&station, 1).status, 403, "{station:?}");
    }
}
