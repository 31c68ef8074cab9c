//! What lies over everything: dialogs, menus, the card and the hint under the pointer, the order to be confirmed, what was said,
//! trouble, and the stop for a real emergency.
//!
//! Deliberately not here: the contents of the dialogs (`dialogs`).

use bevy::prelude::*;

use super::{
    Scene, adhoc, dialogs, form, help, inspector, legend, measures, offers, search, summary, top,
};
use crate::base::text::Lang;
use crate::session::player::Mode;
use crate::window::act::Act;
use crate::window::theme::{Size, Tone, space};
use crate::window::ui::{Dialog, Ui};
use crate::window::view::{Reads, View, button, column, heading, note, row, sign, spring, text};
use crate::window::weight::{Weight, weight};
use crate::wording::Say;

/// Layers, from below.
const CARD: i32 = 10;
const CONFIRM: i32 = 20;
const DIALOG: i32 = 30;
const MENU: i32 = 40;
const SAID: i32 = 50;
const HINT: i32 = 60;

/// What lies over every screen.
pub(super) fn everywhere(ui: &Ui, say: Say, window: Vec2) -> Vec<View> {
    let mut parts = Vec::new();
    match &ui.dialog {
        Some(Dialog::Help) => parts.push(dialog(
            say,
            say.t("help-title"),
            620.0,
            window,
            help::body(say, ui.large),
        )),
        Some(Dialog::Close) => parts.push(dialog(
            say,
            say.t("close-title"),
            460.0,
            window,
            dialogs::close(ui, say),
        )),
        _ => {}
    }
    parts.extend(said(ui, say, window));
    parts.extend(hint(ui, window));
    parts
}

/// What lies over a running exercise.
pub(super) fn running(scene: &Scene<'_>) -> Vec<View> {
    let mut parts = Vec::new();
    parts.extend(card(scene));
    parts.extend(confirm(scene));
    parts.extend(menu(scene));
    parts.extend(dialog_of(scene));
    parts.extend(trouble(scene));
    if scene.snap.mode == Mode::Emergency {
        parts.push(emergency(scene));
    }
    parts
}

fn dialog_of(scene: &Scene<'_>) -> Option<View> {
    let (say, window) = (scene.say, scene.window);
    let make =
        |title: String, width: f32, body: Vec<View>| Some(dialog(say, title, width, window, body));
    match scene.ui.dialog.as_ref()? {
        Dialog::Search => make(say.t("search-title"), 460.0, search::body(scene)),
        Dialog::RunUntil => {
            let title = if scene.snap.replay.is_some() {
                "go-to-time-title"
            } else {
                "run-until-title"
            };
            make(say.t(title), 400.0, dialogs::run_until(scene))
        }
        Dialog::Sort => make(say.t("sort-title"), 460.0, dialogs::sort(scene)),
        Dialog::Branch => make(say.t("branch-title"), 560.0, dialogs::branch(scene)),
        Dialog::Pace => make(say.t("pace-title"), 400.0, dialogs::pace(scene)),
        Dialog::Retime(inject) => {
            make(say.t("retime-title"), 440.0, dialogs::retime(scene, inject))
        }
        Dialog::AdHoc => make(say.t("ad-hoc-title"), 640.0, adhoc::body(scene)),
        Dialog::Note(kind) => make(
            say.t(if *kind == crate::record::observation::NoteKind::Bookmark {
                "bookmark"
            } else {
                "observation"
            }),
            520.0,
            dialogs::note_parts(scene, *kind),
        ),
        Dialog::End => make(say.t("end-title"), 440.0, dialogs::end(scene)),
        Dialog::Summary => make(say.t("hot-wash"), 760.0, summary::body(scene)),
        Dialog::Form => make(say.t("form-title"), 860.0, form::body(scene)),
        Dialog::Measures => make(say.t("measures-title"), 860.0, measures::body(scene)),
        Dialog::Rate(task, rating) => make(
            say.t("form-decision"),
            520.0,
            form::decide(scene, task, *rating),
        ),
        Dialog::Legend => make(say.t("key"), 640.0, legend::key(scene)),
        Dialog::Truth => make(say.t("truth-title"), 480.0, dialogs::truth(scene)),
        Dialog::More => make(say.t("more"), 340.0, top::folded(scene)),
        Dialog::Help | Dialog::Close => None,
    }
}

