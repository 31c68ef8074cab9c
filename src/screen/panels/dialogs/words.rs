//! The dialog in which one seat writes to another: to whom, the words, and what they are for, which sends them.
//!
//! Deliberately not here: what came from others (`docks::feed`), messages of the script.

use crate::base::ids::InjectId;
use crate::record::states::Purpose;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::telegram;
use crate::screen::panels::parts::{buttons, entry};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::WordsTo;
use crate::screen::state::ui::Field;
use crate::screen::theme::ColorRole;
use crate::screen::view::{View, button, field, flow, note};

/// What the words are for: a button for each, which sends them.
fn key(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Inform => "words-send-inform",
        Purpose::AskToConfirm => "words-send-ask-to-confirm",
        Purpose::Confirm => "words-send-confirm",
        Purpose::Deny => "words-send-deny",
    }
}

/// A field of a few lines.
fn typed(ctx: &PanelContext<'_>, of: Field, name: &str, hint: &'static str) -> View {
    let send = Some(Act::SendWords(Purpose::Inform));
    let typed = field(of, ctx.ui.typed(of), ctx.say.t(hint), send).lines(3);
    // The same field in either form, so that what is typed stays in it.
    entry(ctx.ui, ctx.say, typed).key(name)
}

/// In which form it is written: in plain words, or as a situation report.
fn forms(ctx: &PanelContext<'_>, words: &WordsTo) -> View {
    let form = |key, report| {
        button(ctx.say.t(key), Act::WordsReport(report)).chosen(words.report == report)
    };
    flow([form("telegram-plain", false), form("telegram-report", true)])
}

pub(super) fn body(ctx: &PanelContext<'_>, words: &WordsTo) -> Vec<View> {
    let say = ctx.say;
    let mut parts = Vec::new();
    let about = |inject: &InjectId| {
        let mut messages = ctx.picture().messages.iter();
        messages.find(move |m| m.inject == *inject)
    };
    if let Some(m) = words.regarding.as_ref().and_then(about) {
        parts.push(note(format!(
            "{}: {}",
            m.from.get(ctx.ui.lang),
            m.text.get(ctx.ui.lang)
        )));
    }
    parts.push(note(say.t("words-to")));
    let own = &ctx.seat().id;
    let seats = ctx.scenario().seats.values().filter(|s| s.id != *own);
    parts.push(flow(
        seats
            .map(|s| {
                button(s.name.get(ctx.ui.lang), Act::WordsTo(s.id.clone()))
                    .chosen(words.to.as_ref() == Some(&s.id))
            })
            .collect::<Vec<_>>(),
    ));
    parts.push(forms(ctx, words));
    if words.report {
        parts.extend(telegram::head(ctx, &ctx.seat().id, words.to.as_ref(), None));
        for (name, of, key) in [
            (
                "telegram-situation",
                Field::Words,
                "telegram-situation-hint",
            ),
            ("telegram-action", Field::Action, "telegram-action-hint"),
            ("telegram-request", Field::Request, "telegram-request-hint"),
        ] {
            parts.push(note(say.t(name)));
            parts.push(typed(ctx, of, name, key));
        }
    } else {
        parts.push(typed(ctx, Field::Words, "telegram-situation", "words-hint"));
    }
    let purposes = Purpose::ALL.iter();
    parts.push(buttons(
        purposes
            .map(|p| button(say.t(key(*p)), Act::SendWords(*p)).fill(ColorRole::Chosen))
            .collect::<Vec<_>>(),
    ));
    parts
}
