//! What exercise control adds to the script while the exercise runs.
//!
//! Deliberately not here: what becomes of it (`scenario::improvise`), what authors write (`scenario::model`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::order::Target;
use super::states::Channel;
use crate::base::clean;
use crate::base::ids::{KindId, PlaceId, RoadId, SeatId};
use crate::base::text::Text;
use crate::base::time::Span;

/// What an inject does that exercise control writes while the exercise runs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum AdHoc {
    /// Brings a message to seats.
    Message {
        /// Who is said to send it.
        from: Text,
        /// The seats that receive it, at least one.
        to: Vec<SeatId>,
        /// The means by which it comes.
        channel: Channel,
        /// The words.
        text: Text,
    },
    /// Begins an incident.
    Incident {
        /// Its kind.
        kind: KindId,
        /// Where: a centre, checkpoint, place or road.
        at: Target,
        /// Stage at which it begins, counted from 0.
        #[serde(default)]
        stage: u32,
    },
    /// Makes channels fail at a place and around it.
    Outage {
        /// The place.
        at: PlaceId,
        /// The channels, at least one.
        channels: Vec<Channel>,
        /// How long; none: until something restores them.
        #[serde(default)]
        lasts: Option<Span>,
    },
    /// Makes channels work again.
    Restore {
        /// The place.
        at: PlaceId,
        /// The channels, at least one.
        channels: Vec<Channel>,
    },
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
}

impl AdHoc {
    /// The same with its words as they may stand in a record: control characters and what steers the direction of other words are
    /// taken out. People paste what they write from anywhere.
    #[must_use]
    pub fn tidied(self) -> Self {
        let Self::Message {
            from,
            to,
            channel,
            text,
        } = self
        else {
            return self;
        };
        let from = Text {
            ar: clean::one_line(&from.ar).into_owned(),
            en: clean::one_line(&from.en).into_owned(),
        };
        let text = Text {
            ar: clean::lines(&text.ar).into_owned(),
            en: clean::lines(&text.en).into_owned(),
        };
        Self::Message {
            from,
            to,
            channel,
            text,
        }
    }
}
