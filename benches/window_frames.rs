//! How long a frame of the trainer's window takes: a small exercise beside one at national scale, in the same run.
//!
//! `cargo bench --bench window_frames`, with a display; without one under `xvfb-run`. It drives the window by `tamrin shoot`, with
//! 352 polling centres and 500 units, many of them on the road, playing at 60 times the clock.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use tamrin::scenario::shipped;
use tamrin::session::player::PACES;

/// Polling centres and units at national scale.
const CENTRES: usize = 352;
const UNITS: usize = 500;

/// The reference scenario with more centres, more units and more trouble, so that many of them drive.
fn national(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder for the scenario");
    let texts = shipped::texts("libya-2024").expect("the reference scenario is built in");
    let checked = tamrin::scenario::from_texts(shipped::with_library(texts.clone()));
    let s = checked
        .scenario
        .expect("the reference scenario has no error");
    let areas: Vec<_> = s
        .municipalities
        .values()
        .filter(|m| m.directorate.is_some())
        .collect();
    let room = |m: &tamrin::scenario::model::Municipality| {
        let d = m.directorate.clone();
        s.seats
            .values()
            .find(|x| x.directorate == d && x.role == tamrin::record::states::Role::SubRoom)
            .map(|x| x.id.clone())
    };
    let mut more = String::from("(\n    centres: [\n");
    for n in 0..CENTRES - s.centres.len() {
        let m = areas[n % areas.len()];
        let line = writeln!(
            more,
            "        (id: \"x{n}\", name: (ar: \"مركز {n}\", en: \"Centre {n}\"), place: \"{}\", municipality: \"{}\", stations: [(voters: 177), (voters: 178)]),",
            m.seat, m.id
        );
        line.expect("writing to a string");
    }
    more.push_str("    ],\n    units: [\n");
    for n in 0..UNITS - s.units.len() {
        let m = areas[n % areas.len()];
        let seat = room(m).expect("every directorate has a room");
        let line = writeln!(
            more,
            "        (id: \"y{n}\", name: (ar: \"وحدة {n}\", en: \"Unit {n}\"), kind: RapidResponse, seat: \"{seat}\", base: \"{}\", strength: 10),",
            m.seat
        );
        line.expect("writing to a string");
    }
    more.push_str("    ],\n    injects: [\n");
    let roads: Vec<_> = s.roads.keys().collect();
    for n in 0..120 {
        let (road, minute) = (roads[n * 7 % roads.len()], 5 + n % 25);
        let line = writeln!(
            more,
            "        (id: \"z{n}\", name: (ar: \"حادث {n}\", en: \"Accident {n}\"), when: At(\"09:{minute:02}\"), effects: [Incident(id: \"z{n}\", kind: \"road_accident\", at: Road(\"{road}\"))]),"
        );
        line.expect("writing to a string");
    }
    more.push_str("    ],\n)\n");
    for (path, text) in texts {
        let text = if path == "scenario.ron" {
            text.replacen("include: [", "include: [\"more.ron\", ", 1)
                .replacen("\"libya-2024\"", "\"national-window\"", 1)
                .replacen("en: \"Municipal elections", "en: \"At national scale", 1)
        } else {
            text
        };
        std::fs::write(folder.join(path), text).expect("a file of the scenario");
    }
    std::fs::write(folder.join("more.ron"), more).expect("a file of the scenario");
}

/// A script that plays a scenario and measures frames.
fn script(title: &str, until: &str, closer: bool) -> String {
    let zoom = if closer {
        r#"Wheel(At(640.0, 300.0), 4.0), Wait(Seconds(0.5)), Frames("closer, playing", 200), Key("Space"), Wait(Seconds(0.5)), Frames("closer, paused", 200),"#
    } else {
        ""
    };
    // Exercises begin at different paces: from the slowest five steps up to 60 times the clock.
    let slower = r#"Key("BracketLeft"), "#.repeat(PACES.len());
    let pace = slower + &r#"Key("BracketRight"), "#.repeat(5);
    assert_eq!(PACES[5], 60.0, "five steps from the slowest");
    format!(
        r#"(size: (1280, 720), lang: Some("en"), steps: [
            Wait(Words("Choose a scenario")), Click(Words("{title}")), Wait(Seconds(0.5)), Click(Key("begin")), Wait(Mode("Ready")),
            Key("KeyU"), Wait(Seconds(0.3)), Type("{until}"), Key("Enter"), Wait(Time("{until}")), Wait(Mode("Paused")),
            {pace} Wait(Seconds(0.5)),
            Frames("paused", 200), Key("Space"), Wait(Mode("Playing")), Wait(Seconds(0.5)), Frames("playing", 300), {zoom}
        ])"#
    )
}

fn main() {
    let folder = std::env::temp_dir().join(format!("tamrin-window-{}", std::process::id()));
    national(&folder.join("scenarios/national-window"));
    let mut medians = Vec::new();
    for (name, title, until, closer) in [
        ("small", "First steps", "09:20", false),
        ("national", "At national scale", "09:30", true),
    ] {
        let out = folder.join(name);
        std::fs::create_dir_all(&out).expect("a folder for the run");
        if name == "national" {
            std::fs::rename(folder.join("scenarios"), out.join("scenarios"))
                .expect("the scenario moves to where it is looked for");
        }
        let file = folder.join(format!("{name}.ron"));
        std::fs::write(&file, script(title, until, closer)).expect("the script");
        let run = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .arg("shoot")
            .arg(&file)
            .arg("--out")
            .arg(&out)
            .output()
            .expect("the program starts");
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(
            run.status.success(),
            "{name}: {told}{}",
            String::from_utf8_lossy(&run.stderr)
        );
        for line in told.lines().filter(|l| l.starts_with("frames")) {
            println!("{name:9} {line}");
            let median: Option<f64> = line
                .split("median ")
                .nth(1)
                .and_then(|r| r.split(' ').next()?.parse().ok());
            medians.push((
                name,
                line.contains(" playing:"),
                line.contains("closer"),
                median.expect("every line tells its median"),
            ));
        }
    }
    let of = |name: &str| {
        medians
            .iter()
            .find(|m| m.0 == name && m.1 && !m.2)
            .expect("both were measured")
            .3
    };
    println!(
        "national / small, playing: {:.2}",
        of("national") / of("small")
    );
    std::fs::remove_dir_all(&folder).ok();
}
