//! When reports are made: at the end of a pass from what happened in it, every so often as a routine, again if nobody confirms.
//!
//! What every seat knows at STARTEX is given here too.
//! Deliberately not here: who sees what and says it to whom (`reporting::observers`), how a report travels
//! (`messages::exchange`), what a seat makes of it (`knowledge`).

mod centres;
mod observers;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::record::Rules;
use crate::record::states::Role;
use crate::sim::kernel::agenda::{Agenda, Due, ReportingWake};
use crate::sim::kernel::context::{Brief, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::messages::message::{News, Seen, Sending};
use crate::sim::seats::comms_check::check_over;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::truth::{TruthView, sees_forces};
use observers::Net;

/// Registers those who report, and what seats know.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Seen>()
        .init_resource::<Knowledge>()
        .at_start(Turn::Information, |world| {
            world
                .run_system_cached(plan)
                .expect("a system of this file");
            let s = world.resource::<Brief>().scenario.clone();
            if s.seats.len() > 1 {
                let at = s.head.start + s.settings.reports.routine;
                world
                    .resource_mut::<Agenda>()
                    .at(at, ReportingWake::Routine);
            }
        })
        .add_part(Part {
            name: "knowledge",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<Knowledge>().hash(h);
                true
            }),
            all: digest::resource::<Knowledge>,
        })
        .add_systems(SimTick, run.in_set(Turn::Information).run_if(busy));
}

/// The plan that every seat has in hand at STARTEX: its own forces, posts and centres as they stand.
fn plan(mut eyes: TruthView<'_, '_>, mut knowledge: ResMut<'_, Knowledge>) {
    let brief = eyes.brief.clone();
    let s = &brief.scenario;
    let now = eyes.at();
    for seat in s.seats.values().filter(|x| x.role != Role::Excon) {
        let mut news: Vec<News> = Vec::new();
        news.extend(
            eyes.directorates_in(seat)
                .into_iter()
                .map(News::Directorate),
        );
        news.extend(eyes.units_in(seat).into_iter().map(News::Unit));
        news.extend(eyes.centres_in(seat).into_iter().map(News::Centre));
        news.extend(eyes.checkpoints_in(seat).into_iter().map(News::Checkpoint));
        let convoys = s.convoys.values().filter(|c| {
            c.seat == seat.id
                || seat.directorate.is_none() && sees_forces(seat)
                || seat.role == Role::Commission
        });
        news.extend(convoys.filter_map(|c| eyes.convoy(&c.id)).map(News::Convoy));
        let known = knowledge.of(&seat.id);
        for n in &news {
            known.apply(n, now);
        }
    }
}

/// Whether anything happened that someone may have seen.
fn busy(due: Res<Due>, seen: Res<Requests<Seen>>, out: Res<Outbox>) -> bool {
    out.seen_by_observers < out.facts.len() || !seen.is_empty() || !due.reporting.is_empty()
}

/// Reads what happened, and has those who saw it report.
fn run(
    mut eyes: TruthView<'_, '_>,
    due: Res<'_, Due>,
    mut knowledge: ResMut<'_, Knowledge>,
    mut seen: ResMut<'_, Requests<Seen>>,
    mut sends: ResMut<'_, Requests<Sending>>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
) {
    let new = out.seen_by_observers..out.facts.len();
    out.seen_by_observers = out.facts.len();
    let s = eyes.brief.scenario.clone();
    let seen = seen.take();
    if s.seats.len() < 2 {
        return;
    }
    let now = eyes.at();
    let mut net = Net {
        s,
        eyes: &mut eyes,
        knowledge: &mut knowledge,
        sends: &mut sends,
        agenda: &mut agenda,
        round: false,
    };
    for n in new {
        net.fact(&out.facts[n].fact);
    }
    for x in seen {
        net.seen(x);
    }
    for wake in &due.reporting {
        match wake {
            ReportingWake::Routine => net.routine(),
            ReportingWake::Duplicate(id) => net.duplicate(id),
            ReportingWake::Unanswered(number, seat) => {
                if let Some(fact) = net.unanswered(*number, seat) {
                    out.say(now, fact);
                }
            }
            ReportingWake::CheckOver(seat) => check_over(net.knowledge, seat, now)
                .into_iter()
                .for_each(|f| out.say(now, f)),
        }
    }
}
