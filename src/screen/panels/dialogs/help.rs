//! Help: what the keys do.
//!
//! Deliberately not here: the keys themselves (`keys`), the guide for authors.

use crate::screen::keys::KEYS;
use crate::screen::state::rights::Hands;
use crate::screen::theme::space;
use crate::screen::view::{View, column, note, row, text};
use crate::wording::Say;

/// Keys that these hands have; all of them where there is no exercise.
pub(super) fn body(say: Say, large: bool, narrow: bool, hands: Option<Hands>) -> Vec<View> {
    let mut parts = vec![text(say.t("help-words"))];
    let line = |(key, what): (&str, &str)| {
        // As broad as the broadest of them, in each language from the side where one begins to read.
        let key = text(key.to_owned()).bold().ltr();
        if narrow {
            return column([key, text(say.t(what))]);
        }
        let k = row([key.line()]).width(if large { 310.0 } else { 250.0 });
        row([k, text(say.t(what)).grow()]).gap(space::NEAR)
    };
    let theirs = KEYS.iter().filter(|k| {
        let act = (k.does)();
        hands.is_none_or(|h| h.refuse(&act).is_none())
    });
    parts.push(column(theirs.map(|k| line(k.said(hands)))).gap(2.0));
    parts.push(note(say.t("help-mouse")));
    parts.push(note(say.t("help-files")));
    parts
}
