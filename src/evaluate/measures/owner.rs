//! Whom a part of a measure belongs to.
//!
//! Deliberately not here: which cases belong to whom (`gather`).

use serde::Serialize;

use crate::base::ids::{MunicipalityId, ObjectiveId, SeatId, StorylineId};
use crate::base::message::Arg;
use crate::wording::names::Names;

/// Whom a part of a measure belongs to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum Owner {
    /// A seat.
    Seat(SeatId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A storyline.
    Storyline(StorylineId),
    /// An objective.
    Objective(ObjectiveId),
}

impl Owner {
    /// Its name.
    pub fn name(&self, names: Names<'_>) -> Arg {
        match self {
            Self::Seat(id) => names.seat(id),
            Self::Municipality(id) => names.municipality(id),
            Self::Storyline(id) => names.storyline(id),
            Self::Objective(id) => names.objective(id),
        }
    }
}
