//! When injects can come, and conditions that hold from the beginning or never: by the plan, the settings and the script.
//!
//! Of each condition it is worked out whether it holds at STARTEX, and from when on it can hold or fail to hold at all. What people
//! and chance do is left open, so that nothing is said here that might not be so.
//! Deliberately not here: single parts that contradict themselves (`idle`), whether effects make sense (`sense`).

use std::collections::BTreeMap;

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::{CentreId, ConvoyId, InjectId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::states::{Capability, CentreState, ConvoyState, Freight, RoadState, UnitState};
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Effect, Inject, Measure, When};
use crate::scenario::read::Draft;

/// Injects that set one flag, or start one rumour, that are followed; with more of them it is taken to come.
const FOLLOWED: usize = 20;

/// What is known of a condition.
#[derive(Clone)]
struct Bounds {
    /// Whether it holds at STARTEX, where that is known.
    at_start: Option<bool>,
    /// From when on it can hold; none: never.
    holds: Option<SimTime>,
    /// From when on it can fail to hold; none: never.
    fails: Option<SimTime>,
    /// Why it never holds.
    why: Option<Message>,
}

/// When each inject can come at the earliest, and what that is worked out from.
pub(super) struct Fires<'s> {
    s: &'s Scenario,
    place: BTreeMap<&'s str, usize>,
    flags: BTreeMap<&'s str, Vec<usize>>,
    rumours: BTreeMap<&'s str, Vec<usize>>,
    /// By position: none, it never comes.
    earliest: Vec<Option<SimTime>>,
}

impl<'s> Fires<'s> {
    pub(super) fn of(c: &mut Checker<'_>, s: &'s Scenario) -> Self {
        let (mut flags, mut rumours) = (
            BTreeMap::<_, Vec<usize>>::new(),
            BTreeMap::<_, Vec<usize>>::new(),
        );
        for (n, i) in s.injects.iter().enumerate() {
            for e in &i.effects {
                match e {
                    Effect::SetFlag(f) => flags.entry(f.as_str()).or_default().push(n),
                    Effect::Rumour { rumour, .. } => {
                        rumours.entry(rumour.as_str()).or_default().push(n);
                    }
                    _ => {}
                }
            }
        }
        let place = s.injects.iter().enumerate();
        let mut fires = Self {
            s,
            place: place.map(|(n, i)| (i.id.as_str(), n)).collect(),
            flags,
            rumours,
            earliest: vec![Some(s.head.start); s.injects.len()],
        };
        for n in fires.in_order(c) {
            fires.earliest[n] = fires.comes(&s.injects[n]);
        }
        fires
    }

    /// Positions of the injects, each behind all that it waits for; of a circle in any order.
    fn in_order(&self, c: &mut Checker<'_>) -> Vec<usize> {
        let count = self.s.injects.len();
        let (mut seen, mut order) = (vec![false; count], Vec::with_capacity(count));
        for start in 0..count {
            // An inject, and whether all that it waits for is done.
            let mut todo = vec![(start, false)];
            while let Some((n, done)) = todo.pop() {
                c.notes.work += 1;
                if done {
                    order.push(n);
                } else if !std::mem::replace(&mut seen[n], true) {
                    todo.push((n, true));
                    let mut waits = Vec::new();
                    match &self.s.injects[n].when {
                        When::After { inject, .. } => waits.extend(self.position(inject)),
                        When::If { condition, .. } => self.waits(condition, &mut waits),
                        When::At(_) | When::ByHand => {}
                    }
                    todo.extend(waits.into_iter().filter(|w| !seen[*w]).map(|w| (w, false)));
                }
            }
        }
        order
    }

    fn position(&self, id: &InjectId) -> Option<usize> {
        self.place.get(id.as_str()).copied()
    }

