//! `tamrin manual`: the manuals of the program as documents.
//!
//! Deliberately not here: their texts (`wording::manual`), how they become documents (`report::manual`).

#[cfg(feature = "window")]
use std::path::Path;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

#[cfg(feature = "window")]
use super::Failure;
use super::args::{Format, ManualArgs};
use super::{Done, paper};
use crate::base::text::Lang;
use crate::report::manual::doc;
use crate::session::output::{self, Output};
use crate::wording::manual::Manual;

/// Reads which manual is meant from its name.
pub(super) fn by_name() -> impl TypedValueParser<Value = Manual> {
    let find = |name: String| Manual::ALL.iter().copied().find(|m| m.name() == name);
    PossibleValuesParser::new(Manual::ALL.iter().map(|m| m.name()))
        .map(move |name| find(name).expect("one of the names that the parser lets through"))
}

/// Writes a manual.
pub(super) fn manual(args: &ManualArgs, lang: Lang, langs: &[Lang]) -> Done {
    let all = [Format::Html, Format::Pdf, Format::Docx];
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| name(args.manual, lang));
    let format = paper::format(None, Some(&file), &all)?;
    paper::template_fits(args.template.as_deref(), Some(format))?;
    output::may_write(&file, Output::Manual, args.force)?;
    let docs: Vec<_> = langs.iter().map(|l| doc(args.manual, *l)).collect();
    let bytes = paper::set(&docs, format, args.template.as_deref())?;
    paper::keep(&file, Output::Manual, &bytes, args.force, lang)
}

/// A manual as PDF in a folder.
#[cfg(feature = "window")]
pub(super) fn into(folder: &Path, manual: Manual, lang: Lang) -> Result<PathBuf, Failure> {
    let file = output::free(folder.join(name(manual, lang)), Output::Manual);
    let bytes = paper::set(&[doc(manual, lang)], Format::Pdf, None)?;
    output::write(&file, Output::Manual, &bytes, false)?;
    Ok(file)
}

/// What a manual's file is called.
fn name(manual: Manual, lang: Lang) -> PathBuf {
    PathBuf::from(format!("tamrin-{}-{}.pdf", manual.name(), lang.tag()))
}
