//! The evaluator's form of a scenario, an exercise evaluation guide as in HSEEP: for each objective its critical tasks, what is
//! expected when, what is measured, and room to write; to fill in on paper or in the browser.
//!
//! Deliberately not here: observations written in the program (`record::observation`), how a document is set.

use super::doc::{Block, Doc, Table, text};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::judged::rating_explained;
use crate::evaluate::rating::Rating;
use crate::scenario::Scenario;
use crate::scenario::model::{Objective, Task};
use crate::wording::Prose;

/// The form as a document.
pub fn form(s: &Scenario, lang: Lang) -> Doc {
    let mut doc = Doc::new(
        lang,
        format!(
            "{}: {}",
            lang.pick("نموذج المقيّم", "Evaluator's form"),
            s.head.title.get(lang)
        ),
    );
    let labels = lang.pick(
        ["المقيّم", "المكان", "التاريخ"],
        ["Evaluator", "Place", "Date"],
    );
    doc.blocks.push(Block::Blanks {
        labels: labels.map(str::to_owned).to_vec(),
    });
    doc.blocks.push(Block::para(s.head.summary.get(lang)));
    if s.objectives.is_empty() {
        doc.blocks.push(Block::para(
            lang.pick("لا أهداف في السيناريو.", "The scenario names no objectives."),
        ));
    }
    s.objectives
        .values()
        .for_each(|o| objective(s, o, lang, &mut doc.blocks));
    doc.blocks.push(Block::section(
        lang.pick("سلم التقدير", "The scale of ratings"),
    ));
    let item = |r: Rating| {
        text(&format!(
            "{}: {}",
            r.letter(),
            rating_explained(Some(r), lang)
        ))
    };
    doc.blocks.push(Block::List {
        items: Rating::ALL.map(item).to_vec(),
    });
    doc
}

fn objective(s: &Scenario, o: &Objective, lang: Lang, to: &mut Vec<Block>) {
    to.push(Block::section(o.name.get(lang)));
    for t in &o.tasks {
        to.push(Block::Heading {
            level: 3,
            words: text(t.name.get(lang)),
        });
        let none = lang.pick("لم يُلاحظ", "not observed").to_owned();
        to.push(Block::Choices {
            labels: Rating::ALL
                .iter()
                .map(|r| r.letter().to_string())
                .chain([none])
                .collect(),
        });
        to.extend(expected(s, t, lang));
        if !t.targets.is_empty() {
            to.push(Block::quiet(lang.pick("يُقاس أيضاً:", "Also measured:")));
            to.push(Block::List {
                items: t
                    .targets
                    .iter()
                    .map(|x| text(&Prose { scenario: s, lang }.aim(x)))
                    .collect(),
            });
        }
        to.push(Block::Room {
            label: lang.pick("ملاحظات", "Notes").to_owned(),
        });
    }
}

fn expected(s: &Scenario, t: &Task, lang: Lang) -> Option<Block> {
    let head = lang.pick(
        ["الوقت", "المُدخل", "الإجراء المتوقع", "خلال", "ما رأيته ومتى"],
        [
            "Time",
            "Inject",
            "Expected action",
            "Within",
            "What you saw, and when",
        ],
    );
    let mut table = Table::of(head, [9, 22, 30, 10, 29]).written_from(4);
    for x in (Prose { scenario: s, lang }).asked(t) {
        let at = x.at.map_or_else(|| "—".to_owned(), SimTime::short);
        table.push(
            [at, x.inject, x.action, x.within.to_string(), String::new()]
                .map(|w| text(&w))
                .to_vec(),
        );
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
