//! Convoys and the chain of custody: materials out to centres, sealed boxes back; an escort on every leg, a signature at every stop.
//!
//! A convoy stands still, until someone decides, where its escort is missing, its road is blocked or it is attacked. What is
//! missing in the chain is said as a gap. An escort that rides with a convoy is where the convoy is.
//! Deliberately not here: how it drives (`movement`), whether it waits at a checkpoint (`checkpoints`).

use std::collections::VecDeque;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, ConvoyId, UnitId};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::{Order, Target};
use crate::record::states::{Capability, CentreState, ConvoyState, Freight, Gap, Halt, UnitState};
use crate::sim::kernel::agenda::{Agenda, ConvoyWake, Due};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, SpawnOrder};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::world::movement::{Force, Mover, Moves, Planner};
use crate::sim::world::polling::Centre;
use crate::sim::world::requests::{
    CompanyChanged, ConvoyRequest, NotDone, PollingRequest, ResultRequest, UnitRequest,
};
use crate::sim::world::roads::RoadNet;

/// A convoy's errand; it drives as a `Mover`.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Convoy {
    /// Constant.
    pub(crate) id: ConvoyId,
    /// Constant.
    carries: Freight,
    /// Place of the network from which it starts and to which boxes come: constant.
    office: usize,
    /// Centres to which it has yet to go, the next one first: state.
    pub(crate) left: VecDeque<CentreId>,
    /// Centres whose boxes are on board: state.
    loaded: Vec<CentreId>,
    /// State.
    pub(crate) state: ConvoyState,
    /// Why it stands still, if someone has to decide: state.
    pub(crate) halted: Option<Halt>,
    /// The unit that is with it: state.
    pub(crate) escort: Option<UnitId>,
    /// Whether it was let go without an escort: state.
    alone: bool,
    /// Whether an incident is going on at it: state.
    attacked: bool,
    /// Whether the chain of custody of what is on board was broken, where result forms are followed: state.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    broken: bool,
    /// Wakes of earlier generations are void.
    generation: u32,
}

impl Convoy {
    pub(crate) fn new(c: &crate::scenario::model::Convoy, net: &RoadNet) -> Self {
        Self {
            id: c.id.clone(),
            carries: c.carries,
            office: net.node(&c.from),
            left: c.centres.iter().cloned().collect(),
            loaded: Vec::new(),
            state: ConvoyState::Waiting,
            halted: None,
            escort: None,
            alone: false,
            attacked: false,
            broken: false,
            generation: 0,
        }
    }

    /// What is still undelivered at the end is a gap; from the seventh edition of the rules on not where all is well on its way.
    fn at_end(&self, rules: Rules) -> Option<Fact> {
        let open = !matches!(self.state, ConvoyState::Waiting | ConvoyState::Delivered);
        let well = self.escort.is_some() && self.halted.is_none() && !self.attacked;
        let gap = open && (rules < Rules::Edition7 || !well);
        gap.then(|| Fact::CustodyGap {
            convoy: self.id.clone(),
            gap: Gap::Undelivered,
        })
    }

    /// What the first two editions put into the digest.
    fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(self.state as i64)
            .num(self.left.len() as i64)
            .num(i64::from(self.generation));
    }
}

/// Registers convoys.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<ConvoyRequest>()
        .add_requests::<CompanyChanged>()
        .at_start(Turn::Custody, spawn)
        .at_end(Count::Custody, |world| {
            let now = world.resource::<Now>().0;
            let rules = world.resource::<Brief>().rules;
            let mut facts = Vec::new();
            each(world, |c| facts.extend(c.at_end(rules)));
            let mut out = world.resource_mut::<Outbox>();
            facts.into_iter().for_each(|f| out.say(now, f));
        })
        .add_part(Part {
            name: "custody",
            since: Rules::Edition1,
            before: Some(|world, h| each(world, |c| c.hash(h))),
            all: |world, h| {
                each(world, |c| {
                    h.value(c);
                });
            },
        })
        .add_systems(SimTick, run.in_set(Turn::Custody).run_if(busy));
}

