//! Checkpoints on roads: lanes, staff, postures, and one line for background traffic, voters and units.
//!
//! Every vehicle is individual; the line is advanced in bulk (see `flow`). Vehicles of the public turn back from a long line.
//! A closed checkpoint stops the public; the forces pass it.
//! An announced convoy passes at once. Deliberately not here: lookouts, and whom a check finds (`vehicles`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{CheckpointId, ConvoyId, MunicipalityId, RoadId, SeatId};
use crate::base::rng::Stream;
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::states::{Posture, RoadState};
use crate::scenario::model::Checks;
use crate::sim::kernel::agenda::{
    Agenda, CheckpointRequest, Due, MoodRequest, Requests, UnitRequest, VehicleRequest, Wake,
};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, municipality_of};
use crate::sim::world::flow::{Servers, Service, Voter, check};
use crate::sim::world::movement::{Place, Rolls, Unit};
use crate::sim::world::roads::RoadNet;

/// What stands in the line.
#[derive(Clone, Copy, Debug)]
enum Who {
    Public,
    /// A voter of a centre, by the centre's number in the order of identifiers.
    Voter(u32, Voter),
    Unit(Entity),
}

#[derive(Clone, Copy, Debug)]
struct Vehicle {
    at: u32,
    draw: u32,
    who: Who,
}

/// A voter who left the checkpoint: whether through it, or back home.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaves {
    pub(crate) voter: Voter,
    pub(crate) through: bool,
}

/// A checkpoint.
#[derive(Component, Clone, Debug)]
pub(crate) struct Checkpoint {
    pub(crate) id: CheckpointId,
    pub(crate) road: RoadId,
    pub(crate) seat: SeatId,
    pub(crate) posture: Posture,
    pub(crate) usual: Posture,
    lanes: u32,
    staff: u32,
    per_lane: u32,
    turn_back_at: usize,
    checks: Checks,
    servers: Servers,
    line: VecDeque<Vehicle>,
    road_open: bool,
    gap_ms: f64,
    traffic: Stream,
    next_public: u32,
    /// Voters who will come by this road, sorted; those before `next_voter` have come.
    voters: Vec<(u32, Voter)>,
    next_voter: usize,
    leaving: BTreeMap<u32, Vec<Leaves>>,
    freed: Vec<(Entity, u32)>,
    generation: u32,
    pub(crate) passed: u32,
    pub(crate) passed_voters: u32,
    pub(crate) turned_back: u32,
    waited_ms: i64,
    /// Waiting and checking, ms: of all vehicles of the public, and of voters among them.
    delay_ms: [i64; 2],
    announced: BTreeSet<ConvoyId>,
    /// The municipality whose people it holds up.
    municipality: Option<MunicipalityId>,
    pub(crate) waits: Vec<u32>,
}

impl Checkpoint {
    pub(crate) fn new(
        c: &crate::scenario::model::Checkpoint,
        s: &crate::scenario::Scenario,
        seed: u64,
        start: SimTime,
    ) -> Self {
        let settings = &s.settings;
        let mut traffic = Stream::new(seed, "traffic", c.id.as_str());
        let gap_ms = if c.traffic > 0.0 {
            3_600_000.0 / c.traffic
        } else {
            f64::INFINITY
        };
        let next_public = after(start.compact(), gap_ms * traffic.exponential());
        let mut made = Self {
            id: c.id.clone(),
            road: c.road.clone(),
            seat: c.seat.clone(),
            posture: c.posture,
            usual: c.posture,
            lanes: c.lanes,
            staff: c.staff,
            per_lane: settings.staff_per_lane,
            turn_back_at: settings.turn_back_at as usize,
            checks: settings.road_checks,
            servers: Servers::new(0),
            line: VecDeque::new(),
            road_open: true,
            gap_ms,
            traffic,
            next_public,
            voters: Vec::new(),
            next_voter: 0,
            leaving: BTreeMap::new(),
            freed: Vec::new(),
            generation: 0,
            passed: 0,
            passed_voters: 0,
            turned_back: 0,
            waited_ms: 0,
            delay_ms: [0; 2],
            announced: BTreeSet::new(),
            municipality: municipality_of(
                s,
                &crate::record::order::Target::Checkpoint(c.id.clone()),
            ),
            waits: Vec::new(),
        };
        made.servers.resize(made.lanes_in_use(), start.compact());
        made
    }