/// A box in the middle of the screen over a veil.
fn dialog(say: Say, title: String, width: f32, window: Vec2, body: Vec<View>) -> View {
    let head = row([
        heading(title),
        spring(),
        sign("×", say.t("close-hint"), Act::Escape).key("shut"),
    ])
    .gap(space::NEAR)
    .firm();
    let mut list = super::scroll_if_tall(body, window.y - 150.0);
    list.node.max_height = px(window.y - 150.0);
    // Room for the ring of what has the focus.
    list.node.padding = UiRect::all(px(space::TIGHT));
    let mut frame = column([head, list])
        .fill(Tone::Panel)
        .edge(Tone::Border)
        .round()
        .pad(space::WIDE, space::WIDE)
        .gap(space::NEAR);
    frame.node.width = px(width.min(window.x - 40.0));
    frame.node.max_height = px(window.y - 40.0);
    let mut veil = column([frame]).fill(Tone::Veil).layer(DIALOG).key("dialog");
    veil.modal = true;
    veil.node.position_type = PositionType::Absolute;
    veil.node.width = percent(100);
    veil.node.height = percent(100);
    veil.node.align_items = AlignItems::Center;
    veil.node.justify_content = JustifyContent::Center;
    veil
}

fn absolute(mut v: View, at: Vec2, layer: i32) -> View {
    v.node.position_type = PositionType::Absolute;
    v.node.left = px(at.x);
    v.node.top = px(at.y);
    v.layer(layer)
}

/// Keeps a box of about this size on the screen.
fn inside(at: Vec2, size: Vec2, window: Vec2) -> Vec2 {
    at.min(window - size - Vec2::splat(6.0))
        .max(Vec2::splat(6.0))
}

/// The card of the thing under the pointer.
fn card(scene: &Scene<'_>) -> Option<View> {
    let (thing, at) = scene.ui.hover.as_ref()?;
    if scene.ui.menu.is_some() || scene.ui.dialog.is_some() {
        return None;
    }
    let mut v = column(inspector::card(scene, thing))
        .fill(Tone::Panel)
        .edge(Tone::Border)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .gap(2.0)
        .key("card");
    v.node.width = px(250);
    v.open = true;
    let at = inside(
        *at + Vec2::new(16.0, 14.0),
        Vec2::new(250.0, 120.0),
        scene.window,
    );
    Some(absolute(v, at, CARD))
}

/// The menu on a thing.
fn menu(scene: &Scene<'_>) -> Option<View> {
    let menu = scene.ui.menu.as_ref()?;
    let mut parts = vec![text(menu.thing.name(&scene.prose)).bold()];
    let mut group = String::new();
    let mut lines = 1;
    for o in offers::offers(scene, &menu.thing) {
        if o.group != group && !o.group.is_empty() {
            parts.push(note(o.group.clone()));
            lines += 1;
        }
        group.clone_from(&o.group);
        let mut b = button(o.words, o.act);
        b.node.justify_content = JustifyContent::FlexStart;
        parts.push(b.firm());
        lines += 1;
    }
    let mut inspect = button(scene.say.t("inspect"), Act::Select(menu.thing.clone())).firm();
    inspect.node.justify_content = JustifyContent::FlexStart;
    parts.push(inspect);
    let tall = (lines as f32 + 2.0) * 32.0;
    let mut list = super::scroll_if_tall(parts, scene.window.y * 0.7);
    list = list.gap(2.0);
    let mut v = column([list])
        .fill(Tone::Panel)
        .edge(Tone::Border)
        .round()
        .pad(space::NEAR, space::NEAR)
        .key("menu");
    v.modal = true;
    v.node.width = px(260);
    v.node.max_height = px(scene.window.y * 0.75);
    let at = inside(
        menu.at,
        Vec2::new(260.0, tall.min(scene.window.y * 0.75)),
        scene.window,
    );
    Some(absolute(v, at, MENU))
}

