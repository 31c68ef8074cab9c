//! Reading an exercise file, without changing it: not its layout, not a byte.
//!
//! What was written is compared with the chains that were written with it. Where the tables cannot be read, or fall short of what
//! people put in, that is read from the fixed space in which it stands once more, and the facts are left to be computed again.
//! Deliberately not here: saving what can be read in a new file (`rescue`).

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::causes::{self, Cause, Causes};
use super::image::{self, Image};
use super::seal::Link;
use super::{
    Chain, Chains, Condition, FORMAT, Journalled, Kept, Origin, Part, Problem, Saved, StoreError,
    upgrade,
};
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::observation::Observed;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;
use crate::session::control::Control;

/// Reads all that a file holds, without changing it.
///
/// # Errors
/// If it is missing, not an exercise file, from a newer program, or so damaged that not even what people put in can be read.
pub fn read(path: &Path) -> Result<Saved, StoreError> {
    let image = image::take(path)?;
    let tables = image.open().and_then(|db| tables(&db));
    let mut saved = match tables {
        Ok(saved) if saved.condition == Condition::Mended => from_causes(&image).unwrap_or(saved),
        Ok(saved) => saved,
        Err(e) if e.problem() == Problem::Damaged => from_causes(&image).ok_or(e)?,
        Err(e) => return Err(e),
    };
    let ended = saved
        .facts
        .last()
        .is_some_and(|f| matches!(f.fact, Fact::ExerciseEnded));
    if image.perhaps_older && !ended && saved.condition == Condition::Whole {
        saved.condition = Condition::PerhapsOlder;
    }
    Ok(saved)
}

/// Reads the tables.
fn tables(db: &Connection) -> Result<Saved, StoreError> {
    let format = format_of(db)?;
    if format > FORMAT {
        return Err(StoreError::Newer(meta(db, "program")?.unwrap_or_default()));
    }
    if format < FORMAT {
        upgrade::in_memory(db, format)?;
    }
    let head = head_of(db)?;
    let mut chains = Chains::new(head);
    let (journal, stopped) = journal_of(db)?;
    stopped.map_or(Ok(()), Err)?;
    for j in &journal {
        chains
            .orders
            .add(&order_line(&j.entry, j.planned, j.wall_ms)?);
    }
    let facts = facts_of(db, &mut chains.facts)?;
    let digests = digests_of(db, &mut chains.digests)?;
    let causes = causes::read(db)?;
    chains.end = Some(causes.end);
    let observations = every(observations_of(db)?)?;
    let judgements = every(judgements_of(db)?)?;
    let mut saved = Saved {
        journal,
        facts,
        observations,
        judgements,
        digests,
        controls: controls_of(db)?,
        ..bare(db, format, chains, reached_of(db, FORMAT)?)?
    };
    saved.condition = condition(db, format, &saved, &causes)?;
    saved.seal = (format == FORMAT).then(|| chains.seal());
    Ok(saved)
}

/// What a file holds apart from what happened.
fn bare(
    db: &Connection,
    format: i64,
    chains: Chains,
    reached: SimTime,
) -> Result<Saved, StoreError> {
    let mut plan = Vec::new();
    for json in plan_of(db)? {
        plan.push(serde_json::from_str(&json)?);
    }
    let texts = texts_of(db)?;
    if texts.is_empty() {
        return Err(StoreError::damaged("no scenario".to_owned()));
    }
    Ok(Saved {
        texts,
        seed: seed_of(db)?,
        reached,
        plan,
        journal: Vec::new(),
        facts: Vec::new(),
        observations: Vec::new(),
        judgements: Vec::new(),
        digests: Vec::new(),
        controls: Vec::new(),
        format,
        program: meta(db, "program")?.unwrap_or_default(),
        id: meta(db, "id")?,
        texts_hash: meta(db, "texts_hash")?,
        seed_hash: meta(db, "seed_hash")?,
        origin: origin_of(db)?,
        rules: super::edition::of(db)?,
        causes_only: format < FORMAT || meta(db, "causes_only")?.is_some(),
        condition: Condition::Whole,
        seal: None,
        chains,
    })
}

