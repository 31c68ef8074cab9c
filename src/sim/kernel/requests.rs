//! What mechanisms ask of each other within an instant: a typed queue for each kind of request.
//!
//! A mechanism registers the queue that it drains ([`Queue::add_requests`]); whoever asks something of it pushes there. An instant
//! is over when nothing waits in any registered queue. Deliberately not here: what may be asked (beside each wing).

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::{RuleId, SeatId};
use crate::record::order::Order;

/// Requests of one kind, in the order in which they were made. Empty between two instants.
#[derive(Resource, Debug)]
pub(crate) struct Requests<T: Send + Sync + 'static>(Vec<T>);

impl<T: Send + Sync + 'static> Default for Requests<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + Sync + 'static> Requests<T> {
    /// Asks for something.
    pub(crate) fn push(&mut self, request: T) {
        self.0.push(request);
    }

    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes all that was asked for, for the mechanism that does it.
    pub(crate) fn take(&mut self) -> Vec<T> {
        std::mem::take(&mut self.0)
    }
}

impl<T: Send + Sync + 'static> Extend<T> for Requests<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, all: I) {
        self.0.extend(all);
    }
}

/// Whether anything of a kind is asked for: the condition of a mechanism that does nothing else.
pub(crate) fn asked<T: Send + Sync + 'static>(requests: Res<Requests<T>>) -> bool {
    !requests.is_empty()
}

/// A question to the world: whether something waits.
type Waits = fn(&World) -> bool;

/// The registered queues, as a question to each.
#[derive(Resource, Default)]
struct Queues {
    /// What mechanisms have for each other.
    requests: Vec<Waits>,
    /// What a mechanism has yet to do once the others are quiet.
    backlogs: Vec<Waits>,
}

/// Registration of queues with the loop that plays an instant.
pub(crate) trait Queue {
    /// Adds the queue of a kind of request; the instant goes on while something waits in it.
    fn add_requests<T: Send + Sync + 'static>(&mut self) -> &mut Self;

    /// Adds something that a mechanism does step by step, each when all that came of the one before has been done.
    fn add_backlog(&mut self, waits: fn(&World) -> bool) -> &mut Self;
}

impl Queue for App {
    fn add_requests<T: Send + Sync + 'static>(&mut self) -> &mut Self {
        self.init_resource::<Requests<T>>();
        let waits: Waits = |world| !world.resource::<Requests<T>>().is_empty();
        let mut queues = self.world_mut().get_resource_or_init::<Queues>();
        queues.requests.push(waits);
        self
    }

    fn add_backlog(&mut self, waits: fn(&World) -> bool) -> &mut Self {
        let mut queues = self.world_mut().get_resource_or_init::<Queues>();
        queues.backlogs.push(waits);
        self
    }
}

/// Whether mechanisms have something for each other.
pub(crate) fn waiting(world: &World) -> bool {
    let queues = world.get_resource::<Queues>();
    queues.is_some_and(|q| q.requests.iter().any(|waits| waits(world)))
}

/// Whether a mechanism has something to do once the others are quiet.
pub(crate) fn backlog(world: &World) -> bool {
    let queues = world.get_resource::<Queues>();
    queues.is_some_and(|q| q.backlogs.iter().any(|waits| waits(world)))
}

/// An order on its way in: from outside with its number, or from a rule.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// Who gives it.
    pub(crate) seat: SeatId,
    /// Its number in the journal, if it came from outside.
    pub(crate) seq: Option<u64>,
    /// The standing order that gives it, if one does.
    pub(crate) rule: Option<RuleId>,
    /// What is ordered.
    pub(crate) order: Order,
}
