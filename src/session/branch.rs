//! What if: an exercise that shares another one's past up to a moment and goes on from there.
//!
//! The shared past is the other's orders, with their times and numbers; all luck that does not hang on what is done differently
//! stays the same, for every stream of chance belongs to a thing and a purpose.
//! The other file is only read. Deliberately not here: how two exercises compare (`compare`).

use std::path::Path;

use super::recording::Recording;
use super::store::{Beginning, Origin, Store};
use super::{Exercise, OrdersFile, Planned, SessionError};
use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Order;
use crate::record::states::Role;

/// How a branch goes on.
#[derive(Clone, Debug, Default)]
pub struct Future {
    /// Who is played by people from the moment on, and what they order when.
    pub orders: OrdersFile,
    /// Standing orders play every seat from the moment on that `orders` does not name as staffed.
    pub standing: bool,
    /// What was ordered after the moment in the other exercise is ordered again at its time.
    pub later_orders: bool,
}

/// Begins a branch of an exercise at a moment in a new file; it stands at that moment.
///
/// # Errors
/// If the moment was not played, an order lies before it, or the file exists or cannot be written.
pub fn branch(
    parent: &Recording,
    at: SimTime,
    future: Future,
    path: &Path,
) -> Result<Exercise, SessionError> {
    create(parent, at, future, path)?;
    Exercise::resume(path)
}

/// Writes the file of a branch: what the two share, and what is planned from then on.
///
/// # Errors
/// As [`branch`].
pub(super) fn create(
    parent: &Recording,
    at: SimTime,
    future: Future,
    path: &Path,
) -> Result<(), SessionError> {
    let (start, end) = (parent.start(), parent.end());
    if at < start || at > end {
        return Err(SessionError::NotPlayed(at, start, end));
    }
    let ended = matches!(parent.saved.facts.last(), Some(FactEntry { fact: Fact::ExerciseEnded, at: t, .. }) if *t <= at);
    if ended {
        return Err(SessionError::Ended);
    }
    if let Some(o) = future.orders.orders.iter().find(|o| o.at < at) {
        return Err(SessionError::BeforeBranch(o.at, at));
    }
    let shared = parent.orders_until(at);
    let seq = shared.last().map_or(0, |j| j.entry.seq);
    let plan = plan(parent, at, future);
    let file = parent
        .path
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let origin = Origin {
        file,
        id: parent.saved.id.clone(),
        at,
        seq,
    };
    let notes: Vec<_> = parent
        .saved
        .observations
        .iter()
        .filter(|o| o.note.about <= at)
        .cloned()
        .collect();
    let beginning = Beginning {
        scenario: &parent.scenario.head.id,
        texts: &parent.saved.texts,
        seed: parent.saved.seed,
        reached: at,
        plan: &plan,
        journal: shared,
        observations: &notes,
        // Another exercise, to be judged by itself.
        judgements: &[],
        origin: Some(&origin),
        rules: parent.saved.rules,
        controls: &[],
        causes_only: true,
    };
    drop(Store::create(path, &beginning)?);
    Ok(())
}

/// What a branch of a file at a moment is called, without an ending.
pub fn name(parent: &Path, at: SimTime) -> String {
    let stem = parent.file_stem().map_or_else(
        || "exercise".to_owned(),
        |s| s.to_string_lossy().into_owned(),
    );
    let at: String = at
        .short()
        .chars()
        .map(|c| if c == ':' { '-' } else { c })
        .collect();
    format!("{stem}-from-{at}")
}

/// Orders of the future, in the order of time; seats change hands first.
fn plan(parent: &Recording, at: SimTime, future: Future) -> Vec<Planned> {
    let excon = &parent.scenario.excon().id;
    let staff = |seat: &SeatId, staffed: bool| Planned {
        at,
        seat: excon.clone(),
        order: Order::Staff {
            seat: seat.clone(),
            staffed,
        },
    };
    let by_people = &future.orders.staffed;
    let mut held: Vec<&SeatId> = Vec::new();
    for j in parent.orders_until(at) {
        if let Order::Staff { seat, staffed } = &j.entry.order {
            held.retain(|s| *s != seat);
            if *staffed {
                held.push(seat);
            }
        }
    }
    let mut plan = Vec::new();
    if future.standing {
        let left = parent.scenario.seats.values().filter(|s| {
            s.role != Role::Excon && held.contains(&&s.id) && !by_people.contains(&s.id)
        });
        plan.extend(left.map(|s| staff(&s.id, false)));
    }
    plan.extend(
        by_people
            .iter()
            .filter(|s| !held.contains(s))
            .map(|s| staff(s, true)),
    );
    if future.later_orders {
        let later = &parent.saved.journal[parent.orders_until(at).len()..];
        plan.extend(later.iter().map(|j| Planned {
            at: j.entry.at,
            seat: j.entry.seat.clone(),
            order: j.entry.order.clone(),
        }));
    }
    plan.extend(future.orders.orders);
    plan.sort_by_key(|p| p.at);
    plan
}