/// Whether the tables are what was written.
fn condition(
    db: &Connection,
    format: i64,
    saved: &Saved,
    causes: &Causes,
) -> Result<Condition, StoreError> {
    if format < FORMAT {
        // Nothing was written to compare with.
        return Ok(Condition::Whole);
    }
    let chains = &saved.chains;
    if meta(db, "head")? != Some(chains.head.hex()) {
        return Ok(Condition::Changed(Part::Head));
    }
    // Whoever has it open says so in the file; a copy that was taken meanwhile may have caught a write.
    let being_written = progress(db, "open_process")?.is_some();
    let or_changed = |part| {
        if being_written {
            Condition::Mended
        } else {
            Condition::Changed(part)
        }
    };
    let space = PutIn::of(causes);
    let tables = PutIn::of_saved(saved);
    if causes.broken {
        return Ok(Condition::Mended);
    }
    if space != tables {
        let torn = space.begins_like(&tables);
        return Ok(if torn {
            or_changed(Part::Causes)
        } else {
            Condition::Changed(Part::Causes)
        });
    }
    let written =
        |key: &str, chain: &Chain| -> Result<bool, StoreError> {
            let many = progress(db, key)?.and_then(|m| m.parse::<u64>().ok());
            let last = progress(db, &format!("{key}_chain"))?;
            Ok(many == Some(chain.many)
                && last.as_deref().and_then(Link::from_hex) == Some(chain.last))
        };
    if !written("facts", &chains.facts)? {
        return Ok(or_changed(Part::Facts));
    }
    if !written("digests", &chains.digests)? {
        return Ok(or_changed(Part::Digests));
    }
    Ok(Condition::Whole)
}

/// What people put in, sorted.
#[derive(Default, PartialEq)]
pub(super) struct PutIn {
    pub(super) journal: Vec<Journalled>,
    pub(super) observations: Vec<Observed>,
    pub(super) judgements: Vec<(i64, Judgement)>,
    pub(super) controls: Vec<(SimTime, Control)>,
}

impl PutIn {
    pub(super) fn of(causes: &Causes) -> Self {
        let mut sorted = Self::default();
        for cause in causes.all.clone() {
            match cause {
                Cause::Order {
                    entry,
                    planned,
                    wall_ms,
                } => sorted.journal.push(Journalled {
                    entry,
                    planned,
                    wall_ms,
                }),
                Cause::Control { at, what, .. } => sorted.controls.push((at, what)),
                Cause::Note {
                    written,
                    wall_ms,
                    note,
                } => {
                    let n = sorted.observations.len() as u64 + 1;
                    sorted.observations.push(Observed {
                        n,
                        written,
                        wall_ms,
                        note,
                    });
                }
                Cause::Rating { wall_ms, judgement } => {
                    sorted.judgements.push((wall_ms, judgement))
                }
            }
        }
        sorted
    }

    fn of_saved(s: &Saved) -> Self {
        Self {
            journal: s.journal.clone(),
            observations: s.observations.clone(),
            judgements: s.judgements.clone(),
            controls: s.controls.clone(),
        }
    }

    /// Whether of each list one is the beginning of the other.
    fn begins_like(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: &[T], b: &[T]) -> bool {
            a.iter().zip(b).all(|(a, b)| a == b)
        }
        same(&self.journal, &other.journal)
            && same(&self.observations, &other.observations)
            && same(&self.judgements, &other.judgements)
            && same(&self.controls, &other.controls)
    }
}

