//! Feedback files: the forms that participants filled in, for `tamrin report`, as RON or as a table (CSV).
//!
//! Deliberately not here: what a form says and how it is set (`report::aar::feedback`).

use std::path::{Path, PathBuf};

use super::Failure;
use crate::base::diag::CheckRule;
use crate::report::aar::feedback::{Feedback, Wrong, checked, from_csv};
use crate::scenario::read::read_one;
use crate::scenario::{Scenario, load, locate, notes};

/// The forms of all files, of participants in a scenario.
pub(super) fn read(paths: &[PathBuf], s: &Scenario) -> Result<Vec<Feedback>, Failure> {
    let all: Result<Vec<_>, Failure> = paths.iter().map(|p| one(p, s)).collect();
    Ok(all?.concat())
}

fn one(path: &Path, s: &Scenario) -> Result<Vec<Feedback>, Failure> {
    let text = load::text_of(path)?;
    let name = path.display().to_string();
    let is_table = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let wrong = |(at, words): Wrong| {
        let said = notes::alone(&name, &text, at, CheckRule::BadValue, words);
        Failure::Found(Box::new(said))
    };
    let forms = if is_table {
        from_csv(&text).map_err(wrong)?
    } else {
        let all: Vec<Feedback> = read_one(&name, &text).map_err(Failure::Found)?;
        let tree = locate::parse(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let at = |n| tree.root.item(n).map_or(0, |form| form.start);
        let placed = all.into_iter().enumerate();
        placed.map(|(n, form)| (at(n), form)).collect()
    };
    checked(forms, s).map_err(wrong)
}
