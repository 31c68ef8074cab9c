//! Reading an exercise file, without changing it: not its layout, not a byte.
//!
//! Deliberately not here: what can still be read of a damaged file (`rescue`).

use std::io::Read as _;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use super::{APPLICATION_ID, FORMAT, Journalled, Kept, Origin, Saved, StoreError, upgrade};
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::observation::Observed;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Opens an exercise file to read. An exercise in progress may be read while it is played.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    connect_to(path, "")
}

/// Opens an exercise file even if it is damaged: what a table has lost is an error only once it is read.
pub(super) fn connect_damaged(path: &Path) -> Result<Connection, StoreError> {
    connect_to(path, "PRAGMA writable_schema = ON")
}

fn connect_to(path: &Path, first: &str) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::missing(path));
    }
    let mut begins = [0; 16];
    let whole = std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut begins));
    if whole.is_err() || &begins != MAGIC {
        return Err(StoreError::foreign(path));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = Connection::open_with_flags(path, flags)?;
    db.execute_batch(first)?;
    let id = |db: &Connection| db.query_row("PRAGMA application_id", [], |r| r.get::<_, i64>(0));
    // In a folder that cannot be written to, nobody else writes either.
    let (db, id) = match (id(&db), uri(path)) {
        (Err(_), Some(uri)) => {
            let db = Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?;
            db.execute_batch(first)?;
            let id = id(&db)?;
            (db, id)
        }
        (id, _) => (db, id?),
    };
    if id != APPLICATION_ID {
        return Err(StoreError::foreign(path));
    }
    Ok(db)
}

/// A file as SQLite's address of something that nobody changes.
fn uri(path: &Path) -> Option<String> {
    let path = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(format!("file:{path}?immutable=1"))
}

/// Reads all that a file holds, without changing it.
///
/// # Errors
/// If it is missing, not an exercise file, or from a newer program.
pub fn read(path: &Path) -> Result<Saved, StoreError> {
    let mut db = connect(path)?;
    let format = number(&db, "format")?;
    if format > FORMAT {
        let program = meta(&db, "program")?.unwrap_or_default();
        return Err(StoreError::new(
            &format!("كتبت هذا الملف نسخة أحدث من البرنامج ({program})؛ استعمل تلك النسخة، أو احفظ منه ما تقرؤه هذه: tamrin rescue"),
            &format!(
                "a newer version of the program ({program}) wrote this file; use that version, or save what this one can read of it: tamrin rescue"
            ),
        ));
    }
    if format < FORMAT {
        db = upgrade::in_memory(&db, format)?;
    }
    let mut files = db.prepare("SELECT path, text FROM files ORDER BY n")?;
    let texts = files.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<Texts, _>>()?;
    let mut plan = Vec::new();
    for json in column(&db, "SELECT json FROM plan ORDER BY n")? {
        plan.push(serde_json::from_str(&json)?);
    }
    let mut facts = Vec::new();
    for json in column(&db, "SELECT json FROM facts ORDER BY n")? {
        facts.push(serde_json::from_str(&json)?);
    }
    Ok(Saved {
        texts,
        seed: seed_of(&db)?,
        reached: SimTime::from_millis(number(&db, "reached")?),
        plan,
        journal: every(journal_of(&db)?)?,
        facts,
        observations: every(observations_of(&db)?)?,
        judgements: every(judgements_of(&db)?)?,
        digests: digests_of(&db)?,
        format,
        program: meta(&db, "program")?.unwrap_or_default(),
        id: meta(&db, "id")?,
        texts_hash: meta(&db, "texts_hash")?,
        seed_hash: meta(&db, "seed_hash")?,
        origin: origin_of(&db)?,
    })
}

/// A value that is noted of the exercise.
pub(super) fn meta(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db.query_row("SELECT value FROM meta WHERE key = ?", [key], |r| r.get(0)).optional()?)
}

fn number(db: &Connection, key: &str) -> Result<i64, StoreError> {
    let wrong = || StoreError::new("في ملف التمرين قيمة غير صالحة", "the exercise file holds an invalid value");
    meta(db, key)?.and_then(|v| v.parse().ok()).ok_or_else(wrong)
}

