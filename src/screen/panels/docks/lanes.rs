//! What stands on the lanes of the time panel, whoever draws it: marks with their places, hours, what each mark says, and what a press
//! on it does.
//!
//! Deliberately not here: the panel around them (`time`), drawing (the renderers).

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::timeline::{Lane, Mark, MarkKind, mark, marks_of};
use crate::map::entity_ref::EntityRef;
use crate::screen::state::act::Act;
use crate::session::player::{FactLog, Snapshot};
use crate::wording::{Prose, say};

/// Between time and pixels.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(crate) struct Axis {
    /// First and last moment, milliseconds.
    pub(crate) span: (i64, i64),
    /// Pixels.
    pub(crate) width: f32,
    /// Whether time runs from right to left.
    pub(crate) rtl: bool,
}

impl Axis {
    /// Pixels from the left.
    pub(crate) fn x(self, t: SimTime) -> f32 {
        let share = (t.millis() - self.span.0) as f64 / (self.span.1 - self.span.0).max(1) as f64;
        let x = share as f32 * self.width;
        if self.rtl { self.width - x } else { x }
    }

    /// The moment at a point.
    pub(crate) fn time(self, x: f32) -> SimTime {
        let share = f64::from(self.share(x).clamp(0.0, 1.0));
        SimTime::from_millis(self.span.0 + ((self.span.1 - self.span.0) as f64 * share) as i64)
    }

    /// Share of the width at a point, in the direction of time.
    pub(crate) fn share(self, x: f32) -> f32 {
        let s = x / self.width.max(1.0);
        if self.rtl { 1.0 - s } else { s }
    }

    /// Round times on it, as many as there is room for words.
    pub(crate) fn ticks(self) -> impl Iterator<Item = SimTime> {
        const STEPS: [i64; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 360];
        let minutes = (self.span.1 - self.span.0) as f32 / 60_000.0;
        let room = self.width / 64.0;
        let fits = |s: &i64| minutes / *s as f32 <= room;
        let step = STEPS.into_iter().find(fits).unwrap_or(720) * 60_000;
        let first = (self.span.0 + step - 1).div_euclid(step) * step;
        let last = self.span.1;
        std::iter::successors(Some(first), move |t| Some(t + step))
            .take_while(move |t| *t <= last)
            .map(SimTime::from_millis)
    }
}

/// The word at an hour. At midnight stands the day that begins.
pub(crate) fn hour_words(lang: Lang, t: SimTime) -> String {
    let day =
        (t.millis().rem_euclid(86_400_000) == 0).then(|| (t.millis() / 86_400_000 + 1).to_string());
    let short = t.short();
    let time = short
        .split_once('+')
        .map_or(short.as_str(), |s| s.1)
        .to_owned();
    day.map_or(time, |n| say(lang).with("day", &[("n", n)]))
}

/// Whether marks are numbered by facts, and not by the lists of a seat's picture.
fn by_facts(snap: &Snapshot) -> bool {
    !of_seat(snap) && (snap.replay.is_some() || snap.eyes.viewer == snap.scenario.excon().id)
}

/// Whether the facts are not there, for the snapshot is a seat's own.
fn of_seat(snap: &Snapshot) -> bool {
    snap.scenario.of_seat
}

/// The facts that marks are numbered by.
fn facts(snap: &Snapshot) -> &FactLog {
    snap.replay.as_ref().map_or(&snap.facts, |t| &t.facts)
}

/// The marks of all that happened, as far as whoever looks knows of it; what matters more later, to be drawn over the rest.
pub(crate) fn marks(snap: &Snapshot, span: (i64, i64)) -> Vec<Mark> {
    let all: Vec<Mark> = if by_facts(snap) {
        facts(snap).iter().filter_map(mark).collect()
    } else {
        marks_of(&snap.eyes)
    };
    let shown = |m: &Mark| (span.0..=span.1).contains(&m.at.millis());
    let mut sorted: Vec<Mark> = all.into_iter().filter(shown).collect();
    sorted.sort_by_key(|m| weight(m.kind));
    sorted
}

fn weight(kind: MarkKind) -> u8 {
    match kind {
        MarkKind::Standing => 0,
        MarkKind::Report => 1,
        MarkKind::Inject
        | MarkKind::Ended
        | MarkKind::Message
        | MarkKind::Order
        | MarkKind::Met => 2,
        MarkKind::Incident | MarkKind::Missed | MarkKind::Refused => 3,
    }
}

/// What a mark says.
pub(crate) fn words(snap: &Snapshot, lang: Lang, m: &Mark) -> String {
    let p = &snap.eyes;
    let own = Prose {
        scenario: &snap.named,
        lang,
    };
    let what = if by_facts(snap) {
        let prose = Prose {
            scenario: snap.replay.as_ref().map_or(&snap.scenario, |t| &t.scenario),
            lang,
        };
        facts(snap).get(m.n).map(|f| prose.fact(&f.fact))
    } else {
        match m.kind {
            MarkKind::Report => p
                .reports
                .iter()
                .find(|r| u64::from(r.number) == m.n)
                .map(|r| own.about(&r.about)),
            MarkKind::Message => p
                .messages
                .get(m.n as usize)
                .map(|x| x.text.get(lang).to_owned()),
            MarkKind::Inject
            | MarkKind::Incident
            | MarkKind::Ended
            | MarkKind::Order
            | MarkKind::Standing
            | MarkKind::Refused
            | MarkKind::Met
            | MarkKind::Missed => p.orders.get(m.n as usize).map(|o| own.order(&o.order)),
        }
    };
    format!("{}  {}", m.at, what.unwrap_or_default())
}

/// What a mark stands for.
pub(crate) fn thing(snap: &Snapshot, m: &Mark) -> Option<EntityRef> {
    if by_facts(snap) {
        let fact = facts(snap).get(m.n)?;
        return EntityRef::of_fact(&fact.fact);
    }
    match (m.kind, &m.lane) {
        (MarkKind::Report, _) => Some(EntityRef::Report(u32::try_from(m.n).ok()?)),
        (MarkKind::Message, _) => {
            let message = snap.eyes.messages.get(m.n as usize)?;
            Some(EntityRef::Message(message.inject.clone()))
        }
        (_, Lane::Seat(s)) => Some(EntityRef::Seat(s.clone())),
        (_, Lane::Script) => None,
    }
}

/// What a press on a mark does besides going to its moment in a replay; none: its words are told.
pub(crate) fn press(snap: &Snapshot, m: &Mark) -> Option<Act> {
    let thing = thing(snap, m)?;
    // Who goes through time looks at one place of the map.
    Some(if snap.replay.is_some() {
        Act::Select(thing)
    } else {
        Act::GoTo(thing)
    })
}
