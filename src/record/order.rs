//! What someone asks of a running exercise: the only way in.
//!
//! Every order ends in exactly one fact, `OrderAccepted` or `OrderRejected`.
//! Deliberately not here: whether it is allowed (`sim::seats::orders`) and what it does (the mechanisms).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::ad_hoc::AdHoc;
pub use super::order_kind::OrderKind;
pub use super::reference::{About, Party, Target};
pub use super::row::{Instruction, Reach, Row, same_matter};
use super::situation::SituationReport;
pub use super::states::Giver;
use super::states::{Capability, Channel, Direction, Posture, Purpose, Readiness, Ruling};
use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, IncidentId, InjectId, ModuleId,
    MunicipalityId, PointId, QuestionId, RoadId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::time::{SimTime, Span};

/// Characters that a message in words or a note may have: about two minutes of reading aloud.
pub const WORDS_MOST: u32 = 2000;

// What is added stands at the end: state hashes of exercises that were played count by place.
/// One thing that a seat asks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Order {
    /// Send a free unit.
    Dispatch {
        /// The unit.
        unit: UnitId,
        /// Where to.
        to: Target,
    },
    /// Send a unit that has a task elsewhere.
    Redirect {
        /// The unit.
        unit: UnitId,
        /// Where to.
        to: Target,
    },
    /// Release a unit from its task; it returns to its base.
    StandDown {
        /// The unit.
        unit: UnitId,
    },
    /// Change how a road checkpoint checks.
    SetPosture {
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// The new posture.
        posture: Posture,
    },
    /// Change how a polling centre's gate checks.
    SetGate {
        /// The centre.
        centre: CentreId,
        /// The new posture.
        posture: Posture,
    },
    /// Close a road to the public and the forces.
    CloseRoad {
        /// The road.
        road: RoadId,
    },
    /// Open a road that was closed by order.
    OpenRoad {
        /// The road.
        road: RoadId,
    },
    /// Set a directorate's level of readiness; a higher one needs time.
    SetReadiness {
        /// The directorate.
        directorate: DirectorateId,
        /// The level asked for.
        level: Readiness,
    },
    /// Suspend voting at a centre.
    SuspendVoting {
        /// The centre.
        centre: CentreId,
    },
    /// Resume voting at a centre.
    ResumeVoting {
        /// The centre.
        centre: CentreId,
    },
    /// Let a centre close later.
    ExtendVoting {
        /// The centre.
        centre: CentreId,
        /// The new closing time.
        until: SimTime,
    },
    /// Ask another seat for a unit.
    RequestSupport {
        /// The seat asked.
        from: SeatId,
        /// What the unit must be able to do.
        capability: Capability,
        /// People needed, at least 1.
        strength: u32,
        /// Where to.
        to: Target,
    },
    /// Answer a request for support: with a unit, which goes at once, or with none.
    AnswerSupport {
        /// Number of the request.
        request: u32,
        /// The unit lent, or none to decline.
        unit: Option<UnitId>,
    },
    /// Ask those who can for what an incident broke and the police cannot mend: devices, lines, power.
    RequestRepair {
        /// The incident.
        incident: IncidentId,
    },
    /// Confirm that a message was read.
    Acknowledge {
        /// The inject that brought it.
        message: InjectId,
    },
    /// Confirm a report, so that the sender knows it came.
    AcknowledgeReport {
        /// Number of the report.
        report: u32,
    },
    /// Pass on what the seat knows of something to another seat.
    PassOn {
        /// What about.
        about: About,
        /// To whom.
        to: SeatId,
    },
    /// Say something to another seat in words.
    SendMessage {
        /// To whom.
        to: SeatId,
        /// What it is for.
        purpose: Purpose,
        /// The inject whose message it is about.
        #[serde(default)]
        regarding: Option<InjectId>,
        /// Number of the seat's message that it answers.
        #[serde(default)]
        answers: Option<u32>,
        /// The words; of a situation report the situation.
        text: String,
        /// What else a situation report says; none: it is a message in plain words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        situation_report: Option<SituationReport>,
    },
    /// Use a channel from now on for orders to the seat's own posts and units, or for words to another seat.
    UseChannel {
        /// The channel.
        channel: Channel,
        /// The other seat; none: all posts and units.
        with: Option<SeatId>,
    },
    /// Call the posts of every place in the area on every channel, and see who answers within five minutes.
    CheckComms,
    /// Set the posture of every checkpoint of a directorate.
    SetPosturePlan {
        /// The directorate.
        directorate: DirectorateId,
        /// The new posture.
        posture: Posture,
    },
    /// Tell checkpoints to look out for a vehicle.
    IssueLookout {
        /// The vehicle.
        vehicle: VehicleId,
        /// The checkpoints; none listed: all in the seat's area.
        checkpoints: Vec<CheckpointId>,
        /// Until when it holds.
        until: SimTime,
    },
    /// Tell checkpoints that a vehicle is no longer looked for.
    CancelLookout {
        /// The vehicle.
        vehicle: VehicleId,
    },
    /// Start a convoy, with a unit as escort. Without one it waits for an escort.
    StartConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// The escort, sent to the convoy if it is not there.
        escort: Option<UnitId>,
    },
    /// Stop a convoy at the next place.
    HaltConvoy {
        /// The convoy.
        convoy: ConvoyId,
    },
    /// Let a halted convoy go on: by another way, without its escort, or past a centre that cannot be reached.
    ProceedConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// Whether the next centre is left out.
        skip: bool,
    },
    /// Tell checkpoints that a convoy comes, so that it passes at once.
    AnnounceConvoy {
        /// The convoy.
        convoy: ConvoyId,
        /// The checkpoints; none listed: all in the seat's area.
        checkpoints: Vec<CheckpointId>,
    },
    /// Find out whether a rumour is true.
    VerifyRumour {
        /// The rumour.
        rumour: RumourId,
    },
    /// Correct a rumour in public.
    CorrectRumour {
        /// The rumour.
        rumour: RumourId,
    },
    /// Brief the media on the situation in a municipality.
    BriefMedia {
        /// The municipality.
        municipality: MunicipalityId,
    },
    /// Write something down for the record.
    Note {
        /// The note.
        text: String,
    },
    /// EXCON: say that a person holds a seat, or no longer does; then standing orders stop or play it.
    Staff {
        /// The seat.
        seat: SeatId,
        /// Whether a person holds it.
        staffed: bool,
    },
    /// EXCON: release an inject now.
    Release {
        /// The inject.
        inject: InjectId,
    },
    /// EXCON: skip an inject. It comes no more, unless it is released by hand.
    Skip {
        /// The inject.
        inject: InjectId,
    },
    /// EXCON: let an inject come at another time.
    Retime {
        /// The inject.
        inject: InjectId,
        /// Its new time, not before now and not after ENDEX.
        at: SimTime,
        /// Whether all injects that were due at its old time or later move by as much.
        #[serde(default)]
        following: bool,
    },
    /// EXCON: add an inject to the script that is not in the scenario.
    Improvise {
        /// What it does.
        what: AdHoc,
        /// When it comes; none: now.
        #[serde(default)]
        at: Option<SimTime>,
    },
    /// EXCON: end the exercise now.
    EndExercise,
    /// Change how a road checkpoint checks those who pass it one way.
    SetDirection {
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// Which way.
        direction: Direction,
        /// The new posture for them.
        posture: Posture,
    },
    /// Send a rested crew to relieve a unit: it musters at the unit's base, drives to where the unit is, and takes over on the spot.
    Relieve {
        /// The unit whose people go home.
        unit: UnitId,
    },
    /// Hand over people or evidence that a checkpoint or unit holds.
    HandOver {
        /// Number of what is held.
        held: u32,
        /// The unit that comes for it and can investigate; none: those who hold it bring it to the directorate.
        to: Option<UnitId>,
    },
    /// EXCON: open a module of the discussion. One that is open ends.
    OpenModule {
        /// The module.
        module: ModuleId,
    },
    /// EXCON: end the module that is open.
    CloseModule {
        /// What the discussion's clock showed.
        #[serde(default)]
        spent: Span,
    },
    /// EXCON: put a question of the open module to those who discuss.
    AskQuestion {
        /// The question.
        question: QuestionId,
        /// What the discussion's clock showed.
        #[serde(default)]
        spent: Span,
    },
    /// Answer a question of the open module. A later answer takes the place of an earlier one of the same seat.
    AnswerQuestion {
        /// The question.
        question: QuestionId,
        /// Whose answer it is, where exercise control writes it down for a seat; none: of the seat that gives it, and if that is
        /// exercise control, of all together.
        #[serde(default)]
        of: Option<SeatId>,
        /// The words.
        text: String,
        /// What the discussion's clock showed.
        #[serde(default)]
        spent: Span,
    },
    /// EXCON: write down that a point that was expected was raised in the discussion, or take that back.
    NotePoint {
        /// The point.
        point: PointId,
        /// Whether it was raised.
        raised: bool,
        /// What the discussion's clock showed.
        #[serde(default)]
        spent: Span,
    },
    /// Rule on a disputed count, or on result forms that are held back.
    RuleOnCount {
        /// The centre.
        centre: CentreId,
        /// What is to be done.
        ruling: Ruling,
    },
    /// Send a rested crew to relieve the people at a checkpoint: it musters at the directorate's seat, drives there, and takes over.
    RelievePost {
        /// The checkpoint.
        checkpoint: CheckpointId,
    },
}

