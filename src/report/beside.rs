//! What was said in a discussion beside what was done, by critical task: two exercises with the same tasks, one of them talked about
//! and the other played, or both.
//!
//! Deliberately not here: whether it agrees, which people judge.

use serde_json::json;

use super::html::header;
use super::played::{Played, sign};
use crate::base::ids::{ExpectedId, SeatId, TaskId};
use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::evaluate::Evaluation;
use crate::evaluate::discussion::Discussion;
use crate::evaluate::rating::{Rating, task_name};
use crate::map::svg::escape;
use crate::record::rating::Judgement;
use crate::wording::{self, Prose, Say};

/// A task with what was said and done about it in each of two exercises.
pub(super) struct Beside {
    task: TaskId,
    sides: [Side; 2],
}

/// What was said and done about a task.
struct Side {
    /// Answers to questions that bear on it, in words: who, what.
    said: Vec<(Option<SeatId>, String)>,
    /// Its expected actions: whether each was met, and which.
    done: Vec<(Arg, ExpectedId)>,
    rating: Option<Rating>,
}

/// The tasks that were discussed in at least one of two exercises, in the order of their questions.
pub(super) fn beside(a: &Played, b: &Played) -> Vec<Beside> {
    let said = [a, b].map(|p| Discussion::of(&p.scenario, &p.facts));
    if said.iter().all(|d| d.answers.is_empty()) {
        return Vec::new();
    }
    let mut tasks: Vec<TaskId> = Vec::new();
    for (p, d) in [a, b].into_iter().zip(&said) {
        let questions = p.scenario.modules.iter().flat_map(|m| &m.questions);
        for q in questions.filter(|q| d.answers.iter().any(|g| g.question == q.id)) {
            if let Some(task) = q.task.as_ref().filter(|t| !tasks.contains(t)) {
                tasks.push(task.clone());
            }
        }
    }
    let evaluated = [a, b].map(|p| {
        let saved = &p.recording.saved;
        let decisions: Vec<Judgement> = saved.judgements.iter().map(|j| j.1.clone()).collect();
        Evaluation::of(&p.scenario, &p.facts, &decisions)
    });
    let row = |task: TaskId| Beside {
        sides: [0, 1].map(|n| side([a, b][n], &said[n], &evaluated[n], &task)),
        task,
    };
    tasks.into_iter().map(row).collect()
}

fn side(p: &Played, d: &Discussion, e: &Evaluation, task: &TaskId) -> Side {
    let questions = p.scenario.modules.iter().flat_map(|m| &m.questions);
    let about = questions.filter(|q| q.task.as_ref() == Some(task));
    let said = about
        .flat_map(|q| d.answers_to(&q.id))
        .map(|g| (g.of.clone(), g.text.clone()))
        .collect();
    let of_task = e.expected.iter().filter(|x| {
        let found = p.scenario.expected(&x.id);
        found.is_some_and(|(_, x)| x.task.as_ref() == Some(task))
    });
    let rated = e.ratings.iter().flat_map(|o| &o.tasks);
    Side {
        said,
        done: of_task.map(|x| (sign(&x.state), x.id.clone())).collect(),
        rating: rated.filter(|t| t.task == *task).find_map(|t| t.rating),
    }
}

impl Beside {
    fn name(&self, played: [&Played; 2], say: Say) -> String {
        let known = |p: &&&Played| p.scenario.task(&self.task).is_some();
        let p = played.iter().find(known).unwrap_or(&played[0]);
        task_name(&p.scenario, &self.task)
            .get(say.lang())
            .to_owned()
    }

    /// As text: the task, then each side's lines.
    pub(super) fn lines(&self, played: [&Played; 2], say: Say) -> Vec<String> {
        let mut all = vec![format!("  {}", self.name(played, say))];
        for (n, letter) in ["A", "B"].into_iter().enumerate() {
            let words = self.sides[n].lines(played[n], say).join(" · ");
            all.push(format!("    {letter}: {words}"));
        }
        all
    }

    /// As a row of a table.
    fn row(&self, played: [&Played; 2], say: Say) -> String {
        let cell = |n: usize| {
            let lines = self.sides[n].lines(played[n], say);
            let lines: Vec<String> = lines.iter().map(|l| escape(l)).collect();
            format!("<td>{}</td>", lines.join("<br>"))
        };
        let name = escape(&self.name(played, say));
        format!("<tr><td>{name}</td>{}{}</tr>", cell(0), cell(1))
    }

    /// As data.
    pub(super) fn json(&self) -> serde_json::Value {
        let sign = |sign: &Arg| wording::plain(Lang::En).arg(sign);
        let done = |s: &Side| -> Vec<(String, ExpectedId)> {
            let done = s.done.iter();
            done.map(|(x, id)| (sign(x), id.clone())).collect()
        };
        let side = |s: &Side| json!({ "said": s.said, "done": done(s), "rating": s.rating });
        json!({ "task": self.task, "a": side(&self.sides[0]), "b": side(&self.sides[1]) })
    }
}

/// All tasks as a table with its title; nothing where nothing was discussed.
pub(super) fn table(all: &[Beside], played: [&Played; 2], say: Say) -> String {
    if all.is_empty() {
        return String::new();
    }
    let rows: String = all.iter().map(|x| x.row(played, say)).collect();
    let head = header(&[&say.t("compare-task"), "A", "B"]);
    let title = escape(&say.t("compare-said-and-done"));
    format!("<h2>{title}</h2><table>{head}{rows}</table>")
}

impl Side {
    fn lines(&self, p: &Played, say: Say) -> Vec<String> {
        let prose = Prose {
            scenario: &p.scenario,
            lang: say.lang(),
        };
        let mut all: Vec<String> = self
            .said
            .iter()
            .map(|(of, text)| format!("{}: {text}", prose.answerer(of.as_ref())))
            .collect();
        let done =
            |(sign, id): &(Arg, ExpectedId)| format!("{} {}", say.arg(sign), prose.expected(id));
        all.extend(self.done.iter().map(done));
        let letter = self.rating.map_or('—', Rating::letter).to_string();
        all.push(say.message(&msg!("compare-rated", rating = letter)));
        all
    }
}
