//! Help: the manuals, and what the keys do.
//!
//! Deliberately not here: the keys themselves (`keys`), the texts of the manuals (`wording::manual`).

use crate::screen::keys::KEYS;
use crate::screen::state::act::Act;
use crate::screen::state::rights::Hands;
use crate::screen::theme::space;
use crate::screen::view::{View, button, column, flow, heading, note, row, text};
use crate::wording::Say;
use crate::wording::manual::Manual;

/// Keys that these hands have; all of them where there is no exercise.
pub(super) fn body(say: Say, large: bool, narrow: bool, hands: Option<Hands>) -> Vec<View> {
    let read = |m: &Manual| button(say.t(m.key()), Act::Manual(*m)).key(m.name());
    let mut parts = vec![
        heading(say.t("manuals")),
        flow(Manual::ALL.iter().map(read)),
        heading(say.t("keys")),
        text(say.t("help-words")),
    ];
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
