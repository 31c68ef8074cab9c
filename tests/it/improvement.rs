//! The improvement plan from one exercise to the next, and what several evaluators write.

use tamrin::base::time::SimTime;
use tamrin::record::observation::{Analysis, Finding, NoteKind, Observation};
use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::reports::{page, played, words};

#[test]
fn what_an_exercise_left_open_is_carried_on_until_it_is_done() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let plan = "[(task: \"first-response\", action: \"Station a unit at Al Abraq\", owner: \"Operations room\", contact: \"Desk 4\",
        capability: \"Response\", element: Planning, priority: High, status: Underway, end: \"2030-02-01\", exercise: \"last.tamrin\"),
        (task: \"gone\", action: \"Another scenario\", status: Done, exercise: \"last.tamrin\"),
        (issue: \"No map\", action: \"Print it\", element: Equipment)]";
    std::fs::write(d.join("last.ron"), plan).unwrap();
    ok(
        d,
        &["report", "x.tamrin", "--plan", "last.ron", "--lang", "en"],
    );
    let said = words(&std::fs::read_to_string(d.join("x.html")).unwrap());
    let (own, carried) = said
        .split_once("Improvement plan\n")
        .unwrap()
        .1
        .split_once("Left open by earlier exercises:")
        .unwrap();
    assert!(own.contains("No map | Print it | equipment |"), "{own}");
    assert!(!own.contains("Station a unit"), "{own}");
    let row = "Station a unit at Al Abraq | planning | Operations room\nDesk 4 |  | 2030-02-01 | high\nunderway |";
    assert!(
        carried.contains(row) && carried.contains("last.tamrin"),
        "{carried}"
    );
    assert!(!carried.contains("Another scenario"), "it is done");
    // Written out it is there for the next exercise, with what this one adds.
    let args = ["report", "x.tamrin", "--plan", "last.ron", "-o", "next.ron"];
    ok(d, &args);
    let next = std::fs::read_to_string(d.join("next.ron")).unwrap();
    assert!(
        next.contains(
            "element: Planning, priority: High, status: Underway, exercise: \"last.tamrin\""
        ),
        "{next}"
    );
    assert!(
        next.contains("exercise: \"x.tamrin\"") && !next.contains("Another scenario"),
        "{next}"
    );
    // A later plan says that it is done.
    std::fs::write(d.join("done.ron"), plan.replace("Underway", "Done")).unwrap();
    let both = ["--plan", "last.ron", "--plan", "done.ron"];
    ok(
        d,
        &[&["report", "x.tamrin", "--lang", "en"][..], &both].concat(),
    );
    let said = words(&std::fs::read_to_string(d.join("x.html")).unwrap());
    assert!(!said.contains("Left open by earlier exercises:"), "{said}");
    let trend = ok(d, &[&["trend", "x.tamrin"][..], &both].concat());
    assert!(
        trend.contains("Corrective actions\nNo map · Print it · open\nlast.tamrin · Send a fitting unit within ten minutes · Station a unit at Al Abraq · 2030-02-01 · done\n"),
        "{trend}"
    );
}

#[test]
fn what_evaluators_make_of_an_observation_is_in_the_report_and_in_the_plan() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let mut exercise = tamrin::session::Exercise::resume(&d.join("x.tamrin")).unwrap();
    let note = Observation {
        kind: NoteKind::Observation,
        about: SimTime::parse("09:21").unwrap(),
        seat: None,
        subject: None,
        objective: None,
        text: "Nobody asked where the unit was".to_owned(),
        analysis: Analysis {
            finding: Some(Finding::Improvement),
            task: Some("first-response".into()),
            reference: "Room procedure 3".to_owned(),
            consequence: "It waited at the wrong gate".to_owned(),
            root_cause: "No board".to_owned(),
            recommendation: "Hang up a board".to_owned(),
        },
        by: None,
    };
    exercise.observe(note).unwrap();
    drop(exercise);
    let said = words(&page(d, "en"));
    let row = "Nobody asked where the unit was |  | area for improvement |\nSend a fitting unit within ten minutes\nWhat followed: |  It waited at the wrong gate\nRoot cause: |  No board\nReference: |  Room procedure 3\nRecommendation: |  Hang up a board |";
    assert!(said.contains(row), "{said}");
    assert!(
        said.contains("Nobody asked where the unit was | Hang up a board |"),
        "{said}"
    );
}

