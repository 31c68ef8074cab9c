//! The layers look one way, files stay within their budgets, and the documents name only files that exist.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for p in entries {
        if p.is_dir() {
            rust_files(&p, out);
        } else if p.extension().is_some_and(|e| e == "rs") {
            out.push(p);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let src = root().join("src");
    files
        .iter()
        .map(|p| {
            (
                p.strip_prefix(&src).unwrap().display().to_string(),
                std::fs::read_to_string(p).unwrap(),
            )
        })
        .collect()
}

/// What each layer may use, besides itself.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("base", &[] as &[_]),
        ("record", &["base"]),
        ("picture", &["base", "record"]),
        ("scenario", &["base", "record", "picture"]),
        ("sim", &["base", "record", "picture", "scenario"]),
        ("wording", &["base", "record", "picture", "scenario"]),
        (
            "evaluate",
            &["base", "record", "picture", "scenario", "wording"],
        ),
        ("map", &["base", "record", "picture", "scenario", "wording"]),
        (
            "session",
            &["base", "record", "picture", "scenario", "sim", "evaluate"],
        ),
        (
            "report",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
            ],
        ),
        (
            "window",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
            ],
        ),
        (
            "cli",
            &[
                "base", "record", "picture", "scenario", "wording", "sim", "evaluate", "map",
                "session", "report", "window",
            ],
        ),
    ])
}

#[test]
fn no_layer_looks_upwards() {
    let allowed = allowed();
    for (file, text) in sources() {
        let Some((layer, _)) = file.split_once('/') else {
            continue;
        };
        let may = allowed
            .get(layer)
            .unwrap_or_else(|| panic!("{file} is in no layer that this test knows"));
        for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                assert!(
                    used == layer || may.contains(&used.as_str()),
                    "{file} uses crate::{used}, which its layer must not"
                );
            }
        }
    }
}

/// What an author typed is judged in one room; the others compute with what was checked.
#[test]
fn only_the_scenarios_own_room_sees_what_an_author_typed() {
    let mut files = Vec::new();
    for dir in ["src", "tests", "benches"] {
        rust_files(&root().join(dir), &mut files);
    }
    let inside = root().join("src/scenario");
    let this = root().join(file!());
    for file in files
        .iter()
        .filter(|f| !f.starts_with(&inside) && **f != this)
    {
        let text = std::fs::read_to_string(file).unwrap();
        for way in ["scenario::format", "scenario::{format", "super::format"] {
            assert!(!text.contains(way), "{} names {way}", file.display());
        }
    }
}

#[test]
fn only_simulation_and_window_know_bevy_and_only_those_who_must_know_clock_files_and_threads() {
    for (file, text) in sources() {
        let code: String = text
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .map(|l| format!("{l}\n"))
            .collect();
        let bevy = if file.starts_with("map/") {
            code.replace("bevy_math", "")
        } else {
            code.clone()
        };
        assert!(
            file.starts_with("sim/") || !bevy.contains("bevy_"),
            "{file} uses Bevy"
        );
        let window = file.starts_with("window/") || file == "map/chart.rs";
        assert!(
            window || !code.contains("bevy::"),
            "{file} uses Bevy's window"
        );
        if file.starts_with("sim/") {
            for banned in [
                "std::time",
                "std::fs",
                "std::thread",
                "std::env",
                "HashMap",
                "Local<",
                "println!",
                ".ln()",
                ".exp()",
                ".powf(",
            ] {
                assert!(!code.contains(banned), "{file} uses {banned}");
            }
        }
        let opens_files = ["scenario/load.rs", "session/output.rs"].contains(&file.as_str())
            || file.starts_with("session/store/")
            || file.starts_with("cli/");
        assert!(
            opens_files || !code.contains("std::fs") && !code.contains("fs::File"),
            "{file} opens files"
        );
        assert!(
            file == "session/pace.rs" || !code.contains("Instant") && !code.contains("SystemTime"),
            "{file} reads the wall clock"
        );
    }
}