/// What people put in, from the tables or from the fixed space, of each list the one that has more; and whether no order is missing.
pub(super) fn put_in(db: &Connection) -> (PutIn, bool) {
    let (mut journal, broken) = journal_of(db).unwrap_or_else(|e| (Vec::new(), Some(e)));
    let whole = (1..)
        .zip(&journal)
        .take_while(|(n, j)| j.entry.seq == *n)
        .count();
    let all = broken.is_none() && whole == journal.len();
    journal.truncate(whole);
    let tables = PutIn {
        journal,
        observations: observations_of(db).map(|o| o.0).unwrap_or_default(),
        // A file of format 1 has none.
        judgements: judgements_of(db).map(|j| j.0).unwrap_or_default(),
        controls: controls_of(db).unwrap_or_default(),
    };
    let Some(causes) = causes::read(db)
        .ok()
        .filter(|_| format_of(db).is_ok_and(|f| f == FORMAT))
    else {
        return (tables, all);
    };
    let space = PutIn::of(&causes);
    let all = if space.journal.len() > tables.journal.len() {
        !causes.broken
    } else {
        all || !causes.broken
    };
    fn more<T>(space: Vec<T>, tables: Vec<T>) -> Vec<T> {
        if space.len() >= tables.len() {
            space
        } else {
            tables
        }
    }
    let both = PutIn {
        journal: more(space.journal, tables.journal),
        observations: more(space.observations, tables.observations),
        judgements: more(space.judgements, tables.judgements),
        controls: more(space.controls, tables.controls),
    };
    (both, all)
}

/// What people put in, wherever it can be read; facts and state hashes are to be computed again.
fn from_causes(image: &Image) -> Option<Saved> {
    let db = image.open_damaged().ok()?;
    if format_of(&db).ok()? != FORMAT {
        return None;
    }
    let causes = causes::read(&db).ok();
    let (put_in, all_orders) = put_in(&db);
    let mut chains = Chains::new(head_of(&db).ok()?);
    for j in &put_in.journal {
        chains
            .orders
            .add(&order_line(&j.entry, j.planned, j.wall_ms).ok()?);
    }
    // How far it came stands in the fixed space too.
    let reached = causes
        .and_then(|c| c.reached)
        .or_else(|| reached_of(&db, FORMAT).ok())
        .unwrap_or(SimTime::ZERO);
    let last = put_in.journal.last().map_or(SimTime::ZERO, |j| j.entry.at);
    let reached = if all_orders { reached.max(last) } else { last };
    let bare = bare(&db, FORMAT, chains, reached).ok()?;
    let PutIn {
        journal,
        observations,
        judgements,
        controls,
    } = put_in;
    let condition = if all_orders {
        Condition::Mended
    } else {
        Condition::Missing
    };
    Some(Saved {
        journal,
        observations,
        judgements,
        controls,
        condition,
        ..bare
    })
}

/// A value that is noted of the exercise.
pub(super) fn meta(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .query_row("SELECT value FROM meta WHERE key = ?", [key], |r| r.get(0))
        .optional()?)
}

fn progress(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .query_row("SELECT value FROM progress WHERE key = ?", [key], |r| {
            r.get(0)
        })
        .optional()?)
}

fn number(value: Option<String>) -> Result<i64, StoreError> {
    value
        .and_then(|v| v.parse().ok())
        .ok_or_else(|| StoreError::damaged("a number is missing".to_owned()))
}

/// A moment, if it is one that an exercise can have.
fn moment(millis: i64) -> Result<SimTime, StoreError> {
    if (0..=SimTime::MAX.millis()).contains(&millis) {
        return Ok(SimTime::from_millis(millis));
    }
    Err(StoreError::damaged(format!(
        "{millis} is no moment of an exercise"
    )))
}

/// Version of the file's layout.
pub(super) fn format_of(db: &Connection) -> Result<i64, StoreError> {
    number(meta(db, "format")?)
}

/// How far the exercise came.
pub(super) fn reached_of(db: &Connection, format: i64) -> Result<SimTime, StoreError> {
    let noted = if format < FORMAT {
        meta(db, "reached")?
    } else {
        progress(db, "reached")?
    };
    moment(number(noted)?)
}

