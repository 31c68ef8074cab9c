//! A small file beside an exercise file, with the same name and another ending, readable by its owner alone.
//!
//! What is kept there is not the exercise's: it may be lost without loss to it. Deliberately not here: what stands in it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The ending of the file with the codes of the seats and the key of their cookies.
pub const CODES: &str = "seats";
/// The ending of the file with the names of the people at the seats.
pub const NAMES: &str = "people";
/// The endings of the files that say who may sit where, and who they are.
pub const OF_PEOPLE: [&str; 2] = [CODES, NAMES];

/// A file beside an exercise file.
#[derive(Clone, Debug)]
pub struct Beside(PathBuf);

impl Beside {
    /// The one with this ending.
    pub fn of(exercise: &Path, ending: &str) -> Self {
        Self(exercise.with_extension(ending))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What stands in it; none if there is none.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match std::fs::read(&self.0) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Puts this in the place of what stood in it, wholly or not at all.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let folder = self.0.parent().filter(|p| !p.as_os_str().is_empty());
        // A temporary file is readable by its owner alone, and keeps that under its new name.
        let mut new = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        new.write_all(bytes)?;
        new.persist(&self.0).map_err(|e| e.error)?;
        Ok(())
    }
}
