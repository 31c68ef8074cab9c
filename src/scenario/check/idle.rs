//! What the script says and what can never happen, is always so, or is never used: warnings, each with advice.
//!
//! They are looked for only in a scenario without errors, so that nothing here is the consequence of something else.
//! Deliberately not here: forces and map (`sense`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker, expected, sense};
use crate::base::diag::CheckRule;
use crate::base::ids::CentreId;
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Effect, Inject, Measure, When};
use crate::scenario::read::{Draft, Located};

/// What the script does anywhere.
struct Script<'s> {
    s: &'s Scenario,
    by_id: BTreeMap<&'s str, &'s Inject>,
    flags: BTreeSet<&'s str>,
    /// The earliest time at which an inject can come; none where that is not known.
    earliest: BTreeMap<&'s str, Option<SimTime>>,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let by_id = s.injects.iter().map(|i| (i.id.as_str(), i)).collect();
    let effects = || s.injects.iter().flat_map(|i| &i.effects);
    let flags = effects()
        .filter_map(|e| {
            if let Effect::SetFlag(f) = e {
                Some(f.as_str())
            } else {
                None
            }
        })
        .collect();
    let mut script = Script {
        s,
        by_id,
        flags,
        earliest: BTreeMap::new(),
    };
    script.find_earliest(c);
    groups(c, draft);
    for l in &draft.injects {
        inject(c, At::of(l), &script, l);
    }
    unused(c, draft, s);
    sense::check(c, draft, s);
}

/// Texts whose languages were exchanged.
pub(super) fn swapped(c: &mut Checker<'_>, at: At<'_>, text: &Text) {
    let arabic = |t: &str| t.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let latin = |t: &str| t.chars().any(|c| c.is_ascii_alphabetic());
    if arabic(&text.en) && !latin(&text.en) && latin(&text.ar) && !arabic(&text.ar) {
        let what = msg!("check-arabic-english-text-stand");
        c.warn(
            at.field("ar"),
            CheckRule::TextsExchanged,
            what,
            msg!("check-exchange-them"),
        );
    }
}

impl<'s> Script<'s> {
    /// The earliest time of each inject that comes at a time, or so long after another.
    fn find_earliest(&mut self, c: &mut Checker<'_>) {
        for i in &self.s.injects {
            let (mut way, mut at) = (Vec::new(), i);
            let mut known = loop {
                c.notes.work += 1;
                if let Some(t) = self.earliest.get(at.id.as_str()) {
                    break *t;
                }
                match &at.when {
                    When::At(t) => break Some(*t),
                    When::After { inject, delay } if way.len() <= self.s.injects.len() => {
                        way.push((at, *delay));
                        match self.by_id.get(inject.as_str()) {
                            Some(next) => at = next,
                            None => break None,
                        }
                    }
                    When::After { .. } | When::If { .. } | When::ByHand => break None,
                }
            };
            self.earliest.entry(at.id.as_str()).or_insert(known);
            for (i, delay) in way.into_iter().rev() {
                known = known.map(|t| t + delay);
                self.earliest.insert(i.id.as_str(), known);
            }
        }
    }
}

fn inject(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, l: &Located<Inject>) {
    let (i, s) = (&l.value, script.s);
    match &i.when {
        When::After { .. }
            if script
                .earliest
                .get(i.id.as_str())
                .copied()
                .flatten()
                .is_some_and(|t| t > s.head.end) =>
        {
            let what = msg!("check-inject-comes-after-exercise");
            c.warn(
                at.field("when").field("delay"),
                CheckRule::InjectAfterEndex,
                what,
                msg!("check-shorten-delay-let-exercise"),
            );
        }
        When::If { condition: x, .. } => {
            condition(c, at.field("when").field("condition"), script, i, x)
        }
        When::At(_) | When::After { .. } | When::ByHand => {}
    }
    if i.effects.is_empty() && i.expected.is_empty() {
        let what = msg!("check-inject-does-nothing-expects");
        c.warn(
            at,
            CheckRule::InjectDoesNothing,
            what,
            msg!("check-give-effects"),
        );
    }
    for (n, e) in i.effects.iter().enumerate() {
        effect(c, at.field("effects").item(n), script, e);
    }
    for (n, x) in i.expected.iter().enumerate() {
        expected::idle(c, at.field("expected").item(n), s, x);
    }
}

