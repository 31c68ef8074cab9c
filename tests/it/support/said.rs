//! What a message says in a language, for tests that look at the words.

use tamrin::base::message::Message;
use tamrin::base::text::Lang;
use tamrin::wording::plain;

/// The words in English.
pub(crate) fn en(said: &Message) -> String {
    plain(Lang::En).message(said)
}

/// The words in Arabic.
pub(crate) fn ar(said: &Message) -> String {
    plain(Lang::Ar).message(said)
}