    /// Adds the voters of a centre who will come by this road.
    pub(crate) fn expect(&mut self, centre: u32, voters: impl Iterator<Item = Voter>) {
        self.voters.extend(voters.map(|v| (centre, v)));
        self.voters.sort_unstable_by_key(|&(c, v)| (v.at, c, v));
    }

    /// Voters of a centre who left the checkpoint since last asked, in the order of leaving.
    pub(crate) fn take_leaving(&mut self, centre: u32) -> Vec<Leaves> {
        self.leaving.remove(&centre).unwrap_or_default()
    }

    /// How many stand in line.
    pub(crate) fn queue(&self) -> u32 {
        self.line.len() as u32
    }

    pub(crate) fn staff(&self) -> u32 {
        self.staff
    }

    pub(crate) fn lanes_in_use(&self) -> u32 {
        self.lanes.min(self.staff / self.per_lane)
    }

    fn service(&self) -> Option<Service> {
        check(&self.checks, self.posture)
    }

    /// Brings the line up to `to`: everyone who arrives before joins, every service that begins before begins.
    pub(crate) fn advance(&mut self, to: u32) {
        let service = self.service();
        loop {
            let voter = self
                .voters
                .get(self.next_voter)
                .map_or(u32::MAX, |v| v.1.at);
            let at = voter.min(self.next_public);
            if at >= to {
                break;
            }
            self.serve(service, at);
            if voter <= self.next_public {
                let (centre, v) = self.voters[self.next_voter];
                self.next_voter += 1;
                self.arrive(Vehicle {
                    at,
                    draw: v.gate ^ 0x9e37_79b9,
                    who: Who::Voter(centre, v),
                });
            } else {
                let draw = (self.traffic.bits() >> 32) as u32;
                self.next_public = after(at, self.gap_ms * self.traffic.exponential());
                self.arrive(Vehicle {
                    at,
                    draw,
                    who: Who::Public,
                });
            }
        }
        self.serve(service, to);
    }

    fn arrive(&mut self, vehicle: Vehicle) {
        let stays = self.road_open
            && self.posture != Posture::Closed
            && self.line.len() < self.turn_back_at;
        match vehicle.who {
            _ if stays => self.line.push_back(vehicle),
            Who::Voter(centre, v) => self.leave(centre, v, vehicle.at, false),
            _ if self.road_open => self.turned_back += 1,
            // Nobody sets out on a road that is known to be blocked.
            _ => {}
        }
    }

    fn leave(&mut self, centre: u32, voter: Voter, at: u32, through: bool) {
        // A voter's patience runs from home, so waiting here shortens what is left.
        let patience = voter.patience.saturating_sub(at - voter.at);
        self.turned_back += u32::from(!through);
        self.passed_voters += u32::from(through);
        let list = self.leaving.entry(centre).or_default();
        let leaves = Leaves {
            voter: Voter {
                at,
                patience,
                ..voter
            },
            through,
        };
        let place = list.iter().rev().take_while(|l| l.voter.at > at).count();
        list.insert(list.len() - place, leaves);
    }

    /// Begins every service that begins before `to`.
    fn serve(&mut self, service: Option<Service>, to: u32) {
        let Some(service) = service else { return };
        while let Some(front) = self.line.front() {
            let Some((lane, free)) = self.servers.earliest() else {
                return;
            };
            let start = free.max(front.at);
            if start >= to {
                return;
            }
            let Some(v) = self.line.pop_front() else {
                return;
            };
            let end = start.saturating_add(service.time(v.draw));
            self.servers.occupy(lane, end);
            self.passed += 1;
            self.waited_ms += i64::from(start - v.at);
            self.waits.push(start - v.at);
            let cost = i64::from(end - v.at);
            match v.who {
                Who::Public => self.delay_ms[0] += cost,
                Who::Voter(centre, voter) => {
                    self.delay_ms[0] += cost;
                    self.delay_ms[1] += cost;
                    self.leave(centre, voter, end, true);
                }
                Who::Unit(e) => self.freed.push((e, end)),
            }
        }
    }

