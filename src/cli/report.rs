//! `tamrin report`: the after-action report of an exercise.
//!
//! Deliberately not here: what it says (`report::aar`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Format, Report};
use super::{Done, Failure, Findings, feedback, paper, plan, record};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::report::aar::AfterAction;
use crate::session::output::{self, Output};
use crate::session::recording::Recording;

pub(super) fn report(args: &Report, lang: Lang, langs: &[Lang]) -> Done {
    let all = [
        Format::Html,
        Format::Pdf,
        Format::Docx,
        Format::Xlsx,
        Format::Json,
        Format::Plan,
    ];
    let format = paper::format(args.format, args.output.as_deref(), &all)?;
    paper::template_fits(args.template.as_deref(), Some(format))?;
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| args.file.with_extension(format.ending()));
    let what = if format == Format::Plan {
        Output::Plan
    } else {
        Output::Report
    };
    output::may_write(&file, what, args.force)?;
    let mut report = AfterAction::of(record::open(&args.file, lang)?);
    let plan = plan::read(&args.plan, &[(report.name(), report.scenario())])?;
    let forms = feedback::read(&args.feedback, report.scenario())?;
    report = report.with_plan(plan).with_feedback(forms);
    let bytes = match format {
        Format::Json => {
            (serde_json::to_string_pretty(&report.json()).expect("a report is plain data") + "\n")
                .into_bytes()
        }
        Format::Plan => report.plan_file(lang).into_bytes(),
        Format::Xlsx => {
            let large = || Failure::new(msg!("cli-exercise-larger-workbook-holds"));
            report.xlsx(langs).ok_or_else(large)?
        }
        Format::Html | Format::Pdf | Format::Docx => {
            let docs: Vec<_> = langs.iter().map(|l| report.doc(*l)).collect();
            paper::set(&docs, format, args.template.as_deref())?
        }
    };
    paper::keep(&file, what, &bytes, args.force, lang)
}

/// Writes the report of an exercise beside its file; the files that were written.
pub(super) fn beside(file: &Path, lang: Lang, formats: &[Format]) -> Result<Vec<PathBuf>, Failure> {
    let docs = [AfterAction::of(Arc::new(Recording::open(file)?)).doc(lang)];
    let one = |format: &Format| {
        let to = output::free(file.with_extension(format.ending()), Output::Report);
        output::write(
            &to,
            Output::Report,
            &paper::set(&docs, *format, None)?,
            false,
        )?;
        Ok(to)
    };
    formats.iter().map(one).collect()
}

/// The report of an exercise as a page beside its file.
pub(super) fn page_beside(file: &Path, lang: Lang) -> Done {
    beside(file, lang, &[Format::Html])?
        .iter()
        .try_for_each(|f| paper::said(f, lang))?;
    Ok(Findings::None)
}
