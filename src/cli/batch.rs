//! `tamrin batch`: plays a design in shards, reports on what is there, makes the exercise file of one of its days.
//!
//! What a shard holds follows from the design, its scenarios and its orders alone. Deliberately not here: the folder in which shards
//! lie (`results`), an engine that plays them elsewhere (`submit`), playing and comparing (`batch`), how it looks (`report::batch`).

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::args::Format;
use super::batch_args::{Batch, BatchCommand, BatchDay, BatchReport as ReportArgs, Play};
use super::design::Ready;
use super::results::{PARTS, RUNS, claim, place, put, read_about};
use super::{Done, Failure, Findings, paper, results, runs, submit, terminal};
use crate::base::ids::ObjectiveId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::batch::about::About;
use crate::batch::compare::compare;
use crate::batch::day::Day;
use crate::batch::design::Run;
use crate::batch::pool;
use crate::batch::table::{self, Which};
use crate::report::batch::BatchReport;
use crate::session::output::{self, Output};

/// The forms in which a report is written.
const FORMS: [Format; 4] = [Format::Html, Format::Pdf, Format::Docx, Format::Json];

pub(super) fn batch(args: &Batch, lang: Lang, langs: &[Lang]) -> Done {
    match (&args.command, &args.play) {
        (Some(BatchCommand::Report(a)), _) => report(a, lang, langs),
        (Some(BatchCommand::Day(a)), _) => day(a, lang),
        (Some(BatchCommand::Submit(a)), _) => submit::submit(a, lang),
        (None, Some(a)) => play(a, lang),
        (None, None) => Err(Failure::new(msg!("batch-no-design"))),
    }
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
    let missing = results::missing(folder, wanted, shards);
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
    let whole = shards - results::missing(folder, 1..=shards, shards).len();
    let said = msg!(
        "batch-done",
        n = due.count(),
        whole = whole.to_string(),
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

#[cfg(feature = "parquet")]
fn parquet(columns: &[table::Column], rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let failed = |e: crate::batch::parquet::Error| Failure::from(std::io::Error::other(e));
    crate::batch::parquet::bytes(columns, rows).map_err(failed)
}

#[cfg(not(feature = "parquet"))]
fn parquet(_columns: &[table::Column], _rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    Err(Failure::new(msg!("batch-no-parquet")))
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
    let (rows, shards) = results::rows(&args.results, &about)?;
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
