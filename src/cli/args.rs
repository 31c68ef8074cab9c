//! What can be typed. The English help is here; the Arabic one is in `help`.
//!
//! Deliberately not here: what the commands do.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::base::text::western_digits;
use crate::base::time::SimTime;

/// Tamrin: rehearse the security of an election day before the day
#[derive(Parser)]
#[command(name = "tamrin", version)]
pub(super) struct Cli {
    /// Language of messages and documents: ar or en; both for a report, a trend or a form
    #[arg(long, global = true, value_parser = ["ar", "en", "both"])]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Rehearse in the trainer's window, or without one play an exercise to its end and print the outcome
    Run(Run),
    /// Check scenarios and name everything that has to be mended
    Check(Check),
    /// Print what happened in an exercise
    Log(Log),
    /// Look at an exercise again from any moment, or check that playing it again gives the same
    Replay(Replay),
    /// Go on differently from a moment of an exercise, in a new file
    Branch(Branch),
    /// Write the after-action report of an exercise
    Report(Report),
    /// Decide as evaluator about a critical task, in place of the proposed rating
    Rate(Rate),
    /// Set several rehearsals beside each other: ratings of objectives and measures, in the order given
    Trend(Trend),
    /// Write the form on which evaluators of a scenario write
    Form(Form),
    /// Write the template of PDF files into a folder, to change how they look
    Template(Template),
    /// Set two exercises side by side: where they part, which decisions differ, what came of it
    Compare(Compare),
    /// Save what can be read of a damaged exercise file
    Rescue(Rescue),
    /// Write tracks and incidents of an exercise as GeoJSON, for QGIS
    Export(Export),
    /// Draw the map at a moment of an exercise, as SVG or PNG
    Map(Map),
    /// Drive the window by a script and take pictures of it
    #[cfg(feature = "window")]
    Shoot(Shoot),
    /// Make a map file from outlines (GeoJSON) and lists of places and roads (CSV)
    Import(Import),
    /// Set documents as PDF for another run of the program, within limits of time and memory
    #[command(hide = true)]
    Typeset,
    /// Print the reference of all fields of a scenario, or of what is built into the program
    Reference(Reference),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Args, Default)]
pub(super) struct Run {
    /// Folder or file of a scenario, or the name of a shipped one
    pub(super) scenario: Option<PathBuf>,
    /// Play without a window
    #[arg(long)]
    pub(super) headless: bool,
    /// Large type in the window, for projectors
    #[arg(long)]
    pub(super) large: bool,
    /// Seed of all chance; the scenario's own if not given
    #[arg(long, value_parser = seed)]
    pub(super) seed: Option<u64>,
    /// End the exercise at this time, as HH:MM
    #[arg(long, value_parser = clock)]
    pub(super) until: Option<SimTime>,
    /// File of orders that people give, in RON
    #[arg(long)]
    pub(super) orders: Option<PathBuf>,
    /// The exercise file to write
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Go on with an exercise file that was interrupted
    #[arg(long, conflicts_with_all = ["scenario", "seed", "until", "orders", "output"])]
    pub(super) resume: Option<PathBuf>,
    /// Play this many times as fast as the clock on the wall, without a window; as fast as possible if not given
    #[arg(long, value_parser = pace)]
    pub(super) pace: Option<f64>,
    /// Print the outcome as one JSON object
    #[arg(long)]
    pub(super) json: bool,
    /// Write down what the window shows, a line of JSON for each change, for tests
    #[arg(long, hide = true)]
    pub(super) witness: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Check {
    /// Folders or files of scenarios; a folder of folders is searched
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Print the findings as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args)]
pub(super) struct Log {
    /// The exercise file
    pub(super) file: PathBuf,
    /// From this time on, as HH:MM
    #[arg(long, value_parser = clock)]
    pub(super) from: Option<SimTime>,
    /// Up to this time, as HH:MM
    #[arg(long, value_parser = clock)]
    pub(super) to: Option<SimTime>,
    /// Only what names this seat
    #[arg(long)]
    pub(super) seat: Option<String>,
    /// Only facts of this kind, such as OrderRejected
    #[arg(long)]
    pub(super) kind: Option<String>,
    /// Print one JSON object a line
    #[arg(long, conflicts_with = "csv")]
    pub(super) json: bool,
    /// Print CSV for a spreadsheet
    #[arg(long)]
    pub(super) csv: bool,
}

