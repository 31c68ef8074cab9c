//! Scenario files as an author types them: the first stage of reading.
//!
//! Types mirror the RON text and nothing else. Identifiers may dangle, numbers may be impossible: `scenario::check` says so.
//! The doc comments here are the author's field reference (`scenarios/README.md` is generated from them).
//!
//! Deliberately not here: files, checks, resolved references.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::words::*;

/// The head of `scenario.ron`. The lists of [`Part`] may follow in the same file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Version of the format; 1.
    pub format: u32,
    /// Identifier of the scenario.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What is rehearsed, in a few sentences.
    pub summary: Text,
    /// Date of the first day as year-month-day; shown, not computed with.
    pub date: String,
    /// STARTEX.
    pub start: SimTime,
    /// ENDEX.
    pub end: SimTime,
    /// Seed of all chance when none is given at the start.
    #[serde(default = "one")]
    pub seed: u64,
    /// Other files of this scenario, relative to this one.
    #[serde(default)]
    pub include: Vec<String>,
}

fn one() -> u64 {
    1
}

/// Lists of things; any of them may stand in `scenario.ron` or in an included file, and all are joined.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Part {
    /// Figures that replace the defaults; at most one file may hold them.
    pub settings: Vec<Settings>,
    /// Districts.
    pub districts: Vec<District>,
    /// Directorates.
    pub directorates: Vec<Directorate>,
    /// Municipalities.
    pub municipalities: Vec<Municipality>,
    /// Places: the nodes of the road graph.
    pub places: Vec<Place>,
    /// Roads: the edges of the road graph, usable both ways.
    pub roads: Vec<Road>,
    /// Seats of the exercise.
    pub seats: Vec<Seat>,
    /// Units.
    pub units: Vec<Unit>,
    /// Polling centres.
    pub centres: Vec<Centre>,
    /// Checkpoints on roads.
    pub checkpoints: Vec<Checkpoint>,
    /// Kinds of incident, beside or in place of those of the built-in library.
    pub incident_kinds: Vec<Kind>,
    /// Storylines.
    pub storylines: Vec<Storyline>,
    /// Objectives with their critical tasks.
    pub objectives: Vec<Objective>,
    /// Injects: the master scenario events list.
    pub injects: Vec<Inject>,
    /// Rules of the standing orders; if any are given they replace the built-in doctrine.
    pub doctrine: Vec<Rule>,
}

/// Figures of the simulation. Every field has a default.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Polling.
    pub polling: Polling,
    /// Time that one check takes at a polling centre's gate, by posture.
    pub gate_checks: Checks,
    /// Time that one check takes at a road checkpoint, by posture.
    pub road_checks: Checks,
    /// Turn-out, fatigue and lead times by readiness.
    pub readiness: ReadinessTable,
    /// Speed in km/h by class of road.
    pub speeds: Speeds,
    /// Staff that one lane of a road checkpoint needs; at least 1.
    pub staff_per_lane: u32,
    /// Vehicles in line at which the public turns back from a road checkpoint.
    pub turn_back_at: u32,
}

/// Polling hours, arrivals, service and patience.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Polling {
    /// Doors open.
    pub opens: SimTime,
    /// Doors close; those in line still vote.
    pub closes: SimTime,
    /// Share of the registered who mean to vote, 0 to 1.
    pub turnout: f64,
    /// Relative number of arrivals in equal slices of the polling hours; uniform inside a slice.
    pub arrivals: Vec<f64>,
    /// Time of one voter at the desk of a station.
    pub desk: Duration,
    /// How long a voter is ready to wait, door to desk; none: for ever.
    pub patience: Option<Duration>,
    /// Counting: fixed part.
    pub count_base: Span,
    /// Counting: for each ballot.
    pub count_each: Span,
}

/// A length of time that varies.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Duration {
    /// Always the same.
    Fixed(
        /// The length.
        Span,
    ),
    /// Exponential.
    Exponential(
        /// The mean.
        Span,
    ),
    /// Lognormal.
    LogNormal {
        /// The mean.
        mean: Span,
        /// Coefficient of variation: standard deviation divided by mean, above 0.
        cv: f64,
    },
}

/// Check times by posture. A closed one lets nobody pass, an open one stops nobody.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Posture `Look`.
    pub look: Duration,
    /// Posture `Identity`.
    pub identity: Duration,
    /// Posture `Search`.
    pub search: Duration,
}

