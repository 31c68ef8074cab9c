//! Which order takes the place of an older one that still waits for a channel: one that decides the same.
//!
//! Deliberately not here: how orders wait and are sent (`exchange`), what they do on arrival (`delivery`).

use crate::record::order::Order;
use crate::sim::messages::message::Payload;

/// What an order that waits for a channel decides; a newer order to the same party that decides the same takes its place.
#[derive(PartialEq, Eq)]
enum Decision {
    /// What a unit does.
    Task,
    /// How a checkpoint checks.
    Posture,
    /// How a centre's gate checks.
    Gate,
    /// Whether a centre votes.
    Voting,
    /// When a centre closes.
    Closing,
    /// The level of a directorate.
    Readiness,
    /// That a convoy sets out.
    Start,
    /// That a convoy stops.
    Halt,
    /// That a convoy goes on.
    Proceed,
}

/// What an order decides that is carried to those on the spot; none for orders that the room itself carries out.
fn decision(order: &Order) -> Option<Decision> {
    match order {
        Order::Dispatch { .. } | Order::Redirect { .. } | Order::StandDown { .. } => {
            Some(Decision::Task)
        }
        Order::SetPosture { .. } => Some(Decision::Posture),
        Order::SetGate { .. } => Some(Decision::Gate),
        Order::SuspendVoting { .. } | Order::ResumeVoting { .. } => Some(Decision::Voting),
        Order::ExtendVoting { .. } => Some(Decision::Closing),
        Order::SetReadiness { .. } => Some(Decision::Readiness),
        Order::StartConvoy { .. } => Some(Decision::Start),
        Order::HaltConvoy { .. } => Some(Decision::Halt),
        Order::ProceedConvoy { .. } => Some(Decision::Proceed),
        Order::CloseRoad { .. }
        | Order::OpenRoad { .. }
        | Order::RequestSupport { .. }
        | Order::AnswerSupport { .. }
        | Order::Acknowledge { .. }
        | Order::AcknowledgeReport { .. }
        | Order::PassOn { .. }
        | Order::UseChannel { .. }
        | Order::CheckComms
        | Order::SetPosturePlan { .. }
        | Order::IssueLookout { .. }
        | Order::CancelLookout { .. }
        | Order::AnnounceConvoy { .. }
        | Order::VerifyRumour { .. }
        | Order::CorrectRumour { .. }
        | Order::BriefMedia { .. }
        | Order::Note { .. }
        | Order::Staff { .. }
        | Order::Release { .. }
        | Order::Skip { .. }
        | Order::Retime { .. }
        | Order::Improvise { .. }
        | Order::EndExercise => None,
    }
}

/// Whether an order decides the same as an older one.
pub(super) fn supersedes(new: &Payload, old: &Payload) -> bool {
    let (Payload::Order { order: a, .. }, Payload::Order { order: b, .. }) = (new, old) else {
        return false;
    };
    decision(a).is_some_and(|a| decision(b) == Some(a))
}
