//! How long people waited, by kind of line: counted at ENDEX by the mechanisms that have lines, said once.
//!
//! Deliberately not here: the lines (`flow`).

use std::collections::BTreeMap;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::record::fact::{Fact, Line};
use crate::sim::kernel::context::{Now, Outbox};
use crate::sim::kernel::schedule::{Count, Register};

/// Times of waiting, by kind of line: output, filled at ENDEX.
#[derive(Resource, Default)]
pub(crate) struct Waits(BTreeMap<Line, Histogram>);

impl Waits {
    /// Adds waits in ms.
    pub(crate) fn add(&mut self, line: Line, waits: &[u32]) {
        self.0.entry(line).or_default().add(waits);
    }
}

/// Registers the count of waits.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Waits>().at_end(Count::Waits, say);
}

fn say(world: &mut World) {
    let (now, waits) = (
        world.resource::<Now>().0,
        std::mem::take(&mut *world.resource_mut::<Waits>()),
    );
    let mut out = world.resource_mut::<Outbox>();
    for (line, h) in waits.0 {
        let by_second = h
            .counts
            .iter()
            .enumerate()
            .filter(|(_, n)| **n > 0)
            .map(|(s, n)| (s as u32, *n))
            .collect();
        out.say(
            now,
            Fact::Waits {
                line,
                count: h.count,
                sum_ms: h.sum_ms,
                by_second,
            },
        );
    }
}

#[derive(Default)]
struct Histogram {
    /// How many waited.
    count: u64,
    /// Milliseconds.
    sum_ms: i64,
    /// How many waited so many whole seconds.
    counts: Vec<u32>,
}

impl Histogram {
    fn add(&mut self, waits: &[u32]) {
        for &w in waits {
            let second = (w / 1000) as usize;
            if second >= self.counts.len() {
                self.counts.resize(second + 1, 0);
            }
            self.counts[second] += 1;
            self.count += 1;
            self.sum_ms += i64::from(w);
        }
    }
}
