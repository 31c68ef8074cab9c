//! What can be typed to hand an exercise to other programs.
//!
//! Deliberately not here: what the commands do.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::base::text::western_digits;
use crate::report::exchange::Offset;

#[derive(Args)]
pub(super) struct Export {
    #[arg(help = "help-export-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, default_value_t = true, help = "help-export-geojson")]
    pub(super) geojson: bool,
    #[arg(long, conflicts_with_all = ["geojson", "every"], help = "exchange-help-xapi")]
    pub(super) xapi: bool,
    #[arg(long, conflicts_with_all = ["geojson", "every", "xapi"], requires = "output", help = "exchange-help-cap")]
    pub(super) cap: bool,
    #[arg(long, value_parser = offset, default_value = "+02:00", allow_hyphen_values = true, help = "exchange-help-offset", value_name = "exchange-help-value-offset")]
    pub(super) offset: Offset,
    #[arg(long, default_value_t = 60, value_parser = every, help = "help-export-every", value_name = "help-value-every")]
    pub(super) every: i64,
    #[arg(
        short,
        long,
        help = "help-export-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-export-force")]
    pub(super) force: bool,
}

#[derive(Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Convert {
    #[command(subcommand)]
    pub(super) command: ConvertCommand,
}

#[derive(Subcommand)]
pub(super) enum ConvertCommand {
    #[command(about = "exchange-help-openaev")]
    Openaev(OpenAev),
    #[command(about = "exchange-help-from-cexf")]
    Cexf(Cexf),
    #[command(about = "exchange-help-from-cap")]
    Cap(Cap),
}

/// What is made of what another program wrote.
#[derive(Args)]
pub(super) struct Made {
    #[arg(
        short,
        long,
        help = "exchange-help-openaev-output",
        value_name = "help-value-name"
    )]
    pub(super) output: PathBuf,
}

#[derive(Args)]
pub(super) struct Cexf {
    #[arg(help = "exchange-help-cexf-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) made: Made,
}

#[derive(Args)]
pub(super) struct Cap {
    #[arg(
        required = true,
        help = "exchange-help-cap-files",
        value_name = "help-value-paths"
    )]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) made: Made,
}

#[derive(Args)]
pub(super) struct OpenAev {
    #[arg(help = "exchange-help-openaev-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) made: Made,
}

fn every(text: &str) -> Result<i64, String> {
    western_digits(text)
        .parse()
        .ok()
        .filter(|s| (1..=3600).contains(s))
        .ok_or_else(|| "1 … 3600".to_owned())
}

fn offset(text: &str) -> Result<Offset, String> {
    Offset::parse(text).ok_or_else(|| "-12:00 … +14:00".to_owned())
}
