//! Polling centres: opening, lines, suspension, extension, closing, counting; and their voters.
//!
//! Every voter is drawn once, when the exercise is made: station, arrival, services, patience, courage. What happens to them
//! depends on the centre's state when they come. The lines are advanced in bulk (see `flow`), only when something changes here.
//! Deliberately not here: who may suspend (`seats::orders`), the way of materials and boxes (`convoys`).

mod centre;

use std::collections::BTreeSet;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{CheckpointId, RoadId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::{Fact, Line, Refusal, SuspendedBy};
use crate::record::order::{Order, Party};
use crate::record::states::{CentreState, Posture, RoadState};
use crate::sim::kernel::agenda::{Agenda, Due, PollingWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::kernel::source::Source;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::flow::check;
use crate::sim::world::movement::{Force, Mover, in_order};
use crate::sim::world::requests::{
    ConvoyRequest, CountChange, Disturbance, MoodRequest, NotDone, PollingRequest, ResultRequest,
    lent,
};
use crate::sim::world::roads::RoadNet;
use crate::sim::world::waits::Waits;
pub(crate) use centre::{Centre, advance};
/// Registers polling centres.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<PollingRequest>()
        .at_start(Turn::Polling, start)
        .at_end(Count::Polling, |world| {
            world
                .run_system_cached(count)
                .expect("a system of this file");
        })
        .before_digest(|world| {
            world
                .run_system_cached(advance_all)
                .expect("a system of this file");
        })
        .add_part(Part {
            name: "polling",
            since: Rules::Edition1,
            before: Some(|world, h| each(world, |c| c.hash(h))),
            all: |world, h| {
                each(world, |c| {
                    h.value(c);
                });
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Polling).run_if(busy));
}

fn each(world: &World, mut f: impl FnMut(&Centre)) -> bool {
    let mut any = false;
    let all = world.resource::<Index>().centres.values();
    for c in all.filter_map(|&e| world.get(e)) {
        f(c);
        any = true;
    }
    any
}

/// Makes the centres with their voters, hands those who come by a checkpoint over to it, and schedules the opening hour.
fn start(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    let on_road = |r: &RoadId| {
        let mut all = s.checkpoints.values();
        all.find(|c| c.road == *r).map(|c| c.id.clone())
    };
    let mut centres = Vec::new();
    for (number, c) in s.centres.values().enumerate() {
        let team = s.units.values().any(|u| u.centre.as_ref() == Some(&c.id));
        let figures = (&s.settings, brief.seed);
        let mut centre = Centre::new(c, number as u32, figures, team, on_road);
        let by: BTreeSet<CheckpointId> = centre
            .access
            .iter()
            .filter_map(|a| a.checkpoint.clone())
            .collect();
        for id in by {
            let voters = centre.hand_over(&id);
            let entity = world.resource::<Index>().checkpoints[&id];
            if let Some(mut checkpoint) = world.get_mut::<Checkpoint>(entity) {
                let post = &s.checkpoints[&id];
                let road = &s.roads[&post.road];
                let on_road = [&road.from, &road.to].contains(&&c.place);
                let out = on_road && c.place != post.near;
                checkpoint.expect(number as u32, out, voters.into_iter());
            }
        }
        let women = centre.women_check(s);
        centre.lines.set_women_check(women);
        centres.push(centre);
    }
    for c in world.resource::<SpawnOrder>().of(centres) {
        let id = c.id.clone();
        let entity = world.spawn(c).id();
        world.resource_mut::<Index>().centres.insert(id, entity);
    }
    world
        .run_system_cached(make_ready)
        .expect("a system of this file");
    let opens = s.settings.polling.opens;
    assert!(
        opens >= s.head.start,
        "the check lets no exercise start after polling opened"
    );
    world.resource_mut::<Agenda>().at(opens, PollingWake::Opens);
}

/// At STARTEX: centres that have all they need are ready, or open where polling goes on, without a word about each.
fn make_ready(
    brief: Res<Brief>,
    index: Res<Index>,
    mut centres: Query<&mut Centre>,
    units: Query<'_, '_, (&'static Force, &'static Mover)>,
) {
    let polling = &brief.scenario.settings.polling;
    let goes_on = brief.rules >= Rules::Edition7 && polling.since.is_some();
    for &e in index.centres.values() {
        let Ok(mut c) = centres.get_mut(e) else {
            continue;
        };
        c.guarded = in_order(&index, &units).any(|u| u.post.as_ref() == Some(&c.id) && u.at_post());
        c.state = if c.ready() {
            CentreState::Ready
        } else {
            CentreState::NotOpen
        };
        if goes_on && c.state == CentreState::Ready {
            c.has_opened(polling.opens);
        }
    }
}

/// Brings all centres up to now. By the third edition also those leave who have lost patience, whether someone has looked or not.
fn advance_all(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
) {
    let at = now.0.compact();
    for &e in index.centres.values() {
        if let Ok(mut c) = centres.get_mut(e) {
            advance(&mut c, at, &index, &mut checkpoints);
            if brief.rules >= Rules::Edition3 {
                c.lines.purge(at);
            }
        }
    }
}

/// At ENDEX: what became of the voters of each centre, and how long they waited.
fn count(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    mut out: ResMut<Outbox>,
    mut waits: ResMut<Waits>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
) {
    for &e in index.centres.values() {
        let Ok(mut c) = centres.get_mut(e) else {
            continue;
        };
        advance(&mut c, now.0.compact(), &index, &mut checkpoints);
        out.say(now.0, c.tally(now.0, brief.scenario.settings.polling.opens));
        if brief.rules >= Rules::Edition5
            && let Some(fact) = c.by_sex(&brief.scenario, now.0)
        {
            out.say(now.0, fact);
        }
        waits.add(Line::Checkpoint, &c.lines.gate_waits);
        waits.add(Line::Station, &c.lines.desk_waits);
    }
}

/// What centres need beside themselves.
#[derive(SystemParam)]
struct Context<'w, 's> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// Entities by identifier.
    index: Res<'w, Index>,
    /// The roads.
    net: Res<'w, RoadNet>,
    /// The checkpoints.
    checkpoints: Query<'w, 's, &'static mut Checkpoint>,
    /// The units.
    units: Query<'w, 's, (&'static Force, &'static Mover)>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of confidence.
    dents: ResMut<'w, Requests<MoodRequest>>,
    /// What is asked of convoys.
    convoys: ResMut<'w, Requests<ConvoyRequest>>,
    /// What is asked of results.
    results: ResMut<'w, Requests<ResultRequest>>,
    /// Where the script is told of orders that were not carried out.
    undone: ResMut<'w, Requests<NotDone>>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<PollingRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.polling.is_empty()
}

/// Takes what is asked of centres and acts on wakes.
fn run(
    mut requests: ResMut<Requests<PollingRequest>>,
    due: Res<Due>,
    mut context: Context,
    mut centres: Query<&mut Centre>,
) {
    for ask in requests.take() {
        context.take(&ask, &mut centres);
    }
    for &wake in &due.polling {
        context.wake(wake, &mut centres);
    }
}

impl Context<'_, '_> {
    fn advance(&mut self, c: &mut Centre) {
        advance(c, self.now.0.compact(), &self.index, &mut self.checkpoints);
    }

    fn take(&mut self, ask: &PollingRequest, centres: &mut Query<&mut Centre>) {
        let id = match ask {
            PollingRequest::Suspend(c)
            | PollingRequest::Resume(c)
            | PollingRequest::Extend { centre: c, .. }
            | PollingRequest::Gate(c, _)
            | PollingRequest::Materials(c, _)
            | PollingRequest::Boxes(c, _)
            | PollingRequest::Disturb { centre: c, .. }
            | PollingRequest::Count(c, _)
            | PollingRequest::Guard(c)
            | PollingRequest::Women(c, ..) => c,
            PollingRequest::Road(r) => {
                let all: Vec<Entity> = self.index.centres.values().copied().collect();
                for e in all {
                    if let Ok(mut c) = centres.get_mut(e)
                        && c.access.iter().any(|a| a.road.as_ref() == Some(r))
                    {
                        self.advance(&mut c);
                        self.apply(e, &mut c, ask);
                    }
                }
                return;
            }
        };
        let e = self.index.centres[id];
        if let Ok(mut c) = centres.get_mut(e) {
            if let PollingRequest::Guard(_) = ask {
                c.guarded = in_order(&self.index, &self.units)
                    .any(|u| u.post.as_ref() == Some(&c.id) && u.at_post());
            }
            self.advance(&mut c);
            self.apply(e, &mut c, ask);
        }
    }

    fn wake(&mut self, wake: PollingWake, centres: &mut Query<&mut Centre>) {
        match wake {
            PollingWake::Opens => {
                let all: Vec<Entity> = self.index.centres.values().copied().collect();
                for e in all {
                    let Ok(mut c) = centres.get_mut(e) else {
                        continue;
                    };
                    self.advance(&mut c);
                    self.opens(e, &mut c);
                }
            }
            PollingWake::Closes(e, g) | PollingWake::LastVoter(e, g) => {
                let Ok(mut c) = centres.get_mut(e) else {
                    return;
                };
                if c.generation == g {
                    self.advance(&mut c);
                    self.closes(e, &mut c);
                }
            }
            PollingWake::Counted(e) => {
                if let Ok(mut c) = centres.get_mut(e)
                    && c.counted(self.now.0)
                {
                    c.state = CentreState::Sealed;
                    let centre = c.id.clone();
                    self.out.say(self.now.0, Fact::CountingDone { centre });
                    if !self.index.convoys.is_empty() {
                        self.convoys.push(ConvoyRequest::Sealed(c.id.clone()));
                    }
                }
            }
        }
    }

    fn apply(&mut self, e: Entity, c: &mut Centre, ask: &PollingRequest) {
        let now = self.now.0;
        match ask {
            PollingRequest::Suspend(_) => {
                // If not, the state changed while the order was on its way.
                if c.state == CentreState::Open {
                    c.suspend(now, SuspendedBy::Order, &mut self.out);
                    self.closure(c);
                }
            }
            PollingRequest::Resume(centre) => {
                if c.state == CentreState::Suspended && !c.impossible() {
                    c.resume(now, &mut self.out);
                } else if c.state != CentreState::Open {
                    let centre = centre.clone();
                    self.not_done(Order::ResumeVoting { centre });
                }
            }
            PollingRequest::Extend { until, by, .. } => self.extend(e, c, *until, by),
            PollingRequest::Gate(_, posture) => self.set_gate(c, *posture),
            PollingRequest::Materials(_, there) => {
                c.materials = *there;
                self.try_open(c);
            }
            PollingRequest::Boxes(_, state) => c.state = *state,
            PollingRequest::Guard(_) => {
                self.try_open(c);
            }
            PollingRequest::Women(_, women, come) => {
                c.lent = lent(c.lent, *women, *come);
                let times = c.women_check(&self.brief.scenario);
                c.lines.set_women_check(times);
            }
            PollingRequest::Disturb { source, by, .. } => self.disturb(c, source, *by),
            PollingRequest::Count(_, change) => self.change_count(e, c, *change),
            PollingRequest::Road(road) => {
                let open = self.net.edges[self.net.edge(road)].state() == RoadState::Open;
                c.access
                    .iter_mut()
                    .filter(|a| a.road.as_ref() == Some(road) && a.checkpoint.is_none())
                    .for_each(|a| a.open = open);
            }
        }
        if c.state == CentreState::Closing {
            self.expect_last(e, c);
        }
    }

    /// Tells the script of an order that could not be carried out.
    fn not_done(&mut self, order: Order) {
        self.undone.tell(self.brief.rules, order);
    }

    fn extend(&mut self, e: Entity, c: &mut Centre, until: SimTime, by: &SeatId) {
        let now = self.now.0;
        let centre = c.id.clone();
        if !c.admits() || until <= now {
            return self.not_done(Order::ExtendVoting { centre, until });
        }
        if until <= c.closes {
            return;
        }
        if self.brief.rules >= Rules::Edition2 && !c.can_go_on() {
            let fact = Fact::OrderNotCarriedOut {
                seat: by.clone(),
                order: Order::ExtendVoting {
                    centre: centre.clone(),
                    until,
                },
                by: Party::Centre(centre),
                why: Refusal::NoVoting,
            };
            self.out.say(now, fact);
            return;
        }
        c.extend(now, until);
        self.out.say(now, Fact::CentreExtended { centre, until });
        c.generation += 1;
        let wake = PollingWake::Closes(e, c.generation);
        self.agenda.at(until, wake);
    }

    fn set_gate(&mut self, c: &mut Centre, posture: Posture) {
        let now = self.now.0;
        c.gate = posture;
        c.lines.set_check(check(&c.checks, posture), now.compact());
        let women = c.women_check(&self.brief.scenario);
        c.lines.set_women_check(women);
        let centre = c.id.clone();
        self.out.say(now, Fact::GateSet { centre, posture });
    }

    /// Something disturbs the centre from now on, or no longer.
    fn disturb(&mut self, c: &mut Centre, source: &Source, by: Disturbance) {
        let now = self.now.0;
        let source = source.clone().by(self.brief.rules);
        if by.suspends || by.deters > 0.0 || by.slows > 0.0 {
            c.disturbances.insert(source, by);
        } else {
            c.disturbances.remove(&source);
        }
        let stays: f64 = c.disturbances.values().map(|d| 1.0 - d.deters).product();
        let works: f64 = c.disturbances.values().map(|d| 1.0 - d.slows).product();
        c.lines.set_pace(works);
        c.deters = ((1.0 - stays) * 4_294_967_295.0) as u32;
        if c.impossible() && c.state == CentreState::Open {
            c.suspend(now, SuspendedBy::Incident, &mut self.out);
            self.closure(c);
        } else if c.state == CentreState::Closing {
            c.lines.set_working(!c.impossible(), now.compact());
        }
    }

    /// Voters lose confidence where they cannot vote.
    fn closure(&mut self, c: &Centre) {
        self.dents.push(MoodRequest {
            municipality: c.municipality.clone(),
            change: -self.brief.scenario.settings.confidence.closure,
        });
    }

    /// The opening hour.
    fn opens(&mut self, e: Entity, c: &mut Centre) {
        c.hour = true;
        c.generation += 1;
        self.agenda
            .at(c.closes, PollingWake::Closes(e, c.generation));
        let open = matches!(c.state, CentreState::Open | CentreState::Suspended);
        if !open && !self.try_open(c) {
            self.closure(c);
            let (materials, team) = (!c.materials, c.team && !c.guarded);
            self.out.say(
                self.now.0,
                Fact::CentreNotOpened {
                    centre: c.id.clone(),
                    materials,
                    team,
                },
            );
        }
    }

    /// Opens a centre that has all it needs once the hour has come; before that, says that it is ready.
    fn try_open(&mut self, c: &mut Centre) -> bool {
        let waiting = matches!(c.state, CentreState::NotOpen | CentreState::Ready);
        if !waiting || self.now.0 >= c.closes {
            return false;
        }
        if !c.ready() {
            c.state = CentreState::NotOpen;
            return false;
        }
        if c.hour {
            c.open(
                self.now.0,
                &mut self.out,
                self.brief.scenario.settings.polling.opens,
            );
            if c.impossible() {
                c.suspend(self.now.0, SuspendedBy::Incident, &mut self.out);
            }
        } else if c.state != CentreState::Ready {
            c.state = CentreState::Ready;
            self.out.say(
                self.now.0,
                Fact::CentreReady {
                    centre: c.id.clone(),
                },
            );
        }
        true
    }

    /// The closing hour, and again when the last in line should have voted.
    fn closes(&mut self, e: Entity, c: &mut Centre) {
        let at = self.now.0.compact();
        if c.admits() {
            if c.state == CentreState::Suspended {
                c.suspended_for = c.suspended_for + (self.now.0 - c.suspended_at);
                c.lines.set_working(!c.impossible(), at);
            }
            let never = c.opened.is_none();
            c.state = CentreState::Closing;
            c.lines.purge(at);
            if never && self.brief.rules >= Rules::Edition2 {
                // Before doors that never opened nobody stays in line for the vote.
                c.lines.send_away();
            }
            self.out.say(
                self.now.0,
                Fact::CentreClosed {
                    centre: c.id.clone(),
                    in_line: c.lines.in_line(at),
                },
            );
            if never {
                c.state = CentreState::Sealed;
                return;
            }
        }
        if c.state == CentreState::Closing {
            c.lines.purge(at);
            if c.lines.in_line(at) == 0 {
                self.count(e, c);
            } else {
                self.expect_last(e, c);
            }
        }
    }

    fn expect_last(&mut self, e: Entity, c: &mut Centre) {
        c.generation += 1;
        // Whoever has lost patience by now is gone, whether someone has looked since or not.
        c.lines.purge(self.now.0.compact());
        if let Some(t) = c.lines.empty_at(self.now.0.compact()) {
            let at = SimTime::from_millis(i64::from(t)).max(self.now.0 + Span::from_millis(1));
            self.agenda.at(at, PollingWake::LastVoter(e, c.generation));
        }
    }

    fn count(&mut self, e: Entity, c: &mut Centre) {
        c.state = CentreState::Counting;
        let ballots = c.lines.started;
        self.out.say(
            self.now.0,
            Fact::CountingBegan {
                centre: c.id.clone(),
                ballots,
            },
        );
        let work = self.counting(c);
        self.count_until(e, c, work);
        self.results.push(ResultRequest::Counting(c.id.clone()));
    }

    /// How long all ballots of a centre take.
    fn counting(&self, c: &Centre) -> Span {
        let polling = &self.brief.scenario.settings.polling;
        let each = polling.count_each.millis() * i64::from(c.lines.started);
        polling.count_base + Span::from_millis(each)
    }

    fn count_until(&mut self, e: Entity, c: &mut Centre, work: Span) {
        c.count_ends = self.now.0 + work;
        self.agenda.at(c.count_ends, PollingWake::Counted(e));
    }

    /// A count stops, or a stopped one goes on or begins again.
    fn change_count(&mut self, e: Entity, c: &mut Centre, change: CountChange) {
        if c.state != CentreState::Counting {
            return;
        }
        match (change, c.count_left) {
            (CountChange::Hold, None) => c.count_left = Some(c.count_ends - self.now.0),
            (CountChange::GoOn, Some(left)) => {
                c.count_left = None;
                self.count_until(e, c, left);
            }
            (CountChange::Again, Some(_)) => {
                c.count_left = None;
                let work = self.counting(c);
                self.count_until(e, c, work);
            }
            (CountChange::Hold, Some(_)) | (CountChange::GoOn | CountChange::Again, None) => {}
        }
    }
}
