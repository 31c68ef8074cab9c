//! Holds a text in the made language of `wording::pseudo` to it: what stands outside its marks came from elsewhere.

use std::path::Path;

use tamrin::wording::foreign;

/// Fails if there is a word in `text` that came neither from the made language nor from `known`.
pub(crate) fn assert_worded(text: &str, known: &[String]) {
    let rest = foreign(text, known);
    for line in rest.lines() {
        assert!(
            !line.chars().any(char::is_alphabetic),
            "{line:?} stands in no locale file, in:\n{text}"
        );
    }
}

/// Everything between quotes in the files of a folder of a scenario, and in the libraries that all scenarios share.
pub(crate) fn texts_of(scenario: &Path) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(scenario)
        .unwrap()
        .map(|e| e.unwrap().path());
    let ron = folder.filter(|p| p.extension().is_some_and(|e| e == "ron"));
    let mut all = Vec::new();
    for file in ron.chain([
        root.join("assets/incidents.ron"),
        root.join("assets/doctrine.ron"),
    ]) {
        let text = std::fs::read_to_string(file).unwrap();
        let texts = text.split('"').skip(1).step_by(2);
        // What has several lines may be shown line by line.
        all.extend(texts.flat_map(|t| t.split("\\n")).map(str::to_owned));
    }
    all
}
