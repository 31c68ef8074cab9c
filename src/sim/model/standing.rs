//! Standing orders: doctrine plays every seat that no person holds, from that seat's picture and nothing else.
//!
//! When something new may concern a seat, and every few minutes, its picture is looked at. A rule that finds a reason to act waits
//! for its reaction time, looks again, and gives its orders through the same intake as a person.
//! Deliberately not here: any knowledge that is not in the picture, apart from how long a known road takes.

use std::collections::BTreeSet;

use bevy_ecs::prelude::*;

use crate::base::ids::{RoadId, RuleId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::{IncidentView, Picture, UnitView};
use crate::record::fact::Fact;
use crate::record::order::{Order, Target};
use crate::record::words::{Capability, CentreState, IncidentState, Posture, Role, UnitState};
use crate::scenario::Scenario;
use crate::scenario::raw::{Doctrine, Rule, Seat};
use crate::sim::agenda::{Agenda, Asks, Due, Incoming, Wake};
use crate::sim::core::{Outbox, places_of};
use crate::sim::intake::Support;
use crate::sim::observe::Eyes;
use crate::sim::script::Script;

/// Who is played, and what is already on its way.
#[derive(Resource)]
pub(crate) struct Standing {
    staffed: BTreeSet<SeatId>,
    pending: BTreeSet<(SeatId, RuleId, String)>,
    /// What was done once and is not done again: levels raised, extensions given.
    done: BTreeSet<(SeatId, RuleId, String)>,
}

impl Standing {
    pub(crate) fn new(s: &Scenario) -> Self {
        // Exercise control is always a person; nobody plays it.
        let staffed = s.seats.values().filter(|x| x.role == Role::Excon).map(|x| x.id.clone()).collect();
        Self { staffed, pending: BTreeSet::new(), done: BTreeSet::new() }
    }

    /// A person takes a seat or leaves it.
    pub(crate) fn staff(&mut self, seat: &SeatId, staffed: bool) {
        if staffed {
            self.staffed.insert(seat.clone());
        } else {
            self.staffed.remove(seat);
        }
    }
}

/// Looks for reasons to act, and acts when the reaction time is over.
pub(crate) fn run(
    mut eyes: Eyes<'_, '_>,
    due: Res<'_, Due>,
    script: Res<'_, Script>,
    support: Res<'_, Support>,
    mut standing: ResMut<'_, Standing>,
    mut asks: ResMut<'_, Asks>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
) {
    let brief = eyes.brief.clone();
    let s = &brief.scenario;
    if s.doctrine.is_empty() {
        return;
    }
    for wake in &due.0 {
        let Wake::Rule(seat, rule, subject) = wake else { continue };
        let key = (seat.clone(), rule.clone(), subject.clone());
        standing.pending.remove(&key);
        if standing.staffed.contains(seat) {
            continue;
        }
        let Some(r) = s.doctrine.iter().find(|r| r.id == *rule) else { continue };
        let picture = eyes.picture(seat, &script, &support);
        let mut mind = Mind { s, seat: &s.seats[seat], picture: &picture, eyes: &eyes };
        let orders = mind.act(r, subject);
        if once(&r.does) && !orders.is_empty() {
            standing.done.insert(key);
        }
        asks.orders.extend(orders.into_iter().map(|order| Incoming { seat: seat.clone(), seq: None, rule: Some(rule.clone()), order }));
    }
    let watch = due.0.iter().any(|w| matches!(w, Wake::Watch));
    let news = out.facts[out.seen_by_rules..].iter().any(|f| concerns(&f.fact));
    out.seen_by_rules = out.facts.len();
    if watch {
        agenda.at(eyes.at() + crate::sim::WATCH_EVERY, Wake::Watch);
    }
    if watch || news {
        look(s, &mut eyes, &script, &support, &mut standing, &mut agenda);
    }
}

/// Schedules a reaction for every reason to act that is not already being reacted to.
fn look(s: &Scenario, eyes: &mut Eyes<'_, '_>, script: &Script, support: &Support, standing: &mut Standing, agenda: &mut Agenda) {
    let now = eyes.at();
    for seat in s.seats.values().filter(|x| !standing.staffed.contains(&x.id)) {
        let rules: Vec<&Rule> = s.doctrine.iter().filter(|r| r.roles.contains(&seat.role)).collect();
        if rules.is_empty() {
            continue;
        }
        let picture = eyes.picture(&seat.id, script, support);
        for rule in rules {
            let mut mind = Mind { s, seat, picture: &picture, eyes };
            for subject in mind.reasons(rule) {
                let key = (seat.id.clone(), rule.id.clone(), subject);
                if !standing.done.contains(&key) && standing.pending.insert(key.clone()) {
                    agenda.at(now + rule.reaction, Wake::Rule(key.0, key.1, key.2));
                }
            }
        }
    }
}

fn once(does: &Doctrine) -> bool {
    matches!(does, Doctrine::RaiseReadiness { .. } | Doctrine::ExtendLostTime { .. })
}

/// Whether a fact may give an unstaffed seat a reason to act.
fn concerns(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::IncidentReported { .. }
            | Fact::IncidentEscalated { .. }
            | Fact::IncidentSettled { .. }
            | Fact::IncidentFaded { .. }
            | Fact::ResponseLost { .. }
            | Fact::MessageReceived { .. }
            | Fact::SupportRequested { .. }
            | Fact::SupportDeclined { .. }
            | Fact::UnitMetBlock { .. }
            | Fact::UnitStranded { .. }
            | Fact::UnitReturned { .. }
            | Fact::RoadCleared { .. }
            | Fact::CentreSuspended { .. }
    )
}

