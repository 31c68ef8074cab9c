//! The evaluator's form: for each critical task what is expected, what was proposed and why, what was observed, and the
//! evaluator's decision, to be made or changed.
//!
//! It shows the script, so it is exercise control's. Deliberately not here: how ratings are proposed (`evaluate::rating`), the
//! form on paper (`report::form`).

use crate::base::ids::TaskId;
use crate::base::message::msg;
use crate::evaluate::expected::{Asked, Expectation, State};
use crate::evaluate::objective::ObjectiveRating;
use crate::evaluate::rating::{Rating, TaskRating, target, task_name};
use crate::record::rating::{explained, says};
use crate::scenario::model::Task;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::parts;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, button, column, field, flow, heading, note, row, text};
use crate::session::player::Judged;
use crate::wording;

/// The form of all objectives.
pub(super) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    if !ctx.is_control() {
        return vec![note(say.t("form-of-control"))];
    }
    if ctx.scenario().objectives.is_empty() {
        return vec![note(say.t("form-empty"))];
    }
    let Some(judged) = &ctx.snap.judged else {
        return vec![note(say.t("form-soon"))];
    };
    let again = button(say.t("form-again"), Act::Judge)
        .hint(say.t("form-again-hint"))
        .firm();
    let asof = note(say.with("form-as-of", &[("time", ctx.time(judged.at))])).grow();
    let all = button(say.t("measures-open"), Act::Show(Dialog::Measures))
        .key("measures")
        .firm();
    let mut parts = vec![row([asof, again, all]).gap(space::NEAR).firm()];
    for o in &judged.evaluation.ratings {
        parts.extend(objective(ctx, judged, o));
    }
    parts
}

fn objective(ctx: &PanelContext<'_>, judged: &Judged, rated: &ObjectiveRating) -> Vec<View> {
    let Some(o) = ctx.scenario().objectives.get(&rated.objective) else {
        return Vec::new();
    };
    let mut parts = vec![
        row([
            heading(o.name.get(ctx.ui.lang)).grow(),
            letter(rated.rating),
        ])
        .gap(space::NEAR)
        .firm(),
    ];
    let words = wording::say(ctx.ui.lang);
    let limits = rated.limits.iter().map(|l| l.message(ctx.scenario()));
    parts.extend(limits.map(|m| note(words.message(&m))));
    for t in &rated.tasks {
        parts.extend(
            o.tasks
                .iter()
                .find(|x| x.id == t.task)
                .map(|x| task(ctx, judged, x, t)),
        );
    }
    let notes = ctx
        .notes()
        .iter()
        .filter(|n| n.note.objective.as_ref() == Some(&o.id));
    parts.extend(notes.map(|n| note(format!("✎ {} {}", ctx.time(n.note.about), n.note.text))));
    parts
}

/// A rating's letter on its colour; a dash for none.
fn letter(rating: Option<Rating>) -> View {
    let Some(rating) = rating else {
        return text("—").bold().line().firm();
    };
    let color = match rating {
        Rating::P => ColorRole::Good,
        Rating::S => ColorRole::Busy,
        Rating::M => ColorRole::Exercise,
        Rating::U => ColorRole::Bad,
    };
    badge(rating.letter().to_string(), color)
}

fn task(ctx: &PanelContext<'_>, judged: &Judged, task: &Task, rated: &TaskRating) -> View {
    let (say, lang) = (ctx.say, ctx.ui.lang);
    let mut head = vec![
        text(task.name.get(lang)).bold().grow(),
        letter(rated.rating),
    ];
    let words = wording::say(lang);
    head.push(note(words.message(&says(rated.rating))).firm());
    let mut parts = vec![row(head).gap(space::NEAR).firm()];
    let decision = rated.decision();
    parts.extend(decision.map(|d| text(words.message(&d)).color(ColorRole::Exercise)));
    let opinions = rated.opinions();
    parts.extend(opinions.iter().map(|m| text(words.message(m))));
    parts.extend(rated.reasons.iter().map(|r| {
        let why = words.message(&r.message(ctx.prose.names()));
        text(format!("{why} [{}]", r.rating().letter()))
    }));
    let caveats = rated.caveats();
    parts.extend(caveats.iter().map(|m| note(words.message(m))));
    let all = judged.asked.get(&task.id).into_iter().flatten();
    parts.extend(all.map(|x| expected(ctx, judged, x)));
    let targets = task.targets.iter().map(target);
    parts.extend(targets.map(|m| note(words.message(&m))));
    parts.push(
        row([
            note(say.t("form-decide")).firm(),
            flow(choices(ctx, &task.id, rated)).gap(space::TIGHT),
        ])
        .gap(space::NEAR),
    );
    column(parts)
        .gap(space::TIGHT)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .firm()
        .key(format!("task {}", task.id))
}

