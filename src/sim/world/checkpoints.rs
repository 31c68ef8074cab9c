//! Checkpoints on roads: lanes, staff, postures, and one line for background traffic, voters and units.
//!
//! Every vehicle is individual; the line is advanced in bulk (see `flow`). Vehicles of the public turn back from a long line.
//! A closed checkpoint stops the public; the forces pass it.
//! An announced convoy passes at once. Deliberately not here: lookouts, and whom a check finds (`vehicles`).

mod checkpoint;
mod crew;
mod relief;
mod searches;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{CheckpointId, RoadId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::{Fact, Line};
use crate::record::states::{Direction, Posture, RoadState};
use crate::sim::kernel::agenda::{Agenda, CheckpointWake, Due};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::movement::{Gates, Mover, Moves, Place};
use crate::sim::world::requests::{
    CheckpointRequest, HoldingRequest, MoodRequest, NotDone, UnitRequest, VehicleRequest, lent,
};
use crate::sim::world::roads::RoadNet;
use crate::sim::world::waits::Waits;
pub(crate) use checkpoint::{Checkpoint, Leaves};
use checkpoint::{Vehicle, Who};
pub(crate) use crew::Crew;
/// Registers checkpoints.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<CheckpointRequest>()
        .at_start(Turn::Checkpoints, spawn)
        .at_end(Count::Checkpoints, |world| {
            world
                .run_system_cached(count)
                .expect("a system of this file");
        })
        .before_digest(|world| {
            let at = world.resource::<Now>().0.compact();
            if world.resource::<Brief>().rules >= Rules::Edition3 {
                let mut all = world.query::<&mut Checkpoint>();
                all.iter_mut(world).for_each(|mut c| c.advance(at));
            }
        })
        .add_part(Part {
            name: "checkpoints",
            since: Rules::Edition1,
            before: Some(|world, h| each(world, |c| c.hash(h))),
            all: |world, h| {
                each(world, |c| {
                    h.value(c);
                });
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Checkpoints).run_if(busy));
}

/// Makes the checkpoints, and says to those who drive where they stand.
fn spawn(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    for c in world.resource::<SpawnOrder>().of(s.checkpoints.values()) {
        let mut checkpoint = Checkpoint::new(c, s, brief.seed, s.head.start);
        if brief.rules >= Rules::Edition5 {
            let near = world.resource::<RoadNet>().node(&c.near);
            checkpoint.direct(near, c.outward);
        }
        let entity = world.spawn(checkpoint).id();
        let mut index = world.resource_mut::<Index>();
        index.checkpoints.insert(c.id.clone(), entity);
    }
    let (net, index) = (world.resource::<RoadNet>(), world.resource::<Index>());
    let stands = s.checkpoints.values().map(|c| {
        let (edge, near) = (net.edge(&c.road), net.node(&c.near));
        (edge, near, index.checkpoints[&c.id])
    });
    let gates = Gates::new(net, stands);
    world.insert_resource(gates);
    if brief.rules >= Rules::Edition5 {
        searches::schedule(world);
    }
    if brief.rules >= Rules::Edition7 {
        relief::schedule(world);
    }
}

fn each(world: &World, mut f: impl FnMut(&Checkpoint)) -> bool {
    let mut any = false;
    let all = world.resource::<Index>().checkpoints.values();
    for x in all.filter_map(|&e| world.get(e)) {
        f(x);
        any = true;
    }
    any
}

/// At ENDEX: who passed each, and how long they waited.
fn count(
    now: Res<Now>,
    index: Res<Index>,
    mut out: ResMut<Outbox>,
    mut waits: ResMut<Waits>,
    mut checkpoints: Query<&mut Checkpoint>,
) {
    for &e in index.checkpoints.values() {
        let Ok(mut c) = checkpoints.get_mut(e) else {
            continue;
        };
        c.advance(now.0.compact());
        out.say(now.0, c.tally());
        let more = c.delay().into_iter().chain(c.gap());
        more.for_each(|f| out.say(now.0, f));
        waits.add(Line::Road, &c.waits);
    }
}

/// What checkpoints need beside themselves.
#[derive(SystemParam)]
struct Context<'w, 's> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// Entities by identifier.
    index: Res<'w, Index>,
    /// The roads.
    net: Res<'w, RoadNet>,
    /// What seats know, by which reliefs drive.
    knowledge: Res<'w, Knowledge>,
    /// What drives.
    movers: Query<'w, 's, &'static Mover>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of confidence.
    dents: ResMut<'w, Requests<MoodRequest>>,
    /// What is asked of what drives.
    moves: ResMut<'w, Requests<UnitRequest>>,
    /// What is asked of vehicles.
    vehicles: ResMut<'w, Requests<VehicleRequest>>,
    /// What is asked of custody.
    holdings: ResMut<'w, Requests<HoldingRequest>>,
    /// Where the script is told of orders that were not carried out.
    undone: ResMut<'w, Requests<NotDone>>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<CheckpointRequest>>, due: Res<Due>) -> bool {
    let wakes = !due.checkpoints.is_empty() || !due.searches.is_empty() || !due.posts.is_empty();
    !requests.is_empty() || wakes
}

