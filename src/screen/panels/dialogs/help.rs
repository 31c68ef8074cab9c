//! Help: what the keys do.
//!
//! Deliberately not here: the keys themselves (`keys`), the guide for authors.

use crate::screen::keys::KEYS;
use crate::screen::theme::space;
use crate::screen::view::{View, column, note, row, text};
use crate::wording::Say;

pub(super) fn body(say: Say, large: bool) -> Vec<View> {
    let mut parts = vec![text(say.t("help-words"))];
    let line = |key: &str, what: &str| {
        // As broad as the broadest of them, in each language from the side where one begins to read.
        let k = row([text(key.to_owned()).bold().line().ltr()]).width(if large {
            310.0
        } else {
            250.0
        });
        row([k, text(say.t(what)).grow()]).gap(space::NEAR)
    };
    parts.push(column(KEYS.iter().map(|(key, what)| line(key, what))).gap(2.0));
    parts.push(note(say.t("help-mouse")));
    parts.push(note(say.t("help-files")));
    parts
}