fn spawn(world: &mut World) {
    let scenario = world.resource::<Brief>().scenario.clone();
    for c in world.resource::<SpawnOrder>().of(scenario.convoys.values()) {
        let net = world.resource::<RoadNet>();
        let (office, convoy) = (net.node(&c.from), Convoy::new(c, net));
        let planner = Planner::Seat(c.seat.clone());
        let mover = Mover::new(Moves::Convoy(c.id.clone()), planner, office, c.speed);
        let entity = world.spawn((convoy, mover)).id();
        let mut index = world.resource_mut::<Index>();
        index.convoys.insert(c.id.clone(), entity);
    }
}

fn each(world: &World, mut f: impl FnMut(&Convoy)) -> bool {
    let mut any = false;
    let all = world.resource::<Index>().convoys.values();
    for c in all.filter_map(|&e| world.get(e)) {
        f(c);
        any = true;
    }
    any
}

/// What convoys need beside themselves.
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
    /// The centres.
    centres: Query<'w, 's, &'static Centre>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of what drives.
    units: ResMut<'w, Requests<UnitRequest>>,
    /// What is asked of centres.
    polling: ResMut<'w, Requests<PollingRequest>>,
    /// What is asked of result forms.
    results: ResMut<'w, Requests<ResultRequest>>,
    /// Where the script is told of orders that were not carried out.
    undone: ResMut<'w, Requests<NotDone>>,
}

/// Whether there is anything to do.
fn busy(
    requests: Res<Requests<ConvoyRequest>>,
    changed: Res<Requests<CompanyChanged>>,
    due: Res<Due>,
) -> bool {
    !requests.is_empty() || !changed.is_empty() || !due.custody.is_empty()
}

/// Takes what is asked of convoys, and looks at who is with them.
fn run(
    mut requests: ResMut<Requests<ConvoyRequest>>,
    mut changed: ResMut<Requests<CompanyChanged>>,
    due: Res<Due>,
    mut context: Context,
    mut convoys: Query<&mut Convoy>,
    mut units: Query<&mut Force>,
) {
    let company = !changed.take().is_empty();
    let todo = requests.take();
    let all: Vec<Entity> = context.index.convoys.values().copied().collect();
    for ask in &todo {
        let entity = match ask {
            ConvoyRequest::Start { convoy, .. }
            | ConvoyRequest::Halt(convoy)
            | ConvoyRequest::Proceed { convoy, .. }
            | ConvoyRequest::Attacked(convoy, _) => context.index.convoys.get(convoy).copied(),
            ConvoyRequest::At { convoy, .. } | ConvoyRequest::Blocked(convoy) => Some(*convoy),
            ConvoyRequest::Sealed(centre) => {
                for &e in &all {
                    if let Ok(mut c) = convoys.get_mut(e)
                        && c.state == ConvoyState::AtCentre
                        && c.left.front() == Some(centre)
                    {
                        context.sign(e, &mut c);
                    }
                }
                None
            }
        };
        if let Some(e) = entity
            && let Ok(mut c) = convoys.get_mut(e)
        {
            context.take(e, &mut c, ask);
        }
    }
    for wake in &due.custody {
        if let Ok(mut c) = convoys.get_mut(wake.convoy)
            && c.generation == wake.generation
            && c.state == ConvoyState::Signing
        {
            context.signed(wake.convoy, &mut c);
        }
    }
    let signed = !due.custody.is_empty() && context.brief.rules >= Rules::Edition2;
    if company || !todo.is_empty() || signed {
        for &e in &all {
            if let Ok(mut c) = convoys.get_mut(e) {
                context.company(e, &mut c, &mut units);
            }
        }
    }
}

