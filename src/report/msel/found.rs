//! What an import finds: cells that cannot be read, what would change, what a table cannot say.
//!
//! Deliberately not here: how it is found (`plan`).

use super::columns::Column;
use super::origin::{Cells, Origin};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::scenario::read::Texts;

/// A cell that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// Its place, with the sheet where there are several; empty where it is about the whole table.
    pub place: String,
    /// What is wrong.
    pub said: Message,
    /// What to do, if there is more to say.
    pub help: Option<Message>,
}

impl Wrong {
    /// The cell, what is wrong, and what to do, in a sentence.
    pub fn words(&self) -> Message {
        match &self.help {
            None if self.place.is_empty() => self.said.clone(),
            Some(help) => msg!(
                "msel-wrong-help",
                place = &self.place,
                said = &self.said,
                help = help
            ),
            None => msg!("msel-wrong", place = &self.place, said = &self.said),
        }
    }
}

/// Something that would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The inject.
    pub inject: String,
    /// The file of the scenario in which it stands.
    pub file: String,
    /// What changes.
    pub what: What,
}

/// What changes of an inject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// It is new: when it comes, and what it is called.
    Added(SimTime, String),
    /// Something of it: before and after.
    Changed(Column, String, String),
    /// It is taken out.
    Removed,
}

impl Change {
    /// What changes, a line for each language's reader.
    pub fn words(&self, lang: Lang) -> Message {
        let (id, file) = (&self.inject, &self.file);
        match &self.what {
            What::Added(time, name) => {
                let time = time.short();
                msg!("msel-added", id = id, file = file, time = time, name = name)
            }
            What::Removed => msg!("msel-removed", id = id, file = file),
            What::Changed(column, before, after) => {
                let part = column.part.heading();
                let part = match column.lang {
                    Some(l) if l != lang => msg!("msel-part-in", part = part, lang = l.name()),
                    _ => part,
                };
                let nothing = |words: &str| match words {
                    "" => msg!("msel-nothing"),
                    words => msg!("msel-words", words = words.replace('\n', " / ")),
                };
                msg!(
                    "msel-changed",
                    id = id,
                    part = part,
                    before = nothing(before),
                    after = nothing(after)
                )
            }
        }
    }
}

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Cells that cannot be read; where there are any nothing is written.
    pub wrong: Vec<Wrong>,
    /// What would change.
    pub changes: Vec<Change>,
    /// What is said of what is not taken in.
    pub notes: Vec<Message>,
    /// How many rows are as the scenario has them.
    pub same: usize,
    /// The texts of the scenario as they would be.
    pub texts: Texts,
    /// The cells from which changed and new values come.
    pub origins: Vec<Origin>,
}

impl Plan {
    /// Where in the files the values of cells would stand.
    pub fn cells(&self) -> Cells<'_> {
        Cells::of(&self.origins, &self.texts)
    }
}
