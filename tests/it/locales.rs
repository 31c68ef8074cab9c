//! The words of the screens: every key exists in both languages, is used, and takes the same values.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(lang: &str) -> String {
    std::fs::read_to_string(root().join("assets/locales").join(lang).join("window.ftl")).unwrap()
}

/// Keys with all that belongs to them.
fn entries(text: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((k, rest)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            key = k.to_owned();
            assert!(
                all.insert(key.clone(), rest.trim().to_owned()).is_none(),
                "{key} stands twice"
            );
        } else if !line.trim().is_empty() {
            let entry = all.get_mut(&key).unwrap();
            entry.push('\n');
            entry.push_str(line);
        }
    }
    all
}

/// The values that an entry puts in.
fn values(entry: &str) -> BTreeSet<String> {
    entry
        .split('$')
        .skip(1)
        .map(|r| {
            r.chars()
                .take_while(|c| c.is_ascii_alphanumeric())
                .collect()
        })
        .collect()
}

fn sources(dir: &Path, all: &mut String) {
    for e in std::fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() {
            sources(&p, all);
        } else if p.extension().is_some_and(|x| x == "rs") {
            all.push_str(&std::fs::read_to_string(&p).unwrap());
        }
    }
}

fn code() -> String {
    let mut code = String::new();
    sources(&root().join("src/window"), &mut code);
    code
}

#[test]
fn every_key_exists_in_both_languages_with_the_same_values_and_is_used() {
    let (ar, en, code) = (entries(&file("ar")), entries(&file("en")), code());
    assert_eq!(ar.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, arabic) in &ar {
        assert!(
            code.contains(&format!("\"{key}\"")),
            "{key} is used nowhere"
        );
        assert!(
            !arabic.is_empty() && !en[key].is_empty(),
            "{key} says nothing"
        );
        // A form for one or two may leave the number out.
        let plural = arabic.contains("->");
        assert!(
            plural || values(arabic) == values(&en[key]),
            "{key}: {arabic} / {}",
            en[key]
        );
    }
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let (there, code) = (entries(&file("en")), code());
    for call in [
        "say.t(\"",
        "say.with(\"",
        "d.act(\"",
        "d.order(\"",
        "d.group(\"",
        "d.group_now(\"",
    ] {
        for rest in code.split(call).skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(there.contains_key(key), "{key} is asked for and in no file");
        }
    }
}

#[test]
fn arabic_is_arabic_and_english_is_english() {
    let arabic = |c: char| ('\u{0600}'..='\u{06ff}').contains(&c);
    for (key, words) in entries(&file("en")) {
        assert!(!words.chars().any(arabic), "{key}: {words}");
    }
    for (key, words) in entries(&file("ar")) {
        // Names of keys, signs and values aside.
        let plain: String = words.split(['{', '}']).step_by(2).collect();
        let latin = plain.split(|c: char| !c.is_ascii_alphabetic()).find(|w| {
            w.len() > 1
                && ![
                    "Esc", "Shift", "Enter", "Ctrl", "zero", "one", "two", "few", "many", "other",
                ]
                .contains(w)
        });
        assert_eq!(latin, None, "{key}: {words}");
    }
}
