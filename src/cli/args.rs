//! What can be typed. What help says of it has a key in `cli-help.ftl`; `help` puts the words in.
//!
//! Deliberately not here: what the commands do.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args, Parser, Subcommand};

pub(super) use super::batch_args::{Batch, DryRun, Optimise};
pub(super) use super::document_args::{Form, Format, ManualArgs, Papers, Report, Template, Trend};
pub(super) use super::exchange_args::{Convert, Export};
pub(super) use super::msel_args::{Fmt, Msel};
use crate::base::text::{Lang, western_digits};
use crate::base::time::SimTime;

#[derive(Parser)]
#[command(name = "tamrin", version, about = "help-root")]
pub(super) struct Cli {
    #[arg(long, global = true, value_parser = languages(), help = "help-root-lang", value_name = "help-value-lang")]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    #[command(about = "help-run")]
    Run(Run),
    #[command(about = "help-new")]
    New(New),
    #[command(about = "help-check")]
    Check(Check),
    #[command(about = "help-fmt")]
    Fmt(Fmt),
    #[command(about = "help-lsp")]
    Lsp(Lsp),
    #[command(about = "help-msel")]
    Msel(Msel),
    #[command(about = "batch-help-dry-run")]
    DryRun(DryRun),
    #[command(about = "batch-help-batch")]
    Batch(Batch),
    #[command(about = "batch-help-optimise")]
    Optimise(Optimise),
    #[command(about = "help-log")]
    Log(Log),
    #[command(about = "help-replay")]
    Replay(Replay),
    #[command(about = "help-branch")]
    Branch(Branch),
    #[command(about = "help-report")]
    Report(Report),
    #[command(about = "help-rate")]
    Rate(Rate),
    #[command(about = "help-trend")]
    Trend(Trend),
    #[command(about = "help-form")]
    Form(Form),
    #[command(about = "help-papers")]
    Papers(Papers),
    #[command(about = "help-manual")]
    Manual(ManualArgs),
    #[command(about = "help-template")]
    Template(Template),
    #[command(about = "help-compare")]
    Compare(Compare),
    #[command(about = "help-rescue")]
    Rescue(Rescue),
    #[command(about = "help-export")]
    Export(Export),
    #[command(about = "exchange-help-convert")]
    Convert(Convert),
    #[command(about = "help-map")]
    Map(Map),
    #[cfg(feature = "window")]
    #[command(about = "help-shoot")]
    Shoot(Shoot),
    #[command(about = "help-import")]
    Import(Import),
    #[command(about = "help-pack")]
    Pack(Pack),
    #[command(about = "help-typeset", hide = true)]
    Typeset,
    #[command(about = "help-reference")]
    Reference(Reference),
    #[command(about = "help-completions")]
    Completions {
        #[arg(help = "help-completions-shell", value_name = "help-value-shell")]
        shell: clap_complete::Shell,
    },
}

/// Editors say by which way they speak; there is one.
#[derive(Args)]
pub(super) struct Lsp {
    #[arg(long, hide = true, help = "help-lsp-stdio")]
    pub(super) stdio: bool,
}

#[derive(Args)]
pub(super) struct Pack {
    #[arg(help = "help-pack-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: PathBuf,
    #[arg(
        short,
        long,
        help = "help-pack-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-pack-force")]
    pub(super) force: bool,
}

/// What is asked of `run` only where nobody looks at the window, or where others play along.
const WITHOUT_WINDOW: &[&str] = &[
    "headless",
    "until",
    "orders",
    "resume",
    "pace",
    "json",
    #[cfg(feature = "seats")]
    "seats",
];