/// What each level of readiness means, in the order normal, high, maximum.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReadinessTable {
    /// Time from order to departure of a rested unit.
    pub turn_out: [Span; 3],
    /// Fatigue gained in an hour of waiting, as a share of exhaustion; negative is rest.
    pub tiring: [f64; 3],
    /// Fatigue gained in an hour of work on top of that.
    pub work: f64,
    /// Time to reach a level that is one step higher; a lower one is reached at once.
    pub lead: Span,
}

/// Speed in km/h by class of road, before weather.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Speeds {
    /// Coastal highway.
    pub coastal: f64,
    /// Mountain road.
    pub jebel: f64,
    /// Desert highway.
    pub desert: f64,
    /// Local road.
    pub local: f64,
    /// Unpaved track.
    pub track: f64,
}

/// A district.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Identifier.
    pub id: DistrictId,
    /// Name.
    pub name: Text,
    /// Outline: closed rings of (longitude, latitude) in degrees.
    #[serde(default)]
    pub outline: Vec<Vec<(f64, f64)>>,
}

/// A security directorate.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Directorate {
    /// Identifier.
    pub id: DirectorateId,
    /// Name.
    pub name: Text,
    /// Where its sub-room sits.
    pub seat: PlaceId,
    /// Readiness at STARTEX.
    #[serde(default = "normal")]
    pub readiness: Readiness,
}

fn normal() -> Readiness {
    Readiness::Normal
}

/// A municipality.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Identifier.
    pub id: MunicipalityId,
    /// Name.
    pub name: Text,
    /// Its main place.
    pub seat: PlaceId,
    /// The directorate that answers for it, if one of the exercise does.
    #[serde(default)]
    pub directorate: Option<DirectorateId>,
    /// The district in which it lies.
    #[serde(default)]
    pub district: Option<DistrictId>,
    /// Outline: closed rings of (longitude, latitude) in degrees.
    #[serde(default)]
    pub outline: Vec<Vec<(f64, f64)>>,
}

/// A place of the map.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Identifier.
    pub id: PlaceId,
    /// Name.
    pub name: Text,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// People who live there, if known.
    #[serde(default)]
    pub population: Option<u32>,
}

/// A road between two places.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Road {
    /// Identifier.
    pub id: RoadId,
    /// One end.
    pub from: PlaceId,
    /// The other end.
    pub to: PlaceId,
    /// Length in km, above 0.
    pub km: f64,
    /// Class.
    pub class: RoadClass,
    /// Name, if it has one.
    #[serde(default)]
    pub name: Option<Text>,
}

/// A seat: a role that sees a picture and gives orders.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Identifier.
    pub id: SeatId,
    /// Name.
    pub name: Text,
    /// What it is for; decides its powers.
    pub role: Role,
    /// Its area; none: everywhere. A sub-room must have one.
    #[serde(default)]
    pub directorate: Option<DirectorateId>,
    /// Powers in place of those of its role.
    #[serde(default)]
    pub powers: Option<Vec<Power>>,
}

/// A unit of the forces or services.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Name.
    pub name: Text,
    /// Kind; decides the defaults below.
    pub kind: UnitKind,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Where it is stationed.
    pub base: PlaceId,
    /// The centre that it protects; it stands there at STARTEX.
    #[serde(default)]
    pub centre: Option<CentreId>,
    /// People.
    pub strength: u32,
    /// What it can do, in place of its kind's.
    #[serde(default)]
    pub capabilities: Option<Vec<Capability>>,
    /// Speed as a multiple of the road's, in place of its kind's.
    #[serde(default)]
    pub speed: Option<f64>,
    /// Not in service until an inject adds it.
    #[serde(default)]
    pub later: bool,
}

/// A polling centre.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    /// Identifier.
    pub id: CentreId,
    /// Name.
    pub name: Text,
    /// The place where it is.
    pub place: PlaceId,
    /// Its municipality.
    pub municipality: MunicipalityId,
    /// Stations, at least one.
    pub stations: Vec<Station>,
    /// The gate where everyone is checked.
    #[serde(default = "gate")]
    pub gate: Gate,
    /// Roads by which voters come; a share that is not listed lives near by.
    #[serde(default)]
    pub access: Vec<Access>,
    /// Whether ballots and boxes are there at STARTEX.
    #[serde(default = "yes")]
    pub materials: bool,
}