/// An expected action: how it stands, by when the script asks for it.
fn expected(ctx: &PanelContext<'_>, judged: &Judged, x: &Asked) -> View {
    let time = x.at.map_or_else(|| "—".to_owned(), |t| ctx.time(t));
    let found = judged.evaluation.expected.iter().find(|e| e.id == x.id);
    let sign = match found.map(|e| &e.state) {
        Some(State::Met(_, after)) => ctx.say.message(&msg!("form-taken-after", after = *after)),
        Some(State::Missed) => "✗".to_owned(),
        Some(State::Pending(_)) => "…".to_owned(),
        Some(State::NotYet | State::CutOff) | None => "—".to_owned(),
    };
    let mut words = format!(
        "{sign} · {time} · {}: {} ({})",
        x.inject.get(ctx.ui.lang),
        x.action.get(ctx.ui.lang),
        ctx.say.arg(&x.within.into())
    );
    if found.is_some_and(Expectation::unobserved) {
        words.push_str(&format!(" · {}", ctx.say.t("expected-nobody")));
    }
    if found.is_some_and(Expectation::met_by_words) {
        words.push_str(&format!(" · {}", ctx.say.t("expected-words")));
    }
    note(words)
}

/// The ratings to choose from; the one that was decided is marked.
fn choices(ctx: &PanelContext<'_>, task: &TaskId, rated: &TaskRating) -> Vec<View> {
    let own = ctx.ui.evaluator();
    let said = rated.said_by(own.as_ref()).map(|(rating, _)| rating);
    let all = Rating::best_first().map(Some).chain([None]);
    let one = |r: Option<Rating>| {
        let words = r.map_or_else(
            || ctx.say.t("form-not-observed"),
            |r| r.letter().to_string(),
        );
        let meaning = wording::say(ctx.ui.lang).message(&explained(r));
        let key = format!("rate {task} {}", r.map_or('N', Rating::letter));
        button(words, Act::Show(Dialog::Rate(task.clone(), r)))
            .chosen(said == Some(r))
            .hint(meaning)
            .key(key)
    };
    all.map(one).collect()
}

/// The reason of a decision.
pub(super) fn decide(ctx: &PanelContext<'_>, task: &TaskId, rating: Option<Rating>) -> Vec<View> {
    let say = ctx.say;
    let meaning = wording::say(ctx.ui.lang).message(&explained(rating));
    let save = || Act::SaveRating(task.clone(), rating);
    vec![
        text(task_name(ctx.scenario(), task).get(ctx.ui.lang)).bold(),
        row([letter(rating), text(meaning).grow()])
            .gap(space::NEAR)
            .firm(),
        parts::entry(
            ctx.ui,
            say,
            field(
                Field::Reason,
                ctx.ui.typed(Field::Reason),
                say.t("form-reason"),
                Some(save()),
            )
            .lines(3),
        ),
        parts::buttons([
            button(say.t("cancel"), Act::Show(Dialog::Form)),
            parts::main_button(say.t("save"), save()),
        ]),
    ]
}

#[cfg(test)]
mod tests {
    use crate::screen::keys::KeyCode;
    use crate::testing::Pick as _;

    use super::*;
    use crate::base::text::Lang;
    use crate::screen::panels::turns::Turns;
    use crate::screen::testing::*;
    use crate::session::player::SessionRequest;

    fn asked_for(app: &mut Viewer, wanted: impl Fn(&SessionRequest) -> bool) {
        let asked = asked(app);
        assert!(asked.iter().any(wanted), "{asked:?}");
    }

    #[test]
    fn an_evaluator_decides_on_the_form_with_a_reason() {
        for lang in [Lang::Ar, Lang::En] {
            let mut app = app(
                played("first-steps", Some("09:40"), "excon", &["room"]),
                lang,
            );
            key(&mut app, KeyCode::KeyE);
            assert_eq!(ui(&mut app).dialog, Some(Dialog::Form));
            asked_for(&mut app, |a| *a == SessionRequest::Judge);
            show(&mut app, judged("first-steps", "09:40"));
            let shown = words(&mut app);
            let task = lang.pick(
                "إرسال وحدة مناسبة خلال عشر دقائق",
                "Send a fitting unit within ten minutes",
            );
            assert!(
                shown.contains(task) && shown.contains(lang.pick("09:40؛", "until 09:40;")),
                "{shown}"
            );
            let decide = Dialog::Rate("first-response".into(), Some(Rating::M));
            press(&mut app, &Act::Show(decide.clone()));
            press(
                &mut app,
                &Act::SaveRating("first-response".into(), Some(Rating::M)),
            );
            assert!(
                asked(&mut app)
                    .iter()
                    .all(|a| !matches!(a, SessionRequest::Rate(_))),
                "no decision without a reason"
            );
            assert_eq!(ui(&mut app).dialog, Some(decide));
            ui(&mut app)
                .fields
                .insert(Field::Reason, " wrong gate ".to_owned());
            press(
                &mut app,
                &Act::SaveRating("first-response".into(), Some(Rating::M)),
            );
            asked_for(
                &mut app,
                |a| matches!(a, SessionRequest::Rate(j) if j.reason == "wrong gate" && j.rating == Some(Rating::M)),
            );
            assert_eq!(ui(&mut app).dialog, Some(Dialog::Form));
        }
    }

