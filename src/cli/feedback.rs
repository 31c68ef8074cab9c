//! Feedback files: the forms that participants filled in, for `tamrin report`, as RON or as a table (CSV).
//!
//! Deliberately not here: what a form says and how it is set (`report::aar::feedback`).

use std::path::{Path, PathBuf};

use super::Failure;
use crate::base::message::{Message, msg};
use crate::report::aar::feedback::{Feedback, checked, from_csv};
use crate::scenario::load;
use crate::scenario::read::read_one;

/// The forms of all files.
pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<Feedback>, Failure> {
    let all: Result<Vec<_>, Failure> = paths.iter().map(|p| one(p)).collect();
    Ok(all?.concat())
}

fn one(path: &Path) -> Result<Vec<Feedback>, Failure> {
    let text = load::text_of(path)?;
    let name = path.display().to_string();
    let is_table = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let wrong = |said: Message| Failure::new(msg!("cli-feedback", file = &name, said = said));
    let forms = if is_table {
        from_csv(&text).map_err(wrong)?
    } else {
        read_one(&name, &text).map_err(Failure::Found)?
    };
    checked(forms).map_err(wrong)
}
