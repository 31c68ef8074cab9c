//! Why an order was refused, as a sentence.
//!
//! Deliberately not here: who refuses what (`sim::seats`).

use crate::base::message::{Message, msg};
use crate::record::fact::{EntityId, Refusal};

/// Why an order was refused.
pub fn refusal(r: &Refusal) -> Message {
    match r {
        Refusal::UnknownSeat => msg!("refusal-unknown-seat"),
        // Older editions did not keep what sort of thing a number is of.
        Refusal::Unknown(what) => match what.parse::<u32>() {
            Ok(n) => msg!("refusal-unknown-number", n = n.to_string()),
            Err(_) => msg!("refusal-unknown", what = what),
        },
        Refusal::NotKnown(EntityId::Report(n)) => {
            msg!("refusal-unknown-report", n = n.to_string())
        }
        Refusal::NotKnown(EntityId::Request(n)) => {
            msg!("refusal-unknown-request", n = n.to_string())
        }
        Refusal::NotKnown(EntityId::SeatMessage(n)) => {
            msg!("refusal-no-seat-message", n = n.to_string())
        }
        Refusal::NotKnown(EntityId::Held(n)) => {
            msg!("refusal-unknown-held", n = n.to_string())
        }
        Refusal::NotKnown(what) => match what.name() {
            Some(name) => msg!("refusal-unknown", what = name),
            None => msg!("refusal-no-situation"),
        },
        Refusal::NoPower => msg!("refusal-no-power"),
        Refusal::OutOfArea => msg!("refusal-out-of-area"),
        Refusal::NotYourUnit => msg!("refusal-not-your-unit"),
        Refusal::OutOfService => msg!("refusal-out-of-service"),
        Refusal::Busy => msg!("refusal-busy"),
        Refusal::Idle => msg!("refusal-idle"),
        Refusal::NoRoute => msg!("refusal-no-route"),
        Refusal::AlreadySo => msg!("refusal-already-so"),
        Refusal::WrongState => msg!("refusal-wrong-state"),
        Refusal::BadTime => msg!("refusal-bad-time"),
        Refusal::NotCapable => msg!("refusal-not-capable"),
        Refusal::Over => msg!("refusal-over"),
        Refusal::OnlyCommission => msg!("refusal-only-commission"),
        Refusal::NoVoting => msg!("refusal-no-voting"),
        Refusal::NoWords => msg!("refusal-no-words"),
        Refusal::TooLong { most } => msg!("refusal-too-long", n = *most),
        Refusal::ToItself => msg!("refusal-to-itself"),
        Refusal::ToNobody => msg!("refusal-to-nobody"),
        Refusal::NotRepairable => msg!("refusal-not-repairable"),
        Refusal::NoUnits => msg!("refusal-no-units"),
        Refusal::NoStrength => msg!("refusal-no-strength"),
        Refusal::NoSuchChannel => msg!("refusal-no-such-channel"),
        Refusal::NotForControl => msg!("refusal-not-for-control"),
        Refusal::NoCheckpoints => msg!("refusal-no-checkpoints"),
        Refusal::NoSuchStage => msg!("refusal-no-such-stage"),
        Refusal::NoRelief => msg!("refusal-no-relief"),
        Refusal::NoModule(id) => msg!("refusal-no-module", id = id),
        Refusal::NoQuestion(id) => msg!("refusal-no-question", id = id),
        Refusal::NoPoint(id) => msg!("refusal-no-point", id = id),
        Refusal::OthersAsked => msg!("refusal-others-asked"),
        Refusal::NothingOpen => msg!("refusal-nothing-open"),
        Refusal::NotForCustody => msg!("refusal-not-for-custody"),
        Refusal::NoSuchPlace => msg!("refusal-no-such-place"),
    }
}
