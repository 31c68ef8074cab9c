//! The script: injects are released when their time or condition comes, expected actions are watched.
//!
//! The script is the one part that reads facts: at the end of each pass it looks at what is new.
//! Conditions are looked at again whenever there is a new fact or a time named in one has come, and once a minute while a
//! waiting inject asks for a centre's numbers.
//! Deliberately not here: what the script remembers (`state`), what effects do (mechanisms do them on request).

mod expected;
mod matching;
pub(crate) mod requests;
mod state;
mod steps;

use std::collections::VecDeque;
use std::sync::Arc;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::InjectId;
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::rules::Rules;
use crate::scenario::model::When;
use crate::sim::kernel::agenda::{Agenda, Due, ScriptWake};
use crate::sim::kernel::context::{Brief, Now, Outbox};
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Queue, Requests, waiting};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;
use crate::sim::world::requests::{NotDone, RumourRequest};
use matching::{about, holds};
use requests::{ImproviseRequest, InjectRequest, MessageArrived};
pub(crate) use state::Script;
use state::{Cue, Standing, Status, Taken};
use steps::Context;

/// Registers the script: injects at their turn, conditions at the end of a pass.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<InjectRequest>()
        .add_requests::<ImproviseRequest>()
        .add_requests::<MessageArrived>()
        .add_requests::<NotDone>()
        .add_backlog(|world| !world.resource::<Script>().cues.is_empty())
        .at_start(Turn::Script, start)
        .at_end(Count::Script, |world| {
            world.resource_scope(|world, mut script: Mut<Script>| {
                let now = world.resource::<Now>().0;
                let rules = world.resource::<Brief>().rules;
                script.at_end(now, rules, &mut world.resource_mut::<Outbox>());
            });
        })
        .add_part(Part {
            name: "script",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<Script>().hash(h);
                true
            }),
            all: digest::resource::<Script>,
        })
        .add_systems(
            SimTick,
            (
                (
                    release.run_if(has_work),
                    play.run_if(has_cues),
                    miss.run_if(has_wakes),
                )
                    .chain()
                    .in_set(Turn::Script),
                watch.in_set(Turn::Conditions).run_if(busy),
            ),
        );
}

/// Whether anything is due, asked for, or has arrived.
fn has_work(
    due: Res<Due>,
    injects: Res<Requests<InjectRequest>>,
    improvised: Res<Requests<ImproviseRequest>>,
    messages: Res<Requests<MessageArrived>>,
) -> bool {
    let asked = !injects.is_empty() || !improvised.is_empty() || !messages.is_empty();
    asked || !due.script.is_empty()
}

fn has_cues(script: Res<Script>) -> bool {
    !script.cues.is_empty()
}

fn has_wakes(due: Res<Due>) -> bool {
    !due.script.is_empty()
}

fn start(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    let mut script = Script::new(s, brief.seed);
    let mut agenda = world.resource_mut::<Agenda>();
    for inject in &s.injects {
        if let When::At(t) = inject.when {
            agenda.at(t, ScriptWake::Inject(inject.id.clone()));
        }
    }
    script.at_start(world, s.head.start);
    world.insert_resource(script);
}

/// Takes in messages that arrived, injects that are due and those that were asked for.
fn release(mut stage: Context, due: Res<Due>) {
    let now = stage.now.0;
    let delivered = stage.requests.messages.take();
    let asked = stage.requests.injects.take().into_iter();
    let mut todo: Vec<_> = asked.map(|r| (r.inject, r.by_hand)).collect();
    // An inject that was re-timed has left an old wake behind.
    let ready = |id: &InjectId| stage.script.due(id).is_some_and(|t| t <= now);
    todo.extend(due.script.iter().filter_map(|w| match w {
        ScriptWake::Inject(id) => Some((id.clone(), false)).filter(|_| ready(id)),
        ScriptWake::Deadline(_) | ScriptWake::Look => None,
    }));
    for ImproviseRequest { what, at } in stage.requests.improvised.take() {
        let id = Arc::make_mut(&mut stage.brief.scenario).improvise(&what, at);
        stage.script.scenario = stage.brief.scenario.clone();
        match at.filter(|t| *t > now) {
            Some(t) => {
                stage.script.status.insert(id.clone(), Status::Due(t));
                stage.agenda.at(t, ScriptWake::Inject(id));
            }
            None => {
                stage.script.status.insert(id.clone(), Status::Due(now));
                todo.push((id, true));
            }
        }
    }
    for MessageArrived { message, seat } in delivered {
        stage.receive(message, &seat);
    }
    let cues = todo
        .into_iter()
        .map(|(id, by_hand)| Cue::Release(id, by_hand));
    if stage.brief.rules >= Rules::Edition2 {
        stage.script.cues.extend(cues);
    } else {
        // The first edition plays all steps at once.
        let mut cues: VecDeque<Cue> = cues.collect();
        while let Some(cue) = cues.pop_front() {
            let follows = stage.act(cue);
            follows.into_iter().rev().for_each(|c| cues.push_front(c));
        }
    }
}

