//! Scripted players over many seeds of each shipped scenario: what doing nothing, doing anything, doing everything, following
//! standing orders and being trained come to.
//!
//! `cargo bench --profile dev --bench players [-- SCENARIO-OR-FOLDER…] [--seeds N]`. For a scenario of one's own the trained player is
//! the file `trained.ron` in its folder. Prints a table for each scenario; the same is in the author's guide.
//! Deliberately not here: whether the order of the players is right (`tests/it/players.rs`).
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "../tests/it/support/players.rs"]
mod players;

use players::{Player, play, scenario};

fn main() {
    let mut names: Vec<String> = Vec::new();
    let mut seeds = 30;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--bench" => {}
            "--seeds" => seeds = args.next().and_then(|n| n.parse().ok()).unwrap_or(seeds),
            name => names.push(name.to_owned()),
        }
    }
    if names.is_empty() {
        names = players::SHIPPED.map(str::to_owned).to_vec();
    }
    for name in &names {
        let (s, trained) = scenario(name);
        println!("{name}, {seeds} seeds");
        println!(
            "| player | P | S | M | U | not observed | expected met | settled | injured | voted of those who came or meant to | out of proportion |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        let mut all = Vec::new();
        for &player in Player::ALL {
            let played = (1..=seeds).map(|seed| play(&s, player, &trained, seed));
            let played: Vec<_> = played.collect();
            println!("{}", players::row(player, &played));
            all.push((player, played));
        }
        for fault in players::faults(&all) {
            println!("FAULT: {fault}");
        }
        println!();
    }
}