    /// The injects that a condition asks for.
    fn waits(&self, x: &Condition, into: &mut Vec<usize>) {
        match x {
            Condition::All(list) | Condition::Any(list) => {
                list.iter().for_each(|x| self.waits(x, into));
            }
            Condition::Not(x) => self.waits(x, into),
            Condition::Flag(f) => into.extend(self.few(&self.flags, f.as_str())),
            Condition::RumourHeard(r, ..) => into.extend(self.few(&self.rumours, r.as_str())),
            Condition::Released(id)
            | Condition::Ordered { since: id, .. }
            | Condition::Missing { since: id, .. }
            | Condition::Unacknowledged { inject: id, .. } => into.extend(self.position(id)),
            Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => {
                let planned = self.s.injects.incident(id);
                into.extend(planned.and_then(|p| self.position(&p.inject)));
            }
            _ => {}
        }
    }

    /// Those of a list that are followed.
    fn few(&self, lists: &BTreeMap<&str, Vec<usize>>, name: &str) -> Vec<usize> {
        let list = lists.get(name).map(Vec::as_slice).unwrap_or_default();
        if list.len() > FOLLOWED {
            Vec::new()
        } else {
            list.to_vec()
        }
    }

    /// When an inject can come at the earliest.
    fn comes(&self, i: &Inject) -> Option<SimTime> {
        let (start, end) = (self.s.head.start, self.s.head.end);
        let t = match &i.when {
            When::At(t) => Some(*t),
            When::After { inject, delay } => {
                let other = self.position(inject);
                other
                    .map_or(Some(start), |n| self.earliest[n])
                    .map(|t| t + *delay)
            }
            When::If { condition, delay } => self.bounds(condition).holds.map(|t| t + *delay),
            When::ByHand => Some(start),
        };
        t.filter(|t| *t <= end)
    }

    /// When an inject can come at the earliest; none: never.
    pub(super) fn earliest(&self, id: &InjectId) -> Option<SimTime> {
        self.position(id).and_then(|n| self.earliest[n])
    }

    /// When an inject comes whatever anybody does, if it does.
    pub(super) fn certain(&self, id: &InjectId) -> Option<SimTime> {
        let mut at = self.position(id)?;
        // A circle has an end as well.
        for _ in 0..=100 {
            let i = &self.s.injects[at];
            if i.chance < 1.0 || i.group.is_some() {
                return None;
            }
            match &i.when {
                When::At(_) => return self.earliest(id),
                When::After { inject, .. } => at = self.position(inject)?,
                When::If { .. } | When::ByHand => return None,
            }
        }
        None
    }

    fn bounds(&self, x: &Condition) -> Bounds {
        let start = self.s.head.start;
        match x {
            Condition::All(list) => self.all(list),
            Condition::Any(list) => self.any(list),
            Condition::Not(x) => {
                let b = self.bounds(x);
                Bounds {
                    at_start: b.at_start.map(|so| !so),
                    holds: b.fails,
                    fails: b.holds,
                    why: None,
                }
            }
            Condition::Since(t) => Bounds {
                at_start: Some(*t <= start),
                holds: Some(*t),
                fails: (*t > start).then_some(start),
                why: None,
            },
            leaf => {
                let (at_start, never) = (self.at_start(leaf), self.never(leaf));
                let holds = match &never {
                    Some(_) => None,
                    None => self.from(leaf),
                };
                let always = matches!(leaf, Condition::RumourHeard(_, _, 0))
                    || matches!(leaf, Condition::Measure { at_least: 0, .. });
                let late = || msg!("check-never-late");
                Bounds {
                    at_start,
                    why: never.or_else(|| holds.is_none().then(late)),
                    holds,
                    fails: (!always).then_some(start),
                }
            }
        }
    }

    fn all(&self, list: &[Condition]) -> Bounds {
        let parts: Vec<Bounds> = list.iter().map(|x| self.bounds(x)).collect();
        let at_start = if parts.iter().any(|b| b.at_start == Some(false)) {
            Some(false)
        } else if parts.iter().all(|b| b.at_start == Some(true)) {
            Some(true)
        } else {
            None
        };
        let latest = parts
            .iter()
            .map(|b| b.holds)
            .try_fold(self.s.head.start, |t, holds| holds.map(|h| t.max(h)));
        // What has to be before a time cannot be after it.
        let until = list.iter().filter_map(|x| match x {
            Condition::Not(inner) => match &**inner {
                Condition::Since(t) => Some(*t),
                _ => None,
            },
            _ => None,
        });
        let excluded = until.min().is_some_and(|u| latest.is_some_and(|t| t >= u));
        Bounds {
            at_start,
            holds: latest.filter(|_| !excluded),
            fails: parts.iter().filter_map(|b| b.fails).min(),
            why: excluded.then(|| msg!("check-never-times")),
        }
    }

