//! `tamrin branch`: goes on differently from a moment of an exercise.
//!
//! Deliberately not here: what a branch shares with its parent (`session::branch`).

use std::path::Path;

use super::args::Branch;
use super::run::{orders, play_out};
use super::{Done, Findings, record, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::session::OrdersFile;
use crate::session::branch::{self, Future};
use crate::session::store;

pub(super) fn branch(args: &Branch, lang: Lang) -> Done {
    let parent = record::open(&args.file, lang)?;
    super::was_played(&parent, args.at)?;
    let orders = args.orders.as_deref().map_or_else(
        || Ok(OrdersFile::default()),
        |p| orders(p, &parent.scenario),
    )?;
    let folder = args.file.parent().unwrap_or_else(|| Path::new(""));
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| store::free_name(folder, &branch::name(&args.file, args.at)));
    let future = Future {
        orders,
        standing: args.standing,
        later_orders: args.later_orders,
    };
    let mut exercise = branch::branch(&parent, args.at, future, &file)?;
    if !args.hold {
        return play_out(&mut exercise, &file, None, false, lang);
    }
    let (kept, at) = (file.display(), args.at);
    let words = msg!(
        "cli-branch-kept-go-tamrin",
        at = at.to_string(),
        kept = kept.to_string()
    );
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
