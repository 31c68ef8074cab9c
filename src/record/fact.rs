//! What happened, as the simulation says it: identifiers, numbers and closed lists, no prose.
//!
//! The picture, the exercise file, the measures and the report are all made from these.
//! Deliberately not here: why an order is refused (`refusal`), who may know of it (`sim`), how it is worded (`wording`).

use serde::{Deserialize, Serialize};

pub use super::fact_lists::{LeftOut, Line, SuspendedBy};
pub use super::given::OrderGiven;
use super::order::{About, Order, Party, Target};
pub use super::refusal::{EntityId, Refusal};
use super::situation::SituationReport;
use super::states::{
    Capability, Channel, Direction, EvidenceKind, Find, Gap, Halt, HeldGap, Missed, Posture,
    Purpose, Readiness, Repairer, ResultDoubt, Ruling,
};
use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, ExpectedId, FlagId, IncidentId, InjectId,
    KindId, MunicipalityId, PlaceId, RoadId, RuleId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::time::SimTime;

/// A fact with its number and time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FactEntry {
    /// Number in the exercise, from 1 without gaps.
    pub n: u64,
    /// Exercise time.
    pub at: SimTime,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// What happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(
    missing_docs,
    reason = "the fields are the identifiers that their names say; units stand on the variant"
)]
pub enum Fact {
    /// STARTEX.
    ExerciseStarted,
    /// ENDEX.
    ExerciseEnded,
    /// An order was accepted. `seq` is its number in the journal; an order of the standing orders has none, but its `rule`.
    OrderAccepted {
        seat: SeatId,
        seq: Option<u64>,
        rule: Option<RuleId>,
        order: Order,
    },
    /// An order was refused.
    OrderRejected {
        seat: SeatId,
        seq: Option<u64>,
        rule: Option<RuleId>,
        order: Order,
        why: Refusal,
    },
    /// An inject was released.
    InjectReleased { inject: InjectId, by_hand: bool },
    /// An inject was left out.
    InjectLeftOut { inject: InjectId, why: LeftOut },
    /// An inject will come at another time.
    InjectRetimed { inject: InjectId, due: SimTime },
    /// A message reached a seat.
    MessageReceived { inject: InjectId, seat: SeatId },
    /// A seat confirmed a message, `after_seconds` after it came.
    MessageAcknowledged {
        inject: InjectId,
        seat: SeatId,
        after_seconds: i64,
    },
    /// An expected action was taken by `seat`, `after_seconds` after the inject; less than 0: in anticipation of it.
    ExpectedMet {
        expected: ExpectedId,
        inject: InjectId,
        seat: SeatId,
        after_seconds: i64,
    },
    /// An expected action was not taken in time.
    ExpectedMissed {
        expected: ExpectedId,
        inject: InjectId,
    },
    /// An expected action was taken back by `seat` before it had effect; or what `seat` had ordered was `not_carried_out`.
    ExpectedTakenBack {
        expected: ExpectedId,
        inject: InjectId,
        seat: SeatId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_carried_out: bool,
    },
    /// An expected outcome has come about, `after_seconds` after the inject.
    OutcomeReached {
        expected: ExpectedId,
        inject: InjectId,
        after_seconds: i64,
    },
    /// A seat asked those who can mend what an incident broke.
    RepairRequested {
        incident: IncidentId,
        seat: SeatId,
        repairer: Repairer,
    },
    /// A unit keeps its distance until the scene of an incident is held by others.
    UnitWaits { unit: UnitId, incident: IncidentId },
    /// An incident that nobody settled left lasting consequences behind.
    IncidentLeftBehind { incident: IncidentId },
    /// A seat ordered a stop to voting for which it has no power, and the head of the centre obeyed.
    OrderBeyondPowers { seat: SeatId, centre: CentreId },
    /// A flag of the script was set or cleared.
    FlagChanged { flag: FlagId, on: bool },
    /// A road was blocked by what happened.
    RoadBlocked { road: RoadId },
    /// A blocked road is free again.
    RoadCleared { road: RoadId },
    /// A road was closed by order.
    RoadClosed { road: RoadId },
    /// A road was opened by order.
    RoadOpened { road: RoadId },
    /// Weather changed in a directorate: vehicles drive at this share of their speed.
    WeatherChanged {
        directorate: DirectorateId,
        speed_percent: u32,
    },
    /// A directorate reached a level of readiness.
    ReadinessReached {
        directorate: DirectorateId,
        level: Readiness,
    },
    /// A unit left for its task and expects to arrive at `eta`.
    UnitDeparted {
        unit: UnitId,
        to: Target,
        eta: SimTime,
    },
    /// A unit met a blocked road that it did not know of.
    UnitMetBlock { unit: UnitId, road: RoadId },
    /// A unit found no open road and waits at a place.
    UnitStranded { unit: UnitId, place: PlaceId },
    /// A unit joined the queue of a checkpoint.
    UnitAtCheckpoint {
        unit: UnitId,
        checkpoint: CheckpointId,
    },
    /// A unit passed a checkpoint after waiting.
    UnitPassed {
        unit: UnitId,
        checkpoint: CheckpointId,
        waited_seconds: i64,
    },
    /// A unit reached its task.
    UnitArrived { unit: UnitId, to: Target },
    /// A unit was released and turns back to its base.
    UnitReleased { unit: UnitId },
    /// A unit is back at its base.
    UnitReturned { unit: UnitId },
    /// A unit is out of service.
    UnitLost { unit: UnitId },
    /// A unit came into service.
    UnitAdded { unit: UnitId },
    /// A centre has all it needs to open.
    CentreReady { centre: CentreId },
    /// A centre opened, this many seconds after the hour.
    CentreOpened { centre: CentreId, late_seconds: i64 },
    /// A centre could not open on time: materials or its protection team are missing.
    CentreNotOpened {
        centre: CentreId,
        materials: bool,
        team: bool,
    },
    /// Voting was suspended.
    CentreSuspended { centre: CentreId, by: SuspendedBy },
    /// Voting was resumed, after this many seconds.
    CentreResumed {
        centre: CentreId,
        after_seconds: i64,
    },
    /// A centre will close later.
    CentreExtended { centre: CentreId, until: SimTime },
    /// The doors of a centre closed, with this many people in line.
    CentreClosed { centre: CentreId, in_line: u32 },
    /// Counting began.
    CountingBegan { centre: CentreId, ballots: u32 },
    /// Counting is done and the boxes are sealed.
    CountingDone { centre: CentreId },
    /// A centre's gate checks differently.
    GateSet { centre: CentreId, posture: Posture },
    /// A checkpoint checks differently.
    PostureSet {
        checkpoint: CheckpointId,
        posture: Posture,
    },
    /// A checkpoint checks those who pass it one way differently.
    PostureSetOneWay {
        checkpoint: CheckpointId,
        direction: Direction,
        posture: Posture,
    },
    /// A check of the traffic found something; `tip`: the checkpoint looked out for a vehicle and looked twice.
    ThingFound {
        checkpoint: CheckpointId,
        direction: Direction,
        find: Find,
        tip: bool,
    },
    /// So many vehicles with women aboard passed a full search by the end without a woman who could search them.
    WomenUnsearched {
        checkpoint: CheckpointId,
        vehicles: u32,
    },
    /// An incident began.
    IncidentBegan {
        incident: IncidentId,
        incident_kind: KindId,
        site: Target,
        municipality: Option<MunicipalityId>,
    },
    /// A seat learned of an incident.
    IncidentReported { incident: IncidentId, seat: SeatId },
    /// An incident grew to a stage, counted from 0.
    IncidentEscalated { incident: IncidentId, stage: u32 },
    /// The first unit reached an incident, this many seconds after it began.
    ResponseBegan {
        incident: IncidentId,
        unit: UnitId,
        after_seconds: i64,
    },
    /// The units on the scene suffice; the incident no longer grows.
    ResponseSufficient { incident: IncidentId },
    /// The units on the scene no longer suffice.
    ResponseLost { incident: IncidentId },
    /// More force than the incident bears.
    ForceOutOfProportion {
        incident: IncidentId,
        strength: u32,
        limit: u32,
    },
    /// People were injured.
    PeopleInjured { incident: IncidentId, count: u32 },
    /// An incident was settled at a stage, this many seconds after it began.
    IncidentSettled {
        incident: IncidentId,
        stage: u32,
        after_seconds: i64,
    },
    /// An incident ended by itself.
    IncidentFaded {
        incident: IncidentId,
        stage: u32,
        after_seconds: i64,
    },
    /// Support was asked for.
    SupportRequested {
        request: u32,
        by: SeatId,
        from: SeatId,
        capability: Capability,
        strength: u32,
        to: Target,
    },
    /// Support was granted.
    SupportGranted { request: u32, unit: UnitId },
    /// Support was declined.
    SupportDeclined { request: u32 },
    /// A channel no longer works at a place and around it.
    ChannelDown { place: PlaceId, channel: Channel },
    /// A channel works again, after this many seconds.
    ChannelUp {
        place: PlaceId,
        channel: Channel,
        after_seconds: i64,
    },
    /// Something could not be sent and waits for its channel.
    TransmissionHeld {
        from: Party,
        to: Party,
        channel: Channel,
    },
    /// Something was sent and never arrived.
    TransmissionLost {
        from: Party,
        to: Party,
        channel: Channel,
    },
    /// An order reached whom it was for, after this many seconds.
    OrderDelivered {
        seat: SeatId,
        order: Order,
        to: Party,
        channel: Channel,
        after_seconds: i64,
    },
    /// An order reached whom it was for, who could not carry it out or would not; a head of centre's answer has reached the seat.
    OrderNotCarriedOut {
        seat: SeatId,
        order: Order,
        by: Party,
        why: Refusal,
    },
    /// A newer order took back an order before that reached whom it was for.
    OrderReplaced {
        seat: SeatId,
        order: Order,
        to: Party,
    },
    /// A comms check is over: calls made and answered.
    CommsChecked {
        seat: SeatId,
        asked: u32,
        answered: u32,
    },
    /// In a comms check, a place did not answer on a channel.
    ChannelSilent {
        seat: SeatId,
        place: PlaceId,
        channel: Channel,
    },
    /// What a channel carried: sent, arrived, lost, not arrived by the end; mean time in milliseconds.
    ChannelTally {
        channel: Channel,
        sent: u32,
        delivered: u32,
        lost: u32,
        undelivered: u32,
        mean_ms: i64,
    },
    /// A report reached a seat. What it says was seen `seen_seconds_ago`.
    ReportReceived {
        report: u32,
        seat: SeatId,
        about: About,
        from: Party,
        channel: Channel,
        seen_seconds_ago: i64,
    },
    /// A message in words reached a seat, this many seconds after it was sent.
    SeatMessageReceived {
        message: u32,
        from: SeatId,
        to: SeatId,
        purpose: Purpose,
        regarding: Option<InjectId>,
        answers: Option<u32>,
        channel: Channel,
        after_seconds: i64,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        situation_report: Option<SituationReport>,
    },
    /// A seat confirmed a report, this many seconds after it came.
    ReportAcknowledged {
        report: u32,
        seat: SeatId,
        after_seconds: i64,
    },
    /// The sender of a report heard no confirmation in time.
    ReportUnanswered {
        report: u32,
        seat: SeatId,
        about: About,
        after_seconds: i64,
    },
    /// A lookout was issued to this many checkpoints.
    LookoutIssued {
        lookout: u32,
        seat: SeatId,
        vehicle: VehicleId,
        checkpoints: u32,
        until: SimTime,
    },
    /// A checkpoint learned of a lookout, this many seconds after it was issued.
    LookoutReceived {
        lookout: u32,
        vehicle: VehicleId,
        checkpoint: CheckpointId,
        after_seconds: i64,
    },
    /// A checkpoint learned of a lookout after the vehicle had passed, by this many seconds.
    LookoutTooLate {
        lookout: u32,
        vehicle: VehicleId,
        checkpoint: CheckpointId,
        by_seconds: i64,
    },
    /// A checkpoint told its neighbour of a vehicle that it did not stop.
    LookoutHandedOver {
        vehicle: VehicleId,
        from: CheckpointId,
        to: CheckpointId,
    },
    /// A vehicle that is looked for, or should be, sets out.
    VehicleAppeared { vehicle: VehicleId, place: PlaceId },
    /// A vehicle saw a checkpoint and turned back before it.
    VehicleTurnedBack {
        vehicle: VehicleId,
        checkpoint: CheckpointId,
    },
    /// A checkpoint stopped a vehicle, this many seconds after it set out.
    VehicleIntercepted {
        vehicle: VehicleId,
        checkpoint: CheckpointId,
        after_seconds: i64,
    },
    /// A checkpoint let a vehicle pass.
    VehicleMissed {
        vehicle: VehicleId,
        checkpoint: CheckpointId,
        why: Missed,
    },
    /// A vehicle reached where it was going.
    VehicleEscaped { vehicle: VehicleId, place: PlaceId },
    /// What checks at a checkpoint cost: waiting and checking, seconds of all vehicles of the public, and of voters among them.
    CheckpointDelay {
        checkpoint: CheckpointId,
        vehicle_seconds: i64,
        voter_seconds: i64,
    },
    /// A convoy set out.
    ConvoyStarted {
        convoy: ConvoyId,
        escort: Option<UnitId>,
    },
    /// A convoy stands still.
    ConvoyHalted { convoy: ConvoyId, why: Halt },
    /// A convoy that was told to go on goes round a road that is known not to be open: how long it drives, and how much longer.
    ConvoyDetours {
        convoy: ConvoyId,
        road: RoadId,
        seat: SeatId,
        drive_seconds: i64,
        longer_seconds: i64,
    },
    /// A convoy goes on.
    ConvoyResumed { convoy: ConvoyId },
    /// A convoy reached a centre.
    ConvoyReached { convoy: ConvoyId, centre: CentreId },
    /// Materials or boxes were handed over at a centre and signed for.
    CustodySigned { convoy: ConvoyId, centre: CentreId },
    /// A step in the chain of custody is missing.
    CustodyGap { convoy: ConvoyId, gap: Gap },
    /// A convoy delivered everything; the last signature is given.
    ConvoyDelivered { convoy: ConvoyId },
    /// A checkpoint learned that a convoy comes.
    ConvoyAnnounced {
        convoy: ConvoyId,
        checkpoint: CheckpointId,
    },
    /// A convoy passed a checkpoint, announced or not.
    ConvoyPassed {
        convoy: ConvoyId,
        checkpoint: CheckpointId,
        announced: bool,
        waited_seconds: i64,
    },
    /// A rumour came up in a municipality.
    RumourBegan {
        rumour: RumourId,
        municipality: MunicipalityId,
    },
    /// So many in 100 have heard a rumour by now.
    RumourSpread {
        rumour: RumourId,
        municipality: MunicipalityId,
        heard_percent: u32,
    },
    /// A seat found out whether a rumour is true.
    RumourVerified {
        rumour: RumourId,
        seat: SeatId,
        truth: bool,
    },
    /// A correction takes hold in a municipality. `premature`: not verified before; `wrong`: the rumour was true.
    RumourCorrected {
        rumour: RumourId,
        municipality: MunicipalityId,
        premature: bool,
        wrong: bool,
    },
    /// A rumour is no longer passed on; so many in 100 never heard it.
    RumourEnded {
        rumour: RumourId,
        municipality: MunicipalityId,
        never_heard_percent: u32,
    },
    /// The media were briefed on a municipality.
    MediaBriefed { municipality: MunicipalityId },
    /// Confidence in a municipality crossed a step of five in 100.
    ConfidenceChanged {
        municipality: MunicipalityId,
        percent: u32,
    },
    /// A centre's voters so far: `registered`, and what became of those who meant to come (`kept_away` by roads, fear, closed doors).
    CentreTally {
        centre: CentreId,
        registered: u32,
        came: u32,
        served: u32,
        gave_up: u32,
        kept_away: u32,
        in_line: u32,
        open_seconds: i64,
        lost_seconds: i64,
    },
    /// Of the registered men and women of a centre that has stations for each, how many voted.
    TurnoutBySex {
        centre: CentreId,
        men: u32,
        men_served: u32,
        women: u32,
        women_served: u32,
    },
    /// A road checkpoint so far: vehicles passed and turned back, voters among those passed, mean wait in milliseconds.
    CheckpointTally {
        checkpoint: CheckpointId,
        passed: u32,
        voters: u32,
        turned_back: u32,
        mean_wait_ms: i64,
    },
    /// All waits of one sort of line: how many, their sum in milliseconds, and counts by whole seconds as (seconds, count).
    Waits {
        line: Line,
        count: u64,
        sum_ms: i64,
        by_second: Vec<(u32, u32)>,
    },
    /// A unit's people have been on duty for longer than a shift.
    DutyBeyondShift { unit: UnitId },
    /// A relief sets out for a unit and expects to be there at `eta`.
    ReliefSent { unit: UnitId, eta: SimTime },
    /// A relief has taken over a unit; those who go home were on duty for so many seconds.
    UnitRelieved { unit: UnitId, after_seconds: i64 },
    /// A checkpoint or unit holds people, evidence or both until someone entitled takes over.
    TakenIntoCustody {
        held: u32,
        by: Party,
        people: u32,
        evidence: Option<EvidenceKind>,
    },
    /// What was held was handed over and signed for: to a unit, or at the directorate.
    HeldHandedOver {
        held: u32,
        from: Party,
        unit: Option<UnitId>,
        after_seconds: i64,
    },
    /// The chain of custody of what was held is broken.
    HeldGap {
        held: u32,
        from: Party,
        why: HeldGap,
    },
    /// Agents of candidates dispute the count at a centre, which stops until someone rules.
    CountDisputed { centre: CentreId },
    /// A disputed count goes on, by a ruling or because nobody ruled in time.
    DisputeOver {
        centre: CentreId,
        ruling: Option<Ruling>,
        after_seconds: i64,
    },
    /// The result forms of a centre came to the office, one for each station.
    ResultReceived { centre: CentreId, forms: u32 },
    /// The result forms of a centre are held back until someone rules on them.
    ResultHeld { centre: CentreId, why: ResultDoubt },
    /// The result of a centre is entered: without doubt, or by a ruling. Seconds since its forms came.
    ResultEntered {
        centre: CentreId,
        ruling: Option<Ruling>,
        after_seconds: i64,
    },
    /// At the end: centres whose votes were counted, and of these how many forms came, are entered, are held back.
    ResultsTally {
        counted: u32,
        received: u32,
        entered: u32,
        held: u32,
    },
    /// A checkpoint's people have been on duty for longer than a shift.
    PostBeyondShift { checkpoint: CheckpointId },
    /// A relief sets out for a checkpoint and expects to be there at `eta`.
    PostReliefSent {
        checkpoint: CheckpointId,
        eta: SimTime,
    },
    /// Rested people have taken over at a checkpoint; those who go home were on duty for so many seconds.
    PostRelieved {
        checkpoint: CheckpointId,
        after_seconds: i64,
    },
}
