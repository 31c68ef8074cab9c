//! What a disturbance of a centre or an outage of a channel comes from, so that each ends with what made it and with nothing else.
//!
//! Deliberately not here: what a disturbance or an outage does (`polling`, `channels`).

use std::sync::Arc;

use serde::Serialize;

use crate::base::ids::{DirectorateId, IncidentId, InjectId, RumourId};
use crate::record::Rules;

/// What a disturbance or an outage comes from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) enum Source {
    /// Lost confidence of a municipality's voters.
    Confidence,
    /// An incident.
    Incident(IncidentId),
    /// An inject, by its own effect.
    Inject(InjectId),
    /// A rumour.
    Rumour(RumourId),
    /// The weather over a directorate.
    Weather(DirectorateId),
    /// By the first two editions of the rules: a text in one namespace for all sources, so that an incident called `inject`
    /// was taken for the script.
    Text(Arc<str>),
}

/// The text by which the first two editions knew all injects.
const SCRIPT: &str = "inject";

impl Source {
    /// As an edition of the rules tells sources apart. The order of the texts is that in which the first two editions multiplied.
    pub(crate) fn by(self, rules: Rules) -> Self {
        if rules >= Rules::Edition3 {
            return self;
        }
        Self::Text(match self {
            Self::Confidence => "confidence".into(),
            Self::Incident(id) => id.as_str().into(),
            Self::Inject(_) => SCRIPT.into(),
            Self::Rumour(id) => format!("rumour {id}").into(),
            Self::Weather(id) => format!("weather {id}").into(),
            Self::Text(text) => text,
        })
    }

    /// Whether the script made it itself, by an effect of an inject.
    pub(crate) fn is_script(&self) -> bool {
        match self {
            Self::Inject(_) => true,
            Self::Text(text) => &**text == SCRIPT,
            Self::Confidence | Self::Incident(_) | Self::Rumour(_) | Self::Weather(_) => false,
        }
    }
}
