//! The scripts that drive the window can be read, and there is one for each language.
#![cfg(feature = "window")]

use tamrin::window::shoot::{Shoot, Step};
use tamrin::wording::findings::lines;

#[test]
fn every_script_is_read_takes_pictures_and_exists_in_both_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shots");
    let mut names: Vec<String> = Vec::new();
    for e in std::fs::read_dir(folder).unwrap() {
        let path = e.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let shoot: Shoot = tamrin::scenario::read::read_one(&path.display().to_string(), &text)
            .unwrap_or_else(|d| panic!("{}", lines(&d, tamrin::base::text::Lang::En)));
        assert!(
            shoot.steps.iter().any(|s| matches!(s, Step::Shot(_))),
            "{}",
            path.display()
        );
        names.push(path.file_stem().unwrap().to_string_lossy().into_owned());
    }
    for name in names.iter().filter_map(|n| n.strip_suffix("-en")) {
        assert!(
            names.contains(&format!("{name}-ar")),
            "{name} has no Arabic script"
        );
    }
    assert!(names.len() >= 4);
}
