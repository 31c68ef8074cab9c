//! What an inject does, and what is true of it by its sort alone.
//!
//! Deliberately not here: when it acts (`script`), what comes of it (`sim::script`), its words (`wording::script`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::{
    CentreId, CheckpointId, DirectorateId, FlagId, IncidentId, KindId, MunicipalityId, PlaceId,
    RoadId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::text::Text;
use crate::base::time::Span;
use crate::record::order::{About, Target};
use crate::record::states::{Capability, Channel, PaperKind};

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
        /// The means by which it comes; while that is down where the seat sits, it waits. `Other` always comes.
        channel: Channel,
        /// The words.
        text: Text,
        /// A file of the scenario that comes with it.
        #[serde(default)]
        attachment: Option<String>,
        /// What it tells of: who receives it then knows of this vehicle, convoy, rumour, incident or road.
        #[serde(default)]
        tells: Option<About>,
        /// How it looks as a handout on paper; a message with an attachment, or one that comes by `Other`, is a letter if nothing is said,
        /// any other is spoken or shown and no handout.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<PaperKind>,
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
    /// Makes channels fail at a place and around it.
    Outage {
        /// The place.
        at: PlaceId,
        /// The channels.
        channels: Vec<Channel>,
        /// How long; none: until an inject restores them.
        #[serde(default)]
        lasts: Option<Span>,
    },
    /// Makes channels work again that an `Outage` made fail.
    Restore {
        /// The place.
        at: PlaceId,
        /// The channels.
        channels: Vec<Channel>,
    },
    /// Sends a vehicle off on its route.
    Vehicle(
        /// The vehicle.
        VehicleId,
    ),
    /// Starts a rumour.
    Rumour {
        /// The rumour.
        rumour: RumourId,
        /// The municipality where it comes up.
        municipality: MunicipalityId,
        /// Share of people who begin to pass it on, above 0 to 1.
        #[serde(default = "few")]
        share: f64,
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
    /// Lets agents of candidates dispute the count at a centre, now or when it begins.
    DisputeCount(
        /// The centre.
        CentreId,
    ),
}

fn few() -> f64 {
    0.005
}

/// Something that an effect names and that has to be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named<'a> {
    /// A centre.
    Centre(&'a CentreId),
    /// A checkpoint.
    Checkpoint(&'a CheckpointId),
    /// A road.
    Road(&'a RoadId),
    /// A directorate.
    Directorate(&'a DirectorateId),
    /// A municipality.
    Municipality(&'a MunicipalityId),
    /// A place.
    Place(&'a PlaceId),
    /// A unit.
    Unit(&'a UnitId),
    /// An incident.
    Incident(&'a IncidentId),
    /// A vehicle that is looked for.
    Vehicle(&'a VehicleId),
    /// A rumour.
    Rumour(&'a RumourId),
}

/// What is true of an effect by its sort alone. A message and an incident tell more: whom they reach, and what the kind needs.
#[derive(Clone, Debug)]
pub struct EffectRow<'a> {
    /// What it names, each with the field in which it stands; none: its only value.
    pub names: Vec<(Option<&'static str>, Named<'a>)>,
    /// Whether the rooms in charge hear of it where it happens, of whatever comes first among the names.
    pub heard: bool,
    /// What units must be able to do about it.
    pub calls_for: &'static [Capability],
}

impl<'a> EffectRow<'a> {
    fn of(names: Vec<(Option<&'static str>, Named<'a>)>) -> Self {
        Self {
            names,
            heard: true,
            calls_for: &[],
        }
    }

    fn value(thing: Named<'a>) -> Self {
        Self::of(vec![(None, thing)])
    }

    fn field(field: &'static str, thing: Named<'a>) -> Self {
        Self::of(vec![(Some(field), thing)])
    }

    fn unheard(self) -> Self {
        Self {
            heard: false,
            ..self
        }
    }

    fn calls_for(self, calls_for: &'static [Capability]) -> Self {
        Self { calls_for, ..self }
    }
}

impl Effect {
    /// What is true of it by its sort. An effect without a row does not compile.
    pub fn row(&self) -> EffectRow<'_> {
        type Row<'a> = EffectRow<'a>;
        match self {
            Self::Message { .. } | Self::Incident { .. } => Row::of(Vec::new()).unheard(),
            Self::SetFlag(_) | Self::ClearFlag(_) => Row::of(Vec::new()).unheard(),
            Self::EndIncident(id) => Row::value(Named::Incident(id)).unheard(),
            Self::BlockRoad(id) => Row::value(Named::Road(id)).calls_for(&[Capability::Clearing]),
            Self::ClearRoad(id) => Row::value(Named::Road(id)).unheard(),
            Self::Weather { directorate, .. } => {
                Row::field("directorate", Named::Directorate(directorate))
            }
            Self::Outage { at, .. } => {
                Row::field("at", Named::Place(at)).calls_for(&[Capability::Technical])
            }
            Self::Restore { at, .. } => Row::field("at", Named::Place(at)),
            Self::Vehicle(id) => Row::value(Named::Vehicle(id))
                .unheard()
                .calls_for(&[Capability::Armed, Capability::Investigation]),
            Self::Rumour {
                rumour,
                municipality,
                ..
            } => Row::of(vec![
                (Some("municipality"), Named::Municipality(municipality)),
                (Some("rumour"), Named::Rumour(rumour)),
            ]),
            Self::LoseUnit(id) | Self::AddUnit(id) => Row::value(Named::Unit(id)),
            Self::SetStaff { checkpoint, .. } => {
                Row::field("checkpoint", Named::Checkpoint(checkpoint))
            }
            Self::Materials { centre, .. } => Row::field("centre", Named::Centre(centre)),
            Self::DisputeCount(id) => Row::value(Named::Centre(id)),
        }
    }
}
