//! The editor's lists: things by sort and name, injects in the order of time, findings of the check.
//!
//! Deliberately not here: what stands of a thing (`editor_sheet`).

use crate::screen::layout::*;

use crate::base::diag::Diagnostic;
use crate::base::text::{Lang, sought};
use crate::evaluate::schedule::{Due, schedule};
use crate::map::entity_ref::EntityRef;
use crate::scenario::hand::Sort;
use crate::scenario::model::Inject;
use crate::screen::panels::findings;
use crate::screen::panels::screens::editor::{EditorContext, does};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Adding, EditorAct, ref_of};
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, badge, button, column, field, flow, note, row, scroll, text};
use crate::wording::names::Names;
use crate::wording::{Prose, Say};

/// Things of a sort that are listed; more are found by their name.
const MOST: usize = 150;
/// Findings that are listed.
const FINDINGS: usize = 100;

/// What a sort of thing is called.
pub(crate) fn sort_words(say: Say, sort: Sort) -> String {
    say.t(match sort {
        Sort::Place => "sort-place",
        Sort::Road => "sort-road",
        Sort::Centre => "sort-centre",
        Sort::Checkpoint => "sort-checkpoint",
        Sort::Unit => "sort-unit",
        Sort::Inject => "sort-inject",
    })
}

/// A thing that can be pressed; it is chosen if it is the one selected.
pub(crate) fn link(ctx: &EditorContext<'_>, thing: EntityRef, parts: Vec<View>) -> View {
    let chosen = ctx.ui.selected.as_ref() == Some(&thing);
    column(parts)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .press(Act::GoTo(thing))
        .chosen(chosen)
        .firm()
}

/// The sorts of which there are lists; injects have one of their own.
fn of_map() -> impl Iterator<Item = Sort> {
    Sort::ALL.iter().copied().filter(|s| *s != Sort::Inject)
}

fn all_of(ctx: &EditorContext<'_>, sort: Sort) -> Vec<EntityRef> {
    let s = &ctx.editor.scenario;
    match sort {
        Sort::Place => s.places.keys().cloned().map(EntityRef::Place).collect(),
        Sort::Road => s.roads.keys().cloned().map(EntityRef::Road).collect(),
        Sort::Centre => s.centres.keys().cloned().map(EntityRef::Centre).collect(),
        Sort::Checkpoint => s
            .checkpoints
            .keys()
            .cloned()
            .map(EntityRef::Checkpoint)
            .collect(),
        Sort::Unit => s.units.keys().cloned().map(EntityRef::Unit).collect(),
        Sort::Inject => Vec::new(),
    }
}

/// The field in which is typed what is looked for.
fn find(ctx: &EditorContext<'_>) -> View {
    let typed = ctx.ui.typed(Field::EditorFind);
    let words = ctx.say.t("editor-find");
    column([field(Field::EditorFind, typed, words, None)]).firm()
}

/// Whether one of some names is looked for.
fn is_wanted(ctx: &EditorContext<'_>, names: &[String]) -> bool {
    let wanted = sought(ctx.ui.typed(Field::EditorFind).trim());
    wanted.is_empty() || names.iter().any(|n| sought(n).contains(&wanted))
}

/// The things of a sort.
pub(crate) fn things(ctx: &EditorContext<'_>) -> Vec<View> {
    let (say, e) = (ctx.say, ctx.editor);
    let choice = of_map().map(|sort| {
        let mut b = button("", does(EditorAct::Sort(sort))).chosen(e.sort == sort);
        b.children[0] = text(sort_words(say, sort)).size(Size::Small).line();
        b.firm().key(format!("sort {sort:?}"))
    });
    let names = |thing: &EntityRef| {
        [Lang::Ar, Lang::En].map(|lang| {
            let prose = Prose {
                scenario: &e.scenario,
                lang,
            };
            thing.name(&prose)
        })
    };
    let found = all_of(ctx, e.sort);
    let found = found.into_iter().filter(|t| is_wanted(ctx, &names(t)));
    let mut list: Vec<View> = found
        .take(MOST)
        .map(|thing| {
            let name = text(thing.name(&ctx.prose));
            link(ctx, thing, vec![name])
        })
        .collect();
    if list.is_empty() {
        list.push(note(say.t("search-nothing")));
    }
    let add = button(
        say.t("editor-add-place"),
        Act::Show(Dialog::Adding(Adding::Place)),
    );
    vec![
        flow(choice.collect::<Vec<_>>()).firm(),
        find(ctx),
        scroll(list).gap(2.0).key("things"),
        add.firm().key("add place"),
    ]
}

