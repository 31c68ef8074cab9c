//! `tamrin report`: the after-action report of an exercise.
//!
//! Deliberately not here: what it says (`report::aar`).

use std::io::{self, Write as _};
use std::sync::Arc;

use super::args::{Format, Report};
use super::{Done, Findings};
use crate::base::text::{Lang, Text};
use crate::report::aar::AfterAction;
use crate::session::recording::Recording;
use crate::session::store;

pub(super) fn report(args: &Report, lang: Lang) -> Done {
    let report = AfterAction::of(Arc::new(Recording::open(&args.file)?));
    let (text, ending) = match args.format {
        Format::Html => (report.html(lang), "html"),
        Format::Json => (serde_json::to_string_pretty(&report.json()).expect("a report is plain data") + "\n", "json"),
    };
    let file = args.output.clone().unwrap_or_else(|| args.file.with_extension(ending));
    store::write(&file, text.as_bytes())?;
    let kept = file.display();
    let words = Text::new(&format!("التقرير في {kept}"), &format!("The report is in {kept}"));
    writeln!(io::stdout().lock(), "{}", words.get(lang))?;
    Ok(Findings::None)
}
