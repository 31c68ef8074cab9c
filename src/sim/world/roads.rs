//! The road network: the fastest open way, closures by order, blocks by what happens, weather.
//!
//! Deliberately not here: driving (`movement`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{DirectorateId, PlaceId, RoadId, SeatId};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::states::RoadState;
use crate::scenario::Scenario;
use crate::sim::kernel::context::{Brief, Now, Outbox};
use crate::sim::kernel::requests::{Queue, Requests, asked};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::seats::knowledge::{Knowledge, Known};
use crate::sim::world::requests::{CheckpointRequest, PollingRequest, RoadRequest};

/// A road of the network.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Edge {
    /// Constant.
    pub(crate) id: RoadId,
    /// Numbers of the places at its ends: constant.
    pub(crate) ends: [usize; 2],
    /// Time at the road's own speed in fair weather, ms: constant.
    base_ms: f64,
    /// Whether it is closed by order: state.
    closed: bool,
    /// How many things block it: state.
    blocks: u32,
    /// Directorates of the places at its ends: constant.
    directorates: [Option<DirectorateId>; 2],
    /// Speed now as a share of the usual: state.
    factor: f64,
}

impl Edge {
    pub(crate) fn state(&self) -> RoadState {
        match (self.blocks, self.closed) {
            (0, false) => RoadState::Open,
            (0, true) => RoadState::Closed,
            _ => RoadState::Blocked,
        }
    }

    /// Whether it is closed by order.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Time over the whole road at a multiple of its speed, ms, at least 1.
    pub(crate) fn millis(&self, speed: f64) -> u64 {
        ((self.base_ms / (speed * self.factor)) + 0.5).max(1.0) as u64
    }
}

/// The network and who knows what of it.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct RoadNet {
    /// Places by number, in the order of identifiers: constant.
    pub(crate) nodes: Vec<PlaceId>,
    /// Roads by number, in the order of identifiers.
    pub(crate) edges: Vec<Edge>,
    /// Numbers of the roads at each place: constant.
    next: Vec<Vec<usize>>,
}

/// A way through the network: the roads in order, and the time it takes in ms.
pub(crate) type Way = (Vec<usize>, u64);

impl RoadNet {
    pub(crate) fn new(s: &Scenario) -> Self {
        let nodes: Vec<PlaceId> = s.places.keys().cloned().collect();
        let node = |p: &PlaceId| {
            nodes
                .binary_search(p)
                .expect("the check resolved every place")
        };
        let edges: Vec<Edge> = s
            .roads
            .values()
            .map(|r| Edge {
                id: r.id.clone(),
                ends: [node(&r.from), node(&r.to)],
                base_ms: r.km / s.settings.speeds.of(r.class) * 3_600_000.0,
                closed: false,
                blocks: 0,
                directorates: [
                    s.directorate_of_place(&r.from),
                    s.directorate_of_place(&r.to),
                ],
                factor: 1.0,
            })
            .collect();
        let mut next = vec![Vec::new(); nodes.len()];
        for (i, e) in edges.iter().enumerate() {
            e.ends.iter().for_each(|&n| next[n].push(i));
        }
        Self { nodes, edges, next }
    }

    pub(crate) fn node(&self, place: &PlaceId) -> usize {
        self.nodes
            .binary_search(place)
            .unwrap_or_else(|_| panic!("place {place} is not on the network"))
    }

    pub(crate) fn edge(&self, road: &RoadId) -> usize {
        self.edges
            .binary_search_by(|e| e.id.cmp(road))
            .unwrap_or_else(|_| panic!("road {road} is not on the network"))
    }

    /// Whether a road leads between two places, whichever way.
    pub(crate) fn joins(&self, edge: usize, [a, b]: [usize; 2]) -> bool {
        let ends = self.edges[edge].ends;
        ends == [a, b] || ends == [b, a]
    }

