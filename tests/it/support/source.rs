//! The project's own sources as the tests of the architecture read them: code without comments and tests, and the paths it names.
//!
//! Deliberately not here: what is allowed (`architecture`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files of Rust under a folder, in order.
pub(crate) fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
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

/// A file of `src`.
pub(crate) struct Source {
    /// Its path under `src`.
    pub(crate) file: String,
    /// All of it.
    pub(crate) text: String,
    /// It without comments and without what is compiled for tests only.
    pub(crate) code: String,
}

impl Source {
    /// Reads a text as the file of that name.
    pub(crate) fn new(file: &str, text: &str) -> Self {
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
            code: without_tests(&without_comments(text)),
        }
    }

    /// The layer it is in: the first folder of its path, if it is in one.
    pub(crate) fn layer(&self) -> Option<&str> {
        self.file.split_once('/').map(|(layer, _)| layer)
    }

    /// The path of the module it holds, from the crate's root.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.file.trim_end_matches(".rs");
        let path = path.trim_end_matches("/mod");
        match path {
            "lib" | "main" => Vec::new(),
            path => path.split('/').map(str::to_owned).collect(),
        }
    }

    /// All paths that its code names, from the crate's root or from an outer crate; groups in braces are written out.
    pub(crate) fn paths(&self) -> BTreeSet<Vec<String>> {
        let tokens = tokens(&self.code);
        let module = self.module();
        let mut out = BTreeSet::new();
        let mut n = 0;
        while n < tokens.len() {
            if word(&tokens[n]) && (n == 0 || !["::", "."].contains(&tokens[n - 1].as_str())) {
                n = path_from(&tokens, n, &[], &mut |path| {
                    out.insert(absolute(&module, path));
                });
            } else {
                n += 1;
            }
        }
        out
    }
}

/// All files of `src`.
pub(crate) fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    // It runs while the program is built and is no part of it.
    files.retain(|p| *p != src.join("build.rs"));
    let read = |p: &PathBuf| {
        let name = p.strip_prefix(&src).unwrap().display().to_string();
        Source::new(&name, &std::fs::read_to_string(p).unwrap())
    };
    files.iter().map(read).collect()
}

/// Which file of a layer uses which other, by the paths in their code. A name that a `mod.rs` only hands on does not count.
pub(crate) fn arrows(sources: &[Source], layer: &str) -> BTreeMap<String, BTreeSet<String>> {
    let inside = || sources.iter().filter(|s| s.layer() == Some(layer));
    let by_module: BTreeMap<Vec<String>, &str> =
        inside().map(|s| (s.module(), s.file.as_str())).collect();
    let file_of = |path: &[String]| {
        (1..=path.len())
            .rev()
            .find_map(|n| by_module.get(&path[..n]).copied())
    };
    let mut out = BTreeMap::new();
    for s in inside() {
        let own = Source {
            file: s.file.clone(),
            text: String::new(),
            code: without_handed_on(&s.code),
        };
        let used = own
            .paths()
            .iter()
            .filter_map(|p| file_of(p))
            .filter(|f| *f != s.file)
            .map(str::to_owned)
            .collect();
        out.insert(s.file.clone(), used);
    }
    out
}

/// The sets of files that use each other in a circle.
pub(crate) fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reach = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from.to_owned()];
        while let Some(f) = open.pop() {
            for next in arrows.get(&f).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|f| (f, reach(f))).collect();
    let mut out: BTreeSet<Vec<String>> = BTreeSet::new();
    for (f, seen) in reached.iter().filter(|(f, seen)| seen.contains(**f)) {
        let back = |g: &&String| reached.get(g).is_some_and(|s| s.contains(*f));
        out.insert(seen.iter().filter(back).cloned().collect());
    }
    out.into_iter().collect()
}

fn without_comments(text: &str) -> String {
    text.lines()
        .map(|l| {
            if l.trim_start().starts_with("//") {
                ""
            } else {
                l
            }
        })
        .map(|l| l.split(" // ").next().unwrap_or(l).to_owned() + "\n")
        .collect()
}

