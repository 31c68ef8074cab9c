//! A dry run: what a script does over many days, for those who write it.
//!
//! Days are added up as they come; of each only its numbers are kept, some hundred bytes.
//! Deliberately not here: playing (`day`), words and pictures (`report::dry_run`).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::course::{Frame, Work};
use super::day::{Day, score};
use super::orders::Given;
use super::player::{BuiltIn, Player};
use crate::base::ids::{InjectId, ObjectiveId};
use crate::base::time::SimTime;
use crate::record::fact::Refusal;
use crate::record::measure::MeasureKind;
use crate::record::rating::Rating;
use crate::scenario::Scenario;
use crate::scenario::model::When;

/// How many of the best and of the worst days are named at most.
const NAMED: usize = 3;
/// Of few days at most one in so many is named each way.
const QUARTER: usize = 4;

/// A dry run of a scenario.
pub struct DryRun {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its seats, directorates and slots.
    pub frame: Frame,
    /// The players, in the order asked for.
    pub players: Vec<Days>,
}

/// The days of one player.
pub struct Days {
    /// Who played.
    pub player: Player,
    /// How many days came to their end.
    pub count: usize,
    /// Seeds of days that did not come to rest; they count in nothing else.
    pub stopped: Vec<u64>,
    /// When each inject came, in the order of the script.
    injects: Vec<Vec<SimTime>>,
    /// By seat, sort of work and slot: how much there was in all days together.
    load: Vec<Vec<Vec<u64>>>,
    /// By directorate and slot: units that were free, in all days together.
    free: Vec<Vec<u64>>,
    /// By directorate and slot: units that were free on the day on which fewest were.
    least: Vec<Vec<u32>>,
    /// By directorate and slot: incidents that asked for units, in all days together.
    asking: Vec<Vec<u64>>,
    /// In the order of [`MeasureKind::ALL`].
    measures: Vec<Vec<f64>>,
    /// Of each objective, how often each rating: by rank, and last how often none.
    ratings: Vec<[usize; 5]>,
    /// How well each day went, with its seed.
    scores: Vec<(Went, u64)>,
    /// Of written orders those that were refused, by their places in the file: each reason, with on how many days.
    refused: BTreeMap<usize, Vec<(Refusal, usize)>>,
}

/// How well a day went: the mean rating, and among days of the same one the expected actions taken in time and the voters who voted.
type Went = [f64; 3];

/// When an inject came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Came {
    /// On how many days.
    pub days: usize,
    /// The earliest time.
    pub earliest: SimTime,
    /// The middle one.
    pub median: SimTime,
    /// The latest time.
    pub latest: SimTime,
}

/// How numbers spread: the least, what one in ten and nine in ten do not exceed, the middle, the greatest.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Spread {
    /// The least.
    pub least: f64,
    /// One in ten is not above it.
    pub low: f64,
    /// The middle one.
    pub median: f64,
    /// Nine in ten are not above it.
    pub high: f64,
    /// The greatest.
    pub greatest: f64,
}

impl Spread {
    /// Of numbers in any order; none of no numbers.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        // Of counts a value that was seen, not one between two.
        let tenth = sorted.len().div_ceil(10) - 1;
        Some(Self {
            least: sorted[0],
            low: sorted[tenth],
            median: f64::midpoint(sorted[last / 2], sorted[sorted.len() / 2]),
            high: sorted[last - tenth],
            greatest: sorted[last],
        })
    }
}

/// Something that an author should look at.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum Finding {
    /// Who does nothing is rated P or S on so many of so many days.
    TooEasy(ObjectiveId, usize, usize),
    /// Nobody was ever rated better than M.
    Impossible(ObjectiveId),
    /// It was never observed.
    Untested(ObjectiveId),
    /// It never came, whoever played, and is not left to the hand of exercise control.
    NeverCame(InjectId),
    /// This player is rated no better than who does nothing.
    NoBetterThanNothing(String),
    /// In this objective a built-in player, the second one, is rated better than this one, whose orders were written, beyond what luck
    /// does.
    Outdone(ObjectiveId, String, String),
    /// An order that was written is refused on every day, for this reason, which lies in the plan.
    Refused(String, Given, Refusal),
    /// Days did not come to rest.
    DoesNotRest(String, u64),
}

