//! What is there and has no part in anything: units that nobody needs, centres and checkpoints that nothing concerns; and standing
//! orders that contradict each other.
//!
//! Deliberately not here: what the script never brings into play (`idle`), seats (`workload`).

use std::collections::BTreeSet;

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::{CentreId, CheckpointId, UnitId};
use crate::base::message::msg;
use crate::record::order::{About, OrderKind, Target};
use crate::record::states::{Capability, UnitKind};
use crate::scenario::Scenario;
use crate::scenario::model::{self, Action, Condition, Doctrine, Effect, Named, Test, When};
use crate::scenario::read::{Draft, Located};

/// All that the script names or asks for.
#[derive(Default)]
struct Concerned<'s> {
    units: BTreeSet<&'s UnitId>,
    centres: BTreeSet<&'s CentreId>,
    checkpoints: BTreeSet<&'s CheckpointId>,
    able: BTreeSet<Capability>,
    kinds: BTreeSet<UnitKind>,
    /// Whether an order is looked for that any unit could carry out.
    any_unit: bool,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let mut named = Concerned::default();
    for i in &s.injects {
        i.effects.iter().for_each(|e| named.effect(s, e));
        if let When::If { condition, .. } = &i.when {
            // A contingency asks for nothing: it follows what is not done.
            let any_unit = named.any_unit;
            named.condition(condition);
            named.any_unit = any_unit;
        }
        for x in &i.expected {
            x.action.iter().for_each(|a| named.action(a));
            x.all_of.iter().chain(&x.any_of).for_each(|t| match t {
                Test::Order(a) => named.action(a),
                Test::Holds(x) | Test::HoldsFor(x, _) => named.condition(x),
            });
        }
    }
    named.by_nature(s);
    units(c, draft, s, &named);
    centres(c, draft, s, &named);
    checkpoints(c, draft, s, &named);
    standing_orders(c, draft);
}

impl<'s> Concerned<'s> {
    fn target(&mut self, t: &'s Target) {
        match t {
            Target::Centre(id) => {
                self.centres.insert(id);
            }
            Target::Checkpoint(id) => {
                self.checkpoints.insert(id);
            }
            Target::Place(_) | Target::Road(_) | Target::Convoy(_) | Target::Incident(_) => {}
        }
    }

    fn about(&mut self, a: &'s About) {
        match a {
            About::Unit(id) => {
                self.units.insert(id);
            }
            About::Centre(id) => {
                self.centres.insert(id);
            }
            About::Checkpoint(id) => {
                self.checkpoints.insert(id);
            }
            About::Incident(_)
            | About::Convoy(_)
            | About::Road(_)
            | About::Vehicle(_)
            | About::Rumour(_)
            | About::Situation => {}
        }
    }

    fn action(&mut self, a: &'s Action) {
        a.about.iter().for_each(|t| self.target(t));
        a.subject.iter().for_each(|x| self.about(x));
        self.able.extend(a.able_to);
        self.kinds.extend(a.unit_kind);
        let sends = matches!(a.order, OrderKind::Send | OrderKind::Relieve);
        self.any_unit |= sends && a.able_to.is_none() && a.unit_kind.is_none();
    }

    fn condition(&mut self, x: &'s Condition) {
        match x {
            Condition::All(list) | Condition::Any(list) => {
                list.iter().for_each(|x| self.condition(x));
            }
            Condition::Not(x) => self.condition(x),
            Condition::Ordered { action, .. } | Condition::Missing { action, .. } => {
                self.action(action);
            }
            Condition::UnitIs(id, _) => {
                self.units.insert(id);
            }
            Condition::CentreIs(id, _) | Condition::Measure { centre: id, .. } => {
                self.centres.insert(id);
            }
            Condition::CheckpointIs(id, _)
            | Condition::CheckpointAtMost(id, _)
            | Condition::QueueAtMost(id, _) => {
                self.checkpoints.insert(id);
            }
            Condition::Arrived { at, able_to, .. } => {
                self.target(at);
                self.able.extend(*able_to);
                self.any_unit |= able_to.is_none();
            }
            Condition::Reported { about, .. } => self.about(about),
            Condition::Flag(_)
            | Condition::Since(_)
            | Condition::Released(_)
            | Condition::Unacknowledged { .. }
            | Condition::RoadIs(..)
            | Condition::IncidentIs(..)
            | Condition::StageReached(..)
            | Condition::ReadinessIs(..)
            | Condition::ConvoyIs(..)
            | Condition::VehicleIs(..)
            | Condition::HandedOver(_)
            | Condition::ChannelIsDown(..)
            | Condition::RumourHeard(..)
            | Condition::ConfidenceBelow(..) => {}
        }
    }

    fn effect(&mut self, s: &Scenario, e: &'s Effect) {
        if let Effect::Incident { kind, at, .. } = e {
            self.target(at);
            let stages = s.kinds.get(kind).into_iter().flat_map(|k| &k.stages);
            for stage in stages {
                self.able.extend(stage.needs.iter().map(|n| n.capability));
                if !stage.cuts.is_empty() || stage.repair.is_some() {
                    self.able.insert(Capability::Technical);
                }
                if stage.blocks {
                    self.able.insert(Capability::Clearing);
                }
                if stage.injures > 0.0 {
                    self.able.insert(Capability::Medical);
                }
            }
        }
        if let Effect::Message { tells, .. } = e {
            tells.iter().for_each(|a| self.about(a));
        }
        let row = e.row();
        self.able.extend(row.calls_for);
        for (_, thing) in row.names {
            match thing {
                Named::Unit(id) => drop(self.units.insert(id)),
                Named::Checkpoint(id) => drop(self.checkpoints.insert(id)),
                Named::Centre(id) => drop(self.centres.insert(id)),
                Named::Road(_)
                | Named::Directorate(_)
                | Named::Municipality(_)
                | Named::Place(_)
                | Named::Incident(_)
                | Named::Vehicle(_)
                | Named::Rumour(_) => {}
            }
        }
    }