/// Plays the script's steps in the order in which they are written. A step that asks something of a mechanism is followed by the
/// next one only when all that came of it at once has been done.
fn play(world: &mut World) {
    while !world.resource::<Script>().cues.is_empty() && !waiting(world) {
        world
            .run_system_cached(step)
            .expect("a system of this file");
    }
}

fn step(mut stage: Context) {
    if let Some(cue) = stage.script.cues.pop_front() {
        let follows = stage.act(cue);
        let cues = &mut stage.script.cues;
        follows.into_iter().rev().for_each(|c| cues.push_front(c));
    }
}

/// Says of expected actions whose time is up that they were missed.
fn miss(now: Res<Now>, due: Res<Due>, mut script: ResMut<Script>, mut out: ResMut<Outbox>) {
    for wake in &due.script {
        let ScriptWake::Deadline(id) = wake else {
            continue;
        };
        let watched = script.watched.iter_mut();
        for w in watched.filter(|w| w.open() && w.id == *id) {
            w.state = Standing::Missed;
            out.say(
                now.0,
                Fact::ExpectedMissed {
                    expected: w.id.clone(),
                    inject: w.inject.clone(),
                },
            );
        }
    }
}

/// Tells of rumours whose truth follows a condition that has changed.
fn truths(
    script: &mut Script,
    eyes: &mut TruthView<'_, '_>,
    requests: &mut Requests<RumourRequest>,
) {
    let scenario = script.scenario.clone();
    for r in scenario.rumours.values() {
        let Some(condition) = &r.true_while else {
            continue;
        };
        let truth = holds(condition, script, eyes);
        if script.truths.insert(r.id.clone(), truth) != Some(truth) {
            let rumour = r.id.clone();
            requests.push(RumourRequest::Truth { rumour, truth });
        }
    }
}

/// Whether there is a new fact, or it is time to look.
fn busy(due: Res<Due>, out: Res<Outbox>, undone: Res<Requests<NotDone>>) -> bool {
    let new = out.seen_by_script < out.facts.len() || !undone.is_empty();
    new || due.script.contains(&ScriptWake::Look)
}

/// Reads new facts, marks expected actions as met, and looks at conditions.
fn watch(
    mut eyes: TruthView<'_, '_>,
    due: Res<'_, Due>,
    support: Res<'_, Support>,
    mut script: ResMut<'_, Script>,
    (mut requests, mut rumours, mut undone): (
        ResMut<'_, Requests<InjectRequest>>,
        ResMut<'_, Requests<RumourRequest>>,
        ResMut<'_, Requests<NotDone>>,
    ),
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
) {
    let look = due.script.contains(&ScriptWake::Look);
    let new = out.seen_by_script..out.facts.len();
    let now = eyes.at();
    let from = script.taken.len();
    let mut failed = false;
    for n in new {
        let fact = &out.facts[n].fact;
        if let Fact::OrderAccepted { seat, order, .. } = fact {
            script.take(Taken {
                at: now,
                seat: seat.clone(),
                kind: order.row().kind,
                order: order.clone(),
                about: about(order, &support),
                arrived: false,
                failed: false,
            });
        }
        expected::note(&mut script, fact);
        if let Fact::OrderNotCarriedOut { order, .. } = fact
            && eyes.brief.rules >= Rules::Edition8
        {
            failed |= script.not_done(order);
        }
    }
    for NotDone(order) in undone.take() {
        failed |= script.not_done(&order);
    }
    let met = expected::look(&mut script, &mut eyes, (from, failed), &mut agenda);
    met.into_iter().for_each(|f| out.say(now, f));
    out.seen_by_script = out.facts.len();
    truths(&mut script, &mut eyes, &mut rumours);
    let scenario = script.scenario.clone();
    let mut still = Vec::new();
    for n in std::mem::take(&mut script.conditional) {
        let inject = &scenario.injects[n];
        let When::If { condition, delay } = &inject.when else {
            continue;
        };
        if script.status.get(&inject.id) != Some(&Status::Waiting) {
            continue;
        }
        if holds(condition, &script, &mut eyes) {
            script
                .status
                .insert(inject.id.clone(), Status::Due(now + *delay));
            if *delay > Span::ZERO {
                agenda.at(now + *delay, ScriptWake::Inject(inject.id.clone()));
            } else {
                requests.push(InjectRequest {
                    inject: inject.id.clone(),
                    by_hand: false,
                });
            }
        } else {
            still.push(n);
        }
    }
    script.conditional = still;
    if look && script.measures && !script.conditional.is_empty() {
        agenda.at(now + Span::from_mins(1), ScriptWake::Look);
    }
}