/// Groups with one inject, and weights without a group.
fn groups(c: &mut Checker<'_>, draft: &Draft) {
    let mut members: BTreeMap<&str, Vec<&Located<Inject>>> = BTreeMap::new();
    for l in &draft.injects {
        match &l.value.group {
            Some(g) => members.entry(g).or_default().push(l),
            None if l.value.weight != 1.0 => {
                let what = msg!("check-weight-without-group");
                c.warn(
                    At::of(l).field("weight"),
                    CheckRule::WeightWithoutGroup,
                    what,
                    msg!("check-probability-write"),
                );
            }
            None => {}
        }
    }
    for list in members.values().filter(|list| list.len() == 1) {
        let what = msg!("check-inject-alone-group");
        c.warn(
            At::of(list[0]).field("group"),
            CheckRule::GroupOfOne,
            what,
            msg!("check-add-alternative-delete"),
        );
    }
}

fn condition(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, own: &Inject, x: &Condition) {
    match x {
        Condition::All(list) | Condition::Any(list) => {
            if list.is_empty() {
                let all = matches!(x, Condition::All(_));
                let what = if all {
                    msg!("check-condition-without-parts-always")
                } else {
                    msg!("check-condition-without-parts-never")
                };
                c.warn(
                    at,
                    CheckRule::ConditionWithoutParts,
                    what,
                    msg!("check-write-parts"),
                );
            }
            if matches!(x, Condition::All(_)) {
                contradictions(c, at, script, list);
            }
            list.iter()
                .enumerate()
                .for_each(|(n, x)| condition(c, at.item(0).item(n), script, own, x));
        }
        Condition::Not(x) => condition(c, at.item(0), script, own, x),
        Condition::Flag(f) if !script.flags.contains(f.as_str()) => {
            let what = msg!("check-nothing-sets-flag", f = f);
            let help = did_you_mean(c, script, f.as_str());
            c.say(
                at.item(0),
                (
                    crate::base::diag::Severity::Warning,
                    CheckRule::FlagNeverSet,
                ),
                (what, help),
            );
        }
        Condition::Released(i) if *i == own.id => {
            let what = msg!("check-inject-waits-itself");
            c.warn(
                at.item(0),
                CheckRule::ConditionNever,
                what,
                msg!("check-name-another-inject"),
            );
        }
        Condition::RumourHeard(_, _, 0) => {
            let what = msg!("check-always-holds");
            c.warn(
                at.item(2),
                CheckRule::ConditionFromStart,
                what,
                msg!("check-write-share-1-100"),
            );
        }
        Condition::Measure {
            centre,
            measure,
            at_least,
        } => {
            measure_reached(c, at, script, (centre, *measure, *at_least));
        }
        _ => {}
    }
}

/// A number of voters that a centre cannot come to.
fn measure_reached(
    c: &mut Checker<'_>,
    at: At<'_>,
    script: &Script<'_>,
    (centre, measure, at_least): (&CentreId, Measure, u32),
) {
    let registered: u32 = script
        .s
        .centres
        .get(centre)
        .map_or(0, |x| x.stations.iter().map(|s| s.voters).sum());
    let of_voters = matches!(
        measure,
        Measure::InLine | Measure::Served | Measure::GaveUp | Measure::KeptAway
    );
    if of_voters && at_least > registered {
        let what = msg!("check-centre-voters-only-never", registered = registered);
        c.warn(
            at.field("at_least"),
            CheckRule::ConditionNever,
            what,
            msg!("check-write-smaller-number"),
        );
    }
}

/// Parts of an `All` that cannot hold together.
fn contradictions(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, list: &[Condition]) {
    let flags: BTreeSet<&str> = list
        .iter()
        .filter_map(|x| {
            if let Condition::Flag(f) = x {
                Some(f.as_str())
            } else {
                None
            }
        })
        .collect();
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for (n, x) in list.iter().enumerate() {
        let what = match x {
            Condition::Not(inner) => match &**inner {
                Condition::Flag(f) if flags.contains(f.as_str()) => {
                    Some(msg!("check-same-flag-asked-excluded"))
                }
                _ => None,
            },
            Condition::Released(i) => {
                let group = script
                    .by_id
                    .get(i.as_str())
                    .and_then(|i| i.group.as_deref());
                let other = group.and_then(|g| groups.insert(g, i.as_str()));
                other
                    .is_some_and(|o| o != i.as_str())
                    .then_some(msg!("check-group-only-inject-ever"))
            }
            _ => None,
        };
        if let Some(what) = what {
            c.warn(
                at.item(0).item(n),
                CheckRule::ConditionNever,
                what,
                msg!("check-never-holds-perhaps-meant"),
            );
        }
    }
}

