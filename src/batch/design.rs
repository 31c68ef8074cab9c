//! A design: which scenarios are played by which plans, by whom, with which seeds. And its runs, in a fixed order, cut into shards.
//!
//! Seeds are the outermost, so that a shard holds whole comparisons wherever it is cut: scenario, seed, player, plan.
//! Deliberately not here: files (`cli`), playing.

use std::ops::Range;

use serde::Deserialize;

use super::plan::{Parts, Plan, Typed};
use crate::base::diag::{CheckRule, Diagnostic, Severity};
use crate::base::ids::well_formed;
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::scenario::locate::{self, Node};
use crate::scenario::read::read_one;

/// Most runs of a design.
const MOST: u64 = 100_000_000;

/// A design as typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    scenarios: Vec<String>,
    players: Vec<String>,
    seeds: Seeds,
    #[serde(default)]
    plans: Vec<Typed>,
}

/// Seeds one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seeds {
    /// The first one.
    #[serde(default = "one")]
    pub from: u64,
    /// How many; at least 1.
    pub count: u64,
}

fn one() -> u64 {
    1
}

/// A design. The first plan is what the others are compared with.
#[derive(Clone, Debug)]
pub struct Design {
    /// What its file is called.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Scenarios, as a path or a name.
    pub scenarios: Vec<String>,
    /// Plans; one that changes nothing where none is written.
    pub plans: Vec<Plan>,
    /// Players: built-in ones by name, others by the file of their orders.
    pub players: Vec<String>,
    /// Seeds.
    pub seeds: Seeds,
}

/// A run of a design: positions in its lists, and the seed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Run {
    /// Position of the scenario.
    pub scenario: usize,
    /// The seed.
    pub seed: u64,
    /// Position of the player.
    pub player: usize,
    /// Position of the plan.
    pub plan: usize,
}

impl Design {
    /// Reads a design from its text; `name` is how the file is called in findings.
    ///
    /// # Errors
    /// The first thing that is wrong with it, at its place.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Diagnostic>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let written: Written = read_one(name, text)?;
        let place = Place {
            name,
            text,
            root: locate::parse(text).root,
        };
        for (field, list) in [
            ("scenarios", &written.scenarios),
            ("players", &written.players),
        ] {
            if list.is_empty() {
                let said = msg!("batch-design-empty", field = field);
                return Err(place.wrong(place.at(field, 0), said));
            }
            if let Some(n) = (0..list.len()).find(|n| list[..*n].contains(&list[*n])) {
                let said = msg!("batch-design-twice", name = &list[n]);
                return Err(place.wrong(place.at(field, n), said));
            }
        }
        let plans = place.plans(written.plans)?;
        let design = Self {
            name: name.to_owned(),
            text: text.to_owned(),
            scenarios: written.scenarios,
            plans,
            players: written.players,
            seeds: written.seeds,
        };
        let all = u128::from(design.seeds.count)
            * design.of_a_seed() as u128
            * design.scenarios.len() as u128;
        let last = design.seeds.from.checked_add(design.seeds.count);
        if all == 0 || all > u128::from(MOST) || last.is_none() {
            let at = place.root.field("seeds").map_or(0, |n| n.start);
            return Err(place.wrong(at, msg!("batch-design-seeds", most = MOST)));
        }
        Ok(design)
    }

    /// Runs of a scenario with one seed.
    fn of_a_seed(&self) -> usize {
        self.players.len() * self.plans.len()
    }

    /// How many runs it has.
    pub fn runs(&self) -> usize {
        let seeds = usize::try_from(self.seeds.count).unwrap_or(usize::MAX);
        self.scenarios.len() * seeds * self.of_a_seed()
    }

    /// A run by its number, from 0.
    pub fn run(&self, n: usize) -> Run {
        let (plans, players) = (self.plans.len(), self.players.len());
        let (rest, plan) = (n / plans, n % plans);
        let (rest, player) = (rest / players, rest % players);
        let seeds = usize::try_from(self.seeds.count).unwrap_or(usize::MAX);
        Run {
            scenario: rest / seeds,
            seed: self.seeds.from + (rest % seeds) as u64,
            player,
            plan,
        }
    }

    /// The runs of a shard, the first of which is 1.
    pub fn shard(&self, which: usize, of: usize) -> Range<usize> {
        let cut = |n: usize| (self.runs() as u128 * n as u128 / of.max(1) as u128) as usize;
        cut(which - 1)..cut(which)
    }

    /// How many shards it is cut into, if nobody says otherwise: so many that little is lost when it is stopped.
    pub fn shards(&self) -> usize {
        const RUNS: usize = 50;
        self.runs().div_ceil(RUNS)
    }
}

