//! Convoys and the chain of custody: materials out to centres, sealed boxes back; an escort on every leg, a signature at every stop.
//!
//! A convoy stands still, until someone decides, where its escort is missing, its road is blocked or it is attacked. What is
//! missing in the chain is said as a gap. An escort that rides with a convoy is where the convoy is.
//! Deliberately not here: how it drives (`movement`), whether it waits at a checkpoint (`checkpoints`).

use std::collections::VecDeque;

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, ConvoyId, UnitId};
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::states::{Capability, CentreState, ConvoyState, Freight, Gap, Halt, UnitState};
use crate::sim::kernel::agenda::{
    Agenda, ConvoyRequest, Due, PollingRequest, Requests, UnitRequest, Wake,
};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::world::movement::{Unit, in_order};
use crate::sim::world::polling::Centre;
use crate::sim::world::roads::RoadNet;

/// A convoy's errand; it drives as a `Unit`.
#[derive(Component, Clone, Debug)]
pub(crate) struct Convoy {
    pub(crate) id: ConvoyId,
    carries: Freight,
    office: usize,
    pub(crate) left: VecDeque<CentreId>,
    /// Centres whose boxes are on board.
    loaded: Vec<CentreId>,
    pub(crate) state: ConvoyState,
    pub(crate) halted: Option<Halt>,
    pub(crate) escort: Option<UnitId>,
    /// It was let go without an escort.
    alone: bool,
    attacked: bool,
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
            generation: 0,
        }
    }

    /// What is still undelivered at the end is a gap.
    pub(crate) fn at_end(&self) -> Option<Fact> {
        let open = !matches!(self.state, ConvoyState::Waiting | ConvoyState::Delivered);
        open.then(|| Fact::CustodyGap {
            convoy: self.id.clone(),
            gap: Gap::Undelivered,
        })
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(self.state as i64)
            .num(self.left.len() as i64)
            .num(i64::from(self.generation));
    }
}

struct Road<'a, 'w, 's> {
    now: SimTime,
    brief: &'a Brief,
    index: &'a Index,
    net: &'a RoadNet,
    centres: &'a Query<'w, 's, &'static Centre>,
    requests: &'a mut Requests,
    agenda: &'a mut Agenda,
    out: &'a mut Outbox,
}

/// Takes what is asked of convoys, and looks at who is with them.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    net: Res<RoadNet>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut convoys: Query<&mut Convoy>,
    mut units: Query<&mut Unit>,
    centres: Query<'_, '_, &'static Centre>,
) {
    let company = std::mem::take(&mut requests.company);
    let todo = std::mem::take(&mut requests.convoys);
    if index.convoys.is_empty() {
        return;
    }
    let mut r = Road {
        now: now.0,
        brief: &brief,
        index: &index,
        net: &net,
        centres: &centres,
        requests: &mut requests,
        agenda: &mut agenda,
        out: &mut out,
    };
    for ask in &todo {
        let entity = match ask {
            ConvoyRequest::Start { convoy, .. }
            | ConvoyRequest::Halt(convoy)
            | ConvoyRequest::Proceed { convoy, .. }
            | ConvoyRequest::Attacked(convoy, _) => index.convoys.get(convoy).copied(),
            ConvoyRequest::At { convoy, .. } | ConvoyRequest::Blocked(convoy) => Some(*convoy),
            ConvoyRequest::Sealed(centre) => {
                for &e in index.convoys.values() {
                    if let Ok(mut c) = convoys.get_mut(e)
                        && c.state == ConvoyState::AtCentre
                        && c.left.front() == Some(centre)
                    {
                        r.sign(e, &mut c);
                    }
                }
                None
            }
        };
        if let Some(e) = entity
            && let Ok(mut c) = convoys.get_mut(e)
        {
            r.take(e, &mut c, ask);
        }
    }
    for wake in &due.0 {
        if let Wake::Signed(e, generation) = *wake
            && let Ok(mut c) = convoys.get_mut(e)
            && c.generation == generation
            && c.state == ConvoyState::Signing
        {
            r.signed(e, &mut c);
        }
    }
    let signed = due.0.iter().any(|w| matches!(w, Wake::Signed(..)));
    if company || !todo.is_empty() || signed && brief.rules >= Rules::Edition2 {
        for &e in index.convoys.values() {
            if let Ok(mut c) = convoys.get_mut(e) {
                r.company(e, &mut c, &mut units);
            }
        }
    }
}