/// The order that is ready to be given, with its travel time.
fn confirm(scene: &Scene<'_>) -> Option<View> {
    let c = scene.ui.confirm.as_ref()?;
    let say = scene.say;
    let mut words = vec![text(scene.prose.order(&c.order)).bold()];
    if let Some((unit, to)) = &c.trip {
        let known = scene.snap.estimates.as_ref().filter(|e| e.to == *to);
        let time = match known.map(|e| e.times.get(unit)) {
            Some(Some(t)) => {
                let arrives = scene.snap.at + t.total();
                say.with(
                    "trip",
                    &[
                        ("turn", t.turn_out.to_string()),
                        ("drive", t.drive.to_string()),
                        ("time", scene.time(arrives)),
                    ],
                )
            }
            Some(None) => say.t("trip-no-way"),
            None => say.t("trip-unknown"),
        };
        words.push(note(time));
    }
    match weight(&c.order, scene.snap) {
        Weight::Light => {}
        Weight::Checkpoints(n) => {
            words.push(text(say.with("reaches-checkpoints", &[("n", n)])).tone(Tone::Warn))
        }
        Weight::Units(n) => {
            words.push(text(say.with("holds-for-units", &[("n", n)])).tone(Tone::Warn))
        }
        Weight::Script => words.push(text(say.t("skip-means")).tone(Tone::Warn)),
    }
    words.push(note(
        say.with("ordered-as", &[("seat", scene.prose.seat(&c.seat))]),
    ));
    let mut yes = button(say.t("confirm"), Act::Confirm)
        .fill(Tone::Good)
        .key("confirm");
    yes.children[0] = text(say.t("confirm")).tone(Tone::OnColour).bold().line();
    let buttons = row([yes, button(say.t("cancel"), Act::Escape)])
        .gap(space::NEAR)
        .firm();
    let width = (scene.room.width() - 110.0).clamp(300.0, 620.0);
    // Beside the words, or below them where there is little room.
    let parts = if width < 460.0 {
        column([column(words), buttons])
    } else {
        row([column(words).grow(), buttons])
    };
    let mut v = parts
        .fill(Tone::Panel)
        .edge(Tone::Busy)
        .round()
        .pad(space::WIDE, space::NEAR)
        .gap(space::WIDE)
        .key("order to confirm");
    // Beside the buttons at the map's edge.
    v.node.width = px(width);
    let at = Vec2::new(scene.room.center().x - width / 2.0, scene.room.min.y + 10.0);
    Some(absolute(v, at, CONFIRM))
}

/// What was said to the person last.
fn said(ui: &Ui, say: Say, window: Vec2) -> Option<View> {
    let (n, words, bad) = ui.said.as_ref()?;
    let tone = if *bad { Tone::Bad } else { Tone::Good };
    let mut v = row([
        text(if *bad { "✗" } else { "✓" }).bold().tone(tone),
        text(words.clone()).grow(),
        sign("×", say.t("close-hint"), Act::Unsay(*n)).key("shut"),
    ]);
    v = v
        .fill(Tone::Raised)
        .edge(tone)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .gap(space::NEAR)
        .key("said");
    let width = (window.x * 0.46).min(600.0);
    v.node.width = px(width);
    let mut v = absolute(v, Vec2::new((window.x - width) / 2.0, 0.0), SAID);
    // Over the map's lower edge, where it covers nothing that one works with.
    // A dialog lies there; then it stands above that.
    if ui.dialog.is_some() {
        v.node.top = px(6);
        return Some(v);
    }
    v.node.top = Val::Auto;
    v.node.bottom = px(
        if ui.stage == crate::window::ui::Stage::Running && !ui.away.time {
            120.0 + super::time::LANE * super::time::visible(window.y) as f32
        } else {
            70.0
        },
    );
    Some(v)
}

