//! `tamrin fmt`: the files of scenarios in the usual layout, or which of them are not in it.
//!
//! Deliberately not here: the layout (`scenario::edit`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::msel_args::Fmt;
use super::{Done, Failure, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::edit::laid_out;
use crate::scenario::load;
use crate::scenario::read::read_one;
use crate::session::output::{self, Change};
use crate::wording::findings;

pub(super) fn fmt(args: &Fmt, lang: Lang) -> Done {
    let mut files = BTreeSet::new();
    for path in &args.paths {
        let found = files_of(path);
        if found.is_empty() {
            let path = path.display().to_string();
            return Err(Failure::new(msg!("msel-fmt-nothing", path = path)));
        }
        files.extend(found);
    }
    let (mut changed, mut unread) = (0, 0);
    for path in &files {
        let before = load::text_of(path)?;
        let name = path.display().to_string();
        let Ok(after) = laid_out(&before) else {
            unread += 1;
            // What is wrong is said by the one who reads scenarios; what that takes, this takes too.
            match read_one::<ron::Value>(&name, &before) {
                Err(d) => terminal::err().lines(&findings::lines(&d, lang))?,
                Ok(_) => terminal::err().say(&msg!("msel-fmt-unread", path = name), lang)?,
            }
            continue;
        };
        if after == before {
            continue;
        }
        changed += 1;
        terminal::out().line(&name)?;
        if !args.check {
            let path = path.clone();
            output::change(&[Change {
                path,
                before,
                after,
            }])?;
        }
    }
    let (all, check) = (files.len(), args.check);
    let said = match (changed, check) {
        (0, _) => msg!("msel-fmt-none", all = all),
        (n, true) => msg!("msel-fmt-would", n = n, all = all),
        (n, false) => msg!("msel-fmt-done", n = n, all = all),
    };
    terminal::err().say(&said, lang)?;
    Ok(if unread > 0 || check && changed > 0 {
        Findings::Some
    } else {
        Findings::None
    })
}

/// A file that was named; of a folder the files of all scenarios in it: what lies beside their heads, and what they include.
fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let mut all = Vec::new();
    // One that was packed into a file is not for people to read.
    for folder in load::find(path).into_iter().filter(|p| p.is_dir()) {
        let beside = fs::read_dir(&folder).into_iter().flatten();
        let beside = beside.filter_map(|e| Some(e.ok()?.path()));
        all.extend(beside.filter(|p| {
            let regular = fs::symlink_metadata(p).is_ok_and(|m| m.is_file());
            regular && p.extension().is_some_and(|e| e == "ron")
        }));
        let texts = load::load(&folder).map(|l| l.texts).unwrap_or_default();
        all.extend(texts.iter().map(|(name, _)| folder.join(name)));
    }
    all
}