fn yes() -> bool {
    true
}

fn gate() -> Gate {
    Gate { lanes: 1, posture: Posture::Identity }
}

/// A polling station inside a centre.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// Registered voters.
    pub voters: u32,
    /// Whom it serves.
    #[serde(default = "mixed")]
    pub serves: Voters,
    /// Desks.
    #[serde(default = "one_desk")]
    pub desks: u32,
}

fn mixed() -> Voters {
    Voters::Mixed
}

fn one_desk() -> u32 {
    1
}

/// The gate of a polling centre.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Lanes.
    pub lanes: u32,
    /// Posture at STARTEX.
    pub posture: Posture,
}

/// A road by which some of a centre's voters come; they pass the checkpoints on it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The road.
    pub road: RoadId,
    /// Share of the centre's voters, 0 to 1.
    pub share: f64,
}

/// A checkpoint on a road, at the entrance or exit of a place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Identifier.
    pub id: CheckpointId,
    /// Name.
    pub name: Text,
    /// The road.
    pub road: RoadId,
    /// The end of the road at which it stands.
    pub near: PlaceId,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Lanes.
    pub lanes: u32,
    /// People; they limit the lanes in use.
    pub staff: u32,
    /// Posture at STARTEX.
    pub posture: Posture,
    /// Background vehicles an hour, both directions together.
    #[serde(default)]
    pub traffic: f64,
}

/// A kind of incident.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Identifier.
    pub id: KindId,
    /// Name.
    pub name: Text,
    /// Stages from the first to the worst, at least one.
    pub stages: Vec<Stage>,
    /// Time until the room in charge has a report.
    pub noticed: Span,
    /// Time after which it ends by itself, if it does.
    #[serde(default)]
    pub fades: Option<Span>,
}

/// A stage of an incident.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What a responder sees.
    pub name: Text,
    /// Chance an hour that it grows to the next stage while no sufficient response is there, as a rate (1.0: once an hour on average).
    #[serde(default)]
    pub grows: f64,
    /// What settles it: people with each capability.
    pub needs: Vec<Need>,
    /// Work of a sufficient response until it is settled.
    pub settle: Span,
    /// Voting at the centre is impossible.
    #[serde(default)]
    pub suspends: bool,
    /// The road is blocked.
    #[serde(default)]
    pub blocks: bool,
    /// Share of voters whom it keeps away from the centre where it is, 0 to 1.
    #[serde(default)]
    pub deters: f64,
    /// Share of voters whom it keeps away in the rest of the municipality, 0 to 1.
    #[serde(default)]
    pub deters_around: f64,
    /// People injured in an hour, as a rate.
    #[serde(default)]
    pub injures: f64,
    /// People on the scene above which the force is out of proportion.
    #[serde(default)]
    pub proportion: Option<u32>,
}

/// People with a capability.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The capability.
    pub capability: Capability,
    /// People of units that have it.
    pub strength: u32,
}

/// A storyline.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Storyline {
    /// Identifier.
    pub id: StorylineId,
    /// Name.
    pub name: Text,
    /// What happens and why it is worth rehearsing; for EXCON.
    #[serde(default)]
    pub notes: Text,
}

/// An objective of the exercise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Identifier.
    pub id: ObjectiveId,
    /// What the teams should be able to do.
    pub name: Text,
    /// Critical tasks.
    pub tasks: Vec<Task>,
}

/// A critical task.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Identifier.
    pub id: TaskId,
    /// What has to be done.
    pub name: Text,
}

/// An inject: something that the script does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Identifier.
    pub id: InjectId,
    /// Name in the master scenario events list.
    pub name: Text,
    /// Its storyline.
    #[serde(default)]
    pub storyline: Option<StorylineId>,
    /// When it is released.
    pub when: When,
    /// Probability that it is released at all, above 0 to 1.
    #[serde(default = "certain")]
    pub chance: f64,
    /// One inject of each group is chosen at STARTEX; the others are left out.
    #[serde(default)]
    pub group: Option<String>,
    /// Weight of the choice inside its group.
    #[serde(default = "certain")]
    pub weight: f64,
    /// What it does, in this order.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What the teams are expected to do.
    #[serde(default)]
    pub expected: Vec<Expected>,
    /// The controller responsible for it.
    #[serde(default)]
    pub controller: Text,
    /// Notes for EXCON only.
    #[serde(default)]
    pub notes: Text,
}

