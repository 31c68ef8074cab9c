//! Detained people and evidence: held on the spot by those who took them, until someone entitled takes over and signs.
//!
//! A checkpoint holds what its checks found, units on a scene what a settled incident yields. Those who hold are bound: people of a
//! checkpoint keep watch and leave its lanes; a unit that leaves breaks the chain. A unit that can investigate and stands at the same
//! place takes over; or those who hold it bring it to the directorate's seat. What is held for too long, or to the end, is a gap.
//! Persons are numbers and nothing else. Deliberately not here: what checks find (`checkpoints`), who orders a hand-over
//! (`seats::orders`), ballot boxes on convoys (`convoys`).

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::ids::{IncidentId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::{Order, Party, Target};
use crate::record::states::{Capability, EvidenceKind, HeldGap, RoadState, UnitState};
use crate::sim::kernel::agenda::{Agenda, Due, HoldingWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::world::incidents::on_scene;
use crate::sim::world::movement::{Force, Mover, Place, Unit, in_order};
use crate::sim::world::requests::{CheckpointRequest, HoldingRequest, NotDone, UnitRequest};
use crate::sim::world::roads::RoadNet;

/// How what is held stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
enum State {
    /// It is held on the spot.
    Held,
    /// A unit takes over and signs.
    Signing(UnitId),
    /// Those who hold it bring it to the directorate.
    OnTheWay,
    /// They have come there, and the directorate signs.
    AtTheDirectorate,
    /// It was handed over.
    HandedOver,
}

/// People, evidence or both that someone holds.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Holding {
    /// Its number, from 1: constant.
    pub(crate) number: u32,
    /// Who holds it: a checkpoint or a unit. Constant.
    pub(crate) by: Party,
    /// How many people: constant.
    pub(crate) people: u32,
    /// What evidence: constant.
    pub(crate) evidence: Option<EvidenceKind>,
    /// Since when: constant.
    pub(crate) since: SimTime,
    /// State.
    state: State,
    /// Whether the chain was broken: state.
    broken: bool,
    /// Wakes of earlier generations are void.
    generation: u32,
}

/// All that was taken into custody, by number.
#[derive(Resource, Default, Debug, Serialize)]
pub(crate) struct Holdings {
    /// State.
    all: Vec<Holding>,
}

impl Holdings {
    /// What someone holds now.
    pub(crate) fn of<'a>(&'a self, by: &'a Party) -> impl Iterator<Item = &'a Holding> {
        let held = move |h: &&Holding| h.by == *by && h.state != State::HandedOver;
        self.all.iter().filter(held)
    }

    /// Whether what someone took at a moment has been handed over.
    pub(crate) fn handed_over(&self, by: &Party, since: SimTime) -> bool {
        let mut taken = self.all.iter().filter(|h| h.by == *by && h.since == since);
        taken.any(|h| h.state == State::HandedOver)
    }
}

impl Holding {
    /// Whether it is about to be handed over, or on its way there.
    pub(crate) fn leaves(&self) -> bool {
        self.state != State::Held
    }
}

/// Registers detained people and evidence.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<HoldingRequest>()
        .init_resource::<Holdings>()
        .at_end(Count::Holdings, |world| {
            let now = world.resource::<Now>().0;
            let all = world.resource::<Holdings>().all.clone();
            let brief = world.resource::<Brief>();
            let (rules, spot) = (brief.rules, brief.scenario.settings.custody.on_the_spot);
            let open = all.into_iter().filter(|h| {
                if rules < Rules::Edition7 {
                    h.state != State::HandedOver
                } else {
                    // What may still be held there, or is on its way, is not late.
                    h.state == State::Held && now >= h.since + spot
                }
            });
            let mut out = world.resource_mut::<Outbox>();
            open.for_each(|h| out.say(now, gap(&h, HeldGap::Open)));
        })
        .add_part(Part {
            name: "holdings",
            since: Rules::Edition6,
            before: None,
            all: |world, h| {
                h.value(world.resource::<Holdings>());
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Holdings).run_if(busy));
}

fn gap(h: &Holding, why: HeldGap) -> Fact {
    Fact::HeldGap {
        held: h.number,
        from: h.by.clone(),
        why,
    }
}

/// What custody needs beside itself.
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
    /// Units, and where they are.
    units: Query<'w, 's, (&'static Force, &'static Mover)>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of what drives.
    moves: ResMut<'w, Requests<UnitRequest>>,
    /// What is asked of checkpoints.
    checkpoints: ResMut<'w, Requests<CheckpointRequest>>,
    /// Where the script is told of orders that were not carried out.
    undone: ResMut<'w, Requests<NotDone>>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<HoldingRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.holdings.is_empty()
}

