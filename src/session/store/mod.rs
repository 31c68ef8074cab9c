//! The exercise file: one SQLite database with the scenario's full text, the seed, the orders, the facts and the digests.
//!
//! Written as it happens, with a write-ahead log that is flushed to the disk for every order (`synchronous = FULL`).
//!
//! | table | holds |
//! |---|---|
//! | `meta` | format, program version, identifier of the exercise, hash of the scenario's text, seed, the exercise time reached; of a branch also where it came from |
//! | `files` | every file of the scenario, the built-in library included |
//! | `plan` | orders that were planned from the start |
//! | `journal` | orders given, in order, with exercise time, seat and wall time |
//! | `facts` | what happened; can be computed again from all of the above |
//! | `digests` | state hashes per mechanism at moments, and the last order that was in each |
//! | `controls` | what the trainer did with the clock: pace, pause, emergency stop; for the record only |
//! | `ratings` | what evaluators decided about critical tasks, the last word last |
//! | `observations` | observations and bookmarks, with exercise time they are about, exercise time written, wall time |
//!
//! [`read()`] reads, and changes nothing; [`upgrade`] brings older layouts to this one; [`rescue`] saves what can be read of a
//! damaged file.
//!
//! Deliberately not here: the simulation.

mod read;
pub mod rescue;
mod upgrade;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use serde::Serialize;

use super::Planned;
use crate::base::digest::{self, Hasher};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::fact::FactEntry;
use crate::record::observation::{Observation, Observed};
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;
use crate::sim::Digest;
pub use read::read;

/// Version of the file's layout.
pub const FORMAT: i64 = 3;
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

    fn damaged(cause: String) -> Self {
        let mut error = Self::new(
            "ملف التمرين متضرر؛ لحفظ ما يُقرأ منه: tamrin rescue",
            "the exercise file is damaged; to save what can be read of it: tamrin rescue",
        );
        error.cause = Some(cause);
        error
    }

    fn missing(path: &Path) -> Self {
        let p = path.display();
        Self::new(&format!("لا يوجد ملف بهذا الاسم: {p}"), &format!("there is no such file: {p}"))
    }

    fn foreign(path: &Path) -> Self {
        let p = path.display();
        Self::new(&format!("هذا ليس ملف تمرين: {p}"), &format!("this is not an exercise file: {p}"))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        if let Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) = e.sqlite_error_code() {
            return Self::damaged(e.to_string());
        }
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
#[derive(Clone, Debug)]
pub struct Journalled {
    /// The order.
    pub entry: OrderEntry,
    /// Whether it was planned from the start.
    pub planned: bool,
    /// Milliseconds since 1970 when it was given.
    pub wall_ms: i64,
}

/// Where a branch came from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Origin {
    /// Name of the file that it was branched from.
    pub file: String,
    /// Identifier of that exercise, if its file has one.
    pub id: Option<String>,
    /// The past up to and including this moment is shared.
    pub at: SimTime,
    /// The last order of the shared past; 0 if there was none.
    pub seq: u64,
}

/// A state hash that was kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Exercise time of the state.
    pub at: SimTime,
    /// The last order that was in it, if the file says so.
    pub seq: Option<u64>,
    /// Hashes per mechanism.
    pub digest: Digest,
}

/// What an exercise file is made with.
pub(super) struct Beginning<'a> {
    /// Identifier of the scenario.
    pub(super) scenario: &'a str,
    /// The scenario's files.
    pub(super) texts: &'a Texts,
    /// Seed.
    pub(super) seed: u64,
    /// Exercise time up to which the file goes.
    pub(super) reached: SimTime,
    /// Orders planned.
    pub(super) plan: &'a [Planned],
    /// Orders given already.
    pub(super) journal: &'a [Journalled],
    /// Observations written already.
    pub(super) observations: &'a [Observed],
    /// What evaluators decided already, and when on the wall.
    pub(super) judgements: &'a [(i64, Judgement)],
    /// Where it came from, if it is a branch.
    pub(super) origin: Option<&'a Origin>,
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
    /// What evaluators decided, in that order, each with milliseconds since 1970.
    pub judgements: Vec<(i64, Judgement)>,
    /// State hashes, by time.
    pub digests: Vec<Kept>,
    /// Version of the layout that the file has.
    pub format: i64,
    /// Version of the program that wrote it.
    pub program: String,
    /// Identifier of the exercise; files of format 1 have none.
    pub id: Option<String>,
    /// Hash of the scenario's text when the exercise began; files of format 1 have none.
    pub texts_hash: Option<String>,
    /// Hash of the seed when the exercise began; files of format 1 have none.
    pub seed_hash: Option<String>,
    /// Where it came from, if it is a branch.
    pub origin: Option<Origin>,
}

/// Hash of a scenario's text, as 16 hexadecimal digits.
pub fn hash_of_texts(texts: &Texts) -> String {
    let mut h = Hasher::default();
    for (path, text) in texts {
        h.text(path).text(text);
    }
    format!("{:016x}", h.finish())
}

