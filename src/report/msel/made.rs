//! The words of an inject that a row of a table is made into: its name, its notes, and that the row is found to be that inject again.
//!
//! Deliberately not here: seats, channels and times (`names`, `times`), what becomes of differences (`plan`).

use std::collections::BTreeMap;

use super::columns::Part;
use super::headings::plain_words;
use super::records::Record;
use crate::base::message::msg;
use crate::base::text::{Lang, Text};
use crate::wording::plain;

/// Most characters of a name that is made of a text.
const NAME: usize = 60;

/// Words in each language as a text of a scenario.
pub(super) fn text(words: BTreeMap<Lang, String>) -> Text {
    let mut out = Text::default();
    for (lang, words) in words {
        *of(&mut out, lang) = words;
    }
    out
}

fn of(text: &mut Text, lang: Lang) -> &mut String {
    if lang == Lang::Ar {
        &mut text.ar
    } else {
        &mut text.en
    }
}

/// The name of the inject of a row: what stands there, else the first words of its message.
pub(super) fn name(r: &Record, message: &Text) -> Text {
    let mut name = text(r.words(Part::Name));
    for (name, words) in [(&mut name.ar, &message.ar), (&mut name.en, &message.en)] {
        if name.is_empty() {
            *name = beginning(words);
        }
    }
    name
}

/// The first words of a text, as a name.
pub(super) fn beginning(words: &str) -> String {
    let line = words.lines().next().unwrap_or("").trim();
    if line.chars().count() <= NAME {
        return line.trim_end_matches('.').to_owned();
    }
    let cut: String = line.chars().take(NAME).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '،', ' ']))
}

/// The notes of the inject of a row: what stands there, and below it what is expected, which a table says in words alone.
pub(super) fn notes(r: &Record) -> Text {
    let mut notes = text(r.words(Part::Notes));
    for (lang, words) in r.words(Part::Expected) {
        let notes = of(&mut notes, lang);
        *notes = with_expected(notes, &words, lang);
    }
    notes
}

/// Notes with what is expected below them.
pub(super) fn with_expected(notes: &str, expected: &str, lang: Lang) -> String {
    let said = expected_note(expected, lang);
    match notes {
        "" => said,
        notes => format!("{notes}\n{said}"),
    }
}

/// What is expected, as it stands in notes.
fn expected_note(words: &str, lang: Lang) -> String {
    plain(lang).message(&msg!("msel-expected-note", words = words))
}

/// Whether notes hold what an earlier import wrote of an expected action.
pub(super) fn has_expected(notes: &str, lang: Lang) -> bool {
    let mark = plain_words(&expected_note("", lang));
    let begins = |line: &str| line.contains(':') && plain_words(line).starts_with(&mark);
    notes.lines().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_import_wrote_of_an_expected_action_is_found_again() {
        for lang in [Lang::Ar, Lang::En] {
            let notes = with_expected("Watch it", "Somebody looks", lang);
            assert!(has_expected(&notes, lang), "{notes}");
            assert!(!has_expected("Watch it", lang));
        }
    }
}
