//! The program as a person uses it: outcomes, exit codes, both languages, and being killed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{ORDERS, fails, ok, tamrin, text};

/// The facts of an exercise file, one JSON object a line.
fn facts(dir: &Path, file: &str) -> String {
    ok(dir, &["log", file, "--json"])
}

#[test]
fn without_arguments_the_reference_scenario_is_played_and_kept() {
    let dir = TempDir::new().unwrap();
    let run = tamrin(dir.path(), &[]);
    assert_eq!(run.status.code(), Some(0));
    let (out, told) = (text(&run.stdout), text(&run.stderr));
    let why = if cfg!(feature = "window") {
        "no display here"
    } else {
        "no window"
    };
    assert!(
        told.contains(why) && told.contains("standing orders"),
        "{told}"
    );
    assert!(
        out.starts_with("EXERCISE, not real: Municipal elections"),
        "{out}"
    );
    assert!(dir.path().join("libya-2024.tamrin").is_file());
    let kept = std::fs::read_to_string(dir.path().join("libya-2024.txt")).unwrap();
    let (kept, mark) = kept.trim_end().rsplit_once('\n').unwrap();
    assert!(
        out.starts_with(kept) && mark.starts_with("[tamrin:outcome "),
        "{mark}"
    );
    let report = std::fs::read_to_string(dir.path().join("libya-2024.html")).unwrap();
    assert!(
        told.contains("Written: libya-2024.html")
            && report.contains("After-action report: Municipal elections"),
        "{told}"
    );
    let facts = facts(dir.path(), "libya-2024.tamrin");
    assert!(facts.lines().last().unwrap().contains("ExerciseEnded"));
    // A second exercise gets a name of its own.
    ok(dir.path(), &["run", "libya-2024", "--headless"]);
    assert!(dir.path().join("libya-2024-2.tamrin").is_file());
}

