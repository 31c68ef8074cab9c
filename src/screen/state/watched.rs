//! What is shown while an author writes: what was found in the scenario as it was saved last, and how the exercise goes on in it.
//!
//! Deliberately not here: noticing that something was saved (`handlers::watching`), the panel.

use crate::base::diag::{Diagnostic, Severity};
use crate::base::ids::SeatId;
use crate::base::message::Message;

/// A scenario that was saved while its exercise is open.
#[derive(Default)]
pub(crate) struct Watched {
    /// What the check found.
    pub(crate) findings: Vec<Diagnostic>,
    /// Why it could not even be read, if so.
    pub(crate) trouble: Option<Message>,
    /// How the exercise is to go on once it is open in it.
    pub(crate) goes_on: Option<GoesOn>,
}

/// How an exercise goes on.
pub(crate) struct GoesOn {
    /// The pace, if it was being played; else it stands.
    pub(crate) pace: Option<f64>,
    /// The seat through whose eyes one looked.
    pub(crate) eyes: Option<SeatId>,
}

impl Watched {
    /// How many findings are of this severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let found = self.findings.iter();
        found.filter(|f| f.severity == severity).count()
    }

    /// Whether it cannot be played as it is.
    pub(crate) fn is_broken(&self) -> bool {
        self.trouble.is_some() || self.count(Severity::Error) > 0
    }
}
