//! Ranking and selection: plans play the same seeds, and those that are shown to be beaten play no more.
//!
//! A plan is beaten by another that is no worse in any aim by more than does not matter, and better in one or no dearer. Differences are
//! of pairs, for plans of one seed share their luck. Bounds are Student's, one-sided, at a chance of error that is divided by all that is
//! asked: looks, pairs of plans, aims (after Bonferroni); so in 95 of 100 races no plan is put out wrongly. Looks come at doubled numbers
//! of days, so that there are few. Deliberately not here: which plans race (`finder`), how they are played.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::choices::{Aim, Picks};
use super::statistics::{SURE, mean_and_deviation, t_quantile};

/// What a run came to in each aim, in the measure's unit; none: there was no case.
pub type Values = Vec<Option<f64>>;

/// Plays plans with seeds: of each run its values. `E` is why that could not be.
pub type Play<'a, E> = dyn FnMut(&[(Picks, u64)]) -> Result<Vec<Values>, E> + 'a;

/// Days before the first look.
pub const FIRST: usize = 10;
/// The most looks: there are fewer of any budget.
const LOOKS: usize = 16;

/// Plans with what their days came to; each has the same seeds from one on, some have more of them.
#[derive(Clone, Debug)]
pub struct Days<'s> {
    /// What counts.
    aims: &'s [Aim],
    /// The first seed.
    pub from: u64,
    /// The plans, each with its price.
    pub plans: Vec<(Picks, u32)>,
    /// Of each plan the values of its days.
    rows: Vec<Vec<Values>>,
}

impl<'s> Days<'s> {
    /// Of plans that have played nothing yet.
    pub fn new(aims: &'s [Aim], from: u64, plans: Vec<(Picks, u32)>) -> Self {
        let rows = vec![Vec::new(); plans.len()];
        Self {
            aims,
            from,
            plans,
            rows,
        }
    }

    /// Plans that come in addition.
    pub fn add(&mut self, picks: Picks, cost: u32) {
        self.plans.push((picks, cost));
        self.rows.push(Vec::new());
    }

    /// How many days a plan has played.
    pub fn played(&self, plan: usize) -> usize {
        self.rows[plan].len()
    }

    /// Has plans play until they have so many days.
    ///
    /// # Errors
    /// If they cannot be played.
    pub fn extend<E>(
        &mut self,
        plans: &[usize],
        to: usize,
        play: &mut Play<'_, E>,
    ) -> Result<(), E> {
        let due: Vec<(usize, u64)> = plans
            .iter()
            .flat_map(|p| (self.rows[*p].len()..to).map(|n| (*p, self.from + n as u64)))
            .collect();
        let runs: Vec<(Picks, u64)> = due
            .iter()
            .map(|(p, seed)| (self.plans[*p].0.clone(), *seed))
            .collect();
        for ((p, _), values) in due.into_iter().zip(play(&runs)?) {
            self.rows[p].push(values);
        }
        Ok(())
    }

    /// By how much a plan is better than another in an aim on each day that both have played; a day on which only one of them had a
    /// case says nothing.
    pub fn gains(&self, aim: usize, this: usize, other: usize) -> Vec<f64> {
        let pairs = self.rows[this].iter().zip(&self.rows[other]);
        let gain = |(a, b): (&Values, &Values)| match (a[aim], b[aim]) {
            (Some(a), Some(b)) => Some(self.aims[aim].gain(a, b)),
            (None, None) => Some(0.0),
            (Some(_), None) | (None, Some(_)) => None,
        };
        pairs.filter_map(gain).collect()
    }

    /// The mean of an aim over a plan's days, in the measure's unit.
    pub fn mean(&self, aim: usize, plan: usize) -> Option<f64> {
        let values: Vec<f64> = self.rows[plan].iter().filter_map(|v| v[aim]).collect();
        Some(mean_and_deviation(&values)?.0)
    }

    /// How much better a plan seems than another, in each aim.
    pub fn seems(&self, this: usize, other: usize) -> Vec<f64> {
        let mean = |aim| mean_and_deviation(&self.gains(aim, this, other)).map_or(0.0, |m| m.0);
        (0..self.aims.len()).map(mean).collect()
    }

    /// Below what the true gain in an aim does not lie, but for that chance.
    pub fn least(&self, aim: usize, this: usize, other: usize, sure: &Sure) -> Option<f64> {
        sure.least(&self.gains(aim, this, other))
    }