#[derive(Args)]
pub(super) struct Replay {
    /// The exercise file
    pub(super) file: PathBuf,
    /// Play it again without a window and compare every fact with the file
    #[arg(long, conflicts_with_all = ["at", "json", "seat"])]
    pub(super) verify: bool,
    /// The moment to look at, as HH:MM
    #[arg(long, value_parser = clock)]
    pub(super) at: Option<SimTime>,
    /// Through the eyes of this seat; exercise control sees everything
    #[arg(long)]
    pub(super) seat: Option<String>,
    /// Print what is seen at the moment as one JSON object, without a window
    #[arg(long, requires = "at")]
    pub(super) json: bool,
    /// Large type in the window, for projectors
    #[arg(long)]
    pub(super) large: bool,
}

#[derive(Args)]
pub(super) struct Branch {
    /// The exercise file; it is only read
    pub(super) file: PathBuf,
    /// The moment up to which the past is shared, as HH:MM
    #[arg(long, value_parser = clock)]
    pub(super) at: SimTime,
    /// File of orders that people give from the moment on, in RON
    #[arg(long)]
    pub(super) orders: Option<PathBuf>,
    /// Standing orders play every seat from the moment on that the orders file does not name as staffed
    #[arg(long)]
    pub(super) standing: bool,
    /// What was ordered later in the exercise is ordered again at its time
    #[arg(long)]
    pub(super) later_orders: bool,
    /// Only make the new file; go on with it by `tamrin run --resume`
    #[arg(long)]
    pub(super) hold: bool,
    /// The exercise file to write
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Compare {
    /// The first exercise file
    pub(super) first: PathBuf,
    /// The second exercise file
    pub(super) second: PathBuf,
    /// Also write the comparison as a page with charts and maps
    #[arg(long)]
    pub(super) html: bool,
    /// The moment of the maps on the page, as HH:MM; an hour after the first difference if not given
    #[arg(long, value_parser = clock)]
    pub(super) at: Option<SimTime>,
    /// Print the comparison as one JSON object
    #[arg(long)]
    pub(super) json: bool,
    /// The page to write
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Export {
    /// The exercise file
    pub(super) file: PathBuf,
    /// As GeoJSON; there is no other form yet
    #[arg(long, default_value_t = true)]
    pub(super) geojson: bool,
    /// Seconds of exercise time between two positions of a track
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(i64).range(1..=3600))]
    pub(super) every: i64,
    /// The file to write; printed if not given
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

/// How a critical task was performed.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Mark {
    /// Without challenges
    #[value(name = "P", alias = "p")]
    P,
    /// With some challenges
    #[value(name = "S", alias = "s")]
    S,
    /// With major challenges
    #[value(name = "M", alias = "m")]
    M,
    /// Unable to be performed
    #[value(name = "U", alias = "u")]
    U,
    /// Not observed
    None,
}

#[derive(Args)]
pub(super) struct Rate {
    /// The exercise file
    pub(super) file: PathBuf,
    /// Identifier of the critical task
    pub(super) task: String,
    /// P without challenges, S with some, M with major ones, U unable to be performed, none not observed
    #[arg(value_enum)]
    pub(super) rating: Mark,
    /// Why
    #[arg(long)]
    pub(super) reason: String,
}

