//! The seats in a real browser: a trainer and three rooms play at once, lose what one can lose, and go on.
//!
//! Ignored by `cargo test`, for it needs Chromium; `.ci/run` runs it. Pictures of all pages are left in the target directory.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(target_os = "linux")]

mod accessible;
mod by_ear;
mod chromium;
mod line;
mod rehearsal;
mod teams;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use chromium::{Browser, Page};
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::session::recording::Recording;

/// The program with its seats open.
struct Host {
    process: Child,
    codes: Vec<(String, String)>,
}

impl Host {
    fn start(arguments: &[&str], port: u16) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(arguments)
            .args([
                "--headless",
                "--lang",
                "en",
                "--seats",
                &format!("0.0.0.0:{port}"),
            ])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut codes = Vec::new();
        for line in said.by_ref().map(Result::unwrap) {
            if line.contains("Ctrl+C") {
                break;
            }
            if let Some((code, name)) = line.trim().split_once("  ").filter(|(c, _)| c.len() == 8) {
                codes.push((name.to_owned(), code.to_owned()));
            }
        }
        assert!(codes.len() > 3, "{codes:?}");
        // The pipe stays open for as long as the program runs: at a branch it says its codes again.
        std::thread::Builder::new()
            .spawn(move || said.for_each(drop))
            .unwrap();
        Self { process, codes }
    }

    fn code(&self, name: &str) -> &str {
        let found = self.codes.iter().find(|(n, _)| n.contains(name));
        &found
            .unwrap_or_else(|| panic!("{name}: {:?}", self.codes))
            .1
    }

    /// As a machine that loses its power.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Each seat has a host's name of its own, so that one browser can sit at all of them.
