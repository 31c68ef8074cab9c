//! Arguments of the commands that play many days: `dry-run`, and `batch` with what belongs to it.
//!
//! Deliberately not here: what the commands do, the other commands (`args`).

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::args::seed;
use crate::base::text::western_digits;
use crate::batch::pool;

#[derive(Args)]
pub(super) struct DryRun {
    #[arg(help = "batch-help-dry-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: PathBuf,
    #[arg(long, default_value = "30", value_parser = count, help = "batch-help-dry-runs", value_name = "batch-help-value-n")]
    pub(super) runs: usize,
    #[arg(
        long,
        value_delimiter = ',',
        help = "batch-help-dry-players",
        value_name = "batch-help-value-players"
    )]
    pub(super) players: Vec<String>,
    #[arg(long, default_value = "1", value_parser = seed, help = "batch-help-dry-seed", value_name = "help-value-seed")]
    pub(super) seed: u64,
    #[arg(long, value_parser = threads, help = "batch-help-threads", value_name = "batch-help-value-n")]
    pub(super) threads: Option<usize>,
    #[arg(long, conflicts_with = "json", help = "batch-help-html")]
    pub(super) html: bool,
    #[arg(long, help = "batch-help-json")]
    pub(super) json: bool,
    #[arg(
        short,
        long,
        help = "batch-help-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "batch-help-dry-keep", value_name = "help-value-folder")]
    pub(super) keep: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["html", "json", "output", "keep"], help = "batch-help-dry-exercise", value_name = "help-value-file")]
    pub(super) exercise: Option<PathBuf>,
    #[arg(long, help = "batch-help-force")]
    pub(super) force: bool,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Batch {
    #[command(subcommand)]
    pub(super) command: Option<BatchCommand>,
    #[command(flatten)]
    pub(super) play: Option<Play>,
}

#[derive(Args)]
pub(super) struct Play {
    #[arg(help = "batch-help-design", value_name = "batch-help-value-design")]
    pub(super) design: PathBuf,
    #[arg(
        short,
        long,
        help = "batch-help-results",
        value_name = "help-value-folder"
    )]
    pub(super) output: PathBuf,
    #[arg(long, value_parser = count, conflicts_with = "shard", help = "batch-help-shards", value_name = "batch-help-value-n")]
    pub(super) shards: Option<usize>,
    #[arg(long, value_parser = shard, help = "batch-help-shard", value_name = "batch-help-value-shard")]
    pub(super) shard: Option<(usize, usize)>,
    #[cfg(feature = "parquet")]
    #[arg(long, help = "batch-help-parquet")]
    pub(super) parquet: bool,
    #[arg(long, value_parser = threads, help = "batch-help-threads", value_name = "batch-help-value-n")]
    pub(super) threads: Option<usize>,
}

#[derive(Subcommand)]
pub(super) enum BatchCommand {
    #[command(about = "batch-help-report")]
    Report(BatchReport),
    #[command(about = "batch-help-day")]
    Day(BatchDay),
    #[command(about = "batch-help-submit")]
    Submit(Submit),
}

/// What plays shards on several machines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Engine {
    Slurm,
}

#[derive(Args)]
pub(super) struct Submit {
    #[arg(help = "batch-help-design", value_name = "batch-help-value-design")]
    pub(super) design: PathBuf,
    #[arg(
        short,
        long,
        help = "batch-help-submit-results",
        value_name = "help-value-folder"
    )]
    pub(super) output: PathBuf,
    #[arg(
        long,
        help = "batch-help-engine",
        value_name = "batch-help-value-engine"
    )]
    pub(super) engine: Engine,
    #[arg(long, value_parser = count, help = "batch-help-shards", value_name = "batch-help-value-n")]
    pub(super) shards: Option<usize>,
}

#[derive(Args)]
pub(super) struct Optimise {
    #[arg(
        help = "batch-help-optimise-design",
        value_name = "batch-help-value-design"
    )]
    pub(super) design: PathBuf,
    #[arg(
        short,
        long,
        help = "batch-help-optimise-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "batch-help-json")]
    pub(super) json: bool,
    #[arg(long, value_parser = threads, help = "batch-help-threads", value_name = "batch-help-value-n")]
    pub(super) threads: Option<usize>,
    #[arg(long, help = "batch-help-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct BatchReport {
    #[arg(help = "batch-help-report-results", value_name = "help-value-folder")]
    pub(super) results: PathBuf,
    #[arg(long, conflicts_with_all = ["json", "pdf"], help = "batch-help-html")]
    pub(super) html: bool,
    #[arg(long, conflicts_with = "json", help = "batch-help-pdf")]
    pub(super) pdf: bool,
    #[arg(long, help = "batch-help-json")]
    pub(super) json: bool,
    #[arg(long, default_value = "5", value_parser = percent, help = "batch-help-within", value_name = "batch-help-value-percent")]
    pub(super) within: f64,
    #[arg(
        short,
        long,
        help = "batch-help-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-trend-template", value_name = "help-value-template")]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "batch-help-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct BatchDay {
    #[arg(help = "batch-help-design", value_name = "batch-help-value-design")]
    pub(super) design: PathBuf,
    #[arg(
        long,
        help = "batch-help-day-scenario",
        value_name = "help-value-scenario"
    )]
    pub(super) scenario: Option<String>,
    #[arg(
        long,
        help = "batch-help-day-plan",
        value_name = "batch-help-value-plan"
    )]
    pub(super) plan: Option<String>,
    #[arg(
        long,
        help = "batch-help-day-player",
        value_name = "batch-help-value-player"
    )]
    pub(super) player: Option<String>,
    #[arg(long, value_parser = seed, help = "batch-help-day-seed", value_name = "help-value-seed")]
    pub(super) seed: Option<u64>,
    #[arg(
        short,
        long,
        help = "batch-help-day-output",
        value_name = "help-value-output"
    )]
    pub(super) output: PathBuf,
}

fn count(text: &str) -> Result<usize, String> {
    up_to(1_000_000, text)
}

fn threads(text: &str) -> Result<usize, String> {
    up_to(pool::MOST, text)
}

fn up_to(most: usize, text: &str) -> Result<usize, String> {
    let n = western_digits(text).parse().ok();
    n.filter(|n| (1..=most).contains(n))
        .ok_or_else(|| format!("1 … {most}"))
}

fn percent(text: &str) -> Result<f64, String> {
    let n: Option<f64> = western_digits(text).parse().ok();
    n.filter(|n| (0.01..=100.0).contains(n))
        .ok_or_else(|| "0.01 … 100".to_owned())
}

/// Which shard of how many.
fn shard(text: &str) -> Result<(usize, usize), String> {
    let text = western_digits(text);
    let parts = text
        .split_once('/')
        .and_then(|(n, of)| Some((n.parse().ok()?, of.parse().ok()?)));
    parts
        .filter(|(n, of)| (1..=*of).contains(n) && *of <= 1_000_000)
        .ok_or_else(|| "1/400 … 400/400".to_owned())
}
