//! The orders file: who is played by people, and what they order when.
//!
//! Deliberately not here: whether its seats and times fit a scenario (whoever reads it says so), giving the orders (`exercise`).

use serde::{Deserialize, Serialize};

use crate::base::diag::Diagnostic;
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::scenario::read::read_one;

/// An orders file as typed: who is played by people, and what they order when.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrdersFile {
    /// Seats that people hold from STARTEX on; standing orders do not play them.
    #[serde(default)]
    pub staffed: Vec<SeatId>,
    /// Orders, in any order of time.
    #[serde(default)]
    pub orders: Vec<Planned>,
}

/// An order to be given at a time.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// When.
    pub at: SimTime,
    /// Who gives it.
    pub seat: SeatId,
    /// What is ordered.
    pub order: Order,
}

impl OrdersFile {
    /// Reads an orders file from its text; `name` is how the file is called in findings.
    ///
    /// # Errors
    /// The first thing that is wrong with it, at its place.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Diagnostic>> {
        read_one(name, text)
    }
}
