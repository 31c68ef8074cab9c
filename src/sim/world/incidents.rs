//! Incidents: stages, growth, who is on the scene, settlement, what they do to voting and roads.
//!
//! An incident grows at random while its needs are not met. Once the units on the scene meet them it no longer grows, and a
//! settled amount of work ends it. Disorder, injuries and force out of proportion dent the municipality's confidence; a fitting
//! response makes some of it good; where confidence is low, incidents grow faster. Units on the scene are those sent to it, and
//! the team that protects the centre where it is.
//! Deliberately not here: who reports it (`seats::reporting`), driving there, what a failing channel means (`messages::channels`).

mod consequences;
mod incident;

use std::collections::BTreeSet;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{IncidentId, KindId, UnitId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::states::{IncidentState, UnitState};
use crate::scenario::model::{Kind, Stage};
use crate::sim::kernel::agenda::{Agenda, Due, IncidentWake};
use crate::sim::kernel::chance;
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, municipality_of, places_of};
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{LinkRequest, Seen};
use crate::sim::world::confidence::Moods;
use crate::sim::world::movement::{Force, Mover, Place, Unit, in_order};
use crate::sim::world::requests::{
    ConvoyRequest, Disturbance, HoldingRequest, IncidentRequest, MoodRequest, PollingRequest,
    RoadRequest, ScenesChanged,
};
use crate::sim::world::roads::RoadNet;
pub(crate) use incident::{Incident, effective, missing, on_scene};

/// Share of the time until it is noticed, where a patrol stands by (estimate).
const WATCHED: f64 = 0.5;

/// Time after which half of those who can come to harm at the beginning of a stage still can (estimate).
const EXPOSED: Span = Span::from_mins(45);

/// Registers incidents.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<IncidentRequest>()
        .add_requests::<ScenesChanged>()
        .add_part(Part {
            name: "incidents",
            since: Rules::Edition1,
            before: Some(|world, h| each(world, |i| i.hash(h))),
            all: |world, h| {
                each(world, |i| {
                    h.value(i);
                });
            },
        })
        .add_systems(SimTick, begin.in_set(Turn::Incidents).run_if(busy))
        .add_systems(
            SimTick,
            respond
                .in_set(Turn::Response)
                .run_if(asked::<ScenesChanged>),
        );
}

fn each(world: &World, mut f: impl FnMut(&Incident)) -> bool {
    let mut any = false;
    let all = world.resource::<Index>().incidents.values();
    for x in all.filter_map(|&e| world.get(e)) {
        f(x);
        any = true;
    }
    any
}

/// What incidents need beside themselves.
#[derive(SystemParam)]
struct Context<'w> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// The roads.
    net: Res<'w, RoadNet>,
    /// Confidence.
    moods: Res<'w, Moods>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of confidence.
    dents: ResMut<'w, Requests<MoodRequest>>,
    /// What is asked of centres.
    polling: ResMut<'w, Requests<PollingRequest>>,
    /// What is asked of roads.
    roads: ResMut<'w, Requests<RoadRequest>>,
    /// What is asked of channels.
    links: ResMut<'w, Requests<LinkRequest>>,
    /// What is asked of convoys.
    convoys: ResMut<'w, Requests<ConvoyRequest>>,
    /// What observers see.
    seen: ResMut<'w, Requests<Seen>>,
    /// What is asked of custody.
    holdings: ResMut<'w, Requests<HoldingRequest>>,
    /// Whether to look at scenes.
    scenes: ResMut<'w, Requests<ScenesChanged>>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<IncidentRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.incidents.is_empty()
}

/// Begins what is asked for and acts on wakes.
fn begin(
    mut requests: ResMut<Requests<IncidentRequest>>,
    due: Res<Due>,
    mut index: ResMut<Index>,
    mut commands: Commands,
    mut context: Context,
    mut incidents: Query<&mut Incident>,
    units: Query<'_, '_, (&'static Force, &'static Mover)>,
) {
    for ask in requests.take() {
        match ask {
            IncidentRequest::Begin {
                id,
                kind,
                at,
                stage,
            } if !index.incidents.contains_key(&id) => {
                let entity = commands.spawn_empty().id();
                let near: Vec<usize> = places_of(&context.brief.scenario, &at)
                    .iter()
                    .map(|p| context.net.node(p))
                    .collect();
                let watches = |u: Unit<'_>| {
                    matches!(u.mover.place, Place::Node(n) if near.contains(&n)) && u.on_watch()
                };
                let watched = in_order(&index, &units).any(watches);
                let incident = context.start(entity, (id.clone(), kind), at, stage, watched);
                commands.entity(entity).insert(incident);
                index.incidents.insert(id, entity);
            }
            IncidentRequest::Begin { .. } => {}
            IncidentRequest::Repair(id) => {
                if let Some(&e) = index.incidents.get(&id)
                    && let Ok(mut i) = incidents.get_mut(e)
                {
                    context.repair(e, &mut i);
                }
            }
            IncidentRequest::End(id) => {
                if let Some(mut i) = index
                    .incidents
                    .get(&id)
                    .and_then(|&e| incidents.get_mut(e).ok())
                    && i.ongoing()
                {
                    context.finish(&mut i, IncidentState::Settled);
                }
            }
        }
    }
    for &wake in &due.incidents {
        context.wake(wake, &mut incidents);
    }
}

