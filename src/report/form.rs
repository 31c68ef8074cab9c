//! The evaluator's form of a scenario, an exercise evaluation guide as in HSEEP: for each objective its critical tasks, what is
//! expected when, what is measured, and room to write; to fill in on paper or in the browser.
//!
//! Deliberately not here: observations written in the program (`record::observation`), how a document is set.

use super::doc::{Block, Doc, Table, text};
use crate::base::ids::ExpectedId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::evaluate::expected::expected_of;
use crate::evaluate::rating::target;
use crate::record::rating::{Rating, explained};
use crate::scenario::Scenario;
use crate::scenario::model::Task;
use crate::wording::{self, Say};

/// The form as a document.
pub fn form(s: &Scenario, lang: Lang) -> Doc {
    let say = wording::plain(lang);
    let title = say.message(&msg!("form-paper-title", scenario = &s.head.title));
    let mut doc = Doc::new(lang, title);
    doc.blocks.push(Block::Blanks {
        labels: vec![
            say.t("form-paper-evaluator"),
            say.t("form-paper-place"),
            say.t("report-date"),
        ],
    });
    doc.blocks.push(Block::para(s.head.summary.get(lang)));
    if s.objectives.is_empty() {
        doc.blocks
            .push(Block::para(say.t("form-paper-no-objectives")));
    }
    objectives(s, say, &|_| true, &mut doc.blocks);
    doc.blocks.push(Block::section(say.t("form-paper-scale")));
    doc.blocks.push(scale(say));
    doc
}

/// The ratings and what each means.
pub(super) fn scale(say: Say) -> Block {
    let item = |r: Rating| {
        let explained = say.message(&explained(Some(r)));
        text(format!("{}: {explained}", r.letter()))
    };
    Block::List {
        items: Rating::best_first().map(item).collect(),
    }
}

/// Objectives with their critical tasks, what is expected of each, and room to write; of expected actions those that are wanted. A
/// task of which none is wanted is left out, unless it has measures alone.
pub(super) fn objectives(
    s: &Scenario,
    say: Say,
    wanted: &dyn Fn(&ExpectedId) -> bool,
    to: &mut Vec<Block>,
) {
    for o in s.objectives.values() {
        let here = |t: &&Task| {
            let mut all = s.injects.tests_of(&t.id).peekable();
            all.peek().is_none() || all.any(|(_, x)| wanted(&x.id))
        };
        let tasks: Vec<&Task> = o.tasks.iter().filter(here).collect();
        if tasks.is_empty() {
            continue;
        }
        to.push(Block::section(o.name.get(say.lang())));
        tasks.iter().for_each(|t| task(s, t, say, wanted, to));
    }
}

fn task(
    s: &Scenario,
    t: &Task,
    say: Say,
    wanted: &dyn Fn(&ExpectedId) -> bool,
    to: &mut Vec<Block>,
) {
    to.push(Block::Heading {
        level: 3,
        words: text(t.name.get(say.lang())),
    });
    let letters = Rating::best_first().map(|r| r.letter().to_string());
    to.push(Block::Choices {
        labels: letters.chain([say.t("rating-none-box")]).collect(),
    });
    to.extend(expected(s, t, say, wanted));
    if !t.targets.is_empty() {
        let targets = t.targets.iter().map(|x| text(say.message(&target(x))));
        to.push(Block::quiet(say.t("form-paper-also-measured")));
        to.push(Block::List {
            items: targets.collect(),
        });
    }
    to.push(Block::Room {
        label: say.t("form-paper-notes"),
    });
}

/// What is expected of a task, with room to write what was observed.
fn expected(
    s: &Scenario,
    t: &Task,
    say: Say,
    wanted: &dyn Fn(&ExpectedId) -> bool,
) -> Option<Block> {
    let head = [
        say.t("report-time"),
        say.t("report-inject"),
        say.t("report-expected-action"),
        say.t("form-paper-within"),
        say.t("form-paper-seen"),
    ];
    let mut table = Table::of(head, [9, 22, 30, 10, 29]).written_from(4);
    for x in expected_of(s, &t.id).iter().filter(|x| wanted(&x.id)) {
        let at = x.at.map_or_else(|| "—".to_owned(), |t| say.moment(t));
        let within = say.arg(&x.within.into());
        let inject = x.inject.get(say.lang());
        let mut action = x.action.get(say.lang()).to_owned();
        if x.words {
            action = format!("{action} · {}", say.t("expected-words"));
        }
        table.push(
            [at.as_str(), inject, action.as_str(), &within, ""]
                .map(text)
                .to_vec(),
        );
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
