//! What a file that a message brings along is called, for nobody knows a file of the scenario by its path: the first line of its
//! words, or what sort of file it is.
//!
//! Deliberately not here: where such files are kept (`scenario::attached`).

use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::scenario::Scenario;

/// Signs of a title that are shown.
const MOST: usize = 80;

/// Its name in a language.
pub fn attachment(s: &Scenario, file: &str, lang: Lang) -> Message {
    let words = s.attached_words(file, lang);
    let first = words.and_then(|w| w.lines().map(str::trim).find(|l| !l.is_empty()));
    match first {
        Some(line) if line.chars().count() > MOST => {
            let short: String = line.chars().take(MOST).collect();
            msg!("attached-words", title = format!("{} …", short.trim_end()))
        }
        Some(line) => msg!("attached-words", title = line),
        None => Message::new(sort(file), Vec::new()),
    }
}

/// What sort of file it is, by its ending.
fn sort(file: &str) -> &'static str {
    let ending = file
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    match ending.as_deref() {
        Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "svg") => "attached-picture",
        Some("txt" | "md") => "attached-text",
        Some("pdf" | "doc" | "docx" | "odt") => "attached-document",
        Some("csv" | "xls" | "xlsx" | "ods") => "attached-table",
        Some("geojson" | "kml" | "kmz") => "attached-map",
        Some("mp3" | "ogg" | "wav" | "m4a" | "mp4") => "attached-recording",
        Some(_) | None => "attached-file",
    }
}
