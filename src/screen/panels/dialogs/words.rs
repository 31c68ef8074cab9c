//! The dialog in which one seat writes to another: to whom, the words, and what they are for, which sends them.
//!
//! Deliberately not here: what came from others (`docks::feed`), messages of the script.

use crate::base::ids::InjectId;
use crate::record::states::Purpose;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, entry};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::{Dialog, WordsTo};
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
                let chosen = words.to.as_ref() == Some(&s.id);
                let to = WordsTo {
                    to: Some(s.id.clone()),
                    ..words.clone()
                };
                let choose = Act::Show(Dialog::Words(to));
                let b = button(
                    s.name.get(ctx.ui.lang),
                    if chosen { Act::Nothing } else { choose },
                );
                if chosen { b.fill(ColorRole::Chosen) } else { b }
            })
            .collect::<Vec<_>>(),
    ));
    let typed = field(
        Field::Words,
        ctx.ui.typed(Field::Words),
        say.t("words-hint"),
        Some(Act::SendWords(Purpose::Inform)),
    )
    .lines(3);
    parts.push(entry(ctx.ui, say, typed));
    let purposes = Purpose::ALL.iter();
    parts.push(buttons(
        purposes
            .map(|p| button(say.t(key(*p)), Act::SendWords(*p)).fill(ColorRole::Chosen))
            .collect::<Vec<_>>(),
    ));
    parts
}
