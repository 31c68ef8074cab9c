//! What stands of the thing that is selected: its names and figures in fields, what can be done with it, what is in the text alone.
//!
//! Deliberately not here: taking what is typed (`handlers`).

use crate::screen::layout::*;

use crate::base::text::{Text, sought};
use crate::map::entity_ref::EntityRef;
use crate::record::states::Voters;
use crate::scenario::hand::{Choice, Figure, Form, Part, Sheet, Thing, nameable, stands_at, waits};
use crate::screen::panels::parts;
use crate::screen::panels::screens::editor::{EditorContext, does};
use crate::screen::panels::screens::editor_lists::{inject_links, sort_words};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Adding, EditorAct, EditorPick, in_text};
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{
    View, button, column, field, flow, heading, note, row, scroll, sign, spring, text,
};
use crate::wording::Say;

/// The panel's parts.
pub(crate) fn body(ctx: &EditorContext<'_>) -> Vec<View> {
    let say = ctx.say;
    let Some(selected) = &ctx.ui.selected else {
        return vec![
            heading(say.t("editor-nothing")),
            note(say.t("editor-how")),
            note(say.t("editor-how-drag")),
            note(say.t("editor-how-line")),
            note(say.t("editor-how-text")),
        ];
    };
    let name = text(selected.name(&ctx.prose)).size(Size::Title).bold();
    let Some(sheet) = &ctx.editor.sheet else {
        return vec![name, elsewhere(ctx, selected)];
    };
    let sort = sort_words(say, sheet.thing.sort());
    let mut parts = vec![
        row([note(sort).line(), note(sheet.thing.id()).line().ltr()]).gap(space::NEAR),
        place(&sheet.file, sheet.line),
    ];
    parts.extend(figures(ctx, sheet));
    if let Thing::Inject(inject) = &sheet.thing {
        parts.push(shifts(ctx, sheet));
        parts.extend(links(ctx, inject));
    }
    parts.extend(rest(ctx, sheet));
    let list = scroll(parts).gap(space::NEAR).key("sheet");
    vec![name.firm(), list, actions(ctx, &sheet.thing)]
}

/// A file and a line, which are read from left to right in every language.
fn place(file: &str, line: usize) -> View {
    note(format!("{file}:{line}")).ltr()
}

/// What is changed in the text alone, and where.
fn elsewhere(ctx: &EditorContext<'_>, thing: &EntityRef) -> View {
    let found = in_text(thing);
    let found = found.and_then(|(list, id)| stands_at(ctx.editor.bench.texts(), list, id));
    let mut parts = vec![note(ctx.say.t("editor-in-text-alone"))];
    parts.extend(found.map(|(file, line)| place(&file, line)));
    column(parts).gap(space::TIGHT)
}

/// What a value is called.
fn label(say: Say, figure: Figure) -> String {
    say.t(match figure {
        Figure::NameAr => "editor-name-ar",
        Figure::NameEn => "editor-name-en",
        Figure::Lat => "editor-lat",
        Figure::Lon => "editor-lon",
        Figure::Population => "editor-population",
        Figure::From => "editor-from",
        Figure::To => "editor-to",
        Figure::Km => "editor-km",
        Figure::Class => "editor-class",
        Figure::Place | Figure::Base => "editor-place",
        Figure::Municipality => "sort-municipality",
        Figure::Centre => "editor-protects",
        Figure::Voters(_) => "editor-voters",
        Figure::Serves(_) => "editor-serves",
        Figure::Desks(_) => "editor-desks",
        Figure::GateLanes => "editor-gate-lanes",
        Figure::GatePosture => "editor-gate-posture",
        Figure::Road => "sort-road",
        Figure::Near => "editor-near",
        Figure::Seat => "editor-commands",
        Figure::Lanes => "editor-lanes",
        Figure::Staff | Figure::Strength => "editor-people",
        Figure::Women => "editor-women",
        Figure::Posture => "editor-posture",
        Figure::Traffic => "editor-traffic",
        Figure::Kind => "editor-kind",
        Figure::Reliefs => "editor-reliefs",
        Figure::OnDuty => "editor-on-duty",
        Figure::When => "editor-when",
        Figure::Delay => "editor-delay",
        Figure::Chance => "editor-chance",
        Figure::Storyline => "editor-storyline",
        Figure::SenderAr(_) => "editor-sender-ar",
        Figure::SenderEn(_) => "editor-sender-en",
        Figure::Receivers(_) => "message-to",
        Figure::Channel(_) => "message-channel",
        Figure::WordsAr(_) => "editor-words-ar",
        Figure::WordsEn(_) => "editor-words-en",
        Figure::ExpectedAr(_) => "editor-expected-ar",
        Figure::ExpectedEn(_) => "editor-expected-en",
        Figure::Within(_) => "editor-within",
        Figure::Task(_) => "editor-task",
        Figure::ControllerAr => "editor-controller-ar",
        Figure::ControllerEn => "editor-controller-en",
        Figure::NotesAr => "editor-notes-ar",
        Figure::NotesEn => "editor-notes-en",
    })
}

