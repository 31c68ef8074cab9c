//! Several processes on one exercise file, and one that was stopped for a while.
#![cfg(unix)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tamrin::base::time::SimTime;
use tamrin::session::control::Control;
use tamrin::session::pace::Stopwatch;
use tamrin::session::recording::Recording;
use tamrin::session::store::{self, Condition};
use tempfile::TempDir;

use crate::support::program::{ok, tamrin, text};

fn start(dir: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tamrin"))
        .args(args)
        .current_dir(dir)
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let mut tries = 0;
    while !done() {
        std::thread::sleep(Duration::from_millis(20));
        tries += 1;
        assert!(tries < 3000, "{what}");
    }
}

fn signal(child: &Child, name: &str) {
    assert!(
        Command::new("kill")
            .args([&format!("-{name}"), &child.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn a_stopped_process_goes_on_where_it_was() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("x.tamrin");
    let began = Stopwatch::start();
    let mut child = start(
        dir.path(),
        &["run", "first-steps", "--pace", "30", "-o", "x.tamrin"],
    );
    wait_until("it plays", || {
        file.exists() && store::read(&file).is_ok_and(|s| !s.facts.is_empty())
    });
    signal(&child, "STOP");
    let ran = began.elapsed();
    std::thread::sleep(Duration::from_secs(8));
    signal(&child, "CONT");
    let slept = || {
        store::read(&file)
            .ok()?
            .controls
            .into_iter()
            .find_map(|(at, c)| {
                if let Control::Slept(ms) = c {
                    Some((at, ms))
                } else {
                    None
                }
            })
    };
    wait_until("it notices", || slept().is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    let (at, ms) = slept().unwrap();
    assert!(ms >= 7000, "{ms}");
    let most = SimTime::parse("09:00").unwrap()
        + tamrin::base::time::Span::from_secs(30 * (i64::try_from(ran.as_secs()).unwrap() + 2));
    assert!(at <= most, "it stopped at {at}, after {ran:?} on the wall");
}

const ORDERS: &str = r#"(staffed: ["room"], orders: [
    (at: "09:05", seat: "room", order: Note(text: "one")),
    (at: "09:12", seat: "room", order: Acknowledge(message: "m1")),
    (at: "09:20", seat: "room", order: Dispatch(unit: "rapid-1", to: Incident("push"))),
    (at: "09:40", seat: "room", order: Note(text: "four")),
    (at: "09:55", seat: "room", order: Note(text: "five")),
])"#;

/// A chain of numbers that differs for each seed.
fn next(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// The file holds every order and every decision once, and each copy the orders of its moment.
fn nothing_is_lost(d: &Path, rated: usize, copies: usize, seed: u64) {
    let saved = store::read(&d.join("x.tamrin")).unwrap();
    assert_eq!(
        (saved.condition, saved.judgements.len()),
        (Condition::Whole, rated),
        "seed {seed}"
    );
    let orders: Vec<_> = saved.journal.iter().map(|j| &j.entry).collect();
    assert_eq!(
        orders.len(),
        6,
        "seed {seed}: the seat that is staffed and five orders, none lost, none twice"
    );
    for n in 0..copies {
        let copy = Recording::open(&d.join(format!("copy-{n}.tamrin"))).unwrap();
        let journal = &copy.saved.journal;
        assert!(
            journal.iter().zip(&orders).all(|(j, o)| j.entry == **o) && journal.len() <= 6,
            "seed {seed}"
        );
    }
}

/// Playing the file again gives the same, while it is written too.
fn verifies(d: &Path, seed: u64) {
    let out = tamrin(d, &["replay", "x.tamrin", "--verify"]);
    assert_eq!(
        out.status.code(),
        Some(0),
        "seed {seed}: {}{}",
        text(&out.stdout),
        text(&out.stderr)
    );
}

/// One exercise that others go on with, read, rate, report on and copy while it is played and killed.
fn interleaved(seed: u64) {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("o.ron"), ORDERS).unwrap();
    let mut chance = seed;
    let file = d.join("x.tamrin");
    let mut player = start(
        d,
        &[
            "run",
            "first-steps",
            "--pace",
            "3000",
            "--orders",
            "o.ron",
            "-o",
            "x.tamrin",
        ],
    );
    wait_until("it plays", || file.exists());
    let (mut rated, mut resumed, mut copies) = (0, Vec::new(), 0);
    for _ in 0..6 {
        match next(&mut chance) % 7 {
            0 => resumed.push(start(d, &["run", "--resume", "x.tamrin", "--pace", "5000"])),
            1 => {
                let out = tamrin(
                    d,
                    &[
                        "rate",
                        "x.tamrin",
                        "first-response",
                        "S",
                        "--reason",
                        "seen",
                    ],
                );
                match out.status.code() {
                    Some(0) => rated += 1,
                    code => assert!(
                        code == Some(2) && text(&out.stderr).contains("open elsewhere"),
                        "seed {seed}: {}",
                        text(&out.stderr)
                    ),
                }
            }
            2 => verifies(d, seed),
            3 => drop(ok(d, &["report", "x.tamrin", "-o", "r.html"])),
            4 => {
                std::fs::copy(&file, d.join(format!("copy-{copies}.tamrin"))).unwrap();
                copies += 1;
            }
            5 => drop(player.kill()),
            _ => drop(ok(d, &["log", "x.tamrin"])),
        }
        std::thread::sleep(Duration::from_millis(next(&mut chance) % 120));
    }
    player.wait().unwrap();
    for mut other in resumed {
        other.wait().unwrap();
    }
    ok(d, &["run", "--resume", "x.tamrin", "--headless"]);
    ok(d, &["replay", "x.tamrin", "--verify"]);
    nothing_is_lost(d, rated, copies, seed);
}

#[test]
fn fifty_interleavings_of_processes_lose_nothing_and_double_nothing() {
    std::thread::scope(|scope| {
        for worker in 0..2 {
            scope.spawn(move || (0..25).for_each(|n| interleaved(worker * 1000 + n)));
        }
    });
}
