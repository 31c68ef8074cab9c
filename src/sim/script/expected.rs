//! Expected actions while the exercise is played: which orders and outcomes meet them, and which orders are taken back.
//!
//! An expected action is met at the first moment at which all its orders have been given and all its outcomes hold; of those of which
//! one is enough, one. What was ordered in anticipation counts if it still holds at the release. An order that is taken back before
//! it had effect counts no longer, and neither does one that was not carried out.
//! Deliberately not here: whether an order matches, whether a condition holds (`matching`), ratings (`evaluate`).

use super::matching::{had_effect, holds, matches_action};
use super::state::{Script, Standing, Taken, Watch, Watched};
use crate::base::ids::SeatId;
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::Fact;
use crate::record::order::{Order, OrderKind};
use crate::scenario::model::Test;
use crate::sim::kernel::agenda::{Agenda, ScriptWake};
use crate::sim::seats::truth::TruthView;

/// How often outcomes are looked at that change without a fact.
const LOOK: Span = Span::from_mins(1);

/// Looks at all expected actions after new orders and facts; `from` is the position of the first order that is new, `failed` whether
/// an order turned out not to be carried out.
pub(super) fn look(
    script: &mut Script,
    eyes: &mut TruthView<'_, '_>,
    (from, failed): (usize, bool),
    agenda: &mut Agenda,
) -> Vec<Fact> {
    let mut watched = std::mem::take(&mut script.watched);
    let mut facts = Vec::new();
    let anticipates = eyes.brief.rules >= Rules::Edition4;
    if failed {
        for w in &mut watched {
            facts.extend(look_again(w, from, script, eyes));
        }
    }
    for w in watched.iter_mut().filter(|w| w.state == Standing::New) {
        w.state = Standing::Open;
        if anticipates {
            w.parts
                .iter_mut()
                .for_each(|p| p.order = anticipated(p, (w.since, w.before), script, eyes));
            facts.extend(complete(w, script, eyes));
        }
    }
    for n in from..script.taken.len() {
        for w in &mut watched {
            if anticipates {
                facts.extend(take_back(w, n, script, eyes));
            }
            if w.open() && script.taken[n].at >= w.since {
                give(w, n, script, eyes);
                facts.extend(complete(w, script, eyes));
            }
        }
    }
    let mut open = false;
    for w in watched
        .iter_mut()
        .filter(|w| w.open() && asks_for_outcome(w))
    {
        facts.extend(complete(w, script, eyes));
        open |= w.open();
    }
    script.watched = watched;
    let now = eyes.at();
    if open && script.next_look.is_none_or(|t| t <= now) {
        script.next_look = Some(now + LOOK);
        agenda.at(now + LOOK, ScriptWake::Look);
    }
    facts
}

/// Whether any part is an outcome.
fn asks_for_outcome(w: &Watched) -> bool {
    w.parts.iter().any(|p| !matches!(p.test, Test::Order(_)))
}

/// The newest order that is a part already at the release, and was not taken back since.
fn anticipated(
    part: &Watch,
    (release, before): (SimTime, Span),
    script: &Script,
    eyes: &TruthView<'_, '_>,
) -> Option<usize> {
    let Test::Order(action) = &part.test else {
        return None;
    };
    let fits = |n: &usize| {
        let t = &script.taken[*n];
        let early = t.at >= release + -before && t.at < release;
        early
            && !t.failed
            && matches_action(action, t, script, eyes)
            && !undone(script, *n, eyes.brief.rules)
    };
    (0..script.taken.len()).rev().find(fits)
}

/// Whether what an order did was undone by a later one, at whatever time.
fn undone(script: &Script, n: usize, rules: Rules) -> bool {
    let (old, mut later) = (&script.taken[n], script.taken[n + 1..].iter());
    later.any(|x| !x.failed && x.takes_back(old, &script.scenario, rules))
}

/// Finds for parts that have no order, or one that failed, the first in time that stands: another may stand in its place, and what a
/// failed one took back stands. Says which order was lost. One that is newer than `fresh` takes the place of what it replaces at any
/// time.
fn refill(
    w: &mut Watched,
    fresh: usize,
    script: &Script,
    eyes: &TruthView<'_, '_>,
) -> Option<usize> {
    let (s, since, mut lost) = (&script.scenario, w.since, None);
    let span = since + -w.before..=w.until;
    for p in &mut w.parts {
        let Test::Order(action) = &p.test else {
            continue;
        };
        if p.order.is_some_and(|n| !script.taken[n].failed) {
            continue;
        }
        let counts = |n: &usize| {
            let (old, mut later) = (&script.taken[*n], script.taken[*n + 1..].iter());
            let undoes = |x: &Taken| !x.failed && x.takes_back(old, s, eyes.brief.rules);
            (span.contains(&old.at) || *n >= fresh)
                && !old.failed
                && matches_action(action, old, script, eyes)
                && !later.any(|x| (x.at < since || !had_effect(old, x.at)) && undoes(x))
        };
        let found = (0..script.taken.len()).find(counts);
        lost = lost.or(p.order.filter(|_| found.is_none()));
        p.order = found;
    }
    lost
}

/// Looks at the orders again, of which one was not carried out.
fn look_again(
    w: &mut Watched,
    fresh: usize,
    script: &Script,
    eyes: &mut TruthView<'_, '_>,
) -> Vec<Fact> {
    if matches!(w.state, Standing::New | Standing::Missed) {
        return Vec::new();
    }
    let lost = refill(w, fresh, script, eyes);
    match lost {
        Some(n) if w.state == Standing::Met && !done(w) => {
            let seat = script.taken[n].seat.clone();
            no_longer(w, seat, true, eyes.at())
        }
        _ => complete(w, script, eyes).into_iter().collect(),
    }
}

