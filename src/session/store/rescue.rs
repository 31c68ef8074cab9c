//! What can be saved of a damaged exercise file, or of one from a newer program.
//!
//! Facts follow from scenario, seed and orders; so those are what counts. Orders are saved up to the first that cannot be read:
//! what came after a gap would meet another world. Deliberately not here: playing what was saved (`session`).

use std::path::Path;

use rusqlite::Connection;

use super::read::{connect_damaged, journal_of, judgements_of, meta, observations_of, seed_of};
use super::{Beginning, Journalled, Store, StoreError, hash_of_texts};
use crate::base::time::SimTime;
use crate::scenario::read::Texts;
use crate::scenario::{self, shipped};

/// What was saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rescued {
    /// Orders.
    pub orders: usize,
    /// Whether the orders that were read are all that the file names.
    pub all_orders: bool,
    /// The exercise time up to which the saved orders speak.
    pub until: SimTime,
    /// Observations and bookmarks.
    pub observations: usize,
    /// Whether the scenario's text was unreadable and was taken from the program, which has the very same.
    pub scenario_of_program: bool,
}

/// Saves what can be read of a file into a new one.
///
/// # Errors
/// If the seed or the scenario cannot be read, or the new file cannot be written.
pub fn rescue(path: &Path, into: &Path) -> Result<Rescued, StoreError> {
    let db = connect_damaged(path)?;
    let no_seed = |_| StoreError::new("لا يمكن حفظ شيء: البذرة لا تُقرأ", "nothing can be saved: the seed cannot be read");
    let seed = seed_of(&db).map_err(no_seed)?;
    let (texts, scenario_of_program) = texts_of(&db)?;
    let Some(scenario) = scenario::from_texts(texts.clone()).scenario else {
        return Err(StoreError::new(
            "لا يمكن حفظ شيء: السيناريو في الملف لا تقرؤه هذه النسخة",
            "nothing can be saved: this version cannot read the scenario in the file",
        ));
    };
    let (mut journal, broken) = journal_of(&db).unwrap_or_else(|e| (Vec::new(), Some(e)));
    let whole = (1..).zip(&journal).take_while(|(n, j)| j.entry.seq == *n).count();
    let all_orders = broken.is_none() && whole == journal.len();
    journal.truncate(whole);
    let observations = observations_of(&db).map(|o| o.0).unwrap_or_default();
    let until = until(&db, &journal, all_orders, scenario.head.start);
    let rescued = Rescued { orders: journal.len(), all_orders, until, observations: observations.len(), scenario_of_program };
    // A file of format 1 has none.
    let judgements = judgements_of(&db).map(|j| j.0).unwrap_or_default();
    let beginning = Beginning {
        scenario: &scenario.head.id,
        texts: &texts,
        seed,
        reached: until,
        plan: &[],
        journal: &journal,
        observations: &observations,
        judgements: &judgements,
        origin: None,
    };
    drop(Store::create(into, &beginning)?);
    Ok(rescued)
}

/// As far as the file says that it was played, if no order is missing on the way; else up to the last order that is there.
fn until(db: &Connection, journal: &[Journalled], all_orders: bool, start: SimTime) -> SimTime {
    let last = journal.last().map_or(start, |j| j.entry.at);
    let reached = meta(db, "reached").ok().flatten().and_then(|v| v.parse().ok()).map(SimTime::from_millis);
    reached.filter(|_| all_orders).map_or(last, |r| r.max(last))
}

/// The scenario's text, or the same text from the program.
fn texts_of(db: &Connection) -> Result<(Texts, bool), StoreError> {
    let read = || -> Result<Texts, rusqlite::Error> {
        let mut files = db.prepare("SELECT path, text FROM files ORDER BY n")?;
        files.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
    };
    let hash = meta(db, "texts_hash").ok().flatten();
    if let Ok(texts) = read()
        && hash.as_ref().is_none_or(|h| *h == hash_of_texts(&texts))
    {
        return Ok((texts, false));
    }
    let name = meta(db, "scenario").ok().flatten();
    let same = name.and_then(|n| shipped::texts(&n)).map(shipped::with_library).filter(|t| hash == Some(hash_of_texts(t)));
    same.map(|t| (t, true))
        .ok_or_else(|| StoreError::new("لا يمكن حفظ شيء: نص السيناريو لا يُقرأ", "nothing can be saved: the scenario's text cannot be read"))
}
