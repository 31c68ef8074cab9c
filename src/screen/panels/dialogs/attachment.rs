//! What a message brought along: its words, or where another program shows it.
//!
//! A seat reads what came to it and nothing else. Deliberately not here: where such files are kept (`scenario::attached`).

use crate::scenario::attached::Attached;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::theme::space;
use crate::screen::view::{View, button, column, flow, text};
use crate::wording::attachments::attachment;

/// Lines of words that are shown; a handout has some dozens.
const LINES: usize = 500;

pub(super) fn body(ctx: &PanelContext<'_>, file: &str) -> Vec<View> {
    let say = ctx.say;
    let mut messages = ctx.picture().messages.iter();
    let came = messages.any(|m| m.attachment.as_deref() == Some(file));
    let found = ctx.scenario().attached(file, ctx.ui.lang);
    let mut parts = Vec::new();
    match found.filter(|_| came || ctx.is_control()) {
        Some(Attached::Words(words)) => {
            let lines = words.lines().take(LINES).map(|line| match line.trim() {
                // A line between paragraphs keeps its height.
                "" => text("\u{a0}"),
                line => text(line),
            });
            parts.push(column(lines).gap(2.0));
        }
        Some(Attached::Bytes(bytes)) => {
            let size = bytes.size().div_ceil(1024);
            let title = attachment(ctx.scenario(), file, ctx.ui.lang);
            parts.push(text(say.message(&title)).bold());
            parts.push(text(say.with("attachment-other", &[("n", size)])));
            let show = button(
                say.t("attachment-show"),
                Act::OpenAttachment(file.to_owned()),
            );
            parts.push(flow([show.key("show")]).gap(space::NEAR));
        }
        None => parts.push(text(say.t("attachment-missing"))),
    }
    parts
}
