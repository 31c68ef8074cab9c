//! The big screen for all who are in the hall: which exercise this is, the clock, what the main room was told last; after ENDEX the
//! five numbers of the hot wash.
//!
//! While a module of a discussion is open it shows that. It shows what the main room knows and nothing more, and nobody acts there
//! but who leads a discussion from the window. Deliberately not here: the map beside it.

use crate::evaluate::hotwash;
use crate::record::states::Manner;
use crate::scenario::model::Module;
use crate::screen::layout::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::discussion::{self, Open};
use crate::screen::panels::docks::top;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::{View, badge, button, column, flow, note, row, scroll, text};
use crate::wording;

/// What came in last that is shown: as much as one reads in passing.
const NEWS: usize = 8;

/// How wide a letter is on average, in Latin and in Arabic, and how tall a line, of the size of the type.
const LETTER: (f32, f32) = (0.54, 0.46);
const LINE: f32 = 1.35;
/// How much wider heavy letters are.
const HEAVY: f32 = 1.15;

/// Which exercise, that it is one, and the clock as large as there is room for.
pub(crate) fn top(ctx: &PanelContext<'_>) -> View {
    let (time, doing) = top::hall_clock(ctx, (ctx.window.x * 0.05).clamp(28.0, 96.0) as u16);
    let title = text(ctx.scenario().head.title.get(ctx.ui.lang)).size(Size::Large);
    let mark = if ctx.snap.replay.is_some() {
        badge(ctx.say.t("replay-mark"), ColorRole::Info)
    } else {
        badge(ctx.say.t("exercise-mark-long"), ColorRole::Exercise)
    };
    let mut words = column([mark, title]).grow();
    words.node.align_items = AlignItems::FlexStart;
    let mut line = if ctx.window.x < NARROW {
        column([words, row([doing, time]).gap(space::NEAR)])
    } else {
        row([words, doing, time])
    };
    line = line
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::TIGHT)
        .gap(space::NEAR)
        .firm();
    if ctx.window.x >= NARROW {
        line.node.align_items = AlignItems::Center;
    }
    line.key("top")
}

/// What the main room was told last, the newest first.
pub(crate) fn news(ctx: &PanelContext<'_>) -> View {
    let p = ctx.picture();
    let messages = p.messages.iter().map(|m| {
        let words = format!("{}: {}", m.from.get(ctx.ui.lang), m.text.get(ctx.ui.lang));
        (m.at, words)
    });
    let reports = p.reports.iter().map(|r| {
        let words = [
            ("about", ctx.prose.about(&r.about)),
            ("from", ctx.prose.party(&r.from)),
            ("channel", ctx.prose.channel(r.channel)),
        ];
        (r.received, ctx.say.with("report-from", &words))
    });
    let mut all: Vec<_> = messages.chain(reports).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let card = |(at, words)| {
        row([
            text(ctx.time(at)).size(Size::Title).bold().line().firm(),
            text(words).size(Size::Title).grow(),
        ])
        .card()
    };
    let mut parts: Vec<View> = all.into_iter().take(NEWS).map(card).collect();
    if parts.is_empty() {
        parts.push(note(ctx.say.t("feed-empty")));
    }
    let list = scroll(parts).gap(space::TIGHT).key("news");
    let mut v = column([list])
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::NEAR)
        .key("side");
    if ctx.window.x >= NARROW {
        v = v.width((ctx.window.x * 0.28).clamp(280.0, 560.0));
    } else {
        v = v.height(ctx.window.y * 0.35);
    }
    v
}

/// The module that is open: the situation, the question that is put, and the time that is left, to be read from the last row; beside
/// them the map.
pub(crate) fn module(ctx: &PanelContext<'_>, open: &Open, map: View) -> View {
    let (say, lang, m) = (ctx.say, ctx.ui.lang, &open.module);
    let pixels =
        |share: f32, least: f32, most: f32| (ctx.window.x * share).clamp(least, most) as u16;
    let (large, most) = (pixels(0.024, 20.0, 52.0), pixels(0.0155, 16.0, 34.0));
    let asked = open.discussion.asked.as_ref();
    let at = m.questions.iter().position(|q| Some(&q.id) == asked);
    let asks = at.map_or("", |n| m.questions[n].text.get(lang));
    let (body, fits) = fitted(ctx, (m.situation.get(lang), most), (asks, large));
    let title = row([
        text(m.title.get(lang))
            .size(Size::Room(large))
            .bold()
            .grow(),
        discussion::left(ctx, m.time_box).size(Size::Room(large)),
    ])
    .gap(space::NEAR)
    .firm();
    let apart = discussion::apart(ctx, m, Size::Room(body));
    let put = at.map(|n| put(ctx, m, n, (large, body)));
    let mut said: Vec<View> = apart.into_iter().chain(put).collect();
    said.push(text(m.situation.get(lang)).size(Size::Room(body)));
    let narrow = ctx.window.x < NARROW;
    if narrow {
        let room = (ctx.window.x - 2.0 * space::WIDE, ctx.window.y * 0.4);
        said.extend(discussion::picture(ctx, m, room));
    }
    let words = scroll(said).gap(space::WIDE).key("module");
    let mut parts = vec![title, words];
    if !fits {
        // Nobody in the hall sees that there is more to scroll to.
        let on = badge(format!("▼ {}", say.t("scroll-on")), ColorRole::Info);
        parts.push(row([on]).firm().key("on"));
    }
    let mut side = column(parts)
        .fill(ColorRole::Panel)
        .pad(space::WIDE, space::NEAR)
        .gap(space::NEAR);
    if ctx.ui.projecting {
        // Who leads has all questions.
        let whole = ctx.snap.module.as_deref().unwrap_or(m);
        let mut buttons = discussion::leading(ctx, whole);
        let leave = say.t("module-project-leave");
        buttons.push(button(leave, Act::Project(false)));
        side.children.push(flow(buttons).firm());
    }
    if narrow {
        return column([side.grow()]).grow().key("middle");
    }
    let side = side.width(ctx.window.x * 0.56);
    let mut middle = row([side, beside(ctx, m, map)]).grow().key("middle");
    middle.node.align_items = AlignItems::Stretch;
    middle.open = true;
    middle
}

