//! Confidence of each municipality's voters: one number from 0 to 1 that events dent, time heals and pressures hold down.
//!
//! `confidence = base - dents - pressures`, where a dent halves in the half-life, and pressures (rumours believed, long lines)
//! last as long as their cause. Lost confidence keeps voters away and lets incidents grow faster; docs/model.md has the formula.
//! Deliberately not here: what makes a dent (the mechanism where it happens), rumours.

use std::collections::BTreeMap;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{MunicipalityId, RumourId};
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::states::CentreState;
use crate::scenario::Scenario;
use crate::scenario::model::Confidence;
use crate::sim::kernel::agenda::{Agenda, ConfidenceWake, Due, ReportingWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::kernel::source::Source;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::polling::{self, Centre};
use crate::sim::world::requests::{Disturbance, MoodRequest, PollingRequest};

/// Time between two steps of rumours and confidence while anything moves.
pub(crate) const STEP: Span = Span::from_mins(10);
/// A change that voters notice.
const NOTICED: f64 = 0.005;

/// What holds confidence down while it lasts. In this order they are summed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) enum Pressure {
    /// Long lines at the centres.
    Lines,
    /// A rumour that is believed.
    Rumour(RumourId),
}

/// Confidence of one municipality: state.
#[derive(Clone, Default, Debug, Serialize)]
struct Mood {
    /// Sum of the dents at `at`; negative is a gain.
    dent: f64,
    /// When that was.
    at: SimTime,
    /// What presses on it now, by how much.
    pressures: BTreeMap<Pressure, f64>,
    /// The last step of five that was said.
    said: u32,
    /// What was last told to the centres.
    told: f64,
}

/// Confidence of all municipalities. One without an entry has the base.
#[derive(Resource, Clone, Debug, Serialize)]
pub(crate) struct Moods {
    /// Constant.
    #[serde(skip)]
    figures: Confidence,
    /// State.
    moods: BTreeMap<MunicipalityId, Mood>,
    /// Whether the next step is scheduled: state.
    pub(crate) awake: bool,
    /// Whether rumours are about, which need steps: state.
    pub(crate) rumours: bool,
}

impl Moods {
    pub(crate) fn new(s: &Scenario) -> Self {
        Self {
            figures: s.settings.confidence.clone(),
            moods: BTreeMap::new(),
            awake: false,
            rumours: false,
        }
    }

    /// Confidence now, 0 to 1.
    pub(crate) fn confidence(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = &self.figures;
        let Some(mood) = self.moods.get(m) else {
            return f.base;
        };
        (f.base - self.faded(mood, now) - mood.pressures.values().sum::<f64>()).clamp(0.0, 1.0)
    }

    fn faded(&self, mood: &Mood, now: SimTime) -> f64 {
        let halves = (now - mood.at).millis() as f64 / self.figures.half_life.millis() as f64;
        mood.dent * libm::exp2(-halves)
    }

    /// How much faster incidents grow.
    pub(crate) fn unrest(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = &self.figures;
        1.0 + f.unrest * self.lost(m, now)
    }

    /// The share of confidence below the base that is lost.
    fn lost(&self, m: &MunicipalityId, now: SimTime) -> f64 {
        let f = &self.figures;
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

    /// What the first two editions put into the digest.
    fn hash(&self, h: &mut Hasher) {
        for (m, mood) in &self.moods {
            h.text(m.as_str())
                .float(mood.dent)
                .num(mood.at.millis())
                .float(mood.pressures.values().sum());
        }
    }
}

/// Registers confidence.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<MoodRequest>()
        .at_start(Turn::Confidence, |world| {
            let moods = Moods::new(&world.resource::<Brief>().scenario);
            world.insert_resource(moods);
        })
        .add_part(Part {
            name: "confidence",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<Moods>().hash(h);
                true
            }),
            all: digest::resource::<Moods>,
        })
        .add_systems(SimTick, run.in_set(Turn::Confidence).run_if(busy));
}

/// What confidence needs, and the confidence.
#[derive(SystemParam)]
struct Context<'w, 's> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// Entities by identifier.
    index: Res<'w, Index>,
    /// Confidence.
    moods: ResMut<'w, Moods>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of centres.
    polling: ResMut<'w, Requests<PollingRequest>>,
    /// The centres.
    centres: Query<'w, 's, &'static mut Centre>,
    /// The checkpoints.
    checkpoints: Query<'w, 's, &'static mut Checkpoint>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<MoodRequest>>, due: Res<Due>, moods: Res<Moods>) -> bool {
    let routine = due.reporting.contains(&ReportingWake::Routine);
    !requests.is_empty() || !due.confidence.is_empty() || routine || moods.rumours
}

