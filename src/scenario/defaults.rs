//! Default figures of the simulation, each with its source. A scenario can override every one of them.
//!
//! `(sourced)` is sourced, `(estimate)` is an estimate; sources are listed in `docs/sources.md`.
//! Deliberately not here: the incident library and the doctrine (RON in `assets/`).

use super::raw::{Checks, Duration, Polling, ReadinessTable, Settings, Speeds};
use crate::base::time::{SimTime, Span};
use crate::record::words::{Capability, RoadClass, UnitKind};

impl Default for Settings {
    fn default() -> Self {
        // Gate: 12 s to identify a person [S: SDDCTEA, 8-12 s], a look 5 s, a search 40 s [E].
        let gate = |s| Duration::Exponential(Span::from_secs(s));
        // Road: look 5 s, identity 12 s, search 90 s, lognormal [E, within the ranges of UFC 4-022-01 and SDDCTEA].
        let road = |s| Duration::LogNormal { mean: Span::from_secs(s), cv: 0.5 };
        Self {
            polling: Polling::default(),
            gate_checks: Checks { look: gate(5), identity: gate(12), search: gate(40) },
            road_checks: Checks { look: road(5), identity: road(12), search: road(90) },
            readiness: ReadinessTable::default(),
            speeds: Speeds::default(),
            staff_per_lane: 2,
            turn_back_at: 80,
        }
    }
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            // [S] commission, 16 November 2024.
            opens: SimTime::from_millis(9 * 3_600_000),
            closes: SimTime::from_millis(18 * 3_600_000),
            // [S] 77 % after results, first group 2024.
            turnout: 0.77,
            // [E] two humps over a flat floor, 66 % of the day's voters by 15:00.
            arrivals: vec![10.0, 13.0, 12.0, 10.5, 10.0, 10.5, 12.5, 12.0, 9.5],
            // [S] check-in about 2 min (Spencer and Markovits, 2008); spread [E].
            desk: Duration::LogNormal { mean: Span::from_secs(120), cv: 0.5 },
            // [E] median about 75 min.
            patience: Some(Duration::LogNormal { mean: Span::from_mins(90), cv: 0.6 }),
            count_base: Span::from_mins(30),
            count_each: Span::from_secs(15),
        }
    }
}

impl Default for ReadinessTable {
    fn default() -> Self {
        Self {
            turn_out: [Span::from_mins(10), Span::from_mins(5), Span::from_mins(2)],
            tiring: [-0.03, 0.02, 0.05],
            work: 0.04,
            lead: Span::from_mins(20),
        }
    }
}

impl Default for Speeds {
    fn default() -> Self {
        // [E] no Libyan source was found.
        Self { coastal: 90.0, jebel: 60.0, desert: 90.0, local: 50.0, track: 30.0 }
    }
}

impl Speeds {
    /// Speed on a class of road in km/h.
    pub fn of(&self, class: RoadClass) -> f64 {
        match class {
            RoadClass::Coastal => self.coastal,
            RoadClass::Jebel => self.jebel,
            RoadClass::Desert => self.desert,
            RoadClass::Local => self.local,
            RoadClass::Track => self.track,
        }
    }
}

/// What a kind of unit can do (estimate).
pub fn capabilities(kind: UnitKind) -> &'static [Capability] {
    use Capability::{Armed, Clearing, Crowd, Escort, Fire, Guard, Investigation, Mediation, Medical, Technical};
    match kind {
        UnitKind::ProtectionTeam => &[Guard, Mediation],
        UnitKind::RapidResponse => &[Guard, Crowd, Armed, Mediation, Escort],
        UnitKind::Patrol => &[Guard, Crowd, Mediation, Escort],
        UnitKind::Escort => &[Guard, Escort],
        UnitKind::Reserve => &[Guard, Crowd, Armed, Escort],
        UnitKind::Investigation => &[Investigation, Mediation],
        UnitKind::Ambulance => &[Medical],
        UnitKind::CivilDefence => &[Fire, Clearing, Medical],
        UnitKind::Technicians => &[Technical],
    }
}

/// Speed of a kind of unit as a multiple of the road's (estimate).
pub fn speed(kind: UnitKind) -> f64 {
    match kind {
        UnitKind::RapidResponse | UnitKind::Ambulance => 1.2,
        UnitKind::CivilDefence | UnitKind::Reserve => 0.9,
        _ => 1.0,
    }
}
