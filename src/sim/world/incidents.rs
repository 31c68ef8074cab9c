//! Incidents: stages, growth, who is on the scene, settlement, what they do to voting and roads.
//!
//! An incident grows at random while its needs are not met. Once the units on the scene meet them it no longer grows, and a
//! settled amount of work ends it. Disorder, injuries and force out of proportion dent the municipality's confidence; a fitting
//! response makes some of it good; where confidence is low, incidents grow faster. Units on the scene are those sent to it, and
//! the team that protects the centre where it is.
//! Deliberately not here: who reports it (`information`), driving there, what a failing channel means (`comms`).

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{IncidentId, KindId, MunicipalityId, UnitId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::states::{Capability, IncidentState, UnitState};
use crate::scenario::model::{Kind, Stage};
use crate::sim::kernel::agenda::{
    Agenda, ConvoyRequest, Due, IncidentRequest, MoodRequest, PollingRequest, Requests,
    RoadRequest, Wake,
};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, municipality_of, places_of};
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{LinkChange, LinkRequest, Seen};
use crate::sim::world::confidence::Moods;
use crate::sim::world::movement::{Place, Unit, in_order};
use crate::sim::world::roads::RoadNet;

/// Share of the time until it is noticed, where a patrol stands by (estimate).
const WATCHED: f64 = 0.5;

/// An incident.
#[derive(Component, Clone, Debug)]
pub(crate) struct Incident {
    pub(crate) id: IncidentId,
    pub(crate) kind: KindId,
    pub(crate) site: Target,
    pub(crate) municipality: Option<MunicipalityId>,
    pub(crate) stage: u32,
    pub(crate) state: IncidentState,
    pub(crate) began: SimTime,
    pub(crate) noticed: bool,
    cutting: Vec<crate::record::states::Channel>,
    /// By how much it dented confidence so far.
    dented: f64,
    responded: bool,
    heavy: bool,
    blocking: bool,
    /// Share of the stage's work that is done.
    work: f64,
    contained: SimTime,
    /// Length of the whole stage's work by those on the scene.
    pace: Span,
    chance: Stream,
    generation: u32,
}

impl Incident {
    pub(crate) fn ongoing(&self) -> bool {
        matches!(self.state, IncidentState::Active | IncidentState::Contained)
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(i64::from(self.stage))
            .num(self.state as i64)
            .float(self.work)
            .num(i64::from(self.generation));
    }
}

/// What this stage still needs, given people on the scene: capability and missing strength.
pub(crate) fn missing<'a>(
    stage: &Stage,
    there: impl Iterator<Item = &'a Unit> + Clone,
) -> Vec<(Capability, u32)> {
    stage
        .needs
        .iter()
        .filter_map(|n| {
            let have: u32 = there
                .clone()
                .filter(|u| u.capabilities.contains(&n.capability))
                .map(|u| u.strength)
                .sum();
            (have < n.strength).then(|| (n.capability, n.strength - have))
        })
        .collect()
}

/// Whether a unit stands at an incident.
pub(crate) fn on_scene(u: &Unit, id: &IncidentId, site: &Target) -> bool {
    let sent = u.state == UnitState::OnScene
        && u.task
            .as_ref()
            .is_some_and(|t| *t == Target::Incident(id.clone()) || t == site);
    let protects = u.at_post() && matches!((site, &u.post), (Target::Centre(c), Some(p)) if c == p);
    sent || protects
}

struct Scene<'a> {
    now: SimTime,
    brief: &'a Brief,
    moods: &'a Moods,
    requests: &'a mut Requests,
    agenda: &'a mut Agenda,
    out: &'a mut Outbox,
}

