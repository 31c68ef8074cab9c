//! Orders as a player gives them, and the seats that can be held.
//!
//! Deliberately not here: who gives them (`player`), what is ordered (`record::order`).

use serde::Serialize;

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::record::states::Role;
use crate::scenario::Scenario;

/// An order at its time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Given {
    /// When.
    pub at: SimTime,
    /// Who gives it.
    pub seat: SeatId,
    /// What is ordered.
    pub order: Order,
}

/// Orders that were written beforehand, with the seats that people hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Orders {
    /// Seats that people hold from STARTEX on.
    pub staffed: Vec<SeatId>,
    /// The orders.
    pub orders: Vec<Given>,
}

/// Seats that people can hold: all but exercise control's.
pub fn seats(s: &Scenario) -> Vec<SeatId> {
    let rooms = s.seats.values().filter(|x| x.role != Role::Excon);
    rooms.map(|x| x.id.clone()).collect()
}
