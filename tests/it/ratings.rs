//! Ratings are of people: what standing orders did is nobody's, and a day that went wrong is not rated as one that went well.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::reports::played;

/// The report of an exercise as data.
fn report(d: &Path, file: &str) -> Value {
    ok(d, &["report", file, "--format", "json", "-o", "r.json"]);
    serde_json::from_str(&std::fs::read_to_string(d.join("r.json")).unwrap()).unwrap()
}

fn objectives(report: &Value) -> &Vec<Value> {
    report["objectives"].as_array().unwrap()
}

fn tasks(report: &Value) -> impl Iterator<Item = &Value> {
    let all = objectives(report).iter();
    all.flat_map(|o| o["tasks"].as_array().unwrap())
}

#[test]
fn where_nobody_played_nothing_is_observed() {
    for scenario in ["first-steps", "libya-2024"] {
        let dir = TempDir::new().unwrap();
        let d = dir.path();
        ok(d, &["run", scenario, "--headless", "-o", "x.tamrin"]);
        let report = report(d, "x.tamrin");
        assert!(objectives(&report).iter().all(|o| o["rating"].is_null()));
        for t in tasks(&report) {
            assert!(t["proposed"].is_null(), "{scenario}: {t}");
            assert_eq!(t["tested"].as_u64(), Some(0), "{scenario}: {t}");
        }
        let unobserved = tasks(&report).map(|t| t["unobserved"].as_u64().unwrap());
        assert!(
            unobserved.sum::<u64>() > 0,
            "standing orders were asked too"
        );
        // What was measured stands in the report all the same.
        let measures = report["measures"].as_array().unwrap();
        assert!(measures.iter().filter(|m| m["value"].is_number()).count() > 10);
        ok(d, &["report", "x.tamrin", "--lang", "en"]);
        let page = std::fs::read_to_string(d.join("x.html")).unwrap();
        assert!(page.contains("(not observed: nobody held the seat)"));
    }
}

#[test]
fn people_are_rated_for_their_own_seats_alone() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("o.ron"), "(staffed: [\"media\"], orders: [])").unwrap();
    let args = ["run", "libya-2024", "--headless", "--orders", "o.ron"];
    ok(d, &[&args[..], &["-o", "x.tamrin"]].concat());
    let report = report(d, "x.tamrin");
    let of = |id: &str| tasks(&report).find(|t| t["task"] == id).unwrap();
    for task in [
        "medical-care",
        "roads-open",
        "continue",
        "make-good",
        "ready",
    ] {
        assert!(of(task)["proposed"].is_null(), "{task} is not theirs");
    }
    let tested = tasks(&report).filter(|t| t["tested"].as_u64() > Some(0));
    assert!(tested.count() > 0, "they had rumours to deal with");
}

#[test]
fn a_day_in_which_no_incident_was_settled_is_not_rated_as_one_with_some_challenges() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let report = report(d, "x.tamrin");
    assert_eq!(report["outcome"]["incidents"]["settled"].as_u64(), Some(0));
    let respond = &objectives(&report)[0];
    let letter = respond["rating"].as_str().unwrap();
    assert!(["M", "U"].contains(&letter), "{respond}");
}