/// When an inject comes, in a word or two.
pub(crate) fn due_words(ctx: &EditorContext<'_>, due: Due) -> String {
    match due {
        Due::At(t, false) => t.short(),
        Due::At(t, true) => ctx.say.with("editor-not-before", &[("time", t)]),
        Due::ByHand => ctx.say.t("inject-by-hand"),
    }
}

/// The injects in the order of time.
pub(crate) fn injects(ctx: &EditorContext<'_>) -> Vec<View> {
    let all = schedule(&ctx.editor.scenario).into_iter();
    let all = all.filter(|(_, i)| {
        let names = [i.id.to_string(), i.name.ar.clone(), i.name.en.clone()];
        is_wanted(ctx, &names)
    });
    let one = |(due, i): (Due, &Inject)| {
        let thing = EntityRef::Inject(i.id.clone());
        let head = row([
            text(due_words(ctx, due)).bold().line(),
            note(i.id.as_str()).line(),
        ])
        .gap(space::NEAR);
        let mut parts = vec![head, text(i.name.get(ctx.ui.lang))];
        // That it comes by hand stands in its head already.
        let trigger = Names(&ctx.editor.scenario).trigger(i);
        let trigger = trigger.filter(|_| due != Due::ByHand);
        parts.extend(trigger.map(|t| note(ctx.say.message(&t))));
        link(ctx, thing, parts).key(format!("inject {}", i.id))
    };
    let mut list: Vec<View> = all.take(MOST).map(one).collect();
    if list.is_empty() {
        list.push(note(ctx.say.t("no-injects")));
    }
    let add = button(
        ctx.say.t("editor-add-inject"),
        Act::Show(Dialog::Adding(Adding::Inject)),
    );
    vec![
        find(ctx),
        scroll(list).gap(space::TIGHT).key("injects"),
        add.firm().key("add inject to list"),
    ]
}

/// A finding that can be pressed.
fn finding(say: Say, f: &Diagnostic, act: EditorAct) -> View {
    let mut v = column(findings::parts(say, f))
        .gap(2.0)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .press(does(act))
        .firm();
    v.node.overflow = Overflow::clip();
    v
}

/// What the check finds in the texts as they are now.
pub(crate) fn findings(ctx: &EditorContext<'_>) -> Vec<View> {
    let (say, e) = (ctx.say, ctx.editor);
    if e.judging.is_some() || e.is_stale {
        return vec![note(say.t("editor-checking"))];
    }
    if e.findings.is_empty() {
        return vec![row([badge(say.t("check-clean"), ColorRole::Good)])];
    }
    let list = e.findings.iter().take(FINDINGS).enumerate();
    let list = list.map(|(n, f)| finding(say, f, EditorAct::Finding(n)));
    vec![
        scroll(list.collect::<Vec<_>>())
            .gap(space::TIGHT)
            .key("findings"),
    ]
}

/// Injects as links.
pub(crate) fn inject_links<'i>(
    ctx: &EditorContext<'_>,
    ids: impl Iterator<Item = &'i crate::base::ids::InjectId>,
) -> Vec<View> {
    ids.map(|id| {
        let thing = ref_of(&crate::scenario::hand::Thing::Inject(id.clone()));
        let name = thing.name(&ctx.prose);
        link(ctx, thing, vec![text(name).size(Size::Small)])
    })
    .collect()
}
