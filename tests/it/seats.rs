//! Seats in browsers: what reaches a seat's page, what is let in, what is done once.
//!
//! Deliberately not here: how pages look and behave, for which a browser is needed.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tamrin::base::ids::SeatId;
use tamrin::base::text::{Lang, Text};
use tamrin::base::time::SimTime;
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::scenario::Scenario;
use tamrin::scenario::model::{Effect, Script};
use tamrin::seats::{Options, Proxy, Seats, Station};
use tamrin::session::catalog;
use tamrin::session::player::{Control, Mode, Opening, Player, SessionRequest, Snapshot};
use tempfile::TempDir;

use crate::support::http::{Browser, raw, request};

/// An exercise with its seats open.
pub(crate) struct Served {
    pub(crate) player: Player,
    pub(crate) seats: Option<Seats>,
    pub(crate) dir: TempDir,
}

impl Served {
    pub(crate) fn of(scenario: Arc<Scenario>) -> Self {
        let dir = TempDir::new().unwrap();
        let opening = Opening::Begin {
            scenario,
            seed: 1,
            staffed: Vec::new(),
            folder: dir.path().to_path_buf(),
            file: None,
        };
        Self::opened(opening, dir)
    }

    pub(crate) fn opened(opening: Opening, dir: TempDir) -> Self {
        Self::with(Player::open(opening, Box::new(|| {})), dir)
    }

    /// Of an exercise that somebody else opens.
    pub(crate) fn with(player: Player, dir: TempDir) -> Self {
        let mut served = Self {
            player,
            seats: None,
            dir,
        };
        served.wait("an open exercise", |_| true);
        let listen: SocketAddr = "127.0.0.1:0".parse().unwrap();
        let options = Options {
            listen,
            lang: Lang::En,
            tls: None,
            proxy: Proxy::default(),
        };
        served.seats = Some(Seats::open(served.player.handle(), options).unwrap());
        served
    }

    pub(crate) fn begin(name: &str) -> Self {
        Self::of(catalog::offer(Path::new(name)).scenario.unwrap())
    }

    pub(crate) fn seats(&self) -> &Seats {
        self.seats.as_ref().unwrap()
    }

    pub(crate) fn to(&self) -> SocketAddr {
        let address = &self.seats().addresses()[0];
        address.trim_start_matches("http://").parse().unwrap()
    }

    pub(crate) fn code(&self, station: &Station) -> String {
        let codes = self.seats().codes();
        codes.into_iter().find(|c| c.0 == *station).unwrap().1
    }

    pub(crate) fn team(&self, seat: &str) -> Browser {
        Browser::join(self.to(), &self.code(&Station::Team(seat.into())))
    }

    /// Ends the host; the exercise file, and the folder in which it lies.
    pub(crate) fn close(self) -> (PathBuf, TempDir) {
        let file = self.player.file().unwrap();
        drop(self.seats);
        drop(self.player);
        (file, self.dir)
    }

