//! The seats: who holds them, and through whose eyes one looks.
//!
//! Deliberately not here: what a seat sees (`sim::seats::pictures`, far from here).

use crate::map::entity_ref::EntityRef;
use crate::record::order::Order;
use crate::record::states::Role;
use crate::scenario::model::Seat;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, badge, button, column, note, row, scroll, text};
use crate::session::player::Mode;

/// The list of seats.
pub(crate) fn list(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let s = ctx.scenario();
    let mut seats: Vec<&Seat> = s.seats.values().collect();
    seats.sort_by_key(|x| (x.role, x.id.clone()));
    let rows: Vec<View> = seats.into_iter().map(|x| seat(ctx, x)).collect();
    vec![
        note(say.t("seats-explained")),
        scroll(rows).gap(space::TIGHT).key("seats"),
    ]
}

/// Who is connected at a seat, and whether they are ready.
fn people(ctx: &PanelContext<'_>, x: &Seat) -> Option<View> {
    let (say, a) = (ctx.say, &ctx.snap.attendance);
    if !a.open {
        return None;
    }
    let n = a.present.get(&x.id).copied().unwrap_or(0);
    let mut parts = vec![note(say.with("seats-present", &[("n", n)]))];
    if ctx.snap.mode == Mode::Ready && a.ready.contains(&x.id) {
        parts.push(badge(say.t("room-ready"), ColorRole::Good));
    }
    if a.is_asked(&x.id) {
        parts.push(badge(say.t("comms-no-answer"), ColorRole::Warn));
    }
    Some(row(parts).gap(space::TIGHT))
}

fn seat(ctx: &PanelContext<'_>, x: &Seat) -> View {
    let say = ctx.say;
    let looking = ctx.seat().id == x.id;
    let control = x.role == Role::Excon;
    let name = text(x.name.get(ctx.ui.lang)).bold();
    let mut parts = vec![name, note(say.name(x.role))];
    let mut acts = vec![
        button(
            say.t(if looking { "looking" } else { "look" }),
            Act::LookAs(x.id.clone()),
        )
        .chosen(looking)
        .hint(say.t("look-hint")),
    ];
    if !control {
        let staffed = ctx.snap.staffed.contains(&x.id);
        parts.push(row([badge(
            say.t(if staffed {
                "held-by-person"
            } else {
                "held-by-standing"
            }),
            if staffed {
                ColorRole::Busy
            } else {
                ColorRole::Muted
            },
        )]));
        parts.extend(people(ctx, x));
        if ctx.is_control() {
            let order = Order::Staff {
                seat: x.id.clone(),
                staffed: !staffed,
            };
            let key = if staffed {
                "give-to-standing"
            } else {
                "give-to-person"
            };
            acts.push(button(say.t(key), Act::Give(order)).hint(say.t("staff-hint")));
        }
    }
    let mut acts: Vec<View> = acts
        .into_iter()
        .map(|a| a.node(|n| n.flex_grow = 1.0))
        .collect();
    for a in &mut acts {
        for w in &mut a.children {
            *w = w.clone().size(Size::Small);
        }
    }
    let mut v = column([column(parts), row(acts).gap(space::TIGHT)])
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .gap(space::TIGHT)
        .firm()
        .chosen(looking);
    v.menu = Some(Act::OpenMenu(EntityRef::Seat(x.id.clone())));
    v.key(x.id.as_str())
}