    /// When the unit that is through first will be through, if nothing changes.
    fn next_unit(&self) -> Option<u32> {
        if let Some(soonest) = self.freed.iter().map(|f| f.1).min() {
            return Some(soonest);
        }
        let service = self.service()?;
        let mut servers = self.servers.clone();
        for v in &self.line {
            let (lane, free) = servers.earliest()?;
            let end = free.max(v.at).saturating_add(service.time(v.draw));
            servers.occupy(lane, end);
            if matches!(v.who, Who::Unit(_)) {
                return Some(end);
            }
        }
        None
    }

    fn change(&mut self, now: u32, f: impl FnOnce(&mut Self)) {
        self.advance(now);
        let stopped = self.service().is_none();
        f(self);
        if stopped {
            self.servers.not_before(now);
        }
    }

    /// When the checkpoint closes, the public turns back and the forces go on.
    fn send_away(&mut self, now: u32) {
        for v in std::mem::take(&mut self.line) {
            match v.who {
                Who::Public => self.turned_back += 1,
                Who::Voter(centre, voter) => self.leave(centre, voter, now, false),
                Who::Unit(e) => self.freed.push((e, now)),
            }
        }
    }

    pub(crate) fn tally(&self) -> Fact {
        let mean_wait_ms = if self.passed == 0 {
            0
        } else {
            self.waited_ms / i64::from(self.passed)
        };
        Fact::CheckpointTally {
            checkpoint: self.id.clone(),
            passed: self.passed,
            voters: self.passed_voters,
            turned_back: self.turned_back,
            mean_wait_ms,
        }
    }

    /// What its checks cost so far; none if it has checked nobody.
    pub(crate) fn delay(&self) -> Option<Fact> {
        let [all, voters] = self.delay_ms.map(|ms| ms / 1000);
        (all > 0).then(|| Fact::CheckpointDelay {
            checkpoint: self.id.clone(),
            vehicle_seconds: all,
            voter_seconds: voters,
        })
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str()).num(self.posture as i64);
        for n in [
            self.staff,
            self.passed,
            self.passed_voters,
            self.turned_back,
            self.line.len() as u32,
            self.next_public,
        ] {
            h.num(i64::from(n));
        }
        h.num(self.waited_ms);
        self.servers.times().iter().for_each(|t| {
            h.num(i64::from(*t));
        });
    }
}

fn after(at: u32, gap_ms: f64) -> u32 {
    (f64::from(at) + gap_ms).min(f64::from(u32::MAX)) as u32
}

