//! Players of all seats: those that are built in, from nobody at all to one who does everything, and orders that were written.
//!
//! The built-in ones do not think as people do. They mark out what a script does to those who do nothing, anything, everything, or
//! what standing orders say. What they order follows from the scenario, the seed and what their seats see, so that a run can be
//! played again. Deliberately not here: what those who look decide (`thinking`), what a run comes to (`day`).

use std::sync::Arc;

pub use super::orders::{Given, Orders, seats};
use super::thinking::{Dice, mash, scatter};
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::{Order, OrderEntry};
use crate::record::states::list;
use crate::scenario::Scenario;
use crate::sim::Simulation;

list! {
    /// A player that is built in, from the one who does least.
    BuiltIn {
        /// Holds every seat and orders nothing.
        Idle,
        /// Orders at random what is allowed.
        Scatter,
        /// Sends everything to everything, tells everybody everything, confirms everything, checks as strictly as can be everywhere.
        Masher,
        /// Gives, at seats that people hold, the orders that standing orders give where nobody does.
        Standing,
    }
}

impl BuiltIn {
    /// Its name in files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Scatter => "scatter",
            Self::Masher => "masher",
            Self::Standing => "standing",
        }
    }

    /// The one of this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.id() == id)
    }

    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Idle => msg!("batch-player-idle"),
            Self::Scatter => msg!("batch-player-scatter"),
            Self::Masher => msg!("batch-player-masher"),
            Self::Standing => msg!("batch-player-standing"),
        }
    }
}

/// Who plays the seats.
#[derive(Clone, Debug)]
pub enum Player {
    /// A built-in one.
    BuiltIn(BuiltIn),
    /// Orders that were written, by the name of their file.
    Written(String, Arc<Orders>),
}

impl Player {
    /// Its name in files and on the command line.
    pub fn id(&self) -> &str {
        match self {
            Self::BuiltIn(p) => p.id(),
            Self::Written(name, _) => name,
        }
    }

    /// What it is called: of written orders the name of their file.
    pub fn name(&self) -> Message {
        match self {
            Self::BuiltIn(p) => p.name(),
            Self::Written(name, _) => written(name),
        }
    }
}

/// What a player is called by its name in files.
pub fn called(id: &str) -> Message {
    BuiltIn::named(id).map_or_else(|| written(id), BuiltIn::name)
}

fn written(path: &str) -> Message {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    msg!("batch-player-written", file = file)
}

/// What is looked at while a run is played, and how often.
pub struct Watch<'a> {
    /// Time between two looks; the first is at STARTEX.
    pub every: Span,
    /// What is looked at.
    pub look: &'a mut dyn FnMut(&mut Simulation),
}

/// A run that was played to its end.
pub struct Played {
    /// Its facts.
    pub facts: Vec<FactEntry>,
    /// Hash of the state at the end.
    pub state: String,
    /// When it could not go on, if it did not come to rest.
    pub stopped: Option<SimTime>,
    /// What was ordered, by which an exercise file of it can be made.
    pub given: Orders,
}

/// Plays a run to its end.
pub fn play(s: &Arc<Scenario>, player: &Player, seed: u64, watch: Option<Watch<'_>>) -> Played {
    let built_in = match player {
        Player::Written(_, orders) => {
            let mut run = Run::new(s, seed, orders.staffed.clone(), watch);
            run.give_all(orders.orders.clone());
            return run.end();
        }
        Player::BuiltIn(p) => *p,
    };
    let mut run = Run::new(s, seed, seats(s), watch);
    match built_in {
        BuiltIn::Idle => {}
        BuiltIn::Standing => run.give_all(standing(s, seed)),
        BuiltIn::Scatter => run.think(Span::from_mins(4), &mut scatter),
        BuiltIn::Masher => run.think(Span::from_mins(5), &mut |sim, _, at| mash(sim, at)),
    }
    run.end()
}

/// The orders that standing orders give where nobody plays.
fn standing(s: &Arc<Scenario>, seed: u64) -> Vec<Given> {
    let mut sim = Simulation::new(s.clone(), seed);
    sim.run_until(s.head.end);
    let given = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::OrderAccepted {
            seat,
            order,
            rule: Some(_),
            ..
        } => Some(Given {
            at: f.at,
            seat: seat.clone(),
            order: order.clone(),
        }),
        _ => None,
    });
    given.collect()
}

/// What a player orders at a moment, of what the seats know then.
type Thinks<'a> = dyn FnMut(&mut Simulation, &mut Dice, SimTime) -> Vec<Given> + 'a;

/// A run that is being played.
struct Run<'a> {
    sim: Simulation,
    seed: u64,
    end: SimTime,
    given: Orders,
    /// Number of the last order.
    seq: u64,
    watch: Option<Watch<'a>>,
    /// When is looked next.
    looks: SimTime,
}

impl<'a> Run<'a> {
    fn new(s: &Arc<Scenario>, seed: u64, staffed: Vec<SeatId>, watch: Option<Watch<'a>>) -> Self {
        Self {
            sim: Simulation::new(s.clone(), seed),
            seed,
            end: s.head.end,
            given: Orders {
                staffed,
                orders: Vec::new(),
            },
            seq: 0,
            watch,
            looks: s.head.start,
        }
    }

    /// The orders by which people take their seats.
    fn staffing(&self) -> Vec<Given> {
        let s = self.sim.scenario();
        let (at, excon) = (s.head.start, s.excon().id.clone());
        let take = |seat: &SeatId| Given {
            at,
            seat: excon.clone(),
            order: Order::Staff {
                seat: seat.clone(),
                staffed: true,
            },
        };
        self.given.staffed.iter().map(take).collect()
    }

    fn give(&mut self, p: Given) {
        self.seq += 1;
        let entry = OrderEntry {
            at: p.at,
            seq: self.seq,
            seat: p.seat,
            order: p.order,
        };
        let taken = self.sim.submit(entry);
        assert!(taken.is_ok(), "orders are given in the order of time");
    }

    /// Gives orders that are known beforehand, after the seats are taken.
    fn give_all(&mut self, orders: Vec<Given>) {
        let start = self.sim.scenario().head.start;
        self.given.orders.clone_from(&orders);
        let mut all = self.staffing();
        all.extend(orders.into_iter().map(|o| Given {
            at: o.at.max(start),
            ..o
        }));
        all.sort_by_key(|o| o.at);
        for o in all {
            self.give(o);
        }
    }

    /// Gives orders that follow from what the seats see, again and again.
    fn think(&mut self, every: Span, thinks: &mut Thinks<'_>) {
        for o in self.staffing() {
            self.give(o);
        }
        let mut dice = Dice::new(self.seed);
        let mut at = self.sim.now() + every;
        while at < self.end {
            self.advance(at);
            for o in thinks(&mut self.sim, &mut dice, at) {
                self.given.orders.push(o.clone());
                self.give(o);
            }
            at = at + every;
        }
    }

    /// Plays on, looking when it is time to.
    fn advance(&mut self, until: SimTime) {
        while let Some(watch) = &mut self.watch
            && self.looks <= until
        {
            self.sim.run_until(self.looks);
            (watch.look)(&mut self.sim);
            self.looks = self.looks + watch.every;
        }
        self.sim.run_until(until);
    }

    fn end(mut self) -> Played {
        // Who does nothing takes the seats all the same.
        if self.seq == 0 {
            self.give_all(Vec::new());
        }
        self.advance(self.end);
        Played {
            state: self.sim.digest().short(),
            stopped: self.sim.restless().map(|r| r.at),
            facts: self.sim.facts().to_vec(),
            given: self.given,
        }
    }
}
