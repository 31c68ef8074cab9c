//! What cannot be done, is asked for in vain or stands wrong in a scenario is said by the program, in the reader's language and by its exit code.
//!
//! Deliberately not here: each finding in a scenario (`scenario_files`).

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};

#[test]
fn what_cannot_be_done_is_said_in_the_readers_language() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("not.tamrin"), "hello").unwrap();
    std::fs::write(
        dir.path().join("bad.ron"),
        "(staffed: [\"room\"], ordres: [])",
    )
    .unwrap();
    std::fs::write(dir.path().join("ghost.ron"), "(staffed: [\"rooom\"])").unwrap();
    assert!(
        fails(dir.path(), &["run", "nowhere"])
            .contains("there is no scenario `nowhere`; built in are: afternoon-2024, checkpoint-relay, eve-of-the-vote, first-steps, libya-2024")
    );
    assert!(
        fails(dir.path(), &["run", "nowhere", "--lang", "ar"]).contains(
            "لا يوجد سيناريو «nowhere»؛ المتاح ضمن البرنامج: afternoon-2024، checkpoint-relay، eve-of-the-vote"
        )
    );
    assert!(fails(dir.path(), &["log", "not.tamrin"]).contains("not an exercise file"));
    assert!(fails(dir.path(), &["log", "none.tamrin", "--lang", "ar"]).contains("لا يوجد ملف"));
    assert!(
        fails(dir.path(), &["run", "first-steps", "--orders", "bad.ron"])
            .contains("did you mean `orders`?")
    );
    assert!(
        fails(dir.path(), &["run", "first-steps", "--orders", "ghost.ron"])
            .contains("seats are: commission, excon, room")
    );
    assert!(fails(dir.path(), &["frob", "--lang", "ar"]).contains("لا يوجد أمر باسم frob"));
    // Help that is asked for as a command is help.
    for lang in ["ar", "en"] {
        let asked = ok(dir.path(), &["--lang", lang, "help", "run"]);
        assert_eq!(asked, ok(dir.path(), &["run", "--help", "--lang", lang]));
    }
    assert!(fails(dir.path(), &["help", "frob"]).contains("frob"));
    ok(dir.path(), &["run", "first-steps", "-o", "x.tamrin"]);
    assert!(
        fails(dir.path(), &["run", "first-steps", "-o", "x.tamrin"]).contains("exists already")
    );
}

/// Why the system refuses is said in the reader's language, and no name is told that the program made up for a moment.
#[test]
fn what_the_system_refuses_is_said_in_the_readers_language() {
    let dir = TempDir::new().unwrap();
    std::fs::create_dir(dir.path().join("folder")).unwrap();
    let refused = |args: &[&str], arabic: &str, english: &str| {
        for (lang, said) in [("ar", arabic), ("en", english)] {
            let args: Vec<&str> = args.iter().copied().chain(["--lang", lang]).collect();
            let complaint = fails(dir.path(), &args);
            assert!(complaint.contains(said), "{args:?}: {complaint}");
            assert!(
                !complaint.contains("os error") && !complaint.contains(".part"),
                "{complaint}"
            );
        }
    };
    refused(
        &["run", "first-steps", "--orders", "none.ron"],
        "(لا ملف ولا مجلد بهذا الاسم)",
        "(there is no such file or folder)",
    );
    refused(
        &["run", "first-steps", "--orders", "folder"],
        "(هذا مجلد)",
        "(it is a folder)",
    );
    refused(
        &["run", "first-steps", "-o", "nowhere/x.tamrin"],
        "(لا ملف ولا مجلد بهذا الاسم)",
        "(there is no such file or folder)",
    );
    refused(
        &["form", "first-steps", "-o", "nowhere/x.html"],
        "(لا ملف ولا مجلد بهذا الاسم)",
        "(there is no such file or folder)",
    );
}

#[test]
fn check_names_findings_and_says_so_by_its_exit_code() {
    let dir = TempDir::new().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let clean = ok(dir.path(), &["check", shipped]);
    assert!(clean.contains("0 errors, 0 warnings"), "{clean}");
    std::fs::create_dir(dir.path().join("mine")).unwrap();
    let text = std::fs::read_to_string(format!("{shipped}/first-steps/scenario.ron"))
        .unwrap()
        .replace("km: 15", "km: 0");
    std::fs::write(dir.path().join("mine/scenario.ron"), text).unwrap();
    let out = tamrin(dir.path(), &["check", "."]);
    assert_eq!(out.status.code(), Some(1));
    assert!(
        text_of(&out).contains("mine/scenario.ron:35:"),
        "{}",
        text_of(&out)
    );
    let json: Value =
        serde_json::from_str(&text_of(&tamrin(dir.path(), &["check", ".", "--json"]))).unwrap();
    assert_eq!(
        (
            json["errors"].as_u64(),
            json["findings"][0]["line"].as_u64()
        ),
        (Some(1), Some(35))
    );
}

