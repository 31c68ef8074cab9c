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
pub(crate) const FILES: &[(&str, &str, &str)] =
    &[("window.ftl", include_str!("../../assets/locales/ar/window.ftl"), include_str!("../../assets/locales/en/window.ftl"))];

/// Words in both languages.
#[derive(Resource)]
pub(crate) struct Words {
    ar: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Default for Words {
    fn default() -> Self {
        let tag = |t: &str| vec![t.parse::<LanguageIdentifier>().expect("a fixed language tag")];
        let (mut ar, mut en) = (FluentBundle::new_concurrent(tag("ar")), FluentBundle::new_concurrent(tag("en")));
        for (name, arabic, english) in FILES {
            for (bundle, text) in [(&mut ar, arabic), (&mut en, english)] {
                let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(_, e)| panic!("{name}: {e:?}"));
                bundle.add_resource(resource).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            }
        }
        Self { ar, en }
    }
}

impl Words {
    /// The words in a language.
    pub(crate) fn of(&self, lang: Lang) -> Say<'_> {
        Say { bundle: if lang == Lang::Ar { &self.ar } else { &self.en }, lang }
    }
}

/// Words in one language.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    bundle: &'a FluentBundle<FluentResource>,
    /// The language.
    pub(crate) lang: Lang,
}

impl Say<'_> {
    /// The words of a key. A key that is missing shows itself, and a test names it.
    pub(crate) fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key with values put in. A value that is a whole number chooses the form of the sentence.
    pub(crate) fn with(&self, key: &str, values: &[(&str, String)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else { return key.to_owned() };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            // A number is both: it chooses the form, and is shown as it was written.
            let number = value.parse::<i64>().ok().filter(|n| n.to_string() == *value);
            args.set(*name, number.map_or_else(|| FluentValue::from(value.clone()), FluentValue::from));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn keys(text: &str) -> BTreeSet<String> {
        let key = |l: &str| {
            let name = l.split(" =").next().filter(|_| l.contains(" ="))?;
            name.starts_with(|c: char| c.is_ascii_lowercase()).then(|| name.to_owned())
        };
        text.lines().filter_map(key).collect()
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

    #[test]
    fn every_key_exists_in_both_languages_and_is_used() {
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/window"), &mut code);
        for (name, ar, en) in FILES {
            assert_eq!(keys(ar), keys(en), "{name}");
            for key in keys(ar) {
                assert!(code.contains(&format!("\"{key}\"")), "{name}: {key} is used nowhere");
            }
        }
    }

    /// Every key that the code asks for is there: whatever stands in `t("…")` or `with("…"`.
    #[test]
    fn every_key_that_is_asked_for_exists() {
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/window"), &mut code);
        let there: BTreeSet<String> = FILES.iter().flat_map(|f| keys(f.1)).collect();
        for call in ["say.t(\"", "say.with(\""] {
            for rest in code.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                assert!(there.contains(key), "{key} is asked for and in no file");
            }
        }
    }

    #[test]
    fn both_languages_say_something_else_and_put_values_in() {
        let words = Words::default();
        let (ar, en) = (words.of(Lang::Ar), words.of(Lang::En));
        assert!(ar.t("exercise-mark").contains("تمرين"));
        assert!(en.t("exercise-mark").contains("EXERCISE"));
        assert!(en.with("run-until", &[("time", "10:20".to_owned())]).contains("10:20"));
        assert_eq!(en.t("no-such-key"), "no-such-key");
    }
}