/// Where things stand in a design.
struct Place<'a> {
    name: &'a str,
    text: &'a str,
    root: Node,
}

impl Place<'_> {
    /// Where an item of a list begins, or the list.
    fn at(&self, field: &str, n: usize) -> usize {
        let list = self.root.field(field);
        let item = list.and_then(|l| l.item(n)).or(list);
        item.map_or(0, |n| n.start)
    }

    fn wrong(&self, at: usize, said: Message) -> Box<Diagnostic> {
        let (line, column, source) = locate::position(self.text, at);
        let what = (Severity::Error, CheckRule::OutOfRange);
        let place = (line, column);
        Box::new(Diagnostic::new(
            what,
            self.name,
            place,
            source,
            (said, None),
        ))
    }

    /// The plans; one that changes nothing where none is written.
    fn plans(&self, typed: Vec<Typed>) -> Result<Vec<Plan>, Box<Diagnostic>> {
        let mut plans: Vec<Plan> = Vec::new();
        for (n, typed) in typed.into_iter().enumerate() {
            let node = self.root.field("plans").and_then(|l| l.item(n));
            let said = if !well_formed(&typed.id) {
                Some(msg!("batch-design-plan-id", id = &typed.id))
            } else if plans.iter().any(|p| p.id == typed.id) {
                Some(msg!("batch-design-twice", name = &typed.id))
            } else {
                None
            };
            if let Some(said) = said {
                return Err(self.wrong(self.at("plans", n), said));
            }
            let part = |field: &str| node.and_then(|n| n.field(field)).cloned();
            let [change, add, remove] = ["change", "add", "remove"].map(part);
            plans.push(Plan {
                id: typed.id,
                name: typed.name,
                parts: Parts {
                    change,
                    add,
                    remove,
                },
            });
        }
        if plans.is_empty() {
            plans.push(Plan {
                id: "as-written".to_owned(),
                name: Text::default(),
                parts: Parts::default(),
            });
        }
        Ok(plans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(
        scenarios: ["a", "b"], players: ["idle", "standing"], seeds: (from: 5, count: 7),
        plans: [(id: "x"), (id: "y", change: (units: [(id: "u", strength: 3)])), (id: "z")],
    )"#;

    #[test]
    fn every_run_is_in_one_shard_and_each_has_its_own_place() {
        let d = Design::read("d.ron", TEXT).unwrap();
        assert_eq!(d.runs(), 2 * 2 * 7 * 3);
        for of in [1, 4, 13, 84, 200] {
            let all: Vec<usize> = (1..=of).flat_map(|n| d.shard(n, of)).collect();
            assert_eq!(all, (0..84).collect::<Vec<_>>(), "{of}");
        }
        let mut runs: Vec<Run> = (0..84).map(|n| d.run(n)).collect();
        let first = Run {
            scenario: 0,
            seed: 5,
            player: 0,
            plan: 0,
        };
        assert_eq!((runs[0], runs[1].plan, runs[6].seed), (first, 1, 6));
        assert_eq!((runs[83].scenario, runs[83].seed), (1, 11));
        runs.sort_unstable();
        runs.dedup();
        assert_eq!(runs.len(), 84);
    }

    #[test]
    fn what_is_wrong_is_said_at_its_line() {
        let bad = |from: &str, to: &str| {
            let e = Design::read("d.ron", &TEXT.replace(from, to)).unwrap_err();
            (e.line, e.message.key)
        };
        assert_eq!(bad("\"b\"", "\"a\""), (2, "batch-design-twice"));
        assert_eq!(bad("\"idle\", \"standing\"", ""), (2, "batch-design-empty"));
        assert_eq!(bad("count: 7", "count: 0"), (2, "batch-design-seeds"));
        assert_eq!(bad("id: \"z\"", "id: \"y\""), (3, "batch-design-twice"));
        assert_eq!(bad("id: \"z\"", "id: \"Z z\""), (3, "batch-design-plan-id"));
        assert_eq!(bad("change:", "chnge:").0, 3);
        assert_eq!(bad("seeds: (from: 5,", "seeds: (from: 5 ").0, 2);
    }
}
