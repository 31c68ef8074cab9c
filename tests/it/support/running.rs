//! A simulation that is looked at while it runs, for tests of single mechanisms.

use tamrin::base::ids::SeatId;
use tamrin::base::time::SimTime;
use tamrin::picture::Picture;
use tamrin::record::Fact;
use tamrin::sim::Simulation;

/// A time of day.
pub(crate) fn at(text: &str) -> SimTime {
    SimTime::parse(text).unwrap()
}

/// What a seat knows.
pub(crate) fn picture(sim: &mut Simulation, seat: &str) -> Picture {
    sim.picture(&SeatId::from(seat)).unwrap()
}

/// How many facts are like that.
pub(crate) fn count(sim: &Simulation, wanted: impl Fn(&Fact) -> bool) -> usize {
    sim.facts().iter().filter(|f| wanted(&f.fact)).count()
}

/// A car drives from A to B through the gate, which it reaches at 08:41:36. A word by any channel takes a minute.
pub(crate) const CAR: &str = r#"
    settings: [(
        polling: (opens: "09:00", closes: "11:00", turnout: 0.0), road_checks: (look: Fixed("5s"), identity: Fixed("60s"), search: Fixed("90s")),
        comms: (
            mobile_voice: (delay: Fixed("60s"), dropout: 0.0), mobile_data: (delay: Fixed("60s"), dropout: 0.0), fixed_line: (delay: Fixed("60s"), dropout: 0.0),
            radio: (delay: Fixed("60s"), dropout: 0.0), satellite: (delay: Fixed("60s"), dropout: 0.0),
        ),
        detection: (told: (1.0, 1.0, 1.0), untold: (0.0, 0.0, 0.0)),
    )],
    vehicles: [(id: "car", name: (ar: "سيارة بيضاء بلا لوحات", en: "White car without plates"), route: ["a", "b"])],
"#;
