//! What the script gives each seat: nothing for too long, more than a person can read, or nothing at all.
//!
//! Only what comes whatever anybody does is counted as load; all that may come is counted as something to do.
//! Deliberately not here: what standing orders and reports bring (an exercise that was played shows that).

use std::collections::{BTreeMap, BTreeSet};

use super::fires::Fires;
use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::ids::{DirectorateId, PlaceId, SeatId};
use crate::base::message::msg;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::order::Target;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, Inject, Named, Seat, Test};
use crate::scenario::read::{Draft, Located};

/// The longest time without anything from the script. The handbooks of exercises give no figure; half an hour is what the reference
/// day keeps to when it is played, reports and all. A script alone brings less than that, so this is four times as long.
const LONGEST_WAIT: Span = Span::from_mins(120);
/// An exercise that lasts longer than this without its quiet stretches is not played at the pace of the clock, so that nobody waits for as
/// long as it says; nothing is said of waiting then.
const LONGEST_DAY: Span = Span::from_mins(24 * 60);
/// Over how long the load of a seat is looked at.
const STRETCH: Span = Span::from_mins(10);
/// Words that a person reads in a minute and takes in. Silent reading of Arabic was measured at 140 to 180, of English at 240
/// (IReST 2012; Brysbaert 2019); whoever sits in a room is interrupted.
const WORDS_A_MINUTE: u64 = 140;
/// How long a person needs with a message besides reading it, to decide and to order: an estimate of the authors.
const HANDLING: Span = Span::from_secs(60);

/// What a seat is given, in the order of time.
#[derive(Default)]
struct Given<'d> {
    /// Moments at which something may come.
    moments: Vec<SimTime>,
    /// From when on something may come of which nobody knows when.
    open: Option<SimTime>,
    /// Messages that come for certain: when, how long they take, and where they stand.
    load: Vec<(SimTime, Span, At<'d>)>,
    /// Whether anything is given to it at all, by hand or on a condition.
    anything: bool,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, fires: &Fires<'_>, s: &Scenario) {
    let mut given: BTreeMap<&SeatId, Given<'_>> =
        s.seats.keys().map(|id| (id, Given::default())).collect();
    let rooms = Rooms::of(s);
    for l in &draft.injects {
        inject(&mut given, l, (fires, &rooms), s);
    }
    for m in &s.modules {
        for (id, g) in &mut given {
            if m.questions.iter().any(|q| q.asks(id)) {
                g.anything = true;
                g.moments.extend(m.at);
            }
        }
    }
    day(&mut given, s);
    let working = working(s);
    let quiet = quiet(s, &given);
    for l in &draft.seats {
        let (id, at) = (&l.value.id, At::of(l));
        let (Some(seat), Some(g)) = (s.seats.get(id), given.remove(id)) else {
            continue;
        };
        if seat.role == Role::Excon {
            continue;
        }
        overloaded(c, &g);
        if !g.anything && !working.contains(id) {
            let help = msg!("check-give-seat-work");
            c.warn(
                at,
                CheckRule::SeatWithoutWork,
                msg!("check-seat-without-work"),
                help,
            );
        } else {
            waits(c, at, s, seat, (g, &quiet));
        }
    }
}

/// Stretches in which nobody waits: the nights, and in a discussion what is passed over on the way to a module, up to the first message
/// that comes before it and from the last one on. Where nothing comes after the last module the exercise ends with it.
fn quiet(s: &Scenario, given: &BTreeMap<&SeatId, Given<'_>>) -> Vec<(SimTime, SimTime)> {
    let mut quiet = s.head.nights.clone();
    let messages = given.values().flat_map(|g| &g.load).map(|(t, ..)| *t);
    let messages: BTreeSet<SimTime> = messages.collect();
    let mut stands = s.head.start;
    for m in &s.modules {
        let at = m.at.unwrap_or(stands).max(stands);
        let mut between = messages.range(stands..at);
        let first = between.next().copied();
        let last = between.next_back().copied().or(first);
        quiet.push((stands, first.unwrap_or(at)));
        quiet.push((last.unwrap_or(at), at));
        stands = m.play.as_ref().map_or(at, |p| p.until.max(at));
    }
    if !s.modules.is_empty() && messages.range(stands..).next().is_none() {
        quiet.push((stands, s.head.end));
    }
    quiet
}

/// The rooms to which what happens somewhere is reported.
struct Rooms<'s> {
    main: Vec<&'s SeatId>,
    of: BTreeMap<&'s DirectorateId, Vec<&'s SeatId>>,
}

