//! Identifiers as the scenario's author wrote them, one type for each kind of thing, so that a unit cannot be passed for a centre.
//!
//! They are stable: the same text in the script, in the exercise file and on screen.
//! Deliberately not here: Bevy's `Entity`, which never leaves the simulation.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// The kinds of things that have identifiers. The schema of a field that holds one names it as `x-id`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum IdKind {
            $($(#[$doc])* $name,)*
        }

        impl IdKind {
            /// The kind of an identifier's type, as a schema names it.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }

        $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        #[schemars(inline, extend("x-id" = stringify!($name)))]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<&$name> for super::message::Arg {
            fn from(id: &$name) -> Self {
                Self::Plain(id.as_str().to_owned())
            }
        }

        impl From<$name> for super::message::Arg {
            fn from(id: $name) -> Self {
                Self::from(&id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A district: the administrative area inside which municipalities lie.
    DistrictId;
    /// A security directorate, which has a sub-room.
    DirectorateId;
    /// A municipality.
    MunicipalityId;
    /// A place: a node of the road graph.
    PlaceId;
    /// A road: an edge of the road graph.
    RoadId;
    /// A seat: a role in the exercise that sees a picture and gives orders.
    SeatId;
    /// A unit of the forces or services.
    UnitId;
    /// A polling centre.
    CentreId;
    /// A checkpoint on a road.
    CheckpointId;
    /// A kind of incident in the library.
    KindId;
    /// One incident of this exercise.
    IncidentId;
    /// An inject of the script.
    InjectId;
    /// A storyline that groups injects.
    StorylineId;
    /// An objective of the exercise.
    ObjectiveId;
    /// A critical task under an objective.
    TaskId;
    /// An expected action attached to an inject.
    ExpectedId;
    /// A flag that the script sets, clears and asks for.
    FlagId;
    /// A rule of the standing orders.
    RuleId;
    /// A vehicle that is looked for.
    VehicleId;
    /// A convoy of materials or boxes.
    ConvoyId;
    /// A rumour.
    RumourId;
    /// A module of a discussion.
    ModuleId;
    /// A question of a module.
    QuestionId;
    /// A point that is expected in the answer to a question.
    PointId;
}

/// A short list of lower-case letters, digits, `_` and `-` starting with a letter or digit: what an identifier may look like.
pub fn well_formed(text: &str) -> bool {
    let first = text
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    first
        && text.len() <= 64
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}