fn did_you_mean(c: &mut Checker<'_>, script: &Script<'_>, flag: &str) -> Option<Message> {
    c.notes.did_you_mean(flag, script.flags.iter().copied())
}

fn effect(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, e: &Effect) {
    match e {
        Effect::ClearFlag(f) if !script.flags.contains(f.as_str()) => {
            let what = msg!("check-nothing-sets-flag", f = f);
            let help = did_you_mean(c, script, f.as_str());
            c.say(
                at.item(0),
                (
                    crate::base::diag::Severity::Warning,
                    CheckRule::FlagNeverSet,
                ),
                (what, help),
            );
        }
        Effect::Message { to, .. } => {
            let excon = |id: &crate::base::ids::SeatId| {
                script
                    .s
                    .seats
                    .get(id)
                    .is_some_and(|x| x.role == Role::Excon)
            };
            if !to.is_empty() && to.iter().all(excon) {
                let what = msg!("check-message-goes-exercise-control");
                c.warn(
                    at.field("to"),
                    CheckRule::MessageToControl,
                    what,
                    msg!("check-send-room-write-into"),
                );
            }
            let mut seen = BTreeSet::new();
            if let Some(n) = to.iter().position(|id| !seen.insert(id)) {
                let what = msg!("check-receiver-named-twice");
                c.warn(
                    at.field("to").item(n),
                    CheckRule::ReceiverTwice,
                    what,
                    msg!("check-delete-two"),
                );
            }
        }
        _ => {}
    }
}

/// Things that the script never brings into play.
fn unused(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let effects = || s.injects.iter().flat_map(|i| &i.effects);
    let sent: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::Vehicle(v) = e {
                Some(v)
            } else {
                None
            }
        })
        .collect();
    let begun: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::Rumour { rumour, .. } = e {
                Some(rumour)
            } else {
                None
            }
        })
        .collect();
    let added: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::AddUnit(u) = e {
                Some(u)
            } else {
                None
            }
        })
        .collect();
    for l in draft
        .vehicles
        .iter()
        .filter(|l| !sent.contains(&l.value.id))
    {
        let what = msg!("check-inject-sends-vehicle-off");
        c.warn(
            At::of(l),
            CheckRule::VehicleNeverSent,
            what,
            msg!("check-add-vehicle"),
        );
    }
    for l in draft
        .rumours
        .iter()
        .filter(|l| !begun.contains(&l.value.id))
    {
        let what = msg!("check-inject-starts-rumour");
        c.warn(
            At::of(l),
            CheckRule::RumourNeverStarts,
            what,
            msg!("check-add-rumour"),
        );
    }
    for l in draft
        .units
        .iter()
        .filter(|l| l.value.later && !added.contains(&l.value.id))
    {
        let what = msg!("check-inject-brings-unit-into");
        c.warn(
            At::of(l).field("later"),
            CheckRule::UnitNeverComes,
            what,
            msg!("check-add-effect-delete"),
        );
    }
    untested(c, draft, s);
}

/// Critical tasks that nothing tests, and objectives without any.
fn untested(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let tested: BTreeSet<_> = s
        .injects
        .iter()
        .flat_map(|i| &i.expected)
        .filter_map(|x| x.task.as_ref())
        // What is discussed is rated by people.
        .chain(
            s.modules
                .iter()
                .flat_map(|m| &m.questions)
                .filter_map(|q| q.task.as_ref()),
        )
        .collect();
    for l in &draft.objectives {
        for (n, t) in l
            .value
            .tasks
            .iter()
            .enumerate()
            .filter(|(_, t)| t.targets.is_empty() && !tested.contains(&t.id))
        {
            let what = msg!("check-nothing-tests-task-never", id = &t.id);
            let help = msg!("check-add-expected-action-names");
            c.warn(
                At::of(l).field("tasks").item(n).field("id"),
                CheckRule::TaskUntested,
                what,
                help,
            );
        }
        if l.value.tasks.is_empty() {
            let what = msg!("check-objective-without-critical-tasks");
            c.warn(
                At::of(l).field("tasks"),
                CheckRule::ObjectiveWithoutTask,
                what,
                msg!("check-add-task"),
            );
        }
    }
}
