//! `tamrin pack`: a scenario with all that it needs as one file, which can be played as it is.
//!
//! Deliberately not here: what is in it (`scenario::packed`).

use std::path::PathBuf;

use super::args::Pack;
use super::{Done, Failure, paper, papers, runs};
use crate::base::text::Lang;
use crate::scenario::{load, packed};
use crate::session::output::{self, Output};

pub(super) fn pack(args: &Pack, lang: Lang) -> Done {
    let scenario = papers::scenario(&args.scenario)?;
    let own = || PathBuf::from(format!("{}.zip", scenario.head.id));
    let file = args.output.clone().unwrap_or_else(own);
    output::may_write(&file, Output::Packed, args.force)?;
    let mut texts = scenario.texts.to_vec();
    // What a trained team does is no part of the scenario, and goes with it.
    let trained = runs::folder_of(&args.scenario).map(|f| f.join(runs::TRAINED));
    if let Some(path) = trained.filter(|f| load::is_there(f)) {
        let there = texts.iter().any(|(name, _)| name == runs::TRAINED);
        if !there {
            texts.push((runs::TRAINED.to_owned(), load::text_of(&path)?));
        }
    }
    let bytes = packed::pack(&texts).map_err(|why| Failure::new(why.message()))?;
    paper::keep(&file, Output::Packed, &bytes, args.force, lang)
}
