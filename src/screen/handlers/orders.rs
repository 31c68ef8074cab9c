//! Orders of a seat: given at once, proposed to be confirmed, or made by pointing at who and where.
//!
//! Deliberately not here: how much hangs on an order (`state::weight`), whether it is accepted (the simulation).

use crate::base::ids::{SeatId, UnitId};
use crate::map::entity_ref::EntityRef;
use crate::record::order::{Giver, Order, Target};
use crate::record::states::Capability;
use crate::screen::handlers::ActHandler;
use crate::screen::state::ui::{Confirm, Pick, SideTab};
use crate::screen::state::weight::{Weight, weight};
use crate::session::player::SessionRequest;

impl ActHandler<'_> {
    /// An order from a button or a menu.
    pub(super) fn order(&mut self, order: Order) {
        self.ui.menu = None;
        self.ui.pick = None;
        self.give_or_ask(order);
    }

    pub(super) fn confirm(&mut self) {
        if let Some(c) = self.ui.confirm.take() {
            self.link.order(c.seat, c.order);
        }
    }

    /// The seat as which orders are given: the one through whose eyes one looks.
    pub(super) fn seat(&self) -> Option<SeatId> {
        let s = self.snapshot()?;
        Some(
            self.ui
                .eyes
                .clone()
                .unwrap_or_else(|| s.scenario.excon().id.clone()),
        )
    }

    /// What reaches many posts at once, or cannot be taken back, is shown first, to be confirmed.
    pub(super) fn give_or_ask(&mut self, order: Order) {
        // It would end the module that people are talking about.
        let talks = self.snapshot().is_some_and(|s| s.module.is_some());
        if talks && matches!(order, Order::OpenModule { .. } | Order::CloseModule { .. }) {
            return self.propose(order, None);
        }
        // A count that was begun again cannot be unmade.
        if matches!(order, Order::RuleOnCount { .. }) {
            return self.propose(order, None);
        }
        match self.snapshot().map(|s| weight(&order, &s)) {
            None | Some(Weight::Light) => self.give(order),
            Some(Weight::Checkpoints(_) | Weight::Units(_) | Weight::Script) => {
                self.propose(order, None)
            }
        }
    }

    pub(super) fn give(&mut self, order: Order) {
        // Who may give what is exercise control's was asked before.
        if order.row().giver == Giver::Control {
            return self.give_as_control(order);
        }
        if let Some(seat) = self.seat() {
            self.link.order(seat, order);
        }
    }

    pub(super) fn give_as_control(&mut self, order: Order) {
        if let Some(s) = self.snapshot() {
            self.link.order(s.scenario.excon().id.clone(), order);
        }
    }

    pub(super) fn pick(&mut self, pick: Pick) {
        self.ui.menu = None;
        self.ui.confirm = None;
        // Travel times of those who could come.
        let to = match &pick {
            Pick::Unit(to) => Some(to.clone()),
            Pick::Escort(convoy) => Some(Target::Convoy(convoy.clone())),
            Pick::Lend(n) => self
                .snapshot()
                .and_then(|s| Some(s.eyes.request(*n)?.to.clone())),
            _ => None,
        };
        if let (Some(to), Some(seat), Some(s)) = (to, self.seat(), self.snapshot()) {
            let units = s.eyes.units.iter().map(|u| u.id.clone()).collect();
            let token = self.link.token();
            self.link.request(SessionRequest::Estimate {
                seat,
                units,
                to,
                token,
            });
        }
        self.ui.side_tab = SideTab::Inspector;
        self.ui.pick = Some(pick);
    }

    pub(super) fn picked_unit(&mut self, unit: UnitId) {
        match self.ui.pick.take() {
            Some(Pick::Unit(to)) => self.send(unit, to),
            Some(Pick::Escort(convoy)) => {
                let to = Target::Convoy(convoy.clone());
                self.propose(
                    Order::StartConvoy {
                        convoy,
                        escort: Some(unit.clone()),
                    },
                    Some((unit, to)),
                );
            }
            Some(Pick::Lend(request)) => {
                let to = self
                    .snapshot()
                    .and_then(|s| Some(s.eyes.request(request)?.to.clone()));
                let trip = to.map(|to| (unit.clone(), to));
                self.propose(
                    Order::AnswerSupport {
                        request,
                        unit: Some(unit),
                    },
                    trip,
                );
            }
            other => self.ui.pick = other,
        }
    }

    /// A unit that has a task is redirected, another one is sent.
    pub(super) fn send(&mut self, unit: UnitId, to: Target) {
        use crate::record::states::UnitState;
        let Some(s) = self.snapshot() else { return };
        let busy = s.eyes.unit(&unit);
        let busy = busy.is_some_and(|u| {
            matches!(
                u.state,
                UnitState::Assigned | UnitState::EnRoute | UnitState::OnScene
            )
        });
        let trip = Some((unit.clone(), to.clone()));
        let order = if busy {
            Order::Redirect { unit, to }
        } else {
            Order::Dispatch { unit, to }
        };
        self.propose(order, trip);
    }

    /// Shows an order with its travel time, to be confirmed.
    pub(super) fn propose(&mut self, order: Order, trip: Option<(UnitId, Target)>) {
        let Some(seat) = self.seat() else { return };
        if let Some((unit, to)) = &trip {
            let token = self.link.token();
            self.link.request(SessionRequest::Estimate {
                seat: seat.clone(),
                units: vec![unit.clone()],
                to: to.clone(),
                token,
            });
        }
        self.ui.confirm = Some(Confirm { seat, order, trip });
    }

    pub(super) fn ask_support(&mut self, from: SeatId, capability: Capability) {
        if let Some(Pick::Support(to)) = self.ui.pick.take() {
            let missing = self.snapshot().and_then(|s| {
                let Target::Incident(id) = &to else {
                    return None;
                };
                let i = s.eyes.incident(id)?;
                i.uncovered.iter().find(|u| u.0 == capability).map(|u| u.1)
            });
            self.give(Order::RequestSupport {
                from,
                capability,
                strength: missing.unwrap_or(1).max(1),
                to,
            });
        }
    }

    /// Takes a thing that was pointed at as the answer to what is being picked; whether it was one.
    pub(super) fn picked(&mut self, thing: &EntityRef) -> bool {
        match (self.ui.pick.clone(), thing) {
            (Some(Pick::Target(unit)), thing) => {
                let Some(to) = thing.target() else {
                    return false;
                };
                self.ui.pick = None;
                self.send(unit, to);
            }
            (Some(Pick::Unit(_) | Pick::Escort(_) | Pick::Lend(_)), EntityRef::Unit(unit)) => {
                self.picked_unit(unit.clone());
            }
            (Some(Pick::PassOn(what)), EntityRef::Seat(to)) => {
                let Some(about) = what.about() else {
                    return false;
                };
                self.ui.pick = None;
                let to = to.clone();
                self.give(Order::PassOn { about, to });
            }
            (
                Some(Pick::Unit(_) | Pick::Escort(_) | Pick::Lend(_) | Pick::PassOn(_))
                | Some(Pick::Support(_))
                | None,
                _,
            ) => return false,
        }
        true
    }
}
