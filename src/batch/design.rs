//! A design: which scenarios are played by which plans, by whom, with which seeds. And its runs, in a fixed order, cut into shards.
//!
//! Seeds are the outermost, so that a shard holds whole comparisons wherever it is cut: scenario, seed, player, plan.
//! Deliberately not here: files (`cli`), playing.

use std::ops::Range;

use serde::Deserialize;

use super::plan::{Parts, Plan, Typed, misshapen};
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
        let place = Place::of(name, text);
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

    /// What is wrong where two scenarios, by their positions, have one identifier, by which results are told apart.
    pub fn same_id(&self, (one, other): (usize, usize), id: &str) -> Box<Diagnostic> {
        let place = Place::of(&self.name, &self.text);
        let said = msg!(
            "batch-design-same-id",
            asked = &self.scenarios[other],
            other = &self.scenarios[one],
            id = id
        );
        place.wrong(place.at("scenarios", other), said)
    }

    /// What is wrong with a plan, by its position, that says what is other and changes no scenario.
    pub fn changes_nothing(&self, plan: usize) -> Box<Diagnostic> {
        let place = Place::of(&self.name, &self.text);
        let said = msg!("batch-plan-changes-nothing", id = &self.plans[plan].id);
        place.wrong(place.at("plans", plan), said)
    }

    /// The runs of some of so many shards, one after the other.
    pub fn due(&self, shards: &[usize], of: usize) -> Due {
        let mut due = Due {
            shards: Vec::new(),
            count: 0,
        };
        for n in shards {
            let runs = self.shard(*n, of);
            let before = due.count;
            due.count += runs.len();
            if !runs.is_empty() {
                due.shards.push((before, *n, runs));
            }
        }
        due
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

/// Runs of some shards one after the other, told by their place among them; no list is kept of so many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Of each shard that has runs: how many stand before it, its number, its runs.
    shards: Vec<(usize, usize, Range<usize>)>,
    count: usize,
}

/// A run that is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DueRun {
    /// Its number in the design.
    pub number: usize,
    /// Its shard.
    pub shard: usize,
    /// Whether it is the last one of its shard.
    pub last: bool,
}

impl Due {
    /// How many they are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The one at a place below [`count`](Self::count).
    pub fn at(&self, n: usize) -> DueRun {
        let after = self.shards.partition_point(|s| s.0 <= n);
        let (before, shard, runs) = &self.shards[after - 1];
        let number = runs.start + n - before;
        DueRun {
            number,
            shard: *shard,
            last: number + 1 == runs.end,
        }
    }
}

/// Where things stand in a design.
pub(super) struct Place<'a> {
    name: &'a str,
    text: &'a str,
    pub(super) root: Node,
}

impl<'a> Place<'a> {
    pub(super) fn of(name: &'a str, text: &'a str) -> Self {
        let root = locate::parse(text).root;
        Self { name, text, root }
    }

    /// Where an item of a list begins, or the list.
    pub(super) fn at(&self, field: &str, n: usize) -> usize {
        let list = self.root.field(field);
        let item = list.and_then(|l| l.item(n)).or(list);
        item.map_or(0, |n| n.start)
    }

    pub(super) fn wrong(&self, at: usize, said: Message) -> Box<Diagnostic> {
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

    /// The parts of a plan that say what is other.
    pub(super) fn parts(&self, plan: Option<&Node>) -> Result<Parts, Box<Diagnostic>> {
        let part = |field: &str| plan.and_then(|n| n.field(field)).cloned();
        let parts = ["change", "add", "remove"].map(|name| (name, part(name)));
        let mut odd = parts
            .iter()
            .filter_map(|(name, n)| misshapen(name, n.as_ref()?, self.text));
        if let Some((at, said)) = odd.next() {
            return Err(self.wrong(at, said));
        }
        let [change, add, remove] = parts.map(|p| p.1);
        Ok(Parts {
            change,
            add,
            remove,
        })
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
            plans.push(Plan {
                id: typed.id,
                name: typed.name,
                parts: self.parts(node)?,
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
    fn what_is_due_of_some_shards_is_what_listing_their_runs_gives() {
        let d = Design::read("d.ron", TEXT).unwrap();
        for (shards, of) in [
            (vec![1], 1),
            (vec![2, 5, 13], 13),
            ((1..=200).step_by(3).collect(), 200),
            (Vec::new(), 4),
        ] {
            let listed: Vec<(usize, usize)> = shards
                .iter()
                .flat_map(|n| d.shard(*n, of).map(move |run| (*n, run)))
                .collect();
            let due = d.due(&shards, of);
            assert_eq!(due.count(), listed.len());
            for (n, (shard, number)) in listed.iter().enumerate() {
                let last = listed.get(n + 1).is_none_or(|next| next.0 != *shard);
                let (shard, number) = (*shard, *number);
                let wanted = DueRun {
                    number,
                    shard,
                    last,
                };
                assert_eq!(due.at(n), wanted, "{n} of {of}");
            }
        }
    }

    #[test]
    fn a_plan_in_the_wrong_shape_is_no_plan_that_changes_nothing() {
        let bad = |plan: &str| {
            let text = TEXT.replace("(id: \"z\")", &format!("\n(id: \"z\", {plan})"));
            let e = Design::read("d.ron", &text).unwrap_err();
            (e.line, e.message.key)
        };
        for plan in [
            "remove: [\"ambulance-1\"]",
            "change: [\"x\"]",
            "add: \"x\"",
            "change: (settings: [\"x\"])",
            "change: (units: [\"x\"])",
            "add: (units: [3])",
        ] {
            assert_eq!(bad(plan), (4, "batch-plan-no-record"), "{plan}");
        }
        for plan in [
            "remove: (units: \"ambulance-1\")",
            "change: (settings: \"x\")",
            "change: (settings: (polling: (turnout: 0.5)))",
            "change: (end: \"10:30\")",
        ] {
            assert_eq!(bad(plan), (4, "batch-plan-no-list"), "{plan}");
        }
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
