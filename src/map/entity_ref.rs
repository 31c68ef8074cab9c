//! Anything that can be pointed at: on the map, in a list, in a search.
//!
//! Deliberately not here: what can be done with it (`panels::offers`).

use crate::base::geo::LatLon;
use crate::base::ids::*;
use crate::picture::Picture;
use crate::record::fact::{EntityId, Fact};
use crate::record::order::{About, Party, Target};
use crate::scenario::Scenario;
use crate::wording::Prose;

/// Anything that can be pointed at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EntityRef {
    /// A unit.
    Unit(UnitId),
    /// A polling centre.
    Centre(CentreId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// An incident.
    Incident(IncidentId),
    /// A convoy of ballot boxes.
    Convoy(ConvoyId),
    /// A wanted vehicle.
    Vehicle(VehicleId),
    /// A rumour.
    Rumour(RumourId),
    /// A road.
    Road(RoadId),
    /// A place.
    Place(PlaceId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A security directorate.
    Directorate(DirectorateId),
    /// A seat.
    Seat(SeatId),
    /// An inject.
    Inject(InjectId),
    /// A report, by its number.
    Report(u32),
    /// A message, by the inject that brings it.
    Message(InjectId),
    /// A request, by its number.
    Request(u32),
}

impl EntityRef {
    /// As the target of a unit, if units can be sent there.
    pub fn target(&self) -> Option<Target> {
        Some(match self {
            Self::Incident(x) => Target::Incident(x.clone()),
            Self::Centre(x) => Target::Centre(x.clone()),
            Self::Checkpoint(x) => Target::Checkpoint(x.clone()),
            Self::Place(x) => Target::Place(x.clone()),
            Self::Road(x) => Target::Road(x.clone()),
            Self::Convoy(x) => Target::Convoy(x.clone()),
            _ => return None,
        })
    }

    /// As what a report can be about.
    pub fn about(&self) -> Option<About> {
        Some(match self {
            Self::Incident(x) => About::Incident(x.clone()),
            Self::Centre(x) => About::Centre(x.clone()),
            Self::Checkpoint(x) => About::Checkpoint(x.clone()),
            Self::Unit(x) => About::Unit(x.clone()),
            Self::Road(x) => About::Road(x.clone()),
            Self::Vehicle(x) => About::Vehicle(x.clone()),
            Self::Convoy(x) => About::Convoy(x.clone()),
            Self::Rumour(x) => About::Rumour(x.clone()),
            _ => return None,
        })
    }

    /// What a target is.
    pub fn of_target(t: &Target) -> Self {
        match t {
            Target::Incident(x) => Self::Incident(x.clone()),
            Target::Centre(x) => Self::Centre(x.clone()),
            Target::Checkpoint(x) => Self::Checkpoint(x.clone()),
            Target::Place(x) => Self::Place(x.clone()),
            Target::Road(x) => Self::Road(x.clone()),
            Target::Convoy(x) => Self::Convoy(x.clone()),
        }
    }

    /// What a report is about, if it is one thing.
    pub fn of_about(a: &About) -> Option<Self> {
        Some(match a {
            About::Incident(x) => Self::Incident(x.clone()),
            About::Centre(x) => Self::Centre(x.clone()),
            About::Checkpoint(x) => Self::Checkpoint(x.clone()),
            About::Unit(x) => Self::Unit(x.clone()),
            About::Road(x) => Self::Road(x.clone()),
            About::Vehicle(x) => Self::Vehicle(x.clone()),
            About::Convoy(x) => Self::Convoy(x.clone()),
            About::Rumour(x) => Self::Rumour(x.clone()),
            About::Situation => return None,
        })
    }

    /// One thing of an exercise, if it can be pointed at.
    pub fn of_entity(e: EntityId) -> Option<Self> {
        Some(match e {
            EntityId::Seat(x) => Self::Seat(x),
            EntityId::Unit(x) => Self::Unit(x),
            EntityId::Centre(x) => Self::Centre(x),
            EntityId::Checkpoint(x) => Self::Checkpoint(x),
            EntityId::Place(x) => Self::Place(x),
            EntityId::Road(x) => Self::Road(x),
            EntityId::Inject(x) => Self::Inject(x),
            EntityId::Incident(x) => Self::Incident(x),
            EntityId::Vehicle(x) => Self::Vehicle(x),
            EntityId::Convoy(x) => Self::Convoy(x),
            EntityId::Rumour(x) => Self::Rumour(x),
            EntityId::Report(n) => Self::Report(n),
            EntityId::Request(n) => Self::Request(n),
            EntityId::Directorate(_)
            | EntityId::Municipality(_)
            | EntityId::Kind(_)
            | EntityId::SeatMessage(_)
            | EntityId::Held(_)
            | EntityId::Situation => return None,
        })
    }

    /// Who sent something, if it can be pointed at.
    pub fn of_party(p: &Party) -> Option<Self> {
        Some(match p {
            Party::Seat(x) => Self::Seat(x.clone()),
            Party::Unit(x) => Self::Unit(x.clone()),
            Party::Centre(x) => Self::Centre(x.clone()),
            Party::Checkpoint(x) => Self::Checkpoint(x.clone()),
            Party::Convoy(x) => Self::Convoy(x.clone()),
            Party::Public(x) | Party::Post(x) => Self::Place(x.clone()),
            Party::Control => return None,
        })
    }

    /// What a fact is about, if it can be pointed at.
    pub fn of_fact(f: &Fact) -> Option<Self> {
        f.about().and_then(Self::of_entity)
    }

    /// Whether every seat knows from the start that there is such a thing.
    pub fn is_of_the_plan(&self) -> bool {
        matches!(
            self,
            Self::Unit(_)
                | Self::Centre(_)
                | Self::Checkpoint(_)
                | Self::Convoy(_)
                | Self::Road(_)
                | Self::Place(_)
                | Self::Municipality(_)
                | Self::Directorate(_)
                | Self::Seat(_)
        )
    }

    /// Its name.
    pub fn name(&self, prose: &Prose<'_>) -> String {
        let s = prose.scenario;
        match self {
            Self::Unit(x) => prose.unit(x),
            Self::Centre(x) => prose.centre(x),
            Self::Checkpoint(x) => prose.checkpoint(x),
            Self::Incident(x) => prose.incident(x),
            Self::Convoy(x) => prose.convoy(x),
            Self::Vehicle(x) => prose.vehicle(x),
            Self::Rumour(x) => prose.rumour(x),
            Self::Road(x) => prose.road(x),
            Self::Place(x) => prose.place(x),
            Self::Municipality(x) => prose.municipality(x),
            Self::Directorate(x) => prose.directorate(x),
            Self::Seat(x) => prose.seat(x),
            Self::Inject(x) | Self::Message(x) => s
                .inject(x)
                .map_or_else(|| x.to_string(), |i| i.name.get(prose.lang).to_owned()),
            Self::Report(n) | Self::Request(n) => n.to_string(),
        }
    }

    /// The place at which it is shown, as the picture has it: the point, and how many other things may stand there.
    pub fn at(&self, s: &Scenario, p: &Picture) -> Option<LatLon> {
        let place = |id: &PlaceId| s.places.get(id).map(|p| p.at);
        let between =
            |from: &PlaceId, to: &PlaceId, done: f64| Some(mix(place(from)?, place(to)?, done));
        match self {
            Self::Unit(x) => {
                let u = p.unit(x)?;
                between(&u.from, &u.to, u.done)
            }
            Self::Convoy(x) => {
                let c = p.convoy(x)?;
                between(&c.from, &c.to, c.done)
            }
            Self::Centre(x) => place(&s.centres.get(x)?.place),
            Self::Checkpoint(x) => {
                let c = s.checkpoints.get(x)?;
                let r = s.roads.get(&c.road)?;
                let far = if r.from == c.near { &r.to } else { &r.from };
                between(&c.near, far, GATE)
            }
            Self::Incident(x) => {
                let site = p.incident(x).map(|i| i.site.clone())?;
                Self::of_target(&site).at(s, p)
            }
            Self::Vehicle(x) => place(p.vehicle(x)?.seen_at.as_ref()?),
            Self::Rumour(x) => {
                let m = p.rumour(x)?.municipalities.first()?;
                place(&s.municipalities.get(m)?.seat)
            }
            Self::Road(x) => {
                let r = s.roads.get(x)?;
                between(&r.from, &r.to, 0.5)
            }
            Self::Place(x) => place(x),
            Self::Municipality(x) => place(&s.municipalities.get(x)?.seat),
            Self::Directorate(x) => place(&s.directorates.get(x)?.seat),
            Self::Seat(x) => place(s.seats.get(x)?.place.as_ref()?),
            Self::Report(n) => {
                let r = p.report(*n)?;
                Self::of_about(&r.about)?.at(s, p)
            }
            Self::Request(n) => Self::of_target(&p.request(*n)?.to).at(s, p),
            Self::Inject(_) | Self::Message(_) => None,
        }
    }
}

/// Share of a road at which a checkpoint is drawn, from the end it belongs to; the simulation has it there too.
pub const GATE: f64 = 0.1;

/// A point on the way from one to another.
pub fn mix(a: LatLon, b: LatLon, done: f64) -> LatLon {
    LatLon {
        lat: a.lat + (b.lat - a.lat) * done,
        lon: a.lon + (b.lon - a.lon) * done,
    }
}
