//! `tamrin batch`: plays a design in shards, reports on what is there, makes the exercise file of one of its days.
//!
//! A shard is two tables, written beside their place and put there when whole, that of the runs last: where it stands the shard is
//! done. What a shard holds follows from the design, its scenarios and its orders alone. Deliberately not here: playing and comparing
//! (`batch`), how it looks (`report::batch`).

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Format;
use super::batch_args::{Batch, BatchCommand, BatchDay, BatchReport as ReportArgs, Play};
use super::{Done, Failure, Findings, paper, runs, terminal};
use crate::base::ids::ObjectiveId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::batch::about::{About, OfObjective, OfScenario};
use crate::batch::compare::compare;
use crate::batch::day::Day;
use crate::batch::design::{Design, Run};
use crate::batch::player::Player;
use crate::batch::table::{self, Which};
use crate::batch::{hash_of, pool};
use crate::report::batch::BatchReport;
use crate::scenario::{self, Checked, Scenario, load};
use crate::session::output::{self, Output};
use crate::session::store::StoreError;
use crate::wording::findings;

/// The file that says what results are of.
const ABOUT: &str = "about.json";

/// The forms in which a report is written.
const FORMS: [Format; 4] = [Format::Html, Format::Pdf, Format::Docx, Format::Json];

pub(super) fn batch(args: &Batch, lang: Lang, langs: &[Lang]) -> Done {
    match (&args.command, &args.play) {
        (Some(BatchCommand::Report(a)), _) => report(a, lang, langs),
        (Some(BatchCommand::Day(a)), _) => day(a, lang),
        (None, Some(a)) => play(a, lang),
        (None, None) => Err(Failure::new(msg!("batch-no-design"))),
    }
}

/// A design with its scenarios read and changed by its plans, and its players.
struct Ready {
    design: Design,
    /// By scenario and plan.
    scenarios: Vec<Vec<Arc<Scenario>>>,
    /// By scenario and player.
    players: Vec<Vec<Player>>,
}

