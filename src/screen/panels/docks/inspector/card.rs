//! A short account of a thing, for the card under the pointer.
//!
//! Deliberately not here: where the card stands (`panels::overlays`).

use crate::map::entity_ref::EntityRef;
use crate::map::symbols::{
    boxes_on_board, centre_color, convoy_color, incident_color, posture_color, unit_color,
};
use crate::picture::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::duty::holds;
use crate::screen::theme::{ColorRole, Size};
use crate::screen::view::{View, badge, note, row, text};

/// A short account of a thing, for the card under the pointer.
pub(crate) fn card(ctx: &PanelContext<'_>, thing: &EntityRef) -> Vec<View> {
    let p = ctx.picture();
    let mut parts = vec![text(thing.name(&ctx.prose)).bold()];
    let (state, word): (Option<(String, ColorRole)>, Option<Freshness>) = match thing {
        EntityRef::Unit(id) => p
            .unit(id)
            .map(|u| ((ctx.say.name(u.state), unit_color(u.state)), u.word))
            .unzip(),
        EntityRef::Centre(id) => p
            .centre(id)
            .map(|c| ((ctx.say.name(c.state), centre_color(c.state)), c.word))
            .unzip(),
        EntityRef::Checkpoint(id) => p
            .checkpoint(id)
            .map(|c| {
                (
                    (ctx.prose.posture(c.posture), posture_color(c.posture)),
                    c.word,
                )
            })
            .unzip(),
        EntityRef::Incident(id) => p
            .incident(id)
            .map(|i| ((ctx.say.name(i.state), incident_color(i.state)), i.word))
            .unzip(),
        EntityRef::Convoy(id) => p
            .convoy(id)
            .map(|c| ((ctx.say.name(c.state), convoy_color(c.state)), c.word))
            .unzip(),
        _ => (None, None),
    };
    if let Some((words, color)) = state {
        parts.push(row([badge(words, color)]));
    }
    match thing {
        EntityRef::Centre(id) => {
            if let Some(c) = p.centre(id) {
                let words = ctx.say.with(
                    "card-centre",
                    &[
                        ("line", c.in_line.to_string()),
                        ("voted", c.served.to_string()),
                    ],
                );
                parts.push(note(ctx.figure(c.word, words)));
            }
        }
        EntityRef::Checkpoint(id) => {
            if let Some(c) = p.checkpoint(id) {
                let words = ctx.say.with("card-checkpoint", &[("n", c.queue)]);
                parts.push(note(ctx.figure(c.word, words)));
                parts.extend(holds(ctx, &c.holds));
            }
        }
        EntityRef::Convoy(id) => {
            if let Some(n) = boxes_on_board(ctx.scenario(), p, id) {
                parts.push(note(ctx.say.with("boxes-on-board", &[("n", n)])));
            }
        }
        EntityRef::Unit(id) => {
            if let Some(t) = p.unit(id).and_then(|u| u.task.as_ref()) {
                parts.push(note(format!("{} {}", ctx.arrow(), ctx.prose.target(t))));
            }
            parts.extend(p.unit(id).into_iter().flat_map(|u| holds(ctx, &u.holds)));
        }
        _ => {}
    }
    if let Some(a) = word.and_then(|w| ctx.age(w)) {
        parts.push(note(a));
    }
    parts.into_iter().map(|v| v.size(Size::Small)).collect()
}
