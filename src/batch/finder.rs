//! Finds plans: seeks, lets the best race, and looks on days that were not seen before at what those are worth who are left.
//!
//! Few plans all race. Of many a population is bred first, and its best race on other days. Whoever is left and seems to be beaten by
//! nothing is a winner; what is said of winners is said of fresh days alone, for who was best of many on some days was lucky on them too.
//! Deliberately not here: words (`report::finder`), how plans are played (`cli`).

use super::choices::{Picks, Search};
use super::compare::{Aspect, Difference};
use super::design::Seeds;
use super::population::{DAYS, best, front, seek};
use super::race::{Days, FIRST, Play, Sure, race};
use super::statistics::{Mean, SURE, holm};
use crate::record::measure::Better;
use crate::record::states::list;

/// The most plans that all race.
const FEW: usize = 200;
/// The most plans of a population that race.
const FINALISTS: usize = 12;
/// The most winners.
const WINNERS: usize = 6;

list! {
    /// How plans were sought.
    Way {
        /// All that can be paid for raced.
        Whole,
        /// A population was bred.
        Population,
    }
}

/// Whether a winner is one of those that nothing beats, of the winners and the first plan, on fresh days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is: in some aim it is shown to be better than each other one.
    Proven,
    /// It seems so; that nothing beats it is not shown.
    Likely,
    /// Another one is shown to beat it: the number of a winner, or none for the first plan.
    Beaten(Option<usize>),
}

/// A plan that was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Winner {
    /// The plan.
    pub picks: Picks,
    /// What it costs.
    pub cost: u32,
    /// What differs from the first plan on fresh days, by aim; an aim without two days that can be compared is not there.
    pub differences: Vec<Difference>,
    /// Whether nothing beats it.
    pub standing: Standing,
}

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// How.
    pub way: Way,
    /// Plans that were played at all.
    pub tried: usize,
    /// Plans that raced, and those of them that were shown to be beaten.
    pub raced: (usize, usize),
    /// Plans that raced, were not shown to be beaten and are no winners.
    pub open: usize,
    /// Days that were played: to find, and to look again.
    pub runs: (usize, usize),
    /// The fresh days.
    pub seeds: Seeds,
    /// The winners.
    pub winners: Vec<Winner>,
}

/// Finds plans.
///
/// # Errors
/// If plans cannot be played.
pub fn find<E>(search: &Search, play: &mut Play<'_, E>) -> Result<Found, E> {
    // A third of all days is kept for the look at the winners.
    let check = search.budget.runs / 3;
    let budget = search.budget.runs - check;
    let priced = |p: Picks| {
        let cost = search.cost(&p);
        (p, cost)
    };
    let few = search.all(FEW).filter(|all| all.len() * FIRST <= budget);
    let way = few.as_ref().map_or(Way::Population, |_| Way::Whole);
    let (mut racing, tried, before) = match few {
        Some(all) => {
            let count = all.len();
            let all = all.into_iter().map(priced).collect();
            (Days::new(&search.aims, search.seed, all), count, 0)
        }
        None => {
            let (all, _) = seek(search, budget * 2 / 3, play)?;
            let others = (1..all.plans.len()).collect();
            let finalists = best(&all, others, FINALISTS);
            let mut plans = vec![priced(search.first())];
            plans.extend(finalists.into_iter().map(|p| all.plans[p].clone()));
            // On the days on which they were chosen they were lucky.
            let from = search.seed + DAYS as u64;
            let tried = all.plans.len();
            (Days::new(&search.aims, from, plans), tried, tried * DAYS)
        }
    };
    let raced = race(&mut racing, budget - before, play)?;
    let leading = front(&racing, raced.left.clone());
    let leading: Vec<usize> = leading.into_iter().filter(|p| *p != 0).collect();
    let winners: Vec<(Picks, u32)> = best(&racing, leading, WINNERS)
        .into_iter()
        .map(|p| racing.plans[p].clone())
        .collect();
    let longest = (0..racing.plans.len()).map(|p| racing.played(p)).max();
    let seeds = Seeds {
        from: racing.from + longest.unwrap_or(0) as u64,
        count: (check / (winners.len() + 1)) as u64,
    };
    let open = raced.left.iter().filter(|p| **p != 0).count() - winners.len();
    let looked = (winners.len() + 1) * seeds.count as usize;
    Ok(Found {
        way,
        tried,
        raced: (racing.plans.len(), raced.beaten.len()),
        open,
        runs: (before + raced.runs, looked),
        winners: look(search, winners, seeds, play)?,
        seeds,
    })
}

