//! Several teams side by side: `tamrin run … --headless --seats --teams N`, and the same resumed.
//!
//! Deliberately not here: serving and the overview (`seats`), playing (`session::player`).

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};

use super::args::Run;
use super::run::{self, Prepared};
use super::seats::{not_open, reached_at};
use super::{Done, Failure, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::Scenario;
use crate::seats::{Options, Seats, TeamExercise, Teams};
use crate::session::player::{Opening, Phase, Player};
use crate::session::store;
use crate::wording::plain;

/// Opens an exercise for each team and serves them until the process is ended or none can go on.
pub(super) fn serve(args: &Run, options: &Options, lang: Lang) -> Done {
    let openings = match &args.teams {
        Some(teams) => begin(args, teams, lang)?,
        None => {
            let resume = |file: &PathBuf| (Opening::Resume(file.clone()), None);
            args.resume.iter().map(resume).collect()
        }
    };
    // One word that there is something new is enough for all that is.
    let (tell, told) = sync_channel(1);
    let (openings, names): (Vec<_>, Vec<_>) = openings.into_iter().unzip();
    let open = |opening| {
        let tell = tell.clone();
        let notify = Box::new(move || {
            // Nobody listens any more when the program ends.
            tell.try_send(()).ok();
        });
        Player::open(opening, notify)
    };
    let players: Vec<Player> = openings.into_iter().map(open).collect();
    wait(&players, &told, |phase| !matches!(phase, Phase::Opening(_)))?;
    let teams = players
        .iter()
        .zip(names)
        .map(|(player, name)| TeamExercise {
            player: player.handle(),
            name,
        });
    let seats = Seats::open_teams(teams.collect(), options.clone())
        .map_err(|e| Failure::new(not_open(options.listen, &e)))?;
    invite(&seats, &players, &resumed(args, &players, lang), lang)?;
    wait(&players, &told, |phase| {
        matches!(phase, Phase::Cancelled | Phase::Closed)
    })?;
    let kept = files(&players).join(" ");
    terminal::out().say(&msg!("cli-teams-closed", kept = kept), lang)?;
    Ok(Findings::None)
}

/// Waits until this holds of all.
fn wait(players: &[Player], told: &Receiver<()>, holds: fn(&Phase) -> bool) -> Result<(), Failure> {
    loop {
        let phases: Vec<Phase> = players.iter().map(Player::phase).collect();
        for phase in &phases {
            if let Phase::Failed(why) = phase {
                return Err(Failure::new(why.clone()));
            }
        }
        if phases.iter().all(holds) || told.recv().is_err() {
            return Ok(());
        }
    }
}

/// A new exercise for each team, all of the same scenario and seed.
fn begin(args: &Run, teams: &Teams, lang: Lang) -> Result<Vec<(Opening, Option<String>)>, Failure> {
    let prepared = run::prepare(args, lang)?;
    let teams: Vec<(PathBuf, &Option<String>)> = (1..)
        .zip(teams.names())
        .map(|(n, name)| (file(args.output.as_deref(), &prepared, n), name))
        .collect();
    // All of them are begun or none is.
    for (file, _) in &teams {
        store::is_free(file)?;
    }
    let named = |(file, name): (PathBuf, &Option<String>)| {
        let exercise = prepared.begin(&file)?;
        let opening = Opening::Exercise(Box::new(exercise), file);
        Ok((opening, name.clone()))
    };
    teams.into_iter().map(named).collect()
}

/// The exercise file of a team: `NAME-team-1.tamrin` for `NAME.tamrin`, or by the scenario.
fn file(named: Option<&Path>, prepared: &Prepared, team: usize) -> PathBuf {
    match named {
        None => {
            let id = format!("{}-team-{team}", prepared.scenario.head.id);
            store::free_name(Path::new(""), &id)
        }
        Some(path) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            let dot = if ending.is_empty() { "" } else { "." };
            path.with_file_name(format!("{stem}-team-{team}{dot}{ending}"))
        }
    }
}

fn files(players: &[Player]) -> Vec<String> {
    let file = |p: &Player| p.file().map(|f| f.display().to_string());
    players.iter().filter_map(file).collect()
}

/// The line by which all of it is resumed as it is served now.
fn resumed(args: &Run, players: &[Player], lang: Lang) -> String {
    let mut words = vec!["tamrin".to_owned(), "run".to_owned()];
    words.push("--lang".to_owned());
    words.push(lang.tag().to_owned());
    words.push("--headless".to_owned());
    words.push("--seats".to_owned());
    words.extend(args.seats.map(|at| at.to_string()));
    words.extend(args.tls.then(|| "--tls".to_owned()));
    let file = |name: &str, path: &Option<PathBuf>| {
        let path = path.as_ref().map(|p| quoted(&p.display().to_string()));
        path.map(|p| format!("{name} {p}"))
    };
    words.extend(file("--certificate", &args.certificate));
    words.extend(file("--key", &args.key));
    words.extend(args.public.iter().map(|p| format!("--public {p}")));
    words.extend(args.behind.iter().map(|ip| format!("--behind {ip}")));
    words.push("--resume".to_owned());
    words.extend(files(players).iter().map(|f| quoted(f)));
    words.join(" ")
}

/// A file's name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    if !name.is_empty() && name.chars().all(plain) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', "'\\''"))
}

/// Says where the seats are, which code opens which, and how all of it is resumed.
fn invite(seats: &Seats, players: &[Player], resumed: &str, lang: Lang) -> std::io::Result<()> {
    let mut out = terminal::out();
    out.say(&msg!("cli-teams-open"), lang)?;
    let code = seats.trainers_code().unwrap_or_default();
    out.line(&format!("  {code}  {}", plain(lang).t("teams-all")))?;
    reached_at(seats, lang)?;
    for (team, player) in seats.teams().into_iter().zip(players) {
        out.line(&plain(lang).message(&team.team.words()))?;
        let newest = player.newest();
        let scenario: Option<&Scenario> = newest.as_ref().map(|s| &*s.scenario);
        for (station, code) in team.codes {
            let name = scenario.map(|s| plain(lang).message(&station.called(s)));
            out.line(&format!("  {code}  {}", name.unwrap_or_default()))?;
        }
    }
    out.say(&msg!("cli-teams-resume"), lang)?;
    out.line(&format!("  {resumed}"))?;
    out.say(&msg!("cli-teams-end"), lang)
}
