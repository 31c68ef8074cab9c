//! The people of a checkpoint as they are at a moment: how tired, when their shift is over, which relief comes.
//!
//! At a post people work all the time, whatever the readiness of those who wait: they tire by the hour, and beyond a shift faster.
//! Tired people check more slowly and find less. Deliberately not here: what changes it (`relief`), units (`movement`).

use serde::Serialize;

use crate::base::time::SimTime;
use crate::picture::DutyView;
use crate::scenario::Scenario;
use crate::scenario::model;
use crate::sim::world::roads::RoadNet;

/// Part of what they can do that people lose who are exhausted (estimate).
const LOST: f64 = 0.5;

/// The people of a checkpoint. Kept from the seventh edition of the rules on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Crew {
    /// Since when they are there: state.
    pub(super) since: SimTime,
    /// When their shift is over, or was: state.
    pub(super) ends: SimTime,
    /// Reliefs that are left: state.
    pub(super) reliefs: u32,
    /// When the relief that was sent will have taken over: state.
    pub(super) relief: Option<SimTime>,
    /// Wakes of earlier generations are void.
    pub(super) generation: u32,
    /// Fatigue gained in an hour, and in an hour beyond a shift on top of that: constant.
    #[serde(skip)]
    rates: [f64; 2],
    /// Place of the network from which reliefs come, and that of the checkpoint: constant.
    #[serde(skip)]
    pub(super) way: [usize; 2],
}

impl Crew {
    pub(super) fn of(c: &model::Checkpoint, s: &Scenario, net: &RoadNet) -> Self {
        let table = &s.settings.readiness;
        let start = s.head.start;
        let near = net.node(&c.near);
        let directorate = s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref());
        let home = directorate.and_then(|d| s.directorates.get(d));
        Self {
            since: start,
            ends: (start + table.shift + -c.on_duty).max(start),
            reliefs: c.reliefs,
            relief: None,
            generation: 0,
            rates: [table.work, table.overtime],
            way: [home.map_or(near, |d| net.node(&d.seat)), near],
        }
    }

    /// How tired they are at a moment, from 0, rested, to 1.
    pub(crate) fn fatigue(&self, at: SimTime) -> f64 {
        let hours = |from: SimTime| (at - from).millis().max(0) as f64 / 3_600_000.0;
        let beyond = hours(self.ends.max(self.since));
        (hours(self.since) * self.rates[0] + beyond * self.rates[1]).min(1.0)
    }

    /// The share of what rested people find that they find, which is also that of the vehicles which they check in the same time.
    pub(crate) fn attention(&self, at: SimTime) -> f64 {
        1.0 - LOST * self.fatigue(at)
    }

    /// Their duty, as rooms are shown it.
    pub(crate) fn view(&self) -> DutyView {
        DutyView {
            ends: self.ends,
            relief: self.relief,
            reliefs: self.reliefs,
        }
    }
}
