//! In a replay: what the seat knew beside what was true, at the moment that is looked at.
//!
//! Deliberately not here: what counts as a discrepancy (`evaluate::discrepancy`).

use crate::screen::layout::*;

use crate::evaluate::discrepancy::{Discrepancy, DiscrepancyKind, Subject, discrepancies};
use crate::map::entity_ref::EntityRef;
use crate::picture::Picture;
use crate::record::order::About;
use crate::record::states::RoadState;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, badge, button, column, heading, note, row, scroll, text};

/// Discrepancies that are shown at most.
const MOST: usize = 60;

pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let map = button(
        say.t(if ctx.is_control() {
            "look-as-seat"
        } else {
            "look-at-truth"
        }),
        other_eyes(ctx),
    )
    .hint(say.t("look-hint"));
    if ctx.is_control() {
        return vec![note(say.t("known-choose-seat")), map];
    }
    let all = discrepancies(ctx.scenario(), &ctx.snap.truth, &ctx.snap.eyes);
    let title = say.with(
        "known-title",
        &[
            ("seat", ctx.seat().name.get(ctx.ui.lang).to_owned()),
            ("time", ctx.say.moment(ctx.now())),
        ],
    );
    let mut head = vec![heading(title)];
    if all.is_empty() {
        head.push(note(say.t("known-all")));
    } else {
        head.push(note(
            say.with("known-number", &[("n", all.len().to_string())]),
        ));
        head.push(
            row([
                side(say.t("known-by-seat"), ColorRole::Busy),
                side(say.t("known-true"), ColorRole::Good),
            ])
            .gap(space::TIGHT)
            .firm(),
        );
    }
    let cards: Vec<View> = all.iter().take(MOST).map(|g| card(ctx, g)).collect();
    head.push(scroll(cards).gap(space::TIGHT).key("gaps"));
    head.push(map.firm());
    head
}

/// From a seat's eyes to the truth and back.
fn other_eyes(ctx: &PanelContext<'_>) -> Act {
    if ctx.is_control() {
        return Act::Script(crate::screen::state::ui::ScriptTab::Seats);
    }
    Act::LookAs(ctx.scenario().excon().id.clone())
}

fn side(words: String, color: ColorRole) -> View {
    let mut v = row([text(words).size(Size::Small).color(color).bold()]).grow();
    v.node.flex_basis = px(0);
    v
}

fn card(ctx: &PanelContext<'_>, g: &Discrepancy) -> View {
    let (name, thing) = match &g.subject {
        Subject::Thing(about) => (ctx.prose.about(about), EntityRef::of_about(about)),
        Subject::Channel(place, channel) => (
            format!(
                "{} · {}",
                ctx.prose.place(place),
                ctx.prose.channel(*channel)
            ),
            Some(EntityRef::Place(place.clone())),
        ),
    };
    let known = match g.kind {
        DiscrepancyKind::Unknown => ctx.say.t("known-nothing"),
        DiscrepancyKind::Other => words(ctx, &g.subject, &ctx.snap.eyes),
    };
    let mut left = vec![text(known).size(Size::Small)];
    left.extend(
        g.as_of
            .map(|t| note(ctx.say.with("known-as-of", &[("time", ctx.time(t))]))),
    );
    let cell = |parts: Vec<View>| {
        let mut c = column(parts).grow();
        c.node.flex_basis = px(0);
        c
    };
    let real = text(words(ctx, &g.subject, &ctx.snap.truth)).size(Size::Small);
    let mut cells = row([cell(left), cell(vec![real])]).gap(space::NEAR);
    cells.node.align_items = AlignItems::FlexStart;
    let mut title = vec![text(name).bold().grow()];
    if g.kind == DiscrepancyKind::Unknown {
        title.push(badge(ctx.say.t("known-unknown"), ColorRole::Bad));
    }
    let v = column([row(title).gap(space::TIGHT), cells])
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .gap(2.0)
        .firm();
    match thing {
        Some(t) => v.press(Act::Select(t)),
        None => v,
    }
}

/// DiscrepancyKind a picture has it.
fn words(ctx: &PanelContext<'_>, subject: &Subject, p: &Picture) -> String {
    let none = || "—".to_owned();
    let line = |n: u32| ctx.say.with("known-in-line", &[("n", n.to_string())]);
    match subject {
        Subject::Channel(place, channel) => {
            let works = p
                .links
                .iter()
                .find(|l| l.place == *place && l.channel == *channel)
                .is_none_or(|l| l.works);
            ctx.say.t(if works { "known-works" } else { "known-down" })
        }
        Subject::Thing(About::Incident(id)) => p.incident(id).map_or_else(none, |i| {
            let stages = ctx
                .scenario()
                .kinds
                .get(&i.kind)
                .map_or(1, |k| k.stages.len());
            format!("{} · {}/{stages}", ctx.say.name(i.state), i.stage + 1)
        }),
        Subject::Thing(About::Centre(id)) => {
            let found = p.centre(id);
            found.map_or_else(none, |c| {
                format!("{} · {}", ctx.say.name(c.state), line(c.in_line))
            })
        }
        Subject::Thing(About::Checkpoint(id)) => {
            let found = p.checkpoint(id);
            found.map_or_else(none, |c| {
                format!("{} · {}", ctx.prose.posture(c.posture), line(c.queue))
            })
        }
        Subject::Thing(About::Unit(id)) => p.unit(id).map_or_else(none, |u| {
            let to = u
                .task
                .as_ref()
                .map_or_else(String::new, |t| format!(" · {}", ctx.prose.target(t)));
            format!("{}{to}", ctx.say.name(u.state))
        }),
        Subject::Thing(About::Road(id)) => {
            let state = p
                .road(id)
                .map_or((RoadState::Open, false), |r| (r.state, r.closed));
            ctx.say.name(match state {
                (RoadState::Blocked, _) => RoadState::Blocked,
                (_, true) => RoadState::Closed,
                _ => RoadState::Open,
            })
        }
        Subject::Thing(About::Vehicle(id)) => {
            p.vehicle(id).map_or_else(none, |v| ctx.say.name(v.state))
        }
        Subject::Thing(About::Convoy(id)) => {
            let found = p.convoy(id);
            found.map_or_else(none, |c| ctx.say.name(c.state))
        }
        Subject::Thing(About::Rumour(id)) => p.rumour(id).map_or_else(none, |r| {
            ctx.say.t(if r.corrected {
                "rumour-corrected"
            } else {
                "known-spreads"
            })
        }),
        Subject::Thing(About::Situation) => none(),
    }
}
