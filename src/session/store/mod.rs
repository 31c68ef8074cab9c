//! The exercise file: one SQLite database with the scenario's full text, the seed, the orders, the facts and the digests.
//!
//! Written as it happens. An order is flushed to the disk (rollback journal, `synchronous = FULL`) before it takes effect, and is
//! then in this one file: nothing waits in a file beside it. A copy that any program takes at any moment holds every order that was
//! accepted before the copy began, for orders are also appended to a space whose pages are never moved ([`causes`]).
//!
//! | table | holds |
//! |---|---|
//! | `meta` | format, program version, edition of the rules, identifier of the exercise, hash of the scenario's text, seed; of a branch also where it came from. Never changed |
//! | `files` | every file of the scenario, the built-in library included. Never changed |
//! | `plan` | orders that were planned from the start. Never changed |
//! | `causes` | everything that people put in, appended to a fixed space |
//! | `progress` | the exercise time reached, how many facts and digests were written and the last values of their chains, who has the file open |
//! | `journal` | orders given, in order, with exercise time, seat and wall time |
//! | `facts` | what happened; can be computed again from all of the above |
//! | `digests` | state hashes per mechanism at moments, and the last order that was in each |
//! | `controls` | what the trainer did with the clock: pace, pause, emergency stop |
//! | `ratings` | what evaluators decided about critical tasks, the last word last |
//! | `observations` | observations and bookmarks, with exercise time they are about, exercise time written, wall time |
//!
//! [`read()`] reads, and changes nothing; [`upgrade`] brings older layouts to this one; [`rescue`] saves what can be read of a
//! damaged file; [`lock`] lets one process write; [`seal`] makes a change by hand visible.
//!
//! Deliberately not here: the simulation.

pub mod beside;
mod causes;
mod edition;
mod error;
mod image;
mod list;
mod lock;
mod read;
pub mod rescue;
mod rows;
mod saved;
mod schema;
mod seal;
mod upgrade;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};

use super::control::Control;
use super::request_id::RequestId;
use crate::base::digest::{self, Hasher};
use crate::base::time::{SimTime, Span};
use crate::record::fact::FactEntry;
use crate::record::observation::Observation;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;
use crate::sim::Digest;
use causes::Cause;
pub use error::{Damage, Loss, Problem, StoreError};
pub use list::is_exercise;
pub use list::{Summary, files, free_name, summary};
pub use lock::Holder;
use lock::Lock;
pub use read::read;
pub(super) use saved::Beginning;
pub use saved::{Condition, Journalled, Kept, Origin, Part, Saved};
use seal::Link;
pub use seal::Seal;

/// Version of the file's layout.
pub const FORMAT: i64 = 4;
/// Marks an SQLite file as ours: "TMRN".
const APPLICATION_ID: i64 = 0x544d_524e;

/// A list that is only added to, and the last value of its chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Chain {
    many: u64,
    last: Link,
}

impl Chain {
    fn new(head: Link) -> Self {
        Self {
            many: 0,
            last: head,
        }
    }

    fn add(&mut self, part: &str) {
        self.many += 1;
        self.last = self.last.then(part.as_bytes());
    }
}

/// The chains of a file.
#[derive(Clone, Copy, Debug)]
struct Chains {
    /// The first value: of all that does not change while an exercise is played.
    head: Link,
    orders: Chain,
    facts: Chain,
    digests: Chain,
    /// Where the next cause goes.
    end: Option<causes::End>,
}

impl Chains {
    /// At the beginning of a record.
    fn new(head: Link) -> Self {
        Self {
            head,
            orders: Chain::new(head),
            facts: Chain::new(head),
            digests: Chain::new(head),
            end: None,
        }
    }

    fn seal(&self) -> Seal {
        Seal::of(self.orders.last, self.facts.last)
    }
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

/// Whether a new exercise file can bear this name.
///
/// # Errors
/// If something is there that bears it, or that would be taken for a part of it.
pub fn is_free(path: &Path) -> Result<(), StoreError> {
    // What another exercise left beside its file would be taken for a part of this one.
    if let Some((ending, _)) = image::beside(path)? {
        return Err(StoreError::exists(&image::with(path, ending)));
    }
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(StoreError::exists(path));
    }
    Ok(())
}

/// An open exercise file, which no other process can write.
pub struct Store {
    db: Connection,
    chains: Chains,
    /// Whether the last state hash that was written is of this moment and order.
    hashed: Option<(SimTime, u64)>,
    lock: Option<Lock>,
}