/// The seed.
pub(super) fn seed_of(db: &Connection) -> Result<u64, StoreError> {
    let wrong = || StoreError::new("البذرة في الملف غير صالحة", "the seed in the file is invalid");
    meta(db, "seed")?.and_then(|v| v.parse().ok()).ok_or_else(wrong)
}

fn origin_of(db: &Connection) -> Result<Option<Origin>, StoreError> {
    let Some(file) = meta(db, "parent_file")? else { return Ok(None) };
    let at = SimTime::from_millis(number(db, "branched_ms")?);
    Ok(Some(Origin { file, id: meta(db, "parent_id")?, at, seq: number(db, "branched_seq")?.cast_unsigned() }))
}

fn column(db: &Connection, query: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare(query)?;
    let rows = statement.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All rows, if every one could be read.
fn every<T>((rows, stopped): (Vec<T>, Option<StoreError>)) -> Result<Vec<T>, StoreError> {
    stopped.map_or(Ok(rows), Err)
}

/// Orders up to the first that cannot be read, and why it cannot.
pub(super) fn journal_of(db: &Connection) -> Result<(Vec<Journalled>, Option<StoreError>), StoreError> {
    let mut statement = db.prepare("SELECT seq, at_ms, seat, json, planned, wall_ms FROM journal ORDER BY seq")?;
    let rows = statement.query_and_then([], |r| {
        let (seq, at, seat, json): (i64, i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
        let order = serde_json::from_str(&json)?;
        let entry = OrderEntry { at: SimTime::from_millis(at), seq: seq.cast_unsigned(), seat: SeatId::from(seat.as_str()), order };
        Ok(Journalled { entry, planned: r.get(4)?, wall_ms: r.get(5)? })
    })?;
    Ok(prefix(rows))
}

/// Observations up to the first that cannot be read, and why it cannot.
pub(super) fn observations_of(db: &Connection) -> Result<(Vec<Observed>, Option<StoreError>), StoreError> {
    let mut statement = db.prepare("SELECT n, written_ms, wall_ms, json FROM observations ORDER BY n")?;
    let rows = statement.query_and_then([], |r| {
        let (n, written, json): (i64, i64, String) = (r.get(0)?, r.get(1)?, r.get(3)?);
        let written = SimTime::from_millis(written);
        Ok(Observed { n: n.cast_unsigned(), written, wall_ms: r.get(2)?, note: serde_json::from_str(&json)? })
    })?;
    Ok(prefix(rows))
}

/// What evaluators decided, up to the first that cannot be read, and why it cannot.
pub(super) fn judgements_of(db: &Connection) -> Result<(Vec<(i64, Judgement)>, Option<StoreError>), StoreError> {
    let mut statement = db.prepare("SELECT wall_ms, json FROM ratings ORDER BY n")?;
    let rows = statement.query_and_then([], |r| Ok((r.get(0)?, serde_json::from_str(&r.get::<_, String>(1)?)?)))?;
    Ok(prefix(rows))
}

fn prefix<T>(rows: impl Iterator<Item = Result<T, StoreError>>) -> (Vec<T>, Option<StoreError>) {
    let mut all = Vec::new();
    for row in rows {
        match row {
            Ok(x) => all.push(x),
            Err(e) => return (all, Some(e)),
        }
    }
    (all, None)
}

fn digests_of(db: &Connection) -> Result<Vec<Kept>, StoreError> {
    let mut statement = db.prepare("SELECT at_ms, json, seq FROM digests ORDER BY at_ms")?;
    let rows = statement.query_and_then([], |r| {
        let (at, json, seq): (i64, String, Option<i64>) = (r.get(0)?, r.get(1)?, r.get(2)?);
        Ok(Kept { at: SimTime::from_millis(at), seq: seq.map(i64::cast_unsigned), digest: serde_json::from_str(&json)? })
    })?;
    every(prefix(rows))
}