#[derive(Args, Default)]
pub(super) struct Run {
    #[arg(help = "help-run-scenario", value_name = "help-value-scenario")]
    pub(super) scenario: Option<PathBuf>,
    #[arg(long, help = "help-run-headless")]
    pub(super) headless: bool,
    #[arg(long, help = "help-run-large")]
    pub(super) large: bool,
    #[arg(long, requires = "scenario", conflicts_with_all = WITHOUT_WINDOW.iter().copied(), help = "help-run-watch")]
    pub(super) watch: bool,
    #[arg(long, value_parser = seed, help = "help-run-seed", value_name = "help-value-seed")]
    pub(super) seed: Option<u64>,
    #[arg(long, value_parser = clock, help = "help-run-until", value_name = "help-value-until")]
    pub(super) until: Option<SimTime>,
    #[arg(long, help = "help-run-orders", value_name = "help-value-orders")]
    pub(super) orders: Option<PathBuf>,
    #[arg(
        short,
        long,
        help = "help-run-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["scenario", "seed", "until", "orders", "output"], num_args = 1..=12, help = "help-run-resume", value_name = "help-value-resume")]
    pub(super) resume: Vec<PathBuf>,
    #[arg(long, value_parser = pace, help = "help-run-pace", value_name = "help-value-pace")]
    pub(super) pace: Option<f64>,
    #[arg(long, help = "help-run-json")]
    pub(super) json: bool,
    #[cfg(feature = "seats")]
    #[arg(long, num_args = 0..=1, value_parser = address, default_missing_value = "", value_name = "help-value-address",
        conflicts_with_all = ["until", "pace", "json"], help = "help-run-seats")]
    pub(super) seats: Option<std::net::SocketAddr>,
    #[cfg(feature = "seats")]
    #[arg(long, requires = "seats", help = "help-run-tls")]
    pub(super) tls: bool,
    #[cfg(feature = "seats")]
    #[arg(
        long,
        requires = "tls",
        requires = "key",
        help = "help-run-certificate",
        value_name = "help-value-file"
    )]
    pub(super) certificate: Option<PathBuf>,
    #[cfg(feature = "seats")]
    #[arg(
        long,
        requires = "certificate",
        help = "help-run-key",
        value_name = "help-value-file"
    )]
    pub(super) key: Option<PathBuf>,
    #[cfg(feature = "seats")]
    #[arg(long, requires = "seats", requires = "headless", conflicts_with = "resume", value_parser = teams,
        help = "help-run-teams", value_name = "help-value-teams")]
    pub(super) teams: Option<crate::seats::Teams>,
    #[cfg(feature = "seats")]
    #[arg(long, requires = "seats", value_parser = public, help = "help-run-public", value_name = "help-value-public")]
    pub(super) public: Vec<crate::seats::PublicAddress>,
    #[cfg(feature = "seats")]
    #[arg(
        long,
        requires = "seats",
        help = "help-run-behind",
        value_name = "help-value-ip"
    )]
    pub(super) behind: Vec<std::net::IpAddr>,
    #[arg(
        long,
        hide = true,
        help = "help-run-witness",
        value_name = "help-value-witness"
    )]
    pub(super) witness: Option<PathBuf>,
}

/// What a new scenario is for.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum NewForm {
    Talk,
    Afternoon,
    Day,
}

#[derive(Args)]
pub(super) struct New {
    #[arg(help = "help-new-name", value_name = "help-value-name")]
    pub(super) name: PathBuf,
    #[arg(
        long,
        conflicts_with = "places",
        help = "help-new-map",
        value_name = "help-value-map-file"
    )]
    pub(super) map: Option<PathBuf>,
    #[arg(long, help = "help-new-places", value_name = "help-value-places")]
    pub(super) places: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["map", "places", "form"], help = "help-new-like", value_name = "help-value-scenario")]
    pub(super) like: Option<PathBuf>,
    #[arg(
        long,
        value_enum,
        help = "help-new-form",
        value_name = "help-value-form"
    )]
    pub(super) form: Option<NewForm>,
}

#[derive(Args)]
pub(super) struct Check {
    #[arg(
        required_unless_present = "explain",
        help = "help-check-paths",
        value_name = "help-value-paths"
    )]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, conflicts_with = "sarif", help = "help-check-json")]
    pub(super) json: bool,
    #[arg(long, help = "help-check-sarif")]
    pub(super) sarif: bool,
    #[arg(long, conflicts_with_all = ["paths", "json", "sarif"], help = "help-check-explain", value_name = "help-value-rule")]
    pub(super) explain: Option<String>,
}

#[derive(Args)]
pub(super) struct Log {
    #[arg(help = "help-log-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, value_parser = clock, help = "help-log-from", value_name = "help-value-from")]
    pub(super) from: Option<SimTime>,
    #[arg(long, value_parser = clock, help = "help-log-to", value_name = "help-value-to")]
    pub(super) to: Option<SimTime>,
    #[arg(long, help = "help-log-seat", value_name = "help-value-seat")]
    pub(super) seat: Option<String>,
    #[arg(long, help = "help-log-kind", value_name = "help-value-kind")]
    pub(super) kind: Option<String>,
    #[arg(long, conflicts_with = "csv", help = "help-log-json")]
    pub(super) json: bool,
    #[arg(long, help = "help-log-csv")]
    pub(super) csv: bool,
}