fn certain() -> f64 {
    1.0
}

/// When an inject is released.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum When {
    /// At a time.
    At(
        /// The time.
        SimTime,
    ),
    /// Some time after another inject was released.
    After {
        /// The other inject.
        inject: InjectId,
        /// How long after.
        delay: Span,
    },
    /// Some time after a condition first holds.
    If {
        /// The condition.
        condition: Condition,
        /// How long after.
        #[serde(default)]
        delay: Span,
    },
    /// When EXCON releases it.
    ByHand,
}

/// Something that holds or does not hold.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Condition {
    /// All of these hold.
    All(
        /// The conditions.
        Vec<Self>,
    ),
    /// At least one of these holds.
    Any(
        /// The conditions.
        Vec<Self>,
    ),
    /// This does not hold.
    Not(
        /// The condition.
        Box<Self>,
    ),
    /// A flag is set.
    Flag(
        /// The flag.
        FlagId,
    ),
    /// It is this time or later.
    Since(
        /// The time.
        SimTime,
    ),
    /// An inject was released.
    Released(
        /// The inject.
        InjectId,
    ),
    /// A matching order was accepted since an inject was released.
    Ordered {
        /// The order looked for.
        action: Action,
        /// Since this inject.
        since: InjectId,
    },
    /// No matching order was accepted within a time after an inject was released.
    Missing {
        /// The order looked for.
        action: Action,
        /// Since this inject.
        since: InjectId,
        /// The time allowed.
        within: Span,
    },
    /// A seat did not acknowledge an inject's message within a time.
    Unacknowledged {
        /// The inject.
        inject: InjectId,
        /// The seat.
        seat: SeatId,
        /// The time allowed.
        within: Span,
    },
    /// A unit is in a state.
    UnitIs(
        /// The unit.
        UnitId,
        /// The state.
        UnitState,
    ),
    /// A centre is in a state.
    CentreIs(
        /// The centre.
        CentreId,
        /// The state.
        CentreState,
    ),
    /// A checkpoint has a posture.
    CheckpointIs(
        /// The checkpoint.
        CheckpointId,
        /// The posture.
        Posture,
    ),
    /// A road is in a state.
    RoadIs(
        /// The road.
        RoadId,
        /// The state.
        RoadState,
    ),
    /// An incident has begun and is in a state.
    IncidentIs(
        /// The incident.
        IncidentId,
        /// The state.
        IncidentState,
    ),
    /// An incident has reached a stage, counted from 0.
    StageReached(
        /// The incident.
        IncidentId,
        /// The stage.
        u32,
    ),
    /// A directorate has a level of readiness.
    ReadinessIs(
        /// The directorate.
        DirectorateId,
        /// The level.
        Readiness,
    ),
    /// A measure of a centre has reached a value; looked at once a minute.
    Measure {
        /// The centre.
        centre: CentreId,
        /// The measure.
        measure: Measure,
        /// The value.
        at_least: u32,
    },
}

/// A number that can be read off a centre.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Measure {
    /// People waiting at the gate and the stations.
    InLine,
    /// Voters served.
    Served,
    /// Voters who gave up waiting.
    GaveUp,
    /// Voters who were kept away.
    KeptAway,
}

/// An order to look for: every field that is given must match.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The sort of order.
    pub order: OrderKind,
    /// The seat that gives it.
    #[serde(default)]
    pub seat: Option<SeatId>,
    /// What it is about: the unit's target, the centre, the checkpoint, the road, or the place.
    #[serde(default)]
    pub about: Option<Target>,
    /// The kind of unit sent.
    #[serde(default)]
    pub unit_kind: Option<UnitKind>,
    /// The posture or level is at least this strict: 1 look or high, 2 identity or maximum, 3 search, 4 closed.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// The message acknowledged.
    #[serde(default)]
    pub message: Option<InjectId>,
}

