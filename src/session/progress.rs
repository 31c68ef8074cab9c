//! How far something has come that takes time, told to whoever waits for it; who waits may give up.
//!
//! Deliberately not here: what is done, how it is shown.

use std::ops::ControlFlow;

use crate::base::time::SimTime;
use crate::sim::Simulation;

/// How much of a stretch of exercise time has been played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Where playing began.
    pub from: SimTime,
    /// How far it has come.
    pub reached: SimTime,
    /// Where it ends.
    pub to: SimTime,
}

impl Progress {
    /// The share that is done, 0 to 1.
    pub fn share(self) -> f32 {
        let (done, all) = (
            (self.reached - self.from).millis(),
            (self.to - self.from).millis(),
        );
        if all <= 0 {
            return 1.0;
        }
        (done as f32 / all as f32).clamp(0.0, 1.0)
    }
}

/// Is told how far it has come, and answers whether to go on.
pub(in crate::session) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Into how many portions playing is cut, so that progress can be told in between.
const PORTIONS: i64 = 100;

/// Plays a simulation to a moment and tells how far it has come. Breaks off when told to.
pub(super) fn play(sim: &mut Simulation, to: SimTime, watch: Watch<'_>) -> ControlFlow<()> {
    let from = sim.now();
    let whole = (to - from).millis().max(0);
    for n in 0..=PORTIONS {
        let reached = SimTime::from_millis(from.millis() + whole * n / PORTIONS);
        sim.run_until(reached);
        watch(Progress { from, reached, to })?;
    }
    ControlFlow::Continue(())
}
