//! Orders as they enter the record: their words cleaned, and the discussion's clock put in.
//!
//! Deliberately not here: whether words are too many or show nothing (`sim::seats::orders`).

use super::order::Order;
use super::situation::SituationReport;
use crate::base::clean;
use crate::base::time::Span;

impl Order {
    /// The same with its words as they may stand in a record.
    #[must_use]
    pub fn tidied(self) -> Self {
        match self {
            Self::Note { text } => Self::Note {
                text: clean::lines(&text).into_owned(),
            },
            Self::SendMessage {
                to,
                purpose,
                regarding,
                answers,
                text,
                situation_report,
            } => Self::SendMessage {
                to,
                purpose,
                regarding,
                answers,
                text: clean::lines(&text).into_owned(),
                situation_report: situation_report.as_ref().map(SituationReport::tidied),
            },
            Self::Improvise { what, at } => Self::Improvise {
                what: what.tidied(),
                at,
            },
            Self::AnswerQuestion {
                question,
                of,
                text,
                spent,
            } => Self::AnswerQuestion {
                question,
                of,
                text: clean::lines(&text).into_owned(),
                spent,
            },
            other => other,
        }
    }

    /// What the discussion's clock showed, where it is an order of a discussion; nothing where a module was opened.
    pub fn discussed(&self) -> Option<Span> {
        if let Self::CloseModule { spent }
        | Self::AskQuestion { spent, .. }
        | Self::AnswerQuestion { spent, .. }
        | Self::NotePoint { spent, .. } = self
        {
            return Some(*spent);
        }
        matches!(self, Self::OpenModule { .. }).then_some(Span::ZERO)
    }

    /// The same with what the discussion's clock shows, where that is part of it.
    #[must_use]
    pub fn at_reading(mut self, reading: Span) -> Self {
        if let Self::CloseModule { spent }
        | Self::AskQuestion { spent, .. }
        | Self::AnswerQuestion { spent, .. }
        | Self::NotePoint { spent, .. } = &mut self
        {
            *spent = reading;
        }
        self
    }
}
