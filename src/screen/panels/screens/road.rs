//! The way through an exercise, on the first screen: in which form it is, and papers, seats, play, hot wash, report with the time of each.
//!
//! Deliberately not here: which form a scenario has (`scenario::form`).

use crate::base::time::Span;
use crate::scenario::Scenario;
use crate::scenario::form::Form;
use crate::screen::layout::AlignItems;
use crate::screen::state::act::Act;
use crate::screen::theme::space;
use crate::screen::view::{View, button, column, flow, heading, row, text};
use crate::wording::Say;

/// The form and how long it takes the people, in a line.
pub(super) fn form(say: Say, s: &Scenario) -> String {
    let time = say.length(lasts(s));
    match s.form() {
        Form::Talk => say.with("form-talk", &[("time", time)]),
        Form::Sitting => say.with("form-sitting", &[("time", time)]),
        Form::Days => say.with(
            "form-days",
            &[("time", time), ("pace", format!("{:.0}", s.usual_pace()))],
        ),
    }
}

/// The steps from papers to report.
pub(super) fn steps(say: Say, s: &Scenario) -> Vec<View> {
    let step = |n: usize, words: String, more: Option<View>| {
        let head = text(format!("{n}.")).bold().line();
        let words = text(words).grow();
        let words = column([words].into_iter().chain(more)).gap(space::TIGHT);
        let mut line = row([head, words.grow()]).gap(space::NEAR);
        line.node.align_items = AlignItems::FlexStart;
        line
    };
    let papers = flow([button(say.t("papers-write"), Act::WritePapers)
        .hint(say.t("papers-write-hint"))
        .key("papers")]);
    let play = match s.form() {
        Form::Talk => "road-talk",
        Form::Sitting => "road-sitting",
        Form::Days => "road-days",
    };
    let play = say.with(play, &[("time", lasts(s))]);
    vec![
        heading(say.t("road")),
        step(1, say.t("road-papers"), Some(papers)),
        step(2, say.t("road-seats"), None),
        step(3, play, None),
        step(4, say.t("road-hot-wash"), None),
        step(5, say.t("road-report"), None),
    ]
}

/// How long it takes the people, to the minute.
fn lasts(s: &Scenario) -> Span {
    Span::from_mins((s.lasts().secs() + 30) / 60)
}
