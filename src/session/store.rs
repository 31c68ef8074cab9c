//! The exercise file: one SQLite database with the scenario's full text, the seed, the orders, the facts and the digests.
//!
//! Written as it happens, with a write-ahead log that is flushed to the disk for every order (`synchronous = FULL`).
//!
//! | table | holds |
//! |---|---|
//! | `meta` | format, program version, seed, the exercise time reached |
//! | `files` | every file of the scenario, the built-in library included |
//! | `plan` | orders that were planned from the start |
//! | `journal` | orders given, in order, with exercise time, seat and wall time |
//! | `facts` | what happened; can be computed again from all of the above |
//! | `digests` | state hashes per mechanism at moments |
//! | `controls` | what the trainer did with the clock: pace, pause, emergency stop; for the record only |
//! | `observations` | observations and bookmarks, with exercise time they are about, exercise time written, wall time |
//!
//! The last two came later; a file without them gets them when it is opened, and a program that does not know them is not
//! disturbed.
//!
//! Deliberately not here: the simulation.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};

use super::Planned;
use crate::base::ids::SeatId;
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::fact::FactEntry;
use crate::record::observation::{Observation, Observed};
use crate::record::order::OrderEntry;
use crate::scenario::Scenario;
use crate::scenario::read::Texts;
use crate::sim::Digest;

/// Version of the file's layout.
pub const FORMAT: i64 = 1;
/// Marks an SQLite file as ours: "TMRN".
const APPLICATION_ID: i64 = 0x544d_524e;

/// The file cannot be used.
#[derive(Debug)]
pub struct StoreError {
    /// What is wrong and what to do.
    pub message: Text,
    /// The technical cause, if there is one.
    pub cause: Option<String>,
}

