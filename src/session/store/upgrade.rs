//! Older layouts of the exercise file, brought to this one step by step.
//!
//! Reading upgrades a copy in memory and leaves the file as it is. Going on with an exercise upgrades a copy on the disk, which
//! takes the file's name once it is whole; the file as it was is kept beside it under its format's number.
//! A step is never changed after a release: stored samples of every format are read by the tests.
//!
//! | from | to | what changes |
//! |---|---|---|
//! | 1 | 2 | `controls` and `observations` are always there, `ratings` are new; digests say the last order in them |
//! | 2 | 3 | `ratings` are always there: the first files of format 2 were written without them |

use std::path::Path;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::{FORMAT, StoreError, beside, io};

/// The step from each format to the next; the first is from format 1.
const STEPS: [&str; (FORMAT - 1) as usize] = [
    "
    CREATE TABLE IF NOT EXISTS controls (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS observations (
        n INTEGER PRIMARY KEY, about_ms INTEGER NOT NULL, written_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ratings (n INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    ALTER TABLE digests ADD COLUMN seq INTEGER;
",
    "
    CREATE TABLE IF NOT EXISTS ratings (n INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
",
];

/// Takes the steps from a format to the present one, all or none.
fn steps(db: &Connection, format: i64) -> Result<(), StoreError> {
    let from = usize::try_from(format).ok().filter(|f| (1..=STEPS.len()).contains(f));
    let Some(from) = from else {
        return Err(StoreError::new("صيغة الملف غير معروفة", "the file is of an unknown format"));
    };
    db.execute_batch("BEGIN")?;
    for step in &STEPS[from - 1..] {
        db.execute_batch(step)?;
    }
    db.execute("UPDATE meta SET value = ? WHERE key = 'format'", [FORMAT.to_string()])?;
    db.execute_batch("COMMIT")?;
    Ok(())
}

/// A copy in memory, upgraded.
pub(super) fn in_memory(db: &Connection, format: i64) -> Result<Connection, StoreError> {
    let mut copy = Connection::open_in_memory()?;
    Backup::new(db, &mut copy)?.run_to_completion(i32::MAX, std::time::Duration::ZERO, None)?;
    steps(&copy, format)?;
    Ok(copy)
}

/// The file, upgraded; as it was it stays beside. A kill at any moment leaves the old file or the new one under the name.
pub(super) fn in_place(path: &Path, format: i64) -> Result<(), StoreError> {
    let (kept, copy) = (beside(path, &format!("format-{format}")), beside(path, "new"));
    {
        // What waits in the log goes into the file, so that the file alone is the whole.
        let old = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        old.pragma_update(None, "journal_mode", "delete")?;
    }
    std::fs::copy(path, &copy).map_err(|e| io(&e))?;
    if !kept.exists() {
        std::fs::rename(&copy, &kept).map_err(|e| io(&e))?;
        std::fs::copy(path, &copy).map_err(|e| io(&e))?;
    }
    {
        let db = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        db.pragma_update(None, "synchronous", "full")?;
        steps(&db, format)?;
    }
    std::fs::rename(&copy, path).map_err(|e| io(&e))?;
    Ok(())
}