/// Takes people and evidence into custody, and looks at who holds them and who may take over.
fn run(
    mut requests: ResMut<Requests<HoldingRequest>>,
    due: Res<Due>,
    mut holdings: ResMut<Holdings>,
    mut context: Context,
) {
    let asked = requests.take();
    if context.brief.rules < Rules::Edition6 {
        return;
    }
    let all = &mut holdings.all;
    for ask in asked {
        match ask {
            HoldingRequest::Taken {
                by,
                people,
                evidence,
            } => context.taken(all, by, people, evidence),
            HoldingRequest::Settled {
                incident,
                site,
                people,
                evidence,
            } => {
                if let Some(by) = context.present(&incident, &site) {
                    context.taken(all, Party::Unit(by), people, evidence);
                }
            }
            HoldingRequest::BringIn(number) => {
                with(all, number, |h| context.bring_in(h));
            }
            HoldingRequest::Moved => {}
        }
    }
    for wake in &due.holdings {
        match *wake {
            HoldingWake::Overdue(number) => with(all, number, |h| context.overdue(h)),
            HoldingWake::Signed(number, g) => with(all, number, |h| {
                if h.generation == g {
                    context.signed(h);
                }
            }),
            HoldingWake::Back(number) => with(all, number, |h| context.bind(h, false)),
        }
    }
    for h in all.iter_mut().filter(|h| h.state != State::HandedOver) {
        context.look(h);
    }
}

fn with(all: &mut [Holding], number: u32, act: impl FnOnce(&mut Holding)) {
    let found = all.get_mut((number as usize).wrapping_sub(1));
    if let Some(h) = found.filter(|h| h.number == number) {
        act(h);
    }
}

