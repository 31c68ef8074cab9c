//! `tamrin convert`: a scenario of another program as a scenario of ours, in a folder of its own.
//!
//! The folder appears whole, under its name, or not at all. Deliberately not here: what becomes of it (`scenario::openaev`).

use std::fs;

use super::exchange_args::{Convert, ConvertCommand, OpenAev};
use super::new::{Files, comment, exists, report, write};
use super::{Done, Failure, terminal};
use crate::base::ids::well_formed;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::load;
use crate::scenario::openaev::{self, Sayings};
use crate::wording::plain;

pub(super) fn convert(args: &Convert, lang: Lang) -> Done {
    match &args.command {
        ConvertCommand::Openaev(a) => of_openaev(a, lang),
    }
}

fn of_openaev(args: &OpenAev, lang: Lang) -> Done {
    let id = args.output.file_name().and_then(|n| n.to_str());
    let Some(id) = id.filter(|id| well_formed(id)) else {
        let name = args.output.display().to_string();
        return Err(Failure::new(msg!("cli-new-bad-name", name = name)));
    };
    if fs::symlink_metadata(&args.output).is_ok() {
        return Err(exists(&args.output));
    }
    let bytes = load::bytes_of(&args.file)?;
    let words = Sayings {
        comment: &|name| comment(name, lang),
        say: &|lang, said| plain(lang).message(said),
    };
    let made = openaev::convert(&bytes, id, &words).map_err(|said| {
        let path = args.file.display().to_string();
        Failure::new(msg!("exchange-of-file", path = path, said = said))
    })?;
    let bytes = |(path, text): (String, String)| (path, text.into_bytes());
    let files: Files = made.texts.into_iter().map(bytes).collect();
    write(&args.output, &files)?;
    for left in &made.left {
        terminal::out().say(left, lang)?;
    }
    let said = msg!(
        "exchange-converted",
        n = made.injects,
        left = made.left.len()
    );
    terminal::out().say(&said, lang)?;
    report(&args.output, lang)
}
