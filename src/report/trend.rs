//! Several rehearsals or teams beside each other: how objectives were rated and what the measures came to, in the order given.
//!
//! Exercises of different scenarios can stand together; what one of them does not have is left empty.
//! Deliberately not here: what is measured and rated (`evaluate`), how a document is set.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::aar::AfterAction;
use super::aar::plan::Step;
use super::answers::{self, answered};
use super::doc::{Block, Column, Doc, Inline, RichText, Table, rated, text};
use super::played::Played;
use super::plot;
use crate::base::clean;
use crate::base::ids::{ObjectiveId, TaskId};
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Lang;
use crate::evaluate::rating::{Rating, task_name};
use crate::record::measure::MeasureKind;
use crate::scenario::Scenario;
use crate::session::recording::Recording;
use crate::wording;

/// Rehearsals beside each other.
pub struct Trend {
    runs: Vec<AfterAction>,
    /// The corrective actions of all of them and of earlier ones.
    plan: Vec<Step>,
    /// The teams that played them, if they are teams that played side by side; else none.
    teams: Vec<Message>,
}

impl Trend {
    /// Plays each again and judges it.
    pub fn of(recordings: Vec<Arc<Recording>>) -> Self {
        Self {
            plan: Vec::new(),
            teams: Vec::new(),
            runs: recordings
                .into_iter()
                .map(AfterAction::without_charts)
                .collect(),
        }
    }

    /// As those of teams that played side by side, with a name for each in their order.
    #[must_use]
    pub fn of_teams(self, teams: Vec<Message>) -> Self {
        Self { teams, ..self }
    }

    /// With what became of corrective actions.
    #[must_use]
    pub fn with_plan(self, plan: Vec<Step>) -> Self {
        Self { plan, ..self }
    }

    /// The exercises: the name of the file, and the scenario.
    pub fn exercises(&self) -> Vec<(&str, &Scenario)> {
        let runs = self.runs.iter();
        runs.map(|run| (run.name(), run.scenario())).collect()
    }

    /// Objectives that any of them has, with a name.
    fn objectives(&self, lang: Lang) -> Vec<(ObjectiveId, String)> {
        let mut all: Vec<(ObjectiveId, String)> = Vec::new();
        for o in self
            .runs
            .iter()
            .flat_map(|r| r.scenario().objectives.values())
        {
            if !all.iter().any(|x| x.0 == o.id) {
                all.push((o.id.clone(), o.name.get(lang).to_owned()));
            }
        }
        all
    }

    fn rating(run: &AfterAction, id: &ObjectiveId) -> Option<Rating> {
        run.ratings()
            .iter()
            .find(|o| o.objective == *id)
            .and_then(|o| o.rating)
    }

    fn value(run: &AfterAction, kind: MeasureKind) -> Option<f64> {
        run.measures()
            .iter()
            .find(|m| m.kind == kind)
            .and_then(|m| m.value)
    }

    /// Measures that any of them has a value of, with the values.
    fn measures(&self) -> Vec<(MeasureKind, Vec<Option<f64>>)> {
        let all = MeasureKind::ALL.iter().map(|k| {
            (
                *k,
                self.runs
                    .iter()
                    .map(|r| Self::value(r, *k))
                    .collect::<Vec<_>>(),
            )
        });
        all.filter(|(_, v)| v.iter().any(Option::is_some)).collect()
    }

