//! The orders file: who is played by people, and what they order when.
//!
//! Deliberately not here: whether what it names is in a scenario (`scenario::orders`), giving the orders (`exercise`).

use serde::{Deserialize, Serialize};

use crate::base::diag::Diagnostic;
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::scenario::read::read_one;
use crate::scenario::{Scenario, orders};

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

    /// What the file names that a scenario lacks, and times outside its exercise, each at its place; `text` is the text it was read of.
    pub fn findings(&self, name: &str, text: &str, s: &Scenario) -> Vec<Diagnostic> {
        let orders = self.orders.iter().map(|o| (o.at, &o.seat, &o.order));
        let orders: Vec<_> = orders.collect();
        orders::findings(s, (name, text), &self.staffed, &orders)
    }
}
