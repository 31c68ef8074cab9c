//! Plans side by side: what differs between days of the same seed, how sure that is, and on which days it goes wrong.
//!
//! The first plan is what the others are compared with. A difference is one of pairs: the same scenario, player and seed. All
//! comparisons of a report are one family, whose chances of error are corrected together; what is not shown by that is not claimed.
//! Deliberately not here: words and pictures (`report::batch`).

use std::collections::BTreeMap;

use serde::Serialize;

use super::day::score;
use super::dry_run::Spread;
use super::statistics::{Mean, SURE, holm, share};
use super::table::{Row, Which};
use crate::base::ids::ObjectiveId;
use crate::record::measure::{Better, MeasureKind};
use crate::record::rating::Rating;

/// How many of the worst days are named.
const NAMED: usize = 3;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum Aspect {
    /// Whether the day went wrong: an objective was rated U. In 100 days.
    Wrong,
    /// The mean rating, from 0 for U to 3 for P.
    Score,
    /// A measure.
    Measure(MeasureKind),
}

impl Aspect {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let measures = MeasureKind::ALL.iter().map(|k| Self::Measure(*k));
        [Self::Wrong, Self::Score].into_iter().chain(measures)
    }

    /// Which way is better.
    pub fn better(self) -> Better {
        match self {
            Self::Wrong => Better::Less,
            Self::Score => Better::More,
            Self::Measure(kind) => kind.better(),
        }
    }

    fn of(self, row: &Row) -> Option<f64> {
        match self {
            Self::Wrong => wrong(row).map(|w| if w { 100.0 } else { 0.0 }),
            Self::Score => score(&row.ratings),
            Self::Measure(kind) => row.measures[kind as usize],
        }
    }
}

/// Whether a day went wrong; none where nothing was observed.
fn wrong(row: &Row) -> Option<bool> {
    let mut observed = row.ratings.iter().flatten().peekable();
    observed.peek()?;
    Some(observed.any(|r| *r == Rating::U))
}

/// What the days of a plan show beside those of the first one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Shown {
    /// It is better.
    Better,
    /// It is worse.
    Worse,
    /// No difference is shown: there may be none, or one that so many days do not show.
    Nothing,
}

/// A difference between the days of a plan and those of the first one.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// What is compared.
    pub aspect: Aspect,
    /// The mean of the first plan on the days that are compared.
    pub first: f64,
    /// The mean of this one.
    pub this: f64,
    /// The difference of each pair: this one less the first.
    pub apart: Mean,
    /// How likely such a difference is where there is none, corrected for all comparisons.
    pub chance: f64,
}

impl Difference {
    /// What it shows.
    pub fn shown(&self) -> Shown {
        let outside = self
            .apart
            .interval()
            .is_some_and(|(low, high)| low > 0.0 || high < 0.0);
        if self.chance >= 1.0 - SURE || !outside {
            return Shown::Nothing;
        }
        if (self.apart.mean > 0.0) == (self.aspect.better() == Better::More) {
            Shown::Better
        } else {
            Shown::Worse
        }
    }
}

/// The days of a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanDays {
    /// The plan.
    pub plan: String,
    /// Days that came to their end.
    pub count: usize,
    /// Days that did not come to rest.
    pub stopped: usize,
    /// Days on which something was observed, and those of them that went wrong.
    pub wrong: (usize, usize),
    /// Of each objective, on how many days it was rated U, and on how many it was observed.
    pub ways: Vec<(usize, usize)>,
    /// How each measure spreads, in the order of [`MeasureKind::ALL`].
    pub spreads: Vec<Option<Spread>>,
    /// The worst days, the worst first: mean rating and seed.
    pub worst: Vec<(f64, u64)>,
    /// What differs from the first plan; nothing for the first.
    pub differences: Vec<Difference>,
}

impl PlanDays {
    /// In what share of days it goes wrong, with its interval, between 0 and 1.
    pub fn wrong_share(&self) -> Option<(f64, (f64, f64))> {
        let (observed, wrong) = self.wrong;
        Some((wrong as f64 / observed as f64, share(wrong, observed)?))
    }
}

