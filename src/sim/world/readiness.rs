//! Levels of readiness of the directorates. A higher level takes time to reach; a lower one holds at once.
//!
//! What a level means for turn-out and fatigue is applied in `movement`.

use bevy_ecs::prelude::*;

use crate::base::ids::DirectorateId;
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::states::Readiness;
use crate::sim::kernel::agenda::{Agenda, Due, Requests, Wake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::world::movement::Unit;

/// A directorate's level.
#[derive(Component, Debug)]
pub(crate) struct Directorate {
    pub(crate) id: DirectorateId,
    pub(crate) level: Readiness,
    pub(crate) target: Readiness,
    generation: u32,
}

impl Directorate {
    pub(crate) fn new(id: DirectorateId, level: Readiness) -> Self {
        Self {
            id,
            level,
            target: level,
            generation: 0,
        }
    }
}

/// Takes orders for levels and reaches them when their time has come.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut directorates: Query<&mut Directorate>,
    mut units: Query<&mut Unit>,
) {
    let table = brief.scenario.settings.readiness;
    let mut reached = Vec::new();
    for (id, level) in std::mem::take(&mut requests.readiness) {
        let entity = index.directorates[&id];
        let Ok(mut d) = directorates.get_mut(entity) else {
            continue;
        };
        d.target = level;
        d.generation += 1;
        let steps = (level as i64 - d.level as i64).max(0);
        let delay = Span::from_millis(table.lead.millis() * steps);
        agenda.at(now.0 + delay, Wake::Readiness(entity, d.generation));
    }
    for wake in &due.0 {
        let Wake::Readiness(entity, generation) = *wake else {
            continue;
        };
        let Ok(mut d) = directorates.get_mut(entity) else {
            continue;
        };
        if d.generation == generation {
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
