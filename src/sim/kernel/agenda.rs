//! What the simulation has scheduled for itself, and the typed requests that mechanisms pass to each other within an instant.
//!
//! Equal times leave in the order in which they were entered. Deliberately not here: what a wake means to its mechanism.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use bevy_ecs::prelude::*;

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, ExpectedId, IncidentId, InjectId, KindId,
    MunicipalityId, PlaceId, RoadId, RuleId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::time::SimTime;
use crate::record::order::{AdHoc, Order, Target};
use crate::record::states::{CentreState, Channel, Posture, Readiness, RoadState};
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{Delivery, LinkRequest, ScriptMessage, Seen, Sending};

/// Something that a mechanism scheduled. `u32` is the generation: a wake whose generation is past is void.
#[derive(Clone, Debug)]
pub(crate) enum Wake {
    /// A unit has turned out and departs.
    Depart(Entity, u32),
    /// A unit reaches the next point of its leg.
    Waypoint(Entity, u32),
    /// A directorate reaches its next level.
    Readiness(Entity, u32),
    /// Polling opens.
    Opens,
    /// A centre closes its doors.
    Closes(Entity, u32),
    /// A centre's last voter has voted.
    LastVoter(Entity, u32),
    /// A centre's count is done.
    Counted(Entity),
    /// A unit passes a checkpoint.
    Passes(Entity, u32),
    /// An incident comes to the rooms' knowledge.
    Noticed(Entity),
    /// An incident grows.
    Grows(Entity, u32),
    /// Someone is injured.
    Injures(Entity, u32),
    /// An incident is settled.
    Settles(Entity, u32),
    /// An incident ends by itself.
    Fades(Entity),
    /// An inject is due.
    Inject(InjectId),
    /// An expected action's time is up.
    Deadline(ExpectedId),
    /// Conditions have to be looked at again.
    Look,
    /// A rule of the standing orders acts on something.
    Rule(SeatId, RuleId, String),
    /// Unstaffed seats look around.
    Watch,
    /// Something that was sent arrives.
    Delivered(u32),
    /// An outage of channels at a place ends.
    OutageEnds(Source, PlaceId, Vec<Channel>),
    /// Posts give their routine reports.
    Routine,
    /// A report should have been confirmed.
    Unanswered(u32, SeatId),
    /// A citizen reports an incident too.
    Duplicate(IncidentId),
    /// The answers of a seat's comms check should be in.
    CheckOver(SeatId),
    /// A convoy has handed over and signed.
    Signed(Entity, u32),
    /// Rumours and confidence take their next step.
    Moods,
    /// A seat has found out about a rumour.
    Verified(SeatId, RumourId),
    /// A correction reaches the public.
    Corrects(RumourId, bool),
    /// ENDEX.
    End,
}

/// The agenda: wakes by (time, sequence).
#[derive(Resource, Default)]
pub(crate) struct Agenda {
    heap: BinaryHeap<Reverse<Entry>>,
    seq: u64,
    now: SimTime,
}

struct Entry {
    at: SimTime,
    seq: u64,
    wake: Wake,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.seq) == (other.at, other.seq)
    }
}
impl Eq for Entry {}
impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.seq).cmp(&(other.at, other.seq))
    }
}

impl Agenda {
    /// Schedules a wake; one for the past is taken as now, so that nothing is ever lost.
    pub(crate) fn at(&mut self, at: SimTime, wake: Wake) {
        self.seq += 1;
        self.heap.push(Reverse(Entry {
            at: at.max(self.now),
            seq: self.seq,
            wake,
        }));
    }

    /// When the next wake is due.
    pub(crate) fn next(&self) -> Option<SimTime> {
        self.heap.peek().map(|Reverse(e)| e.at)
    }

    /// Takes all wakes due at `now`, in order.
    pub(crate) fn take(&mut self, now: SimTime, due: &mut Vec<Wake>) {
        assert!(
            now >= self.now,
            "the agenda runs backwards: {} after {}",
            now,
            self.now
        );
        self.now = now;
        while self.heap.peek().is_some_and(|Reverse(e)| e.at <= now) {
            let Some(Reverse(e)) = self.heap.pop() else {
                break;
            };
            assert!(e.at == now, "a wake of {} was left behind at {}", e.at, now);
            due.push(e.wake);
        }
    }

    /// Times and numbers of what is scheduled, for the digest.
    pub(crate) fn times(&self) -> impl Iterator<Item = i64> {
        let mut all: Vec<i64> = self.heap.iter().map(|Reverse(e)| e.at.millis()).collect();
        all.sort_unstable();
        all.into_iter()
    }
}