/// All plans of one scenario, played by one player.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The scenario.
    pub scenario: String,
    /// The player.
    pub player: String,
    /// Its plans, the first one first.
    pub plans: Vec<PlanDays>,
}

/// Compares the plans of each scenario and player. `plans` are all plans in their order, `objectives` those of the rows. A run that is
/// there twice counts once.
pub fn compare(rows: &[Row], plans: &[String], objectives: &[ObjectiveId]) -> Vec<Group> {
    let mut all: BTreeMap<(&str, &str), BTreeMap<&str, BTreeMap<u64, &Row>>> = BTreeMap::new();
    for row in rows {
        let Which {
            scenario,
            plan,
            player,
            seed,
            ..
        } = &row.which;
        let group = all.entry((scenario, player)).or_default();
        group.entry(plan).or_default().insert(*seed, row);
    }
    let mut groups: Vec<Group> = Vec::new();
    for ((scenario, player), by_plan) in all {
        let nothing = BTreeMap::new();
        let first = plans.first().and_then(|p| by_plan.get(p.as_str()));
        let first = first.unwrap_or(&nothing);
        let there = plans.iter().filter(|p| by_plan.contains_key(p.as_str()));
        let one = |(n, plan): (usize, &String)| {
            let days = &by_plan[plan.as_str()];
            let differences = if n == 0 && plans.first() == Some(plan) {
                Vec::new()
            } else {
                differences(first, days)
            };
            plan_days(plan, days, objectives.len(), differences)
        };
        groups.push(Group {
            scenario: scenario.to_owned(),
            player: player.to_owned(),
            plans: there.enumerate().map(one).collect(),
        });
    }
    correct(&mut groups);
    groups
}

fn plan_days(
    plan: &str,
    days: &BTreeMap<u64, &Row>,
    objectives: usize,
    differences: Vec<Difference>,
) -> PlanDays {
    let whole: Vec<&Row> = days.values().filter(|r| r.whole).copied().collect();
    let observed: Vec<bool> = whole.iter().filter_map(|r| wrong(r)).collect();
    let way = |n: usize| {
        let rated: Vec<Rating> = whole.iter().filter_map(|r| r.ratings[n]).collect();
        let failed = rated.iter().filter(|r| **r == Rating::U).count();
        (failed, rated.len())
    };
    let spread = |kind: &MeasureKind| {
        let values: Vec<f64> = whole
            .iter()
            .filter_map(|r| r.measures[*kind as usize])
            .collect();
        Spread::of(&values)
    };
    let mut worst: Vec<(f64, u64)> = whole
        .iter()
        .filter_map(|r| Some((score(&r.ratings)?, r.which.seed)))
        .collect();
    worst.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    worst.truncate(NAMED);
    PlanDays {
        plan: plan.to_owned(),
        count: whole.len(),
        stopped: days.len() - whole.len(),
        wrong: (observed.len(), observed.iter().filter(|w| **w).count()),
        ways: (0..objectives).map(way).collect(),
        spreads: MeasureKind::ALL.iter().map(spread).collect(),
        worst,
        differences,
    }
}

/// What differs, where at least two pairs have a value.
fn differences(first: &BTreeMap<u64, &Row>, this: &BTreeMap<u64, &Row>) -> Vec<Difference> {
    let pairs: Vec<(&Row, &Row)> = first
        .iter()
        .filter_map(|(seed, a)| Some((*a, *this.get(seed)?)))
        .filter(|(a, b)| a.whole && b.whole)
        .collect();
    let one = |aspect: Aspect| {
        let values: Vec<(f64, f64)> = pairs
            .iter()
            .filter_map(|(a, b)| Some((aspect.of(a)?, aspect.of(b)?)))
            .collect();
        let n = values.len() as f64;
        let apart: Vec<f64> = values.iter().map(|(a, b)| b - a).collect();
        let apart = Mean::of(&apart)?;
        Some(Difference {
            aspect,
            first: values.iter().map(|v| v.0).sum::<f64>() / n,
            this: values.iter().map(|v| v.1).sum::<f64>() / n,
            chance: apart.p?,
            apart,
        })
    };
    Aspect::all().filter_map(one).collect()
}

