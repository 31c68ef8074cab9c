//! Why a change cannot be made.
//!
//! Deliberately not here: what the check says of a change that was made.

use std::fmt;

use crate::scenario::edit::EditError;

/// A change cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The thing, or the value, stands nowhere in the texts.
    Gone,
    /// It cannot be left out.
    Empty,
    /// It is no whole number.
    NotWhole,
    /// It is no number.
    NotNumber,
    /// It is no identifier.
    NotName,
    /// It is no time of day.
    NotTime,
    /// It is no length of time.
    NotSpan,
    /// It is none of the few that it can be.
    NotChoice,
    /// The text cannot be changed there.
    Unwritten(EditError),
}

impl Refused {
    /// Key of the words that say so.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Gone => "editor-gone",
            Self::Empty => "editor-empty",
            Self::NotWhole => "editor-not-whole",
            Self::NotNumber => "editor-not-number",
            Self::NotName => "editor-not-name",
            Self::NotTime => "editor-not-time",
            Self::NotSpan => "editor-not-span",
            Self::NotChoice => "editor-not-choice",
            Self::Unwritten(_) => "editor-unwritten",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unwritten(e) => Some(e),
            Self::Gone
            | Self::Empty
            | Self::NotWhole
            | Self::NotNumber
            | Self::NotName
            | Self::NotTime
            | Self::NotSpan
            | Self::NotChoice => None,
        }
    }
}

impl From<EditError> for Refused {
    fn from(e: EditError) -> Self {
        Self::Unwritten(e)
    }
}
