//! An order that was given, as the fact of its acceptance or refusal tells of it.
//!
//! Deliberately not here: the facts themselves (`fact`).

use super::fact::Fact;
use super::order::Order;
use super::refusal::Refusal;
use crate::base::ids::{RuleId, SeatId};

/// An order that was given, as a fact tells of it.
#[derive(Clone, Copy, Debug)]
pub struct OrderGiven<'a> {
    /// Who gave it.
    pub seat: &'a SeatId,
    /// The standing order that gave it, if no person did.
    pub rule: Option<&'a RuleId>,
    /// What was ordered.
    pub order: &'a Order,
    /// Why it was refused, if it was.
    pub refused: Option<&'a Refusal>,
}

impl Fact {
    /// The order that the fact accepts or refuses, if it does either.
    pub fn given(&self) -> Option<OrderGiven<'_>> {
        let (seat, rule, order, refused) = match self {
            Self::OrderAccepted {
                seat, rule, order, ..
            } => (seat, rule, order, None),
            Self::OrderRejected {
                seat,
                rule,
                order,
                why,
                ..
            } => (seat, rule, order, Some(why)),
            _ => return None,
        };
        Some(OrderGiven {
            seat,
            rule: rule.as_ref(),
            order,
            refused,
        })
    }
}
