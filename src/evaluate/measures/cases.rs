//! A case of a measure, and what cases are gathered from.
//!
//! Deliberately not here: which facts are cases of which measure (`gather`), how cases become a number (`super`).

use crate::base::ids::{CentreId, DirectorateId, IncidentId, SeatId, UnitId};
use crate::base::time::SimTime;
use crate::evaluate::incident_history::IncidentHistory;
use crate::evaluate::measures::owner::Owner;
use crate::record::fact::FactEntry;
use crate::scenario::Scenario;

/// One case of a measure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Case {
    /// Its value in the measure's unit, or what it adds to the sum; zero where nothing happened and something could have.
    pub(crate) value: f64,
    /// What it adds to the whole, for a share.
    pub(crate) weight: f64,
    /// Number of the fact that it rests on.
    pub(crate) fact: u64,
    /// Whom it belongs to.
    pub(crate) owners: Vec<Owner>,
    /// Whose doing it is, where it belongs to nobody: a case in which nothing happened is no part of anyone's count.
    pub(crate) doing: Option<Owner>,
}

impl Case {
    /// A case with a value.
    pub(crate) fn new(fact: u64, value: f64) -> Self {
        Self {
            value,
            weight: 1.0,
            fact,
            owners: Vec::new(),
            doing: None,
        }
    }

    /// A case of so many seconds.
    pub(crate) fn seconds(fact: u64, seconds: i64) -> Self {
        Self::new(fact, seconds as f64)
    }

    /// A case in which something is so, or is not so.
    pub(crate) fn whether(fact: u64, so: bool) -> Self {
        Self::new(fact, f64::from(u8::from(so)))
    }

    /// A case in which it happened.
    pub(crate) fn happened(fact: u64) -> Self {
        Self::new(fact, 1.0)
    }

    /// A case in which nothing happened and something could have.
    pub(crate) fn nothing(fact: u64) -> Self {
        Self::new(fact, 0.0)
    }

    /// So many of so many.
    pub(crate) fn share(fact: u64, part: u32, whole: u32) -> Self {
        Self {
            weight: f64::from(whole),
            ..Self::new(fact, f64::from(part))
        }
    }

    /// What adds to a sum or a share, where the case in which it happened is counted elsewhere.
    pub(crate) fn extra(fact: u64, value: f64) -> Self {
        Self {
            weight: 0.0,
            ..Self::new(fact, value)
        }
    }

    /// The same, belonging to someone.
    pub(crate) fn of(mut self, owners: impl IntoIterator<Item = Owner>) -> Self {
        self.owners.extend(owners);
        self
    }

    /// The same, as someone's doing.
    pub(crate) fn by(mut self, owner: Option<Owner>) -> Self {
        self.doing = owner;
        self
    }
}

/// What cases are gathered from.
pub(crate) struct Evidence<'a> {
    /// The scenario that was played.
    pub(crate) s: &'a Scenario,
    /// All facts, in order.
    pub(crate) facts: &'a [FactEntry],
    /// The history of each incident.
    pub(crate) histories: &'a [IncidentHistory],
    /// Time of the last fact.
    pub(crate) end: SimTime,
}

impl<'a> Evidence<'a> {
    pub(crate) fn of(
        s: &'a Scenario,
        facts: &'a [FactEntry],
        histories: &'a [IncidentHistory],
    ) -> Self {
        Self {
            s,
            facts,
            histories,
            end: facts.last().map_or(SimTime::ZERO, |f| f.at),
        }
    }

    /// A case of each fact that is one.
    pub(crate) fn each(&self, case: impl Fn(&'a FactEntry) -> Option<Case>) -> Vec<Case> {
        self.facts.iter().filter_map(case).collect()
    }

    /// A case of each incident that is one.
    pub(crate) fn each_incident(
        &self,
        case: impl Fn(&'a IncidentHistory) -> Option<Case>,
    ) -> Vec<Case> {
        self.histories.iter().filter_map(case).collect()
    }

    /// Whether the hour of opening came: before it nothing about polling was tested.
    pub(crate) fn polled(&self) -> bool {
        self.end >= self.s.settings.polling.opens
    }

    /// The history of an incident.
    pub(crate) fn history(&self, incident: &IncidentId) -> Option<&'a IncidentHistory> {
        self.histories.iter().find(|h| h.incident == *incident)
    }

    /// The municipality in which an incident is.
    pub(crate) fn place_of(&self, incident: &IncidentId) -> Option<Owner> {
        let h = self.history(incident)?;
        h.municipality.clone().map(Owner::Municipality)
    }

    /// The municipality of a centre.
    pub(crate) fn municipality_of(&self, centre: &CentreId) -> Option<Owner> {
        let c = self.s.centres.get(centre)?;
        Some(Owner::Municipality(c.municipality.clone()))
    }

    /// The seat that commands a unit.
    pub(crate) fn commander(&self, unit: &UnitId) -> Option<Owner> {
        let u = self.s.units.get(unit)?;
        Some(Owner::Seat(u.seat.clone()))
    }

    /// The room of a directorate.
    pub(crate) fn room(&self, directorate: Option<&DirectorateId>) -> Option<Owner> {
        let room = self.s.room_of(directorate)?;
        Some(Owner::Seat(room.id.clone()))
    }
}

/// A seat, as one to whom a case belongs.
pub(crate) fn seat(s: &SeatId) -> Option<Owner> {
    Some(Owner::Seat(s.clone()))
}
