//! Which key with or without shift gives a sign, in the layouts that the tests use. Keys are known by their number, which is their
//! place on the keyboard; so nothing has to change the keyboard's map while something is typed.

/// A keyboard layout.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layout {
    /// Latin.
    Us,
    /// Arabic with Western digits.
    Arabic,
    /// Arabic with Arabic digits.
    ArabicDigits,
}

/// A key and whether shift is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stroke {
    pub(crate) key: u8,
    pub(crate) shift: bool,
}

pub(crate) const SHIFT: u8 = 50;
pub(crate) const CONTROL: u8 = 37;
const SPACE: u8 = 65;

/// The rows of a keyboard: the number of the first key, and what each gives without and with shift. A dot is a key that is not used.
const US: [(u8, &str, &str); 5] = [
    (49, "`", "~"),
    (10, "1234567890-=", "!@#$%^&*()_+"),
    (24, "qwertyuiop[]", "QWERTYUIOP{}"),
    (38, "asdfghjkl;'", "ASDFGHJKL:\""),
    (52, "zxcvbnm,./", "ZXCVBNM<>?"),
];
const ARABIC: [(u8, &str, &str); 5] = [
    (49, "ذ", "·"),
    (10, "1234567890-=", "!@#$%^&*)(_+"),
    (24, "ضصثقفغعهخحجد", "····\u{fef9}إ`÷×؛<>"),
    (38, "شسيبلاتنمكط", "··][\u{fef7}أـ،/:\""),
    (52, "ئءؤر\u{fefb}ىةوزظ", "~·}{\u{fef5}آ',.؟"),
];

impl Layout {
    /// Its name and variant as `setxkbmap` has them.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Us => &["us"],
            Self::Arabic => &["ara"],
            Self::ArabicDigits => &["ara", "-variant", "digits"],
        }
    }

    /// How a sign is typed.
    ///
    /// # Panics
    /// If it is on no key.
    pub(crate) fn stroke(self, sign: char) -> Stroke {
        if sign == ' ' {
            return Stroke {
                key: SPACE,
                shift: false,
            };
        }
        let rows = if self == Self::Us { US } else { ARABIC };
        let digit = "٠١٢٣٤٥٦٧٨٩"
            .chars()
            .position(|d| d == sign)
            .filter(|_| self == Self::ArabicDigits);
        let sign = digit
            .and_then(|d| char::from_digit(u32::try_from(d).unwrap(), 10))
            .unwrap_or(sign);
        for (first, plain, shifted) in rows {
            for (row, shift) in [(plain, false), (shifted, true)] {
                if let Some(n) = row.chars().position(|c| c == sign) {
                    return Stroke {
                        key: first + u8::try_from(n).unwrap(),
                        shift,
                    };
                }
            }
        }
        panic!("{sign:?} is on no key of {self:?}")
    }

    /// The place of a Latin letter, whatever it gives in this layout.
    pub(crate) fn place(letter: char) -> u8 {
        Self::Us.stroke(letter).key
    }
}
