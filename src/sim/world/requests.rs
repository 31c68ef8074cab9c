//! What may be asked of the mechanisms of the world: a vocabulary, so that they need not know each other.
//!
//! Each enum is the queue of one mechanism (`kernel::requests`). Deliberately not here: what a mechanism does with it.

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::ids::*;
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::order::{Order, Party, Target};
use crate::record::states::{CentreState, Direction, EvidenceKind, Posture, Readiness, Ruling};
use crate::sim::kernel::requests::Requests;
use crate::sim::kernel::source::Source;

/// An order was not carried out: whoever was to do it could not, or heard a newer one first. What was so already is no such thing.
#[derive(Clone, Debug)]
pub(crate) struct NotDone(
    /// The order as it went to him.
    pub(crate) Order,
);

impl Requests<NotDone> {
    /// Tells of such an order; before the eighth edition of the rules nobody asked.
    pub(crate) fn tell(&mut self, rules: Rules, order: Order) {
        if rules >= Rules::Edition8 {
            self.push(NotDone(order));
        }
    }
}

/// A directorate is to reach a level.
#[derive(Clone, Debug)]
pub(crate) struct ReadinessRequest {
    /// Which.
    pub(crate) directorate: DirectorateId,
    /// The level to be reached.
    pub(crate) level: Readiness,
}

/// What is asked of units, and of all else that drives.
#[derive(Clone, Debug)]
pub(crate) enum UnitRequest {
    /// A unit goes somewhere, from now on under a seat's command if one is named.
    Sending {
        unit: Entity,
        to: Target,
        command: Option<SeatId>,
    },
    /// A unit goes back to its base.
    StandDown(Entity),
    /// A relief sets out for a unit.
    Relieve(Entity),
    /// The script takes a unit away.
    Lose(UnitId),
    /// The script adds a unit that was announced for later.
    Add(UnitId),
    /// Something that is no unit drives to one of these places of the network.
    Drive { vehicle: Entity, to: Vec<usize> },
    /// Something that is no unit stops where it is.
    Stop(Entity),
    /// A vehicle turns round before the checkpoint at which it stands.
    Turn(Entity),
    /// A checkpoint lets go what stands there.
    Passed { unit: Entity, checkpoint: Entity },
}

/// What happens to roads.
#[derive(Clone, Debug)]
pub(crate) enum RoadRequest {
    /// Closed by order.
    Close(RoadId),
    /// Opened by order.
    Open(RoadId),
    /// One thing more blocks it.
    Block(RoadId),
    /// One thing less blocks it.
    Clear(RoadId),
    /// Roads of a directorate are driven at this part of their speed, in 100.
    Weather {
        directorate: DirectorateId,
        speed_percent: u32,
    },
}

/// What happens to incidents.
#[derive(Clone, Debug)]
pub(crate) enum IncidentRequest {
    /// One begins, at a stage.
    Begin {
        id: IncidentId,
        kind: KindId,
        at: Target,
        stage: u32,
    },
    /// The script ends one.
    End(IncidentId),
    /// A seat asked for repair.
    Repair(IncidentId),
}

/// Who is on the scene of incidents may have changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScenesChanged;

/// Who is with a convoy may have changed; looked at in the same pass.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompanyChanged;

/// What is asked of checkpoints.
#[derive(Clone, Debug)]
pub(crate) enum CheckpointRequest {
    /// Checks from now on at a posture, both ways or one.
    Posture(CheckpointId, Option<Direction>, Posture),
    /// Looks out for a vehicle until a time.
    Alert(CheckpointId, SimTime),
    /// So many of its people watch what is held, or no longer do.
    Bind(CheckpointId, u32, bool),
    /// So many women who search women have come to it, or have left.
    Women(CheckpointId, u32, bool),
    /// Has so many people from now on.
    Staff(CheckpointId, u32),
    /// A seat has its people relieved.
    Relieve(CheckpointId, SeatId),
    /// Something of the forces joins its line.
    Join { checkpoint: Entity, unit: Entity },
    /// The state of the road under it changed.
    Road(RoadId),
    /// A convoy comes that is to pass at once.
    Announce(CheckpointId, ConvoyId),
}

/// How many women of units search somewhere after some of them have come or left.
pub(crate) fn lent(now: u32, women: u32, come: bool) -> u32 {
    if come {
        now + women
    } else {
        now.saturating_sub(women)
    }
}

/// What something does to a centre; by default nothing.
#[derive(Clone, Copy, Default, PartialEq, Debug, Serialize)]
pub(crate) struct Disturbance {
    /// Whether it makes voting impossible.
    pub(crate) suspends: bool,
    /// The share of voters who stay away.
    pub(crate) deters: f64,
    /// The share by which everybody is served more slowly.
    #[serde(skip_serializing_if = "crate::sim::kernel::digest::unset")]
    pub(crate) slows: f64,
}