#[derive(Args)]
pub(super) struct Replay {
    #[arg(help = "help-replay-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, conflicts_with_all = ["at", "json", "seat"], help = "help-replay-verify")]
    pub(super) verify: bool,
    #[arg(long, value_parser = clock, help = "help-replay-at", value_name = "help-value-at")]
    pub(super) at: Option<SimTime>,
    #[arg(long, help = "help-replay-seat", value_name = "help-value-seat")]
    pub(super) seat: Option<String>,
    #[arg(long, requires = "at", help = "help-replay-json")]
    pub(super) json: bool,
    #[arg(long, help = "help-replay-large")]
    pub(super) large: bool,
}

#[derive(Args)]
pub(super) struct Branch {
    #[arg(help = "help-branch-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, value_parser = clock, help = "help-branch-at", value_name = "help-value-at")]
    pub(super) at: SimTime,
    #[arg(long, help = "help-branch-orders", value_name = "help-value-orders")]
    pub(super) orders: Option<PathBuf>,
    #[arg(long, help = "help-branch-standing")]
    pub(super) standing: bool,
    #[arg(long, help = "help-branch-later-orders")]
    pub(super) later_orders: bool,
    #[arg(long, help = "help-branch-hold")]
    pub(super) hold: bool,
    #[arg(
        short,
        long,
        help = "help-branch-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Compare {
    #[arg(help = "help-compare-first", value_name = "help-value-first")]
    pub(super) first: PathBuf,
    #[arg(help = "help-compare-second", value_name = "help-value-second")]
    pub(super) second: PathBuf,
    #[arg(long, help = "help-compare-html")]
    pub(super) html: bool,
    #[arg(long, value_parser = clock, help = "help-compare-at", value_name = "help-value-at")]
    pub(super) at: Option<SimTime>,
    #[arg(long, help = "help-compare-json")]
    pub(super) json: bool,
    #[arg(
        short,
        long,
        help = "help-compare-output",
        value_name = "help-value-output"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help = "help-compare-force")]
    pub(super) force: bool,
}

/// How a critical task was performed.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Mark {
    #[value(name = "P", alias = "p")]
    P,
    #[value(name = "S", alias = "s")]
    S,
    #[value(name = "M", alias = "m")]
    M,
    #[value(name = "U", alias = "u")]
    U,
    None,
}

#[derive(Args)]
pub(super) struct Rate {
    #[arg(help = "help-rate-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(help = "help-rate-task", value_name = "help-value-task")]
    pub(super) task: String,
    #[arg(
        value_enum,
        help = "help-rate-rating",
        value_name = "help-value-rating"
    )]
    pub(super) rating: Mark,
    #[arg(long, help = "help-rate-reason", value_name = "help-value-reason")]
    pub(super) reason: String,
    #[arg(
        long,
        help = "help-rate-evaluator",
        value_name = "help-value-evaluator"
    )]
    pub(super) evaluator: Option<String>,
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
    #[arg(help = "help-map-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(long, value_parser = clock, help = "help-map-at", value_name = "help-value-at")]
    pub(super) at: Option<SimTime>,
    #[arg(long, help = "help-map-seat", value_name = "help-value-seat")]
    pub(super) seat: Option<String>,
    #[arg(long, requires = "seat", help = "help-map-truth")]
    pub(super) truth: bool,
    #[arg(long, value_enum, default_value_t = Look::Readiness, help = "help-map-fill", value_name = "help-value-fill")]
    pub(super) fill: Look,
    #[arg(long, value_parser = size, default_value = "1600x1000", help = "help-map-size", value_name = "help-value-size")]
    pub(super) size: (u32, u32),
    #[arg(
        short,
        long,
        help = "help-map-output",
        value_name = "help-value-output"
    )]
    pub(super) output: PathBuf,
    #[arg(long, help = "help-map-force")]
    pub(super) force: bool,
}

#[derive(Args)]
pub(super) struct Rescue {
    #[arg(help = "help-rescue-file", value_name = "help-value-file")]
    pub(super) file: PathBuf,
    #[arg(
        long,
        help = "help-rescue-scenario",
        value_name = "help-value-scenario"
    )]
    pub(super) scenario: Option<PathBuf>,
    #[arg(
        short,
        long,
        help = "help-rescue-output",
        value_name = "help-value-output"
    )]
    pub(super) output: PathBuf,
}

#[cfg(feature = "window")]
#[derive(Args)]
pub(super) struct Shoot {
    #[arg(help = "help-shoot-script", value_name = "help-value-script")]
    pub(super) script: PathBuf,
    #[arg(
        long,
        default_value = "shots",
        help = "help-shoot-out",
        value_name = "help-value-out"
    )]
    pub(super) out: PathBuf,
    #[arg(long, value_parser = size, help = "help-shoot-size", value_name = "help-value-size")]
    pub(super) size: Option<(u32, u32)>,
    #[arg(long, help = "help-shoot-large")]
    pub(super) large: bool,
}