/// The n-th question, which is put, with whom it is for.
fn put(ctx: &PanelContext<'_>, m: &Module, n: usize, (large, body): (u16, u16)) -> View {
    let (say, q) = (ctx.say, &m.questions[n]);
    let number = [
        ("n", (n + 1).to_string()),
        ("all", m.questions.len().to_string()),
    ];
    let words = text(q.text.get(ctx.ui.lang));
    let mut words = vec![words.size(Size::Room(large)).bold()];
    // Where all talk together those that are still to come are not here to be counted.
    if m.manner == Manner::BreakOut {
        let of = say.with("module-question-of", &number);
        words.insert(0, note(of).size(Size::Room(body * 3 / 4)));
    }
    if !q.seats.is_empty() {
        let names: Vec<String> = q.seats.iter().map(|s| ctx.prose.seat(s)).collect();
        let names = names.join(&say.t("list-separator"));
        words.push(note(names).size(Size::Room(body * 3 / 4)));
    }
    column(words)
        .fill(ColorRole::Raised)
        .edge(ColorRole::Busy)
        .pad(space::WIDE, space::NEAR)
        .gap(space::TIGHT)
        .round()
        .firm()
        .key("asked")
}

/// The map, below the module's picture where it has one.
fn beside(ctx: &PanelContext<'_>, m: &Module, map: View) -> View {
    let room = (ctx.window.x * 0.42, ctx.window.y * 0.44);
    let Some(picture) = discussion::picture(ctx, m, room) else {
        return map;
    };
    let picture = picture
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::TIGHT);
    let mut both = column([picture.firm(), map]).grow();
    both.open = true;
    both
}

/// The size at which a situation finds room under the question, and whether it does: as large as it may be, and not so small that the
/// last row cannot read it. Guessed as text is set, a little too long.
fn fitted(
    ctx: &PanelContext<'_>,
    (situation, most): (&str, u16),
    (question, large): (&str, u16),
) -> (u16, bool) {
    let share = if ctx.window.x < NARROW { 1.0 } else { 0.56 };
    let width = ctx.window.x * share - 2.0 * space::WIDE;
    let letter = if ctx.ui.lang.rtl() {
        LETTER.1
    } else {
        LETTER.0
    };
    let tall = |words: &str, size: u16, width: f32| {
        let (size, a_line) = (f32::from(size), width / (f32::from(size) * letter));
        let lines = |part: &str| (part.chars().count() as f32 / a_line).ceil().max(1.0);
        words.lines().map(lines).sum::<f32>() * size * LINE
    };
    // The bar, the title, who is asked, and the room between all of them.
    let above = f32::from(large) * 7.0 + 4.0 * space::WIDE + 40.0;
    // The question is set in heavy letters, in a frame of its own.
    let asked = tall(question, large, (width - 2.0 * space::WIDE) / HEAVY);
    let room = ctx.window.y - above - asked;
    let least = most * 2 / 3;
    let fits = |size: &u16| tall(situation, *size, width) <= room;
    match (least..=most).rev().find(fits) {
        Some(size) => (size, true),
        None => (least, false),
    }
}

/// The five numbers, to be read from the last row.
pub(crate) fn wash(ctx: &PanelContext<'_>) -> View {
    let Some(o) = &ctx.snap.outcome else {
        return column([note(ctx.say.t("wash-not-yet"))]).grow();
    };
    let numbers = hotwash::numbers(o, o.voters.served, o.voters.gave_up + o.voters.kept_away);
    let large = (ctx.window.x * 0.045).clamp(24.0, 90.0) as u16;
    let cards = numbers.map(|n| {
        let name = wording::say(ctx.ui.lang).message(&n.name);
        let mut c = column([
            text(wording::say(ctx.ui.lang).arg(&n.value))
                .size(Size::Room(large))
                .bold()
                .centred(),
            text(name).size(Size::Room(large / 3)).centred(),
        ])
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .grow();
        c.node.align_items = AlignItems::Center;
        c.node.justify_content = JustifyContent::Center;
        c
    });
    let mut all = if ctx.window.x < NARROW {
        column(cards)
    } else {
        row(cards)
    };
    all = all.gap(space::NEAR).pad(space::NEAR, space::NEAR).grow();
    all.node.align_items = AlignItems::Stretch;
    column([
        text(ctx.say.t("hot-wash"))
            .size(Size::Room(large))
            .centred(),
        all,
    ])
    .pad(space::NEAR, space::NEAR)
    .grow()
    .key("wash")
}
