//! A seat thinking about its units, roads, checkpoints and centres: what there is to do, and the orders for it.
//!
//! Deliberately not here: when it looks, and how long it takes to react (`standing`).

use std::collections::BTreeSet;

use crate::base::ids::{CentreId, RoadId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::{IncidentView, MessageView, UnitView};
use crate::record::Rules;
use crate::record::order::{Order, Target};
use crate::record::states::{Capability, CentreState, IncidentState, Posture, Role, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::{Doctrine, Rule, Seat};
use crate::sim::kernel::context::places_of;
use crate::sim::seats::knowledge::Known;
use crate::sim::seats::pictures::TruthView;

/// A seat thinking about what it knows.
pub(crate) struct Mind<'a, 'w, 's> {
    pub(crate) s: &'a Scenario,
    pub(crate) seat: &'a Seat,
    pub(crate) known: &'a Known,
    pub(crate) messages: Vec<MessageView>,
    pub(crate) eyes: &'a TruthView<'w, 's>,
}

impl Mind<'_, '_, '_> {
    /// What a rule finds to do, by name.
    pub(crate) fn reasons(&self, rule: &Rule) -> Vec<String> {
        let k = self.known;
        match &rule.does {
            Doctrine::AcknowledgeMessages => self
                .messages
                .iter()
                .filter(|m| !m.acknowledged)
                .map(|m| m.inject.to_string())
                .collect(),
            Doctrine::RaiseReadiness { before, level } => {
                let due = self.eyes.at() + *before >= self.s.settings.polling.opens
                    && k.directorates
                        .values()
                        .any(|d| self.mine(Some(&d.id)) && d.ordered < *level);
                due.then(|| format!("{level:?}")).into_iter().collect()
            }
            Doctrine::SendToIncidents { .. } | Doctrine::AskForSupport => {
                self.open_incidents().map(|i| i.id.to_string()).collect()
            }
            Doctrine::LendSupport => k
                .requests
                .values()
                .filter(|r| r.open && r.from == self.seat.id)
                .map(|r| r.number.to_string())
                .collect(),
            Doctrine::ReleaseIdle => k
                .units
                .values()
                .filter(|u| self.idle(u))
                .map(|u| u.id.to_string())
                .collect(),
            Doctrine::CloseBlockedRoads => self
                .road_orders()
                .into_iter()
                .map(|(r, _)| r.to_string())
                .collect(),
            Doctrine::EaseCheckpoints { above, below } => self
                .posture_orders(*above, *below)
                .into_iter()
                .map(|(c, _)| c)
                .collect(),
            Doctrine::ProtectVoting => self.voting_orders().into_iter().map(|(c, _)| c).collect(),
            Doctrine::ExtendLostTime { at_least } => self
                .extensions(*at_least)
                .into_iter()
                .map(|(c, _)| c)
                .collect(),
            other => self
                .concert(other)
                .into_iter()
                .map(|(subject, _)| subject)
                .collect(),
        }
    }

    /// The orders of a rule about one thing, if there is still a reason.
    pub(crate) fn act(&self, rule: &Rule, subject: &str) -> Vec<Order> {
        let k = self.known;
        if !self.reasons(rule).iter().any(|r| r == subject) {
            return Vec::new();
        }
        let pick = |list: Vec<(String, Order)>| {
            list.into_iter()
                .filter(|(s, _)| s == subject)
                .map(|(_, o)| o)
                .collect()
        };
        match &rule.does {
            Doctrine::AcknowledgeMessages => vec![Order::Acknowledge {
                message: subject.into(),
            }],
            Doctrine::RaiseReadiness { level, .. } => {
                let mine = k
                    .directorates
                    .values()
                    .filter(|d| self.mine(Some(&d.id)) && d.ordered < *level);
                mine.map(|d| Order::SetReadiness {
                    directorate: d.id.clone(),
                    level: *level,
                })
                .collect()
            }
            Doctrine::SendToIncidents { keep } => self
                .incident(subject)
                .map_or_else(Vec::new, |i| self.send(i, *keep as usize)),
            Doctrine::AskForSupport => self
                .incident(subject)
                .and_then(|i| self.ask(i))
                .into_iter()
                .collect(),
            Doctrine::LendSupport => self.lend(subject),
            Doctrine::ReleaseIdle => vec![Order::StandDown {
                unit: subject.into(),
            }],
            Doctrine::CloseBlockedRoads => self
                .road_orders()
                .into_iter()
                .filter(|(r, _)| r.as_str() == subject)
                .map(|(_, o)| o)
                .collect(),
            Doctrine::EaseCheckpoints { above, below } => pick(self.posture_orders(*above, *below)),
            Doctrine::ProtectVoting => pick(self.voting_orders()),
            Doctrine::ExtendLostTime { at_least } => pick(self.extensions(*at_least)),
            other => self
                .concert(other)
                .into_iter()
                .find(|(s, _)| s == subject)
                .map_or_else(Vec::new, |(_, orders)| orders),
        }
    }

    pub(crate) fn mine(&self, directorate: Option<&crate::base::ids::DirectorateId>) -> bool {
        self.seat.directorate.is_none() || self.seat.directorate.as_ref() == directorate
    }

    fn incident(&self, id: &str) -> Option<&IncidentView> {
        self.known
            .incidents
            .get(&crate::base::ids::IncidentId::from(id))
    }

    /// Incidents in the seat's area that nobody covers yet.
    fn open_incidents(&self) -> impl Iterator<Item = &IncidentView> {
        let open = move |i: &&IncidentView| {
            matches!(i.state, IncidentState::Active) && !self.known.uncovered(i).is_empty()
        };
        self.known
            .incidents
            .values()
            .filter(open)
            .filter(|i| self.mine(i.directorate.as_ref()))
    }

    /// Free units under the seat's command that can do something, nearest first; teams at their posts stay there.
    pub(crate) fn free(&self, capability: Capability, to: &Target) -> Vec<&UnitView> {
        let goals: Vec<usize> = places_of(self.s, to)
            .iter()
            .map(|p| self.eyes.net.node(p))
            .collect();
        let able = |u: &&UnitView| {
            u.command == self.seat.id
                && matches!(u.state, UnitState::Available | UnitState::Returning)
                && u.guards.is_none()
                && u.unconfirmed.is_none()
                && u.capabilities.contains(&capability)
        };
        let timed = self
            .known
            .units
            .values()
            .filter(able)
            .filter_map(|u| Some((self.drive_ms(u, &goals)?, u)));
        let mut list: Vec<_> = timed.collect();
        list.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        list.into_iter().map(|(_, u)| u).collect()
    }

    /// Time for a unit to drive from where the seat believes it to one of several places, by roads that the seat believes open, ms.
    fn drive_ms(&self, u: &UnitView, goals: &[usize]) -> Option<u64> {
        let net = &self.eyes.net;
        let unit = &self.s.units[&u.id];
        let speed = unit.speed;
        let found = net.fastest(net.node(&u.to), goals, speed, |x| {
            net.usable(x, &self.seat.id)
        });
        found.map(|(_, (_, ms))| ms)
    }

    fn send(&self, i: &IncidentView, keep: usize) -> Vec<Order> {
        let to = Target::Incident(i.id.clone());
        let all_free = self.known.units.values().filter(|u| {
            u.command == self.seat.id && u.state == UnitState::Available && u.guards.is_none()
        });
        let mut spare = all_free.count().saturating_sub(keep);
        let mut sent: Vec<&UnitView> = Vec::new();
        for (capability, strength) in &self.known.uncovered(i) {
            let have: u32 = sent
                .iter()
                .filter(|u| u.capabilities.contains(capability))
                .map(|u| u.strength)
                .sum();
            let mut left = strength.saturating_sub(have);
            for u in self.free(*capability, &to) {
                if left == 0 || spare == 0 {
                    break;
                }
                if !sent.iter().any(|x| x.id == u.id) {
                    left = left.saturating_sub(u.strength);
                    spare -= 1;
                    sent.push(u);
                }
            }
        }
        sent.into_iter()
            .map(|u| Order::Dispatch {
                unit: u.id.clone(),
                to: to.clone(),
            })
            .collect()
    }

    /// Asks the main room first, then the neighbours by distance, one at a time.
    fn ask(&self, i: &IncidentView) -> Option<Order> {
        let to = Target::Incident(i.id.clone());
        let (capability, strength) = self
            .known
            .uncovered(i)
            .into_iter()
            .find(|(c, _)| self.free(*c, &to).is_empty())?;
        let mut asked = self
            .known
            .requests
            .values()
            .filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability);
        if asked.any(|r| r.open) {
            return None;
        }
        let before: Vec<&SeatId> = self
            .known
            .requests
            .values()
            .filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability)
            .map(|r| &r.from)
            .collect();
        let from = self
            .helpers()
            .into_iter()
            .take(4)
            .find(|s| !before.contains(&s))?;
        Some(Order::RequestSupport {
            from,
            capability,
            strength,
            to,
        })
    }

    fn helpers(&self) -> Vec<SeatId> {
        let home = self
            .seat
            .directorate
            .as_ref()
            .and_then(|d| self.s.directorates.get(d))
            .and_then(|d| self.s.places.get(&d.seat));
        let distance = |x: &Seat| {
            let there = x
                .directorate
                .as_ref()
                .and_then(|d| self.s.directorates.get(d))
                .and_then(|d| self.s.places.get(&d.seat));
            match (home, there) {
                (Some(a), Some(b)) => crate::base::geo::distance_km(a.at, b.at),
                _ => 0.0,
            }
        };
        let mut all: Vec<&Seat> = self
            .s
            .seats
            .values()
            .filter(|x| x.id != self.seat.id && matches!(x.role, Role::MainRoom | Role::SubRoom))
            .collect();
        all.sort_by(|a, b| {
            (a.role, distance(a))
                .partial_cmp(&(b.role, distance(b)))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| a.id.cmp(&b.id))
        });
        all.into_iter().map(|x| x.id.clone()).collect()
    }

    fn lend(&self, number: &str) -> Vec<Order> {
        let Some(r) = self
            .known
            .requests
            .values()
            .find(|r| r.open && r.number.to_string() == number)
        else {
            return Vec::new();
        };
        let unit = self.free(r.capability, &r.to).first().map(|u| u.id.clone());
        vec![Order::AnswerSupport {
            request: r.number,
            unit,
        }]
    }

    /// A unit that stands at an incident which needs nobody any more.
    fn idle(&self, u: &UnitView) -> bool {
        let Some(Target::Incident(id)) = &u.task else {
            return false;
        };
        let over = self
            .known
            .incidents
            .get(id)
            .is_some_and(|i| matches!(i.state, IncidentState::Settled | IncidentState::Faded));
        u.command == self.seat.id
            && over
            && matches!(
                u.state,
                UnitState::OnScene | UnitState::EnRoute | UnitState::Assigned
            )
    }

    fn road_orders(&self) -> Vec<(RoadId, Order)> {
        use crate::record::states::RoadState::Blocked;
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
            .filter(|r| r.state == Blocked)
            .map(|r| &r.id)
            .collect();
        let closed: BTreeSet<&RoadId> = self
            .known
            .roads
            .values()
            .filter(|r| r.closed)
            .map(|r| &r.id)
            .collect();
        let mut orders = Vec::new();
        let mentioned: BTreeSet<&RoadId> =
            told.iter().chain(&known).chain(&closed).copied().collect();
        for r in mentioned.into_iter().filter(|r| area(r)) {
            let bad = told.contains(r) || known.contains(r);
            if bad && !closed.contains(r) {
                orders.push((r.clone(), Order::CloseRoad { road: r.clone() }));
            } else if !bad && closed.contains(r) {
                orders.push((r.clone(), Order::OpenRoad { road: r.clone() }));
            }
        }
        orders
    }

    fn posture_orders(&self, above: u32, below: u32) -> Vec<(String, Order)> {
        let order = |c: &crate::picture::CheckpointView, posture| {
            (
                c.id.to_string(),
                Order::SetPosture {
                    checkpoint: c.id.clone(),
                    posture,
                },
            )
        };
        let own = self
            .known
            .checkpoints
            .values()
            .filter(|c| c.seat == self.seat.id);
        own.filter_map(|c| match c.posture {
            Posture::Search if c.queue > above => Some(order(c, Posture::Identity)),
            Posture::Identity if c.queue > above => Some(order(c, Posture::Look)),
            p if p < c.usual && c.queue < below => Some(order(c, c.usual)),
            _ => None,
        })
        .collect()
    }

    /// Whether an incident that the seat knows of makes voting at a centre impossible.
    fn threatened(&self, c: &CentreId) -> bool {
        self.known
            .incidents
            .values()
            .any(|i| i.suspends && i.site == Target::Centre(c.clone()))
    }

    fn voting_orders(&self) -> Vec<(String, Order)> {
        let mut orders = Vec::new();
        for c in self.known.centres.values() {
            match c.state {
                CentreState::Open if self.threatened(&c.id) => orders.push((
                    c.id.to_string(),
                    Order::SuspendVoting {
                        centre: c.id.clone(),
                    },
                )),
                CentreState::Suspended if !self.threatened(&c.id) => {
                    orders.push((
                        c.id.to_string(),
                        Order::ResumeVoting {
                            centre: c.id.clone(),
                        },
                    ));
                }
                _ => {}
            }
        }
        orders
    }

    fn extensions(&self, at_least: Span) -> Vec<(String, Order)> {
        let regular = self.s.settings.polling.closes;
        let soon = self.eyes.at() + Span::from_mins(60) >= regular;
        let mut orders = Vec::new();
        for c in self.known.centres.values() {
            let lost = Span::from_secs(c.lost_seconds);
            let shut = self.eyes.brief.rules >= Rules::Edition2 && self.threatened(&c.id);
            let voting = matches!(c.state, CentreState::Open | CentreState::Suspended) && !shut;
            if soon && voting && c.closes == regular && lost >= at_least {
                let minutes = lost.millis() / 60_000 / 15 * 15 + 15;
                let until: SimTime =
                    (regular + Span::from_mins(minutes.min(180))).min(self.s.head.end);
                if until > c.closes {
                    orders.push((
                        c.id.to_string(),
                        Order::ExtendVoting {
                            centre: c.id.clone(),
                            until,
                        },
                    ));
                }
            }
        }
        orders
    }
}
