//! The course of each incident: when it began, when the first room knew, when the first unit came, how it ended.
//!
//! One telling of it for the report, its charts and the hot wash. Deliberately not here: words, measures.

use std::collections::BTreeMap;

use crate::base::ids::{IncidentId, KindId, MunicipalityId, SeatId};
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Target;

/// What became of an incident.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Of which kind.
    pub kind: KindId,
    /// Where.
    pub site: Target,
    /// In which municipality, if in one.
    pub municipality: Option<MunicipalityId>,
    /// When it began.
    pub began: SimTime,
    /// The fact of its beginning.
    pub n: u64,
    /// When the first room learned of it, and which.
    pub known: Option<(SimTime, SeatId)>,
    /// When the first unit came.
    pub reached: Option<SimTime>,
    /// When it ended, and whether it was settled rather than ending by itself.
    pub ended: Option<(SimTime, bool)>,
}

/// The courses of all incidents, in the order of their beginning.
pub fn courses(facts: &[FactEntry]) -> Vec<Course> {
    let mut at: BTreeMap<IncidentId, usize> = BTreeMap::new();
    let mut all: Vec<Course> = Vec::new();
    for f in facts {
        let (incident, change): (_, &dyn Fn(&mut Course)) = match &f.fact {
            Fact::IncidentBegan {
                incident,
                incident_kind,
                site,
                municipality,
            } => {
                at.insert(incident.clone(), all.len());
                all.push(Course {
                    kind: incident_kind.clone(),
                    site: site.clone(),
                    municipality: municipality.clone(),
                    began: f.at,
                    n: f.n,
                    known: None,
                    reached: None,
                    ended: None,
                });
                continue;
            }
            Fact::IncidentReported { incident, seat } => (incident, &|c| {
                c.known.get_or_insert_with(|| (f.at, seat.clone()));
            }),
            Fact::ResponseBegan { incident, .. } => (incident, &|c| {
                c.reached.get_or_insert(f.at);
            }),
            Fact::IncidentSettled { incident, .. } => (incident, &|c| c.ended = Some((f.at, true))),
            Fact::IncidentFaded { incident, .. } => (incident, &|c| c.ended = Some((f.at, false))),
            _ => continue,
        };
        if let Some(n) = at.get(incident) {
            change(&mut all[*n]);
        }
    }
    all
}
