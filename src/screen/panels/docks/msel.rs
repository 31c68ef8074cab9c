//! The master scenario events list: all injects with time, countdown, status, storyline and recipients, and the expected actions.
//!
//! Only exercise control sees it. Deliberately not here: writing an inject live (`adhoc`).

use crate::screen::layout::*;

use crate::base::ids::{InjectId, SeatId};
use crate::base::message::{Arg, Message, msg};
use crate::base::text::sought;
use crate::base::time::Span;
use crate::evaluate::expected::{Expectation, State};
use crate::map::entity_ref::EntityRef;
use crate::picture::InjectView;
use crate::record::fact::{Fact, LeftOut};
use crate::record::order::Order;
use crate::scenario::model::{Effect, Inject, When};
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::ui::{Field, InjectFilter};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{
    Runs, View, badge, button, column, field, flow, note, row, scroll, sign, text,
};
use crate::session::player::Snapshot;

/// From when on, beside its own time, an inject that is to come is marked.
const SOON: Span = Span::from_mins(-5);

/// How an inject stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Waiting,
    Released,
    LeftOut,
}

fn status(v: &InjectView) -> Status {
    match (v.released, v.left_out) {
        (Some(_), _) => Status::Released,
        (None, true) => Status::LeftOut,
        _ => Status::Waiting,
    }
}

/// The part of the list in which an inject stands: what comes next, what waits for something, what was.
fn part(v: &InjectView) -> usize {
    match (status(v), v.due) {
        (Status::Waiting, Some(_)) => 0,
        (Status::Waiting, None) => 1,
        (Status::Released | Status::LeftOut, _) => 2,
    }
}

/// The injects that are looked for, in the order of the list.
fn wanted<'c>(ctx: &PanelContext<'c>) -> Vec<(&'c InjectView, &'c Inject)> {
    let wanted = sought(ctx.ui.typed(Field::MselFilter).trim());
    let mut rows: Vec<_> = ctx
        .snap
        .truth
        .injects
        .iter()
        .filter_map(|v| Some((v, ctx.scenario().inject(&v.id)?)))
        .filter(|(v, _)| match ctx.ui.inject_filter {
            InjectFilter::All => true,
            InjectFilter::Waiting => status(v) == Status::Waiting,
            InjectFilter::Released => status(v) == Status::Released,
        })
        .filter(|(_, i)| {
            wanted.is_empty()
                || [i.name.ar.as_str(), i.name.en.as_str(), i.id.as_str()]
                    .iter()
                    .any(|t| sought(t).contains(&wanted))
        })
        .collect();
    // What comes next stands first, then what waits for something, then what was, the newest first.
    rows.sort_by_key(|(v, _)| {
        (
            part(v),
            v.due.filter(|_| v.released.is_none()),
            std::cmp::Reverse(v.released),
        )
    });
    rows
}

/// The list of injects.
pub(crate) fn injects(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, ui) = (ctx.say, ctx.ui);
    let which = |key: &str, w| {
        button(say.t(key), Act::FilterInjects(w))
            .chosen(ui.inject_filter == w)
            .grow()
    };
    let filter = row([
        which("which-all", InjectFilter::All),
        which("which-waiting", InjectFilter::Waiting),
        which("which-released", InjectFilter::Released),
    ])
    .gap(space::TIGHT)
    .firm();
    let write = button(say.t("ad-hoc"), Act::Show(Dialog::AdHoc))
        .hint(say.t("ad-hoc-hint"))
        .firm();
    let find = field(
        Field::MselFilter,
        ui.typed(Field::MselFilter),
        say.t("filter-injects"),
        None,
    )
    .grow();
    let rows = wanted(ctx);
    let mut list: Vec<View> = Vec::new();
    for (n, key) in ["injects-next", "injects-open", "injects-past"]
        .into_iter()
        .enumerate()
    {
        let some: Vec<View> = rows
            .iter()
            .filter(|(v, _)| part(v) == n)
            .map(|(v, i)| inject(ctx, v, i))
            .collect();
        if !some.is_empty() {
            list.push(note(say.t(key)).bold().key(key));
            list.extend(some);
        }
    }
    if list.is_empty() {
        list.push(note(say.t("no-injects")));
    }
    vec![
        filter,
        row([find, write]).gap(space::TIGHT).firm(),
        scroll(list).gap(space::TIGHT).key("injects"),
    ]
}

