//! Ratings, what they rest on and what is asked of a task, in words.
//!
//! Deliberately not here: how a rating comes about (`evaluate::rating`).

use crate::base::ids::{ExpectedId, TaskId};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::measures::{Owner, Part};
use crate::evaluate::rating::{Rating, Reason, TaskRating};
use crate::record::measure::MeasureKind;
use crate::scenario::model::{Task, TaskTarget, When};
use crate::wording::Prose;

impl Rating {
    /// What it says, in a few words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::P => lang.pick("أُدي بلا صعوبات", "performed without challenges"),
            Self::S => lang.pick("أُدي مع بعض الصعوبات", "performed with some challenges"),
            Self::M => lang.pick("أُدي مع صعوبات كبيرة", "performed with major challenges"),
            Self::U => lang.pick("تعذر أداؤه", "unable to be performed"),
        }
    }

    /// What it means, for those who rate. After HSEEP's definitions.
    pub fn meaning(self, lang: Lang) -> &'static str {
        match self {
            Self::P => lang.pick(
                "تحقق المطلوب ولم يضر غيره ولم يزد الخطر",
                "done, without harm to other tasks and without added risk",
            ),
            Self::S => lang.pick(
                "تحقق المطلوب وظهرت فرص للتحسين",
                "done, with something to improve",
            ),
            Self::M => lang.pick(
                "تحقق المطلوب لكنه أضر بغيره أو زاد الخطر أو خالف الخطط",
                "done, but it harmed other tasks, added risk or was not as planned",
            ),
            Self::U => lang.pick("لم يتحقق المطلوب", "not done"),
        }
    }
}

/// What a rating says and means, or that there is none.
pub fn rating_explained(rating: Option<Rating>, lang: Lang) -> String {
    let words = rating_words(rating, lang);
    rating.map_or_else(
        || words.to_owned(),
        |r| format!("{words}: {}", r.meaning(lang)),
    )
}

/// What a rating says, or that there is none.
pub fn rating_words(rating: Option<Rating>, lang: Lang) -> &'static str {
    rating.map_or(lang.pick("لم تُلاحظ", "not observed"), |r| {
        r.words(lang)
    })
}

/// An expected action as a form shows it.
pub struct Asked {
    /// Which.
    pub id: ExpectedId,
    /// When its inject comes, if the script gives a time.
    pub at: Option<SimTime>,
    /// Name of its inject.
    pub inject: String,
    /// Its own name.
    pub action: String,
    /// How much time it has.
    pub within: Span,
}

impl Prose<'_> {
    /// A critical task.
    pub fn task(&self, id: &TaskId) -> String {
        let all = self.scenario.objectives.values().flat_map(|o| &o.tasks);
        all.filter(|t| t.id == *id)
            .map(|t| t.name.get(self.lang).to_owned())
            .next()
            .unwrap_or_else(|| id.to_string())
    }

    /// Owner share of a measure it is.
    pub fn owner(&self, owner: &Owner) -> String {
        match owner {
            Owner::Seat(s) => self.seat(s),
            Owner::Municipality(m) => self.municipality(m),
            Owner::Storyline(s) => self.storyline(s),
            Owner::Objective(o) => self.objective(o),
        }
    }

    /// A share of a measure.
    pub fn part(&self, kind: MeasureKind, p: &Part) -> String {
        format!(
            "{}: {}",
            self.owner(&p.owner),
            kind.value(p.value, self.lang)
        )
    }

    /// Why a task is rated so; with what that alone would be rated.
    pub fn reason(&self, r: &Reason) -> String {
        let words = match r {
            Reason::Expected { met, missed, .. } => {
                let of = met + missed.len();
                let names: Vec<String> = missed.iter().map(|id| self.expected(id)).collect();
                let missing = if names.is_empty() {
                    String::new()
                } else {
                    self.say(
                        format!("؛ لم يُنفذ: {}", names.join("، ")),
                        format!("; not taken: {}", names.join(", ")),
                    )
                };
                self.say(
                    format!("نُفذ {met} من {of} من الإجراءات المتوقعة{missing}"),
                    format!("{met} of {of} expected actions taken{missing}"),
                )
            }
            Reason::Measured {
                kind,
                value,
                good,
                poor,
                cases,
                ..
            } => {
                let (name, l) = (kind.name(), self.lang);
                let (v, g, p) = (
                    kind.value(*value, l),
                    kind.value(*good, l),
                    kind.value(*poor, l),
                );
                self.say(
                    format!("{}: {v} (الهدف {g}، والضعيف {p}؛ الحالات {cases})", name.ar),
                    format!("{}: {v} (target {g}, poor {p}; cases: {cases})", name.en),
                )
            }
        };
        format!("{words} [{}]", r.rating().letter())
    }

    /// What is expected of a task, by the time of the script.
    pub fn asked(&self, t: &Task) -> Vec<Asked> {
        let mut rows: Vec<Asked> = Vec::new();
        for i in &self.scenario.injects {
            for x in i.expected.iter().filter(|x| x.task.as_ref() == Some(&t.id)) {
                let at = if let When::At(t) = i.when {
                    Some(t)
                } else {
                    None
                };
                let (inject, action) = (
                    i.name.get(self.lang).to_owned(),
                    x.name.get(self.lang).to_owned(),
                );
                rows.push(Asked {
                    id: x.id.clone(),
                    at,
                    inject,
                    action,
                    within: x.within,
                });
            }
        }
        rows.sort_by_key(|r| (r.at.is_none(), r.at));
        rows
    }

    /// A target of a task.
    pub fn aim(&self, x: &TaskTarget) -> String {
        let (name, good, poor) = (
            x.measure.name(),
            x.measure.value(x.good, self.lang),
            x.measure.value(x.poor, self.lang),
        );
        self.say(
            format!("{}: الهدف {good}، والضعيف {poor}", name.ar),
            format!("{}: target {good}, poor {poor}", name.en),
        )
    }

    /// What an evaluator decided about a task, if one did.
    pub fn decision(&self, t: &TaskRating) -> Option<String> {
        let why = t.judgement.as_ref()?;
        let proposed = t.proposed.map_or('—', Rating::letter);
        Some(self.say(
            format!("قرار المقيّم (المقترح {proposed}): {why}"),
            format!("Evaluator's rating (proposed: {proposed}): {why}"),
        ))
    }
}
