//! `tamrin rate`: an evaluator decides about a critical task, in place of the proposal.
//!
//! Deliberately not here: the proposal (`evaluate::rating`).

use super::args::{Mark, Rate};
use super::{Done, Failure, Findings, terminal};
use crate::base::clean;
use crate::base::ids::TaskId;
use crate::base::message::msg;
use crate::base::text::Lang;
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
    if args.reason.trim().is_empty() {
        return Err(Failure::new(msg!("cli-say-why-reason-decision")));
    }
    let judgement = Judgement {
        task: TaskId::from(args.task.as_str()),
        rating,
        reason: clean::lines(args.reason.trim()).into_owned(),
        evaluator: args
            .evaluator
            .as_deref()
            .map(|e| clean::plain(e.trim()).into_owned()),
    };
    write_down(&args.file, &judgement)?;
    let (task, kept) = (&judgement.task, args.file.display());
    let words = msg!(
        "cli-evaluator-s-rating-kept",
        task = task,
        kept = kept.to_string()
    );
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
