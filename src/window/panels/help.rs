//! Help: what the keys do.
//!
//! Deliberately not here: the keys themselves (`keys`), the guide for authors.

use bevy::prelude::*;

use crate::window::keys::KEYS;
use crate::window::theme::space;
use crate::window::view::{View, column, note, row, text};
use crate::window::words::Say;

pub(super) fn body(say: Say<'_>) -> Vec<View> {
    let mut parts = vec![text(say.t("help-words"))];
    let line = |key: &str, what: &str| {
        let mut k = text(key.to_owned()).bold().line().ltr();
        k.node.width = px(150);
        k.node.flex_shrink = 0.0;
        row([k, text(say.t(what)).grow()]).gap(space::NEAR)
    };
    parts.push(column(KEYS.iter().map(|(key, what)| line(key, what))).gap(2.0));
    parts.push(note(say.t("help-mouse")));
    parts.push(note(say.t("help-files")));
    parts
}
