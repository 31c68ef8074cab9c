//! `tamrin export`: an exercise for other programs.
//!
//! Deliberately not here: facts as a table (`tamrin log --csv`), the map as a picture (`tamrin map`).

use super::args::Export;
use super::{Done, Findings, record, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::Span;
use crate::report::geojson;
use crate::session::output::{self, Output};

pub(super) fn export(args: &Export, lang: Lang) -> Done {
    let recording = record::open(&args.file, lang)?;
    if let Some(file) = &args.output {
        output::may_write(file, Output::Tracks, args.force)?;
    }
    let features = geojson::features(&recording, Span::from_secs(args.every));
    let json = features.to_string();
    let Some(file) = &args.output else {
        terminal::out().json(&json)?;
        return Ok(Findings::None);
    };
    output::write(file, Output::Tracks, (json + "\n").as_bytes(), args.force)?;
    let (n, kept) = (
        features["features"].as_array().map_or(0, Vec::len),
        file.display(),
    );
    let words = msg!("cli-features-kept", kept = kept.to_string(), n = n);
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