fn hint(ui: &Ui, window: Vec2) -> Option<View> {
    let (words, centre, size) = ui.hint.as_ref()?;
    let mut v = column([text(words.clone()).size(Size::Small)])
        .fill(Tone::Raised)
        .edge(Tone::Line)
        .round()
        .pad(space::NEAR, space::TIGHT)
        .key("hint");
    v.open = true;
    v.node.max_width = px(280);
    let lines = (words.chars().count() as f32 / 38.0).ceil();
    let guess = Vec2::new(
        (words.chars().count() as f32 * 7.0 + 20.0).min(280.0),
        14.0 + 18.0 * lines,
    );
    let below = centre.y + size.y / 2.0 + 6.0;
    let y = if below + guess.y > window.y {
        centre.y - size.y / 2.0 - guess.y - 6.0
    } else {
        below
    };
    let at = inside(Vec2::new(centre.x - guess.x / 2.0, y), guess, window);
    Some(absolute(v, at, HINT))
}

/// Why the exercise cannot go on.
fn trouble(scene: &Scene<'_>) -> Option<View> {
    let words = scene.snap.trouble.as_ref()?;
    let file = scene
        .file
        .map_or_else(String::new, |f| f.display().to_string());
    let slept = scene.snap.slept;
    let tone = if slept { Tone::Warn } else { Tone::Bad };
    let mut parts = vec![
        heading(scene.say.t(if slept { "slept" } else { "trouble" })).tone(tone),
        text(words.get(scene.ui.lang)),
        note(scene.say.with("trouble-file", &[("file", file)])),
    ];
    if slept {
        parts.push(dialogs::buttons([dialogs::main_button(
            scene.say.t("slept-go-on"),
            Act::PlayPause,
        )]));
    }
    let mut v = column(parts)
        .fill(Tone::Panel)
        .edge(tone)
        .round()
        .pad(space::WIDE, space::WIDE)
        .gap(space::NEAR)
        .key("trouble");
    v.node.width = px(460);
    let at = Vec2::new((scene.window.x - 460.0) / 2.0, scene.window.y * 0.3);
    Some(absolute(v, at, CONFIRM))
}

/// A real emergency: nothing of the exercise can be taken for real now. It is for everybody in the room, so it is said in both
/// languages, the one of the window first, as large as there is room for. A key that one presses by habit does not end it.
fn emergency(scene: &Scene<'_>) -> View {
    let say = scene.say;
    let (first, second) = scene
        .ui
        .lang
        .pick((Lang::Ar, Lang::En), (Lang::En, Lang::Ar));
    // 96 pixels where the window is 1300 by 740: four lines, with what is said below them and the way back.
    let large = (scene.window.x * 0.074).min(scene.window.y * 0.13) as u16;
    let mut parts = Vec::new();
    for lang in [first, second] {
        let reads = lang.pick(Reads::RightToLeft, Reads::LeftToRight);
        let own = crate::wording::say(lang);
        parts.push(
            text(own.t("emergency-title"))
                .size(Size::Room(large))
                .bold()
                .tone(Tone::Bad)
                .centred()
                .reads(reads),
        );
        parts.push(
            text(own.t("emergency-words"))
                .size(Size::Room(large * 3 / 10))
                .centred()
                .reads(reads),
        );
    }
    let end = if scene.ui.asked_over {
        vec![
            button(say.t("emergency-goes-on"), Act::AskOver(false)).key("emergency goes on"),
            button(say.t("emergency-over-yes"), Act::Emergency(false))
                .fill(Tone::Bad)
                .key("emergency over"),
        ]
    } else {
        vec![button(say.t("emergency-over"), Act::AskOver(true)).key("emergency over?")]
    };
    parts.push(row(end).gap(space::WIDE).firm());
    parts.push(note(say.t("emergency-key")));
    let mut v = column(parts)
        .fill(Tone::Ground)
        .layer(HINT + 10)
        .gap(space::WIDE)
        .pad(24.0, 16.0)
        .key("emergency");
    v.node.position_type = PositionType::Absolute;
    v.node.width = percent(100);
    v.node.height = percent(100);
    v.node.align_items = AlignItems::Center;
    v.node.justify_content = JustifyContent::Center;
    v
}
