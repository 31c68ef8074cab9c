//! `tamrin dry-run`: what a script does over many days, for those who write it.
//!
//! With a folder to keep days in, a day that was played is not played again. Exit code 1 says that there is something to look at.
//! Deliberately not here: playing and adding up (`batch`), how it looks (`report::dry_run`).

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch_args::DryRun as Args;
use super::{Done, Failure, Findings, paper, papers, results, runs, terminal};
use crate::base::digest::Hasher;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::batch::day::Day;
use crate::batch::dry_run::DryRun;
use crate::batch::player::{BuiltIn, Player};
use crate::batch::table::{Runs, VERSION, head, rules};
use crate::batch::{hash_of, pool};
use crate::report::dry_run::DryRunReport;
use crate::scenario::{Scenario, load};
use crate::session::output::{self, Output};

use super::args::Format;

/// The forms in which it is written.
const FORMS: [Format; 4] = [Format::Html, Format::Pdf, Format::Docx, Format::Json];

pub(super) fn dry_run(args: &Args, lang: Lang, langs: &[Lang]) -> Done {
    let asked_for = args.output.is_some() || args.html;
    let page = asked_for.then(|| args.output.clone());
    let scenario = papers::scenario(&args.scenario)?;
    let file = page.map(|file| {
        file.unwrap_or_else(|| PathBuf::from(format!("{}-dry-run.html", scenario.head.id)))
    });
    let format = file
        .as_deref()
        .map(|f| paper::format(args.html.then_some(Format::Html), Some(f), &FORMS))
        .transpose()?;
    if let Some(file) = &file {
        output::may_write(file, Output::DryRun, args.force)?;
    }
    let players = players(args, &scenario)?;
    if let Some(file) = &args.exercise {
        let [player] = &players[..] else {
            return Err(Failure::new(msg!("batch-exercise-one-player")));
        };
        return runs::exercise(&scenario, player, args.seed, file, lang);
    }
    let last = args.seed.checked_add(args.runs as u64 - 1);
    let last = last.ok_or_else(|| Failure::new(msg!("batch-seeds-too-high")))?;
    let run = play(args, &scenario, &players, lang)?;
    let report = DryRunReport {
        run: &run,
        asked: &args.scenario.display().to_string(),
        seeds: (args.seed, last),
    };
    let json = || serde_json::to_string_pretty(&report.json()).expect("a dry run is plain data");
    if let (Some(file), Some(format)) = (&file, format) {
        let bytes = if format == Format::Json {
            json().into_bytes()
        } else {
            let docs: Vec<_> = langs.iter().map(|l| report.doc(*l)).collect();
            paper::set(&docs, format, None)?
        };
        paper::keep(file, Output::DryRun, &bytes, args.force, lang)?;
    }
    let mut out = terminal::out();
    if args.json {
        out.json(&json())?;
    } else {
        out.lines(&report.text(lang))?;
    }
    Ok(if run.findings().is_empty() {
        Findings::None
    } else {
        Findings::Some
    })
}

/// Who plays: who was asked for, or the built-in players and the trained one of the scenario's folder, if it has one.
fn players(args: &Args, scenario: &Scenario) -> Result<Vec<Player>, Failure> {
    let folder = runs::folder_of(&args.scenario);
    let trained = folder
        .map(|f| f.join(runs::TRAINED))
        .filter(|f| load::is_there(f));
    let names: Vec<String> = if args.players.is_empty() {
        let trained = trained.iter().map(|f| f.display().to_string());
        let built_in = BuiltIn::ALL.iter().map(|p| p.id().to_owned());
        built_in.chain(trained).collect()
    } else {
        // What is found beside the scenario is called by its whole path, so that commands that name it can be typed.
        let near = |name: &String| {
            let found = folder.map(|f| f.join(name)).filter(|f| load::is_there(f));
            let found = found.filter(|_| !Path::new(name).is_file());
            found.map_or_else(|| name.clone(), |f| f.display().to_string())
        };
        args.players.iter().map(near).collect()
    };
    let mut players: Vec<Player> = Vec::new();
    for name in &names {
        if players.iter().any(|p| p.id() == name) {
            return Err(Failure::new(msg!("batch-design-twice", name = name)));
        }
        players.push(runs::player(name, &[Path::new("")], scenario)?);
    }
    Ok(players)
}

/// Plays all days, each player with the same seeds.
fn play(
    args: &Args,
    scenario: &Arc<Scenario>,
    players: &[Player],
    lang: Lang,
) -> Result<DryRun, Failure> {
    let kept: Vec<Kept> = players
        .iter()
        .map(|p| Kept::of(args, scenario, p))
        .collect();
    if let Some(folder) = &args.keep {
        fs::create_dir_all(folder)?;
    }
    let count = args.runs * players.len();
    let bar = runs::bar(count, lang);
    let place = |n: usize| (n % players.len(), args.seed + (n / players.len()) as u64);
    let day = |n: usize| {
        let (player, seed) = place(n);
        match kept[player].read(seed) {
            Some(day) => (day, false),
            None => (Day::of(scenario, &players[player], seed, true), true),
        }
    };
    let mut run = DryRun::new(scenario.clone(), players);
    let mut unwritten = None;
    let threads = args.threads.unwrap_or_else(pool::cores);
    let ended = pool::play(count, threads, &day, &mut |n, (day, new)| {
        let player = place(n).0;
        run.add(player, &day);
        bar.set_position(n as u64 + 1);
        if new && let Err(e) = kept[player].write(&day) {
            unwritten = Some(e);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    ended.map_err(runs::trouble)?;
    unwritten.map_or(Ok(run), Err)
}

/// Where the days of a player are kept, if they are.
struct Kept {
    folder: Option<PathBuf>,
    /// Hash of everything that decides what a day of a seed comes to.
    key: String,
}

impl Kept {
    fn of(args: &Args, scenario: &Scenario, player: &Player) -> Self {
        let columns = Runs {
            objectives: scenario.objectives.keys().cloned().collect(),
        };
        let mut h = Hasher::default();
        h.text(&hash_of(&scenario.texts))
            .text(VERSION)
            .text(&rules());
        h.value(&head(&columns.columns())).text(player.id());
        if let Player::Written(_, orders) = player {
            h.text(&runs::words(orders));
        }
        Self {
            folder: args.keep.clone(),
            key: format!("{:016x}", h.finish()),
        }
    }

    fn place(&self, seed: u64) -> Option<PathBuf> {
        let name = format!("{}-{seed}.ron", self.key);
        self.folder.as_ref().map(|f| f.join(name))
    }

    /// A day that was kept and is as it was written.
    fn read(&self, seed: u64) -> Option<Day> {
        let text = fs::read_to_string(self.place(seed)?).ok()?;
        // RON gives back each number as it was; JSON as it is read here does not, in its last digit.
        let day: Day = ron::from_str(&text).ok()?;
        (day.seed == seed && day.course.is_some()).then_some(day)
    }

    /// Keeps a day that was played, if days are kept. What stands in its place could not be read, or came there meanwhile.
    fn write(&self, day: &Day) -> Result<(), Failure> {
        let Some(place) = self.place(day.seed) else {
            return Ok(());
        };
        let text = ron::to_string(day).expect("a day is plain data");
        results::put(&place, Output::Day, text.as_bytes())
    }
}
