//! People at the seats: whose word something is, what becomes of it when a queue is full or somebody is put out, a real emergency at
//! any time, and what programs get of it.
//!
//! Deliberately not here: stations and their rights (`stations`), what reaches a page (`seats`).

use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tamrin::base::text::Lang;
use tamrin::report::aar::AfterAction;
use tamrin::report::html::html;
use tamrin::seats::Station;
use tamrin::session::player::{Mode, Opening, Player, SessionRequest};
use tamrin::session::recording::Recording;
use tempfile::TempDir;

use crate::seats::{Served, button};
use crate::stations::{key, press, sit, until};
use crate::support::http::{Answer, Browser, request};

fn bearer(served: &Served, station: &Station) -> Vec<String> {
    vec![
        format!("Authorization: Bearer {}", served.code(station)),
        "Content-Type: application/json".to_owned(),
    ]
}

fn with_cookie(served: &Served, cookie: &str) -> Vec<String> {
    vec![
        format!("Origin: http://{}", served.to()),
        format!("Cookie: {cookie}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ]
}

fn room() -> Station {
    Station::Team("room".into())
}

#[test]
fn a_real_emergency_covers_all_screens_after_endex_and_while_a_replay_is_shown() {
    let served = Served::begin("first-steps");
    served.run_until("10:00");
    let mut control = sit(&served, &Station::Control);
    let mut team = sit(&served, &room());
    let mut hall = sit(&served, &Station::BigScreen);
    for replayed in [false, true] {
        if replayed {
            press_when(&mut control, "Replay it");
            for browser in [&mut control, &mut team, &mut hall] {
                until(browser, "REPLAY");
                browser.received.clear();
            }
        }
        // A team's hot wash lies over its screen; the key stops all the same.
        assert_eq!(team.send(&key("F9")).status, 204);
        for browser in [&mut control, &mut team, &mut hall] {
            until(browser, "This is NOT part of the exercise");
            until(browser, "Raised by Al Qubbah sub-room · person 2 at");
            until(browser, "\"real\":");
        }
        let live = served.player.newest().unwrap();
        assert!(live.mode == Mode::Over && live.is_stopped());
        // A team does not end it, and the key in haste does not either.
        for _ in 0..3 {
            team.send(&key("F9"));
            control.send(&key("F9"));
        }
        assert!(served.player.newest().unwrap().is_stopped());
        until(&mut control, "It is over; back to what was shown");
        for browser in [&mut control, &mut team, &mut hall] {
            browser.received.clear();
        }
        let over = json!([{ "key": { "code": "F9", "shift": true, "control": false } }]);
        assert_eq!(control.send(&over).status, 204);
        served.wait("the end of the emergency", |s| !s.is_stopped());
        for browser in [&mut control, &mut team, &mut hall] {
            browser.received.clear();
            browser.open();
            browser.update().expect("the whole screen again");
        }
    }
    // What was real is in the log for people, and no fact of the exercise.
    let (file, _dir) = served.close();
    let said = log(&file, &[]);
    assert_eq!(said.matches("REAL EMERGENCY").count(), 2, "{said}");
    assert_eq!(said.matches("real emergency is over").count(), 2, "{said}");
    let facts = log(&file, &["--json"]);
    assert!(!facts.to_lowercase().contains("emergency"), "{facts}");
}

fn log(file: &std::path::Path, more: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_tamrin"))
        .args(["log", "--lang", "en"])
        .arg(file)
        .args(more)
        .output()
        .unwrap();
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

#[test]
fn an_order_says_which_person_gave_it_until_names_are_taken_away() {
    let served = Served::begin("first-steps");
    let mut first = sit(&served, &room());
    let mut one = Browser::join_as(served.to(), &served.code(&room()), "Duty officer");
    one.open();
    one.update().expect("a first screen");
    first.update();
    let mut control = sit(&served, &Station::Control);
    assert_eq!(press(&mut control, "Feed"), 204);
    assert_eq!(press(&mut one, "Feed"), 204);
    served.run_until("09:10");
    press_when(&mut one, "Acknowledge");
    until(&mut control, "· Duty officer:");
    let (file, _dir) = served.close();
    let log = || log(&file, &[]);
    let report = || {
        let recording = Arc::new(Recording::open(&file).unwrap());
        html(&[AfterAction::of(recording).doc(Lang::En)])
    };
    assert!(log().contains("· Duty officer:"), "{}", log());
    assert!(!report().contains("person 2:"));
    std::fs::remove_file(file.with_extension("people")).unwrap();
    assert!(log().contains("· person 2:"), "{}", log());
    assert!(!log().contains("Duty officer") && !report().contains("Duty officer"));
    assert!(Recording::open(&file).unwrap().verify().same());
}

/// An exercise whose thread stands still for as long as the test holds the gate.
fn gated() -> (Served, Arc<Mutex<()>>) {
    let gate = Arc::new(Mutex::new(()));
    let dir = TempDir::new().unwrap();
    let scenario = tamrin::session::catalog::offer(std::path::Path::new("first-steps")).scenario;
    let opening = Opening::Begin {
        scenario: scenario.unwrap(),
        seed: 1,
        staffed: Vec::new(),
        folder: dir.path().to_path_buf(),
        file: None,
    };
    let held = gate.clone();
    let player = Player::open(opening, Box::new(move || drop(held.lock())));
    (Served::with(player, dir), gate)
}

/// Presses a button as soon as it is there.
fn press_when(page: &mut Browser, words: &str) {
    for _ in 0..40 {
        if button(&page.received, words).is_some() {
            assert_eq!(press(page, words), 204, "{words}");
            return;
        }
        page.update();
    }
    panic!("no button {words}");
}

/// Chooses a unit's order so far that it only has to be confirmed.
fn about_to_confirm(page: &mut Browser) -> Value {
    for _ in 0..40 {
        if button(&page.received, "Confirm").is_some() {
            break;
        }
        page.update();
    }
    let at = button(&page.received, "Confirm").expect("an order to be confirmed");
    json!([{ "press": { "at": at } }])
}

/// A page with an order before it that has to be confirmed.
fn ordering(served: &Served) -> (Browser, Value) {
    served.run_until("09:14");
    let mut page = sit(served, &room());
    press_when(&mut page, "Units");
    press_when(&mut page, "Al Qubbah rapid response");
    assert_eq!(page.send(&key("KeyS")).status, 204);
    press_when(&mut page, "Centres");
    press_when(&mut page, "Al Abraq central polling centre");
    let confirm = about_to_confirm(&mut page);
    (page, confirm)
}

#[test]
fn a_confirmed_order_that_meets_a_full_queue_is_kept_and_given_once() {
    let (served, gate) = gated();
    let (mut page, confirm) = ordering(&served);
    let before = served.orders_of("room");
    let held = gate.lock().unwrap();
    let nothing = || SessionRequest::Watch(["room".into()].into());
    // The thread may be about to take one more.
    for _ in 0..20 {
        while served.player.request(nothing()).is_ok() {}
        std::thread::sleep(Duration::from_millis(5));
    }
    let full = page.send_as("order-with-no-room", &confirm);
    assert_eq!(full.status, 503);
    assert!(full.text().contains("busy"), "{}", full.text());
    drop(held);
    let again = |page: &mut Browser| {
        for _ in 0..100 {
            let answer = page.send_as("order-with-no-room", &confirm).status;
            if answer != 503 {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        503
    };
    assert_eq!(again(&mut page), 204);
    served.wait("the order", |_| served.orders_of("room") > before);
    assert_eq!(again(&mut page), 204);
    assert_eq!(served.orders_of("room"), before + 1);
}

/// A browser that waits no longer sends again what it pressed: of all that was in it nothing is done twice.
#[test]
fn what_is_sent_again_while_its_answer_is_waited_for_is_done_once() {
    let (served, gate) = gated();
    let (mut page, confirm) = ordering(&served);
    let before = served.orders_of("room");
    // In the same sending as the order a key that does and undoes something.
    let mut inputs = confirm.as_array().unwrap().clone();
    inputs.push(json!({ "key": { "code": "F2", "shift": false, "control": false } }));
    let inputs = Value::Array(inputs);
    let held = gate.lock().unwrap();
    let mut first = page.again();
    first.send_and_hang_up("order-and-key", &inputs);
    std::thread::sleep(Duration::from_millis(300));
    drop(held);
    let again = page.send_as("order-and-key", &inputs).status;
    assert_eq!(again, 204);
    assert_eq!(served.orders_of("room"), before + 1);
    until(&mut page, "\"large\":true");
    page.received.clear();
    page.rest();
    let told = String::from_utf8_lossy(&page.received);
    assert!(!told.contains("\"large\":false"), "{told}");
}

#[test]
fn what_waits_behind_another_press_is_refused_once_its_browser_is_put_out() {
    let (served, gate) = gated();
    let (page, confirm) = ordering(&served);
    let control = sit(&served, &Station::Control);
    let held = gate.lock().unwrap();
    let send = |name: &'static str, inputs: Value| {
        let mut copy = page.again();
        let thread = std::thread::Builder::new().name(name.to_owned());
        thread
            .spawn(move || copy.send_as(name, &inputs).status)
            .unwrap()
    };
    let first = send("order-that-waits", confirm);
    std::thread::sleep(Duration::from_millis(200));
    let second = send("press-behind-it", json!([]));
    std::thread::sleep(Duration::from_millis(200));
    let renew = |sure: &str| {
        let code = served.code(&room());
        let lines = with_cookie(&served, &control.cookie);
        request(
            served.to(),
            "POST /renew",
            &lines,
            &format!("code={code}{sure}"),
        )
    };
    let code = served.code(&room());
    let asks = renew("");
    assert_eq!(asks.status, 200, "it asks first");
    assert!(asks.text().contains("name=\"sure\""), "{}", asks.text());
    assert_eq!(served.code(&room()), code);
    assert_eq!(renew("&sure=yes").status, 303);
    drop(held);
    assert_eq!(
        first.join().unwrap(),
        204,
        "it was with the exercise already"
    );
    assert_eq!(second.join().unwrap(), 401);
    let door = request(
        served.to(),
        "GET /",
        &[format!("Cookie: {}", page.cookie)],
        "",
    );
    assert!(
        door.text().contains("The code of this seat was changed"),
        "{}",
        door.text()
    );
}

#[test]
fn who_comes_back_to_a_browser_is_the_same_person() {
    let served = Served::begin("first-steps");
    let joined = |lines: &[String], name: &str| {
        let code = served.code(&room());
        let mut all = vec![
            format!("Origin: http://{}", served.to()),
            "Content-Type: application/x-www-form-urlencoded".to_owned(),
        ];
        all.extend_from_slice(lines);
        request(
            served.to(),
            "POST /join",
            &all,
            &format!("code={code}&name={name}"),
        )
    };
    let cookie = |a: &Answer, name: &str| {
        let all = a
            .head
            .lines()
            .filter_map(|l| l.strip_prefix("set-cookie: "));
        let found = all
            .filter_map(|l| l.split(';').next())
            .find(|c| c.starts_with(name));
        found.unwrap().to_owned()
    };
    let first = joined(&[], "officer");
    let (seat, person) = (cookie(&first, "tamrin="), cookie(&first, "tamrin-person="));
    let lines = with_cookie(&served, &seat);
    let left = request(served.to(), "POST /leave", &lines, "");
    assert_eq!(left.status, 303);
    // Who leaves takes the sign along: whoever takes the machine over is somebody else.
    for name in ["tamrin", "tamrin-person"] {
        let gone = format!("set-cookie: {name}=; ");
        let mut lines = left.head.lines().filter(|l| l.starts_with(&gone));
        assert!(lines.any(|l| l.contains("Max-Age=0")), "{}", left.head);
    }
    assert_ne!(cookie(&joined(&[], "officer"), "tamrin-person="), person);
    // Who was put out, or whose cookie ran out, comes back as the same.
    let signed = [format!("Cookie: {person}")];
    assert_eq!(cookie(&joined(&signed, ""), "tamrin-person="), person);
    assert_ne!(cookie(&joined(&signed, "relief"), "tamrin-person="), person);
    // What is not signed by the host is nobody's.
    let forged = [format!("Cookie: {}", person.replacen("=1~", "=2~", 1))];
    assert_ne!(cookie(&joined(&forged, ""), "tamrin-person="), person);
    let file = served.player.file().unwrap().with_extension("people");
    let kept: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let names: Vec<&str> = kept["known"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|k| k["name"].as_str())
        .collect();
    assert_eq!(
        names.iter().filter(|n| **n == "officer").count(),
        2,
        "{kept}"
    );
}

#[test]
fn a_program_has_the_clock_with_exercise_controls_code_and_with_no_other() {
    let served = Served::begin("first-steps");
    let turn = |station: &Station, what: Value| {
        let answer = request(
            served.to(),
            "POST /api/v1/clock",
            &bearer(&served, station),
            &what.to_string(),
        );
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        (answer.status, body)
    };
    let control = Station::Control;
    for other in [room(), Station::Evaluator, Station::Observer] {
        assert_eq!(turn(&other, json!("Start")).0, 403, "{other:?}");
    }
    assert_eq!(turn(&control, json!({ "Pace": 20.0 })).1["pace"], 20.0);
    assert_eq!(turn(&control, json!({ "Pace": 5000.0 })).0, 422);
    assert_eq!(turn(&control, json!("Backwards")).0, 422);
    assert_eq!(turn(&control, json!("Start")).1["state"], "Running");
    assert_eq!(turn(&control, json!("Pause")).1["state"], "Paused");
    let (status, over) = turn(&control, json!("End"));
    assert_eq!((status, &over["state"]), (200, &json!("Over")));
    let (status, why) = turn(&control, json!("Start"));
    assert_eq!(status, 409);
    assert!(why["why"].as_str().unwrap().contains("over"), "{why}");
    let seen = request(
        served.to(),
        "GET /api/v1/clock",
        &bearer(&served, &control),
        "",
    );
    assert!(seen.text().contains("Over"), "{}", seen.text());
    // An order is refused for good then, with words.
    let order = json!({ "id": "order-after-endex", "order": { "Note": { "text": "late" } } });
    let late = request(
        served.to(),
        "POST /api/v1/orders",
        &bearer(&served, &room()),
        &order.to_string(),
    );
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.text().contains("why"), "{}", late.text());
}

#[test]
fn a_picture_for_a_player_says_nothing_by_the_names_of_injects_and_says_when_it_is_a_replay() {
    let served = Served::begin("first-steps");
    let team = bearer(&served, &room());
    let picture = || -> Value {
        let answer = request(served.to(), "GET /api/v1/picture", &team, "");
        serde_json::from_slice(&answer.body).unwrap()
    };
    // Whoever sits there keeps the standing orders from confirming.
    let _page = sit(&served, &room());
    served.run_until("09:10");
    let seen = picture();
    let message = seen["picture"]["messages"][0]["inject"]
        .as_str()
        .unwrap()
        .to_owned();
    let injects = &served.player.newest().unwrap().scenario.injects;
    assert!(
        injects.iter().all(|i| i.id.as_str() != message),
        "{message}"
    );
    assert_eq!(
        picture()["picture"]["messages"][0]["inject"],
        message,
        "it stays the same"
    );
    let order =
        json!({ "id": "confirm-by-program", "order": { "Acknowledge": { "message": message } } });
    let given = request(
        served.to(),
        "POST /api/v1/orders",
        &team,
        &order.to_string(),
    );
    assert!(
        given.text().contains("\"accepted\":true"),
        "{}",
        given.text()
    );
    assert_eq!(picture()["picture"]["messages"][0]["acknowledged"], true);
    assert!(
        !picture()["picture"]["orders"]
            .to_string()
            .contains("\"m1\"")
    );
    served.run_until("10:00");
    assert_eq!(picture()["replay"], false);
    let mut control = sit(&served, &Station::Control);
    assert_eq!(press(&mut control, "Replay it"), 204);
    until(&mut control, "REPLAY");
    assert_eq!(picture()["replay"], true);
}

#[test]
fn the_report_is_made_again_only_when_something_was_written() {
    let served = Served::begin("first-steps");
    served.run_until("10:00");
    let control = sit(&served, &Station::Control);
    let lines = [format!("Cookie: {}", control.cookie)];
    let report = || request(served.to(), "GET /report?lang=en", &lines, "").text();
    let (first, again) = (report(), report());
    assert_eq!(first, again);
    let note = tamrin::record::observation::Observation {
        kind: tamrin::record::observation::NoteKind::Observation,
        about: served.player.newest().unwrap().at,
        seat: None,
        subject: None,
        objective: None,
        text: "the gate was opened late".to_owned(),
        analysis: Default::default(),
        by: None,
    };
    served
        .player
        .request(SessionRequest::Observe(note))
        .unwrap();
    served.wait("the note", |s| s.observations.len() == 1);
    assert!(report().contains("the gate was opened late"));
}
