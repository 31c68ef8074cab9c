//! A scenario's files changed by hand: a thing is moved, renamed, given another figure, added or taken out, where it stands.
//!
//! RON stays the truth: each [`Edit`] is a change of texts by place (`edit`), so that comments and all that was not touched stay byte
//! for byte. What stands where is found in the texts themselves, so that also a scenario with errors can be worked on.
//! Deliberately not here: what an author sees and presses (`screen`), whether what comes of it is a scenario (`check`), files.

mod add;
mod change;
mod figure;
mod history;
mod named;
mod near;
mod offered;
mod part;
mod refused;
mod sheet;
mod thing;
mod waits;

#[cfg(test)]
mod tests;

pub use add::New;
pub use change::{Done, Edit, apply};
pub use figure::{Choice, Figure, Form};
pub use history::History;
pub use named::without_name;
pub use near::{centre_at, municipality_of, road_between, road_km, seat_of};
pub use offered::nameable;
pub use part::{NewEffect, NewPart, Part};
pub use refused::Refused;
pub use sheet::{Sheet, sheet, stands_at, thing_at};
pub use thing::{Sort, Thing};
pub use waits::{chain, waits};