impl Store {
    /// Makes a new file. It is complete before it bears its name: a kill while it is made leaves no half file, and no file that has
    /// the name already is written over.
    pub(super) fn create(path: &Path, b: &Beginning<'_>) -> Result<Self, StoreError> {
        is_free(path)?;
        let half = temporary(path)?;
        {
            let mut db = Connection::open(half.path())?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            let tx = db.transaction()?;
            tx.execute_batch(schema::TABLES)?;
            for (key, value) in meta_of(path, b) {
                tx.execute("INSERT INTO meta VALUES (?, ?)", params![key, value])?;
            }
            for (n, (path, text)) in b.texts.iter().enumerate() {
                tx.execute(
                    "INSERT INTO files VALUES (?, ?, ?)",
                    params![n as i64, path, text],
                )?;
            }
            for (n, p) in b.plan.iter().enumerate() {
                tx.execute(
                    "INSERT INTO plan VALUES (?, ?, ?)",
                    params![n as i64, p.at.millis(), serde_json::to_string(p)?],
                )?;
            }
            let mut chains = Chains::new(rows::head_of(&tx)?);
            tx.execute("INSERT INTO meta VALUES ('head', ?)", [chains.head.hex()])?;
            chains.end = Some(causes::End::make(&tx)?);
            tx.commit()?;
            let mut store = Self {
                db,
                chains,
                hashed: None,
                lock: None,
            };
            store.fill(b)?;
        }
        half.persist_noclobber(path)
            .map_err(|e| match e.error.kind() {
                std::io::ErrorKind::AlreadyExists => StoreError::exists(path),
                _ => e.error.into(),
            })?;
        let lock = Lock::take(path)?;
        Self::connect(path, lock, &read(path)?)
    }

    /// Writes what the file has from the beginning.
    fn fill(&mut self, b: &Beginning<'_>) -> Result<(), StoreError> {
        self.db.execute_batch("BEGIN")?;
        for j in b.journal {
            self.journal_in(&j.entry, j.planned, j.wall_ms, None)?;
        }
        for o in b.observations {
            self.observe_in(o.written, o.wall_ms, &o.note)?;
        }
        for (wall_ms, judgement) in b.judgements {
            self.rate_in(*wall_ms, judgement)?;
        }
        for (at, what) in b.controls {
            self.control_in(*at, 0, *what)?;
        }
        self.note_progress(b.reached)?;
        self.db.execute_batch("COMMIT")?;
        Ok(())
    }