fn inject(ctx: &PanelContext<'_>, v: &InjectView, i: &Inject) -> View {
    let say = ctx.say;
    let thing = EntityRef::Inject(v.id.clone());
    let open = ctx.ui.selected.as_ref() == Some(&thing);
    let (time, state) = match status(v) {
        Status::Released => {
            let t = v.released.unwrap_or_default();
            (
                ctx.time(t),
                badge(say.t("inject-released"), ColorRole::Good),
            )
        }
        Status::LeftOut => (
            "—".to_owned(),
            badge(say.t("inject-left-out"), ColorRole::Muted),
        ),
        Status::Waiting => match v.due {
            Some(t) => (
                ctx.time(t),
                running_badge(
                    ctx.until(t),
                    if ctx.has_passed(t + SOON) {
                        ColorRole::Warn
                    } else {
                        ColorRole::Info
                    },
                    ctx.runs(t),
                ),
            ),
            None => ("—".to_owned(), badge(waits(ctx, i), ColorRole::Info)),
        },
    };
    let mut time = text(time).bold().line();
    time.node.min_width = px(46);
    time.node.flex_shrink = 0.0;
    let name = text(i.name.get(ctx.ui.lang)).grow();
    let head = row([time, name, state]).gap(space::NEAR);
    let mut under = Vec::new();
    if let Some(story) = i
        .storyline
        .as_ref()
        .and_then(|s| ctx.scenario().storylines.get(s))
    {
        under.push(story.name.get(ctx.ui.lang).to_owned());
    }
    if v.due.is_none() && status(v) == Status::Waiting {
        under.extend(follows(ctx, i));
    }
    let to = recipients(ctx, i);
    if !to.is_empty() {
        under.push(format!("{} {to}", ctx.arrow()));
    }
    let mut parts = vec![head];
    if !under.is_empty() {
        parts.push(note(under.join(" · ")));
    }
    let mut card = column(parts)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .gap(2.0)
        .press(Act::Select(thing.clone()))
        .menu(Act::OpenMenu(thing))
        .chosen(open);
    card.node.flex_shrink = 0.0;
    if open {
        let more = details(ctx, v, i);
        return column([card, more]).gap(2.0).firm().key(v.id.as_str());
    }
    card.key(v.id.as_str())
}

/// A badge whose span runs.
fn running_badge(words: String, color: ColorRole, runs: Runs) -> View {
    let mut v = badge(words, color);
    if let Some(words) = v.children.pop() {
        v.children.push(words.runs(runs));
    }
    v
}

/// What an inject without a time waits for, in a word.
fn waits(ctx: &PanelContext<'_>, i: &Inject) -> String {
    ctx.say.t(match &i.when {
        When::ByHand => "inject-by-hand",
        When::After { .. } => "inject-follows",
        _ => "inject-condition",
    })
}

/// Which inject it follows, and how long after it.
fn follows(ctx: &PanelContext<'_>, i: &Inject) -> Option<String> {
    let When::After { inject, delay } = &i.when else {
        return None;
    };
    let inject = Arg::from(title(ctx, inject));
    if delay.millis() == 0 {
        return Some(ctx.say.with("trigger-right-after", &[("inject", inject)]));
    }
    let given = [("inject", inject), ("span", (*delay).into())];
    Some(ctx.say.with("inject-after", &given))
}

/// What an inject is called, for those who know the script by its titles.
fn title(ctx: &PanelContext<'_>, inject: &InjectId) -> String {
    let found = ctx.scenario().injects.iter().find(|i| i.id == *inject);
    found.map_or_else(
        || inject.to_string(),
        |i| i.name.get(ctx.ui.lang).to_owned(),
    )
}