/// What one of a few is called.
fn choice_words(ctx: &EditorContext<'_>, choice: Choice) -> String {
    let say = ctx.say;
    match choice {
        Choice::Channel(x) => ctx.prose.channel(x),
        Choice::Class(x) => say.name(x),
        Choice::Posture(x) => say.name(x),
        Choice::Kind(x) => say.name(x),
        Choice::Serves(x) => say.t(match x {
            Voters::Men => "editor-men",
            Voters::Women => "editor-women-voters",
            Voters::Mixed => "editor-mixed",
        }),
    }
}

fn figures(ctx: &EditorContext<'_>, sheet: &Sheet) -> Vec<View> {
    let mut parts = Vec::new();
    for (figure, value) in &sheet.figures {
        parts.extend(head(ctx, *figure));
        parts.push(one(ctx, *figure, value));
    }
    parts
}

/// What stands above the first value of a station, message or expected action, with what takes it out.
fn head(ctx: &EditorContext<'_>, figure: Figure) -> Option<View> {
    let (key, n, part) = match figure {
        Figure::Voters(n) => ("editor-station", n, None),
        Figure::WordsAr(n) => ("editor-message", n, Some(Part::Effect)),
        Figure::ExpectedAr(n) => ("editor-expected", n, Some(Part::Expected)),
        Figure::NotesAr => return Some(text(ctx.say.t("editor-for-control")).bold()),
        _ => return None,
    };
    let words = text(ctx.say.with(key, &[("n", u32::from(n) + 1)])).bold();
    let Some(part) = part else {
        return Some(words);
    };
    let out = sign(
        "×",
        ctx.say.t("editor-take-out"),
        does(EditorAct::Shorten(part, n)),
    );
    let out = out.key(format!("take out {part:?} {n}"));
    Some(row([words.grow(), out]).gap(space::NEAR).firm())
}

/// A value with what it is called.
fn one(ctx: &EditorContext<'_>, figure: Figure, value: &str) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    let called = label(say, figure);
    if figure.form() == Form::Choice {
        let few = figure.choices().into_iter().map(|c| {
            let mut b = button("", does(EditorAct::Choose(figure, c))).chosen(c.written() == value);
            b.children[0] = text(choice_words(ctx, c)).size(Size::Small).line();
            b.firm().key(format!("{figure:?} {}", c.written()))
        });
        return column([note(called), flow(few.collect::<Vec<_>>())])
            .gap(2.0)
            .firm();
    }
    if figure.form() == Form::Names {
        return column([note(called), named(ctx, figure, value)])
            .gap(2.0)
            .firm();
    }
    let which = Field::Figure(figure);
    if figure.form() == Form::Lines {
        // The enter key breaks the line here.
        let lines = u8::try_from(ui.typed(which).chars().count() / 34).unwrap_or(LINES);
        let typed = field(which, ui.typed(which), "", None).lines(lines.clamp(2, LINES));
        return column([note(called), parts::entry(ui, say, typed)])
            .gap(2.0)
            .firm();
    }
    let typed = field(which, ui.typed(which), "", Some(does(EditorAct::Apply)));
    let mut label = note(called);
    label.node.width = percent(38);
    label.node.flex_shrink = 0.0;
    let entry = row([label, parts::entry(ui, say, typed).grow()])
        .gap(space::NEAR)
        .firm();
    if figure.form() == Form::Name {
        column([entry, offered(ctx, figure, value)]).gap(2.0).firm()
    } else {
        entry
    }
}

/// Lines of words that are seen at once.
const LINES: u8 = 7;

/// What a value can name, of which it names several.
fn named(ctx: &EditorContext<'_>, figure: Figure, value: &str) -> View {
    let Some(sheet) = &ctx.editor.sheet else {
        return row([]);
    };
    let now: Vec<&str> = value.split(',').map(str::trim).collect();
    let all = nameable(&ctx.editor.scenario, sheet, figure).into_iter();
    let buttons = all.map(|(id, name)| {
        let act = does(EditorAct::Toggle(figure, id.clone()));
        let mut b = button("", act).chosen(now.contains(&id.as_str()));
        b.children[0] = text(name.get(ctx.ui.lang)).size(Size::Small);
        b.firm().key(format!("{figure:?} {id}"))
    });
    flow(buttons.collect::<Vec<_>>())
}

/// Things that are offered at once; more are found by typing a part of their name.
const OFFERED: usize = 12;