/// Days from which on a difference of two players is said.
const TELLING: usize = 3;

impl Came {
    /// Of the times at which it came, one for each day; none: never.
    fn of(mut times: Vec<SimTime>) -> Option<Self> {
        times.sort_unstable();
        Some(Self {
            days: times.len(),
            earliest: *times.first()?,
            median: times[times.len() / 2],
            latest: *times.last()?,
        })
    }
}

impl DryRun {
    /// Of a scenario, by these players; no day yet.
    pub fn new(scenario: Arc<Scenario>, players: &[Player]) -> Self {
        let frame = Frame::of(&scenario);
        let none = |n: usize| vec![vec![0; frame.slots]; n];
        let days = |player: &Player| Days {
            player: player.clone(),
            count: 0,
            stopped: Vec::new(),
            injects: vec![Vec::new(); scenario.injects.len()],
            load: vec![none(Work::ALL.len()); frame.seats.len()],
            free: none(frame.directorates.len()),
            least: vec![vec![u32::MAX; frame.slots]; frame.directorates.len()],
            asking: none(frame.directorates.len()),
            measures: vec![Vec::new(); MeasureKind::ALL.len()],
            ratings: vec![[0; 5]; scenario.objectives.len()],
            scores: Vec::new(),
            refused: BTreeMap::new(),
        };
        let players = players.iter().map(days).collect();
        Self {
            scenario,
            frame,
            players,
        }
    }

    /// Adds a day of a player, by the player's position.
    pub fn add(&mut self, player: usize, day: &Day) {
        self.players[player].add(day);
    }

    /// The objectives, in the order of their ratings.
    pub fn objectives(&self) -> Vec<&ObjectiveId> {
        self.scenario.objectives.keys().collect()
    }

    /// When an inject came, by its place in the script, on the days of all players together; none: never.
    pub fn came(&self, inject: usize) -> Option<Came> {
        let times = self.players.iter().flat_map(|d| &d.injects[inject]);
        Came::of(times.copied().collect())
    }

    /// What an author should look at.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        let played = || self.players.iter().filter(|d| d.count > 0);
        let idle = |d: &&Days| matches!(d.player, Player::BuiltIn(BuiltIn::Idle));
        for d in &self.players {
            all.extend(
                d.stopped
                    .iter()
                    .map(|s| Finding::DoesNotRest(d.player.id().to_owned(), *s)),
            );
        }
        if played().next().is_none() {
            return all;
        }
        for (n, id) in self.objectives().into_iter().enumerate() {
            let observed: usize = played().map(|d| d.count - d.ratings[n][4]).sum();
            if observed == 0 {
                all.push(Finding::Untested(id.clone()));
                continue;
            }
            let fine =
                |d: &Days| d.ratings[n][Rating::S as usize] + d.ratings[n][Rating::P as usize];
            if let Some(d) = played().find(idle)
                && fine(d) * 2 > d.count
            {
                all.push(Finding::TooEasy(id.clone(), fine(d), d.count));
            }
            if played().all(|d| fine(d) == 0) {
                all.push(Finding::Impossible(id.clone()));
            }
        }
        for (n, inject) in self.scenario.injects.iter().enumerate() {
            // One that is for the hand of exercise control, or speaks for seats that are held, comes to no player of all seats.
            let may_come = !matches!(inject.when, When::ByHand) && inject.unstaffed.is_empty();
            if may_come && played().all(|d| d.injects[n].is_empty()) {
                all.push(Finding::NeverCame(inject.id.clone()));
            }
        }
        if let Some(nothing) = played().find(idle).and_then(Days::score) {
            let no_better =
                played().filter(|d| !idle(d) && d.score().is_some_and(|s| s <= nothing));
            all.extend(no_better.map(|d| Finding::NoBetterThanNothing(d.player.id().to_owned())));
        }
        for d in played() {
            if let Player::Written(name, orders) = &d.player {
                all.extend(self.outdone(d));
                let always = d.refused().into_iter();
                let always = always.filter(|r| r.1 == d.count && r.2.lies_in_the_plan());
                all.extend(always.filter_map(|(n, _, why)| {
                    let order = orders.orders.get(n)?.clone();
                    Some(Finding::Refused(name.clone(), order, why.clone()))
                }));
            }
        }
        all
    }

    /// Objectives in which a built-in player is rated better than who gives written orders.
    fn outdone(&self, written: &Days) -> Vec<Finding> {
        let mut all = Vec::new();
        for (n, id) in self.objectives().into_iter().enumerate() {
            let Some(own) = written.ranks(n) else {
                continue;
            };
            let better = |d: &&Days| {
                let built_in = matches!(d.player, Player::BuiltIn(_));
                built_in && d.ranks(n).is_some_and(|other| other.is_above(own))
            };
            let name = |d: &Days| d.player.id().to_owned();
            let found = self.players.iter().find(better);
            all.extend(found.map(|d| Finding::Outdone(id.clone(), name(written), name(d))));
        }
        all
    }
}

