//! The posture sweep: `checkpoint-relay` at one posture over many seeds. The test that the sweep is monotone uses it too.
//!
//! Deliberately not here: the table.

use std::sync::Arc;

use tamrin::base::time::{SimTime, Span};
use tamrin::record::Fact;
use tamrin::record::order::{Order, OrderEntry};
use tamrin::record::states::Posture;
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::sim::Simulation;

/// The postures at which vehicles pass at all.
pub(crate) const POSTURES: [Posture; 4] = [
    Posture::Open,
    Posture::Look,
    Posture::Identity,
    Posture::Search,
];

/// Sums over seeds 1 to `seeds`: vehicles stopped, voters served, voters kept away, seconds of delay of all vehicles, of voters.
pub(crate) fn at(posture: Posture, seeds: u64) -> [f64; 5] {
    let texts = shipped::with_library(shipped::texts("checkpoint-relay").expect("it is built in"));
    let scenario = Arc::new(
        scenario::from_texts(texts)
            .scenario
            .expect("it has no errors"),
    );
    let mut sum = [0.0; 5];
    for seed in 1..=seeds {
        for (s, x) in sum.iter_mut().zip(play(&scenario, posture, seed)) {
            *s += x;
        }
    }
    sum
}

fn play(s: &Arc<Scenario>, posture: Posture, seed: u64) -> [f64; 5] {
    let mut orders: Vec<(SimTime, Order)> = Vec::new();
    let staff = s.seats.keys().filter(|x| x.as_str() != "excon");
    orders.extend(staff.map(|x| {
        (
            s.head.start,
            Order::Staff {
                seat: x.clone(),
                staffed: true,
            },
        )
    }));
    let plan = |d: &tamrin::base::ids::DirectorateId| Order::SetPosturePlan {
        directorate: d.clone(),
        posture,
    };
    orders.extend(s.directorates.keys().map(|d| (s.head.start, plan(d))));
    for (vehicle, at) in [("van", "09:07"), ("saloon", "09:12"), ("pickup", "10:02")] {
        let order = Order::IssueLookout {
            vehicle: vehicle.into(),
            checkpoints: Vec::new(),
            until: s.head.end,
        };
        orders.push((SimTime::parse(at).expect("a time"), order));
    }
    orders.sort_by_key(|o| o.0);
    let mut sim = Simulation::new(s.clone(), seed);
    for (i, (at, order)) in orders.into_iter().enumerate() {
        sim.submit(OrderEntry {
            at: at + Span::ZERO,
            seq: i as u64 + 1,
            seat: "excon".into(),
            order,
        })
        .expect("in order");
    }
    sim.run_until(s.head.end);
    let mut out = [0.0; 5];
    for f in sim.facts() {
        match f.fact {
            Fact::VehicleIntercepted { .. } => out[0] += 1.0,
            Fact::CentreTally {
                served, kept_away, ..
            } => {
                out[1] += f64::from(served);
                out[2] += f64::from(kept_away);
            }
            Fact::CheckpointDelay {
                vehicle_seconds,
                voter_seconds,
                ..
            } => {
                out[3] += vehicle_seconds as f64;
                out[4] += voter_seconds as f64;
            }
            _ => {}
        }
    }
    out
}
