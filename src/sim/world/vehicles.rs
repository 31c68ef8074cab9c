//! Vehicles that are looked for, lookouts, and what a check finds.
//!
//! A vehicle drives its route. Before a checkpoint it may turn back; in it, it is stopped with a chance that depends on the
//! posture and on whether the checkpoint has been told. One draw belongs to each pair of vehicle and checkpoint, so a stricter
//! posture or an earlier lookout never lets a vehicle pass that would have been stopped. A checkpoint that sees a vehicle it
//! could not stop tells its room and hands the lookout over to its neighbours.
//! Deliberately not here: how a lookout travels (`messages::channels`), how the vehicle drives (`movement`).

use std::collections::{BTreeMap, BTreeSet};

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{CheckpointId, VehicleId};
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Party;
use crate::record::states::{Direction, Missed, Posture, VehicleState};
use crate::scenario::Scenario;
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder};
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::messages::message::{ChannelChoice, LookoutNotice, Payload, Seen, Sending};
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::movement::{Mover, Moves, Planner};
use crate::sim::world::requests::{CheckpointRequest, HoldingRequest, UnitRequest, VehicleRequest};
use crate::sim::world::roads::RoadNet;

/// A vehicle's errand; it drives as a `Mover`.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Wanted {
    /// Constant.
    pub(crate) id: VehicleId,
    /// Places of the network that it drives to, one after the other: constant.
    route: Vec<usize>,
    /// The place of the route that it drives to: state.
    leg: usize,
    /// None: it has not set out. State.
    pub(crate) state: Option<VehicleState>,
    /// When it set out: constant from then on.
    set_out: SimTime,
    /// When it passed each checkpoint: state.
    passed: BTreeMap<CheckpointId, SimTime>,
}

impl Wanted {
    pub(crate) fn new(v: &crate::scenario::model::Vehicle, net: &RoadNet) -> Self {
        Self {
            id: v.id.clone(),
            route: v.route.iter().map(|p| net.node(p)).collect(),
            leg: 1,
            state: None,
            set_out: SimTime::ZERO,
            passed: BTreeMap::new(),
        }
    }

    /// The checkpoint that holds it and since when, if one does.
    pub(crate) fn held_at(&self) -> Option<(&CheckpointId, SimTime)> {
        if self.state != Some(VehicleState::Held) {
            return None;
        }
        // The last one that it came to is the one that kept it.
        let last = self.passed.iter().max_by_key(|(_, at)| **at);
        last.map(|(c, at)| (c, *at))
    }

    /// What the first two editions put into the digest.
    fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(self.leg as i64)
            .num(self.state.map_or(-1, |s| s as i64))
            .num(self.passed.len() as i64);
    }
}

/// A lookout as a checkpoint knows it: state.
#[derive(Clone, Copy, Debug, Serialize)]
struct Lookout {
    /// The number under which it was issued.
    number: u32,
    /// Until when it holds.
    until: SimTime,
    /// When it was issued.
    issued: SimTime,
}

/// Lookouts at checkpoints, and which checkpoints are neighbours.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct Lookouts {
    /// What each checkpoint looks out for: state.
    at: BTreeMap<(CheckpointId, VehicleId), Lookout>,
    /// The checkpoints that one comes to first from each: constant.
    neighbours: BTreeMap<CheckpointId, Vec<CheckpointId>>,
}

impl Lookouts {
    pub(crate) fn new(s: &Scenario) -> Self {
        Self {
            at: BTreeMap::new(),
            neighbours: if s.vehicles.is_empty() {
                BTreeMap::new()
            } else {
                neighbours(s)
            },
        }
    }

    /// Vehicles that a checkpoint looks out for now.
    pub(crate) fn of(&self, checkpoint: &CheckpointId, now: SimTime) -> Vec<VehicleId> {
        let from = (checkpoint.clone(), VehicleId::from(""));
        let own = self
            .at
            .range(from..)
            .take_while(|(k, _)| k.0 == *checkpoint);
        own.filter(|(_, l)| l.until > now)
            .map(|(k, _)| k.1.clone())
            .collect()
    }

    /// What the first two editions put into the digest.
    fn hash(&self, h: &mut Hasher) {
        for ((c, v), l) in &self.at {
            h.text(c.as_str()).text(v.as_str()).num(l.until.millis());
        }
    }
}