    /// What the day itself needs: escorts of convoys, and someone to whom what checkpoints find is handed over.
    fn by_nature(&mut self, s: &'s Scenario) {
        if !s.convoys.is_empty() {
            self.able.insert(Capability::Escort);
        }
        if !s.checkpoints.is_empty() || s.kinds.values().any(|k| k.custody.is_some()) {
            self.able.insert(Capability::Investigation);
        }
        self.centres
            .extend(s.convoys.values().flat_map(|v| &v.centres));
        self.centres
            .extend(s.units.values().filter_map(|u| u.centre.as_ref()));
    }
}

/// Units that nothing needs. A script without incidents needs none at all, and says nothing of any; in a discussion they are there
/// to be talked about.
fn units(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, named: &Concerned<'_>) {
    if !s.modules.is_empty() || named.any_unit || (named.able.is_empty() && named.kinds.is_empty())
    {
        return;
    }
    for l in &draft.units {
        let Some(u) = s.units.get(&l.value.id) else {
            continue;
        };
        let needed = u.centre.is_some()
            || named.units.contains(&u.id)
            || named.kinds.contains(&u.kind)
            || u.capabilities.iter().any(|k| named.able.contains(k));
        if !needed {
            let (what, help) = (
                msg!("check-nothing-needs-unit"),
                msg!("check-give-unit-work"),
            );
            c.warn(At::of(l), CheckRule::UnitNeverNeeded, what, help);
        }
    }
}

/// Centres of an exercise outside the polling hours that nothing names.
fn centres(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, named: &Concerned<'_>) {
    let polling = &s.settings.polling;
    if polling.opens < s.head.end && polling.closes > s.head.start {
        return;
    }
    for l in draft
        .centres
        .iter()
        .filter(|l| !named.centres.contains(&l.value.id))
    {
        let (what, help) = (
            msg!("check-nothing-concerns-centre"),
            msg!("check-let-something-happen"),
        );
        c.warn(At::of(l), CheckRule::CentreNeverConcerned, what, help);
    }
}

/// Checkpoints that nothing passes and nothing names.
fn checkpoints(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, named: &Concerned<'_>) {
    // Whatever drives may choose any road.
    if !s.vehicles.is_empty() || !s.convoys.is_empty() {
        return;
    }
    let access: BTreeSet<_> = s
        .centres
        .values()
        .flat_map(|x| &x.access)
        .map(|a| &a.road)
        .collect();
    for l in &draft.checkpoints {
        let x = &l.value;
        let passed = x.traffic > 0.0 || access.contains(&x.road);
        if !passed && !named.checkpoints.contains(&x.id) {
            let (what, help) = (
                msg!("check-nothing-passes-checkpoint"),
                msg!("check-give-road-traffic"),
            );
            c.warn(At::of(l), CheckRule::CheckpointNeverConcerned, what, help);
        }
    }
}

/// Two standing orders of one role of which one undoes the other.
fn standing_orders(c: &mut Checker<'_>, draft: &Draft) {
    for (n, l) in draft.doctrine.iter().enumerate() {
        let other = draft.doctrine[..n].iter().find(|o| contradict(o, l));
        if let Some(other) = other {
            let what = msg!("check-standing-orders-contradict", id = &other.value.id);
            let help = msg!("check-keep-one-standing-order");
            let at = At::of(l).field("does");
            c.warn(at, CheckRule::StandingOrdersContradict, what, help);
        }
    }
}

fn contradict(a: &Located<model::Rule>, b: &Located<model::Rule>) -> bool {
    use Doctrine as D;
    let one_role = a.value.roles.iter().any(|r| b.value.roles.contains(r));
    let differ = match (&a.value.does, &b.value.does) {
        (
            D::RaiseReadiness { before, level },
            D::RaiseReadiness {
                before: later,
                level: then,
            },
        ) => level != then && (before == later || (before > later) == (level > then)),
        (D::SendToIncidents { keep: a }, D::SendToIncidents { keep: b }) => a != b,
        (
            D::EaseCheckpoints { above, below },
            D::EaseCheckpoints {
                above: other,
                below: under,
            },
        ) => (above, below) != (other, under),
        (D::ExtendLostTime { at_least: a }, D::ExtendLostTime { at_least: b }) => a != b,
        (D::IssueLookouts { holds: a }, D::IssueLookouts { holds: b }) => a != b,
        (
            D::StartConvoys { before, after },
            D::StartConvoys {
                before: earlier,
                after: later,
            },
        ) => (before, after) != (earlier, later),
        (D::RepeatOrders { after: a }, D::RepeatOrders { after: b }) => a != b,
        (D::RelieveUnits { beyond: a }, D::RelieveUnits { beyond: b }) => a != b,
        _ => false,
    };
    one_role && differ
}
