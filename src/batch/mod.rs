//! Layer 4: many exercises at once, played by programs: by authors who try a script, by planners who compare plans.
//!
//! A run is a scenario, a plan that changes it ([`plan`]), a player of its seats ([`player`]) and a seed; it comes to a
//! [`Day`](day::Day). [`pool`] plays runs on all cores and hands their days out in order; [`dry_run`] adds days up for authors,
//! [`design`] lists the runs of a comparison, [`table`] writes and reads their days as rows, [`compare`] says what differs; [`finder`]
//! finds plans among [`choices`].
//! Runs of one seed share all luck that does not depend on what differs between them, for every random number belongs to an entity
//! and a purpose; so plans are compared day by day.
//! Threads are started in [`pool`] alone. Deliberately not here: files (`cli`), documents (`report`), exercise files (`session`).

pub mod about;
pub mod choices;
pub mod compare;
pub mod course;
pub mod day;
pub mod design;
pub mod dry_run;
pub mod finder;
mod orders;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod plan;
pub mod player;
pub mod pool;
pub mod population;
pub mod race;
pub mod statistics;
pub mod table;
mod thinking;

use crate::base::digest::Hasher;
use crate::scenario::read::Texts;

/// Hash of the texts of a scenario, as 16 hexadecimal digits.
pub fn hash_of(texts: &Texts) -> String {
    let mut h = Hasher::default();
    for (name, text) in texts {
        h.text(name).text(text);
    }
    format!("{:016x}", h.finish())
}