/// Looks at winners on fresh days.
fn look<E>(
    search: &Search,
    winners: Vec<(Picks, u32)>,
    seeds: Seeds,
    play: &mut Play<'_, E>,
) -> Result<Vec<Winner>, E> {
    let first = (search.first(), search.cost(&search.first()));
    let plans: Vec<(Picks, u32)> = [first].into_iter().chain(winners).collect();
    let mut days = Days::new(&search.aims, seeds.from, plans);
    let all: Vec<usize> = (0..days.plans.len()).collect();
    days.extend(&all, seeds.count as usize, play)?;
    let count = all.len();
    let asked = count * (count - 1) * search.aims.len();
    let sure = Sure::of((1.0 - SURE) / asked.max(1) as f64);
    let mut found: Vec<Winner> = all[1..]
        .iter()
        .map(|p| Winner {
            picks: days.plans[*p].0.clone(),
            cost: days.plans[*p].1,
            differences: differences(&days, search, *p),
            standing: standing(&days, search, *p, &sure),
        })
        .collect();
    let mut of_all: Vec<&mut Difference> =
        found.iter_mut().flat_map(|w| &mut w.differences).collect();
    let chances: Vec<f64> = of_all.iter().map(|d| d.chance).collect();
    for (d, fit) in of_all.iter_mut().zip(holm(&chances)) {
        d.chance = fit;
    }
    Ok(found)
}

fn differences(days: &Days<'_>, search: &Search, plan: usize) -> Vec<Difference> {
    let one = |(n, aim): (usize, &super::choices::Aim)| {
        let sign = match aim.measure.better() {
            Better::More => 1.0,
            Better::Less => -1.0,
        };
        let gains = days.gains(n, plan, 0);
        let apart: Vec<f64> = gains.into_iter().map(|g| sign * g).collect();
        let apart = Mean::of(&apart)?;
        Some(Difference {
            aspect: Aspect::Measure(aim.measure),
            first: days.mean(n, 0)?,
            this: days.mean(n, plan)?,
            chance: apart.p?,
            apart,
        })
    };
    search.aims.iter().enumerate().filter_map(one).collect()
}

