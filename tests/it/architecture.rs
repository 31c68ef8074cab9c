//! The layers look one way, files stay within their budgets, and the documents name only files that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::support::source::{arrows, circles, root, rust_files, sources};

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
        ("author", &["base", "record", "picture", "scenario"]),
        (
            "session",
            &["base", "record", "picture", "scenario", "sim", "evaluate"],
        ),
        (
            "batch",
            &["base", "record", "picture", "scenario", "sim", "evaluate"],
        ),
        (
            "report",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
                "batch",
            ],
        ),
        (
            "screen",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
            ],
        ),
        (
            "window",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
                "screen",
            ],
        ),
        (
            "seats",
            &[
                "base", "record", "picture", "scenario", "wording", "evaluate", "map", "session",
                "report", "screen",
            ],
        ),
        (
            "cli",
            &[
                "base", "record", "picture", "scenario", "author", "wording", "sim", "evaluate",
                "map", "session", "batch", "report", "screen", "window", "seats",
            ],
        ),
    ])
}

#[test]
fn no_layer_looks_upwards() {
    let allowed = allowed();
    let layers: Vec<&str> = allowed.keys().copied().collect();
    for s in sources() {
        let Some(layer) = s.layer() else {
            continue;
        };
        let file = &s.file;
        let may = allowed
            .get(layer)
            .unwrap_or_else(|| panic!("{file} is in no layer that this test knows"));
        for used in s.paths() {
            let Some(first) = used.first().map(String::as_str) else {
                continue;
            };
            // A single word is a name of the file's own, and so is a module of its own layer that is called as a layer is.
            let own = root().join("src").join(layer).join(first).is_dir();
            let names_a_layer = used.len() > 1 && layers.contains(&first) && !own;
            assert!(
                !names_a_layer || first == layer || may.contains(&first),
                "{file} uses {}, which its layer must not",
                used.join("::")
            );
        }
    }
}

