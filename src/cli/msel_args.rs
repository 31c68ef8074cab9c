//! What can be typed for the master scenario events list as a table, and for the layout of files.
//!
//! Deliberately not here: what the commands do.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args)]
pub(super) struct Fmt {
    #[arg(
        default_value = ".",
        help = "help-fmt-paths",
        value_name = "help-value-paths"
    )]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, help = "help-fmt-check")]
    pub(super) check: bool,
}

#[derive(Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Msel {
    #[command(subcommand)]
    pub(super) command: MselCommand,
}

#[derive(Subcommand)]
pub(super) enum MselCommand {
    #[command(about = "help-msel-export")]
    Export(MselExport),
    #[command(about = "help-msel-import")]
    Import(MselImport),
}

#[derive(Args)]
pub(super) struct MselExport {
    #[arg(help = "help-msel-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: PathBuf,
    #[arg(
        short,
        long,
        help = "help-msel-output",
        value_name = "help-value-output"
    )]
    pub(super) output: PathBuf,
    #[arg(long, help = "help-msel-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct MselImport {
    #[arg(help = "help-msel-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, help = "help-msel-into", value_name = "help-value-scenario")]
    pub(super) into: PathBuf,
    #[arg(long, help = "help-msel-map", value_name = "help-value-columns")]
    pub(super) map: Option<PathBuf>,
    #[arg(long, help = "help-msel-sheet", value_name = "help-value-sheet")]
    pub(super) sheet: Option<String>,
    #[arg(long, help = "help-msel-dry-run")]
    pub(super) dry_run: bool,
    #[arg(long, help = "help-msel-remove")]
    pub(super) remove: bool,
    #[arg(long, help = "help-msel-times")]
    pub(super) times: bool,
}
