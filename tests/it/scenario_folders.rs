//! Scenarios as folders on a disk: files that include each other, what lies outside, special files, byte order marks, many findings.
//!
//! Deliberately not here: what stands in a text (`scenario_files`).

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};
use crate::support::small_scenario::{message, small};

#[test]
fn a_byte_order_mark_is_taken_everywhere() {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        fs::write(dir.path().join(name), format!("\u{feff}{text}")).unwrap()
    };
    fs::create_dir(dir.path().join("b")).unwrap();
    let empty = small("").replace(
        "end: \"10:00\",",
        "end: \"10:00\", include: [\"more.ron\"],",
    );
    // What it lacks on purpose is allowed, behind the mark too.
    let allowed =
        "// allow: seat-waits-long it is empty\n// allow: unit-never-needed it is empty\n";
    write("b/scenario.ron", &format!("{allowed}{empty}"));
    write("b/more.ron", "(storylines: [])");
    assert!(ok(dir.path(), &["check", "b"]).contains("0 errors, 0 warnings"));
    write(
        "orders.ron",
        "(staffed: [\"main\"], orders: [(at: \"07:00\", seat: \"main\", order: Note(text: \"a\u{b}b\u{7}\"))])",
    );
    ok(
        dir.path(),
        &[
            "run",
            "b",
            "--headless",
            "--orders",
            "orders.ron",
            "-o",
            "x.tamrin",
        ],
    );
    assert!(
        ok(dir.path(), &["log", "x.tamrin", "--json"]).contains("a\\nb\""),
        "a note is kept without control characters"
    );
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("(format: 1)".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    fs::write(dir.path().join("b/more.ron"), wide).unwrap();
    let said = text(&tamrin(dir.path(), &["check", "b"]).stdout);
    assert!(
        said.contains("UTF-16") && said.contains("save it as UTF-8"),
        "{said}"
    );
}

#[test]
fn check_of_a_folder_tells_of_every_scenario_whatever_one_does() {
    let dir = TempDir::new().unwrap();
    for name in ["a", "b", "c", "d"] {
        fs::create_dir(dir.path().join(name)).unwrap();
    }
    let write = |name: &str, text: &[u8]| fs::write(dir.path().join(name), text).unwrap();
    write(
        "a/scenario.ron",
        small(&message("a", "x").replace("to: [\"main\"]", "to: [\"elsewhere\"]"))
            .replace(
                "end: \"10:00\",",
                "end: \"10:00\",\n include: [\"maps.ron\"],",
            )
            .as_bytes(),
    );
    write("b/scenario.ron", b"\xff\xfe\x00");
    write(
        "c/scenario.ron",
        small("").replace("km: 12", "km: 0").as_bytes(),
    );
    write("d/scenario.ron", b"");
    let out = tamrin(dir.path(), &["check", "."]);
    let said = text(&out.stdout);
    assert_eq!(out.status.code(), Some(1), "{said}");
    // The include is a finding of the head that asks for it, at its place; names that may stand in it are no mistakes.
    assert!(
        said.contains("a/scenario.ron:2:12: error: the file cannot be opened"),
        "{said}"
    );
    assert!(!said.contains("elsewhere"), "{said}");
    assert!(
        said.contains("b/scenario.ron:1:1: error")
            && said.contains("km is 0")
            && said.contains("the file is empty"),
        "{said}"
    );
    assert!(
        said.contains("checked 4 scenarios: 4 errors, 0 warnings"),
        "{said}"
    );
    let json: Value =
        serde_json::from_str(&text(&tamrin(dir.path(), &["check", ".", "--json"]).stdout)).unwrap();
    assert_eq!(
        (json["scenarios"].as_u64(), json["errors"].as_u64()),
        (Some(4), Some(4)),
        "{json}"
    );
}

#[test]
fn of_thousands_of_findings_the_first_are_shown_and_the_rest_is_counted() {
    let dir = TempDir::new().unwrap();
    let injects: String = (0..4_000)
        .map(|i| {
            format!("(id: \"q{i}\", name: (), when: At(\"9+10:00\"), effects: [SetFlag(\"f\")]),")
        })
        .collect();
    fs::write(dir.path().join("scenario.ron"), small(&injects)).unwrap();
    let out = tamrin(dir.path(), &["check", "."]);
    let said = text(&out.stdout);
    assert!(said.len() < 100_000, "{}", said.len());
    assert!(
        said.contains("and 7800 more: 3800 about numbers out of range, 4000 about texts"),
        "{}",
        &said[said.len() - 400..]
    );
    assert!(said.contains("checked 1 scenario: 4000 errors, 4000 warnings"));
    let said = text(&tamrin(dir.path(), &["check", ".", "--lang", "ar"]).stdout);
    assert!(said.contains("و7800 غيرها: "));
}

