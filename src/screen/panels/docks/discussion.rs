//! The discussion: for exercise control the modules, what is to be asked and what is expected; for a seat the situation, its questions
//! and its answers; for a note-taker all questions and answers.
//!
//! Deliberately not here: the large screen for the hall (`screens::hall`), the clock (`session`), what was said (`evaluate`).

use crate::base::ids::{QuestionId, SeatId};
use crate::base::message::Arg;
use crate::base::time::Span;
use crate::evaluate::discussion::{Discussion, Given, Whose};
use crate::record::order::Order;
use crate::record::states::Manner;
use crate::scenario::model::{Handout, Module, Point, Question};
use crate::screen::layout::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts::{buttons, entry, main_button};
use crate::screen::state::act::Act;
use crate::screen::state::place::Place;
use crate::screen::state::rights;
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{
    View, badge, button, column, field, flow, heading, note, photo, row, scroll, spring, text,
};
use crate::session::player::Mode;

/// The open module and what was said, as far as those may see it who sit here.
pub(crate) struct Open {
    pub(crate) module: Module,
    pub(crate) discussion: Discussion,
}

/// The open module for those who sit here, if one is open.
pub(crate) fn open(ctx: &PanelContext<'_>) -> Option<Open> {
    let (module, discussion) = (ctx.snap.module.as_ref()?, &ctx.snap.discussion);
    let seat = &ctx.seat().id;
    let (module, discussion) = match ctx.ui.place {
        _ if ctx.ui.projecting => (
            ctx.snap.module_for(None)?,
            discussion.for_players(&Whose::Together),
        ),
        Place::BigScreen => (
            ctx.snap.module_for(None)?,
            discussion.for_players(&Whose::Together),
        ),
        Place::NoteTaker => (
            ctx.snap.module_for(None)?,
            discussion.for_players(&Whose::All),
        ),
        _ if ctx.is_control() => ((**module).clone(), (**discussion).clone()),
        Place::Window | Place::Control | Place::Team | Place::Looking | Place::Evaluator => (
            ctx.snap.module_for(Some(seat))?,
            discussion.for_players(&Whose::Seat(seat.clone())),
        ),
    };
    Some(Open { module, discussion })
}

/// Whether there is anything of a discussion to show here.
pub(crate) fn is_there(ctx: &PanelContext<'_>) -> bool {
    ctx.snap.module.is_some() || ctx.is_control() && !ctx.scenario().modules.is_empty()
}

/// The panel: what one steers by stays in sight, the rest scrolls.
pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let mut panel = Vec::new();
    let mut parts = Vec::new();
    if let Some(open) = open(ctx) {
        panel.push(head(ctx, &open.module));
        let all = open.module.questions.iter().enumerate();
        let card = |(n, q)| question(ctx, &open, n, q);
        // What is being discussed stands first.
        let (put, others): (Vec<_>, Vec<_>) = all.partition(|(_, q)| is_asked(ctx, &q.id));
        parts.extend(put.into_iter().map(card));
        parts.extend(elsewhere(ctx));
        parts.extend(situation(ctx, &open.module));
        parts.extend(others.into_iter().map(card));
    }
    if ctx.is_control() {
        let all = &ctx.scenario().modules;
        parts.push(heading(ctx.say.t("modules")));
        parts.extend(all.iter().enumerate().map(|(n, m)| entry_of(ctx, n, m)));
    }
    if parts.is_empty() {
        parts.push(note(ctx.say.t("no-module-open")));
    }
    panel.push(scroll(parts).gap(space::NEAR).key("discussion"));
    panel
}

/// For a room that is not asked: with whom the question is that is put.
fn elsewhere(ctx: &PanelContext<'_>) -> Option<View> {
    if writes_for_others(ctx) {
        return None;
    }
    let with = ctx.snap.asked_elsewhere(&ctx.seat().id)?;
    let names: Vec<String> = with.seats.iter().map(|s| ctx.prose.seat(s)).collect();
    let said = [
        ("n", with.number.to_string()),
        ("seats", names.join(&ctx.say.t("list-separator"))),
    ];
    let words = text(ctx.say.with("asked-of-others", &said)).bold();
    Some(sheet(vec![words]).edge(ColorRole::Line).key("elsewhere"))
}

/// A card whose parts stand one below the other over its whole width, so that long words wrap.
fn sheet(parts: Vec<View>) -> View {
    let mut v = column(parts).card().gap(space::TIGHT);
    v.node.align_items = AlignItems::Stretch;
    v
}

