//! Why an order is refused, and how the thing is named that is missing.
//!
//! A refusal is recorded in a fact, so its meaning never changes; what a seat does not know is named by its sort and identifier.
//! Deliberately not here: when an order is refused (`sim::seats::orders`), how it is worded (`wording`).

use serde::{Deserialize, Serialize};

use super::order::{About, Order, Target};
use super::rules::Rules;
use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, IncidentId, InjectId, KindId, ModuleId,
    MunicipalityId, PlaceId, PointId, QuestionId, RoadId, RumourId, SeatId, UnitId, VehicleId,
};

// What is added stands at the end, as among orders.
/// Why an order was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refusal {
    /// There is no such seat.
    UnknownSeat,
    /// Something named in the order does not exist, by its name alone: of exercises of older editions of the rules.
    Unknown(String),
    /// The seat does not have this power.
    NoPower,
    /// It lies outside the seat's area.
    OutOfArea,
    /// The unit is under another seat's command.
    NotYourUnit,
    /// The unit cannot be used.
    OutOfService,
    /// The unit has a task; redirect it instead.
    Busy,
    /// The unit has no task to be redirected or released from.
    Idle,
    /// No road that the unit knows to be open leads there.
    NoRoute,
    /// It is so already.
    AlreadySo,
    /// The state of the thing does not allow it.
    WrongState,
    /// The time asked for is past, or not after the present closing time, or after the end of the exercise.
    BadTime,
    /// The unit cannot do what was asked for, or is too weak.
    NotCapable,
    /// The exercise is over.
    Over,
    /// There can be no voting at the centre: it did not open, or an incident keeps it shut.
    NoVoting,
    /// Something named in the order does not exist, or the seat does not know of it.
    NotKnown(EntityId),
    /// Nothing in its words shows.
    NoWords,
    /// Its words are too many.
    TooLong {
        /// Characters that there may be.
        most: u32,
    },
    /// It is to the seat that gives it.
    ToItself,
    /// It is to nobody.
    ToNobody,
    /// Nobody mends what the incident does.
    NotRepairable,
    /// The seat that is asked commands no units.
    NoUnits,
    /// It asks for nobody.
    NoStrength,
    /// The channel is none that can be chosen or cut.
    NoSuchChannel,
    /// Exercise control does not need it.
    NotForControl,
    /// The seat has no checkpoint.
    NoCheckpoints,
    /// The kind of incident has no such stage.
    NoSuchStage,
    /// An incident does not begin at such a thing.
    NoSuchPlace,
    /// Whoever is to carry it out takes such an order from the election commission alone.
    OnlyCommission,
    /// No relief is left for the unit.
    NoRelief,
    /// The unit cannot investigate, so it cannot take over what is held.
    NotForCustody,
    /// The scenario has no such module.
    NoModule(ModuleId),
    /// The module that is open has no such question, or none is open.
    NoQuestion(QuestionId),
    /// The module that is open expects no such point, or none is open.
    NoPoint(PointId),
    /// The question is for other seats.
    OthersAsked,
    /// No module is open.
    NothingOpen,
}

impl Refusal {
    /// Whether such an order is refused on any day, for the plan forbids it: who may order what, and what things there are. Others
    /// depend on how the day goes.
    pub fn lies_in_the_plan(&self) -> bool {
        match self {
            Self::UnknownSeat
            | Self::NoPower
            | Self::OutOfArea
            | Self::NotYourUnit
            | Self::TooLong { .. }
            | Self::ToItself
            | Self::ToNobody
            | Self::NoUnits
            | Self::NoStrength
            | Self::NoSuchChannel
            | Self::NotForControl
            | Self::NoCheckpoints
            | Self::NoSuchStage
            | Self::NoSuchPlace
            | Self::OnlyCommission
            | Self::NotForCustody
            | Self::NoModule(_)
            | Self::NoWords => true,
            Self::Unknown(_)
            | Self::OutOfService
            | Self::NotCapable
            | Self::NotRepairable
            | Self::Busy
            | Self::Idle
            | Self::NoRoute
            | Self::AlreadySo
            | Self::WrongState
            | Self::BadTime
            | Self::Over
            | Self::NoVoting
            | Self::NotKnown(_)
            | Self::NoRelief
            | Self::NoQuestion(_)
            | Self::NoPoint(_)
            | Self::OthersAsked
            | Self::NothingOpen => false,
        }
    }
}

