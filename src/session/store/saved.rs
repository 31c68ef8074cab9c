//! What an exercise file holds, as plain data.
//!
//! Deliberately not here: reading and writing it.

use crate::session::RequestId;
use serde::Serialize;
use std::collections::BTreeMap;

use super::Chains;
use super::seal::Seal;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::FactEntry;
use crate::record::observation::Observed;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::scenario::read::Texts;
use crate::session::Planned;
use crate::session::control::Control;
use crate::sim::Digest;

/// An order in the journal.
#[derive(Clone, PartialEq, Debug)]
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
pub(in crate::session) struct Beginning<'a> {
    /// Identifier of the scenario.
    pub(in crate::session) scenario: &'a str,
    /// The scenario's files.
    pub(in crate::session) texts: &'a Texts,
    /// Seed.
    pub(in crate::session) seed: u64,
    /// Exercise time up to which the file goes.
    pub(in crate::session) reached: SimTime,
    /// Orders planned.
    pub(in crate::session) plan: &'a [Planned],
    /// Orders given already.
    pub(in crate::session) journal: &'a [Journalled],
    /// Observations written already.
    pub(in crate::session) observations: &'a [Observed],
    /// What evaluators decided already, and when on the wall.
    pub(in crate::session) judgements: &'a [(i64, Judgement)],
    /// Where it came from, if it is a branch.
    pub(in crate::session) origin: Option<&'a Origin>,
    /// By which edition of the rules it is played.
    pub(in crate::session) rules: Rules,
    /// What the trainer did with the clock already.
    pub(in crate::session) controls: &'a [(SimTime, Control)],
    /// Whether the facts of what was played already are to be computed from the causes.
    pub(in crate::session) causes_only: bool,
}

/// What a file holds.
pub struct Saved {
    /// The scenario's files.
    pub texts: Texts,
    /// Seed.
    pub seed: u64,
    /// Exercise time up to which it was played.
    pub reached: SimTime,
    /// What the discussion's clock showed last.
    pub discussed: Span,
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
    /// State hashes, in the order in which they were written.
    pub digests: Vec<Kept>,
    /// What the trainer did with the clock, and when.
    pub controls: Vec<(SimTime, Control)>,
    /// Orders by the names that clients gave to their requests, each with its number in the journal.
    pub requests: BTreeMap<RequestId, u64>,
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
    /// By which edition of the rules it is played.
    pub rules: Rules,
    /// Whether the facts of what was played before may be missing: a branch, a rescued file or one of an earlier format.
    pub causes_only: bool,
    /// Whether the file is what was written.
    pub condition: Condition,
    /// The last value of the chain over head, orders and facts; files of formats before 4 have none.
    pub seal: Option<Seal>,
    /// The chains, to go on with.
    pub(super) chains: Chains,
}

impl Saved {
    /// The pace at which the exercise ran last, if the trainer chose one.
    pub fn pace(&self) -> Option<f64> {
        self.controls.iter().rev().find_map(|(_, c)| {
            if let Control::Pace(p) = c {
                Some(*p)
            } else {
                None
            }
        })
    }
}

impl Saved {
    /// Since which exercise time there has been a real emergency that nobody ended, if there is one.
    pub fn emergency(&self) -> Option<SimTime> {
        let said = self.controls.iter().rev().find_map(|(at, c)| match c {
            Control::Emergency(on) => Some((*at, *on)),
            _ => None,
        });
        said.filter(|(_, on)| *on).map(|(at, _)| at)
    }
}

/// Whether a file is what was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    /// As far as can be seen.
    Whole,
    /// An earlier version wrote it and may have kept its newest part in a file beside it, which is not there.
    PerhapsOlder,
    /// It was copied in the middle of a write, or damaged: what people put in was read, facts are computed again.
    Mended,
    /// It is damaged, and orders are missing: those before the first that cannot be read were read, facts are computed again.
    Missing,
    /// Something was changed by hand after it was written.
    Changed(Part),
}

/// A part of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Scenario, seed, plan.
    Head,
    /// Orders, observations, ratings.
    Causes,
    /// Facts.
    Facts,
    /// State hashes.
    Digests,
}