#[cfg(unix)]
#[test]
fn a_scenario_reads_nothing_outside_its_folder_and_no_special_file() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("s");
    fs::create_dir(&folder).unwrap();
    fs::write(dir.path().join("secret"), "root:very secret:0:0\n").unwrap();
    fs::write(folder.join("inside.ron"), "(storylines: [])").unwrap();
    let with = |include: &str| {
        fs::write(
            folder.join("scenario.ron"),
            small("").replace(
                "end: \"10:00\",",
                &format!("end: \"10:00\", include: [\"{include}\"],"),
            ),
        )
        .unwrap()
    };
    let check = || {
        let out = tamrin(dir.path(), &["check", "s"]);
        text(&out.stdout) + &text(&out.stderr)
    };
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, folder.join(name)).unwrap();
    let fifo = |name: &str| {
        assert!(
            std::process::Command::new("mkfifo")
                .arg(folder.join(name))
                .status()
                .unwrap()
                .success()
        )
    };
    // A link to a file inside is a file of the folder like any other.
    link("inside.ron", "link.ron");
    with("link.ron");
    assert!(check().contains("0 errors"), "{}", check());
    link("../secret", "out.ron");
    link("/dev/zero", "zero.ron");
    link("..", "up");
    fifo("pipe.ron");
    fs::create_dir(folder.join("folder.ron")).unwrap();
    for (name, why) in [
        ("out.ron", "a link that leads out of it"),
        ("zero.ron", "a link that leads out of it"),
        ("up/secret", "a link that leads out of it"),
        ("../secret", "may not lie outside its folder"),
        ("/etc/passwd", "may not lie outside its folder"),
        ("pipe.ron", "no regular file"),
        ("folder.ron", "no regular file"),
    ] {
        with(name);
        let said = check();
        assert!(
            said.contains(why) && said.contains("1 error,") && !said.contains("secret:0"),
            "{name}: {said}"
        );
    }
    // The head itself.
    fs::remove_file(folder.join("scenario.ron")).unwrap();
    link("../secret", "scenario.ron");
    let said = check();
    assert!(
        said.contains("a link that leads out of it") && !said.contains("very secret"),
        "{said}"
    );
    fs::remove_file(folder.join("scenario.ron")).unwrap();
    fifo("scenario.ron");
    assert!(check().contains("no regular file"));
    assert!(fails(dir.path(), &["run", "s", "--headless"]).contains("no regular file"));
}

/// The orders of a trained team are checked with the scenario beside which they stand.
#[test]
fn orders_of_a_trained_team_are_checked_beside_their_scenario() {
    let dir = TempDir::new().unwrap();
    let written = |orders: &str| {
        let folder = dir.path().join("mine");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("scenario.ron"), small(&message("a", "x"))).unwrap();
        fs::write(folder.join("trained.ron"), orders).unwrap();
        let out = tamrin(dir.path(), &["check", "mine"]);
        (out.status.code(), text(&out.stdout))
    };
    let (code, said) = written(
        "(staffed: [\"main\"], orders: [\n  (at: \"09:12\", seat: \"mian\", order: Acknowledge(message: \"b\")),\n  (at: \"23:00\", seat: \"main\", order: CheckComms),\n])",
    );
    assert_eq!(code, Some(1), "{said}");
    for wanted in [
        "trained.ron:2:23: error: there is no seat called `mian`",
        "did you mean `main`?",
        "trained.ron:2:59: error: there is no inject called `b`",
        "trained.ron:3:8: error: the time 23:00:00 lies outside the exercise",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    let (code, said) = written("(orders: [(at: \"09:12\" seat: \"main\", order: CheckComms)])");
    assert!(code == Some(1) && said.contains("trained.ron:1:"), "{said}");
    // They are checked in a file into which the scenario was packed, too.
    written("(orders: [(at: \"09:12\", seat: \"main\", order: Acknowledge(message: \"zz\"))])");
    ok(dir.path(), &["pack", "mine", "-o", "day.zip"]);
    let out = tamrin(dir.path(), &["check", "day.zip"]);
    let packed = text(&out.stdout);
    assert!(
        packed.contains("trained.ron:1:") && packed.contains("no inject called `zz`"),
        "{packed}"
    );
    let (_, said) =
        written("(orders: [(at: \"09:12\", seat: \"main\", order: Acknowledge(message: \"a\"))])");
    assert!(!said.contains("trained.ron"), "{said}");
}