impl Context<'_, '_> {
    fn unit(&self, id: &UnitId) -> Option<Unit<'_>> {
        let (force, mover) = self.units.get(*self.index.units.get(id)?).ok()?;
        Some(Unit { force, mover })
    }

    /// Of the units on the scene of an incident, the first that can hold people.
    fn present(&self, incident: &IncidentId, site: &Target) -> Option<UnitId> {
        let holds = [Capability::Guard, Capability::Armed, Capability::Crowd];
        let able = |u: &Unit<'_>| holds.iter().any(|c| u.capabilities.contains(c));
        let there = in_order(&self.index, &self.units).filter(|u| on_scene(*u, incident, site));
        there.into_iter().find(able).map(|u| u.id.clone())
    }

    fn taken(
        &mut self,
        all: &mut Vec<Holding>,
        by: Party,
        people: u32,
        evidence: Option<EvidenceKind>,
    ) {
        let (now, number) = (self.now.0, all.len() as u32 + 1);
        let h = Holding {
            number,
            by,
            people,
            evidence,
            since: now,
            state: State::Held,
            broken: false,
            generation: 0,
        };
        self.out.say(
            now,
            Fact::TakenIntoCustody {
                held: number,
                by: h.by.clone(),
                people,
                evidence,
            },
        );
        self.bind(&h, true);
        let most = self.brief.scenario.settings.custody.on_the_spot;
        self.agenda.at(now + most, HoldingWake::Overdue(number));
        all.push(h);
    }

    /// People of a checkpoint keep watch, or are free again. A unit is bound whole.
    fn bind(&mut self, h: &Holding, on: bool) {
        if let Party::Checkpoint(id) = &h.by {
            let people = self.brief.scenario.settings.custody.watch;
            let request = CheckpointRequest::Bind(id.clone(), people, on);
            self.checkpoints.push(request);
        }
    }

    fn breaks(&mut self, h: &mut Holding, why: HeldGap) {
        if !std::mem::replace(&mut h.broken, true) {
            self.out.say(self.now.0, gap(h, why));
        }
    }

    fn overdue(&mut self, h: &mut Holding) {
        if h.state == State::Held {
            self.breaks(h, HeldGap::Overdue);
        }
    }

    /// Where it is held: the place of the network, if those who hold it stand at one.
    fn place(&self, by: &Party) -> Option<usize> {
        match by {
            Party::Checkpoint(id) => {
                let c = self.brief.scenario.checkpoints.get(id)?;
                Some(self.net.node(&c.near))
            }
            Party::Unit(id) => match self.unit(id)?.mover.place {
                Place::Node(n) => Some(n),
                Place::Road(_) => None,
            },
            Party::Seat(_)
            | Party::Centre(_)
            | Party::Convoy(_)
            | Party::Public(_)
            | Party::Post(_)
            | Party::Control => None,
        }
    }

    /// Place of the network where the directorate of those who hold it has its seat.
    fn directorate(&self, by: &Party) -> Option<usize> {
        let s = &self.brief.scenario;
        let area = match by {
            Party::Checkpoint(id) => s.directorate_of_place(&s.checkpoints.get(id)?.near),
            Party::Unit(id) => s.seats.get(&self.unit(id)?.command)?.directorate.clone(),
            _ => None,
        };
        Some(self.net.node(&s.directorates.get(&area?)?.seat))
    }

    fn sign(&mut self, h: &mut Holding, state: State, after: Span) {
        h.state = state;
        h.generation += 1;
        let wake = HoldingWake::Signed(h.number, h.generation);
        let at = self.now.0 + after + self.brief.scenario.settings.sign;
        self.agenda.at(at, wake);
    }

    /// Those who hold it are to bring it to the directorate.
    fn bring_in(&mut self, h: &mut Holding) {
        if !matches!(h.state, State::Held) {
            return;
        }
        let (Some(from), Some(to)) = (self.place(&h.by), self.directorate(&h.by)) else {
            return;
        };
        let open = |x: usize| self.net.edges[x].state() == RoadState::Open;
        let way = self.net.fastest(from, &[to], 1.0, open);
        match (&h.by, way) {
            (Party::Unit(id), Some(_)) => {
                h.state = State::OnTheWay;
                self.moves.push(UnitRequest::Sending {
                    unit: self.index.units[id],
                    to: Target::Place(self.net.nodes[to].clone()),
                    command: None,
                });
            }
            // A car of the checkpoint drives there; its people are back as long after.
            (_, Some((_, (_, ms)))) => {
                let drive = Span::from_millis(ms.cast_signed());
                self.sign(h, State::AtTheDirectorate, drive);
            }
            (_, None) => {
                let (held, to) = (h.number, None);
                let order = Order::HandOver { held, to };
                self.undone.tell(self.brief.rules, order);
            }
        }
    }

    /// Looks at those who hold it, and at who could take over.
    fn look(&mut self, h: &mut Holding) {
        let Party::Unit(id) = &h.by else {
            return self.collector(h);
        };
        let to = self.directorate(&h.by);
        let Some(u) = self.unit(id) else { return };
        let (state, there) = (u.state, self.place(&h.by));
        let leaves = matches!(
            state,
            UnitState::Assigned | UnitState::EnRoute | UnitState::Returning
        );
        let brings = to
            .is_some_and(|to| u.task.as_ref() == Some(&Target::Place(self.net.nodes[to].clone())));
        let lost = state == UnitState::OutOfService;
        match h.state {
            State::OnTheWay if brings && state == UnitState::OnScene && there == to => {
                self.sign(h, State::AtTheDirectorate, Span::ZERO);
            }
            // Its order may still be on its way within this moment.
            State::OnTheWay if brings || !leaves && !lost => {}
            State::Held if !leaves && !lost => self.collector(h),
            State::Held | State::OnTheWay | State::Signing(_) if leaves || lost => {
                h.state = State::Held;
                h.generation += 1;
                self.breaks(h, HeldGap::HolderLeft);
            }
            _ => {}
        }
    }

    /// A unit that can investigate and stands there takes over.
    fn collector(&mut self, h: &mut Holding) {
        if h.state != State::Held {
            return;
        }
        let Some(place) = self.place(&h.by) else {
            return;
        };
        let takes = |u: &Unit<'_>| {
            u.capabilities.contains(&Capability::Investigation)
                && u.state == UnitState::OnScene
                && u.mover.place == Place::Node(place)
        };
        let found = in_order(&self.index, &self.units).find(takes);
        if let Some(unit) = found.map(|u| u.id.clone()) {
            self.sign(h, State::Signing(unit), Span::ZERO);
        }
    }

    /// The signature is given.
    fn signed(&mut self, h: &mut Holding) {
        let unit = match &h.state {
            State::Signing(unit) => {
                let place = self.place(&h.by);
                let here = self.unit(unit).is_some_and(|u| {
                    u.state == UnitState::OnScene
                        && place.map(Place::Node).as_ref() == Some(&u.mover.place)
                });
                if !here {
                    h.state = State::Held;
                    return;
                }
                Some(unit.clone())
            }
            State::AtTheDirectorate => None,
            State::Held | State::OnTheWay | State::HandedOver => return,
        };
        let now = self.now.0;
        h.state = State::HandedOver;
        let brought = unit.is_none();
        self.out.say(
            now,
            Fact::HeldHandedOver {
                held: h.number,
                from: h.by.clone(),
                unit,
                after_seconds: (now - h.since).secs(),
            },
        );
        match &h.by {
            Party::Unit(id) if brought => {
                let e = self.index.units[id];
                self.moves.push(UnitRequest::StandDown(e));
            }
            Party::Checkpoint(_) if brought => {
                let back = self.way_back(&h.by);
                self.agenda.at(now + back, HoldingWake::Back(h.number));
            }
            _ => self.bind(h, false),
        }
    }

    /// How long the car of a checkpoint drives back from the directorate.
    fn way_back(&self, by: &Party) -> Span {
        let (Some(from), Some(to)) = (self.directorate(by), self.place(by)) else {
            return Span::ZERO;
        };
        let way = self.net.fastest(from, &[to], 1.0, |_| true);
        way.map_or(Span::ZERO, |(_, (_, ms))| {
            Span::from_millis(ms.cast_signed())
        })
    }
}
