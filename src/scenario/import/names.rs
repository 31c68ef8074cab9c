//! Names and identifiers as files have them: made comparable, and made into identifiers of scenarios.
//!
//! Deliberately not here: which column holds a name (`columns`).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::well_formed;
use crate::base::text::{Text, western_digits};

/// Longest identifier.
const LONGEST: usize = 64;

/// Text as it is compared: without case, accents of Arabic, marks, spaces and signs, and with letters that are written one for
/// another as one.
pub(super) fn fold(text: &str) -> String {
    let one = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ة' => Some('ه'),
        'ک' => Some('ك'),
        '\u{64b}'..='\u{65f}' | 'ـ' => None,
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    };
    western_digits(&text.to_lowercase())
        .chars()
        .filter_map(one)
        .collect()
}

/// Whether a text is written in Arabic letters, by the greater part of its letters.
pub(super) fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (arabic, all) = letters.fold((0, 0), |n: (usize, usize), c| {
        (n.0 + usize::from(arabic_letter(c)), n.1 + 1)
    });
    arabic * 2 > all
}

fn arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A name by the script that it is written in.
pub(super) fn by_script(name: &str) -> Text {
    if is_arabic(name) {
        Text::new(name, "")
    } else {
        Text::new("", name)
    }
}

/// An identifier in the form that scenarios use, made of any text; nothing where no letter or digit of it can be written so.
pub(super) fn identifier(text: &str) -> Option<String> {
    let text = western_digits(text.trim()).to_lowercase();
    if well_formed(&text) {
        return Some(text);
    }
    let mut out = String::new();
    for c in text.chars() {
        match latin(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_ascii_alphanumeric() || c == '_' => out.push(c),
            None if c.is_alphanumeric() => {}
            None if out.ends_with('-') => {}
            None => out.push('-'),
        }
    }
    let out: String = out
        .trim_matches(['-', '_'])
        .chars()
        .take(LONGEST - 4)
        .collect();
    let out = out.trim_end_matches(['-', '_']).to_owned();
    well_formed(&out).then_some(out)
}

/// An identifier made of a name, the English one before the Arabic.
pub(in crate::scenario) fn from_name(name: &Text) -> Option<String> {
    [&name.en, &name.ar].into_iter().find_map(|n| identifier(n))
}

/// Whether what stands in a column of identifiers is a number of the program that wrote the file and names nothing: `17`,
/// `relation/4471`, `way/12`.
pub(super) fn is_number(id: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let id = western_digits(id.trim());
    let id = id.strip_suffix(".0").unwrap_or(&id);
    let of_osm = id.split_once('/').is_some_and(|(sort, n)| {
        matches!(sort, "node" | "way" | "relation" | "n" | "w" | "r") && digits(n)
    });
    digits(id) || of_osm
}

/// Identifiers that are given away.
#[derive(Default)]
pub(super) struct Taken {
    ids: BTreeSet<String>,
    /// The number that was found last for an identifier, so that many of one name are not counted from the start each time.
    last: BTreeMap<String, usize>,
}

impl Taken {
    pub(super) fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    pub(super) fn insert(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// The identifier, or with a number behind it if it is taken; a long one is cut for the number. It is not given away by this.
    pub(super) fn distinct(&mut self, id: &str) -> String {
        if !self.contains(id) {
            return id.to_owned();
        }
        let numbered = |n: usize| {
            let number = format!("-{n}");
            let start: String = id.chars().take(LONGEST - number.len()).collect();
            format!("{}{number}", start.trim_end_matches(['-', '_']))
        };
        let from = self.last.get(id).copied().unwrap_or(2);
        let free = (from..).map(|n| (n, numbered(n)));
        let mut free = free.skip_while(|(_, id)| self.ids.contains(id));
        let Some((n, free)) = free.next() else {
            return id.to_owned();
        };
        self.last.insert(id.to_owned(), n);
        free
    }
}

/// How a letter of Arabic, or a Latin one with an accent, is written in an identifier.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ة' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' | 'ڨ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ی' | 'ئ' => "y",
        'ع' | 'ء' | 'ـ' | '\u{64b}'..='\u{65f}' | '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | '`' => "",
        'à'..='å' | 'ā' => "a",
        'ç' => "c",
        'è'..='ë' | 'ē' => "e",
        'ì'..='ï' | 'ī' => "i",
        'ñ' => "n",
        'ò'..='ö' | 'ø' | 'ō' => "o",
        'ù'..='ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'ḥ' => "h",
        'ṣ' => "s",
        'ḍ' => "d",
        'ṭ' => "t",
        'ẓ' => "z",
        'ġ' => "g",
        'š' => "sh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_an_identifier_and_one_that_is_stays() {
        for (text, id) in [
            ("LY01", "ly01"),
            ("bin_jawad", "bin_jawad"),
            ("Az Zawiyah", "az-zawiyah"),
            ("طرابلس", "trabls"),
            ("Sūq al-Jumʿah", "suq-al-jumah"),
            ("٣٤١٥٣", "34153"),
            ("_x_", "x"),
        ] {
            assert_eq!(identifier(text).as_deref(), Some(id), "{text}");
        }
        for text in ["", "  ", "--", "北京", "؟"] {
            assert_eq!(identifier(text), None, "{text}");
        }
        assert!(identifier(&"long ".repeat(40)).is_some_and(|id| id.len() <= 64));
    }

    #[test]
    fn many_of_one_name_get_numbers_in_time_that_grows_with_them() {
        let mut taken = Taken::default();
        let long = "x".repeat(LONGEST);
        for id in ["farm", &long] {
            let made: Vec<String> = (0..20_000)
                .map(|_| {
                    let id = taken.distinct(id);
                    taken.insert(&id);
                    id
                })
                .collect();
            assert_eq!(
                (made[0].as_str(), made[19_999].ends_with("-20000")),
                (id, true)
            );
            assert!(made.iter().all(|id| well_formed(id)));
            assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), 20_000);
        }
        // A number that was counted past is not given twice, and what is not given away is free.
        taken.insert("town-2");
        taken.insert("town");
        assert_eq!(taken.distinct("town"), "town-3");
        assert_eq!(taken.distinct("town"), "town-3");
    }

    #[test]
    fn names_are_compared_without_what_writers_vary() {
        assert_eq!(fold("الإســم (عربي)"), fold("الاسم عربى"));
        assert_eq!(fold("ADM1_EN"), "adm1en");
        assert_eq!(fold("name:ar"), fold("Name_AR"));
    }

    #[test]
    fn numbers_of_programs_name_nothing() {
        assert!(
            ["7", "٧", "12.0", "relation/44", "w/1"]
                .into_iter()
                .all(is_number)
        );
        assert!(
            !["ly01", "7a", "", "x/1", "node/"]
                .into_iter()
                .any(is_number)
        );
    }
}
