//! The evaluator's form: for each critical task what is expected, what was proposed and why, what was observed, and the
//! evaluator's decision, to be made or changed.
//!
//! It shows the script, so it is exercise control's. Deliberately not here: how ratings are proposed (`evaluate::rating`), the
//! form on paper (`report::form`).

use super::{Scene, dialogs};
use crate::base::ids::TaskId;
use crate::base::time::SimTime;
use crate::evaluate::expected::State;
use crate::evaluate::rating::{ObjectiveRating, Rating, TaskRating};
use crate::report::form::{expected_of, target};
use crate::scenario::raw::Task;
use crate::window::act::Act;
use crate::window::theme::{Tone, space};
use crate::window::ui::{Dialog, Field};
use crate::window::view::{View, badge, button, column, field, flow, heading, note, row, text};

/// The form of all objectives.
pub(super) fn body(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    if !scene.is_control() {
        return vec![note(say.t("form-of-control"))];
    }
    if scene.scenario().objectives.is_empty() {
        return vec![note(say.t("form-empty"))];
    }
    let Some(judged) = &scene.snap.judged else { return vec![note(say.t("form-soon"))] };
    let again = button(say.t("form-again"), Act::Judge).hint(say.t("form-again-hint")).firm();
    let asof = note(say.with("form-as-of", &[("time", scene.time(judged.at))])).grow();
    let mut parts = vec![row([asof, again]).gap(space::NEAR).firm()];
    for o in &judged.ratings {
        parts.extend(objective(scene, o));
    }
    parts
}

fn objective(scene: &Scene<'_>, rated: &ObjectiveRating) -> Vec<View> {
    let Some(o) = scene.scenario().objectives.get(&rated.objective) else { return Vec::new() };
    let mut parts = vec![row([heading(o.name.get(scene.ui.lang)).grow(), letter(rated.rating)]).gap(space::NEAR).firm()];
    for t in &rated.tasks {
        parts.extend(o.tasks.iter().find(|x| x.id == t.task).map(|x| task(scene, x, t)));
    }
    let notes = scene.snap.observations.iter().filter(|n| n.note.objective.as_ref() == Some(&o.id));
    parts.extend(notes.map(|n| note(format!("✎ {} {}", scene.time(n.note.about), n.note.text))));
    parts
}

/// A rating's letter on its colour; a dash for none.
fn letter(rating: Option<Rating>) -> View {
    let (words, tone) = match rating {
        Some(r @ Rating::P) => (r.letter().to_string(), Tone::Good),
        Some(r @ Rating::S) => (r.letter().to_string(), Tone::Busy),
        Some(r @ Rating::M) => (r.letter().to_string(), Tone::Exercise),
        Some(r @ Rating::U) => (r.letter().to_string(), Tone::Bad),
        None => ("—".to_owned(), Tone::Line),
    };
    badge(words, tone)
}

fn task(scene: &Scene<'_>, task: &Task, rated: &TaskRating) -> View {
    let (say, lang) = (scene.say, scene.ui.lang);
    let mut head = vec![text(task.name.get(lang)).bold().grow(), letter(rated.rating)];
    head.push(note(crate::evaluate::prose::judged::rating_words(rated.rating, lang)).firm());
    let mut parts = vec![row(head).gap(space::NEAR).firm()];
    parts.extend(scene.prose.decision(rated).map(|d| text(d).tone(Tone::Exercise)));
    parts.extend(rated.reasons.iter().map(|r| text(scene.prose.reason(r))));
    parts.extend(expected_of(scene.scenario(), task, lang).into_iter().map(|(at, words)| expected(scene, at, &words)));
    parts.extend(task.targets.iter().map(|x| note(target(x, lang))));
    parts.push(row([note(say.t("form-decide")).firm(), flow(choices(scene, &task.id, rated)).gap(space::TIGHT)]).gap(space::NEAR));
    column(parts).gap(space::TIGHT).fill(Tone::Raised).pad(space::NEAR, space::NEAR).round().firm().key(format!("task {}", task.id))
}

/// An expected action: how it stands, by when the script asks for it.
fn expected(scene: &Scene<'_>, at: Option<SimTime>, [inject, action, within]: &[String; 3]) -> View {
    let time = at.map_or_else(|| "—".to_owned(), |t| scene.time(t));
    let lang = scene.ui.lang;
    let of = |x: &&crate::evaluate::expected::Expectation| scene.prose.expected(&x.id) == *action;
    let sign = match scene.snap.expected.iter().find(of).map(|x| &x.state) {
        Some(State::Met(_, after)) => lang.pick(format!("✓ بعد {after}"), format!("✓ after {after}")),
        Some(State::Missed) => "✗".to_owned(),
        Some(State::Pending(_)) => "…".to_owned(),
        Some(State::NotYet) | None => "—".to_owned(),
    };
    note(format!("{sign} · {time} · {inject}: {action} ({within})"))
}

/// The ratings to choose from; the one that was decided is marked.
fn choices(scene: &Scene<'_>, task: &TaskId, rated: &TaskRating) -> Vec<View> {
    let decided = rated.judgement.is_some();
    let all = Rating::ALL.iter().map(|r| Some(*r)).chain([None]);
    let one = |r: Option<Rating>| {
        let words = r.map_or_else(|| scene.say.t("form-not-observed"), |r| r.letter().to_string());
        let meaning =
            r.map_or_else(|| scene.say.t("form-not-observed"), |r| format!("{}: {}", r.words(scene.ui.lang), r.meaning(scene.ui.lang)));
        let key = format!("rate {task} {}", r.map_or('N', Rating::letter));
        button(words, Act::Show(Dialog::Rate(task.clone(), r))).chosen(decided && rated.rating == r).hint(meaning).key(key)
    };
    all.map(one).collect()
}

/// The reason of a decision.
pub(super) fn decide(scene: &Scene<'_>, task: &TaskId, rating: Option<Rating>) -> Vec<View> {
    let (say, lang) = (scene.say, scene.ui.lang);
    let meaning = rating.map_or_else(|| say.t("form-not-observed"), |r| format!("{}: {}", r.words(lang), r.meaning(lang)));
    let save = || Act::SaveRating(task.clone(), rating);
    vec![
        text(scene.prose.task(task)).bold(),
        row([letter(rating), text(meaning).grow()]).gap(space::NEAR).firm(),
        field(Field::Reason, scene.ui.typed(Field::Reason), say.t("form-reason"), Some(save())),
        dialogs::buttons([button(say.t("cancel"), Act::Show(Dialog::Form)), dialogs::main_button(say.t("save"), save())]),
    ]
}