/// The seed.
pub(super) fn seed_of(db: &Connection) -> Result<u64, StoreError> {
    meta(db, "seed")?
        .and_then(|v| v.parse().ok())
        .ok_or_else(|| StoreError::damaged("the seed is no number".to_owned()))
}

pub(super) fn origin_of(db: &Connection) -> Result<Option<Origin>, StoreError> {
    let Some(file) = meta(db, "parent_file")? else {
        return Ok(None);
    };
    let at = moment(number(meta(db, "branched_ms")?)?)?;
    Ok(Some(Origin {
        file,
        id: meta(db, "parent_id")?,
        at,
        seq: number(meta(db, "branched_seq")?)?.cast_unsigned(),
    }))
}

/// The scenario's files.
pub(super) fn texts_of(db: &Connection) -> Result<Texts, StoreError> {
    let mut statement = db.prepare("SELECT n, path, text FROM files ORDER BY n")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| -> Result<_, StoreError> {
        rising(&mut last, r.get(0)?)?;
        Ok((r.get(1)?, r.get(2)?))
    })?;
    rows.collect()
}

/// Orders that were planned from the start, as text.
pub(super) fn plan_of(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare("SELECT n, json FROM plan ORDER BY n")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| -> Result<_, StoreError> {
        rising(&mut last, r.get(0)?)?;
        Ok(r.get(1)?)
    })?;
    rows.collect()
}

/// The first value of the chains: of all that does not change while an exercise is played.
pub(super) fn head_of(db: &Connection) -> Result<Link, StoreError> {
    let mut statement =
        db.prepare("SELECT key, value FROM meta WHERE key <> 'head' ORDER BY key LIMIT 100")?;
    let meta = statement.query_map([], |r| {
        Ok(format!(
            "{}={}",
            r.get::<_, String>(0)?,
            r.get::<_, String>(1)?
        ))
    })?;
    let mut link = Link::first("tamrin");
    for row in meta {
        link = link.then(row?.as_bytes());
    }
    for (path, text) in texts_of(db)? {
        link = link.then(path.as_bytes()).then(text.as_bytes());
    }
    for json in plan_of(db)? {
        link = link.then(json.as_bytes());
    }
    Ok(link)
}

/// An order as it enters the chain.
pub(super) fn order_line(
    entry: &OrderEntry,
    planned: bool,
    wall_ms: i64,
) -> Result<String, StoreError> {
    Ok(format!(
        "{} {planned} {wall_ms}",
        serde_json::to_string(entry)?
    ))
}

/// A state hash as it enters the chain.
pub(super) fn digest_line(at: SimTime, seq: Option<u64>, json: &str) -> String {
    let seq = seq.map_or_else(String::new, |s| s.to_string());
    format!("{} {seq} {json}", at.millis())
}

/// All rows, if every one could be read.
fn every<T>((rows, stopped): (Vec<T>, Option<StoreError>)) -> Result<Vec<T>, StoreError> {
    stopped.map_or(Ok(rows), Err)
}

/// Facts, each numbered one above the last, and their chain.
pub(super) fn facts_of(db: &Connection, chain: &mut Chain) -> Result<Vec<FactEntry>, StoreError> {
    let mut statement = db.prepare("SELECT n, json FROM facts ORDER BY n")?;
    let mut rows = statement.query([])?;
    let mut facts: Vec<FactEntry> = Vec::new();
    while let Some(row) = rows.next()? {
        let (n, json): (i64, String) = (row.get(0)?, row.get(1)?);
        let fact: FactEntry = serde_json::from_str(&json)?;
        if fact.n.cast_signed() != n || facts.last().is_some_and(|last| last.n >= fact.n) {
            return Err(StoreError::damaged(format!("fact {n} is out of order")));
        }
        chain.add(&json);
        facts.push(fact);
    }
    Ok(facts)
}

