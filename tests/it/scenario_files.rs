//! Scenario files as people and strangers write them: every finding has its place, none has consequences, nothing hangs, nothing
//! outside the folder is read.

use std::path::Path;
use std::sync::Arc;

use tamrin::base::diag::{Severity, Sort};
use tamrin::base::text::Lang;
use tamrin::base::time::SimTime;
use tamrin::scenario::model::{Inject, When};
use tamrin::scenario::{self, shipped};
use tamrin::sim::Simulation;
use tamrin::wording::findings::lines;
use tempfile::TempDir;

use crate::support::said::{ar, en};
use crate::support::small_scenario::{brief, checked, findings, message, small};

#[test]
fn the_small_scenario_is_clean() {
    let found = findings(&small(&message("a", "Hello")));
    assert!(found.is_empty(), "{:?}", brief(&found));
}

#[test]
fn a_finding_stands_at_the_value_and_not_at_the_first_equal_text() {
    let inject = "   (id: \"a\", name: (ar: \"ا\", en: \"A\"), when: At(\"07:00\"), group: \"crowd\",\n    effects: [Incident(id: \"x\", kind: \"crowd\", at: Place(\"p\"))]),\n";
    let found = findings(&small(inject));
    assert_eq!(found.len(), 1, "{:?}", brief(&found));
    assert_eq!(
        (
            found[0].line,
            found[0].column,
            found[0].source.trim().starts_with("effects")
        ),
        (14, 39, true),
        "{:?}",
        brief(&found)
    );
    // The second of two equal identifiers, inside one item.
    let twice = small(&message("a", "x")).replace("to: [\"main\"]", "to: [\"main\", \"mian\"]");
    let found = findings(&twice);
    assert!(
        brief(&found)[0].contains("no seat called `mian`") && found[0].source.contains("\"mian\""),
        "{:?}",
        brief(&found)
    );
    let target = twice.replace("\"mian\"", "\"main\"");
    assert!(brief(&findings(&target))[0].contains("named twice"));
}

/// What is written, what a hand makes of it, and what is said then.
const SLIPS: [(&str, &str, &str); 20] = [
    (
        "lat: 0.1, lon",
        "lat: 0.1 lon",
        "a comma is missing before this",
    ),
    (
        "lat: 0.1,",
        "lat: 0,1,",
        "a decimal fraction is written with a point",
    ),
    (
        "(id: \"q\", name: (ar: \"ا\", en: \"Q\")",
        "(id: \"q\", name: (ar: \"ا\", en: \"Q\"",
        "this ( is never closed",
    ),
    (
        "en: \"Q\"), lat: 0.1, lon: 34),",
        "en: \"Q\"), lat: 0.1, lon: 34",
        "this ( is never closed",
    ),
    (
        "km: 12, class: Local)]",
        "km: 12, class: Local]",
        "this ( is never closed",
    ),
    (
        "km: 12, class: Local)]",
        "km: 12, class: Local))]",
        "this ) closes nothing",
    ),
    (
        "km: 12, class",
        "km: 12 class",
        "a comma is missing before this",
    ),
    (
        "name: (ar: \"ا\", en: \"Q\")",
        "name: (ar: \"ا\", en: “Q”)",
        "quotation mark of a word processor",
    ),
    (
        "lat: 0.1, lon",
        "lat: 0.1، lon",
        "is not the comma of this format",
    ),
    (
        "date: \"2031-01-01\", start",
        "date: \"2031-01-01\" start",
        "a comma is missing before this",
    ),
    (
        "role: MainRoom",
        "role: \"MainRoom\"",
        "this value is a name and stands without quotes",
    ),
    (
        "role: MainRoom",
        "role: MainRom",
        "did you mean `MainRoom`?",
    ),
    (
        "strength: 20",
        "strength: 20.5",
        "a whole number is wanted here",
    ),
    (
        "strength: 20",
        "strength: \"20\"",
        "a whole number is wanted here",
    ),
    (
        "name: (ar: \"ا\", en: \"U\")",
        "name: \"U\"",
        "write (ar: …, en: …)",
    ),
    (
        "stations: [(voters: 10)]",
        "stations: (voters: 10)",
        "write a list in square brackets",
    ),
    ("when: At(\"07:00\")", "when: \"07:00\"", "At(…)"),
    ("summary: (", "sumary: (", "did you mean `summary`?"),
    ("start: \"06:00\"", "start: \"06.00\"", "is not a time"),
    (
        "text: (ar: \"ا\", en: \"x\")",
        "text: (ar: \"ا\", en: \"x\\q\")",
        "the backslash in this text",
    ),
];