/// How an objective was rated over some days, from 0 for U to 3 for P.
#[derive(Clone, Copy)]
struct Ranks {
    mean: f64,
    /// Square of the standard error of the mean.
    error: f64,
}

impl Ranks {
    /// Whether it is above another by more than twice the standard error of the difference.
    fn is_above(self, other: Self) -> bool {
        self.mean - other.mean > 2.0 * (self.error + other.error).sqrt() + 1e-9
    }
}

impl Days {
    fn add(&mut self, day: &Day) {
        if day.stopped.is_some() {
            self.stopped.push(day.seed);
            return;
        }
        self.count += 1;
        for (all, v) in self.measures.iter_mut().zip(&day.measures) {
            all.extend(*v);
        }
        for (all, r) in self.ratings.iter_mut().zip(&day.ratings) {
            all[r.map_or(4, |r| r as usize)] += 1;
        }
        let refused = day.course.iter().flat_map(|c| &c.refused);
        for (n, why) in refused {
            let known = self.refused.entry(*n).or_default();
            match known.iter_mut().find(|(reason, _)| reason == why) {
                Some((_, days)) => *days += 1,
                None => known.push((why.clone(), 1)),
            }
        }
        let of = |kind| day.measure(kind).unwrap_or(0.0);
        let among = [of(MeasureKind::ExpectedMet), of(MeasureKind::Voted)];
        let went = score(&day.ratings).map(|s| [s, among[0], among[1]]);
        self.scores.extend(went.map(|w| (w, day.seed)));
        let Some(course) = &day.course else {
            return;
        };
        for (all, at) in self.injects.iter_mut().zip(&course.injects) {
            all.extend(*at);
        }
        for (all, one) in self.load.iter_mut().zip(&course.load) {
            sum(all, one);
        }
        sum(&mut self.free, &course.free);
        sum(&mut self.asking, &course.asking);
        for (all, one) in self.least.iter_mut().zip(&course.free) {
            all.iter_mut().zip(one).for_each(|(a, b)| *a = (*a).min(*b));
        }
    }

    /// When an inject came, by its place in the script; none: never.
    pub fn came(&self, inject: usize) -> Option<Came> {
        Came::of(self.injects[inject].clone())
    }

    /// How a measure spreads; none: it had no case on any day.
    pub fn measure(&self, kind: MeasureKind) -> Option<Spread> {
        Spread::of(&self.measures[kind as usize])
    }

    /// Written orders that were refused on some day, by their places in the file, those first that the plan forbids and then those
    /// refused on most days: on how many days, and why, with the reason that held on most of them. What was so already is no refusal to
    /// look at.
    pub fn refused(&self) -> Vec<(usize, usize, &Refusal)> {
        fn most<'a>(
            (n, reasons): (&usize, &'a Vec<(Refusal, usize)>),
        ) -> Option<(usize, usize, &'a Refusal)> {
            let reasons = reasons.iter().filter(|r| r.0 != Refusal::AlreadySo);
            let days = reasons.clone().map(|r| r.1).sum();
            reasons.max_by_key(|r| r.1).map(|r| (*n, days, &r.0))
        }
        let mut all: Vec<_> = self.refused.iter().filter_map(most).collect();
        all.sort_by_key(|(_, days, why)| (!why.lies_in_the_plan(), std::cmp::Reverse(*days)));
        all
    }

