//! The classes of roads by what lists and maps call them, in Arabic and English.
//!
//! Deliberately not here: how fast one drives on them.

use std::collections::BTreeMap;

use super::found::{Found, Input};
use super::names::fold;
use crate::base::message::msg;

/// A class as a scenario has it, and what it is called.
const CLASSES: [(&str, &[&str]); 5] = [
    (
        "Coastal",
        &[
            "coastal",
            "main",
            "main road",
            "highway",
            "expressway",
            "motorway",
            "trunk",
            "primary",
            "ساحلي",
            "ساحلية",
            "رئيسي",
            "رئيسية",
            "سريع",
            "سريعة",
            "دولي",
            "دولية",
        ],
    ),
    (
        "Jebel",
        &["jebel", "mountain", "mountain road", "جبلي", "جبلية"],
    ),
    ("Desert", &["desert", "صحراوي", "صحراوية"]),
    (
        "Local",
        &[
            "local",
            "secondary",
            "tertiary",
            "unclassified",
            "residential",
            "livingstreet",
            "road",
            "minor",
            "محلي",
            "محلية",
            "فرعي",
            "فرعية",
            "ثانوي",
            "ثانوية",
            "داخلي",
            "داخلية",
            "قروي",
            "قروية",
        ],
    ),
    (
        "Track",
        &[
            "track",
            "unpaved",
            "gravel",
            "agricultural",
            "ترابي",
            "ترابية",
            "زراعي",
            "زراعية",
            "غير معبد",
            "غير معبدة",
        ],
    ),
];

/// The class of a road by what lists and maps call it, also with the word for a road before it.
pub(super) fn class(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let text = text.strip_suffix("link").unwrap_or(&text);
    let find = |text: &str| {
        CLASSES
            .into_iter()
            .find(|(_, words)| words.iter().any(|w| fold(w) == text))
            .map(|(class, _)| class)
    };
    find(text).or_else(|| find(text.strip_prefix("طريق")?))
}

/// What words of a list were read as that are not the names of classes in a scenario.
#[derive(Default)]
pub(super) struct Read(BTreeMap<(String, &'static str), usize>);

impl Read {
    /// Keeps a word that was read as a class.
    pub(super) fn add(&mut self, word: &str, class: &'static str) {
        if fold(word) != fold(class) {
            *self.0.entry((word.to_owned(), class)).or_default() += 1;
        }
    }

    /// Says all of them at once.
    pub(super) fn tell(self, input: Input, found: &mut Found) {
        let one = |((word, class), n): (&(String, &str), &usize)| {
            format!("{word} = {} ({n})", class.to_lowercase())
        };
        let all: Vec<String> = self.0.iter().map(one).collect();
        if !all.is_empty() {
            found.note(input, msg!("import-classes-read", all = all));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_known_by_what_lists_and_maps_call_them() {
        for (text, wanted) in [
            ("Coastal", Some("Coastal")),
            ("صحراوي", Some("Desert")),
            ("primary_link", Some("Coastal")),
            ("tertiary", Some("Local")),
            ("TRACK", Some("Track")),
            ("طريق رئيسي", Some("Coastal")),
            ("فرعيّ", Some("Local")),
            ("زراعي", Some("Track")),
            ("footway", None),
            ("", None),
        ] {
            assert_eq!(class(text), wanted, "{text}");
        }
    }

    #[test]
    fn every_word_is_of_one_class() {
        let mut all: Vec<String> = CLASSES.iter().flat_map(|c| c.1).map(|w| fold(w)).collect();
        all.sort();
        let many = all.len();
        all.dedup();
        assert_eq!(all.len(), many);
    }
}
