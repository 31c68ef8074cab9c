//! The after-action report of an exercise with its improvement plan, as a document, as data and as a workbook.
//!
//! Contents follow HSEEP: overview, summary, objectives with ratings, strengths and areas for improvement with what they rest on,
//! timeline, maps and charts, improvement plan, participants, the script as played. Every sentence comes from a measure, an
//! observation or the scenario. Deliberately not here: what is measured and rated (`evaluate`), how a document is set.

mod pictures;
mod sections;
mod story;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use self::sections::Sections;
use super::doc::Doc;
use super::played::{Played, step};
use crate::base::ids::{InjectId, TaskId};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::Evaluation;
use crate::evaluate::measures::Measure;
use crate::evaluate::objective::ObjectiveRating;
use crate::evaluate::rating::{Rating, TaskRating, task_name};
use crate::record::fact::Fact;
use crate::record::measure::MeasureKind;
use crate::record::rating::Judgement;
use crate::scenario::Scenario;
use crate::session::recording::Recording;
use crate::wording;
use crate::wording::Prose;

/// All that a report is made of.
pub struct AfterAction {
    played: Played,
    evaluation: Evaluation,
    plan: Vec<Step>,
}

/// What is to be done about an issue, as people wrote it in a plan file.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The critical task that it is about, if one.
    #[serde(default)]
    pub task: Option<TaskId>,
    /// The issue, where it is not the task itself.
    #[serde(default)]
    pub issue: String,
    /// The corrective action.
    pub action: String,
    /// Who sees to it: an office, no person's name.
    #[serde(default)]
    pub owner: String,
    /// When it begins.
    #[serde(default)]
    pub start: String,
    /// When it is done.
    #[serde(default)]
    pub end: String,
}

/// Whether it is a day of the calendar as year-month-day.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let number = |part: std::ops::Range<usize>| {
        text.get(part)
            .and_then(|t| t.parse::<u32>().ok())
            .unwrap_or(0)
    };
    if !shape {
        return false;
    }
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

impl Step {
    /// The field whose date is none, or comes before the beginning, and what is wrong with it. A date not yet decided is empty.
    pub fn wrong_date(&self) -> Option<(&'static str, Message)> {
        for (field, date) in [("start", &self.start), ("end", &self.end)] {
            if !date.is_empty() && !is_day(date) {
                return Some((field, msg!("report-plan-no-date", date = date)));
            }
        }
        // Written so, days stand in the order of the alphabet.
        (!self.end.is_empty() && self.end < self.start).then(|| {
            let (start, end) = (&self.start, &self.end);
            let early = msg!("report-plan-ends-early", end = end, start = start);
            ("end", early)
        })
    }

    /// What stands in the columns after the issue.
    fn parts(&self) -> [&str; 4] {
        [&self.action, &self.owner, &self.start, &self.end]
    }
}

/// A measure as data, with what it counts and in which unit.
fn measured(m: &Measure) -> serde_json::Value {
    let mut all = json!(m);
    all["unit"] = json!(m.kind.unit());
    let definition = m.kind.definition();
    let in_language = |lang: Lang| {
        (
            lang.tag().to_owned(),
            json!(wording::plain(lang).message(&definition)),
        )
    };
    all["definition"] = Lang::all().map(in_language).collect();
    all
}

/// When an inject was released: the time, whether by hand, the number of the fact.
type Release = (SimTime, bool, u64);

impl AfterAction {
    /// Plays an exercise again and judges it.
    pub fn of(recording: Arc<Recording>) -> Self {
        let step = step(&recording);
        Self::sampled(recording, step)
    }

    /// The same without what was between the beginning and the end, for those who draw no charts of it.
    pub(super) fn without_charts(recording: Arc<Recording>) -> Self {
        let whole = (recording.end() - recording.start()).max(Span::from_secs(1));
        Self::sampled(recording, whole)
    }

    fn sampled(recording: Arc<Recording>, step: Span) -> Self {
        let played = Played::of(recording, step);
        let saved = &played.recording.saved;
        let decisions: Vec<Judgement> = saved.judgements.iter().map(|j| j.1.clone()).collect();
        Self {
            evaluation: Evaluation::of(&played.scenario, &played.facts, &decisions),
            played,
            plan: Vec::new(),
        }
    }

    /// With what people wrote into the improvement plan. A task that the scenario does not have is given back.
    ///
    /// # Errors
    /// The first task that does not exist.
    pub fn with_plan(mut self, plan: Vec<Step>) -> Result<Self, TaskId> {
        if let Some(unknown) = plan
            .iter()
            .filter_map(|s| s.task.as_ref())
            .find(|t| self.played.scenario.task(t).is_none())
        {
            return Err(unknown.clone());
        }
        self.plan = plan;
        Ok(self)
    }

