//! What standing orders do about roads: close those that are blocked, open those that are free again.
//!
//! Deliberately not here: ways (`view`).

use std::collections::BTreeSet;

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::base::ids::RoadId;
use crate::record::order::Order;
use crate::record::states::RoadState;

impl DoctrineView<'_> {
    /// Roads to close and to open.
    pub(super) fn road_orders(&self) -> Plans {
        let s = self.s;
        let area = |r: &RoadId| {
            let road = &s.roads[r];
            [&road.from, &road.to]
                .iter()
                .any(|p| self.mine(s.directorate_of_place(p).as_ref()))
        };
        let told: BTreeSet<&RoadId> = self
            .known
            .incidents
            .values()
            .filter_map(|i| i.blocks.as_ref())
            .collect();
        let known: BTreeSet<&RoadId> = self
            .known
            .roads
            .values()
            .filter(|r| r.state == RoadState::Blocked)
            .map(|r| &r.id)
            .collect();
        let closed: BTreeSet<&RoadId> = self
            .known
            .roads
            .values()
            .filter(|r| r.closed)
            .map(|r| &r.id)
            .collect();
        let mut orders = Plans::new();
        let mentioned: BTreeSet<&RoadId> =
            told.iter().chain(&known).chain(&closed).copied().collect();
        for r in mentioned.into_iter().filter(|r| area(r)) {
            let bad = told.contains(r) || known.contains(r);
            if bad && !closed.contains(r) {
                orders.push((
                    Subject::Road(r.clone()),
                    vec![Order::CloseRoad { road: r.clone() }],
                ));
            } else if !bad && closed.contains(r) {
                orders.push((
                    Subject::Road(r.clone()),
                    vec![Order::OpenRoad { road: r.clone() }],
                ));
            }
        }
        orders
    }
}