/// Who receives its messages.
fn recipients(ctx: &PanelContext<'_>, i: &Inject) -> String {
    let mut to: Vec<String> = Vec::new();
    for e in &i.effects {
        if let Effect::Message { to: seats, .. } = e {
            for s in seats {
                let name = ctx.prose.seat(s);
                if !to.contains(&name) {
                    to.push(name);
                }
            }
        }
    }
    if to.len() > 3 {
        ctx.say.with("seats-number", &[("n", to.len().to_string())])
    } else {
        to.join(&ctx.say.t("list-separator"))
    }
}

/// What an opened inject shows: what it does, what is expected, notes, and what can be done with it.
fn details(ctx: &PanelContext<'_>, v: &InjectView, i: &Inject) -> View {
    let (say, lang) = (ctx.say, ctx.ui.lang);
    let mut parts: Vec<View> = i
        .effects
        .iter()
        .map(|e| text(effect(ctx, e)).size(Size::Small))
        .collect();
    for x in ctx.snap.expected.iter().filter(|x| x.inject == v.id) {
        parts.push(expectation(ctx, x));
    }
    if !i.controller.get(lang).is_empty() {
        parts.push(note(
            say.with("controller", &[("who", i.controller.get(lang).to_owned())]),
        ));
    }
    if !i.notes.get(lang).is_empty() {
        parts.push(note(i.notes.get(lang)));
    }
    if let Some(why) = left_out(ctx, &v.id).filter(|_| status(v) == Status::LeftOut) {
        parts.push(note(why));
    }
    if skipped(ctx.snap, &v.id) {
        parts.push(row([button(
            say.t("release-after-all"),
            Act::Give(Order::Release {
                inject: v.id.clone(),
            }),
        )]));
    }
    if status(v) == Status::Waiting {
        let id = v.id.clone();
        let later = |words: &str, minutes| {
            sign(
                words,
                say.t(if minutes < 0 {
                    "earlier-hint"
                } else {
                    "later-hint"
                }),
                Act::Later(id.clone(), minutes, false),
            )
        };
        parts.push(flow([
            button(
                say.t("release-now"),
                Act::Give(Order::Release { inject: id.clone() }),
            )
            .fill(ColorRole::Chosen),
            button(say.t("skip"), Act::Give(Order::Skip { inject: id.clone() })),
            later("−5", -5),
            later("+5", 5),
            later("+15", 15),
            button(say.t("retime"), Act::Show(Dialog::Retime(id.clone()))),
        ]));
    }
    column(parts)
        .fill(ColorRole::Field)
        .pad(space::NEAR, space::NEAR)
        .round()
        .gap(space::TIGHT)
        .firm()
}

/// Why an inject was left out.
fn why_left_out(snap: &Snapshot, id: &InjectId) -> Option<LeftOut> {
    snap.facts.iter().rev().find_map(|f| match &f.fact {
        Fact::InjectLeftOut { inject, why } if inject == id => Some(*why),
        _ => None,
    })
}

/// Whether it was left out by hand, and may be released after all.
pub(crate) fn skipped(snap: &Snapshot, id: &InjectId) -> bool {
    let out = snap
        .truth
        .injects
        .iter()
        .any(|i| i.id == *id && i.left_out && i.released.is_none());
    out && why_left_out(snap, id) == Some(LeftOut::ByHand)
}

fn left_out(ctx: &PanelContext<'_>, id: &InjectId) -> Option<String> {
    Some(ctx.say.t(match why_left_out(ctx.snap, id)? {
        LeftOut::ByHand => "left-out-by-hand",
        LeftOut::ByChance => "left-out-by-chance",
        LeftOut::Alternative => "left-out-alternative",
        LeftOut::Staffed => "left-out-staffed",
    }))
}

/// What an inject does, in words.
pub(crate) fn effect(ctx: &PanelContext<'_>, e: &Effect) -> String {
    ctx.say.message(&ctx.prose.names().effect(e))
}

