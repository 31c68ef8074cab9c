//! Those who sit at one seat: who they are and what each is about to do, so that two do not undo each other unseen.
//!
//! Deliberately not here: who takes care of what came in (`session::attendance`), which all at the seat share.

use crate::base::ids::SeatId;
use crate::record::order::Order;
use crate::session::player::Person;

/// What somebody is about to do.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Doing {
    /// Looks.
    Looking,
    /// Writes to a seat, or has not chosen yet to which.
    Writing(Option<SeatId>),
    /// Chooses what or whom an order is about.
    Choosing,
    /// Has an order before them that waits to be confirmed.
    Ordering(Order),
    /// Writes a note.
    Noting,
    /// Answering a question of the discussion.
    Answering,
}

/// One of those who sit at a seat.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Companion {
    pub(crate) person: Person,
    pub(crate) doing: Doing,
}
