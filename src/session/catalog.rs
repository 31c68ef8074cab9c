//! What there is to play: the scenarios that come with the program, those in a folder, and exercises that can be gone on with.
//!
//! Deliberately not here: reading scenarios (`scenario`), the exercise file (`store`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use super::store::Summary;
use super::{Exercise, OrdersFile, SessionError, store};
use crate::base::diag::Diagnostic;
use crate::base::ids::SeatId;
use crate::base::text::Text;
use crate::record::states::Audience;
use crate::scenario::read::Texts;
use crate::scenario::{self, Scenario, load, shipped};

/// A scenario that can be chosen.
#[derive(Clone, Debug)]
pub struct CatalogEntry {
    /// Where it is: a path, or the name of a shipped one.
    pub path: PathBuf,
    /// Title, or the path where it cannot be read.
    pub title: Text,
    /// Whether it comes with the program.
    pub shipped: bool,
    /// Whether its files lie in a folder, where they can be changed.
    pub editable: bool,
    /// The scenario, if it has no error.
    pub scenario: Option<Arc<Scenario>>,
    /// What the check found.
    pub findings: Vec<Diagnostic>,
    /// Why it could not even be read, if so.
    pub trouble: Option<Arc<load::LoadError>>,
}

/// The order in which shipped scenarios are shown: the smallest first, the yardstick of speed last.
const ORDER: [&str; 7] = [
    "first-steps",
    "checkpoint-relay",
    "ttx-elections",
    "afternoon-2024",
    "libya-2024",
    "eve-of-the-vote",
    "national-polling-day",
];

/// Reads and checks one scenario.
pub fn offer(path: &Path) -> CatalogEntry {
    let name = path.display().to_string();
    let opened = scenario::open(path);
    let editable = path.exists() && !load::is_packed(path);
    let shipped = !path.exists() && shipped::names().contains(&name.as_str());
    match opened {
        Ok(checked) => {
            let scenario = checked.scenario.map(Arc::new);
            let title = scenario
                .as_ref()
                .map_or_else(|| Text::new(&name, &name), |s| s.head.title.clone());
            CatalogEntry {
                path: path.to_path_buf(),
                title,
                shipped,
                editable,
                scenario,
                findings: checked.findings,
                trouble: None,
            }
        }
        Err(e) => {
            let title = Text::new(&name, &name);
            CatalogEntry {
                path: path.to_path_buf(),
                title,
                shipped,
                editable,
                scenario: None,
                findings: Vec::new(),
                trouble: Some(Arc::new(e)),
            }
        }
    }
}

/// Whether two paths lead to one scenario, however they are written; its head's file means its folder.
pub fn is_same(a: &Path, b: &Path) -> bool {
    let whole = |p: &Path| {
        let whole = p.canonicalize().ok()?;
        let is_head = whole.file_name().is_some_and(|name| name == load::HEAD);
        match whole.parent() {
            Some(folder) if is_head => Some(folder.to_path_buf()),
            _ => Some(whole),
        }
    };
    a == b || whole(a).is_some_and(|a| whole(b) == Some(a))
}

/// The full text of a scenario with the built-in library and what its messages bring along, as an exercise file holds it.
///
/// # Errors
/// If it cannot be read.
pub fn texts(path: &Path) -> Result<Texts, load::LoadError> {
    match scenario::open(path)?.scenario {
        Some(scenario) => Ok(scenario.texts),
        None => Ok(shipped::with_library(load::load(path)?.texts)),
    }
}

/// All that can be chosen: first what the folder `scenarios` under `folder` holds, `folder` itself, and the folders in it that are a
/// scenario each; then what comes with the program and is not among it.
pub fn offers(folder: &Path) -> Vec<CatalogEntry> {
    let mut paths = load::find(&folder.join("scenarios"));
    paths.extend(load::beside(folder));
    let mut found: Vec<CatalogEntry> = paths.iter().map(|p| offer(p)).collect();
    let id = |o: &CatalogEntry| o.scenario.as_ref().map(|s| s.head.id.clone());
    for name in shipped::names() {
        if !found.iter().any(|o| id(o).as_deref() == Some(name)) {
            found.push(offer(Path::new(name)));
        }
    }
    let offered = |o: &CatalogEntry| {
        let audience = o.scenario.as_ref().map(|s| s.head.audience);
        audience != Some(Audience::Benchmark)
    };
    found.retain(offered);
    let rank = |o: &CatalogEntry| {
        ORDER
            .iter()
            .position(|n| id(o).as_deref() == Some(n))
            .unwrap_or(usize::MAX)
    };
    found.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.path.cmp(&b.path)));
    found
}

/// Exercise files in a folder, those that were worked on last first.
pub fn recorded(folder: &Path) -> Vec<Summary> {
    store::files(folder)
        .iter()
        .filter_map(|p| store::summary(p).ok())
        .collect()
}

/// Begins an exercise: in `file`, or in a new file with the scenario's name in `folder`. With the exercise comes its file.
///
/// # Errors
/// If the file cannot be written.
pub fn begin(
    scenario: Arc<Scenario>,
    seed: u64,
    staffed: Vec<SeatId>,
    folder: &Path,
    file: Option<PathBuf>,
) -> Result<(Exercise, PathBuf), SessionError> {
    let file = file.unwrap_or_else(|| store::free_name(folder, &scenario.head.id));
    let orders = OrdersFile {
        staffed,
        orders: Vec::new(),
    };
    Ok((Exercise::create(&file, scenario, seed, orders, None)?, file))
}
