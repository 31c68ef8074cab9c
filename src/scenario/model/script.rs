//! The script: storylines, objectives, injects with their triggers and effects. An author types it as it is checked.
//!
//! Deliberately not here: the things that the script acts on (`things`), standing orders (`doctrine`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::effect::Effect;
use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::measure::MeasureKind;
use crate::record::order::{About, OrderKind, Target};
use crate::record::states::*;

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
    /// Measures that show how well it is done, besides the expected actions that name it.
    #[serde(default)]
    pub targets: Vec<TaskTarget>,
}

/// What a measure should come to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskTarget {
    /// What is measured; its unit stands there.
    pub measure: MeasureKind,
    /// From here on it is done without challenges.
    pub good: f64,
    /// From here on it is as bad as not done; up to half of the way there are some challenges, then major ones.
    pub poor: f64,
    /// The plan, procedure or law that it comes from, or whose estimate it is.
    #[serde(default)]
    pub source: Option<Text>,
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
    /// It speaks for these seats, so it comes only where no person holds any of them; released by hand it comes all the same.
    #[serde(default)]
    pub unstaffed: Vec<SeatId>,
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
#[expect(
    clippy::large_enum_variant,
    reason = "there are as many as injects, and a condition is what an author writes"
)]
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
    /// A checkpoint has this posture or one that is less strict.
    CheckpointAtMost(
        /// The checkpoint.
        CheckpointId,
        /// The strictest posture.
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
    /// A convoy is in a state.
    ConvoyIs(
        /// The convoy.
        ConvoyId,
        /// The state.
        ConvoyState,
    ),
    /// A vehicle has set out and is in a state.
    VehicleIs(
        /// The vehicle.
        VehicleId,
        /// The state.
        VehicleState,
    ),
    /// Who was in a vehicle that a checkpoint stopped has been handed over and signed for, to whom or how ever.
    HandedOver(
        /// The vehicle.
        VehicleId,
    ),
    /// A channel does not work at a place.
    ChannelIsDown(
        /// The place.
        PlaceId,
        /// The channel.
        Channel,
    ),
    /// At least so many in 100 of a municipality have heard a rumour.
    RumourHeard(
        /// The rumour.
        RumourId,
        /// The municipality.
        MunicipalityId,
        /// In 100.
        u32,
    ),
    /// Confidence in a municipality is below so many in 100.
    ConfidenceBelow(
        /// The municipality.
        MunicipalityId,
        /// In 100.
        u32,
    ),
    /// Units that are able to do something are at a place, together of a strength.
    Arrived {
        /// Where.
        at: Target,
        /// What they must be able to do.
        #[serde(default)]
        able_to: Option<Capability>,
        /// People, at least.
        #[serde(default = "one")]
        strength: u32,
    },
    /// A report about something has reached a seat.
    Reported {
        /// What it is about.
        about: About,
        /// The seat.
        to: SeatId,
    },
    /// At most so many vehicles wait at a checkpoint; looked at once a minute.
    QueueAtMost(
        /// The checkpoint.
        CheckpointId,
        /// Vehicles.
        u32,
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
    /// The posture or level is at most this strict, counted in the same way; 0 is open or normal.
    #[serde(default)]
    pub at_most: Option<u32>,
    /// What the unit sent, or asked for, must be able to do.
    #[serde(default)]
    pub able_to: Option<Capability>,
    /// How many people the unit sent has, or how many are asked for, at least.
    #[serde(default)]
    pub strength: Option<u32>,
    /// How many women who search women the unit sent has, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub women: Option<u32>,
    /// The message acknowledged, or that a message in words is about.
    #[serde(default)]
    pub message: Option<InjectId>,
    /// The vehicle, convoy or rumour that it is about, the unit or checkpoint that is relieved, or what a report passed on is about.
    #[serde(default)]
    pub subject: Option<About>,
    /// The seat to which a report is passed on or a message in words is sent, or which is asked for support.
    #[serde(default)]
    pub to: Option<SeatId>,
    /// What a message in words is for.
    #[serde(default)]
    pub purpose: Option<Purpose>,
    /// What is to be done about a count or result forms in doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// The channel that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The inject about which the other seat had asked or written in words: the message in words is an answer to that. One that says what
    /// it answers must answer that; one that does not must come after it, and may be about nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<InjectId>,
    /// Of a situation that is passed on: whether a situation report that is written in its form counts as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub or_written: bool,
}

fn one() -> u32 {
    1
}

fn half_an_hour() -> Span {
    ANTICIPATED
}

/// How long before an inject an order still answers it: an estimate, by which a unit that was sent ahead has not come home again.
pub const ANTICIPATED: Span = Span::from_mins(30);

/// One part of what is expected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Test {
    /// An order is given. One that is taken back before it has had effect, or is not carried out, does not count.
    Order(
        /// The order looked for.
        Action,
    ),
    /// Something has come about.
    Holds(
        /// The condition.
        Condition,
    ),
    /// Something has held without a break for a time; looked at once a minute.
    HoldsFor(
        /// The condition.
        Condition,
        /// For how long.
        Span,
    ),
}

impl Expected {
    /// All its parts, each with whether it is one of those of which one is enough.
    pub fn tests(&self) -> impl Iterator<Item = (Test, bool)> + '_ {
        let action = self.action.iter().map(|a| (Test::Order(a.clone()), false));
        let all = self.all_of.iter().map(|t| (t.clone(), false));
        let any = self.any_of.iter().map(|t| (t.clone(), true));
        action.chain(all).chain(any)
    }
}

/// An action that the teams are expected to take.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Identifier.
    pub id: ExpectedId,
    /// What is expected, in words.
    pub name: Text,
    /// The order that shows it. At least one of `action`, `all_of` and `any_of` is given; what is given must all be so.
    #[serde(default)]
    pub action: Option<Action>,
    /// Orders and outcomes that all belong to it. Outcomes must hold at the moment at which the last of the orders has been given.
    #[serde(default)]
    pub all_of: Vec<Test>,
    /// Orders and outcomes of which one is enough.
    #[serde(default)]
    pub any_of: Vec<Test>,
    /// Time allowed after the release.
    pub within: Span,
    /// What was ordered so long before the release counts too, if it still holds at the release.
    #[serde(default = "half_an_hour")]
    pub before: Span,
    /// The critical task it belongs to.
    #[serde(default)]
    pub task: Option<TaskId>,
}
