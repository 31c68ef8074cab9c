//! Confidence of each municipality's voters: one number from 0 to 1 that events dent, time heals and pressures hold down.
//!
//! `confidence = base - dents - pressures`, where a dent halves in the half-life, and pressures (rumours believed, long lines)
//! last as long as their cause. Lost confidence keeps voters away and lets incidents grow faster; docs/model.md has the formula.
//! Deliberately not here: what makes a dent (the mechanism where it happens), rumours.

use std::collections::BTreeMap;

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{MunicipalityId, RumourId};
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::states::CentreState;
use crate::scenario::Scenario;
use crate::scenario::model::Confidence;
use crate::sim::kernel::agenda::{Agenda, Due, PollingRequest, Requests, Wake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::source::Source;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::polling::{self, Centre};

/// Time between two steps of rumours and confidence while anything moves.
pub(crate) const STEP: Span = Span::from_mins(10);
/// A change that voters notice.
const NOTICED: f64 = 0.005;

/// What holds confidence down while it lasts. In this order they are summed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Pressure {
    /// Long lines at the centres.
    Lines,
    /// A rumour that is believed.
    Rumour(RumourId),
}

/// Confidence of one municipality.
#[derive(Clone, Default, Debug)]
struct Mood {
    /// Sum of the dents at `at`; negative is a gain.
    dent: f64,
    at: SimTime,
    pressures: BTreeMap<Pressure, f64>,
    /// The last step of five that was said.
    said: u32,
    /// What was last told to the centres.
    told: f64,
}

/// Confidence of all municipalities. One without an entry has the base.
#[derive(Resource, Clone, Debug, Default)]
pub(crate) struct Moods {
    figures: Option<Confidence>,
    moods: BTreeMap<MunicipalityId, Mood>,
    /// Whether the next step is scheduled.
    pub(crate) awake: bool,
    /// Whether rumours are about, which need steps.
    pub(crate) rumours: bool,
}

impl Moods {
    pub(crate) fn new(s: &Scenario) -> Self {
        Self {
            figures: Some(s.settings.confidence.clone()),
            ..Self::default()
        }
    }

    fn figures(&self) -> &Confidence {
        self.figures
            .as_ref()
            .expect("set when the exercise is made")
    }

    /// Confidence now, 0 to 1.
    pub(crate) fn confidence(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = self.figures();
        let Some(mood) = self.moods.get(m) else {
            return f.base;
        };
        (f.base - self.faded(mood, now) - mood.pressures.values().sum::<f64>()).clamp(0.0, 1.0)
    }

    fn faded(&self, mood: &Mood, now: SimTime) -> f64 {
        let halves = (now - mood.at).millis() as f64 / self.figures().half_life.millis() as f64;
        mood.dent * libm::exp2(-halves)
    }

    /// How much faster incidents grow.
    pub(crate) fn unrest(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = self.figures();
        1.0 + f.unrest * self.lost(m, now)
    }

    /// The share of confidence below the base that is lost.
    fn lost(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = self.figures();
        if f.base <= 0.0 {
            0.0
        } else {
            ((f.base - self.confidence(m, now)) / f.base).max(0.0)
        }
    }

    /// A cause presses on confidence from now on, by so much.
    pub(crate) fn press(&mut self, m: &MunicipalityId, cause: Pressure, by: f64) {
        if by > 0.0 || self.moods.contains_key(m) {
            let pressures = &mut self.moods.entry(m.clone()).or_default().pressures;
            if by > 0.0 {
                pressures.insert(cause, by);
            } else {
                pressures.remove(&cause);
            }
        }
    }

    fn dent(&mut self, m: &MunicipalityId, by: f64, now: SimTime) {
        let faded = self.moods.get(m).map_or(0.0, |mood| self.faded(mood, now));
        let mood = self.moods.entry(m.clone()).or_default();
        mood.dent = (faded + by).clamp(-1.0, 1.0);
        mood.at = now;
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        for (m, mood) in &self.moods {
            h.text(m.as_str())
                .float(mood.dent)
                .num(mood.at.millis())
                .float(mood.pressures.values().sum());
        }
    }
}

