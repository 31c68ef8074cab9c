//! The choice of the first screen: lists of scenarios and exercise files, the chosen scenario, who holds which seat.
//!
//! Deliberately not here: the screen itself (`panels::screens`), opening what was chosen (`session`).

use std::path::Path;

use crate::base::ids::SeatId;
use crate::record::states::Role;
use crate::screen::background::{Background, Wake};
use crate::screen::state::ui::{Field, Listing, Ui};
use crate::session::catalog;
use crate::session::catalog::{CatalogEntry, Summary};

/// Lists again what there is to choose.
pub(crate) fn list_again(ui: &mut Ui) {
    ui.choice.scenarios = Listing::Wanted;
    ui.choice.files = Listing::Wanted;
}

/// What was found to choose from.
#[derive(Default)]
pub(crate) struct Found {
    offers: Option<(Vec<CatalogEntry>, Option<usize>)>,
    files: Option<Vec<Summary>>,
}

impl Found {
    /// Whether nothing new was found.
    pub(crate) fn is_nothing(&self) -> bool {
        self.offers.is_none() && self.files.is_none()
    }
}

/// Lists the scenarios and the exercise files beside the screen's work: they may be many, large, on a slow disk or not what they
/// seem. What was found, once it is.
pub(crate) fn list(ui: &mut Ui, wake: &Wake) -> Found {
    let folder = ui.folder.clone();
    let preferred = ui.choice.preferred.clone();
    let offers = ui.choice.scenarios.next(wake, {
        let folder = folder.clone();
        move || offers(&folder, preferred.as_deref())
    });
    let files = ui
        .choice
        .files
        .next(wake, move || catalog::recorded(&folder));
    Found { offers, files }
}

/// Shows what was found.
pub(crate) fn take(ui: &mut Ui, found: Found) {
    if let Some((offers, preferred)) = found.offers {
        take_offers(ui, offers, preferred);
    }
    if let Some(files) = found.files {
        ui.choice.unfinished = files.iter().filter(|s| !s.over).cloned().collect();
        ui.choice.recorded = files;
    }
}

impl<T: Send + 'static> Listing<T> {
    /// Begins to make the list if it is wanted; the list, once it is made.
    fn next(&mut self, wake: &Wake, make: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        match self {
            Self::Done => None,
            Self::Wanted => {
                *self = Self::Running(Background::begin(wake.notify(), make));
                None
            }
            Self::Running(work) => {
                let found = work.poll();
                if !matches!(found, Ok(None)) {
                    *self = Self::Done;
                }
                found.ok().flatten()
            }
        }
    }
}

/// The scenarios that can be chosen, and which of them is preferred: it joins the list if it is not there.
fn offers(folder: &Path, preferred: Option<&Path>) -> (Vec<CatalogEntry>, Option<usize>) {
    let mut offers = catalog::offers(folder);
    let Some(path) = preferred else {
        return (offers, None);
    };
    let id = |o: &CatalogEntry| o.scenario.as_ref().map(|s| s.head.id.clone());
    let wanted = path.to_str().unwrap_or("");
    let found = offers.iter().position(|o| {
        catalog::is_same(&o.path, path)
            || o.shipped && id(o).as_deref() == Some(wanted)
            || !path.exists() && id(o).as_deref() == Some(wanted)
    });
    let n = found.unwrap_or_else(|| {
        offers.insert(0, catalog::offer(path));
        0
    });
    (offers, Some(n))
}

/// Shows the scenarios that were found; the one that was chosen stays so.
fn take_offers(ui: &mut Ui, offers: Vec<CatalogEntry>, preferred: Option<usize>) {
    let chosen = ui.choice.entry().map(|o| &o.path);
    let n = offers.iter().position(|o| Some(&o.path) == chosen);
    ui.choice.offers = offers;
    choose(ui, n.or(preferred).unwrap_or(0));
    if let Some(seed) = ui.choice.seed.take() {
        ui.fields.insert(Field::Seed, seed.to_string());
    }
}

/// Chooses a scenario; the main room and the sub-rooms are held by people unless that is changed.
pub(crate) fn choose(ui: &mut Ui, n: usize) {
    ui.choice.chosen = n;
    let scenario = ui.choice.entry().and_then(|o| o.scenario.clone());
    ui.choice.staffed.clear();
    if let Some(s) = scenario {
        ui.fields.insert(Field::Seed, s.head.seed.to_string());
        ui.wrong = None;
        let played = s
            .seats
            .values()
            .filter(|x| matches!(x.role, Role::MainRoom | Role::SubRoom));
        let few: Vec<SeatId> = played.map(|x| x.id.clone()).collect();
        // A single trainer at one screen can hold a few seats, not nine.
        if few.len() <= 3 {
            ui.choice.staffed.extend(few);
        }
    }
}

/// People hold every seat, or, if they do already, none.
pub(crate) fn toggle_all(ui: &mut Ui) {
    let Some(s) = ui.choice.entry().and_then(|o| o.scenario.clone()) else {
        return;
    };
    let seats = s
        .seats
        .values()
        .filter(|x| x.role != Role::Excon)
        .map(|x| x.id.clone());
    let all: std::collections::BTreeSet<SeatId> = seats.collect();
    ui.choice.staffed = if ui.choice.staffed == all {
        Default::default()
    } else {
        all
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::shipped;

    /// However its path is written, a scenario that is named stands in the list once.
    #[test]
    fn a_scenario_that_is_named_otherwise_is_listed_once() {
        let dir = tempfile::TempDir::new().unwrap();
        let mine = dir.path().join("scenarios/mine");
        std::fs::create_dir_all(&mine).unwrap();
        for (name, text) in shipped::texts("first-steps").unwrap() {
            std::fs::write(mine.join(name), text).unwrap();
        }
        for named in [
            mine.clone(),
            dir.path().join("scenarios/../scenarios/./mine"),
            mine.join("scenario.ron"),
        ] {
            let (all, n) = offers(&dir.path().join("."), Some(&named));
            let same = all
                .iter()
                .filter(|o| o.path.ends_with("mine") || o.path == named);
            assert_eq!(same.count(), 1, "{}", named.display());
            assert!(all[n.unwrap()].path.ends_with("mine"));
        }
    }
}