/// Declares the sorts of things, each with the type by which it is named.
macro_rules! entities {
    ($($(#[$doc:meta])* $variant:ident($id:ty),)*) => {
        /// One thing of an exercise, by what sort of thing it is and how it is named.
        #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
        pub enum EntityId {
            $($(#[$doc])* $variant($id),)*
            /// A report, by its number.
            Report(u32),
            /// A request for support, by its number.
            Request(u32),
            /// A message in words, by its number.
            SeatMessage(u32),
            /// The whole of a seat's area: its situation.
            Situation,
            /// What is held in custody, by its number.
            Held(u32),
        }

        $(impl From<&$id> for EntityId {
            fn from(id: &$id) -> Self {
                Self::$variant(id.clone())
            }
        })*

        impl EntityId {
            /// The identifier as written, or the number; of the situation none.
            pub fn name(&self) -> Option<String> {
                match self {
                    $(Self::$variant(id) => Some(id.to_string()),)*
                    Self::Report(n) | Self::Request(n) | Self::SeatMessage(n) | Self::Held(n) => Some(n.to_string()),
                    Self::Situation => None,
                }
            }
        }
    };
}

entities! {
    /// A seat.
    Seat(SeatId),
    /// A unit.
    Unit(UnitId),
    /// A polling centre.
    Centre(CentreId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// A place.
    Place(PlaceId),
    /// A road.
    Road(RoadId),
    /// A directorate.
    Directorate(DirectorateId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A kind of incident.
    Kind(KindId),
    /// An inject, or the message that it brings.
    Inject(InjectId),
    /// An incident.
    Incident(IncidentId),
    /// A vehicle that is looked for.
    Vehicle(VehicleId),
    /// A convoy.
    Convoy(ConvoyId),
    /// A rumour.
    Rumour(RumourId),
}

impl From<&About> for EntityId {
    fn from(about: &About) -> Self {
        match about {
            About::Incident(id) => id.into(),
            About::Centre(id) => id.into(),
            About::Checkpoint(id) => id.into(),
            About::Unit(id) => id.into(),
            About::Road(id) => id.into(),
            About::Vehicle(id) => id.into(),
            About::Convoy(id) => id.into(),
            About::Rumour(id) => id.into(),
            About::Situation => Self::Situation,
        }
    }
}

impl From<&Target> for EntityId {
    fn from(target: &Target) -> Self {
        match target {
            Target::Incident(id) => id.into(),
            Target::Centre(id) => id.into(),
            Target::Checkpoint(id) => id.into(),
            Target::Place(id) => id.into(),
            Target::Road(id) => id.into(),
            Target::Convoy(id) => id.into(),
        }
    }
}

impl Refusal {
    /// The same as an edition of the rules records it: the first four did not tell apart why something is not possible, the
    /// first two called what is not known by a name without its sort.
    #[must_use]
    pub fn recorded_by(self, rules: Rules, order: &Order) -> Self {
        let why = if rules.tells_refusals_apart() {
            self
        } else {
            self.general(order)
        };
        if rules < Rules::Edition3 {
            why.untyped(order)
        } else {
            why
        }
    }

    /// The same as the first four editions recorded it.
    fn general(self, order: &Order) -> Self {
        match self {
            Self::ToItself if matches!(order, Order::PassOn { .. }) => Self::AlreadySo,
            Self::NoWords
            | Self::TooLong { .. }
            | Self::ToItself
            | Self::ToNobody
            | Self::NotRepairable
            | Self::NoUnits
            | Self::NoStrength
            | Self::NoSuchChannel
            | Self::NotForControl
            | Self::NoCheckpoints
            | Self::NoSuchStage
            | Self::NoSuchPlace
            | Self::NoRelief
            | Self::NotForCustody
            | Self::NoModule(_)
            | Self::NoQuestion(_)
            | Self::NoPoint(_)
            | Self::OthersAsked
            | Self::NothingOpen => Self::NotCapable,
            Self::UnknownSeat
            | Self::Unknown(_)
            | Self::NoPower
            | Self::OutOfArea
            | Self::NotYourUnit
            | Self::OutOfService
            | Self::Busy
            | Self::Idle
            | Self::NoRoute
            | Self::AlreadySo
            | Self::WrongState
            | Self::BadTime
            | Self::NotCapable
            | Self::Over
            | Self::NoVoting
            | Self::OnlyCommission
            | Self::NotKnown(_) => self,
        }
    }

    /// The same as the first two editions of the rules recorded it: by a name without its sort.
    fn untyped(self, order: &Order) -> Self {
        let Self::NotKnown(missing) = self else {
            return self;
        };
        Self::Unknown(match (missing, order) {
            (EntityId::Seat(id), _) => id.to_string(),
            (_, Order::PassOn { about, .. }) => recorded_as(about),
            (other, _) => other.name().unwrap_or_default(),
        })
    }
}

/// How the first two editions recorded what a seat could not pass on.
fn recorded_as(about: &About) -> String {
    let (sort, id) = match about {
        About::Incident(id) => ("Incident", id.as_str()),
        About::Centre(id) => ("Centre", id.as_str()),
        About::Checkpoint(id) => ("Checkpoint", id.as_str()),
        About::Unit(id) => ("Unit", id.as_str()),
        About::Road(id) => ("Road", id.as_str()),
        About::Vehicle(id) => ("Vehicle", id.as_str()),
        About::Convoy(id) => ("Convoy", id.as_str()),
        About::Rumour(id) => ("Rumour", id.as_str()),
        About::Situation => return "Situation".to_owned(),
    };
    format!("{sort}({sort}Id({id:?}))")
}
