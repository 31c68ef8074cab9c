//! Levels of readiness of the directorates. A higher level takes time to reach; a lower one holds at once.
//!
//! What a level means for turn-out and fatigue is applied in `movement`.

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::DirectorateId;
use crate::base::time::Span;
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::states::Readiness;
use crate::sim::kernel::agenda::{Agenda, Due, ReadinessWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::world::movement::Force;
use crate::sim::world::requests::ReadinessRequest;

/// A directorate's level.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Directorate {
    /// Constant.
    pub(crate) id: DirectorateId,
    /// The level now: state.
    pub(crate) level: Readiness,
    /// The level that was ordered last: state.
    pub(crate) target: Readiness,
    /// Number of the last order; wakes of earlier ones are void.
    generation: u32,
}

/// Registers levels of readiness.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<ReadinessRequest>()
        .at_start(Turn::Readiness, spawn)
        .add_part(Part {
            name: "readiness",
            since: Rules::Edition1,
            before: Some(|world, h| {
                each(world, |d| {
                    h.text(d.id.as_str())
                        .num(d.level as i64)
                        .num(d.target as i64);
                })
            }),
            all: |world, h: &mut Hasher| {
                each(world, |d| {
                    h.value(d);
                });
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Readiness).run_if(busy));
}

fn spawn(world: &mut World) {
    let scenario = world.resource::<Brief>().scenario.clone();
    for d in world
        .resource::<SpawnOrder>()
        .of(scenario.directorates.values())
    {
        let made = world.spawn(Directorate {
            id: d.id.clone(),
            level: d.readiness,
            target: d.readiness,
            generation: 0,
        });
        let entity = made.id();
        let mut index = world.resource_mut::<Index>();
        index.directorates.insert(d.id.clone(), entity);
    }
}

fn each(world: &World, mut f: impl FnMut(&Directorate)) -> bool {
    let mut any = false;
    let all = world.resource::<Index>().directorates.values();
    for x in all.filter_map(|&e| world.get(e)) {
        f(x);
        any = true;
    }
    any
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<ReadinessRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.readiness.is_empty()
}

/// Takes orders for levels and reaches them when their time has come.
fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    mut requests: ResMut<Requests<ReadinessRequest>>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut directorates: Query<&mut Directorate>,
    mut units: Query<&mut Force>,
) {
    let table = brief.scenario.settings.readiness;
    let mut reached = Vec::new();
    for ReadinessRequest { directorate, level } in requests.take() {
        let entity = index.directorates[&directorate];
        let Ok(mut d) = directorates.get_mut(entity) else {
            continue;
        };
        d.target = level;
        d.generation += 1;
        let steps = (level as i64 - d.level as i64).max(0);
        let delay = Span::from_millis(table.lead.millis() * steps);
        let wake = ReadinessWake {
            directorate: entity,
            generation: d.generation,
        };
        agenda.at(now.0 + delay, wake);
    }
    for wake in &due.readiness {
        if let Ok(mut d) = directorates.get_mut(wake.directorate)
            && d.generation == wake.generation
        {
            d.level = d.target;
            reached.push((d.id.clone(), d.level));
        }
    }
    for (directorate, level) in reached {
        for &e in index.units.values() {
            if let Ok(mut u) = units.get_mut(e)
                && u.directorate.as_ref() == Some(&directorate)
            {
                u.tire(now.0, &table);
                u.level = level;
            }
        }
        out.say(now.0, Fact::ReadinessReached { directorate, level });
    }
}
