//! A replay that is shown to all whoever began it, and a branch begun from exercise control's page: the same browsers go on at the same
//! seats, and the exercise that has ended stays within reach.
//!
//! Deliberately not here: what a branch shares with the exercise it came from (`going_on`), the window (`window`).

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tamrin::base::time::SimTime;
use tamrin::seats::Station;
use tamrin::session::player::{Control, Mode, SessionRequest};
use tamrin::session::recording::Recording;
use tempfile::TempDir;

use crate::seats::{Served, button};
use crate::stations::{key, press, sit, until};
use crate::support::http::{Answer, Browser, request};

#[test]
fn a_replay_begun_at_the_machine_is_shown_to_all_and_steered_from_both() {
    let served = Served::begin("first-steps");
    served.run_until("10:00");
    let mut control = sit(&served, &Station::Control);
    let mut room = sit(&served, &Station::Team("room".into()));
    assert!(served.seats().replay().is_none());
    served.seats().begin_replay(SimTime::parse("09:20"));
    for page in [&mut control, &mut room] {
        until(page, "REPLAY");
        page.received.clear();
    }
    let replay = served.seats().replay().expect("it is open");
    let at = |t: &str| SimTime::parse(t).unwrap();
    let seek = SessionRequest::Control(Control::Seek(at("09:30")));
    replay.request(seek).unwrap();
    for page in [&mut control, &mut room] {
        until(page, &format!("\"at\":{}", at("09:30").millis()));
    }
    // Exercise control in a browser steers the same one.
    assert_eq!(control.send(&key("PageDown")).status, 204);
    until(&mut room, &format!("\"at\":{}", at("09:35").millis()));
    assert_eq!(served.player.newest().unwrap().mode, Mode::Over);
    room.received.clear();
    served.seats().end_replay();
    until(&mut room, "\"replay\":false");
    assert!(served.seats().replay().is_none());
}

/// The program with its seats open at a port of its own.
struct Host {
    process: Child,
    said: String,
}

impl Host {
    fn start(dir: &Path, port: u16) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(["run", "first-steps", "--headless", "--lang", "en", "-o"])
            .args(["day.tamrin", "--seats", &format!("127.0.0.1:{port}")])
            .current_dir(dir)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("Ctrl+C") {
            assert!(out.read_line(&mut said).unwrap() > 0, "it ended: {said}");
        }
        // Nobody reads on: a terminal that has gone away ends nothing for those who play.
        drop(out);
        Self { process, said }
    }

    fn code(&self, name: &str) -> String {
        let line = self.said.lines().find(|l| l.ends_with(name));
        let code = line.and_then(|l| l.trim().split("  ").next());
        code.unwrap_or_else(|| panic!("{name}: {}", self.said))
            .to_owned()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Opens the stream of a page again, as a browser does, until the host is there.
fn reopened(page: &mut Browser, to: SocketAddr) {
    for _ in 0..200 {
        if std::net::TcpStream::connect(to).is_ok() {
            page.received.clear();
            page.open();
            if page.update().is_some() {
                return;
            }
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the host does not come back");
}

#[test]
fn a_branch_begun_in_a_browser_goes_on_with_the_same_browsers() {
    let dir = TempDir::new().unwrap();
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let to = SocketAddr::from(([127, 0, 0, 1], port));
    let host = Host::start(dir.path(), port);
    let control_code = host.code("Exercise control");
    let clock = |body: &str| {
        let lines = [
            format!("Authorization: Bearer {control_code}"),
            "Content-Type: application/json".to_owned(),
        ];
        request(to, "POST /api/v1/clock", &lines, body).status
    };
    let mut control = Browser::join(to, &control_code);
    let mut room = Browser::join(to, &host.code("Al Qubbah sub-room"));
    for page in [&mut control, &mut room] {
        page.open();
        page.update().expect("a first screen");
    }
    for body in ["{\"Pace\": 600.0}", "\"Start\""] {
        assert_eq!(clock(body), 200, "{body}");
    }
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(clock("\"End\""), 200);
    until(&mut control, "Replay it");
    assert_eq!(press(&mut control, "Replay it"), 204);
    until(&mut room, "REPLAY");
    until(&mut control, "REPLAY");
    // Five minutes on: at STARTEX a branch has not begun.
    assert_eq!(control.send(&key("PageDown")).status, 204);
    let there = SimTime::parse("09:05").unwrap();
    until(&mut control, &format!("\"at\":{}", there.millis()));
    control.received.clear();
    assert_eq!(control.send(&key("KeyV")).status, 204);
    until(&mut control, "Branch here");
    assert!(
        button(&room.received, "Branch").is_none(),
        "a room does not"
    );
    assert_eq!(press(&mut control, "Branch here"), 204);
    let branched = || {
        let files = std::fs::read_dir(dir.path()).unwrap();
        let mut names = files.map(|f| f.unwrap().file_name().into_string().unwrap());
        names.find(|n| n.ends_with(".tamrin") && n != "day.tamrin")
    };
    for _ in 0..200 {
        if branched().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let file = branched().expect("a new exercise file");
    for page in [&mut control, &mut room] {
        while page.update().is_some() {}
        reopened(page, to);
        until(page, "\"replay\":false");
        until(page, "paused");
    }
    assert_eq!(clock("\"Start\""), 200, "the same code");
    until(&mut room, "running");
    the_ended_exercise_stays_within_reach(to, &mut control, &room);
    std::fs::rename(dir.path().join("day.tamrin"), dir.path().join("away")).unwrap();
    let gone = page(&control, to, "/report?before&lang=en").text();
    assert!(gone.contains("no longer in the folder"), "{gone}");
    drop(host);
    it_is_listed_as_a_branch(dir.path(), &file, there);
}

/// The first screen's list says of which exercise it is a branch.
fn it_is_listed_as_a_branch(folder: &Path, file: &str, there: SimTime) {
    let branch = Recording::open(&folder.join(file)).unwrap();
    assert!(branch.saved.origin.is_some());
    let listed = tamrin::session::catalog::recorded(folder);
    let listed = listed.iter().find(|s| s.path.ends_with(file)).unwrap();
    let from = listed.branched.as_ref().map(|o| (o.file.as_str(), o.at));
    assert_eq!(from, Some(("day.tamrin", there)));
}

fn page(of: &Browser, to: SocketAddr, path: &str) -> Answer {
    let lines = [format!("Cookie: {}", of.cookie)];
    request(to, &format!("GET {path}"), &lines, "")
}

/// The report of the exercise that has ended is one press away, for exercise control and not for a room; the branch's own says which
/// ENDEX it waits for.
fn the_ended_exercise_stays_within_reach(to: SocketAddr, control: &mut Browser, room: &Browser) {
    let plain = |answer: &Answer| answer.text().replace(['\u{2068}', '\u{2069}'], "");
    until(control, "day.tamrin");
    let around = plain(&page(control, to, "/seat?lang=en"));
    for said in [
        "href=\"report?before\"",
        "Report of day.tamrin",
        "data-branched",
    ] {
        assert!(around.contains(said), "{said}: {around}");
    }
    assert!(!plain(&page(room, to, "/seat?lang=en")).contains("report?before"));
    let own = plain(&page(control, to, "/report?lang=en"));
    for said in [
        "a branch of day.tamrin at 09:05",
        "its own ENDEX",
        "href=\"report?before\"",
    ] {
        assert!(own.contains(said), "{said}: {own}");
    }
    let before = page(control, to, "/report?before&lang=en");
    assert!(
        before.text().contains("After-action report"),
        "{}",
        before.text()
    );
    assert_eq!(page(room, to, "/report?before").status, 303);
}
