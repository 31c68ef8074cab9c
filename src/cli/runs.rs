//! What `dry-run` and `batch` share: who plays, how far it has come, and an exercise file of a day.
//!
//! Deliberately not here: what is made of days (`dry_run`, `batch`).

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, Findings, run, terminal};
use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::batch::day::Day;
use crate::batch::player::{BuiltIn, Given, Orders, Player, play};
use crate::batch::pool::Trouble;
use crate::scenario::{Scenario, load};
use crate::session::{Exercise, OrdersFile, Planned};
use crate::wording::plain;

/// A player by its name or the file of its orders, which is looked for in the folders in turn.
pub(super) fn player(
    name: &str,
    folders: &[&Path],
    scenario: &Scenario,
) -> Result<Player, Failure> {
    if let Some(p) = BuiltIn::named(name) {
        return Ok(Player::BuiltIn(p));
    }
    let places: Vec<PathBuf> = folders.iter().map(|f| f.join(name)).collect();
    let Some(path) = places.iter().find(|p| load::is_there(p)) else {
        let known: Vec<Arg> = BuiltIn::ALL.iter().map(|p| p.id().into()).collect();
        return Err(Failure::new(msg!(
            "batch-no-such-player",
            name = name,
            known = known
        )));
    };
    let file = run::orders(path, scenario)?;
    let given = |p: Planned| Given {
        at: p.at,
        seat: p.seat,
        order: p.order,
    };
    let orders = Orders {
        staffed: file.staffed,
        orders: file.orders.into_iter().map(given).collect(),
    };
    Ok(Player::Written(name.to_owned(), Arc::new(orders)))
}

/// The orders of a trained team, beside a scenario.
pub(super) const TRAINED: &str = "trained.ron";

/// The folder of a scenario, if it is one of files: the archive into which it was packed is its own.
pub(super) fn folder_of(path: &Path) -> Option<&Path> {
    if path.is_dir() || path.is_file() && load::is_packed(path) {
        Some(path)
    } else if path.is_file() {
        path.parent()
    } else {
        None
    }
}

/// How far it has come, for who sits at the terminal.
pub(super) fn bar(runs: usize, lang: Lang) -> ProgressBar {
    let bar = if io::stderr().is_terminal() {
        ProgressBar::new(runs as u64)
    } else {
        ProgressBar::hidden()
    };
    let say = plain(lang);
    let (left, exercise) = (say.t("batch-time-left"), say.t("cli-word-exercise"));
    let template = format!("[{{bar:40}}] {{pos}}/{{len}} · {left} {{eta}} · {exercise}");
    bar.with_style(
        ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}

/// Why not all runs were played.
pub(super) fn trouble(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::NoThread(e) => Failure::new(msg!("batch-no-thread")).because(e),
        Trouble::Broke(run, said) => {
            Failure::new(msg!("batch-run-broke", run = run + 1, said = said))
        }
    }
}

/// Makes the exercise file of a day: the same facts, which is looked at.
pub(super) fn exercise(
    scenario: &Arc<Scenario>,
    player: &Player,
    seed: u64,
    file: &Path,
    lang: Lang,
) -> super::Done {
    let played = play(scenario, player, seed, None);
    let planned = |g: Given| Planned {
        at: g.at,
        seat: g.seat,
        order: g.order,
    };
    let orders = OrdersFile {
        staffed: played.given.staffed,
        orders: played.given.orders.into_iter().map(planned).collect(),
    };
    let mut exercise = Exercise::create(file, scenario.clone(), seed, orders, None)?;
    run::play_out(&mut exercise, file, None, false, lang)?;
    let day = Day::of(scenario, player, seed, false);
    let digest = exercise.outcome().digest;
    if digest != day.digest {
        return Err(Failure::new(msg!("batch-day-differs")));
    }
    terminal::out().say(&msg!("batch-day-same", digest = digest), lang)?;
    Ok(Findings::None)
}

/// Written orders as text of which everything counts, to tell by it whether they changed.
pub(super) fn words(orders: &Orders) -> String {
    let given = orders.orders.iter();
    let given: Vec<_> = given.map(|g| (g.at, &g.seat, &g.order)).collect();
    serde_json::to_string(&(&orders.staffed, given)).expect("orders are plain data")
}
