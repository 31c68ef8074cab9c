//! Who comes to vote, when and how: drawn once for each registered voter of a centre.
//!
//! Deliberately not here: what becomes of them (`polling`).

use serde::Serialize;

use crate::base::ids::{CheckpointId, RoadId};
use crate::base::rng::Stream;
use crate::scenario::model::Polling;
use crate::sim::world::flow::{Service, Voter};

/// A way by which voters come; the first stands for those who live near by.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Access {
    /// The road by which they come; none near by. Constant.
    pub(crate) road: Option<RoadId>,
    /// The checkpoint on it, if there is one: constant.
    pub(crate) checkpoint: Option<CheckpointId>,
    /// Share of the voters who come this way: constant.
    pub(crate) share: f64,
    /// Whether the way is open: state.
    pub(crate) open: bool,
}

/// Draws everyone who means to vote, sorted by arrival.
pub(crate) fn draw_voters(
    c: &crate::scenario::model::Centre,
    p: &Polling,
    seed: u64,
    access: &[Access],
) -> Vec<Voter> {
    let id = c.id.as_str();
    let arrival = Arrivals::new(p);
    let mut arrivals = Stream::new(seed, "arrival", id);
    let mut intent = Stream::new(seed, "intent", id);
    let mut keys: Vec<u64> = Vec::with_capacity(c.stations.iter().map(|s| s.voters as usize).sum());
    for (i, station) in c.stations.iter().enumerate() {
        for _ in 0..station.voters {
            // Everyone has a time, whether they mean to come or not, so that turnout changes who comes and not when.
            let at = arrival.time(arrivals.uniform());
            if p.turnout >= 1.0 || intent.uniform() < p.turnout {
                keys.push(u64::from(at) << 16 | i as u64);
            }
        }
    }
    keys.sort_unstable();
    let mut service = Stream::new(seed, "service", id);
    let mut nature = Stream::new(seed, "nature", id);
    let mut origin = Stream::new(seed, "origin", id);
    let patience = p.patience.map(Service::from);
    keys.into_iter()
        .map(|key| {
            let (s, n) = (service.bits(), nature.bits());
            let via = if access.len() > 1 {
                way(access, origin.uniform())
            } else {
                0
            };
            Voter {
                at: (key >> 16) as u32,
                station: key as u16,
                via,
                gate: s as u32,
                desk: (s >> 32) as u32,
                patience: patience.map_or(u32::MAX, |d| d.time(n as u32)),
                resolve: (n >> 32) as u32,
            }
        })
        .collect()
}

fn way(access: &[Access], u: f64) -> u16 {
    let mut sum = 0.0;
    for (i, a) in access.iter().enumerate() {
        sum += a.share;
        if u < sum {
            return i as u16;
        }
    }
    0
}

/// The distribution of arrivals over the polling hours.
struct Arrivals {
    /// When polling opens, ms of exercise time. Constant.
    opens: f64,
    /// Length of each slice, ms. Constant.
    slice_ms: f64,
    /// Share of arrivals up to the end of each slice.
    upto: Vec<f64>,
}

impl Arrivals {
    fn new(p: &Polling) -> Self {
        let total: f64 = p.arrivals.iter().sum();
        let mut sum = 0.0;
        let upto = p.arrivals.iter().map(|w| {
            sum += w / total;
            sum
        });
        let slice_ms = (p.closes - p.opens).millis() as f64 / p.arrivals.len() as f64;
        Self {
            opens: p.opens.millis() as f64,
            slice_ms,
            upto: upto.collect(),
        }
    }

    /// The time that belongs to a uniform number, ms.
    #[inline]
    fn time(&self, u: f64) -> u32 {
        let i = self
            .upto
            .iter()
            .take_while(|&&x| x <= u)
            .count()
            .min(self.upto.len() - 1);
        let before = if i == 0 { 0.0 } else { self.upto[i - 1] };
        let inside = ((u - before) / (self.upto[i] - before)).min(1.0 - 1e-9);
        (self.opens + (i as f64 + inside) * self.slice_ms) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrivals_follow_the_weights_and_stay_inside_the_hours() {
        let p = Polling {
            arrivals: vec![1.0, 0.0, 3.0],
            ..Polling::default()
        };
        let a = Arrivals::new(&p);
        let (opens, third) = (p.opens.compact(), (p.closes - p.opens).millis() as u32 / 3);
        assert_eq!((a.time(1e-12), a.time(0.125)), (opens, opens + third / 2));
        assert_eq!(
            a.time(0.25),
            opens + 2 * third,
            "nobody comes in an hour of weight 0"
        );
        assert!(a.time(1.0 - 1e-12) < p.closes.compact());
    }

    #[test]
    fn a_higher_turnout_adds_people_and_moves_nobody() {
        let centre: crate::scenario::model::Centre = crate::scenario::read::dialect()
            .from_str("(id: \"c\", name: (), place: \"p\", municipality: \"m\", stations: [(voters: 300), (voters: 200)])")
            .unwrap();
        let at = |turnout| -> Vec<(u32, u16)> {
            let p = Polling {
                turnout,
                ..Polling::default()
            };
            draw_voters(&centre, &p, 9, &[])
                .iter()
                .map(|v| (v.at, v.station))
                .collect()
        };
        let (few, many) = (at(0.5), at(0.8));
        assert!(few.iter().all(|v| many.contains(v)) && few.len() < many.len());
        assert_eq!(at(1.0).len(), 500);
    }
}
