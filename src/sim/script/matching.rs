//! What the script looks for: orders that match an expected action, conditions that hold.
//!
//! Deliberately not here: when it looks, and what follows (`script`).

use super::state::{Script, Taken};
use crate::base::ids::{IncidentId, InjectId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::CentreView;
use crate::record::Rules;
use crate::record::order::{Order, OrderKind, Target};
use crate::record::states::{Capability, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::{ANTICIPATED, Action, Condition, Measure};
use crate::sim::kernel::context::site_of;
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;
use crate::sim::world::incidents::Incident;
use crate::sim::world::movement::{Unit, in_any_order};

/// The target that an order is about.
pub(super) fn about(order: &Order, support: &Support) -> Option<Target> {
    let row = order.row();
    let asked = || support.0.get((row.request? as usize).checked_sub(1)?);
    row.target.or_else(|| Some(asked()?.to.clone()))
}

/// Whether an order that was accepted is the one that an action describes.
pub(super) fn matches_action(
    a: &Action,
    taken: &Taken,
    script: &Script,
    eyes: &TruthView<'_, '_>,
) -> bool {
    let s = &script.scenario;
    let has = taken.order.row();
    if a.or_written && is_situation_report(&taken.order) {
        let by_and_to = a.seat.as_ref().is_none_or(|x| *x == taken.seat)
            && a.to.as_ref().is_none_or(|x| has.to == Some(x));
        return by_and_to;
    }
    if taken.kind != Some(a.order) {
        return false;
    }
    let unit = || eyes.unit_named(has.unit?);
    a.seat.as_ref().is_none_or(|s| *s == taken.seat)
        && a.about
            .as_ref()
            .is_none_or(|t| taken.about.as_ref().is_some_and(|x| same_place(s, t, x)))
        && a.unit_kind
            .is_none_or(|k| unit().is_some_and(|u| u.kind == k))
        && a.at_least
            .is_none_or(|n| has.strictness.is_some_and(|x| x >= n))
        && a.at_most
            .is_none_or(|n| has.strictness.is_some_and(|x| x <= n))
        && a.able_to.is_none_or(|c| {
            let asked = has.asks.is_some_and(|(x, _)| x == c);
            let sent = || unit().is_some_and(|u| u.capabilities.contains(&c));
            asked || sent()
        })
        && a.strength.is_none_or(|n| {
            let asked = has.asks.is_some_and(|(_, x)| x >= n);
            asked || unit().is_some_and(|u| u.strength >= n)
        })
        && a.women.is_none_or(|n| {
            let plan = has.unit.and_then(|id| s.units.get(id));
            plan.is_some_and(|u| u.women >= n)
        })
        && a.message.as_ref().is_none_or(|m| has.message == Some(m))
        && a.subject
            .as_ref()
            .is_none_or(|x| has.subject.as_ref() == Some(x))
        && a.purpose.is_none_or(|p| has.purpose == Some(p))
        && a.ruling.is_none_or(|r| has.ruling == Some(r))
        && a.channel.is_none_or(|c| has.channel == Some(c))
        && a.to.as_ref().is_none_or(|x| has.to == Some(x))
        && a.answers
            .as_ref()
            .is_none_or(|inject| answers(inject, taken, script))
}

/// Whether an order is a situation report that was written in its form.
fn is_situation_report(order: &Order) -> bool {
    matches!(order, Order::SendMessage { situation_report, .. } if situation_report.is_some())
}

/// Whether a message in words answers one of the seat it goes to that was about an inject.
fn answers(inject: &InjectId, taken: &Taken, script: &Script) -> bool {
    let Order::SendMessage {
        to,
        regarding,
        answers,
        ..
    } = &taken.order
    else {
        return false;
    };
    let asked = |q: &Taken| {
        let came = matches!(&q.order, Order::SendMessage { to, .. } if *to == taken.seat);
        came && q.seat == *to && q.at <= taken.at && concerns(inject, q, script)
    };
    match answers {
        Some(number) => message(script, *number).is_some_and(asked),
        None => {
            let sent = || script.taken_of(OrderKind::SendMessage, SimTime::ZERO);
            regarding.as_ref().is_none_or(|x| x == inject)
                && sent().iter().any(|&n| asked(&script.taken[n]))
        }
    }
}

/// The message in words of a number: they are counted from 1 in the order in which they were accepted.
fn message(script: &Script, number: u32) -> Option<&Taken> {
    let sent = script.taken_of(OrderKind::SendMessage, SimTime::ZERO);
    let n = *sent.get((number as usize).checked_sub(1)?)?;
    script.taken.get(n)
}

/// Whether a message in words is about an inject, or about what it answers is.
fn concerns(inject: &InjectId, about: &Taken, script: &Script) -> bool {
    let mut next = Some(about);
    while let Some(m) = next {
        let Order::SendMessage {
            regarding, answers, ..
        } = &m.order
        else {
            return false;
        };
        if regarding.is_some() {
            return regarding.as_ref() == Some(inject);
        }
        // What is answered was written before, so this ends.
        next = answers.and_then(|n| message(script, n));
    }
    false
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

/// Whether an order that matches an action was accepted since an inject was released, or in anticipation of it, and holds.
fn taken_since(a: &Action, since: &InjectId, script: &Script, eyes: &TruthView<'_, '_>) -> bool {
    let Some(t) = script.released(since) else {
        return false;
    };
    let anticipates = eyes.brief.rules >= Rules::Edition4;
    let from = if anticipates { t + -ANTICIPATED } else { t };
    let fits = |&n: &usize| {
        let x = &script.taken[n];
        !x.failed
            && matches_action(a, x, script, eyes)
            && !(anticipates && taken_back(script, n, eyes.brief.rules))
    };
    let written = || script.taken_of(OrderKind::SendMessage, from);
    script.taken_of(a.order, from).iter().any(fits) || a.or_written && written().iter().any(fits)
}

/// Whether a later order, which was carried out itself, took an order back before it had effect.
fn taken_back(script: &Script, n: usize, rules: Rules) -> bool {
    let (old, mut later) = (&script.taken[n], script.taken[n + 1..].iter());
    let undoes = |x: &Taken| !x.failed && x.takes_back(old, &script.scenario, rules);
    later.any(|x| !had_effect(old, x.at) && undoes(x))
}

/// How long an order has to stand until it has had effect: an estimate.
const EFFECT: Span = Span::from_mins(5);

/// Whether an order had had effect at a moment: a unit that was sent arrived, anything else stood for some minutes.
pub(super) fn had_effect(order: &Taken, at: SimTime) -> bool {
    if order.kind == Some(OrderKind::Send) {
        order.arrived
    } else {
        at >= order.at + EFFECT
    }
}

/// An incident as it is.
fn incident<'a>(id: &IncidentId, eyes: &'a TruthView<'_, '_>) -> Option<&'a Incident> {
    let e = *eyes.index.incidents.get(id)?;
    eyes.incidents.get(e).ok()
}

/// People of units at a target that are able to do something.
fn arrived(
    at: &Target,
    able_to: Option<Capability>,
    script: &Script,
    eyes: &TruthView<'_, '_>,
) -> u32 {
    let there = |u: &Unit<'_>| {
        let on_task = || {
            let task = u.task.as_ref();
            u.state == UnitState::OnScene
                && task.is_some_and(|t| same_place(&script.scenario, t, at))
        };
        let guards =
            || u.at_post() && matches!((at, &u.post), (Target::Centre(c), Some(p)) if c == p);
        let can = || able_to.is_none_or(|c| u.capabilities.contains(&c));
        (on_task() || guards()) && can()
    };
    // A sum is the same in any order.
    in_any_order(&eyes.units)
        .filter(there)
        .map(|u| u.strength)
        .sum()
}

