//! What people write down about an exercise while it runs or later: observations and bookmarks.
//!
//! They say nothing to the simulation. Deliberately not here: ratings, where they are kept (`session::store`).

use serde::{Deserialize, Serialize};

use super::order::About;
use super::states::list;
use crate::base::clean;
use crate::base::ids::{ObjectiveId, SeatId, TaskId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;

/// What sort of note it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NoteKind {
    /// Something that an evaluator saw.
    Observation,
    /// A moment to come back to.
    Bookmark,
}

list! {
    /// What an observation shows.
    Finding {
        /// Something to keep.
        Strength,
        /// Something to improve.
        Improvement,
    }
}

impl Finding {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Strength => msg!("observation-strength"),
            Self::Improvement => msg!("observation-improvement"),
        }
    }
}

/// What an evaluator makes of an observation, after HSEEP's after-action report. All of it may be left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Analysis {
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// The critical task that it bears on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskId>,
    /// The plan, procedure or law that it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// What followed from it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub consequence: String,
    /// Why it came to that.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub root_cause: String,
    /// What should be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recommendation: String,
}

impl Analysis {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who writes something down at a browser, by the number that they have in the exercise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Author {
    /// An evaluator.
    Evaluator(u32),
    /// A note-taker.
    NoteTaker(u32),
}

impl Author {
    /// What they are called.
    pub fn called(self) -> Message {
        match self {
            Self::Evaluator(n) => msg!("rating-evaluator-person", n = n.to_string()),
            Self::NoteTaker(n) => msg!("observation-note-taker", n = n.to_string()),
        }
    }
}

/// An observation or a bookmark as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Observation {
    /// Which of the two.
    pub kind: NoteKind,
    /// The exercise time that it is about.
    pub about: SimTime,
    /// The seat that it is about, if one.
    #[serde(default)]
    pub seat: Option<SeatId>,
    /// The thing that it is about, if one.
    #[serde(default)]
    pub subject: Option<About>,
    /// The objective that it bears on, if one.
    #[serde(default)]
    pub objective: Option<ObjectiveId>,
    /// The words.
    pub text: String,
    /// What is made of it.
    #[serde(default, skip_serializing_if = "Analysis::is_empty")]
    pub analysis: Analysis,
    /// Who wrote it, where it was not whoever sits at the machine or is exercise control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Author>,
}

impl Observation {
    /// The same with its words as they may stand in a record.
    #[must_use]
    pub fn tidied(self) -> Self {
        let tidy = |words: &str| clean::lines(words).into_owned();
        Self {
            text: tidy(&self.text),
            analysis: Analysis {
                reference: tidy(&self.analysis.reference),
                consequence: tidy(&self.analysis.consequence),
                root_cause: tidy(&self.analysis.root_cause),
                recommendation: tidy(&self.analysis.recommendation),
                ..self.analysis
            },
            ..self
        }
    }
}

/// An observation or a bookmark as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Observed {
    /// Its number in the exercise file, from 1.
    pub n: u64,
    /// The exercise time at which it was written.
    pub written: SimTime,
    /// Milliseconds since 1970 when it was written.
    pub wall_ms: i64,
    /// What was written.
    #[serde(flatten)]
    pub note: Observation,
}