#[test]
fn one_missing_comma_is_one_error() {
    let text = small(&message("a", "x"));
    for (from, to, wanted) in SLIPS {
        assert!(text.contains(from), "{from}");
        let found = findings(&text.replacen(from, to, 1));
        let said = brief(&found);
        assert!(
            found.len() == 1 && said[0].contains(wanted),
            "{to}: {said:?}"
        );
        assert!(
            found[0].source.contains(to.split(' ').next().unwrap()),
            "{to}: {said:?} {}",
            found[0].source
        );
        let words = lines(&found[0], Lang::En) + &lines(&found[0], Lang::Ar);
        for inside in ["serde", "r#", "Expected", "struct `", "ron::"] {
            assert!(!words.contains(inside), "{inside} in {words}");
        }
    }
}

#[test]
fn nesting_without_end_is_refused_in_plain_words() {
    let deep = format!(
        "{}Since(\"07:00\"){}",
        "Not(".repeat(5_000),
        ")".repeat(5_000)
    );
    let inject =
        format!("  (id: \"a\", name: (ar: \"ا\", en: \"A\"), when: If(condition: {deep})),\n");
    let found = findings(&small(&(inject + &message("b", "x"))));
    assert!(
        found.len() == 1 && en(&found[0].message).contains("a hundred deep"),
        "{:?}",
        brief(&found)
    );
}

/// Words of the small scenario, and what they are replaced by.
fn out_of_bounds() -> Vec<(&'static str, String)> {
    let outline = |points: &str| {
        (
            "seat: \"p\", directorate: \"d\"",
            format!("seat: \"p\", directorate: \"d\", outline: [[{points}]]"),
        )
    };
    let settings = |s: &str| (" places: [", format!(" settings: [({s})],\n places: ["));
    let rule = |does: &str| {
        (
            " places: [",
            format!(
                " doctrine: [(id: \"x\", roles: [MainRoom], does: {does}, reaction: \"1m\")],\n places: ["
            ),
        )
    };
    let inject = |i: &str| {
        (
            " injects: [",
            format!(" injects: [(id: \"z\", name: (ar: \"ا\", en: \"Z\"), {i}),"),
        )
    };
    vec![
        outline("(34.6, 0.0), (34.9, 65535), (34.9, -0.2)"),
        outline("(3851000, 0.0), (3885000, 0.0), (3885000, -22000)"),
        outline("(inf, 0.0), (34.9, 0), (34.9, -0.2)"),
        outline("(34.6, 0.0), (34.9, NaN), (34.9, -0.2)"),
        outline(&"(34.6, 0.0), ".repeat(50_001)),
        (
            "lat: 0.1, lon: 34)",
            "lat: 0.1, lon: 34, population: 4000000000)".to_owned(),
        ),
        ("lat: 0.1", "lat: 90.5".to_owned()),
        ("km: 12", "km: inf".to_owned()),
        ("strength: 20", "strength: 5001".to_owned()),
        ("strength: 20", "strength: 20, speed: NaN".to_owned()),
        ("voters: 10", "voters: 10, desks: 65".to_owned()),
        settings("polling: (count_base: \"25h\")"),
        settings("polling: (count_each: \"2h\")"),
        settings("polling: (arrivals: [1e300])"),
        settings("readiness: (turn_out: (\"10m\", \"5m\", \"25h\"))"),
        settings("readiness: (lead: \"900h\")"),
        settings("comms: (switch: \"13h\")"),
        settings("reports: (confirm: \"0s\")"),
        settings("reports: (stale: \"900h\")"),
        settings("sign: \"5h\""),
        settings("correction: (verify: \"900h\")"),
        settings("correction: (delay: \"900h\")"),
        settings("speeds: (local: 1e9)"),
        rule("RaiseReadiness(before: \"900h\", level: Maximum)"),
        rule("IssueLookouts(holds: \"0s\")"),
        rule("StartConvoys(before: \"900h\", after: \"1h\")"),
        rule("SendToIncidents(keep: 4000000000)"),
        inject("when: If(condition: ConfidenceBelow(\"m\", 101)), effects: [SetFlag(\"f\")]"),
        inject(
            "when: At(\"07:00\"), effects: [Outage(at: \"p\", channels: [Radio], lasts: \"0s\")]",
        ),
        inject(
            "when: At(\"07:00\"), expected: [(id: \"e\", name: (ar: \"ا\", en: \"E\"), action: (order: SetPosture, at_least: 9), within: \"5m\")], effects: [SetFlag(\"f\")]",
        ),
        inject(
            "when: At(\"07:00\"), effects: [Message(from: (ar: \"ا\", en: \"F\"), to: [\"main\"], channel: Radio, text: (ar: \"ا\", en: \"x\"), attachment: \"/etc/passwd\")]",
        ),
        ("en: \"P\"", format!("en: \"{}\"", "P".repeat(301))),
    ]
}

