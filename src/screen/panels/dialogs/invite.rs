//! The rooms are invited: where the seats are in a browser, and which code opens which.
//!
//! Deliberately not here: opening them (`handlers::inviting`).

use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::scroll_if_tall;
use crate::screen::theme::{Size, space};
use crate::screen::view::{View, column, note, row, text};

pub(super) fn body(ctx: &PanelContext<'_>) -> Option<Vec<View>> {
    let (say, invitation) = (ctx.say, ctx.ui.invitation.as_ref()?);
    let addresses = invitation
        .addresses
        .iter()
        .map(|a| text(a.clone()).size(Size::Title).bold().ltr());
    let codes = invitation.codes.iter().map(|(name, code)| {
        let (a, b) = code.split_at(code.len() / 2);
        row([
            text(name.get(ctx.ui.lang)).grow(),
            text(format!("{a} {b}"))
                .size(Size::Large)
                .bold()
                .line()
                .ltr(),
        ])
        .card()
    });
    let fingerprint = invitation.fingerprint.iter().flat_map(|f| {
        let words = note(say.t("seats-fingerprint"));
        [words, text(f.clone()).size(Size::Small).ltr()]
    });
    Some(vec![
        text(say.t("invite-words")),
        column(addresses).gap(space::TIGHT),
        column(fingerprint).gap(space::TIGHT),
        scroll_if_tall(codes.collect(), ctx.window.y * 0.5),
        note(say.t("invite-lobby")),
    ])
}
