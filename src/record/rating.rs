//! Ratings in the terms of HSEEP, and what an evaluator says of a critical task in place of the proposal.
//!
//! Deliberately not here: how a proposal is made (`evaluate::rating`), where it is kept (`session::store`).

use serde::{Deserialize, Serialize};

use super::states::list;
use crate::base::clean;
use crate::base::ids::TaskId;
use crate::base::message::{Message, msg};

list! {
    /// How something was performed, from the worst up.
    Rating {
        /// Unable to be performed.
        U,
        /// Performed with major challenges.
        M,
        /// Performed with some challenges.
        S,
        /// Performed without challenges.
        P,
    }
}

impl Rating {
    /// All of them, the best first.
    pub fn best_first() -> impl Iterator<Item = Self> {
        Self::ALL.iter().rev().copied()
    }

    /// The one with a rank, from 0 for [`Rating::U`] up; the best for anything higher.
    pub fn from_rank(n: usize) -> Self {
        Self::ALL[n.min(Self::ALL.len() - 1)]
    }

    /// Its letter.
    pub fn letter(self) -> char {
        match self {
            Self::P => 'P',
            Self::S => 'S',
            Self::M => 'M',
            Self::U => 'U',
        }
    }

    /// What it says, in a few words.
    pub fn says(self) -> Message {
        match self {
            Self::P => msg!("rating-p"),
            Self::S => msg!("rating-s"),
            Self::M => msg!("rating-m"),
            Self::U => msg!("rating-u"),
        }
    }

    /// What it means, for those who rate. After HSEEP's definitions.
    pub fn meaning(self) -> Message {
        match self {
            Self::P => msg!("rating-p-meaning"),
            Self::S => msg!("rating-s-meaning"),
            Self::M => msg!("rating-m-meaning"),
            Self::U => msg!("rating-u-meaning"),
        }
    }
}

/// What a rating says, or that the task was not observed.
pub fn says(rating: Option<Rating>) -> Message {
    rating.map_or_else(|| msg!("rating-none"), Rating::says)
}

/// What a rating says and means, or that the task was not observed.
pub fn explained(rating: Option<Rating>) -> Message {
    let both = |r: Rating| msg!("rating-explained", rating = r.says(), meaning = r.meaning());
    rating.map_or_else(|| msg!("rating-none"), both)
}

/// Which of several evaluators, apart from the lead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Evaluator {
    /// By post and not by name.
    Post(String),
    /// By the number that whoever sits at a browser has in the exercise.
    Person(u32),
}

impl Evaluator {
    /// What they are called.
    pub fn called(&self) -> Message {
        match self {
            Self::Post(post) => msg!("rating-evaluator-post", post = post),
            Self::Person(n) => msg!("rating-evaluator-person", n = n.to_string()),
        }
    }
}

/// What an evaluator decided about a critical task.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Judgement {
    /// Which task.
    pub task: TaskId,
    /// The rating; none: not observed.
    pub rating: Option<Rating>,
    /// Why, in the evaluator's words.
    pub reason: String,
    /// Which of several evaluators says so; none: the lead, whose word decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluator: Option<Evaluator>,
}

impl Judgement {
    /// The same with its words as they may stand in a record.
    #[must_use]
    pub fn tidied(self) -> Self {
        Self {
            reason: clean::lines(self.reason.trim()).into_owned(),
            evaluator: self.evaluator.map(|by| match by {
                Evaluator::Post(post) => Evaluator::Post(clean::plain(post.trim()).into_owned()),
                Evaluator::Person(n) => Evaluator::Person(n),
            }),
            ..self
        }
    }
}