/// The first checkpoints that one comes to from each, whichever way one drives.
fn neighbours(s: &Scenario) -> BTreeMap<CheckpointId, Vec<CheckpointId>> {
    let on = |r: &crate::base::ids::RoadId| {
        s.checkpoints
            .values()
            .filter(|c| c.road == *r)
            .map(|c| c.id.clone())
            .collect::<Vec<_>>()
    };
    let next_to = |c: &crate::scenario::model::Checkpoint| {
        let road = &s.roads[&c.road];
        let mut found: BTreeSet<CheckpointId> = on(&c.road).into_iter().collect();
        let (mut seen, mut todo) = (
            BTreeSet::from([&road.from, &road.to]),
            vec![&road.from, &road.to],
        );
        while let Some(p) = todo.pop() {
            for r in s
                .roads
                .values()
                .filter(|r| r.id != c.road && (r.from == *p || r.to == *p))
            {
                let there = on(&r.id);
                let other = if r.from == *p { &r.to } else { &r.from };
                if !there.is_empty() {
                    found.extend(there);
                } else if seen.insert(other) {
                    todo.push(other);
                }
            }
        }
        found.remove(&c.id);
        (c.id.clone(), found.into_iter().collect())
    };
    s.checkpoints.values().map(next_to).collect()
}

/// Registers vehicles that are looked for.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<VehicleRequest>()
        .at_start(Turn::Vehicles, spawn)
        .add_part(Part {
            name: "vehicles",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<Lookouts>().hash(h);
                each(world, |v| v.hash(h));
                true
            }),
            all: |world, h| {
                h.value(world.resource::<Lookouts>());
                each(world, |v| {
                    h.value(v);
                });
            },
        })
        .add_systems(
            SimTick,
            run.in_set(Turn::Vehicles).run_if(asked::<VehicleRequest>),
        );
}

fn spawn(world: &mut World) {
    let scenario = world.resource::<Brief>().scenario.clone();
    world.insert_resource(Lookouts::new(&scenario));
    for v in world
        .resource::<SpawnOrder>()
        .of(scenario.vehicles.values())
    {
        let net = world.resource::<RoadNet>();
        let (start, wanted) = (net.node(&v.route[0]), Wanted::new(v, net));
        let what = Moves::Vehicle(v.id.clone());
        let mover = Mover::new(what, Planner::Itself, start, v.speed);
        let entity = world.spawn((wanted, mover)).id();
        let mut index = world.resource_mut::<Index>();
        index.vehicles.insert(v.id.clone(), entity);
    }
}

fn each(world: &World, f: impl FnMut(&Wanted)) {
    let all = world.resource::<Index>().vehicles.values();
    all.filter_map(|&e| world.get(e)).for_each(f);
}

/// What vehicles need beside themselves.
#[derive(SystemParam)]
struct Context<'w, 's> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// Entities by identifier.
    index: Res<'w, Index>,
    /// The checkpoints.
    posts: Query<'w, 's, &'static Checkpoint>,
    /// What drives.
    movers: Query<'w, 's, &'static Mover>,
    /// The roads.
    net: Res<'w, RoadNet>,
    /// What checkpoints look out for.
    lookouts: ResMut<'w, Lookouts>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of what drives.
    units: ResMut<'w, Requests<UnitRequest>>,
    /// What is asked of checkpoints.
    checkpoints: ResMut<'w, Requests<CheckpointRequest>>,
    /// What is asked of custody.
    holdings: ResMut<'w, Requests<HoldingRequest>>,
    /// What is said over a distance.
    sends: ResMut<'w, Requests<Sending>>,
    /// What observers see.
    seen: ResMut<'w, Requests<Seen>>,
}

/// Sends vehicles off, lets checkpoints learn, decides checks.
fn run(
    mut requests: ResMut<Requests<VehicleRequest>>,
    mut context: Context,
    mut wanted: Query<&mut Wanted>,
) {
    for ask in requests.take() {
        context.take(ask, &mut wanted);
    }
}