/// What a value names, by its name, and what else it can name.
fn offered(ctx: &EditorContext<'_>, figure: Figure, value: &str) -> View {
    let (say, ui) = (ctx.say, ctx.ui);
    let Some(sheet) = &ctx.editor.sheet else {
        return row([]);
    };
    let all = nameable(&ctx.editor.scenario, sheet, figure);
    let typed = ui.typed(Field::Figure(figure)).trim();
    let named = all.iter().find(|(id, _)| id == value);
    let words = named.map_or_else(
        || say.t("editor-choose"),
        |(_, name)| name.get(ui.lang).to_owned(),
    );
    let is_open = ctx.editor.offering == Some(figure) || typed != value;
    let mut head = button("", does(EditorAct::Offer(figure))).chosen(is_open);
    head.children[0] = text(format!("{words} ▾")).size(Size::Small);
    let mut lines = vec![row([spring(), head.key(format!("offer {figure:?}"))]).firm()];
    if is_open {
        let part = if typed == value {
            String::new()
        } else {
            sought(typed)
        };
        let fits = |id: &str, name: &Text| {
            [id, &name.ar, &name.en]
                .iter()
                .any(|n| sought(n).contains(&part))
        };
        let found = all.iter().filter(|(id, name)| fits(id, name));
        let found: Vec<&(String, Text)> = found.collect();
        let shown = found.iter().take(OFFERED).map(|(id, name)| {
            let mut b = button("", does(EditorAct::Name(figure, id.clone()))).chosen(id == value);
            b.children[0] = text(name.get(ui.lang)).size(Size::Small);
            b.firm().key(format!("{figure:?} {id}"))
        });
        lines.push(flow(shown.collect::<Vec<_>>()));
        if found.len() > OFFERED {
            lines.push(note(say.t("editor-choose-more")));
        }
        if found.is_empty() {
            lines.push(note(say.t("search-nothing")));
        }
    }
    column(lines).gap(2.0).firm()
}

/// Buttons that move an inject on the time line.
fn shifts(ctx: &EditorContext<'_>, sheet: &Sheet) -> View {
    let Thing::Inject(inject) = &sheet.thing else {
        return row([]);
    };
    if sheet.value(Figure::When).is_none() && sheet.value(Figure::Delay).is_none() {
        return note(ctx.say.t("inject-by-hand"));
    }
    let by = |minutes: i64| {
        let sign = if minutes < 0 { "−" } else { "+" };
        let words = format!("{sign}{}", minutes.abs());
        let mut b = button("", does(EditorAct::Shift(inject.clone(), minutes)));
        b.children[0] = text(words).line().ltr();
        b.share().key(format!("shift {minutes}"))
    };
    let buttons = [-15, -5, -1, 1, 5, 15].map(by);
    column([
        note(ctx.say.t("editor-shift")),
        row(buttons).gap(space::TIGHT).unmirrored(),
    ])
    .gap(2.0)
    .firm()
}

/// What an inject waits for, and what waits for it.
fn links(ctx: &EditorContext<'_>, inject: &crate::base::ids::InjectId) -> Vec<View> {
    let all = waits(&ctx.editor.scenario);
    let mut parts = Vec::new();
    if let Some(others) = all.get(inject) {
        parts.push(note(ctx.say.t("editor-waits-for")).bold());
        parts.extend(inject_links(ctx, others.iter()));
    }
    let behind: Vec<_> = all
        .iter()
        .filter(|(_, others)| others.contains(inject))
        .map(|(id, _)| id)
        .collect();
    if !behind.is_empty() {
        parts.push(note(ctx.say.t("editor-is-waited-for")).bold());
        parts.extend(inject_links(ctx, behind.into_iter()));
    }
    parts
}

/// What of it is changed in the text alone.
fn rest(ctx: &EditorContext<'_>, sheet: &Sheet) -> Vec<View> {
    if sheet.rest.is_empty() {
        return Vec::new();
    }
    let one =
        |(name, line): &(String, usize)| note(format!("{name} · {}:{line}", sheet.file)).ltr();
    let lines = column(sheet.rest.iter().map(one));
    vec![note(ctx.say.t("editor-rest")).bold(), lines]
}

/// What can be done with it.
fn actions(ctx: &EditorContext<'_>, thing: &Thing) -> View {
    let say = ctx.say;
    let add = |key: &str, what: Adding| {
        button(say.t(key), Act::Show(Dialog::Adding(what))).key(key.to_owned())
    };
    let mut some = match thing {
        Thing::Place(p) => vec![
            add("editor-add-centre", Adding::Centre(p.clone())),
            add("editor-add-unit", Adding::Unit(p.clone())),
            button(
                say.t("editor-add-road"),
                does(EditorAct::Pick(Some(EditorPick::RoadFrom(p.clone())))),
            )
            .key("editor-add-road"),
        ],
        Thing::Road(r) => vec![add("editor-add-checkpoint", Adding::Checkpoint(r.clone()))],
        Thing::Inject(_) => {
            let more = |key: &str, part| {
                button(say.t(key), does(EditorAct::Extend(part))).key(key.to_owned())
            };
            vec![
                more("editor-add-message", Part::Effect),
                more("editor-add-expected", Part::Expected),
            ]
        }
        Thing::Centre(_) | Thing::Checkpoint(_) | Thing::Unit(_) => Vec::new(),
    };
    some.push(
        button(
            say.t("editor-delete"),
            does(EditorAct::Delete(thing.clone())),
        )
        .disabled(ctx.editor.asking.is_some())
        .key("delete"),
    );
    let apply = parts::main_button(say.t("editor-apply"), does(EditorAct::Apply)).key("apply");
    let mut v = column([flow(some), row([spring(), apply])])
        .gap(space::TIGHT)
        .firm();
    v.node.border = UiRect::top(px(1));
    v.edge = ColorRole::Line;
    v.node.padding = UiRect::top(px(space::TIGHT));
    v
}