    #[test]
    fn an_evaluator_at_a_browser_says_an_opinion_and_decides_nothing() {
        let mut app = app(judged("first-steps", "09:40"), Lang::En);
        ui(&mut app).place = crate::screen::state::place::Place::Evaluator;
        ui(&mut app).person.number = 3;
        act(
            &mut app,
            Act::Show(Dialog::Rate("first-response".into(), Some(Rating::S))),
        );
        ui(&mut app)
            .fields
            .insert(Field::Reason, "in time".to_owned());
        press(
            &mut app,
            &Act::SaveRating("first-response".into(), Some(Rating::S)),
        );
        asked_for(
            &mut app,
            |a| matches!(a, SessionRequest::Rate(j) if j.evaluator == Some(crate::record::rating::Evaluator::Person(3))),
        );
        // What is marked as chosen is what this one said, not what the lead decided.
        let mut snap = judged("first-steps", "09:40");
        let j = snap.judged.as_mut().map(std::sync::Arc::make_mut).unwrap();
        let task = j.evaluation.ratings[0]
            .tasks
            .iter_mut()
            .find(|t| t.task.as_str() == "first-response")
            .unwrap();
        let say = |evaluator, rating| crate::record::rating::Judgement {
            task: "first-response".into(),
            rating: Some(rating),
            reason: "x".to_owned(),
            evaluator,
        };
        let three = crate::record::rating::Evaluator::Person(3);
        *task = crate::evaluate::rating::decided(
            task.clone(),
            &[say(Some(three.clone()), Rating::S), say(None, Rating::U)],
        );
        assert_eq!(task.said_by(Some(&three)), Some((Some(Rating::S), "x")));
        assert_eq!(task.said_by(None), Some((Some(Rating::U), "x")));
    }

    /// Actions that bear the same name are still told from each other.
    #[test]
    fn each_expected_action_stands_as_it_went() {
        let snap = std::sync::Arc::new(judged("libya-2024", "21:00"));
        let j = snap.judged.clone().unwrap();
        let ui = crate::screen::state::ui::Ui::default();
        let prose = crate::wording::Prose {
            scenario: &snap.scenario,
            lang: ui.lang,
        };
        let (window, room) = (bevy::prelude::Vec2::ZERO, bevy::prelude::Rect::default());
        let ctx = PanelContext {
            snap: &snap,
            ui: &ui,
            say: crate::wording::say(ui.lang),
            prose,
            window,
            room,
            file: None,
            turns: Turns::default(),
        };
        let (mut met, mut missed) = (0, 0);
        for t in snap.scenario.objectives.values().flat_map(|o| &o.tasks) {
            let all = j.asked.get(&t.id).into_iter().flatten();
            for line in all.map(|x| expected(&ctx, &j, x).words()) {
                met += usize::from(line.contains('✓'));
                missed += usize::from(line.contains('✗'));
            }
        }
        let is = |wanted: &dyn Fn(&State) -> bool| {
            j.evaluation
                .expected
                .iter()
                .filter(|e| wanted(&e.state))
                .count()
        };
        assert_eq!(
            (met, missed),
            (
                is(&|s| matches!(s, State::Met(..))),
                is(&|s| *s == State::Missed)
            )
        );
        assert!(met > 10 && missed > 3, "{met} {missed}");
    }

    #[test]
    fn the_form_shows_the_script_to_nobody_but_exercise_control() {
        let mut snap = played("first-steps", Some("09:40"), "room", &["room"]);
        snap.judged = judged("first-steps", "09:40").judged;
        let mut app = app(snap, Lang::En);
        key(&mut app, KeyCode::KeyE);
        let shown = words(&mut app);
        assert!(
            shown.contains("take the view of exercise control")
                && !shown.contains("Send a fitting unit"),
            "{shown}"
        );
    }
}