    pub(crate) fn wait(&self, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        for _ in 0..6000 {
            if let Some(s) = self.player.newest().filter(|s| holds(s)) {
                return s;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("never: {what}; {:?}", self.player.phase());
    }

    pub(crate) fn run_until(&self, t: &str) {
        let t = SimTime::parse(t).unwrap();
        let run = SessionRequest::Control(Control::RunUntil(t));
        self.player.request(run).unwrap();
        self.wait(t.short().as_str(), |s| {
            s.at >= t && matches!(s.mode, Mode::Paused | Mode::Over)
        });
    }

    pub(crate) fn orders_of(&self, seat: &str) -> usize {
        let seat = SeatId::from(seat);
        let newest = self.player.newest().unwrap();
        let given = |f: &&tamrin::record::FactEntry| matches!(&f.fact, Fact::OrderAccepted { seat: s, .. } | Fact::OrderRejected { seat: s, .. } if *s == seat);
        newest.facts.iter().filter(given).count()
    }
}

/// The identity of the button that does something, found by its words in the last whole screen.
pub(crate) fn button(received: &[u8], words: &str) -> Option<String> {
    let text = String::from_utf8_lossy(received);
    let events: Vec<Value> = text
        .lines()
        .filter_map(|l| serde_json::from_str(l.strip_prefix("data:")?).ok())
        .collect();
    let parts = events.iter().rev().flat_map(|e| {
        let parts = e["parts"].as_array().cloned().unwrap_or_default();
        parts.into_iter().rev()
    });
    for part in parts {
        let html = part["html"].as_str()?.to_owned();
        for piece in html.split("<button ").skip(1) {
            let whole = piece.split("</button>").next().unwrap_or("");
            if whole.contains(words) {
                let id = whole.split("id=\"").nth(1)?.split('"').next()?;
                return Some(id.to_owned());
            }
        }
    }
    None
}

/// A word of its own; of a message which effect it is and to whom it goes; the inject.
type Mark = (String, Option<(usize, SeatId)>, String);

/// The scenario with a word of its own in everything that the script holds.
fn marked(scenario: &Scenario) -> (Scenario, Vec<Mark>) {
    let mut marked = scenario.clone();
    let mut marks = Vec::new();
    let mut script = Script::default();
    let with = |t: &Text, mark: &str| {
        Text::new(
            &format!("{} {mark}", t.get(Lang::Ar)),
            &format!("{} {mark}", t.get(Lang::En)),
        )
    };
    for (n, inject) in scenario.injects.iter().enumerate() {
        let mut inject = inject.clone();
        for (what, text) in [
            ("name", &mut inject.name),
            ("notes", &mut inject.notes),
            ("controller", &mut inject.controller),
        ] {
            let mark = format!("zq{what}{n}zq");
            *text = with(text, &mark);
            marks.push((mark, None, inject.id.to_string()));
        }
        for (i, x) in inject.expected.iter_mut().enumerate() {
            let mark = format!("zqexpected{n}x{i}zq");
            x.name = with(&x.name, &mark);
            marks.push((mark, None, inject.id.to_string()));
        }
        for (i, e) in inject.effects.iter_mut().enumerate() {
            if let Effect::Message { text, to, .. } = e {
                let mark = format!("zqmessage{n}x{i}zq");
                *text = with(text, &mark);
                for seat in to.iter() {
                    marks.push((mark.clone(), Some((i, seat.clone())), inject.id.to_string()));
                }
            }
        }
        script.push(inject);
    }
    marked.injects = script;
    for (n, o) in marked.objectives.values_mut().enumerate() {
        let mark = format!("zqobjective{n}zq");
        o.name = with(&o.name, &mark);
        marks.push((mark, None, String::new()));
    }
    (marked, marks)
}

#[test]
fn no_byte_that_reaches_a_seat_tells_what_did_not_reach_it() {
    for name in ["checkpoint-relay", "first-steps"] {
        let scenario = catalog::offer(Path::new(name)).scenario.unwrap();
        let (scenario, marks) = marked(&scenario);
        let control = scenario.excon().id.clone();
        let teams: Vec<SeatId> = scenario
            .seats
            .keys()
            .filter(|s| **s != control)
            .cloned()
            .collect();
        let main_room = scenario
            .room_of(None)
            .map_or_else(|| teams[0].clone(), |s| s.id.clone());
        let end = scenario.head.end;
        let served = Served::of(Arc::new(scenario));
        let mut browsers: Vec<(SeatId, Browser)> = teams
            .iter()
            .map(|seat| (seat.clone(), served.team(seat.as_str())))
            .collect();
        // Those who sit in no room see what a room sees.
        for station in [Station::NoteTaker, Station::BigScreen] {
            let browser = Browser::join(served.to(), &served.code(&station));
            browsers.push((main_room.clone(), browser));
        }
        for (_, b) in &mut browsers {
            b.open();
            b.update().expect("a first screen");
            // The list of what came in shows messages and reports as they come.
            if let Some(feed) = button(&b.received, "Feed") {
                assert_eq!(b.send(&json!([{ "press": { "at": feed } }])).status, 204);
            }
        }
        let start = served.player.newest().unwrap().at;
        let mut t = start;
        let mut before_endex = Vec::new();
        while t < end {
            before_endex = browsers.iter().map(|(_, b)| b.received.len()).collect();
            t = (t + tamrin::base::time::Span::from_mins(20)).min(end);
            served.run_until(&t.short());
            for (_, b) in &mut browsers {
                // Each sees the moment before the next one comes.
                let clock = t.millis();
                for _ in 0..40 {
                    let at = b.update().map(|u| u["clock"]["at"].as_i64().unwrap_or(0));
                    if at.is_none_or(|at| at >= clock) {
                        break;
                    }
                }
            }
        }
        told_only_what_reached(name, &served, &browsers, &before_endex, &marks);
    }
}

/// Nothing that was received tells of a mark that did not reach the seat; `before` are the bytes that each had received before ENDEX.
fn told_only_what_reached(
    name: &str,
    served: &Served,
    browsers: &[(SeatId, Browser)],
    before: &[usize],
    marks: &[Mark],
) {
    let newest = served.player.newest().unwrap();
    let facts = newest.facts.clone();
    let received: BTreeSet<(String, SeatId)> = facts
        .iter()
        .filter_map(|f| match &f.fact {
            Fact::MessageReceived { inject, seat } => Some((inject.to_string(), seat.clone())),
            _ => None,
        })
        .collect();
    let mut seen = 0;
    for ((seat, b), before) in browsers.iter().zip(before) {
        let text = String::from_utf8_lossy(&b.received);
        let after = String::from_utf8_lossy(&b.received[*before..]);
        // After ENDEX each room is told what was expected of it.
        let asked = &newest.washes[seat].expected;
        let of_room = |mark: &str| {
            let told = asked.iter().any(|x| x.action.get(Lang::En).contains(mark));
            told && after.matches(mark).count() == text.matches(mark).count()
        };
        for (mark, message, inject) in marks {
            let reached = message.as_ref().is_some_and(|_| {
                marks.iter().any(|(m, to, i)| {
                    m == mark
                        && to.as_ref().is_some_and(|(_, s)| s == seat)
                        && received.contains(&(i.clone(), seat.clone()))
                })
            });
            let there = text.contains(mark.as_str());
            let expected = there && of_room(mark);
            assert!(
                !there || reached || expected,
                "{name}: {seat} got {mark} of {inject}"
            );
            seen += usize::from(there);
        }
    }
    assert!(
        seen > 0,
        "{name}: no message was seen at all, so nothing was tested"
    );
}

#[test]
fn an_order_that_is_sent_twice_is_given_once_also_by_a_host_that_was_started_again() {
    let served = Served::begin("first-steps");
    served.run_until("09:05");
    let code = served.code(&Station::Team("room".into()));
    let order = Order::SetPosture {
        checkpoint: "east-gate".into(),
        posture: tamrin::record::states::Posture::Search,
    };
    let body = json!({ "id": "order-of-a-program-1", "order": order }).to_string();
    let give = |to: SocketAddr, code: &str| {
        let lines = [
            format!("Authorization: Bearer {code}"),
            "Content-Type: application/json".to_owned(),
        ];
        request(to, "POST /api/v1/orders", &lines, &body)
    };
    let before = served.orders_of("room");
    for _ in 0..3 {
        let answer = give(served.to(), &code);
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(
            answer.text().contains("\"accepted\":true"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(served.orders_of("room"), before + 1);
    let (file, dir) = served.close();
    // The same codes, and the same name of the order, are known after that.
    let again = Served::opened(Opening::Resume(file), dir);
    assert_eq!(again.code(&Station::Team("room".into())), code);
    let answer = give(again.to(), &code);
    assert!(
        answer.text().contains("\"accepted\":true"),
        "{}",
        answer.text()
    );
    assert_eq!(again.orders_of("room"), before + 1);
    assert!(again.dir.path().exists());
}

#[test]
fn a_press_is_done_once_and_only_on_what_was_shown_to_that_seat() {
    let served = Served::begin("first-steps");
    served.run_until("09:05");
    let mut room = served.team("room");
    room.open();
    let first = room.update().unwrap();
    served.wait("people at the seat", |s| {
        s.staffed.contains(&SeatId::from("room"))
    });
    let nothing = room.send(&json!([{ "press": { "at": "s/9/9/9" } }]));
    assert_eq!(nothing.status, 409);
    let stale = {
        let version = room.version;
        room.version = 999;
        let answer = room.send(&json!([{ "press": { "at": "s" } }]));
        room.version = version;
        answer
    };
    assert!(stale.text().contains("stale"), "{}", stale.text());
    // On the map too a press means what it meant where it was made.
    let hit = |on: u64| json!([{ "hit": { "on": on, "n": 0, "menu": false, "x": 1.0, "y": 1.0 } }]);
    let shown = first["map"]["number"].as_u64().unwrap();
    assert_eq!(room.send(&hit(shown)).status, 204);
    assert_eq!(room.send(&hit(shown + 1000)).status, 409);
    // What is exercise control's is not on the page at all, neither as a button nor as a key.
    let page = String::from_utf8_lossy(&room.received).into_owned();
    assert!(!page.contains("STARTEX") && !page.contains("ENDEX"));
    let before = served.player.newest().unwrap().mode;
    for code in ["Space", "KeyN", "KeyA", "KeyE", "Digit0", "KeyX"] {
        let key = json!([{ "key": { "code": code, "shift": false, "control": false } }]);
        assert_eq!(room.send(&key).status, 204);
    }
    let after = served.player.newest().unwrap();
    assert_eq!(after.mode, before, "a room moves no clock");
    // What is sent twice under one name is done once.
    let emergency = button(&room.received, "⚠").expect("everybody can stop for a real emergency");
    let press = json!([{ "press": { "at": emergency } }]);
    assert_eq!(room.send_as("emergency-1", &press).status, 204);
    served.wait("a stop", |s| s.mode == Mode::Emergency);
    assert_eq!(
        room.send_as("emergency-1", &press).status,
        204,
        "it was done already"
    );
    assert_eq!(served.player.newest().unwrap().mode, Mode::Emergency);
}

/// What no page ever sends is refused as such.
fn malformed(status: &dyn Fn(&str, &[String], &str) -> u16, good: &[String]) {
    for bad in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"tab":"t","id":"12345678","v":-1,"inputs":[]}"#,
        r#"{"tab":"../../etc","id":"12345678","v":1,"inputs":[]}"#,
        r#"{"tab":"t","id":"short","v":1,"inputs":[]}"#,
        r#"{"tab":"t","id":"12345678","v":1,"inputs":[{"order":{"seat":"excon"}}]}"#,
        r#"{"tab":"t","id":"12345678","v":1,"inputs":[{"press":{"at":"s"},"press":{"at":"s"}}]}"#,
        r#"{"tab":"t","id":"12345678","v":1,"inputs":[],"seat":"excon"}"#,
    ] {
        let got = status("POST /act", good, bad);
        assert!((400..500).contains(&got), "{bad}: {got}");
    }
}

#[test]
fn what_is_hostile_is_refused_and_leaves_no_trace() {
    let served = Served::begin("first-steps");
    let to = served.to();
    let room = served.team("room");
    served.wait("nothing", |_| true);
    let origin = format!("Origin: http://{to}");
    let json_body = "Content-Type: application/json".to_owned();
    let cookie = format!("Cookie: {}", room.cookie);
    let sent = r#"{"tab":"t","id":"12345678","v":1,"inputs":[]}"#;
    let status = |what: &str, lines: &[String], body: &str| request(to, what, lines, body).status;
    // No cookie, a foreign origin, no origin with a cookie, another host's name.
    assert_eq!(
        status("POST /act", &[origin.clone(), json_body.clone()], sent),
        401
    );
    let foreign = "Origin: http://evil.example".to_owned();
    assert_eq!(
        status(
            "POST /act",
            &[foreign, cookie.clone(), json_body.clone()],
            sent
        ),
        403
    );
    assert_eq!(
        status("POST /act", &[cookie.clone(), json_body.clone()], sent),
        403
    );
    assert_eq!(
        status(
            "POST /act",
            &["Origin: null".to_owned(), cookie.clone(), json_body.clone()],
            sent
        ),
        403
    );
    let rebound = "Host: evil.example".to_owned();
    assert_eq!(status("GET /", &[rebound], ""), 421);
    let good = [origin.clone(), cookie.clone(), json_body.clone()];
    assert_eq!(status("POST /act", &good, sent), 204);
    // With the first page of the room people sit there; nothing else happens while time stands.
    served.wait("people at the seat", |s| {
        s.staffed.contains(&SeatId::from("room"))
    });
    let serial = |s: &Served| s.player.newest().unwrap().facts.len();
    let facts = serial(&served);
    malformed(&status, &good);
    let many = format!(
        r#"{{"tab":"t","id":"12345679","v":1,"inputs":[{}]}}"#,
        vec![r#"{"zoom":{"step":1}}"#; 65].join(",")
    );
    assert_eq!(status("POST /act", &good, &many), 400);
    let large = format!(
        r#"{{"tab":"t","id":"{}","v":1,"inputs":[]}}"#,
        "x".repeat(100_000)
    );
    assert_eq!(status("POST /act", &good, &large), 413);
    assert_eq!(
        raw(to, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").status,
        400
    );
    assert_eq!(status("GET /../../etc/passwd", &[], ""), 404);
    assert_eq!(status("PUT /seat", &[origin], ""), 405);
    // The lobby with all codes is exercise control's.
    let lobby = request(to, "GET /lobby", &[cookie], "");
    assert_eq!(lobby.status, 303);
    assert_eq!(
        serial(&served),
        facts,
        "nothing of all this is in the exercise"
    );
}

#[test]
fn every_answer_bears_a_strict_policy_and_the_cookie_is_out_of_reach_of_scripts() {
    let served = Served::begin("first-steps");
    let to = served.to();
    for path in [
        "/",
        "/seat",
        "/assets/seat.js",
        "/nowhere",
        "/api/v1/openapi.json",
    ] {
        let answer = request(to, &format!("GET {path}"), &[], "");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(
            answer.header("x-content-type-options").as_deref(),
            Some("nosniff")
        );
    }
    let lines = [
        format!("Origin: http://{to}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let code = served.code(&Station::Control);
    let joined = request(to, "POST /join", &lines, &format!("code={code}"));
    let cookie = joined.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    let page = request(to, "GET /", &[], "").text();
    assert!(!page.contains("<style") && !page.contains("onclick") && !page.contains("style="));
}

#[test]
fn guessing_codes_is_slowed_and_says_nothing() {
    let served = Served::begin("first-steps");
    let to = served.to();
    let lines = [
        format!("Origin: http://{to}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let guess = |code: &str| request(to, "POST /join", &lines, &format!("code={code}")).status;
    let answers: Vec<u16> = (0..12).map(|n| guess(&format!("AAAAAA{n:02}"))).collect();
    assert!(
        answers.iter().all(|s| matches!(s, 403 | 429)),
        "{answers:?}"
    );
    assert!(answers.contains(&429), "{answers:?}");
    // Whoever guesses is held up for the right code too, or else the wait would tell.
    assert_eq!(guess(&served.code(&Station::Control)), 429);
}

/// Whoever is expelled sees nothing more, and whoever has the new code sits there.
#[test]
fn a_new_code_expels_who_sat_there() {
    let served = Served::begin("first-steps");
    let to = served.to();
    let control = Browser::join(to, &served.code(&Station::Control));
    let mut room = served.team("room");
    room.open();
    room.update().unwrap();
    let old = served.code(&Station::Team("room".into()));
    let lines = [
        format!("Origin: http://{to}"),
        format!("Cookie: {}", control.cookie),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let renewed = request(to, "POST /renew", &lines, &format!("code={old}&sure=yes"));
    assert_eq!(renewed.status, 303);
    while room.update().is_some() {}
    assert_eq!(room.send(&json!([])).status, 401);
    assert_ne!(served.code(&Station::Team("room".into())), old);
    served.team("room").open();
}

/// The bot of `docs/seats.md`, as it stands there.
#[test]
fn the_bot_of_the_guide_takes_a_seat() {
    let guide =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seats.md"))
            .unwrap();
    let bot = guide
        .split("```python\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert!(
        bot.lines().count() <= 24,
        "twenty lines, give or take the empty ones"
    );
    let Ok(python) = Command::new("python3").arg("--version").output() else {
        panic!("python3 is needed to try the bot of docs/seats.md");
    };
    assert!(python.status.success());
    let served = Served::begin("first-steps");
    served.run_until("09:10");
    let before = served.orders_of("room");
    let ran = Command::new("python3")
        .args(["-c", bot, &served.seats().addresses()[0]])
        .arg(served.code(&Station::Team("room".into())))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(
        ran.status.success(),
        "{said} {}",
        String::from_utf8_lossy(&ran.stderr)
    );
    assert!(
        served.orders_of("room") > before,
        "it gave an order: {said}"
    );
}
