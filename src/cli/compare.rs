//! `tamrin compare`: two exercises side by side.
//!
//! Exit code 1 says that they differ. Deliberately not here: what is compared and how it looks (`report::compare`).

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use super::args::Compare;
use super::{Done, Findings};
use crate::base::text::{Lang, Text};
use crate::report::compare::Comparison;
use crate::session::recording::Recording;
use crate::session::store;

pub(super) fn compare(args: &Compare, lang: Lang) -> Done {
    let (a, b) = (Arc::new(Recording::open(&args.first)?), Arc::new(Recording::open(&args.second)?));
    if let Some(at) = args.at {
        super::was_played(&a, at)?;
        super::was_played(&b, at)?;
    }
    let c = Comparison::of(a, b);
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&c.json()).expect("a comparison is plain data"))?;
    } else {
        write!(out, "{}", c.text(lang))?;
    }
    if args.html || args.output.is_some() {
        let file = args.output.clone().unwrap_or_else(|| PathBuf::from("comparison.html"));
        store::write(&file, c.html(lang, args.at.unwrap_or_else(|| c.moment())).as_bytes())?;
        let kept = file.display();
        let words = Text::new(&format!("المقارنة صفحةً في {kept}"), &format!("The comparison as a page is in {kept}"));
        writeln!(io::stderr().lock(), "{}", words.get(lang))?;
    }
    Ok(if c.same() { Findings::None } else { Findings::Some })
}