/// Sorts of order that a script can look for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub enum OrderKind {
    /// A unit is sent or redirected, or lent on request.
    Send,
    /// A unit is released.
    StandDown,
    /// A checkpoint's posture is set.
    SetPosture,
    /// A gate's posture is set.
    SetGate,
    /// A road is closed.
    CloseRoad,
    /// A road is opened.
    OpenRoad,
    /// A level of readiness is set.
    SetReadiness,
    /// Voting is suspended.
    SuspendVoting,
    /// Voting is resumed.
    ResumeVoting,
    /// Voting is extended.
    ExtendVoting,
    /// Support is requested.
    RequestSupport,
    /// A message is acknowledged.
    Acknowledge,
    /// Something is noted.
    Note,
}

/// What an inject does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    /// Brings a message to seats.
    Message {
        /// Who is said to send it.
        from: Text,
        /// The seats that receive it.
        to: Vec<SeatId>,
        /// The means by which it is said to come.
        channel: Channel,
        /// The words.
        text: Text,
        /// A file of the scenario that comes with it.
        #[serde(default)]
        attachment: Option<String>,
    },
    /// Begins an incident.
    Incident {
        /// Its identifier.
        id: IncidentId,
        /// Its kind.
        kind: KindId,
        /// Where: a centre, checkpoint, place or road.
        at: Target,
        /// Stage at which it begins, counted from 0.
        #[serde(default)]
        stage: u32,
    },
    /// Ends an incident as settled by others.
    EndIncident(
        /// The incident.
        IncidentId,
    ),
    /// Blocks a road.
    BlockRoad(
        /// The road.
        RoadId,
    ),
    /// Clears a blocked road.
    ClearRoad(
        /// The road.
        RoadId,
    ),
    /// Changes the weather in a directorate.
    Weather {
        /// The directorate.
        directorate: DirectorateId,
        /// Speed of vehicles in percent of the usual, 5 to 100.
        speed_percent: u32,
        /// Share of voters whom it keeps at home, 0 to 1.
        #[serde(default)]
        keeps_home: f64,
    },
    /// Takes a unit out of service.
    LoseUnit(
        /// The unit.
        UnitId,
    ),
    /// Brings a unit into service.
    AddUnit(
        /// The unit.
        UnitId,
    ),
    /// Changes the staff of a checkpoint.
    SetStaff {
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// People now there.
        staff: u32,
    },
    /// Says whether a centre has its materials.
    Materials {
        /// The centre.
        centre: CentreId,
        /// Whether they are there.
        there: bool,
    },
    /// Sets a flag.
    SetFlag(
        /// The flag.
        FlagId,
    ),
    /// Clears a flag.
    ClearFlag(
        /// The flag.
        FlagId,
    ),
}

/// An action that the teams are expected to take.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Identifier.
    pub id: ExpectedId,
    /// What is expected, in words.
    pub name: Text,
    /// The order that shows it.
    pub action: Action,
    /// Time allowed after the release.
    pub within: Span,
    /// The critical task it belongs to.
    #[serde(default)]
    pub task: Option<TaskId>,
}

/// A rule of the standing orders: played for a seat that no person holds, from what that seat may know.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Identifier.
    pub id: RuleId,
    /// Roles that follow it.
    pub roles: Vec<Role>,
    /// What it does.
    pub does: Doctrine,
    /// Time between knowing and ordering.
    pub reaction: Span,
}

/// What a rule of the standing orders does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Doctrine {
    /// Acknowledge every message.
    AcknowledgeMessages,
    /// Set readiness at a time.
    RaiseReadiness {
        /// The time.
        at: SimTime,
        /// The level.
        level: Readiness,
    },
    /// Send the nearest free units that cover what a reported incident still needs.
    SendToIncidents {
        /// Units kept back in the area.
        keep: u32,
    },
    /// Ask the main room for what the area cannot cover.
    AskForSupport,
    /// Lend the nearest free unit to whoever asks, or decline.
    LendSupport,
    /// Release units that stand where nothing is left to do.
    ReleaseIdle,
    /// Close roads that are known to be blocked, and open them when they are clear.
    CloseBlockedRoads,
    /// Relax a checkpoint with a long line, and restore it when the line is short.
    EaseCheckpoints {
        /// Vehicles in line at which it is relaxed.
        above: u32,
        /// Vehicles in line at which it is restored.
        below: u32,
    },
    /// Suspend voting where a reported incident endangers a centre, and resume it when settled.
    ProtectVoting,
    /// Extend voting where it was suspended or opened late for at least so long, by the time lost.
    ExtendLostTime {
        /// Time lost.
        at_least: Span,
    },
}