    fn any(&self, list: &[Condition]) -> Bounds {
        let parts: Vec<Bounds> = list.iter().map(|x| self.bounds(x)).collect();
        let at_start = if parts.iter().any(|b| b.at_start == Some(true)) {
            Some(true)
        } else if parts.iter().all(|b| b.at_start == Some(false)) {
            Some(false)
        } else {
            None
        };
        let fails = parts
            .iter()
            .map(|b| b.fails)
            .try_fold(self.s.head.start, |t, fails| fails.map(|f| t.max(f)));
        Bounds {
            at_start,
            holds: parts.iter().filter_map(|b| b.holds).min(),
            fails,
            why: None,
        }
    }

    /// From when on something can hold that asks for an inject, or from STARTEX on.
    fn from(&self, x: &Condition) -> Option<SimTime> {
        let (start, end) = (self.s.head.start, self.s.head.end);
        let of = |id| {
            self.position(id)
                .map_or(Some(start), |n: usize| self.earliest[n])
        };
        let t = match x {
            Condition::Released(id) | Condition::Ordered { since: id, .. } => of(id),
            Condition::Missing {
                since: id, within, ..
            }
            | Condition::Unacknowledged {
                inject: id, within, ..
            } => of(id).map(|t| t + *within),
            Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => {
                let planned = self.s.injects.incident(id);
                planned.map_or(Some(start), |p| of(&p.inject))
            }
            Condition::Flag(f) => self.first(self.few(&self.flags, f.as_str())),
            Condition::RumourHeard(r, ..) => self.first(self.few(&self.rumours, r.as_str())),
            _ => Some(start),
        };
        t.filter(|t| *t <= end)
    }

    /// The earliest of some injects; of none or too many, STARTEX.
    fn first(&self, list: Vec<usize>) -> Option<SimTime> {
        if list.is_empty() {
            return Some(self.s.head.start);
        }
        list.into_iter().filter_map(|n| self.earliest[n]).min()
    }

    /// Whether something holds at STARTEX, where the plan says so.
    fn at_start(&self, x: &Condition) -> Option<bool> {
        let s = self.s;
        match x {
            Condition::RumourHeard(_, _, percent) => Some(*percent == 0),
            Condition::Measure { at_least, .. } => Some(*at_least == 0),
            // Nobody is in line yet.
            Condition::QueueAtMost(..) => Some(true),
            Condition::CheckpointIs(id, posture) => {
                s.checkpoints.get(id).map(|x| x.posture == *posture)
            }
            Condition::CheckpointAtMost(id, posture) => {
                s.checkpoints.get(id).map(|x| x.posture <= *posture)
            }
            Condition::ReadinessIs(d, level) => {
                s.directorates.get(d).map(|x| x.readiness == *level)
            }
            Condition::RoadIs(_, state) => Some(*state == RoadState::Open),
            Condition::ConvoyIs(_, state) => Some(*state == ConvoyState::Waiting),
            Condition::UnitIs(id, state) => {
                let u = s.units.get(id).filter(|u| u.centre.is_none())?;
                let at_start = if u.later {
                    UnitState::OutOfService
                } else {
                    UnitState::Available
                };
                Some(*state == at_start)
            }
            Condition::CentreIs(_, state) => match state {
                CentreState::NotOpen | CentreState::Ready | CentreState::Open => None,
                CentreState::Suspended
                | CentreState::Closing
                | CentreState::Counting
                | CentreState::Sealed
                | CentreState::InTransit
                | CentreState::Delivered => Some(false),
            },
            Condition::ConfidenceBelow(..)
            | Condition::ChannelIsDown(..)
            | Condition::Arrived { .. } => None,
            Condition::Flag(_)
            | Condition::Released(_)
            | Condition::Ordered { .. }
            | Condition::Missing { .. }
            | Condition::Unacknowledged { .. }
            | Condition::IncidentIs(..)
            | Condition::StageReached(..)
            | Condition::VehicleIs(..)
            | Condition::HandedOver(_)
            | Condition::Reported { .. } => Some(false),
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Since(_) => {
                self.bounds(x).at_start
            }
        }
    }

