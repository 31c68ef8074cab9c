//! What the script looks for: orders that match an expected action, conditions that hold.
//!
//! Deliberately not here: when it looks, and what follows (`script`).

use super::{Script, Taken};
use crate::base::ids::InjectId;
use crate::record::fact::Fact;
use crate::record::order::{About, Order, Target};
use crate::record::states::{Posture, Readiness};
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Measure, OrderKind};
use crate::sim::kernel::context::site_of;
use crate::sim::seats::orders::{Support, road_state};
use crate::sim::seats::pictures::TruthView;

pub(crate) fn met_by(script: &mut Script, eyes: &TruthView<'_, '_>, taken: &Taken) -> Vec<Fact> {
    let scenario = script.scenario.clone();
    let open = script
        .watched
        .iter_mut()
        .filter(|w| w.open && taken.at >= w.since);
    let met = open.filter(|w| matches_action(&w.action, taken, &scenario, eyes));
    met.map(|w| {
        w.open = false;
        let (expected, inject, seat) = (w.id.clone(), w.inject.clone(), taken.seat.clone());
        Fact::ExpectedMet {
            expected,
            inject,
            seat,
            after_seconds: (taken.at - w.since).secs(),
        }
    })
    .collect()
}

/// What an order is about.
pub(crate) fn about(order: &Order, support: &Support) -> Option<Target> {
    match order {
        Order::Dispatch { to, .. }
        | Order::Redirect { to, .. }
        | Order::RequestSupport { to, .. } => Some(to.clone()),
        Order::AnswerSupport { request, .. } => {
            support.0.get(*request as usize - 1).map(|r| r.to.clone())
        }
        Order::SetPosture { checkpoint, .. } => Some(Target::Checkpoint(checkpoint.clone())),
        Order::SetGate { centre, .. }
        | Order::SuspendVoting { centre }
        | Order::ResumeVoting { centre }
        | Order::ExtendVoting { centre, .. } => Some(Target::Centre(centre.clone())),
        Order::CloseRoad { road } | Order::OpenRoad { road } => Some(Target::Road(road.clone())),
        Order::StartConvoy { convoy, .. }
        | Order::HaltConvoy { convoy }
        | Order::ProceedConvoy { convoy, .. }
        | Order::AnnounceConvoy { convoy, .. } => Some(Target::Convoy(convoy.clone())),
        _ => None,
    }
}

/// The vehicle, convoy or rumour that an order is about, or what a report passed on is about.
fn subject(order: &Order) -> Option<About> {
    match order {
        Order::IssueLookout { vehicle, .. } | Order::CancelLookout { vehicle } => {
            Some(About::Vehicle(vehicle.clone()))
        }
        Order::StartConvoy { convoy, .. }
        | Order::HaltConvoy { convoy }
        | Order::ProceedConvoy { convoy, .. }
        | Order::AnnounceConvoy { convoy, .. } => Some(About::Convoy(convoy.clone())),
        Order::VerifyRumour { rumour } | Order::CorrectRumour { rumour } => {
            Some(About::Rumour(rumour.clone()))
        }
        Order::PassOn { about, .. } => Some(about.clone()),
        _ => None,
    }
}

fn matches_action(a: &Action, taken: &Taken, s: &Scenario, eyes: &TruthView<'_, '_>) -> bool {
    let unit = match &taken.order {
        Order::Dispatch { unit, .. } | Order::Redirect { unit, .. } | Order::StandDown { unit } => {
            Some(unit)
        }
        Order::AnswerSupport { unit, .. } => unit.as_ref(),
        _ => None,
    };
    let unit_kind = unit.and_then(|u| eyes.unit_named(u)).map(|u| u.kind);
    let strict = match &taken.order {
        Order::SetPosture { posture, .. }
        | Order::SetGate { posture, .. }
        | Order::SetPosturePlan { posture, .. } => Some(*posture as u32),
        Order::SetReadiness { level, .. } => Some(*level as u32),
        _ => None,
    };
    let message = if let Order::Acknowledge { message } = &taken.order {
        Some(message)
    } else {
        None
    };
    kind_of(&taken.order) == Some(a.order)
        && a.seat.as_ref().is_none_or(|s| *s == taken.seat)
        && a.about
            .as_ref()
            .is_none_or(|t| taken.about.as_ref().is_some_and(|x| same_place(s, t, x)))
        && a.unit_kind.is_none_or(|k| unit_kind == Some(k))
        && a.at_least.is_none_or(|n| strict.is_some_and(|x| x >= n))
        && a.message.as_ref().is_none_or(|m| message == Some(m))
        && a.subject
            .as_ref()
            .is_none_or(|x| subject(&taken.order).as_ref() == Some(x))
        && a.to
            .as_ref()
            .is_none_or(|x| matches!(&taken.order, Order::PassOn { to, .. } if to == x))
}

/// An incident and the place where it is are the same thing to go to.
fn same_place(s: &Scenario, a: &Target, b: &Target) -> bool {
    let site = |t: &Target| {
        if let Target::Incident(id) = t {
            site_of(s, id)
        } else {
            Some(t.clone())
        }
    };
    a == b || site(a).is_some() && site(a) == site(b)
}

