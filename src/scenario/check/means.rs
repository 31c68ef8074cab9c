//! Expected actions that no unit could take, by what units can do, by their number or by the roads; and those that punish foresight.
//!
//! Deliberately not here: whether what they look for makes sense (`expected`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::expected::parts;
use super::fires::Fires;
use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::{PlaceId, SeatId, UnitId};
use crate::base::message::msg;
use crate::base::time::Span;
use crate::record::order::{OrderKind, Target};
use crate::record::states::{Capability, UnitKind};
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Expected, Inject, Test, Unit};
use crate::scenario::read::Draft;

/// Units by what they can do and where they are, and the roads between: indexed once, so that each test looks only as far as it has to.
struct Ways<'s> {
    s: &'s Scenario,
    /// By place: where its roads lead, and how many milliseconds it takes at the roads' own speed.
    next: BTreeMap<&'s PlaceId, Vec<(&'s PlaceId, u64)>>,
    /// Units that are able to do something, or all of them, by where they are stationed.
    based: BTreeMap<(Option<Capability>, &'s PlaceId), Vec<&'s Unit>>,
    /// People of all units that are able to do something, or of all.
    people: BTreeMap<Option<Capability>, u64>,
    /// Units that come into the exercise at all, by the seat that commands them.
    commanded: BTreeMap<&'s SeatId, Vec<&'s Unit>>,
    /// The largest unit that fits, by seat, what it can do and its kind; filled as it is asked for.
    largest: BTreeMap<Fitting<'s>, Option<u32>>,
    /// The most of the roads' speed that a unit makes.
    fastest: f64,
}

/// What an order that is looked for says of its unit.
type Fitting<'s> = (Option<&'s SeatId>, Option<Capability>, Option<UnitKind>);