#[test]
fn an_attachment_that_is_not_there_is_a_warning_with_its_place() {
    let dir = TempDir::new().unwrap();
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/scenarios/first-steps/scenario.ron"
    ))
    .unwrap();
    let text = text.replacen(
        "channel: MobileVoice,",
        "channel: MobileVoice, attachment: \"map.png\",",
        1,
    );
    std::fs::write(dir.path().join("scenario.ron"), text).unwrap();
    let out = tamrin(dir.path(), &["check", "."]);
    assert!(
        text_of(&out)
            .contains("scenario.ron:106:55: warning: the attachment `map.png` is not there"),
        "{}",
        text_of(&out)
    );
    std::fs::write(dir.path().join("map.png"), "").unwrap();
    ok(dir.path(), &["check", "."]);
}

fn text_of(out: &Output) -> String {
    text(&out.stdout)
}

/// The complaint about a command has these words.
fn complains(d: &Path, args: &[&str], what: &str) {
    let complaint = fails(d, args);
    assert!(complaint.contains(what), "{args:?}: {complaint}");
}

/// By everything that takes a moment.
fn a_day_left_out_is_guessed(d: &Path) {
    let said = |args: &[&str], what: &str| complains(d, args, what);
    said(
        &["replay", "x.tamrin", "--at", "10:00", "--json"],
        "from 15:00 to 2+12:00; did you mean 1+10:00?",
    );
    said(
        &["map", "x.tamrin", "--at", "10:00", "-o", "m.svg"],
        "did you mean 1+10:00?",
    );
    said(
        &["branch", "x.tamrin", "--at", "10:00", "--hold"],
        "did you mean 1+10:00?",
    );
    said(
        &["compare", "x.tamrin", "x.tamrin", "--html", "--at", "10:00"],
        "did you mean 1+10:00?",
    );
    said(
        &["run", "eve-of-the-vote", "--until", "10:00", "--lang", "ar"],
        "؛ هل تقصد 1+10:00؟",
    );
}

fn what_can_be_and_was_not_is_no_mistake(d: &Path) {
    let out = tamrin(
        d,
        &[
            "log",
            "x.tamrin",
            "--kind",
            "vehicleEscaped",
            "--from",
            "3+10:00",
        ],
    );
    assert_eq!((out.status.code(), out.stdout.len()), (Some(0), 0));
    assert!(
        text(&out.stderr).contains("no fact is like that; the file has "),
        "{}",
        text(&out.stderr)
    );
    assert!(
        text(&out.stderr).contains("did you mean 1+10:00?"),
        "{}",
        text(&out.stderr)
    );
}

/// What is asked for in a way that nothing can answer is said, in place of an empty answer.
#[test]
fn options_that_select_nothing_say_so() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(
        d,
        &["run", "eve-of-the-vote", "--headless", "-o", "x.tamrin"],
    );
    let said = |args: &[&str], what: &str| complains(d, args, what);
    said(
        &["log", "x.tamrin", "--kind", "OrderReject"],
        "did you mean `OrderRejected`?",
    );
    said(
        &["log", "x.tamrin", "--kind", "Typo"],
        "there is no kind of facts called `Typo`; known are: ExerciseStarted, ",
    );
    said(
        &["log", "x.tamrin", "--kind", "Typo", "--lang", "ar"],
        "لا وقائع من نوع «Typo»",
    );
    said(
        &["log", "x.tamrin", "--from", "12:00", "--to", "10:00"],
        "the span ends (10:00) before it begins (12:00)",
    );
    a_day_left_out_is_guessed(d);
    said(
        &["compare", "x.tamrin", "x.tamrin", "--at", "1+10:00"],
        "add --html",
    );
    std::fs::write(
        d.join("o.ron"),
        r#"(orders: [(at: "10:00", seat: "main", order: Note(text: "x"))])"#,
    )
    .unwrap();
    said(
        &["run", "eve-of-the-vote", "--orders", "o.ron"],
        "did you mean 1+10:00?",
    );
    said(
        &["rate", "x.tamrin", "any", "P", "--reason", " "],
        "say why in --reason",
    );
    for args in [
        &["report", "x.tamrin", "--template", "t", "-o", "r.html"][..],
        &["trend", "x.tamrin", "--template", "t"],
    ] {
        said(args, "--template is for PDF files only");
    }
    what_can_be_and_was_not_is_no_mistake(d);
}

#[test]
fn an_approach_without_a_checkpoint_is_named_where_a_municipality_is_to_be_closed_on_all_sides() {
    use crate::support::small_scenario::{brief, findings, message, small};
    let text = small(&message("i", "Hello"));
    let closed = text.replace(
        r#"seat: "p", directorate: "d")],"#,
        r#"seat: "p", directorate: "d", cordon: true)],"#,
    );
    assert_ne!(text, closed);
    let named = |text: &str| {
        let all = brief(&findings(text));
        all.into_iter()
            .filter(|f| f.contains("checkpoint"))
            .collect::<Vec<_>>()
    };
    assert!(named(&text).is_empty());
    let found = named(&closed);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("no checkpoint stands at this end of the road `r`"),
        "{found:?}"
    );
    let guarded = closed.replace(
        " centres:",
        r#" checkpoints: [(id: "g", name: (ar: "ا", en: "G"), road: "r", near: "p", seat: "main")],
 centres:"#,
    );
    assert!(named(&guarded).is_empty(), "{:?}", named(&guarded));
}
