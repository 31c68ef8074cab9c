//! One instant: passes of the schedule until nothing is due and no mechanism has anything for another.
//!
//! Deliberately not here: orders from outside (`sim`).

use bevy_ecs::prelude::*;

use super::agenda::{Agenda, Due};
use super::context::{Brief, Ending, Now, Outbox};
use super::requests::{backlog, waiting};
use super::schedule::SimTick;
use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::record::fact::Fact;

/// More passes than this within one instant mean that two mechanisms answer each other for ever.
const MOST_PASSES: usize = 10_000;

/// An exercise cannot go on: at one moment one thing leads to another without end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restless {
    /// The moment.
    pub at: SimTime,
    /// The injects that were released at that moment, in that order.
    pub injects: Vec<InjectId>,
}

/// How an instant came to rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Settled {
    /// Time can go on.
    Quiet,
    /// ENDEX has come.
    Ended,
}

/// Runs passes until nothing is due and no mechanism has anything for another.
///
/// # Errors
/// If that does not come.
pub(crate) fn settle(world: &mut World) -> Result<Settled, Restless> {
    let now = world.resource::<Now>().0;
    let mut passes = 0;
    // Only an instant that does not seem to end asks how many passes the script may take.
    while passes < MOST_PASSES || passes < MOST_PASSES + of_script(world) {
        passes += 1;
        let any = world.resource_scope(|world, mut due: Mut<Due>| {
            due.clear();
            let mut agenda = world.resource_mut::<Agenda>();
            if agenda.next() == Some(now) {
                agenda.take(now, &mut due);
            }
            !due.is_empty()
        });
        let ending = world.resource::<Ending>().0;
        if !any && !ending && !waiting(world) && !backlog(world) {
            return Ok(Settled::Quiet);
        }
        world.run_schedule(SimTick);
        let end = !world.resource::<Due>().exercise.is_empty();
        let mut ending = world.resource_mut::<Ending>();
        ending.0 |= end;
        // What the script does at the last moment is still done.
        if ending.0 && !backlog(world) {
            return Ok(Settled::Ended);
        }
    }
    Err(restless(world, now))
}

/// Passes that the script may take of an instant: each effect takes one or two, however many come at once.
fn of_script(world: &World) -> usize {
    let injects = world.resource::<Brief>().scenario.injects.iter();
    2 * injects.map(|i| i.effects.len()).sum::<usize>()
}

/// Names the injects of the moment that does not end.
fn restless(world: &World, at: SimTime) -> Restless {
    let facts = &world.resource::<Outbox>().facts;
    let first = facts.partition_point(|f| f.at < at);
    let injects = facts[first..].iter().filter_map(|f| {
        if let Fact::InjectReleased { inject, .. } = &f.fact {
            Some(inject.clone())
        } else {
            None
        }
    });
    Restless {
        at,
        injects: injects.collect(),
    }
}
