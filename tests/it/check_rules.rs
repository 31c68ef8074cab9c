//! The rules of the check for people and other programs: the pages of the guide, `--explain`, the log for editors.

use std::path::Path;

use expect_test::expect_file;
use serde_json::Value;
use tamrin::base::diag::CheckRule;
use tamrin::base::text::Lang;
use tamrin::wording::rules;
use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};

#[test]
fn the_guide_explains_all_rules_in_both_languages() {
    expect_file!["../../docs/rules.md"].assert_eq(&rules::page(Lang::En));
    expect_file!["../../docs/rules-ar.md"].assert_eq(&rules::page(Lang::Ar));
}

#[test]
fn a_rule_is_explained_by_its_name() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let said = ok(d, &["check", "--explain", "inject-after-endex"]);
    assert!(
        said.contains("inject-after-endex (warning)\n    An inject comes after ENDEX\n")
            && said.contains("// allow: inject-after-endex"),
        "{said}"
    );
    let said = ok(d, &["check", "--explain", "bad-date", "--lang", "ar"]);
    assert!(
        said.contains("bad-date (خطأ)\n    ما ليس تاريخاً\n"),
        "{said}"
    );
    let all = ok(d, &["check", "--explain", "all"]);
    assert!(CheckRule::ALL.iter().all(|r| all.contains(r.code())));
    let wrong = fails(d, &["check", "--explain", "inject-after-index"]);
    assert!(
        wrong.contains("did you mean `inject-after-endex`?") && wrong.contains("there is no rule"),
        "{wrong}"
    );
}

/// A scenario with an error and, in another folder, one with a warning.
fn two(d: &Path) {
    let base = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/broken/base.ron"
    ))
    .unwrap();
    for (folder, from, to) in [("an error", "km: 12", "km: 0"), ("b", "km: 14", "km: 200")] {
        std::fs::create_dir(d.join(folder)).unwrap();
        let text = base.replacen(from, to, 1);
        std::fs::write(d.join(folder).join("scenario.ron"), text).unwrap();
    }
}

/// Each member that the standard asks for is there, and what it refers to.
fn is_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), CheckRule::ALL.len());
    for component in std::iter::once(driver).chain(run["translations"].as_array().unwrap()) {
        assert_eq!(component["name"], driver["name"]);
        for (n, rule) in component["rules"].as_array().unwrap().iter().enumerate() {
            assert_eq!(rule["id"], rules[n]["id"]);
            for words in ["shortDescription", "fullDescription", "help"] {
                assert!(!rule[words]["text"].as_str().unwrap().is_empty());
            }
        }
    }
    assert_eq!(
        run["translations"].as_array().unwrap().len(),
        Lang::all().len() - 1
    );
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap();
        let index = usize::try_from(index).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(matches!(
            result["level"].as_str(),
            Some("error" | "warning")
        ));
        assert!(result["message"]["text"].is_string());
    }
}

#[test]
fn editors_get_all_findings_with_their_rules() {
    let dir = TempDir::new().unwrap();
    two(dir.path());
    for lang in ["en", "ar"] {
        let out = tamrin(dir.path(), &["check", ".", "--sarif", "--lang", lang]);
        assert_eq!(out.status.code(), Some(1));
        let log: Value = serde_json::from_str(&text(&out.stdout)).unwrap();
        is_sarif(&log);
        let run = &log["runs"][0];
        assert_eq!(run["language"], lang);
        let results = run["results"].as_array().unwrap();
        let brief: Vec<(&str, &str, u64)> = results
            .iter()
            .map(|r| {
                let place = &r["locations"][0]["physicalLocation"];
                (
                    r["ruleId"].as_str().unwrap(),
                    place["artifactLocation"]["uri"].as_str().unwrap(),
                    place["region"]["startLine"].as_u64().unwrap(),
                )
            })
            .collect();
        assert_eq!(
            brief,
            [
                ("out-of-range", "an%20error/scenario.ron", 12),
                ("road-length-odd", "b/scenario.ron", 13)
            ]
        );
    }
    let json = text(&tamrin(dir.path(), &["check", ".", "--json"]).stdout);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"][1]["rule"], "road-length-odd");
    assert_eq!(json["findings"][1]["sort"], "clash");
}
