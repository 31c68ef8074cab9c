//! The after-action report of an exercise with its improvement plan, as one self-contained page and as JSON.
//!
//! Contents follow HSEEP: overview, summary, objectives with ratings, strengths and areas for improvement with what they rest on,
//! timeline, maps and charts, improvement plan, participants, the script as played. Every sentence comes from a measure, an
//! observation or the scenario. Deliberately not here: what is measured and rated (`evaluate`), other formats.

mod sections;
mod workbook;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::compare::{Side, step};
use super::page::page;
use crate::atlas::svg::escape;
use crate::base::ids::TaskId;
use crate::base::text::Lang;
use crate::evaluate::measures::{Measure, measures};
use crate::evaluate::rating::{ObjectiveRating, Rating, ratings};
use crate::record::rating::Judgement;
use crate::scenario::Scenario;
use crate::session::recording::Recording;

/// All that a report is made of.
pub struct AfterAction {
    side: Side,
    measures: Vec<Measure>,
    ratings: Vec<ObjectiveRating>,
    plan: Vec<Step>,
}

/// What is to be done about an issue, as people wrote it in a plan file.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
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

impl AfterAction {
    /// Plays an exercise again and judges it.
    pub fn of(recording: Arc<Recording>) -> Self {
        let step = step(&recording);
        let side = Side::of(recording, step);
        let measures = measures(&side.scenario, &side.facts);
        let judgements: Vec<Judgement> = side.recording.saved.judgements.iter().map(|j| j.1.clone()).collect();
        let ratings = ratings(&side.scenario, &side.facts, &measures, &judgements);
        Self { side, measures, ratings, plan: Vec::new() }
    }

    /// With what people wrote into the improvement plan. A task that the scenario does not have is given back.
    ///
    /// # Errors
    /// The first task that does not exist.
    pub fn with_plan(mut self, plan: Vec<Step>) -> Result<Self, TaskId> {
        let tasks: Vec<&TaskId> = self.side.scenario.objectives.values().flat_map(|o| &o.tasks).map(|t| &t.id).collect();
        if let Some(unknown) = plan.iter().filter_map(|s| s.task.as_ref()).find(|t| !tasks.contains(t)) {
            return Err(unknown.clone());
        }
        self.plan = plan;
        Ok(self)
    }

    /// Name of the exercise's file.
    pub fn name(&self) -> &str {
        &self.side.name
    }

    /// The scenario that was played.
    pub fn scenario(&self) -> &Scenario {
        &self.side.scenario
    }

    /// Its measures.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Proposed ratings.
    pub fn ratings(&self) -> &[ObjectiveRating] {
        &self.ratings
    }

    /// The report as data.
    pub fn json(&self) -> serde_json::Value {
        json!({
            "exercise": self.side.name,
            "scenario": self.side.scenario.head.id,
            "outcome": self.side.outcome,
            "measures": self.measures,
            "objectives": self.ratings,
            "plan": self.plan,
            "observations": self.side.recording.saved.observations,
        })
    }

    /// The report as a page.
    pub fn html(&self, lang: Lang) -> String {
        let title = format!("{}: {}", lang.pick("تقرير ما بعد التمرين", "After-action report"), self.side.scenario.head.title.get(lang));
        let body = sections::Sections { report: self, lang }.all(&title);
        page(&title, &body, lang)
    }
}

/// A rating as a mark: its letter, never colour alone.
fn mark(rating: Option<Rating>, lang: Lang) -> String {
    let (letter, words) = match rating {
        Some(r) => (format!("{r:?}"), rating_words(r, lang)),
        None => ("N".to_owned(), lang.pick("لم تُلاحظ", "not observed")),
    };
    let shown = if rating.is_some() { letter.as_str() } else { "—" };
    format!("<span class=\"rating {letter}\">{shown}</span> {}", escape(words))
}

fn rating_words(r: Rating, lang: Lang) -> &'static str {
    match r {
        Rating::P => lang.pick("أُدي بلا صعوبات", "performed without challenges"),
        Rating::S => lang.pick("أُدي مع بعض الصعوبات", "performed with some challenges"),
        Rating::M => lang.pick("أُدي مع صعوبات كبيرة", "performed with major challenges"),
        Rating::U => lang.pick("تعذر أداؤه", "unable to be performed"),
    }
}
