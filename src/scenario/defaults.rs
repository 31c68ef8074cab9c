//! Default figures of the simulation, each with its source. A scenario can override every one of them.
//!
//! `(sourced)` is sourced, `(estimate)` is an estimate; sources are listed in `docs/sources.md`.
//! Deliberately not here: the incident library and the doctrine (RON in `assets/`).

use super::model::{
    Carrier, Checks, Comms, Confidence, Correction, Custody, Detection, Duration, Finds, Polling,
    ReadinessTable, Reports, Results, Settings, Speeds, Yield,
};
use crate::base::time::{SimTime, Span};
use crate::record::states::{Capability, Channel, Power, RoadClass, Role, UnitKind};

impl Default for Settings {
    fn default() -> Self {
        // Gate: 12 s to identify a person [S: SDDCTEA, 8-12 s], a look 5 s, a search 40 s [E].
        let gate = |s| Duration::Exponential(Span::from_secs(s));
        // Road: look 5 s, identity 12 s, search 90 s, lognormal [E, within the ranges of UFC 4-022-01 and SDDCTEA].
        let road = |s| Duration::LogNormal {
            mean: Span::from_secs(s),
            cv: 0.5,
        };
        Self {
            polling: Polling::default(),
            gate_checks: Checks {
                look: gate(5),
                identity: gate(12),
                search: gate(40),
            },
            road_checks: Checks {
                look: road(5),
                identity: road(12),
                search: road(90),
            },
            readiness: ReadinessTable::default(),
            speeds: Speeds::default(),
            staff_per_lane: 2,
            turn_back_at: 80,
            comms: Comms::default(),
            reports: Reports::default(),
            detection: Detection::default(),
            finds: Finds::default(),
            sign: Span::from_mins(5),
            custody: Custody::default(),
            results: Results::default(),
            correction: Correction::default(),
            confidence: Confidence::default(),
        }
    }
}

impl Default for Comms {
    fn default() -> Self {
        // [E] time to raise someone, speak and be understood; no Libyan figures were found.
        let carrier = |secs, dropout| Carrier {
            delay: Duration::LogNormal {
                mean: Span::from_secs(secs),
                cv: 0.6,
            },
            dropout,
        };
        Self {
            mobile_voice: carrier(40, 0.02),
            mobile_data: carrier(15, 0.01),
            fixed_line: carrier(35, 0.005),
            radio: carrier(25, 0.04),
            satellite: carrier(90, 0.03),
            field: vec![Channel::MobileVoice, Channel::Radio, Channel::MobileData],
            rooms: vec![
                Channel::FixedLine,
                Channel::MobileVoice,
                Channel::MobileData,
                Channel::Radio,
                Channel::Satellite,
            ],
            public: vec![Channel::MobileVoice, Channel::MobileData],
            switch: Span::from_mins(2),
        }
    }
}

impl Default for Reports {
    fn default() -> Self {
        // [E] all of them.
        Self {
            routine: Span::from_mins(30),
            confirm: Span::from_mins(10),
            repeats: 2,
            wrong: 0.10,
            duplicate: 0.20,
            stale: Span::from_mins(45),
        }
    }
}

impl Default for Detection {
    fn default() -> Self {
        // [E] a look sees a described vehicle in three of four cases; a search without a description finds something in one of five.
        Self {
            told: [0.75, 0.95, 1.0],
            untold: [0.0, 0.02, 0.20],
        }
    }
}

impl Default for Finds {
    fn default() -> Self {
        // [E] no Libyan figures were found: one vehicle in a thousand with weapons, two with contraband, three in ten thousand
        // wanted. A look finds what lies open, papers show whose vehicle it is, a full search finds two things in three.
        let of = |per_1000, found| Yield { per_1000, found };
        Self {
            weapons: of(1.0, [0.02, 0.08, 0.70]),
            contraband: of(2.0, [0.01, 0.05, 0.60]),
            wanted: of(0.3, [0.05, 0.60, 0.70]),
            women_aboard: 0.3,
            waits_for_woman: 1.5,
            waits_for_staff: 4.0,
        }
    }
}

impl Default for Custody {
    fn default() -> Self {
        // [E] both: two people watch, and two hours are time for a unit of the directorate to come.
        Self {
            watch: 2,
            on_the_spot: Span::from_mins(120),
        }
    }
}

impl Default for Results {
    fn default() -> Self {
        // [E] all: no Libyan figures were found. Two clerks enter each form twice and compare.
        Self {
            followed: false,
            clerks: 2,
            entry: Span::from_mins(4),
            unclear: 0.03,
            recount: Span::from_mins(25),
            patience: Span::from_mins(45),
            dent: 0.03,
        }
    }
}

impl Default for Correction {
    fn default() -> Self {
        // (estimate) slows to 0.4 of the rate after 15 min, 0.3 of the rate without mobile data: the project's facts, section 9.
        Self {
            verify: Span::from_mins(20),
            delay: Span::from_mins(15),
            slows: 0.6,
            slows_unverified: 0.3,
            wins_back: 0.8,
            outage: 0.3,
        }
    }
}

impl Default for Confidence {
    fn default() -> Self {
        // [E] all of them; the formula is in docs/model.md.
        Self {
            base: 0.70,
            half_life: Span::from_mins(180),
            disorder: 0.03,
            injury: 0.01,
            force: 0.08,
            closure: 0.03,
            closed_gate: 0.02,
            searched: 0.01,
            wrong_correction: 0.08,
            premature_correction: 0.03,
            queues: 0.10,
            settled: 0.5,
            briefing: 0.02,
            keeps_away: 0.6,
            unrest: 1.0,
        }
    }
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            // [S] commission, 16 November 2024.
            opens: SimTime::from_millis(9 * 3_600_000),
            since: None,
            closes: SimTime::from_millis(18 * 3_600_000),
            // [S] 77 % after results, first group 2024.
            turnout: 0.77,
            // [E] two humps over a flat floor, 66 % of the day's voters by 15:00.
            arrivals: vec![10.0, 13.0, 12.0, 10.5, 10.0, 10.5, 12.5, 12.0, 9.5],
            // [S] check-in about 2 min (Spencer and Markovits, 2008); spread [E].
            desk: Duration::LogNormal {
                mean: Span::from_secs(120),
                cv: 0.5,
            },
            // [E] median about 75 min.
            patience: Some(Duration::LogNormal {
                mean: Span::from_mins(90),
                cv: 0.6,
            }),
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
            // [E] all four: posts of a polling day are planned for twelve hours; beyond them people tire twice as fast.
            shift: Span::from_mins(12 * 60),
            overtime: 0.06,
            muster: Span::from_mins(20),
            hand_over: Span::from_mins(15),
        }
    }
}

impl Default for Speeds {
    fn default() -> Self {
        // [E] no Libyan source was found.
        Self {
            coastal: 90.0,
            jebel: 60.0,
            desert: 90.0,
            local: 50.0,
            track: 30.0,
        }
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
    use Capability::{
        Armed, Clearing, Crowd, Escort, Fire, Guard, Investigation, Mediation, Medical, Technical,
    };
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

/// What a seat of a role may order inside its area.
pub fn powers(role: Role) -> &'static [Power] {
    match role {
        Role::Excon => Power::ALL,
        Role::MainRoom | Role::SubRoom => &[
            Power::Units,
            Power::Postures,
            Power::Roads,
            Power::Readiness,
            Power::Convoys,
            Power::Information,
        ],
        Role::Commission => &[Power::Voting, Power::Convoys, Power::Information],
        Role::Media => &[Power::Information],
    }
}