    /// Opens a file for writing that was read under the lock.
    fn connect(path: &Path, lock: Lock, saved: &Saved) -> Result<Self, StoreError> {
        let path = &std::fs::canonicalize(path).map_err(|_| StoreError::missing(path))?;
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        image::guard(&db)?;
        // Held until the file is closed, also by whoever knows no lock of ours.
        db.pragma_update(None, "locking_mode", "exclusive")?;
        db.pragma_update(None, "journal_mode", "truncate")?;
        db.pragma_update(None, "synchronous", "full")?;
        lock::note(&db).map_err(|e| match e.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                StoreError::open_elsewhere(path, None)
            }
            _ => e.into(),
        })?;
        let hashed = saved.digests.last().and_then(|d| Some((d.at, d.seq?)));
        Ok(Self {
            db,
            chains: saved.chains,
            hashed,
            lock: Some(lock),
        })
    }

    /// Opens a file to go on with it, and reads all that it holds. A file of an older layout is brought to this one; as it was, it
    /// is kept beside.
    pub(super) fn open(path: &Path) -> Result<(Self, Saved), StoreError> {
        let mut lock = Lock::take(path)?;
        let mut saved = read(path)?;
        match saved.condition {
            Condition::Whole | Condition::PerhapsOlder => {}
            // Facts are compared with those that the orders cause, by whoever goes on.
            Condition::Changed(Part::Facts) => {}
            Condition::Mended | Condition::Missing => {
                return Err(StoreError::Mended(path.to_path_buf()));
            }
            Condition::Changed(Part::Head | Part::Causes | Part::Digests) => {
                return Err(StoreError::Changed(path.to_path_buf()));
            }
        }
        if saved.format < FORMAT {
            upgrade::in_place(path, saved.format)?;
            // Under the name there is another file now.
            drop(lock);
            lock = Lock::take(path)?;
            saved = read(path)?;
        }
        Ok((Self::connect(path, lock, &saved)?, saved))
    }

    /// Does several things to the file, all or none.
    fn together<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (chains, hashed) = (self.chains, self.hashed);
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|x| {
            // Who holds the file exclusively does not count changes in its header; readers go by that (`image`).
            let changes: i32 = self.db.query_row("PRAGMA user_version", [], |r| r.get(0))?;
            self.db
                .pragma_update(None, "user_version", changes.wrapping_add(1))?;
            self.db.execute_batch("COMMIT")?;
            Ok(x)
        });
        if done.is_err() {
            (self.chains, self.hashed) = (chains, hashed);
            if !self.db.is_autocommit() {
                self.db.execute_batch("ROLLBACK")?;
            }
        }
        done
    }

    /// Appends a cause to the fixed space.
    fn cause(&mut self, cause: &Cause) -> Result<(), StoreError> {
        let end = self
            .chains
            .end
            .as_mut()
            .ok_or_else(|| StoreError::damaged("no space for causes".to_owned()))?;
        end.append(&self.db, cause)
    }

    /// Commits an order. When this returns, the order is on the disk.
    pub(super) fn journal(
        &mut self,
        entry: &OrderEntry,
        planned: bool,
        wall_ms: i64,
        request: Option<RequestId>,
    ) -> Result<(), StoreError> {
        self.together(|store| store.journal_in(entry, planned, wall_ms, request))
    }

    fn journal_in(
        &mut self,
        entry: &OrderEntry,
        planned: bool,
        wall_ms: i64,
        request: Option<RequestId>,
    ) -> Result<(), StoreError> {
        let json = serde_json::to_string(&entry.order)?;
        self.db.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)",
            params![
                entry.seq.cast_signed(),
                entry.at.millis(),
                entry.seat.as_str(),
                json,
                planned,
                wall_ms
            ],
        )?;
        let cause = Cause::Order {
            entry: entry.clone(),
            planned,
            wall_ms,
            request,
        };
        let line = rows::order_line(entry, planned, wall_ms)?;
        self.chains.orders.add(&line);
        self.cause(&cause)
    }

    /// Keeps what the trainer did with the clock, and with it how far the exercise came.
    pub(super) fn control(
        &mut self,
        at: SimTime,
        wall_ms: i64,
        what: Control,
    ) -> Result<(), StoreError> {
        self.together(|store| {
            store.control_in(at, wall_ms, what)?;
            store.note_progress(at)
        })
    }

    fn control_in(&mut self, at: SimTime, wall_ms: i64, what: Control) -> Result<(), StoreError> {
        let json = serde_json::to_string(&what)?;
        self.db.execute(
            "INSERT INTO controls (at_ms, wall_ms, json) VALUES (?, ?, ?)",
            params![at.millis(), wall_ms, json],
        )?;
        self.cause(&Cause::Control { at, wall_ms, what })
    }

    /// Keeps an observation; its number.
    pub(super) fn observe(
        &mut self,
        written: SimTime,
        wall_ms: i64,
        note: &Observation,
    ) -> Result<u64, StoreError> {
        self.together(|store| store.observe_in(written, wall_ms, note))
    }

    fn observe_in(
        &mut self,
        written: SimTime,
        wall_ms: i64,
        note: &Observation,
    ) -> Result<u64, StoreError> {
        let json = serde_json::to_string(note)?;
        self.db.execute(
            "INSERT INTO observations (about_ms, written_ms, wall_ms, json) VALUES (?, ?, ?, ?)",
            params![note.about.millis(), written.millis(), wall_ms, json],
        )?;
        let n = self.db.last_insert_rowid().cast_unsigned();
        self.cause(&Cause::Note {
            written,
            wall_ms,
            note: note.clone(),
        })?;
        Ok(n)
    }

    /// Keeps what an evaluator decided.
    pub(super) fn rate(&mut self, wall_ms: i64, judgement: &Judgement) -> Result<(), StoreError> {
        self.together(|store| store.rate_in(wall_ms, judgement))
    }

    fn rate_in(&mut self, wall_ms: i64, judgement: &Judgement) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO ratings (wall_ms, json) VALUES (?, ?)",
            params![wall_ms, serde_json::to_string(judgement)?],
        )?;
        self.cause(&Cause::Rating {
            wall_ms,
            judgement: judgement.clone(),
        })
    }

    /// Adds facts and, if there is one, a digest that holds orders up to `seq`, and notes how far the exercise came.
    pub(super) fn save(
        &mut self,
        now: SimTime,
        facts: &[FactEntry],
        digest: Option<&Digest>,
        seq: u64,
    ) -> Result<(), StoreError> {
        self.together(|store| {
            {
                let mut insert = store
                    .db
                    .prepare_cached("INSERT INTO facts VALUES (?, ?, ?, ?)")?;
                for f in facts {
                    let json = serde_json::to_value(f)?;
                    let kind = json
                        .get("kind")
                        .and_then(|k| k.as_str())
                        .unwrap_or("")
                        .to_owned();
                    let text = serde_json::to_string(f)?;
                    insert.execute(params![f.n.cast_signed(), f.at.millis(), kind, text])?;
                    store.chains.facts.add(&text);
                }
            }
            if let Some(digest) = digest.filter(|_| store.hashed != Some((now, seq))) {
                let json = serde_json::to_string(digest)?;
                store.db.execute(
                    "INSERT INTO digests (at_ms, seq, json) VALUES (?, ?, ?)",
                    params![now.millis(), seq.cast_signed(), json],
                )?;
                store
                    .chains
                    .digests
                    .add(&rows::digest_line(now, Some(seq), &json));
                store.hashed = Some((now, seq));
            }
            store.note_progress(now)
        })
    }

    /// Notes how far the exercise came, with no fact since.
    pub(super) fn reach(&mut self, now: SimTime) -> Result<(), StoreError> {
        self.together(|store| store.note_progress(now))
    }

    /// Notes what the discussion's clock shows.
    pub(super) fn note_discussed(&mut self, reading: Span) -> Result<(), StoreError> {
        self.together(|store| {
            store
                .db
                .prepare_cached("INSERT OR REPLACE INTO progress VALUES ('discussed', ?)")?
                .execute(params![reading.millis().to_string()])?;
            Ok(())
        })
    }

    fn note_progress(&mut self, now: SimTime) -> Result<(), StoreError> {
        causes::reach(&self.db, now)?;
        let c = &self.chains;
        let values = [
            ("reached", now.millis().to_string()),
            ("facts", c.facts.many.to_string()),
            ("facts_chain", c.facts.last.hex()),
            ("digests", c.digests.many.to_string()),
            ("digests_chain", c.digests.last.hex()),
        ];
        for (key, value) in values {
            self.db
                .prepare_cached("INSERT OR REPLACE INTO progress VALUES (?, ?)")?
                .execute(params![key, value])?;
        }
        Ok(())
    }

    /// The last value of the chain over head, orders and the facts written so far.
    pub(super) fn seal(&self) -> Seal {
        self.chains.seal()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.lock.is_some() {
            // The note is believed only while the file is locked, so nothing is lost if it stays.
            lock::forget(&self.db).ok();
            // An empty journal would stay beside the file.
            self.db
                .execute_batch("PRAGMA locking_mode = normal; PRAGMA journal_mode = delete")
                .ok();
        }
    }
}

