//! Tamrin: a tabletop exercise simulator for election-day security.
//!
//! An [`order`](record::order::Order) goes into the [simulation](sim::Simulation), [facts](record::fact::Fact) come out, and a
//! [picture](picture::Picture) shows what a seat knows of them. Everything else records, judges and shows that:
//!
//! ```
//! use std::{path::Path, sync::Arc};
//!
//! use tamrin::base::time::SimTime;
//! use tamrin::record::fact::Fact;
//! use tamrin::record::order::{Order, OrderEntry};
//! use tamrin::record::states::Posture;
//! use tamrin::sim::Simulation;
//!
//! // What an author wrote, checked. Shipped scenarios go by their name.
//! let checked = tamrin::scenario::open(Path::new("first-steps")).expect("a shipped scenario");
//! let scenario = Arc::new(checked.scenario.expect("a scenario without errors"));
//!
//! // The sub-room has the checkpoint search everybody from 09:05 on.
//! let order = OrderEntry {
//!     at: SimTime::parse("09:05").expect("a time"),
//!     seq: 1,
//!     seat: "room".into(),
//!     order: Order::SetPosture { checkpoint: "east-gate".into(), posture: Posture::Search },
//! };
//! let mut exercise = Simulation::new(scenario.clone(), 1);
//! exercise.submit(order.clone()).expect("a time to come");
//! exercise.run_until(scenario.head.end);
//!
//! assert!(exercise.over());
//! let set = |f: &&_| matches!(f, Fact::PostureSet { posture: Posture::Search, .. });
//! assert_eq!(exercise.facts().iter().map(|entry| &entry.fact).filter(set).count(), 1);
//!
//! // The same scenario, seed and orders give the same facts.
//! let mut again = Simulation::new(scenario.clone(), 1);
//! again.submit(order).expect("a time to come");
//! again.run_until(scenario.head.end);
//! assert_eq!(exercise.facts(), again.facts());
//! ```
//!
//! Where things are and which way data flows stands in `docs/architecture.md`.
//! Deliberately not here: anything but the list of the layers.

// What is played, what plays it, and what leads and reports it are crates of their own; their layers are named here as the others are.
pub use tamrin_exercise::{author, base, evaluate, map, picture, record, scenario, wording};
pub use tamrin_session::{batch, report, session};
pub use tamrin_sim::sim;

pub mod cli;
#[cfg(any(feature = "window", feature = "seats"))]
pub(crate) mod screen;
#[cfg(feature = "seats")]
pub mod seats;
#[cfg(test)]
mod testing;
#[cfg(feature = "window")]
pub mod window;
