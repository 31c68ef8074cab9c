//! Expected actions that no unit could take, by what units can do, by their number or by the roads; and those that punish foresight.
//!
//! Deliberately not here: whether what they look for makes sense (`expected`).

use std::collections::{BTreeMap, BinaryHeap};

use super::expected::parts;
use super::fires::Fires;
use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::PlaceId;
use crate::base::message::msg;
use crate::base::time::Span;
use crate::record::order::{OrderKind, Target};
use crate::record::states::Capability;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Expected, Inject, Test, Unit};
use crate::scenario::read::Draft;

/// The roads, and how long it takes to each place from those that were asked for.
struct Ways<'s> {
    s: &'s Scenario,
    /// By place: where its roads lead, and how many milliseconds it takes at the roads' own speed.
    next: BTreeMap<&'s PlaceId, Vec<(&'s PlaceId, u64)>>,
    known: BTreeMap<&'s PlaceId, BTreeMap<&'s PlaceId, u64>>,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, fires: &Fires<'_>, s: &Scenario) {
    let mut ways = Ways::of(s);
    for l in &draft.injects {
        for (n, x) in l.value.expected.iter().enumerate() {
            let at = At::of(l).field("expected").item(n);
            means(c, at, &mut ways, x);
            foresight(c, at, fires, (&l.value, x));
        }
    }
}

/// What has to be done and nobody can do.
fn means<'s>(c: &mut Checker<'_>, at: At<'_>, ways: &mut Ways<'s>, x: &Expected) {
    let s = ways.s;
    for part in parts(at, x).iter().filter(|p| !p.alternative) {
        match &part.test {
            Test::Order(a) if a.order == OrderKind::Send => {
                if !s.units.values().any(|u| could_be_sent(s, u, a)) {
                    let (what, help) =
                        (msg!("check-no-unit-like-that"), msg!("check-add-such-unit"));
                    c.warn(part.at, CheckRule::ExpectedNobodyCan, what, help);
                }
            }
            Test::Holds(Condition::Arrived {
                at: to,
                able_to,
                strength,
            })
            | Test::HoldsFor(
                Condition::Arrived {
                    at: to,
                    able_to,
                    strength,
                },
                _,
            ) => arrives(c, part.at, ways, (to, *able_to, *strength), x),
            Test::Order(_) | Test::Holds(_) | Test::HoldsFor(..) => {}
        }
    }
}

/// Whether an order that is looked for could send this unit.
fn could_be_sent(s: &Scenario, u: &Unit, a: &Action) -> bool {
    let comes = !u.later || {
        let mut effects = s.injects.iter().flat_map(|i| &i.effects);
        effects.any(|e| matches!(e, Effect::AddUnit(id) if *id == u.id))
    };
    comes
        && a.able_to.is_none_or(|k| u.capabilities.contains(&k))
        && a.unit_kind.is_none_or(|k| u.kind == k)
        && a.strength.is_none_or(|n| u.strength >= n)
        && a.seat.as_ref().is_none_or(|seat| u.seat == *seat)
}

/// People who have to be somewhere: whether there are so many, and whether they can be there in time.
fn arrives<'s>(
    c: &mut Checker<'_>,
    at: At<'_>,
    ways: &mut Ways<'s>,
    (to, able_to, strength): (&Target, Option<Capability>, u32),
    x: &Expected,
) {
    let s = ways.s;
    let have = super::fires::able(s, able_to);
    if have < u64::from(strength) {
        let what = msg!("check-never-so-many", strength = strength, have = have);
        let help = msg!("check-add-such-unit");
        return c.warn(at, CheckRule::ExpectedNobodyCan, what, help);
    }
    let Some(place) = super::workload::place_of(s, to).and_then(|p| s.places.get_key_value(p))
    else {
        return;
    };
    let turn_out = s.settings.readiness.turn_out.iter().min().copied();
    let from = ways.from(place.0);
    let mut coming: Vec<(u64, u32)> = s
        .units
        .values()
        .filter(|u| able_to.is_none_or(|k| u.capabilities.contains(&k)))
        .filter_map(|u| {
            let way = *from.get(&u.base)?;
            let turn_out = turn_out.unwrap_or(Span::ZERO).millis().unsigned_abs();
            // Rounded down: what is said here is certain.
            let takes = if way == 0 {
                0
            } else {
                turn_out + (way as f64 / u.speed.max(0.05)) as u64
            };
            Some((takes, u.strength))
        })
        .collect();
    coming.sort_unstable();
    let mut there = 0;
    let enough = coming.iter().find(|(_, n)| {
        there += n;
        there >= strength
    });
    let allowed = (x.within + x.before).millis().unsigned_abs();
    if let Some((takes, _)) = enough.filter(|(takes, _)| *takes > allowed) {
        let what = msg!("check-too-far", minutes = takes / 60_000);
        c.warn(
            at,
            CheckRule::ExpectedTooFar,
            what,
            msg!("check-allow-more-time"),
        );
    }
}