fn join(browser: &Browser, n: u8, port: u16, code: &str, lang: &str, size: (u32, u32)) -> Page {
    let mut page = browser.page(size.0, size.1);
    page.go(&format!("http://127.0.0.{n}:{port}/?lang={lang}"));
    page.until(
        "a field for the code",
        "document.activeElement?.id === 'code'",
    );
    page.write(code);
    page.value("document.querySelector('form').requestSubmit()");
    page.until("a screen", "document.querySelector('#s button.p') !== null");
    page
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Nothing on the page is broader than the page.
fn fits(page: &mut Page, what: &str) {
    let wide = page.value(
        "[...document.querySelectorAll('#frame button.p, #frame h2, .who *')].filter((e) => { const b = e.getBoundingClientRect(); \
         return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1); }).map((e) => e.textContent.trim().slice(0, 40))",
    );
    assert_eq!(wide, serde_json::json!([]), "{what}");
    // What scrolls, scrolls up and down: nothing in it is wider than its room.
    let runs_out = page.value(
        "[...document.querySelectorAll('#s *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) \
         && e.scrollWidth > e.clientWidth + 1).map((e) => [e.id, e.scrollWidth, e.clientWidth, \
         ...[...e.querySelectorAll('*')].filter((x) => { const [b, r] = [x.getBoundingClientRect(), e.getBoundingClientRect()]; \
         return b.right > r.right + 1 || b.left < r.left - 1; }).map((x) => x.id).slice(0, 4)])",
    );
    assert_eq!(runs_out, serde_json::json!([]), "{what}");
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn a_trainer_and_three_rooms_play_and_lose_nothing() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("relay.tamrin");
    let path = file.display().to_string();
    let (port, shots, browser) = (free_port(), pictures(), Browser::start());
    let mut host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let mut control = join(
        &browser,
        1,
        port,
        host.code("Exercise control"),
        "en",
        (1280, 800),
    );
    let mut abraq = join(&browser, 2, port, host.code("Al Abraq"), "ar", (1024, 768));
    let mut qubbah = join(&browser, 3, port, host.code("Al Qubbah"), "ar", (360, 740));
    let mut main = join(
        &browser,
        4,
        port,
        host.code("Main room"),
        "en",
        (1920, 1080),
    );
    assert_eq!(abraq.value("document.documentElement.dir"), "rtl");
    startex(&mut control);
    for page in [&mut control, &mut abraq, &mut qubbah, &mut main] {
        page.until(
            "a clock that runs",
            "document.querySelector('.clock').textContent > '09:01:00'",
        );
    }
    // An order of a room, by the list of its checkpoints.
    abraq.press("نقاط التفتيش");
    abraq.press("بوابة الأبرق الشرقية");
    abraq.press("تفتيش كامل");
    abraq.says("صدر:");
    // The page is loaded again: the seat goes on where it was.
    abraq.reload();
    abraq.says("بوابة الأبرق الشرقية");
    the_line_is_lost(&mut abraq, &shots);
    every_page_fits(&shots, &mut control, &mut abraq, &mut qubbah, &mut main);
    // The host dies and comes back; the same browsers sit at the same seats.
    control.press("❚❚");
    control.says("paused");
    // What was pressed says what it does now, though it has the focus.
    control.until(
        "the button that was pressed with its new sign",
        "document.querySelector('[id$=\"/play\"]').innerText.trim() === '▶'",
    );
    begin_to_write(&mut main);
    host.kill();
    main.until(
        "word that the host is gone",
        "document.querySelector('#line').hidden === false",
    );
    let mut host = Host::start(&["run", "--resume", &path], port);
    for page in [&mut control, &mut abraq, &mut qubbah, &mut main] {
        page.until("a line that is back", "document.querySelector('#line').hidden === true && document.querySelector('#s button.p') !== null");
    }
    goes_on_to_write(&mut main);
    main.press("Units");
    control.press("▶");
    control.until(
        "time that goes on",
        "document.querySelector('.clock').textContent > '09:02:00'",
    );
    control.go(&format!("http://127.0.0.1:{port}/lobby"));
    control.says("Al Qubbah");
    control.picture(&shots.join("lobby-en-1280.png"));
    host.kill();
    both_orders_are_there_once(&file);
}

/// At every width nothing is cut off; pictures of all of them are left.
fn every_page_fits(
    shots: &Path,
    control: &mut Page,
    abraq: &mut Page,
    qubbah: &mut Page,
    main: &mut Page,
) {
    qubbah.press("القوائم");
    qubbah.press("الوحدات");
    for (page, name) in [
        (control, "control-en-1280"),
        (abraq, "abraq-ar-1024"),
        (qubbah, "qubbah-ar-360"),
        (main, "main-en-1920"),
    ] {
        fits(page, name);
        page.picture(&shots.join(format!("{name}.png")));
    }
}

/// The orders of the room are in the file, each once.
fn both_orders_are_there_once(file: &Path) {
    let recording = Recording::open(file).unwrap();
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    let given = sim.facts().iter().filter(|f| {
        matches!(&f.fact, Fact::OrderAccepted { seat, order: Order::SetPosture { .. }, .. } if seat.as_str() == "room-abraq")
    });
    assert_eq!(given.count(), 2);
}

/// The main room begins a situation report, and reads its manual meanwhile.
fn begin_to_write(room: &mut Page) {
    room.press("?");
    room.until(
        "the manuals",
        "document.querySelector('a[href=\"manual/staff\"]')?.target === '_blank'",
    );
    let read = room.value(
        "(async () => { const r = await fetch('manual/staff'); return r.status + (await r.text()).slice(0, 15); })()",
    );
    assert_eq!(read, "200<!doctype html>");
    room.press("×");
    room.press("Feed");
    room.press("Message to another seat");
    room.press("As a situation report");
    room.says("Action taken");
    room.value("document.querySelector('[aria-modal] textarea').focus()");
    room.write("A crowd at the gate");
    room.until(
        "words that the host has",
        "document.querySelector('[aria-modal] textarea').value === 'A crowd at the gate'",
    );
}

/// What it had typed is in the field again on the host that was started anew.
fn goes_on_to_write(room: &mut Page) {
    room.press("Feed");
    room.press("Message to another seat");
    room.until(
        "what was typed before",
        "document.querySelector('[aria-modal] textarea').value === 'A crowd at the gate'",
    );
    room.press("×");
}

/// The exercise begins and goes on twenty times as fast as the wall.
fn startex(control: &mut Page) {
    control.press("STARTEX");
    for pace in ["×2", "×5", "×10", "×20"] {
        control.press("+");
        control.says(pace);
    }
}

/// The line is lost while something is pressed: one sees it at once, and it arrives when the line is back.
fn the_line_is_lost(room: &mut Page, shots: &Path) {
    room.offline(true);
    room.press("تدقيق الهوية");
    room.until(
        "word that the line is down",
        "document.querySelector('#line').hidden === false",
    );
    room.picture(&shots.join("line-down-ar-1024.png"));
    room.offline(false);
    room.until(
        "a line that is back",
        "document.querySelector('#line').hidden === true",
    );
    room.says("صدر:");
}