fn kind_of(order: &Order) -> Option<OrderKind> {
    Some(match order {
        Order::Dispatch { .. }
        | Order::Redirect { .. }
        | Order::AnswerSupport { unit: Some(_), .. } => OrderKind::Send,
        Order::StandDown { .. } => OrderKind::StandDown,
        Order::SetPosture { .. } => OrderKind::SetPosture,
        Order::SetGate { .. } => OrderKind::SetGate,
        Order::CloseRoad { .. } => OrderKind::CloseRoad,
        Order::OpenRoad { .. } => OrderKind::OpenRoad,
        Order::SetReadiness { .. } => OrderKind::SetReadiness,
        Order::SuspendVoting { .. } => OrderKind::SuspendVoting,
        Order::ResumeVoting { .. } => OrderKind::ResumeVoting,
        Order::ExtendVoting { .. } => OrderKind::ExtendVoting,
        Order::RequestSupport { .. } => OrderKind::RequestSupport,
        Order::Acknowledge { .. } => OrderKind::Acknowledge,
        Order::Note { .. } => OrderKind::Note,
        Order::AcknowledgeReport { .. } => OrderKind::AcknowledgeReport,
        Order::PassOn { .. } => OrderKind::PassOn,
        Order::UseChannel { .. } => OrderKind::UseChannel,
        Order::CheckComms => OrderKind::CheckComms,
        Order::SetPosturePlan { .. } => OrderKind::SetPosturePlan,
        Order::IssueLookout { .. } => OrderKind::IssueLookout,
        Order::CancelLookout { .. } => OrderKind::CancelLookout,
        Order::StartConvoy { .. } => OrderKind::StartConvoy,
        Order::HaltConvoy { .. } => OrderKind::HaltConvoy,
        Order::ProceedConvoy { .. } => OrderKind::ProceedConvoy,
        Order::AnnounceConvoy { .. } => OrderKind::AnnounceConvoy,
        Order::VerifyRumour { .. } => OrderKind::VerifyRumour,
        Order::CorrectRumour { .. } => OrderKind::CorrectRumour,
        Order::BriefMedia { .. } => OrderKind::BriefMedia,
        Order::AnswerSupport { unit: None, .. }
        | Order::Staff { .. }
        | Order::Release { .. }
        | Order::Skip { .. }
        | Order::Retime { .. }
        | Order::Improvise { .. }
        | Order::EndExercise => return None,
    })
}

pub(crate) fn holds(c: &Condition, script: &Script, eyes: &mut TruthView<'_, '_>) -> bool {
    let now = eyes.at();
    let taken_since = |a: &Action, since: &InjectId, eyes: &TruthView<'_, '_>| {
        let Some(t) = script.released(since) else {
            return false;
        };
        script
            .taken
            .iter()
            .any(|x| x.at >= t && matches_action(a, x, &script.scenario, eyes))
    };
    match c {
        Condition::All(list) => list.iter().all(|c| holds(c, script, eyes)),
        Condition::Any(list) => list.iter().any(|c| holds(c, script, eyes)),
        Condition::Not(c) => !holds(c, script, eyes),
        Condition::Flag(f) => script.flags.contains(f),
        Condition::Since(t) => now >= *t,
        Condition::Released(i) => script.released(i).is_some(),
        Condition::Ordered { action, since } => taken_since(action, since, eyes),
        Condition::Missing {
            action,
            since,
            within,
        } => {
            script.released(since).is_some_and(|t| now >= t + *within)
                && !taken_since(action, since, eyes)
        }
        Condition::Unacknowledged {
            inject,
            seat,
            within,
        } => {
            let confirmed = script.messages.iter().any(|m| {
                m.message.inject == *inject && m.seat == *seat && m.acknowledged.is_some()
            });
            script.released(inject).is_some_and(|t| now >= t + *within) && !confirmed
        }
        Condition::UnitIs(id, state) => eyes.unit_named(id).is_some_and(|u| u.state == *state),
        Condition::CentreIs(id, state) => eyes
            .index
            .centres
            .get(id)
            .and_then(|&e| eyes.centres.get(e).ok())
            .is_some_and(|c| c.state == *state),
        Condition::CheckpointIs(id, posture) => {
            let is = |p: Posture| p == *posture;
            eyes.index
                .checkpoints
                .get(id)
                .and_then(|&e| eyes.checkpoints.get(e).ok())
                .is_some_and(|c| is(c.posture))
        }
        Condition::RoadIs(id, state) => road_state(eyes, id) == *state,
        Condition::IncidentIs(id, state) => eyes
            .index
            .incidents
            .get(id)
            .and_then(|&e| eyes.incidents.get(e).ok())
            .is_some_and(|i| i.state == *state),
        Condition::StageReached(id, stage) => eyes
            .index
            .incidents
            .get(id)
            .and_then(|&e| eyes.incidents.get(e).ok())
            .is_some_and(|i| i.stage >= *stage),
        Condition::ReadinessIs(id, level) => {
            let is = |l: Readiness| l == *level;
            eyes.index
                .directorates
                .get(id)
                .and_then(|&e| eyes.directorates.get(e).ok())
                .is_some_and(|d| is(d.level))
        }
        Condition::ConvoyIs(id, state) => eyes.convoy(id).is_some_and(|c| c.state == *state),
        Condition::VehicleIs(id, state) => eyes
            .index
            .vehicles
            .get(id)
            .and_then(|&e| eyes.wanted.get(e).ok())
            .is_some_and(|v| v.state == Some(*state)),
        Condition::ChannelIsDown(place, channel) => {
            !eyes.comms.works(eyes.comms.hub(place), *channel)
        }
        Condition::RumourHeard(r, m, percent) => {
            eyes.rumours.heard(r, m) * 100.0 >= f64::from(*percent)
        }
        Condition::ConfidenceBelow(m, percent) => {
            eyes.moods.confidence(m, now) * 100.0 < f64::from(*percent)
        }
        Condition::Measure {
            centre,
            measure,
            at_least,
        } => eyes.centre(centre, true).is_some_and(|c| {
            let value = match measure {
                Measure::InLine => c.in_line,
                Measure::Served => c.served,
                Measure::GaveUp => c.gave_up,
                Measure::KeptAway => c.kept_away.unwrap_or(0),
            };
            value >= *at_least
        }),
    }
}
