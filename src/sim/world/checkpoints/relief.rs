//! When the people of checkpoints change: shifts that end, changes that are planned, nights, and the relief that was ordered.
//!
//! While a relief is on its way, and while it takes over, those whom it relieves go on. Deliberately not here: what tired people do
//! worse (`crew`), who may order a relief (`seats::orders`).

use bevy_ecs::prelude::*;

use super::Context;
use super::checkpoint::Checkpoint;
use super::crew::Crew;
use crate::base::ids::SeatId;
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::order::Order;
use crate::sim::kernel::agenda::{Agenda, PostWake};
use crate::sim::kernel::context::{Brief, Index};
use crate::sim::world::roads::RoadNet;

/// Gives checkpoints their people, and schedules the ends of shifts, the changes that are planned, and those of nights.
pub(super) fn schedule(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    for c in s.checkpoints.values() {
        let crew = Crew::of(c, s, world.resource::<RoadNet>());
        let entity = world.resource::<Index>().checkpoints[&c.id];
        let mut agenda = world.resource_mut::<Agenda>();
        agenda.at(crew.ends, PostWake::ShiftOver(entity, 0));
        let nights = s.head.nights.iter().flat_map(|(dusk, dawn)| [*dusk, *dawn]);
        for t in nights {
            agenda.at(t, PostWake::Rested(entity));
        }
        let planned = c.shifts.iter().filter(|t| **t > s.head.start);
        for t in planned {
            agenda.at(*t, PostWake::Change(entity));
        }
        if let Some(mut c) = world.get_mut::<Checkpoint>(entity) {
            c.crew = Some(crew);
        }
    }
}

impl Context<'_, '_> {
    /// The time of a crew's wake has come.
    pub(super) fn crew_wakes(&mut self, wake: PostWake, c: &mut Checkpoint) {
        let now = self.now.0;
        let checkpoint = c.id.clone();
        let Some(crew) = &c.crew else { return };
        match wake {
            PostWake::ShiftOver(_, g) if g == crew.generation => {
                self.out.say(now, Fact::PostBeyondShift { checkpoint });
            }
            PostWake::Relieved(e, g) if g == crew.generation => self.change_crew(e, c, true),
            PostWake::ShiftOver(..) | PostWake::Relieved(..) => {}
            PostWake::Change(e) => self.change_crew(e, c, true),
            PostWake::Rested(e) => self.change_crew(e, c, false),
        }
    }

    /// Rested people take over; a relief that was on its way is they.
    fn change_crew(&mut self, e: Entity, c: &mut Checkpoint, told: bool) {
        let now = self.now.0;
        let shift = self.brief.scenario.settings.readiness.shift;
        let checkpoint = c.id.clone();
        let mut after_seconds = 0;
        c.change(now.compact(), |c| {
            let Some(crew) = &mut c.crew else { return };
            after_seconds = (shift + (now - crew.ends)).secs();
            crew.since = now;
            crew.ends = now + shift;
            crew.relief = None;
            crew.generation += 1;
            let wake = PostWake::ShiftOver(e, crew.generation);
            self.agenda.at(crew.ends, wake);
        });
        if told {
            let fact = Fact::PostRelieved {
                checkpoint,
                after_seconds,
            };
            self.out.say(now, fact);
        }
    }

    /// A relief is ordered. Where one is on its way, none is left or no way leads there, nothing comes of it.
    pub(super) fn relieve(&mut self, e: Entity, c: &mut Checkpoint, by: &SeatId) {
        let now = self.now.0;
        let table = &self.brief.scenario.settings.readiness;
        let checkpoint = c.id.clone();
        let Some(crew) = &mut c.crew else { return };
        let [from, to] = crew.way;
        let usable = |x: usize| self.knowledge.believes_open(by, &self.net.edges[x].id);
        let way = self.net.fastest(from, &[to], 1.0, usable);
        if crew.relief.is_some() {
            return;
        }
        let Some((_, (_, ms))) = way.filter(|_| crew.reliefs > 0) else {
            let order = Order::RelievePost { checkpoint };
            return self.undone.tell(self.brief.rules, order);
        };
        let eta = now + table.muster + Span::from_millis(ms.cast_signed());
        crew.reliefs -= 1;
        crew.relief = Some(eta + table.hand_over);
        let wake = PostWake::Relieved(e, crew.generation);
        self.agenda.at(eta + table.hand_over, wake);
        self.out.say(now, Fact::PostReliefSent { checkpoint, eta });
    }
}