impl Context<'_, '_> {
    fn take(&mut self, ask: VehicleRequest, wanted: &mut Query<&mut Wanted>) {
        match ask {
            VehicleRequest::SetOut(id) => {
                let e = self.index.vehicles[&id];
                if let Ok(mut v) = wanted.get_mut(e) {
                    self.set_out(e, &mut v);
                }
            }
            VehicleRequest::At { vehicle, node } => {
                if let Ok(mut v) = wanted.get_mut(vehicle) {
                    self.at(vehicle, &mut v, node);
                }
            }
            VehicleRequest::Sees {
                vehicle,
                checkpoint,
            } => {
                if let Ok(v) = wanted.get(vehicle) {
                    self.sees(vehicle, v, checkpoint);
                }
            }
            VehicleRequest::Checked {
                vehicle,
                checkpoint,
                posture,
            } => {
                if let (Ok(mut v), Ok(c)) = (wanted.get_mut(vehicle), self.posts.get(checkpoint)) {
                    let (id, attention) = (c.id.clone(), c.attention(self.now.0).unwrap_or(1.0));
                    self.checked((vehicle, checkpoint), &mut v, &id, (posture, attention));
                }
            }
            VehicleRequest::Lookout {
                checkpoint,
                number,
                vehicle,
                until,
                issued,
            } => {
                let passed = wanted
                    .get(self.index.vehicles[&vehicle])
                    .ok()
                    .and_then(|v| v.passed.get(&checkpoint).copied());
                let lookout = Lookout {
                    number,
                    until,
                    issued,
                };
                self.learns(checkpoint, vehicle, lookout, passed);
            }
            VehicleRequest::Cancel {
                checkpoint,
                vehicle,
            } => {
                self.lookouts.at.remove(&(checkpoint, vehicle));
            }
        }
    }

    fn set_out(&mut self, e: Entity, v: &mut Wanted) {
        if v.state.is_some() {
            return;
        }
        v.state = Some(VehicleState::Driving);
        v.set_out = self.now.0;
        let place = self.brief.scenario.vehicles[&v.id].route[0].clone();
        self.out.say(
            self.now.0,
            Fact::VehicleAppeared {
                vehicle: v.id.clone(),
                place,
            },
        );
        self.units.push(UnitRequest::Drive {
            vehicle: e,
            to: vec![v.route[v.leg]],
        });
    }

    fn at(&mut self, e: Entity, v: &mut Wanted, node: usize) {
        if v.state != Some(VehicleState::Driving) || v.route[v.leg] != node {
            return;
        }
        v.leg += 1;
        if let Some(&next) = v.route.get(v.leg) {
            self.units.push(UnitRequest::Drive {
                vehicle: e,
                to: vec![next],
            });
            return;
        }
        v.state = Some(VehicleState::Gone);
        let place = self.brief.scenario.vehicles[&v.id].route[v.leg - 1].clone();
        self.out.say(
            self.now.0,
            Fact::VehicleEscaped {
                vehicle: v.id.clone(),
                place,
            },
        );
    }

    /// The vehicle comes to a checkpoint and sees how it checks.
    fn sees(&mut self, e: Entity, v: &Wanted, at: Entity) {
        let Ok(c) = self.posts.get(at) else {
            return;
        };
        let avoids = self.brief.scenario.vehicles[&v.id].avoids;
        let to = self.movers.get(e).map(|m| m.node(&self.net));
        let posture = c.posture_of(to.map_or(Direction::In, |to| c.direction(to)));
        if posture == Posture::Closed || avoids.is_some_and(|p| posture >= p) {
            self.out.say(
                self.now.0,
                Fact::VehicleTurnedBack {
                    vehicle: v.id.clone(),
                    checkpoint: c.id.clone(),
                },
            );
            self.units.push(UnitRequest::Turn(e));
            let checkpoint = c.id.clone();
            self.sighted(&v.id, &checkpoint);
        } else {
            self.checkpoints.push(CheckpointRequest::Join {
                checkpoint: at,
                unit: e,
            });
        }
    }

    fn lookout(&self, c: &CheckpointId, v: &VehicleId) -> Option<Lookout> {
        self.lookouts.at.get(&(c.clone(), v.clone())).copied()
    }

