//! An exercise played again: its facts, its outcome, and what was seen at moments between its beginning and its end.
//!
//! What the after-action report, the comparison and the trend begin with. Deliberately not here: what the facts mean
//! (`evaluate`), layout.

use std::sync::Arc;

use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::base::time::Span;
use crate::evaluate::compare::Moment;
use crate::evaluate::expected::State;
use crate::evaluate::outcome::{self, Outcome};
use crate::record::fact::FactEntry;
use crate::scenario::Scenario;
use crate::session::recording::{Recording, Replay};
use crate::wording;

/// Moments of a chart at most.
const MOMENTS: i64 = 96;

/// An exercise played again.
pub struct Played {
    /// Its file's name.
    pub name: String,
    /// The recording.
    pub recording: Arc<Recording>,
    /// Its facts.
    pub facts: Vec<FactEntry>,
    /// What they add up to.
    pub outcome: Outcome,
    /// Its numbers over time; the last one is its last moment.
    pub moments: Vec<Moment>,
    /// The scenario with what was added since STARTEX.
    pub scenario: Arc<Scenario>,
}

/// Exercise time between two moments of a chart.
pub(super) fn step(r: &Recording) -> Span {
    Span::from_mins((r.end() - r.start()).millis() / 60_000 / MOMENTS + 1)
}

impl Played {
    /// Plays a recording again and looks at it every `step` of exercise time.
    pub(super) fn of(recording: Arc<Recording>, step: Span) -> Self {
        let excon = recording.scenario.excon().id.clone();
        let mut replay = Replay::new(recording.clone());
        let (mut t, end) = (recording.start(), recording.end());
        let mut moments = Vec::new();
        loop {
            replay.seek(t.min(end));
            moments.push(Moment::of(
                &replay.picture(&excon).expect("exercise control has a seat"),
            ));
            if t >= end {
                break;
            }
            t = t + step;
        }
        let facts = replay.sim().facts().to_vec();
        let state = replay.digest().short();
        let outcome = outcome::outcome(
            &recording.scenario,
            recording.saved.seed,
            &facts,
            outcome::fingerprint(&facts, &state),
        );
        let name = recording
            .path
            .file_name()
            .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Self {
            name,
            scenario: replay.sim().scenario().clone(),
            recording,
            facts,
            outcome,
            moments,
        }
    }

    /// Its last moment.
    pub(super) fn last(&self) -> &Moment {
        self.moments.last().expect("there is a moment at STARTEX")
    }

    /// From when to when it was played, with which seed, and from where it was branched.
    pub(super) fn when(&self, lang: Lang) -> String {
        let (start, end) = (self.recording.start(), self.recording.end());
        let seed = self.recording.saved.seed.to_string();
        let when = match &self.recording.saved.origin {
            None => msg!("report-played", start = start, end = end, seed = seed),
            Some(o) => msg!(
                "report-played-branched",
                start = start,
                end = end,
                seed = seed,
                file = &o.file,
                at = o.at,
            ),
        };
        wording::plain(lang).message(&when)
    }
}

/// How an expected action came out, as a sign and when.
pub(super) fn sign(state: &State) -> Arg {
    match state {
        State::Met(_, after) if *after < Span::ZERO => {
            msg!("report-sign-before", span = -*after).into()
        }
        State::Met(_, after) => msg!("report-sign-after", span = *after).into(),
        State::Missed => '✗'.into(),
        State::Pending(_) => '…'.into(),
        State::NotYet | State::CutOff => '—'.into(),
    }
}
