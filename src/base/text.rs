//! The languages, and texts of scenarios, which are in Arabic and English.
//!
//! Deliberately not here: layout and direction. A screen or page decides where text stands; this only says which words.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is known of a language.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Language {
    /// Its tag, which is also the name of its folder in `assets/locales`.
    pub tag: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
}

/// The languages, one for each folder in `assets/locales`, by tag.
const LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The mark that parts the cells of a table, by its first line: comma, semicolon or tab, whichever stands there most often outside
/// quotes. Programs in Arabic write semicolons.
pub fn separator(table: &str) -> u8 {
    let (mut counts, mut quoted) = ([(b',', 0), (b';', 0), (b'\t', 0)], false);
    for b in table.lines().next().unwrap_or("").bytes() {
        quoted ^= b == b'"';
        let counted = counts.iter_mut().find(|(mark, _)| !quoted && *mark == b);
        if let Some((_, n)) = counted {
            *n += 1;
        }
    }
    let most = counts.iter().max_by_key(|(mark, n)| (*n, *mark == b','));
    most.map_or(b',', |(mark, _)| *mark)
}

/// A language of screens, documents and messages. English is the default.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(&'static Language);

#[expect(
    non_upper_case_globals,
    reason = "they are values as an enum's variants are"
)]
impl Lang {
    /// Arabic: scenarios have texts in it.
    pub const Ar: Self = Self::built_in("ar");
    /// English: scenarios have texts in it, and it stands in for words that another language lacks.
    pub const En: Self = Self::built_in("en");
}

impl Lang {
    const fn built_in(tag: &str) -> Self {
        let mut n = 0;
        while n < LANGUAGES.len() {
            let (a, b) = (LANGUAGES[n].tag.as_bytes(), tag.as_bytes());
            if a.len() == b.len() && a[0] == b[0] && a[1] == b[1] {
                return Self(&LANGUAGES[n]);
            }
            n += 1;
        }
        panic!("no folder of this language")
    }

    /// All languages that there are files for, by tag.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        LANGUAGES.iter().map(Self)
    }

    /// The language of a tag such as `ar`, in capitals or small letters.
    pub fn named(tag: &str) -> Option<Self> {
        Self::all().find(|l| l.tag().eq_ignore_ascii_case(tag))
    }

    /// The language after this one, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::all().skip_while(|l| *l != self).nth(1);
        after.or_else(|| Self::all().next()).unwrap_or(self)
    }

    /// A language that has no folder: words for trial (`wording::pseudo`).
    pub(crate) const fn made(language: &'static Language) -> Self {
        Self(language)
    }

    /// Its tag, as web pages and documents name languages.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Whether it is written from right to left.
    pub fn rtl(self) -> bool {
        self.0.rtl
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::En
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Whether a sign turns the direction of words around it, or is one that nobody sees.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words with Arabic (٠ to ٩) and Persian (۰ to ۹) digits written as Western ones, and without marks of direction; for numbers and times
/// that people type.
pub fn western_digits(words: &str) -> String {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => None,
        c => Some(c),
    };
    words.chars().filter_map(digit).collect()
}

/// Words as they are looked for: small letters, and letters that are written in several ways count as one, so that a name is found as
/// people type it.
pub fn sought(words: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ة' => Some('ه'),
        'ى' => Some('ي'),
        '\u{064b}'..='\u{0652}' | 'ـ' => None,
        '\'' | '’' | '-' | '–' => Some(' '),
        c => Some(c),
    };
    let folded: String = words.chars().filter_map(letter).collect();
    folded.to_lowercase()
}

/// A name as it stands in brackets, where its own brackets would be the second pair: what is in them follows a comma.
pub fn within_brackets(name: &str) -> String {
    let arabic = name.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let comma = if arabic { "، " } else { ", " };
    let open = name.replace(" (", comma);
    let shut = open.replace(") ", comma);
    shut.strip_suffix(')').unwrap_or(&shut).to_owned()
}

/// Text that a reader sees, in Arabic and English.
#[derive(
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Arabic wording. A missing one is a warning; English is shown in its place.
    #[serde(default)]
    pub ar: String,
    /// English wording. A missing one is a warning; Arabic is shown in its place.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// Text with both wordings.
    pub fn new(ar: &str, en: &str) -> Self {
        Self {
            ar: ar.to_owned(),
            en: en.to_owned(),
        }
    }

    /// The wording in `lang`, or the other one if that is missing. In a language that a scenario cannot have it is the English one,
    /// which more people read who read neither.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = if lang == Lang::Ar {
            (&self.ar, &self.en)
        } else {
            (&self.en, &self.ar)
        };
        if first.is_empty() { second } else { first }
    }

    /// Both wordings as they stand in brackets.
    #[must_use]
    pub fn within_brackets(&self) -> Self {
        Self {
            ar: within_brackets(&self.ar),
            en: within_brackets(&self.en),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_folder() {
        assert_eq!(Lang::named("AR"), Some(Lang::Ar));
        assert_eq!(Lang::named("xx"), None);
        assert!(Lang::Ar.rtl() && !Lang::En.rtl());
        assert_eq!((Lang::Ar.next(), Lang::En.next()), (Lang::En, Lang::Ar));
        assert_eq!((Lang::Ar.name(), Lang::default().tag()), ("العربية", "en"));
    }

    #[test]
    fn a_text_that_is_missing_is_shown_in_the_other_language() {
        assert_eq!(Text::new("", "x").get(Lang::Ar), "x");
        assert_eq!(Text::new("س", "").get(Lang::En), "س");
        assert_eq!(Text::new("س", "x").get(Lang::Ar), "س");
    }

    #[test]
    fn a_name_in_brackets_has_none_of_its_own() {
        for (name, inside) in [
            ("مركز الاقتراع 31042 (امساعد)", "مركز الاقتراع 31042، امساعد"),
            ("A car (pick-up) in blue", "A car, pick-up, in blue"),
            ("Al Abraq", "Al Abraq"),
        ] {
            assert_eq!(within_brackets(name), inside);
        }
    }

    #[test]
    fn digits_of_all_keyboards_are_the_same_numbers() {
        assert_eq!(
            western_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789"),
            "0123456789 0123456789 0123456789"
        );
        assert_eq!(western_digits("\u{200f}٢٠٢٤\u{200e}"), "2024");
        assert_eq!(western_digits("أ٣ x"), "أ3 x");
    }
}
