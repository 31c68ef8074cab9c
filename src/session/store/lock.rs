//! One exercise, one writer.
//!
//! Whoever goes on with an exercise or adds to it holds a lock that ends with the process, however it ends, and that no copy takes
//! along: on Linux an advisory lock on the file, everywhere SQLite's own (`locking_mode = exclusive`). On other systems the two
//! would hinder each other, so there SQLite's stands alone. Who holds it is noted in the file, and believed only while it is locked.
//! Readers take no lock: they never hinder who plays (`image`).
//! Deliberately not here: the words in which that is told.

use std::fs::File;
use std::path::Path;

use rusqlite::Connection;

use super::StoreError;
use crate::base::text::Text;
use crate::session::pace;

/// Who has an exercise open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The process.
    pub process: u32,
    /// Name of the machine.
    pub machine: String,
    /// Milliseconds since 1970.
    pub since_ms: i64,
}

/// Keys under which the holder is noted in the table `progress`.
const KEYS: [&str; 3] = ["open_process", "open_machine", "open_since_ms"];

/// Held while the file is written.
pub(super) struct Lock {
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "the lock is in the file being open"))]
    file: File,
}

impl Lock {
    /// Takes the lock, or says that another process has it.
    pub(super) fn take(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(|_| StoreError::missing(path))?;
        if cfg!(target_os = "linux") {
            match file.try_lock() {
                Ok(()) => {}
                Err(std::fs::TryLockError::WouldBlock) => return Err(StoreError::open_elsewhere(path, holder_in(path).as_ref())),
                Err(std::fs::TryLockError::Error(e)) => return Err(StoreError::unreadable(path, &e)),
            }
        }
        Ok(Self { file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(target_os = "linux") {
            // Closing the file ends the lock in any case.
            self.file.unlock().ok();
        }
    }
}

/// Who has a file open to write, if someone has.
pub(super) fn held(path: &Path) -> Option<Holder> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let file = File::open(path).ok()?;
    match file.try_lock_shared() {
        Err(std::fs::TryLockError::WouldBlock) => {
            Some(holder_in(path).unwrap_or_else(|| Holder { process: 0, machine: String::new(), since_ms: 0 }))
        }
        _ => None,
    }
}

fn holder_in(path: &Path) -> Option<Holder> {
    let db = super::image::take(path).ok()?.open().ok()?;
    let value = |key: &str| db.query_row("SELECT value FROM progress WHERE key = ?", [key], |r| r.get::<_, String>(0)).ok();
    let machine: String = value(KEYS[1])?.chars().filter(|c| c.is_ascii_graphic()).take(64).collect();
    Some(Holder { process: value(KEYS[0])?.parse().ok()?, machine, since_ms: value(KEYS[2])?.parse().ok()? })
}

/// Notes in the file that this process has it open.
pub(super) fn note(db: &Connection) -> rusqlite::Result<()> {
    let machine = gethostname::gethostname().to_string_lossy().into_owned();
    let values = [std::process::id().to_string(), machine, pace::wall_millis().to_string()];
    for (key, value) in KEYS.iter().zip(values) {
        db.execute("INSERT OR REPLACE INTO progress VALUES (?, ?)", [*key, value.as_str()])?;
    }
    Ok(())
}

/// Takes the note away.
pub(super) fn forget(db: &Connection) -> rusqlite::Result<()> {
    db.execute("DELETE FROM progress WHERE key IN (?, ?, ?)", KEYS)?;
    Ok(())
}

impl Holder {
    /// Who it is, in words: process, machine, since when.
    pub fn words(&self) -> Text {
        if self.process == 0 {
            return Text::new("برنامج آخر", "another program");
        }
        let (process, machine, since) = (self.process, &self.machine, pace::utc(self.since_ms));
        Text::new(
            &format!("العملية {process} على الجهاز \u{2068}{machine}\u{2069} منذ \u{2068}{since}\u{2069}"),
            &format!("process {process} on the machine {machine} since {since}"),
        )
    }
}
