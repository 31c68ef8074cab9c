//! What a seat has, as lists that can be sorted: its units, centres and checkpoints, as far as it knows.
//!
//! Deliberately not here: what is known of one of them (`inspector`), what can be ordered (`panels::actions`).

use crate::map::entity_ref::EntityRef;
use crate::map::symbols::{centre_color, posture_color, unit_color};
use crate::picture::CentreView;
use crate::record::states::{CentreState, Posture, UnitState};
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::ui::SortBy;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, button, column, note, row, scroll, text};

/// A line of a list, before it is shown.
struct Line {
    thing: EntityRef,
    name: String,
    state: String,
    color: ColorRole,
    /// The place of its state among all of them.
    rank: usize,
    /// Words of the figure, and the figure.
    figure: (String, u32),
}

/// The place of a state among all of its sort.
fn rank<T: PartialEq>(all: impl AsRef<[T]>, state: T) -> usize {
    all.as_ref().iter().position(|s| *s == state).unwrap_or(0)
}

/// The units that the seat commands.
pub(crate) fn units(ctx: &PanelContext<'_>) -> Vec<View> {
    let seat = &ctx.seat().id;
    let own = ctx.picture().units.iter().filter(|u| u.command == *seat);
    let lines = own.map(|u| Line {
        thing: EntityRef::Unit(u.id.clone()),
        name: ctx.prose.unit(&u.id),
        state: ctx.say.name(u.state),
        color: unit_color(u.state),
        rank: rank(UnitState::ALL, u.state),
        figure: (ctx.say.with("people", &[("n", u.strength)]), u.strength),
    });
    list(ctx, lines.collect())
}

/// The centres in the seat's view.
pub(crate) fn centres(ctx: &PanelContext<'_>) -> Vec<View> {
    let lines = ctx.picture().centres.iter().map(|c| Line {
        thing: EntityRef::Centre(c.id.clone()),
        name: ctx.prose.centre(&c.id),
        state: ctx.say.name(c.state),
        color: centre_color(c.state),
        rank: rank(CentreState::ALL, c.state),
        figure: (ctx.figure(c.word, people(ctx, c)), c.in_line),
    });
    list(ctx, lines.collect())
}

/// How many stand in line; once the doors are closed and nobody does, how many voted.
fn people(ctx: &PanelContext<'_>, c: &CentreView) -> String {
    if c.state.is_after_voting() && c.in_line == 0 {
        let voted = [("n", c.served.to_string())];
        return ctx.say.with("people-voted", &voted);
    }
    ctx.say.with("people-in-line", &[("n", c.in_line)])
}

/// The checkpoints in the seat's view.
pub(crate) fn checkpoints(ctx: &PanelContext<'_>) -> Vec<View> {
    let lines = ctx.picture().checkpoints.iter().map(|c| Line {
        thing: EntityRef::Checkpoint(c.id.clone()),
        name: ctx.prose.checkpoint(&c.id),
        state: ctx.say.name(c.posture),
        color: posture_color(c.posture),
        rank: rank(Posture::ALL, c.posture),
        figure: (
            ctx.figure(c.word, ctx.say.with("vehicles-in-line", &[("n", c.queue)])),
            c.queue,
        ),
    });
    list(ctx, lines.collect())
}

fn list(ctx: &PanelContext<'_>, mut lines: Vec<Line>) -> Vec<View> {
    let say = ctx.say;
    match ctx.ui.sort {
        SortBy::Name => lines.sort_by(|a, b| a.name.cmp(&b.name)),
        SortBy::State => lines.sort_by(|a, b| (a.rank, &a.name).cmp(&(b.rank, &b.name))),
        SortBy::Figure => lines.sort_by(|a, b| (b.figure.1, &a.name).cmp(&(a.figure.1, &b.name))),
    }
    let sorts = [
        ("sort-by-name", SortBy::Name),
        ("sort-by-state", SortBy::State),
        ("sort-by-figure", SortBy::Figure),
    ];
    let head = row(sorts.map(|(key, by)| {
        button(say.t(key), Act::Sort(by))
            .chosen(ctx.ui.sort == by)
            .share()
    }))
    .gap(space::TIGHT)
    .firm();
    if lines.is_empty() {
        return vec![note(say.t("list-empty"))];
    }
    let shown = lines.into_iter().map(|l| line(ctx, l));
    vec![head, scroll(shown).gap(space::TIGHT).key("list")]
}

fn line(ctx: &PanelContext<'_>, l: Line) -> View {
    let chosen = ctx.ui.selected.as_ref() == Some(&l.thing);
    row([
        column([text(l.name).bold(), note(l.figure.0)]).grow(),
        row([badge(l.state, l.color)]).firm(),
    ])
    .card()
    .chosen(chosen)
    .press(Act::GoTo(l.thing))
}