    fn checked(
        &mut self,
        (e, at): (Entity, Entity),
        v: &mut Wanted,
        c: &CheckpointId,
        (posture, attention): (Posture, f64),
    ) {
        if posture == Posture::Closed {
            self.units.push(UnitRequest::Turn(e));
            return;
        }
        let s = &self.brief.scenario;
        let known = self.lookout(c, &v.id);
        let told = known.is_some_and(|l| l.until > self.now.0);
        let table = if told {
            s.settings.detection.told
        } else {
            s.settings.detection.untold
        };
        let chance = match posture {
            Posture::Open | Posture::Closed => 0.0,
            Posture::Look => table[0],
            Posture::Identity => table[1],
            Posture::Search => table[2],
        };
        let luck = crate::sim::kernel::chance(self.brief.seed, "detect", &format!("{}@{c}", v.id));
        v.passed.insert(c.clone(), self.now.0);
        if luck < chance * attention {
            v.state = Some(VehicleState::Held);
            let after_seconds = (self.now.0 - v.set_out).secs();
            self.out.say(
                self.now.0,
                Fact::VehicleIntercepted {
                    vehicle: v.id.clone(),
                    checkpoint: c.clone(),
                    after_seconds,
                },
            );
            self.units.push(UnitRequest::Stop(e));
            self.holdings.push(HoldingRequest::Taken {
                by: Party::Checkpoint(c.clone()),
                people: 1,
                evidence: None,
            });
            self.seen.push(Seen::Vehicle {
                vehicle: v.id.clone(),
                checkpoint: c.clone(),
                held: true,
            });
            return;
        }
        let why = match (known, told) {
            (None, _) => Missed::NotTold,
            (Some(_), false) => Missed::Expired,
            (Some(_), true) if posture == Posture::Open => Missed::Posture,
            _ => Missed::Overlooked,
        };
        self.out.say(
            self.now.0,
            Fact::VehicleMissed {
                vehicle: v.id.clone(),
                checkpoint: c.clone(),
                why,
            },
        );
        if why == Missed::Posture {
            self.sighted(&v.id, c);
        }
        self.units.push(UnitRequest::Passed {
            unit: e,
            checkpoint: at,
        });
    }

    /// A checkpoint that was told sees a vehicle go: it reports, and warns its neighbours.
    fn sighted(&mut self, vehicle: &VehicleId, c: &CheckpointId) {
        let Some(l) = self.lookout(c, vehicle).filter(|l| l.until > self.now.0) else {
            return;
        };
        self.seen.push(Seen::Vehicle {
            vehicle: vehicle.clone(),
            checkpoint: c.clone(),
            held: false,
        });
        for n in self.lookouts.neighbours.get(c).cloned().unwrap_or_default() {
            if self
                .lookout(&n, vehicle)
                .is_none_or(|k| k.until <= self.now.0)
            {
                let cargo = Payload::HandOver(LookoutNotice {
                    number: l.number,
                    vehicle: vehicle.clone(),
                    until: l.until,
                    issued: l.issued,
                });
                let (from, to) = (Party::Checkpoint(c.clone()), Party::Checkpoint(n));
                self.sends.push(Sending {
                    from,
                    to,
                    wish: ChannelChoice::AnyOf,
                    cargo,
                });
            }
        }
    }

    fn learns(&mut self, c: CheckpointId, vehicle: VehicleId, l: Lookout, passed: Option<SimTime>) {
        let known = self.lookout(&c, &vehicle);
        if self.brief.rules >= Rules::Edition5 {
            let alert = CheckpointRequest::Alert(c.clone(), l.until);
            self.checkpoints.push(alert);
        }
        self.lookouts.at.insert((c.clone(), vehicle.clone()), l);
        if known.is_some_and(|k| k.number == l.number) {
            return;
        }
        let after_seconds = (self.now.0 - l.issued).secs();
        let lookout = l.number;
        self.out.say(
            self.now.0,
            Fact::LookoutReceived {
                lookout,
                vehicle: vehicle.clone(),
                checkpoint: c.clone(),
                after_seconds,
            },
        );
        if let Some(t) = passed {
            let by_seconds = (self.now.0 - t).secs();
            self.out.say(
                self.now.0,
                Fact::LookoutTooLate {
                    lookout,
                    vehicle,
                    checkpoint: c,
                    by_seconds,
                },
            );
        }
    }
}