/// The time that is left of a time box, by the discussion's clock.
pub(crate) fn left(ctx: &PanelContext<'_>, time_box: Span) -> View {
    let left = time_box + -ctx.snap.talk.reading;
    let color = if left < Span::ZERO {
        ColorRole::Bad
    } else {
        ColorRole::Text
    };
    // A clock that counts down shows the second that runs.
    let whole = Span::from_secs(left.millis().div_euclid(1000));
    text(ctx.say.length(whole))
        .line()
        .bold()
        .color(color)
        .left_of(time_box)
}

/// The time that each room has for itself, and a sign once it is over.
pub(crate) fn apart(ctx: &PanelContext<'_>, m: &Module, size: Size) -> Option<View> {
    let time = m.apart()?;
    let over = ctx.snap.talk.reading >= time;
    let v = if over {
        badge(ctx.say.t("break-out-over"), ColorRole::Warn)
    } else {
        let words = text(ctx.say.t("break-out-left")).size(size);
        row([words, left(ctx, time).size(size)]).gap(space::TIGHT)
    };
    Some(v.firm().key("apart"))
}

/// The picture of the module, with what it shows, in a room of so many pixels.
pub(crate) fn picture(ctx: &PanelContext<'_>, m: &Module, room: (f32, f32)) -> Option<View> {
    let lang = ctx.ui.lang;
    let shows = m.picture.as_ref()?.shows.get(lang);
    let image = ctx.snap.images.get(&lang)?.clone();
    let words = note(shows);
    Some(
        column([photo(image, shows, room), words])
            .gap(space::TIGHT)
            .key("picture"),
    )
}

/// Title, time and what exercise control does with the module.
fn head(ctx: &PanelContext<'_>, m: &Module) -> View {
    let say = ctx.say;
    let manner = say.name(m.manner);
    let mut parts = vec![
        heading(m.title.get(ctx.ui.lang)),
        // What runs goes on in a second line where the screen is narrow.
        flow([
            left(ctx, m.time_box).size(Size::Large),
            note(say.with("module-time-box", &[("span", m.time_box)])),
            spring(),
            clock_state(ctx),
        ])
        .gap(space::NEAR)
        .firm(),
    ];
    match apart(ctx, m, Size::Body) {
        Some(apart) => parts.push(apart),
        None if m.manner == Manner::BreakOut || ctx.is_control() => parts.push(note(manner)),
        None => {}
    }
    parts.push(steering(ctx, m));
    if let Some(piece) = m.play.as_ref().filter(|p| !ctx.has_come(p.until)) {
        let words = say.with(
            "module-play",
            &[
                ("time", ctx.time(piece.until)),
                ("pace", piece.pace.to_string()),
            ],
        );
        let key = if ctx.snap.mode.moves() {
            "module-pause-piece"
        } else {
            "module-play-piece"
        };
        parts.push(note(words));
        parts.push(flow([button(say.t(key), Act::PlayPause).key("piece")]));
    }
    sheet(parts).key("module")
}

/// Which of the two clocks runs.
fn clock_state(ctx: &PanelContext<'_>) -> View {
    let (key, color) = match (ctx.snap.mode, ctx.snap.talk.runs) {
        (_, true) => ("talk-runs", ColorRole::Good),
        (Mode::Playing | Mode::Rewinding | Mode::Hurrying(_), _) => {
            ("talk-exercise-runs", ColorRole::Busy)
        }
        (Mode::Ready | Mode::Paused | Mode::Emergency | Mode::Over, _) => {
            ("talk-held", ColorRole::Warn)
        }
    };
    badge(ctx.say.t(key), color)
}

fn steering(ctx: &PanelContext<'_>, m: &Module) -> View {
    let say = ctx.say;
    let end = Act::Give(Order::CloseModule { spent: Span::ZERO });
    let mut all = leading(ctx, m);
    all.extend([
        button(say.t("module-project"), Act::Project(true)).hint(say.t("module-project-hint")),
        button(say.t("module-end"), end),
    ]);
    flow(all)
}

/// The buttons of who leads the discussion: the next question, and a pause.
pub(crate) fn leading(ctx: &PanelContext<'_>, m: &Module) -> Vec<View> {
    let say = ctx.say;
    let held = ctx.snap.talk.held;
    let hold = say.t(if held { "talk-go-on" } else { "talk-hold" });
    let next = m.next_after(ctx.snap.discussion.asked.as_ref());
    let ask = |q: &Question| {
        let order = Order::AskQuestion {
            question: q.id.clone(),
            spent: Span::ZERO,
        };
        main_button(say.t("module-next-question"), Act::Give(order))
    };
    let mut all: Vec<View> = next.map(ask).into_iter().collect();
    all.push(button(hold, Act::Discuss(held)));
    all
}

