//! The program after an exercise: replay, branch, compare, map and export, as a person uses them.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{ORDERS, fails, ok, tamrin, text};

/// A folder with `x.tamrin`, an exercise of `first-steps` with orders by people.
fn played() -> TempDir {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("o.ron"), ORDERS).unwrap();
    ok(
        dir.path(),
        &["run", "first-steps", "--orders", "o.ron", "-o", "x.tamrin"],
    );
    dir
}

fn json(dir: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&text(&tamrin(dir, args).stdout)).unwrap()
}

#[test]
fn verify_says_that_it_agrees_or_names_the_difference_and_its_conditions() {
    let dir = played();
    let d = dir.path();
    assert!(
        ok(d, &["replay", "x.tamrin", "--verify"])
            .starts_with("Playing again agrees with the file: facts: ")
    );
    assert!(
        ok(d, &["replay", "x.tamrin", "--verify", "--lang", "ar"])
            .starts_with("إعادة التشغيل تطابق الملف")
    );
    // Without a display and without a question it does the same, and says why.
    let out = tamrin(d, &["replay", "x.tamrin"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stderr).contains("no display") && text(&out.stdout).contains("agrees"));
    let db = rusqlite::Connection::open(d.join("x.tamrin")).unwrap();
    db.execute("UPDATE facts SET json = replace(json, '\"after_seconds\":', '\"after_seconds\":1') WHERE kind = 'ResponseBegan'", [])
        .unwrap();
    db.execute("UPDATE meta SET value = '0.0.9' WHERE key = 'program'", [])
        .unwrap();
    drop(db);
    let out = tamrin(d, &["replay", "x.tamrin", "--verify"]);
    assert_eq!(out.status.code(), Some(1));
    let said = text(&out.stdout);
    assert!(
        said.starts_with("First difference: fact ") && said.contains(", in: incidents"),
        "{said}"
    );
    let arabic = tamrin(d, &["replay", "x.tamrin", "--verify", "--lang", "ar"]);
    let arabic = text(&arabic.stdout);
    assert!(arabic.contains("، في: الحوادث\n"), "{arabic}");
    assert!(
        said.contains("in the file: 09:") && said.contains("now:         09:"),
        "{said}"
    );
    assert!(
        said.contains("Scenario: as it was")
            && said.contains("Seed: as it was")
            && said.contains("version 0.0.9 wrote the file"),
        "{said}"
    );
}

#[test]
fn the_picture_of_a_seat_at_a_moment_is_what_it_knew_and_no_more() {
    let dir = played();
    let d = dir.path();
    let at = |seat: &str| {
        json(
            d,
            &[
                "replay", "x.tamrin", "--at", "09:16", "--seat", seat, "--json",
            ],
        )
    };
    let (truth, room) = (at("excon"), at("room"));
    assert_eq!(
        (truth["at"].as_str(), room["viewer"].as_str()),
        (Some("09:16:00"), Some("room"))
    );
    let incidents = |p: &Value| p["incidents"].as_array().unwrap().len();
    assert_eq!(
        (incidents(&truth), incidents(&room)),
        (2, 0),
        "the accident on the road is not yet known to the room"
    );
    assert!(
        fails(
            d,
            &[
                "replay", "x.tamrin", "--at", "09:16", "--seat", "ghost", "--json"
            ]
        )
        .contains("there is no seat called `ghost`")
    );
    assert!(
        fails(d, &["replay", "x.tamrin", "--at", "12:00", "--json"])
            .contains("goes from 09:00 to 10:00")
    );
    assert!(fails(d, &["replay", "none.tamrin", "--verify"]).contains("there is no such file"));
}

/// Compares the exercise with its branch that standing orders play.
fn what_differs_is_told(d: &Path) {
    let out = tamrin(
        d,
        &[
            "compare",
            "x.tamrin",
            "x-from-09-19.tamrin",
            "--html",
            "-o",
            "c.html",
        ],
    );
    assert_eq!(out.status.code(), Some(1));
    let said = text(&out.stdout);
    assert!(
        said.contains("branched from x.tamrin at 09:19")
            && said.contains("First difference at 09:19:00"),
        "{said}"
    );
    assert!(
        said.contains("send Al Qubbah rapid response to “Queue disorder” (Al Abraq central polling centre) · only in A (09:20:00)"),
        "{said}"
    );
    assert!(
        said.contains("orders refused: A 1 · B 2 (+1)") && said.contains("voted: A "),
        "{said}"
    );
}

fn a_held_branch_goes_on_from_its_moment(d: &Path) {
    ok(d, &["run", "--resume", "held.tamrin", "--headless"]);
    let log = ok(d, &["log", "held.tamrin"]);
    assert!(
        log.contains("09:18:00") && !log.contains("09:20:00  Al Qubbah sub-room: send"),
        "{log}"
    );
    let compared = json(d, &["compare", "x.tamrin", "held.tamrin", "--json"]);
    assert_eq!(
        (
            compared["same"].as_bool(),
            compared["b"]["branched"]["file"].as_str()
        ),
        (Some(false), Some("x.tamrin"))
    );
}

