//! What a report says of the exercise as a whole, beside its title and summary; after the overview of HSEEP's after-action report.
//!
//! All of it may be left out; reports leave room to write it then. Offices are named here, never persons.
//! Deliberately not here: what the exercise does (`script`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::text::Text;

/// What reports say of the exercise as a whole. Offices are named, never persons.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// How far it goes: kind of exercise, hours, places, who plays.
    #[serde(default)]
    pub scope: Text,
    /// Mission area: prevention, protection, mitigation, response or recovery.
    #[serde(default)]
    pub mission_area: Text,
    /// The capabilities that it exercises.
    #[serde(default)]
    pub capabilities: Vec<Text>,
    /// The threat or hazard that it is about.
    #[serde(default)]
    pub threat: Text,
    /// Who ordered it and pays for it.
    #[serde(default)]
    pub sponsor: Text,
    /// The organisations that take part.
    #[serde(default)]
    pub organisations: Vec<Text>,
    /// The office that answers questions about it.
    #[serde(default)]
    pub contact: Text,
}

impl Overview {
    /// Its texts by their fields, in the order of a report; those that were left out are empty.
    pub fn texts(&self) -> [(&'static str, &[Text]); 7] {
        let one = std::slice::from_ref::<Text>;
        [
            ("scope", one(&self.scope)),
            ("mission_area", one(&self.mission_area)),
            ("capabilities", &self.capabilities),
            ("threat", one(&self.threat)),
            ("sponsor", one(&self.sponsor)),
            ("organisations", &self.organisations),
            ("contact", one(&self.contact)),
        ]
    }
}