#[test]
fn every_number_length_and_time_has_bounds() {
    let clean = small(&message("a", "x"));
    for (from, to) in out_of_bounds() {
        let shown: String = to.chars().take(120).collect();
        assert!(clean.contains(from), "{from}");
        let all = checked(&clean.replacen(from, &to, 1));
        assert!(all.scenario.is_none() && all.errors() >= 1, "{shown}");
        let first = all
            .findings
            .iter()
            .find(|f| f.severity == Severity::Error)
            .unwrap();
        assert!(
            matches!(first.rule.sort(), Sort::Range | Sort::Text | Sort::File),
            "{shown}: {first:?}"
        );
    }
}

#[test]
fn texts_are_mended_or_refused_and_the_place_is_inside_the_text() {
    // A word processor's line break, as it is pasted and as it is written.
    for soft in ["\u{b}", "\\u{b}", "\u{2028}"] {
        let all = checked(&small(&message("a", &format!("Two{soft}lines"))));
        let s = all
            .scenario
            .as_ref()
            .unwrap_or_else(|| panic!("{:?}", brief(&all.findings)));
        let tamrin::scenario::model::Effect::Message { text, .. } = &s.injects[0].effects[0] else {
            panic!("a message")
        };
        assert_eq!(text.en, "Two\nlines");
        assert_eq!(
            (all.errors(), all.warnings()),
            (0, 1),
            "{:?}",
            brief(&all.findings)
        );
    }
    let named = small("").replace("en: \"T\"", "en: \"Two\u{b}lines\"");
    assert_eq!(checked(&named).scenario.unwrap().head.title.en, "Two lines");
    for bad in [
        "\u{1b}[2J",
        "\u{7}",
        "\u{9b}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{202e}x",
        "x\u{2069}",
        "\\u{7}",
    ] {
        for text in [
            small(&message("a", bad)),
            small("").replace("en: \"Q\"", &format!("en: \"Q{bad}\"")),
        ] {
            let all = checked(&text);
            assert!(
                all.scenario.is_none() && all.errors() == 1,
                "{bad:?}: {:?}",
                brief(&all.findings)
            );
            let said = lines(&all.findings[0], Lang::Ar) + &lines(&all.findings[0], Lang::En);
            assert!(
                !said
                    .chars()
                    .any(|c| c != '\n' && tamrin::base::clean::steers(c)),
                "{said:?}"
            );
        }
    }
    let good = "\u{200f}(\u{200e}1\u{61c}) \u{2067}ب\u{2069}";
    assert!(findings(&small(&message("a", good))).is_empty());
}

#[test]
fn an_exercise_that_was_played_is_read_with_what_its_version_let_through() {
    let text = small(&message("a", "bell \u{7}")).replace(
        "seat: \"p\", directorate",
        "seat: \"p\", outline: [[(34.6, 0.0), (34.9, 65535), (34.9, -0.2)]], directorate",
    );
    let texts = shipped::with_library(vec![("scenario.ron".to_owned(), text)]);
    assert!(scenario::from_texts(texts.clone()).scenario.is_none());
    let played = scenario::from_played(texts);
    assert_eq!((played.errors(), played.warnings() >= 2), (0, true));
    let s = played.scenario.unwrap();
    let tamrin::scenario::model::Effect::Message { text, .. } = &s.injects[0].effects[0] else {
        panic!("a message")
    };
    assert_eq!(text.en, "bell ");
}