/// Takes dents, and steps on while anything moves.
fn run(
    mut requests: ResMut<Requests<MoodRequest>>,
    due: Res<Due>,
    mut agenda: ResMut<Agenda>,
    mut context: Context,
) {
    let step = due.confidence.contains(&ConfidenceWake::Step);
    let routine = due.reporting.contains(&ReportingWake::Routine);
    let now = context.now.0;
    let mut touched = !requests.is_empty() || step;
    for ask in requests.take() {
        context.moods.dent(&ask.municipality, -ask.change, now);
    }
    if routine {
        context.press_lines();
        touched = true;
    }
    context.moods.awake &= !step;
    if touched {
        let all: Vec<MunicipalityId> = context.moods.moods.keys().cloned().collect();
        for m in all {
            context.tell(&m);
        }
    }
    let moods = &mut context.moods;
    let moving = moods.rumours
        || moods
            .moods
            .values()
            .any(|m| moods.faded(m, now).abs() > NOTICED);
    if moving && !moods.awake {
        moods.awake = true;
        agenda.at(now + STEP, ConfidenceWake::Step);
    }
}

impl Context<'_, '_> {
    /// The pressure of long lines, by municipality.
    fn press_lines(&mut self) {
        let scenario = self.brief.scenario.clone();
        let s = &*scenario;
        let (weight, at) = (self.moods.figures.queues, self.now.0.compact());
        let desk_ms = s.settings.polling.desk.mean().millis() as f64;
        let mut loads: BTreeMap<&MunicipalityId, (f64, u32)> = BTreeMap::new();
        for c in s.centres.values() {
            let Ok(mut centre) = self.centres.get_mut(self.index.centres[&c.id]) else {
                continue;
            };
            let open = matches!(
                centre.state,
                CentreState::Open | CentreState::Suspended | CentreState::Closing
            );
            let entry = loads.entry(&c.municipality).or_default();
            entry.1 += 1;
            if open {
                polling::advance(&mut centre, at, &self.index, &mut self.checkpoints);
                centre.lines.purge(at);
                let desks: u32 = c.stations.iter().map(|x| x.desks).sum();
                let hours =
                    f64::from(centre.lines.in_line(at)) * desk_ms / f64::from(desks) / 3_600_000.0;
                entry.0 += hours.min(1.0);
            }
        }
        for (m, (hours, n)) in loads {
            let by = weight * hours / f64::from(n.max(1));
            self.moods.press(m, Pressure::Lines, by);
        }
    }

    /// Says a new step of confidence, and tells the centres how many stay away.
    fn tell(&mut self, m: &MunicipalityId) {
        let now = self.now.0;
        let (level, lost) = (self.moods.confidence(m, now), self.moods.lost(m, now));
        let figures = &self.moods.figures;
        let (keeps_away, base) = (
            figures.keeps_away * lost,
            (figures.base * 20.0 + 0.5) as u32 * 5,
        );
        let Some(mood) = self.moods.moods.get_mut(m) else {
            return;
        };
        let percent = (level * 20.0 + 0.5) as u32 * 5;
        let before = if mood.said == 0 { base } else { mood.said };
        // A step back needs a little more than a step, so that the word does not go to and fro.
        let far = (level * 100.0 - f64::from(before)).abs() >= 4.0;
        if percent != before && far {
            mood.said = percent.max(1);
            self.out.say(
                now,
                Fact::ConfidenceChanged {
                    municipality: m.clone(),
                    percent,
                },
            );
        }
        if (keeps_away - mood.told).abs() >= NOTICED || keeps_away == 0.0 && mood.told > 0.0 {
            mood.told = keeps_away;
            let all = self.brief.scenario.centres.values();
            for c in all.filter(|c| c.municipality == *m) {
                self.polling.push(PollingRequest::Disturb {
                    source: Source::Confidence,
                    centre: c.id.clone(),
                    by: Disturbance {
                        deters: keeps_away,
                        ..Disturbance::default()
                    },
                });
            }
        }
    }
}
