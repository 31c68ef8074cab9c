//! Units: turn-out, travel on the fastest road they know to be open, arrival, return, fatigue.
//!
//! A leg is one road. On it a unit passes points: checkpoints near the ends, the middle, the far end. What blocks a road stands
//! in its middle: there a unit that did not know of it finds out, turns back and plans anew; its seat knows from then on.
//! Weather takes hold from the next point. Convoys and vehicles that are looked for drive by the same rules; what they do on the
//! way is asked of `convoys` and `vehicles`.
//!
//! Deliberately not here: whether a seat may send a unit (`seats::orders`), what it does on the scene (`incidents`).

mod drive;
mod duty;
mod shift;
mod unit;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::states::{Readiness, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::{self as scenario, ReadinessTable};
use crate::sim::kernel::agenda::{Agenda, Due, MovementWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder, places_of, site_of};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::requests::{
    CheckpointRequest, CompanyChanged, ConvoyRequest, HoldingRequest, NotDone, PollingRequest,
    ScenesChanged, UnitRequest, VehicleRequest,
};
use crate::sim::world::roads::RoadNet;
use shift::Duty;
pub(crate) use unit::{Force, Gates, Mover, Moves, Place, Planner, TURN_AROUND, Unit};

/// Registers units, and how everything drives.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<UnitRequest>()
        .at_start(Turn::Movement, spawn)
        .add_part(Part {
            name: "movement",
            since: Rules::Edition1,
            before: Some(|world, h| each(world, |m, f| m.hash(f, h))),
            all: |world, h| {
                each(world, |m, f| {
                    h.value(m).value(&f);
                });
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Movement).run_if(busy));
}

fn spawn(world: &mut World) {
    let brief = world.resource::<Brief>().clone();
    let s = &brief.scenario;
    for u in world.resource::<SpawnOrder>().of(s.units.values()) {
        let directorate = s.seats.get(&u.seat).and_then(|x| x.directorate.clone());
        // Units that belong to no directorate, such as the central reserve, stand by at a high level throughout [E].
        let level = directorate
            .as_ref()
            .map_or(Readiness::High, |d| s.directorates[d].readiness);
        let node = world.resource::<RoadNet>().node(&u.base);
        let planner = Planner::Seat(u.seat.clone());
        let mover = Mover::new(Moves::Unit(u.id.clone()), planner, node, u.speed);
        let mut force = Force::new(u, node, directorate, level, s.head.start);
        if brief.rules >= Rules::Edition6 {
            force.duty = Some(Duty::until(shift_ends(s, u), u.reliefs));
        }
        let entity = world.spawn((mover, force)).id();
        let mut index = world.resource_mut::<Index>();
        index.units.insert(u.id.clone(), entity);
    }
    if brief.rules >= Rules::Edition6 {
        schedule_shifts(world, s);
    }
}

/// When the shift is over that a unit's people have at STARTEX; of those who have been at it for longer, at once.
fn shift_ends(s: &Scenario, u: &scenario::Unit) -> SimTime {
    let shift = s.settings.readiness.shift;
    (s.head.start + shift + -u.on_duty).max(s.head.start)
}

/// The ends of shifts, and the evenings and mornings of nights, in the order of identifiers, whatever the order in which units were made.
fn schedule_shifts(world: &mut World, s: &Scenario) {
    for u in s.units.values() {
        let entity = world.resource::<Index>().units[&u.id];
        let mut agenda = world.resource_mut::<Agenda>();
        if !u.later {
            let wake = MovementWake::ShiftOver(entity, 0);
            agenda.at(shift_ends(s, u), wake);
        }
        for t in s.head.nights.iter().flat_map(|(dusk, dawn)| [*dusk, *dawn]) {
            agenda.at(t, MovementWake::CrewsChange(entity));
        }
    }
}

/// All that drives: units, then vehicles, then convoys, each by identifier.
fn each(world: &World, mut f: impl FnMut(&Mover, Option<&Force>)) -> bool {
    let index = world.resource::<Index>();
    let all = index.units.values().chain(index.vehicles.values());
    let mut any = false;
    for &e in all.chain(index.convoys.values()) {
        if let Some(mover) = world.get(e) {
            f(mover, world.get(e));
            any = true;
        }
    }
    any
}

/// Something that drives, while it is moved.
struct Driven<'a> {
    /// Its entity.
    e: Entity,
    /// How it moves.
    m: &'a mut Mover,
    /// If it is a unit.
    f: Option<&'a mut Force>,
}