impl Context<'_, '_> {
    fn take(&mut self, e: Entity, c: &mut Convoy, ask: &ConvoyRequest) {
        match ask {
            ConvoyRequest::Start { escort, .. } if c.state == ConvoyState::Waiting => {
                self.out.say(
                    self.now.0,
                    Fact::ConvoyStarted {
                        convoy: c.id.clone(),
                        escort: escort.clone(),
                    },
                );
                // The look at its company lets it go.
                c.state = ConvoyState::Halted;
                c.halted = Some(Halt::NoEscort);
            }
            ConvoyRequest::Halt(_) if c.state == ConvoyState::Moving => {
                self.halt(e, c, Halt::Ordered)
            }
            // One that waits for its escort, too, is stopped.
            ConvoyRequest::Halt(_)
                if c.state == ConvoyState::Halted
                    && c.halted == Some(Halt::NoEscort)
                    && self.brief.rules >= Rules::Edition5 =>
            {
                self.halt(e, c, Halt::Ordered)
            }
            ConvoyRequest::Proceed { skip, .. }
                if c.state == ConvoyState::Halted && !c.attacked =>
            {
                if *skip && c.left.pop_front().is_some() {
                    self.gap(c, Gap::Skipped);
                }
                if c.escort.is_none() && !c.alone {
                    c.alone = true;
                    self.gap(c, Gap::Unescorted);
                }
                self.go(e, c);
            }
            // While it is attacked it goes nowhere.
            ConvoyRequest::Proceed { convoy, skip } if c.state == ConvoyState::Halted => {
                let (convoy, skip) = (convoy.clone(), *skip);
                let order = Order::ProceedConvoy { convoy, skip };
                self.undone.tell(self.brief.rules, order);
            }
            ConvoyRequest::Proceed { skip: true, .. } if c.state == ConvoyState::AtCentre => {
                c.left.pop_front();
                self.gap(c, Gap::Skipped);
                self.go(e, c);
            }
            ConvoyRequest::Attacked(_, begins) => {
                c.attacked = *begins;
                if *begins
                    && matches!(
                        c.state,
                        ConvoyState::Moving | ConvoyState::Halted | ConvoyState::AtCentre
                    )
                {
                    self.gap(c, Gap::Attacked);
                    self.halt(e, c, Halt::Attacked);
                }
            }
            ConvoyRequest::Blocked(_) if c.state == ConvoyState::Moving => {
                self.halt(e, c, Halt::Blocked)
            }
            ConvoyRequest::At { node, .. } if c.state == ConvoyState::Moving => {
                self.at(e, c, *node)
            }
            _ => {}
        }
    }

    fn gap(&mut self, c: &mut Convoy, gap: Gap) {
        // A centre that is left out breaks nothing of what is on board.
        c.broken |= self.brief.scenario.settings.results.followed && gap != Gap::Skipped;
        self.out.say(
            self.now.0,
            Fact::CustodyGap {
                convoy: c.id.clone(),
                gap,
            },
        );
    }

    fn halt(&mut self, e: Entity, c: &mut Convoy, why: Halt) {
        c.state = ConvoyState::Halted;
        c.halted = Some(why);
        self.units.push(UnitRequest::Stop(e));
        self.out.say(
            self.now.0,
            Fact::ConvoyHalted {
                convoy: c.id.clone(),
                why,
            },
        );
    }

    fn goal(&self, c: &Convoy) -> usize {
        c.left.front().map_or(c.office, |id| {
            self.net.node(&self.brief.scenario.centres[id].place)
        })
    }

    fn go(&mut self, e: Entity, c: &mut Convoy) {
        c.state = ConvoyState::Moving;
        c.halted = None;
        self.out.say(
            self.now.0,
            Fact::ConvoyResumed {
                convoy: c.id.clone(),
            },
        );
        let to = vec![self.goal(c)];
        self.units.push(UnitRequest::Drive { vehicle: e, to });
    }

