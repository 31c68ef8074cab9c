//! Scripted players and the trained one: what an exercise that they played comes to.
//!
//! Deliberately not here: what they order (`batch::player`, `trained.ron`), which of them must do better (`players`), tables for
//! people (`benches/players.rs`).

use std::path::Path;
use std::sync::Arc;

use tamrin::batch::player::{self, BuiltIn, Given, Orders};
use tamrin::evaluate::Evaluation;
use tamrin::evaluate::expected::State;
use tamrin::record::rating::Rating;
use tamrin::record::{Fact, FactEntry};
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::session::{OrdersFile, Planned};

/// The shipped scenarios that teams rehearse.
pub(crate) const SHIPPED: [&str; 5] = [
    "first-steps",
    "checkpoint-relay",
    "afternoon-2024",
    "eve-of-the-vote",
    "libya-2024",
];

/// A player of all seats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Player {
    /// Holds every seat and orders nothing.
    Idle,
    /// Orders at random what is allowed.
    Scatter,
    /// Sends everything to everything, tells everybody everything, confirms everything, checks as strictly as can be everywhere.
    Masher,
    /// Gives, at seats that people hold, the orders that standing orders give.
    Standing,
    /// Gives the orders of a good solution that was written with the scenario.
    Trained,
}

impl Player {
    /// All of them, from the worst to the best as they should be.
    pub(crate) const ALL: &'static [Self] = &[
        Self::Idle,
        Self::Scatter,
        Self::Masher,
        Self::Standing,
        Self::Trained,
    ];
}

/// What an exercise came to.
#[derive(Clone, Debug)]
pub(crate) struct Played {
    /// The ratings of its objectives that were observed.
    pub(crate) objectives: Vec<Option<Rating>>,
    /// Expected actions that were met, and all that were decided.
    pub(crate) expected: (usize, usize),
    /// Incidents settled, and all that began.
    pub(crate) settled: (usize, usize),
    /// People injured.
    pub(crate) injured: u32,
    /// Voters served, and those who came or meant to.
    pub(crate) voted: (u32, u32),
    /// How often force was out of proportion.
    pub(crate) heavy: usize,
    /// Seconds that vehicles waited at the worst checkpoint, mean.
    pub(crate) wait: f64,
}

/// A scenario by its name or folder, with the orders of its trained player.
pub(crate) fn scenario(name: &str) -> (Arc<Scenario>, OrdersFile) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let folder = if Path::new(name).is_dir() {
        Path::new(name).to_path_buf()
    } else {
        root.join(name)
    };
    let checked = match shipped::texts(name) {
        Some(texts) => scenario::from_texts(shipped::with_library(texts)),
        None => scenario::open(&folder).expect("the folder can be read"),
    };
    let trained = std::fs::read_to_string(folder.join("trained.ron"));
    let trained = trained.map_or_else(
        |_| OrdersFile::default(),
        |text| OrdersFile::read("trained.ron", &text).expect("a good orders file"),
    );
    (Arc::new(checked.scenario.expect("no errors")), trained)
}

/// Plays an exercise.
pub(crate) fn play(s: &Arc<Scenario>, player: Player, trained: &OrdersFile, seed: u64) -> Played {
    let built_in = match player {
        Player::Idle => BuiltIn::Idle,
        Player::Scatter => BuiltIn::Scatter,
        Player::Masher => BuiltIn::Masher,
        Player::Standing => BuiltIn::Standing,
        Player::Trained => return judge(s, &run(s, seed, &trained.orders)),
    };
    let played = player::play(s, &player::Player::BuiltIn(built_in), seed, None);
    judge(s, &played.facts)
}

/// Plays with orders that are known beforehand, at seats that people hold.
pub(crate) fn run(s: &Arc<Scenario>, seed: u64, orders: &[Planned]) -> Vec<FactEntry> {
    let given = |p: &Planned| Given {
        at: p.at,
        seat: p.seat.clone(),
        order: p.order.clone(),
    };
    let orders = Orders {
        staffed: player::seats(s),
        orders: orders.iter().map(given).collect(),
    };
    let written = player::Player::Written("trained.ron".to_owned(), Arc::new(orders));
    player::play(s, &written, seed, None).facts
}

/// What it came to.
fn judge(s: &Scenario, facts: &[FactEntry]) -> Played {
    let e = Evaluation::of(s, facts, &[]);
    let met = |x: &&State| matches!(x, State::Met(..));
    let decided = |x: &&State| matches!(x, State::Met(..) | State::Missed);
    let states = || e.expected.iter().map(|x| &x.state);
    let mut played = Played {
        objectives: e.ratings.iter().map(|r| r.rating).collect(),
        expected: (
            states().filter(met).count(),
            states().filter(decided).count(),
        ),
        settled: (
            e.histories.iter().filter(|h| h.settled()).count(),
            e.histories.len(),
        ),
        injured: 0,
        voted: (0, 0),
        heavy: 0,
        wait: 0.0,
    };
    for f in facts {
        match &f.fact {
            Fact::PeopleInjured { count, .. } => played.injured += count,
            Fact::ForceOutOfProportion { .. } => played.heavy += 1,
            Fact::CentreTally {
                served,
                came,
                kept_away,
                ..
            } => {
                played.voted.0 += served;
                played.voted.1 += came + kept_away;
            }
            Fact::CheckpointTally { mean_wait_ms, .. } => {
                played.wait = played.wait.max(*mean_wait_ms as f64 / 1000.0);
            }
            _ => {}
        }
    }
    played
}