/// The wakes of this pass.
#[derive(Resource, Default)]
pub(crate) struct Due(pub(crate) Vec<Wake>);

/// An order on its way in: from outside with its number, or from a rule.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    pub(crate) seat: SeatId,
    pub(crate) seq: Option<u64>,
    pub(crate) rule: Option<RuleId>,
    pub(crate) order: Order,
}

/// A step of the script that has its turn: one at a time, in the order in which they are written.
#[derive(Clone, Debug)]
pub(crate) enum Cue {
    /// An inject is released, by hand or not.
    Release(InjectId, bool),
    /// The effect of an inject with this position acts.
    Effect(InjectId, usize),
}

/// What mechanisms ask of each other. Filled by intake, script and mechanisms, drained in the same instant.
#[derive(Resource, Default)]
pub(crate) struct Requests {
    pub(crate) orders: Vec<Incoming>,
    pub(crate) injects: Vec<(InjectId, bool)>,
    /// Steps of the script whose turn comes when what is before them has done all that it does at once.
    pub(crate) cues: VecDeque<Cue>,
    /// Injects that are to be added to the script.
    pub(crate) improvised: Vec<(AdHoc, Option<SimTime>)>,
    pub(crate) units: Vec<UnitRequest>,
    /// Units that the script adds (true) or takes away.
    pub(crate) named_units: Vec<(UnitId, bool)>,
    pub(crate) roads: Vec<RoadRequest>,
    pub(crate) readiness: Vec<(DirectorateId, Readiness)>,
    pub(crate) incidents: Vec<IncidentRequest>,
    pub(crate) checkpoints: Vec<CheckpointRequest>,
    pub(crate) polling: Vec<PollingRequest>,
    /// What is to be said over a distance, and what has arrived.
    pub(crate) sends: Vec<Sending>,
    pub(crate) inbox: Vec<Delivery>,
    pub(crate) links: Vec<LinkRequest>,
    /// Channels that seats choose: for their posts and units, or for another seat. Taken up before anything is sent.
    pub(crate) choices: Vec<(SeatId, Option<SeatId>, Channel)>,
    /// Messages of the script that reached their seats.
    pub(crate) messages: Vec<(ScriptMessage, SeatId)>,
    pub(crate) seen: Vec<Seen>,
    pub(crate) vehicles: Vec<VehicleRequest>,
    pub(crate) convoys: Vec<ConvoyRequest>,
    pub(crate) rumours: Vec<RumourRequest>,
    pub(crate) moods: Vec<MoodRequest>,
    /// Whether who is on the scene of incidents may have changed.
    pub(crate) scenes: bool,
    /// Whether who is with a convoy may have changed; looked at in the same pass.
    pub(crate) company: bool,
    pub(crate) end: bool,
}

impl Requests {
    /// Whether another pass is needed.
    pub(crate) fn waiting(&self) -> bool {
        self.at_work() || !self.cues.is_empty() || self.end
    }

    /// Whether mechanisms have something for each other, apart from what the script has yet to do.
    pub(crate) fn at_work(&self) -> bool {
        !(self.orders.is_empty()
            && self.injects.is_empty()
            && self.improvised.is_empty()
            && self.units.is_empty()
            && self.named_units.is_empty()
            && self.roads.is_empty()
            && self.readiness.is_empty()
            && self.incidents.is_empty()
            && self.checkpoints.is_empty()
            && self.polling.is_empty()
            && self.sends.is_empty()
            && self.inbox.is_empty()
            && self.links.is_empty()
            && self.choices.is_empty()
            && self.messages.is_empty()
            && self.seen.is_empty()
            && self.vehicles.is_empty()
            && self.convoys.is_empty()
            && self.rumours.is_empty()
            && self.moods.is_empty())
            || self.scenes
    }
}

#[derive(Clone, Debug)]
pub(crate) enum UnitRequest {
    Sending {
        unit: Entity,
        to: Target,
        command: Option<SeatId>,
    },
    StandDown(Entity),
    /// Something that is no unit drives to places, or stops where it is.
    Drive {
        vehicle: Entity,
        to: Vec<usize>,
    },
    Stop(Entity),
    /// A vehicle turns round before the checkpoint at which it stands.
    Turn(Entity),
    Passed {
        unit: Entity,
        checkpoint: Entity,
    },
}

