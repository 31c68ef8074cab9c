//! What a folder of results is of: kept beside the shards, so that a report needs neither the design nor the scenarios, and so that
//! days of another design, program or scenario are never mixed in.
//!
//! Deliberately not here: files (`cli`).

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::table::{Runs, VERSION, rules};
use crate::base::digest::Hasher;
use crate::base::ids::ObjectiveId;
use crate::base::text::Text;

/// What results are of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct About {
    /// Hash of everything that decides what the shards hold, as 16 hexadecimal digits.
    pub key: String,
    /// Version of the program.
    pub version: String,
    /// Edition of the rules.
    pub rules: String,
    /// The file of the design, as it was called.
    pub design: String,
    /// Runs of the design.
    pub runs: usize,
    /// Shards into which they are cut.
    pub shards: usize,
    /// Whether the batch was begun with each table as Parquet too; it goes on so.
    #[serde(default)]
    pub parquet: bool,
    /// The scenarios.
    pub scenarios: Vec<OfScenario>,
    /// The plans, the one first with which the others are compared.
    pub plans: Vec<OfPlan>,
    /// The players.
    pub players: Vec<String>,
    /// The objectives of all scenarios with all plans, in the order of their columns.
    pub objectives: Vec<OfObjective>,
}

/// A scenario of results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfScenario {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// How it was asked for: a path or a name.
    pub asked: String,
    /// Hash of its texts with each plan, in the order of the plans.
    pub hashes: Vec<String>,
}

/// A plan of results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfPlan {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What is other in it, as it is written.
    pub says: Vec<String>,
}

/// An objective of results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfObjective {
    /// Its identifier.
    pub id: ObjectiveId,
    /// Its name, of several scenarios that of the first.
    pub name: Text,
}

impl About {
    /// Of a design. `players` are what the players are, as text of which all counts, in the design's order.
    pub fn of(
        design: &Design,
        (shards, parquet): (usize, bool),
        scenarios: Vec<OfScenario>,
        objectives: Vec<OfObjective>,
        players: &[String],
    ) -> Self {
        let plan = |p: &super::plan::Plan| OfPlan {
            id: p.id.clone(),
            name: p.name.clone(),
            says: p.says(&design.text),
        };
        let mut about = Self {
            key: String::new(),
            version: VERSION.to_owned(),
            rules: rules(),
            design: design.name.clone(),
            runs: design.runs(),
            shards,
            parquet,
            scenarios,
            plans: design.plans.iter().map(plan).collect(),
            players: design.players.clone(),
            objectives,
        };
        let mut h = Hasher::default();
        // Where the files lie decides nothing, and what is written beside the tables nothing of what stands in them.
        let decides = Self {
            design: String::new(),
            parquet: false,
            ..about.clone()
        };
        h.value(&decides).num(design.seeds.from.cast_signed());
        for column in about.table().columns() {
            h.text(&column.name);
        }
        for player in players {
            h.text(player);
        }
        about.key = format!("{:016x}", h.finish());
        about
    }

    /// The table of its runs.
    pub fn table(&self) -> Runs {
        Runs {
            objectives: self.objectives.iter().map(|o| o.id.clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_nothing_of_the_tables_is_not_part_of_the_key() {
        let about = |name: &str, seeds: &str, parquet| {
            let text = format!("(scenarios: [\"x\"], players: [\"idle\"], seeds: ({seeds}))");
            let design = Design::read(name, &text).unwrap();
            About::of(&design, (1, parquet), Vec::new(), Vec::new(), &[])
        };
        let one = about("d.ron", "count: 1", false);
        let other = about("e.ron", "count: 1", true);
        assert!(other.parquet && other.key == one.key);
        assert_ne!(about("d.ron", "from: 2, count: 1", false).key, one.key);
    }
}