#[derive(Args)]
pub(super) struct Reference {
    #[arg(long, help = "help-reference-kinds")]
    pub(super) kinds: bool,
    #[arg(long, help = "help-reference-powers")]
    pub(super) powers: bool,
    #[arg(long, help = "help-reference-doctrine")]
    pub(super) doctrine: bool,
}

#[derive(Args)]
#[command(group = ArgGroup::new("ground").multiple(true).args(["outlines", "places"]))]
pub(super) struct Import {
    #[arg(help = "help-import-outlines", value_name = "help-value-outlines", required_unless_present_any = ["centres", "places"])]
    pub(super) outlines: Vec<PathBuf>,
    #[arg(long, help = "help-import-places", value_name = "help-value-places")]
    pub(super) places: Option<PathBuf>,
    #[arg(
        long,
        requires = "ground",
        help = "help-import-roads",
        value_name = "help-value-roads"
    )]
    pub(super) roads: Option<PathBuf>,
    #[arg(
        long,
        requires = "ground",
        help = "help-import-municipalities",
        value_name = "help-value-municipalities"
    )]
    pub(super) municipalities: Option<PathBuf>,
    #[arg(
        long,
        requires = "municipalities",
        help = "help-import-group",
        value_name = "help-value-group"
    )]
    pub(super) group: Vec<String>,
    #[arg(long, help = "help-import-centres", value_name = "help-value-file")]
    pub(super) centres: Option<PathBuf>,
    #[arg(
        long,
        requires = "centres",
        conflicts_with_all = ["outlines", "places"],
        help = "help-import-on",
        value_name = "help-value-scenario"
    )]
    pub(super) on: Option<PathBuf>,
    #[arg(long, requires = "outlines", value_parser = clap::value_parser!(u8).range(1..=2), help = "help-import-level", value_name = "help-value-level")]
    pub(super) level: Vec<u8>,
    #[arg(
        long,
        help = "help-import-property",
        value_name = "help-value-property"
    )]
    pub(super) property: Vec<String>,
    #[arg(long, help = "help-import-map", value_name = "help-value-file")]
    pub(super) map: Option<PathBuf>,
    #[arg(
        short,
        long,
        help = "help-import-output",
        value_name = "help-value-output"
    )]
    pub(super) output: PathBuf,
    #[arg(long, help = "help-import-force")]
    pub(super) force: bool,
    #[arg(long, help = "help-import-json")]
    pub(super) json: bool,
}

/// The languages that there are, and all of them at once.
fn languages() -> PossibleValuesParser {
    let tags = Lang::all().map(Lang::tag).chain(["both"]);
    PossibleValuesParser::new(tags)
}

/// Where to listen: an address with a port, one of both, or nothing for every network of this machine.
#[cfg(feature = "seats")]
fn address(text: &str) -> Result<std::net::SocketAddr, String> {
    use crate::seats::{EVERYWHERE, PORT};
    use std::net::{IpAddr, SocketAddr};
    let text = western_digits(text.trim());
    if text.is_empty() {
        return Ok(EVERYWHERE);
    }
    let whole = text.parse::<SocketAddr>().ok();
    let address = || {
        let ip = text.parse::<IpAddr>().ok();
        ip.map(|ip| SocketAddr::new(ip, PORT))
    };
    let port = || {
        let port = text.trim_start_matches(':').parse::<u16>().ok();
        port.map(|port| SocketAddr::new(EVERYWHERE.ip(), port))
    };
    whole
        .or_else(address)
        .or_else(port)
        .ok_or_else(|| "127.0.0.1:7777, 0.0.0.0, 7777".to_owned())
}

/// A number of teams, or their names.
#[cfg(feature = "seats")]
fn teams(text: &str) -> Result<crate::seats::Teams, String> {
    crate::seats::Teams::parse(text).ok_or_else(|| "2 … 12; North,South,East".to_owned())
}

/// An address under which people reach the seats.
#[cfg(feature = "seats")]
fn public(text: &str) -> Result<crate::seats::PublicAddress, String> {
    crate::seats::PublicAddress::parse(text)
        .ok_or_else(|| "https://exercise.example, https://exercise.example/north".to_owned())
}

fn clock(text: &str) -> Result<SimTime, String> {
    SimTime::parse_typed(text).ok_or_else(|| "HH:MM".to_owned())
}

pub(super) fn seed(text: &str) -> Result<u64, String> {
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
        .ok_or_else(|| "640x400 … 7680x4320".to_owned())
}