    /// Whether a plan is shown to beat another, at that chance of error in each aim.
    pub fn beats(&self, this: usize, other: usize, sure: &Sure) -> bool {
        let mut better = false;
        for (n, aim) in self.aims.iter().enumerate() {
            match self.least(n, this, other, sure) {
                Some(least) if least >= -aim.within => better |= least > 0.0,
                Some(_) | None => return false,
            }
        }
        let price = |p: usize| (self.plans[p].1, p);
        better || price(this) < price(other)
    }
}

/// How sure bounds are: the chance of error of each, and Student's quantiles for it that were asked for already.
#[derive(Clone, Debug)]
pub struct Sure {
    chance: f64,
    known: RefCell<BTreeMap<usize, f64>>,
}

impl Sure {
    /// But for that chance.
    pub fn of(chance: f64) -> Self {
        Self {
            chance,
            known: RefCell::default(),
        }
    }

    /// Below what the mean of what such numbers are drawn from does not lie; none where they do not tell.
    pub fn least(&self, values: &[f64]) -> Option<f64> {
        let n = values.len();
        let (mean, deviation) = mean_and_deviation(values).filter(|_| n > 1)?;
        let error = deviation / libm::sqrt(n as f64);
        // Numbers that are all the same have no spread to judge by: they tell no more than so many tosses of a coin.
        if error <= mean.abs() * 1e-12 {
            let tosses = libm::pow(0.5, n as f64 - 1.0);
            return (tosses <= self.chance).then_some(mean);
        }
        let mut known = self.known.borrow_mut();
        let t = known
            .entry(n)
            .or_insert_with(|| t_quantile(1.0 - self.chance, n as f64 - 1.0));
        Some(mean - *t * error)
    }
}

/// What a race came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Raced {
    /// Plans that nothing was shown to beat.
    pub left: Vec<usize>,
    /// Plans that were beaten, each with the one that beat it.
    pub beaten: Vec<(usize, usize)>,
    /// Days that were played.
    pub runs: usize,
}

/// Has plans race for as many days as there are. The first plan is never put out, for the others are compared with it.
///
/// # Errors
/// If they cannot be played.
pub fn race<E>(days: &mut Days<'_>, budget: usize, play: &mut Play<'_, E>) -> Result<Raced, E> {
    let count = days.plans.len();
    let asked = LOOKS * count * count.saturating_sub(1).max(1) * days.aims.len();
    let sure = Sure::of((1.0 - SURE) / asked as f64);
    let mut raced = Raced {
        left: (0..count).collect(),
        beaten: Vec::new(),
        runs: 0,
    };
    let mut to = FIRST;
    for _ in 0..LOOKS {
        let due = |to: usize| -> usize {
            let left = raced.left.iter();
            left.map(|p| to.saturating_sub(days.played(*p))).sum()
        };
        // What is left of the budget goes into a last look.
        while to > 2 && raced.runs + due(to) > budget {
            to -= 1;
        }
        let runs = due(to);
        if runs == 0 || raced.runs + runs > budget {
            break;
        }
        days.extend(&raced.left, to, play)?;
        raced.runs += runs;
        put_out(days, &mut raced, &sure);
        if raced.left.len() < 2 {
            break;
        }
        to *= 2;
    }
    Ok(raced)
}

