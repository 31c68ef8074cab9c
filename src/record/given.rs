//! An order that was given, as the fact of its acceptance or refusal tells of it.
//!
//! Deliberately not here: the facts themselves (`fact`).

use super::fact::Fact;
use super::order::Order;
use super::refusal::Refusal;
use crate::base::ids::{RuleId, SeatId};
use crate::base::time::Span;

/// An order that was given, as a fact tells of it.
#[derive(Clone, Copy, Debug)]
pub struct OrderGiven<'a> {
    /// Who gave it.
    pub seat: &'a SeatId,
    /// The standing order that gave it, if no person did.
    pub rule: Option<&'a RuleId>,
    /// Its number in the journal; those of standing orders have none.
    pub seq: Option<u64>,
    /// What was ordered.
    pub order: &'a Order,
    /// Why it was refused, if it was.
    pub refused: Option<&'a Refusal>,
}

impl Fact {
    /// What the discussion's clock showed, where it is something that was said or done in a discussion.
    pub fn discussed(&self) -> Option<Span> {
        match self {
            Self::OrderAccepted { order, .. } => order.discussed(),
            _ => None,
        }
    }

    /// The order that the fact accepts or refuses, if it does either.
    pub fn given(&self) -> Option<OrderGiven<'_>> {
        let (seat, seq, rule, order, refused) = match self {
            Self::OrderAccepted {
                seat,
                seq,
                rule,
                order,
            } => (seat, seq, rule, order, None),
            Self::OrderRejected {
                seat,
                seq,
                rule,
                order,
                why,
            } => (seat, seq, rule, order, Some(why)),
            _ => return None,
        };
        Some(OrderGiven {
            seat,
            seq: *seq,
            rule: rule.as_ref(),
            order,
            refused,
        })
    }
}