/// What is asked of polling centres.
#[derive(Clone, Debug)]
pub(crate) enum PollingRequest {
    /// Voting stops until it is resumed.
    Suspend(CentreId),
    /// Voting goes on.
    Resume(CentreId),
    /// A seat ordered voting to go on until a time.
    Extend {
        centre: CentreId,
        until: SimTime,
        by: SeatId,
    },
    /// The gate checks from now on at a posture.
    Gate(CentreId, Posture),
    /// Materials are there, or no longer.
    Materials(CentreId, bool),
    /// A centre's boxes are on the way, or delivered.
    Boxes(CentreId, CentreState),
    /// Something disturbs a centre from now on; replaces what the same source did before.
    Disturb {
        source: Source,
        centre: CentreId,
        by: Disturbance,
    },
    /// The state of a road by which voters come changed.
    Road(RoadId),
    /// Who stands at the centre changed.
    Guard(CentreId),
    /// So many women who search women have come to its gate, or have left.
    Women(CentreId, u32, bool),
    /// Its count stops, goes on or begins again.
    Count(CentreId, CountChange),
}

/// What happens to a vehicle that is looked for.
#[derive(Clone, Debug)]
pub(crate) enum VehicleRequest {
    /// It sets out on its route.
    SetOut(VehicleId),
    /// It stands before a checkpoint and sees its posture.
    Sees { vehicle: Entity, checkpoint: Entity },
    /// It was checked at a posture.
    Checked {
        vehicle: Entity,
        checkpoint: Entity,
        posture: Posture,
    },
    /// It reached a place, or found its road blocked there.
    At { vehicle: Entity, node: usize },
    /// A checkpoint learns of a lookout.
    Lookout {
        checkpoint: CheckpointId,
        number: u32,
        vehicle: VehicleId,
        until: SimTime,
        issued: SimTime,
    },
    /// A checkpoint learns that a lookout is over.
    Cancel {
        checkpoint: CheckpointId,
        vehicle: VehicleId,
    },
}

/// What happens to a convoy.
#[derive(Clone, Debug)]
pub(crate) enum ConvoyRequest {
    /// It is to start, with an escort if one is named.
    Start {
        convoy: ConvoyId,
        escort: Option<UnitId>,
    },
    /// It is to stop where it is.
    Halt(ConvoyId),
    /// It is to go on, without its next centre if `skip`.
    Proceed { convoy: ConvoyId, skip: bool },
    /// It reached a place where it has something to do, or found no way on.
    At { convoy: Entity, node: usize },
    /// It met a blocked road.
    Blocked(Entity),
    /// An incident began (true) or ended at it.
    Attacked(ConvoyId, bool),
    /// A centre's boxes are sealed.
    Sealed(CentreId),
}

/// What happens to detained people and evidence.
#[derive(Clone, Debug)]
pub(crate) enum HoldingRequest {
    /// A checkpoint or unit holds them from now on.
    Taken {
        by: Party,
        people: u32,
        evidence: Option<EvidenceKind>,
    },
    /// An incident was settled that yields them; those on its scene hold them, if anyone is there who can.
    Settled {
        incident: IncidentId,
        site: Target,
        people: u32,
        evidence: Option<EvidenceKind>,
    },
    /// Those who hold them bring them to the directorate.
    BringIn(u32),
    /// A unit began or ended something: who holds and who can take over has to be looked at.
    Moved,
}

/// What happens to a count that goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CountChange {
    /// It stops.
    Hold,
    /// It goes on where it stopped.
    GoOn,
    /// It begins again.
    Again,
}

/// What happens to counts and result forms.
#[derive(Clone, Debug)]
pub(crate) enum ResultRequest {
    /// Agents dispute the count at a centre, or will when it begins.
    Disputed(CentreId),
    /// A count began.
    Counting(CentreId),
    /// A convoy has delivered boxes and forms of these centres; whether the chain of custody was whole.
    Delivered {
        office: PlaceId,
        centres: Vec<CentreId>,
        whole: bool,
    },
    /// A seat ruled on a count or on forms in doubt.
    Ruled {
        centre: CentreId,
        ruling: Ruling,
        by: SeatId,
    },
}

/// What happens to rumours.
#[derive(Clone, Debug)]
pub(crate) enum RumourRequest {
    /// A share of a municipality starts to pass it on.
    Begin {
        rumour: RumourId,
        municipality: MunicipalityId,
        share: f64,
    },
    /// A seat finds out whether it is true.
    Verify { rumour: RumourId, seat: SeatId },
    /// It is corrected in public, verified or not.
    Correct { rumour: RumourId, verified: bool },
    /// It is true from now on, or no longer.
    Truth { rumour: RumourId, truth: bool },
    /// The media are briefed in a municipality.
    Brief(MunicipalityId),
}

/// What touches confidence.
#[derive(Clone, Debug)]
pub(crate) struct MoodRequest {
    /// Whose voters.
    pub(crate) municipality: MunicipalityId,
    /// Change of confidence at once; negative is a dent.
    pub(crate) change: f64,
}