/// Corrects the chances of error of all comparisons together.
fn correct(groups: &mut [Group]) {
    let mut all: Vec<&mut Difference> = groups
        .iter_mut()
        .flat_map(|g| &mut g.plans)
        .flat_map(|p| &mut p.differences)
        .collect();
    let chances: Vec<f64> = all.iter().map(|d| d.chance).collect();
    for (d, fit) in all.iter_mut().zip(holm(&chances)) {
        d.chance = fit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rng::Stream;
    use crate::evaluate::compare::FigureKind;

    /// Days of two plans that share their luck: the second has so much more of what is measured.
    fn rows(apart: f64) -> Vec<Row> {
        let mut rows = Vec::new();
        for seed in 1..=40 {
            let luck = 100.0 * Stream::new(seed, "day", "x").normal();
            for (plan, more) in [("base", 0.0), ("other", apart)] {
                let noise = Stream::new(seed, "noise", plan).normal();
                let mut measures = vec![None; MeasureKind::ALL.len()];
                measures[MeasureKind::Voted as usize] = Some(1000.0 + luck + noise + more);
                measures[MeasureKind::Injured as usize] = Some(2.0);
                rows.push(Row {
                    which: Which {
                        scenario: "s".to_owned(),
                        hash: String::new(),
                        plan: plan.to_owned(),
                        player: "idle".to_owned(),
                        seed,
                    },
                    whole: true,
                    measures,
                    ratings: vec![Some(if seed % 4 == 0 { Rating::U } else { Rating::S })],
                    figures: vec![None; FigureKind::ALL.len()],
                });
            }
        }
        rows
    }

    fn compared(rows: &[Row]) -> Group {
        let plans = ["base".to_owned(), "other".to_owned()];
        compare(rows, &plans, &["o".into()]).remove(0)
    }

    #[test]
    fn pairs_show_what_means_would_hide_and_nothing_more() {
        // Three more voters, where days differ by hundreds.
        let group = compared(&rows(3.0));
        let voted = |g: &Group| {
            let d = &g.plans[1].differences;
            let kind = Aspect::Measure(MeasureKind::Voted);
            d.iter().find(|d| d.aspect == kind).unwrap().clone()
        };
        let d = voted(&group);
        assert_eq!(d.shown(), Shown::Better);
        assert!(
            (2.0..4.0).contains(&d.apart.mean) && d.apart.half.unwrap() < 1.0,
            "{d:?}"
        );
        assert_eq!(voted(&compared(&rows(-3.0))).shown(), Shown::Worse);
        let none = compared(&rows(0.0));
        assert_eq!(voted(&none).shown(), Shown::Nothing);
        // What is the same on every day is found to be.
        let same = none.plans[1].differences.iter();
        let same: Vec<_> = same.filter(|d| d.apart.mean == 0.0).collect();
        assert!(
            same.len() == 3
                && same
                    .iter()
                    .all(|d| d.chance == 1.0 && d.shown() == Shown::Nothing)
        );
    }

    #[test]
    fn a_run_counts_once_and_what_did_not_end_in_nothing() {
        let mut all = rows(3.0);
        let once = compared(&all);
        all.extend(rows(3.0));
        assert_eq!(compared(&all), once);
        assert_eq!(once.plans[0].wrong, (40, 10));
        assert_eq!(once.plans[0].ways, [(10, 40)]);
        assert_eq!(once.plans[0].worst, [(0.0, 4), (0.0, 8), (0.0, 12)]);
        let mut broken = rows(3.0);
        broken[1].whole = false;
        let other = &compared(&broken).plans[1];
        assert_eq!((other.count, other.stopped), (39, 1));
        assert!(other.differences.iter().all(|d| d.apart.n == 39));
    }
}
