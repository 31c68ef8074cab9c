//! The section on what was discussed: modules with their time, questions with answers, points that were expected and whether they
//! were raised.
//!
//! Deliberately not here: what answers are worth, which people say in observations and ratings.

use serde_json::json;

use super::sections::Sections;
use crate::base::message::msg;
use crate::evaluate::discussion::{Discussion, Given, Opened};
use crate::evaluate::rating::task_name;
use crate::report::doc::{Block, Picture, RichText, Table, lines, plain, strong, text};
use crate::scenario::model::{Module, Point, Question};

/// What was discussed as data: modules, answers, points that were raised.
pub(super) fn data(d: &Discussion) -> serde_json::Value {
    let module = |m: &Opened| json!({"module": m.module, "at": m.at, "spent": m.spent});
    let answer = |g: &Given| json!({"question": g.question, "of": g.of, "by": g.by, "text": g.text, "spent": g.spent, "at": g.at});
    json!({
        "modules": d.modules.iter().map(module).collect::<Vec<_>>(),
        "answers": d.answers.iter().map(answer).collect::<Vec<_>>(),
        "raised": d.raised.keys().collect::<Vec<_>>(),
    })
}

impl Sections<'_> {
    /// What was discussed; nothing where no module was opened.
    pub(super) fn discussion(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        let said = Discussion::of(&played.scenario, &played.facts);
        if said.modules.is_empty() {
            return;
        }
        to.push(Block::section(self.t("report-discussion")));
        for opened in &said.modules {
            if let Some(module) = played.scenario.module(&opened.module) {
                self.module(to, &said, opened, module);
            }
        }
        let never: Vec<RichText> = played
            .scenario
            .modules
            .iter()
            .filter(|m| said.modules.iter().all(|x| x.module != m.id))
            .map(|m| text(m.title.get(self.lang)))
            .collect();
        if !never.is_empty() {
            to.push(Block::para(self.t("report-modules-not-opened")));
            to.push(Block::List { items: never });
        }
    }

    fn module(&self, to: &mut Vec<Block>, said: &Discussion, opened: &Opened, m: &Module) {
        to.push(Block::Heading {
            level: 3,
            words: text(m.title.get(self.lang)),
        });
        let time = msg!(
            "report-module-time",
            spent = opened.spent,
            time_box = m.time_box,
            at = m.at.map_or(opened.at, |t| t.max(opened.at))
        );
        to.push(Block::quiet(self.say.message(&time)));
        if let Some(picture) = Picture::of_module(&self.report.played.scenario, m, self.lang) {
            to.push(Block::Pictures {
                wide: true,
                pictures: vec![picture],
            });
        }
        let head = self.heads(["report-question", "report-answers", "report-points"]);
        let mut table = Table::of(head, [28, 36, 36]);
        for q in &m.questions {
            table.push(vec![
                self.question(q),
                self.answers(said, q),
                self.points(said, q),
            ]);
        }
        to.push(Block::Table(table));
    }

    fn question(&self, q: &Question) -> RichText {
        let mut parts = vec![text(q.text.get(self.lang))];
        let scenario = &self.report.played.scenario;
        let task = q.task.as_ref().map(|t| task_name(scenario, t));
        parts.extend(task.map(|t| vec![strong(t.get(self.lang))]));
        lines(parts)
    }

    fn answers(&self, said: &Discussion, q: &Question) -> RichText {
        let given = said.answers_to(&q.id);
        if given.is_empty() {
            // A question to which it did not come has no answer that is missing.
            let put = said.put.contains(&q.id);
            return text(self.t(if put {
                "report-no-answer"
            } else {
                "report-not-put"
            }));
        }
        let line = |g: &Given| {
            let who = self.prose().answerer(g.of.as_ref());
            vec![
                strong(format!("{who} ({}):", self.say.arg(&g.spent.into()))),
                plain(format!(" {}", g.text)),
            ]
        };
        lines(given.into_iter().map(line).collect())
    }

    /// The points with whether each was raised; of a question to which it did not come only those that were, for there are none missing.
    fn points(&self, said: &Discussion, q: &Question) -> RichText {
        let put = said.put.contains(&q.id);
        let line = |p: &Point| {
            let raised = said.raised.contains_key(&p.id);
            let sign = if raised { "✓" } else { "✗" };
            (put || raised).then(|| text(format!("{sign} {}", p.text.get(self.lang))))
        };
        let points: Vec<RichText> = q.expected.iter().filter_map(line).collect();
        if points.is_empty() {
            return text("—");
        }
        lines(points)
    }
}
