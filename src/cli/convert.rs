//! `tamrin convert`: a scenario or alerts of another program as a scenario of ours, in a folder of its own.
//!
//! The folder appears whole, under its name, or not at all. Deliberately not here: what becomes of it (`scenario::openaev`,
//! `scenario::cexf`, `scenario::cap`).

use std::fs;
use std::path::Path;

use super::exchange_args::{Cap, Convert, ConvertCommand};
use super::new::{Files, comment, exists, report, write};
use super::{Done, Failure, terminal};
use crate::base::ids::well_formed;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::scenario::carried::{Converted, Sayings};
use crate::scenario::edit::in_layout;
use crate::scenario::{cap, cexf, load, openaev};
use crate::wording::plain;

pub(super) fn convert(args: &Convert, lang: Lang) -> Done {
    match &args.command {
        ConvertCommand::Openaev(a) => of_one(&a.file, &a.made.output, lang, openaev::convert),
        ConvertCommand::Cexf(a) => of_one(&a.file, &a.made.output, lang, cexf::convert),
        ConvertCommand::Cap(a) => of_cap(a, lang),
    }
}

/// What becomes of one file, which a refusal names.
fn of_one(
    file: &Path,
    output: &Path,
    lang: Lang,
    convert: impl Fn(&[u8], &str, &Sayings<'_>) -> Result<Converted, Message>,
) -> Done {
    make(output, lang, |id, words| {
        let path = file.display().to_string();
        let refused = |said| Failure::new(msg!("exchange-of-file", path = path, said = said));
        convert(&load::bytes_of(file)?, id, words).map_err(refused)
    })
}

fn of_cap(args: &Cap, lang: Lang) -> Done {
    let read = |id: &str, words: &Sayings<'_>| {
        let mut files = Vec::new();
        for path in &args.files {
            files.push(cap::File {
                name: path.display().to_string(),
                bytes: load::bytes_of(path)?,
            });
        }
        // Which of the files is meant, the sentence says itself.
        cap::convert(&files, id, words).map_err(Failure::new)
    };
    make(&args.made.output, lang, read)
}

/// Writes what was read as a new scenario and says what was left.
fn make(
    output: &Path,
    lang: Lang,
    read: impl FnOnce(&str, &Sayings<'_>) -> Result<Converted, Failure>,
) -> Done {
    let id = output.file_name().and_then(|n| n.to_str());
    let Some(id) = id.filter(|id| well_formed(id)) else {
        let name = output.display().to_string();
        return Err(Failure::new(msg!("cli-new-bad-name", name = name)));
    };
    if fs::symlink_metadata(output).is_ok() {
        return Err(exists(output));
    }
    let words = Sayings {
        comment: &|name| comment(name, lang),
        say: &|lang, said| plain(lang).message(said),
    };
    let made = read(id, &words)?;
    let bytes = |(path, text): (String, String)| (path, in_layout(text).into_bytes());
    let files: Files = made.texts.into_iter().map(bytes).collect();
    write(output, &files)?;
    for left in &made.left {
        terminal::out().say(left, lang)?;
    }
    let said = msg!(
        "exchange-converted",
        n = made.injects,
        left = made.left.len()
    );
    terminal::out().say(&said, lang)?;
    report(output, lang)
}