#[test]
fn a_branch_is_made_played_and_compared() {
    let dir = played();
    let d = dir.path();
    let parent = std::fs::read(d.join("x.tamrin")).unwrap();
    ok(d, &["branch", "x.tamrin", "--at", "09:19", "--standing"]);
    assert!(d.join("x-from-09-19.tamrin").is_file() && d.join("x-from-09-19.txt").is_file());
    assert!(
        ok(
            d,
            &[
                "branch",
                "x.tamrin",
                "--at",
                "09:19",
                "--later-orders",
                "-o",
                "same.tamrin"
            ]
        )
        .contains("kept in same.tamrin")
    );
    assert!(
        ok(
            d,
            &[
                "branch",
                "x.tamrin",
                "--at",
                "09:19",
                "--hold",
                "-o",
                "held.tamrin"
            ]
        )
        .contains("tamrin run --resume held.tamrin")
    );
    assert!(
        parent == std::fs::read(d.join("x.tamrin")).unwrap(),
        "the parent was changed"
    );
    // A branch in which the same is ordered is the same exercise.
    assert!(ok(d, &["compare", "x.tamrin", "same.tamrin"]).contains("No difference: the same "));
    assert!(ok(d, &["compare", "x.tamrin", "x.tamrin", "--lang", "ar"]).contains("لا فرق"));
    what_differs_is_told(d);
    a_held_branch_goes_on_from_its_moment(d);
    let early = fails(
        d,
        &["branch", "x.tamrin", "--at", "09:30", "--orders", "o.ron"],
    );
    assert!(
        early.contains("the order at 09:12:00 is before the branch at 09:30:00"),
        "{early}"
    );
}

#[test]
fn the_page_of_a_comparison_needs_nothing_else_and_says_in_words_what_it_draws() {
    let dir = played();
    let d = dir.path();
    ok(
        d,
        &[
            "branch",
            "x.tamrin",
            "--at",
            "09:19",
            "--standing",
            "-o",
            "b.tamrin",
        ],
    );
    for (lang, attributes, words) in [
        ("ar", "lang=\"ar\" dir=\"rtl\"", "موضع الاختلاف"),
        ("en", "lang=\"en\" dir=\"ltr\"", "Where they differ"),
    ] {
        tamrin(
            d,
            &[
                "compare", "x.tamrin", "b.tamrin", "-o", "c.html", "--at", "09:40", "--lang", lang,
            ],
        );
        let page = std::fs::read_to_string(d.join("c.html")).unwrap();
        assert!(page.contains(attributes) && page.contains(words));
        assert_eq!(
            page.matches("role=\"img\"").count(),
            14,
            "two maps and six pairs of charts"
        );
        assert_eq!(
            page.matches("role=\"img\"").count(),
            page.matches("<title>").count() - 1
        );
        for outside in ["src=", "<script", "@import", "url(http", "href=\"http"] {
            assert!(!page.contains(outside), "{outside}");
        }
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .map(|s| s.split('"').next().unwrap())
            .collect();
        let different: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), different.len(), "every id stands once");
    }
}

#[test]
fn the_map_at_a_moment_is_drawn_without_a_display() {
    let dir = played();
    let d = dir.path();
    ok(d, &["map", "x.tamrin", "--at", "09:16", "-o", "m.svg"]);
    let svg = std::fs::read_to_string(d.join("m.svg")).unwrap();
    assert!(
        svg.starts_with("<svg ")
            && svg.contains("First steps · Exercise control · 09:16:00")
            && svg.contains("EXERCISE, not real")
    );
    assert!(
        svg.contains("OpenStreetMap") && svg.contains("GeoNames") && svg.contains("Natural Earth")
    );
    assert!(svg.contains("href=\"#incident\"") && svg.contains(">Al Abraq</text>"));
    // What a seat does not know is not on its map.
    ok(
        d,
        &[
            "map", "x.tamrin", "--at", "09:16", "--seat", "room", "--lang", "ar", "-o", "room.svg",
        ],
    );
    let room = std::fs::read_to_string(d.join("room.svg")).unwrap();
    let signs = |s: &str| s.matches("<use href=\"#incident\"").count();
    assert_eq!(
        (signs(&svg), signs(&room)),
        (3, 1),
        "one of them is the key's"
    );
    // Both side by side.
    ok(
        d,
        &[
            "map", "x.tamrin", "--at", "09:16", "--seat", "room", "--truth", "-o", "both.svg",
        ],
    );
    let both = std::fs::read_to_string(d.join("both.svg")).unwrap();
    assert_eq!(
        (
            both.matches("<use href=\"#seat-incident\"").count(),
            both.matches("<use href=\"#truth-incident\"").count()
        ),
        (1, 3)
    );
    assert!(room.contains("الأبرق") && room.contains("تمرين، ليس حدثاً حقيقياً"));
    ok(
        d,
        &[
            "map", "x.tamrin", "--at", "09:16", "--size", "900x600", "-o", "m.png",
        ],
    );
    let png = std::fs::read(d.join("m.png")).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(
        (&png[16..20], &png[20..24]),
        (&900u32.to_be_bytes()[..], &600u32.to_be_bytes()[..])
    );
    assert!(fails(d, &["map", "x.tamrin", "-o", "m.jpg"]).contains("ends with .svg or .png"));
}

