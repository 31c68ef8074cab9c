//! What people call columns, seats for all, and channels: words of `assets/msel.ron`, compared without what writers differ in.
//!
//! Deliberately not here: which column of a table is which (`mapping`).

use std::sync::LazyLock;

use serde::Deserialize;

use super::columns::Part;
use crate::base::text::{Lang, western_digits};
use crate::record::states::Channel;
use crate::scenario::read::read_one;

/// The file of words.
const WORDS: &str = include_str!("../../../assets/msel.ron");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    headings: Vec<Heading>,
    arabic: Vec<String>,
    english: Vec<String>,
    everybody: Vec<String>,
    sub_rooms: Vec<String>,
    channels: Vec<Means>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    holds: Part,
    called: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    means: Channel,
    called: Vec<String>,
}

static READ: LazyLock<Words> = LazyLock::new(|| {
    let mut read: Words =
        read_one("assets/msel.ron", WORDS).unwrap_or_else(|d| panic!("assets/msel.ron: {d:?}"));
    let plain = |all: &mut Vec<String>| all.iter_mut().for_each(|w| *w = plain_words(w));
    read.headings.iter_mut().for_each(|h| plain(&mut h.called));
    read.channels.iter_mut().for_each(|m| plain(&mut m.called));
    for all in [
        &mut read.arabic,
        &mut read.english,
        &mut read.everybody,
        &mut read.sub_rooms,
    ] {
        plain(all);
    }
    read
});

/// Words as they are compared: small letters, Western digits, no vowel signs, no article, one form of letters that are written in
/// several, one blank between them.
pub(super) fn plain_words(words: &str) -> String {
    let words = western_digits(words).to_lowercase();
    let letter = |c: char| match c {
        '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ؤ' => Some('و'),
        'ئ' => Some('ي'),
        c if c.is_alphanumeric() => Some(c),
        _ => Some(' '),
    };
    let spaced: String = words.chars().filter_map(letter).collect();
    let bare = |w: &str| {
        let without = |article: &str, and: &str| {
            let rest = w.strip_prefix(article)?;
            (rest.chars().count() > 1).then(|| format!("{and}{rest}"))
        };
        let bare = without("ال", "").or_else(|| without("وال", "و"));
        bare.unwrap_or_else(|| w.to_owned())
    };
    let all: Vec<String> = spaced.split_whitespace().map(bare).collect();
    all.join(" ")
}

/// What a heading says its column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Said {
    pub(super) part: Part,
    pub(super) lang: Option<Lang>,
    /// Whether it is the word for it, and not only holds it among others.
    pub(super) sure: bool,
}

/// What a heading says; none where it holds no word that is known. It may say the same in two languages, on two lines or with a
/// stroke between them.
pub(super) fn heading(words: &str) -> Option<Said> {
    let parts = words.split(['\n', '/', '|', '(', ')', '–', '—', '[', ']']);
    let (mut lang, mut names) = (None, Vec::new());
    for part in parts {
        let (language, name) = without_language(&plain_words(part));
        lang = lang.or(language);
        if !name.is_empty() {
            names.push(name);
        }
    }
    let whole = names.join(" ");
    let exact = |name: &String| {
        let mut all = READ.headings.iter();
        all.find(|h| h.called.contains(name)).map(|h| h.holds)
    };
    if let Some(part) = exact(&whole).or_else(|| agreed(names.iter().filter_map(exact))) {
        return Some(Said {
            part,
            lang,
            sure: true,
        });
    }
    // The longest word that it holds among others.
    let padded = format!(" {whole} ");
    let held = READ.headings.iter().flat_map(|h| {
        let here = h
            .called
            .iter()
            .filter(|c| padded.contains(&format!(" {c} ")));
        here.map(|c| (c.chars().count(), h.holds))
    });
    // Between equally long ones the first in the file.
    let (length, part) = longest(held)?;
    (length > 2).then_some(Said {
        part,
        lang,
        sure: false,
    })
}

