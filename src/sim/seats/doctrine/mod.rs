//! Standing orders: doctrine plays every seat that no person holds, from what that seat knows and nothing else.
//!
//! When a seat has heard something, and every few minutes, what it knows is looked at. A rule that finds a reason to act waits
//! for its reaction time, looks again, and gives its orders through the same intake as a person.
//! [`mind`] has the rules about units, roads and voting, [`concert`] those about reports, lookouts, convoys and rumours.
//! Deliberately not here: any knowledge that the seat does not have, apart from how long a known road takes.

mod coordination;
mod mind;

use std::collections::BTreeSet;

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::ids::{RuleId, SeatId};
use crate::base::time::Span;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::Doctrine;
use crate::sim::kernel::agenda::{Agenda, DoctrineWake, Due};
use crate::sim::kernel::context::Brief;
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Incoming, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::script::Script;
use crate::sim::seats::knowledge::{Knowledge, Known};
use crate::sim::seats::pictures::TruthView;
use mind::Mind;

/// Who is played, and what is already on its way.
#[derive(Resource, Serialize)]
pub(crate) struct Standing {
    /// Seats that a person holds: state.
    staffed: BTreeSet<SeatId>,
    /// Reactions that are scheduled: state.
    pending: BTreeSet<(SeatId, RuleId, String)>,
    /// What was done once and is not done again: levels raised, extensions given.
    done: BTreeSet<(SeatId, RuleId, String)>,
}

impl Standing {
    pub(crate) fn new(s: &Scenario) -> Self {
        // Exercise control is always a person; nobody plays it.
        let staffed = s
            .seats
            .values()
            .filter(|x| x.role == Role::Excon)
            .map(|x| x.id.clone())
            .collect();
        Self {
            staffed,
            pending: BTreeSet::new(),
            done: BTreeSet::new(),
        }
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

/// Registers standing orders.
pub(crate) fn plugin(app: &mut App) {
    app.at_start(Turn::StandingOrders, start)
        .add_part(Part {
            name: "standing orders",
            before: None,
            all: digest::resource::<Standing>,
        })
        .add_systems(SimTick, run.in_set(Turn::StandingOrders).run_if(busy));
}

fn start(world: &mut World) {
    let s = world.resource::<Brief>().scenario.clone();
    world.insert_resource(Standing::new(&s));
    if !s.doctrine.is_empty() && s.seats.len() > 1 {
        // A second after STARTEX, so that people take their seats before standing orders act for them.
        let at = s.head.start + Span::from_secs(1);
        world.resource_mut::<Agenda>().at(at, DoctrineWake::Watch);
    }
}

/// Whether a seat has heard something, a reaction is due, or it is time to look around.
fn busy(due: Res<Due>, knowledge: Res<Knowledge>) -> bool {
    !knowledge.news.is_empty() || !due.doctrine.is_empty()
}

/// Looks for reasons to act, and acts when the reaction time is over.
fn run(
    eyes: TruthView<'_, '_>,
    due: Res<'_, Due>,
    script: Res<'_, Script>,
    mut knowledge: ResMut<'_, Knowledge>,
    mut standing: ResMut<'_, Standing>,
    mut requests: ResMut<'_, Requests<Incoming>>,
    mut agenda: ResMut<'_, Agenda>,
) {
    let brief = eyes.brief.clone();
    let s = &brief.scenario;
    if s.doctrine.is_empty() || s.seats.len() < 2 {
        return;
    }
    let news = std::mem::take(&mut knowledge.news);
    let nothing = Known::default();
    for wake in &due.doctrine {
        let DoctrineWake::Rule(seat, rule, subject) = wake else {
            continue;
        };
        let key = (seat.clone(), rule.clone(), subject.clone());
        standing.pending.remove(&key);
        if standing.staffed.contains(seat) {
            continue;
        }
        let Some(r) = s.doctrine.iter().find(|r| r.id == *rule) else {
            continue;
        };
        let known = knowledge.seats.get(seat).unwrap_or(&nothing);
        let mind = Mind {
            s,
            seat: &s.seats[seat],
            known,
            messages: script.messages_of(seat),
            eyes: &eyes,
        };
        let orders = mind.act(r, subject);
        if once(&r.does) && !orders.is_empty() {
            standing.done.insert(key);
        }
        requests.extend(orders.into_iter().map(|order| Incoming {
            seat: seat.clone(),
            seq: None,
            rule: Some(rule.clone()),
            order,
        }));
    }
    let watch = due.doctrine.contains(&DoctrineWake::Watch);
    if watch {
        agenda.at(eyes.at() + WATCH_EVERY, DoctrineWake::Watch);
    }
    for seat in s.seats.values().filter(|x| watch || news.contains(&x.id)) {
        if standing.staffed.contains(&seat.id) {
            continue;
        }
        let known = knowledge.seats.get(&seat.id).unwrap_or(&nothing);
        let mind = Mind {
            s,
            seat,
            known,
            messages: script.messages_of(&seat.id),
            eyes: &eyes,
        };
        look(s, &mind, &mut standing, &mut agenda);
    }
}

/// Schedules a reaction for every reason to act that is not already being reacted to.
fn look(s: &Scenario, mind: &Mind<'_, '_, '_>, standing: &mut Standing, agenda: &mut Agenda) {
    for rule in s
        .doctrine
        .iter()
        .filter(|r| r.roles.contains(&mind.seat.role))
    {
        for subject in mind.reasons(rule) {
            let key = (mind.seat.id.clone(), rule.id.clone(), subject);
            if !standing.done.contains(&key) && standing.pending.insert(key.clone()) {
                agenda.at(
                    mind.eyes.at() + rule.reaction,
                    DoctrineWake::Rule(key.0, key.1, key.2),
                );
            }
        }
    }
}

/// Rules that act on each thing once.
fn once(does: &Doctrine) -> bool {
    matches!(
        does,
        Doctrine::RaiseReadiness { .. }
            | Doctrine::ExtendLostTime { .. }
            | Doctrine::ReportSituation { .. }
            | Doctrine::PassLookouts
            | Doctrine::VerifyRumours
            | Doctrine::BriefMedia
            | Doctrine::CheckComms
    )
}

/// How often unstaffed seats look at what changes without a word.
const WATCH_EVERY: Span = Span::from_mins(5);