#[test]
fn evaluators_are_kept_apart_and_the_lead_decides() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let rate = |rating: &str, evaluator: &[&str]| {
        let args = [
            "rate",
            "x.tamrin",
            "first-response",
            rating,
            "--reason",
            "seen",
        ];
        ok(d, &[&args[..], evaluator].concat())
    };
    let kept = rate("U", &["--evaluator", " gate\u{202e} "]);
    assert!(
        kept.contains("What Evaluator gate says of first-response is kept")
            && kept.contains("is the lead evaluator's to decide"),
        "{kept}"
    );
    rate("P", &["--evaluator", "desk"]);
    for nobody in ["", "  ", "\u{200f}\u{200b}"] {
        let args = [
            "rate",
            "x.tamrin",
            "first-response",
            "P",
            "--reason",
            "seen",
        ];
        let blank = [&args[..], &["--evaluator", nobody]].concat();
        let said = crate::support::program::fails(d, &blank);
        assert!(said.contains("which post it is"), "{said}");
        let args = [
            "rate",
            "x.tamrin",
            "first-response",
            "P",
            "--reason",
            nobody,
        ];
        crate::support::program::fails(d, &args);
    }
    let said = words(&page(d, "en"));
    assert!(
        said.contains("Evaluator desk [P]: seen\nEvaluator gate [U]: seen\n"),
        "{said}"
    );
    assert!(!said.contains("Confirmed by an evaluator:"), "{said}");
    let kept = rate("M", &[]);
    assert!(kept.contains("it decides"), "{kept}");
    let said = words(&page(d, "en"));
    assert!(said.contains("Confirmed by an evaluator:"), "{said}");
    assert!(
        said.contains("Evaluator's rating (proposed: M): seen"),
        "{said}"
    );
    ok(d, &["replay", "x.tamrin", "--verify"]);
}

#[test]
fn what_participants_wrote_is_in_the_report() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let table = "seat,The script was plausible,improvements\nroom,4,Maps\ncommission,2,\n";
    std::fs::write(d.join("f.csv"), table).unwrap();
    let forms = "[(ratings: [(\"The script was plausible\", 3)], strengths: [\"Calm <voices>\"])]";
    std::fs::write(d.join("f.ron"), forms).unwrap();
    let args = ["report", "x.tamrin", "--lang", "en", "--feedback", "f.csv"];
    ok(d, &[&args[..], &["--feedback", "f.ron"]].concat());
    let said = words(&std::fs::read_to_string(d.join("x.html")).unwrap());
    let all = said.split_once("Feedback of participants\n").unwrap().1;
    assert!(all.contains("Forms filled in: 3"), "{all}");
    assert!(
        all.contains("The script was plausible | 3.0 | 3 |"),
        "{all}"
    );
    assert!(
        all.contains("Calm &lt;voices&gt;") && all.contains("Maps"),
        "{all}"
    );
    std::fs::write(d.join("f.csv"), table.replace(",4,", ",9,")).unwrap();
    let said = crate::support::program::fails(d, &args);
    assert!(
        said.contains("f.csv:2:1: error: “The script was plausible” is rated from 1 to 5, not “9”"),
        "{said}"
    );
    std::fs::write(d.join("f.csv"), table.replace("\nroom", "\nattic")).unwrap();
    let said = crate::support::program::fails(d, &args);
    assert!(
        said.contains("f.csv:2:1: error: the scenario has no seat `attic`"),
        "{said}"
    );
    let forms = "[(seat: \"room\"),\n (ratings: [(\"The script was plausible\", 7)])]";
    std::fs::write(d.join("f.ron"), forms).unwrap();
    let args = ["report", "x.tamrin", "--feedback", "f.ron", "--lang", "ar"];
    let said = crate::support::program::fails(d, &args);
    assert!(said.contains("f.ron:2:2"), "{said}");
}

#[test]
fn a_row_of_the_plan_that_says_nothing_or_names_no_task_is_told_at_its_place() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let said = |row: &str, command: &[&str]| {
        let plan = format!("[\n    (issue: \"No map\", action: \"Print\"),\n    {row},\n]");
        std::fs::write(d.join("p.ron"), plan).unwrap();
        crate::support::program::fails(d, &[command, &["--plan", "p.ron"]].concat())
    };
    for command in [["report", "x.tamrin"], ["trend", "x.tamrin"]] {
        let none = said(r#"(action: "Print it", issue: "\u{200f} ")"#, &command);
        assert!(
            none.contains("p.ron:3:33: error: this row says neither an issue nor"),
            "{none}"
        );
        for whose in ["", r#", exercise: "x.tamrin""#] {
            let row = format!(r#"(task: "first-respons", action: "b"{whose})"#);
            let unknown = said(&row, &command);
            assert!(
                unknown.contains("p.ron:3:12: error: the exercise has no critical task")
                    && unknown.contains("did you mean `first-response`"),
                "{unknown}"
            );
        }
    }
}
