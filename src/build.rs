//! Lists the languages: every folder in `assets/locales` is one, with all Fluent files that lie in it. Lists the pictures of the
//! manuals too.
//!
//! So a translator adds a folder and no Rust. Deliberately not here: what the files say (`wording` reads them when it is first asked).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn sorted(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// What a language says of itself in `language.ftl`.
fn of_itself(dir: &Path, key: &str) -> String {
    let file = dir.join("language.ftl");
    let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let value = text
        .lines()
        .find_map(|l| l.strip_prefix(key)?.trim_start().strip_prefix('='));
    value
        .unwrap_or_else(|| panic!("{}: no {key}", file.display()))
        .trim()
        .to_owned()
}

/// The pictures of the manuals, each by language and place as a manual names it.
fn manual_pictures(manuals: &Path) -> String {
    println!("cargo::rerun-if-changed={}", manuals.display());
    let mut list = "&[".to_owned();
    for dir in sorted(manuals).into_iter().filter(|d| d.is_dir()) {
        let pictures = dir.join("pictures");
        let found = if pictures.is_dir() {
            sorted(&pictures)
        } else {
            Vec::new()
        };
        for f in &found {
            let place = format!("{}/pictures/{}", name(&dir), name(f));
            write!(list, "({place:?}, include_bytes!({f:?})),").expect("writing to a string");
        }
    }
    list
}

fn main() {
    let variable =
        |n: &str| PathBuf::from(env::var_os(n).unwrap_or_else(|| panic!("{n} is not set")));
    let (root, out) = (variable("CARGO_MANIFEST_DIR"), variable("OUT_DIR"));
    let locales = root.join("../assets/locales");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", locales.display());
    let (mut languages, mut files) = ("&[".to_owned(), "&[".to_owned());
    for dir in sorted(&locales).into_iter().filter(|d| d.is_dir()) {
        println!("cargo::rerun-if-changed={}", dir.display());
        let direction = of_itself(&dir, "language-direction");
        assert!(
            direction == "rtl" || direction == "ltr",
            "{}: rtl or ltr",
            dir.display()
        );
        let (tag, own) = (name(&dir), of_itself(&dir, "language-name"));
        let rtl = direction == "rtl";
        write!(
            languages,
            "Language {{ tag: {tag:?}, name: {own:?}, rtl: {rtl} }},"
        )
        .expect("writing to a string");
        files.push_str("&[");
        for f in sorted(&dir)
            .iter()
            .filter(|f| f.extension().is_some_and(|e| e == "ftl"))
        {
            write!(files, "({:?}, include_str!({f:?})),", name(f)).expect("writing to a string");
        }
        files.push_str("],");
    }
    let pictures = manual_pictures(&root.join("../docs/manual"));
    let lists = [
        ("languages.rs", languages),
        ("locales.rs", files),
        ("manual_pictures.rs", pictures),
    ];
    for (file, mut text) in lists {
        text.push(']');
        let path = out.join(file);
        fs::write(&path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
}
