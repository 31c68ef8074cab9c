//! Standing orders: doctrine plays every seat that no person holds, from what that seat knows and nothing else.
//!
//! When a seat has heard something, and every few minutes, what it knows is looked at. A rule that finds a reason to act waits
//! for its reaction time, looks again, and gives its orders through the same intake as a person.
//! `rules` says which rule does what, [`view`] is all that they see; each subject has its file.
//! Deliberately not here: any knowledge that the seat does not have, apart from how long a known road takes.

mod convoys;
mod duty;
mod lookouts;
mod messages;
mod posts;
mod roads;
mod rules;
mod rumours;
pub(crate) mod subject;
mod support;
mod units;
mod view;
mod voting;

use std::collections::BTreeSet;

use bevy_app::App;
use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::ids::{RuleId, SeatId};
use crate::base::time::Span;
use crate::record::Rules;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::sim::kernel::agenda::{Agenda, DoctrineWake, Due};
use crate::sim::kernel::context::Brief;
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Incoming, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::script::Script;
use crate::sim::seats::knowledge::{Knowledge, Known};
use crate::sim::seats::truth::TruthView;
use rules::once;
use subject::Subject;
use view::{DoctrineView, SeatRoads};

/// Who is played, and what is already on its way.
#[derive(Resource, Serialize)]
pub(crate) struct Standing {
    /// Seats that a person holds: state.
    staffed: BTreeSet<SeatId>,
    /// Reactions that are scheduled: state.
    pending: BTreeSet<(SeatId, RuleId, Subject)>,
    /// What was done once and is not done again: levels raised, extensions given.
    done: BTreeSet<(SeatId, RuleId, Subject)>,
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
            since: Rules::Edition1,
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
        let view = see(&s.seats[seat], &eyes, &script, &knowledge, &nothing);
        let orders = view.act(r, subject);
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
        let view = see(seat, &eyes, &script, &knowledge, &nothing);
        look(s, &view, &mut standing, &mut agenda);
    }
}

/// Schedules a reaction for every reason to act that is not already being reacted to.
fn look(s: &Scenario, view: &DoctrineView<'_>, standing: &mut Standing, agenda: &mut Agenda) {
    for rule in s
        .doctrine
        .iter()
        .filter(|r| r.roles.contains(&view.seat.role))
    {
        for subject in view.reasons(rule) {
            let key = (view.seat.id.clone(), rule.id.clone(), subject);
            if !standing.done.contains(&key) && standing.pending.insert(key.clone()) {
                agenda.at(
                    view.now + rule.reaction,
                    DoctrineWake::Rule(key.0, key.1, key.2),
                );
            }
        }
    }
}

/// A seat as standing orders see it.
fn see<'a>(
    seat: &'a Seat,
    eyes: &'a TruthView<'_, '_>,
    script: &Script,
    knowledge: &'a Knowledge,
    nothing: &'a Known,
) -> DoctrineView<'a> {
    let used = eyes.comms.channel(&seat.id, None);
    let known = knowledge.seats.get(&seat.id).unwrap_or(nothing);
    DoctrineView {
        s: &eyes.brief.scenario,
        seat,
        known,
        unread: script.unread(&seat.id),
        now: eyes.at(),
        rules: eyes.brief.rules,
        roads: SeatRoads::new(&eyes.net, known),
        next_channel: used.map(|used| eyes.comms.after(used)),
    }
}

/// How often unstaffed seats look at what changes without a word.
const WATCH_EVERY: Span = Span::from_mins(5);
