//! Lines that tell a fact of a thing: what it is, how old, a way to another thing.
//!
//! Deliberately not here: which facts a thing has.

use crate::screen::layout::*;

use crate::map::entity_ref::EntityRef;
use crate::picture::*;
use crate::record::states::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, note, row, text};

/// Says that nothing is known.
pub(super) fn unknown(ctx: &PanelContext<'_>) -> Vec<View> {
    vec![note(ctx.say.t("nothing-known"))]
}

/// A line: what, and how it is.
pub(super) fn line(what: String, how: impl Into<String>) -> View {
    let mut label = note(what);
    label.node.width = percent(40);
    label.node.flex_shrink = 0.0;
    let mut v = row([label, text(how.into()).grow()])
        .gap(space::NEAR)
        .firm();
    v.node.align_items = AlignItems::FlexStart;
    v
}

/// How old the report is on which this rests, if that is worth saying.
pub(super) fn age(ctx: &PanelContext<'_>, word: Freshness) -> Option<View> {
    ctx.age(word).map(|a| {
        note(a).runs(ctx.runs(word.as_of)).color(if word.stale {
            ColorRole::Warn
        } else {
            ColorRole::Muted
        })
    })
}

/// A thing that can be gone to with a click.
pub(super) fn go(ctx: &PanelContext<'_>, what: String, thing: EntityRef) -> View {
    let mut label = note(what);
    label.node.width = percent(40);
    label.node.flex_shrink = 0.0;
    let link = row([text(thing.name(&ctx.prose)).color(ColorRole::Busy)])
        .menu(Act::OpenMenu(thing.clone()))
        .press(Act::GoTo(thing))
        .grow();
    row([label, link]).gap(space::NEAR).firm()
}

/// Capabilities with the number of people each, in words.
pub(super) fn needs(ctx: &PanelContext<'_>, list: &[(Capability, u32)]) -> String {
    let one = |(c, n): &(Capability, u32)| {
        ctx.say.with(
            "need",
            &[("what", ctx.prose.capability(*c)), ("n", n.to_string())],
        )
    };
    list.iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(&ctx.say.t("list-separator"))
}

/// Where something is: at a place, or on the way between two.
pub(super) fn where_is(
    ctx: &PanelContext<'_>,
    from: &crate::base::ids::PlaceId,
    to: &crate::base::ids::PlaceId,
    done: f64,
) -> String {
    if from == to {
        return ctx.prose.place(from);
    }
    let percent = (done * 100.0).round().to_string();
    ctx.say.with(
        "on-the-road",
        &[
            ("from", ctx.prose.place(from)),
            ("to", ctx.prose.place(to)),
            ("percent", percent),
        ],
    )
}