/// The one with the greatest number; of equal ones the first.
fn longest(all: impl Iterator<Item = (usize, Part)>) -> Option<(usize, Part)> {
    all.fold(None, |best: Option<(usize, Part)>, x| match best {
        Some(b) if b.0 >= x.0 => Some(b),
        _ => Some(x),
    })
}

/// What all say, if they say the same.
fn agreed(mut parts: impl Iterator<Item = Part>) -> Option<Part> {
    let first = parts.next()?;
    parts.all(|p| p == first).then_some(first)
}

/// A heading's words without the name of a language, and that language.
fn without_language(words: &str) -> (Option<Lang>, String) {
    for (lang, names) in [(Lang::Ar, &READ.arabic), (Lang::En, &READ.english)] {
        for name in names {
            let padded = format!(" {words} ");
            if let Some(at) = padded.find(&format!(" {name} ")) {
                let rest = format!("{} {}", &padded[..at], &padded[at + name.len() + 2..]);
                let rest: Vec<&str> = rest.split_whitespace().collect();
                return (Some(lang), rest.join(" "));
            }
        }
    }
    (None, words.to_owned())
}

/// Whether words mean all who rehearse.
pub(super) fn means_everybody(words: &str) -> bool {
    READ.everybody.contains(&plain_words(words))
}

/// Whether words mean all rooms of directorates.
pub(super) fn means_sub_rooms(words: &str) -> bool {
    READ.sub_rooms.contains(&plain_words(words))
}

/// The channel that words mean, by what people call it.
pub(super) fn channel_called(words: &str) -> Option<Channel> {
    let words = plain_words(words);
    let mut all = READ.channels.iter();
    all.find(|m| m.called.contains(&words)).map(|m| m.means)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_however_they_are_written() {
        for (words, part, sure) in [
            ("الوقت", Part::Time, true),
            ("وَقْتُ التَّمرين", Part::Time, true),
            ("Time / الوقت", Part::Time, true),
            ("Exercise Time:", Part::Time, true),
            ("الإجراء المتوقّع", Part::Expected, true),
            ("إلى", Part::To, true),
            ("المُرسَل إليه", Part::To, true),
            ("المسؤول", Part::Controller, true),
            ("Planned time (local)", Part::Time, true),
            ("Remarks of the trainer", Part::Notes, false),
            ("#", Part::Number, false),
        ] {
            match heading(words) {
                Some(said) => assert_eq!((said.part, said.sure), (part, sure), "{words}"),
                None => assert_eq!(words, "#"),
            }
        }
        let text = heading("النص (English)").unwrap();
        assert_eq!((text.part, text.lang), (Part::Text, Some(Lang::En)));
        assert_eq!(heading("Message (العربية)").unwrap().lang, Some(Lang::Ar));
        for none in ["", "Weather", "الطقس"] {
            assert_eq!(heading(none), None, "{none}");
        }
    }

    #[test]
    fn every_word_means_one_thing() {
        let mut all: Vec<&String> = READ.headings.iter().flat_map(|h| &h.called).collect();
        all.extend(&READ.everybody);
        all.extend(&READ.sub_rooms);
        let channels: Vec<&String> = READ.channels.iter().flat_map(|h| &h.called).collect();
        for list in [all, channels] {
            for (n, words) in list.iter().enumerate() {
                assert!(!list[..n].contains(words), "{words} stands twice");
            }
        }
    }

    #[test]
    fn our_own_headings_are_sure() {
        use crate::wording::plain;
        for lang in [Lang::Ar, Lang::En] {
            for part in Part::ALL
                .iter()
                .filter(|p| !matches!(p, Part::Was | Part::Id | Part::Ignored))
            {
                let words = plain(lang).message(&part.heading());
                let said = heading(&words).unwrap_or_else(|| panic!("{words}"));
                assert_eq!((said.part, said.sure), (*part, true), "{words}");
            }
        }
    }
}