/// A row of a table: means over all exercises of a player.
#[allow(dead_code, reason = "used by the benchmark alone")]
pub(crate) fn row(player: Player, all: &[Played]) -> String {
    let n = all.len().max(1) as f64;
    let rated = |r: Option<Rating>| {
        let count = all
            .iter()
            .flat_map(|p| &p.objectives)
            .filter(|x| **x == r)
            .count();
        format!("{:.1}", count as f64 / n)
    };
    let share = |part: f64, whole: f64| {
        if whole > 0.0 {
            100.0 * part / whole
        } else {
            0.0
        }
    };
    let sum = |f: &dyn Fn(&Played) -> f64| all.iter().map(f).sum::<f64>();
    format!(
        "| {player:?} | {} | {} | {} | {} | {} | {:.0} % | {:.0} % | {:.1} | {:.1} % | {:.1} |",
        rated(Some(Rating::P)),
        rated(Some(Rating::S)),
        rated(Some(Rating::M)),
        rated(Some(Rating::U)),
        rated(None),
        share(sum(&|p| p.expected.0 as f64), sum(&|p| p.expected.1 as f64)),
        share(sum(&|p| p.settled.0 as f64), sum(&|p| p.settled.1 as f64)),
        sum(&|p| f64::from(p.injured)) / n,
        share(
            sum(&|p| f64::from(p.voted.0)),
            sum(&|p| f64::from(p.voted.1))
        ),
        sum(&|p| p.heavy as f64) / n,
    )
}

/// The mean rating of an exercise, from 0 (nothing could be performed) to 3.
fn mean_rating(p: &Played) -> f64 {
    let ranks = p.objectives.iter().flatten().map(|r| *r as usize as f64);
    ranks.sum::<f64>() / p.objectives.len().max(1) as f64
}

/// Whether one player is rated better than another beyond what luck does: exercises of one seed share it, so the mean of their
/// differences is held against twice its standard error. With too few of them any difference counts.
fn better(one: &[Played], other: &[Played]) -> bool {
    let pairs = one.iter().zip(other);
    let differences: Vec<f64> = pairs
        .map(|(a, b)| mean_rating(a) - mean_rating(b))
        .collect();
    let n = differences.len().max(1) as f64;
    let mean = differences.iter().sum::<f64>() / n;
    let spread: f64 = differences.iter().map(|d| (d - mean).powi(2)).sum();
    let error = if differences.len() < 10 {
        0.0
    } else {
        (spread / (n - 1.0) / n).sqrt()
    };
    mean > 2.0 * error
}

/// What is wrong with the order of the players: nobody is worse than who does nothing or better than who is trained, the trained are
/// rated P or S, and who does everything at once is never better than S overall and does harm that can be seen.
pub(crate) fn faults(all: &[(Player, Vec<Played>)]) -> Vec<String> {
    let of = |player| {
        &all.iter()
            .find(|(p, _)| *p == player)
            .expect("all were played")
            .1
    };
    let mean = |player, f: &dyn Fn(&Played) -> f64| {
        let list: &Vec<Played> = of(player);
        list.iter().map(f).sum::<f64>() / list.len().max(1) as f64
    };
    let mut out = Vec::new();
    for &p in Player::ALL {
        if better(of(Player::Idle), of(p)) {
            out.push(format!("{p:?} is rated worse than who does nothing"));
        }
        if better(of(p), of(Player::Trained)) {
            out.push(format!("{p:?} is rated better than the trained"));
        }
    }
    let good = |p: &Played| {
        let fine = p
            .objectives
            .iter()
            .flatten()
            .filter(|r| **r >= Rating::S)
            .count();
        fine as f64 / p.objectives.len().max(1) as f64
    };
    let fine = mean(Player::Trained, &good);
    if fine < 0.95 {
        out.push(format!(
            "the trained are rated P or S in {:.0} % of objectives",
            fine * 100.0
        ));
    }
    let best = |p: &&Played| p.objectives.iter().flatten().min() > Some(&Rating::S);
    if of(Player::Masher).iter().any(|p| best(&p)) {
        out.push("who does everything at once is rated better than S overall".to_owned());
    }
    let votes = |p: &Played| f64::from(p.voted.0) / f64::from(p.voted.1.max(1));
    let settled = |p: &Played| p.settled.0 as f64 / p.settled.1.max(1) as f64;
    let harm = [
        mean(Player::Trained, &votes) - mean(Player::Masher, &votes) > 0.02,
        mean(Player::Masher, &|p| p.heavy as f64) > mean(Player::Trained, &|p| p.heavy as f64),
        mean(Player::Trained, &settled) - mean(Player::Masher, &settled) > 0.05,
    ];
    if !harm.contains(&true) {
        out.push("who does everything at once does no harm".to_owned());
    }
    if mean(Player::Idle, &settled) > mean(Player::Standing, &settled) {
        out.push("who does nothing settles more than standing orders".to_owned());
    }
    out
}