impl<'s> Rooms<'s> {
    fn of(s: &'s Scenario) -> Self {
        let role = |role| s.seats.values().filter(move |x| x.role == role);
        let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for x in role(Role::SubRoom) {
            if let Some(d) = &x.directorate {
                of.entry(d).or_default().push(&x.id);
            }
        }
        Self {
            main: role(Role::MainRoom).map(|x| &x.id).collect(),
            of,
        }
    }

    /// The rooms that hear of something at a place: the one in charge, and the main room.
    fn hear(&self, s: &Scenario, place: Option<&PlaceId>) -> Vec<&'s SeatId> {
        let directorate = place.and_then(|p| s.directorate_of_place(p));
        let sub = directorate.and_then(|d| self.of.get(&d));
        sub.into_iter()
            .flatten()
            .chain(&self.main)
            .copied()
            .collect()
    }
}

/// The place of a target.
pub(super) fn place_of<'s>(s: &'s Scenario, t: &'s Target) -> Option<&'s PlaceId> {
    match t {
        Target::Place(p) => Some(p),
        Target::Centre(id) => s.centres.get(id).map(|x| &x.place),
        Target::Checkpoint(id) => s.checkpoints.get(id).map(|x| &x.near),
        Target::Road(id) => s.roads.get(id).map(|x| &x.from),
        Target::Convoy(id) => s.convoys.get(id).map(|x| &x.from),
        Target::Incident(id) => place_of(s, &s.injects.incident(id)?.at),
    }
}

/// The place of something that an effect names, where rooms can hear of it.
fn place_of_named<'x>(s: &'x Scenario, thing: Named<'x>) -> Option<&'x PlaceId> {
    match thing {
        Named::Place(p) => Some(p),
        Named::Centre(id) => s.centres.get(id).map(|x| &x.place),
        Named::Checkpoint(id) => s.checkpoints.get(id).map(|x| &x.near),
        Named::Road(id) => s.roads.get(id).map(|x| &x.from),
        Named::Directorate(id) => s.directorates.get(id).map(|d| &d.seat),
        Named::Municipality(id) => s.municipalities.get(id).map(|m| &m.seat),
        Named::Unit(id) => s.units.get(id).map(|u| &u.base),
        Named::Incident(id) => place_of(s, &s.injects.incident(id)?.at),
        Named::Vehicle(_) | Named::Rumour(_) => None,
    }
}

fn inject<'s, 'd>(
    given: &mut BTreeMap<&'s SeatId, Given<'d>>,
    l: &'d Located<Inject>,
    (fires, rooms): (&Fires<'_>, &Rooms<'s>),
    s: &'s Scenario,
) {
    let i = &l.value;
    let may = fires.earliest(&i.id);
    let by_hand = matches!(i.when, crate::scenario::model::When::ByHand);
    let certain = fires.certain(&i.id).filter(|_| i.unstaffed.is_empty());
    let mut come = |id: &SeatId, load: Option<(Span, At<'d>)>| {
        let Some(g) = given.get_mut(id) else { return };
        g.anything |= may.is_some();
        if may.is_some() && certain.is_none() && !by_hand {
            g.open = g.open.map_or(may, |t| may.map(|m| m.min(t)));
        }
        g.moments.extend(certain);
        if let (Some(t), Some((takes, at))) = (certain, load) {
            g.load.push((t, takes, at));
        }
    };
    for (n, e) in i.effects.iter().enumerate() {
        let place = match e {
            Effect::Message { to, text, .. } => {
                let at = At::of(l).field("effects").item(n);
                for (k, id) in to.iter().enumerate() {
                    come(id, Some((reading(text), at.field("to").item(k))));
                }
                continue;
            }
            Effect::Incident { at, .. } => place_of(s, at),
            e => {
                let row = e.row();
                let first = row.names.first().filter(|_| row.heard);
                let Some((_, thing)) = first else { continue };
                place_of_named(s, *thing)
            }
        };
        rooms
            .hear(s, place)
            .into_iter()
            .for_each(|id| come(id, None));
    }
    for (test, _) in i.expected.iter().flat_map(|x| x.tests()) {
        if let Test::Order(a) = test
            && let Some(id) = &a.seat
        {
            come(id, None);
        }
    }
}

