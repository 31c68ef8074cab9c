//! The editor's screen: the scenario's map, lists of its things, injects and findings, what stands of the one that is selected.
//!
//! Deliberately not here: the first screen (`choosing`), what is shown of an exercise (`docks`).

use crate::screen::layout::*;

use crate::screen::panels::docks::top;
use crate::screen::panels::overlays::map_edges;
use crate::screen::panels::parts::panel;
use crate::screen::panels::screens::{editor_lane, editor_lists, editor_sheet};
use crate::screen::state::act::Act;
use crate::screen::state::editor::{Editor, EditorAct, EditorPick, EditorTab};
use crate::screen::state::ui::Ui;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{Slot, View, ViewKind, badge, button, column, note, row, spring, text};
use crate::wording::{Prose, Say};

/// What the editor's panels read.
pub(crate) struct EditorContext<'a> {
    pub(crate) ui: &'a Ui,
    pub(crate) editor: &'a Editor,
    pub(crate) say: Say,
    pub(crate) prose: Prose<'a>,
}

/// An act of the editor.
pub(crate) fn does(act: EditorAct) -> Act {
    Act::Edit(act)
}

/// The whole screen; while the scenario is still being read, that it is.
pub(crate) fn body(ui: &Ui, say: Say, window: Vec2) -> Vec<View> {
    let Some(editor) = ui.editor() else {
        let words = column([text(say.t("reading-scenarios")).size(Size::Large)])
            .pad(space::WIDE, space::WIDE)
            .grow();
        return vec![
            top::frame(vec![
                text(say.t("editor-title")).size(Size::Large).bold().line(),
            ]),
            words,
        ];
    };
    let prose = Prose {
        scenario: &editor.scenario,
        lang: ui.lang,
    };
    let ctx = EditorContext {
        ui,
        editor,
        say,
        prose,
    };
    let side = (window.x * 0.25).clamp(290.0, 420.0).min(window.x / 3.0);
    let left = panel("editor lists", side, lists(&ctx)).gap(space::NEAR);
    let right = panel("editor sheet", side, editor_sheet::body(&ctx)).gap(space::NEAR);
    let mut middle = row([left, map_room(&ctx), right]).grow().key("middle");
    middle.node.align_items = AlignItems::Stretch;
    middle.open = true;
    vec![bar(&ctx), middle, editor_lane::lane(&ctx, window)]
}

/// The bar at the top: what is edited, whether it is saved, steps back and forth.
fn bar(ctx: &EditorContext<'_>) -> View {
    let (say, e) = (ctx.say, ctx.editor);
    let title = ctx.prose.scenario.head.title.get(ctx.ui.lang).to_owned();
    let state = if e.saving.is_some() {
        badge(say.t("editor-saving"), ColorRole::Info)
    } else if e.bench.is_saved() {
        badge(say.t("editor-is-saved"), ColorRole::Good)
    } else {
        badge(say.t("editor-unsaved"), ColorRole::Warn)
    };
    let history = e.bench.history();
    let mut name = text(title).bold().grow();
    name.node.max_width = px(420);
    let mut parts = vec![
        badge(say.t("exercise-mark"), ColorRole::Exercise),
        text(say.t("editor-title")).line(),
        name,
        state,
        spring(),
        button(say.t("editor-undo"), does(EditorAct::Undo))
            .disabled(!history.can_undo())
            .hint(say.t("editor-undo-hint"))
            .key("undo"),
        button(say.t("editor-redo"), does(EditorAct::Redo))
            .disabled(!history.can_redo())
            .hint(say.t("editor-redo-hint"))
            .key("redo"),
        button(say.t("save"), does(EditorAct::Save))
            .fill(if e.bench.is_saved() {
                ColorRole::Button
            } else {
                ColorRole::Chosen
            })
            .hint(say.t("editor-save-hint"))
            .key("save"),
        button(say.t("editor-close"), does(EditorAct::Leave)).key("leave"),
    ];
    parts.extend(top::common(ctx.ui.lang, say));
    top::frame(parts)
}

/// The lists with their tabs.
fn lists(ctx: &EditorContext<'_>) -> Vec<View> {
    let (say, e) = (ctx.say, ctx.editor);
    let tab = |words: String, tab| {
        let mut v =
            button(words.clone(), does(EditorAct::Show(tab))).pad(space::TIGHT, space::TIGHT);
        v.children = vec![text(words).centred()];
        v.chosen(e.tab == tab).share()
    };
    let found = say.with("editor-findings", &[("n", e.findings.len())]);
    let tabs = row([
        tab(say.t("editor-things"), EditorTab::Things),
        tab(say.t("tab-injects"), EditorTab::Injects),
        tab(found, EditorTab::Findings),
    ])
    .gap(space::TIGHT)
    .firm();
    let mut parts = vec![tabs];
    if !e.is_sound {
        parts.push(
            note(say.t(if e.is_partial {
                "editor-map-is-partial"
            } else {
                "editor-map-is-older"
            }))
            .color(ColorRole::Bad)
            .firm(),
        );
    }
    parts.extend(match e.tab {
        EditorTab::Things => editor_lists::things(ctx),
        EditorTab::Injects => editor_lists::injects(ctx),
        EditorTab::Findings => editor_lists::findings(ctx),
    });
    parts
}

/// The map's room, with what lies over its edges.
fn map_room(ctx: &EditorContext<'_>) -> View {
    let mut slot = View {
        what: ViewKind::Slot(Slot::Map),
        ..Default::default()
    };
    slot.node.position_type = PositionType::Absolute;
    slot.node.width = percent(100);
    slot.node.height = percent(100);
    let rtl = ctx.ui.lang.rtl();
    let mut v = column([slot, map_edges::looks(ctx.say, rtl, false)])
        .grow()
        .key("map");
    v.children.extend(told(ctx));
    v.node.overflow = Overflow::clip();
    v.open = true;
    v
}

/// What the next press on the map means, or how the map is worked with.
fn told(ctx: &EditorContext<'_>) -> Option<View> {
    let say = ctx.say;
    let (words, color) = match &ctx.editor.pick {
        Some(EditorPick::RoadFrom(_)) => (say.t("editor-pick-road"), ColorRole::Warn),
        Some(EditorPick::Place(_)) => (say.t("editor-pick-place"), ColorRole::Warn),
        None => (say.t("editor-drag"), ColorRole::Muted),
    };
    let mut parts = vec![text(words).size(Size::Small).color(color).grow()];
    if ctx.editor.pick.is_some() {
        parts.push(button(say.t("cancel"), does(EditorAct::Pick(None))).key("give up"));
    }
    let mut v = row(parts)
        .gap(space::NEAR)
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .key("told");
    v.node.position_type = PositionType::Absolute;
    v.node.bottom = px(8);
    v.node.max_width = percent(96);
    if ctx.ui.lang.rtl() {
        v.node.right = px(8);
    } else {
        v.node.left = px(8);
    }
    Some(v)
}