#[test]
fn tracks_and_incidents_are_geojson_that_a_map_program_understands() {
    let dir = played();
    let d = dir.path();
    assert!(
        ok(d, &["export", "x.tamrin", "--geojson", "-o", "x.geojson"])
            .starts_with("Features in x.geojson: ")
    );
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(d.join("x.geojson")).unwrap()).unwrap();
    assert_eq!(all["type"], "FeatureCollection");
    assert_eq!(all["exercise"]["en"], "EXERCISE — not real");
    let of = |what: &str| {
        let what = what.to_owned();
        all["features"]
            .as_array()
            .unwrap()
            .iter()
            .filter(move |f| f["properties"]["what"] == what.as_str())
    };
    let track = of("unit track")
        .find(|f| f["properties"]["id"] == "rapid-1")
        .unwrap();
    assert_eq!(track["geometry"]["type"], "LineString");
    assert!(track["geometry"]["coordinates"].as_array().unwrap().len() > 3);
    assert!(track["properties"]["begin"].as_str().unwrap() >= "09:20:00");
    assert!(
        track["properties"]["begin_date"]
            .as_str()
            .unwrap()
            .contains("T09:2")
    );
    let push = of("incident")
        .find(|f| f["properties"]["id"] == "push")
        .unwrap();
    let point = push["geometry"]["coordinates"].as_array().unwrap();
    assert!(
        (19.0..25.0).contains(&point[0].as_f64().unwrap())
            && (30.0..34.0).contains(&point[1].as_f64().unwrap()),
        "lon, lat"
    );
    assert_eq!(
        (of("polling centre").count(), of("checkpoint").count()),
        (1, 1)
    );
}

#[test]
fn a_damaged_file_is_named_and_what_can_be_read_of_it_is_saved() {
    let dir = played();
    let d = dir.path();
    let whole = std::fs::read(d.join("x.tamrin")).unwrap();
    std::fs::write(d.join("cut.tamrin"), &whole[..whole.len() - 4096]).unwrap();
    // What people put in can be read, so the day can be computed again; that is said, and nothing is written to such a file.
    let log = tamrin(d, &["log", "cut.tamrin"]);
    let said = text(&log.stderr);
    assert!(
        said.contains("a part of it is damaged") && said.contains("tamrin rescue cut.tamrin"),
        "{said}"
    );
    assert_eq!(text(&log.stdout), ok(d, &["log", "x.tamrin"]));
    assert!(
        fails(
            d,
            &[
                "run",
                "--resume",
                "cut.tamrin",
                "--headless",
                "--lang",
                "ar"
            ]
        )
        .contains("tamrin rescue")
    );
    std::fs::write(d.join("half.tamrin"), &whole[..8192]).unwrap();
    let said = fails(d, &["log", "half.tamrin"]);
    assert!(
        said.contains(
            "the exercise file is damaged; to save what can be read of it: tamrin rescue"
        ),
        "{said}"
    );
    let saved = ok(d, &["rescue", "cut.tamrin", "-o", "saved.tamrin"]);
    assert!(
        saved.contains("Saved in saved.tamrin: the exercise up to 10:00:00, orders: 6"),
        "{saved}"
    );
    assert!(ok(d, &["compare", "x.tamrin", "saved.tamrin"]).contains("No difference"));
    std::fs::write(d.join("letter.tamrin"), "Dear trainer").unwrap();
    assert!(
        fails(d, &["rescue", "letter.tamrin", "-o", "y.tamrin"])
            .contains("this is not an exercise file")
    );
}

#[test]
fn a_branch_that_is_killed_leaves_its_parent_untouched_and_itself_whole_or_absent() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(d, &["run", "libya-2024", "--headless", "-o", "day.tamrin"]);
    let parent = std::fs::read(d.join("day.tamrin")).unwrap();
    let files = || std::fs::read_dir(d).unwrap().count();
    let mut whole = 0;
    for n in 0..12 {
        let (file, before) = (format!("b{n}.tamrin"), files());
        let mut child = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args([
                "branch",
                "day.tamrin",
                "--at",
                "12:00",
                "--standing",
                "-o",
                &file,
            ])
            .current_dir(d)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut ended = || child.try_wait().unwrap().is_some();
        match n {
            // Before there is anything of it,
            0..4 => std::thread::sleep(Duration::from_millis(15 * n)),
            // soon after there is something, however slow the machine is,
            4..11 => {
                while files() == before && !ended() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                std::thread::sleep(Duration::from_millis(2 * (n - 4)));
            }
            // and not at all.
            _ => {
                child.wait().unwrap();
            }
        }
        child.kill().ok();
        child.wait().unwrap();
        assert!(
            parent == std::fs::read(d.join("day.tamrin")).unwrap(),
            "the parent was changed"
        );
        if d.join(&file).exists() {
            whole += 1;
            ok(d, &["replay", &file, "--verify"]);
        }
    }
    assert!(whole > 0);
}
