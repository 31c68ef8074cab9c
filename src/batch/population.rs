//! Many plans: a population in which better ones are joined and varied, after Deb's NSGA-II.
//!
//! Plans are ranked by whom they seem to beat, and among equals by how lonely they are, so that the whole front is sought. All play the
//! same few seeds, each once: what a plan came to is kept. It is small and our own, for the crates that are kept call for the value of
//! one plan at a time, take each value for exact, and count generations where here days are counted; none knows plans that cost too much.
//! Deliberately not here: who is shown to be better (`race`).

use std::collections::BTreeMap;

use super::choices::{Picks, Search};
use super::race::{Days, Play};
use crate::base::rng::Stream;

/// Plans of a generation.
const SIZE: usize = 24;
/// Days by which a plan is judged at first.
pub const DAYS: usize = 8;
/// Children that are tried for one that is new, before others are taken at random.
const TRIES: usize = 40;

/// Seeks plans for as many days as there are. What comes back are all that were played, and those that nothing seems to beat.
///
/// # Errors
/// If they cannot be played.
pub fn seek<'s, E>(
    search: &'s Search,
    budget: usize,
    play: &mut Play<'_, E>,
) -> Result<(Days<'s>, Vec<usize>), E> {
    let mut luck = Stream::new(search.seed, "finder", "population");
    let mut all = Days::new(&search.aims, search.seed, Vec::new());
    let mut known: BTreeMap<Picks, usize> = BTreeMap::new();
    let mut fresh = vec![search.first()];
    let mut living: Vec<usize> = Vec::new();
    let mut left = budget / DAYS;
    loop {
        while fresh.len() < SIZE.min(left) {
            match new(search, &living, &all, (&known, &fresh), &mut luck) {
                Some(picks) => fresh.push(picks),
                // All that can be paid for was played.
                None => break,
            }
        }
        fresh.truncate(left);
        if fresh.is_empty() {
            break;
        }
        left -= fresh.len();
        let from = all.plans.len();
        for picks in fresh.drain(..) {
            known.insert(picks.clone(), all.plans.len());
            let cost = search.cost(&picks);
            all.add(picks, cost);
        }
        let born: Vec<usize> = (from..all.plans.len()).collect();
        all.extend(&born, DAYS, play)?;
        living.extend(born);
        living = best(&all, living, SIZE);
    }
    let front = front(&all, (0..all.plans.len()).collect());
    Ok((all, front))
}

/// A plan that was not played yet and can be paid for: a child of two that live, or where there are none one at random.
fn new(
    search: &Search,
    living: &[usize],
    all: &Days<'_>,
    (known, fresh): (&BTreeMap<Picks, usize>, &[Picks]),
    luck: &mut Stream,
) -> Option<Picks> {
    let mut below = |n: usize| (luck.uniform() * n as f64) as usize;
    for tries in 0..2 * TRIES {
        let mut picks = if living.len() < 2 || tries >= TRIES {
            let one = search.choices.iter().map(|c| below(c.options.len()));
            Picks(one.collect())
        } else {
            // Those that live stand in order, the best first: of two the one before.
            let mut parent = || living[below(living.len()).min(below(living.len()))];
            let (a, b) = (parent(), parent());
            let (a, b) = (&all.plans[a].0.0, &all.plans[b].0.0);
            let mut child = Vec::new();
            for (n, choice) in search.choices.iter().enumerate() {
                let varied = below(search.choices.len()) == 0;
                child.push(if varied {
                    below(choice.options.len())
                } else if below(2) == 0 {
                    a[n]
                } else {
                    b[n]
                });
            }
            Picks(child)
        };
        // Who is too dear gives up one thing after the other.
        while !search.affordable(&picks) {
            let dear: Vec<usize> = (0..picks.0.len()).filter(|n| picks.0[*n] > 0).collect();
            picks.0[dear[below(dear.len())]] = 0;
        }
        if !known.contains_key(&picks) && !fresh.contains(&picks) {
            return Some(picks);
        }
    }
    None
}

/// How much better each of some plans seems than the first one, in each aim.
type Gains = BTreeMap<usize, Vec<f64>>;

/// The best of some plans, the best first.
pub fn best(days: &Days<'_>, plans: Vec<usize>, count: usize) -> Vec<usize> {
    let gains = gains(days, &plans);
    let mut chosen = Vec::new();
    for mut front in ranked(days, &gains, plans) {
        let lonely = loneliness(&gains, &front);
        front.sort_by(|a, b| lonely[b].total_cmp(&lonely[a]).then(a.cmp(b)));
        chosen.extend(front);
        if chosen.len() >= count {
            break;
        }
    }
    chosen.truncate(count);
    chosen
}

/// Those of some plans that no other of them seems to beat.
pub fn front(days: &Days<'_>, plans: Vec<usize>) -> Vec<usize> {
    let gains = gains(days, &plans);
    let ranked = ranked(days, &gains, plans);
    ranked.into_iter().next().unwrap_or_default()
}

fn gains(days: &Days<'_>, plans: &[usize]) -> Gains {
    plans.iter().map(|p| (*p, days.seems(*p, 0))).collect()
}