fn is_asked(ctx: &PanelContext<'_>, q: &QuestionId) -> bool {
    ctx.snap.discussion.asked.as_ref() == Some(q)
}

/// What is read out and handed out, and the facilitator's notes.
fn situation(ctx: &PanelContext<'_>, m: &Module) -> Vec<View> {
    let (say, lang) = (ctx.say, ctx.ui.lang);
    let mut parts = Vec::new();
    let mut read = vec![note(say.t("module-situation"))];
    read.push(text(m.situation.get(lang)).size(Size::Title));
    let wide = (ctx.window.x * 0.35).clamp(240.0, 640.0);
    read.extend(picture(ctx, m, (wide, ctx.window.y * 0.4)));
    parts.push(sheet(read).key("situation"));
    if !m.notes.get(lang).is_empty() {
        let words = vec![
            note(say.t("module-notes")),
            text(m.notes.get(lang)).color(ColorRole::Muted),
        ];
        parts.push(sheet(words).key("notes"));
    }
    for (n, h) in m.handouts.iter().enumerate() {
        parts.push(paper(ctx, h).key(format!("handout {n}")));
    }
    parts
}

fn paper(ctx: &PanelContext<'_>, h: &Handout) -> View {
    let lang = ctx.ui.lang;
    let head = [h.from.get(lang), h.number.as_str()];
    let head: Vec<&str> = head.into_iter().filter(|x| !x.is_empty()).collect();
    let mut parts = vec![
        note(ctx.say.t("module-handout")),
        text(h.title.get(lang)).bold(),
    ];
    if !head.is_empty() {
        parts.push(note(head.join(" · ")));
    }
    parts.push(text(h.text.get(lang)));
    sheet(parts).edge(ColorRole::Border)
}

/// A question with what is expected, what was answered, and the field for an answer.
fn question(ctx: &PanelContext<'_>, open: &Open, n: usize, q: &Question) -> View {
    let (say, lang) = (ctx.say, ctx.ui.lang);
    let number = format!("{}.", n + 1);
    let asked = is_asked(ctx, &q.id);
    let mut words = vec![text(q.text.get(lang)).bold().grow()];
    // Rooms do not have all questions, so their numbers would be others than those on the large screen.
    if writes_for_others(ctx) {
        words.insert(0, text(number).bold().line().firm());
    }
    let mut words = row(words).gap(space::TIGHT);
    words.node.align_items = AlignItems::FlexStart;
    let mut parts = vec![words];
    let mut about = Vec::new();
    if !q.seats.is_empty() {
        let names: Vec<String> = q.seats.iter().map(|s| ctx.prose.seat(s)).collect();
        about.push(names.join(&say.t("list-separator")));
    }
    about.extend(
        q.time_box
            .map(|t| say.with("module-time-box", &[("span", t)])),
    );
    let task = q.task.as_ref().and_then(|t| ctx.scenario().task(t));
    about.extend(task.map(|(_, t)| t.name.get(lang).to_owned()));
    if !about.is_empty() {
        parts.push(note(about.join(" · ")));
    }
    parts.extend(writing(ctx, open, q));
    parts.extend(
        q.prompts
            .iter()
            .map(|p| note(say.with("module-prompt", &[("text", p.get(lang).to_owned())]))),
    );
    parts.extend(q.expected.iter().map(|p| point(ctx, &open.discussion, p)));
    for given in open.discussion.answers_to(&q.id) {
        parts.push(answer(ctx, given));
    }
    let mut all = Vec::new();
    if !asked && ctx.is_control() {
        let order = Order::AskQuestion {
            question: q.id.clone(),
            spent: Span::ZERO,
        };
        all.push(button(say.t("module-ask"), Act::Give(order)));
    }
    if ctx.ui.answering.as_ref() != Some(&q.id) {
        let words = say.t(if own(ctx, open, q).is_some() {
            "answer-change"
        } else {
            "answer-write"
        });
        let begin = Act::AnswerTo(Some(q.id.clone()));
        all.push(button(words, begin).key(format!("write {}", q.id)));
    }
    parts.push(flow(all));
    sheet(parts).chosen(asked).key(format!("question {}", q.id))
}

