//! Opening an exercise file for a command, and saying what is to be known of its record.
//!
//! Deliberately not here: reading it (`session::store`), playing it again (`session::recording`).

use std::path::Path;
use std::sync::Arc;

use super::{Failure, terminal};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::session::recording::Recording;
use crate::session::store::{Condition, Part};

/// Opens an exercise file to read; what is to be known of its record goes to the standard error.
pub(super) fn open(file: &Path, lang: Lang) -> Result<Arc<Recording>, Failure> {
    let recording = Recording::open(file)?;
    if let Some(words) = words(recording.saved.condition, file) {
        terminal::err().say(&words, lang)?;
    }
    Ok(Arc::new(recording))
}

/// What is to be known of a record that is not simply whole.
fn words(condition: Condition, file: &Path) -> Option<Message> {
    let p = file.display();
    match condition {
        Condition::Whole => None,
        Condition::PerhapsOlder => Some(msg!("cli-note-earlier-version-wrote", p = p.to_string())),
        Condition::Mended => Some(msg!("cli-note-file-copied-middle", p = p.to_string())),
        Condition::Missing => Some(msg!("cli-note-file-damaged-orders", p = p.to_string())),
        Condition::Changed(part) => {
            let part = part_words(part);
            Some(msg!(
                "cli-note-program-wrote-more",
                part = part,
                p = p.to_string()
            ))
        }
    }
}

/// A part of the record that was changed, in words.
pub(super) fn part_words(part: Part) -> Message {
    match part {
        Part::Head => msg!("cli-scenario-seed-plan-changed"),
        Part::Causes => msg!("cli-orders-notes-evaluators-decisions"),
        Part::Facts => msg!("cli-facts-changed-after-they"),
        Part::Digests => msg!("cli-state-hashes-changed-after"),
    }
}
