//! The words of the screens, from Fluent files in `assets/locales`, in the language that is chosen while running.
//!
//! Numbers and times stand in the digits 0 to 9 in both languages, as Libya writes them. What is put into a sentence is isolated,
//! so that a Latin name inside Arabic keeps its order.
//! Deliberately not here: names of a scenario's things and sentences about facts (`evaluate::prose`).

use bevy::prelude::Resource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::base::text::Lang;

/// The Fluent files: name, Arabic, English.
pub(crate) const FILES: &[(&str, &str, &str)] = &[(
    "window.ftl",
    include_str!("../../assets/locales/ar/window.ftl"),
    include_str!("../../assets/locales/en/window.ftl"),
)];

/// Words in both languages.
#[derive(Resource)]
pub(crate) struct Words {
    ar: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Default for Words {
    fn default() -> Self {
        let tag = |t: &str| {
            vec![
                t.parse::<LanguageIdentifier>()
                    .expect("a fixed language tag"),
            ]
        };
        let (mut ar, mut en) = (
            FluentBundle::new_concurrent(tag("ar")),
            FluentBundle::new_concurrent(tag("en")),
        );
        for (name, arabic, english) in FILES {
            for (bundle, text) in [(&mut ar, arabic), (&mut en, english)] {
                let resource = FluentResource::try_new((*text).to_owned())
                    .unwrap_or_else(|(_, e)| panic!("{name}: {e:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|e| panic!("{name}: {e:?}"));
            }
        }
        Self { ar, en }
    }
}

impl Words {
    /// The words in a language.
    pub(crate) fn of(&self, lang: Lang) -> Say<'_> {
        Say {
            bundle: if lang == Lang::Ar { &self.ar } else { &self.en },
        }
    }
}

/// Words in one language.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    bundle: &'a FluentBundle<FluentResource>,
}

impl Say<'_> {
    /// The words of a key. A key that is missing shows itself, and a test names it.
    pub(crate) fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key with values put in. A value that is a whole number chooses the form of the sentence.
    pub(crate) fn with(&self, key: &str, values: &[(&str, String)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            // A number is both: it chooses the form, and is shown as it was written.
            let number = value
                .parse::<i64>()
                .ok()
                .filter(|n| n.to_string() == *value);
            args.set(
                *name,
                number.map_or_else(|| FluentValue::from(value.clone()), FluentValue::from),
            );
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_something_else_and_put_values_in() {
        let words = Words::default();
        let (ar, en) = (words.of(Lang::Ar), words.of(Lang::En));
        assert!(ar.t("exercise-mark").contains("تمرين"));
        assert!(en.t("exercise-mark").contains("EXERCISE"));
        assert!(
            en.with("run-until", &[("time", "10:20".to_owned())])
                .contains("10:20")
        );
        assert_eq!(en.t("no-such-key"), "no-such-key");
    }

    /// A sign that stands alone in an Arabic sentence turns round or changes its place, and then names another key.
    #[test]
    fn keys_and_signs_in_arabic_are_isolated() {
        for line in FILES
            .iter()
            .flat_map(|f| f.1.lines())
            .filter(|l| !l.starts_with(['#', ' ']))
        {
            let Some((key, words)) = line.split_once(" = ") else {
                continue;
            };
            let (mut inside, mut before) = (0, ' ');
            for (n, c) in words.char_indices() {
                match c {
                    '\u{2066}' => inside += 1,
                    '\u{2069}' => inside -= 1,
                    // In braces stands what is put in, which is isolated by itself; a list's own sign stands before a space.
                    '[' | ']' | '+' | '−' | '⌫' | '⇧'
                        if inside == 0 && before != '\u{200e}' && !words[n..].starts_with("+ ") =>
                    {
                        panic!("{key}: {c} in {words}")
                    }
                    _ => {}
                }
                before = c;
            }
            assert_eq!(inside, 0, "{key}: {words}");
            let in_brackets = words
                .rsplit_once('(')
                .and_then(|(_, k)| k.split_once(')'))
                .map(|(k, _)| k);
            let names_a_key =
                in_brackets.is_some_and(|k| !k.is_empty() && !k.contains('{') && k.is_ascii());
            assert!(!names_a_key, "{key}: the key in {words}");
        }
    }

    /// Arabic counts in six forms; the form follows the number.
    #[test]
    fn numbers_choose_the_form_of_the_word() {
        let words = Words::default();
        let people = |lang, n: u32| {
            words
                .of(lang)
                .with("people", &[("n", n.to_string())])
                .replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(
            [1, 2, 3, 11, 100].map(|n| people(Lang::Ar, n)),
            ["فرد واحد", "فردان", "3 أفراد", "11 فرداً", "100 فرد"]
        );
        assert_eq!(
            [1, 2].map(|n| people(Lang::En, n)),
            ["1 person", "2 people"]
        );
    }
}
