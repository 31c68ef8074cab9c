//! What a panel of a running exercise reads: the newest snapshot, the window's own state, words.
//!
//! Deliberately not here: anything that changes.

use std::path::Path;
use std::sync::Arc;

use crate::screen::layout::*;

use crate::base::time::{SimTime, Span};
use crate::map::entity_ref::EntityRef;
use crate::picture::{Freshness, Picture};
use crate::record::observation::Observed;
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::screen::panels::turns::Turns;
use crate::screen::state::act::Act;
use crate::screen::state::rights::{Hands, notes_for};
use crate::screen::state::ui::Ui;
use crate::screen::view::Runs;
use crate::session::player::Snapshot;
use crate::wording::{Prose, Say};

/// How old a word is from when on that is said.
const WORTH_SAYING: Span = Span::from_secs(30);

/// What a panel of a running exercise reads.
pub(crate) struct PanelContext<'a> {
    pub(crate) snap: &'a Arc<Snapshot>,
    pub(crate) ui: &'a Ui,
    pub(crate) say: Say,
    pub(crate) prose: Prose<'a>,
    /// The window, logical pixels.
    pub(crate) window: Vec2,
    /// The map's room.
    pub(crate) room: Rect,
    pub(crate) file: Option<&'a Path>,
    /// When it says something else though nothing happens.
    pub(crate) turns: Turns,
}

impl<'a> PanelContext<'a> {
    /// The scenario.
    pub(crate) fn scenario(&self) -> &'a Scenario {
        &self.snap.scenario
    }

    /// What sort of thing something is.
    pub(crate) fn sort(&self, thing: &EntityRef) -> String {
        self.say.t(match thing {
            EntityRef::Unit(_) => "sort-unit",
            EntityRef::Centre(_) => "sort-centre",
            EntityRef::Checkpoint(_) => "sort-checkpoint",
            EntityRef::Incident(_) => "sort-incident",
            EntityRef::Convoy(_) => "sort-convoy",
            EntityRef::Vehicle(_) => "sort-vehicle",
            EntityRef::Rumour(_) => "sort-rumour",
            EntityRef::Road(_) => "sort-road",
            EntityRef::Place(_) => "sort-place",
            EntityRef::Municipality(_) => "sort-municipality",
            EntityRef::Directorate(_) => "sort-directorate",
            EntityRef::Seat(_) => "sort-seat",
            EntityRef::Inject(_) => "sort-inject",
            EntityRef::Report(_) => "sort-report",
            EntityRef::Message(_) => "sort-message",
            EntityRef::Request(_) => "sort-request",
        })
    }

    /// The picture of the seat through whose eyes one looks.
    pub(crate) fn picture(&self) -> &'a Picture {
        &self.snap.eyes
    }

    /// The seat through whose eyes one looks.
    pub(crate) fn seat(&self) -> &'a Seat {
        let s = self.scenario();
        s.seats
            .get(&self.snap.eyes.viewer)
            .unwrap_or_else(|| s.excon())
    }

    /// Whether one looks as exercise control.
    pub(crate) fn is_control(&self) -> bool {
        self.seat().id == self.scenario().excon().id
    }

    /// Whether those who sit here may do something.
    pub(crate) fn may(&self, act: &Act) -> bool {
        Hands::of(self.ui, self.snap).refuse(act).is_none()
    }

    /// What evaluators wrote, as far as these eyes may see it.
    pub(crate) fn notes(&self) -> &'a [Observed] {
        notes_for(self.ui.place, self.snap)
    }

    /// A time of day; of another day than today with the day before it.
    pub(crate) fn time(&self, t: SimTime) -> String {
        clock(self.say, t, self.snap.at)
    }

    /// The present moment, for the clock, which goes on by itself.
    pub(crate) fn clock(&self) -> SimTime {
        self.snap.at
    }

    /// The present moment, for words that say it, or something that follows from it, to the minute.
    pub(crate) fn now(&self) -> SimTime {
        self.turns
            .by_minute(self.snap.at, |t| t.millis().div_euclid(60_000));
        self.snap.at
    }

    /// The present moment, for words that say it to the second.
    pub(crate) fn second(&self) -> SimTime {
        let next = (self.snap.at.millis().div_euclid(1000) + 1) * 1000;
        self.turns.at(self.snap.at, SimTime::from_millis(next));
        self.snap.at
    }

    /// Whether a moment has come.
    pub(crate) fn has_come(&self, t: SimTime) -> bool {
        self.turns.at(self.snap.at, t);
        t <= self.snap.at
    }

    /// Whether a moment has passed.
    pub(crate) fn has_passed(&self, t: SimTime) -> bool {
        self.turns.after(self.snap.at, t);
        t < self.snap.at
    }

    /// Whether somebody told of it since STARTEX, or it is so now.
    pub(crate) fn told(&self, word: Freshness) -> bool {
        if word.as_of >= self.snap.at {
            self.turns.after(self.snap.at, word.as_of);
        }
        word.told(self.scenario().head.start, self.snap.at)
    }

    /// What follows from the minute.
    pub(crate) fn by_minute<T: PartialEq>(&self, of: impl Fn(SimTime) -> T) -> T {
        self.turns.by_minute(self.snap.at, of)
    }

    /// An arrow in the direction in which one reads.
    pub(crate) fn arrow(&self) -> &'static str {
        if self.ui.lang.rtl() { "←" } else { "→" }
    }

    /// The span between now and a moment, for words in which it runs.
    pub(crate) fn runs(&self, t: SimTime) -> Runs {
        Runs::between(self.say, t, self.snap.at)
    }

    /// Time until a moment, or since it, in words.
    pub(crate) fn until(&self, t: SimTime) -> String {
        let key = if self.has_passed(t) { "ago" } else { "in-time" };
        self.say.with(key, &[("span", self.runs(t).shown)])
    }

    /// A figure that changes by the minute, as these eyes know it: with its time where that is past, and not known where nobody has
    /// told of it since STARTEX.
    pub(crate) fn figure(&self, word: Freshness, words: String) -> String {
        if !self.told(word) {
            return self.say.t("figure-unknown");
        }
        if self.age(word).is_none() {
            return words;
        }
        let time = self.time(word.as_of);
        self.say
            .with("figure-as-of", &[("figure", words), ("time", time)])
    }

    /// How old a word is, if that is worth saying.
    pub(crate) fn age(&self, word: Freshness) -> Option<String> {
        let old = self.snap.at - word.as_of;
        (!self.is_control() && self.has_passed(word.as_of + WORTH_SAYING)).then(|| {
            let key = if word.stale { "word-stale" } else { "word-age" };
            let span = self.say.running(old);
            self.say
                .with(key, &[("time", self.time(word.as_of)), ("span", span)])
        })
    }
}

/// A time of day as one says it at another time: with the day where that differs.
pub(crate) fn clock(say: Say, t: SimTime, now: SimTime) -> String {
    let short = t.short();
    let day = |x: SimTime| x.millis().div_euclid(86_400_000);
    match short.split_once('+') {
        Some((_, time)) if day(t) == day(now) => time.to_owned(),
        Some((d, time)) => {
            let n = d.parse::<i64>().map_or(1, |d| d + 1).to_string();
            say.with("day-time", &[("n", n), ("time", time.to_owned())])
        }
        None if day(t) == day(now) => short,
        None => say.with("day-time", &[("n", "1".to_owned()), ("time", short)]),
    }
}
