//! The after-action report of an exercise with its improvement plan, as a document, as data and as a workbook.
//!
//! Contents follow HSEEP: overview, summary, objectives with ratings, strengths and areas for improvement with what they rest on,
//! timeline, maps and charts, improvement plan, participants, the script as played. Every sentence comes from a measure, an
//! observation or the scenario. Deliberately not here: what is measured and rated (`evaluate`), how a document is set.

mod discussion;
pub mod feedback;
mod pictures;
pub mod plan;
mod sections;
mod story;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use self::feedback::Feedback;
use self::plan::Step;
use self::sections::Sections;
use super::doc::Doc;
use super::played::{Played, step};
use crate::base::ids::InjectId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::Evaluation;
use crate::evaluate::discussion::Discussion;
use crate::evaluate::measures::Measure;
use crate::evaluate::objective::ObjectiveRating;
use crate::evaluate::rating::{Rating, TaskRating, task_name};
use crate::record::fact::Fact;
use crate::record::measure::MeasureKind;
use crate::record::observation::Finding;
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
    feedback: Vec<Feedback>,
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
            feedback: Vec::new(),
        }
    }

    /// With what people wrote into the improvement plan, of this exercise and of earlier ones.
    #[must_use]
    pub fn with_plan(self, plan: Vec<Step>) -> Self {
        Self { plan, ..self }
    }

    /// With the forms that participants filled in.
    #[must_use]
    pub fn with_feedback(self, feedback: Vec<Feedback>) -> Self {
        Self { feedback, ..self }
    }

    /// The exercise played again.
    pub(super) fn played(&self) -> &Played {
        &self.played
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
            "discussion": discussion::data(&Discussion::of(&self.played.scenario, &self.played.facts)),
            "plan": self.plan,
            "feedback": feedback::statements(&self.feedback),
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

    /// What people wrote about this exercise.
    fn own_steps(&self) -> impl Iterator<Item = &Step> {
        let name = &self.played.name;
        self.plan.iter().filter(move |x| !x.is_earlier(name))
    }

    /// Rows of the improvement plan: the issue, and what people wrote about it, if they did. A row for each task with challenges,
    /// then what else they wrote, then what evaluators observed that is to be improved, with what they recommend.
    fn plan_rows(&self, lang: Lang) -> Vec<(String, Step)> {
        let mut rows = Vec::new();
        for t in self.tasks() {
            let mut mine = self
                .own_steps()
                .filter(|x| x.task.as_ref() == Some(&t.task));
            let mut mine: Vec<Step> = mine.by_ref().cloned().collect();
            if mine.is_empty() && t.rating.is_some_and(|r| r != Rating::P) {
                mine.push(Step {
                    task: Some(t.task.clone()),
                    ..Step::default()
                });
            }
            rows.extend(mine.into_iter().map(|x| self.row(lang, x)));
        }
        let others = self.own_steps().filter(|x| x.task.is_none());
        rows.extend(others.map(|x| self.row(lang, x.clone())));
        for n in &self.played.recording.saved.observations {
            let (text, a) = (&n.note.text, &n.note.analysis);
            let known = rows.iter().any(|(issue, _)| issue == text);
            if a.finding == Some(Finding::Improvement) && !known {
                let step = Step {
                    task: a.task.clone(),
                    issue: text.clone(),
                    action: a.recommendation.clone(),
                    ..Step::default()
                };
                rows.push((text.clone(), step));
            }
        }
        rows
    }

    /// What earlier exercises left open.
    fn carried_rows(&self, lang: Lang) -> Vec<(String, Step)> {
        let name = &self.played.name;
        let earlier = self.plan.iter().filter(|x| x.is_earlier(name));
        let open = earlier.filter(|x| x.status.is_open());
        open.map(|x| self.row(lang, x.clone())).collect()
    }

    /// A step with its issue in words: its own, or the task's name.
    fn row(&self, lang: Lang, step: Step) -> (String, Step) {
        let issue = match &step.task {
            Some(task) if step.issue.is_empty() => {
                task_name(&self.played.scenario, task).get(lang).to_owned()
            }
            Some(_) | None => step.issue.clone(),
        };
        (issue, step)
    }

    /// The improvement plan as a plan file, to be filled in and merged; what was filled in before stays, and so does what earlier
    /// exercises left open.
    pub fn plan_file(&self, lang: Lang) -> String {
        let say = wording::plain(lang);
        let head = [
            say.message(&msg!("report-plan-file", option = "--plan")),
            format!(
                "element: {:?}; priority: {:?}; status: {:?}",
                plan::Element::ALL,
                plan::Priority::ALL,
                plan::Status::ALL
            ),
        ];
        let rows = [self.plan_rows(lang), self.carried_rows(lang)].concat();
        plan::file(&head, &rows, &self.played.name)
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