/// What the day itself brings: polling opens and closes, convoys depart.
fn day(given: &mut BTreeMap<&SeatId, Given<'_>>, s: &Scenario) {
    let polling = &s.settings.polling;
    let inside = |t: &SimTime| (s.head.start..=s.head.end).contains(t);
    for g in given.values_mut() {
        g.moments
            .extend([polling.opens, polling.closes].into_iter().filter(inside));
    }
    for v in s.convoys.values() {
        if let (Some(t), Some(g)) = (v.departs.filter(inside), given.get_mut(&v.seat)) {
            g.moments.push(t);
        }
    }
}

/// How long a message takes whoever gets it.
fn reading(text: &Text) -> Span {
    let words = |t: &str| t.split_whitespace().count() as u64;
    let longest = words(&text.ar).max(words(&text.en));
    HANDLING + Span::from_millis((longest * 60_000 / WORDS_A_MINUTE) as i64)
}

/// Seats that have something to do by what they command, or by what they are for.
fn working(s: &Scenario) -> BTreeSet<&SeatId> {
    let units = s.units.values().map(|u| &u.seat);
    let checkpoints = s.checkpoints.values().map(|x| &x.seat);
    let convoys = s.convoys.values().map(|v| &v.seat);
    // Reports of the whole day come to the main room, and rumours to those who answer them.
    let by_role = s.seats.values().filter(|x| match x.role {
        Role::MainRoom | Role::Excon => true,
        Role::Media => !s.rumours.is_empty(),
        Role::SubRoom | Role::Commission => false,
    });
    let by_role = by_role.map(|x| &x.id);
    units
        .chain(checkpoints)
        .chain(convoys)
        .chain(by_role)
        .collect()
}

/// The first message of a stretch of time that brings a seat more than it can read.
fn overloaded(c: &mut Checker<'_>, g: &Given<'_>) {
    let mut load: Vec<_> = g.load.iter().collect();
    load.sort_by_key(|(t, ..)| *t);
    let (mut first, mut sum) = (0, Span::ZERO);
    for n in 0..load.len() {
        let (t, takes, at) = load[n];
        sum = sum + *takes;
        while *t - load[first].0 >= STRETCH {
            sum = sum + -load[first].1;
            first += 1;
        }
        if sum > STRETCH {
            let what = msg!(
                "check-seat-overloaded",
                n = n + 1 - first,
                minutes = STRETCH.millis() / 60_000,
                needed = (sum.millis() + 59_999) / 60_000
            );
            let help = msg!("check-spread-messages");
            c.warn(*at, CheckRule::SeatOverloaded, what, help);
            // The same heap is named once.
            (first, sum) = (n + 1, Span::ZERO);
        }
    }
}

/// A stretch of the exercise, quiet ones left out, in which the script brings a seat nothing, before something that may come at any
/// time.
fn waits(
    c: &mut Checker<'_>,
    at: At<'_>,
    s: &Scenario,
    seat: &Seat,
    (g, quiet): (Given<'_>, &[(SimTime, SimTime)]),
) {
    let mut moments = g.moments;
    let until = g.open.map_or(s.head.end, |t| t.min(s.head.end));
    moments.retain(|t| *t <= until);
    moments.extend([s.head.start, until]);
    moments.sort_unstable();
    let awake = |from: SimTime, to: SimTime| {
        Span::from_millis((to - from).millis() - covered(quiet, from, to))
    };
    if awake(s.head.start, s.head.end) > LONGEST_DAY {
        return;
    }
    let longest = moments
        .windows(2)
        .map(|w| (awake(w[0], w[1]), w[0], w[1]))
        .max_by_key(|(span, from, _)| (*span, std::cmp::Reverse(*from)));
    if let Some((_, from, to)) = longest.filter(|(span, ..)| *span > LONGEST_WAIT) {
        let what = msg!(
            "check-seat-waits",
            seat = &seat.id,
            from = from.short(),
            to = to.short()
        );
        let help = msg!("check-put-inject-there");
        c.warn(at, CheckRule::SeatWaitsLong, what, help);
    }
}

/// How much of a stretch of time lies in any of some others, which may lie over each other: milliseconds.
fn covered(stretches: &[(SimTime, SimTime)], from: SimTime, to: SimTime) -> i64 {
    let cut = |(a, b): &(SimTime, SimTime)| ((*a).max(from), (*b).min(to));
    let mut inside: Vec<_> = stretches.iter().map(cut).filter(|(a, b)| b > a).collect();
    inside.sort_unstable();
    let (mut sum, mut until) = (0, from);
    for (a, b) in inside {
        sum += (b - a.max(until).min(b)).millis();
        until = until.max(b);
    }
    sum
}