/// Hash of a seed, as 16 hexadecimal digits.
pub fn hash_of_seed(seed: u64) -> String {
    format!("{:016x}", digest::of_text(&seed.to_string()))
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
    CREATE TABLE digests (at_ms INTEGER PRIMARY KEY, json TEXT NOT NULL, seq INTEGER) STRICT;
    CREATE TABLE controls (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE observations (
        n INTEGER PRIMARY KEY, about_ms INTEGER NOT NULL, written_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ratings (n INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
";

impl Store {
    /// Makes a new file. It is complete before it bears its name: a kill while it is made leaves no half file.
    pub(super) fn create(path: &Path, b: &Beginning<'_>) -> Result<Self, StoreError> {
        if path.exists() {
            let p = path.display();
            return Err(StoreError::new(
                &format!("الملف موجود من قبل؛ اختر اسماً آخر، أو أكمله بـ --resume: {p}"),
                &format!("the file exists already; choose another name, or go on with it by --resume: {p}"),
            ));
        }
        let half = beside(path, "new");
        // What an earlier kill may have left of it is of no use to anyone.
        if half.exists() {
            std::fs::remove_file(&half).map_err(|e| io(&e))?;
        }
        {
            let mut db = Connection::open(&half)?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            let tx = db.transaction()?;
            tx.execute_batch(TABLES)?;
            for (key, value) in meta_of(path, b) {
                tx.execute("INSERT INTO meta VALUES (?, ?)", params![key, value])?;
            }
            for (n, (path, text)) in b.texts.iter().enumerate() {
                tx.execute("INSERT INTO files VALUES (?, ?, ?)", params![n as i64, path, text])?;
            }
            for (n, p) in b.plan.iter().enumerate() {
                tx.execute("INSERT INTO plan VALUES (?, ?, ?)", params![n as i64, p.at.millis(), serde_json::to_string(p)?])?;
            }
            tx.commit()?;
            let mut store = Self { db };
            store.db.execute_batch("BEGIN")?;
            for j in b.journal {
                store.journal(&j.entry, j.planned, j.wall_ms)?;
            }
            for o in b.observations {
                store.observe(o.written, o.wall_ms, &o.note)?;
            }
            for (wall_ms, judgement) in b.judgements {
                store.rate(*wall_ms, judgement)?;
            }
            store.db.execute_batch("COMMIT")?;
        }
        std::fs::rename(&half, path).map_err(|e| io(&e))?;
        Self::connect(path)
    }

    fn connect(path: &Path) -> Result<Self, StoreError> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        db.pragma_update(None, "journal_mode", "wal")?;
        db.pragma_update(None, "synchronous", "full")?;
        Ok(Self { db })
    }

    /// Opens a file to go on with it, and reads all that it holds. A file of an older layout is brought to this one; as it was, it
    /// is kept beside.
    pub(super) fn open(path: &Path) -> Result<(Self, Saved), StoreError> {
        let saved = read(path)?;
        if saved.format < FORMAT {
            upgrade::in_place(path, saved.format)?;
        }
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

    /// Keeps what an evaluator decided.
    pub(super) fn rate(&mut self, wall_ms: i64, judgement: &Judgement) -> Result<(), StoreError> {
        self.db.execute("INSERT INTO ratings (wall_ms, json) VALUES (?, ?)", params![wall_ms, serde_json::to_string(judgement)?])?;
        Ok(())
    }

    /// Adds facts and a digest that holds orders up to `seq`, and notes how far the exercise came.
    pub(super) fn save(&mut self, now: SimTime, facts: &[FactEntry], digest: &Digest, seq: u64) -> Result<(), StoreError> {
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
        tx.execute(
            "INSERT OR REPLACE INTO digests VALUES (?, ?, ?)",
            params![now.millis(), serde_json::to_string(digest)?, seq.cast_signed()],
        )?;
        tx.commit()?;
        Ok(())
    }
}

/// Writes a file that is no exercise file, such as a map: whole, or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let half = beside(path, "new");
    std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, path)).map_err(|e| {
        let p = path.display();
        let mut error = StoreError::new(&format!("تعذرت كتابة {p}"), &format!("{p} cannot be written"));
        error.cause = Some(e.to_string());
        error
    })
}

/// What is noted of an exercise when its file is made.
fn meta_of(path: &Path, b: &Beginning<'_>) -> Vec<(&'static str, String)> {
    let created = super::pace::wall_millis();
    // Two exercises made in the same millisecond at the same path on one machine would be one.
    let id = Hasher::default().num(created).text(&path.display().to_string()).num(i64::from(std::process::id())).finish();
    let mut meta = vec![
        ("format", FORMAT.to_string()),
        ("program", env!("CARGO_PKG_VERSION").to_owned()),
        ("id", format!("{id:016x}")),
        ("scenario", b.scenario.to_owned()),
        ("texts_hash", hash_of_texts(b.texts)),
        ("seed", b.seed.to_string()),
        ("seed_hash", hash_of_seed(b.seed)),
        ("reached", b.reached.millis().to_string()),
        ("created_ms", created.to_string()),
    ];
    if let Some(o) = b.origin {
        meta.push(("parent_file", o.file.clone()));
        meta.extend(o.id.clone().map(|id| ("parent_id", id)));
        meta.push(("branched_ms", o.at.millis().to_string()));
        meta.push(("branched_seq", o.seq.to_string()));
    }
    meta
}

/// The name of a file with an ending more.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn io(e: &std::io::Error) -> StoreError {
    let mut error = StoreError::new(
        "تعذرت كتابة ملف التمرين؛ تأكد من المجلد والصلاحيات",
        "the exercise file cannot be written; check its folder and permissions",
    );
    error.cause = Some(e.to_string());
    error
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
    let db = read::connect(path)?;
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
