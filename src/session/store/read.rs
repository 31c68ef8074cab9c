//! Reading an exercise file, without changing it: not its layout, not a byte.
//!
//! What was written is compared with the chains that were written with it. Where the tables cannot be read, or fall short of what
//! people put in, that is read from the fixed space in which it stands once more, and the facts are left to be computed again.
//! Deliberately not here: the rows of each table (`rows`), saving what can be read in a new file (`rescue`).

use std::collections::BTreeMap;

use std::path::Path;

use rusqlite::Connection;

use super::causes::{self, Cause, Causes};
use super::image::{self, Image};
use super::rows::{
    controls_of, digests_of, discussed_of, every, facts_of, format_of, head_of, journal_of,
    judgements_of, meta, observations_of, order_line, origin_of, plan_of, progress, reached_of,
    seed_of, texts_of,
};
use super::seal::Link;
use super::{
    Chain, Chains, Condition, FORMAT, Journalled, Part, Problem, Saved, StoreError, upgrade,
};
use crate::base::time::SimTime;
use crate::record::fact::Fact;
use crate::record::observation::Observed;
use crate::record::rating::Judgement;
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
        requests: causes.requests(),
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
        discussed: discussed_of(db, format)?,
        plan,
        journal: Vec::new(),
        facts: Vec::new(),
        observations: Vec::new(),
        judgements: Vec::new(),
        digests: Vec::new(),
        controls: Vec::new(),
        requests: BTreeMap::new(),
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
                    request: _,
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
    let requests = causes.as_ref().map(Causes::requests).unwrap_or_default();
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
        requests,
        condition,
        ..bare
    })
}