/// Orders up to the first that cannot be read, and why it cannot.
pub(super) fn journal_of(
    db: &Connection,
) -> Result<(Vec<Journalled>, Option<StoreError>), StoreError> {
    let mut statement =
        db.prepare("SELECT seq, at_ms, seat, json, planned, wall_ms FROM journal ORDER BY seq")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| {
        let (seq, at, seat, json): (i64, i64, String, String) =
            (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
        rising(&mut last, seq)?;
        let order = serde_json::from_str(&json)?;
        let entry = OrderEntry {
            at: moment(at)?,
            seq: seq.cast_unsigned(),
            seat: SeatId::from(seat.as_str()),
            order,
        };
        Ok(Journalled {
            entry,
            planned: r.get(4)?,
            wall_ms: r.get(5)?,
        })
    })?;
    Ok(prefix(rows))
}

/// A table of which the same page is reached again and again has no end; its keys do not rise.
fn rising(last: &mut i64, key: i64) -> Result<(), StoreError> {
    if key <= *last {
        return Err(StoreError::damaged(format!("row {key} is out of order")));
    }
    *last = key;
    Ok(())
}

/// Observations up to the first that cannot be read, and why it cannot.
pub(super) fn observations_of(
    db: &Connection,
) -> Result<(Vec<Observed>, Option<StoreError>), StoreError> {
    let mut statement =
        db.prepare("SELECT n, written_ms, wall_ms, json FROM observations ORDER BY n")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| {
        let (n, written, json): (i64, i64, String) = (r.get(0)?, r.get(1)?, r.get(3)?);
        rising(&mut last, n)?;
        Ok(Observed {
            n: n.cast_unsigned(),
            written: moment(written)?,
            wall_ms: r.get(2)?,
            note: serde_json::from_str(&json)?,
        })
    })?;
    Ok(prefix(rows))
}

/// What evaluators decided, up to the first that cannot be read, and why it cannot.
pub(super) fn judgements_of(
    db: &Connection,
) -> Result<(Vec<(i64, Judgement)>, Option<StoreError>), StoreError> {
    let mut statement = db.prepare("SELECT n, wall_ms, json FROM ratings ORDER BY n")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| {
        rising(&mut last, r.get(0)?)?;
        Ok((r.get(1)?, serde_json::from_str(&r.get::<_, String>(2)?)?))
    })?;
    Ok(prefix(rows))
}

/// What the trainer did with the clock. What this version does not know is left out: nothing depends on it.
pub(super) fn controls_of(db: &Connection) -> Result<Vec<(SimTime, Control)>, StoreError> {
    let mut statement = db.prepare("SELECT n, at_ms, json FROM controls ORDER BY n")?;
    let mut last = i64::MIN;
    let rows = statement.query_and_then([], |r| -> Result<_, StoreError> {
        rising(&mut last, r.get(0)?)?;
        Ok((
            moment(r.get(1)?)?,
            serde_json::from_str(&r.get::<_, String>(2)?).ok(),
        ))
    })?;
    let mut controls = Vec::new();
    for row in rows {
        let (at, what) = row?;
        controls.extend(what.map(|w| (at, w)));
    }
    Ok(controls)
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

pub(super) fn digests_of(db: &Connection, chain: &mut Chain) -> Result<Vec<Kept>, StoreError> {
    let mut statement = db.prepare("SELECT n, at_ms, json, seq FROM digests ORDER BY n")?;
    let mut last = i64::MIN;
    let mut rows = statement.query([])?;
    let mut digests = Vec::new();
    while let Some(r) = rows.next()? {
        rising(&mut last, r.get(0)?)?;
        let (at, json, seq): (i64, String, Option<i64>) = (r.get(1)?, r.get(2)?, r.get(3)?);
        let (at, seq) = (moment(at)?, seq.map(i64::cast_unsigned));
        chain.add(&digest_line(at, seq, &json));
        digests.push(Kept {
            at,
            seq,
            digest: serde_json::from_str(&json)?,
        });
    }
    Ok(digests)
}
