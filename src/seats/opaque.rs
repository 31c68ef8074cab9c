//! What the injects of a script are called in the pictures that programs of players get: by a name that says nothing and is the same
//! for the whole exercise.
//!
//! The identifiers of a script tell its author what is coming, and would tell players too. Deliberately not here: what a seat may have
//! (`host`), pages, whose parts are named by the host for itself.

use super::codes::Codes;
use crate::base::ids::InjectId;
use crate::picture::Picture;
use crate::record::fact::{EntityId, Refusal};
use crate::record::order::Order;

/// The inject that an order names as one that the seat has got. Those that exercise control names are orders of exercise control, who
/// knows the script.
fn named(order: &mut Order) -> Option<&mut InjectId> {
    match order {
        Order::Acknowledge { message } => Some(message),
        Order::SendMessage { regarding, .. } => regarding.as_mut(),
        Order::Dispatch { .. }
        | Order::Redirect { .. }
        | Order::StandDown { .. }
        | Order::SetPosture { .. }
        | Order::SetGate { .. }
        | Order::CloseRoad { .. }
        | Order::OpenRoad { .. }
        | Order::SetReadiness { .. }
        | Order::SuspendVoting { .. }
        | Order::ResumeVoting { .. }
        | Order::ExtendVoting { .. }
        | Order::RequestSupport { .. }
        | Order::AnswerSupport { .. }
        | Order::RequestRepair { .. }
        | Order::AcknowledgeReport { .. }
        | Order::PassOn { .. }
        | Order::UseChannel { .. }
        | Order::CheckComms
        | Order::SetPosturePlan { .. }
        | Order::IssueLookout { .. }
        | Order::CancelLookout { .. }
        | Order::StartConvoy { .. }
        | Order::HaltConvoy { .. }
        | Order::ProceedConvoy { .. }
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
        | Order::EndExercise
        | Order::SetDirection { .. }
        | Order::Relieve { .. }
        | Order::HandOver { .. }
        | Order::RelievePost { .. }
        | Order::OpenModule { .. }
        | Order::CloseModule { .. }
        | Order::AskQuestion { .. }
        | Order::AnswerQuestion { .. }
        | Order::NotePoint { .. }
        | Order::RuleOnCount { .. } => None,
    }
}

/// Whether an order names an inject.
pub(super) fn is_named(order: &mut Order) -> bool {
    named(order).is_some()
}

/// Calls all injects in a picture by names that say nothing.
pub(super) fn hide(picture: &mut Picture, codes: &Codes) {
    let call = |id: &mut InjectId| *id = codes.opaque(id);
    picture
        .messages
        .iter_mut()
        .for_each(|m| call(&mut m.inject));
    let words = &mut picture.seat_messages;
    words
        .iter_mut()
        .filter_map(|m| m.regarding.as_mut())
        .for_each(call);
    for given in &mut picture.orders {
        named(&mut given.order).into_iter().for_each(call);
        if let Some(Refusal::NotKnown(EntityId::Inject(id))) = &mut given.refused {
            call(id);
        }
    }
}

/// Finds out what a seat means by such names in an order: of what it has got. Anything else stays as it is called, and is not known.
pub(super) fn reveal(order: &mut Order, picture: &Picture, codes: &Codes) {
    let Some(id) = named(order) else { return };
    let known = picture.messages.iter().map(|m| &m.inject);
    if let Some(meant) = known.into_iter().find(|k| codes.opaque(k) == *id) {
        *id = meant.clone();
    }
}