#[derive(Clone, Debug)]
pub(crate) enum RoadRequest {
    Close(RoadId),
    Open(RoadId),
    Block(RoadId),
    Clear(RoadId),
    /// A seat learns the state of a road, and its units plan by it.
    Told(SeatId, RoadId, RoadState),
    Weather {
        directorate: DirectorateId,
        speed_percent: u32,
    },
}

#[derive(Clone, Debug)]
pub(crate) enum IncidentRequest {
    Begin {
        id: IncidentId,
        kind: KindId,
        at: Target,
        stage: u32,
    },
    End(IncidentId),
}

#[derive(Clone, Debug)]
pub(crate) enum CheckpointRequest {
    Posture(CheckpointId, Posture),
    Staff(CheckpointId, u32),
    Join {
        checkpoint: Entity,
        unit: Entity,
    },
    /// The state of the road under it changed.
    Road(RoadId),
    /// A convoy comes that is to pass at once.
    Announce(CheckpointId, ConvoyId),
}

#[derive(Clone, Debug)]
pub(crate) enum PollingRequest {
    Suspend(CentreId),
    Resume(CentreId),
    /// A seat ordered voting to go on until a time.
    Extend {
        centre: CentreId,
        until: SimTime,
        by: SeatId,
    },
    Gate(CentreId, Posture),
    Materials(CentreId, bool),
    /// A centre's boxes are on the way, or delivered.
    Boxes(CentreId, CentreState),
    /// Something disturbs a centre from now on; replaces what it did before.
    Disturb {
        source: Source,
        centre: CentreId,
        suspends: bool,
        deters: f64,
    },
    /// The state of a road by which voters come changed.
    Road(RoadId),
    /// Who stands at the centre changed.
    Guard(CentreId),
}

/// What happens to a vehicle that is looked for.
#[derive(Clone, Debug)]
pub(crate) enum VehicleRequest {
    SetOut(VehicleId),
    /// It stands before a checkpoint and sees its posture.
    Sees {
        vehicle: Entity,
        checkpoint: Entity,
    },
    /// It was checked at a posture.
    Checked {
        vehicle: Entity,
        checkpoint: Entity,
        posture: Posture,
    },
    /// It reached a place, or found its road blocked there.
    At {
        vehicle: Entity,
        node: usize,
    },
    /// A checkpoint learns of a lookout.
    Lookout {
        checkpoint: CheckpointId,
        number: u32,
        vehicle: VehicleId,
        until: SimTime,
        issued: SimTime,
    },
    Cancel {
        checkpoint: CheckpointId,
        vehicle: VehicleId,
    },
}

/// What happens to a convoy.
#[derive(Clone, Debug)]
pub(crate) enum ConvoyRequest {
    Start {
        convoy: ConvoyId,
        escort: Option<UnitId>,
    },
    Halt(ConvoyId),
    Proceed {
        convoy: ConvoyId,
        skip: bool,
    },
    /// It reached a place where it has something to do, or found no way on.
    At {
        convoy: Entity,
        node: usize,
    },
    /// It met a blocked road.
    Blocked(Entity),
    /// An incident began or ended at it.
    Attacked(ConvoyId, bool),
    /// A centre's boxes are sealed.
    Sealed(CentreId),
}

/// What happens to rumours.
#[derive(Clone, Debug)]
pub(crate) enum RumourRequest {
    Begin {
        rumour: RumourId,
        municipality: MunicipalityId,
        share: f64,
    },
    Verify {
        rumour: RumourId,
        seat: SeatId,
    },
    Correct {
        rumour: RumourId,
        verified: bool,
    },
    Brief(MunicipalityId),
}

/// What touches confidence.
#[derive(Clone, Debug)]
pub(crate) struct MoodRequest {
    pub(crate) municipality: MunicipalityId,
    /// Change of confidence at once; negative is a dent.
    pub(crate) change: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn wakes_leave_by_time_and_then_in_the_order_of_entry(times in proptest::collection::vec(0i64..20, 1..60)) {
            let mut agenda = Agenda::default();
            for (i, t) in times.iter().enumerate() {
                agenda.at(SimTime::from_millis(*t), Wake::Inject(format!("{i}").as_str().into()));
            }
            let mut out = Vec::new();
            while let Some(t) = agenda.next() {
                let mut due = Vec::new();
                agenda.take(t, &mut due);
                for w in due {
                    let Wake::Inject(id) = w else { unreachable!() };
                    out.push((t.millis(), id.as_str().parse::<usize>().unwrap()));
                }
            }
            let mut expected: Vec<_> = times.iter().copied().zip(0..).collect();
            expected.sort_unstable();
            proptest::prop_assert_eq!(out, expected);
        }
    }
}