/// A file without a name of its own yet, in the folder of the one that it is to become. It goes with the process unless it is kept.
pub fn temporary(path: &Path) -> Result<tempfile::NamedTempFile, StoreError> {
    let folder = path
        .parent()
        .filter(|f| !f.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tamrin-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: what the user's mask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder)?)
}

/// What is noted of an exercise when its file is made.
fn meta_of(path: &Path, b: &Beginning<'_>) -> Vec<(&'static str, String)> {
    let created = super::pace::wall_millis();
    // Two exercises made in the same millisecond at the same path on one machine would be one.
    let id = Hasher::default()
        .num(created)
        .text(&path.display().to_string())
        .num(i64::from(std::process::id()))
        .finish();
    let mut meta = vec![
        ("format", FORMAT.to_string()),
        ("program", env!("CARGO_PKG_VERSION").to_owned()),
        ("id", format!("{id:016x}")),
        ("scenario", b.scenario.to_owned()),
        ("texts_hash", hash_of_texts(b.texts)),
        ("seed", b.seed.to_string()),
        ("seed_hash", hash_of_seed(b.seed)),
        ("rules", edition::text(b.rules)),
        ("created_ms", created.to_string()),
    ];
    if b.causes_only {
        meta.push(("causes_only", "1".to_owned()));
    }
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