#[test]
fn times_and_numbers_are_taken_in_the_digits_of_any_keyboard() {
    let dir = TempDir::new().unwrap();
    let run = |until: &str, seed: &str, to: &str| {
        ok(
            dir.path(),
            &[
                "run",
                "first-steps",
                "--json",
                "--until",
                until,
                "--seed",
                seed,
                "-o",
                to,
            ],
        )
    };
    let western = run("09:20", "27", "a.tamrin");
    assert_eq!(run("٠٩:٢٠", "٢٧", "b.tamrin"), western);
    assert_eq!(run("۹۲۰", "۲۷", "c.tamrin"), western);
    // Files keep to one way of writing them.
    let orders = |at: &str| {
        std::fs::write(
            dir.path().join("o.ron"),
            format!(r#"(orders: [(at: "{at}", seat: "excon", order: EndExercise)])"#),
        )
    };
    orders("٠٩:٢٠").unwrap();
    fails(
        dir.path(),
        &["run", "first-steps", "--headless", "--orders", "o.ron"],
    );
    orders("09:20").unwrap();
    ok(
        dir.path(),
        &["run", "first-steps", "--headless", "--orders", "o.ron"],
    );
}

#[test]
fn the_outcome_speaks_arabic() {
    let dir = TempDir::new().unwrap();
    let out = ok(dir.path(), &["run", "first-steps", "--lang", "ar"]);
    assert!(
        out.starts_with("تمرين، ليس حدثاً حقيقياً: الخطوات الأولى"),
        "{out}"
    );
    let latin: Vec<&str> = out
        .lines()
        .filter(|l| {
            !l.contains("tamrin")
                && l.split(' ')
                    // Of the seal, which is hexadecimal, a group may be all letters.
                    .filter(|w| !w.chars().all(|c| c.is_ascii_hexdigit()))
                    .any(|w| w.len() > 1 && w.chars().all(|c| c.is_ascii_alphabetic()))
        })
        .collect();
    assert!(latin.is_empty(), "English words in {latin:?}");
    let log = ok(dir.path(), &["log", "first-steps.tamrin", "--lang", "ar"]);
    assert!(
        log.starts_with("تمرين، ليس حدثاً حقيقياً: الخطوات الأولى\n"),
        "{log}"
    );
    assert!(log.contains("بدأ التمرين") && log.contains("انتهى التمرين"));
}

#[test]
fn json_has_the_promised_keys_with_real_values() {
    let dir = TempDir::new().unwrap();
    let v: Value = serde_json::from_str(&ok(
        dir.path(),
        &["run", "libya-2024", "--json", "--seed", "11"],
    ))
    .unwrap();
    assert_eq!(
        (
            v["scenario"].as_str(),
            v["seed"].as_u64(),
            v["ended_at"].as_str()
        ),
        (Some("libya-2024"), Some(11), Some("1+01:00:00"))
    );
    let facts = facts(dir.path(), "libya-2024.tamrin");
    assert_eq!(v["facts"].as_u64(), Some(facts.lines().count() as u64));
    let count = |kind: &str| {
        facts
            .lines()
            .filter(|l| l.contains(&format!("\"kind\":\"{kind}\"")))
            .count() as u64
    };
    assert_eq!(
        v["orders"]["accepted"].as_u64(),
        Some(count("OrderAccepted"))
    );
    assert_eq!(
        v["orders"]["refused"].as_u64(),
        Some(count("OrderRejected"))
    );
    assert_eq!(
        v["injects"]["released"].as_u64(),
        Some(count("InjectReleased"))
    );
    assert_eq!(
        v["injects"]["expected_met"].as_u64(),
        Some(count("ExpectedMet") + count("OutcomeReached") - count("ExpectedTakenBack"))
    );
    assert_eq!(
        v["incidents"]["settled"].as_u64(),
        Some(count("IncidentSettled"))
    );
    assert!(v["voters"]["served"].as_u64().unwrap() > 25_000);
    assert!(v["voters"]["registered"].as_u64().unwrap() > v["voters"]["served"].as_u64().unwrap());
    for line in ["checkpoint", "station"] {
        assert!(v["wait_seconds"][line]["mean"].as_f64().unwrap() > 0.0);
        assert!(v["wait_seconds"][line]["p95"].as_u64().is_some());
    }
    assert!(v["response_seconds"]["median"].as_f64() <= v["response_seconds"]["p90"].as_f64());
    assert_eq!(v["digest"].as_str().unwrap().len(), 16);
}

#[test]
fn a_scenario_without_incidents_has_no_response_times() {
    let dir = TempDir::new().unwrap();
    let v: Value =
        serde_json::from_str(&ok(dir.path(), &["run", "national-polling-day", "--json"])).unwrap();
    assert_eq!(v["voters"]["served"].as_u64(), Some(137_700));
    assert!(v.get("response_seconds").is_none());
}

#[test]
fn until_ends_the_exercise_early() {
    let dir = TempDir::new().unwrap();
    let v: Value = serde_json::from_str(&ok(
        dir.path(),
        &["run", "first-steps", "--json", "--until", "09:20"],
    ))
    .unwrap();
    assert_eq!(v["ended_at"].as_str(), Some("09:20:00"));
    let complaint = fails(dir.path(), &["run", "first-steps", "--until", "11:00"]);
    assert!(complaint.contains("09:00 to 10:00"), "{complaint}");
}

#[test]
fn people_give_orders_by_a_file_and_hold_their_seats() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("o.ron"), ORDERS).unwrap();
    ok(dir.path(), &["run", "first-steps", "--orders", "o.ron"]);
    let log = ok(dir.path(), &["log", "first-steps.tamrin"]);
    assert!(
        log.contains("09:12:00  Al Qubbah sub-room: acknowledge message m1"),
        "{log}"
    );
    assert!(log.contains(
        "refused, Al Qubbah sub-room: extend voting at Al Abraq central polling centre until 09:55, because the seat does not have this power"
    ));
    assert!(log.contains("inject released by hand: m5"));
    assert!(
        !log.contains("Al Qubbah sub-room (standing order)"),
        "a person holds this seat"
    );
    let only = ok(
        dir.path(),
        &[
            "log",
            "first-steps.tamrin",
            "--kind",
            "OrderRejected",
            "--from",
            "09:10",
            "--to",
            "09:30",
            "--seat",
            "room",
        ],
    );
    // Under the line that says what it is.
    assert_eq!(only.lines().count(), 2);
}

#[test]
fn killed_in_the_middle_it_resumes_to_the_same_facts() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("o.ron"), ORDERS).unwrap();
    let run = ["run", "first-steps", "--orders", "o.ron", "--json"];
    let undisturbed = ok(dir.path(), &[&run[..], &["-o", "a.tamrin"]].concat());
    // At 1,800 times the wall clock the hour takes two seconds; it is killed at several moments.
    for (i, millis) in [300, 700, 1100, 1500].into_iter().enumerate() {
        let file = format!("b{i}.tamrin");
        let mut child = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args([&run[..], &["-o", &file, "--pace", "1800"]].concat())
            .current_dir(dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // A slow machine may need a while before there is a file to be interrupted in.
        while !dir.path().join(&file).exists() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        let resumed = ok(dir.path(), &["run", "--resume", &file, "--json"]);
        assert_eq!(undisturbed, resumed, "killed after {millis} ms");
        assert_eq!(
            facts(dir.path(), "a.tamrin"),
            facts(dir.path(), &file),
            "killed after {millis} ms"
        );
    }
}

#[test]
fn resuming_a_finished_exercise_changes_nothing() {
    let dir = TempDir::new().unwrap();
    let first = ok(dir.path(), &["run", "first-steps", "--json"]);
    let before = facts(dir.path(), "first-steps.tamrin");
    assert_eq!(
        first,
        ok(
            dir.path(),
            &["run", "--resume", "first-steps.tamrin", "--json"]
        )
    );
    assert_eq!(before, facts(dir.path(), "first-steps.tamrin"));
}

