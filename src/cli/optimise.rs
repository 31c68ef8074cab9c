//! `tamrin optimise`: finds plans, says what is proven of them, and writes them as a design.
//!
//! Deliberately not here: finding (`batch::finder`), how it is said (`report::finder`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;

use super::batch_args::Optimise;
use super::design::checked;
use super::{Done, Failure, Findings, paper, runs, terminal};
use crate::base::diag::Diagnostic;
use crate::base::text::Lang;
use crate::batch::choices::{Picks, Search};
use crate::batch::day::Day;
use crate::batch::design::{Design, Seeds};
use crate::batch::finder::find;
use crate::batch::player::Player;
use crate::batch::pool;
use crate::batch::race::Values;
use crate::report::finder::FinderReport;
use crate::scenario::{self, Checked, Scenario, load};
use crate::session::output::{self, Output};

/// What a plan makes of a scenario, or what is wrong with it.
type Made = Result<Checked, Box<Diagnostic>>;

/// How many plans are held in memory at once.
const HELD: usize = 32;

pub(super) fn optimise(args: &Optimise, lang: Lang) -> Done {
    if let Some(file) = &args.output {
        output::may_write(file, Output::Found, args.force)?;
    }
    let text = load::text_of(&args.design)?;
    let search = Search::read(&args.design.display().to_string(), &text).map_err(Failure::Found)?;
    let mut work = Work::new(args, &search, lang)?;
    let found = find(&search, &mut |runs: &[(Picks, u64)]| work.play(runs))?;
    work.bar.finish_and_clear();
    let report = FinderReport {
        search: &search,
        found: &found,
        design: args.output.as_deref().map(|p| p.display().to_string()),
    };
    if let Some(file) = &args.output {
        let design = placed(&search, &args.design, file).design(&report.plans(), found.seeds);
        paper::keep(file, Output::Found, design.as_bytes(), args.force, lang)?;
    }
    let mut out = terminal::out();
    if args.json {
        let json = serde_json::to_string_pretty(&report.json()).expect("a report is plain data");
        out.json(&json)?;
    } else {
        out.lines(&report.text(lang))?;
    }
    Ok(Findings::None)
}

/// A search whose scenario and player are found from where a design of it is written, too.
fn placed(search: &Search, from: &Path, to: &Path) -> Search {
    let beside = |file: &Path| file.parent().unwrap_or(Path::new("")).to_path_buf();
    let mut placed = search.clone();
    if beside(from) != beside(to) {
        for name in [&mut placed.scenario, &mut placed.player] {
            if let Ok(path) = beside(from).join(&*name).canonicalize() {
                *name = path.display().to_string();
            }
        }
    }
    placed
}

/// Plays plans of a search.
struct Work<'s> {
    search: &'s Search,
    written: Arc<Scenario>,
    player: Player,
    threads: usize,
    bar: ProgressBar,
    lang: Lang,
    /// The plans that were played last, with what they make of the scenario.
    held: BTreeMap<Picks, Arc<Scenario>>,
}

impl<'s> Work<'s> {
    /// Reads what a search names, and sees that each alternative alone makes a scenario without errors.
    fn new(args: &Optimise, search: &'s Search, lang: Lang) -> Result<Self, Failure> {
        let beside = args.design.parent().unwrap_or(Path::new(""));
        let near = beside.join(&search.scenario);
        let place = if near.exists() {
            near
        } else {
            PathBuf::from(&search.scenario)
        };
        let written = checked(scenario::open(&place)?, &search.scenario, lang)?;
        let folders: Vec<&Path> = runs::folder_of(&place)
            .into_iter()
            .chain([beside, Path::new("")])
            .collect();
        let player = runs::player(&search.player, &folders, &written)?;
        for (called, texts) in search.alone(&written.texts).map_err(Failure::Found)? {
            checked(scenario::from_texts(texts), &called, lang)?;
        }
        Ok(Self {
            search,
            player,
            written,
            threads: args.threads.unwrap_or_else(pool::cores),
            bar: runs::bar(search.budget.runs, lang),
            lang,
            held: BTreeMap::new(),
        })
    }

    /// Makes the scenarios of some plans, on all cores.
    fn hold(&mut self, plans: BTreeSet<Picks>) -> Result<(), Failure> {
        self.held.retain(|p, _| plans.contains(p));
        let new = plans.into_iter().filter(|p| !self.held.contains_key(p));
        let new: Vec<(String, Picks)> = new.map(|p| ("found".to_owned(), p)).collect();
        let seeds = Seeds { from: 1, count: 1 };
        let make = |n: usize| -> Made {
            let text = self.search.design(&new[n..=n], seeds);
            let design = Design::read(&self.search.name, &text)?;
            let texts = design.plans[0].of(&self.written.texts, (&design.name, &design.text))?;
            Ok(scenario::from_texts(texts))
        };
        let mut made = Vec::new();
        let mut take = |_, one: Made| {
            made.push(one);
            ControlFlow::Continue(())
        };
        pool::play(new.len(), self.threads, &make, &mut take).map_err(runs::trouble)?;
        for ((_, picks), made) in new.into_iter().zip(made) {
            let called = self.search.called(&picks, self.lang);
            let scenario = checked(made.map_err(Failure::Found)?, &called, self.lang)?;
            self.held.insert(picks, scenario);
        }
        Ok(())
    }

    fn play(&mut self, all: &[(Picks, u64)]) -> Result<Vec<Values>, Failure> {
        let plans: Vec<Picks> = all
            .iter()
            .map(|r| r.0.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let mut came: BTreeMap<(Picks, u64), Values> = BTreeMap::new();
        for part in plans.chunks(HELD) {
            let part: BTreeSet<Picks> = part.iter().cloned().collect();
            let due: Vec<&(Picks, u64)> = all.iter().filter(|r| part.contains(&r.0)).collect();
            self.hold(part)?;
            let run = |n: usize| {
                let day = Day::of(&self.held[&due[n].0], &self.player, due[n].1, false);
                let aims = self.search.aims.iter();
                // A day that did not come to rest tells nothing.
                let whole = day.stopped.is_none();
                aims.map(|a| day.measure(a.measure).filter(|_| whole))
                    .collect::<Values>()
            };
            let mut take = |n: usize, values| {
                came.insert(due[n].clone(), values);
                self.bar.inc(1);
                ControlFlow::Continue(())
            };
            pool::play(due.len(), self.threads, &run, &mut take).map_err(runs::trouble)?;
        }
        Ok(all.iter().map(|r| came[r].clone()).collect())
    }
}