/// What is printed goes through one door, where nothing of a scenario's can steer a terminal.
#[test]
fn only_the_terminals_file_writes_to_the_terminal() {
    for (file, text) in sources()
        .into_iter()
        .filter(|(file, _)| file != "cli/terminal.rs")
    {
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for line in code {
            // The window's driver prints what it measured, for those who work on the window.
            let own = file == "window/shoot.rs"
                || line.contains("is_terminal")
                || line.contains("use_stderr");
            assert!(
                own || !["stdout()", "stderr()", "println!", "print!("]
                    .iter()
                    .any(|p| line.contains(p)),
                "{file}: {line}"
            );
        }
    }
}

#[test]
fn files_say_what_they_are_and_stay_small() {
    for (file, text) in sources() {
        assert!(
            text.starts_with("//!"),
            "{file} does not begin with what it is"
        );
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(
            lines <= 900,
            "{file} has {lines} lines; cut it where the meaning changes"
        );
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (mut inside, mut explained) = (false, false);
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && line.starts_with('#') {
            explained = true;
        } else if inside && line.contains('=') {
            let follows = line.starts_with("bevy_ecs") || line.starts_with("clap_complete");
            assert!(explained || follows, "no reason given: {line}");
            explained = false;
        }
    }
}

#[test]
fn the_core_builds_without_renderer_or_web_server() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--offline",
            "--locked",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or("");
        for banned in [
            "wgpu",
            "winit",
            "bevy_render",
            "bevy_winit",
            "bevy_time",
            "axum",
            "hyper",
            "tokio",
        ] {
            assert_ne!(name, banned, "the core depends on {name}");
        }
    }
    assert!(tree.contains("bevy_ecs"));
}

#[test]
fn the_documents_name_only_files_that_exist() {
    for doc in [
        "README.md",
        "docs/architecture.md",
        "scenarios/README.md",
        "CHANGELOG.md",
        "assets/CREDITS.md",
        "docs/sources.md",
        "docs/robustness.md",
    ] {
        let text = std::fs::read_to_string(root().join(doc))
            .unwrap_or_else(|_| panic!("{doc} is missing"));
        for word in text.split('`').skip(1).step_by(2) {
            let path_like = [
                "src/",
                "scenarios/",
                "assets/",
                "tests/",
                "docs/",
                "benches/",
                ".ci/",
            ]
            .iter()
            .any(|d| word.starts_with(d));
            if path_like && !word.contains(['*', ' ', '<']) && !word.contains("NAME") {
                assert!(
                    root().join(word).exists(),
                    "{doc} names {word}, which does not exist"
                );
            }
        }
    }
}

/// A promise without its test is none.
#[test]
fn every_test_that_stands_beside_a_promise_exists() {
    let mut files = Vec::new();
    for dir in ["src", "tests"] {
        rust_files(&root().join(dir), &mut files);
    }
    let code: String = files
        .iter()
        .map(|f| std::fs::read_to_string(f).unwrap())
        .collect();
    let text = std::fs::read_to_string(root().join("docs/robustness.md")).unwrap();
    let names = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|w| w.matches('_').count() > 1);
    let names: Vec<&str> = names
        .filter(|w| {
            w.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        })
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(
            code.contains(&format!("fn {name}(")),
            "there is no test called {name}"
        );
    }
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    let home = root().parent().unwrap().display().to_string() + "/";
    let mut files = Vec::new();
    for dir in ["src", "tests", "benches"] {
        rust_files(&root().join(dir), &mut files);
    }
    files.extend(
        ["README.md", "docs/architecture.md", "Cargo.toml", ".ci/run"].map(|f| root().join(f)),
    );
    for f in files {
        let text = std::fs::read_to_string(&f).unwrap();
        assert!(
            home.len() < 4 || !text.contains(&home),
            "{} names {home}",
            f.display()
        );
    }
}