/// Files that use each other in a circle can only be read, and changed, together.
#[test]
fn no_files_use_each_other_in_a_circle() {
    let all = sources();
    let folder = |file: &String| file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    // Panels of one folder may know each other; nobody else may.
    let of_one_folder = |circle: &Vec<String>| {
        let folders: BTreeSet<_> = circle.iter().map(folder).collect();
        (circle[0].starts_with("window/") || circle[0].starts_with("screen/")) && folders.len() == 1
    };
    let found: Vec<Vec<String>> = [
        "sim", "scenario", "author", "evaluate", "batch", "screen", "window", "seats",
    ]
    .iter()
    .flat_map(|layer| circles(&arrows(&all, layer)))
    .filter(|circle| !of_one_folder(circle))
    .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_simulation_and_window_know_bevy_and_only_those_who_must_know_clock_files_and_threads() {
    for s in sources() {
        let file = s.file.as_str();
        let paths = s.paths();
        let names = |start: &[&str]| {
            let begins = |p: &&Vec<String>| {
                p.len() >= start.len() && p.iter().zip(start).all(|(a, b)| a == b)
            };
            paths.iter().find(begins).map(|p| p.join("::"))
        };
        let bevy = paths.iter().filter_map(|p| p.first()).find(|c| {
            let draws = file.starts_with("map/") || file.starts_with("screen/");
            c.starts_with("bevy_") && !(c.as_str() == "bevy_math" && draws)
        });
        assert!(
            file.starts_with("sim/") || bevy.is_none(),
            "{file} uses {bevy:?}"
        );
        let window = file.starts_with("window/");
        assert!(
            window || names(&["bevy"]).is_none(),
            "{file} uses Bevy's window"
        );
        if file.starts_with("sim/") {
            for banned in [
                ["std", "time"],
                ["std", "fs"],
                ["std", "thread"],
                ["std", "env"],
            ] {
                assert_eq!(names(&banned), None, "{file}");
            }
            for banned in ["HashMap", "Local<", "println!", ".ln()", ".exp()", ".powf("] {
                assert!(!s.code.contains(banned), "{file} uses {banned}");
            }
        }
        // Many exercises at once are played by threads that start in one place, and nothing else of them knows any.
        let threads = file == "batch/pool.rs" || !file.starts_with("batch/");
        assert!(
            threads
                || names(&["std", "thread"]).is_none() && names(&["std", "sync", "mpsc"]).is_none(),
            "{file} starts threads"
        );
        let opens_files = ["scenario/load.rs", "session/output.rs"].contains(&file)
            || file.starts_with("session/store/")
            || file.starts_with("cli/");
        assert!(
            opens_files || names(&["std", "fs"]).is_none(),
            "{file} opens files"
        );
        assert!(
            opens_files || names(&["fs"]).is_none(),
            "{file} opens files"
        );
        assert!(
            // Who guesses codes, asks too fast or has gone is told by the wall; exercise time is not.
            file == "session/pace.rs"
                || file.starts_with("seats/")
                || !s.code.contains("Instant") && !s.code.contains("SystemTime"),
            "{file} reads the wall clock"
        );
    }
}

/// What on a screen follows from the time says when it becomes another (`PanelContext`): else nobody would know when to make it again.
#[test]
fn panels_read_the_time_through_one_door() {
    let panels =
        |file: &str| file.starts_with("screen/panels/") && file != "screen/panels/context.rs";
    for s in sources().iter().filter(|s| panels(&s.file)) {
        for time in ["snap.at", "picture().at", "eyes.at", "truth.at"] {
            let longer = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let mut found = s.code.match_indices(time);
            let read = found.any(|(n, _)| !longer(&s.code[n + time.len()..]));
            assert!(!read, "{} reads {time}", s.file);
        }
    }
}

/// What is printed goes through one door, where nothing of a scenario's can steer a terminal.
#[test]
fn only_the_terminals_file_writes_to_the_terminal() {
    for s in sources().iter().filter(|s| s.file != "cli/terminal.rs") {
        let file = &s.file;
        for line in s.code.lines() {
            // The window's driver prints what it measured, for those who work on the window.
            let own = file.starts_with("window/shoot/")
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
    for s in sources() {
        let file = &s.file;
        assert!(
            s.text.starts_with("//!"),
            "{file} does not begin with what it is"
        );
        let lines = s.text.lines().count() - test_lines(&s.text);
        assert!(
            lines <= 600,
            "{file} has {lines} lines; cut it where the meaning changes"
        );
    }
}

/// Lines of the module of tests at a file's end.
fn test_lines(text: &str) -> usize {
    text.rfind("\n#[cfg(test)]\nmod tests {")
        .map_or(0, |at| text[at + 1..].lines().count())
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let mut text = manifest("Cargo.toml");
    let members = text
        .lines()
        .find_map(|l| l.strip_prefix("members = "))
        .unwrap();
    let members: Vec<String> = serde_json::from_str(members).unwrap();
    assert!(members.len() > 2, "{members:?}");
    for member in members {
        text += &manifest(&format!("{member}/Cargo.toml"));
    }
    let (mut inside, mut explained) = (false, false);
    // What several crates need has its reason where its version is.
    for line in text.lines().filter(|l| !l.ends_with(".workspace = true")) {
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
        "docs/papers.md",
        "docs/batch.md",
    ] {
        let text = std::fs::read_to_string(root().join(doc))
            .unwrap_or_else(|_| panic!("{doc} is missing"));
        for word in text.split('`').skip(1).step_by(2) {
            assert!(
                !looks_like_a_path(word) || root().join(word).exists(),
                "{doc} names {word}, which does not exist"
            );
        }
    }
}

fn looks_like_a_path(word: &str) -> bool {
    let folders = [
        "src/",
        "scenarios/",
        "assets/",
        "tests/",
        "docs/",
        "benches/",
        ".ci/",
    ];
    folders.iter().any(|d| word.starts_with(d))
        && !word.contains(['*', ' ', '<', '{', '…'])
        && !word.contains("NAME")
}

/// A comment that names what is gone sends its reader astray.
#[test]
fn comments_name_only_files_and_modules_that_exist() {
    let all = sources();
    let layers: Vec<&str> = all.iter().filter_map(|s| s.layer()).collect();
    let modules: Vec<Vec<String>> = all.iter().map(|s| s.module()).collect();
    let code: String = all.iter().map(|s| s.code.as_str()).collect();
    let defined = |name: &str| {
        [
            "fn ",
            "struct ",
            "enum ",
            "mod ",
            "type ",
            "trait ",
            "const ",
            "macro_rules! ",
        ]
        .iter()
        .any(|k| code.contains(&format!("{k}{name}")))
    };
    let mut files = Vec::new();
    for dir in ["src", "tests", "benches"] {
        rust_files(&root().join(dir), &mut files);
    }
    let mut gone = Vec::new();
    for f in files {
        let text = std::fs::read_to_string(&f).unwrap();
        let comments = text.lines().filter(|l| l.trim_start().starts_with("//"));
        for word in comments.flat_map(|l| l.split('`').skip(1).step_by(2)) {
            let word = word.trim_start_matches("crate::");
            let parts: Vec<String> = word.split("::").map(str::to_owned).collect();
            let plain = |p: &String| {
                !p.is_empty() && p.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            };
            let in_a_layer = parts.len() > 1 && layers.contains(&parts[0].as_str());
            let exists = if in_a_layer && parts.iter().all(plain) {
                modules.contains(&parts) || defined(&parts[parts.len() - 1])
            } else {
                !looks_like_a_path(word) || root().join(word).exists()
            };
            if !exists {
                gone.push(format!("{}: {word}", f.display()));
            }
        }
    }
    assert!(gone.is_empty(), "{gone:#?}");
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
