//! What a checked scenario is made of: the types that all other rooms compute with.
//!
//! Deliberately not here: what an author types (`scenario::format`); no other room sees that.

pub use super::format::{
    Action, Carrier, Centre, Checkpoint, Checks, Comms, Condition, Confidence, Convoy, Detection,
    Directorate, District, Doctrine, Duration, Effect, Expected, Head, Inject, Kind, Measure,
    Municipality, Need, Objective, OrderKind, Place, Polling, ReadinessTable, Road, Rule, Rumour,
    Seat, Settings, Stage, Station, Storyline, Task, TaskTarget, Unit, Vehicle, When,
};
