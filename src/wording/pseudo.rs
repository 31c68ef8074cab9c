//! A made language for trial: English in which every run of words bears marks, so that a word without marks came from elsewhere.
//!
//! It is in no list of languages and nobody can choose it. Deliberately not here: the tests that read what is said in it.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{FILES, Words};
use crate::base::text::{Lang, Language};

const LANGUAGE: &Language = &Language {
    tag: "en-x-pseudo",
    name: "⟦pseudo⟧",
    rtl: false,
};

/// The made language. Every run of words in it stands between `⟦` and `⟧`.
pub fn pseudo() -> Lang {
    Lang::made(LANGUAGE)
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let english = Lang::all().zip(FILES).find(|(lang, _)| *lang == Lang::En);
    Words::new(
        pseudo(),
        english.map_or(&[], |(_, files)| files),
        Some(mark),
    )
});

pub(super) fn words() -> &'static Words {
    &WORDS
}

/// What of a text came from elsewhere: all that stands outside the marks, without `known` (identifiers, names, texts of a scenario).
pub fn foreign(text: &str, known: &[String]) -> String {
    let (mut rest, mut inside) = (String::new(), 0_u32);
    for c in text.chars() {
        match c {
            '⟦' => inside += 1,
            '⟧' => inside = inside.saturating_sub(1),
            c if inside == 0 => rest.push(c),
            _ => {}
        }
    }
    let mut known: Vec<&String> = known.iter().filter(|k| !k.trim().is_empty()).collect();
    // A name that is part of another one is taken out after it.
    known.sort_by_key(|k| std::cmp::Reverse(k.len()));
    for k in known {
        rest = rest.replace(k.as_str(), " ");
    }
    rest
}

/// The same between marks, if there is a letter in it. The spaces around it stay outside.
fn mark(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_alphabetic) {
        return text.into();
    }
    let words = text.trim();
    let start = text.len() - text.trim_start().len();
    format!(
        "{}⟦{words}⟧{}",
        &text[..start],
        &text[start + words.len()..]
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::message::msg;
    use crate::wording::{plain, say};

    #[test]
    fn every_word_of_the_made_language_bears_marks() {
        assert!(!Lang::all().any(|l| l == pseudo()));
        assert_eq!(
            plain(pseudo()).message(&msg!("people", n = 2)),
            "2 ⟦people⟧"
        );
        assert_eq!(say(pseudo()).t("save"), "⟦Save⟧");
        assert_eq!(mark(" , "), " , ");
    }

    #[test]
    fn a_word_that_stands_in_no_file_is_found() {
        let text = "⟦the road⟧ Sabha – Ubari ⟦is blocked⟧ again";
        let known = ["Sabha".to_owned(), "Ubari".to_owned()];
        let rest = foreign(text, &known);
        assert_eq!(rest.split_whitespace().collect::<Vec<_>>(), ["–", "again"]);
    }
}
