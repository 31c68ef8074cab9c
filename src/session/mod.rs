//! Layer 4: one exercise in progress: the simulation and its file together.
//!
//! An order is committed to the file before the simulation gets it. So whatever kills the process, an accepted order is in the
//! file, and everything else is computed again from it.
//! [`player`] plays an exercise on its own thread, for those who watch and steer it; [`catalog`] is what there is to play.
//! [`recording`] plays a file again, [`branch`](mod@branch) goes on from one of its moments.
//! Deliberately not here: printing, arguments, rules of the simulation.

pub mod attendance;
pub mod bench;
pub mod branch;
pub mod catalog;
pub mod control;
pub mod emergency;
mod error;
mod exercise;
mod fact_log;
mod orders_file;
pub mod output;
pub mod pace;
pub mod people;
pub mod player;
pub mod preview;
mod progress;
pub mod recording;
mod request_id;
mod rerun;
pub mod store;

pub use error::SessionError;
pub use exercise::Exercise;
pub use orders_file::{OrdersFile, Planned};
pub use request_id::RequestId;
pub use rerun::{RefusedAgain, Rerun};
