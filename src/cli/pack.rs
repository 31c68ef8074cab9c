//! `tamrin pack`: a scenario with all that it needs as one file, which can be played as it is.
//!
//! Deliberately not here: what is in it (`scenario::packed`).

use std::path::PathBuf;

use super::args::Pack;
use super::{Done, Failure, paper, papers};
use crate::base::text::Lang;
use crate::scenario::packed;
use crate::session::output::{self, Output};

pub(super) fn pack(args: &Pack, lang: Lang) -> Done {
    let scenario = papers::scenario(&args.scenario)?;
    let own = || PathBuf::from(format!("{}.zip", scenario.head.id));
    let file = args.output.clone().unwrap_or_else(own);
    output::may_write(&file, Output::Packed, args.force)?;
    let bytes = packed::pack(&scenario.texts).map_err(|why| Failure::new(why.message()))?;
    paper::keep(&file, Output::Packed, &bytes, args.force, lang)
}