    /// The fastest way at a multiple of the roads' speeds over roads that `usable` accepts; of equal ones the first found.
    pub(crate) fn fastest(
        &self,
        from: usize,
        to: &[usize],
        speed: f64,
        usable: impl Fn(usize) -> bool,
    ) -> Option<(usize, Way)> {
        let mut best: Vec<Option<(u64, usize)>> = vec![None; self.nodes.len()];
        let mut queue = BinaryHeap::from([Reverse((0u64, from, usize::MAX))]);
        while let Some(Reverse((cost, node, by))) = queue.pop() {
            if best[node].is_some() {
                continue;
            }
            best[node] = Some((cost, by));
            if to.contains(&node) {
                return Some((node, (self.trace(&best, from, node), cost)));
            }
            for &e in &self.next[node] {
                let edge = &self.edges[e];
                let other = if edge.ends[0] == node {
                    edge.ends[1]
                } else {
                    edge.ends[0]
                };
                if best[other].is_none() && usable(e) {
                    queue.push(Reverse((cost + edge.millis(speed), other, e)));
                }
            }
        }
        None
    }

    fn trace(&self, best: &[Option<(u64, usize)>], from: usize, to: usize) -> Vec<usize> {
        let (mut way, mut at) = (Vec::new(), to);
        while at != from {
            let Some((_, e)) = best[at] else {
                unreachable!("place {} was reached from nowhere", self.nodes[at])
            };
            way.push(e);
            let ends = self.edges[e].ends;
            at = if ends[0] == at { ends[1] } else { ends[0] };
        }
        way.reverse();
        way
    }

    /// What the first two editions put into the digest.
    fn hash(&self, h: &mut Hasher) {
        for e in &self.edges {
            h.num(i64::from(e.closed))
                .num(i64::from(e.blocks))
                .float(e.factor);
        }
    }
}

/// Registers the road network.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<RoadRequest>()
        .at_start(Turn::Roads, |world| {
            let net = RoadNet::new(&world.resource::<Brief>().scenario);
            world.insert_resource(net);
        })
        .add_part(Part {
            name: "roads",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<RoadNet>().hash(h);
                for (seat, avoided) in avoided(world) {
                    h.text(seat.as_str());
                    avoided.iter().for_each(|&e| {
                        h.num(e as i64);
                    });
                }
                true
            }),
            all: |world, h| {
                h.value(world.resource::<RoadNet>()).value(&avoided(world));
            },
        })
        .add_systems(
            SimTick,
            run.in_set(Turn::Roads).run_if(asked::<RoadRequest>),
        );
}

/// Roads by number that seats believe closed or blocked; a seat that has heard of any road at all has its place among them.
fn avoided(world: &World) -> BTreeMap<SeatId, BTreeSet<usize>> {
    let (net, knowledge) = (world.resource::<RoadNet>(), world.resource::<Knowledge>());
    let heard = knowledge.seats.iter().filter(|(_, k)| !k.roads.is_empty());
    let avoided = |k: &Known| {
        let all = k.roads.keys().filter(|r| !k.believes_open(r));
        all.map(|r| net.edge(r)).collect()
    };
    heard.map(|(seat, k)| (seat.clone(), avoided(k))).collect()
}