/// What is needed to move something.
#[derive(SystemParam)]
struct Context<'w> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario and its rules.
    brief: Res<'w, Brief>,
    /// The roads.
    net: Res<'w, RoadNet>,
    /// What seats know, by which their units plan.
    knowledge: Res<'w, Knowledge>,
    /// Where checkpoints stand.
    gates: Res<'w, Gates>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of centres.
    polling: ResMut<'w, Requests<PollingRequest>>,
    /// What is asked of checkpoints.
    checkpoints: ResMut<'w, Requests<CheckpointRequest>>,
    /// What is asked of vehicles.
    vehicles: ResMut<'w, Requests<VehicleRequest>>,
    /// What is asked of convoys.
    convoys: ResMut<'w, Requests<ConvoyRequest>>,
    /// Whether to look at scenes.
    scenes: ResMut<'w, Requests<ScenesChanged>>,
    /// Whether to look at who holds people and evidence.
    holdings: ResMut<'w, Requests<HoldingRequest>>,
    /// Whether to look at who is with convoys.
    company: ResMut<'w, Requests<CompanyChanged>>,
    /// Where the script is told of orders that were not carried out.
    undone: ResMut<'w, Requests<NotDone>>,
}

type Movers<'w, 's> = Query<'w, 's, (&'static mut Mover, Option<&'static mut Force>)>;

/// Whether there is anything to do.
fn busy(requests: Res<Requests<UnitRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.movement.is_empty()
}

/// Takes what is asked of units, then moves those whose time has come.
fn run(
    mut requests: ResMut<'_, Requests<UnitRequest>>,
    due: Res<'_, Due>,
    index: Res<'_, Index>,
    mut context: Context<'_>,
    mut movers: Movers<'_, '_>,
) {
    for ask in requests.take() {
        context.take(ask, &index, &mut movers);
    }
    for wake in &due.movement {
        match *wake {
            MovementWake::Depart(e, g) => unit(&mut movers, e, |e, m, f| {
                if m.generation == g {
                    context.depart(e, m, f);
                }
            }),
            MovementWake::ShiftOver(e, g) => {
                unit(&mut movers, e, |_, _, f| context.shift_over(f, g));
            }
            MovementWake::CrewsChange(e) => {
                unit(&mut movers, e, |e, _, f| context.crews_change(e, f));
            }
            MovementWake::Relief(e, g) => {
                unit(&mut movers, e, |e, m, f| context.relief(e, m, f, g));
            }
            MovementWake::Waypoint(e, g) => mover(&mut movers, e, |mut d| {
                if d.m.generation == g {
                    context.waypoint(&mut d);
                }
            }),
        }
    }
}

/// The places where a target can be reached; a convoy is where it is now.
fn goals(
    brief: &Brief,
    index: &Index,
    net: &RoadNet,
    movers: &Movers<'_, '_>,
    to: &Target,
) -> Vec<usize> {
    let site = if let Target::Incident(id) = to {
        site_of(&brief.scenario, id)
    } else {
        Some(to.clone())
    };
    if let Some(Target::Convoy(id)) = site
        && let Some((m, _)) = index.convoys.get(&id).and_then(|&e| movers.get(e).ok())
    {
        return m.reach(net);
    }
    places_of(&brief.scenario, to)
        .iter()
        .map(|p| net.node(p))
        .collect()
}

/// An escort that gets a new task leaves its convoy where that is.
fn alight(movers: &mut Movers<'_, '_>, e: Entity, now: SimTime) {
    let riding = movers.get(e).ok().and_then(|(_, f)| f?.riding);
    let Some((convoy, _)) = riding.and_then(|c| movers.get(c).ok()) else {
        return;
    };
    let mut there = convoy.clone();
    there.halt(now);
    unit(movers, e, |_, m, f| {
        m.place = there.place;
        f.riding = None;
    });
}

