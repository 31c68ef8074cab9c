//! What can be saved of a damaged exercise file, or of one from a newer program.
//!
//! Facts follow from scenario, seed and orders; so those are what counts. Orders are saved up to the first that cannot be read:
//! what came after a gap would meet another world. Deliberately not here: playing what was saved (`session`).

use std::path::Path;

use rusqlite::Connection;

use super::read::put_in;
use super::rows::{self, format_of, meta, reached_of, seed_of};
use super::{Beginning, FORMAT, Journalled, Loss, Store, StoreError, causes, hash_of_texts, image};
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::scenario::read::Texts;
use crate::scenario::{self, shipped};
use crate::session::Planned;

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
    /// Whether the scenario's text was unreadable and was taken from the program or a folder, which has the very same.
    pub scenario_of_program: bool,
}

/// Saves what can be read of a file into a new one. The scenario's text comes from the file; if it cannot be read there, from
/// `texts`, or from the program, if these have the very same.
///
/// # Errors
/// If the seed or the scenario cannot be read, or the new file cannot be written.
pub fn rescue(path: &Path, into: &Path, texts: Option<Texts>) -> Result<Rescued, StoreError> {
    let db = image::take(path)?.open_damaged()?;
    let no_seed = |_| StoreError::Lost(Loss::NoSeed);
    let seed = seed_of(&db).map_err(no_seed)?;
    let (texts, scenario_of_program) = texts_of(&db, texts)?;
    let Some(scenario) = scenario::from_played(texts.clone()).scenario else {
        return Err(StoreError::Lost(Loss::Scenario));
    };
    let (put_in, all_orders) = put_in(&db);
    let journal = put_in.journal;
    let until = until(&db, &journal, all_orders, scenario.head.start);
    let rescued = Rescued {
        orders: journal.len(),
        all_orders,
        until,
        observations: put_in.observations.len(),
        scenario_of_program,
    };
    let plan = rows::plan_of(&db).unwrap_or_default();
    let plan: Vec<Planned> = plan
        .iter()
        .filter_map(|json| serde_json::from_str(json).ok())
        .collect();
    let origin = rows::origin_of(&db).ok().flatten();
    let beginning = Beginning {
        scenario: &scenario.head.id,
        texts: &texts,
        seed,
        reached: until,
        plan: &plan,
        journal: &journal,
        observations: &put_in.observations,
        judgements: &put_in.judgements,
        controls: &put_in.controls,
        origin: origin.as_ref(),
        causes_only: true,
        rules: super::edition::of(&db).unwrap_or(Rules::PRESENT),
    };
    drop(Store::create(into, &beginning)?);
    Ok(rescued)
}

/// As far as the file says that it was played, if no order is missing on the way; else up to the last order that is there.
fn until(db: &Connection, journal: &[Journalled], all_orders: bool, start: SimTime) -> SimTime {
    let last = journal.last().map_or(start, |j| j.entry.at);
    let format = format_of(db).unwrap_or(FORMAT);
    let reached = reached_of(db, format)
        .ok()
        .or_else(|| causes::read(db).ok()?.reached);
    reached.filter(|_| all_orders).map_or(last, |r| r.max(last))
}

/// The scenario's text, or the same text from elsewhere.
fn texts_of(db: &Connection, other: Option<Texts>) -> Result<(Texts, bool), StoreError> {
    let hash = meta(db, "texts_hash").ok().flatten();
    if let Ok(texts) = rows::texts_of(db)
        && !texts.is_empty()
        && hash.as_ref().is_none_or(|h| *h == hash_of_texts(&texts))
    {
        return Ok((texts, false));
    }
    let name = meta(db, "scenario").ok().flatten();
    // With what its messages bring along and its modules show. A name out of a file opens nothing but what is shipped.
    let shipped = name.filter(|n| shipped::names().contains(&n.as_str()));
    let same = shipped
        .and_then(|n| scenario::open(Path::new(&n)).ok()?.scenario)
        .map(|s| s.texts)
        .filter(|t| hash == Some(hash_of_texts(t)));
    if let Some(texts) = same {
        return Ok((texts, true));
    }
    match other {
        // Who names a folder knows which scenario it was, also where the file no longer says.
        Some(texts) if hash.as_ref().is_none_or(|h| *h == hash_of_texts(&texts)) => {
            Ok((texts, true))
        }
        Some(_) => Err(StoreError::Lost(Loss::OtherScenario)),
        None => Err(StoreError::Lost(Loss::NoText)),
    }
}
