//! `tamrin rate`: an evaluator decides about a critical task, in place of the proposal.
//!
//! Deliberately not here: the proposal (`evaluate::rating`).

use std::io::{self, Write as _};

use super::args::{Mark, Rate};
use super::{Done, Findings};
use crate::base::ids::TaskId;
use crate::base::text::{Lang, Text};
use crate::record::rating::{Judgement, Rating};
use crate::session::recording::rate as write_down;

pub(super) fn rate(args: &Rate, lang: Lang) -> Done {
    let rating = match args.rating {
        Mark::P => Some(Rating::P),
        Mark::S => Some(Rating::S),
        Mark::M => Some(Rating::M),
        Mark::U => Some(Rating::U),
        Mark::None => None,
    };
    let judgement = Judgement { task: TaskId::from(args.task.as_str()), rating, reason: args.reason.trim().to_owned() };
    write_down(&args.file, &judgement)?;
    let (task, kept) = (&judgement.task, args.file.display());
    let words =
        Text::new(&format!("قرار المقيّم في المهمة {task} محفوظ في {kept}"), &format!("The evaluator's rating of {task} is kept in {kept}"));
    writeln!(io::stdout().lock(), "{}", words.get(lang))?;
    Ok(Findings::None)
}
