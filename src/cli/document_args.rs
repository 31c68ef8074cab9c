//! Arguments of the commands that write documents: trend, form, papers, manual, template, report.
//!
//! Deliberately not here: what the commands do, the other commands (`args`).

use std::path::PathBuf;

use clap::Args;

use crate::wording::manual::Manual;

#[derive(Args)]
pub(super) struct Trend {
    #[arg(
        required = true,
        help = "help-trend-files",
        value_name = "help-value-files"
    )]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, help = "help-trend-json")]
    pub(super) json: bool,
    #[arg(long, help = "help-trend-plan", value_name = "help-value-plan")]
    pub(super) plan: Vec<PathBuf>,
    #[arg(
        short,
        long,
        help = "help-trend-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-trend-template", value_name = "help-value-template")]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "help-trend-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Form {
    #[arg(help = "help-form-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: PathBuf,
    #[arg(
        short,
        long,
        help = "help-form-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-form-template", value_name = "help-value-template")]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "help-form-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Papers {
    #[arg(help = "help-papers-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: PathBuf,
    #[arg(
        short,
        long,
        help = "help-papers-output",
        value_name = "help-value-folder"
    )]
    pub(super) output: PathBuf,
    #[arg(long, conflicts_with_all = ["docx", "html"], help = "help-papers-pdf")]
    pub(super) pdf: bool,
    #[arg(long, conflicts_with = "html", help = "help-papers-docx")]
    pub(super) docx: bool,
    #[arg(long, help = "help-papers-html")]
    pub(super) html: bool,
    #[arg(
        long,
        help = "help-papers-template",
        value_name = "help-value-template"
    )]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "help-papers-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct ManualArgs {
    #[arg(
        value_parser = super::manual::by_name(),
        help = "help-manual-manual",
        value_name = "help-value-manual"
    )]
    pub(super) manual: Manual,
    #[arg(
        short,
        long,
        help = "help-manual-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(
        long,
        help = "help-manual-template",
        value_name = "help-value-template"
    )]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "help-manual-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Template {
    #[arg(help = "help-template-folder", value_name = "help-value-folder")]
    pub(super) folder: PathBuf,
    #[arg(long, help = "help-template-force")]
    pub(super) force: bool,
}

/// In which form a document is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(super) enum Format {
    Html,
    Pdf,
    Docx,
    Xlsx,
    Json,
    Plan,
}

impl Format {
    /// How the names of such files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Plan => "ron",
        }
    }
}

#[derive(Args)]
pub(super) struct Report {
    #[arg(help = "help-report-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(
        long,
        value_enum,
        help = "help-report-format",
        value_name = "help-value-format"
    )]
    pub(super) format: Option<Format>,
    #[arg(
        long,
        help = "help-report-template",
        value_name = "help-value-template"
    )]
    pub(super) template: Option<PathBuf>,
    #[arg(long, help = "help-report-plan", value_name = "help-value-plan")]
    pub(super) plan: Vec<PathBuf>,
    #[arg(
        long,
        help = "help-report-feedback",
        value_name = "help-value-feedback"
    )]
    pub(super) feedback: Vec<PathBuf>,
    #[arg(
        short,
        long,
        help = "help-report-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-report-force")]
    pub(super) force: bool,
}
