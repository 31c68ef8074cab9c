//! Identifiers as the scenario's author wrote them, one type for each kind of thing, so that a unit cannot be passed for a centre.
//!
//! They are stable: the same text in the script, in the exercise file and on screen.
//! Deliberately not here: Bevy's `Entity`, which never leaves the simulation.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text of an identifier, ordered as texts are. Comparing them is what maps of a simulation do most, so it begins with a number.
#[derive(Clone)]
struct Name {
    /// The first bytes of the text, the first one highest; noughts where it ends before.
    head: u128,
    /// All of it.
    text: Arc<str>,
}

impl From<Arc<str>> for Name {
    fn from(text: Arc<str>) -> Self {
        let mut bytes = [0; 16];
        let n = text.len().min(bytes.len());
        bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
        Self {
            head: u128::from_be_bytes(bytes),
            text,
        }
    }
}

impl PartialEq for Name {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.head == other.head && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for Name {}

impl PartialOrd for Name {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // What differs within the head differs as the texts do: where one ends, the other has more.
        if self.head != other.head {
            self.head.cmp(&other.head)
        } else if Arc::ptr_eq(&self.text, &other.text) {
            Ordering::Equal
        } else {
            self.text.cmp(&other.text)
        }
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Arc::<str>::deserialize(d).map(Self::from)
    }
}

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
        pub struct $name(#[schemars(with = "String")] Name);

        impl $name {
            /// The identifier as written.
            pub fn as_str(&self) -> &str {
                &self.0.text
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Name::from(Arc::from(text)))
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
                f.write_str(self.as_str())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn identifiers_are_ordered_and_alike_as_their_texts_are(
            common in "[a-c\\PC\0]{0,18}",
            ends in ["[a-b\0]{0,3}", "[a-b\0]{0,3}"],
        ) {
            let [a, b] = ends.map(|end| format!("{common}{end}"));
            let [x, y] = [&a, &b].map(|text| UnitId::from(text.as_str()));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(x == y, a == b);
            prop_assert_eq!(x.as_str(), &a);
            // One that is shared is the same as one that was written again.
            prop_assert_eq!(x.clone().cmp(&UnitId::from(a.as_str())), Ordering::Equal);
        }
    }
}