fn standing(days: &Days<'_>, search: &Search, plan: usize, sure: &Sure) -> Standing {
    let others = || (0..days.plans.len()).filter(|o| *o != plan);
    if let Some(by) = others().find(|o| days.beats(*o, plan, sure)) {
        return Standing::Beaten(by.checked_sub(1));
    }
    let better = |other: usize| {
        (0..search.aims.len()).any(|n| days.least(n, plan, other, sure).is_some_and(|l| l > 0.0))
    };
    if others().all(better) {
        Standing::Proven
    } else {
        Standing::Likely
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rng::Stream;
    use crate::batch::compare::Shown;
    use crate::batch::race::Values;

    fn search(choices: usize, runs: usize, seed: u64) -> Search {
        let options = "(id: \"a\"), (id: \"b\", cost: 1), (id: \"c\", cost: 2)";
        let choices: String = (0..choices)
            .map(|n| format!("(id: \"c{n}\", options: [{options}]),"))
            .collect();
        let text = format!(
            "(scenario: \"x\", player: \"idle\", seed: {seed}, choices: [{choices}], budget: (runs: {runs}, cost: 4),
              aims: [(measure: Voted, within: 0.5), (measure: FirstResponse, within: 0.5)])"
        );
        Search::read("s.ron", &text).unwrap()
    }

    /// The first choice brings voters, the second a shorter response, each other nothing; the dearest way of each harms.
    fn worth(p: &Picks) -> [f64; 2] {
        let harm = p.0.iter().filter(|n| **n == 2).count() as f64;
        [
            100.0 + if p.0[0] == 1 { 5.0 } else { 0.0 } - harm,
            60.0 - if p.0[1] == 1 { 5.0 } else { 0.0 } + harm,
        ]
    }

    fn play(runs: &[(Picks, u64)]) -> Result<Vec<Values>, ()> {
        let one = |(p, seed): &(Picks, u64)| {
            let day = 30.0 * Stream::new(*seed, "day", "").normal();
            let mut own = Stream::new(*seed, "own", &format!("{p:?}"));
            worth(p).map(|w| Some(w + day + own.normal())).to_vec()
        };
        Ok(runs.iter().map(one).collect())
    }

    fn shown(w: &Winner) -> Vec<Shown> {
        w.differences.iter().map(Difference::shown).collect()
    }

    #[test]
    fn of_few_plans_the_one_that_is_best_is_found_and_proven() {
        let found = find(&search(2, 1500, 1), &mut play).unwrap();
        assert_eq!((found.way, found.tried), (Way::Whole, 9));
        assert!(found.raced.0 == 9 && found.raced.1 >= 5, "{found:?}");
        assert!(found.runs.0 <= 1000 && found.runs.1 <= 500, "{found:?}");
        let best = |w: &&Winner| w.picks == Picks(vec![1, 1]);
        let w = found.winners.iter().find(best).unwrap();
        assert_eq!((w.cost, w.standing), (2, Standing::Proven));
        // Who seemed as good on the days of the race is shown not to be.
        let others = found.winners.iter().filter(|w| !best(w));
        let mut standings = others.map(|w| w.standing);
        assert!(standings.all(|s| matches!(s, Standing::Beaten(Some(_)))));
        assert_eq!(shown(w), [Shown::Better, Shown::Better]);
        let d = &w.differences[1];
        let (low, high) = d.apart.interval().unwrap();
        assert!(
            low < -5.0 && -5.0 < high && d.apart.n as u64 == found.seeds.count,
            "{d:?}"
        );
    }

    #[test]
    fn of_many_plans_the_population_finds_it_too() {
        let found = find(&search(9, 6000, 3), &mut play).unwrap();
        assert_eq!((found.way, found.raced.0), (Way::Population, 13));
        assert!(found.runs.0 + found.runs.1 <= 6000 && found.tried > 100);
        let best = |w: &&Winner| w.picks.0[..2] == [1, 1] && !w.picks.0.contains(&2);
        let w = found
            .winners
            .iter()
            .find(best)
            .unwrap_or_else(|| panic!("{found:#?}"));
        assert_eq!(shown(w), [Shown::Better, Shown::Better]);
    }

    /// Where nothing is to be found: in at least 95 of 100 searches nothing is said to be better.
    #[test]
    fn where_no_plan_differs_none_is_said_to() {
        let mut alarms = 0;
        for seed in 0..100 {
            let mut same = |runs: &[(Picks, u64)]| -> Result<Vec<Values>, ()> {
                let one = |(p, seed): &(Picks, u64)| {
                    let mut own = Stream::new(*seed, "own", &format!("{p:?}"));
                    vec![Some(own.normal()), Some(own.normal())]
                };
                Ok(runs.iter().map(one).collect())
            };
            let found = find(&search(2, 300, seed * 1000), &mut same).unwrap();
            let all = found.winners.iter().flat_map(|w| &w.differences);
            alarms += usize::from(all.filter(|d| d.shown() != Shown::Nothing).count() > 0);
        }
        assert!(alarms <= 8, "{alarms}");
    }
}
