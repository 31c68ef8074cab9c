//! One concept, one term: the words of both locales and of all shipped scenarios hold to `assets/glossary.csv`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::locales::{entries, files};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A row of the glossary.
struct Term {
    /// The term, in small letters.
    english: String,
    /// One of these parts of words stands in Arabic wherever the term stands in English.
    stems: Vec<String>,
    not_english: Vec<String>,
    not_arabic: Vec<String>,
}

fn glossary() -> Vec<Term> {
    let mut read = csv::Reader::from_path(root().join("assets/glossary.csv")).unwrap();
    let list = |field: &str| -> Vec<String> {
        field
            .split('|')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let rows = read.records().map(|r| r.unwrap());
    rows.map(|r| Term {
        english: r[0].to_lowercase(),
        stems: list(&r[2]),
        not_english: list(&r[3]),
        not_arabic: list(&r[4]),
    })
    .collect()
}

/// Arabic without marks of vowels, so that a word is the same however it is written.
fn unvowelled(words: &str) -> String {
    words
        .chars()
        .filter(|c| !('\u{64b}'..='\u{652}').contains(c))
        .collect()
}

/// Words without what is put in, and without what is written for the program: between backticks, names of files, options, types.
fn said(words: &str) -> String {
    let own = words
        .split(['{', '}'])
        .step_by(2)
        .collect::<Vec<_>>()
        .join(" ");
    let own = own.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let code = |w: &str| {
        w.contains(['/', '_', '…']) && w.len() > 3 || w.starts_with("--") || w.contains(".ron")
    };
    own.split(' ')
        .filter(|w| !code(w))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether `term` stands in `words` at the beginning of a word.
fn has(words: &str, term: &str) -> bool {
    words.match_indices(term).any(|(n, _)| {
        !words[..n]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric)
    })
}

/// The texts of a language in the shipped scenarios and libraries, with the file.
fn texts(lang: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let libraries = [
        root().join("assets/incidents.ron"),
        root().join("assets/doctrine.ron"),
    ];
    for file in files(&root().join("scenarios"), "ron")
        .into_iter()
        .chain(libraries)
    {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        for rest in text.split(&format!("{lang}: \"")).skip(1) {
            all.push((name.clone(), rest.split('"').next().unwrap().to_owned()));
        }
    }
    all
}

fn locale(lang: &str) -> BTreeMap<String, String> {
    entries(lang)
        .into_iter()
        .map(|(key, words)| (key, said(&words)))
        .collect()
}

/// What is said of fields in Arabic: key, the English of which it is a translation, and the Arabic.
fn reference() -> Vec<(String, String, String)> {
    let file = root().join("assets/locales/ar/reference.ftl");
    let text = std::fs::read_to_string(file).unwrap();
    let (mut all, mut english) = (Vec::new(), "");
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("# ") {
            english = words;
        } else if let Some((key, words)) = line.split_once(" = ") {
            all.push((key.to_owned(), said(english), said(words)));
        }
    }
    all
}

#[test]
fn no_text_uses_a_word_in_place_of_a_term() {
    let (terms, mut wrong) = (glossary(), Vec::new());
    let of = |lang: &str| locale(lang).into_iter().chain(texts(lang));
    for (place, words) in of("en") {
        let words = words.to_lowercase();
        for t in &terms {
            for not in t.not_english.iter().filter(|w| has(&words, w)) {
                wrong.push(format!(
                    "{place}: “{not}” in place of “{}”: {words}",
                    t.english
                ));
            }
        }
    }
    let fields = reference().into_iter().map(|(key, _, words)| (key, words));
    for (place, words) in of("ar").chain(fields) {
        let words = unvowelled(&words);
        for t in &terms {
            for not in t
                .not_arabic
                .iter()
                .filter(|w| words.contains(&unvowelled(w)))
            {
                wrong.push(format!(
                    "{place}: «{not}» in place of “{}”: {words}",
                    t.english
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(texts("ar").len() > 500);
}

#[test]
fn a_term_has_one_name_in_arabic_wherever_it_stands_in_english() {
    let (mut en, mut ar, mut wrong) = (locale("en"), locale("ar"), Vec::new());
    for (key, english, words) in reference() {
        en.insert(key.clone(), english);
        ar.insert(key, words);
    }
    for t in glossary().iter().filter(|t| !t.stems.is_empty()) {
        let mut found = 0;
        for (key, words) in en
            .iter()
            .filter(|(_, w)| has(&w.to_lowercase(), &t.english))
        {
            found += 1;
            let arabic = unvowelled(&ar[key]);
            if !t.stems.iter().any(|s| arabic.contains(&unvowelled(s))) {
                wrong.push(format!("{key}: “{}”: {words}: {}", t.english, ar[key]));
            }
        }
        assert!(found > 0, "{} stands nowhere", t.english);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_is_found_at_its_beginning_only() {
    assert!(has("the seat of", "seat") && has("seats", "seat") && !has("unseated", "seat"));
    assert_eq!(unvowelled("مُدخَل"), "مدخل");
}