fn mover(movers: &mut Movers<'_, '_>, e: Entity, act: impl FnOnce(Driven<'_>)) {
    let (mut m, mut f) = movers
        .get_mut(e)
        .unwrap_or_else(|_| panic!("{e} does not drive"));
    let f = f.as_deref_mut();
    act(Driven { e, m: &mut m, f });
}

fn unit(movers: &mut Movers<'_, '_>, e: Entity, act: impl FnOnce(Entity, &mut Mover, &mut Force)) {
    let found = movers.get_mut(e).ok();
    let (mut m, Some(mut f)) = found.unwrap_or_else(|| panic!("{e} does not drive")) else {
        panic!("{e} is not a unit")
    };
    act(e, &mut m, &mut f);
}

impl Context<'_> {
    fn take(&mut self, ask: UnitRequest, index: &Index, movers: &mut Movers<'_, '_>) {
        match ask {
            UnitRequest::Sending {
                unit: e,
                to,
                command,
            } => {
                alight(movers, e, self.now.0);
                let goals = goals(&self.brief, index, &self.net, movers, &to);
                unit(movers, e, |e, m, f| {
                    self.send(e, m, f, Some(to), goals, command);
                });
            }
            UnitRequest::StandDown(e) => {
                alight(movers, e, self.now.0);
                unit(movers, e, |e, m, f| self.stand_down(e, m, f));
            }
            UnitRequest::Drive { vehicle, to } => {
                mover(movers, vehicle, |mut d| self.drive_to(&mut d, to));
            }
            UnitRequest::Stop(e) => mover(movers, e, |d| {
                d.m.generation += 1;
                d.m.halt(self.now.0);
            }),
            UnitRequest::Turn(e) => mover(movers, e, |d| self.turn(d.e, d.m)),
            UnitRequest::Passed { unit, checkpoint } => {
                mover(movers, unit, |mut d| self.passed(&mut d, checkpoint));
            }
            UnitRequest::Add(id) => {
                unit(movers, index.units[&id], |e, m, f| self.add(e, m, f));
            }
            UnitRequest::Relieve(e) => {
                unit(movers, e, |e, m, f| self.relieve(e, m, f));
            }
            UnitRequest::Lose(id) => {
                unit(movers, index.units[&id], |_, m, f| self.lose(m, f));
            }
        }
    }

    fn table(&self) -> &ReadinessTable {
        &self.brief.scenario.settings.readiness
    }

    fn change(&mut self, m: &Mover, f: &mut Force, state: UnitState) {
        f.tire(self.now.0, self.table());
        let was_there = f.at_post(&m.place);
        f.state = state;
        if let Some(c) = &f.post
            && was_there != f.at_post(&m.place)
        {
            self.polling.push(PollingRequest::Guard(c.clone()));
        }
        self.lend_searchers(f);
        self.scenes.push(ScenesChanged);
        self.company.push(CompanyChanged);
        self.holdings.push(HoldingRequest::Moved);
    }

    /// Policewomen of a unit search at the checkpoint or gate to which it was sent, from when it is there until it leaves.
    fn lend_searchers(&mut self, f: &mut Force) {
        let plan = self.brief.scenario.units.get(&f.id);
        let women = plan.map_or(0, |u| u.women);
        let there = f.task.clone().filter(|_| f.state == UnitState::OnScene);
        if women == 0 || f.searches == there {
            return;
        }
        let left = std::mem::replace(&mut f.searches, there.clone());
        for (at, come) in [(left, false), (there, true)] {
            match at {
                Some(Target::Checkpoint(c)) => {
                    let request = CheckpointRequest::Women(c, women, come);
                    self.checkpoints.push(request);
                }
                Some(Target::Centre(c)) => {
                    self.polling.push(PollingRequest::Women(c, women, come));
                }
                _ => {}
            }
        }
    }

    fn send(
        &mut self,
        e: Entity,
        m: &mut Mover,
        f: &mut Force,
        to: Option<Target>,
        goals: Vec<usize>,
        command: Option<SeatId>,
    ) {
        if let Some(seat) = command {
            put_under(m, f, seat);
        }
        if f.state == UnitState::OutOfService || f.task == to && f.state != UnitState::Returning {
            return;
        }
        let delay = f.turn_out(self.now.0, self.table());
        m.met.clear();
        f.task = to;
        m.goals = goals;
        if let Place::Road(_) = m.place {
            // A unit on the road turns its mind at once, and its vehicle where it is.
            self.change(m, f, UnitState::EnRoute);
            self.plan_on_road(&mut Driven { e, m, f: Some(f) });
        } else {
            m.generation += 1;
            self.change(m, f, UnitState::Assigned);
            let wake = MovementWake::Depart(e, m.generation);
            self.agenda.at(self.now.0 + delay, wake);
        }
    }

    fn stand_down(&mut self, e: Entity, m: &mut Mover, f: &mut Force) {
        let idle =
            matches!(f.state, UnitState::Available | UnitState::Returning) && f.task.is_none();
        if f.state == UnitState::OutOfService || idle && m.place == Place::Node(f.base) {
            return;
        }
        let unit = f.id.clone();
        self.out.say(self.now.0, Fact::UnitReleased { unit });
        m.met.clear();
        f.task = None;
        m.goals = vec![f.base];
        match m.place {
            Place::Road(_) => {
                self.change(m, f, UnitState::Returning);
                self.plan_on_road(&mut Driven { e, m, f: Some(f) });
            }
            Place::Node(n) if n == f.base => self.returned(m, f),
            Place::Node(_) => {
                self.change(m, f, UnitState::Returning);
                m.generation += 1;
                let wake = MovementWake::Depart(e, m.generation);
                self.agenda.at(self.now.0 + TURN_AROUND, wake);
            }
        }
    }

    fn lose(&mut self, m: &mut Mover, f: &mut Force) {
        m.generation += 1;
        f.task = None;
        self.change(m, f, UnitState::OutOfService);
        let unit = f.id.clone();
        self.out.say(self.now.0, Fact::UnitLost { unit });
    }

    fn add(&mut self, e: Entity, m: &mut Mover, f: &mut Force) {
        m.place = Place::Node(f.base);
        put_under(m, f, f.owner.clone());
        self.change(m, f, UnitState::Available);
        self.begin_shift(e, f);
        let unit = f.id.clone();
        self.out.say(self.now.0, Fact::UnitAdded { unit });
    }

    fn depart(&mut self, e: Entity, m: &mut Mover, f: &mut Force) {
        let Place::Node(at) = m.place else {
            panic!("unit {} departs while driving", f.id)
        };
        if f.state == UnitState::Assigned {
            self.change(m, f, UnitState::EnRoute);
        }
        if let Some(eta) = self.plan_from(m, at)
            && let Some(to) = f.task.clone()
        {
            let unit = f.id.clone();
            self.out
                .say(self.now.0, Fact::UnitDeparted { unit, to, eta });
        }
        self.at_node(&mut Driven { e, m, f: Some(f) }, at);
    }

    /// A unit has come to where it was going.
    fn unit_arrived(&mut self, m: &mut Mover, f: &mut Force) {
        let unit = f.id.clone();
        if let Some(to) = f.task.clone() {
            self.change(m, f, UnitState::OnScene);
            self.out.say(self.now.0, Fact::UnitArrived { unit, to });
        } else {
            self.out.say(self.now.0, Fact::UnitReturned { unit });
            self.returned(m, f);
        }
    }

    fn returned(&mut self, m: &mut Mover, f: &mut Force) {
        put_under(m, f, f.owner.clone());
        m.generation += 1;
        self.change(m, f, UnitState::Available);
    }

    /// A unit finds no way on.
    fn unit_stranded(&mut self, m: &mut Mover, f: &mut Force, at: usize) {
        let (unit, place) = (f.id.clone(), self.net.nodes[at].clone());
        self.out.say(self.now.0, Fact::UnitStranded { unit, place });
        f.task = None;
        m.generation += 1;
        self.change(m, f, UnitState::Available);
    }
}

/// A unit obeys a seat from now on, and plans by what that seat knows.
fn put_under(m: &mut Mover, f: &mut Force, seat: SeatId) {
    m.planner = Planner::Seat(seat.clone());
    f.command = seat;
}

/// Units in the order of identifiers.
pub(crate) fn in_order<'a>(
    index: &'a Index,
    units: &'a Query<'_, '_, (&'static Force, &'static Mover)>,
) -> impl Iterator<Item = Unit<'a>> {
    let all = index.units.values().filter_map(|&e| units.get(e).ok());
    all.map(|(force, mover)| Unit { force, mover })
}

/// All units in the order in which they lie in memory, which is quicker: for sums and counts, where no order can be seen.
pub(crate) fn in_any_order<'a>(
    units: &'a Query<'_, '_, (&'static Force, &'static Mover)>,
) -> impl Iterator<Item = Unit<'a>> {
    units.iter().map(|(force, mover)| Unit { force, mover })
}
