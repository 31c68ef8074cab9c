//! Text in two languages, Arabic first.
//!
//! Deliberately not here: layout and direction. A screen or page decides where text stands; this only says which words.

use serde::{Deserialize, Serialize};

/// A language of screens, documents and messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Arabic, written right to left.
    Ar,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Chooses one of two wordings.
    pub fn pick<T>(self, ar: T, en: T) -> T {
        match self {
            Self::Ar => ar,
            Self::En => en,
        }
    }
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

/// Text that a reader sees, in Arabic and English.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
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

    /// The wording in `lang`, or the other one if that is missing.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Ar => (&self.ar, &self.en),
            Lang::En => (&self.en, &self.ar),
        };
        if first.is_empty() { second } else { first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