/// Takes what is asked of checkpoints and lets units go whose time has come.
fn run(
    mut requests: ResMut<Requests<CheckpointRequest>>,
    due: Res<Due>,
    mut context: Context,
    mut checkpoints: Query<&mut Checkpoint>,
) {
    let mut touched: Vec<Entity> = Vec::new();
    for ask in requests.take() {
        touched.extend(context.take(ask, &mut checkpoints));
    }
    for wake in &due.posts {
        if let Ok(mut c) = checkpoints.get_mut(wake.checkpoint()) {
            context.crew_wakes(*wake, &mut c);
            touched.push(wake.checkpoint());
        }
    }
    for wake in &due.searches {
        if let Ok(mut c) = checkpoints.get_mut(wake.checkpoint) {
            context.search(*wake, &mut c);
        }
    }
    for wake in &due.checkpoints {
        if checkpoints
            .get(wake.checkpoint)
            .is_ok_and(|c| c.generation == wake.generation)
        {
            touched.push(wake.checkpoint);
        }
    }
    touched.sort_unstable();
    touched.dedup();
    // The order of entities may differ between builds; what is said must not.
    touched.sort_by_key(|&e| checkpoints.get(e).map(|c| c.id.clone()).ok());
    for entity in touched {
        if let Ok(mut c) = checkpoints.get_mut(entity) {
            context.release(entity, &mut c);
        }
    }
}

impl Context<'_, '_> {
    /// Women of a unit come to search there, or leave: how long checks take from now on.
    fn lend(
        &self,
        checkpoints: &mut Query<&mut Checkpoint>,
        id: &CheckpointId,
        women: u32,
        come: bool,
    ) -> Entity {
        let entity = self.index.checkpoints[id];
        if let Ok(mut c) = checkpoints.get_mut(entity) {
            let at = self.now.0.compact();
            c.change(at, |c| c.lent = lent(c.lent, women, come));
        }
        entity
    }

    /// Does what is asked of a checkpoint; which one has to look whom it lets go.
    fn take(
        &mut self,
        ask: CheckpointRequest,
        checkpoints: &mut Query<&mut Checkpoint>,
    ) -> Option<Entity> {
        let at = self.now.0.compact();
        match ask {
            CheckpointRequest::Posture(id, direction, posture) => {
                let entity = self.index.checkpoints[&id];
                let otherwise = |c: &Checkpoint| {
                    let concerned = Direction::ALL.iter();
                    let mut concerned = concerned.filter(|d| direction.is_none_or(|x| x == **d));
                    concerned.any(|d| c.posture_of(*d) != posture)
                };
                if let Ok(mut c) = checkpoints.get_mut(entity)
                    && otherwise(&c)
                {
                    self.set_posture(&mut c, direction, posture);
                }
                Some(entity)
            }
            CheckpointRequest::Alert(id, until) => {
                if let Ok(mut c) = checkpoints.get_mut(self.index.checkpoints[&id]) {
                    c.alert = c.alert.max(until);
                }
                None
            }
            CheckpointRequest::Women(id, n, come) => Some(self.lend(checkpoints, &id, n, come)),
            CheckpointRequest::Staff(id, staff) => {
                let entity = self.index.checkpoints[&id];
                if let Ok(mut c) = checkpoints.get_mut(entity) {
                    c.change(at, |c| {
                        c.staff = staff;
                        let lanes = c.lanes_in_use();
                        c.servers.resize(lanes, at);
                    });
                }
                Some(entity)
            }
            CheckpointRequest::Relieve(id, by) => {
                let entity = self.index.checkpoints[&id];
                if let Ok(mut c) = checkpoints.get_mut(entity) {
                    self.relieve(entity, &mut c, &by);
                }
                None
            }
            CheckpointRequest::Bind(id, people, on) => {
                let entity = self.index.checkpoints[&id];
                if let Ok(mut c) = checkpoints.get_mut(entity) {
                    c.change(at, |c| c.bind(people, on, at));
                }
                Some(entity)
            }
            CheckpointRequest::Join { checkpoint, unit } => {
                if let Ok(mut c) = checkpoints.get_mut(checkpoint) {
                    self.join(&mut c, unit);
                }
                Some(checkpoint)
            }
            CheckpointRequest::Announce(id, convoy) => {
                if let Ok(mut c) = checkpoints.get_mut(self.index.checkpoints[&id])
                    && c.announced.insert(convoy.clone())
                {
                    let checkpoint = id;
                    let fact = Fact::ConvoyAnnounced { convoy, checkpoint };
                    self.out.say(self.now.0, fact);
                }
                None
            }
            CheckpointRequest::Road(road) => {
                road_changed(&road, at, &self.net, &self.index, checkpoints);
                None
            }
        }
    }

