//! A folder of results: what it is of, which of its shards are there, and their rows.
//!
//! A shard is two tables, written beside their place and put there when whole, that of the runs last: where it stands the shard is
//! done. Deliberately not here: playing (`batch`), having shards played elsewhere (`submit`).

use std::fs;
use std::io::ErrorKind;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::base::message::msg;
use crate::batch::about::About;
use crate::batch::table::Row;
use crate::scenario::load;
use crate::session::output::{self, Output};
use crate::session::store::StoreError;

/// The file that says what results are of.
const ABOUT: &str = "about.json";

/// What the two tables of a shard are called by.
pub(super) const RUNS: &str = "runs";
pub(super) const PARTS: &str = "parts";

pub(super) fn place(folder: &Path, shard: usize, of: usize, table: &str) -> PathBuf {
    folder.join(format!("shard-{shard:06}-of-{of:06}-{table}.csv"))
}

/// Which of some shards are not whole.
pub(super) fn missing(folder: &Path, wanted: RangeInclusive<usize>, of: usize) -> Vec<usize> {
    wanted
        .filter(|n| !place(folder, *n, of, RUNS).exists())
        .collect()
}

/// The rows of all shards that are there, and how many those are.
pub(super) fn rows(folder: &Path, about: &About) -> Result<(Vec<Row>, usize), Failure> {
    let (mut rows, mut shards) = (Vec::new(), 0);
    for n in 1..=about.shards {
        let path = place(folder, n, about.shards, RUNS);
        if !path.exists() {
            continue;
        }
        let file = || path.display().to_string();
        let bytes = fs::read(&path)
            .map_err(|e| Failure::new(msg!("batch-cannot-read", file = file())).because(e))?;
        rows.extend(about.table().read_all(&bytes).map_err(|e| {
            let (line, found) = (e.line.to_string(), e.found.words());
            Failure::new(msg!(
                "batch-unreadable",
                file = file(),
                line = line,
                found = found
            ))
        })?);
        shards += 1;
    }
    Ok((rows, shards))
}

/// Puts a table or a day at its place, also where something stands: it was broken off, or is the same. What another process puts there
/// at the same time is the same too.
pub(super) fn put(path: &Path, output: Output, bytes: &[u8]) -> Result<(), Failure> {
    match output::write(path, output, bytes, true) {
        Err(StoreError::Output(_, e)) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        written => Ok(written?),
    }
}

/// What results of a folder are of, if there are any.
pub(super) fn read_about(folder: &Path) -> Result<Option<About>, Failure> {
    let path = folder.join(ABOUT);
    if !path.exists() {
        return Ok(None);
    }
    let text = load::text_of(&path)?;
    let wrong = || {
        let file = path.display().to_string();
        Failure::new(msg!("batch-unreadable", file = file, line = 1, found = ""))
    };
    serde_json::from_str(&text).map(Some).map_err(|_| wrong())
}

/// Says in the folder what its results are of, or sees that it is said so already.
pub(super) fn claim(folder: &Path, about: &About, there: Option<About>) -> Result<(), Failure> {
    let there = match there {
        Some(there) => there,
        None => {
            let json = serde_json::to_string_pretty(about).expect("it is plain data");
            let written =
                output::write(&folder.join(ABOUT), Output::Results, json.as_bytes(), false);
            match (written, read_about(folder)?) {
                // Another one that plays a shard of the same design may have been first.
                (_, Some(there)) => there,
                (Err(e), None) => return Err(e.into()),
                (Ok(()), None) => return Ok(()),
            }
        }
    };
    if there.key == about.key {
        return Ok(());
    }
    Err(Failure::new(msg!(
        "batch-other-results",
        folder = folder.display().to_string(),
        version = &there.version,
        shards = there.shards.to_string(),
    )))
}