fn with(incidents: &mut Query<&mut Incident>, e: Entity, f: impl FnOnce(&mut Incident)) {
    let mut i = incidents
        .get_mut(e)
        .unwrap_or_else(|_| panic!("{e} is not an incident"));
    f(&mut i);
}

impl Context<'_> {
    fn wake(&mut self, wake: IncidentWake, incidents: &mut Query<&mut Incident>) {
        match wake {
            IncidentWake::Noticed(e) => with(incidents, e, |i| self.noticed(i)),
            IncidentWake::Grows(e, g) => with(incidents, e, |i| {
                if i.generation == g && i.state == IncidentState::Active {
                    self.grow(e, i);
                }
            }),
            IncidentWake::Injures(e, g) => with(incidents, e, |i| {
                if i.generation == g && i.ongoing() {
                    self.injure(e, i);
                }
            }),
            IncidentWake::Settles(e, g) => with(incidents, e, |i| {
                if i.generation == g && i.state == IncidentState::Contained {
                    self.finish(i, IncidentState::Settled);
                }
            }),
            IncidentWake::Repaired(e) => with(incidents, e, |i| {
                if i.ongoing() {
                    self.finish(i, IncidentState::Settled);
                }
            }),
            IncidentWake::Fades(e) => with(incidents, e, |i| {
                if i.state == IncidentState::Active {
                    self.finish(i, IncidentState::Faded);
                }
            }),
        }
    }

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
            began: self.now.0,
            noticed: false,
            cutting: Vec::new(),
            dented: 0.0,
            waiting: BTreeSet::new(),
            repair_asked: false,
            responded: false,
            heavy: false,
            blocking: false,
            work: 0.0,
            staged: SimTime::ZERO,
            contained: self.now.0,
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
            self.now.0,
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
            self.now.0 + Span::from_millis((noticed.millis() as f64 * share) as i64),
            IncidentWake::Noticed(e),
        );
        if let Some(fades) = fades {
            self.agenda.at(self.now.0 + fades, IncidentWake::Fades(e));
        }
        if let Target::Convoy(c) = &i.site {
            self.convoys.push(ConvoyRequest::Attacked(c.clone(), true));
        }
        self.enter_stage(e, &mut i);
        i
    }

    fn enter_stage(&mut self, e: Entity, i: &mut Incident) {
        i.work = 0.0;
        i.state = IncidentState::Active;
        if self.brief.rules >= Rules::Edition6 {
            i.staged = self.now.0;
        }
        self.dent(i, self.brief.scenario.settings.confidence.disorder);
        self.disturb(i, true);
        self.schedule(e, i);
        self.scenes.push(ScenesChanged);
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
                .map_or(1.0, |m| self.moods.unrest(m, self.now.0));
        if grows > 0.0 {
            self.agenda.at(
                self.now.0 + hours(a / grows),
                IncidentWake::Grows(e, i.generation),
            );
        }
        let next = if self.brief.rules >= Rules::Edition6 {
            let age = (self.now.0 - i.staged).millis() as f64 / 3_600_000.0;
            until_injury(injures, age, b)
        } else {
            (injures > 0.0).then(|| b / injures)
        };
        if let Some(next) = next {
            let wake = IncidentWake::Injures(e, i.generation);
            self.agenda.at(self.now.0 + hours(next), wake);
        }
    }

    fn grow(&mut self, e: Entity, i: &mut Incident) {
        if i.stage as usize + 1 < self.kind(&i.kind).stages.len() {
            i.stage += 1;
            self.out.say(
                self.now.0,
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
            self.now.0,
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
            self.dents.push(MoodRequest {
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
        self.seen.push(Seen::Incident(i.id.clone()));
    }

    fn finish(&mut self, i: &mut Incident, state: IncidentState) {
        i.state = state;
        i.generation += 1;
        self.disturb(i, false);
        if state == IncidentState::Faded {
            self.leave_behind(i);
        }
        if state == IncidentState::Settled {
            self.detain(i);
        }
        if state == IncidentState::Settled && i.responded && !i.heavy {
            self.dent(
                i,
                -i.dented * self.brief.scenario.settings.confidence.settled,
            );
        }
        if let Target::Convoy(c) = &i.site {
            self.convoys.push(ConvoyRequest::Attacked(c.clone(), false));
        }
        let (incident, stage, after_seconds) =
            (i.id.clone(), i.stage, (self.now.0 - i.began).secs());
        self.out.say(
            self.now.0,
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
        let scenario = self.brief.scenario.clone();
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
                self.polling.push(PollingRequest::Disturb {
                    source: Source::Incident(i.id.clone()),
                    centre: c.id.clone(),
                    by: Disturbance {
                        suspends: ongoing && here && stage.suspends,
                        deters: on(deters),
                        slows: if here { on(stage.slows) } else { 0.0 },
                    },
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
                self.roads.push(if blocks {
                    RoadRequest::Block(road)
                } else {
                    RoadRequest::Clear(road)
                });
            }
        }
    }

    /// How tired a unit's people are.
    fn tired(&self, u: &Unit<'_>) -> f64 {
        u.tiredness(self.now.0, &self.brief.scenario.settings.readiness)
    }

    /// Length of a stage's whole work by those on the scene: tired people work longer, and some cases are harder than others.
    fn pace(&self, i: &Incident, stage: &Stage, there: &[Unit<'_>]) -> Span {
        let tired = there.iter().map(|u| self.tired(u)).sum::<f64>() / there.len().max(1) as f64;
        let luck = chance(self.brief.seed, "settle", &format!("{} {}", i.id, i.stage));
        let hard = 1.0 + stage.varies * (2.0 * luck - 1.0);
        let settle = stage.settle.millis() as f64;
        Span::from_millis((settle * (1.0 + tired) * hard) as i64)
    }

    /// Says who came first of those who can do something about it.
    fn first_response(&mut self, i: &mut Incident, stage: &Stage, there: &[Unit<'_>]) {
        let helps = |u: &&Unit<'_>| {
            let mut needs = stage.needs.iter().map(|n| n.capability);
            let able = match stage.held_first {
                Some(first) => u.capabilities.contains(&first),
                None => needs.any(|c| u.capabilities.contains(&c)),
            };
            !u.at_post() && (able || self.brief.rules < Rules::Edition4)
        };
        if let Some(first) = there.iter().find(helps)
            && !i.responded
        {
            i.responded = true;
            let (incident, unit): (IncidentId, UnitId) = (i.id.clone(), first.id.clone());
            self.out.say(
                self.now.0,
                Fact::ResponseBegan {
                    incident,
                    unit,
                    after_seconds: (self.now.0 - i.began).secs(),
                },
            );
        }
    }

    /// Looks at who is there and starts or stops the work.
    fn respond(&mut self, e: Entity, i: &mut Incident, there: &[Unit<'_>]) {
        let stage = self.kind(&i.kind).stages[i.stage as usize].clone();
        let present = there;
        let luck = i.luck(self.brief.seed);
        let there = effective(&stage, present, luck, |u| self.tired(u));
        self.wait(i, &stage, present, &there);
        self.first_response(i, &stage, &there);
        let strength: u32 = present.iter().map(|u| u.strength).sum();
        if let Some(limit) = stage.proportion
            && strength > limit
            && !i.heavy
        {
            i.heavy = true;
            self.out.say(
                self.now.0,
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
                i.contained = self.now.0;
                i.generation += 1;
                i.pace = self.pace(i, &stage, &there);
                let left = Span::from_millis((i.pace.millis() as f64 * (1.0 - i.work)) as i64);
                self.out.say(
                    self.now.0,
                    Fact::ResponseSufficient {
                        incident: i.id.clone(),
                    },
                );
                self.agenda
                    .at(self.now.0 + left, IncidentWake::Settles(e, i.generation));
            }
            (false, IncidentState::Contained) => {
                i.state = IncidentState::Active;
                i.work +=
                    (self.now.0 - i.contained).millis() as f64 / i.pace.millis().max(1) as f64;
                self.out.say(
                    self.now.0,
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

/// Hours until someone is next injured in a stage that is so many hours old, by one exponential draw; none: nobody any more. Who can
/// leaves, takes cover or is carried away: of the rate at the beginning half is left after [`EXPOSED`].
fn until_injury(rate: f64, age: f64, draw: f64) -> Option<f64> {
    let half = EXPOSED.millis() as f64 / 3_600_000.0;
    // The rate falls as 2^(-age / half); what is left of it from now on, added up, is this.
    let left = rate * libm::exp2(-age / half) * half / std::f64::consts::LN_2;
    (draw < left).then(|| -half * libm::log2(1.0 - draw / left))
}

/// Compares what incidents need with who is on the scene, when that may have changed.
fn respond(
    mut context: Context,
    index: Res<Index>,
    mut incidents: Query<&mut Incident>,
    units: Query<'_, '_, (&'static Force, &'static Mover)>,
) {
    context.scenes.take();
    let on: Vec<Unit<'_>> = in_order(&index, &units)
        .filter(|u| u.state == UnitState::OnScene || u.at_post())
        .collect();
    for &e in index.incidents.values() {
        let Ok(mut i) = incidents.get_mut(e) else {
            continue;
        };
        if i.ongoing() {
            let there: Vec<Unit<'_>> = on
                .iter()
                .copied()
                .filter(|u| on_scene(*u, &i.id, &i.site))
                .collect();
            context.respond(e, &mut i, &there);
        }
    }
}
