//! `tamrin import`: a map file from outlines and lists.
//!
//! Deliberately not here: what the lists mean (`scenario::import`).

use super::args::Import;
use super::{Done, Failure, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::import::{Sources, map};
use crate::scenario::load::text_of;
use crate::session::output::{self, Output};

pub(super) fn import(args: &Import, lang: Lang) -> Done {
    output::may_write(&args.output, Output::MapFile, args.force)?;
    let sources = Sources {
        outlines: text_of(&args.outlines)?,
        places: text_of(&args.places)?,
        roads: text_of(&args.roads)?,
        municipalities: args.municipalities.as_deref().map(text_of).transpose()?,
        groups: args.group.clone(),
    };
    let made = match map(&sources) {
        Ok(made) => made,
        Err(wrong) => {
            wrong
                .iter()
                .try_for_each(|w| terminal::err().say(w, lang))?;
            return Err(Failure::new(msg!("cli-map-written-mend-named")));
        }
    };
    output::write(
        &args.output,
        Output::MapFile,
        made.text.as_bytes(),
        args.force,
    )?;
    for n in &made.notes {
        terminal::err().say(&msg!("cli-note", said = n), lang)?;
    }
    let words = msg!(
        "cli-imported",
        places = made.places,
        roads = made.roads,
        municipalities = made.municipalities,
        voronoi = made.voronoi,
        districts = made.districts
    );
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
