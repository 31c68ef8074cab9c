//! Several teams side by side in one host: none reaches another, one trainer moves all, nothing is lost when the host is killed.
//!
//! Deliberately not here: what holds of one exercise (`seats`), how pages look, for which a browser is needed.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tamrin::base::ids::SeatId;
use tamrin::base::text::Lang;
use tamrin::base::time::Span;
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::record::states::Posture;
use tamrin::seats::{Options, Proxy, Seats, Station, TeamExercise};
use tamrin::session::player::{Control, Mode, Opening, Player, SessionRequest, Snapshot};
use tamrin::session::recording::Recording;
use tamrin::session::store::Condition;
use tamrin::session::{Exercise, OrdersFile, catalog};
use tempfile::TempDir;

use crate::seats::button;
use crate::support::http::{Answer, Browser, request};

/// Several exercises with their seats open.
struct Several {
    players: Vec<Player>,
    seats: Option<Seats>,
    dir: TempDir,
}

impl Several {
    /// New ones of a scenario, under these names.
    fn begin(scenario: &str, names: &[Option<&str>]) -> Self {
        let dir = TempDir::new().unwrap();
        let openings = (1..=names.len()).map(|n| beginning(scenario, dir.path(), n));
        Self::opened(openings.collect(), names, dir)
    }

    fn opened(openings: Vec<Opening>, names: &[Option<&str>], dir: TempDir) -> Self {
        let open = |o| Player::open(o, Box::new(|| {}));
        Self::served(openings.into_iter().map(open).collect(), names, dir)
    }

    fn served(players: Vec<Player>, names: &[Option<&str>], dir: TempDir) -> Self {
        let mut several = Self {
            players,
            seats: None,
            dir,
        };
        for n in 0..names.len() {
            several.wait(n, "an open exercise", |_| true);
        }
        let teams = several.players.iter().zip(names);
        let teams = teams.map(|(player, name)| TeamExercise {
            player: player.handle(),
            name: name.map(str::to_owned),
        });
        let options = Options {
            listen: "127.0.0.1:0".parse().unwrap(),
            lang: Lang::En,
            tls: None,
            proxy: Proxy::default(),
        };
        let seats = Seats::open_teams(teams.collect(), options).unwrap();
        several.seats = Some(seats);
        several
    }

    fn to(&self) -> SocketAddr {
        let address = &self.seats.as_ref().unwrap().addresses()[0];
        address.trim_start_matches("http://").parse().unwrap()
    }

    fn code(&self, team: usize, station: &Station) -> String {
        let teams = self.seats.as_ref().unwrap().teams();
        let codes = &teams[team].codes;
        codes.iter().find(|c| c.0 == *station).unwrap().1.clone()
    }

    /// Somebody at a station of a team.
    fn at(&self, team: usize, station: &Station) -> Browser {
        Browser::join(self.to(), &self.code(team, station))
    }

    fn trainer(&self) -> Browser {
        let code = self.seats.as_ref().unwrap().trainers_code().unwrap();
        let trainer = Browser::join(self.to(), &code);
        assert_eq!(trainer.way, "", "the overview is beside the door");
        trainer
    }