/// Says that what was met is met no longer, and is missed if its time is up.
fn no_longer(w: &mut Watched, seat: SeatId, not_carried_out: bool, now: SimTime) -> Vec<Fact> {
    let (expected, inject) = (w.id.clone(), w.inject.clone());
    let mut facts = vec![Fact::ExpectedTakenBack {
        expected: expected.clone(),
        inject: inject.clone(),
        seat,
        not_carried_out,
    }];
    if now <= w.until {
        w.state = Standing::Open;
    } else {
        w.state = Standing::Missed;
        facts.push(Fact::ExpectedMissed { expected, inject });
    }
    facts
}

/// Marks the parts that a new order is, unless it was not carried out.
fn give(w: &mut Watched, n: usize, script: &Script, eyes: &TruthView<'_, '_>) {
    let order = &script.taken[n];
    if order.failed {
        return;
    }
    for p in w.parts.iter_mut().filter(|p| p.order.is_none()) {
        if let Test::Order(action) = &p.test
            && matches_action(action, order, script, eyes)
        {
            p.order = Some(n);
        }
    }
}

/// Unmarks the parts whose order a new one takes back before it had effect, unless the new one is that part too, or, from the eighth
/// edition of the rules on, another one is.
fn take_back(w: &mut Watched, n: usize, script: &Script, eyes: &TruthView<'_, '_>) -> Vec<Fact> {
    let new = &script.taken[n];
    let mut taken_back = false;
    if new.failed {
        return Vec::new();
    }
    for p in &mut w.parts {
        let (Some(k), Test::Order(action)) = (p.order, &p.test) else {
            continue;
        };
        let old = &script.taken[k];
        if k < n
            && !had_effect(old, new.at)
            && new.takes_back(old, &script.scenario, eyes.brief.rules)
        {
            p.order = matches_action(action, new, script, eyes).then_some(n);
            taken_back |= p.order.is_none();
        }
    }
    if taken_back && w.state == Standing::Met && eyes.brief.rules >= Rules::Edition8 {
        refill(w, usize::MAX, script, eyes);
    }
    if w.state != Standing::Met || !taken_back || done(w) {
        return Vec::new();
    }
    no_longer(w, new.seat.clone(), false, new.at)
}

/// Whether a part is so, as it was last looked at.
fn is_so(p: &Watch, now: SimTime) -> bool {
    match &p.test {
        Test::Order(_) => p.order.is_some(),
        Test::Holds(_) => p.holds_since.is_some(),
        Test::HoldsFor(_, span) => p.holds_since.is_some_and(|t| now >= t + *span),
    }
}

/// Whether all parts are so, and of those of which one is enough, one.
fn all_so(w: &Watched, so: impl Fn(&Watch) -> bool) -> bool {
    let mut needed = w.parts.iter().filter(|p| !p.alternative);
    let mut alternatives = w.parts.iter().filter(|p| p.alternative).peekable();
    needed.all(&so) && (alternatives.peek().is_none() || alternatives.any(&so))
}

/// Whether all orders that are asked for stand, whatever the outcomes.
fn done(w: &Watched) -> bool {
    all_so(w, |p| match p.test {
        Test::Order(_) => p.order.is_some(),
        Test::Holds(_) | Test::HoldsFor(..) => !p.alternative || p.holds_since.is_some(),
    })
}

/// Looks at the outcomes, and says that the expected action is met if all is so.
fn complete(w: &mut Watched, script: &Script, eyes: &mut TruthView<'_, '_>) -> Option<Fact> {
    let now = eyes.at();
    for p in &mut w.parts {
        if let Test::Holds(c) | Test::HoldsFor(c, _) = &p.test {
            let so = holds(c, script, eyes);
            p.holds_since = so.then(|| p.holds_since.unwrap_or(now));
        }
    }
    if !w.open() || !all_so(w, |p| is_so(p, now)) {
        return None;
    }
    w.state = Standing::Met;
    let (expected, inject) = (w.id.clone(), w.inject.clone());
    let by = w.parts.iter().filter_map(|p| p.order).max();
    Some(match by.map(|n| &script.taken[n]) {
        Some(order) => Fact::ExpectedMet {
            expected,
            inject,
            seat: order.seat.clone(),
            after_seconds: (order.at - w.since).secs(),
        },
        None => Fact::OutcomeReached {
            expected,
            inject,
            after_seconds: (now - w.since).secs(),
        },
    })
}

/// Notes of the facts what orders and conditions are judged by: units that arrived, reports that came.
pub(super) fn note(script: &mut Script, fact: &Fact) {
    match fact {
        Fact::UnitArrived { unit, .. } => {
            let sent = script
                .taken
                .iter_mut()
                .rev()
                .find(|t| t.kind == Some(OrderKind::Send) && t.order.row().unit == Some(unit));
            if let Some(t) = sent {
                t.arrived = true;
            }
        }
        Fact::OrderAccepted {
            order: Order::Staff { seat, staffed },
            ..
        } => {
            if *staffed {
                script.staffed.insert(seat.clone());
            } else {
                script.staffed.remove(seat);
            }
        }
        Fact::ReportReceived { seat, about, .. } => {
            script.reported.insert((about.clone(), SeatId::clone(seat)));
        }
        _ => {}
    }
}