    fn set_posture(&mut self, c: &mut Checkpoint, way: Option<Direction>, posture: Posture) {
        let at = self.now.0.compact();
        let figures = &self.brief.scenario.settings.confidence;
        let dent = match posture {
            Posture::Closed => figures.closed_gate,
            Posture::Search if self.brief.rules >= Rules::Edition5 => figures.searched,
            Posture::Open | Posture::Look | Posture::Identity | Posture::Search => 0.0,
        };
        if let Some(municipality) = c.municipality.clone().filter(|_| dent > 0.0) {
            let change = -dent;
            self.dents.push(MoodRequest {
                municipality,
                change,
            });
        }
        c.change(at, |c| {
            c.set(way, posture);
            if posture == Posture::Closed {
                c.send_away(at);
            }
        });
        let checkpoint = c.id.clone();
        let fact = match way {
            None => Fact::PostureSet {
                checkpoint,
                posture,
            },
            Some(direction) => Fact::PostureSetOneWay {
                checkpoint,
                direction,
                posture,
            },
        };
        self.out.say(self.now.0, fact);
    }

    /// Which way something drives that stands at a checkpoint.
    fn direction(&self, c: &Checkpoint, mover: &Mover) -> Direction {
        c.direction(mover.node(&self.net))
    }

    /// Something of the forces comes to the checkpoint.
    fn join(&mut self, c: &mut Checkpoint, unit: Entity) {
        let Ok(u) = self.movers.get(unit) else {
            return;
        };
        let at = self.now.0.compact();
        c.advance(at);
        let expected = match &u.what {
            Moves::Unit(id) => {
                let (unit, checkpoint) = (id.clone(), c.id.clone());
                let fact = Fact::UnitAtCheckpoint { unit, checkpoint };
                self.out.say(self.now.0, fact);
                false
            }
            Moves::Convoy(id) => c.announced.contains(id),
            Moves::Vehicle(_) => false,
        };
        let out = self.direction(c, u) == Direction::Out;
        let closed = c.services()[usize::from(out)].is_none();
        if expected || closed || c.lanes_in_use() == 0 {
            c.freed.push((unit, at));
            return;
        }
        // Each passage of a unit has a draw of its own, whatever stood in line before.
        let passage = format!("{}>{}@{at}", u.what.name(), c.id);
        let draw = (Stream::new(self.brief.seed, "unit check", &passage).bits() >> 32) as u32;
        c.line.push_back(Vehicle {
            at,
            draw,
            who: Who::Unit(unit),
            out,
        });
    }

    /// Lets those of the forces go that are through by now, and schedules the next look.
    fn release(&mut self, entity: Entity, c: &mut Checkpoint) {
        let now = self.now.0;
        let at = now.compact();
        c.advance(at + 1);
        let (free, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut c.freed)
            .into_iter()
            .partition(|f| f.1 <= at);
        c.freed = rest;
        for (unit, _) in free {
            let Ok(u) = self.movers.get(unit) else {
                continue;
            };
            if let Place::Road(leg) = &u.place
                && leg.waiting == Some(entity)
            {
                let waited_seconds = (now - leg.since).secs();
                let checkpoint = c.id.clone();
                let fact = match &u.what {
                    Moves::Unit(id) => Fact::UnitPassed {
                        unit: id.clone(),
                        checkpoint,
                        waited_seconds,
                    },
                    Moves::Convoy(id) => Fact::ConvoyPassed {
                        convoy: id.clone(),
                        checkpoint,
                        announced: c.announced.contains(id),
                        waited_seconds,
                    },
                    Moves::Vehicle(_) => {
                        let posture = c.posture_of(self.direction(c, u));
                        self.vehicles.push(VehicleRequest::Checked {
                            vehicle: unit,
                            checkpoint: entity,
                            posture,
                        });
                        continue;
                    }
                };
                self.out.say(now, fact);
                self.moves.push(UnitRequest::Passed {
                    unit,
                    checkpoint: entity,
                });
            }
        }
        c.generation += 1;
        if let Some(t) = c.next_unit() {
            self.agenda.at(
                SimTime::from_millis(i64::from(t)).max(now + Span::from_millis(1)),
                CheckpointWake {
                    checkpoint: entity,
                    generation: c.generation,
                },
            );
        }
    }
}

/// The road under a checkpoint was blocked, closed or freed.
fn road_changed(
    road: &RoadId,
    at: u32,
    net: &RoadNet,
    index: &Index,
    checkpoints: &mut Query<&mut Checkpoint>,
) {
    let open = net.edges[net.edge(road)].state() == RoadState::Open;
    for &entity in index.checkpoints.values() {
        if let Ok(mut c) = checkpoints.get_mut(entity)
            && c.road == *road
        {
            c.change(at, |c| c.road_open = open);
        }
    }
}
