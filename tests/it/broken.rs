//! The gallery of broken scenarios: `tests/broken` has one fault in each file, and what is said of it in both languages.
//!
//! A case takes words from the whole scenario `base.ron` and puts others in their place; what is found stands behind them, and
//! `UPDATE_EXPECT=1` writes it. The name of a case is the rule that it breaks; each rule has one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use tamrin::base::diag::{CheckRule, Diagnostic};
use tamrin::base::text::Lang;
use tamrin::scenario;
use tamrin::scenario::{from_texts, shipped};
use tamrin::wording::findings::lines;
use tempfile::TempDir;

use crate::support::large_script;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn base() -> String {
    std::fs::read_to_string(folder().join("base.ron")).unwrap()
}

/// A case as it is written: what goes into the folder of the scenario, and all before what is found.
struct Case {
    files: Vec<(String, String)>,
    head: String,
}

/// What stands behind a line `--- name` up to the next.
fn sections(text: &str) -> Vec<(&str, String)> {
    let mut all: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("--- ") {
            Some(name) => all.push((name, String::new())),
            None => {
                let (_, words) = all.last_mut().expect("a case begins with ---");
                if !words.is_empty() {
                    words.push('\n');
                }
                words.push_str(line);
            }
        }
    }
    all
}

/// Words in which `{{3|word #n}}` stands for three of them; `#n` is the number of each, from 1, and `#p` the number before it.
fn repeated(words: &str) -> String {
    let Some((before, rest)) = words.split_once("{{") else {
        return words.to_owned();
    };
    let (inner, after) = rest.split_once("}}").unwrap();
    let (times, word) = inner.split_once('|').unwrap();
    let times: usize = times.parse().unwrap();
    let one = |n: usize| {
        let word = word.replace("#n", &n.to_string());
        word.replace("#p", &(n - 1).to_string())
    };
    let many: String = (1..=times).map(one).collect();
    format!("{before}{many}{after}")
}

fn case(text: &str) -> Case {
    let (mut scenario, mut files) = (base(), Vec::new());
    let mut take = String::new();
    for (name, words) in sections(text) {
        match name {
            "take" => take = words,
            "put" if take == "*" => scenario = words,
            "put" => {
                assert!(scenario.contains(&take), "{take}");
                scenario = scenario.replacen(&take, &repeated(&words), 1);
            }
            "found" => {}
            file => files.push((file.strip_prefix("file ").unwrap().to_owned(), words + "\n")),
        }
    }
    files.push(("scenario.ron".to_owned(), scenario));
    let (head, _) = text.split_once("--- found\n").unwrap();
    Case {
        files,
        head: head.to_owned(),
    }
}

fn found(files: &[(String, String)]) -> Vec<Diagnostic> {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    scenario::open(dir.path()).unwrap().findings
}

/// All cases: the rule that the name says, the path, the text.
fn cases() -> Vec<(String, PathBuf, String)> {
    let mut all: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| {
            let name = p.file_name().unwrap().to_string_lossy().into_owned();
            let rule = name.split('.').next().unwrap().to_owned();
            let text = std::fs::read_to_string(&p).unwrap();
            (rule, p, text)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_base_of_the_gallery_is_whole() {
    let found = found(&[("scenario.ron".to_owned(), base())]);
    let said: Vec<String> = found.iter().map(|d| lines(d, Lang::En)).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn each_case_breaks_its_rule_alone_and_is_told_in_both_languages() {
    let cases = cases();
    assert!(cases.len() >= 80, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for (rule, path, text) in &cases {
        let case = case(text);
        let found = found(&case.files);
        let said: Vec<String> = found.iter().map(|d| lines(d, Lang::En)).collect();
        let codes: Vec<&str> = found.iter().map(|d| d.rule.code()).collect();
        if codes != [rule.as_str()] {
            wrong.push(format!("{}:\n{}", path.display(), said.join("")));
            continue;
        }
        assert_eq!(found[0].severity, found[0].rule.severity(), "{rule}");
        let both = Lang::all().map(|lang| lines(&found[0], lang));
        let whole = format!("{}--- found\n{}", case.head, both.collect::<String>());
        expect_file![path].assert_eq(&whole);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_is_in_the_gallery() {
    let there: BTreeSet<String> = cases().into_iter().map(|(rule, ..)| rule).collect();
    let rules: BTreeSet<String> = CheckRule::ALL.iter().map(|r| r.code().to_owned()).collect();
    assert_eq!(there, rules);
}

/// What is allowed in place is not found, and the allowance is needed.
#[test]
fn a_warning_is_allowed_on_its_line_or_before_it_or_for_the_file() {
    let road = "(id: \"qr\", from: \"q\", to: \"r\", km: 14, class: Local),";
    let long = road.replace("km: 14", "km: 200");
    let allow = "// allow: road-length-odd the road winds";
    let with = |put: &str, before: &str| {
        let text = base();
        assert!(text.contains(road));
        let text = format!("{before}{}", text.replacen(road, put, 1));
        let all = found(&[("scenario.ron".to_owned(), text)]);
        all.iter().map(|d| d.rule).collect::<Vec<_>>()
    };
    assert_eq!(with(&long, ""), [CheckRule::RoadLengthOdd]);
    assert_eq!(with(&format!("{long} {allow}"), ""), []);
    assert_eq!(with(&format!("{allow}\n        {long}"), ""), []);
    assert_eq!(
        with(&format!("{allow}\n\n // and it is steep\n {long}"), ""),
        []
    );
    assert_eq!(with(&long, &format!("{allow}\n")), []);
    // An allowance reaches no further than its line.
    let elsewhere = with(
        &format!(
            "{allow}\n        {road}\n        {}",
            long.replace("qr", "qr2")
        ),
        "",
    );
    assert_eq!(
        elsewhere,
        [CheckRule::AllowOfNothing, CheckRule::RoadLengthOdd]
    );
}

/// The script that the benchmark checks is whole, so that what it measures is a check to the end.
#[test]
fn a_large_script_is_whole() {
    let text = large_script::text(1_000, 10);
    let checked = from_texts(shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text,
    )]));
    let said: Vec<String> = checked
        .findings
        .iter()
        .map(|d| lines(d, Lang::En))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}