    fn wait(&self, team: usize, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        for _ in 0..6000 {
            if let Some(s) = self.players[team].newest().filter(|s| holds(s)) {
                return s;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("never: {what}; {:?}", self.players[team].phase());
    }

    fn newest(&self) -> Vec<Arc<Snapshot>> {
        self.players.iter().map(|p| p.newest().unwrap()).collect()
    }

    fn modes(&self) -> Vec<Mode> {
        self.newest().iter().map(|s| s.mode).collect()
    }

    /// Ends the host; the folder of its files.
    fn close(self) -> TempDir {
        drop(self.seats);
        drop(self.players);
        self.dir
    }
}

/// A new exercise for the n-th team.
fn beginning(scenario: &str, folder: &Path, n: usize) -> Opening {
    Opening::Begin {
        scenario: catalog::offer(Path::new(scenario)).scenario.unwrap(),
        seed: 1,
        staffed: Vec::new(),
        folder: folder.to_path_buf(),
        file: Some(folder.join(format!("x-team-{n}.tamrin"))),
    }
}

/// Requests something; a test that asks faster than an address may waits a little.
fn patient(to: SocketAddr, what: &str, lines: &[String], body: &str) -> Answer {
    loop {
        let answer = request(to, what, lines, body);
        if answer.status != 429 {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(300));
    }
}

fn get(of: &Browser, to: SocketAddr, path: &str) -> Answer {
    let lines = [format!("Cookie: {}", of.cookie)];
    patient(to, &format!("GET {path}"), &lines, "")
}

fn post(of: &Browser, to: SocketAddr, path: &str, body: &str) -> Answer {
    let lines = [
        format!("Origin: http://{to}"),
        format!("Cookie: {}", of.cookie),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    patient(to, &format!("POST {path}"), &lines, body)
}

/// A page without the marks that keep directions apart.
fn words(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

/// Does something with all teams, as the trainer.
fn together(trainer: &Browser, to: SocketAddr, what: &str) {
    let done = post(trainer, to, "/together", &format!("what={what}"));
    assert_eq!(done.status, 303, "{what}: {}", done.text());
}

fn stations(several: &Several) -> Vec<Station> {
    let teams = several.seats.as_ref().unwrap().teams();
    teams[0].codes.iter().map(|c| c.0.clone()).collect()
}

#[test]
fn a_cookie_of_a_team_opens_nothing_of_another_and_nothing_of_the_trainers() {
    let several = Several::begin("first-steps", &[None, None, None]);
    let to = several.to();
    let teams = several.seats.as_ref().unwrap().teams();
    let codes: BTreeSet<&String> = teams.iter().flat_map(|t| &t.codes).map(|c| &c.1).collect();
    let many: usize = teams.iter().map(|t| t.codes.len()).sum();
    assert_eq!(
        codes.len(),
        many,
        "no two stations of all teams have one code"
    );
    let act = r#"{"tab":"t","id":"12345678","v":1,"inputs":[]}"#;
    for station in stations(&several) {
        let browser = several.at(1, &station);
        assert_eq!(browser.way, "/team/2");
        let ask = |path: &str| get(&browser, to, path).status;
        let json = [
            format!("Origin: http://{to}"),
            format!("Cookie: {}", browser.cookie),
            "Content-Type: application/json".to_owned(),
        ];
        let act_at = |way: &str| patient(to, &format!("POST {way}/act"), &json, act).status;
        assert_eq!(
            (ask("/team/2/seat"), act_at("/team/2")),
            (200, 204),
            "its own"
        );
        for other in ["/team/1", "/team/3"] {
            let own_code = several.code(1, &station);
            let what = format!("{station:?} at {other}");
            // A page leads to the door, which leads it back to its own.
            for page in ["seat", "seat?lang=ar", "lobby", "lobby?large", "report"] {
                let answer = get(&browser, to, &format!("{other}/{page}"));
                assert_eq!(answer.status, 303, "{what}: {page}");
                assert_eq!(answer.header("location").as_deref(), Some("../../"));
            }
            assert_eq!(ask(&format!("{other}/events?tab=t")), 401, "{what}");
            assert_eq!(act_at(other), 401, "{what}");
            for (path, body) in [("lobby/check", ""), ("renew", &*format!("code={own_code}"))] {
                let answer = post(&browser, to, &format!("{other}/{path}"), body);
                assert_eq!(answer.status, 403, "{what}: {path}");
            }
        }
        // Nor anything of the trainer's, and no exercise's page lies beside the door.
        for (path, status) in [
            ("/overview", 303),
            ("/overview-events", 401),
            ("/comparison", 303),
            ("/comparison?a=1&b=2", 303),
            ("/seat", 404),
            ("/events?tab=t", 404),
            ("/lobby", 404),
            ("/report", 404),
            ("/team/4/seat", 404),
            ("/team/02/seat", 404),
        ] {
            assert_eq!(ask(path), status, "{station:?}: {path}");
        }
        for (path, body) in [("/together", "what=start"), ("/overview-renew", "")] {
            assert_eq!(post(&browser, to, path, body).status, 403, "{path}");
        }
        let home = get(&browser, to, "/").header("location");
        assert_eq!(home.as_deref(), Some("./team/2/seat"));
    }
    assert_eq!(
        several.modes(),
        [Mode::Ready; 3],
        "nothing of all that began anything"
    );
}

#[test]
fn what_a_team_does_reaches_no_other() {
    let several = Several::begin("first-steps", &[None, None]);
    let to = several.to();
    together(&several.trainer(), to, "start");
    let room = Station::Team("room".into());
    let order = Order::SetPosture {
        checkpoint: "east-gate".into(),
        posture: Posture::Search,
    };
    let body = json!({ "id": "order-of-a-program-1", "order": order }).to_string();
    let given = |code: &str| {
        let lines = [
            format!("Authorization: Bearer {code}"),
            "Content-Type: application/json".to_owned(),
        ];
        request(to, "POST /api/v1/orders", &lines, &body)
    };
    let answer = given(&several.code(1, &room));
    assert!(
        answer.text().contains("\"accepted\":true"),
        "{}",
        answer.text()
    );
    let trainers = several.seats.as_ref().unwrap().trainers_code().unwrap();
    assert_eq!(
        given(&trainers).status,
        401,
        "the trainer's code is no seat's"
    );
    let ordered = |s: &Snapshot| {
        let is = |f: &Fact| {
            matches!(
                f,
                Fact::OrderAccepted {
                    order: Order::SetPosture { .. },
                    ..
                }
            )
        };
        s.facts.iter().filter(|f| is(&f.fact)).count()
    };
    let [one, two] = [0, 1].map(|n| ordered(&several.players[n].newest().unwrap()));
    assert_eq!((one, two), (0, 1));
    // With exercise control's code of one a program reads the facts of that one alone.
    let facts = |team: usize| {
        let code = several.code(team, &Station::Control);
        let line = format!("Authorization: Bearer {code}");
        request(to, "GET /api/v1/facts", &[line], "").text()
    };
    assert!(facts(1).contains("SetPosture") && !facts(0).contains("SetPosture"));
}

#[test]
fn a_trainer_is_exercise_control_of_each_team() {
    let several = Several::begin("first-steps", &[None, None]);
    let (to, trainer) = (several.to(), several.trainer());
    together(&trainer, to, "start");
    let first = several.at(0, &Station::Team("room".into()));
    // One looks at that team with exercise control's eyes, and moves its clock alone.
    let mut at_second = Browser::of(to, "/team/2", &trainer.cookie);
    at_second.open();
    at_second.update().unwrap();
    let seen = String::from_utf8_lossy(&at_second.received).into_owned();
    assert!(seen.contains("ENDEX"), "exercise control's screen");
    let pause = button(&at_second.received, "❚❚").expect("the clock's button");
    assert_eq!(
        at_second
            .send(&json!([{ "press": { "at": pause } }]))
            .status,
        204
    );
    several.wait(1, "a stop", |s| s.mode == Mode::Paused);
    assert_eq!(several.modes()[0], Mode::Playing);
    let page = get(&trainer, to, "/team/2/seat?lang=en").text();
    let page = words(&page);
    assert!(
        page.contains("Team 2") && page.contains("../../overview"),
        "{page}"
    );
    let page = get(&first, to, "/team/1/seat?lang=en").text();
    let page = words(&page);
    assert!(
        page.contains("Team 1") && !page.contains("overview"),
        "{page}"
    );
    assert!(!page.contains("Team 2"), "{page}");
}

#[test]
fn who_starts_and_stands_together_is_at_the_same_exercise_time() {
    let several = Several::begin("first-steps", &[Some("North"), Some("الجنوب"), None]);
    let (to, trainer) = (several.to(), several.trainer());
    let page = get(&trainer, to, "/overview?lang=en").text();
    let page = words(&page);
    for word in [
        "North",
        "الجنوب",
        "Team 3",
        "STARTEX for all",
        "team/2/lobby",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    // A pace that is none is refused; one that is holds for all.
    assert_eq!(
        post(&trainer, to, "/together", "what=pace&pace=7").status,
        400
    );
    assert_eq!(post(&trainer, to, "/together", "what=no-such").status, 422);
    together(&trainer, to, "pace&pace=60");
    together(&trainer, to, "start");
    assert_eq!(several.modes(), [Mode::Playing; 3]);
    let start = several.newest()[0].scenario.head.start;
    for _ in 0..3 {
        several.wait(2, "time that passes", |s| s.at > start);
        std::thread::sleep(Duration::from_millis(150));
        together(&trainer, to, "pause");
        let all = several.newest();
        let times: BTreeSet<_> = all.iter().map(|s| s.at).collect();
        assert_eq!(several.modes(), [Mode::Paused; 3]);
        assert_eq!(times.len(), 1, "{times:?}");
        together(&trainer, to, "resume");
        assert_eq!(several.modes(), [Mode::Playing; 3]);
    }
    // Who was stopped earlier stays there and is not hurried through what nobody rehearsed.
    let stop = SessionRequest::Control(Control::Pause);
    several.players[2].request(stop).unwrap();
    let stood = several.wait(2, "a stop", |s| s.mode == Mode::Paused).at;
    let far = |s: &Snapshot| s.at.millis() - stood.millis() > 4 * 60_000;
    several.wait(0, "time that passes", far);
    together(&trainer, to, "pause");
    let all = several.newest();
    assert_eq!((all[0].at, all[2].at), (all[1].at, stood));
    let page = get(&trainer, to, "/overview?lang=en").text();
    let page = words(&page);
    assert!(page.contains("behind the team that is furthest"), "{page}");
    // A real emergency stops all, whoever stands already.
    together(&trainer, to, "emergency");
    assert_eq!(several.modes(), [Mode::Emergency; 3]);
    together(&trainer, to, "emergency-over");
    assert_eq!(several.modes(), [Mode::Paused; 3]);
}

/// The words of a room's page, once they hold these.
fn until_said(room: &mut Browser, words_of_it: &str) {
    for _ in 0..200 {
        let said = words(&String::from_utf8_lossy(&room.received));
        if said.contains(words_of_it) {
            return;
        }
        room.update();
    }
    let said = words(&String::from_utf8_lossy(&room.received));
    panic!("never: {words_of_it}: {said}");
}

/// Two teams, of which the exercise of the first ends by a fault of the program once that is wanted.
fn two_of_which_one_is_faulty() -> (Several, Arc<AtomicBool>) {
    let dir = TempDir::new().unwrap();
    let faulty = Arc::new(AtomicBool::new(false));
    let armed = faulty.clone();
    // Whoever is told of news is called by the exercise's own thread, which ends with it as by any fault of the program.
    let fault = Box::new(move || {
        assert!(!armed.swap(false, Ordering::SeqCst), "a fault on purpose");
    });
    let players = vec![
        Player::open(beginning("first-steps", dir.path(), 1), fault),
        Player::open(beginning("first-steps", dir.path(), 2), Box::new(|| {})),
    ];
    let names = [Some("North"), Some("South")];
    (Several::served(players, &names, dir), faulty)
}

/// Gives an order as the room of a team, under a name.
fn give(several: &Several, team: usize, name: &str, order: &Order) -> Answer {
    let room = Station::Team("room".into());
    let lines = [
        format!("Authorization: Bearer {}", several.code(team, &room)),
        "Content-Type: application/json".to_owned(),
    ];
    let body = json!({ "id": name, "order": order }).to_string();
    request(several.to(), "POST /api/v1/orders", &lines, &body)
}

#[test]
fn where_a_teams_exercise_has_died_its_card_and_rooms_say_so_and_the_others_go_on() {
    let (several, faulty) = two_of_which_one_is_faulty();
    let (to, trainer) = (several.to(), several.trainer());
    together(&trainer, to, "start");
    let mut room = several.at(0, &Station::Team("room".into()));
    room.open();
    room.update().expect("a first screen");
    let order = Order::SetPosture {
        checkpoint: "east-gate".into(),
        posture: Posture::Search,
    };
    let accepted = |answer: &Answer| answer.text().contains("\"accepted\":true");
    assert!(accepted(&give(&several, 0, "before-the-fault", &order)));
    faulty.store(true, Ordering::SeqCst);
    several.wait(0, "word of the fault", |s| s.trouble.is_some());
    until_said(&mut room, "The exercise cannot go on");
    until_said(&mut room, "Exercise control sees why");
    // The trainer is told which, why, and what to do; a button that would move nothing else is not offered.
    let overview = |lang: &str| words(&get(&trainer, to, &format!("/overview?lang={lang}")).text());
    let shown = overview("en");
    for said in ["stopped for good", "resume the file"] {
        assert_eq!(shown.matches(said).count(), 1, "{said}: {shown}");
    }
    assert!(overview("ar").contains("توقف نهائياً"));
    let before = several.newest()[1].at;
    several.wait(1, "time that passes", |s| s.at > before);
    // A real emergency reaches the rooms of a team whose exercise is dead, from the trainer and from the room itself.
    together(&trainer, to, "emergency");
    until_said(&mut room, "This is NOT part of the exercise");
    assert!(overview("en").contains("This is NOT part of the exercise"));
    together(&trainer, to, "emergency-over");
    while room.update().expect("that it is over")["real"].is_i64() {}
    room.received.clear();
    assert_eq!(room.send(&crate::stations::key("F9")).status, 204);
    until_said(&mut room, "This is NOT part of the exercise");
    together(&trainer, to, "emergency-over");
    // What is done with all is done with those that live.
    for what in [
        "pause",
        "resume",
        "pace&pace=60",
        "emergency",
        "emergency-over",
        "resume",
    ] {
        together(&trainer, to, what);
    }
    assert_eq!(several.modes(), [Mode::Paused, Mode::Playing]);
    let behind = overview("en").contains("behind the team");
    assert!(!behind, "who has stopped for good is not behind");
    let after = give(&several, 0, "after-the-fault", &order);
    assert_ne!(after.status, 200, "it is not said to be accepted");
    assert!(accepted(&give(&several, 1, "of-the-other", &order)));
    together(&trainer, to, "endex");
    assert_eq!(several.modes(), [Mode::Paused, Mode::Over]);
    let compared = get(&trainer, to, "/comparison?lang=en").text();
    assert!(compared.contains("South"), "{compared}");
    drop(room);
    let dir = several.close();
    // Nothing that was accepted is lost, and the file is gone on with.
    let file = dir.path().join("x-team-1.tamrin");
    let recording = Recording::open(&file).unwrap();
    let orders = recording.saved.journal.iter().map(|j| &j.entry.order);
    assert_eq!(orders.filter(|o| **o == order).count(), 1);
    let again = Several::opened(vec![Opening::Resume(file)], &[Some("North")], dir);
    again.wait(0, "the exercise", |s| {
        s.mode == Mode::Paused && s.trouble.is_none()
    });
}

#[test]
fn a_discussion_is_led_for_all_teams_at_once() {
    let several = Several::begin("ttx-elections", &[None, None]);
    let (to, trainer) = (several.to(), several.trainer());
    let modules = several.newest()[0].scenario.modules.clone();
    let first = &modules[0];
    assert_eq!(
        post(&trainer, to, "/together", "what=open-module").status,
        400
    );
    // One that is not in the scenario is opened for nobody.
    together(&trainer, to, "open-module&module=no-such");
    together(&trainer, to, "next-question");
    let open = |s: &Snapshot| s.discussion.open.clone();
    assert!(several.newest().iter().all(|s| open(s).is_none()));
    together(&trainer, to, &format!("open-module&module={}", first.id));
    let put = |n: usize| several.newest()[n].discussion.asked.clone();
    for n in 0..2 {
        several.wait(n, "a module", |s| open(s).as_ref() == Some(&first.id));
        several.wait(n, "a clock that runs", |s| s.talk.runs);
    }
    for q in &first.questions[..2] {
        together(&trainer, to, "next-question");
        assert_eq!([put(0), put(1)], [Some(q.id.clone()), Some(q.id.clone())]);
    }
    together(&trainer, to, "hold-talk");
    assert!(several.newest().iter().all(|s| s.talk.held && !s.talk.runs));
    let page = get(&trainer, to, "/overview?lang=en").text();
    let page = words(&page);
    for said in ["Question 2 of", "no answer yet", "Resume the discussion"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    together(&trainer, to, "talk");
    assert!(several.newest().iter().all(|s| !s.talk.held));
    together(&trainer, to, "close-module");
    assert!(several.newest().iter().all(|s| open(s).is_none()));
}

#[test]
fn another_module_is_opened_for_all_only_when_asked_once_more_and_all_play_its_piece() {
    let several = Several::begin("ttx-elections", &[None, None]);
    let (to, trainer) = (several.to(), several.trainer());
    let modules = several.newest()[0].scenario.modules.clone();
    let played = modules.iter().find(|m| m.play.is_some()).unwrap();
    let first = &modules[0];
    together(&trainer, to, &format!("open-module&module={}", first.id));
    let open = |n: usize| several.newest()[n].discussion.open.clone();
    let other = format!("what=open-module&module={}", played.id);
    let asks = post(&trainer, to, "/together", &other);
    let there = format!("./overview?module={}", played.id);
    assert_eq!(asks.header("location"), Some(there));
    assert_eq!([open(0), open(1)], [0, 1].map(|_| Some(first.id.clone())));
    let path = format!("/overview?lang=en&module={}", played.id);
    let page = words(&get(&trainer, to, &path).text());
    for said in [
        "Yes, open",
        "The module that is open ends",
        "Time left:",
        "data-box",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Play the piece for all"), "{page}");
    together(
        &trainer,
        to,
        &format!("open-module&module={}&sure=yes", played.id),
    );
    for n in 0..2 {
        several.wait(n, "the moment of the module", |s| {
            Some(s.at) == played.at && s.talk.runs
        });
    }
    // Nothing else is open, so nothing asks.
    let page = words(&get(&trainer, to, &path).text());
    assert!(!page.contains("Yes, open") && page.contains("Play the piece for all"));
    together(&trainer, to, "pace&pace=600");
    together(&trainer, to, "piece");
    let until = played.play.as_ref().unwrap().until;
    for n in 0..2 {
        let end = several.wait(n, "the end of the piece", |s| s.talk.runs && s.at == until);
        assert_eq!(end.mode, Mode::Paused);
    }
    let page = words(&get(&trainer, to, "/overview?lang=en").text());
    assert!(!page.contains("Play the piece for all"), "{page}");
}

#[test]
fn the_overview_is_told_what_is_new_and_nothing_while_nothing_is() {
    let several = Several::begin("first-steps", &[None, None]);
    let (to, trainer) = (several.to(), several.trainer());
    let mut stream = TcpStream::connect(to).unwrap();
    let head = format!(
        "GET /overview-events?lang=en HTTP/1.1\r\nHost: {to}\r\nCookie: {}\r\n\r\n",
        trainer.cookie
    );
    stream.write_all(head.as_bytes()).unwrap();
    let patience = Duration::from_secs(4);
    stream.set_read_timeout(Some(patience)).unwrap();
    let mut lines = BufReader::new(stream);
    let mut next = || loop {
        let mut line = String::new();
        if lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(data) = line.strip_prefix("data:") {
            let told: Value = serde_json::from_str(&words(data)).unwrap();
            return Some(told);
        }
    };
    let first = next().unwrap();
    assert_eq!(first["clocks"].as_array().unwrap().len(), 2);
    assert!(
        first["html"].as_str().unwrap().contains("0 of 2"),
        "{first}"
    );
    assert_eq!(next(), None, "nothing is new");
    let mut room = several.at(1, &Station::Team("room".into()));
    room.open();
    room.update().unwrap();
    let told = next().unwrap();
    assert!(told["html"].as_str().unwrap().contains("1 of 2"), "{told}");
    together(&trainer, to, "start");
    let runs = |told: &Value| {
        told["clocks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["pace"] == 1.0)
    };
    let told = std::iter::from_fn(&mut next).find(runs).unwrap();
    assert!(told["html"].as_str().unwrap().contains("running"), "{told}");
    // Another code expels whoever has the old one, here and at every team.
    let other = several.trainer();
    let mut at_team = Browser::of(to, "/team/1", &other.cookie);
    at_team.open();
    at_team.update().unwrap();
    let renewed = post(&trainer, to, "/overview-renew", "");
    assert_eq!(renewed.status, 303);
    let cookie = renewed.head.lines().find_map(|l| {
        let set = l.strip_prefix("set-cookie: ")?;
        set.starts_with("tamrin=")
            .then(|| set.split(';').next().unwrap().to_owned())
    });
    while at_team.update().is_some() {}
    for old in [&trainer, &other] {
        assert_eq!(get(old, to, "/overview").status, 303);
        assert_eq!(get(old, to, "/team/1/events?tab=x").status, 401);
    }
    let new = Browser::of(to, "", &cookie.unwrap());
    assert_eq!(get(&new, to, "/overview").status, 200);
    assert_eq!(post(&new, to, "/overview-leave", "").status, 303);
    assert_eq!(
        get(&new, to, "/overview").status,
        303,
        "a copy opens nothing"
    );
}

#[test]
fn exercise_controls_new_code_leaves_the_trainer_where_he_is() {
    let several = Several::begin("first-steps", &[None, None]);
    let (to, trainer) = (several.to(), several.trainer());
    let control = several.at(0, &Station::Control);
    let old = several.code(0, &Station::Control);
    let renewed = post(
        &trainer,
        to,
        "/team/1/renew",
        &format!("code={old}&sure=yes"),
    );
    assert_eq!(renewed.status, 303);
    assert!(!renewed.head.contains("set-cookie"), "{}", renewed.head);
    assert_ne!(several.code(0, &Station::Control), old);
    assert_eq!(get(&control, to, "/team/1/seat").status, 303);
    assert_eq!(get(&trainer, to, "/team/1/seat").status, 200);
    // A code of another team means nothing in this one's lobby.
    let foreign = several.code(1, &Station::Control);
    let answer = post(
        &trainer,
        to,
        "/team/1/renew",
        &format!("code={foreign}&sure=yes"),
    );
    assert_eq!(answer.status, 400);
    assert_eq!(several.code(1, &Station::Control), foreign);
}

#[test]
fn wrong_codes_are_counted_once_for_all_teams() {
    let several = Several::begin("first-steps", &[None; 4]);
    let to = several.to();
    let lines = [
        format!("Origin: http://{to}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let guess = |n: usize| request(to, "POST /join", &lines, &format!("code=ZZZZZZ{n:02}"));
    let weighed = (0..40).filter(|n| guess(*n).status == 403).count();
    assert!(weighed <= 7, "{weighed} codes were weighed");
}

#[test]
fn teams_are_compared_once_they_have_come_to_endex() {
    let several = Several::begin("first-steps", &[Some("North"), Some("South")]);
    let (to, trainer) = (several.to(), several.trainer());
    let page = |path: &str| get(&trainer, to, path);
    assert!(
        page("/comparison?lang=en")
            .text()
            .contains("No team has come to ENDEX yet")
    );
    together(&trainer, to, "start");
    let end = several.newest()[0].scenario.head.end;
    for player in &several.players {
        let run = SessionRequest::Control(Control::RunUntil(end + Span::from_mins(-30)));
        player.request(run).unwrap();
    }
    for n in 0..2 {
        several.wait(n, "a stop", |s| s.mode == Mode::Paused);
    }
    // One press only asks.
    assert!(
        page("/overview?lang=en&endex=ask")
            .text()
            .contains("Yes, ENDEX for all")
    );
    assert_eq!(several.modes(), [Mode::Paused; 2]);
    together(&trainer, to, "endex");
    assert_eq!(several.modes(), [Mode::Over; 2]);
    let all = page("/comparison?lang=en");
    assert_eq!(all.status, 200);
    let text = all.text();
    for word in ["Teams compared", "North", "South", "x-team-2.tamrin"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    let policy = all.header("content-security-policy").unwrap();
    assert!(
        !policy.contains("script-src"),
        "a document runs nothing: {policy}"
    );
    let two = page("/comparison?lang=ar&a=2&b=1").text();
    assert!(
        two.contains("South") && two.contains("dir=\"rtl\""),
        "{two}"
    );
    assert_eq!(
        page("/comparison?a=1&b=9").status,
        200,
        "all, where one is none"
    );
    let files: Vec<PathBuf> = several.players.iter().map(|p| p.file().unwrap()).collect();
    let _dir = several.close();
    // The program compares the files as it compares any.
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tamrin"));
        program.args(args).args(&files).output().unwrap()
    };
    assert!(run(&["compare"]).status.code().is_some_and(|c| c < 2));
    assert!(run(&["trend"]).status.success());
}

/// The program with several teams.
struct Host {
    process: Child,
    said: String,
}

impl Host {
    fn start(dir: &Path, args: &[&str]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_tamrin")), dir, args)
    }

    /// One that a file which cannot grow does not end, as a full disk does not either.
    #[cfg(target_os = "linux")]
    fn start_with_limits(dir: &Path, args: &[&str]) -> Self {
        let mut program = Command::new("bash");
        let script = "trap '' XFSZ; exec \"$0\" \"$@\"";
        program.args(["-c", script, env!("CARGO_BIN_EXE_tamrin")]);
        Self::run(program, dir, args)
    }

    /// From now on no file of it grows beyond so many bytes.
    #[cfg(target_os = "linux")]
    fn limit(&self, bytes: &str) {
        let limits = [
            format!("--pid={}", self.process.id()),
            format!("--fsize={bytes}:"),
        ];
        let done = Command::new("prlimit").args(limits).status().unwrap();
        assert!(done.success());
    }

    fn run(mut program: Command, dir: &Path, args: &[&str]) -> Self {
        let mut process = program
            .args([
                "run",
                "--headless",
                "--lang",
                "en",
                "--seats",
                "127.0.0.1:0",
            ])
            .args(args)
            .current_dir(dir)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("--resume") {
            let read = out.read_line(&mut said).unwrap();
            assert!(read > 0, "it ended: {said}");
        }
        // The pipe stays open for as long as the program runs.
        std::thread::Builder::new()
            .spawn(move || out.read_to_end(&mut Vec::new()))
            .unwrap();
        Self { process, said }
    }

    fn to(&self) -> SocketAddr {
        let line = self
            .said
            .lines()
            .find_map(|l| l.trim().strip_prefix("http://"));
        line.unwrap().parse().unwrap()
    }

    /// The codes, in the order in which they were said: the trainer's first.
    fn codes(&self) -> Vec<String> {
        let code = |l: &str| {
            let word = l.trim().split("  ").next().unwrap_or("");
            (word.len() == 8
                && word
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() && !b.is_ascii_lowercase()))
            .then(|| word.to_owned())
        };
        self.said.lines().filter_map(code).collect()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[test]
fn a_host_that_was_killed_goes_on_with_all_teams() {
    let dir = TempDir::new().unwrap();
    let args = [
        "first-steps",
        "--teams",
        "North, الجنوب",
        "-o",
        "day.tamrin",
    ];
    let host = Host::start(dir.path(), &args);
    for word in [
        "North",
        "الجنوب",
        "tamrin run --lang en --headless --seats 127.0.0.1:0 --resume day-team-1.tamrin day-team-2.tamrin",
    ] {
        assert!(host.said.contains(word), "{word}: {}", host.said);
    }
    let (to, codes) = (host.to(), host.codes());
    let trainer = Browser::join(to, &codes[0]);
    together(&trainer, to, "start");
    // The second team's room, by its place in what was said.
    let per_team = (codes.len() - 1) / 2;
    let teams: Vec<&[String]> = codes[1..].chunks(per_team).collect();
    let room = teams[1].iter().find(|code| {
        let line = format!("Authorization: Bearer {code}");
        let seen = request(to, "GET /api/v1/picture", &[line], "").text();
        seen.contains("\"viewer\":\"room\"")
    });
    let room = room.expect("a room").clone();
    let order = Order::SetPosture {
        checkpoint: "east-gate".into(),
        posture: Posture::Search,
    };
    let give = |to: SocketAddr| {
        let lines = [
            format!("Authorization: Bearer {room}"),
            "Content-Type: application/json".to_owned(),
        ];
        let body = json!({ "id": "order-of-a-program-1", "order": order }).to_string();
        request(to, "POST /api/v1/orders", &lines, &body).text()
    };
    assert!(give(to).contains("\"accepted\":true"));
    drop(host);
    let files = ["day-team-1.tamrin", "day-team-2.tamrin"];
    let again = Host::start(dir.path(), &["--resume", files[0], files[1]]);
    assert_eq!(again.codes(), codes, "the same codes");
    assert!(again.said.contains("الجنوب"), "{}", again.said);
    let to = again.to();
    assert!(
        give(to).contains("\"accepted\":true"),
        "it is told what became of it"
    );
    let overview = get(&trainer, to, "/overview?lang=en");
    assert_eq!(overview.status, 200, "the same browser goes on");
    assert!(overview.text().contains("paused"), "{}", overview.text());
    drop(again);
    let given = files.map(|file| {
        let recording = Recording::open(&dir.path().join(file)).unwrap();
        let mut sim = recording.simulation();
        sim.run_until(recording.end());
        let room = SeatId::from("room");
        let orders = sim.facts().iter().filter(|f| {
            matches!(&f.fact, Fact::OrderAccepted { seat, order: Order::SetPosture { .. }, .. } if *seat == room)
        });
        orders.count()
    });
    assert_eq!(given, [0, 1], "once, in the file of the team that gave it");
}

/// What a card says of a file that cannot be written.
#[cfg(target_os = "linux")]
const UNWRITTEN: &str = "the exercise file cannot be used";

/// A limit to the size of files stands for a disk without room. The exercise of one team is much larger than that of the other, so that
/// only its file reaches it.
#[cfg(target_os = "linux")]
#[test]
fn a_team_whose_file_cannot_be_written_stands_and_says_why_while_the_others_go_on() {
    let dir = TempDir::new().unwrap();
    let (large, small) = (
        dir.path().join("large.tamrin"),
        dir.path().join("small.tamrin"),
    );
    for (file, scenario) in [(&large, "libya-2024"), (&small, "first-steps")] {
        let scenario = catalog::offer(Path::new(scenario)).scenario.unwrap();
        drop(Exercise::create(file, scenario, 1, OrdersFile::default(), None).unwrap());
    }
    let size = |file: &PathBuf| std::fs::metadata(file).unwrap().len();
    assert!(
        size(&large) > size(&small) + 300_000,
        "{} {}",
        size(&large),
        size(&small)
    );
    let host = Host::start_with_limits(dir.path(), &["--resume", "large.tamrin", "small.tamrin"]);
    let (to, codes) = (host.to(), host.codes());
    let trainer = Browser::join(to, &codes[0]);
    together(&trainer, to, "pace&pace=60");
    host.limit(&size(&large).to_string());
    together(&trainer, to, "start");
    let overview = || words(&get(&trainer, to, "/overview?lang=en").text());
    let until = |what: &str, holds: &dyn Fn(&str) -> bool| {
        for _ in 0..300 {
            let shown = overview();
            if holds(&shown) {
                return shown;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("never: {what}: {}", overview());
    };
    let shown = until("the trouble of one team", &|shown| {
        shown.contains(UNWRITTEN)
    });
    assert!(
        shown.contains("paused") && shown.contains("running"),
        "{shown}"
    );
    // It tries again when it is told to, and says so again; the other is not held up.
    together(&trainer, to, "resume");
    until("the trouble again", &|shown| shown.contains(UNWRITTEN));
    host.limit("unlimited");
    together(&trainer, to, "resume");
    until("both", &|shown| {
        !shown.contains(UNWRITTEN) && !shown.contains("paused")
    });
    together(&trainer, to, "pause");
    drop(host);
    for file in [large, small] {
        let recording = Recording::open(&file).unwrap();
        assert!(recording.end() > recording.start(), "{}", file.display());
        let condition = &recording.saved.condition;
        assert!(matches!(condition, Condition::Whole), "{condition:?}");
    }
}

#[test]
fn where_a_file_is_there_already_no_team_is_begun() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("day-team-2.tamrin"), "another's").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_tamrin"))
        .args(["run", "first-steps", "--lang", "en", "--headless"])
        .args(["--seats", "127.0.0.1:0", "--teams", "3", "-o", "day.tamrin"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(
        !out.status.success() && said.contains("day-team-2.tamrin"),
        "{said}"
    );
    let there = std::fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(there, 1, "no other file was made");
}

#[test]
fn several_files_without_seats_are_refused_with_what_to_do() {
    let dir = TempDir::new().unwrap();
    let program = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tamrin"));
        program.args(["run", "--lang", "en"]).args(args);
        let out = program.current_dir(dir.path()).output().unwrap();
        (
            out.status.code(),
            String::from_utf8_lossy(&out.stderr).into_owned(),
        )
    };
    let (code, said) = program(&["--resume", "a.tamrin", "b.tamrin"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--headless and --seats"), "{said}");
    for bad in ["1", "13", "North", "North,North"] {
        let (code, said) = program(&["first-steps", "--headless", "--seats", "--teams", bad]);
        assert_eq!(code, Some(2), "{bad}: {said}");
        assert!(said.contains("2 … 12"), "{bad}: {said}");
    }
    let (code, said) = program(&["first-steps", "--headless", "--teams", "2"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--seats"), "{said}");
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        0,
        "no file was made"
    );
}
