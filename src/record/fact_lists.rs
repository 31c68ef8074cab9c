//! Small closed lists of which only facts speak.
//!
//! Deliberately not here: the facts (`fact`), lists that orders and pictures share (`states`).

use serde::{Deserialize, Serialize};

/// Why an inject was left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LeftOut {
    /// EXCON skipped it.
    ByHand,
    /// Its probability did not come up.
    ByChance,
    /// Another one of its group was chosen.
    Alternative,
    /// It speaks for a seat that a person holds.
    Staffed,
}

/// Who suspended voting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SuspendedBy {
    /// The commission ordered it.
    Order,
    /// An incident made voting impossible.
    Incident,
}

/// Where a voter or vehicle waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Line {
    /// At a polling centre's gate.
    Checkpoint,
    /// At a polling station.
    Station,
    /// At a checkpoint on a road.
    Road,
}