    /// Mean and spread of the ratings of an objective, by its place; none on too few days.
    fn ranks(&self, objective: usize) -> Option<Ranks> {
        let counts = &self.ratings[objective][..4];
        let days: usize = counts.iter().sum();
        if days < TELLING {
            return None;
        }
        let each = || {
            counts
                .iter()
                .enumerate()
                .map(|(r, n)| (r as f64, *n as f64))
        };
        let mean = each().map(|(r, n)| r * n).sum::<f64>() / days as f64;
        let squares = each().map(|(r, n)| n * (r - mean).powi(2)).sum::<f64>();
        Some(Ranks {
            mean,
            error: squares / (days - 1) as f64 / days as f64,
        })
    }

    /// How often an objective had each rating, from U up, and last how often none; by its place.
    pub fn rated(&self, objective: usize) -> [usize; 5] {
        self.ratings[objective]
    }

    /// How much work of some sorts a seat had in each slot of a day, in the mean.
    pub fn load(&self, seat: usize, sorts: &[Work]) -> Vec<f64> {
        let slots = 0..self.load[seat].first().map_or(0, Vec::len);
        let one = |slot: usize| {
            let all: u64 = sorts
                .iter()
                .map(|w| self.load[seat][*w as usize][slot])
                .sum();
            self.mean(all)
        };
        slots.map(one).collect()
    }

    /// Units of a directorate that were free at the beginning of each slot: in the mean, and on the day on which fewest were.
    pub fn free(&self, directorate: usize) -> (Vec<f64>, Vec<u32>) {
        let mean = self.free[directorate].iter().map(|n| self.mean(*n));
        let least = self.least[directorate].iter();
        let least = least.map(|n| if self.count == 0 { 0 } else { *n });
        (mean.collect(), least.collect())
    }

    /// Incidents of a directorate that asked for units at the beginning of each slot, in the mean.
    pub fn asking(&self, directorate: usize) -> Vec<f64> {
        let all = self.asking[directorate].iter();
        all.map(|n| self.mean(*n)).collect()
    }

    fn mean(&self, all: u64) -> f64 {
        all as f64 / self.count.max(1) as f64
    }

    /// The mean rating of its days, from 0 for U to 3 for P.
    pub fn score(&self) -> Option<f64> {
        let n = self.scores.len();
        (n > 0).then(|| self.scores.iter().map(|s| s.0[0]).sum::<f64>() / n as f64)
    }

    /// The worst days, the worst first, and the best ones, the best first: mean rating and seed. No day is in both, and most are in
    /// neither, unless there are very few; where all are rated alike there is no best one.
    pub fn extremes(&self) -> [Vec<(f64, u64)>; 2] {
        let mut sorted = self.scores.clone();
        let order = |a: &Went, b: &Went| {
            let each = a.iter().zip(b).map(|(a, b)| a.total_cmp(b));
            each.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        };
        sorted.sort_by(|a, b| order(&a.0, &b.0).then(a.1.cmp(&b.1)));
        let named = |x: &(Went, u64)| (x.0[0], x.1);
        let few = (sorted.len() / QUARTER).clamp(1, NAMED).min(sorted.len());
        let (worst, rest) = sorted.split_at(few);
        // Where all days are rated alike none is the best.
        let worst_mean = worst.last().map_or(0.0, |w| w.0[0]);
        let best = rest.iter().rev().take(few);
        let best = best.filter(|x| x.0[0] > worst_mean).map(named);
        [worst.iter().map(named).collect(), best.collect()]
    }
}

fn sum(all: &mut [Vec<u64>], one: &[Vec<u32>]) {
    for (a, b) in all.iter_mut().zip(one) {
        a.iter_mut().zip(b).for_each(|(a, b)| *a += u64::from(*b));
    }
}