/// Begins what is asked for and acts on wakes.
pub(crate) fn begin(
    now: Res<Now>,
    brief: Res<Brief>,
    due: Res<Due>,
    mut index: ResMut<Index>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut commands: Commands,
    moods: Res<Moods>,
    net: Res<RoadNet>,
    mut incidents: Query<&mut Incident>,
    units: Query<&Unit>,
) {
    let todo = std::mem::take(&mut requests.incidents);
    let mut s = Scene {
        now: now.0,
        brief: &brief,
        moods: &moods,
        requests: &mut requests,
        agenda: &mut agenda,
        out: &mut out,
    };
    for ask in todo {
        match ask {
            IncidentRequest::Begin {
                id,
                kind,
                at,
                stage,
            } if !index.incidents.contains_key(&id) => {
                let entity = commands.spawn_empty().id();
                let near: Vec<usize> = places_of(&brief.scenario, &at)
                    .iter()
                    .map(|p| net.node(p))
                    .collect();
                let watches = |u: &Unit| {
                    matches!(u.place, Place::Node(n) if near.contains(&n)) && u.on_watch()
                };
                let watched = in_order(&index, &units).any(watches);
                let incident = s.start(entity, (id.clone(), kind), at, stage, watched);
                commands.entity(entity).insert(incident);
                index.incidents.insert(id, entity);
            }
            IncidentRequest::End(id) => {
                if let Some(mut i) = index
                    .incidents
                    .get(&id)
                    .and_then(|&e| incidents.get_mut(e).ok())
                    && i.ongoing()
                {
                    s.finish(&mut i, IncidentState::Settled);
                }
            }
            IncidentRequest::Begin { .. } => {}
        }
    }
    for wake in &due.0 {
        match *wake {
            Wake::Noticed(e) => with(&mut incidents, e, |i| s.noticed(i)),
            Wake::Grows(e, g) => with(&mut incidents, e, |i| {
                if i.generation == g && i.state == IncidentState::Active {
                    s.grow(e, i)
                }
            }),
            Wake::Injures(e, g) => with(&mut incidents, e, |i| {
                if i.generation == g && i.ongoing() {
                    s.injure(e, i)
                }
            }),
            Wake::Settles(e, g) => with(&mut incidents, e, |i| {
                if i.generation == g && i.state == IncidentState::Contained {
                    s.finish(i, IncidentState::Settled);
                }
            }),
            Wake::Fades(e) => with(&mut incidents, e, |i| {
                if i.state == IncidentState::Active {
                    s.finish(i, IncidentState::Faded);
                }
            }),
            _ => {}
        }
    }
}

fn with(incidents: &mut Query<&mut Incident>, e: Entity, f: impl FnOnce(&mut Incident)) {
    let mut i = incidents
        .get_mut(e)
        .unwrap_or_else(|_| panic!("{e} is not an incident"));
    f(&mut i);
}