impl StoreError {
    fn new(ar: &str, en: &str) -> Self {
        Self { message: Text::new(ar, en), cause: None }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        let mut error = Self::new(
            "تعذر العمل على ملف التمرين؛ تأكد من المساحة والصلاحيات ومن أن برنامجاً آخر لا يستعمله",
            "the exercise file cannot be used; check free space and permissions, and that no other program uses it",
        );
        error.cause = Some(e.to_string());
        error
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(e: serde_json::Error) -> Self {
        let mut error =
            Self::new("في ملف التمرين ما لا تقرؤه هذه النسخة من البرنامج", "the exercise file holds something this version cannot read");
        error.cause = Some(e.to_string());
        error
    }
}

/// An order in the journal.
pub struct Journalled {
    /// The order.
    pub entry: OrderEntry,
    /// Whether it was planned from the start.
    pub planned: bool,
}

/// What a file holds.
pub struct Saved {
    /// The scenario's files.
    pub texts: Texts,
    /// Seed.
    pub seed: u64,
    /// Exercise time up to which it was played.
    pub reached: SimTime,
    /// Orders planned from the start.
    pub plan: Vec<Planned>,
    /// Orders given.
    pub journal: Vec<Journalled>,
    /// Facts written so far.
    pub facts: Vec<FactEntry>,
    /// Observations and bookmarks.
    pub observations: Vec<Observed>,
}

/// An open exercise file.
pub struct Store {
    db: Connection,
}

const TABLES: &str = "
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE files (n INTEGER PRIMARY KEY, path TEXT NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE TABLE plan (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, seat TEXT NOT NULL, json TEXT NOT NULL,
        planned INTEGER NOT NULL, wall_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE facts (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE digests (at_ms INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
";

const LATER_TABLES: &str = "
    CREATE TABLE IF NOT EXISTS controls (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS observations (
        n INTEGER PRIMARY KEY, about_ms INTEGER NOT NULL, written_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
";

impl Store {
    /// Makes a new file. It is complete before it bears its name: a kill while it is made leaves no half file.
    pub(super) fn create(path: &Path, scenario: &Scenario, seed: u64, plan: &[Planned]) -> Result<Self, StoreError> {
        if path.exists() {
            let p = path.display();
            return Err(StoreError::new(
                &format!("الملف موجود من قبل؛ اختر اسماً آخر، أو أكمله بـ --resume: {p}"),
                &format!("the file exists already; choose another name, or go on with it by --resume: {p}"),
            ));
        }
        let mut half = path.as_os_str().to_owned();
        half.push(".new");
        // What an earlier kill may have left of it is of no use to anyone.
        if Path::new(&half).exists() {
            std::fs::remove_file(&half).map_err(|e| io(&e))?;
        }
        {
            let mut db = Connection::open(&half)?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            let tx = db.transaction()?;
            tx.execute_batch(TABLES)?;
            for (key, value) in [
                ("format", FORMAT.to_string()),
                ("program", env!("CARGO_PKG_VERSION").to_owned()),
                ("scenario", scenario.head.id.clone()),
                ("seed", seed.to_string()),
                ("reached", scenario.head.start.millis().to_string()),
                ("created_ms", super::pace::wall_millis().to_string()),
            ] {
                tx.execute("INSERT INTO meta VALUES (?, ?)", params![key, value])?;
            }
            for (n, (path, text)) in scenario.texts.iter().enumerate() {
                tx.execute("INSERT INTO files VALUES (?, ?, ?)", params![n as i64, path, text])?;
            }
            for (n, p) in plan.iter().enumerate() {
                tx.execute("INSERT INTO plan VALUES (?, ?, ?)", params![n as i64, p.at.millis(), serde_json::to_string(p)?])?;
            }
            tx.commit()?;
        }
        std::fs::rename(&half, path).map_err(|e| io(&e))?;
        Self::connect(path)
    }

    fn connect(path: &Path) -> Result<Self, StoreError> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        db.pragma_update(None, "journal_mode", "wal")?;
        db.pragma_update(None, "synchronous", "full")?;
        db.execute_batch(LATER_TABLES)?;
        Ok(Self { db })
    }

    /// Opens a file and reads all that it holds.
    pub(super) fn open(path: &Path) -> Result<(Self, Saved), StoreError> {
        let saved = read(path)?;
        Ok((Self::connect(path)?, saved))
    }

    /// Commits an order. When this returns, the order is on the disk.
    pub(super) fn journal(&mut self, entry: &OrderEntry, planned: bool, wall_ms: i64) -> Result<(), StoreError> {
        let json = serde_json::to_string(&entry.order)?;
        self.db.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)",
            params![entry.seq.cast_signed(), entry.at.millis(), entry.seat.as_str(), json, planned, wall_ms],
        )?;
        Ok(())
    }

    /// Keeps what the trainer did with the clock.
    pub(super) fn control(&mut self, at: SimTime, wall_ms: i64, what: &impl serde::Serialize) -> Result<(), StoreError> {
        let json = serde_json::to_string(what)?;
        self.db.execute("INSERT INTO controls (at_ms, wall_ms, json) VALUES (?, ?, ?)", params![at.millis(), wall_ms, json])?;
        Ok(())
    }

    /// Keeps an observation; its number.
    pub(super) fn observe(&mut self, written: SimTime, wall_ms: i64, note: &Observation) -> Result<u64, StoreError> {
        let json = serde_json::to_string(note)?;
        self.db.execute(
            "INSERT INTO observations (about_ms, written_ms, wall_ms, json) VALUES (?, ?, ?, ?)",
            params![note.about.millis(), written.millis(), wall_ms, json],
        )?;
        Ok(self.db.last_insert_rowid().cast_unsigned())
    }

    /// Adds facts and a digest, and notes how far the exercise came.
    pub(super) fn save(&mut self, now: SimTime, facts: &[FactEntry], digest: &Digest) -> Result<(), StoreError> {
        let tx = self.db.transaction()?;
        {
            let mut insert = tx.prepare_cached("INSERT INTO facts VALUES (?, ?, ?, ?)")?;
            for f in facts {
                let json = serde_json::to_value(f)?;
                let kind = json.get("kind").and_then(|k| k.as_str()).unwrap_or("").to_owned();
                insert.execute(params![f.n.cast_signed(), f.at.millis(), kind, serde_json::to_string(f)?])?;
            }
        }
        tx.execute("UPDATE meta SET value = ? WHERE key = 'reached'", params![now.millis().to_string()])?;
        tx.execute("INSERT OR REPLACE INTO digests VALUES (?, ?)", params![now.millis(), serde_json::to_string(digest)?])?;
        tx.commit()?;
        Ok(())
    }
}

fn io(e: &std::io::Error) -> StoreError {
    let mut error = StoreError::new(
        "تعذرت كتابة ملف التمرين؛ تأكد من المجلد والصلاحيات",
        "the exercise file cannot be written; check its folder and permissions",
    );
    error.cause = Some(e.to_string());
    error
}

/// Reads all that a file holds, without changing it.
///
/// # Errors
/// If it is missing, not an exercise file, or from a newer program.
pub fn read(path: &Path) -> Result<Saved, StoreError> {
    if !path.is_file() {
        let p = path.display();
        return Err(StoreError::new(&format!("لا يوجد ملف بهذا الاسم: {p}"), &format!("there is no such file: {p}")));
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let ours = db.query_row("PRAGMA application_id", [], |r| r.get::<_, i64>(0));
    if ours.ok() != Some(APPLICATION_ID) {
        let p = path.display();
        return Err(StoreError::new(&format!("هذا ليس ملف تمرين: {p}"), &format!("this is not an exercise file: {p}")));
    }
    let meta = |key: &str| db.query_row("SELECT value FROM meta WHERE key = ?", [key], |r| r.get::<_, String>(0));
    let number = |key: &str| -> Result<i64, StoreError> {
        meta(key)?.parse().map_err(|_| StoreError::new("في ملف التمرين قيمة غير صالحة", "the exercise file holds an invalid value"))
    };
    let format = number("format")?;
    if format > FORMAT {
        let program = meta("program").unwrap_or_default();
        return Err(StoreError::new(
            &format!("كتبت هذا الملف نسخة أحدث من البرنامج ({program})؛ استعمل تلك النسخة"),
            &format!("a newer version of the program ({program}) wrote this file; use that version"),
        ));
    }
    let seed = meta("seed")?.parse().map_err(|_| StoreError::new("البذرة في الملف غير صالحة", "the seed in the file is invalid"))?;
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
    let journal = journal_of(&db)?;
    let observations = observations_of(&db)?;
    Ok(Saved { texts, seed, reached: SimTime::from_millis(number("reached")?), plan, journal, facts, observations })
}

fn observations_of(db: &Connection) -> Result<Vec<Observed>, StoreError> {
    let there: bool = db.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'observations'", [], |r| r.get(0))?;
    if !there {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare("SELECT n, written_ms, wall_ms, json FROM observations ORDER BY n")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(r) = rows.next()? {
        let (n, written, json): (i64, i64, String) = (r.get(0)?, r.get(1)?, r.get(3)?);
        let written = SimTime::from_millis(written);
        all.push(Observed { n: n.cast_unsigned(), written, wall_ms: r.get(2)?, note: serde_json::from_str(&json)? });
    }
    Ok(all)
}

/// What a list of exercise files says of one.
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
}

/// Reads what a list says of an exercise file.
///
/// # Errors
/// If it is not one.
pub fn summary(path: &Path) -> Result<Summary, StoreError> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let ours: i64 = db.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    if ours != APPLICATION_ID {
        return Err(StoreError::new("ليس ملف تمرين", "not an exercise file"));
    }
    let meta = |key: &str| db.query_row("SELECT value FROM meta WHERE key = ?", [key], |r| r.get::<_, String>(0));
    let over = db.query_row("SELECT count(*) > 0 FROM facts WHERE kind = 'ExerciseEnded'", [], |r| r.get(0))?;
    let reached = SimTime::from_millis(meta("reached")?.parse().unwrap_or(0));
    Ok(Summary { path: path.to_path_buf(), scenario: meta("scenario")?, reached, over })
}

/// Files in a folder that bear the name of exercise files, those that were written last first.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|e| e.path().extension().is_some_and(|x| x == "tamrin"))
        .filter_map(|e| Some((e.metadata().ok()?.modified().ok()?, e.path())))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|f| f.1).collect()
}

/// `ID.tamrin` in a folder, or the first of `ID-2.tamrin`, `ID-3.tamrin`, … that is free.
pub fn free_name(folder: &Path, id: &str) -> PathBuf {
    let name = |n: u32| folder.join(if n == 1 { format!("{id}.tamrin") } else { format!("{id}-{n}.tamrin") });
    (1..).map(name).find(|p| !p.exists()).expect("some number is free")
}

fn column(db: &Connection, query: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare(query)?;
    let rows = statement.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn journal_of(db: &Connection) -> Result<Vec<Journalled>, StoreError> {
    let mut statement = db.prepare("SELECT seq, at_ms, seat, json, planned FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut journal = Vec::new();
    while let Some(r) = rows.next()? {
        let (seq, at, seat, json): (i64, i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
        let order = serde_json::from_str(&json)?;
        let entry = OrderEntry { at: SimTime::from_millis(at), seq: seq.cast_unsigned(), seat: SeatId::from(seat.as_str()), order };
        journal.push(Journalled { entry, planned: r.get(4)? });
    }
    Ok(journal)
}