    /// Name of the exercise's file.
    pub fn name(&self) -> &str {
        &self.played.name
    }

    /// The scenario that was played.
    pub fn scenario(&self) -> &Scenario {
        &self.played.scenario
    }

    /// Its measures.
    pub fn measures(&self) -> &[Measure] {
        &self.evaluation.measures
    }

    /// Its ratings.
    pub fn ratings(&self) -> &[ObjectiveRating] {
        &self.evaluation.ratings
    }

    /// The report as data.
    pub fn json(&self) -> serde_json::Value {
        json!({
            "exercise": self.played.name,
            "scenario": self.played.scenario.head.id,
            "outcome": self.played.outcome,
            "measures": self.evaluation.measures.iter().map(measured).collect::<Vec<_>>(),
            "objectives": self.evaluation.ratings,
            "moments": self.evaluation.moments,
            "plan": self.plan,
            "observations": self.played.recording.saved.observations,
        })
    }

    /// The report as a document.
    pub fn doc(&self, lang: Lang) -> Doc {
        let say = wording::plain(lang);
        let title = msg!("report-title", scenario = &self.played.scenario.head.title);
        let mut doc = Doc::new(lang, say.message(&title));
        let sections = Sections {
            report: self,
            lang,
            say,
        };
        sections.write(&mut doc.blocks);
        doc
    }

    fn prose(&self, lang: Lang) -> Prose<'_> {
        Prose {
            scenario: &self.played.scenario,
            lang,
        }
    }

    fn tasks(&self) -> impl Iterator<Item = &TaskRating> {
        self.evaluation.ratings.iter().flat_map(|o| &o.tasks)
    }

    /// Rows of the improvement plan: the issue, and what people wrote about it, if they did. A row for each task with challenges,
    /// then what else they wrote.
    fn plan_rows(&self, lang: Lang) -> Vec<(String, Step)> {
        let mut rows = Vec::new();
        for t in self.tasks() {
            let mine: Vec<&Step> = self
                .plan
                .iter()
                .filter(|x| x.task.as_ref() == Some(&t.task))
                .collect();
            let name = task_name(&self.played.scenario, &t.task);
            let name = name.get(lang).to_owned();
            if mine.is_empty() && t.rating.is_some_and(|r| r != Rating::P) {
                rows.push((
                    name.clone(),
                    Step {
                        task: Some(t.task.clone()),
                        ..Step::default()
                    },
                ));
            }
            for x in mine {
                rows.push((
                    if x.issue.is_empty() {
                        name.clone()
                    } else {
                        x.issue.clone()
                    },
                    x.clone(),
                ));
            }
        }
        rows.extend(
            self.plan
                .iter()
                .filter(|x| x.task.is_none())
                .map(|x| (x.issue.clone(), x.clone())),
        );
        rows
    }

    /// The improvement plan as a plan file, to be filled in and merged; what was filled in before stays.
    pub fn plan_file(&self, lang: Lang) -> String {
        let head = wording::plain(lang).message(&msg!("report-plan-file", option = "--plan"));
        let quoted = |words: &str| ron::to_string(words).expect("words are plain data");
        let row = |(issue, step): (String, Step)| {
            let [action, owner, start, end] = step.parts().map(quoted);
            let about = match &step.task {
                Some(task) if step.issue.is_empty() => format!("task: {}", quoted(task.as_str())),
                Some(task) => format!(
                    "task: {}, issue: {}",
                    quoted(task.as_str()),
                    quoted(&step.issue)
                ),
                None => format!("issue: {}", quoted(&step.issue)),
            };
            let issue = issue.replace('\n', " ");
            format!(
                "    // {issue}\n    ({about}, action: {action}, owner: {owner}, start: {start}, end: {end}),\n"
            )
        };
        let rows: String = self.plan_rows(lang).into_iter().map(row).collect();
        format!("// {head}\n[\n{rows}]\n")
    }

    /// The targets that the scenario gives a measure, if any.
    fn targets(&self, kind: MeasureKind, lang: Lang) -> Option<String> {
        let tasks = self
            .played
            .scenario
            .objectives
            .values()
            .flat_map(|o| &o.tasks);
        let goods = tasks
            .flat_map(|t| &t.targets)
            .filter(|x| x.measure == kind)
            .map(|x| wording::plain(lang).arg(&kind.value(x.good)));
        let unique: BTreeSet<String> = goods.collect();
        (!unique.is_empty()).then(|| unique.into_iter().collect::<Vec<_>>().join(" · "))
    }

    /// When each inject was released.
    fn releases(&self) -> BTreeMap<&InjectId, Release> {
        let released = self.played.facts.iter().filter_map(|f| match &f.fact {
            Fact::InjectReleased { inject, by_hand } => Some((inject, (f.at, *by_hand, f.n))),
            _ => None,
        });
        released.collect()
    }
}