    /// Why something never holds, where that does not depend on an inject.
    fn never(&self, x: &Condition) -> Option<Message> {
        let s = self.s;
        match x {
            Condition::ConfidenceBelow(_, 0) => Some(msg!("check-never-below-nothing")),
            Condition::CentreIs(id, state) => self.centre_never(id, *state),
            Condition::ConvoyIs(id, state) => self.convoy_never(id, *state),
            Condition::Arrived {
                able_to, strength, ..
            } => {
                let have = able(s, *able_to);
                (have < u64::from(*strength))
                    .then(|| msg!("check-never-so-many", strength = *strength, have = have))
            }
            Condition::Released(id)
            | Condition::Ordered { since: id, .. }
            | Condition::Missing { since: id, .. }
            | Condition::Unacknowledged { inject: id, .. } => self.gone(id),
            Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => {
                s.injects.incident(id).and_then(|p| self.gone(&p.inject))
            }
            Condition::Measure {
                centre,
                measure: Measure::Served,
                at_least: 1..,
            } if s.centres.contains_key(centre) && s.settings.polling.opens >= s.head.end => {
                Some(msg!("check-never-open"))
            }
            _ => None,
        }
    }

    /// That an inject never comes.
    fn gone(&self, id: &InjectId) -> Option<Message> {
        let n = self.position(id)?;
        self.earliest[n]
            .is_none()
            .then(|| msg!("check-never-inject", id = id))
    }

    fn centre_never(&self, id: &CentreId, state: CentreState) -> Option<Message> {
        let (polling, end) = (&self.s.settings.polling, self.s.head.end);
        match state {
            CentreState::Open | CentreState::Suspended if polling.opens > end => {
                Some(msg!("check-never-open"))
            }
            CentreState::Closing | CentreState::Counting | CentreState::Sealed
                if polling.closes > end =>
            {
                Some(msg!("check-never-closes"))
            }
            CentreState::InTransit | CentreState::Delivered => {
                let mut boxes = self
                    .s
                    .convoys
                    .values()
                    .filter(|v| v.carries == Freight::Boxes);
                (!boxes.any(|v| v.centres.contains(id))).then(|| msg!("check-never-fetched"))
            }
            _ => None,
        }
    }

    fn convoy_never(&self, id: &ConvoyId, state: ConvoyState) -> Option<Message> {
        let departs = self.s.convoys.get(id)?.departs?;
        (state != ConvoyState::Waiting && departs > self.s.head.end)
            .then(|| msg!("check-never-late"))
    }
}

/// People of all units that are able to do something.
pub(super) fn able(s: &Scenario, able_to: Option<Capability>) -> u64 {
    let fits =
        |u: &&crate::scenario::model::Unit| able_to.is_none_or(|k| u.capabilities.contains(&k));
    let units = s.units.values().filter(fits);
    units.map(|u| u64::from(u.strength)).sum()
}

