//! What tests of several layers share.
//!
//! Deliberately not here: anything that the program uses.

use crate::base::text::Lang;

/// Chooses what a test expects in Arabic or in any other language.
pub(crate) trait Pick {
    fn pick<T>(self, ar: T, en: T) -> T;
}

impl Pick for Lang {
    fn pick<T>(self, ar: T, en: T) -> T {
        if self == Self::Ar { ar } else { en }
    }
}