impl<'s> Ways<'s> {
    fn of(s: &'s Scenario) -> Self {
        let mut next: BTreeMap<&PlaceId, Vec<(&PlaceId, u64)>> = BTreeMap::new();
        for r in s.roads.values() {
            let takes = (r.km / s.settings.speeds.of(r.class) * 3_600_000.0) as u64;
            next.entry(&r.from).or_default().push((&r.to, takes));
            next.entry(&r.to).or_default().push((&r.from, takes));
        }
        Self {
            s,
            next,
            known: BTreeMap::new(),
        }
    }

    /// How many milliseconds it takes to each place from one, at the roads' own speed.
    fn from(&mut self, place: &'s PlaceId) -> &BTreeMap<&'s PlaceId, u64> {
        let next = &self.next;
        self.known.entry(place).or_insert_with(|| {
            let mut known = BTreeMap::new();
            let mut todo = BinaryHeap::from([(std::cmp::Reverse(0), place)]);
            while let Some((std::cmp::Reverse(takes), p)) = todo.pop() {
                if known.contains_key(p) {
                    continue;
                }
                known.insert(p, takes);
                for (to, more) in next.get(p).into_iter().flatten() {
                    if !known.contains_key(to) {
                        todo.push((std::cmp::Reverse(takes + more), *to));
                    }
                }
            }
            known
        })
    }
}

/// Whether an order can be given before what it answers: what answers words, or looks at how things are now, cannot.
fn can_be_early(order: OrderKind) -> bool {
    use OrderKind as K;
    match order {
        K::Send
        | K::SetPosture
        | K::SetGate
        | K::CloseRoad
        | K::OpenRoad
        | K::SetReadiness
        | K::RequestSupport
        | K::UseChannel
        | K::SetPosturePlan
        | K::StartConvoy
        | K::HaltConvoy
        | K::AnnounceConvoy
        | K::Relieve => true,
        K::StandDown
        | K::SuspendVoting
        | K::ResumeVoting
        | K::ExtendVoting
        | K::RequestRepair
        | K::Acknowledge
        | K::AcknowledgeReport
        | K::PassOn
        | K::SendMessage
        | K::IssueLookout
        | K::CancelLookout
        | K::ProceedConvoy
        | K::VerifyRumour
        | K::CorrectRumour
        | K::CheckComms
        | K::BriefMedia
        | K::Note
        | K::HandOver
        | K::RuleOnCount => false,
    }
}

/// An action that counts only after the inject though it could be taken before, or that must not have been taken before.
fn foresight(c: &mut Checker<'_>, at: At<'_>, fires: &Fires<'_>, (i, x): (&Inject, &Expected)) {
    let asked: Vec<Action> = x
        .tests()
        .filter_map(|(t, _)| match t {
            Test::Order(a) => Some(a),
            Test::Holds(_) | Test::HoldsFor(..) => None,
        })
        .collect();
    let early = !asked.is_empty() && asked.iter().all(|a| can_be_early(a.order));
    if x.before == Span::ZERO && early {
        let help = msg!("check-leave-before-out");
        let what = msg!("check-foresight-not-counted");
        c.warn(
            at.field("before"),
            CheckRule::AnticipationPunished,
            what,
            help,
        );
    }
    for part in parts(at, x) {
        let (Test::Holds(Condition::Not(inner)) | Test::HoldsFor(Condition::Not(inner), _)) =
            &part.test
        else {
            continue;
        };
        let Condition::Ordered { action, since } = &**inner else {
            continue;
        };
        // To forbid something else is to ask for it to be left alone.
        if !asked
            .iter()
            .any(|a| a.order == action.order && a.about == action.about)
        {
            continue;
        }
        let (before, own) = (fires.earliest(since), fires.earliest(&i.id));
        if *since != i.id && before < own {
            let (what, help) = (
                msg!("check-foresight-forbidden", id = since),
                msg!("check-write-since-own", id = &i.id),
            );
            c.warn(part.at, CheckRule::AnticipationPunished, what, help);
        }
    }
}
