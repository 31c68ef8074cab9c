//! How a day went over time: when injects came, what each seat had to do, which units were free and what asked for them.
//!
//! Counted by the quarter of an hour. Deliberately not here: how it ended (`day`), sums over many days (`dry_run`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::orders::{Given, Orders, seats};
use crate::base::ids::{DirectorateId, InjectId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::time::{SimTime, Span};
use crate::picture::Picture;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::states::{UnitState, list};
use crate::scenario::Scenario;

/// Length of a slot.
pub const SLOT: Span = Span::from_mins(15);

list! {
    /// What makes work for a seat.
    Work {
        /// Messages, reports and words that reached it.
        Messages,
        /// Requests for support that were put to it.
        Requests,
        /// Orders that it gave, refused ones too.
        Decisions,
    }
}

impl Work {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Messages => msg!("batch-work-messages"),
            Self::Requests => msg!("batch-work-requests"),
            Self::Decisions => msg!("batch-work-decisions"),
        }
    }
}

/// How a day went over time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Course {
    /// When each inject came, in the order of the script; none: it did not.
    pub injects: Vec<Option<SimTime>>,
    /// By seat in the order of [`Frame::seats`], sort of work and slot: how much there was.
    pub load: Vec<Vec<Vec<u32>>>,
    /// By directorate in the order of [`Frame::directorates`] and slot: units that were free when it began.
    pub free: Vec<Vec<u32>>,
    /// By directorate and slot: incidents that still asked for units when it began.
    pub asking: Vec<Vec<u32>>,
    /// Of orders that were written beforehand, which were refused, by their places in the file, and why.
    pub refused: Vec<(usize, Refusal)>,
}

/// What is counted on a scenario: its seats, directorates and slots.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// STARTEX.
    pub start: SimTime,
    /// The seats that can be held.
    pub seats: Vec<SeatId>,
    /// Directorates that have units, with how many.
    pub directorates: Vec<(DirectorateId, u32)>,
    /// Quarters of an hour, the last one perhaps shorter.
    pub slots: usize,
}

impl Frame {
    /// Of a scenario.
    pub fn of(s: &Scenario) -> Self {
        let mut units: BTreeMap<DirectorateId, u32> = BTreeMap::new();
        for unit in s.units.values() {
            if let Some(d) = s.directorate_of_place(&unit.base) {
                *units.entry(d).or_default() += 1;
            }
        }
        let long = usize::try_from((s.head.end - s.head.start).millis()).unwrap_or(0);
        Self {
            start: s.head.start,
            seats: seats(s),
            directorates: units.into_iter().collect(),
            slots: long.div_ceil(SLOT.millis() as usize).max(1),
        }
    }

    /// When a slot begins.
    pub fn at(&self, slot: usize) -> SimTime {
        self.start + Span::from_millis(SLOT.millis() * slot as i64)
    }

    /// The slot of a moment; what lies outside counts to the first or the last one.
    fn slot(&self, at: SimTime) -> usize {
        let n = (at - self.start).millis() / SLOT.millis();
        usize::try_from(n)
            .unwrap_or(0)
            .min(self.slots.saturating_sub(1))
    }

    fn none(&self, rows: usize) -> Vec<Vec<u32>> {
        vec![vec![0; self.slots]; rows]
    }

    /// Nothing yet.
    pub fn course(&self) -> Course {
        Course {
            injects: Vec::new(),
            load: vec![self.none(Work::ALL.len()); self.seats.len()],
            free: self.none(self.directorates.len()),
            asking: self.none(self.directorates.len()),
            refused: Vec::new(),
        }
    }
}

impl Course {
    /// Takes in what is true at the beginning of a slot; the moment of ENDEX begins none.
    pub fn look(&mut self, frame: &Frame, s: &Scenario, p: &Picture) {
        let slot = frame.slot(p.at);
        if frame.at(slot) != p.at {
            return;
        }
        let place = |d: Option<DirectorateId>| {
            let d = d?;
            frame.directorates.iter().position(|x| x.0 == d)
        };
        let free = |u: &&crate::picture::UnitView| {
            matches!(u.state, UnitState::Available | UnitState::Returning) && u.guards.is_none()
        };
        for u in p.units.iter().filter(free) {
            let base = s.units.get(&u.id).map(|x| &x.base);
            if let Some(n) = place(base.and_then(|b| s.directorate_of_place(b))) {
                self.free[n][slot] += 1;
            }
        }
        let asks = |i: &&crate::picture::IncidentView| i.state.ongoing() && !i.uncovered.is_empty();
        for i in p.incidents.iter().filter(asks) {
            if let Some(n) = place(i.directorate.clone()) {
                self.asking[n][slot] += 1;
            }
        }
    }

    /// Takes in what happened.
    pub fn count(&mut self, frame: &Frame, s: &Scenario, facts: &[FactEntry]) {
        let mut came: BTreeMap<&InjectId, SimTime> = BTreeMap::new();
        for f in facts {
            if let Fact::InjectReleased { inject, .. } = &f.fact {
                came.entry(inject).or_insert(f.at);
            }
            if let Some((seat, work)) = work(&f.fact)
                && let Some(n) = frame.seats.iter().position(|x| x == seat)
            {
                self.load[n][work as usize][frame.slot(f.at)] += 1;
            }
        }
        self.injects = s.injects.iter().map(|i| came.get(&i.id).copied()).collect();
    }
}

/// Which of some written orders were refused. Two that are the same at the same time are told apart by their order.
pub fn refused(written: &Orders, start: SimTime, facts: &[FactEntry]) -> Vec<(usize, Refusal)> {
    let mut all = Vec::new();
    for f in facts {
        let Fact::OrderRejected {
            seat,
            order,
            rule: None,
            why,
            ..
        } = &f.fact
        else {
            continue;
        };
        let is_it = |(n, o): &(usize, &Given)| {
            let same = o.at.max(start) == f.at && o.seat == *seat && o.order == *order;
            same && all.iter().all(|(taken, _)| taken != n)
        };
        let found = written.orders.iter().enumerate().find(is_it);
        let found = found.map(|(n, _)| (n, why.clone()));
        all.extend(found);
    }
    all
}

/// For whom a fact is work, and of which sort.
fn work(fact: &Fact) -> Option<(&SeatId, Work)> {
    if let Some(given) = fact.given() {
        return Some((given.seat, Work::Decisions));
    }
    match fact {
        Fact::MessageReceived { seat, .. } | Fact::ReportReceived { seat, .. } => {
            Some((seat, Work::Messages))
        }
        Fact::SeatMessageReceived { to, .. } => Some((to, Work::Messages)),
        Fact::SupportRequested { from, .. } => Some((from, Work::Requests)),
        _ => None,
    }
}
