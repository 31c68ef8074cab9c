//! A checkpoint as it is at a moment: its line, advanced in bulk.
//!
//! Deliberately not here: who asks it for what (`checkpoints`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bevy_ecs::prelude::*;
use serde::Serialize;

use super::crew::Crew;
use crate::base::digest::Hasher;
use crate::base::ids::{CheckpointId, ConvoyId, MunicipalityId, RoadId, SeatId};
use crate::base::rng::Stream;
use crate::base::time::SimTime;
use crate::record::fact::Fact;
use crate::record::states::{Direction, Posture};
use crate::scenario::model::Checks;
use crate::sim::kernel::context::municipality_of;
use crate::sim::kernel::digest::unset;
use crate::sim::world::flow::{Servers, Service, Voter, check};

/// What stands in the line.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) enum Who {
    /// The public.
    Public,
    /// A voter of a centre, by the centre's number in the order of identifiers.
    Voter(u32, Voter),
    /// Something of the forces, which itself knows that it stands here.
    Unit(#[serde(skip)] Entity),
}

/// A place in the line.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Vehicle {
    /// When it came, ms.
    pub(super) at: u32,
    /// The draw of its check.
    pub(super) draw: u32,
    /// Who is in it. Constant.
    pub(super) who: Who,
    /// Whether it goes out, away from the place near which the checkpoint stands. Constant; not so before the fifth edition.
    #[serde(skip_serializing_if = "unset")]
    pub(super) out: bool,
}

/// A voter who left the checkpoint: whether through it, or back home.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Leaves {
    /// Who, and when.
    pub(crate) voter: Voter,
    /// Whether through it.
    pub(crate) through: bool,
}

/// A checkpoint. Times in ms of exercise time.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Checkpoint {
    /// Constant.
    pub(crate) id: CheckpointId,
    /// The road on which it stands: constant.
    pub(crate) road: RoadId,
    /// The seat that commands it: constant.
    pub(crate) seat: SeatId,
    /// How it checks now; those who come in, if those who go out are checked otherwise: state.
    pub(crate) posture: Posture,
    /// How it checks those who go out, if otherwise: state.
    #[serde(skip_serializing_if = "unset")]
    pub(crate) outward: Option<Posture>,
    /// Place of the network near which it stands; none: nobody's way is told apart (before the fifth edition). Constant.
    #[serde(skip)]
    pub(super) near: Option<usize>,
    /// Numbers of the centres whose voters go out: constant.
    #[serde(skip)]
    pub(super) outbound: BTreeSet<u32>,
    /// Women who search women; none: it is not looked at. Constant.
    #[serde(skip)]
    pub(super) women: Option<u32>,
    /// Women of units that were sent there: state.
    #[serde(skip_serializing_if = "unset")]
    pub(super) lent: u32,
    /// A vehicle whose draw is below this has a woman aboard: constant.
    #[serde(skip)]
    pub(super) woman_aboard: u32,
    /// By how much longer a search takes that has to wait for a woman searcher: constant.
    #[serde(skip)]
    pub(super) waits_for_woman: f64,
    /// Vehicles with women aboard that nobody could search: output.
    #[serde(skip_serializing_if = "unset")]
    pub(super) unsearched: u32,
    /// What was found in the traffic, number of finds: output.
    #[serde(skip_serializing_if = "unset")]
    pub(crate) found: u32,
    /// Until when it looks out for a vehicle: state.
    #[serde(skip_serializing_if = "unset")]
    pub(super) alert: SimTime,
    /// How it checks by the plan: constant.
    pub(crate) usual: Posture,
    /// Constant.
    pub(super) lanes: u32,
    /// People there now: state.
    pub(super) staff: u32,
    /// How long they have been at it; none before the seventh edition of the rules: state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) crew: Option<Crew>,
    /// Of these, people who watch what is held: state.
    #[serde(skip_serializing_if = "unset")]
    pub(super) bound: u32,
    /// People that a lane needs: constant.
    pub(super) per_lane: u32,
    /// Length of the line from which the public turns back: constant.
    pub(super) turn_back_at: usize,
    /// How long checks take: constant.
    #[serde(skip)]
    pub(super) checks: Checks,
    /// When each lane is next free: state.
    pub(super) servers: Servers,
    /// Who stands there, first in front: state.
    pub(super) line: VecDeque<Vehicle>,
    /// Whether its road is open: state.
    pub(super) road_open: bool,
    /// Mean time between two vehicles of the public: constant.
    pub(super) gap_ms: f64,
    /// The luck of those: state.
    pub(super) traffic: Stream,
    /// When the next of them comes: state.
    pub(super) next_public: u32,
    /// Voters who will come by this road, sorted; those before `next_voter` have come: constant, drawn from the seed.
    #[serde(skip)]
    pub(super) voters: Vec<(u32, Voter)>,
    /// How many of them have come: state.
    pub(super) next_voter: usize,
    /// Voters by centre who left and were not yet asked for: state.
    pub(super) leaving: BTreeMap<u32, Vec<Leaves>>,
    /// Those of the forces who were let go, and when: state; they themselves know that they stand here.
    #[serde(serialize_with = "times")]
    pub(super) freed: Vec<(Entity, u32)>,
    /// Wakes of earlier generations are void.
    pub(super) generation: u32,
    /// Vehicles that were checked: output.
    pub(crate) passed: u32,
    /// Voters among them: output.
    pub(crate) passed_voters: u32,
    /// Vehicles that turned back: output.
    pub(crate) turned_back: u32,
    /// Sum of all waits, ms: output.
    pub(super) waited_ms: i64,
    /// Waiting and checking, ms: of all vehicles of the public, and of voters among them: output.
    pub(super) delay_ms: [i64; 2],
    /// Convoys that may pass at once: state.
    pub(super) announced: BTreeSet<ConvoyId>,
    /// The municipality whose people it holds up: constant.
    pub(super) municipality: Option<MunicipalityId>,
    /// Each wait, ms: output. Their sum is in the digest.
    #[serde(skip)]
    pub(crate) waits: Vec<u32>,
}