/// The expected actions with how they stand.
pub(crate) fn expected(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let count = |wanted: fn(&Expectation) -> bool| {
        let all = ctx.snap.expected.iter();
        all.filter(|x| wanted(x)).count()
    };
    let met = count(|x| x.observed() && matches!(x.state, State::Met(..))).to_string();
    let pending = count(|x| matches!(x.state, State::Pending(_))).to_string();
    let missed = count(|x| x.observed() && x.state == State::Missed).to_string();
    let nobody = count(Expectation::unobserved);
    let mut head = vec![
        badge(say.with("expected-met", &[("n", met)]), ColorRole::Good),
        badge(
            say.with("expected-pending", &[("n", pending)]),
            ColorRole::Warn,
        ),
        badge(
            say.with("expected-missed", &[("n", missed)]),
            ColorRole::Bad,
        ),
    ];
    head.extend((nobody > 0).then(|| {
        let words = say.with("expected-unobserved", &[("n", nobody.to_string())]);
        badge(words, ColorRole::Muted).hint(say.t("expected-nobody"))
    }));
    // What is asked for now first, then what was, then what will be.
    let mut order: Vec<&Expectation> = ctx.snap.expected.iter().collect();
    order.sort_by_key(|x| match x.state {
        State::Pending(t) => (0, t.millis()),
        State::Missed => (1, 0),
        State::Met(..) => (2, 0),
        State::CutOff => (3, 0),
        State::NotYet => (4, 0),
    });
    let mut list: Vec<View> = order
        .into_iter()
        .map(|x| {
            expectation(ctx, x)
                .fill(ColorRole::Raised)
                .pad(space::NEAR, space::TIGHT)
                .round()
        })
        .collect();
    if list.is_empty() {
        list.push(note(say.t("no-expected")));
    }
    vec![
        flow(head).firm(),
        scroll(list).gap(space::TIGHT).key("expected"),
    ]
}

/// By whom and when an expected action was taken, or when an outcome came about.
fn met_words(ctx: &PanelContext<'_>, seat: Option<&SeatId>, after: Span) -> Message {
    match seat {
        Some(seat) if after < Span::ZERO => msg!(
            "expected-by-before",
            seat = ctx.prose.names().seat(seat),
            span = -after
        ),
        Some(seat) => msg!(
            "expected-by",
            seat = ctx.prose.names().seat(seat),
            span = after
        ),
        None => msg!("expected-reached", span = after),
    }
}

fn expectation(ctx: &PanelContext<'_>, x: &Expectation) -> View {
    let (say, s, lang) = (ctx.say, ctx.scenario(), ctx.ui.lang);
    let plan = s.expected(&x.id).map(|(_, plan)| plan);
    let (sign, color, words) = match &x.state {
        State::NotYet => ("·", ColorRole::Muted, say.t("expected-not-yet")),
        State::Pending(t) => (
            "…",
            ColorRole::Warn,
            say.with(
                "expected-until",
                &[("time", ctx.time(*t)), ("left", ctx.until(*t))],
            ),
        ),
        State::Met(seat, after) => (
            "✓",
            ColorRole::Good,
            say.message(&met_words(ctx, seat.as_ref(), *after)),
        ),
        State::Missed => ("✗", ColorRole::Bad, say.t("expected-too-late")),
        State::CutOff => ("—", ColorRole::Muted, say.t("expected-cut-off")),
    };
    let name = plan.map_or_else(|| x.id.to_string(), |e| e.name.get(lang).to_owned());
    let task = plan
        .and_then(|e| s.task(e.task.as_ref()?))
        .map(|(o, k)| format!("{} · {}", o.name.get(lang), k.name.get(lang)));
    let mut words = note(words).color(color);
    if let State::Pending(t) = &x.state {
        words = words.runs(ctx.runs(*t));
    }
    let mut body = vec![text(name), words];
    body.extend(x.unobserved().then(|| note(say.t("expected-nobody"))));
    body.extend(x.met_by_words().then(|| note(say.t("expected-words"))));
    body.extend(task.map(note));
    let color = if x.unobserved() {
        ColorRole::Muted
    } else {
        color
    };
    let mut v = row([badge(sign, color), column(body).grow()])
        .gap(space::NEAR)
        .firm()
        .key(x.id.as_str());
    v.node.align_items = AlignItems::FlexStart;
    v.press(Act::Select(EntityRef::Inject(x.inject.clone())))
}