/// A point that is expected: whether it was raised, to be noted by a press.
fn point(ctx: &PanelContext<'_>, d: &Discussion, p: &Point) -> View {
    let raised = d.raised.contains_key(&p.id);
    let words = p.text.get(ctx.ui.lang);
    let mark = if raised { "☑" } else { "☐" };
    let line = row([
        text(mark).line().firm(),
        text(words).size(Size::Small).grow(),
    ])
    .gap(space::TIGHT)
    .key(format!("point {}", p.id));
    if ctx.snap.replay.is_some() || !ctx.may(&Act::MarkPoint(p.id.clone(), true)) {
        return line;
    }
    line.press(Act::MarkPoint(p.id.clone(), !raised))
        .hint(ctx.say.t(if raised {
            "point-not-raised-hint"
        } else {
            "point-raised-hint"
        }))
        .pad(space::TIGHT, 2.0)
        .round()
        .chosen(raised)
}

/// An answer that was given.
fn answer(ctx: &PanelContext<'_>, given: &Given) -> View {
    let whose = ctx.prose.answerer(given.of.as_ref());
    column([
        note(ctx.say.with(
            "answer-of",
            &[("who", Arg::from(whose)), ("span", given.spent.into())],
        )),
        text(given.text.clone()),
    ])
    .fill(ColorRole::Panel)
    .pad(space::NEAR, space::TIGHT)
    .round()
}

/// Whose answer is being written: the seat's own, or the one that was chosen for whom it is written down.
fn whose(ctx: &PanelContext<'_>) -> Option<SeatId> {
    if writes_for_others(ctx) {
        ctx.ui.answer_of.clone()
    } else {
        Some(ctx.seat().id.clone())
    }
}

fn writes_for_others(ctx: &PanelContext<'_>) -> bool {
    rights::writes_for_others(ctx.ui, ctx.snap)
}

fn own<'d>(ctx: &PanelContext<'_>, open: &'d Open, q: &Question) -> Option<&'d Given> {
    open.discussion.answer(&q.id, whose(ctx).as_ref())
}

/// The field for an answer, if this question is being answered.
fn writing(ctx: &PanelContext<'_>, open: &Open, q: &Question) -> Vec<View> {
    if ctx.ui.answering.as_ref() != Some(&q.id) || ctx.snap.replay.is_some() {
        return Vec::new();
    }
    let save = Act::SaveAnswer(q.id.clone());
    if !ctx.may(&save) {
        return Vec::new();
    }
    let say = ctx.say;
    let mut parts = Vec::new();
    let hint = say.t("answer-hint");
    let words = field(Field::Answer, ctx.ui.typed(Field::Answer), hint, None).lines(4);
    // An answer for somebody else is another field, with a draft of its own.
    let whose = ctx.ui.answer_of.as_ref().map_or("all", |s| s.as_str());
    parts.push(entry(ctx.ui, say, words).key(format!("answer of {whose}")));
    let save_words = if own(ctx, open, q).is_some() {
        "answer-replace"
    } else {
        "answer-save"
    };
    parts.push(buttons([
        button(say.t("cancel"), Act::AnswerTo(None)),
        main_button(say.t(save_words), save),
    ]));
    if writes_for_others(ctx) {
        let seats = ctx.scenario().seats.values();
        let asked = seats.filter(|s| ctx.scenario().is_played(&s.id) && q.asks(&s.id));
        let of = |name: String, whose: Option<SeatId>| {
            let chosen = ctx.ui.answer_of == whose;
            let b = button(name, Act::AnswerOf(whose)).chosen(chosen);
            // The question that is put has the ground of what is chosen itself.
            if chosen { b.edge(ColorRole::Text) } else { b }
        };
        let mut all = vec![of(say.t("answer-of-all"), None).key("of all")];
        all.extend(asked.map(|s| {
            let name = s.name.get(ctx.ui.lang).to_owned();
            of(name, Some(s.id.clone())).key(format!("of {}", s.id))
        }));
        parts.push(note(say.t("answer-whose")));
        parts.push(flow(all));
    }
    parts
}

