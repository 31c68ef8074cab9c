//! What the hot wash says of a discussion: how many questions were put, what was answered, which points were raised.
//!
//! Deliberately not here: what was said (`evaluate::discussion`), the numbers of what was played (`summary`).

use crate::base::message::Arg;
use crate::evaluate::discussion::Given;
use crate::scenario::model::Question;
use crate::screen::panels::context::PanelContext;
use crate::screen::theme::ColorRole;
use crate::screen::view::{View, badge, column, flow, heading, note, text};

/// Its part of the hot wash; nothing where nothing was discussed.
pub(super) fn parts(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, d) = (ctx.say, &ctx.snap.discussion);
    if d.put.is_empty() && d.answers.is_empty() {
        return Vec::new();
    }
    // A room has its own answers and those of all together, and neither the questions of others nor the points.
    let modules = &ctx.scenario().modules;
    let questions: Vec<&Question> = modules.iter().flat_map(|m| &m.questions).collect();
    let number = |key: &str, n: usize, all: usize| {
        let words = if all == 0 {
            n.to_string()
        } else {
            format!("\u{2066}{n}/{all}\u{2069}")
        };
        badge(say.with(key, &[("n", words)]), ColorRole::Info)
    };
    let answers: usize = d.put.iter().map(|q| d.answers_to(q).len()).sum();
    let mut numbers = vec![
        number("wash-questions", d.put.len(), questions.len()),
        number("wash-answers", answers, 0),
    ];
    if ctx.is_control() {
        let points: usize = questions.iter().map(|q| q.expected.len()).sum();
        numbers.push(number("wash-points", d.raised.len(), points));
    }
    let mut all = vec![heading(say.t("wash-discussed")), flow(numbers)];
    all.extend(questions.iter().filter_map(|q| discussed(ctx, q)));
    if questions.is_empty() {
        let given = d.put.iter().flat_map(|q| d.answers_to(q));
        all.extend(given.map(|g| answer(ctx, g).card()));
    }
    all
}

/// A question that was put, its answers, and the points that were raised.
fn discussed(ctx: &PanelContext<'_>, q: &Question) -> Option<View> {
    let (d, lang) = (&ctx.snap.discussion, ctx.ui.lang);
    let given = d.answers_to(&q.id);
    let raised = q.expected.iter().filter(|p| d.raised.contains_key(&p.id));
    let raised: Vec<View> = raised
        .map(|p| note(format!("☑ {}", p.text.get(lang))))
        .collect();
    if !d.put.contains(&q.id) && given.is_empty() && raised.is_empty() {
        return None;
    }
    let mut parts = vec![text(q.text.get(lang)).bold()];
    if given.is_empty() {
        parts.push(note(ctx.say.t("wash-unanswered")));
    }
    parts.extend(given.into_iter().map(|g| answer(ctx, g)));
    parts.extend(raised);
    let key = format!("discussed {}", q.id);
    Some(column(parts).card().key(key))
}

fn answer(ctx: &PanelContext<'_>, given: &Given) -> View {
    let who = ctx.prose.answerer(given.of.as_ref());
    let words = [("who", Arg::from(who)), ("span", given.spent.into())];
    column([
        note(ctx.say.with("answer-of", &words)),
        text(given.text.clone()),
    ])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::text::Lang;
    use crate::base::time::{SimTime, Span};
    use crate::evaluate::discussion::Discussion;
    use crate::screen::testing::{app, played, words};

    #[test]
    fn what_was_said_stands_in_the_hot_wash() {
        let mut snap = played("first-steps", Some("10:00"), "excon", &[]);
        assert!(!words(&mut app(snap.clone(), Lang::En)).contains("What was discussed"));
        let given = Given {
            question: "q".into(),
            of: None,
            by: "excon".into(),
            text: "we call the commission".to_owned(),
            spent: Span::from_mins(3),
            at: SimTime::parse("09:30").unwrap(),
        };
        snap.discussion = Arc::new(Discussion {
            put: ["q".into()].into(),
            answers: vec![given],
            ..Discussion::default()
        });
        let shown = words(&mut app(snap, Lang::En)).replace(['\u{2068}', '\u{2069}'], "");
        assert!(
            shown.contains("answers: 1") && shown.contains("we call the commission"),
            "{shown}"
        );
    }
}
