//! Layer 3: the deterministic core. Orders go in, facts come out; between them a Bevy world of its own.
//!
//! ```text
//! submit ─► orders ─┐                          ┌─► facts
//!                   ├─► one instant: SimTick ──┤
//! agenda ─► wakes ──┘   (passes until quiet)   └─► agenda
//! ```
//!
//! An instant is: take the wakes that are due, run the schedule, repeat while mechanisms have something for each other;
//! then each order of that time in the order of its number, again until quiet.
//! The same scenario, seed and orders give the same facts, byte for byte: the executor is single-threaded, every pair of
//! systems is ordered, lists go by identifier, and every random number belongs to an entity and a purpose.
//!
//! Each mechanism is a plugin that registers itself: its queue of requests, its systems in their turn, the entities that it makes
//! at STARTEX, what it counts at ENDEX and its part of the digest.
//! Deliberately not here: wall time, files, threads, hash maps, prose, and any way to see or change the world from outside
//! other than [`Simulation`].

mod kernel;
mod messages;
mod requests;
mod script;
mod seats;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::{SeatId, UnitId};
use crate::base::time::SimTime;
use crate::picture::{Estimate, Picture};
use crate::record::Rules;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::{OrderEntry, Target};
use crate::scenario::Scenario;
use kernel::agenda::{Agenda, Due, ExerciseWake};
use kernel::context::{Brief, Ending, Index, Now, Outbox, SpawnOrder};
use kernel::instant::{self, Settled};
use kernel::requests::{Incoming, Requests};
use kernel::{digest, schedule};
use messages::{delivery, exchange};
use seats::{doctrine, orders, pictures, reporting};

pub use kernel::digest::Digest;
pub use kernel::instant::Restless;
pub use kernel::schedule::Probe;

/// An order cannot be taken because its time or number is before what was already played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLate {
    /// The time up to which the exercise was played.
    pub now: SimTime,
}

/// One exercise being simulated.
pub struct Simulation {
    /// Why the exercise could not go on, if it could not. State.
    restless: Option<Restless>,
    /// All parts of the exercise. State.
    world: World,
    /// Exercise time up to which all is done. State.
    now: SimTime,
    /// Orders that wait for their time, by time and number in the journal. State.
    orders: BTreeMap<(SimTime, u64), OrderEntry>,
    /// Number in the journal of the last order that was taken; 0 before the first. State.
    last_seq: u64,
}

/// What the simulation is made of, in the order in which it acts in a pass.
fn plugins(app: &mut App) {
    app.add_plugins((
        exchange::plugin,
        delivery::plugin,
        orders::plugin,
        script::plugin,
        world::plugin,
        reporting::plugin,
        doctrine::plugin,
    ));
}