/// Takes dents, and steps on while anything moves.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    mut moods: ResMut<Moods>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
) {
    let step = due.0.iter().any(|w| matches!(w, Wake::Moods));
    let routine = due.0.iter().any(|w| matches!(w, Wake::Routine));
    if requests.moods.is_empty() && !step && !routine && !moods.rumours {
        return;
    }
    let mut touched = !requests.moods.is_empty() || step;
    for ask in std::mem::take(&mut requests.moods) {
        moods.dent(&ask.municipality, -ask.change, now.0);
    }
    if routine {
        touched |= lines(
            now.0,
            &brief,
            &index,
            &mut moods,
            &mut centres,
            &mut checkpoints,
        );
    }
    moods.awake &= !step;
    if touched {
        let all: Vec<MunicipalityId> = moods.moods.keys().cloned().collect();
        for m in all {
            tell(&mut moods, &m, now.0, &brief, &mut requests, &mut out);
        }
    }
    let moving = moods.rumours
        || moods
            .moods
            .values()
            .any(|m| moods.faded(m, now.0).abs() > NOTICED);
    if moving && !moods.awake {
        moods.awake = true;
        agenda.at(now.0 + STEP, Wake::Moods);
    }
}

/// The pressure of long lines, by municipality.
fn lines(
    now: SimTime,
    brief: &Brief,
    index: &Index,
    moods: &mut Moods,
    centres: &mut Query<&mut Centre>,
    checkpoints: &mut Query<&mut Checkpoint>,
) -> bool {
    let s = &brief.scenario;
    let (weight, at) = (moods.figures().queues, now.compact());
    let desk_ms = match s.settings.polling.desk {
        crate::scenario::model::Duration::Fixed(m)
        | crate::scenario::model::Duration::Exponential(m)
        | crate::scenario::model::Duration::LogNormal { mean: m, .. } => m.millis() as f64,
    };
    let mut loads: BTreeMap<&MunicipalityId, (f64, u32)> = BTreeMap::new();
    for c in s.centres.values() {
        let Ok(mut centre) = centres.get_mut(index.centres[&c.id]) else {
            continue;
        };
        let open = matches!(
            centre.state,
            CentreState::Open | CentreState::Suspended | CentreState::Closing
        );
        let entry = loads.entry(&c.municipality).or_default();
        entry.1 += 1;
        if open {
            polling::advance(&mut centre, at, index, checkpoints);
            centre.lines.purge(at);
            let desks: u32 = c.stations.iter().map(|x| x.desks).sum();
            let hours =
                f64::from(centre.lines.in_line(at)) * desk_ms / f64::from(desks) / 3_600_000.0;
            entry.0 += hours.min(1.0);
        }
    }
    for (m, (hours, n)) in loads {
        moods.press(m, Pressure::Lines, weight * hours / f64::from(n.max(1)));
    }
    true
}

/// Says a new step of confidence, and tells the centres how many stay away.
fn tell(
    moods: &mut Moods,
    m: &MunicipalityId,
    now: SimTime,
    brief: &Brief,
    requests: &mut Requests,
    out: &mut Outbox,
) {
    let (level, lost) = (moods.confidence(m, now), moods.lost(m, now));
    let figures = moods.figures();
    let (keeps_away, base) = (
        figures.keeps_away * lost,
        (figures.base * 20.0 + 0.5) as u32 * 5,
    );
    let Some(mood) = moods.moods.get_mut(m) else {
        return;
    };
    let percent = (level * 20.0 + 0.5) as u32 * 5;
    let before = if mood.said == 0 { base } else { mood.said };
    // A step back needs a little more than a step, so that the word does not go to and fro.
    let far = (level * 100.0 - f64::from(before)).abs() >= 4.0;
    if percent != before && far {
        mood.said = percent.max(1);
        out.say(
            now,
            Fact::ConfidenceChanged {
                municipality: m.clone(),
                percent,
            },
        );
    }
    if (keeps_away - mood.told).abs() >= NOTICED || keeps_away == 0.0 && mood.told > 0.0 {
        mood.told = keeps_away;
        for c in brief
            .scenario
            .centres
            .values()
            .filter(|c| c.municipality == *m)
        {
            requests.polling.push(PollingRequest::Disturb {
                source: Source::Confidence,
                centre: c.id.clone(),
                suspends: false,
                deters: keeps_away,
            });
        }
    }
}
