//! What is true of an order by its sort: the shape of a row of the table in `order`.
//!
//! Deliberately not here: the rows (`order`), what becomes of an order (`sim`).

use std::mem::discriminant;

use super::fact::EntityId;
use super::order::OrderKind;
use super::reference::{About, Target};
use super::rules::Rules;
use super::states::{Capability, Channel, Direction, Giver, Posture, Purpose, Readiness, Ruling};
use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, InjectId, RoadId, SeatId, UnitId,
};
use crate::base::time::SimTime;

/// What an order tells someone on the spot to do. It is carried there; an instruction that still waits for a channel gives way to
/// a newer one of the same sort to the same party.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instruction<'a> {
    /// A unit goes somewhere, or home.
    Task(&'a UnitId, Option<&'a Target>),
    /// How a checkpoint checks.
    Posture(&'a CheckpointId, Posture),
    /// How a checkpoint checks those who pass it one way.
    OneWay(&'a CheckpointId, Direction, Posture),
    /// How a centre's gate checks.
    Gate(&'a CentreId, Posture),
    /// Whether a centre votes.
    Voting(&'a CentreId, bool),
    /// When a centre closes.
    Closing(&'a CentreId, SimTime),
    /// The level of a directorate.
    Readiness(&'a DirectorateId, Readiness),
    /// A convoy sets out, with an escort.
    Start(&'a ConvoyId, Option<&'a UnitId>),
    /// A convoy stops.
    Halt(&'a ConvoyId),
    /// A convoy goes on; the next centre is left out or not.
    Proceed(&'a ConvoyId, bool),
    /// A unit's base sends a relief.
    Relief(&'a UnitId),
    /// A checkpoint's directorate sends a relief.
    PostRelief(&'a CheckpointId),
    /// Those who hold something bring it to the directorate.
    BringIn(u32),
    /// What is done about a count or a result form in doubt.
    Ruling(&'a CentreId, Ruling),
}

/// How many an order reaches at once: what a hand that slips would have done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach<'a> {
    /// One unit, post or seat, which can be told otherwise a moment later.
    One,
    /// These checkpoints; none listed: all of the seat's area.
    Checkpoints(&'a [CheckpointId]),
    /// The checkpoints of a directorate that do not check so already.
    Plan(&'a DirectorateId, Posture),
    /// All units of a directorate.
    Units(&'a DirectorateId),
    /// The script, out of which something is taken.
    Script,
}

/// What is true of an order by its sort alone: all that others need to tell one sort from another.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Of which sort it is for a script that looks for it; none: no script can.
    pub kind: Option<OrderKind>,
    /// Who gives it.
    pub giver: Giver,
    /// What it tells someone on the spot to do; none: the room itself carries it out, or it travels as something else.
    pub instruction: Option<Instruction<'a>>,
    /// How many it reaches at once.
    pub reach: Reach<'a>,
    /// Where to, or the post, centre, road or convoy that it is about.
    pub target: Option<Target>,
    /// Number of the request for support that it answers; the target is that of the request.
    pub request: Option<u32>,
    /// The vehicle, convoy or rumour that it is about, what is relieved, or what a report passed on is about.
    pub subject: Option<About>,
    /// The unit that it sends, lends or releases.
    pub unit: Option<&'a UnitId>,
    /// The posture or level that it asks for: the higher, the stricter.
    pub strictness: Option<u32>,
    /// The inject whose message it acknowledges, or is about.
    pub message: Option<&'a InjectId>,
    /// The seat to which it says something, or which it asks.
    pub to: Option<&'a SeatId>,
    /// What is asked of another seat: what the unit must be able to do, and people needed.
    pub asks: Option<(Capability, u32)>,
    /// What a message in words is for.
    pub purpose: Option<Purpose>,
    /// What it rules on a count or result forms in doubt.
    pub ruling: Option<Ruling>,
    /// The channel that it chooses.
    pub channel: Option<Channel>,
}

impl Instruction<'_> {
    /// To whom it is.
    pub fn party(&self) -> EntityId {
        match *self {
            Self::Task(unit, _) | Self::Relief(unit) => unit.into(),
            Self::Posture(checkpoint, _)
            | Self::OneWay(checkpoint, ..)
            | Self::PostRelief(checkpoint) => checkpoint.into(),
            Self::Gate(centre, _)
            | Self::Voting(centre, _)
            | Self::Closing(centre, _)
            | Self::Ruling(centre, _) => centre.into(),
            Self::Readiness(directorate, _) => directorate.into(),
            Self::Start(convoy, _) | Self::Halt(convoy) | Self::Proceed(convoy, _) => convoy.into(),
            Self::BringIn(held) => EntityId::Held(held),
        }
    }

    /// Whether it decides the same as another one, to the same party.
    #[must_use]
    pub fn decides_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OneWay(_, new, _), Self::OneWay(_, old, _)) => new == old,
            // What is ordered for both ways decides each of them, and not the reverse.
            (Self::Posture(..), Self::OneWay(..)) => true,
            _ => discriminant(self) == discriminant(other),
        }
    }

    /// Whether it takes the place of an older one: it decides the same, or one of the two stops the convoy that the other lets drive.
    #[must_use]
    pub fn takes_back(&self, old: &Self) -> bool {
        let drives = |x: &Self| matches!(x, Self::Start(..) | Self::Proceed(..));
        let stops = |x: &Self| matches!(x, Self::Halt(_));
        let reverse = drives(self) && stops(old) || stops(self) && drives(old);
        self.party() == old.party() && (self.decides_the_same(old) || reverse)
    }
}

/// Whether orders of these sorts decide the same matter, of the same party: a newer one can take back an older one.
pub fn same_matter(a: OrderKind, b: OrderKind, rules: Rules) -> bool {
    use OrderKind as Kind;
    let pair = |x, y| (a == x && b == y) || (a == y && b == x);
    let newly = pair(Kind::SetPosture, Kind::SetPosturePlan)
        || pair(Kind::StartConvoy, Kind::HaltConvoy)
        || pair(Kind::ProceedConvoy, Kind::HaltConvoy);
    a == b
        || newly && rules >= Rules::Edition5
        || pair(Kind::Send, Kind::StandDown)
        || pair(Kind::SuspendVoting, Kind::ResumeVoting)
        || pair(Kind::CloseRoad, Kind::OpenRoad)
        || pair(Kind::IssueLookout, Kind::CancelLookout)
}

impl Row<'_> {
    /// Whether it is about the same unit, party or thing as an order of the same matter. Without an instruction it undoes what the
    /// other did, and is no repetition of it.
    pub fn takes_back(&self, old: &Self) -> bool {
        let moves = |row: &Self| matches!(row.kind, Some(OrderKind::Send | OrderKind::StandDown));
        match (&self.instruction, &old.instruction) {
            _ if moves(self) => self.unit == old.unit,
            (Some(new @ Instruction::OneWay(..)), Some(old)) => {
                new.party() == old.party() && new.decides_the_same(old)
            }
            (Some(new), Some(old)) => new.party() == old.party(),
            _ => {
                let same = self.target == old.target && self.subject == old.subject;
                same && self.kind != old.kind
            }
        }
    }
}

impl<'a> Row<'a> {
    /// A row of a room's order in which nothing else is said.
    pub(super) fn of(kind: OrderKind) -> Self {
        Self {
            kind: Some(kind),
            giver: Giver::Room,
            instruction: None,
            reach: Reach::One,
            target: None,
            request: None,
            subject: None,
            unit: None,
            strictness: None,
            message: None,
            to: None,
            asks: None,
            purpose: None,
            ruling: None,
            channel: None,
        }
    }

    /// A row of an order of exercise control, for which no script looks.
    pub(super) fn control() -> Self {
        Self {
            kind: None,
            giver: Giver::Control,
            ..Self::of(OrderKind::Note)
        }
    }

    /// A row of an order that tells a unit what to do.
    pub(super) fn task(kind: OrderKind, unit: &'a UnitId, to: Option<&'a Target>) -> Self {
        Self {
            instruction: Some(Instruction::Task(unit, to)),
            target: to.cloned(),
            unit: Some(unit),
            ..Self::of(kind)
        }
    }

    /// A row of an order about a centre's voting.
    pub(super) fn centre(kind: OrderKind, centre: &CentreId, instruction: Instruction<'a>) -> Self {
        Self {
            instruction: Some(instruction),
            target: Some(Target::Centre(centre.clone())),
            ..Self::of(kind)
        }
    }

    /// A row of an order about a road.
    pub(super) fn road(kind: OrderKind, road: &RoadId) -> Self {
        Self {
            target: Some(Target::Road(road.clone())),
            ..Self::of(kind)
        }
    }

    /// A row of an order about a convoy.
    pub(super) fn convoy(
        kind: OrderKind,
        convoy: &ConvoyId,
        instruction: Option<Instruction<'a>>,
    ) -> Self {
        Self {
            instruction,
            target: Some(Target::Convoy(convoy.clone())),
            subject: Some(About::Convoy(convoy.clone())),
            ..Self::of(kind)
        }
    }

    /// A row of an order about something that is named and has no place.
    pub(super) fn about(kind: OrderKind, subject: About) -> Self {
        Self {
            subject: Some(subject),
            ..Self::of(kind)
        }
    }
}