/// Which way something goes.
fn way(out: bool) -> Direction {
    if out { Direction::Out } else { Direction::In }
}

pub(super) fn times<S: serde::Serializer>(
    freed: &[(Entity, u32)],
    out: S,
) -> Result<S::Ok, S::Error> {
    out.collect_seq(freed.iter().map(|f| f.1))
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
            outward: None,
            near: None,
            outbound: BTreeSet::new(),
            women: c.women,
            lent: 0,
            woman_aboard: (settings.finds.women_aboard * 4_294_967_295.0) as u32,
            waits_for_woman: settings.finds.waits_for_woman,
            unsearched: 0,
            found: 0,
            alert: SimTime::ZERO,
            usual: c.posture,
            lanes: c.lanes,
            staff: c.staff,
            crew: None,
            bound: 0,
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

    /// Tells apart who comes in and who goes out, from the place of the network near which it stands.
    pub(super) fn direct(&mut self, near: usize, outward: Option<Posture>) {
        self.near = Some(near);
        self.set(None, self.posture);
        if let Some(posture) = outward {
            self.set(Some(Direction::Out), posture);
        }
    }

    /// How it checks those who pass one way.
    pub(crate) fn posture_of(&self, direction: Direction) -> Posture {
        match direction {
            Direction::In => self.posture,
            Direction::Out => self.outward.unwrap_or(self.posture),
        }
    }

    /// Checks from now on so, both ways or one.
    pub(super) fn set(&mut self, direction: Option<Direction>, posture: Posture) {
        let [inward, outward] = match direction {
            None => [posture; 2],
            Some(Direction::In) => [posture, self.posture_of(Direction::Out)],
            Some(Direction::Out) => [self.posture, posture],
        };
        self.posture = inward;
        self.outward = Some(outward).filter(|o| *o != inward);
    }

    /// Which way something goes that drives to a node of the network.
    pub(crate) fn direction(&self, to: usize) -> Direction {
        if self.near.is_some_and(|near| near != to) {
            Direction::Out
        } else {
            Direction::In
        }
    }

    /// Adds the voters of a centre who will come by this road, from the centre's end of it if `out`.
    pub(crate) fn expect(&mut self, centre: u32, out: bool, voters: impl Iterator<Item = Voter>) {
        if out && self.near.is_some() {
            self.outbound.insert(centre);
        }
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
        let free = self.staff.saturating_sub(self.bound);
        let free = free.max(self.staff.min(self.per_lane));
        self.lanes.min(free / self.per_lane)
    }

    /// So many of its people watch what is held, or no longer do. One lane always stays in use, if there are people for it at all.
    pub(super) fn bind(&mut self, people: u32, on: bool, at: u32) {
        self.bound = if on {
            self.bound + people
        } else {
            self.bound.saturating_sub(people)
        };
        let lanes = self.lanes_in_use();
        self.servers.resize(lanes, at);
    }

    /// How long checks take: of those who come in, and of those who go out; none where nobody passes.
    pub(super) fn services(&self) -> [Option<Service>; 2] {
        [Direction::In, Direction::Out].map(|d| check(&self.checks, self.posture_of(d)))
    }

    /// Whether nobody passes, whichever way.
    fn stopped(&self) -> bool {
        self.services().iter().all(Option::is_none)
    }

    /// Whether a vehicle of the public has a woman aboard who is to be searched.
    fn searches_woman(&self, v: &Vehicle) -> bool {
        let aboard = v.draw.wrapping_mul(0x85eb_ca6b) < self.woman_aboard;
        let forces = matches!(v.who, Who::Unit(_));
        self.near.is_some() && self.posture_of(way(v.out)) == Posture::Search && aboard && !forces
    }

    /// Women who search women there now, its own and those of units; none: it is not looked at.
    pub(super) fn searchers(&self) -> Option<u32> {
        self.women.map(|own| own + self.lent)
    }

    /// How long a vehicle is checked from a moment on, ms. Where there are fewer women searchers than lanes, they have to come from
    /// another one; tired people take longer.
    fn check_takes(&self, services: [Option<Service>; 2], v: &Vehicle, from: u32) -> u32 {
        let Some(service) = services[usize::from(v.out)] else {
            return 0;
        };
        let attention = self.attention(SimTime::from_millis(i64::from(from)));
        let rested = service.time(v.draw);
        let time = match attention {
            Some(a) => (f64::from(rested) / a) as u32,
            None => rested,
        };
        let lanes = self.lanes_in_use();
        let few = self.searchers().is_some_and(|n| n > 0 && n < lanes);
        if few && self.searches_woman(v) {
            (f64::from(time) * self.waits_for_woman) as u32
        } else {
            time
        }
    }

    /// How well its people check at a moment, 1 when rested; none before the seventh edition of the rules.
    pub(crate) fn attention(&self, at: SimTime) -> Option<f64> {
        self.crew.as_ref().map(|crew| crew.attention(at))
    }

    /// Brings the line up to `to`: everyone who arrives before joins, every service that begins before begins.
    pub(crate) fn advance(&mut self, to: u32) {
        let services = self.services();
        loop {
            let voter = self
                .voters
                .get(self.next_voter)
                .map_or(u32::MAX, |v| v.1.at);
            let at = voter.min(self.next_public);
            if at >= to {
                break;
            }
            self.serve(services, at);
            if voter <= self.next_public {
                let (centre, v) = self.voters[self.next_voter];
                self.next_voter += 1;
                self.arrive(Vehicle {
                    at,
                    draw: v.gate ^ 0x9e37_79b9,
                    who: Who::Voter(centre, v),
                    out: self.outbound.contains(&centre),
                });
            } else {
                let draw = (self.traffic.bits() >> 32) as u32;
                self.next_public = after(at, self.gap_ms * self.traffic.exponential());
                self.arrive(Vehicle {
                    at,
                    draw,
                    who: Who::Public,
                    // Half of the traffic goes out; the last bits of a draw are as good as new.
                    out: self.near.is_some() && draw.wrapping_mul(0x9e37_79b9) < 1 << 31,
                });
            }
        }
        self.serve(services, to);
    }

    pub(super) fn arrive(&mut self, vehicle: Vehicle) {
        let stays = self.road_open
            && self.posture_of(way(vehicle.out)) != Posture::Closed
            && self.line.len() < self.turn_back_at;
        match vehicle.who {
            _ if stays => self.line.push_back(vehicle),
            Who::Voter(centre, v) => self.leave(centre, v, vehicle.at, false),
            _ if self.road_open => self.turned_back += 1,
            // Nobody sets out on a road that is known to be blocked.
            _ => {}
        }
    }

    pub(super) fn leave(&mut self, centre: u32, voter: Voter, at: u32, through: bool) {
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
    pub(super) fn serve(&mut self, services: [Option<Service>; 2], to: u32) {
        if services.iter().all(Option::is_none) {
            return;
        }
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
            let end = start.saturating_add(self.check_takes(services, &v, start));
            self.servers.occupy(lane, end);
            let nobody = self.searchers() == Some(0);
            self.unsearched += u32::from(nobody && self.searches_woman(&v));
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
    pub(super) fn next_unit(&self) -> Option<u32> {
        if let Some(soonest) = self.freed.iter().map(|f| f.1).min() {
            return Some(soonest);
        }
        if self.stopped() {
            return None;
        }
        let services = self.services();
        let mut servers = self.servers.clone();
        for v in &self.line {
            let (lane, free) = servers.earliest()?;
            let start = free.max(v.at);
            let end = start.saturating_add(self.check_takes(services, v, start));
            servers.occupy(lane, end);
            if matches!(v.who, Who::Unit(_)) {
                return Some(end);
            }
        }
        None
    }

    pub(super) fn change(&mut self, now: u32, f: impl FnOnce(&mut Self)) {
        self.advance(now);
        let stopped = self.stopped();
        f(self);
        if stopped {
            self.servers.not_before(now);
        }
    }

    /// When the checkpoint closes, both ways or one, the public that meant to pass turns back and the forces go on.
    pub(super) fn send_away(&mut self, now: u32) {
        let services = self.services();
        for v in std::mem::take(&mut self.line) {
            if services[usize::from(v.out)].is_some() {
                self.line.push_back(v);
                continue;
            }
            match v.who {
                Who::Public => self.turned_back += 1,
                Who::Voter(centre, voter) => self.leave(centre, voter, now, false),
                Who::Unit(e) => self.freed.push((e, now)),
            }
        }
    }

    /// Vehicles with women aboard that passed a full search although nobody could search them, if there were any.
    pub(super) fn gap(&self) -> Option<Fact> {
        (self.unsearched > 0).then(|| Fact::WomenUnsearched {
            checkpoint: self.id.clone(),
            vehicles: self.unsearched,
        })
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

    /// What the first two editions put into the digest.
    pub(super) fn hash(&self, h: &mut Hasher) {
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

pub(super) fn after(at: u32, gap_ms: f64) -> u32 {
    (f64::from(at) + gap_ms).min(f64::from(u32::MAX)) as u32
}
