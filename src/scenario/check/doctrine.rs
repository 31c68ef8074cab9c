//! Checks of the standing orders: their times, their bounds, to whom they report.
//!
//! Deliberately not here: what a standing order does (`sim::seats::doctrine`).

use super::{At, Checker, bounds};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::base::time::Span;
use crate::scenario::model::{self, Doctrine};
use crate::scenario::read::Located;

/// Checks a standing order.
pub(super) fn check(c: &mut Checker<'_>, l: &Located<model::Rule>) {
    let (at, does) = (At::of(l), At::of(l).field("does"));
    c.span(
        at.field("reaction"),
        "reaction",
        l.value.reaction,
        ("0s", "24h"),
    );
    bounds::few(c, at.field("roles"), "roles", l.value.roles.len(), 20);
    match &l.value.does {
        Doctrine::ReportSituation { every, to } => {
            minute(c, does, *every);
            c.span(does.field("every"), "every", *every, ("1s", "48h"));
            bounds::few(c, does.field("to"), "to", to.len(), 20);
        }
        Doctrine::RepeatOrders { after } => {
            minute(c, does, *after);
            c.span(does.field("after"), "after", *after, ("1s", "48h"));
        }
        Doctrine::EaseCheckpoints { above, below } => {
            if below >= above {
                c.error(
                    does.field("below"),
                    CheckRule::BoundsCross,
                    msg!("check-below-not-less"),
                );
            }
            c.bound(
                does.field("above"),
                "above",
                f64::from(*above),
                0.0,
                100_000.0,
            );
        }
        Doctrine::RaiseReadiness { before, .. } => {
            c.span(does.field("before"), "before", *before, ("0s", "240h"))
        }
        Doctrine::SendToIncidents { keep } => {
            c.bound(does.field("keep"), "keep", f64::from(*keep), 0.0, 10_000.0)
        }
        Doctrine::ExtendLostTime { at_least } => {
            c.span(does.field("at_least"), "at_least", *at_least, ("1s", "24h"))
        }
        Doctrine::RelieveUnits { beyond } => {
            c.span(does.field("beyond"), "beyond", *beyond, ("0s", "48h"))
        }
        Doctrine::PassReports { to } => bounds::few(c, does.field("to"), "to", to.len(), 20),
        Doctrine::IssueLookouts { holds } => {
            c.span(does.field("holds"), "holds", *holds, ("1m", "240h"))
        }
        Doctrine::StartConvoys { before, after } => {
            c.span(does.field("before"), "before", *before, ("0s", "240h"));
            c.span(does.field("after"), "after", *after, ("0s", "240h"));
        }
        Doctrine::AcknowledgeMessages
        | Doctrine::AskForSupport
        | Doctrine::LendSupport
        | Doctrine::ReleaseIdle
        | Doctrine::CloseBlockedRoads
        | Doctrine::ProtectVoting
        | Doctrine::AcknowledgeReports
        | Doctrine::PassLookouts
        | Doctrine::ProceedConvoys
        | Doctrine::VerifyRumours
        | Doctrine::CorrectRumours
        | Doctrine::BriefMedia
        | Doctrine::RequestRepairs
        | Doctrine::HandOverHeld
        | Doctrine::CheckComms => {}
    }
}

/// What is done again and again is done no more often than every minute.
fn minute(c: &mut Checker<'_>, does: At<'_>, every: Span) {
    if every.millis() < 60_000 {
        c.error(
            does,
            CheckRule::RuleTooOften,
            msg!("check-time-shorter-minute"),
        );
    }
}
