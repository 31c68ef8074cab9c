//! What checks of the traffic find: weapons, contraband, wanted vehicles of which nobody told.
//!
//! Vehicles that carry something are few, so each is an event of its own beside the line in which the others stand; it is drawn when
//! the exercise is made, and a stricter posture or an alert never misses what a laxer one would have found.
//! Deliberately not here: vehicles that the script sends (`vehicles`), how long checks take (`checkpoint`).

use bevy_ecs::prelude::*;

use super::Context;
use super::checkpoint::Checkpoint;
use crate::base::rng::Stream;
use crate::base::time::Span;
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Party;
use crate::record::states::{Direction, EvidenceKind, Find, Posture};
use crate::scenario::model::{Finds, Yield};
use crate::sim::kernel::agenda::{Agenda, SearchWake};
use crate::sim::kernel::context::{Brief, Index};
use crate::sim::world::requests::HoldingRequest;

fn of(finds: &Finds, find: Find) -> Yield {
    match find {
        Find::Weapons => finds.weapons,
        Find::Contraband => finds.contraband,
        Find::WantedVehicle => finds.wanted,
    }
}

/// Draws when vehicles that carry something come to which checkpoint.
pub(super) fn schedule(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let (s, finds) = (&brief.scenario, &brief.scenario.settings.finds);
    for c in s.checkpoints.values() {
        let checkpoint = world.resource::<Index>().checkpoints[&c.id];
        for &find in Find::ALL {
            let an_hour = c.traffic * of(finds, find).per_1000 / 1000.0;
            if an_hour <= 0.0 {
                continue;
            }
            let mut luck = Stream::new(brief.seed, "carrier", &format!("{find:?}@{}", c.id));
            let mut at = s.head.start;
            loop {
                let hours = luck.exponential() / an_hour;
                at = at + Span::from_millis((hours * 3_600_000.0) as i64);
                if at >= s.head.end {
                    break;
                }
                let (out, woman) = (luck.uniform() < 0.5, luck.uniform());
                let wake = SearchWake {
                    checkpoint,
                    find,
                    direction: if out { Direction::Out } else { Direction::In },
                    woman: woman < finds.women_aboard,
                    draw: (luck.bits() >> 32) as u32,
                };
                world.resource_mut::<Agenda>().at(at, wake);
            }
        }
    }
}

impl Context<'_, '_> {
    /// A vehicle that carries something is checked: it is found or not, and nobody knows of what was not.
    pub(super) fn search(&mut self, wake: SearchWake, c: &mut Checkpoint) {
        if !c.road_open || c.lanes_in_use() == 0 {
            return;
        }
        let [look, identity, search] = of(&self.brief.scenario.settings.finds, wake.find).found;
        let once = match c.posture_of(wake.direction) {
            Posture::Open | Posture::Closed => 0.0,
            Posture::Look => look,
            Posture::Identity => identity,
            // Who is not searched shows no more than her papers.
            Posture::Search if wake.woman && c.searchers() == Some(0) => identity,
            Posture::Search => search,
        };
        let once = once * c.attention(self.now.0).unwrap_or(1.0);
        let tip = c.alert > self.now.0;
        // People who look out for a vehicle look twice at every one.
        let chance = if tip {
            1.0 - (1.0 - once) * (1.0 - once)
        } else {
            once
        };
        if f64::from(wake.draw) < chance * 4_294_967_296.0 {
            c.found += 1;
            let fact = Fact::ThingFound {
                checkpoint: c.id.clone(),
                direction: wake.direction,
                find: wake.find,
                tip,
            };
            self.out.say(self.now.0, fact);
            if self.brief.rules >= Rules::Edition6 {
                let (people, evidence) = match wake.find {
                    Find::Weapons => (1, Some(EvidenceKind::Weapons)),
                    Find::Contraband => (0, Some(EvidenceKind::Contraband)),
                    Find::WantedVehicle => (1, None),
                };
                self.holdings.push(HoldingRequest::Taken {
                    by: Party::Checkpoint(c.id.clone()),
                    people,
                    evidence,
                });
            }
        }
    }
}