/// Applies what was asked of roads.
fn run(
    now: Res<Now>,
    mut net: ResMut<RoadNet>,
    mut requests: ResMut<Requests<RoadRequest>>,
    mut polling: ResMut<Requests<PollingRequest>>,
    mut checkpoints: ResMut<Requests<CheckpointRequest>>,
    mut out: ResMut<Outbox>,
) {
    for ask in requests.take() {
        let (road, fact) = match ask {
            RoadRequest::Close(road) => {
                let e = net.edge(&road);
                net.edges[e].closed = true;
                (road.clone(), Some(Fact::RoadClosed { road }))
            }
            RoadRequest::Open(road) => {
                let e = net.edge(&road);
                net.edges[e].closed = false;
                (road.clone(), Some(Fact::RoadOpened { road }))
            }
            RoadRequest::Block(road) => {
                let e = net.edge(&road);
                net.edges[e].blocks += 1;
                let first = net.edges[e].blocks == 1;
                (road.clone(), first.then_some(Fact::RoadBlocked { road }))
            }
            RoadRequest::Clear(road) => {
                let fact = clear(&mut net, &road).then(|| Fact::RoadCleared { road: road.clone() });
                (road, fact)
            }
            RoadRequest::Weather {
                directorate,
                speed_percent,
            } => {
                weather(&mut net, &directorate, speed_percent);
                out.say(
                    now.0,
                    Fact::WeatherChanged {
                        directorate,
                        speed_percent,
                    },
                );
                continue;
            }
        };
        if let Some(fact) = fact {
            out.say(now.0, fact);
        }
        polling.push(PollingRequest::Road(road.clone()));
        checkpoints.push(CheckpointRequest::Road(road));
    }
}

/// Takes one block away; whether the road is free now.
fn clear(net: &mut RoadNet, road: &RoadId) -> bool {
    let e = net.edge(road);
    let was = net.edges[e].blocks;
    net.edges[e].blocks = was.saturating_sub(1);
    was == 1
}

fn weather(net: &mut RoadNet, directorate: &DirectorateId, percent: u32) {
    let factor = f64::from(percent) / 100.0;
    for e in &mut net.edges {
        if e.directorates.iter().flatten().any(|d| d == directorate) {
            e.factor = factor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(roads: &[(usize, usize, u64)], nodes: usize) -> RoadNet {
        let mut next = vec![Vec::new(); nodes];
        let edges = roads
            .iter()
            .enumerate()
            .map(|(i, &(a, b, ms))| {
                next[a].push(i);
                next[b].push(i);
                Edge {
                    id: format!("r{i}").as_str().into(),
                    ends: [a, b],
                    base_ms: ms as f64,
                    closed: false,
                    blocks: 0,
                    directorates: [None, None],
                    factor: 1.0,
                }
            })
            .collect();
        RoadNet {
            nodes: (0..nodes)
                .map(|i| format!("p{i:03}").as_str().into())
                .collect(),
            edges,
            next,
        }
    }

    /// Every simple way, tried one by one.
    fn brute(
        net: &RoadNet,
        at: usize,
        to: usize,
        open: &dyn Fn(usize) -> bool,
        seen: &mut Vec<usize>,
    ) -> Option<u64> {
        if at == to {
            return Some(0);
        }
        seen.push(at);
        let mut best = None;
        for &e in &net.next[at] {
            let ends = net.edges[e].ends;
            let other = if ends[0] == at { ends[1] } else { ends[0] };
            if open(e)
                && !seen.contains(&other)
                && let Some(rest) = brute(net, other, to, open, seen)
            {
                let cost = net.edges[e].millis(1.0) + rest;
                best = Some(best.map_or(cost, |b: u64| b.min(cost)));
            }
        }
        seen.pop();
        best
    }

    proptest::proptest! {
        #[test]
        fn the_fastest_way_is_that_of_trying_all(
            roads in proptest::collection::vec((0usize..7, 0usize..7, 1u64..50), 0..14), shut in proptest::collection::vec(0usize..14, 0..4),
        ) {
            let roads: Vec<_> = roads.into_iter().filter(|r| r.0 != r.1).collect();
            let net = net(&roads, 7);
            let open = |e: usize| !shut.contains(&e);
            let found = net.fastest(0, &[6], 1.0, open);
            proptest::prop_assert_eq!(found.as_ref().map(|f| f.1.1), brute(&net, 0, 6, &open, &mut Vec::new()));
            if let Some((_, (way, cost))) = found {
                proptest::prop_assert_eq!(way.iter().map(|&e| net.edges[e].millis(1.0)).sum::<u64>(), cost);
                proptest::prop_assert!(way.iter().all(|&e| open(e)));
            }
        }
    }
}
