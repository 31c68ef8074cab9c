//! How a discussion is told in a replay. All that is said in one stands at one moment of the exercise, so it is told fact by fact: by
//! the discussion's clock while the replay plays, or one at a time.
//!
//! Meanwhile the exercise stands, as it did then. Deliberately not here: going to moments (`replay`).

use super::FactLog;
use crate::base::time::{SimTime, Span};
use crate::record::fact::Fact;
use crate::record::order::Order;
use crate::scenario::Scenario;
use crate::session::pace::Pace;

/// Something that was said or done in a discussion.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// The number of its fact.
    pub(super) n: u64,
    /// Exercise time.
    pub(super) at: SimTime,
    /// What the discussion's clock showed; nothing where a module was opened.
    pub(super) spent: Span,
    /// The moment to which the exercise went on at once, where a module was opened that has one.
    pub(super) moment: Option<SimTime>,
}

/// What was said in the discussions of a recording, and how far it is told.
pub(super) struct Telling {
    said: Vec<Said>,
    /// The last fact that is shown, where not all of the moment are.
    upto: Option<u64>,
    /// The discussion's clock while it is told: as exercise time from nothing on.
    clock: Option<Pace>,
}

impl Telling {
    pub(super) fn of(s: &Scenario, facts: &FactLog) -> Self {
        let moment = |f: &Fact| match f.given()?.order {
            Order::OpenModule { module } => s.module(module)?.at,
            _ => None,
        };
        let said = facts.iter().filter_map(|f| {
            let (spent, moment) = (f.fact.discussed()?, moment(&f.fact));
            let (n, at) = (f.n, f.at);
            Some(Said {
                n,
                at,
                spent,
                moment,
            })
        });
        Self {
            said: said.collect(),
            upto: None,
            clock: None,
        }
    }

    /// Of a moment all is shown, but of STARTEX, with which telling begins, nothing that is said.
    pub(super) fn all_of(&mut self, at: SimTime, start: SimTime) {
        let first = self.said.first().filter(|s| at <= start && s.at <= start);
        self.upto = first.map(|s| s.n - 1);
        self.clock = None;
    }

    /// Shows what was said up to a fact; its moment, if something was said there.
    pub(super) fn up_to(&mut self, n: u64) -> Option<SimTime> {
        let said = self.said.iter().find(|s| s.n == n)?;
        self.upto = Some(n);
        self.clock = None;
        Some(said.at)
    }

    /// How many of so many facts are shown.
    pub(super) fn shown(&self, all: usize) -> usize {
        let upto = self.upto.and_then(|n| usize::try_from(n).ok());
        upto.map_or(all, |n| n.min(all))
    }

    /// The next that was said after so many facts.
    pub(super) fn after(&self, shown: usize) -> Option<Said> {
        let later = |s: &&Said| usize::try_from(s.n).is_ok_and(|n| n > shown);
        self.said.iter().find(later).copied()
    }

    /// Begins to tell at a fact, from a reading of the clock on.
    pub(super) fn begin(&mut self, said: Said, reading: Span, pace: f64) {
        self.upto = Some(said.n - 1);
        self.clock = Some(Pace::new(pace, SimTime::ZERO + reading));
    }

    /// Tells the next, whose time has come.
    pub(super) fn tell(&mut self, said: Said, pace: f64) {
        self.upto = Some(said.n);
        if said.spent == Span::ZERO {
            // A module that is opened begins with a clock of its own.
            self.clock = Some(Pace::new(pace, SimTime::ZERO));
        }
    }

    /// The exercise went on at once to a moment: what happened meanwhile is shown, and of what is said then nothing yet.
    pub(super) fn gone_on(&mut self, said: Said, moment: SimTime) {
        let next = self.said.iter().find(|s| s.n > said.n);
        self.upto = next.filter(|s| s.at <= moment).map(|s| s.n - 1);
    }

    /// Nothing runs; what is shown stays.
    pub(super) fn hold(&mut self) {
        self.clock = None;
    }

    /// What the clock shows while it is told.
    pub(super) fn reading(&self) -> Option<Span> {
        Some(self.clock.as_ref()?.reached() - SimTime::ZERO)
    }
}
