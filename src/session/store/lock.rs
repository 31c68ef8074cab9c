//! One exercise, one writer.
//!
//! Whoever goes on with an exercise or adds to it holds a lock that ends with the process, however it ends, and that no copy takes
//! along: on Linux an advisory lock on the file, everywhere SQLite's own (`locking_mode = exclusive`). On other systems the two
//! would hinder each other, so there SQLite's stands alone. Who holds it is noted in the file, and believed only while it is locked.
//! Readers take no lock: they never hinder who plays (`image`).
//! Deliberately not here: the words in which that is told.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::StoreError;
use crate::base::message::{Message, msg};
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

/// Files that this process has open to write. On many systems a process gives up all of SQLite's locks on a file when it closes
/// that file anywhere; so who reads one of these in this process reads through the one that is open.
static OPEN: Mutex<BTreeMap<PathBuf, Arc<Mutex<File>>>> = Mutex::new(BTreeMap::new());

/// Gives a file to read, the one that is open to write in this process if there is one.
///
/// # Errors
/// If it cannot be opened.
pub(super) fn with_file<T>(path: &Path, work: impl FnOnce(&mut File) -> T) -> io::Result<T> {
    let path = std::fs::canonicalize(path)?;
    let open = OPEN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&path)
        .cloned();
    Ok(match open {
        Some(file) => work(&mut file.lock().unwrap_or_else(PoisonError::into_inner)),
        None => work(&mut File::open(&path)?),
    })
}

/// Held while the file is written.
pub(super) struct Lock {
    path: PathBuf,
    file: Arc<Mutex<File>>,
}

/// How often a lock is tried for, and how long to wait in between: who only looks whether it is held holds it for a moment.
const TRIES: u32 = 5;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

impl Lock {
    /// Takes the lock, or says that another process has it, or another part of this one.
    pub(super) fn take(path: &Path) -> Result<Self, StoreError> {
        let place = std::fs::canonicalize(path).map_err(|_| StoreError::missing(path))?;
        let elsewhere = || StoreError::open_elsewhere(path, holder_in(path).as_ref());
        if OPEN
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains_key(&place)
        {
            return Err(elsewhere());
        }
        let file = File::open(&place).map_err(|_| StoreError::missing(path))?;
        if cfg!(target_os = "linux") {
            let mut tried = 0;
            while let Err(e) = file.try_lock() {
                tried += 1;
                match e {
                    std::fs::TryLockError::WouldBlock if tried < TRIES => std::thread::sleep(PAUSE),
                    std::fs::TryLockError::WouldBlock => return Err(elsewhere()),
                    std::fs::TryLockError::Error(e) => {
                        return Err(StoreError::unreadable(path, e));
                    }
                }
            }
        }
        let file = Arc::new(Mutex::new(file));
        OPEN.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(place.clone(), file.clone());
        Ok(Self { path: place, file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if open
            .get(&self.path)
            .is_some_and(|f| Arc::ptr_eq(f, &self.file))
        {
            open.remove(&self.path);
        }
        if cfg!(target_os = "linux") {
            // Closing the file ends the lock in any case.
            self.file
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .unlock()
                .ok();
        }
    }
}

/// Who has a file open to write, if someone has.
pub(super) fn held(path: &Path) -> Option<Holder> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let place = std::fs::canonicalize(path).ok()?;
    let here = OPEN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .contains_key(&place);
    let locked = || {
        matches!(
            File::open(&place).ok()?.try_lock_shared(),
            Err(std::fs::TryLockError::WouldBlock)
        )
        .then_some(())
    };
    if !here {
        locked()?;
    }
    Some(holder_in(path).unwrap_or_else(|| Holder {
        process: 0,
        machine: String::new(),
        since_ms: 0,
    }))
}

fn holder_in(path: &Path) -> Option<Holder> {
    let db = super::image::take(path).ok()?.open().ok()?;
    let value = |key: &str| {
        db.query_row("SELECT value FROM progress WHERE key = ?", [key], |r| {
            r.get::<_, String>(0)
        })
        .ok()
    };
    let machine: String = value(KEYS[1])?
        .chars()
        .filter(|c| c.is_ascii_graphic())
        .take(64)
        .collect();
    Some(Holder {
        process: value(KEYS[0])?.parse().ok()?,
        machine,
        since_ms: value(KEYS[2])?.parse().ok()?,
    })
}

/// Notes in the file that this process has it open.
pub(super) fn note(db: &Connection) -> rusqlite::Result<()> {
    let machine = gethostname::gethostname().to_string_lossy().into_owned();
    let values = [
        std::process::id().to_string(),
        machine,
        pace::wall_millis().to_string(),
    ];
    for (key, value) in KEYS.iter().zip(values) {
        db.execute(
            "INSERT OR REPLACE INTO progress VALUES (?, ?)",
            [*key, value.as_str()],
        )?;
    }
    Ok(())
}

/// Takes the note away.
pub(super) fn forget(db: &Connection) -> rusqlite::Result<()> {
    db.execute("DELETE FROM progress WHERE key IN (?, ?, ?)", KEYS)?;
    Ok(())
}

impl Holder {
    /// Who it is: process, machine, since when.
    pub fn words(&self) -> Message {
        if self.process == 0 {
            return Self::unknown();
        }
        let since = pace::utc(self.since_ms);
        msg!(
            "session-holder",
            process = self.process.to_string(),
            machine = &self.machine,
            since = since
        )
    }

    /// Who it is where nothing is known of it.
    pub fn unknown() -> Message {
        msg!("session-holder-unknown")
    }
}
