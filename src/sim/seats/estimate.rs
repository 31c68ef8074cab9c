//! How long a unit would need to somewhere, as far as a seat can know: asked before an order is given, so that it can be weighed.
//!
//! The same roads and the same turn-out time as when the order is given; what lies between (checkpoints, a block that nobody
//! knows of) is not foreseen. Deliberately not here: whether the order would be accepted.

use bevy_ecs::prelude::*;

use super::knowledge::Knowledge;
use super::truth::TruthView;
use crate::base::ids::{SeatId, UnitId};
use crate::base::time::Span;
use crate::picture::Estimate;
use crate::record::order::Target;
use crate::record::states::{Role, UnitState};
use crate::sim::kernel::context::places_of;

/// Who asks, about which units, to where.
pub(crate) type Question = (SeatId, Vec<UnitId>, Target);

/// For each unit that the seat knows, how long it would need; units that find no way are left out.
pub(crate) fn system(
    question: In<Question>,
    eyes: TruthView<'_, '_>,
    knowledge: Res<'_, Knowledge>,
) -> Vec<(UnitId, Estimate)> {
    let (seat, units, to) = &question.0;
    let s = &eyes.brief.scenario;
    let excon = s.seats.get(seat).is_some_and(|x| x.role == Role::Excon);
    let known = knowledge.seats.get(seat);
    let site = match to {
        Target::Incident(id) if excon => eyes.incident_named(id).map(|i| i.site),
        Target::Incident(id) => known
            .and_then(|k| k.incidents.get(id))
            .map(|i| i.site.clone()),
        other => Some(other.clone()),
    };
    let convoy = |id| {
        if excon {
            eyes.convoy(id)
        } else {
            known.and_then(|k| k.convoys.get(id)).cloned()
        }
    };
    let goals = match site {
        Some(Target::Convoy(id)) => convoy(&id).map_or_else(Vec::new, |c| vec![c.from, c.to]),
        Some(site) => places_of(s, &site),
        None => Vec::new(),
    };
    let goals: Vec<usize> = goals.iter().map(|p| eyes.net.node(p)).collect();
    let estimate =
        |id: &UnitId| {
            let view = if excon {
                eyes.unit_named(id).map(|u| eyes.unit(u))
            } else {
                known.and_then(|k| k.units.get(id)).cloned()
            }?;
            let plan = s.units.get(id)?;
            let speed = plan.speed;
            let planner = if excon { &view.command } else { seat };
            let whole = |from: usize| {
                let usable = |x: usize| knowledge.believes_open(planner, &eyes.net.edges[x].id);
                let (_, (_, ms)) = eyes.net.fastest(from, &goals, speed, usable)?;
                Some(ms.cast_signed())
            };
            // On the road it first finishes the stretch it is on, or turns back, whichever is nearer.
            let (behind, ahead) = (eyes.net.node(&view.from), eyes.net.node(&view.to));
            let drive =
                match eyes.net.edges.iter().find(|e| {
                    behind != ahead && e.ends.contains(&behind) && e.ends.contains(&ahead)
                }) {
                    None => whole(ahead)?,
                    Some(road) => {
                        let stretch = road.millis(speed) as f64;
                        let on = whole(ahead).map(|ms| ms + (stretch * (1.0 - view.done)) as i64);
                        let back = whole(behind).map(|ms| ms + (stretch * view.done) as i64);
                        on.into_iter().chain(back).min()?
                    }
                };
            let free = view.state == UnitState::Available;
            let level = plan_level(&eyes, known.filter(|_| !excon), id);
            let rested = s.settings.readiness.turn_out[level].millis() as f64;
            let turn_out = match (free, behind == ahead) {
                (true, _) => Span::from_millis((rested * (1.0 + view.fatigue)) as i64),
                (false, true) => crate::sim::world::movement::TURN_AROUND,
                (false, false) => Span::ZERO,
            };
            Some((
                id.clone(),
                Estimate {
                    turn_out,
                    drive: Span::from_millis(drive),
                },
            ))
        };
    units.iter().filter_map(estimate).collect()
}

/// The level at which a unit stands by: that of its directorate as the seat knows it.
fn plan_level(
    eyes: &TruthView<'_, '_>,
    known: Option<&super::knowledge::Known>,
    id: &UnitId,
) -> usize {
    let truth = || eyes.unit_named(id).map(|u| u.level);
    let directorate = eyes.unit_named(id).and_then(|u| u.directorate.clone());
    let heard = known
        .and_then(|k| k.directorates.get(directorate.as_ref()?))
        .map(|d| d.level);
    heard.or_else(truth).map_or(0, |l| l as usize)
}