#[derive(Args)]
pub(super) struct Trend {
    /// The exercise files, the first one first
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Print as one JSON list
    #[arg(long)]
    pub(super) json: bool,
    /// Also write it to this file: .html, .pdf or .docx
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Folder with the template of PDF files
    #[arg(long)]
    pub(super) template: Option<PathBuf>,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Form {
    /// Folder or file of a scenario, or the name of a shipped one
    pub(super) scenario: PathBuf,
    /// The file to write: .html, .pdf or .docx
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Folder with the template of PDF files
    #[arg(long)]
    pub(super) template: Option<PathBuf>,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Template {
    /// The folder
    pub(super) folder: PathBuf,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
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
    /// The exercise file
    pub(super) file: PathBuf,
    /// A page for a browser, PDF, a Word file, a workbook, data, or the improvement plan to fill in (.ron); that of the file's ending if not given, or a page
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,
    /// Folder with the template of PDF files
    #[arg(long)]
    pub(super) template: Option<PathBuf>,
    /// File with what is to be done about the issues, in RON: owners and dates
    #[arg(long)]
    pub(super) plan: Option<PathBuf>,
    /// The file to write; beside the exercise file if not given
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

/// What fills the municipalities of a map.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Look {
    Readiness,
    Confidence,
    Turnout,
}

#[derive(Args)]
pub(super) struct Map {
    /// The exercise file
    pub(super) file: PathBuf,
    /// The moment, as HH:MM; the last one if not given
    #[arg(long, value_parser = clock)]
    pub(super) at: Option<SimTime>,
    /// Through the eyes of this seat; exercise control sees everything
    #[arg(long)]
    pub(super) seat: Option<String>,
    /// Beside what the seat knew, what was true
    #[arg(long, requires = "seat")]
    pub(super) truth: bool,
    /// What fills the municipalities
    #[arg(long, value_enum, default_value_t = Look::Readiness)]
    pub(super) fill: Look,
    /// Width and height, as WIDTHxHEIGHT
    #[arg(long, value_parser = size, default_value = "1600x1000")]
    pub(super) size: (u32, u32),
    /// The file to write; its name ends with .svg or .png
    #[arg(short, long)]
    pub(super) output: PathBuf,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Rescue {
    /// The damaged exercise file; it is only read
    pub(super) file: PathBuf,
    /// Folder or file of the scenario, or the name of a shipped one, if its text in the file cannot be read
    #[arg(long)]
    pub(super) scenario: Option<PathBuf>,
    /// The exercise file to write
    #[arg(short, long)]
    pub(super) output: PathBuf,
}

#[cfg(feature = "window")]
#[derive(Args)]
pub(super) struct Shoot {
    /// The script: steps in RON
    pub(super) script: PathBuf,
    /// Folder for the pictures
    #[arg(long, default_value = "shots")]
    pub(super) out: PathBuf,
    /// Size of the window, as WIDTHxHEIGHT; that of the script if not given
    #[arg(long, value_parser = size)]
    pub(super) size: Option<(u32, u32)>,
    /// Large type
    #[arg(long)]
    pub(super) large: bool,
}

#[derive(Args)]
pub(super) struct Reference {
    /// Only the kinds of incident with their stages and needs, and the kinds of unit
    #[arg(long)]
    pub(super) kinds: bool,
    /// Only the roles with their powers and standing orders
    #[arg(long)]
    pub(super) powers: bool,
    /// Only the standing orders as they are written, to copy from
    #[arg(long)]
    pub(super) doctrine: bool,
}

#[derive(Args)]
pub(super) struct Import {
    /// Outlines of districts and municipalities, GeoJSON
    pub(super) outlines: PathBuf,
    /// Places: id,name_en,name_ar,lat,lon and, if known, population
    #[arg(long)]
    pub(super) places: PathBuf,
    /// Roads: from_id,to_id,km,class
    #[arg(long)]
    pub(super) roads: PathBuf,
    /// Municipalities: municipality_en,municipality_ar,place_id and, if known, directorate and vote_group
    #[arg(long)]
    pub(super) municipalities: Option<PathBuf>,
    /// Keep only municipalities of these vote groups
    #[arg(long, requires = "municipalities")]
    pub(super) group: Vec<String>,
    /// The map file to write
    #[arg(short, long)]
    pub(super) output: PathBuf,
    /// Write over the file on purpose, although it is not an earlier output of this command
    #[arg(long)]
    pub(super) force: bool,
}

fn clock(text: &str) -> Result<SimTime, String> {
    SimTime::parse_typed(text).ok_or_else(|| "HH:MM".to_owned())
}

fn seed(text: &str) -> Result<u64, String> {
    western_digits(text)
        .parse()
        .map_err(|_| "0 … 18446744073709551615".to_owned())
}

fn pace(text: &str) -> Result<f64, String> {
    western_digits(text)
        .parse()
        .ok()
        .filter(|p: &f64| p.is_finite() && *p >= 0.01 && *p <= 1e6)
        .ok_or_else(|| "0.01 … 1000000".to_owned())
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts
        .filter(|(w, h)| (640..=7680).contains(w) && (400..=4320).contains(h))
        .ok_or_else(|| "1280x720".to_owned())
}
