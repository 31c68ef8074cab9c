//! The columns of the list.
//!
//! Deliberately not here: what stands in them.

use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::record::states::list;

list! {
    /// What a column of the list holds.
    Part {
        /// The number in the order of time.
        Number,
        /// The day of the exercise, from 1.
        Day,
        /// The time of exercise.
        Time,
        /// When it comes if it has no time of its own, and what else decides whether it comes.
        Trigger,
        /// The storyline.
        Storyline,
        /// The name of the inject.
        Name,
        /// Who is said to send the message.
        From,
        /// The seats that receive it.
        To,
        /// The means by which it comes.
        Channel,
        /// The words of the message.
        Text,
        /// What it does besides.
        Effect,
        /// The expected actions, each with its deadline.
        Expected,
        /// Objectives and critical tasks of the expected actions.
        Task,
        /// The controller responsible.
        Controller,
        /// Notes for exercise control.
        Notes,
        /// Whether it is scheduled, follows another one, depends, or waits for a hand.
        Kind,
        /// How far its preparation is; the team's own column.
        Status,
        /// What an export in several languages had where one thing stands in several columns.
        Was,
        /// The identifier by which a row is found again.
        Id,
        /// Nothing that an import looks at.
        Ignored,
    }
}

impl Part {
    /// Its heading.
    pub fn heading(self) -> Message {
        match self {
            Self::Number => msg!("msel-part-number"),
            Self::Day => msg!("msel-part-day"),
            Self::Time => msg!("msel-part-time"),
            Self::Trigger => msg!("msel-part-trigger"),
            Self::Storyline => msg!("msel-part-storyline"),
            Self::Name => msg!("msel-part-name"),
            Self::From => msg!("msel-part-from"),
            Self::To => msg!("msel-part-to"),
            Self::Channel => msg!("msel-part-channel"),
            Self::Text => msg!("msel-part-text"),
            Self::Effect => msg!("msel-part-effect"),
            Self::Expected => msg!("msel-part-expected"),
            Self::Task => msg!("msel-part-task"),
            Self::Controller => msg!("msel-part-controller"),
            Self::Notes => msg!("msel-part-notes"),
            Self::Kind => msg!("msel-part-kind"),
            Self::Status => msg!("msel-part-status"),
            Self::Was => msg!("msel-part-was"),
            Self::Id => msg!("msel-part-id"),
            Self::Ignored => msg!("msel-part-ignored"),
        }
    }

    /// Whether it is in words, so that each language has a column of its own.
    pub fn is_worded(self) -> bool {
        !matches!(
            self,
            Self::Number | Self::Day | Self::Time | Self::Was | Self::Id | Self::Ignored
        )
    }

    /// Whether an inject or a message has one such thing, whatever the language in which it is called.
    pub fn is_one_thing(self) -> bool {
        matches!(self, Self::Storyline | Self::To | Self::Channel)
    }

    /// Whether a change of it in a table can change a scenario; the others are made of what a table cannot say.
    pub fn is_taken_in(self) -> bool {
        matches!(
            self,
            Self::Day
                | Self::Time
                | Self::Storyline
                | Self::Name
                | Self::From
                | Self::To
                | Self::Channel
                | Self::Text
                | Self::Controller
                | Self::Notes
        )
    }

    /// How wide it is in a workbook, in characters.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Number | Self::Day => 6.0,
            Self::Time | Self::Status => 9.0,
            Self::Channel | Self::Kind => 13.0,
            Self::Storyline | Self::From | Self::To | Self::Controller => 20.0,
            Self::Trigger | Self::Name | Self::Task => 26.0,
            Self::Effect | Self::Expected | Self::Notes => 36.0,
            Self::Text => 52.0,
            Self::Was | Self::Id | Self::Ignored => 12.0,
        }
    }
}

/// A column: what it holds, and of words in which language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Column {
    /// What it holds.
    pub part: Part,
    /// The language of its words; none where it has none, or each cell shows it.
    pub lang: Option<Lang>,
}

/// The columns of a list in some languages, in their order.
pub(super) fn columns(langs: &[Lang]) -> Vec<Column> {
    let is_written = |p: Part| match p {
        Part::Ignored => false,
        // In one language each thing has one column.
        Part::Was => langs.len() > 1,
        _ => true,
    };
    let written = Part::ALL.iter().filter(|p| is_written(**p));
    let of = |part: &Part| -> Vec<Column> {
        let part = *part;
        let worded = |lang: &Lang| Column {
            part,
            lang: Some(*lang),
        };
        if part.is_worded() {
            langs.iter().map(worded).collect()
        } else {
            vec![Column { part, lang: None }]
        }
    };
    written.flat_map(of).collect()
}
