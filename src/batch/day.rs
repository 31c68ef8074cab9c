//! What a run comes to: its measures, its ratings, the numbers of its outcome.
//!
//! Small enough to keep very many. Deliberately not here: how it is played (`player`), how days are written down (`table`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::course::{Course, Frame, SLOT, refused};
use super::player::{Played, Player, Watch, play};
use crate::base::ids::{MunicipalityId, SeatId};
use crate::base::time::SimTime;
use crate::evaluate::Evaluation;
use crate::evaluate::compare::{FigureKind, Moment, figures};
use crate::evaluate::measures::Owner;
use crate::evaluate::outcome::{fingerprint, outcome};
use crate::record::measure::MeasureKind;
use crate::record::rating::Rating;
use crate::scenario::Scenario;
use crate::sim::Simulation;

/// What a run came to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Day {
    /// Its seed.
    pub seed: u64,
    /// Hash of its facts and of the state at its end, as an exercise file of it has it.
    pub digest: String,
    /// When it could not go on, if it did not come to rest: then what follows is of a part of a day.
    pub stopped: Option<SimTime>,
    /// In the order of [`MeasureKind::ALL`], in the unit of each.
    pub measures: Vec<Option<f64>>,
    /// Of the objectives in the order of their identifiers.
    pub ratings: Vec<Option<Rating>>,
    /// In the order of [`FigureKind::ALL`].
    pub figures: Vec<Option<f64>>,
    /// What belongs to seats and municipalities of the measures.
    pub parts: Vec<Part>,
    /// How it went over time, where that was asked for.
    pub course: Option<Course>,
}

/// Whom a part of a measure belongs to, of those that are written down.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Whose {
    /// A seat.
    Seat(SeatId),
    /// A municipality.
    Municipality(MunicipalityId),
}

/// The part of a measure that belongs to a seat or a municipality.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// Whom it belongs to.
    pub whose: Whose,
    /// Which measure.
    pub kind: MeasureKind,
    /// Its value in the measure's unit.
    pub value: f64,
    /// Cases.
    pub cases: usize,
}

impl Day {
    /// Plays a run and says what it came to; with its course over time, if that is wanted.
    pub fn of(s: &Arc<Scenario>, player: &Player, seed: u64, course: bool) -> Self {
        if !course {
            return Self::judge(s, seed, &play(s, player, seed, None), None);
        }
        let frame = Frame::of(s);
        let mut course = frame.course();
        let excon = s.excon().id.clone();
        let mut look = |sim: &mut Simulation| {
            if let Ok(p) = sim.picture(&excon) {
                course.look(&frame, s, &p);
            }
        };
        let watch = Watch {
            every: SLOT,
            look: &mut look,
        };
        let played = play(s, player, seed, Some(watch));
        course.count(&frame, s, &played.facts);
        if let Player::Written(_, orders) = player {
            course.refused = refused(orders, frame.start, &played.facts);
        }
        Self::judge(s, seed, &played, Some(course))
    }

    fn judge(s: &Scenario, seed: u64, played: &Played, course: Option<Course>) -> Self {
        let e = Evaluation::of(s, &played.facts, &[]);
        let digest = fingerprint(&played.facts, &played.state);
        let o = outcome(s, seed, &played.facts, digest.clone());
        let last = Moment {
            voted: o.voters.served as u32,
            gave_up: o.voters.gave_up as u32,
            kept_away: o.voters.kept_away as u32,
            ..Moment::default()
        };
        let known = figures(&o, &o, (&last, &last));
        let figure = |kind: &FigureKind| known.iter().find(|f| f.kind == *kind)?.a;
        let parts = e.measures.iter().flat_map(|m| {
            m.parts.iter().filter_map(|p| {
                let whose = match &p.owner {
                    Owner::Seat(id) => Whose::Seat(id.clone()),
                    Owner::Municipality(id) => Whose::Municipality(id.clone()),
                    Owner::Storyline(_) | Owner::Objective(_) => return None,
                };
                Some(Part {
                    whose,
                    kind: m.kind,
                    value: p.value,
                    cases: p.cases,
                })
            })
        });
        Self {
            seed,
            digest,
            stopped: played.stopped,
            measures: e.measures.iter().map(|m| m.value).collect(),
            ratings: e.ratings.iter().map(|r| r.rating).collect(),
            figures: FigureKind::ALL.iter().map(figure).collect(),
            parts: parts.collect(),
            course,
        }
    }

    /// The value of a measure.
    pub fn measure(&self, kind: MeasureKind) -> Option<f64> {
        self.measures[kind as usize]
    }
}

/// How well a day was played: the mean of its ratings, from 0 for U to 3 for P; none where nothing was observed.
pub fn score(ratings: &[Option<Rating>]) -> Option<f64> {
    let ranks: Vec<f64> = ratings
        .iter()
        .flatten()
        .map(|r| f64::from(*r as u8))
        .collect();
    (!ranks.is_empty()).then(|| ranks.iter().sum::<f64>() / ranks.len() as f64)
}