/// The number that a measure stands for, at a centre as it is: people.
fn measured(c: &CentreView, measure: Measure) -> u32 {
    match measure {
        Measure::InLine => c.in_line,
        Measure::Served => c.served,
        Measure::GaveUp => c.gave_up,
        Measure::KeptAway => c.kept_away.unwrap_or(0),
    }
}

/// Whether a seat has confirmed the message of an inject.
fn acknowledged(script: &Script, inject: &InjectId, seat: &SeatId) -> bool {
    let mut all = script.messages.iter();
    all.any(|m| m.message.inject == *inject && m.seat == *seat && m.acknowledged.is_some())
}

/// Whether a condition holds now.
pub(crate) fn holds(c: &Condition, script: &Script, eyes: &mut TruthView<'_, '_>) -> bool {
    let now = eyes.at();
    match c {
        Condition::All(list) => list.iter().all(|c| holds(c, script, eyes)),
        Condition::Any(list) => list.iter().any(|c| holds(c, script, eyes)),
        Condition::Not(c) => !holds(c, script, eyes),
        Condition::Flag(f) => script.flags.contains(f),
        Condition::Since(t) => now >= *t,
        Condition::Released(i) => script.released(i).is_some(),
        Condition::Ordered { action, since } => taken_since(action, since, script, eyes),
        Condition::Missing {
            action,
            since,
            within,
        } => {
            script.released(since).is_some_and(|t| now >= t + *within)
                && !taken_since(action, since, script, eyes)
        }
        Condition::Unacknowledged {
            inject,
            seat,
            within,
        } => {
            let late = script.released(inject).is_some_and(|t| now >= t + *within);
            late && !acknowledged(script, inject, seat)
        }
        Condition::UnitIs(id, state) => eyes.unit_named(id).is_some_and(|u| u.state == *state),
        Condition::CentreIs(id, state) => eyes.centre_state(id) == Some(*state),
        Condition::CheckpointIs(id, posture) => eyes.postures(id) == Some([*posture; 2]),
        Condition::CheckpointAtMost(id, most) => eyes.checks_at_most(id, *most),
        Condition::RoadIs(id, state) => eyes.road_state(id) == *state,
        Condition::IncidentIs(id, state) => incident(id, eyes).is_some_and(|i| i.state == *state),
        Condition::StageReached(id, stage) => incident(id, eyes).is_some_and(|i| i.stage >= *stage),
        Condition::ReadinessIs(id, level) => eyes
            .index
            .directorates
            .get(id)
            .and_then(|&e| eyes.directorates.get(e).ok())
            .is_some_and(|d| d.level == *level),
        Condition::ConvoyIs(id, state) => eyes.convoy(id).is_some_and(|c| c.state == *state),
        Condition::VehicleIs(id, state) => eyes
            .index
            .vehicles
            .get(id)
            .and_then(|&e| eyes.wanted.get(e).ok())
            .is_some_and(|v| v.state == Some(*state)),
        Condition::HandedOver(id) => eyes.handed_over(id),
        Condition::ChannelIsDown(place, channel) => {
            !eyes.comms.works(eyes.comms.hub(place), *channel)
        }
        Condition::RumourHeard(r, m, percent) => {
            eyes.rumours.heard(r, m) * 100.0 >= f64::from(*percent)
        }
        Condition::ConfidenceBelow(m, percent) => {
            eyes.moods.confidence(m, now) * 100.0 < f64::from(*percent)
        }
        Condition::Arrived {
            at,
            able_to,
            strength,
        } => arrived(at, *able_to, script, eyes) >= *strength,
        Condition::Reported { about, to } => script.reported.contains(&(about.clone(), to.clone())),
        Condition::QueueAtMost(id, n) => eyes.checkpoint(id).is_some_and(|c| c.queue <= *n),
        Condition::Measure {
            centre,
            measure,
            at_least,
        } => eyes
            .centre(centre, true)
            .is_some_and(|c| measured(&c, *measure) >= *at_least),
    }
}
