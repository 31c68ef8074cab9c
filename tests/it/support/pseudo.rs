//! Holds a text in the made language of `wording::pseudo` to it: what stands outside its marks came from elsewhere.

use std::path::Path;

/// The text without what the made language said and without `known`: identifiers, and texts that a scenario brings.
pub(crate) fn foreign(text: &str, known: &[String]) -> String {
    let mut rest = String::new();
    let mut inside = 0;
    for c in text.chars() {
        match c {
            '⟦' => inside += 1,
            '⟧' => inside -= 1,
            c if inside == 0 => rest.push(c),
            _ => {}
        }
    }
    let mut known: Vec<&String> = known.iter().filter(|k| !k.trim().is_empty()).collect();
    known.sort_by_key(|k| std::cmp::Reverse(k.len()));
    for k in known {
        rest = rest.replace(k.as_str(), " ");
    }
    rest
}

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
        all.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    all
}