/// A seat thinking about its picture.
struct Mind<'a, 'w, 's> {
    s: &'a Scenario,
    seat: &'a Seat,
    picture: &'a Picture,
    eyes: &'a Eyes<'w, 's>,
}

impl Mind<'_, '_, '_> {
    /// What a rule finds to do, by name.
    fn reasons(&mut self, rule: &Rule) -> Vec<String> {
        let p = self.picture;
        match &rule.does {
            Doctrine::AcknowledgeMessages => p.messages.iter().filter(|m| !m.acknowledged).map(|m| m.inject.to_string()).collect(),
            Doctrine::RaiseReadiness { at, level } => {
                let due = p.at >= *at && p.directorates.iter().any(|d| self.mine(Some(&d.id)) && d.ordered < *level);
                due.then(|| format!("{level:?}")).into_iter().collect()
            }
            Doctrine::SendToIncidents { .. } | Doctrine::AskForSupport => self.open_incidents().map(|i| i.id.to_string()).collect(),
            Doctrine::LendSupport => p.requests.iter().filter(|r| r.open && r.from == self.seat.id).map(|r| r.number.to_string()).collect(),
            Doctrine::ReleaseIdle => p.units.iter().filter(|u| self.idle(u)).map(|u| u.id.to_string()).collect(),
            Doctrine::CloseBlockedRoads => self.road_orders().into_iter().map(|(r, _)| r.to_string()).collect(),
            Doctrine::EaseCheckpoints { above, below } => self.posture_orders(*above, *below).into_iter().map(|(c, _)| c).collect(),
            Doctrine::ProtectVoting => self.voting_orders().into_iter().map(|(c, _)| c).collect(),
            Doctrine::ExtendLostTime { at_least } => self.extensions(*at_least).into_iter().map(|(c, _)| c).collect(),
        }
    }

    /// The orders of a rule about one thing, if there is still a reason.
    fn act(&mut self, rule: &Rule, subject: &str) -> Vec<Order> {
        let p = self.picture;
        if !self.reasons(rule).iter().any(|r| r == subject) {
            return Vec::new();
        }
        let pick = |list: Vec<(String, Order)>| list.into_iter().filter(|(s, _)| s == subject).map(|(_, o)| o).collect();
        match &rule.does {
            Doctrine::AcknowledgeMessages => vec![Order::Acknowledge { message: subject.into() }],
            Doctrine::RaiseReadiness { level, .. } => {
                let mine = p.directorates.iter().filter(|d| self.mine(Some(&d.id)) && d.ordered < *level);
                mine.map(|d| Order::SetReadiness { directorate: d.id.clone(), level: *level }).collect()
            }
            Doctrine::SendToIncidents { keep } => self.incident(subject).map_or_else(Vec::new, |i| self.send(i, *keep as usize)),
            Doctrine::AskForSupport => self.incident(subject).and_then(|i| self.ask(i)).into_iter().collect(),
            Doctrine::LendSupport => self.lend(subject),
            Doctrine::ReleaseIdle => vec![Order::StandDown { unit: subject.into() }],
            Doctrine::CloseBlockedRoads => self.road_orders().into_iter().filter(|(r, _)| r.as_str() == subject).map(|(_, o)| o).collect(),
            Doctrine::EaseCheckpoints { above, below } => pick(self.posture_orders(*above, *below)),
            Doctrine::ProtectVoting => pick(self.voting_orders()),
            Doctrine::ExtendLostTime { at_least } => pick(self.extensions(*at_least)),
        }
    }

    fn mine(&self, directorate: Option<&crate::base::ids::DirectorateId>) -> bool {
        self.seat.directorate.is_none() || self.seat.directorate.as_ref() == directorate
    }

    fn incident(&self, id: &str) -> Option<&IncidentView> {
        self.picture.incidents.iter().find(|i| i.id.as_str() == id)
    }

    /// Incidents in the seat's area that nobody covers yet.
    fn open_incidents(&self) -> impl Iterator<Item = &IncidentView> {
        let open = |i: &&IncidentView| matches!(i.state, IncidentState::Active) && !i.uncovered.is_empty();
        self.picture.incidents.iter().filter(open).filter(|i| self.mine(i.directorate.as_ref()))
    }

    /// Free units under the seat's command that can do something, nearest first; teams at their posts stay there.
    fn free(&self, capability: Capability, to: &Target) -> Vec<&UnitView> {
        let goals: Vec<usize> = places_of(self.s, to).iter().map(|p| self.eyes.net.node(p)).collect();
        let able = |u: &&UnitView| {
            u.command == self.seat.id
                && matches!(u.state, UnitState::Available | UnitState::Returning)
                && u.guards.is_none()
                && u.capabilities.contains(&capability)
        };
        let timed = self.picture.units.iter().filter(able).filter_map(|u| Some((self.eyes.drive_ms(u, &self.seat.id, &goals)?, u)));
        let mut list: Vec<_> = timed.collect();
        list.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        list.into_iter().map(|(_, u)| u).collect()
    }

    fn send(&self, i: &IncidentView, keep: usize) -> Vec<Order> {
        let to = Target::Incident(i.id.clone());
        let all_free =
            self.picture.units.iter().filter(|u| u.command == self.seat.id && u.state == UnitState::Available && u.guards.is_none());
        let mut spare = all_free.count().saturating_sub(keep);
        let mut sent: Vec<&UnitView> = Vec::new();
        for (capability, strength) in &i.uncovered {
            let have: u32 = sent.iter().filter(|u| u.capabilities.contains(capability)).map(|u| u.strength).sum();
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
        sent.into_iter().map(|u| Order::Dispatch { unit: u.id.clone(), to: to.clone() }).collect()
    }

    /// Asks the main room first, then the neighbours by distance, one at a time.
    fn ask(&self, i: &IncidentView) -> Option<Order> {
        let to = Target::Incident(i.id.clone());
        let (capability, strength) = *i.uncovered.iter().find(|(c, _)| self.free(*c, &to).is_empty())?;
        let mut asked = self.picture.requests.iter().filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability);
        if asked.any(|r| r.open) {
            return None;
        }
        let before: Vec<&SeatId> = self
            .picture
            .requests
            .iter()
            .filter(|r| r.by == self.seat.id && r.to == to && r.capability == capability)
            .map(|r| &r.from)
            .collect();
        let from = self.helpers().into_iter().take(4).find(|s| !before.contains(&s))?;
        Some(Order::RequestSupport { from, capability, strength, to })
    }

    fn helpers(&self) -> Vec<SeatId> {
        let home = self.seat.directorate.as_ref().and_then(|d| self.s.directorates.get(d)).and_then(|d| self.s.places.get(&d.seat));
        let distance = |x: &Seat| {
            let there = x.directorate.as_ref().and_then(|d| self.s.directorates.get(d)).and_then(|d| self.s.places.get(&d.seat));
            match (home, there) {
                (Some(a), Some(b)) => crate::base::geo::distance_km(a.at(), b.at()),
                _ => 0.0,
            }
        };
        let mut all: Vec<&Seat> =
            self.s.seats.values().filter(|x| x.id != self.seat.id && matches!(x.role, Role::MainRoom | Role::SubRoom)).collect();
        all.sort_by(|a, b| {
            (a.role, distance(a)).partial_cmp(&(b.role, distance(b))).unwrap_or(std::cmp::Ordering::Equal).then_with(|| a.id.cmp(&b.id))
        });
        all.into_iter().map(|x| x.id.clone()).collect()
    }

    fn lend(&self, number: &str) -> Vec<Order> {
        let Some(r) = self.picture.requests.iter().find(|r| r.open && r.number.to_string() == number) else { return Vec::new() };
        let unit = self.free(r.capability, &r.to).first().map(|u| u.id.clone());
        vec![Order::AnswerSupport { request: r.number, unit }]
    }

    /// A unit that stands at an incident which needs nobody any more.
    fn idle(&self, u: &UnitView) -> bool {
        let Some(Target::Incident(id)) = &u.task else { return false };
        let over = self.picture.incidents.iter().any(|i| i.id == *id && matches!(i.state, IncidentState::Settled | IncidentState::Faded));
        u.command == self.seat.id && over && matches!(u.state, UnitState::OnScene | UnitState::EnRoute | UnitState::Assigned)
    }

    fn road_orders(&self) -> Vec<(RoadId, Order)> {
        use crate::record::words::RoadState::{Blocked, Closed};
        let s = self.s;
        let area = |r: &RoadId| {
            let road = &s.roads[r];
            [&road.from, &road.to].iter().any(|p| self.mine(s.directorate_of_place(p).as_ref()))
        };
        let told: BTreeSet<&RoadId> = self.picture.incidents.iter().filter_map(|i| i.blocks.as_ref()).collect();
        let known: BTreeSet<&RoadId> = self.picture.roads.iter().filter(|r| r.state == Blocked).map(|r| &r.id).collect();
        let closed: BTreeSet<&RoadId> = self.picture.roads.iter().filter(|r| r.state == Closed).map(|r| &r.id).collect();
        let mut orders = Vec::new();
        for r in s.roads.keys().filter(|r| area(r)) {
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
        let order =
            |c: &crate::picture::CheckpointView, posture| (c.id.to_string(), Order::SetPosture { checkpoint: c.id.clone(), posture });
        let own = self.picture.checkpoints.iter().filter(|c| c.seat == self.seat.id);
        own.filter_map(|c| match c.posture {
            Posture::Search if c.queue > above => Some(order(c, Posture::Identity)),
            Posture::Identity if c.queue > above => Some(order(c, Posture::Look)),
            p if p < c.usual && c.queue < below => Some(order(c, c.usual)),
            _ => None,
        })
        .collect()
    }

    fn voting_orders(&self) -> Vec<(String, Order)> {
        let threatened =
            |c: &crate::base::ids::CentreId| self.picture.incidents.iter().any(|i| i.suspends && i.site == Target::Centre(c.clone()));
        let mut orders = Vec::new();
        for c in &self.picture.centres {
            match c.state {
                CentreState::Open if threatened(&c.id) => orders.push((c.id.to_string(), Order::SuspendVoting { centre: c.id.clone() })),
                CentreState::Suspended if !threatened(&c.id) => {
                    orders.push((c.id.to_string(), Order::ResumeVoting { centre: c.id.clone() }));
                }
                _ => {}
            }
        }
        orders
    }

    fn extensions(&self, at_least: Span) -> Vec<(String, Order)> {
        let p = self.picture;
        let regular = self.s.settings.polling.closes;
        let soon = p.at + Span::from_mins(60) >= regular;
        let mut orders = Vec::new();
        for c in &p.centres {
            let lost = Span::from_secs(c.lost_seconds);
            let voting = matches!(c.state, CentreState::Open | CentreState::Suspended);
            if soon && voting && c.closes == regular && lost >= at_least {
                let minutes = lost.millis() / 60_000 / 15 * 15 + 15;
                let until: SimTime = (regular + Span::from_mins(minutes.min(180))).min(self.s.head.end);
                if until > c.closes {
                    orders.push((c.id.to_string(), Order::ExtendVoting { centre: c.id.clone(), until }));
                }
            }
        }
        orders
    }
}