    fn at(&mut self, e: Entity, c: &mut Convoy, node: usize) {
        if node != self.goal(c) {
            return self.halt(e, c, Halt::Blocked);
        }
        let Some(centre) = c.left.front().cloned() else {
            return self.sign(e, c);
        };
        self.out.say(
            self.now.0,
            Fact::ConvoyReached {
                convoy: c.id.clone(),
                centre: centre.clone(),
            },
        );
        let sealed = self
            .centres
            .get(self.index.centres[&centre])
            .is_ok_and(|x| x.state == CentreState::Sealed);
        if c.carries == Freight::Materials || sealed {
            self.sign(e, c);
        } else {
            c.state = ConvoyState::AtCentre;
        }
    }

    fn sign(&mut self, e: Entity, c: &mut Convoy) {
        c.state = ConvoyState::Signing;
        c.generation += 1;
        self.agenda.at(
            self.now.0 + self.brief.scenario.settings.sign,
            ConvoyWake {
                convoy: e,
                generation: c.generation,
            },
        );
    }

    fn signed(&mut self, e: Entity, c: &mut Convoy) {
        if let Some(centre) = c.left.pop_front() {
            self.out.say(
                self.now.0,
                Fact::CustodySigned {
                    convoy: c.id.clone(),
                    centre: centre.clone(),
                },
            );
            match c.carries {
                Freight::Materials => self.polling.push(PollingRequest::Materials(centre, true)),
                Freight::Boxes => {
                    c.loaded.push(centre.clone());
                    self.polling
                        .push(PollingRequest::Boxes(centre, CentreState::InTransit));
                }
            }
            if !c.left.is_empty() || c.carries == Freight::Boxes {
                return self.go(e, c);
            }
        }
        if c.carries == Freight::Boxes {
            self.results.push(ResultRequest::Delivered {
                office: self.net.nodes[c.office].clone(),
                centres: c.loaded.clone(),
                whole: !c.broken,
            });
        }
        for centre in std::mem::take(&mut c.loaded) {
            self.polling
                .push(PollingRequest::Boxes(centre, CentreState::Delivered));
        }
        c.state = ConvoyState::Delivered;
        self.out.say(
            self.now.0,
            Fact::ConvoyDelivered {
                convoy: c.id.clone(),
            },
        );
    }

    /// Whether an escort is with it: one that came lets it go, one that left stops it.
    fn company(&mut self, e: Entity, c: &mut Convoy, units: &mut Query<&mut Force>) {
        let to = Target::Convoy(c.id.clone());
        if c.state == ConvoyState::Delivered && self.brief.rules >= Rules::Edition2 {
            return self.dismiss(c, &to, units);
        }
        if matches!(c.state, ConvoyState::Delivered | ConvoyState::Waiting) {
            return;
        }
        let with = |u: &&Force| {
            u.state == UnitState::OnScene
                && u.task.as_ref() == Some(&to)
                && u.capabilities.contains(&Capability::Escort)
        };
        let forces = units.as_readonly();
        let all = self
            .index
            .units
            .values()
            .filter_map(|&e| forces.get(e).ok());
        let there = all.into_iter().find(with).map(|u| u.id.clone());
        if there == c.escort {
            return;
        }
        if let Some(id) = &there
            && let Ok(mut u) = units.get_mut(self.index.units[id])
        {
            u.riding = Some(e);
        }
        let left = c.escort.is_some() && there.is_none();
        c.escort = there;
        if left && !c.alone && c.state == ConvoyState::Moving {
            self.gap(c, Gap::EscortLeft);
            self.halt(e, c, Halt::NoEscort);
        } else if c.escort.is_some() && c.halted == Some(Halt::NoEscort) && !c.attacked {
            c.alone = false;
            self.go(e, c);
        }
    }

    /// A convoy that has delivered everything needs nobody any more: who was sent to it is released, also who is sent too late.
    fn dismiss(&mut self, c: &mut Convoy, to: &Target, units: &Query<&mut Force>) {
        c.escort = None;
        for &e in self.index.units.values() {
            if units
                .get(e)
                .is_ok_and(|u| u.task.as_ref() == Some(to) && u.state != UnitState::OutOfService)
            {
                self.units.push(UnitRequest::StandDown(e));
            }
        }
    }
}