/// Puts out who is shown to be beaten by one that is still there.
fn put_out(days: &Days<'_>, raced: &mut Raced, sure: &Sure) {
    for this in raced.left.clone() {
        if this == 0 {
            continue;
        }
        let by = |other: &&usize| **other != this && days.beats(**other, this, sure);
        if let Some(by) = raced.left.iter().find(by).copied() {
            raced.left.retain(|p| *p != this);
            raced.beaten.push((this, by));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rng::Stream;
    use crate::batch::statistics::Mean;
    use crate::record::measure::MeasureKind;

    const AIMS: [Aim; 2] = [
        Aim {
            measure: MeasureKind::Voted,
            within: 0.5,
        },
        Aim {
            measure: MeasureKind::FirstResponse,
            within: 0.5,
        },
    ];

    /// A plan's days with means that are known: luck that is shared, and some of its own.
    fn play_of(
        means: &[(f64, f64)],
        luck: u64,
    ) -> impl FnMut(&[(Picks, u64)]) -> Result<Vec<Values>, ()> {
        move |runs| {
            let one = |(p, seed): &(Picks, u64)| {
                let seed = seed + luck * 100_000;
                let day = 50.0 * Stream::new(seed, "day", "").normal();
                let mut own = Stream::new(seed, "own", &p.0[0].to_string());
                let (a, b) = means[p.0[0]];
                vec![Some(a + day + own.normal()), Some(b + day + own.normal())]
            };
            Ok(runs.iter().map(one).collect())
        }
    }

    fn plans(n: usize) -> Vec<(Picks, u32)> {
        (0..n).map(|n| (Picks(vec![n]), 1)).collect()
    }

    /// More voters and a shorter response are better: 1 and 2 are the front, 0 is as it was, 3 is beaten by 1, 4 by all.
    const MEANS: [(f64, f64); 5] = [
        (10.0, 10.0),
        (14.0, 10.0),
        (10.0, 6.0),
        (12.0, 12.0),
        (5.0, 20.0),
    ];

    /// Seeded: a hundred races, of which at most a few may put out a plan of the front wrongly.
    #[test]
    fn who_is_put_out_was_beaten_and_the_front_is_left() {
        let mut wrong = 0;
        for luck in 0..100 {
            let mut days = Days::new(&AIMS, 1, plans(5));
            let raced = race(&mut days, 800, &mut play_of(&MEANS, luck)).unwrap();
            assert!(raced.runs <= 800);
            wrong += usize::from(raced.left != [0, 1, 2]);
            let beaten: Vec<usize> = raced.beaten.iter().map(|b| b.0).collect();
            assert!(beaten.contains(&4), "{raced:?}");
        }
        assert!(wrong <= 5, "{wrong}");
    }

    /// A difference of zero is found to be none: plans with the same means, no difference that does not matter.
    #[test]
    fn of_plans_that_are_the_same_none_is_put_out_in_ninety_five_races_of_a_hundred() {
        let exact = AIMS.map(|a| Aim { within: 0.0, ..a });
        let (mut wrong, mut alarms) = (0, 0);
        for luck in 0..100 {
            let mut days = Days::new(&exact, 1, plans(4));
            let mut play = play_of(&[(10.0, 10.0); 4], luck);
            wrong += usize::from(race(&mut days, 400, &mut play).unwrap().left.len() != 4);
            // One comparison, asked once, is wrong as often as it says.
            alarms += usize::from(Mean::of(&days.gains(0, 1, 2)).unwrap().p.unwrap() < 0.05);
        }
        assert!(wrong <= 5, "{wrong}");
        assert!((1..=12).contains(&alarms), "{alarms}");
    }

    /// The bound of a known mean holds as often as it says: seeded, 2,000 times at 95 in 100, four standard errors are 2 in 100.
    #[test]
    fn bounds_hold_what_they_say() {
        let mut s = Stream::new(5, "test", "least");
        let sure = Sure::of(0.05);
        let held = (0..2000).filter(|_| {
            let values: Vec<f64> = (0..15).map(|_| 3.0 + 2.0 * s.normal()).collect();
            sure.least(&values).unwrap() <= 3.0
        });
        let held = held.count() as f64 / 2000.0;
        assert!((held - 0.95).abs() < 0.02, "{held}");
        // Ten days that are all the same tell as much as nine tosses.
        let sure = Sure::of(0.001);
        assert_eq!(sure.least(&[0.0; 10]), None);
        assert_eq!(sure.least(&[0.0; 11]), Some(0.0));
        assert_eq!(sure.least(&[1.0]), None);
    }

    #[test]
    fn of_two_that_differ_in_nothing_the_cheaper_one_is_left() {
        let mut days = Days::new(
            &AIMS,
            1,
            vec![
                (Picks(vec![0]), 0),
                (Picks(vec![1]), 3),
                (Picks(vec![2]), 2),
            ],
        );
        let mut play = |runs: &[(Picks, u64)]| -> Result<Vec<Values>, ()> {
            // The first one is worse; a day without a case in either is no difference.
            let one = |(p, seed): &(Picks, u64)| {
                let day = *seed as f64;
                vec![Some(if p.0[0] == 0 { day } else { day + 3.0 }), None]
            };
            Ok(runs.iter().map(one).collect())
        };
        let raced = race(&mut days, 200, &mut play).unwrap();
        assert_eq!((raced.left, raced.beaten), (vec![0, 2], vec![(1, 2)]));
    }
}