/// Takes what is asked of checkpoints and lets units go whose time has come.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    net: Res<RoadNet>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut checkpoints: Query<&mut Checkpoint>,
    units: Query<&Unit>,
) {
    let mut touched: Vec<Entity> = Vec::new();
    let at = now.0.compact();
    for ask in std::mem::take(&mut requests.checkpoints) {
        match ask {
            CheckpointRequest::Posture(id, posture) => {
                let entity = index.checkpoints[&id];
                touched.push(entity);
                if let Ok(mut c) = checkpoints.get_mut(entity)
                    && c.posture != posture
                {
                    let closed = brief.scenario.settings.confidence.closed_gate;
                    if let Some(municipality) = c
                        .municipality
                        .clone()
                        .filter(|_| posture == Posture::Closed)
                    {
                        requests.moods.push(MoodRequest {
                            municipality,
                            change: -closed,
                        });
                    }
                    c.change(at, |c| {
                        c.posture = posture;
                        if posture == Posture::Closed {
                            c.send_away(at);
                        }
                    });
                    out.say(
                        now.0,
                        Fact::PostureSet {
                            checkpoint: id,
                            posture,
                        },
                    );
                }
            }
            CheckpointRequest::Staff(id, staff) => {
                let entity = index.checkpoints[&id];
                touched.push(entity);
                if let Ok(mut c) = checkpoints.get_mut(entity) {
                    c.change(at, |c| {
                        c.staff = staff;
                        let lanes = c.lanes_in_use();
                        c.servers.resize(lanes, at);
                    });
                }
            }
            CheckpointRequest::Join { checkpoint, unit } => {
                touched.push(checkpoint);
                join(
                    &brief,
                    at,
                    checkpoint,
                    unit,
                    &mut checkpoints,
                    &units,
                    &mut out,
                );
            }
            CheckpointRequest::Announce(id, convoy) => {
                if let Ok(mut c) = checkpoints.get_mut(index.checkpoints[&id])
                    && c.announced.insert(convoy.clone())
                {
                    out.say(
                        now.0,
                        Fact::ConvoyAnnounced {
                            convoy,
                            checkpoint: id,
                        },
                    );
                }
            }
            CheckpointRequest::Road(road) => {
                road_changed(&road, at, &net, &index, &mut checkpoints)
            }
        }
    }
    for wake in &due.0 {
        if let Wake::Passes(e, generation) = *wake
            && checkpoints.get(e).is_ok_and(|c| c.generation == generation)
        {
            touched.push(e);
        }
    }
    touched.sort_unstable();
    touched.dedup();
    // The order of entities may differ between builds; what is said must not.
    touched.sort_by_key(|&e| checkpoints.get(e).map(|c| c.id.clone()).ok());
    for entity in touched {
        if let Ok(mut c) = checkpoints.get_mut(entity) {
            release(
                now.0,
                entity,
                &mut c,
                &units,
                &mut requests,
                &mut agenda,
                &mut out,
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

fn join(
    brief: &Brief,
    at: u32,
    checkpoint: Entity,
    unit: Entity,
    checkpoints: &mut Query<&mut Checkpoint>,
    units: &Query<&Unit>,
    out: &mut Outbox,
) {
    let (Ok(mut c), Ok(u)) = (checkpoints.get_mut(checkpoint), units.get(unit)) else {
        return;
    };
    c.advance(at);
    if u.rolls == Rolls::Unit {
        out.say(
            SimTime::from_millis(i64::from(at)),
            Fact::UnitAtCheckpoint {
                unit: u.id.clone(),
                checkpoint: c.id.clone(),
            },
        );
    }
    let expected = u.rolls == Rolls::Convoy && c.announced.contains(&ConvoyId::from(u.id.as_str()));
    if expected || c.service().is_none() || c.lanes_in_use() == 0 {
        c.freed.push((unit, at));
        return;
    }
    // Each passage of a unit has a draw of its own, whatever stood in line before.
    let passage = format!("{}>{}@{at}", u.id, c.id);
    let draw = (Stream::new(brief.seed, "unit check", &passage).bits() >> 32) as u32;
    c.line.push_back(Vehicle {
        at,
        draw,
        who: Who::Unit(unit),
    });
}

/// Lets units go that are through by now, and schedules the next look.
fn release(
    now: SimTime,
    entity: Entity,
    c: &mut Checkpoint,
    units: &Query<&Unit>,
    requests: &mut Requests,
    agenda: &mut Agenda,
    out: &mut Outbox,
) {
    let at = now.compact();
    c.advance(at + 1);
    let (free, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut c.freed)
        .into_iter()
        .partition(|f| f.1 <= at);
    c.freed = rest;
    for (unit, _) in free {
        let Ok(u) = units.get(unit) else { continue };
        if let Place::Road(leg) = &u.place
            && leg.waiting == Some(entity)
        {
            let waited_seconds = (now - leg.since).secs();
            let checkpoint = c.id.clone();
            match u.rolls {
                Rolls::Unit => out.say(
                    now,
                    Fact::UnitPassed {
                        unit: u.id.clone(),
                        checkpoint,
                        waited_seconds,
                    },
                ),
                Rolls::Convoy => {
                    let convoy = ConvoyId::from(u.id.as_str());
                    let announced = c.announced.contains(&convoy);
                    out.say(
                        now,
                        Fact::ConvoyPassed {
                            convoy,
                            checkpoint,
                            announced,
                            waited_seconds,
                        },
                    );
                }
                Rolls::Vehicle => {
                    requests.vehicles.push(VehicleRequest::Checked {
                        vehicle: unit,
                        checkpoint: entity,
                        posture: c.posture,
                    });
                    continue;
                }
            }
            requests.units.push(UnitRequest::Passed {
                unit,
                checkpoint: entity,
            });
        }
    }
    c.generation += 1;
    if let Some(t) = c.next_unit() {
        agenda.at(
            SimTime::from_millis(i64::from(t)).max(now + Span::from_millis(1)),
            Wake::Passes(entity, c.generation),
        );
    }
}