/// Code without the items that bear `#[cfg(test)]`: each ends at its `;`, or at the brace that stands below its beginning.
fn without_tests(code: &str) -> String {
    let mut out = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            out += line;
            out.push('\n');
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        for inner in lines.by_ref() {
            let here = inner.len() - inner.trim_start().len();
            let ends = inner.trim() == "}" || inner.ends_with([';', ',']);
            if here == indent && ends && !inner.trim().is_empty() {
                break;
            }
        }
    }
    out
}

/// Code without `pub use …;`, which hands names on and uses none.
fn without_handed_on(code: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in code.lines() {
        let start = line.trim_start();
        inside |= start.starts_with("pub use ") || start.starts_with("pub(crate) use ");
        if !inside {
            out += line;
            out.push('\n');
        }
        inside &= !line.ends_with(';');
    }
    out
}

fn word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// Words, `::` and single signs.
fn tokens(code: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() || c == '_' {
            let mut token = String::from(c);
            while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                token.push(c);
            }
            out.push(token);
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            out.push("::".to_owned());
        } else if !c.is_whitespace() {
            out.push(c.to_string());
        }
    }
    out
}

/// Reads a path that begins at a word, hands out each path of its groups, and gives the place behind it.
fn path_from(
    tokens: &[String],
    start: usize,
    before: &[String],
    found: &mut impl FnMut(&[String]),
) -> usize {
    let mut path = before.to_vec();
    let mut n = start;
    loop {
        path.push(tokens[n].clone());
        n += 1;
        if tokens.get(n).map(String::as_str) != Some("::") {
            break;
        }
        match tokens.get(n + 1).map(String::as_str) {
            Some("{") => {
                n += 2;
                while n < tokens.len() && tokens[n] != "}" {
                    n = if word(&tokens[n]) {
                        path_from(tokens, n, &path, found)
                    } else {
                        n + 1
                    };
                }
                return n + 1;
            }
            Some(next) if word(next) => n += 1,
            _ => break,
        }
    }
    found(&path);
    n
}

/// A path as seen from the crate's root. A `self` at the end names what stands before it.
fn absolute(module: &[String], path: &[String]) -> Vec<String> {
    let path = match path {
        [rest @ .., last] if last == "self" && !rest.is_empty() => rest,
        path => path,
    };
    let up = path.iter().take_while(|s| *s == "super").count();
    if up > 0 {
        let kept = module.len().saturating_sub(up);
        return [&module[..kept], &path[up..]].concat();
    }
    match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        Some("self") => [module, &path[1..]].concat(),
        _ => path.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(file: &str, code: &str) -> Vec<String> {
        let found = Source::new(file, code).paths();
        found.iter().map(|p| p.join("::")).collect()
    }

    #[test]
    fn groups_and_steps_upwards_are_written_out() {
        let code = "use std::{fs, io::{self, Read}};\nuse super::super::window::x;\n";
        assert_eq!(
            paths("sim/kernel/agenda.rs", code)
                .into_iter()
                .filter(|p| p.contains("::"))
                .collect::<Vec<_>>(),
            ["sim::window::x", "std::fs", "std::io", "std::io::Read"]
                .map(str::to_owned)
                .to_vec()
        );
        let up = paths("sim/mod.rs", "fn f() { super::window::open() }\n");
        assert!(up.contains(&"window::open".to_owned()), "{up:?}");
    }

    #[test]
    fn what_is_compiled_for_tests_is_left_out_and_what_follows_it_is_not() {
        let code = "a();\n#[cfg(test)]\nuse std::fs;\nb();\n#[cfg(test)]\nmod tests {\n    c();\n}\nd();\n";
        assert_eq!(Source::new("x.rs", code).code, "a();\nb();\nd();\n");
    }

    #[test]
    fn files_that_use_each_other_are_a_circle() {
        let file = |name, code| Source::new(name, code);
        let all = [
            file("sim/a.rs", "use crate::sim::b::B;\n"),
            file("sim/b.rs", "fn f(x: super::c::C) {}\n"),
            file("sim/c.rs", "use crate::sim::{a::A, d::D};\n"),
            file("sim/d.rs", "\n"),
        ];
        let names = ["sim/a.rs", "sim/b.rs", "sim/c.rs"].map(str::to_owned);
        assert_eq!(circles(&arrows(&all, "sim")), [names.to_vec()]);
    }
}
