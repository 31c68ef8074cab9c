//! What the simulation has scheduled for itself: wakes by (time, sequence), each with the mechanism that it wakes.
//!
//! Equal times leave in the order in which they were entered. Deliberately not here: what a wake means to its mechanism.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bevy_ecs::prelude::*;
use serde::Serialize;

use super::source::Source;
use crate::base::digest::Hasher;
use crate::base::ids::{
    CentreId, ExpectedId, IncidentId, InjectId, PlaceId, RuleId, RumourId, SeatId,
};
use crate::base::time::SimTime;
use crate::record::states::{Channel, Direction, Find};
use crate::sim::seats::doctrine::subject::Subject;

macro_rules! wakes {
    ($($(#[$doc:meta])* $list:ident: $mechanism:ident($wake:ident);)*) => {
        /// Something that a mechanism scheduled.
        #[derive(Clone, Debug, Serialize)]
        pub(crate) enum Wake { $($(#[$doc])* $mechanism($wake),)* }

        /// The wakes of this pass, by mechanism, in their order.
        #[derive(Resource, Default, Debug)]
        pub(crate) struct Due { $($(#[$doc])* pub(crate) $list: Vec<$wake>,)* }

        impl Due {
            /// Whether nothing is due.
            pub(crate) fn is_empty(&self) -> bool {
                true $(&& self.$list.is_empty())*
            }

            /// Forgets the wakes of the pass before.
            pub(crate) fn clear(&mut self) {
                $(self.$list.clear();)*
            }

            fn add(&mut self, wake: Wake) {
                match wake { $(Wake::$mechanism(w) => self.$list.push(w),)* }
            }
        }

        $(impl From<$wake> for Wake {
            fn from(w: $wake) -> Self {
                Self::$mechanism(w)
            }
        })*
    };
}

wakes! {
    /// The end of the exercise.
    exercise: Exercise(ExerciseWake);
    /// Channels.
    comms: Comms(CommsWake);
    /// The script.
    script: Script(ScriptWake);
    /// Levels of readiness.
    readiness: Readiness(ReadinessWake);
    /// Incidents.
    incidents: Incidents(IncidentWake);
    /// Units and all else that drives.
    movement: Movement(MovementWake);
    /// Checkpoints.
    checkpoints: Checkpoints(CheckpointWake);
    /// Convoys.
    custody: Custody(ConvoyWake);
    /// Rumours.
    rumours: Rumours(RumourWake);
    /// Confidence, and the steps of rumours.
    confidence: Confidence(ConfidenceWake);
    /// Polling centres.
    polling: Polling(PollingWake);
    /// Those who report.
    reporting: Reporting(ReportingWake);
    /// Standing orders.
    doctrine: Doctrine(DoctrineWake);
    /// What checks of the traffic may find.
    searches: Searches(SearchWake);
    /// What is held.
    holdings: Holdings(HoldingWake);
    /// Counts in dispute and result forms.
    results: Results(ResultWake);
    /// The people of checkpoints.
    posts: Posts(PostWake);
}

/// A wake of the exercise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ExerciseWake {
    /// ENDEX.
    End,
}

/// A wake of communications.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum CommsWake {
    /// What was sent under this number arrives.
    Delivered(u32),
    /// An outage of channels at a place ends.
    OutageEnds(Source, PlaceId, Vec<Channel>),
}

/// A wake of the script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ScriptWake {
    /// An inject is due.
    Inject(InjectId),
    /// An expected action's time is up.
    Deadline(ExpectedId),
    /// Conditions have to be looked at again.
    Look,
}

/// A directorate reaches its next level.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct ReadinessWake {
    /// Which.
    #[serde(skip)]
    pub(crate) directorate: Entity,
    /// Void unless this is still the directorate's generation.
    pub(crate) generation: u32,
}

/// A wake of an incident. A number is a generation: void unless it is still the incident's.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) enum IncidentWake {
    /// It comes to the rooms' knowledge.
    Noticed(#[serde(skip)] Entity),
    /// It grows.
    Grows(#[serde(skip)] Entity, u32),
    /// Someone is injured.
    Injures(#[serde(skip)] Entity, u32),
    /// It is settled.
    Settles(#[serde(skip)] Entity, u32),
    /// Those who were asked for repair have mended it.
    Repaired(#[serde(skip)] Entity),
    /// It ends by itself.
    Fades(#[serde(skip)] Entity),
}

/// A wake of something that drives. The number is a generation: void unless it is still the mover's.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) enum MovementWake {
    /// A unit has turned out and departs.
    Depart(#[serde(skip)] Entity, u32),
    /// It reaches the next point of its leg.
    Waypoint(#[serde(skip)] Entity, u32),
    /// The shift of a unit's people is over; the number is that of the shift.
    ShiftOver(#[serde(skip)] Entity, u32),
    /// A relief arrives, or has taken over; the number is that of the shift which it ends.
    Relief(#[serde(skip)] Entity, u32),
    /// A night begins or is over, and crews change.
    CrewsChange(#[serde(skip)] Entity),
}

/// A checkpoint lets something go.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct CheckpointWake {
    /// Which.
    #[serde(skip)]
    pub(crate) checkpoint: Entity,
    /// Void unless this is still the checkpoint's generation.
    pub(crate) generation: u32,
}

/// A wake of a checkpoint's people. A number is that of the shift: void unless it is still theirs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum PostWake {
    /// Their shift is over.
    ShiftOver(#[serde(skip)] Entity, u32),
    /// A relief has taken over.
    Relieved(#[serde(skip)] Entity, u32),
    /// A change of shift that was planned.
    Change(#[serde(skip)] Entity),
    /// A night begins or is over.
    Rested(#[serde(skip)] Entity),
}

impl PostWake {
    /// Whose people they are.
    pub(crate) fn checkpoint(self) -> Entity {
        match self {
            Self::ShiftOver(e, _) | Self::Relieved(e, _) | Self::Change(e) | Self::Rested(e) => e,
        }
    }
}

/// A convoy has handed over and signed.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct ConvoyWake {
    /// Which.
    #[serde(skip)]
    pub(crate) convoy: Entity,
    /// Void unless this is still the convoy's generation.
    pub(crate) generation: u32,
}

/// A wake of rumours.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum RumourWake {
    /// A seat has found out about a rumour.
    Verified(SeatId, RumourId),
    /// A correction reaches the public, verified or not.
    Corrects(RumourId, bool),
}

/// A wake of confidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ConfidenceWake {
    /// Rumours and confidence take their next step.
    Step,
}

/// A wake of polling centres. The number is a generation: void unless it is still the centre's.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) enum PollingWake {
    /// Polling opens.
    Opens,
    /// A centre closes its doors.
    Closes(#[serde(skip)] Entity, u32),
    /// A centre's last voter has voted.
    LastVoter(#[serde(skip)] Entity, u32),
    /// A centre's count is done.
    Counted(#[serde(skip)] Entity),
}

/// A wake of those who report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ReportingWake {
    /// Posts give their routine reports.
    Routine,
    /// A report should have been confirmed.
    Unanswered(u32, SeatId),
    /// A citizen reports an incident too.
    Duplicate(IncidentId),
    /// The answers of a seat's comms check should be in.
    CheckOver(SeatId),
}

/// A wake of standing orders.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum DoctrineWake {
    /// A rule acts on something.
    Rule(SeatId, RuleId, Subject),
    /// Unstaffed seats look around.
    Watch,
}

/// A vehicle of the public that carries something comes to a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SearchWake {
    /// Which.
    #[serde(skip)]
    pub(crate) checkpoint: Entity,
    /// What it carries.
    pub(crate) find: Find,
    /// Which way it passes.
    pub(crate) direction: Direction,
    /// Whether a woman is aboard.
    pub(crate) woman: bool,
    /// The draw of its check: it is found where this is below the chance of that, in 2^32.
    pub(crate) draw: u32,
}

/// A wake of what is held, by its number. A second number is a generation: void unless it is still its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum HoldingWake {
    /// It was held on the spot for as long as it may.
    Overdue(u32),
    /// Its hand-over is signed.
    Signed(u32, u32),
    /// Those who brought it to the directorate are back.
    Back(u32),
}

/// A wake of counts in dispute and result forms, by the centre.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) enum ResultWake {
    /// Agents who have waited for a ruling since a time leave under protest; void once someone has ruled.
    AgentsLeave(CentreId, SimTime),
    /// The entry of its forms, or the second count of its ballots, is done.
    Worked(CentreId),
}

/// The agenda: wakes by (time, sequence).
#[derive(Resource, Default)]
pub(crate) struct Agenda {
    /// What is scheduled.
    heap: BinaryHeap<Reverse<Entry>>,
    /// Number of the last entry.
    seq: u64,
    /// The time up to which wakes were taken.
    now: SimTime,
}

/// A wake and its time.
struct Entry {
    /// Exercise time of the wake. Constant.
    at: SimTime,
    /// Number of the entry: of two at one time, the earlier made comes first. Constant.
    seq: u64,
    /// Who is woken, and for what. Constant.
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
    pub(crate) fn at(&mut self, at: SimTime, wake: impl Into<Wake>) {
        self.seq += 1;
        self.heap.push(Reverse(Entry {
            at: at.max(self.now),
            seq: self.seq,
            wake: wake.into(),
        }));
    }

    /// When the next wake is due.
    pub(crate) fn next(&self) -> Option<SimTime> {
        self.heap.peek().map(|Reverse(e)| e.at)
    }

    /// Takes all wakes due at `now`, in order.
    pub(crate) fn take(&mut self, now: SimTime, due: &mut Due) {
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
            due.add(e.wake);
        }
    }

    /// Times of what is scheduled: the digest of the first two editions.
    pub(crate) fn hash_times(&self, h: &mut Hasher) {
        let mut all: Vec<i64> = self.heap.iter().map(|Reverse(e)| e.at.millis()).collect();
        all.sort_unstable();
        all.into_iter().for_each(|t| {
            h.num(t);
        });
    }

    /// What is scheduled, in its order. Which entity a wake is for shows in that entity's own state.
    pub(crate) fn hash(&self, h: &mut Hasher) {
        let mut all: Vec<&Entry> = self.heap.iter().map(|Reverse(e)| e).collect();
        all.sort_unstable();
        for e in all {
            h.num(e.at.millis()).value(&e.wake);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn wakes_leave_by_time_and_then_in_the_order_of_entry(times in proptest::collection::vec(0i64..20, 1..60)) {
            let mut agenda = Agenda::default();
            for (i, t) in times.iter().enumerate() {
                agenda.at(SimTime::from_millis(*t), CommsWake::Delivered(i as u32));
            }
            let mut out = Vec::new();
            while let Some(t) = agenda.next() {
                let mut due = Due::default();
                agenda.take(t, &mut due);
                for w in due.comms {
                    let CommsWake::Delivered(i) = w else { panic!("{w:?} was never scheduled") };
                    out.push((t.millis(), i));
                }
            }
            let mut expected: Vec<_> = times.iter().copied().zip(0..).collect();
            expected.sort_unstable();
            proptest::prop_assert_eq!(out, expected);
        }
    }
}
