//! What can be ordered about a polling centre: its voting, its gate, and rulings on its count.
//!
//! Deliberately not here: when a ruling is asked for (`sim`).

use super::ActionList;
use crate::base::ids::CentreId;
use crate::base::time::{SimTime, Span};
use crate::picture::CentreView;
use crate::record::order::Order;
use crate::record::states::{CentreState, Posture, Power, ResultState, Ruling};
use crate::screen::state::act::Act;

pub(super) fn centre(d: &mut ActionList<'_>, id: &CentreId) {
    let view = d.ctx.picture().centre(id).cloned();
    let Some(view) = view else { return };
    if d.can(Power::Voting) {
        match view.state {
            CentreState::Open => d.order(
                "suspend-voting",
                Order::SuspendVoting { centre: id.clone() },
            ),
            CentreState::Suspended => {
                d.order("resume-voting", Order::ResumeVoting { centre: id.clone() })
            }
            _ => {}
        }
        if matches!(
            view.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        ) {
            for minutes in [30, 60] {
                let until: SimTime = view.closes + Span::from_mins(minutes);
                let words = d
                    .ctx
                    .say
                    .with("extend-voting", &[("time", d.ctx.time(until))]);
                d.push(
                    words,
                    Act::Give(Order::ExtendVoting {
                        centre: id.clone(),
                        until,
                    }),
                );
            }
        }
    }
    if d.can(Power::Voting) {
        rulings(d, &view);
    }
    if d.can(Power::Postures) {
        d.group_now("group-gate", Some(d.ctx.prose.posture(view.gate)));
        for p in Posture::ALL.iter().filter(|p| **p != view.gate) {
            let words = d.ctx.prose.posture(*p);
            d.push(
                words,
                Act::Give(Order::SetGate {
                    centre: id.clone(),
                    posture: *p,
                }),
            );
        }
    }
}

/// What can be ruled on a count in dispute, or on forms that are held back.
fn rulings(d: &mut ActionList<'_>, view: &CentreView) {
    let asks = [ResultState::Disputed, ResultState::HeldBack];
    if !view.result.is_some_and(|r| asks.contains(&r.state)) {
        return;
    }
    // A ruling that is on its way is not given again.
    let ruled = d.ctx.picture().ruled(&view.id);
    if ruled.is_some_and(|(o, _)| o.at >= view.word.as_of) {
        return;
    }
    for ruling in Ruling::ALL {
        let words = d.ctx.say.t(match ruling {
            Ruling::Record => "ruling-record-order",
            Ruling::Recount => "ruling-recount-order",
        });
        let order = Order::RuleOnCount {
            centre: view.id.clone(),
            ruling: *ruling,
        };
        d.push(words, Act::Give(order));
    }
}
