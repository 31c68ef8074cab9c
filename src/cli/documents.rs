//! How the window writes documents: a report beside its exercise file, papers into a folder, a manual that is then shown.
//!
//! Deliberately not here: contents (`report`), when they are asked for (`screen::handlers::documents`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Format;
use super::{Failure, manual, papers, report};
use crate::base::text::{Lang, Text};
use crate::session::output::{self, Output};
use crate::window::{WantedDocument, WriteDocument};
use crate::wording::plain;

/// What the window calls. What belongs to no exercise file comes into the folder; what was written is shown in the system's program
/// for it, if that is wanted and there is one.
pub(super) fn writer(folder: PathBuf, shows: bool) -> WriteDocument {
    Arc::new(move |wanted, lang| {
        let written = write(wanted, &folder, lang).map_err(|f| {
            let words = plain(lang).message(&f.words());
            Text::new(&words, &words)
        })?;
        let read_at_once = match wanted {
            WantedDocument::Report(_) => false,
            WantedDocument::Papers(_) | WantedDocument::Manual(_) => shows,
            WantedDocument::Attachment(name, _) => shows && is_only_looked_at(name),
            // It is what a person pressed.
            WantedDocument::Shown(_) => true,
        };
        if read_at_once {
            // Where nothing shows it, its place is said, as it is in any case.
            written
                .iter()
                .for_each(|f| opener::open(f).unwrap_or_default());
        }
        // Nobody knows from where a shorter one counts.
        let whole = |f: PathBuf| std::path::absolute(&f).unwrap_or(f);
        Ok(written.into_iter().map(whole).collect())
    })
}

/// Endings of files that a program only shows. A scenario may come from a stranger: of anything else, which might run, it is said
/// where it lies.
const SHOWN: [&str; 9] = [
    "png", "jpg", "jpeg", "gif", "webp", "pdf", "txt", "csv", "geojson",
];

fn is_only_looked_at(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    ending.is_some_and(|e| SHOWN.contains(&e.as_str()))
}

fn write(wanted: &WantedDocument, folder: &Path, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    match wanted {
        WantedDocument::Report(file) => report::beside(file, lang, &[Format::Pdf, Format::Html]),
        WantedDocument::Papers(scenario) => Ok(vec![papers::beside(scenario, folder, lang)?]),
        WantedDocument::Attachment(name, bytes) => {
            let file = output::free(folder.join(name), Output::Attachment);
            output::write(&file, Output::Attachment, bytes, false)?;
            Ok(vec![file])
        }
        WantedDocument::Shown(file) => Ok(vec![file.clone()]),
        WantedDocument::Manual(which) => Ok(vec![manual::into(folder, *which, lang)?]),
    }
}
