//! The rows of an exercise file, table by table, each as the value that it stands for; and the lines that enter the chains.
//!
//! Rows whose keys do not rise, and moments that no exercise can have, are damage. Deliberately not here: what the tables say together,
//! and what is done where they cannot be read (`read`).

use rusqlite::{Connection, OptionalExtension as _};

use super::seal::Link;
use super::{Chain, FORMAT, Journalled, Kept, Origin, StoreError};
use crate::base::ids::SeatId;
use crate::base::time::{SimTime, Span};
use crate::record::fact::FactEntry;
use crate::record::observation::Observed;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;
use crate::session::control::Control;

/// A value that is noted of the exercise.
pub(super) fn meta(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .query_row("SELECT value FROM meta WHERE key = ?", [key], |r| r.get(0))
        .optional()?)
}

/// A value of what changes while the exercise is played.
pub(super) fn progress(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
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

/// What the discussion's clock showed; nothing where no module was opened, and where what stands there is no reading.
pub(super) fn discussed_of(db: &Connection, format: i64) -> Result<Span, StoreError> {
    if format < FORMAT {
        return Ok(Span::ZERO);
    }
    let noted = progress(db, "discussed")?.and_then(|v| v.parse().ok());
    Ok(noted.map_or(Span::ZERO, |ms: i64| {
        Span::from_millis(ms.clamp(0, SimTime::MAX.millis()))
    }))
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
pub(super) fn every<T>(
    (rows, stopped): (Vec<T>, Option<StoreError>),
) -> Result<Vec<T>, StoreError> {
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
