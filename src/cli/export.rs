//! `tamrin export`: an exercise for other programs.
//!
//! Deliberately not here: facts as a table (`tamrin log --csv`), the map as a picture (`tamrin map`).

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::args::Export;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::Span;
use crate::report::exchange::{cap, xapi};
use crate::report::geojson;
use crate::session::output::{self, Output};
use crate::session::recording::Recording;

pub(super) fn export(args: &Export, lang: Lang) -> Done {
    let recording = record::open(&args.file, lang)?;
    match &args.output {
        Some(folder) if args.cap => alerts(args, &recording, folder, lang),
        _ if args.xapi => statements(args, &recording, lang),
        _ => tracks(args, &recording, lang),
    }
}

fn tracks(args: &Export, recording: &Arc<Recording>, lang: Lang) -> Done {
    if let Some(file) = &args.output {
        output::may_write(file, Output::Tracks, args.force)?;
    }
    let features = geojson::features(recording, Span::from_secs(args.every));
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

/// A list of statements, each on a line of its own.
fn statements(args: &Export, recording: &Arc<Recording>, lang: Lang) -> Done {
    if let Some(file) = &args.output {
        output::may_write(file, Output::Statements, args.force)?;
    }
    let all = xapi::statements(recording, args.offset).map_err(Failure::new)?;
    let lines: Vec<String> = all.iter().map(ToString::to_string).collect();
    let json = format!("[\n{}\n]", lines.join(",\n"));
    let Some(file) = &args.output else {
        terminal::out().json(&json)?;
        return Ok(Findings::None);
    };
    let bytes = json + "\n";
    output::write(file, Output::Statements, bytes.as_bytes(), args.force)?;
    let kept = file.display().to_string();
    let words = msg!("exchange-statements-kept", kept = kept, n = all.len());
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}

/// A folder of alerts, each in a file of its own.
fn alerts(args: &Export, recording: &Arc<Recording>, folder: &Path, lang: Lang) -> Done {
    let kept = folder.display().to_string();
    if folder.is_file() {
        return Err(Failure::new(msg!("exchange-no-folder", path = kept)));
    }
    let all = cap::alerts(recording, args.offset).map_err(Failure::new)?;
    // Before anything is written it is known that everything may be.
    for a in &all {
        output::may_write(&folder.join(&a.file), Output::Alerts, args.force)?;
    }
    fs::create_dir_all(folder)?;
    for a in &all {
        let file = folder.join(&a.file);
        output::write(&file, Output::Alerts, a.xml.as_bytes(), args.force)?;
    }
    let words = msg!("exchange-alerts-kept", kept = kept, n = all.len());
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