/// Injects that follow each other at once, after one at a time.
fn chain(n: usize, delay: &str) -> String {
    let one = |i: usize| {
        let when = if i == 0 {
            "At(\"07:00\")".to_owned()
        } else {
            format!("After(inject: \"q{}\", delay: \"{delay}\")", i - 1)
        };
        format!(
            "(id: \"q{i}\", name: (ar: \"ا\", en: \"Q{i}\"), when: {when}, effects: [SetFlag(\"f{i}\")]),\n"
        )
    };
    (0..n).map(one).collect()
}

#[test]
fn a_long_chain_of_injects_at_the_same_moment_is_said() {
    let found = findings(&small(&chain(150, "0s")));
    assert_eq!(found.len(), 1, "{:?}", brief(&found));
    assert!(en(&found[0].message).contains("more than 100 injects without any time between them"));
    assert_eq!(found[0].line, 13 + 100);
    assert!(findings(&small(&chain(150, "10s"))).is_empty());
    let circle = chain(3, "0s").replace("At(\"07:00\")", "After(inject: \"q2\", delay: \"1m\")");
    let found = findings(&small(&circle));
    assert_eq!(
        found
            .iter()
            .filter(|f| en(&f.message).contains("waits for itself"))
            .count(),
        3,
        "{:?}",
        brief(&found)
    );
}

#[test]
fn an_exercise_that_does_not_come_to_rest_ends_with_the_injects_named() {
    let mut s = checked(&small(&chain(1, "0s"))).scenario.unwrap();
    let first = s.injects[0].clone();
    for i in 1..12_000 {
        let when = When::After {
            inject: format!("q{}", i - 1).as_str().into(),
            delay: tamrin::base::time::Span::ZERO,
        };
        s.injects.push(Inject {
            id: format!("q{i}").as_str().into(),
            when,
            effects: Vec::new(),
            ..first.clone()
        });
    }
    let mut sim = Simulation::new(Arc::new(s), 1);
    let at = SimTime::parse("07:00").unwrap();
    sim.run_until(SimTime::parse("09:00").unwrap());
    let why = sim.restless().expect("it does not come to rest");
    assert_eq!(
        (why.at, why.injects[0].as_str(), why.injects.len() > 5_000),
        (at, "q0", true)
    );
    assert_eq!((sim.now(), sim.over(), sim.next_event()), (at, false, None));
    let facts = sim.facts().len();
    sim.run_until(SimTime::parse("10:00").unwrap());
    assert_eq!(sim.facts().len(), facts, "nothing more happens");
}

#[test]
fn the_session_says_why_it_cannot_go_on_and_keeps_the_record() {
    let dir = TempDir::new().unwrap();
    let mut s = checked(&small(&chain(1, "0s"))).scenario.unwrap();
    let first = s.injects[0].clone();
    for i in 1..12_000 {
        let when = When::After {
            inject: format!("q{}", i - 1).as_str().into(),
            delay: tamrin::base::time::Span::ZERO,
        };
        s.injects.push(Inject {
            id: format!("q{i}").as_str().into(),
            when,
            effects: Vec::new(),
            ..first.clone()
        });
    }
    let file = dir.path().join("x.tamrin");
    let mut exercise = tamrin::session::Exercise::create(
        &file,
        Arc::new(s),
        1,
        tamrin::session::OrdersFile::default(),
        None,
    )
    .unwrap();
    let said = exercise
        .run_until(SimTime::parse("09:00").unwrap())
        .unwrap_err()
        .words();
    assert!(
        en(&said).contains("does not come to rest at 07:00:00")
            && en(&said).contains("injects follow each other"),
        "{said:?}"
    );
    assert!(ar(&said).contains("لا يستقر"), "{said:?}");
    assert!(
        exercise
            .run_until(SimTime::parse("09:00").unwrap())
            .is_err(),
        "and says it again"
    );
    let kept = exercise.sim().facts().len();
    drop(exercise);
    let read = tamrin::session::store::read(Path::new(&file)).unwrap();
    assert_eq!(read.facts.len(), kept);
}