impl Order {
    /// What is true of it by its sort. An order without a row does not compile.
    #[expect(clippy::too_many_lines, reason = "one arm for each order")]
    pub fn row(&self) -> Row<'_> {
        use OrderKind as Kind;
        match self {
            Self::Dispatch { unit, to } | Self::Redirect { unit, to } => {
                Row::task(Kind::Send, unit, Some(to))
            }
            Self::StandDown { unit } => Row::task(Kind::StandDown, unit, None),
            Self::SetPosture {
                checkpoint,
                posture,
            } => Row {
                instruction: Some(Instruction::Posture(checkpoint, *posture)),
                target: Some(Target::Checkpoint(checkpoint.clone())),
                strictness: Some(*posture as u32),
                ..Row::of(Kind::SetPosture)
            },
            Self::SetDirection {
                checkpoint,
                direction,
                posture,
            } => Row {
                instruction: Some(Instruction::OneWay(checkpoint, *direction, *posture)),
                target: Some(Target::Checkpoint(checkpoint.clone())),
                strictness: Some(*posture as u32),
                ..Row::of(Kind::SetPosture)
            },
            Self::SetGate { centre, posture } => Row {
                strictness: Some(*posture as u32),
                ..Row::centre(Kind::SetGate, centre, Instruction::Gate(centre, *posture))
            },
            Self::CloseRoad { road } => Row::road(Kind::CloseRoad, road),
            Self::OpenRoad { road } => Row::road(Kind::OpenRoad, road),
            Self::SetReadiness { directorate, level } => Row {
                instruction: Some(Instruction::Readiness(directorate, *level)),
                reach: Reach::Units(directorate),
                strictness: Some(*level as u32),
                ..Row::of(Kind::SetReadiness)
            },
            Self::SuspendVoting { centre } => {
                let stop = Instruction::Voting(centre, false);
                Row::centre(Kind::SuspendVoting, centre, stop)
            }
            Self::ResumeVoting { centre } => {
                let go_on = Instruction::Voting(centre, true);
                Row::centre(Kind::ResumeVoting, centre, go_on)
            }
            Self::ExtendVoting { centre, until } => {
                let later = Instruction::Closing(centre, *until);
                Row::centre(Kind::ExtendVoting, centre, later)
            }
            Self::RequestSupport {
                from,
                capability,
                strength,
                to,
            } => Row {
                target: Some(to.clone()),
                to: Some(from),
                asks: Some((*capability, *strength)),
                ..Row::of(Kind::RequestSupport)
            },
            Self::AnswerSupport { request, unit } => Row {
                kind: unit.is_some().then_some(Kind::Send),
                request: Some(*request),
                unit: unit.as_ref(),
                ..Row::of(Kind::Send)
            },
            Self::RequestRepair { incident } => Row {
                target: Some(Target::Incident(incident.clone())),
                ..Row::of(Kind::RequestRepair)
            },
            Self::Acknowledge { message } => Row {
                message: Some(message),
                ..Row::of(Kind::Acknowledge)
            },
            Self::AcknowledgeReport { .. } => Row::of(Kind::AcknowledgeReport),
            Self::PassOn { about, to } => Row {
                to: Some(to),
                ..Row::about(Kind::PassOn, about.clone())
            },
            Self::SendMessage {
                to,
                purpose,
                regarding,
                ..
            } => Row {
                to: Some(to),
                message: regarding.as_ref(),
                purpose: Some(*purpose),
                ..Row::of(Kind::SendMessage)
            },
            Self::UseChannel { channel, .. } => Row {
                channel: Some(*channel),
                ..Row::of(Kind::UseChannel)
            },
            Self::CheckComms => Row::of(Kind::CheckComms),
            Self::SetPosturePlan {
                directorate,
                posture,
            } => Row {
                reach: Reach::Plan(directorate, *posture),
                strictness: Some(*posture as u32),
                ..Row::of(Kind::SetPosturePlan)
            },
            Self::IssueLookout {
                vehicle,
                checkpoints,
                ..
            } => Row {
                reach: Reach::Checkpoints(checkpoints),
                ..Row::about(Kind::IssueLookout, About::Vehicle(vehicle.clone()))
            },
            Self::CancelLookout { vehicle } => Row {
                reach: Reach::Checkpoints(&[]),
                ..Row::about(Kind::CancelLookout, About::Vehicle(vehicle.clone()))
            },
            Self::StartConvoy { convoy, escort } => {
                let start = Instruction::Start(convoy, escort.as_ref());
                Row::convoy(Kind::StartConvoy, convoy, Some(start))
            }
            Self::HaltConvoy { convoy } => {
                Row::convoy(Kind::HaltConvoy, convoy, Some(Instruction::Halt(convoy)))
            }
            Self::ProceedConvoy { convoy, skip } => {
                let go_on = Instruction::Proceed(convoy, *skip);
                Row::convoy(Kind::ProceedConvoy, convoy, Some(go_on))
            }
            Self::AnnounceConvoy {
                convoy,
                checkpoints,
            } => Row {
                reach: Reach::Checkpoints(checkpoints),
                ..Row::convoy(Kind::AnnounceConvoy, convoy, None)
            },
            Self::VerifyRumour { rumour } => {
                Row::about(Kind::VerifyRumour, About::Rumour(rumour.clone()))
            }
            Self::CorrectRumour { rumour } => {
                Row::about(Kind::CorrectRumour, About::Rumour(rumour.clone()))
            }
            Self::BriefMedia { .. } => Row::of(Kind::BriefMedia),
            Self::Note { .. } => Row::of(Kind::Note),
            // No script looks for what is said in a discussion.
            Self::AnswerQuestion { .. } => Row {
                kind: None,
                ..Row::of(Kind::Note)
            },
            Self::Relieve { unit } => Row {
                instruction: Some(Instruction::Relief(unit)),
                unit: Some(unit),
                ..Row::about(Kind::Relieve, About::Unit(unit.clone()))
            },
            Self::RelievePost { checkpoint } => Row {
                instruction: Some(Instruction::PostRelief(checkpoint)),
                target: Some(Target::Checkpoint(checkpoint.clone())),
                ..Row::about(Kind::Relieve, About::Checkpoint(checkpoint.clone()))
            },
            Self::HandOver { held, to } => Row {
                instruction: to.is_none().then_some(Instruction::BringIn(*held)),
                unit: to.as_ref(),
                ..Row::of(Kind::HandOver)
            },
            Self::RuleOnCount { centre, ruling } => {
                let rule = Instruction::Ruling(centre, *ruling);
                Row {
                    ruling: Some(*ruling),
                    ..Row::centre(Kind::RuleOnCount, centre, rule)
                }
            }
            Self::Skip { .. } => Row {
                reach: Reach::Script,
                ..Row::control()
            },
            Self::Staff { .. }
            | Self::Release { .. }
            | Self::Retime { .. }
            | Self::Improvise { .. }
            | Self::EndExercise
            | Self::OpenModule { .. }
            | Self::CloseModule { .. }
            | Self::AskQuestion { .. }
            | Self::NotePoint { .. } => Row::control(),
        }
    }
}

/// An order in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OrderEntry {
    /// Exercise time at which it is applied.
    pub at: SimTime,
    /// Number in the journal, from 1.
    pub seq: u64,
    /// The seat that asks.
    pub seat: SeatId,
    /// What it asks.
    pub order: Order,
}
