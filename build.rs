//! Lists the pictures of the manuals. Deliberately not here: the languages (`src/build.rs`).

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
    println!("cargo::rerun-if-changed=build.rs");
    let path = out.join("manual_pictures.rs");
    let pictures = manual_pictures(&root.join("docs/manual")) + "]";
    fs::write(&path, pictures).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
