//! `tamrin rescue`: saves what can be read of a damaged exercise file.
//!
//! Deliberately not here: what can be read (`session::store::rescue`).

use super::args::Rescue;
use super::{Done, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::session::catalog;
use crate::session::store::rescue;

pub(super) fn rescue(args: &Rescue, lang: Lang) -> Done {
    let texts = args.scenario.as_deref().map(catalog::texts).transpose()?;
    let saved = rescue::rescue(&args.file, &args.output, texts)?;
    let mut out = terminal::out();
    let (orders, notes, until, kept) = (
        saved.orders,
        saved.observations,
        saved.until,
        args.output.display(),
    );
    let words = msg!(
        "cli-saved-exercise-up-orders",
        kept = kept.to_string(),
        until = until.to_string(),
        orders = orders,
        notes = notes
    );
    out.say(&words, lang)?;
    if !saved.all_orders {
        let words = msg!("cli-orders-after-cannot-read");
        out.say(&words, lang)?;
    }
    if saved.scenario_of_program {
        let words = msg!("cli-scenario-s-text-file");
        out.say(&words, lang)?;
    }
    let words = msg!("cli-look-tamrin-replay", kept = kept.to_string());
    out.say(&words, lang)?;
    Ok(if saved.all_orders {
        Findings::None
    } else {
        Findings::Some
    })
}