impl Simulation {
    /// A new exercise at STARTEX.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        Self::with_spawn_order(scenario, seed, false)
    }

    /// As [`Simulation::new`], with entities made in the reverse order. For the test that this makes no difference.
    #[doc(hidden)]
    pub fn with_spawn_order(scenario: Arc<Scenario>, seed: u64, reverse: bool) -> Self {
        Self::make(scenario, seed, Rules::PRESENT, reverse, None)
    }

    /// As [`Simulation::new`], with a probe that is called after the turn of each mechanism. For benchmarks.
    #[doc(hidden)]
    pub fn probed(scenario: Arc<Scenario>, seed: u64, probe: Probe) -> Self {
        Self::make(scenario, seed, Rules::PRESENT, false, Some(probe))
    }

    /// As [`Simulation::new`], by the rules of an edition: for exercises that were played by it.
    pub fn by_rules(scenario: Arc<Scenario>, seed: u64, rules: Rules) -> Self {
        Self::make(scenario, seed, rules, false, None)
    }

    fn make(
        scenario: Arc<Scenario>,
        seed: u64,
        rules: Rules,
        reverse: bool,
        probe: Option<Probe>,
    ) -> Self {
        let (start, end) = (scenario.head.start, scenario.head.end);
        let mut app = App::empty();
        schedule::add_schedule(&mut app, probe);
        app.insert_resource(Now(start))
            .insert_resource(SpawnOrder { reverse })
            .insert_resource(Brief {
                scenario,
                seed,
                rules,
            })
            .init_resource::<Due>()
            .init_resource::<Ending>()
            .init_resource::<Index>();
        plugins(&mut app);
        let mut world = std::mem::take(app.world_mut());
        world
            .resource_mut::<Outbox>()
            .say(start, Fact::ExerciseStarted);
        world.resource_mut::<Agenda>().at(end, ExerciseWake::End);
        schedule::start(&mut world);
        Self {
            restless: None,
            world,
            now: start,
            orders: BTreeMap::new(),
            last_seq: 0,
        }
    }

    /// The scenario played, with the injects that were added to it since STARTEX.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.world.resource::<Brief>().scenario
    }

    /// The time up to which the exercise was played.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// Whether ENDEX has come.
    pub fn over(&self) -> bool {
        matches!(
            self.facts().last(),
            Some(FactEntry {
                fact: Fact::ExerciseEnded,
                ..
            })
        )
    }

    /// All facts so far.
    pub fn facts(&self) -> &[FactEntry] {
        &self.world.resource::<Outbox>().facts
    }

    /// Takes an order for its time, which may be now or later. Numbers must rise.
    ///
    /// # Errors
    /// If its time is past or its number is not above the last one.
    pub fn submit(&mut self, order: OrderEntry) -> Result<(), TooLate> {
        if order.at < self.now || order.seq <= self.last_seq {
            return Err(TooLate { now: self.now });
        }
        self.last_seq = order.seq;
        self.orders.insert((order.at, order.seq), order);
        Ok(())
    }

    /// Why the exercise cannot go on, if it does not come to rest. What was played up to then stands.
    pub fn restless(&self) -> Option<&Restless> {
        self.restless.as_ref()
    }

    /// When something happens next, if anything does.
    pub fn next_event(&self) -> Option<SimTime> {
        if self.restless.is_some() {
            return None;
        }
        let wake = self.world.resource::<Agenda>().next();
        let order = self.orders.keys().next().map(|k| k.0);
        match (wake, order) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Plays everything up to and including `until`, or to ENDEX.
    pub fn run_until(&mut self, until: SimTime) {
        while let Some(t) = self.next_event().filter(|&t| t <= until) {
            if self.over() {
                break;
            }
            self.instant(t);
        }
        // After ENDEX the clock stands; the first edition let it run on, and its files hold state hashes of then.
        if self.restless.is_some()
            || self.over() && self.world.resource::<Brief>().rules >= Rules::Edition2
        {
            return;
        }
        self.now = self.now.max(until.min(self.scenario().head.end));
        self.world.resource_mut::<Now>().0 = self.now;
    }

    fn instant(&mut self, t: SimTime) {
        assert!(
            t >= self.now,
            "the exercise runs backwards: {t} after {}",
            self.now
        );
        self.now = t;
        self.world.resource_mut::<Now>().0 = t;
        self.settle();
        while self.restless.is_none()
            && let Some(entry) = self.orders.first_entry().filter(|e| e.key().0 == t)
        {
            let order = entry.remove();
            let incoming = Incoming {
                seat: order.seat,
                seq: Some(order.seq),
                rule: None,
                order: order.order,
            };
            self.world
                .resource_mut::<Requests<Incoming>>()
                .push(incoming);
            self.settle();
        }
    }

    fn settle(&mut self) {
        match instant::settle(&mut self.world) {
            Ok(Settled::Quiet) => {}
            Ok(Settled::Ended) => self.finish(),
            Err(restless) => self.restless = Some(restless),
        }
    }

    /// ENDEX: the mechanisms count.
    fn finish(&mut self) {
        schedule::end(&mut self.world);
        let now = self.now;
        let mut out = self.world.resource_mut::<Outbox>();
        // Orders of this very instant came too late; those of later ones were never given.
        for (_, o) in std::mem::take(&mut self.orders)
            .into_iter()
            .filter(|((at, _), _)| *at == now)
        {
            out.say(
                now,
                Fact::OrderRejected {
                    seat: o.seat,
                    seq: Some(o.seq),
                    rule: None,
                    order: o.order,
                    why: Refusal::Over,
                },
            );
        }
        out.say(now, Fact::ExerciseEnded);
    }

    /// What a seat sees now.
    ///
    /// # Errors
    /// If there is no such seat; then the seats are named.
    pub fn picture(&mut self, viewer: &SeatId) -> Result<Picture, Vec<SeatId>> {
        if !self.scenario().seats.contains_key(viewer) {
            return Err(self.scenario().seats.keys().cloned().collect());
        }
        self.take_mail();
        let viewer = viewer.clone();
        Ok(self
            .world
            .run_system_cached_with(pictures::system, viewer)
            .expect("a system of this crate"))
    }

    /// How long units would need to a target, as far as a seat can know; units without a way there are left out.
    pub fn estimate(
        &mut self,
        seat: &SeatId,
        units: Vec<UnitId>,
        to: &Target,
    ) -> Vec<(UnitId, Estimate)> {
        self.take_mail();
        let question = (seat.clone(), units, to.clone());
        self.world
            .run_system_cached_with(seats::estimate::system, question)
            .expect("a system of this crate")
    }

    /// Takes in what reached seats since something last happened; this changes nothing but what they know by now.
    fn take_mail(&mut self) {
        self.world.resource_mut::<Due>().clear();
        schedule::look(&mut self.world);
    }

    /// Hash of the state of each mechanism.
    pub fn digest(&mut self) -> Digest {
        self.take_mail();
        digest::digest(&mut self.world)
    }
}