impl Road<'_, '_, '_> {
    fn take(&mut self, e: Entity, c: &mut Convoy, ask: &ConvoyRequest) {
        match ask {
            ConvoyRequest::Start { escort, .. } if c.state == ConvoyState::Waiting => {
                self.out.say(
                    self.now,
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

    fn gap(&mut self, c: &Convoy, gap: Gap) {
        self.out.say(
            self.now,
            Fact::CustodyGap {
                convoy: c.id.clone(),
                gap,
            },
        );
    }

    fn halt(&mut self, e: Entity, c: &mut Convoy, why: Halt) {
        c.state = ConvoyState::Halted;
        c.halted = Some(why);
        self.requests.units.push(UnitRequest::Stop(e));
        self.out.say(
            self.now,
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
            self.now,
            Fact::ConvoyResumed {
                convoy: c.id.clone(),
            },
        );
        self.requests.units.push(UnitRequest::Drive {
            vehicle: e,
            to: vec![self.goal(c)],
        });
    }

    fn at(&mut self, e: Entity, c: &mut Convoy, node: usize) {
        if node != self.goal(c) {
            return self.halt(e, c, Halt::Blocked);
        }
        let Some(centre) = c.left.front().cloned() else {
            return self.sign(e, c);
        };
        self.out.say(
            self.now,
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
            self.now + self.brief.scenario.settings.sign,
            Wake::Signed(e, c.generation),
        );
    }

    fn signed(&mut self, e: Entity, c: &mut Convoy) {
        if let Some(centre) = c.left.pop_front() {
            self.out.say(
                self.now,
                Fact::CustodySigned {
                    convoy: c.id.clone(),
                    centre: centre.clone(),
                },
            );
            match c.carries {
                Freight::Materials => self
                    .requests
                    .polling
                    .push(PollingRequest::Materials(centre, true)),
                Freight::Boxes => {
                    c.loaded.push(centre.clone());
                    self.requests
                        .polling
                        .push(PollingRequest::Boxes(centre, CentreState::InTransit));
                }
            }
            if !c.left.is_empty() || c.carries == Freight::Boxes {
                return self.go(e, c);
            }
        }
        for centre in std::mem::take(&mut c.loaded) {
            self.requests
                .polling
                .push(PollingRequest::Boxes(centre, CentreState::Delivered));
        }
        c.state = ConvoyState::Delivered;
        self.out.say(
            self.now,
            Fact::ConvoyDelivered {
                convoy: c.id.clone(),
            },
        );
    }

    /// Whether an escort is with it: one that came lets it go, one that left stops it.
    fn company(&mut self, e: Entity, c: &mut Convoy, units: &mut Query<&mut Unit>) {
        let to = Target::Convoy(c.id.clone());
        if c.state == ConvoyState::Delivered && self.brief.rules >= Rules::Edition2 {
            return self.dismiss(c, &to, units);
        }
        let with = |u: &Unit| {
            u.state == UnitState::OnScene
                && u.task.as_ref() == Some(&to)
                && u.capabilities.contains(&Capability::Escort)
        };
        let there = in_order(self.index, &units.as_readonly())
            .find(|u| with(u))
            .map(|u| u.id.clone());
        if c.state == ConvoyState::Delivered || c.state == ConvoyState::Waiting || there == c.escort
        {
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
    fn dismiss(&mut self, c: &mut Convoy, to: &Target, units: &Query<&mut Unit>) {
        c.escort = None;
        for &e in self.index.units.values() {
            if units
                .get(e)
                .is_ok_and(|u| u.task.as_ref() == Some(to) && u.state != UnitState::OutOfService)
            {
                self.requests.units.push(UnitRequest::StandDown(e));
            }
        }
    }
}
