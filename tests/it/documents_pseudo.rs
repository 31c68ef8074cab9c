//! Documents under the made language: every word of a report, a form, papers, a trend and a comparison comes from the locale files or from
//! the scenario.

use std::path::Path;
use std::sync::Arc;

use tamrin::report::aar::AfterAction;
use tamrin::report::compare::Comparison;
use tamrin::report::doc::Doc;
use tamrin::report::form::form;
use tamrin::report::html::html;
use tamrin::report::papers::papers;
use tamrin::report::trend::Trend;
use tamrin::scenario::{from_texts, shipped};
use tamrin::session::recording::Recording;
use tamrin::wording::pseudo;
use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::pseudo::{assert_worded, texts_of};
use crate::support::reports::{played, words};

/// What a document may say that no locale file holds: texts of a scenario, names of files, letters of ratings and of exercises.
fn known(scenario: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = texts_of(&root.join("scenarios").join(scenario));
    let own = [
        "Exercise control",
        "x.tamrin",
        "y.tamrin",
        "--plan",
        "--html",
        "A",
        "B",
        "P",
        "S",
        "M",
        "U",
    ];
    all.extend(own.map(str::to_owned));
    all
}

fn read(doc: Doc) -> String {
    words(&html(&[doc]).replace("&nbsp;", " "))
}

fn recorded(d: &Path, file: &str) -> Arc<Recording> {
    Arc::new(Recording::open(&d.join(file)).unwrap())
}

#[test]
fn every_word_of_the_form_comes_from_the_locale_files_or_the_scenario() {
    for name in ["first-steps", "libya-2024"] {
        let texts = shipped::with_library(shipped::texts(name).unwrap());
        let scenario = from_texts(texts).scenario.unwrap();
        assert_worded(&read(form(&scenario, pseudo())), &known(name));
    }
}

#[test]
fn every_word_of_the_papers_comes_from_the_locale_files_or_the_scenario() {
    for name in ["first-steps", "libya-2024"] {
        let s = crate::support::shipped_scenario(name);
        let mut known = known(name);
        known.push("Exercise 0".to_owned());
        let all = papers(&s, pseudo());
        known.extend(all.iter().map(|p| format!("{:02}-{}", p.number, p.name)));
        for p in all {
            assert_worded(&words(&html(&p.docs).replace("&nbsp;", " ")), &known);
        }
    }
}

#[test]
fn every_word_of_the_report_and_its_trend_comes_from_the_locale_files_or_the_scenario() {
    for name in ["first-steps", "checkpoint-relay"] {
        let dir = TempDir::new().unwrap();
        played(dir.path(), name);
        let recording = recorded(dir.path(), "x.tamrin");
        let mut known = known(name);
        known.extend(recording.saved.seal.iter().map(ToString::to_string));
        let report = AfterAction::of(recording.clone());
        assert_worded(&read(report.doc(pseudo())), &known);
        let plan = report.plan_file(pseudo());
        assert_worded(plan.lines().next().unwrap(), &known);
        let trend = Trend::of(vec![recording]);
        assert_worded(&read(trend.doc(pseudo())), &known);
        assert_worded(&trend.text(pseudo()), &known);
    }
}

#[test]
fn every_word_of_a_comparison_comes_from_the_locale_files_or_the_scenario() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    ok(d, &["run", "first-steps", "--headless", "-o", "y.tamrin"]);
    let both = Comparison::of(recorded(d, "x.tamrin"), recorded(d, "y.tamrin"));
    let known = known("first-steps");
    assert_worded(&both.text(pseudo()), &known);
    assert_worded(&words(&both.html(pseudo(), both.moment())), &known);
}