/// Plans by how many must go before nothing seems to beat them.
fn ranked(days: &Days<'_>, gains: &Gains, mut plans: Vec<usize>) -> Vec<Vec<usize>> {
    let beats = |this: usize, other: usize| {
        let (a, b) = (&gains[&this], &gains[&other]);
        let price = |p: usize| (days.plans[p].1, p);
        let each = || a.iter().zip(b);
        each().all(|(a, b)| a >= b) && (each().any(|(a, b)| a > b) || price(this) < price(other))
    };
    let mut fronts = Vec::new();
    while !plans.is_empty() {
        let beaten = |p: &usize| plans.iter().any(|o| o != p && beats(*o, *p));
        let (rest, front): (Vec<usize>, Vec<usize>) = plans.iter().copied().partition(beaten);
        fronts.push(front);
        plans = rest;
    }
    fronts
}

/// How far each plan of a front lies from its neighbours, over all aims; those at its ends are the loneliest.
fn loneliness(gains: &Gains, front: &[usize]) -> BTreeMap<usize, f64> {
    let mut lonely: BTreeMap<usize, f64> = front.iter().map(|p| (*p, 0.0)).collect();
    let value = |plan: &usize, aim: usize| gains[plan][aim];
    let aims = front.first().map_or(0, |p| gains[p].len());
    for aim in 0..aims {
        let mut order = front.to_vec();
        order.sort_by(|a, b| value(a, aim).total_cmp(&value(b, aim)));
        let values: Vec<f64> = order.iter().map(|p| value(p, aim)).collect();
        let wide = values[values.len() - 1] - values[0];
        if wide <= 0.0 {
            continue;
        }
        for (n, plan) in order.iter().enumerate() {
            let between = n
                .checked_sub(1)
                .and_then(|before| Some(values.get(n + 1)? - values[before]));
            *lonely.entry(*plan).or_default() += between.map_or(f64::INFINITY, |far| far / wide);
        }
    }
    lonely
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::race::Values;

    /// Ten posts with three alternatives each, of which few are worth their price, and two aims that pull apart.
    fn search(budget: usize, seed: u64) -> Search {
        let options = "(id: \"a\"), (id: \"b\", cost: 1), (id: \"c\", cost: 2)";
        let choices: String = (0..10)
            .map(|n| format!("(id: \"c{n}\", options: [{options}]),"))
            .collect();
        let text = format!(
            "(scenario: \"x\", player: \"idle\", seed: {seed}, choices: [{choices}], budget: (runs: {budget}, cost: 9),
              aims: [(measure: Voted), (measure: Settled)])"
        );
        Search::read("s.ron", &text).unwrap()
    }

    /// What a plan is worth in truth.
    fn worth(p: &Picks) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for (n, pick) in p.0.iter().enumerate() {
            let weight = (n * n) as f64;
            sums[n % 2] += weight * [0.0, 1.0, 0.5][*pick];
            sums[1 - n % 2] -= weight * [0.0, 0.1, 0.6][*pick];
        }
        sums
    }

    fn play(runs: &[(Picks, u64)]) -> Result<Vec<Values>, ()> {
        let one = |(p, seed): &(Picks, u64)| {
            let day = 20.0 * Stream::new(*seed, "day", "").normal();
            let own = Stream::new(*seed, "own", &format!("{p:?}")).normal();
            worth(p).map(|w| Some(w + day + own)).to_vec()
        };
        Ok(runs.iter().map(one).collect())
    }

    /// The area that plans cover together, from nothing gained on.
    fn covered(plans: impl Iterator<Item = Picks>) -> f64 {
        let mut all: Vec<[f64; 2]> = plans.map(|p| worth(&p)).collect();
        all.sort_by(|a, b| b[0].total_cmp(&a[0]));
        let (mut area, mut high) = (0.0, 0.0_f64);
        for [x, y] in all {
            if x > 0.0 && y > high {
                area += x * (y - high);
                high = y;
            }
        }
        area
    }

    #[test]
    fn it_finds_more_than_plans_at_random_do_for_as_many_days() {
        let mut won = 0;
        for seed in 0..10 {
            let search = search(2400, seed * 1000 + 1);
            let (all, front) = seek(&search, 2400, &mut play).unwrap();
            assert!(all.plans.len() <= 2400 / DAYS && front.len() > 1);
            assert!(all.plans.iter().all(|p| search.affordable(&p.0)));
            let found = covered(front.iter().map(|p| all.plans[*p].0.clone()));
            let mut luck = Stream::new(seed, "random", "");
            let mut random: Vec<Picks> = Vec::new();
            while random.len() < 2400 / DAYS {
                let picks = Picks((0..10).map(|_| (luck.uniform() * 3.0) as usize).collect());
                if search.affordable(&picks) {
                    random.push(picks);
                }
            }
            // Of these the best are taken in truth, which nobody who plays them knows.
            won += usize::from(found > covered(random.into_iter()));
        }
        assert!(won >= 9, "{won} of 10");
    }

    #[test]
    fn the_same_seed_finds_the_same_and_a_small_world_is_played_whole() {
        let search = search(400, 7);
        let found = |budget| seek(&search, budget, &mut play).unwrap();
        let ((a, front), (b, again)) = (found(400), found(400));
        assert_eq!((a.plans, front), (b.plans, again));
        let mut small = search.clone();
        small.choices.truncate(2);
        let (all, _) = seek(&small, 4000, &mut play).unwrap();
        assert_eq!(all.plans.len(), 9);
    }
}