/// A module in exercise control's list.
fn entry_of(ctx: &PanelContext<'_>, n: usize, m: &Module) -> View {
    let (say, lang) = (ctx.say, ctx.ui.lang);
    let held = ctx
        .snap
        .discussion
        .modules
        .iter()
        .find(|x| x.module == m.id);
    let over = ctx.snap.mode == Mode::Over;
    let is_open = !over && ctx.snap.discussion.open.as_ref() == Some(&m.id);
    let mut about = vec![say.with("module-time-box", &[("span", m.time_box)])];
    about.extend(m.at.map(|t| say.with("module-map-at", &[("time", ctx.time(t))])));
    about.push(say.with("module-questions", &[("n", m.questions.len())]));
    let state = match (is_open, held) {
        (true, _) => Some(badge(say.t("module-open"), ColorRole::Good)),
        (false, Some(x)) => Some(badge(
            say.with("module-done", &[("span", x.spent)]),
            ColorRole::Muted,
        )),
        (false, None) => None,
    };
    let title = format!("{}. {}", n + 1, m.title.get(lang));
    let mut line = vec![text(title).bold().grow()];
    line.extend(state);
    let mut parts = vec![row(line).gap(space::TIGHT), note(about.join(" · "))];
    if !is_open && !over {
        let order = Order::OpenModule {
            module: m.id.clone(),
        };
        let words = say.t(if held.is_some() {
            "module-reopen-it"
        } else {
            "module-open-it"
        });
        parts.push(flow([
            button(words, Act::Give(order)).key(format!("open {}", m.id))
        ]));
    }
    sheet(parts).key(format!("module {}", m.id))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::text::{Lang, Text};
    use crate::screen::state::act::Panel;
    use crate::screen::testing::{app, offers, snapshot, ui, words};
    use crate::session::player::Snapshot;

    /// An exercise in which a module is open.
    fn opened(edit: impl Fn(&mut Module)) -> Snapshot {
        let mut snap = snapshot("ttx-elections");
        let mut m = snap.scenario.modules[0].clone();
        edit(&mut m);
        let d = Discussion {
            open: Some(m.id.clone()),
            asked: Some(m.questions[0].id.clone()),
            put: [m.questions[0].id.clone()].into(),
            ..Discussion::default()
        };
        (snap.discussion, snap.module) = (Arc::new(d), Some(Arc::new(m)));
        snap
    }

    fn said(snap: &Snapshot, place: Place) -> String {
        let mut app = app(snap.clone(), Lang::En);
        ui(&mut app).place = place;
        words(&mut app)
    }

    #[test]
    fn all_see_what_is_left_of_the_rooms_own_time_and_a_sign_once_it_is_over() {
        let own = |manner| {
            opened(|m| {
                m.manner = manner;
                m.break_out = Some(Span::from_mins(8));
            })
        };
        let (counts, over) = ("time left:\n6 min", "all together now");
        for place in [Place::Control, Place::BigScreen, Place::Team] {
            let mut snap = own(Manner::BreakOut);
            snap.talk.reading = Span::from_mins(2);
            let shown = said(&snap, place);
            assert!(shown.contains(counts) && !shown.contains(over), "{shown}");
            snap.talk.reading = Span::from_mins(8);
            let shown = said(&snap, place);
            assert!(
                !shown.contains("time left:") && shown.contains(over),
                "{shown}"
            );
            let shown = said(&own(Manner::Plenary), place);
            assert!(!shown.contains("time left:"), "{shown}");
        }
    }

    #[test]
    fn what_is_shown_large_for_the_hall_brings_no_panel_back() {
        let mut app = app(opened(|_| {}), Lang::En);
        ui(&mut app).away.time = true;
        let back = Act::PutAway(Panel::Time);
        assert!(offers(&mut app, &back));
        ui(&mut app).projecting = true;
        assert!(!offers(&mut app, &back));
    }

    #[test]
    fn a_situation_is_set_smaller_until_it_fits_the_hall_and_has_a_sign_where_it_goes_on() {
        let long = |n: usize| {
            let words = "Word after word. ".repeat(n);
            opened(|m| m.situation = Text::new(&words, &words))
        };
        let size = |snap: &Snapshot| {
            let mut app = app(snap.clone(), Lang::En);
            ui(&mut app).place = Place::BigScreen;
            let made = app.screen();
            let mut sizes = made.parts().into_iter().filter_map(|p| match &p.what {
                crate::screen::view::ViewKind::Text(w) if w.text.starts_with("Word after") => {
                    Some(w.size.rem())
                }
                _ => None,
            });
            sizes.next_back().unwrap()
        };
        let (short, longer, longest) = (long(5), long(55), long(400));
        assert!(size(&short) > size(&longer) && size(&longer) >= size(&longest));
        let goes_on = "goes on below";
        assert!(!said(&short, Place::BigScreen).contains(goes_on));
        assert!(!said(&longer, Place::BigScreen).contains(goes_on));
        assert!(said(&longest, Place::BigScreen).contains(goes_on));
    }
}
