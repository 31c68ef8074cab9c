//! What the built-in players order who look at what their seats see: one who orders at random, and one who does everything at once.
//!
//! Deliberately not here: giving the orders (`player`).

use super::orders::{Given, seats};
use crate::base::ids::{SeatId, UnitId};
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::record::order::{About, Order, Target};
use crate::record::states::{Posture, Power, Readiness, UnitState};
use crate::scenario::Scenario;
use crate::sim::Simulation;

/// Numbers that follow from a seed.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, n: usize) -> usize {
        // The multiplier of Knuth's MMIX.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// One random order of one seat.
pub(super) fn scatter(sim: &mut Simulation, dice: &mut Dice, at: SimTime) -> Vec<Given> {
    let s = sim.scenario().clone();
    let seats = seats(&s);
    let Some(seat) = dice.one(&seats).cloned() else {
        return Vec::new();
    };
    let Ok(p) = sim.picture(&seat) else {
        return Vec::new();
    };
    let places: Vec<_> = s.places.keys().cloned().collect();
    let order = match dice.below(7) {
        0 => dice.one(&p.units).and_then(|u| {
            Some(Order::Dispatch {
                unit: u.id.clone(),
                to: Target::Place(dice.one(&places)?.clone()),
            })
        }),
        1 => dice
            .one(&p.units)
            .map(|u| Order::StandDown { unit: u.id.clone() }),
        2 => dice.one(&p.checkpoints).and_then(|c| {
            Some(Order::SetPosture {
                checkpoint: c.id.clone(),
                posture: *dice.one(Posture::ALL)?,
            })
        }),
        3 => dice.one(&p.centres).and_then(|c| {
            Some(Order::SetGate {
                centre: c.id.clone(),
                posture: *dice.one(Posture::ALL)?,
            })
        }),
        4 => dice.one(&p.messages).map(|m| Order::Acknowledge {
            message: m.inject.clone(),
        }),
        5 => dice
            .one(&p.reports)
            .map(|r| Order::AcknowledgeReport { report: r.number }),
        _ => dice.one(&p.rumours).map(|r| Order::CorrectRumour {
            rumour: r.id.clone(),
        }),
    };
    let planned = |order| Given { at, seat, order };
    order.map(planned).into_iter().collect()
}

/// Everything at once: all confirmed, all sent to the newest incident, the strictest check everywhere, every rumour denied, everybody
/// told of every vehicle and convoy.
pub(super) fn mash(sim: &mut Simulation, at: SimTime) -> Vec<Given> {
    let s = sim.scenario().clone();
    let mut out = Vec::new();
    for seat in seats(&s) {
        let Ok(p) = sim.picture(&seat) else {
            continue;
        };
        let powers = s.seats[&seat].powers();
        let mut orders = Vec::new();
        let open = p.messages.iter().filter(|m| !m.acknowledged);
        orders.extend(open.map(|m| Order::Acknowledge {
            message: m.inject.clone(),
        }));
        let reports = p
            .reports
            .iter()
            .filter(|r| r.wants_confirmation && !r.confirmed);
        orders.extend(reports.map(|r| Order::AcknowledgeReport { report: r.number }));
        if powers.contains(&Power::Units) {
            orders.extend(swarm(&seat, &p));
        }
        if powers.contains(&Power::Postures) {
            let laxer = p
                .checkpoints
                .iter()
                .filter(|c| c.seat == seat && c.posture != Posture::Search);
            orders.extend(laxer.map(|c| Order::SetPosture {
                checkpoint: c.id.clone(),
                posture: Posture::Search,
            }));
            let gates = p.centres.iter().filter(|c| c.gate != Posture::Search);
            orders.extend(gates.map(|c| Order::SetGate {
                centre: c.id.clone(),
                posture: Posture::Search,
            }));
        }
        if powers.contains(&Power::Readiness) {
            let lower = p
                .directorates
                .iter()
                .filter(|d| d.ordered != Readiness::Maximum);
            orders.extend(lower.map(|d| Order::SetReadiness {
                directorate: d.id.clone(),
                level: Readiness::Maximum,
            }));
        }
        if powers.contains(&Power::Information) {
            let loud = p.rumours.iter().filter(|r| !r.corrected);
            orders.extend(loud.map(|r| Order::CorrectRumour {
                rumour: r.id.clone(),
            }));
        }
        orders.extend(tells(&s, &seat, &p));
        out.extend(orders.into_iter().map(|order| Given {
            at,
            seat: seat.clone(),
            order,
        }));
    }
    out
}

/// Every checkpoint is told of every vehicle and convoy that the seat knows of, and so is every other seat; once.
fn tells(s: &Scenario, seat: &SeatId, p: &Picture) -> Vec<Order> {
    let powers = s.seats[seat].powers();
    let mut orders = Vec::new();
    let everybody = |about: &About| {
        let others = seats(s).into_iter().filter(|x| x != seat);
        let pass = |to| Order::PassOn {
            about: about.clone(),
            to,
        };
        others.map(pass).collect::<Vec<_>>()
    };
    if powers.contains(&Power::Postures) {
        for v in p.vehicles.iter().filter(|v| v.lookout.is_none()) {
            orders.push(Order::IssueLookout {
                vehicle: v.id.clone(),
                checkpoints: Vec::new(),
                until: s.head.end,
            });
            orders.extend(everybody(&About::Vehicle(v.id.clone())));
        }
    }
    if powers.contains(&Power::Convoys) {
        let mine = p.convoys.iter().filter(|c| c.seat == *seat && !c.announced);
        for c in mine {
            orders.push(Order::AnnounceConvoy {
                convoy: c.id.clone(),
                checkpoints: Vec::new(),
            });
            orders.extend(everybody(&About::Convoy(c.id.clone())));
        }
    }
    orders
}

/// Every unit that is not under way goes to the incident that was heard of last.
fn swarm(seat: &SeatId, p: &Picture) -> Vec<Order> {
    let newest = p
        .incidents
        .iter()
        .filter(|i| !i.needs.is_empty())
        .max_by_key(|i| i.word.as_of);
    let Some(incident) = newest else {
        return Vec::new();
    };
    let to = Target::Incident(incident.id.clone());
    let mine = p
        .units
        .iter()
        .filter(|u| u.command == *seat && u.task.as_ref() != Some(&to));
    let sent = mine.map(|u| {
        let unit: UnitId = u.id.clone();
        if u.state == UnitState::Available || u.state == UnitState::Returning {
            Order::Dispatch {
                unit,
                to: to.clone(),
            }
        } else {
            Order::Redirect {
                unit,
                to: to.clone(),
            }
        }
    });
    sent.collect()
}
