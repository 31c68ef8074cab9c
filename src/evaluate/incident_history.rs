//! The history of each incident: when it began, when the first room knew, when the first unit came, how it ended.
//!
//! Computed once for an evaluation; measures, moments, tables and charts read it. Deliberately not here: sentences, measures.

use std::collections::BTreeMap;

use crate::base::ids::{IncidentId, KindId, MunicipalityId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Target;
use crate::scenario::Scenario;
use crate::scenario::model::Stage;

/// What became of an incident.
#[derive(Clone, PartialEq, Debug)]
pub struct IncidentHistory {
    /// Which incident.
    pub incident: IncidentId,
    /// Of which kind.
    pub kind: KindId,
    /// Where.
    pub site: Target,
    /// In which municipality, if in one.
    pub municipality: Option<MunicipalityId>,
    /// When it began.
    pub began: SimTime,
    /// Number of the fact of its beginning.
    pub n: u64,
    /// When the first room learned of it, and which.
    pub known: Option<(SimTime, SeatId)>,
    /// When the first unit came.
    pub reached: Option<SimTime>,
    /// When repair was first asked for.
    pub repair_asked: Option<SimTime>,
    /// When it grew, and to which stage, counted from 0.
    pub grew: Vec<(SimTime, u32)>,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
    /// Whether the units on the scene suffice, as far as facts have told.
    pub held: bool,
}

/// Of an incident younger than this at ENDEX nobody can say that it was not known, not answered or not settled (estimate).
const YOUNG: Span = Span::from_mins(10);

/// The end of an incident.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ended {
    /// When.
    pub at: SimTime,
    /// Number of the fact of its end.
    pub n: u64,
    /// Whether a response settled it; otherwise it ended without one.
    pub settled: bool,
}

/// What an incident was left without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lacked {
    /// No unit came.
    Units,
    /// It needs no unit, and nobody asked for repair.
    Repair,
}

impl IncidentHistory {
    /// Whether a response settled it.
    pub fn settled(&self) -> bool {
        self.ended.is_some_and(|e| e.settled)
    }

    /// Whether it was open for so short a time that nobody can say what would have become of it.
    pub(super) fn young(&self, end: SimTime) -> bool {
        self.ended.map_or(end, |e| e.at) - self.began < YOUNG
    }

    /// What did not come to it though there was time: units where it asks for them, else repair where it can be asked for; who asked for
    /// repair where that helps has seen to it. What asks for neither is for nobody to see to.
    pub(super) fn left_alone(&self, s: &Scenario, end: SimTime) -> Option<Lacked> {
        if self.reached.is_some() || self.settled() || self.young(end) {
            return None;
        }
        let first = s.injects.incident(&self.incident).map_or(0, |p| p.stage);
        let stages = || {
            let all = std::iter::once(first).chain(self.grew.iter().map(|(_, n)| *n));
            all.filter_map(|n| s.stage(&self.kind, n))
        };
        let mended = stages().any(|stage| stage.repair.is_some());
        if mended && self.repair_asked.is_some() {
            None
        } else if stages().any(|stage| !stage.needs.is_empty()) {
            Some(Lacked::Units)
        } else {
            mended.then_some(Lacked::Repair)
        }
    }

    /// Whether ENDEX came before anybody could say whether it would be settled: it had just begun, or those who suffice were at it.
    pub(super) fn cut_off(&self, end: SimTime) -> bool {
        self.ended.is_none() && (self.held || self.young(end))
    }

    /// The stage of its kind in which it was at a moment.
    pub(super) fn stage_at<'a>(&self, s: &'a Scenario, at: SimTime) -> Option<&'a Stage> {
        let planned = s.injects.incident(&self.incident).map_or(0, |p| p.stage);
        let grown = self.grew.iter().rev().find(|(t, _)| *t <= at);
        let stage = grown.map_or(planned, |(_, stage)| *stage);
        s.stage(&self.kind, stage)
    }

    /// Takes in what a fact tells of it.
    fn take(&mut self, f: &FactEntry) {
        let mut ends = |settled| {
            let (at, n) = (f.at, f.n);
            self.ended = Some(Ended { at, n, settled });
        };
        match &f.fact {
            Fact::IncidentReported { seat, .. } => {
                self.known.get_or_insert_with(|| (f.at, seat.clone()));
            }
            Fact::IncidentEscalated { stage, .. } => self.grew.push((f.at, *stage)),
            Fact::ResponseBegan { .. } => {
                self.reached.get_or_insert(f.at);
            }
            Fact::RepairRequested { .. } => {
                self.repair_asked.get_or_insert(f.at);
            }
            Fact::ResponseSufficient { .. } => self.held = true,
            Fact::ResponseLost { .. } => self.held = false,
            Fact::IncidentSettled { .. } => ends(true),
            Fact::IncidentFaded { .. } => ends(false),
            _ => {}
        }
    }

    /// Whether a response had settled it before a fact.
    pub(super) fn settled_before(&self, n: u64) -> bool {
        self.ended.is_some_and(|e| e.settled && e.n < n)
    }
}

/// The incident of whose course a fact tells, its beginning not counted.
fn about(fact: &Fact) -> Option<&IncidentId> {
    match fact {
        Fact::IncidentReported { incident, .. }
        | Fact::IncidentEscalated { incident, .. }
        | Fact::ResponseBegan { incident, .. }
        | Fact::RepairRequested { incident, .. }
        | Fact::ResponseSufficient { incident }
        | Fact::ResponseLost { incident }
        | Fact::IncidentSettled { incident, .. }
        | Fact::IncidentFaded { incident, .. } => Some(incident),
        _ => None,
    }
}

/// The histories of all incidents, in the order of their beginning.
pub fn histories(facts: &[FactEntry]) -> Vec<IncidentHistory> {
    let mut at: BTreeMap<&IncidentId, usize> = BTreeMap::new();
    let mut all: Vec<IncidentHistory> = Vec::new();
    for f in facts {
        if let Fact::IncidentBegan {
            incident,
            incident_kind,
            site,
            municipality,
        } = &f.fact
        {
            at.insert(incident, all.len());
            all.push(IncidentHistory {
                incident: incident.clone(),
                kind: incident_kind.clone(),
                site: site.clone(),
                municipality: municipality.clone(),
                began: f.at,
                n: f.n,
                known: None,
                reached: None,
                repair_asked: None,
                grew: Vec::new(),
                ended: None,
                held: false,
            });
        }
        if let Some(incident) = about(&f.fact)
            && let Some(i) = at.get(incident)
        {
            all[*i].take(f);
        }
    }
    all
}