impl Scene<'_> {
    fn kind(&self, id: &KindId) -> &Kind {
        &self.brief.scenario.kinds[id]
    }

    fn start(
        &mut self,
        e: Entity,
        (id, kind): (IncidentId, KindId),
        site: Target,
        stage: u32,
        watched: bool,
    ) -> Incident {
        let municipality = municipality_of(&self.brief.scenario, &site);
        let chance = Stream::new(self.brief.seed, "incident", id.as_str());
        let mut i = Incident {
            id,
            kind,
            site,
            municipality,
            stage,
            state: IncidentState::Active,
            began: self.now,
            noticed: false,
            cutting: Vec::new(),
            dented: 0.0,
            responded: false,
            heavy: false,
            blocking: false,
            work: 0.0,
            contained: self.now,
            pace: Span::ZERO,
            chance,
            generation: 0,
        };
        let (incident, incident_kind, site, municipality) = (
            i.id.clone(),
            i.kind.clone(),
            i.site.clone(),
            i.municipality.clone(),
        );
        self.out.say(
            self.now,
            Fact::IncidentBegan {
                incident,
                incident_kind,
                site,
                municipality,
            },
        );
        let kind = self.kind(&i.kind);
        let (noticed, fades) = (kind.noticed, kind.fades);
        let share = if watched { WATCHED } else { 1.0 };
        self.agenda.at(
            self.now + Span::from_millis((noticed.millis() as f64 * share) as i64),
            Wake::Noticed(e),
        );
        if let Some(fades) = fades {
            self.agenda.at(self.now + fades, Wake::Fades(e));
        }
        if let Target::Convoy(c) = &i.site {
            self.requests
                .convoys
                .push(ConvoyRequest::Attacked(c.clone(), true));
        }
        self.enter_stage(e, &mut i);
        i
    }

    fn enter_stage(&mut self, e: Entity, i: &mut Incident) {
        i.work = 0.0;
        i.state = IncidentState::Active;
        self.dent(i, self.brief.scenario.settings.confidence.disorder);
        self.disturb(i, true);
        self.schedule(e, i);
        self.requests.scenes = true;
    }

    /// Draws when it grows and when someone is next injured. Both are memoryless, so drawing anew after a pause is right.
    fn schedule(&mut self, e: Entity, i: &mut Incident) {
        i.generation += 1;
        let stage = &self.kind(&i.kind).stages[i.stage as usize];
        let (grows, injures) = (stage.grows, stage.injures);
        let (a, b) = (i.chance.exponential(), i.chance.exponential());
        let hours = |x: f64| Span::from_millis((x * 3_600_000.0) as i64);
        // Where confidence is lost, disorder grows faster.
        let grows = grows
            * i.municipality
                .as_ref()
                .map_or(1.0, |m| self.moods.unrest(m, self.now));
        if grows > 0.0 {
            self.agenda
                .at(self.now + hours(a / grows), Wake::Grows(e, i.generation));
        }
        if injures > 0.0 {
            self.agenda.at(
                self.now + hours(b / injures),
                Wake::Injures(e, i.generation),
            );
        }
    }

    fn grow(&mut self, e: Entity, i: &mut Incident) {
        if i.stage as usize + 1 < self.kind(&i.kind).stages.len() {
            i.stage += 1;
            self.out.say(
                self.now,
                Fact::IncidentEscalated {
                    incident: i.id.clone(),
                    stage: i.stage,
                },
            );
            self.enter_stage(e, i);
        }
    }

    fn injure(&mut self, e: Entity, i: &mut Incident) {
        self.out.say(
            self.now,
            Fact::PeopleInjured {
                incident: i.id.clone(),
                count: 1,
            },
        );
        self.dent(i, self.brief.scenario.settings.confidence.injury);
        if i.state == IncidentState::Active {
            self.schedule(e, i);
        }
    }

    /// Confidence is dented, or with a negative share made good.
    fn dent(&mut self, i: &mut Incident, by: f64) {
        i.dented += by;
        if let Some(municipality) = i.municipality.clone() {
            self.requests.moods.push(MoodRequest {
                municipality,
                change: -by,
            });
        }
    }

    fn noticed(&mut self, i: &mut Incident) {
        if !i.ongoing() {
            return;
        }
        i.noticed = true;
        self.requests.seen.push(Seen::Incident(i.id.clone()));
    }

    fn finish(&mut self, i: &mut Incident, state: IncidentState) {
        i.state = state;
        i.generation += 1;
        self.disturb(i, false);
        if state == IncidentState::Settled && i.responded && !i.heavy {
            self.dent(
                i,
                -i.dented * self.brief.scenario.settings.confidence.settled,
            );
        }
        if let Target::Convoy(c) = &i.site {
            self.requests
                .convoys
                .push(ConvoyRequest::Attacked(c.clone(), false));
        }
        let (incident, stage, after_seconds) = (i.id.clone(), i.stage, (self.now - i.began).secs());
        self.out.say(
            self.now,
            match state {
                IncidentState::Faded => Fact::IncidentFaded {
                    incident,
                    stage,
                    after_seconds,
                },
                _ => Fact::IncidentSettled {
                    incident,
                    stage,
                    after_seconds,
                },
            },
        );
    }

    /// Says to centres and roads what the incident does from now on.
    fn disturb(&mut self, i: &mut Incident, ongoing: bool) {
        let scenario = &self.brief.scenario;
        let stage = &scenario.kinds[&i.kind].stages[i.stage as usize];
        let on = |x: f64| if ongoing { x } else { 0.0 };
        for c in scenario.centres.values() {
            let here = i.site == Target::Centre(c.id.clone());
            if here || i.municipality.as_ref() == Some(&c.municipality) {
                let deters = if here {
                    stage.deters
                } else {
                    stage.deters_around
                };
                self.requests.polling.push(PollingRequest::Disturb {
                    source: Source::Incident(i.id.clone()),
                    centre: c.id.clone(),
                    suspends: ongoing && here && stage.suspends,
                    deters: on(deters),
                });
            }
        }
        let channels = if ongoing {
            stage.cuts.clone()
        } else {
            Vec::new()
        };
        self.cut(i, channels);
        let road = match &i.site {
            Target::Road(r) => Some(r.clone()),
            Target::Checkpoint(c) => scenario.checkpoints.get(c).map(|c| c.road.clone()),
            _ => None,
        };
        if let Some(road) = road {
            let blocks = ongoing && stage.blocks;
            if blocks != i.blocking {
                i.blocking = blocks;
                self.requests.roads.push(if blocks {
                    RoadRequest::Block(road)
                } else {
                    RoadRequest::Clear(road)
                });
            }
        }
    }

    /// Says which channels fail because of it from now on.
    fn cut(&mut self, i: &mut Incident, channels: Vec<crate::record::states::Channel>) {
        if channels == i.cutting {
            return;
        }
        let Some(at) = places_of(&self.brief.scenario, &i.site).into_iter().next() else {
            return;
        };
        let source = Source::Incident(i.id.clone());
        let (gone, new): (Vec<_>, Vec<_>) = (
            i.cutting
                .iter()
                .copied()
                .filter(|c| !channels.contains(c))
                .collect(),
            channels
                .iter()
                .copied()
                .filter(|c| !i.cutting.contains(c))
                .collect(),
        );
        let fails = LinkChange::Fails {
            source: source.clone(),
            lasts: None,
        };
        for (channels, change) in [(gone, LinkChange::Ends(source)), (new, fails)] {
            if !channels.is_empty() {
                self.requests.links.push(LinkRequest {
                    at: at.clone(),
                    channels,
                    change,
                });
            }
        }
        i.cutting = channels;
    }

    /// Looks at who is there and starts or stops the work.
    fn respond(&mut self, e: Entity, i: &mut Incident, there: &[&Unit]) {
        let stage = self.kind(&i.kind).stages[i.stage as usize].clone();
        if let Some(first) = there.iter().find(|u| !u.at_post())
            && !i.responded
        {
            i.responded = true;
            let (incident, unit): (IncidentId, UnitId) = (i.id.clone(), first.id.clone());
            self.out.say(
                self.now,
                Fact::ResponseBegan {
                    incident,
                    unit,
                    after_seconds: (self.now - i.began).secs(),
                },
            );
        }
        let strength: u32 = there.iter().map(|u| u.strength).sum();
        if let Some(limit) = stage.proportion
            && strength > limit
            && !i.heavy
        {
            i.heavy = true;
            self.out.say(
                self.now,
                Fact::ForceOutOfProportion {
                    incident: i.id.clone(),
                    strength,
                    limit,
                },
            );
            self.dent(i, self.brief.scenario.settings.confidence.force);
        }
        let enough = !stage.needs.is_empty() && missing(&stage, there.iter().copied()).is_empty();
        match (enough, i.state) {
            (true, IncidentState::Active) => {
                i.state = IncidentState::Contained;
                i.contained = self.now;
                i.generation += 1;
                // Tired people work longer.
                let tired =
                    there.iter().map(|u| u.fatigue).sum::<f64>() / there.len().max(1) as f64;
                i.pace = Span::from_millis((stage.settle.millis() as f64 * (1.0 + tired)) as i64);
                let left = Span::from_millis((i.pace.millis() as f64 * (1.0 - i.work)) as i64);
                self.out.say(
                    self.now,
                    Fact::ResponseSufficient {
                        incident: i.id.clone(),
                    },
                );
                self.agenda
                    .at(self.now + left, Wake::Settles(e, i.generation));
            }
            (false, IncidentState::Contained) => {
                i.state = IncidentState::Active;
                i.work += (self.now - i.contained).millis() as f64 / i.pace.millis().max(1) as f64;
                self.out.say(
                    self.now,
                    Fact::ResponseLost {
                        incident: i.id.clone(),
                    },
                );
                self.schedule(e, i);
            }
            _ => {}
        }
    }
}

/// Compares what incidents need with who is on the scene, when that may have changed.
pub(crate) fn respond(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    moods: Res<Moods>,
    mut incidents: Query<&mut Incident>,
    units: Query<&Unit>,
) {
    if !std::mem::take(&mut requests.scenes) {
        return;
    }
    let mut s = Scene {
        now: now.0,
        brief: &brief,
        moods: &moods,
        requests: &mut requests,
        agenda: &mut agenda,
        out: &mut out,
    };
    for &e in index.incidents.values() {
        let Ok(mut i) = incidents.get_mut(e) else {
            continue;
        };
        if i.ongoing() {
            let there: Vec<&Unit> = in_order(&index, &units)
                .filter(|u| on_scene(u, &i.id, &i.site))
                .collect();
            s.respond(e, &mut i, &there);
        }
    }
}