impl Ready {
    fn read(path: &Path, lang: Lang) -> Result<Self, Failure> {
        let text = load::text_of(path)?;
        let design = Design::read(&path.display().to_string(), &text).map_err(Failure::Found)?;
        let beside = path.parent().unwrap_or(Path::new(""));
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

    fn about(&self, shards: (usize, bool)) -> About {
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

    fn play(&self, run: Run) -> Day {
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
fn checked(checked: Checked, what: &str, lang: Lang) -> Result<Arc<Scenario>, Failure> {
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

/// Plays what is not there yet.
fn play(args: &Play, lang: Lang) -> Done {
    let ready = Ready::read(&args.design, lang)?;
    let folder = &args.output;
    fs::create_dir_all(folder)?;
    let there = read_about(folder)?;
    let shards = match (args.shard, args.shards, &there) {
        (Some((_, of)), _, _) => of,
        (None, Some(n), _) => n,
        (None, None, Some(about)) => about.shards,
        (None, None, None) => ready.design.shards(),
    };
    let parquet = wants_parquet(args) || there.as_ref().is_some_and(|about| about.parquet);
    if parquet && !cfg!(feature = "parquet") {
        return Err(Failure::new(msg!("batch-no-parquet")));
    }
    let about = ready.about((shards, parquet));
    claim(folder, &about, there)?;
    let wanted = args.shard.map_or(1..=shards, |(n, _)| n..=n);
    let missing: Vec<usize> = wanted
        .filter(|n| !place(folder, *n, shards, RUNS).exists())
        .collect();
    let due = ready.design.due(&missing, shards);
    let bar = runs::bar(due.count(), lang);
    let mut shard = Shard::default();
    let mut failed = None;
    let threads = args.threads.unwrap_or_else(pool::cores);
    let run = |n: usize| ready.play(ready.design.run(due.at(n).number));
    let ended = pool::play(due.count(), threads, &run, &mut |n, day| {
        let of = due.at(n);
        shard.add(&ready, &about, ready.design.run(of.number), &day);
        bar.set_position(n as u64 + 1);
        if of.last
            && let Err(e) = std::mem::take(&mut shard).write(folder, &about, of.shard)
        {
            failed = Some(e);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    ended.map_err(runs::trouble)?;
    if let Some(e) = failed {
        return Err(e);
    }
    // A shard without a run, of more shards than runs, is there all the same.
    for n in missing
        .iter()
        .filter(|n| ready.design.shard(**n, shards).is_empty())
    {
        Shard::default().write(folder, &about, *n)?;
    }
    let whole = (1..=shards).filter(|n| place(folder, *n, shards, RUNS).exists());
    let said = msg!(
        "batch-done",
        n = due.count(),
        whole = whole.count().to_string(),
        all = shards.to_string(),
        folder = folder.display().to_string(),
    );
    terminal::out().say(&said, lang)?;
    Ok(Findings::None)
}

#[cfg(feature = "parquet")]
fn wants_parquet(args: &Play) -> bool {
    args.parquet
}

#[cfg(not(feature = "parquet"))]
fn wants_parquet(_args: &Play) -> bool {
    false
}

/// What the two tables of a shard are called by.
const RUNS: &str = "runs";
const PARTS: &str = "parts";

fn place(folder: &Path, shard: usize, of: usize, table: &str) -> PathBuf {
    folder.join(format!("shard-{shard:06}-of-{of:06}-{table}.csv"))
}

/// The rows of a shard that is being played.
#[derive(Default)]
struct Shard {
    runs: Vec<Vec<String>>,
    parts: Vec<Vec<String>>,
}

impl Shard {
    fn add(&mut self, ready: &Ready, about: &About, run: Run, day: &Day) {
        let scenario = &ready.scenarios[run.scenario][run.plan];
        let of = &about.scenarios[run.scenario];
        let which = Which {
            scenario: of.id.clone(),
            hash: of.hashes[run.plan].clone(),
            plan: about.plans[run.plan].id.clone(),
            player: about.players[run.player].clone(),
            seed: run.seed,
        };
        let objectives: Vec<ObjectiveId> = scenario.objectives.keys().cloned().collect();
        self.runs.push(about.table().row(&which, &objectives, day));
        self.parts.extend(table::parts(&which, day));
    }

    fn write(self, folder: &Path, about: &About, n: usize) -> Result<(), Failure> {
        // The table of runs comes last: where it stands the shard is whole.
        for (name, columns, rows) in [
            (PARTS, table::parts_columns(), self.parts),
            (RUNS, about.table().columns(), self.runs),
        ] {
            let path = place(folder, n, about.shards, name);
            if about.parquet {
                let bytes = parquet(&columns, &rows)?;
                put(&path.with_extension("parquet"), Output::Results, &bytes)?;
            }
            let all: Vec<Vec<String>> = [table::head(&columns)].into_iter().chain(rows).collect();
            put(&path, Output::Results, table::text(&all).as_bytes())?;
        }
        Ok(())
    }
}

/// Puts a table or a day at its place, also where something stands: it was broken off, or is the same. What another process puts there
/// at the same time is the same too.
pub(super) fn put(path: &Path, output: Output, bytes: &[u8]) -> Result<(), Failure> {
    match output::write(path, output, bytes, true) {
        Err(StoreError::Output(_, e)) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        written => Ok(written?),
    }
}

#[cfg(feature = "parquet")]
fn parquet(columns: &[table::Column], rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let failed = |e: crate::batch::parquet::Error| Failure::from(std::io::Error::other(e));
    crate::batch::parquet::bytes(columns, rows).map_err(failed)
}

#[cfg(not(feature = "parquet"))]
fn parquet(_columns: &[table::Column], _rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    Err(Failure::new(msg!("batch-no-parquet")))
}

/// What results of a folder are of, if there are any.
fn read_about(folder: &Path) -> Result<Option<About>, Failure> {
    let path = folder.join(ABOUT);
    if !path.exists() {
        return Ok(None);
    }
    let text = load::text_of(&path)?;
    let wrong = || {
        let file = path.display().to_string();
        Failure::new(msg!("batch-unreadable", file = file, line = 1, found = ""))
    };
    serde_json::from_str(&text).map(Some).map_err(|_| wrong())
}

/// Says in the folder what its results are of, or sees that it is said so already.
fn claim(folder: &Path, about: &About, there: Option<About>) -> Result<(), Failure> {
    let there = match there {
        Some(there) => there,
        None => {
            let json = serde_json::to_string_pretty(about).expect("it is plain data");
            let written =
                output::write(&folder.join(ABOUT), Output::Results, json.as_bytes(), false);
            match (written, read_about(folder)?) {
                // Another one that plays a shard of the same design may have been first.
                (_, Some(there)) => there,
                (Err(e), None) => return Err(e.into()),
                (Ok(()), None) => return Ok(()),
            }
        }
    };
    if there.key == about.key {
        return Ok(());
    }
    Err(Failure::new(msg!(
        "batch-other-results",
        folder = folder.display().to_string(),
        version = &there.version,
        shards = there.shards.to_string(),
    )))
}

fn report(args: &ReportArgs, lang: Lang, langs: &[Lang]) -> Done {
    let asked = if args.pdf {
        Some(Format::Pdf)
    } else {
        args.html.then_some(Format::Html)
    };
    let file = args.output.clone().or_else(|| {
        let ending = asked?.ending();
        Some(PathBuf::from(format!("batch-report.{ending}")))
    });
    let format = file
        .as_deref()
        .map(|f| paper::format(asked, Some(f), &FORMS))
        .transpose()?;
    paper::template_fits(args.template.as_deref(), format)?;
    if let Some(file) = &file {
        output::may_write(file, Output::Batch, args.force)?;
    }
    let Some(about) = read_about(&args.results)? else {
        let folder = args.results.display().to_string();
        return Err(Failure::new(msg!("batch-no-results", folder = folder)));
    };
    let (mut rows, mut shards) = (Vec::new(), 0);
    for n in 1..=about.shards {
        let path = place(&args.results, n, about.shards, RUNS);
        if !path.exists() {
            continue;
        }
        let read = about.table().read_all(&fs::read_to_string(&path)?);
        rows.extend(read.map_err(|e| {
            let file = path.display().to_string();
            let (line, found) = (e.line.to_string(), e.found);
            Failure::new(msg!(
                "batch-unreadable",
                file = file,
                line = line,
                found = found
            ))
        })?);
        shards += 1;
    }
    let plans: Vec<String> = about.plans.iter().map(|p| p.id.clone()).collect();
    let groups = compare(&rows, &plans, &about.table().objectives);
    let report = BatchReport {
        about: &about,
        groups: &groups,
        shards,
        precise: args.within,
    };
    let json = || serde_json::to_string_pretty(&report.json()).expect("a report is plain data");
    if let (Some(file), Some(format)) = (&file, format) {
        let bytes = if format == Format::Json {
            json().into_bytes()
        } else {
            let docs: Vec<_> = langs.iter().map(|l| report.doc(*l)).collect();
            paper::set(&docs, format, args.template.as_deref())?
        };
        paper::keep(file, Output::Batch, &bytes, args.force, lang)?;
    }
    let mut out = terminal::out();
    if args.json {
        out.json(&json())?;
    } else {
        out.lines(&report.text(lang))?;
    }
    Ok(Findings::None)
}

/// Makes the exercise file of a day of a design.
fn day(args: &BatchDay, lang: Lang) -> Done {
    let ready = Ready::read(&args.design, lang)?;
    let design = &ready.design;
    let which = |asked: &Option<String>, all: Vec<&str>| match asked {
        None => Ok(0),
        Some(name) => all
            .iter()
            .position(|x| x == name)
            .ok_or_else(|| Failure::new(msg!("batch-not-in-design", name = name, known = all))),
    };
    let scenario = which(
        &args.scenario,
        design.scenarios.iter().map(String::as_str).collect(),
    )?;
    let player = which(
        &args.player,
        design.players.iter().map(String::as_str).collect(),
    )?;
    let plan = which(
        &args.plan,
        design.plans.iter().map(|p| p.id.as_str()).collect(),
    )?;
    let seed = args.seed.unwrap_or(design.seeds.from);
    let player = &ready.players[scenario][player];
    runs::exercise(
        &ready.scenarios[scenario][plan],
        player,
        seed,
        &args.output,
        lang,
    )
}