#[test]
fn a_map_is_made_from_outlines_and_lists_and_can_be_played_on() {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write(
        "o.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"D1","level":1,"name_ar":"منطقة","name_en":"District"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,2],[0,2],[0,0]]]}}]}"#,
    );
    write(
        "p.csv",
        "id,name_en,name_ar,lat,lon\na,A,أ,1,1\nb,B,ب,1,3\n",
    );
    write("r.csv", "from_id,to_id,km,class\na,b,220,desert\n");
    write(
        "m.csv",
        "municipality_en,municipality_ar,place_id\nA,أ,a\nB,ب,b\n",
    );
    let args = [
        "import",
        "o.geojson",
        "--places",
        "p.csv",
        "--roads",
        "r.csv",
        "--municipalities",
        "m.csv",
        "-o",
        "map.ron",
    ];
    assert_eq!(
        ok(dir.path(), &args),
        "Places: 2, roads: 1, municipalities: 2 (with approximate outlines: 2), districts: 1\n"
    );
    let map = std::fs::read_to_string(dir.path().join("map.ron")).unwrap();
    // The two seats share the district along the line between them.
    assert!(
        map.contains("seat: \"a\", district: \"d1\"")
            && map.contains("(2.0000, 0.0000)")
            && map.contains("(2.0000, 2.0000)"),
        "{map}"
    );
    write(
        "scenario.ron",
        r#"(format: 1, id: "x", title: (ar: "س", en: "X"), summary: (ar: "س", en: "X"), date: "2030-01-01", start: "08:00", end: "09:00", include: ["map.ron"])"#,
    );
    assert!(ok(dir.path(), &["check", "."]).contains("0 errors, 0 warnings"));
    // As it was written it is written again; changed, it is somebody's.
    ok(dir.path(), &args);
    write("map.ron", &format!("{map}// the desert road\n"));
    write("r.csv", "from_id,to_id,km,class\na,z,220,desert\n");
    assert!(
        fails(dir.path(), &args).contains("map.ron exists"),
        "a map that was worked on is not written over"
    );
    assert!(
        fails(dir.path(), &[&args[..], &["--force"]].concat())
            .contains("roads, line 2: \"z\" is not in the list of places")
    );
}

#[test]
fn completions_and_the_log_as_a_table_are_printed() {
    let dir = TempDir::new().unwrap();
    assert!(ok(dir.path(), &["completions", "bash"]).contains("--resume"));
    ok(dir.path(), &["run", "first-steps"]);
    let csv = ok(dir.path(), &["log", "first-steps.tamrin", "--csv"]);
    assert!(
        csv.starts_with("\u{feff}n,at,kind,text,json,mark\n1,09:00:00,ExerciseStarted,")
            && csv
                .lines()
                .skip(1)
                .all(|row| row.ends_with(",EXERCISE — not real")),
        "{csv}"
    );
    let ar = ok(
        dir.path(),
        &["log", "first-steps.tamrin", "--csv", "--lang", "ar"],
    );
    assert!(
        ar.starts_with(
            "\u{feff}الرقم,الوقت,النوع,ما جرى,البيانات,العلامة\n1,09:00:00,ExerciseStarted,"
        ),
        "{ar}"
    );
}

/// The data that a scenario uses is named, and no other: by itself, or for texts of shipped scenarios from before they could.
#[test]
fn credits_are_those_of_the_scenario() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let scenario = |credits: &str| {
        format!(
            r#"(format: 1, id: "x", title: (ar: "س", en: "X"), summary: (ar: "س", en: "X"), date: "2030-01-01", start: "08:00", end: "09:00", {credits}
            settings: [(polling: (opens: "08:10", closes: "08:50"))], places: [(id: "a", name: (ar: "أ", en: "A"), lat: 1, lon: 1), (id: "b", name: (ar: "ب", en: "B"), lat: 1, lon: 2)],
            roads: [(id: "ab", from: "a", to: "b", km: 120, class: Local)])"#
        )
    };
    let shown = |credits: &str| {
        std::fs::write(d.join("scenario.ron"), scenario(credits)).unwrap();
        ok(d, &["check", "scenario.ron"]);
        std::fs::remove_file(d.join("x.tamrin")).ok();
        ok(d, &["run", "scenario.ron", "--headless", "-o", "x.tamrin"]);
        ok(d, &["map", "x.tamrin", "-o", "m.svg"]);
        let features: Value = serde_json::from_str(&ok(d, &["export", "x.tamrin"])).unwrap();
        (
            std::fs::read_to_string(d.join("m.svg")).unwrap(),
            features["attribution"].as_str().map(str::to_owned),
        )
    };
    let (map, features) = shown("");
    assert!(
        !map.contains("Natural Earth") && !map.contains("OpenStreetMap"),
        "{map}"
    );
    assert_eq!(features, None);
    let (map, features) =
        shown(r#"credits: [(ar: "مصلحة المساحة", en: "Survey <of> X"), (ar: "ب", en: "B")],"#);
    assert!(map.contains("Survey &lt;of&gt; X · B"), "{map}");
    assert_eq!(features.as_deref(), Some("Survey <of> X · B"));
}
