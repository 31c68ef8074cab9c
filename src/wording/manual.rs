//! The manuals that come with the program: for whom each is, its text in each language and its pictures.
//!
//! They are written in Markdown under `docs/manual`, so that they can be read without the program too.
//! Deliberately not here: how they are set (`report::manual`).

use crate::base::text::Lang;
use crate::record::states::list;

/// The pictures of the manuals, by language and place, as the program itself made them.
const PICTURES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/manual_pictures.rs"));

/// A picture of a manual, by its place as the manual names it; none if there is none of that name.
pub fn picture(lang: Lang, place: &str) -> Option<&'static [u8]> {
    let wanted = format!("{}/{place}", lang.tag());
    let (_, bytes) = PICTURES.iter().find(|(name, _)| *name == wanted)?;
    Some(bytes)
}

list! {
    /// A manual, by who reads it.
    Manual {
        /// Exercise control: preparing, running and evaluating an exercise.
        Trainer,
        /// Those who hold a seat, and those who look at an exercise again.
        Staff,
        /// Evaluators, note-takers, observers.
        Evaluator,
        /// Authors of scenarios.
        Author,
    }
}

impl Manual {
    /// Its name on the command line, in addresses and in names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trainer => "trainer",
            Self::Staff => "staff",
            Self::Evaluator => "evaluator",
            Self::Author => "author",
        }
    }

    /// Key of the words on what opens it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Trainer => "manual-trainer",
            Self::Staff => "manual-staff",
            Self::Evaluator => "manual-evaluator",
            Self::Author => "manual-author",
        }
    }

    /// The manual of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.name() == name)
    }

    /// Its text in Markdown; in a language that has no manual, the English one.
    pub fn text(self, lang: Lang) -> &'static str {
        let (ar, en) = match self {
            Self::Trainer => (
                include_str!("../../docs/manual/ar/trainer.md"),
                include_str!("../../docs/manual/en/trainer.md"),
            ),
            Self::Staff => (
                include_str!("../../docs/manual/ar/staff.md"),
                include_str!("../../docs/manual/en/staff.md"),
            ),
            Self::Evaluator => (
                include_str!("../../docs/manual/ar/evaluator.md"),
                include_str!("../../docs/manual/en/evaluator.md"),
            ),
            Self::Author => (
                include_str!("../../docs/manual/ar/author.md"),
                include_str!("../../docs/manual/en/author.md"),
            ),
        };
        if lang == Lang::Ar { ar } else { en }
    }

    /// The language in which it is written for readers of a language.
    pub fn written_in(lang: Lang) -> Lang {
        if lang == Lang::Ar { lang } else { Lang::En }
    }
}
