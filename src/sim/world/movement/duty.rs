//! Duty: since when a unit's people are at it, what comes of a shift that is over, and the relief that takes over from them.
//!
//! A relief musters at the unit's base, drives to where the unit is by roads that the unit's seat believes open, and takes over on the
//! spot, while those whom it relieves stay. Where the unit has gone on meanwhile it drives after it; where it rides with a convoy, or
//! no way leads, it looks again a little later. A unit has so many reliefs and no more. Where a night begins and
//! where it ends crews change.
//! Deliberately not here: who may order a relief (`seats::orders`), what tired people do worse (`incidents`, `unit`).

use super::shift::Relief;
use super::unit::{Force, Mover, Place};
use super::{Context, Planner};
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::order::Order;
use crate::record::states::UnitState;
use crate::sim::kernel::agenda::MovementWake;
use crate::sim::world::requests::ScenesChanged;
use bevy_ecs::prelude::*;

/// How long a relief waits until it looks again for a unit that it cannot reach (estimate).
const LOOKS_AGAIN: Span = Span::from_mins(10);

impl Context<'_> {
    /// The people of a unit begin their shift now.
    pub(super) fn begin_shift(&mut self, e: Entity, f: &mut Force) {
        let shift = self.table().shift;
        if let Some(d) = &mut f.duty {
            d.generation += 1;
            d.ends = self.now.0 + shift;
            let wake = MovementWake::ShiftOver(e, d.generation);
            self.agenda.at(d.ends, wake);
        }
    }

    /// The shift is over.
    pub(super) fn shift_over(&mut self, f: &mut Force, generation: u32) {
        let same = f.duty.as_ref().is_some_and(|d| d.generation == generation);
        if same && f.state != UnitState::OutOfService {
            let unit = f.id.clone();
            self.out.say(self.now.0, Fact::DutyBeyondShift { unit });
        }
    }

    /// A night begins or is over, and crews change: people are rested, and as many reliefs are there as at STARTEX.
    pub(super) fn crews_change(&mut self, e: Entity, f: &mut Force) {
        let now = self.now.0;
        f.tire(now, self.table());
        if f.state == UnitState::OutOfService {
            return;
        }
        f.fatigue = 0.0;
        let reliefs = self.brief.scenario.units[&f.id].reliefs;
        if let Some(d) = &mut f.duty {
            d.relief = None;
            d.reliefs = reliefs;
        }
        self.begin_shift(e, f);
        self.scenes.push(ScenesChanged);
    }

    /// A relief is ordered. Where one is on its way or none is left, nothing comes of it.
    pub(super) fn relieve(&mut self, e: Entity, m: &Mover, f: &mut Force) {
        let at = m.node(&self.net);
        let now = self.now.0;
        let drive = self.relief_drive(m, f.base, at).unwrap_or(LOOKS_AGAIN);
        let comes = now + self.table().muster + drive;
        let Some(d) = f.duty.as_mut().filter(|d| d.relief.is_none()) else {
            return;
        };
        if d.reliefs == 0 {
            let unit = f.id.clone();
            let rules = self.brief.rules;
            return self.undone.tell(rules, Order::Relieve { unit });
        }
        d.reliefs -= 1;
        d.relief = Some(Relief {
            comes,
            at,
            taking_over: false,
        });
        self.agenda.at(comes, MovementWake::Relief(e, d.generation));
        let unit = f.id.clone();
        self.out.say(now, Fact::ReliefSent { unit, eta: comes });
    }

    /// How long a relief drives from one place to another; none: no way is believed open.
    fn relief_drive(&self, m: &Mover, from: usize, to: usize) -> Option<Span> {
        let usable = |x: usize| match &m.planner {
            Planner::Seat(seat) => self.knowledge.believes_open(seat, &self.net.edges[x].id),
            Planner::Itself => true,
        };
        let (_, (_, ms)) = self.net.fastest(from, &[to], m.speed, usable)?;
        Some(Span::from_millis(ms.cast_signed()))
    }

    /// A relief arrives, or has taken over.
    pub(super) fn relief(&mut self, e: Entity, m: &Mover, f: &mut Force, generation: u32) {
        let now = self.now.0;
        let Some(d) = f.duty.as_ref().filter(|d| d.generation == generation) else {
            return;
        };
        let Some(relief) = d.relief else { return };
        if relief.taking_over {
            return self.relieved(e, f);
        }
        let here = m.node(&self.net);
        let stands = f.riding.is_none() && m.place == Place::Node(here);
        let next = if f.state == UnitState::OutOfService || f.riding.is_some() {
            Relief {
                comes: now + LOOKS_AGAIN,
                ..relief
            }
        } else if stands && here == relief.at {
            Relief {
                comes: now + self.table().hand_over,
                at: here,
                taking_over: true,
            }
        } else {
            // It drives after the unit, or waits for it where that is going.
            let drive = self.relief_drive(m, relief.at, here);
            let known = drive.map_or(relief.at, |_| here);
            let takes = drive.filter(|d| *d > Span::ZERO).unwrap_or(LOOKS_AGAIN);
            Relief {
                comes: now + takes,
                at: known,
                taking_over: false,
            }
        };
        if let Some(d) = &mut f.duty {
            d.relief = Some(next);
        }
        let wake = MovementWake::Relief(e, generation);
        self.agenda.at(next.comes, wake);
    }

    /// Rested people have taken over.
    fn relieved(&mut self, e: Entity, f: &mut Force) {
        let (now, shift) = (self.now.0, self.table().shift);
        f.tire(now, self.table());
        f.fatigue = 0.0;
        let Some(d) = &mut f.duty else { return };
        d.relief = None;
        let after_seconds = (shift + (now - d.ends)).secs();
        self.begin_shift(e, f);
        let unit = f.id.clone();
        let fact = Fact::UnitRelieved {
            unit,
            after_seconds,
        };
        self.out.say(now, fact);
        self.scenes.push(ScenesChanged);
    }
}