/// Says of each inject whether it never comes, and of each condition whether it never holds or holds from STARTEX.
pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, fires: &Fires<'_>) {
    for l in &draft.injects {
        let (at, i) = (At::of(l).field("when"), &l.value);
        match &i.when {
            When::After { inject, .. } => {
                // Where times add up to one after ENDEX, that is said by itself.
                let other = fires.s.inject(inject).map(|i| &i.when);
                if matches!(other, Some(When::If { .. })) && fires.gone(inject).is_some() {
                    let what = msg!("check-inject-waits-in-vain", id = inject);
                    let help = msg!("check-let-it-wait-for-another");
                    c.warn(at.field("inject"), CheckRule::InjectNeverComes, what, help);
                }
            }
            When::If { condition, .. } => {
                let at = at.field("condition");
                let before = c.notes.said();
                part(c, at, fires, condition);
                let bounds = fires.bounds(condition);
                let said = matches!(condition, Condition::RumourHeard(_, _, 0));
                if c.notes.said() == before && bounds.at_start == Some(true) && !said {
                    let what = msg!("check-from-start");
                    c.warn(
                        at,
                        CheckRule::ConditionFromStart,
                        what,
                        msg!("check-write-at"),
                    );
                }
                late(c, At::of(l), fires, i, &bounds);
            }
            When::At(_) | When::ByHand => {}
        }
    }
}

/// An inject whose condition can hold only so late that it comes after ENDEX.
fn late(c: &mut Checker<'_>, at: At<'_>, fires: &Fires<'_>, i: &Inject, bounds: &Bounds) {
    let When::If { delay, .. } = &i.when else {
        return;
    };
    if bounds.holds.is_some_and(|t| t + *delay > fires.s.head.end) {
        let (what, help) = (
            msg!("check-inject-comes-after-exercise"),
            msg!("check-shorten-delay-let-exercise"),
        );
        let at = at.field("when").field("delay");
        c.warn(at, CheckRule::InjectAfterEndex, what, help);
    }
}

/// Says of each part that it never holds, and of a whole whose parts all can.
fn part(c: &mut Checker<'_>, at: At<'_>, fires: &Fires<'_>, x: &Condition) {
    let before = c.notes.said();
    match x {
        Condition::All(list) | Condition::Any(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, x)| part(c, at.item(0).item(n), fires, x)),
        Condition::Not(x) => part(c, at.item(0), fires, x),
        _ => {}
    }
    // What is said of a part is not said of the whole again.
    if c.notes.said() == before
        && let Bounds {
            holds: None,
            why: Some(why),
            ..
        } = fires.bounds(x)
    {
        let what = msg!("check-never-holds-because", why = why);
        let help = msg!("check-ask-for-something-possible");
        c.warn(at, CheckRule::ConditionNever, what, help);
    }
}

/// Alternatives that leave a case in which nothing comes: the chosen one of a group may stay away, or an order is answered whichever
/// it was and its absence is not.
pub(super) fn alternatives(c: &mut Checker<'_>, draft: &Draft) {
    let mut asked: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut answered: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for (n, l) in draft.injects.iter().enumerate() {
        let i = &l.value;
        if i.group.is_some() && i.chance < 1.0 {
            let what = msg!("check-chosen-may-stay-away");
            let help = msg!("check-let-chosen-come");
            let at = At::of(l).field("chance");
            c.warn(at, CheckRule::AlternativesWithoutDefault, what, help);
        }
        match &i.when {
            When::If {
                condition: Condition::Ordered { since, .. },
                ..
            } => asked.entry(since.as_str()).or_default().push(n),
            When::If { condition, .. } => defaults(condition, &mut answered),
            When::After { inject, .. } => {
                answered.insert(inject.as_str());
            }
            When::At(_) | When::ByHand => {}
        }
    }
    for (since, list) in asked {
        if let [_, .., last] = list[..]
            && !answered.contains(since)
        {
            let what = msg!("check-orders-without-default", id = since);
            let help = msg!("check-add-missing");
            let at = At::of(&draft.injects[last]).field("when");
            c.warn(at, CheckRule::AlternativesWithoutDefault, what, help);
        }
    }
}

/// The injects of which a condition asks what happens when nothing was ordered.
fn defaults<'d>(x: &'d Condition, into: &mut std::collections::BTreeSet<&'d str>) {
    match x {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|x| defaults(x, into));
        }
        Condition::Not(inner) => match &**inner {
            Condition::Ordered { since, .. } => {
                into.insert(since.as_str());
            }
            other => defaults(other, into),
        },
        Condition::Missing { since, .. } => {
            into.insert(since.as_str());
        }
        _ => {}
    }
}
