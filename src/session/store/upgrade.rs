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
//! | 3 | 4 | `causes` and `progress` are new, the time reached moves to `progress`; digests are numbered; rollback journal in place of a write-ahead log |

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::causes::{Cause, End};
use super::{Chains, FORMAT, StoreError, beside, image, rows, temporary};

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
    "
    CREATE TABLE causes (n INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
    CREATE TABLE progress (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    INSERT INTO progress SELECT key, value FROM meta WHERE key = 'reached';
    DELETE FROM meta WHERE key = 'reached';
    INSERT INTO meta VALUES ('rules', '1');
    ALTER TABLE digests RENAME TO digests_by_time;
    CREATE TABLE digests (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, seq INTEGER, json TEXT NOT NULL) STRICT;
    INSERT INTO digests (at_ms, seq, json) SELECT at_ms, seq, json FROM digests_by_time ORDER BY at_ms;
    DROP TABLE digests_by_time;
",
];

/// Takes the steps from a format to the present one, all or none.
fn steps(db: &Connection, format: i64) -> Result<(), StoreError> {
    let from = usize::try_from(format)
        .ok()
        .filter(|f| (1..=STEPS.len()).contains(f));
    let Some(from) = from else {
        return Err(StoreError::damaged(format!("format {format} is not known")));
    };
    db.execute_batch("BEGIN")?;
    for step in &STEPS[from - 1..] {
        db.execute_batch(step)?;
    }
    db.execute(
        "UPDATE meta SET value = ? WHERE key = 'format'",
        [FORMAT.to_string()],
    )?;
    causes_of_tables(db)?;
    db.execute_batch("COMMIT")?;
    Ok(())
}

/// Writes what people put in to the fixed space, from the tables.
fn causes_of_tables(db: &Connection) -> Result<(), StoreError> {
    let mut end = End::make(db)?;
    let (journal, stopped) = rows::journal_of(db)?;
    stopped.map_or(Ok(()), Err)?;
    for j in journal {
        end.append(
            db,
            &Cause::Order {
                entry: j.entry,
                planned: j.planned,
                wall_ms: j.wall_ms,
                request: None,
            },
        )?;
    }
    for (at, what) in rows::controls_of(db)? {
        // When on the wall is in the table, and nothing depends on it.
        end.append(
            db,
            &Cause::Control {
                at,
                wall_ms: 0,
                what,
            },
        )?;
    }
    for o in rows::observations_of(db)?.0 {
        end.append(
            db,
            &Cause::Note {
                written: o.written,
                wall_ms: o.wall_ms,
                note: o.note,
            },
        )?;
    }
    for (wall_ms, judgement) in rows::judgements_of(db)?.0 {
        end.append(db, &Cause::Rating { wall_ms, judgement })?;
    }
    Ok(())
}

/// Writes the chains of what the tables hold, so that a change from now on is seen.
fn chains_of_tables(db: &Connection) -> Result<(), StoreError> {
    // Facts may be missing, as they might in a file of an earlier format.
    db.execute("INSERT INTO meta VALUES ('causes_only', '1')", [])?;
    let head = rows::head_of(db)?;
    db.execute("INSERT INTO meta VALUES ('head', ?)", [head.hex()])?;
    let mut chains = Chains::new(head);
    rows::facts_of(db, &mut chains.facts)?;
    rows::digests_of(db, &mut chains.digests)?;
    for (key, chain) in [("facts", chains.facts), ("digests", chains.digests)] {
        db.execute(
            "INSERT INTO progress VALUES (?, ?)",
            [key, &chain.many.to_string()],
        )?;
        db.execute(
            "INSERT INTO progress VALUES (?, ?)",
            [&format!("{key}_chain"), &chain.last.hex()],
        )?;
    }
    Ok(())
}

/// Upgrades a copy that is in memory.
pub(super) fn in_memory(db: &Connection, format: i64) -> Result<(), StoreError> {
    steps(db, format)
}

/// The file, upgraded; as it was it stays beside. A kill at any moment leaves the old file or the new one under the name.
pub(super) fn in_place(path: &Path, format: i64) -> Result<(), StoreError> {
    let path = &std::fs::canonicalize(path).map_err(|_| StoreError::missing(path))?;
    {
        // What waits in the log goes into the file, so that the file alone is the whole.
        let old = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        image::guard(&old)?;
        old.pragma_update(None, "journal_mode", "delete")?;
    }
    let kept = beside(path, &format!("format-{format}"));
    if std::fs::symlink_metadata(&kept).is_err() {
        let copy = temporary(path)?;
        std::fs::copy(path, copy.path())?;
        copy.persist_noclobber(&kept).map_err(|e| e.error)?;
    }
    let copy = temporary(path)?;
    std::fs::copy(path, copy.path())?;
    {
        let db = Connection::open_with_flags(copy.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        image::guard(&db)?;
        db.pragma_update(None, "synchronous", "full")?;
        steps(&db, format)?;
        chains_of_tables(&db)?;
    }
    copy.persist(path).map_err(|e| e.error)?;
    Ok(())
}
