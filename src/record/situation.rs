//! What a situation report from seat to seat says beside the situation itself.
//!
//! Deliberately not here: how it travels (the simulation), its form on screens and paper.

use serde::{Deserialize, Serialize};

use crate::base::clean;

/// The rest of a situation report, in the writer's words; the situation is the text of the message that brings it.
#[derive(
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct SituationReport {
    /// What was done; empty: nothing is said of it.
    #[serde(default)]
    pub action: String,
    /// What is asked for; empty: nothing.
    #[serde(default)]
    pub request: String,
}

impl SituationReport {
    /// The same with its words as they may stand in a record.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let tidy = |words: &str| clean::lines(words).into_owned();
        Self {
            action: tidy(&self.action),
            request: tidy(&self.request),
        }
    }

    /// Its parts that say something.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let parts = [self.action.as_str(), self.request.as_str()];
        parts.into_iter().filter(|p| !clean::is_blank(p))
    }
}
