//! Exercise files in a folder, and what a list says of each.
//!
//! Deliberately not here: reading one whole (`read`).

use std::path::{Path, PathBuf};

use super::lock::{self, Holder};
use super::{Origin, StoreError, image, rows};
use crate::base::time::SimTime;

/// What a list says of an exercise file.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// The file.
    pub path: PathBuf,
    /// Identifier of the scenario.
    pub scenario: String,
    /// How far it came.
    pub reached: SimTime,
    /// Whether it came to ENDEX.
    pub over: bool,
    /// The exercise from which it was branched off, if it was.
    pub branched: Option<Origin>,
    /// Who has it open to write, if someone has.
    pub open: Option<Holder>,
}

/// Reads what a list says of an exercise file.
///
/// # Errors
/// If it is not one, or is damaged.
pub fn summary(path: &Path) -> Result<Summary, StoreError> {
    let db = image::take(path)?.open()?;
    let over = db.query_row(
        "SELECT count(*) > 0 FROM facts WHERE kind = 'ExerciseEnded'",
        [],
        |r| r.get(0),
    )?;
    let reached = rows::reached_of(&db, rows::format_of(&db)?)?;
    let scenario: String = rows::meta(&db, "scenario")?
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_graphic())
        .take(64)
        .collect();
    Ok(Summary {
        path: path.to_path_buf(),
        scenario,
        reached,
        over,
        branched: rows::origin_of(&db)?,
        open: lock::held(path),
    })
}

/// Files in a folder that bear the name of exercise files, those that were written last first. Links and special files are not
/// among them.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|e| {
            e.path().extension().is_some_and(|x| x == "tamrin")
                && e.file_type().is_ok_and(|t| t.is_file())
        })
        .filter_map(|e| Some((e.metadata().ok()?.modified().ok()?, e.path())))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|f| f.1).collect()
}

/// `ID.tamrin` in a folder, or the first of `ID-2.tamrin`, `ID-3.tamrin`, … that is free.
pub fn free_name(folder: &Path, id: &str) -> PathBuf {
    let name = |n: u32| {
        folder.join(if n == 1 {
            format!("{id}.tamrin")
        } else {
            format!("{id}-{n}.tamrin")
        })
    };
    (1..)
        .map(name)
        .find(|p| std::fs::symlink_metadata(p).is_err())
        .expect("some number is free")
}

/// Whether a path is an exercise file, or a database that may be one.
pub fn is_exercise(path: &Path) -> bool {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let mut begins = [0; 16];
    let read = lock::with_file(path, |f| {
        f.seek(SeekFrom::Start(0))
            .and_then(|_| f.read_exact(&mut begins))
    });
    read.is_ok_and(|r| r.is_ok()) && &begins == image::MAGIC
}