    /// As text: a line for each objective and measure, the runs in order.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let say = wording::plain(lang);
        let arrow = if lang.rtl() { " ← " } else { " → " };
        let mut line = |words: String| {
            writeln!(out, "{}", clean::plain(&words)).expect("a string takes everything")
        };
        for (n, r) in self.runs.iter().enumerate() {
            line(format!("{}: {}", n + 1, r.name()));
        }
        line(String::new());
        for (id, name) in self.objectives(lang) {
            let marks: Vec<String> = self
                .runs
                .iter()
                .map(|r| {
                    Self::rating(r, &id).map_or_else(|| "—".to_owned(), |x| x.letter().to_string())
                })
                .collect();
            line(format!("{name}: {}", marks.join(arrow)));
        }
        line(String::new());
        for (kind, values) in self.measures() {
            let values: Vec<String> = values
                .iter()
                .map(|v| v.map_or_else(|| "—".to_owned(), |v| say.arg(&kind.value(v))))
                .collect();
            let name = say.message(&kind.name());
            line(format!("{name}: {}", values.join(arrow)));
        }
        let (played, names) = (self.played(), self.short_names(lang));
        for (n, x) in answered(&played).iter().enumerate() {
            if n == 0 {
                line(String::new());
                line(format!("{}:", say.t("compare-answers")));
            }
            x.lines(&played, &names, say)
                .into_iter()
                .for_each(&mut line);
        }
        for (n, step) in self.steps().into_iter().enumerate() {
            if n == 0 {
                line(String::new());
                line(say.t("trend-plan"));
            }
            let [exercise, issue, action, .., end, status] = self.step(step, lang);
            let parts = [exercise, issue, action, end, status];
            let given: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            line(given.join(" · "));
        }
        out
    }

    /// Corrective actions, what is still to be done first.
    fn steps(&self) -> Vec<&Step> {
        let (open, over): (Vec<&Step>, Vec<&Step>) =
            self.plan.iter().partition(|s| s.status.is_open());
        [open, over].concat()
    }

    /// What is said of a corrective action: exercise, issue, action, element, organisation, completion, status.
    fn step(&self, x: &Step, lang: Lang) -> [String; 7] {
        let say = wording::plain(lang);
        let named = |task: &TaskId| {
            let with = self.runs.iter().find(|r| r.scenario().task(task).is_some());
            with.map_or_else(
                || task.to_string(),
                |r| task_name(r.scenario(), task).get(lang).to_owned(),
            )
        };
        let issue = match &x.task {
            Some(task) if x.issue.is_empty() => named(task),
            Some(_) | None => x.issue.clone(),
        };
        let element = x.element.map(|e| say.message(&e.name()));
        [
            x.exercise.clone(),
            issue,
            x.action.clone(),
            element.unwrap_or_default(),
            x.owner.clone(),
            x.end.clone(),
            say.message(&x.status.name()),
        ]
    }

    /// As data.
    pub fn json(&self) -> serde_json::Value {
        let run = |r: &AfterAction| {
            let ratings: serde_json::Map<String, serde_json::Value> = r
                .ratings()
                .iter()
                .map(|o| (o.objective.to_string(), json!(o.rating)))
                .collect();
            let measures: serde_json::Map<String, serde_json::Value> = r
                .measures()
                .iter()
                .map(|m| (m.kind.id().to_owned(), json!(m.value)))
                .collect();
            let plan: Vec<&Step> = self
                .plan
                .iter()
                .filter(|s| s.exercise == r.name())
                .collect();
            json!({ "exercise": r.name(), "scenario": r.scenario().head.id, "objectives": ratings, "measures": measures, "plan": plan })
        };
        json!(self.runs.iter().map(run).collect::<Vec<_>>())
    }

    /// As a document.
    pub fn doc(&self, lang: Lang) -> Doc {
        let say = wording::plain(lang);
        let title = if self.teams.is_empty() {
            "trend-title"
        } else {
            "teams-compare-title"
        };
        let mut doc = Doc::new(lang, say.t(title));
        let name = |(n, r): (usize, &AfterAction)| {
            let team = self.teams.get(n - 1).map(|t| say.message(t));
            let title = r.scenario().head.title.get(lang);
            let parts: Vec<&str> = team
                .as_deref()
                .into_iter()
                .chain([r.name(), title])
                .collect();
            (n.to_string(), parts.join(" · "))
        };
        doc.blocks.push(Block::Terms {
            rows: (1..).zip(&self.runs).map(name).collect(),
        });
        doc.blocks.push(Block::section(say.t("trend-objectives")));
        let mut table = self.table(say.t("report-objective"), None);
        for (id, name) in self.objectives(lang) {
            let marks = self.runs.iter().map(|r| vec![rated(Self::rating(r, &id))]);
            table.push([text(&name)].into_iter().chain(marks).collect());
        }
        doc.blocks.push(Block::Table(table));
        let letters = say.message(&msg!(
            "trend-letters",
            p = "P",
            s = "S",
            m = "M",
            u = "U",
            none = "—",
        ));
        doc.blocks.push(Block::quiet(letters));
        doc.blocks.push(Block::section(say.t("report-measures")));
        let mut table = self.table(say.t("report-measure"), Some(say.t(self.beside())));
        for (kind, values) in self.measures() {
            let name = say.message(&kind.name());
            let said: Vec<Arg> = values
                .iter()
                .map(|v| v.map_or_else(|| "—".into(), |v| kind.value(v)))
                .collect();
            let mut cells: Vec<RichText> = vec![text(&name)];
            cells.extend(said.iter().map(|v| text(say.arg(v))));
            let picture = plot::bars(
                &format!("{name}: {}", say.arg(&Arg::List(said))),
                &values,
                lang,
            );
            cells.push(vec![Inline::Picture { picture }]);
            table.push(cells);
        }
        doc.blocks.push(Block::Table(table));
        let (played, names) = (self.played(), self.short_names(lang));
        let all = answered(&played);
        answers::section(&mut doc.blocks, &all, (&played, &names), say);
        if !self.plan.is_empty() {
            doc.blocks.push(Block::section(say.t("trend-plan")));
            doc.blocks.push(self.plan_table(lang));
        }
        doc
    }

    fn played(&self) -> Vec<&Played> {
        self.runs.iter().map(AfterAction::played).collect()
    }

    /// What each is called where there is little room: the team, or the number under which it stands at the top.
    fn short_names(&self, lang: Lang) -> Vec<String> {
        let say = wording::plain(lang);
        let name = |n: usize| {
            let team = self.teams.get(n).map(|t| say.message(t));
            team.unwrap_or_else(|| (n + 1).to_string())
        };
        (0..self.runs.len()).map(name).collect()
    }

    /// Key of what the bars show: how it went from one to the next, or who did how much.
    fn beside(&self) -> &'static str {
        if self.teams.is_empty() {
            "trend-trend"
        } else {
            "teams-beside"
        }
    }

    /// What became of corrective actions.
    fn plan_table(&self, lang: Lang) -> Block {
        let heads = [
            "report-exercise",
            "report-issue",
            "report-action",
            "report-element",
            "report-owner",
            "report-end",
            "report-status",
        ];
        let heads = heads.map(|key| wording::plain(lang).t(key));
        let mut table = Table::of(heads, [13, 20, 24, 11, 14, 9, 9]);
        for x in self.steps() {
            table.push(self.step(x, lang).map(text).to_vec());
        }
        Block::Table(table)
    }

    /// A table with a column for each run.
    fn table(&self, first: String, last: Option<String>) -> Table {
        let column = |head, share| Column {
            head,
            share,
            write: false,
        };
        let each = u8::try_from(54 / self.runs.len().max(1))
            .unwrap_or(54)
            .max(4);
        let mut columns = vec![column(first, 34)];
        columns.extend((1..=self.runs.len()).map(|n| column(n.to_string(), each)));
        columns.extend(last.map(|l| column(l, 12)));
        Table {
            columns,
            rows: Vec::new(),
        }
    }
}