/// How soon so many people can be at a place.
enum Coming {
    /// In the time that is allowed.
    InTime,
    /// After so many milliseconds at the earliest.
    After(u64),
    /// There is no way for so many.
    Never,
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
fn means(c: &mut Checker<'_>, at: At<'_>, ways: &mut Ways<'_>, x: &Expected) {
    for part in parts(at, x).iter().filter(|p| !p.alternative) {
        match &part.test {
            Test::Order(a) if a.order == OrderKind::Send => {
                if !ways.could_be_sent(c, a) {
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

/// People who have to be somewhere: whether there are so many, and whether they can be there in time.
fn arrives(
    c: &mut Checker<'_>,
    at: At<'_>,
    ways: &Ways<'_>,
    (to, able_to, strength): (&Target, Option<Capability>, u32),
    x: &Expected,
) {
    let s = ways.s;
    let have = ways.people.get(&able_to).copied().unwrap_or_default();
    if have < u64::from(strength) {
        let what = msg!("check-never-so-many", strength = strength, have = have);
        let help = msg!("check-add-such-unit");
        return c.warn(at, CheckRule::ExpectedNobodyCan, what, help);
    }
    let place = super::workload::place_of(s, to);
    let Some((place, _)) = place.and_then(|p| s.places.get_key_value(p)) else {
        return;
    };
    let allowed = (x.within + x.before).millis().unsigned_abs();
    match ways.coming(c, (place, able_to, strength), allowed) {
        Coming::InTime | Coming::Never => {}
        Coming::After(takes) => {
            let what = msg!("check-too-far", minutes = takes / 60_000);
            let help = msg!("check-allow-more-time");
            c.warn(at, CheckRule::ExpectedTooFar, what, help);
        }
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
        let effects = s.injects.iter().flat_map(|i| &i.effects);
        let added: BTreeSet<&UnitId> = effects
            .filter_map(|e| match e {
                Effect::AddUnit(id) => Some(id),
                _ => None,
            })
            .collect();
        let mut ways = Self {
            s,
            next,
            based: BTreeMap::new(),
            people: BTreeMap::new(),
            commanded: BTreeMap::new(),
            largest: BTreeMap::new(),
            fastest: 0.05,
        };
        for u in s.units.values() {
            let able: BTreeSet<Capability> = u.capabilities.iter().copied().collect();
            for k in able.into_iter().map(Some).chain([None]) {
                ways.based.entry((k, &u.base)).or_default().push(u);
                *ways.people.entry(k).or_default() += u64::from(u.strength);
            }
            if !u.later || added.contains(&u.id) {
                ways.commanded.entry(&u.seat).or_default().push(u);
            }
            ways.fastest = ways.fastest.max(u.speed);
        }
        ways
    }

    /// Whether an order that is looked for could send a unit.
    fn could_be_sent(&mut self, c: &mut Checker<'_>, a: &Action) -> bool {
        let seat = match &a.seat {
            None => None,
            Some(seat) => match self.commanded.get_key_value(seat) {
                Some((seat, _)) => Some(*seat),
                None => return false,
            },
        };
        let wanted = (seat, a.able_to, a.unit_kind);
        let largest = match self.largest.get(&wanted) {
            Some(known) => *known,
            None => {
                let found = self.largest_of(c, wanted);
                self.largest.insert(wanted, found);
                found
            }
        };
        largest.is_some_and(|n| n >= a.strength.unwrap_or(0))
    }

    /// People of the largest unit that fits.
    fn largest_of(&self, c: &mut Checker<'_>, (seat, able_to, kind): Fitting<'s>) -> Option<u32> {
        let of_seat = |seat| self.commanded.get(seat).map(Vec::as_slice);
        let all = || self.commanded.values().flatten().collect::<Vec<_>>();
        let units = match seat {
            Some(seat) => of_seat(seat).unwrap_or_default().iter().collect(),
            None => all(),
        };
        c.notes.work += units.len() as u64;
        let fits = |u: &&&Unit| {
            able_to.is_none_or(|k| u.capabilities.contains(&k)) && kind.is_none_or(|k| u.kind == k)
        };
        units.into_iter().filter(fits).map(|u| u.strength).max()
    }

    /// How soon so many people who are able to do something can be at a place. It is looked for from there along the roads, and no
    /// farther than it takes to know.
    fn coming(
        &self,
        c: &mut Checker<'_>,
        (place, able_to, strength): (&'s PlaceId, Option<Capability>, u32),
        allowed: u64,
    ) -> Coming {
        let turn_out = self.s.settings.readiness.turn_out.iter().min().copied();
        let turn_out = turn_out.unwrap_or(Span::ZERO).millis().unsigned_abs();
        // Rounded down: what is said here is certain.
        let takes = |way: u64, speed: f64| match way {
            0 => 0,
            way => turn_out + (way as f64 / speed.max(0.05)) as u64,
        };
        let (mut known, mut coming) = (BTreeSet::new(), Vec::new());
        let (mut people, mut in_time) = (0u64, 0u64);
        let mut todo = BinaryHeap::from([(Reverse(0), place)]);
        while let Some((Reverse(way), p)) = todo.pop() {
            c.notes.work += 1;
            if !known.insert(p) {
                continue;
            }
            for u in self.based.get(&(able_to, p)).into_iter().flatten() {
                c.notes.work += 1;
                let takes = takes(way, u.speed);
                coming.push((takes, u.strength));
                people += u64::from(u.strength);
                in_time += u64::from(if takes <= allowed { u.strength } else { 0 });
                if in_time >= u64::from(strength) {
                    return Coming::InTime;
                }
            }
            // Who is farther away comes later than the last who is needed.
            if people >= u64::from(strength)
                && let Some(last) = enough(&mut coming, strength)
                && takes(way, self.fastest) >= last
            {
                return Coming::After(last);
            }
            let farther = self.next.get(p).into_iter().flatten();
            let farther = farther.filter(|(to, _)| !known.contains(to));
            todo.extend(farther.map(|(to, more)| (Reverse(way + more), *to)));
        }
        enough(&mut coming, strength).map_or(Coming::Never, Coming::After)
    }
}

/// When so many are there, of those who are on their way; none if they are fewer.
fn enough(coming: &mut [(u64, u32)], strength: u32) -> Option<u64> {
    coming.sort_unstable();
    let mut there = 0;
    let last = coming.iter().find(|(_, n)| {
        there += u64::from(*n);
        there >= u64::from(strength)
    });
    last.map(|(takes, _)| *takes)
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

#[cfg(test)]
mod tests {
    use crate::scenario::notes::{Judge, Notes};
    use crate::scenario::{check, read, shipped};

    /// What it takes to check so many centres, units and injects whose words and tests name them.
    fn work(n: usize) -> u64 {
        let text = shipped::texts("first-steps").unwrap().remove(0).1;
        let many = |list: &str, one: &dyn Fn(usize) -> String| {
            let all: String = (0..n).map(|i| format!("{},\n", one(i))).collect();
            (format!("    {list}: ["), format!("    {list}: [\n{all}"))
        };
        let name = |i: usize| {
            format!("name: (ar: \"مركز الاقتراع رقم {i}\", en: \"Polling centre number {i}\")")
        };
        let lists = [
            many("units", &|i| {
                format!(
                    "(id: \"u{i}\", {}, kind: Patrol, seat: \"room\", base: \"abraq\", strength: 3)",
                    name(i)
                )
            }),
            many("centres", &|i| {
                format!(
                    "(id: \"c{i}\", {}, place: \"abraq\", municipality: \"abraq\", stations: [(voters: 10)])",
                    name(i)
                )
            }),
            many("injects", &|i| {
                let test =
                    format!("Holds(Arrived(at: Centre(\"c{i}\"), able_to: Guard, strength: 3))");
                let action = format!(
                    "(order: Send, about: Centre(\"c{i}\"), able_to: Medical, strength: 50)"
                );
                format!(
                    "(id: \"q{i}\", {}, when: At(\"09:05\"), effects: [SetFlag(\"f\")], expected: [(id: \"x{i}\", {}, action: {action}, all_of: [{test}], within: \"9m\")])",
                    name(i),
                    name(i)
                )
            }),
        ];
        let put = |text: String, (old, new): &(String, String)| {
            assert!(text.contains(old.as_str()), "{old}");
            text.replacen(old.as_str(), new, 1)
        };
        let text = lists.iter().fold(text, put);
        let texts = shipped::with_library(vec![("scenario.ron".to_owned(), text)]);
        let mut notes = Notes::new(&texts, Judge::Author);
        let draft = read::read(&mut notes);
        assert!(draft.units.len() > n && draft.injects.len() > n);
        let (scenario, notes) = check::check(draft, notes, None);
        assert!(scenario.is_some(), "{:?}", notes.finish().0);
        notes.work
    }

    #[test]
    fn eight_times_as_many_centres_units_and_tests_are_eight_times_the_work() {
        let (few, many) = (work(100), work(800));
        assert!(many < 9 * few, "{few} for 100, {many} for 800");
    }
}
