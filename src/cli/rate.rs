//! `tamrin rate`: an evaluator decides about a critical task, in place of the proposal.
//!
//! Deliberately not here: the proposal (`evaluate::rating`).

use super::args::{Mark, Rate};
use super::{Done, Failure, Findings, terminal};
use crate::base::clean;
use crate::base::ids::TaskId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::record::rating::{Evaluator, Judgement, Rating};
use crate::session::recording::rate as write_down;

pub(super) fn rate(args: &Rate, lang: Lang) -> Done {
    let rating = match args.rating {
        Mark::P => Some(Rating::P),
        Mark::S => Some(Rating::S),
        Mark::M => Some(Rating::M),
        Mark::U => Some(Rating::U),
        Mark::None => None,
    };
    if clean::is_blank(&args.reason) {
        return Err(Failure::new(msg!("cli-say-why-reason-decision")));
    }
    if args.evaluator.as_deref().is_some_and(clean::is_blank) {
        return Err(Failure::new(msg!("cli-evaluator-is-blank")));
    }
    let judgement = Judgement {
        task: TaskId::from(args.task.as_str()),
        rating,
        reason: args.reason.clone(),
        evaluator: args.evaluator.clone().map(Evaluator::Post),
    }
    .tidied();
    write_down(&args.file, &judgement)?;
    let (task, kept) = (&judgement.task, args.file.display().to_string());
    let words = match &judgement.evaluator {
        None => msg!("cli-lead-rating-kept", task = task, kept = kept),
        Some(by) => msg!(
            "cli-opinion-kept",
            evaluator = by.called(),
            task = task,
            kept = kept
        ),
    };
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
