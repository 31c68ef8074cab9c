//! Orders to units, and the readiness of directorates.
//!
//! Deliberately not here: how a unit drives (`world::movement`), units lent to others (`support`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{DirectorateId, UnitId};
use crate::base::time::Span;
use crate::picture::UnitView;
use crate::record::Rules;
use crate::record::fact::Refusal;
use crate::record::order::{Order, Party, Target};
use crate::record::states::{Power, Readiness, Role, UnitState};
use crate::scenario::model::Seat;
use crate::sim::world::requests::ReadinessRequest;

impl Desk<'_, '_, '_, '_> {
    /// A unit as the seat knows it.
    pub(super) fn unit(&self, seat: &Seat, id: &UnitId) -> Result<UnitView, Refusal> {
        if seat.role == Role::Excon {
            return self
                .eyes
                .unit_named(id)
                .map(|u| self.eyes.unit(u))
                .ok_or_else(|| unknown(id));
        }
        need(self.eyes.index.units.contains_key(id), unknown(id))?;
        let own = self.known(seat).and_then(|k| k.units.get(id)).cloned();
        // Who commands a unit is written in the plan, whether one has heard of it since or not.
        let foreign =
            own.as_ref().is_none_or(|u| u.command != seat.id) && seat.directorate.is_some();
        need(!foreign, Refusal::NotYourUnit)?;
        own.ok_or_else(|| unknown(id))
    }

    /// Whether the seat commands a unit.
    pub(super) fn commands(&self, seat: &Seat, u: &UnitView) -> Verdict {
        need(seat.powers().contains(&Power::Units), Refusal::NoPower)?;
        need(
            u.command == seat.id || seat.directorate.is_none(),
            Refusal::NotYourUnit,
        )
    }

    /// Sends a unit: a free one, or with `again` one that has a task.
    pub(super) fn dispatch(
        &mut self,
        seat: &Seat,
        unit: &UnitId,
        to: &Target,
        again: bool,
    ) -> Verdict {
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        self.target(seat, to)?;
        let s = self.scenario();
        let lent = u.command == seat.id && s.units[unit].seat != seat.id;
        // A convoy is escorted from wherever it starts.
        let anywhere = lent || matches!(to, Target::Convoy(_));
        need(anywhere || self.in_area(seat, to), Refusal::OutOfArea)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let free = matches!(u.state, UnitState::Available | UnitState::Returning);
        let repeats = u.unconfirmed.is_some() && u.task.as_ref() == Some(to);
        need(again || free || repeats, Refusal::Busy)?;
        need(!again || !free, Refusal::Idle)?;
        need(u.task.as_ref() != Some(to) || repeats, Refusal::AlreadySo)?;
        self.route(seat, &u, to)?;
        let (unit_id, target) = (unit.clone(), to.clone());
        let order = if again {
            Order::Redirect {
                unit: unit_id,
                to: target,
            }
        } else {
            Order::Dispatch {
                unit: unit_id,
                to: target,
            }
        };
        self.post(seat, Party::Unit(unit.clone()), order);
        let now = self.eyes.at();
        if seat.role != Role::Excon {
            self.knowledge
                .of(&seat.id)
                .ordered(unit, Some(to.clone()), now);
        }
        Ok(())
    }

    /// A way must be known to be open. Where a convoy or its trouble is now, only those on the spot know.
    pub(super) fn route(&self, seat: &Seat, u: &UnitView, to: &Target) -> Verdict {
        let net = &self.eyes.net;
        let goals: Vec<usize> = crate::sim::kernel::context::places_of(&self.scenario(), to)
            .iter()
            .map(|p| net.node(p))
            .collect();
        let usable = |x: usize| self.believed_open(seat, x);
        let way = net.fastest(net.node(&u.to), &goals, 1.0, usable);
        need(
            way.is_some() || matches!(to, Target::Convoy(_)),
            Refusal::NoRoute,
        )
    }

    /// Releases a unit.
    pub(super) fn stand_down(&mut self, seat: &Seat, unit: &UnitId) -> Verdict {
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let home = self.scenario().units[unit].base == u.to && u.from == u.to;
        need(
            !matches!(u.state, UnitState::Available | UnitState::Returning) || !home,
            Refusal::Idle,
        )?;
        self.post(
            seat,
            Party::Unit(unit.clone()),
            Order::StandDown { unit: unit.clone() },
        );
        let now = self.eyes.at();
        if seat.role != Role::Excon {
            self.knowledge.of(&seat.id).ordered(unit, None, now);
        }
        Ok(())
    }

    /// Has a unit relieved; its base hears of it, and musters the relief.
    pub(super) fn relieve(&mut self, seat: &Seat, unit: &UnitId) -> Verdict {
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        let duty = u.duty.ok_or(Refusal::NotCapable)?;
        need(duty.relief.is_none(), Refusal::AlreadySo)?;
        need(duty.reliefs > 0, Refusal::NoRelief)?;
        let s = self.scenario();
        let (base, speed) = (&s.units[unit].base, s.units[unit].speed);
        let net = &self.eyes.net;
        let way = net.fastest(net.node(base), &[net.node(&u.to)], speed, |x| {
            self.believed_open(seat, x)
        });
        let (_, (_, ms)) = way.ok_or(Refusal::NoRoute)?;
        let now = self.eyes.at();
        let comes = now + s.settings.readiness.muster + Span::from_millis(ms.cast_signed());
        let order = Order::Relieve { unit: unit.clone() };
        self.post(seat, Party::Post(base.clone()), order);
        if seat.role != Role::Excon {
            self.knowledge.of(&seat.id).ordered_relief(unit, comes, now);
        }
        Ok(())
    }

    /// Sets a directorate's level of readiness.
    pub(super) fn set_readiness(
        &mut self,
        seat: &Seat,
        directorate: &DirectorateId,
        level: Readiness,
    ) -> Verdict {
        let s = self.scenario();
        self.over(seat, Power::Readiness, directorate)?;
        let ordered = match self.known(seat) {
            Some(k) => k.directorates.get(directorate).map(|d| d.ordered),
            None => self.eyes.ordered_readiness(directorate),
        };
        // A room's own directorate takes a level at once; another's room has to be told.
        let rules = self.eyes.brief.rules;
        let room = s.room_by(rules, Some(directorate));
        let room = room.map(|x| x.id.clone());
        let own = seat.role == Role::Excon || seat.directorate.as_ref() == Some(directorate);
        // What another's room was told may have been lost, as long as the level is not heard to be so.
        let heard = self
            .known(seat)
            .and_then(|k| k.directorates.get(directorate));
        let may_be_lost = !own
            && self.eyes.brief.rules >= Rules::Edition6
            && heard.is_some_and(|d| d.level != level);
        need(ordered != Some(level) || may_be_lost, Refusal::AlreadySo)?;
        match room.filter(|r| !own && *r != seat.id) {
            Some(room) => {
                let order = Order::SetReadiness {
                    directorate: directorate.clone(),
                    level,
                };
                self.post(seat, Party::Seat(room), order);
            }
            None => self.requests.readiness.push(ReadinessRequest {
                directorate: directorate.clone(),
                level,
            }),
        }
        self.knowledge
            .of(&seat.id)
            .ordered_readiness(directorate, level);
        Ok(())
    }
}
