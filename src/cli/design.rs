//! A design as its commands take it: its scenarios read and changed by its plans, and its players.
//!
//! Deliberately not here: what a design is (`batch::design`), playing it (`batch`), where its results lie (`results`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Failure, runs, terminal};
use crate::base::ids::ObjectiveId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::batch::about::{About, OfObjective, OfScenario};
use crate::batch::day::Day;
use crate::batch::design::{Design, Run};
use crate::batch::hash_of;
use crate::batch::player::Player;
use crate::scenario::{self, Checked, Scenario, load};
use crate::wording::findings;

/// A design with its scenarios read and changed by its plans, and its players.
pub(super) struct Ready {
    pub(super) design: Design,
    /// By scenario and plan.
    pub(super) scenarios: Vec<Vec<Arc<Scenario>>>,
    /// By scenario and player.
    pub(super) players: Vec<Vec<Player>>,
}

impl Ready {
    /// Reads a design's file and all that it names.
    pub(super) fn read(path: &Path, lang: Lang) -> Result<Self, Failure> {
        let text = load::text_of(path)?;
        let design = Design::read(&path.display().to_string(), &text).map_err(Failure::Found)?;
        Self::of(design, path.parent().unwrap_or(Path::new("")), lang)
    }

    /// Reads all that a design names; `beside` is the folder from which it names it.
    pub(super) fn of(design: Design, beside: &Path, lang: Lang) -> Result<Self, Failure> {
        let (mut scenarios, mut players) = (Vec::<Vec<Arc<Scenario>>>::new(), Vec::new());
        // Plans that say what is other and have changed nothing yet.
        let mut idle: Vec<bool> = design.plans.iter().map(|p| !p.is_plain()).collect();
        for asked in &design.scenarios {
            let near = beside.join(asked);
            let place = if near.exists() {
                near
            } else {
                PathBuf::from(asked)
            };
            let written = checked(scenario::open(&place)?, asked, lang)?;
            let same = |s: &Vec<Arc<Scenario>>| s[0].head.id == written.head.id;
            if let Some(one) = scenarios.iter().position(same) {
                let two = (one, scenarios.len());
                return Err(Failure::Found(design.same_id(two, &written.head.id)));
            }
            let mut planned = Vec::new();
            for (plan, idle) in design.plans.iter().zip(&mut idle) {
                if plan.is_plain() {
                    planned.push(written.clone());
                    continue;
                }
                let texts = plan.of(&written.texts, (&design.name, &design.text));
                let texts = texts.map_err(Failure::Found)?;
                *idle &= texts == written.texts;
                let of = format!("{asked}, {}", plan.id);
                planned.push(checked(scenario::from_texts(texts), &of, lang)?);
            }
            let folders: Vec<&Path> = runs::folder_of(&place)
                .into_iter()
                .chain([beside, Path::new("")])
                .collect();
            let of = |name: &String| runs::player(name, &folders, &written);
            players.push(design.players.iter().map(of).collect::<Result<_, _>>()?);
            scenarios.push(planned);
        }
        if let Some(plan) = idle.iter().position(|idle| *idle) {
            return Err(Failure::Found(design.changes_nothing(plan)));
        }
        Ok(Self {
            design,
            scenarios,
            players,
        })
    }

    pub(super) fn about(&self, shards: (usize, bool)) -> About {
        let scenario = |(asked, plans): (&String, &Vec<Arc<Scenario>>)| OfScenario {
            id: plans[0].head.id.clone(),
            title: plans[0].head.title.clone(),
            asked: asked.clone(),
            hashes: plans.iter().map(|s| hash_of(&s.texts)).collect(),
        };
        let scenarios = self.design.scenarios.iter().zip(&self.scenarios);
        let mut objectives: BTreeMap<ObjectiveId, OfObjective> = BTreeMap::new();
        // A plan may add objectives of its own.
        let planned = self.scenarios.iter().flatten();
        for o in planned.flat_map(|s| s.objectives.values()) {
            objectives.entry(o.id.clone()).or_insert(OfObjective {
                id: o.id.clone(),
                name: o.name.clone(),
            });
        }
        let words = |p: &Player| match p {
            Player::BuiltIn(p) => p.id().to_owned(),
            Player::Written(_, orders) => runs::words(orders),
        };
        let players: Vec<String> = self.players.iter().flatten().map(words).collect();
        let objectives = objectives.into_values().collect();
        let scenarios = scenarios.map(scenario).collect();
        About::of(&self.design, shards, scenarios, objectives, &players)
    }

    pub(super) fn play(&self, run: Run) -> Day {
        let scenario = &self.scenarios[run.scenario][run.plan];
        Day::of(
            scenario,
            &self.players[run.scenario][run.player],
            run.seed,
            false,
        )
    }
}

/// A scenario without errors; what is wrong is said.
pub(super) fn checked(checked: Checked, what: &str, lang: Lang) -> Result<Arc<Scenario>, Failure> {
    let errors = checked.errors();
    if let Some(scenario) = checked.scenario {
        return Ok(Arc::new(scenario));
    }
    let mut err = terminal::err();
    for f in &checked.findings {
        err.lines(&findings::lines(f, lang))?;
    }
    Err(Failure::new(msg!(
        "batch-scenario-errors",
        what = what,
        n = errors
    )))
}
